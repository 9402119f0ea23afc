//! Findings: what is missing, late or contradictory in a dossier.
//!
//! An unfinished dossier is normal; the manager needs to know what remains to be done, where, and to what the
//! Département would object. Each submodule examines one part of the snapshot and adds [`Constat`]s: a code, a
//! severity, a place to jump to, the figures of the sentence. Invariants: a check never fails and never changes
//! anything; it contains no sentence (the api has them, one per code).

mod annee;
mod apparence;
mod avenants;
mod completude;
mod contrat;
mod equilibre;
mod finances;
mod indicateurs;
mod negociation;
mod objectifs;
mod organisation;
mod parties;
mod pieces;
mod promesses;
mod suivi;

use crate::calculs::Calculs;
pub use crate::choix::Severite;
use crate::decimal::{Heures, Montant, Nombre, Prix};
use crate::modele::{Dossier, Id, TableDef};
use crate::referentiel::Referentiel;
pub use avenants::sans_avenant;
use chrono::NaiveDate;
pub use completude::{PartieJugee, completude};
pub use pieces::fichiers_de_pieces;

/// Figure or text inserted in the sentence of a finding.
#[derive(Clone, Debug, PartialEq)]
pub enum Parametre {
    /// Text copied from the dossier.
    Texte(String),
    /// Whole number: a count, a number of months or a year.
    Entier(i64),
    /// Amount in euros.
    Montant(Montant),
    /// Price in euros per hour.
    Prix(Prix),
    /// Number of hours.
    Heures(Heures),
    /// Number with up to four decimals.
    Nombre(Nombre),
    /// Calendar date, printed in French.
    Date(NaiveDate),
}

/// Finding of a check.
#[derive(Clone, Debug, PartialEq)]
pub struct Constat {
    /// Check that made the finding.
    pub controle: Controle,
    /// Name of the table concerned.
    pub table: &'static str,
    /// Identifier of the row concerned; `None` when the finding is about the table.
    pub id: Option<Id>,
    /// Name of the field concerned; `None` when the finding is about the row.
    pub champ: Option<&'static str>,
    /// Parameters of the sentence, in the order given with the check.
    pub parametres: Vec<Parametre>,
}

