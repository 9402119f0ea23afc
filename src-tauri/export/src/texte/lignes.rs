//! Lines: the best set of line ends for a ragged-right paragraph, then the runs of each line.
//!
//! Total fit: the sum over lines of the squared empty room is made smallest, with a price for hyphens and for
//! each line. Atoms wider than the measure are cut anywhere first, so there always is a solution.

use std::{rc::Rc, sync::Arc};

use super::{
    atomes::{Atome, Fin, Fonte, ObjetTexte, ParagrapheCompose, PassageRevise},
    police::{Forme, Polices, points},
};

/// Content of a run of a line.
#[derive(Debug, Clone)]
pub(crate) enum ContenuLigne {
    Mots(Vec<Arc<Forme>>),
    Objet(ObjetTexte),
}

/// A run of one look inside a line.
#[derive(Debug, Clone)]
pub(crate) struct MorceauLigne {
    pub x: f32,
    pub largeur: f32,
    pub fonte: Fonte,
    pub contenu: ContenuLigne,
    pub lien: Option<Rc<str>>,
    pub revision: Option<PassageRevise>,
}

/// A line of text, cut in runs of one style.
#[derive(Debug, Clone, Default)]
pub(crate) struct LigneTexte {
    pub morceaux: Vec<MorceauLigne>,
    /// Width of what is visible, in points.
    pub largeur: f32,
}

const PRIX_LIGNE: f32 = 60.0;
const PRIX_CESURE: f32 = 320.0;

impl ParagrapheCompose {
    /// Width of the paragraph on one line (its longest forced line).
    pub fn largeur_naturelle(&self) -> f32 {
        let (mut max, mut ligne, mut espace) = (0.0_f32, 0.0, 0.0);
        for a in &self.atomes {
            ligne += espace + a.largeur;
            espace = a.espace;
            max = max.max(ligne);
            if a.genre == Fin::Force {
                (ligne, espace) = (0.0, 0.0);
            }
        }
        max
    }

    /// Width of the widest part that cannot be broken, without and with hyphenation.
    pub fn largeurs_minimales(&self) -> (f32, f32) {
        let (mut mot, mut sans, mut avec) = (0.0_f32, 0.0_f32, 0.0_f32);
        for a in &self.atomes {
            mot += a.largeur;
            let trait_union = if a.genre == Fin::Cesure { self.trait_union } else { 0.0 };
            avec = avec.max(a.largeur + trait_union);
            if a.genre != Fin::Cesure {
                sans = sans.max(mot);
                mot = 0.0;
            }
        }
        (sans.max(mot), avec)
    }

    /// Breaks into lines no wider than `mesure`.
    pub fn lignes(&self, polices: &Polices, mesure: f32) -> Vec<LigneTexte> {
        let mesure = mesure.max(1.0);
        let atomes = self.atoms_that_fit(polices, mesure);
        let mut lignes = Vec::new();
        let mut debut = 0;
        for i in 0..atomes.len() {
            if atomes[i].genre == Fin::Force || i + 1 == atomes.len() {
                let part = &atomes[debut..=i];
                let fins = best_ends(part, mesure, self.trait_union);
                let mut de = 0;
                for fin in fins {
                    lignes.push(self.assemble(polices, &part[de..=fin], fin + 1 == part.len()));
                    de = fin + 1;
                }
                debut = i + 1;
            }
        }
        lignes
    }

    /// Cuts atoms wider than the measure wherever it takes.
    fn atoms_that_fit(&self, polices: &Polices, mesure: f32) -> Vec<Atome> {
        let mut sortie = Vec::with_capacity(self.atomes.len());
        for &a in &self.atomes {
            let reserve = if a.genre == Fin::Cesure { self.trait_union } else { 0.0 };
            if a.largeur + reserve <= mesure {
                sortie.push(a);
                continue;
            }
            let mut debut = a.debut;
            let mut largeur = 0.0;
            for (i, c) in self.texte[a.debut..a.fin].char_indices() {
                let octet = a.debut + i;
                let pas = self.char_width(polices, octet, c);
                if octet > debut && largeur + pas + reserve > mesure {
                    sortie.push(Atome { debut, fin: octet, largeur, espace: 0.0, genre: Fin::Libre });
                    (debut, largeur) = (octet, 0.0);
                }
                largeur += pas;
            }
            sortie.push(Atome { debut, largeur, ..a });
        }
        sortie
    }

