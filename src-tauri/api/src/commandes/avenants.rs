//! Commands on avenants: what changed since the signed contract, the avenant that says it, its signature, the consolidated contract.

use std::collections::BTreeSet;

use cpom_core::Error;
use cpom_core::avenant::{
    CibleAvenant, Consolide, Difference, EffetDotation, avenants_apres, consolide, differences, effet, effet_de, lieu, modifications_of,
    nom, reculer, type_propose,
};
use cpom_core::choix::{Choix, StatutDocument};
use cpom_core::comparaison::Sort;
use cpom_core::modele::{Dossier, Id, Modification};
use cpom_core::op::Op;
use cpom_core::store::{Fichier, fields};
use serde::{Deserialize, Serialize};
use serde_json::{Value as Json, json};

use super::RienRequest;
use crate::edition::{EditionView, LieuView, answer, change};
use crate::erreurs::Erreur;
use crate::hote::Hote;
use crate::ouvert::opened;
use crate::phrases_gestes;
use crate::session::{Resultat, Session};

commandes! {
    /// Lists what changed since a sealed version of the contract, with the effect on the grant of the changes chosen.
    Lecture avenant_differences: AvenantDifferencesRequest => AvenantDifferencesView,
    /// Writes the chosen changes in an avenant, created when none is given, as one step.
    Etape avenant_preparer: AvenantPreparerRequest => EditionView,
    /// Signs an avenant: its state, and a version of the consolidated contract that is kept and sealed.
    Fait avenant_signer: AvenantSignerRequest => EditionView,
    /// Computes the effect of an avenant on the grant.
    Lecture avenant_effet: AvenantRequest => EffetDotation,
    /// Sets the provisions that differ side by side: signed contract, after each avenant, today.
    Lecture contrat_consolide: RienRequest => Consolide,
}

/// Changes to look at.
#[derive(Debug, Default, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
#[serde(deny_unknown_fields)]
pub struct AvenantDifferencesRequest {
    /// Avenant to complete; a new one when absent.
    #[serde(default)]
    pub avenant: Option<Id>,
    /// Number of the kept content to start from; when absent, that of the avenant, else the last sealed version of the contract.
    #[serde(default)]
    pub version: Option<Id>,
    /// Keys of the changes whose effect is computed; those proposed when absent.
    #[serde(default)]
    pub choisies: Option<Vec<String>>,
}

/// Changes to write in an avenant.
#[derive(Debug, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
#[serde(deny_unknown_fields)]
pub struct AvenantPreparerRequest {
    /// Avenant to complete; a new one when absent.
    #[serde(default)]
    pub avenant: Option<Id>,
    /// Number of the kept content to start from; as for `avenant_differences`.
    #[serde(default)]
    pub version: Option<Id>,
    /// Keys of the changes.
    pub choisies: Vec<String>,
}

/// Avenant to sign.
#[derive(Debug, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
#[serde(deny_unknown_fields)]
pub struct AvenantSignerRequest {
    /// Identifier of the avenant.
    pub avenant: Id,
    /// Day of the signature, `AAAA-MM-JJ`, for an avenant without date; today when absent.
    #[serde(default)]
    pub date: Option<String>,
}

/// Avenant of the dossier.
#[derive(Debug, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
#[serde(deny_unknown_fields)]
pub struct AvenantRequest {
    /// Identifier of the avenant.
    pub avenant: Id,
}

/// Sealed or kept version from which an avenant may start.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct BaseAvenantView {
    /// Number of its kept content.
    pub instantane: Id,
    /// Name of the version.
    pub nom: String,
    /// Its date, `AAAA-MM-JJ`; `None` when not set.
    pub date: Option<String>,
    /// Whether it is sealed.
    pub scellee: bool,
}

/// Changes since a version, with their effect on the grant.
#[derive(Debug, Serialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct AvenantDifferencesView {
    /// Version the changes start from; `None` when no content was kept.
    pub base: Option<BaseAvenantView>,
    /// Versions that may be chosen, the newest first.
    pub bases: Vec<BaseAvenantView>,
    /// Changes, in the order of the dossier.
    pub differences: Vec<DifferenceAvenantView>,
    /// Effect on the grant of the changes chosen, on today’s hours.
    pub effet: EffetDotation,
}

/// Change of a provision of the contract.
#[derive(Debug, Serialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct DifferenceAvenantView {
    /// Key of the change: table, row and field.
    pub cle: String,
    /// Place in words: « IND-16, cible 2026 ».
    pub libelle: String,
    /// Code of the change: `ajoutee`, `retiree` or `modifiee`.
    pub sort: String,
    /// Words of before; empty for a row that is added.
    pub avant: String,
    /// Words of after; empty for a row that is removed.
    pub apres: String,
    /// Place to go to.
    pub lieu: LieuView,
    /// Whether it is proposed: said by this avenant already, or, for a new one, by no other.
    pub choisie: bool,
    /// Avenant in preparation that says it already, when it is another.
    pub ailleurs: Option<String>,
}

