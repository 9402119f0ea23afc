// Écrit par les tests de cpom-api à partir des types Rust : ne pas modifier à la main.

export type Action = { 
/**
 * Identifier in the table.
 */
id: number, 
/**
 * Objective.
 */
objectif_id: number, 
/**
 * Code (ACT-01).
 */
code: string, 
/**
 * Title.
 */
intitule: string, 
/**
 * Objective of art. L. 314-2-2, when it is not its axis’s; 0 for none (quality, steering).
 */
objectif_legal: number | null, 
/**
 * Orientation of the schéma départemental.
 */
orientation_schema: string, 
/**
 * What was found.
 */
constat: string, 
/**
 * What is done.
 */
description: string, 
/**
 * What is expected of it.
 */
effet_attendu: string, 
/**
 * What it delivers.
 */
livrables: Array<string>, 
/**
 * Who leads, by function.
 */
pilote: string, 
/**
 * Who works on it.
 */
equipe: string, 
/**
 * With whom.
 */
partenaires: Array<string>, 
/**
 * For whom.
 */
public_cible: string, 
/**
 * How many.
 */
public_nombre: number | null, 
/**
 * Where.
 */
territoire: string, 
/**
 * From.
 */
date_debut: string | null, 
/**
 * To.
 */
date_fin: string | null, 
/**
 * People.
 */
moyens_humains: string, 
/**
 * Things.
 */
moyens_materiels: string, 
/**
 * Organisation.
 */
moyens_organisationnels: string, 
/**
 * Who pays beside the grant.
 */
cofinanceur: string, 
/**
 * How it will be evaluated.
 */
modalites_evaluation: string, 
/**
 * What to watch.
 */
points_vigilance: string, 
/**
 * Where it stands.
 */
statut: StatutAction, 
/**
 * How far, in percent.
 */
avancement_pct: number | null, 
/**
 * Fiche of the former contract it comes from.
 */
origine: string, 
/**
 * Why it is carried on, when it was late or missed.
 */
justification_reprise: string, 
/**
 * Whether that reason is owed.
 */
justification_requise: boolean, };
export type ActionIndicateur = { 
/**
 * Identifier in the table.
 */
id: number, 
/**
 * Action.
 */
action_id: number, 
/**
 * Indicator.
 */
indicateur_id: number, };
export type Annexe = { 
/**
 * Identifier in the table.
 */
id: number, 
/**
 * Title.
 */
titre: string, 
/**
 * Text, where the annex is not made of the dossier’s own tables.
 */
texte: string, };
export type Article = { 
/**
 * Identifier in the table.
 */
id: number, 
/**
 * Title.
 */
titre: string, 
/**
 * Text, with variables such as `{{service.nom}}`.
 */
texte: string, 
/**
 * Whether the template lets it be left out.
 */
optionnel: boolean, 
/**
 * Left out of the contract for the moment.
 */
ecarte: boolean, };
export type Avenant = { 
/**
 * Identifier in the table.
 */
id: number, 
/**
 * Number.
 */
numero: number | null, 
/**
 * Date.
 */
date: string | null, 
/**
 * Date from which it counts.
 */
date_effet: string | null, 
/**
 * Kind.
 */
type_avenant: TypeAvenant, 
/**
 * Where it stands.
 */
statut: StatutDocument, 
/**
 * Délibération.
 */
deliberation: string, 
/**
 * Reason.
 */
motif: string, };
export type Axe = { 
/**
 * Identifier in the table.
 */
id: number, 
/**
 * Code (AXE-1).
 */
code: string, 
/**
 * Title.
 */
libelle: string, 
/**
 * Objective of art. L. 314-2-2 it answers to, 1 to 6.
 */
objectif_legal: number | null, };
export type BilanAction = { 
/**
 * Identifier in the table.
 */
id: number, 
/**
 * Action.
 */
action_id: number, 
/**
 * Year.
 */
annee: number, 
/**
 * What was done.
 */
texte: string, 
/**
 * Why it differs from the plan.
 */
analyse_ecart: string, 
/**
 * What is done about it.
 */
mesures_correctives: string, 
/**
 * What the committee decided.
 */
decision_comite: string, };
export type BilanAnnuel = { 
/**
 * Identifier in the table.
 */
id: number, 
/**
 * Year reviewed.
 */
annee: number, 
/**
 * Where it stands.
 */
statut: StatutDocument, 
/**
 * Sent on.
 */
date_transmission: string | null, 
/**
 * Facts of the year.
 */
faits_marquants: string, 
/**
 * Summary.
 */
synthese: string, 
/**
 * Difficulties.
 */
difficultes: string, 
/**
 * What comes next.
 */
perspectives: string, };
export type BudgetAction = { 
/**
 * Identifier in the table.
 */
id: number, 
/**
 * Action.
 */
action_id: number, 
/**
 * Year.
 */
annee: number, 
/**
 * Grant planned.
 */
dotation: number | null, 
/**
 * Own money planned.
 */
autofinancement: number | null, 
/**
 * Others’ money planned.
 */
cofinancement: number | null, 
/**
 * Grant used.
 */
dotation_consommee: number | null, };
export type CategorieEmploi = "intervenant" | "soignant" | "structure";
export type CategorieFinanceur = "autre" | "apa" | "pch" | "aide_sociale" | "caisse_retraite" | "mutuelle" | "famille" | "particulier";
export type CategorieService = "sad_aide" | "sad_mixte" | "sad_mixte_convention" | "sad_mixte_gcsms" | "saad_familles";
export type Comite = { 
/**
 * Identifier in the table.
 */
id: number, 
/**
 * Date.
 */
date: string | null, 
/**
 * Subject.
 */
objet: string, 
/**
 * Place.
 */
lieu: string, 
/**
 * Minutes.
 */
duree_minutes: number | null, 
/**
 * Year examined.
 */
exercice: number | null, 
/**
 * Documents given.
 */
documents_remis: Array<string>, 
/**
 * Agenda.
 */
ordre_du_jour: Array<string>, 
/**
 * What was said.
 */
echanges: Array<string>, };
export type Commune = { 
/**
 * Identifier in the table.
 */
id: number, 
/**
 * Service.
 */
service_id: number, 
/**
 * Name.
 */
nom: string, 
/**
 * INSEE code.
 */
code_insee: string, 
/**
 * Called priority by the Département.
 */
prioritaire: boolean, 
/**
 * Whether someone is accompanied there.
 */
desservie: boolean | null, };
export type ConstatDiagnostic = { 
/**
 * Identifier in the table.
 */
id: number, 
/**
 * Which of these.
 */
nature: NatureConstat, 
/**
 * The statement.
 */
texte: string, };
export type Contrat = { 
/**
 * Identifier in the table.
 */
id: number, 
/**
 * Reference.
 */
reference: string, 
/**
 * Title.
 */
intitule: string, 
/**
 * First day.
 */
date_debut: string | null, 
/**
 * Last day.
 */
date_fin: string | null, 
/**
 * Day it was signed.
 */
date_signature: string | null, 
/**
 * Where it stands.
 */
statut: StatutContrat, 
/**
 * Whether it carries the dotation complémentaire.
 */
avec_dotation: boolean | null, 
/**
 * Whether it fixes a multi-year budget (art. R. 314-39 and following).
 */
volet_financier_pluriannuel: boolean | null, 
/**
 * Preamble.
 */
preambule: string, 
/**
 * Place of signature.
 */
signature_lieu: string, 
/**
 * Date written above the signatures.
 */
signature_date: string | null, 
/**
 * Number of originals.
 */
exemplaires: number | null, };
export type Couverture = { 
/**
 * Identifier in the table.
 */
id: number, 
/**
 * Mention.
 */
mention_id: number, 
/**
 * Article.
 */
article_id: number, };
export type DecisionAction = { 
/**
 * Identifier in the table.
 */
id: number, 
/**
 * Action.
 */
action_id: number, 
/**
 * Decision.
 */
decision: DecisionReprise, 
/**
 * Why.
 */
justification: string, };
export type DecisionComite = { 
/**
 * Identifier in the table.
 */
id: number, 
/**
 * Meeting.
 */
comite_id: number, 
/**
 * Decision.
 */
texte: string, 
/**
 * By whom.
 */
responsable: string, 
/**
 * By when.
 */
echeance: string | null, 
/**
 * State.
 */
etat: StatutEtape, };
export type DecisionReprise = "a_decider" | "reconduite" | "reconduite_modifiee" | "integree_au_fonctionnement_courant" | "terminee" | "abandonnee";
export type Demande = { 
/**
 * Identifier in the table.
 */
id: number, 
/**
 * Review.
 */
revue_id: number, 
/**
 * Code.
 */
code: string, 
/**
 * Request.
 */
objet: string, 
/**
 * Why.
 */
justification: string, 
/**
 * What it costs the Département.
 */
impact: number | null, 
/**
 * Importance.
 */
priorite: PrioriteDemande, 
/**
 * Fall-back position.
 */
position_repli: string, 
/**
 * What the fall-back costs.
 */
impact_repli: number | null, };
export type Departement = { 
/**
 * Identifier in the table.
 */
id: number, 
/**
 * Name as printed.
 */
nom: string, 
/**
 * INSEE code.
 */
code: string, 
/**
 * Invented for an example.
 */
fictif: boolean, 
/**
 * Title of the person who signs.
 */
president_fonction: string, 
/**
 * Administration in charge.
 */
direction: string, 
/**
 * Address for sending the dossier.
 */
adresse: string, 
/**
 * Whether it is one of the Départements of the global-funding experiment (ticked by hand only).
 */
experimentateur: boolean, 
/**
 * Year of the population figures.
 */
demographie_annee: number | null, 
/**
 * Inhabitants.
 */
population: number | null, 
/**
 * Inhabitants of 60 and over.
 */
population_60_ans_et_plus: number | null, 
/**
 * Inhabitants of 75 and over.
 */
population_75_ans_et_plus: number | null, 
/**
 * APA beneficiaries at home.
 */
beneficiaires_apa_domicile: number | null, 
/**
 * PCH beneficiaries.
 */
beneficiaires_pch: number | null, 
/**
 * Authorised services autonomie à domicile.
 */
services_autorises: number | null, 
/**
 * Communes.
 */
communes: number | null, 
/**
 * Communes the Département calls priority.
 */
communes_prioritaires: number | null, 
/**
 * Title of the schéma départemental.
 */
schema_intitule: string, 
/**
 * Its orientations.
 */
schema_orientations: Array<string>, 
/**
 * Reference of the appel à candidatures.
 */
aac_reference: string, 
/**
 * Publication of the call.
 */
aac_date_publication: string | null, 
/**
 * Closing of the call.
 */
aac_date_limite: string | null, 
/**
 * Filing of the application.
 */
aac_date_candidature: string | null, 
/**
 * Notification of the result.
 */
aac_date_notification: string | null, 
/**
 * How the grant is computed, in the call’s words.
 */
aac_mode_calcul: string, 
/**
 * Whether the call limits what is billed above the tariff.
 */
reste_a_charge_limite: boolean | null, 
/**
 * What is limited.
 */
reste_a_charge_nature: string, };
export type Diagnostic = { 
/**
 * Identifier in the table.
 */
id: number, 
/**
 * Date.
 */
date: string | null, 
/**
 * Reference year, when it is not the dossier’s.
 */
annee_reference: number | null, 
/**
 * Remark on the figures.
 */
note: string, 
/**
 * Summary in words.
 */
synthese: string, };
export type DocumentImprime = "complet" | "reunion" | "synthese" | "bilan";
export type Donnee = { 
/**
 * Identifier in the table.
 */
id: number, 
/**
 * Short code used in formulas and variables.
 */
code: string, 
/**
 * What is counted.
 */
libelle: string, 
/**
 * Unit.
 */
unite: string, };
export type Dossier = { 
/**
 *Row of `dossier`.
 */
dossier: InfosDossier, 
/**
 *Row of `departement`.
 */
departement: Departement, 
/**
 *Row of `contrat`.
 */
contrat: Contrat, 
/**
 *Row of `diagnostic`.
 */
diagnostic: Diagnostic, 
/**
 *Row of `dotation`.
 */
dotation: RegleDotation, 
/**
 *Row of `reprise`.
 */
reprise: Reprise, 
/**
 *Row of `presentation`.
 */
presentation: Presentation, 
/**
 *Rows of `exercices`.
 */
exercices: Array<Exercice>, 
/**
 *Rows of `objectifs_legaux`.
 */
objectifs_legaux: Array<ObjectifLegal>, 
/**
 *Rows of `plafonds`.
 */
plafonds: Array<Plafond>, 
/**
 *Rows of `interlocuteurs`.
 */
interlocuteurs: Array<Interlocuteur>, 
/**
 *Rows of `gestionnaires`.
 */
gestionnaires: Array<Gestionnaire>, 
/**
 *Rows of `services`.
 */
services: Array<Service>, 
/**
 *Rows of `communes`.
 */
communes: Array<Commune>, 
/**
 *Rows of `signataires`.
 */
signataires: Array<Signataire>, 
/**
 *Rows of `financements_soins`.
 */
financements_soins: Array<FinancementSoins>, 
/**
 *Rows of `constats`.
 */
constats: Array<ConstatDiagnostic>, 
/**
 *Rows of `donnees`.
 */
donnees: Array<Donnee>, 
/**
 *Rows of `valeurs`.
 */
valeurs: Array<ValeurDonnee>, 
/**
 *Rows of `heures_payees`.
 */
heures_payees: Array<HeuresPayees>, 
/**
 *Rows of `publics`.
 */
publics: Array<Public>, 
/**
 *Rows of `axes`.
 */
axes: Array<Axe>, 
/**
 *Rows of `objectifs`.
 */
objectifs: Array<Objectif>, 
/**
 *Rows of `actions`.
 */
actions: Array<Action>, 
/**
 *Rows of `etapes`.
 */
etapes: Array<Etape>, 
/**
 *Rows of `budgets_action`.
 */
budgets_action: Array<BudgetAction>, 
/**
 *Rows of `risques`.
 */
risques: Array<Risque>, 
/**
 *Rows of `bilans_action`.
 */
bilans_action: Array<BilanAction>, 
/**
 *Rows of `indicateurs`.
 */
indicateurs: Array<Indicateur>, 
/**
 *Rows of `mesures`.
 */
mesures: Array<Mesure>, 
/**
 *Rows of `action_indicateurs`.
 */
action_indicateurs: Array<ActionIndicateur>, 
/**
 *Rows of `engagements`.
 */
engagements: Array<Engagement>, 
/**
 *Rows of `financeurs`.
 */
financeurs: Array<Financeur>, 
/**
 *Rows of `heures`.
 */
heures: Array<HeuresFinanceur>, 
/**
 *Rows of `situations`.
 */
situations: Array<Situation>, 
/**
 *Rows of `mesures_provisoires`.
 */
mesures_provisoires: Array<MesureProvisoire>, 
/**
 *Rows of `tarifs`.
 */
tarifs: Array<Tarif>, 
/**
 *Rows of `dotations`.
 */
dotations: Array<MontantHoraire>, 
/**
 *Rows of `versements`.
 */
versements: Array<Versement>, 
/**
 *Rows of `financements`.
 */
financements: Array<Financement>, 
/**
 *Rows of `groupes_budget`.
 */
groupes_budget: Array<GroupeBudget>, 
/**
 *Rows of `lignes_budget`.
 */
lignes_budget: Array<LigneBudget>, 
/**
 *Rows of `montants_budget`.
 */
montants_budget: Array<MontantBudget>, 
/**
 *Rows of `investissements`.
 */
investissements: Array<Investissement>, 
/**
 *Rows of `emplois`.
 */
emplois: Array<Emploi>, 
/**
 *Rows of `effectifs`.
 */
effectifs: Array<Effectif>, 
/**
 *Rows of `formations`.
 */
formations: Array<Formation>, 
/**
 *Rows of `plans_formation`.
 */
plans_formation: Array<PlanFormation>, 
/**
 *Rows of `visas`.
 */
visas: Array<Visa>, 
/**
 *Rows of `articles`.
 */
articles: Array<Article>, 
/**
 *Rows of `mentions`.
 */
mentions: Array<Mention>, 
/**
 *Rows of `couvertures`.
 */
couvertures: Array<Couverture>, 
/**
 *Rows of `annexes`.
 */
annexes: Array<Annexe>, 
/**
 *Rows of `avenants`.
 */
avenants: Array<Avenant>, 
/**
 *Rows of `modifications`.
 */
modifications: Array<Modification>, 
/**
 *Rows of `bilans_annuels`.
 */
bilans_annuels: Array<BilanAnnuel>, 
/**
 *Rows of `echeances`.
 */
echeances: Array<Echeance>, 
/**
 *Rows of `comites`.
 */
comites: Array<Comite>, 
/**
 *Rows of `participants`.
 */
participants: Array<Participant>, 
/**
 *Rows of `decisions`.
 */
decisions: Array<DecisionComite>, 
/**
 *Rows of `revues`.
 */
revues: Array<Revue>, 
/**
 *Rows of `demandes`.
 */
demandes: Array<Demande>, 
/**
 *Rows of `questions`.
 */
questions: Array<Question>, 
/**
 *Rows of `versions`.
 */
versions: Array<Version>, 
/**
 *Rows of `pieces`.
 */
pieces: Array<Piece>, 
/**
 *Rows of `regles`.
 */
regles: Array<Regle>, 
/**
 *Rows of `decisions_reprise`.
 */
decisions_reprise: Array<DecisionAction>, 
/**
 *Rows of `lignes_reprise`.
 */
lignes_reprise: Array<LigneReprise>, 
/**
 *Rows of `surcharges`.
 */
surcharges: Array<Surcharge>, 
/**
 *Rows of `logos`.
 */
logos: Array<Logo>, 
/**
 *Rows of `sections_imprimees`.
 */
sections_imprimees: Array<SectionImprimee>, };
export type Echeance = { 
/**
 * Identifier in the table.
 */
id: number, 
/**
 * Date.
 */
date: string | null, 
/**
 * What is due.
 */
libelle: string, 
/**
 * By whom.
 */
responsable: string, 
/**
 * State.
 */
statut: StatutEtape, 
/**
 * Set by law or by the contract.
 */
nature: NatureEcheance, };
export type Effectif = { 
/**
 * Identifier in the table.
 */
id: number, 
/**
 * Job.
 */
emploi_id: number, 
/**
 * Year.
 */
annee: number, 
/**
 * Observed or planned.
 */
nature: Nature, 
/**
 * Full-time equivalents.
 */
etp: number | null, };
export type Emploi = { 
/**
 * Identifier in the table.
 */
id: number, 
/**
 * Family.
 */
categorie: CategorieEmploi, 
/**
 * Name.
 */
libelle: string, };
export type Engagement = { 
/**
 * Identifier in the table.
 */
id: number, 
/**
 * Who is committed.
 */
partie: Partie, 
/**
 * Code.
 */
code: string, 
/**
 * To what.
 */
texte: string, 
/**
 * How it is proved.
 */
preuve: string, 
/**
 * How often, or by when.
 */
periodicite: string, 
/**
 * How far it is kept.
 */
etat: EtatEngagement, 
/**
 * Remark.
 */
commentaire: string, };
export type Etape = { 
/**
 * Identifier in the table.
 */
id: number, 
/**
 * Action.
 */
action_id: number, 
/**
 * Date.
 */
echeance: string | null, 
/**
 * Step.
 */
libelle: string, 
/**
 * Where it stands.
 */
statut: StatutEtape, };
export type EtatEngagement = "non_evalue" | "tenu" | "partiellement_tenu" | "en_cours" | "en_retard" | "non_tenu";
export type EtatVersion = "brouillon" | "fige";
export type Exercice = { 
/**
 * Identifier in the table.
 */
id: number, 
/**
 * Year.
 */
annee: number, 
/**
 * Whether its accounts are closed.
 */
clos: boolean, 
/**
 * Remark.
 */
commentaire: string, };
export type Financement = { 
/**
 * Identifier in the table.
 */
id: number, 
/**
 * Year.
 */
annee: number, 
/**
 * Source.
 */
source: SourceFinancement, 
/**
 * Name.
 */
libelle: string, 
/**
 * Amount.
 */
montant: number | null, };
export type FinancementSoins = { 
/**
 * Identifier in the table.
 */
id: number, 
/**
 * Year.
 */
annee: number, 
/**
 * Forfait global de soins.
 */
forfait_global: number | null, 
/**
 * Dotation de coordination.
 */
dotation_coordination: number | null, 
/**
 * Remark.
 */
commentaire: string, };
export type Financeur = { 
/**
 * Identifier in the table.
 */
id: number, 
/**
 * Code.
 */
code: string, 
/**
 * Name.
 */
libelle: string, 
/**
 * Kind.
 */
categorie: CategorieFinanceur, 
/**
 * Whether its hours count for the dotation complémentaire.
 */
compte_dotation: boolean, };
export type Formation = { 
/**
 * Identifier in the table.
 */
id: number, 
/**
 * Year.
 */
annee: number, 
/**
 * Done or planned.
 */
nature: Nature, 
/**
 * Title.
 */
intitule: string, 
/**
 * Hours for each trainee.
 */
duree_heures: number | null, 
/**
 * Trainees.
 */
stagiaires: number | null, 
/**
 * Cost of teaching.
 */
cout_pedagogique: number | null, 
/**
 * Who pays.
 */
financeur: string, 
/**
 * Action it serves.
 */
action_id: number | null, };
export type Frequence = "annuelle" | "semestrielle" | "trimestrielle" | "mensuelle";
export type Gestionnaire = { 
/**
 * Identifier in the table.
 */
id: number, 
/**
 * Name.
 */
raison_sociale: string, 
/**
 * Legal form.
 */
forme_juridique: string, 
/**
 * Legal nature.
 */
statut: StatutJuridique, 
/**
 * Invented for an example.
 */
fictif: boolean, 
/**
 * SIREN.
 */
siren: string, 
/**
 * SIRET of the head office.
 */
siret_siege: string, 
/**
 * FINESS of the legal entity.
 */
finess_juridique: string, 
/**
 * Collective agreement.
 */
convention_collective: string, 
/**
 * Training fund.
 */
opco: string, 
/**
 * Federation or network.
 */
federation: string, 
/**
 * Street.
 */
voie: string, 
/**
 * Post code.
 */
code_postal: string, 
/**
 * Town.
 */
commune: string, 
/**
 * Title of the legal representative.
 */
representant_fonction: string, 
/**
 * Name of the legal representative.
 */
representant_nom: string, 
/**
 * Whether the accounts are audited.
 */
commissaire_aux_comptes: boolean | null, 
/**
 * Activities outside the contract.
 */
activites_hors_perimetre: Array<string>, };
export type Groupe = "I" | "II" | "III";
export type GroupeBudget = { 
/**
 * Identifier in the table.
 */
id: number, 
/**
 * Side.
 */
sens: SensBudget, 
/**
 * Group.
 */
groupe: Groupe, 
/**
 * Name.
 */
libelle: string, };
export type GroupeMention = "l313_11_1" | "r314_136_1" | "sieg";
export type Habilitation = "non_precise" | "aucune" | "partielle" | "totale";
export type HeuresFinanceur = { 
/**
 * Identifier in the table.
 */
id: number, 
/**
 * Financeur.
 */
financeur_id: number, 
/**
 * Service, when the contract has several and counts them apart.
 */
service_id: number | null, 
/**
 * Year.
 */
annee: number, 
/**
 * Realised, planned or provisional.
 */
nature: Nature, 
/**
 * Hours.
 */
heures: number | null, };
export type HeuresPayees = { 
/**
 * Identifier in the table.
 */
id: number, 
/**
 * Year.
 */
annee: number, 
/**
 * Realised or planned.
 */
nature: Nature, 
/**
 * Paid leave.
 */
conges_payes: number | null, 
/**
 * Travel between two visits.
 */
trajets_intervacations: number | null, 
/**
 * Training.
 */
formation: number | null, 
/**
 * Team meetings.
 */
temps_collectifs: number | null, 
/**
 * Paid absences.
 */
absences_remunerees: number | null, 
/**
 * Other.
 */
autres: number | null, };
export type Indicateur = { 
/**
 * Identifier in the table.
 */
id: number, 
/**
 * Objective it measures.
 */
objectif_id: number | null, 
/**
 * Code (IND-01).
 */
code: string, 
/**
 * Name.
 */
libelle: string, 
/**
 * What it is for.
 */
finalite: string, 
/**
 * Objective of art. L. 314-2-2, when it is not its axis’s; 0 for none (quality, steering).
 */
objectif_legal: number | null, 
/**
 * Unit.
 */
unite: string, 
/**
 * Direction of better.
 */
sens: Sens, 
/**
 * Decimals shown, and at which values are compared.
 */
decimales: number, 
/**
 * What is counted above the line.
 */
numerateur: string, 
/**
 * What is counted below the line; empty when the indicator is a plain count.
 */
denominateur: string, 
/**
 * Multiplier: 100 for a percentage, 1 000 000 for an accident frequency.
 */
facteur: number | null, 
/**
 * Numerator as a formula over raw figures, when it is one (`h_gir12 + heures.PCH`).
 */
formule_numerateur: string, 
/**
 * Denominator as a formula over raw figures.
 */
formule_denominateur: string, 
/**
 * Rhythm.
 */
frequence: Frequence, 
/**
 * Precision on the rhythm (the month of reference).
 */
frequence_precision: string, 
/**
 * Where the figures come from.
 */
source: string, 
/**
 * Year of its baseline, when it is not the dossier’s.
 */
annee_reference: number | null, 
/**
 * Number in the shipped catalogue.
 */
catalogue: number | null, 
/**
 * Imposed by the Département.
 */
impose: boolean, 
/**
 * Remark.
 */
commentaire: string, };
export type InfosDossier = { 
/**
 * Identifier in the table.
 */
id: number, 
/**
 * Name shown in the title bar and on the cover.
 */
titre: string, 
/**
 * Warning printed on the cover, e.g. that the data are fictional.
 */
avertissement: string, 
/**
 * Whether every person, place and figure is invented.
 */
fictif: boolean, 
/**
 * Year whose figures are the baseline of the indicators.
 */
annee_reference: number | null, 
/**
 * Date printed on the dossier; today when empty.
 */
date_edition: string | null, 
/**
 * Progress (in points of percentage) from which a missed target counts as partly reached.
 */
seuil_partiel: number | null, 
/**
 * Rule of statuses as written in the contract.
 */
regle_statut: string, 
/**
 * Paid hours of one full-time equivalent (1 820 in the example).
 */
heures_par_etp: number | null, 
/**
 * Other conventions of counting, as printed.
 */
conventions: Array<string>, 
/**
 * Remark on the history of figures.
 */
note_historique: string, };
export type Interlocuteur = { 
/**
 * Identifier in the table.
 */
id: number, 
/**
 * Side.
 */
partie: Partie, 
/**
 * Function.
 */
fonction: string, 
/**
 * Name.
 */
nom: string, 
/**
 * Telephone.
 */
telephone: string, 
/**
 * E-mail.
 */
courriel: string, };
export type Investissement = { 
/**
 * Identifier in the table.
 */
id: number, 
/**
 * Year.
 */
annee: number, 
/**
 * What is bought.
 */
libelle: string, 
/**
 * Amount.
 */
montant: number | null, 
/**
 * Years of depreciation.
 */
duree_amortissement_ans: number | null, 
/**
 * Own money.
 */
autofinancement: number | null, 
/**
 * Grant.
 */
subvention: number | null, 
/**
 * Loan.
 */
emprunt: number | null, 
/**
 * Action it serves.
 */
action_id: number | null, };
export type LigneBudget = { 
/**
 * Identifier in the table.
 */
id: number, 
/**
 * Side.
 */
sens: SensBudget, 
/**
 * Group.
 */
groupe: Groupe, 
/**
 * Name.
 */
libelle: string, 
/**
 * What feeds it.
 */
role: RoleLigne, };
export type LigneReprise = { 
/**
 * Identifier in the table.
 */
id: number, 
/**
 * Part of the dossier.
 */
rubrique: string, 
/**
 * Thing.
 */
objet: string, 
/**
 * What was done to it.
 */
traitement: Traitement, 
/**
 * Before.
 */
avant: string, 
/**
 * After.
 */
apres: string, };
export type Logo = { 
/**
 * Identifier in the table.
 */
id: number, 
/**
 * Whose.
 */
partie: Partie, 
/**
 * Body whose logo it is, when several run services.
 */
gestionnaire_id: number | null, 
/**
 * What is said in its place to those who cannot see it; the name of the body when empty.
 */
description: string, 
/**
 * Kind of picture.
 */
type_image: TypeImage, 
/**
 * The picture, as it was given.
 */
contenu: string, };
export type Mention = { 
/**
 * Identifier in the table.
 */
id: number, 
/**
 * Source.
 */
groupe: GroupeMention, 
/**
 * Number in that source (« 1° »).
 */
code: string, 
/**
 * What it is.
 */
libelle: string, 
/**
 * Whether the wording was checked in the text in force.
 */
verifie: boolean, };
export type Mesure = { 
/**
 * Identifier in the table.
 */
id: number, 
/**
 * Indicator.
 */
indicateur_id: number, 
/**
 * Year.
 */
annee: number, 
/**
 * Counted above the line.
 */
numerateur: number | null, 
/**
 * Counted below the line.
 */
denominateur: number | null, 
/**
 * Value, only when the counts are not known.
 */
valeur: number | null, 
/**
 * Target.
 */
cible: number | null, 
/**
 * How sure it is.
 */
statut: StatutDonnee, 
/**
 * Remark.
 */
commentaire: string, 
/**
 * Proof.
 */
preuve: string, };
export type MesureProvisoire = { 
/**
 * Identifier in the table.
 */
id: number, 
/**
 * Count.
 */
situation_id: number, 
/**
 * Indicator.
 */
indicateur_id: number, 
/**
 * Counted above the line.
 */
numerateur: number | null, 
/**
 * Counted below the line.
 */
denominateur: number | null, 
/**
 * Value, only when the counts are not known.
 */
valeur: number | null, };
export type ModeIntervention = "prestataire" | "mandataire" | "mixte";
export type Modification = { 
/**
 * Identifier in the table.
 */
id: number, 
/**
 * Amendment.
 */
avenant_id: number, 
/**
 * What is changed (an indicator’s code, an article).
 */
objet: string, 
/**
 * Which part of it.
 */
champ: string, 
/**
 * Before.
 */
avant: string, 
/**
 * After.
 */
apres: string, };
export type MontantBudget = { 
/**
 * Identifier in the table.
 */
id: number, 
/**
 * Line.
 */
ligne_id: number, 
/**
 * Year.
 */
annee: number, 
/**
 * Realised or planned.
 */
nature: Nature, 
/**
 * Amount.
 */
montant: number | null, };
export type MontantHoraire = { 
/**
 * Identifier in the table.
 */
id: number, 
/**
 * Year.
 */
annee: number, 
/**
 * Amount per eligible hour.
 */
montant_horaire: number | null, 
/**
 * Eligible hours agreed, when they are not those of the activity table.
 */
heures_convenues: number | null, 
/**
 * Grant used outside the fiches actions.
 */
consomme_hors_actions: number | null, 
/**
 * Remark.
 */
commentaire: string, };
export type Nature = "realise" | "previsionnel" | "provisoire";
export type NatureConstat = "force" | "faiblesse" | "opportunite" | "menace" | "besoin";
export type NatureEcheance = "contractuelle" | "legale";
export type Objectif = { 
/**
 * Identifier in the table.
 */
id: number, 
/**
 * Axis.
 */
axe_id: number, 
/**
 * Code (OBJ-1.1).
 */
code: string, 
/**
 * Title.
 */
libelle: string, };
export type ObjectifLegal = { 
/**
 * Identifier in the table.
 */
id: number, 
/**
 * 1 to 6.
 */
numero: number, 
/**
 * Title.
 */
libelle: string, 
/**
 * Priority in the call.
 */
priorite: Priorite, };
export type Participant = { 
/**
 * Identifier in the table.
 */
id: number, 
/**
 * Meeting.
 */
comite_id: number, 
/**
 * Body.
 */
organisme: string, 
/**
 * Functions.
 */
fonctions: Array<string>, };
export type Partie = "gestionnaire" | "departement" | "ars" | "protection_sociale" | "commune" | "autre";
export type Piece = { 
/**
 * Identifier in the table.
 */
id: number, 
/**
 * What it is.
 */
libelle: string, 
/**
 * Its date.
 */
date: string | null, 
/**
 * End of its validity.
 */
validite: string | null, 
/**
 * Name of the file, when there is one.
 */
fichier: string, 
/**
 * Remark.
 */
commentaire: string, };
export type Plafond = { 
/**
 * Identifier in the table.
 */
id: number, 
/**
 * Year.
 */
annee: number, 
/**
 * Ceiling per hour.
 */
plafond: number | null, };
export type PlanFormation = { 
/**
 * Identifier in the table.
 */
id: number, 
/**
 * Year.
 */
annee: number, 
/**
 * Hours planned.
 */
heures_prevues: number | null, 
/**
 * Remark.
 */
commentaire: string, };
export type Presentation = { 
/**
 * Identifier in the table.
 */
id: number, 
/**
 * Set of colours.
 */
theme: Theme, 
/**
 * The agency’s own colour, `#RRGGBB`; the accent of the theme when empty.
 */
couleur: string, };
export type Priorite = "non_precisee" | "prioritaire" | "complementaire" | "non_retenue";
export type PrioriteDemande = "moyenne" | "haute" | "basse";
export type Public = { 
/**
 * Identifier in the table.
 */
id: number, 
/**
 * Year.
 */
annee: number, 
/**
 * APA.
 */
apa: number | null, 
/**
 * PCH.
 */
pch: number | null, 
/**
 * Others.
 */
autres: number | null, };
export type Question = { 
/**
 * Identifier in the table.
 */
id: number, 
/**
 * Review.
 */
revue_id: number, 
/**
 * Question.
 */
question: string, 
/**
 * Answer.
 */
reponse: string, };
export type Regle = { 
/**
 * Identifier in the table.
 */
id: number, 
/**
 * The rule.
 */
texte: string, };
export type RegleDotation = { 
/**
 * Identifier in the table.
 */
id: number, 
/**
 * Legal basis.
 */
base_legale: string, 
/**
 * How it is computed, in words.
 */
formule: string, 
/**
 * Share paid in advance, in percent.
 */
acompte_pct: number | null, 
/**
 * When the advance is paid, in words.
 */
acompte_echeance: string, 
/**
 * When the balance is paid, in words.
 */
solde_echeance: string, 
/**
 * Unspent grant brought from before the first year.
 */
report_initial: number | null, 
/**
 * Remark on the accounts.
 */
note_comptable: string, };
export type Reprise = { 
/**
 * Identifier in the table.
 */
id: number, 
/**
 * State.
 */
statut: StatutReprise, 
/**
 * Contract it starts from.
 */
contrat_origine: string, 
/**
 * Contract it leads to.
 */
contrat_cible: string, 
/**
 * Year that becomes the baseline.
 */
annee_reference: number | null, 
/**
 * Rules followed.
 */
regles: Array<string>, };
export type Revue = { 
/**
 * Identifier in the table.
 */
id: number, 
/**
 * Kind.
 */
type_revue: TypeRevue, 
/**
 * Date of the meeting.
 */
date_reunion: string | null, 
/**
 * Where the preparation stands.
 */
statut: StatutDocument, 
/**
 * Key messages.
 */
messages_cles: Array<string>, };
export type Risque = { 
/**
 * Identifier in the table.
 */
id: number, 
/**
 * Action.
 */
action_id: number, 
/**
 * Risk.
 */
risque: string, 
/**
 * What is done about it.
 */
mesure: string, };
export type RoleLigne = "aucun" | "dotation" | "cofinancements" | "formation";
export type SectionImprimee = { 
/**
 * Identifier in the table.
 */
id: number, 
/**
 * Document.
 */
document: DocumentImprime, 
/**
 * Code of the section.
 */
section: string, 
/**
 * Left out of the document.
 */
ecartee: boolean, };
export type Sens = "hausse" | "baisse" | "stable";
export type SensBudget = "charge" | "produit";
export type Service = { 
/**
 * Identifier in the table.
 */
id: number, 
/**
 * Who runs it.
 */
gestionnaire_id: number, 
/**
 * Name.
 */
nom: string, 
/**
 * Kind.
 */
categorie: CategorieService, 
/**
 * Kind in the words of the autorisation.
 */
categorie_libelle: string, 
/**
 * SIRET.
 */
siret: string, 
/**
 * FINESS of the establishment.
 */
finess_etablissement: string, 
/**
 * FINESS category (460, 209, 354).
 */
finess_categorie: string, 
/**
 * Address.
 */
adresse: string, 
/**
 * Autorisation: reference.
 */
autorisation_reference: string, 
/**
 * Autorisation: date.
 */
autorisation_date: string | null, 
/**
 * Autorisation: years.
 */
autorisation_duree_ans: number | null, 
/**
 * Autorisation: end.
 */
autorisation_echeance: string | null, 
/**
 * Habilitation à l’aide sociale.
 */
habilitation: Habilitation, 
/**
 * What the habilitation covers.
 */
habilitation_perimetre: string, 
/**
 * Hours a year it is limited to.
 */
habilitation_plafond_heures: number | null, 
/**
 * Act of habilitation.
 */
habilitation_reference: string, 
/**
 * Date of that act.
 */
habilitation_date: string | null, 
/**
 * How it intervenes.
 */
mode_intervention: ModeIntervention, 
/**
 * Declaration or agreement of services à la personne (NOVA).
 */
declaration_sap: string, 
/**
 * Publics.
 */
publics: Array<string>, 
/**
 * Intercommunalités.
 */
intercommunalites: Array<string>, 
/**
 * Number of communes served.
 */
communes_desservies: number | null, 
/**
 * Sectors.
 */
secteurs: Array<string>, 
/**
 * Hours of intervention.
 */
amplitude_intervention: string, 
/**
 * Hours of the telephone.
 */
amplitude_accueil: string, 
/**
 * On-call hours.
 */
amplitude_astreinte: string, 
/**
 * Care: agreements with services that nurse (SAD aide), or places (SAD mixte).
 */
conventions_soins: Array<string>, 
/**
 * Places of nursing care (SAD mixte).
 */
capacite_soins: number | null, 
/**
 * Act of the ARS (SAD mixte).
 */
autorisation_soins_reference: string, 
/**
 * Projet de service.
 */
projet_de_service: string, 
/**
 * Livret d’accueil.
 */
livret_accueil: string, 
/**
 * Règlement de fonctionnement.
 */
reglement_fonctionnement: string, 
/**
 * Charte des droits et libertés given.
 */
charte_droits_libertes: boolean | null, 
/**
 * How users take part (a conseil de la vie sociale is not compulsory at home).
 */
forme_participation: string, 
/**
 * Last evaluation.
 */
derniere_evaluation: string, 
/**
 * Next evaluation by the HAS method.
 */
prochaine_evaluation_has: string, 
/**
 * Whether the qualified person is displayed.
 */
personne_qualifiee_affichee: boolean | null, 
/**
 * Who stands for bientraitance.
 */
referent_bientraitance: string, 
/**
 * Contact for personal data.
 */
contact_rgpd: string, 
/**
 * Software of the trade.
 */
logiciel_metier: string, 
/**
 * Remote clocking.
 */
telegestion: string, 
/**
 * Payroll software.
 */
paie: string, 
/**
 * Formats these give.
 */
formats_export: Array<string>, };
export type Signataire = { 
/**
 * Identifier in the table.
 */
id: number, 
/**
 * Side.
 */
role: Partie, 
/**
 * Name of the body.
 */
denomination: string, 
/**
 * Body among those that run services, if it is one.
 */
gestionnaire_id: number | null, 
/**
 * Title of the person who signs.
 */
representant_fonction: string, 
/**
 * Name of the person who signs.
 */
representant_nom: string, 
/**
 * Act that empowers them (délibération, décision).
 */
habilitation: string, 
/**
 * Heading of the signature block (« Pour … »).
 */
signature_pour: string, 
/**
 * Quality under the heading.
 */
signature_qualite: string, };
export type Situation = { 
/**
 * Identifier in the table.
 */
id: number, 
/**
 * Year.
 */
annee: number, 
/**
 * First day counted.
 */
date_debut: string | null, 
/**
 * Last day counted.
 */
date_fin: string | null, 
/**
 * Whether it is final or provisional.
 */
nature: Nature, 
/**
 * Remark.
 */
commentaire: string, };
export type SourceFinancement = "dotation" | "autofinancement" | "cofinancement" | "emprunt";
export type StatutAction = "a_lancer" | "en_cours" | "en_retard" | "realise" | "reporte" | "abandonne";
export type StatutContrat = "projet" | "transmis" | "en_cours" | "termine";
export type StatutDocument = "en_preparation" | "transmis" | "valide" | "signe";
export type StatutDonnee = "constatee" | "estimee" | "a_verifier";
export type StatutEtape = "a_venir" | "a_faire" | "en_cours" | "en_retard" | "fait" | "abandonne";
export type StatutJuridique = "non_precise" | "public" | "non_lucratif" | "commercial";
export type StatutReprise = "aucune" | "simulation" | "reprise";
export type StatutVersement = "a_venir" | "verse" | "en_retard";
export type Surcharge = { 
/**
 * Identifier in the table.
 */
id: number, 
/**
 * Key of the reference value.
 */
cle: string, 
/**
 * First day.
 */
valable_du: string | null, 
/**
 * Last day.
 */
valable_au: string | null, 
/**
 * Value, plain notation.
 */
valeur: string, 
/**
 * Unit.
 */
unite: string, 
/**
 * Source.
 */
source: string, 
/**
 * Remark.
 */
commentaire: string, };
export type Tarif = { 
/**
 * Identifier in the table.
 */
id: number, 
/**
 * Year.
 */
annee: number, 
/**
 * First day, when the tariff changes within the year.
 */
date_debut: string | null, 
/**
 * Service, when tariffs differ.
 */
service_id: number | null, 
/**
 * Value of an APA hour.
 */
tarif_apa: number | null, 
/**
 * Value of a PCH hour.
 */
tarif_pch: number | null, 
/**
 * Tariff of the aide sociale.
 */
tarif_aide_sociale: number | null, 
/**
 * What the tariff is founded on.
 */
nature: string, 
/**
 * Average amount billed above the tariff.
 */
supplement_observe: number | null, 
/**
 * That amount as capped or planned.
 */
supplement_prevu: number | null, 
/**
 * Price paid by pension funds.
 */
prix_caisses_retraite: number | null, 
/**
 * Price paid by insurers.
 */
prix_mutuelles: number | null, 
/**
 * Price paid by persons without support.
 */
prix_particuliers: number | null, };
export type Theme = "bleu" | "encre";
export type Traitement = "garde" | "reporte" | "vide" | "retire" | "a_justifier";
export type TypeAvenant = "autre" | "actualisation" | "dotation" | "perimetre" | "prorogation" | "objectifs";
export type TypeImage = "png" | "jpeg" | "svg";
export type TypeRevue = "mi_parcours" | "dialogue_gestion" | "bilan_final";
export type TypeVersement = "acompte" | "solde" | "regularisation" | "restitution";
export type ValeurDonnee = { 
/**
 * Identifier in the table.
 */
id: number, 
/**
 * Figure.
 */
donnee_id: number, 
/**
 * Year.
 */
annee: number, 
/**
 * Value.
 */
valeur: number | null, 
/**
 * How sure it is.
 */
statut: StatutDonnee, 
/**
 * Where it comes from, or why it is missing.
 */
commentaire: string, };
export type Versement = { 
/**
 * Identifier in the table.
 */
id: number, 
/**
 * Year the payment is for.
 */
annee: number, 
/**
 * Kind.
 */
type_versement: TypeVersement, 
/**
 * Name as printed.
 */
libelle: string, 
/**
 * Amount.
 */
montant: number | null, 
/**
 * Date.
 */
date: string | null, 
/**
 * State.
 */
statut: StatutVersement, };
export type Version = { 
/**
 * Identifier in the table.
 */
id: number, 
/**
 * Number.
 */
numero: number | null, 
/**
 * Date.
 */
date: string | null, 
/**
 * Name.
 */
libelle: string, 
/**
 * State.
 */
etat: EtatVersion, };
export type Visa = { 
/**
 * Identifier in the table.
 */
id: number, 
/**
 * The text, as printed after « Vu ».
 */
texte: string, };

