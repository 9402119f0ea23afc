//! The body: blocks become paragraphs and tables, in reading order.

use std::collections::{BTreeMap, BTreeSet};

use super::couleurs::{ACCENT, DISCRET, PARTIEL};
use super::format::Format;
use super::graphiques;
use super::logos::Medias;
use super::revisions::Revisions;
use super::styles::{self, ARTICLES};
use super::xml::{self, Bordure, Element, Props, Retrait, Xml, el, twips};
use crate::bloc::{Bloc, Document, Encadre, FicheAction, GenreParagraphe, Liste, Paragraphe, TexteRiche, Titre, Ton};

/// Space after a table or a frame, in twentieths of a point.
const APRES_TABLEAU: u32 = 160;

/// Most charts of a document whose curves are drawn. LibreOffice holds twenty charts at a time and stretches the pictures of
/// the others; beyond, a curve is its sentence, below the table of its figures.
const COURBES_MAX: usize = 18;

/// A heading listed in the table of contents.
pub(super) struct EntreeListe {
    pub niveau: u8,
    /// Words, number included.
    pub mots: String,
    pub signet: String,
}

/// Surroundings of a block, which set its style and its page breaks.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Cadre {
    /// Whether it stays on the page of the next block.
    pub avec_suivant: bool,
    /// Kept on one page as far as it fits.
    pub entier: bool,
    /// Inside a framed note.
    pub ton: Option<Ton>,
}

/// The body under construction.
pub(super) struct Corps<'a> {
    medias: &'a Medias,
    /// The next heading stands under logos, on their page.
    sous_logos: bool,
    pub xml: Xml,
    pub entrees: Vec<EntreeListe>,
    /// Numbered lists met.
    pub listes: usize,
    pub revisions: Revisions,
    /// Charts met, each a part of the package.
    pub graphiques: Vec<Element>,
    /// Whether curves are drawn: see [`COURBES_MAX`].
    pub courbes: bool,
    /// Articles met, numbered by their list.
    articles: usize,
    /// Space wanted above the next paragraph, in twentieths of a point, after a table or a frame.
    espace: Option<u32>,
    /// Whether a table was written last: another would join it.
    apres_tableau: bool,
    /// Whether a framed note was written last: another would join it.
    apres_cadre: bool,
    /// Orientation of what is being written.
    pub format: Format,
    /// Whether the first section starts with a cover.
    couverture: bool,
    /// Whether a section was closed already.
    plusieurs: bool,
    /// A section to close before anything else is written.
    a_clore: Option<Format>,
    /// The next block starts a page.
    saut: bool,
    /// Nothing was written since the section started.
    vide: bool,
    /// Bookmark of each anchor.
    signets: BTreeMap<String, String>,
    places: BTreeSet<String>,
    dernier_signet: usize,
}

impl<'a> Corps<'a> {
    /// The empty body of a document.
    pub fn new(d: &Document, medias: &'a Medias) -> Self {
        let (blocs, couverture) = (&d.blocs, d.couverture.is_some());
        // A cover or a table of contents stands before the first block.
        let avant = couverture || d.sommaire;
        let mut ancres = BTreeSet::new();
        anchors(blocs, &mut ancres);
        let signets = ancres.into_iter().zip(1..).map(|(a, n): (String, u32)| (a, format!("_Ref{n:06}"))).collect();
        Self {
            medias,
            sous_logos: false,
            xml: Xml::new(),
            entrees: Vec::new(),
            listes: 0,
            revisions: Revisions::new(d),
            graphiques: Vec::new(),
            courbes: figures(blocs) <= COURBES_MAX,
            articles: 0,
            espace: None,
            apres_tableau: false,
            apres_cadre: false,
            format: Format::Portrait,
            couverture,
            plusieurs: false,
            a_clore: None,
            saut: avant,
            vide: !avant,
            signets,
            places: BTreeSet::new(),
            dernier_signet: 0,
        }
    }

