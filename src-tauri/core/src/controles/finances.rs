//! Checks that the financial tables agree: grant, payments, tariffs, budget, investments, staff, training.

use std::collections::BTreeMap;

use chrono::NaiveDate;

use super::{Controle, Parametre, Vue, n, t};
use crate::calculs::{DotationAnnee, Total, annee_incomplete, answered_objectives, is_unfunded, own_value, reference};
use crate::champ;
use crate::choix::{CategorieFinanceur, Choix, Nature, RoleLigne, StatutVersement, TypeVersement};
use crate::decimal::{Heures, Montant, Nombre, produit, quotient};
use crate::modele::{Action, Entite, Id, LigneBudget, RegleDotation, Tarif};

pub(super) fn check(v: &mut Vue<'_>) {
    grant(v);
    outside_the_six(v);
    refunded_amount(v);
    payments(v);
    grant_lines(v);
    tariffs(v);
    investments(v);
    staff_and_training(v);
    missing_years(v);
    references(v);
    let c = v.c;
    for b in c.budget.iter().filter(|b| b.nature == Nature::Previsionnel) {
        if let Some(resultat) = b.resultat.filter(|r| r.is_negative()) {
            v.add(Controle::Deficit, "montants_budget", None, None, vec![n(b.annee), Parametre::Montant(resultat)]);
        }
    }
    missing_terms(v);
    missing_amounts(v);
    shares(v);
}

/// Reports the percentages that a part cannot have: below 0 or above 100.
fn shares(v: &mut Vue<'_>) {
    let d = v.d;
    let x = &d.dotation;
    let grant = [
        (champ!(RegleDotation.acompte_pct), x.acompte_pct),
        (champ!(RegleDotation.report_plafond_pct), x.report_plafond_pct),
        (champ!(RegleDotation.part_cibles_pct), x.part_cibles_pct),
        (champ!(RegleDotation.seuil_cibles_pct), x.seuil_cibles_pct),
        (champ!(RegleDotation.resultat_max_pct), x.resultat_max_pct),
    ];
    let grant = grant.into_iter().map(|(champ, part)| (RegleDotation::TABLE.nom, 1, None, champ, part));
    let part = champ!(Action.part_sans_contrat_pct);
    let actions = d.actions.iter().map(|a| (Action::TABLE.nom, a.id, Some(&a.code), part, a.part_sans_contrat_pct));
    let part = champ!(LigneBudget.part_variable_pct);
    let lines = d.lignes_budget.iter().map(|l| (LigneBudget::TABLE.nom, l.id, Some(&l.libelle), part, l.part_variable_pct));
    for (table, id, of, champ, part) in grant.chain(actions).chain(lines) {
        let Some(part) = part.filter(|p| p.is_negative() || *p > Nombre::entier(100)) else { continue };
        let parameters = [t(champ.libelle), Parametre::Nombre(part)].into_iter().chain(of.map(|of| t(of))).collect();
        v.add(Controle::PartHorsBornes, table, Some(id), Some(champ.nom), parameters);
    }
}

