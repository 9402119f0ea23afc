//! Words on money that the Département may take back.

use serde::Serialize;

use super::super::super::{answered_objectives, unproved_uses};
use super::super::reversements::Reversement;
use super::super::{Economie, Renvoi};
use super::{Explication, explained, named, pct};
use crate::choix::{MotifReversement, NonConsomme};
use crate::decimal::Montant;
use crate::francais::{FINE, date, enumeration, euros, heures};
use crate::modele::Dossier;

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
            (phrase, "dotation consommée par les actions hors des six objectifs", None, Renvoi::table("actions"))
        }
        MotifReversement::SansPiece => {
            let number = unproved_uses(d, annee).len();
            let phrase = match r.montant {
                None => format!("Consommation {annee} incomplète{FINE}: le montant sans pièce n’est pas connu."),
                Some(Montant::ZERO) => format!("Aucune dépense de dotation de {annee} n’est sans pièce."),
                m if number == 1 => format!("Une dépense de {annee} sans pièce{FINE}: {}.", or(m)),
                m => format!("{number} dépenses de {annee} sans pièce{FINE}: {}.", or(m)),
            };
            (phrase, "dotation consommée par les actions, sans pièce justificative", None, Renvoi::table("justificatifs"))
        }
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