    /// Writes a paragraph; a page break asked for before it becomes one of its properties.
    pub fn push(&mut self, mut props: Props, runs: Xml) {
        self.start();
        props.saut |= std::mem::take(&mut self.saut) && !self.vide;
        self.vide = false;
        self.apres_tableau = false;
        self.apres_cadre = false;
        // Styles that have a space of their own above keep it.
        if let Some(espace) = self.espace.take().filter(|e| props.avant.is_none_or(|avant| avant < *e)) {
            props.avant = styles::space_before(props.style).is_none_or(|own| own < espace).then_some(espace).or(props.avant);
        }
        self.xml.push(props.paragraph(runs));
    }

    /// Writes a pending page break in a paragraph of its own, since a table cannot carry one.
    pub fn before_table(&mut self) {
        // Two tables that touch would become one; nothing else needs a paragraph between.
        let voulu = self.espace.take().filter(|e| *e > APRES_TABLEAU);
        if (self.saut && !self.vide) || self.apres_tableau || voulu.is_some() {
            self.push(Props { hauteur: voulu, ..Props::new("Interligne") }, Xml::new());
        }
        self.start();
        self.saut = false;
        self.vide = false;
        self.apres_cadre = false;
    }

    /// The next paragraph stands off the table.
    pub fn after_table(&mut self) {
        self.espace = Some(APRES_TABLEAU);
        self.apres_tableau = true;
    }

    /// Takes what was written so far, which stands before the contents: what follows starts a page.
    pub fn before_contents(&mut self) -> Xml {
        if self.xml.is_empty() {
            return Xml::new();
        }
        self.end();
        self.saut = true;
        std::mem::take(&mut self.xml)
    }

    /// The body does not end with a table: a paragraph must follow it.
    pub fn end(&mut self) {
        if self.apres_tableau {
            self.push(Props::new("Interligne"), Xml::new());
        }
    }

    /// The runs of a text, its links resolved.
    pub fn runs(&self, texte: &TexteRiche) -> Xml {
        xml::runs(texte, &|ancre| self.signets.get(ancre).cloned())
    }

    /// A chart in line with the text, of a height in points; its part joins the package.
    pub fn chart(&mut self, part: Element, hauteur: f32, alternative: &str) -> Element {
        self.graphiques.push(part);
        graphiques::inline(self.graphiques.len(), (self.format.width(), hauteur), alternative)
    }

    /// Puts a bookmark named by an anchor around some runs.
    pub fn marked(&mut self, ancre: Option<&str>, runs: Xml) -> Xml {
        let Some(nom) = ancre.and_then(|a| self.signets.get(a)).cloned() else { return runs };
        if self.places.insert(nom.clone()) { self.bookmark(&nom, runs) } else { runs }
    }

    fn bookmark(&mut self, nom: &str, runs: Xml) -> Xml {
        self.dernier_signet += 1;
        let id = self.dernier_signet;
        let debut = el("w:bookmarkStart").at("w:id", id).at("w:name", nom);
        Xml::from(debut).then(runs).then(el("w:bookmarkEnd").at("w:id", id))
    }

    pub fn blocs(&mut self, blocs: &[Bloc], cadre: Cadre) {
        for (i, bloc) in blocs.iter().enumerate() {
            // Only what stands between two blocks of a group is bound; its end is bound as its surroundings are.
            let avec_suivant = if i + 1 == blocs.len() { cadre.avec_suivant } else { cadre.entier };
            self.bloc(bloc, Cadre { avec_suivant, ..cadre });
        }
    }

