//! History of an indicator as a line with points, its target as a dashed line, the reference year marked.

use super::{
    echelle::Echelle,
    toile::{Ancrage, Mots, Toile, unite, valeur},
};
use crate::{
    bloc::Courbe,
    mise_en_page::{
        style::{ACCENT, DISCRET, ENCRE},
        traces::{Contour, Trace},
    },
};

const HAUTEUR: f32 = 98.0;
/// Width under which a curve is small: its baseline, its last value and its last target alone bear figures.
const PETITE: f32 = 240.0;
/// Height of a small curve.
const HAUTEUR_PETITE: f32 = 58.0;
/// Room of a year under which only the ends of a curve bear their figures.
const PAS_MIN: f32 = 30.0;

struct Graduation {
    gauche: f32,
    droite: f32,
    haut: f32,
    bas: f32,
    annees: (i32, i32),
    echelle: Echelle,
}

impl Graduation {
    #[expect(clippy::cast_precision_loss, reason = "a few years")]
    fn x(&self, annee: i32) -> f32 {
        let (de, a) = self.annees;
        if a == de {
            return (self.gauche + self.droite) / 2.0;
        }
        self.gauche + (annee as f32 - de as f32) / (a as f32 - de as f32) * (self.droite - self.gauche)
    }

    /// Width of a year.
    #[expect(clippy::cast_precision_loss, reason = "a few years")]
    fn pas(&self) -> f32 {
        (self.droite - self.gauche) / self.annees.1.abs_diff(self.annees.0).max(1) as f32
    }

    fn y(&self, v: f64) -> f32 {
        self.bas - self.echelle.part(v) * (self.bas - self.haut)
    }
}

fn sorted(valeurs: &[(i32, f64)]) -> Vec<(i32, f64)> {
    let mut v: Vec<_> = valeurs.iter().copied().filter(|(a, v)| v.is_finite() && (1900..2200).contains(a)).collect();
    v.sort_by_key(|p| p.0);
    v.dedup_by_key(|p| p.0);
    v
}

/// The years before a change of definition; all of them when there is none.
fn before(points: &[(i32, f64)], rupture: Option<i32>) -> &[(i32, f64)] {
    &points[..points.iter().position(|p| rupture.is_some_and(|r| p.0 >= r)).unwrap_or(points.len())]
}

/// The years from a change of definition on; none when there is none.
fn from(points: &[(i32, f64)], rupture: Option<i32>) -> &[(i32, f64)] {
    &points[before(points, rupture).len()..]
}

pub(super) fn draw(t: &mut Toile, c: &Courbe) -> f32 {
    let (mesures, cibles) = (sorted(&c.mesures), sorted(&c.cibles));
    let toutes = || mesures.iter().chain(&cibles);
    let (Some(echelle), Some(de), Some(a)) =
        (Echelle::new(toutes().map(|p| p.1), false), toutes().map(|p| p.0).min(), toutes().map(|p| p.0).max())
    else {
        return t.vide();
    };
    if t.largeur < PETITE {
        return small(t, c, &mesures, &cibles, (echelle, (de, a)));
    }
    let (unite, ligne) = unite(&c.unite);
    let pied = if ligne.is_some() { 9.0 } else { 0.0 };
    let hauteur = HAUTEUR * t.echelle + pied;
    let graduations = echelle.graduations();
    let decimales = echelle.decimales();
    let petit = Mots::discrets(Ancrage::Droite);
    let marge = graduations.iter().map(|g| t.mesure(&valeur(*g, decimales, unite), petit)).fold(0.0, f32::max) + 8.0;
    let fin = cibles.last().map_or(0.0, |p| t.mesure(&format!("cible {}", valeur(p.1, c.decimales, unite)), Mots::forts(Ancrage::Gauche)));
    let r = Graduation {
        gauche: marge + 14.0,
        droite: t.largeur - fin.max(20.0) - 14.0,
        haut: 16.0,
        bas: hauteur - 17.0 - pied,
        annees: (de, a),
        echelle,
    };
    axes(t, &r, &graduations, decimales, unite);
    if let Some(ligne) = &ligne {
        t.texte(0.0, hauteur - 2.5, ligne, Mots::discrets(Ancrage::Gauche));
    }
    if let Some(annee) = c.reference.filter(|n| (de..=a).contains(n)) {
        let x = r.x(annee);
        t.tirets(&[(x, r.haut - 6.0), (x, r.bas)], DISCRET, 0.7, (1.2, 2.0));
        t.texte(x, r.haut - 10.0, &format!("référence {annee}"), Mots::discrets(Ancrage::Centre));
    }
    if let Some(annee) = c.rupture.filter(|n| (de + 1..=a).contains(n)) {
        // Halfway between the last year of the old definition and the first of the new one.
        let x = (r.x(annee - 1) + r.x(annee)) / 2.0;
        t.tirets(&[(x, r.haut - 6.0), (x, r.bas)], ENCRE, 0.9, (3.0, 1.6));
        t.texte(x, r.haut - 10.0, &format!("définition changée en {annee}"), Mots::discrets(Ancrage::Centre));
    }
    let c = &Courbe { unite: unite.to_owned(), ..c.clone() };
    target(t, &r, c, &mesures, &cibles);
    history(t, &r, c, &mesures, &cibles);
    hauteur
}

