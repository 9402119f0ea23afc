//! The next useful thing to do in a dossier: one thing, with its reason and its place.
//!
//! The first rule that holds wins. While the contract is a project, the order is that of its writing: period, parties, objectives,
//! figures of the baseline, actions, targets, money; then rereading, then a kept version. Once it is signed: what is late, what is
//! due within a month, the renewal, then the year to fill. Nothing is stored: doing the thing gives the next one.

use chrono::{Datelike, Days};
use serde::Serialize;

use super::cycle::next_prepared_from;
use super::jeune;
use crate::annee::annee;
use crate::calculs::{Calculs, EtatSuivi};
use crate::choix::{ChoseAFaire, Nature, Partie, StatutContrat};
use crate::designation::avec_code;
use crate::francais::{FINE, date};
use crate::modele::{Dossier, Id};

/// Days before its date from which a deadline comes first.
const BIENTOT: u64 = 31;

/// Next useful thing to do, with its reason and its place.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct ProchaineChose {
    /// Kind of thing, by which the window knows the gesture.
    pub chose: ChoseAFaire,
    /// The thing, in the infinitive, as a French sentence.
    pub phrase: String,
    /// Reason for which it comes next, in one French sentence.
    pub raison: String,
    /// Name of the table of its place.
    pub table: &'static str,
    /// Identifier of the row; `None` when the table has none yet.
    pub id: Option<Id>,
    /// Name of the field; `None` for the whole row.
    pub champ: Option<&'static str>,
}

type Lieu = (&'static str, Option<Id>, Option<&'static str>);

fn thing(chose: ChoseAFaire, phrase: impl Into<String>, raison: impl Into<String>, (table, id, champ): Lieu) -> Option<ProchaineChose> {
    Some(ProchaineChose { chose, phrase: phrase.into(), raison: raison.into(), table, id, champ })
}

fn write(phrase: impl Into<String>, raison: impl Into<String>, lieu: Lieu) -> Option<ProchaineChose> {
    thing(ChoseAFaire::Ecrire, phrase, raison, lieu)
}

/// The next thing to do, as of the day of `c`.
pub(super) fn prochaine(d: &Dossier, c: &Calculs) -> Option<ProchaineChose> {
    match d.contrat.statut {
        StatutContrat::Projet | StatutContrat::Transmis => urgent(d, c).or_else(|| project(d, c)),
        StatutContrat::EnCours | StatutContrat::Termine => urgent(d, c).or_else(|| renewal(d, c)).or_else(|| year(d, c)),
    }
}

/// A deadline or a decision that is late, the oldest first; else the next deadline, when it is due within a month.
fn urgent(d: &Dossier, c: &Calculs) -> Option<ProchaineChose> {
    let named = |text: &str| !text.trim().is_empty();
    let deadlines = d.echeances.iter().filter(|e| named(&e.libelle) && c.suivi.echeance(e.id) == EtatSuivi::EnRetard);
    let decisions = d.decisions.iter().filter(|x| named(&x.texte) && c.suivi.decision(x.id) == EtatSuivi::EnRetard);
    let late = deadlines
        .filter_map(|e| Some((e.date?, e.libelle.trim(), ("echeances", Some(e.id), Some("libelle")))))
        .chain(decisions.filter_map(|x| Some((x.echeance?, x.texte.trim(), ("decisions", Some(x.id), Some("texte"))))))
        .min_by_key(|(day, ..)| *day);
    if let Some((day, phrase, lieu)) = late {
        return write(phrase, format!("En retard{FINE}: c’était attendu pour le {}.", date(day)), lieu);
    }
    let limit = c.suivi.jour.checked_add_days(Days::new(BIENTOT))?;
    let next = c.suivi.prochaines.iter().filter_map(|id| d.echeances.iter().find(|e| e.id == *id));
    let (e, day) = next.filter(|e| named(&e.libelle)).find_map(|e| Some((e, e.date.filter(|day| *day <= limit)?)))?;
    write(e.libelle.trim(), format!("À faire pour le {}.", date(day)), ("echeances", Some(e.id), Some("libelle")))
}

/// First gap of a project, in the order of its writing.
fn project(d: &Dossier, c: &Calculs) -> Option<ProchaineChose> {
    let empty = |text: &str| text.trim().is_empty();
    if d.contrat.date_debut.is_none() || d.contrat.date_fin.is_none() {
        let champ = if d.contrat.date_debut.is_none() { "date_debut" } else { "date_fin" };
        return write(
            "Fixer le premier et le dernier jour du contrat",
            "Les années de tous les tableaux en dépendent.",
            ("contrat", Some(1), Some(champ)),
        );
    }
    if let Some(g) = d.gestionnaires.iter().find(|g| empty(&g.raison_sociale)) {
        return write("Nommer le gestionnaire", "Il signe le contrat.", ("gestionnaires", Some(g.id), Some("raison_sociale")));
    }
    if let Some(s) = d.services.iter().find(|s| empty(&s.nom)) {
        return write("Nommer le service", "Le contrat porte sur lui.", ("services", Some(s.id), Some("nom")));
    }
    if empty(&d.departement.nom) {
        return write("Nommer le Département", "Il signe le contrat.", ("departement", Some(1), Some("nom")));
    }
    if let Some(s) = d.services.iter().find(|s| s.categorie.avec_soins()) {
        match d.signataires.iter().find(|x| x.role == Partie::Ars) {
            None => {
                let lieu = ("services", Some(s.id), Some("categorie"));
                return write("Ajouter l’ARS aux signataires", "Un service qui donne des soins se contracte aussi avec elle.", lieu);
            }
            Some(x) if empty(&x.denomination) => {
                let lieu = ("signataires", Some(x.id), Some("denomination"));
                return write("Nommer l’agence régionale de santé", "Elle signe avec le Département.", lieu);
            }
            Some(_) => {}
        }
    }
    figures(d, c).or_else(|| plan(d, c)).or_else(|| last(d))
}

