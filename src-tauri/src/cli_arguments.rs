//! Arguments of the command line: subcommands, options, and the help users read.

use std::path::PathBuf;

use chrono::NaiveDate;
use clap::{ArgAction, Parser, Subcommand};
use cpom_api::commandes::NomDocument;
use cpom_core::choix::{Choix, CleHypothese, Destinataire};
use cpom_core::decimal::Nombre;
use cpom_core::francais::lecture::{BordDuMois, date};
use cpom_core::reprise::Debut;

use crate::cli_texte;

/// Arguments of the command line.
#[derive(Parser)]
#[command(
    name = "atelier-cpom",
    version,
    about = "Préparer, suivre et renouveler le CPOM d’un service autonomie à domicile.",
    args_conflicts_with_subcommands = true,
    // Both flags are declared below with a help in French.
    disable_help_flag = true,
    disable_version_flag = true,
    disable_help_subcommand = true,
    subcommand_help_heading = "Commandes",
    subcommand_value_name = "COMMANDE",
    help_template = cli_texte::AIDE,
    next_help_heading = "Options"
)]
pub(crate) struct Arguments {
    /// Dossier à ouvrir dans la fenêtre
    #[arg(value_name = "FICHIER.cpom", help_heading = "Arguments")]
    pub fichier: Option<PathBuf>,
    #[command(subcommand)]
    pub commande: Option<Commande>,
    /// Afficher cette aide
    #[arg(short = 'h', long = "help", action = ArgAction::Help, global = true)]
    help: Option<bool>,
    /// Afficher le numéro de version du programme
    #[arg(short = 'V', long = "version", action = ArgAction::Version)]
    version: Option<bool>,
}

