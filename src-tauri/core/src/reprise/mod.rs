//! Renewal: last year’s dossier becomes the start of the next contract.
//!
//! The user types nothing again, and nothing is carried over without being reported. Mechanism: [`reprendre`] reads the
//! former snapshot and returns a new one with a report line for everything it kept, carried over (`reporté`), emptied,
//! removed, or for which a reason must be given. Identifiers stay, so that the new dossier can be compared with the
//! former one. Invariants: the former snapshot is only read; past figures are never lost; targets, tariffs, amounts and
//! signatures of the years to come start empty; an unfinished action is carried over only with a line that asks for the
//! reason. The function is pure: the year and the decisions are parameters.

mod actions;
mod figures;
mod organisation;
mod preuves;
mod rapport;

use chrono::{Datelike, NaiveDate};
use serde::{Deserialize, Serialize};

use crate::calculs::{Calculs, calculer};
use crate::champ;
use crate::choix::{DecisionReprise, EtatEngagement, NaturePiece, Priorite, StatutContrat, StatutReprise};
use crate::designation::plain;
use crate::error::{Error, Result};
use crate::modele::{Dossier, Exercice, Reprise, Rubrique};
use crate::relecture::{ContratRelu, doubt};
use rapport::Rapport;

/// Duration, in years, given to the new contract when the former one does not say (art. L. 313-11 CASF: five at
/// most).
const DUREE: i32 = 5;

/// Choices of the user for the renewal.
#[derive(Clone, Debug, Default)]
pub struct OptionsReprise {
    /// Beginning of the new contract; by default, the day after the former one ends.
    pub debut: Option<Debut>,
    /// Decisions on actions; for the other actions, the decisions recorded in the former dossier apply.
    pub decisions: Vec<Decision>,
}

/// Beginning of a contract: a year, or a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
#[serde(untagged)]
pub enum Debut {
    /// A year: its first day, or the day after the former contract when it ends in this year.
    Annee(i32),
    /// A day, `AAAA-MM-JJ`.
    Jour(NaiveDate),
}

/// The decision on one action.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Decision {
    /// Code of the action.
    pub action: String,
    /// Whether the action is carried over, and how.
    pub decision: DecisionReprise,
    /// Reason for the decision.
    #[serde(default)]
    pub justification: String,
}

/// Years that the renewal works with.
struct Periode {
    /// Last closed year, which becomes the new baseline.
    base: i32,
    debut: i32,
    fin: i32,
    /// First and last day of the new contract.
    jours: (NaiveDate, NaiveDate),
}

impl Periode {
    fn annees(&self) -> std::ops::RangeInclusive<i32> {
        self.debut..=self.fin
    }
}

/// The dossier of the next contract; its `lignes_reprise` are the report.
///
/// # Errors
/// [`Error::Reprise`] when no year has figures, when the new contract would begin before its baseline,
/// or when a decision names no action.
pub fn reprendre(ancien: &Dossier, options: &OptionsReprise) -> Result<Dossier> {
    // The date only affects statuses of years to come, which are not read here: any date gives the same
    // baselines and totals.
    let calculs = calculer(ancien, NaiveDate::MIN);
    let periode = period(ancien, &calculs, options)?;
    for d in &options.decisions {
        if !ancien.actions.iter().any(|a| a.code == d.action) {
            return Err(Error::Reprise(format!("aucune action ne porte le code « {} »", d.action)));
        }
    }
    let mut neuf = ancien.clone();
    let mut rapport = Rapport::new();
    identity(ancien, &mut neuf, &periode, &mut rapport);
    contract(ancien, &mut neuf, &periode, &mut rapport);
    actions::carry(ancien, &mut neuf, &calculs, &periode, options, &mut rapport);
    figures::carry(ancien, &mut neuf, &calculs, &periode, &mut rapport);
    organisation::carry(&mut neuf, &periode, &mut rapport);
    follow_up(ancien, &mut neuf, &periode, &mut rapport);
    preuves::carry(ancien, &mut neuf, &periode, &mut rapport);
    texts(&neuf, &periode, &mut rapport);
    neuf.reprise = Reprise {
        id: 1,
        statut: StatutReprise::Reprise,
        contrat_origine: [&ancien.contrat.reference, &ancien.contrat.intitule]
            .map(String::as_str)
            .join(" – ")
            .trim_matches([' ', '–'])
            .to_owned(),
        contrat_cible: format!("CPOM {}-{}", periode.debut, periode.fin),
        annee_reference: Some(periode.base),
        regles: ancien.reprise.regles.clone(),
    };
    neuf.lignes_reprise = rapport.into_lines();
    crate::echange::verify(&mut neuf)?;
    Ok(neuf)
}

