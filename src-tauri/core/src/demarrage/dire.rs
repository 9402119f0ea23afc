//! The words on what the answers lay out.

use chrono::{Datelike, NaiveDate};

use super::lignes::signataires;
use super::{PlanDemarrage, ReponsesDemarrage};
use crate::calculs::{Calculs, duree_en_mois};
use crate::choix::{CategorieService, Partie};
use crate::francais::{FINE, MOIS, date, enumeration};
use crate::modele::Dossier;
use crate::modele::mots::majuscule;
use crate::referentiel::Referentiel;

/// Title of the dossier: « CPOM 2027-2030 – Ma Maison », with the months of a contract that cuts a year.
pub(super) fn titre(d: &Dossier, kept: &ReponsesDemarrage) -> String {
    let whole = |debut: NaiveDate, fin: NaiveDate| (debut.month(), debut.day(), fin.month(), fin.day()) == (1, 1, 12, 31);
    let month = |day: NaiveDate| format!("{} {}", MOIS[day.month0() as usize], day.year());
    let period = match (kept.debut, kept.fin) {
        (Some(debut), Some(fin)) if whole(debut, fin) && debut.year() == fin.year() => format!(" {}", debut.year()),
        (Some(debut), Some(fin)) if whole(debut, fin) => format!(" {}-{}", debut.year(), fin.year()),
        (Some(debut), Some(fin)) => format!(" de {} à {}", month(debut), month(fin)),
        _ => String::new(),
    };
    let services = kept.services.iter().map(|s| s.nom.as_str());
    let name = std::iter::once(kept.gestionnaire.as_str()).chain(services).find(|nom| !nom.is_empty());
    match (period.as_str(), name) {
        ("", None) => d.dossier.titre.clone(),
        (period, None) => format!("CPOM{period}"),
        (period, Some(name)) => format!("CPOM{period} – {name}"),
    }
}

/// « 4 années », « une année ».
fn count(n: usize, un: &str, plusieurs: &str) -> String {
    if n == 1 { un.to_owned() } else { format!("{n} {plusieurs}") }
}

/// One sentence on what is laid out.
pub(super) fn phrase(d: &Dossier, kept: &ReponsesDemarrage, plan: &PlanDemarrage) -> String {
    let mut parts = Vec::new();
    let mut if_any = |n: usize, text: String| {
        if n > 0 {
            parts.push(text);
        }
    };
    let n = plan.annees.len();
    if_any(n, format!("{} dans chaque tableau ({})", count(n, "une année", "années"), enumeration(&plan.annees)));
    let n = d.services.iter().filter(|s| !s.nom.is_empty()).count();
    if_any(n, count(n, "un service", "services"));
    let roles = signataires(d);
    if_any(roles.len(), format!("{} ({})", count(roles.len(), "un signataire", "signataires"), enumeration(&roles)));
    if_any(kept.financeurs.len(), count(d.financeurs.len(), "un financeur", "financeurs"));
    if_any(d.axes.len(), count(d.axes.len(), "un axe et son objectif", "axes et leurs objectifs"));
    let n = plan.indicateurs.len();
    if_any(n, format!("{}, sans cible", count(n, "un indicateur", "indicateurs")));
    if_any(plan.echeances, count(plan.echeances, "une échéance", "échéances"));
    let n = plan.retroplanning.len();
    if_any(n, format!("{} jusqu’à la signature", count(n, "une étape", "étapes")));
    majuscule(&format!("le dossier «{FINE}{}{FINE}» aura {}, et le modèle de contrat.", plan.titre, parts.join("\u{202F}; ")))
}

/// Unusual answers, and facts to verify.
pub(super) fn remarques(
    d: &Dossier,
    c: &Calculs,
    r: &Referentiel,
    kept: &ReponsesDemarrage,
    plan: &PlanDemarrage,
    aujourdhui: NaiveDate,
) -> Vec<String> {
    let mut out = Vec::new();
    for p in &c.annees.partielles {
        let months = months_of(d, p.annee);
        out.push(format!(
            "{}{FINE}: le contrat ne couvre que {} de cette année{FINE}; ses cibles et ses montants se disent pour cette partie, et \
             les heures prévues de la dotation y sont comptées au prorata.",
            p.titre,
            count(usize::try_from(months).unwrap_or_default(), "un mois", "mois"),
        ));
    }
    let months = kept.debut.zip(kept.fin).and_then(|(debut, fin)| duree_en_mois(debut, fin)).unwrap_or(0);
    if months > 60 {
        out.push(format!(
            "Le contrat durerait {months} mois{FINE}: l’article L. 313-11 du CASF en admet soixante, et une prorogation dans la limite \
             d’une sixième année."
        ));
    }
    if let Some(signature) = kept.signature {
        let passed = r.demarrage.retroplanning.len() - plan.retroplanning.len();
        if signature < aujourdhui {
            out.push(format!("La signature souhaitée, le {}, est passée{FINE}: aucune étape n’est posée avant elle.", date(signature)));
        } else if passed > 0 {
            let said = count(passed, "une étape est déjà passée", "étapes sont déjà passées");
            out.push(format!("{}{FINE}: la préparation d’un contrat demande un an environ, il reste moins.", majuscule(&said)));
        }
        if kept.debut.is_some_and(|debut| signature > debut) {
            out.push("La signature souhaitée est après le premier jour du contrat.".to_owned());
        }
    }
    let has = |categories: &[CategorieService]| d.services.iter().any(|s| categories.contains(&s.categorie));
    if d.signataires.iter().any(|s| s.role == Partie::Ars) {
        out.push(format!(
            "Un service qui donne aussi des soins{FINE}: l’agence régionale de santé signe avec le Département. La forme, un contrat à \
             trois ou deux contrats liés, est à vérifier avec eux."
        ));
    }
    if has(&[CategorieService::SadMixteConvention, CategorieService::SadMixteGcsms]) {
        out.push(format!(
            "Par convention ou par GCSMS, plusieurs gestionnaires peuvent être parties{FINE}: à vérifier, et à ajouter dans Parties."
        ));
    }
    if has(&[CategorieService::SaadFamilles]) {
        out.push(format!(
            "Les heures d’un SAAD familles sont en général hors de la dotation, qui porte sur l’APA et la PCH{FINE}: à vérifier."
        ));
    }
    if !plan.indicateurs.is_empty() {
        out.push(format!(
            "Les indicateurs sont proposés par le programme, aucun texte ne les impose{FINE}: à convenir avec le Département."
        ));
    }
    out
}

/// Number of months of a year that the contract covers, whole or begun.
fn months_of(d: &Dossier, annee: i32) -> i32 {
    let (from, to) = crate::calculs::annee_incomplete(d, annee);
    let first = from.map_or(1, |day| day.month());
    let last = to.map_or(12, |day| day.month());
    i32::try_from((last + 1).saturating_sub(first)).unwrap_or_default()
}
