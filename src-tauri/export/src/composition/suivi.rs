//! Deadlines, amendments, reviews, yearly reports, versions, documents.

use cpom_core::calculs::EtatSuivi;
use cpom_core::champ;
use cpom_core::choix::{Choix, EtatVersion};
use cpom_core::modele::mots::{majuscule, minuscule};
use cpom_core::modele::{Avenant, Demande, Echeance, Piece, Position, Revue};
use cpom_core::negociation;
use cpom_core::preuves::recette;

use super::contexte::{Contexte, Paires, a_completer};
use super::emplacements::Emplacement;
use super::grille::{cellule, vide};
use super::{format, ligne_du_temps};
use crate::bloc::{Bloc, Colonne, Ligne, Tableau, TexteRiche};

/// Blocks of the follow-up annex; commitments and meetings have their own. `dessinee`: the first pages draw the line of time.
pub(super) fn blocs(ctx: &Contexte, dessinee: bool) -> Vec<Bloc> {
    let mut out = ligne_du_temps::blocs(ctx, dessinee);
    // The table of the line has the deadlines.
    if ctx.d.echeances.is_empty() {
        out.extend([Bloc::titre(2, "Échéancier").ancre(Emplacement::Echeancier).into(), a_completer("les échéances du contrat")]);
    } else if out.is_empty() {
        out.push(Bloc::titre(2, "Échéancier").ancre(Emplacement::Echeancier).into());
        out.push(echeances(ctx, &ctx.d.echeances.iter().collect::<Vec<_>>()));
    }
    out.extend(avenants(ctx));
    out.extend(bilans(ctx));
    out.extend(revues(ctx));
    out.extend(versions(ctx));
    out
}

/// A table of deadlines.
pub(super) fn echeances(ctx: &Contexte, rows: &[&Echeance]) -> Bloc {
    let colonnes = vec![
        Colonne::gauche(champ!(Echeance.date).colonne()).fixe(58.0),
        Colonne::gauche(champ!(Echeance.libelle).colonne()).souple(1.0),
        Colonne::gauche(champ!(Echeance.responsable).colonne()),
        Colonne::gauche(champ!(Echeance.nature).colonne()),
        Colonne::gauche(champ!(Echeance.statut).colonne()),
    ];
    let lignes = rows.iter().map(|e| {
        let mut date = TexteRiche::from(format::courte(e.date));
        if date.is_empty() {
            date = vide();
        }
        Ligne::new([date, ctx.t(&e.libelle), ctx.t(&e.responsable), e.nature.libelle().into(), ctx.statut_echeance(e)])
    });
    Tableau::new(colonnes).serre().lignes(lignes).into()
}

/// Every late deadline, then the next `n` to come.
pub(super) fn prochaines<'a>(ctx: &Contexte<'a>, n: usize) -> Vec<&'a Echeance> {
    let suivi = &ctx.c.suivi;
    let late = suivi.prochaines.iter().filter(|id| suivi.echeance(**id) == EtatSuivi::EnRetard).count();
    suivi.prochaines.iter().take(late + n).filter_map(|id| ctx.d.echeances.iter().find(|e| e.id == *id)).collect()
}

/// Pieces no longer valid.
pub(super) fn perimees<'a>(ctx: &Contexte<'a>) -> Vec<&'a Piece> {
    ctx.d.pieces.iter().filter(|p| ctx.c.suivi.piece(p.id) == EtatSuivi::EnRetard).collect()
}

fn avenants(ctx: &Contexte) -> Vec<Bloc> {
    let mut out = Vec::new();
    for a in &ctx.d.avenants {
        if out.is_empty() {
            out.push(Bloc::titre(2, "Avenants").ancre(Emplacement::Avenants).into());
        }
        out.extend(avenant(ctx, a));
    }
    out
}

fn avenant(ctx: &Contexte, a: &Avenant) -> Vec<Bloc> {
    let titre = a.numero.map_or_else(|| "Avenant".to_owned(), |n| format!("Avenant n° {n}"));
    let mut out = vec![Bloc::titre(3, titre).into()];
    out.extend(
        Paires::new(ctx)
            .date(champ!(Avenant.date).libelle, a.date)
            .date(champ!(Avenant.date_effet).libelle, a.date_effet)
            .dit(champ!(Avenant.type_avenant).libelle, Some(a.type_avenant.libelle().to_owned()))
            .dit(champ!(Avenant.statut).libelle, Some(a.statut.libelle().to_owned()))
            .texte(champ!(Avenant.deliberation).libelle, &a.deliberation)
            .texte(champ!(Avenant.motif).libelle, &a.motif)
            .cote_a_cote(),
    );
    let rows: Vec<_> = ctx.d.modifications.iter().filter(|m| m.avenant_id == a.id).collect();
    if !rows.is_empty() {
        let colonnes = [champ!(Modification.objet), champ!(Modification.champ), champ!(Modification.avant), champ!(Modification.apres)]
            .map(|c| Colonne::gauche(c.colonne()).souple(1.0))
            .to_vec();
        let lignes = rows
            .iter()
            .map(|m| Ligne::new([&m.objet, &m.champ, &m.avant, &m.apres].map(|t| if t.trim().is_empty() { vide() } else { ctx.t(t) })));
        out.push(Tableau::new(colonnes).lignes(lignes).into());
    }
    out
}