    fn bloc(&mut self, bloc: &Bloc, cadre: Cadre) {
        match bloc {
            Bloc::Titre(t) => self.titre(t, None),
            Bloc::Paragraphe(p) => self.paragraphe(p, cadre),
            Bloc::Liste(l) => self.liste(l, cadre, 0, None),
            Bloc::Tableau(t) => self.tableau(t, cadre),
            Bloc::ChiffresCles(c) => self.chiffres_cles(c),
            Bloc::Encadre(e) => self.encadre(e, cadre),
            Bloc::Graphique(f) => self.figure(f, cadre),
            Bloc::BlocSignatures(s) => self.signatures(s),
            Bloc::Place(p) => self.place(p, cadre),
            Bloc::Definitions(d) => self.definitions(d, cadre),
            Bloc::SautDePage => self.saut = true,
            Bloc::Espace(points) => {
                self.espace = Some(twips(points.clamp(1.0, 700.0)).max(self.espace.unwrap_or(0)));
            }
            Bloc::Fiche(f) => self.fiche(f),
            Bloc::Paysage(blocs) => self.paysage(blocs, cadre),
            Bloc::Logos(logos) => self.logos(logos),
            Bloc::TexteRevise(t) => self.texte_revise(t, cadre),
            Bloc::GarderEnsemble(blocs) => self.blocs(blocs, Cadre { entier: true, ..cadre }),
            Bloc::DeuxPages(blocs) | Bloc::AuPlusPlein(blocs) => self.blocs(blocs, cadre),
            Bloc::CoteACote(c) => c.toutes().into_iter().for_each(|b| self.blocs(b, cadre)),
        }
    }

    fn logos(&mut self, logos: &[crate::bloc::LogoImprime]) {
        if logos.is_empty() {
            return;
        }
        self.start();
        self.xml.push(self.medias.paragraph(logos, self.format.width(), 44.0, 240));
        (self.vide, self.sous_logos) = (false, true);
    }

    fn titre(&mut self, t: &Titre, bordure: Option<Bordure>) {
        let niveau = t.niveau.clamp(1, 4);
        let mots = xml::texte(&t.texte);
        let numero = t.numero.as_deref().filter(|n| !n.trim().is_empty()).map(|n| format!("{}\u{2002}", xml::ligne(n)));
        // The number of an article is that of its list, so that one more renumbers those after it.
        let article = t.numero.as_deref().is_some_and(|n| n == format!("Article {}", self.articles + 1));
        let typed = match (&t.numero, &numero) {
            _ if article => Xml::new(),
            (Some(n), Some(_)) => {
                let number = xml::run(&xml::ligne(n), "Numero");
                // References to an annex are to its number.
                self.numbered(t.ancre.as_deref(), number).then(xml::run("\u{2002}", "Numero"))
            }
            _ => Xml::new(),
        };
        let mut runs = typed.then(xml::run(&mots, ""));
        let au_sommaire = t.au_sommaire && (niveau <= 2 || niveau == 3 && numero.is_some());
        // What a refresh of the contents must not take has a style of its own, which looks the same.
        let styles = if au_sommaire { ["Heading1", "Heading2", "Heading3"] } else { ["Intertitre1", "Intertitre2", "Intertitre3"] };
        let style = styles.get(usize::from(niveau) - 1).copied().unwrap_or("Heading4");
        if au_sommaire {
            let signet = format!("_Toc{:06}", self.entrees.len() + 1);
            runs = self.bookmark(&signet, runs);
            let mots = format!("{}{}", numero.unwrap_or_default(), mots.replace('\n', " "));
            self.entrees.push(EntreeListe { niveau, mots, signet });
        }
        let runs = self.marked(t.ancre.as_deref(), runs);
        let sous_logos = std::mem::take(&mut self.sous_logos);
        let liste = article.then(|| {
            self.articles += 1;
            (ARTICLES, 0)
        });
        self.push(Props { bordure, avec_suivant: true, sans_saut: sous_logos || t.sous_partie, liste, ..Props::new(style) }, runs);
    }

