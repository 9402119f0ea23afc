//! Turns blocks into bricks: holds the fonts, the structure nodes, the headings and the known anchors.

use std::collections::BTreeSet;
use std::rc::Rc;

use super::{
    bricks::{Brick, FormatFeuille, LienLocal, PlaceBrique, Pose, dimensions, hauteur_totale, hauteur_utile, lier, statut_shapes, words},
    paginateur::{SERRAGE, spaces},
    style::{Gabarit, MARGE},
    traces::{Noeud, NoeudId, Role, TitrePlace, Trace},
};
use crate::{
    bloc::{Bloc, ColonnesBlocs, Inline, SortRevision, Style, TexteRiche},
    graphique,
    texte::{
        atomes::{ObjetTexte, ParagrapheCompose, PassageRevise},
        lignes::{ContenuLigne, LigneTexte, MorceauLigne},
        police::{Polices, points},
    },
};

/// Frame in which blocks are built.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Cadre {
    pub x: f32,
    pub largeur: f32,
    /// 1 as a rule, less on a sheet that must fit its page.
    pub echelle: f32,
    pub noeud: NoeudId,
    pub format: FormatFeuille,
    /// Whether a table too wide for the page may take a landscape one.
    pub tournable: bool,
}

impl Cadre {
    /// The content area of a page.
    pub fn page(format: FormatFeuille, noeud: NoeudId) -> Self {
        Self {
            x: MARGE,
            largeur: dimensions(format).0 - 2.0 * MARGE,
            echelle: 1.0,
            noeud,
            format,
            tournable: format == FormatFeuille::Portrait,
        }
    }

    /// The same, where everything stays upright.
    pub fn upright(self) -> Self {
        Self { tournable: false, ..self }
    }

    /// The same under another node.
    pub fn under(self, noeud: NoeudId) -> Self {
        Self { noeud, ..self }
    }
}

/// Scales tried on what must fit its place, from comfortable to tight.
const DENSITES: [f32; 4] = [1.0, 0.93, 0.86, 0.78];
/// Most lines of a paragraph that introduces what stands below it, and most such paragraphs under a heading.
const INTRODUCTION: usize = 3;
const PARAGRAPHES: usize = 2;
/// Part of a page under which a section that may follow another is kept whole.
const SECTION_COURTE: f32 = 0.45;
/// Height, in pages, under which what takes two is set closer to take one.
const PRESQUE_UNE: f32 = 1.34;
/// Space between two columns of blocks.
const GOUTTIERE: f32 = 16.0;
/// Part of the width that the left column takes.
const PART_GAUCHE: f32 = 0.72;

/// Whether a block begins something that what stands above it does not announce.
fn opens(bloc: &Bloc) -> bool {
    match bloc {
        Bloc::Titre(_) | Bloc::SautDePage | Bloc::Fiche(_) | Bloc::BlocSignatures(_) => true,
        Bloc::GarderEnsemble(b) | Bloc::DeuxPages(b) | Bloc::Paysage(b) => b.first().is_some_and(opens),
        _ => false,
    }
}

/// Number of pages that bricks take from the top of one, where a page has `place` for them.
fn pages_taken(bricks: &[Brick], place: f32) -> usize {
    let (mut pages, mut y, mut apres, mut espaces) = (1, 0.0, 0.0_f32, 0.0);
    for chaine in bricks.chunk_by(|a, _| a.lie) {
        let Some(premiere) = chaine.first() else { continue };
        let hauteur = hauteur_totale(chaine);
        let gap = if y > 0.0 { apres.max(premiere.avant) } else { 0.0 };
        let besoin = chaine.iter().map(|b| b.besoin).fold(hauteur, f32::max);
        let inside = spaces(chaine);
        if y > 0.0 && y + gap + besoin > place + (espaces + gap + inside) * SERRAGE {
            pages += 1;
            (y, espaces) = (hauteur, inside);
        } else {
            y += gap + hauteur;
            espaces += gap + inside;
        }
        apres = chaine.last().map_or(0.0, |b| b.apres);
    }
    pages
}