macro_rules! controles {
    ($( $(#[$meta:meta])* $nom:ident $code:literal $severite:ident ),+ $(,)?) => {
        /// Check of the dossier, with its code and its severity.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
        pub enum Controle { $( $(#[$meta])* $nom ),+ }

        impl Controle {
            /// All checks, in the order of the declaration.
            pub const TOUS: &'static [Self] = &[$( Self::$nom ),+];

            /// Code of the check (`OBJ-11`), which never changes.
            #[must_use]
            pub fn code(self) -> &'static str {
                match self { $( Self::$nom => $code ),+ }
            }

            /// Severity of its findings.
            #[must_use]
            pub fn severite(self) -> Severite {
                match self { $( Self::$nom => Severite::$severite ),+ }
            }
        }
    };
}

controles! {
    /// A sealed version no longer matches its seal. Parameters: its name.
    VersionAlteree "VER-01" Bloquant,

    /// A field required in every contract is empty. Parameters: name of the row, if it has one.
    ChampVide "PAR-01" ACompleter,
    /// No gestionnaire, service or signatory. Parameters: what is missing.
    PartieManquante "PAR-02" ACompleter,
    /// A SIREN or SIRET whose check digit is wrong. Parameters: the number.
    NumeroIncorrect "PAR-03" Avertissement,
    /// The autorisation ends before the contract does. Parameters: service, end.
    AutorisationTropCourte "PAR-04" Avertissement,
    /// A SAD mixte without the ARS among the signatories. Parameters: service.
    ArsAbsente "PAR-05" Avertissement,
    /// The habilitation is not entered. Parameters: service.
    HabilitationNonDite "PAR-06" ACompleter,
    /// A SAD aide that names no way to meet care needs (art. L. 313-1-3). Parameters: service.
    SoinsNonOrganises "PAR-07" Avertissement,
    /// A signatory is not called as its party. Parameters: field, value of the signatory, value of the party.
    SignataireDifferent "PAR-08" Info,
    /// The date printed on every document is more than a month old. Parameters: the date.
    EditionAncienne "PAR-09" Avertissement,

    /// The contract has no dates. Parameters: none.
    PeriodeVide "CON-01" ACompleter,
    /// The contract ends before it begins. Parameters: none.
    PeriodeInversee "CON-02" Bloquant,
    /// Longer than five years (art. L. 313-11). Parameters: months.
    DureeLongue "CON-03" Avertissement,
    /// Longer than six years, extension included (art. L. 313-11). Parameters: months.
    DureeInterdite "CON-04" Bloquant,
    /// A mention of the law that no article contains. Parameters: code, label.
    MentionNonCouverte "CON-05" ACompleter,
    /// A mention whose wording remains to be checked in the text in force. Parameters: code, label.
    MentionAVerifier "CON-06" Info,
    /// An article without text. Parameters: title.
    ArticleVide "CON-07" ACompleter,
    /// A gap left in a text. Parameters: place, gap.
    TexteACompleter "CON-08" ACompleter,
    /// A variable with an unknown name. Parameters: place, variable.
    VariableInconnue "CON-09" Avertissement,
    /// A variable whose figure is not in the dossier yet. Parameters: place, variable.
    VariableVide "CON-10" ACompleter,
    /// No visa, or no article. Parameters: what is missing.
    ContratVide "CON-11" ACompleter,
    /// A mention of the law whose articles say nothing yet. Parameters: code, label.
    MentionARediger "CON-12" ACompleter,
    /// A text of a renewed contract with words of the former one. Parameters: place, words.
    TexteARelire "CON-13" Avertissement,

    /// Two rows have the same code. Parameters: code.
    CodeEnDouble "OBJ-01" Avertissement,
    /// An axis without objective, an objective without action. Parameters: code and label.
    BrancheVide "OBJ-02" ACompleter,
    /// A fiche lacks an essential field. Parameters: code, field.
    FicheIncomplete "OBJ-03" ACompleter,
    /// A fiche linked to no indicator. Parameters: code, title.
    ActionSansIndicateur "OBJ-04" ACompleter,
    /// A fiche without any amount. Parameters: code, title.
    ActionSansBudget "OBJ-05" ACompleter,
    /// A fiche whose dates are reversed or leave the contract. Parameters: code, title.
    ActionHorsPeriode "OBJ-06" Avertissement,
    /// A renewed fiche without the reason of the renewal. Parameters: code, title.
    JustificationDue "OBJ-07" ACompleter,
    /// A late step. Parameters: code of the action, step, its date when it has one.
    EtapeEnRetard "OBJ-08" Avertissement,
    /// A late fiche. Parameters: code, title, then the reason (`fin`, `etape` or `statut`) and the date that has
    /// passed.
    ActionEnRetard "OBJ-09" Avertissement,
    /// One of the six objectives kept by the call, without an axis or action that serves it. Parameters: number, label.
    ObjectifSansAction "OBJ-10" Avertissement,
    /// The date of the counter-measure of a risk has passed. Parameters: code of the action, risk, date.
    RisqueEchu "OBJ-11" Avertissement,
    /// A high risk without a person in charge, or whose counter-measure has no date. Parameters: code of the action,
    /// risk, missing item.
    RisqueSansSuivi "OBJ-12" ACompleter,

    /// No baseline for an indicator. Parameters: code, label, year.
    SansReference "IND-01" ACompleter,
    /// No target in a year of the contract. Parameters: code, label, years.
    SansCible "IND-02" ACompleter,
    /// No value in a closed year of the contract. Parameters: code, label, year.
    SansValeur "IND-03" ACompleter,
    /// A count, or the value typed in place of counts, differs from the one computed by the formulas. Parameters: code,
    /// year, typed figure, computed figure, tables it comes from.
    ComptesDivergents "IND-04" Avertissement,
    /// A formula that cannot be parsed or uses an unknown name. Parameters: code, formula.
    FormuleIncorrecte "IND-05" Avertissement,
    /// A percentage above 100. Parameters: code, year, value.
    PartImpossible "IND-06" Avertissement,
    /// A value far from the year before. Parameters: code, year, value, value before.
    ValeurAtypique "IND-07" Info,
    /// Too few cases for the value to mean much alone. Parameters: code, label.
    PetitsNombres "IND-08" Info,
    /// A target missed, without a comment of its own nor a review of the year in a fiche that it measures. Parameters: code, label, year.
    EcartSansCommentaire "IND-09" Avertissement,
    /// No indicator at all. Parameters: none.
    AucunIndicateur "IND-11" ACompleter,
    /// A denominator is zero while something is counted. Parameters: code, year.
    DenominateurNul "IND-10" Avertissement,
    /// The definition changed, so years before and after are not compared. Parameters: code, year, label.
    RuptureDeSerie "IND-12" Info,
    /// Targets with the new definition, a baseline with the old one. Parameters: code, baseline year, first year of the
    /// new one.
    ReferenceAvantRupture "IND-13" Avertissement,
    /// Indicators without a person in charge. Parameters: their codes.
    IndicateursSansResponsable "IND-14" ACompleter,

    /// The amounts that actions take from the grant differ from the grant. Parameters: year, taken, grant.
    FlechageDivergent "FIN-01" Avertissement,
    /// An advance or a balance differs from the rule. Parameters: label, year, amount, expected.
    VersementDivergent "FIN-02" Avertissement,
    /// The grant’s budget line differs from the grant. Parameters: year, line, grant.
    LigneDotationDivergente "FIN-03" Avertissement,
    /// More is used than available. Parameters: year, used, available.
    DotationDepassee "FIN-04" Avertissement,
    /// No amount per hour. Parameters: year.
    MontantHoraireAbsent "FIN-05" ACompleter,
    /// A tariff below the national minimum. Parameters: year, tariff, minimum.
    TarifSousMinimum "FIN-06" Avertissement,
    /// An amount above the tariff exceeds the ceiling. Parameters: year, amount, ceiling.
    PlafondDepasse "FIN-07" Avertissement,
    /// An investment’s financing differs from its amount. Parameters: label, amount, financing.
    InvestissementNonFinance "FIN-08" Bloquant,
    /// Observed staff differ from paid hours. Parameters: year, staff, hours.
    EtpDivergents "FIN-09" Avertissement,
    /// Hours of training differ from hours paid for it. Parameters: year, hours of the plan, paid hours.
    FormationDivergente "FIN-10" Avertissement,
    /// No tariff in a year of the contract. Parameters: year.
    TarifAbsent "FIN-11" ACompleter,
    /// No planned hours in a year of the contract. Parameters: year.
    HeuresAbsentes "FIN-12" ACompleter,
    /// Prices rise by more than the national cap. Parameters: year, rise, cap.
    HausseDePrix "FIN-13" Avertissement,
    /// The result is a deficit. Parameters: year, result.
    Deficit "FIN-14" Info,
    /// A reference value to check before use. Parameters: label, value, source.
    ReferenceAVerifier "FIN-15" Info,
    /// A budget line that hours feed differs from hours × tariff. Parameters: year, nature, line, amount, computed.
    LigneDivergente "FIN-16" Avertissement,
    /// At the pace of the last count, the money paid exceeds the grant. Parameters: year, day of the count, hours, paid, grant, gap.
    AtterrissageSousAcompte "FIN-17" Avertissement,
    /// More is left unspent than the contract lets carry over. Parameters: year, unspent, carried over, to give back.
    NonConsommeARendre "FIN-18" Avertissement,
    /// An action outside the six objectives takes from the grant (art. L. 314-2-2). Parameters: code, amount.
    DotationHorsObjectifs "FIN-19" Avertissement,
    /// The contract does not say what becomes of the unspent grant (CASF, art. L. 313-11-1, 5°). Parameters: none.
    NonConsommeNonPrevu "FIN-20" ACompleter,
    /// The Département recognises other hours than those realised. Parameters: year, recognised, realised, gap, grant of the gap.
    HeuresRetenuesDivergentes "FIN-21" Avertissement,
    /// The amount per hour differs from the amount that the State refunds to the Département (CSS, art. R. 178-21).
    /// Parameters: year, amount, refunded amount, source in words, margin on the hours of the year when the first is below.
    MontantHorsReference "FIN-22" Info,
    /// The contract costs money to the service. Parameters: year, cost, amount per hour at which it balances.
    ContratCouteux "FIN-23" Info,
    /// The contract begins within the year and the hours recognised are missing (CSS, art. R. 178-21). Parameters: day, year.
    HeuresDepuisEffet "FIN-24" Avertissement,
    /// The contract ends within the year and the hours recognised are missing (CSS, art. R. 178-21). Parameters: day, year.
    HeuresJusquAuTerme "FIN-25" Avertissement,
    /// The contract covers a part of the year, and the planned grant takes a share of the year’s hours. Parameters: year.
    HeuresConvenuesPartielles "FIN-26" Avertissement,

    /// Financeurs without hours in a year that has some. Parameters: year, nature, what is missing.
    HeuresIncompletes "FIN-27" ACompleter,
    /// Budget lines without an amount in a year that has some. Parameters: year, nature, charges missing, charges expected,
    /// products missing, products expected.
    BudgetIncomplet "FIN-28" ACompleter,
    /// Actions whose use of the grant is not entered in a past year. Parameters: year, what is missing.
    ConsommationIncomplete "FIN-29" ACompleter,
    /// A payment received without its amount. Parameters: label, year.
    VersementSansMontant "FIN-30" ACompleter,
    /// Financing outside the actions without its amount. Parameters: label, year.
    FinancementSansMontant "FIN-31" ACompleter,
    /// Categories of people without a number in a year that has some. Parameters: year, what is missing.
    PublicsIncomplets "FIN-32" ACompleter,
    /// Jobs without staff in a year that has some. Parameters: year, nature, what is missing.
    EffectifsIncomplets "FIN-33" ACompleter,
    /// Kinds of paid hours that are not entered, interventions included. Parameters: year, nature, what is missing.
    HeuresPayeesIncompletes "FIN-34" ACompleter,
    /// Training courses without duration, trainees or cost. Parameters: year, nature, without hours, without cost, in all.
    FormationsIncompletes "FIN-35" ACompleter,
    /// An investment without its amount, or without any source of money. Parameters: label, year, missing item.
    InvestissementIncomplet "FIN-36" ACompleter,
    /// No amount left by the former contract is entered, while the grant of the first year is acquired. Parameters: year.
    ReportInitialAbsent "FIN-37" ACompleter,
    /// A part is below 0 or above 100 %. Parameters: field, value, then the action or the line when the field has one.
    PartHorsBornes "FIN-38" Bloquant,

    /// An action has an amount in a year before its beginning or after its end. Parameters: code, `debut` or `fin`, that
    /// date, amount, year.
    BudgetHorsAction "PRO-01" Avertissement,
    /// A promise made with a soft verb, measured by no indicator. Parameters: code, verb with its preposition.
    PromesseSansMesure "PRO-04" Avertissement,
    /// An indicator with a target, linked to no action and no objective. Parameters: code, label.
    IndicateurSansObjet "PRO-05" Avertissement,
    /// A target worse than the one before it. Parameters: code, year, target before, target.
    CibleEnRecul "PRO-06" Avertissement,
    /// The last value is already at a later target, or beyond. Parameters: code, year of the value, value, year of the
    /// target, target.
    CibleDejaAtteinte "PRO-07" Info,
    /// The person in charge of an action is none of the jobs and people of the dossier. Parameters: code, person in charge.
    PiloteInconnu "PRO-08" Avertissement,
    /// A closed action that still takes from the grant, without a step to come. Parameters: code, state, amount, last year.
    ActionCloseFinancee "PRO-12" Avertissement,
    /// A priority among the six objectives that receives nothing of the grant. Parameters: number, years.
    PrioriteSansDotation "PRO-13" ACompleter,

    /// People by category differ from the total. Parameters: year, sum, total.
    PublicsDivergents "DIA-01" Avertissement,
    /// Staff at the end of the year do not follow from comings and goings. Parameters: year, found, expected.
    EffectifDivergent "DIA-02" Avertissement,
    /// The diagnosis is empty. Parameters: none.
    DiagnosticVide "DIA-03" ACompleter,
    /// No realised hours at all. Parameters: none.
    ActiviteVide "DIA-04" ACompleter,
    /// A raw figure differs from the table that holds it too. Parameters: figure, year, typed value, computed value, table.
    DonneeDivergente "DIA-05" Avertissement,

    /// A late deadline. Parameters: label, its date when it has one.
    EcheancePassee "SUI-01" Avertissement,
    /// A decision of a committee is late. Parameters: decision, its date when it has one.
    DecisionEnRetard "SUI-02" Avertissement,
    /// A document is no longer valid. Parameters: document, date.
    PiecePerimee "SUI-03" Avertissement,
    /// A commitment is not kept. Parameters: code, text.
    EngagementNonTenu "SUI-04" Avertissement,
    /// No deadline at all. Parameters: none.
    AucuneEcheance "SUI-06" ACompleter,
    /// No commitment of one of the parties. Parameters: party.
    EngagementsAbsents "SUI-05" ACompleter,

    /// A year of the contract is over and not closed. Parameters: year, its last day.
    ExerciceNonClos "ANN-01" ACompleter,
    /// Figures of a closed year changed since its closing. Parameters: year, number of figures, version kept at the closing.
    AnneeCloseChangee "ANN-02" Avertissement,
    /// The account of the grant of a year is not marked as sent. Parameters: year, day by which it is due.
    EmploiNonTransmis "ANN-03" ACompleter,
    /// The dossier does not have the value that an avenant gives. Parameters: avenant, value it gives, place, value of the dossier.
    AvenantDivergent "AVE-01" Avertissement,
    /// Provisions that changed since the last sealed version and that no avenant says. Parameters: version, number, first place.
    ChangeSansAvenant "AVE-02" Avertissement,
    /// An avenant without a date of effect. Parameters: avenant.
    AvenantSansEffet "AVE-03" ACompleter,
    /// An avenant that prolongs the contract beyond six years (art. L. 313-11). Parameters: avenant, months.
    ProrogationInterdite "AVE-04" Bloquant,
    /// An agreement that is due and whose decision is not known as done. Parameters: point, day of the meeting, day it was due.
    AccordEchu "NEG-01" Avertissement,
    /// The typed effect of a demand differs from the one computed for the value it asks. Parameters: point, typed, computed.
    ImpactDivergent "NEG-02" Avertissement,
    /// The dossier does not have the value that was agreed. Parameters: point, agreed value, value of the dossier.
    AccordNonEcrit "NEG-03" Avertissement,
    /// A demand of a review in preparation without a fall-back position. Parameters: point.
    RepliAbsent "NEG-04" ACompleter,
    /// The cell that an agreement would write is gone. Parameters: point.
    CiblePerdue "NEG-05" Bloquant,
    /// A meeting of a former day that was not closed. Parameters: its name.
    SeanceOuverte "NEG-06" Info,

    /// The file of a document is no longer the one that was joined. Parameters: document.
    PieceModifiee "PIE-01" Avertissement,
    /// Uses of the grant in a closed year without a document. Parameters: year, number, amount.
    DepensesSansPiece "PIE-02" Avertissement,
    /// A document that proves a figure holds names: it stays out of what is handed over. Parameters: document.
    PieceNominative "PIE-03" Avertissement,
    /// Figures counted by a program whose documents do not say how they were extracted. Parameters: year, number.
    RecetteInconnue "PIE-04" Info,
    /// A link leads to a row that is gone. Parameters: document, table in words.
    JustificatifPerdu "PIE-05" Avertissement,
    /// The file of a document is not in its place. Parameters: document, place.
    PieceIntrouvable "PIE-06" Avertissement,

    /// No organisational means is described. Parameters: none.
    AucunMoyenOrganisation "ORG-01" ACompleter,
    /// An organisational means lacks its place, its owner or its date. Parameters: title, field.
    MoyenIncomplet "ORG-02" ACompleter,
    /// Parts of working life without any measure. Parameters: names of these parts.
    ConditionsAbsentes "ORG-03" ACompleter,
    /// A measure on working life lacks its owner or its date. Parameters: measure, field.
    ConditionIncomplete "ORG-04" ACompleter,
    /// A measure on working life is late. Parameters: measure, date if it has one.
    ConditionEnRetard "ORG-05" Avertissement,
    /// A measure is done, but its result is not written. Parameters: measure.
    ConditionSansResultat "ORG-06" ACompleter,
    /// A shared practice without a partner. Parameters: practice, year.
    PartageSansPartenaire "ORG-07" ACompleter,
    /// A practice shared in a past year without its outcome. Parameters: practice, year.
    PartageSansSuite "ORG-08" ACompleter,
    /// Training courses of a closed year without any expected effect. Parameters: year.
    EffetsNonDits "ORG-09" ACompleter,
    /// A course that was given, with a part of its effect missing. Parameters: course, year, field.
    EffetIncomplet "ORG-10" ACompleter,

    /// A logo that cannot be printed. Parameters: owner, reason.
    LogoEcarte "APP-01" Avertissement,
    /// A colour in a wrong form. Parameters: text entered.
    CouleurIncorrecte "APP-02" Avertissement,
    /// More logos than a cover has room for. Parameters: greatest number, number found.
    LogosEnTrop "APP-03" Avertissement,
}

/// Data given to the checks, and the findings made so far.
struct Vue<'a> {
    d: &'a Dossier,
    c: &'a Calculs,
    r: &'a Referentiel,
    constats: Vec<Constat>,
}

impl Vue<'_> {
    fn add(&mut self, controle: Controle, table: &'static str, id: Option<Id>, champ: Option<&'static str>, parametres: Vec<Parametre>) {
        // With a wrong name of field, the finding would have neither place to jump to nor label.
        debug_assert!(
            TableDef::de(table).is_some_and(|t| champ.is_none_or(|c| t.champ(c).is_some())),
            "{}: no field {table}.{champ:?}",
            controle.code()
        );
        self.constats.push(Constat { controle, table, id, champ, parametres });
    }
}

/// Makes a parameter of a text.
fn t(text: &str) -> Parametre {
    Parametre::Texte(text.to_owned())
}

/// Makes a parameter of a year or a count.
fn n(value: i32) -> Parametre {
    Parametre::Entier(i64::from(value))
}

/// Runs all checks: findings by decreasing severity, then in the order of the dossier. Lateness is judged as of the day
/// of `c` ([`Calculs::suivi`]).
#[must_use]
pub fn controler(d: &Dossier, c: &Calculs, r: &Referentiel) -> Vec<Constat> {
    let mut vue = Vue { d, c, r, constats: Vec::new() };
    parties::check(&mut vue);
    contrat::check(&mut vue);
    objectifs::check(&mut vue);
    indicateurs::check(&mut vue);
    finances::check(&mut vue);
    promesses::check(&mut vue);
    equilibre::check(&mut vue);
    organisation::check(&mut vue);
    suivi::check(&mut vue);
    annee::check(&mut vue);
    avenants::check(&mut vue);
    negociation::check(&mut vue);
    pieces::check(&mut vue);
    apparence::check(&mut vue);
    let mut constats = vue.constats;
    constats.sort_by_key(|x| x.controle.severite());
    constats
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::modele::TABLES;

    /// Verifies that every field named by a check exists in the model. It reads the sources, since no dossier has every
    /// fault.
    #[test]
    fn checks_name_fields_of_the_model() {
        // Keys of reference values and of variables, which are not fields.
        const OTHERS: [&str; 10] = [
            "tarif_minimal",
            "dotation_horaire",
            "prix_hausse_max",
            "bilan_annuel",
            "compte_emploi_dotation",
            "total",
            "travaillees",
            "etp",
            "paye",
            "snake_case",
        ];
        let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/src/controles");
        let files = std::fs::read_dir(folder).unwrap().map(|f| f.unwrap().path()).filter(|f| !f.ends_with("mod.rs"));
        let sources: Vec<String> = files.map(|f| std::fs::read_to_string(f).unwrap()).collect();
        assert!(sources.len() > 7, "the families of checks were not found");
        let known = |word: &str| TABLES.iter().any(|t| t.nom == word || t.champ(word).is_some());
        let mut names = 0;
        for source in &sources {
            for word in
                source.split('"').skip(1).step_by(2).filter(|w| w.contains('_') && w.bytes().all(|b| b.is_ascii_lowercase() || b == b'_'))
            {
                assert!(known(word) || OTHERS.contains(&word), "« {word} » is neither a table nor a field");
                names += usize::from(known(word));
            }
        }
        assert!(names > 20, "{names}");
    }

    #[test]
    fn codes_are_unique() {
        let codes: std::collections::BTreeSet<_> = Controle::TOUS.iter().map(|c| c.code()).collect();
        assert_eq!(codes.len(), Controle::TOUS.len());
    }
}
