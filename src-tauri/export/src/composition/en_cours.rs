//! The year under way: what was counted so far, where the year lands if it goes on like this, provisional indicators.
//!
//! The landing is that of [`cpom_core::calculs::economie::atterrissages`], which reads nothing of the reserve.

use cpom_core::calculs::Total;
use cpom_core::calculs::economie::{Atterrissage, atterrissages};
use cpom_core::champ;
use cpom_core::choix::Nature;
use cpom_core::decimal::{Heures, Montant};
use cpom_core::modele::Situation;

use super::contexte::{Contexte, lien_indicateur, with_unit};
use super::format;
use super::grille::cellule;
use crate::bloc::{Bloc, Colonne, Definitions, Ligne, Tableau, TexteRiche};

/// Last count of a year that is not closed: of this one, or of the last that has one.
fn situation<'a>(ctx: &Contexte<'a>, annee: Option<i32>) -> Option<&'a Situation> {
    let of = ctx.d.situations.iter().filter(|s| annee.is_none_or(|a| a == s.annee) && !ctx.d.is_closed(s.annee));
    of.max_by_key(|s| (s.annee, s.date_fin))
}

/// The last count of the year under way (of `annee` when it is given), under a heading of this level; no block without one.
pub(super) fn blocs(ctx: &Contexte, niveau: u8, annee: Option<i32>) -> Vec<Bloc> {
    let Some(s) = situation(ctx, annee) else { return Vec::new() };
    let landing = atterrissages(ctx.d, ctx.c).into_iter().find(|a| a.situation_id == s.id);
    let mut out = vec![
        Bloc::titre(niveau, format!("Année {} en cours", s.annee)).into(),
        Bloc::paragraphe(format!("Chiffres provisoires, {} :", format::periode(s.date_debut, s.date_fin))),
    ];
    out.extend(heures(ctx, s, landing.as_ref()));
    out.extend(landing.as_ref().and_then(money));
    out.extend(indicateurs(ctx, s));
    let comment = ctx.libre(&s.commentaire);
    out.extend(comment);
    out
}

/// Hours and grant: counted, planned for these months, planned for the year, landing.
fn heures(ctx: &Contexte, s: &Situation, landing: Option<&Atterrissage>) -> Option<Bloc> {
    let counted = ctx.c.activite.total(s.annee, s.nature);
    let planned = ctx.c.activite.total(s.annee, Nature::Previsionnel);
    let share = ctx.c.activite.situations.iter().find(|x| x.id == s.id).and_then(|x| x.prorata_prevu);
    let grant = ctx.c.dotation.annees.iter().find(|x| x.annee == s.annee);
    let hours = |t: Option<Total<2>>| cellule(t.and_then(|t| t.ecrit(format::court)));
    let known = |h: Option<Heures>| cellule(h.map(format::court));
    let amount = |m: Option<Montant>| cellule(m.map(format::ronds));
    let rows = [
        Ligne::new([
            TexteRiche::from("Heures d’intervention"),
            hours(counted.map(|h| h.total)),
            known(share),
            hours(planned.map(|h| h.total)),
            cellule(None),
        ]),
        Ligne::new([
            TexteRiche::from("dont éligibles à la dotation"),
            hours(counted.map(|h| h.eligibles)),
            cellule(None),
            known(grant.and_then(|g| g.heures_prevues)),
            known(landing.map(|l| l.heures)),
        ]),
        Ligne::new([
            TexteRiche::from("Dotation (€)"),
            cellule(None),
            cellule(None),
            amount(grant.and_then(|g| g.montant_prevu)),
            amount(landing.and_then(|l| l.dotation)),
        ]),
    ];
    let rows: Vec<Ligne> = rows.into_iter().filter(|l| l.cellules.iter().skip(1).any(|c| !matches!(c.brut().as_str(), "" | "–"))).collect();
    if rows.is_empty() {
        return None;
    }
    let colonnes = vec![
        Colonne::gauche("Activité").souple(1.0),
        Colonne::decimale("Compté"),
        Colonne::decimale("Prévu au prorata"),
        Colonne::decimale("Prévu sur l’année"),
        Colonne::decimale("Atterrissage"),
    ];
    let table = Tableau::new(colonnes).lignes(rows);
    Some(if landing.is_some() { table.note(ATTERRISSAGE) } else { table }.into())
}

/// Meaning of the landing.
const ATTERRISSAGE: &str =
    "Atterrissage : les heures éligibles comptées, prolongées au même rythme sur la part de l’année que couvre le contrat.";

/// Money paid already, and the balance that this end of the year would leave.
fn money(l: &Atterrissage) -> Option<Bloc> {
    let mut pairs = Definitions::new();
    if let Some(m) = l.acompte {
        pairs = pairs.paire("Déjà versé, sinon acompte attendu", format::euros(m));
    }
    if let Some(m) = l.solde {
        let label = if m.raw() < 0 { "Trop-perçu à cet atterrissage" } else { "Solde à recevoir à cet atterrissage" };
        pairs = pairs.paire(label, format::euros(Montant::from_raw(m.raw().abs())));
    }
    (!pairs.paires.is_empty()).then(|| pairs.cote_a_cote().into())
}

/// Provisional values beside the targets of the year: nothing is judged before its end.
fn indicateurs(ctx: &Contexte, s: &Situation) -> Option<Bloc> {
    let rows: Vec<Ligne> = ctx
        .d
        .mesures_provisoires
        .iter()
        .filter(|m| m.situation_id == s.id)
        .filter_map(|m| {
            let i = ctx.d.indicateurs.iter().find(|i| i.id == m.indicateur_id)?;
            let value = ctx.c.provisoires.iter().find(|p| p.id == m.id)?.valeur;
            let point = ctx.calcule(i.id).and_then(|c| c.point(s.annee));
            let decimales = u32::try_from(i.decimales).unwrap_or(0);
            let said = |v| format::nombre(v, decimales);
            let name = with_unit(lien_indicateur(i).et(format!(" {}", i.libelle.trim())), &i.unite);
            let reference = ctx.calcule(i.id).and_then(|c| c.reference);
            Some(Ligne::new([name, cellule(reference.map(said)), cellule(value.map(said)), cellule(point.and_then(|p| p.cible).map(said))]))
        })
        .collect();
    if rows.is_empty() {
        return None;
    }
    let colonnes = vec![
        Colonne::gauche(champ!(MesureProvisoire.indicateur_id).colonne()).souple(1.0),
        Colonne::decimale("Référence"),
        Colonne::decimale("Valeur provisoire"),
        Colonne::decimale(format!("Cible {}", s.annee)),
    ];
    Some(Tableau::new(colonnes).legende("Indicateurs provisoires, sans statut avant la fin de l’année").lignes(rows).into())
}