/// Reports the totals of which a part of the terms is missing: one finding for a table, a year and a nature.
fn missing_terms(v: &mut Vue<'_>) {
    let c = v.c;
    let said = |annee: i32, nature: Nature, lacune: String| vec![n(annee), t(nature.libelle()), Parametre::Texte(lacune)];
    for h in &c.activite.heures {
        if let Some(lacune) = h.total.lacune() {
            v.add(Controle::HeuresIncompletes, "heures", None, None, said(h.annee, h.nature, lacune));
        }
    }
    for p in &c.activite.payees {
        if let Some(lacune) = p.total.lacune() {
            let row = v.d.heures_payees.iter().find(|x| x.annee == p.annee && x.nature == p.nature).map(|x| x.id);
            v.add(Controle::HeuresPayeesIncompletes, "heures_payees", row, None, said(p.annee, p.nature, lacune));
        }
    }
    for p in &c.activite.publics {
        if let Some(lacune) = p.total.lacune() {
            v.add(Controle::PublicsIncomplets, "publics", Some(p.id), None, vec![n(p.annee), Parametre::Texte(lacune)]);
        }
    }
    for e in &c.effectifs {
        if let Some(lacune) = e.total.lacune() {
            v.add(Controle::EffectifsIncomplets, "effectifs", None, None, said(e.annee, e.nature, lacune));
        }
    }
    let count = |x: u32| Parametre::Entier(i64::from(x));
    for b in c.budget.iter().filter(|b| b.charges.manquants() + b.produits.manquants() > 0) {
        let sides = [b.charges, b.produits].map(|side| [count(side.manquants()), count(side.attendus())]);
        let parameters = [vec![n(b.annee), t(b.nature.libelle())], sides.concat()].concat();
        v.add(Controle::BudgetIncomplet, "montants_budget", None, None, parameters);
    }
    for f in &c.formations {
        let lacks = |total: Total<2>| if total.somme().is_some() { total.manquants() } else { 0 };
        let (hours, cost) = (lacks(f.heures), lacks(f.cout));
        if hours + cost > 0 {
            let parameters = vec![n(f.annee), t(f.nature.libelle()), count(hours), count(cost), count(f.heures.attendus())];
            v.add(Controle::FormationsIncompletes, "formations", None, None, parameters);
        }
    }
    let year = chrono::Datelike::year(&c.suivi.jour);
    for a in c.dotation.annees.iter().filter(|a| a.annee < year) {
        if let Some(lacune) = a.consomme.lacune() {
            v.add(Controle::ConsommationIncomplete, "budgets_action", None, None, vec![n(a.annee), Parametre::Texte(lacune)]);
        }
    }
    if let Some(first) = c.dotation.annees.iter().find(|a| a.montant_horaire.is_some())
        && first.acquis.is_some()
        && first.report_entrant.is_none()
    {
        v.add(Controle::ReportInitialAbsent, "dotation", Some(1), Some("report_initial"), vec![n(first.annee)]);
    }
}

/// Reports the rows that lack the amount that a total expects of them.
fn missing_amounts(v: &mut Vue<'_>) {
    let d = v.d;
    for x in d.versements.iter().filter(|x| x.statut == StatutVersement::Verse && x.montant.is_none()) {
        v.add(Controle::VersementSansMontant, "versements", Some(x.id), Some("montant"), vec![t(&x.libelle), n(x.annee)]);
    }
    for x in d.financements.iter().filter(|x| x.montant.is_none()) {
        v.add(Controle::FinancementSansMontant, "financements", Some(x.id), Some("montant"), vec![t(&x.libelle), n(x.annee)]);
    }
    for x in &d.investissements {
        for (missing, champ) in [(x.montant.is_none(), "montant"), (is_unfunded(x), "autofinancement")] {
            if missing {
                let parameters = vec![t(&x.libelle), n(x.annee), t(champ)];
                v.add(Controle::InvestissementIncomplet, "investissements", Some(x.id), Some(champ), parameters);
            }
        }
    }
}