export type NomTable = 'dossier' | 'departement' | 'contrat' | 'diagnostic' | 'dotation' | 'reprise' | 'presentation' | 'exercices' | 'objectifs_legaux' | 'plafonds' | 'interlocuteurs' | 'gestionnaires' | 'services' | 'communes' | 'signataires' | 'financements_soins' | 'constats' | 'donnees' | 'valeurs' | 'heures_payees' | 'publics' | 'axes' | 'objectifs' | 'actions' | 'etapes' | 'budgets_action' | 'risques' | 'bilans_action' | 'indicateurs' | 'mesures' | 'action_indicateurs' | 'engagements' | 'financeurs' | 'heures' | 'situations' | 'mesures_provisoires' | 'tarifs' | 'dotations' | 'versements' | 'financements' | 'groupes_budget' | 'lignes_budget' | 'montants_budget' | 'investissements' | 'emplois' | 'effectifs' | 'formations' | 'plans_formation' | 'visas' | 'articles' | 'mentions' | 'couvertures' | 'annexes' | 'avenants' | 'modifications' | 'bilans_annuels' | 'echeances' | 'comites' | 'participants' | 'decisions' | 'revues' | 'demandes' | 'questions' | 'versions' | 'pieces' | 'regles' | 'decisions_reprise' | 'lignes_reprise' | 'surcharges' | 'logos' | 'sections_imprimees';

