//! A sheet read row by row: what each row is about, and the figures it gives.

use std::collections::{BTreeMap, BTreeSet};

use chrono::Datelike;
use serde_json::{Map, Value as Json, json};

use super::cibles::{Cible, Pieces};
use super::correspondance::{Correspondance, FIGURE, MOT};
use super::doutes::{Doute, Doutes, Examen, RangDoute, examiner};
use super::feuille::{FeuilleLue, Valeur, adresse};
use super::lecture::{self, Raison};
use super::mots::{key_text, plat};
use super::noms::{Noms, additionne, est_un_total};
use super::plan::{ChangementImporte, EcritImport, NomInconnu, PlanImport, Refuse};
use super::points::{self, PlacesVisees};
use super::proposition::champ_du_mot;
use super::sommes::{self, PartDAnnee};
use crate::choix::{Choix, Nature};
use crate::francais::lecture::Unite;
use crate::modele::{Dossier, Genre, Id, TABLES, TableDef};

/// The row of the parent table a row of the sheet belongs to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Sujet {
    /// The target has no parent table, or the headers name its rows.
    Aucun,
    /// This row of the dossier.
    Connu(Id),
    /// A row to be added: its rank among those of the plan.
    Nouveau(usize),
}

/// The field the figures of a row are for.
#[derive(Clone, Copy)]
enum ChampDeLigne {
    /// The columns say it.
    DitParLesColonnes,
    /// The row names this one.
    Nomme(&'static str),
    /// The row names none: it is left aside.
    Aucun,
}

/// Values read for one row of the target table, before they are compared with the dossier.
pub(super) struct LigneFeuille {
    pub sujet: Sujet,
    /// Fields that tell the row from others, and their values.
    pub cles: Vec<(&'static str, Json)>,
    pub valeurs: Vec<CelluleLue>,
}

/// A value of a field, read in one cell or added up from several.
pub(super) struct CelluleLue {
    pub champ: &'static str,
    pub lu: lecture::Lu,
    /// Address of the first cell read.
    pub adresse: String,
    /// Number of other cells added to it.
    pub autres: usize,
    /// Months the cells added cover, a bit each; none when no cell says its month.
    mois: u16,
    /// Doubts about it.
    pub doutes: Vec<RangDoute>,
}

/// Figures of a column added up from top to bottom, to be compared with the totals of the sheet.
#[derive(Clone, Copy, Default)]
struct Cumul {
    /// Since the last total: every figure, those taken, and how many.
    depuis: (f64, f64, usize),
    /// Since the header.
    tout: (f64, f64, usize),
}

impl Cumul {
    fn add(&mut self, figure: f64, taken: bool) {
        for sum in [&mut self.depuis, &mut self.tout] {
            sum.0 += figure;
            sum.1 += if taken { figure } else { 0.0 };
            sum.2 += 1;
        }
    }

    /// The sum of the figures taken that this total should be: since the last total or since the header, the nearest.
    fn attendu(&self, total: f64) -> Option<f64> {
        let sums = [self.depuis, self.tout].into_iter().filter(|s| s.2 > 1).map(|s| s.1);
        sums.min_by(|a, b| (a - total).abs().total_cmp(&(b - total).abs()))
    }

