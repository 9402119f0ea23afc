//! Calendar of actions and steps over the years of the contract.

use cpom_core::francais::date as date_dite;

use chrono::{Datelike, NaiveDate};

use super::toile::{Ancrage, Mots, Toile};
use crate::{
    bloc::{BordGantt, Gantt, LigneGantt, Statut},
    mise_en_page::{
        statut_colour, statut_shapes,
        style::{ACCENT, DISCRET, ENCRE, TEINTE, TEINTE_PALE, TON_DOUX, TON_MOYEN},
        traces::{Contour, Trace},
    },
    texte::atomes::Couleur,
};

/// Days on the width of a drawing.
pub(super) struct EchelleJours {
    pub gauche: f32,
    pub droite: f32,
    /// First and last day drawn.
    pub bornes: (NaiveDate, NaiveDate),
    jours: f32,
}

impl EchelleJours {
    /// A scale over whole years, thirty at most; `None` when they are no dates.
    pub fn new(gauche: f32, droite: f32, debut: i32, fin: i32) -> Option<Self> {
        let fin = fin.clamp(debut, debut.saturating_add(30));
        let (debut, apres) = (jour(debut, 1)?, jour(fin.checked_add(1)?, 1)?);
        #[expect(clippy::cast_precision_loss, reason = "days of a few years")]
        let jours = (apres - debut).num_days() as f32;
        Some(Self { gauche, droite, bornes: (debut, apres.pred_opt()?), jours })
    }

    #[expect(clippy::cast_precision_loss, reason = "days of a few years")]
    pub fn x(&self, date: NaiveDate) -> f32 {
        let part = (date - self.bornes.0).num_days() as f32 / self.jours;
        self.gauche + part.clamp(0.0, 1.0) * (self.droite - self.gauche)
    }

    /// Whether a day is drawn.
    pub fn contains(&self, date: NaiveDate) -> bool {
        (self.bornes.0..=self.bornes.1).contains(&date)
    }
}

fn jour(annee: i32, mois: u32) -> Option<NaiveDate> {
    NaiveDate::from_ymd_opt(annee, mois, 1)
}

/// Height of the years on top.
pub(super) const ENTETE: f32 = 17.0;
/// Legend and date under the rows.
const PIED: f32 = 28.0;

/// Cuts a calendar into as many as the height takes, each with at least one row.
pub(super) fn parts(t: &Toile, g: &Gantt, hauteur: f32) -> Vec<Gantt> {
    let place = hauteur - (ENTETE + PIED) * t.echelle;
    let mut sortie = vec![Gantt { lignes: Vec::new(), ..g.clone() }];
    let mut prise = 0.0;
    for ligne in &g.lignes {
        let h = row_height(t, ligne);
        if prise > 0.0 && prise + h > place {
            sortie.push(Gantt { lignes: Vec::new(), ..g.clone() });
            prise = 0.0;
        }
        prise += h;
        if let Some(dernier) = sortie.last_mut() {
            dernier.lignes.push(ligne.clone());
        }
    }
    sortie
}

fn labels_width(t: &Toile) -> f32 {
    (t.largeur * 0.44).min(240.0)
}

fn row_height(t: &Toile, l: &LigneGantt) -> f32 {
    t.hauteur(label_width(l, labels_width(t)), &words(l), label(l)).max(9.0) + 5.5 * t.echelle
}

