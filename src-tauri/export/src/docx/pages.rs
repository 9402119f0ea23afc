//! What surrounds the body: page formats, cover, contents, running titles, watermark, closing lines.

use super::corps::{Entree, twips};
use super::logos::Medias;
use super::styles::{ESPACES, PROLOGUE};
use super::xml::{self, Bordure, Props, field};
use crate::bloc::{Couverture, Document, MentionFinale};

/// Left and right margins, in points.
const MARGE: f32 = 62.4;

/// Orientation of a section's pages.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Format {
    Portrait,
    Paysage,
}

impl Format {
    fn page(self) -> (u32, u32) {
        match self {
            Self::Portrait => (11906, 16838),
            Self::Paysage => (16838, 11906),
        }
    }

    /// Width of the line, in points.
    pub fn width(self) -> f32 {
        match self {
            Self::Portrait => 595.3 - 2.0 * MARGE,
            Self::Paysage => 841.9 - 2.0 * MARGE,
        }
    }

    /// Name of its running titles in the package.
    pub fn name(self) -> &'static str {
        match self {
            Self::Portrait => "portrait",
            Self::Paysage => "paysage",
        }
    }

    /// Properties of a section; a cover has running titles of its own.
    pub fn section(self, couverture: bool) -> String {
        let (l, h) = self.page();
        let nom = self.name();
        let sens = if self == Self::Paysage { " w:orient=\"landscape\"" } else { "" };
        let (refs, titre) = if couverture {
            (
                "<w:headerReference w:type=\"first\" r:id=\"rId-entete-couverture\"/>\
                 <w:footerReference w:type=\"first\" r:id=\"rId-pied-couverture\"/>",
                "<w:titlePg/>",
            )
        } else {
            ("", "")
        };
        format!(
            "<w:sectPr><w:headerReference w:type=\"default\" r:id=\"rId-entete-{nom}\"/>\
             <w:footerReference w:type=\"default\" r:id=\"rId-pied-{nom}\"/>{refs}<w:type w:val=\"nextPage\"/>\
             <w:pgSz w:w=\"{l}\" w:h=\"{h}\"{sens}/><w:pgMar w:top=\"1480\" w:right=\"1248\" w:bottom=\"1320\" w:left=\"1248\" \
             w:header=\"700\" w:footer=\"620\" w:gutter=\"0\"/>{titre}</w:sectPr>"
        )
    }
}

/// The cover page.
pub(super) fn couverture(c: &Couverture, medias: &Medias) -> String {
    let p = |style, mots: &str| Props::new(style).paragraph(&xml::run(&xml::texte(mots), ""));
    let mut s = medias.paragraph(&c.logos, Format::Portrait.width(), 64.0, 0);
    let surtitre = p("Surtitre", &c.surtitre);
    // Under logos the title keeps about its place on the page.
    s.push_str(&if c.logos.is_empty() {
        surtitre
    } else {
        surtitre.replacen("</w:pPr>", "<w:spacing w:before=\"1100\" w:after=\"200\"/></w:pPr>", 1)
    });
    s.push_str(&p("Title", &c.titre));
    if let Some(periode) = &c.periode {
        s.push_str(&p("Subtitle", periode));
    }
    s.push_str(&Props { hauteur: Some(700), ..Props::new("Interligne") }.paragraph(""));
    for (role, nom) in &c.parties {
        s.push_str(&Props { avec_suivant: true, ..Props::new("TableauLibelle") }.paragraph(&xml::run(&xml::texte(role), "")));
        s.push_str(&p("Partie", nom));
    }
    if let Some(avis) = &c.avis {
        let props = Props { bordure: Some(Bordure::Cadre), ..Props::new("Normal") };
        s.push_str(&Props { hauteur: Some(400), ..Props::new("Interligne") }.paragraph(""));
        s.push_str(&props.paragraph(&xml::run(&xml::texte(avis), "Strong")));
    }
    if let Some(libre) = &c.bandeau_libre {
        // Frames that touch would become one.
        s.push_str(&Props { hauteur: Some(400), ..Props::new("Interligne") }.paragraph(""));
        // Six empty lines inside the frame leave room for a stamp.
        let props = Props { bordure: Some(Bordure::Cadre), apres: Some(300), ..Props::new("TableauLibelle") };
        s.push_str(&props.paragraph(&xml::run(&format!("{}{}", xml::texte(libre), "\n".repeat(6)), "")));
    }
    if let Some(extrait) = &c.extrait {
        s.push_str(&Props::new("TableauLibelle").paragraph(&xml::run(&xml::texte(extrait), "Strong")));
    }
    for texte in [&c.reference, &c.etat].into_iter().flatten() {
        s.push_str(&p("TableauLibelle", texte));
    }
    s
}

