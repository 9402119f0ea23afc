//! Bricks: the pieces of a page that are never cut, in reading order, with what holds them together.

use std::{rc::Rc, sync::Arc};

use super::{
    style::{A4, ATTEINT, BAS, DISCRET, HAUT, NON_ATTEINT, PARTIEL},
    traces::{Contour, NoeudId, Trace},
};
use crate::{
    bloc::Statut,
    texte::{
        atomes::Couleur,
        lignes::{ContenuLigne, LigneTexte},
        police::Forme,
    },
};

/// A mark and the node it belongs to; none for decoration.
#[derive(Debug, Clone)]
pub(crate) struct Pose {
    pub noeud: Option<NoeudId>,
    pub trace: Trace,
}

/// Link inside a brick.
#[derive(Debug, Clone)]
pub(crate) struct LienLocal {
    pub boite: [f32; 4],
    pub ancre: Rc<str>,
    pub texte: String,
    pub noeud: NoeudId,
}

/// Ground behind consecutive bricks.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Decor {
    pub id: usize,
    pub x: f32,
    pub largeur: f32,
    pub fond: Couleur,
    pub barre: Couleur,
}

/// Orientation of the page a brick is laid out for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) enum FormatFeuille {
    #[default]
    Portrait,
    Paysage,
}

/// Header drawn again when a table goes on over a page.
#[derive(Debug, Clone, Default)]
pub(crate) struct Rappel {
    pub hauteur: f32,
    pub traces: Vec<Trace>,
}

/// Piece of content that is never cut.
#[derive(Debug, Clone, Default)]
pub(crate) struct Brick {
    /// Space wanted above; dropped on top of a page.
    pub avant: f32,
    pub hauteur: f32,
    /// Space wanted below.
    pub apres: f32,
    /// No page break between this brick and the next.
    pub lie: bool,
    /// Height that must be left on the page for the brick to start there.
    pub besoin: f32,
    /// Whether the brick starts a page.
    pub saut: bool,
    /// Height that must be left on a page for the brick to stay there instead of starting its own, with all that is tied to it.
    pub souple: Option<f32>,
    pub format: FormatFeuille,
    pub poses: Vec<Pose>,
    pub liens: Vec<LienLocal>,
    /// Anchors on top of the brick.
    pub ancres: Vec<String>,
    /// Heading the brick starts: index in the list of headings.
    pub titre: Option<usize>,
    pub rappel: Option<Rc<Rappel>>,
    pub decor: Option<Decor>,
    /// Nodes that exist even without content (empty cells).
    pub attacher: Vec<NoeudId>,
    /// Figures and their boxes, relative to the brick.
    pub figures: Vec<(NoeudId, [f32; 4])>,
}

/// Height of bricks one below the other.
pub(crate) fn hauteur_totale(bricks: &[Brick]) -> f32 {
    let mut hauteur = 0.0;
    let mut apres = 0.0_f32;
    for (i, b) in bricks.iter().enumerate() {
        if i > 0 {
            hauteur += apres.max(b.avant);
        }
        hauteur += b.hauteur;
        apres = b.apres;
    }
    hauteur
}

/// Ties bricks together, but for the last to what follows.
pub(crate) fn lier(bricks: &mut [Brick]) {
    if let Some((_, debut)) = bricks.split_last_mut() {
        debut.iter_mut().for_each(|b| b.lie = true);
    }
}

/// Position at which lines are placed.
#[derive(Debug, Clone, Copy)]
pub(crate) struct PlaceBrique {
    pub x: f32,
    /// Top of the first line.
    pub y: f32,
    pub noeud: Option<NoeudId>,
}

impl PlaceBrique {
    /// A place for the content of a node.
    pub fn new(x: f32, y: f32, noeud: NoeudId) -> Self {
        Self { x, y, noeud: Some(noeud) }
    }
}

impl Brick {
    /// Adds a mark that belongs to no content: a ground, a rule.
    pub fn push_ground(&mut self, trace: Trace) {
        self.poses.push(Pose { noeud: None, trace });
    }

    /// The brick moved to the right.
    pub fn aside(self, dx: f32) -> Self {
        let poses = self.poses.into_iter().map(|p| Pose { trace: p.trace.moved(dx, 0.0), ..p }).collect();
        let liens = self.liens.into_iter().map(|l| {
            let [g, h, d, bas] = l.boite;
            LienLocal { boite: [g + dx, h, d + dx, bas], ..l }
        });
        Self { poses, liens: liens.collect(), ..self }
    }
}

/// Height that content may take on a page.
pub(crate) fn hauteur_utile(format: FormatFeuille) -> f32 {
    dimensions(format).1 - HAUT - BAS
}

/// Width and height of a page.
pub(crate) fn dimensions(format: FormatFeuille) -> (f32, f32) {
    match format {
        FormatFeuille::Portrait => A4,
        FormatFeuille::Paysage => (A4.1, A4.0),
    }
}

/// The words of a run, with the spaces between them.
pub(crate) fn words(mots: &[Arc<Forme>]) -> String {
    mots.iter().filter(|f| &*f.texte != "\u{AD}").map(|f| &*f.texte).collect::<String>().trim_end().to_owned()
}

/// The words of a line.
pub(crate) fn line_words(ligne: &LigneTexte) -> String {
    let runs = ligne.morceaux.iter().filter_map(|m| if let ContenuLigne::Mots(mots) = &m.contenu { Some(mots) } else { None });
    runs.flatten().filter(|f| &*f.texte != "\u{AD}").map(|f| &*f.texte).collect::<String>().trim_end().to_owned()
}

/// Colour of a status.
pub(crate) fn statut_colour(statut: Statut) -> Couleur {
    match statut {
        Statut::Atteint => ATTEINT,
        Statut::Partiel => PARTIEL,
        Statut::NonAtteint => NON_ATTEINT,
        Statut::EnCours | Statut::AVenir => DISCRET,
    }
}

/// The shape of a status around a centre.
pub(crate) fn statut_shapes(statut: Statut, (x, y): (f32, f32), r: f32) -> Vec<Trace> {
    let couleur = statut_colour(statut);
    let contour = Some(Contour { couleur, epaisseur: r * 0.28, tirets: None });
    let mince = r * 0.86;
    match statut {
        Statut::Atteint => vec![Trace::cercle(x, y, r, Some(couleur), None)],
        Statut::Partiel => vec![Trace::demi_disque(x, y, mince, couleur), Trace::cercle(x, y, mince, None, contour)],
        Statut::NonAtteint => vec![Trace::cercle(x, y, mince, None, contour)],
        Statut::EnCours => vec![Trace::rect(x - r, y - r * 0.18, 2.0 * r, r * 0.36, couleur)],
        Statut::AVenir => vec![Trace::cercle(x, y, r * 0.32, Some(couleur), None)],
    }
}
