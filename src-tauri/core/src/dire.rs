//! Writes values, fields and rows in French: « 1 234,56 € », « Pilote », « action 2.1 « Tutorat » ».

pub mod comparaison;

use crate::comparaison::Tables;
use crate::decimal::{Decimal, Heures, Montant, Nombre, Prix};
use crate::designation::{Designation, designer, mot};
use crate::francais;
use crate::modele::{Cellule, ChampDef, Genre, Id, TableDef, mots};

/// Word for an empty value.
pub const VIDE: &str = "vide";

/// Label of a field, as the window shows it; for a column of another format, its name with spaces.
pub fn champ(table: &str, champ: &str) -> String {
    mots::libelle(table, champ).map_or_else(|| champ.replace('_', " "), str::to_owned)
}

/// « une action »; a table of another format is « une ligne ».
pub fn une(table: &str) -> String {
    TableDef::de(table).map_or_else(|| "une ligne".to_owned(), TableDef::une)
}

/// « l’action »; a table of another format is « la ligne ».
pub fn le(table: &str) -> String {
    TableDef::de(table).map_or_else(|| "la ligne".to_owned(), TableDef::le)
}

/// The noun for `n` rows: « action », « actions ».
pub fn noms(table: &str, n: usize) -> &'static str {
    TableDef::de(table).map_or(if n < 2 { "ligne" } else { "lignes" }, |t| t.nom_pour(n))
}

/// Name of a row in this state of the dossier.
pub fn nom(tables: &Tables, table: &'static TableDef, id: Id) -> Designation {
    designer(&|t, id| tables.cells(t, id).cloned(), table, id)
}

/// Row as a sentence mentions it: « action 2.1 « Tutorat » ».
pub fn ligne(tables: &Tables, table: &'static TableDef, id: Id) -> String {
    objet(table, &nom(tables, table, id))
}

/// Row as a sentence mentions it, from its name.
pub fn objet(table: &TableDef, nom: &Designation) -> String {
    let mut out = table.singulier.to_owned();
    if !nom.code.is_empty() {
        out.push_str(&format!(" {}", nom.code));
    }
    if !nom.texte.is_empty() {
        out.push_str(&format!(" «\u{202F}{}\u{202F}»", nom.texte));
    }
    for precision in &nom.precisions {
        out.push_str(&format!(", {precision}"));
    }
    out
}

fn raw<const N: u32>(value: i64) -> Option<Decimal<N>> {
    Decimal::try_from_raw(value)
}

/// Number in French with its unit; `value` is in the smallest unit of the kind (cents, hundredths).
pub fn nombre(genre: Genre, value: i64) -> String {
    let said = match genre {
        Genre::Annee => Some(value.to_string()),
        Genre::Montant => raw(value).map(|m: Montant| francais::euros(m)),
        Genre::Heures => raw(value).map(|h: Heures| francais::heures(h)),
        Genre::Prix => raw(value).map(|p: Prix| francais::prix(p)),
        Genre::Nombre => raw(value).map(|n: Nombre| francais::court(n)),
        Genre::Booleen => Some(if value == 0 { "non" } else { "oui" }.to_owned()),
        _ => Some(francais::entier(value)),
    };
    said.unwrap_or_else(|| value.to_string())
}

/// Cell in French; `tables` resolves references to rows.
pub fn valeur(champ: &ChampDef, cell: &Cellule, tables: &Tables) -> String {
    match (champ.genre, cell) {
        (_, Cellule::Nul) => VIDE.to_owned(),
        (_, Cellule::Texte(t)) if t.is_empty() => VIDE.to_owned(),
        (Genre::Octets, Cellule::Texte(t)) => format!("image de {} ko", francais::entier(octets(t.len()))),
        (Genre::Date, Cellule::Texte(t)) => chrono::NaiveDate::parse_from_str(t, "%Y-%m-%d").map_or_else(|_| t.clone(), francais::date),
        (Genre::Choix, Cellule::Texte(code)) => mot(champ.choix, code).unwrap_or_else(|| code.clone()),
        (_, Cellule::Texte(t)) => t.clone(),
        (Genre::Lien, Cellule::Entier(id)) => lien(champ, *id, tables),
        (genre, Cellule::Entier(v)) => nombre(genre, *v),
    }
}

/// Size in kilobytes (1024 bytes) of a file kept in base64 of this length.
fn octets(length: usize) -> i64 {
    i64::try_from(length / 4 * 3 / 1024).unwrap_or(i64::MAX).max(1)
}

fn lien(champ: &ChampDef, id: i64, tables: &Tables) -> String {
    let found = champ.lien.and_then(TableDef::de).zip(Id::try_from(id).ok());
    let name = found.map(|(t, id)| nom(tables, t, id)).unwrap_or_default();
    let text = [name.code, name.texte].into_iter().filter(|t| !t.is_empty()).collect::<Vec<_>>().join(" ");
    if text.is_empty() { "ligne retirée depuis".to_owned() } else { text }
}

/// Signed difference of two figures, with its unit; `None` for years, choices and texts.
pub fn ecart(genre: Genre, avant: &Cellule, apres: &Cellule) -> Option<String> {
    let (Cellule::Entier(a), Cellule::Entier(b)) = (avant, apres) else { return None };
    if !matches!(genre, Genre::Entier | Genre::Montant | Genre::Heures | Genre::Prix | Genre::Nombre) {
        return None;
    }
    Some(signe(genre, b.checked_sub(*a)?))
}

/// Difference in French with its sign and its unit; `difference` is in the smallest unit of the kind.
pub fn signe(genre: Genre, difference: i64) -> String {
    let plus = if difference > 0 { "+" } else { "" };
    format!("{plus}{}", nombre(genre, difference))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_column_of_another_format_keeps_its_name() {
        assert_eq!(champ("actions", "public_cible"), "Public visé");
        assert_eq!(
            (champ("actions", "ancien_champ"), une("anciennes"), noms("anciennes", 2)),
            ("ancien champ".into(), "une ligne".into(), "lignes")
        );
    }

    #[test]
    fn differences_are_signed() {
        assert_eq!(ecart(Genre::Montant, &Cellule::Entier(100_000), &Cellule::Entier(150_050)).as_deref(), Some("+500,50\u{A0}€"));
        assert_eq!(ecart(Genre::Heures, &Cellule::Entier(500), &Cellule::Entier(0)).as_deref(), Some("−5\u{A0}h"));
        assert_eq!(ecart(Genre::Annee, &Cellule::Entier(2025), &Cellule::Entier(2026)), None);
    }
}
