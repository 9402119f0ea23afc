//! Line of time of a contract: years on top, its phases, then one line of days for each kind.
//!
//! The state of a day is a shape, and the legend says its word; what is late is also written by the caller in words.

use cpom_core::calculs::{Frise, PhaseFrise, RepereFrise};
use cpom_core::choix::{Choix, EtatPhase, EtatRepere, GenreRepere};
use cpom_core::francais::{date as date_dite, enumeration};
use cpom_core::modele::mots::majuscule;

use chrono::Datelike;

use super::gantt::{ENTETE, EchelleJours, grid};
use super::toile::{Ancrage, Mots, Toile, encre_sur};
use crate::{
    mise_en_page::{
        style::{ACCENT, DISCRET, ENCRE, NON_ATTEINT, PARTIEL, TEINTE, TON_DOUX},
        traces::{Contour, Trace},
    },
    texte::atomes::Couleur,
};

const BLANC: Couleur = Couleur(255, 255, 255);
/// Width of the names of the lines.
const NOMS: f32 = 64.0;
/// Height of the phases, and of a line of days with its dates.
const PHASES: f32 = 21.0;
const LIGNE_JOURS: f32 = 24.0;
/// Half of the size of a shape.
const RAYON: f32 = 3.2;

pub(super) fn draw(t: &mut Toile, f: &Frise) -> f32 {
    let e = t.echelle;
    let Some(r) = EchelleJours::new(NOMS, t.largeur, f.debut, f.fin) else {
        return t.vide();
    };
    let genres: Vec<GenreRepere> = GenreRepere::TOUS.iter().copied().filter(|g| f.reperes.iter().any(|x| x.genre == *g)).collect();
    let haut = ENTETE * e;
    let apres = haut + if f.phases.is_empty() { 0.0 } else { PHASES * e };
    #[expect(clippy::cast_precision_loss, reason = "four lines")]
    let bas = apres + LIGNE_JOURS * e * genres.len() as f32;
    t.rect(0.0, 0.0, t.largeur, haut, TEINTE);
    grid(t, &r, haut, bas);
    let today = r.contains(f.jour).then(|| r.x(f.jour));
    if let Some(x) = today {
        t.push(Trace::trait_droit((x, haut), (x, bas), ENCRE, 1.0));
    }
    let noms = Mots { taille: 8.2, gras: false, couleur: ENCRE, ancrage: Ancrage::Gauche };
    if !f.phases.is_empty() {
        t.texte(4.0, haut + 13.5 * e, "Contrat", noms);
        f.phases.iter().for_each(|p| phase(t, &r, p, haut + 3.5 * e));
        t.filet((0.0, apres), (t.largeur, apres));
    }
    let mut y = apres;
    for genre in genres {
        t.texte(4.0, y + 11.0 * e, &majuscule(genre.libelle()), noms);
        let days: Vec<&RepereFrise> = f.reperes.iter().filter(|x| x.genre == genre).collect();
        line(t, &r, &days, y);
        y += LIGNE_JOURS * e;
        t.filet((0.0, y), (t.largeur, y));
    }
    let mut pied = bas + 3.0;
    if let Some(x) = today {
        let mots = Mots { couleur: ENCRE, ..Mots::forts(Ancrage::Centre) };
        t.texte(x, bas + 9.5, &format!("aujourd’hui, {}", date_dite(f.jour)), mots);
        pied += 11.0;
    }
    pied + legend(t, f, pied)
}

fn phase(t: &mut Toile, r: &EchelleJours, p: &PhaseFrise, y: f32) {
    let (x1, x2) = (r.x(p.debut), r.x(p.fin.succ_opt().unwrap_or(p.fin)));
    let h = 14.0 * t.echelle;
    let (fond, bord) = match p.etat {
        EtatPhase::Close => (ACCENT, ACCENT),
        EtatPhase::Ecoulee => (DISCRET, DISCRET),
        EtatPhase::EnCours => (TON_DOUX, ACCENT),
        EtatPhase::Preparation | EtatPhase::AVenir => (BLANC, DISCRET),
    };
    let tirets = (p.etat == EtatPhase::Preparation).then_some((2.4, 1.6));
    let coins = [(x1 + 0.6, y), (x2 - 0.6, y), (x2 - 0.6, y + h), (x1 + 0.6, y + h)];
    t.push(Trace::polygone(&coins, Some(fond), Some(Contour { couleur: bord, epaisseur: 0.8, tirets })));
    let mots = Mots { couleur: encre_sur(fond), ..Mots::discrets(Ancrage::Centre) };
    if t.mesure(p.etat.libelle(), mots) < x2 - x1 - 5.0 {
        t.texte(f32::midpoint(x1, x2), y + 10.0 * t.echelle, p.etat.libelle(), mots);
    }
}