/// Puts bricks one below the other inside a brick, from its top.
pub(super) fn stacked(into: &mut Brick, bricks: Vec<Brick>) {
    let (mut y, mut apres) = (0.0, 0.0_f32);
    for (i, b) in bricks.into_iter().enumerate() {
        if i > 0 {
            y += apres.max(b.avant);
        }
        into.poses.extend(b.poses.into_iter().map(|p| Pose { trace: p.trace.moved(0.0, y), ..p }));
        into.liens.extend(b.liens.into_iter().map(|l| {
            let [g, h, d, bas] = l.boite;
            LienLocal { boite: [g, h + y, d, bas + y], ..l }
        }));
        into.attacher.extend(b.attacher);
        into.figures.extend(b.figures.into_iter().map(|(n, [g, h, d, bas])| (n, [g, h + y, d, bas + y])));
        y += b.hauteur;
        apres = b.apres;
    }
}

/// Builds the bricks of a document and its structure tree.
pub(crate) struct BlockBuilder<'a> {
    pub polices: &'a Polices,
    pub noeuds: Vec<Noeud>,
    pub titres: Vec<TitrePlace>,
    pub ancres: BTreeSet<String>,
    /// Declared levels of the headings under which the next block stands, from the outermost.
    pub niveaux: Vec<u8>,
    pub decors: usize,
    /// Height left on the page after what was handed over; unknown where blocks are built for another purpose.
    pub libre: Option<f32>,
    /// Passage of a revised text that is open: its paragraph, its rank there, its node. It may go on over several lines.
    revision: Option<(NoeudId, usize, NoeudId)>,
}

/// State to restore before bricks are built again.
pub(crate) struct RepereMarge {
    noeuds: usize,
    titres: usize,
    niveaux: Vec<u8>,
}

impl<'a> BlockBuilder<'a> {
    /// A workshop with the document's root node.
    pub fn new(polices: &'a Polices, ancres: BTreeSet<String>) -> Self {
        let mut racine = Noeud::new(Role::Document, 0);
        racine.attache = true;
        Self { polices, noeuds: vec![racine], titres: Vec::new(), ancres, niveaux: Vec::new(), decors: 0, libre: None, revision: None }
    }

    /// Adds a node of the structure tree.
    pub fn noeud(&mut self, role: Role, parent: NoeudId) -> NoeudId {
        self.noeuds.push(Noeud::new(role, parent));
        self.noeuds.len() - 1
    }

    /// Remembers the state.
    pub fn mark(&self) -> RepereMarge {
        RepereMarge { noeuds: self.noeuds.len(), titres: self.titres.len(), niveaux: self.niveaux.clone() }
    }

    /// Forgets what was built since.
    pub fn rewind(&mut self, repere: &RepereMarge) {
        self.noeuds.truncate(repere.noeuds);
        self.titres.truncate(repere.titres);
        self.niveaux.clone_from(&repere.niveaux);
        // Nodes made again have the identifiers of those forgotten.
        self.revision = None;
    }

    /// Prepares a text; links that lead nowhere become plain words.
    pub fn paragraphe(&self, texte: &TexteRiche, gabarit: &Gabarit) -> ParagrapheCompose {
        let perdu = |i: &Inline| matches!(i, Inline::Lien { ancre, .. } if !self.ancres.contains(ancre));
        if !texte.0.iter().any(perdu) {
            return ParagrapheCompose::new(self.polices, texte, &gabarit.jeu);
        }
        let runs = texte.0.iter().map(|i| match i {
            Inline::Lien { texte, .. } if perdu(i) => Inline::Texte { texte: texte.clone(), style: Style::Normal },
            autre => autre.clone(),
        });
        ParagrapheCompose::new(self.polices, &TexteRiche(runs.collect()), &gabarit.jeu)
    }

    /// Breaks a text into lines.
    pub fn lignes(&self, texte: &TexteRiche, gabarit: &Gabarit, largeur: f32) -> Vec<LigneTexte> {
        self.paragraphe(texte, gabarit).lignes(self.polices, largeur)
    }

    /// Puts lines of text, with their links and status shapes; returns the height used.
    pub fn push_lines(&mut self, b: &mut Brick, lignes: &[LigneTexte], gabarit: &Gabarit, place: PlaceBrique) -> f32 {
        let mut lien_ouvert: Option<(Rc<str>, NoeudId)> = None;
        let mut y = place.y;
        for ligne in lignes {
            for m in &ligne.morceaux {
                self.push_run(b, m, y, gabarit, place, &mut lien_ouvert);
            }
            y += gabarit.interligne;
        }
        y - place.y
    }

