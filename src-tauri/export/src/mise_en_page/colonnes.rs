//! Widths of a table's columns, fitted to what the cells hold.

use crate::bloc::{Alignement, Colonne, Largeur};

/// Widths that a column needs, paddings included.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Besoin {
    /// Width with all its content on one line.
    pub naturel: f32,
    /// Width, in points, under which a word is broken.
    pub mot: f32,
    /// Words hyphenated.
    pub cesure: f32,
}

/// Air given to columns of figures when there is room.
const AIR: f32 = 14.0;

/// Shares the width among the columns.
pub(crate) fn share(colonnes: &[Colonne], besoins: &[Besoin], largeur: f32) -> Vec<f32> {
    let somme = |f: fn(&Besoin) -> f32| besoins.iter().map(f).sum::<f32>();
    let (naturel, mot, cesure) = (somme(|b| b.naturel), somme(|b| b.mot), somme(|b| b.cesure));
    if naturel <= largeur {
        stretch(colonnes, besoins, largeur - naturel)
    } else if mot <= largeur {
        fill(besoins, largeur)
    } else if cesure <= largeur {
        let part = (largeur - cesure) / (mot - cesure).max(0.01);
        besoins.iter().map(|b| b.cesure + (b.mot - b.cesure) * part).collect()
    } else {
        besoins.iter().map(|b| b.cesure * largeur / cesure).collect()
    }
}

/// Short columns get their natural width; long ones share the rest in proportion to the root of their length, which
/// comes close to the lowest rows.
fn fill(besoins: &[Besoin], largeur: f32) -> Vec<f32> {
    let at = |t: f32| besoins.iter().map(move |b| (t * b.naturel.sqrt()).clamp(b.mot.min(b.naturel), b.naturel));
    let (mut bas, mut haut) = (0.0_f32, 100.0_f32);
    for _ in 0..40 {
        let milieu = f32::midpoint(bas, haut);
        if at(milieu).sum::<f32>() > largeur { haut = milieu } else { bas = milieu }
    }
    let mut largeurs: Vec<f32> = at(bas).collect();
    // What rounding leaves goes to the longest.
    let reste = largeur - largeurs.iter().sum::<f32>();
    let long = besoins.iter().enumerate().max_by(|a, b| a.1.naturel.total_cmp(&b.1.naturel)).map_or(0, |b| b.0);
    if let Some(l) = largeurs.get_mut(long) {
        *l += reste;
    }
    largeurs
}

/// Gives what is left: some air to figures, then to flexible columns, else to columns of words, else to all.
fn stretch(colonnes: &[Colonne], besoins: &[Besoin], reste: f32) -> Vec<f32> {
    let fixe = |c: &Colonne| matches!(c.largeur, Largeur::Fixe(_));
    let chiffres = |c: &Colonne| !fixe(c) && c.alignement != Alignement::Gauche;
    #[expect(clippy::cast_precision_loss, reason = "a few columns")]
    let air = (reste * 0.6 / colonnes.iter().filter(|c| chiffres(c)).count().max(1) as f32).min(AIR);
    let bases: Vec<f32> = colonnes.iter().zip(besoins).map(|(c, b)| b.naturel + if chiffres(c) { air } else { 0.0 }).collect();
    let reste = reste - bases.iter().sum::<f32>() + besoins.iter().map(|b| b.naturel).sum::<f32>();
    let parts = |f: &dyn Fn(&Colonne, &Besoin) -> f32| -> Vec<f32> { colonnes.iter().zip(besoins).map(|(c, b)| f(c, b)).collect() };
    let souples = parts(&|c, _| {
        if let Largeur::Souple(part) = c.largeur { part.max(0.01) } else { 0.0 }
    });
    let mots = parts(&|c, b| {
        if c.alignement == Alignement::Gauche && c.largeur == Largeur::Auto { b.naturel } else { 0.0 }
    });
    let tous = parts(&|c, b| if fixe(c) { 0.0 } else { b.naturel.max(1.0) });
    let parts = [souples, mots, tous].into_iter().find(|p| p.iter().sum::<f32>() > 0.0).unwrap_or_default();
    let total: f32 = parts.iter().sum();
    bases.iter().enumerate().map(|(i, b)| b + parts.get(i).map_or(0.0, |p| reste * p / total)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn besoin(naturel: f32, mot: f32, cesure: f32) -> Besoin {
        Besoin { naturel, mot, cesure }
    }

    #[test]
    fn widths_always_fill_the_table() {
        let colonnes = vec![Colonne::gauche("a"), Colonne::decimale("b"), Colonne::gauche("c").souple(1.0)];
        for besoins in [
            [besoin(50.0, 30.0, 20.0), besoin(40.0, 40.0, 40.0), besoin(60.0, 30.0, 20.0)],
            [besoin(900.0, 60.0, 20.0), besoin(40.0, 40.0, 40.0), besoin(300.0, 30.0, 20.0)],
            [besoin(900.0, 360.0, 120.0), besoin(40.0, 40.0, 40.0), besoin(300.0, 230.0, 20.0)],
            [besoin(900.0, 360.0, 420.0), besoin(40.0, 40.0, 40.0), besoin(300.0, 230.0, 120.0)],
        ] {
            let largeurs = share(&colonnes, &besoins, 470.0);
            assert!((largeurs.iter().sum::<f32>() - 470.0).abs() < 0.1, "{largeurs:?}");
            assert!(largeurs.iter().all(|l| *l > 0.0));
        }
        let larges = share(&colonnes, &[besoin(50.0, 30.0, 20.0), besoin(40.0, 40.0, 40.0), besoin(60.0, 30.0, 20.0)], 470.0);
        assert!((larges[0] - 50.0).abs() < 0.1 && larges[2] > 300.0);
        // A short column keeps its words on one line beside a long one.
        let etroits = share(&colonnes, &[besoin(80.0, 40.0, 30.0), besoin(50.0, 50.0, 50.0), besoin(700.0, 60.0, 40.0)], 470.0);
        assert!((etroits[0] - 80.0).abs() < 1.0, "{etroits:?}");
    }
}
