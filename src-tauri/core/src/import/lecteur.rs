//! A sheet read row by row: what each row is about, and the figures it gives.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::{Map, Value as Json, json};

use super::cibles::{Cible, Pieces};
use super::comparaison::key_text;
use super::feuille::{Feuille, adresse};
use super::lecture::{self, Raison};
use super::mots::plat;
use super::noms::{Noms, est_un_total};
use super::plan::{Changement, Ecrit, NomInconnu, Plan, Refuse};
use super::proposition::{Correspondance, FIGURE, MOT, champ_du_mot};
use super::sommes;
use crate::choix::{Choix, Nature};
use crate::modele::{Dossier, Genre, Id, TABLES, TableDef};

/// What a row is about: one row of the dossier, found or to be made.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Sujet {
    Connu(Id),
    Nouveau(usize),
}

/// Values read for one row of the target, on their way.
pub(super) struct Fiche {
    pub sujet: Option<Sujet>,
    pub cles: Vec<(&'static str, Json)>,
    pub valeurs: Vec<Lue>,
}

/// A value of a field, read in one cell or added up from several.
pub(super) struct Lue {
    pub champ: &'static str,
    pub lu: lecture::Lu,
    /// The first cell.
    pub adresse: String,
    /// How many were added to it.
    pub autres: usize,
}

/// Walks through a sheet, row by row.
pub(super) struct Lecteur<'a> {
    pub d: &'a Dossier,
    pub f: &'a Feuille,
    pub c: &'a Correspondance,
    pub cible: &'static Cible,
    pub table: &'static TableDef,
    pub noms: Noms,
    pub liens: BTreeMap<&'static str, Noms>,
    pub nouveaux: BTreeMap<String, usize>,
    /// Names the dossier does not have, already told.
    pub inconnus: BTreeSet<String>,
    pub fiches: Vec<Fiche>,
    pub places: BTreeMap<String, usize>,
    pub plan: Plan,
}

impl<'a> Lecteur<'a> {
    pub(super) fn new(d: &'a Dossier, f: &'a Feuille, c: &'a Correspondance, cible: &'static Cible, table: &'static TableDef) -> Self {
        let liens = table.champs.iter().filter_map(|x| Some((x.nom, Noms::de(d, x.lien?)))).collect();
        let noms = Noms::de(d, cible.parent.as_ref().map_or("", |p| p.table));
        Self {
            d,
            f,
            c,
            cible,
            table,
            noms,
            liens,
            nouveaux: BTreeMap::new(),
            inconnus: BTreeSet::new(),
            fiches: Vec::new(),
            places: BTreeMap::new(),
            plan: Plan::default(),
        }
    }
}

