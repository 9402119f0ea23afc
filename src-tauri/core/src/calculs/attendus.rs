//! Questions that the Département will ask at the next meeting, as far as the dossier shows.
//!
//! An explanation written in advance shortens the meeting; the window lists what has to be explained, the meeting file
//! prints it. The list holds, in this order: the questions prepared for the review, the targets missed in the last
//! judged year, the late actions, the unused dotation, the manager’s commitments that are not kept, the pieces no
//! longer valid. Invariant: the list is reserved for the manager, since the expected questions must never reach the
//! Département. These are the only sentences in `calculs`, so that window and paper use the same words.

use serde::Serialize;

use super::{Calculs, Dotation, EtatSuivi, StatutIndicateur, Suivi};
use crate::choix::{Choix, Partie};
use crate::decimal::{Montant, Nombre};
use crate::designation::avec_code;
use crate::francais::{FINE, avec_unite, date, euros};
use crate::modele::{Dossier, Id, Indicateur};

/// Item to explain at the meeting, with the place of its explanation.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct Attendu {
    /// French sentence that states the item.
    pub phrase: String,
    /// Name of the table of the row that holds the explanation.
    pub table: &'static str,
    /// Identifier of that row.
    pub id: Id,
    /// Name of the field in which the explanation is written.
    pub champ: &'static str,
    /// Whether the explanation is written; `None` where none is needed.
    pub pret: Option<bool>,
}

/// Items of a dossier, the most pressing first, as of the day of `c`. The list is not part of [`Calculs`]: it quotes
/// reserved fields, and no figure may depend on these.
#[must_use]
pub fn attendus(d: &Dossier, c: &Calculs) -> Vec<Attendu> {
    let mut out = questions(d, &c.suivi);
    out.extend(gaps(d, c));
    out.extend(late_actions(d, c));
    out.extend(unused_grant(&c.dotation));
    out.extend(commitments(d));
    out.extend(pieces(d, &c.suivi));
    out
}

/// Whether a text is written; always `Some`.
fn written(text: &str) -> Option<bool> {
    Some(!text.trim().is_empty())
}

/// Code and title as one name; the title is cut to `max` characters.
fn named(code: &str, titre: &str, max: usize) -> String {
    avec_code(code, &shortened(titre.trim(), max))
}

/// Beginning of a text, cut between words.
fn shortened(text: &str, max: usize) -> String {
    let text = text.split_ascii_whitespace().collect::<Vec<_>>().join(" ");
    if text.chars().count() <= max {
        return text;
    }
    let mut cut: String = text.chars().take(max).collect();
    if let Some(at) = cut.rfind(' ').filter(|at| *at > max / 2) {
        cut.truncate(at);
    }
    format!("{}…", cut.trim_end_matches([' ', ',', ';', ':', '«', '(', '–', '-']))
}

/// Questions prepared for the review of [`Suivi::revue`].
fn questions(d: &Dossier, suivi: &Suivi) -> Vec<Attendu> {
    let asked = d.questions.iter().filter(|q| Some(q.revue_id) == suivi.revue && !q.question.trim().is_empty());
    asked
        .map(|q| Attendu { phrase: shortened(&q.question, 120), table: "questions", id: q.id, champ: "reponse", pret: written(&q.reponse) })
        .collect()
}

/// Targets of the last judged year: the missed ones, then those partly reached.
fn gaps(d: &Dossier, c: &Calculs) -> Vec<Attendu> {
    let Some(annee) = c.bilans_indicateurs.last().map(|b| b.annee) else { return Vec::new() };
    let gap = |i: &Indicateur, wanted: StatutIndicateur| {
        let point = c.indicateurs.iter().find(|x| x.id == i.id)?.point(annee)?;
        if point.statut != Some(wanted) {
            return None;
        }
        let figure =
            |v: Option<Nombre>| v.map(|v| avec_unite(v, u32::try_from(i.decimales).unwrap_or(0), i.unite.trim())).unwrap_or_default();
        let phrase = format!(
            "{}{FINE}: {} en {annee}, pour une cible de {}.",
            named(&i.code, &i.libelle, 70),
            figure(point.valeur),
            figure(point.cible)
        );
        Some(match d.mesures.iter().find(|m| m.indicateur_id == i.id && m.annee == annee) {
            Some(m) => Attendu { phrase, table: "mesures", id: m.id, champ: "commentaire", pret: written(&m.commentaire) },
            None => Attendu { phrase, table: "indicateurs", id: i.id, champ: "libelle", pret: Some(false) },
        })
    };
    let of = |wanted| d.indicateurs.iter().filter_map(move |i| gap(i, wanted));
    of(StatutIndicateur::NonAtteint).chain(of(StatutIndicateur::PartiellementAtteint)).collect()
}

/// Late actions; the explanation is in their report for the last closed year, otherwise in their points to watch.
fn late_actions(d: &Dossier, c: &Calculs) -> Vec<Attendu> {
    let late = d.actions.iter().filter(|a| c.suivi.action_late(a.id));
    late.map(|a| {
        let phrase = format!("{} est en retard.", named(&a.code, &a.intitule, 70));
        match d.bilans_action.iter().find(|b| b.action_id == a.id && Some(b.annee) == c.annees.derniere_close) {
            Some(b) => Attendu { phrase, table: "bilans_action", id: b.id, champ: "analyse_ecart", pret: written(&b.analyse_ecart) },
            None => Attendu { phrase, table: "actions", id: a.id, champ: "points_vigilance", pret: written(&a.points_vigilance) },
        }
    })
    .collect()
}

