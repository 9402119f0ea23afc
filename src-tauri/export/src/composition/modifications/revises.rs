//! Texts that changed, word by word: articles, annexes and preamble as they print, then the other long texts.
//!
//! Articles and annexes are compared as they read, variables resolved in each state: what the parties read is what they agree on.
//! One that was added, removed or left out is a text that appears or disappears, its title included.

use cpom_core::balisage::{BlocTexte, Morceau, lire};
use cpom_core::champ;
use cpom_core::comparaison::{ChampCompare, LigneComparee, Sort, Tables};
use cpom_core::dire;
use cpom_core::modele::mots::{majuscule, minuscule};
use cpom_core::modele::{Annexe, Article, Contrat, Visa};
use cpom_core::modele::{Cellule, Entite, Genre, Id};

use super::DeuxEtats;
use super::tri::{is_compared, is_long, is_read, is_whole};
use crate::bloc::{Alinea, Bloc, MarqueListe, TexteRevise};
use crate::composition::contexte::Contexte;

const EXPLICATION: &str = "Ce qui est supprimé est barré, ce qui est ajouté est souligné, et chaque changement est dit entre crochets ; « […] » tient lieu de ce qui n’a pas changé. Le fichier Word porte les textes entiers, en suivi des modifications : chaque changement s’y accepte ou s’y refuse.";

/// A text in both states.
struct TexteCompare {
    titre: String,
    contrat: bool,
    avant: Vec<Alinea>,
    apres: Vec<Alinea>,
    /// Whether what was typed differs, be it by its markup alone.
    saisie: bool,
}

/// The texts that changed, each under its heading; no block when none did.
pub(super) fn blocs(etats: &DeuxEtats) -> Vec<Bloc> {
    let mut textes = articles(etats);
    textes.extend(annexes(etats));
    textes.extend(preamble_and_visas(etats));
    textes.extend(others(etats));
    let mut out = Vec::new();
    for t in textes {
        let revise = TexteRevise::new(t.contrat, &t.avant, &t.apres);
        if !revise.inchange() {
            out.extend([Bloc::titre(3, t.titre).into(), revise.into()]);
        } else if t.saisie {
            out.extend([Bloc::titre(3, t.titre).into(), Bloc::paragraphe("Seule la mise en forme change.")]);
        }
    }
    if !out.is_empty() {
        out.insert(0, Bloc::note(EXPLICATION));
    }
    out
}

/// An article that is printed in a state: its number, its title, its words.
fn article<'a>(ctx: &Contexte<'a>, id: Id) -> Option<(i32, &'a Article)> {
    let numero = ctx.c.contrat.articles.iter().find(|a| a.id == id)?.numero;
    Some((numero, ctx.d.articles.iter().find(|a| a.id == id)?))
}

fn articles(etats: &DeuxEtats) -> Vec<TexteCompare> {
    let name = |(numero, a): (i32, &Article)| match a.titre.trim() {
        "" => format!("Article {numero}"),
        titre => format!("Article {numero} – {titre}"),
    };
    let compared = |id: Id| {
        let [was, is] = [etats.avant, etats.apres].map(|ctx| article(ctx, id));
        let titre = match (was, is) {
            (Some(old), Some(new)) if old.0 != new.0 => format!("{} (ancien article {})", name(new), old.0),
            (_, Some(new)) => name(new),
            (Some(old), None) => name(old),
            (None, None) => return None,
        };
        let renamed = was.zip(is).is_none_or(|((_, a), (_, b))| a.titre.trim() != b.titre.trim());
        let lines =
            |ctx: &Contexte, a: Option<(i32, &Article)>| a.map(|(_, a)| titled(ctx, renamed, &a.titre, &a.texte)).unwrap_or_default();
        let (avant, apres) = (lines(etats.avant, was), lines(etats.apres, is));
        let titre = with_fate(titre, was.is_some(), is.is_some(), "");
        let saisie = was.map(|a| &a.1.texte) != is.map(|a| &a.1.texte);
        Some(TexteCompare { titre, contrat: true, avant, apres, saisie })
    };
    both(etats.avant.d.articles.iter().map(|a| a.id), etats.apres.d.articles.iter().map(|a| a.id)).filter_map(compared).collect()
}

fn annexes(etats: &DeuxEtats) -> Vec<TexteCompare> {
    let (old, new) = (&etats.avant.d.annexes, &etats.apres.d.annexes);
    let compared = |id: Id| {
        let (was, is) = (old.iter().find(|a| a.id == id), new.iter().find(|a| a.id == id));
        let titre = is.or(was).map(|a| a.titre.trim()).unwrap_or_default();
        let titre = if titre.is_empty() { "Annexe".to_owned() } else { format!("Annexe « {titre} »") };
        let renamed = was.zip(is).is_none_or(|(a, b)| a.titre.trim() != b.titre.trim());
        let lines = |ctx: &Contexte, a: Option<&Annexe>| a.map(|a| titled(ctx, renamed, &a.titre, &a.texte)).unwrap_or_default();
        let (avant, apres) = (lines(etats.avant, was), lines(etats.apres, is));
        let titre = with_fate(titre, was.is_some(), is.is_some(), "e");
        TexteCompare { titre, contrat: true, avant, apres, saisie: was.map(|a| &a.texte) != is.map(|a| &a.texte) }
    };
    both(old.iter().map(|a| a.id), new.iter().map(|a| a.id)).map(compared).collect()
}

