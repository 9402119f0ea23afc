// Écrit par les tests de cpom-api à partir des types Rust : ne pas modifier à la main.

import type { Action, Article, DecisionReprise, Dossier, Groupe, LigneReprise, Nature, NatureEcheance, Public, SensBudget, Service, StatutContrat, Theme, Version } from './modele';

export type ActeurEcheance = "service" | "departement" | "les_deux" | "etat";
export type ActionCalculee = { 
/**
 * Action.
 */
id: number, 
/**
 * Cost by year.
 */
couts: Array<MontantAnnee>, 
/**
 * Cost over all years.
 */
total: number, 
/**
 * Grant planned over all years.
 */
dotation: number, 
/**
 * Own money planned over all years.
 */
autofinancement: number, 
/**
 * Others’ money planned over all years.
 */
cofinancement: number, 
/**
 * Grant used so far.
 */
consomme: number, };
export type ActionSuivie = { 
/**
 * Action.
 */
id: number, 
/**
 * Where it stands.
 */
etat: EtatSuivi, 
/**
 * Why it is late; `None` when it is not.
 */
motif: MotifRetard | null, 
/**
 * The date that has passed: its end, or the earliest of its late steps.
 */
depuis: string | null, };
export type Activite = { 
/**
 * Totals by year and nature, in order.
 */
heures: Array<HeuresAnnee>, 
/**
 * The same for the hours given by service; without a service, for those that name none.
 */
par_service: Array<HeuresService>, 
/**
 * Planned against realised, for years that have both.
 */
ecarts: Array<EcartHeures>, 
/**
 * Hours paid to field staff.
 */
payees: Array<PayeesAnnee>, 
/**
 * People planned for 31 December.
 */
publics: Array<PublicAnnee>, 
/**
 * Counts during the year.
 */
situations: Array<SituationCalculee>, 
/**
 * Averages of years whose people and interventions are counted.
 */
moyennes: Array<MoyenneAnnee>, };
export type AllegementView = { 
/**
 * Steps that can no longer be undone.
 */
etapes: number, 
/**
 * Bytes let go.
 */
octets: number, 
/**
 * Bytes of the whole history, after.
 */
reste: number, 
/**
 * The sentence that says it.
 */
phrase: string, };
export type AllegerHistoriqueRequest = { 
/**
 * Steps older than this day, `AAAA-MM-JJ`, can no longer be undone.
 */
avant: string, 
/**
 * Only say what it would take.
 */
essai: boolean, };
export type AmortissementAnnuel = { 
/**
 * Identifier of the investment.
 */
id: number, 
/**
 * Amount ÷ years, to the cent.
 */
montant: number, };
export type Annees = { 
/**
 * Years of the contract.
 */
contrat: Array<number>, 
/**
 * Years before the contract that have figures.
 */
historique: Array<number>, 
/**
 * All of them, in order, without holes inside the contract.
 */
toutes: Array<number>, 
/**
 * Année de référence of the contract.
 */
reference: number | null, 
/**
 * Last year whose accounts are closed or, when none is said to be, last year with realised figures.
 */
derniere_close: number | null, };
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
export type ApercuRequest = { 
/**
 * What is looked at; the format does not count.
 */
demande: DocumentRequest, 
/**
 * A kept version instead of the dossier as it is.
 */
version: number | null, };
export type ApercuSauvegardeView = { 
/**
 * Its name, for `sauvegarde_restaurer`.
 */
nom: string, 
/**
 * When it was made, local time.
 */
quand: string, 
/**
 * The dossier it is a backup of.
 */
origine: string, 
/**
 * Whether that dossier can still be opened and put back as the backup holds it.
 */
restaurable: boolean, };
export type ApercuView = { 
/**
 * Revision shown.
 */
revision: number, 
/**
 * The PDF, in base64.
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
 * In one sentence.
 */
phrase: string, 
/**
 * Table of the row that answers.
 */
table: string, 
/**
 * Row.
 */
id: number, 
/**
 * Field where the answer is written.
 */
champ: string, 
/**
 * Whether an answer is written; `None` where none is needed.
 */
pret: boolean | null, };
export type AvisView = { 
/**
 * What it is about.
 */
sujet: SujetAvisView, 
/**
 * The sentence.
 */
phrase: string, 
/**
 * The other file, for a copy in conflict.
 */
autre: string | null, };
export type AxePropose = { 
/**
 * Title proposed for the axis.
 */
libelle: string, 
/**
 * Number of the objective, 1 to 6 (art. L. 314-2-2 CASF).
 */
objectif_legal: number, };
export type BilanStatuts = { 
/**
 * Year.
 */
annee: number, 
/**
 * Reached.
 */
atteint: number, 
/**
 * Partly reached.
 */
partiellement_atteint: number, 
/**
 * Missed.
 */
non_atteint: number, 
/**
 * Judged.
 */
total: number, };
export type BudgetAnnee = { 
/**
 * Year of the figures.
 */
annee: number, 
/**
 * Realised or planned.
 */
nature: Nature, 
/**
 * Hours of intervention of that year and nature.
 */
heures: number | null, 
/**
 * Totals of the groups that have lines.
 */
groupes: Array<GroupeTotal>, 
/**
 * Sum of the charges, in euros.
 */
charges: number, 
/**
 * Sum of the products, in euros.
 */
produits: number, 
/**
 * Products minus charges.
 */
resultat: number, 
/**
 * Result in percent of products, two decimals.
 */
resultat_pct: number | null, 
/**
 * Charges per hour, two decimals.
 */
cout_horaire: number | null, 
/**
 * Products per hour, two decimals.
 */
produit_horaire: number | null, };
export type BudgetsAnnee = { 
/**
 * Year; 0 in the total.
 */
annee: number, 
/**
 * Grant planned.
 */
dotation: number, 
/**
 * Own money planned.
 */
autofinancement: number, 
/**
 * Others’ money planned.
 */
cofinancement: number, 
/**
 * Grant used.
 */
dotation_consommee: number, };
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
 * The years the dossier speaks of.
 */
annees: Annees, 
/**
 * The contract as a whole.
 */
contrat: ContratCalcule, 
/**
 * The Département.
 */
departement: DepartementCalcule, 
/**
 * Hours and people.
 */
activite: Activite, 
/**
 * One per indicator, in display order.
 */
indicateurs: Array<IndicateurCalcule>, 
/**
 * Statuses counted, for each year that has targets and actuals.
 */
bilans_indicateurs: Array<BilanStatuts>, 
/**
 * The dotation complémentaire.
 */
dotation: Dotation, 
/**
 * One per fiche action, in display order.
 */
actions: Array<ActionCalculee>, 
/**
 * The financing plan.
 */
plan: Plan, 
/**
 * One per year and nature, in order.
 */
