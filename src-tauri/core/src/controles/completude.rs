//! Completeness of each numbered part of the dossier, from its findings.
//!
//! Mechanism: a finding belongs to the part whose screen edits its table; information asks for nothing. It stands beside the
//! checks rather than in `calculs`, since it reads their findings, which read the figures.

use serde::Serialize;

use super::{Constat, Severite};
use crate::choix::Completude;
use crate::modele::{Ecran, TableDef};

/// Completeness of a part.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct PartieJugee {
    /// The part, as the screen that edits it.
    pub ecran: Ecran,
    /// State of the part.
    pub etat: Completude,
    /// Number of findings behind the state: the blocking ones, else all that ask for something.
    pub points: usize,
    /// Rank, among the findings given, of the first to see to: the heaviest.
    pub premier: Option<usize>,
}

/// The parts in order ([`Ecran::PARTIES`]), judged on these findings.
#[must_use]
pub fn completude(constats: &[Constat]) -> Vec<PartieJugee> {
    Ecran::PARTIES.iter().map(|ecran| part(*ecran, constats)).collect()
}

fn part(ecran: Ecran, constats: &[Constat]) -> PartieJugee {
    let own = |c: &Constat| TableDef::de(c.table).is_some_and(|t| t.ecran == ecran);
    let asking = || constats.iter().filter(|c| own(c) && c.controle.severite() != Severite::Info);
    let blocking = asking().filter(|c| c.controle.severite() == Severite::Bloquant).count();
    let (etat, points) = match (blocking, asking().count()) {
        (0, 0) => (Completude::Complete, 0),
        (0, n) => (Completude::ACompleter, n),
        (n, _) => (Completude::Bloquante, n),
    };
    let ranked = constats.iter().enumerate().filter(|(_, c)| own(c) && c.controle.severite() != Severite::Info);
    PartieJugee { ecran, etat, points, premier: ranked.min_by_key(|(_, c)| c.controle.severite()).map(|(i, _)| i) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::calculs::calculer;
    use crate::controles::{Controle, controler};
    use crate::exemple::exemple;
    use crate::modele::Dossier;
    use crate::referentiel::referentiel;

    fn found(d: &Dossier) -> Vec<Constat> {
        controler(d, &calculer(d, "2026-11-21".parse().unwrap()), referentiel())
    }

    fn one(controle: Controle, table: &'static str) -> Constat {
        Constat { controle, table, id: Some(1), champ: None, parametres: Vec::new() }
    }

    #[test]
    fn a_part_is_blocked_to_complete_or_complete_according_to_its_own_findings() {
        let parties = |constats: &[Constat]| {
            let p = completude(constats).remove(0);
            assert_eq!(p.ecran, Ecran::Parties);
            (p.etat, p.points, p.premier)
        };
        assert_eq!(parties(&[]), (Completude::Complete, 0, None));
        assert_eq!(parties(&[one(Controle::MentionAVerifier, "departement")]), (Completude::Complete, 0, None), "for information");
        assert_eq!(parties(&[one(Controle::DureeInterdite, "actions")]), (Completude::Complete, 0, None), "of another part");
        let two = [one(Controle::NumeroIncorrect, "services"), one(Controle::ChampVide, "departement")];
        assert_eq!(parties(&two), (Completude::ACompleter, 2, Some(1)), "what is missing comes before what is to be checked");
        let blocked = [two[0].clone(), two[1].clone(), one(Controle::DureeInterdite, "services")];
        assert_eq!(parties(&blocked), (Completude::Bloquante, 1, Some(2)), "only blocking points are counted");
    }

    #[test]
    fn no_part_of_an_empty_dossier_is_complete() {
        for d in [Dossier::default(), crate::neuf::dossier(referentiel())] {
            let constats = found(&d);
            for p in completude(&constats) {
                assert_eq!((p.etat, p.points > 0), (Completude::ACompleter, true), "{:?}", p.ecran);
                let premier = &constats[p.premier.unwrap()];
                assert_eq!(TableDef::de(premier.table).unwrap().ecran, p.ecran);
            }
        }
    }

    #[test]
    fn the_parts_of_the_example_count_its_findings() {
        let constats = found(&exemple().unwrap());
        let parts = completude(&constats);
        assert_eq!(parts.iter().map(|p| p.ecran).collect::<Vec<_>>(), Ecran::PARTIES);
        assert!(!parts.iter().any(|p| p.etat == Completude::Bloquante), "{parts:?}");
        let asks = |c: &&Constat| c.controle.severite() != Severite::Info && Ecran::PARTIES.contains(&TableDef::de(c.table).unwrap().ecran);
        assert_eq!(parts.iter().map(|p| p.points).sum::<usize>(), constats.iter().filter(asks).count());
    }
}
