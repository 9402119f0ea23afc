//! Checks of indicators: definitions, figures, targets.

use super::{Controle, Parametre, Vue, n, t};
use crate::calculs::{Formule, IndicateurCalcule, StatutIndicateur, evaluer};
use crate::decimal::{Nombre, quotient};
use crate::modele::{Indicateur, Mesure};

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
    for (i, computed) in d.indicateurs.iter().zip(&c.indicateurs) {
        baseline_and_targets(v, i, computed);
        series(v, i, computed);
        values(v, i, computed);
        for (champ, text) in [("formule_numerateur", &i.formule_numerateur), ("formule_denominateur", &i.formule_denominateur)] {
            formula(v, i, champ, text);
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

fn values(v: &mut Vue<'_>, i: &Indicateur, computed: &IndicateurCalcule) {
    let d = v.d;
    let closed = |annee: i32| d.exercices.iter().any(|e| e.annee == annee && e.clos);
    let mut previous: Option<(i32, Nombre)> = None;
    for m in d.mesures.iter().filter(|m| m.indicateur_id == i.id) {
        let at = |champ| (Some(m.id), Some(champ));
        let Some(p) = computed.point(m.annee) else { continue };
        let in_contract = v.c.annees.contrat.contains(&m.annee);
        if p.valeur.is_none() && closed(m.annee) && in_contract {
            let (id, champ) = at("numerateur");
            v.add(Controle::SansValeur, "mesures", id, champ, vec![t(&i.code), t(&i.libelle), n(m.annee)]);
        }
        if m.denominateur == Some(Nombre::ZERO) && m.numerateur.is_some_and(|x| x != Nombre::ZERO) {
            let (id, champ) = at("denominateur");
            v.add(Controle::DenominateurNul, "mesures", id, champ, vec![t(&i.code), n(m.annee)]);
        }
        if let Some(value) = p.valeur {
            if i.unite == "%" && i.facteur == Some(100) && value > Nombre::entier(100) {
                let (id, champ) = at("numerateur");
                v.add(Controle::PartImpossible, "mesures", id, champ, vec![t(&i.code), n(m.annee), Parametre::Nombre(value)]);
            }
            let comparable = previous.filter(|(annee, before)| computed.comparables(*annee, m.annee) && far(*before, value));
            if let Some((_, before)) = comparable {
                let (id, champ) = at("numerateur");
                let parameters = vec![t(&i.code), n(m.annee), Parametre::Nombre(value), Parametre::Nombre(before)];
                v.add(Controle::ValeurAtypique, "mesures", id, champ, parameters);
            }
            previous = Some((m.annee, value));
        }
        let missed = matches!(p.statut, Some(StatutIndicateur::NonAtteint | StatutIndicateur::PartiellementAtteint));
        if missed && m.commentaire.is_empty() && i.commentaire.is_empty() {
            let (id, champ) = at("commentaire");
            v.add(Controle::EcartSansCommentaire, "mesures", id, champ, vec![t(&i.code), t(&i.libelle), n(m.annee)]);
        }
        counts(v, i, m);
    }
}

/// Whether `value` is less than a third of `before`, or more than three times it.
fn far(before: Nombre, value: Nombre) -> bool {
    quotient::<4, 4, 4>(value, before, 100).is_some_and(|ratio| ratio > Nombre::entier(300) || ratio < Nombre::entier(33))
}

/// Compares the counts typed in with those computed from the raw figures.
fn counts(v: &mut Vue<'_>, i: &Indicateur, m: &Mesure) {
    for (text, typed, champ) in
        [(&i.formule_numerateur, m.numerateur, "numerateur"), (&i.formule_denominateur, m.denominateur, "denominateur")]
    {
        let (Some(typed), Ok(formule)) = (typed, Formule::parse(text)) else { continue };
        let found = evaluer(&formule, v.d, &v.c.activite, m.annee);
        if let Some(found) = found.filter(|f| *f != typed) {
            let parameters = vec![t(&i.code), n(m.annee), Parametre::Nombre(typed), Parametre::Nombre(found)];
            v.add(Controle::ComptesDivergents, "mesures", Some(m.id), Some(champ), parameters);
        }
    }
}

fn formula(v: &mut Vue<'_>, i: &Indicateur, champ: &'static str, text: &str) {
    if text.is_empty() {
        return;
    }
    let known = |nom: &str| {
        nom == "formation.heures"
            || nom.strip_prefix("paye.").is_some_and(|p| ["total", "travaillees", "etp", "formation", "temps_collectifs"].contains(&p))
            || nom.strip_prefix("heures.").is_some_and(|c| c == "total" || v.d.financeurs.iter().any(|f| f.code == c))
            || v.d.donnees.iter().any(|x| x.code == nom)
    };
    let good = Formule::parse(text).is_ok_and(|f| f.noms().iter().all(|nom| known(nom)));
    if !good {
        v.add(Controle::FormuleIncorrecte, "indicateurs", Some(i.id), Some(champ), vec![t(&i.code), t(text)]);
    }
}
