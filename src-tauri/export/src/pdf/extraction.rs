//! Extracts the files attached to a PDF of any origin. Sizes and depths are bounded: the bytes are untrusted.

use lopdf::{Dictionary, Document, LoadOptions, Object, decode_text_string};

use super::{PdfError, metadonnees};
use crate::bloc::{PieceJointe, Relation};

/// Largest attached file that is read.
const TAILLE_MAX: usize = 64 << 20;
const PROFONDEUR_MAX: usize = 16;
const FICHIERS_MAX: usize = 1000;

/// Nodes of the tree of names that are visited: children may be their own parents.
const NOEUDS_MAX: usize = 10_000;

/// Content of a PDF that is meant for programs.
#[derive(Debug, PartialEq)]
pub struct ContenuPdf {
    /// Embedded files, in the order of the list of names.
    pub pieces: Vec<PieceJointe>,
    /// SHA-256 of the data, as its metadata recorded it.
    pub empreinte: Option<String>,
}

/// The files embedded in a PDF and the fingerprint recorded for its data.
pub fn extract(pdf: &[u8]) -> Result<ContenuPdf, PdfError> {
    let options = LoadOptions { max_decompressed_size: Some(TAILLE_MAX), ..LoadOptions::default() };
    let doc = Document::load_mem_with_options(pdf, options).map_err(|e| PdfError::Unreadable(e.to_string()))?;
    let catalogue = doc.catalog().map_err(|e| PdfError::Unreadable(e.to_string()))?;
    let mut marche = Marche { doc: &doc, noeuds: 0, place: TAILLE_MAX, pieces: Vec::new() };
    let noms = sub_dictionary(&doc, catalogue, b"Names").and_then(|n| sub_dictionary(&doc, n, b"EmbeddedFiles"));
    if let Some(racine) = noms {
        marche.walk(racine, 0);
    }
    let xmp = catalogue
        .get(b"Metadata")
        .ok()
        .and_then(|o| resolve(&doc, o))
        .and_then(|o| o.as_stream().ok())
        .and_then(|f| content(f, TAILLE_MAX));
    let empreinte = xmp.and_then(|x| recorded(&String::from_utf8_lossy(&x)));
    Ok(ContenuPdf { pieces: marche.pieces, empreinte })
}

/// Decompressed content of a stream, of at most `room` bytes.
fn content(flux: &lopdf::Stream, room: usize) -> Option<Vec<u8>> {
    if flux.dict.has(b"Filter") { flux.decompressed_content_with_limit(room).ok() } else { Some(flux.content.clone()) }
}

/// The fingerprint in the metadata: an element as we write it, or the attribute another program makes of it.
fn recorded(xmp: &str) -> Option<String> {
    let nom = metadonnees::EMPREINTE;
    let suite = [format!("<{nom}>"), format!("{nom}=\""), format!("{nom}='")]
        .iter()
        .find_map(|debut| xmp.find(debut.as_str()).and_then(|i| xmp.get(i + debut.len()..)))?;
    let valeur = suite.split(['<', '"', '\'']).next()?.trim();
    // Whatever stands there is compared: a fingerprint spoilt is a fingerprint that does not match.
    Some(valeur.to_owned())
}

fn resolve<'d>(doc: &'d Document, objet: &'d Object) -> Option<&'d Object> {
    doc.dereference(objet).ok().map(|(_, o)| o)
}

fn sub_dictionary<'d>(doc: &'d Document, d: &'d Dictionary, cle: &[u8]) -> Option<&'d Dictionary> {
    resolve(doc, d.get(cle).ok()?)?.as_dict().ok()
}

/// The walk through the tree of names, and what is left of its bounds.
struct Marche<'d> {
    doc: &'d Document,
    noeuds: usize,
    /// Bytes the files still to come may take together: a thousand small ones may unfold without end.
    place: usize,
    pieces: Vec<PieceJointe>,
}

impl Marche<'_> {
    fn walk(&mut self, noeud: &Dictionary, profondeur: usize) {
        self.noeuds += 1;
        let doc = self.doc;
        let array = |cle: &[u8]| noeud.get(cle).ok().and_then(|o| resolve(doc, o)).and_then(|o| o.as_array().ok());
        for paire in array(b"Names").map_or(&[][..], Vec::as_slice).chunks(2) {
            if self.pieces.len() >= FICHIERS_MAX || self.place == 0 {
                return;
            }
            let spec = paire.get(1).and_then(|o| resolve(doc, o)).and_then(|o| o.as_dict().ok());
            if let Some(piece) = spec.and_then(|s| piece(doc, s, self.place)) {
                self.place = self.place.saturating_sub(piece.octets.len());
                self.pieces.push(piece);
            }
        }
        for enfant in array(b"Kids").map_or(&[][..], Vec::as_slice) {
            if profondeur >= PROFONDEUR_MAX || self.noeuds >= NOEUDS_MAX {
                return;
            }
            if let Some(d) = resolve(doc, enfant).and_then(|o| o.as_dict().ok()) {
                self.walk(d, profondeur + 1);
            }
        }
    }
}

fn piece(doc: &Document, spec: &Dictionary, room: usize) -> Option<PieceJointe> {
    let texte = |cle: &[u8]| spec.get(cle).ok().and_then(|o| resolve(doc, o)).and_then(|o| decode_text_string(o).ok());
    let ef = sub_dictionary(doc, spec, b"EF")?;
    let flux = ef.get(b"F").or_else(|_| ef.get(b"UF")).ok().and_then(|o| resolve(doc, o))?.as_stream().ok()?;
    let octets = content(flux, room)?;
    let nom_pdf = |d: &Dictionary, cle: &[u8]| d.get(cle).and_then(Object::as_name).map(|n| String::from_utf8_lossy(n).into_owned()).ok();
    let relation = match nom_pdf(spec, b"AFRelationship").as_deref() {
        Some("Source") => Relation::Source,
        Some("Data") => Relation::Donnees,
        Some("Supplement") => Relation::Supplement,
        _ => Relation::Autre,
    };
    Some(PieceJointe {
        nom: texte(b"UF").or_else(|| texte(b"F"))?,
        mime: nom_pdf(&flux.dict, b"Subtype").unwrap_or_default(),
        relation,
        description: texte(b"Desc").unwrap_or_default(),
        octets,
    })
}