#[derive(Subcommand)]
#[command(help_template = cli_texte::AIDE)]
pub(crate) enum Commande {
    /// Créer un dossier vide, préparé d’après des réponses, ou l’exemple complet
    #[command(help_template = cli_texte::AIDE)]
    Nouveau {
        #[arg(value_name = "FICHIER.cpom")]
        fichier: PathBuf,
        /// Créer l’exemple complet (données fictives)
        #[arg(long, conflicts_with = "depuis")]
        exemple: bool,
        /// Préparer le dossier d’après les réponses aux cinq questions : un objet JSON {gestionnaire, forme_juridique, siren, departement, ars, services, debut, fin, signature, financeurs, objectifs}, chacune facultative
        #[arg(long, value_name = "REPONSES.json")]
        depuis: Option<PathBuf>,
    },
    /// Créer un dossier à partir d’un document d’échange (JSON, ou PDF qui porte ses données)
    #[command(help_template = cli_texte::AIDE)]
    Importer {
        #[arg(value_name = "SOURCE.json")]
        source: PathBuf,
        #[arg(value_name = "FICHIER.cpom")]
        fichier: PathBuf,
        /// Accepter un PDF dont les données ne correspondent plus à leur empreinte
        #[arg(long)]
        malgre_empreinte: bool,
    },
    /// Écrire le dossier en PDF, Word, Excel, JSON ou calendrier
    #[command(help_template = cli_texte::AIDE)]
    Exporter {
        #[arg(value_name = "FICHIER.cpom")]
        fichier: PathBuf,
        #[command(flatten)]
        sorties: Sorties,
        /// Document à composer : complet, reunion, synthese, bilan, bilan_final, candidature, emploi, avenant, modifications, releve, carte ou passation (pour l’agence seule)
        #[arg(long, value_name = "TYPE", default_value = "complet", value_parser = document, hide_default_value = true)]
        document: NomDocument,
        /// Année examinée par le bilan ou le compte d’emploi : une année du contrat
        #[arg(long, value_name = "AAAA")]
        annee: Option<i32>,
        /// Avenant à imprimer ; sans lui, celui qui est en préparation, sinon le dernier
        #[arg(long, value_name = "N")]
        numero: Option<i32>,
        /// Séance dont imprimer le relevé de décisions (son numéro) ; sans elle, la dernière tenue
        #[arg(long, value_name = "N")]
        seance: Option<i32>,
        /// Séance depuis l’ouverture de laquelle dire les modifications (son numéro)
        #[arg(long, value_name = "N", conflicts_with = "version")]
        depuis_seance: Option<i32>,
        /// Mot imprimé en filigrane sur chaque page
        #[arg(long, value_name = "TEXTE")]
        filigrane: Option<String>,
        /// Destinataire : departement (sans ce choix, c’est lui, sauf pour --json, copie exacte du dossier) ; ars (sans les demandes ni les prix hors plans d’aide) ; conseil (de plus, sans noms, adresses électroniques ni téléphones de personnes) ; interne (pour l’agence : la réserve du service s’y imprime et y est jointe, jamais pour le Département)
        #[arg(long, value_name = "QUI", value_parser = destinataire)]
        pour: Option<Destinataire>,
        /// Comme --pour interne
        #[arg(long, conflicts_with = "pour")]
        avec_reserve: bool,
        /// Comme --pour departement
        #[arg(long, conflicts_with_all = ["avec_reserve", "pour"])]
        sans_reserve: bool,
        /// Taille la plus grande de chaque fichier, en mégaoctets ; un fichier plus gros n’est pas écrit. Avec --paquet, celle de chaque sous-répertoire de pièces
        #[arg(long, value_name = "MO", value_parser = megaoctets)]
        taille_max: Option<u32>,
        #[command(flatten)]
        apparence: Apparence,
        /// Écrire une version gardée (son numéro), que les pages nomment, plutôt que le dossier d’aujourd’hui ; pour les modifications, celle depuis laquelle elles sont dites, la dernière gardée sans ce choix
        #[arg(long, alias = "version-imprimee", value_name = "N")]
        version: Option<i32>,
    },
    /// Lister les versions gardées dans le dossier, ou garder celle d’aujourd’hui
    #[command(help_template = cli_texte::AIDE)]
    Versions {
        #[arg(value_name = "FICHIER.cpom")]
        fichier: PathBuf,
        /// Garder le dossier tel qu’il est, sous ce nom
        #[arg(long, value_name = "NOM")]
        garder: Option<String>,
        /// Sceller aussitôt la version gardée : elle ne pourra plus être changée ni retirée
        #[arg(long, requires = "garder")]
        sceller: bool,
        /// Date de la version gardée ; aujourd’hui sans elle
        #[arg(long, value_name = "AAAA-MM-JJ", requires = "garder", value_parser = jour)]
        date: Option<NaiveDate>,
        /// Écrire le résultat en JSON
        #[arg(long)]
        json: bool,
    },
    /// Dire ce qui change d’un dossier à un autre, ou d’une version gardée au dossier d’aujourd’hui
    #[command(help_template = cli_texte::AIDE)]
    Comparer {
        #[arg(value_name = "FICHIER.cpom")]
        fichier: PathBuf,
        /// Le dossier auquel comparer
        #[arg(value_name = "AUTRE.cpom", required_unless_present = "version")]
        autre: Option<PathBuf>,
        /// Partir de la version gardée de ce numéro
        #[arg(long, value_name = "N")]
        version: Option<i32>,
        /// Lister ce que FICHIER peut reprendre d’AUTRE, chaque modification avec sa clé ; rien n’est écrit
        #[arg(long, requires = "autre", conflicts_with = "version")]
        reprises: bool,
        /// Écrire dans FICHIER, en une étape, les modifications d’AUTRE : tout, sans-conflit (ce que l’autre copie a seule changé), ou leurs clés séparées par des virgules
        #[arg(long, value_name = "CLES", requires = "autre", conflicts_with_all = ["version", "reprises"], value_delimiter = ',')]
        reprendre: Vec<String>,
        /// Écrire le résultat en JSON
        #[arg(long)]
        json: bool,
    },
    /// Lister les remarques d’un document revenu de l’autre partie (commentaires, modifications suivies, cellules changées, annotations), et les noter comme ses positions
    #[command(help_template = cli_texte::AIDE)]
    Retour {
        #[arg(value_name = "FICHIER.cpom")]
        fichier: PathBuf,
        /// Le document annoté : .docx, .xlsx ou PDF
        #[arg(value_name = "DOCUMENT")]
        document: PathBuf,
        #[command(flatten)]
        notes: ANoter,
        /// Écrire le résultat en JSON
        #[arg(long)]
        json: bool,
    },
    /// Lister ce qui manque ou se contredit ; code 1 si un point est bloquant
    #[command(help_template = cli_texte::AIDE)]
    Controler {
        #[arg(value_name = "FICHIER.cpom")]
        fichier: PathBuf,
        /// Écrire le résultat en JSON
        #[arg(long)]
        json: bool,
    },
    /// Joindre un fichier comme preuve d’un chiffre, ou vérifier les fichiers joints ; code 1 si l’un a changé ou manque
    #[command(help_template = cli_texte::AIDE)]
    Piece {
        #[arg(value_name = "FICHIER.cpom")]
        fichier: PathBuf,
        #[command(flatten)]
        joindre: AJoindre,
        /// Comparer les fichiers joints à ce qu’ils étaient
        #[arg(long, conflicts_with = "joindre")]
        verifier: bool,
        /// Écrire le résultat en JSON
        #[arg(long)]
        json: bool,
    },
    /// Dire ce que le contrat rapporte ou coûte, ce que le Département pourrait reprendre, et ce qu’une hypothèse y change
    #[command(help_template = cli_texte::AIDE)]
    Equilibre {
        #[arg(value_name = "FICHIER.cpom")]
        fichier: PathBuf,
        /// Année du contrat à montrer
        #[arg(long, value_name = "AAAA")]
        annee: Option<i32>,
        /// Hypothèse à essayer, sans rien écrire ; peut se répéter : heures_pct=-5, montant_horaire=3,55, heures_financeur_pct=APA:-10, action_ecartee=ACT-05
        #[arg(long, value_name = "CLE=VALEUR", value_parser = levier, allow_hyphen_values = true)]
        avec: Vec<Levier>,
        /// Écrire les chiffres en JSON
        #[arg(long)]
        json: bool,
    },
    /// Dire ce qui manque à une année, la clore ou la rouvrir
    #[command(help_template = cli_texte::AIDE, group = clap::ArgGroup::new("geste").required(true).args(["clore", "rouvrir"]))]
    Exercice {
        #[arg(value_name = "FICHIER.cpom")]
        fichier: PathBuf,
        /// Clore cette année : garder une version, ouvrir la suivante, ajouter ses échéances proposées
        #[arg(long, value_name = "AAAA")]
        clore: Option<i32>,
        /// Rouvrir cette année, dont les chiffres pourront être corrigés
        #[arg(long, value_name = "AAAA")]
        rouvrir: Option<i32>,
        /// Ne rien écrire : dire ce qui manque et ce que la clôture ferait
        #[arg(long, requires = "clore")]
        essai: bool,
        /// Clore sans ajouter d’échéance
        #[arg(long, requires = "clore")]
        sans_echeances: bool,
        /// Écrire le résultat en JSON
        #[arg(long)]
        json: bool,
    },
    /// Commencer le renouvellement à partir du dossier de l’an dernier
    #[command(help_template = cli_texte::AIDE)]
    Reprendre {
        #[arg(value_name = "ANCIEN")]
        ancien: PathBuf,
        #[arg(value_name = "NOUVEAU.cpom")]
        nouveau: PathBuf,
        /// Début du nouveau contrat : une année, ou un jour (AAAA-MM-JJ ou JJ/MM/AAAA) ; sans lui, le lendemain de la fin de l’ancien
        #[arg(long, value_name = "AAAA ou jour", value_parser = debut)]
        debut: Option<Debut>,
        /// Décisions sur les actions : liste JSON d’objets {action, decision, justification}
        #[arg(long, value_name = "D.json")]
        decisions: Option<PathBuf>,
        /// Accepter un PDF dont les données ne correspondent plus à leur empreinte
        #[arg(long)]
        malgre_empreinte: bool,
    },
    /// Lister les sauvegardes d’un dossier, ou en copier une dans un nouveau fichier
    #[command(help_template = cli_texte::AIDE)]
    Sauvegardes {
        #[arg(value_name = "FICHIER.cpom")]
        fichier: PathBuf,
        /// Copier la sauvegarde numéro N de la liste dans un nouveau fichier
        #[arg(long, num_args = 2, value_names = ["N", "VERS.cpom"])]
        restaurer: Option<Vec<String>>,
        /// Écrire le résultat en JSON
        #[arg(long)]
        json: bool,
    },
    /// Récupérer dans un nouveau fichier tout ce qui peut être lu d’un dossier endommagé
    #[command(help_template = cli_texte::AIDE)]
    Recuperer {
        #[arg(value_name = "DOMMAGE.cpom")]
        dommage: PathBuf,
        #[arg(value_name = "VERS.cpom")]
        vers: PathBuf,
    },
    /// Dire ce qu’est le fichier : titre, période, version, format, historique, intégrité
    #[command(help_template = cli_texte::AIDE)]
    Infos {
        #[arg(value_name = "FICHIER.cpom")]
        fichier: PathBuf,
        /// Écrire le résultat en JSON
        #[arg(long)]
        json: bool,
    },
}

