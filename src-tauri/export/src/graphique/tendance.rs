//! Small curve between words: measured values as a line that ends with a point, targets as a dashed line.

use crate::{
    bloc::Tendance,
    mise_en_page::{
        style::{ACCENT, DISCRET},
        traces::{Contour, Trace},
    },
};

/// The marks of a trend in a box: left, top, width, height. Nothing is drawn of a single figure.
pub(crate) fn draw(t: &Tendance, [x, y, l, h]: [f32; 4]) -> Vec<Trace> {
    let all = || t.mesures.iter().chain(&t.cibles);
    let years = all().map(|p| p.0).min().zip(all().map(|p| p.0).max());
    let values = all().map(|p| p.1).min().zip(all().map(|p| p.1).max());
    let (Some((de, a)), Some((bas, haut))) = (years, values) else { return Vec::new() };
    if de == a {
        return Vec::new();
    }
    #[expect(clippy::cast_precision_loss, reason = "a place on paper")]
    let place = |p: &(i32, i64)| {
        let across = (f64::from(p.0) - f64::from(de)) / (f64::from(a) - f64::from(de));
        let up = if haut == bas { 0.5 } else { (p.1 as f64 - bas as f64) / (haut as f64 - bas as f64) };
        #[expect(clippy::cast_possible_truncation, reason = "a place on paper")]
        (x + across as f32 * l, y + h - up as f32 * h)
    };
    let line = |points: &[(i32, i64)], contour: Contour| {
        let points: Vec<(f32, f32)> = points.iter().map(place).collect();
        (points.len() > 1).then(|| Trace::ligne_brisee(&points, contour))
    };
    let mut out = Vec::new();
    out.extend(line(&t.cibles, Contour { couleur: DISCRET, epaisseur: 0.7, tirets: Some((1.8, 1.4)) }));
    out.extend(line(&t.mesures, Contour { couleur: ACCENT, epaisseur: 1.1, tirets: None }));
    if let Some((x, y)) = t.mesures.last().map(place) {
        out.push(Trace::cercle(x, y, 1.6, Some(ACCENT), None));
    }
    if let Some((x, y)) = t.cibles.last().map(place) {
        let contour = Contour { couleur: DISCRET, epaisseur: 0.7, tirets: None };
        out.push(Trace::polygone(
            &[(x, y - 1.9), (x + 1.9, y), (x, y + 1.9), (x - 1.9, y)],
            Some(crate::bloc::couleurs::Couleur::BLANC),
            Some(contour),
        ));
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_trend_stays_in_its_box_and_one_figure_draws_none() {
        let points = |t: &Tendance| {
            let traces = draw(t, [10.0, 20.0, 40.0, 8.0]);
            let ends: Vec<(f32, f32)> = traces
                .iter()
                .filter_map(|t| match t {
                    Trace::Chemin { etapes, remplissage: None, .. } => Some(etapes.clone()),
                    _ => None,
                })
                .flatten()
                .filter_map(|e| match e {
                    crate::mise_en_page::traces::EtapeTrace::Aller(x, y) | crate::mise_en_page::traces::EtapeTrace::Droite(x, y) => {
                        Some((x, y))
                    }
                    _ => None,
                })
                .collect();
            assert!(ends.iter().all(|(x, y)| (10.0..=50.0).contains(x) && (20.0..=28.0).contains(y)), "{ends:?}");
            ends.len()
        };
        let t = Tendance { mesures: vec![(2023, 10), (2024, 40), (2025, 30)], cibles: vec![(2024, 20), (2028, 90)] };
        assert_eq!(points(&t), 5);
        assert_eq!(
            points(&Tendance { mesures: vec![(2023, 7), (2024, 7)], cibles: Vec::new() }),
            2,
            "a flat line has no slope to divide by"
        );
        assert!(draw(&Tendance { mesures: vec![(2023, 10)], cibles: Vec::new() }, [0.0; 4]).is_empty());
        assert!(draw(&Tendance::default(), [0.0; 4]).is_empty());
    }
}
