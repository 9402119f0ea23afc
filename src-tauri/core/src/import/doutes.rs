//! Doubts about a sheet: shown above the changes, and the values they are about wait for a confirmation.
//!
//! A doubt is about a cell, a column or the whole sheet. Some are only shown; the others retain the values they are about:
//! these are listed with what they would change, and are written once [`Correspondance::confirmes`] names the doubt.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::Value as Json;

use super::aplatie::Aplatie;
use super::cibles::{Cible, Pieces};
use super::correspondance::Correspondance;
use super::feuille::{FeuilleLue, Remarque, Valeur, adresse, lettres};
use super::lecture::annee_du_texte;
use super::mots::plat;
use super::noms::Noms;
use super::proposition::{EnTete, annees_du_titre, entetes, lire_entete};
use super::sommes::{self, PartDAnnee};
use crate::francais::lecture::date;
use crate::modele::{Genre, TableDef};

/// Kind of doubt; the api turns it into a sentence.
#[derive(Clone, Debug, PartialEq)]
pub enum Doute {
    /// « 33.000 », taken for thirty-three thousand.
    Point,
    /// A leading zero put back in a code.
    Zero,
    /// A rate below one for an indicator in per cent, taken for a fraction and multiplied by one hundred.
    Fraction,
    /// About ten, a hundred or a thousand times the value of another year, or so many times less.
    Voisins {
        /// The other year.
        annee: i32,
        /// Value of that year.
        valeur: Json,
    },
    /// A figure of the year from fewer than twelve months.
    MoisManquants {
        /// Number of months given.
        mois: u32,
        /// The sheet gives twelve months in a row, over two years.
        a_cheval: bool,
    },
    /// A column or a period that is a part of a year, for the figure of the year.
    PartieDAnnee,
    /// The header says more than the field: this word, « dimanche », « facturées ».
    MesurePartielle(String),
    /// Another column, named by its letters, gives the same figure.
    DeuxColonnes(String),
    /// Amounts in thousands or in millions of euros, multiplied by this.
    Milliers(i64),
    /// The title, the name of the sheet or the rows name other years than the one taken.
    PlusieursAnnees(Vec<i32>),
    /// « N-1 », taken for this year.
    AnneeRelative(i32),
    /// Rows the sheet does not show, left aside; their number.
    LignesMasquees(usize),
    /// A column the sheet does not show.
    ColonneMasquee,
    /// Rows of several kinds (prescribed, realised, billed) are added up; the kinds.
    MesuresMelangees(Vec<String>),
    /// The total written in the sheet is not the sum of the figures taken.
    TotalDifferent {
        /// Total of the sheet.
        total: f64,
        /// Sum of the figures taken above it.
        lu: f64,
    },
    /// A row whose figures are the sum of those above: left aside as their total until it is confirmed as a row.
    SousTotal,
    /// Staff of each month: no month is taken for the year.
    EffectifParMois,
    /// A column that could give figures and is left aside; its header.
    ColonneLaissee(String),
    /// Difficulty met while the file was read.
    Lecture(Remarque),
}

impl Doute {
    /// Short name of its kind, in the key of the doubt.
    fn code(&self) -> &'static str {
        match self {
            Self::Point => "point",
            Self::Zero => "zero",
            Self::Fraction => "fraction",
            Self::Voisins { .. } => "voisins",
            Self::MoisManquants { .. } => "mois",
            Self::PartieDAnnee => "partie",
            Self::MesurePartielle(_) => "mesure",
            Self::DeuxColonnes(_) => "deux",
            Self::Milliers(_) => "milliers",
            Self::PlusieursAnnees(_) => "annees",
            Self::AnneeRelative(_) => "relative",
            Self::LignesMasquees(_) => "masquees",
            Self::ColonneMasquee => "masquee",
            Self::MesuresMelangees(_) => "melange",
            Self::TotalDifferent { .. } => "total",
            Self::SousTotal => "sous_total",
            Self::EffectifParMois => "effectif",
            Self::ColonneLaissee(_) => "laissee",
            Self::Lecture(_) => "lecture",
        }
    }

    /// Whether the values it is about wait for a confirmation.
    fn retient(&self) -> bool {
        match self {
            Self::Point
            | Self::Fraction
            | Self::MoisManquants { a_cheval: false, .. }
            | Self::PartieDAnnee
            | Self::MesurePartielle(_)
            | Self::DeuxColonnes(_)
            | Self::ColonneMasquee
            | Self::MesuresMelangees(_)
            | Self::SousTotal => true,
            Self::Zero
            | Self::Voisins { .. }
            | Self::MoisManquants { a_cheval: true, .. }
            | Self::Milliers(_)
            | Self::PlusieursAnnees(_)
            | Self::AnneeRelative(_)
            | Self::LignesMasquees(_)
            | Self::TotalDifferent { .. }
            | Self::EffectifParMois
            | Self::ColonneLaissee(_)
            | Self::Lecture(_) => false,
        }
    }
}

