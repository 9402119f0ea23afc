//! Checks of indicators: definitions, figures, targets.

use std::collections::{BTreeMap, BTreeSet};

use super::{Controle, Parametre, Vue, n, t};
use crate::calculs::{Formule, IndicateurCalcule, NamedFigures, StatutIndicateur};
use crate::decimal::{Nombre, quotient};
use crate::francais::enumeration;
use crate::modele::{Dossier, Id, Indicateur};

pub(super) fn check(v: &mut Vue<'_>) {
    let (d, c) = (v.d, v.c);
    if d.indicateurs.is_empty() {
        v.add(Controle::AucunIndicateur, "indicateurs", None, None, vec![]);
    }
    let ownerless: Vec<&str> = d.indicateurs.iter().filter(|i| i.responsable.trim().is_empty()).map(|i| i.code.as_str()).collect();
    if let Some(first) = d.indicateurs.iter().find(|i| i.responsable.trim().is_empty()) {
        let one = (ownerless.len() == 1).then_some(first.id);
        v.add(Controle::IndicateursSansResponsable, "indicateurs", one, one.map(|_| "responsable"), vec![t(&ownerless.join(", "))]);
    }
    let figures = c.figures(d);
    let explained = explained_gaps(d);
    for (i, computed) in d.indicateurs.iter().zip(&c.indicateurs) {
        baseline_and_targets(v, i, computed);
        series(v, i, computed);
        values(v, i, computed, &explained);
        for (champ, text) in [("formule_numerateur", &i.formule_numerateur), ("formule_denominateur", &i.formule_denominateur)] {
            formula(v, &figures, i, champ, text);
        }
    }
}

fn baseline_and_targets(v: &mut Vue<'_>, i: &Indicateur, computed: &IndicateurCalcule) {
    let (name, c) = (vec![t(&i.code), t(&i.libelle)], v.c);
    if computed.reference.is_none() {
        let year = computed.reference_annee.map_or_else(|| t("non fixée"), n);
        v.add(Controle::SansReference, "indicateurs", Some(i.id), None, [name.clone(), vec![year]].concat());
    }
    let missing: Vec<String> =
        c.annees.contrat.iter().filter(|a| computed.point(**a).is_none_or(|p| p.cible.is_none())).map(ToString::to_string).collect();
    if !missing.is_empty() {
        v.add(Controle::SansCible, "indicateurs", Some(i.id), None, [name.clone(), vec![t(&missing.join(", "))]].concat());
    }
    if computed.points.iter().any(|p| p.petits_nombres && p.valeur.is_some()) {
        v.add(Controle::PetitsNombres, "indicateurs", Some(i.id), None, name);
    }
}

/// Reports a change of definition, and targets with the new definition against a baseline with the old one.
fn series(v: &mut Vue<'_>, i: &Indicateur, computed: &IndicateurCalcule) {
    let Some(rupture) = computed.rupture_annee else { return };
    v.add(Controle::RuptureDeSerie, "indicateurs", Some(i.id), Some("rupture_annee"), vec![t(&i.code), n(rupture), t(&i.libelle)]);
    let targets = computed.points.iter().any(|p| p.hors_serie && p.cible.is_some() && v.c.annees.contrat.contains(&p.annee));
    if let Some(baseline) = computed.reference_annee.filter(|a| *a < rupture && targets) {
        let parameters = vec![t(&i.code), n(baseline), n(rupture)];
        v.add(Controle::ReferenceAvantRupture, "indicateurs", Some(i.id), Some("annee_reference"), parameters);
    }
}

/// Indicators and years whose gap is explained by the yearly review of an action that they measure.
fn explained_gaps(d: &Dossier) -> BTreeSet<(Id, i32)> {
    let mut measured: BTreeMap<Id, Vec<Id>> = BTreeMap::new();
    for link in &d.action_indicateurs {
        measured.entry(link.action_id).or_default().push(link.indicateur_id);
    }
    let said = d.bilans_action.iter().filter(|b| !b.explication().is_empty());
    said.flat_map(|b| measured.get(&b.action_id).into_iter().flatten().map(|i| (*i, b.annee))).collect()
}

