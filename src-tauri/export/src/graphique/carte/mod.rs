//! Map of the contract: objectives, actions, indicators and money in columns, joined by bands as wide as their euros.
//!
//! Each action has a row, in which stand the indicators that measure it and its amount, so that no line crosses another before the
//! money reaches its source. A gap is a dashed box with its words; an amount that is not entered has no band. Two forms: with a line for
//! each axis and titles over two lines, or closer, to hold on a page; [`parts`] takes the first that fits, and cuts what does not.

mod mots;
mod rangs;

use cpom_core::carte::{ActionCarte, IndicateurCarte};
use cpom_core::choix::{Choix, GenreTrou, SourceFinancement, StatutAction};
use cpom_core::decimal::Montant;

use self::rangs::{ColonnesCarte, ContenuRang, ENTETE, LIGNE, PlanCarte, RangCarte};
use super::toile::{Ancrage, Mots, Toile};
use crate::bloc::{CarteDessinee, Statut};
use crate::mise_en_page::style::{ACCENT, DISCRET, ENCRE, LIGNE as FILET, NON_ATTEINT, TEINTE, TEINTE_PALE, TON_DOUX};
use crate::mise_en_page::traces::{Contour, EtapeTrace, Trace};
use crate::mise_en_page::{statut_colour, statut_shapes};
use crate::texte::{atomes::Couleur, police::Polices};

pub(super) use mots::{alternative, sentences};

/// Width of the bars from which bands leave.
const BARRE: f32 = 4.0;
/// Thickness under which a band is drawn in one dark tone, without an outline.
const FINE: f32 = 2.0;
/// Least thickness at which a band that has euros is drawn, so that it is seen.
const MINIMUM: f32 = 0.6;
/// Room between two sources.
const ENTRE_SOURCES: f32 = 12.0;
/// Room of the legend.
const LEGENDE: f32 = 14.0;

fn ordinary() -> Mots {
    Mots { couleur: ENCRE, ..Mots::discrets(Ancrage::Gauche) }
}

fn strong() -> Mots {
    Mots::forts(Ancrage::Gauche)
}

fn missing() -> Mots {
    Mots { couleur: NON_ATTEINT, ..strong() }
}

/// The first form that fits a height; where neither does, the close one cut between objectives.
pub(super) fn parts(polices: &Polices, c: &CarteDessinee, largeur: f32, hauteur: f32) -> Vec<CarteDessinee> {
    let fits = |c: &CarteDessinee| draw(&mut Toile::new(polices, largeur, 1.0), c) <= hauteur;
    let close = CarteDessinee { aeree: false, ..c.clone() };
    if let Some(whole) = [c, &close].into_iter().find(|c| fits(c)) {
        return vec![whole.clone()];
    }
    rangs::cut(&close, fits)
}

pub(super) fn draw(t: &mut Toile, c: &CarteDessinee) -> f32 {
    if c.faits.vide() {
        return t.vide();
    }
    let col = ColonnesCarte::new(t.largeur);
    let plan = PlanCarte::new(t, c, &col);
    heads(t, &col);
    let mut rests: Vec<ResteCarte> = Vec::new();
    for bande in &plan.bandes {
        t.rect(0.0, bande.y, t.largeur, bande.h, TEINTE_PALE);
    }
    // Bands first, so that no word is under one.
    for groupe in &plan.groupes {
        branches(t, &col, &plan, groupe, &mut rests);
    }
    let bottom = sources(t, c, &col, &plan, &rests).max(plan.bas);
    for bande in &plan.bandes {
        let y = bande.y + 10.5;
        if bande.trou {
            shape_missing(t, (5.0, y - 3.0));
            t.texte(12.0, y, &bande.mots, missing());
        } else {
            let words = t.fitted(&bande.mots, t.largeur - 8.0, strong());
            t.texte(4.0, y, &words, Mots { couleur: ACCENT, ..strong() });
        }
        t.zone(bande.cle.clone(), [0.0, bande.y, t.largeur, bande.h]);
    }
    for y in &plan.separations {
        t.push(Trace::trait_droit((0.0, *y), (col.fin_lignes, *y), DISCRET, 0.5));
    }
    for groupe in &plan.groupes {
        objective(t, &col, &plan, groupe);
    }
    for rang in &plan.rangs {
        row(t, &col, rang);
    }
    bottom + 4.0 + legend(t, c, bottom + 4.0)
}

