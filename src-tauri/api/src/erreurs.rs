//! Errors shown to users: a code on which the page acts, and a French sentence that says what happened, whether the
//! data are safe, and what to do.

use std::collections::BTreeMap;
use std::path::Path;

use cpom_core::Error;
use cpom_core::dire;
use cpom_core::error::RefusPiece;
use cpom_core::modele::TableDef;
use cpom_core::store::lock_note::Note;
use cpom_core::windows::NameFault;
use serde::Serialize;

/// Error as the page and the command line receive it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, thiserror::Error)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
#[error("{phrase}")]
pub struct Erreur {
    /// Code on which the page acts.
    pub code: Code,
    /// Parameters of the sentence, by name (`fichier`, `raison`…).
    #[cfg_attr(feature = "ts", ts(type = "Record<string, string>"))]
    pub details: BTreeMap<String, String>,
    /// French sentence to show.
    pub phrase: String,
}

/// Codes of errors. The page matches codes, never sentences.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
#[serde(rename_all = "snake_case")]
pub enum Code {
    /// The file does not exist.
    Introuvable,
    /// A file of this name already exists.
    ExisteDeja,
    /// The file is not a dossier.
    PasUnDossier,
    /// The dossier is damaged.
    Endommage,
    /// The dossier was written by a newer program.
    TropRecent,
    /// The tables of the file match no known format.
    SchemaInattendu,
    /// The file is open in another program.
    Verrouille,
    /// The file cannot be written.
    LectureSeule,
    /// The open file was moved, renamed or removed.
    Deplace,
    /// Another program wrote the open file.
    ModifieAilleurs,
    /// The target is a dossier, which no document replaces.
    EstUnDossier,
    /// The path is a folder, a pipe or a device.
    PasUnFichier,
    /// The disk has no room left.
    DisquePlein,
    /// The system refused another operation on a file.
    Fichier,
    /// A document cannot be imported.
    Echange,
    /// The document has a newer format.
    EchangeTropRecent,
    /// The data of a PDF do not match their SHA-256; the user may accept them.
    Empreinte,
    /// The field refuses the value.
    ValeurRefusee,
    /// The row no longer exists.
    LigneInconnue,
    /// The row asked back from the bin is there already.
    LignePresente,
    /// The row asked back from the bin belonged to a row that was removed as well.
    ParentSupprime,
    /// There is nothing to undo or redo.
    RienAAnnuler,
    /// A contract template cannot be read.
    Modele,
    /// The figures of a closed year do not change, or the year cannot be closed or reopened.
    ExerciceClos,
    /// A document that came back cannot be read.
    Retour,
    /// A meeting cannot be opened or closed, or a position cannot be noted.
    Seance,
    /// A sealed version cannot be changed.
    VersionScellee,
    /// The stored content of a version no longer matches its SHA-256.
    VersionAlteree,
    /// A step of the history cannot be read.
    Historique,
    /// The renewal cannot be made.
    Reprise,
    /// An answer from which a dossier cannot begin.
    Reponse,
    /// No dossier is open.
    AucunDossier,
    /// The document could not be produced.
    Export,
    /// The request does not have the expected form.
    Requete,
    /// The spreadsheet cannot be read.
    Tableur,
    /// The file cannot be joined as a proof.
    Piece,
    /// The program has a fault: a panic, or an error that has no sentence of its own.
    Interne,
}

impl Code {
    /// Whether the code is about the file itself: damaged, locked, too new, or not a dossier.
    #[must_use]
    pub fn du_fichier(self) -> bool {
        matches!(
            self,
            Self::PasUnDossier | Self::Endommage | Self::TropRecent | Self::SchemaInattendu | Self::Verrouille | Self::LectureSeule
        )
    }
}

fn name(path: &Path) -> String {
    path.file_name().map_or_else(|| path.to_string_lossy().into_owned(), |n| n.to_string_lossy().into_owned())
}

impl Erreur {
    fn new(code: Code, details: &[(&str, &str)], phrase: String) -> Self {
        let details = details.iter().map(|(k, v)| ((*k).to_owned(), (*v).to_owned())).collect();
        Self { code, details, phrase }
    }

    /// Error of a command that needs an open dossier.
    #[must_use]
    pub fn aucun_dossier() -> Self {
        Self::new(Code::AucunDossier, &[], "Aucun dossier n’est ouvert\u{202F}: ouvrir ou créer un dossier d’abord.".to_owned())
    }

