//! The one list of commands: name, request, answer.

use std::collections::BTreeMap;

use cpom_core::calculs::Calculs;
use cpom_core::choix::Theme;
use cpom_core::controles::Severite;
use cpom_core::fiches::Fiche;
use cpom_core::import::Correspondance;
use cpom_core::modele::{Dossier, Id, LigneReprise};
use cpom_core::modele_partage::Changement;
use cpom_core::reprise::Decision;
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};
use ts_rs::TS;

pub use crate::commandes_surete::*;
pub use crate::demandes_versions::*;
use crate::session::{Format, Usage};

/// A request without parameters.
#[derive(Debug, Default, Deserialize, TS)]
#[serde(deny_unknown_fields)]
#[ts(type = "Record<string, never>")]
pub struct Rien {}

/// What the program is doing.
#[derive(Debug, Serialize, TS)]
pub struct Etat {
    /// The open dossier.
    pub ouvert: Option<EtatDossier>,
    /// Dossiers opened lately, the last first.
    pub recents: Vec<Recent>,
    /// Version of the program.
    pub version: String,
    /// Who works; empty until said.
    pub auteur: String,
    /// Today, `AAAA-MM-JJ`.
    pub aujourdhui: String,
    /// A file the system asked to open (double-click, argument): for the page to open.
    pub a_ouvrir: Option<String>,
}

/// A dossier opened lately.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Recent {
    /// Its file.
    pub chemin: String,
    /// Its title then.
    pub titre: String,
    /// When, local time.
    pub vu_le: String,
    /// Whether the file is still there.
    #[serde(default)]
    pub present: bool,
}

/// The open dossier, as the frame shows it.
#[derive(Clone, Debug, Serialize, TS)]
pub struct EtatDossier {
    /// Its file.
    pub chemin: String,
    /// Name of the file.
    pub fichier: String,
    /// Its title.
    pub titre: String,
    /// Years of the contract (`2024-2028`); empty when not fixed.
    pub periode: String,
    /// Code of the contract’s state.
    pub statut: String,
    /// Whether it cannot be changed.
    pub lecture_seule: bool,
    /// Committed operations since creation.
    #[ts(type = "number")]
    pub revision: i64,
    /// When it was last written, local time.
    pub enregistre_a: String,
    /// What an undo would undo, in French.
    pub annuler: Option<String>,
    /// What a redo would redo, in French.
    pub retablir: Option<String>,
}

/// Where a new dossier goes.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct Nouveau {
    /// Its file.
    pub chemin: String,
    /// The complete example instead of an empty dossier.
    #[serde(default)]
    pub exemple: bool,
    /// Whether the person agreed to replace a file of this name.
    #[serde(default)]
    pub ecraser: bool,
}

/// What to open.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct Ouvrir {
    /// The file.
    pub chemin: String,
    /// Without changing it.
    #[serde(default)]
    pub lecture_seule: bool,
    /// Although a note beside it says that another machine has it open.
    #[serde(default)]
    #[ts(optional)]
    pub forcer: Option<bool>,
}

/// Where to copy.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct Copier {
    /// The new file.
    pub chemin: String,
    /// Whether the person agreed to replace a file of this name.
    #[serde(default)]
    pub ecraser: bool,
}

/// A file written.
#[derive(Debug, Serialize, TS)]
pub struct Ecrit {
    /// The file.
    pub chemin: String,
    /// Its size.
    #[ts(type = "number")]
    pub octets: u64,
}

/// What to read of the open dossier.
#[derive(Debug, Default, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct Lire {
    /// Tables wanted; all when absent.
    #[serde(default)]
    pub tables: Option<Vec<String>>,
    /// A kept version instead of the dossier as it is.
    #[serde(default)]
    pub version: Option<Id>,
}

/// The open dossier, or the tables of it that were asked for, and what follows from it.
#[derive(Debug, Serialize, TS)]
pub struct Lecture {
    /// Revision read.
    #[ts(type = "number")]
    pub revision: i64,
    /// Tables by name.
    #[ts(as = "Partial")]
    pub dossier: BTreeMap<String, Value>,
    /// Computed figures.
    pub calculs: Calculs,
    /// Findings.
    pub constats: Vec<ConstatDit>,
}

/// Stands for the page’s `Partial<Dossier>`.
pub struct Partial;

impl TS for Partial {
    type WithoutGenerics = Self;
    type OptionInnerType = Self;

    fn name(_: &ts_rs::Config) -> String {
        "Partial<Dossier>".to_owned()
    }

