//! Parts of the dossier and screens of the window; each table belongs to one part and one screen.

use serde::Serialize;

/// Part of the dossier, which groups the lines of comparisons and reports, in the order of the window.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Rubrique {
    /// The dossier itself and the look of its documents.
    Dossier,
    /// Département, gestionnaires, services, signatories.
    Parties,
    /// Shared diagnosis and raw figures.
    Diagnostic,
    /// Axes, objectives, fiches actions.
    Objectifs,
    /// Commitments of the parties.
    Engagements,
    /// Indicators and their figures.
    Indicateurs,
    /// Hours, tariffs, grant, budget, staff, training.
    Moyens,
    /// Text of the contract.
    Contrat,
    /// Reviews, committees, deadlines, amendments.
    Suivi,
    /// Kept versions and renewal.
    Versions,
}

impl Rubrique {
    /// All parts, in the order of the window.
    pub const TOUTES: &'static [Self] = &[
        Self::Dossier,
        Self::Parties,
        Self::Diagnostic,
        Self::Objectifs,
        Self::Engagements,
        Self::Indicateurs,
        Self::Moyens,
        Self::Contrat,
        Self::Suivi,
        Self::Versions,
    ];

    /// Title of the part, in French.
    #[must_use]
    pub const fn titre(self) -> &'static str {
        match self {
            Self::Dossier => "Dossier",
            Self::Parties => "Parties",
            Self::Diagnostic => "Diagnostic",
            Self::Objectifs => "Objectifs et actions",
            Self::Engagements => "Engagements réciproques",
            Self::Indicateurs => "Indicateurs",
            Self::Moyens => "Moyens",
            Self::Contrat => "Clauses du contrat",
            Self::Suivi => "Suivi",
            Self::Versions => "Versions et renouvellement",
        }
    }

    /// Screen that shows this part, unless a table names another one.
    #[must_use]
    pub const fn ecran(self) -> Ecran {
        match self {
            Self::Dossier => Ecran::Ensemble,
            Self::Parties => Ecran::Parties,
            Self::Diagnostic => Ecran::Diagnostic,
            Self::Objectifs | Self::Engagements => Ecran::Objectifs,
            Self::Indicateurs => Ecran::Indicateurs,
            Self::Moyens => Ecran::Moyens,
            Self::Contrat => Ecran::Contrat,
            Self::Suivi => Ecran::Suivi,
            Self::Versions => Ecran::Versions,
        }
    }
}

/// Screen of the window; its code is the key of the screen in the page.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
#[serde(rename_all = "snake_case")]
pub enum Ecran {
    /// Screen « Vue d’ensemble ».
    Ensemble,
    /// Figures and words of one year, step by step, until it is closed.
    Annee,
    /// Screen « Parties ».
    Parties,
    /// Screen « Diagnostic ».
    Diagnostic,
    /// Objectives and actions.
    Objectifs,
    /// Screen « Indicateurs ».
    Indicateurs,
    /// Screen « Moyens ».
    Moyens,
    /// Screen « Contrat ».
    Contrat,
    /// Screen « Suivi ».
    Suivi,
    /// Printed documents.
    Pdf,
    /// Kept versions and renewal.
    Versions,
}

impl Ecran {
    /// All screens, in the order of the window.
    pub const TOUS: &'static [Self] = &[
        Self::Ensemble,
        Self::Annee,
        Self::Parties,
        Self::Diagnostic,
        Self::Objectifs,
        Self::Indicateurs,
        Self::Moyens,
        Self::Contrat,
        Self::Suivi,
        Self::Pdf,
        Self::Versions,
    ];
    /// The numbered parts of the dossier, in order: the screens where it is written.
    pub const PARTIES: &'static [Self] =
        &[Self::Parties, Self::Diagnostic, Self::Objectifs, Self::Indicateurs, Self::Moyens, Self::Contrat, Self::Suivi];
}
