//! Checks of the negotiation: agreements that are due or not written, demands not ready, meetings left open.

use super::{Controle, Parametre, Vue, t};
use crate::calculs::economie::{Economie, economie};
use crate::choix::{EtatPoint, EtatSeance, Partie, StatutDocument};
use crate::modele::{Dossier, Seance};
use crate::negociation::effet::worth;
use crate::negociation::mots::{ValeurPoint, convenue, dite};
use crate::negociation::{VisePoint, accord, cell, cible, etat, nom, tours};

pub(super) fn check(v: &mut Vue<'_>) {
    let d = v.d;
    points(v);
    effects(v);
    let today = v.c.suivi.jour;
    for s in d.seances.iter().filter(|s| s.etat == EtatSeance::Ouverte && s.date.is_some_and(|day| day < today)) {
        v.add(Controle::SeanceOuverte, "seances", Some(s.id), Some("etat"), vec![Parametre::Texte(nom(s))]);
    }
}

/// Checks of each point: its cell, its fall-back position, its agreement.
fn points(v: &mut Vue<'_>) {
    let d = v.d;
    for p in &d.demandes {
        let code = t(&p.code);
        let vise = cible(d, p);
        if vise == VisePoint::Perdu {
            v.add(Controle::CiblePerdue, "demandes", Some(p.id), Some("cible_table"), vec![code.clone()]);
        }
        let prepared = d.revues.iter().any(|r| r.id == p.revue_id && r.statut == StatutDocument::EnPreparation);
        let ours = p.origine == Partie::Gestionnaire && etat(d, p) == EtatPoint::Ouvert;
        if prepared && ours && p.position_repli.trim().is_empty() {
            v.add(Controle::RepliAbsent, "demandes", Some(p.id), Some("position_repli"), vec![code.clone()]);
        }
        let Some((seance, issue)) = accord(d, p) else { continue };
        let wanted = vise.cellule().and_then(|c| Some((c, convenue(&c, issue)?.0)));
        let differs = wanted.as_ref().is_some_and(|(c, stored)| cell(d, c).as_ref() != Some(stored));
        if let Some((c, stored)) = wanted.filter(|_| differs && seance.etat == EtatSeance::Close) {
            let has = cell(d, &c).map(|now| dite(d, &c, &now)).filter(|w| !w.is_empty()).unwrap_or_else(|| "vide".to_owned());
            let parameters = vec![code.clone(), Parametre::Texte(dite(d, &c, &stored)), Parametre::Texte(has)];
            v.add(Controle::AccordNonEcrit, c.table.nom, Some(c.id), Some(c.champ.nom), parameters);
        }
        if let Some((held, due)) = overdue(d, seance, v.c.suivi.jour, p.echeance, differs) {
            v.add(Controle::AccordEchu, "demandes", Some(p.id), Some("echeance"), vec![code, held, due]);
        }
    }
}

/// Days of an agreement that is due; `None` when it is not, or when the decisions of the meeting follow it ([`Controle::DecisionEnRetard`]).
fn overdue(
    d: &Dossier,
    seance: &Seance,
    today: chrono::NaiveDate,
    due: Option<chrono::NaiveDate>,
    not_written: bool,
) -> Option<(Parametre, Parametre)> {
    let due = due.filter(|day| *day < today)?;
    let followed = seance.comite_id.is_some_and(|id| d.decisions.iter().any(|x| x.comite_id == id));
    if followed && !not_written {
        return None;
    }
    Some((seance.date.map_or_else(|| Parametre::Texte("jour non dit".to_owned()), Parametre::Date), Parametre::Date(due)))
}

/// Effects typed with open demands, beside those computed for the value that the service last proposed.
fn effects(v: &mut Vue<'_>) {
    let d = v.d;
    let mut balance: Option<Economie> = None;
    for p in d.demandes.iter().filter(|p| etat(d, p) == EtatPoint::Ouvert) {
        let proposed = tours(d, p).into_iter().rev().find_map(|t| t.service).and_then(ValeurPoint::of);
        let (Some(typed), Some(valeur), Some(cible)) = (p.impact, proposed, cible(d, p).cellule()) else { continue };
        let balance = balance.get_or_insert_with(|| economie(d, v.c));
        let Some(worth) = worth(d, v.c, balance, &cible, valeur).filter(|w| w.euros != typed) else { continue };
        let parameters = vec![t(&p.code), Parametre::Montant(typed), Parametre::Montant(worth.euros)];
        v.add(Controle::ImpactDivergent, "demandes", Some(p.id), Some("impact"), parameters);
    }
}
