//! French words of the balance: its sentence, its rows with their formulas and figures, its assumptions, what it lacks.
//!
//! Window, documents and command line read them here, so that one figure has one explanation.

use std::fmt::Write as _;

use serde::Serialize;

use super::super::action_budgets::{ActionBudgets, answered_objectives};
use super::super::total::{Termes, Total};
use super::charge::ChargeSuivi;
use super::reversements::Reversement;
use super::{Economie, EconomieAnnee, Renvoi, SommesActions, charge, sums};
use crate::choix::{Choix, GenreHypothese, LigneEquilibre, MotifReversement, NonConsomme};
use crate::decimal::{Decimal, Montant, Nombre, Prix, div_round, produit, quotient};
use crate::francais::{FINE, court, date, entier, enumeration, euros, heures, prix};
use crate::modele::mots::majuscule;
use crate::modele::{Action, Dossier};

/// Figure that the balance lacks, with the place where it is entered.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct Manque {
    /// French sentence: what is missing, and what to do.
    pub phrase: String,
    /// Place to enter it.
    pub renvoi: Renvoi,
}

/// Place of the dossier, named.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct RenvoiNomme {
    /// Name of the place, with its value: « ACT-04 : 20 % ».
    pub texte: String,
    /// Place of the value.
    pub renvoi: Renvoi,
}

/// Assumption on which a balance rests.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct HypotheseRetenue {
    /// Kind, by which explanations name it.
    pub genre: GenreHypothese,
    /// French sentence.
    pub phrase: String,
    /// Whether the program presumes or estimates it, because nothing is entered.
    pub presumee: bool,
    /// Places where it is entered.
    pub renvois: Vec<RenvoiNomme>,
}

/// Formula of a figure, in words and in figures.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct Explication {
    /// Formula in words.
    pub formule: String,
    /// The same with its figures; empty when one is missing.
    pub calcul: String,
    /// Assumptions on which the figure rests.
    pub hypotheses: Vec<GenreHypothese>,
}

/// Row of the balance with its bar.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct BarreEquilibre {
    /// Row of the balance.
    pub ligne: LigneEquilibre,
    /// Label as shown.
    pub libelle: String,
    /// Amount with its sign in the balance, in euros; `None` when it is missing.
    pub montant: Option<Montant>,
    /// Beginning of the bar: sum of the rows above; `None` once a row is missing.
    pub debut: Option<Montant>,
    /// End of the bar.
    pub fin: Option<Montant>,
    /// Formula of the amount.
    pub explication: Explication,
}

/// Worth of a concession in a year.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct Concession {
    /// The thing conceded: « 0,10 € de montant horaire ».
    pub libelle: String,
    /// Its worth for the service, in euros; `None` when a figure is missing.
    pub montant: Option<Montant>,
    /// Formula of the amount.
    pub explication: Explication,
}

/// Effect of a ceiling that may be negotiated.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct PlafondEssaye {
    /// Ceiling, in euros per hour.
    pub plafond: Prix,
    /// Whether it is that of the contract.
    pub du_contrat: bool,
    /// Effect, in euros, negative or nil; `None` when a figure is missing.
    pub effet: Option<Montant>,
}

/// Least price in whole cents that is not below a price.
#[must_use]
pub fn au_centime_superieur(value: Prix) -> Prix {
    Prix::from_raw(value.raw().div_euclid(100) * 100 + if value.raw().rem_euclid(100) > 0 { 100 } else { 0 })
}

/// Opposite of an amount.
fn minus(m: Montant) -> Montant {
    Montant::ZERO - m
}

fn euros_par_heure(value: Prix) -> String {
    prix(value).replace("€/h", "€")
}

/// Sentence on the balance of a year: what the contract brings or costs, per hour, and the amount at which it balances.
#[must_use]
pub fn phrase(e: &Economie, a: &EconomieAnnee) -> String {
    let annee = a.annee;
    if e.sans_dotation {
        let cost = a.actions.cout.complet().map_or_else(|| "–".to_owned(), euros);
        return format!("Contrat sans dotation{FINE}: en {annee}, ses actions coûtent {cost}.");
    }
    let breakeven = a.montant_equilibre.map(|m| euros_par_heure(au_centime_superieur(m)));
    let Some(solde) = a.solde else {
        let mut out = format!("En {annee}, le solde du contrat n’est pas connu{FINE}: {}", lacks(a));
        if let Some(breakeven) = breakeven {
            let _ = write!(out, " Le contrat s’équilibrerait à {breakeven} de l’heure.");
        }
        return out;
    };
    let verb = |past: &'static str, present: &'static str| if a.constatee { past } else { present };
    let per_hour = a.heures.and_then(|h| quotient::<2, 2, 4>(solde.abs(), h, 1)).map(|p| euros_par_heure(p.round_to(2)));
    let per_hour = per_hour.map(|p| format!(", soit {p} par heure éligible")).unwrap_or_default();
    let first = match solde.raw() {
        0 => format!("En {annee}, le contrat {} pour le service.", verb("s’est équilibré", "s’équilibre")),
        raw if raw < 0 => {
            format!("En {annee}, le contrat {} {} au service{per_hour}.", verb("a coûté", "coûte"), euros(solde.abs()))
        }
        _ => format!("En {annee}, le contrat {} {} au service{per_hour}.", verb("a rapporté", "rapporte"), euros(solde)),
    };
    let second = match (breakeven, a.montant_horaire) {
        (Some(m), Some(now)) => format!(
            " Il {} à {m} de l’heure{FINE}; le contrat {} {}.",
            verb("se serait équilibré", "s’équilibrerait"),
            verb("prévoyait", "prévoit"),
            euros_par_heure(now)
        ),
        _ => String::new(),
    };
    first + &second
}

