//! Writes the page’s TypeScript types from the Rust types.
//!
//! Three files: `modele.ts` (rows, tables, closed lists), `api.ts` (commands, computed figures, reference data) and
//! `ancres.ts` (where each table prints). They are committed; a test compares them, and writes them when `CPOM_ECRIRE` is set.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use cpom_core::choix::{Choix, Nature, listes};
use cpom_core::modele::{Dossier, Ecran, Rubrique, TABLES, verrou};
use cpom_export::composition::{Emplacement, LIGNES};
use ts_rs::{Config, TypeVisitor};

use crate::commandes::{self, CommandeDef, Effet};
use crate::declarations::Declarations;
use crate::erreurs::Erreur;

const ENTETE: &str = "// Écrit par les tests de cpom-api à partir des types Rust : ne pas modifier à la main.\n\n";

/// Text of `modele.ts`: types of the rows, descriptions of the tables, closed lists.
#[must_use]
pub fn modele() -> String {
    let config = Config::default();
    let mut out = String::from(ENTETE);
    for text in Declarations::of(&config, |d| d.visit::<Dossier>()).values() {
        let _ = writeln!(out, "{text}");
    }
    let union = |codes: Vec<String>| codes.iter().map(|c| format!("'{c}'")).collect::<Vec<_>>().join(" | ");
    let code = |value: serde_json::Value| value.as_str().unwrap_or_default().to_owned();
    let screens: Vec<String> = Ecran::TOUS.iter().map(|e| code(serde_json::json!(e))).collect();
    let parts: Vec<(String, &str)> = Rubrique::TOUTES.iter().map(|r| (code(serde_json::json!(r)), r.titre())).collect();
    let _ = write!(
        out,
        "\nexport type NomTable = {};\n\nexport type NomEcran = {};\n\nexport type NomRubrique = {};\n\n",
        union(TABLES.iter().map(|t| t.nom.to_owned()).collect()),
        union(screens),
        union(parts.iter().map(|p| p.0.clone()).collect()),
    );
    out.push_str("/** Names of the fields of each table, except `id`. */\nexport interface ChampsDeTable {\n");
    for table in TABLES {
        let _ = writeln!(out, "  {}: {};", table.nom, union(table.champs.iter().map(|c| c.nom.to_owned()).collect()));
    }
    let _ = write!(
        out,
        "}}\n\n\
         /** Name of a field of a table; of any table by default. */\n\
         export type NomChamp<T extends NomTable = NomTable> = ChampsDeTable[T];\n\n\
         type Element<X> = X extends (infer L)[] ? L : X;\n\
         type Lignes = {{ [T in NomTable]: Element<Dossier[T]> }};\n\n\
         /** Row of a table; of any table by default. */\n\
         export type LigneDe<T extends NomTable = NomTable> = Lignes[T];\n\n\
         /** Values for some fields of a row. */\n\
         export type ValeursDe<T extends NomTable = NomTable> = {{ [U in NomTable]: Partial<Omit<Lignes[U], 'id'>> }}[T];\n\n\
         export type Genre = 'texte' | 'texte_long' | 'lignes' | 'entier' | 'annee' | 'montant' | 'heures' | 'prix' | 'nombre' | 'date' | 'booleen' | 'choix' | 'lien' | 'octets';\n\n\
         /** Day that a month alone stands for in a date; where it is absent, the user must give the day. */\n\
         export type BordDuMois = 'premier' | 'dernier';\n\n\
         /** Field: its label is the same in the window, the findings, the documents and the sheets; `court` is for columns. */\n\
         export interface Champ<T extends NomTable = NomTable> {{\n  \
           nom: NomChamp<T>;\n  libelle: string;\n  court?: string;\n  unite?: string;\n  aide?: string;\n  \
           genre: Genre;\n  optionnel: boolean;\n  choix?: string;\n  lien?: NomTable;\n  bord?: BordDuMois;\n}}\n\n\
         /** Table: heading, nouns for one row and for several, and words of the button that adds a row. */\n\
         export interface Table<T extends NomTable = NomTable> {{\n  \
           nom: T;\n  titre: string;\n  singulier: string;\n  pluriel: string;\n  feminin: boolean;\n  ajout: string;\n  \
           rubrique: NomRubrique;\n  ecran: NomEcran;\n  unique: boolean;\n  parent?: NomChamp<T>;\n  champs: Champ<T>[];\n}}\n\n\
         /** Parts of the dossier, in the order of the window. */\n\
         export const RUBRIQUES: {{ code: NomRubrique; titre: string }}[] = {};\n\n",
        serde_json::Value::from(parts.iter().map(|(code, titre)| serde_json::json!({ "code": code, "titre": titre })).collect::<Vec<_>>())
    );
    out.push_str("export const TABLES: { [T in NomTable]: Table<T> } = {\n");
    for table in TABLES {
        let _ = writeln!(out, "  {}: {},", table.nom, serde_json::to_string(table).unwrap_or_default());
    }
    out.push_str("};\n\nexport const CHOIX: Record<string, { code: string; libelle: string }[]> = {\n");
    for liste in listes() {
        let values: Vec<_> = liste.valeurs.iter().map(|(code, libelle)| serde_json::json!({ "code": code, "libelle": libelle })).collect();
        let _ = writeln!(out, "  {}: {},", liste.nom, serde_json::Value::from(values));
    }
    out.push_str("};\n\n/** Figures that closing a year freezes, by table. */\nexport const FIGURES_FIGEES: Partial<Record<NomTable, readonly string[]>> = {\n");
    for (table, champs) in verrou::FIGURES {
        let _ = writeln!(out, "  {table}: {},", serde_json::json!(champs));
    }
    let open: Vec<&str> = Nature::TOUS.iter().map(|n| n.code()).filter(|code| !verrou::nature_figee(code)).collect();
    let _ = writeln!(
        out,
        "}};\n\n/** Natures whose rows stay open in a closed year. */\nexport const NATURES_OUVERTES: readonly Nature[] = {};",
        serde_json::json!(open)
    );
    out
}