budget: Array<BudgetAnnee>, 
/**
 * Investments by year.
 */
investissements: Array<InvestissementAnnee>, 
/**
 * Yearly depreciation of each investment.
 */
amortissements: Array<AmortissementAnnuel>, 
/**
 * Staff by year and nature.
 */
effectifs: Array<EffectifsAnnee>, 
/**
 * Training by year and nature.
 */
formations: Array<FormationAnnee>, 
/**
 * Hours of each training line.
 */
heures_formation: Array<HeuresFormation>, 
/**
 * What is late and what comes next.
 */
suivi: Suivi, 
/**
 * Codes that follow from the place of rows.
 */
numerotation: Numerotation, };
export type ChampComparaisonView = { 
/**
 * What it is called.
 */
libelle: string, 
/**
 * Before, in French; absent when the row was added.
 */
avant: string | null, 
/**
 * After; absent when the row was removed.
 */
apres: string | null, 
/**
 * Difference of two figures, signed.
 */
ecart: string | null, 
/**
 * Two texts word by word, instead of before and after.
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
 * Cell it comes from.
 */
adresse: string, 
/**
 * Table.
 */
table: string, 
/**
 * What the row is called.
 */
ligne: string, 
/**
 * Field.
 */
champ: string, 
/**
 * Value of the dossier.
 */
avant: unknown, 
/**
 * Value of the sheet.
 */
apres: unknown, 
/**
 * Whether the row does not exist yet.
 */
nouvelle: boolean, 
/**
 * Whether the sheet has more decimals than the dossier keeps.
 */
arrondi: boolean, 
/**
 * How many other cells were added to the first.
 */
autres: number, };
export type ChoisirRequest = { 
/**
 * What for.
 */
usage: UsageRequest, 
/**
 * Name proposed.
 */
nom_propose: string | null, };
export type CibleView = { 
/**
 * The table.
 */
table: string, 
/**
 * Field that says which row each of its rows belongs to.
 */
parent: string | null, 
/**
 * The table of those rows.
 */
table_parente: string | null, 
/**
 * Fields of those rows a column may say, for the rows that are added.
 */
champs_parent: Array<string>, 
/**
 * Fields that tell its rows apart.
 */
cles: Array<string>, 
/**
 * Whether its figures may come in pieces that are added up.
 */
en_pieces: boolean, 
/**
 * Fields a column may fill.
 */
champs: Array<string>, 
/**
 * Rows its rows may belong to.
 */
lignes: Array<LigneNommeeView>, };
export type Code = "introuvable" | "existe_deja" | "pas_un_dossier" | "endommage" | "trop_recent" | "schema_inattendu" | "verrouille" | "lecture_seule" | "deplace" | "disque_plein" | "fichier" | "echange" | "echange_trop_recent" | "empreinte" | "valeur_refusee" | "ligne_inconnue" | "rien_a_annuler" | "modele" | "version_scellee" | "version_alteree" | "historique" | "reprise" | "aucun_dossier" | "export" | "requete" | "tableur" | "interne";
export type CodeChange = { 
/**
 * Its table: `axes`, `objectifs` or `actions`.
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
 * What the first state is called.
 */
avant: string, 
/**
 * What the second is called.
 */
apres: string, 
/**
 * How many rows differ.
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
 * The first: a kept version (of the other file, when one is named), or the dossier as it is.
 */
avant: number | null, 
/**
 * The second: a kept version, or the dossier as it is.
 */
apres: number | null, 
/**
 * Another file, only read, as the first instead.
 */
fichier: string | null, };
export type Completude = "bloquante" | "a_completer" | "complete";
export type ConditionMention = "toujours" | "dotation" | "dotation_non_habilite" | "mandatement";
export type ConditionVisa = "toujours" | "non_habilite" | "habilite" | "dotation" | "volet_financier_pluriannuel" | "sad_mixte" | "a_completer";
export type Confiance = "vu" | "vu_ancien" | "secondaire" | "memoire" | "calcule" | "aucune";
export type ConstatView = { 
/**
 * Its code.
 */
code: string, 
/**
 * Its weight.
 */
severite: Severite, 
/**
 * Its sentence.
 */
phrase: string, 
/**
 * Table concerned.
 */
table: string, 
/**
 * Row concerned.
 */
id: number | null, 
/**
 * Field concerned.
 */
champ: string | null, };
export type ContratCalcule = { 
/**
 * Months from the first to the last day.
 */
duree_mois: number | null, 
/**
 * Number of each article kept.
 */
articles: Array<NumeroArticle>, 
/**
 * Mentions no kept article carries.
 */
mentions_non_couvertes: Array<number>, };
export type CopierRequest = { 
/**
 * The new file.
 */
chemin: string, 
/**
 * Whether the person agreed to replace a file of this name.
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
 * What each column holds.
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
noms: { [key in string]: number }, };
export type CoteBudget = "charges" | "produits";
export type DecisionRequest = { 
/**
 * Code of the action.
 */
action: string, 
/**
 * Decision.
 */
decision: DecisionReprise, 
/**
 * Why.
 */
justification: string, };
export type DefinirAuteurRequest = { 
/**
 * The name written with each step; empty for none.
 */
nom: string, };
export type DepartementCalcule = { 
/**
 * Share of people aged 60 and over, in percent.
 */
part_60_ans_et_plus: number | null, 
/**
 * Share of people aged 75 and over, in percent.
 */
part_75_ans_et_plus: number | null, };
export type DocumentRequest = { 
/**
 * Format.
 */
format: FormatDocument, 
/**
 * Document.
 */
document: NomDocument, 
/**
 * Action, for a fiche.
 */
action?: number | null, 
/**
 * Year, for the annual report; the last closed one when absent.
 */
annee?: number | null, 
/**
 * Watermark.
 */
filigrane?: string | null, 
/**
 * Whether what the agency prepares for itself is in it. When absent: in the meeting file, which is the agency’s
 * own, and in the interchange document, which is its exact copy; in nothing else. The printed meeting file always
 * shows it; `false` leaves it out of the data inside.
 */
reserve?: boolean | null, 
/**
 * Colours, in place of the dossier’s.
 */
theme?: Theme | null, 
/**
 * Only these sections, in this order, in place of the dossier’s choice.
 */
sections?: Array<string> | null, 
/**
 * Sections left out besides.
 */
sans_sections?: Array<string> | null, 
/**
 * Number of the version named on the cover and in the footers; 0 for none, the last one when absent.
 */
version_imprimee?: number | null, };
export type DomaineModele = "qualite" | "pilotage" | "finances";
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
groupe: string, };
export type Dotation = { 
/**
 * Year by year.
 */
annees: Array<DotationAnnee>, 
/**
 * Planned over the contract.
 */
total_prevu: number, 
/**
 * Acquired so far; `None` as long as a year is [`DotationAnnee::a_confirmer`].
 */
total_acquis: number | null, 
/**
 * Used so far.
 */
total_consomme: number, };
export type DotationAnnee = { 
/**
 * Year.
 */
annee: number, 
/**
 * Amount per hour.
 */
montant_horaire: number | null, 
/**
 * Eligible hours planned.
 */
heures_prevues: number | null, 
/**
 * Planned grant.
 */
montant_prevu: number | null, 
/**
 * Eligible hours realised in the calendar year, as the activity table has them.
 */
heures_realisees: number | null, 
/**
 * Hours recognised by the Département for the balance, as entered.
 */
heures_retenues: number | null, 
/**
 * Hours the acquired grant is computed on: those recognised, else those realised when the contract covers the
 * whole year.
 */
heures_constatees: number | null, 
/**
 * The contract covers a part of the year only (CSS, art. R. 178-21), hours are realised and nobody entered those
 * recognised: the acquired grant is not known yet.
 */
a_confirmer: boolean, 
/**
 * Grant acquired on `heures_constatees`.
 */
acquis: number | null, 
/**
 * Brought from the year before; `None` when what the year before leaves is not known.
 */
report_entrant: number | null, 
/**
 * Acquired plus brought.
 */
disponible: number | null, 
/**
 * Used by actions and outside them.
 */
consomme: number | null, 
/**
 * Available minus used.
 */
report_sortant: number | null, 
/**
 * Used in percent of available, one decimal.
 */
taux_consommation: number | null, 
/**
 * Advance expected: agreed share of the planned grant.
 */
acompte_attendu: number | null, 
/**
 * Balance expected: acquired minus advance.
 */
solde_attendu: number | null, 
/**
 * Sum of the payments made.
 */
verse: number, 
/**
 * Sum of what actions plan to take from it.
 */
fleche: number, };
export type EcartHeures = { 
/**
 * Year of the figures.
 */
annee: number, 
/**
 * Hours planned in the year.
 */
prevu: number, 
/**
 * Hours realised in the year.
 */
realise: number, 
/**
 * Realised minus planned.
 */
ecart: number, 
/**
 * Realised in percent of planned, one decimal.
 */
taux: number | null, };
export type EcheanceModele = { 
/**
 * Stable key of the deadline.
 */
cle: string, 
/**
 * What must be done.
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
 * What gives it its force.
 */
nature: NatureEcheanceModele, 
/**
 * Text of law or contract that sets it.
 */
source: string, 
/**
 * How far the rule can be trusted.
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
 * Its date; `None` when it starts from an event known only to the manager.
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
 * A deadline of the dossier on the same day, which may be the same one under another name.
 */
meme_jour: number | null, };
export type Ecran = "ensemble" | "parties" | "diagnostic" | "objectifs" | "indicateurs" | "moyens" | "contrat" | "suivi" | "pdf" | "versions";
export type EcritView = { 
/**
 * The file.
 */
chemin: string, 
/**
 * Its size.
 */
octets: number, };
export type EditionView = { 
/**
 * Row created, if one was.
 */
id: number | null, 
/**
 * Tables touched.
 */
tables: Array<string>, 
/**
 * Their rows after it, with the figures and findings that follow.
 */
lecture: LectureView, 
/**
 * The dossier after it.
 */
etat: EtatDossierView, 
/**
 * Where it happened, for undo and redo.
 */
lieu: LieuView | null, 
/**
 * A change of definition to mark, when an indicator that has values was edited.
 */
rupture: RuptureProposee | null, };
export type EffectifsAnnee = { 
/**
 * Year of the figures.
 */
annee: number, 
/**
 * Observed or planned.
 */
nature: Nature, 
/**
 * Field staff, full-time equivalents.
 */
intervenants: number, 
/**
 * Full-time equivalents of nursing staff.
 */
soignants: number, 
/**
 * Full-time equivalents of the structure.
 */
structure: number, 
/**
 * Full-time equivalents, all categories.
 */
total: number, 
/**
 * Structure for ten field staff, two decimals.
 */
ratio_encadrement: number | null, };
export type EffetView = { 
/**
 * Where.
 */
lieu: LieuView, 
/**
 * What the row is called.
 */
objet: string, 
/**
 * What the field is called; empty when the row itself was added or removed.
 */
champ: string, 
/**
 * Before, in French.
 */
avant: string | null, 
/**
 * After, in French.
 */
apres: string | null, 
/**
 * The value before, as the field takes it back; only when one place was asked for.
 */
valeur: unknown, };
export type EmploiAxe = { 
/**
 * Axis.
 */
axe_id: number, 
/**
 * Amount.
 */
montant: number, };
export type Erreur = { 
/**
 * Code on which the page acts.
 */
code: Code, 
/**
 * Parameters of the sentence, by name.
 */
details: Record<string, string>, 
/**
 * The French sentence.
 */
phrase: string, };
export type EssaiView = { 
/**
 * Values that would change.
 */
changements: Array<ChangementView>, 
/**
 * Names the dossier does not have.
 */
noms: Array<NomView>, 
/**
 * Cells left aside.
 */
refus: Array<RefusView>, 
/**
 * Cells that say what the dossier says.
 */
identiques: number, 
/**
 * Rows of totals, not read.
 */
totaux: number, 
/**
 * Rates the dossier computes, not read.
 */
calculees: number, 
/**
 * Rows added.
 */
lignes_creees: number, };
export type EtapeView = { 
/**
 * Its number.
 */
id: number, 
/**
 * When, local time.
 */
quand: string, 
/**
 * By whom.
 */
auteur: string, 
/**
 * What, in French.
 */
libelle: string, 
/**
 * Whether it is in force.
 */
en_vigueur: boolean, 
/**
 * Whether the history was shortened since: the step is told, its values are not kept.
 */
allegee: boolean, 
/**
 * Where.
 */
lieu: LieuView | null, 
/**
 * What changed, the first values.
 */
changements: Array<EffetView>, 
/**
 * How many more values changed.
 */
autres: number, };
export type EtatDossierView = { 
/**
 * Its file.
 */
chemin: string, 
/**
 * Name of the file.
 */
fichier: string, 
/**
 * Its title.
 */
titre: string, 
/**
 * Years of the contract (`2024-2028`); empty when not fixed.
 */
periode: string, 
/**
 * Code of the contract’s state.
 */
statut: string, 
/**
 * Whether it cannot be changed.
 */
lecture_seule: boolean, 
/**
 * Committed operations since creation.
 */
revision: number, 
/**
 * When it was last written, local time.
 */
enregistre_a: string, 
/**
 * What an undo would undo, in French.
 */
annuler: string | null, 
/**
 * What a redo would redo, in French.
 */
retablir: string | null, };
export type EtatSuivi = "clos" | "en_retard" | "ouvert";
export type EtatView = { 
/**
 * The open dossier.
 */
ouvert: EtatDossierView | null, 
/**
 * Dossiers opened lately, the last first.
 */
recents: Array<Recent>, 
/**
 * Version of the program.
 */
version: string, 
/**
 * Who works; empty until said.
 */
auteur: string, 
/**
 * Today, `AAAA-MM-JJ`.
 */
aujourdhui: string, 
/**
 * A file the system asked to open (double-click, argument): for the page to open.
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
export type ExporterRequest = { 
/**
 * Its file; an existing one is replaced.
 */
chemin: string, 
/**
 * What to make.
 */
demande: DocumentRequest, 
/**
 * A kept version instead of the dossier as it is.
 */
version: number | null, };
export type FeuilleView = { 
/**
 * Its name.
 */
nom: string, 
/**
 * Its rows.
 */
lignes: number, 
/**
 * Its columns.
 */
colonnes: number, 
/**
 * Its first rows, as they read.
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
 * How the action will be evaluated.
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
 * Finding of the diagnosis that the action answers.
 */
constat: string, 
/**
 * Description of what is done.
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
 * The action.
 */
action: number, };
export type FicheInsererRequest = { 
/**
 * The fiche.
 */
fiche: Fiche, 
/**
 * The objective.
 */
objectif: number, 
/**
 * Code of the new action; the next one when absent.
 */
code?: string, 
/**
 * Action after which it comes; last when absent.
 */
apres: number | null, };
export type FicheOublierRequest = { 
/**
 * Its place in the list, from 0.
 */
rang: number, 
/**
 * Its title: the list must not have changed in between.
 */
intitule: string, };
export type FichesView = { 
/**
 * One’s own.
 */
miennes: Array<Fiche>, 
/**
 * Shipped, not official.
 */
exemples: Array<Fiche>, };
export type FormatDocument = "pdf" | "docx" | "xlsx" | "ics" | "json";
export type FormationAnnee = { 
/**
 * Year of the figures.
 */
annee: number, 
/**
 * Done or planned.
 */
nature: Nature, 
/**
 * Hours of all trainees.
 */
heures: number, 
/**
 * Cost of teaching.
 */
cout: number, 
/**
 * Hours the plan announced.
 */
prevues: number | null, };
export type FrequenceModele = "mensuelle" | "trimestrielle" | "annuelle";
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
 * How far the name can be trusted.
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
export type GroupeTotal = { 
/**
 * Charges or products.
 */
sens: SensBudget, 
/**
 * Groupe fonctionnel (I, II or III).
 */
groupe: Groupe, 
/**
 * Sum of the lines, in euros.
 */
total: number, };
export type HeuresAnnee = { 
/**
 * Year of the figures.
 */
annee: number, 
/**
 * Realised, planned or provisional.
 */
nature: Nature, 
/**
 * All financeurs.
 */
total: number, 
/**
 * Those that count for the grant.
 */
eligibles: number, };
export type HeuresFormation = { 
/**
 * Identifier of the budget line.
 */
id: number, 
/**
 * Hours × trainees.
 */
heures: number, };
export type HeuresService = { 
/**
 * Year of the figures.
 */
annee: number, 
/**
 * Realised, planned or provisional.
 */
nature: Nature, 
/**
 * Service; none for hours of the whole.
 */
service_id: number | null, 
/**
 * All financeurs.
 */
total: number, };
export type ImporterRequest = { 
/**
 * The document.
 */
source: string, 
/**
 * The new file.
 */
chemin: string, 
/**
 * Whether the person agreed to replace a file of this name.
 */
ecraser: boolean, 
/**
 * Whether she accepts a PDF whose data no longer match their fingerprint.
 */
malgre_empreinte: boolean, };
export type IndicateurCalcule = { 
/**
 * Indicator.
 */
id: number, 
/**
 * Year of its baseline.
 */
reference_annee: number | null, 
/**
 * Value of its baseline.
 */
reference: number | null, 
/**
 * First year counted with a changed definition, when it has one: years on either side are not compared.
 */
rupture_annee: number | null, 
/**
 * One per year that has a figure or a target, in order.
 */
points: Array<PointIndicateur>, };
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
 * What the numerator counts.
 */
