//! From laid out pages to printpdf's operations: content in marked sequences, everything else as artifacts.

use std::collections::BTreeMap;

use printpdf::{Color, DictItem, FontId, Op, PdfDocument, PdfFont, PdfFontHandle, PdfPage, PdfSaveOptions, Point, Pt, Rect, Rgb, TextItem};

use super::{fontes::Fonte, round};
use crate::{
    bloc::Document,
    mise_en_page::traces::{Contour, Etape, Laid, Page, Pagination, Trace},
    texte::{
        atomes::{Couleur, Fonte as Ecriture},
        police::Forme,
    },
};

/// Writes pages and fonts.
pub(super) fn write(document: &Document, laid: &Laid, fontes: &[Fonte]) -> lopdf::Document {
    let mut pdf = PdfDocument::new(&document.titre);
    for f in fontes {
        pdf.resources.fonts.map.insert(FontId(f.id.clone()), PdfFont::new(f.parsed.clone()));
    }
    pdf.pages = laid.pages.iter().map(|p| page(p, laid, fontes)).collect();
    let options = PdfSaveOptions { optimize: false, subset_fonts: false, secure: false, image_optimization: None };
    pdf.to_lopdf_document(&options, &mut Vec::new())
}

fn page(page: &Page, laid: &Laid, fontes: &[Fonte]) -> PdfPage {
    let mut plume = Plume::new(page.hauteur, fontes);
    // The tints of tables and notes first: the watermark shows on them too. Rules and frames come over it.
    let tint = |t: &&Trace| matches!(t, Trace::Rect { .. });
    let (mut teintes, traits): (Vec<&Trace>, Vec<&Trace>) = page.fond.iter().partition(tint);
    let rappels = page.pagination.iter().filter(|p| p.0 == Pagination::Repetition).map(|p| &p.1);
    teintes.extend(rappels.filter(tint));
    plume.layout(&teintes);
    plume.artifacts(page, Pagination::Filigrane);
    plume.layout(&traits);
    let mut ouvert = None;
    for (mcid, trace) in &page.contenu {
        if ouvert != Some(*mcid) {
            if ouvert.is_some() {
                plume.end();
            }
            let role = page.sequences.get(*mcid).map_or("Span", |n| laid.noeuds[*n].role.nom());
            plume.begin(role, [("MCID", DictItem::Int(i64::try_from(*mcid).unwrap_or(0)))]);
            ouvert = Some(*mcid);
        }
        plume.trace(trace);
    }
    if ouvert.is_some() {
        plume.end();
    }
    for genre in [Pagination::Repetition, Pagination::Entete, Pagination::Pied] {
        plume.artifacts(page, genre);
    }
    let boite = Rect::from_wh(Pt(page.largeur), Pt(page.hauteur));
    PdfPage { media_box: boite.clone(), trim_box: boite.clone(), crop_box: boite, ops: plume.ops }
}

/// Emits operations, remembering the state of the page to say nothing twice.
struct Plume<'a> {
    ops: Vec<Op>,
    hauteur: f32,
    fontes: &'a [Fonte],
    /// Start of the current text line inside an open text section.
    texte: Option<(f32, f32)>,
    fonte: Option<(u8, f32)>,
    remplissage: Option<Couleur>,
    contour: Option<Contour>,
}

impl<'a> Plume<'a> {
    fn new(hauteur: f32, fontes: &'a [Fonte]) -> Self {
        Self { ops: Vec::new(), hauteur, fontes, texte: None, fonte: None, remplissage: None, contour: None }
    }

    fn begin<const N: usize>(&mut self, tag: &str, proprietes: [(&str, DictItem); N]) {
        self.close_text();
        let map: BTreeMap<String, DictItem> = proprietes.into_iter().map(|(k, v)| (k.to_owned(), v)).collect();
        self.ops.push(Op::BeginMarkedContentWithProperties { tag: tag.to_owned(), properties: DictItem::Dict { map } });
    }

    fn end(&mut self) {
        self.close_text();
        self.ops.push(Op::EndMarkedContent);
    }

    /// Grounds and rules, said by nobody.
    fn layout(&mut self, traces: &[&Trace]) {
        if !traces.is_empty() {
            self.begin("Artifact", [("Type", DictItem::Name(b"Layout".to_vec()))]);
            traces.iter().for_each(|t| self.trace(t));
            self.end();
        }
    }

    fn artifacts(&mut self, page: &Page, genre: Pagination) {
        // The tint of a repeated header is drawn with the grounds.
        let drawn = |t: &&Trace| genre == Pagination::Repetition && matches!(t, Trace::Rect { .. });
        let mut traces = page.pagination.iter().filter(|p| p.0 == genre).map(|p| &p.1).filter(|t| !drawn(t)).peekable();
        if traces.peek().is_none() {
            return;
        }
        let type_ = ("Type", DictItem::Name(b"Pagination".to_vec()));
        let sous_type = match genre {
            Pagination::Filigrane => Some("Watermark"),
            Pagination::Entete => Some("Header"),
            Pagination::Pied => Some("Footer"),
            Pagination::Repetition => None,
        };
        match sous_type {
            Some(s) => self.begin("Artifact", [type_, ("Subtype", DictItem::Name(s.as_bytes().to_vec()))]),
            None => self.begin("Artifact", [type_]),
        }
        traces.for_each(|t| self.trace(t));
        self.end();
    }

    fn close_text(&mut self) {
        if self.texte.take().is_some() {
            self.ops.push(Op::EndTextSection);
        }
    }

