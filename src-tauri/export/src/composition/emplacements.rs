//! Places where the rows of each table print: the anchor of each section, and the tables and fields it prints.
//!
//! The preview follows what is being edited. The page reads this list (`ui/src/generated/ancres.ts`) and keeps
//! none of its own. A row that prints under a heading of its own has the anchor of [`ancre_de`]; any other is looked for
//! under the section of its table, then where the row it belongs to prints.

use cpom_core::annexes::AnnexeNumerotee;
use cpom_core::champ;
use cpom_core::modele::{
    Action, Annexe, Article, Avenant, Axe, BilanAnnuel, Comite, Commune, ConditionTravail, ConstatDiagnostic, Contrat, DecisionAction,
    Departement, Diagnostic, Donnee, Echeance, Emploi, Engagement, Entite, Exercice, Financement, FinancementSoins, Financeur, Formation,
    Gestionnaire, GroupeBudget, HeuresPayees, Id, Indicateur, InfosDossier, Interlocuteur, Investissement, Justificatif, LigneBudget,
    LigneReprise, Mention, MontantHoraire, MoyenOrganisation, Objectif, ObjectifLegal, PartagePratique, Piece, Plafond, PlanFormation,
    Position, Public, Regle, RegleDotation, Reprise, Revue, Seance, Service, Signataire, Situation, Surcharge, Tarif, ValeurDonnee,
    Versement, Version, Visa,
};
use serde::Serialize;

/// Content of a section: a table, or one field of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct Imprime {
    /// Table that prints there.
    pub table: &'static str,
    /// The one field, when the other fields print elsewhere.
    pub champ: Option<&'static str>,
}

macro_rules! emplacements {
    ($( $nom:ident $ancre:literal [ $( $ligne:ident $( . $champ:ident )? ),* $(,)? ] ),+ $(,)?) => {
        /// A section that the preview can reach.
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub enum Emplacement { $( #[doc = $ancre] $nom ),+ }

        impl Emplacement {
            /// Every section, as listed.
            pub const TOUS: &'static [Self] = &[$( Self::$nom ),+];

            /// Its anchor: the name under which links and the preview reach it.
            #[must_use]
            pub fn ancre(self) -> &'static str {
                match self { $( Self::$nom => $ancre ),+ }
            }

            /// The tables and fields it prints.
            #[must_use]
            pub fn imprime(self) -> &'static [Imprime] {
                match self { $( Self::$nom => const { &[$( emplacements!(@ $ligne $( $champ )?) ),*] } ),+ }
            }
        }
    };
    (@ $ligne:ident) => { Imprime { table: <$ligne as Entite>::TABLE.nom, champ: None } };
    (@ $ligne:ident $champ:ident) => {
        Imprime { table: <$ligne as Entite>::TABLE.nom, champ: Some(champ!($ligne.$champ).nom) }
    };
}

emplacements! {
    Savoir "savoir" [],
    Contrat "contrat" [Contrat],
    Soussignes "soussignes" [],
    Visas "visas" [Visa],
    Preambule "preambule" [Contrat.preambule],
    Signatures "signatures" [
        Signataire, Contrat.signature_lieu, Contrat.signature_date, Contrat.exemplaires,
    ],
    Departement "departement" [Departement, ObjectifLegal, Plafond],
    Interlocuteurs "interlocuteurs" [Interlocuteur],
    Soins "soins" [FinancementSoins],
    Diagnostic "diagnostic" [Diagnostic, ConstatDiagnostic],
    Publics "publics" [Public],
    Chiffres "chiffres" [Donnee, ValeurDonnee, Exercice],
    Objectifs "objectifs" [Axe, Objectif],
    BudgetActions "budget-actions" [],
    Organisation "organisation" [MoyenOrganisation],
    Conditions "conditions" [ConditionTravail],
    Partages "partages" [PartagePratique],
    Risques "risques" [],
    Indicateurs "indicateurs" [],
    Heures "heures" [Financeur, Situation],
    Tarifs "tarifs" [Tarif],
    Dotation "dotation" [RegleDotation, MontantHoraire],
    Versements "versements" [Versement],
    Financement "financement" [Financement],
    Compte "compte" [LigneBudget, GroupeBudget],
    Investissements "investissements" [Investissement],
    Effectifs "effectifs" [Emploi],
    HeuresPayees "heures-payees" [HeuresPayees],
    Formation "formation" [Formation, PlanFormation],
    Effets "effets" [],
    Engagements "engagements" [Engagement],
    Frise "ligne-du-temps" [],
    Echeancier "echeancier" [Echeance],
    Comites "comites" [Comite],
    Bilans "bilans" [BilanAnnuel],
    Revues "revues" [Revue],
    Seances "seances" [Seance, Position],
    Avenants "avenants" [Avenant],
    Territoire "territoire" [Commune],
    Pieces "pieces" [Piece],
    Bordereau "bordereau" [Justificatif],
    Mentions "mentions" [Mention],
    Regles "regles" [Regle],
    Conventions "conventions" [InfosDossier],
    Surcharges "surcharges" [Surcharge],
    Consolide "consolide" [],
    Versions "versions" [Version],
    Reprise "reprise" [Reprise, DecisionAction, LigneReprise],
}

impl From<Emplacement> for String {
    fn from(e: Emplacement) -> Self {
        e.ancre().to_owned()
    }
}

/// Tables whose rows print under a heading of their own, with what comes before the identifier in its anchor.
pub const LIGNES: [(&str, &str); 6] = [
    (<Article as Entite>::TABLE.nom, "article"),
    (<Annexe as Entite>::TABLE.nom, "annexe"),
    (<Action as Entite>::TABLE.nom, "action"),
    (<Indicateur as Entite>::TABLE.nom, "indicateur"),
    (<Service as Entite>::TABLE.nom, "service"),
    (<Gestionnaire as Entite>::TABLE.nom, "gestionnaire"),
];

/// The anchor of a row that prints under a heading of its own.
pub(super) fn ancre_de<E: Entite>(id: Id) -> String {
    let known = LIGNES.iter().find(|(table, _)| *table == E::TABLE.nom);
    debug_assert!(known.is_some(), "{}: not in LIGNES", E::TABLE.nom);
    format!("{}-{id}", known.map_or(E::TABLE.nom, |(_, prefixe)| prefixe))
}

/// Anchor of the heading of an annex: that of its row, whatever its number.
pub(super) fn ancre_annexe(place: &AnnexeNumerotee) -> String {
    place.ligne.map_or_else(|| format!("annexe-{}", place.code), ancre_de::<Annexe>)
}