numerateur: string, 
/**
 * What the denominator counts; `None` for a plain count.
 */
denominateur: string | null, 
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
sens: SensModele, 
/**
 * How often it is counted.
 */
frequence: FrequenceModele, 
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
 * What the contract must define, or a caution on the figures.
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
 * Its path.
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
 * First day of the contract, `AAAA-MM-JJ`.
 */
debut: string | null, 
/**
 * Last day of the contract.
 */
fin: string | null, 
/**
 * Where the contract stands.
 */
statut: StatutContrat, 
/**
 * Version of the program that answers.
 */
programme: string, 
/**
 * Format of the file.
 */
format: number, 
/**
 * Identity of the dossier.
 */
identifiant: string, 
/**
 * Committed operations since creation.
 */
revision: number, 
/**
 * Steps of the history.
 */
etapes: number, 
/**
 * Bytes of the history.
 */
octets_historique: number, 
/**
 * When it was last written, local time.
 */
modifie_le: string, 
/**
 * Named versions.
 */
versions: number, 
/**
 * Sealed versions that are no longer what was sealed.
 */
versions_alterees: number, 
/**
 * Fiches actions.
 */
actions: number, 
/**
 * Indicators.
 */
indicateurs: number, 
/**
 * Whether the file is sound.
 */
integrite: boolean, 
/**
 * What is wrong with it, in French.
 */
