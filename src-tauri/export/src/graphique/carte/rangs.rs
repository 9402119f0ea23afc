//! Columns and rows of the map: where each thing stands, before anything is drawn.

use cpom_core::carte::{ActionCarte, FinancementCarte, IndicateurCarte, ObjectifCarte};
use cpom_core::decimal::Montant;

use super::super::toile::Toile;
use super::ordinary;
use crate::bloc::CarteDessinee;

/// Height of the names of the columns.
pub(super) const ENTETE: f32 = 15.0;
/// From one line of words to the next.
pub(super) const LIGNE: f32 = 9.2;
/// Room above and below what a row holds.
const MARGE: f32 = 1.2;
/// Height of the line of an axis.
const AXE: f32 = 15.0;
/// Thickness of the largest amount, in points.
const BANDE: f32 = 17.0;

/// Left and width of each column.
pub(super) struct ColonnesCarte {
    pub objectifs: (f32, f32),
    pub actions: (f32, f32),
    pub indicateurs: (f32, f32),
    pub euros: (f32, f32),
    pub sources: (f32, f32),
    /// Left of the bands that reach the sources.
    pub sources_depart: f32,
    /// Right of the lines between rows.
    pub fin_lignes: f32,
}

impl ColonnesCarte {
    /// The columns over a width: those of words share what the bands and the amounts leave.
    pub fn new(largeur: f32) -> Self {
        const BRANCHES: f32 = 32.0;
        const AVANT: f32 = 9.0;
        const VERS_SOURCES: f32 = 38.0;
        let (euros, sources) = (58.0, (largeur * 0.115).clamp(74.0, 110.0));
        let words = (largeur - BRANCHES - 2.0 * AVANT - 4.0 - VERS_SOURCES - euros - sources).max(90.0);
        let (objectifs, actions) = (words * 0.235, words * 0.375);
        let indicateurs = words - objectifs - actions;
        let x_actions = objectifs + 4.0 + BRANCHES;
        let x_indicateurs = x_actions + actions + AVANT;
        let x_euros = x_indicateurs + indicateurs + AVANT;
        let sources_depart = x_euros + euros + 4.0;
        Self {
            objectifs: (0.0, objectifs),
            actions: (x_actions, actions),
            indicateurs: (x_indicateurs, indicateurs),
            euros: (x_euros, euros),
            sources: (largeur - sources, sources),
            sources_depart,
            fin_lignes: sources_depart,
        }
    }
}

/// Content of a row.
pub(super) enum ContenuRang<'c> {
    Action(&'c ActionCarte),
    /// An axis without an objective.
    SansObjectif,
    /// An objective without an action.
    SansAction,
    /// Indicators that measure no action.
    Seuls(Vec<IndicateurCarte>),
    /// Money that belongs to no action.
    Argent(&'c FinancementCarte),
    /// Planned dotation that no action takes.
    Affecter(Montant),
}

pub(super) struct RangCarte<'c> {
    pub y: f32,
    pub h: f32,
    pub contenu: ContenuRang<'c>,
    /// Lines of the title of an action.
    pub titre: Vec<String>,
    /// Name of the place of a gap.
    pub cle: String,
    /// Whether it is the first of its kind.
    pub premier: bool,
}

impl RangCarte<'_> {
    /// Money of the row; `None` without any.
    pub fn montant(&self) -> Option<Montant> {
        match &self.contenu {
            ContenuRang::Action(a) => a.montant.somme(),
            ContenuRang::Argent(f) => f.montant,
            ContenuRang::SansObjectif | ContenuRang::SansAction | ContenuRang::Seuls(_) | ContenuRang::Affecter(_) => None,
        }
    }
}

/// The rows of an objective, or of what has none.
pub(super) struct GroupeCarte<'c> {
    pub objectif: Option<&'c ObjectifCarte>,
    pub y: f32,
    pub h: f32,
    /// First row, and the one after the last.
    pub de: usize,
    pub a: usize,
}

/// A line of words across the columns.
pub(super) struct BandeCarte {
    pub y: f32,
    pub h: f32,
    pub mots: String,
    pub cle: String,
    pub trou: bool,
}

