//! A contract template saved as a file, to be shared between agencies: `*.cpom-modele`.
//!
//! A network keeps one style; an agency starts from a text that another already negotiated. Mechanism: a versioned JSON
//! document of texts only (preamble, visas, articles with the mentions they cover, annexes), whose schema is
//! `schema/modele.schema.json`; [`comparer`] lists what would change, [`appliquer`] changes it in one transaction.
//! Articles and annexes are matched by their title, so that references to them remain valid. Invariants: a template
//! holds no figure and no name of the dossier it was made from, except those written in its texts; a template with any
//! error changes nothing; a reference to an article or an annex names its rank in the template (`{{article.rang-4}}`), since
//! the identifiers of a dossier mean nothing in another. Left out on purpose: merging texts.

use std::collections::BTreeSet;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value as Json, json};

use crate::annexes::PREFIXE_ID;
use crate::choix::GroupeMention;
use crate::decode;
use crate::echange::texte_correct;
use crate::error::{Error, Result};
use crate::modele::{Article, Dossier, Genre, Id};
use crate::store::Ecriture;
use crate::variables::with_references;

/// Name of the format; the first field of the document.
pub const FORMAT: &str = "atelier-cpom/modele";
/// Version of the format that this program writes, and the newest it reads.
pub const VERSION: u32 = 1;
/// Maximum size of a file, in bytes.
pub const TAILLE_MAX: u64 = 8 * 1024 * 1024;
/// Maximum number of visas, of articles, of annexes.
const LIGNES_MAX: usize = 500;

/// The template, as its JSON document holds it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(
    title = "Modèle de contrat CPOM",
    description = "Modèle de contrat partagé entre agences\u{202F}: ses textes seuls, sans chiffre ni nom du dossier."
)]
pub struct ModelePartage {
    /// Name of the format: [`FORMAT`].
    #[schemars(description = format!("Nom du format, toujours {FORMAT}."))]
    pub format: String,
    /// Version of the format: [`VERSION`].
    #[schemars(description = "Version du format\u{202F}; un modèle plus récent que le programme est refusé.")]
    pub version: u32,
    /// Name of the template.
    #[schemars(description = "Nom donné au modèle.")]
    pub nom: String,
    /// Text of the preamble.
    #[schemars(description = "Préambule du contrat.")]
    #[serde(default)]
    pub preambule: String,
    /// Texts of the visas, in printing order.
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
    /// Title of the article.
    #[schemars(description = "Titre de l’article.")]
    pub titre: String,
    /// Text of the article, with its markup and its variables.
    #[schemars(description = "Texte de l’article, avec son balisage et ses variables.")]
    #[serde(default)]
    pub texte: String,
    /// Whether a contract may leave the article out.
    #[schemars(description = "Le modèle permet de laisser l’article de côté.")]
    #[serde(default)]
    pub optionnel: bool,
    /// Legal mentions that the article covers.
    #[schemars(description = "Mentions obligatoires que porte l’article.")]
    #[serde(default)]
    pub mentions: Vec<MentionCitee>,
}

/// A legal mention, identified by the text that asks for it and its number there.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(description = "Une mention obligatoire, par le texte dont elle vient et son numéro dans ce texte.")]
pub struct MentionCitee {
    /// Text of law that asks for the mention.
    #[schemars(description = "Texte dont vient la mention.")]
    pub groupe: GroupeMention,
    /// Number of the mention in that text (« 1° »).
    #[schemars(description = "Numéro de la mention («\u{202F}1°\u{202F}»).")]
    pub code: String,
}

/// An annex of a template.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(description = "Une annexe du modèle.")]
pub struct AnnexePartagee {
    /// Title of the annex.
    #[schemars(description = "Titre de l’annexe.")]
    pub titre: String,
    /// Text of the annex.
    #[schemars(description = "Texte de l’annexe.")]
    #[serde(default)]
    pub texte: String,
}

/// Change that the template makes to a text of the contract.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
#[serde(rename_all = "snake_case")]
pub enum SortTexte {
    /// The text is added.
    Ajoute,
    /// The words or the mentions of the text change.
    Change,
    /// The text is removed.
    Retire,
    /// The text stays as it is.
    Garde,
}

