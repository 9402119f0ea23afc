//! Bricks put on pages: chains of tied bricks stay together, table headers are drawn again, grounds follow.
//!
//! The bricks of a page are held until it is full. A chain that is a little too high for what is left still stands there: the spaces
//! between the bricks of the page become narrower, as much as it needs and no more than [`SERRAGE`].

use std::rc::Rc;

use super::{
    bricks::{Brick, Decor, FormatFeuille, Pose, Rappel, dimensions, hauteur_totale, hauteur_utile},
    coupe::cut_tall,
    style::{BAS, HAUT},
    traces::{Enfant, Laid, Lien, NoeudId, Page, Pagination, Trace},
};

/// Places bricks one after the other.
pub(crate) struct Paginateur {
    /// End of the content on the current page at its natural spaces; `None` before the first page.
    y: Option<f32>,
    apres: f32,
    format: FormatFeuille,
    /// Bricks of the current page, not put there yet, with their natural spaces above.
    attente: Vec<(f32, Brick)>,
    /// Sum of these spaces.
    espaces: f32,
    decor: Option<(Decor, usize)>,
    /// Last ground opened.
    suite: Option<usize>,
}

/// Air around the text of a ground cut by a page break.
const AIR: f32 = 6.0;
/// Part of the spaces of a page that may be taken for one more chain.
pub(super) const SERRAGE: f32 = 0.28;

impl Paginateur {
    /// Starts after the pages already laid out.
    pub fn new() -> Self {
        Self { y: None, apres: 0.0, format: FormatFeuille::Portrait, attente: Vec::new(), espaces: 0.0, decor: None, suite: None }
    }

    /// Places all bricks, after those placed before; their marks move to the pages. The last page has its bricks once it is
    /// closed ([`Self::close`]); those before are complete.
    pub fn place_all(&mut self, laid: &mut Laid, bricks: &mut Vec<Brick>) {
        cut_tall(bricks);
        let mut chaine = Vec::new();
        for b in bricks.drain(..) {
            if b.saut && !chaine.is_empty() {
                self.place_chain(laid, std::mem::take(&mut chaine));
            }
            let lie = b.lie;
            chaine.push(b);
            if !lie {
                self.place_chain(laid, std::mem::take(&mut chaine));
            }
        }
        self.place_chain(laid, chaine);
    }

    fn place_chain(&mut self, laid: &mut Laid, chaine: Vec<Brick>) {
        let Some(premiere) = chaine.first() else {
            return;
        };
        let hauteur = hauteur_totale(&chaine);
        let fits = premiere.souple.is_some_and(|left| self.gap(premiere) + hauteur <= self.room() && left <= self.room());
        if self.y.is_none() || premiere.saut && !fits && !self.is_empty() || premiere.format != self.format {
            self.new_page(laid, premiere.format);
        }
        // A whole section that fits needs no more room than its height.
        let besoin = chaine.iter().map(|b| if fits { 0.0 } else { b.besoin }).fold(hauteur, f32::max);
        let spaces = self.gap(premiere) + spaces(&chaine);
        if !self.is_empty() && self.gap(premiere) + besoin > self.room() + (self.espaces + spaces) * SERRAGE {
            self.new_page(laid, premiere.format);
        }
        for b in chaine {
            let gap = self.gap(&b);
            if b.format != self.format || !self.is_empty() && gap + b.hauteur > self.room() + (self.espaces + gap) * SERRAGE {
                self.new_page(laid, b.format);
            }
            self.hold(b);
        }
    }

    fn is_empty(&self) -> bool {
        self.attente.is_empty()
    }

    /// Room left for more on the current page, at natural spaces; that of a page before the first.
    pub fn left(&self) -> f32 {
        self.room().max(0.0)
    }

    /// Room left on the current page at natural spaces; less than none where they will be narrower.
    fn room(&self) -> f32 {
        dimensions(self.format).1 - BAS - self.y.unwrap_or(HAUT)
    }

    fn gap(&self, b: &Brick) -> f32 {
        if self.is_empty() { 0.0 } else { self.apres.max(b.avant) }
    }

    /// Adds a brick to the current page.
    fn hold(&mut self, mut b: Brick) {
        let gap = self.gap(&b);
        // A row that turned with what it announces may leave no room for its header.
        let fits = |r: &Rc<Rappel>| r.hauteur + b.hauteur <= hauteur_utile(self.format);
        b.rappel = b.rappel.filter(|r| self.attente.is_empty() && fits(r));
        let rappel = b.rappel.as_ref().map_or(0.0, |r| r.hauteur);
        self.y = Some(self.y.unwrap_or(HAUT) + gap + rappel + b.hauteur);
        self.espaces += gap;
        self.apres = b.apres;
        self.attente.push((gap, b));
    }

    /// Puts the bricks of the last page there; what comes next starts a page.
    pub fn close(&mut self, laid: &mut Laid) {
        self.put_held(laid);
        (self.y, self.decor) = (None, None);
    }

    fn put_held(&mut self, laid: &mut Laid) {
        let over = -self.room();
        let part = if over > 0.0 && self.espaces > 0.0 { (1.0 - over / self.espaces).max(0.0) } else { 1.0 };
        let mut y = HAUT;
        for (gap, mut b) in std::mem::take(&mut self.attente) {
            y = self.place(laid, &mut b, y + gap * part);
        }
        (self.espaces, self.apres) = (0.0, 0.0);
    }