/// Missing figures of a year, in one sentence.
fn lacks(a: &EconomieAnnee) -> String {
    let all: Vec<&str> = a.manques.iter().map(|m| m.phrase.as_str()).collect();
    if all.is_empty() { "un chiffre manque.".to_owned() } else { all.join(" ") }
}

/// Sentence on the balance of the whole contract.
#[must_use]
pub fn phrase_total(e: &Economie) -> String {
    let period = match (e.annees.first(), e.annees.last()) {
        (Some(a), Some(b)) if a.annee != b.annee => format!("De {} à {}", a.annee, b.annee),
        (Some(a), _) => format!("En {}", a.annee),
        _ => return "Le contrat n’a pas encore de dates.".to_owned(),
    };
    if e.sans_dotation {
        return format!("{period}, le contrat n’a pas de dotation{FINE}: seul le coût de ses actions est montré.");
    }
    match e.solde.ecrit(|m| euros(m.abs())) {
        None => format!("{period}, le solde du contrat n’est pas connu."),
        Some(text) if e.solde.somme().is_some_and(Montant::is_negative) => format!("{period}, le contrat coûte {text} au service."),
        Some(text) => format!("{period}, le contrat rapporte {text} au service."),
    }
}

/// Sentence that sets the balance apart from the result of the accounts, with this result when it is known.
#[must_use]
pub fn precision(resultat: Option<Montant>, constatee: bool) -> String {
    let result = resultat.map(|r| format!(" ({} {})", euros(r), if constatee { "réalisés" } else { "prévus" })).unwrap_or_default();
    format!("Ce solde compare le contrat à son absence{FINE}; ce n’est pas le résultat des comptes{result}.")
}

/// Missing figures of the balance of a year.
pub(super) fn manques(d: &Dossier, charge: &ChargeSuivi, a: &EconomieAnnee) -> Vec<Manque> {
    let annee = a.annee;
    let mut out = Vec::new();
    let mut add = |phrase: String, renvoi: Renvoi| out.push(Manque { phrase, renvoi });
    if d.contrat.avec_dotation == Some(false) {
        return out;
    }
    let rule = |champ: &'static str| match d.dotations.iter().find(|m| m.annee == annee) {
        Some(row) => Renvoi::champ("dotations", row.id, champ),
        None => Renvoi::table("dotations"),
    };
    if a.montant_horaire.is_none() {
        add(format!("Le montant horaire {annee} n’est pas saisi."), rule("montant_horaire"));
    }
    if a.heures.is_none() && a.constatee {
        add(
            format!("Le contrat ne couvre qu’une partie de {annee}{FINE}: saisissez les heures retenues par le Département."),
            rule("heures_retenues"),
        );
    } else if a.heures.is_none() {
        add(format!("Il manque des heures éligibles prévues en {annee}."), Renvoi::table("heures"));
    }
    let cost = a.actions.cout;
    if cost.attendus() == 0 {
        add(format!("Aucune action n’a de budget en {annee}."), Renvoi::table("budgets_action"));
    } else if cost.complet().is_none() {
        let count = cost.manquants();
        let noun = if count > 1 { "actions" } else { "action" };
        let what = if a.constatee { "la dotation consommée ou le budget" } else { "le budget" };
        add(format!("Il manque {what} de {count} {noun} en {annee}."), Renvoi::table("budgets_action"));
    }
    let s = &a.supplement;
    if s.effet.is_none() {
        match (s.plafond, s.heures, s.services.iter().find(|x| x.libre.is_none())) {
            (None, ..) => add(format!("Le plafond du supplément {annee} n’est pas saisi."), Renvoi::table("plafonds")),
            (_, None, _) => {
                add(format!("Il manque les heures {annee} d’un financeur dont le supplément est facturé."), Renvoi::table("heures"))
            }
            (.., Some(x)) => add(
                format!("Le supplément que vous factureriez sans plafond en {annee} n’est ni saisi ni observé l’année de référence."),
                x.renvois.first().copied().unwrap_or(Renvoi::table("tarifs")),
            ),
            _ => {}
        }
    }
    if charge.heures().is_none() {
        add("Il manque le temps d’un rendu du suivi.".to_owned(), Renvoi::table("rendus"));
    } else if a.suivi_brut.is_none() {
        let why = if charge::has_structure(d) {
            "les salaires ou les effectifs de la structure manquent"
        } else {
            "le dossier n’a pas d’ETP de structure"
        };
        add(
            format!("Saisissez le coût d’une heure de suivi du contrat{FINE}: {why} en {annee}."),
            Renvoi::champ("dossier", 1, "cout_horaire_suivi"),
        );
    } else if a.suivi_net.is_none() {
        add(format!("Il manque le budget {annee} d’une action qui paie le suivi."), Renvoi::table("budgets_action"));
    }
    out
}

