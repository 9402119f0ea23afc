//! Remarks of a document that comes back from the other party, with the rows of the dossier they are about.
//!
//! Nothing is written: turning a remark into a position of the parties is another act.

use std::path::Path;

use cpom_core::comparaison::Tables;
use cpom_core::dire;
use cpom_core::modele::{Id, TableDef};
use cpom_import::{LieuRetour, RemarqueRetour, lire_retour};
use serde::Serialize;

use crate::erreurs::Erreur;
use crate::ouvert::opened;
use crate::session::{Resultat, Session};
use cpom_core::choix::{Choix, GenreRemarque};

/// Remarks of a document that came back.
#[derive(Clone, Debug, Serialize)]
pub struct RetourView {
    /// Remarks in the order of the document.
    pub remarques: Vec<RemarqueView>,
    /// Sheets whose cells could not be compared with the dossier.
    pub non_comparees: Vec<String>,
}

/// Remark of a document that came back.
#[derive(Clone, Debug, Serialize)]
pub struct RemarqueView {
    /// Row it is about; `None` for a remark to place by hand.
    pub lieu: Option<LieuRetourView>,
    /// Place in the document, in words.
    pub ou: String,
    /// Kind of the remark.
    pub genre: GenreRemarque,
    /// Author, as the document names him or her; empty when it does not.
    pub auteur: String,
    /// Day and time, `AAAA-MM-JJTHH:MM:SS`; `None` when the document gives none.
    pub date: Option<String>,
    /// Text removed, value of the dossier, or words that a comment is about.
    pub avant: String,
    /// Text added, value of the document, or words of the comment.
    pub apres: String,
}

/// Row of the dossier that a remark is about.
#[derive(Clone, Debug, Serialize)]
pub struct LieuRetourView {
    /// Name of the table.
    pub table: &'static str,
    /// Identifier of the row.
    pub id: Id,
    /// Row in words: « article «\u{202F}Litiges\u{202F}» ».
    pub nom: String,
}

/// Lists the remarks of a document about the open dossier, which does not change.
///
/// # Errors
/// `aucun_dossier`; `retour` for a document that cannot be read.
pub fn retour(session: &mut Session, chemin: &Path) -> Resultat<RetourView> {
    let d = opened(session)?.dossier();
    let read = lire_retour(chemin, d).map_err(|refus| Erreur::retour(chemin, &refus))?;
    let tables = Tables::of(d);
    let place = |lieu: LieuRetour| {
        let table = TableDef::de(lieu.table)?;
        Some(LieuRetourView { table: lieu.table, id: lieu.id, nom: dire::ligne(&tables, table, lieu.id) })
    };
    let shown = |r: RemarqueRetour| RemarqueView {
        lieu: r.lieu.and_then(place),
        ou: r.ou,
        genre: r.genre,
        auteur: r.auteur,
        date: r.date.map(|t| t.format("%Y-%m-%dT%H:%M:%S").to_string()),
        avant: r.avant,
        apres: r.apres,
    };
    Ok(RetourView { remarques: read.remarques.into_iter().map(shown).collect(), non_comparees: read.non_comparees })
}

impl RemarqueView {
    /// The remark in one sentence: its kind, its words, who made it and when.
    #[must_use]
    pub fn phrase(&self) -> String {
        let quoted = |t: &str| format!("«\u{202F}{t}\u{202F}»");
        let said = match (self.genre, self.avant.as_str(), self.apres.as_str()) {
            (GenreRemarque::Ajout, _, added) => format!("ajouté {}", quoted(added)),
            (GenreRemarque::Suppression, removed, _) => format!("supprimé {}", quoted(removed)),
            (GenreRemarque::ValeurChangee, "", now) => format!("valeur ajoutée\u{202F}: {now}"),
            (GenreRemarque::ValeurChangee, before, "") => format!("valeur retirée\u{202F}: {before}"),
            (GenreRemarque::ValeurChangee, before, now) => format!("valeur changée\u{202F}: {before} → {now}"),
            (genre, "", words) => format!("{} {}", genre.libelle(), quoted(words)),
            (genre, about, words) => format!("{} {} sur {}", genre.libelle(), quoted(words), quoted(about)),
        };
        let date = self.date.as_deref().map(crate::moment).unwrap_or_default();
        let who = [self.auteur.trim(), date.as_str()].into_iter().filter(|t| !t.is_empty()).collect::<Vec<_>>().join(", ");
        if who.is_empty() { said } else { format!("{said} – {who}") }
    }
}
