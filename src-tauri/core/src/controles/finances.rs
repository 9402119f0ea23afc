//! Checks that the financial tables agree: grant, payments, tariffs, budget, investments, staff, training.

use chrono::NaiveDate;

use super::{Controle, Parametre, Vue, n, t};
use crate::calculs::{DotationAnnee, annee_incomplete};
use crate::choix::{CategorieFinanceur, Nature, RoleLigne, TypeVersement};
use crate::decimal::{Heures, Montant, Nombre, Prix, produit, quotient};
use crate::modele::{Dossier, Surcharge, Tarif};

pub(super) fn check(v: &mut Vue<'_>) {
    grant(v);
    payments(v);
    grant_lines(v);
    tariffs(v);
    investments(v);
    staff_and_training(v);
    missing_years(v);
    references(v);
    for b in v.c.budget.iter().filter(|b| b.nature == Nature::Previsionnel && b.resultat.is_negative()) {
        v.add(Controle::Deficit, "montants_budget", None, None, vec![n(b.annee), Parametre::Montant(b.resultat)]);
    }
}

fn grant(v: &mut Vue<'_>) {
    let c = v.c;
    for a in &c.dotation.annees {
        if let Some(prevu) = a.montant_prevu.filter(|m| *m != a.fleche && a.fleche != Montant::ZERO) {
            let parameters = vec![n(a.annee), Parametre::Montant(a.fleche), Parametre::Montant(prevu)];
            v.add(Controle::FlechageDivergent, "budgets_action", None, None, parameters);
        }
        if let (Some(used), Some(available)) = (a.consomme, a.disponible)
            && used > available
        {
            let parameters = vec![n(a.annee), Parametre::Montant(used), Parametre::Montant(available)];
            v.add(Controle::DotationDepassee, "dotations", None, None, parameters);
        }
        if a.montant_horaire.is_none() && v.d.contrat.avec_dotation == Some(true) && c.annees.contrat.contains(&a.annee) {
            let row = v.d.dotations.iter().find(|x| x.annee == a.annee).map(|x| x.id);
            v.add(Controle::MontantHoraireAbsent, "dotations", row, Some("montant_horaire"), vec![n(a.annee)]);
        }
        hours_of_the_grant(v, a);
    }
}

/// Checks the hours that count for the grant: those the Département recognises, in the part of the year that the
/// contract covers.
fn hours_of_the_grant(v: &mut Vue<'_>, a: &DotationAnnee) {
    let Some(rule) = v.d.dotations.iter().find(|x| x.annee == a.annee) else { return };
    let (from, to) = annee_incomplete(v.d, a.annee);
    if a.a_confirmer {
        for (controle, day) in [(Controle::HeuresDepuisEffet, from), (Controle::HeuresJusquAuTerme, to)] {
            if let Some(day) = day {
                let parameters = vec![Parametre::Date(day), n(a.annee)];
                v.add(controle, "dotations", Some(rule.id), Some("heures_retenues"), parameters);
            }
        }
    }
    let partial = from.is_some() || to.is_some();
    if partial && rule.heures_convenues.is_none() && a.montant_prevu.is_some() {
        v.add(Controle::HeuresConvenuesPartielles, "dotations", Some(rule.id), Some("heures_convenues"), vec![n(a.annee)]);
    }
    if let (Some(kept), Some(counted), false) = (a.heures_retenues, a.heures_realisees, partial)
        && kept != counted
    {
        let gap = if kept < counted { counted - kept } else { kept - counted };
        let grant = a.montant_horaire.map(|m| produit::<2, 4, 2>(gap, m)).unwrap_or_default();
        let hours = [kept, counted, gap].map(Parametre::Heures);
        let parameters = [vec![n(a.annee)], hours.to_vec(), vec![Parametre::Montant(grant)]].concat();
        v.add(Controle::HeuresRetenuesDivergentes, "dotations", Some(rule.id), Some("heures_retenues"), parameters);
    }
}

fn payments(v: &mut Vue<'_>) {
    let d = v.d;
    for p in &d.versements {
        let Some(year) = v.c.dotation.annees.iter().find(|a| a.annee == p.annee) else { continue };
        let expected = match p.type_versement {
            TypeVersement::Acompte => year.acompte_attendu,
            TypeVersement::Solde => year.solde_attendu,
            TypeVersement::Regularisation | TypeVersement::Restitution => None,
        };
        if let (Some(amount), Some(expected)) = (p.montant, expected)
            && amount != expected
        {
            let parameters = vec![t(&p.libelle), n(p.annee), Parametre::Montant(amount), Parametre::Montant(expected)];
            v.add(Controle::VersementDivergent, "versements", Some(p.id), Some("montant"), parameters);
        }
    }
}