    fn push_run(
        &mut self,
        b: &mut Brick,
        m: &MorceauLigne,
        y: f32,
        gabarit: &Gabarit,
        place: PlaceBrique,
        lien_ouvert: &mut Option<(Rc<str>, NoeudId)>,
    ) {
        let (x, base) = (place.x + m.x, y + gabarit.base());
        let mots = match &m.contenu {
            ContenuLigne::Objet(marque) => {
                let traces = match marque {
                    ObjetTexte::Statut(statut) => {
                        let centre = (x + m.fonte.taille * 0.34, base - m.fonte.taille * 0.33);
                        statut_shapes(*statut, centre, m.fonte.taille * 0.31)
                    }
                    ObjetTexte::Tendance(t) => graphique::trend(t, [x + 1.0, y + 1.5, m.largeur - 6.0, gabarit.interligne - 3.0]),
                };
                b.poses.extend(traces.into_iter().map(|trace| Pose { noeud: None, trace }));
                return;
            }
            ContenuLigne::Mots(mots) => mots,
        };
        let mut noeud = place.noeud;
        if let (Some(ancre), Some(parent)) = (&m.lien, place.noeud) {
            let id = match lien_ouvert {
                Some((a, id)) if Rc::ptr_eq(a, ancre) => *id,
                _ => self.noeud(Role::Link, parent),
            };
            *lien_ouvert = Some((Rc::clone(ancre), id));
            noeud = Some(id);
            b.liens.push(LienLocal {
                boite: [x, y, x + m.largeur, y + gabarit.interligne],
                ancre: Rc::clone(ancre),
                texte: words(mots),
                noeud: id,
            });
        }
        if let (Some(revision), Some(parent)) = (m.revision, place.noeud) {
            noeud = Some(self.revised(parent, revision));
            if revision.trait_droit {
                let space = mots.last().filter(|f| &*f.texte == " ").map_or(0.0, |f| points(f.largeur, m.fonte.taille));
                let at = base + m.fonte.taille * if revision.sort == SortRevision::Retire { -0.26 } else { 0.14 };
                b.push_ground(Trace::rect(x, at, (m.largeur - space).max(0.0), m.fonte.taille * 0.06, m.fonte.couleur));
            }
        }
        b.poses.push(Pose { noeud, trace: Trace::Texte { x, y: base, fonte: m.fonte, mots: mots.clone() } });
    }

    /// The node of a passage of a revised text, which is one over all its lines.
    fn revised(&mut self, parent: NoeudId, passage: PassageRevise) -> NoeudId {
        match self.revision {
            Some((of, rang, noeud)) if of == parent && rang == passage.rang => noeud,
            _ => {
                let role = if passage.sort == SortRevision::Retire { Role::Retrait } else { Role::Ajout };
                let noeud = self.noeud(role, parent);
                self.revision = Some((parent, passage.rang, noeud));
                noeud
            }
        }
    }

    /// Builds the bricks of a sequence of blocks.
    pub fn blocs(&mut self, blocs: &[Bloc], cadre: Cadre) -> Vec<Brick> {
        let libre = self.libre.take();
        let bricks = self.blocs_as_they_come(blocs, cadre, &mut |_, _| {});
        self.libre = libre;
        bricks
    }