    /// Puts a bookmark around the number of a heading that has an anchor.
    fn numbered(&mut self, ancre: Option<&str>, runs: Xml) -> Xml {
        let Some(nom) = ancre.and_then(|a| self.signets.get(a)).map(|nom| format!("{nom}n")) else { return runs };
        if self.places.insert(nom.clone()) { self.bookmark(&nom, runs) } else { runs }
    }

    fn paragraphe(&mut self, p: &Paragraphe, cadre: Cadre) {
        if p.texte.is_empty() {
            return;
        }
        let style = match (p.genre, cadre.ton) {
            (GenreParagraphe::Corps, Some(_)) => "Encadre",
            (GenreParagraphe::Corps, None) => "Normal",
            (GenreParagraphe::Contrat, _) => "Contrat",
            (GenreParagraphe::Chapeau, _) => "Chapeau",
            (GenreParagraphe::Note, _) => "Note",
            (GenreParagraphe::Serre, _) => "Serre",
        };
        // What a paragraph announces stays with it.
        let annonce = p.texte.brut().trim_end().ends_with(':');
        let runs = self.runs(&p.texte);
        let runs = self.marked(p.ancre.as_deref(), runs);
        let mut props = Props { style, avec_suivant: cadre.avec_suivant || annonce, entier: cadre.entier, ..Props::default() };
        framed(&mut props, cadre.ton);
        self.push(props, runs);
    }

    /// The number of a new numbered list; 1 is that of bullets.
    pub fn numbered_list(&mut self) -> usize {
        self.listes += 1;
        self.listes + 1
    }

    fn liste(&mut self, liste: &Liste, cadre: Cadre, niveau: usize, parente: Option<(usize, bool)>) {
        // A sub-list of the same kind goes on in its parent's list, one level below.
        let num = match parente {
            Some((num, numerotee)) if numerotee == liste.numerotee => num,
            _ if liste.numerotee => self.numbered_list(),
            _ => 1,
        };
        let style = match (liste.contrat, liste.numerotee) {
            (true, _) => "ContratListe",
            (false, true) => "ListNumber",
            (false, false) => "ListBullet",
        };
        for (i, element) in liste.elements.iter().enumerate() {
            let fin = i + 1 == liste.elements.len() && element.sous.is_none();
            let mut props = Props {
                liste: Some((num, niveau.min(3))),
                avec_suivant: if fin { cadre.avec_suivant } else { cadre.entier },
                entier: cadre.entier,
                apres: (fin && niveau == 0).then_some(130),
                ..Props::new(style)
            };
            framed(&mut props, cadre.ton);
            if let Some(retrait) = &mut props.retrait {
                retrait.gauche += u32::try_from(niveau + 1).unwrap_or(1) * 340;
                retrait.suspendu = 340;
            }
            let runs = self.runs(&element.texte);
            self.push(props, runs);
            if let Some(sous) = &element.sous {
                self.liste(sous, cadre, niveau + 1, Some((num, liste.numerotee)));
            }
        }
    }

    fn encadre(&mut self, e: &Encadre, cadre: Cadre) {
        let (mot, _, _) = tone(e.ton);
        if self.apres_cadre {
            self.espace = None;
            self.push(Props::new("Interligne"), Xml::new());
        }
        let dans = Cadre { ton: Some(e.ton), ..cadre };
        let mut props = Props { avec_suivant: true, ..Props::new("EncadreTitre") };
        framed(&mut props, dans.ton);
        self.push(props, xml::run(&xml::texte(e.titre.as_deref().unwrap_or(mot)), ""));
        self.blocs(&e.blocs, dans);
        self.espace = Some(APRES_TABLEAU);
        self.apres_cadre = true;
    }

    fn fiche(&mut self, f: &FicheAction) {
        self.saut = true;
        let titre = Titre {
            niveau: f.niveau,
            numero: Some(f.bandeau.numero.clone()),
            texte: f.bandeau.titre.clone(),
            ancre: f.ancre.clone(),
            au_sommaire: true,
            a_la_suite: false,
            sous_partie: false,
        };
        self.titre(&titre, Some(Bordure::Haut(ACCENT)));
        self.bandeau(&f.bandeau);
        self.blocs(&f.blocs, Cadre::default());
    }