/// Files to write, by format; at least one is required.
#[derive(clap::Args)]
pub(crate) struct Sorties {
    /// Écrire le document PDF
    #[arg(long, value_name = "P")]
    pub pdf: Option<PathBuf>,
    /// Écrire le document Word
    #[arg(long, value_name = "D")]
    pub docx: Option<PathBuf>,
    /// Écrire le classeur Excel
    #[arg(long, value_name = "X")]
    pub xlsx: Option<PathBuf>,
    /// Écrire le document d’échange
    #[arg(long, value_name = "J")]
    pub json: Option<PathBuf>,
    /// Écrire le calendrier des échéances
    #[arg(long, value_name = "I")]
    pub ics: Option<PathBuf>,
    /// Écrire un répertoire neuf avec le bilan ou le compte d’emploi en PDF et en Word, les pièces sans noms, leur bordereau et leurs empreintes
    #[arg(long, value_name = "REPERTOIRE")]
    pub paquet: Option<PathBuf>,
}

/// File to join, with what is known of it.
#[derive(clap::Args)]
pub(crate) struct AJoindre {
    /// Joindre ce fichier, qui reste à sa place
    #[arg(long, value_name = "PIECE", required_unless_present = "verifier")]
    pub joindre: Option<PathBuf>,
    /// Ligne prouvée : budgets_action, mesures, valeurs, heures, versements, engagements, effectifs ou formations, et son numéro (budgets_action:2)
    #[arg(long, value_name = "TABLE:ID", requires = "joindre", value_parser = cible)]
    pub a: Option<(String, i32)>,
    /// Année que prouve la pièce, pour un engagement
    #[arg(long, value_name = "AAAA", requires = "joindre")]
    pub annee: Option<i32>,
    /// Nom de la pièce ; sans lui, celui du fichier
    #[arg(long, value_name = "TEXTE", requires = "joindre")]
    pub libelle: Option<String>,
    /// La pièce contient des noms : son fichier ne part jamais
    #[arg(long, requires = "joindre")]
    pub nominative: bool,
    /// Copier le fichier dans le répertoire NOM.pieces, à côté du dossier
    #[arg(long, requires = "joindre")]
    pub copier: bool,
    /// Endroit de la pièce où se lit la preuve
    #[arg(long, value_name = "TEXTE", requires = "joindre")]
    pub page: Option<String>,
    /// Logiciel dont vient la pièce
    #[arg(long, value_name = "TEXTE", requires = "joindre")]
    pub logiciel: Option<String>,
    /// Rapport ou écran de ce logiciel
    #[arg(long, value_name = "TEXTE", requires = "joindre")]
    pub rapport: Option<String>,
    /// Période et choix faits pour l’extraire
    #[arg(long, value_name = "TEXTE", requires = "joindre")]
    pub filtres: Option<String>,
    /// Jour de l’extraction (AAAA-MM-JJ ou JJ/MM/AAAA)
    #[arg(long, value_name = "JOUR", requires = "joindre", value_parser = jour)]
    pub extraite_le: Option<NaiveDate>,
}