/// A doubt about a place of the sheet.
#[derive(Clone, Debug, PartialEq)]
pub struct DouteImport {
    /// Name by which [`Correspondance::confirmes`] confirms it: its kind and its place.
    pub cle: String,
    /// A cell (« B2 »), a column (« C »), or nothing for the whole sheet.
    pub adresse: String,
    /// Kind of the doubt, with its figures.
    pub doute: Doute,
    /// Whether values wait for it to be confirmed.
    pub retient: bool,
    /// Whether it was confirmed.
    pub confirme: bool,
}

/// Doubts as they are found, each place and kind once.
#[derive(Debug, Default)]
pub(super) struct Doutes {
    pub liste: Vec<DouteImport>,
    /// Rank of each doubt by its key: a long column may give as many as it has rows.
    rangs: BTreeMap<String, RangDoute>,
    confirmes: BTreeSet<String>,
}

/// Rank of a doubt in [`Doutes::liste`].
pub(super) type RangDoute = usize;

impl Doutes {
    pub(super) fn new(correspondance: &Correspondance) -> Self {
        Self { confirmes: correspondance.confirmes.clone(), ..Self::default() }
    }

    /// Notes a doubt about a place; gives its rank.
    pub(super) fn note(&mut self, adresse: String, doute: Doute) -> RangDoute {
        let cle = format!("{}:{adresse}", doute.code());
        if let Some(known) = self.rangs.get(&cle) {
            return *known;
        }
        self.rangs.insert(cle.clone(), self.liste.len());
        let (retient, confirme) = (doute.retient(), self.confirmes.contains(&cle));
        self.liste.push(DouteImport { cle, adresse, doute, retient, confirme });
        self.liste.len() - 1
    }

    /// Whether one of these doubts keeps a value from being written.
    pub(super) fn retiennent(&self, ranks: &[RangDoute]) -> bool {
        ranks.iter().filter_map(|r| self.liste.get(*r)).any(|d| d.retient && !d.confirme)
    }
}

/// Reading of the header of a column, for its figures.
#[derive(Clone, Debug, Default)]
pub(super) struct ColonneExaminee {
    /// Doubts about every figure of the column.
    pub doutes: Vec<RangDoute>,
    /// Factor applied to amounts.
    pub facteur: i64,
    /// The part of the year the column gives.
    pub part: Option<PartDAnnee>,
    /// Year counted from that of the sheet: « N-1 ».
    pub annee: Option<i32>,
}

/// A sheet looked at as a whole, before its rows are read.
#[derive(Debug, Default)]
pub(super) struct Examen {
    pub colonnes: Vec<ColonneExaminee>,
    /// Doubts about every figure of the sheet.
    pub feuille: Vec<RangDoute>,
}

/// Words of a header that make its figures those of a part of what the field counts, or of something near it.
const PARTIELS: &[&str] = &[
    "dimanche",
    "dimanches",
    "samedi",
    "samedis",
    "ferie",
    "feries",
    "nuit",
    "nuits",
    "week",
    "weekend",
    "prescrit",
    "prescrits",
    "prescrite",
    "prescrites",
    "notifie",
    "notifiees",
    "notifies",
    "facture",
    "facturee",
    "facturees",
    "factures",
    "planifie",
    "planifiee",
    "planifiees",
    "planifies",
    "programmees",
    "commandees",
    "accorde",
    "accordees",
    "accordes",
    "annule",
    "annulees",
    "annules",
    "absence",
    "absences",
    "perdues",
    "majorees",
    "supplementaires",
    "complementaires",
    "mensuel",
    "mensuelle",
    "mensuelles",
    "evolution",
    "ecart",
    "dont",
    "hors",
    "sauf",
    "type",
    "par",
];

