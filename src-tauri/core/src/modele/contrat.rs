//! The contract: its text, what the law wants in it, its annexes, its amendments, its versions.

use super::entite::{Date, Entier, Id, Texte, entites};
use crate::choix::{EtatVersion, GroupeMention, StatutContrat, StatutDocument, TypeAvenant};

entites! {
    /// The contract as a whole.
    Contrat "contrat" unique {
        /// Reference.
        reference: Texte,
        /// Title.
        intitule: Texte,
        /// First day.
        date_debut: Date,
        /// Last day.
        date_fin: Date,
        /// Day it was signed.
        date_signature: Date,
        /// Where it stands.
        statut: StatutContrat,
        /// Whether it carries the dotation complémentaire.
        avec_dotation: Option<bool>,
        /// Whether it fixes a multi-year budget (art. R. 314-39 and following).
        volet_financier_pluriannuel: Option<bool>,
        /// Preamble.
        preambule: Texte [TexteLong],
        /// Place of signature.
        signature_lieu: Texte,
        /// Date written above the signatures.
        signature_date: Date,
        /// Number of originals.
        exemplaires: Option<Entier>,
    }

    /// A text the contract is founded on.
    Visa "visas" {
        /// The text, as printed after « Vu ».
        texte: Texte [TexteLong],
    }

    /// An article; its number is its place among those kept.
    Article "articles" {
        /// Title.
        titre: Texte,
        /// Text, with variables such as `{{service.nom}}`.
        texte: Texte [TexteLong],
        /// Whether the template lets it be left out.
        optionnel: bool,
        /// Left out of the contract for the moment.
        ecarte: bool,
    }

    /// Something the contract must say.
    Mention "mentions" {
        /// Source.
        groupe: GroupeMention,
        /// Number in that source (« 1° »).
        code: Texte,
        /// What it is.
        libelle: Texte,
        /// Whether the wording was checked in the text in force.
        verifie: bool,
    }

    /// An article that carries a mention.
    Couverture "couvertures" {
        /// Mention.
        mention_id: Id => "mentions",
        /// Article.
        article_id: Id => "articles",
    }

    /// An annex of the contract.
    Annexe "annexes" {
        /// Title.
        titre: Texte,
        /// Text, where the annex is not made of the dossier’s own tables.
        texte: Texte [TexteLong],
    }

    /// An amendment.
    Avenant "avenants" {
        /// Number.
        numero: Option<Entier>,
        /// Date.
        date: Date,
        /// Date from which it counts.
        date_effet: Date,
        /// Kind.
        type_avenant: TypeAvenant,
        /// Where it stands.
        statut: StatutDocument,
        /// Délibération.
        deliberation: Texte,
        /// Reason.
        motif: Texte [TexteLong],
    }

    /// One change made by an amendment.
    Modification "modifications" {
        /// Amendment.
        avenant_id: Id => "avenants",
        /// What is changed (an indicator’s code, an article).
        objet: Texte,
        /// Which part of it.
        champ: Texte,
        /// Before.
        avant: Texte,
        /// After.
        apres: Texte,
    }

    /// A version of the dossier that was given a name.
    Version "versions" {
        /// Number.
        numero: Option<Entier>,
        /// Date.
        date: Date,
        /// Name.
        libelle: Texte,
        /// State.
        etat: EtatVersion,
    }

    /// A document that goes with the dossier.
    Piece "pieces" {
        /// What it is.
        libelle: Texte,
        /// Its date.
        date: Date,
        /// End of its validity.
        validite: Date,
        /// Name of the file, when there is one.
        fichier: Texte,
        /// Remark.
        commentaire: Texte,
    }

    /// A rule of coherence the parties rely on, in words; some are recomputed by a check.
    Regle "regles" {
        /// The rule.
        texte: Texte [TexteLong],
    }
}