/// Row of a table: `budgets_action:2`.
fn cible(text: &str) -> Result<(String, i32), &'static str> {
    let row = text.split_once(':').and_then(|(table, id)| Some((table.trim().to_owned(), id.trim().parse().ok()?)));
    row.ok_or("une ligne s’écrit TABLE:ID")
}

/// Kind of document with this name; a fiche can be made in the window only.
fn document(nom: &str) -> Result<NomDocument, String> {
    match nom {
        "complet" => Ok(NomDocument::Complet),
        "reunion" => Ok(NomDocument::Reunion),
        "synthese" => Ok(NomDocument::Synthese),
        "bilan" => Ok(NomDocument::Bilan),
        "bilan_final" => Ok(NomDocument::BilanFinal),
        "candidature" => Ok(NomDocument::Candidature),
        "avenant" => Ok(NomDocument::Avenant),
        "passation" => Ok(NomDocument::Passation),
        "emploi" => Ok(NomDocument::Emploi),
        "modifications" => Ok(NomDocument::Modifications),
        "releve" => Ok(NomDocument::Releve),
        "carte" => Ok(NomDocument::Carte),
        _ => Err("complet, reunion, synthese, bilan, bilan_final, candidature, emploi, avenant, modifications, releve, carte ou passation"
            .to_owned()),
    }
}