fn key(c: &CibleAvenant) -> String {
    [c.table.as_str(), &c.ligne.to_string(), c.champ.as_str()].join("/")
}

/// Kept content that an avenant starts from: its identifier, that of its row of `versions`, and the content.
type Base = (Id, Option<Id>, std::sync::Arc<Dossier>);

/// The content that an avenant starts from: the chosen one, else that of the avenant, else the last sealed contract.
fn base(file: &Fichier, avenant: Option<Id>, version: Option<Id>) -> Resultat<Option<Base>> {
    let kept = file.versions()?;
    let of_avenant = avenant.and_then(|id| file.dossier().avenants.iter().find(|a| a.id == id)?.version_avant_id);
    let chosen = version.or_else(|| kept.iter().find(|k| k.version_id.is_some() && k.version_id == of_avenant).map(|k| k.id));
    match chosen {
        Some(id) => {
            let (kept, dossier) = file.version(id)?;
            Ok(Some((kept.id, kept.version_id, std::sync::Arc::new(dossier))))
        }
        None => Ok(file.dernier_contrat()?.map(|(kept, dossier)| (kept.id, kept.version_id, dossier))),
    }
}

fn bases(file: &Fichier) -> Resultat<Vec<BaseAvenantView>> {
    let rows = &file.dossier().versions;
    let mut out: Vec<BaseAvenantView> = file
        .versions()?
        .iter()
        .map(|k| BaseAvenantView {
            instantane: k.id,
            nom: file.name_of(k),
            date: rows.iter().find(|v| Some(v.id) == k.version_id).and_then(|v| v.date).map(|d| d.to_string()),
            scellee: k.scelle,
        })
        .collect();
    out.reverse();
    Ok(out)
}

/// Keys that an avenant says, and the first other avenant in preparation that says each key.
fn already(d: &Dossier, avenant: Option<Id>, version: Option<Id>) -> (BTreeSet<String>, Vec<(String, String)>) {
    let keys = |a: Id| modifications_of(d, a).into_iter().filter_map(CibleAvenant::of).map(|c| key(&c)).collect::<Vec<_>>();
    let mine = avenant.map(|a| keys(a).into_iter().collect()).unwrap_or_default();
    let others = avenants_apres(d, version.unwrap_or_default()).into_iter().filter(|a| Some(a.id) != avenant);
    let others = others.flat_map(|a| keys(a.id).into_iter().map(|k| (k, nom(a))).collect::<Vec<_>>()).collect();
    (mine, others)
}

fn avenant_differences(session: &mut Session, hote: &dyn Hote, r: AvenantDifferencesRequest) -> Resultat<AvenantDifferencesView> {
    let file = opened(session)?;
    let d = file.dossier();
    let bases = bases(file)?;
    let Some((instantane, version, former)) = base(file, r.avenant, r.version)? else {
        return Ok(AvenantDifferencesView { base: None, bases, differences: Vec::new(), effet: EffetDotation::default() });
    };
    let found = differences(&former, d);
    let (mine, others) = already(d, r.avenant, version);
    let fresh = mine.is_empty();
    let view = |x: &Difference| {
        let cible = x.cible();
        let cle = key(&cible);
        let ailleurs = others.iter().find(|(k, _)| *k == cle).map(|(_, nom)| nom.clone());
        let champ = Some(cible.champ.clone()).filter(|c| !c.is_empty());
        DifferenceAvenantView {
            libelle: lieu(&x.modification),
            sort: match x.sort {
                Sort::Ajoutee => "ajoutee",
                Sort::Retiree => "retiree",
                Sort::Modifiee | Sort::Deplacee => "modifiee",
            }
            .to_owned(),
            avant: x.modification.avant.clone(),
            apres: x.modification.apres.clone(),
            lieu: LieuView { table: cible.table, id: cible.ligne, champ },
            choisie: mine.contains(&cle) || (fresh && ailleurs.is_none()),
            ailleurs,
            cle,
        }
    };
    let views: Vec<DifferenceAvenantView> = found.iter().map(view).collect();
    let chosen: BTreeSet<String> =
        r.choisies.map_or_else(|| views.iter().filter(|v| v.choisie).map(|v| v.cle.clone()).collect(), |c| c.into_iter().collect());
    let effet = effect_of(d, &found, &chosen, hote);
    let base = bases.iter().find(|b| b.instantane == instantane).cloned();
    Ok(AvenantDifferencesView { base, bases, differences: views, effet })
}