fn heads(t: &mut Toile, col: &ColonnesCarte) {
    t.rect(0.0, 0.0, t.largeur, ENTETE, TEINTE);
    let mots = Mots { couleur: ACCENT, ..strong() };
    for (x, words) in [
        (4.0, "Objectifs"),
        (col.actions.0 + BARRE + 4.0, "Actions"),
        (col.indicateurs.0 + 2.0, "Indicateurs"),
        (col.sources.0 + BARRE + 4.0, "Qui paie"),
    ] {
        t.texte(x, 10.5, words, mots);
    }
    t.texte(col.euros.0 + col.euros.1, 10.5, "Euros", Mots { ancrage: Ancrage::Droite, ..mots });
}

/// Part of a row that has to reach a source: its height where it leaves, and its thickness.
struct ResteCarte {
    y: f32,
    source: SourceFinancement,
    euros: f32,
}

/// The bands of a group of rows, from its objective to the amounts.
fn branches(t: &mut Toile, col: &ColonnesCarte, plan: &PlanCarte, groupe: &rangs::GroupeCarte, rests: &mut Vec<ResteCarte>) {
    let rows = || plan.rangs[groupe.de..groupe.a].iter();
    let total: f32 = rows().map(|r| plan.width(r.montant())).sum();
    let mut from = groupe.y + groupe.h / 2.0 - total / 2.0;
    let start = col.objectifs.0 + col.objectifs.1;
    for r in rows() {
        let (width, middle) = (plan.width(r.montant()), r.y + r.h / 2.0);
        let ends = (start + BARRE, col.actions.0);
        match &r.contenu {
            ContenuRang::Action(a) => {
                if width > 0.0 {
                    band(t, (ends.0, from + width / 2.0), (ends.1, middle), width);
                    flat(t, (col.actions.0 + col.actions.1, col.sources_depart), middle, width);
                    let mut top = middle - width / 2.0;
                    for part in &a.sources {
                        let euros = plan.width(Some(part.montant));
                        rests.push(ResteCarte { y: top + euros / 2.0, source: part.source, euros });
                        top += euros;
                    }
                } else {
                    // Without money, a dashed line keeps the link.
                    t.tirets(&[(ends.0, groupe.y + groupe.h / 2.0), (ends.1, middle)], DISCRET, 0.7, (2.0, 1.6));
                }
            }
            ContenuRang::Argent(f) => {
                if width > 0.0 {
                    flat(t, (col.actions.0 + col.actions.1, col.sources_depart), middle, width);
                    rests.push(ResteCarte { y: middle, source: f.source, euros: width });
                }
            }
            ContenuRang::SansAction => t.tirets(&[(ends.0, middle), (ends.1, middle)], NON_ATTEINT, 0.7, (2.0, 1.6)),
            ContenuRang::Seuls(_) | ContenuRang::Affecter(_) | ContenuRang::SansObjectif => {}
        }
        from += width;
    }
    if total > 0.0 && groupe.objectif.is_some() {
        t.rect(start, groupe.y + groupe.h / 2.0 - total / 2.0, BARRE, total, ACCENT);
    }
}

/// The path between two heights, as wide as its euros: outlined when it is wide enough to have a ground.
fn band(t: &mut Toile, (x1, y1): (f32, f32), (x2, y2): (f32, f32), width: f32) {
    let (half, middle) = (width / 2.0, f32::midpoint(x1, x2));
    let etapes = vec![
        EtapeTrace::Aller(x1, y1 - half),
        EtapeTrace::Courbe(middle, y1 - half, middle, y2 - half, x2, y2 - half),
        EtapeTrace::Droite(x2, y2 + half),
        EtapeTrace::Courbe(middle, y2 + half, middle, y1 + half, x1, y1 + half),
        EtapeTrace::Fermer,
    ];
    t.push(paint(etapes, width));
}

