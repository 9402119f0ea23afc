//! Assumptions on which the balance of a year rests, and figures that it lacks, each with its place in the dossier.

use serde::Serialize;

use super::super::charge::ChargeSuivi;
use super::super::{Economie, EconomieAnnee, Renvoi, charge};
use super::{named, pct};
use crate::choix::GenreHypothese;
use crate::decimal::{Montant, Nombre};
use crate::francais::{FINE, enumeration, euros, heures, prix};
use crate::modele::Dossier;

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

/// Missing figures of the balance of a year.
pub(in super::super) fn manques(d: &Dossier, charge: &ChargeSuivi, a: &EconomieAnnee) -> Vec<Manque> {
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
