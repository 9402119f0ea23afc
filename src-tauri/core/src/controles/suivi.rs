//! Checks of the diagnosis and the follow-up: people, staff, deadlines, decisions, documents, commitments.

use chrono::NaiveDate;

use super::{Controle, Parametre, Vue, n, t};
use crate::calculs::EtatSuivi;
use crate::choix::Partie;
use crate::decimal::Nombre;

pub(super) fn check(v: &mut Vue<'_>) {
    diagnosis(v);
    people(v);
    held_elsewhere(v);
    staff(v);
    deadlines(v);
    commitments(v);
}

fn diagnosis(v: &mut Vue<'_>) {
    if v.d.constats.is_empty() && v.d.diagnostic.synthese.is_empty() {
        v.add(Controle::DiagnosticVide, "diagnostic", Some(1), Some("synthese"), vec![]);
    }
}

fn people(v: &mut Vue<'_>) {
    for annee in v.c.annees.toutes.clone() {
        let parts: Option<Vec<Nombre>> =
            ["gir1", "gir2", "gir3", "gir4", "pch", "autres"].iter().map(|code| v.d.valeur_brute(code, annee)).collect();
        let (Some(parts), Some(total)) = (parts, v.d.valeur_brute("usagers_3112", annee)) else { continue };
        let sum: Nombre = parts.into_iter().sum();
        if sum != total {
            v.add(Controle::PublicsDivergents, "valeurs", None, None, vec![n(annee), Parametre::Nombre(sum), Parametre::Nombre(total)]);
        }
    }
}

/// Compares the raw figures typed in with the tables that hold them too.
fn held_elsewhere(v: &mut Vue<'_>) {
    for computed in &v.c.donnees {
        let Some(x) = v.d.donnees.iter().find(|x| x.id == computed.id) else { continue };
        for typed in v.d.valeurs.iter().filter(|w| w.donnee_id == x.id) {
            let found = typed.valeur.zip(computed.valeur(typed.annee)).filter(|(a, b)| a != b);
            if let Some((a, b)) = found {
                let parameters = vec![t(&x.libelle), n(typed.annee), Parametre::Nombre(a), Parametre::Nombre(b), t(&computed.source)];
                v.add(Controle::DonneeDivergente, "valeurs", Some(typed.id), Some("valeur"), parameters);
            }
        }
    }
}

fn staff(v: &mut Vue<'_>) {
    for annee in v.c.annees.toutes.clone() {
        let of = |code| v.d.valeur_brute(code, annee);
        let (Some(before), Some(now), Some(came), Some(left)) =
            (v.d.valeur_brute("eff", annee.saturating_sub(1)), of("eff"), of("ent"), of("sor"))
        else {
            continue;
        };
        let expected = before + came - left;
        if now != expected {
            v.add(Controle::EffectifDivergent, "valeurs", None, None, vec![n(annee), Parametre::Nombre(now), Parametre::Nombre(expected)]);
        }
    }
}

/// Reports late rows, as judged by [`crate::calculs::Suivi`].
fn deadlines(v: &mut Vue<'_>) {
    let (d, suivi) = (v.d, &v.c.suivi);
    if d.echeances.is_empty() {
        v.add(Controle::AucuneEcheance, "echeances", None, None, vec![]);
    }
    let named = |text: &str, date: Option<NaiveDate>| std::iter::once(t(text)).chain(date.map(Parametre::Date)).collect();
    for e in d.echeances.iter().filter(|e| suivi.echeance(e.id) == EtatSuivi::EnRetard) {
        v.add(Controle::EcheancePassee, "echeances", Some(e.id), Some("statut"), named(&e.libelle, e.date));
    }
    for x in d.decisions.iter().filter(|x| suivi.decision(x.id) == EtatSuivi::EnRetard) {
        v.add(Controle::DecisionEnRetard, "decisions", Some(x.id), Some("etat"), named(&x.texte, x.echeance));
    }
    for p in d.pieces.iter().filter(|p| suivi.piece(p.id) == EtatSuivi::EnRetard) {
        v.add(Controle::PiecePerimee, "pieces", Some(p.id), Some("validite"), named(&p.libelle, p.validite));
    }
}

fn commitments(v: &mut Vue<'_>) {
    let d = v.d;
    for (partie, nom) in [(Partie::Gestionnaire, "du service"), (Partie::Departement, "du Département")] {
        if !d.engagements.iter().any(|e| e.partie == partie) {
            v.add(Controle::EngagementsAbsents, "engagements", None, None, vec![t(nom)]);
        }
    }
    for e in d.engagements.iter().filter(|e| e.etat.is_broken()) {
        v.add(Controle::EngagementNonTenu, "engagements", Some(e.id), Some("etat"), vec![t(&e.code), t(&e.texte)]);
    }
}
