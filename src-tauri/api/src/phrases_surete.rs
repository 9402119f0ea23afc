//! French sentences about the safety of the file: causes of backups, notices, results of a salvage.

use cpom_core::store::backups::Cause;
use cpom_core::store::salvage::Compte;

use cpom_core::dire;

/// Cause of a backup, in French.
#[must_use]
pub fn cause(cause: Cause) -> &'static str {
    match cause {
        Cause::MiseANiveau => "avant la mise à niveau",
        Cause::Reprise => "avant un renouvellement",
        Cause::Restauration => "avant une restauration",
        Cause::Remplacement => "avant un remplacement",
        Cause::Allegement => "avant un allègement de l’historique",
        Cause::Seance => "avant une séance",
        Cause::Fermeture => "à la fermeture",
        Cause::Periode => "pendant le travail",
    }
}

/// Origin of a backup: a dossier that another file replaced at its place.
pub const SAUVEGARDE_REMPLACEE: &str = "d’un autre dossier qui était à cette place";
/// Origin of a backup: the dossier at another place, before it was moved, or a copy of it.
pub const SAUVEGARDE_AILLEURS: &str = "faite à un autre emplacement";

/// Notice: the file has a newer format and is only read.
pub const AVIS_FORMAT: &str = "Ce dossier vient d’une version plus récente du programme\u{202F}: il s’ouvre en lecture seule, et ce que cette version ne connaît pas n’est pas montré. Mettre Atelier CPOM à jour pour le modifier.";
/// Notice: the file or its medium cannot be written.
pub const AVIS_LECTURE: &str =
    "Ce fichier ne peut pas être modifié là où il est (lecture seule). Enregistrer une copie dans un autre dossier pour travailler.";
/// Notice: the file is on a network share.
pub const AVIS_RESEAU: &str = "Ce fichier est sur un partage réseau\u{202F}: une coupure peut interrompre l’enregistrement, sans perdre ce qui précède. Travailler plutôt sur une copie locale, sans l’ouvrir à deux.";
/// Notice: the last backup failed.
pub const AVIS_SAUVEGARDE: &str = "La dernière sauvegarde automatique n’a pas pu être écrite\u{202F}; le dossier lui-même est bien enregistré. Vérifier la place libre sur le disque.";

/// Notice: the clock is behind the last change of the dossier, made at this local time.
pub fn avis_horloge(changed: chrono::NaiveDateTime) -> String {
    format!(
        "La dernière modification du dossier est datée du {}, après l’heure de cet ordinateur\u{202F}: vérifier sa date. Aucune sauvegarde n’est \
         retirée à cause de cet écart.",
        crate::phrases::moment(&changed.format("%Y-%m-%dT%H:%M:%S").to_string())
    )
}

/// Notice: the user’s own fiches could not be read, and their file was renamed to this path.
#[must_use]
pub fn fiches_illisibles(aside: &std::path::Path) -> String {
    format!(
        "Le recueil de vos fiches est illisible\u{202F}: il a été mis de côté, intact, dans «\u{202F}{}\u{202F}», et un recueil vide le remplace. \
         Les dossiers n’ont pas changé\u{202F}; remettre une copie du recueil à sa place pour le retrouver.",
        aside.display()
    )
}

/// Notice: another dossier beside the file looks like a copy in conflict.
#[must_use]
pub fn avis_conflit(nom: &str) -> String {
    format!(
        "«\u{202F}{nom}\u{202F}» ressemble à une copie en conflit de ce dossier, faite par un service de synchronisation\u{202F}: \
         il peut contenir des modifications absentes d’ici. Comparer les deux avant de continuer\u{202F}; aucun n’a été modifié."
    )
}

/// Sentence on how much of a damaged file was read.
#[must_use]
pub fn recuperation(comptes: &[Compte]) -> String {
    let sum = |of: fn(&Compte) -> usize| comptes.iter().map(of).sum::<usize>();
    let rows =
        |n: usize| format!("{} ligne{}", cpom_core::francais::entier(i64::try_from(n).unwrap_or(i64::MAX)), if n > 1 { "s" } else { "" });
    let (read, partial, lost) = (sum(|c| c.lues), sum(|c| c.incompletes), sum(|c| c.ecartees));
    let unreadable = sum(|c| if c.fin_perdue { 0 } else { c.illisibles });
    let cut: Vec<String> = comptes.iter().filter(|c| c.fin_perdue).map(|c| dire::noms(c.table, 2).to_owned()).collect();
    let mut text = format!("{} récupérée{}", rows(read), if read > 1 { "s" } else { "" });
    if partial > 0 {
        text.push_str(&format!(", dont {} avec un champ vidé", rows(partial)));
    }
    match (lost, unreadable, cut.as_slice()) {
        (0, 0, []) => text.push_str("\u{202F}; rien d’illisible n’a été rencontré"),
        (lost, unreadable, cut) => {
            if unreadable > 0 {
                text.push_str(&format!("\u{202F}; au plus {} illisible{}", rows(unreadable), if unreadable > 1 { "s" } else { "" }));
            }
            if lost > 0 {
                text.push_str(&format!(
                    "\u{202F}; {} écartée{}, faute de ce dont elle{} dépend{}",
                    rows(lost),
                    if lost > 1 { "s" } else { "" },
                    if lost > 1 { "s" } else { "" },
                    if lost > 1 { "ent" } else { "" }
                ));
            }
            if !cut.is_empty() {
                text.push_str(&format!(
                    ". N’ont pu être lus qu’en partie ou pas du tout\u{202F}: {}",
                    cpom_core::francais::enumeration(cut)
                ));
            }
        }
    }
    format!(
        "{text}. Le fichier endommagé n’a pas été modifié\u{202F}; l’historique repart de zéro. Relire le dossier récupéré avant de l’utiliser."
    )
}
