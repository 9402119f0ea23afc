//! Tables of the starting point: the shared diagnosis and the raw figures of each year.

use super::declare::entites;
use super::entite::{Date, Entier, Id, Texte};
use crate::choix::{Choix, Nature, NatureConstat, StatutDonnee};
use crate::decimal::{Heures, Nombre};

entites! {
    /// Texts of the shared diagnosis.
    Diagnostic "diagnostic" unique (un "diagnostic", titre "Diagnostic partagé", rubrique Diagnostic) {
        date: Date = "Date du diagnostic",
        annee_reference: Option<Entier> [Annee] = "Année de référence" note "Quand ce n’est pas celle du dossier.",
        note: Texte [TexteLong] = "Note sur les chiffres",
        synthese: Texte [TexteLong] = "Synthèse",
    }

    /// Strength, weakness, opportunity, threat or need in the diagnosis.
    ConstatDiagnostic "constats" (
        un "constat", des "constats", titre "Forces, faiblesses, opportunités, menaces et besoins",
        rubrique Diagnostic
    ) {
        nature: NatureConstat = "Rubrique",
        texte: Texte [TexteLong] = "Constat",
    }

    /// Year with figures outside the contract.
    Exercice "exercices" (
        un "exercice", des "exercices", titre "Exercices",
        rubrique Diagnostic,
        note "Une année dont parle le dossier en dehors de celles du contrat."
    ) {
        annee: Entier [Annee] = "Année",
        clos: bool = "Comptes arrêtés" note "Les comptes de l’année sont arrêtés.",
        commentaire: Texte = "Commentaire",
        clos_le: Date = "Clos le",
        manques: Option<Entier> = "Manques à la clôture" note "Nombre de chiffres qui manquaient quand l’année a été close.",
        version_id: Option<Id> => "versions" = "Version de clôture" note "Celle qui garde l’année telle qu’elle a été close.",
    }

    /// Raw figure that the service counts each year.
    Donnee "donnees" (
        une "donnée", des "données", titre "Données de l’année",
        rubrique Diagnostic,
        note "Une donnée brute que le service compte chaque année."
    ) {
        code: Texte = "Code" note "Code court employé dans les formules et les variables.",
        libelle: Texte = "Donnée" note "Ce qui est compté.",
        unite: Texte = "Unité",
    }

    /// Value of a raw figure in a year.
    ValeurDonnee "valeurs" (
        une "valeur", des "valeurs", titre "Valeurs",
        rubrique Diagnostic,
        note "La valeur d’une donnée brute dans une année."
    ) {
        donnee_id: Id => "donnees" = "Donnée",
        annee: Entier [Annee] = "Année",
        valeur: Option<Nombre> = "Valeur",
        statut: StatutDonnee = "Fiabilité" note "Degré de certitude du chiffre.",
        commentaire: Texte = "Commentaire" note "D’où vient la valeur, ou pourquoi elle manque.",
    }

    /// Hours paid to field staff in a year, by kind; hours of intervention come from the activity.
    HeuresPayees "heures_payees" (
        une "année d’heures payées", des "années d’heures payées", titre "Heures payées", ajout "une année",
        rubrique Diagnostic,
        note "Les heures payées aux intervenants hors interventions, par nature."
    ) {
        annee: Entier [Annee] = "Année",
        nature: Nature = "Nature",
        conges_payes: Option<Heures> [Heures] = "Congés payés",
        trajets_intervacations: Option<Heures> [Heures] = "Trajets entre deux interventions",
        formation: Option<Heures> [Heures] = "Formation",
        temps_collectifs: Option<Heures> [Heures] = "Temps collectifs",
        absences_remunerees: Option<Heures> [Heures] = "Absences rémunérées",
        autres: Option<Heures> [Heures] = "Autres",
    }

    /// People planned on 31 December of a year, by category; actual numbers are raw figures.
    Public "publics" (
        une "prévision de publics", des "prévisions de publics", titre "Publics prévus", ajout "une année",
        rubrique Diagnostic,
        note "Les personnes accompagnées au 31 décembre, prévues année par année."
    ) {
        annee: Entier [Annee] = "Année",
        apa: Option<Entier> = "APA",
        pch: Option<Entier> = "PCH",
        autres: Option<Entier> = "Autres",
    }
}

impl ValeurDonnee {
    /// Note on a raw figure, as our workbook has it: its state when it is not a plain count, then its comment; may be empty.
    #[must_use]
    pub fn remarque(&self) -> String {
        let doute = if self.statut == StatutDonnee::Constatee { "" } else { self.statut.libelle() };
        [doute, self.commentaire.trim()].into_iter().filter(|t| !t.is_empty()).collect::<Vec<_>>().join(" – ")
    }
}