/// Content of `ancres.ts`.
#[must_use]
pub fn ancres() -> String {
    let names: Vec<String> = Emplacement::TOUS.iter().map(|e| format!("'{}'", e.ancre())).collect();
    let mut out = format!(
        "{ENTETE}import type {{ NomTable }} from './modele';\n\n\
         /** A section of the printed documents that the preview can reach. */\nexport type Ancre = {};\n\n",
        names.join(" | ")
    );
    let printed = || Emplacement::TOUS.iter().flat_map(|e| e.imprime().iter().map(|i| (e.ancre(), i)));
    out.push_str("/** Where the rows of a table print. */\nexport const ANCRE_DE_TABLE: Partial<Record<NomTable, Ancre>> = {\n");
    for (ancre, i) in printed().filter(|(_, i)| i.champ.is_none()) {
        let _ = writeln!(out, "  {}: '{ancre}',", i.table);
    }
    out.push_str("};\n\n/** Where a field prints, when the other fields of its row print elsewhere. */\nexport const ANCRE_DE_CHAMP: Record<string, Ancre> = {\n");
    for (ancre, i) in printed() {
        if let Some(champ) = i.champ {
            let _ = writeln!(out, "  '{}.{champ}': '{ancre}',", i.table);
        }
    }
    out.push_str("};\n\n/** What comes before its identifier in the anchor of a row that prints under a heading of its own. */\nexport const ANCRE_DE_LIGNE: Partial<Record<NomTable, string>> = {\n");
    for (table, prefixe) in LIGNES {
        let _ = writeln!(out, "  {table}: '{prefixe}',");
    }
    out.push_str("};\n");
    out
}

/// Content of `api.ts`.
#[must_use]
pub fn api() -> String {
    let config = Config::default();
    let rows = Declarations::of(&config, |d| d.visit::<Dossier>());
    let all = Declarations::of(&config, |d| {
        d.visit::<Erreur>();
        commandes::all().for_each(|c| (c.declare)(d));
    });
    let own: BTreeMap<_, _> = all.into_iter().filter(|(name, _)| !rows.contains_key(name)).collect();
    let body: String = own.values().map(|text| format!("{text}\n")).collect();
    let map: String = commandes::all().map(|c| command(c, &config)).collect();
    let used: Vec<&str> = rows.keys().map(String::as_str).filter(|n| mentions(&body, n) || mentions(&map, n)).collect();
    format!("{ENTETE}import type {{ {} }} from './modele';\n\n{body}\nexport interface Commandes {{\n{map}}}\n", used.join(", "))
}

/// Entry of a command: its line, its effect, its request and its answer.
fn command(c: &CommandeDef, config: &Config) -> String {
    let effet = match c.effet {
        Effet::Lecture => "Changes nothing.",
        Effet::Etape => "One step, which `annuler` undoes.",
        Effet::Fait => "Not undone by `annuler`.",
    };
    let (requete, reponse) = (c.types)(config);
    format!("  /** {} {effet} */\n  {}: {{ requete: {requete}; reponse: {reponse} }};\n", c.doc.trim(), c.nom)
}

/// Whether `name` occurs as a whole word in `text`.
fn mentions(text: &str, name: &str) -> bool {
    text.match_indices(name).any(|(at, _)| {
        let word = |c: Option<char>| c.is_some_and(|c| c.is_alphanumeric() || c == '_');
        !word(text[..at].chars().next_back()) && !word(text[at + name.len()..].chars().next())
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_committed_types_are_those_of_the_program() {
        let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/../../ui/src/generated");
        for (name, text) in [("modele.ts", modele()), ("api.ts", api()), ("ancres.ts", ancres())] {
            let path = format!("{folder}/{name}");
            if std::env::var_os("CPOM_ECRIRE").is_some() {
                std::fs::create_dir_all(folder).unwrap();
                std::fs::write(&path, &text).unwrap();
            }
            let committed = std::fs::read_to_string(&path).unwrap_or_default();
            assert!(committed == text, "{name} is out of date: run `make generate`");
        }
    }
}
