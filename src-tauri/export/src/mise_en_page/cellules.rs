//! Cells of a table: their texts, what numbers need on each side of the comma, what columns need.

use super::{
    block_builder::BlockBuilder,
    colonnes::Besoin,
    style::{ACCENT, Gabarit, MARGE_H},
};
use crate::{
    bloc::{Alignement, GenreLigne, Inline, Largeur, Ligne, Tableau, TexteRiche},
    texte::atomes::{ParagrapheCompose, propre},
};

/// A cell's text with, for numbers, the widths on both sides of the comma.
pub(super) struct CellulePosee {
    pub paragraphe: ParagrapheCompose,
    pub virgule: Option<(f32, f32)>,
}

impl BlockBuilder<'_> {
    pub(super) fn cellules(&self, tableau: &Tableau, ligne: &Ligne, gabarit: &Gabarit) -> Vec<CellulePosee> {
        let fort = !matches!(ligne.genre, GenreLigne::Normale | GenreLigne::Detail);
        let gabarit = if fort { gabarit.semibold() } else { *gabarit };
        let gabarit = if ligne.genre == GenreLigne::Section { gabarit.coloured(ACCENT) } else { gabarit };
        let n = if ligne.genre.spans() { 1 } else { tableau.colonnes.len() };
        let vide = TexteRiche::new();
        (0..n)
            .map(|i| {
                let mut texte = ligne.cellules.get(i).unwrap_or(&vide).clone();
                if i + 1 == n {
                    for autre in ligne.cellules.iter().skip(n) {
                        texte = texte.et(" ");
                        texte.0.extend(autre.0.iter().cloned());
                    }
                }
                let virgule = (tableau.colonnes[i].alignement == Alignement::Decimale).then(|| self.comma(&texte, &gabarit)).flatten();
                CellulePosee { paragraphe: self.paragraphe(&texte, &gabarit), virgule }
            })
            .collect()
    }

    /// Widths before and after the end of a number's whole part; none if the cell is not a number, or is one with a remark in
    /// brackets: « 26 370 (5 financeurs sur 6) » takes several lines rather than the room of the other columns.
    fn comma(&self, texte: &TexteRiche, gabarit: &Gabarit) -> Option<(f32, f32)> {
        let texte = texte.sans_renvois();
        let [Inline::Texte { texte, .. }] = texte.0.as_slice() else {
            return None;
        };
        let texte = propre(texte);
        let chiffre = texte.find(|c: char| c.is_ascii_digit())?;
        let signe = |c: char| matches!(c, '+' | '-' | '−' | '≈' | '<' | '>' | '≤' | '≥' | ' ' | '\u{A0}' | '\u{202F}');
        if !texte[..chiffre].chars().all(signe) {
            return None;
        }
        let dans = |c: char| c.is_ascii_digit() || matches!(c, ' ' | '\u{A0}' | '\u{202F}');
        let fin = texte[chiffre..].find(|c| !dans(c)).map_or(texte.len(), |i| chiffre + i);
        if texte[fin..].contains('(') {
            return None;
        }
        let entier = texte[..fin].trim_end();
        let fonte = gabarit.jeu.normal;
        let largeur = |t: &str| self.polices.largeur(fonte.face, fonte.taille, t);
        Some((largeur(entier), largeur(&texte[entier.len()..])))
    }

    /// Width that a column needs; `apres` is set to the room its figures take after the comma, whatever its width.
    pub(super) fn need(&self, tableau: &Tableau, i: usize, gabarit: &Gabarit, cellules: &[Vec<CellulePosee>], apres: &mut f32) -> Besoin {
        let colonne = &tableau.colonnes[i];
        let lignes = tableau.lignes.iter().zip(cellules).filter(|(l, _)| !l.genre.spans());
        let (figures, mots): (Vec<&CellulePosee>, Vec<&CellulePosee>) =
            lignes.filter_map(|(_, c)| c.get(i)).partition(|c| c.virgule.is_some());
        let most = |f: fn((f32, f32)) -> f32| figures.iter().filter_map(|c| c.virgule).map(f).fold(0.0, f32::max);
        *apres = most(|v| v.1);
        if let Largeur::Fixe(l) = colonne.largeur {
            let l = l.max(12.0);
            return Besoin { naturel: l, mot: l, cesure: l };
        }
        let titre = self.paragraphe(&colonne.titre, &gabarit.semibold());
        let (mot, cesure) = titre.largeurs_minimales();
        let mut b = Besoin { naturel: mot.max(header_width(titre.largeur_naturelle())), mot, cesure };
        let nombres = matches!(colonne.alignement, Alignement::Droite | Alignement::Decimale);
        for cellule in mots {
            let naturel = cellule.paragraphe.largeur_naturelle();
            let (mut mot, mut cesure) = cellule.paragraphe.largeurs_minimales();
            if nombres && naturel < 70.0 {
                (mot, cesure) = (naturel, naturel);
            }
            b.naturel = b.naturel.max(naturel);
            b.mot = b.mot.max(mot);
            b.cesure = b.cesure.max(cesure);
        }
        let bloc = most(|v| v.0) + *apres;
        // A hair more than the words need, so that rounding never breaks a line.
        let marge = 2.0 * MARGE_H + 0.2;
        Besoin { naturel: b.naturel.max(bloc) + marge, mot: b.mot.max(bloc) + marge, cesure: b.cesure.max(bloc) + marge }
    }
}

/// A short header stays on one line, a long one takes two or three.
fn header_width(naturelle: f32) -> f32 {
    if naturelle < 64.0 { naturelle } else { (naturelle * 0.55).max(64.0) }
}
