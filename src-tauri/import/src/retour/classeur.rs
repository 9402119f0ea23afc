//! Changed cells and comments of a workbook.
//!
//! A sheet of ours imported again changes nothing: each cell that the import would change was changed by whoever sent the file
//! back. A sheet of which no cell says what the dossier says is not one of ours, or is one that no import reads; it is named, and its
//! cells are not compared.

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDateTime;
use cpom_core::import::{ChangementImporte, FeuilleLue, Valeur, planifier, plat, proposer};
use cpom_core::modele::{Dossier, TableDef};
use quick_xml::Reader;
use quick_xml::events::Event;
use serde_json::Value as Json;

use super::lieux::LieuxNommes;
use super::xml::{damaged, reference};
use super::{GenreRemarque, LieuRetour, RefusRetour, RemarqueRetour, Retour, iso_date};
use crate::archive::Archive;
use crate::ods::attribute;

pub(super) fn lire(mut archive: Archive<'_>, bytes: &[u8], dossier: &Dossier) -> Result<Retour, RefusRetour> {
    let sheets = crate::tableur::lire_octets(bytes, "")?;
    let lieux = LieuxNommes::of(dossier);
    let (mut auteur, mut date) = saved_by(&mut archive)?;
    // A program that keeps the properties of our own saving says neither who changed the workbook nor when.
    if dossier.gestionnaires.iter().any(|g| g.raison_sociale.trim() == auteur.trim()) {
        (auteur, date) = (String::new(), None);
    }
    let mut out = Retour::default();
    for (rank, sheet) in sheets.iter().enumerate() {
        let proposed = proposer(dossier, sheet, rank, None, None);
        let end = end_of_table(sheet, proposed.entete);
        match planifier(dossier, sheet, &proposed) {
            Ok(plan) if plan.identiques > 0 => {
                // Below an empty row stands another table of ours, whose rows are none of this one.
                let of_table = |c: &&ChangementImporte| !c.nouvelle || row_of(&c.adresse).is_some_and(|row| row < end);
                out.remarques.extend(plan.changements.iter().filter(of_table).map(|c| changed(sheet, c, &auteur, date)));
            }
            _ => out.non_comparees.push(sheet.nom.clone()),
        }
    }
    out.remarques.extend(comments(&mut archive, &sheets, &lieux, dossier)?);
    Ok(out)
}

/// First empty row below a header; the end of the sheet when there is none.
fn end_of_table(sheet: &FeuilleLue, entete: usize) -> usize {
    let empty = |row: &usize| (0..sheet.largeur()).all(|column| sheet.cellule(*row, column).est_vide());
    (entete + 1..sheet.lignes.len()).find(empty).unwrap_or(sheet.lignes.len())
}

fn changed(sheet: &FeuilleLue, c: &ChangementImporte, auteur: &str, date: Option<NaiveDateTime>) -> RemarqueRetour {
    let champ = TableDef::de(c.table).and_then(|t| t.champ(c.champ)).map_or("", |f| f.libelle);
    RemarqueRetour {
        // A row that the dossier does not have has no place in it.
        lieu: c.id.filter(|_| !c.nouvelle).map(|id| LieuRetour { table: c.table, id, champ: Some(c.champ) }),
        ou: format!("feuille «\u{202F}{}\u{202F}», cellule {}\u{202F}: {}, {}", sheet.nom, c.adresse, c.ligne, champ.to_lowercase()),
        genre: GenreRemarque::ValeurChangee,
        auteur: auteur.to_owned(),
        date,
        avant: said(&c.avant),
        apres: said(&c.apres),
        // A doubtful reading stays in words.
        valeur: (!c.douteux).then(|| c.apres.clone()),
    }
}

/// A value as a French sheet shows it.
fn said(value: &Json) -> String {
    match value {
        Json::Null => String::new(),
        Json::Bool(yes) => if *yes { "oui" } else { "non" }.to_owned(),
        Json::Number(n) => Valeur::Nombre(n.as_f64().unwrap_or_default()).texte(),
        Json::String(t) => t.clone(),
        other => other.to_string(),
    }
}