export type Genre = 'texte' | 'texte_long' | 'lignes' | 'entier' | 'annee' | 'montant' | 'heures' | 'prix' | 'nombre' | 'date' | 'booleen' | 'choix' | 'lien' | 'octets';

export interface Champ { nom: string; genre: Genre; optionnel: boolean; choix?: string; lien?: NomTable }

export interface Table { nom: NomTable; unique: boolean; parent?: string; champs: Champ[] }

export const TABLES: Record<NomTable, Table> = {
  dossier: {"nom":"dossier","unique":true,"champs":[{"nom":"titre","genre":"texte","optionnel":false},{"nom":"avertissement","genre":"texte_long","optionnel":false},{"nom":"fictif","genre":"booleen","optionnel":false},{"nom":"annee_reference","genre":"annee","optionnel":true},{"nom":"date_edition","genre":"date","optionnel":true},{"nom":"seuil_partiel","genre":"nombre","optionnel":true},{"nom":"regle_statut","genre":"texte_long","optionnel":false},{"nom":"heures_par_etp","genre":"heures","optionnel":true},{"nom":"conventions","genre":"lignes","optionnel":false},{"nom":"note_historique","genre":"texte_long","optionnel":false}]},
  departement: {"nom":"departement","unique":true,"champs":[{"nom":"nom","genre":"texte","optionnel":false},{"nom":"code","genre":"texte","optionnel":false},{"nom":"fictif","genre":"booleen","optionnel":false},{"nom":"president_fonction","genre":"texte","optionnel":false},{"nom":"direction","genre":"texte","optionnel":false},{"nom":"adresse","genre":"texte_long","optionnel":false},{"nom":"experimentateur","genre":"booleen","optionnel":false},{"nom":"demographie_annee","genre":"annee","optionnel":true},{"nom":"population","genre":"entier","optionnel":true},{"nom":"population_60_ans_et_plus","genre":"entier","optionnel":true},{"nom":"population_75_ans_et_plus","genre":"entier","optionnel":true},{"nom":"beneficiaires_apa_domicile","genre":"entier","optionnel":true},{"nom":"beneficiaires_pch","genre":"entier","optionnel":true},{"nom":"services_autorises","genre":"entier","optionnel":true},{"nom":"communes","genre":"entier","optionnel":true},{"nom":"communes_prioritaires","genre":"entier","optionnel":true},{"nom":"schema_intitule","genre":"texte","optionnel":false},{"nom":"schema_orientations","genre":"lignes","optionnel":false},{"nom":"aac_reference","genre":"texte","optionnel":false},{"nom":"aac_date_publication","genre":"date","optionnel":true},{"nom":"aac_date_limite","genre":"date","optionnel":true},{"nom":"aac_date_candidature","genre":"date","optionnel":true},{"nom":"aac_date_notification","genre":"date","optionnel":true},{"nom":"aac_mode_calcul","genre":"texte_long","optionnel":false},{"nom":"reste_a_charge_limite","genre":"booleen","optionnel":true},{"nom":"reste_a_charge_nature","genre":"texte_long","optionnel":false}]},
  contrat: {"nom":"contrat","unique":true,"champs":[{"nom":"reference","genre":"texte","optionnel":false},{"nom":"intitule","genre":"texte","optionnel":false},{"nom":"date_debut","genre":"date","optionnel":true},{"nom":"date_fin","genre":"date","optionnel":true},{"nom":"date_signature","genre":"date","optionnel":true},{"nom":"statut","genre":"choix","optionnel":false,"choix":"statut_contrat"},{"nom":"avec_dotation","genre":"booleen","optionnel":true},{"nom":"volet_financier_pluriannuel","genre":"booleen","optionnel":true},{"nom":"preambule","genre":"texte_long","optionnel":false},{"nom":"signature_lieu","genre":"texte","optionnel":false},{"nom":"signature_date","genre":"date","optionnel":true},{"nom":"exemplaires","genre":"entier","optionnel":true}]},
  diagnostic: {"nom":"diagnostic","unique":true,"champs":[{"nom":"date","genre":"date","optionnel":true},{"nom":"annee_reference","genre":"annee","optionnel":true},{"nom":"note","genre":"texte_long","optionnel":false},{"nom":"synthese","genre":"texte_long","optionnel":false}]},
  dotation: {"nom":"dotation","unique":true,"champs":[{"nom":"base_legale","genre":"texte_long","optionnel":false},{"nom":"formule","genre":"texte_long","optionnel":false},{"nom":"acompte_pct","genre":"nombre","optionnel":true},{"nom":"acompte_echeance","genre":"texte","optionnel":false},{"nom":"solde_echeance","genre":"texte","optionnel":false},{"nom":"report_initial","genre":"montant","optionnel":true},{"nom":"note_comptable","genre":"texte_long","optionnel":false}]},
  reprise: {"nom":"reprise","unique":true,"champs":[{"nom":"statut","genre":"choix","optionnel":false,"choix":"statut_reprise"},{"nom":"contrat_origine","genre":"texte","optionnel":false},{"nom":"contrat_cible","genre":"texte","optionnel":false},{"nom":"annee_reference","genre":"annee","optionnel":true},{"nom":"regles","genre":"lignes","optionnel":false}]},
  presentation: {"nom":"presentation","unique":true,"champs":[{"nom":"theme","genre":"choix","optionnel":false,"choix":"theme"},{"nom":"couleur","genre":"texte","optionnel":false}]},
  exercices: {"nom":"exercices","unique":false,"champs":[{"nom":"annee","genre":"annee","optionnel":false},{"nom":"clos","genre":"booleen","optionnel":false},{"nom":"commentaire","genre":"texte","optionnel":false}]},
  objectifs_legaux: {"nom":"objectifs_legaux","unique":false,"champs":[{"nom":"numero","genre":"entier","optionnel":false},{"nom":"libelle","genre":"texte","optionnel":false},{"nom":"priorite","genre":"choix","optionnel":false,"choix":"priorite"}]},
  plafonds: {"nom":"plafonds","unique":false,"champs":[{"nom":"annee","genre":"annee","optionnel":false},{"nom":"plafond","genre":"prix","optionnel":true}]},
  interlocuteurs: {"nom":"interlocuteurs","unique":false,"champs":[{"nom":"partie","genre":"choix","optionnel":false,"choix":"partie"},{"nom":"fonction","genre":"texte","optionnel":false},{"nom":"nom","genre":"texte","optionnel":false},{"nom":"telephone","genre":"texte","optionnel":false},{"nom":"courriel","genre":"texte","optionnel":false}]},
  gestionnaires: {"nom":"gestionnaires","unique":false,"champs":[{"nom":"raison_sociale","genre":"texte","optionnel":false},{"nom":"forme_juridique","genre":"texte","optionnel":false},{"nom":"statut","genre":"choix","optionnel":false,"choix":"statut_juridique"},{"nom":"fictif","genre":"booleen","optionnel":false},{"nom":"siren","genre":"texte","optionnel":false},{"nom":"siret_siege","genre":"texte","optionnel":false},{"nom":"finess_juridique","genre":"texte","optionnel":false},{"nom":"convention_collective","genre":"texte","optionnel":false},{"nom":"opco","genre":"texte","optionnel":false},{"nom":"federation","genre":"texte","optionnel":false},{"nom":"voie","genre":"texte","optionnel":false},{"nom":"code_postal","genre":"texte","optionnel":false},{"nom":"commune","genre":"texte","optionnel":false},{"nom":"representant_fonction","genre":"texte","optionnel":false},{"nom":"representant_nom","genre":"texte","optionnel":false},{"nom":"commissaire_aux_comptes","genre":"booleen","optionnel":true},{"nom":"activites_hors_perimetre","genre":"lignes","optionnel":false}]},
  services: {"nom":"services","unique":false,"parent":"gestionnaire_id","champs":[{"nom":"gestionnaire_id","genre":"lien","optionnel":false,"lien":"gestionnaires"},{"nom":"nom","genre":"texte","optionnel":false},{"nom":"categorie","genre":"choix","optionnel":false,"choix":"categorie_service"},{"nom":"categorie_libelle","genre":"texte","optionnel":false},{"nom":"siret","genre":"texte","optionnel":false},{"nom":"finess_etablissement","genre":"texte","optionnel":false},{"nom":"finess_categorie","genre":"texte","optionnel":false},{"nom":"adresse","genre":"texte_long","optionnel":false},{"nom":"autorisation_reference","genre":"texte","optionnel":false},{"nom":"autorisation_date","genre":"date","optionnel":true},{"nom":"autorisation_duree_ans","genre":"entier","optionnel":true},{"nom":"autorisation_echeance","genre":"date","optionnel":true},{"nom":"habilitation","genre":"choix","optionnel":false,"choix":"habilitation"},{"nom":"habilitation_perimetre","genre":"texte","optionnel":false},{"nom":"habilitation_plafond_heures","genre":"heures","optionnel":true},{"nom":"habilitation_reference","genre":"texte","optionnel":false},{"nom":"habilitation_date","genre":"date","optionnel":true},{"nom":"mode_intervention","genre":"choix","optionnel":false,"choix":"mode_intervention"},{"nom":"declaration_sap","genre":"texte","optionnel":false},{"nom":"publics","genre":"lignes","optionnel":false},{"nom":"intercommunalites","genre":"lignes","optionnel":false},{"nom":"communes_desservies","genre":"entier","optionnel":true},{"nom":"secteurs","genre":"lignes","optionnel":false},{"nom":"amplitude_intervention","genre":"texte","optionnel":false},{"nom":"amplitude_accueil","genre":"texte","optionnel":false},{"nom":"amplitude_astreinte","genre":"texte","optionnel":false},{"nom":"conventions_soins","genre":"lignes","optionnel":false},{"nom":"capacite_soins","genre":"entier","optionnel":true},{"nom":"autorisation_soins_reference","genre":"texte","optionnel":false},{"nom":"projet_de_service","genre":"texte","optionnel":false},{"nom":"livret_accueil","genre":"texte","optionnel":false},{"nom":"reglement_fonctionnement","genre":"texte","optionnel":false},{"nom":"charte_droits_libertes","genre":"booleen","optionnel":true},{"nom":"forme_participation","genre":"texte","optionnel":false},{"nom":"derniere_evaluation","genre":"texte","optionnel":false},{"nom":"prochaine_evaluation_has","genre":"texte","optionnel":false},{"nom":"personne_qualifiee_affichee","genre":"booleen","optionnel":true},{"nom":"referent_bientraitance","genre":"texte","optionnel":false},{"nom":"contact_rgpd","genre":"texte","optionnel":false},{"nom":"logiciel_metier","genre":"texte","optionnel":false},{"nom":"telegestion","genre":"texte","optionnel":false},{"nom":"paie","genre":"texte","optionnel":false},{"nom":"formats_export","genre":"lignes","optionnel":false}]},
  communes: {"nom":"communes","unique":false,"parent":"service_id","champs":[{"nom":"service_id","genre":"lien","optionnel":false,"lien":"services"},{"nom":"nom","genre":"texte","optionnel":false},{"nom":"code_insee","genre":"texte","optionnel":false},{"nom":"prioritaire","genre":"booleen","optionnel":false},{"nom":"desservie","genre":"booleen","optionnel":true}]},
  signataires: {"nom":"signataires","unique":false,"champs":[{"nom":"role","genre":"choix","optionnel":false,"choix":"partie"},{"nom":"denomination","genre":"texte","optionnel":false},{"nom":"gestionnaire_id","genre":"lien","optionnel":true,"lien":"gestionnaires"},{"nom":"representant_fonction","genre":"texte","optionnel":false},{"nom":"representant_nom","genre":"texte","optionnel":false},{"nom":"habilitation","genre":"texte","optionnel":false},{"nom":"signature_pour","genre":"texte","optionnel":false},{"nom":"signature_qualite","genre":"texte","optionnel":false}]},
  financements_soins: {"nom":"financements_soins","unique":false,"champs":[{"nom":"annee","genre":"annee","optionnel":false},{"nom":"forfait_global","genre":"montant","optionnel":true},{"nom":"dotation_coordination","genre":"montant","optionnel":true},{"nom":"commentaire","genre":"texte","optionnel":false}]},
  constats: {"nom":"constats","unique":false,"champs":[{"nom":"nature","genre":"choix","optionnel":false,"choix":"nature_constat"},{"nom":"texte","genre":"texte_long","optionnel":false}]},
  donnees: {"nom":"donnees","unique":false,"champs":[{"nom":"code","genre":"texte","optionnel":false},{"nom":"libelle","genre":"texte","optionnel":false},{"nom":"unite","genre":"texte","optionnel":false}]},
  valeurs: {"nom":"valeurs","unique":false,"parent":"donnee_id","champs":[{"nom":"donnee_id","genre":"lien","optionnel":false,"lien":"donnees"},{"nom":"annee","genre":"annee","optionnel":false},{"nom":"valeur","genre":"nombre","optionnel":true},{"nom":"statut","genre":"choix","optionnel":false,"choix":"statut_donnee"},{"nom":"commentaire","genre":"texte","optionnel":false}]},
  heures_payees: {"nom":"heures_payees","unique":false,"champs":[{"nom":"annee","genre":"annee","optionnel":false},{"nom":"nature","genre":"choix","optionnel":false,"choix":"nature"},{"nom":"conges_payes","genre":"heures","optionnel":true},{"nom":"trajets_intervacations","genre":"heures","optionnel":true},{"nom":"formation","genre":"heures","optionnel":true},{"nom":"temps_collectifs","genre":"heures","optionnel":true},{"nom":"absences_remunerees","genre":"heures","optionnel":true},{"nom":"autres","genre":"heures","optionnel":true}]},
  publics: {"nom":"publics","unique":false,"champs":[{"nom":"annee","genre":"annee","optionnel":false},{"nom":"apa","genre":"entier","optionnel":true},{"nom":"pch","genre":"entier","optionnel":true},{"nom":"autres","genre":"entier","optionnel":true}]},
  axes: {"nom":"axes","unique":false,"champs":[{"nom":"code","genre":"texte","optionnel":false},{"nom":"libelle","genre":"texte","optionnel":false},{"nom":"objectif_legal","genre":"entier","optionnel":true}]},
  objectifs: {"nom":"objectifs","unique":false,"parent":"axe_id","champs":[{"nom":"axe_id","genre":"lien","optionnel":false,"lien":"axes"},{"nom":"code","genre":"texte","optionnel":false},{"nom":"libelle","genre":"texte","optionnel":false}]},
  actions: {"nom":"actions","unique":false,"parent":"objectif_id","champs":[{"nom":"objectif_id","genre":"lien","optionnel":false,"lien":"objectifs"},{"nom":"code","genre":"texte","optionnel":false},{"nom":"intitule","genre":"texte","optionnel":false},{"nom":"objectif_legal","genre":"entier","optionnel":true},{"nom":"orientation_schema","genre":"texte","optionnel":false},{"nom":"constat","genre":"texte_long","optionnel":false},{"nom":"description","genre":"texte_long","optionnel":false},{"nom":"effet_attendu","genre":"texte_long","optionnel":false},{"nom":"livrables","genre":"lignes","optionnel":false},{"nom":"pilote","genre":"texte","optionnel":false},{"nom":"equipe","genre":"texte","optionnel":false},{"nom":"partenaires","genre":"lignes","optionnel":false},{"nom":"public_cible","genre":"texte","optionnel":false},{"nom":"public_nombre","genre":"entier","optionnel":true},{"nom":"territoire","genre":"texte","optionnel":false},{"nom":"date_debut","genre":"date","optionnel":true},{"nom":"date_fin","genre":"date","optionnel":true},{"nom":"moyens_humains","genre":"texte_long","optionnel":false},{"nom":"moyens_materiels","genre":"texte_long","optionnel":false},{"nom":"moyens_organisationnels","genre":"texte_long","optionnel":false},{"nom":"cofinanceur","genre":"texte","optionnel":false},{"nom":"modalites_evaluation","genre":"texte_long","optionnel":false},{"nom":"points_vigilance","genre":"texte_long","optionnel":false},{"nom":"statut","genre":"choix","optionnel":false,"choix":"statut_action"},{"nom":"avancement_pct","genre":"entier","optionnel":true},{"nom":"origine","genre":"texte","optionnel":false},{"nom":"justification_reprise","genre":"texte_long","optionnel":false},{"nom":"justification_requise","genre":"booleen","optionnel":false}]},
  etapes: {"nom":"etapes","unique":false,"parent":"action_id","champs":[{"nom":"action_id","genre":"lien","optionnel":false,"lien":"actions"},{"nom":"echeance","genre":"date","optionnel":true},{"nom":"libelle","genre":"texte","optionnel":false},{"nom":"statut","genre":"choix","optionnel":false,"choix":"statut_etape"}]},
  budgets_action: {"nom":"budgets_action","unique":false,"parent":"action_id","champs":[{"nom":"action_id","genre":"lien","optionnel":false,"lien":"actions"},{"nom":"annee","genre":"annee","optionnel":false},{"nom":"dotation","genre":"montant","optionnel":true},{"nom":"autofinancement","genre":"montant","optionnel":true},{"nom":"cofinancement","genre":"montant","optionnel":true},{"nom":"dotation_consommee","genre":"montant","optionnel":true}]},
  risques: {"nom":"risques","unique":false,"parent":"action_id","champs":[{"nom":"action_id","genre":"lien","optionnel":false,"lien":"actions"},{"nom":"risque","genre":"texte","optionnel":false},{"nom":"mesure","genre":"texte","optionnel":false}]},
  bilans_action: {"nom":"bilans_action","unique":false,"parent":"action_id","champs":[{"nom":"action_id","genre":"lien","optionnel":false,"lien":"actions"},{"nom":"annee","genre":"annee","optionnel":false},{"nom":"texte","genre":"texte_long","optionnel":false},{"nom":"analyse_ecart","genre":"texte_long","optionnel":false},{"nom":"mesures_correctives","genre":"texte_long","optionnel":false},{"nom":"decision_comite","genre":"texte_long","optionnel":false}]},
  indicateurs: {"nom":"indicateurs","unique":false,"champs":[{"nom":"objectif_id","genre":"lien","optionnel":true,"lien":"objectifs"},{"nom":"code","genre":"texte","optionnel":false},{"nom":"libelle","genre":"texte","optionnel":false},{"nom":"finalite","genre":"texte_long","optionnel":false},{"nom":"objectif_legal","genre":"entier","optionnel":true},{"nom":"unite","genre":"texte","optionnel":false},{"nom":"sens","genre":"choix","optionnel":false,"choix":"sens"},{"nom":"decimales","genre":"entier","optionnel":false},{"nom":"numerateur","genre":"texte_long","optionnel":false},{"nom":"denominateur","genre":"texte_long","optionnel":false},{"nom":"facteur","genre":"entier","optionnel":true},{"nom":"formule_numerateur","genre":"texte","optionnel":false},{"nom":"formule_denominateur","genre":"texte","optionnel":false},{"nom":"frequence","genre":"choix","optionnel":false,"choix":"frequence"},{"nom":"frequence_precision","genre":"texte","optionnel":false},{"nom":"source","genre":"texte","optionnel":false},{"nom":"annee_reference","genre":"annee","optionnel":true},{"nom":"catalogue","genre":"entier","optionnel":true},{"nom":"impose","genre":"booleen","optionnel":false},{"nom":"commentaire","genre":"texte_long","optionnel":false}]},
  mesures: {"nom":"mesures","unique":false,"parent":"indicateur_id","champs":[{"nom":"indicateur_id","genre":"lien","optionnel":false,"lien":"indicateurs"},{"nom":"annee","genre":"annee","optionnel":false},{"nom":"numerateur","genre":"nombre","optionnel":true},{"nom":"denominateur","genre":"nombre","optionnel":true},{"nom":"valeur","genre":"nombre","optionnel":true},{"nom":"cible","genre":"nombre","optionnel":true},{"nom":"statut","genre":"choix","optionnel":false,"choix":"statut_donnee"},{"nom":"commentaire","genre":"texte_long","optionnel":false},{"nom":"preuve","genre":"texte","optionnel":false}]},
  action_indicateurs: {"nom":"action_indicateurs","unique":false,"parent":"action_id","champs":[{"nom":"action_id","genre":"lien","optionnel":false,"lien":"actions"},{"nom":"indicateur_id","genre":"lien","optionnel":false,"lien":"indicateurs"}]},
  engagements: {"nom":"engagements","unique":false,"champs":[{"nom":"partie","genre":"choix","optionnel":false,"choix":"partie"},{"nom":"code","genre":"texte","optionnel":false},{"nom":"texte","genre":"texte_long","optionnel":false},{"nom":"preuve","genre":"texte","optionnel":false},{"nom":"periodicite","genre":"texte","optionnel":false},{"nom":"etat","genre":"choix","optionnel":false,"choix":"etat_engagement"},{"nom":"commentaire","genre":"texte_long","optionnel":false}]},
  financeurs: {"nom":"financeurs","unique":false,"champs":[{"nom":"code","genre":"texte","optionnel":false},{"nom":"libelle","genre":"texte","optionnel":false},{"nom":"categorie","genre":"choix","optionnel":false,"choix":"categorie_financeur"},{"nom":"compte_dotation","genre":"booleen","optionnel":false}]},
  heures: {"nom":"heures","unique":false,"parent":"financeur_id","champs":[{"nom":"financeur_id","genre":"lien","optionnel":false,"lien":"financeurs"},{"nom":"service_id","genre":"lien","optionnel":true,"lien":"services"},{"nom":"annee","genre":"annee","optionnel":false},{"nom":"nature","genre":"choix","optionnel":false,"choix":"nature"},{"nom":"heures","genre":"heures","optionnel":true}]},
  situations: {"nom":"situations","unique":false,"champs":[{"nom":"annee","genre":"annee","optionnel":false},{"nom":"date_debut","genre":"date","optionnel":true},{"nom":"date_fin","genre":"date","optionnel":true},{"nom":"nature","genre":"choix","optionnel":false,"choix":"nature"},{"nom":"commentaire","genre":"texte","optionnel":false}]},
  mesures_provisoires: {"nom":"mesures_provisoires","unique":false,"parent":"situation_id","champs":[{"nom":"situation_id","genre":"lien","optionnel":false,"lien":"situations"},{"nom":"indicateur_id","genre":"lien","optionnel":false,"lien":"indicateurs"},{"nom":"numerateur","genre":"nombre","optionnel":true},{"nom":"denominateur","genre":"nombre","optionnel":true},{"nom":"valeur","genre":"nombre","optionnel":true}]},
  tarifs: {"nom":"tarifs","unique":false,"champs":[{"nom":"annee","genre":"annee","optionnel":false},{"nom":"date_debut","genre":"date","optionnel":true},{"nom":"service_id","genre":"lien","optionnel":true,"lien":"services"},{"nom":"tarif_apa","genre":"prix","optionnel":true},{"nom":"tarif_pch","genre":"prix","optionnel":true},{"nom":"tarif_aide_sociale","genre":"prix","optionnel":true},{"nom":"nature","genre":"texte","optionnel":false},{"nom":"supplement_observe","genre":"prix","optionnel":true},{"nom":"supplement_prevu","genre":"prix","optionnel":true},{"nom":"prix_caisses_retraite","genre":"prix","optionnel":true},{"nom":"prix_mutuelles","genre":"prix","optionnel":true},{"nom":"prix_particuliers","genre":"prix","optionnel":true}]},
  dotations: {"nom":"dotations","unique":false,"champs":[{"nom":"annee","genre":"annee","optionnel":false},{"nom":"montant_horaire","genre":"prix","optionnel":true},{"nom":"heures_convenues","genre":"heures","optionnel":true},{"nom":"consomme_hors_actions","genre":"montant","optionnel":true},{"nom":"commentaire","genre":"texte","optionnel":false}]},
  versements: {"nom":"versements","unique":false,"champs":[{"nom":"annee","genre":"annee","optionnel":false},{"nom":"type_versement","genre":"choix","optionnel":false,"choix":"type_versement"},{"nom":"libelle","genre":"texte","optionnel":false},{"nom":"montant","genre":"montant","optionnel":true},{"nom":"date","genre":"date","optionnel":true},{"nom":"statut","genre":"choix","optionnel":false,"choix":"statut_versement"}]},
  financements: {"nom":"financements","unique":false,"champs":[{"nom":"annee","genre":"annee","optionnel":false},{"nom":"source","genre":"choix","optionnel":false,"choix":"source_financement"},{"nom":"libelle","genre":"texte","optionnel":false},{"nom":"montant","genre":"montant","optionnel":true}]},
  groupes_budget: {"nom":"groupes_budget","unique":false,"champs":[{"nom":"sens","genre":"choix","optionnel":false,"choix":"sens_budget"},{"nom":"groupe","genre":"choix","optionnel":false,"choix":"groupe"},{"nom":"libelle","genre":"texte","optionnel":false}]},
  lignes_budget: {"nom":"lignes_budget","unique":false,"champs":[{"nom":"sens","genre":"choix","optionnel":false,"choix":"sens_budget"},{"nom":"groupe","genre":"choix","optionnel":false,"choix":"groupe"},{"nom":"libelle","genre":"texte","optionnel":false},{"nom":"role","genre":"choix","optionnel":false,"choix":"role_ligne"}]},
  montants_budget: {"nom":"montants_budget","unique":false,"parent":"ligne_id","champs":[{"nom":"ligne_id","genre":"lien","optionnel":false,"lien":"lignes_budget"},{"nom":"annee","genre":"annee","optionnel":false},{"nom":"nature","genre":"choix","optionnel":false,"choix":"nature"},{"nom":"montant","genre":"montant","optionnel":true}]},
  investissements: {"nom":"investissements","unique":false,"champs":[{"nom":"annee","genre":"annee","optionnel":false},{"nom":"libelle","genre":"texte","optionnel":false},{"nom":"montant","genre":"montant","optionnel":true},{"nom":"duree_amortissement_ans","genre":"entier","optionnel":true},{"nom":"autofinancement","genre":"montant","optionnel":true},{"nom":"subvention","genre":"montant","optionnel":true},{"nom":"emprunt","genre":"montant","optionnel":true},{"nom":"action_id","genre":"lien","optionnel":true,"lien":"actions"}]},
  emplois: {"nom":"emplois","unique":false,"champs":[{"nom":"categorie","genre":"choix","optionnel":false,"choix":"categorie_emploi"},{"nom":"libelle","genre":"texte","optionnel":false}]},
  effectifs: {"nom":"effectifs","unique":false,"parent":"emploi_id","champs":[{"nom":"emploi_id","genre":"lien","optionnel":false,"lien":"emplois"},{"nom":"annee","genre":"annee","optionnel":false},{"nom":"nature","genre":"choix","optionnel":false,"choix":"nature"},{"nom":"etp","genre":"nombre","optionnel":true}]},
  formations: {"nom":"formations","unique":false,"champs":[{"nom":"annee","genre":"annee","optionnel":false},{"nom":"nature","genre":"choix","optionnel":false,"choix":"nature"},{"nom":"intitule","genre":"texte","optionnel":false},{"nom":"duree_heures","genre":"heures","optionnel":true},{"nom":"stagiaires","genre":"entier","optionnel":true},{"nom":"cout_pedagogique","genre":"montant","optionnel":true},{"nom":"financeur","genre":"texte","optionnel":false},{"nom":"action_id","genre":"lien","optionnel":true,"lien":"actions"}]},
  plans_formation: {"nom":"plans_formation","unique":false,"champs":[{"nom":"annee","genre":"annee","optionnel":false},{"nom":"heures_prevues","genre":"heures","optionnel":true},{"nom":"commentaire","genre":"texte","optionnel":false}]},
  visas: {"nom":"visas","unique":false,"champs":[{"nom":"texte","genre":"texte_long","optionnel":false}]},
  articles: {"nom":"articles","unique":false,"champs":[{"nom":"titre","genre":"texte","optionnel":false},{"nom":"texte","genre":"texte_long","optionnel":false},{"nom":"optionnel","genre":"booleen","optionnel":false},{"nom":"ecarte","genre":"booleen","optionnel":false}]},
  mentions: {"nom":"mentions","unique":false,"champs":[{"nom":"groupe","genre":"choix","optionnel":false,"choix":"groupe_mention"},{"nom":"code","genre":"texte","optionnel":false},{"nom":"libelle","genre":"texte","optionnel":false},{"nom":"verifie","genre":"booleen","optionnel":false}]},
  couvertures: {"nom":"couvertures","unique":false,"parent":"mention_id","champs":[{"nom":"mention_id","genre":"lien","optionnel":false,"lien":"mentions"},{"nom":"article_id","genre":"lien","optionnel":false,"lien":"articles"}]},
  annexes: {"nom":"annexes","unique":false,"champs":[{"nom":"titre","genre":"texte","optionnel":false},{"nom":"texte","genre":"texte_long","optionnel":false}]},
  avenants: {"nom":"avenants","unique":false,"champs":[{"nom":"numero","genre":"entier","optionnel":true},{"nom":"date","genre":"date","optionnel":true},{"nom":"date_effet","genre":"date","optionnel":true},{"nom":"type_avenant","genre":"choix","optionnel":false,"choix":"type_avenant"},{"nom":"statut","genre":"choix","optionnel":false,"choix":"statut_document"},{"nom":"deliberation","genre":"texte","optionnel":false},{"nom":"motif","genre":"texte_long","optionnel":false}]},
  modifications: {"nom":"modifications","unique":false,"parent":"avenant_id","champs":[{"nom":"avenant_id","genre":"lien","optionnel":false,"lien":"avenants"},{"nom":"objet","genre":"texte","optionnel":false},{"nom":"champ","genre":"texte","optionnel":false},{"nom":"avant","genre":"texte","optionnel":false},{"nom":"apres","genre":"texte","optionnel":false}]},
  bilans_annuels: {"nom":"bilans_annuels","unique":false,"champs":[{"nom":"annee","genre":"annee","optionnel":false},{"nom":"statut","genre":"choix","optionnel":false,"choix":"statut_document"},{"nom":"date_transmission","genre":"date","optionnel":true},{"nom":"faits_marquants","genre":"texte_long","optionnel":false},{"nom":"synthese","genre":"texte_long","optionnel":false},{"nom":"difficultes","genre":"texte_long","optionnel":false},{"nom":"perspectives","genre":"texte_long","optionnel":false}]},
  echeances: {"nom":"echeances","unique":false,"champs":[{"nom":"date","genre":"date","optionnel":true},{"nom":"libelle","genre":"texte","optionnel":false},{"nom":"responsable","genre":"texte","optionnel":false},{"nom":"statut","genre":"choix","optionnel":false,"choix":"statut_etape"},{"nom":"nature","genre":"choix","optionnel":false,"choix":"nature_echeance"}]},
  comites: {"nom":"comites","unique":false,"champs":[{"nom":"date","genre":"date","optionnel":true},{"nom":"objet","genre":"texte","optionnel":false},{"nom":"lieu","genre":"texte","optionnel":false},{"nom":"duree_minutes","genre":"entier","optionnel":true},{"nom":"exercice","genre":"annee","optionnel":true},{"nom":"documents_remis","genre":"lignes","optionnel":false},{"nom":"ordre_du_jour","genre":"lignes","optionnel":false},{"nom":"echanges","genre":"lignes","optionnel":false}]},
  participants: {"nom":"participants","unique":false,"parent":"comite_id","champs":[{"nom":"comite_id","genre":"lien","optionnel":false,"lien":"comites"},{"nom":"organisme","genre":"texte","optionnel":false},{"nom":"fonctions","genre":"lignes","optionnel":false}]},
  decisions: {"nom":"decisions","unique":false,"parent":"comite_id","champs":[{"nom":"comite_id","genre":"lien","optionnel":false,"lien":"comites"},{"nom":"texte","genre":"texte_long","optionnel":false},{"nom":"responsable","genre":"texte","optionnel":false},{"nom":"echeance","genre":"date","optionnel":true},{"nom":"etat","genre":"choix","optionnel":false,"choix":"statut_etape"}]},
  revues: {"nom":"revues","unique":false,"champs":[{"nom":"type_revue","genre":"choix","optionnel":false,"choix":"type_revue"},{"nom":"date_reunion","genre":"date","optionnel":true},{"nom":"statut","genre":"choix","optionnel":false,"choix":"statut_document"},{"nom":"messages_cles","genre":"lignes","optionnel":false}]},
  demandes: {"nom":"demandes","unique":false,"parent":"revue_id","champs":[{"nom":"revue_id","genre":"lien","optionnel":false,"lien":"revues"},{"nom":"code","genre":"texte","optionnel":false},{"nom":"objet","genre":"texte_long","optionnel":false},{"nom":"justification","genre":"texte_long","optionnel":false},{"nom":"impact","genre":"montant","optionnel":true},{"nom":"priorite","genre":"choix","optionnel":false,"choix":"priorite_demande"},{"nom":"position_repli","genre":"texte","optionnel":false},{"nom":"impact_repli","genre":"montant","optionnel":true}]},
  questions: {"nom":"questions","unique":false,"parent":"revue_id","champs":[{"nom":"revue_id","genre":"lien","optionnel":false,"lien":"revues"},{"nom":"question","genre":"texte_long","optionnel":false},{"nom":"reponse","genre":"texte_long","optionnel":false}]},
  versions: {"nom":"versions","unique":false,"champs":[{"nom":"numero","genre":"entier","optionnel":true},{"nom":"date","genre":"date","optionnel":true},{"nom":"libelle","genre":"texte","optionnel":false},{"nom":"etat","genre":"choix","optionnel":false,"choix":"etat_version"}]},
  pieces: {"nom":"pieces","unique":false,"champs":[{"nom":"libelle","genre":"texte","optionnel":false},{"nom":"date","genre":"date","optionnel":true},{"nom":"validite","genre":"date","optionnel":true},{"nom":"fichier","genre":"texte","optionnel":false},{"nom":"commentaire","genre":"texte","optionnel":false}]},
  regles: {"nom":"regles","unique":false,"champs":[{"nom":"texte","genre":"texte_long","optionnel":false}]},
  decisions_reprise: {"nom":"decisions_reprise","unique":false,"parent":"action_id","champs":[{"nom":"action_id","genre":"lien","optionnel":false,"lien":"actions"},{"nom":"decision","genre":"choix","optionnel":false,"choix":"decision_reprise"},{"nom":"justification","genre":"texte_long","optionnel":false}]},
  lignes_reprise: {"nom":"lignes_reprise","unique":false,"champs":[{"nom":"rubrique","genre":"texte","optionnel":false},{"nom":"objet","genre":"texte","optionnel":false},{"nom":"traitement","genre":"choix","optionnel":false,"choix":"traitement"},{"nom":"avant","genre":"texte","optionnel":false},{"nom":"apres","genre":"texte","optionnel":false}]},
  surcharges: {"nom":"surcharges","unique":false,"champs":[{"nom":"cle","genre":"texte","optionnel":false},{"nom":"valable_du","genre":"date","optionnel":true},{"nom":"valable_au","genre":"date","optionnel":true},{"nom":"valeur","genre":"texte","optionnel":false},{"nom":"unite","genre":"texte","optionnel":false},{"nom":"source","genre":"texte","optionnel":false},{"nom":"commentaire","genre":"texte","optionnel":false}]},
  logos: {"nom":"logos","unique":false,"champs":[{"nom":"partie","genre":"choix","optionnel":false,"choix":"partie"},{"nom":"gestionnaire_id","genre":"lien","optionnel":true,"lien":"gestionnaires"},{"nom":"description","genre":"texte","optionnel":false},{"nom":"type_image","genre":"choix","optionnel":false,"choix":"type_image"},{"nom":"contenu","genre":"octets","optionnel":false}]},
  sections_imprimees: {"nom":"sections_imprimees","unique":false,"champs":[{"nom":"document","genre":"choix","optionnel":false,"choix":"document_imprime"},{"nom":"section","genre":"texte","optionnel":false},{"nom":"ecartee","genre":"booleen","optionnel":false}]},
};

