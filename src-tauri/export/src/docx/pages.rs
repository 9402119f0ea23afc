//! Pages around the body: page formats, cover, contents, running titles, watermark, closing lines.

use super::corps::EntreeListe;
use super::format::Format;
use super::logos::Medias;
use super::styles::ESPACES;
use super::xml::{self, Bordure, Element, Props, Xml, el, field, link, tab, twips};
use crate::bloc::{Document, MentionFinale, PageDeGarde};

/// The paragraphs of the cover page.
pub(super) fn couverture(c: &PageDeGarde, medias: &Medias) -> Xml {
    let p = |style, mots: &str| Props::new(style).paragraph(xml::run(&xml::texte(mots), ""));
    let mut s = medias.paragraph(&c.logos, Format::Portrait.width(), 64.0, 0);
    // Under logos the title keeps about its place on the page.
    let (avant, apres) = if c.logos.is_empty() { (None, None) } else { (Some(1100), Some(200)) };
    s.push(Props { avant, apres, ..Props::new("Surtitre") }.paragraph(xml::run(&xml::texte(&c.surtitre), "")));
    s.push(p("Title", &c.titre));
    if let Some(periode) = &c.periode {
        s.push(p("Subtitle", periode));
    }
    for (i, (role, nom)) in c.parties.iter().enumerate() {
        let props = Props { avec_suivant: true, avant: (i == 0).then_some(700), ..Props::new("TableauLibelle") };
        s.push(props.paragraph(xml::run(&xml::texte(role), "")));
        s.push(p("Partie", nom));
    }
    if let Some(avis) = &c.avis {
        let props = Props { bordure: Some(Bordure::Cadre), avant: Some(400), ..Props::new("Normal") };
        s.push(props.paragraph(xml::run(&xml::texte(avis), "Strong")));
    }
    if let Some(libre) = &c.bandeau_libre {
        // Frames that touch would become one.
        if c.avis.is_some() {
            s.push(Props { hauteur: Some(400), ..Props::new("Interligne") }.paragraph(Xml::new()));
        }
        // Six empty lines inside the frame leave room for a stamp.
        let avant = c.avis.is_none().then_some(400);
        let props = Props { bordure: Some(Bordure::Cadre), avant, apres: Some(300), ..Props::new("TableauLibelle") };
        s.push(props.paragraph(xml::run(&format!("{}{}", xml::texte(libre), "\n".repeat(6)), "")));
    }
    if let Some(extrait) = &c.extrait {
        s.push(Props::new("TableauLibelle").paragraph(xml::run(&xml::texte(extrait), "Strong")));
    }
    for texte in [&c.reference, &c.etat].into_iter().flatten() {
        s.push(p("TableauLibelle", texte));
    }
    s
}

/// The table of contents: a link for each heading, with its page as a field of its own, filled with the page of the PDF of the same
/// document. LibreOffice computes such fields when it opens the file and Word when `updateFields` asks for it, so that the pages are
/// right in both; a contents field (`TOC`) would keep the pages it was filled with in LibreOffice.
pub(super) fn sommaire(entrees: &[EntreeListe], pages: &[usize]) -> Xml {
    let mut s = Xml::from(Props::new("TOCHeading").paragraph(xml::run("Sommaire", "")));
    for (i, e) in entrees.iter().enumerate() {
        let style = ["TOC1", "TOC2", "TOC3"][usize::from(e.niveau.clamp(1, 3)) - 1];
        let mut lien = xml::run(&e.mots, "");
        if let Some(page) = pages.get(i) {
            lien.push(tab());
            lien.push(field(&format!("PAGEREF {} \\h", e.signet), &page.to_string()));
        }
        s.push(Props::new(style).paragraph(Xml::from(link(&e.signet, lien))));
    }
    s
}

/// The closing lines.
pub(super) fn mention_finale(m: &MentionFinale) -> Xml {
    let mut lignes: Vec<String> = [&m.version, &m.date].into_iter().filter(|l| !l.is_empty()).cloned().collect();
    lignes.extend(m.empreinte.as_ref().map(|e| format!("Empreinte SHA-256 des données : {e}")));
    let note = Props { bordure: Some(Bordure::Filet), entier: true, avant: Some(480), ..Props::new("Note") };
    note.paragraph(xml::run(&xml::texte(&lignes.join("\n")), "")).into()
}

