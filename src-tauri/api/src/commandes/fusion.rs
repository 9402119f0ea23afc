//! Commands that take changes from another copy of the dossier.

use std::collections::BTreeSet;
use std::path::Path;

use cpom_core::calculs::calculer;
use cpom_core::comparaison::comparer_totaux;
use cpom_core::fusion::{Copies, Fusionne, PlanFusion, Quoi};
use cpom_core::modele::Dossier;
use cpom_core::op::Op;
use cpom_core::store::Fichier;
use cpom_core::store::common_history::{Commun, Origines};
use serde::Deserialize;

use crate::commandes::comparer::elsewhere;
use crate::comparaison::total;
use crate::edition::{EditionView, change};
use crate::erreurs::Erreur;
use crate::fusion::{FusionView, LectureFusion};
use crate::hote::Hote;
use crate::ouvert::{name, opened};
use crate::session::{Resultat, Session};

commandes! {
    /// Lists the changes of another copy that may be taken, and what the chosen ones would do.
    Lecture fusion_lire: FusionRequest => FusionView,
    /// Takes the chosen changes of another copy, as one step.
    Etape fusion_appliquer: FusionRequest => EditionView,
}

/// Changes of another copy.
#[derive(Debug, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
#[serde(deny_unknown_fields)]
pub struct FusionRequest {
    /// Path of the other copy, which is only read.
    pub fichier: String,
    /// Keys of the chosen changes.
    #[serde(default)]
    pub choisis: Vec<String>,
}

/// Content of another copy, and its kinship with the open dossier.
struct AutreCopie {
    dossier: Dossier,
    commun: Commun,
    origines: Origines,
    nom: String,
}

/// Reads the other copy beside the open dossier.
fn read(session: &mut Session, hote: &dyn Hote, fichier: &str) -> Resultat<AutreCopie> {
    opened(session)?;
    let path = Path::new(fichier);
    let other = elsewhere(session, hote, path)?;
    let file = opened(session)?;
    let (commun, origines) = (file.commun(&other)?, other.origines()?);
    Ok(AutreCopie { dossier: other.into_dossier(), commun, origines, nom: name(path) })
}

fn plan(file: &Fichier, other: &AutreCopie) -> Resultat<PlanFusion> {
    let commun = if let Commun::Connu(then) = &other.commun { Some(&**then) } else { None };
    let (origines_ici, libres) = (file.origines()?, file.identifiants_libres()?);
    let copies = Copies {
        ici: file.dossier(),
        la: &other.dossier,
        commun,
        origines_ici: &origines_ici,
        origines_la: &other.origines,
        libres: &libres,
    };
    Ok(PlanFusion::of(&copies))
}

fn merged(plan: &PlanFusion, choisis: &[String]) -> Resultat<Fusionne> {
    let known: BTreeSet<&str> = plan.changements.iter().filter(|c| c.refus.is_none()).map(|c| c.cle.as_str()).collect();
    if let Some(gone) = choisis.iter().find(|cle| !known.contains(cle.as_str())) {
        return Err(Erreur::requete(&format!("la modification «\u{202F}{gone}\u{202F}» n’existe plus\u{202F}: relire l’autre copie")));
    }
    plan.fusionner(&choisis.iter().cloned().collect()).ok_or_else(|| Erreur::interne("fusion"))
}

/// Lists the changes of another copy that may be taken.
///
/// # Errors
/// `aucun_dossier`; `requete` for a change that is not there; the codes of opening for the other file.
pub fn fusion_lire(session: &mut Session, hote: &dyn Hote, r: FusionRequest) -> Resultat<FusionView> {
    let other = read(session, hote, &r.fichier)?;
    let file = opened(session)?;
    let plan = plan(file, &other)?;
    let states = LectureFusion::of(&plan, &other.commun, file.dossier(), &other.dossier);
    let mut view = states.view();
    view.fichier = other.nom;
    if !r.choisis.is_empty() {
        let made = merged(&plan, &r.choisis)?;
        view.apercu = states.apercu(&made);
        let jour = hote.maintenant().date();
        view.apercu.totaux = comparer_totaux(&calculer(file.dossier(), jour), &calculer(&made.dossier, jour)).iter().map(total).collect();
    }
    Ok(view)
}

/// Takes chosen changes of another copy.
///
/// # Errors
/// Those of [`fusion_lire`]; `requete` when nothing is chosen; those of a change.
pub fn fusion_appliquer(session: &mut Session, hote: &dyn Hote, r: FusionRequest) -> Resultat<EditionView> {
    if r.choisis.is_empty() {
        return Err(Erreur::requete("aucune modification n’est choisie"));
    }
    let other = read(session, hote, &r.fichier)?;
    let file = opened(session)?;
    let plan = plan(file, &other)?;
    let made = merged(&plan, &r.choisis)?;
    // What is shown afterwards: the first change that leaves a row here.
    let shown = made.pris.iter().map(|at| &plan.changements[*at]).find(|c| !matches!(c.quoi, Quoi::Retrait | Quoi::Ordre));
    let (table, id) = shown.map_or(("dossier", 1), |c| (c.table.nom, c.ici));
    let op = Op::Fusionner { fichier: other.nom, nombre: made.pris.len(), table: table.to_owned(), id, lignes: made.lignes };
    let mut view = change(session, hote, |w| {
        w.restore(&made.dossier)?;
        Ok((None, op))
    })?;
    view.lieu = Some(crate::edition::LieuView { table: table.to_owned(), id, champ: None });
    Ok(view)
}