/// Change that the template makes to one article, visa or annex.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct Changement {
    /// Part of the contract: `preambule`, `visas`, `articles` or `annexes`.
    pub partie: String,
    /// Title of the text, or its first words.
    pub titre: String,
    /// Whether the text is added, changed, removed or kept.
    pub sort: SortTexte,
    /// Text in the dossier; empty when it is added.
    pub avant: String,
    /// Text in the template; empty when it is removed.
    pub apres: String,
}

/// Makes a template from the contract of a dossier. Articles that the contract leaves out are not in it.
#[must_use]
pub fn depuis(d: &Dossier, nom: &str) -> ModelePartage {
    let kept: Vec<Id> = d.articles.iter().filter(|a| !a.ecarte).map(|a| a.id).collect();
    let annexes: Vec<Id> = d.annexes.iter().map(|a| a.id).collect();
    // A reference to an article that is left out keeps its identifier: it is a gap, and stays one.
    let shared = |texte: &str| {
        with_references(texte, &|tete, cle| {
            let id: Id = cle.strip_prefix(PREFIXE_ID)?.parse().ok()?;
            let rows = if tete == "article" { &kept } else { &annexes };
            rows.iter().position(|row| *row == id).map(|i| format!("{PREFIXE_RANG}{}", i + 1))
        })
    };
    ModelePartage {
        format: FORMAT.to_owned(),
        version: VERSION,
        nom: nom.trim().to_owned(),
        preambule: shared(&d.contrat.preambule),
        visas: d.visas.iter().map(|v| shared(&v.texte)).filter(|t| !t.trim().is_empty()).collect(),
        articles: d
            .articles
            .iter()
            .filter(|a| !a.ecarte)
            .map(|a| ArticlePartage {
                titre: a.titre.clone(),
                texte: shared(&a.texte),
                optionnel: a.optionnel,
                mentions: mentions(d, a.id),
            })
            .collect(),
        annexes: d.annexes.iter().map(|a| AnnexePartagee { titre: a.titre.clone(), texte: shared(&a.texte) }).collect(),
    }
}

/// Beginning of the key of a reference, in a template.
const PREFIXE_RANG: &str = "rang-";

/// The template with its references by identifier: `articles` and `annexes` are the rows of the dossier in the order of the
/// template. A reference to a row that does not exist yet is kept.
fn localised(m: &ModelePartage, articles: &[Option<Id>], annexes: &[Option<Id>]) -> ModelePartage {
    let local = |texte: &str| {
        with_references(texte, &|tete, cle| {
            let rang: usize = cle.strip_prefix(PREFIXE_RANG)?.parse().ok()?;
            let rows = if tete == "article" { articles } else { annexes };
            let id = (*rows.get(rang.checked_sub(1)?)?)?;
            Some(format!("{PREFIXE_ID}{id}"))
        })
    };
    let mut out = m.clone();
    out.preambule = local(&m.preambule);
    out.visas.iter_mut().for_each(|t| *t = local(t));
    out.articles.iter_mut().for_each(|a| a.texte = local(&a.texte));
    out.annexes.iter_mut().for_each(|a| a.texte = local(&a.texte));
    out
}

/// The template as this dossier would have it: a reference to a row that it has already names that row.
fn for_dossier(d: &Dossier, m: &ModelePartage) -> ModelePartage {
    let [_, articles, annexes] = parts(d, m).map(|part| pairs(&part));
    localised(m, &articles, &annexes)
}

/// Mentions covered by an article, in the order of the dossier.
fn mentions(d: &Dossier, article: Id) -> Vec<MentionCitee> {
    let carried = |m: Id| d.couvertures.iter().any(|c| c.article_id == article && c.mention_id == m);
    let cited = |m: &crate::modele::Mention| MentionCitee { groupe: m.groupe, code: m.code.clone() };
    d.mentions.iter().filter(|m| carried(m.id)).map(cited).collect()
}

