//! The result of the layout: pages with their marks, the structure tree, headings, links.
//!
//! Coordinates are points from the top left corner of the page, y downwards; the writer turns them over.

use std::{collections::BTreeMap, rc::Rc, sync::Arc};

use cpom_core::images::Image;

use crate::texte::{
    atomes::{Couleur, Fonte},
    police::Forme,
};

/// A mark on a page, in points from its top left corner.
#[derive(Debug, Clone)]
pub(crate) enum Trace {
    /// Words on a baseline.
    Texte { x: f32, y: f32, fonte: Fonte, mots: Vec<Arc<Forme>> },
    /// Filled rectangle.
    Rect { x: f32, y: f32, l: f32, h: f32, couleur: Couleur },
    /// A path, filled, stroked or both.
    Chemin { etapes: Vec<EtapeTrace>, remplissage: Option<Couleur>, contour: Option<Contour> },
    /// A picture scaled to a box.
    Image { x: f32, y: f32, l: f32, h: f32, image: Arc<Image> },
}

/// Stroke of a path.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Contour {
    pub couleur: Couleur,
    pub epaisseur: f32,
    /// Length of dash and of gap.
    pub tirets: Option<(f32, f32)>,
}

/// A step of a path: coordinates are absolute.
#[derive(Debug, Clone, Copy)]
pub(crate) enum EtapeTrace {
    Aller(f32, f32),
    Droite(f32, f32),
    Courbe(f32, f32, f32, f32, f32, f32),
    Fermer,
}

impl Trace {
    /// Filled rectangle.
    pub fn rect(x: f32, y: f32, l: f32, h: f32, couleur: Couleur) -> Self {
        Self::Rect { x, y, l, h, couleur }
    }

    /// A straight line of a given thickness.
    pub fn trait_droit(de: (f32, f32), a: (f32, f32), couleur: Couleur, epaisseur: f32) -> Self {
        Self::ligne_brisee(&[de, a], Contour { couleur, epaisseur, tirets: None })
    }

    /// Line through points.
    pub fn ligne_brisee(points: &[(f32, f32)], contour: Contour) -> Self {
        let etapes = points
            .iter()
            .enumerate()
            .map(|(i, p)| if i == 0 { EtapeTrace::Aller(p.0, p.1) } else { EtapeTrace::Droite(p.0, p.1) })
            .collect();
        Self::Chemin { etapes, remplissage: None, contour: Some(contour) }
    }

    /// Closed shape through points.
    pub fn polygone(points: &[(f32, f32)], remplissage: Option<Couleur>, contour: Option<Contour>) -> Self {
        let mut etapes: Vec<EtapeTrace> = points
            .iter()
            .enumerate()
            .map(|(i, p)| if i == 0 { EtapeTrace::Aller(p.0, p.1) } else { EtapeTrace::Droite(p.0, p.1) })
            .collect();
        etapes.push(EtapeTrace::Fermer);
        Self::Chemin { etapes, remplissage, contour }
    }

    /// A circle around (x, y), filled, stroked or both.
    pub fn cercle(x: f32, y: f32, r: f32, remplissage: Option<Couleur>, contour: Option<Contour>) -> Self {
        let k = r * 0.5523;
        let etapes = vec![
            EtapeTrace::Aller(x + r, y),
            EtapeTrace::Courbe(x + r, y + k, x + k, y + r, x, y + r),
            EtapeTrace::Courbe(x - k, y + r, x - r, y + k, x - r, y),
            EtapeTrace::Courbe(x - r, y - k, x - k, y - r, x, y - r),
            EtapeTrace::Courbe(x + k, y - r, x + r, y - k, x + r, y),
            EtapeTrace::Fermer,
        ];
        Self::Chemin { etapes, remplissage, contour }
    }

    /// Left half of a disc.
    pub fn demi_disque(x: f32, y: f32, r: f32, couleur: Couleur) -> Self {
        let k = r * 0.5523;
        let etapes = vec![
            EtapeTrace::Aller(x, y + r),
            EtapeTrace::Courbe(x - k, y + r, x - r, y + k, x - r, y),
            EtapeTrace::Courbe(x - r, y - k, x - k, y - r, x, y - r),
            EtapeTrace::Fermer,
        ];
        Self::Chemin { etapes, remplissage: Some(couleur), contour: None }
    }

    /// The same mark elsewhere.
    pub fn moved(mut self, dx: f32, dy: f32) -> Self {
        match &mut self {
            Self::Texte { x, y, .. } | Self::Rect { x, y, .. } | Self::Image { x, y, .. } => {
                *x += dx;
                *y += dy;
            }
            Self::Chemin { etapes, .. } => {
                for e in etapes {
                    *e = match *e {
                        EtapeTrace::Aller(x, y) => EtapeTrace::Aller(x + dx, y + dy),
                        EtapeTrace::Droite(x, y) => EtapeTrace::Droite(x + dx, y + dy),
                        EtapeTrace::Courbe(a, b, c, d, x, y) => EtapeTrace::Courbe(a + dx, b + dy, c + dx, d + dy, x + dx, y + dy),
                        EtapeTrace::Fermer => EtapeTrace::Fermer,
                    };
                }
            }
        }
        self
    }
}

/// Index of a node of the structure tree.
pub(crate) type NoeudId = usize;

/// Standard structure types that are used.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Role {
    Document,
    Sect,
    Div,
    Titre(u8),
    P,
    L,
    LI,
    Lbl,
    LBody,
    Table,
    THead,
    TBody,
    TR,
    TH,
    TD,
    Caption,
    Figure,
    Link,
    Toc,
    Toci,
    Reference,
    /// Words that the former state of a text alone has.
    Retrait,
    /// Words that the new state of a text alone has.
    Ajout,
}