/// Beginnings of the words by which a cell says which kind of figure its row gives.
const SORTES: &[&str] = &["prescri", "realis", "factur", "planifi", "notifi", "accord", "annul", "prev", "program", "valid", "command"];

/// Factor applied to the amounts of a column or of a sheet: « k€ », « en milliers d’euros », « M€ ».
fn facteur(text: &str) -> i64 {
    let flat = plat(text);
    let has = |word: &str| flat.split(' ').any(|w| w == word);
    if has("k€") || has("ke") || has("keuros") || has("milliers") || has("keur") {
        1_000
    } else if has("m€") || has("millions") || has("meuros") {
        1_000_000
    } else {
        1
    }
}

/// Whether the dates of a text bound less than a year: « du 01/01/2026 au 30/06/2026 ».
fn periode_incomplete(text: &str) -> bool {
    let days: Vec<_> = text.split_whitespace().filter_map(|w| date(w.trim_end_matches([',', '.', ';', ')']), None)).collect();
    match days.as_slice() {
        [first, last] => first < last && (*last - *first).num_days() < 360,
        _ => false,
    }
}

/// Looks at the headers, the title and the hidden parts of a sheet.
pub(super) fn examiner(f: &FeuilleLue, c: &Correspondance, cible: &Cible, table: &TableDef, noms: &Noms, doutes: &mut Doutes) -> Examen {
    let headers = entetes(f, c.entete, c.double);
    let read: Vec<EnTete> = (0..headers.len()).map(|i| lire_entete(f, cible, noms, c.entete, c.double, &headers, i)).collect();
    let parts = sommes::parts_des_colonnes(f, cible, c.entete, &headers);
    let title = |r: usize| f.lignes.get(r).into_iter().flatten().map(Valeur::texte).collect::<Vec<_>>().join(" ");
    let titles: Vec<String> = (0..c.entete).map(title).collect();
    let mut examen = Examen { colonnes: Vec::with_capacity(headers.len()), feuille: Vec::new() };
    for remarque in &f.remarques {
        doutes.note(String::new(), Doute::Lecture(*remarque));
    }
    years(f, c, cible, &read, doutes);
    if titles.iter().any(|t| periode_incomplete(t)) && cible.pieces == Pieces::Mois {
        examen.feuille.push(doutes.note(String::new(), Doute::PartieDAnnee));
    }
    let facteur = titles.iter().map(|t| facteur(t)).chain([facteur(&f.nom)]).max().unwrap_or(1);
    let mut columns = Colonnes { f, c, cible, table, headers: &headers, read: &read, facteur, doutes };
    for (i, part) in parts.into_iter().enumerate() {
        examen.colonnes.push(columns.examine(i, part.map(|p| p.0)));
    }
    hidden_rows(f, c, doutes);
    if c.additionner {
        examen.feuille.extend(mixed_kinds(f, c, cible, doutes));
    }
    examen
}

/// Columns of a sheet, looked at one after another.
struct Colonnes<'a> {
    f: &'a FeuilleLue,
    c: &'a Correspondance,
    cible: &'a Cible,
    table: &'a TableDef,
    headers: &'a [String],
    /// Reading of each header.
    read: &'a [EnTete],
    /// Factor that the title or the name of the sheet gives to amounts.
    facteur: i64,
    doutes: &'a mut Doutes,
}