fn period(ancien: &Dossier, calculs: &Calculs, options: &OptionsReprise) -> Result<Periode> {
    let base = calculs.annees.derniere_close.ok_or_else(|| Error::Reprise("aucune année n’a de chiffres à reprendre".to_owned()))?;
    // A year outside these bounds comes from a corrupted or foreign file: no contract can follow it.
    if !(1900..=9000).contains(&base) {
        return Err(Error::Reprise(format!("la dernière année close, {base}, n’est pas une année")));
    }
    let unknown = || Error::Reprise("le nouveau contrat commencerait hors du calendrier".to_owned());
    let first = |year: i32| NaiveDate::from_ymd_opt(year, 1, 1).ok_or_else(unknown);
    let after = match ancien.contrat.date_fin {
        Some(end) => end.succ_opt().ok_or_else(unknown)?,
        None => first(base + 1)?,
    };
    let day = match options.debut {
        None => after,
        Some(Debut::Annee(year)) if after.year() == year => after,
        Some(Debut::Annee(year)) => first(year)?,
        Some(Debut::Jour(day)) => day,
    };
    let debut = day.year();
    if !(base + 1..=base + 50).contains(&debut) {
        return Err(Error::Reprise(format!("le nouveau contrat ne peut pas commencer en {debut} : la dernière année close est {base}")));
    }
    // The new contract lasts as many years as the former one, a year begun being counted whole.
    let years = match (ancien.contrat.date_debut, ancien.contrat.date_fin) {
        (Some(a), Some(b)) if b > a => {
            let months = (b.year() - a.year()) * 12 + b.month() as i32 - a.month() as i32 + 1;
            ((months + 11) / 12).clamp(1, DUREE)
        }
        _ => DUREE,
    };
    let end = u32::try_from(years * 12).ok().and_then(|months| day.checked_add_months(chrono::Months::new(months))?.pred_opt());
    let end = end.ok_or_else(unknown)?;
    Ok(Periode { base, debut, fin: end.year(), jours: (day, end) })
}

fn identity(ancien: &Dossier, neuf: &mut Dossier, p: &Periode, rapport: &mut Rapport) {
    let service = ancien.services.first().map_or("", |s| s.nom.as_str());
    neuf.dossier.titre =
        if service.is_empty() { format!("CPOM {}-{}", p.debut, p.fin) } else { format!("CPOM {}-{} – {service}", p.debut, p.fin) };
    neuf.dossier.date_edition = None;
    neuf.dossier.relu_le = None;
    rapport.carried(Rubrique::Dossier, champ!(InfosDossier.titre).libelle, &ancien.dossier.titre, &neuf.dossier.titre);
    rapport.carried(
        Rubrique::Dossier,
        champ!(InfosDossier.annee_reference).libelle,
        &year(ancien.dossier.annee_reference),
        &p.base.to_string(),
    );
    neuf.dossier.annee_reference = Some(p.base);
    for g in &ancien.gestionnaires {
        rapport.kept(Rubrique::Parties, &g.raison_sociale);
    }
    for s in &ancien.services {
        rapport.kept(Rubrique::Parties, &s.nom);
    }
    rapport.kept(Rubrique::Parties, &ancien.departement.nom);
    for c in &ancien.interlocuteurs {
        rapport.kept(Rubrique::Parties, &format!("Interlocuteur : {}", c.fonction));
    }

    let d = &mut neuf.departement;
    for (objet, before) in [
        (champ!(Departement.aac_reference), std::mem::take(&mut d.aac_reference)),
        (champ!(Departement.aac_date_publication), date(d.aac_date_publication.take())),
        (champ!(Departement.aac_date_limite), date(d.aac_date_limite.take())),
        (champ!(Departement.aac_date_candidature), date(d.aac_date_candidature.take())),
        (champ!(Departement.aac_date_notification), date(d.aac_date_notification.take())),
    ] {
        rapport.emptied(Rubrique::Parties, objet.libelle, &before);
    }
    for o in &mut neuf.objectifs_legaux {
        rapport.kept(Rubrique::Parties, &format!("Objectif {} : {}", o.numero, o.libelle));
        o.priorite = Priorite::NonPrecisee;
    }
    rapport.emptied(Rubrique::Parties, "Priorités de l’appel entre les six objectifs", "celles de l’ancien appel");
    for x in &mut neuf.plafonds {
        rapport.emptied(
            Rubrique::Parties,
            &format!("Plafond du supplément {}", x.annee),
            &x.plafond.map(crate::francais::prix).unwrap_or_default(),
        );
    }
    neuf.plafonds = p.annees().zip(1..).map(|(annee, id)| crate::modele::Plafond { id, annee, plafond: None }).collect();
}

