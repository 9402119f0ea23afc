//! From a dossier's snapshot and its computed figures to a [`Document`]: what each kind of printed
//! document contains, in which order and in which words.
//!
//! [`composer`] is the only entry. Each file below is one part of the paper; `contexte` finds rows and
//! puts values in the place of variables, `format` writes numbers without ever passing through floats,
//! `grille` builds the tables that have years as columns, `textes` holds the sentences said in several
//! places. Pure: same snapshot, figures and options, same document. Deliberately absent: pages, fonts,
//! typographic spaces (the layout sets them), and every computation (they are in `cpom_core::calculs`).
//!
//! What the Département must not read (fall-back positions, expected questions) is printed by the
//! meeting file alone: see `reunion`.

mod annexes;
mod bilan;
mod budget;
mod comites;
mod contexte;
mod contrat;
mod couverture;
mod diagnostic;
mod dotation;
mod effectifs;
mod engagements;
mod fiches;
mod finances;
mod format;
mod graphiques;
mod grille;
mod heures;
mod identite;
mod indicateurs;
mod objectifs;
mod parties;
mod redaction;
mod references;
mod reprise;
mod reunion;
mod suivi;
mod synthese;
mod tarifs;
#[cfg(test)]
mod tests;
mod textes;

use chrono::NaiveDate;
use cpom_core::calculs::Calculs;
use cpom_core::modele::{Dossier, Id};

use crate::bloc::{Bloc, Document, MentionFinale, PieceJointe, Relation};
use contexte::Contexte;

/// The value of a variable, as documents print it.
#[must_use]
pub fn ecrire_variable(nom: &str, valeur: &cpom_core::variables::ValeurVariable) -> String {
    format::variable(nom, valeur)
}

/// Which document.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TypeDocument {
    /// Everything the Département may read, in the order of the contract and its annexes.
    Complet,
    /// The manager's own file for a meeting, reserved positions included.
    Reunion,
    /// One page.
    Synthese,
    /// The report of a year.
    Bilan,
    /// One fiche action.
    Fiche(Id),
}

/// What the caller chooses.
#[derive(Debug, Clone, PartialEq)]
pub struct Options {
    /// Which document.
    pub document: TypeDocument,
    /// Year examined; the last closed one when absent.
    pub annee: Option<i32>,
    /// Word printed across the pages.
    pub filigrane: Option<String>,
    /// Today; the dossier's own edition date goes first.
    pub date: NaiveDate,
    /// Name of the version.
    pub version: Option<String>,
    /// SHA-256, in hexadecimal, of the data carried inside.
    pub empreinte: Option<String>,
    /// The interchange document to carry inside.
    pub donnees: Option<Vec<u8>>,
}

impl Options {
    /// A document without version, watermark or data.
    #[must_use]
    pub fn new(document: TypeDocument, date: NaiveDate) -> Self {
        Self { document, annee: None, filigrane: None, date, version: None, empreinte: None, donnees: None }
    }
}

/// Name of the interchange document inside the PDF.
pub const NOM_DONNEES: &str = "dossier.json";

/// Composes a document.
#[must_use]
pub fn composer(dossier: &Dossier, calculs: &Calculs, options: &Options) -> Document {
    let ctx = Contexte::new(dossier, calculs, options);
    let (titre, blocs) = match options.document {
        TypeDocument::Complet => (ctx.titre(), complet(&ctx)),
        TypeDocument::Reunion => (textes::titre_reunion(&ctx), reunion::blocs(&ctx)),
        TypeDocument::Synthese => (textes::titre_synthese(&ctx), synthese::blocs(&ctx)),
        TypeDocument::Bilan => (textes::titre_bilan(&ctx), bilan::blocs(&ctx)),
        TypeDocument::Fiche(id) => (textes::titre_fiche(&ctx, id), fiches::seule(&ctx, id)),
    };
    let mut document = Document::new(titre, ctx.date);
    document.entete = ctx.entete();
    document.auteur = ctx.gestionnaires();
    document.sujet = textes::sujet(&ctx);
    document.version.clone_from(&options.version);
    document.filigrane.clone_from(&options.filigrane);
    document.couverture = couverture::couverture(&ctx, options);
    document.sommaire = options.document == TypeDocument::Complet;
    document.blocs = blocs;
    document.pieces_jointes = options.donnees.as_ref().map(|octets| donnees(octets)).into_iter().collect();
    document.empreinte.clone_from(&options.empreinte);
    document.mention_finale = mention_finale(&ctx, options);
    document
}

/// The whole dossier: the contract, then its annexes, then its follow-up.
fn complet(ctx: &Contexte) -> Vec<Bloc> {
    let annexes = annexes::imprimees(ctx);
    let mut blocs = contrat::blocs(ctx);
    blocs.extend(annexes::liste(&annexes));
    blocs.extend(parties::signatures(ctx));
    blocs.extend(annexes::blocs(annexes));
    blocs
}

fn donnees(octets: &[u8]) -> PieceJointe {
    PieceJointe {
        nom: NOM_DONNEES.to_owned(),
        mime: "application/json".to_owned(),
        relation: Relation::Donnees,
        description: textes::DONNEES_JOINTES.to_owned(),
        octets: octets.to_vec(),
    }
}

/// Closing lines of what is handed over; a loose page or the manager's own notes need none.
fn mention_finale(ctx: &Contexte, options: &Options) -> Option<MentionFinale> {
    if !matches!(options.document, TypeDocument::Complet | TypeDocument::Bilan) {
        return None;
    }
    let version = options.version.as_ref().map(|v| format!(", {v}")).unwrap_or_default();
    Some(MentionFinale {
        version: format!("Document établi avec Atelier CPOM {}{version}", env!("CARGO_PKG_VERSION")),
        date: crate::texte::nombres::date_longue(ctx.date),
        empreinte: options.empreinte.clone(),
    })
}
