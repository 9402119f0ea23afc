//! Commitments, requests and meetings.

use cpom_core::champ;
use cpom_core::choix::Choix;
use cpom_core::negociation::mots::visee;
use cpom_core::negociation::{etat, nom_revue};
use rust_xlsxwriter::XlsxError;

use super::SourceClasseur;
use super::feuille::{CelluleExcel, Feuille, GenreChiffre, chiffre, entier};

/// Title of the column of the place that an agreement writes.
const VISEE: &str = "Ce que l’accord modifie";

/// A word of a closed list.
fn word(choice: impl Choix) -> CelluleExcel {
    CelluleExcel::Mot(choice.libelle().to_owned())
}

impl SourceClasseur<'_> {
    pub(super) fn engagements(&self, f: &mut Feuille<'_>) -> Result<(), XlsxError> {
        let entete = f.ligne;
        let titres = [
            champ!(Engagement.partie).colonne(),
            champ!(Engagement.code).colonne(),
            champ!(Engagement.texte).colonne(),
            champ!(Engagement.preuve).colonne(),
            champ!(Engagement.periodicite).colonne(),
            champ!(Engagement.etat).colonne(),
            champ!(Engagement.commentaire).colonne(),
        ];
        f.colonnes([28.0, 10.0, 60.0, 34.0, 24.0, 18.0, 40.0], titres, 2)?;
        for e in &self.d.engagements {
            f.donnees(&[
                word(e.partie),
                (&e.code).into(),
                (&e.texte).into(),
                (&e.preuve).into(),
                (&e.periodicite).into(),
                word(e.etat),
                (&e.commentaire).into(),
            ])?;
        }
        f.filtre(entete, titres.len())
    }

    /// Requests with where each stands; the copy for the agency has their priority and the fall-back position too.
    pub(super) fn demandes(&self, f: &mut Feuille<'_>) -> Result<(), XlsxError> {
        let entete = f.ligne;
        let mut titres = vec![
            champ!(Demande.revue_id).colonne(),
            champ!(Demande.code).colonne(),
            champ!(Demande.objet).colonne(),
            champ!(Demande.justification).colonne(),
            champ!(Demande.impact).colonne(),
            champ!(Demande.origine).colonne(),
            champ!(Demande.objectif_id).colonne(),
            VISEE,
            champ!(Demande.echeance).colonne(),
            "Où il en est",
        ];
        let mut largeurs = vec![34.0, 10.0, 60.0, 60.0, 16.0, 20.0, 12.0, 40.0, 14.0, 16.0];
        if self.interne {
            titres.extend([
                champ!(Demande.priorite).colonne(),
                champ!(Demande.position_repli).colonne(),
                champ!(Demande.impact_repli).colonne(),
            ]);
            largeurs.extend([14.0, 50.0, 16.0]);
        }
        f.largeurs(&largeurs, titres.len())?;
        f.entete(&titres, 2)?;
        for x in &self.d.demandes {
            let revue = self.d.revues.iter().find(|r| r.id == x.revue_id);
            let objectif = self.d.objectifs.iter().find(|o| Some(o.id) == x.objectif_id);
            let mut rang: Vec<CelluleExcel> = vec![
                revue.map(nom_revue).unwrap_or_default().into(),
                (&x.code).into(),
                (&x.objet).into(),
                (&x.justification).into(),
                chiffre(x.impact, GenreChiffre::Euros),
                word(x.origine),
                objectif.map_or("", |o| o.code.as_str()).into(),
                visee(self.d, x).into(),
                x.echeance.into(),
                word(etat(self.d, x)),
            ];
            if self.interne {
                rang.extend([word(x.priorite), (&x.position_repli).into(), chiffre(x.impact_repli, GenreChiffre::Euros)]);
            }
            f.donnees(&rang)?;
        }
        f.filtre(entete, titres.len())
    }

    pub(super) fn reunions(&self, f: &mut Feuille<'_>) -> Result<(), XlsxError> {
        let entete = f.ligne;
        let titres = [
            champ!(Comite.date).colonne(),
            champ!(Comite.objet).colonne(),
            champ!(Comite.lieu).colonne(),
            champ!(Comite.exercice).colonne(),
            "Participants",
            champ!(Comite.ordre_du_jour).colonne(),
            "Décisions",
            "dont closes",
        ];
        f.colonnes([12.0, 40.0, 30.0, 10.0, 44.0, 50.0, 11.0, 11.0], titres, 1)?;
        let count = |n: usize| entier(i32::try_from(n).ok(), GenreChiffre::Entier);
        for c in &self.d.comites {
            let decisions: Vec<_> = self.d.decisions.iter().filter(|x| x.comite_id == c.id).collect();
            let participants: Vec<&str> =
                self.d.participants.iter().filter(|p| p.comite_id == c.id).map(|p| p.organisme.as_str()).collect();
            f.donnees(&[
                c.date.into(),
                (&c.objet).into(),
                (&c.lieu).into(),
                entier(c.exercice, GenreChiffre::Annee),
                participants.join("\n").into(),
                c.ordre_du_jour.join("\n").into(),
                count(decisions.len()),
                count(decisions.iter().filter(|x| x.etat.is_closed()).count()),
            ])?;
        }
        f.filtre(entete, titres.len())
    }
}