    fn paysage(&mut self, blocs: &[Bloc], cadre: Cadre) {
        if self.format == Format::Paysage {
            return self.blocs(blocs, cadre);
        }
        self.close_section(Format::Paysage);
        self.blocs(blocs, cadre);
        self.close_section(Format::Portrait);
    }

    /// Ends the section under way, if it holds anything, and starts one of another format.
    fn close_section(&mut self, suivant: Format) {
        if !self.vide {
            self.a_clore = Some(self.format);
        }
        // Pages of another format start by themselves.
        self.saut = false;
        self.vide = true;
        self.format = suivant;
    }

    /// Writes the end of the section before, now that content follows: no empty page at the end.
    pub fn start(&mut self) {
        if let Some(format) = self.a_clore.take() {
            let section = self.section(format);
            self.plusieurs = true;
            (self.espace, self.apres_tableau, self.apres_cadre) = (None, false, false);
            self.xml.push(Props { hauteur: Some(20), section: Some(section), ..Props::new("Interligne") }.paragraph(Xml::new()));
        }
    }

    fn section(&self, format: Format) -> Element {
        format.section(self.couverture && !self.plusieurs)
    }

    /// Properties of the last section.
    pub fn last_section(&self) -> Element {
        self.section(self.a_clore.unwrap_or(self.format))
    }
}

/// Word, colour and ground of a tone.
fn tone(ton: Ton) -> (&'static str, &'static str, &'static str) {
    match ton {
        Ton::Info => ("À noter", ACCENT, "F5F7FA"),
        Ton::Attention => ("Attention", PARTIEL, "FAF5EA"),
        Ton::AVerifier => ("À vérifier", DISCRET, "F4F3F0"),
    }
}

fn framed(props: &mut Props, ton: Option<Ton>) {
    let Some(ton) = ton else { return };
    let (_, couleur, fond) = tone(ton);
    props.bordure = Some(Bordure::Gauche(couleur));
    props.fond = Some(fond);
    props.retrait = Some(Retrait { gauche: 220, suspendu: 0, droite: 120 });
}

/// Number of charts.
fn figures(blocs: &[Bloc]) -> usize {
    let of = |bloc: &Bloc| match bloc {
        Bloc::Graphique(_) => 1,
        Bloc::Fiche(f) => figures(&f.blocs),
        Bloc::Encadre(e) => figures(&e.blocs),
        Bloc::Paysage(b) | Bloc::GarderEnsemble(b) | Bloc::DeuxPages(b) | Bloc::AuPlusPlein(b) => figures(b),
        Bloc::CoteACote(c) => c.toutes().into_iter().map(figures).sum(),
        _ => 0,
    };
    blocs.iter().map(of).sum()
}

fn anchors(blocs: &[Bloc], ancres: &mut BTreeSet<String>) {
    for bloc in blocs {
        match bloc {
            Bloc::Titre(t) => ancres.extend(t.ancre.clone()),
            Bloc::Paragraphe(p) => ancres.extend(p.ancre.clone()),
            Bloc::Tableau(t) => ancres.extend(t.lignes.iter().filter_map(|l| l.ancre.clone())),
            Bloc::Fiche(f) => {
                ancres.extend(f.ancre.clone());
                anchors(&f.blocs, ancres);
            }
            Bloc::Encadre(e) => anchors(&e.blocs, ancres),
            Bloc::Paysage(b) | Bloc::GarderEnsemble(b) | Bloc::DeuxPages(b) | Bloc::AuPlusPlein(b) => anchors(b, ancres),
            Bloc::CoteACote(c) => c.toutes().into_iter().for_each(|b| anchors(b, ancres)),
            _ => {}
        }
    }
}