/// A curve in a column, without graduations: tables have its figures.
fn small(t: &mut Toile, c: &Courbe, mesures: &[(i32, f64)], cibles: &[(i32, f64)], (echelle, annees): (Echelle, (i32, i32))) -> f32 {
    let (unite, _) = unite(&c.unite);
    let c = &Courbe { unite: unite.to_owned(), ..c.clone() };
    let cible = |v: f64| format!("cible {}", valeur(v, c.decimales, unite));
    let fin = cibles.last().map_or(0.0, |p| t.mesure(&cible(p.1), Mots::forts(Ancrage::Gauche)) + 8.0);
    let hauteur = HAUTEUR_PETITE * t.echelle;
    let echelle = echelle.closer(mesures.iter().chain(cibles).map(|p| p.1));
    let r = Graduation { gauche: 12.0, droite: t.largeur - fin - 6.0, haut: 13.0, bas: hauteur - 16.0, annees, echelle };
    let pied = hauteur - 10.0;
    t.filet((r.gauche - 8.0, pied), (r.droite + 6.0, pied));
    let year = |annee: i32| annees.0 <= annee && annee <= annees.1;
    if let Some(annee) = c.reference.filter(|a| year(*a)) {
        let x = r.x(annee);
        t.tirets(&[(x, r.haut - 6.0), (x, pied)], DISCRET, 0.7, (1.2, 2.0));
    }
    if let Some(annee) = c.rupture.filter(|a| year(*a) && *a > annees.0) {
        let x = (r.x(annee - 1) + r.x(annee)) / 2.0;
        t.tirets(&[(x, r.haut - 6.0), (x, pied)], ENCRE, 0.9, (3.0, 1.6));
    }
    // The years that have figures, or the ends, from the last to the first as long as they do not touch.
    let named = [Some(annees.1), mesures.last().map(|p| p.0), c.reference, Some(annees.0)];
    let mut libre = f32::MAX;
    for annee in named.into_iter().flatten().filter(|a| year(*a)) {
        let (x, l) = (r.x(annee), t.mesure("2000", Mots::discrets(Ancrage::Centre)));
        if x + l / 2.0 + 3.0 < libre {
            t.texte(x, hauteur - 1.5, &annee.to_string(), Mots::discrets(Ancrage::Centre));
            libre = x - l / 2.0;
        }
    }
    dashes(t, &r, c, mesures, cibles);
    lines(t, &r, c, mesures);
    if let Some((a, v)) = cibles.last() {
        t.texte(r.x(*a) + 7.0, r.y(*v) + 2.8, &cible(*v), Mots::forts(Ancrage::Gauche));
    }
    let last = mesures.last().filter(|p| cibles.last().is_none_or(|c| c.0 > p.0));
    let reference = mesures.iter().find(|p| c.reference == Some(p.0) && last.is_some_and(|l| l.0 > p.0));
    // The line is on the other side of each figure, whether it goes up or down.
    let first = mesures.first().map_or(0.0, |p| p.1);
    let monte = last.is_none_or(|l| l.1 >= first);
    if let Some((a, v)) = reference {
        let y = r.y(*v) + if monte { 10.0 } else { -5.0 };
        t.texte(r.x(*a) + 3.0, y.min(pied - 1.5), &valeur(*v, c.decimales, unite), Mots::discrets(Ancrage::Gauche));
    }
    if let Some((a, v)) = last {
        let y = r.y(*v) + if monte { -5.0 } else { 10.0 };
        let mots = Mots { couleur: ACCENT, ..Mots::forts(Ancrage::Droite) };
        t.texte(r.x(*a) + 3.0, y.min(pied - 1.5), &valeur(*v, c.decimales, unite), mots);
    }
    hauteur
}