    fn char_width(&self, polices: &Polices, octet: usize, c: char) -> f32 {
        let Some(passage) = self.passages.get(self.passage_at(octet)) else {
            return 0.0;
        };
        if let Some(marque) = &passage.marque {
            return points(marque.largeur(), passage.fonte.taille);
        }
        polices.largeur(passage.fonte.face, passage.fonte.taille, c.encode_utf8(&mut [0; 4]))
    }

    fn assemble(&self, polices: &Polices, atomes: &[Atome], finale: bool) -> LigneTexte {
        let mut ligne = LigneTexte::default();
        let mut i = 0;
        while i < atomes.len() {
            // Parts of a word that was not broken are shaped together again.
            let mut j = i;
            while j + 1 < atomes.len() && atomes[j].genre == Fin::Cesure {
                j += 1;
            }
            let dernier = j + 1 == atomes.len();
            self.push_words(polices, &mut ligne, atomes[i].debut, atomes[j].fin);
            if !dernier && atomes[j].espace > 0.0 {
                self.push_word(polices, &mut ligne, atomes[j].fin.saturating_sub(1), " ");
            }
            i = j + 1;
        }
        let Some(fin) = atomes.last() else {
            return ligne;
        };
        if fin.genre == Fin::Cesure {
            self.push_hyphen(polices, &mut ligne, fin.fin.saturating_sub(1));
        }
        ligne.largeur = ligne.morceaux.last().map_or(0.0, |m| m.x + m.largeur);
        if !finale && fin.espace > 0.0 {
            // A real space ends the line, so that extracted words do not stick together.
            self.push_word(polices, &mut ligne, fin.fin.saturating_sub(1), " ");
        }
        ligne
    }

    fn push_words(&self, polices: &Polices, ligne: &mut LigneTexte, debut: usize, fin: usize) {
        let mut d = debut;
        while d < fin {
            let Some(passage) = self.passages.get(self.passage_at(d)) else {
                break;
            };
            let f = passage.fin.min(fin);
            if f <= d {
                break;
            }
            self.push_word(polices, ligne, d, &self.texte[d..f]);
            d = f;
        }
    }

    fn push_word(&self, polices: &Polices, ligne: &mut LigneTexte, octet: usize, mot: &str) {
        let Some(passage) = self.passages.get(self.passage_at(octet)) else {
            return;
        };
        let x = ligne.morceaux.last().map_or(0.0, |m| m.x + m.largeur);
        let fonte = passage.fonte;
        if let (Some(marque), false) = (&passage.marque, mot == " ") {
            let largeur = points(marque.largeur(), fonte.taille);
            ligne.morceaux.push(MorceauLigne {
                x,
                largeur,
                fonte,
                contenu: ContenuLigne::Objet(marque.clone()),
                lien: None,
                revision: None,
            });
            return;
        }
        let forme = polices.shape(fonte.face, mot);
        let pas = points(forme.largeur, fonte.taille);
        match ligne.morceaux.last_mut() {
            Some(MorceauLigne { largeur, fonte: f, contenu: ContenuLigne::Mots(mots), lien, revision, .. })
                if *f == fonte && *lien == passage.lien && *revision == passage.revision =>
            {
                *largeur += pas;
                mots.push(forme);
            }
            _ => {
                let (lien, revision) = (passage.lien.clone(), passage.revision);
                ligne.morceaux.push(MorceauLigne { x, largeur: pas, fonte, contenu: ContenuLigne::Mots(vec![forme]), lien, revision });
            }
        }
    }

    /// A hyphen that is not part of the text: extraction sees a soft hyphen.
    fn push_hyphen(&self, polices: &Polices, ligne: &mut LigneTexte, octet: usize) {
        self.push_word(polices, ligne, octet, "-");
        if let Some(MorceauLigne { contenu: ContenuLigne::Mots(mots), .. }) = ligne.morceaux.last_mut()
            && let Some(dernier) = mots.last_mut()
        {
            *dernier = Arc::new(Forme {
                face: dernier.face,
                texte: "\u{AD}".into(),
                glyphes: dernier.glyphes.clone(),
                largeur: dernier.largeur,
                actuel: Some("\u{AD}".into()),
            });
        }
    }
}