pub(super) fn draw(t: &mut Toile, g: &Gantt) -> f32 {
    let libelles = labels_width(t);
    let Some(r) = EchelleJours::new(libelles + 8.0, t.largeur, g.debut, g.fin).filter(|_| !g.lignes.is_empty()) else {
        return t.vide();
    };
    let hauteurs: Vec<f32> = g.lignes.iter().map(|l| row_height(t, l)).collect();
    let haut = ENTETE * t.echelle;
    let bas = haut + hauteurs.iter().sum::<f32>();
    t.rect(0.0, 0.0, t.largeur, haut, TEINTE);
    let mut y = haut;
    for (l, h) in g.lignes.iter().zip(&hauteurs) {
        if l.periode.is_none() && l.jalons.is_empty() {
            t.rect(0.0, y, t.largeur, *h, TEINTE_PALE);
        }
        y += h;
    }
    grid(t, &r, haut, bas);
    let mut y = haut;
    for (l, h) in g.lignes.iter().zip(&hauteurs) {
        let dx = if l.etape { 10.0 } else { 0.0 };
        t.paragraphe((dx + 4.0, y + 2.7 * t.echelle), label_width(l, libelles), &words(l), label(l));
        bar(t, &r, l, y + h / 2.0);
        y += h;
        t.filet((0.0, y), (t.largeur, y));
    }
    if let Some(date) = g.repere.filter(|d| r.contains(*d)) {
        let x = r.x(date);
        t.push(Trace::trait_droit((x, haut), (x, bas), ENCRE, 0.8));
        t.texte(x, bas + 9.0, &date_dite(date), Mots { couleur: ENCRE, ..Mots::discrets(Ancrage::Centre) });
    }
    let marge = if g.repere.is_some() { 12.0 } else { 3.0 };
    bas + marge + legend(t, g, bas + marge)
}

/// Words on the left of a row, with the date that is missing.
fn words(l: &LigneGantt) -> String {
    match l.bord.mot() {
        "" => l.libelle.clone(),
        missing => format!("{} ({missing})", l.libelle),
    }
}

fn label(l: &LigneGantt) -> Mots {
    let titre = l.periode.is_none() && l.jalons.is_empty();
    let couleur = if titre {
        ACCENT
    } else if l.etape {
        DISCRET
    } else {
        ENCRE
    };
    Mots { taille: 8.2, gras: titre, couleur, ancrage: Ancrage::Gauche }
}

fn label_width(l: &LigneGantt, libelles: f32) -> f32 {
    libelles - 8.0 - if l.etape { 10.0 } else { 0.0 }
}

/// The years on top, with a line before each and a dotted one in its middle.
pub(super) fn grid(t: &mut Toile, r: &EchelleJours, haut: f32, bas: f32) {
    for annee in r.bornes.0.year()..=r.bornes.1.year() {
        let (Some(de), Some(a)) = (jour(annee, 1), jour(annee.saturating_add(1), 1)) else {
            continue;
        };
        let (x1, x2) = (r.x(de), r.x(a));
        t.filet((x1, 0.0), (x1, bas));
        let mots = Mots { couleur: ACCENT, ..Mots::forts(Ancrage::Centre) };
        t.texte(f32::midpoint(x1, x2), haut - 5.5 * t.echelle, &annee.to_string(), mots);
        if let Some(x) = jour(annee, 7).map(|d| r.x(d)) {
            t.tirets(&[(x, haut), (x, bas)], crate::mise_en_page::style::LIGNE, 0.4, (1.0, 2.0));
        }
    }
}

fn bar(t: &mut Toile, r: &EchelleJours, l: &LigneGantt, y: f32) {
    let h = if l.etape { 4.4 } else { 7.4 } * t.echelle;
    if let Some((de, a)) = l.periode {
        let fin = a.max(de).succ_opt().unwrap_or(a);
        let (x1, x2) = (r.x(de.min(a)), r.x(fin).max(r.x(de.min(a)) + 2.0));
        let coins = [(x1, y - h / 2.0), (x2, y - h / 2.0), (x2, y + h / 2.0), (x1, y + h / 2.0)];
        let (fond, bord) = tones(l.statut);
        // The outline of a bar without a last or a first day is dashed: the calendar does not know where it stops.
        let tirets = (l.bord != BordGantt::Connu).then_some((2.0, 1.6));
        t.push(Trace::polygone(&coins, Some(fond), Some(Contour { couleur: bord, epaisseur: 0.7, tirets })));
        if let Some(statut @ (Statut::Atteint | Statut::Partiel | Statut::NonAtteint)) = l.statut {
            let x = if x2 + 12.0 < r.droite { x2 + 7.0 } else { x1 - 7.0 };
            statut_shapes(statut, (x, y), 2.6).into_iter().for_each(|s| t.push(s));
        }
    }
    for d in &l.jalons {
        t.losange(r.x(*d), y, 3.4, Some(ENCRE), Couleur::BLANC);
    }
}

