//! T3: the dotation complémentaire; T10: its payments.

use cpom_core::calculs::{DotationAnnee, PartBudget, Termes, Total};
use cpom_core::champ;
use cpom_core::choix::{Choix, NonConsomme, StatutVersement};
use cpom_core::modele::ChampDef;
use rust_xlsxwriter::XlsxError;

use super::SourceClasseur;
use super::feuille::{
    Attente, CelluleExcel, Feuille, GenreChiffre, GraphiqueExcel, Rang, Zone, a1, calcul, chiffre, col, deduit, entier, plage,
    somme_attendue, sommes_si,
};

/// Row of the planned grant, for the financing plan.
pub(super) const LIGNE_PREVUE: u32 = super::feuille::DEBUT + 1 + rangs::PREVU;

/// Rows of T3, counted from the first.
mod rangs {
    pub const HORAIRE: u32 = 0;
    pub const HEURES_PREVUES: u32 = 1;
    pub const PREVU: u32 = 2;
    pub const HEURES_REALISEES: u32 = 3;
    pub const HEURES_RETENUES: u32 = 4;
    pub const ACQUIS: u32 = 5;
    pub const REPORT: u32 = 6;
    pub const DISPONIBLE: u32 = 7;
    pub const PAR_ACTIONS: u32 = 8;
    pub const HORS_ACTIONS: u32 = 9;
    pub const CONSOMME: u32 = 10;
    pub const SUITE: u32 = 11;
    pub const ACOMPTE: u32 = 13;
}