/// Code of an action, or its title when it has none.
fn named(a: &Action) -> String {
    if a.code.trim().is_empty() { a.intitule.clone() } else { a.code.clone() }
}

fn pct(value: Nombre) -> String {
    format!("{}{FINE}%", court(value))
}

/// Assumptions of the balance of a year.
#[must_use]
pub fn hypotheses(d: &Dossier, e: &Economie, a: &EconomieAnnee) -> Vec<HypotheseRetenue> {
    let mut out = Vec::new();
    let mut add = |genre, presumee, phrase: String, renvois| out.push(HypotheseRetenue { genre, phrase, presumee, renvois });
    let annee = a.annee;
    let s = &a.supplement;
    if !s.sans_objet {
        for presumed in [false, true] {
            let of: Vec<_> = s.services.iter().filter(|x| x.libre_presume == presumed).collect();
            let Some(libre) = of.iter().filter_map(|x| x.libre).max() else { continue };
            let places = of.iter().flat_map(|x| &x.renvois).map(|r| RenvoiNomme { texte: format!("tarif {annee}"), renvoi: *r }).collect();
            let (genre, end) = match (presumed, d.dossier.annee_reference) {
                (true, Some(year)) => (GenreHypothese::SupplementPresume, format!(", comme observé en {year}")),
                _ => (GenreHypothese::SupplementLibre, String::new()),
            };
            add(genre, presumed, format!("Sans plafond, le supplément facturé serait de {}{end}.", prix(libre)), places);
        }
        if !s.presumes.is_empty() {
            let rows = d.financeurs.iter().filter(|f| s.presumes.contains(&f.id));
            let places: Vec<_> =
                rows.map(|f| RenvoiNomme { texte: f.libelle.clone(), renvoi: Renvoi::champ("financeurs", f.id, "supplement") }).collect();
            let names: Vec<&str> = places.iter().map(|p| p.texte.as_str()).collect();
            let phrase = format!("Un supplément est présumé facturé pour {}.", enumeration(&names));
            add(GenreHypothese::FinanceursPresumes, true, phrase, places);
        }
    }
    let shared: Vec<RenvoiNomme> = d
        .actions
        .iter()
        .filter_map(|x| {
            let part = x.part_sans_contrat_pct.filter(|p| *p != Nombre::ZERO)?;
            let texte = format!("{}{FINE}: {}", named(x), pct(part));
            Some(RenvoiNomme { texte, renvoi: Renvoi::champ("actions", x.id, "part_sans_contrat_pct") })
        })
        .collect();
    if !shared.is_empty() {
        let names: Vec<&str> = shared.iter().map(|p| p.texte.as_str()).collect();
        let phrase = format!("Sans le contrat, le service supporterait une part du coût{FINE}: {}.", names.join(", "));
        add(GenreHypothese::PartSansContrat, false, phrase, shared);
    }
    let spared: Vec<RenvoiNomme> = d
        .budgets_action
        .iter()
        .filter(|b| b.annee == annee)
        .filter_map(|b| {
            let action = d.actions.iter().find(|x| x.id == b.action_id)?;
            Some(RenvoiNomme {
                texte: format!("{}{FINE}: {}", named(action), euros(b.economie?)),
                renvoi: Renvoi::champ("budgets_action", b.id, "economie"),
            })
        })
        .collect();
    if !spared.is_empty() {
        let names: Vec<&str> = spared.iter().map(|p| p.texte.as_str()).collect();
        add(GenreHypothese::Economies, false, format!("Les actions font économiser{FINE}: {}.", names.join(", ")), spared);
    }
    if a.suivi_brut != Some(Montant::ZERO) {
        follow_up(d, e, a, &mut out);
    }
    let mut add = |genre, presumee, phrase: String, renvois| out.push(HypotheseRetenue { genre, phrase, presumee, renvois });
    if a.prevu_non_constate {
        let places = vec![RenvoiNomme { texte: "budgets des actions".to_owned(), renvoi: Renvoi::table("budgets_action") }];
        let phrase = format!("Autofinancement et cofinancements {annee}{FINE}: prévus, non constatés.");
        add(GenreHypothese::PrevuNonConstate, true, phrase, places);
    }
    if s.part_d_annee && a.heures.is_some() {
        let places = vec![RenvoiNomme { texte: "dotation par année".to_owned(), renvoi: Renvoi::table("dotations") }];
        let hours = a.heures.map(heures).unwrap_or_default();
        let phrase = format!("Le contrat ne couvre qu’une partie de {annee}{FINE}: {hours} comptées.");
        add(GenreHypothese::PartAnnee, true, phrase, places);
    }
    out
}