/// Types that are not standard in PDF 1.7, with the standard one that stands for each (those of PDF 2.0).
pub(crate) const ROLE_MAP: [(&str, &str); 2] = [("Del", "Span"), ("Ins", "Span")];

impl Role {
    /// Name written in the file.
    pub fn nom(self) -> &'static str {
        match self {
            Self::Document => "Document",
            Self::Sect => "Sect",
            Self::Div => "Div",
            Self::Titre(1) => "H1",
            Self::Titre(2) => "H2",
            Self::Titre(3) => "H3",
            Self::Titre(_) => "H4",
            Self::P => "P",
            Self::L => "L",
            Self::LI => "LI",
            Self::Lbl => "Lbl",
            Self::LBody => "LBody",
            Self::Table => "Table",
            Self::THead => "THead",
            Self::TBody => "TBody",
            Self::TR => "TR",
            Self::TH => "TH",
            Self::TD => "TD",
            Self::Caption => "Caption",
            Self::Figure => "Figure",
            Self::Link => "Link",
            Self::Toc => "TOC",
            Self::Toci => "TOCI",
            Self::Reference => "Reference",
            Self::Retrait => "Del",
            Self::Ajout => "Ins",
        }
    }
}

/// Child of a node: another node, or content of the page.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Enfant {
    Noeud(NoeudId),
    /// Marked content of a page.
    Contenu {
        page: usize,
        mcid: usize,
    },
    /// A link annotation of a page.
    Annotation {
        page: usize,
        lien: usize,
    },
}

/// Node of the structure tree.
#[derive(Debug, Clone)]
pub(crate) struct Noeud {
    pub role: Role,
    pub parent: NoeudId,
    pub enfants: Vec<Enfant>,
    pub attache: bool,
    /// Scope of a header cell.
    pub portee: Option<Portee>,
    /// Columns a cell spans, when more than one.
    pub etendue: u16,
    /// Rows a header cell spans, when more than one.
    pub rangees: u16,
    /// Alternative text.
    pub alternative: Option<Box<str>>,
    /// Page and box of a figure.
    pub boite: Option<Box<(usize, [f32; 4])>>,
    /// Numbering of a list.
    pub numerotation: Option<ListNumbering>,
}

/// Cells to which a header cell applies.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Portee {
    Colonne,
    Ligne,
}

/// Marks of the items of a list.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum ListNumbering {
    Chiffres,
    Puces,
}

impl Noeud {
    /// A node under `parent`, not yet in its children.
    pub fn new(role: Role, parent: NoeudId) -> Self {
        Self {
            role,
            parent,
            enfants: Vec::new(),
            attache: false,
            portee: None,
            etendue: 1,
            rangees: 1,
            alternative: None,
            boite: None,
            numerotation: None,
        }
    }

    /// Adds a child. Most nodes have one: there are a hundred thousand of them in a long document.
    pub fn push(&mut self, enfant: Enfant) {
        if self.enfants.is_empty() {
            self.enfants.reserve_exact(1);
        }
        self.enfants.push(enfant);
    }

    /// Moves what stands from page `avant` on by `pages`.
    pub fn shift(&mut self, avant: usize, pages: usize) {
        let places = self.enfants.iter_mut().filter_map(|e| match e {
            Enfant::Noeud(_) => None,
            Enfant::Contenu { page, .. } | Enfant::Annotation { page, .. } => Some(page),
        });
        let boite = self.boite.as_mut().map(|b| &mut b.0);
        places.chain(boite).filter(|p| **p >= avant).for_each(|p| *p += pages);
    }
}

/// Link placed on a page.
#[derive(Debug, Clone)]
pub(crate) struct Lien {
    /// Left, top, right, bottom.
    pub boite: [f32; 4],
    pub ancre: Rc<str>,
    pub texte: String,
    pub noeud: NoeudId,
}

/// Page artifact of pagination.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Pagination {
    Filigrane,
    Entete,
    Pied,
    Repetition,
}

/// A page once laid out.
#[derive(Debug, Clone, Default)]
pub(crate) struct Page {
    pub largeur: f32,
    pub hauteur: f32,
    /// Grounds and rules: drawn first, outside the structure tree.
    pub fond: Vec<Trace>,
    /// Running titles, page numbers, repeated table headers.
    pub pagination: Vec<(Pagination, Trace)>,
    /// Content with the number of its marked sequence.
    pub contenu: Vec<(usize, Trace)>,
    /// Node of each marked sequence.
    pub sequences: Vec<NoeudId>,
    pub liens: Vec<Lien>,
    /// Rank in which the page was complete: the contents come last.
    pub rang: usize,
}

impl Page {
    /// Lets go of the marks; sequences and links stay.
    pub fn forget_marks(&mut self) {
        (self.fond, self.pagination, self.contenu) = Default::default();
        self.sequences.shrink_to_fit();
    }
}

/// Heading placed on a page.
#[derive(Debug, Clone)]
pub(crate) struct TitrePlace {
    pub niveau: u8,
    pub texte: String,
    pub page: usize,
    pub y: f32,
    pub au_sommaire: bool,
    /// Whether it bears a number: then it belongs to the contents down to level 3.
    pub numerote: bool,
}

/// Laid out document.
#[derive(Debug, Default)]
pub(crate) struct Laid {
    pub pages: Vec<Page>,
    pub noeuds: Vec<Noeud>,
    pub titres: Vec<TitrePlace>,
    /// Page and height of each anchor.
    pub ancres: BTreeMap<String, (usize, f32)>,
}
