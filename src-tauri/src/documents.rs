//! Documents for the window and the command line: one call to the export crate.

use chrono::NaiveDate;
use cpom_api::Format;
use cpom_api::commandes::{Apercevoir, ApercuBrut, Exporter, RepereApercu, SectionDite};
use cpom_core::calculs::Calculs;
use cpom_core::modele::{Dossier, Id};
use cpom_export::demande::{
    self, Apparence, ChoixSections, Demande, DonneesJointes, FormatDocument, Section, TypeDocument, VersionImprimee, produire,
};

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
    let apparence = Apparence {
        theme: demande.theme,
        sections: ChoixSections { seulement: demande.sections.clone(), sans: demande.sans_sections.clone().unwrap_or_default() },
        version: VersionImprimee::from_numero(demande.version_imprimee),
    };
    let demande = Demande { format, document, annee: demande.annee, filigrane: demande.filigrane.clone(), date, donnees, apparence };
    produire(dossier, calculs, &demande).map_err(|e| e.to_string())
}

/// Makes a PDF to look at, with the place of each row and section in it.
pub fn preview(dossier: &Dossier, calculs: &Calculs, demandee: &Apercevoir, date: NaiveDate) -> Result<ApercuBrut, String> {
    let document = named(demandee.document.as_deref(), demandee.action)?;
    let (annee, filigrane) = (demandee.annee, demandee.filigrane.clone());
    let mut demande = Demande { annee, filigrane, ..Demande::new(FormatDocument::Pdf, document, date) };
    demande.apparence.version = VersionImprimee::from_numero(demandee.version_imprimee);
    let fait = demande::apercu(dossier, calculs, &demande).map_err(|e| e.to_string())?;
    let place = |r: cpom_export::pdf::Repere| RepereApercu { ancre: r.ancre, page: r.page, y: r.y };
    Ok(ApercuBrut { octets: fait.octets, pages: fait.places.pages, reperes: fait.places.reperes.into_iter().map(place).collect() })
}

fn named(nom: Option<&str>, action: Option<Id>) -> Result<TypeDocument, String> {
    let nom = nom.unwrap_or("complet");
    TypeDocument::from_nom(nom, action).ok_or_else(|| format!("le document «\u{202F}{nom}\u{202F}» n’existe pas ou demande une action"))
}

/// The sections a document may print; none for what is no such document.
pub fn sections(dossier: &Dossier, calculs: &Calculs, document: &str, date: NaiveDate) -> Vec<SectionDite> {
    let Some(document) = TypeDocument::from_nom(document, None) else { return Vec::new() };
    let sections = demande::sections(dossier, calculs, &Demande::new(FormatDocument::Pdf, document, date));
    let dite = |s: Section| SectionDite { code: s.code, nom: s.nom, perte: s.perte.map(str::to_owned), ecartee: s.ecartee };
    sections.into_iter().map(dite).collect()
}