    /// Whether a figure is the sum of those above it. Two small figures and their sum may be a coincidence.
    fn est_la_somme(&self, figure: f64) -> bool {
        let enough = |rows: usize| rows > 2 || rows == 2 && figure.abs() >= SOMME_DE_DEUX;
        [self.depuis, self.tout].iter().any(|s| enough(s.2) && (s.0 - figure).abs() < ECART_DES_SOMMES)
    }
}

/// The sum of two figures from which it is no coincidence.
const SOMME_DE_DEUX: f64 = 100.0;
/// Two sums nearer than this are one: figures have at most two decimals that count.
const ECART_DES_SOMMES: f64 = 0.005;

/// Reads a sheet row by row into [`LigneFeuille`]s, and notes in its plan the rows to add and the cells left aside.
pub(super) struct LecteurFeuille<'a> {
    pub dossier: &'a Dossier,
    pub feuille: &'a FeuilleLue,
    pub correspondance: &'a Correspondance,
    pub cible: &'static Cible,
    /// The target table in the model.
    pub table: &'static TableDef,
    /// Rows of the parent table by their names.
    pub noms: Noms,
    /// Rows of the tables that other references name, by field.
    pub liens: BTreeMap<&'static str, Noms>,
    /// Places that demands name, read when a sheet of demands has them.
    places: Option<PlacesVisees>,
    /// Rank in the plan of each row to add, by its flat name.
    pub nouveaux: BTreeMap<String, usize>,
    /// Flat names the dossier does not have, each noted once in the plan.
    pub inconnus: BTreeSet<String>,
    pub fiches: Vec<LigneFeuille>,
    pub doutes: Doutes,
    examen: Examen,
    /// Whether every rate of the sheet is below one: they are fractions.
    fractions: bool,
    /// Sums of the columns so far.
    cumuls: BTreeMap<usize, Cumul>,
    /// Rank of each fiche, by its parent and keys.
    pub rangs: BTreeMap<String, usize>,
    pub plan: PlanImport,
}

/// Outcome of the reading of a row.
#[derive(Clone, Copy, PartialEq, Eq)]
enum RangeeLue {
    Prise,
    Laissee,
    Total,
}

/// Fields of an indicator that are in its unit.
const TAUX: [&str; 2] = ["valeur", "cible"];
/// Columns among which a label is looked for beside a code.
const COLONNES_DES_NOMS: usize = 8;

/// A figure without a per cent sign, as a sum takes it.
fn plain_figure(cell: &Valeur) -> Option<f64> {
    match cell {
        Valeur::Nombre(n) => Some(*n),
        Valeur::Texte(t) => crate::francais::lecture::nombre(t).filter(|n| n.unite != Some(Unite::PourCent))?.valeur.parse().ok(),
        _ => None,
    }
}

impl<'a> LecteurFeuille<'a> {
    pub(super) fn new(
        dossier: &'a Dossier,
        feuille: &'a FeuilleLue,
        correspondance: &'a Correspondance,
        cible: &'static Cible,
        table: &'static TableDef,
    ) -> Self {
        let liens = table.champs.iter().filter_map(|x| Some((x.nom, Noms::de(dossier, x.lien?)))).collect();
        let noms = Noms::de(dossier, cible.parent.as_ref().map_or("", |p| p.table));
        let mut doutes = Doutes::new(correspondance);
        let examen = examiner(feuille, correspondance, cible, table, &noms, &mut doutes);
        Self {
            doutes,
            examen,
            fractions: false,
            cumuls: BTreeMap::new(),
            dossier,
            feuille,
            correspondance,
            cible,
            table,
            noms,
            liens,
            places: None,
            nouveaux: BTreeMap::new(),
            inconnus: BTreeSet::new(),
            fiches: Vec::new(),
            rangs: BTreeMap::new(),
            plan: PlanImport::default(),
        }
    }
}

impl LecteurFeuille<'_> {
    fn refuser(&mut self, row: usize, column: usize, raison: Raison) {
        let texte = self.feuille.cellule(row, column).texte();
        self.plan.refus.push(Refuse { adresse: adresse(row, column), texte, raison });
    }

    fn colonnes_de(&self, champ: &str) -> impl Iterator<Item = usize> {
        self.correspondance.colonnes.iter().enumerate().filter(move |(_, c)| c.champ == champ).map(|(i, _)| i)
    }

    /// Columns of figures with a cell that is not empty in this row.
    fn figures(&self, row: usize) -> Vec<usize> {
        let filled = |i: usize, champ: &str| self.cible.est_chiffre(champ) && !self.feuille.cellule(row, i).est_vide();
        self.correspondance.colonnes.iter().enumerate().filter(|(i, c)| filled(*i, &c.champ)).map(|(i, _)| i).collect()
    }

    /// Reads every row of the table.
    pub(super) fn lire(&mut self) {
        let rows = self.correspondance.entete + 1..self.correspondance.fin.min(self.feuille.lignes.len());
        self.fractions = self.rates_are_fractions(rows.clone());
        for row in rows {
            self.ligne(row);
        }
        self.months_missing();
    }