    fn trace(&mut self, trace: &Trace) {
        match trace {
            Trace::Texte { x, y, fonte, mots } => self.words(*x, self.hauteur - y, fonte, mots),
            Trace::Rect { x, y, l, h, couleur } => {
                self.close_text();
                self.fill(*couleur);
                self.operator("re", &[*x, self.hauteur - y - h, *l, *h]);
                self.operator("f", &[]);
            }
            Trace::Chemin { etapes, remplissage, contour } => self.path(etapes, *remplissage, *contour),
        }
    }

    fn operator(&mut self, cle: &str, valeurs: &[f32]) {
        let value = valeurs.iter().map(|v| DictItem::Real(round(*v))).collect();
        self.ops.push(Op::Unknown { key: cle.to_owned(), value });
    }

    fn fill(&mut self, couleur: Couleur) {
        if self.remplissage != Some(couleur) {
            self.remplissage = Some(couleur);
            self.ops.push(Op::SetFillColor { col: rgb(couleur) });
        }
    }

    fn stroke(&mut self, c: Contour) {
        let avant = self.contour.replace(c);
        if avant.is_none_or(|a| a.couleur != c.couleur) {
            self.ops.push(Op::SetOutlineColor { col: rgb(c.couleur) });
        }
        if avant.is_none_or(|a| (a.epaisseur - c.epaisseur).abs() > 0.001) {
            self.ops.push(Op::SetOutlineThickness { pt: Pt(round(c.epaisseur)) });
        }
        if avant.is_none_or(|a| a.tirets.is_some()) || c.tirets.is_some() {
            let motif = c.tirets.map_or(Vec::new(), |(a, b)| vec![DictItem::Real(round(a)), DictItem::Real(round(b))]);
            self.ops.push(Op::Unknown { key: "d".to_owned(), value: vec![DictItem::Array(motif), DictItem::Int(0)] });
        }
    }

    fn path(&mut self, etapes: &[Etape], remplissage: Option<Couleur>, contour: Option<Contour>) {
        self.close_text();
        let peinture = match (remplissage, contour) {
            (Some(_), Some(_)) => "B",
            (Some(_), None) => "f",
            (None, Some(_)) => "S",
            (None, None) => return,
        };
        if let Some(c) = remplissage {
            self.fill(c);
        }
        if let Some(c) = contour {
            self.stroke(c);
        }
        let h = self.hauteur;
        for e in etapes {
            match *e {
                Etape::Aller(x, y) => self.operator("m", &[x, h - y]),
                Etape::Droite(x, y) => self.operator("l", &[x, h - y]),
                Etape::Courbe(a, b, c, d, x, y) => self.operator("c", &[a, h - b, c, h - d, x, h - y]),
                Etape::Fermer => self.operator("h", &[]),
            }
        }
        self.operator(peinture, &[]);
    }

    /// Opens a text section if none is, and moves to a point.
    fn go_to(&mut self, x: f32, y: f32) {
        if self.texte.is_none() {
            self.ops.push(Op::StartTextSection);
        }
        let depart = self.texte.unwrap_or((0.0, 0.0));
        let pos = Point { x: Pt(round(x - depart.0)), y: Pt(round(y - depart.1)) };
        // The position as readers add it up, so that roundings do not pile up.
        self.texte = Some((depart.0 + pos.x.0, depart.1 + pos.y.0));
        self.ops.push(Op::SetTextCursor { pos });
    }

    fn words(&mut self, x: f32, y: f32, ecriture: &Ecriture, mots: &[std::rc::Rc<Forme>]) {
        self.fill(ecriture.couleur);
        self.go_to(round(x), round(y));
        let taille = round(ecriture.taille);
        let mut items = Vec::new();
        let mut suite = String::new();
        let fontes = self.fontes;
        for forme in mots {
            let Some(fonte) = fontes.iter().find(|f| f.face == forme.face) else {
                continue;
            };
            if self.fonte != Some((fonte.face as u8, taille)) {
                self.fonte = Some((fonte.face as u8, taille));
                flush(&mut items, &mut suite);
                self.show(&mut items);
                self.ops.push(Op::SetFont { font: PdfFontHandle::External(FontId(fonte.id.clone())), size: Pt(taille) });
            }
            if let Some(actuel) = &forme.actuel {
                flush(&mut items, &mut suite);
                self.show(&mut items);
                let octets = [0xFE, 0xFF].into_iter().chain(actuel.encode_utf16().flat_map(u16::to_be_bytes)).collect();
                let map = BTreeMap::from([("ActualText".to_owned(), DictItem::Bytes(octets))]);
                self.ops.push(Op::BeginMarkedContentWithProperties { tag: "Span".to_owned(), properties: DictItem::Dict { map } });
            }
            for g in &forme.glyphes {
                suite.push(fonte.code(g.id));
                if g.correction != 0 {
                    flush(&mut items, &mut suite);
                    #[expect(clippy::cast_precision_loss, reason = "kerning is a small number")]
                    items.push(TextItem::Offset(-g.correction as f32));
                }
            }
            if forme.actuel.is_some() {
                flush(&mut items, &mut suite);
                self.show(&mut items);
                self.ops.push(Op::EndMarkedContent);
            }
        }
        flush(&mut items, &mut suite);
        self.show(&mut items);
    }

    fn show(&mut self, items: &mut Vec<TextItem>) {
        if !items.is_empty() {
            self.ops.push(Op::ShowText { items: std::mem::take(items) });
        }
    }
}

fn flush(items: &mut Vec<TextItem>, suite: &mut String) {
    if !suite.is_empty() {
        items.push(TextItem::Text(std::mem::take(suite)));
    }
}

fn rgb(c: Couleur) -> Color {
    let part = |v: u8| (f32::from(v) / 255.0 * 1000.0).round() / 1000.0;
    Color::Rgb(Rgb { r: part(c.0), g: part(c.1), b: part(c.2), icc_profile: None })
}
