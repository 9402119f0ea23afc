//! Reads a PDF as a screen reader does: the structure tree, and the text of each marked sequence.

use std::collections::BTreeMap;

use lopdf::content::Content;
use lopdf::{Dictionary, Document, Object, ObjectId};

/// A PDF document, parsed.
pub struct PdfLu {
    pub pages: Vec<PageLue>,
    pub racine: ElementPdf,
}

/// A page: its size, and its text in the order of the content stream.
pub struct PageLue {
    pub paysage: bool,
    /// Number of the marked sequence of each text; `None` for an artifact.
    pub textes: Vec<(Option<i64>, String)>,
}

/// An element of the structure tree.
#[derive(Default)]
pub struct ElementPdf {
    pub role: String,
    pub alternative: Option<String>,
    pub portee: Option<String>,
    pub enfants: Vec<EnfantLu>,
}

pub enum EnfantLu {
    Element(ElementPdf),
    Contenu(usize, i64),
}

pub fn read(pdf: &[u8]) -> PdfLu {
    let doc = Document::load_mem(pdf).unwrap();
    let ids: Vec<ObjectId> = doc.get_pages().into_values().collect();
    let pages = ids.iter().map(|id| page(&doc, *id)).collect();
    let root = doc.catalog().unwrap().get(b"StructTreeRoot").and_then(|o| doc.dereference(o)).unwrap().1.as_dict().unwrap();
    let mut racine = ElementPdf::default();
    kids(&doc, root, 0, &ids, &mut racine);
    PdfLu { pages, racine }
}

fn kids(doc: &Document, d: &Dictionary, own: usize, ids: &[ObjectId], into: &mut ElementPdf) {
    let page = |d: &Dictionary| d.get(b"Pg").and_then(Object::as_reference).ok().and_then(|id| ids.iter().position(|i| *i == id));
    let own = page(d).unwrap_or(own);
    let Ok(k) = d.get(b"K") else { return };
    let list = match doc.dereference(k).unwrap().1 {
        Object::Array(all) => all.clone(),
        _ => vec![k.clone()],
    };
    for kid in &list {
        match doc.dereference(kid).unwrap().1 {
            Object::Integer(mcid) => into.enfants.push(EnfantLu::Contenu(own, *mcid)),
            Object::Dictionary(d) if d.has(b"MCID") => {
                into.enfants.push(EnfantLu::Contenu(page(d).unwrap_or(own), d.get(b"MCID").unwrap().as_i64().unwrap()));
            }
            Object::Dictionary(d) if d.has(b"Obj") => {}
            Object::Dictionary(d) => {
                let mut e = ElementPdf {
                    role: String::from_utf8(d.get(b"S").unwrap().as_name().unwrap().to_vec()).unwrap(),
                    ..ElementPdf::default()
                };
                e.alternative = d.get(b"Alt").ok().map(|a| lopdf::decode_text_string(a).unwrap());
                let attributes = d.get(b"A").ok().and_then(|a| doc.dereference(a).ok()).and_then(|a| a.1.as_dict().ok());
                e.portee = attributes.and_then(|a| a.get(b"Scope").ok()?.as_name().ok()).map(|n| String::from_utf8_lossy(n).into_owned());
                kids(doc, d, own, ids, &mut e);
                into.enfants.push(EnfantLu::Element(e));
            }
            _ => {}
        }
    }
}

/// The text that each code of a font stands for.
type TableCodes = BTreeMap<Vec<u8>, String>;

fn to_unicode(doc: &Document, font: &Dictionary) -> TableCodes {
    let stream = font.get(b"ToUnicode").and_then(|o| doc.dereference(o)).unwrap().1.as_stream().unwrap();
    let text = String::from_utf8(stream.decompressed_content().unwrap_or_else(|_| stream.content.clone())).unwrap();
    let hexa = |s: &str| -> Vec<u8> { (0..s.len() / 2).map(|i| u8::from_str_radix(&s[2 * i..2 * i + 2], 16).unwrap()).collect() };
    let pair = |line: &str| {
        let (code, words) = line.strip_prefix('<')?.strip_suffix('>')?.split_once("> <")?;
        let units: Vec<u16> = hexa(words).chunks(2).map(|c| u16::from_be_bytes([c[0], c[1]])).collect();
        Some((hexa(code), String::from_utf16(&units).unwrap()))
    };
    text.lines().filter(|l| *l != "<0000> <FFFF>").filter_map(pair).collect()
}

/// A marked sequence that is open.
enum Ouverte {
    Contenu(i64),
    Artefact,
    /// The sequence has an alternative text, so what is drawn inside is not read.
    Dite,
    Autre,
}

