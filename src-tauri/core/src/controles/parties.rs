//! Checks of the parties: gestionnaires, services, signatories.

use super::{Controle, Parametre, Vue, t};
use crate::choix::{CategorieService, Habilitation, Partie};
use crate::modele::{Entite, Gestionnaire, Service, Signataire};
use crate::numeros;

pub(super) fn check(v: &mut Vue<'_>) {
    let d = v.d;
    let month_ago = v.c.suivi.jour.checked_sub_days(chrono::Days::new(31));
    if let Some(date) = d.dossier.date_edition.filter(|date| month_ago.is_some_and(|limit| *date < limit)) {
        v.add(Controle::EditionAncienne, "dossier", Some(1), Some("date_edition"), vec![Parametre::Date(date)]);
    }
    for (nom, empty, table) in [
        ("le gestionnaire", d.gestionnaires.is_empty(), "gestionnaires"),
        ("le service", d.services.is_empty(), "services"),
        ("la signature du gestionnaire", !d.signataires.iter().any(|s| s.role == Partie::Gestionnaire), "signataires"),
        ("la signature du Département", !d.signataires.iter().any(|s| s.role == Partie::Departement), "signataires"),
    ] {
        if empty {
            v.add(Controle::PartieManquante, table, None, None, vec![t(nom)]);
        }
    }
    for (champ, value) in [("nom", &d.departement.nom), ("president_fonction", &d.departement.president_fonction)] {
        if value.is_empty() {
            v.add(Controle::ChampVide, "departement", Some(1), Some(champ), vec![]);
        }
    }
    for g in &d.gestionnaires {
        gestionnaire(v, g);
    }
    for s in &d.services {
        service(v, s);
    }
    for s in &d.signataires {
        signataire(v, s);
    }
}

fn gestionnaire(v: &mut Vue<'_>, g: &Gestionnaire) {
    let table = Gestionnaire::TABLE.nom;
    for (champ, value) in [
        ("raison_sociale", &g.raison_sociale),
        ("forme_juridique", &g.forme_juridique),
        ("siren", &g.siren),
        ("finess_juridique", &g.finess_juridique),
        ("commune", &g.commune),
        ("representant_fonction", &g.representant_fonction),
    ] {
        if value.is_empty() {
            v.add(Controle::ChampVide, table, Some(g.id), Some(champ), vec![t(&g.raison_sociale)]);
        }
    }
    for (champ, value, length) in [("siren", &g.siren, 9), ("siret_siege", &g.siret_siege, 14)] {
        number(v, table, g.id, champ, value, length);
    }
}

fn service(v: &mut Vue<'_>, s: &Service) {
    let table = Service::TABLE.nom;
    for (champ, value) in [
        ("nom", &s.nom),
        ("finess_etablissement", &s.finess_etablissement),
        ("autorisation_reference", &s.autorisation_reference),
        ("amplitude_intervention", &s.amplitude_intervention),
    ] {
        if value.is_empty() {
            v.add(Controle::ChampVide, table, Some(s.id), Some(champ), vec![t(&s.nom)]);
        }
    }
    if s.publics.is_empty() {
        v.add(Controle::ChampVide, table, Some(s.id), Some("publics"), vec![t(&s.nom)]);
    }
    number(v, table, s.id, "siret", &s.siret, 14);
    if s.habilitation == Habilitation::NonPrecise {
        v.add(Controle::HabilitationNonDite, table, Some(s.id), Some("habilitation"), vec![t(&s.nom)]);
    }
    if let (Some(end), Some(contract)) = (s.autorisation_echeance, v.d.contrat.date_fin)
        && end < contract
    {
        let parameters = vec![t(&s.nom), super::Parametre::Date(end)];
        v.add(Controle::AutorisationTropCourte, table, Some(s.id), Some("autorisation_echeance"), parameters);
    }
    if s.categorie.avec_soins() && !v.d.signataires.iter().any(|x| x.role == Partie::Ars) {
        v.add(Controle::ArsAbsente, table, Some(s.id), Some("categorie"), vec![t(&s.nom)]);
    }
    if s.categorie == CategorieService::SadAide && s.conventions_soins.is_empty() {
        v.add(Controle::SoinsNonOrganises, table, Some(s.id), Some("conventions_soins"), vec![t(&s.nom)]);
    }
}

/// Reports what lacks of a signatory and of no party, whose own row is reported once; and what differs from the party.
fn signataire(v: &mut Vue<'_>, s: &Signataire) {
    let table = Signataire::TABLE.nom;
    let resolved = v.d.signataire_resolu(s);
    let has_party = resolved.gestionnaire_id.is_some() || s.role == Partie::Departement;
    for (champ, value, of_party) in [
        ("denomination", &resolved.denomination, has_party),
        ("representant_fonction", &resolved.representant_fonction, has_party),
        ("habilitation", &s.habilitation, false),
    ] {
        if value.is_empty() && !of_party {
            v.add(Controle::ChampVide, table, Some(s.id), Some(champ), vec![t(&resolved.denomination)]);
        }
    }
    for x in &resolved.differences {
        v.add(Controle::SignataireDifferent, table, Some(s.id), Some(x.champ), vec![t(x.champ), t(&x.sienne), t(&x.partie)]);
    }
}

fn number(v: &mut Vue<'_>, table: &'static str, id: i32, champ: &'static str, value: &str, length: usize) {
    if numeros::lire(value, length).is_err() {
        v.add(Controle::NumeroIncorrect, table, Some(id), Some(champ), vec![t(value)]);
    }
}
