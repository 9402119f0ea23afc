//! Two states of a dossier compared, in French.

use std::path::Path;

use cpom_core::Error;
use cpom_core::calculs::calculer;
use cpom_core::choix::Choix;
use cpom_core::comparaison::{
    ChampCompare, Grandeur, LigneComparee, Mot, Sort, Tables, Total, comparer as compare, comparer_textes, comparer_totaux,
};
use cpom_core::francais;
use cpom_core::modele::{Cellule, Dossier, Genre, Id, Rubrique, mots};
use cpom_core::store::{Acces, Fichier};

use crate::commandes::{ChampDit, ComparaisonDite, Comparer, Lieu, LigneDite, MotDit, RubriqueComparee, TotalDit};
use crate::dire;
use crate::erreurs::Erreur;
use crate::session::{Hote, Session};
use crate::travail::{is_open, opened};

type Resultat<T> = Result<T, Erreur>;

/// Name of the present content of the dossier, in sentences.
const MAINTENANT: &str = "le dossier d’aujourd’hui";

/// Compares two kept versions, or a kept version with the present content, or another file with either.
///
/// # Errors
/// No dossier is open, or a version or the other file cannot be read.
pub fn comparer(session: &mut Session, hote: &dyn Hote, r: Comparer) -> Resultat<ComparaisonDite> {
    let other = r.fichier.map(|chemin| elsewhere(session, hote, Path::new(&chemin))).transpose()?;
    let file = opened(session)?;
    let before = other.map_or_else(|| state(file, r.avant), Ok)?;
    let after = state(file, r.apres)?;
    Ok(ComparaisonDite { avant: before.0, apres: after.0, ..comparaison(&before.1, &after.1, hote.maintenant().date()) })
}

/// Content and name of another file. When another program holds it, its committed content is read.
fn elsewhere(session: &Session, hote: &dyn Hote, path: &Path) -> Resultat<(String, Dossier)> {
    if is_open(session, path) {
        // Opening the same file twice would release its lock when the second handle closes.
        return Err(Erreur::deja_ouvert());
    }
    let quand = session.contexte(hote).quand;
    let file = match Fichier::open(path, Acces::Lecture, &quand) {
        Err(Error::Verrouille(_)) => Fichier::open_copy(path, &quand)?,
        other => other?,
    };
    let name = path.file_name().map(|n| n.to_string_lossy().into_owned()).unwrap_or_default();
    Ok((format!("«\u{202F}{name}\u{202F}»"), file.dossier().clone()))
}

/// Content and name of a kept version, or of the dossier as it is.
fn state(file: &Fichier, version: Option<Id>) -> Resultat<(String, Dossier)> {
    let Some(id) = version else { return Ok((MAINTENANT.to_owned(), file.dossier().clone())) };
    let (kept, dossier) = file.version(id)?;
    Ok((format!("«\u{202F}{}\u{202F}»", file.nom_de(&kept)), dossier))
}

/// What differs between two dossiers, in French. The caller gives the name of each.
#[must_use]
pub fn comparaison(avant: &Dossier, apres: &Dossier, jour: chrono::NaiveDate) -> ComparaisonDite {
    let (before, after) = (Tables::of(avant), Tables::of(apres));
    let lines = compare(&before, &after);
    let mut out = ComparaisonDite { nombre: lines.len(), ..ComparaisonDite::default() };
    out.totaux = comparer_totaux(&calculer(avant, jour), &calculer(apres, jour)).iter().map(total).collect();
    for rubrique in Rubrique::TOUTES {
        let mine = lines.iter().filter(|l| l.table.rubrique == *rubrique);
        let lignes: Vec<LigneDite> = mine.map(|l| line(l, &before, &after)).collect();
        if !lignes.is_empty() {
            out.rubriques.push(RubriqueComparee { titre: rubrique.titre().to_owned(), lignes });
        }
    }
    out
}

fn total(t: &Total) -> TotalDit {
    let what = match t.grandeur {
        Grandeur::DotationTotale => "Dotation prévue sur la durée du contrat",
        Grandeur::Dotation => "Dotation prévue",
        Grandeur::Ressources => "Ressources du plan de financement",
        Grandeur::Charges => "Charges du budget",
        Grandeur::Produits => "Produits du budget",
        Grandeur::Resultat => "Résultat du budget",
        Grandeur::Heures => "Heures d’intervention",
    };
    let mut libelle = what.to_owned();
    if let Some(annee) = t.annee {
        libelle.push_str(&format!(" {annee}"));
    }
    if let Some(nature) = t.nature {
        libelle.push_str(&format!(", {}", nature.libelle()));
    }
    let genre = t.grandeur.genre();
    let said = |v: Option<i64>| v.map_or_else(|| dire::VIDE.to_owned(), |v| dire::nombre(genre, v));
    let difference = t.apres.unwrap_or_default().saturating_sub(t.avant.unwrap_or_default());
    TotalDit { libelle, avant: said(t.avant), apres: said(t.apres), ecart: dire::signe(genre, difference) }
}