fn page(doc: &Document, id: ObjectId) -> PageLue {
    let fonts: BTreeMap<Vec<u8>, TableCodes> = doc.get_page_fonts(id).unwrap().into_iter().map(|(n, f)| (n, to_unicode(doc, f))).collect();
    let content = Content::decode(&doc.get_page_content(id)).unwrap();
    let mut page = PageLue { paysage: false, textes: Vec::new() };
    let sizes: Vec<f32> = {
        let d = doc.get_dictionary(id).unwrap();
        d.get(b"MediaBox").unwrap().as_array().unwrap().iter().map(|o| o.as_float().unwrap()).collect()
    };
    page.paysage = sizes[2] - sizes[0] > sizes[3] - sizes[1];
    let (mut open, mut font) = (Vec::new(), None);
    for op in &content.operations {
        match op.operator.as_str() {
            "BDC" => open.push(begin(&op.operands, &open, &mut page)),
            "BMC" => open.push(Ouverte::Autre),
            "EMC" => drop(open.pop()),
            "Tf" => font = op.operands[0].as_name().ok().and_then(|n| fonts.get(n)),
            "Tj" | "TJ" if !open.iter().any(|o| matches!(o, Ouverte::Dite)) => {
                let mut text = String::new();
                for operand in &op.operands {
                    let parts = operand.as_array().map_or_else(|_| std::slice::from_ref(operand), Vec::as_slice);
                    for code in parts.iter().filter_map(|p| p.as_str().ok()).flat_map(|s| s.chunks(2)) {
                        text.push_str(font.unwrap().get(code).unwrap_or_else(|| panic!("a glyph without its text: {code:?}")));
                    }
                }
                say(&mut page, &open, &text);
            }
            _ => {}
        }
    }
    page
}

fn begin(operands: &[Object], open: &[Ouverte], page: &mut PageLue) -> Ouverte {
    let tag = operands[0].as_name().unwrap();
    let d = operands[1].as_dict().unwrap();
    if let Ok(actual) = d.get(b"ActualText") {
        say(page, open, &lopdf::decode_text_string(actual).unwrap());
        return Ouverte::Dite;
    }
    match d.get(b"MCID").and_then(Object::as_i64) {
        Ok(mcid) => Ouverte::Contenu(mcid),
        Err(_) if tag == b"Artifact" => Ouverte::Artefact,
        Err(_) => Ouverte::Autre,
    }
}

fn say(page: &mut PageLue, open: &[Ouverte], text: &str) {
    let whose = open.iter().rev().find_map(|o| match o {
        Ouverte::Contenu(mcid) => Some(Some(*mcid)),
        Ouverte::Artefact => Some(None),
        _ => None,
    });
    let whose = whose.expect("text that is neither content nor artifact");
    match page.textes.last_mut() {
        Some((last, t)) if *last == whose => t.push_str(text),
        _ => page.textes.push((whose, text.to_owned())),
    }
}

impl PdfLu {
    /// The text in the order of the structure tree, as it is read aloud; a figure gives its alternative text.
    pub fn lecture(&self) -> String {
        let mut out = String::new();
        self.read_aloud(&self.racine, &mut out);
        out
    }

    fn read_aloud(&self, e: &ElementPdf, out: &mut String) {
        for enfant in &e.enfants {
            match enfant {
                EnfantLu::Element(e) => self.read_aloud(e, out),
                EnfantLu::Contenu(page, mcid) => out.push_str(&self.sequence(*page, *mcid)),
            }
        }
        out.push('\n');
    }

    fn sequence(&self, page: usize, mcid: i64) -> String {
        self.pages[page].textes.iter().filter(|t| t.0 == Some(mcid)).map(|t| t.1.as_str()).collect()
    }

    /// The text of the pages as drawn, without running titles and repeated headers.
    pub fn contenu(&self) -> String {
        self.pages.iter().flat_map(|p| &p.textes).filter(|t| t.0.is_some()).map(|t| t.1.as_str()).collect()
    }

    /// All the text of a page, in the order it is drawn.
    pub fn page(&self, page: usize) -> String {
        self.pages[page].textes.iter().map(|t| t.1.as_str()).collect()
    }

    /// The text of an element, children included, on one line.
    pub fn texte(&self, e: &ElementPdf) -> String {
        let mut out = String::new();
        self.read_aloud(e, &mut out);
        out.split_whitespace().collect::<Vec<_>>().join(" ").replace('\u{AD}', "")
    }
}

impl ElementPdf {
    pub fn elements(&self) -> impl Iterator<Item = &Self> {
        self.enfants.iter().filter_map(|e| if let EnfantLu::Element(e) = e { Some(e) } else { None })
    }

    /// The element and all below it.
    pub fn tous(&self) -> Vec<&Self> {
        std::iter::once(self).chain(self.elements().flat_map(Self::tous)).collect()
    }
}

/// Only the letters and digits of a text, to compare texts whatever their spaces, signs and hyphens.
pub fn lettres(text: &str) -> String {
    text.chars().filter(|c| c.is_alphanumeric()).collect()
}
