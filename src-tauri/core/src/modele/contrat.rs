//! Tables of the contract: text, mentions required by law, annexes, avenants, versions.

use super::declare::entites;
use super::entite::{Date, Entier, Id, Texte};
use crate::choix::{EtatVersion, GroupeMention, NaturePiece, StatutContrat, StatutDocument, TypeAvenant};

entites! {
    /// The contract as a whole.
    Contrat "contrat" unique (un "contrat", titre "Contrat", rubrique Contrat) {
        reference: Texte = "Référence",
        intitule: Texte = "Intitulé",
        date_debut: Date = "Premier jour",
        date_fin: Date = "Dernier jour",
        date_signature: Date = "Signé le",
        statut: StatutContrat = "Statut",
        avec_dotation: Option<bool> = "Dotation complémentaire" note "Le contrat porte ou non la dotation complémentaire.",
        volet_financier_pluriannuel: Option<bool> = "Volet financier pluriannuel"
            note "Le contrat fixe ou non un budget pluriannuel (articles R. 314-39 et suivants du CASF).",
        preambule: Texte [TexteLong] = "Préambule",
        signature_lieu: Texte = "Fait à" note "Lieu de la signature.",
        signature_date: Date = "Fait le" note "Date écrite au-dessus des signatures.",
        exemplaires: Option<Entier> = "Exemplaires" note "Nombre d’originaux.",
    }

    /// Text of law on which the contract is founded.
    Visa "visas" (un "visa", des "visas", titre "Visas", rubrique Contrat, note "Un texte sur lequel le contrat se fonde.") {
        texte: Texte [TexteLong] = "Visa" note "Imprimé après «\u{202F}Vu\u{202F}».",
    }

    /// Article of the contract; its number is its rank among the articles that are kept.
    Article "articles" (
        un "article", des "articles", titre "Articles",
        rubrique Contrat,
        note "Un article du contrat\u{202F}; son numéro est sa place parmi ceux qui sont gardés."
    ) {
        titre: Texte = "Titre",
        texte: Texte [TexteLong] = "Texte" note "Avec des variables telles que {{service.nom}}.",
        optionnel: bool = "Facultatif" note "Le modèle permet de laisser l’article de côté.",
        ecarte: bool = "Écarté",
    }

    /// Mention that the contract must contain.
    Mention "mentions" (
        une "mention", des "mentions", titre "Mentions obligatoires",
        rubrique Contrat,
        note "Ce que le contrat doit dire."
    ) {
        groupe: GroupeMention = "Source",
        code: Texte = "Code" note "Numéro dans la source («\u{202F}1°\u{202F}»).",
        libelle: Texte = "Mention",
        verifie: bool = "Vérifiée dans le texte en vigueur",
    }

    /// Link between an article and a mention that it contains.
    Couverture "couvertures" (
        une "couverture de mention", des "couvertures de mention", titre "Articles qui la portent", ajout "un article",
        rubrique Contrat,
        note "Un article qui porte une mention."
    ) {
        mention_id: Id => "mentions" = "Mention",
        article_id: Id => "articles" = "Article",
    }

    /// An annex of the contract.
    Annexe "annexes" (une "annexe", des "annexes", titre "Annexes", rubrique Contrat) {
        titre: Texte = "Titre",
        texte: Texte [TexteLong] = "Texte" note "Vide quand l’annexe est faite des tableaux du dossier.",
    }

    /// Avenant to the contract.
    Avenant "avenants" (un "avenant", des "avenants", titre "Avenants", rubrique Suivi) {
        numero: Option<Entier> = "Numéro",
        date: Date = "Date",
        date_effet: Date = "Date d’effet",
        type_avenant: TypeAvenant = "Type",
        statut: StatutDocument = "Statut",
        deliberation: Texte = "Délibération",
        motif: Texte [TexteLong] = "Motif",
        version_avant_id: Option<Id> => "versions" = "Version de départ" note "Celle dont l’avenant est la différence.",
        version_apres_id: Option<Id> => "versions" = "Version consolidée" note "Celle qui a été scellée à la signature de l’avenant.",
    }

    /// Change of one provision by an avenant.
    Modification "modifications" (
        une "modification d’avenant", des "modifications d’avenant", titre "Modifications", ajout "une modification",
        rubrique Suivi,
        note "Un changement fait par un avenant."
    ) {
        avenant_id: Id => "avenants" = "Avenant",
        objet: Texte = "Objet" note "Ce qui change\u{202F}: le code d’un indicateur, un article.",
        champ: Texte = "Élément modifié",
        avant: Texte = "Avant",
        apres: Texte = "Après",
        cible_table: Texte = "Table visée" note "Table de la ligne modifiée\u{202F}; vide pour une modification en toutes lettres.",
        cible_ligne: Option<Entier> = "Ligne visée" note "Identifiant de la ligne modifiée.",
        cible_champ: Texte = "Champ visé" note "Nom du champ modifié\u{202F}; vide quand la ligne est ajoutée ou retirée.",
        valeur_avant: Texte = "Valeur d’avant" note "Dans la notation du document d’échange\u{202F}; vide pour une ligne ajoutée.",
        valeur_apres: Texte = "Valeur d’après" note "Dans la notation du document d’échange\u{202F}; vide pour une ligne retirée.",
    }

    /// Version of the dossier that was given a name.
    Version "versions" (
        une "version", des "versions", titre "Versions",
        rubrique Versions,
        note "Une version du dossier à laquelle un nom a été donné."
    ) {
        numero: Option<Entier> = "Numéro" court "N°",
        date: Date = "Date",
        libelle: Texte = "Nom" note "Nom donné à la version.",
        etat: EtatVersion = "État",
    }

    /// Document that accompanies the dossier.
    Piece "pieces" (une "pièce", des "pièces", titre "Pièces jointes", rubrique Suivi) {
        libelle: Texte = "Pièce",
        date: Date = "Date",
        validite: Date = "Valable jusqu’au" note "Fin de validité.",
        fichier: Texte = "Fichier" note "Chemin du fichier depuis le répertoire du dossier, avec des barres obliques\u{202F}; entier s’il est ailleurs.",
        commentaire: Texte = "Commentaire",
        nature: NaturePiece = "Nature",
        empreinte: Texte = "Empreinte" note "SHA-256 du fichier quand il a été joint, en hexadécimal.",
        taille: Option<Entier> = "Taille" unite "octets" note "Taille du fichier quand il a été joint.",
        extraite_le: Date = "Extraite le" note "Jour où le rapport a été extrait du logiciel.",
        logiciel: Texte = "Logiciel" note "Logiciel dont vient la pièce.",
        rapport: Texte = "Rapport" note "Nom du rapport ou de l’écran dans ce logiciel.",
        filtres: Texte = "Filtres" note "Période et choix faits pour l’extraire, afin de la refaire l’année suivante.",
        nominative: bool = "Contient des noms" aide "Le fichier ne part jamais avec un dossier." note "Personnes accompagnées ou salariés.",
    }

    /// Link between a figure or a commitment and a document that proves it.
    Justificatif "justificatifs" (
        un "justificatif", des "justificatifs", titre "Ce que prouvent les pièces", ajout "un justificatif",
        rubrique Suivi,
        note "Le lien entre un chiffre ou un engagement et la pièce qui le prouve."
    ) {
        piece_id: Id => "pieces" = "Pièce",
        annee: Option<Entier> [Annee] = "Année" note "Année du chiffre prouvé, quand il en a une.",
        cible_table: Texte = "Table visée" note "mesures, valeurs, heures, budgets_action, versements, engagements, effectifs ou formations.",
        cible_ligne: Entier = "Ligne visée" note "Identifiant de la ligne prouvée.",
        page: Texte = "Page" note "Endroit de la pièce où se lit la preuve.",
    }

    /// Rule of coherence agreed by the parties, in words; a check recomputes some of them.
    Regle "regles" (
        une "règle", des "règles", titre "Règles de cohérence",
        rubrique Contrat,
        note "Une règle sur laquelle les parties s’appuient, en toutes lettres."
    ) {
        texte: Texte [TexteLong] = "Règle",
    }
}
