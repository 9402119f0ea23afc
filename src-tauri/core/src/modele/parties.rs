//! Tables of the parties: the dossier itself, the Département, gestionnaires, services, signatories.

use super::declare::entites;
use super::entite::{Date, Entier, Id, Lignes, Texte};
use crate::choix::{CategorieService, Habilitation, ModeIntervention, Partie, Priorite, StatutJuridique};
use crate::decimal::{Heures, Montant, Nombre, Prix};

entites! {
    /// Facts about the dossier, with its conventions for counting.
    InfosDossier "dossier" unique (
        un "dossier", titre "Le dossier",
        rubrique Dossier,
        note "Ce qu’est le dossier et ses conventions de calcul."
    ) {
        titre: Texte = "Titre du dossier" note "Montré dans la barre de titre et sur la couverture.",
        avertissement: Texte [TexteLong] = "Avertissement imprimé en tête" court "Avertissement" note "Par exemple que les données sont fictives.",
        fictif: bool = "Données fictives" note "Toutes les personnes, tous les lieux et tous les chiffres sont inventés.",
        annee_reference: Option<Entier> [Annee] = "Année de référence" aide "L’année dont partent les comparaisons.",
        date_edition: Date = "Date d’édition" note "Imprimée sur le dossier\u{202F}; vide, la date du jour.",
        seuil_partiel: Option<Nombre> = "Seuil du statut «\u{202F}partiellement atteint\u{202F}»"
            note "Progression, en points de pourcentage, à partir de laquelle une cible manquée compte comme partiellement atteinte.",
        regle_statut: Texte [TexteLong] = "Règle de statut des indicateurs" note "Telle qu’écrite dans le contrat.",
        heures_par_etp: Option<Heures> [Heures] = "Heures payées pour un ETP" note "Par an.",
        cout_horaire_suivi: Option<Prix> [Prix] = "Coût d’une heure de suivi du contrat" court "Heure de suivi"
            aide "Vide, il est calculé\u{202F}: salaires de la structure ÷ heures payées de la structure."
            note "Il remplace le coût calculé d’une heure de structure.",
        conventions: Lignes = "Conventions de lecture",
        note_historique: Texte [TexteLong] = "Note sur les données historiques",
        note_passation: Texte [TexteLong] = "Ce qui n’est écrit nulle part" court "Note de passation"
            aide "Ce que devrait savoir la personne qui reprendrait le dossier demain. Reste dans l’agence."
            note "Imprimée dans le seul dossier de passation.",
        relu_le: Date = "Relu le"
            aide "Vide, les points à voir d’un projet que rien n’a encore suivi attendent\u{202F}; «\u{202F}Relire\u{202F}» les montre."
            note "Jour où les points à voir ont été demandés pour la première fois.",
    }

    /// Département (or the collectivity with its powers), with the requirements of its call and of its schema.
    Departement "departement" unique (
        un "Département", titre "Département",
        rubrique Parties,
        note "Le Département, ou la collectivité qui en a les compétences\u{202F}: son appel à candidatures et son schéma."
    ) {
        nom: Texte = "Nom du Département",
        code: Texte = "Code" note "Code Insee du Département.",
        fictif: bool = "Données fictives",
        president_fonction: Texte = "Fonction de la présidence" note "Fonction de la personne qui signe.",
        direction: Texte = "Direction chargée de l’autonomie",
        adresse: Texte [TexteLong] = "Adresse" note "Où envoyer le dossier.",
        experimentateur: bool = "Département expérimentateur" note "Expérimente le financement global\u{202F}; coché à la main seulement.",
        demographie_annee: Option<Entier> [Annee] = "Année des données" note "Année des chiffres de population.",
        population: Option<Entier> = "Population",
        population_60_ans_et_plus: Option<Entier> = "Personnes de 60 ans et plus",
        population_75_ans_et_plus: Option<Entier> = "Personnes de 75 ans et plus",
        beneficiaires_apa_domicile: Option<Entier> = "Bénéficiaires de l’APA à domicile",
        beneficiaires_pch: Option<Entier> = "Bénéficiaires de la PCH",
        services_autorises: Option<Entier> = "Services autonomie autorisés",
        communes: Option<Entier> = "Communes" note "Nombre de communes.",
        communes_prioritaires: Option<Entier> = "Communes prioritaires" note "Nombre de communes que le Département dit prioritaires.",
        schema_intitule: Texte = "Schéma départemental",
        schema_orientations: Lignes = "Orientations du schéma",
        aac_reference: Texte = "Référence de l’appel à candidatures",
        aac_date_publication: Date = "Publication" note "De l’appel à candidatures.",
        aac_date_limite: Date = "Date limite" note "De l’appel à candidatures.",
        aac_date_candidature: Date = "Candidature déposée le",
        aac_date_notification: Date = "Notification" note "Du résultat de l’appel à candidatures.",
        aac_mode_calcul: Texte [TexteLong] = "Mode de calcul de la dotation" note "Dans les termes de l’appel.",
        reste_a_charge_limite: Option<bool> = "Limitation du reste à charge"
            note "L’appel limite ou non ce qui est facturé au-dessus du tarif.",
        reste_a_charge_nature: Texte [TexteLong] = "Nature de la limitation" note "Ce qui est limité.",
    }

    /// Ceiling, by year, of the price that may be billed above the APA/PCH tariff.
    Plafond "plafonds" (
        un "plafond", des "plafonds", titre "Plafonds du supplément",
        rubrique Parties,
        note "Ce qui peut être facturé au plus, par an, au-dessus du tarif APA ou PCH."
    ) {
        annee: Entier [Annee] = "Année",
        plafond: Option<Prix> [Prix] = "Plafond du supplément" court "plafond" note "Par heure.",
    }

    /// One of the six objectives of art. L. 314-2-2, with its rank in the call.
    ObjectifLegal "objectifs_legaux" (
        un "objectif légal", des "objectifs légaux", titre "Objectifs de l’article L. 314-2-2", ajout "un objectif",
        rubrique Parties,
        note "Un des six objectifs de la loi et sa place dans l’appel à candidatures."
    ) {
        numero: Entier = "Objectif" court "N°" note "De 1 à 6.",
        libelle: Texte = "Libellé",
        priorite: Priorite = "Priorité dans l’appel à candidatures" court "Priorité",
    }

    /// Body that runs one or several services of the contract.
    Gestionnaire "gestionnaires" (
        un "gestionnaire", des "gestionnaires", titre "Gestionnaires",
        rubrique Parties,
        note "L’organisme qui gère un ou plusieurs services du contrat."
    ) {
        raison_sociale: Texte = "Raison sociale",
        forme_juridique: Texte = "Forme juridique",
        statut: StatutJuridique = "Statut juridique",
        fictif: bool = "Données fictives",
        siren: Texte = "SIREN",
        siret_siege: Texte = "SIRET du siège" note "SIRET du siège social.",
        finess_juridique: Texte = "FINESS juridique" note "FINESS de l’entité juridique.",
        convention_collective: Texte = "Convention collective",
        opco: Texte = "OPCO",
        federation: Texte = "Fédération ou réseau",
        voie: Texte = "Voie",
        code_postal: Texte = "Code postal",
        commune: Texte = "Commune",
        representant_fonction: Texte = "Fonction du représentant",
        representant_nom: Texte = "Nom du représentant",
        commissaire_aux_comptes: Option<bool> = "Commissaire aux comptes" note "Les comptes sont ou non certifiés.",
        activites_hors_perimetre: Lignes = "Activités hors du périmètre du contrat",
    }

    /// Service covered by the contract.
    Service "services" (un "service", des "services", titre "Services", rubrique Parties) {
        gestionnaire_id: Id => "gestionnaires" = "Gestionnaire",
        nom: Texte = "Nom du service",
        categorie: CategorieService = "Catégorie",
        categorie_libelle: Texte = "Catégorie, telle qu’imprimée" note "Dans les termes de l’autorisation.",
        siret: Texte = "SIRET",
        finess_etablissement: Texte = "FINESS établissement",
        finess_categorie: Texte = "Catégorie FINESS" note "460, 209 ou 354.",
        adresse: Texte [TexteLong] = "Adresse",
        autorisation_reference: Texte = "Arrêté d’autorisation",
        autorisation_date: Date = "Date de l’autorisation",
        autorisation_duree_ans: Option<Entier> = "Durée" unite "ans" note "De l’autorisation.",
        autorisation_echeance: Date = "Échéance" note "De l’autorisation.",
        habilitation: Habilitation = "Habilitation à l’aide sociale",
        habilitation_perimetre: Texte = "Périmètre de l’habilitation",
        habilitation_plafond_heures: Option<Heures> [Heures] = "Plafond annuel" note "Heures auxquelles l’habilitation est limitée.",
        habilitation_reference: Texte = "Référence de l’habilitation" note "Acte d’habilitation.",
        habilitation_date: Date = "Date de l’habilitation",
        mode_intervention: ModeIntervention = "Mode d’intervention",
        declaration_sap: Texte = "Déclaration services à la personne" note "Déclaration ou agrément (NOVA).",
        publics: Lignes = "Publics accompagnés",
        intercommunalites: Lignes = "Intercommunalités",
        communes_desservies: Option<Entier> = "Communes desservies" note "Nombre de communes desservies.",
        secteurs: Lignes = "Secteurs",
        amplitude_intervention: Texte = "Amplitude des interventions",
        amplitude_accueil: Texte = "Accueil téléphonique",
        amplitude_astreinte: Texte = "Astreinte",
        conventions_soins: Lignes = "Conventions avec des services de soins"
            note "Conventions avec des services de soins (SAD aide), ou places (SAD mixte).",
        capacite_soins: Option<Entier> = "Capacité en soins" unite "places" note "Places de soins (SAD mixte).",
        autorisation_soins_reference: Texte = "Autorisation de soins" note "Arrêté de l’ARS (SAD mixte).",
        projet_de_service: Texte = "Projet de service",
        livret_accueil: Texte = "Livret d’accueil",
        reglement_fonctionnement: Texte = "Règlement de fonctionnement",
        charte_droits_libertes: Option<bool> = "Charte des droits et libertés remise",
        forme_participation: Texte = "Forme de participation des usagers"
            note "Le conseil de la vie sociale n’est pas obligatoire à domicile.",
        derniere_evaluation: Texte = "Dernière évaluation",
        prochaine_evaluation_has: Texte = "Prochaine évaluation HAS",
        personne_qualifiee_affichee: Option<bool> = "Liste des personnes qualifiées affichée",
        referent_bientraitance: Texte = "Référent bientraitance",
        contact_rgpd: Texte = "Contact pour les données personnelles",
        logiciel_metier: Texte = "Logiciel métier",
        telegestion: Texte = "Télégestion",
        paie: Texte = "Paie" note "Logiciel de paie.",
        formats_export: Lignes = "Formats d’export" note "Formats que donnent ces logiciels.",
    }

    /// Commune in the territory of a service.
    Commune "communes" (une "commune", des "communes", titre "Communes", rubrique Parties, note "Une commune du territoire d’un service.") {
        service_id: Id => "services" = "Service",
        nom: Texte = "Commune",
        code_insee: Texte = "Code Insee",
        prioritaire: bool = "Prioritaire" note "Dite prioritaire par le Département.",
        desservie: Option<bool> = "Desservie" note "Une personne y est accompagnée.",
    }

    /// Contact person, by function.
    Interlocuteur "interlocuteurs" (un "interlocuteur", des "interlocuteurs", titre "Interlocuteurs", rubrique Parties) {
        partie: Partie = "Partie",
        fonction: Texte = "Fonction",
        nom: Texte = "Nom" aide "Facultatif\u{202F}: la fonction suffit souvent.",
        telephone: Texte = "Téléphone",
        courriel: Texte = "Courriel",
        note: Texte = "Note" aide "Ce qu’il faut savoir pour travailler avec cette personne. Reste dans l’agence.",
    }

    /// Signatory of the contract.
    Signataire "signataires" (un "signataire", des "signataires", titre "Signataires", rubrique Parties) {
        role: Partie = "Partie",
        denomination: Texte = "Dénomination" note "Nom de l’organisme.",
        gestionnaire_id: Option<Id> => "gestionnaires" = "Gestionnaire" note "Quand le signataire est un gestionnaire.",
        representant_fonction: Texte = "Fonction du représentant",
        representant_nom: Texte = "Nom du représentant",
        habilitation: Texte = "Habilité par" note "Acte qui habilite la personne à signer (délibération, décision).",
        signature_pour: Texte = "Bloc de signature" note "En-tête du bloc («\u{202F}Pour …\u{202F}»).",
        signature_qualite: Texte = "Qualité du signataire" note "Écrite sous l’en-tête.",
    }

    /// Funding of care in a SAD mixte, by year (art. L. 314-2-1, II).
    FinancementSoins "financements_soins" (
        un "financement des soins", des "financements des soins", titre "Financement des soins", ajout "une année",
        rubrique Parties,
        note "Le financement des soins d’un SAD mixte, année par année (article L. 314-2-1, II, du CASF)."
    ) {
        annee: Entier [Annee] = "Année",
        forfait_global: Option<Montant> = "Forfait global de soins",
        dotation_coordination: Option<Montant> = "Dotation de coordination",
        commentaire: Texte = "Commentaire",
    }
}
