//! Year after year: reviews, committees, deadlines, requests, renewal, overridden reference values.

use super::entite::{Date, Entier, Id, Lignes, Texte, entites};
use crate::choix::{NatureEcheance, PrioriteDemande, StatutDocument, StatutEtape, StatutReprise, Traitement, TypeRevue};
use crate::decimal::Montant;

entites! {
    /// The yearly review of the contract.
    BilanAnnuel "bilans_annuels" {
        /// Year reviewed.
        annee: Entier [Annee],
        /// Where it stands.
        statut: StatutDocument,
        /// Sent on.
        date_transmission: Date,
        /// Facts of the year.
        faits_marquants: Texte [TexteLong],
        /// Summary.
        synthese: Texte [TexteLong],
        /// Difficulties.
        difficultes: Texte [TexteLong],
        /// What comes next.
        perspectives: Texte [TexteLong],
    }

    /// A deadline.
    Echeance "echeances" {
        /// Date.
        date: Date,
        /// What is due.
        libelle: Texte,
        /// By whom.
        responsable: Texte,
        /// State.
        statut: StatutEtape,
        /// Set by law or by the contract.
        nature: NatureEcheance,
    }

    /// A meeting of the follow-up committee.
    Comite "comites" {
        /// Date.
        date: Date,
        /// Subject.
        objet: Texte,
        /// Place.
        lieu: Texte,
        /// Minutes.
        duree_minutes: Option<Entier>,
        /// Year examined.
        exercice: Option<Entier> [Annee],
        /// Documents given.
        documents_remis: Lignes,
        /// Agenda.
        ordre_du_jour: Lignes,
        /// What was said.
        echanges: Lignes,
    }

    /// Who took part in a meeting.
    Participant "participants" {
        /// Meeting.
        comite_id: Id => "comites",
        /// Body.
        organisme: Texte,
        /// Functions.
        fonctions: Lignes,
    }

    /// A decision of a meeting.
    DecisionComite "decisions" {
        /// Meeting.
        comite_id: Id => "comites",
        /// Decision.
        texte: Texte [TexteLong],
        /// By whom.
        responsable: Texte,
        /// By when.
        echeance: Date,
        /// State.
        etat: StatutEtape,
    }

    /// A review to prepare: what to say and what to ask.
    Revue "revues" {
        /// Kind.
        type_revue: TypeRevue,
        /// Date of the meeting.
        date_reunion: Date,
        /// Where the preparation stands.
        statut: StatutDocument,
        /// Key messages.
        messages_cles: Lignes,
    }

    /// A request to the other party.
    Demande "demandes" {
        /// Review.
        revue_id: Id => "revues",
        /// Code.
        code: Texte,
        /// Request.
        objet: Texte [TexteLong],
        /// Why.
        justification: Texte [TexteLong],
        /// What it costs the Département.
        impact: Option<Montant>,
        /// Importance.
        priorite: PrioriteDemande,
        /// Fall-back position.
        position_repli: Texte,
        /// What the fall-back costs.
        impact_repli: Option<Montant>,
    }

    /// A question to expect, and the answer.
    Question "questions" {
        /// Review.
        revue_id: Id => "revues",
        /// Question.
        question: Texte [TexteLong],
        /// Answer.
        reponse: Texte [TexteLong],
    }

    /// The renewal this dossier comes from, or simulates.
    Reprise "reprise" unique {
        /// State.
        statut: StatutReprise,
        /// Contract it starts from.
        contrat_origine: Texte,
        /// Contract it leads to.
        contrat_cible: Texte,
        /// Year that becomes the baseline.
        annee_reference: Option<Entier> [Annee],
        /// Rules followed.
        regles: Lignes,
    }

    /// What a renewal did, line by line.
    LigneReprise "lignes_reprise" {
        /// Part of the dossier.
        rubrique: Texte,
        /// Thing.
        objet: Texte,
        /// What was done to it.
        traitement: Traitement,
        /// Before.
        avant: Texte,
        /// After.
        apres: Texte,
    }

    /// A shipped reference value replaced by the user; the shipped one stays beside it.
    Surcharge "surcharges" {
        /// Key of the reference value.
        cle: Texte,
        /// First day.
        valable_du: Date,
        /// Last day.
        valable_au: Date,
        /// Value, plain notation.
        valeur: Texte,
        /// Unit.
        unite: Texte,
        /// Source.
        source: Texte,
        /// Remark.
        commentaire: Texte,
    }
}
