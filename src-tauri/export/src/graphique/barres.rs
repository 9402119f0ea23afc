//! Bars by category, stacked or side by side, with a legend in words and values beside the bars.

use super::{
    echelle::Echelle,
    toile::{Ancrage, Mots, TONS, Toile, encre_sur, unite, valeur},
};
use crate::{
    bloc::Barres,
    mise_en_page::{
        style::{DISCRET, ENCRE},
        traces::Trace,
    },
    texte::atomes::Couleur,
};

const HAUTEUR: f32 = 138.0;

fn value(b: &Barres, serie: usize, categorie: usize) -> Option<f64> {
    b.series.get(serie)?.valeurs.get(categorie).copied().flatten().filter(|v| v.is_finite())
}

fn total(b: &Barres, categorie: usize) -> Option<f64> {
    let connues: Vec<f64> = (0..b.series.len()).filter_map(|s| value(b, s, categorie)).collect();
    (!connues.is_empty()).then(|| connues.iter().sum())
}

struct RepereBarres {
    gauche: f32,
    pas: f32,
    haut: f32,
    bas: f32,
    echelle: Echelle,
}

impl RepereBarres {
    fn y(&self, v: f64) -> f32 {
        self.bas - self.echelle.part(v) * (self.bas - self.haut)
    }
}

pub(super) fn draw(t: &mut Toile, b: &Barres) -> f32 {
    let n = b.categories.len();
    let toutes = (0..n).flat_map(|c| (0..b.series.len()).filter_map(move |s| value(b, s, c)));
    let echelle = if b.empilees {
        // Negative parts cannot be stacked: they are drawn from zero down.
        Echelle::new((0..n).filter_map(|c| total(b, c)).chain(toutes), true)
    } else {
        Echelle::new(toutes, true)
    };
    let Some(echelle) = echelle else {
        return t.vide();
    };
    let legende = legend(t, b);
    let (unite, ligne) = unite(&b.unite);
    let graduations = echelle.graduations();
    let decimales = echelle.decimales();
    let petit = Mots::discrets(Ancrage::Droite);
    let marge = graduations.iter().map(|g| t.mesure(&valeur(*g, decimales, unite), petit)).fold(0.0, f32::max) + 8.0;
    let haut = legende + 16.0;
    let bas = haut + HAUTEUR * t.echelle - 30.0;
    #[expect(clippy::cast_precision_loss, reason = "a few categories")]
    let pas = (t.largeur - marge) / n.max(1) as f32;
    let r = RepereBarres { gauche: marge, pas, haut, bas, echelle };
    for g in &graduations {
        let y = r.y(*g);
        t.filet((r.gauche, y), (t.largeur, y));
        let texte = valeur(*g, decimales, unite);
        t.texte(r.gauche - 5.0, y + 2.6, &texte, petit);
    }
    let pied = bars(t, b, &r);
    let zero = r.y(0.0);
    t.push(Trace::trait_droit((r.gauche, zero), (t.largeur, zero), DISCRET, 0.8));
    let mut hauteur = bas + 8.0 + pied;
    if let Some(ligne) = &ligne {
        t.texte(0.0, hauteur + 4.0, ligne, Mots::discrets(Ancrage::Gauche));
        hauteur += 9.0;
    }
    hauteur
}

/// The bars of each category with its name; returns the height of the names.
fn bars(t: &mut Toile, b: &Barres, r: &RepereBarres) -> f32 {
    let mots = Mots { couleur: ENCRE, ..Mots::discrets(Ancrage::Centre) };
    let mut pied = 0.0_f32;
    for (i, nom) in b.categories.iter().enumerate() {
        #[expect(clippy::cast_precision_loss, reason = "a few categories")]
        let x = r.gauche + r.pas * i as f32;
        pied = pied.max(t.paragraphe((x + 2.0, r.bas + 4.0), r.pas - 4.0, nom, mots));
        if b.empilees { stacked(t, b, r, i, x) } else { grouped(t, b, r, i, x) }
    }
    pied
}

/// Names of the series, on as many lines as needed; returns the height.
fn legend(t: &mut Toile, b: &Barres) -> f32 {
    if b.series.len() < 2 {
        return 0.0;
    }
    let mots = Mots { couleur: ENCRE, ..Mots::discrets(Ancrage::Gauche) };
    let (mut x, mut y) = (0.0, 0.0);
    for (i, serie) in b.series.iter().enumerate() {
        let largeur = t.mesure(&serie.nom, mots) + 30.0;
        if x > 0.0 && x + largeur > t.largeur {
            (x, y) = (0.0, y + 13.0);
        }
        t.serie(i, [x, y + 2.0, 8.0, 8.0]);
        if largeur > t.largeur {
            y += t.paragraphe((x + 12.0, y), t.largeur - 12.0, &serie.nom, mots) - 10.0;
        } else {
            t.texte(x + 12.0, y + 9.0, &serie.nom, mots);
        }
        x += largeur;
    }
    y + 15.0
}

