//! Line of time of a contract: years on top, its phases, one line of days for each kind, then a bar for each action.
//!
//! The state of a day is a shape, and the legend says its word; what is late is also written by the caller in words. A bar
//! says that its action is late.

use cpom_core::calculs::{ActionFrise, Frise, PhaseFrise, RepereFrise};
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

/// Width of the names of the lines.
const NOMS: f32 = 64.0;
/// Height of the phases, and of a line of days with its dates.
const PHASES: f32 = 21.0;
const LIGNE_JOURS: f32 = 24.0;
/// Height of an action, and what stands above and below them.
const ACTION: f32 = 12.5;
const MARGE_ACTIONS: f32 = 3.0;
/// Half of the size of a shape.
const RAYON: f32 = 3.2;

/// Height of the years, the phases and the lines of days.
fn head_height(t: &Toile, f: &Frise) -> f32 {
    let genres = GenreRepere::TOUS.iter().filter(|g| f.reperes.iter().any(|x| x.genre == **g)).count();
    #[expect(clippy::cast_precision_loss, reason = "four lines")]
    let days = LIGNE_JOURS * genres as f32;
    (ENTETE + if f.phases.is_empty() { 0.0 } else { PHASES } + days) * t.echelle
}

/// Height of the bars of the actions with their margins; none without actions.
fn actions_height(t: &Toile, n: usize) -> f32 {
    #[expect(clippy::cast_precision_loss, reason = "actions of a contract")]
    let bars = ACTION * t.echelle * n as f32;
    if n == 0 { 0.0 } else { bars + 2.0 * MARGE_ACTIONS }
}

/// Cuts a line into as many as the height takes: the days in the first, with the actions that find room there, then the other
/// actions under the same years.
pub(super) fn parts(t: &Toile, f: &Frise, hauteur: f32) -> Vec<Frise> {
    let place = |f: &Frise| {
        let left = (hauteur - head_height(t, f) - 2.0 * MARGE_ACTIONS - 27.0) / (ACTION * t.echelle);
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "rows on a page")]
        let rows = left.max(1.0) as usize;
        rows
    };
    let head = f.actions.len().min(place(f));
    let mut out = vec![Frise { actions: f.actions[..head].to_vec(), ..f.clone() }];
    let rest = Frise { reperes: Vec::new(), actions: Vec::new(), hors: 0, ..f.clone() };
    out.extend(f.actions[head..].chunks(place(&rest)).map(|actions| Frise { actions: actions.to_vec(), ..rest.clone() }));
    out
}

pub(super) fn draw(t: &mut Toile, f: &Frise) -> f32 {
    let e = t.echelle;
    let Some(r) = EchelleJours::new(NOMS, t.largeur, f.debut, f.fin) else {
        return t.vide();
    };
    let genres: Vec<GenreRepere> = GenreRepere::TOUS.iter().copied().filter(|g| f.reperes.iter().any(|x| x.genre == *g)).collect();
    let haut = ENTETE * e;
    let apres = haut + if f.phases.is_empty() { 0.0 } else { PHASES * e };
    let bas = head_height(t, f) + actions_height(t, f.actions.len());
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
    if !f.actions.is_empty() {
        t.texte(4.0, y + MARGE_ACTIONS + 8.5 * e, "Actions", noms);
        for (i, a) in f.actions.iter().enumerate() {
            action(t, &r, a, y + actions_height(t, i).max(2.0 * MARGE_ACTIONS) - MARGE_ACTIONS);
        }
        t.filet((0.0, bas), (t.largeur, bas));
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
        EtatPhase::Preparation | EtatPhase::AVenir => (Couleur::BLANC, DISCRET),
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
            t.rect(x - demi - 1.0, y + 13.6 * t.echelle, 2.0 * demi + 2.0, 8.6, Couleur::BLANC);
            t.texte(x, y + 20.5 * t.echelle, &words, mots);
            written.push((x - demi, x + demi));
        }
    }
}

