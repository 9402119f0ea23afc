//! Commands on the balance of the contract: what it brings and costs, what may be taken back, scenarios.
//!
//! All figures and their sentences are those of `cpom_core::calculs::economie`; this file sets them beside one another, so that
//! the page adds up nothing. A scenario is computed on a copy of the dossier; `scenario_appliquer` alone writes.

use std::collections::BTreeMap;

use chrono::Datelike;
use cpom_core::calculs::Calculs;
use cpom_core::calculs::economie::{
    BarreEquilibre, Concession, Economie, EconomieAnnee, Explication, HypotheseRetenue, LigneAnnees, Manque, PlafondEssaye, Renvoi,
    SommesActions, alternative, au_centime_superieur, compte, concessions, economie, hypotheses, lignes, lignes_annees, marge_reference,
    nom_objectif, phrase, phrase_total, plafonds_essayes, precision, reversement, seuil_trop_percu,
};
use cpom_core::choix::{Choix, CleHypothese, DegreReversement, MotifReversement, Nature};
use cpom_core::comparaison::{Tables, comparer};
use cpom_core::decimal::{Montant, Nombre, Prix};
use cpom_core::francais::court;
use cpom_core::modele::mots::majuscule;
use cpom_core::modele::{Dossier, Hypothese, Id};
use cpom_core::op::Op;
use cpom_core::scenario::{
    ChiffresAnnee, SCENARIOS_COMPARES, appliquer, bascules, chiffres, cibles_touchees, is_written, levers_of, mots, open_years,
    verse_ou_acompte,
};
use serde::{Deserialize, Serialize};

use crate::chiffres_equilibre::{self, ChiffresEquilibre, ChiffresScenario};
use crate::edition::{EditionView, change, computed};
use crate::erreurs::Erreur;
use crate::hote::Hote;
use crate::ouvert::opened;
use crate::session::{Resultat, Session};
use cpom_core::dire;

commandes! {
    /// Computes the balance of the contract and what may be taken back, for a year, beside itself with levers.
    Lecture equilibre: EquilibreRequest => EquilibreView,
    /// Writes in the dossier what the levers of a scenario change, as one step.
    Etape scenario_appliquer: AppliquerScenarioRequest => EditionView,
}

/// Sentence shown when more scenarios are kept.
const SCENARIOS_EN_TROP: &str = "Seuls les quatre premiers scénarios gardés sont comparés.";

/// Lever that is typed.
#[derive(Clone, Debug, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
#[serde(deny_unknown_fields)]
pub struct LevierRequest {
    /// Thing that it changes.
    pub cle: CleHypothese,
    /// Its value, in the unit of the lever; without value it changes nothing.
    pub valeur: Option<Nombre>,
    /// Year of the contract; every year that is not closed when absent.
    #[serde(default)]
    pub annee: Option<i32>,
    /// Financeur, for the hours of one.
    #[serde(default)]
    pub financeur: Option<Id>,
    /// Action, for one left out.
    #[serde(default)]
    pub action: Option<Id>,
}

/// Year to look at, with the levers typed.
#[derive(Clone, Debug, Default, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
#[serde(deny_unknown_fields)]
pub struct EquilibreRequest {
    /// Year of the contract; the first that begins after today when absent, otherwise its last.
    #[serde(default)]
    pub annee: Option<i32>,
    /// Levers typed, at most 40.
    #[serde(default)]
    pub leviers: Vec<LevierRequest>,
    /// Ceilings to try, in euros per hour, at most 12; usual ones when empty.
    #[serde(default)]
    pub plafonds: Vec<Prix>,
}

/// Levers to write in the dossier.
#[derive(Clone, Debug, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
#[serde(deny_unknown_fields)]
pub struct AppliquerScenarioRequest {
    /// Name of the scenario, for the history; may be empty.
    #[serde(default)]
    pub nom: String,
    /// Levers, at most 40; those that are no figure of the dossier are not written.
    pub leviers: Vec<LevierRequest>,
}