/// Fill and outline of a bar.
fn tones(statut: Option<Statut>) -> (Couleur, Couleur) {
    match statut {
        Some(Statut::Atteint) => (ACCENT, ACCENT),
        Some(Statut::Partiel | Statut::EnCours) => (TON_MOYEN, ACCENT),
        Some(Statut::NonAtteint) => (Couleur::BLANC, statut_colour(Statut::NonAtteint)),
        Some(Statut::AVenir) => (Couleur::BLANC, DISCRET),
        None => (TON_DOUX, ACCENT),
    }
}

/// Says what fills and diamonds mean, for those that are drawn; returns the height used.
fn legend(t: &mut Toile, g: &Gantt, y: f32) -> f32 {
    let mots = Mots::discrets(Ancrage::Gauche);
    let mut x = 0.0;
    for statut in [Statut::Atteint, Statut::Partiel, Statut::EnCours, Statut::NonAtteint, Statut::AVenir] {
        let mut states: Vec<&str> = Vec::new();
        for l in g.lignes.iter().filter(|l| l.periode.is_some() && l.statut == Some(statut)) {
            if !states.contains(&l.mot.as_str()) {
                states.push(&l.mot);
            }
        }
        if !states.is_empty() {
            let states = states.join(" ou ");
            let (fond, bord) = tones(Some(statut));
            let coins = [(x, y + 3.0), (x + 14.0, y + 3.0), (x + 14.0, y + 9.0), (x, y + 9.0)];
            t.push(Trace::polygone(&coins, Some(fond), Some(Contour { couleur: bord, epaisseur: 0.7, tirets: None })));
            t.texte(x + 18.0, y + 8.8, &states, mots);
            x += 32.0 + t.mesure(&states, mots);
        }
    }
    if g.lignes.iter().any(|l| !l.jalons.is_empty()) {
        t.losange(x + 4.0, y + 6.0, 3.4, Some(ENCRE), Couleur::BLANC);
        t.texte(x + 11.0, y + 8.8, "jalon", mots);
        x += 40.0;
    }
    if x > 0.0 { 14.0 } else { 0.0 }
}

pub(super) fn alternative(g: &Gantt) -> String {
    let mut sortie = format!("Calendrier de {} à {}.", g.debut, g.fin);
    for l in &g.lignes {
        let statut = if l.mot.is_empty() { String::new() } else { format!(", {}", l.mot) };
        let jalons: Vec<String> = l.jalons.iter().map(|d| date_dite(*d)).collect();
        let jalons = if jalons.is_empty() { String::new() } else { format!(", jalons : {}", jalons.join(", ")) };
        match (l.periode, l.bord) {
            (Some((de, _)), BordGantt::FinAFixer) => {
                sortie.push_str(&format!(" {} : à partir du {}, fin à fixer{statut}{jalons}.", l.libelle, date_dite(de)));
            }
            (Some((_, a)), BordGantt::DebutAFixer) => {
                sortie.push_str(&format!(" {} : jusqu’au {}, début à fixer{statut}{jalons}.", l.libelle, date_dite(a)));
            }
            (Some((de, a)), BordGantt::Connu) => {
                sortie.push_str(&format!(" {} : du {} au {}{statut}{jalons}.", l.libelle, date_dite(de), date_dite(a)))
            }
            (None, _) => sortie.push_str(&format!(" {}{statut}{jalons}.", l.libelle)),
        }
    }
    sortie
}