    fn inline(config: &ts_rs::Config) -> String {
        Self::name(config)
    }

    fn visit_dependencies(visitor: &mut impl ts_rs::TypeVisitor)
    where
        Self: 'static,
    {
        visitor.visit::<Dossier>();
    }
}

/// A finding, with its sentence.
#[derive(Clone, Debug, Serialize, TS)]
pub struct ConstatDit {
    /// Its code.
    pub code: String,
    /// Its weight.
    pub severite: Severite,
    /// Its sentence.
    pub phrase: String,
    /// Table concerned.
    pub table: String,
    /// Row concerned.
    pub id: Option<Id>,
    /// Field concerned.
    pub champ: Option<String>,
}

/// A row to add.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct LigneCreer {
    /// Table.
    pub table: String,
    /// Values; the others start empty.
    #[ts(type = "Record<string, unknown>")]
    pub valeurs: Map<String, Value>,
    /// Row after which it comes; last when absent.
    #[serde(default)]
    pub apres: Option<Id>,
}

/// Fields of a row to change.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct LigneModifier {
    /// Table.
    pub table: String,
    /// Row.
    pub id: Id,
    /// New values.
    #[ts(type = "Record<string, unknown>")]
    pub champs: Map<String, Value>,
}

/// A row to remove.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct LigneSupprimer {
    /// Table.
    pub table: String,
    /// Row.
    pub id: Id,
}

/// A row to move.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct LigneDeplacer {
    /// Table.
    pub table: String,
    /// Row.
    pub id: Id,
    /// Row before which it comes; last when absent.
    #[serde(default)]
    pub avant: Option<Id>,
}

/// One operation of a batch.
#[derive(Debug, Deserialize, TS)]
#[serde(tag = "geste", rename_all = "snake_case", deny_unknown_fields)]
pub enum Operation {
    /// Add a row.
    Creer {
        /// Table.
        table: String,
        /// Values; the others start empty.
        #[ts(type = "Record<string, unknown>")]
        valeurs: Map<String, Value>,
        /// Row after which it comes; last when absent.
        #[serde(default)]
        apres: Option<Id>,
    },
    /// Change fields of a row.
    Modifier {
        /// Table.
        table: String,
        /// Row.
        id: Id,
        /// New values.
        #[ts(type = "Record<string, unknown>")]
        champs: Map<String, Value>,
    },
    /// Remove a row.
    Supprimer {
        /// Table.
        table: String,
        /// Row.
        id: Id,
    },
    /// Move a row.
    Deplacer {
        /// Table.
        table: String,
        /// Row.
        id: Id,
        /// Row before which it comes; last when absent.
        #[serde(default)]
        avant: Option<Id>,
    },
    /// Copy a row, with what belongs to it.
    Copier {
        /// Table.
        table: String,
        /// Row.
        id: Id,
        /// Values the copy takes instead of the row’s own; a code left out becomes the next free one.
        #[ts(type = "Record<string, unknown>")]
        valeurs: Map<String, Value>,
        /// Row after which it comes; last when absent.
        #[serde(default)]
        apres: Option<Id>,
    },
}

/// Operations that succeed or fail together, and are undone together.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct Lot {
    /// In this order; at most ten thousand.
    pub operations: Vec<Operation>,
}

/// What a change did.
#[derive(Debug, Serialize, TS)]
pub struct Reponse {
    /// Row created, if one was.
    pub id: Option<Id>,
    /// Tables touched: what the page must read again.
    pub tables: Vec<String>,
    /// The dossier after it.
    pub etat: EtatDossier,
    /// Where it happened, for undo and redo.
    pub lieu: Option<Lieu>,
}

/// A place in the dossier.
#[derive(Clone, Debug, Serialize, TS)]
pub struct Lieu {
    /// Table.
    pub table: String,
    /// Row.
    pub id: Id,
    /// Field, when one is meant.
    pub champ: Option<String>,
}

