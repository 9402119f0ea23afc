//! Balance of a compte d’emploi: what is left of the grant, what becomes of it, and what remains to be paid.

use cpom_core::calculs::economie::economie;
use cpom_core::calculs::{DotationAnnee, PartBudget, Total};
use cpom_core::champ;
use cpom_core::choix::{MotifReversement, NonConsomme};
use cpom_core::decimal::{Decimal, Montant};
use cpom_core::francais;

use super::super::contexte::Contexte;
use super::super::format;
use super::super::grille::cellule;
use super::{exact, grant, needed};
use crate::bloc::{Bloc, Colonne, Ligne, Tableau, TexteRiche};

/// Money left of the grant, and what the contract says becomes of it.
pub(super) fn solde(ctx: &Contexte, annee: i32) -> Vec<Bloc> {
    let grant = grant(ctx, annee);
    let by_actions = ctx.budgets.total_of_all(Some(annee), PartBudget::Consomme);
    let outside = ctx.d.dotations.iter().find(|m| m.annee == annee).and_then(|m| m.consomme_hors_actions);
    let used = grant.map(|g| g.consomme).unwrap_or_default();
    let said = |t: Total<2>| t.ecrit(exact).map_or_else(|| ctx.t("[à compléter]"), TexteRiche::from);
    let mut rows = vec![
        Ligne::new([TexteRiche::from("Disponible"), needed(ctx, grant.and_then(|g| g.disponible))]),
        Ligne::new([TexteRiche::from("Consommé par les actions"), said(by_actions)]),
    ];
    if let Some(outside) = outside {
        rows.push(Ligne::new([TexteRiche::from(champ!(MontantHoraire.consomme_hors_actions).libelle), exact(outside).into()]));
        rows.push(Ligne::sous_total([TexteRiche::from("Consommé"), said(used)]));
    }
    let rate = grant.and_then(|g| g.taux_consommation);
    let left = grant.and_then(|g| g.report_sortant);
    rows.push(Ligne::new([TexteRiche::from("Part consommée du disponible"), cellule(rate.map(|r| format::pour_cent(r, 1)))]));
    let name = if left.is_some_and(Decimal::is_negative) { "Dépassement" } else { "Non consommé" };
    rows.push(Ligne::total([TexteRiche::from(name), needed(ctx, left.map(Decimal::abs))]));
    let colonnes = vec![Colonne::gauche("Emploi de la dotation").souple(1.0), Colonne::decimale("Montant (€)")];
    let mut out: Vec<Bloc> = vec![Tableau::new(colonnes).lignes(rows).into()];
    out.extend(becomes(ctx, annee, left).map(Bloc::paragraphe));
    out.extend(owed(ctx, grant).map(Bloc::paragraphe));
    out
}

/// Sentence on what becomes of the money that is left, by the rule of the contract.
fn becomes(ctx: &Contexte, annee: i32, left: Option<Montant>) -> Option<TexteRiche> {
    let left = left?;
    if !ctx.d.is_closed(annee) {
        return Some(ctx.t("Comptes non arrêtés : ce solde est provisoire."));
    }
    if left.is_negative() {
        return Some(
            ctx.t(&format!("Le service a dépensé {} de plus que la dotation disponible, à sa charge.", format::euros(left.abs()))),
        );
    }
    if left == Montant::ZERO {
        return Some(ctx.t("Toute la dotation disponible est consommée."));
    }
    let rule = &ctx.d.dotation;
    let last = ctx.c.annees.contrat.last() == Some(&annee);
    let amount = format::euros(left);
    if rule.non_consomme == NonConsomme::NonPrevu && !(last && rule.restitution_finale) {
        return Some(ctx.t(&format!("{amount} : [à compléter : ce que devient la dotation non consommée, que le contrat ne dit pas]")));
    }
    let e = economie(ctx.d, ctx.c);
    let row = e.reversements.iter().find(|r| r.annee == annee && r.motif == MotifReversement::NonConsomme);
    let Some((own, kept, due)) = row.and_then(|r| Some((r.base?, r.limite?, r.montant?))) else {
        return Some(ctx.t(&format!("{amount} : [à compléter : part à reporter, selon le contrat]")));
    };
    // Of the money available, a part may be due for the years before: it is not claimed a second time.
    let (before, kept) = (left - own, kept.min(own));
    let returned = (own - kept - due).max(Montant::ZERO);
    let next = annee + 1;
    let mut text = if kept == own {
        format!("Le contrat reporte cette somme : {} s’ajoutent à la dotation de {next}.", format::euros(kept))
    } else if kept == Montant::ZERO {
        format!("Selon le contrat, {} sont à restituer au Département.", format::euros(own))
    } else {
        let limit = rule.report_plafond_pct.map(|p| format!(" ({} au plus de la dotation acquise)", francais::part(p))).unwrap_or_default();
        format!(
            "Selon le contrat{limit}, {} sont reportés sur {next} et {} sont à restituer au Département.",
            format::euros(kept),
            format::euros(own - kept)
        )
    };
    if before > Montant::ZERO {
        text.push_str(&format!(" Le reste, {}, est à restituer au titre des années précédentes.", format::euros(before)));
    }
    if returned > Montant::ZERO {
        text.push_str(&format!(" Déjà restitués : {}.", format::euros(returned)));
    }
    Some(ctx.t(&text))
}

/// Sentence on what remains to be paid on the grant acquired, by either party.
fn owed(ctx: &Contexte, grant: Option<&DotationAnnee>) -> Option<TexteRiche> {
    let grant = grant?;
    let (acquired, paid) = grant.acquis.zip(grant.verse.ou_zero())?;
    let gap = acquired - paid;
    let (acquired, paid) = (format::euros(acquired), format::euros(paid));
    Some(ctx.t(&if gap == Montant::ZERO {
        format!("Le Département a versé toute la dotation acquise : {acquired}.")
    } else if gap.is_negative() {
        format!("Le Département a versé {paid} pour {acquired} acquis : {} à lui rendre.", format::euros(gap.abs()))
    } else {
        format!("Le Département a versé {paid} sur {acquired} acquis : {} restent à verser.", format::euros(gap))
    }))
}
