//! A contract template saved as a file, to be shared between agencies: `*.cpom-modele`.
//!
//! What for: a network keeps one house style; an agency starts from what another already negotiated. Mechanism:
//! a versioned JSON document of texts alone (preamble, visas, articles with the mentions they cover, annexes),
//! whose schema is `schema/modele.schema.json`; [`comparer`] says what would change, [`appliquer`] changes it in
//! one transaction. Articles and annexes are recognised by their title, so that what refers to them stays.
//! Invariants: a template holds no figure and no name of the dossier it was made from but those written in its
//! texts; a file that is wrong in any way changes nothing. Deliberately absent: merging texts.

use std::collections::BTreeSet;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value as Json, json};

use crate::choix::GroupeMention;
use crate::echange::{raison, texte_correct};
use crate::error::{Error, Result};
use crate::modele::{Article, Dossier, Genre, Id};
use crate::store::Ecriture;

/// Name of the format, first thing in the document.
pub const FORMAT: &str = "atelier-cpom/modele";
/// Version this program writes, and the newest it reads.
pub const VERSION: u32 = 1;
/// Largest file read, in bytes.
pub const TAILLE_MAX: u64 = 8 * 1024 * 1024;
/// Most rows of one kind.
const LIGNES_MAX: usize = 500;

/// The document.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(
    title = "Modèle de contrat CPOM",
    description = "Modèle de contrat partagé entre agences\u{202F}: ses textes seuls, sans chiffre ni nom du dossier."
)]
pub struct ModelePartage {
    /// [`FORMAT`].
    #[schemars(description = format!("Nom du format, toujours {FORMAT}."))]
    pub format: String,
    /// [`VERSION`].
    #[schemars(description = "Version du format\u{202F}; un modèle plus récent que le programme est refusé.")]
    pub version: u32,
    /// Name of the template.
    #[schemars(description = "Nom donné au modèle.")]
    pub nom: String,
    /// Preamble.
    #[schemars(description = "Préambule du contrat.")]
    #[serde(default)]
    pub preambule: String,
    /// Visas, in order.
    #[schemars(description = "Visas, dans l’ordre d’impression.")]
    #[serde(default)]
    pub visas: Vec<String>,
    /// Articles, in order.
    #[schemars(description = "Articles, dans l’ordre d’impression.")]
    pub articles: Vec<ArticlePartage>,
    /// Annexes, in order.
    #[schemars(description = "Annexes, dans l’ordre d’impression.")]
    #[serde(default)]
    pub annexes: Vec<AnnexePartagee>,
}

/// An article of a template.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(description = "Un article du modèle.")]
pub struct ArticlePartage {
    /// Title.
    #[schemars(description = "Titre de l’article.")]
    pub titre: String,
    /// Text, with its markup and its variables.
    #[schemars(description = "Texte de l’article, avec son balisage et ses variables.")]
    #[serde(default)]
    pub texte: String,
    /// May be left out of a contract.
    #[schemars(description = "Le modèle permet de laisser l’article de côté.")]
    #[serde(default)]
    pub optionnel: bool,
    /// Mentions it covers.
    #[schemars(description = "Mentions obligatoires que porte l’article.")]
    #[serde(default)]
    pub mentions: Vec<MentionCitee>,
}

/// A mention, by where it comes from and its number there.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(description = "Une mention obligatoire, par le texte dont elle vient et son numéro dans ce texte.")]
pub struct MentionCitee {
    /// Source.
    #[schemars(description = "Texte dont vient la mention.")]
    pub groupe: GroupeMention,
    /// Number (« 1° »).
    #[schemars(description = "Numéro de la mention («\u{202F}1°\u{202F}»).")]
    pub code: String,
}

/// An annex of a template.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(description = "Une annexe du modèle.")]
pub struct AnnexePartagee {
    /// Title.
    #[schemars(description = "Titre de l’annexe.")]
    pub titre: String,
    /// Text.
    #[schemars(description = "Texte de l’annexe.")]
    #[serde(default)]
    pub texte: String,
}

/// What becomes of a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
#[serde(rename_all = "snake_case")]
pub enum Sort {
    /// New.
    Ajoute,
    /// Its words or its mentions change.
    Change,
    /// Taken away.
    Retire,
    /// As it is.
    Garde,
}