fn grant_lines(v: &mut Vue<'_>) {
    let d = v.d;
    for line in d.lignes_budget.iter().filter(|l| l.role == RoleLigne::Dotation) {
        for m in d.montants_budget.iter().filter(|m| m.ligne_id == line.id) {
            let Some(year) = v.c.dotation.annees.iter().find(|a| a.annee == m.annee) else { continue };
            let expected = if m.nature == Nature::Realise { year.acquis } else { year.montant_prevu };
            if let (Some(amount), Some(expected)) = (m.montant, expected)
                && amount != expected
            {
                let parameters = vec![n(m.annee), Parametre::Montant(amount), Parametre::Montant(expected)];
                v.add(Controle::LigneDotationDivergente, "montants_budget", Some(m.id), Some("montant"), parameters);
            }
        }
    }
}

fn tariffs(v: &mut Vue<'_>) {
    let d = v.d;
    for x in &d.tarifs {
        let day = x.date_debut.or_else(|| NaiveDate::from_ymd_opt(x.annee, 1, 1));
        let reference = |cle: &str| {
            let shipped = day.and_then(|day| v.r.parametre(cle, day)).and_then(|p| p.valeur.clone());
            day.and_then(|day| own_value(d, cle, day)).or(shipped).and_then(|text| text.parse::<Prix>().ok())
        };
        if let Some(minimum) = reference("tarif_minimal") {
            for (champ, tarif) in [("tarif_apa", x.tarif_apa), ("tarif_pch", x.tarif_pch)] {
                if let Some(tarif) = tarif.filter(|tarif| *tarif < minimum) {
                    let parameters = vec![n(x.annee), Parametre::Prix(tarif), Parametre::Prix(minimum)];
                    v.add(Controle::TarifSousMinimum, "tarifs", Some(x.id), Some(champ), parameters);
                }
            }
        }
        let ceiling = d.plafonds.iter().find(|p| p.annee == x.annee).and_then(|p| p.plafond);
        for (champ, amount) in [("supplement_observe", x.supplement_observe), ("supplement_prevu", x.supplement_prevu)] {
            if let (Some(amount), Some(ceiling)) = (amount, ceiling)
                && amount > ceiling
            {
                let parameters = vec![n(x.annee), Parametre::Prix(amount), Parametre::Prix(ceiling)];
                v.add(Controle::PlafondDepasse, "tarifs", Some(x.id), Some(champ), parameters);
            }
        }
        let cap = reference("prix_hausse_max").map(|p| Nombre::from_raw(p.raw()));
        price_rise(v, x, cap);
    }
}

/// Value entered by the user for a reference, on a day; `None` when there is none.
fn own_value(d: &Dossier, cle: &str, day: NaiveDate) -> Option<String> {
    let valid = |s: &&Surcharge| s.cle == cle && s.valable_du.is_none_or(|a| a <= day) && s.valable_au.is_none_or(|b| b >= day);
    d.surcharges.iter().find(valid).map(|s| s.valeur.clone())
}

/// Compares the yearly rise of the free price with the national cap (art. L. 347-1), for services without habilitation.
/// The cap applies to contracts with users that are under way, so the finding is only a warning.
fn price_rise(v: &mut Vue<'_>, x: &Tarif, cap: Option<Nombre>) {
    let d = v.d;
    let free = d.services.iter().any(|s| s.habilitation == crate::choix::Habilitation::Aucune);
    let before =
        d.tarifs.iter().find(|b| Some(b.annee) == x.annee.checked_sub(1) && b.service_id == x.service_id).and_then(|b| b.prix_particuliers);
    let (Some(price), Some(before), Some(cap), true) = (x.prix_particuliers, before, cap, free) else { return };
    if let Some(rise) = quotient::<4, 4, 4>(price - before, before, 100).filter(|rise| *rise > cap) {
        let parameters = vec![n(x.annee), Parametre::Nombre(rise.round_to(2)), Parametre::Nombre(cap)];
        v.add(Controle::HausseDePrix, "tarifs", Some(x.id), Some("prix_particuliers"), parameters);
    }
}

