//! The blocks a document is made of.

use super::{Graphique, LogoImprime, Tableau, TexteRevise, TexteRiche};

/// One block of content.
#[derive(Debug, Clone, PartialEq)]
pub enum Bloc {
    /// A heading of the document.
    Titre(Titre),
    /// A paragraph of text.
    Paragraphe(Paragraphe),
    /// Bulleted or numbered list.
    Liste(Liste),
    /// A table with its headers.
    Tableau(Tableau),
    /// A row of key figures.
    ChiffresCles(Vec<ChiffreCle>),
    /// A framed note and its tone.
    Encadre(Encadre),
    /// A chart with its caption.
    Graphique(Figure),
    /// Places to sign, side by side.
    BlocSignatures(Vec<Signature>),
    /// Room for an answer, of a height that its words do not change.
    Place(PlaceReponse),
    /// Label and value pairs.
    Definitions(Definitions),
    /// Page break before the next block.
    SautDePage,
    /// Blank height in points.
    Espace(f32),
    /// Sheet of one action, on its own page.
    Fiche(FicheAction),
    /// Blocks printed on landscape pages.
    Paysage(Vec<Bloc>),
    /// Blocks kept on one page when they fit one.
    GarderEnsemble(Vec<Bloc>),
    /// Blocks whose lines are set closer, as far as needed, so that they take two pages at most.
    DeuxPages(Vec<Bloc>),
    /// Blocks of which the first, a chart, stands after the others where it would leave the page emptier before them.
    AuPlusPlein(Vec<Bloc>),
    /// Two columns of blocks; one below the other in Word, and where one column is empty.
    CoteACote(ColonnesBlocs),
    /// Logos in a row: the first on the left, the last on the right.
    Logos(Vec<LogoImprime>),
    /// A text beside its former wording: tracked changes in Word, changes said in words in the PDF.
    TexteRevise(TexteRevise),
}

/// Blocks in two columns, the left one a little wider, read one after the other.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct ColonnesBlocs {
    /// Blocks on the left, read first.
    pub gauche: Vec<Bloc>,
    /// Blocks on the right.
    pub droite: Vec<Bloc>,
}

impl ColonnesBlocs {
    /// Both columns, in reading order.
    #[must_use]
    pub fn toutes(&self) -> [&[Bloc]; 2] {
        [&self.gauche, &self.droite]
    }
}

/// Heading of level 1 to 4.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Titre {
    /// 1 to 4; other values are brought into that range. Level 1 starts a page.
    pub niveau: u8,
    /// Number printed before the words.
    pub numero: Option<String>,
    /// The words of the heading.
    pub texte: String,
    /// Name under which links reach it.
    pub ancre: Option<String>,
    /// Whether it shows in the outline and in the table of contents (levels 1 and 2, level 3 when numbered).
    pub au_sommaire: bool,
    /// Whether a heading of level 1 may stand on the page of what comes before, where more than a quarter of it is left.
    pub a_la_suite: bool,
    /// Whether a heading of level 1 stands on the page of the one before it, that of its part.
    pub sous_partie: bool,
}

impl Titre {
    /// Sets the printed number.
    pub fn numero(mut self, numero: impl Into<String>) -> Self {
        self.numero = Some(numero.into());
        self
    }

    /// Names the heading for links.
    pub fn ancre(mut self, ancre: impl Into<String>) -> Self {
        self.ancre = Some(ancre.into());
        self
    }

    /// Lets it begin in what is left of a page.
    pub fn a_la_suite(mut self) -> Self {
        self.a_la_suite = true;
        self
    }

    /// Keeps it out of the contents and the outline.
    pub fn hors_sommaire(mut self) -> Self {
        self.au_sommaire = false;
        self
    }
}

impl From<Titre> for Bloc {
    fn from(titre: Titre) -> Self {
        Self::Titre(titre)
    }
}

/// Paragraph of running text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Paragraphe {
    /// The words, with their styles and links.
    pub texte: TexteRiche,
    /// Style among those of the document.
    pub genre: GenreParagraphe,
    /// Name under which links reach it.
    pub ancre: Option<String>,
}

/// The document's text styles.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum GenreParagraphe {
    /// Ordinary text of the document.
    #[default]
    Corps,
    /// Body of a contract's article, in the serif.
    Contrat,
    /// Larger introduction of a section.
    Chapeau,
    /// Small remark or source.
    Note,
    /// Text in the size of a table’s cells, beside a chart.
    Serre,
}

