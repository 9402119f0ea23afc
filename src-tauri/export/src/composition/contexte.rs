//! Data that every part of a document needs: rows, their names, and user texts with variables resolved.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use cpom_core::annexes::{self, SAVOIR, TABLEAU};
use cpom_core::avenant::Consolide;
use cpom_core::calculs::{ActionBudgets, ActionCalculee, Calculs, EtatSuivi, IndicateurCalcule, StatutIndicateur};
use cpom_core::choix::{Choix, Destinataire, EtatEngagement, StatutAction, StatutEtape};
use cpom_core::modele::{Action, Article, Axe, ConditionTravail, DecisionComite, Dossier, Echeance, Etape, Id, Indicateur, Objectif};
use cpom_core::referentiel::{A_COMPLETER, referentiel};
use cpom_core::reserve::SECTIONS;
use cpom_core::variables::{Resolution, Segment, resoudre, segments};

use super::emplacements::{ancre_annexe, ancre_de};
use super::sections::{self, Section};
use super::{EtatAvant, Options, TypeDocument, format, redaction};
use crate::bloc::{Bloc, Definitions, GenreParagraphe, Inline, Statut, Style, TexteRiche};

/// Snapshot, computed figures and options of the document.
pub(super) struct Contexte<'a> {
    pub d: &'a Dossier,
    pub c: &'a Calculs,
    /// Date printed on the document.
    pub date: NaiveDate,
    /// Year examined; `None` when no year has accounts.
    pub annee: Option<i32>,
    /// Number of the avenant that is printed.
    pub numero: Option<i32>,
    /// Identifier of the meeting that is printed.
    pub seance: Option<Id>,
    /// State to which the dossier is compared, when one was given.
    pub avant: Option<EtatAvant>,
    /// States of the contract, when they were read in the file.
    pub consolide: Option<Consolide>,
    /// Findings that put promises at risk, when they were looked for.
    pub risques: Option<Vec<(String, String)>>,
    /// Author and day of the last change of a row.
    pub saisies: BTreeMap<(String, Id), (String, String)>,
    /// Recipient of the copy.
    pub pour: Destinataire,
    /// Whether this is a copy for the agency itself.
    pub interne: bool,
    /// Codes of the annexes that are not on these pages: those left out, and all but those of the core when it is printed alone.
    pub non_jointes: Vec<String>,
    /// Codes of the annexes, and of the table of indicators, that the choice of sections leaves out: what is said of them
    /// elsewhere goes with them. The core printed alone leaves nothing out of its first pages.
    ecartees: Vec<String>,
    /// Budgets of the actions.
    pub budgets: ActionBudgets<'a>,
}

impl<'a> Contexte<'a> {
    pub(super) fn new(d: &'a Dossier, c: &'a Calculs, options: &Options) -> Self {
        let own = matches!(options.document, TypeDocument::Bilan | TypeDocument::Emploi).then_some(c.annees.bilan).flatten();
        let annee = options.annee.or(own).or(c.annees.derniere_close);
        let (ecartees, non_jointes) = match options.document {
            TypeDocument::Complet => {
                let offertes = annexes::annexes(d)
                    .into_iter()
                    .map(Section::of_annex)
                    .chain([Section::new(TABLEAU, ""), Section::new(SAVOIR, "")])
                    .collect();
                let chosen = sections::ordered(offertes, d, options.document, &options.sections);
                let of = |gone: &dyn Fn(&Section) -> bool| chosen.iter().filter(|s| gone(s)).map(|s| s.code.clone()).collect();
                let alone = options.sections.coeur;
                let annex = |s: &Section| s.code != TABLEAU && s.code != SAVOIR;
                (of(&|s| s.ecartee), of(&|s| annex(s) && (s.ecartee || alone && !s.coeur)))
            }
            // The other documents have no annexes: theirs are those of the contract.
            TypeDocument::Reunion
            | TypeDocument::Synthese
            | TypeDocument::Bilan
            | TypeDocument::BilanFinal
            | TypeDocument::Candidature
            | TypeDocument::Avenant
            | TypeDocument::Passation
            | TypeDocument::Emploi
            | TypeDocument::Modifications
            | TypeDocument::Releve
            | TypeDocument::Carte
            | TypeDocument::Fiche(_) => Default::default(),
        };
        Self {
            d,
            c,
            date: d.dossier.date_edition.unwrap_or(options.date),
            annee,
            numero: options.numero,
            seance: options.seance,
            avant: options.fichier.avant.clone(),
            consolide: options.fichier.consolide.clone(),
            risques: options.fichier.risques.clone(),
            saisies: options.fichier.saisies.clone(),
            pour: options.pour,
            interne: options.pour == Destinataire::Interne,
            non_jointes,
            ecartees,
            budgets: ActionBudgets::of(d),
        }
    }

