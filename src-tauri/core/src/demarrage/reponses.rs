//! The five answers, and those that cannot be.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::choix::{CategorieService, Habilitation};
use crate::decode;
use crate::error::{Error, Result};
use crate::francais::{FINE, date};
use crate::numeros::{self, FauteNumero};
use crate::referentiel::Referentiel;

/// Greatest number of services in one contract, beyond which the list of answers is a mistake.
const SERVICES_MAX: usize = 30;
/// Longest name in an answer, in characters.
const NOM_MAX: usize = 300;

/// Answers to the five questions; each may be left empty.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(default, deny_unknown_fields)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct ReponsesDemarrage {
    /// Name of the gestionnaire.
    pub gestionnaire: String,
    /// Legal form of the gestionnaire, in words.
    pub forme_juridique: String,
    /// SIREN of the gestionnaire, with or without spaces.
    pub siren: String,
    /// Name of the Département.
    pub departement: String,
    /// Name of the agence régionale de santé; it only serves when a service gives care.
    pub ars: String,
    /// Services of the contract, in order.
    pub services: Vec<ServiceRepondu>,
    /// First day of the contract.
    pub debut: Option<NaiveDate>,
    /// Last day of the contract.
    pub fin: Option<NaiveDate>,
    /// Day on which the contract should be signed.
    pub signature: Option<NaiveDate>,
    /// Codes of the financeurs, of the shipped list; all of the list when it is empty.
    pub financeurs: Vec<String>,
    /// Numbers of the objectives of art. L. 314-2-2 CASF, 1 to 6.
    pub objectifs: Vec<i32>,
}

/// Answer about one service.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(default, deny_unknown_fields)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct ServiceRepondu {
    /// Name of the service.
    pub nom: String,
    /// Category of the service.
    pub categorie: CategorieService,
    /// Habilitation à l’aide sociale of the service.
    pub habilitation: Habilitation,
}

/// Answer that cannot be.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct RefusReponse {
    /// Name of the answer: a field of [`ReponsesDemarrage`].
    pub champ: &'static str,
    /// One French sentence that says why.
    pub phrase: String,
}

/// Reads the answers of a JSON document.
///
/// # Errors
/// [`Error::Reponse`] with the place and the reason.
pub fn lire(text: &str) -> Result<ReponsesDemarrage> {
    let text = text.trim_start_matches('\u{FEFF}').trim_start();
    // A list would be read as the fields in their order.
    if !text.starts_with('{') {
        return Err(Error::Reponse("il faut un objet JSON, entre accolades".to_owned()));
    }
    decode::from_text(text).map_err(|refusal| {
        let (place, reason) = (refusal.place(), refusal.reason());
        Error::Reponse(if place.is_empty() { reason } else { format!("«{FINE}{place}{FINE}», {reason}") })
    })
}

impl ReponsesDemarrage {
    /// The answers without those that are refused, names tidied.
    pub(super) fn without(&self, refus: &[RefusReponse]) -> Self {
        let mut kept = self.clone();
        for text in [&mut kept.gestionnaire, &mut kept.forme_juridique, &mut kept.departement, &mut kept.ars] {
            *text = tidy(text);
        }
        for s in &mut kept.services {
            s.nom = tidy(&s.nom);
        }
        kept.siren = numeros::lire(&self.siren, 9).unwrap_or_default();
        kept.objectifs.sort_unstable();
        kept.objectifs.dedup();
        for refused in refus {
            match refused.champ {
                "gestionnaire" => kept.gestionnaire.clear(),
                "forme_juridique" => kept.forme_juridique.clear(),
                "departement" => kept.departement.clear(),
                "ars" => kept.ars.clear(),
                "services" => kept.services.clear(),
                "fin" => kept.fin = None,
                "financeurs" => kept.financeurs.clear(),
                "objectifs" => kept.objectifs.retain(|n| (1..=6).contains(n)),
                _ => {}
            }
        }
        kept
    }
}

/// A name on one line, without spaces around it.
fn tidy(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The answers that cannot be, in the order of the questions.
#[must_use]
pub fn verifier(r: &Referentiel, reponses: &ReponsesDemarrage) -> Vec<RefusReponse> {
    let mut out = Vec::new();
    let mut refuse = |champ, phrase: String| out.push(RefusReponse { champ, phrase });
    let names = [
        ("gestionnaire", "Le nom du gestionnaire", &reponses.gestionnaire),
        ("forme_juridique", "La forme juridique", &reponses.forme_juridique),
        ("departement", "Le nom du Département", &reponses.departement),
        ("ars", "Le nom de l’agence régionale de santé", &reponses.ars),
    ];
    for (champ, quoi, text) in names {
        if text.chars().count() > NOM_MAX {
            refuse(champ, format!("{quoi} dépasse {NOM_MAX} caractères."));
        }
    }
    if let Err(faute) = numeros::lire(&reponses.siren, 9) {
        refuse("siren", siren(faute));
    }
    let services = &reponses.services;
    if services.len() > SERVICES_MAX {
        refuse("services", format!("{} services{FINE}: un dossier en compte {SERVICES_MAX} au plus.", services.len()));
    } else if services.iter().any(|s| s.nom.chars().count() > NOM_MAX) {
        refuse("services", format!("Le nom d’un service dépasse {NOM_MAX} caractères."));
    }
    if let (Some(debut), Some(fin)) = (reponses.debut, reponses.fin)
        && fin < debut
    {
        refuse("fin", format!("Le contrat finirait le {}, avant de commencer le {}.", date(fin), date(debut)));
    }
    let known = r.valeurs("financeur_heure");
    if let Some(code) = reponses.financeurs.iter().find(|code| !known.iter().any(|k| k.code == **code)) {
        let codes: Vec<&str> = known.iter().map(|k| k.code.as_str()).collect();
        refuse("financeurs", format!("Le financeur «{FINE}{}{FINE}» n’est pas dans la liste{FINE}: {}.", short(code), codes.join(", ")));
    }
    if let Some(n) = reponses.objectifs.iter().find(|n| !(1..=6).contains(*n)) {
        refuse("objectifs", format!("L’objectif {n} n’existe pas{FINE}: la loi en nomme six, de 1 à 6."));
    }
    out
}

/// Beginning of a text that is repeated in a refusal.
fn short(text: &str) -> String {
    text.chars().filter(|c| !c.is_control()).take(40).collect()
}

fn siren(faute: FauteNumero) -> String {
    match faute {
        FauteNumero::Signe => "Le SIREN ne s’écrit qu’avec des chiffres.".to_owned(),
        FauteNumero::Longueur(1) => "Le SIREN a un chiffre, il en faut neuf.".to_owned(),
        FauteNumero::Longueur(n) => format!("Le SIREN a {n} chiffres, il en faut neuf."),
        FauteNumero::Cle => format!("La clé du SIREN est fausse{FINE}: un chiffre est sans doute mal recopié."),
    }
}
