//! WordprocessingML in small pieces: characters, runs, paragraph properties.

use crate::bloc::{Inline, Statut, Style, Texte};
use crate::texte::{atomes::propre, typographie::francais_suite};

/// Text ready to stand in XML: reserved characters escaped, characters XML 1.0 forbids left out.
pub(super) fn escape(texte: &str) -> String {
    let mut sortie = String::with_capacity(texte.len() + 16);
    for c in texte.chars() {
        match c {
            '&' => sortie.push_str("&amp;"),
            '<' => sortie.push_str("&lt;"),
            '>' => sortie.push_str("&gt;"),
            '"' => sortie.push_str("&quot;"),
            '\t' | '\n' => sortie.push(c),
            '\u{FFFE}' | '\u{FFFF}' => {}
            c if c.is_control() => {}
            c => sortie.push(c),
        }
    }
    sortie
}

/// A text of its own, cleaned and in French typography.
pub(super) fn texte(brut: &str) -> String {
    escape(&propre(brut))
}

/// The same on one line, for attributes and running titles.
pub(super) fn ligne(brut: &str) -> String {
    texte(&brut.replace(['\n', '\t'], " "))
}

/// A run of already escaped words; line feeds become line breaks. `style` names a character style.
pub(super) fn run(mots: &str, style: &str) -> String {
    if mots.is_empty() {
        return String::new();
    }
    let props = if style.is_empty() { String::new() } else { format!("<w:rPr><w:rStyle w:val=\"{style}\"/></w:rPr>") };
    let corps = mots.replace('\n', "</w:t><w:br/><w:t xml:space=\"preserve\">");
    format!("<w:r>{props}<w:t xml:space=\"preserve\">{corps}</w:t></w:r>")
}

/// A field with the result it had when the document was written.
pub(super) fn field(instruction: &str, resultat: &str) -> String {
    format!(
        "<w:r><w:fldChar w:fldCharType=\"begin\"/></w:r><w:r><w:instrText xml:space=\"preserve\"> {instruction} </w:instrText></w:r>\
         <w:r><w:fldChar w:fldCharType=\"separate\"/></w:r><w:r><w:t>{resultat}</w:t></w:r><w:r><w:fldChar w:fldCharType=\"end\"/></w:r>"
    )
}