impl SourceClasseur<'_> {
    pub(super) fn dotation(&self, f: &mut Feuille<'_>) -> Result<(), XlsxError> {
        use rangs::*;
        let annees = &self.c.dotation.annees;
        f.largeurs(&[44.0, 16.0], annees.len() + 2)?;
        let mut titres = vec!["Rubrique".to_owned()];
        titres.extend(annees.iter().map(|a| self.c.annees.titre(a.annee)));
        titres.push("Total".to_owned());
        f.entete(&titres, 1)?;
        let base = f.ligne;
        let at = |rang: u32, i: usize| a1(base + rang, col(i + 1));
        let t = &self.c.dotation;
        let par_actions = |a: i32| self.budgets.total_of_all(Some(a), PartBudget::Consomme);
        let hors = |a: i32| self.d.dotations.iter().find(|m| m.annee == a).and_then(|m| m.consomme_hors_actions);
        let outside = |a: i32| Total::de(Termes::Lignes, hors(a).map(Some));
        // The sum of the years, from the totals of the cells.
        let sum = |part: &dyn Fn(&DotationAnnee) -> Total<2>, total: Total<2>| Some((Attente::de(annees.iter().map(part), total), total));
        let mut rang =
            |genre, titre: &str, somme_de: Option<(Attente, Total<2>)>, cellule: &dyn Fn(usize, &DotationAnnee) -> CelluleExcel| {
                let mut r = vec![CelluleExcel::from(titre)];
                r.extend(annees.iter().enumerate().map(|(i, a)| cellule(i, a)));
                let l = f.ligne;
                let fin = annees.len().saturating_sub(1);
                r.push(match somme_de.filter(|_| !annees.is_empty()) {
                    Some((n, total)) => somme_attendue(&Zone::ligne(l, 1, col(fin + 1)), n, total, GenreChiffre::Euros),
                    None => CelluleExcel::Vide,
                });
                f.rang(genre, &r).map(|_| ())
            };
        let n = Rang::Normal;
        rang(n, champ!(MontantHoraire.montant_horaire).libelle, None, &|_, a| chiffre(a.montant_horaire, GenreChiffre::Prix))?;
        rang(n, "Heures éligibles prévues", None, &|_, a| chiffre(a.heures_prevues, GenreChiffre::Heures))?;
        let prevu = Some((t.total_prevu.into(), t.total_prevu));
        rang(Rang::SousTotal, "Dotation prévue", prevu, &|i, a| {
            let (heures, prix) = (at(HEURES_PREVUES, i), at(HORAIRE, i));
            deduit(format!("ROUND({heures}*{prix},2)"), &[&heures, &prix], a.montant_prevu, GenreChiffre::Euros)
        })?;
        rang(n, "Heures éligibles réalisées", None, &|_, a| chiffre(a.heures_realisees, GenreChiffre::Heures))?;
        rang(n, "Heures retenues par le Département pour le solde", None, &|_, a| chiffre(a.heures_retenues, GenreChiffre::Heures))?;
        let acquis = Some((t.total_acquis.into(), t.total_acquis));
        rang(Rang::SousTotal, "Dotation acquise", acquis, &|i, a| {
            if a.a_confirmer {
                return CelluleExcel::Mot("à confirmer".to_owned());
            }
            // In a year covered in part, only the hours recognised count.
            let partly = self.c.annees.partielles.iter().any(|p| p.annee == a.annee);
            let heures = at(if a.heures_retenues.is_some() || partly { HEURES_RETENUES } else { HEURES_REALISEES }, i);
            let prix = at(HORAIRE, i);
            deduit(format!("ROUND({heures}*{prix},2)"), &[&heures, &prix], a.acquis, GenreChiffre::Euros)
        })?;
        rang(n, "Report de l’année précédente", None, &|i, a| match i
            .checked_sub(1)
            .filter(|p| a.report_entrant.is_some() && annees[*p].report_sortant == a.report_entrant)
        {
            Some(precedente) => calcul(at(SUITE, precedente), a.report_entrant, GenreChiffre::Euros),
            None => chiffre(a.report_entrant, GenreChiffre::Euros),
        })?;
        rang(n, "Disponible", None, &|i, a| {
            let (acquis, report) = (at(ACQUIS, i), at(REPORT, i));
            deduit(format!("{acquis}+{report}"), &[&acquis, &report], a.disponible, GenreChiffre::Euros)
        })?;
        rang(n, "Consommé par les actions", None, &|_, a| chiffre(par_actions(a.annee).complet(), GenreChiffre::Euros))?;
        rang(n, champ!(MontantHoraire.consomme_hors_actions).libelle, None, &|_, a| chiffre(hors(a.annee), GenreChiffre::Euros))?;
        let consomme = Some((t.total_consomme.into(), t.total_consomme));
        rang(Rang::SousTotal, "Consommé", consomme, &|i, a| {
            let zone = Zone::cellules(vec![format!("{}:{}", at(PAR_ACTIONS, i), at(HORS_ACTIONS, i))]);
            let n = Attente::de([par_actions(a.annee), outside(a.annee)], a.consomme);
            somme_attendue(&zone, n, a.consomme, GenreChiffre::Euros)
        })?;
        rang(Rang::SousTotal, "Report sur l’année suivante", None, &|i, a| {
            let (disponible, consomme) = (at(DISPONIBLE, i), at(CONSOMME, i));
            deduit(format!("{disponible}-{consomme}"), &[&disponible, &consomme], a.report_sortant, GenreChiffre::Euros)
        })?;
        rang(n, "Taux de consommation", None, &|i, a| {
            let (consomme, disponible) = (at(CONSOMME, i), at(DISPONIBLE, i));
            let formule = format!("ROUND({consomme}/{disponible}*100,1)");
            deduit(formule, &[&consomme, &disponible], a.taux_consommation, GenreChiffre::PourCent(1))
        })?;
        let part = self.d.dotation.acompte_pct.map(|p| p.to_string()).unwrap_or_default();
        rang(n, "Acompte attendu", None, &|i, a| {
            if part.is_empty() {
                return CelluleExcel::Vide;
            }
            let prevu = at(PREVU, i);
            deduit(format!("ROUND({prevu}*{part}/100,2)"), &[&prevu], a.acompte_attendu, GenreChiffre::Euros)
        })?;
        rang(n, "Solde attendu", None, &|i, a| {
            let (acquis, acompte) = (at(ACQUIS, i), at(ACOMPTE, i));
            deduit(format!("{acquis}-{acompte}"), &[&acquis, &acompte], a.solde_attendu, GenreChiffre::Euros)
        })?;
        rang(n, "Versé", sum(&|a| a.verse, t.total_verse), &|_, a| chiffre(a.verse.complet(), GenreChiffre::Euros))?;
        rang(n, "Fléché vers les actions", sum(&|a| a.fleche, t.total_fleche), &|_, a| chiffre(a.fleche.complet(), GenreChiffre::Euros))?;
        if annees.iter().any(|a| a.a_confirmer) {
            f.note(
                "À confirmer : le contrat ne couvre qu’une partie de l’année, seules les heures faites pendant cette partie comptent (R. 178-21 CSS).",
            )?;
        }
        if self.d.dotation.non_consomme != NonConsomme::NonPrevu {
            f.note(&format!("{} : {}.", champ!(RegleDotation.non_consomme).libelle, self.d.dotation.non_consomme.libelle()))?;
        }
        for note in [&self.d.dotation.formule, &self.d.dotation.base_legale, &self.d.dotation.note_comptable] {
            f.note(note)?;
        }
        if annees.is_empty() || t.total_prevu.somme().is_none() {
            return Ok(());
        }
        let (entete, fin) = (base - 1, col(annees.len()));
        let row = |rang: u32| (base + rang, 1, base + rang, fin);
        f.graphique(&GraphiqueExcel {
            titre: "Dotation prévue, acquise et consommée".to_owned(),
            description: format!("Colonnes : dotation prévue, acquise et consommée, en euros, {}.", self.years_said()),
            unite: "euros",
            categories: (entete, 1, entete, fin),
            series: vec![("Prévue".to_owned(), row(PREVU)), ("Acquise".to_owned(), row(ACQUIS)), ("Consommée".to_owned(), row(CONSOMME))],
            empile: false,
        })
    }

    pub(super) fn versements(&self, f: &mut Feuille<'_>) -> Result<(), XlsxError> {
        f.largeurs(&[10.0, 16.0, 40.0, 16.0, 14.0, 14.0], 6)?;
        f.entete(
            &[
                champ!(Versement.annee),
                champ!(Versement.type_versement),
                champ!(Versement.libelle),
                champ!(Versement.montant),
                champ!(Versement.date),
                champ!(Versement.statut),
            ]
            .map(ChampDef::colonne),
            1,
        )?;
        let premiere = f.ligne;
        for v in &self.d.versements {
            f.donnees(&[
                entier(Some(v.annee), GenreChiffre::Annee),
                v.type_versement.libelle().into(),
                (&v.libelle).into(),
                chiffre(v.montant, GenreChiffre::Euros),
                v.date.into(),
                CelluleExcel::Mot(v.statut.libelle().to_owned()),
            ])?;
        }
        let Some(derniere) = f.ligne.checked_sub(1).filter(|l| *l >= premiere) else { return Ok(()) };
        let total = Total::de(Termes::Versements, self.d.versements.iter().map(|v| v.montant));
        let t = somme_attendue(&Zone::colonne(3, premiere, derniere), total, total, GenreChiffre::Euros);
        f.rang(Rang::Total, &["Total".into(), CelluleExcel::Vide, CelluleExcel::Vide, t, CelluleExcel::Vide, CelluleExcel::Vide])?;
        f.titre("Attendu et versé par année")?;
        f.entete(&["Année", "", "Acompte attendu", "Solde attendu", "Versé", ""], 1)?;
        let (annees, montants, etats) = (plage(0, premiere, derniere), plage(3, premiere, derniere), plage(5, premiere, derniere));
        for a in &self.c.dotation.annees {
            let verse = StatutVersement::Verse.libelle();
            let criteres = format!("{annees},{},{etats},\"{verse}\"", a1(f.ligne, 0));
            f.donnees(&[
                entier(Some(a.annee), GenreChiffre::Annee),
                CelluleExcel::Vide,
                chiffre(a.acompte_attendu, GenreChiffre::Euros),
                chiffre(a.solde_attendu, GenreChiffre::Euros),
                sommes_si(&criteres, &montants, a.verse, GenreChiffre::Euros),
                CelluleExcel::Vide,
            ])?;
        }
        for note in [&self.d.dotation.acompte_echeance, &self.d.dotation.solde_echeance] {
            f.note(note)?;
        }
        Ok(())
    }
}