/// The preamble, and the visas as the list they print.
fn preamble_and_visas(etats: &DeuxEtats) -> [TexteCompare; 2] {
    let [old, new] = [etats.avant, etats.apres];
    let preamble = |ctx: &Contexte| printed(ctx, &ctx.d.contrat.preambule);
    let visas = |ctx: &Contexte| ctx.d.visas.iter().flat_map(|v| printed(ctx, &v.texte)).collect();
    let typed = |ctx: &Contexte| ctx.d.visas.iter().map(|v| v.texte.clone()).collect::<Vec<_>>();
    let text = |titre: &str, avant, apres, saisie| TexteCompare { titre: titre.to_owned(), contrat: true, avant, apres, saisie };
    [
        text(champ!(Contrat.preambule).libelle, preamble(old), preamble(new), old.d.contrat.preambule != new.d.contrat.preambule),
        text(Visa::TABLE.titre, visas(old), visas(new), typed(old) != typed(new)),
    ]
}

/// The other long texts whose rows both states have, in the order of the tables.
fn others(etats: &DeuxEtats) -> Vec<TexteCompare> {
    let mut out = Vec::new();
    for l in etats.differences.iter().filter(|l| l.sort == Sort::Modifiee && is_compared(l.table) && !is_whole(l.table)) {
        let mine = l.champs.iter().filter(|c| is_read(c.champ) && is_long(c));
        for c in mine.filter(|c| (l.table.nom, c.champ.nom) != (Contrat::TABLE.nom, champ!(Contrat.preambule).nom)) {
            let lines = |ctx: &Contexte, cell: &Cellule| match (c.champ.genre, cell) {
                (Genre::Lignes, Cellule::Texte(t)) => {
                    let items = t.lines().filter(|t| !t.trim().is_empty());
                    items.map(|t| Alinea { texte: ctx.t(t).brut(), marque: Some(MarqueListe::Puce) }).collect()
                }
                (_, Cellule::Texte(t)) => printed(ctx, t),
                _ => Vec::new(),
            };
            out.push(TexteCompare {
                titre: heading(&etats.tables.1, l, c),
                contrat: false,
                avant: lines(etats.avant, &c.avant),
                apres: lines(etats.apres, &c.apres),
                saisie: true,
            });
        }
    }
    out
}

/// « Action 2.1 « Tutorat », points de vigilance »; a table of one row is named by its field alone.
fn heading(tables: &Tables, l: &LigneComparee, c: &ChampCompare) -> String {
    if l.table.unique {
        return c.champ.libelle.to_owned();
    }
    format!("{} – {}", majuscule(&dire::ligne(tables, l.table, l.id)), minuscule(c.champ.libelle))
}

fn with_fate(titre: String, was: bool, is: bool, feminine: &str) -> String {
    match (was, is) {
        (false, true) => format!("{titre} (ajouté{feminine})"),
        (true, false) => format!("{titre} (supprimé{feminine})"),
        _ => titre,
    }
}

/// Identifiers of both states: those of the new one in its order, each of the others after the one that it followed.
fn both(before: impl Iterator<Item = Id>, after: impl Iterator<Item = Id>) -> impl Iterator<Item = Id> {
    let mut out: Vec<Id> = after.collect();
    let mut previous = None;
    for id in before {
        if !out.contains(&id) {
            let at = previous.and_then(|p| out.iter().position(|o| *o == p)).map_or(0, |at| at + 1);
            out.insert(at, id);
        }
        previous = Some(id);
    }
    out.into_iter()
}

/// The lines of a text, under its title when that is part of what changed.
fn titled(ctx: &Contexte, with_title: bool, titre: &str, texte: &str) -> Vec<Alinea> {
    let title = (with_title && !titre.trim().is_empty()).then(|| Alinea { texte: titre.trim().to_owned(), marque: None });
    title.into_iter().chain(printed(ctx, texte)).collect()
}

/// A long text as its paragraphs, items and rows of tables, variables resolved in a state.
fn printed(ctx: &Contexte, texte: &str) -> Vec<Alinea> {
    let line = |pieces: &[Morceau]| -> String {
        let words = pieces.iter().map(|m| match m {
            Morceau::Texte(t, _) => crate::composition::format::dates_en_clair(t),
            Morceau::Variable(nom, _) => ctx.variable(nom),
            Morceau::Retour => "\n".to_owned(),
        });
        words.collect()
    };
    let mut out = Vec::new();
    for bloc in lire(texte) {
        match bloc {
            BlocTexte::Paragraphe(pieces) => out.push(Alinea { texte: line(&pieces), marque: None }),
            BlocTexte::Liste { numerotee, elements } => out.extend((1..).zip(&elements).map(|(n, pieces)| Alinea {
                texte: line(pieces),
                marque: Some(if numerotee { MarqueListe::Numero(n) } else { MarqueListe::Puce }),
            })),
            BlocTexte::Tableau { entete, lignes } => {
                let rows = std::iter::once(&entete).chain(&lignes);
                out.extend(rows.map(|row| Alinea { texte: row.iter().map(|c| line(c)).collect::<Vec<_>>().join(" | "), marque: None }));
            }
        }
    }
    out.retain(|l| !l.texte.trim().is_empty());
    out
}
