//! Mandatory mentions, and how far the articles that contain them are written.
//!
//! An article covers a mention only by what it says: a title, a gap to fill in or a variable without a value says nothing
//! to the Département. Window, documents and findings read this one rule. It stands beside the checks rather than in
//! `calculs`, since it resolves variables, which read the figures.

use serde::Serialize;

use crate::calculs::Calculs;
use crate::choix::EtatMention;
use crate::modele::{Dossier, Id};
use crate::referentiel::A_COMPLETER;
use crate::variables::{Resolution, Segment, resoudre, segments};

/// State of a mention.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct MentionJugee {
    /// Identifier of the mention.
    pub id: Id,
    /// State of writing of its articles.
    pub etat: EtatMention,
}

/// The mentions in the order of the dossier, each with the state of the best written of its kept articles.
#[must_use]
pub fn mentions(d: &Dossier, c: &Calculs) -> Vec<MentionJugee> {
    let written: Vec<(Id, EtatMention)> = d.articles.iter().filter(|a| !a.ecarte).map(|a| (a.id, judge(&a.texte, d, c))).collect();
    let state = |mention: Id| {
        let carries = |article: Id| d.couvertures.iter().any(|x| x.mention_id == mention && x.article_id == article);
        written.iter().filter(|(id, _)| carries(*id)).map(|(_, etat)| *etat).min().unwrap_or(EtatMention::ACouvrir)
    };
    d.mentions.iter().map(|m| MentionJugee { id: m.id, etat: state(m.id) }).collect()
}

/// State of writing of the text of an article.
fn judge(texte: &str, d: &Dossier, c: &Calculs) -> EtatMention {
    let (mut words, mut gaps) = (false, false);
    for segment in segments(texte) {
        match segment {
            Segment::Texte(t) => {
                let (said, gap) = without_gaps(t);
                words |= said.contains(char::is_alphanumeric);
                gaps |= gap;
            }
            Segment::Variable(nom) if matches!(resoudre(nom, d, c), Resolution::Valeur(_)) => words = true,
            Segment::Variable(_) => gaps = true,
        }
    }
    match (words, gaps) {
        (true, false) => EtatMention::Couverte,
        (true, true) => EtatMention::ACompleter,
        (false, _) => EtatMention::ARediger,
    }
}

/// A text without its gaps to fill in (`[à compléter…]`), and whether it had one.
fn without_gaps(texte: &str) -> (String, bool) {
    let (mut out, mut rest, mut found) = (String::new(), texte, false);
    while let Some(i) = rest.find(A_COMPLETER) {
        found = true;
        out.push_str(&rest[..i]);
        rest = rest[i..].split_once(']').map_or("", |(_, after)| after);
    }
    out.push_str(rest);
    (out, found)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::calculs::calculer;
    use crate::modele::{Article, Couverture, Mention};
    use crate::referentiel::referentiel;

    fn of(texte: &str, ecarte: bool) -> EtatMention {
        let mut d = Dossier::default();
        d.mentions.push(Mention { id: 4, ..Mention::default() });
        d.articles.push(Article { id: 2, titre: "Tarif".into(), texte: texte.into(), ecarte, ..Article::default() });
        d.couvertures.push(Couverture { id: 1, mention_id: 4, article_id: 2 });
        "Agence B".clone_into(&mut d.contrat.intitule);
        let c = calculer(&d, chrono::NaiveDate::MIN);
        mentions(&d, &c)[0].etat
    }

    #[test]
    fn an_article_covers_by_what_it_says() {
        use EtatMention::{ACompleter, ACouvrir, ARediger, Couverte};
        for (texte, expected) in [
            ("", ARediger),
            (" \n", ARediger),
            ("[à compléter]", ARediger),
            ("**[à compléter : le tarif]**.\n- [à compléter", ARediger),
            ("{{service.nom}}", ARediger),
            ("{{nom.inconnu}} ; [à compléter]", ARediger),
            ("Le tarif est de [à compléter].", ACompleter),
            ("Le service {{service.nom}} applique le tarif.", ACompleter),
            ("{{contrat.intitule}}", Couverte),
            ("Le tarif est celui du Département.", Couverte),
        ] {
            assert_eq!(of(texte, false), expected, "{texte:?}");
            assert_eq!(of(texte, true), ACouvrir, "{texte:?}, left out");
        }
    }

    #[test]
    fn the_best_written_article_decides_and_a_new_dossier_is_not_compliant() {
        let d = crate::neuf::dossier(referentiel());
        let c = calculer(&d, chrono::NaiveDate::MIN);
        let states = mentions(&d, &c);
        let of = |code: &str| states[d.mentions.iter().position(|m| m.code == code).unwrap()].etat;
        assert_eq!(of("4°"), EtatMention::ACompleter, "its article has gaps");
        assert_eq!(of("3°"), EtatMention::Couverte, "one of its articles is whole");
        assert!(states.iter().filter(|m| m.etat != EtatMention::Couverte).count() > 10);
    }
}