/// Number of bytes in a number of megabytes, with a point or a comma.
fn megaoctets(text: &str) -> Result<u32, &'static str> {
    let size = decimal(text).filter(|n| n.raw() > 0).ok_or("un nombre de mégaoctets")?;
    // A number has four decimals: ten thousand units a megabyte.
    size.raw().checked_mul(100).and_then(|n| u32::try_from(n).ok()).ok_or("un nombre de mégaoctets")
}

/// Recipient with this code.
fn destinataire(code: &str) -> Result<Destinataire, String> {
    Destinataire::from_code(code).ok_or_else(|| Destinataire::TOUS.iter().map(|d| d.code()).collect::<Vec<_>>().join(", "))
}

/// Appearance and sections of a document; options that are absent follow the dossier.
#[derive(clap::Args)]
pub(crate) struct Apparence {
    /// Couleurs : bleu, ou encre (noir et gris)
    #[arg(long, value_name = "NOM", value_parser = ["bleu", "encre"], hide_possible_values = true)]
    pub theme: Option<String>,
    /// N’imprimer que ces sections, dans cet ordre (codes séparés par des virgules)
    #[arg(long, value_name = "A,B,C", value_delimiter = ',')]
    pub sections: Option<Vec<String>>,
    /// Écarter une section ; peut se répéter
    #[arg(long, value_name = "CODE")]
    pub sans_section: Vec<String>,
    /// N’imprimer que le cœur du dossier complet : contrat, indicateurs, argent ; les annexes sont dites non jointes
    #[arg(long)]
    pub coeur: bool,
}

/// Reads the beginning of a contract: a year or a day.
fn debut(text: &str) -> Result<Debut, &'static str> {
    let year = text.parse().ok().filter(|_| text.len() == 4).map(Debut::Annee);
    year.or_else(|| date(text, Some(BordDuMois::Premier)).map(Debut::Jour)).ok_or("une année ou un jour")
}

/// Reads a day, AAAA-MM-JJ or JJ/MM/AAAA.
fn jour(text: &str) -> Result<NaiveDate, &'static str> {
    date(text, None).ok_or("un jour")
}

/// Lever typed on the command line: a key, then a value, or the code of a row with its value.
#[derive(Clone, Debug)]
pub(crate) struct Levier {
    /// Thing that it changes.
    pub cle: CleHypothese,
    /// Value, in the unit of the key.
    pub valeur: Option<Nombre>,
    /// Code of the financeur or of the action.
    pub code: Option<String>,
}

/// Reads a lever: `cle=valeur`, `heures_financeur_pct=CODE:valeur`, `action_ecartee=CODE`.
fn levier(text: &str) -> Result<Levier, &'static str> {
    const REFUS: &str = "une hypothèse s’écrit cle=valeur";
    let (cle, value) = text.split_once('=').ok_or(REFUS)?;
    let cle = CleHypothese::from_code(cle.trim()).ok_or(REFUS)?;
    let number = |text: &str| decimal(text).ok_or(REFUS);
    match cle {
        CleHypothese::ActionEcartee => Ok(Levier { cle, valeur: None, code: Some(value.trim().to_owned()) }),
        CleHypothese::HeuresFinanceurPct => {
            let (code, value) = value.split_once(':').ok_or(REFUS)?;
            Ok(Levier { cle, valeur: Some(number(value)?), code: Some(code.trim().to_owned()) })
        }
        _ => Ok(Levier { cle, valeur: Some(number(value)?), code: None }),
    }
}

/// Number with a point or a comma, after either sign.
fn decimal(text: &str) -> Option<Nombre> {
    text.trim().trim_start_matches('+').replace('−', "-").replace(',', ".").parse().ok()
}

/// Remarks of a document that came back, and the meeting in which they are noted.
#[derive(clap::Args)]
pub(crate) struct ANoter {
    /// Noter les remarques comme positions du Département, dans la séance ouverte, sinon dans une nouvelle séance par écrit ; sans cette option, rien n’est écrit
    #[arg(long)]
    pub noter: bool,
    /// Les noter dans la séance de ce numéro, ouverte ou prévue
    #[arg(long, value_name = "N", requires = "noter")]
    pub seance: Option<i32>,
    /// Jour de la nouvelle séance ; celui de la dernière remarque sans lui
    #[arg(long, value_name = "AAAA-MM-JJ", requires = "noter", value_parser = jour)]
    pub le: Option<NaiveDate>,
    /// Ne noter que ces remarques, par leur numéro dans la liste
    #[arg(long, value_name = "1,2,…", requires = "noter", value_delimiter = ',')]
    pub remarques: Option<Vec<usize>>,
}