fn values(v: &mut Vue<'_>, i: &Indicateur, computed: &IndicateurCalcule, explained: &BTreeSet<(Id, i32)>) {
    let (d, contract) = (v.d, &v.c.annees.contrat);
    let mut previous: Option<(i32, Nombre)> = None;
    for p in &computed.points {
        let m = d.mesures.iter().find(|m| m.indicateur_id == i.id && m.annee == p.annee);
        // A value that is only computed has no row of its own: its indicator is shown.
        let place = |champ: &'static str| m.map_or(("indicateurs", i.id, None), |m| ("mesures", m.id, Some(champ)));
        let mut add = |controle, champ, parameters| {
            let (table, id, champ) = place(champ);
            v.add(controle, table, Some(id), champ, parameters);
        };
        let annee = n(p.annee);
        if p.valeur.is_none() && d.is_closed(p.annee) && contract.contains(&p.annee) {
            add(Controle::SansValeur, "numerateur", vec![t(&i.code), t(&i.libelle), annee.clone()]);
        }
        if p.denominateur.valeur == Some(Nombre::ZERO) && p.numerateur.valeur.is_some_and(|x| x != Nombre::ZERO) {
            add(Controle::DenominateurNul, "denominateur", vec![t(&i.code), annee.clone()]);
        }
        if let Some(value) = p.valeur {
            if i.unite == "%" && i.facteur == Some(100) && value > Nombre::entier(100) {
                add(Controle::PartImpossible, "numerateur", vec![t(&i.code), annee.clone(), Parametre::Nombre(value)]);
            }
            let comparable = previous.filter(|(year, before)| computed.comparables(*year, p.annee) && far(*before, value));
            if let Some((_, before)) = comparable {
                let parameters = vec![t(&i.code), annee.clone(), Parametre::Nombre(value), Parametre::Nombre(before)];
                add(Controle::ValeurAtypique, "numerateur", parameters);
            }
            previous = Some((p.annee, value));
        }
        let missed = matches!(p.statut, Some(StatutIndicateur::NonAtteint | StatutIndicateur::PartiellementAtteint));
        let commented = m.is_some_and(|m| !m.commentaire.trim().is_empty()) || !i.commentaire.trim().is_empty();
        if missed && !commented && !explained.contains(&(i.id, p.annee)) {
            add(Controle::EcartSansCommentaire, "commentaire", vec![t(&i.code), t(&i.libelle), annee.clone()]);
        }
        let value = p.valeur.zip(p.valeur_calculee).filter(|(typed, found)| typed != found);
        let (n_from, d_from) = (&computed.source_numerateur, &computed.source_denominateur);
        let both = enumeration(&[n_from, d_from]);
        for (champ, differ, source) in [
            ("numerateur", p.numerateur.divergence(), n_from),
            ("denominateur", p.denominateur.divergence(), d_from),
            ("valeur", value, if n_from == d_from { n_from } else { &both }),
        ] {
            if let Some((typed, found)) = differ {
                let parameters = vec![t(&i.code), annee.clone(), Parametre::Nombre(typed), Parametre::Nombre(found), t(source)];
                add(Controle::ComptesDivergents, champ, parameters);
            }
        }
    }
}

/// Whether `value` is less than a third of `before`, or more than three times it.
fn far(before: Nombre, value: Nombre) -> bool {
    quotient::<4, 4, 4>(value, before, 100).is_some_and(|ratio| ratio > Nombre::entier(300) || ratio < Nombre::entier(33))
}

fn formula(v: &mut Vue<'_>, figures: &NamedFigures<'_>, i: &Indicateur, champ: &'static str, text: &str) {
    if text.is_empty() {
        return;
    }
    let good = Formule::parse(text).is_ok_and(|f| f.noms().iter().all(|nom| figures.connait(nom)));
    if !good {
        v.add(Controle::FormuleIncorrecte, "indicateurs", Some(i.id), Some(champ), vec![t(&i.code), t(text)]);
    }
}