/// Figures of the baseline: without them no target has a starting point.
fn figures(d: &Dossier, c: &Calculs) -> Option<ProchaineChose> {
    let reference = d.dossier.annee_reference?;
    if c.suivi.jour.year() < reference {
        return None;
    }
    let typed = d.heures.iter().any(|h| h.annee == reference && h.nature == Nature::Realise && h.heures.is_some());
    if typed {
        return None;
    }
    let lieu = ("heures", None, Some("heures"));
    write(format!("Saisir les heures réalisées de {reference}"), "L’année de référence est le point de départ des cibles.", lieu)
}

/// Objectives, actions, targets and money of the contract.
fn plan(d: &Dossier, c: &Calculs) -> Option<ProchaineChose> {
    if d.axes.is_empty() {
        return write("Choisir les objectifs du contrat", "Les actions et les indicateurs se rangent sous eux.", ("axes", None, None));
    }
    let bare = d.objectifs.iter().find(|o| !d.actions.iter().any(|a| a.objectif_id == o.id));
    if let Some(o) = bare.filter(|_| d.actions.is_empty()) {
        let lieu = ("objectifs", Some(o.id), Some("libelle"));
        return write("Écrire la première action", "Un objectif sans action n’engage à rien.", lieu);
    }
    if let Some(o) = bare {
        let lieu = ("objectifs", Some(o.id), Some("libelle"));
        return write(format!("Écrire une action pour {}", o.code.trim()), "Cet objectif n’en a pas.", lieu);
    }
    if d.indicateurs.is_empty() {
        return write("Choisir les indicateurs", "Ils disent si les objectifs sont atteints.", ("indicateurs", None, None));
    }
    let first = *c.annees.contrat.first()?;
    let aimed = |id: Id| d.mesures.iter().any(|m| m.indicateur_id == id && m.cible.is_some());
    if let Some(i) = d.indicateurs.iter().find(|i| !aimed(i.id)) {
        let row = d.mesures.iter().find(|m| m.indicateur_id == i.id && m.annee == first);
        let lieu = row.map_or(("indicateurs", Some(i.id), Some("libelle")), |m| ("mesures", Some(m.id), Some("cible")));
        let phrase = format!("Fixer les cibles de {}", avec_code(&i.code, &i.libelle));
        return write(phrase, "Une cible se négocie avant la signature.", lieu);
    }
    if d.contrat.avec_dotation == Some(true) && !d.dotations.iter().any(|x| x.montant_horaire.is_some()) {
        let lieu = ("dotations", d.dotations.first().map(|x| x.id), Some("montant_horaire"));
        return write("Écrire le montant horaire de la dotation", "Il se négocie avec le Département.", lieu);
    }
    None
}

/// Rereading, then a kept version.
fn last(d: &Dossier) -> Option<ProchaineChose> {
    if jeune(d) {
        let raison = "L’essentiel est écrit\u{202F}: voir ce qui manque encore avant de transmettre.";
        return thing(ChoseAFaire::Relire, "Relire le dossier", raison, ("dossier", Some(1), Some("relu_le")));
    }
    if d.versions.is_empty() {
        let raison = "Une version gardée dit ce qui a été transmis, et permet de comparer.";
        return thing(ChoseAFaire::Garder, "Garder une version avant de transmettre", raison, ("versions", None, None));
    }
    None
}

/// The next contract, from the day on which it is to be prepared.
fn renewal(d: &Dossier, c: &Calculs) -> Option<ProchaineChose> {
    let fin = d.contrat.date_fin?;
    if c.suivi.jour < next_prepared_from(d)? {
        return None;
    }
    let raison = format!("Le contrat finit le {}.", date(fin));
    thing(ChoseAFaire::Renouveler, "Préparer le contrat suivant", raison, ("contrat", Some(1), Some("date_fin")))
}

/// The year to fill, as long as figures of it are missing.
fn year(d: &Dossier, c: &Calculs) -> Option<ProchaineChose> {
    let saisie = c.annees.saisie.filter(|a| *a < c.suivi.jour.year() && !d.is_closed(*a))?;
    let phrase = match annee(d, c, saisie).manques() {
        0 => format!("Clore l’année {saisie}"),
        _ => format!("Saisir l’année {saisie}"),
    };
    thing(ChoseAFaire::Annee, phrase, "Elle est finie et n’est pas close.", ("exercices", None, None))
}