defaut: string | null, };
export type InvestissementAnnee = { 
/**
 * Year of the figures.
 */
annee: number, 
/**
 * Amount, in euros.
 */
total: number, 
/**
 * Paid by the service itself, in euros.
 */
autofinancement: number, 
/**
 * Paid by investment grants, in euros.
 */
subvention: number, 
/**
 * Paid by loans, in euros.
 */
emprunt: number, };
export type LectureView = { 
/**
 * Revision read.
 */
revision: number, 
/**
 * Tables by name.
 */
dossier: Partial<Dossier>, 
/**
 * Computed figures.
 */
calculs: Calculs, 
/**
 * Findings.
 */
constats: Array<ConstatView>, 
/**
 * Where each numbered part stands, in order.
 */
parties: Array<PartieView>, 
/**
 * What the Département will ask at the next meeting, the most pressing first.
 */
attendus: Array<Attendu>, };
export type LieuView = { 
/**
 * Table.
 */
table: string, 
/**
 * Row.
 */
id: number, 
/**
 * Field, when one is meant.
 */
champ: string | null, };
export type LigneComparaisonView = { 
/**
 * What happened: `ajoutee`, `retiree`, `modifiee`, `deplacee`.
 */
sort: string, 
/**
 * What happened, in a word.
 */
mot: string, 
/**
 * What it is called.
 */
nom: string, 
/**
 * Where it is.
 */
lieu: LieuView, 
/**
 * What came or went with it, in a sentence; empty when nothing did.
 */
suite: string, 
/**
 * Its fields.
 */
champs: Array<ChampComparaisonView>, };
export type LigneCreerRequest = { 
/**
 * Table.
 */
table: string, 
/**
 * Values; the others start empty.
 */
valeurs: Record<string, unknown>, 
/**
 * Row after which it comes; last when absent.
 */
apres: number | null, };
export type LigneDeplacerRequest = { 
/**
 * Table.
 */
table: string, 
/**
 * Row.
 */
id: number, 
/**
 * Row before which it comes; last when absent.
 */
avant: number | null, };
export type LigneModifierRequest = { 
/**
 * Table.
 */
table: string, 
/**
 * Row.
 */
id: number, 
/**
 * New values.
 */
champs: Record<string, unknown>, };
export type LigneNommeeView = { 
/**
 * The row.
 */
id: number, 
/**
 * Its name.
 */
nom: string, };
export type LigneSuivie = { 
/**
 * Row.
 */
id: number, 
/**
 * Where it stands.
 */
etat: EtatSuivi, };
export type LigneSupprimerRequest = { 
/**
 * Table.
 */
table: string, 
/**
 * Row.
 */
id: number, };
export type LireHistoriqueRequest = { 
/**
 * At most so many steps.
 */
limite: number, 
/**
 * Only steps older than this one.
 */
avant: number | null, 
/**
 * Only steps that touched these tables.
 */
tables: Array<string> | null, 
/**
 * Only steps that touched this place; their values are then given whole.
 */
lieu: PlaceRequest | null, 
/**
 * Only steps whose sentence or author holds these words, whatever the case and accents.
 */
texte: string | null, 
/**
 * Only steps of this author.
 */
auteur: string | null, };
export type LireRequest = { 
/**
 * Tables wanted; all when absent.
 */
tables: Array<string> | null, 
/**
 * A kept version instead of the dossier as it is.
 */
version: number | null, };
export type LireSauvegardesRequest = { 
/**
 * A dossier that is not open (damaged, say); the open one when absent.
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
 * Its values, in the order to show.
 */
valeurs: Array<ValeurSuggeree>, };
export type LotRequest = { 
/**
 * In this order; at most ten thousand.
 */
operations: Array<OperationRequest>, };
export type MentionLegale = { 
/**
 * Code: `1°`…`13°`, `D1`…, `S1`….
 */
code: string, 
/**
 * Text of law that asks for the mention.
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
 * How far the wording can be trusted.
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
variables: Array<VariableModele>, };
export type ModeleEnregistrerRequest = { 
/**
 * Its file; the person has agreed to replace an existing one.
 */
chemin: string, 
/**
 * Its name.
 */
nom: string, 
/**
 * The texts of a kept version instead of those of the dossier as it is.
 */
version: number | null, };
export type ModeleFichierRequest = { 
/**
 * The file.
 */
chemin: string, };
export type ModeleView = { 
/**
 * Its name.
 */
nom: string, 
/**
 * Text by text.
 */
changements: Array<Changement>, 
/**
 * Mentions it cites that the dossier does not follow.
 */
mentions_inconnues: Array<string>, };
export type MontantAnnee = { 
/**
 * Year.
 */
annee: number, 
/**
 * Amount.
 */
montant: number, };
export type MotView = { 
/**
 * `egal`, `retire` or `ajoute`.
 */
sort: string, 
/**
 * The text.
 */
texte: string, };
export type MotifRetard = "fin" | "etape" | "statut";
export type MoyenneAnnee = { 
/**
 * Year of the figures.
 */
annee: number, 
/**
 * Hours for each person accompanied on 31 December and each month.
 */
heures_par_personne: number | null, 
/**
 * Minutes of an intervention.
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
export type NomDocument = "complet" | "reunion" | "synthese" | "bilan" | "fiche";
export type NomView = { 
/**
 * As the sheet writes it.
 */
nom: string, 
/**
 * As the reading’s `noms` names it.
 */
cle: string, 
/**
 * The row it stands for, if one was chosen.
 */
ligne: number | null, };
export type NouveauRequest = { 
/**
 * Its file.
 */
chemin: string, 
/**
 * The complete example instead of an empty dossier.
 */
exemple: boolean, 
/**
 * Whether the person agreed to replace a file of this name.
 */
ecraser: boolean, };
export type NumeroArticle = { 
/**
 * Identifier of the article.
 */
id: number, 
/**
 * Its place among the articles kept, from 1.
 */
numero: number, };
export type Numerotation = { 
/**
 * For each axis, the code an objective moved there takes.
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
 * How far the wording can be trusted.
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
 * Table.
 */
table: string, 
/**
 * Values; the others start empty.
 */
valeurs: Record<string, unknown>, 
/**
 * Row after which it comes; last when absent.
 */
apres: number | null, } | { "geste": "modifier", 
/**
 * Table.
 */
table: string, 
/**
 * Row.
 */
id: number, 
/**
 * New values.
 */
champs: Record<string, unknown>, } | { "geste": "supprimer", 
/**
 * Table.
 */
table: string, 
/**
 * Row.
 */
id: number, } | { "geste": "deplacer", 
/**
 * Table.
 */
table: string, 
/**
 * Row.
 */
id: number, 
/**
 * Row before which it comes; last when absent.
 */
avant: number | null, } | { "geste": "copier", 
/**
 * Table.
 */
table: string, 
/**
 * Row.
 */
id: number, 
/**
 * Values the copy takes instead of the row’s own; a code left out becomes the next free one.
 */
valeurs: Record<string, unknown>, 
/**
 * Row after which it comes; last when absent.
 */
apres: number | null, };
export type OuvrirRequest = { 
/**
 * The file.
 */
chemin: string, 
/**
 * Without changing it.
 */
lecture_seule: boolean, 
/**
 * Although a note beside it says that another machine has it open.
 */
forcer?: boolean, };
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
 * How far the value can be trusted.
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
export type PartieView = { 
/**
 * The part, as the screen that edits it.
 */
ecran: Ecran, 
/**
 * Where it stands.
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
 * Realised or planned.
 */
nature: Nature, 
/**
 * Hours of intervention, from the activity.
 */
interventions: number, 
/**
 * Everything paid.
 */
total: number, 
/**
 * Paid minus leave and paid absences.
 */
travaillees: number, 
/**
 * Full-time equivalents: total ÷ hours of one, two decimals.
 */
etp: number | null, 
/**
 * Hours of intervention in percent of paid hours, one decimal.
 */
taux_presence: number | null, };
export type PlaceRequest = { 
/**
 * Table.
 */
table: string, 
/**
 * Row.
 */
id: number, 
/**
 * Field; the row and what belongs to it when absent.
 */
champ: string | null, };
export type Plan = { 
/**
 * Year by year.
 */
annees: Array<PlanAnnee>, 
/**
 * Over all years.
 */
total: PlanAnnee, 
/**
 * What the actions alone take from each source, year by year.
 */
budgets: Array<BudgetsAnnee>, 
/**
 * The same over all years.
 */
budgets_total: BudgetsAnnee, };
export type PlanAnnee = { 
/**
 * Year; 0 in the total.
 */
annee: number, 
/**
 * Grant (planned amount, from hours).
 */
dotation: number, 
/**
 * Own money.
 */
autofinancement: number, 
/**
 * Others’ money.
 */
cofinancement: number, 
/**
 * Loans.
 */
emprunt: number, 
/**
 * All resources.
 */
ressources: number, 
/**
 * Cost of the actions of each axis.
 */
emplois_par_axe: Array<EmploiAxe>, 
/**
 * Uses carried by no action.
 */
hors_actions: number, 
/**
 * All uses.
 */
emplois: number, };
export type PointAVerifier = { 
/**
 * Stable key of the point.
 */
cle: string, 
/**
 * What must be checked.
 */
libelle: string, 
/**
 * Why it must be checked, and how.
 */
detail: string, };
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
 * Year.
 */
