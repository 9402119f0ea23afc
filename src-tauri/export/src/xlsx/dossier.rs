//! The first sheet, which describes the workbook, and the last one, which lists the dates.

use chrono::NaiveDate;
use cpom_core::calculs::EtatSuivi;
use cpom_core::champ;
use cpom_core::choix::Choix;
use rust_xlsxwriter::XlsxError;

use super::feuille::{CelluleExcel, Feuille};
use super::{FEUILLES, RETARD, SourceClasseur, late};
use cpom_core::francais::date;

impl SourceClasseur<'_> {
    pub(super) fn dossier(&self, f: &mut Feuille<'_>) -> Result<(), XlsxError> {
        let d = self.d;
        f.largeurs(&[34.0, 90.0], 2)?;
        let periode = match (d.contrat.date_debut, d.contrat.date_fin) {
            (Some(a), Some(b)) => format!("{} – {}", date(a), date(b)),
            _ => String::new(),
        };
        let noms = |liste: Vec<&str>| liste.join("\n");
        let lignes: [(&str, String); 9] = [
            ("Contrat", d.contrat.intitule.clone()),
            (champ!(Contrat.reference).libelle, d.contrat.reference.clone()),
            ("Période", periode),
            (champ!(Contrat.statut).libelle, d.contrat.statut.libelle().to_owned()),
            ("Département", d.departement.nom.clone()),
            ("Gestionnaire", noms(d.gestionnaires.iter().map(|g| g.raison_sociale.as_str()).collect())),
            ("Service", noms(d.services.iter().map(|s| s.nom.as_str()).collect())),
            (champ!(InfosDossier.avertissement).colonne(), d.dossier.avertissement.clone()),
            ("Destinataire", self.pour.mention().to_owned()),
        ];
        for (libelle, valeur) in lignes.into_iter().filter(|l| !l.1.is_empty()) {
            f.donnees(&[libelle.into(), valeur.into()])?;
        }
        f.titre("Feuilles")?;
        for (nom, titre) in FEUILLES {
            let reference = nom.split(' ').next().filter(|mot| mot.len() <= 3 && mot.starts_with('T'));
            f.lien(nom, &reference.map_or_else(|| titre.to_owned(), |r| format!("{r} – {titre}")))?;
        }
        f.titre("Lecture")?;
        f.note(
            "Les totaux, taux et écarts sont des formules ; les montants sont arrondis au centime ligne à ligne avant d’être additionnés.",
        )?;
        f.note("Une case vide est une valeur inconnue : elle ne vaut pas zéro. « partiel (2 sur 4) » : il manque des chiffres au total.")?;
        f.note("La feuille Données tient tous les chiffres, un par ligne, dans un tableau prêt pour un tableau croisé dynamique.")
    }

    pub(super) fn echeances(&self, f: &mut Feuille<'_>) -> Result<(), XlsxError> {
        let titres = [
            champ!(Echeance.date).colonne(),
            champ!(Echeance.libelle).colonne(),
            "Origine",
            champ!(Echeance.responsable).colonne(),
            champ!(Echeance.statut).colonne(),
            champ!(Echeance.nature).colonne(),
            RETARD,
        ];
        let entete = f.ligne;
        f.colonnes([12.0, 80.0, 26.0, 30.0, 14.0, 16.0, 12.0], titres, 1)?;
        let suivi = &self.c.suivi;
        let mut lignes: Vec<(Option<NaiveDate>, [CelluleExcel; 6])> = Vec::new();
        for e in &self.d.echeances {
            let retard = late(suivi.echeance(e.id) == EtatSuivi::EnRetard);
            let mots = [
                (&e.libelle).into(),
                "échéancier".into(),
                (&e.responsable).into(),
                e.statut.libelle().into(),
                e.nature.libelle().into(),
                retard,
            ];
            lignes.push((e.date, mots));
        }
        for e in &self.d.etapes {
            let action = self.d.actions.iter().find(|a| a.id == e.action_id);
            let origine = action.map_or_else(|| "étape".to_owned(), |a| format!("étape de {}", a.code));
            let pilote = action.map_or(CelluleExcel::Vide, |a| (&a.pilote).into());
            let retard = late(suivi.etape(e.id) == EtatSuivi::EnRetard);
            lignes.push((e.echeance, [(&e.libelle).into(), origine.into(), pilote, e.statut.libelle().into(), CelluleExcel::Vide, retard]));
        }
        for x in &self.d.decisions {
            let comite = self.d.comites.iter().find(|c| c.id == x.comite_id).and_then(|c| c.date);
            let origine = comite.map_or_else(|| "décision".to_owned(), |d| format!("décision du {}", date(d)));
            let retard = late(suivi.decision(x.id) == EtatSuivi::EnRetard);
            let mots = [(&x.texte).into(), origine.into(), (&x.responsable).into(), x.etat.libelle().into(), CelluleExcel::Vide, retard];
            lignes.push((x.echeance, mots));
        }
        // A stable sort: what falls on one day stays in the dossier's order; what has no date comes last.
        lignes.sort_by_key(|(date, _)| (date.is_none(), *date));
        for (date, cellules) in lignes {
            let mut rang = vec![CelluleExcel::from(date)];
            rang.extend(cellules);
            f.donnees(&rang)?;
        }
        f.filtre(entete, titres.len())
    }
}