/// A document to write.
#[derive(Clone, Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct Exporter {
    /// Its format.
    pub format: Format,
    /// Its file; an existing one is replaced.
    pub chemin: String,
    /// Which document: `complet`, `reunion`, `synthese`, `bilan`, `fiche`.
    #[serde(default)]
    pub document: Option<String>,
    /// Year, for the annual report.
    #[serde(default)]
    pub annee: Option<i32>,
    /// Action, for a fiche.
    #[serde(default)]
    pub action: Option<Id>,
    /// Watermark.
    #[serde(default)]
    pub filigrane: Option<String>,
    /// Whether the data inside a PDF leave out what the agency keeps to itself (fall-back positions,
    /// expected questions).
    #[serde(default)]
    pub sans_reserve: bool,
    /// Colours, in place of the dossier’s.
    #[serde(default)]
    #[ts(optional)]
    pub theme: Option<Theme>,
    /// Only these sections, in this order, in place of the dossier’s choice.
    #[serde(default)]
    #[ts(optional)]
    pub sections: Option<Vec<String>>,
    /// Sections left out besides.
    #[serde(default)]
    #[ts(optional)]
    pub sans_sections: Option<Vec<String>>,
    /// Number of the version named; 0 for none, the last one when absent.
    #[serde(default)]
    #[ts(optional)]
    pub version_imprimee: Option<i32>,
    /// A kept version instead of the dossier as it is.
    #[serde(default)]
    pub version: Option<Id>,
}

/// The sections of a document to ask for.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct LireSections {
    /// Which document: `complet`, `reunion`, `synthese`, `bilan`.
    pub document: String,
    /// A kept version instead of the dossier as it is.
    #[serde(default)]
    pub version: Option<Id>,
}

/// A section of a document, in the order it prints.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct SectionDite {
    /// Stable code.
    pub code: String,
    /// Name.
    pub nom: String,
    /// What is lost without it, when it is more than its own content.
    pub perte: Option<String>,
    /// Whether it is left out.
    pub ecartee: bool,
}

/// A preview to compose: a PDF to look at.
#[derive(Clone, Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct Apercevoir {
    /// Which document, as in an export.
    #[serde(default)]
    pub document: Option<String>,
    /// Year, for the annual report.
    #[serde(default)]
    pub annee: Option<i32>,
    /// Action, for a fiche.
    #[serde(default)]
    pub action: Option<Id>,
    /// Watermark.
    #[serde(default)]
    pub filigrane: Option<String>,
    /// A kept version instead of the dossier as it is.
    #[serde(default)]
    pub version: Option<Id>,
    /// Number of the version the pages name, as in an export.
    #[serde(default)]
    pub version_imprimee: Option<i32>,
}

/// A preview.
#[derive(Debug, Serialize, TS)]
pub struct Apercu {
    /// Revision shown.
    #[ts(type = "number")]
    pub revision: i64,
    /// The PDF, in base64.
    pub pdf: String,
    /// Width and height of each page, in points.
    pub pages: Vec<(f32, f32)>,
    /// Where rows and sections stand.
    pub reperes: Vec<RepereApercu>,
}

/// A preview, as the maker of documents gives it.
#[derive(Debug)]
pub struct ApercuBrut {
    /// The PDF.
    pub octets: Vec<u8>,
    /// Width and height of each page, in points.
    pub pages: Vec<(f32, f32)>,
    /// Where rows and sections stand.
    pub reperes: Vec<RepereApercu>,
}

/// Where a row or a section stands in a preview.
#[derive(Clone, Debug, Serialize, TS)]
pub struct RepereApercu {
    /// Its name: `article-3`, `action-12`, `dotation`…
    pub ancre: String,
    /// Page, from 1.
    #[ts(type = "number")]
    pub page: usize,
    /// Points from the top of the page.
    pub y: f32,
}

/// A variable that may be inserted in a text.
#[derive(Debug, Serialize, TS)]
pub struct VariableDite {
    /// Its name, without braces.
    pub nom: String,
    /// Where it belongs, in French.
    pub groupe: String,
    /// What it is, in French.
    pub libelle: String,
    /// Its present value, as it prints; none yet when absent.
    pub valeur: Option<String>,
}

/// A contract template to save.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct ModeleEnregistrer {
    /// Its file; the person has agreed to replace an existing one.
    pub chemin: String,
    /// Its name.
    pub nom: String,
    /// The texts of a kept version instead of those of the dossier as it is.
    #[serde(default)]
    pub version: Option<Id>,
}

/// The file of a contract template.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct ModeleFichier {
    /// The file.
    pub chemin: String,
}

/// A contract template, and what taking it would change.
#[derive(Debug, Serialize, TS)]
pub struct ModeleLu {
    /// Its name.
    pub nom: String,
    /// Text by text.
    pub changements: Vec<Changement>,
    /// Mentions it cites that the dossier does not follow.
    pub mentions_inconnues: Vec<String>,
}

/// An action whose words are to be kept for other dossiers.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct FicheGarder {
    /// The action.
    pub action: Id,
}