fn bilans(ctx: &Contexte) -> Vec<Bloc> {
    let mut out = Vec::new();
    for b in &ctx.d.bilans_annuels {
        if out.is_empty() {
            out.push(Bloc::titre(2, "Bilans annuels").ancre(Emplacement::Bilans).into());
        }
        let mut etat = b.statut.libelle().to_owned();
        if let Some(d) = b.date_transmission {
            etat = format!("{etat}, transmis le {}", format::date(d));
        }
        if let Some(d) = b.emploi_transmis_le {
            etat = format!("{etat}, {} {}", minuscule(champ!(BilanAnnuel.emploi_transmis_le).libelle), format::date(d));
        }
        out.extend([
            Bloc::titre(3, format!("Bilan {}", b.annee)).into(),
            Bloc::paragraphe(TexteRiche::new().discret(format!("{}.", majuscule(&etat)))),
        ]);
        out.extend(textes_bilan(ctx, b));
    }
    out
}

/// The texts of a yearly review.
pub(super) fn textes_bilan(ctx: &Contexte, b: &cpom_core::modele::BilanAnnuel) -> Vec<Bloc> {
    let mut out = Vec::new();
    for (titre, texte) in [
        (champ!(BilanAnnuel.faits_marquants).libelle, &b.faits_marquants),
        (champ!(BilanAnnuel.synthese).libelle, &b.synthese),
        (champ!(BilanAnnuel.difficultes).libelle, &b.difficultes),
        (champ!(BilanAnnuel.perspectives).libelle, &b.perspectives),
    ] {
        let blocs = ctx.libre(texte);
        if !blocs.is_empty() {
            out.push(Bloc::titre(4, titre).into());
            out.extend(blocs);
        }
    }
    out
}

/// Reviews and the demands made there; the snapshot of a copy for the Département holds none in preparation
/// ([`cpom_core::reserve::without_preparation`]). Priorities, fall-back positions and expected questions are the agency’s
/// reserve, which the meeting file alone prints.
fn revues(ctx: &Contexte) -> Vec<Bloc> {
    let mut out = Vec::new();
    let mut anchored = false;
    for r in &ctx.d.revues {
        if out.is_empty() {
            out.push(Bloc::titre(2, "Revues").ancre(Emplacement::Revues).into());
        }
        out.push(Bloc::titre(3, negociation::nom_revue(r)).into());
        out.push(Bloc::paragraphe(TexteRiche::new().discret(format!("{}.", majuscule(r.statut.libelle())))));
        let messages: Vec<TexteRiche> = r.messages_cles.iter().filter(|m| !m.trim().is_empty()).map(|m| ctx.t(m.trim())).collect();
        if !messages.is_empty() {
            out.push(Bloc::puces(messages));
        }
        let rows: Vec<&Demande> = ctx.d.demandes.iter().filter(|d| d.revue_id == r.id).collect();
        if !rows.is_empty() {
            out.push(demandes(ctx, &rows).legende("Demandes").into());
        }
        out.extend(seances(ctx, r, &mut anchored));
    }
    out
}

/// Meetings of a review, each with the positions said there; the snapshot of a copy that is handed over holds no other.
/// The first heading of the document has the anchor (`anchored`).
fn seances(ctx: &Contexte, revue: &Revue, anchored: &mut bool) -> Vec<Bloc> {
    let mut out = Vec::new();
    for s in negociation::seances(ctx.d, revue.id) {
        let titre = Bloc::titre(4, negociation::nom(s));
        out.push(if std::mem::replace(anchored, true) { titre.into() } else { titre.ancre(Emplacement::Seances).into() });
        let lieu = negociation::lieu(s);
        let lieu = if lieu.is_empty() { String::new() } else { format!("{lieu}, ") };
        out.push(Bloc::paragraphe(ctx.t(&majuscule(&format!("{lieu}{}.", s.etat.libelle())))));
        let rows: Vec<&Position> = ctx.d.positions.iter().filter(|p| p.seance_id == s.id).collect();
        if rows.is_empty() {
            continue;
        }
        let colonnes = vec![
            Colonne::gauche(champ!(Position.demande_id).colonne()),
            Colonne::gauche(champ!(Position.partie).colonne()),
            Colonne::gauche(champ!(Position.nature).colonne()),
            Colonne::gauche(champ!(Position.valeur).colonne()),
            Colonne::gauche(champ!(Position.texte).colonne()).souple(1.0),
        ];
        let lignes = rows.iter().map(|p| {
            let point = ctx.d.demandes.iter().find(|d| d.id == p.demande_id);
            let valeur = point.map(|d| negociation::mots::valeur(ctx.d, d, p)).filter(|v| !v.is_empty());
            Ligne::new([
                ctx.t(point.map_or("", |d| d.code.as_str())),
                ctx.t(p.partie.libelle()),
                ctx.t(p.nature.libelle()),
                cellule(valeur),
                ctx.t(&p.texte),
            ])
        });
        out.push(Tableau::new(colonnes).lignes(lignes).into());
    }
    out
}