fn contract(ancien: &Dossier, neuf: &mut Dossier, p: &Periode, rapport: &mut Rapport) {
    let c = &mut neuf.contrat;
    rapport.carried(
        Rubrique::Contrat,
        champ!(Contrat.intitule).libelle,
        &ancien.contrat.intitule,
        &format!("Contrat pluriannuel d’objectifs et de moyens {}-{}", p.debut, p.fin),
    );
    c.intitule = format!("Contrat pluriannuel d’objectifs et de moyens {}-{}", p.debut, p.fin);
    rapport.emptied(Rubrique::Contrat, champ!(Contrat.reference).libelle, &std::mem::take(&mut c.reference));
    (c.date_debut, c.date_fin) = (Some(p.jours.0), Some(p.jours.1));
    let span = |a: Option<NaiveDate>, b: Option<NaiveDate>| format!("{} – {}", date(a), date(b));
    rapport.carried(
        Rubrique::Contrat,
        "Période",
        &span(ancien.contrat.date_debut, ancien.contrat.date_fin),
        &span(c.date_debut, c.date_fin),
    );
    c.statut = StatutContrat::Projet;
    rapport.emptied(Rubrique::Contrat, champ!(Contrat.date_signature).libelle, &date(c.date_signature.take()));
    rapport.emptied(Rubrique::Contrat, champ!(Contrat.signature_date).libelle, &date(c.signature_date.take()));
    for (s, resolved) in neuf.signataires.iter_mut().zip(ancien.signataires_resolus()) {
        let nom = resolved.denomination;
        rapport.kept(Rubrique::Parties, &format!("Signataire : {nom}"));
        rapport.emptied(
            Rubrique::Parties,
            &format!("{} : {nom}", champ!(Signataire.habilitation).libelle),
            &std::mem::take(&mut s.habilitation),
        );
    }
    for a in &ancien.avenants {
        rapport.removed(Rubrique::Suivi, &format!("Avenant n° {}", year(a.numero)), "dans l’ancien dossier");
    }
    neuf.avenants.clear();
    neuf.modifications.clear();
    for v in &ancien.versions {
        rapport.removed(Rubrique::Versions, &format!("Version : {}", v.libelle), "dans l’ancien dossier");
    }
    neuf.versions.clear();
    for x in &mut neuf.pieces {
        if let Some(end) = x.validite.take() {
            rapport.emptied(Rubrique::Suivi, &format!("{} : {}", champ!(Piece.validite).libelle, x.libelle), &date(Some(end)));
            x.date = None;
        } else if x.nature == NaturePiece::Administrative {
            rapport.kept(Rubrique::Suivi, &format!("Pièce : {}", x.libelle));
        }
    }
}

/// Reports the texts of the contract, which are kept: those that still speak of the former one are to be read again.
fn texts(neuf: &Dossier, p: &Periode, rapport: &mut Rapport) {
    let years: Vec<i32> = p.annees().collect();
    let contrat = ContratRelu::of(neuf, &years);
    let mut tell = |objet: &str, texte: &str| match contrat.and_then(|contrat| doubt(texte, contrat)) {
        Some(mots) => rapport.read_again(Rubrique::Contrat, objet, &mots),
        None => rapport.kept(Rubrique::Contrat, objet),
    };
    tell("Préambule (à relire)", &neuf.contrat.preambule);
    neuf.visas.iter().for_each(|v| tell(&format!("Visa : {}", plain(&v.texte)), &v.texte));
    neuf.articles.iter().for_each(|a| tell(&format!("Article : {}", a.titre), &a.texte));
    neuf.annexes.iter().for_each(|a| tell(&format!("Annexe : {}", a.titre), &a.texte));
}

