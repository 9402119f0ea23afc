//! Remarks of a document that came back, made positions of the other party.
//!
//! A remark is about a row of the dossier, sometimes about one of its cells. [`plan`] says what becomes of each, and [`noter`] writes
//! those that were kept: as the position of the Département on the point that names the same place, or on a new one. Invariants: what
//! an agreement would write is touched by nothing here; a remark whose row is not certain is never a position; a remark that the
//! positions hold already is not written again; a reserved cell, which no document handed over has, makes no position.

use chrono::{NaiveDate, NaiveDateTime};
use serde_json::{Value as Json, json};

use super::acte::{self, Ouverture, SeanceRefusee, ouverte, ouvrable, tour};
use super::mots::{self, ValeurPoint};
use super::{CiblePoint, etat, is_written};
use crate::choix::{Choix, EtatPoint, EtatSeance, GenreRemarque, ModeSeance, NaturePosition, Partie, SortRemarque};
use crate::comparaison::Tables;
use crate::decimal::Nombre;
use crate::error::Result;
use crate::francais;
use crate::modele::mots::majuscule;
use crate::modele::{Demande, Dossier, Entite, Genre, Id, Position, Seance, TableDef};
use crate::op::Op;
use crate::reserve::is_reserved;
use crate::store::{Ecriture, fields};

/// Row of the dossier that a remark is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct LieuRetour {
    /// Name of the table.
    pub table: &'static str,
    /// Identifier of the row.
    pub id: Id,
    /// Name of the field; `None` for a remark on the row as a whole.
    pub champ: Option<&'static str>,
}

/// Remark of a document that came back.
#[derive(Clone, Debug, PartialEq)]
pub struct RemarqueRetour {
    /// Row it is about; `None` when the file does not say it with certainty.
    pub lieu: Option<LieuRetour>,
    /// Place in the file, in words: heading, row and column of a table, cell, page.
    pub ou: String,
    /// Kind of the remark.
    pub genre: GenreRemarque,
    /// Name of the author, as the file gives it; empty when it gives none.
    pub auteur: String,
    /// Day and time that the file gives; `None` when it gives none.
    pub date: Option<NaiveDateTime>,
    /// Text removed, value of the dossier, or words that a comment is about; may be empty.
    pub avant: String,
    /// Text added, value of the file, or words of the comment; may be empty.
    pub apres: String,
    /// Value of a changed cell in the notation of the interchange document; `None` for other remarks.
    pub valeur: Option<Json>,
}

impl RemarqueRetour {
    /// The cell that an agreement on the remark would write, and that may be a point; `None` for a remark on a row as a whole.
    fn cible(&self) -> Option<CiblePoint> {
        let lieu = self.lieu?;
        let table = TableDef::de(lieu.table)?;
        let champ = table.champ(lieu.champ?).filter(|_| table.nom != Demande::TABLE.nom)?;
        is_written(champ).then_some(CiblePoint { table, id: lieu.id, champ })
    }

    /// Figure or day of a changed cell, as a position holds it.
    fn point(&self) -> Option<ValeurPoint> {
        let (cible, value) = (self.cible()?, self.valeur.as_ref()?);
        let read = match cible.champ.genre {
            Genre::Date => ValeurPoint::Jour(value.as_str()?.parse().ok()?),
            Genre::Texte | Genre::TexteLong => return None,
            _ => ValeurPoint::Nombre(serde_json::from_value::<Nombre>(value.clone()).ok()?),
        };
        mots::cellule(&cible, read).map(|_| read)
    }

    /// Wording of a changed cell that takes words.
    fn redaction(&self) -> Option<&str> {
        self.cible().filter(mots::en_toutes_lettres)?;
        self.valeur.as_ref()?.as_str().map(str::trim).filter(|t| !t.is_empty())
    }

    /// Both values in French, as the dossier says those of the cell; else as the file has them.
    #[must_use]
    pub fn dites(&self, d: &Dossier) -> (String, String) {
        let said = self.cible().zip(self.point()).and_then(|(c, v)| Some((c, mots::cellule(&c, v)?)));
        match said {
            Some((c, cell)) => (mots::actuelle(d, &c), mots::dite(d, &c, &cell)),
            None => (self.avant.clone(), self.apres.clone()),
        }
    }

    /// Author and day: « Mme Roche, 12 décembre 2026 ».
    #[must_use]
    pub fn qui(&self) -> String {
        let date = self.date.map(|t| francais::date(t.date())).unwrap_or_default();
        [self.auteur.trim(), date.as_str()].into_iter().filter(|t| !t.is_empty()).collect::<Vec<_>>().join(", ")
    }

