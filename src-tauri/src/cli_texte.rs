//! What the command line prints.

use std::fmt::Write as _;

use clap::error::{ContextKind, ErrorKind};
use cpom_api::commandes::{SauvegardeDite, VersionDite};
use cpom_api::{moment, phrase_de_recuperation, phrase_du_constat};
use cpom_core::choix::{Choix, StatutContrat};
use cpom_core::controles::{Constat, Severite};
use cpom_core::modele::LigneReprise;
use cpom_core::store::recuperation::Compte;
use serde::Serialize;

/// Layout of `--help`.
pub const AIDE: &str = "{about-with-newline}\nUtilisation : {usage}\n\n{all-args}\n";

/// Shows help or version, or refuses bad usage in one sentence; gives the exit code.
pub fn refuse(error: &clap::Error) -> u8 {
    match error.kind() {
        ErrorKind::DisplayHelp | ErrorKind::DisplayVersion => {
            print!("{}", error.render());
            return 0;
        }
        _ => {}
    }
    let word = [ContextKind::InvalidArg, ContextKind::InvalidSubcommand, ContextKind::InvalidValue]
        .iter()
        .find_map(|kind| error.get(*kind))
        .map(ToString::to_string)
        .unwrap_or_default();
    let what = match error.kind() {
        ErrorKind::MissingRequiredArgument => format!("il manque {word}"),
        ErrorKind::UnknownArgument => format!("«\u{202F}{word}\u{202F}» n’est pas une option connue"),
        ErrorKind::InvalidValue | ErrorKind::ValueValidation => format!("la valeur de {word} n’est pas acceptée"),
        ErrorKind::NoEquals | ErrorKind::TooFewValues => format!("il manque la valeur de {word}"),
        _ => "les options se contredisent ou sont incomplètes".to_owned(),
    };
    eprintln!(
        "La commande n’a pas été comprise ({})\u{202F}; rien n’a été changé. Voir «\u{202F}atelier-cpom --help\u{202F}».",
        what.replace('\n', " ")
    );
    2
}

/// Facts about a file.
#[derive(Serialize)]
pub struct Infos {
    pub fichier: String,
    pub titre: String,
    pub gestionnaires: Vec<String>,
    pub services: Vec<String>,
    pub departement: String,
    pub debut: Option<String>,
    pub fin: Option<String>,
    pub statut: StatutContrat,
    pub programme: String,
    pub format: i32,
    pub identifiant: String,
    pub revision: i64,
    pub etapes: i64,
    pub octets_historique: i64,
    pub modifie_le: String,
    pub versions: usize,
    pub versions_alterees: usize,
    pub actions: usize,
    pub indicateurs: usize,
    pub integrite: bool,
    pub defaut: Option<String>,
}

fn sound(altered: usize) -> String {
    match altered {
        0 => "bonne".to_owned(),
        1 => "bonne, mais une version scellée n’est plus celle qui a été scellée".to_owned(),
        n => format!("bonne, mais {n} versions scellées ne sont plus celles qui ont été scellées"),
    }
}

/// Anything, as indented JSON.
pub fn json(value: &impl Serialize) -> String {
    format!("{}\n", serde_json::to_string_pretty(value).unwrap_or_default())
}

/// The named versions, one a line, the newest first.
pub fn versions(listed: &[VersionDite], as_json: bool) -> String {
    if as_json {
        return json(&listed);
    }
    if listed.is_empty() {
        return "Aucune version n’a été gardée.\n".to_owned();
    }
    let line = |v: &VersionDite| {
        let numero = v.numero.map_or_else(|| "–".to_owned(), |n| n.to_string());
        let etat = match (v.alteree, v.scellee, v.instantane, v.ligne) {
            (true, ..) => "ALTÉRÉE depuis le scellement",
            (_, true, ..) => "scellée",
            (_, _, None, _) => "contenu non gardé",
            (_, _, _, None) => "retirée de la liste imprimée",
            _ => "gardée",
        };
        format!("{numero:>3}  {:<10}  {}  ({etat})\n", v.date.as_deref().unwrap_or("sans date"), v.nom)
    };
    listed.iter().map(line).collect()
}