    /// Whether this print has the part that prints a table ([`cpom_core::reserve::SECTIONS`]): what is said of it elsewhere goes
    /// with it.
    pub(super) fn imprime(&self, table: &str) -> bool {
        let Some((_, parts)) = SECTIONS.iter().find(|(t, _)| *t == table) else { return true };
        let printed = |code: &&str| !self.ecartees.contains(&annexes::annexe(self.d, code).map_or_else(|| (*code).to_owned(), |a| a.code));
        parts.iter().any(printed)
    }

    /// Whether this print has the section of a code.
    pub(super) fn retient(&self, code: &str) -> bool {
        !self.ecartees.iter().any(|c| c == code)
    }

    /// Title of the contract, else of the dossier.
    pub(super) fn titre(&self) -> String {
        let known = [&self.d.contrat.intitule, &self.d.dossier.titre].into_iter().find(|t| !t.trim().is_empty());
        known.map_or_else(|| super::textes::CPOM.to_owned(), |t| t.trim().to_owned())
    }

    /// Running header: service and period.
    pub(super) fn entete(&self) -> String {
        // What stands in brackets after a name is left to the identity sheet.
        let names = self.d.services.iter().map(|s| s.nom.split(" (").next().unwrap_or_default().trim()).filter(|n| !n.is_empty());
        let services: Vec<&str> = names.collect();
        let said = match services.as_slice() {
            [] => String::new(),
            [seul] => (*seul).to_owned(),
            [premier, autres @ ..] => {
                format!("{premier} (et {})", super::textes::pluriel(autres.len(), "autre service", "autres services"))
            }
        };
        let parts = [super::textes::SIGLE.to_owned() + &self.periode().map(|p| format!(" {p}")).unwrap_or_default(), said];
        parts.iter().filter(|p| !p.is_empty()).cloned().collect::<Vec<_>>().join(" · ")
    }

    /// Years of the contract: « 2024 – 2028 ».
    pub(super) fn periode(&self) -> Option<String> {
        periode(self.c)
    }

    /// Names of the gestionnaires of the services.
    pub(super) fn gestionnaires(&self) -> String {
        format::enumeration(&self.d.gestionnaires.iter().map(|g| g.raison_sociale.as_str()).collect::<Vec<_>>())
    }

    /// Years shown as columns in follow-up tables: those of the contract, else every year of the dossier.
    pub(super) fn annees(&self) -> &[i32] {
        if self.c.annees.contrat.is_empty() { &self.c.annees.toutes } else { &self.c.annees.contrat }
    }

