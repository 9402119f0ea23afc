//! Variables in texts: `{{service.nom}}`, `{{indicateur.IND-04.2025}}`, `{{tarif.2026}}`.
//!
//! A figure is entered once, and every sentence that quotes it shows its present value. Mechanism: [`segments`] cuts a
//! text, [`resoudre`] finds the value of a name in a snapshot. Invariants: a name that exists but has no value yet is
//! [`Resolution::Vide`], one that does not exist is [`Resolution::Inconnue`]; both must be shown, so that no piece of a
//! text disappears silently. Left out on purpose: formatting of numbers and dates, sentences.
//!
//! References are variables too: `annexe.finances[.numero]` names the annex that holds a part, `annexe.id-12` one by its
//! row, `article.id-4[.numero]` an article. They follow titles, order and what the contract leaves out.
//!
//! Names: those of the contract template (`referentiel/modele_contrat.json`), and for figures
//! `indicateur.CODE.AAAA[.cible]`, `indicateur.CODE.reference|cible_finale`, `donnee.code.AAAA`,
//! `heures.CODE|total.AAAA[.prevu]`, `tarif.AAAA[.apa|pch|aide_sociale]`, `dotation.AAAA[.acquis|.consomme]`.

use std::collections::BTreeSet;

use chrono::{Datelike, NaiveDate};

use crate::annexes::PREFIXE_ID;
use crate::calculs::Calculs;
use crate::choix::{Choix, Habilitation, Nature, Partie};
use crate::decimal::{Heures, Montant, Nombre, Prix};
use crate::modele::{Dossier, Id, Service, Signataire};

/// A piece of a text: words or a variable.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Segment<'a> {
    /// Words, printed as they are.
    Texte(&'a str),
    /// Name of a variable, without its braces and the spaces around it.
    Variable(&'a str),
}

/// The value of a variable, not yet written in French.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ValeurVariable {
    /// Words; also years, which take no thousands separator.
    Texte(String),
    /// A number with its unit.
    Nombre {
        /// Value of the number.
        valeur: Nombre,
        /// Number of decimals shown.
        decimales: u32,
        /// Unit of the number; may be empty.
        unite: String,
    },
    /// An amount in euros.
    Montant(Montant),
    /// A price in euros per hour.
    Prix(Prix),
    /// A duration in hours.
    Heures(Heures),
    /// A whole number, such as a count.
    Entier(i64),
    /// A calendar day.
    Date(NaiveDate),
    /// Several values, when the contract has several services whose values differ.
    Liste(Vec<ValeurVariable>),
}

/// Result of looking up a name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Resolution {
    /// The name has this value.
    Valeur(ValeurVariable),
    /// The name is known, but the dossier has no value for it yet.
    Vide,
    /// The name does not exist.
    Inconnue,
}

/// Maximum length of a name, in bytes. Braces further apart are plain text.
const NOM_MAX: usize = 120;

/// Cuts a text into words and variables. Braces that are not closed are words.
#[must_use]
pub fn segments(texte: &str) -> Vec<Segment<'_>> {
    let mut out = Vec::new();
    let (mut debut, mut cherche) = (0, 0);
    while let Some(i) = texte[cherche..].find("{{").map(|i| cherche + i) {
        match au_debut(&texte[i..]) {
            Some((nom, pris)) => {
                if i > debut {
                    out.push(Segment::Texte(&texte[debut..i]));
                }
                out.push(Segment::Variable(nom));
                debut = i + pris;
                cherche = debut;
            }
            None => cherche = i + 1,
        }
    }
    if debut < texte.len() {
        out.push(Segment::Texte(&texte[debut..]));
    }
    out
}

/// The name of the variable at the start of a text, and the length of the variable with its braces.
pub(crate) fn au_debut(texte: &str) -> Option<(&str, usize)> {
    let dedans = texte.strip_prefix("{{")?;
    let nom = &dedans[..dedans.find("}}")?];
    is_name(nom).then(|| (nom.trim(), nom.len() + 4))
}

fn is_name(nom: &str) -> bool {
    nom.len() <= NOM_MAX && !nom.trim().is_empty() && !nom.contains(['{', '}', '\n'])
}

