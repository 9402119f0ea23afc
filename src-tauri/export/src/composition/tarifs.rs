//! Tariffs, prices and what the persons pay.

use cpom_core::champ;
use cpom_core::decimal::Prix;
use cpom_core::modele::{Dossier, Tarif};
use cpom_core::referentiel::referentiel;

use super::contexte::{Contexte, a_completer};
use super::emplacements::Emplacement;
use super::format;
use super::grille::{cellule, vide};
use crate::bloc::{Bloc, Colonne, Ligne, Tableau, TexteRiche};

/// One row per tariff decision, with the national minimum, then the amounts billed above the tariff.
pub(super) fn blocs(ctx: &Contexte) -> Vec<Bloc> {
    let mut out = vec![Bloc::titre(2, "Tarifs, prix et reste à charge").ancre(Emplacement::Tarifs).into()];
    if ctx.d.tarifs.is_empty() {
        out.push(a_completer("les tarifs"));
        return out;
    }
    type Champ = fn(&Tarif) -> Option<Prix>;
    let champs: [(&str, &str, Champ); 8] = [
        (champ!(Tarif.tarif_apa).colonne(), "Tarifs", |t| t.tarif_apa),
        (champ!(Tarif.tarif_pch).colonne(), "Tarifs", |t| t.tarif_pch),
        (champ!(Tarif.tarif_aide_sociale).colonne(), "Tarifs", |t| t.tarif_aide_sociale),
        (champ!(Tarif.supplement_observe).colonne(), "Supplément", |t| t.supplement_observe),
        (champ!(Tarif.supplement_prevu).colonne(), "Supplément", |t| t.supplement_prevu),
        (champ!(Tarif.prix_caisses_retraite).colonne(), "Prix", |t| t.prix_caisses_retraite),
        (champ!(Tarif.prix_mutuelles).colonne(), "Prix", |t| t.prix_mutuelles),
        (champ!(Tarif.prix_particuliers).colonne(), "Prix", |t| t.prix_particuliers),
    ];
    let used = |(_, _, f): &&(&str, &str, Champ)| ctx.d.tarifs.iter().any(|t| f(t).is_some());
    let (tarifs, prix) = champs.split_at(3);
    let tarifs: Vec<_> = tarifs.iter().filter(used).collect();
    let mut colonnes = vec![Colonne::gauche(champ!(Tarif.annee).colonne()), Colonne::decimale("Minimum national")];
    colonnes.extend(tarifs.iter().map(|(titre, groupe, _)| Colonne::decimale(*titre).groupe(*groupe)));
    colonnes.push(Colonne::gauche(champ!(Tarif.nature).colonne()).souple(1.0));
    // The years of the contract without a tariff are to be filled in.
    let missing = ctx.c.annees.missing(|annee| ctx.d.tarifs.iter().any(|t| t.annee == annee));
    let vides: Vec<Tarif> = missing.map(|annee| Tarif { annee, ..Tarif::default() }).collect();
    let lignes = ctx.d.tarifs.iter().chain(&vides).map(|t| {
        let mut cellules = vec![quand(ctx, t), minimum(t)];
        cellules.extend(tarifs.iter().map(|(_, _, f)| cellule(f(t).map(format::prix_nu))));
        cellules.push(ctx.t(&t.nature));
        Ligne::new(cellules)
    });
    let note = "En euros par heure. Minimum national en vigueur au 1er jour de la période ; * valeur à vérifier.";
    out.push(Tableau::new(colonnes).lignes(lignes).note(note).into());
    let prix: Vec<_> = prix.iter().filter(used).collect();
    let plafond = |t: &Tarif| ctx.d.plafonds.iter().find(|p| p.annee == t.annee).and_then(|p| p.plafond);
    if prix.is_empty() && !ctx.d.tarifs.iter().any(|t| plafond(t).is_some()) {
        return out;
    }
    let mut colonnes = vec![
        Colonne::gauche(champ!(Tarif.annee).colonne()).souple(1.0),
        Colonne::decimale(champ!(Plafond.plafond).colonne()).groupe("Supplément"),
    ];
    colonnes.extend(prix.iter().map(|(titre, groupe, _)| Colonne::decimale(*titre).groupe(*groupe)));
    let lignes = ctx.d.tarifs.iter().chain(&vides).map(|t| {
        let mut cellules = vec![quand(ctx, t), cellule(plafond(t).map(format::prix_nu))];
        cellules.extend(prix.iter().map(|(_, _, f)| cellule(f(t).map(format::prix_nu))));
        Ligne::new(cellules)
    });
    let note = ["En euros par heure.".to_owned()].into_iter().chain(supplement_facture(ctx.d)).collect::<Vec<_>>().join(" ");
    out.push(Tableau::new(colonnes).legende("Supplément et prix hors plans d’aide").lignes(lignes).note(note).into());
    out
}

/// The financeurs above whose tariff a supplement is billed, when the dossier says it.
pub(crate) fn supplement_facture(d: &Dossier) -> Option<String> {
    let billed: Vec<String> = d.financeurs.iter().filter(|f| f.supplement == Some(true)).map(|f| f.libelle.trim().to_owned()).collect();
    let said = champ!(Financeur.supplement).libelle;
    (!billed.is_empty()).then(|| format!("{said} : {}.", cpom_core::francais::enumeration(&billed)))
}

fn quand(ctx: &Contexte, t: &Tarif) -> TexteRiche {
    let mut texte = TexteRiche::from(t.annee.to_string());
    if let Some(d) = t.date_debut {
        texte = texte.et(format!(", depuis le {}", format::courte(Some(d))));
    }
    match t.service_id.and_then(|id| ctx.d.services.iter().find(|s| s.id == id)) {
        Some(s) => texte.discret(format!(" ({})", s.nom.trim())),
        None => texte,
    }
}

/// The national minimum on the first day of the tariff.
fn minimum(t: &Tarif) -> TexteRiche {
    let date = t.date_debut.or_else(|| chrono::NaiveDate::from_ymd_opt(t.annee, 1, 1));
    let Some(p) = date.and_then(|d| referentiel().parametre("tarif_minimal", d)) else {
        return vide();
    };
    let value = p.valeur.as_deref().and_then(|v| v.parse::<Prix>().ok());
    cellule(value.map(|v| format!("{}{}", format::prix_nu(v), if p.a_verifier { "*" } else { "" })))
}
