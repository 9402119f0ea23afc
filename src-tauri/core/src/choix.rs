//! Closed lists of the domain: each value has a code, stored in files, and a French word, shown to users.
//!
//! A code never changes once shipped, since files hold it; a word is a term of the trade and may be reworded. The
//! sentence after the code of a list is its description in the JSON Schema. The lists of `calcules.rs` are computed, never
//! stored; they are declared in the same way so that the window, the command line and the documents use the same words
//! for them.

use serde::{Deserialize, Serialize};

/// Closed list: its name, its values, the code and the word of each value.
pub trait Choix: Copy + 'static {
    /// Name of the list in the page's generated data.
    const LISTE: &'static str;
    /// All values, in the order in which menus show them.
    const TOUS: &'static [Self];
    /// Code of the value in files and in the interchange document.
    fn code(self) -> &'static str;
    /// French word for the value.
    fn libelle(self) -> &'static str;
    /// Value with this stored code; `None` for a code that is not in the list.
    fn from_code(code: &str) -> Option<Self> {
        Self::TOUS.iter().copied().find(|c| c.code() == code)
    }
}

/// Closed list as plain data, for the generated files and the menus.
#[derive(Clone, Debug, Serialize)]
pub struct ListeChoix {
    /// [`Choix::LISTE`], the name of the list.
    pub nom: &'static str,
    /// Code and French word of each value, in the order of the list.
    pub valeurs: Vec<(&'static str, &'static str)>,
}