annee: number, 
/**
 * Value, rounded at the indicator’s decimals.
 */
valeur: number | null, 
/**
 * Target.
 */
cible: number | null, 
/**
 * Value minus target.
 */
ecart: number | null, 
/**
 * (value − baseline) ÷ (target − baseline), in percent with one decimal; `None` across a change of definition.
 */
progression: number | null, 
/**
 * Whether a change of definition stands between this year and the baseline.
 */
hors_serie: boolean, 
/**
 * Status; `None` where there is neither target nor value to judge.
 */
statut: StatutIndicateur | null, 
/**
 * Whether the denominator is so small that one case moves the value by more than two points.
 */
petits_nombres: boolean, };
export type PorteeEcheance = "habilite" | "non_habilite" | "tous" | "dotation" | "cpom";
export type PropositionView = { 
/**
 * The reading.
 */
correspondance: Correspondance, 
/**
 * Whether a sheet with these headers was taken this way before.
 */
retenue: boolean, };
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
 * Number of people, all categories.
 */
total: number, };
export type Recent = { 
/**
 * Its file.
 */
chemin: string, 
/**
 * Its title then.
 */
titre: string, 
/**
 * When, local time.
 */
vu_le: string, 
/**
 * Whether the file is still there.
 */
present: boolean, };
export type RecuperationView = { 
/**
 * The new dossier, open.
 */
etat: EtatDossierView, 
/**
 * One sentence: how much was read and how much was not.
 */
phrase: string, 
/**
 * Table by table, those with rows.
 */
tables: Array<TableRecupereeView>, };
export type RecupererRequest = { 
/**
 * The damaged file, only read.
 */
chemin: string, 
/**
 * The new file.
 */
vers: string, 
/**
 * Whether the person agreed to replace a file of this name.
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
 * Facts the user must check before relying on them.
 */
a_verifier: Array<PointAVerifier>, };
export type RefusView = { 
/**
 * The cell.
 */
adresse: string, 
/**
 * What it says.
 */
texte: string, 
/**
 * Why, in French.
 */
phrase: string, };
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
 * How far the figures can be trusted.
 */