/// Year of the contract, in the selector.
#[derive(Debug, Serialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct AnneeEquilibreView {
    /// Calendar year of the row.
    pub annee: i32,
    /// Heading, with the months of a year covered in part.
    pub titre: String,
    /// Whether its accounts are closed and its hours realised: levers do not change it.
    pub constatee: bool,
}

/// Money that the Département may take back.
#[derive(Debug, Serialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct ReversementView {
    /// Calendar year of the row.
    pub annee: i32,
    /// Motive of the claim.
    pub motif: MotifReversement,
    /// Motive in words.
    pub libelle: String,
    /// Likelihood of the claim.
    pub degre: DegreReversement,
    /// Likelihood in words.
    pub degre_libelle: String,
    /// Amount, in euros; `None` when a figure is missing.
    pub montant: Option<Montant>,
    /// French sentence with its figures.
    pub phrase: String,
    /// Formula of the amount.
    pub explication: Explication,
    /// Place of the figures or of the rule.
    pub renvoi: Renvoi,
}

/// Actions of a legal objective in a year.
#[derive(Debug, Serialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct ObjectifEquilibreView {
    /// Number, 1 to 6; 0 outside of them; `None` for actions that do not say it.
    pub numero: Option<i32>,
    /// Name as printed.
    pub libelle: String,
    /// Grant, in euros; used in a closed year, else planned.
    pub dotation: Option<Montant>,
    /// Money of other parties, in euros.
    pub cofinancement: Option<Montant>,
    /// Cost, in euros.
    pub cout: Option<Montant>,
    /// Part of the cost borne without the contract, in euros.
    pub part: Option<Montant>,
    /// Grant + cofinancing − cost + part + charges spared, in euros.
    pub solde: Option<Montant>,
}

/// Balance of a year, with everything that explains it.
#[derive(Debug, Serialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct BilanEquilibreView {
    /// Sentence to read first.
    pub phrase: String,
    /// Sentence that sets the balance apart from the result of the accounts.
    pub precision: String,
    /// Rows with their bars; the last two are the balance and the prudent balance.
    pub barres: Vec<BarreEquilibre>,
    /// The rows in one text, for who does not see the bars.
    pub alternative: String,
    /// Figures beside which a scenario is compared.
    pub chiffres: ChiffresAnnee,
    /// Balance per eligible hour, in euros, two decimals.
    pub solde_horaire: Option<Montant>,
    /// Amount per hour at which the contract balances, rounded up to the cent, in euros.
    pub equilibre: Option<Prix>,
    /// The same for the prudent balance.
    pub equilibre_prudent: Option<Prix>,
    /// Formula of the amount of balance.
    pub explication_equilibre: Explication,
    /// Figures that the balance lacks, each a jump.
    pub manques: Vec<Manque>,
    /// « 4 hypothèses », for a heading.
    pub hypotheses_titre: String,
    /// Assumptions, each with its jumps.
    pub hypotheses: Vec<HypotheseRetenue>,
    /// Actions by legal objective, in order; 0 last.
    pub objectifs: Vec<ObjectifEquilibreView>,
    /// Worth of ten cents or of one percent.
    pub concessions: Vec<Concession>,
    /// Effect of other ceilings; empty when no supplement is billed.
    pub plafonds: Vec<PlafondEssaye>,
    /// Supplement left under the ceiling by choice, in euros; `None` when nothing is observed.
    pub par_choix: Option<Montant>,
    /// Sentence on the reference amount paid back to the Département; empty when it is unknown.
    pub reference: String,
    /// Sentence on the hours at which the advance is to be paid back; empty when it is unknown.
    pub seuil: String,
}

/// A figure of the dossier beside that of the scenario.
#[derive(Debug, Serialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct EcartScenarioView {
    /// Name of the figure.
    pub libelle: String,
    /// Unit of the figures: `euros`, `heures` or `prix`.
    pub unite: String,
    /// Figure of the dossier.
    pub base: Option<Nombre>,
    /// Figure with the levers.
    pub scenario: Option<Nombre>,
    /// Scenario minus base.
    pub ecart: Option<Nombre>,
}