/// What would become of an article, a visa or an annex.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct Changement {
    /// `preambule`, `visas`, `articles` or `annexes`.
    pub partie: String,
    /// Its title, or its first words.
    pub titre: String,
    /// What becomes of it.
    pub sort: Sort,
    /// Its text now.
    pub avant: String,
    /// Its text then.
    pub apres: String,
}

/// The template of a dossier’s contract; articles left out are left out.
#[must_use]
pub fn depuis(d: &Dossier, nom: &str) -> ModelePartage {
    ModelePartage {
        format: FORMAT.to_owned(),
        version: VERSION,
        nom: nom.trim().to_owned(),
        preambule: d.contrat.preambule.clone(),
        visas: d.visas.iter().map(|v| v.texte.clone()).filter(|t| !t.trim().is_empty()).collect(),
        articles: d
            .articles
            .iter()
            .filter(|a| !a.ecarte)
            .map(|a| ArticlePartage { titre: a.titre.clone(), texte: a.texte.clone(), optionnel: a.optionnel, mentions: mentions(d, a.id) })
            .collect(),
        annexes: d.annexes.iter().map(|a| AnnexePartagee { titre: a.titre.clone(), texte: a.texte.clone() }).collect(),
    }
}

/// Mentions an article carries, in the order of the dossier.
fn mentions(d: &Dossier, article: Id) -> Vec<MentionCitee> {
    let carried = |m: Id| d.couvertures.iter().any(|c| c.article_id == article && c.mention_id == m);
    let cited = |m: &crate::modele::Mention| MentionCitee { groupe: m.groupe, code: m.code.clone() };
    d.mentions.iter().filter(|m| carried(m.id)).map(cited).collect()
}

/// The document, indented, ended by a newline.
///
/// # Errors
/// [`Error::Interne`] if it cannot be written, which no template is.
pub fn write(m: &ModelePartage) -> Result<String> {
    let mut text = serde_json::to_string_pretty(m).map_err(|e| Error::Interne(e.to_string()))?;
    text.push('\n');
    Ok(text)
}

/// The beginning of the document, read leniently to say what it is.
#[derive(Deserialize)]
struct Entete {
    format: Option<String>,
    version: Option<u32>,
}

/// The template a document holds, checked.
///
/// # Errors
/// [`Error::Modele`] with the reason.
pub fn read(text: &str) -> Result<ModelePartage> {
    let refuse = |why: &str| Error::Modele(why.to_owned());
    let text = text.strip_prefix('\u{FEFF}').unwrap_or(text);
    let tete: Entete = serde_json::from_str(text).map_err(|e| Error::Modele(raison(&e)))?;
    if tete.format.as_deref() != Some(FORMAT) {
        return Err(refuse("ce n’est pas un modèle de contrat"));
    }
    match tete.version {
        Some(VERSION) => {}
        Some(v) if v > VERSION => return Err(Error::Modele(format!("il est au format {v}, plus récent que ce programme"))),
        _ => return Err(refuse("la version du format manque")),
    }
    let m: ModelePartage = serde_json::from_str(text).map_err(|e| Error::Modele(raison(&e)))?;
    verify(&m)?;
    Ok(m)
}

/// The template of a file.
///
/// # Errors
/// [`Error::Introuvable`], a problem of files, or those of [`read`].
pub fn read_file(path: &std::path::Path) -> Result<ModelePartage> {
    let wrong = |e: std::io::Error| match e.kind() {
        std::io::ErrorKind::NotFound => Error::Introuvable(path.to_owned()),
        _ => Error::Fichier(path.to_owned(), e),
    };
    if std::fs::metadata(path).map_err(wrong)?.len() > TAILLE_MAX {
        return Err(Error::Modele("il dépasse 8 Mo".to_owned()));
    }
    let bytes = std::fs::read(path).map_err(wrong)?;
    read(&String::from_utf8(bytes).map_err(|_| Error::Modele("ce n’est pas du texte UTF-8".to_owned()))?)
}

