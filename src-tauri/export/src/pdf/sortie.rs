//! Serialises a lopdf document: objects in compressed object streams, a compressed cross-reference stream.
//!
//! The bytes depend on the objects only: numbers go up, the file's identifier is the fingerprint of its body.

use std::{
    collections::BTreeMap,
    io::{self, Write},
    num::NonZero,
    sync::atomic::{AtomicUsize, Ordering},
    thread,
};

use flate2::{Compression, write::ZlibEncoder};
use lopdf::{Dictionary, Document, Object, ObjectId, Stream, StringFormat};
use md5::{Digest, Md5};

use super::{PdfError, dict, int, name};

const PAR_FLUX: usize = 200;

/// Position of an object in the file.
#[derive(Clone, Copy)]
enum Entree {
    Libre,
    Octet(usize),
    Dans(u32, usize),
}

/// Objects written as bytes, by groups that become object streams.
#[derive(Default)]
pub(super) struct Ecrits(Vec<GroupeObjets>);

/// Objects to be written as one object stream.
#[derive(Default)]
struct GroupeObjets {
    /// Number of each object and where it starts.
    index: Vec<(u32, usize)>,
    corps: Vec<u8>,
}

impl Ecrits {
    /// Writes an object and notes its offset.
    pub fn add(&mut self, (numero, _): ObjectId, write: impl FnOnce(&mut Vec<u8>) -> io::Result<()>) -> io::Result<()> {
        if self.0.last().is_none_or(|g| g.index.len() == PAR_FLUX) {
            self.0.push(GroupeObjets::default());
        }
        if let Some(groupe) = self.0.last_mut() {
            groupe.index.push((numero, groupe.corps.len()));
            write(&mut groupe.corps)?;
            groupe.corps.push(b'\n');
        }
        Ok(())
    }
}

/// Writes the whole file: streams, then everything else in object streams, then where each object stands.
pub(super) fn serialize(doc: Document, mut ecrits: Ecrits) -> Result<Vec<u8>, PdfError> {
    let mut suivant =
        doc.objects.keys().map(|id| id.0).chain(ecrits.0.iter().flat_map(|g| g.index.iter().map(|o| o.0))).max().map_or(1, |n| n + 1);
    let mut flux: Vec<(u32, Stream)> = Vec::new();
    for ((numero, generation), objet) in doc.objects {
        match objet {
            Object::Stream(s) => flux.push((numero, s)),
            autre => ecrits.add((numero, generation), |octets| {
                write_object(octets, &autre);
                Ok(())
            })?,
        }
    }
    let mut entrees: BTreeMap<u32, Entree> = BTreeMap::new();
    for mut groupe in ecrits.0 {
        let mut contenu = Vec::with_capacity(groupe.corps.len() + 12 * groupe.index.len());
        for (rang, (numero, place)) in groupe.index.iter().enumerate() {
            write!(contenu, "{numero} {place} ")?;
            entrees.insert(*numero, Entree::Dans(suivant, rang));
        }
        let entete = dict([("Type", name("ObjStm")), ("N", int(groupe.index.len())), ("First", int(contenu.len()))]);
        contenu.append(&mut groupe.corps);
        flux.push((suivant, Stream::new(entete, contenu)));
        suivant += 1;
    }
    let mut sortie = b"%PDF-1.7\n%\xE2\xE3\xCF\xD3\n".to_vec();
    for ((numero, flux), comprime) in flux.iter().zip(compress_all(&flux)) {
        entrees.insert(*numero, Entree::Octet(sortie.len()));
        write_stream(&mut sortie, *numero, flux, comprime?.as_deref())?;
    }
    write_xref(&mut sortie, &doc.trailer, entrees, suivant)?;
    Ok(sortie)
}

/// Compresses streams on all processors; results keep the input order.
fn compress_all(flux: &[(u32, Stream)]) -> Vec<io::Result<Option<Vec<u8>>>> {
    let suivant = AtomicUsize::new(0);
    let work = || {
        let mut faits = Vec::new();
        while let Some((i, (_, f))) = Some(suivant.fetch_add(1, Ordering::Relaxed)).and_then(|i| Some((i, flux.get(i)?))) {
            faits.push((i, compress(f)));
        }
        faits
    };
    let mut sortie: Vec<io::Result<Option<Vec<u8>>>> = flux.iter().map(|_| Ok(None)).collect();
    thread::scope(|s| {
        let aides = thread::available_parallelism().map_or(0, NonZero::get).clamp(1, 8) - 1;
        let aides: Vec<_> = (0..aides).map(|_| s.spawn(work)).collect();
        let mut faits = work();
        for aide in aides {
            faits.extend(aide.join().unwrap_or_default());
        }
        for (i, fait) in faits {
            sortie[i] = fait;
        }
    });
    sortie
}

/// The content compressed; none when it stays as it is: metadata stay readable, what is compressed already too.
fn compress(flux: &Stream) -> io::Result<Option<Vec<u8>>> {
    if !flux.allows_compression || flux.dict.has(b"Filter") {
        return Ok(None);
    }
    let mut zlib = ZlibEncoder::new(Vec::with_capacity(flux.content.len() / 3), Compression::new(6));
    zlib.write_all(&flux.content)?;
    zlib.finish().map(Some)
}

