//! Data of a dossier: all kinds of rows, and the snapshot that holds them.
//!
//! One description serves the file, the interchange JSON, the window and the documents. Each submodule declares its row
//! types with `entites!`; [`Dossier`] lists them all, parents before children. Invariant: nothing is computed here;
//! totals, rates, gaps and statuses are in [`crate::calculs`].

pub mod bords;
pub mod contrat;
mod declare;
pub mod diagnostic;
pub mod entite;
pub mod former_names;
pub mod mots;
pub mod moyens;
pub mod objectifs;
pub mod parties;
pub mod presentation;
pub mod rubrique;
mod signature;
pub mod suivi;
pub mod tables;
pub mod verrou;

pub use bords::{BordDuMois, bord_du_mois};
pub use contrat::*;
pub use diagnostic::*;
pub use entite::{Cellule, ChampDef, Entier, Entite, Genre, Id, TableDef, Valeur};
pub use former_names::{FORMER_NAMES, FormerNames};
pub use moyens::*;
pub use objectifs::*;
pub use parties::*;
pub use presentation::*;
pub use rubrique::{Ecran, Rubrique};
pub use signature::{DifferenceSignataire, SignataireResolu, article_de_partie};
pub use suivi::*;
pub use tables::{TableLisible, TableModifiable, defaults};

macro_rules! dossier {
    (unique { $( $u:ident : $uty:ty ),+ $(,)? } tables { $( $t:ident : $tty:ty ),+ $(,)? }) => {
        /// Content of a dossier at one moment.
        ///
        /// Rows are in display order; identifiers are unique within their table; a reference names a row of the table
        /// that its field refers to ([`ChampDef::lien`]).
        #[derive(Clone, Debug, Default, PartialEq, serde::Serialize, serde::Deserialize, schemars::JsonSchema)]
        #[cfg_attr(feature = "ts", derive(ts_rs::TS))]
        #[serde(deny_unknown_fields, default)]
        #[schemars(description = "Tout ce que contient un dossier. Les lignes sont à la place où elles s’affichent, \
            leurs identifiants sont uniques dans leur table, et une référence nomme une ligne qui existe.")]
        pub struct Dossier {
            $(
                #[doc = concat!("Row of `", stringify!($u), "`.")]
                #[schemars(description = mots::contents::<$uty>())]
                pub $u: $uty,
            )+
            $(
                #[doc = concat!("Rows of `", stringify!($t), "`.")]
                #[schemars(description = mots::contents::<$tty>())]
                pub $t: Vec<$tty>,
            )+
        }

        /// Descriptions of all tables, parents before children.
        pub const TABLES: &[TableDef] = &[ $( <$uty as Entite>::TABLE, )+ $( <$tty as Entite>::TABLE, )+ ];

        /// An empty table of this name, apart from any dossier; one row of default values when the table is unique. `None`
        /// when there is no such table.
        #[must_use]
        pub fn empty_table(nom: &str) -> Option<Box<dyn TableModifiable>> {
            $( if nom == <$uty as Entite>::TABLE.nom { return Some(Box::new(<$uty>::default())); } )+
            $( if nom == <$tty as Entite>::TABLE.nom { return Some(Box::new(Vec::<$tty>::new())); } )+
            None
        }

        impl Dossier {
            /// All tables, parents before children.
            #[must_use]
            pub fn tables(&self) -> Vec<&dyn TableLisible> {
                vec![ $( &self.$u, )+ $( &self.$t, )+ ]
            }

            /// All tables, parents before children, whose rows may change.
            #[must_use]
            pub fn tables_mut(&mut self) -> Vec<&mut dyn TableModifiable> {
                vec![ $( &mut self.$u, )+ $( &mut self.$t, )+ ]
            }

            /// Replaces the tables of these names by those of another snapshot.
            pub fn take_tables(&mut self, from: Self, noms: &[&str]) {
                $( if noms.contains(&<$uty as Entite>::TABLE.nom) { self.$u = from.$u; } )+
                $( if noms.contains(&<$tty as Entite>::TABLE.nom) { self.$t = from.$t; } )+
            }
        }
    };
}

