//! The figures of a dossier as an Excel workbook: the tables of the financial annex, the indicators, the raw figures.
//!
//! The other party checks, sorts and reuses figures; so numbers are numbers, dates are dates, and every total is a
//! formula. Mechanism: each submodule writes some sheets through `feuille`; a formula carries the result the core
//! computed, so that programs that do not compute (previews, importers) show the same figures. Invariants: empty is not
//! zero; what a person typed never becomes a formula; the same dossier and date give the same bytes.

mod actions;
mod activite;
mod archive;
mod budget;
mod donnees;
mod dossier;
mod dotation;
mod emploi;
mod equilibre;
mod feuille;
mod indicateurs;
mod moyens;
mod organisation;
mod suivi;
mod tableau_de_bord;
mod tarifs;

#[cfg(test)]
mod tests;

use chrono::NaiveDate;
use cpom_core::calculs::{ActionBudgets, Calculs};
use cpom_core::choix::{Choix, Destinataire, Nature, StatutEtape};
use cpom_core::modele::Dossier;
use rust_xlsxwriter::{DocProperties, ExcelDateTime, Workbook, XlsxError};

use crate::texte::atomes::propre;
use feuille::{CelluleExcel, Feuille, excel_date};

/// Reason why a workbook could not be written.
#[derive(Debug, thiserror::Error)]
pub enum ExcelError {
    /// The workbook could not be assembled.
    #[error("Excel workbook: {0}")]
    Classeur(#[from] XlsxError),
}

/// Sheets, in order: name and title.
const FEUILLES: [(&str, &str); 18] = [
    ("Tableau de bord", "Tableau de bord des indicateurs"),
    ("T1 Heures", "Heures réalisées et prévisionnelles"),
    ("T2 Tarifs", "Tarifs et prix"),
    ("T3 Dotation", "Dotation complémentaire"),
    ("T4 Budget des actions", "Budget par action"),
    ("T4 Plan de financement", "Plan de financement"),
    ("T5 Compte de résultat", "Compte de résultat par groupe fonctionnel"),
    ("T6 Effectifs", "Effectifs et heures payées"),
    ("T7 Coût de revient", "Coût de revient horaire"),
    ("T8 Investissements", "Plan d’investissement"),
    ("T9 Formation", "Plan de formation"),
    ("T10 Versements", "Échéancier des versements de la dotation"),
    ("T11 Restes à charge", "Restes à charge des personnes accompagnées"),
    ("Indicateurs", "Indicateurs : définitions, valeurs, cibles"),
    ("Données brutes", "Données brutes par année"),
    ("Actions", "Fiches actions"),
    ("Échéances", "Échéances, étapes et décisions"),
    (DONNEES, "Tous les chiffres, un par ligne"),
];
/// Name of the sheet of all figures, whose header is its first row.
const DONNEES: &str = "Données";

/// Data from which every sheet is written.
struct SourceClasseur<'a> {
    d: &'a Dossier,
    c: &'a Calculs,
    budgets: ActionBudgets<'a>,
    date: NaiveDate,
    /// Year of the compte d’emploi that was asked for.
    annee: Option<i32>,
    /// Recipient of the copy.
    pour: Destinataire,
    /// Whether the copy is the agency’s own, with what it keeps to itself.
    interne: bool,
}

/// A column of figures: a year, realised or planned.
type Colonne = (i32, Nature);

