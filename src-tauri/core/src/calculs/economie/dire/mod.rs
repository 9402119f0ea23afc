//! French words of the balance: its sentence, its rows with their formulas and figures, its assumptions, what it lacks.
//!
//! Window, documents and command line read them here, so that one figure has one explanation. Modules: `hypotheses` (assumptions,
//! missing figures), `reversements` (money that may be taken back).

mod hypotheses;
mod reversements;

use std::fmt::Write as _;

use serde::Serialize;

use super::super::action_budgets::ActionBudgets;
use super::super::total::{Termes, Total};
use super::{Economie, EconomieAnnee, SommesActions, sums};
use crate::choix::{Choix, GenreHypothese, LigneEquilibre};
use crate::decimal::{Decimal, Montant, Nombre, Prix, div_round, produit, quotient};
use crate::francais::{FINE, court, entier, euros, heures, prix};
use crate::modele::mots::majuscule;
use crate::modele::{Action, Dossier};

pub(super) use hypotheses::manques;
pub use hypotheses::{HypotheseRetenue, Manque, RenvoiNomme, hypotheses};
pub use reversements::{ReversementDit, reversement};

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

/// Code of an action, or its title when it has none.
fn named(a: &Action) -> String {
    if a.code.trim().is_empty() { a.intitule.clone() } else { a.code.clone() }
}

fn pct(value: Nombre) -> String {
    format!("{}{FINE}%", court(value))
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
            let (SommesActions { cout, part, .. }, _) = sums(&budgets, a.annee, a.constatee, std::iter::once(x));
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