    /// Error of a command that expects a file other than the open dossier.
    #[must_use]
    pub fn deja_ouvert() -> Self {
        Self::new(
            Code::Requete,
            &[],
            "Ce fichier est le dossier ouvert\u{202F}; rien n’a été changé. Choisir un autre fichier à comparer.".to_owned(),
        )
    }

    /// Error of an answer from which a dossier cannot begin: its name, and the whole sentence that says why.
    #[must_use]
    pub fn reponse(champ: &str, phrase: &str) -> Self {
        Self::new(
            Code::Reponse,
            &[("champ", champ)],
            format!("{phrase} Aucun dossier n’a été créé\u{202F}; corriger la réponse, ou la laisser vide."),
        )
    }

    /// Error of a year that cannot be closed or reopened; `phrase` is the whole sentence.
    #[must_use]
    pub fn exercice(phrase: String) -> Self {
        Self::new(Code::ExerciceClos, &[], phrase)
    }

    /// Error of an act of a meeting; `phrase` is the whole sentence.
    #[must_use]
    pub fn seance(phrase: String) -> Self {
        Self::new(Code::Seance, &[], phrase)
    }

    /// Error of a request that does not have the expected form; `detail` is a French phrase.
    #[must_use]
    pub fn requete(detail: &str) -> Self {
        Self::new(
            Code::Requete,
            &[("detail", detail)],
            format!("La demande n’a pas été comprise ({detail})\u{202F}; rien n’a été changé. Vérifier la commande."),
        )
    }

    /// Error for a path that the user gave by no dialog, no drop and no argument.
    #[must_use]
    pub fn chemin_inconnu(chemin: &Path) -> Self {
        let name = name(chemin);
        Self::new(
            Code::Requete,
            &[("fichier", &name)],
            format!(
                "Le fichier «\u{202F}{name}\u{202F}» n’a pas été choisi ici\u{202F}; il n’a été ni lu ni modifié. Le choisir par son bouton."
            ),
        )
    }

    /// Error for a version whose content the dossier did not keep: a row of the list alone, or no version at all.
    #[must_use]
    pub fn version_non_gardee(numero: i32) -> Self {
        Self::new(
            Code::Export,
            &[("version", &numero.to_string())],
            format!(
                "Le dossier n’a pas gardé le contenu d’une version {numero}\u{202F}; rien n’a été écrit. Demander une version gardée \
                 («\u{202F}versions\u{202F}» les nomme), ou le dossier d’aujourd’hui, qui ne porte le nom d’aucune version."
            ),
        )
    }

    /// Error for a fault of the program; `detail` is the message of the panic.
    #[must_use]
    pub fn interne(detail: &str) -> Self {
        Self::new(
            Code::Interne,
            &[("detail", detail)],
            format!(
                "Le programme a rencontré une erreur ({detail})\u{202F}; le dossier est resté dans son dernier état enregistré. \
                 Réessayer, puis signaler le problème s’il revient."
            ),
        )
    }

    /// Error for a spreadsheet that cannot be read.
    #[must_use]
    pub fn tableur(chemin: &Path, refus: &cpom_import::RefusTableur) -> Self {
        use cpom_import::RefusTableur as R;
        let (why, what) = match refus {
            R::TropGros => ("est trop grand", "N’en garder que la feuille utile"),
            R::AncienOuProtege => {
                ("est un ancien classeur (.xls) ou est protégé par un mot de passe", "L’enregistrer au format .xlsx, sans mot de passe")
            }
            R::Binaire => ("est un classeur binaire (.xlsb)", "L’enregistrer au format .xlsx"),
            R::Vide => ("ne contient aucune cellule remplie", "Choisir un autre fichier"),
            R::Endommage(_) => ("est endommagé", "L’ouvrir dans un tableur et l’enregistrer à nouveau"),
            R::PasUnTableau | R::Fichier(_) => ("n’est pas un tableau", "Choisir un fichier .xlsx, .ods ou .csv"),
        };
        let name = name(chemin);
        let phrase = format!("Le fichier «\u{202F}{name}\u{202F}» {why}\u{202F}; le dossier n’a pas changé. {what}, puis réessayer.");
        Self::new(Code::Tableur, &[("fichier", &name)], phrase)
    }

