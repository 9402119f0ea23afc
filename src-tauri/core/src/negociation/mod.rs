//! Points of a review and their rounds: where each stands, what each party last proposed, which cell an agreement writes.
//!
//! A point is a row of `demandes`; what is said of it is in `positions`, one meeting (`seances`) being one round. Nothing of
//! this is stored: the state of a point is that of its last position. A point may name a cell of the dossier ([`cible`]), so
//! that an agreement can be computed before it is made and written once it is. Invariant: nothing here changes a dossier.

pub mod acte;
pub mod effet;
pub mod mots;
pub mod retour;

use chrono::NaiveDate;

use crate::choix::{Choix, EtatPoint, ModeSeance, NaturePosition, Partie};
use crate::modele::mots::majuscule;
use crate::modele::{Cellule, ChampDef, Demande, Dossier, Genre, Id, Position, Revue, Seance, TableDef};

/// Cell that an agreement writes.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct CiblePoint {
    /// Table of the row.
    pub table: &'static TableDef,
    /// Identifier of the row.
    pub id: Id,
    /// Field of the row.
    pub champ: &'static ChampDef,
}

/// Place that a point names.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum VisePoint {
    /// The point is in words alone.
    Aucun,
    /// The row is gone, or the field does not exist.
    Perdu,
    /// The cell exists.
    Cellule(CiblePoint),
}

impl VisePoint {
    /// The cell, when it exists.
    #[must_use]
    pub fn cellule(self) -> Option<CiblePoint> {
        match self {
            Self::Cellule(cible) => Some(cible),
            Self::Aucun | Self::Perdu => None,
        }
    }
}

/// Whether an agreement may write a field: figures, days and texts, never a link, a choice or bytes.
#[must_use]
pub fn is_written(champ: &ChampDef) -> bool {
    !matches!(champ.genre, Genre::Lien | Genre::Octets | Genre::Choix | Genre::Booleen | Genre::Lignes)
}

/// Place that a point names.
#[must_use]
pub fn cible(d: &Dossier, point: &Demande) -> VisePoint {
    // A point on a whole row says what it is about, and an agreement on it writes nothing.
    if point.cible_champ.is_empty() && (point.cible_table.is_empty() == point.cible_ligne.is_none()) {
        return VisePoint::Aucun;
    }
    let found = TableDef::de(&point.cible_table).zip(point.cible_ligne);
    let found = found.and_then(|(table, id)| Some(CiblePoint { table, id, champ: table.champ(&point.cible_champ)? }));
    match found.filter(|c| is_written(c.champ) && cell(d, c).is_some()) {
        Some(cible) => VisePoint::Cellule(cible),
        None => VisePoint::Perdu,
    }
}

/// Row that a point is about: that of its cell, or the one it names without a cell; `None` when it is gone or the point names none.
#[must_use]
pub fn ligne_visee(d: &Dossier, point: &Demande) -> Option<(&'static TableDef, Id)> {
    let (table, id) = TableDef::de(&point.cible_table).zip(point.cible_ligne)?;
    cell(d, &CiblePoint { table, id, champ: table.champs.first()? }).map(|_| (table, id))
}

/// Cells that an agreement may be proposed to write, in the order of the dossier: amounts, tariffs, targets and budgets of the years
/// of the contract that are not closed, dates of actions and of their open steps, rules of the grant, wordings.
#[must_use]
pub fn cibles(d: &Dossier) -> Vec<CiblePoint> {
    let years = crate::calculs::annees_contrat(d);
    let open = |annee: i32| (years.is_empty() || years.contains(&annee)) && !d.is_closed(annee);
    let mut out = Vec::new();
    let mut add = |table: &'static str, id: Id, champs: &[&str]| {
        let Some(def) = TableDef::de(table) else { return };
        out.extend(champs.iter().filter_map(|c| Some(CiblePoint { table: def, id, champ: def.champ(c)? })));
    };
    d.dotations.iter().filter(|x| open(x.annee)).for_each(|x| add("dotations", x.id, &["montant_horaire", "heures_convenues"]));
    d.plafonds.iter().filter(|x| open(x.annee)).for_each(|x| add("plafonds", x.id, &["plafond"]));
    d.tarifs.iter().filter(|x| open(x.annee)).for_each(|x| add("tarifs", x.id, &["tarif_apa", "tarif_pch", "tarif_aide_sociale"]));
    add("dotation", 1, &["acompte_pct", "acompte_echeance", "solde_echeance", "report_plafond_pct", "part_cibles_pct", "seuil_cibles_pct"]);
    d.mesures.iter().filter(|x| open(x.annee) && x.cible.is_some()).for_each(|x| add("mesures", x.id, &["cible"]));
    for a in d.actions.iter().filter(|a| !a.statut.is_closed()) {
        add("actions", a.id, &["date_debut", "date_fin"]);
        d.etapes.iter().filter(|e| e.action_id == a.id && !e.statut.is_closed()).for_each(|e| add("etapes", e.id, &["echeance"]));
        d.budgets_action.iter().filter(|b| b.action_id == a.id && open(b.annee)).for_each(|b| add("budgets_action", b.id, &["dotation"]));
    }
    d.engagements.iter().for_each(|e| add("engagements", e.id, &["texte"]));
    d.articles.iter().filter(|a| !a.ecarte).for_each(|a| add("articles", a.id, &["texte"]));
    add("contrat", 1, &["date_debut", "date_fin"]);
    out
}