/// One of one’s own fiches, by its place.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct FicheOublier {
    /// Its place in the list, from 0.
    #[ts(type = "number")]
    pub rang: usize,
    /// Its title: the list must not have changed in between.
    pub intitule: String,
}

/// A fiche to write into an objective.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct FicheInserer {
    /// The fiche.
    pub fiche: Fiche,
    /// The objective.
    pub objectif: Id,
    /// Code of the new action.
    pub code: String,
    /// Action after which it comes; last when absent.
    #[serde(default)]
    pub apres: Option<Id>,
}

/// Fiches to start from.
#[derive(Debug, Serialize, TS)]
pub struct FichesProposees {
    /// One’s own.
    pub miennes: Vec<Fiche>,
    /// Shipped, not official.
    pub exemples: Vec<Fiche>,
}

/// A renewal to make.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct Reprendre {
    /// Last year’s file.
    pub ancien: String,
    /// The new file.
    pub nouveau: String,
    /// First year of the new contract.
    #[serde(default)]
    pub debut: Option<i32>,
    /// Decisions on actions.
    #[serde(default)]
    pub decisions: Vec<DecisionDite>,
    /// Whether the person agreed to replace a file of this name.
    #[serde(default)]
    pub ecraser: bool,
    /// Whether she accepts a PDF whose data no longer match their fingerprint.
    #[serde(default)]
    pub malgre_empreinte: bool,
}

/// A decision on an action.
#[derive(Clone, Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct DecisionDite {
    /// Code of the action.
    pub action: String,
    /// Decision.
    pub decision: cpom_core::choix::DecisionReprise,
    /// Why.
    #[serde(default)]
    pub justification: String,
}

impl From<DecisionDite> for Decision {
    fn from(d: DecisionDite) -> Self {
        Self { action: d.action, decision: d.decision, justification: d.justification }
    }
}

/// A renewal made.
#[derive(Debug, Serialize, TS)]
pub struct RepriseFaite {
    /// The new dossier, open.
    pub etat: EtatDossier,
    /// What was done, line by line.
    pub rapport: Vec<LigneReprise>,
}

/// An interchange document to turn into a dossier.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct Importer {
    /// The document.
    pub source: String,
    /// The new file.
    pub chemin: String,
    /// Whether the person agreed to replace a file of this name.
    #[serde(default)]
    pub ecraser: bool,
    /// Whether she accepts a PDF whose data no longer match their fingerprint.
    #[serde(default)]
    pub malgre_empreinte: bool,
}

/// A file to choose in the system’s dialog.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct Choisir {
    /// What for.
    pub usage: Usage,
    /// Name proposed.
    #[serde(default)]
    pub nom_propose: Option<String>,
}

/// A spreadsheet to read.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct TableurLire {
    /// The file.
    pub chemin: String,
}

/// A spreadsheet read.
#[derive(Debug, Serialize, TS)]
pub struct TableurLu {
    /// The file.
    pub chemin: String,
    /// Its name.
    pub fichier: String,
    /// Its sheets.
    pub feuilles: Vec<FeuilleLue>,
    /// What may be filled.
    pub cibles: Vec<CibleDite>,
    /// How the sheet that has most to give could be taken.
    pub proposition: Proposition,
}

/// A sheet.
#[derive(Debug, Serialize, TS)]
pub struct FeuilleLue {
    /// Its name.
    pub nom: String,
    /// Its rows.
    pub lignes: usize,
    /// Its columns.
    pub colonnes: usize,
    /// Its first rows, as they read.
    pub apercu: Vec<Vec<String>>,
}

/// A table that may be filled.
#[derive(Debug, Serialize, TS)]
pub struct CibleDite {
    /// The table.
    pub table: String,
    /// Field that says which row each of its rows belongs to.
    pub parent: Option<String>,
    /// The table of those rows.
    pub table_parente: Option<String>,
    /// Fields of those rows a column may say, for the rows that are added.
    pub champs_parent: Vec<String>,
    /// Fields that tell its rows apart.
    pub cles: Vec<String>,
    /// Fields a column may fill.
    pub champs: Vec<String>,
    /// Rows its rows may belong to.
    pub lignes: Vec<LigneNommee>,
}

/// A row by its name.
#[derive(Debug, Serialize, TS)]
pub struct LigneNommee {
    /// The row.
    pub id: Id,
    /// Its name.
    pub nom: String,
}

/// A sheet to look at again, with the header or the target chosen.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct TableurProposer {
    /// Rank of the sheet.
    pub feuille: usize,
    /// Row of the header; looked for when absent.
    #[serde(default)]
    pub entete: Option<usize>,
    /// Table to fill; looked for when absent.
    #[serde(default)]
    pub cible: Option<String>,
}

