//! Closed lists that are computed, never stored.

use serde::{Deserialize, Serialize};

use super::{Choix, ListeChoix};

choix! {
    /// Result of an indicator against its target in a year; computed by `calculs::indicateurs`.
    StatutIndicateur "statut_indicateur" "Résultat d’un indicateur au regard de sa cible." {
        /// Value at the target or beyond, in the wanted direction.
        Atteint = "atteint" "atteint",
        /// Progress of at least the agreed threshold.
        PartiellementAtteint = "partiellement_atteint" "partiellement atteint",
        /// The value is short of the target, and progress is below the agreed threshold.
        NonAtteint = "non_atteint" "non atteint",
        /// The year is under way and the value is missing.
        EnCours = "en_cours" "en cours",
        /// The year has not begun and has no value.
        AVenir = "a_venir" "à venir",
        /// The year is over and the value is missing.
        #[default] NonRenseigne = "non_renseigne" "non renseigné",
        /// The indicator is to stay stable ([`Sens::Stable`](super::Sens::Stable)) and its value is not the target: the user judges the gap.
        AApprecier = "a_apprecier" "à apprécier",
    }
    /// Severity of a finding, the most severe first; fixed by the check.
    Severite "severite" "Importance d’un constat." {
        /// The dossier is contradictory, impossible or against the law: it must not be sent as it is.
        Bloquant = "bloquant" "bloquant",
        /// A required item is missing.
        ACompleter = "a_completer" "à compléter",
        /// A point must be verified before sending.
        Avertissement = "avertissement" "à vérifier",
        /// Information only, nothing to do.
        #[default] Info = "info" "pour information",
    }
    /// State of writing of the articles that contain a mandatory mention, the best first; computed by `mentions`.
    EtatMention "etat_mention" "Où en est une mention obligatoire dans les articles." {
        /// One of its articles says all it has to say.
        Couverte = "couverte" "couverte",
        /// Its articles have gaps to fill in, or variables without a value.
        ACompleter = "a_completer" "à compléter",
        /// Its articles say nothing yet.
        ARediger = "a_rediger" "à rédiger",
        /// No kept article contains it.
        #[default] ACouvrir = "a_couvrir" "à couvrir",
    }
    /// Row of the line of time of the contract, in order; computed by `calculs::frise`.
    GenreRepere "genre_repere" "Ligne de la frise du contrat." {
        /// Signature, amendment, deliberation, first and last day.
        #[default] Acte = "acte" "actes",
        /// Meeting of the parties.
        Rencontre = "rencontre" "rencontres",
        /// Payment of the dotation.
        Versement = "versement" "versements",
        /// Any other day to keep, decisions of committees included.
        Echeance = "echeance" "échéances",
    }
    /// State of a day of the line of time; computed by `calculs::frise`.
    EtatRepere "etat_repere" "Où en est un repère de la frise du contrat." {
        /// It took place, or was done.
        Fait = "fait" "fait",
        /// The follow-up judges it late.
        EnRetard = "en_retard" "en retard",
        /// Its day is past and its row does not say whether it took place.
        AConfirmer = "a_confirmer" "à confirmer",
        /// Its day is today or later.
        #[default] AVenir = "a_venir" "à venir",
    }
    /// State of a stretch of the line of time; computed by `calculs::frise`.
    EtatPhase "etat_phase" "Où en est une période de la frise du contrat." {
        /// Before the first day of the contract.
        Preparation = "preparation" "préparation",
        /// A year whose accounts are closed.
        Close = "close" "comptes clos",
        /// A year that is over, whose accounts are not closed.
        Ecoulee = "ecoulee" "écoulée",
        /// The day is inside it.
        EnCours = "en_cours" "en cours",
        /// It has not begun.
        #[default] AVenir = "a_venir" "à venir",
    }
    /// Phase of the life of a contract, in order; computed by `ensemble`.
    PhaseContrat "phase_contrat" "Moment de la vie d’un contrat." {
        /// The Département publishes its call.
        #[default] Appel = "appel" "appel",
        /// The agency applies.
        Candidature = "candidature" "candidature",
        /// The parties share the starting point.
        Diagnostic = "diagnostic" "diagnostic",
        /// Objectives, targets and money are negotiated.
        Negociation = "negociation" "négociation",
        /// The contract goes through its deliberations and is signed.
        Signature = "signature" "signature",
        /// The contract is followed year after year.
        Suivi = "suivi" "suivi",
        /// The next contract is prepared.
        Renouvellement = "renouvellement" "renouvellement",
    }
    /// State of a phase of the contract on the day; computed by `ensemble`.
    EtatMoment "etat_moment" "Où en est un moment de la vie du contrat." {
        /// It is over, and the dossier has its trace.
        Passee = "passee" "passé",
        /// It may be over, and the dossier has no date of it.
        SansTrace = "sans_trace" "sans date",
        /// The contract is there.
        EnCours = "en_cours" "en cours",
        /// It has not come.
        #[default] AVenir = "a_venir" "à venir",
    }
    /// Gap that the map of the contract shows; computed by `carte`.
    GenreTrou "genre_trou" "Ce qui manque entre objectifs, actions, indicateurs et euros." {
        AxeSansObjectif = "axe_sans_objectif" "axe sans objectif",
        ObjectifSansAction = "objectif_sans_action" "objectif sans action",
        /// No indicator measures it.
        ActionSansIndicateur = "action_sans_indicateur" "action sans indicateur",
        /// No amount is entered, in any year.
        #[default] ActionSansBudget = "action_sans_budget" "action sans budget",
        /// Neither people, nor equipment, nor organisation are written.
        ActionSansMoyens = "action_sans_moyens" "action sans moyens décrits",
        IndicateurSansAction = "indicateur_sans_action" "indicateur sans action",
        /// Money of the plan, or planned dotation, that no action takes.
        EurosSansAction = "euros_sans_action" "euros sans action",
    }
    /// Small trend under the line of time; computed by `ensemble`.
    GenreTendance "genre_tendance" "Tendance montrée sous la frise du contrat." {
        /// Hours realised, against those planned.
        #[default] Heures = "heures" "heures réalisées",
        /// Share of the grant available that is used.
        Dotation = "dotation" "dotation utilisée",
        /// Share of the targets judged that are reached.
        Cibles = "cibles" "cibles atteintes",
    }
    /// Next useful thing to do in a dossier, by which the page knows the gesture; computed by `ensemble`.
    ChoseAFaire "chose_a_faire" "La prochaine chose utile à faire dans un dossier." {
        /// Write in the place given.
        #[default] Ecrire = "ecrire" "écrire",
        /// Ask for what the checks found.
        Relire = "relire" "relire",
        /// Keep a version.
        Garder = "garder" "garder une version",
        /// Fill in the year.
        Annee = "annee" "saisir l’année",
        /// Prepare the next contract.
        Renouveler = "renouveler" "renouveler",
    }
    /// State of a point of a negotiation: that of its last position; computed by `negociation`.
    EtatPoint "etat_point" "Où en est un point d’une négociation." {
        /// Proposed, or not discussed yet.
        #[default] Ouvert = "ouvert" "ouvert",
        Accord = "accord" "accord",
        Desaccord = "desaccord" "désaccord",
        Reporte = "reporte" "reporté",
        Retire = "retire" "retiré",
    }
    /// Fate of an agreement on a cell at the closing of a meeting; computed by `negociation`.
    SortAccord "sort_accord" "Ce que la clôture d’une séance fait d’un accord." {
        /// Its value is written unless the user leaves it.
        #[default] AEcrire = "a_ecrire" "à écrire",
        /// The dossier has that value.
        DejaEcrit = "deja_ecrit" "déjà dans le dossier",
        /// The cell is a figure of a closed year.
        AnneeClose = "annee_close" "année close",
        /// The row is gone, or the field does not exist.
        CiblePerdue = "cible_perdue" "la cible n’existe plus",
        /// It is in words where the cell takes a figure or a day.
        SansValeur = "sans_valeur" "sans valeur à écrire",
        /// Another agreement is on the same cell.
        Remplace = "remplace" "remplacé par un autre accord",
    }
    /// Completeness of a numbered part of the dossier; computed.
    Completude "completude" "Où en est une partie du dossier." {
        /// A blocking finding forbids sending it.
        Bloquante = "bloquante" "bloquée",
        /// A finding asks for a completion or a check.
        ACompleter = "a_completer" "à compléter",
        /// Nothing is asked of it.
        #[default] Complete = "complete" "complète",
    }
    /// State of the file of a document, compared with the one that was joined; computed where files can be read.
    EtatFichier "etat_fichier" "Où en est le fichier d’une pièce." {
        /// No file was joined.
        #[default] SansFichier = "sans_fichier" "sans fichier",
        /// In its place, with the same content.
        Present = "present" "présent",
        /// In its place, with another content.
        Modifie = "modifie" "modifié",
        /// No file in its place.
        Introuvable = "introuvable" "introuvable",
        /// Its place does not answer, or cannot be read here.
        NonVerifie = "non_verifie" "non vérifié",
    }
    /// Row of the balance of the contract, in order; computed by `calculs::economie`.
    LigneEquilibre "ligne_equilibre" "Ligne de l’équilibre du contrat." {
        /// Grant of the year.
        #[default] Dotation = "dotation" "dotation complémentaire",
        /// Money of other parties for the actions.
        Cofinancements = "cofinancements" "cofinancements des actions",
        /// Charges that the actions spare.
        Economies = "economies" "ce que les actions font économiser",
        /// Cost of the actions, taken away.
        CoutActions = "cout_actions" "coût des actions",
        /// Part of that cost that the service would bear without the contract.
        PartSansContrat = "part_sans_contrat" "part que le service supporterait sans le contrat",
        /// Supplement lost under the ceiling, taken away.
        EffetPlafond = "effet_plafond" "supplément perdu sous le plafond",
        /// Cost of the follow-up that no action pays, taken away.
        Suivi = "suivi" "suivi du contrat que rien ne paie",
        /// Balance of the year.
        Solde = "solde" "ce que le contrat rapporte ou coûte",
        /// Balance if nothing were done without the contract and nothing were spared.
        SoldePrudent = "solde_prudent" "solde prudent",
    }
    /// Kind of an assumption on which the balance rests; computed by `calculs::economie`.
    GenreHypothese "genre_hypothese" "Hypothèse sur laquelle repose l’équilibre du contrat." {
        /// Supplement billed without ceiling, as entered.
        #[default] SupplementLibre = "supplement_libre" "supplément sans plafond",
        /// Supplement billed without ceiling, presumed from the year of reference.
        SupplementPresume = "supplement_presume" "supplément sans plafond présumé",
        /// Financeurs for which a supplement is presumed.
        FinanceursPresumes = "financeurs_presumes" "supplément présumé pour un financeur",
        /// Part of the cost of an action borne without the contract.
        PartSansContrat = "part_sans_contrat" "part du coût sans le contrat",
        /// Charges that an action spares.
        Economies = "economies" "économies des actions",
        /// Time of the follow-up, estimated or entered.
        TempsSuivi = "temps_suivi" "temps de suivi",
        /// Price of an hour of follow-up.
        CoutSuivi = "cout_suivi" "coût d’une heure de suivi",
        /// Actions that pay the follow-up.
        FinanceSuivi = "finance_suivi" "action qui paie le suivi",
        /// Own money and cofinancing as planned, in a year whose accounts are closed.
        PrevuNonConstate = "prevu_non_constate" "prévu, non constaté",
        /// Hours counted for a part of the year.
        PartAnnee = "part_annee" "part de l’année",
    }
    /// Kind of a remark in a document that came back; read in the document, never stored.
    GenreRemarque "genre_remarque" "Sorte d’une remarque d’un document revenu de l’autre partie." {
        /// Comment on a text or on a cell.
        #[default] Commentaire = "commentaire" "commentaire",
        /// Text added by a tracked change.
        Ajout = "ajout" "ajout",
        /// Text removed by a tracked change.
        Suppression = "suppression" "suppression",
        /// Text that a tracked change put in the place of another.
        Remplacement = "remplacement" "remplacement",
        /// Cell whose value is no longer that of the dossier.
        ValeurChangee = "valeur_changee" "valeur changée",
        /// Annotation of a PDF.
        Annotation = "annotation" "annotation",
    }
    /// Fate of a remark of a document that came back; computed by `negociation::retour`.
    SortRemarque "sort_remarque" "Ce que devient une remarque d’un document revenu de l’autre partie." {
        /// It becomes a position of the other party.
        #[default] ANoter = "a_noter" "à noter",
        /// It becomes one, on a point that an earlier meeting had settled.
        Rouvre = "rouvre" "rouvre un point tranché",
        /// The dossier has it already.
        DejaNotee = "deja_notee" "déjà notée",
        /// An agreement or a withdrawal of this meeting ends its point.
        Tranche = "tranche" "point tranché dans cette séance",
        /// The gestionnaire wrote it.
        DeNous = "de_nous" "de notre main",
        /// Its row is not certain.
        SansLieu = "sans_lieu" "à placer à la main",
    }
    /// Step of the yearly routine; computed by `annee`, never stored.
    EtapeAnnee "etape_annee" "Étape de la saisie d’une année." {
        #[default] Heures = "heures" "heures",
        Donnees = "donnees" "données de l’année",
        Personnel = "personnel" "personnel et formation",
        Comptes = "comptes" "comptes",
        Indicateurs = "indicateurs" "indicateurs",
        Actions = "actions" "actions",
        Bilan = "bilan" "bilan",
    }
    /// Reason for which the Département may take money back; computed by `calculs::economie`.
    MotifReversement "motif_reversement" "Ce pour quoi le Département peut reprendre de l’argent." {
        /// Paid beyond the grant acquired on the hours.
        #[default] TropPercu = "trop_percu" "trop-perçu sur les heures",
        /// Available and not spent.
        NonConsomme = "non_consomme" "dotation non consommée",
        /// Supplement billed above the ceiling.
        PlafondDepasse = "plafond_depasse" "supplément au-delà du plafond",
        /// Spent on actions outside the six objectives.
        HorsObjectifs = "hors_objectifs" "actions hors des six objectifs",
        /// Spent without a proof.
        SansPiece = "sans_piece" "dépenses sans pièce",
        /// Targets under the threshold of the contract.
        Cibles = "cibles" "cibles non atteintes",
        /// Result above what the contract admits.
        Surcompensation = "surcompensation" "résultat au-delà de ce que le contrat admet",
    }
    /// Likelihood that the Département takes money back; computed by `calculs::economie`.
    DegreReversement "degre_reversement" "Degré de certitude d’un reversement." {
        /// Follows from closed accounts and from the contract.
        Certain = "certain" "certain",
        /// Follows from a forecast, or from a rule that the Département may apply.
        Probable = "probable" "probable",
        /// May be claimed at a control.
        #[default] ASurveiller = "a_surveiller" "à surveiller",
    }
}