fn write_xref(sortie: &mut Vec<u8>, trailer: &Dictionary, mut entrees: BTreeMap<u32, Entree>, numero: u32) -> Result<(), PdfError> {
    let debut = sortie.len();
    entrees.insert(numero, Entree::Octet(debut));
    let mut table = Vec::with_capacity((numero as usize + 1) * 7);
    for n in 0..=numero {
        let (genre, haut, bas) = match entrees.get(&n).copied().unwrap_or(Entree::Libre) {
            Entree::Libre => (0_u8, 0, if n == 0 { u16::MAX } else { 0 }),
            Entree::Octet(position) => (1, u32::try_from(position).unwrap_or(u32::MAX), 0),
            Entree::Dans(flux, rang) => (2, flux, u16::try_from(rang).unwrap_or(0)),
        };
        table.push(genre);
        table.extend(haut.to_be_bytes());
        table.extend(bas.to_be_bytes());
    }
    let empreinte = Object::String(Md5::digest(&*sortie).to_vec(), StringFormat::Hexadecimal);
    let mut entete = dict([
        ("Type", name("XRef")),
        ("Size", int(numero as usize + 1)),
        ("W", Object::Array(vec![int(1), int(4), int(2)])),
        ("ID", Object::Array(vec![empreinte.clone(), empreinte])),
    ]);
    for cle in [b"Root".as_slice(), b"Info"] {
        if let Ok(valeur) = trailer.get(cle) {
            entete.set(cle.to_vec(), valeur.clone());
        }
    }
    let table = Stream::new(entete, table);
    write_stream(sortie, numero, &table, compress(&table)?.as_deref())?;
    write!(sortie, "startxref\n{debut}\n%%EOF\n")?;
    Ok(())
}

fn write_stream(sortie: &mut Vec<u8>, numero: u32, flux: &Stream, comprime: Option<&[u8]>) -> io::Result<()> {
    let mut entete: Dictionary = flux.dict.clone();
    if comprime.is_some() {
        entete.set("Filter", name("FlateDecode"));
    }
    let contenu = comprime.unwrap_or(&flux.content);
    entete.set("Length", int(contenu.len()));
    writeln!(sortie, "{numero} 0 obj")?;
    write_dictionary(sortie, &entete);
    sortie.extend_from_slice(b"\nstream\n");
    sortie.extend_from_slice(contenu);
    sortie.extend_from_slice(b"\nendstream\nendobj\n");
    Ok(())
}

/// Writes an object in the syntax of PDF.
pub(super) fn write_object(sortie: &mut Vec<u8>, objet: &Object) {
    match objet {
        Object::Null => sortie.extend_from_slice(b"null"),
        Object::Boolean(b) => sortie.extend_from_slice(if *b { b"true" } else { b"false" }),
        Object::Integer(i) => sortie.extend_from_slice(i.to_string().as_bytes()),
        Object::Real(r) => sortie.extend_from_slice(real(*r).as_bytes()),
        Object::Name(n) => write_name(sortie, n),
        Object::String(s, StringFormat::Literal) => write_literal(sortie, s),
        Object::String(s, StringFormat::Hexadecimal) => {
            sortie.push(b'<');
            s.iter().for_each(|o| sortie.extend_from_slice(format!("{o:02X}").as_bytes()));
            sortie.push(b'>');
        }
        Object::Array(objets) => {
            sortie.push(b'[');
            for (i, o) in objets.iter().enumerate() {
                if i > 0 {
                    sortie.push(b' ');
                }
                write_object(sortie, o);
            }
            sortie.push(b']');
        }
        Object::Dictionary(d) => write_dictionary(sortie, d),
        Object::Reference((n, g)) => sortie.extend_from_slice(format!("{n} {g} R").as_bytes()),
        // A stream is never inside another object.
        Object::Stream(s) => write_dictionary(sortie, &s.dict),
    }
}

/// Shortest decimal form, never with an exponent.
fn real(r: f32) -> String {
    if !r.is_finite() {
        return "0".to_owned();
    }
    let s = format!("{r:.4}");
    s.trim_end_matches('0').trim_end_matches('.').to_owned()
}

/// Writes a dictionary.
pub(super) fn write_dictionary(sortie: &mut Vec<u8>, d: &Dictionary) {
    sortie.extend_from_slice(b"<<");
    for (cle, valeur) in d {
        write_name(sortie, cle);
        sortie.push(b' ');
        write_object(sortie, valeur);
    }
    sortie.extend_from_slice(b">>");
}

fn write_name(sortie: &mut Vec<u8>, nom: &[u8]) {
    sortie.push(b'/');
    for &o in nom {
        if o.is_ascii_graphic() && !b"()<>[]{}/%#".contains(&o) {
            sortie.push(o);
        } else {
            sortie.extend_from_slice(format!("#{o:02X}").as_bytes());
        }
    }
}

fn write_literal(sortie: &mut Vec<u8>, s: &[u8]) {
    sortie.push(b'(');
    for &o in s {
        match o {
            b'(' | b')' | b'\\' => sortie.extend([b'\\', o]),
            b'\r' => sortie.extend_from_slice(b"\\r"),
            b'\n' => sortie.extend_from_slice(b"\\n"),
            _ => sortie.push(o),
        }
    }
    sortie.push(b')');
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn objects_are_written_as_the_format_wants() {
        let mut s = Vec::new();
        write_object(&mut s, &Object::Name(b"a/b c".to_vec()));
        write_object(&mut s, &Object::String(b"(x\\)".to_vec(), StringFormat::Literal));
        assert_eq!(s, b"/a#2Fb#20c(\\(x\\\\\\))");
        for (r, attendu) in [(1.0, "1"), (-0.5, "-0.5"), (12.340_1, "12.3401"), (0.000_01, "0"), (f32::NAN, "0"), (100.0, "100")] {
            assert_eq!(real(r), attendu);
        }
    }
}