    /// Words of the remark: its kind, what was there, what is asked.
    #[must_use]
    pub fn dit(&self, d: &Dossier) -> String {
        let quoted = |t: &str| format!("«\u{202F}{t}\u{202F}»");
        let (avant, apres) = self.dites(d);
        match (self.genre, avant.as_str(), apres.as_str()) {
            (GenreRemarque::Ajout, _, added) => format!("ajouté {}", quoted(added)),
            (GenreRemarque::Suppression, removed, _) => format!("supprimé {}", quoted(removed)),
            (GenreRemarque::Remplacement, removed, added) => format!("remplacé {} par {}", quoted(removed), quoted(added)),
            (GenreRemarque::ValeurChangee, "", now) => format!("valeur ajoutée\u{202F}: {now}"),
            (GenreRemarque::ValeurChangee, before, "") => format!("valeur retirée\u{202F}: {before}"),
            (GenreRemarque::ValeurChangee, before, now) => format!("valeur changée\u{202F}: {before} → {now}"),
            (genre, "", words) => format!("{} {}", genre.libelle(), quoted(words)),
            (genre, about, words) => format!("{} {} sur {}", genre.libelle(), quoted(words), quoted(about)),
        }
    }

    /// The remark in one sentence: its words, who made it and when.
    #[must_use]
    pub fn phrase(&self, d: &Dossier) -> String {
        phrase(&self.dit(d), &self.qui())
    }

    /// Line of a position that says the remark, with its place in the document.
    fn ligne(&self, d: &Dossier, with_words: bool) -> String {
        let said = if with_words { self.phrase(d) } else { self.qui() };
        let place = self.ou.trim();
        match (said.is_empty(), place.is_empty()) {
            (true, true) => String::new(),
            (true, false) => format!("{}.", majuscule(place)),
            (false, true) => format!("{}.", majuscule(&said)),
            (false, false) => format!("{} ({place}).", majuscule(&said)),
        }
    }
}

/// Words of a remark and who made it, in one sentence.
#[must_use]
pub fn phrase(dit: &str, qui: &str) -> String {
    if qui.is_empty() { dit.to_owned() } else { format!("{dit} – {qui}") }
}

/// Meeting that receives the remarks.
#[derive(Clone, Debug, PartialEq)]
pub struct DestinationRetour {
    /// The meeting as it will be; without an identifier when it is new.
    pub seance: Seance,
    /// Opening to make first; `None` for a meeting that is open.
    pub ouverture: Option<Ouverture>,
}

/// The meeting that receives the remarks: the one asked for, else the one that is open, else a new one in writing, of a review and a day.
///
/// # Errors
/// The reason why no meeting can receive them.
pub fn destination(
    d: &Dossier,
    revue: Option<Id>,
    seance: Option<Id>,
    date: NaiveDate,
) -> std::result::Result<DestinationRetour, SeanceRefusee> {
    let asked = match seance {
        Some(id) => Some(d.seances.iter().find(|s| s.id == id).ok_or(SeanceRefusee::Inconnue)?),
        None => ouverte(d),
    };
    let opening = match asked {
        Some(s) if s.etat == EtatSeance::Ouverte => return Ok(DestinationRetour { seance: s.clone(), ouverture: None }),
        Some(s) => Ouverture { revue: s.revue_id, seance: Some(s.id), date: s.date.unwrap_or(date), mode: s.mode, lieu: s.lieu.clone() },
        None => {
            let revue = revue.ok_or(SeanceRefusee::SansRevue)?;
            Ouverture { revue, seance: None, date, mode: ModeSeance::ParEcrit, lieu: String::new() }
        }
    };
    Ok(DestinationRetour { seance: ouvrable(d, &opening)?, ouverture: Some(opening) })
}

/// Place that a point names: a cell, or a row as a whole.
type Place = (&'static str, Id, Option<&'static str>);

/// Point that a remark is about.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PointRetour {
    /// The point; `None` for one that noting would add.
    pub demande: Option<Id>,
    /// Code of the point; empty for one to add.
    pub code: String,
    /// Words of the demand.
    pub objet: String,
    place: Place,
}

/// Fate of a remark, and its point.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RemarquePlacee {
    /// Fate of the remark.
    pub sort: SortRemarque,
    /// Its point; `None` for a remark that makes no position.
    pub point: Option<PointRetour>,
}

impl RemarquePlacee {
    /// Whether the remark may be noted.
    #[must_use]
    pub fn est_notable(&self) -> bool {
        matches!(self.sort, SortRemarque::ANoter | SortRemarque::Rouvre)
    }
}