export const CHOIX: Record<string, { code: string; libelle: string }[]> = {
  partie: [{"code":"gestionnaire","libelle":"gestionnaire"},{"code":"departement","libelle":"Département ou collectivité"},{"code":"ars","libelle":"agence régionale de santé"},{"code":"protection_sociale","libelle":"organisme de protection sociale"},{"code":"commune","libelle":"commune ou intercommunalité"},{"code":"autre","libelle":"autre"}],
  statut_juridique: [{"code":"non_precise","libelle":"à préciser"},{"code":"public","libelle":"public"},{"code":"non_lucratif","libelle":"privé non lucratif"},{"code":"commercial","libelle":"privé commercial"}],
  categorie_service: [{"code":"sad_aide","libelle":"SAD aide"},{"code":"sad_mixte","libelle":"SAD mixte (aide et soins)"},{"code":"sad_mixte_convention","libelle":"SAD mixte par convention transitoire"},{"code":"sad_mixte_gcsms","libelle":"SAD mixte par GCSMS"},{"code":"saad_familles","libelle":"SAAD familles"}],
  habilitation: [{"code":"non_precise","libelle":"à préciser"},{"code":"aucune","libelle":"non habilité"},{"code":"partielle","libelle":"partielle"},{"code":"totale","libelle":"totale"}],
  mode_intervention: [{"code":"prestataire","libelle":"prestataire"},{"code":"mandataire","libelle":"mandataire"},{"code":"mixte","libelle":"prestataire et mandataire"}],
  statut_contrat: [{"code":"projet","libelle":"projet"},{"code":"transmis","libelle":"transmis au Département"},{"code":"en_cours","libelle":"signé, en cours"},{"code":"termine","libelle":"terminé"}],
  priorite: [{"code":"non_precisee","libelle":"à préciser"},{"code":"prioritaire","libelle":"prioritaire"},{"code":"complementaire","libelle":"complémentaire"},{"code":"non_retenue","libelle":"non retenu"}],
  groupe_mention: [{"code":"l313_11_1","libelle":"article L. 313-11-1 du CASF"},{"code":"r314_136_1","libelle":"article R. 314-136-1 du CASF"},{"code":"sieg","libelle":"mandatement d’un service d’intérêt économique général"}],
  nature_constat: [{"code":"force","libelle":"force"},{"code":"faiblesse","libelle":"faiblesse"},{"code":"opportunite","libelle":"opportunité"},{"code":"menace","libelle":"menace"},{"code":"besoin","libelle":"besoin du territoire"}],
  nature: [{"code":"realise","libelle":"réalisé"},{"code":"previsionnel","libelle":"prévisionnel"},{"code":"provisoire","libelle":"provisoire"}],
  statut_donnee: [{"code":"constatee","libelle":"constatée"},{"code":"estimee","libelle":"estimée"},{"code":"a_verifier","libelle":"à vérifier"}],
  categorie_financeur: [{"code":"autre","libelle":"autre"},{"code":"apa","libelle":"APA"},{"code":"pch","libelle":"PCH"},{"code":"aide_sociale","libelle":"aide sociale légale"},{"code":"caisse_retraite","libelle":"caisse de retraite"},{"code":"mutuelle","libelle":"mutuelle ou assurance"},{"code":"famille","libelle":"CAF, PMI ou ASE"},{"code":"particulier","libelle":"particulier sans prise en charge"}],
  statut_action: [{"code":"a_lancer","libelle":"à lancer"},{"code":"en_cours","libelle":"en cours"},{"code":"en_retard","libelle":"en retard"},{"code":"realise","libelle":"réalisée"},{"code":"reporte","libelle":"reportée"},{"code":"abandonne","libelle":"abandonnée"}],
  statut_etape: [{"code":"a_venir","libelle":"à venir"},{"code":"a_faire","libelle":"à faire"},{"code":"en_cours","libelle":"en cours"},{"code":"en_retard","libelle":"en retard"},{"code":"fait","libelle":"fait"},{"code":"abandonne","libelle":"abandonné"}],
  sens: [{"code":"hausse","libelle":"à la hausse"},{"code":"baisse","libelle":"à la baisse"},{"code":"stable","libelle":"à maintenir"}],
  frequence: [{"code":"annuelle","libelle":"annuelle"},{"code":"semestrielle","libelle":"semestrielle"},{"code":"trimestrielle","libelle":"trimestrielle"},{"code":"mensuelle","libelle":"mensuelle"}],
  sens_budget: [{"code":"charge","libelle":"charges"},{"code":"produit","libelle":"produits"}],
  groupe: [{"code":"I","libelle":"groupe I"},{"code":"II","libelle":"groupe II"},{"code":"III","libelle":"groupe III"}],
  role_ligne: [{"code":"aucun","libelle":"ligne ordinaire"},{"code":"dotation","libelle":"dotation complémentaire"},{"code":"cofinancements","libelle":"cofinancements des actions"},{"code":"formation","libelle":"formation"}],
  type_versement: [{"code":"acompte","libelle":"acompte"},{"code":"solde","libelle":"solde"},{"code":"regularisation","libelle":"régularisation"},{"code":"restitution","libelle":"restitution"}],
  statut_versement: [{"code":"a_venir","libelle":"à venir"},{"code":"verse","libelle":"versé"},{"code":"en_retard","libelle":"en retard"}],
  source_financement: [{"code":"dotation","libelle":"dotation complémentaire"},{"code":"autofinancement","libelle":"autofinancement"},{"code":"cofinancement","libelle":"cofinancement"},{"code":"emprunt","libelle":"emprunt"}],
  categorie_emploi: [{"code":"intervenant","libelle":"intervenants"},{"code":"soignant","libelle":"soignants"},{"code":"structure","libelle":"structure"}],
  etat_engagement: [{"code":"non_evalue","libelle":"à évaluer"},{"code":"tenu","libelle":"tenu"},{"code":"partiellement_tenu","libelle":"partiellement tenu"},{"code":"en_cours","libelle":"en cours"},{"code":"en_retard","libelle":"en retard"},{"code":"non_tenu","libelle":"non tenu"}],
  nature_echeance: [{"code":"contractuelle","libelle":"contractuelle"},{"code":"legale","libelle":"légale"}],
  type_avenant: [{"code":"autre","libelle":"autre"},{"code":"actualisation","libelle":"actualisation annuelle"},{"code":"dotation","libelle":"dotation"},{"code":"perimetre","libelle":"périmètre"},{"code":"prorogation","libelle":"prorogation"},{"code":"objectifs","libelle":"objectifs"}],
  statut_document: [{"code":"en_preparation","libelle":"en préparation"},{"code":"transmis","libelle":"transmis"},{"code":"valide","libelle":"validé"},{"code":"signe","libelle":"signé"}],
  type_revue: [{"code":"mi_parcours","libelle":"revue à mi-parcours"},{"code":"dialogue_gestion","libelle":"dialogue de gestion"},{"code":"bilan_final","libelle":"bilan final"}],
  priorite_demande: [{"code":"moyenne","libelle":"moyenne"},{"code":"haute","libelle":"haute"},{"code":"basse","libelle":"basse"}],
  etat_version: [{"code":"brouillon","libelle":"brouillon"},{"code":"fige","libelle":"figée"}],
  theme: [{"code":"bleu","libelle":"bleu"},{"code":"encre","libelle":"encre (noir et gris)"}],
  type_image: [{"code":"png","libelle":"PNG"},{"code":"jpeg","libelle":"JPEG"},{"code":"svg","libelle":"SVG"}],
  document_imprime: [{"code":"complet","libelle":"dossier complet"},{"code":"reunion","libelle":"dossier de réunion"},{"code":"synthese","libelle":"synthèse"},{"code":"bilan","libelle":"bilan annuel"}],
  statut_reprise: [{"code":"aucune","libelle":"aucune"},{"code":"simulation","libelle":"simulation"},{"code":"reprise","libelle":"dossier issu d’une reprise"}],
  decision_reprise: [{"code":"a_decider","libelle":"à décider"},{"code":"reconduite","libelle":"reconduite"},{"code":"reconduite_modifiee","libelle":"reconduite et modifiée"},{"code":"integree_au_fonctionnement_courant","libelle":"intégrée au fonctionnement courant"},{"code":"terminee","libelle":"terminée"},{"code":"abandonnee","libelle":"abandonnée"}],
  traitement: [{"code":"garde","libelle":"gardé"},{"code":"reporte","libelle":"reporté"},{"code":"vide","libelle":"vidé"},{"code":"retire","libelle":"retiré"},{"code":"a_justifier","libelle":"à justifier"}],
};
