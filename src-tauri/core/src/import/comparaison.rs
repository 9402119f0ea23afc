//! Compares the rows read with the dossier: finds the row each one is about, and lists the values that differ.

use std::collections::BTreeMap;

use serde_json::{Map, Value as Json, json};

use super::cibles::Cible;
use super::doutes::{Doute, Doutes};
use super::lecteur::{CelluleLue, LecteurFeuille, LigneFeuille, Sujet};
use super::lecture::Raison;
use super::mots::key_text;
use super::noms::{self, LigneDossier, Noms};
use super::plan::{ChangementImporte, EcritImport, PlanImport, Refuse};
use crate::calculs::sans_denominateur;
use crate::choix::{Choix, Nature};
use crate::modele::{Dossier, TableDef, verrou};

/// Compares what was read with the dossier: the plan of what would change.
pub(super) fn compare(reader: LecteurFeuille<'_>) -> PlanImport {
    let sans_closes = reader.correspondance.sans_annees_closes;
    let LecteurFeuille { dossier, cible, table, noms, fiches, doutes, plan, .. } = reader;
    let mut comparison = Comparison { dossier, cible, table, noms, doutes, sans_closes, years: BTreeMap::new(), plan };
    comparison.run(&fiches);
    comparison.plan.doutes = comparison.doutes.liste;
    comparison.plan
}

struct Comparison<'a> {
    dossier: &'a Dossier,
    cible: &'static Cible,
    table: &'static TableDef,
    noms: Noms,
    doutes: Doutes,
    /// Whether values of closed years are left aside.
    sans_closes: bool,
    /// Values of each field by year, for the rows that differ by their year alone.
    years: BTreeMap<(String, &'static str), BTreeMap<i32, f64>>,
    plan: PlanImport,
}