/// Row that a scenario touches without a figure.
#[derive(Debug, Serialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct CibleToucheeView {
    /// Identifier of the indicator.
    pub id: Id,
    /// Its code and label.
    pub libelle: String,
}

/// Lever that can be typed, with its present value.
#[derive(Debug, Serialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct LevierView {
    /// Thing that it changes.
    pub cle: CleHypothese,
    /// Label as shown.
    pub libelle: String,
    /// Value in the dossier, in the unit of the lever; `None` when it is not filled in.
    pub base: Option<Nombre>,
    /// Step of the − and + keys.
    pub pas: Nombre,
    /// Least value accepted.
    pub minimum: Nombre,
    /// Greatest value accepted.
    pub maximum: Nombre,
    /// Unit as shown: « % », « €/h », « ETP ».
    pub unite: String,
    /// Whether applying the scenario writes it in the dossier.
    pub ecrit: bool,
}

/// Result of levers on a year.
#[derive(Debug, Serialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct ScenarioView {
    /// Identifier of the kept scenario; `None` for the levers being typed.
    pub id: Option<Id>,
    /// Name of the scenario.
    pub nom: String,
    /// Levers in words: « heures −20 % ».
    pub leviers: Vec<String>,
    /// Sentence on the balance.
    pub phrase: String,
    /// Figures beside those of the dossier.
    pub ecarts: Vec<EcartScenarioView>,
    /// Sentences on the hours at which the result and the advance turn.
    pub bascules: Vec<String>,
    /// Indicators whose targets follow the hours, when the levers move them.
    pub cibles_touchees: Vec<CibleToucheeView>,
    /// Levers that applying would not write, in words.
    pub non_ecrits: Vec<String>,
    /// Changes that applying would make, in words.
    pub changements: Vec<String>,
}

/// Balance of the contract.
#[derive(Debug, Serialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct EquilibreView {
    /// Years of the contract.
    pub annees: Vec<AnneeEquilibreView>,
    /// Year shown; `None` when the contract has no years yet.
    pub annee: Option<i32>,
    /// Whether the contract has no grant: only the cost of its actions is shown.
    pub sans_dotation: bool,
    /// Sentence on the whole contract.
    pub phrase_total: String,
    /// Rows over the years, in order of `annees`.
    pub lignes: Vec<LigneAnnees>,
    /// The year as the dossier has it.
    pub base: Option<BilanEquilibreView>,
    /// Money that may be taken back, by year then motive.
    pub reversements: Vec<ReversementView>,
    /// Levers that can be typed.
    pub leviers: Vec<LevierView>,
    /// The year with the levers typed; `None` without levers.
    pub essai: Option<ScenarioView>,
    /// Waterfall of the year with the levers typed; `None` without levers.
    pub bilan_essai: Option<BilanEquilibreView>,
    /// Kept scenarios, at most four.
    pub scenarios: Vec<ScenarioView>,
    /// Sentence to show when more scenarios are kept than can be compared; empty otherwise.
    pub scenarios_avis: String,
}

