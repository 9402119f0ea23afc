//! The rows that the answers lay out, question by question.

use chrono::{Datelike, Months, NaiveDate};

use super::{EtapeDatee, ReponsesDemarrage};
use crate::calculs::{annees_contrat, calculer};
use crate::choix::{Choix, Habilitation, Partie, StatutJuridique};
use crate::echeancier;
use crate::modele::{
    Axe, Dossier, Echeance, Exercice, FinancementSoins, Id, Indicateur, Mesure, MontantHoraire, Objectif, Plafond, PlanFormation, Public,
    Service, Signataire, Tarif, Visa,
};
use crate::referentiel::{ConditionVisa, IndicateurModele, Referentiel};

/// The identifier after the greatest of some rows.
fn after(ids: impl Iterator<Item = Id>) -> Id {
    ids.max().unwrap_or(0) + 1
}

/// Question 1 and 2: the gestionnaire, the Département, the services and those who sign for them.
pub(super) fn parties(d: &mut Dossier, r: &Referentiel, kept: &ReponsesDemarrage) {
    d.departement.nom.clone_from(&kept.departement);
    if let Some(g) = d.gestionnaires.first_mut() {
        g.raison_sociale.clone_from(&kept.gestionnaire);
        g.forme_juridique.clone_from(&kept.forme_juridique);
        g.siren.clone_from(&kept.siren);
        g.statut = legal_nature(r, &kept.forme_juridique);
    }
    let Some(gestionnaire_id) = d.gestionnaires.first().map(|g| g.id) else { return };
    for (answer, id) in kept.services.iter().zip(1..) {
        if !d.services.iter().any(|s| s.id == id) {
            d.services.push(Service { id, gestionnaire_id, ..Service::default() });
        }
        let Some(s) = d.services.iter_mut().find(|s| s.id == id) else { continue };
        s.nom.clone_from(&answer.nom);
        s.categorie = answer.categorie;
        s.habilitation = answer.habilitation;
    }
    if d.services.iter().any(|s| s.categorie.avec_soins()) {
        let id = after(d.signataires.iter().map(|s| s.id));
        d.signataires.push(Signataire { id, role: Partie::Ars, denomination: kept.ars.clone(), ..Signataire::default() });
    }
}

/// Legal nature that follows from a legal form of the shipped list; `NonPrecise` for a form that may be of either nature.
fn legal_nature(r: &Referentiel, forme: &str) -> StatutJuridique {
    let code = r.valeurs("forme_juridique").iter().find(|v| v.libelle == forme).map(|v| v.code.as_str());
    match code {
        Some("association" | "fondation" | "mutuelle") => StatutJuridique::NonLucratif,
        Some("sas" | "sarl" | "sa" | "entreprise_individuelle") => StatutJuridique::Commercial,
        Some("ccas" | "cias" | "etablissement_public") => StatutJuridique::Public,
        _ => StatutJuridique::NonPrecise,
    }
}

/// Question 3: the period, and the year before it as the baseline.
pub(super) fn periode(d: &mut Dossier, kept: &ReponsesDemarrage) {
    (d.contrat.date_debut, d.contrat.date_fin) = (kept.debut, kept.fin);
    if let Some(before) = kept.debut.map(|debut| debut.year() - 1) {
        d.dossier.annee_reference = Some(before);
        d.exercices.push(Exercice { id: 1, annee: before, ..Exercice::default() });
    }
}

/// Question 4: the financeurs that the contract has; all of the list without an answer.
pub(super) fn financeurs(d: &mut Dossier, kept: &ReponsesDemarrage) {
    if !kept.financeurs.is_empty() {
        d.financeurs.retain(|f| kept.financeurs.iter().any(|code| f.code.eq_ignore_ascii_case(code)));
    }
}

/// The visas that follow from the services, each in its place among the others.
pub(super) fn visas(d: &mut Dossier, r: &Referentiel) {
    let any = |habilitations: &[Habilitation]| d.services.iter().any(|s| habilitations.contains(&s.habilitation));
    let more = [
        (ConditionVisa::Habilite, any(&[Habilitation::Partielle, Habilitation::Totale])),
        (ConditionVisa::NonHabilite, any(&[Habilitation::Aucune])),
        (ConditionVisa::SadMixte, d.services.iter().any(|s| s.categorie.avec_soins())),
    ];
    let mut id = after(d.visas.iter().map(|v| v.id));
    let mut place = 0;
    for modele in &r.visas {
        if d.visas.get(place).is_some_and(|v| v.texte == modele.texte) {
            place += 1;
        } else if more.iter().any(|(condition, holds)| *holds && *condition == modele.condition) {
            d.visas.insert(place, Visa { id, texte: modele.texte.clone() });
            (id, place) = (id + 1, place + 1);
        }
    }
}