fn flat(t: &mut Toile, (x1, x2): (f32, f32), y: f32, width: f32) {
    let half = width / 2.0;
    let etapes = vec![
        EtapeTrace::Aller(x1, y - half),
        EtapeTrace::Droite(x2, y - half),
        EtapeTrace::Droite(x2, y + half),
        EtapeTrace::Droite(x1, y + half),
        EtapeTrace::Fermer,
    ];
    t.push(paint(etapes, width));
}

fn paint(etapes: Vec<EtapeTrace>, width: f32) -> Trace {
    let fine = width < FINE;
    let contour = (!fine).then_some(Contour { couleur: ACCENT, epaisseur: 0.45, tirets: None });
    Trace::Chemin { etapes, remplissage: Some(if fine { ACCENT } else { TON_DOUX }), contour }
}

/// A source: its thickness and the lines of its words.
type SourceDessinee = (SourceFinancement, f32, Vec<(String, Mots)>);

/// The sources, on the right, and the bands that reach them; returns their bottom.
fn sources(t: &mut Toile, c: &CarteDessinee, col: &ColonnesCarte, plan: &PlanCarte, rests: &[ResteCarte]) -> f32 {
    let (x, l) = col.sources;
    let room = l - BARRE - 4.0;
    let blocks: Vec<SourceDessinee> = SourceFinancement::TOUS
        .iter()
        .filter_map(|s| {
            let euros: f32 = rests.iter().filter(|r| r.source == *s).map(|r| r.euros).sum();
            let said = c.faits.sources.iter().find(|x| x.source == *s).filter(|_| c.partie.is_none());
            if euros <= 0.0 && said.is_none() {
                return None;
            }
            let name = cpom_core::modele::mots::majuscule(s.libelle());
            let mut lines: Vec<(String, Mots)> = t.lignes(&name, room, 2, strong()).into_iter().map(|w| (w, strong())).collect();
            if let Some(source) = said {
                let total = source.actions.avec(source.hors_actions);
                lines.extend(total.somme().map(|m| (mots::euros(m), ordinary())));
                let partial = total.etendue().map(|e| t.lignes(&format!("partiel : {e}"), room, 2, Mots::discrets(Ancrage::Gauche)));
                lines.extend(partial.into_iter().flatten().map(|w| (w, Mots::discrets(Ancrage::Gauche))));
            }
            Some((*s, euros, lines))
        })
        .collect();
    #[expect(clippy::cast_precision_loss, reason = "a few lines")]
    let height = |b: &SourceDessinee| b.1.max(b.2.len() as f32 * LIGNE);
    #[expect(clippy::cast_precision_loss, reason = "a few sources")]
    let all = blocks.iter().map(height).sum::<f32>() + ENTRE_SOURCES * blocks.len().saturating_sub(1) as f32;
    let mut y = (ENTETE + f32::midpoint(0.0, plan.bas - ENTETE) - all / 2.0).max(ENTETE + 4.0);
    for b in &blocks {
        let h = height(b);
        let mut top = y + h / 2.0 - b.1 / 2.0;
        t.rect(x, top, BARRE, b.1.max(MINIMUM), ACCENT);
        for r in rests.iter().filter(|r| r.source == b.0) {
            band(t, (col.sources_depart, r.y), (x, top + r.euros / 2.0), r.euros);
            top += r.euros;
        }
        #[expect(clippy::cast_precision_loss, reason = "a few lines")]
        let mut base = y + h / 2.0 - b.2.len() as f32 * LIGNE / 2.0 + 7.4;
        for (words, mots) in &b.2 {
            t.texte(x + BARRE + 4.0, base, words, *mots);
            base += LIGNE;
        }
        t.zone(format!("source-{}", b.0.code()), [x, y, l, h]);
        y += h + ENTRE_SOURCES;
    }
    y - ENTRE_SOURCES
}