confiance: Confiance, 
/**
 * Caution to print beside the figures.
 */
avertissement: string, };
export type RepereApercu = { 
/**
 * Its name: `article-3`, `action-12`, `dotation`…
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
export type ReprendreRequest = { 
/**
 * Last year’s file.
 */
ancien: string, 
/**
 * The new file.
 */
nouveau: string, 
/**
 * First year of the new contract.
 */
debut: number | null, 
/**
 * Decisions on actions.
 */
decisions: Array<DecisionRequest>, 
/**
 * Whether the person agreed to replace a file of this name.
 */
ecraser: boolean, 
/**
 * Whether she accepts a PDF whose data no longer match their fingerprint.
 */
malgre_empreinte: boolean, };
export type RepriseView = { 
/**
 * The new dossier, open.
 */
etat: EtatDossierView, 
/**
 * What was done, line by line.
 */
rapport: Array<LigneReprise>, };
export type RestaurerSauvegardeRequest = { 
/**
 * Its name in the list.
 */
nom: string, 
/**
 * The dossier, when it is not open.
 */
chemin: string | null, 
/**
 * A new file to put it in; in the dossier itself, as one step of its history, when absent.
 */
vers: string | null, 
/**
 * Whether the person agreed to replace a file of this name.
 */
ecraser: boolean, };
export type RienRequest = Record<string, never>;
export type RisqueFiche = { 
/**
 * What may go wrong.
 */
risque: string, 
/**
 * What is done to prevent or answer it.
 */
mesure: string, };
export type RubriqueComparaisonView = { 
/**
 * Its title.
 */
titre: string, 
/**
 * Its rows.
 */
lignes: Array<LigneComparaisonView>, };
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
export type SauvegardeView = { 
/**
 * Its name.
 */
nom: string, 
/**
 * When it was made, local time.
 */
quand: string, 
/**
 * Why, in French.
 */
cause: string, 
/**
 * Its size.
 */
octets: number, 
/**
 * Title of the dossier then; empty when the backup cannot be read.
 */
titre: string, 
/**
 * Steps of its history.
 */
etapes: number, 
/**
 * Whether its first page could be read.
 */
lisible: boolean, };
export type SauvegardesView = { 
/**
 * Newest first.
 */
liste: Array<SauvegardeView>, 
/**
 * The folder they are in.
 */
repertoire: string | null, };
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
 * What is lost without the section, besides its own content; `None` when nothing else is lost.
 */
perte: string | null, 
/**
 * Whether the section is left out.
 */
