//! The one list of commands: name, request, answer.

use std::collections::BTreeMap;

use cpom_core::calculs::Calculs;
use cpom_core::controles::Severite;
use cpom_core::modele::{Dossier, Id};
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};
use ts_rs::TS;

pub use crate::demandes_documents::*;
pub use crate::demandes_reprise::*;
pub use crate::demandes_surete::*;
pub use crate::demandes_tableur::*;
pub use crate::demandes_versions::*;
use crate::session::Usage;
pub use cpom_core::echeancier::EcheanceProposee;
pub use cpom_export::demande::{DocumentRequest, FormatDocument, NomDocument, Section};

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
            echeances_proposees: Rien => Vec<EcheanceProposee>,
            exporter: ExporterRequest => Ecrit,
            sections_document: ApercuRequest => Vec<Section>,
            reprendre: Reprendre => RepriseFaite,
            importer: Importer => EtatDossier,
            tableur_lire: TableurLire => TableurLu,
            tableur_proposer: TableurProposer => Proposition,
            tableur_essayer: TableurEssayer => Essai,
            tableur_importer: TableurEssayer => Reponse,
            choisir_fichier: Choisir => Option<String>,
            apercu: ApercuRequest => ApercuView,
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
