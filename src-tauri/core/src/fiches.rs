//! Model actions (« fiches types »): the shipped examples, and those the user keeps in the program's folder.
//!
//! A good fiche serves again in the next dossier. Mechanism: a [`Fiche`] holds the words of an action, of its steps and
//! of its risks, and cites indicators by their number in the catalogue or by their name; [`inserer`] writes it into a
//! dossier. Invariant: a fiche holds no date, no figure and no result, because these belong to the contract it was
//! written for.

use serde::{Deserialize, Serialize};
use serde_json::{Map, Value as Json, json};

use crate::choix::StatutAction;
use crate::decode;
use crate::echange::TEXTE_MAX;
use crate::error::{Error, Result};
use crate::modele::{Dossier, Id};
use crate::referentiel::{FicheExemple, RisqueFiche};
use crate::store::Ecriture;

/// Name of the format of the file of the user's fiches.
pub const FORMAT: &str = "atelier-cpom/fiches";
/// Version of the format that this program writes, and the newest it reads.
pub const VERSION: u32 = 1;
/// Maximum number of fiches in the file.
pub const FICHES_MAX: usize = 500;

/// The words of a fiche action.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct Fiche {
    /// Title of the action.
    pub intitule: String,
    /// Number (1 to 6) of the objective of art. L. 314-2-2 CASF; 0 for none.
    pub objectif_legal: Option<i32>,
    /// Finding of the diagnosis that the action answers.
    pub constat: String,
    /// Content of the action: what is done.
    pub description: String,
    /// Expected effect of the action.
    pub effet_attendu: String,
    /// Deliverables, in order.
    pub livrables: Vec<String>,
    /// Function of the person in charge.
    pub pilote: String,
    /// Team that works on the action.
    pub equipe: String,
    /// Partners of the action.
    pub partenaires: Vec<String>,
    /// Public concerned by the action.
    pub public_cible: String,
    /// Human means, in words.
    pub moyens_humains: String,
    /// Material means, in words.
    pub moyens_materiels: String,
    /// Organisational means, in words.
    pub moyens_organisationnels: String,
    /// Planned evaluation of the action.
    pub modalites_evaluation: String,
    /// Points to watch during the action.
    pub points_vigilance: String,
    /// Names of the steps, in order.
    pub etapes: Vec<String>,
    /// Risks, each with the measure that answers it.
    pub risques: Vec<RisqueFiche>,
    /// Indicators by which the action is measured.
    pub indicateurs: Vec<IndicateurCite>,
}

/// An indicator cited by a fiche, in a form that another dossier can recognise.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct IndicateurCite {
    /// Number of the indicator in the shipped catalogue.
    #[serde(default)]
    pub catalogue: Option<i32>,
    /// Name of the indicator.
    #[serde(default)]
    pub libelle: String,
}

/// The file of the user's fiches.
#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Recueil {
    format: String,
    version: u32,
    fiches: Vec<Fiche>,
}

/// The version of a file, read without its other fields, which a newer program may have changed.
#[derive(Deserialize)]
struct RecueilHead {
    version: u32,
}

impl From<&FicheExemple> for Fiche {
    fn from(f: &FicheExemple) -> Self {
        let cited = |n: &u16| IndicateurCite { catalogue: Some(i32::from(*n)), libelle: String::new() };
        Self {
            intitule: f.intitule.clone(),
            objectif_legal: Some(i32::from(f.objectif_legal)),
            constat: f.constat.clone(),
            description: f.description.clone(),
            pilote: f.pilote.clone(),
            partenaires: f.partenaires.clone(),
            public_cible: f.public_cible.clone(),
            moyens_humains: f.moyens.humains.clone(),
            moyens_materiels: f.moyens.materiels.clone(),
            moyens_organisationnels: f.moyens.organisationnels.clone(),
            etapes: f.etapes.clone(),
            risques: f.risques.clone(),
            indicateurs: f.indicateurs.iter().map(cited).collect(),
            ..Self::default()
        }
    }
}

/// The fiche made from an action of a dossier; `None` when there is no such action.
#[must_use]
pub fn depuis(d: &Dossier, action: Id) -> Option<Fiche> {
    let a = d.actions.iter().find(|a| a.id == action)?;
    let linked = |i: &&crate::modele::Indicateur| d.action_indicateurs.iter().any(|l| l.action_id == action && l.indicateur_id == i.id);
    Some(Fiche {
        intitule: a.intitule.clone(),
        objectif_legal: a.objectif_legal,
        constat: a.constat.clone(),
        description: a.description.clone(),
        effet_attendu: a.effet_attendu.clone(),
        livrables: a.livrables.clone(),
        pilote: a.pilote.clone(),
        equipe: a.equipe.clone(),
        partenaires: a.partenaires.clone(),
        public_cible: a.public_cible.clone(),
        moyens_humains: a.moyens_humains.clone(),
        moyens_materiels: a.moyens_materiels.clone(),
        moyens_organisationnels: a.moyens_organisationnels.clone(),
        modalites_evaluation: a.modalites_evaluation.clone(),
        points_vigilance: a.points_vigilance.clone(),
        etapes: d.etapes.iter().filter(|e| e.action_id == action).map(|e| e.libelle.clone()).collect(),
        risques: d
            .risques
            .iter()
            .filter(|r| r.action_id == action)
            .map(|r| RisqueFiche { risque: r.risque.clone(), mesure: r.mesure.clone() })
            .collect(),
        indicateurs: d
            .indicateurs
            .iter()
            .filter(linked)
            .map(|i| IndicateurCite { catalogue: i.catalogue, libelle: i.libelle.clone() })
            .collect(),
    })
}

