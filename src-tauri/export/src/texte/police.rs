//! The six font faces, and a cache of shaped words.
//!
//! Characters no face holds are drawn as a visible replacement and their word keeps its true text for
//! extraction and screen readers ([`Forme::actuel`]).

use std::{
    cell::RefCell,
    collections::HashMap,
    sync::{Arc, Mutex, PoisonError},
};

use cpom_core::francais::FINE;
use foldhash::fast::RandomState;
use rustybuzz::{Direction, ShapePlan, UnicodeBuffer, script};

/// Narrow no-break spaces are drawn a little wider than the faces have them: groups of figures must be seen.
const LARGEUR_FINE: i32 = 165;

/// A face of the document.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Face {
    Sans,
    SansGras,
    SansItalique,
    Serif,
    SerifGras,
    SerifItalique,
}

/// Every face, in the order of [`Face`].
pub(crate) const FACES: [(Face, &str, &[u8]); 6] = [
    (Face::Sans, "SourceSans3-Regular", include_bytes!("../../fonts/SourceSans3_400Regular.ttf")),
    (Face::SansGras, "SourceSans3-SemiBold", include_bytes!("../../fonts/SourceSans3_600SemiBold.ttf")),
    (Face::SansItalique, "SourceSans3-Italic", include_bytes!("../../fonts/SourceSans3_400Regular_Italic.ttf")),
    (Face::Serif, "SourceSerif4-Regular", include_bytes!("../../fonts/SourceSerif4_400Regular.ttf")),
    (Face::SerifGras, "SourceSerif4-SemiBold", include_bytes!("../../fonts/SourceSerif4_600SemiBold.ttf")),
    (Face::SerifItalique, "SourceSerif4-Italic", include_bytes!("../../fonts/SourceSerif4_400Regular_Italic.ttf")),
];

/// One glyph of a shaped word.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Glyphe {
    pub id: u16,
    /// Advance, in thousandths of an em.
    pub avance: i32,
    /// Correction that kerning adds to the face’s own advance, in thousandths of an em.
    pub correction: i32,
    /// Byte of the word the glyph stands for.
    pub octet: u32,
}

/// A word shaped in a face: its glyphs and their advances.
#[derive(Debug)]
pub(crate) struct Forme {
    pub face: Face,
    pub texte: Box<str>,
    pub glyphes: Vec<Glyphe>,
    /// Width in thousandths of an em.
    pub largeur: i32,
    /// Text to give for the word when its glyphs do not say it.
    pub actuel: Option<Box<str>>,
}

impl Forme {
    /// Width of the bytes before `octet`, in thousandths of an em.
    pub fn largeur_avant(&self, octet: usize) -> i32 {
        self.glyphes.iter().filter(|g| (g.octet as usize) < octet).map(|g| g.avance).sum()
    }
}

struct Police {
    face: rustybuzz::Face<'static>,
    plan: ShapePlan,
    /// Glyph and character drawn for what the face does not hold.
    remplacement: char,
}

/// The shaped words of one face.
type MotsFormes = HashMap<Box<str>, Arc<Forme>, RandomState>;

/// The faces with their cache of shaped words.
pub(crate) struct Polices {
    polices: Vec<Police>,
    cache: RefCell<Vec<MotsFormes>>,
}

/// Faces that no document uses at the moment, with the words that they have shaped.
static LIBRES: Mutex<Vec<Polices>> = Mutex::new(Vec::new());
/// Most words kept between two documents: those of a few long ones.
const MOTS_GARDES: usize = 30_000;

impl Polices {
    /// Runs `work` with faces that remember the words of earlier documents of the program; `None` if a face cannot be read. A
    /// preview made again shapes only what was typed since.
    pub fn kept<T>(work: impl FnOnce(&Self) -> T) -> Option<T> {
        let free = || LIBRES.lock().unwrap_or_else(PoisonError::into_inner);
        let waiting = free().pop();
        let polices = waiting.map_or_else(Self::load, Some)?;
        let done = work(&polices);
        let words = polices.cache.borrow().iter().map(MotsFormes::len).sum::<usize>();
        if words > MOTS_GARDES {
            polices.cache.borrow_mut().iter_mut().for_each(MotsFormes::clear);
        }
        free().push(polices);
        Some(done)
    }

    /// Loads the faces shipped with the program; `None` if one of them cannot be read.
    pub fn load() -> Option<Self> {
        let polices = FACES
            .iter()
            .map(|(_, _, octets)| {
                let face = rustybuzz::Face::from_slice(octets, 0)?;
                let plan = ShapePlan::new(&face, Direction::LeftToRight, Some(script::LATIN), None, &[]);
                let remplacement = ['\u{FFFD}', '\u{25A1}', '?'].into_iter().find(|&c| face.glyph_index(c).is_some())?;
                Some(Police { face, plan, remplacement })
            })
            .collect::<Option<Vec<_>>>()?;
        Some(Self { polices, cache: RefCell::new((0..FACES.len()).map(|_| HashMap::default()).collect()) })
    }

    fn police(&self, face: Face) -> &Police {
        &self.polices[face as usize]
    }