/// Effect of the changes chosen, the others being undone on both sides.
fn effect_of(d: &Dossier, found: &[Difference], chosen: &BTreeSet<String>, hote: &dyn Hote) -> EffetDotation {
    let part = |wanted: bool| -> Vec<&Modification> {
        found.iter().filter(|x| chosen.contains(&key(&x.cible())) == wanted).map(|x| &x.modification).collect()
    };
    let apres = reculer(d, &part(false));
    let avant = reculer(&apres.dossier, &part(true));
    let laissees = apres.laissees.len() + avant.laissees.len();
    EffetDotation { laissees, ..effet(&avant.dossier, &apres.dossier, hote.maintenant().date()) }
}

fn avenant_preparer(session: &mut Session, hote: &dyn Hote, r: AvenantPreparerRequest) -> Resultat<EditionView> {
    let file = opened(session)?;
    let d = file.dossier().clone();
    let Some((_, version, former)) = base(file, r.avenant, r.version)? else {
        return Err(Erreur::requete("aucune version du contrat n’est gardée\u{202F}: en garder une, puis la sceller à la signature"));
    };
    let known = r.avenant.map(|id| d.avenants.iter().find(|a| a.id == id).ok_or_else(|| Error::LigneInconnue("avenants".to_owned(), id)));
    let known = known.transpose()?;
    if known.is_some_and(|a| a.statut == StatutDocument::Signe) {
        return Err(Erreur::requete("cet avenant est signé\u{202F}: ce qui a changé depuis va dans un nouvel avenant"));
    }
    let all = differences(&former, &d);
    let chosen: Vec<&Difference> = all.iter().filter(|x| r.choisies.contains(&key(&x.cible()))).collect();
    if chosen.len() != r.choisies.iter().collect::<BTreeSet<_>>().len() {
        return Err(Erreur::requete("une modification choisie n’existe plus\u{202F}: relire les différences"));
    }
    let numero = known.map_or_else(|| Some(d.avenants.iter().filter_map(|a| a.numero).max().unwrap_or(0).saturating_add(1)), |a| a.numero);
    change(session, hote, |w| {
        let id = match known {
            Some(a) => {
                w.update("avenants", a.id, &fields(json!({"version_avant_id": version})))?;
                a.id
            }
            None => w.create(
                "avenants",
                &fields(json!({
                    "numero": numero,
                    "type_avenant": type_propose(&chosen).code(),
                    "statut": StatutDocument::EnPreparation.code(),
                    "version_avant_id": version,
                })),
                None,
            )?,
        };
        let former: Vec<&Modification> = modifications_of(&d, id).into_iter().filter(|m| CibleAvenant::of(m).is_some()).collect();
        for gone in former.iter().filter(|m| !chosen.iter().any(|x| Some(x.cible()) == CibleAvenant::of(m))) {
            w.delete("modifications", gone.id)?;
        }
        for x in &chosen {
            let m = &x.modification;
            let values = fields(json!({
                "objet": m.objet, "champ": m.champ, "avant": m.avant, "apres": m.apres,
                "cible_table": m.cible_table, "cible_ligne": m.cible_ligne, "cible_champ": m.cible_champ,
                "valeur_avant": m.valeur_avant, "valeur_apres": m.valeur_apres,
            }));
            match former.iter().find(|f| CibleAvenant::of(f) == Some(x.cible())) {
                // Words that were written by hand stay as long as the values are the same.
                Some(f) if (&f.valeur_avant, &f.valeur_apres) == (&m.valeur_avant, &m.valeur_apres) => {}
                Some(f) => w.update("modifications", f.id, &values)?,
                None => {
                    let mut values = values;
                    values.insert("avenant_id".to_owned(), Json::from(id));
                    w.create("modifications", &values, None)?;
                }
            }
        }
        Ok((Some(id), Op::PreparerAvenant { id, objet: numero.map(|n| format!("n° {n}")).unwrap_or_default() }))
    })
}

fn avenant_signer(session: &mut Session, hote: &dyn Hote, r: AvenantSignerRequest) -> Resultat<EditionView> {
    let date = super::day(hote, r.date.as_deref())?;
    let contexte = session.contexte(hote);
    let done = opened(session)?.sign_avenant(&contexte, r.avenant, date)?;
    let mut view = answer(session, hote, done, |id| Some(*id), None)?;
    view.fait = phrases_gestes::fait(&Op::SignerAvenant { id: r.avenant, objet: String::new() }, &[]);
    Ok(view)
}

fn avenant_effet(session: &mut Session, hote: &dyn Hote, r: AvenantRequest) -> Resultat<EffetDotation> {
    Ok(effet_de(opened(session)?.dossier(), r.avenant, hote.maintenant().date()))
}

/// Sets the states of the contract side by side.
///
/// # Errors
/// `aucun_dossier`; `fichier` when its file cannot be read.
pub fn contrat_consolide(session: &mut Session, hote: &dyn Hote, _: RienRequest) -> Resultat<Consolide> {
    let file = opened(session)?;
    Ok(consolide(file.dossier(), &file.etats_du_contrat()?, "Aujourd’hui", hote.maintenant().date()))
}