/// Looks up the value of a name in a snapshot.
#[must_use]
pub fn resoudre(nom: &str, dossier: &Dossier, calculs: &Calculs) -> Resolution {
    let nom = nom.trim();
    let (tete, suite) = nom.split_once('.').unwrap_or((nom, ""));
    let found = match tete {
        "contrat" => contrat(suite, dossier, calculs),
        "departement" => departement(suite, dossier),
        "gestionnaire" => gestionnaire(suite, dossier),
        "service" => service(suite, dossier),
        "diagnostic" if suite == "annee" => Some(year(dossier.diagnostic.annee_reference.or(dossier.dossier.annee_reference))),
        "axes" if counts(suite) => Some(count(dossier.axes.len())),
        "objectifs" if counts(suite) => Some(count(dossier.objectifs.len())),
        "actions" if counts(suite) => Some(count(dossier.actions.len())),
        "indicateurs" if counts(suite) => Some(count(dossier.indicateurs.len())),
        "annexe" => annexe(suite, dossier),
        "article" => article(suite, dossier, calculs),
        "personnes" => personnes(suite, dossier, calculs),
        "dotation" => dotation(suite, dossier, calculs),
        "indicateur" => indicateur(suite, dossier, calculs),
        "donnee" => donnee(suite, dossier),
        "heures" => heures(suite, dossier, calculs),
        "tarif" => tarif(suite, dossier),
        _ => None,
    };
    match found {
        None => Resolution::Inconnue,
        Some(None) => Resolution::Vide,
        Some(Some(valeur)) => Resolution::Valeur(valeur),
    }
}

/// Outer `None`: the name is unknown. Inner `None`: the name is known but has no value.
type Trouve = Option<Option<ValeurVariable>>;

fn text(value: &str) -> Option<ValeurVariable> {
    let value = value.trim();
    (!value.is_empty()).then(|| ValeurVariable::Texte(value.to_owned()))
}

fn year(value: Option<i32>) -> Option<ValeurVariable> {
    // A year is given as words, because it takes no thousands separator.
    value.map(|a| ValeurVariable::Texte(a.to_string()))
}

fn count(n: usize) -> Option<ValeurVariable> {
    (n > 0).then(|| ValeurVariable::Entier(i64::try_from(n).unwrap_or(i64::MAX)))
}

/// A count, in figures or in words.
fn counts(suite: &str) -> bool {
    matches!(suite, "nombre" | "nombre.lettres")
}

/// An annex or an article with its number, or the number alone.
fn numbered(nom: &str, numero: i32, seul: bool) -> Option<ValeurVariable> {
    text(&if seul { numero.to_string() } else { format!("{nom}\u{A0}{numero}") })
}

fn annexe(suite: &str, d: &Dossier) -> Trouve {
    let (cle, seul) = suite.strip_suffix(".numero").map_or((suite, false), |cle| (cle, true));
    Some(numbered("annexe", crate::annexes::annexe(d, cle)?.numero, seul))
}

/// An article that the contract leaves out has no number.
fn article(suite: &str, d: &Dossier, c: &Calculs) -> Trouve {
    let (cle, seul) = suite.strip_suffix(".numero").map_or((suite, false), |cle| (cle, true));
    let id: Id = cle.strip_prefix(PREFIXE_ID)?.parse().ok()?;
    let row = d.articles.iter().find(|a| a.id == id)?;
    Some(c.contrat.articles.iter().find(|n| n.id == row.id).and_then(|n| numbered("article", n.numero, seul)))
}

/// A text whose references to articles and annexes by their row are given other keys; `None` keeps the reference. A
/// template uses it, since the identifiers of a dossier mean nothing in another.
#[must_use]
pub fn with_references(texte: &str, autre: &dyn Fn(&str, &str) -> Option<String>) -> String {
    let (mut out, mut rest) = (String::with_capacity(texte.len()), texte);
    while let Some(i) = rest.find("{{") {
        out.push_str(&rest[..i]);
        let (written, taken) = match au_debut(&rest[i..]) {
            Some((nom, pris)) => (renamed(nom, autre).unwrap_or_else(|| rest[i..i + pris].to_owned()), pris),
            None => ("{".to_owned(), 1),
        };
        out.push_str(&written);
        rest = &rest[i + taken..];
    }
    out + rest
}

/// A variable with another key, braces included; `None` when it is no reference, or keeps its key.
fn renamed(nom: &str, autre: &dyn Fn(&str, &str) -> Option<String>) -> Option<String> {
    let (tete, suite) = nom.split_once('.').filter(|(tete, _)| matches!(*tete, "article" | "annexe"))?;
    let (cle, fin) = suite.find('.').map_or((suite, ""), |i| suite.split_at(i));
    Some(format!("{{{{{tete}.{}{fin}}}}}", autre(tete, cle)?))
}