macro_rules! choix {
    ($( $(#[$meta:meta])* $nom:ident $liste:literal $quoi:literal { $( $(#[$vm:meta])* $variante:ident = $code:literal $libelle:literal ),+ $(,)? } )+) => {
        $(
            $(#[$meta])*
            #[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, schemars::JsonSchema)]
            #[cfg_attr(feature = "ts", derive(ts_rs::TS))]
            #[schemars(description = $quoi)]
            pub enum $nom {
                $(
                    #[doc = $libelle]
                    $(#[$vm])*
                    #[serde(rename = $code)]
                    #[schemars(description = concat!("«\u{202F}", $libelle, "\u{202F}», de la liste ", $liste, "."))]
                    $variante,
                )+
            }

            impl Choix for $nom {
                const LISTE: &'static str = $liste;
                const TOUS: &'static [Self] = &[$( Self::$variante ),+];
                fn code(self) -> &'static str {
                    match self { $( Self::$variante => $code ),+ }
                }
                fn libelle(self) -> &'static str {
                    match self { $( Self::$variante => $libelle ),+ }
                }
            }
        )+

        /// The lists declared here, with their values.
        pub(super) fn own_lists() -> Vec<ListeChoix> {
            vec![$( ListeChoix {
                nom: $liste,
                valeurs: $nom::TOUS.iter().map(|c| (c.code(), c.libelle())).collect(),
            } ),+]
        }
    };
}

mod calcules;
pub use calcules::*;

/// All closed lists of the model, with their values: the stored ones, then the computed ones.
#[must_use]
pub fn listes() -> Vec<ListeChoix> {
    own_lists().into_iter().chain(calcules::own_lists()).collect()
}

impl Destinataire {
    /// Words at the foot of each page, which say for whom the copy is.
    #[must_use]
    pub fn mention(self) -> &'static str {
        match self {
            Self::Departement => "Exemplaire pour le Département",
            Self::Ars => "Exemplaire pour l’ARS",
            Self::Conseil => "Exemplaire pour le conseil départemental",
            Self::Interne => "Exemplaire interne, à ne pas remettre",
        }
    }
}

impl CategorieService {
    /// Whether the service also gives care: the agence régionale de santé then authorises it with the Département, and signs
    /// (art. L. 313-1-3 and L. 314-2-1 CASF).
    #[must_use]
    pub fn avec_soins(self) -> bool {
        matches!(self, Self::SadMixte | Self::SadMixteConvention | Self::SadMixteGcsms)
    }
}

impl StatutAction {
    /// Whether the action needs no more follow-up: « réalisée » or « abandonnée ».
    #[must_use]
    pub fn is_closed(self) -> bool {
        matches!(self, Self::Realise | Self::Abandonne)
    }
}

impl EtatRisque {
    /// Whether the risk needs no more follow-up: « maîtrisé » or « écarté ».
    #[must_use]
    pub fn is_closed(self) -> bool {
        matches!(self, Self::Maitrise | Self::Ecarte)
    }
}

impl StatutEtape {
    /// Whether the step, deadline or decision needs no more follow-up: « fait » or « abandonné ».
    #[must_use]
    pub fn is_closed(self) -> bool {
        matches!(self, Self::Fait | Self::Abandonne)
    }
}

impl EtatEngagement {
    /// Whether the commitment is not held: « en retard » or « non tenu ».
    #[must_use]
    pub fn is_broken(self) -> bool {
        matches!(self, Self::EnRetard | Self::NonTenu)
    }
}

impl DecisionReprise {
    /// Whether the action stays in the former dossier: « intégrée au fonctionnement », « terminée » or « abandonnée ».
    #[must_use]
    pub fn is_closed(self) -> bool {
        matches!(self, Self::IntegreeAuFonctionnement | Self::Terminee | Self::Abandonnee)
    }
}

choix! {
    /// Party to the contract, as signatory, as author of a commitment or as participant in a meeting.
    Partie "partie" "Partie au contrat\u{202F}: qui signe, qui s’engage, qui parle." {
        #[default] Gestionnaire = "gestionnaire" "gestionnaire",
        Departement = "departement" "Département ou collectivité",
        Ars = "ars" "agence régionale de santé",
        ProtectionSociale = "protection_sociale" "organisme de protection sociale",
        Commune = "commune" "commune ou intercommunalité",
        Autre = "autre" "autre",
    }
    /// Legal nature of the body that runs the service.
    StatutJuridique "statut_juridique" "Statut juridique de l’organisme gestionnaire." {
        #[default] NonPrecise = "non_precise" "à préciser",
        Public = "public" "public",
        NonLucratif = "non_lucratif" "privé non lucratif",
        Commercial = "commercial" "privé commercial",
    }
    /// Kind of service (CASF, art. L. 313-1-3).
    CategorieService "categorie_service" "Catégorie de service (article L. 313-1-3 du CASF)." {
        #[default] SadAide = "sad_aide" "SAD aide",
        SadMixte = "sad_mixte" "SAD mixte (aide et soins)",
        SadMixteConvention = "sad_mixte_convention" "SAD mixte par convention transitoire",
        SadMixteGcsms = "sad_mixte_gcsms" "SAD mixte par GCSMS",
        SaadFamilles = "saad_familles" "SAAD familles",
    }
    /// Habilitation à l’aide sociale of the service.
    Habilitation "habilitation" "Habilitation à l’aide sociale." {
        #[default] NonPrecise = "non_precise" "à préciser",
        Aucune = "aucune" "non habilité",
        Partielle = "partielle" "partielle",
        Totale = "totale" "totale",
    }
    /// Way in which the service intervenes. Only the hours of `prestataire` belong to the contract.
    ModeIntervention "mode_intervention" "Mode d’intervention\u{202F}; seules les heures prestataires relèvent du contrat." {
        #[default] Prestataire = "prestataire" "prestataire",
        Mandataire = "mandataire" "mandataire",
        Mixte = "mixte" "prestataire et mandataire",
    }
    /// Stage of the contract, from preparation to its end.
    StatutContrat "statut_contrat" "Où en est le contrat." {
        #[default] Projet = "projet" "projet",
        Transmis = "transmis" "transmis au Département",
        EnCours = "en_cours" "signé, en cours",
        Termine = "termine" "terminé",
    }
    /// Rank of one of the six objectives in the Département’s call.
    Priorite "priorite" "Place d’un des six objectifs dans l’appel à candidatures." {
        #[default] NonPrecisee = "non_precisee" "à préciser",
        Prioritaire = "prioritaire" "prioritaire",
        Complementaire = "complementaire" "complémentaire",
        NonRetenue = "non_retenue" "non retenu",
    }
    /// Text of law that requires a mention in the contract.
    GroupeMention "groupe_mention" "Texte dont vient une mention que le contrat doit porter." {
        #[default] L313111 = "l313_11_1" "article L. 313-11-1 du CASF",
        R3141361 = "r314_136_1" "article R. 314-136-1 du CASF",
        Sieg = "sieg" "mandatement d’un service d’intérêt économique général",
    }
    /// Part of the shared diagnosis that a statement belongs to.
    NatureConstat "nature_constat" "Partie du diagnostic partagé à laquelle appartient un constat." {
        #[default] Force = "force" "force",
        Faiblesse = "faiblesse" "faiblesse",
        Opportunite = "opportunite" "opportunité",
        Menace = "menace" "menace",
        Besoin = "besoin" "besoin du territoire",
    }
    /// Whether a figure is realised, planned, or a provisional count of the current year.
    Nature "nature" "Chiffre réalisé, prévu, ou relevé en cours d’année." {
        #[default] Realise = "realise" "réalisé",
        Previsionnel = "previsionnel" "prévisionnel",
        Provisoire = "provisoire" "provisoire",
    }
    /// Degree of certainty of a raw figure.
    StatutDonnee "statut_donnee" "Degré de certitude d’un chiffre." {
        #[default] Constatee = "constatee" "constatée",
        Estimee = "estimee" "estimée",
        AVerifier = "a_verifier" "à vérifier",
    }
    /// Category of the organisations that pay the hours.
    CategorieFinanceur "categorie_financeur" "Qui paie les heures d’intervention." {
        #[default] Autre = "autre" "autre",
        Apa = "apa" "APA",
        Pch = "pch" "PCH",
        AideSociale = "aide_sociale" "aide sociale légale",
        CaisseRetraite = "caisse_retraite" "caisse de retraite",
        Mutuelle = "mutuelle" "mutuelle ou assurance",
        Famille = "famille" "CAF, PMI ou ASE",
        Particulier = "particulier" "particulier sans prise en charge",
    }
    /// State of a fiche action, entered by the user.
    StatutAction "statut_action" "Où en est une action." {
        #[default] ALancer = "a_lancer" "à lancer",
        EnCours = "en_cours" "en cours",
        EnRetard = "en_retard" "en retard",
        Realise = "realise" "réalisée",
        Reporte = "reporte" "reportée",
        Abandonne = "abandonne" "abandonnée",
    }
    /// State of a step, of a deadline or of a decision.
    StatutEtape "statut_etape" "Où en est une étape, une échéance ou une décision." {
        #[default] AVenir = "a_venir" "à venir",
        AFaire = "a_faire" "à faire",
        EnCours = "en_cours" "en cours",
        EnRetard = "en_retard" "en retard",
        Fait = "fait" "fait",
        Abandonne = "abandonne" "abandonné",
    }
    /// Direction in which an indicator improves. It is entered, never inferred from the figures.
    Sens "sens" "Sens dans lequel un indicateur s’améliore." {
        #[default] Hausse = "hausse" "à la hausse",
        Baisse = "baisse" "à la baisse",
        Stable = "stable" "à maintenir",
    }
    /// Frequency at which an indicator is counted.
    Frequence "frequence" "Fréquence à laquelle un indicateur est compté." {
        #[default] Annuelle = "annuelle" "annuelle",
        Semestrielle = "semestrielle" "semestrielle",
        Trimestrielle = "trimestrielle" "trimestrielle",
        Mensuelle = "mensuelle" "mensuelle",
    }
    /// Side of the operating account.
    SensBudget "sens_budget" "Côté du compte d’exploitation." {
        #[default] Charge = "charge" "charges",
        Produit = "produit" "produits",
    }
    /// Groupe fonctionnel of the account (I, II or III).
    Groupe "groupe" "Groupe fonctionnel du budget." {
        #[default] I = "I" "groupe I",
        II = "II" "groupe II",
        III = "III" "groupe III",
    }
    /// Source of a budget line, by which a calculation or a check relates it to another table.
    RoleLigne "role_ligne" "Ce qui alimente une ligne du budget." {
        #[default] Aucun = "aucun" "ligne ordinaire",
        Dotation = "dotation" "dotation complémentaire",
        Cofinancements = "cofinancements" "cofinancements des actions",
        FormationEtSante = "formation" "formation",
        TarifApa = "tarif_apa" "heures d’APA au tarif",
        TarifPch = "tarif_pch" "heures de PCH au tarif",
        AideSociale = "aide_sociale" "heures d’aide sociale au tarif",
        Supplement = "supplement" "supplément au-delà du tarif",
        Caisses = "caisses" "heures des caisses de retraite",
        Mutuelles = "mutuelles" "heures des mutuelles et assurances",
        Particuliers = "particuliers" "heures des particuliers",
        Salaires = "salaires" "salaires des intervenants",
        Structure = "structure" "salaires de la structure",
    }
    /// Rule of the contract for the part of the grant that is not spent.
    NonConsomme "non_consomme" "Ce que devient la dotation non consommée." {
        #[default] NonPrevu = "non_prevu" "le contrat n’en dit rien",
        Report = "report" "reportée en entier",
        ReportPlafonne = "report_plafonne" "reportée dans une limite",
        Restitution = "restitution" "rendue au Département",
    }
    /// Cause of a target that was missed.
    CauseEcart "cause_ecart" "Pourquoi la cible d’un indicateur n’est pas atteinte." {
        #[default] NonDite = "non_dite" "non dite",
        Recrutement = "recrutement" "recrutement",
        Absence = "absence" "absences",
        Demande = "demande" "demande des personnes",
        Tiers = "tiers" "délai d’un tiers",
        Definition = "definition" "définition de l’indicateur",
        Evenement = "evenement" "événement",
        Choix = "choix" "choix assumé",
    }
    /// Use of a document that accompanies the dossier.
    NaturePiece "nature_piece" "À quoi sert une pièce." {
        /// Document about the agency, with a validity.
        #[default] Administrative = "administrative" "pièce administrative",
        /// Proof of a figure, an expense or a commitment.
        Justificatif = "justificatif" "justificatif",
    }
    /// Lever of a scenario, with the unit of its value.
    CleHypothese "cle_hypothese" "Ce que change une hypothèse d’un scénario." {
        /// Percentage by which all hours vary.
        #[default] HeuresPct = "heures_pct" "heures (%)",
        /// Percentage by which the hours of one financeur vary.
        HeuresFinanceurPct = "heures_financeur_pct" "heures d’un financeur (%)",
        /// Vacant jobs of intervenants, in full-time equivalents.
        EtpVacants = "etp_vacants" "postes d’intervenants vacants (ETP)",
        /// Amount per hour of the grant, in euros.
        MontantHoraire = "montant_horaire" "montant horaire (€)",
        /// Ceiling of the supplement, in euros per hour.
        Plafond = "plafond" "plafond du supplément (€)",
        /// Supplement billed, in euros per hour.
        Supplement = "supplement" "supplément facturé (€)",
        /// Tariff APA and PCH, in euros per hour.
        Tarif = "tarif" "tarif APA et PCH (€)",
        /// Percentage by which the wages of intervenants vary.
        SalairesPct = "salaires_pct" "salaires des intervenants (%)",
        /// Part of the variation of hours that the charges of groupe II follow, in percents.
        AjustementPct = "ajustement_pct" "groupe II ajusté aux heures (%)",
        /// Advance, as a percentage of the grant planned.
        AcomptePct = "acompte_pct" "acompte (%)",
        /// Action left out; without value.
        ActionEcartee = "action_ecartee" "action écartée",
    }
    /// Kind of payment of the grant.
    TypeVersement "type_versement" "Nature d’un versement de la dotation." {
        #[default] Acompte = "acompte" "acompte",
        Solde = "solde" "solde",
        Regularisation = "regularisation" "régularisation",
        Restitution = "restitution" "restitution",
    }
    /// State of a payment of the grant.
    StatutVersement "statut_versement" "Où en est un versement." {
        #[default] AVenir = "a_venir" "à venir",
        Verse = "verse" "versé",
        EnRetard = "en_retard" "en retard",
    }
    /// Origin of the money of a financing.
    SourceFinancement "source_financement" "Source d’un financement." {
        #[default] Dotation = "dotation" "dotation complémentaire",
        Autofinancement = "autofinancement" "autofinancement",
        Cofinancement = "cofinancement" "cofinancement",
        Emprunt = "emprunt" "emprunt",
    }
    /// Family of jobs, for the totals of staff.
    CategorieEmploi "categorie_emploi" "Famille d’un emploi." {
        #[default] Intervenant = "intervenant" "intervenants",
        Soignant = "soignant" "soignants",
        Structure = "structure" "structure",
    }
    /// Severity of a risk of an action.
    NiveauRisque "niveau_risque" "Poids d’un risque d’une action." {
        #[default] NonCote = "non_cote" "à coter",
        Faible = "faible" "faible",
        Moyen = "moyen" "moyen",
        Eleve = "eleve" "élevé",
    }
    /// State of a risk of an action.
    EtatRisque "etat_risque" "Ce qu’un risque d’une action est devenu." {
        #[default] ASurveiller = "a_surveiller" "à surveiller",
        EnTraitement = "en_traitement" "parade en cours",
        Survenu = "survenu" "survenu",
        Maitrise = "maitrise" "maîtrisé",
        Ecarte = "ecarte" "écarté",
    }
    /// Kind of organisational means in the contract.
    NatureMoyen "nature_moyen" "Nature d’un moyen d’organisation." {
        #[default] Protocole = "protocole" "protocole de coordination",
        Outil = "outil" "outil de suivi",
        Qualite = "qualite" "démarche qualité",
        Autre = "autre" "autre moyen",
    }
    /// Part of working life that a measure acts on.
    DomaineTravail "domaine_travail" "Part de la vie au travail sur laquelle agit une mesure." {
        #[default] Conditions = "conditions" "conditions de travail",
        Prevention = "prevention" "prévention des risques professionnels",
        Dialogue = "dialogue" "dialogue social",
    }
    /// Direction in which a good practice is passed between services.
    SensPartage "sens_partage" "Pratique transmise à un autre service, ou reçue de lui." {
        #[default] Donnee = "donnee" "donnée",
        Recue = "recue" "reçue",
    }
    /// Degree to which a commitment is kept.
    EtatEngagement "etat_engagement" "Dans quelle mesure un engagement est tenu." {
        #[default] NonEvalue = "non_evalue" "à évaluer",
        Tenu = "tenu" "tenu",
        PartiellementTenu = "partiellement_tenu" "partiellement tenu",
        EnCours = "en_cours" "en cours",
        EnRetard = "en_retard" "en retard",
        NonTenu = "non_tenu" "non tenu",
    }
    /// Whether a deadline is set by law or by the contract.
    NatureEcheance "nature_echeance" "Échéance fixée par la loi ou par le contrat." {
        #[default] Contractuelle = "contractuelle" "contractuelle",
        Legale = "legale" "légale",
    }
    /// Subject of the change that an avenant makes.
    TypeAvenant "type_avenant" "Ce que change un avenant." {
        #[default] Autre = "autre" "autre",
        Actualisation = "actualisation" "actualisation annuelle",
        Dotation = "dotation" "dotation",
        Perimetre = "perimetre" "périmètre",
        Prorogation = "prorogation" "prorogation",
        Objectifs = "objectifs" "objectifs",
    }
    /// State of a text on its way to signature or to the other party.
    StatutDocument "statut_document" "Où en est un texte, de sa préparation à sa signature." {
        #[default] EnPreparation = "en_preparation" "en préparation",
        Transmis = "transmis" "transmis",
        Valide = "valide" "validé",
        Signe = "signe" "signé",
    }
    /// Kind of review meeting.
    TypeRevue "type_revue" "Nature d’une rencontre avec le Département." {
        #[default] MiParcours = "mi_parcours" "revue à mi-parcours",
        DialogueGestion = "dialogue_gestion" "dialogue de gestion",
        BilanFinal = "bilan_final" "bilan final",
        Negociation = "negociation" "négociation du contrat",
    }
    /// State of a meeting of a negotiation.
    EtatSeance "etat_seance" "État d’une séance de négociation." {
        #[default] Prevue = "prevue" "prévue",
        Ouverte = "ouverte" "ouverte",
        Close = "close" "close",
    }
    /// Mode of a meeting: people in a room, or documents exchanged.
    ModeSeance "mode_seance" "Façon dont une séance se tient." {
        #[default] Reunion = "reunion" "en réunion",
        ParEcrit = "par_ecrit" "par écrit",
    }
    /// Kind of a position on a point.
    NaturePosition "nature_position" "Ce qu’une position fait d’un point\u{202F}: le proposer, ou le trancher." {
        #[default] Proposition = "proposition" "proposition",
        Accord = "accord" "accord",
        Desaccord = "desaccord" "désaccord",
        Report = "report" "report",
        Retrait = "retrait" "retrait",
    }
    /// Importance of a request made to the Département.
    PrioriteDemande "priorite_demande" "Importance d’une demande." {
        #[default] Moyenne = "moyenne" "moyenne",
        Haute = "haute" "haute",
        Basse = "basse" "basse",
    }
    /// State of a named version.
    EtatVersion "etat_version" "État d’une version gardée." {
        #[default] Brouillon = "brouillon" "brouillon",
        Fige = "fige" "figée",
    }
    /// Set of colours of the printed documents.
    Theme "theme" "Couleurs de ce qui est imprimé." {
        #[default] Bleu = "bleu" "bleu",
        Encre = "encre" "encre (noir et gris)",
    }
    /// File format of a picture.
    TypeImage "type_image" "Format d’une image." {
        #[default] Png = "png" "PNG",
        Jpeg = "jpeg" "JPEG",
        Svg = "svg" "SVG",
    }
    /// Printed document whose sections can be chosen.
    DocumentImprime "document_imprime" "Document que le programme imprime." {
        #[default] Complet = "complet" "dossier complet",
        Reunion = "reunion" "dossier de réunion",
        Synthese = "synthese" "synthèse",
        Bilan = "bilan" "bilan annuel",
        BilanFinal = "bilan_final" "bilan final du contrat",
        Candidature = "candidature" "dossier de candidature",
        Avenant = "avenant" "avenant",
        Passation = "passation" "dossier de passation",
        Emploi = "emploi" "compte d’emploi",
        Modifications = "modifications" "modifications depuis une version",
        Releve = "releve" "relevé de décisions",
    }
    /// Recipient of an exported document, which decides what the document says and carries. Asked each time, never stored.
    Destinataire "destinataire" "À qui un document exporté est destiné." {
        #[default] Departement = "departement" "le Département",
        Ars = "ars" "l’agence régionale de santé",
        Conseil = "conseil" "le conseil départemental ou le public, sans noms de personnes",
        Interne = "interne" "l’agence elle-même (usage interne)",
    }
    /// State of a renewal of the contract.
    StatutReprise "statut_reprise" "Où en est le renouvellement." {
        #[default] Aucune = "aucune" "aucune",
        Simulation = "simulation" "simulation",
        Reprise = "reprise" "dossier issu d’une reprise",
    }
    /// Decision on an action at renewal.
    DecisionReprise "decision_reprise" "Ce que devient une action au renouvellement." {
        #[default] ADecider = "a_decider" "à décider",
        Reconduite = "reconduite" "reconduite",
        ReconduiteModifiee = "reconduite_modifiee" "reconduite et modifiée",
        IntegreeAuFonctionnement = "integree_au_fonctionnement_courant" "intégrée au fonctionnement courant",
        Terminee = "terminee" "terminée",
        Abandonnee = "abandonnee" "abandonnée",
    }
    /// Treatment of one row by a renewal: kept, carried over, emptied, removed.
    Traitement "traitement" "Ce qu’un renouvellement a fait d’une ligne." {
        #[default] Garde = "garde" "gardé",
        Reporte = "reporte" "reporté",
        Vide = "vide" "vidé",
        Retire = "retire" "retiré",
        AJustifier = "a_justifier" "à justifier",
        ARelire = "a_relire" "à relire",
    }
}