fn investments(v: &mut Vue<'_>) {
    let d = v.d;
    for i in &d.investissements {
        let financed: Montant = [i.autofinancement, i.subvention, i.emprunt].into_iter().flatten().sum();
        if let Some(amount) = i.montant.filter(|m| *m != financed) {
            let parameters = vec![t(&i.libelle), Parametre::Montant(amount), Parametre::Montant(financed)];
            v.add(Controle::InvestissementNonFinance, "investissements", Some(i.id), Some("montant"), parameters);
        }
    }
}

fn staff_and_training(v: &mut Vue<'_>) {
    let (d, c) = (v.d, v.c);
    for e in c.effectifs.iter().filter(|e| e.nature == Nature::Realise) {
        let paid = c.activite.payees.iter().find(|p| p.annee == e.annee && p.nature == Nature::Realise).and_then(|p| p.etp);
        if let Some(paid) = paid.filter(|paid| *paid != e.intervenants) {
            let parameters = vec![n(e.annee), Parametre::Nombre(e.intervenants), Parametre::Nombre(paid)];
            v.add(Controle::EtpDivergents, "effectifs", None, None, parameters);
        }
    }
    for f in c.formations.iter().filter(|f| f.nature == Nature::Realise) {
        let paid = d.heures_payees.iter().find(|p| p.annee == f.annee && p.nature == Nature::Realise);
        if let Some((id, hours)) = paid.and_then(|p| p.formation.filter(|h| *h != f.heures).map(|h| (p.id, h))) {
            let parameters = vec![n(f.annee), Parametre::Heures(f.heures), Parametre::Heures(hours)];
            v.add(Controle::FormationDivergente, "heures_payees", Some(id), Some("formation"), parameters);
        }
    }
}

/// Reports the years of the contract without a tariff or without planned hours.
fn missing_years(v: &mut Vue<'_>) {
    let (d, c) = (v.d, v.c);
    for annee in &c.annees.contrat {
        if !d.tarifs.iter().any(|x| x.annee == *annee && (x.tarif_apa.is_some() || x.tarif_pch.is_some())) {
            let row = d.tarifs.iter().find(|x| x.annee == *annee).map(|x| x.id);
            v.add(Controle::TarifAbsent, "tarifs", row, row.map(|_| "tarif_apa"), vec![n(*annee)]);
        }
        let planned = c.activite.total(*annee, Nature::Previsionnel).is_some_and(|h| h.total != Heures::ZERO);
        let realised = c.activite.total(*annee, Nature::Realise).is_some();
        if !planned && !realised {
            v.add(Controle::HeuresAbsentes, "heures", None, None, vec![n(*annee)]);
        }
    }
    let apa_or_pch = |k| matches!(k, CategorieFinanceur::Apa | CategorieFinanceur::Pch);
    let realised = d.heures.iter().any(|h| h.nature == Nature::Realise && h.heures.is_some());
    if !realised && (d.financeurs.is_empty() || d.financeurs.iter().any(|f| apa_or_pch(f.categorie))) {
        v.add(Controle::ActiviteVide, "heures", None, None, vec![]);
    }
}

/// Reports national values for the contract’s years that are shipped unverified: one finding for all years that share a
/// row of the reference data.
fn references(v: &mut Vue<'_>) {
    let c = v.c;
    for cle in ["tarif_minimal", "dotation_horaire"] {
        let mut groups: Vec<(&crate::referentiel::Parametre, Vec<String>)> = Vec::new();
        for annee in &c.annees.contrat {
            let Some(day) = NaiveDate::from_ymd_opt(*annee, 1, 1) else { continue };
            if own_value(v.d, cle, day).is_some() {
                continue;
            }
            let Some(p) = v.r.parametre(cle, day).filter(|p| p.a_verifier) else { continue };
            match groups.last_mut().filter(|(last, _)| *last == p) {
                Some((_, years)) => years.push(annee.to_string()),
                None => groups.push((p, vec![annee.to_string()])),
            }
        }
        for (p, years) in groups {
            let value = p.valeur.as_deref().map_or_else(|| "non connu".to_owned(), |x| x.replace('.', ","));
            let parameters = vec![t(&p.libelle), t(&years.join(", ")), t(&value), t(&p.source)];
            v.add(Controle::ReferenceAVerifier, "surcharges", None, None, parameters);
        }
    }
}