/// The distinct texts, in order, joined as in a French sentence: « a, b et c ».
fn joined<'a>(texts: impl IntoIterator<Item = &'a str>) -> Option<ValeurVariable> {
    let mut seen = BTreeSet::new();
    let kept: Vec<&str> = texts.into_iter().map(str::trim).filter(|t| !t.is_empty() && seen.insert(*t)).collect();
    match kept.as_slice() {
        [] => None,
        [one] => text(one),
        [many @ .., last] => text(&format!("{} et {last}", many.join(", "))),
    }
}

/// The value when all are equal, otherwise the list of the distinct values.
fn distinct(values: impl IntoIterator<Item = ValeurVariable>) -> Option<ValeurVariable> {
    let mut kept: Vec<ValeurVariable> = Vec::new();
    for value in values {
        if !kept.contains(&value) {
            kept.push(value);
        }
    }
    if kept.len() > 1 { Some(ValeurVariable::Liste(kept)) } else { kept.pop() }
}

fn contrat(suite: &str, d: &Dossier, c: &Calculs) -> Trouve {
    let contrat = &d.contrat;
    Some(match suite {
        "intitule" => text(&contrat.intitule),
        "reference" => text(&contrat.reference),
        "date_debut" => contrat.date_debut.map(ValeurVariable::Date),
        "date_fin" => contrat.date_fin.map(ValeurVariable::Date),
        "premiere_annee" => year(contrat.date_debut.map(|d| d.year())),
        "derniere_annee" => year(contrat.date_fin.map(|d| d.year())),
        "duree" => c.contrat.duree_mois.map(duration),
        "lieu_signature" => text(&contrat.signature_lieu),
        "date_signature" => contrat.signature_date.or(contrat.date_signature).map(ValeurVariable::Date),
        "exemplaires" => contrat.exemplaires.map(|n| ValeurVariable::Entier(i64::from(n))),
        _ => return None,
    })
}

/// A duration in years when it is a whole number of years, otherwise in months.
fn duration(mois: i32) -> ValeurVariable {
    let (n, unite) = match mois {
        12 => (1, "an"),
        m if m % 12 == 0 && m > 0 => (m / 12, "ans"),
        m => (m, "mois"),
    };
    ValeurVariable::Nombre { valeur: Nombre::entier(i64::from(n)), decimales: 0, unite: unite.to_owned() }
}

/// Name then function of a person; either may be missing.
fn person(nom: &str, fonction: &str) -> String {
    [nom.trim(), fonction.trim()].into_iter().filter(|t| !t.is_empty()).collect::<Vec<_>>().join(", ")
}

fn signatories(d: &Dossier, role: Partie) -> Vec<&Signataire> {
    d.signataires.iter().filter(|s| s.role == role).collect()
}

fn departement(suite: &str, d: &Dossier) -> Trouve {
    let dept = &d.departement;
    let signers = signatories(d, Partie::Departement);
    Some(match suite {
        "nom" => text(&dept.nom),
        "representant" => {
            let people: Vec<String> = signers.iter().map(|s| person(&s.representant_nom, &s.representant_fonction)).collect();
            joined(people.iter().map(String::as_str)).or_else(|| text(&dept.president_fonction))
        }
        "pouvoir" => joined(signers.iter().map(|s| s.habilitation.as_str())),
        "schema" => text(&dept.schema_intitule),
        "appel_reference" => text(&dept.aac_reference),
        "appel_date" => dept.aac_date_publication.map(ValeurVariable::Date),
        "candidature_date" => dept.aac_date_candidature.map(ValeurVariable::Date),
        _ => return None,
    })
}

fn gestionnaire(suite: &str, d: &Dossier) -> Trouve {
    let all = &d.gestionnaires;
    let signers = signatories(d, Partie::Gestionnaire);
    Some(match suite {
        "nom" => joined(all.iter().map(|g| g.raison_sociale.as_str())),
        "forme_juridique" => joined(all.iter().map(|g| g.forme_juridique.as_str())),
        "siren" => joined(all.iter().map(|g| g.siren.as_str())),
        "adresse" => {
            let addresses: Vec<String> =
                all.iter().map(|g| person(&g.voie, format!("{} {}", g.code_postal.trim(), g.commune.trim()).trim())).collect();
            joined(addresses.iter().map(String::as_str))
        }
        "representant" => {
            let signing: Vec<String> = signers.iter().map(|s| person(&s.representant_nom, &s.representant_fonction)).collect();
            let legal: Vec<String> = all.iter().map(|g| person(&g.representant_nom, &g.representant_fonction)).collect();
            joined(signing.iter().map(String::as_str)).or_else(|| joined(legal.iter().map(String::as_str)))
        }
        "pouvoir" => joined(signers.iter().map(|s| s.habilitation.as_str())),
        _ => return None,
    })
}