impl Colonnes<'_> {
    /// The field that a column fills; empty when it is left aside.
    fn champ(&self, i: usize) -> &str {
        self.c.colonnes.get(i).map_or("", |x| x.champ.as_str())
    }

    fn examine(&mut self, i: usize, part: Option<PartDAnnee>) -> ColonneExaminee {
        let mut out = ColonneExaminee { facteur: 1, part, ..ColonneExaminee::default() };
        let (Some(header), Some(en_tete)) = (self.headers.get(i), self.read.get(i)) else { return out };
        if self.cible.est_chiffre(self.champ(i)) {
            self.figures(i, header, en_tete, &mut out);
        } else if self.champ(i).is_empty() && !header.is_empty() {
            self.left_aside(i, header, en_tete, part);
        }
        out
    }

    /// A column of figures.
    fn figures(&mut self, i: usize, header: &str, en_tete: &EnTete, out: &mut ColonneExaminee) {
        let here = || lettres(i);
        if !en_tete.exact
            && let Some(word) = plat(header).split(' ').find(|w| PARTIELS.contains(w))
        {
            out.doutes.push(self.doutes.note(here(), Doute::MesurePartielle(word.to_owned())));
        }
        if self.table.champ(self.champ(i)).is_some_and(|d| d.genre == Genre::Montant) {
            out.facteur = facteur(header).max(self.facteur);
            if out.facteur > 1 {
                self.doutes.note(here(), Doute::Milliers(out.facteur));
            }
        }
        out.annee = en_tete.relatif.and_then(|offset| Some(self.c.annee? + offset));
        if let Some(annee) = out.annee {
            self.doutes.note(here(), Doute::AnneeRelative(annee));
        }
        let same = |j: &usize| *j != i && self.champ(*j).is_empty() && self.read.get(*j).is_some_and(|e| e.same_figure(en_tete));
        if let Some(other) = (0..self.read.len()).find(same) {
            out.doutes.push(self.doutes.note(here(), Doute::DeuxColonnes(lettres(other))));
        }
        if self.f.colonnes_masquees.contains(&i) {
            out.doutes.push(self.doutes.note(here(), Doute::ColonneMasquee));
        }
        if out.part.is_some() && !self.c.additionner && self.cible.pieces == Pieces::Mois {
            out.doutes.push(self.doutes.note(here(), Doute::PartieDAnnee));
        }
    }

    /// A column that is not read, though its header says a figure or a month.
    fn left_aside(&mut self, i: usize, header: &str, en_tete: &EnTete, part: Option<PartDAnnee>) {
        if (self.c.entete + 1..self.c.fin.min(self.f.lignes.len())).all(|r| self.f.cellule(r, i).est_vide()) {
            return;
        }
        if part.is_some() && self.cible.pieces == Pieces::Lignes {
            self.doutes.note(String::new(), Doute::EffectifParMois);
        } else if self.cible.est_chiffre(&en_tete.colonne.champ) {
            self.doutes.note(lettres(i), Doute::ColonneLaissee(header.to_owned()));
        }
    }
}

/// Years that the title, the name of the sheet and the columns say, when they are not one.
fn years(f: &FeuilleLue, c: &Correspondance, cible: &Cible, read: &[EnTete], doutes: &mut Doutes) {
    if !cible.est_cle("annee") {
        return;
    }
    let mut said: BTreeSet<i32> = annees_du_titre(&Aplatie::de(f), c.entete);
    said.extend(annee_du_texte(&f.nom));
    let taken: BTreeSet<i32> = c.annee.into_iter().chain(c.colonnes.iter().filter_map(|x| x.annee)).collect();
    let by_rows = c.colonnes.iter().any(|x| x.champ == "annee");
    let relative = read.iter().any(|e| e.relatif.is_some());
    let contradicted = !by_rows && !relative && !taken.is_empty() && !said.is_subset(&taken);
    if contradicted || said.len() > 1 && taken.is_empty() && !by_rows {
        said.extend(taken);
        doutes.note(String::new(), Doute::PlusieursAnnees(said.into_iter().collect()));
    }
}

fn hidden_rows(f: &FeuilleLue, c: &Correspondance, doutes: &mut Doutes) {
    let hidden: Vec<usize> =
        f.lignes_masquees.range(c.entete + 1..c.fin.max(c.entete + 1)).copied().filter(|r| !f.ligne_vide(*r)).collect();
    if let Some(first) = hidden.first() {
        doutes.note(adresse(*first, 0), Doute::LignesMasquees(hidden.len()));
    }
}

/// A column that fills nothing and says which kind of figure each row gives, when rows are added up.
fn mixed_kinds(f: &FeuilleLue, c: &Correspondance, cible: &Cible, doutes: &mut Doutes) -> Option<RangDoute> {
    let unclaimed = (0..f.largeur()).filter(|i| c.colonnes.get(*i).is_none_or(|x| x.champ.is_empty()));
    for i in unclaimed {
        let values: BTreeSet<String> =
            (c.entete + 1..c.fin).map(|r| f.cellule(r, i).texte()).filter(|t| !t.is_empty()).take(2_000).collect();
        let kind = |t: &String| plat(t).split(' ').any(|w| SORTES.iter().any(|s| w.starts_with(s)));
        if (2..=12).contains(&values.len()) && values.iter().filter(|v| kind(v)).count() > 1 && cible.pieces != Pieces::Non {
            return Some(doutes.note(lettres(i), Doute::MesuresMelangees(values.into_iter().collect())));
        }
    }
    None
}