fn stacked(t: &mut Toile, b: &Barres, r: &RepereBarres, categorie: usize, x: f32) {
    let largeur = (r.pas * 0.58).min(64.0);
    let x = x + (r.pas - largeur) / 2.0;
    let (mut plus, mut moins) = (0.0, 0.0);
    for s in 0..b.series.len() {
        let Some(v) = value(b, s, categorie).filter(|v| *v != 0.0) else {
            continue;
        };
        let base: &mut f64 = if v > 0.0 { &mut plus } else { &mut moins };
        let (y1, y2) = (r.y(*base), r.y(*base + v));
        *base += v;
        let (haut, bas) = (y1.min(y2), y1.max(y2));
        let ton = TONS[s % TONS.len()];
        t.serie(s, [x, haut, largeur, bas - haut]);
        t.push(Trace::trait_droit((x, haut), (x + largeur, haut), Couleur::BLANC, 0.7));
        let texte = valeur(v, b.decimales, "");
        let mots = Mots { couleur: encre_sur(ton), ..Mots::discrets(Ancrage::Centre) };
        if bas - haut > 11.0 && t.mesure(&texte, mots) < largeur - 2.0 {
            let (milieu, prise) = (f32::midpoint(haut, bas), t.mesure(&texte, mots) + 3.0);
            // No stripe goes through a figure.
            t.rect(x + (largeur - prise) / 2.0, milieu - 4.6, prise, 9.2, ton);
            t.texte(x + largeur / 2.0, milieu + 2.7, &texte, mots);
        }
    }
    if let Some(total) = total(b, categorie) {
        t.texte(x + largeur / 2.0, r.y(plus) - 4.0, &valeur(total, b.decimales, ""), Mots::forts(Ancrage::Centre));
    }
}

fn grouped(t: &mut Toile, b: &Barres, r: &RepereBarres, categorie: usize, x: f32) {
    #[expect(clippy::cast_precision_loss, reason = "a few series")]
    let n = b.series.len().max(1) as f32;
    let largeur = (r.pas * 0.8 / n).min(46.0);
    let depart = x + (r.pas - largeur * n) / 2.0;
    let mut x = depart;
    for s in 0..b.series.len() {
        if let Some(v) = value(b, s, categorie) {
            let (y0, y1) = (r.y(0.0), r.y(v));
            t.serie(s, [x, y0.min(y1), largeur - 1.2, (y0 - y1).abs()]);
        }
        x += largeur;
    }
    grouped_labels(t, b, r, categorie, (depart, largeur));
}

/// Values over the bars: the first series, then those that touch neither a bar nor a value already written.
fn grouped_labels(t: &mut Toile, b: &Barres, r: &RepereBarres, categorie: usize, (depart, largeur): (f32, f32)) {
    let mots = Mots { couleur: ENCRE, ..Mots::discrets(Ancrage::Centre) };
    #[expect(clippy::cast_precision_loss, reason = "a few series")]
    let bord = |s: usize| depart + largeur * s as f32;
    let sommet = |s: usize| value(b, s, categorie).map(|v| r.y(v).min(r.y(0.0)));
    let mut ecrits: Vec<[f32; 4]> = Vec::new();
    for s in 0..b.series.len() {
        let (Some(v), Some(haut)) = (value(b, s, categorie), sommet(s)) else {
            continue;
        };
        let texte = valeur(v, b.decimales, "");
        let (milieu, demi) = (bord(s) + largeur / 2.0 - 0.6, t.mesure(&texte, mots) / 2.0);
        let boite = [milieu - demi, haut - 10.5, milieu + demi, haut - 2.5];
        let barre = (0..b.series.len()).filter(|o| *o != s).any(|o| {
            let occupe = |y| y < boite[3] && bord(o) < boite[2] && boite[0] < bord(o) + largeur;
            sommet(o).is_some_and(occupe)
        });
        let mot = ecrits.iter().any(|e| e[0] < boite[2] + 3.0 && boite[0] < e[2] + 3.0 && e[1] < boite[3] && boite[1] < e[3]);
        let deborde = boite[0] < r.gauche || boite[2] > t.largeur;
        if !barre && !mot && !deborde {
            t.texte(milieu, haut - 3.5, &texte, mots);
            ecrits.push(boite);
        }
    }
}

pub(super) fn alternative(b: &Barres) -> String {
    let nom = if b.nom.is_empty() { "valeurs" } else { b.nom.as_str() };
    let mut sortie = format!("Barres{} : {nom}.", if b.empilees { " empilées" } else { "" });
    for (i, categorie) in b.categories.iter().enumerate() {
        let parts: Vec<String> = b
            .series
            .iter()
            .enumerate()
            .filter_map(|(s, serie)| Some(format!("{} {}", serie.nom, valeur(value(b, s, i)?, b.decimales, &b.unite))))
            .collect();
        let parts = if parts.is_empty() { "non renseigné".to_owned() } else { parts.join(", ") };
        sortie.push_str(&format!(" {categorie} : {parts}."));
    }
    sortie
}
