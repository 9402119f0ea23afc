//! French sentences of the steps of the history: their labels, and what a gesture did.

use cpom_core::annee::cloture::nom_version;
use cpom_core::choix::{Choix, NaturePosition};
use cpom_core::dire::{self, le, noms, une};
use cpom_core::francais;
use cpom_core::modele::{TableDef, mots};
use cpom_core::op::{Geste, Op};

use crate::phrases::moment;

/// Sentence of an operation in French; the page puts « Annuler : » or « Rétablir : » before it.
#[must_use]
pub fn libelle_op(op: &Op) -> String {
    let quoted = |objet: &str| if objet.is_empty() { String::new() } else { format!(" «\u{202F}{objet}\u{202F}»") };
    match op {
        Op::Nouveau => "créer le dossier".to_owned(),
        Op::Importer => "importer le dossier".to_owned(),
        Op::Reprendre { origine } => format!("renouveler à partir de{}", quoted(origine)),
        Op::Demarrer { objet } => format!("préparer le dossier{} d’après les réponses", quoted(objet)),
        Op::Creer { table, objet, .. } => format!("ajouter {}{}", une(table), quoted(objet)),
        Op::Modifier { table, champs, objet, .. } => format!("modifier {}{}{}", le(table), quoted(objet), which(table, champs)),
        Op::Supprimer { table, objet, .. } => format!("supprimer {}{}", le(table), quoted(objet)),
        Op::Rendre { table, objet, .. } => format!("remettre {}{}", le(table), quoted(objet)),
        Op::Deplacer { table, objet, .. } => format!("déplacer {}{}", le(table), quoted(objet)),
        Op::Copier { table, objet, .. } => format!("copier {}{}", le(table), quoted(objet)),
        Op::ReprendreModele { nom } => format!("reprendre le modèle de contrat{}", quoted(nom)),
        Op::ImporterTableau { fichier, nombre, .. } => {
            format!("importer {nombre} valeur{} de «\u{202F}{fichier}\u{202F}»", if *nombre > 1 { "s" } else { "" })
        }
        Op::Lot { table, nombre, geste, objet, .. } => batch(table, *nombre, *geste, objet),
        Op::Nommer { objet, .. } => format!("garder la version{}", quoted(objet)),
        Op::Sceller { objet, .. } => format!("sceller la version{}", quoted(objet)),
        Op::Restaurer { objet } => format!("revenir à la version{}", quoted(objet)),
        Op::AppliquerScenario { objet } => format!("appliquer le scénario{}", quoted(objet)),
        Op::CloreExercice { annee } => format!("clore l’exercice {annee}"),
        Op::RouvrirExercice { annee } => format!("rouvrir l’exercice {annee}"),
        Op::PreparerAvenant { objet, .. } => format!("préparer l’avenant{}", quoted(objet)),
        Op::SignerAvenant { objet, .. } => format!("signer l’avenant{}", quoted(objet)),
        Op::OuvrirSeance { objet, .. } => format!("ouvrir la {}", mots::minuscule(objet)),
        Op::NoterPosition { objet, nature, .. } => format!("noter {} sur {}", une_position(*nature), point(objet)),
        Op::NoterRetour { objet, nombre, .. } => format!("noter {} de «\u{202F}{objet}\u{202F}»", remarques(*nombre)),
        Op::RouvrirPoint { objet, .. } => format!("rouvrir {}", point(objet)),
        Op::CloreSeance { objet, .. } => format!("clore la {}", mots::minuscule(objet)),
        Op::GarderApresSeance { objet, .. } => format!("garder la version{}", quoted(objet)),
        Op::Joindre { objet, .. } => format!("joindre la pièce{}", quoted(objet)),
        Op::Fusionner { fichier, nombre, .. } => format!("reprendre {} de «\u{202F}{fichier}\u{202F}»", modifications(*nombre)),
        Op::Alleger { etapes } => match etapes {
            1 => "alléger l’historique d’une étape".to_owned(),
            n => format!("alléger l’historique de {} étapes", francais::entier(*n)),
        },
        Op::Annuler { .. } => "annuler une étape".to_owned(),
        Op::Retablir { .. } => "rétablir une étape".to_owned(),
        Op::RestaurerSauvegarde { quand } => format!("revenir à la sauvegarde du {}", moment(quand)),
        Op::Recuperer { origine } => format!("récupérer le fichier{}", quoted(origine)),
        Op::Inconnue => "étape d’une autre version du programme".to_owned(),
    }
}

/// « une proposition », « un accord ».
fn une_position(nature: NaturePosition) -> String {
    let article = if nature == NaturePosition::Proposition { "une" } else { "un" };
    format!("{article} {}", nature.libelle())
}