/// Code, title and amount of an objective, in the height of its rows.
fn objective(t: &mut Toile, col: &ColonnesCarte, plan: &PlanCarte, groupe: &rangs::GroupeCarte) {
    let Some(o) = groupe.objectif else { return };
    let (x, l) = col.objectifs;
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a few lines")]
    let room = (((groupe.h - 2.0) / LIGNE).floor() as usize).max(1);
    // The amount of an objective with one action is that of the action.
    let amount = (o.actions.len() > 1).then(|| mots::amount(&o.montant)).flatten();
    let asked = usize::from(amount.is_some());
    let titled = if o.code.is_empty() { o.nom.clone() } else { format!("{} {}", o.code, o.nom) };
    let lines = t.lignes(&titled, l - 6.0, room.saturating_sub(asked).clamp(1, 4), ordinary());
    let all = lines.len() + asked;
    #[expect(clippy::cast_precision_loss, reason = "a few lines")]
    let mut base = groupe.y + groupe.h / 2.0 - all as f32 * LIGNE / 2.0 + 7.2;
    for words in lines {
        t.texte(x + 4.0, base, &words, ordinary());
        base += LIGNE;
    }
    if let Some(words) = amount {
        let words = t.fitted(&words, l - 6.0, strong());
        t.texte(x + 4.0, base, &words, strong());
    }
    t.zone(format!("objectif-{}", o.id), [x, groupe.y, l + BARRE, groupe.h]);
    t.filet((0.0, groupe.y + groupe.h), (plan.fin_lignes, groupe.y + groupe.h));
}

/// A box without a ground: dashed when it is a gap.
fn outlined(t: &mut Toile, [x, y, l, h]: [f32; 4], gap: bool) {
    let (couleur, epaisseur, tirets) = if gap { (NON_ATTEINT, 0.9, Some((2.4, 1.8))) } else { (FILET, 0.6, None) };
    let contour = Contour { couleur, epaisseur, tirets };
    t.push(Trace::polygone(&[(x, y), (x + l, y), (x + l, y + h), (x, y + h)], Some(Couleur::BLANC), Some(contour)));
}

/// A triangle, which stands before the words of a gap.
fn shape_missing(t: &mut Toile, (x, y): (f32, f32)) {
    let contour = Contour { couleur: NON_ATTEINT, epaisseur: 0.9, tirets: None };
    t.push(Trace::polygone(&[(x, y - 2.6), (x + 3.0, y + 2.4), (x - 3.0, y + 2.4)], None, Some(contour)));
}

/// Width of the box of a gap that has room for its words.
fn gap_width(t: &Toile, words: &str) -> f32 {
    t.mesure(words, missing()) + 18.0
}

/// A gap in a box as wide as its words, within a column; its words on one line.
fn gap(t: &mut Toile, (x, l): (f32, f32), r: &RangCarte, words: &str, cle: String) {
    let (l, h) = (gap_width(t, words).min(l), LIGNE + 3.0);
    let y = r.y + r.h / 2.0 - h / 2.0;
    outlined(t, [x, y, l, h], true);
    shape_missing(t, (x + 7.0, y + h / 2.0));
    let words = t.fitted(words, l - 15.0, missing());
    t.texte(x + 13.0, y + 8.6, &words, missing());
    t.zone(cle, [x, y, l, h]);
}

/// A gap whose box ends where amounts do.
fn gap_of_money(t: &mut Toile, col: &ColonnesCarte, r: &RangCarte, words: &str, cle: String) {
    let l = gap_width(t, words);
    gap(t, (col.euros.0 + col.euros.1 - l, l), r, words, cle);
}