fn service(suite: &str, d: &Dossier) -> Trouve {
    let of = |field: fn(&Service) -> &str| joined(d.services.iter().map(field));
    let dates = |field: fn(&Service) -> Option<NaiveDate>| distinct(d.services.iter().filter_map(field).map(ValeurVariable::Date));
    Some(match suite {
        "nom" => of(|s| &s.nom),
        "categorie" => of(|s| if s.categorie_libelle.trim().is_empty() { s.categorie.libelle() } else { &s.categorie_libelle }),
        "finess" => of(|s| &s.finess_etablissement),
        "autorisation_reference" => of(|s| &s.autorisation_reference),
        "autorisation_date" => dates(|s| s.autorisation_date),
        "autorisation_fin" => dates(|s| s.autorisation_echeance),
        "habilitation" => of(|s| if s.habilitation == Habilitation::NonPrecise { "" } else { s.habilitation.libelle() }),
        "habilitation_reference" => of(|s| &s.habilitation_reference),
        "habilitation_date" => dates(|s| s.habilitation_date),
        "publics" => joined(d.services.iter().flat_map(|s| &s.publics).map(String::as_str)),
        "territoire" => territory(d),
        "communes_nombre" => communes(d).map(ValeurVariable::Entier),
        "communes_prioritaires" => {
            count(d.communes.iter().filter(|c| c.prioritaire).map(|c| c.nom.as_str()).collect::<BTreeSet<_>>().len())
        }
        "amplitude" => of(|s| &s.amplitude_intervention),
        "astreinte" => of(|s| &s.amplitude_astreinte),
        _ => return None,
    })
}

/// The intercommunalités, else the sectors, else the communes served.
fn territory(d: &Dossier) -> Option<ValeurVariable> {
    joined(d.services.iter().flat_map(|s| &s.intercommunalites).map(String::as_str))
        .or_else(|| joined(d.services.iter().flat_map(|s| &s.secteurs).map(String::as_str)))
        .or_else(|| joined(d.communes.iter().filter(|c| c.desservie != Some(false)).map(|c| c.nom.as_str())))
}

/// The number entered for the services; without it, the number of communes marked as served.
fn communes(d: &Dossier) -> Option<i64> {
    let entered: Vec<i64> = d.services.iter().filter_map(|s| s.communes_desservies).map(i64::from).collect();
    if !entered.is_empty() {
        return Some(entered.into_iter().sum());
    }
    let served: BTreeSet<&str> = d.communes.iter().filter(|c| c.desservie == Some(true)).map(|c| c.nom.as_str()).collect();
    (!served.is_empty()).then(|| i64::try_from(served.len()).unwrap_or(i64::MAX))
}

/// People planned in a year of the contract; a category that is not known is not zero.
fn personnes(suite: &str, d: &Dossier, c: &Calculs) -> Trouve {
    let annee = match suite {
        "premiere_annee" => c.annees.contrat.first(),
        "derniere_annee" => c.annees.contrat.last(),
        _ => return None,
    };
    let known = |a: i32| d.publics.iter().any(|p| p.annee == a && p.apa.is_some() && p.pch.is_some() && p.autres.is_some());
    let planned = annee.filter(|a| known(**a)).and_then(|a| c.activite.publics.iter().find(|p| p.annee == *a));
    Some(planned.map(|p| ValeurVariable::Entier(i64::from(p.total))))
}

fn dotation(suite: &str, d: &Dossier, c: &Calculs) -> Trouve {
    if suite == "acompte" {
        let part = |valeur| ValeurVariable::Nombre { valeur, decimales: decimals(valeur), unite: "%".to_owned() };
        return Some(d.dotation.acompte_pct.map(part));
    }
    if suite == "total" {
        let known = c.dotation.annees.iter().any(|a| a.montant_prevu.is_some());
        return Some(known.then_some(ValeurVariable::Montant(c.dotation.total_prevu)));
    }
    let (annee, part) = dated(suite)?;
    let of_year = c.dotation.annees.iter().find(|a| a.annee == annee);
    Some(
        match part {
            "" | "prevu" => of_year.and_then(|a| a.montant_prevu),
            "acquis" => of_year.and_then(|a| a.acquis),
            "consomme" => of_year.and_then(|a| a.consomme),
            "horaire" => return Some(of_year.and_then(|a| a.montant_horaire).map(ValeurVariable::Prix)),
            _ => return None,
        }
        .map(ValeurVariable::Montant),
    )
}