/// Assumptions on the follow-up: its time, its price, the actions that pay it.
fn follow_up(d: &Dossier, e: &Economie, a: &EconomieAnnee, out: &mut Vec<HypotheseRetenue>) {
    let estimated = e.charge.indicateurs.iter().filter(|i| i.estime).count();
    let counted = e.charge.indicateurs.len();
    if let Some(time) = e.charge.heures() {
        let part = match estimated {
            0 => String::new(),
            n if n == counted => ", celui de chaque relevé estimé d’après sa source".to_owned(),
            n => format!(", celui de {n} relevés sur {counted} estimé d’après leur source"),
        };
        let renvois = vec![
            RenvoiNomme { texte: "temps des relevés".to_owned(), renvoi: Renvoi::table("indicateurs") },
            RenvoiNomme { texte: "rendus du suivi".to_owned(), renvoi: Renvoi::table("rendus") },
        ];
        let phrase = format!("Le suivi prend {} par an{part}.", heures(time));
        out.push(HypotheseRetenue { genre: GenreHypothese::TempsSuivi, phrase, presumee: estimated > 0, renvois });
    }
    if let Some(price) = d.dossier.cout_horaire_suivi {
        let renvoi = Renvoi::champ("dossier", 1, "cout_horaire_suivi");
        let renvois = vec![RenvoiNomme { texte: "coût d’une heure de suivi".to_owned(), renvoi }];
        let phrase = format!("Une heure de suivi coûte {}.", prix(price));
        out.push(HypotheseRetenue { genre: GenreHypothese::CoutSuivi, phrase, presumee: false, renvois });
    }
    let payers: Vec<RenvoiNomme> = d
        .actions
        .iter()
        .filter(|x| x.finance_suivi)
        .map(|x| RenvoiNomme { texte: named(x), renvoi: Renvoi::champ("actions", x.id, "finance_suivi") })
        .collect();
    if !payers.is_empty() && a.suivi_paye.attendus() > 0 {
        let names: Vec<&str> = payers.iter().map(|p| p.texte.as_str()).collect();
        let phrase = format!("{} {} le suivi du contrat.", enumeration(&names), if names.len() > 1 { "paient" } else { "paie" });
        out.push(HypotheseRetenue { genre: GenreHypothese::FinanceSuivi, phrase, presumee: false, renvois: payers });
    }
}

fn explained(formule: &str, calcul: Option<String>, hypotheses: &[GenreHypothese]) -> Explication {
    Explication { formule: formule.to_owned(), calcul: calcul.unwrap_or_default(), hypotheses: hypotheses.to_vec() }
}

/// Rows of the balance of a year with their bars, in order. A row without object is left out.
#[must_use]
pub fn lignes(d: &Dossier, e: &Economie, a: &EconomieAnnee) -> Vec<BarreEquilibre> {
    use LigneEquilibre as L;
    let s = &a.actions;
    let mut rows: Vec<(L, Option<Montant>, Explication)> =
        vec![(L::Dotation, a.dotation, grant(a)), (L::Cofinancements, s.cofinancement.ou_zero(), cofinancing(a))];
    if let Some(spared) = s.economie {
        let text = format!("{} au total", euros(spared));
        rows.push((
            L::Economies,
            Some(spared),
            explained("somme de ce que chaque action fait économiser", Some(text), &[GenreHypothese::Economies]),
        ));
    }
    rows.push((L::CoutActions, s.cout.complet().map(minus), cost(a)));
    rows.push((L::PartSansContrat, s.part.complet(), anyway(d, a)));
    if !a.supplement.sans_objet {
        rows.push((L::EffetPlafond, a.supplement.effet.map(minus), ceiling(a)));
    }
    rows.push((L::Suivi, a.suivi_net.map(minus), follow(e, a)));
    let mut running = Some(Montant::ZERO);
    let mut out: Vec<BarreEquilibre> = Vec::new();
    for (ligne, montant, explication) in rows {
        let fin = running.zip(montant).map(|(r, m)| r + m);
        out.push(BarreEquilibre {
            ligne,
            libelle: majuscule(ligne.libelle()),
            montant,
            debut: running.filter(|_| fin.is_some()),
            fin,
            explication,
        });
        running = fin;
    }
    let sums = [
        (L::Solde, a.solde, balance(&out, a.solde)),
        (
            L::SoldePrudent,
            a.solde_prudent,
            explained(
                "solde − part que le service supporterait sans le contrat − économies, si rien ne se faisait sans le contrat",
                prudent(a),
                &[],
            ),
        ),
    ];
    for (ligne, montant, explication) in sums {
        let debut = montant.map(|_| Montant::ZERO);
        out.push(BarreEquilibre { ligne, libelle: majuscule(ligne.libelle()), montant, debut, fin: montant, explication });
    }
    out
}

