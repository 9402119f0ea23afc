//! The dotation complémentaire: its rule, its years, its payments.

use cpom_core::calculs::{Dotation, DotationAnnee, Termes, Total};
use cpom_core::champ;
use cpom_core::choix::{Choix, NonConsomme};
use cpom_core::decimal::{Heures, Montant};
use cpom_core::francais;
use cpom_core::modele::mots;
use cpom_core::modele::mots::majuscule;

use super::contexte::{Contexte, Paires, a_completer, statut};
use super::emplacements::Emplacement;
use super::grille::{Grille, cellule, remplie};
use super::{format, graphiques};
use crate::bloc::{Alignement, Bloc, Colonne, GenreLigne, Ligne, Statut, Tableau, TexteRiche};

/// Blocks of the grant; none when the contract has no grant.
pub(super) fn blocs(ctx: &Contexte) -> Vec<Bloc> {
    let x = &ctx.d.dotation;
    let regle = Paires::new(ctx)
        .texte(champ!(RegleDotation.base_legale).libelle, &x.base_legale)
        .texte(champ!(RegleDotation.formule).libelle, &x.formule)
        .dit(champ!(RegleDotation.acompte_pct).libelle, x.acompte_pct.map(francais::part))
        .texte(champ!(RegleDotation.acompte_echeance).libelle, &x.acompte_echeance)
        .texte(champ!(RegleDotation.solde_echeance).libelle, &x.solde_echeance)
        .dit(champ!(RegleDotation.report_initial).libelle, x.report_initial.map(format::euros))
        .dit(
            champ!(RegleDotation.non_consomme).libelle,
            (x.non_consomme != NonConsomme::NonPrevu).then(|| x.non_consomme.libelle().to_owned()),
        )
        .dit(
            champ!(RegleDotation.report_plafond_pct).libelle,
            x.report_plafond_pct.map(|p| format!("{} de la dotation acquise", francais::part(p))),
        )
        .oui_non(champ!(RegleDotation.restitution_finale).libelle, x.restitution_finale.then_some(true))
        .dit(champ!(RegleDotation.part_cibles_pct).libelle, x.part_cibles_pct.map(francais::part))
        .dit(champ!(RegleDotation.seuil_cibles_pct).libelle, x.seuil_cibles_pct.map(francais::part))
        .dit(champ!(RegleDotation.resultat_max_pct).libelle, x.resultat_max_pct.map(francais::part))
        .texte(champ!(RegleDotation.note_comptable).libelle, &x.note_comptable)
        .bloc();
    let annees: Vec<&DotationAnnee> = ctx.c.dotation.annees.iter().collect();
    let known = annees.iter().any(|a| a.montant_horaire.is_some() || a.consomme.somme().is_some());
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
type PartDotation = fn(&DotationAnnee) -> Total<2>;

/// Figure of a year as a total of one term.
fn one(figure: Option<Montant>) -> Total<2> {
    Total::de(Termes::Annees, [figure])
}

/// Rows from the grant acquired on: label, amount of a year, sum of the years for amounts that add up.
type RangDotation = (&'static str, PartDotation, Option<fn(&Dotation) -> Total<2>>);
const PARTS: [RangDotation; 9] = [
    (ACQUIS, |a| one(a.acquis), Some(|d| d.total_acquis)),
    ("Report entrant (€)", |a| one(a.report_entrant), None),
    ("Disponible (€)", |a| one(a.disponible), None),
    ("Consommé (€)", |a| a.consomme, Some(|d| d.total_consomme)),
    ("Report sortant (€)", |a| one(a.report_sortant), None),
    ("Acompte attendu (€)", |a| one(a.acompte_attendu), None),
    ("Solde attendu (€)", |a| one(a.solde_attendu), None),
    ("Versé (€)", |a| a.verse, Some(|d| d.total_verse)),
    ("Fléché par les fiches actions (€)", |a| a.fleche, Some(|d| d.total_fleche)),
];

/// The grant year by year, from the eligible hours to the amount carried over.
pub(super) fn tableau_dotation(ctx: &Contexte) -> Bloc {
    let annees = &ctx.c.dotation.annees;
    let g = Grille::annees("Dotation", annees.iter().map(|a| a.annee)).du_contrat(&ctx.c.annees);
    let of = |a: i32| annees.iter().find(|x| x.annee == a);
    let ronds = format::Ronds::default();
    let money = |m: Montant| ronds.dit(m);
    let amount = |libelle: &str, f: PartDotation| {
        g.ligne(libelle, |a, _| {
            let x = of(a)?;
            f(x).ecrit(money).or_else(|| pending(x, libelle).then(|| A_CONFIRMER.to_owned()))
        })
    };
    let unsure = annees.iter().any(|a| a.a_confirmer);
    let hours = |libelle: &str, f: fn(&DotationAnnee) -> Option<Heures>| g.ligne(libelle, |a, _| of(a).and_then(f).map(format::court));
    let prevu: PartDotation = |a| one(a.montant_prevu);
    let mut rows = vec![
        (
            g.ligne(format::entete(champ!(MontantHoraire.montant_horaire)), |a, _| {
                of(a).and_then(|x| x.montant_horaire).map(format::prix_nu)
            }),
            None,
        ),
        (hours("Heures éligibles prévues", |a| a.heures_prevues), None),
        (Ligne { genre: GenreLigne::SousTotal, ..amount("Montant prévu (€)", prevu) }, ctx.c.dotation.total_prevu.ecrit(money)),
        (hours("Heures éligibles réalisées", |a| a.heures_realisees), None),
        (hours("Heures retenues par le Département pour le solde", |a| a.heures_retenues), None),
    ];
    rows.extend(PARTS.map(|(libelle, f, sum)| {
        let total =
            sum.and_then(|sum| if unsure && libelle == ACQUIS { Some(A_CONFIRMER.to_owned()) } else { sum(&ctx.c.dotation).ecrit(money) });
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
    // Rows have several units: figures end together, whatever stands after their comma.
    tableau.colonnes.iter_mut().skip(1).for_each(|c| c.alignement = Alignement::Droite);
    let filled = rows.into_iter().filter(|(ligne, _)| remplie(ligne));
    tableau = tableau.lignes(filled.map(|(mut ligne, total)| {
        ligne.cellules.push(cellule(total));
        ligne
    }));
    let years = |of: fn(&DotationAnnee) -> bool| -> Vec<String> { annees.iter().filter(|a| of(a)).map(|a| a.annee.to_string()).collect() };
    let mut notes = Vec::new();
    let shares = years(|a| a.au_prorata);
    if !shares.is_empty() {
        notes.push(format!("Heures prévues {} au prorata des mois couverts par le contrat.", format::enumeration(&shares)));
    }
    let pending = years(|a| a.a_confirmer);
    if !pending.is_empty() {
        notes.push(format!(
            "Dotation acquise {} à confirmer : le contrat ne couvre qu’une partie de l’année, et seules les heures faites \
             pendant cette partie comptent (R. 178-21 CSS). Les heures retenues par le Département ne sont pas connues.",
            format::enumeration(&pending)
        ));
    }
    notes.extend(ronds.note().map(str::to_owned));
    if !notes.is_empty() {
        tableau = tableau.note(notes.join(" "));
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
    let annees: Vec<String> = rows.iter().map(|a| ctx.c.annees.titre(a.annee)).collect();
    let series = [
        ("Prévue", rows.iter().map(|a| one(a.montant_prevu)).collect::<Vec<_>>()),
        ("Acquise", rows.iter().map(|a| one(a.acquis)).collect()),
        ("Consommée", rows.iter().map(|a| a.consomme).collect()),
    ];
    let last = rows.iter().rev().find_map(|a| a.taux_consommation.map(|t| (a.annee, t)));
    let legende = last.map_or_else(
        || "Dotation prévue".to_owned(),
        |(a, t)| format!("Dotation consommée à {} du disponible en {a}", format::pour_cent(t, 1)),
    );
    graphiques::cote_a_cote(&legende, "€", annees, series.into_iter())
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
            cellule(v.montant.map(format::au_centime)),
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
    ctx.c.dotation.total_prevu.ecrit(format::euros)
}