    /// Error for a document that came back and cannot be read.
    #[must_use]
    pub fn retour(chemin: &Path, refus: &cpom_import::RefusRetour) -> Self {
        use cpom_import::RefusRetour as R;
        let (why, what) = match refus {
            R::TropGros => ("est trop grand", "Demander un document de moins de 20 Mo"),
            R::AncienOuProtege => (
                "est d’un ancien format (.doc, .xls) ou protégé par un mot de passe",
                "Demander le même en .docx, .xlsx ou PDF, sans mot de passe",
            ),
            R::OpenDocument => {
                ("est un texte OpenDocument", "Demander le même en .docx, avec ses modifications suivies et ses commentaires")
            }
            R::Endommage(_) => ("est endommagé", "Demander un nouvel envoi"),
            R::PasUnDocument | R::Fichier(_) => {
                ("n’est ni un document Word, ni un classeur Excel, ni un PDF", "Demander notre document annoté en .docx, .xlsx ou PDF")
            }
        };
        let name = name(chemin);
        let phrase = format!("Le fichier «\u{202F}{name}\u{202F}» {why}\u{202F}; le dossier n’a pas changé. {what}.");
        Self::new(Code::Retour, &[("fichier", &name)], phrase)
    }

    /// Error for a document that could not be produced.
    #[must_use]
    pub fn export(detail: &str) -> Self {
        Self::new(
            Code::Export,
            &[("detail", detail)],
            format!("Le document n’a pas pu être produit ({detail})\u{202F}; le dossier n’a pas changé. Réessayer avec un autre choix."),
        )
    }
}

/// Errors that name the holder of a file.
impl Erreur {
    /// Error for a file held by a program of this machine, or by another machine that the system’s lock reaches.
    #[must_use]
    pub fn verrouille_par(fichier: &str, note: &Note) -> Self {
        Self::held(fichier, note, "non", "Le fermer là-bas, ou l’ouvrir ici en lecture seule.")
    }

    /// Error for a file held by another machine according to its note only: the user must check whether that machine is
    /// still at work.
    #[must_use]
    pub fn verrouille_ailleurs(fichier: &str, note: &Note) -> Self {
        let what = "L’ouvrir en lecture seule, ou l’ouvrir quand même si cet ordinateur ne l’utilise plus.";
        Self::held(fichier, note, "oui", what)
    }

    fn held(fichier: &str, note: &Note, forcable: &str, what: &str) -> Self {
        let Note { poste, depuis } = note;
        let mut who = String::new();
        for (before, word) in [(" par ", &poste.qui), (" sur l’ordinateur ", &poste.ordinateur)] {
            if !word.is_empty() {
                who.push_str(&format!("{before}«\u{202F}{word}\u{202F}»"));
            }
        }
        Self::new(
            Code::Verrouille,
            &[("fichier", fichier), ("qui", &poste.qui), ("ordinateur", &poste.ordinateur), ("depuis", depuis), ("forcable", forcable)],
            format!(
                "Le dossier «\u{202F}{fichier}\u{202F}» est déjà ouvert{who} depuis le {}\u{202F}; il n’a pas été modifié. {what}",
                crate::phrases::moment(depuis)
            ),
        )
    }
}

impl From<Error> for Erreur {
    fn from(error: Error) -> Self {
        file_error(&error).unwrap_or_else(|| data_error(&error))
    }
}