    pub(super) fn axe(&self, id: Id) -> Option<&'a Axe> {
        self.d.axes.iter().find(|a| a.id == id)
    }

    pub(super) fn objectif(&self, id: Id) -> Option<&'a Objectif> {
        self.d.objectifs.iter().find(|o| o.id == id)
    }

    pub(super) fn axe_de(&self, objectif: Id) -> Option<&'a Axe> {
        self.objectif(objectif).and_then(|o| self.axe(o.axe_id))
    }

    pub(super) fn action(&self, id: Id) -> Option<&'a Action> {
        self.d.actions.iter().find(|a| a.id == id)
    }

    pub(super) fn cout(&self, id: Id) -> Option<&'a ActionCalculee> {
        self.c.actions.iter().find(|a| a.id == id)
    }

    pub(super) fn calcule(&self, indicateur: Id) -> Option<&'a IndicateurCalcule> {
        self.c.indicateurs.iter().find(|i| i.id == indicateur)
    }

    /// Indicators linked to an action, in the order of the table.
    pub(super) fn indicateurs_de(&self, action: Id) -> Vec<&'a Indicateur> {
        let linked = |i: &Indicateur| self.d.action_indicateurs.iter().any(|l| l.action_id == action && l.indicateur_id == i.id);
        self.d.indicateurs.iter().filter(|i| linked(i)).collect()
    }

    /// The code of an action, with a link to its fiche when the document prints it.
    pub(super) fn lien_action(&self, action: &Action) -> TexteRiche {
        TexteRiche::new().lien(code_action(self.d, action), ancre_de::<Action>(action.id))
    }

    /// A user's text on one line: variables resolved, gaps marked.
    pub(super) fn t(&self, texte: &str) -> TexteRiche {
        redaction::mark(TexteRiche::new(), &self.resolve(texte), Style::Normal)
    }

    /// A user's text as paragraphs: variables resolved, gaps marked.
    pub(super) fn libre(&self, texte: &str) -> Vec<Bloc> {
        self.paragraphes(texte, GenreParagraphe::Corps)
    }

    /// A user's text as paragraphs in the given style.
    pub(super) fn paragraphes(&self, texte: &str, genre: GenreParagraphe) -> Vec<Bloc> {
        redaction::blocs(&|nom| (self.variable(nom), self.cite(nom)), texte, genre)
    }

    /// Anchor of the heading that a variable cites with its noun and its number; one that this print leaves out has none.
    fn cite(&self, nom: &str) -> Option<String> {
        let (table, cle) = nom.split_once('.')?;
        match table {
            "article" => {
                let id: Id = cle.strip_prefix(annexes::PREFIXE_ID)?.parse().ok()?;
                self.c.contrat.articles.iter().any(|a| a.id == id).then(|| ancre_de::<Article>(id))
            }
            "annexe" => annexes::annexe(self.d, cle).filter(|a| !self.non_jointes.contains(&a.code)).map(|a| ancre_annexe(&a)),
            _ => None,
        }
    }

    /// A user's text with its variables resolved, its markup kept.
    pub(super) fn resolve(&self, texte: &str) -> String {
        let mut out = String::with_capacity(texte.len());
        for segment in segments(texte) {
            match segment {
                Segment::Texte(t) => out.push_str(&format::dates_en_clair(t)),
                Segment::Variable(nom) => out.push_str(&self.variable(nom)),
            }
        }
        out
    }

    /// Said after the number of an annex that this print leaves out.
    fn non_jointe(&self, nom: &str) -> &'static str {
        let Some(cle) = nom.trim().strip_prefix("annexe.") else { return "" };
        let (cle, numero) = cle.strip_suffix(".numero").map_or((cle, false), |cle| (cle, true));
        match annexes::annexe(self.d, cle) {
            Some(a) if self.non_jointes.contains(&a.code) && numero => " (non jointe)",
            Some(a) if self.non_jointes.contains(&a.code) => ", non jointe",
            _ => "",
        }
    }

    /// The value of a variable as printed; a missing value stays visible.
    pub(super) fn variable(&self, nom: &str) -> String {
        match resoudre(nom, self.d, self.c) {
            Resolution::Valeur(valeur) => format::variable(nom, &valeur) + self.non_jointe(nom),
            Resolution::Vide => {
                let known = referentiel().modele_contrat.toutes_les_variables().find(|v| v.cle == nom);
                format!("{A_COMPLETER} : {}]", known.map_or(nom, |v| v.libelle.as_str()))
            }
            Resolution::Inconnue => format!("{A_COMPLETER} : {nom}, variable inconnue]"),
        }
    }
}