impl Lecteur<'_> {
    fn refuser(&mut self, row: usize, column: usize, raison: Raison) {
        let texte = self.f.cellule(row, column).texte();
        self.plan.refus.push(Refuse { adresse: adresse(row, column), texte, raison });
    }

    fn colonnes_de(&self, champ: &str) -> impl Iterator<Item = usize> {
        self.c.colonnes.iter().enumerate().filter(move |(_, c)| c.champ == champ).map(|(i, _)| i)
    }

    /// Columns of figures that have something to say in this row.
    fn figures(&self, row: usize) -> Vec<usize> {
        let parent = self.cible.parent.as_ref().map_or("", |p| p.champ);
        let told = |i: usize, champ: &str| {
            let figure = !champ.is_empty() && champ != MOT && champ != parent && !self.cible.est_cle(champ);
            figure && self.cible.champ_du_parent(champ).is_none() && !self.f.cellule(row, i).est_vide()
        };
        self.c.colonnes.iter().enumerate().filter(|(i, c)| told(*i, &c.champ)).map(|(i, _)| i).collect()
    }

    pub(super) fn ligne(&mut self, row: usize) {
        if self.f.ligne_vide(row) {
            return;
        }
        let figures = self.figures(row);
        let Some(sujet) = self.sujet(row, &figures) else { return };
        let Some(mut cles) = self.cles(row) else { return };
        let mot = match self.mot(row, &figures) {
            Ok(mot) => mot,
            Err(()) => return,
        };
        if figures.is_empty() {
            // A row that only says it exists (a commune, a job) is worth a row of the dossier.
            let texte = cles.iter().any(|(_, v)| v.as_str().is_some_and(|t| !t.is_empty()));
            if self.cible.chiffre == "nom" && texte {
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
            self.figure(row, column, sujet.clone(), &cles, mot);
        }
    }

    /// Rows of a count under way are not rows of a year: indicators keep them apart.
    fn provisoire(&self, row: usize) -> bool {
        !self.cible.est_cle("nature")
            && self.cible.table == "mesures"
            && (0..self.c.colonnes.len()).any(|c| {
                plat(&self.f.cellule(self.c.entete, c).texte()) == "nature"
                    && lecture::nature(&plat(&self.f.cellule(row, c).texte())) == Some(Nature::Provisoire)
            })
    }

    /// The row of the dossier this row of the sheet belongs to; `None` when it is left aside.
    #[allow(clippy::option_option)]
    fn sujet(&mut self, row: usize, figures: &[usize]) -> Option<Option<Sujet>> {
        let Some(parent) = &self.cible.parent else { return Some(None) };
        let column = self.colonnes_de(parent.champ).next();
        let Some(column) = column else {
            // Headers name the rows, or there is only one.
            return Some(self.noms.seule().filter(|_| self.cible.table == "communes").map(Sujet::Connu));
        };
        let name = self.f.cellule(row, column).texte();
        if let Some(id) = self.noms.trouver(&name) {
            return Some(Some(Sujet::Connu(id)));
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
        let ligne = self.c.noms.get(&cle).copied().filter(|id| !self.noms.designation(*id).is_empty());
        if self.inconnus.insert(cle.clone()) {
            self.plan.noms.push(NomInconnu { nom: name.clone(), cle, ligne });
        }
        if let Some(id) = ligne {
            return Some(Some(Sujet::Connu(id)));
        }
        if !self.c.creer {
            return None;
        }
        Some(Some(Sujet::Nouveau(self.nouveau(row, column, &name))))
    }

    /// A row to add to the parent table: a funder, a job, an indicator, as its row of the sheet describes it.
    fn nouveau(&mut self, row: usize, column: usize, name: &str) -> usize {
        let flat = plat(name);
        if let Some(rank) = self.nouveaux.get(&flat) {
            return *rank;
        }
        let rank = self.plan.crees.len();
        self.nouveaux.insert(flat.clone(), rank);
        let wanted = self.cible.parent.as_ref().map_or("", |p| p.table);
        let Some(table) = TABLES.iter().find(|t| t.nom == wanted) else { return rank };
        let described = self.decrire(table, row);
        let named = match table.nom {
            "actions" => "intitule",
            "services" => "nom",
            _ => "libelle",
        };
        // Beside a column of names, the one that told rows apart holds codes.
        let champ = if table.champ("code").is_some() && described.iter().any(|d| d.0 == named) { "code" } else { named };
        let mut valeurs = Map::new();
        if table.nom == "donnees" {
            valeurs.insert("code".to_owned(), json!(flat.replace(' ', "_")));
        }
        let called = (champ, lecture::Lu { valeur: json!(name), arrondi: false }, adresse(row, column));
        for (champ, lu, adresse) in std::iter::once(called).chain(described.into_iter().filter(|d| d.0 != champ)) {
            valeurs.insert(champ.to_owned(), lu.valeur.clone());
            self.plan.changements.push(Changement {
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
        self.plan.crees.push(Ecrit { table: table.nom, id: None, valeurs, parent: None });
        self.plan.lignes_creees += 1;
        rank
    }

    /// What the other columns of a row say of the row of `table` it adds.
    fn decrire(&mut self, table: &'static TableDef, row: usize) -> Vec<(&'static str, lecture::Lu, String)> {
        let described: Vec<(usize, &'static str)> =
            self.c.colonnes.iter().enumerate().filter_map(|(i, c)| Some((i, self.cible.champ_du_parent(&c.champ)?))).collect();
        let mut said = Vec::new();
        for (column, champ) in described {
            let Some(def) = table.champ(champ) else { continue };
            match lecture::lire(def, self.f.cellule(row, column)) {
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
            let Some(column) = self.colonnes_de(cle).find(|c| !self.f.cellule(row, *c).est_vide()) else { continue };
            match self.valeur(cle, row, column) {
                Ok(Some(lu)) => out.push((*cle, lu.valeur)),
                Ok(None) => {}
                Err(_) if est_un_total(&self.f.cellule(row, column).texte()) => {
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

    /// The field the row names, when it is rows that name fields.
    fn mot(&mut self, row: usize, figures: &[usize]) -> std::result::Result<Option<&'static str>, ()> {
        let Some(column) = self.colonnes_de(MOT).next() else { return Ok(None) };
        let text = self.f.cellule(row, column).texte();
        let found = champ_du_mot(self.cible, &text);
        if found.is_none() {
            if est_un_total(&text) {
                self.plan.totaux += 1;
            } else if !figures.is_empty() {
                self.refuser(row, column, Raison::ChampInconnu);
            }
            return Err(());
        }
        Ok(found)
    }

    fn valeur(&self, champ: &str, row: usize, column: usize) -> std::result::Result<Option<lecture::Lu>, Raison> {
        let Some(def) = self.table.champ(champ) else { return Err(Raison::ChampInconnu) };
        let cell = self.f.cellule(row, column);
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

    fn figure(&mut self, row: usize, column: usize, sujet: Option<Sujet>, cles: &[(&'static str, Json)], mot: Option<&'static str>) {
        let Some(colonne) = self.c.colonnes.get(column).cloned() else { return };
        let champ = if colonne.champ == FIGURE { mot } else { self.table.champ(&colonne.champ).map(|c| c.nom) };
        let Some(champ) = champ else { return self.refuser(row, column, Raison::ChampInconnu) };
        let lu = match self.valeur(champ, row, column) {
            Ok(Some(lu)) => lu,
            Ok(None) => return,
            Err(raison) => return self.refuser(row, column, raison),
        };
        let sujet = colonne.ligne.map(Sujet::Connu).or(sujet);
        if self.cible.parent.is_some() && sujet.is_none() {
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
        set("annee", self.c.annee.map(|a| json!(a)), false);
        set("nature", Some(json!(self.c.nature.unwrap_or_default().code())), false);
        cles.sort_by_key(|c| c.0);
        if self.cible.est_cle("annee") && !cles.iter().any(|c| c.0 == "annee") {
            return self.refuser(row, column, Raison::SansAnnee);
        }
        let at = self.fiche(sujet, cles);
        let here = adresse(row, column);
        let Some(fiche) = self.fiches.get_mut(at) else { return };
        let adds = self.c.additionner && self.cible.pieces != Pieces::Non && lu.valeur.is_number();
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
            None => fiche.valeurs.push(Lue { champ, lu, adresse: here, autres: 0 }),
        }
    }

    /// The place of the values of one row of the target.
    fn fiche(&mut self, sujet: Option<Sujet>, cles: Vec<(&'static str, Json)>) -> usize {
        let said: Vec<String> = cles.iter().map(|(c, v)| format!("{c}={}", key_text(v))).collect();
        let name = format!("{sujet:?} {}", said.join(" "));
        if let Some(at) = self.places.get(&name) {
            return *at;
        }
        self.places.insert(name, self.fiches.len());
        self.fiches.push(Fiche { sujet, cles, valeurs: Vec::new() });
        self.fiches.len() - 1
    }
}