/// Sentence of an error about a file; `None` for the other errors.
fn file_error(error: &Error) -> Option<Erreur> {
    let (code, path, phrase) = match error {
        Error::Introuvable(p) => (
            Code::Introuvable,
            p,
            format!(
                "Le fichier «\u{202F}{}\u{202F}» est introuvable\u{202F}; rien n’a été changé. Vérifier son nom et son dossier.",
                name(p)
            ),
        ),
        Error::ExisteDeja(p) => (
            Code::ExisteDeja,
            p,
            format!("Un fichier «\u{202F}{}\u{202F}» existe déjà\u{202F}; il n’a pas été touché. Choisir un autre nom.", name(p)),
        ),
        Error::PasUnDossier(p) => (
            Code::PasUnDossier,
            p,
            format!(
                "«\u{202F}{}\u{202F}» n’est pas un dossier Atelier CPOM\u{202F}; il n’a pas été modifié. Choisir un fichier .cpom.",
                name(p)
            ),
        ),
        Error::Endommage(p, why) => (
            Code::Endommage,
            p,
            format!(
                "Le dossier «\u{202F}{}\u{202F}» est endommagé ({why})\u{202F}; il n’a pas été modifié. Ouvrir une copie ou une sauvegarde récente.",
                name(p)
            ),
        ),
        Error::TropRecent(p, version, lisible) => (
            Code::TropRecent,
            p,
            format!(
                "Le dossier «\u{202F}{}\u{202F}» vient d’une version plus récente du programme (format {version})\u{202F}; il n’a pas été modifié. {}",
                name(p),
                if *lisible {
                    "L’ouvrir en lecture seule, ou mettre Atelier CPOM à jour pour le modifier."
                } else {
                    "Mettre Atelier CPOM à jour pour l’ouvrir."
                }
            ),
        ),
        Error::SchemaInattendu(p, what) => (
            Code::SchemaInattendu,
            p,
            format!(
                "Le dossier «\u{202F}{}\u{202F}» contient un élément inattendu ({what})\u{202F}; il n’a pas été ouvert ni modifié. \
                 Demander à son auteur un nouvel envoi.",
                name(p)
            ),
        ),
        Error::Verrouille(p) => (
            Code::Verrouille,
            p,
            format!(
                "Le dossier «\u{202F}{}\u{202F}» est déjà ouvert ailleurs\u{202F}; il n’a pas été modifié. Le fermer dans l’autre fenêtre, puis réessayer.",
                name(p)
            ),
        ),
        Error::Occupe(p) => (
            Code::Verrouille,
            p,
            format!(
                "Le fichier «\u{202F}{}\u{202F}» est ouvert dans un autre programme\u{202F}; il n’a pas été modifié. Le fermer dans ce programme, puis réessayer.",
                name(p)
            ),
        ),
        Error::NomImpossible(p, fault) => (Code::Fichier, p, refused_name(&name(p), *fault)),
        Error::LectureSeule(p) => (
            Code::LectureSeule,
            p,
            format!(
                "Le dossier «\u{202F}{}\u{202F}» ne peut pas être modifié (lecture seule)\u{202F}; son contenu est intact. \
                 Enregistrer une copie dans un autre dossier pour travailler.",
                name(p)
            ),
        ),
        Error::Deplace(p) => (
            Code::Deplace,
            p,
            format!(
                "Le fichier «\u{202F}{}\u{202F}» n’est plus à sa place\u{202F}: il a été déplacé, renommé ou supprimé, ou son support a été retiré. \
                 La dernière modification n’est pas enregistrée, les précédentes le sont\u{202F}; enregistrer une copie pour continuer.",
                name(p)
            ),
        ),
        Error::ModifieAilleurs(p) => (
            Code::ModifieAilleurs,
            p,
            format!(
                "Un autre programme a modifié «\u{202F}{}\u{202F}» pendant qu’il était ouvert ici\u{202F}; la dernière modification n’est pas \
                 enregistrée, les précédentes le sont. Enregistrer une copie, fermer le dossier, puis l’ouvrir à nouveau.",
                name(p)
            ),
        ),
        Error::EstUnDossier(p) => (
            Code::EstUnDossier,
            p,
            format!(
                "«\u{202F}{}\u{202F}» est un dossier Atelier CPOM\u{202F}; il n’a pas été remplacé. Choisir un autre nom pour le document.",
                name(p)
            ),
        ),
        Error::PasUnFichier(p) => (
            Code::PasUnFichier,
            p,
            format!(
                "«\u{202F}{}\u{202F}» n’est pas un fichier ordinaire\u{202F}; rien n’a été lu ni écrit. Choisir un autre nom.",
                name(p)
            ),
        ),
        Error::PieceRefusee(p, why) => (Code::Piece, p, refused_piece(&name(p), *why)),
        Error::Historique(p) => (
            Code::Historique,
            p,
            format!(
                "Une étape de l’historique de «\u{202F}{}\u{202F}» est illisible\u{202F}: elle ne peut être ni annulée ni rétablie. \
                 Le dossier n’a pas changé\u{202F}; continuer, ou repartir d’une sauvegarde.",
                name(p)
            ),
        ),
        Error::Fichier(p, e) => (
            Code::Fichier,
            p,
            format!(
                "Le fichier «\u{202F}{}\u{202F}» ne peut pas être lu ou écrit ({})\u{202F}; ce qui était enregistré est intact. Vérifier l’emplacement et les droits.",
                name(p),
                reason(e)
            ),
        ),
        _ => return None,
    };
    let mut erreur = Erreur::new(code, &[("fichier", &name(path))], phrase);
    let readable = match error {
        Error::TropRecent(_, _, lisible) => Some(*lisible),
        Error::Endommage(_, why) => (why == cpom_core::store::connection::INDEX_ABIME).then_some(true),
        _ => None,
    };
    if let Some(readable) = readable {
        erreur.details.insert("lisible".to_owned(), if readable { "oui" } else { "non" }.to_owned());
    }
    Some(erreur)
}