fn axes(t: &mut Toile, r: &Graduation, graduations: &[f64], decimales: u8, unite: &str) {
    // Every other graduation where all would touch.
    let saut = graduations.len() > 5;
    for g in graduations.iter().step_by(1 + usize::from(saut)) {
        let y = r.y(*g);
        t.filet((r.gauche - 14.0, y), (r.droite + 12.0, y));
        t.texte(r.gauche - 18.0, y + 2.6, &valeur(*g, decimales, unite), Mots::discrets(Ancrage::Droite));
    }
    let (de, a) = r.annees;
    // Years of another’s file may be as far apart as numbers go.
    let pas = usize::try_from(a.abs_diff(de) / 12).unwrap_or(0) + 1;
    // Every second or third year where all would touch; the last one is always named.
    let large = t.mesure("2000", Mots::discrets(Ancrage::Centre)) + 5.0;
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a few years")]
    let pas = pas.max((large / r.pas().max(0.1)).ceil() as usize);
    for annee in (de..=a).rev().step_by(pas) {
        t.texte(r.x(annee), r.bas + 13.0, &annee.to_string(), Mots::discrets(Ancrage::Centre));
    }
}

/// The measured values as a line, cut where the definition changed, with a point for each; returns the points.
fn lines(t: &mut Toile, r: &Graduation, c: &Courbe, mesures: &[(i32, f64)]) -> Vec<(f32, f32)> {
    let place = |(a, v): &(i32, f64)| (r.x(*a), r.y(*v));
    let petite = t.largeur < PETITE;
    let (epaisseur, rayon) = if petite { (1.3, 1.9) } else { (1.7, 2.6) };
    for part in [before(mesures, c.rupture), from(mesures, c.rupture)] {
        let line: Vec<(f32, f32)> = part.iter().map(place).collect();
        if line.len() > 1 {
            t.push(Trace::ligne_brisee(&line, Contour { couleur: ACCENT, epaisseur, tirets: None }));
        }
    }
    let points: Vec<(f32, f32)> = mesures.iter().map(place).collect();
    for p in &points {
        t.push(Trace::cercle(p.0, p.1, rayon, Some(ACCENT), None));
    }
    points
}