/// Fate of each remark in a meeting of a review, in their order; without a review every point is new.
#[must_use]
pub fn plan(d: &Dossier, seance: Option<&Seance>, remarques: &[RemarqueRetour]) -> Vec<RemarquePlacee> {
    let tables = Tables::of(d);
    remarques.iter().map(|r| placed(d, &tables, seance, r)).collect()
}

fn placed(d: &Dossier, tables: &Tables, seance: Option<&Seance>, r: &RemarqueRetour) -> RemarquePlacee {
    let apart = |sort| RemarquePlacee { sort, point: None };
    if r.genre != GenreRemarque::ValeurChangee && is_ours(d, &r.auteur) {
        return apart(SortRemarque::DeNous);
    }
    let Some(lieu) = r.lieu.filter(|l| !is_reserved(l.table, l.champ.unwrap_or("id"))) else { return apart(SortRemarque::SansLieu) };
    let Some(table) = TableDef::de(lieu.table) else { return apart(SortRemarque::SansLieu) };
    let place: Place = (table.nom, lieu.id, r.cible().map(|c| c.champ.nom));
    let Some(point) = existing(d, seance, place) else {
        let objet = match r.cible() {
            Some(cible) => mots::place(d, &cible),
            None => majuscule(&crate::dire::ligne(tables, table, lieu.id)),
        };
        return RemarquePlacee {
            sort: SortRemarque::ANoter,
            point: Some(PointRetour { demande: None, code: String::new(), objet, place }),
        };
    };
    let here = seance.and_then(|s| tour(d, s.id, point)).and_then(|t| t.issue).map(|i| i.nature);
    let sort = if is_noted(d, point, r) {
        SortRemarque::DejaNotee
    } else if matches!(here, Some(NaturePosition::Accord | NaturePosition::Retrait)) {
        SortRemarque::Tranche
    } else if matches!(etat(d, point), EtatPoint::Accord | EtatPoint::Retire) {
        SortRemarque::Rouvre
    } else {
        SortRemarque::ANoter
    };
    let objet = francais::typographie::typographier(&crate::designation::plain(&point.objet));
    RemarquePlacee { sort, point: Some(PointRetour { demande: Some(point.id), code: point.code.clone(), objet, place }) }
}

/// Whether an author is the gestionnaire, as our documents name it: alone, or all of them together.
fn is_ours(d: &Dossier, auteur: &str) -> bool {
    let names: Vec<&str> = d.gestionnaires.iter().map(|g| g.raison_sociale.as_str()).collect();
    let flat = |t: &str| t.split_whitespace().collect::<Vec<_>>().join(" ");
    let author = flat(auteur);
    !author.is_empty() && (names.iter().any(|n| flat(n) == author) || flat(&francais::enumeration(&names)) == author)
}

/// The point of the review of a meeting that names a place: an open one before one that is settled.
fn existing<'a>(d: &'a Dossier, seance: Option<&Seance>, (table, id, champ): Place) -> Option<&'a Demande> {
    let of = |p: &&Demande| {
        let names = p.cible_table == table && p.cible_ligne == Some(id) && p.cible_champ == champ.unwrap_or_default();
        // What is said of a demand is said of its point.
        Some(p.revue_id) == seance.map(|s| s.revue_id) && (names || (table == Demande::TABLE.nom && p.id == id))
    };
    let open = |p: &&Demande| !matches!(etat(d, p), EtatPoint::Accord | EtatPoint::Retire);
    d.demandes.iter().filter(of).find(open).or_else(|| d.demandes.iter().rfind(of))
}

/// Whether the positions of the other party on a point hold a remark: the value it last proposed, a wording or a line they have.
fn is_noted(d: &Dossier, point: &Demande, r: &RemarqueRetour) -> bool {
    let theirs = || d.positions.iter().filter(move |p| p.demande_id == point.id && p.partie != Partie::Gestionnaire);
    if let Some(valeur) = r.point() {
        let last = super::tours(d, point).into_iter().rev().find_map(|t| t.autre);
        return last.and_then(ValeurPoint::of) == Some(valeur);
    }
    if let Some(wording) = r.redaction() {
        return theirs().any(|p| p.texte.trim() == wording);
    }
    let line = r.ligne(d, true);
    theirs().any(|p| p.texte.lines().any(|l| l.trim() == line))
}

