//! Bricks: the pieces of a page that are never cut, in reading order, with what holds them together.

use std::rc::Rc;

use super::{
    atelier::Atelier,
    style::{ATTEINT, DISCRET, Gabarit, NON_ATTEINT, PARTIEL},
    traces::{Contour, NoeudId, Role, Trace},
};
use crate::{
    bloc::Statut,
    texte::{
        atomes::Couleur,
        lignes::{Contenu, LigneTexte, Morceau},
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

/// Orientation of the page a brick wants.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) enum Format {
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
pub(crate) struct Brique {
    /// Space wanted above; dropped on top of a page.
    pub avant: f32,
    pub hauteur: f32,
    /// Space wanted below.
    pub apres: f32,
    /// No page break between this brick and the next.
    pub lie: bool,
    /// Height that must be left on the page for the brick to start there.
    pub besoin: f32,
    /// Starts a new page.
    pub saut: bool,
    pub format: Format,
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
pub(crate) fn hauteur_totale(briques: &[Brique]) -> f32 {
    let mut hauteur = 0.0;
    let mut apres = 0.0_f32;
    for (i, b) in briques.iter().enumerate() {
        if i > 0 {
            hauteur += apres.max(b.avant);
        }
        hauteur += b.hauteur;
        apres = b.apres;
    }
    hauteur
}

/// Ties bricks together, but for the last to what follows.
pub(crate) fn lier(briques: &mut [Brique]) {
    if let Some((_, debut)) = briques.split_last_mut() {
        debut.iter_mut().for_each(|b| b.lie = true);
    }
}

/// Where lines are put.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Place {
    pub x: f32,
    /// Top of the first line.
    pub y: f32,
    pub noeud: Option<NoeudId>,
}

impl Place {
    /// A place for the content of a node.
    pub fn new(x: f32, y: f32, noeud: NoeudId) -> Self {
        Self { x, y, noeud: Some(noeud) }
    }
}

impl Brique {
    /// Puts lines of text, with their links and status shapes; returns the height used.
    pub fn push_lines(&mut self, atelier: &mut Atelier, lignes: &[LigneTexte], gabarit: &Gabarit, place: Place) -> f32 {
        let mut lien_ouvert: Option<(Rc<str>, NoeudId)> = None;
        let mut y = place.y;
        for ligne in lignes {
            for m in &ligne.morceaux {
                self.push_run(atelier, m, y, gabarit, place, &mut lien_ouvert);
            }
            y += gabarit.interligne;
        }
        y - place.y
    }

    fn push_run(
        &mut self,
        atelier: &mut Atelier,
        m: &Morceau,
        y: f32,
        gabarit: &Gabarit,
        place: Place,
        lien_ouvert: &mut Option<(Rc<str>, NoeudId)>,
    ) {
        let (x, base) = (place.x + m.x, y + gabarit.base());
        let mots = match &m.contenu {
            Contenu::Statut(statut) => {
                let centre = (x + m.fonte.taille * 0.34, base - m.fonte.taille * 0.33);
                self.poses
                    .extend(statut_shapes(*statut, centre, m.fonte.taille * 0.31).into_iter().map(|trace| Pose { noeud: None, trace }));
                return;
            }
            Contenu::Mots(mots) => mots,
        };
        let mut noeud = place.noeud;
        if let (Some(ancre), Some(parent)) = (&m.lien, place.noeud) {
            let id = match lien_ouvert {
                Some((a, id)) if Rc::ptr_eq(a, ancre) => *id,
                _ => atelier.noeud(Role::Link, parent),
            };
            *lien_ouvert = Some((Rc::clone(ancre), id));
            noeud = Some(id);
            self.liens.push(LienLocal {
                boite: [x, y, x + m.largeur, y + gabarit.interligne],
                ancre: Rc::clone(ancre),
                texte: words(mots),
                noeud: id,
            });
        }
        self.poses.push(Pose { noeud, trace: Trace::Texte { x, y: base, fonte: m.fonte, mots: mots.clone() } });
    }

    /// Adds decoration.
    pub fn push_ground(&mut self, trace: Trace) {
        self.poses.push(Pose { noeud: None, trace });
    }
}

/// The words of a run, with the spaces between them.
pub(crate) fn words(mots: &[Rc<Forme>]) -> String {
    mots.iter().filter(|f| &*f.texte != "\u{AD}").map(|f| &*f.texte).collect::<String>().trim_end().to_owned()
}

/// The words of a line.
pub(crate) fn line_words(ligne: &LigneTexte) -> String {
    let runs = ligne.morceaux.iter().filter_map(|m| if let Contenu::Mots(mots) = &m.contenu { Some(mots) } else { None });
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