dossier! {
    unique {
        dossier: InfosDossier,
        departement: Departement,
        contrat: Contrat,
        diagnostic: Diagnostic,
        dotation: RegleDotation,
        reprise: Reprise,
        presentation: Presentation,
    }
    tables {
        versions: Version,
        exercices: Exercice,
        objectifs_legaux: ObjectifLegal,
        plafonds: Plafond,
        interlocuteurs: Interlocuteur,
        gestionnaires: Gestionnaire,
        services: Service,
        communes: Commune,
        signataires: Signataire,
        financements_soins: FinancementSoins,
        constats: ConstatDiagnostic,
        donnees: Donnee,
        valeurs: ValeurDonnee,
        heures_payees: HeuresPayees,
        publics: Public,
        axes: Axe,
        objectifs: Objectif,
        actions: Action,
        etapes: Etape,
        budgets_action: BudgetAction,
        risques: Risque,
        bilans_action: BilanAction,
        indicateurs: Indicateur,
        mesures: Mesure,
        action_indicateurs: ActionIndicateur,
        engagements: Engagement,
        financeurs: Financeur,
        heures: HeuresFinanceur,
        situations: Situation,
        mesures_provisoires: MesureProvisoire,
        rendus: Rendu,
        tarifs: Tarif,
        dotations: MontantHoraire,
        versements: Versement,
        financements: Financement,
        groupes_budget: GroupeBudget,
        lignes_budget: LigneBudget,
        montants_budget: MontantBudget,
        investissements: Investissement,
        emplois: Emploi,
        effectifs: Effectif,
        formations: Formation,
        plans_formation: PlanFormation,
        moyens_organisation: MoyenOrganisation,
        conditions_travail: ConditionTravail,
        partages_pratiques: PartagePratique,
        scenarios: Scenario,
        hypotheses: Hypothese,
        visas: Visa,
        articles: Article,
        mentions: Mention,
        couvertures: Couverture,
        annexes: Annexe,
        avenants: Avenant,
        modifications: Modification,
        bilans_annuels: BilanAnnuel,
        echeances: Echeance,
        comites: Comite,
        participants: Participant,
        decisions: DecisionComite,
        revues: Revue,
        seances: Seance,
        demandes: Demande,
        positions: Position,
        questions: Question,
        pieces: Piece,
        justificatifs: Justificatif,
        regles: Regle,
        decisions_reprise: DecisionAction,
        lignes_reprise: LigneReprise,
        surcharges: Surcharge,
        logos: Logo,
        sections_imprimees: SectionImprimee,
    }
}

impl Dossier {
    /// The table of this name; `None` when there is none.
    #[must_use]
    pub fn table(&self, nom: &str) -> Option<&dyn TableLisible> {
        self.tables().into_iter().find(|t| t.def().nom == nom)
    }

    /// The table of this name, whose rows may change; `None` when there is none.
    #[must_use]
    pub fn table_mut(&mut self, nom: &str) -> Option<&mut dyn TableModifiable> {
        self.tables_mut().into_iter().find(|t| t.def().nom == nom)
    }

    /// Whether the accounts of a year are closed, by the act of closing or because they are only said to be.
    #[must_use]
    pub fn is_closed(&self, annee: i32) -> bool {
        self.exercices.iter().any(|e| e.annee == annee && e.clos)
    }

    /// Whether a year was closed by the act of closing, which freezes its figures ([`Exercice::is_locked`]).
    #[must_use]
    pub fn is_locked(&self, annee: i32) -> bool {
        self.exercices.iter().any(|e| e.annee == annee && e.is_locked())
    }

    /// Value of a raw figure in a year, by the code of the figure; `None` when it is not entered.
    #[must_use]
    pub fn valeur_brute(&self, code: &str, annee: i32) -> Option<crate::decimal::Nombre> {
        let donnee = self.donnees.iter().find(|x| x.code == code)?.id;
        self.valeurs.iter().find(|v| v.donnee_id == donnee && v.annee == annee)?.valeur
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn references_name_an_earlier_table() {
        for (i, table) in TABLES.iter().enumerate() {
            for champ in table.champs {
                assert_eq!(champ.lien.is_some(), champ.genre == Genre::Lien, "{}.{}", table.nom, champ.nom);
                if let Some(lien) = champ.lien {
                    assert!(TABLES[..i].iter().any(|t| t.nom == lien), "{}.{}", table.nom, champ.nom);
                }
            }
        }
    }

    #[test]
    fn names_are_unique_and_never_reserved() {
        let mut seen = std::collections::BTreeSet::new();
        for table in TABLES {
            assert!(seen.insert(table.nom));
            assert!(table.champ("id").is_none() && table.champ("rang").is_none());
        }
    }
}