/// Levers as rows of the model, when their values can be taken.
fn levers(dossier: &Dossier, typed: &[LevierRequest]) -> Resultat<Vec<Hypothese>> {
    if typed.len() > 40 {
        return Err(Erreur::requete("un scénario compte au plus quarante hypothèses"));
    }
    let one = |(l, id): (&LevierRequest, Id)| {
        let [least, most] = bounds(l.cle);
        if l.valeur.is_some_and(|v| v < least || v > most) {
            let label = l.cle.libelle();
            return Err(Erreur::requete(&format!("{label}\u{202F}: la valeur doit être entre {} et {}", court(least), court(most))));
        }
        if l.annee.is_some_and(|a| !cpom_core::calculs::annees_contrat(dossier).contains(&a)) {
            return Err(Erreur::requete("le contrat ne couvre pas l’année d’une hypothèse"));
        }
        let lacks = match l.cle {
            CleHypothese::HeuresFinanceurPct => !dossier.financeurs.iter().any(|f| Some(f.id) == l.financeur),
            CleHypothese::ActionEcartee => !dossier.actions.iter().any(|a| Some(a.id) == l.action),
            _ => false,
        };
        if lacks {
            return Err(Erreur::requete(&format!("{}\u{202F}: dire de quelle ligne il s’agit", l.cle.libelle())));
        }
        Ok(Hypothese { id, cle: l.cle, annee: l.annee, financeur_id: l.financeur, action_id: l.action, valeur: l.valeur, scenario_id: 0 })
    };
    typed.iter().zip(1..).map(one).collect()
}

/// Least and greatest value of a lever.
fn bounds(cle: CleHypothese) -> [Nombre; 2] {
    let [a, b] = match cle {
        CleHypothese::HeuresPct | CleHypothese::HeuresFinanceurPct | CleHypothese::SalairesPct => [-100, 100],
        CleHypothese::AjustementPct | CleHypothese::AcomptePct => [0, 100],
        CleHypothese::EtpVacants => [0, 10_000],
        CleHypothese::MontantHoraire | CleHypothese::Plafond | CleHypothese::Supplement | CleHypothese::Tarif => [0, 1_000],
        CleHypothese::ActionEcartee => [0, 1],
    };
    [Nombre::entier(a), Nombre::entier(b)]
}

/// Year shown: the one asked for, otherwise the first that begins after today, otherwise the last of the contract.
fn shown(calculs: &Calculs, asked: Option<i32>, today: i32) -> Resultat<Option<i32>> {
    let years = &calculs.annees.contrat;
    match asked {
        Some(annee) if years.contains(&annee) => Ok(Some(annee)),
        Some(annee) => Err(Erreur::requete(&format!("le contrat ne couvre pas {annee}"))),
        None => Ok(years.iter().copied().find(|a| *a > today).or_else(|| years.last().copied())),
    }
}

/// A state of the dossier with its figures.
struct Etat<'a> {
    dossier: &'a Dossier,
    calculs: Calculs,
    economie: Economie,
}

impl<'a> Etat<'a> {
    fn of(dossier: &'a Dossier, hote: &dyn Hote) -> Self {
        let calculs = computed(dossier, hote);
        let economie = economie(dossier, &calculs);
        Self { dossier, calculs, economie }
    }
}

/// Computes the balance of the contract.
///
/// # Errors
/// A year outside the contract, or a lever whose value cannot be taken.
pub fn equilibre(session: &mut Session, hote: &dyn Hote, r: EquilibreRequest) -> Resultat<EquilibreView> {
    let dossier = opened(session)?.dossier();
    let base = Etat::of(dossier, hote);
    let annee = shown(&base.calculs, r.annee, hote.maintenant().date().year())?;
    let typed = levers(dossier, &r.leviers)?;
    let year = annee.and_then(|a| base.economie.annee(a));
    let annees = base.economie.annees.iter().map(|a| AnneeEquilibreView {
        annee: a.annee,
        titre: base.calculs.annees.titre(a.annee),
        constatee: a.constatee,
    });
    let essai = match (year, typed.is_empty()) {
        (Some(year), false) => Some(scenario(&base, hote, year, None, String::new(), &typed)),
        _ => None,
    };
    let kept = dossier
        .scenarios
        .iter()
        .take(SCENARIOS_COMPARES)
        .filter_map(|s| Some(scenario(&base, hote, year?, Some(s.id), s.libelle.clone(), &levers_of(dossier, s.id)).0));
    let (essai, bilan_essai) = match essai {
        Some((view, after)) => (Some(view), after),
        None => (None, None),
    };
    let more = dossier.scenarios.len() > SCENARIOS_COMPARES;
    Ok(EquilibreView {
        annees: annees.collect(),
        annee,
        sans_dotation: base.economie.sans_dotation,
        phrase_total: phrase_total(&base.economie),
        lignes: lignes_annees(dossier, &base.economie),
        base: year.map(|a| bilan(&base, a, &r.plafonds, None)),
        reversements: reversements(&base),
        leviers: year.map(|a| lever_list(&base, a)).unwrap_or_default(),
        essai,
        bilan_essai,
        scenarios: kept.collect(),
        scenarios_avis: if more { SCENARIOS_EN_TROP.to_owned() } else { String::new() },
    })
}

