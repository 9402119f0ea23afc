//! Writes the operators of a page; it keeps the graphics state, so that no operator is repeated without need.

use super::{
    fontes::{self, GlyphesUtilises},
    images::Images,
    round,
};
use crate::{
    bloc::Palette,
    mise_en_page::traces::{Contour, EtapeTrace, Trace},
    texte::{
        atomes::{Couleur, Fonte as Ecriture},
        police::{Face, Forme},
    },
};

/// A property of marked content.
#[derive(Clone, Copy)]
pub(super) enum ValeurBalise {
    Nom(&'static str),
    Entier(usize),
}

/// The content of a page being written.
pub(super) struct ContentWriter<'a> {
    pub octets: Vec<u8>,
    hauteur: f32,
    glyphes: &'a mut GlyphesUtilises,
    /// Pictures, by name; none on a page without any.
    images: Option<&'a Images>,
    /// Colours that replace those of the layout; none are replaced when absent.
    palette: Option<&'a Palette>,
    /// Start of the current text line inside an open text section.
    texte: Option<(f32, f32)>,
    fonte: Option<(Face, f32)>,
    remplissage: Option<Couleur>,
    contour: Option<Contour>,
}

impl<'a> ContentWriter<'a> {
    pub fn new(hauteur: f32, glyphes: &'a mut GlyphesUtilises) -> Self {
        let octets = Vec::with_capacity(16 << 10);
        Self { octets, hauteur, glyphes, images: None, palette: None, texte: None, fonte: None, remplissage: None, contour: None }
    }

    /// The same with pictures to name and colours to translate.
    pub fn dressed(self, images: &'a Images, palette: &'a Palette) -> Self {
        Self { images: Some(images), palette: Some(palette), ..self }
    }

    /// Opens a marked sequence.
    pub fn begin(&mut self, tag: &str, proprietes: &[(&str, ValeurBalise)]) {
        self.close_text();
        self.mots(&["/", tag, " <<"]);
        for (cle, valeur) in proprietes {
            self.mots(&["/", cle]);
            match valeur {
                ValeurBalise::Nom(nom) => self.mots(&["/", nom]),
                ValeurBalise::Entier(n) => {
                    self.octets.push(b' ');
                    self.entier(i64::try_from(*n).unwrap_or(0));
                }
            }
        }
        self.mots(&[">> BDC\n"]);
    }

    /// Closes the marked content that is open.
    pub fn end(&mut self) {
        self.close_text();
        self.mots(&["EMC\n"]);
    }

    /// Writes the operators of a mark.
    pub fn trace(&mut self, trace: &Trace) {
        match trace {
            Trace::Texte { x, y, fonte, mots } => self.words(*x, self.hauteur - y, fonte, mots),
            Trace::Rect { x, y, l, h, couleur } => {
                self.close_text();
                self.fill(*couleur);
                self.operator("re", &[*x, self.hauteur - y - h, *l, *h]);
                self.operator("f", &[]);
            }
            Trace::Chemin { etapes, remplissage, contour } => self.path(etapes, *remplissage, *contour),
            Trace::Image { x, y, l, h, image } => {
                let Some(nom) = self.images.and_then(|i| i.nom(image)) else { return };
                self.close_text();
                self.mots(&["q\n"]);
                self.operator("cm", &[*l, 0.0, 0.0, *h, *x, self.hauteur - y - h]);
                self.mots(&["/", &nom, " Do\nQ\n"]);
            }
        }
    }

    fn mots(&mut self, mots: &[&str]) {
        mots.iter().for_each(|m| self.octets.extend_from_slice(m.as_bytes()));
    }

    fn entier(&mut self, n: i64) {
        let mut chiffres = [0_u8; 20];
        let mut debut = chiffres.len();
        let mut reste = n.unsigned_abs();
        loop {
            debut -= 1;
            chiffres[debut] = b'0' + u8::try_from(reste % 10).unwrap_or(0);
            reste /= 10;
            if reste == 0 {
                break;
            }
        }
        if n < 0 {
            self.octets.push(b'-');
        }
        self.octets.extend_from_slice(&chiffres[debut..]);
    }