/// Row of the balance over the years of the contract.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct LigneAnnees {
    /// Row of the balance.
    pub ligne: LigneEquilibre,
    /// Label as shown.
    pub libelle: String,
    /// Amounts with their sign, in the order of the years of [`Economie::annees`].
    pub montants: Vec<Option<Montant>>,
    /// Sum over the contract: each year is expected.
    pub total: Total<2>,
}

/// Rows of the balance over the contract, in order. A row without object in any year is left out.
#[must_use]
pub fn lignes_annees(d: &Dossier, e: &Economie) -> Vec<LigneAnnees> {
    let years: Vec<Vec<BarreEquilibre>> = e.annees.iter().map(|a| lignes(d, e, a)).collect();
    let shown = LigneEquilibre::TOUS.iter().filter(|l| years.iter().flatten().any(|b| b.ligne == **l));
    shown
        .map(|ligne| {
            // A row that a year leaves out is nil in it.
            let of = |rows: &Vec<BarreEquilibre>| rows.iter().find(|b| b.ligne == *ligne).map_or(Some(Montant::ZERO), |b| b.montant);
            let montants: Vec<Option<Montant>> = years.iter().map(of).collect();
            let total = Total::de(Termes::Annees, montants.iter().copied());
            LigneAnnees { ligne: *ligne, libelle: majuscule(ligne.libelle()), montants, total }
        })
        .collect()
}

fn grant(a: &EconomieAnnee) -> Explication {
    let calcul = a.heures.zip(a.montant_horaire).zip(a.dotation).map(|((h, m), d)| format!("{} × {} = {}", heures(h), prix(m), euros(d)));
    let which =
        if a.constatee { "heures éligibles constatées × montant horaire" } else { "heures éligibles prévues × montant horaire" };
    explained(which, calcul, if a.supplement.part_d_annee { &[GenreHypothese::PartAnnee] } else { &[] })
}

fn cofinancing(a: &EconomieAnnee) -> Explication {
    let calcul = a.actions.cofinancement.complet().map(|m| format!("{} au total", euros(m)));
    explained("somme des cofinancements des actions", calcul, presumed_budgets(a))
}

fn presumed_budgets(a: &EconomieAnnee) -> &'static [GenreHypothese] {
    if a.prevu_non_constate { &[GenreHypothese::PrevuNonConstate] } else { &[] }
}

fn cost(a: &EconomieAnnee) -> Explication {
    let s = &a.actions;
    let of = |t: Total<2>| t.complet().unwrap_or_default();
    let calcul = s
        .cout
        .complet()
        .map(|m| format!("{} + {} + {} = {}", euros(of(s.dotation)), euros(of(s.autofinancement)), euros(of(s.cofinancement)), euros(m)));
    let which = if a.constatee {
        "dotation consommée + autofinancement + cofinancements de chaque action"
    } else {
        "dotation prévue + autofinancement + cofinancements de chaque action"
    };
    explained(which, calcul, presumed_budgets(a))
}

fn anyway(d: &Dossier, a: &EconomieAnnee) -> Explication {
    let budgets = ActionBudgets::of(d);
    let terms: Vec<String> = d
        .actions
        .iter()
        .filter_map(|x| {
            let share = x.part_sans_contrat_pct.filter(|p| *p != Nombre::ZERO)?;
            let (SommesActions { cout, part, .. }, _) = sums(d, &budgets, a.annee, a.constatee, std::iter::once(x));
            Some(format!("{}{FINE}: {} × {} = {}", named(x), euros(cout.complet()?), pct(share), euros(part.complet()?)))
        })
        .collect();
    let calcul = if terms.is_empty() { "aucune part n’est saisie".to_owned() } else { terms.join(" ; ") };
    explained("coût de chaque action × part que le service supporterait sans le contrat", Some(calcul), &[GenreHypothese::PartSansContrat])
}