    fn new_page(&mut self, laid: &mut Laid, format: FormatFeuille) {
        // A page opened for a format nothing was put on is used for the other.
        if self.y.is_some() && self.is_empty() {
            laid.pages.pop();
        }
        self.put_held(laid);
        self.stretch_ground(laid);
        self.decor = None;
        let (largeur, hauteur) = dimensions(format);
        laid.pages.push(Page { largeur, hauteur, ..Page::default() });
        self.format = format;
        self.y = Some(HAUT);
    }

    /// A ground cut by the end of the page keeps a little air below its last line.
    fn stretch_ground(&mut self, laid: &mut Laid) {
        if let (Some((_, indice)), Some(page)) = (self.decor, laid.pages.last_mut()) {
            for trace in page.fond.iter_mut().skip(indice).take(2) {
                if let Trace::Rect { h, .. } = trace {
                    *h += AIR;
                }
            }
        }
    }

    /// Puts a brick on the last page at a height; returns where it ends.
    fn place(&mut self, laid: &mut Laid, b: &mut Brick, haut: f32) -> f32 {
        let mut y = haut;
        let page = laid.pages.len() - 1;
        if let Some(rappel) = &b.rappel {
            let traces = rappel.traces.iter().map(|t| (Pagination::Repetition, t.clone().moved(0.0, y)));
            laid.pages[page].pagination.extend(traces);
            y += rappel.hauteur;
        }
        self.ground(&mut laid.pages[page], b, haut, y + b.hauteur);
        put(laid, page, y, b);
        y + b.hauteur
    }

    /// Opens or lengthens the ground behind a brick.
    fn ground(&mut self, page: &mut Page, b: &Brick, haut: f32, bas: f32) {
        let fond = &mut page.fond;
        let Some(decor) = b.decor else {
            self.decor = None;
            return;
        };
        match self.decor {
            Some((ouvert, indice)) if ouvert.id == decor.id => {
                for trace in fond.iter_mut().skip(indice).take(2) {
                    if let Trace::Rect { y, h, .. } = trace {
                        *h = bas - *y;
                    }
                }
            }
            _ => {
                // Going on from the page before, it keeps some air above too.
                let haut = if haut <= HAUT && self.suite == Some(decor.id) { haut - AIR } else { haut };
                self.suite = Some(decor.id);
                self.decor = Some((decor, fond.len()));
                fond.push(Trace::rect(decor.x, haut, decor.largeur, bas - haut, decor.fond));
                fond.push(Trace::rect(decor.x, haut, 2.5, bas - haut, decor.barre));
            }
        }
    }
}

/// Sum of the spaces between bricks one below the other.
pub(super) fn spaces(bricks: &[Brick]) -> f32 {
    bricks.windows(2).map(|w| w[0].apres.max(w[1].avant)).sum()
}

/// Puts a brick on a page at a height, and its content into the structure tree.
pub(crate) fn put(laid: &mut Laid, page: usize, y: f32, b: &mut Brick) {
    for ancre in &b.ancres {
        laid.ancres.entry(ancre.clone()).or_insert((page, y));
    }
    if let Some(titre) = b.titre.and_then(|t| laid.titres.get_mut(t)) {
        (titre.page, titre.y) = (page, y);
    }
    b.attacher.iter().for_each(|&n| attach(laid, n));
    for &(noeud, [g, h, d, bas]) in &b.figures {
        laid.noeuds[noeud].boite = Some(Box::new((page, [g, h + y, d, bas + y])));
    }
    for Pose { noeud, trace } in std::mem::take(&mut b.poses) {
        let trace = trace.moved(0.0, y);
        match noeud {
            None => laid.pages[page].fond.push(trace),
            Some(noeud) => put_content(laid, page, noeud, trace),
        }
    }
    for l in &b.liens {
        attach(laid, l.noeud);
        let [g, h, d, bas] = l.boite;
        let p = &mut laid.pages[page];
        laid.noeuds[l.noeud].push(Enfant::Annotation { page, lien: p.liens.len() });
        p.liens.push(Lien { boite: [g, h + y, d, bas + y], ancre: l.ancre.clone(), texte: l.texte.clone(), noeud: l.noeud });
    }
}

/// Adds a mark to the marked sequence of its node, opening one if the last mark was another node's.
fn put_content(laid: &mut Laid, page: usize, noeud: NoeudId, trace: Trace) {
    attach(laid, noeud);
    let p = &mut laid.pages[page];
    let mcid = match p.sequences.last() {
        Some(&dernier) if dernier == noeud => p.sequences.len() - 1,
        _ => {
            p.sequences.push(noeud);
            let mcid = p.sequences.len() - 1;
            laid.noeuds[noeud].push(Enfant::Contenu { page, mcid });
            mcid
        }
    };
    p.contenu.push((mcid, trace));
}

/// Puts a node among its parent's children, when first seen: the tree follows reading order.
pub(crate) fn attach(laid: &mut Laid, noeud: NoeudId) {
    if laid.noeuds[noeud].attache {
        return;
    }
    laid.noeuds[noeud].attache = true;
    let parent = laid.noeuds[noeud].parent;
    if parent != noeud {
        attach(laid, parent);
        laid.noeuds[parent].push(Enfant::Noeud(noeud));
    }
}