/// Remainder of the dotation in the last year whose hours are known.
fn unused_grant(dotation: &Dotation) -> Option<Attendu> {
    let annee = dotation.annees.iter().rfind(|a| a.acquis.is_some())?;
    let left = annee.report_sortant.filter(|left| *left > Montant::ZERO)?;
    Some(Attendu {
        phrase: format!("Que devient la dotation non consommée de {} ({}){FINE}?", annee.annee, euros(left)),
        table: "dotation",
        id: 1,
        champ: "note_comptable",
        pret: None,
    })
}

/// Commitments of the manager that are late or not kept.
fn commitments(d: &Dossier) -> Vec<Attendu> {
    let ours = d.engagements.iter().filter(|e| e.partie == Partie::Gestionnaire && e.etat.is_broken());
    ours.map(|e| {
        let phrase = format!("Engagement {}{FINE}: {}", e.etat.libelle(), shortened(&e.texte, 90));
        Attendu { phrase, table: "engagements", id: e.id, champ: "etat", pret: None }
    })
    .collect()
}

fn pieces(d: &Dossier, suivi: &Suivi) -> Vec<Attendu> {
    let late = d.pieces.iter().filter(|p| suivi.piece(p.id) == EtatSuivi::EnRetard);
    late.map(|p| Attendu {
        phrase: format!("{} n’est plus valable depuis le {}.", shortened(&p.libelle, 90), p.validite.map(date).unwrap_or_default()),
        table: "pieces",
        id: p.id,
        champ: "validite",
        pret: None,
    })
    .collect()
}

#[cfg(test)]
mod tests {
    use crate::calculs::calculer;
    use crate::choix::{EtatEngagement, Partie, StatutAction};
    use crate::exemple::exemple;
    use crate::modele::Dossier;

    use super::{Attendu, shortened};

    fn list(d: &Dossier) -> Vec<Attendu> {
        super::attendus(d, &calculer(d, "2026-11-21".parse().unwrap()))
    }

    fn of<'a>(all: &'a [Attendu], table: &str) -> Vec<&'a Attendu> {
        all.iter().filter(|a| a.table == table).collect()
    }

    #[test]
    fn it_begins_with_the_questions_of_the_next_review_and_says_which_have_an_answer() {
        let mut d = exemple().unwrap();
        d.questions[0].reponse = " ".into();
        let all = list(&d);
        assert_eq!(all[0].table, "questions");
        let said: Vec<_> = of(&all, "questions").iter().map(|a| (a.id, a.pret)).collect();
        let expected: Vec<_> = d.questions.iter().map(|q| (q.id, Some(!q.reponse.trim().is_empty()))).collect();
        assert_eq!(said, expected);
        assert_eq!(said[0].1, Some(false));
    }

    #[test]
    fn what_is_expected_is_written_in_a_field_of_the_model() {
        for a in list(&exemple().unwrap()) {
            let table = crate::modele::TableDef::de(a.table).unwrap();
            assert!(table.champ(a.champ).is_some(), "{}.{}", a.table, a.champ);
        }
    }

    #[test]
    fn missed_targets_come_before_those_partly_reached() {
        let mut d = exemple().unwrap();
        let missed = of(&list(&d), "mesures").iter().map(|a| a.id).collect::<Vec<_>>();
        assert_eq!(missed.len(), 11, "one missed, ten partly reached in 2025");
        let first = d.mesures.iter_mut().find(|m| m.id == missed[0]).unwrap();
        first.commentaire = String::new();
        let all = list(&d);
        let gaps = of(&all, "mesures");
        assert_eq!(gaps[0].pret, Some(false));
        assert!(gaps[0].phrase.contains(" en 2025, pour une cible de "), "{}", gaps[0].phrase);
    }

    #[test]
    fn late_actions_commitments_not_kept_and_pieces_out_of_date_are_asked() {
        let mut d = exemple().unwrap();
        let before = list(&d);
        assert!(before.iter().any(|a| a.phrase.contains("ACT-03") && a.phrase.ends_with("est en retard.")));
        assert!(of(&before, "pieces").is_empty());
        d.actions.iter_mut().for_each(|a| a.statut = StatutAction::Reporte);
        (d.engagements[0].partie, d.engagements[0].etat) = (Partie::Gestionnaire, EtatEngagement::EnRetard);
        d.pieces[0].validite = Some("2026-11-20".parse().unwrap());
        let after = list(&d);
        assert!(!after.iter().any(|a| a.table == "actions" || a.table == "bilans_action"), "a postponed action is not late");
        let commitment = of(&after, "engagements").into_iter().find(|a| a.id == d.engagements[0].id).unwrap();
        assert!(commitment.phrase.starts_with("Engagement en retard\u{202F}: "), "{}", commitment.phrase);
        assert!(of(&after, "pieces")[0].phrase.ends_with("n’est plus valable depuis le 20\u{A0}novembre 2026."));
    }

    #[test]
    fn long_names_are_cut_between_words() {
        assert_eq!(shortened("un deux trois", 13), "un deux trois");
        assert_eq!(shortened("un deux, trois", 12), "un deux…");
        assert_eq!(shortened("anticonstitutionnellement", 6), "antico…");
    }
}