/// Writes the workbook of a dossier; `date` is printed at the foot of pages and stored as the creation date, `pour` is
/// the recipient, for whom the snapshot was made, `annee` the year of the compte d’emploi: that of the yearly report when absent.
///
/// # Errors
/// [`ExcelError`] if the workbook cannot be assembled.
pub fn write(dossier: &Dossier, calculs: &Calculs, pour: Destinataire, annee: Option<i32>, date: NaiveDate) -> Result<Vec<u8>, ExcelError> {
    let budgets = ActionBudgets::of(dossier);
    let s = SourceClasseur { d: dossier, c: calculs, budgets, date, annee, pour, interne: pour == Destinataire::Interne };
    let mut classeur = Workbook::new();
    classeur.set_properties(&properties(&s)?);
    s.dossier(&mut s.open(&mut classeur, "Dossier", "Dossier")?)?;
    let mut feuilles = FEUILLES.into_iter();
    let mut suivante = |classeur: &mut Workbook, write: &mut dyn FnMut(&mut Feuille<'_>) -> Result<(), XlsxError>| {
        let (nom, titre) = feuilles.next().unwrap_or(("Feuille", "Feuille"));
        write(&mut s.open(classeur, nom, titre)?)
    };
    let mut heures = activite::Positions::default();
    let mut comptes = budget::Positions::default();
    suivante(&mut classeur, &mut |f| s.tableau_de_bord(f))?;
    suivante(&mut classeur, &mut |f| s.heures(f).map(|p| heures = p))?;
    suivante(&mut classeur, &mut |f| s.tarifs(f))?;
    suivante(&mut classeur, &mut |f| s.dotation(f))?;
    suivante(&mut classeur, &mut |f| s.budget_actions(f))?;
    suivante(&mut classeur, &mut |f| s.plan(f))?;
    suivante(&mut classeur, &mut |f| s.comptes(f, &heures).map(|p| comptes = p))?;
    suivante(&mut classeur, &mut |f| s.effectifs(f))?;
    suivante(&mut classeur, &mut |f| s.cout_de_revient(f, &comptes))?;
    suivante(&mut classeur, &mut |f| s.investissements(f))?;
    suivante(&mut classeur, &mut |f| s.formation(f))?;
    suivante(&mut classeur, &mut |f| s.versements(f))?;
    suivante(&mut classeur, &mut |f| s.restes_a_charge(f))?;
    suivante(&mut classeur, &mut |f| s.indicateurs(f))?;
    suivante(&mut classeur, &mut |f| s.donnees_brutes(f))?;
    suivante(&mut classeur, &mut |f| s.actions(f))?;
    suivante(&mut classeur, &mut |f| s.echeances(f))?;
    suivante(&mut classeur, &mut |f| s.donnees(f))?;
    // Parts a dossier may well not have: no sheet without a row.
    if s.organised() {
        s.organisation(&mut s.open(&mut classeur, "Organisation", "Organisation, conditions de travail, pratiques partagées")?)?;
    }
    if !dossier.risques.is_empty() {
        s.risques(&mut s.open(&mut classeur, "Risques", "Risques des actions")?)?;
    }
    if !dossier.engagements.is_empty() {
        s.engagements(&mut s.open(&mut classeur, "Engagements", "Engagements réciproques")?)?;
    }
    if !dossier.demandes.is_empty() {
        s.demandes(&mut s.open(&mut classeur, "Demandes", "Demandes à l’autre partie")?)?;
    }
    if !dossier.comites.is_empty() {
        s.reunions(&mut s.open(&mut classeur, "Réunions", "Comités de suivi")?)?;
    }
    if let Some(annee) = s.year_of_account() {
        s.emploi(&mut s.open(&mut classeur, "Compte d’emploi", &format!("Compte d’emploi de la dotation, exercice {annee}"))?, annee)?;
        if !dossier.justificatifs.is_empty() {
            s.bordereau(&mut s.open(&mut classeur, "Bordereau", &format!("Bordereau de pièces, exercice {annee}"))?, annee)?;
        }
    }
    if s.has_balance() {
        s.equilibre(&mut s.open(&mut classeur, "Équilibre", "Équilibre du contrat (réserve du service, jamais remise au Département)")?)?;
    }
    let mut bytes = classeur.save_to_buffer()?;
    archive::name_one_system(&mut bytes);
    Ok(bytes)
}

impl SourceClasseur<'_> {
    /// Columns of figures with a planned one for each year of the contract that has none: it is to be filled in. No column
    /// stays no column.
    fn with_contract_years(&self, colonnes: Vec<Colonne>) -> Vec<Colonne> {
        if colonnes.is_empty() {
            return colonnes;
        }
        let missing = self.c.annees.missing(|a| colonnes.iter().any(|c| c.0 == a)).map(|a| (a, Nature::Previsionnel));
        ordered(colonnes.iter().copied().chain(missing))
    }

    fn open<'w>(&self, classeur: &'w mut Workbook, nom: &'static str, titre: &str) -> Result<Feuille<'w>, XlsxError> {
        let (ws, sous_titre) = (classeur.add_worksheet(), &self.d.dossier.titre);
        let pied = format!("{} · {}", self.pour.mention(), cpom_core::francais::date(self.date));
        if nom == DONNEES { Feuille::sans_titre(ws, nom, sous_titre, &pied) } else { Feuille::new(ws, nom, titre, sous_titre, &pied) }
    }

    /// Years of the charts, in words: « de 2024 à 2028 ».
    fn years_said(&self) -> String {
        let years = if self.c.annees.contrat.is_empty() { &self.c.annees.toutes } else { &self.c.annees.contrat };
        years.first().zip(years.last()).map(|(a, b)| format!("de {a} à {b}")).unwrap_or_default()
    }
}

fn properties(s: &SourceClasseur<'_>) -> Result<DocProperties, XlsxError> {
    let auteur = s.d.gestionnaires.first().map(|g| g.raison_sociale.as_str()).unwrap_or_default();
    // Without a date the library would read the clock.
    let jour = excel_date(s.date).map_or_else(|| ExcelDateTime::from_ymd(2000, 1, 1), Ok)?;
    Ok(DocProperties::new()
        .set_title(propre(&s.d.dossier.titre))
        .set_subject(propre(&s.d.contrat.intitule))
        .set_author(propre(auteur))
        .set_creation_datetime(&jour))
}

/// Column of [`late`].
const RETARD: &str = "Retard";

/// Whether a row is late, beside its own state: the state is what is typed and read again, lateness is judged.
fn late(is: bool) -> CelluleExcel {
    if is { CelluleExcel::Mot(StatutEtape::EnRetard.libelle().to_owned()) } else { CelluleExcel::Vide }
}

/// Header of a column of figures: "2025 réalisé".
fn column_title((annee, nature): Colonne) -> String {
    format!("{annee} {}", nature.libelle())
}

/// Years in order; within a year realised first, then planned, then provisional.
fn ordered(colonnes: impl Iterator<Item = Colonne>) -> Vec<Colonne> {
    colonnes.collect::<std::collections::BTreeSet<_>>().into_iter().collect()
}

/// The sum of what is filled in; `None` when nothing is.
fn total<T: std::iter::Sum>(valeurs: impl Iterator<Item = Option<T>>) -> Option<T> {
    let pleines: Vec<T> = valeurs.flatten().collect();
    if pleines.is_empty() { None } else { Some(pleines.into_iter().sum()) }
}