/// Writes the document: indented JSON, ended by a newline.
///
/// # Errors
/// [`Error::Interne`] when the JSON cannot be written; no valid template causes it.
pub fn write(m: &ModelePartage) -> Result<String> {
    let mut text = serde_json::to_string_pretty(m).map_err(|e| Error::Interne(e.to_string()))?;
    text.push('\n');
    Ok(text)
}

/// Format and version only, read before the rest to say what an unreadable document is.
#[derive(Deserialize)]
struct EnteteModele {
    format: Option<String>,
    version: Option<u32>,
}

fn refused(refusal: &decode::Refusal) -> Error {
    let (place, reason) = (refusal.place(), refusal.reason());
    Error::Modele(if place.is_empty() { reason } else { format!("«\u{202F}{place}\u{202F}», {reason}") })
}

/// Reads and checks a template.
///
/// # Errors
/// [`Error::Modele`] with the reason.
pub fn read(text: &str) -> Result<ModelePartage> {
    let refuse = |why: &str| Error::Modele(why.to_owned());
    let text = text.strip_prefix('\u{FEFF}').unwrap_or(text);
    let tete: EnteteModele = decode::head(text).map_err(|r| refused(&r))?;
    if tete.format.as_deref() != Some(FORMAT) {
        return Err(refuse("ce n’est pas un modèle de contrat"));
    }
    match tete.version {
        Some(VERSION) => {}
        Some(v) if v > VERSION => return Err(Error::Modele(format!("il est au format {v}, plus récent que ce programme"))),
        _ => return Err(refuse("la version du format manque")),
    }
    let m: ModelePartage = decode::from_text(text).map_err(|r| refused(&r))?;
    verify(&m)?;
    Ok(m)
}

/// Reads and checks the template of a file.
///
/// # Errors
/// [`Error::Introuvable`], [`Error::Fichier`], or [`Error::Modele`] with the reason.
pub fn read_file(path: &std::path::Path) -> Result<ModelePartage> {
    let wrong = |e| Error::fichier(path, e);
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
/// [`Error::Interne`] when the JSON cannot be written.
pub fn schema() -> Result<String> {
    let schema = schemars::schema_for!(ModelePartage);
    let mut text = serde_json::to_string_pretty(&schema).map_err(|e| Error::Interne(e.to_string()))?;
    text.push('\n');
    Ok(text)
}

/// Key under which two titles are the same: case and the number of spaces are ignored.
fn key(titre: &str) -> String {
    titre.split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase()
}

/// For each wanted key, the present row with this key; a row is used once.
fn pair(present: &[(Id, String)], wanted: &[String]) -> Vec<Option<Id>> {
    let mut used = BTreeSet::new();
    wanted
        .iter()
        .map(|k| {
            present.iter().find(|(id, p)| key(p) == key(k) && !used.contains(id)).map(|(id, _)| *id).inspect(|id| _ = used.insert(*id))
        })
        .collect()
}

/// The texts of one part of the contract, beside those of the template.
struct PartieModele<'a> {
    nom: &'static str,
    avant: Vec<(Id, String, String)>,
    apres: Vec<(&'a str, &'a str)>,
}

fn parts<'a>(d: &Dossier, m: &'a ModelePartage) -> [PartieModele<'a>; 3] {
    [
        PartieModele {
            nom: "visas",
            avant: d.visas.iter().map(|v| (v.id, v.texte.clone(), v.texte.clone())).collect(),
            apres: m.visas.iter().map(|t| (t.as_str(), t.as_str())).collect(),
        },
        PartieModele {
            nom: "articles",
            avant: d.articles.iter().map(|a| (a.id, a.titre.clone(), a.texte.clone())).collect(),
            apres: m.articles.iter().map(|a| (a.titre.as_str(), a.texte.as_str())).collect(),
        },
        PartieModele {
            nom: "annexes",
            avant: d.annexes.iter().map(|a| (a.id, a.titre.clone(), a.texte.clone())).collect(),
            apres: m.annexes.iter().map(|a| (a.titre.as_str(), a.texte.as_str())).collect(),
        },
    ]
}