/// Question 5: an axis and its objective for each legal objective, with its first indicators; the names of the indicators.
pub(super) fn objectifs(d: &mut Dossier, r: &Referentiel, kept: &ReponsesDemarrage) -> Vec<String> {
    let known = calculer(d, NaiveDate::MIN).figures(d).catalogue();
    for (numero, id) in kept.objectifs.iter().copied().zip(1..) {
        let Some(legal) = u8::try_from(numero).ok().and_then(|n| r.objectif_legal(n)) else { continue };
        d.axes.push(Axe { id, code: format!("AXE-{id}"), libelle: legal.titre.clone(), objectif_legal: Some(numero) });
        d.objectifs.push(Objectif { id, axe_id: id, code: format!("OBJ-{id}.1"), libelle: legal.titre.clone() });
        let first = r.demarrage.indicateurs.iter().filter(|p| p.objectif == legal.numero).flat_map(|p| &p.numeros);
        for modele in first.filter_map(|n| r.indicateur(*n)) {
            if d.indicateurs.iter().any(|i| i.catalogue == Some(i32::from(modele.numero))) {
                continue;
            }
            let formules = known.iter().find(|f| f.numero == modele.numero);
            let (numerateur, denominateur) = formules.map(|f| (f.numerateur.clone(), f.denominateur.clone())).unwrap_or_default();
            let next = after(d.indicateurs.iter().map(|i| i.id));
            d.indicateurs.push(Indicateur {
                id: next,
                objectif_id: Some(id),
                code: format!("IND-{next:02}"),
                formule_numerateur: numerateur,
                formule_denominateur: denominateur,
                ..of_catalogue(modele)
            });
        }
    }
    d.indicateurs.iter().map(|i| i.libelle.clone()).collect()
}

/// Definition of an indicator of the catalogue, without its formulas.
fn of_catalogue(m: &IndicateurModele) -> Indicateur {
    Indicateur {
        libelle: m.libelle.clone(),
        numerateur: m.numerateur.clone(),
        denominateur: m.denominateur.clone().unwrap_or_default(),
        facteur: i32::try_from(m.facteur).ok(),
        unite: m.unite.clone(),
        decimales: i32::from(m.decimales),
        sens: m.sens,
        frequence: m.frequence,
        source: m.source.clone(),
        catalogue: Some(i32::from(m.numero)),
        commentaire: m.note.clone().unwrap_or_default(),
        ..Indicateur::default()
    }
}

/// An empty row of each year of the contract in every table that has one row a year.
pub(super) fn annees(d: &mut Dossier) {
    let with_grant = d.contrat.avec_dotation == Some(true);
    let with_care = d.services.iter().any(|s| s.categorie.avec_soins());
    // The supplement is limited for services that are not habilités (art. R. 314-136-1 CASF).
    let limited = d.services.iter().any(|s| s.habilitation != Habilitation::Totale);
    for (annee, id) in annees_contrat(d).into_iter().zip(1..) {
        d.tarifs.push(Tarif { id, annee, ..Tarif::default() });
        d.publics.push(Public { id, annee, ..Public::default() });
        d.plans_formation.push(PlanFormation { id, annee, ..PlanFormation::default() });
        if with_grant {
            d.dotations.push(MontantHoraire { id, annee, ..MontantHoraire::default() });
        }
        if limited {
            d.plafonds.push(Plafond { id, annee, ..Plafond::default() });
        }
        if with_care {
            d.financements_soins.push(FinancementSoins { id, annee, ..FinancementSoins::default() });
        }
        for indicateur in &d.indicateurs {
            let id = after(d.mesures.iter().map(|m| m.id));
            d.mesures.push(Mesure { id, indicateur_id: indicateur.id, annee, ..Mesure::default() });
        }
    }
}

fn push(d: &mut Dossier, e: Echeance) {
    let id = after(d.echeances.iter().map(|e| e.id));
    d.echeances.push(Echeance { id, ..e });
}

/// The steps before the wished signature that are still to come, as deadlines.
pub(super) fn retroplanning(d: &mut Dossier, r: &Referentiel, signature: Option<NaiveDate>, aujourdhui: NaiveDate) -> Vec<EtapeDatee> {
    let mut out = Vec::new();
    for etape in &r.demarrage.retroplanning {
        let date = signature.and_then(|day| day.checked_sub_months(Months::new(u32::from(etape.mois_avant))));
        let Some(date) = date.filter(|date| *date >= aujourdhui) else { continue };
        let responsable = echeancier::responsable(etape.qui).to_owned();
        push(d, Echeance { date: Some(date), libelle: etape.libelle.clone(), responsable, ..Echeance::default() });
        out.push(EtapeDatee { date, libelle: etape.libelle.clone() });
    }
    out
}

/// The dated deadlines of the contract: those of its years, and those within its period. Their number.
pub(super) fn echeances(d: &mut Dossier, r: &Referentiel, aujourdhui: NaiveDate) -> usize {
    let Some(fin) = d.contrat.date_fin.filter(|_| d.contrat.date_debut.is_some()) else { return 0 };
    let proposed = echeancier::proposer(d, &calculer(d, aujourdhui), r, aujourdhui);
    let own = proposed.into_iter().filter(|p| p.date.is_some_and(|date| p.exercice.is_some() || date <= fin));
    let mut nombre = 0;
    for p in own {
        let responsable = p.responsable.to_owned();
        push(d, Echeance { date: p.date, libelle: p.libelle, responsable, nature: p.nature, ..Echeance::default() });
        nombre += 1;
    }
    d.echeances.sort_by_key(|e| (e.date, e.id));
    nombre
}

/// Names of the parties that sign, in order: « gestionnaire », « agence régionale de santé ».
pub(super) fn signataires(d: &Dossier) -> Vec<&'static str> {
    d.signataires.iter().map(|s| s.role.libelle()).collect()
}
