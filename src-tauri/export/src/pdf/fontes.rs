//! Fonts in the file: only the glyphs in use, each mapped to its text.

use std::collections::BTreeMap;

use lopdf::{Document as Lopdf, Object, ObjectId};
use printpdf::ParsedFont;
use rustybuzz::ttf_parser;
use subsetter::GlyphRemapper;

use super::PdfError;
use crate::texte::police::{FACES, Face, Forme, Polices};

/// First private code point: glyph n of a subset is shown as the character `PRIVE + n`.
const PRIVE: u32 = 0xF_0000;

/// Name of a face in the pages' resources.
pub(super) fn id(face: Face) -> String {
    format!("F{}", face as u8)
}

/// A face reduced to what the document uses.
pub(super) struct FonteReduite {
    pub id: String,
    nom: String,
    pub parsed: ParsedFont,
    /// Text of each glyph of the subset.
    textes: BTreeMap<u16, String>,
}

impl FonteReduite {
    /// The characters that stand, for printpdf, for every glyph of the subset.
    pub fn codes(&self) -> String {
        self.textes.keys().filter_map(|g| char::from_u32(PRIVE + u32::from(*g))).collect()
    }
}

/// The glyphs in use: each has its code when it is first shown.
#[derive(Default)]
pub(super) struct GlyphesUtilises([Glyphes; FACES.len()]);

/// The glyphs in use of one face.
#[derive(Default)]
struct Glyphes {
    remap: GlyphRemapper,
    /// Code of each glyph of the full face; 0 for those not shown yet.
    codes: Vec<u16>,
    /// Text each glyph of the full face stands for.
    textes: BTreeMap<u16, String>,
}

impl GlyphesUtilises {
    /// The code that shows a glyph of a word.
    pub fn code(&mut self, forme: &Forme, rang: usize) -> u16 {
        let Some(glyphe) = forme.glyphes.get(rang) else { return 0 };
        let usage = &mut self.0[forme.face as usize];
        let place = usize::from(glyphe.id);
        if let Some(code) = usage.codes.get(place).filter(|c| **c > 0) {
            return *code;
        }
        let debut = glyphe.octet as usize;
        let fin = forme.glyphes.get(rang + 1).map_or(forme.texte.len(), |s| s.octet as usize);
        let texte = forme.texte.get(debut..fin.max(debut)).filter(|t| !t.is_empty()).unwrap_or("\u{FFFD}");
        usage.textes.entry(glyphe.id).or_insert_with(|| texte.to_owned());
        usage.codes.resize(usage.codes.len().max(place + 1), 0);
        usage.codes[place] = usage.remap.remap(glyphe.id);
        usage.codes[place]
    }

    /// Reduces every face that shows something.
    pub fn subset(self, polices: &Polices) -> Result<Vec<FonteReduite>, PdfError> {
        let used = FACES.iter().zip(self.0).filter(|(_, usage)| !usage.textes.is_empty());
        used.map(|((face, _, _), usage)| reduce(polices, *face, usage)).collect()
    }
}

fn reduce(polices: &Polices, face: Face, Glyphes { remap, textes: mut glyphes, .. }: Glyphes) -> Result<FonteReduite, PdfError> {
    let (_, nom, octets) = FACES[face as usize];
    prefer_lowest(polices.face(face), &mut glyphes);
    let textes: BTreeMap<u16, String> = glyphes.into_iter().map(|(g, t)| (remap.get(g).unwrap_or(0), t)).collect();
    let reduit = subsetter::subset(octets, 0, &remap).map_err(|e| PdfError::Subset(e.to_string()))?;
    let mut parsed = ParsedFont::from_bytes(&reduit, 0, &mut Vec::new()).ok_or(PdfError::Font)?;
    parsed.codepoint_to_glyph = textes.keys().map(|g| (PRIVE + u32::from(*g), *g)).collect();
    let tag = char::from(b'A' + face as u8);
    let nom = format!("CPOMA{tag}+{nom}");
    parsed.font_name = Some(nom.clone());
    Ok(FonteReduite { id: id(face), nom, parsed, textes })
}

/// The plainer of two characters: the lower one, but a letter modifier (U+02BC looks like an apostrophe)
/// only when nothing else is drawn the same.
fn plainer(a: u32, b: u32) -> u32 {
    let rank = |c: u32| ((0x02B0..0x0370).contains(&c), c);
    if rank(a) <= rank(b) { a } else { b }
}

/// A glyph shared by several characters (space and no-break space, hyphens) stands for the plainest of them.
fn prefer_lowest(face: &rustybuzz::Face, glyphes: &mut BTreeMap<u16, String>) {
    for table in face.tables().cmap.into_iter().flat_map(|c| c.subtables).filter(ttf_parser::cmap::Subtable::is_unicode) {
        let mut bas: BTreeMap<u16, u32> = BTreeMap::new();
        table.codepoints(|c| {
            if let Some(g) = table.glyph_index(c).filter(|g| glyphes.contains_key(&g.0)) {
                let entree = bas.entry(g.0).or_insert(c);
                *entree = plainer(*entree, c);
            }
        });
        for (g, c) in bas {
            // A ligature keeps the letters it joins.
            let seul = glyphes.get(&g).is_some_and(|t| t.chars().count() == 1);
            if let Some(c) = char::from_u32(c).filter(|c| *c >= ' ' && seul) {
                glyphes.insert(g, c.to_string());
            }
        }
    }
}

/// Replaces printpdf's glyph-to-text tables with true ones.
pub(super) fn fix(doc: &mut Lopdf, fontes: &[FonteReduite]) {
    let mut tables: Vec<(ObjectId, Vec<u8>)> = Vec::new();
    for objet in doc.objects.values() {
        let Ok(d) = objet.as_dict() else { continue };
        let Ok(base) = d.get(b"BaseFont").and_then(Object::as_name) else {
            continue;
        };
        if let (Ok(id), Some(fonte)) =
            (d.get(b"ToUnicode").and_then(Object::as_reference), fontes.iter().find(|f| f.nom.as_bytes() == base))
        {
            tables.push((id, to_unicode(&fonte.textes)));
        }
    }
    for (id, table) in tables {
        if let Some(flux) = doc.objects.get_mut(&id).and_then(|o| o.as_stream_mut().ok()) {
            flux.set_plain_content(table);
        }
    }
}

fn to_unicode(textes: &BTreeMap<u16, String>) -> Vec<u8> {
    let mut s = String::from(
        "/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def\n\
         /CMapName /Adobe-Identity-UCS def\n/CMapType 2 def\n1 begincodespacerange\n<0000> <FFFF>\nendcodespacerange\n",
    );
    let entrees: Vec<_> = textes.iter().collect();
    for bloc in entrees.chunks(100) {
        s.push_str(&format!("{} beginbfchar\n", bloc.len()));
        for (glyphe, texte) in bloc {
            let hexa: String = texte.encode_utf16().map(|u| format!("{u:04X}")).collect();
            s.push_str(&format!("<{glyphe:04X}> <{hexa}>\n"));
        }
        s.push_str("endbfchar\n");
    }
    s.push_str("endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend\n");
    s.into_bytes()
}