/// The runs of a rich text; `signet` gives the bookmark of an anchor, none when nothing has that name.
pub(super) fn runs(texte: &Texte, signet: &dyn Fn(&str) -> Option<String>) -> String {
    let mut sortie = String::new();
    for inline in &texte.0 {
        let debut = sortie.is_empty();
        let mots = |brut: &str| escape(&if debut { propre(brut) } else { francais_suite(&propre(brut)) });
        match inline {
            Inline::Texte { texte, style } => sortie.push_str(&run(&mots(texte), character_style(*style))),
            Inline::Lien { texte, ancre } => match signet(ancre) {
                Some(nom) => {
                    let lien = run(&mots(texte), "Hyperlink");
                    sortie.push_str(&format!("<w:hyperlink w:anchor=\"{nom}\" w:history=\"1\">{lien}</w:hyperlink>"));
                }
                None => sortie.push_str(&run(&mots(texte), "")),
            },
            Inline::Statut { statut, mot } => {
                let (forme, style) = shape(*statut);
                // The shapes are not in every text face; this one is where Word looks for them.
                sortie.push_str(&format!(
                    "<w:r><w:rPr><w:rStyle w:val=\"{style}\"/><w:rFonts w:ascii=\"Segoe UI Symbol\" w:hAnsi=\"Segoe UI Symbol\" \
                     w:cs=\"Segoe UI Symbol\"/></w:rPr><w:t>{forme}</w:t></w:r>"
                ));
                sortie.push_str(&run(&escape(&propre(&format!("\u{A0}{}", mot.as_deref().unwrap_or(statut.mot())))), ""));
            }
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
    /// Thick, on the left.
    Gauche(&'static str),
    /// Thick, above.
    Haut(&'static str),
    /// Thin, above.
    Filet,
    /// Thin, on all sides.
    Cadre,
}

/// Indents of a paragraph, in twentieths of a point.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Retrait {
    pub gauche: u32,
    /// How far the first line stands out.
    pub suspendu: u32,
    pub droite: u32,
}

/// Properties of a paragraph beyond its style.
#[derive(Debug, Clone, Default)]
pub(super) struct Props {
    /// Identifier of the paragraph style.
    pub style: &'static str,
    /// On the page of the next paragraph.
    pub avec_suivant: bool,
    /// Not cut by a page end.
    pub entier: bool,
    /// Starts a page.
    pub saut: bool,
    /// Goes on with the page, though its style starts one.
    pub sans_saut: bool,
    /// List and level.
    pub liste: Option<(usize, usize)>,
    pub bordure: Option<Bordure>,
    pub fond: Option<&'static str>,
    /// Right tab, in twentieths of a point.
    pub tabulation: Option<u32>,
    /// Space after, in twentieths of a point.
    pub apres: Option<u32>,
    /// Exact height, in twentieths of a point.
    pub hauteur: Option<u32>,
    pub retrait: Option<Retrait>,
    /// `left`, `right` or `center`.
    pub alignement: Option<&'static str>,
    /// Ends a section with these properties.
    pub section: Option<String>,
}

impl Props {
    pub fn new(style: &'static str) -> Self {
        Self { style, ..Self::default() }
    }

    /// The element, its children in the order the schema wants.
    pub fn xml(&self) -> String {
        let mut s = format!("<w:pPr><w:pStyle w:val=\"{}\"/>", self.style);
        for (vrai, nom) in [(self.avec_suivant, "keepNext"), (self.entier, "keepLines"), (self.saut, "pageBreakBefore")] {
            if vrai {
                s.push_str(&format!("<w:{nom}/>"));
            }
        }
        if self.sans_saut {
            s.push_str("<w:pageBreakBefore w:val=\"0\"/>");
        }
        if let Some((num, niveau)) = self.liste {
            s.push_str(&format!("<w:numPr><w:ilvl w:val=\"{niveau}\"/><w:numId w:val=\"{num}\"/></w:numPr>"));
        }
        if let Some(b) = self.bordure {
            s.push_str(&border(b));
        }
        if let Some(fond) = self.fond {
            s.push_str(&format!("<w:shd w:val=\"clear\" w:color=\"auto\" w:fill=\"{fond}\"/>"));
        }
        if let Some(t) = self.tabulation {
            s.push_str(&format!("<w:tabs><w:tab w:val=\"right\" w:pos=\"{t}\"/></w:tabs>"));
        }
        match (self.hauteur, self.apres) {
            (Some(h), _) => s.push_str(&format!("<w:spacing w:before=\"0\" w:after=\"0\" w:line=\"{h}\" w:lineRule=\"exact\"/>")),
            (None, Some(apres)) => s.push_str(&format!("<w:spacing w:after=\"{apres}\"/>")),
            (None, None) => {}
        }
        if let Some(Retrait { gauche, suspendu, droite }) = self.retrait {
            let suspendu = if suspendu > 0 { format!(" w:hanging=\"{suspendu}\"") } else { String::new() };
            s.push_str(&format!("<w:ind w:left=\"{gauche}\" w:right=\"{droite}\"{suspendu}/>"));
        }
        if let Some(a) = self.alignement {
            s.push_str(&format!("<w:jc w:val=\"{a}\"/>"));
        }
        s.push_str(self.section.as_deref().unwrap_or_default());
        s.push_str("</w:pPr>");
        s
    }

    /// A paragraph with these properties.
    pub fn paragraph(&self, runs: &str) -> String {
        format!("<w:p>{}{runs}</w:p>", self.xml())
    }
}

fn border(b: Bordure) -> String {
    let cote = |nom: &str, taille: u32, espace: u32, couleur: &str| {
        format!("<w:{nom} w:val=\"single\" w:sz=\"{taille}\" w:space=\"{espace}\" w:color=\"{couleur}\"/>")
    };
    let cotes = match b {
        Bordure::Gauche(couleur) => cote("left", 24, 8, couleur),
        Bordure::Haut(couleur) => cote("top", 18, 4, couleur),
        Bordure::Filet => cote("top", 4, 6, "D9D6CE"),
        Bordure::Cadre => ["top", "left", "bottom", "right"].map(|nom| cote(nom, 6, 6, "1B1F27")).concat(),
    };
    format!("<w:pBdr>{cotes}</w:pBdr>")
}
