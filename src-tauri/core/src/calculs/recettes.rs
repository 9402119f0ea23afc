//! Income of the budget that follows from hours and tariffs.

use super::activite::{sources, supplement_facture};
use super::economie::mean_price;
use crate::choix::{CategorieFinanceur, Nature, RoleLigne};
use crate::decimal::{Montant, Prix, produit};
use crate::modele::{Dossier, Financeur, Tarif};

/// Mean tariff of an hour of APA over a year, in euros; `None` when a part of the year has none, or when the services of the dossier
/// do not have the same.
#[must_use]
pub fn tarif_apa(d: &Dossier, annee: i32) -> Option<Prix> {
    let of = |service| mean_price(d, service, annee, |t| t.tarif_apa);
    let mut means = d.services.iter().map(|s| of(Some(s.id)));
    let first = means.next().unwrap_or_else(|| of(None))?;
    means.all(|other| other == Some(first)).then_some(first)
}

/// Hours of the financeurs that feed a budget line × their tariff, in euros: each financeur of a service is rounded to the cent, then
/// added. `None` for a line that no hours feed, and when hours or a tariff are missing.
#[must_use]
pub fn recette(d: &Dossier, role: RoleLigne, annee: i32, nature: Nature) -> Option<Montant> {
    type Lire = fn(&Tarif) -> Option<Prix>;
    let planned = nature == Nature::Previsionnel;
    let (categorie, read): (Option<CategorieFinanceur>, Lire) = match role {
        RoleLigne::TarifApa => (Some(CategorieFinanceur::Apa), |t| t.tarif_apa),
        RoleLigne::TarifPch => (Some(CategorieFinanceur::Pch), |t| t.tarif_pch),
        // Without a tariff of its own, the aide sociale pays the tariff of the APA.
        RoleLigne::AideSociale => (Some(CategorieFinanceur::AideSociale), |t| t.tarif_aide_sociale.or(t.tarif_apa)),
        RoleLigne::Caisses => (Some(CategorieFinanceur::CaisseRetraite), |t| t.prix_caisses_retraite),
        RoleLigne::Mutuelles => (Some(CategorieFinanceur::Mutuelle), |t| t.prix_mutuelles),
        RoleLigne::Particuliers => (Some(CategorieFinanceur::Particulier), |t| t.prix_particuliers),
        RoleLigne::Supplement if planned => (None, |t| t.supplement_prevu),
        RoleLigne::Supplement => (None, |t| t.supplement_observe),
        RoleLigne::Aucun
        | RoleLigne::Dotation
        | RoleLigne::Cofinancements
        | RoleLigne::FormationEtSante
        | RoleLigne::Salaires
        | RoleLigne::Structure => return None,
    };
    let feeds = |f: &&Financeur| categorie.map_or_else(|| supplement_facture(f).facture, |c| f.categorie == c);
    let payers: Vec<_> = d.financeurs.iter().filter(feeds).map(|f| f.id).collect();
    let mut out = None;
    for ((financeur, service), hours) in sources(d, annee, nature) {
        if payers.contains(&financeur) {
            let amount: Montant = produit::<2, 4, 2>(hours?, mean_price(d, service, annee, read)?);
            out = Some(out.unwrap_or_default() + amount);
        }
    }
    out
}
