//! Documents for the window and the command line: one call to the export crate.

use chrono::NaiveDate;
use cpom_api::Format;
use cpom_api::commandes::Exporter;
use cpom_core::calculs::Calculs;
use cpom_core::modele::Dossier;
use cpom_export::demande::{Demande, DonneesJointes, FormatDocument, TypeDocument, produire};

/// Makes the bytes of a document; the message says in French why it could not.
pub fn make(dossier: &Dossier, calculs: &Calculs, demande: &Exporter, date: NaiveDate) -> Result<Vec<u8>, String> {
    let format = match demande.format {
        Format::Pdf => FormatDocument::Pdf,
        Format::Docx => FormatDocument::Docx,
        Format::Xlsx => FormatDocument::Xlsx,
        Format::Ics => FormatDocument::Ics,
        Format::Json => return Err("le format JSON n’est pas un document mis en page".to_owned()),
    };
    let nom = demande.document.as_deref().unwrap_or("complet");
    let document = TypeDocument::from_nom(nom, demande.action)
        .ok_or_else(|| format!("le document «\u{202F}{nom}\u{202F}» n’existe pas ou demande une action"))?;
    let donnees = if demande.sans_reserve { DonneesJointes::SansReserve } else { DonneesJointes::Completes };
    let demande = Demande { format, document, annee: demande.annee, filigrane: demande.filigrane.clone(), date, donnees };
    produire(dossier, calculs, &demande).map_err(|e| e.to_string())
}
