//! The known variables: the names that a menu offers to insert into a text.

use super::{Resolution, resoudre};
use crate::annexes::{self, PREFIXE_ID};
use crate::calculs::Calculs;
use crate::modele::Dossier;
use crate::referentiel::Referentiel;

/// A known variable and what it stands for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Connue {
    /// Name of the variable, without braces.
    pub nom: String,
    /// Object of the variable, in the words of the reference data or of its row.
    pub objet: String,
    /// Year of the figure; `None` for a value without year.
    pub annee: Option<i32>,
    /// Figure of that year that the variable gives.
    pub part: Part,
}

/// Figure of a year that a variable may give.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[expect(missing_docs, reason = "the words of the names themselves")]
pub enum Part {
    Simple,
    Numero,
    CibleFinale,
    Cible,
    Reference,
    Prevu,
    Apa,
    Pch,
    AideSociale,
    Acquis,
    Consomme,
    Horaire,
}

/// Every name of the template, with or without a value; then the figures of the dossier that have a value.
#[must_use]
pub fn connues(d: &Dossier, c: &Calculs, r: &Referentiel) -> Vec<Connue> {
    let simple =
        |v: &crate::referentiel::VariableModele| Connue { nom: v.cle.clone(), objet: v.libelle.clone(), annee: None, part: Part::Simple };
    let mut out: Vec<Connue> = r.modele_contrat.toutes_les_variables().map(simple).collect();
    out.extend(references(d));
    let figures = [indicateurs(d, c), donnees(d, c), heures(d, c), tarifs(c), dotation(c)].concat();
    out.extend(figures.into_iter().filter(|v| matches!(resoudre(&v.nom, d, c), Resolution::Valeur(_))));
    out
}

/// The annexes and the articles, with their titles: by number, and by number alone for a list of several.
fn references(d: &Dossier) -> Vec<Connue> {
    let named = |tete: &str, cle: &str, titre: &str| {
        [("", Part::Simple), (".numero", Part::Numero)].map(|(fin, part)| Connue {
            nom: format!("{tete}.{cle}{fin}"),
            objet: titre.to_owned(),
            annee: None,
            part,
        })
    };
    let annexes = annexes::annexes(d).into_iter().flat_map(|a| named("annexe", &annexes::cle(&a), &a.titre));
    let articles = d.articles.iter().filter(|a| !a.ecarte);
    annexes.chain(articles.flat_map(|a| named("article", &format!("{PREFIXE_ID}{}", a.id), &a.titre))).collect()
}

fn dated(tete: &str, objet: &str, annee: i32, suffixe: &str, part: Part) -> Connue {
    let fin = if suffixe.is_empty() { String::new() } else { format!(".{suffixe}") };
    Connue { nom: format!("{tete}.{annee}{fin}"), objet: objet.to_owned(), annee: Some(annee), part }
}

fn indicateurs(d: &Dossier, c: &Calculs) -> Vec<Connue> {
    let mut out = Vec::new();
    for i in d.indicateurs.iter().filter(|i| !i.code.trim().is_empty()) {
        let (tete, objet) = (format!("indicateur.{}", i.code), format!("{} {}", i.code, i.libelle));
        out.push(Connue { nom: format!("{tete}.reference"), objet: objet.clone(), annee: None, part: Part::Reference });
        out.push(Connue { nom: format!("{tete}.cible_finale"), objet: objet.clone(), annee: None, part: Part::CibleFinale });
        for annee in &c.annees.toutes {
            out.push(dated(&tete, &objet, *annee, "", Part::Simple));
            out.push(dated(&tete, &objet, *annee, "cible", Part::Cible));
        }
    }
    out
}

fn donnees(d: &Dossier, c: &Calculs) -> Vec<Connue> {
    let of = |x: &crate::modele::Donnee| {
        let (tete, objet) = (format!("donnee.{}", x.code), x.libelle.clone());
        c.annees.toutes.iter().map(move |a| dated(&tete, &objet, *a, "", Part::Simple)).collect::<Vec<_>>()
    };
    d.donnees.iter().filter(|x| !x.code.trim().is_empty()).flat_map(of).collect()
}

fn heures(d: &Dossier, c: &Calculs) -> Vec<Connue> {
    let financeurs = d.financeurs.iter().filter(|f| !f.code.trim().is_empty()).map(|f| (f.code.as_str(), f.libelle.as_str()));
    let of = |(code, libelle): (&str, &str)| {
        let (tete, objet) = (format!("heures.{code}"), libelle.to_owned());
        let both = move |a: &i32| [dated(&tete, &objet, *a, "", Part::Simple), dated(&tete, &objet, *a, "prevu", Part::Prevu)];
        c.annees.toutes.iter().flat_map(both).collect::<Vec<_>>()
    };
    std::iter::once(("total", "")).chain(financeurs).flat_map(of).collect()
}

fn tarifs(c: &Calculs) -> Vec<Connue> {
    let parts = [("apa", Part::Apa), ("pch", Part::Pch), ("aide_sociale", Part::AideSociale)];
    c.annees.toutes.iter().flat_map(|a| parts.map(|(suffixe, part)| dated("tarif", "", *a, suffixe, part))).collect()
}

fn dotation(c: &Calculs) -> Vec<Connue> {
    let parts = [("prevu", Part::Prevu), ("acquis", Part::Acquis), ("consomme", Part::Consomme), ("horaire", Part::Horaire)];
    c.annees.toutes.iter().flat_map(|a| parts.map(|(suffixe, part)| dated("dotation", "", *a, suffixe, part))).collect()
}