    /// The same, handing bricks over whenever no later block can change what they are; returns those left, the last block’s among
    /// them.
    pub fn blocs_as_they_come(&mut self, blocs: &[Bloc], cadre: Cadre, ready: &mut dyn FnMut(&mut Self, &mut Vec<Brick>)) -> Vec<Brick> {
        let mut sortie: Vec<Brick> = Vec::new();
        let (mut saut, mut espace, mut apres_logos, mut apres) = (false, 0.0, false, 0.0);
        // Paragraphs that may still introduce what a heading announces.
        let mut introduit = 0;
        for (rang, bloc) in blocs.iter().enumerate() {
            match bloc {
                Bloc::SautDePage => {
                    saut = true;
                    continue;
                }
                Bloc::Espace(points) => {
                    espace += points.clamp(0.0, 700.0);
                    continue;
                }
                _ => {}
            }
            let mut bricks = match bloc {
                Bloc::AuPlusPlein(b) => self.au_plus_plein(b, &sortie, cadre),
                _ => self.bloc(bloc, cadre),
            };
            let Some(premiere) = bricks.first_mut() else {
                continue;
            };
            if premiere.format != cadre.format {
                // What announces blocks that turn, turns with them.
                sortie.iter_mut().rev().take_while(|b| b.lie).for_each(|b| b.format = premiere.format);
            }
            premiere.saut |= saut;
            premiere.souple = premiere.souple.filter(|_| !saut);
            // Logos stand on top of the page that the heading below them starts.
            premiere.saut &= !apres_logos;
            apres_logos = matches!(bloc, Bloc::Logos(_));
            premiere.avant += if espace > 0.0 { espace + apres } else { 0.0 };
            (saut, espace) = (matches!(bloc, Bloc::Fiche(_)), 0.0);
            let court = bricks.len() <= INTRODUCTION && matches!(bloc, Bloc::Paragraphe(_));
            introduit = match bloc {
                Bloc::Titre(_) => PARAGRAPHES + 1,
                _ if court => introduit.saturating_sub(1),
                _ => 0,
            };
            let announces = blocs.get(rang + 1).is_some_and(|b| !opens(b));
            sortie.append(&mut bricks);
            // A heading with a short introduction does not end a page: what they announce stands below them.
            if let Some(derniere) = sortie.last_mut().filter(|_| introduit > 0 && announces) {
                derniere.lie = true;
            }
            if let Some(derniere) = sortie.last() {
                apres = derniere.apres;
                if !derniere.lie && rang + 1 < blocs.len() {
                    ready(self, &mut sortie);
                }
            }
        }
        sortie
    }

    fn bloc(&mut self, bloc: &Bloc, cadre: Cadre) -> Vec<Brick> {
        match bloc {
            Bloc::Titre(t) => self.titre(t, cadre),
            Bloc::Paragraphe(p) => self.texte_courant(p, cadre),
            Bloc::Liste(l) => self.liste(l, cadre, 0),
            Bloc::Tableau(t) => self.tableau(t, cadre),
            Bloc::ChiffresCles(c) => self.chiffres_cles(c, cadre),
            Bloc::Encadre(e) => self.encadre(e, cadre),
            Bloc::Graphique(f) => self.figure(f, cadre),
            Bloc::BlocSignatures(s) => self.signatures(s, cadre),
            Bloc::Place(p) => self.place(p, cadre),
            Bloc::Definitions(d) => self.definitions(d, cadre),
            Bloc::Fiche(f) => self.fiche(f, cadre),
            Bloc::Paysage(blocs) => self.paysage(blocs, cadre),
            Bloc::GarderEnsemble(blocs) => self.ensemble(blocs, cadre),
            Bloc::DeuxPages(blocs) => self.deux_pages(blocs, cadre),
            Bloc::AuPlusPlein(blocs) => self.au_plus_plein(blocs, &[], cadre),
            Bloc::CoteACote(colonnes) => self.cote_a_cote(colonnes, cadre),
            Bloc::Logos(l) => self.logos(l, cadre),
            Bloc::TexteRevise(t) => self.blocs(&t.abrege(), cadre),
            Bloc::SautDePage | Bloc::Espace(_) => Vec::new(),
        }
    }

    fn ensemble(&mut self, blocs: &[Bloc], cadre: Cadre) -> Vec<Brick> {
        let mut bricks = self.blocs(blocs, cadre.upright());
        let (hauteur, page) = (hauteur_totale(&bricks), hauteur_utile(cadre.format));
        // A short section does not need a page of its own, and a long one is no piece to keep whole.
        let section = bricks.first().is_some_and(|b| b.souple.is_some());
        if hauteur <= if section { page * SECTION_COURTE } else { page } {
            lier(&mut bricks);
            if let Some(b) = bricks.first_mut().filter(|_| section) {
                b.souple = Some(0.0);
            }
        }
        bricks
    }

    /// The chart that comes first stands before the others when it fits the page on which they begin, below what announces them, and
    /// they do not fit without it or fit with it.
    fn au_plus_plein(&mut self, blocs: &[Bloc], avant: &[Brick], cadre: Cadre) -> Vec<Brick> {
        let (mobile, fixe) = blocs.split_at(usize::from(matches!(blocs.first(), Some(Bloc::Graphique(_)))));
        let (mut mobile, mut fixe) = (self.blocs(mobile, cadre), self.blocs(fixe, cadre));
        let chaine = fixe.iter().position(|b| !b.lie).map_or(fixe.len(), |i| i + 1);
        let [tete, seul, debut] = [avant, &mobile, &fixe[..chaine]].map(hauteur_totale);
        let page = hauteur_utile(cadre.format);
        // What does not fit the rest of this page starts the next one, with what announces it.
        let libre = self.libre.map_or(page, |l| l - tete);
        let first = |place: f32| seul <= place && (debut > place || seul + debut <= place);
        let before = if seul.min(debut) <= libre { first(libre) } else { seul + debut <= page - tete };
        if before {
            mobile.append(&mut fixe);
            mobile
        } else {
            fixe.append(&mut mobile);
            fixe
        }
    }

