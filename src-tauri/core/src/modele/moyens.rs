//! Tables of the means: hours, tariffs, grant, budget, investments, staff, training.

use super::declare::entites;
use super::entite::{Date, Entier, Id, Texte};
use crate::choix::{
    CategorieEmploi, CategorieFinanceur, CleHypothese, DomaineTravail, Groupe, Nature, NatureMoyen, NonConsomme, RoleLigne, SensBudget,
    SensPartage, SourceFinancement, StatutEtape, StatutVersement, TypeVersement,
};
use crate::decimal::{Heures, Montant, Nombre, Prix};

entites! {
    /// Organisation that pays hours of intervention.
    Financeur "financeurs" (
        un "financeur", des "financeurs", titre "Financeurs",
        rubrique Moyens,
        note "Qui paie des heures d’intervention."
    ) {
        code: Texte = "Code",
        libelle: Texte = "Financeur",
        categorie: CategorieFinanceur = "Catégorie",
        compte_dotation: bool = "Heures comptées pour la dotation" court "Compte pour la dotation" note "Ses heures ouvrent droit à la dotation complémentaire.",
        supplement: Option<bool> = "Un supplément est facturé au-delà du tarif" court "Supplément facturé"
            aide "Sans réponse, il est présumé facturé pour l’APA et la PCH, et pour elles seules."
            note "Le supplément de l’article R. 314-136-1 du CASF, non la participation fixée selon les ressources. Vide, il est présumé d’après la catégorie.",
    }

    /// Hours of intervention paid by one financeur in a year.
    HeuresFinanceur "heures" (
        un "nombre d’heures", des "nombres d’heures", titre "Heures", ajout "une ligne d’heures",
        rubrique Moyens,
        note "Les heures d’intervention payées par un financeur dans une année."
    ) {
        financeur_id: Id => "financeurs" = "Financeur",
        service_id: Option<Id> => "services" = "Service" note "Quand le contrat a plusieurs services et les compte à part.",
        annee: Entier [Annee] = "Année",
        nature: Nature = "Nature",
        heures: Option<Heures> [Heures] = "Heures",
    }

    /// Count made during a year.
    Situation "situations" (
        une "situation intermédiaire", des "situations intermédiaires", titre "Situations intermédiaires", ajout "une situation",
        rubrique Indicateurs,
        note "Un relevé en cours d’année."
    ) {
        annee: Entier [Annee] = "Année",
        date_debut: Date = "Début" note "Premier jour compté.",
        date_fin: Date = "Fin" note "Dernier jour compté.",
        nature: Nature = "Réalisé ou prévu",
        commentaire: Texte = "Commentaire",
    }

    /// Value of an indicator in a count made during a year.
    MesureProvisoire "mesures_provisoires" (
        une "mesure provisoire", des "mesures provisoires", titre "Mesures provisoires", ajout "une mesure",
        rubrique Indicateurs,
        note "Les chiffres d’un indicateur dans un relevé en cours d’année."
    ) {
        situation_id: Id => "situations" = "Situation",
        indicateur_id: Id => "indicateurs" = "Indicateur",
        numerateur: Option<Nombre> = "Numérateur",
        denominateur: Option<Nombre> = "Dénominateur",
        valeur: Option<Nombre> = "Valeur saisie" note "Seulement si le numérateur et le dénominateur manquent.",
    }

    /// Tariffs of a year, or of a part of it.
    Tarif "tarifs" (un "tarif", des "tarifs", titre "Tarifs", rubrique Moyens, note "Les tarifs d’une année ou d’une partie de l’année.") {
        annee: Entier [Annee] = "Année",
        date_debut: Date = "Applicable le" note "Quand le tarif change en cours d’année.",
        service_id: Option<Id> => "services" = "Service" note "Quand les tarifs diffèrent d’un service à l’autre.",
        tarif_apa: Option<Prix> [Prix] = "Tarif APA" court "APA" note "Valeur d’une heure d’APA.",
        tarif_pch: Option<Prix> [Prix] = "Tarif PCH" court "PCH" note "Valeur d’une heure de PCH.",
        tarif_aide_sociale: Option<Prix> [Prix] = "Tarif aide sociale" court "Aide sociale",
        nature: Texte = "Nature du tarif" note "Ce qui fonde le tarif.",
        supplement_observe: Option<Prix> [Prix] = "Supplément observé" court "observé" note "Montant moyen facturé au-dessus du tarif.",
        supplement_prevu: Option<Prix> [Prix] = "Supplément prévu ou plafond" court "prévu",
        prix_caisses_retraite: Option<Prix> [Prix] = "Caisses de retraite" note "Prix payé par les caisses de retraite.",
        prix_mutuelles: Option<Prix> [Prix] = "Mutuelles" note "Prix payé par les mutuelles et assurances.",
        prix_particuliers: Option<Prix> [Prix] = "Particuliers" note "Prix payé par les personnes sans prise en charge.",
        supplement_libre: Option<Prix> [Prix] = "Supplément que vous factureriez sans plafond" court "sans plafond"
            aide "Vide, c’est le supplément observé l’année de référence."
            note "Par heure, au-dessus du tarif.",
    }

    /// Rules of the dotation complémentaire in this contract.
    RegleDotation "dotation" unique (
        une "dotation", titre "Dotation complémentaire",
        rubrique Moyens,
        note "Les règles de la dotation complémentaire dans ce contrat."
    ) {
        base_legale: Texte [TexteLong] = "Base légale",
        formule: Texte [TexteLong] = "Formule de calcul",
        acompte_pct: Option<Nombre> = "Acompte" unite "%" note "Part versée d’avance.",
        acompte_echeance: Texte = "Échéance de l’acompte" note "En toutes lettres.",
        solde_echeance: Texte = "Échéance du solde" note "En toutes lettres.",
        report_initial: Option<Montant> = "Report au début du contrat" note "Dotation non consommée d’avant la première année.",
        note_comptable: Texte [TexteLong] = "Note comptable",
        non_consomme: NonConsomme = "Ce que devient la dotation non consommée" court "Non consommé"
            note "Telle que le contrat le dit (5° de l’article L. 313-11-1 du CASF).",
        report_plafond_pct: Option<Nombre> = "Report au plus" unite "%"
            aide "Part de la dotation acquise dans l’année\u{202F}; le reste est rendu."
            note "Avec un report limité.",
        restitution_finale: bool = "Le solde non consommé est rendu en fin de contrat" court "Rendu en fin de contrat",
        part_cibles_pct: Option<Nombre> = "Part de la dotation liée aux cibles" unite "%" note "De 0 à 100.",
        seuil_cibles_pct: Option<Nombre> = "Cibles à atteindre pour la garder" unite "%"
            note "Part des indicateurs jugés dont la cible est atteinte, une cible partiellement atteinte comptant pour moitié.",
        resultat_max_pct: Option<Nombre> = "Résultat admis, en part des produits" court "Résultat admis" unite "%"
            note "Au-delà, la compensation est jugée excessive (service d’intérêt économique général).",
    }

    /// Amount per hour agreed for a year.
    MontantHoraire "dotations" (
        un "montant horaire", des "montants horaires", titre "Dotation par année", ajout "une année",
        rubrique Moyens,
        note "Le montant par heure convenu pour une année."
    ) {
        annee: Entier [Annee] = "Année",
        montant_horaire: Option<Prix> [Prix] = "Montant horaire conventionné" court "Montant horaire",
        heures_convenues: Option<Heures> [Heures] = "Heures convenues"
            note "Heures ouvrant droit, quand ce ne sont pas celles du tableau d’activité.",
        consomme_hors_actions: Option<Montant> = "Consommé hors actions" note "Dotation consommée en dehors des fiches actions.",
        commentaire: Texte = "Commentaire",
        heures_retenues: Option<Heures> [Heures] = "Heures retenues par le Département pour le solde"
            court "Heures retenues"
            note "Elles remplacent les heures réalisées\u{202F}; seules comptent celles de la partie de l’année couverte par le contrat (R. 178-21 du code de la sécurité sociale).",
    }

    /// Payment of the dotation.
    Versement "versements" (un "versement", des "versements", titre "Versements", rubrique Moyens, note "Un versement de la dotation.") {
        annee: Entier [Annee] = "Année" note "Année pour laquelle le versement est fait.",
        type_versement: TypeVersement = "Type",
        libelle: Texte = "Libellé" note "Tel qu’imprimé.",
        montant: Option<Montant> = "Montant",
        date: Date = "Date",
        statut: StatutVersement = "Statut",
    }

    /// Money in the financing plan that belongs to no action.
    Financement "financements" (
        un "financement", des "financements", titre "Autres financements",
        rubrique Moyens,
        note "Un financement du plan qu’aucune fiche action ne porte."
    ) {
        annee: Entier [Annee] = "Année",
        source: SourceFinancement = "Source",
        libelle: Texte = "Libellé",
        montant: Option<Montant> = "Montant",
    }

    /// Printed name of a functional group.
    GroupeBudget "groupes_budget" (
        un "groupe du budget", des "groupes du budget", titre "Groupes du budget", ajout "un groupe",
        rubrique Moyens,
        note "Le nom imprimé d’un groupe fonctionnel."
    ) {
        sens: SensBudget = "Charges ou produits",
        groupe: Groupe = "Groupe",
        libelle: Texte = "Libellé" note "Tel qu’imprimé.",
    }

    /// Line of the operating budget.
    LigneBudget "lignes_budget" (
        une "ligne de budget", des "lignes de budget", titre "Lignes du budget", ajout "une ligne",
        rubrique Moyens
    ) {
        sens: SensBudget = "Charges ou produits",
        groupe: Groupe = "Groupe",
        libelle: Texte = "Libellé",
        role: RoleLigne = "Rôle" note "Ce qui alimente la ligne, quand un calcul ou un contrôle la rapproche d’un autre tableau.",
        part_variable_pct: Option<Nombre> = "Part qui suit les heures" court "Part variable" unite "%"
            aide "100 pour une charge qui suit les heures, 0 pour une charge fixe. Vide\u{202F}: 100 dans les groupes I et II, 0 dans le groupe III."
            note "Pour une charge, de 0 à 100.",
    }

    /// Amount of a budget line in a year.
    MontantBudget "montants_budget" (
        un "montant de budget", des "montants de budget", titre "Montants", ajout "un montant",
        rubrique Moyens,
        note "Le montant d’une ligne du budget dans une année."
    ) {
        ligne_id: Id => "lignes_budget" = "Ligne",
        annee: Entier [Annee] = "Année",
        nature: Nature = "Nature",
        montant: Option<Montant> = "Montant",
    }

    /// Investment of the service, with its financing.
    Investissement "investissements" (un "investissement", des "investissements", titre "Investissements", rubrique Moyens) {
        annee: Entier [Annee] = "Année",
        libelle: Texte = "Investissement",
        montant: Option<Montant> = "Montant",
        duree_amortissement_ans: Option<Entier> = "Amortissement" unite "ans",
        autofinancement: Option<Montant> = "Autofinancement",
        subvention: Option<Montant> = "Subvention",
        emprunt: Option<Montant> = "Emprunt",
        action_id: Option<Id> => "actions" = "Action" note "Celle que sert l’investissement.",
    }

    /// Job, counted in full-time equivalents.
    Emploi "emplois" (un "emploi", des "emplois", titre "Emplois", rubrique Moyens) {
        categorie: CategorieEmploi = "Catégorie",
        libelle: Texte = "Emploi",
    }

    /// Full-time equivalents of a job in a year.
    Effectif "effectifs" (
        un "effectif", des "effectifs", titre "Effectifs", ajout "une ligne d’effectif",
        rubrique Moyens,
        note "Les équivalents temps plein d’un emploi dans une année."
    ) {
        emploi_id: Id => "emplois" = "Emploi",
        annee: Entier [Annee] = "Année",
        nature: Nature = "Nature",
        etp: Option<Nombre> = "ETP" unite "ETP",
    }

    /// Training course in the plan of a year.
    Formation "formations" (
        une "formation", des "formations", titre "Formations",
        rubrique Moyens,
        note "Une formation du plan d’une année."
    ) {
        annee: Entier [Annee] = "Année",
        nature: Nature = "Nature",
        intitule: Texte = "Formation",
        duree_heures: Option<Heures> [Heures] = "Durée par stagiaire" court "Durée",
        stagiaires: Option<Entier> = "Stagiaires",
        cout_pedagogique: Option<Montant> = "Coût pédagogique" court "Coût",
        financeur: Texte = "Financeur" note "Qui paie la formation.",
        action_id: Option<Id> => "actions" = "Action" note "Celle que sert la formation.",
        effet_attendu: Texte [TexteLong] = "Effet attendu" note "Ce que la formation doit changer au travail.",
        effet_observe: Texte [TexteLong] = "Effet observé" note "Ce qu’elle a changé.",
        effet_mesure: Texte = "Mesure de l’effet" note "Comment l’effet est mesuré.",
    }

    /// Hours of training announced in the plan of a year.
    PlanFormation "plans_formation" (
        un "plan de formation", des "plans de formation", titre "Plan de formation", ajout "une année",
        rubrique Moyens,
        note "Les heures de formation que le plan d’une année annonçait."
    ) {
        annee: Entier [Annee] = "Année",
        heures_prevues: Option<Heures> [Heures] = "Heures prévues",
        commentaire: Texte = "Commentaire",
    }

    /// Organisational means of the contract: a coordination protocol, a follow-up tool, the quality approach.
    MoyenOrganisation "moyens_organisation" (
        un "moyen d’organisation", des "moyens d’organisation", titre "Moyens d’organisation", ajout "un moyen",
        rubrique Moyens,
        note "Un protocole de coordination, un outil de suivi ou une démarche qualité."
    ) {
        nature: NatureMoyen = "Nature",
        intitule: Texte = "Moyen",
        lieu: Texte = "Où le trouver",
        responsable: Texte = "Responsable" note "Qui le tient à jour\u{202F}: sa fonction, non son nom.",
        date: Date = "Date" note "De l’adoption, de la signature ou de la dernière mise à jour.",
        action_id: Option<Id> => "actions" = "Action" note "Celle que sert le moyen.",
        commentaire: Texte [TexteLong] = "Commentaire",
    }

    /// Measure on working conditions, on the prevention of occupational risks or on social dialogue.
    ConditionTravail "conditions_travail" (
        une "mesure sur les conditions de travail", des "mesures sur les conditions de travail",
        titre "Conditions de travail, prévention et dialogue social", ajout "une mesure",
        rubrique Moyens,
        note "Une mesure sur les conditions de travail, la prévention des risques professionnels ou le dialogue social."
    ) {
        domaine: DomaineTravail = "Domaine",
        mesure: Texte = "Mesure",
        responsable: Texte = "Responsable" note "Sa fonction, non son nom.",
        echeance: Date = "Échéance",
        etat: StatutEtape = "État",
        resultat: Texte [TexteLong] = "Résultat" note "Ce que la mesure a changé.",
        action_id: Option<Id> => "actions" = "Action" note "Celle que sert la mesure.",
    }

    /// Good practice passed to another service, or received from one.
    PartagePratique "partages_pratiques" (
        une "bonne pratique partagée", des "bonnes pratiques partagées", titre "Bonnes pratiques partagées", ajout "une bonne pratique",
        rubrique Moyens,
        note "Une bonne pratique transmise à un autre service, ou reçue de lui."
    ) {
        annee: Entier [Annee] = "Année",
        sens: SensPartage = "Sens" note "Donnée ou reçue.",
        pratique: Texte = "Pratique",
        avec: Texte = "Avec qui" note "Le service ou l’organisme.",
        suite: Texte [TexteLong] = "Ce qu’elle est devenue",
        action_id: Option<Id> => "actions" = "Action" note "Celle que sert la pratique.",
    }

    /// Document or meeting that the follow-up of the contract asks for each year, with the time it takes.
    Rendu "rendus" (
        un "rendu", des "rendus", titre "Rendus du suivi",
        rubrique Indicateurs,
        note "Un document ou une rencontre que le suivi du contrat demande, avec le temps qu’il prend."
    ) {
        libelle: Texte = "Rendu",
        heures: Option<Heures> [Heures] = "Temps à chaque fois" court "Temps",
        fois_par_an: Option<Entier> = "Fois par an",
        qui: Texte = "Qui" note "Sa fonction, non son nom.",
    }

    /// Supposition on the money of the contract: a name and its levers. Applied to a copy of the dossier, never to itself.
    Scenario "scenarios" (
        un "scénario", des "scénarios", titre "Scénarios",
        rubrique Moyens,
        note "Une supposition sur l’équilibre du contrat, calculée sur une copie du dossier."
    ) {
        libelle: Texte = "Scénario",
        note: Texte [TexteLong] = "Note",
    }

    /// One lever of a scenario.
    Hypothese "hypotheses" (
        une "hypothèse", des "hypothèses", titre "Hypothèses",
        rubrique Moyens,
        note "Ce qu’un scénario change."
    ) {
        scenario_id: Id => "scenarios" = "Scénario",
        cle: CleHypothese = "Ce qui change" note "L’unité de la valeur en dépend.",
        annee: Option<Entier> [Annee] = "Année" aide "Vide\u{202F}: toutes les années qui ne sont pas closes.",
        financeur_id: Option<Id> => "financeurs" = "Financeur" note "Pour les heures d’un financeur.",
        action_id: Option<Id> => "actions" = "Action" note "Pour une action écartée.",
        valeur: Option<Nombre> = "Valeur" note "Vide, l’hypothèse ne change rien\u{202F}; sans objet pour une action écartée.",
    }
}