fn ceiling(a: &EconomieAnnee) -> Explication {
    let s = &a.supplement;
    let calcul = s.effet.zip(s.plafond).zip(s.heures).map(|((effet, ceiling), hours)| match s.services.as_slice() {
        [one] => format!("{} × ({} − {}) = {}", heures(hours), prix(one.libre.unwrap_or_default()), prix(ceiling), euros(effet)),
        many => {
            let each = many.iter().map(|x| format!("{} × ({} − {})", heures(x.heures), prix(x.libre.unwrap_or_default()), prix(ceiling)));
            format!("{} = {}", each.collect::<Vec<_>>().join(" + "), euros(effet))
        }
    });
    let mut on = vec![GenreHypothese::SupplementLibre, GenreHypothese::SupplementPresume, GenreHypothese::FinanceursPresumes];
    if s.part_d_annee {
        on.push(GenreHypothese::PartAnnee);
    }
    explained("heures dont le supplément est facturé × (supplément sans plafond − plafond), jamais moins de zéro", calcul, &on)
}

fn follow(e: &Economie, a: &EconomieAnnee) -> Explication {
    let calcul = e.charge.heures().zip(a.cout_horaire_suivi).zip(a.suivi_brut).zip(a.suivi_net).map(|(((time, price), brut), net)| {
        let mut text = format!("{} × {} = {}", heures(time), prix(price), euros(brut));
        if let Some(paid) = a.suivi_paye.complet() {
            let _ = write!(text, "{FINE}; actions qui le paient{FINE}: {}{FINE}; reste {}", euros(paid), euros(net));
        }
        text
    });
    let on = [GenreHypothese::TempsSuivi, GenreHypothese::CoutSuivi, GenreHypothese::FinanceSuivi];
    explained("temps de suivi × coût d’une heure − coût, hors cofinancement, des actions qui le paient, jamais moins de zéro", calcul, &on)
}

fn balance(rows: &[BarreEquilibre], solde: Option<Montant>) -> Explication {
    let calcul = solde.map(|total| {
        let mut text = String::new();
        for m in rows.iter().filter_map(|r| r.montant) {
            let sign = match (text.is_empty(), m.is_negative()) {
                (true, false) => "",
                (true, true) => "−",
                (false, false) => " + ",
                (false, true) => " − ",
            };
            let _ = write!(text, "{sign}{}", euros(m.abs()));
        }
        format!("{text} = {}", euros(total))
    });
    explained("somme des lignes au-dessus, celles qui coûtent en moins", calcul, &[])
}

fn prudent(a: &EconomieAnnee) -> Option<String> {
    let ((solde, part), total) = a.solde.zip(a.actions.part.complet()).zip(a.solde_prudent)?;
    let spared = a.actions.economie.map(|m| format!(" − {}", euros(m))).unwrap_or_default();
    Some(format!("{} − {}{spared} = {}", euros(solde), euros(part), euros(total)))
}

impl EconomieAnnee {
    /// Formula of the amount of balance.
    #[must_use]
    pub fn explication_equilibre(&self) -> Explication {
        let formule = if self.montant_horaire.is_some() && self.dotation.is_some() {
            "montant horaire − solde ÷ heures éligibles, arrondi au centime supérieur"
        } else {
            "ce que le contrat coûte sans sa dotation ÷ heures éligibles, arrondi au centime supérieur"
        };
        let parts = self.montant_horaire.zip(self.solde).zip(self.heures).zip(self.montant_equilibre);
        let calcul = parts.map(|(((m, s), h), found)| {
            let exact = crate::francais::decimal(found, 4);
            format!("{} − ({} ÷ {}) = {exact} €/h, soit {}", prix(m), euros(s), heures(h), prix(au_centime_superieur(found)))
        });
        explained(formule, calcul, &[])
    }

    /// Balance per eligible hour, two decimals.
    #[must_use]
    pub fn solde_horaire(&self) -> Option<Montant> {
        quotient::<2, 2, 2>(self.solde?, self.heures?, 1)
    }
}

/// Ten cents of amount per hour, ten cents of ceiling, one percent of hours: what each is worth in a year.
#[must_use]
pub fn concessions(a: &EconomieAnnee) -> Vec<Concession> {
    let dix = Prix::from_raw(1_000);
    let per_hour = a.heures.map(|h| produit::<2, 4, 2>(h, dix));
    let mut out = vec![Concession {
        libelle: "0,10 € de montant horaire".to_owned(),
        montant: per_hour,
        explication: explained(
            "0,10 € × heures éligibles",
            a.heures.zip(per_hour).map(|(h, m)| format!("0,10 € × {} = {}", heures(h), euros(m))),
            &[],
        ),
    }];
    let s = &a.supplement;
    if let (false, Some(ceiling)) = (s.sans_objet, s.plafond) {
        let more = s.somme(|x| {
            let libre = x.libre?;
            Some((ceiling + dix).min(libre.max(ceiling)) - ceiling)
        });
        let calcul = s.heures.zip(more).map(|(h, m)| format!("jusqu’à 0,10 € × {} = {}", heures(h), euros(m)));
        out.push(Concession {
            libelle: "0,10 € de plafond".to_owned(),
            montant: more,
            explication: explained(
                "0,10 € × heures dont le supplément est facturé, sans aller au-delà du supplément sans plafond",
                calcul,
                &[GenreHypothese::SupplementLibre, GenreHypothese::SupplementPresume],
            ),
        });
    }
    let one = a.dotation.map(|d| Decimal::from_raw(div_round(i128::from(d.raw()), 100)));
    out.push(Concession {
        libelle: "1 % d’heures éligibles".to_owned(),
        montant: one,
        explication: explained(
            "1 % de la dotation",
            a.dotation.zip(one).map(|(d, m): (Montant, Montant)| format!("1 % × {} = {}", euros(d), euros(m))),
            &[],
        ),
    });
    out
}

