//! Tables of the follow-up: reviews, committees, deadlines, requests, renewal, overridden reference values.

use super::declare::entites;
use super::entite::{Date, Entier, Id, Lignes, Texte};
use crate::choix::{
    EtatSeance, ModeSeance, NatureEcheance, NaturePosition, Partie, PrioriteDemande, StatutDocument, StatutEtape, StatutReprise,
    Traitement, TypeRevue,
};
use crate::decimal::{Montant, Nombre};

entites! {
    /// Yearly review of the contract.
    BilanAnnuel "bilans_annuels" (un "bilan annuel", des "bilans annuels", titre "Bilans annuels", ajout "un bilan", rubrique Suivi) {
        annee: Entier [Annee] = "Année" note "Année dont il est fait bilan.",
        statut: StatutDocument = "Statut",
        date_transmission: Date = "Transmis le",
        faits_marquants: Texte [TexteLong] = "Faits marquants",
        synthese: Texte [TexteLong] = "Synthèse",
        difficultes: Texte [TexteLong] = "Difficultés",
        perspectives: Texte [TexteLong] = "Perspectives",
        emploi_transmis_le: Date = "Compte d’emploi transmis le",
    }

    /// Deadline of the law or of the contract.
    Echeance "echeances" (une "échéance", des "échéances", titre "Échéances", rubrique Suivi) {
        date: Date = "Date",
        libelle: Texte = "Échéance",
        responsable: Texte = "Responsable",
        statut: StatutEtape = "Statut",
        nature: NatureEcheance = "Nature" note "Fixée par la loi ou par le contrat.",
    }

    /// Meeting of the follow-up committee.
    Comite "comites" (un "comité", des "comités", titre "Comités de suivi", rubrique Suivi, note "Une réunion du comité de suivi.") {
        date: Date = "Date",
        objet: Texte = "Objet",
        lieu: Texte = "Lieu",
        duree_minutes: Option<Entier> = "Durée" unite "min",
        exercice: Option<Entier> [Annee] = "Exercice examiné" note "Année examinée.",
        documents_remis: Lignes = "Documents remis",
        ordre_du_jour: Lignes = "Ordre du jour",
        echanges: Lignes = "Échanges",
    }

    /// Participant in a meeting of the committee.
    Participant "participants" (
        un "participant", des "participants", titre "Participants",
        rubrique Suivi,
        note "Qui a pris part à une réunion."
    ) {
        comite_id: Id => "comites" = "Comité",
        organisme: Texte = "Organisme",
        fonctions: Lignes = "Fonctions",
    }

    /// Decision of a meeting of the committee.
    DecisionComite "decisions" (
        une "décision", des "décisions", titre "Décisions",
        rubrique Suivi,
        note "Une décision d’un comité de suivi."
    ) {
        comite_id: Id => "comites" = "Comité",
        texte: Texte [TexteLong] = "Décision",
        responsable: Texte = "Responsable" note "Qui exécute la décision.",
        echeance: Date = "Échéance" note "Pour quand.",
        etat: StatutEtape = "État",
    }

    /// Review to prepare: what to say and what to request.
    Revue "revues" (
        une "revue", des "revues", titre "Revues",
        rubrique Suivi,
        note "Une rencontre à préparer\u{202F}: ce qu’il faut dire et demander."
    ) {
        type_revue: TypeRevue = "Revue",
        date_reunion: Date = "Réunion",
        statut: StatutDocument = "Statut",
        messages_cles: Lignes = "Messages clés",
    }

    /// Meeting where the points of a review are negotiated; documents exchanged in writing are one too.
    Seance "seances" (
        une "séance", des "séances", titre "Séances",
        rubrique Suivi,
        note "Une séance de négociation d’une revue\u{202F}: un tour de propositions, en réunion ou par écrit."
    ) {
        revue_id: Id => "revues" = "Revue",
        numero: Option<Entier> = "Numéro" court "N°",
        date: Date = "Date",
        mode: ModeSeance = "Mode" note "Par écrit, quand des documents sont échangés sans réunion.",
        lieu: Texte = "Lieu",
        version_id: Option<Id> => "versions" = "Version gardée à l’ouverture" note "Celle avec laquelle l’état d’après se compare.",
        etat: EtatSeance = "État",
        comite_id: Option<Id> => "comites" = "Compte rendu" note "La réunion écrite à la clôture.",
    }

    /// Request to the other party, or point that it raised.
    Demande "demandes" (une "demande", des "demandes", titre "Demandes", rubrique Suivi, note "Une demande à l’autre partie.") {
        revue_id: Id => "revues" = "Revue",
        code: Texte = "Code",
        objet: Texte [TexteLong] = "Demande",
        justification: Texte [TexteLong] = "Justification",
        impact: Option<Montant> = "Incidence" note "Ce que la demande coûte au Département.",
        priorite: PrioriteDemande = "Priorité",
        position_repli: Texte = "Position de repli" court "Repli",
        impact_repli: Option<Montant> = "Incidence du repli" note "Ce que coûte la position de repli.",
        origine: Partie = "Demandée par" note "Partie qui pose le point.",
        objectif_id: Option<Id> => "objectifs" = "Objectif" note "Objectif que sert la demande.",
        cible_table: Texte = "Table visée" note "Table de la ligne qu’un accord modifie\u{202F}; vide pour un point en toutes lettres.",
        cible_ligne: Option<Entier> = "Ligne visée" note "Identifiant de cette ligne.",
        cible_champ: Texte = "Champ visé" note "Nom du champ qu’un accord écrit\u{202F}; vide quand le point porte sur la ligne entière, dont rien n’est écrit.",
        echeance: Date = "Échéance" note "Pour quand l’accord s’exécute.",
    }

    /// Position of a party on a point, said or prepared in a meeting.
    Position "positions" (
        une "position", des "positions", titre "Positions",
        rubrique Suivi,
        note "Ce qu’une partie propose ou décide sur un point, dans une séance. L’état du point est celui de la dernière."
    ) {
        demande_id: Id => "demandes" = "Demande",
        seance_id: Id => "seances" = "Séance",
        partie: Partie = "Partie",
        nature: NaturePosition = "Nature",
        valeur: Option<Nombre> = "Valeur" note "Dans l’unité du champ visé.",
        jour: Date = "Jour" note "Jour proposé ou convenu, quand le champ visé est une date.",
        texte: Texte [TexteLong] = "En toutes lettres",
        divulguee: bool = "Dite à l’autre partie" note "Une position qui ne l’est pas reste dans la réserve du service.",
    }

    /// Expected question, with its answer.
    Question "questions" (
        une "question", des "questions", titre "Questions probables",
        rubrique Suivi,
        note "Une question à laquelle s’attendre, et la réponse."
    ) {
        revue_id: Id => "revues" = "Revue",
        question: Texte [TexteLong] = "Question probable",
        reponse: Texte [TexteLong] = "Réponse",
    }

    /// Renewal that this dossier comes from, or simulates.
    Reprise "reprise" unique (
        une "reprise", titre "Renouvellement",
        rubrique Versions,
        note "Le renouvellement dont vient le dossier, ou qu’il simule."
    ) {
        statut: StatutReprise = "Statut",
        contrat_origine: Texte = "Contrat d’origine",
        contrat_cible: Texte = "Contrat visé",
        annee_reference: Option<Entier> [Annee] = "Année de référence" note "L’année qui devient la référence.",
        regles: Lignes = "Règles de reprise",
    }

    /// Treatment of one item by a renewal.
    LigneReprise "lignes_reprise" (
        une "ligne du rapport de reprise", des "lignes du rapport de reprise", titre "Ce qui a été repris", ajout "une ligne",
        rubrique Versions,
        note "Ce qu’un renouvellement a fait, ligne par ligne."
    ) {
        rubrique: Texte = "Rubrique",
        objet: Texte = "Objet" note "Ce dont il s’agit.",
        traitement: Traitement = "Traitement",
        avant: Texte = "Avant",
        apres: Texte = "Après",
    }

    /// Reference value replaced by the user; the shipped value stays beside it.
    Surcharge "surcharges" (
        une "valeur de référence", des "valeurs de référence", titre "Valeurs de référence modifiées", ajout "une valeur",
        rubrique Moyens,
        note "Une valeur de référence fournie, remplacée par l’utilisateur\u{202F}; la valeur fournie reste à côté."
    ) {
        cle: Texte = "Valeur de référence" note "Clé de la valeur de référence.",
        valable_du: Date = "Valable du" note "Premier jour.",
        valable_au: Date = "Valable au" note "Dernier jour.",
        valeur: Texte = "Valeur" note "En notation simple.",
        unite: Texte = "Unité",
        source: Texte = "Source",
        commentaire: Texte = "Commentaire",
    }
}