/// Places of rows, groups and lines, before anything is drawn.
pub(super) struct PlanCarte<'c> {
    pub groupes: Vec<GroupeCarte<'c>>,
    pub rangs: Vec<RangCarte<'c>>,
    pub bandes: Vec<BandeCarte>,
    /// Heights of the lines between axes that have no line of their own.
    pub separations: Vec<f32>,
    pub bas: f32,
    pub fin_lignes: f32,
    /// Points of thickness for a cent.
    pas: f64,
}

/// Columns in which a number of indicators stand.
pub(super) fn columns_of(n: usize) -> usize {
    if n > 2 { 2 } else { 1 }
}

#[expect(clippy::cast_precision_loss, reason = "a few lines")]
fn lines(n: usize) -> f32 {
    n as f32 * LIGNE
}

impl<'c> PlanCarte<'c> {
    pub fn new(t: &Toile, c: &'c CarteDessinee, col: &ColonnesCarte) -> Self {
        let mut plan = Self {
            groupes: Vec::new(),
            rangs: Vec::new(),
            bandes: Vec::new(),
            separations: Vec::new(),
            bas: ENTETE,
            fin_lignes: col.fin_lignes,
            pas: 0.0,
        };
        for (i, x) in c.faits.axes.iter().enumerate() {
            let cle = format!("axe-{}", x.id);
            if c.aeree {
                let mots = if x.code.is_empty() { x.nom.clone() } else { format!("{} {}", x.code, x.nom) };
                plan.bandes.push(BandeCarte { y: plan.bas, h: AXE, mots, cle, trou: false });
                plan.bas += AXE;
            } else if i > 0 {
                plan.separations.push(plan.bas);
            }
            for o in &x.objectifs {
                let de = plan.rangs.len();
                for a in &o.actions {
                    plan.action(t, c, col, a);
                }
                if o.actions.is_empty() {
                    plan.push(ContenuRang::SansAction, LIGNE + 6.0, format!("trou-objectif-{}", o.id));
                }
                plan.close(t, c, col, Some(o), de);
            }
            if x.objectifs.is_empty() {
                let de = plan.rangs.len();
                plan.push(ContenuRang::SansObjectif, LIGNE + 6.0, format!("trou-axe-{}", x.id));
                plan.close(t, c, col, None, de);
            }
        }
        plan.without_action(t, c, col);
        let most = c.partie.or_else(|| plan.rangs.iter().filter_map(RangCarte::montant).max()).unwrap_or_default();
        if most > Montant::ZERO {
            #[expect(clippy::cast_precision_loss, reason = "a thickness on paper")]
            let cents = most.raw() as f64;
            plan.pas = f64::from(BANDE) / cents;
        }
        plan
    }

    fn push(&mut self, contenu: ContenuRang<'c>, h: f32, cle: String) {
        let premier = matches!(contenu, ContenuRang::Seuls(_)) && !self.rangs.iter().any(|r| matches!(r.contenu, ContenuRang::Seuls(_)));
        self.rangs.push(RangCarte { y: self.bas, h, contenu, titre: Vec::new(), cle, premier });
        self.bas += h;
    }

    fn action(&mut self, t: &Toile, c: &CarteDessinee, col: &ColonnesCarte, a: &'c ActionCarte) {
        let titre = t.lignes(&a.nom, col.actions.1 - 18.0, if c.aeree { 2 } else { 1 }, ordinary());
        let n = a.indicateurs.len();
        let words = lines(1 + titre.len());
        let h = words.max(lines(n.div_ceil(columns_of(n)))).max(BANDE) + 2.0 * MARGE;
        self.push(ContenuRang::Action(a), h, String::new());
        if let Some(r) = self.rangs.last_mut() {
            r.titre = titre;
        }
    }

    /// Ends a group of rows: where a title needs more room than they have, they share what it lacks.
    fn close(&mut self, t: &Toile, c: &CarteDessinee, col: &ColonnesCarte, objectif: Option<&'c ObjectifCarte>, de: usize) {
        let Some(y) = self.rangs.get(de).map(|r| r.y) else { return };
        let a = self.rangs.len();
        if let Some(o) = objectif.filter(|_| c.aeree) {
            let titre = t.lignes(&format!("{} {}", o.code, o.nom), col.objectifs.1 - 6.0, 4, ordinary()).len();
            let asked = lines(titre + usize::from(o.actions.len() > 1)) + 2.0 * MARGE;
            let lacking = (asked - (self.bas - y)).max(0.0);
            #[expect(clippy::cast_precision_loss, reason = "a few rows")]
            let each = lacking / (a - de) as f32;
            let mut top = y;
            for r in &mut self.rangs[de..a] {
                (r.y, r.h) = (top, r.h + each);
                top += r.h;
            }
            self.bas = top;
        }
        self.groupes.push(GroupeCarte { objectif, y, h: self.bas - y, de, a });
    }