/// Splits a year from what follows it.
fn dated(suite: &str) -> Option<(i32, &str)> {
    let (annee, part) = suite.split_once('.').unwrap_or((suite, ""));
    let valid = annee.len() == 4 && annee.bytes().all(|b| b.is_ascii_digit());
    valid.then_some(())?;
    Some((annee.parse().ok()?, part))
}

/// Splits a code, which may hold points, the year after it, and the rest.
fn coded(suite: &str) -> Option<(&str, i32, &str)> {
    let mut ends: Vec<usize> = suite.match_indices('.').map(|(i, _)| i).collect();
    ends.reverse();
    ends.into_iter().find_map(|i| dated(&suite[i + 1..]).map(|(annee, part)| (&suite[..i], annee, part)))
}

fn indicateur(suite: &str, d: &Dossier, c: &Calculs) -> Trouve {
    let (code, wanted) = match coded(suite) {
        Some((code, annee, part)) => (code, Some((annee, part))),
        None => match suite.strip_suffix(".cible_finale") {
            Some(code) => (code, c.annees.contrat.last().map(|last| (*last, "cible")).or(Some((0, "cible")))),
            None => (suite.strip_suffix(".reference")?, None),
        },
    };
    let row = d.indicateurs.iter().find(|i| i.code == code)?;
    let computed = c.indicateurs.iter().find(|i| i.id == row.id)?;
    let valeur = match wanted {
        None => computed.reference,
        Some((annee, "")) => computed.point(annee).and_then(|p| p.valeur),
        Some((annee, "cible")) => computed.point(annee).and_then(|p| p.cible),
        Some((annee, "ecart")) => computed.point(annee).and_then(|p| p.ecart),
        Some(_) => return None,
    };
    let decimales = u32::try_from(row.decimales).unwrap_or(0);
    Some(valeur.map(|valeur| ValeurVariable::Nombre { valeur, decimales, unite: row.unite.clone() }))
}

/// Number of decimals needed to show the number without rounding.
fn decimals(valeur: Nombre) -> u32 {
    (0..4).find(|n| valeur.round_to(*n) == valeur).unwrap_or(4)
}

fn donnee(suite: &str, d: &Dossier) -> Trouve {
    let (code, annee, part) = coded(suite)?;
    let row = d.donnees.iter().find(|x| x.code == code).filter(|_| part.is_empty())?;
    let valeur = d.valeurs.iter().find(|v| v.donnee_id == row.id && v.annee == annee).and_then(|v| v.valeur);
    Some(valeur.map(|valeur| ValeurVariable::Nombre { valeur, decimales: decimals(valeur), unite: row.unite.clone() }))
}

fn heures(suite: &str, d: &Dossier, c: &Calculs) -> Trouve {
    let (code, annee, part) = coded(suite)?;
    let nature = match part {
        "" => Nature::Realise,
        "prevu" => Nature::Previsionnel,
        _ => return None,
    };
    if code == "total" {
        return Some(c.activite.total(annee, nature).map(|h| ValeurVariable::Heures(h.total)));
    }
    let financeur = d.financeurs.iter().find(|f| f.code == code)?.id;
    let of: Vec<Heures> = d
        .heures
        .iter()
        .filter(|h| h.financeur_id == financeur && h.annee == annee && h.nature == nature)
        .filter_map(|h| h.heures)
        .collect();
    Some((!of.is_empty()).then(|| ValeurVariable::Heures(of.into_iter().sum())))
}

fn tarif(suite: &str, d: &Dossier) -> Trouve {
    let (annee, part) = dated(suite)?;
    let rows = || d.tarifs.iter().filter(move |t| t.annee == annee);
    let of = |field: fn(&crate::modele::Tarif) -> Option<Prix>| distinct(rows().filter_map(field).map(ValeurVariable::Prix));
    Some(match part {
        "" | "apa" => of(|t| t.tarif_apa),
        "pch" => of(|t| t.tarif_pch),
        "aide_sociale" => of(|t| t.tarif_aide_sociale),
        _ => return None,
    })
}

mod connues;
pub use connues::{Connue, Part, connues};

#[cfg(test)]
mod tests;