/// Code of an action, else its rank.
pub(super) fn code_action(d: &Dossier, action: &Action) -> String {
    if !action.code.trim().is_empty() {
        return action.code.trim().to_owned();
    }
    let place = d.actions.iter().position(|a| a.id == action.id).unwrap_or_default();
    format!("Action {}", place + 1)
}

/// A status mark followed by its word.
pub(super) fn statut(statut: Statut, mot: &str) -> TexteRiche {
    TexteRiche(vec![Inline::Statut { statut, mot: Some(mot.to_owned()) }])
}

/// The status of an indicator.
pub(super) fn statut_indicateur(s: Option<StatutIndicateur>) -> TexteRiche {
    match s.map(|s| (s, Statut::of_indicator(s))) {
        None => super::grille::vide(),
        Some((_, Some(shape))) => shape.into(),
        Some((autre, None)) => TexteRiche::new().discret(autre.libelle()),
    }
}

impl Contexte<'_> {
    /// The state of an action on the day: late before anything else.
    pub(super) fn action_state(&self, a: &Action) -> StatutAction {
        self.c.suivi.statut(a)
    }

    /// The same, as printed.
    pub(super) fn statut_action(&self, a: &Action) -> TexteRiche {
        let state = self.action_state(a);
        statut(state.into(), state.libelle())
    }

    /// The shape of the same.
    pub(super) fn forme_action(&self, a: &Action) -> Statut {
        self.action_state(a).into()
    }

    /// The state of a step on the day.
    pub(super) fn statut_etape(&self, e: &Etape) -> TexteRiche {
        step_state(self.c.suivi.etape(e.id), e.statut)
    }

    /// The state of a deadline on the day.
    pub(super) fn statut_echeance(&self, e: &Echeance) -> TexteRiche {
        step_state(self.c.suivi.echeance(e.id), e.statut)
    }

    /// The state of a decision on the day.
    pub(super) fn statut_decision(&self, x: &DecisionComite) -> TexteRiche {
        step_state(self.c.suivi.decision(x.id), x.etat)
    }

    /// The state of a measure on working life, on the day.
    pub(super) fn statut_condition(&self, c: &ConditionTravail) -> TexteRiche {
        step_state(self.c.suivi.condition_travail(c.id), c.etat)
    }

    /// « En retard au 12 mars 2027. », under a table of what is late.
    pub(super) fn late_on(&self) -> String {
        format!("En retard au {}.", format::date(self.c.suivi.jour))
    }
}

/// Years of the contract: « 2024 – 2028 ».
pub(crate) fn periode(calculs: &Calculs) -> Option<String> {
    let years = &calculs.annees.contrat;
    years.first().zip(years.last()).map(|(a, b)| if a == b { a.to_string() } else { format!("{a} – {b}") })
}

/// The state of a step, a deadline or a decision: late, closed with its action, or its own.
fn step_state(etat: EtatSuivi, s: StatutEtape) -> TexteRiche {
    let s = match etat {
        EtatSuivi::EnRetard => StatutEtape::EnRetard,
        EtatSuivi::Clos if !s.is_closed() => StatutEtape::Abandonne,
        EtatSuivi::Clos | EtatSuivi::Ouvert => s,
    };
    let forme = match s {
        StatutEtape::AVenir | StatutEtape::AFaire => Statut::AVenir,
        StatutEtape::EnCours => Statut::EnCours,
        StatutEtape::Fait => Statut::Atteint,
        StatutEtape::EnRetard | StatutEtape::Abandonne => Statut::NonAtteint,
    };
    statut(forme, s.libelle())
}

/// State of a commitment, as a status mark with its word.
pub(super) fn etat_engagement(e: EtatEngagement) -> TexteRiche {
    let forme = match e {
        EtatEngagement::NonEvalue => Statut::AVenir,
        EtatEngagement::EnCours => Statut::EnCours,
        EtatEngagement::Tenu => Statut::Atteint,
        EtatEngagement::PartiellementTenu => Statut::Partiel,
        EtatEngagement::EnRetard | EtatEngagement::NonTenu => Statut::NonAtteint,
    };
    statut(forme, e.libelle())
}

