//! Texts that the command line prints.

use std::fmt::Write as _;
use std::io::Write as _;

use clap::error::{ContextKind, ErrorKind};
use cpom_api::commandes::{
    AnneeView, BilanEquilibreView, ConstatView, EquilibreView, EtatPieceView, InfosView, RecuperationView, RemarqueView, RetourView,
    SauvegardeView, ScenarioView, VersionView,
};
use cpom_api::moment;
use cpom_core::choix::{Choix, EtatFichier, SortRemarque};
use cpom_core::controles::Severite;
use cpom_core::decimal::Nombre;
use cpom_core::francais::{self, entier};
use cpom_core::modele::LigneReprise;
use serde::Serialize;

/// Layout of `--help`.
pub const AIDE: &str = "{about-with-newline}\nUtilisation : {usage}\n\n{all-args}\n";

/// Prints a text on the standard output. A reader that has closed its end (`head`) ends the program quietly; another
/// failure ends it with code 2.
pub fn say(text: &str) {
    let mut out = std::io::stdout().lock();
    if let Err(e) = out.write_all(text.as_bytes()).and_then(|()| out.flush()) {
        std::process::exit(if e.kind() == std::io::ErrorKind::BrokenPipe { 0 } else { 2 });
    }
}

/// Prints the help, the version, or a sentence on bad usage; returns the exit code.
pub fn refuse(error: &clap::Error) -> u8 {
    match error.kind() {
        ErrorKind::DisplayHelp | ErrorKind::DisplayVersion => {
            say(&error.render().to_string());
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

fn sound(altered: usize) -> String {
    match altered {
        0 => "bonne".to_owned(),
        1 => "bonne, mais une version scellée n’est plus celle qui a été scellée".to_owned(),
        n => format!("bonne, mais {n} versions scellées ne sont plus celles qui ont été scellées"),
    }
}

/// Number with its noun, in the plural from two on.
fn nombre(n: i64, nom: &str) -> String {
    format!("{} {nom}{}", entier(n), if n > 1 { "s" } else { "" })
}

fn count((n, nom): (usize, &str)) -> String {
    nombre(i64::try_from(n).unwrap_or(i64::MAX), nom)
}

/// Lists what a year lacks, step by step, then what closing it does.
pub fn annee(a: &AnneeView) -> String {
    let mut out = format!("{} : {} sur {} chiffres attendus manquent\n", a.saisie.annee, a.manques, a.attendus);
    for r in &a.saisie.rubriques {
        if !r.manques.is_empty() {
            let _ = writeln!(out, "\n{} ({} sur {})", r.libelle, r.manques.len(), r.attendus);
            for m in &r.manques {
                let _ = writeln!(out, "  {}", m.libelle);
            }
        }
        if !r.textes.is_empty() {
            let _ = writeln!(out, "\n{} : {} à écrire", r.libelle, count((r.textes.len(), "texte")));
        }
    }
    out.push('\n');
    for e in &a.effets {
        let _ = writeln!(out, "{e}");
    }
    for e in &a.echeances {
        let doubt = if e.a_verifier { " (à vérifier)" } else { "" };
        let _ = writeln!(out, "Échéance proposée : {} {}{doubt}", e.date.map(francais::date).unwrap_or_default(), e.libelle);
    }
    out
}

/// Size in whole kilobytes, with its unit.
fn ko(octets: i64) -> String {
    format!("{} ko", entier((octets + 1023) / 1024))
}

/// Value as indented JSON.
pub fn json(value: &impl Serialize) -> String {
    format!("{}\n", serde_json::to_string_pretty(value).unwrap_or_default())
}

/// Named versions, one per line, the newest first.
pub fn versions(listed: &[VersionView], as_json: bool) -> String {
    if as_json {
        return json(&listed);
    }
    if listed.is_empty() {
        return "Aucune version n’a été gardée.\n".to_owned();
    }
    let line = |v: &VersionView| {
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

/// States of the files of the documents, one per line; documents without file are left out.
pub fn etats_pieces(states: &[EtatPieceView], as_json: bool) -> String {
    if as_json {
        return json(&states);
    }
    let joined: Vec<&EtatPieceView> = states.iter().filter(|e| e.etat != EtatFichier::SansFichier).collect();
    if joined.is_empty() {
        return "Aucune pièce n’a de fichier.\n".to_owned();
    }
    let line = |e: &&EtatPieceView| {
        let why = if e.phrase.is_empty() { String::new() } else { format!("  ({})", e.phrase) };
        format!("{:<12} {}{why}\n", e.mot, e.libelle)
    };
    joined.iter().map(line).collect()
}

/// Facts about the file, in lines or in JSON.
pub fn infos(i: &InfosView, as_json: bool) -> String {
    if as_json {
        return json(i);
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
        ("Contenu", [(i.actions, "action"), (i.indicateurs, "indicateur"), (i.versions, "version")].map(count).join(", ")),
        ("Format", format!("{} (programme {})", i.format, i.programme)),
        (
            "Historique",
            format!(
                "{} ({}), révision {}, modifié le {}",
                nombre(i.etapes, "étape"),
                ko(i.octets_historique),
                i.revision,
                i.modifie_le.replace('T', " à ")
            ),
        ),
        ("Intégrité", i.defaut.clone().unwrap_or_else(|| sound(i.versions_alterees))),
    ];
    lines.iter().map(|(label, value)| format!("{:<16}{value}\n", format!("{label}\u{202F}:"))).collect()
}

/// Findings, one per line, or in JSON.
pub fn constats(constats: &[ConstatView], as_json: bool) -> String {
    if as_json {
        return json(&constats);
    }
    let mut out = String::new();
    for c in constats {
        let _ = writeln!(out, "{} [{}] {}", c.code, c.severite.libelle(), c.phrase);
    }
    let of = |s: Severite| constats.iter().filter(|c| c.severite == s).count();
    let counts: Vec<String> = Severite::TOUS
        .iter()
        .map(|s| match (*s, of(*s)) {
            // Of the four words, only this one takes a plural.
            (Severite::Bloquant, n) => count((n, s.libelle())),
            (_, n) => format!("{n} {}", s.libelle()),
        })
        .collect();
    let _ = writeln!(out, "{}", counts.join(", "));
    out
}

/// Remarks of a document that came back, one per line with its number: those with a row of the dossier and what becomes of each,
/// those to place by hand, then our own.
pub fn retour(read: &RetourView) -> String {
    let mut out = String::new();
    let numbered = || read.remarques.iter().enumerate().map(|(rank, r)| (rank + 1, r));
    let ou = |r: &RemarqueView| if r.ou.is_empty() { "début du document".to_owned() } else { r.ou.clone() };
    for (n, r) in numbered().filter(|(_, r)| r.point.is_some()) {
        let nom = r.lieu.as_ref().map_or("", |l| l.nom.as_str());
        let code = r.point.as_ref().map_or("", |p| p.code.trim());
        let fate = match (r.sort, code) {
            (SortRemarque::ANoter, "") => "nouveau point".to_owned(),
            (SortRemarque::ANoter, code) => code.to_owned(),
            (sort, code) => format!("{code}, {}", sort.libelle()),
        };
        let _ = writeln!(out, "{n:>3}. {nom}\u{202F}: {} ({}) → {fate}", r.phrase(), ou(r));
    }
    for (title, sort) in [("À placer à la main", SortRemarque::SansLieu), ("De notre main, restées dans le document", SortRemarque::DeNous)]
    {
        let apart: Vec<_> = numbered().filter(|(_, r)| r.sort == sort).collect();
        if !apart.is_empty() {
            let _ = writeln!(out, "{title}\u{202F}:");
        }
        for (n, r) in apart {
            let _ = writeln!(out, "{n:>3}. {}\u{202F}: {}", ou(r), r.phrase());
        }
    }
    if !read.non_comparees.is_empty() {
        let _ = writeln!(out, "Feuilles que le dossier ne permet pas de comparer\u{202F}: {}", read.non_comparees.join(", "));
    }
    if let Some(refus) = &read.refus {
        let _ = writeln!(out, "{refus}");
    }
    let _ = writeln!(out, "{}", count((read.remarques.len(), "remarque")));
    out
}

/// Report of a renewal, one line per item.
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
pub fn sauvegardes(list: &[SauvegardeView], as_json: bool) -> String {
    if as_json {
        return json(&list);
    }
    if list.is_empty() {
        return "Aucune sauvegarde de ce dossier sur cet ordinateur.\n".to_owned();
    }
    let mut out = String::new();
    for (i, s) in list.iter().enumerate() {
        let size = ko(i64::try_from(s.octets).unwrap_or(i64::MAX - 1024));
        let title = if s.lisible { s.titre.as_str() } else { "illisible" };
        let origin = s.origine.as_deref().map(|o| format!(", {o}")).unwrap_or_default();
        let cause = &s.cause;
        let _ =
            writeln!(out, "{:>3}  {}  {size:>9}  {:<12}  {title} ({cause}{origin})", i + 1, moment(&s.quand), nombre(s.etapes, "étape"));
    }
    out
}

/// Result of a salvage: a line for each table that lost rows, then the sum.
pub fn recuperation(made: &RecuperationView) -> String {
    let mut out = String::new();
    for t in made.tables.iter().filter(|t| t.incompletes + t.ecartees + t.illisibles > 0) {
        let of = |n: usize, mot: &'static str| count((n, mot));
        let lost = if t.fin_perdue { "fin perdue".to_owned() } else { format!("{} au plus", of(t.illisibles, "illisible")) };
        let (read, cut, apart) = (of(t.lues, "lue"), of(t.incompletes, "incomplète"), of(t.ecartees, "écartée"));
        let _ = writeln!(out, "{:<20} {read}, {cut}, {apart}, {lost}", t.table);
    }
    out + &made.phrase + "\n"
}

/// Figure of a scenario in its unit; a dash when it is missing.
fn figure(value: Option<Nombre>, unite: &str) -> String {
    match (value, unite) {
        (None, _) => "–".to_owned(),
        (Some(v), "heures") => francais::heures(v.to()),
        (Some(v), "prix") => francais::prix(v),
        (Some(v), _) => francais::euros(v.to()),
    }
}

/// Balance of the contract: sentences, then one row per line.
pub fn equilibre(view: &EquilibreView) -> String {
    let mut out = format!("{}\n", view.phrase_total);
    if let Some(base) = &view.base {
        balance(&mut out, base);
    }
    if !view.reversements.is_empty() {
        let _ = writeln!(out, "\nCe que le Département pourrait reprendre");
        for r in &view.reversements {
            let amount = r.montant.map_or_else(|| "–".to_owned(), francais::euros);
            let _ = writeln!(out, "{}  {:<50}{:>18}  {:<14}  {}", r.annee, r.libelle, amount, r.degre_libelle, r.phrase);
        }
    }
    for s in view.essai.iter().chain(&view.scenarios) {
        scenario(&mut out, s);
    }
    out
}

fn balance(out: &mut String, b: &BilanEquilibreView) {
    let _ = writeln!(out, "{}\n{}", b.phrase, b.precision);
    let row = |out: &mut String, label: &str, amount: String| {
        let _ = writeln!(out, "{label:<50}{amount:>18}");
    };
    for bar in &b.barres {
        row(out, &bar.libelle, bar.montant.map_or_else(|| "–".to_owned(), francais::euros));
    }
    for (label, price) in [("montant d’équilibre", b.equilibre), ("montant d’équilibre prudent", b.equilibre_prudent)] {
        row(out, label, figure(price, "prix"));
    }
    for c in &b.concessions {
        row(out, &c.libelle, c.montant.map_or_else(|| "–".to_owned(), francais::euros));
    }
    for sentence in [&b.reference, &b.seuil].into_iter().filter(|s| !s.is_empty()) {
        let _ = writeln!(out, "{sentence}");
    }
    let _ = writeln!(out, "{}", b.hypotheses_titre);
    for h in &b.hypotheses {
        let _ = writeln!(out, "- {}", h.phrase);
    }
}

fn scenario(out: &mut String, s: &ScenarioView) {
    let name = if s.nom.is_empty() { "Et si…" } else { &s.nom };
    let _ = writeln!(out, "\n{name}\u{202F}: {}\n{}", s.leviers.join(", "), s.phrase);
    let _ = writeln!(out, "{:<50}{:>18}{:>18}{:>18}", "", "dossier", "scénario", "écart");
    for e in &s.ecarts {
        let of = |v| figure(v, &e.unite);
        let _ = writeln!(out, "{:<50}{:>18}{:>18}{:>18}", e.libelle, of(e.base), of(e.scenario), of(e.ecart));
    }
    for sentence in s.bascules.iter().chain(&s.non_ecrits) {
        let _ = writeln!(out, "{sentence}");
    }
    if !s.cibles_touchees.is_empty() {
        let names: Vec<&str> = s.cibles_touchees.iter().map(|c| c.libelle.as_str()).collect();
        let _ = writeln!(out, "Cibles touchées\u{202F}: {}.", names.join(", "));
    }
}