/// Indices of the atoms that end each line, the last one included.
fn best_ends(atomes: &[Atome], mesure: f32, trait_union: f32) -> Vec<usize> {
    let n = atomes.len();
    // best[j]: cheapest way to set atoms 0..j, with where its last line starts.
    let mut best = vec![(f32::INFINITY, 0_usize); n + 1];
    best[0].0 = 0.0;
    for j in 1..=n {
        let fin = &atomes[j - 1];
        let mut largeur = if fin.genre == Fin::Cesure && j < n { trait_union } else { 0.0 };
        for i in (0..j).rev() {
            largeur += atomes[i].largeur + if i + 1 < j { atomes[i].espace } else { 0.0 };
            if largeur > mesure + 0.01 && i + 1 < j {
                break;
            }
            let prix = best[i].0 + line_price(fin, largeur, mesure, j == n);
            if prix < best[j].0 {
                best[j] = (prix, i);
            }
        }
    }
    let mut fins = Vec::new();
    let mut j = n;
    while j > 0 {
        fins.push(j - 1);
        j = best[j].1.min(j - 1);
    }
    fins.reverse();
    fins
}

fn line_price(fin: &Atome, largeur: f32, mesure: f32, derniere: bool) -> f32 {
    let vide = ((mesure - largeur) / mesure * 100.0).max(0.0);
    let cesure = if fin.genre == Fin::Cesure && !derniere { PRIX_CESURE } else { 0.0 };
    // The last line is free, but a lonely short word is not pretty.
    let blanc = if derniere { if vide > 88.0 { 120.0 } else { 0.0 } } else { vide * vide };
    PRIX_LIGNE + blanc + cesure
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::{
        bloc::TexteRiche,
        texte::{atomes::Couleur, atomes::Jeu, police::Face},
    };

    fn jeu() -> Jeu {
        let noir = Couleur(0, 0, 0);
        Jeu {
            normal: Fonte { face: Face::Sans, taille: 10.0, couleur: noir },
            gras: Face::SansGras,
            italique: Face::SansItalique,
            discret: noir,
            lien: noir,
            retire: noir,
            ajoute: noir,
        }
    }

    fn mots(lignes: &[LigneTexte]) -> String {
        let mut sortie = String::new();
        for m in lignes.iter().flat_map(|l| &l.morceaux) {
            if let ContenuLigne::Mots(formes) = &m.contenu {
                formes.iter().for_each(|f| sortie.push_str(&f.texte));
            }
        }
        sortie.replace('\u{AD}', "")
    }

    #[test]
    fn lines_fit_and_a_giant_word_is_cut() {
        let polices = Polices::load().unwrap();
        let texte = TexteRiche::new().et("Un mot ").gras("x".repeat(500)).et(" et la fin de cette évaluation départementale.");
        let p = ParagrapheCompose::new(&polices, &texte, &jeu());
        for mesure in [4.0, 30.0, 200.0, 450.0] {
            let lignes = p.lignes(&polices, mesure);
            assert!(lignes.iter().all(|l| l.largeur <= mesure.max(12.0) + 0.5), "{mesure}");
        }
        assert!(p.lignes(&polices, 200.0).len() > 10);
    }

    #[test]
    fn last_word_is_never_hyphenated_and_breaks_are_kept() {
        let polices = Polices::load().unwrap();
        let p = ParagrapheCompose::new(&polices, &"professionnalisation\nanticonstitutionnellement".into(), &jeu());
        let lignes = p.lignes(&polices, 60.0);
        assert!(lignes.len() >= 3);
        let p = ParagrapheCompose::new(&polices, &"a\nb\n\nc".into(), &jeu());
        assert_eq!(p.lignes(&polices, 100.0).len(), 4);
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(200))]
        #[test]
        fn any_text_breaks_and_keeps_its_words(texte in "\\PC{0,120}", mesure in 2.0_f32..500.0) {
            let polices = Polices::load().unwrap();
            let p = ParagrapheCompose::new(&polices, &texte.as_str().into(), &jeu());
            let lignes = p.lignes(&polices, mesure);
            let compte = |s: &str| s.chars().filter(|c| !c.is_whitespace()).count();
            prop_assert_eq!(compte(&mots(&lignes)), compte(&p.texte));
        }
    }
}
