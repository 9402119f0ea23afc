//! Where one starts from: the shared diagnosis and the raw figures of each year.

use super::entite::{Date, Entier, Id, Texte, entites};
use crate::choix::{Nature, NatureConstat, StatutDonnee};
use crate::decimal::{Heures, Nombre};

entites! {
    /// The shared diagnosis.
    Diagnostic "diagnostic" unique {
        /// Date.
        date: Date,
        /// Reference year, when it is not the dossier’s.
        annee_reference: Option<Entier> [Annee],
        /// Remark on the figures.
        note: Texte [TexteLong],
        /// Summary in words.
        synthese: Texte [TexteLong],
    }

    /// A strength, weakness, opportunity, threat or need.
    ConstatDiagnostic "constats" {
        /// Which of these.
        nature: NatureConstat,
        /// The statement.
        texte: Texte [TexteLong],
    }

    /// A year the dossier speaks of beyond the contract’s own.
    Exercice "exercices" {
        /// Year.
        annee: Entier [Annee],
        /// Whether its accounts are closed.
        clos: bool,
        /// Remark.
        commentaire: Texte,
    }

    /// A raw figure the service counts each year.
    Donnee "donnees" {
        /// Short code used in formulas and variables.
        code: Texte,
        /// What is counted.
        libelle: Texte,
        /// Unit.
        unite: Texte,
    }

    /// The value of a raw figure in a year.
    ValeurDonnee "valeurs" {
        /// Figure.
        donnee_id: Id => "donnees",
        /// Year.
        annee: Entier [Annee],
        /// Value.
        valeur: Option<Nombre>,
        /// How sure it is.
        statut: StatutDonnee,
        /// Where it comes from, or why it is missing.
        commentaire: Texte,
    }

    /// Hours paid to field staff in a year, by kind; interventions come from the activity.
    HeuresPayees "heures_payees" {
        /// Year.
        annee: Entier [Annee],
        /// Realised or planned.
        nature: Nature,
        /// Paid leave.
        conges_payes: Option<Heures> [Heures],
        /// Travel between two visits.
        trajets_intervacations: Option<Heures> [Heures],
        /// Training.
        formation: Option<Heures> [Heures],
        /// Team meetings.
        temps_collectifs: Option<Heures> [Heures],
        /// Paid absences.
        absences_remunerees: Option<Heures> [Heures],
        /// Other.
        autres: Option<Heures> [Heures],
    }

    /// People accompanied on 31 December, planned year by year (what happened is in the raw figures).
    Public "publics" {
        /// Year.
        annee: Entier [Annee],
        /// APA.
        apa: Option<Entier>,
        /// PCH.
        pch: Option<Entier>,
        /// Others.
        autres: Option<Entier>,
    }
}