fn history(t: &mut Toile, r: &Graduation, c: &Courbe, mesures: &[(i32, f64)], cibles: &[(i32, f64)]) {
    let points = lines(t, r, c, mesures);
    for (i, p) in points.iter().enumerate() {
        let dernier = i + 1 == points.len();
        let serres = points.len() > 9 || r.pas() < PAS_MIN;
        if serres && !dernier && i > 0 && c.reference != Some(mesures[i].0) {
            continue;
        }
        // Below in a hollow, above on a crest, so that the line does not cross the figure.
        let voisins = [i.checked_sub(1), Some(i + 1)].into_iter().flatten().filter_map(|j| points.get(j));
        let creux = voisins.map(|v| v.1 - p.1).sum::<f32>() < -2.0;
        let serre = cibles.iter().any(|(a, v)| (r.x(*a) - p.0).abs() < 1.0 && r.y(*v) < p.1 && p.1 - r.y(*v) < 16.0);
        let y = if creux || serre { p.1 + 11.0 } else { p.1 - 6.0 };
        // Beside the line that marks the reference year, not across it.
        let repere = c.reference == Some(mesures[i].0);
        let (x, ancrage) = if repere { (p.0 - 4.0, Ancrage::Droite) } else { (p.0, Ancrage::Centre) };
        let mots =
            if dernier { Mots { couleur: ACCENT, ..Mots::forts(ancrage) } } else { Mots { couleur: ENCRE, ..Mots::discrets(ancrage) } };
        // On the left of a point, the line comes from where it was the year before.
        let montant = i.checked_sub(1).and_then(|j| points.get(j)).is_some_and(|v| v.1 > p.1);
        let y = match (repere, montant) {
            (true, true) => p.1 - 6.0,
            (true, false) => p.1 + 11.0,
            _ => y,
        };
        t.texte(x, y, &valeur(mesures[i].1, c.decimales, &c.unite), mots);
    }
}

fn target(t: &mut Toile, r: &Graduation, c: &Courbe, mesures: &[(i32, f64)], cibles: &[(i32, f64)]) {
    dashes(t, r, c, mesures, cibles);
    if let Some((a, v)) = cibles.last() {
        t.texte(r.x(*a) + 8.0, r.y(*v) + 2.8, &format!("cible {}", valeur(*v, c.decimales, &c.unite)), Mots::forts(Ancrage::Gauche));
    }
}

/// The targets as a dashed line from the baseline, with a diamond for each.
fn dashes(t: &mut Toile, r: &Graduation, c: &Courbe, mesures: &[(i32, f64)], cibles: &[(i32, f64)]) {
    let Some(premiere) = cibles.first() else {
        return;
    };
    let depart = mesures.iter().rev().find(|(a, _)| c.reference.map_or(*a < premiere.0, |n| *a == n && n < premiere.0));
    let tous: Vec<(i32, f64)> = depart.into_iter().chain(cibles).copied().collect();
    for part in [before(&tous, c.rupture), from(&tous, c.rupture)] {
        let points: Vec<(f32, f32)> = part.iter().map(|(a, v)| (r.x(*a), r.y(*v))).collect();
        if points.len() > 1 {
            t.tirets(&points, ENCRE, 1.1, (4.0, 2.6));
        }
    }
    let rayon = if t.largeur < PETITE { 2.1 } else { 2.8 };
    for (a, v) in cibles {
        t.losange(r.x(*a), r.y(*v), rayon, Some(crate::texte::atomes::Couleur::BLANC), ENCRE);
    }
}

pub(super) fn alternative(c: &Courbe) -> String {
    let liste = |v: &[(i32, f64)]| {
        sorted(v).iter().map(|(a, v)| format!("{} en {a}", valeur(*v, c.decimales, &c.unite))).collect::<Vec<_>>().join(", ")
    };
    let nom = if c.nom.is_empty() { "indicateur" } else { c.nom.as_str() };
    let mut sortie = format!("Courbe : {nom}.");
    if !c.mesures.is_empty() {
        sortie.push_str(&format!(" Valeurs : {}.", liste(&c.mesures)));
    }
    if !c.cibles.is_empty() {
        sortie.push_str(&format!(" Cibles : {}.", liste(&c.cibles)));
    }
    if let Some(annee) = c.reference {
        sortie.push_str(&format!(" Année de référence : {annee}."));
    }
    if let Some(annee) = c.rupture {
        sortie.push_str(&format!(" Définition changée en {annee} : les années d’avant et d’après ne se comparent pas."));
    }
    sortie
}
