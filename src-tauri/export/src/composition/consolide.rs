//! Section « Contrat consolidé »: what each provision said when the contract was signed, after each avenant, and says today.
//!
//! The states are the contents of sealed versions, which a snapshot does not hold: they come with the request
//! ([`crate::demande::DocumentRequest::with_states`]). Without them, they are rebuilt from the avenants, and the table says so.

use cpom_core::avenant::{ColonneConsolidee, Consolide, PartieConsolidee, consolide};

use super::contexte::Contexte;
use super::emplacements::Emplacement;
use super::format;
use super::grille::cellule;
use super::sections::Section;
use crate::bloc::{Bloc, Colonne, Ligne, Tableau, TexteRiche};

/// Code of the section, which never changes.
pub(super) const CODE: &str = "consolide";
const TITRE: &str = "Contrat consolidé";
/// Name of the state that is printed, when no version is.
const AUJOURDHUI: &str = "Aujourd’hui";

/// The section, offered once the contract has a sealed version.
pub(super) fn section(ctx: &Contexte) -> Option<Section> {
    (states(ctx).colonnes.len() > 1).then(|| Section::new(CODE, TITRE))
}

/// The states given with the request, else those that the avenants let rebuild.
fn states(ctx: &Contexte) -> Consolide {
    ctx.consolide.clone().unwrap_or_else(|| consolide(ctx.d, &[], AUJOURDHUI, ctx.c.suivi.jour))
}

fn head(c: &ColonneConsolidee) -> Colonne {
    let mut titre = TexteRiche::from(c.nom.as_str());
    if let Some(day) = c.date.as_deref().and_then(|d| d.parse().ok()) {
        titre = titre.discret(format!("\n{}", format::courte(Some(day))));
    }
    if c.reconstitue {
        titre = titre.discret("\nreconstitué");
    }
    Colonne::gauche(titre).souple(1.0)
}

/// The table and what it does not show; no block without two states.
pub(super) fn blocs(ctx: &Contexte, niveau: u8) -> Vec<Bloc> {
    let table = states(ctx);
    if table.colonnes.len() < 2 {
        return Vec::new();
    }
    let mut out = vec![Bloc::titre(niveau, TITRE).ancre(Emplacement::Consolide).a_la_suite().into()];
    let mut phrase =
        "Les dispositions qui ont changé, telles qu’elles étaient à chaque état signé du contrat et telles qu’elles sont dans ce document."
            .to_owned();
    if table.colonnes.iter().any(|c| c.reconstitue) {
        phrase.push_str(" Un état « reconstitué » n’a pas été gardé : il est retrouvé en défaisant ce que disent les avenants.");
    }
    out.push(Bloc::paragraphe(phrase));
    if !table.lignes.is_empty() {
        let mut colonnes = vec![Colonne::gauche("Disposition").souple(1.4)];
        colonnes.extend(table.colonnes.iter().map(head));
        let mut tableau = Tableau::new(colonnes).entete_de_ligne();
        let mut part: Option<PartieConsolidee> = None;
        for l in &table.lignes {
            if part != Some(l.partie) {
                tableau = tableau.ligne(Ligne::section(l.partie.titre()));
                part = Some(l.partie);
            }
            let cell = |(v, changed): (&Option<String>, &bool)| match v {
                None => cellule(None),
                Some(v) if *changed => TexteRiche::new().gras(v.as_str()),
                Some(v) => TexteRiche::from(v.as_str()),
            };
            let cells = std::iter::once(ctx.t(&l.libelle)).chain(l.valeurs.iter().zip(&l.changees).map(cell));
            tableau = tableau.ligne(Ligne::new(cells));
        }
        out.push(tableau.into());
    } else {
        out.push(Bloc::paragraphe("Aucune disposition n’a changé depuis la signature."));
    }
    out.extend(remarks(&table, ctx.interne).into_iter().map(Bloc::paragraphe));
    out
}

/// Sentences on what the table leaves out; what an avenant still has to say is for the agency’s own copy.
fn remarks(table: &Consolide, interne: bool) -> Vec<String> {
    let mut out = Vec::new();
    if !table.montants_egaux.is_empty() {
        out.push(table.montants_egaux.clone());
    }
    match table.sans_avenant.as_slice() {
        [] => {}
        _ if !interne => {}
        [one] => out.push(format!("A changé sans avenant : {one}.")),
        several => out.push(format!("Ont changé sans avenant : {}.", format::enumeration(several))),
    }
    match table.en_toutes_lettres {
        0 => {}
        1 => out.push("Une modification d’avenant est écrite en toutes lettres : elle n’est pas comparée ici.".to_owned()),
        n => out.push(format!("{n} modifications d’avenants sont écrites en toutes lettres : elles ne sont pas comparées ici.")),
    }
    match table.etats_omis {
        0 => {}
        1 => out.push("Un état intermédiaire n’est pas montré.".to_owned()),
        n => out.push(format!("{n} états intermédiaires ne sont pas montrés.")),
    }
    out
}
