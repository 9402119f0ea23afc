//! Commands on the years of the dossier: what a year lacks, closing and reopening it.

use cpom_core::annee::cloture::{self, ClotureRefusee, PlanCloture};
use cpom_core::annee::{AnneeSaisie, annee};
use cpom_core::choix::{CauseEcart, Choix};
use cpom_core::echeancier::EcheanceProposee;
use cpom_core::francais;
use cpom_core::francais::typographie::typographier;
use cpom_core::modele::{Dossier, Id};
use cpom_core::op::Op;
use cpom_core::referentiel::referentiel;
use cpom_export::composition::proposition_bilan;
use serde::{Deserialize, Serialize};

use crate::edition::{EditionView, answer, change, computed};
use crate::erreurs::Erreur;
use crate::hote::Hote;
use crate::ouvert::opened;
use crate::session::{Resultat, Session};
use crate::{phrases, phrases_gestes};

commandes! {
    /// Lists what a year lacks, step by step, and says what closing it would do.
    Lecture annee_lire: AnneeRequest => AnneeView,
    /// Closes a year as one step: keeps a version, opens the next year.
    Etape exercice_clore: ExerciceCloreRequest => EditionView,
    /// Reopens a closed year, whose figures can be typed again.
    Etape exercice_rouvrir: AnneeRequest => EditionView,
    /// Proposes a sentence on a missed target, from its figures and its cause; writes nothing.
    Lecture phrase_ecart: PhraseEcartRequest => PhraseEcartView,
    /// Drafts the summary of the yearly report from the complete figures of a year; writes nothing.
    Lecture bilan_proposer: AnneeRequest => BilanProposeView,
}

/// Year to read or to reopen.
#[derive(Clone, Copy, Debug, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
#[serde(deny_unknown_fields)]
pub struct AnneeRequest {
    /// Calendar year, which the dossier must know to close or reopen it.
    pub annee: i32,
}

/// Year to close, with the deadlines to add.
#[derive(Clone, Debug, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
#[serde(deny_unknown_fields)]
pub struct ExerciceCloreRequest {
    /// Calendar year, begun and still open.
    pub annee: i32,
    /// Ranks, among the deadlines proposed by `annee_lire`, of those to add; all of them when absent.
    #[serde(default)]
    pub echeances: Option<Vec<usize>>,
}

/// Target that was missed.
#[derive(Clone, Copy, Debug, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
#[serde(deny_unknown_fields)]
pub struct PhraseEcartRequest {
    /// Identifier of the indicator.
    pub indicateur: Id,
    /// Year of the target.
    pub annee: i32,
}

/// Proposed sentence.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct PhraseEcartView {
    /// The sentence, with « [à compléter] » where only the user knows.
    pub phrase: String,
}

/// Draft of the summary of a yearly report.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct BilanProposeView {
    /// Sentences, those that the report prints as a proposal while its texts are not written; none without a complete figure.
    pub phrases: Vec<String>,
}

/// Year of the dossier: what it lacks, and what closing it would do.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct AnneeView {
    /// Figures and texts that are missing, step by step.
    pub saisie: AnneeSaisie,
    /// Number of figures expected.
    pub attendus: usize,
    /// Number of figures missing.
    pub manques: usize,
    /// Day on which the year was closed, `AAAA-MM-JJ`; `None` when it is open or was closed without a date.
    pub close_le: Option<String>,
    /// Number of figures that were missing when it was closed; `None` when it is open or was closed without a count.
    pub manques_a_la_cloture: Option<i32>,
    /// Row of the version kept when it was closed.
    pub version: Option<Id>,
    /// Sentence on why the year cannot be closed now; `None` when it can.
    pub refus: Option<String>,
    /// Sentences on what closing would do; empty when it cannot be closed.
    pub effets: Vec<String>,
    /// Deadlines of the next year that closing may add.
    pub echeances: Vec<EcheanceProposee>,
}

/// Reads a year of the open dossier.
///
/// # Errors
/// `aucun_dossier`.
pub fn annee_lire(session: &mut Session, hote: &dyn Hote, r: AnneeRequest) -> Resultat<AnneeView> {
    let d = opened(session)?.dossier();
    let c = computed(d, hote);
    let row = d.exercices.iter().find(|e| e.annee == r.annee && e.clos);
    let plan = cloture::plan(d, &c, referentiel(), r.annee, hote.maintenant().date());
    let (saisie, refus, effets, echeances) = match plan {
        Ok(plan) => {
            let effets = effects(&plan);
            (plan.saisie, None, effets, plan.echeances)
        }
        Err(why) => (annee(d, &c, r.annee), Some(phrases::cloture_refusee(why, r.annee)), Vec::new(), Vec::new()),
    };
    Ok(AnneeView {
        attendus: saisie.attendus(),
        manques: saisie.manques(),
        saisie,
        close_le: row.and_then(|e| e.clos_le).map(|d| d.to_string()),
        manques_a_la_cloture: row.and_then(|e| e.manques),
        version: row.and_then(|e| e.version_id),
        refus,
        effets,
        echeances,
    })
}

