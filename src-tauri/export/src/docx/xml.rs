//! XML of a Word file: elements built as values and written by `quick-xml`, then runs and paragraph properties.
//!
//! An element built as a value is closed and escaped by construction, whatever words a person typed. Mechanism:
//! [`Element`] and [`Xml`] hold names, attributes and words as they are; [`write`] hands them to `quick_xml::Writer`,
//! which escapes, and drops the characters XML 1.0 forbids. Fixed fragments (styles, the shape of a watermark) are
//! constants.

use std::io;

use cpom_core::francais::typographie::typographier_suite;
use quick_xml::Writer;
use quick_xml::events::{BytesDecl, BytesEnd, BytesStart, BytesText, Event};

use super::couleurs::{ENCRE, FILET};
use crate::bloc::{Inline, Statut, Style, TexteRiche};
use crate::texte::atomes::propre;

/// A sequence of elements, words and fixed fragments.
#[derive(Debug, Clone, Default)]
pub(super) struct Xml(Vec<XmlNode>);

#[derive(Debug, Clone)]
enum XmlNode {
    Element(Element),
    /// Words as typed, not escaped.
    Words(String),
    /// A constant of this crate, well-formed already.
    Fixed(&'static str),
}

/// An element; `name` carries its prefix (`w:p`).
#[derive(Debug, Clone)]
pub(super) struct Element {
    name: &'static str,
    attributes: Vec<(&'static str, String)>,
    children: Xml,
}

/// An element without attributes nor children.
pub(super) fn el(name: &'static str) -> Element {
    Element { name, attributes: Vec::new(), children: Xml::default() }
}

/// An element with one attribute, `w:val`.
pub(super) fn val(name: &'static str, value: impl ToString) -> Element {
    el(name).at("w:val", value)
}

impl Element {
    /// Adds an attribute.
    pub fn at(mut self, name: &'static str, value: impl ToString) -> Self {
        self.attributes.push((name, value.to_string()));
        self
    }

    /// Adds children after those it has.
    pub fn with(mut self, children: impl Into<Xml>) -> Self {
        self.children.push(children);
        self
    }

    fn write(&self, writer: &mut Writer<Vec<u8>>) -> io::Result<()> {
        let values: Vec<(&str, String)> = self.attributes.iter().map(|(name, value)| (*name, allowed(value))).collect();
        let start = BytesStart::new(self.name).with_attributes(values.iter().map(|(name, value)| (*name, value.as_str())));
        if self.children.is_empty() {
            return writer.write_event(Event::Empty(start));
        }
        writer.write_event(Event::Start(start))?;
        self.children.write(writer)?;
        writer.write_event(Event::End(BytesEnd::new(self.name)))
    }
}

impl Xml {
    pub fn new() -> Self {
        Self::default()
    }

    /// Words, escaped when written.
    pub fn words(words: impl Into<String>) -> Self {
        Self(vec![XmlNode::Words(words.into())])
    }

    /// A constant fragment, written as it is.
    pub fn fixed(fragment: &'static str) -> Self {
        if fragment.is_empty() { Self::new() } else { Self(vec![XmlNode::Fixed(fragment)]) }
    }

    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    pub fn push(&mut self, more: impl Into<Self>) {
        self.0.append(&mut more.into().0);
    }

    /// This sequence followed by another.
    pub fn then(mut self, more: impl Into<Self>) -> Self {
        self.push(more);
        self
    }