fn line(l: &LigneComparee, before: &Tables, after: &Tables) -> LigneDite {
    let (sort, mot, tables) = match l.sort {
        Sort::Ajoutee => ("ajoutee", "ajouté", after),
        Sort::Retiree => ("retiree", "retiré", before),
        Sort::Modifiee => ("modifiee", "modifié", after),
        Sort::Deplacee => ("deplacee", "déplacé", after),
    };
    let feminine = if l.table.feminin { "e" } else { "" };
    LigneDite {
        sort: sort.to_owned(),
        mot: format!("{mot}{feminine}"),
        nom: dire::ligne(tables, l.table, l.id),
        lieu: Lieu { table: l.table.nom.to_owned(), id: l.id, champ: l.champs.first().map(|c| c.champ.nom.to_owned()) },
        suite: following(l),
        champs: l.champs.iter().filter(|c| l.sort == Sort::Modifiee || speaks(c)).map(|c| field(l, c, before, after)).collect(),
    }
}

/// Whether a field of an added or removed row is worth a line: a « non » and a reference alone are not.
fn speaks(c: &ChampCompare) -> bool {
    let value = if c.avant == Cellule::Nul { &c.apres } else { &c.avant };
    !(c.champ.genre == Genre::Booleen && *value == Cellule::Entier(0))
}

/// Rows added or removed with a row: « avec 3 étapes et 2 risques ».
fn following(l: &LigneComparee) -> String {
    let parts: Vec<String> = l
        .suite
        .iter()
        .map(|(table, n)| format!("{} {}", francais::entier(i64::try_from(*n).unwrap_or(i64::MAX)), table.nom_pour(*n)))
        .collect();
    if parts.is_empty() { String::new() } else { format!("avec {}", francais::enumeration(&parts)) }
}

fn field(l: &LigneComparee, c: &ChampCompare, before: &Tables, after: &Tables) -> ChampDit {
    let libelle = dire::champ(l.table.nom, c.champ.nom);
    let text = matches!(c.champ.genre, Genre::Texte | Genre::TexteLong | Genre::Lignes);
    if let (true, Cellule::Texte(a), Cellule::Texte(b)) = (text && l.sort == Sort::Modifiee, &c.avant, &c.apres) {
        let mots = comparer_textes(a, b).into_iter().map(stretch).collect();
        return ChampDit { libelle, avant: None, apres: None, ecart: None, mots: Some(mots) };
    }
    ChampDit {
        libelle,
        avant: (l.sort != Sort::Ajoutee).then(|| dire::valeur(c.champ, &c.avant, before)),
        apres: (l.sort != Sort::Retiree).then(|| dire::valeur(c.champ, &c.apres, after)),
        ecart: dire::ecart(c.champ.genre, &c.avant, &c.apres),
        mots: None,
    }
}

fn stretch(mot: Mot) -> MotDit {
    let (sort, texte) = match mot {
        Mot::Egal(t) => ("egal", t),
        Mot::Retire(t) => ("retire", t),
        Mot::Ajoute(t) => ("ajoute", t),
    };
    MotDit { sort: sort.to_owned(), texte }
}

/// Writes a comparison as lines of text, for the command line.
#[must_use]
pub fn texte(c: &ComparaisonDite) -> String {
    if c.nombre == 0 {
        return "Aucune différence.\n".to_owned();
    }
    let mut out = String::new();
    if !c.totaux.is_empty() {
        out.push_str("Totaux\n");
        for t in &c.totaux {
            out.push_str(&format!("  {}\u{202F}: {} → {} ({})\n", t.libelle, t.avant, t.apres, t.ecart));
        }
    }
    for r in &c.rubriques {
        out.push_str(&format!("\n{}\n", r.titre));
        for l in &r.lignes {
            let suite = if l.suite.is_empty() { String::new() } else { format!(", {}", l.suite) };
            out.push_str(&format!("  {} ({}){suite}\n", mots::majuscule(&l.nom), l.mot));
            for f in &l.champs {
                out.push_str(&format!("    {}\u{202F}: {}\n", f.libelle, in_line(f).replace('\n', "\n      ")));
            }
        }
    }
    out
}

fn in_line(f: &ChampDit) -> String {
    if let Some(mots) = &f.mots {
        let mark = |m: &MotDit| match m.sort.as_str() {
            "retire" => format!("[−{}−]", m.texte),
            "ajoute" => format!("[+{}+]", m.texte),
            _ => m.texte.clone(),
        };
        return mots.iter().map(mark).collect();
    }
    let values: Vec<&str> = [&f.avant, &f.apres].into_iter().flatten().map(String::as_str).collect();
    let ecart = f.ecart.as_ref().map(|e| format!(" ({e})")).unwrap_or_default();
    format!("{}{ecart}", values.join(" → "))
}