/// Position that remarks on one point make, beside the one that the other party has in the meeting.
fn position(d: &Dossier, seance: Id, demande: Id, former: Option<&Position>, remarques: &[&RemarqueRetour]) -> Position {
    let mut lines: Vec<String> =
        former.map(|p| p.texte.lines().map(|l| l.trim().to_owned()).filter(|l| !l.is_empty()).collect()).unwrap_or_default();
    let mut valeur = former.and_then(ValeurPoint::of);
    let mut wording = None;
    let several = remarques.iter().filter_map(|r| r.point()).any(|v| remarques.iter().filter_map(|r| r.point()).any(|w| w != v));
    for r in remarques {
        if let Some(words) = r.redaction() {
            wording = Some(words.to_owned());
            continue;
        }
        let read = r.point();
        valeur = read.or(valeur);
        // A value needs no words beside it, unless the document has several.
        let line = r.ligne(d, read.is_none() || several);
        if !line.is_empty() && !lines.contains(&line) {
            lines.push(line);
        }
    }
    let (nombre, jour) = match valeur {
        Some(ValeurPoint::Nombre(n)) => (Some(n), None),
        Some(ValeurPoint::Jour(jour)) => (None, Some(jour)),
        None => (None, None),
    };
    Position {
        id: 0,
        demande_id: demande,
        seance_id: seance,
        partie: Partie::Departement,
        nature: NaturePosition::Proposition,
        valeur: nombre,
        jour,
        texte: wording.unwrap_or_else(|| lines.join("\n")),
        divulguee: true,
    }
}

/// Notes remarks as positions of the other party in a meeting that is open, or is opened in the same step: `version` is then the row of
/// the version kept with it. Those that may not be noted are left out; a place that has no point gets one, by the Département.
///
/// # Errors
/// Those of [`Ecriture::create`], [`Ecriture::update`] and [`Ecriture::delete`].
pub fn noter(
    w: &mut Ecriture<'_>,
    d: &Dossier,
    vers: &DestinationRetour,
    version: Option<Id>,
    remarques: &[RemarqueRetour],
    choisies: &[usize],
    document: &str,
) -> Result<Op> {
    let places = plan(d, Some(&vers.seance), remarques);
    let mut groups: Vec<(&PointRetour, Vec<&RemarqueRetour>)> = Vec::new();
    let mut nombre = 0;
    for (at, (r, placed)) in remarques.iter().zip(&places).enumerate() {
        let Some(point) = placed.point.as_ref().filter(|_| placed.est_notable() && choisies.contains(&at)) else { continue };
        nombre += 1;
        match groups.iter_mut().find(|(p, _)| p.place == point.place) {
            Some((_, of)) => of.push(r),
            None => groups.push((point, vec![r])),
        }
    }
    let seance = match (&vers.ouverture, version) {
        (Some(opening), Some(version)) => {
            let opened = acte::ouvrir(w, opening, &vers.seance, version)?;
            opened.lieu().map_or(vers.seance.id, |(_, id)| id)
        }
        _ => vers.seance.id,
    };
    for (point, of) in groups {
        match point.demande {
            Some(id) => {
                let former = d.demandes.iter().find(|x| x.id == id).and_then(|p| tour(d, seance, p)).and_then(|t| t.autre);
                acte::noter(w, d, &position(d, seance, id, former, &of))?;
            }
            None => {
                let (table, ligne, champ) = point.place;
                let row = json!({
                    "revue_id": vers.seance.revue_id, "objet": point.objet, "origine": Partie::Departement.code(),
                    "objectif_id": objective(d, table, ligne), "cible_table": table, "cible_ligne": ligne,
                    "cible_champ": champ.unwrap_or_default(),
                });
                let id = w.create(Demande::TABLE.nom, &fields(row), None)?;
                w.create(Position::TABLE.nom, &acte::values(&position(d, seance, id, None, &of)), None)?;
            }
        }
    }
    Ok(Op::NoterRetour { id: seance, objet: document.to_owned(), nombre })
}

/// Objective of the action that a row belongs to; `None` for rows of no action.
fn objective(d: &Dossier, table: &str, id: Id) -> Option<Id> {
    let action = match table {
        "actions" => Some(id),
        "etapes" => d.etapes.iter().find(|x| x.id == id).map(|x| x.action_id),
        "budgets_action" => d.budgets_action.iter().find(|x| x.id == id).map(|x| x.action_id),
        _ => None,
    };
    let action = action.and_then(|id| d.actions.iter().find(|a| a.id == id));
    action.map(|a| a.objectif_id).or_else(|| d.objectifs.iter().find(|o| table == "objectifs" && o.id == id).map(|o| o.id))
}