fn pairs(part: &PartieModele) -> Vec<Option<Id>> {
    let present: Vec<(Id, String)> = part.avant.iter().map(|(id, titre, _)| (*id, titre.clone())).collect();
    pair(&present, &part.apres.iter().map(|(t, _)| (*t).to_owned()).collect::<Vec<_>>())
}

/// Changes that the template would make, in the order of the parts; removed texts come last in their part.
#[must_use]
pub fn comparer(d: &Dossier, m: &ModelePartage) -> Vec<Changement> {
    let m = &for_dossier(d, m);
    let mut out = Vec::new();
    let mut note = |partie: &str, titre: &str, sort: SortTexte, avant: &str, apres: &str| {
        out.push(Changement { partie: partie.to_owned(), titre: titre.to_owned(), sort, avant: avant.to_owned(), apres: apres.to_owned() });
    };
    let sort = if d.contrat.preambule == m.preambule { SortTexte::Garde } else { SortTexte::Change };
    note("preambule", "", sort, &d.contrat.preambule, &m.preambule);
    for part in parts(d, m) {
        let found = pairs(&part);
        for (i, ((titre, texte), id)) in part.apres.iter().zip(&found).enumerate() {
            let now = id.and_then(|id| part.avant.iter().find(|(row, ..)| *row == id));
            let sort = match now {
                None => SortTexte::Ajoute,
                Some((id, t, x)) if t == titre && x == texte && (part.nom != "articles" || same_article(d, *id, &m.articles[i])) => {
                    SortTexte::Garde
                }
                Some(_) => SortTexte::Change,
            };
            note(part.nom, titre, sort, now.map_or("", |n| &n.2), texte);
        }
        for (_, titre, texte) in part.avant.iter().filter(|(id, ..)| !found.contains(&Some(*id))) {
            note(part.nom, titre, SortTexte::Retire, texte, "");
        }
    }
    out
}

/// Whether an article is printed, and has the option and the mentions of the template; its text is not compared.
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

/// Gives the contract the texts of the template. `d` is the present content of the dossier.
///
/// # Errors
/// [`Error::ValeurRefusee`] or [`Error::Sqlite`] when a row cannot be written.
pub fn appliquer(w: &mut Ecriture<'_>, d: &Dossier, m: &ModelePartage) -> Result<()> {
    let m = &for_dossier(d, m);
    let mut written: Vec<Vec<Option<Id>>> = Vec::new();
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
        written.push(rows.into_iter().map(Some).collect());
    }
    refer(w, m, &written)
}

/// Gives the texts their references to the rows that were just created.
fn refer(w: &mut Ecriture<'_>, m: &ModelePartage, written: &[Vec<Option<Id>>]) -> Result<()> {
    let [visas, articles, annexes] = written else { return Ok(()) };
    let done = localised(m, articles, annexes);
    w.update("contrat", 1, &object(json!({ "preambule": done.preambule })))?;
    let texts = done.visas.iter().zip(visas).map(|(t, id)| ("visas", id, t));
    let texts = texts.chain(done.articles.iter().zip(articles).map(|(a, id)| ("articles", id, &a.texte)));
    for (table, id, texte) in texts.chain(done.annexes.iter().zip(annexes).map(|(a, id)| ("annexes", id, &a.texte))) {
        if let Some(id) = id {
            w.update(table, *id, &object(json!({ "texte": texte })))?;
        }
    }
    Ok(())
}

/// Moves rows into this order, unless they already stand in it.
fn order(w: &mut Ecriture<'_>, table: &str, rows: &[Id], before: impl Iterator<Item = Id>) -> Result<()> {
    let kept: Vec<Id> = before.filter(|id| rows.contains(id)).collect();
    let created = rows.iter().copied().filter(|id| !kept.contains(id));
    if kept.iter().copied().chain(created).eq(rows.iter().copied()) {
        return Ok(());
    }
    rows.iter().try_for_each(|id| w.move_before(table, *id, None))
}

/// Makes an article cover exactly these mentions. Mentions that the dossier does not have are ignored.
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
