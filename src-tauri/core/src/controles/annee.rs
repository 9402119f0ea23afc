//! Checks of the years of the contract: closed in time, account of the grant sent.

use chrono::NaiveDate;

use super::{Controle, Parametre, Vue, n};

/// Rules of the reference data that date the closing of a year and the account of its grant, unless the contract says otherwise.
const BILAN: &str = "bilan_annuel";
const EMPLOI: &str = "compte_emploi_dotation";

pub(super) fn check(v: &mut Vue<'_>) {
    let today = v.c.suivi.jour;
    for annee in v.c.annees.contrat.clone() {
        let past =
            |rule: &str| v.r.echeances.iter().find(|e| e.cle == rule).and_then(|e| e.calcul.of_year(annee)).filter(|day| today > *day);
        let row = v.d.exercices.iter().find(|e| e.annee == annee);
        let last = NaiveDate::from_ymd_opt(annee, 12, 31).map(Parametre::Date);
        let (close, emploi) = (past(BILAN), past(EMPLOI));
        if close.is_some() && row.is_none_or(|e| !e.clos) {
            let parameters = std::iter::once(n(annee)).chain(last).collect();
            v.add(Controle::ExerciceNonClos, "exercices", row.map(|e| e.id), row.map(|_| "clos"), parameters);
        }
        let report = v.d.bilans_annuels.iter().find(|b| b.annee == annee);
        let sent = report.is_some_and(|b| b.emploi_transmis_le.is_some());
        if let Some(terme) = emploi.filter(|_| v.d.contrat.avec_dotation == Some(true) && !sent) {
            let place = report.map(|_| "emploi_transmis_le");
            v.add(Controle::EmploiNonTransmis, "bilans_annuels", report.map(|b| b.id), place, vec![n(annee), Parametre::Date(terme)]);
        }
    }
}
