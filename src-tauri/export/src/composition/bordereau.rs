//! List of the proofs, in the compte d’emploi, the yearly report and the annex of the documents.

use cpom_core::champ;
use cpom_core::choix::Destinataire;
use cpom_core::modele::Id;
use cpom_core::preuves::{Bordereau, LigneBordereau, bordereau, numero};

use super::contexte::Contexte;
use super::emplacements::Emplacement;
use super::format;
use super::grille::{cellule, vide};
use crate::bloc::{Bloc, Colonne, Ligne, Tableau, TexteRiche};

/// Name of the list, as a heading and a caption.
pub(super) const TITRE: &str = "Bordereau de pièces";
/// Signs printed of a SHA-256: enough to tell two files apart.
const SIGNES: usize = 12;

/// Proofs of a year, or of all years.
pub(super) fn of(ctx: &Contexte, annee: Option<i32>) -> Bordereau {
    bordereau(ctx.d, ctx.c, annee)
}

/// First signs of the digest of a file; empty without any.
fn abridged(empreinte: &str) -> String {
    empreinte.trim().chars().take(SIGNES).collect()
}

/// Table of the proofs; no block without any. A link that leads to no row any more is named below.
pub(super) fn blocs(ctx: &Contexte, list: &Bordereau) -> Vec<Bloc> {
    let mut out = Vec::new();
    if !list.lignes.is_empty() {
        let colonnes = vec![
            Colonne::gauche("N°").fixe(32.0),
            Colonne::gauche(champ!(Justificatif.piece_id).colonne()).souple(1.0),
            Colonne::gauche("Objet justifié").souple(1.4),
            Colonne::droite("Montant ou valeur"),
            Colonne::gauche(champ!(Piece.date).colonne()).fixe(54.0),
            Colonne::gauche(champ!(Piece.empreinte).colonne()).fixe(66.0),
            Colonne::gauche(champ!(Justificatif.page).colonne()),
        ];
        let mut tableau = Tableau::new(colonnes).serre().lignes(list.lignes.iter().map(|l| ligne(ctx, l)));
        if list.lignes.iter().any(|l| !digest(ctx, l.piece_id).is_empty()) {
            tableau = tableau.note("Empreinte : premiers signes du SHA-256 du fichier, tel qu’il a été joint.");
        }
        out.push(tableau.into());
    }
    if !list.perdus.is_empty() {
        let of = |id: Id| ctx.d.pieces.iter().find(|p| p.id == id).map_or("", |p| p.libelle.trim());
        let mut names: Vec<&str> = list.perdus.iter().map(|l| of(l.piece_id)).collect();
        names.dedup();
        out.push(Bloc::paragraphe(ctx.t(&format!("[à compléter : chiffre que prouve « {} »]", names.join(" », « ")))));
    }
    out
}

/// Proofs of all years, under their heading, for the annex of the documents that go with the dossier; no block without any.
pub(super) fn annexe(ctx: &Contexte) -> Vec<Bloc> {
    let blocs = blocs(ctx, &of(ctx, None));
    let tete = (!blocs.is_empty()).then(|| Bloc::titre(2, TITRE).ancre(Emplacement::Bordereau).into());
    tete.into_iter().chain(blocs).collect()
}

fn digest(ctx: &Contexte, piece: Id) -> String {
    ctx.d.pieces.iter().find(|p| p.id == piece).map(|p| abridged(&p.empreinte)).unwrap_or_default()
}

fn ligne(ctx: &Contexte, l: &LigneBordereau) -> Ligne {
    let piece = ctx.d.pieces.iter().find(|p| p.id == l.piece_id);
    let mut nom = piece.map_or_else(vide, |p| ctx.t(p.libelle.trim()));
    if piece.is_some_and(|p| p.nominative) && ctx.pour != Destinataire::Interne {
        nom = nom.discret(" (à disposition sur place)");
    }
    let said = |text: String| if text.is_empty() { vide() } else { TexteRiche::from(text) };
    let valeur = l.chiffre.valeur.clone().map_or_else(|| ctx.t("[à compléter]"), TexteRiche::from);
    Ligne::new([
        TexteRiche::from(numero(l.numero)),
        nom,
        ctx.t(&l.chiffre.objet),
        valeur,
        cellule(Some(format::courte(l.date)).filter(|d| !d.is_empty())),
        said(digest(ctx, l.piece_id)),
        if l.page.is_empty() { vide() } else { ctx.t(&l.page) },
    ])
}
