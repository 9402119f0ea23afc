//! The relevé de décisions of a meeting: decisions, effects, what is left; the same for both parties, without the reserve.

use cpom_core::calculs::calculer;
use cpom_core::choix::{Destinataire, EtatSeance, ModeSeance, NaturePosition, Partie, TypeRevue};
use cpom_core::decimal::Nombre;
use cpom_core::modele::{Dossier, Id, Position, Seance};
use cpom_export::demande::{DocumentError, DocumentRequest, FormatDocument, TypeDocument, produire};

use crate::lecture::{lettres, read};
use crate::outils::{depuis, exemple, jour};

/// Words of a position that was never said to the other party.
pub const TUE: &str = "Plancher gardé pour nous";

/// The example in its first meeting: agreements on four points, and a position that was not said.
pub fn en_seance(mut d: Dossier) -> Dossier {
    let day = |t: &str| t.parse().ok();
    d.seances.push(Seance {
        id: 1,
        revue_id: d.revues[0].id,
        numero: Some(1),
        date: day("2026-12-10"),
        lieu: "Hôtel du Département".into(),
        etat: EtatSeance::Ouverte,
        ..Seance::default()
    });
    let ids: Vec<Id> = d.demandes.iter().map(|x| x.id).collect();
    let mut say = |point: usize, partie, nature, valeur: Option<i64>, texte: &str, divulguee| {
        let id = Id::try_from(d.positions.len() + 1).unwrap();
        let valeur = valeur.map(Nombre::from_raw);
        d.positions.push(Position {
            id,
            demande_id: ids[point],
            seance_id: 1,
            partie,
            nature,
            valeur,
            jour: (point == 2 && texte.is_empty()).then(|| day("2027-03-31")).flatten(),
            texte: texte.into(),
            divulguee,
        });
    };
    use NaturePosition::{Accord, Desaccord, Proposition};
    let (us, them) = (Partie::Gestionnaire, Partie::Departement);
    say(0, us, Proposition, Some(35_500), "", true);
    say(0, them, Proposition, Some(34_500), "", true);
    say(0, us, Proposition, Some(34_800), TUE, false);
    say(0, them, Accord, Some(35_000), "", true);
    say(1, them, Proposition, Some(780_000), "", true);
    say(1, them, Accord, Some(775_000), "", true);
    say(2, them, Accord, None, "", true);
    say(3, them, Proposition, None, "d’accord, avant le 31 janvier 2027", true);
    say(3, them, Desaccord, None, "", true);
    d
}

fn request(format: FormatDocument) -> DocumentRequest {
    DocumentRequest::new(format, TypeDocument::Releve)
}

fn made(d: &Dossier, request: &DocumentRequest) -> Result<Vec<u8>, DocumentError> {
    produire(d, &calculer(d, jour()), request, jour())
}

#[test]
fn the_decisions_of_a_meeting_are_on_the_table_to_be_signed() {
    let d = en_seance(exemple());
    let pdf = made(&d, &request(FormatDocument::Pdf)).unwrap();
    let lu = read(&pdf);
    assert!(lu.pages.len() <= 2, "{} pages", lu.pages.len());
    assert_eq!(lettres(&lu.lecture()), lettres(&lu.contenu()), "one order in the tree and on the pages");
    let text = crate::documents::text(&pdf).replace('\n', " ");
    for expected in [
        "Relevé de décisions – séance du 10 décembre 2026",
        "Hôtel du Département",
        "Accord : 3,50 €",
        "3,55 €",
        "3,45 €",
        "77,5 %",
        "31 mars 2027",
        "Désaccord",
        "+5 040 € en 2027",
        "Points non tranchés",
        "Prochaine séance : à convenir",
        "Relevé établi en séance, lu et accepté",
        "Réserves du service",
        "Réserves du Département",
        "Relevé commun aux deux parties",
    ] {
        assert!(text.contains(expected), "{expected}: {text}");
    }
    assert!(!text.contains("3,48") && !text.contains(TUE), "what was not said stays at home: {text}");
    assert!(made(&d, &request(FormatDocument::Docx)).unwrap().starts_with(b"PK"));
}

/// Closing writes the agreed values; their effect is still that of the meeting, read on the state before it.
#[test]
fn the_effect_of_an_agreement_outlives_its_writing() {
    let avant = en_seance(exemple());
    let mut d = avant.clone();
    let cell = d.dotations.iter_mut().find(|x| x.annee == 2027).unwrap();
    cell.montant_horaire = Some(cpom_core::decimal::Prix::from_raw(35_000));
    d.seances[0].etat = EtatSeance::Close;
    let closed = depuis(request(FormatDocument::Pdf), &avant);
    let text = crate::documents::text(&made(&d, &closed).unwrap()).replace('\n', " ");
    assert!(text.contains("+5 040 € en 2027"), "{text}");
}

/// Every kind of review has the same meetings: the documents say of which kind, and that it was held in writing.
#[test]
fn a_yearly_review_in_writing_says_so_in_its_documents() {
    let mut d = en_seance(exemple());
    d.revues[0].type_revue = TypeRevue::DialogueGestion;
    (d.seances[0].mode, d.seances[0].lieu) = (ModeSeance::ParEcrit, String::new());
    let said = |request: &DocumentRequest| crate::documents::text(&made(&d, request).unwrap()).replace('\n', " ");
    let releve = said(&request(FormatDocument::Pdf));
    for expected in ["Dialogue de gestion du", "Par écrit", "Relevé établi après échange écrit, lu et accepté", "Accord : 3,50 €"]
    {
        assert!(releve.contains(expected), "{expected}: {releve}");
    }
    let own = DocumentRequest { pour: Some(Destinataire::Interne), ..DocumentRequest::new(FormatDocument::Pdf, TypeDocument::Reunion) };
    let meeting = said(&own);
    for expected in ["Dialogue de gestion du", "Séance n° 1 du 10 décembre 2026, par écrit, ouverte", "Accord : 3,50 €"] {
        assert!(meeting.contains(expected), "{expected}: {meeting}");
    }
}

#[test]
fn the_releve_is_that_of_both_parties_and_of_a_meeting() {
    let d = en_seance(exemple());
    for pour in [Destinataire::Interne, Destinataire::Ars, Destinataire::Conseil] {
        let refused = made(&d, &DocumentRequest { pour: Some(pour), ..request(FormatDocument::Pdf) });
        assert!(matches!(refused, Err(DocumentError::ReleveAutre)), "{pour:?}");
    }
    let unknown = made(&d, &DocumentRequest { seance: Some(99), ..request(FormatDocument::Pdf) });
    assert!(matches!(unknown, Err(DocumentError::SeanceInconnue)));
    assert!(matches!(made(&exemple(), &request(FormatDocument::Docx)), Err(DocumentError::SeanceInconnue)));
}
