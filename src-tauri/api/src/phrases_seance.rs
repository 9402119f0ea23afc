//! French sentences of a meeting: refusals.

use cpom_core::choix::Choix;
use cpom_core::modele::{Dossier, mots};
use cpom_core::negociation::acte::SeanceRefusee;
use cpom_core::negociation::mots::ValeurRefusee;
use cpom_core::negociation::nom;

/// Sentence added after the closing of a meeting whose version could not be kept.
pub(crate) const APRES_NON_GARDEE: &str =
    " La version d’après n’a pas pu être gardée\u{202F}: la garder dans Versions, quand il y aura de la place.";

/// Sentence on why an act of a meeting is refused.
pub(crate) fn refusee(d: &Dossier, why: SeanceRefusee) -> String {
    match why {
        SeanceRefusee::Inconnue => "La séance ou le point n’existe plus\u{202F}; rien n’a été changé. Revenir à Suivi, Revues.".to_owned(),
        SeanceRefusee::SansRevue => {
            "Le dossier n’a aucune revue, donc aucun point\u{202F}; rien n’a été noté. En ajouter une dans Suivi, Revues.".to_owned()
        }
        SeanceRefusee::RienANoter => {
            "Aucune de ces remarques ne peut être notée\u{202F}: elles le sont déjà, leur point est tranché, ou leur place n’est pas sûre. \
             Rien n’a été changé."
                .to_owned()
        }
        SeanceRefusee::AutreOuverte(id) => {
            let other = d.seances.iter().find(|s| s.id == id).map(nom).unwrap_or_default();
            format!("La {} est restée ouverte\u{202F}: la reprendre, ou la clore d’abord.", mots::minuscule(&other))
        }
        SeanceRefusee::DejaOuverte => "La séance est déjà ouverte\u{202F}: la reprendre.".to_owned(),
        SeanceRefusee::Close => {
            "La séance est close\u{202F}: rien ne s’y note plus. Annuler sa clôture, ou ouvrir une autre séance.".to_owned()
        }
        SeanceRefusee::NonOuverte => "La séance n’est pas ouverte\u{202F}: l’ouvrir d’abord.".to_owned(),
        SeanceRefusee::PointTranche(etat) => {
            format!("Le point est tranché ({})\u{202F}; rien n’a été changé. Le rouvrir pour proposer autre chose.", etat.libelle())
        }
        SeanceRefusee::RienARouvrir => "Rien n’a tranché ce point dans cette séance.".to_owned(),
        SeanceRefusee::Vide => "Il manque une valeur ou des mots\u{202F}; rien n’a été noté.".to_owned(),
        SeanceRefusee::Valeur(why) => valeur_refusee(why),
    }
}

/// Sentence on why a typed value cannot be taken.
pub(crate) fn valeur_refusee(why: ValeurRefusee) -> String {
    match why {
        ValeurRefusee::PasUnNombre => "Ce n’est pas un nombre\u{202F}: écrire «\u{202F}3,48\u{202F}», et le reste en toutes lettres.",
        ValeurRefusee::PasUneDate => "Ce n’est pas une date\u{202F}: écrire «\u{202F}31 mars 2027\u{202F}», et le reste en toutes lettres.",
        ValeurRefusee::AutreUnite => "Ce n’est pas l’unité de cette valeur\u{202F}: l’écrire dans la sienne, ou en toutes lettres.",
        ValeurRefusee::Douteux => "Le point peut séparer des milliers ou des décimales\u{202F}: écrire une virgule, ou rien.",
        ValeurRefusee::HorsBornes => "Ce nombre a trop de décimales pour cette valeur, ou il est trop grand.",
        ValeurRefusee::EnToutesLettres => "Ce point s’écrit en toutes lettres.",
    }
    .to_owned()
}

/// Sentence on a value chosen at the closing that cannot be written.
pub(crate) fn non_ecrit(code: &str) -> String {
    let code = if code.trim().is_empty() { "Un point" } else { code.trim() };
    format!("{code}\u{202F}: la valeur convenue ne peut pas être écrite\u{202F}; rien n’a été changé. Relire ce que la clôture écrit.")
}