/// Writes the file of the user's fiches.
///
/// # Errors
/// [`Error::Interne`] when the JSON cannot be written; no valid fiche causes it.
pub fn write(fiches: &[Fiche]) -> Result<String> {
    let recueil = Recueil { format: FORMAT.to_owned(), version: VERSION, fiches: fiches.to_vec() };
    serde_json::to_string_pretty(&recueil).map_err(|e| Error::Interne(e.to_string()))
}

/// Reads the file of the user's fiches.
///
/// # Errors
/// [`Error::EchangeTropRecent`] for the file of a newer program; [`Error::Echange`] with the reason. The caller must not
/// replace a file that cannot be read.
pub fn read(text: &str) -> Result<Vec<Fiche>> {
    if let Some(version) = serde_json::from_str::<RecueilHead>(text).ok().map(|h| h.version).filter(|v| *v > VERSION) {
        return Err(Error::EchangeTropRecent { version, connue: VERSION });
    }
    let recueil: Recueil = decode::from_text(text).map_err(|r| match r.place().as_str() {
        "" => Error::echange("fiches", &r.reason()),
        place => Error::echange(place, &r.reason()),
    })?;
    if recueil.format != FORMAT || recueil.version != VERSION {
        return Err(Error::echange("fiches", "ce n’est pas un recueil de fiches"));
    }
    if recueil.fiches.len() > FICHES_MAX || text.len() > TEXTE_MAX * 100 {
        return Err(Error::echange("fiches", "le recueil de fiches est trop grand"));
    }
    Ok(recueil.fiches)
}

fn object(value: Json) -> Map<String, Json> {
    match value {
        Json::Object(o) => o,
        _ => Map::new(),
    }
}

/// Inserts a fiche into an objective, under the code `code`, after the action `apres` or last. The indicators
/// cited by the fiche and present in the dossier are linked; the others are left for the user to choose.
///
/// # Errors
/// [`Error::ValeurRefusee`] or [`Error::Sqlite`] when a row cannot be written.
pub fn inserer(w: &mut Ecriture<'_>, d: &Dossier, f: &Fiche, objectif: Id, code: Option<&str>, apres: Option<Id>) -> Result<Id> {
    let values = json!({
        "objectif_id": objectif,
        "intitule": f.intitule,
        "objectif_legal": f.objectif_legal,
        "constat": f.constat,
        "description": f.description,
        "effet_attendu": f.effet_attendu,
        "livrables": f.livrables,
        "pilote": f.pilote,
        "equipe": f.equipe,
        "partenaires": f.partenaires,
        "public_cible": f.public_cible,
        "moyens_humains": f.moyens_humains,
        "moyens_materiels": f.moyens_materiels,
        "moyens_organisationnels": f.moyens_organisationnels,
        "modalites_evaluation": f.modalites_evaluation,
        "points_vigilance": f.points_vigilance,
        "statut": StatutAction::ALancer,
    });
    let mut values = object(values);
    values.extend(code.map(|code| ("code".to_owned(), json!(code))));
    let action = w.create("actions", &values, apres)?;
    for libelle in &f.etapes {
        w.create("etapes", &object(json!({ "action_id": action, "libelle": libelle })), None)?;
    }
    for r in &f.risques {
        w.create("risques", &object(json!({ "action_id": action, "risque": r.risque, "mesure": r.mesure })), None)?;
    }
    for id in indicateurs(d, f) {
        w.create("action_indicateurs", &object(json!({ "action_id": action, "indicateur_id": id })), None)?;
    }
    Ok(action)
}

/// Identifiers of the indicators of the dossier that the fiche cites.
fn indicateurs(d: &Dossier, f: &Fiche) -> Vec<Id> {
    let same = |i: &crate::modele::Indicateur, c: &IndicateurCite| match c.catalogue {
        Some(n) => i.catalogue == Some(n),
        None => !c.libelle.trim().is_empty() && i.libelle.trim() == c.libelle.trim(),
    };
    d.indicateurs.iter().filter(|i| f.indicateurs.iter().any(|c| same(i, c))).map(|i| i.id).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_fiche_goes_through_its_file_and_a_damaged_one_is_refused() {
        let d = crate::exemple::exemple().unwrap();
        let fiche = depuis(&d, d.actions[0].id).unwrap();
        assert!(!fiche.etapes.is_empty() && !fiche.indicateurs.is_empty());
        let text = write(std::slice::from_ref(&fiche)).unwrap();
        assert_eq!(read(&text).unwrap(), vec![fiche]);
        for wrong in ["", "{}", "[1]", &text.replace("\"version\": 1", "\"version\": 9"), &text.replace("constat", "autre")] {
            assert!(read(wrong).is_err(), "{wrong:.80}");
        }
        assert!(depuis(&d, 9999).is_none());
    }
}