/// Author and time of the last saving of the workbook.
fn saved_by(archive: &mut Archive<'_>) -> Result<(String, Option<NaiveDateTime>), RefusRetour> {
    let mut found = BTreeMap::new();
    if let Some(text) = archive.part("docProps/core.xml")? {
        elements(&text, &["lastModifiedBy", "modified"], |nom, _, texte| drop(found.insert(nom.to_owned(), texte.to_owned())))?;
    }
    let date = found.get("modified").and_then(|t: &String| iso_date(t));
    Ok((found.remove("lastModifiedBy").unwrap_or_default(), date))
}

/// Each element of these names, in order: its name, its attributes, the text inside it.
fn elements(text: &str, names: &[&str], mut see: impl FnMut(&str, &BTreeMap<String, String>, &str)) -> Result<(), RefusRetour> {
    let mut reader = Reader::from_str(text);
    let mut open: Option<(String, BTreeMap<String, String>, String)> = None;
    loop {
        match reader.read_event() {
            Ok(Event::Start(e)) if open.is_none() && names.contains(&e.local_name().as_ref()) => {
                open = Some((e.local_name().as_ref().to_owned(), attributes(&e), String::new()));
            }
            Ok(Event::Empty(e)) if names.contains(&e.local_name().as_ref()) => see(e.local_name().as_ref(), &attributes(&e), ""),
            Ok(Event::Text(t)) => {
                if let Some((.., texte)) = &mut open {
                    texte.push_str(&t);
                }
            }
            Ok(Event::GeneralRef(r)) => {
                if let Some((.., texte)) = &mut open {
                    texte.push_str(&reference(&r.xml10_content()));
                }
            }
            Ok(Event::End(e)) => {
                if let Some((nom, known, texte)) = open.take_if(|(nom, ..)| nom == e.local_name().as_ref()) {
                    see(&nom, &known, &texte);
                }
            }
            Ok(Event::Eof) => return Ok(()),
            Ok(_) => {}
            Err(e) => return Err(damaged(e)),
        }
    }
}

fn attributes(e: &quick_xml::events::BytesStart<'_>) -> BTreeMap<String, String> {
    let names: Vec<String> = e.attributes().with_checks(false).flatten().map(|a| a.key.as_ref().to_owned()).collect();
    names.into_iter().filter_map(|nom| Some((nom.clone(), attribute(e, &nom)?))).collect()
}

/// Targets of the relations of a part, with their kind.
fn relations(archive: &mut Archive<'_>, part: &str) -> Result<Vec<(String, String, String)>, RefusRetour> {
    let (folder, name) = part.rsplit_once('/').unwrap_or(("", part));
    let mut out = Vec::new();
    if let Some(text) = archive.part(&format!("{folder}/_rels/{name}.rels"))? {
        elements(&text, &["Relationship"], |_, a, _| {
            let said = |nom: &str| a.get(nom).cloned().unwrap_or_default();
            out.push((said("Id"), said("Type"), resolved(folder, &said("Target"))));
        })?;
    }
    Ok(out)
}

/// Path of a target, from the folder of the part that names it.
fn resolved(folder: &str, target: &str) -> String {
    if let Some(whole) = target.strip_prefix('/') {
        return whole.to_owned();
    }
    let mut path: Vec<&str> = folder.split('/').filter(|x| !x.is_empty()).collect();
    for step in target.split('/') {
        match step {
            ".." => drop(path.pop()),
            "." | "" => {}
            name => path.push(name),
        }
    }
    path.join("/")
}