/// Figures of the balance under fixed names, with those of the year asked for under the levers.
///
/// # Errors
/// A year outside the contract, or a lever whose value cannot be taken.
pub fn equilibre_chiffres(session: &mut Session, hote: &dyn Hote, r: &EquilibreRequest) -> Resultat<ChiffresEquilibre> {
    let dossier = opened(session)?.dossier();
    let base = Etat::of(dossier, hote);
    let typed = levers(dossier, &r.leviers)?;
    let annee = shown(&base.calculs, r.annee, hote.maintenant().date().year())?.filter(|_| r.annee.is_some() || !typed.is_empty());
    let scenario = annee.map(|annee| {
        let copy = appliquer(dossier, &typed);
        let after = Etat::of(&copy, hote);
        let figures = |etat: &Etat<'_>, pct| {
            let paid = verse_ou_acompte(dossier, &base.calculs, annee, pct);
            chiffres(&etat.calculs, &etat.economie, annee, paid)
        };
        ChiffresScenario { base: figures(&base, None), scenario: figures(&after, advance(&typed)) }
    });
    Ok(chiffres_equilibre::of(&base.calculs, &base.economie, scenario))
}

/// Share of the advance that levers set.
fn advance(typed: &[Hypothese]) -> Option<Nombre> {
    typed.iter().rev().find(|h| h.cle == CleHypothese::AcomptePct).and_then(|h| h.valeur)
}

fn reversements(etat: &Etat<'_>) -> Vec<ReversementView> {
    let of = |r: &cpom_core::calculs::economie::Reversement| {
        let said = reversement(etat.dossier, &etat.economie, r);
        ReversementView {
            annee: r.annee,
            motif: r.motif,
            libelle: majuscule(r.motif.libelle()),
            degre: r.degre,
            degre_libelle: r.degre.libelle().to_owned(),
            montant: r.montant,
            phrase: said.phrase,
            explication: said.explication,
            renvoi: said.renvoi,
        }
    };
    etat.economie.reversements.iter().map(of).collect()
}

/// Balance of a year with its explanations. `paid` is the money that stays when the grant falls.
fn bilan(etat: &Etat<'_>, a: &EconomieAnnee, plafonds: &[Prix], paid: Option<Montant>) -> BilanEquilibreView {
    let (d, e) = (etat.dossier, &etat.economie);
    let barres = lignes(d, e, a);
    let hypotheses = hypotheses(d, e, a);
    let paid = paid.or_else(|| verse_ou_acompte(d, &etat.calculs, a.annee, None));
    let nature = if a.constatee { Nature::Realise } else { Nature::Previsionnel };
    let resultat = etat.calculs.budget.iter().find(|b| b.annee == a.annee && b.nature == nature).and_then(|b| b.resultat);
    let objectif = |(numero, s): &(Option<i32>, SommesActions)| ObjectifEquilibreView {
        numero: *numero,
        libelle: nom_objectif(d, *numero),
        dotation: s.dotation.ou_zero(),
        cofinancement: s.cofinancement.ou_zero(),
        cout: s.cout.ou_zero(),
        part: s.part.ou_zero(),
        solde: s.solde(),
    };
    BilanEquilibreView {
        phrase: phrase(e, a),
        precision: precision(resultat, a.constatee),
        alternative: alternative(&barres),
        barres,
        chiffres: chiffres(&etat.calculs, e, a.annee, paid),
        solde_horaire: a.solde_horaire(),
        equilibre: a.montant_equilibre.map(au_centime_superieur),
        equilibre_prudent: a.montant_equilibre_prudent.map(au_centime_superieur),
        explication_equilibre: a.explication_equilibre(),
        manques: a.manques.clone(),
        hypotheses_titre: compte(hypotheses.len()),
        hypotheses,
        objectifs: a.objectifs.iter().map(objectif).collect(),
        concessions: concessions(a),
        plafonds: plafonds_essayes(a, plafonds),
        par_choix: a.supplement.par_choix.filter(|_| !a.supplement.sans_objet),
        reference: marge_reference(a),
        seuil: seuil_trop_percu(a),
    }
}