/// Sentences on what closing a year would do.
fn effects(plan: &PlanCloture) -> Vec<String> {
    let annee = plan.saisie.annee;
    let next = annee + 1;
    let count = |n: usize, one: &str, many: &str| {
        format!("{} {}", francais::entier(i64::try_from(n).unwrap_or(i64::MAX)), if n > 1 { many } else { one })
    };
    let mut out = Vec::new();
    if plan.avant_la_fin {
        out.push(format!("L’année {annee} n’est pas finie\u{202F}: ce qui reste à faire d’ici au 31 décembre sera dit en retard."));
    }
    out.push(match plan.saisie.manques() {
        0 => format!("{annee} est close sans manque\u{202F}; ses chiffres ne changent plus tant qu’elle n’est pas rouverte."),
        n => format!(
            "{annee} est close avec {}\u{202F}; ses chiffres ne changent plus tant qu’elle n’est pas rouverte.",
            count(n, "manque", "manques")
        ),
    });
    out.push(format!("La version «\u{202F}{}\u{202F}» est gardée.", cloture::nom_version(annee)));
    let mut if_any = |n: usize, text: String| {
        if n > 0 {
            out.push(text);
        }
    };
    let n = plan.etapes.len();
    if_any(
        n,
        format!(
            "{} au 31 décembre {annee} {} en retard.",
            count(n, "étape non faite", "étapes non faites"),
            if n > 1 { "passent" } else { "passe" }
        ),
    );
    let n = plan.bilans_action.len() + usize::from(plan.bilan);
    if_any(n, format!("{} de {annee} {} à écrire.", count(n, "bilan", "bilans"), if n > 1 { "sont ouverts" } else { "est ouvert" }));
    let n = plan.lignes;
    if_any(n, format!("{} de {next} {}.", count(n, "ligne vide", "lignes vides"), if n > 1 { "sont créées" } else { "est créée" }));
    let n = plan.recettes.len();
    if_any(
        n,
        format!(
            "{} pour {next}, sans {} fichier.",
            count(n, "pièce est à extraire de nouveau", "pièces sont à extraire de nouveau"),
            if n > 1 { "leur" } else { "son" }
        ),
    );
    out
}

/// Closes a year and opens the next, as the plan of [`annee_lire`] says.
///
/// # Errors
/// `requete` when it cannot be closed, with the reason; `aucun_dossier`; those of a change.
pub fn exercice_clore(session: &mut Session, hote: &dyn Hote, r: ExerciceCloreRequest) -> Resultat<EditionView> {
    let contexte = session.contexte(hote);
    let today = hote.maintenant().date();
    let file = opened(session)?;
    let d = file.dossier().clone();
    let c = computed(&d, hote);
    let plan = cloture::plan(&d, &c, referentiel(), r.annee, today).map_err(|why| refused(why, r.annee))?;
    let kept = r.echeances.unwrap_or_else(|| (0..plan.echeances.len()).collect());
    if kept.iter().any(|rank| *rank >= plan.echeances.len()) {
        return Err(Erreur::requete("une échéance choisie n’est plus proposée"));
    }
    let done = file.keep_with(&contexte, &cloture::nom_version(r.annee), Some(today), |w, version| {
        cloture::write(w, &d, &c, &plan, version, &kept, today)
    })?;
    let mut view = answer(session, hote, done, |_| None, None)?;
    view.fait = phrases_gestes::fait(&Op::CloreExercice { annee: r.annee }, &[]);
    Ok(view)
}

/// Reopens a year.
///
/// # Errors
/// `requete` when it is not closed; `aucun_dossier`; those of a change.
pub fn exercice_rouvrir(session: &mut Session, hote: &dyn Hote, r: AnneeRequest) -> Resultat<EditionView> {
    let d = opened(session)?.dossier().clone();
    if !d.is_closed(r.annee) {
        return Err(refused(ClotureRefusee::NonClos, r.annee));
    }
    change(session, hote, |w| Ok((None, cloture::reopen(w, &d, r.annee)?)))
}

fn refused(why: ClotureRefusee, annee: i32) -> Erreur {
    Erreur::exercice(phrases::cloture_refusee(why, annee))
}

/// Drafts the sentence on a missed target.
pub(crate) fn phrase_ecart(session: &mut Session, hote: &dyn Hote, r: PhraseEcartRequest) -> Resultat<PhraseEcartView> {
    let d = opened(session)?.dossier();
    let c = computed(d, hote);
    let i = d.indicateurs.iter().find(|i| i.id == r.indicateur);
    let point = c.indicateurs.iter().find(|x| x.id == r.indicateur).and_then(|x| x.point(r.annee));
    let (Some(i), Some((valeur, cible))) = (i, point.and_then(|p| p.valeur.zip(p.cible))) else {
        return Err(Erreur::requete("l’indicateur n’a pas de valeur et de cible cette année-là"));
    };
    let decimales = u32::try_from(i.decimales).unwrap_or_default();
    let said = |x| francais::avec_unite(x, decimales, &i.unite);
    let cause = match cause(d, r) {
        CauseEcart::NonDite => "[à compléter]".to_owned(),
        known => known.libelle().to_owned(),
    };
    let phrase = format!(
        "{}\u{202F}: {} pour une cible de {}\u{202F}; l’écart vient de\u{202F}: {cause}. Mesure corrective\u{202F}: [à compléter].",
        if i.code.trim().is_empty() { i.libelle.trim() } else { i.code.trim() },
        said(valeur),
        said(cible),
    );
    Ok(PhraseEcartView { phrase })
}

fn cause(d: &Dossier, r: PhraseEcartRequest) -> CauseEcart {
    d.mesures.iter().find(|m| m.indicateur_id == r.indicateur && m.annee == r.annee).map_or(CauseEcart::NonDite, |m| m.cause)
}

/// Drafts the summary of the report of a year.
pub(crate) fn bilan_proposer(session: &mut Session, hote: &dyn Hote, r: AnneeRequest) -> Resultat<BilanProposeView> {
    let d = opened(session)?.dossier();
    let lines = proposition_bilan(d, &computed(d, hote), r.annee, hote.maintenant().date());
    Ok(BilanProposeView { phrases: lines.iter().map(|line| typographier(line)).collect() })
}
