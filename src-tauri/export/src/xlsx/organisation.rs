//! Organisational means, working life, shared practices; the risks of the actions.

use cpom_core::choix::Choix;
use rust_xlsxwriter::XlsxError;

use super::SourceClasseur;
use super::feuille::{CelluleExcel, Feuille, GenreChiffre, entier};
use crate::composition::organisation::{colonne, titre};

/// A word of a closed list.
fn word(choice: impl Choix) -> CelluleExcel {
    CelluleExcel::Mot(choice.libelle().to_owned())
}

impl SourceClasseur<'_> {
    /// Whether the sheet of [`Self::organisation`] has a row.
    pub(super) fn organised(&self) -> bool {
        !(self.d.moyens_organisation.is_empty() && self.d.conditions_travail.is_empty() && self.d.partages_pratiques.is_empty())
    }

    pub(super) fn organisation(&self, f: &mut Feuille<'_>) -> Result<(), XlsxError> {
        f.largeurs(&[34.0, 48.0, 34.0, 24.0, 14.0, 12.0, 40.0], 7)?;
        let mut suite = false;
        if !self.d.moyens_organisation.is_empty() {
            let champs = ["nature", "intitule", "lieu", "responsable", "date", "action_id", "commentaire"];
            f.entete(&champs.map(|c| colonne("moyens_organisation", c)), 2)?;
            for m in &self.d.moyens_organisation {
                f.donnees(&[
                    word(m.nature),
                    (&m.intitule).into(),
                    (&m.lieu).into(),
                    (&m.responsable).into(),
                    m.date.into(),
                    self.action_code(m.action_id),
                    (&m.commentaire).into(),
                ])?;
            }
            suite = true;
        }
        if !self.d.conditions_travail.is_empty() {
            if suite {
                f.titre(titre("conditions_travail"))?;
            }
            let champs = ["domaine", "mesure", "responsable", "etat", "echeance", "action_id", "resultat"];
            f.entete(&champs.map(|c| colonne("conditions_travail", c)), 2)?;
            for c in &self.d.conditions_travail {
                f.donnees(&[
                    word(c.domaine),
                    (&c.mesure).into(),
                    (&c.responsable).into(),
                    word(c.etat),
                    c.echeance.into(),
                    self.action_code(c.action_id),
                    (&c.resultat).into(),
                ])?;
            }
            suite = true;
        }
        if !self.d.partages_pratiques.is_empty() {
            if suite {
                f.titre(titre("partages_pratiques"))?;
            }
            let champs = ["sens", "pratique", "avec", "", "annee", "action_id", "suite"];
            let titres = champs.map(|c| colonne("partages_pratiques", c));
            f.entete(&titres, 2)?;
            for p in &self.d.partages_pratiques {
                f.donnees(&[
                    word(p.sens),
                    (&p.pratique).into(),
                    (&p.avec).into(),
                    CelluleExcel::Vide,
                    entier(Some(p.annee), GenreChiffre::Annee),
                    self.action_code(p.action_id),
                    (&p.suite).into(),
                ])?;
            }
        }
        Ok(())
    }

    pub(super) fn risques(&self, f: &mut Feuille<'_>) -> Result<(), XlsxError> {
        let entete = f.ligne;
        let titres = ["action_id", "risque", "mesure", "niveau", "responsable", "echeance", "etat"].map(|c| colonne("risques", c));
        f.largeurs(&[12.0, 44.0, 44.0, 12.0, 24.0, 14.0, 18.0], titres.len())?;
        f.entete(&titres, 2)?;
        for r in &self.d.risques {
            f.donnees(&[
                self.action_code(Some(r.action_id)),
                (&r.risque).into(),
                (&r.mesure).into(),
                word(r.niveau),
                (&r.responsable).into(),
                r.echeance.into(),
                word(r.etat),
            ])?;
        }
        f.filtre(entete, titres.len())
    }
}