ecartee: boolean, };
export type SensModele = "hausse" | "baisse" | "stable";
export type Severite = "bloquant" | "a_completer" | "avertissement" | "info";
export type SituationCalculee = { 
/**
 * Identifier of the row.
 */
id: number, 
/**
 * Hours counted for the grant.
 */
total: number, 
/**
 * Planned hours of the year, in proportion of the months counted, to the hour.
 */
prorata_prevu: number | null, };
export type SortTexte = "ajoute" | "change" | "retire" | "garde";
export type StatutIndicateur = "atteint" | "partiellement_atteint" | "non_atteint" | "en_cours" | "a_venir" | "non_renseigne" | "a_apprecier";
export type Suivi = { 
/**
 * The day of the judgements.
 */
jour: string, 
/**
 * One per action, in display order.
 */
actions: Array<ActionSuivie>, 
/**
 * One per step, in display order.
 */
etapes: Array<LigneSuivie>, 
/**
 * One per deadline, in display order.
 */
echeances: Array<LigneSuivie>, 
/**
 * One per decision of a committee, in display order.
 */
decisions: Array<LigneSuivie>, 
/**
 * One per piece, in display order: late when it is no longer valid.
 */
pieces: Array<LigneSuivie>, 
/**
 * One per measure on working life, in display order.
 */
conditions_travail: Array<LigneSuivie>, 
/**
 * One per risk, in display order: late when its counter-measure is past its date.
 */
risques: Array<LigneSuivie>, 
/**
 * Deadlines to keep: the late ones, then those to come, each by date.
 */
prochaines: Array<number>, 
/**
 * The first open deadline on the day or later.
 */
prochaine_echeance: number | null, 
/**
 * The review to prepare: the first on the day or later, else one without a date, else the latest held.
 */
revue: number | null, };
export type SujetAvisView = "deplace" | "format_recent" | "lecture_seule" | "reseau" | "copie_conflit" | "sauvegarde_echouee";
export type SurveillanceView = { 
/**
 * Notices, the gravest first.
 */
avis: Array<AvisView>, 
/**
 * The backup being looked at instead of the dossier.
 */
apercu: ApercuSauvegardeView | null, };
export type TableRecupereeView = { 
/**
 * Table.
 */
table: string, 
/**
 * Rows read and kept.
 */
lues: number, 
/**
 * Of these, rows with a field emptied.
 */
incompletes: number, 
/**
 * Rows left out: what they belong to is lost.
 */
ecartees: number, 
/**
 * Rows that could not be read, at most.
 */
illisibles: number, 
/**
 * Whether nothing tells how many more there were.
 */
fin_perdue: boolean, };
export type TableurEssayerRequest = { 
/**
 * The reading.
 */
correspondance: Correspondance, };
export type TableurLireRequest = { 
/**
 * The file.
 */
chemin: string, };
export type TableurProposerRequest = { 
/**
 * Rank of the sheet.
 */
feuille: number, 
/**
 * Row of the header; looked for when absent.
 */
entete: number | null, 
/**
 * Table to fill; looked for when absent.
 */
cible: string | null, };
export type TableurView = { 
/**
 * The file.
 */
chemin: string, 
/**
 * Its name.
 */
fichier: string, 
/**
 * Its sheets.
 */
feuilles: Array<FeuilleView>, 
/**
 * What may be filled.
 */
cibles: Array<CibleView>, 
/**
 * How the sheet that has most to give could be taken.
 */
proposition: PropositionView, };
export type TotalView = { 
/**
 * What it is.
 */
libelle: string, 
/**
 * Before.
 */
avant: string, 
/**
 * After.
 */
apres: string, 
/**
 * Difference, signed.
 */
ecart: string, };
export type UniteDelai = "jours" | "mois";
export type UsageRequest = "ouvrir" | "nouveau" | "copie" | "pdf" | "docx" | "xlsx" | "ics" | "json" | "reprise_ancien" | "reprise_nouveau" | "import" | "modele_nouveau" | "modele_ouvrir" | "tableur";
export type ValeurSuggeree = { 
/**
 * Stable code of the value.
 */
code: string, 
/**
 * French word shown to people.
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
 * What the variable is replaced by, in French words.
 */
libelle: string, };
export type VariableView = { 
/**
 * Its name, without braces.
 */
nom: string, 
/**
 * Where it belongs, in French.
 */
groupe: string, 
/**
 * What it is, in French.
 */
libelle: string, 
/**
 * Its present value, as it prints; none yet when absent.
 */
valeur: string | null, };
export type VersionCreerRequest = { 
/**
 * Its name.
 */
nom: string, 
/**
 * Its date, `AAAA-MM-JJ`; today when absent.
 */
date: string | null, };
export type VersionRequest = { 
/**
 * Number of its content.
 */
instantane: number, };
export type VersionView = { 
/**
 * Number of its kept content; nothing was kept when absent.
 */
instantane: number | null, 
/**
 * Its row of `versions`; taken away since when absent.
 */
ligne: number | null, 
/**
 * Number printed in the documents.
 */
numero: number | null, 
/**
 * Its name.
 */
nom: string, 
/**
 * Its date, `AAAA-MM-JJ`.
 */
date: string | null, 
/**
 * When it was kept, local time.
 */
quand: string | null, 
/**
 * By whom.
 */
auteur: string, 
/**
 * Whether it is sealed.
 */
scellee: boolean, 
/**
 * Whether it is no longer what was sealed.
 */
alteree: boolean, 
/**
 * Digest of its document, in hexadecimal.
 */
empreinte: string, 
/**
 * Steps done since.
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
 * How far the wording can be trusted.
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
 * Its name in the list.
 */
nom: string, 
/**
 * The dossier, when it is not open.
 */
chemin: string | null, };