    /// Whether the rates of indicators in per cent are written without their sign, and all below one.
    fn rates_are_fractions(&self, rows: std::ops::Range<usize>) -> bool {
        if self.cible.taux.is_none() {
            return false;
        }
        let columns: Vec<usize> = (0..self.correspondance.colonnes.len())
            .filter(|i| self.correspondance.colonnes.get(*i).is_some_and(|c| TAUX.contains(&c.champ.as_str())))
            .collect();
        let mut seen = false;
        for row in rows {
            let Some(sujet) = self.known_subject(row) else { continue };
            for column in columns.iter().filter(|_| self.est_un_pourcentage(sujet)) {
                match plain_figure(self.feuille.cellule(row, *column)) {
                    Some(n) if n.abs() > 1.0 => return false,
                    Some(n) if n != 0.0 => seen = true,
                    _ => {}
                }
            }
        }
        seen
    }

    /// The row of the dossier that the name of a row says.
    fn known_subject(&self, row: usize) -> Option<Id> {
        let parent = self.cible.parent.as_ref()?;
        let column = self.colonnes_de(parent.champ).next()?;
        self.noms.trouver(&self.feuille.cellule(row, column).texte())
    }

    /// Whether an indicator is in per cent.
    fn est_un_pourcentage(&self, id: Id) -> bool {
        self.dossier.indicateurs.iter().any(|i| i.id == id && i.unite.trim() == "%")
    }