/// The bar of an action with its code, and its title when there is room; the word of a late one.
fn action(t: &mut Toile, r: &EchelleJours, a: &ActionFrise, y: f32) {
    let (x1, x2) = (r.x(a.debut), r.x(a.fin.succ_opt().unwrap_or(a.fin)).max(r.x(a.debut) + 3.0));
    let (haut, bas) = (y + 1.0, y + ACTION * t.echelle - 1.0);
    let late = a.etat == EtatRepere::EnRetard;
    let (fond, bord) = match a.etat {
        EtatRepere::Fait => (TON_DOUX, ACCENT),
        EtatRepere::EnRetard => (Couleur::BLANC, NON_ATTEINT),
        EtatRepere::AVenir | EtatRepere::AConfirmer => (Couleur::BLANC, ACCENT),
    };
    let contour = Contour { couleur: bord, epaisseur: if late { 1.2 } else { 0.8 }, tirets: None };
    t.push(Trace::polygone(&[(x1, haut), (x2, haut), (x2, bas), (x1, bas)], Some(fond), Some(contour)));
    let (code, titre) = a.libelle.split_once(' ').unwrap_or((&a.libelle, ""));
    let court = if late { format!("{code}, {}", a.etat.libelle()) } else { code.to_owned() };
    let mots = if late {
        Mots { couleur: NON_ATTEINT, ..Mots::forts(Ancrage::Gauche) }
    } else {
        Mots { couleur: ENCRE, ..Mots::discrets(Ancrage::Gauche) }
    };
    let long = if late { format!("{court} – {titre}") } else { format!("{court} {titre}") };
    let base = y + ACTION * t.echelle / 2.0 + 2.8;
    let fits = |t: &Toile, words: &str, room: f32| t.mesure(words, mots) <= room;
    let inside = x2 - x1 - 6.0;
    if let Some(words) = [&long, &court].into_iter().find(|w| fits(t, w, inside)) {
        t.texte(x1 + 3.0, base, words, mots);
    } else if fits(t, &court, r.droite - x2 - 4.0) {
        t.texte(x2 + 4.0, base, &court, mots);
    } else {
        t.texte(x1 - 4.0, base, &court, Mots { ancrage: Ancrage::Droite, ..mots });
    }
}

/// The shape of a state around a centre.
fn shape(t: &mut Toile, etat: EtatRepere, (x, y): (f32, f32)) {
    let thin = |couleur| Some(Contour { couleur, epaisseur: 1.1, tirets: None });
    let trace = match etat {
        EtatRepere::Fait => Trace::cercle(x, y, RAYON * 0.9, Some(ACCENT), None),
        EtatRepere::AVenir => Trace::cercle(x, y, RAYON * 0.9, Some(Couleur::BLANC), thin(ACCENT)),
        EtatRepere::EnRetard => {
            let h = RAYON * 1.2;
            Trace::polygone(&[(x, y - h), (x + h, y + h * 0.8), (x - h, y + h * 0.8)], Some(NON_ATTEINT), thin(Couleur::BLANC))
        }
        EtatRepere::AConfirmer => {
            let h = RAYON * 0.8;
            Trace::polygone(&[(x - h, y - h), (x + h, y - h), (x + h, y + h), (x - h, y + h)], Some(Couleur::BLANC), thin(PARTIEL))
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
    if f.actions.iter().any(|a| a.etat == EtatRepere::Fait) {
        let coins = [(x, y + 2.5), (x + 12.0, y + 2.5), (x + 12.0, y + 9.5), (x, y + 9.5)];
        t.push(Trace::polygone(&coins, Some(TON_DOUX), Some(Contour { couleur: ACCENT, epaisseur: 0.8, tirets: None })));
        t.texte(x + 16.0, y + 8.8, "action terminée", mots);
        x += 16.0 + t.mesure("action terminée", mots);
    }
    if x > 0.0 { 13.0 } else { 0.0 }
}

/// One day in words: « Réunion de revue, 10 décembre 2026 ».
fn said(r: &RepereFrise) -> String {
    format!("{}, {}", r.libelle, date_dite(r.date))
}

/// The line in words, a sentence each: its years, its phases, what is late, to be confirmed and to come; what is done is
/// counted; the actions that are drawn, by state.
pub(super) fn sentences(f: &Frise) -> Vec<String> {
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
    let stretch = |a: &ActionFrise| format!("{}, du {} au {}", a.libelle, date_dite(a.debut), date_dite(a.fin));
    for (etat, intro) in [(EtatRepere::EnRetard, "en retard"), (EtatRepere::AVenir, "en cours ou à venir"), (EtatRepere::Fait, "terminées")]
    {
        let bars: Vec<String> = f.actions.iter().filter(|a| a.etat == etat).map(stretch).collect();
        if !bars.is_empty() {
            out.push(format!("Actions {intro} : {}.", bars.join(" ; ")));
        }
    }
    out
}