fn grant(v: &mut Vue<'_>) {
    let c = v.c;
    for a in &c.dotation.annees {
        if let (Some(prevu), Some(fleche)) = (a.montant_prevu, a.fleche.complet().filter(|m| *m != Montant::ZERO))
            && prevu != fleche
        {
            let parameters = vec![n(a.annee), Parametre::Montant(fleche), Parametre::Montant(prevu)];
            v.add(Controle::FlechageDivergent, "budgets_action", None, None, parameters);
        }
        if let (Some(used), Some(available)) = (a.consomme.complet(), a.disponible)
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

/// Reports the actions that take from the grant without answering one of the six objectives: the law has sums used for
/// something else recovered (art. L. 314-2-2). What is used counts where it is entered, else what is planned.
fn outside_the_six(v: &mut Vue<'_>) {
    let d = v.d;
    let answered = answered_objectives(d);
    let mut taken: BTreeMap<Id, Montant> = BTreeMap::new();
    for b in &d.budgets_action {
        let planned = b.dotation.filter(|m| *m != Montant::ZERO);
        if let Some(amount) = planned.or(b.dotation_consommee) {
            *taken.entry(b.action_id).or_default() += amount;
        }
    }
    for a in d.actions.iter().filter(|a| answered.get(&a.id) == Some(&0)) {
        if let Some(amount) = taken.get(&a.id).filter(|m| **m > Montant::ZERO) {
            let parameters = vec![t(&a.code), Parametre::Montant(*amount)];
            v.add(Controle::DotationHorsObjectifs, "actions", Some(a.id), Some("objectif_legal"), parameters);
        }
    }
}

/// Compares the amount per hour of each year of the contract with the amount that the State refunds to the Département (CSS,
/// art. R. 178-21), when it is known.
fn refunded_amount(v: &mut Vue<'_>) {
    let (d, c) = (v.d, v.c);
    for a in c.dotation.annees.iter().filter(|a| c.annees.contrat.contains(&a.annee)) {
        let Some((amount, day)) = a.montant_horaire.zip(NaiveDate::from_ymd_opt(a.annee, 1, 1)) else { continue };
        let Some(known) = reference(d, v.r, "dotation_horaire", day) else { continue };
        let refunded = known.valeur;
        let shipped = v.r.parametre("dotation_horaire", day).filter(|_| known.confiance.is_some());
        let source = shipped.map_or_else(|| "votre valeur".to_owned(), source_in_words);
        if refunded == amount {
            continue;
        }
        let mut parameters = vec![n(a.annee), Parametre::Prix(amount), Parametre::Prix(refunded), t(&source)];
        if let Some(hours) = a.heures_constatees.or(a.heures_prevues).filter(|_| amount < refunded) {
            parameters.push(Parametre::Montant(produit::<2, 4, 2>(hours, refunded - amount)));
        }
        let row = d.dotations.iter().find(|x| x.annee == a.annee).map(|x| x.id);
        v.add(Controle::MontantHorsReference, "dotations", row, Some("montant_horaire"), parameters);
    }
}

/// Source of a shipped value, with the reserve it is given under: « à vérifier, R. 178-21 CSS ».
fn source_in_words(p: &crate::referentiel::Parametre) -> String {
    let reserve = p.a_verifier.then_some("à vérifier");
    [reserve.unwrap_or_default(), p.source.trim()].into_iter().filter(|text| !text.is_empty()).collect::<Vec<_>>().join(", ")
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
        let reference = |cle: &str| day.and_then(|day| reference(d, v.r, cle, day)).map(|x| x.valeur);
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
        let cap = reference("prix_hausse_max");
        price_rise(v, x, cap);
    }
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
        let sources: Vec<Montant> = [i.autofinancement, i.subvention, i.emprunt].into_iter().flatten().collect();
        let financed: Montant = sources.iter().copied().sum();
        if let Some(amount) = i.montant.filter(|m| *m != financed && !sources.is_empty()) {
            let parameters = vec![t(&i.libelle), Parametre::Montant(amount), Parametre::Montant(financed)];
            v.add(Controle::InvestissementNonFinance, "investissements", Some(i.id), Some("montant"), parameters);
        }
    }
}

fn staff_and_training(v: &mut Vue<'_>) {
    let (d, c) = (v.d, v.c);
    for e in c.effectifs.iter().filter(|e| e.nature == Nature::Realise) {
        let paid = c.activite.payees.iter().find(|p| p.annee == e.annee && p.nature == Nature::Realise).and_then(|p| p.etp);
        if let (Some(paid), Some(staff)) = (paid, e.intervenants.complet())
            && paid != staff
        {
            let parameters = vec![n(e.annee), Parametre::Nombre(staff), Parametre::Nombre(paid)];
            v.add(Controle::EtpDivergents, "effectifs", None, None, parameters);
        }
    }
    for f in c.formations.iter().filter(|f| f.nature == Nature::Realise) {
        let paid = d.heures_payees.iter().find(|p| p.annee == f.annee && p.nature == Nature::Realise);
        if let (Some((id, hours)), Some(planned)) = (paid.and_then(|p| p.formation.map(|h| (p.id, h))), f.heures.complet())
            && hours != planned
        {
            let parameters = vec![n(f.annee), Parametre::Heures(planned), Parametre::Heures(hours)];
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
        let planned = c.activite.total(*annee, Nature::Previsionnel).is_some_and(|h| h.total.somme() != Some(Heures::ZERO));
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