/// Bulleted or numbered list.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Liste {
    /// 1. 2. 3. instead of bullets.
    pub numerotee: bool,
    /// Set in the serif, inside a contract's article.
    pub contrat: bool,
    /// The items, in order.
    pub elements: Vec<ElementListe>,
}

impl Liste {
    /// A list with bullets.
    pub fn puces<T: Into<TexteRiche>>(elements: impl IntoIterator<Item = T>) -> Self {
        Self { elements: elements.into_iter().map(|t| ElementListe { texte: t.into(), sous: None }).collect(), ..Self::default() }
    }

    /// A list with numbers.
    pub fn numerotee<T: Into<TexteRiche>>(elements: impl IntoIterator<Item = T>) -> Self {
        Self { numerotee: true, ..Self::puces(elements) }
    }
}

impl From<Paragraphe> for Bloc {
    fn from(paragraphe: Paragraphe) -> Self {
        Self::Paragraphe(paragraphe)
    }
}

impl From<Liste> for Bloc {
    fn from(liste: Liste) -> Self {
        Self::Liste(liste)
    }
}

/// An item of a list, and the list below it.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct ElementListe {
    /// Words of the text.
    pub texte: TexteRiche,
    /// A list inside the item (one level is foreseen).
    pub sous: Option<Liste>,
}

/// A figure the reader must not miss.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ChiffreCle {
    /// The figure with its unit: "42 180 h".
    pub valeur: String,
    /// "Heures réalisées en 2025".
    pub libelle: String,
    /// A comparison below the figure: "+ 3,1 % par rapport à 2024".
    pub detail: Option<String>,
}

impl ChiffreCle {
    /// A figure and its label.
    pub fn new(valeur: impl Into<String>, libelle: impl Into<String>) -> Self {
        Self { valeur: valeur.into(), libelle: libelle.into(), detail: None }
    }

    /// Adds the small line below.
    pub fn detail(mut self, detail: impl Into<String>) -> Self {
        self.detail = Some(detail.into());
        self
    }
}

/// Tone of a framed note.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Ton {
    /// Information, without urgency.
    Info,
    /// Warning that the reader must not miss.
    Attention,
    /// A value or a rule that still has to be checked.
    AVerifier,
}

/// A note in a frame, with a title and a tone.
#[derive(Debug, Clone, PartialEq)]
pub struct Encadre {
    /// Tone of the note, shown by a word as well as by a colour.
    pub ton: Ton,
    /// Replaces the tone's usual word.
    pub titre: Option<String>,
    /// The blocks inside.
    pub blocs: Vec<Bloc>,
}

impl From<Encadre> for Bloc {
    fn from(encadre: Encadre) -> Self {
        Self::Encadre(encadre)
    }
}

/// Chart with its caption and its text alternative.
#[derive(Debug, Clone, PartialEq)]
pub struct Figure {
    /// Sentence above the drawing.
    pub legende: String,
    /// Text read instead of the drawing; generated from the data when absent.
    pub alternative: Option<String>,
    /// The data drawn.
    pub graphique: Graphique,
    /// Small line below: source, scope.
    pub note: Option<String>,
    /// Whether a table right below holds the same facts: a format that would write the drawing in words leaves them to it.
    pub en_tableau: bool,
}

impl Figure {
    /// A chart and its sentence.
    pub fn new(legende: impl Into<String>, graphique: impl Into<Graphique>) -> Self {
        Self { legende: legende.into(), alternative: None, graphique: graphique.into(), note: None, en_tableau: false }
    }
}

impl From<Figure> for Bloc {
    fn from(figure: Figure) -> Self {
        Self::Graphique(figure)
    }
}

/// A place for one party to sign.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Signature {
    /// "Pour le Département".
    pub pour: String,
    /// "Le Président du Conseil départemental".
    pub qualite: String,
    /// Name of who signs; empty leaves the place for it.
    pub nom: String,
}

/// Room of a height that follows from its number of lines alone, not from the words in it: two copies that differ only by
/// what stands in their rooms have the same pages.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct PlaceReponse {
    /// Words on top, on one line: « Réponse du Département ».
    pub titre: String,
    /// Lines to write on by hand.
    pub lignes: u8,
    /// Words in the room; it is ruled when there are none. What does not fit is cut.
    pub texte: TexteRiche,
}

