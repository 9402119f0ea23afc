//! The program that the crash tests kill: it edits a dossier in a loop and acknowledges each edit once it is
//! committed.
//!
//! `cpom-epreuve FICHIER [COMBIEN]` prints `ouvert R M`, then for each edit `fait R M` (revision and mark) or
//! `refus CODE PHRASE`, until COMBIEN edits are done. An edit writes the same mark in several tables, so that a
//! partial edit can be seen; every fifth operation is an undo.

use std::io::Write as _;
use std::path::PathBuf;

use chrono::NaiveDate;
use cpom_api::{Erreur, HoteSansFenetre, Session, call};
use cpom_tests::marque;
use serde_json::{Value, json};

/// A machine whose clock never moves, with a folder beside the dossier, or none.
fn machine() -> HoteSansFenetre {
    let nine = || NaiveDate::from_ymd_opt(2026, 11, 21).unwrap_or_default().and_hms_opt(9, 0, 0).unwrap_or_default();
    HoteSansFenetre { donnees: std::env::var_os("CPOM_EPREUVE_DONNEES").map(PathBuf::from), ..HoteSansFenetre::new(nine) }
}

/// Number of refusals after which the program stops: a disk that never recovers is not tested.
const PATIENCE: usize = 400;

fn main() -> std::io::Result<()> {
    let mut args = std::env::args().skip(1);
    let chemin = args.next().unwrap_or_default();
    let combien: usize = args.next().and_then(|n| n.parse().ok()).unwrap_or(usize::MAX);
    let hote = machine();
    let mut session = Session::default();
    let mut out = std::io::stdout().lock();
    let (mut faits, mut refus) = (0, 0);
    while faits < combien && refus < PATIENCE {
        let opening = session.fichier.is_none();
        let answer = if opening {
            call(&mut session, &hote, "dossier_ouvrir", json!({"chemin": chemin, "lecture_seule": false}))
        } else {
            edit(&mut session, &hote)
        };
        match answer {
            Ok(_) => {
                if let Some(file) = &mut session.fichier {
                    // History is folded often, so that some kills happen during a fold.
                    file.fold_by(6);
                }
                let (revision, mark) = lu(&session);
                writeln!(out, "{} {revision} {mark}", if opening { "ouvert" } else { "fait" })?;
                faits += usize::from(!opening);
            }
            Err(e) => {
                refus += 1;
                let code = serde_json::to_value(e.code).unwrap_or_default();
                writeln!(out, "refus {} {}", code.as_str().unwrap_or_default(), e.phrase)?;
            }
        }
        out.flush()?;
    }
    Ok(())
}

/// Revision and mark of the open dossier.
fn lu(session: &Session) -> (i64, String) {
    let Some(file) = &session.fichier else { return (-1, String::new()) };
    (file.revision().unwrap_or(-1), marque(file.dossier()).unwrap_or_else(|why| format!("incohérent:{why}")))
}

/// One edit, undone every fifth time.
fn edit(session: &mut Session, hote: &HoteSansFenetre) -> Result<Value, Erreur> {
    let Some(file) = &session.fichier else { return Err(Erreur::aucun_dossier()) };
    let n = file.revision()? + 1;
    if n % 5 == 0 {
        return call(session, hote, "annuler", json!({}));
    }
    let dossier = file.dossier();
    let article = dossier.articles.first().map_or(0, |a| a.id);
    let oldest = dossier.pieces.iter().filter(|p| p.commentaire == "épreuve").map(|p| p.id).collect::<Vec<_>>();
    // Texts of several pages and varying sizes, so that the file grows, shrinks and chains pages.
    let mark = n.to_string();
    let long = format!("{mark} ").repeat(usize::try_from(n % 7).unwrap_or(0) * 800 + 1);
    let mut operations = vec![
        json!({"geste": "modifier", "table": "dossier", "id": 1, "champs": {"titre": mark}}),
        json!({"geste": "modifier", "table": "articles", "id": article, "champs": {"texte": long.trim_end()}}),
        json!({"geste": "creer", "table": "pieces", "valeurs": {"libelle": mark, "commentaire": "épreuve"}}),
    ];
    if oldest.len() > 4 {
        operations.push(json!({"geste": "supprimer", "table": "pieces", "id": oldest[0]}));
    }
    call(session, hote, "lot", json!({"operations": operations}))
}