/// The table of contents: a field the reader's program can refresh, already filled with links and with the pages of
/// the PDF of the same document, which a refresh replaces by its own.
pub(super) fn sommaire(entrees: &[Entree], pages: &[usize]) -> String {
    let debut = "<w:r><w:fldChar w:fldCharType=\"begin\"/></w:r><w:r><w:instrText xml:space=\"preserve\"> TOC \\o \"1-3\" \\h </w:instrText></w:r>\
                 <w:r><w:fldChar w:fldCharType=\"separate\"/></w:r>";
    let fin = "<w:r><w:fldChar w:fldCharType=\"end\"/></w:r>";
    let mut s = Props::new("TOCHeading").paragraph(&xml::run("Sommaire", ""));
    for (i, e) in entrees.iter().enumerate() {
        let style = ["TOC1", "TOC2", "TOC3"][usize::from(e.niveau.clamp(1, 3)) - 1];
        let page = pages.get(i).map(|p| format!("<w:r><w:tab/></w:r>{}", field(&format!("PAGEREF {} \\h", e.signet), &p.to_string())));
        let page = page.unwrap_or_default();
        let lien = format!("<w:hyperlink w:anchor=\"{}\" w:history=\"1\">{}{page}</w:hyperlink>", e.signet, xml::run(&e.mots, ""));
        s.push_str(&Props::new(style).paragraph(&format!("{}{lien}", if i == 0 { debut } else { "" })));
    }
    if entrees.is_empty() {
        s.push_str(&Props::new("TOC1").paragraph(&format!("{debut}{fin}")));
    } else {
        s.push_str(&Props::new("Interligne").paragraph(fin));
    }
    format!(
        "<w:sdt><w:sdtPr><w:docPartObj><w:docPartGallery w:val=\"Table of Contents\"/><w:docPartUnique/></w:docPartObj></w:sdtPr>\
         <w:sdtContent>{s}</w:sdtContent></w:sdt>"
    )
}

/// The closing lines.
pub(super) fn mention_finale(m: &MentionFinale) -> String {
    let mut lignes: Vec<String> = [&m.version, &m.date].into_iter().filter(|l| !l.is_empty()).cloned().collect();
    lignes.extend(m.empreinte.as_ref().map(|e| format!("Empreinte SHA-256 des données : {e}")));
    let espace = Props { hauteur: Some(480), ..Props::new("Interligne") }.paragraph("");
    espace
        + &Props { bordure: Some(Bordure::Filet), entier: true, ..Props::new("Note") }
            .paragraph(&xml::run(&xml::texte(&lignes.join("\n")), ""))
}

/// Running header: the dossier's name, and the word of the watermark where a copy or a fax would lose it.
pub(super) fn entete(d: &Document, format: Option<Format>) -> String {
    let mot = d.filigrane.as_deref().map(str::trim).filter(|m| !m.is_empty());
    let marque = mot.map(|m| watermark(&xml::ligne(m), format)).unwrap_or_default();
    let contenu = match format {
        Some(f) => {
            let suite = mot.map(|m| format!("<w:r><w:tab/></w:r>{}", xml::run(&xml::ligne(m), "Strong"))).unwrap_or_default();
            let props = Props { tabulation: Some(twips(f.width())), ..Props::new("Header") };
            props.paragraph(&format!("{marque}{}{suite}", xml::run(&xml::ligne(&d.entete), "")))
        }
        None => Props::new("Interligne").paragraph(&marque),
    };
    format!("{PROLOGUE}<w:hdr {ESPACES}>{contenu}</w:hdr>")
}