/// How a sheet could be taken.
#[derive(Debug, Serialize, TS)]
pub struct Proposition {
    /// The reading.
    pub correspondance: Correspondance,
    /// Whether a sheet with these headers was taken this way before.
    pub retenue: bool,
}

/// A reading to try, or to import.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct TableurEssayer {
    /// The reading.
    pub correspondance: Correspondance,
}

/// What an import would do.
#[derive(Debug, Serialize, TS)]
pub struct Essai {
    /// Values that would change.
    pub changements: Vec<ChangementDit>,
    /// Cells left aside.
    pub refus: Vec<RefusDit>,
    /// Cells that say what the dossier says.
    pub identiques: usize,
    /// Rows of totals, not read.
    pub totaux: usize,
    /// Rates the dossier computes, not read.
    pub calculees: usize,
    /// Rows added.
    pub lignes_creees: usize,
}

/// A value that would change.
#[derive(Debug, Serialize, TS)]
pub struct ChangementDit {
    /// Cell it comes from.
    pub adresse: String,
    /// Table.
    pub table: String,
    /// What the row is called.
    pub ligne: String,
    /// Field.
    pub champ: String,
    /// Value of the dossier.
    #[ts(type = "unknown")]
    pub avant: Value,
    /// Value of the sheet.
    #[ts(type = "unknown")]
    pub apres: Value,
    /// Whether the row does not exist yet.
    pub nouvelle: bool,
    /// Whether the sheet has more decimals than the dossier keeps.
    pub arrondi: bool,
}

/// A cell left aside.
#[derive(Debug, Serialize, TS)]
pub struct RefusDit {
    /// The cell.
    pub adresse: String,
    /// What it says.
    pub texte: String,
    /// Why, in French.
    pub phrase: String,
}

/// Expands `$macro! { name: Request => Answer, … }` with every command.
#[macro_export]
macro_rules! avec_commandes {
    ($macro:ident) => {
        $macro! {
            etat: Rien => Etat,
            dossier_nouveau: Nouveau => EtatDossier,
            dossier_ouvrir: Ouvrir => EtatDossier,
            dossier_copier: Copier => Ecrit,
            dossier_enregistrer: Rien => EtatDossier,
            dossier_fermer: Rien => (),
            dossier_lire: Lire => Lecture,
            ligne_creer: LigneCreer => Reponse,
            ligne_modifier: LigneModifier => Reponse,
            ligne_supprimer: LigneSupprimer => Reponse,
            ligne_deplacer: LigneDeplacer => Reponse,
            lot: Lot => Reponse,
            lot_essayer: Lot => Calculs,
            annuler: Rien => Reponse,
            retablir: Rien => Reponse,
            historique: LireHistorique => Vec<EtapeDite>,
            historique_alleger: AllegerHistorique => AllegementDit,
            auteur_definir: DefinirAuteur => (),
            versions: Rien => Vec<VersionDite>,
            version_creer: VersionCreer => Reponse,
            version_sceller: VersionChoisie => Reponse,
            version_restaurer: VersionChoisie => Reponse,
            comparer: Comparer => ComparaisonDite,
            referentiel: Rien => Referentiel,
            exporter: Exporter => Ecrit,
            sections_document: LireSections => Vec<SectionDite>,
            reprendre: Reprendre => RepriseFaite,
            importer: Importer => EtatDossier,
            tableur_lire: TableurLire => TableurLu,
            tableur_proposer: TableurProposer => Proposition,
            tableur_essayer: TableurEssayer => Essai,
            tableur_importer: TableurEssayer => Reponse,
            choisir_fichier: Choisir => Option<String>,
            apercu: Apercevoir => Apercu,
            variables: Rien => Vec<VariableDite>,
            modele_enregistrer: ModeleEnregistrer => Ecrit,
            modele_lire: ModeleFichier => ModeleLu,
            modele_reprendre: ModeleFichier => Reponse,
            fiches: Rien => FichesProposees,
            fiche_garder: FicheGarder => FichesProposees,
            fiche_oublier: FicheOublier => FichesProposees,
            fiche_inserer: FicheInserer => Reponse,
            surveiller: Rien => Surveillance,
            sauvegardes: LireSauvegardes => Sauvegardes,
            sauvegarde_apercu: VoirSauvegarde => EtatDossier,
            sauvegarde_restaurer: RestaurerSauvegarde => EtatDossier,
            recuperer: Recuperer => Recuperation,
        }
    };
}
