//! Functions shared by the tests and the programs that they run. The tests are in `suite/`.

use cpom_core::modele::Dossier;

pub mod cibles;

/// The mark that every edit of `cpom-epreuve` writes in three tables at once.
///
/// # Errors
/// The three marks, when they differ: only part of an edit is in the dossier.
pub fn marque(dossier: &Dossier) -> Result<String, String> {
    let titre = &dossier.dossier.titre;
    let marked = titre.parse::<i64>().is_ok();
    let Some(piece) = dossier.pieces.iter().rfind(|p| p.commentaire == "épreuve") else {
        return if marked { Err(format!("titre {titre} sans pièce")) } else { Ok("-".to_owned()) };
    };
    if piece.libelle != *titre {
        return Err(format!("titre {titre}, pièce {}", piece.libelle));
    }
    let texte = dossier.articles.first().map(|a| a.texte.as_str()).unwrap_or_default();
    match texte.split(' ').find(|word| word != titre) {
        Some(word) => Err(format!("titre {titre}, texte {word}")),
        None => Ok(titre.clone()),
    }
}
