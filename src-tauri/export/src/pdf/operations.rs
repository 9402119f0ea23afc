//! From laid out pages to the file's pages: content in marked sequences, everything else as artifacts.
//!
//! printpdf makes the document, its pages and its fonts; the contents, which are most of the file, are written
//! here straight into bytes: one allocation a page instead of one an operator.

use lopdf::Stream;
use printpdf::{FontId, Op, PdfDocument, PdfFont, PdfFontHandle, PdfPage, PdfSaveOptions, Pt, Rect, TextItem};

use super::{
    PdfError,
    content_writer::{ContentWriter, ValeurBalise},
    dict,
    fontes::FonteReduite,
    name,
};
use crate::{
    bloc::Document,
    mise_en_page::traces::{Laid, Noeud, Page, Pagination, Trace},
};

/// Writes pages and fonts; `contenus` are those of the pages, compressed.
pub(super) fn write(
    document: &Document,
    laid: &Laid,
    fontes: &[FonteReduite],
    contenus: Vec<Vec<u8>>,
) -> Result<lopdf::Document, PdfError> {
    let mut pdf = PdfDocument::new(&document.titre);
    for f in fontes {
        pdf.resources.fonts.map.insert(FontId(f.id.clone()), PdfFont::new(f.parsed.clone()));
    }
    pdf.pages = laid
        .pages
        .iter()
        .map(|p| {
            let boite = Rect::from_wh(Pt(p.largeur), Pt(p.hauteur));
            PdfPage { media_box: boite.clone(), trim_box: boite.clone(), crop_box: boite, ops: Vec::new() }
        })
        .collect();
    if let Some(page) = pdf.pages.first_mut() {
        page.ops = specimen(fontes);
    }
    let options = PdfSaveOptions { optimize: false, subset_fonts: false, secure: false, image_optimization: None };
    let mut sortie = pdf.to_lopdf_document(&options, &mut Vec::new());
    let ids: Vec<_> = sortie.get_pages().into_values().collect();
    for (contenu, id) in contenus.into_iter().zip(ids) {
        let place = sortie.get_dictionary(id)?.get(b"Contents")?.as_reference()?;
        *sortie.get_object_mut(place)?.as_stream_mut()? = Stream::new(dict([("Filter", name("FlateDecode"))]), contenu);
    }
    Ok(sortie)
}

/// Every glyph once: printpdf keeps the widths of the glyphs it sees shown.
fn specimen(fontes: &[FonteReduite]) -> Vec<Op> {
    let mut ops = vec![Op::StartTextSection];
    for f in fontes {
        ops.push(Op::SetFont { font: PdfFontHandle::External(FontId(f.id.clone())), size: Pt(1.0) });
        ops.push(Op::ShowText { items: vec![TextItem::Text(f.codes())] });
    }
    ops.push(Op::EndTextSection);
    ops
}

/// Content stream of a page, without its foot.
pub(super) fn content(page: &Page, noeuds: &[Noeud], mut writer: ContentWriter) -> Vec<u8> {
    // The tints of tables and notes first: the watermark shows on them too. Rules and frames come over it.
    let tint = |t: &&Trace| matches!(t, Trace::Rect { .. });
    let (mut teintes, traits): (Vec<&Trace>, Vec<&Trace>) = page.fond.iter().partition(tint);
    let rappels = page.pagination.iter().filter(|p| p.0 == Pagination::Repetition).map(|p| &p.1);
    teintes.extend(rappels.filter(tint));
    grounds(&mut writer, &teintes);
    artifacts(&mut writer, page, Pagination::Filigrane);
    grounds(&mut writer, &traits);
    let mut ouvert = None;
    for (mcid, trace) in &page.contenu {
        if ouvert != Some(*mcid) {
            if ouvert.is_some() {
                writer.end();
            }
            let role = page.sequences.get(*mcid).map_or("Span", |n| noeuds[*n].role.nom());
            writer.begin(role, &[("MCID", ValeurBalise::Entier(*mcid))]);
            ouvert = Some(*mcid);
        }
        writer.trace(trace);
    }
    if ouvert.is_some() {
        writer.end();
    }
    for genre in [Pagination::Repetition, Pagination::Entete] {
        artifacts(&mut writer, page, genre);
    }
    writer.octets
}

/// The foot of a page, which comes last.
pub(super) fn foot(page: &Page, mut writer: ContentWriter) -> Vec<u8> {
    artifacts(&mut writer, page, Pagination::Pied);
    writer.octets
}

/// Grounds and rules, as artifacts outside the structure tree.
fn grounds(writer: &mut ContentWriter, traces: &[&Trace]) {
    if !traces.is_empty() {
        writer.begin("Artifact", &[("Type", ValeurBalise::Nom("Layout"))]);
        traces.iter().for_each(|t| writer.trace(t));
        writer.end();
    }
}

fn artifacts(writer: &mut ContentWriter, page: &Page, genre: Pagination) {
    // The tint of a repeated header is drawn with the grounds.
    let drawn = |t: &&Trace| genre == Pagination::Repetition && matches!(t, Trace::Rect { .. });
    let mut traces = page.pagination.iter().filter(|p| p.0 == genre).map(|p| &p.1).filter(|t| !drawn(t)).peekable();
    if traces.peek().is_none() {
        return;
    }
    let type_ = ("Type", ValeurBalise::Nom("Pagination"));
    match genre {
        Pagination::Filigrane => writer.begin("Artifact", &[type_, ("Subtype", ValeurBalise::Nom("Watermark"))]),
        Pagination::Entete => writer.begin("Artifact", &[type_, ("Subtype", ValeurBalise::Nom("Header"))]),
        Pagination::Pied => writer.begin("Artifact", &[type_, ("Subtype", ValeurBalise::Nom("Footer"))]),
        Pagination::Repetition => writer.begin("Artifact", &[type_]),
    }
    traces.for_each(|t| writer.trace(t));
    writer.end();
}