/// Running footer: version and date, page and number of pages.
pub(super) fn pied(d: &Document, format: Option<Format>) -> String {
    let contenu = match format {
        Some(f) => {
            let date = cpom_core::francais::date(d.date);
            let gauche = d.version.as_ref().map_or(date.clone(), |v| format!("{v} · {date}"));
            let props = Props { tabulation: Some(twips(f.width())), ..Props::new("Footer") };
            props.paragraph(&format!(
                "{}<w:r><w:tab/></w:r>{}{}{}{}",
                xml::run(&xml::ligne(&gauche), ""),
                xml::run("page ", ""),
                field("PAGE", "1"),
                xml::run(" / ", ""),
                field("NUMPAGES", "1"),
            ))
        }
        None => Props::new("Interligne").paragraph(""),
    };
    format!("{PROLOGUE}<w:ftr {ESPACES}>{contenu}</w:ftr>")
}

/// The word across the page, as Word itself draws a watermark.
fn watermark(mot: &str, format: Option<Format>) -> String {
    let id = format.map_or("couverture", Format::name);
    let lettres = u32::try_from(mot.chars().count()).unwrap_or(10).clamp(4, 16);
    let largeur = 440;
    // Letters keep their proportions whatever the word's length.
    let hauteur = (largeur * 3 / 2 / lettres).min(150);
    format!(
        "<w:r><w:rPr><w:noProof/></w:rPr><w:pict><v:shapetype id=\"_x0000_t136\" coordsize=\"21600,21600\" o:spt=\"136\" adj=\"10800\" \
         path=\"m@7,l@8,m@5,21600l@6,21600e\"><v:formulas><v:f eqn=\"sum #0 0 10800\"/><v:f eqn=\"prod #0 2 1\"/>\
         <v:f eqn=\"sum 21600 0 @1\"/><v:f eqn=\"sum 0 0 @2\"/><v:f eqn=\"sum 21600 0 @3\"/><v:f eqn=\"if @0 @3 0\"/>\
         <v:f eqn=\"if @0 21600 @1\"/><v:f eqn=\"if @0 0 @2\"/><v:f eqn=\"if @0 @4 21600\"/><v:f eqn=\"mid @5 @6\"/>\
         <v:f eqn=\"mid @8 @5\"/><v:f eqn=\"mid @7 @8\"/><v:f eqn=\"mid @6 @7\"/><v:f eqn=\"sum @6 0 @5\"/></v:formulas>\
         <v:path textpathok=\"t\" o:connecttype=\"custom\" o:connectlocs=\"@9,0;@10,10800;@11,21600;@12,10800\" \
         o:connectangles=\"270,180,90,0\"/><v:textpath on=\"t\" fitshape=\"t\"/><v:handles><v:h position=\"#0,bottomRight\" \
         xrange=\"6629,14971\"/></v:handles><o:lock v:ext=\"edit\" text=\"t\" shapetype=\"t\"/></v:shapetype>\
         <v:shape id=\"PowerPlusWaterMarkObject-{id}\" o:spid=\"_x0000_s2049\" type=\"#_x0000_t136\" alt=\"{mot}\" \
         style=\"position:absolute;margin-left:0;margin-top:0;width:{largeur}pt;height:{hauteur}pt;rotation:315;z-index:-251658752;\
         mso-position-horizontal:center;mso-position-horizontal-relative:margin;mso-position-vertical:center;\
         mso-position-vertical-relative:margin\" o:allowincell=\"f\" fillcolor=\"#efefec\" stroked=\"f\">\
         <v:textpath style=\"font-family:&quot;Calibri&quot;;font-size:1pt\" string=\"{mot}\"/></v:shape></w:pict></w:r>"
    )
}