fn verify(m: &ModelePartage) -> Result<()> {
    let refuse = |why: &str| Err(Error::Modele(why.to_owned()));
    if m.articles.is_empty() {
        return refuse("il ne contient aucun article");
    }
    if [m.articles.len(), m.visas.len(), m.annexes.len()].iter().any(|n| *n > LIGNES_MAX) {
        return refuse("il compte plus de 500 articles, visas ou annexes");
    }
    let lines = std::iter::once(&m.nom)
        .chain(m.articles.iter().map(|a| &a.titre))
        .chain(m.annexes.iter().map(|a| &a.titre))
        .chain(m.articles.iter().flat_map(|a| a.mentions.iter().map(|c| &c.code)));
    let longs =
        std::iter::once(&m.preambule).chain(&m.visas).chain(m.articles.iter().map(|a| &a.texte)).chain(m.annexes.iter().map(|a| &a.texte));
    let all = lines.map(|t| (Genre::Texte, t)).chain(longs.map(|t| (Genre::TexteLong, t)));
    for (genre, text) in all {
        texte_correct(genre, text).map_err(|why| Error::Modele(why.to_owned()))?;
    }
    Ok(())
}

/// The JSON Schema of the document.
///
/// # Errors
/// [`Error::Interne`] if it cannot be written.
pub fn schema() -> Result<String> {
    let schema = schemars::schema_for!(ModelePartage);
    let mut text = serde_json::to_string_pretty(&schema).map_err(|e| Error::Interne(e.to_string()))?;
    text.push('\n');
    Ok(text)
}

/// A title without what does not make it another.
fn key(titre: &str) -> String {
    titre.split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase()
}

/// For each wanted key, the present row of the same key, each used once.
fn pair(present: &[(Id, String)], wanted: &[String]) -> Vec<Option<Id>> {
    let mut used = BTreeSet::new();
    wanted
        .iter()
        .map(|k| {
            present.iter().find(|(id, p)| key(p) == key(k) && !used.contains(id)).map(|(id, _)| *id).inspect(|id| _ = used.insert(*id))
        })
        .collect()
}

/// The texts of a part of the contract, and the same in the template.
struct Part<'a> {
    nom: &'static str,
    avant: Vec<(Id, String, String)>,
    apres: Vec<(&'a str, &'a str)>,
}

fn parts<'a>(d: &Dossier, m: &'a ModelePartage) -> [Part<'a>; 3] {
    [
        Part {
            nom: "visas",
            avant: d.visas.iter().map(|v| (v.id, v.texte.clone(), v.texte.clone())).collect(),
            apres: m.visas.iter().map(|t| (t.as_str(), t.as_str())).collect(),
        },
        Part {
            nom: "articles",
            avant: d.articles.iter().map(|a| (a.id, a.titre.clone(), a.texte.clone())).collect(),
            apres: m.articles.iter().map(|a| (a.titre.as_str(), a.texte.as_str())).collect(),
        },
        Part {
            nom: "annexes",
            avant: d.annexes.iter().map(|a| (a.id, a.titre.clone(), a.texte.clone())).collect(),
            apres: m.annexes.iter().map(|a| (a.titre.as_str(), a.texte.as_str())).collect(),
        },
    ]
}

fn pairs(part: &Part) -> Vec<Option<Id>> {
    let present: Vec<(Id, String)> = part.avant.iter().map(|(id, titre, _)| (*id, titre.clone())).collect();
    pair(&present, &part.apres.iter().map(|(t, _)| (*t).to_owned()).collect::<Vec<_>>())
}

/// What taking the template would change, part by part, in its order; what it takes away comes last.
#[must_use]
pub fn comparer(d: &Dossier, m: &ModelePartage) -> Vec<Changement> {
    let mut out = Vec::new();
    let mut note = |partie: &str, titre: &str, sort: Sort, avant: &str, apres: &str| {
        out.push(Changement { partie: partie.to_owned(), titre: titre.to_owned(), sort, avant: avant.to_owned(), apres: apres.to_owned() });
    };
    let sort = if d.contrat.preambule == m.preambule { Sort::Garde } else { Sort::Change };
    note("preambule", "", sort, &d.contrat.preambule, &m.preambule);
    for part in parts(d, m) {
        let found = pairs(&part);
        for (i, ((titre, texte), id)) in part.apres.iter().zip(&found).enumerate() {
            let now = id.and_then(|id| part.avant.iter().find(|(row, ..)| *row == id));
            let sort = match now {
                None => Sort::Ajoute,
                Some((id, t, x)) if t == titre && x == texte && (part.nom != "articles" || same_article(d, *id, &m.articles[i])) => {
                    Sort::Garde
                }
                Some(_) => Sort::Change,
            };
            note(part.nom, titre, sort, now.map_or("", |n| &n.2), texte);
        }
        for (_, titre, texte) in part.avant.iter().filter(|(id, ..)| !found.contains(&Some(*id))) {
            note(part.nom, titre, Sort::Retire, texte, "");
        }
    }
    out
}

