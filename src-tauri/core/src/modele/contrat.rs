//! Tables of the contract: text, mentions required by law, annexes, avenants, versions.

use super::declare::entites;
use super::entite::{Date, Entier, Id, Texte};
use crate::choix::{EtatVersion, GroupeMention, StatutContrat, StatutDocument, TypeAvenant};

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
        fichier: Texte = "Fichier" note "Nom du fichier, s’il y en a un.",
        commentaire: Texte = "Commentaire",
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