/// A scenario beside the dossier, with its waterfall.
fn scenario(
    base: &Etat<'_>,
    hote: &dyn Hote,
    year: &EconomieAnnee,
    id: Option<Id>,
    nom: String,
    typed: &[Hypothese],
) -> (ScenarioView, Option<BilanEquilibreView>) {
    let copy = appliquer(base.dossier, typed);
    let after = Etat::of(&copy, hote);
    let annee = year.annee;
    let paid = verse_ou_acompte(base.dossier, &base.calculs, annee, advance(typed));
    let before = chiffres(&base.calculs, &base.economie, annee, verse_ou_acompte(base.dossier, &base.calculs, annee, None));
    let now = chiffres(&after.calculs, &after.economie, annee, paid);
    let turned = bascules(base.dossier, typed, annee, paid);
    let moves =
        typed.iter().any(|h| matches!(h.cle, CleHypothese::HeuresPct | CleHypothese::HeuresFinanceurPct | CleHypothese::EtpVacants));
    let touched = if moves { cibles_touchees(base.dossier, &base.calculs, annee) } else { Vec::new() };
    let name = |id: Id| base.dossier.indicateurs.iter().find(|i| i.id == id).map(|i| [i.code.as_str(), i.libelle.as_str()].join(" "));
    let written: Vec<Hypothese> = typed.iter().filter(|h| is_written(h.cle)).cloned().collect();
    let unwritten = typed.iter().filter(|h| !is_written(h.cle)).map(mots::non_ecrit);
    let mut non_ecrits: Vec<String> = unwritten.collect();
    non_ecrits.extend(typed.iter().filter_map(|h| h.annee).filter(|a| !open_years(base.dossier).contains(a)).map(mots::annee_close));
    let changes = changed(base.dossier, &appliquer(base.dossier, &written));
    let view = ScenarioView {
        id,
        nom,
        leviers: typed.iter().map(|h| mots::levier(base.dossier, h)).collect(),
        phrase: after.economie.annee(annee).map(|a| phrase(&after.economie, a)).unwrap_or_default(),
        ecarts: gaps(&before, &now),
        bascules: mots::bascules(&turned, annee),
        cibles_touchees: touched.into_iter().filter_map(|id| Some(CibleToucheeView { id, libelle: name(id)? })).collect(),
        non_ecrits,
        changements: changes,
    };
    let bilan = after.economie.annee(annee).map(|a| bilan(&after, a, &[], paid));
    (view, bilan)
}

/// Figures of the dossier beside those of a scenario.
fn gaps(base: &ChiffresAnnee, now: &ChiffresAnnee) -> Vec<EcartScenarioView> {
    let of = |libelle: &str, unite: &str, base: Option<Nombre>, scenario: Option<Nombre>| EcartScenarioView {
        libelle: libelle.to_owned(),
        unite: unite.to_owned(),
        base,
        scenario,
        ecart: scenario.zip(base).map(|(s, b)| s - b),
    };
    let euros = |libelle: &str, read: fn(&ChiffresAnnee) -> Option<Montant>| {
        of(libelle, "euros", read(base).map(Montant::to), read(now).map(Montant::to))
    };
    let up = |c: &ChiffresAnnee| c.montant_equilibre.map(au_centime_superieur);
    vec![
        of("Heures", "heures", base.heures.map(Montant::to), now.heures.map(Montant::to)),
        of("Heures éligibles", "heures", base.eligibles.map(Montant::to), now.eligibles.map(Montant::to)),
        euros("Dotation", |c| c.dotation),
        euros("Solde du contrat", |c| c.solde),
        euros("Solde prudent", |c| c.solde_prudent),
        of("Montant d’équilibre", "prix", up(base), up(now)),
        euros("Produits du budget", |c| c.produits),
        euros("Charges du budget", |c| c.charges),
        euros("Résultat du budget", |c| c.resultat),
        euros("Avance à rendre", |c| c.trop_percu),
    ]
}