/// Comments of the sheets that are read, the threads of recent programs in place of the notes that stand for them.
fn comments(
    archive: &mut Archive<'_>,
    sheets: &[FeuilleLue],
    lieux: &LieuxNommes,
    dossier: &Dossier,
) -> Result<Vec<RemarqueRetour>, RefusRetour> {
    let mut persons = BTreeMap::new();
    for path in archive.paths("xl/persons/", ".xml") {
        let text = archive.part(&path)?.unwrap_or_default();
        elements(&text, &["person"], |_, a, _| {
            if let (Some(id), Some(nom)) = (a.get("id"), a.get("displayName")) {
                persons.insert(id.clone(), nom.clone());
            }
        })?;
    }
    let parts: BTreeMap<String, String> = relations(archive, "xl/workbook.xml")?.into_iter().map(|(id, _, path)| (id, path)).collect();
    let mut books = Vec::new();
    elements(&archive.part("xl/workbook.xml")?.unwrap_or_default(), &["sheet"], |_, a, _| {
        let id = a.iter().find(|(nom, _)| nom.ends_with(":id")).map(|(_, id)| id);
        if let (Some(nom), Some(part)) = (a.get("name"), id.and_then(|id| parts.get(id))) {
            books.push((nom.clone(), part.clone()));
        }
    })?;
    let notres: BTreeSet<String> = dossier.valeurs.iter().map(|v| plat(&v.remarque())).collect();
    let mut out = Vec::new();
    for (nom, part) in books {
        let Some(sheet) = sheets.iter().find(|s| s.nom == nom) else { continue };
        let mut threads = Vec::new();
        let mut notes = Vec::new();
        for (_, kind, path) in relations(archive, &part)? {
            let text = if kind.ends_with("/comments") || kind.ends_with("/threadedComment") { archive.part(&path)? } else { None };
            let Some(text) = text else { continue };
            if kind.ends_with("/threadedComment") {
                elements(&text, &["threadedComment"], |_, a, texte| {
                    let said = |nom: &str| a.get(nom).cloned().unwrap_or_default();
                    let auteur = persons.get(&said("personId")).cloned().unwrap_or_default();
                    threads.push((said("ref"), auteur, iso_date(&said("dT")), texte.to_owned()));
                })?;
            } else {
                let mut authors = Vec::new();
                elements(&text, &["author"], |_, _, texte| authors.push(texte.trim().to_owned()))?;
                elements(&text, &["comment"], |_, a, texte| {
                    let rank = a.get("authorId").and_then(|t| t.parse::<usize>().ok());
                    let auteur = rank.and_then(|r| authors.get(r)).cloned().unwrap_or_default();
                    notes.push((a.get("ref").cloned().unwrap_or_default(), auteur, None, texte.to_owned()));
                })?;
            }
        }
        // Programs that save a workbook do not keep the author of our own notes: these are known by their words.
        notes.retain(|(cell, _, _, texte): &(String, _, _, String)| {
            threads.iter().all(|(other, ..)| other != cell) && !notres.contains(&plat(texte))
        });
        out.extend(threads.into_iter().chain(notes).map(|(cell, auteur, date, texte)| {
            let first = row_of(&cell).map(|row| sheet.cellule(row, 0).texte()).unwrap_or_default();
            let about = if first.trim().is_empty() { String::new() } else { format!(", ligne «\u{202F}{}\u{202F}»", first.trim()) };
            RemarqueRetour {
                lieu: lieux.of_cell(&first),
                ou: format!("feuille «\u{202F}{nom}\u{202F}», cellule {cell}{about}"),
                genre: GenreRemarque::Commentaire,
                // Programs begin a note with the name of its author.
                apres: texte.trim().strip_prefix(&format!("{auteur}:")).unwrap_or(&texte).trim().to_owned(),
                auteur,
                date,
                avant: String::new(),
                valeur: None,
            }
        }));
    }
    Ok(out)
}

/// Row of an address, from 0: « G14 » → 13.
fn row_of(cell: &str) -> Option<usize> {
    cell.trim_start_matches(|c: char| c.is_ascii_uppercase()).parse::<usize>().ok()?.checked_sub(1)
}