/// Present value of a cell; `None` when the row is gone.
#[must_use]
pub fn cell(d: &Dossier, cible: &CiblePoint) -> Option<Cellule> {
    let rows = d.table(cible.table.nom)?;
    let at = cible.table.champs.iter().position(|c| c.nom == cible.champ.nom)?;
    rows.cellules(rows.place(cible.id)?).into_iter().nth(at)
}

/// Meetings of a review in the order in which they were held: by day, those without one last, then by number and place.
#[must_use]
pub fn seances(d: &Dossier, revue: Id) -> Vec<&Seance> {
    let mut out: Vec<&Seance> = d.seances.iter().filter(|s| s.revue_id == revue).collect();
    out.sort_by_key(|s| (s.date.unwrap_or(NaiveDate::MAX), s.numero.unwrap_or(i32::MAX)));
    out
}

/// Round of a point: what was said of it in one meeting.
#[derive(Clone, Debug, PartialEq)]
pub struct Tour<'a> {
    /// Meeting of the round.
    pub seance: &'a Seance,
    /// Last proposal of the service.
    pub service: Option<&'a Position>,
    /// Last proposal of the other party.
    pub autre: Option<&'a Position>,
    /// Agreement, disagreement, postponement or withdrawal that ends the round.
    pub issue: Option<&'a Position>,
}

/// Rounds of a point, oldest first; a meeting where nothing was said of it is none.
#[must_use]
pub fn tours<'a>(d: &'a Dossier, point: &Demande) -> Vec<Tour<'a>> {
    let said = |s: &Seance| d.positions.iter().filter(|p| p.demande_id == point.id && p.seance_id == s.id).collect::<Vec<_>>();
    let round = |seance: &'a Seance| {
        let all: Vec<&'a Position> = said(seance);
        let proposal = |ours: bool| {
            let mine = |p: &&&Position| p.nature == NaturePosition::Proposition && (p.partie == Partie::Gestionnaire) == ours;
            all.iter().rev().find(mine).copied()
        };
        let issue = all.last().copied().filter(|p| p.nature != NaturePosition::Proposition);
        let tour = Tour { seance, service: proposal(true), autre: proposal(false), issue };
        (!all.is_empty()).then_some(tour)
    };
    seances(d, point.revue_id).into_iter().filter_map(round).collect()
}

/// State of a point: that of its last position.
#[must_use]
pub fn etat(d: &Dossier, point: &Demande) -> EtatPoint {
    tours(d, point).last().and_then(|t| t.issue).map_or(EtatPoint::Ouvert, |p| etat_apres(p.nature))
}

/// State in which a position of this nature leaves its point.
#[must_use]
pub fn etat_apres(nature: NaturePosition) -> EtatPoint {
    match nature {
        NaturePosition::Proposition => EtatPoint::Ouvert,
        NaturePosition::Accord => EtatPoint::Accord,
        NaturePosition::Desaccord => EtatPoint::Desaccord,
        NaturePosition::Report => EtatPoint::Reporte,
        NaturePosition::Retrait => EtatPoint::Retire,
    }
}

/// Agreement on a point with its meeting, when it is its state.
#[must_use]
pub fn accord<'a>(d: &'a Dossier, point: &Demande) -> Option<(&'a Seance, &'a Position)> {
    let last = tours(d, point).pop()?;
    last.issue.filter(|p| p.nature == NaturePosition::Accord).map(|p| (last.seance, p))
}

/// Kind and day of a review: « Dialogue de gestion du 12 mars 2027 ».
#[must_use]
pub fn nom_revue(r: &Revue) -> String {
    let day = r.date_reunion.map(|j| format!(" du {}", crate::francais::date(j))).unwrap_or_default();
    format!("{}{day}", majuscule(r.type_revue.libelle()))
}

/// Place of a meeting, or that it is held in writing; empty when it is not known.
#[must_use]
pub fn lieu(s: &Seance) -> String {
    let written = (s.mode == ModeSeance::ParEcrit).then(|| s.mode.libelle());
    written.into_iter().chain([s.lieu.trim()]).filter(|t| !t.is_empty()).collect::<Vec<_>>().join(", ")
}

/// « Séance n° 1 du 10 décembre 2026 », as far as it is known.
#[must_use]
pub fn nom(s: &Seance) -> String {
    let numero = s.numero.map(|n| format!(" n°\u{A0}{n}")).unwrap_or_default();
    let date = s.date.map(|d| format!(" du {}", crate::francais::date(d))).unwrap_or_default();
    format!("Séance{numero}{date}")
}