fn follow_up(ancien: &Dossier, neuf: &mut Dossier, p: &Periode, rapport: &mut Rapport) {
    neuf.exercices = ancien
        .exercices
        .iter()
        .filter(|e| e.annee <= p.base)
        .map(|e| Exercice { version_id: None, ..e.clone() })
        .chain(p.annees().map(|annee| Exercice { annee, ..Exercice::default() }))
        .collect();
    for e in &mut neuf.engagements {
        rapport.kept(Rubrique::Engagements, &format!("{} {}", e.code, e.texte));
        e.etat = EtatEngagement::NonEvalue;
    }
    for e in &ancien.echeances {
        rapport.removed(Rubrique::Suivi, &format!("Échéance : {}", e.libelle), &date(e.date));
    }
    neuf.echeances.clear();
    actions::open_decisions(ancien, neuf, rapport);
    for r in &ancien.revues {
        rapport.removed(Rubrique::Suivi, &format!("Revue du {}", date(r.date_reunion)), "dans l’ancien dossier");
    }
    neuf.revues.clear();
    for s in &ancien.seances {
        rapport.removed(Rubrique::Suivi, &crate::negociation::nom(s), "dans l’ancien dossier");
    }
    neuf.seances.clear();
    neuf.demandes.clear();
    neuf.positions.clear();
    neuf.questions.clear();
    for b in &ancien.bilans_annuels {
        rapport.removed(Rubrique::Suivi, &format!("Bilan annuel {}", b.annee), "dans l’ancien dossier");
    }
    neuf.bilans_annuels.clear();
    rapport.kept(Rubrique::Diagnostic, "Synthèse, forces, faiblesses, opportunités, menaces et besoins (à réviser)");
    neuf.diagnostic.date = None;
    neuf.diagnostic.annee_reference = None;
    rapport.emptied(Rubrique::Diagnostic, champ!(Diagnostic.date).libelle, &date(ancien.diagnostic.date));
    rapport.emptied(Rubrique::Diagnostic, champ!(Diagnostic.note).libelle, &std::mem::take(&mut neuf.diagnostic.note));
    for s in &ancien.surcharges {
        rapport.kept(Rubrique::Moyens, &format!("Valeur de référence : {}", s.cle));
    }
    appearance(ancien, rapport);
}

/// Keeps the logos and colours: they belong to the service, not to the contract.
fn appearance(ancien: &Dossier, rapport: &mut Rapport) {
    for logo in &ancien.logos {
        rapport.kept(Rubrique::Dossier, &format!("Logo : {}", ancien.nom_du_logo(logo)));
    }
    if ancien.presentation.theme != crate::choix::Theme::default() || !ancien.presentation.couleur.is_empty() {
        rapport.kept(Rubrique::Dossier, "Couleurs des documents");
    }
    if !ancien.sections_imprimees.is_empty() {
        rapport.kept(Rubrique::Dossier, "Choix et ordre des sections imprimées");
    }
}

fn year(value: Option<i32>) -> String {
    value.map(|y| y.to_string()).unwrap_or_default()
}

fn date(value: Option<NaiveDate>) -> String {
    value.map(crate::francais::date).unwrap_or_default()
}

/// The decision on an action: that of the options, else that recorded in the former dossier.
fn decision_of<'a>(ancien: &'a Dossier, options: &'a OptionsReprise, id: i32, code: &str) -> Option<(DecisionReprise, &'a str)> {
    let given = options.decisions.iter().find(|d| d.action == code).map(|d| (d.decision, d.justification.as_str()));
    let stored = || {
        ancien
            .decisions_reprise
            .iter()
            .find(|d| d.action_id == id && d.decision != DecisionReprise::ADecider)
            .map(|d| (d.decision, d.justification.as_str()))
    };
    given.or_else(stored)
}
