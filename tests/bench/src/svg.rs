//! Draws charts as plain SVG for the compared programs: the same data as ours, with bars, lines and labels.

use std::fmt::Write;

use chrono::{Datelike, NaiveDate};
use cpom_core::calculs::Frise;
use cpom_core::carte::Carte;
use cpom_core::choix::EtatRepere;
use cpom_export::bloc::{Barres, Courbe, Gantt, Graphique};

use crate::html::escape;

const LARGEUR: f64 = 470.0;
const TONS: [&str; 4] = ["#1f4e79", "#7f9fc0", "#c2cfdd", "#5b6472"];

/// Draws a chart as SVG.
pub fn write(graphique: &Graphique) -> String {
    let (hauteur, corps) = match graphique {
        Graphique::Courbe(c) => courbe(c),
        Graphique::Barres(b) => barres(b),
        Graphique::Gantt(g) => gantt(g),
        Graphique::Frise(f) => frise(f),
        Graphique::Carte(c) => carte(&c.faits),
    };
    format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{LARGEUR}pt\" height=\"{hauteur}pt\" viewBox=\"0 0 {LARGEUR} {hauteur}\" \
         font-family=\"Source Sans 3\" font-size=\"7.8\">{corps}</svg>"
    )
}

fn label(s: &mut String, x: f64, y: f64, ancre: &str, texte: &str) {
    let _ = write!(s, "<text x=\"{x:.1}\" y=\"{y:.1}\" text-anchor=\"{ancre}\" fill=\"#5b6472\">{}</text>", escape(texte));
}

fn rect(s: &mut String, [x, y, l, h]: [f64; 4], couleur: &str) {
    let _ = write!(s, "<rect x=\"{x:.1}\" y=\"{y:.1}\" width=\"{l:.1}\" height=\"{h:.1}\" fill=\"{couleur}\"/>");
}

/// One line of days for each kind, filled when done.
fn frise(f: &Frise) -> (f64, String) {
    let mut s = String::new();
    let span = f64::from(f.fin + 1 - f.debut);
    let x = |d: NaiveDate| 80.0 + (LARGEUR - 90.0) * (f64::from(d.year() - f.debut) + f64::from(d.ordinal0()) / 366.0) / span;
    for r in &f.reperes {
        let y = 20.0 + 18.0 * f64::from(r.genre as u8);
        let fill = if r.etat == EtatRepere::Fait { TONS[0] } else { "none" };
        let _ = write!(s, "<circle cx=\"{:.1}\" cy=\"{y}\" r=\"3\" fill=\"{fill}\" stroke=\"{}\"/>", x(r.date), TONS[0]);
    }
    (110.0, s)
}

/// One line for each action.
fn carte(c: &Carte) -> (f64, String) {
    let (mut s, mut y) = (String::new(), 12.0);
    for a in c.actions() {
        label(&mut s, 4.0, y, "start", &format!("{} {}", a.code, a.nom));
        y += 12.0;
    }
    (y, s)
}

fn courbe(c: &Courbe) -> (f64, String) {
    let all: Vec<(i32, f64)> = c.mesures.iter().chain(&c.cibles).copied().collect();
    let (mut s, hauteur) = (String::new(), 96.0);
    let fold = |f: fn(f64, f64) -> f64, start: f64| all.iter().map(|p| p.1).fold(start, f);
    let (bas, haut) = (fold(f64::min, f64::INFINITY), fold(f64::max, f64::NEG_INFINITY));
    let (de, a) = (all.iter().map(|p| p.0).min().unwrap_or(0), all.iter().map(|p| p.0).max().unwrap_or(1));
    let x = |an: i32| 40.0 + (LARGEUR - 80.0) * f64::from(an - de) / f64::from((a - de).max(1));
    let y = |v: f64| 72.0 - 52.0 * (v - bas) / (haut - bas).max(1e-9);
    for (points, tirets) in [(&c.mesures, ""), (&c.cibles, " stroke-dasharray=\"3 2\"")] {
        let trace: Vec<String> = points.iter().map(|p| format!("{:.1},{:.1}", x(p.0), y(p.1))).collect();
        let _ = write!(s, "<polyline points=\"{}\" fill=\"none\" stroke=\"#1f4e79\"{tirets}/>", trace.join(" "));
        for p in points {
            let _ = write!(s, "<circle cx=\"{:.1}\" cy=\"{:.1}\" r=\"2\" fill=\"#1f4e79\"/>", x(p.0), y(p.1));
            label(&mut s, x(p.0), y(p.1) - 5.0, "middle", &format!("{:.*} {}", usize::from(c.decimales), p.1, c.unite));
            label(&mut s, x(p.0), 88.0, "middle", &p.0.to_string());
        }
    }
    (hauteur, s)
}