/// The code of an indicator, with a link to it.
pub(super) fn lien_indicateur(i: &Indicateur) -> TexteRiche {
    let code = if i.code.trim().is_empty() { "Indicateur" } else { i.code.trim() };
    TexteRiche::new().lien(code, ancre_de::<Indicateur>(i.id))
}

/// The unit after a name, in brackets; nothing when there is none.
pub(super) fn with_unit(nom: TexteRiche, unite: &str) -> TexteRiche {
    if unite.trim().is_empty() { nom } else { nom.discret(format!(" ({})", unite.trim())) }
}

/// Code, label and unit of an indicator.
pub(super) fn nom_indicateur(i: &Indicateur) -> TexteRiche {
    with_unit(format!("{} {}", i.code.trim(), i.libelle.trim()).into(), &i.unite)
}

/// Pairs of label and value; values that are not filled in are left out.
pub(super) struct Paires<'c, 'a> {
    ctx: &'c Contexte<'a>,
    definitions: Definitions,
}

impl<'c, 'a> Paires<'c, 'a> {
    pub(super) fn new(ctx: &'c Contexte<'a>) -> Self {
        Self { ctx, definitions: Definitions::new() }
    }

    pub(super) fn texte(self, libelle: &str, valeur: &str) -> Self {
        let valeur = self.ctx.t(valeur.trim());
        self.riche(libelle, valeur)
    }

    pub(super) fn riche(mut self, libelle: &str, valeur: TexteRiche) -> Self {
        if !valeur.is_empty() {
            self.definitions = self.definitions.paire(libelle, valeur);
        }
        self
    }

    pub(super) fn dit(self, libelle: &str, valeur: Option<String>) -> Self {
        self.riche(libelle, valeur.map(TexteRiche::from).unwrap_or_default())
    }

    pub(super) fn date(self, libelle: &str, valeur: Option<NaiveDate>) -> Self {
        self.dit(libelle, valeur.map(format::date))
    }

    pub(super) fn entier(self, libelle: &str, valeur: Option<i32>) -> Self {
        self.dit(libelle, valeur.map(format::entier))
    }

    pub(super) fn oui_non(self, libelle: &str, valeur: Option<bool>) -> Self {
        self.dit(libelle, valeur.map(|v| if v { "oui" } else { "non" }.to_owned()))
    }

    pub(super) fn lignes(self, libelle: &str, valeurs: &[String]) -> Self {
        let texte = valeurs.iter().map(|v| v.trim()).filter(|v| !v.is_empty()).collect::<Vec<_>>().join("\n");
        self.texte(libelle, &texte)
    }

    /// Adds a pair whose short values stand on one line.
    pub(super) fn suite(self, libelle: &str, valeurs: &[String]) -> Self {
        let texte = valeurs.iter().map(|v| v.trim()).filter(|v| !v.is_empty()).collect::<Vec<_>>().join(", ");
        self.texte(libelle, &texte)
    }

    /// The block of pairs; `None` when every value is empty.
    pub(super) fn bloc(self) -> Option<Bloc> {
        (!self.definitions.paires.is_empty()).then(|| self.definitions.into())
    }

    /// The block with two pairs side by side; a single pair takes the whole width.
    pub(super) fn cote_a_cote(self) -> Option<Bloc> {
        if self.definitions.paires.len() == 1 {
            return self.bloc();
        }
        (!self.definitions.paires.is_empty()).then(|| self.definitions.cote_a_cote().into())
    }
}

/// A paragraph that begins with its subject in semibold.
pub(super) fn sujet(titre: &str, texte: TexteRiche) -> Bloc {
    let mut out = TexteRiche::new().gras(format!("{titre} : "));
    out.0.extend(texte.0);
    Bloc::paragraphe(out)
}

/// A line that marks an essential part as not written yet.
pub(super) fn a_completer(quoi: &str) -> Bloc {
    Bloc::paragraphe(TexteRiche::new().style(format!("{A_COMPLETER} : {quoi}]"), Style::Gras))
}
