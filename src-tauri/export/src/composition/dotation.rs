//! The dotation complémentaire: its rule, its years, its payments.

use cpom_core::calculs::DotationAnnee;
use cpom_core::champ;
use cpom_core::choix::Choix;
use cpom_core::decimal::{Heures, Montant};
use cpom_core::modele::mots;
use cpom_core::modele::mots::majuscule;

use super::contexte::{Contexte, Paires, a_completer, statut};
use super::emplacements::Emplacement;
use super::grille::{Grille, cellule, remplie};
use super::{format, graphiques};
use crate::bloc::{Bloc, Colonne, GenreLigne, Ligne, Statut, Tableau, TexteRiche};

/// Blocks of the grant; none when the contract has no grant.
pub(super) fn blocs(ctx: &Contexte) -> Vec<Bloc> {
    let x = &ctx.d.dotation;
    let regle = Paires::new(ctx)
        .texte(champ!(RegleDotation.base_legale).libelle, &x.base_legale)
        .texte(champ!(RegleDotation.formule).libelle, &x.formule)
        .dit(champ!(RegleDotation.acompte_pct).libelle, x.acompte_pct.map(|p| format::pour_cent(p, if p.round_to(0) == p { 0 } else { 2 })))
        .texte(champ!(RegleDotation.acompte_echeance).libelle, &x.acompte_echeance)
        .texte(champ!(RegleDotation.solde_echeance).libelle, &x.solde_echeance)
        .dit(champ!(RegleDotation.report_initial).libelle, x.report_initial.map(format::euros))
        .texte(champ!(RegleDotation.note_comptable).libelle, &x.note_comptable)
        .bloc();
    let annees: Vec<&DotationAnnee> = ctx.c.dotation.annees.iter().collect();
    let known = annees.iter().any(|a| a.montant_horaire.is_some() || a.consomme.is_some());
    if ctx.d.contrat.avec_dotation == Some(false) && !known {
        return Vec::new();
    }
    let mut out = vec![Bloc::titre(2, "Dotation complémentaire").ancre(Emplacement::Dotation).into()];
    out.extend(regle);
    if !known {
        out.push(a_completer("le montant horaire de la dotation et les heures prévues"));
        return out;
    }
    out.push(Bloc::GarderEnsemble(vec![tableau_dotation(ctx)]));
    out.extend(graphique_dotation(ctx));
    let remarks: Vec<String> = ctx
        .d
        .dotations
        .iter()
        .filter(|r| !r.commentaire.trim().is_empty())
        .map(|r| format!("{} : {}", r.annee, r.commentaire.trim()))
        .collect();
    if !remarks.is_empty() {
        out.push(Bloc::puces(remarks));
    }
    out
}

/// Reads one amount of the grant in a year.
type PartDotation = fn(&DotationAnnee) -> Option<Montant>;

/// Rows from the grant acquired on: label, whether years are added up, amount.
const PARTS: [(&str, bool, PartDotation); 9] = [
    (ACQUIS, true, |a| a.acquis),
    ("Report entrant (€)", false, |a| a.report_entrant),
    ("Disponible (€)", false, |a| a.disponible),
    ("Consommé (€)", true, |a| a.consomme),
    ("Report sortant (€)", false, |a| a.report_sortant),
    ("Acompte attendu (€)", false, |a| a.acompte_attendu),
    ("Solde attendu (€)", false, |a| a.solde_attendu),
    ("Versé (€)", true, |a| (a.verse != Montant::ZERO).then_some(a.verse)),
    ("Fléché par les fiches actions (€)", true, |a| Some(a.fleche)),
];