/// Whether all but the words of an article is what the template says.
fn same_article(d: &Dossier, id: Id, wanted: &ArticlePartage) -> bool {
    let same = |a: &Article| !a.ecarte && a.optionnel == wanted.optionnel;
    let set = |m: Vec<MentionCitee>| m.into_iter().collect::<BTreeSet<_>>();
    let known: Vec<MentionCitee> =
        wanted.mentions.iter().filter(|c| d.mentions.iter().any(|m| m.groupe == c.groupe && m.code == c.code)).cloned().collect();
    d.articles.iter().find(|a| a.id == id).is_some_and(same) && set(mentions(d, id)) == set(known)
}

fn object(value: Json) -> Map<String, Json> {
    match value {
        Json::Object(o) => o,
        _ => Map::new(),
    }
}

/// Gives the contract the texts of the template; `d` is the dossier as it is.
///
/// # Errors
/// What a write refuses.
pub fn appliquer(w: &mut Ecriture<'_>, d: &Dossier, m: &ModelePartage) -> Result<()> {
    w.update("contrat", 1, &object(json!({ "preambule": m.preambule })))?;
    for part in parts(d, m) {
        let found = pairs(&part);
        for (id, ..) in part.avant.iter().filter(|(id, ..)| !found.contains(&Some(*id))) {
            w.delete(part.nom, *id)?;
        }
        let mut rows = Vec::new();
        for (i, id) in found.into_iter().enumerate() {
            let values = object(match part.nom {
                "visas" => json!({ "texte": m.visas[i] }),
                "annexes" => json!({ "titre": m.annexes[i].titre, "texte": m.annexes[i].texte }),
                _ => {
                    let a = &m.articles[i];
                    json!({ "titre": a.titre, "texte": a.texte, "optionnel": a.optionnel, "ecarte": false })
                }
            });
            rows.push(match id {
                Some(id) => w.update(part.nom, id, &values).map(|()| id)?,
                None => w.create(part.nom, &values, None)?,
            });
        }
        order(w, part.nom, &rows, part.avant.iter().map(|(id, ..)| *id))?;
        if part.nom == "articles" {
            for (id, article) in rows.iter().zip(&m.articles) {
                cover(w, d, *id, &article.mentions)?;
            }
        }
    }
    Ok(())
}

/// Puts rows in this order, when they are not in it already.
fn order(w: &mut Ecriture<'_>, table: &str, rows: &[Id], before: impl Iterator<Item = Id>) -> Result<()> {
    let kept: Vec<Id> = before.filter(|id| rows.contains(id)).collect();
    let created = rows.iter().copied().filter(|id| !kept.contains(id));
    if kept.iter().copied().chain(created).eq(rows.iter().copied()) {
        return Ok(());
    }
    rows.iter().try_for_each(|id| w.move_before(table, *id, None))
}

/// Makes an article carry these mentions, and no other; those the dossier does not know are left.
fn cover(w: &mut Ecriture<'_>, d: &Dossier, article: Id, wanted: &[MentionCitee]) -> Result<()> {
    let cited = |m: &crate::modele::Mention| wanted.iter().any(|c| c.groupe == m.groupe && c.code == m.code);
    for mention in &d.mentions {
        let present: Vec<Id> =
            d.couvertures.iter().filter(|c| c.article_id == article && c.mention_id == mention.id).map(|c| c.id).collect();
        if cited(mention) && present.is_empty() {
            w.create("couvertures", &object(json!({ "mention_id": mention.id, "article_id": article })), None)?;
        } else if !cited(mention) {
            present.iter().try_for_each(|id| w.delete("couvertures", *id))?;
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests;
