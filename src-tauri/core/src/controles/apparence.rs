//! Checks of the appearance of printed documents: logos and colour.

use super::{Controle, Parametre, Vue, t};
use crate::images::{LOGOS_MAX, refus_du_logo};

pub(super) fn check(v: &mut Vue<'_>) {
    let d = v.d;
    for logo in &d.logos {
        if let Some(refus) = refus_du_logo(logo) {
            v.add(Controle::LogoEcarte, "logos", Some(logo.id), Some("contenu"), vec![t(&d.nom_du_logo(logo)), t(refus.phrase())]);
        }
    }
    if d.logos.len() > LOGOS_MAX {
        let count = |n: usize| Parametre::Entier(i64::try_from(n).unwrap_or(i64::MAX));
        v.add(Controle::LogosEnTrop, "logos", None, None, vec![count(LOGOS_MAX), count(d.logos.len())]);
    }
    let couleur = d.presentation.couleur.trim();
    if !couleur.is_empty() && d.presentation.rvb().is_none() {
        v.add(Controle::CouleurIncorrecte, "presentation", Some(1), Some("couleur"), vec![t(couleur)]);
    }
}
