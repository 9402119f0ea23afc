//! Organisational means, working life, shared practices; the risks of the actions.

use cpom_core::champ;
use cpom_core::choix::Choix;
use rust_xlsxwriter::XlsxError;

use super::SourceClasseur;
use super::feuille::{CelluleExcel, Feuille, GenreChiffre, entier};
use crate::composition::organisation::titre;

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
            let titres = [
                champ!(MoyenOrganisation.nature).colonne(),
                champ!(MoyenOrganisation.intitule).colonne(),
                champ!(MoyenOrganisation.lieu).colonne(),
                champ!(MoyenOrganisation.responsable).colonne(),
                champ!(MoyenOrganisation.date).colonne(),
                champ!(MoyenOrganisation.action_id).colonne(),
                champ!(MoyenOrganisation.commentaire).colonne(),
            ];
            f.entete(&titres, 2)?;
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
            let titres = [
                champ!(ConditionTravail.domaine).colonne(),
                champ!(ConditionTravail.mesure).colonne(),
                champ!(ConditionTravail.responsable).colonne(),
                champ!(ConditionTravail.etat).colonne(),
                champ!(ConditionTravail.echeance).colonne(),
                champ!(ConditionTravail.action_id).colonne(),
                champ!(ConditionTravail.resultat).colonne(),
            ];
            f.entete(&titres, 2)?;
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
            let titres = [
                champ!(PartagePratique.sens).colonne(),
                champ!(PartagePratique.pratique).colonne(),
                champ!(PartagePratique.avec).colonne(),
                "",
                champ!(PartagePratique.annee).colonne(),
                champ!(PartagePratique.action_id).colonne(),
                champ!(PartagePratique.suite).colonne(),
            ];
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
        let titres = [
            champ!(Risque.action_id).colonne(),
            champ!(Risque.risque).colonne(),
            champ!(Risque.mesure).colonne(),
            champ!(Risque.niveau).colonne(),
            champ!(Risque.responsable).colonne(),
            champ!(Risque.echeance).colonne(),
            champ!(Risque.etat).colonne(),
        ];
        f.colonnes([12.0, 44.0, 44.0, 12.0, 24.0, 14.0, 18.0], titres, 2)?;
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