/// « 1 modification », « 4 modifications ».
fn modifications(nombre: usize) -> String {
    let n = francais::entier(i64::try_from(nombre).unwrap_or(i64::MAX));
    format!("{n} modification{}", if nombre > 1 { "s" } else { "" })
}

/// « 1 remarque », « 4 remarques ».
fn remarques(nombre: usize) -> String {
    let n = francais::entier(i64::try_from(nombre).unwrap_or(i64::MAX));
    format!("{n} remarque{}", if nombre > 1 { "s" } else { "" })
}

/// A point by its code; « un point » without one.
fn point(code: &str) -> &str {
    if code.trim().is_empty() { "un point" } else { code.trim() }
}

/// Sentence of what an operation did, in French: « L’axe « Qualité » est supprimé, avec 2 objectifs et 5 actions. » `removed` are
/// the tables that lost rows, with how many. `None` for what is no gesture on rows.
#[must_use]
pub fn fait(op: &Op, removed: &[(&str, usize)]) -> Option<String> {
    let named = |table: &str, objet: &str, verb: &str| {
        let of = if objet.is_empty() { String::new() } else { format!(" «\u{202F}{objet}\u{202F}»") };
        let e = if TableDef::de(table).is_none_or(|t| t.feminin) { "e" } else { "" };
        format!("{}{of} est {verb}{e}", mots::majuscule(&le(table)))
    };
    let text = match op {
        Op::Creer { table, objet, .. } => named(table, objet, "ajouté"),
        Op::Modifier { table, objet, .. } => named(table, objet, "modifié"),
        Op::Supprimer { table, objet, .. } => format!("{}{}", named(table, objet, "supprimé"), with(table, removed)),
        Op::Rendre { table, objet, .. } => named(table, objet, "remis"),
        Op::Deplacer { table, objet, .. } => named(table, objet, "déplacé"),
        Op::Copier { table, objet, .. } => named(table, objet, "copié"),
        Op::ReprendreModele { nom } => format!("Le modèle de contrat «\u{202F}{nom}\u{202F}» est repris"),
        Op::CloreExercice { annee } => {
            format!("L’exercice {annee} est clos\u{202F}; la version «\u{202F}{}\u{202F}» est gardée", nom_version(*annee))
        }
        Op::RouvrirExercice { annee } => format!("L’exercice {annee} est rouvert"),
        Op::OuvrirSeance { objet, .. } => format!("La {} est ouverte", mots::minuscule(objet)),
        Op::NoterPosition { objet, nature, .. } => {
            let e = if *nature == NaturePosition::Proposition { "e" } else { "" };
            format!("{}\u{202F}: {} noté{e}", mots::majuscule(point(objet)), nature.libelle())
        }
        Op::NoterRetour { objet, nombre, .. } => {
            let noted = if *nombre > 1 { "sont notées" } else { "est notée" };
            format!("{} de «\u{202F}{objet}\u{202F}» {noted}", mots::majuscule(&remarques(*nombre)))
        }
        Op::RouvrirPoint { objet, .. } => format!("{} est rouvert", mots::majuscule(point(objet))),
        Op::CloreSeance { objet, .. } => format!("La {} est close", mots::minuscule(objet)),
        Op::Joindre { objet, .. } => format!("La pièce «\u{202F}{objet}\u{202F}» est jointe"),
        Op::Fusionner { fichier, nombre, .. } => {
            let taken = if *nombre > 1 { "sont reprises" } else { "est reprise" };
            format!("{} de «\u{202F}{fichier}\u{202F}» {taken}", mots::majuscule(&modifications(*nombre)))
        }
        Op::AppliquerScenario { .. } => "Les hypothèses sont écrites dans le dossier".to_owned(),
        Op::PreparerAvenant { .. } => "Les modifications choisies sont écrites dans l’avenant".to_owned(),
        Op::SignerAvenant { .. } => "L’avenant est signé, et le contrat consolidé est scellé".to_owned(),
        Op::Lot { table, nombre, geste, objet, .. } => batch_done(table, *nombre, *geste, objet),
        _ => return None,
    };
    Some(format!("{text}."))
}

/// Kinds of rows that the sentence of a removal names; the rows of the others are counted together.
const GENRES_NOMMES: usize = 2;