fn row(t: &mut Toile, col: &ColonnesCarte, r: &RangCarte) {
    let middle = r.y + r.h / 2.0;
    let euros = |t: &mut Toile, words: &str, cle: String| {
        let droite = col.euros.0 + col.euros.1;
        let mots = Mots { ancrage: Ancrage::Droite, ..strong() };
        let l = t.mesure(words, mots) + 4.0;
        t.rect(droite - l + 2.0, middle - 5.0, l, 10.0, Couleur::BLANC);
        t.texte(droite, middle + 2.8, words, mots);
        t.zone(cle, [col.euros.0, middle - 6.0, col.euros.1 + 2.0, 12.0]);
    };
    match &r.contenu {
        ContenuRang::Action(a) => {
            action(t, col, r, a);
            beads(t, col, r, &a.indicateurs, &format!("indicateur-{}", a.id), false);
            if a.trous.contains(&GenreTrou::ActionSansIndicateur) {
                let key = format!("trou-indicateur-{}", a.id);
                gap(t, col.indicateurs, r, "aucun indicateur", key);
            }
            if a.trous.contains(&GenreTrou::ActionSansBudget) {
                gap_of_money(t, col, r, "sans budget", format!("budget-{}", a.id));
            } else if let Some(words) = mots::amount(&a.montant) {
                euros(t, &words, format!("budget-{}", a.id));
            }
        }
        ContenuRang::SansObjectif => gap(t, (col.objectifs.0 + 2.0, col.objectifs.1), r, "aucun objectif", r.cle.clone()),
        ContenuRang::SansAction => gap(t, col.actions, r, "aucune action", r.cle.clone()),
        ContenuRang::Seuls(seuls) => {
            if r.premier {
                gap(t, col.actions, r, "aucune action", "trou-indicateurs".to_owned());
            }
            beads(t, col, r, seuls, "seul", true);
        }
        ContenuRang::Argent(f) => {
            gap(t, col.actions, r, &format!("aucune action : {}", f.nom), r.cle.clone());
            match f.montant {
                Some(m) => euros(t, &mots::euros(m), format!("euros-{}", r.cle)),
                None => gap_of_money(t, col, r, "sans montant", format!("euros-{}", r.cle)),
            }
        }
        ContenuRang::Affecter(m) => {
            gap(t, col.actions, r, "aucune action : dotation prévue", r.cle.clone());
            euros(t, &mots::euros(*m), format!("euros-{}", r.cle));
        }
    }
}

/// The box of an action: state, code, what it lacks, then its title.
fn action(t: &mut Toile, col: &ColonnesCarte, r: &RangCarte, a: &ActionCarte) {
    let (x, l) = col.actions;
    let (y, h) = (r.y + 1.4, r.h - 2.8);
    let statut = Statut::from(a.statut);
    outlined(t, [x, y, l, h], false);
    t.rect(x, y, BARRE, h, statut_colour(statut));
    #[expect(clippy::cast_precision_loss, reason = "two or three lines")]
    let mut base = r.y + r.h / 2.0 - (1 + r.titre.len()) as f32 * LIGNE / 2.0 + 7.2;
    let left = x + BARRE + 10.5;
    statut_shapes(statut, (x + BARRE + 5.5, base - 2.7), 2.6).into_iter().for_each(|s| t.push(s));
    let mut at = left;
    let code = if a.code.is_empty() { "Action" } else { a.code.as_str() };
    let late = a.statut == StatutAction::EnRetard;
    let state = Mots { couleur: if late { NON_ATTEINT } else { DISCRET }, gras: late, ..ordinary() };
    let mut pieces = vec![(code.to_owned(), strong()), (a.statut.libelle().to_owned(), state)];
    if a.trous.contains(&GenreTrou::ActionSansMoyens) {
        pieces.push(("sans moyens".to_owned(), missing()));
    }
    for (i, (words, mots)) in pieces.into_iter().enumerate() {
        if i == 2 {
            shape_missing(t, (at + 3.0, base - 2.7));
            at += 8.0;
        }
        let words = t.fitted(&words, (x + l - 3.0 - at).max(1.0), mots);
        t.texte(at, base, &words, mots);
        at += t.mesure(&words, mots) + 5.0;
    }
    for words in &r.titre {
        base += LIGNE;
        t.texte(left, base, words, ordinary());
    }
    t.zone(format!("action-{}", a.id), [x, y, l, h]);
}