    /// Indicators and money without an action, under all the others.
    fn without_action(&mut self, t: &Toile, c: &'c CarteDessinee, col: &ColonnesCarte) {
        let f = &c.faits;
        if f.sans_action.is_empty() && f.hors_actions.is_empty() && f.a_affecter.is_none() {
            return;
        }
        self.bandes.push(BandeCarte { y: self.bas, h: AXE, mots: "Sans action".to_owned(), cle: "sans-action".to_owned(), trou: true });
        self.bas += AXE;
        let de = self.rangs.len();
        for pair in f.sans_action.chunks(4) {
            let n = pair.len();
            self.push(ContenuRang::Seuls(pair.to_vec()), lines(n.div_ceil(columns_of(n))).max(LIGNE + 3.0) + 2.0 * MARGE, String::new());
        }
        for line in &f.hors_actions {
            self.push(ContenuRang::Argent(line), BANDE + 2.0 * MARGE, format!("hors-{}", line.id));
        }
        if let Some(left) = f.a_affecter {
            self.push(ContenuRang::Affecter(left), LIGNE + 6.0, "affecter".to_owned());
        }
        self.close(t, c, col, None, de);
    }

    /// Thickness of an amount, in points; none without euros.
    pub fn width(&self, montant: Option<Montant>) -> f32 {
        #[expect(clippy::cast_precision_loss, clippy::cast_possible_truncation, reason = "a thickness on paper")]
        let width = (montant.unwrap_or_default().raw() as f64 * self.pas) as f32;
        if width > 0.0 { width.max(super::MINIMUM) } else { 0.0 }
    }
}

/// The map cut between objectives into parts that fit; an objective too high for a page is a part of its own.
pub(super) fn cut(c: &CarteDessinee, fits: impl Fn(&CarteDessinee) -> bool) -> Vec<CarteDessinee> {
    let largest = c.faits.actions().filter_map(|a| a.montant.somme()).chain(c.faits.hors_actions.iter().filter_map(|f| f.montant)).max();
    let empty = || {
        let mut out = CarteDessinee { partie: Some(largest.unwrap_or_default()), ..c.clone() };
        out.faits.axes.clear();
        out.faits.sans_action.clear();
        out.faits.hors_actions.clear();
        out.faits.a_affecter = None;
        out
    };
    let mut out = vec![empty()];
    let mut add = |put: &dyn Fn(&mut CarteDessinee)| {
        let Some(last) = out.last_mut() else { return };
        let mut longer = last.clone();
        put(&mut longer);
        if (last.faits.axes.is_empty() && last.faits.sans_action.is_empty() && last.faits.hors_actions.is_empty()) || fits(&longer) {
            *last = longer;
        } else {
            let mut next = empty();
            put(&mut next);
            out.push(next);
        }
    };
    for x in &c.faits.axes {
        let bare = || cpom_core::carte::AxeCarte { objectifs: Vec::new(), ..x.clone() };
        if x.objectifs.is_empty() {
            add(&|m| m.faits.axes.push(bare()));
        }
        for o in &x.objectifs {
            add(&|m| match m.faits.axes.last_mut().filter(|last| last.id == x.id) {
                Some(last) => last.objectifs.push(o.clone()),
                None => m.faits.axes.push(cpom_core::carte::AxeCarte { objectifs: vec![o.clone()], ..bare() }),
            });
        }
    }
    for some in c.faits.sans_action.chunks(8) {
        add(&|m| m.faits.sans_action.extend_from_slice(some));
    }
    for line in &c.faits.hors_actions {
        add(&|m| m.faits.hors_actions.push(line.clone()));
    }
    add(&|m| m.faits.a_affecter = c.faits.a_affecter);
    out
}
