//! Documents for the window and the command line: one call to the export crate.

use chrono::NaiveDate;
use cpom_api::Format;
use cpom_api::commandes::{Apercevoir, ApercuBrut, Exporter, RepereApercu};
use cpom_core::calculs::Calculs;
use cpom_core::modele::{Dossier, Id};
use cpom_export::demande::{self, Demande, DonneesJointes, FormatDocument, TypeDocument, produire};

/// Makes the bytes of a document; the message says in French why it could not.
pub fn make(dossier: &Dossier, calculs: &Calculs, demande: &Exporter, date: NaiveDate) -> Result<Vec<u8>, String> {
    let format = match demande.format {
        Format::Pdf => FormatDocument::Pdf,
        Format::Docx => FormatDocument::Docx,
        Format::Xlsx => FormatDocument::Xlsx,
        Format::Ics => FormatDocument::Ics,
        Format::Json => return Err("le format JSON n’est pas un document mis en page".to_owned()),
    };
    let document = named(demande.document.as_deref(), demande.action)?;
    let donnees = if demande.sans_reserve { DonneesJointes::SansReserve } else { DonneesJointes::Completes };
    let demande = Demande { format, document, annee: demande.annee, filigrane: demande.filigrane.clone(), date, donnees };
    produire(dossier, calculs, &demande).map_err(|e| e.to_string())
}

/// Makes a PDF to look at, with the place of each row and section in it.
pub fn preview(dossier: &Dossier, calculs: &Calculs, demande: &Apercevoir, date: NaiveDate) -> Result<ApercuBrut, String> {
    let document = named(demande.document.as_deref(), demande.action)?;
    let (annee, filigrane) = (demande.annee, demande.filigrane.clone());
    let demande = Demande { format: FormatDocument::Pdf, document, annee, filigrane, date, donnees: DonneesJointes::default() };
    let fait = demande::apercu(dossier, calculs, &demande).map_err(|e| e.to_string())?;
    let place = |r: cpom_export::pdf::Repere| RepereApercu { ancre: r.ancre, page: r.page, y: r.y };
    Ok(ApercuBrut { octets: fait.octets, pages: fait.places.pages, reperes: fait.places.reperes.into_iter().map(place).collect() })
}

fn named(nom: Option<&str>, action: Option<Id>) -> Result<TypeDocument, String> {
    let nom = nom.unwrap_or("complet");
    TypeDocument::from_nom(nom, action).ok_or_else(|| format!("le document «\u{202F}{nom}\u{202F}» n’existe pas ou demande une action"))
}