impl Comparison<'_> {
    fn run(&mut self, fiches: &[LigneFeuille]) {
        let rows = noms::lignes(self.dossier, self.cible.table);
        // Rows by parent and year, so that a long table is not walked for each row read.
        let mut by_key: BTreeMap<String, Vec<&LigneDossier>> = BTreeMap::new();
        for row in &rows {
            by_key.entry(self.short_key(|champ| row.get(champ).cloned())).or_default().push(row);
        }
        self.note_years(&rows);
        for fiche in fiches {
            let key = self.short_key(|champ| self.cle_de(fiche, champ));
            let found = match fiche.sujet {
                Sujet::Nouveau(_) => Ok(None),
                _ => self.trouver(fiche, by_key.get(&key).map_or(&[][..], Vec::as_slice)),
            };
            match found {
                Ok(row) => self.ecrire(fiche, row),
                Err(raison) => {
                    let first = fiche.valeurs.first().map(|v| v.adresse.clone()).unwrap_or_default();
                    self.plan.refus.push(Refuse { adresse: first, texte: self.nommer(fiche, None), raison });
                }
            }
        }
    }

    /// Files the figures of the dossier by year.
    fn note_years(&mut self, rows: &[LigneDossier]) {
        if !self.cible.est_cle("annee") {
            return;
        }
        for row in rows {
            let Some(year) = row.get("annee").and_then(Json::as_i64).and_then(|y| i32::try_from(y).ok()) else { continue };
            let series = self.series(|champ| row.get(champ).cloned());
            for champ in self.table.champs.iter().filter(|c| !self.cible.est_cle(c.nom)) {
                if let Some(n) = row.get(champ.nom).and_then(Json::as_f64).filter(|n| *n != 0.0) {
                    self.years.entry((series.clone(), champ.nom)).or_default().insert(year, n);
                }
            }
        }
    }

    /// The keys of a row but its year and its nature.
    fn series(&self, valeur: impl Fn(&str) -> Option<Json>) -> String {
        let keys = self.cible.cles.iter().filter(|c| !["annee", "nature"].contains(*c));
        keys.map(|c| valeur(c).map(|v| key_text(&v)).unwrap_or_default()).collect::<Vec<_>>().join("/")
    }

    /// The value of the nearest year, when this one is about ten, a hundred or a thousand times as much, or so many times
    /// less: a digit or a unit too many.
    fn far_from_others(&self, fiche: &LigneFeuille, champ: &'static str, valeur: &Json) -> Option<Doute> {
        let year = fiche.cles.iter().find(|c| c.0 == "annee").and_then(|c| c.1.as_i64()).and_then(|y| i32::try_from(y).ok())?;
        let series = self.series(|cle| self.cle_de(fiche, cle));
        let others = self.years.get(&(series, champ))?.iter().filter(|(y, _)| **y != year);
        let (annee, other) = others.min_by_key(|(y, _)| (**y - year).abs())?;
        let ratio = (valeur.as_f64()? / other).abs();
        let size = if ratio < 1.0 { 1.0 / ratio } else { ratio };
        let near = [10.0, 100.0, 1_000.0].iter().any(|n| (0.8..1.25).contains(&(size / n)));
        (near && size.is_finite()).then(|| Doute::Voisins { annee: *annee, valeur: json!(other) })
    }

    /// The parent and the year of a row.
    fn short_key(&self, valeur: impl Fn(&str) -> Option<Json>) -> String {
        let parent = self.cible.parent.as_ref().map_or("", |p| p.champ);
        [parent, "annee"].map(|c| valeur(c).map(|v| key_text(&v)).unwrap_or_default()).join("/")
    }

    fn cle_de(&self, fiche: &LigneFeuille, champ: &str) -> Option<Json> {
        if self.cible.parent.as_ref().is_some_and(|p| p.champ == champ) {
            return match fiche.sujet {
                Sujet::Connu(id) => Some(json!(id)),
                Sujet::Aucun | Sujet::Nouveau(_) => None,
            };
        }
        fiche.cles.iter().find(|c| c.0 == champ).map(|c| c.1.clone())
    }

    /// The row of the dossier with these keys. A key the sheet does not give matches any: the row without it
    /// comes first, then the only one.
    fn trouver<'r>(&self, fiche: &LigneFeuille, rows: &[&'r LigneDossier]) -> std::result::Result<Option<&'r LigneDossier>, Raison> {
        let same = |row: &&&LigneDossier| {
            self.cible
                .cles
                .iter()
                .all(|cle| self.cle_de(fiche, cle).is_none_or(|wanted| row.get(*cle).is_some_and(|has| key_text(has) == key_text(&wanted))))
        };
        let found: Vec<&&LigneDossier> = rows.iter().filter(same).collect();
        if found.len() < 2 {
            return Ok(found.first().map(|r| **r));
        }
        let bare = |row: &&&&LigneDossier| {
            self.cible.cles.iter().all(|cle| self.cle_de(fiche, cle).is_some() || row.get(*cle).is_none_or(Json::is_null))
        };
        let mut bare = found.iter().filter(bare);
        match (bare.next(), bare.next()) {
            (Some(row), None) => Ok(Some(**row)),
            // Two rows the dossier itself does not tell apart: the first is the one shown.
            _ if self.cible.cles.iter().all(|cle| self.cle_de(fiche, cle).is_some()) => Ok(found.first().map(|r| **r)),
            _ => Err(Raison::Ambigu),
        }
    }

    fn nommer(&self, fiche: &LigneFeuille, row: Option<&LigneDossier>) -> String {
        let who = match fiche.sujet {
            Sujet::Connu(id) => self.noms.designation(id).to_owned(),
            Sujet::Nouveau(rank) => self.plan.crees.get(rank).map(|e| noms::designation(&e.valeurs)).unwrap_or_default(),
            Sujet::Aucun => row.map(noms::designation).unwrap_or_default(),
        };
        let mut parts = vec![who];
        for (cle, value) in &fiche.cles {
            let word = match *cle {
                "nature" => Nature::from_code(value.as_str().unwrap_or_default()).map(|n| n.libelle().to_owned()).unwrap_or_default(),
                "service_id" | "type_versement" | "date_debut" => String::new(),
                _ => value.as_str().map_or_else(|| value.to_string(), str::to_owned),
            };
            if parts.first().is_none_or(|p| *p != word) {
                parts.push(word);
            }
        }
        parts.retain(|p| !p.is_empty());
        parts.join(", ")
    }

    fn ecrire(&mut self, fiche: &LigneFeuille, row: Option<&LigneDossier>) {
        let name = self.nommer(fiche, row);
        let mut valeurs = Map::new();
        let mut changes = Vec::new();
        for CelluleLue { champ, lu, adresse, autres, doutes, .. } in &fiche.valeurs {
            let champ = *champ;
            let avant = row.and_then(|r| r.get(champ)).cloned().unwrap_or(Json::Null);
            if self.est_calculee(champ, fiche, row) {
                self.plan.calculees += 1;
                continue;
            }
            if same_value(&avant, &lu.valeur) {
                self.plan.identiques += 1;
                continue;
            }
            let mut doutes = doutes.clone();
            if let Some(doute) = self.far_from_others(fiche, champ, &lu.valeur) {
                doutes.push(self.doutes.note(adresse.clone(), doute));
            }
            let douteux = self.doutes.retiennent(&doutes);
            let close = self.closed_year(champ, fiche, row);
            let laisse = close.is_some() && self.sans_closes;
            if !douteux && !laisse {
                valeurs.insert(champ.to_owned(), lu.valeur.clone());
            }
            changes.push(ChangementImporte {
                adresse: adresse.clone(),
                table: self.table.nom,
                id: row.map(noms::id),
                ligne: name.clone(),
                champ,
                avant,
                apres: lu.valeur.clone(),
                nouvelle: row.is_none(),
                arrondi: lu.arrondi,
                autres: *autres,
                douteux,
                close,
                laisse,
            });
        }
        let only_exists = fiche.valeurs.is_empty() && row.is_none();
        if valeurs.is_empty() && !only_exists {
            self.plan.changements.extend(changes);
            return;
        }
        if row.is_none() {
            for (cle, value) in &fiche.cles {
                valeurs.insert((*cle).to_owned(), value.clone());
            }
            self.plan.lignes_creees += 1;
        }
        let mut parent = None;
        if let (Some(p), None) = (&self.cible.parent, row) {
            match fiche.sujet {
                Sujet::Connu(id) => {
                    valeurs.insert(p.champ.to_owned(), json!(id));
                }
                Sujet::Nouveau(rank) => parent = Some((p.champ, rank)),
                Sujet::Aucun => {}
            }
        }
        if only_exists && let Some((champ, value)) = fiche.cles.iter().find(|c| c.1.is_string()) {
            changes.push(ChangementImporte {
                adresse: String::new(),
                table: self.table.nom,
                id: None,
                ligne: name,
                champ,
                avant: Json::Null,
                apres: value.clone(),
                nouvelle: true,
                arrondi: false,
                autres: 0,
                douteux: false,
                close: None,
                laisse: false,
            });
        }
        self.plan.changements.extend(changes);
        self.plan.ecrits.push(EcritImport { table: self.table.nom, id: row.map(noms::id), valeurs, parent });
    }

    /// The closed year that freezes a field of a row ([`verrou`]), read in the sheet, else in the row of the dossier.
    fn closed_year(&self, champ: &str, fiche: &LigneFeuille, row: Option<&LigneDossier>) -> Option<i32> {
        if !verrou::figures(self.table.nom).contains(&champ) {
            return None;
        }
        let said = |nom: &str| self.cle_de(fiche, nom).or_else(|| row.and_then(|r| r.get(nom)).cloned());
        let annee = said("annee").and_then(|v| v.as_i64()).and_then(|y| i32::try_from(y).ok())?;
        let open = said("nature").is_some_and(|v| v.as_str().is_some_and(|code| !verrou::nature_figee(code)));
        (!open && self.dossier.is_locked(annee)).then_some(annee)
    }

    /// Whether a field is a rate whose counts are known: the dossier computes it, what the sheet shows is not entered twice.
    fn est_calculee(&self, champ: &str, fiche: &LigneFeuille, row: Option<&LigneDossier>) -> bool {
        let Some(taux) = self.cible.taux.as_ref().filter(|t| t.valeur == champ) else { return false };
        let has =
            |champ: &str| fiche.valeurs.iter().any(|v| v.champ == champ) || row.and_then(|r| r.get(champ)).is_some_and(|v| !v.is_null());
        let is_count = match fiche.sujet {
            Sujet::Connu(id) => self.dossier.indicateurs.iter().any(|i| i.id == id && sans_denominateur(i)),
            Sujet::Aucun | Sujet::Nouveau(_) => false,
        };
        has(taux.numerateur) && (has(taux.denominateur) || is_count)
    }
}

/// Two values of a field are one: as the field writes them, empty text being no text, an apostrophe or a space being
/// the same whether a typist or a typographer made it.
fn same_value(a: &Json, b: &Json) -> bool {
    if let (Some(a), Some(b)) = (a.as_f64(), b.as_f64()) {
        return (a - b).abs() < 1e-9;
    }
    match (a, b) {
        (Json::String(a), Json::String(b)) => {
            let words = |t: &str| t.replace('’', "'").split_whitespace().collect::<Vec<_>>().join(" ");
            words(a) == words(b)
        }
        _ => a == b,
    }
}
