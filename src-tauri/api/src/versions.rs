//! Commands on named versions: listing, keeping, sealing, restoring.

use cpom_core::modele::{Dossier, Id};
use cpom_core::store::Fichier;
use cpom_core::store::instantanes::Instantane;

use crate::commandes::*;
use crate::erreurs::Erreur;
use crate::session::{Hote, Session};
use crate::travail::{answer, opened};

type Resultat<T> = Result<T, Erreur>;

pub fn versions(session: &mut Session, _: &dyn Hote, _: Rien) -> Resultat<Vec<VersionDite>> {
    lister(opened(session)?)
}

/// Every version of a dossier, the newest first: those with a kept content, and the rows typed by hand without
/// one.
///
/// # Errors
/// [`Error::Sqlite`](cpom_core::Error::Sqlite) when the file cannot be read.
pub fn lister(file: &Fichier) -> Resultat<Vec<VersionDite>> {
    let d = file.dossier();
    let kept = file.versions()?;
    let steps = file.historique(1)?.first().map_or(0, |e| e.id);
    let mut out: Vec<VersionDite> = d
        .versions
        .iter()
        .filter(|v| !kept.iter().any(|k| k.version_id == Some(v.id)))
        .map(|v| VersionDite {
            instantane: None,
            ligne: Some(v.id),
            numero: v.numero,
            nom: v.libelle.clone(),
            date: v.date.map(|d| d.to_string()),
            quand: None,
            auteur: String::new(),
            scellee: false,
            alteree: false,
            empreinte: String::new(),
            etapes_depuis: 0,
        })
        .collect();
    out.extend(kept.iter().map(|k| said(file, d, k, steps)));
    out.reverse();
    Ok(out)
}

fn said(file: &Fichier, d: &Dossier, k: &Instantane, steps: i64) -> VersionDite {
    let row = d.versions.iter().find(|v| Some(v.id) == k.version_id);
    VersionDite {
        instantane: Some(k.id),
        ligne: row.map(|v| v.id),
        numero: row.and_then(|v| v.numero),
        nom: file.nom_de(k),
        date: row.and_then(|v| v.date).map(|d| d.to_string()),
        quand: Some(k.quand.clone()),
        auteur: k.auteur.clone(),
        scellee: k.scelle,
        alteree: file.alterees().iter().any(|a| a.id == k.id),
        empreinte: k.sha256.clone(),
        etapes_depuis: steps - k.etape,
    }
}

pub fn version_creer(session: &mut Session, hote: &dyn Hote, r: VersionCreer) -> Resultat<Reponse> {
    let nom: String = r.nom.split_whitespace().collect::<Vec<_>>().join(" ");
    if nom.is_empty() {
        return Err(Erreur::requete("le nom de la version manque"));
    }
    let date = match r.date.as_deref().filter(|d| !d.is_empty()) {
        None => hote.maintenant().date(),
        Some(d) => chrono::NaiveDate::parse_from_str(d, "%Y-%m-%d").map_err(|_| Erreur::requete("date attendue\u{202F}: AAAA-MM-JJ"))?,
    };
    let contexte = session.contexte(hote);
    let file = opened(session)?;
    let done = file.nommer(&contexte, &nom, Some(date))?;
    answer(file, done, |id| Some(*id), None)
}

pub fn version_sceller(session: &mut Session, hote: &dyn Hote, r: VersionChoisie) -> Resultat<Reponse> {
    let contexte = session.contexte(hote);
    let file = opened(session)?;
    let done = file.sceller(&contexte, r.instantane)?;
    answer(file, done, |()| None, None)
}

pub fn version_restaurer(session: &mut Session, hote: &dyn Hote, r: VersionChoisie) -> Resultat<Reponse> {
    let contexte = session.contexte(hote);
    let file = opened(session)?;
    let done = file.restaurer(&contexte, r.instantane)?;
    answer(file, done, |()| None, None)
}

/// The content of the version of this number, with its name.
///
/// # Errors
/// No version of this number was kept, or its content no longer matches its SHA-256.
pub fn version_numero(file: &Fichier, numero: i32) -> Resultat<(String, Dossier)> {
    let (kept, dossier) = file.version(instantane_numero(file, numero)?)?;
    Ok((file.nom_de(&kept), dossier))
}

/// The snapshot of the version printed under this number.
///
/// # Errors
/// None of that number was kept.
pub fn instantane_numero(file: &Fichier, numero: i32) -> Resultat<Id> {
    let listed = lister(file)?;
    let found = listed.iter().filter(|v| v.numero == Some(numero)).find_map(|v| v.instantane);
    found.ok_or_else(|| Erreur::requete(&format!("aucune version {numero} n’a été gardée dans ce dossier")))
}
