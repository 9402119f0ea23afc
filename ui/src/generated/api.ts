// Écrit par les tests de cpom-api à partir des types Rust : ne pas modifier à la main.

import type { Action, Article, Avenant, CategorieService, CleHypothese, DecisionReprise, Dossier, EtatSeance, Financeur, Frequence, Gestionnaire, Groupe, Habilitation, LigneReprise, ModeSeance, Nature, NatureEcheance, NaturePosition, Partie, PrioriteDemande, Public, Question, Scenario, Sens, SensBudget, Service, SourceFinancement, StatutAction, StatutContrat, Theme, Version } from './modele';

export type AProposView = { 
/**
 * Version of the program (`1.2.3`).
 */
version: string, 
/**
 * Licence of the program, by its SPDX name.
 */
licence: string, 
/**
 * System and processor for which the program was built (`windows x86_64`).
 */
systeme: string, 
/**
 * Path of the open dossier, if one is open.
 */
dossier: string | null, 
/**
 * Folder of the settings and of the backups; `None` when the machine has none.
 */
donnees: string | null, 
/**
 * Folder of the backups of all dossiers; `None` when the machine has none.
 */
sauvegardes: string | null, };
export type ActeurEcheance = "service" | "departement" | "les_deux" | "etat";
export type ActionCalculee = { 
/**
 * Identifier of the action.
 */
id: number, 
/**
 * Cost of each year in which a source of money is entered.
 */
couts: Array<MontantAnnee>, 
/**
 * Cost over all years, in euros.
 */
total: Total, 
/**
 * Dotation planned over all years, in euros.
 */
dotation: Total, 
/**
 * Own money planned over all years, in euros.
 */
autofinancement: Total, 
/**
 * Other parties’ money planned over all years, in euros.
 */
cofinancement: Total, 
/**
 * Dotation used so far, in euros.
 */
consomme: Total, 
/**
 * Own money spent so far, in euros.
 */
autofinancement_realise: Total, 
/**
 * Other parties’ money received so far, in euros.
 */
cofinancement_realise: Total, };
export type ActionCarte = { 
/**
 * Identifier of the action.
 */
id: number, 
/**
 * Code, as it is written; may be empty.
 */
code: string, 
/**
 * Title; words that say so when it has none.
 */
nom: string, 
/**
 * State on the day: late before anything else.
 */
statut: StatutAction, 
/**
 * Cost over all years, in euros; no sum when no amount is entered.
 */
montant: Total, 
/**
 * Amount of each source that pays a part of it, in euros.
 */
sources: Array<PartSource>, 
/**
 * Indicators that measure it, in the order of the dossier. One that measures several actions stands under each.
 */
indicateurs: Array<IndicateurCarte>, 
/**
 * Gaps of the action.
 */
trous: Array<GenreTrou>, };
export type ActionFrise = { 
/**
 * Identifier of the action.
 */
id: number, 
/**
 * Code and title of the action.
 */
libelle: string, 
/**
 * First day drawn: that of the action, else the first of the contract.
 */
debut: string, 
/**
 * Last day drawn: that of the action, else the last of the contract.
 */
fin: string, 
/**
 * State on the day of the judgements: done, late or to come; an action under way is to come until its end.
 */
etat: EtatRepere, 
/**
 * Whether it has begun and is neither done nor late.
 */
en_cours: boolean, };
export type ActionSuivie = { 
/**
 * Identifier of the action.
 */
id: number, 
/**
 * State of the action.
 */
etat: EtatSuivi, 
/**
 * Reason why it is late; `None` when it is not.
 */
motif: MotifRetard | null, 
/**
 * Date that has passed: the end of the action, or the earliest date of its late steps; `None` without such a date.
 */
depuis: string | null, };
export type Activite = { 
/**
 * Hours of intervention by year and nature, in order.
 */
heures: Array<HeuresAnnee>, 
/**
 * Hours of intervention by year, nature and service; those that name no service form an item without service.
 */
par_service: Array<HeuresService>, 
/**
 * Planned hours against realised ones, for years that have both.
 */
ecarts: Array<EcartHeures>, 
/**
 * Hours paid to field staff, by year and nature.
 */
payees: Array<PayeesAnnee>, 
/**
 * People planned on 31 December, by year.
 */
publics: Array<PublicAnnee>, 
/**
 * Counts made during the year.
 */
situations: Array<SituationCalculee>, 
/**
 * Averages, for years in which people and interventions are counted.
 */
moyennes: Array<MoyenneAnnee>, };
export type AllegementView = { 
/**
 * Number of steps that can no longer be undone.
 */
etapes: number, 
/**
 * Size of the removed values, in bytes.
 */
octets: number, 
/**
 * Size of the history afterwards, in bytes.
 */
reste: number, 
/**
 * French sentence that sums up the result.
 */
phrase: string, };
export type AllegerHistoriqueRequest = { 
/**
 * Day, `AAAA-MM-JJ`; steps before it lose their values and can no longer be undone.
 */
avant: string, 
/**
 * Whether to measure only, without changing the file.
 */
essai: boolean, };
export type AmortissementAnnuel = { 
/**
 * Identifier of the investment.
 */
id: number, 
/**
 * Amount ÷ years of depreciation, in euros, rounded to the cent.
 */
montant: number, };
export type AnneeCloseView = { 
/**
 * Calendar year that was closed.
 */
annee: number, 
/**
 * Number of its values that would change.
 */
valeurs: number, 
/**
 * Names of the rows that would change, in the order of the sheet, each once.
 */
lignes: Array<string>, };
export type AnneeEquilibreView = { 
/**
 * Calendar year of the row.
 */
annee: number, 
/**
 * Heading, with the months of a year covered in part.
 */
titre: string, 
/**
 * Whether its accounts are closed and its hours realised: levers do not change it.
 */
constatee: boolean, };
export type AnneePartielle = { 
/**
 * Calendar year that is cut.
 */
annee: number, 
/**
 * Heading of the year in tables of the contract: « 2027 (juil.–déc.) ».
 */
titre: string, };
export type AnneeRequest = { 
/**
 * Calendar year, which the dossier must know to close or reopen it.
 */
annee: number, };
export type AnneeSaisie = { 
/**
 * Calendar year of the figures.
 */
annee: number, 
/**
 * Whether it was closed, so that its figures no longer change.
 */
close: boolean, 
/**
 * Whether its accounts are said to be closed, by the act of closing or before it existed.
 */
arretee: boolean, 
/**
 * Steps, in the order of the work.
 */
rubriques: Array<RubriqueAnnee>, };
export type AnneeView = { 
/**
 * Figures and texts that are missing, step by step.
 */
saisie: AnneeSaisie, 
/**
 * Number of figures expected.
 */
attendus: number, 
/**
 * Number of figures missing.
 */
manques: number, 
/**
 * Day on which the year was closed, `AAAA-MM-JJ`; `None` when it is open or was closed without a date.
 */
close_le: string | null, 
/**
 * Number of figures that were missing when it was closed; `None` when it is open or was closed without a count.
 */
manques_a_la_cloture: number | null, 
/**
 * Row of the version kept when it was closed.
 */
version: number | null, 
/**
 * Sentence on why the year cannot be closed now; `None` when it can.
 */
refus: string | null, 
/**
 * Sentences on what closing would do; empty when it cannot be closed.
 */
effets: Array<string>, 
/**
 * Deadlines of the next year that closing may add.
 */
echeances: Array<EcheanceProposee>, };
export type Annees = { 
/**
 * Years of the contract, at most ten.
 */
contrat: Array<number>, 
/**
 * Years before the contract that have figures.
 */
historique: Array<number>, 
/**
 * Years of the contract and years with figures, in order.
 */
toutes: Array<number>, 
/**
 * Année de référence of the contract.
 */
reference: number | null, 
/**
 * Last year whose accounts are closed; when none is marked as closed, last year with realised figures.
 */
derniere_close: number | null, 
/**
 * Years that the contract covers in part.
 */
partielles: Array<AnneePartielle>, 
/**
 * Years that a report may be about: those of the contract that have begun.
 */
bilans: Array<number>, 
/**
 * Year to fill: the one after the last closed year, within the contract; when no year is marked as closed, the last
 * that is over.
 */
saisie: number | null, 
/**
 * Year of the report when none is asked for: the last of `bilans` that is over, of those being filled or filled, else the
 * one under way.
 */
bilan: number | null, };
export type AnnexeModele = { 
/**
 * Number of the annex, from 1.
 */
numero: number, 
/**
 * Title of the annex.
 */
titre: string, 
/**
 * Text of the annex.
 */
contenu: string, };
export type ApercuFusionView = { 
/**
 * Number of changes that would be taken, those that come along included.
 */
nombre: number, 
/**
 * Keys of the changes that come along with a chosen one.
 */
avec: Array<string>, 
/**
 * French sentences of what is to be known: codes that change, rows that are left.
 */
notes: Array<string>, 
/**
 * Computed figures that would change.
 */
totaux: Array<TotalView>, };
export type ApercuRequest = { 
/**
 * Document and choices; the format is ignored.
 */
demande: DocumentRequest, 
/**
 * Identifier of a kept version to print; the dossier as it is when absent.
 */
version: number | null, };
export type ApercuSauvegardeView = { 
/**
 * File name of the backup, for `sauvegarde_restaurer`.
 */
nom: string, 
/**
 * Local time at which it was made, `AAAA-MM-JJTHH:MM:SS`.
 */
quand: string, 
/**
 * Path of the dossier it is a backup of.
 */
origine: string, 
/**
 * Whether the dossier at `origine` can be opened, so that the backup can be restored into it.
 */
restaurable: boolean, };
export type ApercuView = { 
/**
 * Revision of the dossier that is shown.
 */
revision: number, 
/**
 * Bytes of the PDF, in base64.
 */
pdf: string, 
/**
 * Places of the anchors.
 */
reperes: Array<RepereApercu>, 
/**
 * Width and height of each page, in points.
 */
pages: Array<[number, number]>, };
export type AppliquerScenarioRequest = { 
/**
 * Name of the scenario, for the history; may be empty.
 */
nom: string, 
/**
 * Levers, at most 40; those that are no figure of the dossier are not written.
 */
leviers: Array<LevierRequest>, };
export type ArticleModele = { 
/**
 * Number of the article in the template, from 1.
 */
numero: number, 
/**
 * Title of the article.
 */
titre: string, 
/**
 * Whether a contract may leave the article out.
 */
optionnel: boolean, 
/**
 * Codes of the legal mentions that it covers.
 */
mentions: Array<string>, 
/**
 * Text, with variables and gaps to fill in.
 */
texte: string, 
/**
 * Advice to the person who adapts the article; never printed.
 */
conseil: string, };
export type Attendu = { 
/**
 * French sentence that states the item.
 */
phrase: string, 
/**
 * Name of the table of the row that holds the explanation.
 */
table: string, 
/**
 * Identifier of that row.
 */
id: number, 
/**
 * Name of the field in which the explanation is written.
 */
champ: string, 
/**
 * Whether the explanation is written; `None` where none is needed.
 */
pret: boolean | null, };
export type AvenantDifferencesRequest = { 
/**
 * Avenant to complete; a new one when absent.
 */
avenant: number | null, 
/**
 * Number of the kept content to start from; when absent, that of the avenant, else the last sealed version of the contract.
 */
version: number | null, 
/**
 * Keys of the changes whose effect is computed; those proposed when absent.
 */
choisies: Array<string> | null, };
export type AvenantDifferencesView = { 
/**
 * Version the changes start from; `None` when no content was kept.
 */
base: BaseAvenantView | null, 
/**
 * Versions that may be chosen, the newest first.
 */
bases: Array<BaseAvenantView>, 
/**
 * Changes, in the order of the dossier.
 */
differences: Array<DifferenceAvenantView>, 
/**
 * Effect on the grant of the changes chosen, on today’s hours.
 */
effet: EffetDotation, };
export type AvenantPreparerRequest = { 
/**
 * Avenant to complete; a new one when absent.
 */
avenant: number | null, 
/**
 * Number of the kept content to start from; as for `avenant_differences`.
 */
version: number | null, 
/**
 * Keys of the changes.
 */
choisies: Array<string>, };
export type AvenantRequest = { 
/**
 * Identifier of the avenant.
 */
avenant: number, };
export type AvenantSignerRequest = { 
/**
 * Identifier of the avenant.
 */
avenant: number, 
/**
 * Day of the signature, `AAAA-MM-JJ`, for an avenant without date; today when absent.
 */
date: string | null, };
export type AvisView = { 
/**
 * Subject, on which the page acts.
 */
sujet: SujetAvisView, 
/**
 * French sentence to show.
 */
phrase: string, 
/**
 * Path of the other file; only for a copy in conflict.
 */
autre: string | null, };
export type AxeCarte = { 
/**
 * Identifier of the axis.
 */
id: number, 
/**
 * Code, as it is written; may be empty.
 */
code: string, 
/**
 * Title; words that say so when it has none.
 */
nom: string, 
/**
 * Cost of its actions over all years, in euros.
 */
montant: Total, 
/**
 * Its objectives, in the order of the plan.
 */
objectifs: Array<ObjectifCarte>, 
/**
 * Gaps of the axis itself.
 */
trous: Array<GenreTrou>, };
export type AxePropose = { 
/**
 * Title proposed for the axis.
 */
libelle: string, 
/**
 * Number of the objective, 1 to 6 (art. L. 314-2-2 CASF).
 */
objectif_legal: number, };
export type BarreEquilibre = { 
/**
 * Row of the balance.
 */
ligne: LigneEquilibre, 
/**
 * Label as shown.
 */
libelle: string, 
/**
 * Amount with its sign in the balance, in euros; `None` when it is missing.
 */
montant: number | null, 
/**
 * Beginning of the bar: sum of the rows above; `None` once a row is missing.
 */
debut: number | null, 
/**
 * End of the bar.
 */
fin: number | null, 
/**
 * Formula of the amount.
 */
explication: Explication, };
export type BaseAvenantView = { 
/**
 * Number of its kept content.
 */
instantane: number, 
/**
 * Name of the version.
 */
nom: string, 
/**
 * Its date, `AAAA-MM-JJ`; `None` when not set.
 */
date: string | null, 
/**
 * Whether it is sealed.
 */
scellee: boolean, };
export type BilanEquilibreView = { 
/**
 * Sentence to read first.
 */
phrase: string, 
/**
 * Sentence that sets the balance apart from the result of the accounts.
 */
precision: string, 
/**
 * Rows with their bars; the last two are the balance and the prudent balance.
 */
barres: Array<BarreEquilibre>, 
/**
 * The rows in one text, for who does not see the bars.
 */
alternative: string, 
/**
 * Figures beside which a scenario is compared.
 */
chiffres: ChiffresAnnee, 
/**
 * Balance per eligible hour, in euros, two decimals.
 */
solde_horaire: number | null, 
/**
 * Amount per hour at which the contract balances, rounded up to the cent, in euros.
 */
equilibre: number | null, 
/**
 * The same for the prudent balance.
 */
equilibre_prudent: number | null, 
/**
 * Formula of the amount of balance.
 */
explication_equilibre: Explication, 
/**
 * Figures that the balance lacks, each a jump.
 */
manques: Array<Manque>, 
/**
 * « 4 hypothèses », for a heading.
 */
hypotheses_titre: string, 
/**
 * Assumptions, each with its jumps.
 */
hypotheses: Array<HypotheseRetenue>, 
/**
 * Actions by legal objective, in order; 0 last.
 */
objectifs: Array<ObjectifEquilibreView>, 
/**
 * Worth of ten cents or of one percent.
 */
concessions: Array<Concession>, 
/**
 * Effect of other ceilings; empty when no supplement is billed.
 */
plafonds: Array<PlafondEssaye>, 
/**
 * Supplement left under the ceiling by choice, in euros; `None` when nothing is observed.
 */
par_choix: number | null, 
/**
 * Sentence on the reference amount paid back to the Département; empty when it is unknown.
 */
reference: string, 
/**
 * Sentence on the hours at which the advance is to be paid back; empty when it is unknown.
 */
seuil: string, };
export type BilanProposeView = { 
/**
 * Sentences, those that the report prints as a proposal while its texts are not written; none without a complete figure.
 */
phrases: Array<string>, };
export type BilanStatuts = { 
/**
 * Year of the targets.
 */
annee: number, 
/**
 * Number of targets reached.
 */
atteint: number, 
/**
 * Number of targets partly reached.
 */
partiellement_atteint: number, 
/**
 * Number of targets missed.
 */
non_atteint: number, 
/**
 * Number of targets judged: the sum of the three others.
 */
total: number, };
export type BudgetAnnee = { 
/**
 * Year of the figures.
 */
annee: number, 
/**
 * Whether the account is realised or planned.
 */
nature: Nature, 
/**
 * Hours of intervention of that year and nature.
 */
heures: Total, 
/**
 * Totals of the groups that have lines.
 */
groupes: Array<GroupeTotal>, 
/**
 * Sum of the charges, in euros: every line of charges is expected in an account that has an amount.
 */
charges: Total, 
/**
 * Sum of the products, in euros: every line of products is expected in an account that has an amount.
 */
produits: Total, 
/**
 * Products minus charges, in euros; `None` when a line lacks its amount.
 */
resultat: number | null, 
/**
 * Result in percent of the products, two decimals.
 */
resultat_pct: number | null, 
/**
 * Charges per hour of intervention, in euros, two decimals; `None` when charges or hours lack a term.
 */
cout_horaire: number | null, 
/**
 * Products per hour of intervention, in euros, two decimals; `None` when products or hours lack a term.
 */
produit_horaire: number | null, };
export type BudgetsAnnee = { 
/**
 * Calendar year; 0 in the total.
 */
annee: number, 
/**
 * Dotation planned, in euros.
 */
dotation: Total, 
/**
 * Own money planned, in euros.
 */
autofinancement: Total, 
/**
 * Other parties’ money planned, in euros.
 */
cofinancement: Total, 
/**
 * Dotation used, in euros.
 */
dotation_consommee: Total, 
/**
 * Own money spent, in euros.
 */
autofinancement_realise: Total, 
/**
 * Other parties’ money received, in euros.
 */
cofinancement_realise: Total, };
export type CalculEcheance = { "type": "annuelle", 
/**
 * Month, 1 to 12.
 */
mois: number, 
/**
 * Day of the month, 1 to 31.
 */
jour: number, 
/**
 * Year of the date: −1 for the year before N, 0 for N, 1 for the year after.
 */
annee_relative: number, } | { "type": "delai", 
/**
 * Length of the delay, in `unite_delai`.
 */
nombre: number, 
/**
 * Unit of the delay.
 */
unite_delai: UniteDelai, 
/**
 * Event that starts the delay, in French words.
 */
depuis: string, } | { "type": "part_de_la_duree", 
/**
 * Share, in percent of the duration.
 */
pourcentage: number, } | { "type": "periodique", 
/**
 * Months between two dates.
 */
mois: number, 
/**
 * Event that starts the count, in French words.
 */
depuis: string, } | { "type": "avant_la_fin", 
/**
 * Number of months.
 */
mois: number, } | { "type": "apres_le_debut", 
/**
 * Number of months.
 */
mois: number, } | { "type": "libre" };
export type Calculs = { 
/**
 * Years of the contract and of the figures.
 */
annees: Annees, 
/**
 * Duration, numbers of articles.
 */
contrat: ContratCalcule, 
/**
 * Signatories, with what their parties say.
 */
signataires: Array<SignataireResolu>, 
/**
 * Shares of the Département’s population.
 */
departement: DepartementCalcule, 
/**
 * Hours of intervention, paid hours, people accompanied.
 */
activite: Activite, 
/**
 * Values and statuses, one item per indicator, in display order.
 */
indicateurs: Array<IndicateurCalcule>, 
/**
 * Values of indicators in counts made during a year, one item per row.
 */
provisoires: Array<ProvisoireCalculee>, 
/**
 * Raw figures that another table holds, with their values.
 */
donnees: Array<DonneeCalculee>, 
/**
 * Numbers of targets by status, for each year with at least one judged target.
 */
bilans_indicateurs: Array<BilanStatuts>, 
/**
 * Dotation complémentaire year by year.
 */
dotation: Dotation, 
/**
 * Cost and funding, one item per action, in display order.
 */
actions: Array<ActionCalculee>, 
/**
 * Financing plan of the contract.
 */
plan: Plan, 
/**
 * Operating account, one item per year and nature, in order.
 */
budget: Array<BudgetAnnee>, 
/**
 * Investments by year and source of money.
 */
investissements: Array<InvestissementAnnee>, 
/**
 * Yearly depreciation, one item per investment.
 */
amortissements: Array<AmortissementAnnuel>, 
/**
 * Staff by year and nature, in full-time equivalents.
 */
effectifs: Array<EffectifsAnnee>, 
/**
 * Training by year and nature.
 */
formations: Array<FormationAnnee>, 
/**
 * Hours, one item per training line.
 */
heures_formation: Array<HeuresFormation>, 
/**
 * Lateness and next dates, as of the day of the computation.
 */
suivi: Suivi, 
/**
 * Codes that follow from the place of rows.
 */
numerotation: Numerotation, 
/**
 * Reference values that can be computed, where neither the program nor the dossier has one.
 */
references: Array<ValeurProposee>, };
export type CalculsEssayesView = { 
/**
 * Number of the reading whose figures the difference applies to; `None` when it applies to any.
 */
depuis: number | null, 
/**
 * Difference between the figures of that reading and those computed; `None` when they are equal.
 */
ecart: Ecart | null, };
export type Carte = { 
/**
 * Day of the judgements.
 */
jour: string, 
/**
 * Axes with their objectives, in the order of the plan.
 */
axes: Array<AxeCarte>, 
/**
 * Indicators that measure no action, in the order of the dossier.
 */
sans_action: Array<IndicateurCarte>, 
/**
 * Sources that bring an amount, in the order of the plan.
 */
sources: Array<SourceCarte>, 
/**
 * Money of the plan that belongs to no action, a line each.
 */
hors_actions: Array<FinancementCarte>, 
/**
 * Planned dotation that no action takes, in euros; `None` when there is none, or when a year of either sum is missing.
 */
a_affecter: number | null, 
/**
 * Resources of the plan over all years, in euros.
 */
total: Total, 
/**
 * Gaps of the contract, in the order of the map.
 */
trous: Array<TrouCarte>, };
export type CarteRequest = { 
/**
 * Identifier of a kept version; the dossier as it is when absent.
 */
version: number | null, 
/**
 * Width of the drawing, in points.
 */
largeur: number, };
export type CarteView = { 
/**
 * Facts, which are also its words.
 */
carte: Carte, 
/**
 * Drawing of these facts; `None` when there is nothing to draw.
 */
dessin: DessinView | null, };
export type ChampComparaisonView = { 
/**
 * Label of the field.
 */
libelle: string, 
/**
 * Value in the first state, in French; `None` when the row was added.
 */
avant: string | null, 
/**
 * Value in the second state, in French; `None` when the row was removed.
 */
apres: string | null, 
/**
 * Signed difference of two figures, with its unit; `None` for other kinds of fields.
 */
ecart: string | null, 
/**
 * Texts compared word by word; `avant` and `apres` are then `None`.
 */
mots: Array<MotView> | null, };
export type Changement = { 
/**
 * Part of the contract: `preambule`, `visas`, `articles` or `annexes`.
 */
partie: string, 
/**
 * Title of the text, or its first words.
 */
titre: string, 
/**
 * Whether the text is added, changed, removed or kept.
 */
sort: SortTexte, 
/**
 * Text in the dossier; empty when it is added.
 */
avant: string, 
/**
 * Text in the template; empty when it is removed.
 */
apres: string, };
export type ChangementView = { 
/**
 * Address of the cell (`C12`).
 */
adresse: string, 
/**
 * Name of the table.
 */
table: string, 
/**
 * Name of the row in French.
 */
ligne: string, 
/**
 * Name of the field.
 */
champ: string, 
/**
 * Value of the dossier; null when it has none.
 */
avant: unknown, 
/**
 * Value of the sheet, rounded to the decimals of the field.
 */
apres: unknown, 
/**
 * Whether the import would add the row.
 */
nouvelle: boolean, 
/**
 * Whether the sheet has more decimals than the field keeps.
 */
arrondi: boolean, 
/**
 * Number of further cells added to the one at `adresse`.
 */
autres: number, 
/**
 * Whether a doubt keeps it from being written.
 */
douteux: boolean, 
/**
 * Closed year whose figure it would change.
 */
close: number | null, 
/**
 * Whether it is left aside with its closed year.
 */
laisse: boolean, };
export type ChargeModele = { 
/**
 * Groups of words in the order of the search: the first that matches gives the time.
 */
releves: Array<TempsReleveModele>, 
/**
 * Minutes when no word matches.
 */
minutes_sinon: number, 
/**
 * Degree of confidence in these times.
 */
confiance: Confiance, 
/**
 * True when the times print as « à vérifier ».
 */
a_verifier: boolean, 
/**
 * Remark on the times.
 */
note: string, };
export type ChiffresAnnee = { 
/**
 * Calendar year of the figures.
 */
annee: number, 
/**
 * Planned hours of all financeurs; those realised in a closed year.
 */
heures: number | null, 
/**
 * Hours that count for the grant.
 */
eligibles: number | null, 
/**
 * Grant, in euros.
 */
dotation: number | null, 
/**
 * Products of the account, in euros.
 */
produits: number | null, 
/**
 * Charges of the account, in euros.
 */
charges: number | null, 
/**
 * Result of the account, in euros.
 */
resultat: number | null, 
/**
 * Advance, or money already paid, beyond the grant, in euros.
 */
trop_percu: number | null, 
/**
 * Balance of the contract, in euros.
 */
solde: number | null, 
/**
 * Prudent balance, in euros.
 */
solde_prudent: number | null, 
/**
 * Amount per hour at which the contract balances.
 */
montant_equilibre: number | null, };
export type ChoisirRequest = { 
/**
 * Purpose of the file, which sets title, filter and kind of dialog.
 */
usage: UsageRequest, 
/**
 * Name proposed in the dialog.
 */
nom_propose: string | null, };
export type ChoixFusionView = { 
/**
 * Key of the change, to choose it.
 */
cle: string, 
/**
 * Label of the field, or what happens to the row: « ajoutée », « retirée », « ordre ».
 */
libelle: string, 
/**
 * Code of who made it: `autre`, `conflit` or `inconnu`.
 */
cote: string, 
/**
 * Value in the common state, in French; `None` when it is not known or not of one field.
 */
avant: string | null, 
/**
 * Value here, in French; `None` for an added row.
 */
ici: string | null, 
/**
 * Value there, in French; `None` for a removed row.
 */
la: string | null, 
/**
 * Texts of here and there compared word by word, for a text; `ici` and `la` are given as well.
 */
mots: Array<MotView> | null, 
/**
 * Rows that come or go with it, in a phrase; empty when there are none.
 */
suite: string, };
export type ChoseAFaire = "ecrire" | "relire" | "garder" | "annee" | "renouveler";
export type CibleAccordView = { 
/**
 * Name of the table.
 */
table: string, 
/**
 * Identifier of the row.
 */
id: number, 
/**
 * Name of the field.
 */
champ: string, 
/**
 * Place in French: « IND-25, cible 2027 ».
 */
lieu: string, 
/**
 * Present value in French; empty when the cell holds none.
 */
actuelle: string, 
/**
 * Whether an agreement gives it words instead of a value.
 */
en_toutes_lettres: boolean, };
export type CibleRequest = { 
/**
 * Name of the table, one of those that a document may prove.
 */
table: string, 
/**
 * Identifier of the row.
 */
id: number, };
export type CibleToucheeView = { 
/**
 * Identifier of the indicator.
 */
id: number, 
/**
 * Its code and label.
 */
libelle: string, };
export type CibleView = { 
/**
 * Name of the table.
 */
table: string, 
/**
 * Field that refers to the parent row; `None` when the table has no parent.
 */
parent: string | null, 
/**
 * Name of the parent table.
 */
table_parente: string | null, 
/**
 * Fields of the parent that a column may give, for parent rows that the import adds.
 */
champs_parent: Array<string>, 
/**
 * Fields that identify a row of the table under its parent.
 */
cles: Array<string>, 
/**
 * Whether several cells may give parts of one figure, which are added.
 */
en_pieces: boolean, 
/**
 * Fields that a column may fill.
 */
champs: Array<string>, 
/**
 * Rows of the parent table, by name.
 */
lignes: Array<LigneNommeeView>, };
export type CiblesAccordView = { 
/**
 * Cells of the years that are not closed, in the order of the dossier.
 */
cibles: Array<CibleAccordView>, };
export type Code = "introuvable" | "existe_deja" | "pas_un_dossier" | "endommage" | "trop_recent" | "schema_inattendu" | "verrouille" | "lecture_seule" | "deplace" | "modifie_ailleurs" | "est_un_dossier" | "pas_un_fichier" | "disque_plein" | "fichier" | "echange" | "echange_trop_recent" | "empreinte" | "valeur_refusee" | "ligne_inconnue" | "ligne_presente" | "parent_supprime" | "rien_a_annuler" | "modele" | "exercice_clos" | "retour" | "seance" | "version_scellee" | "version_alteree" | "historique" | "reprise" | "reponse" | "aucun_dossier" | "export" | "requete" | "tableur" | "piece" | "interne";
export type CodeChange = { 
/**
 * Name of the table: `axes`, `objectifs` or `actions`.
 */
table: 'axes' | 'objectifs' | 'actions', 
/**
 * Identifier of the row.
 */
id: number, 
/**
 * Code it takes there.
 */
code: string, };
export type CodeObjectif = { 
/**
 * Identifier of the axis.
 */
axe_id: number, 
/**
 * Code it takes there.
 */
code: string, };
export type ColonneConsolidee = { 
/**
 * Name of the state.
 */
nom: string, 
/**
 * Its day, `AAAA-MM-JJ`; `None` for today’s, and for a version without date.
 */
date: string | null, 
/**
 * Whether its content was not kept and is rebuilt from the avenants.
 */
reconstitue: boolean, };
export type ColonneLue = { 
/**
 * Field; empty when the column is left aside; [`MOT`] or [`FIGURE`] when rows name the field;
 * « emploi_id.categorie » when it describes the rows that are added to the parent table.
 */
champ: string, 
/**
 * Year of its figures, when its header says it.
 */
annee: number | null, 
/**
 * Nature of its figures, when its header says it.
 */
nature: Nature | null, 
/**
 * Row its figures belong to, when its header names it.
 */
ligne: number | null, };
export type ComparaisonView = { 
/**
 * Name of the first state.
 */
avant: string, 
/**
 * Name of the second state.
 */
apres: string, 
/**
 * Number of rows that differ.
 */
nombre: number, 
/**
 * Computed figures that changed.
 */
totaux: Array<TotalView>, 
/**
 * Rows that differ, by part of the dossier.
 */
rubriques: Array<RubriqueComparaisonView>, };
export type ComparerRequest = { 
/**
 * Version of the first state, in the other file when `fichier` is given; its dossier as it is when absent.
 */
avant: number | null, 
/**
 * Version of the second state, in the open dossier; the dossier as it is when absent.
 */
apres: number | null, 
/**
 * Path of another file, only read, for the first state.
 */
fichier: string | null, };
export type Completude = "bloquante" | "a_completer" | "complete";
export type CompteIndicateur = { 
/**
 * Count used: the typed one, otherwise the computed one.
 */
valeur: number | null, 
/**
 * Count as typed.
 */
saisi: number | null, 
/**
 * Count as the formula gives it; `None` without a formula, or while a figure of it is missing.
 */
calcule: number | null, };
export type CompteView = { 
/**
 * Points not settled.
 */
ouverts: number, 
/**
 * Points on which the parties agree.
 */
accords: number, 
/**
 * Points on which the parties disagree.
 */
desaccords: number, 
/**
 * Points postponed.
 */
reportes: number, 
/**
 * Points withdrawn.
 */
retires: number, 
/**
 * The whole in one sentence, with the worth of the agreements.
 */
phrase: string, };
export type Concession = { 
/**
 * The thing conceded: « 0,10 € de montant horaire ».
 */
libelle: string, 
/**
 * Its worth for the service, in euros; `None` when a figure is missing.
 */
montant: number | null, 
/**
 * Formula of the amount.
 */
explication: Explication, };
export type ConditionMention = "toujours" | "dotation" | "dotation_non_habilite" | "mandatement";
export type ConditionVisa = "toujours" | "non_habilite" | "habilite" | "dotation" | "volet_financier_pluriannuel" | "sad_mixte" | "a_completer";
export type Confiance = "vu" | "vu_ancien" | "secondaire" | "memoire" | "calcule" | "aucune";
export type Consolide = { 
/**
 * States, from the signed contract to today; fewer than two when no version is sealed.
 */
colonnes: Array<ColonneConsolidee>, 
/**
 * Provisions that differ, by part.
 */
lignes: Array<LigneConsolidee>, 
/**
 * Sentence that stands for amounts that are all equal; empty when one differs or there is one state only.
 */
montants_egaux: string, 
/**
 * Changes between two states that no avenant says: « IND-16, cible 2027 ».
 */
sans_avenant: Array<string>, 
/**
 * Number of modifications written in words alone, which cannot be compared with the dossier.
 */
en_toutes_lettres: number, 
/**
 * Number of intermediate states that are not shown.
 */
etats_omis: number, };
export type ConstatView = { 
/**
 * Code of the check (`OBJ-11`).
 */
code: string, 
/**
 * Severity of the check.
 */
severite: Severite, 
/**
 * French sentence to show.
 */
phrase: string, 
/**
 * Name of the table concerned.
 */
table: string, 
/**
 * Identifier of the row concerned; `None` when the finding is about the table.
 */
id: number | null, 
/**
 * Name of the field concerned; `None` when the finding is about the row.
 */
champ: string | null, };
export type ContratCalcule = { 
/**
 * Number of months from the first to the last day.
 */
duree_mois: number | null, 
/**
 * Numbers of the articles that are kept.
 */
articles: Array<NumeroArticle>, };
export type CopierRequest = { 
/**
 * Path of the new file.
 */
chemin: string, 
/**
 * Whether the user agreed to replace an existing file of this name.
 */
ecraser: boolean, };
export type Correspondance = { 
/**
 * Rank of the sheet in the file.
 */
feuille: number, 
/**
 * Table it fills.
 */
cible: string, 
/**
 * Row of the header, the first being 0.
 */
entete: number, 
/**
 * Whether the row above completes the header (years over « réalisé », « prévu »).
 */
double: boolean, 
/**
 * First row after the table.
 */
fin: number, 
/**
 * Content of each column.
 */
colonnes: Array<ColonneLue>, 
/**
 * Year of the figures, where nothing else says it.
 */
annee: number | null, 
/**
 * Nature of the figures, where nothing else says it.
 */
nature: Nature | null, 
/**
 * Whether rows the dossier does not have are added (a funder, a job, an indicator).
 */
creer: boolean, 
/**
 * Whether cells that give the same figure are added: months, employees.
 */
additionner: boolean, 
/**
 * Rows of the dossier that names it does not have stand for; the names are flat.
 */
noms: { [key in string]: number }, 
/**
 * Doubts that were confirmed, by [`super::DouteImport::cle`]: the values they retained are written.
 */
confirmes: Array<string>, 
/**
 * Whether values that would change a figure of a closed year are left aside; otherwise such an import is refused.
 */
sans_annees_closes: boolean, };
export type CoteBudget = "charges" | "produits";
export type CoupOeil = { 
/**
 * Next useful thing to do; `None` when nothing presses.
 */
prochaine: ProchaineChose | null, 
/**
 * Phases of the life of the contract, in order.
 */
moments: Array<MomentContrat>, 
/**
 * One French sentence on where the contract stands.
 */
position: string, 
/**
 * Trends, in order.
 */
tendances: Array<TendanceContrat>, };
export type Coupe = { 
/**
 * Rank, in the former list, of the first element removed, or of the one that the new elements come before.
 */
debut: number, 
/**
 * Number of elements removed.
 */
retires: number, 
/**
 * Elements that take their place.
 */
valeurs: unknown[], };
export type Debut = number | string;
export type DecisionProposee = { 
/**
 * Point of the decision.
 */
demande: number, 
/**
 * Code of the point.
 */
code: string, 
/**
 * Words of the demand and of the agreement.
 */
texte: string, 
/**
 * Day by which it is due, `AAAA-MM-JJ`; `None` when the point has none.
 */
echeance: string | null, 
/**
 * Whether the point is postponed, not agreed.
 */
reporte: boolean, };
export type DecisionRequest = { 
/**
 * Code of the action (`1.2`).
 */
action: string, 
/**
 * Whether the action is carried over, and how.
 */
decision: DecisionReprise, 
/**
 * Reason of the decision, kept in the new dossier.
 */
justification: string, };
export type DecisionSeanceRequest = { 
/**
 * Words of the decision.
 */
texte: string, 
/**
 * Name or function in charge; may be empty.
 */
responsable: string, 
/**
 * Day by which it is due, `AAAA-MM-JJ`; none when absent or empty.
 */
echeance: string | null, };
export type DefinirAuteurRequest = { 
/**
 * Name to write with each step, at most 80 characters; empty for none.
 */
nom: string, };
export type DegreReversement = "certain" | "probable" | "a_surveiller";
export type DemarrageModele = { 
/**
 * Day on which these choices and their sources were read.
 */
releve_le: string, 
/**
 * First indicators of each legal objective.
 */
indicateurs: Array<PremiersIndicateurs>, 
/**
 * Origin of the choice of indicators.
 */
indicateurs_source: string, 
/**
 * Degree of confidence in that choice.
 */
indicateurs_confiance: Confiance, 
/**
 * True when that choice is to be checked with the Département.
 */
indicateurs_a_verifier: boolean, 
/**
 * Steps before the signature, in order.
 */
retroplanning: Array<EtapeRetroplanning>, 
/**
 * Text that gives the times between the steps.
 */
retroplanning_source: string, 
/**
 * Degree of confidence in these times.
 */
retroplanning_confiance: Confiance, 
/**
 * True when these times print as « à vérifier ».
 */
retroplanning_a_verifier: boolean, };
export type DemarrageRequest = { 
/**
 * The answers; each may be empty.
 */
reponses: ReponsesDemarrage, };
export type DemarrerRequest = { 
/**
 * Path of its file.
 */
chemin: string, 
/**
 * The answers; each may be empty.
 */
reponses: ReponsesDemarrage, 
/**
 * Whether the user agreed to replace an existing file of this name.
 */
ecraser: boolean, };
export type DepartementCalcule = { 
/**
 * Share of people aged 60 and over, in percent.
 */
part_60_ans_et_plus: number | null, 
/**
 * Share of people aged 75 and over, in percent.
 */
part_75_ans_et_plus: number | null, };
export type DessinView = { 
/**
 * Width, in points.
 */
largeur: number, 
/**
 * Height, in points.
 */
hauteur: number, 
/**
 * Shapes, in the order in which they are painted.
 */
formes: Array<FormeDessin>, 
/**
 * Places of what can be pointed at.
 */
zones: Array<ZoneDessin>, 
/**
 * The drawing in words.
 */
alternative: string, };
export type Destinataire = "departement" | "ars" | "conseil" | "interne";
export type DictionnaireRequest = { 
/**
 * Rules of the dictionary (`.aff`).
 */
aff: string, 
/**
 * Words of the dictionary (`.dic`).
 */
dic: string, };
export type DifferenceAvenantView = { 
/**
 * Key of the change: table, row and field.
 */
cle: string, 
/**
 * Place in words: « IND-16, cible 2026 ».
 */
libelle: string, 
/**
 * Code of the change: `ajoutee`, `retiree` or `modifiee`.
 */
sort: string, 
/**
 * Words of before; empty for a row that is added.
 */
avant: string, 
/**
 * Words of after; empty for a row that is removed.
 */
apres: string, 
/**
 * Place to go to.
 */
lieu: LieuView, 
/**
 * Whether it is proposed: said by this avenant already, or, for a new one, by no other.
 */
choisie: boolean, 
/**
 * Avenant in preparation that says it already, when it is another.
 */
ailleurs: string | null, };
export type DifferenceSignataire = { 
/**
 * Name of the field.
 */
champ: string, 
/**
 * Value of the signatory.
 */
sienne: string, 
/**
 * Value of the party.
 */
partie: string, };
export type DocumentRequest = { 
/**
 * Format of the file.
 */
format: FormatDocument, 
/**
 * Kind of document.
 */
document: NomDocument, 
/**
 * Identifier of the action, for a fiche.
 */
action?: number | null, 
/**
 * Year of the annual report or of the compte d’emploi, one of the contract; when absent, the last closed one of these
 * ([`cpom_core::calculs::Annees::bilan`]).
 */
annee?: number | null, 
/**
 * Number of the avenant to print; when absent, the one in preparation, else the last.
 */
numero?: number | null, 
/**
 * Identifier of the kept version that the modifications start from; when absent, the last one kept.
 */
depuis?: number | null, 
/**
 * Identifier of the meeting that the modifications start from, as the version kept at its opening; it stands before `depuis`.
 */
depuis_seance?: number | null, 
/**
 * Identifier of the meeting whose decisions are printed; when absent, the last held.
 */
seance?: number | null, 
/**
 * Text printed across each page as a watermark; none when absent.
 */
filigrane?: string | null, 
/**
 * Recipient, which decides sections, columns, annexes and attached data. When absent, the Département, except that the
 * interchange document is then the agency’s exact copy, of which nothing may be lost.
 */
pour?: Destinataire | null, 
/**
 * Set of colours; that of the dossier when absent.
 */
theme?: Theme | null, 
/**
 * Codes of the only sections to print, in this order, in place of the dossier’s choice.
 */
sections?: Array<string> | null, 
/**
 * Codes of sections to leave out as well.
 */
sans_sections?: Array<string> | null, 
/**
 * Whether the core of the complete document is printed alone: the annexes that follow it are said not to be joined, and the
 * data carried are those of the whole document. No when absent; refused for any other document.
 */
coeur?: boolean | null, 
/**
 * Largest size of the file, in bytes; no limit when absent. A larger file is not written.
 */
taille_max?: number | null, };
export type DomaineModele = "qualite" | "pilotage" | "finances";
export type DonneeCalculee = { 
/**
 * Identifier of the raw figure.
 */
id: number, 
/**
 * Table that holds it, in words: « des heures ».
 */
source: string, 
/**
 * Values of the years for which the table gives one, in order.
 */
points: Array<PointDonnee>, };
export type DonneeModele = { 
/**
 * Stable code, used in variables.
 */
code: string, 
/**
 * Name of the figure.
 */
libelle: string, 
/**
 * Unit as printed.
 */
unite: string, 
/**
 * Heading of the entry grid that holds it.
 */
groupe: string, 
/**
 * Figure of another table that is the same one, by its name in formulas; absent for a figure that is only typed.
 */
chiffre: string | null, };
export type Dotation = { 
/**
 * Figures of each year.
 */
annees: Array<DotationAnnee>, 
/**
 * Sum of the planned amounts, in euros: every year of the contract is expected.
 */
total_prevu: Total, 
/**
 * Sum of the amounts acquired so far, in euros: expected are the closed years of the contract and those with
 * realised hours.
 */
total_acquis: Total, 
/**
 * Sum of the amounts used so far, in euros: expected are the closed years with an acquired dotation and those in
 * which a use is entered.
 */
total_consomme: Total, 
/**
 * Sum of the payments received, in euros.
 */
total_verse: Total, 
/**
 * Sum of the amounts that actions plan to take from the dotation, in euros: expected are the years in which an action
 * has a budget, and those of the contract in which none has.
 */
total_fleche: Total, };
export type DotationAnnee = { 
/**
 * Calendar year of the dotation.
 */
annee: number, 
/**
 * Amount per hour, in euros.
 */
montant_horaire: number | null, 
/**
 * Eligible hours planned: those agreed, otherwise those of the activity table when none is missing. In a year that
 * the contract covers in part, those of the table × months covered ÷ 12, rounded to the hour.
 */
heures_prevues: number | null, 
/**
 * Whether `heures_prevues` is such a share of the year.
 */
au_prorata: boolean, 
/**
 * Planned dotation, in euros.
 */
montant_prevu: number | null, 
/**
 * Eligible hours realised in the calendar year, from the activity table.
 */
heures_realisees: number | null, 
/**
 * Hours recognised by the Département for the balance, as entered.
 */
heures_retenues: number | null, 
/**
 * Hours on which the acquired dotation is computed: the recognised ones, otherwise the realised ones when the
 * contract covers the whole year.
 */
heures_constatees: number | null, 
/**
 * Whether the acquired dotation is unknown because the contract covers part of the year (CSS, art. R. 178-21),
 * hours are realised and no recognised hours are entered.
 */
a_confirmer: boolean, 
/**
 * Dotation acquired on `heures_constatees`, in euros.
 */
acquis: number | null, 
/**
 * Amount left by the year before, in euros; `None` when that year’s remainder is unknown.
 */
report_entrant: number | null, 
/**
 * Acquired dotation plus the amount left by the year before, in euros.
 */
disponible: number | null, 
/**
 * Amount used by the actions and outside them, in euros. Expected of every action that plans to take from the
 * dotation, in a year in which a use is entered.
 */
consomme: Total, 
/**
 * Amount left for the next year: available minus used, in euros.
 */
report_sortant: number | null, 
/**
 * Amount used in percent of the amount available, one decimal.
 */
taux_consommation: number | null, 
/**
 * Advance expected: agreed share of the planned dotation, in euros.
 */
acompte_attendu: number | null, 
/**
 * Balance expected: acquired dotation minus advance, in euros.
 */
solde_attendu: number | null, 
/**
 * Sum of the payments received, in euros.
 */
verse: Total, 
/**
 * Sum of the amounts that actions plan to take from the dotation, in euros ([`ActionBudgets::total`]).
 */
fleche: Total, };
export type DouteView = { 
/**
 * Name to put in the reading’s `confirmes` to take the values it retains.
 */
cle: string, 
/**
 * The cell (« B2 ») or the column (« C »); empty for the whole sheet.
 */
adresse: string, 
/**
 * Doubt and what was done with it, in French.
 */
phrase: string, 
/**
 * Whether values wait for it to be confirmed.
 */
retient: boolean, 
/**
 * Whether it was confirmed.
 */
confirme: boolean, };
export type Ecart = { "valeur": unknown } | { "objet": { 
/**
 * Fields that differ or are new.
 */
champs: Record<string, Ecart>, 
/**
 * Fields that the new object does not have.
 */
retires: Array<string>, } } | { "elements": Record<number, Ecart> } | { "liste": Array<Coupe> };
export type EcartHeures = { 
/**
 * Year of the figures.
 */
annee: number, 
/**
 * Hours planned in the year.
 */
prevu: Total, 
/**
 * Hours realised in the year.
 */
realise: Total, 
/**
 * Realised minus planned; `None` when either lacks a term.
 */
ecart: number | null, 
/**
 * Realised in percent of planned, one decimal; `None` when either lacks a term.
 */
taux: number | null, };
export type EcartScenarioView = { 
/**
 * Name of the figure.
 */
libelle: string, 
/**
 * Unit of the figures: `euros`, `heures` or `prix`.
 */
unite: string, 
/**
 * Figure of the dossier.
 */
base: number | null, 
/**
 * Figure with the levers.
 */
scenario: number | null, 
/**
 * Scenario minus base.
 */
ecart: number | null, };
export type EcartView = { 
/**
 * Number of the reading that the difference applies to; a page that holds another reads the dossier again.
 */
depuis: number, 
/**
 * Number of the reading that it gives.
 */
numero: number, 
/**
 * Difference between the two readings ([`LectureView`]), their numbers apart.
 */
ecart: Ecart, };
export type EcheanceModele = { 
/**
 * Stable key of the deadline.
 */
cle: string, 
/**
 * Action to be done by that date.
 */
libelle: string, 
/**
 * The rule, in French words.
 */
regle: string, 
/**
 * The rule, in a form that the program computes.
 */
calcul: CalculEcheance, 
/**
 * True when no text fixes this date: it is a proposal, which the user may change.
 */
date_proposee: boolean, 
/**
 * Party that must act.
 */
qui: ActeurEcheance, 
/**
 * Dossiers that it concerns.
 */
s_applique: PorteeEcheance, 
/**
 * Origin of its binding force.
 */
nature: NatureEcheanceModele, 
/**
 * Text of law or contract that sets it.
 */
source: string, 
/**
 * Degree of confidence in the rule.
 */
confiance: Confiance, 
/**
 * True when the rule prints as « à vérifier ».
 */
a_verifier: boolean, };
export type EcheanceProposee = { 
/**
 * Name of the deadline, with its year when it comes back each year.
 */
libelle: string, 
/**
 * Date of the deadline; `None` when it starts from an event known only to the manager.
 */
date: string | null, 
/**
 * Party that must act: a French word.
 */
responsable: string, 
/**
 * Whether it is set by law or by the contract.
 */
nature: NatureEcheance, 
/**
 * The rule that gives the date, in French words.
 */
regle: string, 
/**
 * Text of law or contract that sets the rule.
 */
source: string, 
/**
 * True when no text sets this very date: it is a proposal.
 */
date_proposee: boolean, 
/**
 * True when the rule was not read in an official text: it prints as « à vérifier ».
 */
a_verifier: boolean, 
/**
 * Financial year of a deadline that comes back each year; `None` for the others.
 */
exercice: number | null, 
/**
 * A deadline of the dossier on the same day, which may be the same one under another name.
 */
meme_jour: number | null, };
export type Ecran = "ensemble" | "annee" | "parties" | "diagnostic" | "objectifs" | "indicateurs" | "moyens" | "contrat" | "suivi" | "pdf" | "versions";
export type EcritView = { 
/**
 * Path of the written file.
 */
chemin: string, 
/**
 * Size of the file in bytes; 0 when it cannot be read back.
 */
octets: number, };
export type EditionView = { 
/**
 * Identifier of the created row, if one was created.
 */
id: number | null, 
/**
 * Names of the tables that the transaction changed.
 */
tables: Array<string>, 
/**
 * Rows, figures and findings that differ from the last reading; `None` when there was none or when the file changed
 * otherwise since: the page reads the dossier again.
 */
lecture: EcartView | null, 
/**
 * State of the dossier after the change.
 */
etat: EtatDossierView, 
/**
 * Place to show after an undo or a redo; `None` when the rows of the step no longer exist.
 */
lieu: LieuView | null, 
/**
 * A change of definition to mark, when an indicator that has values was edited.
 */
rupture: RuptureProposee | null, 
/**
 * French sentence of what was done, with the rows that went with those removed; `None` for what is typed in a field, an undo
 * and a redo.
 */
fait: string | null, };
export type EffectifsAnnee = { 
/**
 * Year of the figures.
 */
annee: number, 
/**
 * Whether the staff is observed or planned.
 */
nature: Nature, 
/**
 * Full-time equivalents of field staff: each job that is filled in some year is expected.
 */
intervenants: Total, 
/**
 * Full-time equivalents of nursing staff.
 */
soignants: Total, 
/**
 * Full-time equivalents of management and office staff.
 */
structure: Total, 
/**
 * Full-time equivalents, all categories.
 */
total: Total, 
/**
 * Full-time equivalents of the structure for ten of field and nursing staff, two decimals; `None` when a job lacks
 * its figure.
 */
ratio_encadrement: number | null, };
export type EffetAnnee = { 
/**
 * Calendar year of the row.
 */
annee: number, 
/**
 * Grant before, in euros; `None` when a figure is missing.
 */
avant: number | null, 
/**
 * Grant after, in euros; `None` when a figure is missing.
 */
apres: number | null, 
/**
 * Grant after minus grant before, in euros; `None` when either is unknown.
 */
ecart: number | null, };
export type EffetDotation = { 
/**
 * Figures of each year that has a grant in either state.
 */
annees: Array<EffetAnnee>, 
/**
 * Sum before, in euros.
 */
avant: Total, 
/**
 * Sum after, in euros.
 */
apres: Total, 
/**
 * Sum after minus sum before, in euros; `None` when either is partial.
 */
ecart: number | null, 
/**
 * Whether both states have the same grant: nothing it follows from differs, or each year is known and equal.
 */
inchangee: boolean, 
/**
 * Number of modifications that the computation could not undo: the effect then leaves them out.
 */
laissees: number, };
export type EffetPointView = { 
/**
 * Of the other party’s last proposal.
 */
autre: string | null, 
/**
 * Of the service’s last proposal; of the demand as typed, when it made none.
 */
service: string | null, 
/**
 * Whether the worth of the service is the one typed with the demand.
 */
service_saisi: boolean, 
/**
 * Distance between both.
 */
ecart: string | null, 
/**
 * Of the agreement.
 */
accord: string | null, 
/**
 * Effects of another kind, of the agreement or of the last proposal.
 */
details: Array<string>, };
export type EffetView = { 
/**
 * Row and field that changed.
 */
lieu: LieuView, 
/**
 * Name of the row in French.
 */
objet: string, 
/**
 * Label of the field; empty when the row was added or removed.
 */
champ: string, 
/**
 * Value before, in French; `None` when the row was added.
 */
avant: string | null, 
/**
 * Value after, in French; `None` when the row was removed.
 */
apres: string | null, 
/**
 * Value before, as a request writes it, to put it back; only when one place was asked for.
 */
valeur: unknown, };
export type EmploiAxe = { 
/**
 * Identifier of the axis.
 */
axe_id: number, 
/**
 * Cost in the year, in euros.
 */
montant: Total, };
export type EquilibreRequest = { 
/**
 * Year of the contract; the first that begins after today when absent, otherwise its last.
 */
annee: number | null, 
/**
 * Levers typed, at most 40.
 */
leviers: Array<LevierRequest>, 
/**
 * Ceilings to try, in euros per hour, at most 12; usual ones when empty.
 */
plafonds: Array<number>, };
export type EquilibreView = { 
/**
 * Years of the contract.
 */
annees: Array<AnneeEquilibreView>, 
/**
 * Year shown; `None` when the contract has no years yet.
 */
annee: number | null, 
/**
 * Whether the contract has no grant: only the cost of its actions is shown.
 */
sans_dotation: boolean, 
/**
 * Sentence on the whole contract.
 */
phrase_total: string, 
/**
 * Rows over the years, in order of `annees`.
 */
lignes: Array<LigneAnnees>, 
/**
 * The year as the dossier has it.
 */
base: BilanEquilibreView | null, 
/**
 * Money that may be taken back, by year then motive.
 */
reversements: Array<ReversementView>, 
/**
 * Levers that can be typed.
 */
leviers: Array<LevierView>, 
/**
 * The year with the levers typed; `None` without levers.
 */
essai: ScenarioView | null, 
/**
 * Waterfall of the year with the levers typed; `None` without levers.
 */
bilan_essai: BilanEquilibreView | null, 
/**
 * Kept scenarios, at most four.
 */
scenarios: Array<ScenarioView>, 
/**
 * Sentence to show when more scenarios are kept than can be compared; empty otherwise.
 */
scenarios_avis: string, };
export type Erreur = { 
/**
 * Code on which the page acts.
 */
code: Code, 
/**
 * Parameters of the sentence, by name (`fichier`, `raison`…).
 */
details: Record<string, string>, 
/**
 * French sentence to show.
 */
phrase: string, };
export type EssaiPositionRequest = { 
/**
 * Identifier of the meeting.
 */
seance: number, 
/**
 * Identifier of the point.
 */
demande: number, 
/**
 * Value in words: « 3,48 € », « 31 mars 2027 ».
 */
valeur: string, 
/**
 * Whether the other party sees the screen.
 */
partage: boolean, };
export type EssaiPositionView = { 
/**
 * The value as it is read; `None` for words alone or when it is refused.
 */
lue: string | null, 
/**
 * Sentence on why it cannot be taken.
 */
refus: string | null, 
/**
 * Worth of the value in euros; `None` when it is not computed.
 */
effet: string | null, 
/**
 * Effects of another kind.
 */
details: Array<string>, };
export type EssaiView = { 
/**
 * Values that would change.
 */
changements: Array<ChangementView>, 
/**
 * Uncertain readings, to be shown before the changes.
 */
doutes: Array<DouteView>, 
/**
 * Names found in the sheet and absent from the dossier.
 */
noms: Array<NomView>, 
/**
 * Cells that cannot be imported, with the reason.
 */
refus: Array<RefusView>, 
/**
 * Number of cells whose value the dossier already has.
 */
identiques: number, 
/**
 * Number of rows of totals, which are not imported.
 */
totaux: number, 
/**
 * Number of cells of rates that the dossier computes, which are not imported.
 */
calculees: number, 
/**
 * Number of rows the import would add.
 */
lignes_creees: number, 
/**
 * Closed years whose figures the sheet would change, in order.
 */
closes: Array<AnneeCloseView>, };
export type EtapeAnnee = "heures" | "donnees" | "personnel" | "comptes" | "indicateurs" | "actions" | "bilan";
export type EtapeDatee = { 
/**
 * Day of the step.
 */
date: string, 
/**
 * Deed of the step.
 */
libelle: string, };
export type EtapeRetroplanning = { 
/**
 * Deed of the step.
 */
libelle: string, 
/**
 * Months before the wished day of signature.
 */
mois_avant: number, 
/**
 * Party that must act.
 */
qui: ActeurEcheance, };
export type EtapeView = { 
/**
 * Number of the step; it grows with time.
 */
id: number, 
/**
 * Local time of the step.
 */
quand: string, 
/**
 * Name of its author; empty when none was set.
 */
auteur: string, 
/**
 * Sentence of the step; for an undo or a redo, with the sentence of its target.
 */
libelle: string, 
/**
 * Whether the step is in force, neither undone nor replaced.
 */
en_vigueur: boolean, 
/**
 * Whether a shortening of the history removed its values; the step can no longer be undone.
 */
allegee: boolean, 
/**
 * Place changed by the step, when there is a single main one.
 */
lieu: LieuView | null, 
/**
 * Values changed by the step; the first four, unless one place was asked for.
 */
changements: Array<EffetView>, 
/**
 * Number of changed values left out of `changements`.
 */
autres: number, };
export type EtatDossierView = { 
/**
 * Path of its file.
 */
chemin: string, 
/**
 * Name of its file, without the folder.
 */
fichier: string, 
/**
 * Title of the dossier.
 */
titre: string, 
/**
 * First and last year of the contract (`2024-2028`); empty when either date is missing.
 */
periode: string, 
/**
 * Code of the contract’s state (`StatutContrat`).
 */
statut: string, 
/**
 * Whether the file is open for reading only.
 */
lecture_seule: boolean, 
/**
 * Number of committed operations since creation.
 */
revision: number, 
/**
 * Local time of the last write.
 */
enregistre_a: string, 
/**
 * Sentence of the step that `annuler` would undo; `None` when there is none.
 */
annuler: string | null, 
/**
 * Sentence of the step that `retablir` would redo; `None` when there is none.
 */
retablir: string | null, };
export type EtatFichier = "sans_fichier" | "present" | "modifie" | "introuvable" | "non_verifie";
export type EtatMention = "couverte" | "a_completer" | "a_rediger" | "a_couvrir";
export type EtatMoment = "passee" | "sans_trace" | "en_cours" | "a_venir";
export type EtatPhase = "preparation" | "close" | "ecoulee" | "en_cours" | "a_venir";
export type EtatPieceView = { 
/**
 * Identifier of the document.
 */
id: number, 
/**
 * Name of the document.
 */
libelle: string, 
/**
 * State of its file.
 */
etat: EtatFichier, 
/**
 * The same in words.
 */
mot: string, 
/**
 * French sentence on what is wrong or to be known; empty when there is nothing to say.
 */
phrase: string, };
export type EtatPoint = "ouvert" | "accord" | "desaccord" | "reporte" | "retire";
export type EtatRepere = "fait" | "en_retard" | "a_confirmer" | "a_venir";
export type EtatSuivi = "clos" | "en_retard" | "ouvert";
export type EtatView = { 
/**
 * State of the open dossier, if one is open.
 */
ouvert: EtatDossierView | null, 
/**
 * Dossiers opened recently, the most recent first.
 */
recents: Array<Recent>, 
/**
 * Version of the program (`1.2.3`).
 */
version: string, 
/**
 * Name of the user; empty until `auteur_definir`.
 */
auteur: string, 
/**
 * Local date, `AAAA-MM-JJ`.
 */
aujourdhui: string, 
/**
 * File that the system asked to open (double-click, argument); given once, for the page to open.
 */
a_ouvrir: string | null, };
export type ExempleFictif = { 
/**
 * Label to show beside the values: they are fictional.
 */
mention: string, 
/**
 * The fictional values, by year.
 */
points: Array<PointFictif>, };
export type ExemplesObjectif = { 
/**
 * Label to show beside the ideas: they are not official.
 */
statut: string, 
/**
 * Ideas of actions, in words.
 */
actions: Array<string>, 
/**
 * Ideas of indicators, in words.
 */
indicateurs: Array<string>, 
/**
 * Numbers, in the catalogue, of suitable indicators.
 */
indicateurs_catalogue: Array<number>, };
export type ExerciceCloreRequest = { 
/**
 * Calendar year, begun and still open.
 */
annee: number, 
/**
 * Ranks, among the deadlines proposed by `annee_lire`, of those to add; all of them when absent.
 */
echeances: Array<number> | null, };
export type Explication = { 
/**
 * Formula in words.
 */
formule: string, 
/**
 * The same with its figures; empty when one is missing.
 */
calcul: string, 
/**
 * Assumptions on which the figure rests.
 */
hypotheses: Array<GenreHypothese>, };
export type ExporterRequest = { 
/**
 * Path of the file; an existing one is replaced.
 */
chemin: string, 
/**
 * Document, format and choices.
 */
demande: DocumentRequest, 
/**
 * Identifier of a kept version to print; the dossier as it is when absent.
 */
version: number | null, };
export type FauteView = { 
/**
 * Place of its first character, in units of UTF-16.
 */
debut: number, 
/**
 * Place after its last character, in units of UTF-16.
 */
fin: number, 
/**
 * The word, as it stands in the text.
 */
mot: string, };
export type FeuilleView = { 
/**
 * Name of the sheet.
 */
nom: string, 
/**
 * Number of rows, empty ones included.
 */
lignes: number, 
/**
 * Number of columns of its widest row.
 */
colonnes: number, 
/**
 * Text of the cells of its first rows, at most 60 rows of 60 columns.
 */
apercu: Array<Array<string>>, };
export type Fiche = { 
/**
 * Title of the action.
 */
intitule: string, 
/**
 * Number (1 to 6) of the objective of art. L. 314-2-2 CASF; 0 for none.
 */
objectif_legal: number | null, 
/**
 * Finding of the diagnosis that the action answers.
 */
constat: string, 
/**
 * Content of the action: what is done.
 */
description: string, 
/**
 * Expected effect of the action.
 */
effet_attendu: string, 
/**
 * Deliverables, in order.
 */
livrables: Array<string>, 
/**
 * Function of the person in charge.
 */
pilote: string, 
/**
 * Team that works on the action.
 */
equipe: string, 
/**
 * Partners of the action.
 */
partenaires: Array<string>, 
/**
 * Public concerned by the action.
 */
public_cible: string, 
/**
 * Human means, in words.
 */
moyens_humains: string, 
/**
 * Material means, in words.
 */
moyens_materiels: string, 
/**
 * Organisational means, in words.
 */
moyens_organisationnels: string, 
/**
 * Planned evaluation of the action.
 */
modalites_evaluation: string, 
/**
 * Points to watch during the action.
 */
points_vigilance: string, 
/**
 * Names of the steps, in order.
 */
etapes: Array<string>, 
/**
 * Risks, each with the measure that answers it.
 */
risques: Array<RisqueFiche>, 
/**
 * Indicators by which the action is measured.
 */
indicateurs: Array<IndicateurCite>, };
export type FicheExemple = { 
/**
 * Code of the sheet: `FE-01`….
 */
code: string, 
/**
 * Label to show beside the sheet: it is not official.
 */
statut: string, 
/**
 * Number (1 to 6) of the legal objective.
 */
objectif_legal: number, 
/**
 * Title of the action.
 */
intitule: string, 
/**
 * Statement of the diagnosis to which the action responds.
 */
constat: string, 
/**
 * Description of the action.
 */
description: string, 
/**
 * Public concerned by the action.
 */
public_cible: string, 
/**
 * Function of the person in charge.
 */
pilote: string, 
/**
 * Partners of the action.
 */
partenaires: Array<string>, 
/**
 * Names of the steps, in order.
 */
etapes: Array<string>, 
/**
 * Means of the action.
 */
moyens: MoyensFiche, 
/**
 * Numbers, in the catalogue, of the indicators that measure the action.
 */
indicateurs: Array<number>, 
/**
 * Risks, each with the measure that answers it.
 */
risques: Array<RisqueFiche>, };
export type FicheGarderRequest = { 
/**
 * Identifier of the action.
 */
action: number, };
export type FicheInsererRequest = { 
/**
 * Texts of the fiche.
 */
fiche: Fiche, 
/**
 * Identifier of the objective.
 */
objectif: number, 
/**
 * Code of the new action; the next free one when absent.
 */
code?: string, 
/**
 * Action after which it comes; last of the objective when absent.
 */
apres: number | null, };
export type FicheOublierRequest = { 
/**
 * Place of the fiche in the list, from 0.
 */
rang: number, 
/**
 * Title of the fiche; the command refuses when the list has changed in between.
 */
intitule: string, };
export type FichesView = { 
/**
 * The user’s own fiches, the latest first.
 */
miennes: Array<Fiche>, 
/**
 * Fiches shipped with the program as examples, without official value.
 */
exemples: Array<Fiche>, 
/**
 * French sentence when the user’s own fiches could not be read; `None` otherwise.
 */
avis: string | null, };
export type FinancementCarte = { 
/**
 * Identifier of the line.
 */
id: number, 
/**
 * Words of the line with its year.
 */
nom: string, 
/**
 * Source of the money.
 */
source: SourceFinancement, 
/**
 * Amount in euros; `None` while it is not entered.
 */
montant: number | null, };
export type FormatDocument = "pdf" | "docx" | "xlsx" | "ics" | "json";
export type FormationAnnee = { 
/**
 * Year of the figures.
 */
annee: number, 
/**
 * Whether the training is done or planned.
 */
nature: Nature, 
/**
 * Hours summed over all trainees: those of each course are expected.
 */
heures: Total, 
/**
 * Cost of teaching, in euros: that of each course is expected.
 */
cout: Total, 
/**
 * Hours announced in the training plan of the year.
 */
prevues: number | null, };
export type FormeDessin = { "genre": "chemin", 
/**
 * Commands of the path, as the attribute `d` of SVG writes them.
 */
d: string, 
/**
 * Colour inside; none when it is empty.
 */
fond: TonDessin | null, 
/**
 * Colour of the line; none without a line.
 */
trait: TonDessin | null, 
/**
 * Thickness of the line, in points.
 */
epaisseur: number, 
/**
 * Length of dash and of gap, in points; none for a line without gaps.
 */
tirets: [number, number] | null, } | { "genre": "texte", 
/**
 * Left of the words, in points.
 */
x: number, 
/**
 * Baseline, in points.
 */
y: number, 
/**
 * Words on one line, without a space at the end.
 */
mots: string, 
/**
 * Width that the words take on paper, in points.
 */
largeur: number, 
/**
 * Size of the letters, in points.
 */
taille: number, 
/**
 * Whether they are semibold.
 */
gras: boolean, 
/**
 * Colour of the words.
 */
ton: TonDessin, };
export type FormulesCatalogue = { 
/**
 * Number in the catalogue.
 */
numero: number, 
/**
 * Formula of the numerator; empty when a figure of it is not in the dossier.
 */
numerateur: string, 
/**
 * Formula of the denominator; empty when a figure of it is not in the dossier.
 */
denominateur: string, };
export type Frise = { 
/**
 * Day of the judgements, marked on the line.
 */
jour: string, 
/**
 * First year of the line.
 */
debut: number, 
/**
 * Last year of the line.
 */
fin: number, 
/**
 * Stretches of the line, in order, without overlap.
 */
phases: Array<PhaseFrise>, 
/**
 * Days on the line, by date.
 */
reperes: Array<RepereFrise>, 
/**
 * Stretches of the actions, in the order of the plan; those given up and those without a date are left out.
 */
actions: Array<ActionFrise>, 
/**
 * Number of dated rows outside its years.
 */
hors: number, };
export type FriseRequest = { 
/**
 * Identifier of a kept version; the dossier as it is when absent.
 */
version: number | null, };
export type FusionRequest = { 
/**
 * Path of the other copy, which is only read.
 */
fichier: string, 
/**
 * Keys of the chosen changes.
 */
choisis: Array<string>, };
export type FusionView = { 
/**
 * Name of the other file, without its folders.
 */
fichier: string, 
/**
 * Whether the state that both copies had in common is known: conflicts are then marked.
 */
commun: boolean, 
/**
 * French sentence on that state.
 */
phrase: string, 
/**
 * Number of differences made here alone, which stay.
 */
faits_ici: number, 
/**
 * Number of changes that may be taken.
 */
nombre: number, 
/**
 * Number of these that both copies changed, each in its own way.
 */
conflits: number, 
/**
 * Changes that may be taken, by part of the dossier.
 */
rubriques: Array<RubriqueFusionView>, 
/**
 * Changes that cannot be taken.
 */
refus: Array<RefusFusionView>, 
/**
 * Effect of the present choices.
 */
apercu: ApercuFusionView, };
export type GenreHypothese = "supplement_libre" | "supplement_presume" | "financeurs_presumes" | "part_sans_contrat" | "economies" | "temps_suivi" | "cout_suivi" | "finance_suivi" | "prevu_non_constate" | "part_annee";
export type GenreRemarque = "commentaire" | "ajout" | "suppression" | "remplacement" | "valeur_changee" | "annotation";
export type GenreRepere = "acte" | "rencontre" | "versement" | "echeance";
export type GenreTendance = "heures" | "dotation" | "cibles";
export type GenreTrou = "axe_sans_objectif" | "objectif_sans_action" | "action_sans_indicateur" | "action_sans_budget" | "action_sans_moyens" | "indicateur_sans_action" | "euros_sans_action";
export type GroupeBudgetModele = { 
/**
 * Charges or products.
 */
nature: CoteBudget, 
/**
 * Number of the group: `I`, `II` or `III`.
 */
groupe: string, 
/**
 * Name of the group.
 */
libelle: string, 
/**
 * Degree of confidence in the name.
 */
confiance: Confiance, 
/**
 * True when the name prints as « à vérifier ».
 */
a_verifier: boolean, 
/**
 * Usual lines, offered as suggestions.
 */
lignes: Array<string>, };
export type GroupeMentionModele = "l313_11_1" | "r314_136_1" | "sieg";
export type GroupePointsView = { 
/**
 * Code and title of the objective; `None` for points of the contract as a whole.
 */
objectif: string | null, 
/**
 * Points of the group.
 */
points: Array<PointView>, };
export type GroupeTotal = { 
/**
 * Side of the account: charges or products.
 */
sens: SensBudget, 
/**
 * Groupe fonctionnel (I, II or III).
 */
groupe: Groupe, 
/**
 * Sum of the lines, in euros: all are expected.
 */
total: Total, };
export type HeuresAnnee = { 
/**
 * Year of the figures.
 */
annee: number, 
/**
 * Whether the hours are realised, planned or provisional.
 */
nature: Nature, 
/**
 * Hours of all financeurs: each that has hours in some year is expected, in each service.
 */
total: Total, 
/**
 * Hours that count for the grant.
 */
eligibles: Total, };
export type HeuresFormation = { 
/**
 * Identifier of the budget line.
 */
id: number, 
/**
 * Hours per trainee × number of trainees.
 */
heures: number, };
export type HeuresService = { 
/**
 * Year of the figures.
 */
annee: number, 
/**
 * Whether the hours are realised, planned or provisional.
 */
nature: Nature, 
/**
 * Service of the hours; `None` for hours entered without a service.
 */
service_id: number | null, 
/**
 * Hours of all financeurs that have hours in this service in some year.
 */
total: Total, };
export type HypotheseRetenue = { 
/**
 * Kind, by which explanations name it.
 */
genre: GenreHypothese, 
/**
 * French sentence.
 */
phrase: string, 
/**
 * Whether the program presumes or estimates it, because nothing is entered.
 */
presumee: boolean, 
/**
 * Places where it is entered.
 */
renvois: Array<RenvoiNomme>, };
export type ImageChiffree = "heures" | "cout" | "dotation" | "equilibre" | "effectifs" | "indicateur";
export type ImageEcrireRequest = { 
/**
 * Path of the file; an existing one is replaced.
 */
chemin: string, 
/**
 * Bytes of the PNG, in base64.
 */
png: string, };
export type ImageRequest = { 
/**
 * Identifier of a kept version; the dossier as it is when absent.
 */
version: number | null, 
/**
 * Figures that the picture shows.
 */
image: ImageChiffree, 
/**
 * Identifier of the indicator, for the picture of one.
 */
indicateur: number | null, 
/**
 * Width of the drawing, in points.
 */
largeur: number, };
export type ImageView = { 
/**
 * Sentence on what it shows.
 */
phrase: string, 
/**
 * Years without a figure, and what is not drawn, in words; empty when there is nothing to say.
 */
note: string, 
/**
 * Drawing of the figures.
 */
dessin: DessinView, };
export type ImporterRequest = { 
/**
 * Path of the document, or of a PDF that carries one.
 */
source: string, 
/**
 * Path of the new dossier.
 */
chemin: string, 
/**
 * Whether the user agreed to replace an existing file of this name.
 */
ecraser: boolean, 
/**
 * Whether the user accepts a PDF whose data no longer match their SHA-256.
 */
malgre_empreinte: boolean, };
export type IndicateurCalcule = { 
/**
 * Identifier of the indicator.
 */
id: number, 
/**
 * Year of its baseline: its own, otherwise that of the dossier.
 */
reference_annee: number | null, 
/**
 * Value in the year of the baseline; `None` when it is unknown.
 */
reference: number | null, 
/**
 * First year counted with a changed definition, if any; years before and after it are not compared.
 */
rupture_annee: number | null, 
/**
 * Tables from which the formula of the numerator takes its figures, in words; empty without a formula.
 */
source_numerateur: string, 
/**
 * Tables from which the formula of the denominator takes its figures, in words; empty without a formula.
 */
source_denominateur: string, 
/**
 * Values of each year that has a figure or a target, in order.
 */
points: Array<PointIndicateur>, };
export type IndicateurCarte = { 
/**
 * Identifier of the indicator.
 */
id: number, 
/**
 * Code, as it is written; may be empty.
 */
code: string, 
/**
 * Title; words that say so when it has none.
 */
nom: string, 
/**
 * Last year with a value; `None` without any.
 */
annee: number | null, 
/**
 * Status in that year; `None` without a value, or without a target.
 */
statut: StatutIndicateur | null, };
export type IndicateurCite = { 
/**
 * Number of the indicator in the shipped catalogue.
 */
catalogue: number | null, 
/**
 * Name of the indicator.
 */
libelle: string, };
export type IndicateurModele = { 
/**
 * Number in the catalogue, from 1 and without holes.
 */
numero: number, 
/**
 * Heading of the catalogue.
 */
groupe: string, 
/**
 * Name of the indicator.
 */
libelle: string, 
/**
 * Definition of the numerator.
 */
numerateur: string, 
/**
 * Definition of the denominator; `None` for a plain count.
 */
denominateur: string | null, 
/**
 * Formula of the numerator over the figures of the dictionary and of other tables, where the definition says exactly
 * them; absent elsewhere.
 */
formule_numerateur: string | null, 
/**
 * Formula of the denominator, in the same way.
 */
formule_denominateur: string | null, 
/**
 * Factor that gives the value its unit (100 for a percentage).
 */
facteur: number, 
/**
 * Unit as printed.
 */
unite: string, 
/**
 * Number of decimals shown.
 */
decimales: number, 
/**
 * Direction in which it improves.
 */
sens: Sens, 
/**
 * Frequency at which it is counted.
 */
frequence: Frequence, 
/**
 * Document or software the figures come from.
 */
source: string, 
/**
 * Numbers (1 to 6) of the legal objectives it serves.
 */
objectifs: Array<number>, 
/**
 * Other domains it serves.
 */
domaines: Array<DomaineModele>, 
/**
 * Definition left to the contract, or caution on the figures.
 */
note: string | null, 
/**
 * Published figures. They are never shown as current benchmarks.
 */
repere: Repere | null, 
/**
 * Values of the fictional example.
 */
exemple: ExempleFictif | null, };
export type InfosView = { 
/**
 * Path of the file.
 */
fichier: string, 
/**
 * Title of the dossier.
 */
titre: string, 
/**
 * Names of the bodies that run services.
 */
gestionnaires: Array<string>, 
/**
 * Names of the services.
 */
services: Array<string>, 
/**
 * Name of the Département.
 */
departement: string, 
/**
 * First day of the contract, `AAAA-MM-JJ`; `None` when not set.
 */
debut: string | null, 
/**
 * Last day of the contract, `AAAA-MM-JJ`; `None` when not set.
 */
fin: string | null, 
/**
 * State of the contract.
 */
statut: StatutContrat, 
/**
 * Version of the running program.
 */
programme: string, 
/**
 * Number of the format of the file.
 */
format: number, 
/**
 * Identifier of the dossier, kept by its copies and backups.
 */
identifiant: string, 
/**
 * Number of committed operations since creation.
 */
revision: number, 
/**
 * Number of steps in the history.
 */
etapes: number, 
/**
 * Size of the history in bytes.
 */
octets_historique: number, 
/**
 * Local time of the last write.
 */
modifie_le: string, 
/**
 * Number of named versions, kept or typed by hand.
 */
versions: number, 
/**
 * Number of sealed versions whose content or row no longer matches the seal.
 */
versions_alterees: number, 
/**
 * Number of actions.
 */
actions: number, 
/**
 * Number of indicators.
 */
indicateurs: number, 
/**
 * Whether the integrity check of the file found no fault.
 */
integrite: boolean, 
/**
 * Fault found by the integrity check, in French; `None` when there is none.
 */
defaut: string | null, };
export type InvestissementAnnee = { 
/**
 * Year of the figures.
 */
annee: number, 
/**
 * Amount of all investments, in euros: that of each is expected.
 */
total: Total, 
/**
 * Paid by the service itself, in euros. An empty source beside another that is filled in pays nothing; an investment
 * without any source is a missing term of each.
 */
autofinancement: Total, 
/**
 * Paid by investment grants, in euros.
 */
subvention: Total, 
/**
 * Paid by loans, in euros.
 */
emprunt: Total, };
export type JoindreRequest = { 
/**
 * Path of the file.
 */
chemin: string, 
/**
 * Document to which the file belongs; when absent, the one of the same content, otherwise a new one.
 */
piece?: number | null, 
/**
 * Row that it proves; none when absent.
 */
cible?: CibleRequest | null, 
/**
 * Year that it proves, for a commitment; the other rows have their own.
 */
annee?: number | null, 
/**
 * Place in the document where the proof is read.
 */
page?: string | null, 
/**
 * Name of a new document; the name of the file when absent.
 */
libelle?: string | null, 
/**
 * Whether it holds names, so that the file is never handed over.
 */
nominative?: boolean | null, 
/**
 * Software from which it was extracted.
 */
logiciel?: string | null, 
/**
 * Report or screen of that software.
 */
rapport?: string | null, 
/**
 * Period and choices made to extract it.
 */
filtres?: string | null, 
/**
 * Day of the extraction.
 */
extraite_le?: string | null, 
/**
 * Whether the file is copied into the folder of proofs beside the dossier, which keeps the place of the copy.
 */
copier: boolean, };
export type LectureView = { 
/**
 * Number that answers to changes refer to; `None` for a part of the tables or a kept version.
 */
numero: number | null, 
/**
 * Revision of the file at the reading.
 */
revision: number, 
/**
 * Rows by name of table; one object instead of a list for a table with a single row.
 */
dossier: Partial<Dossier>, 
/**
 * Whether the dossier only begins: the window then keeps its findings quiet.
 */
jeune: boolean, 
/**
 * Figures computed from the whole dossier.
 */
calculs: Calculs, 
/**
 * Findings of the file and of the dossier.
 */
constats: Array<ConstatView>, 
/**
 * Completeness of each numbered part, in order.
 */
parties: Array<PartieView>, 
/**
 * Questions to expect from the Département at the next meeting, the most pressing first.
 */
attendus: Array<Attendu>, 
/**
 * Mandatory mentions, with how far their articles are written.
 */
mentions: Array<MentionJugee>, };
export type LevierRequest = { 
/**
 * Thing that it changes.
 */
cle: CleHypothese, 
/**
 * Its value, in the unit of the lever; without value it changes nothing.
 */
valeur: number | null, 
/**
 * Year of the contract; every year that is not closed when absent.
 */
annee: number | null, 
/**
 * Financeur, for the hours of one.
 */
financeur: number | null, 
/**
 * Action, for one left out.
 */
action: number | null, };
export type LevierView = { 
/**
 * Thing that it changes.
 */
cle: CleHypothese, 
/**
 * Label as shown.
 */
libelle: string, 
/**
 * Value in the dossier, in the unit of the lever; `None` when it is not filled in.
 */
base: number | null, 
/**
 * Step of the − and + keys.
 */
pas: number, 
/**
 * Least value accepted.
 */
minimum: number, 
/**
 * Greatest value accepted.
 */
maximum: number, 
/**
 * Unit as shown: « % », « €/h », « ETP ».
 */
unite: string, 
/**
 * Whether applying the scenario writes it in the dossier.
 */
ecrit: boolean, };
export type LieuChiffreView = { 
/**
 * Name of the table.
 */
table: string, 
/**
 * Identifier of the row.
 */
id: number, 
/**
 * Name of the field that holds the figure.
 */
champ: string, 
/**
 * Name of the figure.
 */
objet: string, 
/**
 * Figure with its unit; `None` while it is missing.
 */
valeur: string | null, };
export type LieuRetourView = { 
/**
 * Name of the table.
 */
table: string, 
/**
 * Identifier of the row.
 */
id: number, 
/**
 * Name of the field; `None` for the row as a whole.
 */
champ: string | null, 
/**
 * Row in words: « article «\u{202F}Litiges\u{202F}» ».
 */
nom: string, };
export type LieuView = { 
/**
 * Name of the table.
 */
table: string, 
/**
 * Identifier of the row.
 */
id: number, 
/**
 * Name of the field; `None` for the whole row.
 */
champ: string | null, };
export type LigneAnnees = { 
/**
 * Row of the balance.
 */
ligne: LigneEquilibre, 
/**
 * Label as shown.
 */
libelle: string, 
/**
 * Amounts with their sign, in the order of the years of [`Economie::annees`].
 */
montants: Array<number | null>, 
/**
 * Sum over the contract: each year is expected.
 */
total: Total, };
export type LigneComparaisonView = { 
/**
 * Code of the difference: `ajoutee`, `retiree`, `modifiee`, `deplacee`.
 */
sort: string, 
/**
 * Word for the difference, in the gender of the row: « ajoutée ».
 */
mot: string, 
/**
 * Name of the row in French.
 */
nom: string, 
/**
 * Place of the row, with its first changed field.
 */
lieu: LieuView, 
/**
 * Rows added or removed with it, in a phrase; empty when there are none.
 */
suite: string, 
/**
 * Fields that differ, or the values of a row that was added or removed.
 */
champs: Array<ChampComparaisonView>, };
export type LigneConsolidee = { 
/**
 * Part of the table.
 */
partie: PartieConsolidee, 
/**
 * Provision: « IND-16, cible 2026 ».
 */
libelle: string, 
/**
 * Value in each state, with its unit; `None` where it is empty or unknown.
 */
valeurs: Array<string | null>, 
/**
 * Whether each value differs from that of the state before; never for the first.
 */
changees: Array<boolean>, 
/**
 * Table of the row to go to; empty for a computed total.
 */
table: string, 
/**
 * Identifier of that row; `None` when today’s dossier has it no longer.
 */
id: number | null, 
/**
 * Field to go to; empty for the row.
 */
champ: string, };
export type LigneCreerRequest = { 
/**
 * Name of the table.
 */
table: string, 
/**
 * Values by field; the other fields take their defaults.
 */
valeurs: Record<string, unknown>, 
/**
 * Row after which it comes; last of its table when absent.
 */
apres: number | null, };
export type LigneDeplacerRequest = { 
/**
 * Name of the table.
 */
table: string, 
/**
 * Identifier of the row.
 */
id: number, 
/**
 * Row before which it comes; last of its table when absent.
 */
avant: number | null, };
export type LigneEquilibre = "dotation" | "cofinancements" | "economies" | "cout_actions" | "part_sans_contrat" | "effet_plafond" | "suivi" | "solde" | "solde_prudent";
export type LigneFusionView = { 
/**
 * Name of the row in French.
 */
nom: string, 
/**
 * Place of the row here; `None` for a row that is not here.
 */
lieu: LieuView | null, 
/**
 * Choices that the row offers: one for each changed field, or one for the whole row.
 */
choix: Array<ChoixFusionView>, };
export type LigneModifierRequest = { 
/**
 * Name of the table.
 */
table: string, 
/**
 * Identifier of the row.
 */
id: number, 
/**
 * New values by field; the other fields stay.
 */
champs: Record<string, unknown>, };
export type LigneNommeeView = { 
/**
 * Identifier of the row.
 */
id: number, 
/**
 * Name of the row in French.
 */
nom: string, };
export type LigneSuivie = { 
/**
 * Identifier of the row.
 */
id: number, 
/**
 * State of the row.
 */
etat: EtatSuivi, };
export type LigneSupprimerRequest = { 
/**
 * Name of the table.
 */
table: string, 
/**
 * Identifier of the row.
 */
id: number, };
export type LireHistoriqueRequest = { 
/**
 * Greatest number of steps to answer, from 1 to 10 000.
 */
limite: number, 
/**
 * Only steps with a smaller number than this one.
 */
avant: number | null, 
/**
 * Only steps that changed rows of these tables.
 */
tables: Array<string> | null, 
/**
 * Only steps that changed this place; their values are then complete.
 */
lieu: PlaceRequest | null, 
/**
 * Only steps whose sentence or author contains this text; case and accents do not count.
 */
texte: string | null, 
/**
 * Only steps by this author.
 */
auteur: string | null, };
export type LireRequest = { 
/**
 * Names of the tables to read; all when absent.
 */
tables: Array<string> | null, 
/**
 * Identifier of a kept version; the dossier as it is when absent.
 */
version: number | null, };
export type LireSauvegardesRequest = { 
/**
 * Path of a dossier that is not open (a damaged one, for example); the open dossier when absent.
 */
chemin: string | null, };
export type ListeValeurs = { 
/**
 * Stable key of the list.
 */
liste: string, 
/**
 * Name of the list.
 */
libelle: string, 
/**
 * True when the list itself has to be checked.
 */
a_verifier: boolean, 
/**
 * Remark, possibly empty.
 */
note: string, 
/**
 * Suggested values, in the order to show.
 */
valeurs: Array<ValeurSuggeree>, };
export type LotRequest = { 
/**
 * Operations in order, from 1 to 10 000.
 */
operations: Array<OperationRequest>, };
export type Manque = { 
/**
 * French sentence: what is missing, and what to do.
 */
phrase: string, 
/**
 * Place to enter it.
 */
renvoi: Renvoi, };
export type ManqueAnnee = { 
/**
 * Table of the row.
 */
table: string, 
/**
 * Identifier of the row; `None` while there is no row for the year.
 */
id: number | null, 
/**
 * Field to fill, when there is one.
 */
champ: string | null, 
/**
 * Row that the missing one belongs to (a financeur, a raw figure, an action…), when there is one.
 */
parent: number | null, 
/**
 * Words for it: « APA », « ACT-01, dotation consommée ».
 */
libelle: string, };
export type ManqueView = { 
/**
 * Name of the table.
 */
table: string, 
/**
 * French sentence: how many, on how many, and their amount.
 */
phrase: string, 
/**
 * The figures, in order.
 */
chiffres: Array<LieuChiffreView>, };
export type MentionJugee = { 
/**
 * Identifier of the mention.
 */
id: number, 
/**
 * State of writing of its articles.
 */
etat: EtatMention, };
export type MentionLegale = { 
/**
 * Code: `1°`…`13°`, `D1`…, `S1`….
 */
code: string, 
/**
 * Text of law that requires the mention.
 */
groupe: GroupeMentionModele, 
/**
 * Name of the mention, as printed.
 */
libelle: string, 
/**
 * Article of law.
 */
reference: string, 
/**
 * Whether the wording was read in the official text.
 */
verifie: boolean, 
/**
 * Degree of confidence in the wording.
 */
confiance: Confiance, 
/**
 * True when the mention prints as « à vérifier ».
 */
a_verifier: boolean, 
/**
 * Condition under which it is expected.
 */
condition: ConditionMention, 
/**
 * One French sentence that says what to write.
 */
aide: string, };
export type ModeleContrat = { 
/**
 * Title of the contract.
 */
intitule: string, 
/**
 * Name of the template.
 */
nom: string, 
/**
 * Caution on the use of the template, shown before it is taken.
 */
avertissement: string, 
/**
 * The clause that names the parties.
 */
parties: string, 
/**
 * Text of the preamble.
 */
preambule: string, 
/**
 * Articles, in order.
 */
articles: Array<ArticleModele>, 
/**
 * Annexes, in order.
 */
annexes: Array<AnnexeModele>, 
/**
 * The line above the signatures.
 */
signature: string, 
/**
 * Every variable the texts of the template and the visas may hold.
 */
variables: Array<VariableModele>, 
/**
 * Other variables that a text may hold, which the template does not use.
 */
autres_variables: Array<VariableModele>, };
export type ModeleEnregistrerRequest = { 
/**
 * Path of its file; the user has agreed to replace an existing one.
 */
chemin: string, 
/**
 * Name of the template, shown when it is read.
 */
nom: string, 
/**
 * Identifier of a kept version whose texts to save; those of the dossier as it is when absent.
 */
version: number | null, };
export type ModeleFichierRequest = { 
/**
 * Path of the file.
 */
chemin: string, };
export type ModeleView = { 
/**
 * Name of the template.
 */
nom: string, 
/**
 * Changes it would make, text by text.
 */
changements: Array<Changement>, 
/**
 * Mentions it cites that the dossier does not have: « code (groupe) ».
 */
mentions_inconnues: Array<string>, };
export type MomentContrat = { 
/**
 * Phase that is described.
 */
phase: PhaseContrat, 
/**
 * State of the phase on the day.
 */
etat: EtatMoment, 
/**
 * First day that the dossier knows of it.
 */
debut: string | null, 
/**
 * Last day that the dossier knows of it, when it is another one.
 */
fin: string | null, 
/**
 * Name of the table where the phase is written.
 */
table: string, 
/**
 * Identifier of the row.
 */
id: number, 
/**
 * Name of the field.
 */
champ: string, };
export type MontantAnnee = { 
/**
 * Calendar year of the amount.
 */
annee: number, 
/**
 * Amount in euros, exact to the cent.
 */
montant: number, };
export type MotRequest = { 
/**
 * The word, as it is written.
 */
mot: string, };
export type MotView = { 
/**
 * Code of the part: `egal`, `retire` or `ajoute`.
 */
sort: string, 
/**
 * Text of the part.
 */
texte: string, };
export type MotifRetard = "fin" | "etape" | "statut";
export type MotifReversement = "trop_percu" | "non_consomme" | "plafond_depasse" | "hors_objectifs" | "sans_piece" | "cibles" | "surcompensation";
export type MoyenneAnnee = { 
/**
 * Year of the figures.
 */
annee: number, 
/**
 * Hours per person accompanied on 31 December and per month.
 */
heures_par_personne: number | null, 
/**
 * Average duration of an intervention, in minutes.
 */
duree_intervention: number | null, };
export type MoyensFiche = { 
/**
 * Staff and working time.
 */
humains: string, 
/**
 * Equipment and premises.
 */
materiels: string, 
/**
 * Organisation of the work.
 */
organisationnels: string, 
/**
 * Expenses of the action.
 */
financiers: string, };
export type NatureEcheanceModele = "legale" | "contractuelle" | "information";
export type NomDocument = "complet" | "reunion" | "synthese" | "bilan" | "bilan_final" | "candidature" | "avenant" | "passation" | "emploi" | "modifications" | "releve" | "carte" | "fiche";
export type NomView = { 
/**
 * Name as the sheet writes it.
 */
nom: string, 
/**
 * Key of this name in `Correspondance::noms`.
 */
cle: string, 
/**
 * Row of the dossier that the user chose for this name.
 */
ligne: number | null, };
export type NouveauRequest = { 
/**
 * Path of its file.
 */
chemin: string, 
/**
 * Whether to start from the complete example instead of an empty dossier.
 */
exemple: boolean, 
/**
 * Whether the user agreed to replace an existing file of this name.
 */
ecraser: boolean, };
export type NumeroArticle = { 
/**
 * Identifier of the article.
 */
id: number, 
/**
 * Rank among the articles kept, from 1.
 */
numero: number, };
export type Numerotation = { 
/**
 * Code of an objective moved to each axis.
 */
objectifs: Array<CodeObjectif>, 
/**
 * Rows whose code changes when axes, objectives and actions are numbered in the order they stand.
 */
a_renumeroter: Array<CodeChange>, 
/**
 * The axes to begin with: one for each objective of the law the dossier lists.
 */
axes_de_la_loi: Array<AxePropose>, };
export type ObjectifCarte = { 
/**
 * Identifier of the objective.
 */
id: number, 
/**
 * Code, as it is written; may be empty.
 */
code: string, 
/**
 * Title; words that say so when it has none.
 */
nom: string, 
/**
 * Cost of its actions over all years, in euros.
 */
montant: Total, 
/**
 * Its actions, in the order of the plan.
 */
actions: Array<ActionCarte>, 
/**
 * Gaps of the objective itself.
 */
trous: Array<GenreTrou>, };
export type ObjectifEquilibreView = { 
/**
 * Number, 1 to 6; 0 outside of them; `None` for actions that do not say it.
 */
numero: number | null, 
/**
 * Name as printed.
 */
libelle: string, 
/**
 * Grant, in euros; used in a closed year, else planned.
 */
dotation: number | null, 
/**
 * Money of other parties, in euros.
 */
cofinancement: number | null, 
/**
 * Cost, in euros.
 */
cout: number | null, 
/**
 * Part of the cost borne without the contract, in euros.
 */
part: number | null, 
/**
 * Grant + cofinancing − cost + part + charges spared, in euros.
 */
solde: number | null, };
export type ObjectifLegalModele = { 
/**
 * Number, 1 to 6, in the order of the law.
 */
numero: number, 
/**
 * Code, `OBJ1` to `OBJ6`.
 */
code: string, 
/**
 * Title in the official text.
 */
titre: string, 
/**
 * Article of law.
 */
source: string, 
/**
 * Degree of confidence in the wording.
 */
confiance: Confiance, 
/**
 * True when the wording prints as « à vérifier ».
 */
a_verifier: boolean, 
/**
 * First day of validity.
 */
valable_du: string, 
/**
 * Remark on the objective.
 */
note: string, 
/**
 * Ideas of actions and indicators, not official.
 */
exemples: ExemplesObjectif, };
export type OperationRequest = { "geste": "creer", 
/**
 * Name of the table.
 */
table: string, 
/**
 * Values by field; `{"cree": n}` stands for the row made by operation `n` of the batch, from 0.
 */
valeurs: Record<string, unknown>, 
/**
 * Row after which it comes; last of its table when absent.
 */
apres: number | null, } | { "geste": "modifier", 
/**
 * Name of the table.
 */
table: string, 
/**
 * Identifier of the row.
 */
id: number, 
/**
 * New values by field; `{"cree": n}` as for a creation.
 */
champs: Record<string, unknown>, } | { "geste": "supprimer", 
/**
 * Name of the table.
 */
table: string, 
/**
 * Identifier of the row.
 */
id: number, } | { "geste": "deplacer", 
/**
 * Name of the table.
 */
table: string, 
/**
 * Identifier of the row.
 */
id: number, 
/**
 * Row before which it comes; last of its table when absent.
 */
avant: number | null, } | { "geste": "copier", 
/**
 * Name of the table.
 */
table: string, 
/**
 * Identifier of the row to copy.
 */
id: number, 
/**
 * Values that replace those of the row; a code left out becomes the next free one.
 */
valeurs: Record<string, unknown>, 
/**
 * Row after which the copy comes; last of its table when absent.
 */
apres: number | null, };
export type OrthographeView = { 
/**
 * Whether a dictionary was given.
 */
pret: boolean, 
/**
 * Words of the person, kept on this machine.
 */
mots: Array<string>, };
export type OuvrirRequest = { 
/**
 * Path of its file.
 */
chemin: string, 
/**
 * Whether to open it for reading only.
 */
lecture_seule: boolean, 
/**
 * Whether to open it although a note beside it says that another machine has it open.
 */
forcer?: boolean, };
export type PaquetRequest = { 
/**
 * Path of the folder, which is made.
 */
chemin: string, 
/**
 * Document and choices; the format is ignored, and its `taille_max` is that of each sub-folder of proofs.
 */
demande: DocumentRequest, 
/**
 * Identifier of a kept version to print; the dossier as it is when absent.
 */
version: number | null, };
export type PaquetView = { 
/**
 * Path of the folder.
 */
chemin: string, 
/**
 * Number of proofs that were packed.
 */
pieces: number, 
/**
 * Number of sub-folders of proofs.
 */
dossiers: number, 
/**
 * Sum of the sizes of all files, in bytes.
 */
octets: number, 
/**
 * French sentences on the proofs that were left out and on what does not fit.
 */
avis: Array<string>, };
export type Parametre = { 
/**
 * Stable key, shared by all the periods of one parameter.
 */
cle: string, 
/**
 * Name of the parameter, in French.
 */
libelle: string, 
/**
 * Decimal with a point, such as `24.58`; `None` when the user must enter it.
 */
valeur: string | null, 
/**
 * Unit as printed.
 */
unite: string, 
/**
 * First day of validity; `None` when it has no beginning.
 */
valable_du: string | null, 
/**
 * Last day of validity, included; `None` when it still applies.
 */
valable_au: string | null, 
/**
 * Text or page that gives the value; empty when none was found.
 */
source: string, 
/**
 * Degree of confidence in the value.
 */
confiance: Confiance, 
/**
 * True when the value prints as « à vérifier ».
 */
a_verifier: boolean, 
/**
 * Remark on the value; may be empty.
 */
note: string, };
export type PartSource = { 
/**
 * Source of the money.
 */
source: SourceFinancement, 
/**
 * Amount over all years, in euros.
 */
montant: number, };
export type ParticipantRequest = { 
/**
 * Body that is represented.
 */
organisme: string, 
/**
 * People or functions, one each.
 */
fonctions: Array<string>, };
export type PartieConsolidee = "montants" | "cibles" | "dates" | "textes" | "autres";
export type PartieView = { 
/**
 * The part, as the screen that edits it.
 */
ecran: Ecran, 
/**
 * State of the part.
 */
etat: Completude, 
/**
 * The same in words, with how many points there are.
 */
mot: string, 
/**
 * Rank in `constats` of the first point to see to.
 */
premier: number | null, };
export type PayeesAnnee = { 
/**
 * Year of the figures.
 */
annee: number, 
/**
 * Whether the hours are realised or planned.
 */
nature: Nature, 
/**
 * Hours of intervention of the year, from the activity table.
 */
interventions: Total, 
/**
 * All paid hours, leave and absences included: expected are interventions and each kind that has hours in some year.
 */
total: Total, 
/**
 * Paid hours minus leave and paid absences; `None` when a kind is missing.
 */
travaillees: number | null, 
/**
 * Full-time equivalents: paid hours ÷ yearly hours of a full-time job, two decimals; `None` when a kind is missing.
 */
etp: number | null, 
/**
 * Hours of intervention in percent of paid hours, one decimal; `None` when a kind is missing.
 */
taux_presence: number | null, };
export type PhaseContrat = "appel" | "candidature" | "diagnostic" | "negociation" | "signature" | "suivi" | "renouvellement";
export type PhaseFrise = { 
/**
 * Name of the stretch: « Préparation », « 2026 », « 2027 (juil.–déc.) ».
 */
nom: string, 
/**
 * First day of the stretch.
 */
debut: string, 
/**
 * Last day of the stretch.
 */
fin: string, 
/**
 * State on the day.
 */
etat: EtatPhase, };
export type PhraseEcartRequest = { 
/**
 * Identifier of the indicator.
 */
indicateur: number, 
/**
 * Year of the target.
 */
annee: number, };
export type PhraseEcartView = { 
/**
 * The sentence, with « [à compléter] » where only the user knows.
 */
phrase: string, };
export type PieceSuivieView = { 
/**
 * Identifier of the document.
 */
id: number, 
/**
 * Software, report and filters of its extraction, in one line; empty when nothing is said.
 */
recette: string, 
/**
 * Whether its file is outside the folder of the dossier.
 */
ailleurs: boolean, 
/**
 * Number of figures that it proves, in all years.
 */
prouve: number, };
export type PiecesRequest = { 
/**
 * Calendar year; the last closed one when absent.
 */
annee?: number | null, };
export type PiecesView = { 
/**
 * Year that is shown; `None` when the dossier has no closed year and none was asked for.
 */
annee: number | null, 
/**
 * Proofs in order.
 */
preuves: Array<PreuveView>, 
/**
 * Figures without proof, table by table; a table without gap is absent.
 */
manques: Array<ManqueView>, 
/**
 * French sentence on the whole year.
 */
phrase: string, 
/**
 * All documents of the dossier.
 */
pieces: Array<PieceSuivieView>, };
export type PlaceRequest = { 
/**
 * Name of the table.
 */
table: string, 
/**
 * Identifier of the row.
 */
id: number, 
/**
 * Name of the field; the row and the rows that belong to it when absent.
 */
champ: string | null, };
export type PlafondEssaye = { 
/**
 * Ceiling, in euros per hour.
 */
plafond: number, 
/**
 * Whether it is that of the contract.
 */
du_contrat: boolean, 
/**
 * Effect, in euros, negative or nil; `None` when a figure is missing.
 */
effet: number | null, };
export type Plan = { 
/**
 * Resources and uses of each year.
 */
annees: Array<PlanAnnee>, 
/**
 * Resources and uses over all years.
 */
total: PlanAnnee, 
/**
 * Amounts that the actions take from each source, by year.
 */
budgets: Array<BudgetsAnnee>, 
/**
 * Amounts that the actions take from each source, over all years.
 */
budgets_total: BudgetsAnnee, };
export type PlanAnnee = { 
/**
 * Calendar year; 0 in the total.
 */
annee: number, 
/**
 * Amounts that the actions take from the dotation, and those taken outside them, in euros.
 */
dotation: Total, 
/**
 * Own money, in euros.
 */
autofinancement: Total, 
/**
 * Other parties’ money, in euros.
 */
cofinancement: Total, 
/**
 * Loans taken, in euros.
 */
emprunt: Total, 
/**
 * Sum of the resources, in euros.
 */
ressources: Total, 
/**
 * Cost of the actions, by axis.
 */
emplois_par_axe: Array<EmploiAxe>, 
/**
 * Uses that belong to no action, in euros.
 */
hors_actions: Total, 
/**
 * Sum of the uses, in euros.
 */
emplois: Total, };
export type PlanDemarrage = { 
/**
 * Title of the dossier.
 */
titre: string, 
/**
 * One French sentence that says what is laid out.
 */
phrase: string, 
/**
 * Years of the contract, in order, as tables are headed: « 2027 (juil.–déc.) » for a part of a year.
 */
annees: Array<string>, 
/**
 * Names of the indicators, in order; none has a target.
 */
indicateurs: Array<string>, 
/**
 * Steps before the signature that are still to come, with their days.
 */
retroplanning: Array<EtapeDatee>, 
/**
 * Number of deadlines of the contract.
 */
echeances: number, 
/**
 * Unusual answers and facts to verify, one French sentence each.
 */
remarques: Array<string>, 
/**
 * Answers that cannot be; nothing is made as long as there is one.
 */
refus: Array<RefusReponse>, };
export type PlanSeance = { 
/**
 * Meeting to close.
 */
seance: number, 
/**
 * Agreements on a cell, in the order of the points.
 */
valeurs: Array<ValeurConvenue>, 
/**
 * Decisions: one for each agreement and each postponement.
 */
decisions: Array<DecisionProposee>, 
/**
 * Points that are neither agreed, postponed nor withdrawn.
 */
ouverts: Array<PointLaisse>, 
/**
 * Names of the parties, proposed as participants.
 */
parties: Array<string>, };
export type PointAVerifier = { 
/**
 * Stable key of the point.
 */
cle: string, 
/**
 * Fact to verify, in French.
 */
libelle: string, 
/**
 * Reason to verify it, and the way to do so.
 */
detail: string, };
export type PointAjouterRequest = { 
/**
 * Identifier of the meeting, which is open.
 */
seance: number, 
/**
 * Words of the demand; not empty.
 */
objet: string, 
/**
 * Party that asks.
 */
partie: Partie, };
export type PointDonnee = { 
/**
 * Year of the figure.
 */
annee: number, 
/**
 * Value as computed; one that is typed comes before it.
 */
valeur: number, };
export type PointFictif = { 
/**
 * Year of the value.
 */
annee: number, 
/**
 * The value: a decimal number with a point.
 */
valeur: string, 
/**
 * True for a target, false for a measure.
 */
cible: boolean, };
export type PointIndicateur = { 
/**
 * Year of the figures and of the target.
 */
annee: number, 
/**
 * Numerator of the year.
 */
numerateur: CompteIndicateur, 
/**
 * Denominator of the year.
 */
denominateur: CompteIndicateur, 
/**
 * Value, rounded to the decimals of the indicator.
 */
valeur: number | null, 
/**
 * Whether the value itself was typed, in place of counts.
 */
valeur_saisie: boolean, 
/**
 * Value that the counts of the formulas give, when the value was typed.
 */
valeur_calculee: number | null, 
/**
 * Target of the year: as typed, otherwise as the planned figures give it.
 */
cible: number | null, 
/**
 * Target that the formulas give from planned figures, in a year of the contract.
 */
cible_calculee: number | null, 
/**
 * Value minus target, in the unit of the indicator.
 */
ecart: number | null, 
/**
 * (value − baseline) ÷ (target − baseline), in percent with one decimal; `None` across a change of definition.
 */
progression: number | null, 
/**
 * Whether the definition changed between this year and the baseline.
 */
hors_serie: boolean, 
/**
 * Status against the target; `None` without a target.
 */
statut: StatutIndicateur | null, 
/**
 * Whether the denominator is so small that one case changes the value by more than two points.
 */
petits_nombres: boolean, };
export type PointLaisse = { 
/**
 * Identifier of the point.
 */
demande: number, 
/**
 * Code of the point.
 */
code: string, 
/**
 * Words of the demand.
 */
objet: string, 
/**
 * State of the point.
 */
etat: EtatPoint, };
export type PointRequest = { 
/**
 * Identifier of the meeting.
 */
seance: number, 
/**
 * Identifier of the point.
 */
demande: number, };
export type PointRetourView = { 
/**
 * Identifier of the point; `None` for one that noting would add.
 */
demande: number | null, 
/**
 * Code of the point; empty for one to add.
 */
code: string, 
/**
 * Words of the point.
 */
objet: string, };
export type PointTendance = { 
/**
 * Calendar year of the figures.
 */
annee: number, 
/**
 * Figure of the year: hours, or a percentage; `None` when it is missing or partial.
 */
valeur: number | null, 
/**
 * Figure planned for the year, for hours.
 */
prevu: number | null, };
export type PointView = { 
/**
 * Identifier of the point.
 */
id: number, 
/**
 * Code of the point.
 */
code: string, 
/**
 * Words of the demand.
 */
objet: string, 
/**
 * Reason given for the demand.
 */
justification: string, 
/**
 * Party that asks, in words.
 */
origine: Partie, 
/**
 * State of the point.
 */
etat: EtatPoint, 
/**
 * Day by which the agreement is carried out, `AAAA-MM-JJ`.
 */
echeance: string | null, 
/**
 * Cell that an agreement writes; `None` for a point in words.
 */
cible: CibleAccordView | null, 
/**
 * Whether the cell that it named is gone.
 */
cible_perdue: boolean, 
/**
 * Rounds, newest first.
 */
tours: Array<TourView>, 
/**
 * Worth of the last proposals and of the agreement.
 */
effet: EffetPointView, 
/**
 * Value proposed for an agreement: the last one of the other party, else the last one of the service.
 */
a_convenir: SaisieView, 
/**
 * Part that the service keeps to itself; `None` on a shared screen.
 */
reserve: ReservePointView | null, };
export type PorteeEcheance = "habilite" | "non_habilite" | "tous" | "dotation" | "cpom";
export type PositionRequest = { 
/**
 * Identifier of the meeting, which is open.
 */
seance: number, 
/**
 * Identifier of the point.
 */
demande: number, 
/**
 * Party whose position it is.
 */
partie: Partie, 
/**
 * Proposal, agreement, disagreement, postponement or withdrawal.
 */
nature: NaturePosition, 
/**
 * Value in words, in the unit of the cell of the point; empty for words alone.
 */
valeur: string, 
/**
 * Words that go with the value.
 */
texte: string, 
/**
 * Whether the other party knows it; always true of what it says itself, and of what ends a point.
 */
divulguee: boolean, };
export type PositionView = { 
/**
 * Identifier of the row.
 */
id: number, 
/**
 * Proposal, agreement, disagreement, postponement or withdrawal.
 */
nature: NaturePosition, 
/**
 * Value and words in French.
 */
dit: string, 
/**
 * Value and words as they were typed.
 */
saisie: SaisieView, 
/**
 * Whether the other party knows it.
 */
divulguee: boolean, };
export type PremiersIndicateurs = { 
/**
 * Number of the objective, 1 to 6.
 */
objectif: number, 
/**
 * Numbers in the catalogue.
 */
numeros: Array<number>, };
export type PreuveView = { 
/**
 * Printed number of the document, « P-07 ».
 */
numero: string, 
/**
 * Identifier of the document.
 */
piece: number, 
/**
 * Identifier of the link.
 */
justificatif: number, 
/**
 * Place of the figure.
 */
lieu: LieuChiffreView, 
/**
 * Date of the document in figures; empty without any.
 */
date: string, 
/**
 * Place in the document.
 */
page: string, };
export type ProchaineChose = { 
/**
 * Kind of thing, by which the window knows the gesture.
 */
chose: ChoseAFaire, 
/**
 * The thing, in the infinitive, as a French sentence.
 */
phrase: string, 
/**
 * Reason for which it comes next, in one French sentence.
 */
raison: string, 
/**
 * Name of the table of its place.
 */
table: string, 
/**
 * Identifier of the row; `None` when the table has none yet.
 */
id: number | null, 
/**
 * Name of the field; `None` for the whole row.
 */
champ: string | null, };
export type PropositionView = { 
/**
 * Reading: header, target and content of each column.
 */
correspondance: Correspondance, 
/**
 * Whether it repeats the reading of an earlier import with the same headers.
 */
retenue: boolean, };
export type ProvisoireCalculee = { 
/**
 * Identifier of the row.
 */
id: number, 
/**
 * Numerator of the count.
 */
numerateur: CompteIndicateur, 
/**
 * Denominator of the count.
 */
denominateur: CompteIndicateur, 
/**
 * Value, rounded to the decimals of the indicator.
 */
valeur: number | null, 
/**
 * Whether the value itself was typed, in place of counts.
 */
valeur_saisie: boolean, };
export type PublicAnnee = { 
/**
 * Identifier of the row.
 */
id: number, 
/**
 * Year of the figures.
 */
annee: number, 
/**
 * Number of people: each category that has people in some year is expected.
 */
total: Total, };
export type QuestionView = { 
/**
 * Question of the other party.
 */
question: string, 
/**
 * Prepared answer.
 */
reponse: string, };
export type Recent = { 
/**
 * Absolute path of its file.
 */
chemin: string, 
/**
 * Title of the dossier when it was last opened.
 */
titre: string, 
/**
 * Local time of the last opening, `AAAA-MM-JJTHH:MM:SS`.
 */
vu_le: string, 
/**
 * Whether the file still exists, as far as its place answered at once; computed at each reading.
 */
present: boolean, };
export type RecuperationView = { 
/**
 * State of the new dossier, which is now open.
 */
etat: EtatDossierView, 
/**
 * French sentence on how much was read and how much was lost.
 */
phrase: string, 
/**
 * Counts by table; tables without rows are left out.
 */
tables: Array<TableRecupereeView>, };
export type RecupererRequest = { 
/**
 * Path of the damaged file, which is only read.
 */
chemin: string, 
/**
 * Path of the new file.
 */
vers: string, 
/**
 * Whether the user agreed to replace an existing file of the name `vers`.
 */
ecraser: boolean, };
export type Referentiel = { 
/**
 * Dated legal and money values.
 */
parametres: Array<Parametre>, 
/**
 * The six objectives of L. 314-2-2 CASF.
 */
objectifs_legaux: Array<ObjectifLegalModele>, 
/**
 * The visas of the contract, in printing order.
 */
visas: Array<VisaModele>, 
/**
 * The mentions a contract must or should hold.
 */
mentions: Array<MentionLegale>, 
/**
 * Deadlines of the budget and of the contract.
 */
echeances: Array<EcheanceModele>, 
/**
 * The catalogue of indicators.
 */
indicateurs: Array<IndicateurModele>, 
/**
 * The dictionary of yearly raw figures.
 */
donnees: Array<DonneeModele>, 
/**
 * Suggestions for free-text fields.
 */
enumerations: Array<ListeValeurs>, 
/**
 * Budget groups with their usual lines.
 */
groupes_budget: Array<GroupeBudgetModele>, 
/**
 * The neutral contract template.
 */
modele_contrat: ModeleContrat, 
/**
 * Example action sheets, not official.
 */
fiches_exemples: Array<FicheExemple>, 
/**
 * Verbs, in the infinitive, that promise nothing that can be verified unless an indicator measures it.
 */
verbes_mous: Array<string>, 
/**
 * Usual time of the return of an indicator.
 */
charge: ChargeModele, 
/**
 * Content with which five answers begin a dossier.
 */
demarrage: DemarrageModele, 
/**
 * Facts the user must check before relying on them.
 */
a_verifier: Array<PointAVerifier>, };
export type RefusFusionView = { 
/**
 * Name of the row, with the field when one is concerned.
 */
nom: string, 
/**
 * French sentence of the reason.
 */
phrase: string, };
export type RefusReponse = { 
/**
 * Name of the answer: a field of [`ReponsesDemarrage`].
 */
champ: string, 
/**
 * One French sentence that says why.
 */
phrase: string, };
export type RefusView = { 
/**
 * Address of the cell (`C12`).
 */
adresse: string, 
/**
 * Text of the cell.
 */
texte: string, 
/**
 * Reason in French.
 */
phrase: string, };
export type RemarqueView = { 
/**
 * Row it is about; `None` for a remark to place by hand.
 */
lieu: LieuRetourView | null, 
/**
 * Place in the document, in words.
 */
ou: string, 
/**
 * Kind of the remark.
 */
genre: GenreRemarque, 
/**
 * Author, as the document names him or her; empty when it does not.
 */
auteur: string, 
/**
 * Day and time, `AAAA-MM-JJTHH:MM:SS`; `None` when the document gives none.
 */
date: string | null, 
/**
 * Text removed, value of the dossier, or words that a comment is about.
 */
avant: string, 
/**
 * Text added, value of the document, or words of the comment.
 */
apres: string, 
/**
 * Words of the remark, in French.
 */
dit: string, 
/**
 * Author and day in French; empty when the document gives neither.
 */
qui: string, 
/**
 * Fate of the remark.
 */
sort: SortRemarque, 
/**
 * Whether it may be noted.
 */
notable: boolean, 
/**
 * Its point; `None` for a remark that makes no position.
 */
point: PointRetourView | null, };
export type RendreRequest = { 
/**
 * Number of the step that removed it.
 */
etape: number, 
/**
 * Name of its table.
 */
table: string, 
/**
 * Identifier of the row.
 */
id: number, };
export type Renvoi = { 
/**
 * Name of the table.
 */
table: string, 
/**
 * Identifier of the row; `None` for the table.
 */
id: number | null, 
/**
 * Name of the field; `None` for the row.
 */
champ: string | null, };
export type RenvoiNomme = { 
/**
 * Name of the place, with its value: « ACT-04 : 20 % ».
 */
texte: string, 
/**
 * Place of the value.
 */
renvoi: Renvoi, };
export type Repere = { 
/**
 * The figures, in one French sentence.
 */
texte: string, 
/**
 * Years of the figures; empty when the source does not say.
 */
annees: Array<number>, 
/**
 * Publisher of the figures.
 */
source: string, 
/**
 * Degree of confidence in the figures.
 */
confiance: Confiance, 
/**
 * Caution to print beside the figures.
 */
avertissement: string, };
export type RepereApercu = { 
/**
 * Name of the anchor: `article-3`, `action-12`, `dotation`…
 */
ancre: string, 
/**
 * Number of the page, from 1.
 */
page: number, 
/**
 * Points from the top of the page.
 */
y: number, };
export type RepereFrise = { 
/**
 * Day of the event.
 */
date: string, 
/**
 * Line on which it stands.
 */
genre: GenreRepere, 
/**
 * State on the day of the judgements.
 */
etat: EtatRepere, 
/**
 * Words of the row, or what it is.
 */
libelle: string, 
/**
 * Name of the table of the row.
 */
table: string, 
/**
 * Identifier of the row.
 */
id: number, };
export type ReponsesDemarrage = { 
/**
 * Name of the gestionnaire.
 */
gestionnaire: string, 
/**
 * Legal form of the gestionnaire, in words.
 */
forme_juridique: string, 
/**
 * SIREN of the gestionnaire, with or without spaces.
 */
siren: string, 
/**
 * Name of the Département.
 */
departement: string, 
/**
 * Name of the agence régionale de santé; it only serves when a service gives care.
 */
ars: string, 
/**
 * Services of the contract, in order.
 */
services: Array<ServiceRepondu>, 
/**
 * First day of the contract.
 */
debut: string | null, 
/**
 * Last day of the contract.
 */
fin: string | null, 
/**
 * Day on which the contract should be signed.
 */
signature: string | null, 
/**
 * Codes of the financeurs, of the shipped list; all of the list when it is empty.
 */
financeurs: Array<string>, 
/**
 * Numbers of the objectives of art. L. 314-2-2 CASF, 1 to 6.
 */
objectifs: Array<number>, };
export type ReprendreRequest = { 
/**
 * Path of the former dossier: a dossier, a PDF with its data, or an interchange document.
 */
ancien: string, 
/**
 * Path of the new dossier.
 */
nouveau: string, 
/**
 * First year of the new contract; when absent, the year after the end of the former one.
 */
debut: Debut | null, 
/**
 * Decisions on actions of the former dossier; they replace those it holds.
 */
decisions: Array<DecisionRequest>, 
/**
 * Whether the user agreed to replace an existing file of this name.
 */
ecraser: boolean, 
/**
 * Whether the user accepts a PDF whose data no longer match their SHA-256.
 */
malgre_empreinte: boolean, };
export type RepriseView = { 
/**
 * State of the new dossier, which is now open.
 */
etat: EtatDossierView, 
/**
 * Report of the renewal: a line for each item kept, carried over, emptied or removed.
 */
rapport: Array<LigneReprise>, };
export type ReservePointView = { 
/**
 * Priority of the demand.
 */
priorite: PrioriteDemande, 
/**
 * Fall-back position; empty when there is none.
 */
repli: string, 
/**
 * Worth of the fall-back position in French.
 */
impact_repli: string | null, };
export type RestaurerSauvegardeRequest = { 
/**
 * Name of the backup, as in the list.
 */
nom: string, 
/**
 * Path of its dossier, when that dossier is not open.
 */
chemin: string | null, 
/**
 * Path of a new file for its content; when absent, the dossier itself is restored, as one step of its history.
 */
vers: string | null, 
/**
 * Whether the user agreed to replace an existing file of the name `vers`.
 */
ecraser: boolean, };
export type RetenirMotRequest = { 
/**
 * The word, as it is written.
 */
mot: string, 
/**
 * Whether it is taken away instead of added.
 */
oublier: boolean, };
export type RetourLireRequest = { 
/**
 * Path of the file: `.docx`, `.xlsx`, `.pdf`.
 */
chemin: string, };
export type RetourNoterRequest = { 
/**
 * Review of a new meeting; the one in preparation, else the last, when absent.
 */
revue: number | null, 
/**
 * Meeting, open or planned; when absent the open one, else a new one.
 */
seance: number | null, 
/**
 * Day of a new meeting, `AAAA-MM-JJ`; that of the last remark when absent or empty.
 */
date: string | null, 
/**
 * Ranks of the remarks to note, from 0.
 */
remarques: Array<number>, };
export type RetourPlacerRequest = { 
/**
 * Review of a new meeting; the one in preparation, else the last, when absent.
 */
revue: number | null, 
/**
 * Meeting, open or planned; when absent the open one, else a new one.
 */
seance: number | null, };
export type RetourView = { 
/**
 * Name of the file, without its folder.
 */
fichier: string, 
/**
 * Review whose points are looked at; `None` when the dossier has none.
 */
revue: number | null, 
/**
 * Meeting that would receive the remarks; `None` for one that would be made.
 */
seance: number | null, 
/**
 * Name of that meeting: « Séance n° 2 du 12 décembre 2026 »; empty when none can receive them.
 */
nom: string, 
/**
 * Day of that meeting.
 */
date: string, 
/**
 * Sentence on why nothing can be noted; `None` when remarks can.
 */
refus: string | null, 
/**
 * Remarks in the order of the document.
 */
remarques: Array<RemarqueView>, 
/**
 * Sheets whose cells could not be compared with the dossier.
 */
non_comparees: Array<string>, };
export type RetrouverRequest = { 
/**
 * Identifier of the document.
 */
piece: number, 
/**
 * Path of its file now: the same content.
 */
chemin: string, };
export type ReversementView = { 
/**
 * Calendar year of the row.
 */
annee: number, 
/**
 * Motive of the claim.
 */
motif: MotifReversement, 
/**
 * Motive in words.
 */
libelle: string, 
/**
 * Likelihood of the claim.
 */
degre: DegreReversement, 
/**
 * Likelihood in words.
 */
degre_libelle: string, 
/**
 * Amount, in euros; `None` when a figure is missing.
 */
montant: number | null, 
/**
 * French sentence with its figures.
 */
phrase: string, 
/**
 * Formula of the amount.
 */
explication: Explication, 
/**
 * Place of the figures or of the rule.
 */
renvoi: Renvoi, };
export type RienRequest = Record<string, never>;
export type RisqueFiche = { 
/**
 * Event that may prevent the action.
 */
risque: string, 
/**
 * Measure that prevents or answers it.
 */
mesure: string, };
export type RubriqueAnnee = { 
/**
 * The step, which gives its place in the work.
 */
cle: EtapeAnnee, 
/**
 * Its name in French.
 */
libelle: string, 
/**
 * Number of figures expected.
 */
attendus: number, 
/**
 * Figures that are missing.
 */
manques: Array<ManqueAnnee>, 
/**
 * Texts that are not written; not counted as figures.
 */
textes: Array<ManqueAnnee>, };
export type RubriqueComparaisonView = { 
/**
 * Title of the part, as in the window.
 */
titre: string, 
/**
 * Rows that differ, in the order of the dossier.
 */
lignes: Array<LigneComparaisonView>, };
export type RubriqueFusionView = { 
/**
 * Title of the part, as in the window.
 */
titre: string, 
/**
 * Rows that differ.
 */
lignes: Array<LigneFusionView>, };
export type RuptureProposee = { 
/**
 * Indicator whose definition changed.
 */
indicateur: number, 
/**
 * Field that changed.
 */
champ: string, 
/**
 * First year that the new definition can count: the one after the last measured year.
 */
annee: number, };
export type SaisieView = { 
/**
 * Value in French; empty for words alone.
 */
valeur: string, 
/**
 * Words said with it.
 */
texte: string, };
export type SauvegardeView = { 
/**
 * Name of its file, by which other commands refer to it.
 */
nom: string, 
/**
 * Local time at which it was made.
 */
quand: string, 
/**
 * Cause of the backup, in French.
 */
cause: string, 
/**
 * Origin in French, when it is another dossier that was at this place, or this dossier at another place.
 */
origine: string | null, 
/**
 * Size of its file in bytes.
 */
octets: number, 
/**
 * Title of the dossier at that time; empty when the backup cannot be read.
 */
titre: string, 
/**
 * Number of steps in its history; 0 when the backup cannot be read.
 */
etapes: number, 
/**
 * Whether its title and history could be read.
 */
lisible: boolean, };
export type SauvegardesView = { 
/**
 * Backups, the newest first.
 */
liste: Array<SauvegardeView>, 
/**
 * Folder that holds them; `None` when there is none yet.
 */
repertoire: string | null, };
export type ScenarioView = { 
/**
 * Identifier of the kept scenario; `None` for the levers being typed.
 */
id: number | null, 
/**
 * Name of the scenario.
 */
nom: string, 
/**
 * Levers in words: « heures −20 % ».
 */
leviers: Array<string>, 
/**
 * Sentence on the balance.
 */
phrase: string, 
/**
 * Figures beside those of the dossier.
 */
ecarts: Array<EcartScenarioView>, 
/**
 * Sentences on the hours at which the result and the advance turn.
 */
bascules: Array<string>, 
/**
 * Indicators whose targets follow the hours, when the levers move them.
 */
cibles_touchees: Array<CibleToucheeView>, 
/**
 * Levers that applying would not write, in words.
 */
non_ecrits: Array<string>, 
/**
 * Changes that applying would make, in words.
 */
changements: Array<string>, };
export type SeanceCloreRequest = { 
/**
 * Identifier of the meeting.
 */
seance: number, 
/**
 * Points whose agreed value is written.
 */
valeurs: Array<number>, 
/**
 * Decisions to create.
 */
decisions: Array<DecisionSeanceRequest>, 
/**
 * Participants of the meeting.
 */
participants: Array<ParticipantRequest>, };
export type SeanceOuvrirRequest = { 
/**
 * Identifier of the review.
 */
revue: number, 
/**
 * Planned meeting; a new one when absent.
 */
seance: number | null, 
/**
 * Day of the meeting, `AAAA-MM-JJ`; today when absent or empty.
 */
date: string | null, 
/**
 * In a room or in writing.
 */
mode: ModeSeance, 
/**
 * Place of the meeting.
 */
lieu: string, };
export type SeanceRequest = { 
/**
 * Identifier of the meeting.
 */
seance: number, 
/**
 * Whether the other party sees the screen: nothing reserved is answered.
 */
partage: boolean, };
export type SeanceView = { 
/**
 * Identifier of the meeting.
 */
seance: number, 
/**
 * « Séance n° 1 du 10 décembre 2026 ».
 */
nom: string, 
/**
 * Kind and day of the review.
 */
revue: string, 
/**
 * Place of the meeting, or that it is held in writing.
 */
lieu: string, 
/**
 * Planned, open or closed.
 */
etat: EtatSeance, 
/**
 * Points of the review by objective, in the order of the review.
 */
groupes: Array<GroupePointsView>, 
/**
 * Count of the points and worth of the agreements.
 */
compte: CompteView, 
/**
 * Expected questions with their answers; none on a shared screen.
 */
questions: Array<QuestionView>, };
export type Section = { 
/**
 * Stable code of the section.
 */
code: string, 
/**
 * Name of the section, as the document prints it.
 */
nom: string, 
/**
 * Effect of leaving out the section, besides the absence of its content; `None` when there is none.
 */
perte: string | null, 
/**
 * Whether the section is left out.
 */
ecartee: boolean, };
export type SelectionRequest = { 
/**
 * The figures, at most four decimals; null for a cell without one.
 */
valeurs: Array<number | null>, };
export type SelectionView = { 
/**
 * Number of cells that have a figure.
 */
connues: number, 
/**
 * Number of cells selected.
 */
cellules: number, 
/**
 * Sum of the figures there are; null when there is none.
 */
somme: number | null, 
/**
 * Mean to four decimals; null as long as a cell has no figure.
 */
moyenne: number | null, };
export type ServiceRepondu = { 
/**
 * Name of the service.
 */
nom: string, 
/**
 * Category of the service.
 */
categorie: CategorieService, 
/**
 * Habilitation à l’aide sociale of the service.
 */
habilitation: Habilitation, };
export type Severite = "bloquant" | "a_completer" | "avertissement" | "info";
export type SignataireResolu = { 
/**
 * Identifier of the signatory.
 */
id: number, 
/**
 * Gestionnaire for which it signs; `None` for another party.
 */
gestionnaire_id: number | null, 
/**
 * Name of the body.
 */
denomination: string, 
/**
 * Legal form of the gestionnaire; empty for another party.
 */
forme_juridique: string, 
/**
 * SIREN of the gestionnaire; empty for another party.
 */
siren: string, 
/**
 * Name of the person who signs.
 */
representant_nom: string, 
/**
 * Function of the person who signs.
 */
representant_fonction: string, 
/**
 * Heading of the signature block: « Pour … ».
 */
signature_pour: string, 
/**
 * Words under the heading of the signature block.
 */
signature_qualite: string, 
/**
 * Fields whose own value differs from that of the party.
 */
differences: Array<DifferenceSignataire>, };
export type SituationCalculee = { 
/**
 * Identifier of the row.
 */
id: number, 
/**
 * Hours counted, all financeurs.
 */
total: Total, 
/**
 * Planned hours of the year × months counted ÷ 12, rounded to the hour.
 */
prorata_prevu: number | null, };
export type SortAccord = "a_ecrire" | "deja_ecrit" | "annee_close" | "cible_perdue" | "sans_valeur" | "remplace";
export type SortRemarque = "a_noter" | "rouvre" | "deja_notee" | "tranche" | "de_nous" | "sans_lieu";
export type SortTexte = "ajoute" | "change" | "retire" | "garde";
export type SourceCarte = { 
/**
 * Source of the money.
 */
source: SourceFinancement, 
/**
 * Amount that the actions take from it, in euros.
 */
actions: Total, 
/**
 * Amount of the lines that belong to no action, in euros.
 */
hors_actions: Total, };
export type StatutIndicateur = "atteint" | "partiellement_atteint" | "non_atteint" | "en_cours" | "a_venir" | "non_renseigne" | "a_apprecier";
export type Suivi = { 
/**
 * Day of the judgements.
 */
jour: string, 
/**
 * State of each action, in display order.
 */
actions: Array<ActionSuivie>, 
/**
 * State of each step, in display order.
 */
etapes: Array<LigneSuivie>, 
/**
 * State of each deadline, in display order.
 */
echeances: Array<LigneSuivie>, 
/**
 * State of each decision of a committee, in display order.
 */
decisions: Array<LigneSuivie>, 
/**
 * State of each piece, in display order; late when its last day of validity has passed.
 */
pieces: Array<LigneSuivie>, 
/**
 * State of each measure on working life, in display order.
 */
conditions_travail: Array<LigneSuivie>, 
/**
 * State of each risk, in display order; late when the date of its counter-measure has passed.
 */
risques: Array<LigneSuivie>, 
/**
 * Deadlines to meet: the late ones, then those to come, each group by date.
 */
prochaines: Array<number>, 
/**
 * First open deadline on the day or later.
 */
prochaine_echeance: number | null, 
/**
 * Review to prepare: the first on the day or later, otherwise one without a date, otherwise the latest held.
 */
revue: number | null, };
export type SujetAvisView = "deplace" | "format_recent" | "lecture_seule" | "reseau" | "copie_conflit" | "sauvegarde_echouee" | "horloge";
export type SupprimeeView = { 
/**
 * Number of the step that removed it.
 */
etape: number, 
/**
 * The row as it was.
 */
lieu: LieuView, 
/**
 * Name of the row in French.
 */
objet: string, 
/**
 * Sentence of the step that removed it; `None` when that step is the removal of this very row.
 */
libelle: string | null, 
/**
 * Local time of the step.
 */
quand: string, 
/**
 * Name of its author; empty when none was set.
 */
auteur: string, 
/**
 * Number of rows that went with it.
 */
suite: number, 
/**
 * First values of the row, in French, to recognise it.
 */
apercu: Array<string>, };
export type SurveillanceView = { 
/**
 * Notices, the most serious first.
 */
avis: Array<AvisView>, 
/**
 * Backup shown in place of the dossier, if any.
 */
apercu: ApercuSauvegardeView | null, };
export type TableRecupereeView = { 
/**
 * Name of the table.
 */
table: string, 
/**
 * Number of rows read and kept.
 */
lues: number, 
/**
 * Number of kept rows in which a field was emptied.
 */
incompletes: number, 
/**
 * Number of rows left out because the row they belong to is lost.
 */
ecartees: number, 
/**
 * Greatest number of rows that could not be read.
 */
illisibles: number, 
/**
 * Whether the end of the table is lost, so that the number of lost rows is unknown.
 */
fin_perdue: boolean, };
export type TableurEssayerRequest = { 
/**
 * Reading, as proposed or as the user corrected it.
 */
correspondance: Correspondance, };
export type TableurLireRequest = { 
/**
 * Path of the file: `.xlsx`, `.ods`, `.csv`.
 */
chemin: string, };
export type TableurProposerRequest = { 
/**
 * Rank of the sheet in the file, from 0.
 */
feuille: number, 
/**
 * Row of the header, from 0; found by the program when absent.
 */
entete: number | null, 
/**
 * Name of the table to fill; found by the program when absent.
 */
cible: string | null, };
export type TableurView = { 
/**
 * Path of the file.
 */
chemin: string, 
/**
 * Name of the file, without its folder.
 */
fichier: string, 
/**
 * Sheets of the file, in its order.
 */
feuilles: Array<FeuilleView>, 
/**
 * Tables that an import may fill.
 */
cibles: Array<CibleView>, 
/**
 * Proposed reading of the sheet with the most figures for the dossier.
 */
proposition: PropositionView, };
export type TempsReleveModele = { 
/**
 * Words looked for in the source, without accents or capitals.
 */
mots: Array<string>, 
/**
 * Minutes of one return.
 */
minutes: number, };
export type TendanceContrat = { 
/**
 * Figure that the trend follows.
 */
genre: GenreTendance, 
/**
 * Years of the contract, in order.
 */
points: Array<PointTendance>, 
/**
 * One French sentence on the last year known, with its figures.
 */
phrase: string, 
/**
 * Years that have begun and whose figure is missing or partial, in words; empty when there is none.
 */
manque: string, };
export type TonDessin = "accent" | "encre" | "discret" | "ligne" | "teinte" | "teinte_pale" | "ton_moyen" | "ton_doux" | "ton_clair" | "atteint" | "partiel" | "non_atteint" | "papier" | "gris_fonce" | "gris_moyen" | "gris_clair";
export type Total = { /** Sum of the known terms; null when none is known. */ somme: number | null, /** Extent of a partial sum, « 2 années sur 4 »; null when no term is missing. */ etendue: string | null, };
export type TotalView = { 
/**
 * Name of the figure, with its year.
 */
libelle: string, 
/**
 * Value in the first state, with its unit; « vide » when there is none.
 */
avant: string, 
/**
 * Value in the second state, with its unit; « vide » when there is none.
 */
apres: string, 
/**
 * Signed difference, with its unit; empty when a value is missing or partial.
 */
ecart: string, };
export type TourView = { 
/**
 * Meeting of the round.
 */
seance: string, 
/**
 * Whether it is the meeting shown.
 */
courant: boolean, 
/**
 * Proposal of the service.
 */
service: PositionView | null, 
/**
 * Proposal of the other party.
 */
autre: PositionView | null, 
/**
 * Agreement, disagreement, postponement or withdrawal.
 */
issue: PositionView | null, };
export type TrouCarte = { 
/**
 * Kind of the gap.
 */
genre: GenreTrou, 
/**
 * Name of the table of the row.
 */
table: string, 
/**
 * Identifier of the row.
 */
id: number, 
/**
 * Code and title of the row.
 */
nom: string, 
/**
 * Amount concerned, in euros; `None` when the gap has none.
 */
montant: number | null, };
export type UniteDelai = "jours" | "mois";
export type UsageRequest = "ouvrir" | "nouveau" | "copie" | "pdf" | "docx" | "xlsx" | "ics" | "json" | "image" | "reprise_ancien" | "reprise_nouveau" | "import" | "modele_nouveau" | "modele_ouvrir" | "tableur" | "retour" | "piece" | "paquet";
export type ValeurConvenue = { 
/**
 * Point of the agreement.
 */
demande: number, 
/**
 * Code of the point.
 */
code: string, 
/**
 * Place of the cell in French; what is asked, when the cell is gone.
 */
lieu: string, 
/**
 * Present value in French; empty when the cell holds none.
 */
avant: string, 
/**
 * Agreed value in French.
 */
apres: string, 
/**
 * Whether it can be written, or why not.
 */
sort: SortAccord, 
/**
 * Year that is closed, or code of the point whose agreement replaces this one.
 */
precision: string, };
export type ValeurProposee = { 
/**
 * Key of the value.
 */
cle: string, 
/**
 * First day of the period.
 */
valable_du: string, 
/**
 * Value on the day before.
 */
base: number, 
/**
 * Coefficient that applies to it.
 */
coefficient: number, 
/**
 * Key of the coefficient.
 */
cle_coefficient: string, 
/**
 * Proposed value, rounded as the published ones are.
 */
valeur: number, };
export type ValeurSuggeree = { 
/**
 * Stable code of the value.
 */
code: string, 
/**
 * French word shown to users.
 */
libelle: string, 
/**
 * For a funder of hours: whether its hours count for the dotation by default.
 */
compte_dotation: boolean | null, };
export type VariableModele = { 
/**
 * Key with dots, such as `service.nom`.
 */
cle: string, 
/**
 * Meaning of the variable, in French.
 */
libelle: string, };
export type VariableView = { 
/**
 * Name of the variable, without braces.
 */
nom: string, 
/**
 * Group of the variable in the menu, in French.
 */
groupe: string, 
/**
 * Meaning of the variable, in French.
 */
libelle: string, 
/**
 * Present value as it prints; `None` when the dossier has none yet.
 */
valeur: string | null, };
export type VariablesRequest = { 
/**
 * Identifier of a kept version, whose values they take; the dossier as it is when absent.
 */
version: number | null, };
export type VerifierTextesRequest = { 
/**
 * Texts as they are typed.
 */
textes: Array<string>, };
export type VersionCreerRequest = { 
/**
 * Name of the version; not empty.
 */
nom: string, 
/**
 * Date of the version, `AAAA-MM-JJ`; today when absent.
 */
date: string | null, };
export type VersionRequest = { 
/**
 * Number of its kept content.
 */
instantane: number, };
export type VersionView = { 
/**
 * Number of its kept content; `None` when nothing was kept.
 */
instantane: number | null, 
/**
 * Identifier of its row in `versions`; `None` when the row was removed.
 */
ligne: number | null, 
/**
 * Number printed in the documents, if any.
 */
numero: number | null, 
/**
 * Name of the version.
 */
nom: string, 
/**
 * Date of the version, `AAAA-MM-JJ`; `None` when not set.
 */
date: string | null, 
/**
 * Local time at which the content was kept; `None` when nothing was kept.
 */
quand: string | null, 
/**
 * Name of its author; empty when unknown.
 */
auteur: string, 
/**
 * Whether the version is sealed.
 */
scellee: boolean, 
/**
 * Whether its content or its row no longer matches the seal.
 */
alteree: boolean, 
/**
 * SHA-256 of its interchange document, in hexadecimal; empty when nothing was kept.
 */
empreinte: string, 
/**
 * Number of steps made since; 0 when nothing was kept.
 */
etapes_depuis: number, };
export type VisaModele = { 
/**
 * Printing order, from 1.
 */
ordre: number, 
/**
 * Text with variables.
 */
texte: string, 
/**
 * Condition under which it is printed.
 */
condition: ConditionVisa, 
/**
 * Degree of confidence in the wording.
 */
confiance: Confiance, 
/**
 * True when the visa prints as « à vérifier ».
 */
a_verifier: boolean, 
/**
 * Remark on the visa; may be empty.
 */
note: string, };
export type VoirSauvegardeRequest = { 
/**
 * Name of the backup, as in the list.
 */
nom: string, 
/**
 * Path of its dossier, when that dossier is not open.
 */
chemin: string | null, };
export type ZoneDessin = { 
/**
 * Name of the thing, such as `action-3`.
 */
cle: string, 
/**
 * Left, in points.
 */
x: number, 
/**
 * Top, in points.
 */
y: number, 
/**
 * Width, in points.
 */
l: number, 
/**
 * Height, in points.
 */
h: number, };