/// Changes between two states, one sentence for a table and its number of rows.
fn changed(before: &Dossier, after: &Dossier) -> Vec<String> {
    let mut counts: Vec<(&'static str, usize)> = Vec::new();
    let mut ranks: BTreeMap<&'static str, usize> = BTreeMap::new();
    for row in comparer(&Tables::of(before), &Tables::of(after)) {
        let at = *ranks.entry(row.table.nom).or_insert_with(|| {
            counts.push((row.table.nom, 0));
            counts.len() - 1
        });
        counts[at].1 += 1;
    }
    let said = |(table, n): (&'static str, usize)| {
        format!("{} {}", cpom_core::francais::entier(i64::try_from(n).unwrap_or(i64::MAX)), dire::noms(table, n))
    };
    counts.into_iter().map(said).collect()
}

/// Levers that the screen offers, with their present values.
fn lever_list(etat: &Etat<'_>, a: &EconomieAnnee) -> Vec<LevierView> {
    let d = etat.dossier;
    let tariff = |read: fn(&cpom_core::modele::Tarif) -> Option<Prix>| d.tarifs.iter().find(|t| t.annee == a.annee).and_then(read);
    let line = |cle: CleHypothese, base: Option<Nombre>, pas: &str, unite: &str| {
        let [minimum, maximum] = bounds(cle);
        let pas = pas.parse().unwrap_or(Nombre::entier(1));
        LevierView { cle, libelle: cle.libelle().to_owned(), base, pas, minimum, maximum, unite: unite.to_owned(), ecrit: is_written(cle) }
    };
    let zero = Some(Nombre::ZERO);
    vec![
        line(CleHypothese::HeuresPct, zero, "1", "%"),
        line(CleHypothese::EtpVacants, zero, "1", "ETP"),
        line(CleHypothese::MontantHoraire, a.montant_horaire, "0.05", "€/h"),
        line(CleHypothese::Plafond, a.supplement.plafond, "0.05", "€/h"),
        line(CleHypothese::SalairesPct, zero, "0.5", "%"),
        line(CleHypothese::Supplement, tariff(|t| t.supplement_prevu), "0.05", "€/h"),
        line(CleHypothese::Tarif, tariff(|t| t.tarif_apa), "0.05", "€/h"),
        line(CleHypothese::AjustementPct, Some(Nombre::entier(100)), "10", "%"),
        line(CleHypothese::AcomptePct, d.dotation.acompte_pct, "5", "%"),
        line(CleHypothese::HeuresFinanceurPct, zero, "1", "%"),
        line(CleHypothese::ActionEcartee, None, "1", ""),
    ]
}

pub(crate) fn scenario_appliquer(session: &mut Session, hote: &dyn Hote, r: AppliquerScenarioRequest) -> Resultat<EditionView> {
    let dossier = opened(session)?.dossier();
    let written: Vec<Hypothese> = levers(dossier, &r.leviers)?.into_iter().filter(|h| is_written(h.cle)).collect();
    let copy = appliquer(dossier, &written);
    if copy == *dossier {
        return Err(Erreur::requete("aucune hypothèse de ce scénario ne change le dossier"));
    }
    change(session, hote, |w| {
        w.restore(&copy)?;
        Ok((None, Op::AppliquerScenario { objet: r.nom.trim().to_owned() }))
    })
}