/// Running header: the dossier's name, and the word of the watermark where a copy or a fax would lose it.
pub(super) fn entete(d: &Document, format: Option<Format>) -> Element {
    let mot = d.filigrane.as_deref().map(str::trim).filter(|m| !m.is_empty());
    let marque = Xml::from(mot.map(|m| watermark(&xml::ligne(m), format)));
    let contenu = match format {
        Some(f) => {
            let mut runs = marque.then(xml::run(&xml::ligne(&d.entete), ""));
            if let Some(m) = mot {
                runs.push(tab());
                runs.push(xml::run(&xml::ligne(m), "Strong"));
            }
            Props { tabulation: Some(twips(f.width())), ..Props::new("Header") }.paragraph(runs)
        }
        None => Props::new("Interligne").paragraph(marque),
    };
    ESPACES.iter().fold(el("w:hdr"), |e, (nom, uri)| e.at(nom, uri)).with(contenu)
}

/// Running footer: recipient, version and date, page and number of pages.
pub(super) fn pied(d: &Document, format: Option<Format>) -> Element {
    let contenu = match format {
        Some(f) => {
            let runs = xml::run(&xml::ligne(&d.pied()), "")
                .then(tab())
                .then(xml::run("page ", ""))
                .then(field("PAGE", "1"))
                .then(xml::run(" / ", ""))
                .then(field("NUMPAGES", "1"));
            Props { tabulation: Some(twips(f.width())), ..Props::new("Footer") }.paragraph(runs)
        }
        None => Props::new("Interligne").paragraph(Xml::new()),
    };
    ESPACES.iter().fold(el("w:ftr"), |e, (nom, uri)| e.at(nom, uri)).with(contenu)
}

/// The shape Word draws a watermark with.
const WATERMARK_SHAPE: &str = concat!(
    r##"<v:shapetype id="_x0000_t136" coordsize="21600,21600" o:spt="136" adj="10800" path="m@7,l@8,m@5,21600l@6,21600e">"##,
    r##"<v:formulas><v:f eqn="sum #0 0 10800"/><v:f eqn="prod #0 2 1"/><v:f eqn="sum 21600 0 @1"/><v:f eqn="sum 0 0 @2"/>"##,
    r##"<v:f eqn="sum 21600 0 @3"/><v:f eqn="if @0 @3 0"/><v:f eqn="if @0 21600 @1"/><v:f eqn="if @0 0 @2"/>"##,
    r##"<v:f eqn="if @0 @4 21600"/><v:f eqn="mid @5 @6"/><v:f eqn="mid @8 @5"/><v:f eqn="mid @7 @8"/><v:f eqn="mid @6 @7"/>"##,
    r##"<v:f eqn="sum @6 0 @5"/></v:formulas><v:path textpathok="t" o:connecttype="custom" "##,
    r##"o:connectlocs="@9,0;@10,10800;@11,21600;@12,10800" o:connectangles="270,180,90,0"/><v:textpath on="t" fitshape="t"/>"##,
    r##"<v:handles><v:h position="#0,bottomRight" xrange="6629,14971"/></v:handles>"##,
    r##"<o:lock v:ext="edit" text="t" shapetype="t"/></v:shapetype>"##,
);

/// The word across the page, as Word itself draws a watermark.
fn watermark(mot: &str, format: Option<Format>) -> Element {
    let id = format.map_or("couverture", Format::name);
    let lettres = u32::try_from(mot.chars().count()).unwrap_or(10).clamp(4, 16);
    let largeur = 440;
    // Letters keep their proportions whatever the word's length.
    let hauteur = (largeur * 3 / 2 / lettres).min(150);
    let style = format!(
        "position:absolute;margin-left:0;margin-top:0;width:{largeur}pt;height:{hauteur}pt;rotation:315;z-index:-251658752;\
         mso-position-horizontal:center;mso-position-horizontal-relative:margin;mso-position-vertical:center;\
         mso-position-vertical-relative:margin"
    );
    let words = el("v:textpath").at("style", "font-family:\"Calibri\";font-size:1pt").at("string", mot);
    let shape = el("v:shape")
        .at("id", format!("PowerPlusWaterMarkObject-{id}"))
        .at("o:spid", "_x0000_s2049")
        .at("type", "#_x0000_t136")
        .at("alt", mot)
        .at("style", style)
        .at("o:allowincell", "f")
        .at("fillcolor", "#efefec")
        .at("stroked", "f")
        .with(words);
    let picture = el("w:pict").with(Xml::fixed(WATERMARK_SHAPE)).with(shape);
    el("w:r").with(el("w:rPr").with(el("w:noProof"))).with(picture)
}