/// The facts, in lines or in JSON.
pub fn infos(i: &Infos, json: bool) -> String {
    if json {
        return format!("{}\n", serde_json::to_string_pretty(i).unwrap_or_default());
    }
    let or = |text: &str| if text.is_empty() { "à renseigner".to_owned() } else { text.to_owned() };
    let period = match (&i.debut, &i.fin) {
        (Some(a), Some(b)) => format!("{a} – {b}"),
        _ => or(""),
    };
    let lines = [
        ("Titre", or(&i.titre)),
        ("Gestionnaire", or(&i.gestionnaires.join(", "))),
        ("Service", or(&i.services.join(", "))),
        ("Département", or(&i.departement)),
        ("Période", period),
        ("Contrat", i.statut.libelle().to_owned()),
        ("Contenu", format!("{} actions, {} indicateurs, {} versions", i.actions, i.indicateurs, i.versions)),
        ("Format", format!("{} (programme {})", i.format, i.programme)),
        (
            "Historique",
            format!(
                "{} étape{} ({} ko), révision {}, modifié le {}",
                i.etapes,
                if i.etapes > 1 { "s" } else { "" },
                (i.octets_historique + 1023) / 1024,
                i.revision,
                i.modifie_le.replace('T', " à ")
            ),
        ),
        ("Intégrité", i.defaut.clone().unwrap_or_else(|| sound(i.versions_alterees))),
    ];
    lines.iter().map(|(label, value)| format!("{:<16}{value}\n", format!("{label}\u{202F}:"))).collect()
}

/// Findings, one per line, or in JSON.
pub fn constats(constats: &[Constat], json: bool) -> String {
    if json {
        let all: Vec<_> = constats
            .iter()
            .map(|c| {
                serde_json::json!({
                    "code": c.controle.code(),
                    "severite": c.controle.severite(),
                    "phrase": phrase_du_constat(c),
                    "table": c.table,
                    "id": c.id,
                    "champ": c.champ,
                })
            })
            .collect();
        return format!("{}\n", serde_json::to_string_pretty(&all).unwrap_or_default());
    }
    let mut out = String::new();
    for c in constats {
        let _ = writeln!(out, "{} [{}] {}", c.controle.code(), c.controle.severite().libelle(), phrase_du_constat(c));
    }
    let count = |s: Severite| constats.iter().filter(|c| c.controle.severite() == s).count();
    let counts: Vec<String> = Severite::TOUS
        .iter()
        .map(|s| match (*s, count(*s)) {
            // The one word of the four that takes a plural.
            (Severite::Bloquant, n) if n > 1 => format!("{n} {}s", s.libelle()),
            (_, n) => format!("{n} {}", s.libelle()),
        })
        .collect();
    let _ = writeln!(out, "{}", counts.join(", "));
    out
}

/// The report of a renewal, one line per thing.
pub fn rapport(lines: &[LigneReprise]) -> String {
    let mut out = String::new();
    for l in lines {
        let change = match (l.avant.as_str(), l.apres.as_str()) {
            ("", "") => String::new(),
            ("", after) => format!(" → {after}"),
            (before, "") => format!(" ({before})"),
            (before, after) => format!(" ({before} → {after})"),
        };
        let _ = writeln!(out, "{:<12} {} : {}{change}", l.traitement.libelle(), l.rubrique, l.objet);
    }
    out
}

/// Backups, numbered from the newest, or in JSON.
pub fn sauvegardes(list: &[SauvegardeDite], json: bool) -> String {
    if json {
        return format!("{}\n", serde_json::to_string_pretty(list).unwrap_or_default());
    }
    if list.is_empty() {
        return "Aucune sauvegarde de ce dossier sur cet ordinateur.\n".to_owned();
    }
    let mut out = String::new();
    for (i, s) in list.iter().enumerate() {
        let size = format!("{}\u{202F}Ko", s.octets.div_ceil(1024));
        let steps = format!("{} étape{}", s.etapes, if s.etapes > 1 { "s" } else { "" });
        let title = if s.lisible { s.titre.as_str() } else { "illisible" };
        let _ = writeln!(out, "{:>3}  {}  {size:>9}  {steps:<12}  {} ({})", i + 1, moment(&s.quand), title, s.cause);
    }
    out
}

/// What a salvage read, one line per table that lost something, then the sum.
pub fn recuperation(comptes: &[Compte]) -> String {
    let mut out = String::new();
    for c in comptes.iter().filter(|c| c.incompletes + c.ecartees + c.illisibles > 0) {
        let _ = writeln!(
            out,
            "{:<20} {} lue(s), {} incomplète(s), {} écartée(s), {}",
            c.table,
            c.lues,
            c.incompletes,
            c.ecartees,
            if c.fin_perdue { "fin perdue".to_owned() } else { format!("{} illisible(s) au plus", c.illisibles) }
        );
    }
    out + &phrase_de_recuperation(comptes) + "\n"
}