/// The days of a kind: their shapes, then the dates that find room, those that ask for something first.
fn line(t: &mut Toile, r: &EchelleJours, days: &[&RepereFrise], y: f32) {
    let milieu = y + 7.5 * t.echelle;
    t.push(Trace::trait_droit((r.gauche, milieu), (r.droite, milieu), DISCRET, 0.5));
    for d in days {
        shape(t, d.etat, (r.x(d.date), milieu));
    }
    let mut order: Vec<&&RepereFrise> = days.iter().collect();
    // Late, then to come and to be confirmed from the nearest, then done from the latest.
    order.sort_by_key(|d| match d.etat {
        EtatRepere::EnRetard => (0, i64::from(d.date.num_days_from_ce())),
        EtatRepere::AVenir | EtatRepere::AConfirmer => (1, i64::from(d.date.num_days_from_ce())),
        EtatRepere::Fait => (2, -i64::from(d.date.num_days_from_ce())),
    });
    let mut written: Vec<(f32, f32)> = Vec::new();
    for d in order {
        let mots = if d.etat == EtatRepere::EnRetard {
            Mots { couleur: NON_ATTEINT, ..Mots::forts(Ancrage::Centre) }
        } else {
            Mots { couleur: ENCRE, ..Mots::discrets(Ancrage::Centre) }
        };
        let words = format!("{:02}/{:02}", d.date.day(), d.date.month());
        let demi = t.mesure(&words, mots) / 2.0;
        let x = r.x(d.date).clamp(r.gauche + demi, r.droite - demi);
        if written.iter().all(|(a, b)| x + demi + 2.5 <= *a || x - demi - 2.5 >= *b) {
            // No line goes through a date.
            t.rect(x - demi - 1.0, y + 13.6 * t.echelle, 2.0 * demi + 2.0, 8.6, BLANC);
            t.texte(x, y + 20.5 * t.echelle, &words, mots);
            written.push((x - demi, x + demi));
        }
    }
}

/// The shape of a state around a centre.
fn shape(t: &mut Toile, etat: EtatRepere, (x, y): (f32, f32)) {
    let thin = |couleur| Some(Contour { couleur, epaisseur: 1.1, tirets: None });
    let trace = match etat {
        EtatRepere::Fait => Trace::cercle(x, y, RAYON * 0.9, Some(ACCENT), None),
        EtatRepere::AVenir => Trace::cercle(x, y, RAYON * 0.9, Some(BLANC), thin(ACCENT)),
        EtatRepere::EnRetard => {
            let h = RAYON * 1.2;
            Trace::polygone(&[(x, y - h), (x + h, y + h * 0.8), (x - h, y + h * 0.8)], Some(NON_ATTEINT), thin(BLANC))
        }
        EtatRepere::AConfirmer => {
            let h = RAYON * 0.8;
            Trace::polygone(&[(x - h, y - h), (x + h, y - h), (x + h, y + h), (x - h, y + h)], Some(BLANC), thin(PARTIEL))
        }
    };
    t.push(trace);
}

/// Says what the shapes mean, for those that are drawn; returns the height used.
fn legend(t: &mut Toile, f: &Frise, y: f32) -> f32 {
    let mots = Mots { couleur: ENCRE, ..Mots::discrets(Ancrage::Gauche) };
    let mut x = 0.0;
    for etat in EtatRepere::TOUS.iter().filter(|e| f.dans(**e).next().is_some()) {
        shape(t, *etat, (x + 4.0, y + 6.0));
        t.texte(x + 11.0, y + 8.8, etat.libelle(), mots);
        x += 25.0 + t.mesure(etat.libelle(), mots);
    }
    if x > 0.0 { 13.0 } else { 0.0 }
}

/// One day in words: « Réunion de revue, 10 décembre 2026 ».
fn said(r: &RepereFrise) -> String {
    format!("{}, {}", r.libelle, date_dite(r.date))
}

/// The line in words, a sentence each: its years, its phases, what is late, to be confirmed and to come; what is done is counted.
pub(crate) fn sentences(f: &Frise) -> Vec<String> {
    let mut out = vec![format!("Ligne du temps du contrat, de {} à {}, au {}.", f.debut, f.fin, date_dite(f.jour))];
    let named = |p: &PhaseFrise| match p.etat {
        EtatPhase::Preparation => format!("{} du {} au {}", p.nom, date_dite(p.debut), date_dite(p.fin)),
        etat => format!("{} : {}", p.nom, etat.libelle()),
    };
    if !f.phases.is_empty() {
        out.push(format!("{}.", f.phases.iter().map(named).collect::<Vec<_>>().join(" ; ")));
    }
    for (etat, intro) in [(EtatRepere::EnRetard, "En retard"), (EtatRepere::AConfirmer, "À confirmer"), (EtatRepere::AVenir, "À venir")] {
        let days: Vec<String> = f.dans(etat).map(said).collect();
        if !days.is_empty() {
            out.push(format!("{intro} : {}.", days.join(" ; ")));
        }
    }
    let done = GenreRepere::TOUS.iter().filter_map(|g| match f.dans(EtatRepere::Fait).filter(|r| r.genre == *g).count() {
        0 => None,
        n => Some(format!("{} : {n}", g.libelle())),
    });
    let done: Vec<String> = done.collect();
    if !done.is_empty() {
        out.push(format!("Déjà faits – {}.", enumeration(&done)));
    }
    out
}