    /// A number of `parts` (a power of ten) to the unit, without needless zeros.
    fn fraction(&mut self, n: i64, parts: i64) {
        if n < 0 {
            self.octets.push(b'-');
        }
        let n = n.saturating_abs();
        self.entier(n / parts);
        let (mut reste, mut pas) = (n % parts, parts);
        if reste > 0 {
            self.octets.push(b'.');
        }
        while reste > 0 {
            pas /= 10;
            self.octets.push(b'0' + u8::try_from(reste / pas).unwrap_or(0));
            reste %= pas;
        }
    }

    /// Points, to a hundredth: precise enough for paper, short in the file.
    fn points(&mut self, valeur: f32) {
        #[expect(clippy::cast_possible_truncation, reason = "far from the limits; what is no number is zero")]
        self.fraction((valeur * 100.0).round() as i64, 100);
    }

    fn operator(&mut self, cle: &str, valeurs: &[f32]) {
        for v in valeurs {
            self.points(*v);
            self.octets.push(b' ');
        }
        self.mots(&[cle, "\n"]);
    }

    fn colour(&mut self, c: Couleur, cle: &str) {
        let c = self.palette.map_or(c, |p| p.ton(c));
        for part in [c.0, c.1, c.2] {
            // To a thousandth.
            self.fraction((i64::from(part) * 1000 * 2 + 255) / (255 * 2), 1000);
            self.octets.push(b' ');
        }
        self.mots(&[cle, "\n"]);
    }

    fn close_text(&mut self) {
        if self.texte.take().is_some() {
            self.mots(&["ET\n"]);
        }
    }

    fn fill(&mut self, couleur: Couleur) {
        if self.remplissage != Some(couleur) {
            self.remplissage = Some(couleur);
            self.colour(couleur, "rg");
        }
    }

    fn stroke(&mut self, c: Contour) {
        let avant = self.contour.replace(c);
        if avant.is_none_or(|a| a.couleur != c.couleur) {
            self.colour(c.couleur, "RG");
        }
        if avant.is_none_or(|a| (a.epaisseur - c.epaisseur).abs() > 0.001) {
            self.operator("w", &[c.epaisseur]);
        }
        if avant.is_none_or(|a| a.tirets.is_some()) || c.tirets.is_some() {
            self.octets.push(b'[');
            if let Some((plein, vide)) = c.tirets {
                self.points(plein);
                self.octets.push(b' ');
                self.points(vide);
            }
            self.mots(&["] 0 d\n"]);
        }
    }

