//! T3: the dotation complémentaire; T10: its payments.

use cpom_core::calculs::DotationAnnee;
use cpom_core::champ;
use cpom_core::choix::{Choix, StatutVersement};
use cpom_core::decimal::Montant;
use cpom_core::modele::ChampDef;
use rust_xlsxwriter::XlsxError;

use super::feuille::{CelluleExcel, Feuille, GenreChiffre, Rang, a1, calcul, chiffre, col, entier, plage, somme};
use super::{SourceClasseur, total};

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
        titres.extend(annees.iter().map(|a| a.annee.to_string()));
        titres.push("Total".to_owned());
        f.entete(&titres, 1)?;
        let base = f.ligne;
        let at = |rang: u32, i: usize| a1(base + rang, col(i + 1));
        let t = &self.c.dotation;
        let par_actions = |a: i32| total(self.d.budgets_action.iter().filter(|b| b.annee == a).map(|b| b.dotation_consommee));
        let hors = |a: i32| self.d.dotations.iter().find(|m| m.annee == a).and_then(|m| m.consomme_hors_actions);
        let mut rang = |genre, titre: &str, somme_de: Option<Montant>, cellule: &dyn Fn(usize, &DotationAnnee) -> CelluleExcel| {
            let mut r = vec![CelluleExcel::from(titre)];
            r.extend(annees.iter().enumerate().map(|(i, a)| cellule(i, a)));
            let l = f.ligne;
            let fin = annees.len().saturating_sub(1);
            r.push(calcul(
                format!("SUM({}:{})", a1(l, 1), a1(l, col(fin + 1))),
                somme_de.filter(|_| !annees.is_empty()),
                GenreChiffre::Euros,
            ));
            f.rang(genre, &r).map(|_| ())
        };
        let n = Rang::Normal;
        rang(n, champ!(MontantHoraire.montant_horaire).libelle, None, &|_, a| chiffre(a.montant_horaire, GenreChiffre::Prix))?;
        rang(n, "Heures éligibles prévues", None, &|_, a| chiffre(a.heures_prevues, GenreChiffre::Heures))?;
        rang(Rang::SousTotal, "Dotation prévue", Some(t.total_prevu), &|i, a| {
            calcul(format!("ROUND({}*{},2)", at(HEURES_PREVUES, i), at(HORAIRE, i)), a.montant_prevu, GenreChiffre::Euros)
        })?;
        rang(n, "Heures éligibles réalisées", None, &|_, a| chiffre(a.heures_realisees, GenreChiffre::Heures))?;
        rang(n, "Heures retenues par le Département pour le solde", None, &|_, a| chiffre(a.heures_retenues, GenreChiffre::Heures))?;
        rang(Rang::SousTotal, "Dotation acquise", t.total_acquis, &|i, a| {
            if a.a_confirmer {
                return CelluleExcel::Mot("à confirmer".to_owned());
            }
            let heures = if a.heures_retenues.is_some() { HEURES_RETENUES } else { HEURES_REALISEES };
            calcul(format!("ROUND({}*{},2)", at(heures, i), at(HORAIRE, i)), a.acquis, GenreChiffre::Euros)
        })?;
        rang(n, "Report de l’année précédente", None, &|i, a| match i
            .checked_sub(1)
            .filter(|p| a.report_entrant.is_some() && annees[*p].report_sortant == a.report_entrant)
        {
            Some(precedente) => calcul(at(SUITE, precedente), a.report_entrant, GenreChiffre::Euros),
            None => chiffre(a.report_entrant, GenreChiffre::Euros),
        })?;
        rang(n, "Disponible", None, &|i, a| calcul(format!("{}+{}", at(ACQUIS, i), at(REPORT, i)), a.disponible, GenreChiffre::Euros))?;
        rang(n, "Consommé par les actions", None, &|_, a| chiffre(par_actions(a.annee), GenreChiffre::Euros))?;
        rang(n, champ!(MontantHoraire.consomme_hors_actions).libelle, None, &|_, a| chiffre(hors(a.annee), GenreChiffre::Euros))?;
        rang(Rang::SousTotal, "Consommé", Some(t.total_consomme), &|i, a| {
            calcul(format!("SUM({}:{})", at(PAR_ACTIONS, i), at(HORS_ACTIONS, i)), a.consomme, GenreChiffre::Euros)
        })?;
        rang(Rang::SousTotal, "Report sur l’année suivante", None, &|i, a| {
            calcul(format!("{}-{}", at(DISPONIBLE, i), at(CONSOMME, i)), a.report_sortant, GenreChiffre::Euros)
        })?;
        rang(n, "Taux de consommation", None, &|i, a| {
            calcul(format!("ROUND({}/{}*100,1)", at(CONSOMME, i), at(DISPONIBLE, i)), a.taux_consommation, GenreChiffre::PourCent(1))
        })?;
        let part = self.d.dotation.acompte_pct.map(|p| p.to_string()).unwrap_or_default();
        rang(n, "Acompte attendu", None, &|i, a| {
            calcul(format!("ROUND({}*{part}/100,2)", at(PREVU, i)), a.acompte_attendu, GenreChiffre::Euros)
        })?;
        rang(n, "Solde attendu", None, &|i, a| {
            calcul(format!("{}-{}", at(ACQUIS, i), at(ACOMPTE, i)), a.solde_attendu, GenreChiffre::Euros)
        })?;
        rang(n, "Versé", Some(annees.iter().map(|a| a.verse).sum()), &|_, a| chiffre(Some(a.verse), GenreChiffre::Euros))?;
        rang(n, "Fléché vers les actions", Some(annees.iter().map(|a| a.fleche).sum()), &|_, a| {
            chiffre(Some(a.fleche), GenreChiffre::Euros)
        })?;
        if annees.iter().any(|a| a.a_confirmer) {
            f.note(
                "À confirmer : le contrat ne couvre qu’une partie de l’année, seules les heures faites pendant cette partie comptent (R. 178-21 CSS).",
            )?;
        }
        for note in [&self.d.dotation.formule, &self.d.dotation.base_legale, &self.d.dotation.note_comptable] {
            f.note(note)?;
        }
        Ok(())
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
        let somme_de = total(self.d.versements.iter().map(|v| v.montant));
        let t = calcul(somme(3, premiere, derniere), somme_de, GenreChiffre::Euros);
        f.rang(Rang::Total, &["Total".into(), CelluleExcel::Vide, CelluleExcel::Vide, t, CelluleExcel::Vide, CelluleExcel::Vide])?;
        f.titre("Attendu et versé par année")?;
        f.entete(&["Année", "", "Acompte attendu", "Solde attendu", "Versé", ""], 1)?;
        let (annees, montants, etats) = (plage(0, premiere, derniere), plage(3, premiere, derniere), plage(5, premiere, derniere));
        for a in &self.c.dotation.annees {
            let verse = StatutVersement::Verse.libelle();
            let formule = format!("SUMIFS({montants},{annees},{},{etats},\"{verse}\")", a1(f.ligne, 0));
            f.donnees(&[
                entier(Some(a.annee), GenreChiffre::Annee),
                CelluleExcel::Vide,
                chiffre(a.acompte_attendu, GenreChiffre::Euros),
                chiffre(a.solde_attendu, GenreChiffre::Euros),
                calcul(formule, Some(a.verse), GenreChiffre::Euros),
                CelluleExcel::Vide,
            ])?;
        }
        for note in [&self.d.dotation.acompte_echeance, &self.d.dotation.solde_echeance] {
            f.note(note)?;
        }
        Ok(())
    }
}