export interface Commandes {
  /** What the program is doing: the open dossier, the recent ones, who works, today. Changes nothing. */
  etat: { requete: RienRequest; reponse: EtatView };
  /** Makes a new dossier, empty or the complete example, and opens it; a file agreed to be replaced is backed up first. Not undone by `annuler`. */
  dossier_nouveau: { requete: NouveauRequest; reponse: EtatDossierView };
  /** Opens a dossier in place of the one that is open. Not undone by `annuler`. */
  dossier_ouvrir: { requete: OuvrirRequest; reponse: EtatDossierView };
  /** Copies the open dossier, history included, to another file; work goes on in the first. Not undone by `annuler`. */
  dossier_copier: { requete: CopierRequest; reponse: EcritView };
  /** Says that everything sent is in the file: every change is written when it is made. Changes nothing. */
  dossier_enregistrer: { requete: RienRequest; reponse: EtatDossierView };
  /** Closes the open dossier, backed up if it changed. Not undone by `annuler`. */
  dossier_fermer: { requete: RienRequest; reponse: null };
  /** The tables asked for of the dossier or of a kept version, with every figure and finding. Changes nothing. */
  dossier_lire: { requete: LireRequest; reponse: LectureView };
  /** What the file is: title, period, format, history, integrity. Changes nothing. */
  infos: { requete: RienRequest; reponse: InfosView };
  /** The reference data shipped with the program. Changes nothing. */
  referentiel: { requete: RienRequest; reponse: Referentiel };
  /** Deadlines the law and the contract call for and the dossier does not have. Changes nothing. */
  echeances_proposees: { requete: RienRequest; reponse: Array<EcheanceProposee> };
  /** Makes the dossier of the next contract from a former one, which is backed up and only read. Not undone by `annuler`. */
  reprendre: { requete: ReprendreRequest; reponse: RepriseView };
  /** Makes a dossier of an interchange document, or of a PDF that carries one. Not undone by `annuler`. */
  importer: { requete: ImporterRequest; reponse: EtatDossierView };
  /** Asks the person for a file. Changes nothing. */
  choisir_fichier: { requete: ChoisirRequest; reponse: string | null };
  /** Adds a row to a table, after another or at the end. One step, which `annuler` undoes. */
  ligne_creer: { requete: LigneCreerRequest; reponse: EditionView };
  /** Changes fields of a row; edits of the same fields within five seconds are one step. One step, which `annuler` undoes. */
  ligne_modifier: { requete: LigneModifierRequest; reponse: EditionView };
  /** Removes a row and what belongs to it. One step, which `annuler` undoes. */
  ligne_supprimer: { requete: LigneSupprimerRequest; reponse: EditionView };
  /** Moves a row within its table. One step, which `annuler` undoes. */
  ligne_deplacer: { requete: LigneDeplacerRequest; reponse: EditionView };
  /** Makes several changes: all of them as one step, or none. One step, which `annuler` undoes. */
  lot: { requete: LotRequest; reponse: EditionView };
  /** The figures as they would be if these rows were added or changed; writes nothing. Changes nothing. */
  lot_essayer: { requete: LotRequest; reponse: Calculs };
  /** Undoes the last step that stands; `retablir` does it again. Not undone by `annuler`. */
  annuler: { requete: RienRequest; reponse: EditionView };
  /** Does the last undone step again. Not undone by `annuler`. */
  retablir: { requete: RienRequest; reponse: EditionView };
  /** Writes a document in a file, which is replaced. Not undone by `annuler`. */
  exporter: { requete: ExporterRequest; reponse: EcritView };
  /** The sections a document may print, in the order chosen, with what is lost without each. Changes nothing. */
  sections_document: { requete: ApercuRequest; reponse: Array<Section> };
  /** A document as a PDF to look at, with the place of each row in it; edits do not wait for it. Changes nothing. */
  apercu: { requete: ApercuRequest; reponse: ApercuView };
  /** Variables that may be inserted in a text, with their present values. Changes nothing. */
  variables: { requete: RienRequest; reponse: Array<VariableView> };
  /** Saves the texts of the contract as a template, in a file. Not undone by `annuler`. */
  modele_enregistrer: { requete: ModeleEnregistrerRequest; reponse: EcritView };
  /** Reads a contract template and says what taking it would change. Changes nothing. */
  modele_lire: { requete: ModeleFichierRequest; reponse: ModeleView };
  /** Takes the texts of a contract template. One step, which `annuler` undoes. */
  modele_reprendre: { requete: ModeleFichierRequest; reponse: EditionView };
  /** Fiches to start from: one’s own and those shipped. Changes nothing. */
  fiches: { requete: RienRequest; reponse: FichesView };
  /** Keeps the words of an action among one’s own fiches; one of the same title is replaced. Not undone by `annuler`. */
  fiche_garder: { requete: FicheGarderRequest; reponse: FichesView };
  /** Takes a fiche out of one’s own. Not undone by `annuler`. */
  fiche_oublier: { requete: FicheOublierRequest; reponse: FichesView };
  /** Writes a fiche into an objective, as a new action. One step, which `annuler` undoes. */
  fiche_inserer: { requete: FicheInsererRequest; reponse: EditionView };
  /** Steps of the history in French, the newest first: all, or those of a place, an author, some tables, a word. Changes nothing. */
  historique: { requete: LireHistoriqueRequest; reponse: Array<EtapeView> };
  /** Lets go of the values of steps older than a day, backed up first; or only weighs them. Not undone by `annuler`. */
  historique_alleger: { requete: AllegerHistoriqueRequest; reponse: AllegementView };
  /** Says who works, from now on and the next times. Not undone by `annuler`. */
  auteur_definir: { requete: DefinirAuteurRequest; reponse: null };
  /** Every version: those kept, and rows typed by hand; the newest first. Changes nothing. */
  versions: { requete: RienRequest; reponse: Array<VersionView> };
  /** Names a version of the dossier as it is and keeps its content; undone, the content stays for a redo. One step, which `annuler` undoes. */
  version_creer: { requete: VersionCreerRequest; reponse: EditionView };
  /** Seals a version: it can no longer be changed or removed. Not undone by `annuler`. */
  version_sceller: { requete: VersionRequest; reponse: EditionView };
  /** Brings the dossier back as a version holds it; the list of versions stays. One step, which `annuler` undoes. */
  version_restaurer: { requete: VersionRequest; reponse: EditionView };
  /** What differs between two kept versions, one and the dossier as it is, or another file and one of these. Changes nothing. */
  comparer: { requete: ComparerRequest; reponse: ComparaisonView };
  /** Reads a spreadsheet and says how its first sheet that speaks could be taken. Changes nothing. */
  tableur_lire: { requete: TableurLireRequest; reponse: TableurView };
  /** How a sheet could be taken, with the header or the target chosen. Changes nothing. */
  tableur_proposer: { requete: TableurProposerRequest; reponse: PropositionView };
  /** What an import would change; writes nothing. Changes nothing. */
  tableur_essayer: { requete: TableurEssayerRequest; reponse: EssaiView };
  /** Takes the figures of the sheet. One step, which `annuler` undoes. */
  tableur_importer: { requete: TableurEssayerRequest; reponse: EditionView };
  /** What is to be known about the open file: moved, read alone, on a network, a copy in conflict, a backup that failed. Changes nothing. */
  surveiller: { requete: RienRequest; reponse: SurveillanceView };
  /** The backups of a dossier on this machine, the newest first. Changes nothing. */
  sauvegardes: { requete: LireSauvegardesRequest; reponse: SauvegardesView };
  /** Looks at a backup in place of the open dossier, which is closed. Not undone by `annuler`. */
  sauvegarde_apercu: { requete: VoirSauvegardeRequest; reponse: EtatDossierView };
  /** Puts a backup back, as one step of the dossier after a backup of what it was; or copies it into a new file. Not undone by `annuler`. */
  sauvegarde_restaurer: { requete: RestaurerSauvegardeRequest; reponse: EtatDossierView };
  /** Reads every row that can be read of a damaged file into a new one; the damaged file is never replaced. Not undone by `annuler`. */
  recuperer: { requete: RecupererRequest; reponse: RecuperationView };
}