/// Sentence of a file that cannot be joined as a proof.
fn refused_piece(name: &str, why: RefusPiece) -> String {
    let (what, then) = match why {
        RefusPiece::Lien => ("est un lien vers un autre fichier", "Joindre le fichier lui-même"),
        RefusPiece::TropGros => ("pèse plus de 2\u{202F}Go", "En joindre une partie, ou citer son emplacement dans un commentaire"),
        RefusPiece::NomIllisible => ("a un nom ou un répertoire dont les caractères ne sont pas du texte", "Le renommer"),
        RefusPiece::Dossier => ("est le dossier ouvert", "Choisir un autre fichier"),
        RefusPiece::AutreContenu => {
            ("n’a pas le contenu qui a été joint", "Choisir le bon fichier, ou joindre celui-ci comme une autre pièce")
        }
    };
    format!("«\u{202F}{name}\u{202F}» {what}\u{202F}; le dossier n’a pas changé. {then}.")
}

/// Sentence of a name that Windows refuses.
fn refused_name(name: &str, fault: NameFault) -> String {
    let why = match fault {
        NameFault::Device => "est réservé par Windows".to_owned(),
        NameFault::Character(c) if c.is_control() => "contient un caractère invisible, que Windows refuse".to_owned(),
        NameFault::Character(c) => format!("contient «\u{202F}{c}\u{202F}», que Windows refuse"),
        NameFault::End => "finit par un point ou une espace, que Windows retirerait".to_owned(),
    };
    format!("Le nom «\u{202F}{name}\u{202F}» {why}\u{202F}; rien n’a été écrit. Choisir un autre nom.")
}

/// Reason given by the system, in French for the usual cases.
fn reason(e: &std::io::Error) -> String {
    use std::io::ErrorKind as K;
    match e.kind() {
        K::PermissionDenied => "accès refusé".to_owned(),
        K::NotFound => "dossier introuvable".to_owned(),
        K::StorageFull => "disque plein".to_owned(),
        K::ReadOnlyFilesystem => "support en lecture seule".to_owned(),
        K::InvalidFilename => "nom trop long ou impossible".to_owned(),
        K::IsADirectory => "c’est un répertoire".to_owned(),
        K::InvalidData => "texte illisible".to_owned(),
        _ => "erreur du système de fichiers".to_owned(),
    }
}

