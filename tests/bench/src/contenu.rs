//! Writes the measured dossiers, and the content of the middle one for the programs compared with ours.

use std::error::Error;
use std::fs;
use std::path::Path;

use chrono::NaiveDate;
use cpom_core::calculs::calculer;
use cpom_core::echange;
use cpom_core::exemple::exemple;
use cpom_core::modele::Dossier;
use cpom_core::op::Op;
use cpom_core::store::{ContexteEcriture, Fichier};
use cpom_export::bloc::Document;
use cpom_export::composition::{Options, TypeDocument, attach_data, composer};
use cpom_export::docx;

use crate::{dossiers, html, typst};

/// Names of the dossiers: about 60 and 600 pages.
const TAILLES: [&str; 2] = ["moyen", "grand"];

/// Date printed on the documents: that of the example's edition.
pub fn jour() -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 11, 21).unwrap_or_default()
}

/// The document that the command line composes of a dossier, with its data.
pub fn document(dossier: &Dossier) -> Result<Document, Box<dyn Error>> {
    let json = echange::write(dossier)?;
    let mut document = composer(dossier, &calculer(dossier, jour()), &Options::new(TypeDocument::Complet, jour()));
    attach_data(&mut document, json);
    Ok(document)
}

/// Writes the dossiers, then the middle one as HTML, Typst and Word.
pub fn write(folder: &Path) -> Result<(), Box<dyn Error>> {
    fs::create_dir_all(folder)?;
    let base = exemple()?;
    let sizes = [dossiers::cut(&base, 0.58)?, dossiers::multiply(&base, 12)?];
    let quand = ContexteEcriture { quand: "2026-11-21T09:00:00".into(), auteur: String::new() };
    for (nom, d) in TAILLES.iter().zip(&sizes) {
        let path = folder.join(format!("{nom}.cpom"));
        Fichier::create(&path, true, d, &Op::Nouveau, &quand)?;
    }
    let document = document(&sizes[0])?;
    fs::write(folder.join("moyen.docx"), docx::write(&document)?)?;
    for piece in &document.pieces_jointes {
        fs::write(folder.join(&piece.nom), &piece.octets)?;
    }
    fs::write(folder.join("moyen.html"), html::write(&document, folder)?)?;
    fs::write(folder.join("moyen.typ"), typst::write(&document)?)?;
    Ok(())
}