    /// Builds as loosely as two pages allow, or one when the second would be nearly empty; what fits no two pages is built at the
    /// tightest.
    fn deux_pages(&mut self, blocs: &[Bloc], cadre: Cadre) -> Vec<Brick> {
        let repere = self.mark();
        let (page, tightest) = (hauteur_utile(cadre.format), DENSITES.len() - 1);
        let build = |a: &mut Self, i: usize| {
            a.rewind(&repere);
            a.blocs(blocs, Cadre { echelle: cadre.echelle * DENSITES[i], ..cadre.upright() })
        };
        let mut loosest = 0;
        let mut bricks = build(self, loosest);
        while pages_taken(&bricks, page) > 2 && loosest < tightest {
            loosest += 1;
            bricks = build(self, loosest);
        }
        if pages_taken(&bricks, page) == 2 && hauteur_totale(&bricks) < page * PRESQUE_UNE {
            for i in loosest + 1..=tightest {
                bricks = build(self, i);
                if pages_taken(&bricks, page) == 1 {
                    return bricks;
                }
            }
            return build(self, loosest);
        }
        bricks
    }

    /// Two columns as one brick; one below the other when a column is empty or higher than a page.
    fn cote_a_cote(&mut self, colonnes: &ColonnesBlocs, cadre: Cadre) -> Vec<Brick> {
        let [gauche, droite] = colonnes.toutes();
        let repere = self.mark();
        if !gauche.is_empty() && !droite.is_empty() {
            let largeur = (cadre.largeur - GOUTTIERE) * PART_GAUCHE;
            let dans = Cadre { largeur, ..cadre.upright() };
            let premier = self.blocs(gauche, dans);
            let x = cadre.x + largeur + GOUTTIERE;
            let second = self.blocs(droite, Cadre { x, largeur: cadre.x + cadre.largeur - x, ..dans });
            let plain = |bricks: &[Brick]| {
                bricks.iter().all(|b| b.format == cadre.format && b.decor.is_none() && b.titre.is_none() && !b.saut && b.ancres.is_empty())
            };
            let hauteur = hauteur_totale(&premier).max(hauteur_totale(&second));
            if hauteur <= hauteur_utile(cadre.format) && plain(&premier) && plain(&second) {
                let mut b = Brick { hauteur, apres: 8.0 * cadre.echelle, ..Brick::default() };
                stacked(&mut b, premier);
                stacked(&mut b, second);
                return vec![b];
            }
            self.rewind(&repere);
        }
        let mut bricks = self.blocs(gauche, cadre);
        bricks.extend(self.blocs(droite, cadre));
        bricks
    }

    /// Builds at the loosest scale at which the result is no higher than `place`.
    pub(super) fn as_loose_as_fits(&mut self, place: f32, mut build: impl FnMut(&mut Self, f32) -> Vec<Brick>) -> Option<Vec<Brick>> {
        let repere = self.mark();
        let mut pleine = 0.0;
        for echelle in DENSITES {
            // Lines closer by a tenth take a tenth less, and the spaces between them a little more.
            if pleine * echelle * echelle > place {
                continue;
            }
            let bricks = build(self, echelle);
            let hauteur = hauteur_totale(&bricks);
            if hauteur <= place {
                return Some(bricks);
            }
            pleine = f32::max(pleine, hauteur);
            self.rewind(&repere);
        }
        None
    }

    fn paysage(&mut self, blocs: &[Bloc], cadre: Cadre) -> Vec<Brick> {
        let dedans = Cadre { echelle: cadre.echelle, ..Cadre::page(FormatFeuille::Paysage, cadre.noeud) };
        let mut bricks = self.blocs(blocs, dedans);
        bricks.iter_mut().for_each(|b| b.format = FormatFeuille::Paysage);
        bricks
    }
}