    fn write(&self, writer: &mut Writer<Vec<u8>>) -> io::Result<()> {
        for node in &self.0 {
            match node {
                XmlNode::Element(e) => e.write(writer)?,
                XmlNode::Words(words) => writer.write_event(Event::Text(BytesText::new(&allowed(words))))?,
                XmlNode::Fixed(fragment) => writer.write_event(Event::Text(BytesText::from_escaped(*fragment)))?,
            }
        }
        Ok(())
    }
}

impl From<Element> for Xml {
    fn from(e: Element) -> Self {
        Self(vec![XmlNode::Element(e)])
    }
}

impl From<Option<Element>> for Xml {
    fn from(e: Option<Element>) -> Self {
        Self(e.into_iter().map(XmlNode::Element).collect())
    }
}

impl FromIterator<Element> for Xml {
    fn from_iter<I: IntoIterator<Item = Element>>(elements: I) -> Self {
        Self(elements.into_iter().map(XmlNode::Element).collect())
    }
}

/// A part of the package: the declaration and the root element.
///
/// # Errors
/// None in memory; those of a writer in principle.
pub(super) fn write(root: &Element) -> io::Result<String> {
    let mut writer = Writer::new(Vec::new());
    writer.write_event(Event::Decl(BytesDecl::new("1.0", Some("UTF-8"), Some("yes"))))?;
    writer.write_event(Event::Text(BytesText::from_escaped("\n")))?;
    root.write(&mut writer)?;
    String::from_utf8(writer.into_inner()).map_err(io::Error::other)
}

/// A text without the characters XML 1.0 forbids, which no escaping can carry.
fn allowed(text: &str) -> String {
    text.chars().filter(|c| matches!(c, '\t' | '\n') || !(c.is_control() || matches!(c, '\u{FFFE}' | '\u{FFFF}'))).collect()
}

/// A text of its own, cleaned and in French typography.
pub(super) fn texte(brut: &str) -> String {
    propre(brut)
}

/// The same on one line, for attributes and running titles.
pub(super) fn ligne(brut: &str) -> String {
    texte(&brut.replace(['\n', '\t'], " "))
}

/// Words that keep their spaces.
fn kept(name: &'static str, words: impl Into<String>) -> Element {
    el(name).at("xml:space", "preserve").with(Xml::words(words))
}

/// A run of words; line feeds become line breaks. `style` names a character style.
pub(super) fn run(mots: &str, style: &str) -> Xml {
    run_of("w:t", mots, style)
}

/// A run of words that a tracked change removes.
pub(super) fn deleted_run(mots: &str) -> Xml {
    run_of("w:delText", mots, "")
}

fn run_of(name: &'static str, mots: &str, style: &str) -> Xml {
    if mots.is_empty() {
        return Xml::new();
    }
    let mut run = el("w:r");
    if !style.is_empty() {
        run = run.with(el("w:rPr").with(val("w:rStyle", style)));
    }
    for (i, line) in mots.split('\n').enumerate() {
        if i > 0 {
            run = run.with(el("w:br"));
        }
        run = run.with(kept(name, line));
    }
    run.into()
}

/// A run that moves to the next tab.
pub(super) fn tab() -> Element {
    el("w:r").with(el("w:tab"))
}

/// One end of a field, or the middle: `begin`, `separate`, `end`.
pub(super) fn field_mark(kind: &str) -> Element {
    el("w:r").with(el("w:fldChar").at("w:fldCharType", kind))
}

/// Element with the instruction that a field computes.
pub(super) fn field_instruction(instruction: &str) -> Element {
    el("w:r").with(kept("w:instrText", format!(" {instruction} ")))
}

/// A field with the result it had when the document was written.
pub(super) fn field(instruction: &str, resultat: &str) -> Xml {
    [
        field_mark("begin"),
        field_instruction(instruction),
        field_mark("separate"),
        el("w:r").with(el("w:t").with(Xml::words(resultat))),
        field_mark("end"),
    ]
    .into_iter()
    .collect()
}

/// A cross-reference with the words it had when the document was written; it is in small letters, inside a sentence.
fn reference(cible: &str, mots: &str, style: &str) -> Xml {
    let begin: Xml =
        [field_mark("begin"), field_instruction(&format!("REF {cible} \\h \\* Lower \\* MERGEFORMAT")), field_mark("separate")]
            .into_iter()
            .collect();
    begin.then(run(mots, style)).then(field_mark("end"))
}

/// A link to a bookmark of the document.
pub(super) fn link(signet: &str, runs: Xml) -> Element {
    el("w:hyperlink").at("w:anchor", signet).at("w:history", 1).with(runs)
}

/// The runs of a rich text; `signet` gives the bookmark of an anchor, none when nothing has that name.
pub(super) fn runs(texte: &TexteRiche, signet: &dyn Fn(&str) -> Option<String>) -> Xml {
    let mut sortie = Xml::new();
    for inline in &texte.0 {
        let debut = sortie.is_empty();
        let mots = |brut: &str| if debut { propre(brut) } else { typographier_suite(&propre(brut)) };
        match inline {
            Inline::Texte { texte, style } => sortie.push(run(&mots(texte), character_style(*style))),
            Inline::Lien { texte, ancre } => match signet(ancre) {
                Some(nom) => sortie.push(link(&nom, run(&mots(texte), "Hyperlink"))),
                None => sortie.push(run(&mots(texte), "")),
            },
            Inline::Renvoi { texte, ancre, style } => {
                let mots = mots(texte);
                let style = character_style(*style);
                match signet(ancre) {
                    // An article has the number of its list, an annex the words of its heading.
                    Some(nom) if ancre.starts_with("article-") => sortie.push(reference(&format!("{nom} \\r"), &mots, style)),
                    Some(nom) => sortie.push(reference(&format!("{nom}n"), &mots, style)),
                    None => sortie.push(run(&mots, style)),
                }
            }
            Inline::Statut { statut, mot } => {
                let (forme, style) = shape(*statut);
                // The shapes are not in every text face; this one is where Word looks for them.
                let face = el("w:rFonts").at("w:ascii", "Segoe UI Symbol").at("w:hAnsi", "Segoe UI Symbol").at("w:cs", "Segoe UI Symbol");
                let props = el("w:rPr").with(val("w:rStyle", style)).with(face);
                sortie.push(el("w:r").with(props).with(el("w:t").with(Xml::words(forme))));
                sortie.push(run(&propre(&format!("\u{A0}{}", mot.as_deref().unwrap_or(statut.mot()))), ""));
            }
            Inline::Revision { sort, texte } => sortie.push(run(&mots(&format!("{}{texte}]", sort.ouverture())), "")),
            Inline::Tendance(_) => {}
        }
    }
    sortie
}

fn character_style(style: Style) -> &'static str {
    match style {
        Style::Normal => "",
        Style::Gras => "Strong",
        Style::Italique => "Emphasis",
        Style::Discret => "Discret",
    }
}

fn shape(statut: Statut) -> (&'static str, &'static str) {
    match statut {
        Statut::Atteint => ("●", "StatutAtteint"),
        Statut::Partiel => ("◐", "StatutPartiel"),
        Statut::NonAtteint => ("○", "StatutNonAtteint"),
        Statut::EnCours => ("–", "Discret"),
        Statut::AVenir => ("·", "Discret"),
    }
}

/// Line around or beside a paragraph.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Bordure {
    /// A thick line on the left, in this colour.
    Gauche(&'static str),
    /// A thick line above, in this colour.
    Haut(&'static str),
    /// A thin line above.
    Filet,
    /// A thin line on all sides.
    Cadre,
}

/// Indents of a paragraph, in twentieths of a point.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Retrait {
    pub gauche: u32,
    /// Distance by which the first line stands out to the left.
    pub suspendu: u32,
    pub droite: u32,
}

/// Properties of a paragraph beyond its style.
#[derive(Debug, Clone, Default)]
pub(super) struct Props {
    /// Identifier of the paragraph style.
    pub style: &'static str,
    /// Whether it stays on the page of the next paragraph.
    pub avec_suivant: bool,
    /// Not cut by a page end.
    pub entier: bool,
    /// Whether the paragraph starts a page.
    pub saut: bool,
    /// Goes on with the page, though its style starts one.
    pub sans_saut: bool,
    /// Number of its list and level in it.
    pub liste: Option<(usize, usize)>,
    pub bordure: Option<Bordure>,
    pub fond: Option<&'static str>,
    /// Right tab, in twentieths of a point.
    pub tabulation: Option<u32>,
    /// Spaces before and after, in twentieths of a point.
    pub avant: Option<u32>,
    pub apres: Option<u32>,
    /// Exact height, in twentieths of a point.
    pub hauteur: Option<u32>,
    pub retrait: Option<Retrait>,
    /// `left`, `right` or `center`.
    pub alignement: Option<&'static str>,
    /// Tracked change that the end of the paragraph is.
    pub revision: Option<Element>,
    /// Ends a section with these properties.
    pub section: Option<Element>,
}

impl Props {
    pub fn new(style: &'static str) -> Self {
        Self { style, ..Self::default() }
    }