    /// The parsed font file of a face.
    pub fn face(&self, face: Face) -> &rustybuzz::Face<'static> {
        &self.police(face).face
    }

    /// The face's own advance of a glyph, in thousandths of an em.
    pub fn avance(&self, face: Face, glyphe: u16) -> i32 {
        let police = self.police(face);
        let avance = police.face.glyph_hor_advance(rustybuzz::ttf_parser::GlyphId(glyphe)).unwrap_or(0);
        i32::from(avance) * 1000 / police.face.units_per_em().max(1)
    }

    /// Shapes a word, or finds it shaped. A serif word with signs only the sans holds is set in the sans.
    pub fn shape(&self, face: Face, mot: &str) -> Arc<Forme> {
        if let Some(forme) = self.cache.borrow()[face as usize].get(mot) {
            return Arc::clone(forme);
        }
        let forme = Arc::new(self.shape_new(self.face_for(face, mot), mot));
        self.cache.borrow_mut()[face as usize].insert(mot.into(), Arc::clone(&forme));
        forme
    }

    /// Width of a word in points.
    pub fn largeur(&self, face: Face, taille: f32, mot: &str) -> f32 {
        points(self.shape(face, mot).largeur, taille)
    }

    fn face_for(&self, face: Face, mot: &str) -> Face {
        let secours = match face {
            Face::Serif => Face::Sans,
            Face::SerifGras => Face::SansGras,
            Face::SerifItalique => Face::SansItalique,
            _ => return face,
        };
        let manque = |c: char| equivalent(c) == c && !invisible(c) && self.face(face).glyph_index(c).is_none();
        if mot.chars().any(manque) { secours } else { face }
    }

    fn shape_new(&self, face: Face, mot: &str) -> Forme {
        let police = self.police(face);
        let (dessine, octets, fidele) = self.drawable(police, mot);
        let mut tampon = UnicodeBuffer::new();
        tampon.push_str(&dessine);
        tampon.set_direction(Direction::LeftToRight);
        tampon.set_script(script::LATIN);
        let resultat = rustybuzz::shape_with_plan(&police.face, &police.plan, tampon);
        let upm = police.face.units_per_em().max(1);
        let mut fidele = fidele;
        let mut glyphes: Vec<Glyphe> = Vec::with_capacity(resultat.len());
        for (info, position) in resultat.glyph_infos().iter().zip(resultat.glyph_positions()) {
            let mut id = u16::try_from(info.glyph_id).unwrap_or(0);
            let octet = octets.get(info.cluster as usize).copied().unwrap_or(0);
            let fine = mot.get(octet as usize..).is_some_and(|r| r.starts_with(FINE));
            let avance = (position.x_advance * 1000 / upm).max(if fine { LARGEUR_FINE } else { i32::MIN });
            // A missing glyph must not become .notdef, which PDF/A forbids.
            let mut avance = avance;
            if id == 0 {
                id = police.face.glyph_index(police.remplacement).map_or(0, |g| g.0);
                avance = self.avance(face, id);
                fidele = false;
            }
            // Several glyphs for one character cannot each carry its text.
            fidele &= glyphes.last().is_none_or(|g| g.octet != octet);
            glyphes.push(Glyphe { id, avance, correction: avance - self.avance(face, id), octet });
        }
        let largeur = glyphes.iter().map(|g| g.avance).sum();
        Forme { face, texte: mot.into(), glyphes, largeur, actuel: (!fidele).then(|| mot.into()) }
    }

    /// The word with unknown characters replaced; for each byte of it, the byte of the original; whether both say the same.
    fn drawable(&self, police: &Police, mot: &str) -> (String, Vec<u32>, bool) {
        let mut dessine = String::with_capacity(mot.len());
        let mut octets = Vec::with_capacity(mot.len());
        let mut fidele = true;
        for (i, c) in mot.char_indices() {
            let trace = if police.face.glyph_index(c).is_some() {
                Some(c)
            } else if police.face.glyph_index(equivalent(c)).is_some() {
                Some(equivalent(c))
            } else {
                fidele = false;
                (!invisible(c)).then_some(police.remplacement)
            };
            if let Some(trace) = trace {
                dessine.push(trace);
                octets.resize(dessine.len(), u32::try_from(i).unwrap_or(0));
            }
        }
        (dessine, octets, fidele)
    }
}

/// A sign drawn alike.
fn equivalent(c: char) -> char {
    match c {
        '\u{2010}' | '\u{2011}' => '-',
        '\u{2012}' | '\u{2015}' => '–',
        _ => c,
    }
}

/// Characters that have no shape of their own: joiners, variation selectors, combining marks no face holds.
fn invisible(c: char) -> bool {
    matches!(c, '\u{200B}'..='\u{200D}' | '\u{2060}' | '\u{FE00}'..='\u{FE0F}' | '\u{E0000}'..='\u{E0FFF}' | '\u{1F3FB}'..='\u{1F3FF}')
}

/// Thousandths of an em to points.
#[expect(clippy::cast_precision_loss, reason = "glyph widths are small numbers")]
pub(crate) fn points(milliemes: i32, taille: f32) -> f32 {
    milliemes as f32 * taille / 1000.0
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn figures_are_tabular_and_unknown_characters_keep_their_text() {
        let polices = Polices::load().unwrap();
        for (face, _, _) in FACES {
            if matches!(face, Face::Sans | Face::SansGras) {
                assert_eq!(polices.shape(face, "1111").largeur, polices.shape(face, "8888").largeur);
            }
            for mot in ["aide👩\u{200D}⚕\u{FE0F}", "مرحبا", "漢字", "\u{1F600}"] {
                let forme = polices.shape(face, mot);
                assert_eq!(forme.actuel.as_deref(), Some(mot));
                assert!(forme.largeur > 0);
                assert!(forme.glyphes.iter().all(|g| g.id != 0), "no .notdef");
            }
            assert_eq!(polices.shape(face, "Évaluation").actuel, None);
            assert_eq!(polices.shape(face, "week\u{2011}end").actuel, None);
            assert_eq!(polices.shape(face, "☐●○").actuel, None, "held by the sans");
        }
    }
}