/// « , avec 2 objectifs, 5 actions et 31 autres lignes »: what was removed with a row, in the order of the model.
fn with(table: &str, removed: &[(&str, usize)]) -> String {
    let said = |n: usize, nom: &str| format!("{} {nom}", francais::entier(i64::try_from(n).unwrap_or(i64::MAX)));
    let gone: Vec<(&str, usize)> =
        removed.iter().map(|(nom, n)| (*nom, if *nom == table { n - 1 } else { *n })).filter(|(_, n)| *n > 0).collect();
    // A single kind more is as short by its name.
    let (named, counted) = if gone.len() > GENRES_NOMMES + 1 { gone.split_at(GENRES_NOMMES) } else { (gone.as_slice(), [].as_slice()) };
    let mut others: Vec<String> = named.iter().map(|(nom, n)| said(*n, noms(nom, *n))).collect();
    let rest: usize = counted.iter().map(|(_, n)| n).sum();
    if rest > 0 {
        others.push(said(rest, "autres lignes"));
    }
    match others.as_slice() {
        [] => String::new(),
        [one] => format!(", avec {one}"),
        [first @ .., last] => format!(", avec {} et {last}", first.join(", ")),
    }
}

fn batch_done(table: &str, nombre: usize, geste: Option<Geste>, objet: &str) -> String {
    let n = francais::entier(i64::try_from(nombre).unwrap_or(i64::MAX));
    let of = if objet.is_empty() { String::new() } else { format!(" de «\u{202F}{objet}\u{202F}»") };
    let (verb, be, s) = match (geste, nombre) {
        (None, _) => return format!("{n} valeurs sont modifiées"),
        (Some(geste), n) => (geste, if n < 2 { "est" } else { "sont" }, if n < 2 { "" } else { "s" }),
    };
    let e = if TableDef::de(table).is_none_or(|t| t.feminin) { "e" } else { "" };
    let done = match verb {
        Geste::Creer => "ajouté",
        Geste::Modifier => "modifié",
        Geste::Supprimer => "supprimé",
    };
    format!("{n} {}{of} {be} {done}{e}{s}", noms(table, nombre))
}

/// Label of the changed field, when there is only one: « : pilote ».
fn which(table: &str, champs: &[String]) -> String {
    let [only] = champs else { return String::new() };
    format!("\u{202F}: {}", mots::minuscule(&dire::champ(table, only)))
}

fn batch(table: &str, nombre: usize, geste: Option<Geste>, objet: &str) -> String {
    let n = francais::entier(i64::try_from(nombre).unwrap_or(i64::MAX));
    let of = if objet.is_empty() { String::new() } else { format!(" de «\u{202F}{objet}\u{202F}»") };
    let verb = match geste {
        None => return format!("modifier {n} valeurs"),
        Some(Geste::Creer) => "ajouter",
        Some(Geste::Modifier) => "modifier",
        Some(Geste::Supprimer) => "supprimer",
    };
    format!("{verb} {n} {}{of}", noms(table, nombre))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_done_is_told_with_what_went_with_it() {
        let text = |table: &str| table.to_owned();
        let axe = Op::Supprimer { table: text("axes"), id: 1, objet: "AXE-1".into() };
        let gone = [("axes", 1), ("objectifs", 2), ("actions", 5), ("budgets_action", 1)];
        let budget = noms("budgets_action", 1);
        assert_eq!(
            fait(&axe, &gone).unwrap(),
            format!("L’axe «\u{202F}AXE-1\u{202F}» est supprimé, avec 2 objectifs, 5 actions et 1 {budget}.")
        );
        let all = [&gone[..], &[("etapes", 12), ("budgets_action", 20)]].concat();
        assert_eq!(
            fait(&axe, &all).unwrap(),
            "L’axe «\u{202F}AXE-1\u{202F}» est supprimé, avec 2 objectifs, 5 actions et 33 autres lignes."
        );
        assert_eq!(fait(&axe, &[("axes", 1)]).unwrap(), "L’axe «\u{202F}AXE-1\u{202F}» est supprimé.");
        let action = Op::Creer { table: text("actions"), id: 1, objet: String::new() };
        assert_eq!(fait(&action, &[]).unwrap(), "L’action est ajoutée.");
        let lot = |n, geste| Op::Lot { table: text("actions"), id: 1, nombre: n, geste, objet: String::new() };
        assert_eq!(fait(&lot(3, Some(Geste::Supprimer)), &[]).unwrap(), "3 actions sont supprimées.");
        assert_eq!(fait(&lot(1, Some(Geste::Modifier)), &[]).unwrap(), "1 action est modifiée.");
        assert_eq!(fait(&lot(12, None), &[]).unwrap(), "12 valeurs sont modifiées.");
        assert_eq!(fait(&Op::Annuler { etape: 1 }, &[]), None);
    }

    #[test]
    fn steps_are_told_in_french() {
        let op = Op::Supprimer { table: "actions".into(), id: 3, objet: "Tutorat".into() };
        assert_eq!(libelle_op(&op), "supprimer l’action «\u{202F}Tutorat\u{202F}»");
        assert_eq!(libelle_op(&Op::Creer { table: "axes".into(), id: 1, objet: String::new() }), "ajouter un axe");
    }
}