export interface Commandes {
  /** State of the program: the open dossier, the recent ones, the user, today’s date. Changes nothing. */
  etat: { requete: RienRequest; reponse: EtatView };
  /** Version and licence of the program, and the places of its files on this machine. Changes nothing. */
  a_propos: { requete: RienRequest; reponse: AProposView };
  /** Makes a new dossier, empty or the complete example, and opens it; a file agreed to be replaced is backed up first. Not undone by `annuler`. */
  dossier_nouveau: { requete: NouveauRequest; reponse: EtatDossierView };
  /** Says what answers to the five questions would lay out in a new dossier, and which answers cannot be. Changes nothing. */
  demarrage_lire: { requete: DemarrageRequest; reponse: PlanDemarrage };
  /** Makes a new dossier laid out from answers to the five questions, and opens it; undoing its first step leaves it empty. Not undone by `annuler`. */
  dossier_demarrer: { requete: DemarrerRequest; reponse: EtatDossierView };
  /** Opens a dossier in place of the one that is open. Not undone by `annuler`. */
  dossier_ouvrir: { requete: OuvrirRequest; reponse: EtatDossierView };
  /** Copies the open dossier, history included, to another file; work goes on in the first. Not undone by `annuler`. */
  dossier_copier: { requete: CopierRequest; reponse: EcritView };
  /** Answers when all changes are in the file, which is at once: every change is written when it is made. Changes nothing. */
  dossier_enregistrer: { requete: RienRequest; reponse: EtatDossierView };
  /** Closes the open dossier, backed up if it changed. Not undone by `annuler`. */
  dossier_fermer: { requete: RienRequest; reponse: null };
  /** Reads the tables asked for, of the dossier or of a kept version, with all figures and findings. Changes nothing. */
  dossier_lire: { requete: LireRequest; reponse: LectureView };
  /** Reads the line of time of the contract, as of today; null when there is no date to draw. Changes nothing. */
  frise_lire: { requete: FriseRequest; reponse: Frise | null };
  /** Reads the dossier at a glance: the next thing to do, the phases of the contract, its trends. Changes nothing. */
  coup_oeil_lire: { requete: FriseRequest; reponse: CoupOeil };
  /** Facts about the open file: title, period, format, history, integrity. Changes nothing. */
  infos: { requete: RienRequest; reponse: InfosView };
  /** Reads the reference data shipped with the program. Changes nothing. */
  referentiel: { requete: RienRequest; reponse: Referentiel };
  /** Proposes the deadlines that the law and the contract call for and the dossier does not have. Changes nothing. */
  echeances_proposees: { requete: RienRequest; reponse: Array<EcheanceProposee> };
  /** Lists the formulas of the catalogue of indicators that the figures of the dossier can compute. Changes nothing. */
  formules_catalogue: { requete: RienRequest; reponse: Array<FormulesCatalogue> };
  /** Makes the dossier of the next contract from a former one, which is backed up and only read. Not undone by `annuler`. */
  reprendre: { requete: ReprendreRequest; reponse: RepriseView };
  /** Makes a dossier from an interchange document, or from a PDF that carries one. Not undone by `annuler`. */
  importer: { requete: ImporterRequest; reponse: EtatDossierView };
  /** Shows a file dialog and answers the path chosen. Changes nothing. */
  choisir_fichier: { requete: ChoisirRequest; reponse: string | null };
  /** Lists what a year lacks, step by step, and says what closing it would do. Changes nothing. */
  annee_lire: { requete: AnneeRequest; reponse: AnneeView };
  /** Closes a year as one step: keeps a version, opens the next year. One step, which `annuler` undoes. */
  exercice_clore: { requete: ExerciceCloreRequest; reponse: EditionView };
  /** Reopens a closed year, whose figures can be typed again. One step, which `annuler` undoes. */
  exercice_rouvrir: { requete: AnneeRequest; reponse: EditionView };
  /** Proposes a sentence on a missed target, from its figures and its cause; writes nothing. Changes nothing. */
  phrase_ecart: { requete: PhraseEcartRequest; reponse: PhraseEcartView };
  /** Drafts the summary of the yearly report from the complete figures of a year; writes nothing. Changes nothing. */
  bilan_proposer: { requete: AnneeRequest; reponse: BilanProposeView };
  /** Adds a row to a table, after another or at the end. One step, which `annuler` undoes. */
  ligne_creer: { requete: LigneCreerRequest; reponse: EditionView };
  /** Changes fields of a row; edits of the same fields within five seconds are one step. One step, which `annuler` undoes. */
  ligne_modifier: { requete: LigneModifierRequest; reponse: EditionView };
  /** Removes a row and the rows that belong to it. One step, which `annuler` undoes. */
  ligne_supprimer: { requete: LigneSupprimerRequest; reponse: EditionView };
  /** Moves a row within its table. One step, which `annuler` undoes. */
  ligne_deplacer: { requete: LigneDeplacerRequest; reponse: EditionView };
  /** Makes several changes: all of them as one step, or none. One step, which `annuler` undoes. */
  lot: { requete: LotRequest; reponse: EditionView };
  /** Computes the figures as if these rows were added or changed; writes nothing. Changes nothing. */
  lot_essayer: { requete: LotRequest; reponse: CalculsEssayesView };
  /** Adds the figures of cells selected in a sheet, and says how many have one. Changes nothing. */
  selection_sommer: { requete: SelectionRequest; reponse: SelectionView };
  /** Undoes the last step in force; `retablir` does it again. Not undone by `annuler`. */
  annuler: { requete: RienRequest; reponse: EditionView };
  /** Does the last undone step again. Not undone by `annuler`. */
  retablir: { requete: RienRequest; reponse: EditionView };
  /** Takes the dictionary that later readings of texts rest on. Changes nothing. */
  orthographe_preparer: { requete: DictionnaireRequest; reponse: OrthographeView };
  /** Finds the words of texts that are not known. Changes nothing. */
  orthographe_verifier: { requete: VerifierTextesRequest; reponse: Array<Array<FauteView>> };
  /** Suggests words near an unknown one. Changes nothing. */
  orthographe_suggerer: { requete: MotRequest; reponse: Array<string> };
  /** Adds a word to those of this machine, or takes it away. Not undone by `annuler`. */
  orthographe_retenir: { requete: RetenirMotRequest; reponse: OrthographeView };
  /** Writes a document to a file, which is replaced. Not undone by `annuler`. */
  exporter: { requete: ExporterRequest; reponse: EcritView };
  /** Lists the sections a document may print, in the order chosen, with the effect of leaving each out. Changes nothing. */
  sections_document: { requete: ApercuRequest; reponse: Array<Section> };
  /** Makes a document as a PDF to show, with the place of each row in it; edits do not wait for it. Changes nothing. */
  apercu: { requete: ApercuRequest; reponse: ApercuView };
  /** Lists the variables that may be inserted in a text, with their values in the dossier or in a kept version. Changes nothing. */
  variables: { requete: VariablesRequest; reponse: Array<VariableView> };
  /** Reads the map of the contract, facts and drawing: objectives, actions, indicators and money. Changes nothing. */
  carte_lire: { requete: CarteRequest; reponse: CarteView };
  /** Draws the picture of a table of figures; null when none of its figures is known. Changes nothing. */
  image_lire: { requete: ImageRequest; reponse: ImageView | null };
  /** Writes a picture that the page painted (PNG) to a file, which is replaced. Not undone by `annuler`. */
  image_ecrire: { requete: ImageEcrireRequest; reponse: EcritView };
  /** Joins a file to the dossier, as the proof of a row when one is named; a file of the same content stays one document. One step, which `annuler` undoes. */
  piece_joindre: { requete: JoindreRequest; reponse: EditionView };
  /** Says where the file of a document is now; the files that moved with it follow, as one step. One step, which `annuler` undoes. */
  piece_retrouver: { requete: RetrouverRequest; reponse: EditionView };
  /** Compares the files of the documents with those that were joined; edits do not wait for it. Changes nothing. */
  pieces_verifier: { requete: RienRequest; reponse: Array<EtatPieceView> };
  /** Lists the proofs of a year with their numbers, and what has none. Changes nothing. */
  pieces_annee: { requete: PiecesRequest; reponse: PiecesView };
  /** Writes a folder with a yearly report or a compte d’emploi, its proofs and their list; a folder that holds anything is refused. Not undone by `annuler`. */
  paquet: { requete: PaquetRequest; reponse: PaquetView };
  /** Saves the texts of the contract as a template, in a file. Not undone by `annuler`. */
  modele_enregistrer: { requete: ModeleEnregistrerRequest; reponse: EcritView };
  /** Reads a contract template and lists the changes it would make. Changes nothing. */
  modele_lire: { requete: ModeleFichierRequest; reponse: ModeleView };
  /** Replaces the texts of the contract by those of a template. One step, which `annuler` undoes. */
  modele_reprendre: { requete: ModeleFichierRequest; reponse: EditionView };
  /** Lists the fiches to start from: the user’s own and those shipped. Changes nothing. */
  fiches: { requete: RienRequest; reponse: FichesView };
  /** Adds the texts of an action to the user’s own fiches; one of the same title is replaced. Not undone by `annuler`. */
  fiche_garder: { requete: FicheGarderRequest; reponse: FichesView };
  /** Removes one of the user’s own fiches. Not undone by `annuler`. */
  fiche_oublier: { requete: FicheOublierRequest; reponse: FichesView };
  /** Writes a fiche into an objective, as a new action. One step, which `annuler` undoes. */
  fiche_inserer: { requete: FicheInsererRequest; reponse: EditionView };
  /** Reads steps of the history in French, the newest first: all, or those of a place, an author, some tables, a word. Changes nothing. */
  historique: { requete: LireHistoriqueRequest; reponse: Array<EtapeView> };
  /** Removes the values of steps older than a day, after a backup; or only measures them. Not undone by `annuler`. */
  historique_alleger: { requete: AllegerHistoriqueRequest; reponse: AllegementView };
  /** Sets the name of the user, written with each step from now on. Not undone by `annuler`. */
  auteur_definir: { requete: DefinirAuteurRequest; reponse: null };
  /** Lists the removed rows that can be put back, the last removed first. Changes nothing. */
  corbeille: { requete: RienRequest; reponse: Array<SupprimeeView> };
  /** Puts a removed row back, with the rows that had gone with it; what was done since stays. One step, which `annuler` undoes. */
  corbeille_rendre: { requete: RendreRequest; reponse: EditionView };
  /** Lists every version, those kept and the rows typed by hand, the newest first. Changes nothing. */
  versions: { requete: RienRequest; reponse: Array<VersionView> };
  /** Names a version of the dossier as it is and keeps its content; after an undo the content stays for a redo. One step, which `annuler` undoes. */
  version_creer: { requete: VersionCreerRequest; reponse: EditionView };
  /** Seals a version: it can no longer be changed or removed. Not undone by `annuler`. */
  version_sceller: { requete: VersionRequest; reponse: EditionView };
  /** Replaces the content of the dossier by that of a version; the list of versions stays. One step, which `annuler` undoes. */
  version_restaurer: { requete: VersionRequest; reponse: EditionView };
  /** Lists what changed since a sealed version of the contract, with the effect on the grant of the changes chosen. Changes nothing. */
  avenant_differences: { requete: AvenantDifferencesRequest; reponse: AvenantDifferencesView };
  /** Writes the chosen changes in an avenant, created when none is given, as one step. One step, which `annuler` undoes. */
  avenant_preparer: { requete: AvenantPreparerRequest; reponse: EditionView };
  /** Signs an avenant: its state, and a version of the consolidated contract that is kept and sealed. Not undone by `annuler`. */
  avenant_signer: { requete: AvenantSignerRequest; reponse: EditionView };
  /** Computes the effect of an avenant on the grant. Changes nothing. */
  avenant_effet: { requete: AvenantRequest; reponse: EffetDotation };
  /** Sets the provisions that differ side by side: signed contract, after each avenant, today. Changes nothing. */
  contrat_consolide: { requete: RienRequest; reponse: Consolide };
  /** Reads a meeting: its points with their rounds, what they are worth, the count of what is agreed. Changes nothing. */
  seance_lire: { requete: SeanceRequest; reponse: SeanceView };
  /** Reads a value being typed for a point, and says what it is worth; writes nothing. Changes nothing. */
  position_essayer: { requete: EssaiPositionRequest; reponse: EssaiPositionView };
  /** Lists the cells of the dossier that an agreement may write. Changes nothing. */
  cibles_lire: { requete: RienRequest; reponse: CiblesAccordView };
  /** Opens a meeting of a review as one step: keeps the state before it as a version. One step, which `annuler` undoes. */
  seance_ouvrir: { requete: SeanceOuvrirRequest; reponse: EditionView };
  /** Notes a position of a party on a point of the open meeting, as one step. One step, which `annuler` undoes. */
  position_noter: { requete: PositionRequest; reponse: EditionView };
  /** Takes away what ended a point in the open meeting. One step, which `annuler` undoes. */
  point_rouvrir: { requete: PointRequest; reponse: EditionView };
  /** Adds a point in the open meeting. One step, which `annuler` undoes. */
  point_ajouter: { requete: PointAjouterRequest; reponse: EditionView };
  /** Says what closing a meeting would write: agreed values, decisions, points left open. Changes nothing. */
  seance_cloture: { requete: SeanceRequest; reponse: PlanSeance };
  /** Closes a meeting as one step: minutes, decisions, agreed values; then keeps the state after it as a version, which stays. One step, which `annuler` undoes. */
  seance_clore: { requete: SeanceCloreRequest; reponse: EditionView };
  /** Reads the remarks of a document that came back, and says what would become of each; writes nothing. Changes nothing. */
  retour_lire: { requete: RetourLireRequest; reponse: RetourView };
  /** Says what would become of the remarks of the document that was read, on the points of a review or in a meeting. Changes nothing. */
  retour_placer: { requete: RetourPlacerRequest; reponse: RetourView };
  /** Notes remarks as positions of the other party, in the open meeting or in a new one in writing, as one step. One step, which `annuler` undoes. */
  retour_noter: { requete: RetourNoterRequest; reponse: EditionView };
  /** Compares two kept versions, one with the dossier as it is, or another file with one of these. Changes nothing. */
  comparer: { requete: ComparerRequest; reponse: ComparaisonView };
  /** Reads a spreadsheet and proposes how to import its sheet with the most figures. Changes nothing. */
  tableur_lire: { requete: TableurLireRequest; reponse: TableurView };
  /** Proposes how to import a sheet, with the header or the target that the user chose. Changes nothing. */
  tableur_proposer: { requete: TableurProposerRequest; reponse: PropositionView };
  /** Lists the changes that an import would make; writes nothing. Changes nothing. */
  tableur_essayer: { requete: TableurEssayerRequest; reponse: EssaiView };
  /** Imports the figures of the sheet. One step, which `annuler` undoes. */
  tableur_importer: { requete: TableurEssayerRequest; reponse: EditionView };
  /** Computes the balance of the contract and what may be taken back, for a year, beside itself with levers. Changes nothing. */
  equilibre: { requete: EquilibreRequest; reponse: EquilibreView };
  /** Writes in the dossier what the levers of a scenario change, as one step. One step, which `annuler` undoes. */
  scenario_appliquer: { requete: AppliquerScenarioRequest; reponse: EditionView };
  /** Lists the changes of another copy that may be taken, and what the chosen ones would do. Changes nothing. */
  fusion_lire: { requete: FusionRequest; reponse: FusionView };
  /** Takes the chosen changes of another copy, as one step. One step, which `annuler` undoes. */
  fusion_appliquer: { requete: FusionRequest; reponse: EditionView };
  /** Notices about the open file: moved, read-only, on a network, a copy in conflict, a failed backup. Changes nothing. */
  surveiller: { requete: RienRequest; reponse: SurveillanceView };
  /** Lists the backups of a dossier on this machine, the newest first. Changes nothing. */
  sauvegardes: { requete: LireSauvegardesRequest; reponse: SauvegardesView };
  /** Opens a backup for reading in place of the open dossier, which is closed. Not undone by `annuler`. */
  sauvegarde_apercu: { requete: VoirSauvegardeRequest; reponse: EtatDossierView };
  /** Restores a backup, as one step of the dossier after a backup of its present state; or copies it into a new file. Not undone by `annuler`. */
  sauvegarde_restaurer: { requete: RestaurerSauvegardeRequest; reponse: EtatDossierView };
  /** Copies every readable row of a damaged file into a new file; the damaged file is never replaced. Not undone by `annuler`. */
  recuperer: { requete: RecupererRequest; reponse: RecuperationView };
}
