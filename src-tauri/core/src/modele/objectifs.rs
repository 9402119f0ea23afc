//! Tables of the aims: axes, objectives, actions, indicators, commitments.

use super::declare::entites;
use super::entite::{Date, Entier, Id, Lignes, Texte};
use crate::choix::{
    CauseEcart, DecisionReprise, EtatEngagement, EtatRisque, Frequence, NiveauRisque, Partie, Sens, StatutAction, StatutDonnee, StatutEtape,
};
use crate::decimal::{Montant, Nombre};

entites! {
    /// Strategic axis of the contract.
    Axe "axes" (un "axe", des "axes", titre "Axes", rubrique Objectifs) {
        code: Texte = "Code" note "Par exemple AXE-1.",
        libelle: Texte = "Axe",
        objectif_legal: Option<Entier> = "Objectif de l’article L. 314-2-2" court "Objectif légal" note "De 1 à 6\u{202F}: celui auquel répond l’axe.",
    }

    /// Objective of an axis, pursued by actions.
    Objectif "objectifs" (un "objectif", des "objectifs", titre "Objectifs", rubrique Objectifs) {
        axe_id: Id => "axes" = "Axe",
        code: Texte = "Code" note "Par exemple OBJ-1.1.",
        libelle: Texte = "Objectif",
    }

    /// Fiche action: an action with its dates, person in charge and means.
    Action "actions" (une "action", des "actions", titre "Actions", rubrique Objectifs, note "Une fiche action.") {
        objectif_id: Id => "objectifs" = "Objectif",
        code: Texte = "Code" note "Par exemple ACT-01.",
        intitule: Texte = "Intitulé",
        objectif_legal: Option<Entier> = "Objectif de l’article L. 314-2-2" court "Objectif légal"
            note "De 1 à 6, quand ce n’est pas celui de l’axe\u{202F}; 0 pour aucun (qualité, pilotage).",
        orientation_schema: Texte = "Orientation du schéma départemental",
        constat: Texte [TexteLong] = "Constat de départ",
        description: Texte [TexteLong] = "Description de l’action",
        effet_attendu: Texte [TexteLong] = "Effet attendu",
        livrables: Lignes = "Livrables",
        pilote: Texte = "Pilote" note "Qui conduit l’action, par sa fonction.",
        equipe: Texte = "Équipe",
        partenaires: Lignes = "Partenaires",
        public_cible: Texte = "Public visé",
        public_nombre: Option<Entier> = "Personnes visées",
        territoire: Texte = "Territoire",
        date_debut: Date = "Début",
        date_fin: Date = "Fin",
        moyens_humains: Texte [TexteLong] = "Moyens humains",
        moyens_materiels: Texte [TexteLong] = "Moyens matériels",
        moyens_organisationnels: Texte [TexteLong] = "Moyens d’organisation",
        cofinanceur: Texte = "Cofinanceur" note "Qui paie à côté de la dotation.",
        modalites_evaluation: Texte [TexteLong] = "Modalités d’évaluation",
        points_vigilance: Texte [TexteLong] = "Points de vigilance",
        statut: StatutAction = "Statut",
        avancement_pct: Option<Entier> = "Avancement" unite "%",
        origine: Texte = "Action d’origine" note "Fiche du contrat précédent dont elle vient.",
        justification_reprise: Texte [TexteLong] = "Justification de la reprise"
            note "Pourquoi l’action continue, quand elle était en retard ou manquée.",
        justification_requise: bool = "Justification à écrire" note "Cette justification est due.",
        part_sans_contrat_pct: Option<Nombre> = "Part du coût que vous supporteriez sans le contrat" court "Part sans contrat" unite "%"
            aide "0 si l’action n’existe que par le contrat, 100 si elle se ferait de toute façon."
            note "De 0 à 100.",
        finance_suivi: bool = "Cette action paie le suivi du contrat" court "Paie le suivi"
            note "Son coût, hors cofinancement, vient en déduction de celui du suivi.",
    }

    /// Step of an action, with its date.
    Etape "etapes" (une "étape", des "étapes", titre "Étapes", rubrique Objectifs, note "Une étape d’une action.") {
        action_id: Id => "actions" = "Action",
        echeance: Date = "Échéance",
        libelle: Texte = "Étape",
        statut: StatutEtape = "Statut",
    }

    /// Cost of an action in a year, by source of money.
    BudgetAction "budgets_action" (
        un "budget d’action", des "budgets d’action", titre "Budget", ajout "une année",
        rubrique Objectifs,
        note "Ce que coûte une action dans une année, par source."
    ) {
        action_id: Id => "actions" = "Action",
        annee: Entier [Annee] = "Année",
        dotation: Option<Montant> = "Dotation complémentaire" court "Dotation" note "Prévue pour l’année.",
        autofinancement: Option<Montant> = "Autofinancement" note "Prévu pour l’année.",
        cofinancement: Option<Montant> = "Cofinancement" note "Prévu pour l’année.",
        dotation_consommee: Option<Montant> = "Dotation consommée",
        autofinancement_realise: Option<Montant> = "Autofinancement constaté" court "Autofin. constaté" note "Dépensé dans l’année.",
        cofinancement_realise: Option<Montant> = "Cofinancement constaté" court "Cofin. constaté" note "Reçu pour l’année.",
        economie: Option<Montant> = "Ce que l’action fait économiser" court "Économie"
            note "Kilomètres évités, absences en moins\u{202F}: ce que le service ne dépense plus.",
    }

    /// Risk of an action, with its counter-measure.
    Risque "risques" (un "risque", des "risques", titre "Risques", rubrique Objectifs, note "Un risque d’une action.") {
        action_id: Id => "actions" = "Action",
        risque: Texte = "Risque",
        mesure: Texte = "Parade",
        niveau: NiveauRisque = "Niveau",
        responsable: Texte = "Responsable" note "Sa fonction, non son nom.",
        echeance: Date = "Échéance" note "Date à laquelle la parade est attendue.",
        etat: EtatRisque = "État",
    }

    /// Yearly review of an action.
    BilanAction "bilans_action" (
        un "bilan d’action", des "bilans d’action", titre "Bilans", ajout "un bilan",
        rubrique Objectifs,
        note "Le bilan d’une action dans une année."
    ) {
        action_id: Id => "actions" = "Action",
        annee: Entier [Annee] = "Année",
        texte: Texte [TexteLong] = "Bilan" note "Ce qui a été fait.",
        analyse_ecart: Texte [TexteLong] = "Analyse de l’écart" note "Pourquoi le fait diffère du prévu.",
        mesures_correctives: Texte [TexteLong] = "Mesures correctives",
        decision_comite: Texte [TexteLong] = "Décision du comité",
    }

    /// Definition of an indicator.
    Indicateur "indicateurs" (
        un "indicateur", des "indicateurs", titre "Indicateurs",
        rubrique Indicateurs,
        note "La définition d’un indicateur."
    ) {
        objectif_id: Option<Id> => "objectifs" = "Objectif" note "Celui qu’il mesure.",
        code: Texte = "Code" note "Par exemple IND-01.",
        libelle: Texte = "Indicateur",
        finalite: Texte [TexteLong] = "Ce qu’il mesure",
        objectif_legal: Option<Entier> = "Objectif de l’article L. 314-2-2" court "Objectif légal"
            note "De 1 à 6, quand ce n’est pas celui de l’axe\u{202F}; 0 pour aucun (qualité, pilotage).",
        unite: Texte = "Unité",
        sens: Sens = "Sens souhaité" court "Sens" note "Le sens dans lequel l’indicateur s’améliore.",
        decimales: Entier = "Décimales" note "Décimales montrées, avec lesquelles les valeurs sont comparées.",
        numerateur: Texte [TexteLong] = "Ce que compte le numérateur" court "Numérateur" note "Ce qui est compté.",
        denominateur: Texte [TexteLong] = "Ce que compte le dénominateur" court "Dénominateur" note "Ce à quoi le numérateur est rapporté\u{202F}; vide pour un simple compte.",
        facteur: Option<Entier> = "Facteur"
            aide "100 pour une part en\u{202F}%."
            note "1\u{202F}000\u{202F}000 pour un taux de fréquence des accidents.",
        formule_numerateur: Texte = "Formule du numérateur"
            aide "Par exemple h_gir12 + heures.PCH, heures.total, paye.etp, formation.heures, effectifs.structure."
            note "Sur les données brutes, les heures, le personnel et les formations\u{202F}; donne le compte qui n’est pas saisi.",
        formule_denominateur: Texte = "Formule du dénominateur" note "De même.",
        frequence: Frequence = "Fréquence",
        frequence_precision: Texte = "Précision sur la fréquence" court "Précision" note "Par exemple le mois de référence.",
        source: Texte = "Source" note "D’où viennent les chiffres.",
        annee_reference: Option<Entier> [Annee] = "Année de référence" note "Quand ce n’est pas celle du dossier.",
        catalogue: Option<Entier> = "Numéro au catalogue",
        impose: bool = "Imposé par le Département",
        commentaire: Texte [TexteLong] = "Commentaire",
        responsable: Texte = "Responsable" note "Qui compte l’indicateur et répond de ses chiffres\u{202F}: sa fonction, non son nom.",
        rupture_annee: Option<Entier> [Annee] = "Première année de la nouvelle définition"
            court "Nouvelle définition"
            aide "Les années d’avant et d’après ne se comparent pas."
            note "Vide tant que la définition n’a pas changé.",
        minutes_releve: Option<Entier> = "Temps d’un relevé" unite "min"
            aide "Vide, il est estimé d’après la source."
            note "Temps passé à compter l’indicateur une fois.",
    }

    /// Figures and target of an indicator in a year.
    Mesure "mesures" (
        une "mesure", des "mesures", titre "Mesures", ajout "une année",
        rubrique Indicateurs,
        note "Les chiffres d’un indicateur dans une année."
    ) {
        indicateur_id: Id => "indicateurs" = "Indicateur",
        annee: Entier [Annee] = "Année",
        numerateur: Option<Nombre> = "Numérateur",
        denominateur: Option<Nombre> = "Dénominateur",
        valeur: Option<Nombre> = "Valeur saisie" aide "Seulement si le numérateur et le dénominateur manquent.",
        cible: Option<Nombre> = "Cible",
        statut: StatutDonnee = "Fiabilité" note "Degré de certitude du chiffre.",
        commentaire: Texte [TexteLong] = "Commentaire",
        preuve: Texte = "Preuve",
        cause: CauseEcart = "Cause de l’écart" note "Pourquoi la cible n’est pas atteinte.",
    }

    /// Link between an action and an indicator that measures it.
    ActionIndicateur "action_indicateurs" (
        un "lien entre action et indicateur", des "liens entre action et indicateur", titre "Indicateurs de l’action", ajout "un indicateur",
        rubrique Objectifs,
        note "Un indicateur qui mesure une action."
    ) {
        action_id: Id => "actions" = "Action",
        indicateur_id: Id => "indicateurs" = "Indicateur",
    }

    /// Commitment of one of the parties.
    Engagement "engagements" (
        un "engagement", des "engagements", titre "Engagements réciproques",
        rubrique Engagements,
        note "Un engagement d’une des parties."
    ) {
        partie: Partie = "Partie" note "Qui s’engage.",
        code: Texte = "Code",
        texte: Texte [TexteLong] = "Engagement",
        preuve: Texte = "Preuve" note "Comment l’engagement est prouvé.",
        periodicite: Texte = "Périodicité ou échéance" court "Périodicité",
        etat: EtatEngagement = "État",
        commentaire: Texte [TexteLong] = "Commentaire",
    }

    /// Decision on an action for the next renewal.
    DecisionAction "decisions_reprise" (
        une "décision de reprise", des "décisions de reprise", titre "Décisions sur les actions", ajout "une décision",
        rubrique Versions,
        note "Ce que devient une action au prochain renouvellement."
    ) {
        action_id: Id => "actions" = "Action",
        decision: DecisionReprise = "Décision",
        justification: Texte [TexteLong] = "Justification",
    }
}

impl BilanAction {
    /// Explanation, in the review, of the gap between what was done and what was planned: the analysis and the remedy, else what was
    /// done. Empty when nothing is written.
    #[must_use]
    pub fn explication(&self) -> String {
        let analysed = [self.analyse_ecart.trim(), self.mesures_correctives.trim()];
        let analysed = analysed.into_iter().filter(|t| !t.is_empty()).collect::<Vec<_>>().join(" ");
        if analysed.is_empty() { self.texte.trim().to_owned() } else { analysed }
    }
}
