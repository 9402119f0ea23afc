//! What for: axes, objectives, fiches actions, indicators, commitments.

use super::entite::{Date, Entier, Id, Lignes, Texte, entites};
use crate::choix::{DecisionReprise, EtatEngagement, Frequence, Partie, Sens, StatutAction, StatutDonnee, StatutEtape};
use crate::decimal::{Montant, Nombre};

entites! {
    /// A strategic axis.
    Axe "axes" {
        /// Code (AXE-1).
        code: Texte,
        /// Title.
        libelle: Texte,
        /// Objective of art. L. 314-2-2 it answers to, 1 to 6.
        objectif_legal: Option<Entier>,
    }

    /// An objective of an axis.
    Objectif "objectifs" {
        /// Axis.
        axe_id: Id => "axes",
        /// Code (OBJ-1.1).
        code: Texte,
        /// Title.
        libelle: Texte,
    }

    /// A fiche action.
    Action "actions" {
        /// Objective.
        objectif_id: Id => "objectifs",
        /// Code (ACT-01).
        code: Texte,
        /// Title.
        intitule: Texte,
        /// Objective of art. L. 314-2-2, when it is not its axis’s; 0 for none (quality, steering).
        objectif_legal: Option<Entier>,
        /// Orientation of the schéma départemental.
        orientation_schema: Texte,
        /// What was found.
        constat: Texte [TexteLong],
        /// What is done.
        description: Texte [TexteLong],
        /// What is expected of it.
        effet_attendu: Texte [TexteLong],
        /// What it delivers.
        livrables: Lignes,
        /// Who leads, by function.
        pilote: Texte,
        /// Who works on it.
        equipe: Texte,
        /// With whom.
        partenaires: Lignes,
        /// For whom.
        public_cible: Texte,
        /// How many.
        public_nombre: Option<Entier>,
        /// Where.
        territoire: Texte,
        /// From.
        date_debut: Date,
        /// To.
        date_fin: Date,
        /// People.
        moyens_humains: Texte [TexteLong],
        /// Things.
        moyens_materiels: Texte [TexteLong],
        /// Organisation.
        moyens_organisationnels: Texte [TexteLong],
        /// Who pays beside the grant.
        cofinanceur: Texte,
        /// How it will be evaluated.
        modalites_evaluation: Texte [TexteLong],
        /// What to watch.
        points_vigilance: Texte [TexteLong],
        /// Where it stands.
        statut: StatutAction,
        /// How far, in percent.
        avancement_pct: Option<Entier>,
        /// Fiche of the former contract it comes from.
        origine: Texte,
        /// Why it is carried on, when it was late or missed.
        justification_reprise: Texte [TexteLong],
        /// Whether that reason is owed.
        justification_requise: bool,
    }

    /// A step of an action.
    Etape "etapes" {
        /// Action.
        action_id: Id => "actions",
        /// Date.
        echeance: Date,
        /// Step.
        libelle: Texte,
        /// Where it stands.
        statut: StatutEtape,
    }

    /// What an action costs in a year, by source.
    BudgetAction "budgets_action" {
        /// Action.
        action_id: Id => "actions",
        /// Year.
        annee: Entier [Annee],
        /// Grant planned.
        dotation: Option<Montant>,
        /// Own money planned.
        autofinancement: Option<Montant>,
        /// Others’ money planned.
        cofinancement: Option<Montant>,
        /// Grant used.
        dotation_consommee: Option<Montant>,
    }

    /// A risk of an action.
    Risque "risques" {
        /// Action.
        action_id: Id => "actions",
        /// Risk.
        risque: Texte,
        /// What is done about it.
        mesure: Texte,
    }

    /// The yearly review of an action.
    BilanAction "bilans_action" {
        /// Action.
        action_id: Id => "actions",
        /// Year.
        annee: Entier [Annee],
        /// What was done.
        texte: Texte [TexteLong],
        /// Why it differs from the plan.
        analyse_ecart: Texte [TexteLong],
        /// What is done about it.
        mesures_correctives: Texte [TexteLong],
        /// What the committee decided.
        decision_comite: Texte [TexteLong],
    }

    /// An indicator’s definition.
    Indicateur "indicateurs" {
        /// Objective it measures.
        objectif_id: Option<Id> => "objectifs",
        /// Code (IND-01).
        code: Texte,
        /// Name.
        libelle: Texte,
        /// What it is for.
        finalite: Texte [TexteLong],
        /// Objective of art. L. 314-2-2, when it is not its axis’s; 0 for none (quality, steering).
        objectif_legal: Option<Entier>,
        /// Unit.
        unite: Texte,
        /// Direction of better.
        sens: Sens,
        /// Decimals shown, and at which values are compared.
        decimales: Entier,
        /// What is counted above the line.
        numerateur: Texte [TexteLong],
        /// What is counted below the line; empty when the indicator is a plain count.
        denominateur: Texte [TexteLong],
        /// Multiplier: 100 for a percentage, 1 000 000 for an accident frequency.
        facteur: Option<Entier>,
        /// Numerator as a formula over raw figures, when it is one (`h_gir12 + heures.PCH`).
        formule_numerateur: Texte,
        /// Denominator as a formula over raw figures.
        formule_denominateur: Texte,
        /// Rhythm.
        frequence: Frequence,
        /// Precision on the rhythm (the month of reference).
        frequence_precision: Texte,
        /// Where the figures come from.
        source: Texte,
        /// Year of its baseline, when it is not the dossier’s.
        annee_reference: Option<Entier> [Annee],
        /// Number in the shipped catalogue.
        catalogue: Option<Entier>,
        /// Imposed by the Département.
        impose: bool,
        /// Remark.
        commentaire: Texte [TexteLong],
    }

    /// An indicator’s figures in a year.
    Mesure "mesures" {
        /// Indicator.
        indicateur_id: Id => "indicateurs",
        /// Year.
        annee: Entier [Annee],
        /// Counted above the line.
        numerateur: Option<Nombre>,
        /// Counted below the line.
        denominateur: Option<Nombre>,
        /// Value, only when the counts are not known.
        valeur: Option<Nombre>,
        /// Target.
        cible: Option<Nombre>,
        /// How sure it is.
        statut: StatutDonnee,
        /// Remark.
        commentaire: Texte [TexteLong],
        /// Proof.
        preuve: Texte,
    }

    /// An indicator that measures an action.
    ActionIndicateur "action_indicateurs" {
        /// Action.
        action_id: Id => "actions",
        /// Indicator.
        indicateur_id: Id => "indicateurs",
    }

    /// A commitment of one of the parties.
    Engagement "engagements" {
        /// Who is committed.
        partie: Partie,
        /// Code.
        code: Texte,
        /// To what.
        texte: Texte [TexteLong],
        /// How it is proved.
        preuve: Texte,
        /// How often, or by when.
        periodicite: Texte,
        /// How far it is kept.
        etat: EtatEngagement,
        /// Remark.
        commentaire: Texte [TexteLong],
    }

    /// What becomes of an action at the next renewal.
    DecisionAction "decisions_reprise" {
        /// Action.
        action_id: Id => "actions",
        /// Decision.
        decision: DecisionReprise,
        /// Why.
        justification: Texte [TexteLong],
    }
}