    fn path(&mut self, etapes: &[EtapeTrace], remplissage: Option<Couleur>, contour: Option<Contour>) {
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
                EtapeTrace::Aller(x, y) => self.operator("m", &[x, h - y]),
                EtapeTrace::Droite(x, y) => self.operator("l", &[x, h - y]),
                EtapeTrace::Courbe(a, b, c, d, x, y) => self.operator("c", &[a, h - b, c, h - d, x, h - y]),
                EtapeTrace::Fermer => self.operator("h", &[]),
            }
        }
        self.operator(peinture, &[]);
    }

    /// Opens a text section if none is, and moves to a point.
    fn go_to(&mut self, x: f32, y: f32) {
        if self.texte.is_none() {
            self.mots(&["BT\n"]);
        }
        let depart = self.texte.unwrap_or((0.0, 0.0));
        let pas = (round(x - depart.0), round(y - depart.1));
        // The position as readers add it up, so that roundings do not pile up.
        self.texte = Some((depart.0 + pas.0, depart.1 + pas.1));
        self.operator("Td", &[pas.0, pas.1]);
    }

    fn words(&mut self, x: f32, y: f32, ecriture: &Ecriture, mots: &[std::sync::Arc<Forme>]) {
        self.fill(ecriture.couleur);
        self.go_to(round(x), round(y));
        let taille = round(ecriture.taille);
        let mut suite = SuiteGlyphes::default();
        for forme in mots {
            if self.fonte != Some((forme.face, taille)) {
                self.fonte = Some((forme.face, taille));
                self.show(&mut suite);
                self.mots(&["/", &fontes::id(forme.face), " "]);
                self.operator("Tf", &[taille]);
            }
            if let Some(actuel) = &forme.actuel {
                self.show(&mut suite);
                self.mots(&["/Span <</ActualText<FEFF"]);
                actuel.encode_utf16().for_each(|u| hexa(&mut self.octets, u));
                self.mots(&[">>> BDC\n"]);
            }
            for (rang, g) in forme.glyphes.iter().enumerate() {
                suite.push(self.glyphes.code(forme, rang), g.correction);
            }
            if forme.actuel.is_some() {
                self.show(&mut suite);
                self.mots(&["EMC\n"]);
            }
        }
        self.show(&mut suite);
    }

    /// Shows the glyphs that wait: in one string, or in several with what kerning adds between.
    fn show(&mut self, suite: &mut SuiteGlyphes) {
        if suite.glyphes.is_empty() {
            return;
        }
        let seul = !suite.glyphes.iter().any(|g| g.1 != 0);
        self.octets.push(if seul { b'<' } else { b'[' });
        let mut ouvert = seul;
        for (code, correction) in suite.glyphes.drain(..) {
            if !ouvert {
                self.octets.push(b'<');
                ouvert = true;
            }
            hexa(&mut self.octets, code);
            if correction != 0 {
                self.octets.push(b'>');
                self.entier(-i64::from(correction));
                ouvert = false;
            }
        }
        self.mots(&[if ouvert { ">" } else { "" }, if seul { "Tj\n" } else { "]TJ\n" }]);
    }
}

/// Glyphs that wait to be shown, each with what kerning adds after it.
#[derive(Default)]
struct SuiteGlyphes {
    glyphes: Vec<(u16, i32)>,
}

impl SuiteGlyphes {
    fn push(&mut self, code: u16, correction: i32) {
        self.glyphes.push((code, correction));
    }
}

fn hexa(octets: &mut Vec<u8>, valeur: u16) {
    const CHIFFRES: &[u8; 16] = b"0123456789ABCDEF";
    octets.extend([12, 8, 4, 0].map(|d| CHIFFRES[usize::from(valeur >> d & 15)]));
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_written_short_and_exact() {
        let written = |write: &dyn Fn(&mut ContentWriter)| {
            let mut glyphes = GlyphesUtilises::default();
            let mut p = ContentWriter::new(0.0, &mut glyphes);
            write(&mut p);
            String::from_utf8(p.octets).unwrap()
        };
        for (valeur, attendu) in
            [(0.0, "0"), (-0.004, "0"), (12.0, "12"), (62.4, "62.4"), (-0.05, "-0.05"), (595.276, "595.28"), (f32::NAN, "0")]
        {
            assert_eq!(written(&|p| p.points(valeur)), attendu);
        }
        assert_eq!(written(&|p| p.entier(i64::MIN)), "-9223372036854775808");
        assert_eq!(written(&|p| p.colour(Couleur(0x1F, 0x4E, 255), "rg")), "0.122 0.306 1 rg\n");
    }

    #[test]
    fn kerning_cuts_a_string_and_nothing_else_does() {
        let mut glyphes = GlyphesUtilises::default();
        let mut p = ContentWriter::new(0.0, &mut glyphes);
        p.show(&mut SuiteGlyphes { glyphes: vec![(1, 0), (0xAB, 0)] });
        p.show(&mut SuiteGlyphes { glyphes: vec![(1, -26), (2, 0), (3, 4)] });
        p.show(&mut SuiteGlyphes::default());
        assert_eq!(String::from_utf8(p.octets).unwrap(), "<000100AB>Tj\n[<0001>26<00020003>-4]TJ\n");
    }
}
