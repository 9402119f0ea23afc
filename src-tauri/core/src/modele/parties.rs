//! Who: the dossier itself, the Département, the bodies that run services, the services, the signatories.

use super::entite::{Date, Entier, Id, Lignes, Texte, entites};
use crate::choix::{CategorieService, Habilitation, ModeIntervention, Partie, Priorite, StatutJuridique};
use crate::decimal::{Heures, Montant, Nombre, Prix};

entites! {
    /// What the dossier is, and the conventions it counts by.
    InfosDossier "dossier" unique {
        /// Name shown in the title bar and on the cover.
        titre: Texte,
        /// Warning printed on the cover, e.g. that the data are fictional.
        avertissement: Texte [TexteLong],
        /// Whether every person, place and figure is invented.
        fictif: bool,
        /// Year whose figures are the baseline of the indicators.
        annee_reference: Option<Entier> [Annee],
        /// Date printed on the dossier; today when empty.
        date_edition: Date,
        /// Progress (in points of percentage) from which a missed target counts as partly reached.
        seuil_partiel: Option<Nombre>,
        /// Rule of statuses as written in the contract.
        regle_statut: Texte [TexteLong],
        /// Paid hours of one full-time equivalent (1 820 in the example).
        heures_par_etp: Option<Heures> [Heures],
        /// Other conventions of counting, as printed.
        conventions: Lignes,
        /// Remark on the history of figures.
        note_historique: Texte [TexteLong],
    }

    /// The Département (or the collectivity with its powers) and what its call and its schema ask.
    Departement "departement" unique {
        /// Name as printed.
        nom: Texte,
        /// INSEE code.
        code: Texte,
        /// Invented for an example.
        fictif: bool,
        /// Title of the person who signs.
        president_fonction: Texte,
        /// Administration in charge.
        direction: Texte,
        /// Address for sending the dossier.
        adresse: Texte [TexteLong],
        /// Whether it is one of the Départements of the global-funding experiment (ticked by hand only).
        experimentateur: bool,
        /// Year of the population figures.
        demographie_annee: Option<Entier> [Annee],
        /// Inhabitants.
        population: Option<Entier>,
        /// Inhabitants of 60 and over.
        population_60_ans_et_plus: Option<Entier>,
        /// Inhabitants of 75 and over.
        population_75_ans_et_plus: Option<Entier>,
        /// APA beneficiaries at home.
        beneficiaires_apa_domicile: Option<Entier>,
        /// PCH beneficiaries.
        beneficiaires_pch: Option<Entier>,
        /// Authorised services autonomie à domicile.
        services_autorises: Option<Entier>,
        /// Communes.
        communes: Option<Entier>,
        /// Communes the Département calls priority.
        communes_prioritaires: Option<Entier>,
        /// Title of the schéma départemental.
        schema_intitule: Texte,
        /// Its orientations.
        schema_orientations: Lignes,
        /// Reference of the appel à candidatures.
        aac_reference: Texte,
        /// Publication of the call.
        aac_date_publication: Date,
        /// Closing of the call.
        aac_date_limite: Date,
        /// Filing of the application.
        aac_date_candidature: Date,
        /// Notification of the result.
        aac_date_notification: Date,
        /// How the grant is computed, in the call’s words.
        aac_mode_calcul: Texte [TexteLong],
        /// Whether the call limits what is billed above the tariff.
        reste_a_charge_limite: Option<bool>,
        /// What is limited.
        reste_a_charge_nature: Texte [TexteLong],
    }

    /// Ceiling, year by year, of what may be billed above the APA/PCH tariff.
    Plafond "plafonds" {
        /// Year.
        annee: Entier [Annee],
        /// Ceiling per hour.
        plafond: Option<Prix> [Prix],
    }

    /// One of the six objectives of art. L. 314-2-2 and its place in the call.
    ObjectifLegal "objectifs_legaux" {
        /// 1 to 6.
        numero: Entier,
        /// Title.
        libelle: Texte,
        /// Priority in the call.
        priorite: Priorite,
    }

    /// A body that runs one or several services of the contract.
    Gestionnaire "gestionnaires" {
        /// Name.
        raison_sociale: Texte,
        /// Legal form.
        forme_juridique: Texte,
        /// Legal nature.
        statut: StatutJuridique,
        /// Invented for an example.
        fictif: bool,
        /// SIREN.
        siren: Texte,
        /// SIRET of the head office.
        siret_siege: Texte,
        /// FINESS of the legal entity.
        finess_juridique: Texte,
        /// Collective agreement.
        convention_collective: Texte,
        /// Training fund.
        opco: Texte,
        /// Federation or network.
        federation: Texte,
        /// Street.
        voie: Texte,
        /// Post code.
        code_postal: Texte,
        /// Town.
        commune: Texte,
        /// Title of the legal representative.
        representant_fonction: Texte,
        /// Name of the legal representative.
        representant_nom: Texte,
        /// Whether the accounts are audited.
        commissaire_aux_comptes: Option<bool>,
        /// Activities outside the contract.
        activites_hors_perimetre: Lignes,
    }

    /// A service of the contract.
    Service "services" {
        /// Who runs it.
        gestionnaire_id: Id => "gestionnaires",
        /// Name.
        nom: Texte,
        /// Kind.
        categorie: CategorieService,
        /// Kind in the words of the autorisation.
        categorie_libelle: Texte,
        /// SIRET.
        siret: Texte,
        /// FINESS of the establishment.
        finess_etablissement: Texte,
        /// FINESS category (460, 209, 354).
        finess_categorie: Texte,
        /// Address.
        adresse: Texte [TexteLong],
        /// Autorisation: reference.
        autorisation_reference: Texte,
        /// Autorisation: date.
        autorisation_date: Date,
        /// Autorisation: years.
        autorisation_duree_ans: Option<Entier>,
        /// Autorisation: end.
        autorisation_echeance: Date,
        /// Habilitation à l’aide sociale.
        habilitation: Habilitation,
        /// What the habilitation covers.
        habilitation_perimetre: Texte,
        /// Hours a year it is limited to.
        habilitation_plafond_heures: Option<Heures> [Heures],
        /// Act of habilitation.
        habilitation_reference: Texte,
        /// Date of that act.
        habilitation_date: Date,
        /// How it intervenes.
        mode_intervention: ModeIntervention,
        /// Declaration or agreement of services à la personne (NOVA).
        declaration_sap: Texte,
        /// Publics.
        publics: Lignes,
        /// Intercommunalités.
        intercommunalites: Lignes,
        /// Number of communes served.
        communes_desservies: Option<Entier>,
        /// Sectors.
        secteurs: Lignes,
        /// Hours of intervention.
        amplitude_intervention: Texte,
        /// Hours of the telephone.
        amplitude_accueil: Texte,
        /// On-call hours.
        amplitude_astreinte: Texte,
        /// Care: agreements with services that nurse (SAD aide), or places (SAD mixte).
        conventions_soins: Lignes,
        /// Places of nursing care (SAD mixte).
        capacite_soins: Option<Entier>,
        /// Act of the ARS (SAD mixte).
        autorisation_soins_reference: Texte,
        /// Projet de service.
        projet_de_service: Texte,
        /// Livret d’accueil.
        livret_accueil: Texte,
        /// Règlement de fonctionnement.
        reglement_fonctionnement: Texte,
        /// Charte des droits et libertés given.
        charte_droits_libertes: Option<bool>,
        /// How users take part (a conseil de la vie sociale is not compulsory at home).
        forme_participation: Texte,
        /// Last evaluation.
        derniere_evaluation: Texte,
        /// Next evaluation by the HAS method.
        prochaine_evaluation_has: Texte,
        /// Whether the qualified person is displayed.
        personne_qualifiee_affichee: Option<bool>,
        /// Who stands for bientraitance.
        referent_bientraitance: Texte,
        /// Contact for personal data.
        contact_rgpd: Texte,
        /// Software of the trade.
        logiciel_metier: Texte,
        /// Remote clocking.
        telegestion: Texte,
        /// Payroll software.
        paie: Texte,
        /// Formats these give.
        formats_export: Lignes,
    }

    /// A commune of a service’s territory.
    Commune "communes" {
        /// Service.
        service_id: Id => "services",
        /// Name.
        nom: Texte,
        /// INSEE code.
        code_insee: Texte,
        /// Called priority by the Département.
        prioritaire: bool,
        /// Whether someone is accompanied there.
        desservie: Option<bool>,
    }

    /// A person to talk to, by function.
    Interlocuteur "interlocuteurs" {
        /// Side.
        partie: Partie,
        /// Function.
        fonction: Texte,
        /// Name.
        nom: Texte,
        /// Telephone.
        telephone: Texte,
        /// E-mail.
        courriel: Texte,
    }

    /// A signatory of the contract.
    Signataire "signataires" {
        /// Side.
        role: Partie,
        /// Name of the body.
        denomination: Texte,
        /// Body among those that run services, if it is one.
        gestionnaire_id: Option<Id> => "gestionnaires",
        /// Title of the person who signs.
        representant_fonction: Texte,
        /// Name of the person who signs.
        representant_nom: Texte,
        /// Act that empowers them (délibération, décision).
        habilitation: Texte,
        /// Heading of the signature block (« Pour … »).
        signature_pour: Texte,
        /// Quality under the heading.
        signature_qualite: Texte,
    }

    /// Care funding of a SAD mixte, year by year (art. L. 314-2-1, II).
    FinancementSoins "financements_soins" {
        /// Year.
        annee: Entier [Annee],
        /// Forfait global de soins.
        forfait_global: Option<Montant>,
        /// Dotation de coordination.
        dotation_coordination: Option<Montant>,
        /// Remark.
        commentaire: Texte,
    }
}