impl From<PlaceReponse> for Bloc {
    fn from(place: PlaceReponse) -> Self {
        Self::Place(place)
    }
}

/// Label and value pairs, for identity sheets and fields of a sheet.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Definitions {
    /// Labels and values, in order.
    pub paires: Vec<(String, TexteRiche)>,
    /// Two pairs side by side instead of one below the other.
    pub deux_colonnes: bool,
}

impl Definitions {
    /// Pairs one below the other.
    pub fn new() -> Self {
        Self::default()
    }

    /// Adds a label and its value.
    pub fn paire(mut self, libelle: impl Into<String>, valeur: impl Into<TexteRiche>) -> Self {
        self.paires.push((libelle.into(), valeur.into()));
        self
    }

    /// Prints two pairs side by side.
    pub fn cote_a_cote(mut self) -> Self {
        self.deux_colonnes = true;
        self
    }
}

impl From<Definitions> for Bloc {
    fn from(definitions: Definitions) -> Self {
        Self::Definitions(definitions)
    }
}

impl Bloc {
    /// Heading without number or anchor: `Bloc::titre(2, "…").numero("1.2").ancre("a").into()`.
    pub fn titre(niveau: u8, texte: impl Into<String>) -> Titre {
        Titre { niveau, numero: None, texte: texte.into(), ancre: None, au_sommaire: true, a_la_suite: false, sous_partie: false }
    }

    fn para(texte: impl Into<TexteRiche>, genre: GenreParagraphe) -> Self {
        Self::Paragraphe(Paragraphe { texte: texte.into(), genre, ancre: None })
    }

    /// A paragraph of ordinary text.
    pub fn paragraphe(texte: impl Into<TexteRiche>) -> Self {
        Self::para(texte, GenreParagraphe::Corps)
    }

    /// Paragraph of a contract's article.
    pub fn contrat(texte: impl Into<TexteRiche>) -> Self {
        Self::para(texte, GenreParagraphe::Contrat)
    }

    /// Introduction of a section.
    pub fn chapeau(texte: impl Into<TexteRiche>) -> Self {
        Self::para(texte, GenreParagraphe::Chapeau)
    }

    /// A remark in small letters.
    pub fn note(texte: impl Into<TexteRiche>) -> Self {
        Self::para(texte, GenreParagraphe::Note)
    }

    /// Text in the size of a table’s cells.
    pub fn serre(texte: impl Into<TexteRiche>) -> Self {
        Self::para(texte, GenreParagraphe::Serre)
    }

    /// A list with bullets.
    pub fn puces<T: Into<TexteRiche>>(elements: impl IntoIterator<Item = T>) -> Self {
        Self::Liste(Liste::puces(elements))
    }

    /// A list with numbers.
    pub fn numeros<T: Into<TexteRiche>>(elements: impl IntoIterator<Item = T>) -> Self {
        Self::Liste(Liste::numerotee(elements))
    }

    /// A framed note without a title.
    pub fn encadre(ton: Ton, blocs: Vec<Self>) -> Self {
        Encadre { ton, titre: None, blocs }.into()
    }
}

impl From<TexteRevise> for Bloc {
    fn from(texte: TexteRevise) -> Self {
        Self::TexteRevise(texte)
    }
}

impl From<Tableau> for Bloc {
    fn from(tableau: Tableau) -> Self {
        Self::Tableau(tableau)
    }
}

/// Sheet of one action: starts a page, and is set tighter rather than running over it.
#[derive(Debug, Clone, PartialEq)]
pub struct FicheAction {
    /// Level of its title among the headings (2 or 3 as a rule).
    pub niveau: u8,
    /// Name under which links reach it.
    pub ancre: Option<String>,
    /// The band on top of the sheet.
    pub bandeau: Bandeau,
    /// The blocks under the band.
    pub blocs: Vec<Bloc>,
}

/// The band on top of a sheet.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Bandeau {
    /// Printed before the title: "Fiche 1.2".
    pub numero: String,
    /// The action's title.
    pub titre: String,
    /// Fields side by side under the title, in order.
    pub champs: Vec<ChampBandeau>,
}

/// A field of the band of a sheet.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ChampBandeau {
    /// Printed above it, small.
    pub libelle: &'static str,
    /// Value under the label; never empty.
    pub valeur: TexteRiche,
    /// Its share of the width in Word; the layout of the PDF measures the words instead.
    pub part: u32,
}
