//! Writes the contents of pages while the next are laid out, and compresses them on other processors. Only the
//! compressed content of a complete page is kept.

use std::{
    io::{self, Write},
    mem,
    num::NonZero,
    sync::{
        Mutex, PoisonError,
        mpsc::{Receiver, SyncSender, sync_channel},
    },
    thread,
};

use flate2::{Compression, write::DeflateEncoder};
use simd_adler32::Adler32;

use super::{PdfError, content_writer::ContentWriter, fontes::GlyphesUtilises, images::Images, operations};
use crate::{
    bloc::{Document, Palette},
    mise_en_page::{
        PageSink, layout_into,
        traces::{Laid, Noeud, Page},
    },
    texte::police::Polices,
};

/// Greatest number of pages that wait to be compressed.
const FILE: usize = 8;
/// First bytes of a stream compressed the usual way.
const ENTETE: [u8; 2] = [0x78, 0x9C];

/// A document laid out, with what its pages show.
pub(super) struct Feuilles {
    pub laid: Laid,
    pub glyphes: GlyphesUtilises,
    pub images: Images,
    /// Compressed contents, in the order of the pages.
    pub contenus: Vec<Vec<u8>>,
}

/// Writes pages as they are complete.
struct Redaction<'d> {
    palette: &'d Palette,
    glyphes: GlyphesUtilises,
    images: Images,
    envoi: SyncSender<(usize, Vec<u8>)>,
}

impl PageSink for Redaction<'_> {
    fn page(&mut self, page: &mut Page, noeuds: &[Noeud]) {
        self.images.note(page);
        let writer = ContentWriter::new(page.hauteur, &mut self.glyphes).dressed(&self.images, self.palette);
        // Without a receiver the content is missing, which putting the pages together refuses.
        let _ = self.envoi.send((page.rang, operations::content(page, noeuds, writer)));
        page.forget_marks();
    }
}

/// Lays a document out and writes its pages.
pub(super) fn write(polices: &Polices, document: &Document) -> Result<Feuilles, PdfError> {
    let (envoi, reception) = sync_channel(FILE);
    let reception = Mutex::new(reception);
    let redaction = Redaction { palette: &document.palette, glyphes: GlyphesUtilises::default(), images: Images::default(), envoi };
    let (laid, redaction, debuts) = thread::scope(|s| {
        let aides = thread::available_parallelism().map_or(1, NonZero::get).clamp(2, 5) - 1;
        let aides: Vec<_> = (0..aides).map(|_| s.spawn(|| compress(&reception))).collect();
        let mut redaction = redaction;
        let laid = layout_into(polices, document, &mut redaction);
        // Closes the channel: the helpers end.
        let Redaction { palette, glyphes, images, envoi } = redaction;
        drop(envoi);
        let mut debuts = Vec::with_capacity(laid.pages.len());
        for aide in aides {
            debuts.extend(aide.join().unwrap_or_else(|_| Err(io::ErrorKind::Other.into()))?);
        }
        Ok::<_, PdfError>((laid, (palette, glyphes, images), debuts))
    })?;
    let (palette, mut glyphes, images) = redaction;
    let contenus = with_feet(&laid, debuts, palette, &mut glyphes, &images)?;
    Ok(Feuilles { laid, glyphes, images, contenus })
}

/// The beginning of a compressed content, with its sum.
struct DebutDeFeuille {
    rang: usize,
    octets: Vec<u8>,
    somme: u32,
}

/// Compresses the contents received until the channel closes.
fn compress(reception: &Mutex<Receiver<(usize, Vec<u8>)>>) -> io::Result<Vec<DebutDeFeuille>> {
    let mut deflate = DeflateEncoder::new(Vec::new(), Compression::new(6));
    let mut debuts = Vec::new();
    loop {
        let recu = reception.lock().unwrap_or_else(PoisonError::into_inner).recv();
        let Ok((rang, contenu)) = recu else { return Ok(debuts) };
        let mut octets = Vec::with_capacity(contenu.len() / 4);
        octets.extend(ENTETE);
        deflate.reset(octets)?;
        deflate.write_all(&contenu)?;
        // Flushed to a byte but not closed: the foot of the page is added after.
        deflate.flush()?;
        let mut octets = mem::take(deflate.get_mut());
        octets.shrink_to_fit();
        let mut somme = Adler32::new();
        somme.write(&contenu);
        debuts.push(DebutDeFeuille { rang, octets, somme: somme.finish() });
    }
}

/// Ends each content with the foot of its page, now that all pages are counted.
fn with_feet(
    laid: &Laid,
    mut debuts: Vec<DebutDeFeuille>,
    palette: &Palette,
    glyphes: &mut GlyphesUtilises,
    images: &Images,
) -> Result<Vec<Vec<u8>>, PdfError> {
    debuts.sort_by_key(|d| d.rang);
    let mut deflate = DeflateEncoder::new(Vec::new(), Compression::new(6));
    let mut contenus = Vec::with_capacity(laid.pages.len());
    for page in &laid.pages {
        let debut = debuts.get_mut(page.rang).ok_or_else(|| io::Error::other("a page was not written"))?;
        let pied = operations::foot(page, ContentWriter::new(page.hauteur, glyphes).dressed(images, palette));
        deflate.reset(mem::take(&mut debut.octets))?;
        deflate.write_all(&pied)?;
        let mut octets = deflate.reset(Vec::new())?;
        let mut somme = Adler32::from_checksum(debut.somme);
        somme.write(&pied);
        octets.extend(somme.finish().to_be_bytes());
        contenus.push(octets);
    }
    Ok(contenus)
}

#[cfg(test)]
mod tests {
    use std::io::Read;

    use flate2::read::ZlibDecoder;

    use super::*;

    #[test]
    fn two_parts_are_one_stream() {
        let contenu: Vec<u8> = (0..60_000_u32).flat_map(|n| (n * n % 251).to_string().into_bytes()).collect();
        for (tete, pied) in [(&contenu[..], &b"fin"[..]), (b"", b""), (b"a", &contenu[..]), (&contenu[..10], b"")] {
            let (envoi, reception) = sync_channel(1);
            envoi.send((0, tete.to_vec())).unwrap();
            drop(envoi);
            let debut = compress(&Mutex::new(reception)).unwrap().remove(0);
            let mut deflate = DeflateEncoder::new(debut.octets, Compression::new(6));
            deflate.write_all(pied).unwrap();
            let mut octets = deflate.finish().unwrap();
            let mut somme = Adler32::from_checksum(debut.somme);
            somme.write(pied);
            octets.extend(somme.finish().to_be_bytes());
            let mut lu = Vec::new();
            ZlibDecoder::new(&octets[..]).read_to_end(&mut lu).unwrap();
            assert_eq!(lu, [tete, pied].concat());
        }
    }
}
