//! Files carried inside a PDF, whoever wrote it. Sizes and depths are bounded: the bytes come from anywhere.

use lopdf::{Dictionary, Document, Object, decode_text_string};

use super::Error;
use crate::bloc::{PieceJointe, Relation};

/// Largest attached file that is read.
const TAILLE_MAX: usize = 64 << 20;
const PROFONDEUR_MAX: usize = 16;
const FICHIERS_MAX: usize = 1000;

/// The files embedded in a PDF, in the order of its list of names.
pub fn extract_embedded(pdf: &[u8]) -> Result<Vec<PieceJointe>, Error> {
    let doc = Document::load_mem(pdf).map_err(|e| Error::Unreadable(e.to_string()))?;
    let catalogue = doc.catalog().map_err(|e| Error::Unreadable(e.to_string()))?;
    let mut pieces = Vec::new();
    let noms = sub_dictionary(&doc, catalogue, b"Names").and_then(|n| sub_dictionary(&doc, n, b"EmbeddedFiles"));
    if let Some(racine) = noms {
        walk(&doc, racine, 0, &mut pieces);
    }
    Ok(pieces)
}

fn resolve<'d>(doc: &'d Document, objet: &'d Object) -> Option<&'d Object> {
    doc.dereference(objet).ok().map(|(_, o)| o)
}

fn sub_dictionary<'d>(doc: &'d Document, d: &'d Dictionary, cle: &[u8]) -> Option<&'d Dictionary> {
    resolve(doc, d.get(cle).ok()?)?.as_dict().ok()
}

fn walk(doc: &Document, noeud: &Dictionary, profondeur: usize, pieces: &mut Vec<PieceJointe>) {
    if profondeur > PROFONDEUR_MAX || pieces.len() >= FICHIERS_MAX {
        return;
    }
    let array = |cle: &[u8]| noeud.get(cle).ok().and_then(|o| resolve(doc, o)).and_then(|o| o.as_array().ok());
    for paire in array(b"Names").map_or(&[][..], Vec::as_slice).chunks(2) {
        let spec = paire.get(1).and_then(|o| resolve(doc, o)).and_then(|o| o.as_dict().ok());
        pieces.extend(spec.and_then(|s| piece(doc, s)));
    }
    for enfant in array(b"Kids").map_or(&[][..], Vec::as_slice) {
        if let Some(d) = resolve(doc, enfant).and_then(|o| o.as_dict().ok()) {
            walk(doc, d, profondeur + 1, pieces);
        }
    }
}

fn piece(doc: &Document, spec: &Dictionary) -> Option<PieceJointe> {
    let texte = |cle: &[u8]| spec.get(cle).ok().and_then(|o| resolve(doc, o)).and_then(|o| decode_text_string(o).ok());
    let ef = sub_dictionary(doc, spec, b"EF")?;
    let flux = ef.get(b"F").or_else(|_| ef.get(b"UF")).ok().and_then(|o| resolve(doc, o))?.as_stream().ok()?;
    let octets = if flux.dict.has(b"Filter") { flux.decompressed_content_with_limit(TAILLE_MAX).ok()? } else { flux.content.clone() };
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