/// Sentence of an error about contents.
fn data_error(error: &Error) -> Erreur {
    match error {
        Error::DisquePlein => Erreur::new(
            Code::DisquePlein,
            &[],
            "Le disque est plein\u{202F}: ce qui vient d’être demandé n’a pas été écrit, tout le reste est intact. Libérer de la place, puis réessayer.".to_owned(),
        ),
        Error::Temporaire(folder, e) => Erreur::new(
            Code::Fichier,
            &[("fichier", &folder.to_string_lossy())],
            format!(
                "Le répertoire des fichiers temporaires «\u{202F}{}\u{202F}» n’a pas pu servir ({})\u{202F}; rien n’a été changé. Y rendre l’écriture possible, puis réessayer.",
                folder.display(),
                reason(e)
            ),
        ),
        Error::Echange { lieu, raison } => {
            let place = if lieu.is_empty() { String::new() } else { format!(" à «\u{202F}{lieu}\u{202F}»") };
            Erreur::new(
                Code::Echange,
                &[("lieu", lieu), ("raison", raison)],
                format!("Le document ne peut pas être importé{place}\u{202F}: {raison}. Aucun dossier n’a été créé\u{202F}; corriger le document, puis réessayer."),
            )
        }
        Error::EchangeTropRecent { version, connue } => Erreur::new(
            Code::EchangeTropRecent,
            &[("version", &version.to_string()), ("connue", &connue.to_string())],
            format!("Le document est au format {version}, plus récent que le format {connue} connu ici\u{202F}; aucun dossier n’a été créé. Mettre Atelier CPOM à jour."),
        ),
        Error::Empreinte => Erreur::new(
            Code::Empreinte,
            &[],
            "Les données jointes à ce PDF ont été modifiées depuis son édition (leur empreinte ne correspond plus)\u{202F}: aucun dossier n’a été créé, \
             le PDF est intact. Demander un nouvel envoi à son auteur, ou accepter ces données malgré tout.".to_owned(),
        ),
        Error::Modele(raison) => Erreur::new(
            Code::Modele,
            &[("raison", raison)],
            format!("Le modèle ne peut pas être repris\u{202F}: {raison}. Le dossier n’a pas changé\u{202F}; choisir un autre fichier."),
        ),
        Error::ValeurRefusee { table, champ, raison } => Erreur::new(
            Code::ValeurRefusee,
            &[("table", table), ("champ", champ), ("raison", raison)],
            format!("La valeur n’est pas acceptée\u{202F}: {raison}. L’ancienne valeur est conservée\u{202F}; corriger la saisie."),
        ),
        Error::LigneInconnue(table, id) => Erreur::new(
            Code::LigneInconnue,
            &[("table", table), ("id", &id.to_string())],
            "Cette ligne n’existe plus\u{202F}; rien n’a été changé. Actualiser l’écran.".to_owned(),
        ),
        Error::ExerciceClos(annee) => Erreur::new(
            Code::ExerciceClos,
            &[("annee", &annee.to_string())],
            format!("L’exercice {annee} est clos\u{202F}: ses chiffres ne changent plus, et rien n’a été changé. Rouvrir l’exercice pour les corriger."),
        ),
        Error::VersionScellee(nom) => Erreur::new(
            Code::VersionScellee,
            &[("version", nom)],
            format!("La version «\u{202F}{nom}\u{202F}» est scellée\u{202F}: elle ne peut être ni modifiée ni retirée. Rien n’a été changé\u{202F}; garder une nouvelle version si besoin."),
        ),
        Error::VersionAlteree(nom) => Erreur::new(
            Code::VersionAlteree,
            &[("version", nom)],
            format!("La version «\u{202F}{nom}\u{202F}» ne peut pas être montrée\u{202F}: son contenu n’est plus celui qui a été gardé. Le dossier d’aujourd’hui est intact\u{202F}; reprendre cette version dans une sauvegarde."),
        ),
        Error::TableUnique(_) => Erreur::new(
            Code::Requete,
            &[],
            "Cette fiche existe une fois et une seule dans un dossier\u{202F}: elle ne peut être ni ajoutée, ni copiée, ni supprimée. Rien n’a été changé\u{202F}; \
             en modifier les champs."
                .to_owned(),
        ),
        Error::LignePresente(nom) => Erreur::new(
            Code::LignePresente,
            &[("ligne", nom)],
            format!("«\u{202F}{nom}\u{202F}» est déjà dans le dossier\u{202F}: rien n’a été changé. Actualiser la corbeille."),
        ),
        Error::ParentSupprime(table) => Erreur::new(
            Code::ParentSupprime,
            &[("table", table)],
            format!(
                "Cette ligne appartenait à {} supprimé{} aussi\u{202F}: rien n’a été changé. Remettre d’abord {} depuis la corbeille.",
                dire::une(table),
                if TableDef::de(table).is_none_or(|t| t.feminin) { "e" } else { "" },
                dire::le(table),
            ),
        ),
        Error::TableInconnue(nom) => Erreur::requete(&format!("table inconnue\u{202F}: {nom}")),
        Error::RienAAnnuler => Erreur::new(Code::RienAAnnuler, &[], "Il n’y a rien à annuler ou à rétablir\u{202F}; le dossier n’a pas changé.".to_owned()),
        Error::Reprise(why) => Erreur::new(
            Code::Reprise,
            &[("raison", why)],
            format!("Le renouvellement n’est pas possible\u{202F}: {why}. L’ancien dossier est intact\u{202F}; compléter les chiffres ou changer l’année de début."),
        ),
        Error::Reponse(why) => Erreur::reponse("", &format!("Les réponses ne peuvent pas être lues\u{202F}: {why}.")),
        other => Erreur::interne(&other.to_string()),
    }
}
