//! A sheet read row by row: what each row is about, and the figures it gives.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::{Map, Value as Json, json};

use super::cibles::{Cible, Pieces};
use super::correspondance::{Correspondance, FIGURE, MOT};
use super::feuille::{FeuilleLue, adresse};
use super::lecture::{self, Raison};
use super::mots::{key_text, plat};
use super::noms::{Noms, est_un_total};
use super::plan::{ChangementImporte, EcritImport, NomInconnu, PlanImport, Refuse};
use super::proposition::champ_du_mot;
use super::sommes;
use crate::choix::{Choix, Nature};
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
    /// How many were added to it.
    pub autres: usize,
}

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
    /// Rank in the plan of each row to add, by its flat name.
    pub nouveaux: BTreeMap<String, usize>,
    /// Flat names the dossier does not have, each noted once in the plan.
    pub inconnus: BTreeSet<String>,
    pub fiches: Vec<LigneFeuille>,
    /// Rank of each fiche, by its parent and keys.
    pub rangs: BTreeMap<String, usize>,
    pub plan: PlanImport,
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
        Self {
            dossier,
            feuille,
            correspondance,
            cible,
            table,
            noms,
            liens,
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
        let parent = self.cible.parent.as_ref().map_or("", |p| p.champ);
        let filled = |i: usize, champ: &str| {
            let figure = !champ.is_empty() && champ != MOT && champ != parent && !self.cible.est_cle(champ);
            figure && self.cible.champ_du_parent(champ).is_none() && !self.feuille.cellule(row, i).est_vide()
        };
        self.correspondance.colonnes.iter().enumerate().filter(|(i, c)| filled(*i, &c.champ)).map(|(i, _)| i).collect()
    }

    pub(super) fn ligne(&mut self, row: usize) {
        if self.feuille.ligne_vide(row) {
            return;
        }
        let figures = self.figures(row);
        let Some(sujet) = self.sujet(row, &figures) else { return };
        let Some(mut cles) = self.cles(row) else { return };
        let named = match self.champ_nomme(row, &figures) {
            ChampDeLigne::DitParLesColonnes => None,
            ChampDeLigne::Nomme(champ) => Some(champ),
            ChampDeLigne::Aucun => return,
        };
        if figures.is_empty() {
            // A row that only gives its name (a commune) makes a row of the dossier.
            let texte = cles.iter().any(|(_, v)| v.as_str().is_some_and(|t| !t.is_empty()));
            if self.cible.lignes_sans_chiffre && texte {
                self.fiche(sujet, cles);
            }
            return;
        }
        if self.provisoire(row) {
            self.plan.totaux += 1;
            return;
        }
        cles.sort_by_key(|c| c.0);
        for column in figures {
            self.figure(row, column, sujet, &cles, named);
        }
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
            return Some(Sujet::Connu(id));
        }
        if est_un_total(&name) {
            self.plan.totaux += 1;
            return None;
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
            None if self.correspondance.creer => Some(Sujet::Nouveau(self.nouveau(row, column, &name))),
            None => None,
        }
    }

    /// A row to add to the parent table: a funder, a job, an indicator, as its row of the sheet describes it.
    fn nouveau(&mut self, row: usize, column: usize, name: &str) -> usize {
        let flat = plat(name);
        if let Some(rank) = self.nouveaux.get(&flat) {
            return *rank;
        }
        let rank = self.plan.crees.len();
        self.nouveaux.insert(flat.clone(), rank);
        let Some(parent) = &self.cible.parent else { return rank };
        let Some(table) = TABLES.iter().find(|t| t.nom == parent.table) else { return rank };
        let described = self.decrire(table, row);
        // Beside a column of names, the column that identifies the rows holds codes.
        let champ = if table.champ("code").is_some() && described.iter().any(|d| d.0 == parent.nom) { "code" } else { parent.nom };
        let mut valeurs = Map::new();
        if parent.code_du_nom {
            valeurs.insert("code".to_owned(), json!(flat.replace(' ', "_")));
        }
        let called = (champ, lecture::Lu { valeur: json!(name), arrondi: false }, adresse(row, column));
        for (champ, lu, adresse) in std::iter::once(called).chain(described.into_iter().filter(|d| d.0 != champ)) {
            valeurs.insert(champ.to_owned(), lu.valeur.clone());
            self.plan.changements.push(ChangementImporte {
                adresse,
                table: table.nom,
                ligne: name.to_owned(),
                champ,
                avant: Json::Null,
                apres: lu.valeur,
                nouvelle: true,
                arrondi: lu.arrondi,
                autres: 0,
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
                    self.plan.totaux += 1;
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
        if champ == "annee" && sommes::mois(cell).is_some_and(|m| m.1.is_none()) {
            return Ok(None);
        }
        if def.genre == Genre::Lien {
            if cell.est_vide() {
                return Ok(None);
            }
            let id = self.liens.get(def.nom).and_then(|n| n.trouver(&cell.texte())).ok_or(Raison::LigneInconnue)?;
            return Ok(Some(lecture::Lu { valeur: json!(id), arrondi: false }));
        }
        lecture::lire(def, cell)
    }

    /// Reads one figure into the fiche of its row; `named` is the field the row names, if rows name fields.
    fn figure(&mut self, row: usize, column: usize, sujet: Sujet, cles: &[(&'static str, Json)], named: Option<&'static str>) {
        let Some(colonne) = self.correspondance.colonnes.get(column).cloned() else { return };
        let champ = if colonne.champ == FIGURE { named } else { self.table.champ(&colonne.champ).map(|c| c.nom) };
        let Some(champ) = champ else { return self.refuser(row, column, Raison::ChampInconnu) };
        let lu = match self.valeur(champ, row, column) {
            Ok(Some(lu)) => lu,
            Ok(None) => return,
            Err(raison) => return self.refuser(row, column, raison),
        };
        let sujet = colonne.ligne.map_or(sujet, Sujet::Connu);
        if self.cible.parent.is_some() && sujet == Sujet::Aucun {
            return self.refuser(row, column, Raison::SansNom);
        }
        let mut cles = cles.to_vec();
        let mut set = |cle: &'static str, value: Option<Json>, stronger: bool| {
            let Some(value) = value.filter(|_| self.cible.est_cle(cle)) else { return };
            match cles.iter_mut().find(|c| c.0 == cle) {
                Some(known) if stronger => known.1 = value,
                Some(_) => {}
                None => cles.push((cle, value)),
            }
        };
        set("annee", colonne.annee.map(|a| json!(a)), true);
        set("nature", colonne.nature.map(|n| json!(n.code())), true);
        set("annee", self.correspondance.annee.map(|a| json!(a)), false);
        set("nature", Some(json!(self.correspondance.nature.unwrap_or_default().code())), false);
        cles.sort_by_key(|c| c.0);
        if self.cible.est_cle("annee") && !cles.iter().any(|c| c.0 == "annee") {
            return self.refuser(row, column, Raison::SansAnnee);
        }
        let at = self.fiche(sujet, cles);
        let here = adresse(row, column);
        let Some(fiche) = self.fiches.get_mut(at) else { return };
        let adds = self.correspondance.additionner && self.cible.pieces != Pieces::Non && lu.valeur.is_number();
        match fiche.valeurs.iter_mut().find(|v| v.champ == champ) {
            Some(said) if adds => match sommes::ajouter(&said.lu.valeur, &lu.valeur) {
                Some(valeur) => {
                    said.lu = lecture::Lu { valeur, arrondi: said.lu.arrondi || lu.arrondi };
                    said.autres += 1;
                }
                None => self.refuser(row, column, Raison::TropGrand),
            },
            Some(said) if said.lu.valeur == lu.valeur => {}
            Some(said) => {
                let first = said.adresse.clone();
                self.refuser(row, column, Raison::DejaDonne(first));
            }
            None => fiche.valeurs.push(CelluleLue { champ, lu, adresse: here, autres: 0 }),
        }
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
