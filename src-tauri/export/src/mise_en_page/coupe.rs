//! Cuts bricks higher than a page, such as a title of a hundred lines.
//!
//! Paragraphs and tables are built as one brick per line or row and never need it; this is for the bricks made in one
//! piece (headings, signatures, key figures). A line goes whole to one page or the next, grounds and frames are drawn on
//! each.

use super::{
    bricks::{Brick, LienLocal, Pose, hauteur_utile},
    traces::{EtapeTrace, Trace},
};

/// Room left for the part of a line above its baseline, and below it.
const LIGNE: (f32, f32) = (30.0, 12.0);

/// Replaces each brick higher than its page by several.
pub(super) fn cut_tall(bricks: &mut Vec<Brick>) {
    if bricks.iter().any(is_tall) {
        *bricks = std::mem::take(bricks).into_iter().flat_map(|b| if is_tall(&b) { cut(b) } else { vec![b] }).collect();
    }
}

fn is_tall(b: &Brick) -> bool {
    b.hauteur > hauteur_utile(b.format)
}

fn cut(b: Brick) -> Vec<Brick> {
    let pas = hauteur_utile(b.format) - LIGNE.0 - LIGNE.1;
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a few pages")]
    let n = (b.hauteur / pas).ceil() as usize;
    let mut pieces: Vec<Brick> = (0..n).map(|k| piece(&b, k, k + 1 == n, pas)).collect();
    if let Some(premiere) = pieces.first_mut() {
        (premiere.avant, premiere.saut, premiere.titre) = (b.avant, b.saut, b.titre);
        (premiere.ancres, premiere.attacher, premiere.figures) = (b.ancres, b.attacher, b.figures);
    }
    for mut pose in b.poses {
        let (debut, fin) = extent(&pose.trace);
        if let Trace::Texte { .. } | Trace::Image { .. } = pose.trace {
            let k = rank(debut - LIGNE.0, pas).min(n - 1);
            pose.trace = pose.trace.moved(0.0, -offset(k, pas));
            pieces[k].poses.push(pose);
            continue;
        }
        for (k, piece) in pieces.iter_mut().enumerate().take(rank(fin, pas).min(n - 1) + 1).skip(rank(debut, pas)) {
            let haut = offset(k, pas);
            let trace = clipped(&pose.trace, haut, haut + piece.hauteur).moved(0.0, -haut);
            piece.poses.push(Pose { noeud: pose.noeud, trace });
        }
    }
    for l in b.liens {
        let [g, h, d, bas] = l.boite;
        let k = rank(h, pas).min(n - 1);
        let haut = offset(k, pas);
        pieces[k].liens.push(LienLocal { boite: [g, h - haut, d, bas - haut], ..l });
    }
    pieces
}

fn piece(b: &Brick, k: usize, derniere: bool, pas: f32) -> Brick {
    let hauteur = if derniere { b.hauteur - offset(k, pas) } else { pas + LIGNE.0 + LIGNE.1 };
    Brick {
        hauteur,
        apres: if derniere { b.apres } else { 0.0 },
        lie: derniere && b.lie,
        format: b.format,
        decor: b.decor,
        ..Brick::default()
    }
}

/// The piece a height falls in.
fn rank(y: f32, pas: f32) -> usize {
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a few pages; what is above the first is in it")]
    let k = (y / pas).max(0.0) as usize;
    k
}

/// Top of a piece in what is cut.
fn offset(k: usize, pas: f32) -> f32 {
    #[expect(clippy::cast_precision_loss, reason = "a few pages")]
    let k = k as f32;
    k * pas
}

/// Top and bottom of a mark; words are where their baseline is.
fn extent(trace: &Trace) -> (f32, f32) {
    match trace {
        Trace::Texte { y, .. } | Trace::Image { y, .. } => (*y, *y),
        Trace::Rect { y, h, .. } => (*y, y + h),
        Trace::Chemin { etapes, .. } => etapes.iter().fold((f32::MAX, f32::MIN), |(haut, bas), e| match *e {
            EtapeTrace::Aller(_, y) | EtapeTrace::Droite(_, y) | EtapeTrace::Courbe(.., y) => (haut.min(y), bas.max(y)),
            EtapeTrace::Fermer => (haut, bas),
        }),
    }
}

/// The part of a mark between two heights: a frame stays a frame.
fn clipped(trace: &Trace, haut: f32, bas: f32) -> Trace {
    let within = |y: f32| y.clamp(haut, bas);
    match trace.clone() {
        Trace::Rect { x, y, l, h, couleur } => Trace::Rect { x, y: within(y), l, h: within(y + h) - within(y), couleur },
        Trace::Chemin { etapes, remplissage, contour } => {
            let etapes = etapes.into_iter().map(|e| match e {
                EtapeTrace::Aller(x, y) => EtapeTrace::Aller(x, within(y)),
                EtapeTrace::Droite(x, y) => EtapeTrace::Droite(x, within(y)),
                EtapeTrace::Courbe(a, b, c, d, x, y) => EtapeTrace::Courbe(a, within(b), c, within(d), x, within(y)),
                EtapeTrace::Fermer => EtapeTrace::Fermer,
            });
            Trace::Chemin { etapes: etapes.collect(), remplissage, contour }
        }
        autre => autre,
    }
}