    /// The element `w:pPr`, its children in the order of the schema.
    pub fn xml(&self) -> Element {
        let mut p = el("w:pPr").with(val("w:pStyle", self.style));
        for (vrai, nom) in [(self.avec_suivant, "w:keepNext"), (self.entier, "w:keepLines"), (self.saut, "w:pageBreakBefore")] {
            p = p.with(vrai.then(|| el(nom)));
        }
        p = p.with(self.sans_saut.then(|| val("w:pageBreakBefore", 0)));
        p = p.with(self.liste.map(|(num, niveau)| el("w:numPr").with(val("w:ilvl", niveau)).with(val("w:numId", num))));
        p = p.with(self.bordure.map(border)).with(self.fond.map(shade));
        p = p.with(self.tabulation.map(|t| el("w:tabs").with(val("w:tab", "right").at("w:pos", t))));
        p = p.with(match (self.hauteur, self.avant, self.apres) {
            (Some(h), ..) => Some(el("w:spacing").at("w:before", 0).at("w:after", 0).at("w:line", h).at("w:lineRule", "exact")),
            (None, None, None) => None,
            (None, avant, apres) => {
                let mut s = el("w:spacing");
                for (nom, valeur) in [("w:before", avant), ("w:after", apres)] {
                    if let Some(v) = valeur {
                        s = s.at(nom, v);
                    }
                }
                Some(s)
            }
        });
        p = p.with(self.retrait.map(|Retrait { gauche, suspendu, droite }| {
            let i = el("w:ind").at("w:left", gauche).at("w:right", droite);
            if suspendu > 0 { i.at("w:hanging", suspendu) } else { i }
        }));
        let mark = self.revision.clone().map(|r| el("w:rPr").with(r));
        p.with(self.alignement.map(|a| val("w:jc", a))).with(mark).with(self.section.clone())
    }