    /// Notes the figures of a year that fewer than twelve months give.
    fn months_missing(&mut self) {
        // Twelve months from July to June are two half years, each as complete as it can be.
        let mut over_years: BTreeMap<(String, &'static str), u32> = BTreeMap::new();
        let series = |f: &LigneFeuille| {
            let keys: Vec<String> = f.cles.iter().filter(|c| c.0 != "annee").map(|(c, v)| format!("{c}={}", key_text(v))).collect();
            format!("{:?} {}", f.sujet, keys.join(" "))
        };
        for fiche in &self.fiches {
            for valeur in &fiche.valeurs {
                *over_years.entry((series(fiche), valeur.champ)).or_default() += valeur.mois.count_ones();
            }
        }
        for fiche in &mut self.fiches {
            let series = series(fiche);
            for valeur in fiche.valeurs.iter_mut().filter(|v| v.mois != 0 && v.mois != sommes::ANNEE_ENTIERE) {
                let a_cheval = over_years.get(&(series.clone(), valeur.champ)).is_some_and(|n| *n >= 12);
                let doute = Doute::MoisManquants { mois: valeur.mois.count_ones(), a_cheval };
                valeur.doutes.push(self.doutes.note(valeur.adresse.clone(), doute));
            }
        }
    }

    fn ligne(&mut self, row: usize) {
        if self.feuille.ligne_vide(row) || self.feuille.lignes_masquees.contains(&row) {
            return;
        }
        let figures = self.figures(row);
        let refused = self.plan.refus.len();
        let taken = self.read_row(row, &figures);
        if taken != RangeeLue::Total {
            let left = self.plan.refus.len() > refused;
            for column in figures {
                if let Some(n) = plain_figure(self.feuille.cellule(row, column)) {
                    self.cumuls.entry(column).or_default().add(n, taken == RangeeLue::Prise && !left);
                }
            }
        }
    }

    /// Compares a row of totals with the figures taken above it, and begins the next sum.
    fn total(&mut self, row: usize, figures: &[usize], nom: &str) {
        self.plan.totaux += 1;
        if !additionne(nom) || self.cible.pieces == Pieces::Non {
            return;
        }
        for column in figures {
            let Some(total) = plain_figure(self.feuille.cellule(row, *column)) else { continue };
            let cumul = self.cumuls.entry(*column).or_default();
            if let Some(lu) = cumul.attendu(total).filter(|lu| (lu - total).abs() >= ECART_DES_SOMMES) {
                self.doutes.note(adresse(row, *column), Doute::TotalDifferent { total, lu });
            }
            cumul.depuis = (0.0, 0.0, 0);
        }
    }

    /// Whether every figure of a row is the sum of those above it: a total by another name.
    fn sums_those_above(&self, row: usize, figures: &[usize]) -> bool {
        let is_sum = |column: &usize| {
            let figure = plain_figure(self.feuille.cellule(row, *column)).filter(|n| *n != 0.0);
            figure.is_some_and(|n| self.cumuls.get(column).is_some_and(|c| c.est_la_somme(n)))
        };
        self.cible.pieces != Pieces::Non && !figures.is_empty() && figures.iter().all(is_sum)
    }

    fn read_row(&mut self, row: usize, figures: &[usize]) -> RangeeLue {
        let totals = self.plan.totaux;
        let read = self.read_figures(row, figures);
        match read {
            Some(()) => RangeeLue::Prise,
            None if self.plan.totaux > totals => RangeeLue::Total,
            None => RangeeLue::Laissee,
        }
    }

    /// Reads the figures of a row; `None` when the row is left aside.
    fn read_figures(&mut self, row: usize, figures: &[usize]) -> Option<()> {
        let sujet = self.sujet(row, figures)?;
        let mut cles = self.cles(row)?;
        let named = match self.champ_nomme(row, figures) {
            ChampDeLigne::DitParLesColonnes => None,
            ChampDeLigne::Nomme(champ) => Some(champ),
            ChampDeLigne::Aucun => return None,
        };
        if figures.is_empty() {
            // A row that only gives its name (a commune) makes a row of the dossier.
            let texte = cles.iter().any(|(_, v)| v.as_str().is_some_and(|t| !t.is_empty()));
            if self.cible.lignes_sans_chiffre && texte {
                self.fiche(sujet, cles);
            }
            return Some(());
        }
        if self.provisoire(row) {
            self.plan.totaux += 1;
            return None;
        }
        cles.sort_by_key(|c| c.0);
        for column in figures {
            self.figure(row, *column, sujet, &cles, named);
        }
        Some(())
    }

    /// Whether a row is a count under way, which the target leaves aside.
    fn provisoire(&self, row: usize) -> bool {
        self.cible.provisoires_a_part
            && (0..self.correspondance.colonnes.len()).any(|c| {
                plat(&self.feuille.cellule(self.correspondance.entete, c).texte()) == "nature"
                    && lecture::nature(&plat(&self.feuille.cellule(row, c).texte())) == Some(Nature::Provisoire)
            })
    }

    /// The row of the parent table this row of the sheet belongs to; `None` when the row is left aside.
    fn sujet(&mut self, row: usize, figures: &[usize]) -> Option<Sujet> {
        let Some(parent) = &self.cible.parent else { return Some(Sujet::Aucun) };
        let Some(column) = self.colonnes_de(parent.champ).next() else {
            // Headers name the rows, or there is only one.
            let only = self.noms.seule().filter(|_| self.cible.parent_unique);
            return Some(only.map_or(Sujet::Aucun, Sujet::Connu));
        };
        let name = self.feuille.cellule(row, column).texte();
        if let Some(id) = self.noms.trouver(&name) {
            if let Some(other) = self.named_otherwise(row, column, id) {
                let raison = Raison::CodeContredit(self.noms.designation(other).to_owned());
                self.refuser(row, column, raison);
                return None;
            }
            return Some(Sujet::Connu(id));
        }
        if est_un_total(&name) {
            self.total(row, figures, &name);
            return None;
        }
        if self.sums_those_above(row, figures) {
            let doute = self.doutes.note(adresse(row, column), Doute::SousTotal);
            if self.doutes.retiennent(&[doute]) {
                self.plan.totaux += 1;
                return None;
            }
        }
        if figures.is_empty() {
            return None;
        }
        if name.is_empty() {
            self.refuser(row, column, Raison::SansNom);
            return None;
        }
        let cle = plat(&name);
        let ligne = self.correspondance.noms.get(&cle).copied().filter(|id| !self.noms.designation(*id).is_empty());
        if self.inconnus.insert(cle.clone()) {
            self.plan.noms.push(NomInconnu { nom: name.clone(), cle, ligne });
        }
        match ligne {
            Some(id) => Some(Sujet::Connu(id)),
            None if self.correspondance.creer && !parent.nom.is_empty() => Some(Sujet::Nouveau(self.nouveau(row, column, &name))),
            None => None,
        }
    }

    /// The other row of the dossier that a label beside the code of this row names: a code that a spreadsheet changed
    /// (« 1.10 » into 1.1) names a wrong row.
    fn named_otherwise(&self, row: usize, column: usize, id: Id) -> Option<Id> {
        let titled = |i: &usize| !self.feuille.cellule(self.correspondance.entete, *i).est_vide();
        let free = |i: &usize| {
            self.correspondance.colonnes.get(*i).is_none_or(|c| c.champ.is_empty() || self.cible.champ_du_parent(&c.champ).is_some())
        };
        // Another table may stand after an empty column.
        let after = (column + 1..self.feuille.largeur()).take_while(titled);
        let before = (0..column).rev().take_while(titled);
        let texts = after.chain(before).take(COLONNES_DES_NOMS).filter(free).map(|i| self.feuille.cellule(row, i));
        let mut said = texts.filter(|v| matches!(v, Valeur::Texte(_))).filter_map(|v| self.noms.trouver(&v.texte()));
        let first = said.next()?;
        (first != id && said.all(|other| other != id)).then_some(first)
    }

    /// A row to add to the parent table: a funder, a job, an indicator, as its row of the sheet describes it. Rows of one
    /// name that are described otherwise are two: « Divers » among charges and among products.
    fn nouveau(&mut self, row: usize, column: usize, name: &str) -> usize {
        let flat = plat(name);
        let table = self.cible.parent.as_ref().and_then(|p| TABLES.iter().find(|t| t.nom == p.table));
        let described = table.map_or_else(Vec::new, |t| self.decrire(t, row));
        let said: Vec<String> = described.iter().map(|(champ, lu, _)| format!("{champ}={}", key_text(&lu.valeur))).collect();
        let cle = format!("{flat} {}", said.join(" "));
        if let Some(rank) = self.nouveaux.get(&cle) {
            return *rank;
        }
        let rank = self.plan.crees.len();
        self.nouveaux.insert(cle, rank);
        let (Some(parent), Some(table)) = (&self.cible.parent, table) else { return rank };
        // Beside a column of names, the column that identifies the rows holds codes.
        let champ = if table.champ("code").is_some() && described.iter().any(|d| d.0 == parent.nom) { "code" } else { parent.nom };
        let mut valeurs = Map::new();
        if parent.code_du_nom {
            valeurs.insert("code".to_owned(), json!(flat.replace(' ', "_")));
        }
        let called = (champ, lecture::Lu::exact(json!(name)), adresse(row, column));
        for (champ, lu, adresse) in std::iter::once(called).chain(described.into_iter().filter(|d| d.0 != champ)) {
            valeurs.insert(champ.to_owned(), lu.valeur.clone());
            self.plan.changements.push(ChangementImporte {
                adresse,
                table: table.nom,
                id: None,
                ligne: name.to_owned(),
                champ,
                avant: Json::Null,
                apres: lu.valeur,
                nouvelle: true,
                arrondi: lu.arrondi,
                autres: 0,
                douteux: false,
                close: None,
                laisse: false,
            });
        }
        self.plan.crees.push(EcritImport { table: table.nom, id: None, valeurs, parent: None });
        self.plan.lignes_creees += 1;
        rank
    }

    /// The fields that other columns give to the row of `table` this row adds.
    fn decrire(&mut self, table: &'static TableDef, row: usize) -> Vec<(&'static str, lecture::Lu, String)> {
        let described: Vec<(usize, &'static str)> =
            self.correspondance.colonnes.iter().enumerate().filter_map(|(i, c)| Some((i, self.cible.champ_du_parent(&c.champ)?))).collect();
        let mut said = Vec::new();
        for (column, champ) in described {
            let Some(def) = table.champ(champ) else { continue };
            match lecture::lire(def, self.feuille.cellule(row, column)) {
                Ok(Some(lu)) => said.push((champ, lu, adresse(row, column))),
                Ok(None) => {}
                Err(raison) => self.refuser(row, column, raison),
            }
        }
        said
    }

    /// The keys said by the row itself; `None` when one cannot be read.
    fn cles(&mut self, row: usize) -> Option<Vec<(&'static str, Json)>> {
        let parent = self.cible.parent.as_ref().map_or("", |p| p.champ);
        let mut out = Vec::new();
        for cle in self.cible.cles.iter().filter(|c| **c != parent) {
            let Some(column) = self.colonnes_de(cle).find(|c| !self.feuille.cellule(row, *c).est_vide()) else { continue };
            match self.valeur(cle, row, column) {
                Ok(Some(lu)) => out.push((*cle, lu.valeur)),
                Ok(None) => {}
                Err(_) if est_un_total(&self.feuille.cellule(row, column).texte()) => {
                    let name = self.feuille.cellule(row, column).texte();
                    self.total(row, &self.figures(row), &name);
                    return None;
                }
                Err(raison) => {
                    self.refuser(row, column, raison);
                    return None;
                }
            }
        }
        Some(out)
    }

    /// The field the row names, when a column holds names of fields.
    fn champ_nomme(&mut self, row: usize, figures: &[usize]) -> ChampDeLigne {
        let Some(column) = self.colonnes_de(MOT).next() else { return ChampDeLigne::DitParLesColonnes };
        let text = self.feuille.cellule(row, column).texte();
        if let Some(champ) = champ_du_mot(self.cible, &text) {
            return ChampDeLigne::Nomme(champ);
        }
        if est_un_total(&text) {
            self.plan.totaux += 1;
        } else if !figures.is_empty() {
            self.refuser(row, column, Raison::ChampInconnu);
        }
        ChampDeLigne::Aucun
    }

    /// The value of a field in a cell; `None` when the cell says nothing.
    fn valeur(&self, champ: &str, row: usize, column: usize) -> std::result::Result<Option<lecture::Lu>, Raison> {
        let Some(def) = self.table.champ(champ) else { return Err(Raison::ChampInconnu) };
        let cell = self.feuille.cellule(row, column);
        // A row of a month says its year, or leaves it to the sheet.
        if champ == "annee"
            && let Some((_, year)) = sommes::part(cell)
        {
            return Ok(year.map(|y| lecture::Lu::exact(json!(y))));
        }
        if def.genre == Genre::Lien {
            if cell.est_vide() {
                return Ok(None);
            }
            let id = self.liens.get(def.nom).and_then(|n| n.trouver(&cell.texte())).ok_or(Raison::LigneInconnue)?;
            return Ok(Some(lecture::Lu::exact(json!(id))));
        }
        lecture::lire(def, cell)
    }

    /// Reads one figure into the fiche of its row; `named` is the field the row names, if rows name fields.
    fn figure(&mut self, row: usize, column: usize, sujet: Sujet, cles: &[(&'static str, Json)], named: Option<&'static str>) {
        let Some(colonne) = self.correspondance.colonnes.get(column).cloned() else { return };
        let champ = if colonne.champ == FIGURE { named } else { self.table.champ(&colonne.champ).map(|c| c.nom) };
        let Some(champ) = champ else { return self.refuser(row, column, Raison::ChampInconnu) };
        if champ == points::CHAMP && self.table.champ("cible_ligne").is_some() {
            return self.place_visee(row, column, sujet, cles.to_vec());
        }
        let mut lu = match self.valeur(champ, row, column) {
            Ok(Some(lu)) => lu,
            Ok(None) => return,
            Err(raison) => return self.refuser(row, column, raison),
        };
        let looked = self.examen.colonnes.get(column).cloned().unwrap_or_default();
        if looked.facteur > 1 {
            match sommes::multiplier(&lu.valeur, looked.facteur) {
                Some(valeur) => lu.valeur = valeur,
                None => return self.refuser(row, column, Raison::TropGrand),
            }
        }
        let sujet = colonne.ligne.map_or(sujet, Sujet::Connu);
        if self.cible.parent.is_some() && sujet == Sujet::Aucun {
            return self.refuser(row, column, Raison::SansNom);
        }
        let mut doutes = [self.examen.feuille.as_slice(), looked.doutes.as_slice()].concat();
        doutes.extend(self.doubts_of_the_cell(row, column, champ, sujet, &mut lu));
        let mut cles = cles.to_vec();
        let mut set = |cle: &'static str, value: Option<Json>, stronger: bool| {
            let Some(value) = value.filter(|_| self.cible.est_cle(cle)) else { return };
            match cles.iter_mut().find(|c| c.0 == cle) {
                Some(known) if stronger => known.1 = value,
                Some(_) => {}
                None => cles.push((cle, value)),
            }
        };
        set("annee", colonne.annee.or(looked.annee).map(|a| json!(a)), true);
        set("nature", colonne.nature.map(|n| json!(n.code())), true);
        set("annee", self.correspondance.annee.map(|a| json!(a)), false);
        set("nature", Some(json!(self.correspondance.nature.unwrap_or_default().code())), false);
        cles.sort_by_key(|c| c.0);
        if self.cible.est_cle("annee") && !cles.iter().any(|c| c.0 == "annee") {
            return self.refuser(row, column, Raison::SansAnnee);
        }
        let at = self.fiche(sujet, cles);
        let here = adresse(row, column);
        let mois = looked.part.or_else(|| self.part_of_row(row)).map_or(0, PartDAnnee::mois);
        let Some(fiche) = self.fiches.get_mut(at) else { return };
        let adds = self.correspondance.additionner && self.cible.pieces != Pieces::Non && lu.valeur.is_number();
        match fiche.valeurs.iter_mut().find(|v| v.champ == champ) {
            Some(said) if adds => match sommes::ajouter(&said.lu.valeur, &lu.valeur) {
                Some(valeur) => {
                    said.lu = lecture::Lu { valeur, arrondi: said.lu.arrondi || lu.arrondi, ..lecture::Lu::default() };
                    said.autres += 1;
                    said.mois |= mois;
                    said.doutes.append(&mut doutes);
                }
                None => self.refuser(row, column, Raison::TropGrand),
            },
            Some(said) if said.lu.valeur == lu.valeur => {}
            Some(said) => {
                let first = said.adresse.clone();
                self.refuser(row, column, Raison::DejaDonne(first));
            }
            None => fiche.valeurs.push(CelluleLue { champ, lu, adresse: here, autres: 0, mois, doutes }),
        }
    }

    /// Reads the place that a demand names, in words, into the fiche of its row.
    fn place_visee(&mut self, row: usize, column: usize, sujet: Sujet, cles: Vec<(&'static str, Json)>) {
        let words = self.feuille.cellule(row, column).texte();
        if words.trim().is_empty() {
            return;
        }
        let dossier = self.dossier;
        let Some(place) = self.places.get_or_insert_with(|| PlacesVisees::of(dossier)).find(&words) else {
            return self.refuser(row, column, Raison::LigneInconnue);
        };
        let at = self.fiche(sujet, cles);
        if let Some(fiche) = self.fiches.get_mut(at) {
            let said = |(champ, valeur)| CelluleLue {
                champ,
                lu: lecture::Lu::exact(valeur),
                adresse: adresse(row, column),
                autres: 0,
                mois: 0,
                doutes: Vec::new(),
            };
            fiche.valeurs.extend(place.into_iter().map(said));
        }
    }

    /// The part of the year a row says in the column of the year. The first or last day of a year is that of a whole year.
    fn part_of_row(&self, row: usize) -> Option<PartDAnnee> {
        if self.cible.pieces != Pieces::Mois {
            return None;
        }
        let column = self.colonnes_de("annee").next()?;
        let cell = self.feuille.cellule(row, column);
        let whole =
            matches!(cell, Valeur::Date(d) if !self.correspondance.additionner && [(1, 1), (12, 31)].contains(&(d.month(), d.day())));
        sommes::part(cell).filter(|_| !whole).map(|p| p.0)
    }

    /// Doubts about one figure; a fraction is made a rate.
    fn doubts_of_the_cell(&mut self, row: usize, column: usize, champ: &str, sujet: Sujet, lu: &mut lecture::Lu) -> Vec<RangDoute> {
        let here = adresse(row, column);
        let mut out = Vec::new();
        if lu.point {
            out.push(self.doutes.note(here.clone(), Doute::Point));
        }
        if lu.zero {
            self.doutes.note(here.clone(), Doute::Zero);
        }
        let percent = matches!(sujet, Sujet::Connu(id) if self.est_un_pourcentage(id));
        let cell = self.feuille.cellule(row, column);
        if percent && TAUX.contains(&champ) && plain_figure(cell).is_some_and(|n| n != 0.0 && n.abs() <= 1.0) {
            if self.fractions
                && let Some(valeur) = sommes::multiplier(&lu.valeur, 100)
            {
                lu.valeur = valeur;
            }
            out.push(self.doutes.note(here, Doute::Fraction));
        }
        out
    }

    /// The rank of the fiche of a row of the target, made if need be.
    fn fiche(&mut self, sujet: Sujet, cles: Vec<(&'static str, Json)>) -> usize {
        let said: Vec<String> = cles.iter().map(|(c, v)| format!("{c}={}", key_text(v))).collect();
        let name = format!("{sujet:?} {}", said.join(" "));
        if let Some(at) = self.rangs.get(&name) {
            return *at;
        }
        self.rangs.insert(name, self.fiches.len());
        self.fiches.push(LigneFeuille { sujet, cles, valeurs: Vec::new() });
        self.fiches.len() - 1
    }
}