/// Effects of some ceilings in a year: those asked for, otherwise that of the contract, twenty cents on either side and the
/// supplement billed without any; in order. Empty when no supplement is billed.
#[must_use]
pub fn plafonds_essayes(a: &EconomieAnnee, demandes: &[Prix]) -> Vec<PlafondEssaye> {
    let s = &a.supplement;
    let Some(libre) = s.libre() else { return Vec::new() };
    let mut tried: Vec<Prix> = demandes.to_vec();
    if tried.is_empty() {
        let step = Prix::from_raw(2_000);
        tried = s.plafond.map(|p| vec![p - step, p + step]).unwrap_or_default();
        tried.retain(|p| *p > Prix::ZERO && *p < libre);
        tried.push(libre);
    }
    tried.extend(s.plafond);
    tried.sort_unstable();
    tried.dedup();
    tried
        .into_iter()
        .map(|plafond| PlafondEssaye { plafond, du_contrat: s.plafond == Some(plafond), effet: s.effet_avec(plafond).map(minus) })
        .collect()
}

/// Number of assumptions in words: « 4 hypothèses ».
#[must_use]
pub fn compte(hypotheses: usize) -> String {
    let n = i64::try_from(hypotheses).unwrap_or(i64::MAX);
    format!("{} hypothèse{}", entier(n), if n > 1 { "s" } else { "" })
}

/// Sentence on money that the Département may take back, with its formula and the place of its rule.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct ReversementDit {
    /// French sentence with its figures.
    pub phrase: String,
    /// Formula of the amount.
    pub explication: Explication,
    /// Place of the figures or of the rule.
    pub renvoi: Renvoi,
}

/// Words on money that the Département may take back.
#[must_use]
pub fn reversement(d: &Dossier, e: &Economie, r: &Reversement) -> ReversementDit {
    let or = |m: Option<Montant>| m.map_or_else(|| "–".to_owned(), euros);
    let annee = r.annee;
    let (base, limite) = (or(r.base), or(r.limite));
    let due = match r.montant {
        Some(Montant::ZERO) => "rien à rendre".to_owned(),
        Some(m) => format!("{} à rendre", euros(m)),
        None => "montant inconnu".to_owned(),
    };
    let rule = |champ: &'static str| Renvoi::champ("dotation", 1, champ);
    let difference = r.montant.map(|m| format!("{base} − {limite} = {}", euros(m)));
    let (phrase, formule, calcul, renvoi) = match r.motif {
        MotifReversement::TropPercu => {
            let landing = e.atterrissages.iter().find(|a| a.annee == annee).filter(|_| r.atterrissage);
            let phrase = match landing {
                Some(a) => format!(
                    "Au rythme du {}, {} éligibles{FINE}: {limite} acquis, {base} versés{FINE}; {due}.",
                    date(a.date),
                    heures(a.heures)
                ),
                None => format!("{base} versés, {limite} acquis sur les heures{FINE}; {due}."),
            };
            (
                phrase,
                "versements reçus − dotation acquise, restitutions déduites, jamais moins de zéro",
                difference,
                Renvoi::table("versements"),
            )
        }
        MotifReversement::NonConsomme => (
            unspent(d, e, r, &base, &limite, &due),
            "disponible − consommé − ce que le contrat laisse reporter",
            difference,
            rule("non_consomme"),
        ),
        MotifReversement::PlafondDepasse => {
            let phrase = match r.montant {
                Some(Montant::ZERO) => format!("Le supplément observé en {annee} ne dépasse pas le plafond."),
                m => format!("Le supplément observé en {annee} dépasse le plafond{FINE}: {}.", or(m)),
            };
            (phrase, "(supplément observé − plafond) × heures dont le supplément est facturé", None, Renvoi::table("tarifs"))
        }
        MotifReversement::HorsObjectifs => {
            let answered = answered_objectives(d);
            let codes: Vec<String> = d.actions.iter().filter(|a| answered.get(&a.id) == Some(&0)).map(named).collect();
            let phrase = match r.montant {
                Some(Montant::ZERO) => format!("Aucune dotation consommée en {annee} hors des six objectifs de l’article L. 314-2-2."),
                m => format!("{} consommés en {annee} sans répondre à l’un des six objectifs{FINE}: {}.", or(m), enumeration(&codes)),
            };
            (phrase, "dotation consommée par les actions sans objectif légal", None, Renvoi::table("actions"))
        }
        MotifReversement::SansPiece => (
            "Non suivi\u{202F}: le dossier ne relie pas les dépenses à leurs pièces.".to_owned(),
            "dotation consommée sans pièce justificative",
            None,
            Renvoi::table("pieces"),
        ),
        MotifReversement::Cibles => {
            let threshold = d.dotation.seuil_cibles_pct.map(pct).unwrap_or_default();
            let phrase = match r.score {
                Some(score) => format!("{} des cibles jugées atteintes en {annee}, pour un seuil de {threshold}{FINE}; {due}.", pct(score)),
                None => format!("Aucune cible jugée en {annee}."),
            };
            (
                phrase,
                "dotation acquise × part liée aux cibles × (1 − part des cibles atteintes), sous le seuil",
                None,
                rule("part_cibles_pct"),
            )
        }
        MotifReversement::Surcompensation => (
            format!("Résultat {annee}{FINE}: {base}{FINE}; le contrat en admet {limite}{FINE}; {due}."),
            "résultat − part admise des produits, dans la limite de la dotation acquise",
            difference,
            rule("resultat_max_pct"),
        ),
    };
    ReversementDit { phrase, explication: explained(formule, calcul, &[]), renvoi }
}

