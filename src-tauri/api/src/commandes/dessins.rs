//! Commands on drawings: the map of the contract, and the pictures beside figures, as shapes that the page paints.

use std::path::PathBuf;

use base64::Engine as _;
use cpom_core::carte::{Carte, carte};
use cpom_core::modele::Id;
use cpom_export::bloc::CarteDessinee;
use cpom_export::composition::{ImageChiffree, image};
use cpom_export::dessin::{DessinView, dessiner};
use serde::{Deserialize, Serialize};

use super::{EcritView, written};
use crate::edition::computed;
use crate::erreurs::Erreur;
use crate::hote::Hote;
use crate::ouvert::opened;
use crate::session::{Resultat, Session};

commandes! {
    /// Reads the map of the contract, facts and drawing: objectives, actions, indicators and money.
    Lecture carte_lire: CarteRequest => CarteView,
    /// Draws the picture of a table of figures; null when none of its figures is known.
    Lecture image_lire: ImageRequest => Option<ImageView>,
    /// Writes a picture that the page painted (PNG) to a file, which is replaced.
    Fait image_ecrire: ImageEcrireRequest => EcritView,
}

/// Request for the map of the contract.
#[derive(Debug, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
#[serde(deny_unknown_fields)]
pub struct CarteRequest {
    /// Identifier of a kept version; the dossier as it is when absent.
    #[serde(default)]
    pub version: Option<Id>,
    /// Width of the drawing, in points.
    pub largeur: f32,
}

/// Map of the contract.
#[derive(Debug, Serialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct CarteView {
    /// Facts, which are also its words.
    pub carte: Carte,
    /// Drawing of these facts; `None` when there is nothing to draw.
    pub dessin: Option<DessinView>,
}

/// Picture to draw.
#[derive(Debug, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
#[serde(deny_unknown_fields)]
pub struct ImageRequest {
    /// Identifier of a kept version; the dossier as it is when absent.
    #[serde(default)]
    pub version: Option<Id>,
    /// Figures that the picture shows.
    pub image: ImageChiffree,
    /// Identifier of the indicator, for the picture of one.
    #[serde(default)]
    pub indicateur: Option<Id>,
    /// Width of the drawing, in points.
    pub largeur: f32,
}

/// Picture of figures.
#[derive(Debug, Serialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct ImageView {
    /// Sentence on what it shows.
    pub phrase: String,
    /// Years without a figure, and what is not drawn, in words; empty when there is nothing to say.
    pub note: String,
    /// Drawing of the figures.
    pub dessin: DessinView,
}

/// Picture to write to a file.
#[derive(Debug, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
#[serde(deny_unknown_fields)]
pub struct ImageEcrireRequest {
    /// Path of the file; an existing one is replaced.
    pub chemin: String,
    /// Bytes of the PNG, in base64.
    pub png: String,
}

/// The map of the open dossier, or of a kept version of it.
pub(crate) fn carte_lire(session: &mut Session, hote: &dyn Hote, r: CarteRequest) -> Resultat<CarteView> {
    let dossier = opened(session)?.etat(r.version)?;
    let facts = carte(&dossier, &computed(&dossier, hote));
    let drawing = if facts.vide() { None } else { dessiner(&CarteDessinee::new(facts.clone()).into(), r.largeur) };
    Ok(CarteView { carte: facts, dessin: drawing })
}

/// A picture of the open dossier, or of a kept version of it.
pub(crate) fn image_lire(session: &mut Session, hote: &dyn Hote, r: ImageRequest) -> Resultat<Option<ImageView>> {
    let dossier = opened(session)?.etat(r.version)?;
    let figure = image(&dossier, &computed(&dossier, hote), r.image, r.indicateur, hote.maintenant().date());
    Ok(figure.and_then(|f| {
        let dessin = dessiner(&f.graphique, r.largeur)?;
        Some(ImageView { phrase: f.legende, note: f.note.unwrap_or_default(), dessin })
    }))
}

/// First bytes of a PNG.
const PNG: &[u8] = b"\x89PNG\r\n\x1a\n";

/// Writes a PNG to a file.
///
/// # Errors
/// `aucun_dossier`; `requete` when the bytes are not those of a PNG; `fichier` when the file cannot be written.
pub(crate) fn image_ecrire(session: &mut Session, _: &dyn Hote, r: ImageEcrireRequest) -> Resultat<EcritView> {
    let source = opened(session)?.path().to_owned();
    let bytes = base64::engine::general_purpose::STANDARD.decode(&r.png).ok().filter(|b| b.starts_with(PNG));
    let bytes = bytes.ok_or_else(|| Erreur::requete("l’image à écrire n’est pas un PNG"))?;
    let target = PathBuf::from(&r.chemin);
    cpom_core::store::staging::write_document(&target, &bytes, &source)?;
    Ok(written(&target))
}