/// The grant year by year, from the eligible hours to the amount carried over.
pub(super) fn tableau_dotation(ctx: &Contexte) -> Bloc {
    let annees = &ctx.c.dotation.annees;
    let g = Grille::annees("Dotation", annees.iter().map(|a| a.annee));
    let of = |a: i32| annees.iter().find(|x| x.annee == a);
    let money = |m: Montant| format::court(m);
    let sum = |f: PartDotation| Some(money(annees.iter().filter_map(f).sum()));
    let amount = |libelle: &str, f: PartDotation| {
        g.ligne(libelle, |a, _| of(a).and_then(|x| f(x).map(money).or_else(|| pending(x, libelle).then(|| A_CONFIRMER.to_owned()))))
    };
    let unsure = annees.iter().any(|a| a.a_confirmer);
    let hours = |libelle: &str, f: fn(&DotationAnnee) -> Option<Heures>| g.ligne(libelle, |a, _| of(a).and_then(f).map(format::court));
    let prevu: PartDotation = |a| a.montant_prevu;
    let mut rows = vec![
        (
            g.ligne(format::entete(champ!(MontantHoraire.montant_horaire)), |a, _| {
                of(a).and_then(|x| x.montant_horaire).map(format::prix_nu)
            }),
            None,
        ),
        (hours("Heures éligibles prévues", |a| a.heures_prevues), None),
        (Ligne { genre: GenreLigne::SousTotal, ..amount("Montant prévu (€)", prevu) }, sum(prevu)),
        (hours("Heures éligibles réalisées", |a| a.heures_realisees), None),
        (hours("Heures retenues par le Département pour le solde", |a| a.heures_retenues), None),
    ];
    rows.extend(PARTS.map(|(libelle, adds, f)| {
        let total = match (adds, unsure && libelle == ACQUIS) {
            (true, true) => Some(A_CONFIRMER.to_owned()),
            (true, false) => sum(f),
            (false, _) => None,
        };
        (amount(libelle, f), total)
    }));
    let outside = |a: i32| ctx.d.dotations.iter().find(|r| r.annee == a).and_then(|r| r.consomme_hors_actions);
    rows.push((
        g.ligne(format!("dont {} (€)", mots::minuscule(champ!(MontantHoraire.consomme_hors_actions).libelle)), |a, _| {
            outside(a).map(money)
        }),
        None,
    ));
    let rate = g.ligne("Taux de consommation (%)", |a, _| of(a).and_then(|x| x.taux_consommation).map(|t| format::nombre(t, 1)));
    rows.push((rate, None));
    let mut tableau = g.tableau();
    tableau.colonnes.push(Colonne::decimale("Total"));
    let filled = rows.into_iter().filter(|(ligne, _)| remplie(ligne));
    tableau = tableau.lignes(filled.map(|(mut ligne, total)| {
        ligne.cellules.push(cellule(total));
        ligne
    }));
    let years: Vec<String> = annees.iter().filter(|a| a.a_confirmer).map(|a| a.annee.to_string()).collect();
    if !years.is_empty() {
        tableau = tableau.note(format!(
            "Dotation acquise {} à confirmer : le contrat ne couvre qu’une partie de l’année, et seules les heures faites \
             pendant cette partie comptent (R. 178-21 CSS). Les heures retenues par le Département ne sont pas connues.",
            format::enumeration(&years)
        ));
    }
    tableau.into()
}

/// Label of the grant acquired.
const ACQUIS: &str = "Montant acquis sur les heures réalisées (€)";
/// Written where the grant acquired waits for the hours the Département recognises.
pub(super) const A_CONFIRMER: &str = "à confirmer";

/// Whether the acquired grant of a year is the figure that is waited for.
fn pending(a: &DotationAnnee, libelle: &str) -> bool {
    a.a_confirmer && libelle == ACQUIS
}

/// Chart of the grant: planned, acquired, used.
fn graphique_dotation(ctx: &Contexte) -> Option<Bloc> {
    let rows = &ctx.c.dotation.annees;
    let annees: Vec<i32> = rows.iter().map(|a| a.annee).collect();
    let series = [
        ("Prévue", rows.iter().map(|a| a.montant_prevu).collect::<Vec<_>>()),
        ("Acquise", rows.iter().map(|a| a.acquis).collect()),
        ("Consommée", rows.iter().map(|a| a.consomme).collect()),
    ];
    let last = rows.iter().rev().find_map(|a| a.taux_consommation.map(|t| (a.annee, t)));
    let legende = last.map_or_else(
        || "Dotation prévue".to_owned(),
        |(a, t)| format!("Dotation consommée à {} du disponible en {a}", format::pour_cent(t, 1)),
    );
    graphiques::cote_a_cote(&legende, "€", &annees, series.into_iter())
}

/// The payments of the grant, by date.
pub(super) fn versements(ctx: &Contexte) -> Vec<Bloc> {
    if ctx.d.versements.is_empty() {
        return Vec::new();
    }
    let colonnes = vec![
        Colonne::gauche(champ!(Versement.annee).colonne()),
        Colonne::gauche(champ!(Versement.libelle).colonne()).souple(1.0),
        Colonne::gauche(champ!(Versement.date).colonne()),
        Colonne::decimale(format::entete(champ!(Versement.montant))),
        Colonne::gauche(champ!(Versement.statut).colonne()),
    ];
    let lignes = ctx.d.versements.iter().map(|v| {
        let nom = if v.libelle.trim().is_empty() { majuscule(v.type_versement.libelle()) } else { v.libelle.trim().to_owned() };
        let nom =
            if nom.to_lowercase().contains(v.type_versement.libelle()) { nom } else { format!("{nom} ({})", v.type_versement.libelle()) };
        Ligne::new([
            TexteRiche::from(v.annee.to_string()),
            nom.into(),
            cellule(Some(format::courte(v.date))),
            cellule(v.montant.map(format::court)),
            etat(v.statut),
        ])
    });
    vec![
        Bloc::titre(2, "Échéancier des versements").hors_sommaire().ancre(Emplacement::Versements).into(),
        Tableau::new(colonnes).lignes(lignes).into(),
    ]
}

fn etat(s: cpom_core::choix::StatutVersement) -> TexteRiche {
    use cpom_core::choix::StatutVersement as S;
    let forme = match s {
        S::AVenir => Statut::AVenir,
        S::Verse => Statut::Atteint,
        S::EnRetard => Statut::NonAtteint,
    };
    statut(forme, s.libelle())
}

/// The planned total of the grant, for summaries.
pub(super) fn total_prevu(ctx: &Contexte) -> Option<String> {
    (ctx.c.dotation.total_prevu != Montant::ZERO).then(|| format::euros(ctx.c.dotation.total_prevu))
}