#[expect(clippy::cast_precision_loss, reason = "a few bars")]
fn barres(b: &Barres) -> (f64, String) {
    let mut s = String::new();
    let value = |k: usize, i: usize| b.series[k].valeurs.get(i).copied().flatten().unwrap_or(0.0);
    let sums = (0..b.categories.len()).map(|i| {
        let of = (0..b.series.len()).map(|k| value(k, i));
        if b.empilees { of.sum::<f64>() } else { of.fold(0.0, f64::max) }
    });
    let haut = sums.fold(1e-9, f64::max);
    let pas = (LARGEUR - 20.0) / b.categories.len().max(1) as f64;
    for (i, categorie) in b.categories.iter().enumerate() {
        let x = 10.0 + pas * i as f64;
        let mut base = 150.0;
        let largeur = if b.empilees { pas * 0.6 } else { pas * 0.8 / b.series.len().max(1) as f64 };
        for k in 0..b.series.len() {
            let h = 120.0 * value(k, i) / haut;
            let (gauche, pied) = if b.empilees { (x, base) } else { (x + largeur * k as f64, 150.0) };
            rect(&mut s, [gauche, pied - h, largeur * 0.95, h.max(0.0)], TONS[k % TONS.len()]);
            label(&mut s, gauche + largeur / 2.0, pied - h - 3.0, "middle", &format!("{:.*}", usize::from(b.decimales), value(k, i)));
            base -= h;
        }
        label(&mut s, x + pas * 0.4, 162.0, "middle", categorie);
    }
    for (k, serie) in b.series.iter().enumerate() {
        rect(&mut s, [10.0 + 110.0 * k as f64, 172.0, 8.0, 8.0], TONS[k % TONS.len()]);
        label(&mut s, 22.0 + 110.0 * k as f64, 179.0, "start", &serie.nom);
    }
    (186.0, s)
}

fn gantt(g: &Gantt) -> (f64, String) {
    let mut s = String::new();
    let jours = |d: NaiveDate| f64::from(d.num_days_from_ce());
    let bord = |an: i32| NaiveDate::from_ymd_opt(an, 1, 1).map_or(0.0, jours);
    let (de, a) = (bord(g.debut), bord(g.fin + 1));
    let x = |j: f64| 170.0 + (LARGEUR - 180.0) * ((j - de) / (a - de).max(1.0)).clamp(0.0, 1.0);
    for an in g.debut..=g.fin {
        label(&mut s, x(bord(an)), 10.0, "start", &an.to_string());
    }
    let mut y = 20.0;
    for l in &g.lignes {
        label(&mut s, if l.etape { 10.0 } else { 0.0 }, y + 7.0, "start", &l.libelle.chars().take(44).collect::<String>());
        if let Some((debut, fin)) = l.periode {
            let gauche = x(jours(debut));
            rect(&mut s, [gauche, y, (x(jours(fin)) - gauche).max(1.0), if l.etape { 4.0 } else { 8.0 }], TONS[0]);
        }
        for j in &l.jalons {
            rect(&mut s, [x(jours(*j)) - 2.0, y, 4.0, 8.0], TONS[3]);
        }
        y += 12.0;
    }
    (y + 4.0, s)
}