/// Sentence on unspent money: the rule of the contract, or its silence.
fn unspent(d: &Dossier, e: &Economie, r: &Reversement, base: &str, limite: &str, due: &str) -> String {
    let annee = r.annee;
    let last = e.annees.last().is_some_and(|a| a.annee == annee);
    if r.base == Some(Montant::ZERO) {
        return format!("Toute la dotation disponible en {annee} est consommée.");
    }
    if last && d.dotation.restitution_finale {
        return format!("{base} non consommés à la fin du contrat{FINE}; {due}.");
    }
    match d.dotation.non_consomme {
        NonConsomme::NonPrevu => format!("{base} non consommés en {annee}{FINE}; le contrat ne dit pas ce qu’ils deviennent."),
        NonConsomme::Report => format!("{base} non consommés en {annee}, que le contrat reporte."),
        NonConsomme::ReportPlafonne => format!("{base} non consommés en {annee}, dont {limite} reportables{FINE}; {due}."),
        NonConsomme::Restitution => format!("{base} non consommés en {annee}, que le contrat fait rendre{FINE}; {due}."),
    }
}

/// Rows of a waterfall in one text, for who does not see the bars.
#[must_use]
pub fn alternative(rows: &[BarreEquilibre]) -> String {
    let one = |b: &BarreEquilibre| format!("{}{FINE}: {}", b.libelle, b.montant.map_or_else(|| "–".to_owned(), euros));
    rows.iter().map(one).collect::<Vec<_>>().join(" ; ")
}

/// Sentence on the reference amount paid back to the Département; empty when it is unknown.
#[must_use]
pub fn marge_reference(a: &EconomieAnnee) -> String {
    let (Some(reference), Some(margin)) = (a.reference, a.marge_reference) else { return String::new() };
    let doubt = if reference.a_verifier { " (à vérifier)" } else { "" };
    let value = prix(reference.valeur);
    match margin.raw() {
        0 => format!("Le montant de référence remboursé au Département est de {value}{doubt}, celui du contrat."),
        raw if raw > 0 => {
            format!("Le montant de référence remboursé au Département est de {value}{doubt}{FINE}: {} de marge.", euros(margin))
        }
        _ => format!(
            "Le montant de référence remboursé au Département est de {value}{doubt}{FINE}: {} resteraient à sa charge.",
            euros(margin.abs())
        ),
    }
}

/// Sentence on the fall of hours beyond which the advance is to be paid back; empty when it is unknown.
#[must_use]
pub fn seuil_trop_percu(a: &EconomieAnnee) -> String {
    let Some(v) = a.seuil_trop_percu_pct.filter(|_| !a.constatee) else { return String::new() };
    format!("L’acompte dépasserait la dotation {} si les heures éligibles baissaient de plus de {}.", a.annee, pct(v))
}

/// Name of a legal objective as the dossier has it; « hors des six objectifs » for 0, « objectif légal non précisé » for none.
#[must_use]
pub fn nom_objectif(d: &Dossier, numero: Option<i32>) -> String {
    let Some(numero) = numero else { return "objectif légal non précisé".to_owned() };
    if numero == 0 {
        return "hors des six objectifs".to_owned();
    }
    d.objectifs_legaux.iter().find(|o| o.numero == numero).map_or_else(|| format!("objectif {numero}"), |o| o.libelle.clone())
}