/// The demands with their reasons, as the Département may read them.
pub(super) fn demandes(ctx: &Contexte, rows: &[&Demande]) -> Tableau {
    let colonnes = vec![
        Colonne::gauche(champ!(Demande.code).colonne()),
        Colonne::gauche(champ!(Demande.objet).colonne()).souple(1.0),
        Colonne::gauche(champ!(Demande.justification).colonne()).souple(1.0),
        Colonne::decimale(format::entete(champ!(Demande.impact))),
    ];
    let lignes = rows.iter().map(|d| {
        let impact = cellule(d.impact.map(format::ronds));
        Ligne::new([ctx.t(&d.code), ctx.t(&d.objet), ctx.t(&d.justification), impact])
    });
    Tableau::new(colonnes).lignes(lignes)
}

fn versions(ctx: &Contexte) -> Vec<Bloc> {
    if ctx.d.versions.is_empty() {
        return Vec::new();
    }
    let colonnes = vec![
        Colonne::centre(champ!(Version.numero).colonne()).fixe(30.0),
        Colonne::gauche(champ!(Version.date).colonne()).fixe(58.0),
        Colonne::gauche(champ!(Version.libelle).colonne()).souple(1.0),
        Colonne::gauche(champ!(Version.etat).colonne()),
    ];
    let lignes = ctx.d.versions.iter().map(|v| {
        let etat = if v.etat == EtatVersion::Fige { TexteRiche::new().gras(v.etat.libelle()) } else { v.etat.libelle().into() };
        Ligne::new([cellule(v.numero.map(|n| n.to_string())), cellule(Some(format::courte(v.date))), ctx.t(&v.libelle), etat])
    });
    vec![
        Bloc::titre(2, "Versions du dossier").hors_sommaire().ancre(Emplacement::Versions).into(),
        Tableau::new(colonnes).lignes(lignes).into(),
    ]
}

/// Extraction of a document, and whether it holds names; empty for a document of which nothing is said.
fn origin(ctx: &Contexte, p: &Piece) -> TexteRiche {
    let mut parts = Vec::new();
    let recipe = recette(p);
    let when = p.extraite_le.map(|d| format!("extraite le {}", format::date(d))).unwrap_or_default();
    let extracted = [recipe, when].into_iter().filter(|t| !t.is_empty()).collect::<Vec<_>>().join(", ");
    if !extracted.is_empty() {
        parts.push(format!("Extraction : {extracted}."));
    }
    if p.nominative {
        parts.push(format!("{}.", champ!(Piece.nominative).libelle));
    }
    ctx.t(&parts.join(" "))
}

/// Documents that go with the dossier; a document past its validity is marked.
pub(super) fn pieces(ctx: &Contexte) -> Vec<Bloc> {
    if ctx.d.pieces.is_empty() {
        return vec![a_completer("les pièces administratives")];
    }
    let colonnes = vec![
        Colonne::gauche(champ!(Piece.libelle).colonne()).souple(1.0),
        Colonne::gauche(champ!(Piece.date).colonne()).fixe(58.0),
        Colonne::gauche(champ!(Piece.validite).colonne()),
        Colonne::gauche(champ!(Piece.fichier).colonne()),
        Colonne::gauche(champ!(Piece.commentaire).colonne()).souple(0.6),
    ];
    let lignes = ctx.d.pieces.iter().flat_map(|p| {
        let passed = ctx.c.suivi.piece(p.id) == EtatSuivi::EnRetard;
        let validite = match p.validite {
            None => vide(),
            Some(_) if passed => TexteRiche::new().et(format::courte(p.validite)).gras(" – à renouveler"),
            Some(_) => format::courte(p.validite).into(),
        };
        let [fichier, remarque] = [&p.fichier, &p.commentaire].map(|t| if t.trim().is_empty() { vide() } else { ctx.t(t.trim()) });
        let mut row = Ligne::new([ctx.t(&p.libelle), cellule(Some(format::courte(p.date))), validite, fichier, remarque]);
        let origin = origin(ctx, p);
        if !origin.is_empty() {
            row = row.annonce();
        }
        std::iter::once(row).chain((!origin.is_empty()).then(|| Ligne::detail(origin)))
    });
    let mut tableau = Tableau::new(colonnes).lignes(lignes);
    // The annex has this table alone, without a heading of its own.
    if let Some(premiere) = tableau.lignes.first_mut() {
        premiere.ancre = Some(Emplacement::Pieces.into());
    }
    vec![tableau.into()]
}