/// Indicators on the band, each with its shape, in one column or two.
fn beads(t: &mut Toile, col: &ColonnesCarte, r: &RangCarte, list: &[IndicateurCarte], cle: &str, gap: bool) {
    let (x, l) = col.indicateurs;
    let columns = rangs::columns_of(list.len());
    #[expect(clippy::cast_precision_loss, reason = "one or two columns, a few rows")]
    let (width, rows) = ((l - 3.0 * (columns as f32 - 1.0)) / columns as f32, list.len().div_ceil(columns) as f32);
    let top = r.y + r.h / 2.0 - rows * LIGNE / 2.0;
    for (rank, i) in list.iter().enumerate() {
        #[expect(clippy::cast_precision_loss, reason = "one or two columns, a few rows")]
        let (bx, by) = (x + (rank % columns) as f32 * (width + 3.0), top + (rank / columns) as f32 * LIGNE);
        outlined(t, [bx, by + 0.3, width, LIGNE - 0.6], gap);
        match i.statut.and_then(Statut::of_indicator) {
            Some(s) => statut_shapes(s, (bx + 5.5, by + LIGNE / 2.0), 2.4).into_iter().for_each(|s| t.push(s)),
            None => unknown(t, (bx + 5.5, by + LIGNE / 2.0)),
        }
        let titled = if i.code.is_empty() { i.nom.clone() } else { format!("{} {}", i.code, i.nom) };
        let words = t.fitted(&titled, width - 12.0, ordinary());
        t.texte(bx + 10.5, by + 7.4, &words, ordinary());
        t.zone(format!("{cle}-{}", i.id), [bx, by, width, LIGNE]);
    }
}

/// The shape of an indicator without a value, or without a target.
fn unknown(t: &mut Toile, (x, y): (f32, f32)) {
    let contour = Contour { couleur: DISCRET, epaisseur: 0.7, tirets: None };
    t.push(Trace::polygone(&[(x - 2.0, y - 2.0), (x + 2.0, y - 2.0), (x + 2.0, y + 2.0), (x - 2.0, y + 2.0)], None, Some(contour)));
}

/// Says what widths and shapes mean, for those that are drawn; returns the height used.
fn legend(t: &mut Toile, c: &CarteDessinee, y: f32) -> f32 {
    let mots = Mots { couleur: ENCRE, ..Mots::discrets(Ancrage::Gauche) };
    let (mut x, mut base) = (0.0, y + 9.0);
    let mut room = |t: &Toile, words: &str, before: f32| {
        let l = t.mesure(words, mots) + before + 11.0;
        if x > 0.0 && x + l > t.largeur {
            (x, base) = (0.0, base + LIGNE + 1.0);
        }
        let at = (x, base);
        x += l;
        at
    };
    let all: Vec<&IndicateurCarte> = c.faits.actions().flat_map(|a| &a.indicateurs).chain(&c.faits.sans_action).collect();
    let known = |s: Statut| all.iter().any(|i| i.statut.and_then(Statut::of_indicator) == Some(s));
    if c.faits.sources.iter().any(|s| s.actions.somme().or(s.hors_actions.somme()).is_some_and(|m| m > Montant::ZERO)) {
        let words = "Largeur d’une bande : euros de toutes les années";
        let (x, base) = room(t, words, 16.0);
        t.push(Trace::polygone(
            &[(x, base - 6.0), (x + 12.0, base - 6.0), (x + 12.0, base), (x, base)],
            Some(TON_DOUX),
            Some(Contour { couleur: ACCENT, epaisseur: 0.45, tirets: None }),
        ));
        t.texte(x + 16.0, base, words, mots);
    }
    for s in [Statut::Atteint, Statut::Partiel, Statut::NonAtteint, Statut::EnCours, Statut::AVenir].into_iter().filter(|s| known(*s)) {
        let words = format!("indicateur {}", s.mot());
        let (x, base) = room(t, &words, 9.0);
        statut_shapes(s, (x + 3.0, base - 2.7), 2.4).into_iter().for_each(|s| t.push(s));
        t.texte(x + 9.0, base, &words, mots);
    }
    if all.iter().any(|i| i.statut.and_then(Statut::of_indicator).is_none()) {
        let words = "indicateur sans valeur jugée";
        let (x, base) = room(t, words, 9.0);
        unknown(t, (x + 3.0, base - 2.7));
        t.texte(x + 9.0, base, words, mots);
    }
    if !c.faits.trous.is_empty() {
        let words = "ce qui manque";
        let (x, base) = room(t, words, 9.0);
        shape_missing(t, (x + 3.0, base - 2.7));
        t.texte(x + 9.0, base, words, mots);
    }
    base - y + LEGENDE - 9.0
}

#[cfg(test)]
mod tests;