    /// A paragraph with these properties.
    pub fn paragraph(&self, runs: impl Into<Xml>) -> Element {
        el("w:p").with(self.xml()).with(runs)
    }
}

/// The ground of a paragraph or a cell: a colour of six hexadecimal digits.
pub(super) fn shade(fond: &str) -> Element {
    val("w:shd", "clear").at("w:color", "auto").at("w:fill", fond)
}

/// One side of a border: `taille` in eighths of a point, `espace` in points.
pub(super) fn side(nom: &'static str, taille: u32, espace: u32, couleur: &str) -> Element {
    val(nom, "single").at("w:sz", taille).at("w:space", espace).at("w:color", couleur)
}

fn border(b: Bordure) -> Element {
    let cotes: Xml = match b {
        Bordure::Gauche(couleur) => side("w:left", 24, 8, couleur).into(),
        Bordure::Haut(couleur) => side("w:top", 18, 4, couleur).into(),
        Bordure::Filet => side("w:top", 4, 6, FILET).into(),
        Bordure::Cadre => ["w:top", "w:left", "w:bottom", "w:right"].into_iter().map(|nom| side(nom, 6, 6, ENCRE)).collect(),
    };
    el("w:pBdr").with(cotes)
}

/// Points to twentieths of a point.
pub(super) fn twips(points: f32) -> u32 {
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "sizes of a page, brought above zero")]
    let t = (points.max(0.0) * 20.0).round() as u32;
    t
}
