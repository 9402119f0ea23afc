// Écrit par les tests de cpom-api à partir des types Rust : ne pas modifier à la main.

export type Action = { 
/**
 * Identifier in the table.
 */
id: number, 
/**
 *Objectif
 */
objectif_id: number, 
/**
 *Code
 *Par exemple ACT-01.
 */
code: string, 
/**
 *Intitulé
 */
intitule: string, 
/**
 *Objectif de l’article L. 314-2-2
 *De 1 à 6, quand ce n’est pas celui de l’axe ; 0 pour aucun (qualité, pilotage).
 */
objectif_legal: number | null, 
/**
 *Orientation du schéma départemental
 */
orientation_schema: string, 
/**
 *Constat de départ
 */
constat: string, 
/**
 *Description de l’action
 */
description: string, 
/**
 *Effet attendu
 */
effet_attendu: string, 
/**
 *Livrables
 */
livrables: Array<string>, 
/**
 *Pilote
 *Qui conduit l’action, par sa fonction.
 */
pilote: string, 
/**
 *Équipe
 */
equipe: string, 
/**
 *Partenaires
 */
partenaires: Array<string>, 
/**
 *Public visé
 */
public_cible: string, 
/**
 *Personnes visées
 */
public_nombre: number | null, 
/**
 *Territoire
 */
territoire: string, 
/**
 *Début
 */
date_debut: string | null, 
/**
 *Fin
 */
date_fin: string | null, 
/**
 *Moyens humains
 */
moyens_humains: string, 
/**
 *Moyens matériels
 */
moyens_materiels: string, 
/**
 *Moyens d’organisation
 */
moyens_organisationnels: string, 
/**
 *Cofinanceur
 *Qui paie à côté de la dotation.
 */
cofinanceur: string, 
/**
 *Modalités d’évaluation
 */
modalites_evaluation: string, 
/**
 *Points de vigilance
 */
points_vigilance: string, 
/**
 *Statut
 */
statut: StatutAction, 
/**
 *Avancement
 */
avancement_pct: number | null, 
/**
 *Action d’origine
 *Fiche du contrat précédent dont elle vient.
 */
origine: string, 
/**
 *Justification de la reprise
 *Pourquoi l’action continue, quand elle était en retard ou manquée.
 */
justification_reprise: string, 
/**
 *Justification à écrire
 *Cette justification est due.
 */
justification_requise: boolean, 
/**
 *Part du coût que vous supporteriez sans le contrat
 *0 si l’action n’existe que par le contrat, 100 si elle se ferait de toute façon.
 *De 0 à 100.
 */
part_sans_contrat_pct: number | null, 
/**
 *Cette action paie le suivi du contrat
 *Son coût, hors cofinancement, vient en déduction de celui du suivi.
 */
finance_suivi: boolean, };
export type ActionIndicateur = { 
/**
 * Identifier in the table.
 */
id: number, 
/**
 *Action
 */
action_id: number, 
/**
 *Indicateur
 */
indicateur_id: number, };
export type Annexe = { 
/**
 * Identifier in the table.
 */
id: number, 
/**
 *Titre
 */
titre: string, 
/**
 *Texte
 *Vide quand l’annexe est faite des tableaux du dossier.
 */
texte: string, };
export type Article = { 
/**
 * Identifier in the table.
 */
id: number, 
/**
 *Titre
 */
titre: string, 
/**
 *Texte
 *Avec des variables telles que {{service.nom}}.
 */
texte: string, 
/**
 *Facultatif
 *Le modèle permet de laisser l’article de côté.
 */
optionnel: boolean, 
/**
 *Écarté
 */
ecarte: boolean, };
export type Avenant = { 
/**
 * Identifier in the table.
 */
id: number, 
/**
 *Numéro
 */
numero: number | null, 
/**
 *Date
 */
date: string | null, 
/**
 *Date d’effet
 */
date_effet: string | null, 
/**
 *Type
 */
type_avenant: TypeAvenant, 
/**
 *Statut
 */
statut: StatutDocument, 
/**
 *Délibération
 */
deliberation: string, 
/**
 *Motif
 */
motif: string, 
/**
 *Version de départ
 *Celle dont l’avenant est la différence.
 */
version_avant_id: number | null, 
/**
 *Version consolidée
 *Celle qui a été scellée à la signature de l’avenant.
 */
version_apres_id: number | null, };
export type Axe = { 
/**
 * Identifier in the table.
 */
id: number, 
/**
 *Code
 *Par exemple AXE-1.
 */
code: string, 
/**
 *Axe
 */
libelle: string, 
/**
 *Objectif de l’article L. 314-2-2
 *De 1 à 6 : celui auquel répond l’axe.
 */
objectif_legal: number | null, };
export type BilanAction = { 
/**
 * Identifier in the table.
 */
id: number, 
/**
 *Action
 */
action_id: number, 
/**
 *Année
 */
annee: number, 
/**
 *Bilan
 *Ce qui a été fait.
 */
texte: string, 
/**
 *Analyse de l’écart
 *Pourquoi le fait diffère du prévu.
 */
analyse_ecart: string, 
/**
 *Mesures correctives
 */
mesures_correctives: string, 
/**
 *Décision du comité
 */
decision_comite: string, };
export type BilanAnnuel = { 
/**
 * Identifier in the table.
 */
id: number, 
/**
 *Année
 *Année dont il est fait bilan.
 */
annee: number, 
/**
 *Statut
 */
statut: StatutDocument, 
/**
 *Transmis le
 */
date_transmission: string | null, 
/**
 *Faits marquants
 */
faits_marquants: string, 
/**
 *Synthèse
 */
synthese: string, 
/**
 *Difficultés
 */
difficultes: string, 
/**
 *Perspectives
 */
perspectives: string, 
/**
 *Compte d’emploi transmis le
 */
emploi_transmis_le: string | null, };
export type BudgetAction = { 
/**
 * Identifier in the table.
 */
id: number, 
/**
 *Action
 */
action_id: number, 
/**
 *Année
 */
annee: number, 
/**
 *Dotation complémentaire
 *Prévue pour l’année.
 */
dotation: number | null, 
/**
 *Autofinancement
 *Prévu pour l’année.
 */
autofinancement: number | null, 
/**
 *Cofinancement
 *Prévu pour l’année.
 */
cofinancement: number | null, 
/**
 *Dotation consommée
 */
dotation_consommee: number | null, 
/**
 *Autofinancement constaté
 *Dépensé dans l’année.
 */
autofinancement_realise: number | null, 
/**
 *Cofinancement constaté
 *Reçu pour l’année.
 */
cofinancement_realise: number | null, 
/**
 *Ce que l’action fait économiser
 *Kilomètres évités, absences en moins : ce que le service ne dépense plus.
 */
economie: number | null, };
export type CategorieEmploi = "intervenant" | "soignant" | "structure";
export type CategorieFinanceur = "autre" | "apa" | "pch" | "aide_sociale" | "caisse_retraite" | "mutuelle" | "famille" | "particulier";
export type CategorieService = "sad_aide" | "sad_mixte" | "sad_mixte_convention" | "sad_mixte_gcsms" | "saad_familles";
export type CauseEcart = "non_dite" | "recrutement" | "absence" | "demande" | "tiers" | "definition" | "evenement" | "choix";
export type CleHypothese = "heures_pct" | "heures_financeur_pct" | "etp_vacants" | "montant_horaire" | "plafond" | "supplement" | "tarif" | "salaires_pct" | "ajustement_pct" | "acompte_pct" | "action_ecartee";
export type Comite = { 
/**
 * Identifier in the table.
 */
id: number, 
/**
 *Date
 */
date: string | null, 
/**
 *Objet
 */
objet: string, 
/**
 *Lieu
 */
lieu: string, 
/**
 *Durée
 */
duree_minutes: number | null, 
/**
 *Exercice examiné
 *Année examinée.
 */
exercice: number | null, 
/**
 *Documents remis
 */
documents_remis: Array<string>, 
/**
 *Ordre du jour
 */
ordre_du_jour: Array<string>, 
/**
 *Échanges
 */
echanges: Array<string>, };
export type Commune = { 
/**
 * Identifier in the table.
 */
id: number, 
/**
 *Service
 */
service_id: number, 
/**
 *Commune
 */
nom: string, 
/**
 *Code Insee
 */
code_insee: string, 
/**
 *Prioritaire
 *Dite prioritaire par le Département.
 */
prioritaire: boolean, 
/**
 *Desservie
 *Une personne y est accompagnée.
 */
desservie: boolean | null, };
export type ConditionTravail = { 
/**
 * Identifier in the table.
 */
id: number, 
/**
 *Domaine
 */
domaine: DomaineTravail, 
/**
 *Mesure
 */
mesure: string, 
/**
 *Responsable
 *Sa fonction, non son nom.
 */
responsable: string, 
/**
 *Échéance
 */
echeance: string | null, 
/**
 *État
 */
etat: StatutEtape, 
/**
 *Résultat
 *Ce que la mesure a changé.
 */
resultat: string, 
/**
 *Action
 *Celle que sert la mesure.
 */
action_id: number | null, };
export type ConstatDiagnostic = { 
/**
 * Identifier in the table.
 */
id: number, 
/**
 *Rubrique
 */
nature: NatureConstat, 
/**
 *Constat
 */
texte: string, };
export type Contrat = { 
/**
 * Identifier in the table.
 */
id: number, 
/**
 *Référence
 */
reference: string, 
/**
 *Intitulé
 */
intitule: string, 
/**
 *Premier jour
 */
date_debut: string | null, 
/**
 *Dernier jour
 */
date_fin: string | null, 
/**
 *Signé le
 */
date_signature: string | null, 
/**
 *Statut
 */
statut: StatutContrat, 
/**
 *Dotation complémentaire
 *Le contrat porte ou non la dotation complémentaire.
 */
avec_dotation: boolean | null, 
/**
 *Volet financier pluriannuel
 *Le contrat fixe ou non un budget pluriannuel (articles R. 314-39 et suivants du CASF).
 */
volet_financier_pluriannuel: boolean | null, 
/**
 *Préambule
 */
preambule: string, 
/**
 *Fait à
 *Lieu de la signature.
 */
signature_lieu: string, 
/**
 *Fait le
 *Date écrite au-dessus des signatures.
 */
signature_date: string | null, 
/**
 *Exemplaires
 *Nombre d’originaux.
 */
exemplaires: number | null, };
export type Couverture = { 
/**
 * Identifier in the table.
 */
id: number, 
/**
 *Mention
 */
mention_id: number, 
/**
 *Article
 */
article_id: number, };
export type DecisionAction = { 
/**
 * Identifier in the table.
 */
id: number, 
/**
 *Action
 */
action_id: number, 
/**
 *Décision
 */
decision: DecisionReprise, 
/**
 *Justification
 */
justification: string, };
export type DecisionComite = { 
/**
 * Identifier in the table.
 */
id: number, 
/**
 *Comité
 */
comite_id: number, 
/**
 *Décision
 */
texte: string, 
/**
 *Responsable
 *Qui exécute la décision.
 */
responsable: string, 
/**
 *Échéance
 *Pour quand.
 */
echeance: string | null, 
/**
 *État
 */
etat: StatutEtape, };
export type DecisionReprise = "a_decider" | "reconduite" | "reconduite_modifiee" | "integree_au_fonctionnement_courant" | "terminee" | "abandonnee";
export type Demande = { 
/**
 * Identifier in the table.
 */
id: number, 
/**
 *Revue
 */
revue_id: number, 
/**
 *Code
 */
code: string, 
/**
 *Demande
 */
objet: string, 
/**
 *Justification
 */
justification: string, 
/**
 *Incidence
 *Ce que la demande coûte au Département.
 */
impact: number | null, 
/**
 *Priorité
 */
priorite: PrioriteDemande, 
/**
 *Position de repli
 */
position_repli: string, 
/**
 *Incidence du repli
 *Ce que coûte la position de repli.
 */
impact_repli: number | null, 
/**
 *Demandée par
 *Partie qui pose le point.
 */
origine: Partie, 
/**
 *Objectif
 *Objectif que sert la demande.
 */
objectif_id: number | null, 
/**
 *Table visée
 *Table de la ligne qu’un accord modifie ; vide pour un point en toutes lettres.
 */
cible_table: string, 
/**
 *Ligne visée
 *Identifiant de cette ligne.
 */
cible_ligne: number | null, 
/**
 *Champ visé
 *Nom du champ qu’un accord écrit ; vide quand le point porte sur la ligne entière, dont rien n’est écrit.
 */
cible_champ: string, 
/**
 *Échéance
 *Pour quand l’accord s’exécute.
 */
echeance: string | null, };
export type Departement = { 
/**
 * Identifier in the table.
 */
id: number, 
/**
 *Nom du Département
 */
nom: string, 
/**
 *Code
 *Code Insee du Département.
 */
code: string, 
/**
 *Données fictives
 */
fictif: boolean, 
/**
 *Fonction de la présidence
 *Fonction de la personne qui signe.
 */
president_fonction: string, 
/**
 *Direction chargée de l’autonomie
 */
direction: string, 
/**
 *Adresse
 *Où envoyer le dossier.
 */
adresse: string, 
/**
 *Département expérimentateur
 *Expérimente le financement global ; coché à la main seulement.
 */
experimentateur: boolean, 
/**
 *Année des données
 *Année des chiffres de population.
 */
demographie_annee: number | null, 
/**
 *Population
 */
population: number | null, 
/**
 *Personnes de 60 ans et plus
 */
population_60_ans_et_plus: number | null, 
/**
 *Personnes de 75 ans et plus
 */
population_75_ans_et_plus: number | null, 
/**
 *Bénéficiaires de l’APA à domicile
 */
beneficiaires_apa_domicile: number | null, 
/**
 *Bénéficiaires de la PCH
 */
beneficiaires_pch: number | null, 
/**
 *Services autonomie autorisés
 */
services_autorises: number | null, 
/**
 *Communes
 *Nombre de communes.
 */
communes: number | null, 
/**
 *Communes prioritaires
 *Nombre de communes que le Département dit prioritaires.
 */
communes_prioritaires: number | null, 
/**
 *Schéma départemental
 */
schema_intitule: string, 
/**
 *Orientations du schéma
 */
schema_orientations: Array<string>, 
/**
 *Référence de l’appel à candidatures
 */
aac_reference: string, 
/**
 *Publication
 *De l’appel à candidatures.
 */
aac_date_publication: string | null, 
/**
 *Date limite
 *De l’appel à candidatures.
 */
aac_date_limite: string | null, 
/**
 *Candidature déposée le
 */
aac_date_candidature: string | null, 
/**
 *Notification
 *Du résultat de l’appel à candidatures.
 */
aac_date_notification: string | null, 
/**
 *Mode de calcul de la dotation
 *Dans les termes de l’appel.
 */
aac_mode_calcul: string, 
/**
 *Limitation du reste à charge
 *L’appel limite ou non ce qui est facturé au-dessus du tarif.
 */
reste_a_charge_limite: boolean | null, 
/**
 *Nature de la limitation
 *Ce qui est limité.
 */
reste_a_charge_nature: string, };
export type Diagnostic = { 
/**
 * Identifier in the table.
 */
id: number, 
/**
 *Date du diagnostic
 */
date: string | null, 
/**
 *Année de référence
 *Quand ce n’est pas celle du dossier.
 */
annee_reference: number | null, 
/**
 *Note sur les chiffres
 */
note: string, 
/**
 *Synthèse
 */
synthese: string, };
export type DocumentImprime = "complet" | "reunion" | "synthese" | "bilan" | "bilan_final" | "candidature" | "avenant" | "passation" | "emploi" | "modifications" | "releve";
export type DomaineTravail = "conditions" | "prevention" | "dialogue";
export type Donnee = { 
/**
 * Identifier in the table.
 */
id: number, 
/**
 *Code
 *Code court employé dans les formules et les variables.
 */
code: string, 
/**
 *Donnée
 *Ce qui est compté.
 */
libelle: string, 
/**
 *Unité
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
 *Rows of `versions`.
 */
versions: Array<Version>, 
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
 *Rows of `rendus`.
 */
rendus: Array<Rendu>, 
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
 *Rows of `moyens_organisation`.
 */
moyens_organisation: Array<MoyenOrganisation>, 
/**
 *Rows of `conditions_travail`.
 */
conditions_travail: Array<ConditionTravail>, 
/**
 *Rows of `partages_pratiques`.
 */
partages_pratiques: Array<PartagePratique>, 
/**
 *Rows of `scenarios`.
 */
scenarios: Array<Scenario>, 
/**
 *Rows of `hypotheses`.
 */
hypotheses: Array<Hypothese>, 
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
 *Rows of `seances`.
 */
seances: Array<Seance>, 
/**
 *Rows of `demandes`.
 */
demandes: Array<Demande>, 
/**
 *Rows of `positions`.
 */
positions: Array<Position>, 
/**
 *Rows of `questions`.
 */
questions: Array<Question>, 
/**
 *Rows of `pieces`.
 */
pieces: Array<Piece>, 
/**
 *Rows of `justificatifs`.
 */
justificatifs: Array<Justificatif>, 
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
 *Date
 */
date: string | null, 
/**
 *Échéance
 */
libelle: string, 
/**
 *Responsable
 */
responsable: string, 
/**
 *Statut
 */
statut: StatutEtape, 
/**
 *Nature
 *Fixée par la loi ou par le contrat.
 */
nature: NatureEcheance, };
export type Effectif = { 
/**
 * Identifier in the table.
 */
id: number, 
/**
 *Emploi
 */
emploi_id: number, 
/**
 *Année
 */
annee: number, 
/**
 *Nature
 */
nature: Nature, 
/**
 *ETP
 */
etp: number | null, };
export type Emploi = { 
/**
 * Identifier in the table.
 */
id: number, 
/**
 *Catégorie
 */
categorie: CategorieEmploi, 
/**
 *Emploi
 */
libelle: string, };
export type Engagement = { 
/**
 * Identifier in the table.
 */
id: number, 
/**
 *Partie
 *Qui s’engage.
 */
partie: Partie, 
/**
 *Code
 */
code: string, 
/**
 *Engagement
 */
texte: string, 
/**
 *Preuve
 *Comment l’engagement est prouvé.
 */
preuve: string, 
/**
 *Périodicité ou échéance
 */
periodicite: string, 
/**
 *État
 */
etat: EtatEngagement, 
/**
 *Commentaire
 */
commentaire: string, };
export type Etape = { 
/**
 * Identifier in the table.
 */
id: number, 
/**
 *Action
 */
action_id: number, 
/**
 *Échéance
 */
echeance: string | null, 
/**
 *Étape
 */
libelle: string, 
/**
 *Statut
 */
statut: StatutEtape, };
export type EtatEngagement = "non_evalue" | "tenu" | "partiellement_tenu" | "en_cours" | "en_retard" | "non_tenu";
export type EtatRisque = "a_surveiller" | "en_traitement" | "survenu" | "maitrise" | "ecarte";
export type EtatSeance = "prevue" | "ouverte" | "close";
export type EtatVersion = "brouillon" | "fige";
export type Exercice = { 
/**
 * Identifier in the table.
 */
id: number, 
/**
 *Année
 */
annee: number, 
/**
 *Comptes arrêtés
 *Les comptes de l’année sont arrêtés.
 */
clos: boolean, 
/**
 *Commentaire
 */
commentaire: string, 
/**
 *Clos le
 */
clos_le: string | null, 
/**
 *Manques à la clôture
 *Nombre de chiffres qui manquaient quand l’année a été close.
 */
manques: number | null, 
/**
 *Version de clôture
 *Celle qui garde l’année telle qu’elle a été close.
 */
version_id: number | null, };
export type Financement = { 
/**
 * Identifier in the table.
 */
id: number, 
/**
 *Année
 */
annee: number, 
/**
 *Source
 */
source: SourceFinancement, 
/**
 *Libellé
 */
libelle: string, 
/**
 *Montant
 */
montant: number | null, };
export type FinancementSoins = { 
/**
 * Identifier in the table.
 */
id: number, 
/**
 *Année
 */
annee: number, 
/**
 *Forfait global de soins
 */
forfait_global: number | null, 
/**
 *Dotation de coordination
 */
dotation_coordination: number | null, 
/**
 *Commentaire
 */
commentaire: string, };
export type Financeur = { 
/**
 * Identifier in the table.
 */
id: number, 
/**
 *Code
 */
code: string, 
/**
 *Financeur
 */
libelle: string, 
/**
 *Catégorie
 */
categorie: CategorieFinanceur, 
/**
 *Heures comptées pour la dotation
 *Ses heures ouvrent droit à la dotation complémentaire.
 */
compte_dotation: boolean, 
/**
 *Un supplément est facturé au-delà du tarif
 *Sans réponse, il est présumé facturé pour l’APA et la PCH, et pour elles seules.
 *Le supplément de l’article R. 314-136-1 du CASF, non la participation fixée selon les ressources. Vide, il est présumé d’après la catégorie.
 */
supplement: boolean | null, };
export type Formation = { 
/**
 * Identifier in the table.
 */
id: number, 
/**
 *Année
 */
annee: number, 
/**
 *Nature
 */
nature: Nature, 
/**
 *Formation
 */
intitule: string, 
/**
 *Durée par stagiaire
 */
duree_heures: number | null, 
/**
 *Stagiaires
 */
stagiaires: number | null, 
/**
 *Coût pédagogique
 */
cout_pedagogique: number | null, 
/**
 *Financeur
 *Qui paie la formation.
 */
financeur: string, 
/**
 *Action
 *Celle que sert la formation.
 */
action_id: number | null, 
/**
 *Effet attendu
 *Ce que la formation doit changer au travail.
 */
effet_attendu: string, 
/**
 *Effet observé
 *Ce qu’elle a changé.
 */
effet_observe: string, 
/**
 *Mesure de l’effet
 *Comment l’effet est mesuré.
 */
effet_mesure: string, };
export type Frequence = "annuelle" | "semestrielle" | "trimestrielle" | "mensuelle";
export type Gestionnaire = { 
/**
 * Identifier in the table.
 */
id: number, 
/**
 *Raison sociale
 */
raison_sociale: string, 
/**
 *Forme juridique
 */
forme_juridique: string, 
/**
 *Statut juridique
 */
statut: StatutJuridique, 
/**
 *Données fictives
 */
fictif: boolean, 
/**
 *SIREN
 */
siren: string, 
/**
 *SIRET du siège
 *SIRET du siège social.
 */
siret_siege: string, 
/**
 *FINESS juridique
 *FINESS de l’entité juridique.
 */
finess_juridique: string, 
/**
 *Convention collective
 */
convention_collective: string, 
/**
 *OPCO
 */
opco: string, 
/**
 *Fédération ou réseau
 */
federation: string, 
/**
 *Voie
 */
voie: string, 
/**
 *Code postal
 */
code_postal: string, 
/**
 *Commune
 */
commune: string, 
/**
 *Fonction du représentant
 */
representant_fonction: string, 
/**
 *Nom du représentant
 */
representant_nom: string, 
/**
 *Commissaire aux comptes
 *Les comptes sont ou non certifiés.
 */
commissaire_aux_comptes: boolean | null, 
/**
 *Activités hors du périmètre du contrat
 */
activites_hors_perimetre: Array<string>, };
export type Groupe = "I" | "II" | "III";
export type GroupeBudget = { 
/**
 * Identifier in the table.
 */
id: number, 
/**
 *Charges ou produits
 */
sens: SensBudget, 
/**
 *Groupe
 */
groupe: Groupe, 
/**
 *Libellé
 *Tel qu’imprimé.
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
 *Financeur
 */
financeur_id: number, 
/**
 *Service
 *Quand le contrat a plusieurs services et les compte à part.
 */
service_id: number | null, 
/**
 *Année
 */
annee: number, 
/**
 *Nature
 */
nature: Nature, 
/**
 *Heures
 */
heures: number | null, };
export type HeuresPayees = { 
/**
 * Identifier in the table.
 */
id: number, 
/**
 *Année
 */
annee: number, 
/**
 *Nature
 */
nature: Nature, 
/**
 *Congés payés
 */
conges_payes: number | null, 
/**
 *Trajets entre deux interventions
 */
trajets_intervacations: number | null, 
/**
 *Formation
 */
formation: number | null, 
/**
 *Temps collectifs
 */
temps_collectifs: number | null, 
/**
 *Absences rémunérées
 */
absences_remunerees: number | null, 
/**
 *Autres
 */
autres: number | null, };
export type Hypothese = { 
/**
 * Identifier in the table.
 */
id: number, 
/**
 *Scénario
 */
scenario_id: number, 
/**
 *Ce qui change
 *L’unité de la valeur en dépend.
 */
cle: CleHypothese, 
/**
 *Année
 *Vide : toutes les années qui ne sont pas closes.
 */
annee: number | null, 
/**
 *Financeur
 *Pour les heures d’un financeur.
 */
financeur_id: number | null, 
/**
 *Action
 *Pour une action écartée.
 */
action_id: number | null, 
/**
 *Valeur
 *Vide, l’hypothèse ne change rien ; sans objet pour une action écartée.
 */
valeur: number | null, };
export type Indicateur = { 
/**
 * Identifier in the table.
 */
id: number, 
/**
 *Objectif
 *Celui qu’il mesure.
 */
objectif_id: number | null, 
/**
 *Code
 *Par exemple IND-01.
 */
code: string, 
/**
 *Indicateur
 */
libelle: string, 
/**
 *Ce qu’il mesure
 */
finalite: string, 
/**
 *Objectif de l’article L. 314-2-2
 *De 1 à 6, quand ce n’est pas celui de l’axe ; 0 pour aucun (qualité, pilotage).
 */
objectif_legal: number | null, 
/**
 *Unité
 */
unite: string, 
/**
 *Sens souhaité
 *Le sens dans lequel l’indicateur s’améliore.
 */
sens: Sens, 
/**
 *Décimales
 *Décimales montrées, avec lesquelles les valeurs sont comparées.
 */
decimales: number, 
/**
 *Ce que compte le numérateur
 *Ce qui est compté.
 */
numerateur: string, 
/**
 *Ce que compte le dénominateur
 *Ce à quoi le numérateur est rapporté ; vide pour un simple compte.
 */
denominateur: string, 
/**
 *Facteur
 *100 pour une part en %.
 *1 000 000 pour un taux de fréquence des accidents.
 */
facteur: number | null, 
/**
 *Formule du numérateur
 *Par exemple h_gir12 + heures.PCH, heures.total, paye.etp, formation.heures, effectifs.structure.
 *Sur les données brutes, les heures, le personnel et les formations ; donne le compte qui n’est pas saisi.
 */
formule_numerateur: string, 
/**
 *Formule du dénominateur
 *De même.
 */
formule_denominateur: string, 
/**
 *Fréquence
 */
frequence: Frequence, 
/**
 *Précision sur la fréquence
 *Par exemple le mois de référence.
 */
frequence_precision: string, 
/**
 *Source
 *D’où viennent les chiffres.
 */
source: string, 
/**
 *Année de référence
 *Quand ce n’est pas celle du dossier.
 */
annee_reference: number | null, 
/**
 *Numéro au catalogue
 */
catalogue: number | null, 
/**
 *Imposé par le Département
 */
impose: boolean, 
/**
 *Commentaire
 */
commentaire: string, 
/**
 *Responsable
 *Qui compte l’indicateur et répond de ses chiffres : sa fonction, non son nom.
 */
responsable: string, 
/**
 *Première année de la nouvelle définition
 *Les années d’avant et d’après ne se comparent pas.
 *Vide tant que la définition n’a pas changé.
 */
rupture_annee: number | null, 
/**
 *Temps d’un relevé
 *Vide, il est estimé d’après la source.
 *Temps passé à compter l’indicateur une fois.
 */
minutes_releve: number | null, };
export type InfosDossier = { 
/**
 * Identifier in the table.
 */
id: number, 
/**
 *Titre du dossier
 *Montré dans la barre de titre et sur la couverture.
 */
titre: string, 
/**
 *Avertissement imprimé en tête
 *Par exemple que les données sont fictives.
 */
avertissement: string, 
/**
 *Données fictives
 *Toutes les personnes, tous les lieux et tous les chiffres sont inventés.
 */
fictif: boolean, 
/**
 *Année de référence
 *L’année dont partent les comparaisons.
 */
annee_reference: number | null, 
/**
 *Date d’édition
 *Imprimée sur le dossier ; vide, la date du jour.
 */
date_edition: string | null, 
/**
 *Seuil du statut « partiellement atteint »
 *Progression, en points de pourcentage, à partir de laquelle une cible manquée compte comme partiellement atteinte.
 */
seuil_partiel: number | null, 
/**
 *Règle de statut des indicateurs
 *Telle qu’écrite dans le contrat.
 */
regle_statut: string, 
/**
 *Heures payées pour un ETP
 *Par an.
 */
heures_par_etp: number | null, 
/**
 *Coût d’une heure de suivi du contrat
 *Vide, il est calculé : salaires de la structure ÷ heures payées de la structure.
 *Il remplace le coût calculé d’une heure de structure.
 */
cout_horaire_suivi: number | null, 
/**
 *Conventions de lecture
 */
conventions: Array<string>, 
/**
 *Note sur les données historiques
 */
note_historique: string, 
/**
 *Ce qui n’est écrit nulle part
 *Ce que devrait savoir la personne qui reprendrait le dossier demain. Reste dans l’agence.
 *Imprimée dans le seul dossier de passation.
 */
note_passation: string, 
/**
 *Relu le
 *Vide, les points à voir d’un projet que rien n’a encore suivi attendent ; « Relire » les montre.
 *Jour où les points à voir ont été demandés pour la première fois.
 */
relu_le: string | null, };
export type Interlocuteur = { 
/**
 * Identifier in the table.
 */
id: number, 
/**
 *Partie
 */
partie: Partie, 
/**
 *Fonction
 */
fonction: string, 
/**
 *Nom
 *Facultatif : la fonction suffit souvent.
 */
nom: string, 
/**
 *Téléphone
 */
telephone: string, 
/**
 *Courriel
 */
courriel: string, 
/**
 *Note
 *Ce qu’il faut savoir pour travailler avec cette personne. Reste dans l’agence.
 */
note: string, };
export type Investissement = { 
/**
 * Identifier in the table.
 */
id: number, 
/**
 *Année
 */
annee: number, 
/**
 *Investissement
 */
libelle: string, 
/**
 *Montant
 */
montant: number | null, 
/**
 *Amortissement
 */
duree_amortissement_ans: number | null, 
/**
 *Autofinancement
 */
autofinancement: number | null, 
/**
 *Subvention
 */
subvention: number | null, 
/**
 *Emprunt
 */
emprunt: number | null, 
/**
 *Action
 *Celle que sert l’investissement.
 */
action_id: number | null, };
export type Justificatif = { 
/**
 * Identifier in the table.
 */
id: number, 
/**
 *Pièce
 */
piece_id: number, 
/**
 *Année
 *Année du chiffre prouvé, quand il en a une.
 */
annee: number | null, 
/**
 *Table visée
 *mesures, valeurs, heures, budgets_action, versements, engagements, effectifs ou formations.
 */
cible_table: string, 
/**
 *Ligne visée
 *Identifiant de la ligne prouvée.
 */
cible_ligne: number, 
/**
 *Page
 *Endroit de la pièce où se lit la preuve.
 */
page: string, };
export type LigneBudget = { 
/**
 * Identifier in the table.
 */
id: number, 
/**
 *Charges ou produits
 */
sens: SensBudget, 
/**
 *Groupe
 */
groupe: Groupe, 
/**
 *Libellé
 */
libelle: string, 
/**
 *Rôle
 *Ce qui alimente la ligne, quand un calcul ou un contrôle la rapproche d’un autre tableau.
 */
role: RoleLigne, 
/**
 *Part qui suit les heures
 *100 pour une charge qui suit les heures, 0 pour une charge fixe. Vide : 100 dans les groupes I et II, 0 dans le groupe III.
 *Pour une charge, de 0 à 100.
 */
part_variable_pct: number | null, };
export type LigneReprise = { 
/**
 * Identifier in the table.
 */
id: number, 
/**
 *Rubrique
 */
rubrique: string, 
/**
 *Objet
 *Ce dont il s’agit.
 */
objet: string, 
/**
 *Traitement
 */
traitement: Traitement, 
/**
 *Avant
 */
avant: string, 
/**
 *Après
 */
apres: string, };
export type Logo = { 
/**
 * Identifier in the table.
 */
id: number, 
/**
 *Partie
 *À qui est le logo.
 */
partie: Partie, 
/**
 *Gestionnaire
 *Quand plusieurs organismes gèrent des services.
 */
gestionnaire_id: number | null, 
/**
 *Description lue à voix haute
 *Pour qui ne voit pas l’image ; vide, le nom de l’organisme.
 */
description: string, 
/**
 *Format de l’image
 */
type_image: TypeImage, 
/**
 *Image
 *Telle que donnée.
 */
contenu: string, };
export type Mention = { 
/**
 * Identifier in the table.
 */
id: number, 
/**
 *Source
 */
groupe: GroupeMention, 
/**
 *Code
 *Numéro dans la source (« 1° »).
 */
code: string, 
/**
 *Mention
 */
libelle: string, 
/**
 *Vérifiée dans le texte en vigueur
 */
verifie: boolean, };
export type Mesure = { 
/**
 * Identifier in the table.
 */
id: number, 
/**
 *Indicateur
 */
indicateur_id: number, 
/**
 *Année
 */
annee: number, 
/**
 *Numérateur
 */
numerateur: number | null, 
/**
 *Dénominateur
 */
denominateur: number | null, 
/**
 *Valeur saisie
 *Seulement si le numérateur et le dénominateur manquent.
 */
valeur: number | null, 
/**
 *Cible
 */
cible: number | null, 
/**
 *Fiabilité
 *Degré de certitude du chiffre.
 */
statut: StatutDonnee, 
/**
 *Commentaire
 */
commentaire: string, 
/**
 *Preuve
 */
preuve: string, 
/**
 *Cause de l’écart
 *Pourquoi la cible n’est pas atteinte.
 */
cause: CauseEcart, };
export type MesureProvisoire = { 
/**
 * Identifier in the table.
 */
id: number, 
/**
 *Situation
 */
situation_id: number, 
/**
 *Indicateur
 */
indicateur_id: number, 
/**
 *Numérateur
 */
numerateur: number | null, 
/**
 *Dénominateur
 */
denominateur: number | null, 
/**
 *Valeur saisie
 *Seulement si le numérateur et le dénominateur manquent.
 */
valeur: number | null, };
export type ModeIntervention = "prestataire" | "mandataire" | "mixte";
export type ModeSeance = "reunion" | "par_ecrit";
export type Modification = { 
/**
 * Identifier in the table.
 */
id: number, 
/**
 *Avenant
 */
avenant_id: number, 
/**
 *Objet
 *Ce qui change : le code d’un indicateur, un article.
 */
objet: string, 
/**
 *Élément modifié
 */
champ: string, 
/**
 *Avant
 */
avant: string, 
/**
 *Après
 */
apres: string, 
/**
 *Table visée
 *Table de la ligne modifiée ; vide pour une modification en toutes lettres.
 */
cible_table: string, 
/**
 *Ligne visée
 *Identifiant de la ligne modifiée.
 */
cible_ligne: number | null, 
/**
 *Champ visé
 *Nom du champ modifié ; vide quand la ligne est ajoutée ou retirée.
 */
cible_champ: string, 
/**
 *Valeur d’avant
 *Dans la notation du document d’échange ; vide pour une ligne ajoutée.
 */
valeur_avant: string, 
/**
 *Valeur d’après
 *Dans la notation du document d’échange ; vide pour une ligne retirée.
 */
valeur_apres: string, };
export type MontantBudget = { 
/**
 * Identifier in the table.
 */
id: number, 
/**
 *Ligne
 */
ligne_id: number, 
/**
 *Année
 */
annee: number, 
/**
 *Nature
 */
nature: Nature, 
/**
 *Montant
 */
montant: number | null, };
export type MontantHoraire = { 
/**
 * Identifier in the table.
 */
id: number, 
/**
 *Année
 */
annee: number, 
/**
 *Montant horaire conventionné
 */
montant_horaire: number | null, 
/**
 *Heures convenues
 *Heures ouvrant droit, quand ce ne sont pas celles du tableau d’activité.
 */
heures_convenues: number | null, 
/**
 *Consommé hors actions
 *Dotation consommée en dehors des fiches actions.
 */
consomme_hors_actions: number | null, 
/**
 *Commentaire
 */
commentaire: string, 
/**
 *Heures retenues par le Département pour le solde
 *Elles remplacent les heures réalisées ; seules comptent celles de la partie de l’année couverte par le contrat (R. 178-21 du code de la sécurité sociale).
 */
heures_retenues: number | null, };
export type MoyenOrganisation = { 
/**
 * Identifier in the table.
 */
id: number, 
/**
 *Nature
 */
nature: NatureMoyen, 
/**
 *Moyen
 */
intitule: string, 
/**
 *Où le trouver
 */
lieu: string, 
/**
 *Responsable
 *Qui le tient à jour : sa fonction, non son nom.
 */
responsable: string, 
/**
 *Date
 *De l’adoption, de la signature ou de la dernière mise à jour.
 */
date: string | null, 
/**
 *Action
 *Celle que sert le moyen.
 */
action_id: number | null, 
/**
 *Commentaire
 */
commentaire: string, };
export type Nature = "realise" | "previsionnel" | "provisoire";
export type NatureConstat = "force" | "faiblesse" | "opportunite" | "menace" | "besoin";
export type NatureEcheance = "contractuelle" | "legale";
export type NatureMoyen = "protocole" | "outil" | "qualite" | "autre";
export type NaturePiece = "administrative" | "justificatif";
export type NaturePosition = "proposition" | "accord" | "desaccord" | "report" | "retrait";
export type NiveauRisque = "non_cote" | "faible" | "moyen" | "eleve";
export type NonConsomme = "non_prevu" | "report" | "report_plafonne" | "restitution";
export type Objectif = { 
/**
 * Identifier in the table.
 */
id: number, 
/**
 *Axe
 */
axe_id: number, 
/**
 *Code
 *Par exemple OBJ-1.1.
 */
code: string, 
/**
 *Objectif
 */
libelle: string, };
export type ObjectifLegal = { 
/**
 * Identifier in the table.
 */
id: number, 
/**
 *Objectif
 *De 1 à 6.
 */
numero: number, 
/**
 *Libellé
 */
libelle: string, 
/**
 *Priorité dans l’appel à candidatures
 */
priorite: Priorite, };
export type PartagePratique = { 
/**
 * Identifier in the table.
 */
id: number, 
/**
 *Année
 */
annee: number, 
/**
 *Sens
 *Donnée ou reçue.
 */
sens: SensPartage, 
/**
 *Pratique
 */
pratique: string, 
/**
 *Avec qui
 *Le service ou l’organisme.
 */
avec: string, 
/**
 *Ce qu’elle est devenue
 */
suite: string, 
/**
 *Action
 *Celle que sert la pratique.
 */
action_id: number | null, };
export type Participant = { 
/**
 * Identifier in the table.
 */
id: number, 
/**
 *Comité
 */
comite_id: number, 
/**
 *Organisme
 */
organisme: string, 
/**
 *Fonctions
 */
fonctions: Array<string>, };
export type Partie = "gestionnaire" | "departement" | "ars" | "protection_sociale" | "commune" | "autre";
export type Piece = { 
/**
 * Identifier in the table.
 */
id: number, 
/**
 *Pièce
 */
libelle: string, 
/**
 *Date
 */
date: string | null, 
/**
 *Valable jusqu’au
 *Fin de validité.
 */
validite: string | null, 
/**
 *Fichier
 *Chemin du fichier depuis le répertoire du dossier, avec des barres obliques ; entier s’il est ailleurs.
 */
fichier: string, 
/**
 *Commentaire
 */
commentaire: string, 
/**
 *Nature
 */
nature: NaturePiece, 
/**
 *Empreinte
 *SHA-256 du fichier quand il a été joint, en hexadécimal.
 */
empreinte: string, 
/**
 *Taille
 *Taille du fichier quand il a été joint.
 */
taille: number | null, 
/**
 *Extraite le
 *Jour où le rapport a été extrait du logiciel.
 */
extraite_le: string | null, 
/**
 *Logiciel
 *Logiciel dont vient la pièce.
 */
logiciel: string, 
/**
 *Rapport
 *Nom du rapport ou de l’écran dans ce logiciel.
 */
rapport: string, 
/**
 *Filtres
 *Période et choix faits pour l’extraire, afin de la refaire l’année suivante.
 */
filtres: string, 
/**
 *Contient des noms
 *Le fichier ne part jamais avec un dossier.
 *Personnes accompagnées ou salariés.
 */
nominative: boolean, };
export type Plafond = { 
/**
 * Identifier in the table.
 */
id: number, 
/**
 *Année
 */
annee: number, 
/**
 *Plafond du supplément
 *Par heure.
 */
plafond: number | null, };
export type PlanFormation = { 
/**
 * Identifier in the table.
 */
id: number, 
/**
 *Année
 */
annee: number, 
/**
 *Heures prévues
 */
heures_prevues: number | null, 
/**
 *Commentaire
 */
commentaire: string, };
export type Position = { 
/**
 * Identifier in the table.
 */
id: number, 
/**
 *Demande
 */
demande_id: number, 
/**
 *Séance
 */
seance_id: number, 
/**
 *Partie
 */
partie: Partie, 
/**
 *Nature
 */
nature: NaturePosition, 
/**
 *Valeur
 *Dans l’unité du champ visé.
 */
valeur: number | null, 
/**
 *Jour
 *Jour proposé ou convenu, quand le champ visé est une date.
 */
jour: string | null, 
/**
 *En toutes lettres
 */
texte: string, 
/**
 *Dite à l’autre partie
 *Une position qui ne l’est pas reste dans la réserve du service.
 */
divulguee: boolean, };
export type Presentation = { 
/**
 * Identifier in the table.
 */
id: number, 
/**
 *Couleurs
 */
theme: Theme, 
/**
 *Couleur de l’agence
 *Au format #RRGGBB ; vide, celle du thème.
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
 *Année
 */
annee: number, 
/**
 *APA
 */
apa: number | null, 
/**
 *PCH
 */
pch: number | null, 
/**
 *Autres
 */
autres: number | null, };
export type Question = { 
/**
 * Identifier in the table.
 */
id: number, 
/**
 *Revue
 */
revue_id: number, 
/**
 *Question probable
 */
question: string, 
/**
 *Réponse
 */
reponse: string, };
export type Regle = { 
/**
 * Identifier in the table.
 */
id: number, 
/**
 *Règle
 */
texte: string, };
export type RegleDotation = { 
/**
 * Identifier in the table.
 */
id: number, 
/**
 *Base légale
 */
base_legale: string, 
/**
 *Formule de calcul
 */
formule: string, 
/**
 *Acompte
 *Part versée d’avance.
 */
acompte_pct: number | null, 
/**
 *Échéance de l’acompte
 *En toutes lettres.
 */
acompte_echeance: string, 
/**
 *Échéance du solde
 *En toutes lettres.
 */
solde_echeance: string, 
/**
 *Report au début du contrat
 *Dotation non consommée d’avant la première année.
 */
report_initial: number | null, 
/**
 *Note comptable
 */
note_comptable: string, 
/**
 *Ce que devient la dotation non consommée
 *Telle que le contrat le dit (5° de l’article L. 313-11-1 du CASF).
 */
non_consomme: NonConsomme, 
/**
 *Report au plus
 *Part de la dotation acquise dans l’année ; le reste est rendu.
 *Avec un report limité.
 */
report_plafond_pct: number | null, 
/**
 *Le solde non consommé est rendu en fin de contrat
 */
restitution_finale: boolean, 
/**
 *Part de la dotation liée aux cibles
 *De 0 à 100.
 */
part_cibles_pct: number | null, 
/**
 *Cibles à atteindre pour la garder
 *Part des indicateurs jugés dont la cible est atteinte, une cible partiellement atteinte comptant pour moitié.
 */
seuil_cibles_pct: number | null, 
/**
 *Résultat admis, en part des produits
 *Au-delà, la compensation est jugée excessive (service d’intérêt économique général).
 */
resultat_max_pct: number | null, };
export type Rendu = { 
/**
 * Identifier in the table.
 */
id: number, 
/**
 *Rendu
 */
libelle: string, 
/**
 *Temps à chaque fois
 */
heures: number | null, 
/**
 *Fois par an
 */
fois_par_an: number | null, 
/**
 *Qui
 *Sa fonction, non son nom.
 */
qui: string, };
export type Reprise = { 
/**
 * Identifier in the table.
 */
id: number, 
/**
 *Statut
 */
statut: StatutReprise, 
/**
 *Contrat d’origine
 */
contrat_origine: string, 
/**
 *Contrat visé
 */
contrat_cible: string, 
/**
 *Année de référence
 *L’année qui devient la référence.
 */
annee_reference: number | null, 
/**
 *Règles de reprise
 */
regles: Array<string>, };
export type Revue = { 
/**
 * Identifier in the table.
 */
id: number, 
/**
 *Revue
 */
type_revue: TypeRevue, 
/**
 *Réunion
 */
date_reunion: string | null, 
/**
 *Statut
 */
statut: StatutDocument, 
/**
 *Messages clés
 */
messages_cles: Array<string>, };
export type Risque = { 
/**
 * Identifier in the table.
 */
id: number, 
/**
 *Action
 */
action_id: number, 
/**
 *Risque
 */
risque: string, 
/**
 *Parade
 */
mesure: string, 
/**
 *Niveau
 */
niveau: NiveauRisque, 
/**
 *Responsable
 *Sa fonction, non son nom.
 */
responsable: string, 
/**
 *Échéance
 *Date à laquelle la parade est attendue.
 */
echeance: string | null, 
/**
 *État
 */
etat: EtatRisque, };
export type RoleLigne = "aucun" | "dotation" | "cofinancements" | "formation" | "tarif_apa" | "tarif_pch" | "aide_sociale" | "supplement" | "caisses" | "mutuelles" | "particuliers" | "salaires" | "structure";
export type Scenario = { 
/**
 * Identifier in the table.
 */
id: number, 
/**
 *Scénario
 */
libelle: string, 
/**
 *Note
 */
note: string, };
export type Seance = { 
/**
 * Identifier in the table.
 */
id: number, 
/**
 *Revue
 */
revue_id: number, 
/**
 *Numéro
 */
numero: number | null, 
/**
 *Date
 */
date: string | null, 
/**
 *Mode
 *Par écrit, quand des documents sont échangés sans réunion.
 */
mode: ModeSeance, 
/**
 *Lieu
 */
lieu: string, 
/**
 *Version gardée à l’ouverture
 *Celle avec laquelle l’état d’après se compare.
 */
version_id: number | null, 
/**
 *État
 */
etat: EtatSeance, 
/**
 *Compte rendu
 *La réunion écrite à la clôture.
 */
comite_id: number | null, };
export type SectionImprimee = { 
/**
 * Identifier in the table.
 */
id: number, 
/**
 *Document
 */
document: DocumentImprime, 
/**
 *Section
 *Code de la section.
 */
section: string, 
/**
 *Laissée de côté
 */
ecartee: boolean, };
export type Sens = "hausse" | "baisse" | "stable";
export type SensBudget = "charge" | "produit";
export type SensPartage = "donnee" | "recue";
export type Service = { 
/**
 * Identifier in the table.
 */
id: number, 
/**
 *Gestionnaire
 */
gestionnaire_id: number, 
/**
 *Nom du service
 */
nom: string, 
/**
 *Catégorie
 */
categorie: CategorieService, 
/**
 *Catégorie, telle qu’imprimée
 *Dans les termes de l’autorisation.
 */
categorie_libelle: string, 
/**
 *SIRET
 */
siret: string, 
/**
 *FINESS établissement
 */
finess_etablissement: string, 
/**
 *Catégorie FINESS
 *460, 209 ou 354.
 */
finess_categorie: string, 
/**
 *Adresse
 */
adresse: string, 
/**
 *Arrêté d’autorisation
 */
autorisation_reference: string, 
/**
 *Date de l’autorisation
 */
autorisation_date: string | null, 
/**
 *Durée
 *De l’autorisation.
 */
autorisation_duree_ans: number | null, 
/**
 *Échéance
 *De l’autorisation.
 */
autorisation_echeance: string | null, 
/**
 *Habilitation à l’aide sociale
 */
habilitation: Habilitation, 
/**
 *Périmètre de l’habilitation
 */
habilitation_perimetre: string, 
/**
 *Plafond annuel
 *Heures auxquelles l’habilitation est limitée.
 */
habilitation_plafond_heures: number | null, 
/**
 *Référence de l’habilitation
 *Acte d’habilitation.
 */
habilitation_reference: string, 
/**
 *Date de l’habilitation
 */
habilitation_date: string | null, 
/**
 *Mode d’intervention
 */
mode_intervention: ModeIntervention, 
/**
 *Déclaration services à la personne
 *Déclaration ou agrément (NOVA).
 */
declaration_sap: string, 
/**
 *Publics accompagnés
 */
publics: Array<string>, 
/**
 *Intercommunalités
 */
intercommunalites: Array<string>, 
/**
 *Communes desservies
 *Nombre de communes desservies.
 */
communes_desservies: number | null, 
/**
 *Secteurs
 */
secteurs: Array<string>, 
/**
 *Amplitude des interventions
 */
amplitude_intervention: string, 
/**
 *Accueil téléphonique
 */
amplitude_accueil: string, 
/**
 *Astreinte
 */
amplitude_astreinte: string, 
/**
 *Conventions avec des services de soins
 *Conventions avec des services de soins (SAD aide), ou places (SAD mixte).
 */
conventions_soins: Array<string>, 
/**
 *Capacité en soins
 *Places de soins (SAD mixte).
 */
capacite_soins: number | null, 
/**
 *Autorisation de soins
 *Arrêté de l’ARS (SAD mixte).
 */
autorisation_soins_reference: string, 
/**
 *Projet de service
 */
projet_de_service: string, 
/**
 *Livret d’accueil
 */
livret_accueil: string, 
/**
 *Règlement de fonctionnement
 */
reglement_fonctionnement: string, 
/**
 *Charte des droits et libertés remise
 */
charte_droits_libertes: boolean | null, 
/**
 *Forme de participation des usagers
 *Le conseil de la vie sociale n’est pas obligatoire à domicile.
 */
forme_participation: string, 
/**
 *Dernière évaluation
 */
derniere_evaluation: string, 
/**
 *Prochaine évaluation HAS
 */
prochaine_evaluation_has: string, 
/**
 *Liste des personnes qualifiées affichée
 */
personne_qualifiee_affichee: boolean | null, 
/**
 *Référent bientraitance
 */
referent_bientraitance: string, 
/**
 *Contact pour les données personnelles
 */
contact_rgpd: string, 
/**
 *Logiciel métier
 */
logiciel_metier: string, 
/**
 *Télégestion
 */
telegestion: string, 
/**
 *Paie
 *Logiciel de paie.
 */
paie: string, 
/**
 *Formats d’export
 *Formats que donnent ces logiciels.
 */
formats_export: Array<string>, };
export type Signataire = { 
/**
 * Identifier in the table.
 */
id: number, 
/**
 *Partie
 */
role: Partie, 
/**
 *Dénomination
 *Nom de l’organisme.
 */
denomination: string, 
/**
 *Gestionnaire
 *Quand le signataire est un gestionnaire.
 */
gestionnaire_id: number | null, 
/**
 *Fonction du représentant
 */
representant_fonction: string, 
/**
 *Nom du représentant
 */
representant_nom: string, 
/**
 *Habilité par
 *Acte qui habilite la personne à signer (délibération, décision).
 */
habilitation: string, 
/**
 *Bloc de signature
 *En-tête du bloc (« Pour … »).
 */
signature_pour: string, 
/**
 *Qualité du signataire
 *Écrite sous l’en-tête.
 */
signature_qualite: string, };
export type Situation = { 
/**
 * Identifier in the table.
 */
id: number, 
/**
 *Année
 */
annee: number, 
/**
 *Début
 *Premier jour compté.
 */
date_debut: string | null, 
/**
 *Fin
 *Dernier jour compté.
 */
date_fin: string | null, 
/**
 *Réalisé ou prévu
 */
nature: Nature, 
/**
 *Commentaire
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
 *Valeur de référence
 *Clé de la valeur de référence.
 */
cle: string, 
/**
 *Valable du
 *Premier jour.
 */
valable_du: string | null, 
/**
 *Valable au
 *Dernier jour.
 */
valable_au: string | null, 
/**
 *Valeur
 *En notation simple.
 */
valeur: string, 
/**
 *Unité
 */
unite: string, 
/**
 *Source
 */
source: string, 
/**
 *Commentaire
 */
commentaire: string, };
export type Tarif = { 
/**
 * Identifier in the table.
 */
id: number, 
/**
 *Année
 */
annee: number, 
/**
 *Applicable le
 *Quand le tarif change en cours d’année.
 */
date_debut: string | null, 
/**
 *Service
 *Quand les tarifs diffèrent d’un service à l’autre.
 */
service_id: number | null, 
/**
 *Tarif APA
 *Valeur d’une heure d’APA.
 */
tarif_apa: number | null, 
/**
 *Tarif PCH
 *Valeur d’une heure de PCH.
 */
tarif_pch: number | null, 
/**
 *Tarif aide sociale
 */
tarif_aide_sociale: number | null, 
/**
 *Nature du tarif
 *Ce qui fonde le tarif.
 */
nature: string, 
/**
 *Supplément observé
 *Montant moyen facturé au-dessus du tarif.
 */
supplement_observe: number | null, 
/**
 *Supplément prévu ou plafond
 */
supplement_prevu: number | null, 
/**
 *Caisses de retraite
 *Prix payé par les caisses de retraite.
 */
prix_caisses_retraite: number | null, 
/**
 *Mutuelles
 *Prix payé par les mutuelles et assurances.
 */
prix_mutuelles: number | null, 
/**
 *Particuliers
 *Prix payé par les personnes sans prise en charge.
 */
prix_particuliers: number | null, 
/**
 *Supplément que vous factureriez sans plafond
 *Vide, c’est le supplément observé l’année de référence.
 *Par heure, au-dessus du tarif.
 */
supplement_libre: number | null, };
export type Theme = "bleu" | "encre";
export type Traitement = "garde" | "reporte" | "vide" | "retire" | "a_justifier" | "a_relire";
export type TypeAvenant = "autre" | "actualisation" | "dotation" | "perimetre" | "prorogation" | "objectifs";
export type TypeImage = "png" | "jpeg" | "svg";
export type TypeRevue = "mi_parcours" | "dialogue_gestion" | "bilan_final" | "negociation";
export type TypeVersement = "acompte" | "solde" | "regularisation" | "restitution";
export type ValeurDonnee = { 
/**
 * Identifier in the table.
 */
id: number, 
/**
 *Donnée
 */
donnee_id: number, 
/**
 *Année
 */
annee: number, 
/**
 *Valeur
 */
valeur: number | null, 
/**
 *Fiabilité
 *Degré de certitude du chiffre.
 */
statut: StatutDonnee, 
/**
 *Commentaire
 *D’où vient la valeur, ou pourquoi elle manque.
 */
commentaire: string, };
export type Versement = { 
/**
 * Identifier in the table.
 */
id: number, 
/**
 *Année
 *Année pour laquelle le versement est fait.
 */
annee: number, 
/**
 *Type
 */
type_versement: TypeVersement, 
/**
 *Libellé
 *Tel qu’imprimé.
 */
libelle: string, 
/**
 *Montant
 */
montant: number | null, 
/**
 *Date
 */
date: string | null, 
/**
 *Statut
 */
statut: StatutVersement, };
export type Version = { 
/**
 * Identifier in the table.
 */
id: number, 
/**
 *Numéro
 */
numero: number | null, 
/**
 *Date
 */
date: string | null, 
/**
 *Nom
 *Nom donné à la version.
 */
libelle: string, 
/**
 *État
 */
etat: EtatVersion, };
export type Visa = { 
/**
 * Identifier in the table.
 */
id: number, 
/**
 *Visa
 *Imprimé après « Vu ».
 */
texte: string, };

export type NomTable = 'dossier' | 'departement' | 'contrat' | 'diagnostic' | 'dotation' | 'reprise' | 'presentation' | 'versions' | 'exercices' | 'objectifs_legaux' | 'plafonds' | 'interlocuteurs' | 'gestionnaires' | 'services' | 'communes' | 'signataires' | 'financements_soins' | 'constats' | 'donnees' | 'valeurs' | 'heures_payees' | 'publics' | 'axes' | 'objectifs' | 'actions' | 'etapes' | 'budgets_action' | 'risques' | 'bilans_action' | 'indicateurs' | 'mesures' | 'action_indicateurs' | 'engagements' | 'financeurs' | 'heures' | 'situations' | 'mesures_provisoires' | 'rendus' | 'tarifs' | 'dotations' | 'versements' | 'financements' | 'groupes_budget' | 'lignes_budget' | 'montants_budget' | 'investissements' | 'emplois' | 'effectifs' | 'formations' | 'plans_formation' | 'moyens_organisation' | 'conditions_travail' | 'partages_pratiques' | 'scenarios' | 'hypotheses' | 'visas' | 'articles' | 'mentions' | 'couvertures' | 'annexes' | 'avenants' | 'modifications' | 'bilans_annuels' | 'echeances' | 'comites' | 'participants' | 'decisions' | 'revues' | 'seances' | 'demandes' | 'positions' | 'questions' | 'pieces' | 'justificatifs' | 'regles' | 'decisions_reprise' | 'lignes_reprise' | 'surcharges' | 'logos' | 'sections_imprimees';

export type NomEcran = 'ensemble' | 'annee' | 'parties' | 'diagnostic' | 'objectifs' | 'indicateurs' | 'moyens' | 'contrat' | 'suivi' | 'pdf' | 'versions';

export type NomRubrique = 'dossier' | 'parties' | 'diagnostic' | 'objectifs' | 'engagements' | 'indicateurs' | 'moyens' | 'contrat' | 'suivi' | 'versions';

/** Names of the fields of each table, except `id`. */
export interface ChampsDeTable {
  dossier: 'titre' | 'avertissement' | 'fictif' | 'annee_reference' | 'date_edition' | 'seuil_partiel' | 'regle_statut' | 'heures_par_etp' | 'cout_horaire_suivi' | 'conventions' | 'note_historique' | 'note_passation' | 'relu_le';
  departement: 'nom' | 'code' | 'fictif' | 'president_fonction' | 'direction' | 'adresse' | 'experimentateur' | 'demographie_annee' | 'population' | 'population_60_ans_et_plus' | 'population_75_ans_et_plus' | 'beneficiaires_apa_domicile' | 'beneficiaires_pch' | 'services_autorises' | 'communes' | 'communes_prioritaires' | 'schema_intitule' | 'schema_orientations' | 'aac_reference' | 'aac_date_publication' | 'aac_date_limite' | 'aac_date_candidature' | 'aac_date_notification' | 'aac_mode_calcul' | 'reste_a_charge_limite' | 'reste_a_charge_nature';
  contrat: 'reference' | 'intitule' | 'date_debut' | 'date_fin' | 'date_signature' | 'statut' | 'avec_dotation' | 'volet_financier_pluriannuel' | 'preambule' | 'signature_lieu' | 'signature_date' | 'exemplaires';
  diagnostic: 'date' | 'annee_reference' | 'note' | 'synthese';
  dotation: 'base_legale' | 'formule' | 'acompte_pct' | 'acompte_echeance' | 'solde_echeance' | 'report_initial' | 'note_comptable' | 'non_consomme' | 'report_plafond_pct' | 'restitution_finale' | 'part_cibles_pct' | 'seuil_cibles_pct' | 'resultat_max_pct';
  reprise: 'statut' | 'contrat_origine' | 'contrat_cible' | 'annee_reference' | 'regles';
  presentation: 'theme' | 'couleur';
  versions: 'numero' | 'date' | 'libelle' | 'etat';
  exercices: 'annee' | 'clos' | 'commentaire' | 'clos_le' | 'manques' | 'version_id';
  objectifs_legaux: 'numero' | 'libelle' | 'priorite';
  plafonds: 'annee' | 'plafond';
  interlocuteurs: 'partie' | 'fonction' | 'nom' | 'telephone' | 'courriel' | 'note';
  gestionnaires: 'raison_sociale' | 'forme_juridique' | 'statut' | 'fictif' | 'siren' | 'siret_siege' | 'finess_juridique' | 'convention_collective' | 'opco' | 'federation' | 'voie' | 'code_postal' | 'commune' | 'representant_fonction' | 'representant_nom' | 'commissaire_aux_comptes' | 'activites_hors_perimetre';
  services: 'gestionnaire_id' | 'nom' | 'categorie' | 'categorie_libelle' | 'siret' | 'finess_etablissement' | 'finess_categorie' | 'adresse' | 'autorisation_reference' | 'autorisation_date' | 'autorisation_duree_ans' | 'autorisation_echeance' | 'habilitation' | 'habilitation_perimetre' | 'habilitation_plafond_heures' | 'habilitation_reference' | 'habilitation_date' | 'mode_intervention' | 'declaration_sap' | 'publics' | 'intercommunalites' | 'communes_desservies' | 'secteurs' | 'amplitude_intervention' | 'amplitude_accueil' | 'amplitude_astreinte' | 'conventions_soins' | 'capacite_soins' | 'autorisation_soins_reference' | 'projet_de_service' | 'livret_accueil' | 'reglement_fonctionnement' | 'charte_droits_libertes' | 'forme_participation' | 'derniere_evaluation' | 'prochaine_evaluation_has' | 'personne_qualifiee_affichee' | 'referent_bientraitance' | 'contact_rgpd' | 'logiciel_metier' | 'telegestion' | 'paie' | 'formats_export';
  communes: 'service_id' | 'nom' | 'code_insee' | 'prioritaire' | 'desservie';
  signataires: 'role' | 'denomination' | 'gestionnaire_id' | 'representant_fonction' | 'representant_nom' | 'habilitation' | 'signature_pour' | 'signature_qualite';
  financements_soins: 'annee' | 'forfait_global' | 'dotation_coordination' | 'commentaire';
  constats: 'nature' | 'texte';
  donnees: 'code' | 'libelle' | 'unite';
  valeurs: 'donnee_id' | 'annee' | 'valeur' | 'statut' | 'commentaire';
  heures_payees: 'annee' | 'nature' | 'conges_payes' | 'trajets_intervacations' | 'formation' | 'temps_collectifs' | 'absences_remunerees' | 'autres';
  publics: 'annee' | 'apa' | 'pch' | 'autres';
  axes: 'code' | 'libelle' | 'objectif_legal';
  objectifs: 'axe_id' | 'code' | 'libelle';
  actions: 'objectif_id' | 'code' | 'intitule' | 'objectif_legal' | 'orientation_schema' | 'constat' | 'description' | 'effet_attendu' | 'livrables' | 'pilote' | 'equipe' | 'partenaires' | 'public_cible' | 'public_nombre' | 'territoire' | 'date_debut' | 'date_fin' | 'moyens_humains' | 'moyens_materiels' | 'moyens_organisationnels' | 'cofinanceur' | 'modalites_evaluation' | 'points_vigilance' | 'statut' | 'avancement_pct' | 'origine' | 'justification_reprise' | 'justification_requise' | 'part_sans_contrat_pct' | 'finance_suivi';
  etapes: 'action_id' | 'echeance' | 'libelle' | 'statut';
  budgets_action: 'action_id' | 'annee' | 'dotation' | 'autofinancement' | 'cofinancement' | 'dotation_consommee' | 'autofinancement_realise' | 'cofinancement_realise' | 'economie';
  risques: 'action_id' | 'risque' | 'mesure' | 'niveau' | 'responsable' | 'echeance' | 'etat';
  bilans_action: 'action_id' | 'annee' | 'texte' | 'analyse_ecart' | 'mesures_correctives' | 'decision_comite';
  indicateurs: 'objectif_id' | 'code' | 'libelle' | 'finalite' | 'objectif_legal' | 'unite' | 'sens' | 'decimales' | 'numerateur' | 'denominateur' | 'facteur' | 'formule_numerateur' | 'formule_denominateur' | 'frequence' | 'frequence_precision' | 'source' | 'annee_reference' | 'catalogue' | 'impose' | 'commentaire' | 'responsable' | 'rupture_annee' | 'minutes_releve';
  mesures: 'indicateur_id' | 'annee' | 'numerateur' | 'denominateur' | 'valeur' | 'cible' | 'statut' | 'commentaire' | 'preuve' | 'cause';
  action_indicateurs: 'action_id' | 'indicateur_id';
  engagements: 'partie' | 'code' | 'texte' | 'preuve' | 'periodicite' | 'etat' | 'commentaire';
  financeurs: 'code' | 'libelle' | 'categorie' | 'compte_dotation' | 'supplement';
  heures: 'financeur_id' | 'service_id' | 'annee' | 'nature' | 'heures';
  situations: 'annee' | 'date_debut' | 'date_fin' | 'nature' | 'commentaire';
  mesures_provisoires: 'situation_id' | 'indicateur_id' | 'numerateur' | 'denominateur' | 'valeur';
  rendus: 'libelle' | 'heures' | 'fois_par_an' | 'qui';
  tarifs: 'annee' | 'date_debut' | 'service_id' | 'tarif_apa' | 'tarif_pch' | 'tarif_aide_sociale' | 'nature' | 'supplement_observe' | 'supplement_prevu' | 'prix_caisses_retraite' | 'prix_mutuelles' | 'prix_particuliers' | 'supplement_libre';
  dotations: 'annee' | 'montant_horaire' | 'heures_convenues' | 'consomme_hors_actions' | 'commentaire' | 'heures_retenues';
  versements: 'annee' | 'type_versement' | 'libelle' | 'montant' | 'date' | 'statut';
  financements: 'annee' | 'source' | 'libelle' | 'montant';
  groupes_budget: 'sens' | 'groupe' | 'libelle';
  lignes_budget: 'sens' | 'groupe' | 'libelle' | 'role' | 'part_variable_pct';
  montants_budget: 'ligne_id' | 'annee' | 'nature' | 'montant';
  investissements: 'annee' | 'libelle' | 'montant' | 'duree_amortissement_ans' | 'autofinancement' | 'subvention' | 'emprunt' | 'action_id';
  emplois: 'categorie' | 'libelle';
  effectifs: 'emploi_id' | 'annee' | 'nature' | 'etp';
  formations: 'annee' | 'nature' | 'intitule' | 'duree_heures' | 'stagiaires' | 'cout_pedagogique' | 'financeur' | 'action_id' | 'effet_attendu' | 'effet_observe' | 'effet_mesure';
  plans_formation: 'annee' | 'heures_prevues' | 'commentaire';
  moyens_organisation: 'nature' | 'intitule' | 'lieu' | 'responsable' | 'date' | 'action_id' | 'commentaire';
  conditions_travail: 'domaine' | 'mesure' | 'responsable' | 'echeance' | 'etat' | 'resultat' | 'action_id';
  partages_pratiques: 'annee' | 'sens' | 'pratique' | 'avec' | 'suite' | 'action_id';
  scenarios: 'libelle' | 'note';
  hypotheses: 'scenario_id' | 'cle' | 'annee' | 'financeur_id' | 'action_id' | 'valeur';
  visas: 'texte';
  articles: 'titre' | 'texte' | 'optionnel' | 'ecarte';
  mentions: 'groupe' | 'code' | 'libelle' | 'verifie';
  couvertures: 'mention_id' | 'article_id';
  annexes: 'titre' | 'texte';
  avenants: 'numero' | 'date' | 'date_effet' | 'type_avenant' | 'statut' | 'deliberation' | 'motif' | 'version_avant_id' | 'version_apres_id';
  modifications: 'avenant_id' | 'objet' | 'champ' | 'avant' | 'apres' | 'cible_table' | 'cible_ligne' | 'cible_champ' | 'valeur_avant' | 'valeur_apres';
  bilans_annuels: 'annee' | 'statut' | 'date_transmission' | 'faits_marquants' | 'synthese' | 'difficultes' | 'perspectives' | 'emploi_transmis_le';
  echeances: 'date' | 'libelle' | 'responsable' | 'statut' | 'nature';
  comites: 'date' | 'objet' | 'lieu' | 'duree_minutes' | 'exercice' | 'documents_remis' | 'ordre_du_jour' | 'echanges';
  participants: 'comite_id' | 'organisme' | 'fonctions';
  decisions: 'comite_id' | 'texte' | 'responsable' | 'echeance' | 'etat';
  revues: 'type_revue' | 'date_reunion' | 'statut' | 'messages_cles';
  seances: 'revue_id' | 'numero' | 'date' | 'mode' | 'lieu' | 'version_id' | 'etat' | 'comite_id';
  demandes: 'revue_id' | 'code' | 'objet' | 'justification' | 'impact' | 'priorite' | 'position_repli' | 'impact_repli' | 'origine' | 'objectif_id' | 'cible_table' | 'cible_ligne' | 'cible_champ' | 'echeance';
  positions: 'demande_id' | 'seance_id' | 'partie' | 'nature' | 'valeur' | 'jour' | 'texte' | 'divulguee';
  questions: 'revue_id' | 'question' | 'reponse';
  pieces: 'libelle' | 'date' | 'validite' | 'fichier' | 'commentaire' | 'nature' | 'empreinte' | 'taille' | 'extraite_le' | 'logiciel' | 'rapport' | 'filtres' | 'nominative';
  justificatifs: 'piece_id' | 'annee' | 'cible_table' | 'cible_ligne' | 'page';
  regles: 'texte';
  decisions_reprise: 'action_id' | 'decision' | 'justification';
  lignes_reprise: 'rubrique' | 'objet' | 'traitement' | 'avant' | 'apres';
  surcharges: 'cle' | 'valable_du' | 'valable_au' | 'valeur' | 'unite' | 'source' | 'commentaire';
  logos: 'partie' | 'gestionnaire_id' | 'description' | 'type_image' | 'contenu';
  sections_imprimees: 'document' | 'section' | 'ecartee';
}

/** Name of a field of a table; of any table by default. */
export type NomChamp<T extends NomTable = NomTable> = ChampsDeTable[T];

type Element<X> = X extends (infer L)[] ? L : X;
type Lignes = { [T in NomTable]: Element<Dossier[T]> };

/** Row of a table; of any table by default. */
export type LigneDe<T extends NomTable = NomTable> = Lignes[T];

/** Values for some fields of a row. */
export type ValeursDe<T extends NomTable = NomTable> = { [U in NomTable]: Partial<Omit<Lignes[U], 'id'>> }[T];

export type Genre = 'texte' | 'texte_long' | 'lignes' | 'entier' | 'annee' | 'montant' | 'heures' | 'prix' | 'nombre' | 'date' | 'booleen' | 'choix' | 'lien' | 'octets';

/** Day that a month alone stands for in a date; where it is absent, the user must give the day. */
export type BordDuMois = 'premier' | 'dernier';

/** Field: its label is the same in the window, the findings, the documents and the sheets; `court` is for columns. */
export interface Champ<T extends NomTable = NomTable> {
  nom: NomChamp<T>;
  libelle: string;
  court?: string;
  unite?: string;
  aide?: string;
  genre: Genre;
  optionnel: boolean;
  choix?: string;
  lien?: NomTable;
  bord?: BordDuMois;
}

/** Table: heading, nouns for one row and for several, and words of the button that adds a row. */
export interface Table<T extends NomTable = NomTable> {
  nom: T;
  titre: string;
  singulier: string;
  pluriel: string;
  feminin: boolean;
  ajout: string;
  rubrique: NomRubrique;
  ecran: NomEcran;
  unique: boolean;
  parent?: NomChamp<T>;
  champs: Champ<T>[];
}

/** Parts of the dossier, in the order of the window. */
export const RUBRIQUES: { code: NomRubrique; titre: string }[] = [{"code":"dossier","titre":"Dossier"},{"code":"parties","titre":"Parties"},{"code":"diagnostic","titre":"Diagnostic"},{"code":"objectifs","titre":"Objectifs et actions"},{"code":"engagements","titre":"Engagements réciproques"},{"code":"indicateurs","titre":"Indicateurs"},{"code":"moyens","titre":"Moyens"},{"code":"contrat","titre":"Clauses du contrat"},{"code":"suivi","titre":"Suivi"},{"code":"versions","titre":"Versions et renouvellement"}];

export const TABLES: { [T in NomTable]: Table<T> } = {
  dossier: {"nom":"dossier","titre":"Le dossier","singulier":"dossier","pluriel":"","feminin":false,"ajout":"un dossier","rubrique":"dossier","ecran":"ensemble","unique":true,"champs":[{"nom":"titre","libelle":"Titre du dossier","genre":"texte","optionnel":false},{"nom":"avertissement","libelle":"Avertissement imprimé en tête","court":"Avertissement","genre":"texte_long","optionnel":false},{"nom":"fictif","libelle":"Données fictives","genre":"booleen","optionnel":false},{"nom":"annee_reference","libelle":"Année de référence","aide":"L’année dont partent les comparaisons.","genre":"annee","optionnel":true},{"nom":"date_edition","libelle":"Date d’édition","genre":"date","optionnel":true},{"nom":"seuil_partiel","libelle":"Seuil du statut « partiellement atteint »","genre":"nombre","optionnel":true},{"nom":"regle_statut","libelle":"Règle de statut des indicateurs","genre":"texte_long","optionnel":false},{"nom":"heures_par_etp","libelle":"Heures payées pour un ETP","genre":"heures","optionnel":true},{"nom":"cout_horaire_suivi","libelle":"Coût d’une heure de suivi du contrat","court":"Heure de suivi","aide":"Vide, il est calculé : salaires de la structure ÷ heures payées de la structure.","genre":"prix","optionnel":true},{"nom":"conventions","libelle":"Conventions de lecture","genre":"lignes","optionnel":false},{"nom":"note_historique","libelle":"Note sur les données historiques","genre":"texte_long","optionnel":false},{"nom":"note_passation","libelle":"Ce qui n’est écrit nulle part","court":"Note de passation","aide":"Ce que devrait savoir la personne qui reprendrait le dossier demain. Reste dans l’agence.","genre":"texte_long","optionnel":false},{"nom":"relu_le","libelle":"Relu le","aide":"Vide, les points à voir d’un projet que rien n’a encore suivi attendent ; « Relire » les montre.","genre":"date","optionnel":true}]},
  departement: {"nom":"departement","titre":"Département","singulier":"Département","pluriel":"","feminin":false,"ajout":"un Département","rubrique":"parties","ecran":"parties","unique":true,"champs":[{"nom":"nom","libelle":"Nom du Département","genre":"texte","optionnel":false},{"nom":"code","libelle":"Code","genre":"texte","optionnel":false},{"nom":"fictif","libelle":"Données fictives","genre":"booleen","optionnel":false},{"nom":"president_fonction","libelle":"Fonction de la présidence","genre":"texte","optionnel":false},{"nom":"direction","libelle":"Direction chargée de l’autonomie","genre":"texte","optionnel":false},{"nom":"adresse","libelle":"Adresse","genre":"texte_long","optionnel":false},{"nom":"experimentateur","libelle":"Département expérimentateur","genre":"booleen","optionnel":false},{"nom":"demographie_annee","libelle":"Année des données","genre":"annee","optionnel":true},{"nom":"population","libelle":"Population","genre":"entier","optionnel":true},{"nom":"population_60_ans_et_plus","libelle":"Personnes de 60 ans et plus","genre":"entier","optionnel":true},{"nom":"population_75_ans_et_plus","libelle":"Personnes de 75 ans et plus","genre":"entier","optionnel":true},{"nom":"beneficiaires_apa_domicile","libelle":"Bénéficiaires de l’APA à domicile","genre":"entier","optionnel":true},{"nom":"beneficiaires_pch","libelle":"Bénéficiaires de la PCH","genre":"entier","optionnel":true},{"nom":"services_autorises","libelle":"Services autonomie autorisés","genre":"entier","optionnel":true},{"nom":"communes","libelle":"Communes","genre":"entier","optionnel":true},{"nom":"communes_prioritaires","libelle":"Communes prioritaires","genre":"entier","optionnel":true},{"nom":"schema_intitule","libelle":"Schéma départemental","genre":"texte","optionnel":false},{"nom":"schema_orientations","libelle":"Orientations du schéma","genre":"lignes","optionnel":false},{"nom":"aac_reference","libelle":"Référence de l’appel à candidatures","genre":"texte","optionnel":false},{"nom":"aac_date_publication","libelle":"Publication","genre":"date","optionnel":true},{"nom":"aac_date_limite","libelle":"Date limite","genre":"date","optionnel":true,"bord":"dernier"},{"nom":"aac_date_candidature","libelle":"Candidature déposée le","genre":"date","optionnel":true},{"nom":"aac_date_notification","libelle":"Notification","genre":"date","optionnel":true},{"nom":"aac_mode_calcul","libelle":"Mode de calcul de la dotation","genre":"texte_long","optionnel":false},{"nom":"reste_a_charge_limite","libelle":"Limitation du reste à charge","genre":"booleen","optionnel":true},{"nom":"reste_a_charge_nature","libelle":"Nature de la limitation","genre":"texte_long","optionnel":false}]},
  contrat: {"nom":"contrat","titre":"Contrat","singulier":"contrat","pluriel":"","feminin":false,"ajout":"un contrat","rubrique":"contrat","ecran":"contrat","unique":true,"champs":[{"nom":"reference","libelle":"Référence","genre":"texte","optionnel":false},{"nom":"intitule","libelle":"Intitulé","genre":"texte","optionnel":false},{"nom":"date_debut","libelle":"Premier jour","genre":"date","optionnel":true,"bord":"premier"},{"nom":"date_fin","libelle":"Dernier jour","genre":"date","optionnel":true,"bord":"dernier"},{"nom":"date_signature","libelle":"Signé le","genre":"date","optionnel":true},{"nom":"statut","libelle":"Statut","genre":"choix","optionnel":false,"choix":"statut_contrat"},{"nom":"avec_dotation","libelle":"Dotation complémentaire","genre":"booleen","optionnel":true},{"nom":"volet_financier_pluriannuel","libelle":"Volet financier pluriannuel","genre":"booleen","optionnel":true},{"nom":"preambule","libelle":"Préambule","genre":"texte_long","optionnel":false},{"nom":"signature_lieu","libelle":"Fait à","genre":"texte","optionnel":false},{"nom":"signature_date","libelle":"Fait le","genre":"date","optionnel":true},{"nom":"exemplaires","libelle":"Exemplaires","genre":"entier","optionnel":true}]},
  diagnostic: {"nom":"diagnostic","titre":"Diagnostic partagé","singulier":"diagnostic","pluriel":"","feminin":false,"ajout":"un diagnostic","rubrique":"diagnostic","ecran":"diagnostic","unique":true,"champs":[{"nom":"date","libelle":"Date du diagnostic","genre":"date","optionnel":true},{"nom":"annee_reference","libelle":"Année de référence","genre":"annee","optionnel":true},{"nom":"note","libelle":"Note sur les chiffres","genre":"texte_long","optionnel":false},{"nom":"synthese","libelle":"Synthèse","genre":"texte_long","optionnel":false}]},
  dotation: {"nom":"dotation","titre":"Dotation complémentaire","singulier":"dotation","pluriel":"","feminin":true,"ajout":"une dotation","rubrique":"moyens","ecran":"moyens","unique":true,"champs":[{"nom":"base_legale","libelle":"Base légale","genre":"texte_long","optionnel":false},{"nom":"formule","libelle":"Formule de calcul","genre":"texte_long","optionnel":false},{"nom":"acompte_pct","libelle":"Acompte","unite":"%","genre":"nombre","optionnel":true},{"nom":"acompte_echeance","libelle":"Échéance de l’acompte","genre":"texte","optionnel":false},{"nom":"solde_echeance","libelle":"Échéance du solde","genre":"texte","optionnel":false},{"nom":"report_initial","libelle":"Report au début du contrat","genre":"montant","optionnel":true},{"nom":"note_comptable","libelle":"Note comptable","genre":"texte_long","optionnel":false},{"nom":"non_consomme","libelle":"Ce que devient la dotation non consommée","court":"Non consommé","genre":"choix","optionnel":false,"choix":"non_consomme"},{"nom":"report_plafond_pct","libelle":"Report au plus","unite":"%","aide":"Part de la dotation acquise dans l’année ; le reste est rendu.","genre":"nombre","optionnel":true},{"nom":"restitution_finale","libelle":"Le solde non consommé est rendu en fin de contrat","court":"Rendu en fin de contrat","genre":"booleen","optionnel":false},{"nom":"part_cibles_pct","libelle":"Part de la dotation liée aux cibles","unite":"%","genre":"nombre","optionnel":true},{"nom":"seuil_cibles_pct","libelle":"Cibles à atteindre pour la garder","unite":"%","genre":"nombre","optionnel":true},{"nom":"resultat_max_pct","libelle":"Résultat admis, en part des produits","court":"Résultat admis","unite":"%","genre":"nombre","optionnel":true}]},
  reprise: {"nom":"reprise","titre":"Renouvellement","singulier":"reprise","pluriel":"","feminin":true,"ajout":"une reprise","rubrique":"versions","ecran":"versions","unique":true,"champs":[{"nom":"statut","libelle":"Statut","genre":"choix","optionnel":false,"choix":"statut_reprise"},{"nom":"contrat_origine","libelle":"Contrat d’origine","genre":"texte","optionnel":false},{"nom":"contrat_cible","libelle":"Contrat visé","genre":"texte","optionnel":false},{"nom":"annee_reference","libelle":"Année de référence","genre":"annee","optionnel":true},{"nom":"regles","libelle":"Règles de reprise","genre":"lignes","optionnel":false}]},
  presentation: {"nom":"presentation","titre":"Apparence des documents","singulier":"apparence des documents","pluriel":"","feminin":true,"ajout":"une apparence des documents","rubrique":"dossier","ecran":"pdf","unique":true,"champs":[{"nom":"theme","libelle":"Couleurs","genre":"choix","optionnel":false,"choix":"theme"},{"nom":"couleur","libelle":"Couleur de l’agence","genre":"texte","optionnel":false}]},
  versions: {"nom":"versions","titre":"Versions","singulier":"version","pluriel":"versions","feminin":true,"ajout":"une version","rubrique":"versions","ecran":"versions","unique":false,"champs":[{"nom":"numero","libelle":"Numéro","court":"N°","genre":"entier","optionnel":true},{"nom":"date","libelle":"Date","genre":"date","optionnel":true},{"nom":"libelle","libelle":"Nom","genre":"texte","optionnel":false},{"nom":"etat","libelle":"État","genre":"choix","optionnel":false,"choix":"etat_version"}]},
  exercices: {"nom":"exercices","titre":"Exercices","singulier":"exercice","pluriel":"exercices","feminin":false,"ajout":"un exercice","rubrique":"diagnostic","ecran":"diagnostic","unique":false,"champs":[{"nom":"annee","libelle":"Année","genre":"annee","optionnel":false},{"nom":"clos","libelle":"Comptes arrêtés","genre":"booleen","optionnel":false},{"nom":"commentaire","libelle":"Commentaire","genre":"texte","optionnel":false},{"nom":"clos_le","libelle":"Clos le","genre":"date","optionnel":true},{"nom":"manques","libelle":"Manques à la clôture","genre":"entier","optionnel":true},{"nom":"version_id","libelle":"Version de clôture","genre":"lien","optionnel":true,"lien":"versions"}]},
  objectifs_legaux: {"nom":"objectifs_legaux","titre":"Objectifs de l’article L. 314-2-2","singulier":"objectif légal","pluriel":"objectifs légaux","feminin":false,"ajout":"un objectif","rubrique":"parties","ecran":"parties","unique":false,"champs":[{"nom":"numero","libelle":"Objectif","court":"N°","genre":"entier","optionnel":false},{"nom":"libelle","libelle":"Libellé","genre":"texte","optionnel":false},{"nom":"priorite","libelle":"Priorité dans l’appel à candidatures","court":"Priorité","genre":"choix","optionnel":false,"choix":"priorite"}]},
  plafonds: {"nom":"plafonds","titre":"Plafonds du supplément","singulier":"plafond","pluriel":"plafonds","feminin":false,"ajout":"un plafond","rubrique":"parties","ecran":"parties","unique":false,"champs":[{"nom":"annee","libelle":"Année","genre":"annee","optionnel":false},{"nom":"plafond","libelle":"Plafond du supplément","court":"plafond","genre":"prix","optionnel":true}]},
  interlocuteurs: {"nom":"interlocuteurs","titre":"Interlocuteurs","singulier":"interlocuteur","pluriel":"interlocuteurs","feminin":false,"ajout":"un interlocuteur","rubrique":"parties","ecran":"parties","unique":false,"champs":[{"nom":"partie","libelle":"Partie","genre":"choix","optionnel":false,"choix":"partie"},{"nom":"fonction","libelle":"Fonction","genre":"texte","optionnel":false},{"nom":"nom","libelle":"Nom","aide":"Facultatif : la fonction suffit souvent.","genre":"texte","optionnel":false},{"nom":"telephone","libelle":"Téléphone","genre":"texte","optionnel":false},{"nom":"courriel","libelle":"Courriel","genre":"texte","optionnel":false},{"nom":"note","libelle":"Note","aide":"Ce qu’il faut savoir pour travailler avec cette personne. Reste dans l’agence.","genre":"texte","optionnel":false}]},
  gestionnaires: {"nom":"gestionnaires","titre":"Gestionnaires","singulier":"gestionnaire","pluriel":"gestionnaires","feminin":false,"ajout":"un gestionnaire","rubrique":"parties","ecran":"parties","unique":false,"champs":[{"nom":"raison_sociale","libelle":"Raison sociale","genre":"texte","optionnel":false},{"nom":"forme_juridique","libelle":"Forme juridique","genre":"texte","optionnel":false},{"nom":"statut","libelle":"Statut juridique","genre":"choix","optionnel":false,"choix":"statut_juridique"},{"nom":"fictif","libelle":"Données fictives","genre":"booleen","optionnel":false},{"nom":"siren","libelle":"SIREN","genre":"texte","optionnel":false},{"nom":"siret_siege","libelle":"SIRET du siège","genre":"texte","optionnel":false},{"nom":"finess_juridique","libelle":"FINESS juridique","genre":"texte","optionnel":false},{"nom":"convention_collective","libelle":"Convention collective","genre":"texte","optionnel":false},{"nom":"opco","libelle":"OPCO","genre":"texte","optionnel":false},{"nom":"federation","libelle":"Fédération ou réseau","genre":"texte","optionnel":false},{"nom":"voie","libelle":"Voie","genre":"texte","optionnel":false},{"nom":"code_postal","libelle":"Code postal","genre":"texte","optionnel":false},{"nom":"commune","libelle":"Commune","genre":"texte","optionnel":false},{"nom":"representant_fonction","libelle":"Fonction du représentant","genre":"texte","optionnel":false},{"nom":"representant_nom","libelle":"Nom du représentant","genre":"texte","optionnel":false},{"nom":"commissaire_aux_comptes","libelle":"Commissaire aux comptes","genre":"booleen","optionnel":true},{"nom":"activites_hors_perimetre","libelle":"Activités hors du périmètre du contrat","genre":"lignes","optionnel":false}]},
  services: {"nom":"services","titre":"Services","singulier":"service","pluriel":"services","feminin":false,"ajout":"un service","rubrique":"parties","ecran":"parties","unique":false,"parent":"gestionnaire_id","champs":[{"nom":"gestionnaire_id","libelle":"Gestionnaire","genre":"lien","optionnel":false,"lien":"gestionnaires"},{"nom":"nom","libelle":"Nom du service","genre":"texte","optionnel":false},{"nom":"categorie","libelle":"Catégorie","genre":"choix","optionnel":false,"choix":"categorie_service"},{"nom":"categorie_libelle","libelle":"Catégorie, telle qu’imprimée","genre":"texte","optionnel":false},{"nom":"siret","libelle":"SIRET","genre":"texte","optionnel":false},{"nom":"finess_etablissement","libelle":"FINESS établissement","genre":"texte","optionnel":false},{"nom":"finess_categorie","libelle":"Catégorie FINESS","genre":"texte","optionnel":false},{"nom":"adresse","libelle":"Adresse","genre":"texte_long","optionnel":false},{"nom":"autorisation_reference","libelle":"Arrêté d’autorisation","genre":"texte","optionnel":false},{"nom":"autorisation_date","libelle":"Date de l’autorisation","genre":"date","optionnel":true},{"nom":"autorisation_duree_ans","libelle":"Durée","unite":"ans","genre":"entier","optionnel":true},{"nom":"autorisation_echeance","libelle":"Échéance","genre":"date","optionnel":true,"bord":"dernier"},{"nom":"habilitation","libelle":"Habilitation à l’aide sociale","genre":"choix","optionnel":false,"choix":"habilitation"},{"nom":"habilitation_perimetre","libelle":"Périmètre de l’habilitation","genre":"texte","optionnel":false},{"nom":"habilitation_plafond_heures","libelle":"Plafond annuel","genre":"heures","optionnel":true},{"nom":"habilitation_reference","libelle":"Référence de l’habilitation","genre":"texte","optionnel":false},{"nom":"habilitation_date","libelle":"Date de l’habilitation","genre":"date","optionnel":true},{"nom":"mode_intervention","libelle":"Mode d’intervention","genre":"choix","optionnel":false,"choix":"mode_intervention"},{"nom":"declaration_sap","libelle":"Déclaration services à la personne","genre":"texte","optionnel":false},{"nom":"publics","libelle":"Publics accompagnés","genre":"lignes","optionnel":false},{"nom":"intercommunalites","libelle":"Intercommunalités","genre":"lignes","optionnel":false},{"nom":"communes_desservies","libelle":"Communes desservies","genre":"entier","optionnel":true},{"nom":"secteurs","libelle":"Secteurs","genre":"lignes","optionnel":false},{"nom":"amplitude_intervention","libelle":"Amplitude des interventions","genre":"texte","optionnel":false},{"nom":"amplitude_accueil","libelle":"Accueil téléphonique","genre":"texte","optionnel":false},{"nom":"amplitude_astreinte","libelle":"Astreinte","genre":"texte","optionnel":false},{"nom":"conventions_soins","libelle":"Conventions avec des services de soins","genre":"lignes","optionnel":false},{"nom":"capacite_soins","libelle":"Capacité en soins","unite":"places","genre":"entier","optionnel":true},{"nom":"autorisation_soins_reference","libelle":"Autorisation de soins","genre":"texte","optionnel":false},{"nom":"projet_de_service","libelle":"Projet de service","genre":"texte","optionnel":false},{"nom":"livret_accueil","libelle":"Livret d’accueil","genre":"texte","optionnel":false},{"nom":"reglement_fonctionnement","libelle":"Règlement de fonctionnement","genre":"texte","optionnel":false},{"nom":"charte_droits_libertes","libelle":"Charte des droits et libertés remise","genre":"booleen","optionnel":true},{"nom":"forme_participation","libelle":"Forme de participation des usagers","genre":"texte","optionnel":false},{"nom":"derniere_evaluation","libelle":"Dernière évaluation","genre":"texte","optionnel":false},{"nom":"prochaine_evaluation_has","libelle":"Prochaine évaluation HAS","genre":"texte","optionnel":false},{"nom":"personne_qualifiee_affichee","libelle":"Liste des personnes qualifiées affichée","genre":"booleen","optionnel":true},{"nom":"referent_bientraitance","libelle":"Référent bientraitance","genre":"texte","optionnel":false},{"nom":"contact_rgpd","libelle":"Contact pour les données personnelles","genre":"texte","optionnel":false},{"nom":"logiciel_metier","libelle":"Logiciel métier","genre":"texte","optionnel":false},{"nom":"telegestion","libelle":"Télégestion","genre":"texte","optionnel":false},{"nom":"paie","libelle":"Paie","genre":"texte","optionnel":false},{"nom":"formats_export","libelle":"Formats d’export","genre":"lignes","optionnel":false}]},
  communes: {"nom":"communes","titre":"Communes","singulier":"commune","pluriel":"communes","feminin":true,"ajout":"une commune","rubrique":"parties","ecran":"parties","unique":false,"parent":"service_id","champs":[{"nom":"service_id","libelle":"Service","genre":"lien","optionnel":false,"lien":"services"},{"nom":"nom","libelle":"Commune","genre":"texte","optionnel":false},{"nom":"code_insee","libelle":"Code Insee","genre":"texte","optionnel":false},{"nom":"prioritaire","libelle":"Prioritaire","genre":"booleen","optionnel":false},{"nom":"desservie","libelle":"Desservie","genre":"booleen","optionnel":true}]},
  signataires: {"nom":"signataires","titre":"Signataires","singulier":"signataire","pluriel":"signataires","feminin":false,"ajout":"un signataire","rubrique":"parties","ecran":"parties","unique":false,"champs":[{"nom":"role","libelle":"Partie","genre":"choix","optionnel":false,"choix":"partie"},{"nom":"denomination","libelle":"Dénomination","genre":"texte","optionnel":false},{"nom":"gestionnaire_id","libelle":"Gestionnaire","genre":"lien","optionnel":true,"lien":"gestionnaires"},{"nom":"representant_fonction","libelle":"Fonction du représentant","genre":"texte","optionnel":false},{"nom":"representant_nom","libelle":"Nom du représentant","genre":"texte","optionnel":false},{"nom":"habilitation","libelle":"Habilité par","genre":"texte","optionnel":false},{"nom":"signature_pour","libelle":"Bloc de signature","genre":"texte","optionnel":false},{"nom":"signature_qualite","libelle":"Qualité du signataire","genre":"texte","optionnel":false}]},
  financements_soins: {"nom":"financements_soins","titre":"Financement des soins","singulier":"financement des soins","pluriel":"financements des soins","feminin":false,"ajout":"une année","rubrique":"parties","ecran":"parties","unique":false,"champs":[{"nom":"annee","libelle":"Année","genre":"annee","optionnel":false},{"nom":"forfait_global","libelle":"Forfait global de soins","genre":"montant","optionnel":true},{"nom":"dotation_coordination","libelle":"Dotation de coordination","genre":"montant","optionnel":true},{"nom":"commentaire","libelle":"Commentaire","genre":"texte","optionnel":false}]},
  constats: {"nom":"constats","titre":"Forces, faiblesses, opportunités, menaces et besoins","singulier":"constat","pluriel":"constats","feminin":false,"ajout":"un constat","rubrique":"diagnostic","ecran":"diagnostic","unique":false,"champs":[{"nom":"nature","libelle":"Rubrique","genre":"choix","optionnel":false,"choix":"nature_constat"},{"nom":"texte","libelle":"Constat","genre":"texte_long","optionnel":false}]},
  donnees: {"nom":"donnees","titre":"Données de l’année","singulier":"donnée","pluriel":"données","feminin":true,"ajout":"une donnée","rubrique":"diagnostic","ecran":"diagnostic","unique":false,"champs":[{"nom":"code","libelle":"Code","genre":"texte","optionnel":false},{"nom":"libelle","libelle":"Donnée","genre":"texte","optionnel":false},{"nom":"unite","libelle":"Unité","genre":"texte","optionnel":false}]},
  valeurs: {"nom":"valeurs","titre":"Valeurs","singulier":"valeur","pluriel":"valeurs","feminin":true,"ajout":"une valeur","rubrique":"diagnostic","ecran":"diagnostic","unique":false,"parent":"donnee_id","champs":[{"nom":"donnee_id","libelle":"Donnée","genre":"lien","optionnel":false,"lien":"donnees"},{"nom":"annee","libelle":"Année","genre":"annee","optionnel":false},{"nom":"valeur","libelle":"Valeur","genre":"nombre","optionnel":true},{"nom":"statut","libelle":"Fiabilité","genre":"choix","optionnel":false,"choix":"statut_donnee"},{"nom":"commentaire","libelle":"Commentaire","genre":"texte","optionnel":false}]},
  heures_payees: {"nom":"heures_payees","titre":"Heures payées","singulier":"année d’heures payées","pluriel":"années d’heures payées","feminin":true,"ajout":"une année","rubrique":"diagnostic","ecran":"diagnostic","unique":false,"champs":[{"nom":"annee","libelle":"Année","genre":"annee","optionnel":false},{"nom":"nature","libelle":"Nature","genre":"choix","optionnel":false,"choix":"nature"},{"nom":"conges_payes","libelle":"Congés payés","genre":"heures","optionnel":true},{"nom":"trajets_intervacations","libelle":"Trajets entre deux interventions","genre":"heures","optionnel":true},{"nom":"formation","libelle":"Formation","genre":"heures","optionnel":true},{"nom":"temps_collectifs","libelle":"Temps collectifs","genre":"heures","optionnel":true},{"nom":"absences_remunerees","libelle":"Absences rémunérées","genre":"heures","optionnel":true},{"nom":"autres","libelle":"Autres","genre":"heures","optionnel":true}]},
  publics: {"nom":"publics","titre":"Publics prévus","singulier":"prévision de publics","pluriel":"prévisions de publics","feminin":true,"ajout":"une année","rubrique":"diagnostic","ecran":"diagnostic","unique":false,"champs":[{"nom":"annee","libelle":"Année","genre":"annee","optionnel":false},{"nom":"apa","libelle":"APA","genre":"entier","optionnel":true},{"nom":"pch","libelle":"PCH","genre":"entier","optionnel":true},{"nom":"autres","libelle":"Autres","genre":"entier","optionnel":true}]},
  axes: {"nom":"axes","titre":"Axes","singulier":"axe","pluriel":"axes","feminin":false,"ajout":"un axe","rubrique":"objectifs","ecran":"objectifs","unique":false,"champs":[{"nom":"code","libelle":"Code","genre":"texte","optionnel":false},{"nom":"libelle","libelle":"Axe","genre":"texte","optionnel":false},{"nom":"objectif_legal","libelle":"Objectif de l’article L. 314-2-2","court":"Objectif légal","genre":"entier","optionnel":true}]},
  objectifs: {"nom":"objectifs","titre":"Objectifs","singulier":"objectif","pluriel":"objectifs","feminin":false,"ajout":"un objectif","rubrique":"objectifs","ecran":"objectifs","unique":false,"parent":"axe_id","champs":[{"nom":"axe_id","libelle":"Axe","genre":"lien","optionnel":false,"lien":"axes"},{"nom":"code","libelle":"Code","genre":"texte","optionnel":false},{"nom":"libelle","libelle":"Objectif","genre":"texte","optionnel":false}]},
  actions: {"nom":"actions","titre":"Actions","singulier":"action","pluriel":"actions","feminin":true,"ajout":"une action","rubrique":"objectifs","ecran":"objectifs","unique":false,"parent":"objectif_id","champs":[{"nom":"objectif_id","libelle":"Objectif","genre":"lien","optionnel":false,"lien":"objectifs"},{"nom":"code","libelle":"Code","genre":"texte","optionnel":false},{"nom":"intitule","libelle":"Intitulé","genre":"texte","optionnel":false},{"nom":"objectif_legal","libelle":"Objectif de l’article L. 314-2-2","court":"Objectif légal","genre":"entier","optionnel":true},{"nom":"orientation_schema","libelle":"Orientation du schéma départemental","genre":"texte","optionnel":false},{"nom":"constat","libelle":"Constat de départ","genre":"texte_long","optionnel":false},{"nom":"description","libelle":"Description de l’action","genre":"texte_long","optionnel":false},{"nom":"effet_attendu","libelle":"Effet attendu","genre":"texte_long","optionnel":false},{"nom":"livrables","libelle":"Livrables","genre":"lignes","optionnel":false},{"nom":"pilote","libelle":"Pilote","genre":"texte","optionnel":false},{"nom":"equipe","libelle":"Équipe","genre":"texte","optionnel":false},{"nom":"partenaires","libelle":"Partenaires","genre":"lignes","optionnel":false},{"nom":"public_cible","libelle":"Public visé","genre":"texte","optionnel":false},{"nom":"public_nombre","libelle":"Personnes visées","genre":"entier","optionnel":true},{"nom":"territoire","libelle":"Territoire","genre":"texte","optionnel":false},{"nom":"date_debut","libelle":"Début","genre":"date","optionnel":true,"bord":"premier"},{"nom":"date_fin","libelle":"Fin","genre":"date","optionnel":true,"bord":"dernier"},{"nom":"moyens_humains","libelle":"Moyens humains","genre":"texte_long","optionnel":false},{"nom":"moyens_materiels","libelle":"Moyens matériels","genre":"texte_long","optionnel":false},{"nom":"moyens_organisationnels","libelle":"Moyens d’organisation","genre":"texte_long","optionnel":false},{"nom":"cofinanceur","libelle":"Cofinanceur","genre":"texte","optionnel":false},{"nom":"modalites_evaluation","libelle":"Modalités d’évaluation","genre":"texte_long","optionnel":false},{"nom":"points_vigilance","libelle":"Points de vigilance","genre":"texte_long","optionnel":false},{"nom":"statut","libelle":"Statut","genre":"choix","optionnel":false,"choix":"statut_action"},{"nom":"avancement_pct","libelle":"Avancement","unite":"%","genre":"entier","optionnel":true},{"nom":"origine","libelle":"Action d’origine","genre":"texte","optionnel":false},{"nom":"justification_reprise","libelle":"Justification de la reprise","genre":"texte_long","optionnel":false},{"nom":"justification_requise","libelle":"Justification à écrire","genre":"booleen","optionnel":false},{"nom":"part_sans_contrat_pct","libelle":"Part du coût que vous supporteriez sans le contrat","court":"Part sans contrat","unite":"%","aide":"0 si l’action n’existe que par le contrat, 100 si elle se ferait de toute façon.","genre":"nombre","optionnel":true},{"nom":"finance_suivi","libelle":"Cette action paie le suivi du contrat","court":"Paie le suivi","genre":"booleen","optionnel":false}]},
  etapes: {"nom":"etapes","titre":"Étapes","singulier":"étape","pluriel":"étapes","feminin":true,"ajout":"une étape","rubrique":"objectifs","ecran":"objectifs","unique":false,"parent":"action_id","champs":[{"nom":"action_id","libelle":"Action","genre":"lien","optionnel":false,"lien":"actions"},{"nom":"echeance","libelle":"Échéance","genre":"date","optionnel":true,"bord":"dernier"},{"nom":"libelle","libelle":"Étape","genre":"texte","optionnel":false},{"nom":"statut","libelle":"Statut","genre":"choix","optionnel":false,"choix":"statut_etape"}]},
  budgets_action: {"nom":"budgets_action","titre":"Budget","singulier":"budget d’action","pluriel":"budgets d’action","feminin":false,"ajout":"une année","rubrique":"objectifs","ecran":"objectifs","unique":false,"parent":"action_id","champs":[{"nom":"action_id","libelle":"Action","genre":"lien","optionnel":false,"lien":"actions"},{"nom":"annee","libelle":"Année","genre":"annee","optionnel":false},{"nom":"dotation","libelle":"Dotation complémentaire","court":"Dotation","genre":"montant","optionnel":true},{"nom":"autofinancement","libelle":"Autofinancement","genre":"montant","optionnel":true},{"nom":"cofinancement","libelle":"Cofinancement","genre":"montant","optionnel":true},{"nom":"dotation_consommee","libelle":"Dotation consommée","genre":"montant","optionnel":true},{"nom":"autofinancement_realise","libelle":"Autofinancement constaté","court":"Autofin. constaté","genre":"montant","optionnel":true},{"nom":"cofinancement_realise","libelle":"Cofinancement constaté","court":"Cofin. constaté","genre":"montant","optionnel":true},{"nom":"economie","libelle":"Ce que l’action fait économiser","court":"Économie","genre":"montant","optionnel":true}]},
  risques: {"nom":"risques","titre":"Risques","singulier":"risque","pluriel":"risques","feminin":false,"ajout":"un risque","rubrique":"objectifs","ecran":"objectifs","unique":false,"parent":"action_id","champs":[{"nom":"action_id","libelle":"Action","genre":"lien","optionnel":false,"lien":"actions"},{"nom":"risque","libelle":"Risque","genre":"texte","optionnel":false},{"nom":"mesure","libelle":"Parade","genre":"texte","optionnel":false},{"nom":"niveau","libelle":"Niveau","genre":"choix","optionnel":false,"choix":"niveau_risque"},{"nom":"responsable","libelle":"Responsable","genre":"texte","optionnel":false},{"nom":"echeance","libelle":"Échéance","genre":"date","optionnel":true,"bord":"dernier"},{"nom":"etat","libelle":"État","genre":"choix","optionnel":false,"choix":"etat_risque"}]},
  bilans_action: {"nom":"bilans_action","titre":"Bilans","singulier":"bilan d’action","pluriel":"bilans d’action","feminin":false,"ajout":"un bilan","rubrique":"objectifs","ecran":"objectifs","unique":false,"parent":"action_id","champs":[{"nom":"action_id","libelle":"Action","genre":"lien","optionnel":false,"lien":"actions"},{"nom":"annee","libelle":"Année","genre":"annee","optionnel":false},{"nom":"texte","libelle":"Bilan","genre":"texte_long","optionnel":false},{"nom":"analyse_ecart","libelle":"Analyse de l’écart","genre":"texte_long","optionnel":false},{"nom":"mesures_correctives","libelle":"Mesures correctives","genre":"texte_long","optionnel":false},{"nom":"decision_comite","libelle":"Décision du comité","genre":"texte_long","optionnel":false}]},
  indicateurs: {"nom":"indicateurs","titre":"Indicateurs","singulier":"indicateur","pluriel":"indicateurs","feminin":false,"ajout":"un indicateur","rubrique":"indicateurs","ecran":"indicateurs","unique":false,"champs":[{"nom":"objectif_id","libelle":"Objectif","genre":"lien","optionnel":true,"lien":"objectifs"},{"nom":"code","libelle":"Code","genre":"texte","optionnel":false},{"nom":"libelle","libelle":"Indicateur","genre":"texte","optionnel":false},{"nom":"finalite","libelle":"Ce qu’il mesure","genre":"texte_long","optionnel":false},{"nom":"objectif_legal","libelle":"Objectif de l’article L. 314-2-2","court":"Objectif légal","genre":"entier","optionnel":true},{"nom":"unite","libelle":"Unité","genre":"texte","optionnel":false},{"nom":"sens","libelle":"Sens souhaité","court":"Sens","genre":"choix","optionnel":false,"choix":"sens"},{"nom":"decimales","libelle":"Décimales","genre":"entier","optionnel":false},{"nom":"numerateur","libelle":"Ce que compte le numérateur","court":"Numérateur","genre":"texte_long","optionnel":false},{"nom":"denominateur","libelle":"Ce que compte le dénominateur","court":"Dénominateur","genre":"texte_long","optionnel":false},{"nom":"facteur","libelle":"Facteur","aide":"100 pour une part en %.","genre":"entier","optionnel":true},{"nom":"formule_numerateur","libelle":"Formule du numérateur","aide":"Par exemple h_gir12 + heures.PCH, heures.total, paye.etp, formation.heures, effectifs.structure.","genre":"texte","optionnel":false},{"nom":"formule_denominateur","libelle":"Formule du dénominateur","genre":"texte","optionnel":false},{"nom":"frequence","libelle":"Fréquence","genre":"choix","optionnel":false,"choix":"frequence"},{"nom":"frequence_precision","libelle":"Précision sur la fréquence","court":"Précision","genre":"texte","optionnel":false},{"nom":"source","libelle":"Source","genre":"texte","optionnel":false},{"nom":"annee_reference","libelle":"Année de référence","genre":"annee","optionnel":true},{"nom":"catalogue","libelle":"Numéro au catalogue","genre":"entier","optionnel":true},{"nom":"impose","libelle":"Imposé par le Département","genre":"booleen","optionnel":false},{"nom":"commentaire","libelle":"Commentaire","genre":"texte_long","optionnel":false},{"nom":"responsable","libelle":"Responsable","genre":"texte","optionnel":false},{"nom":"rupture_annee","libelle":"Première année de la nouvelle définition","court":"Nouvelle définition","aide":"Les années d’avant et d’après ne se comparent pas.","genre":"annee","optionnel":true},{"nom":"minutes_releve","libelle":"Temps d’un relevé","unite":"min","aide":"Vide, il est estimé d’après la source.","genre":"entier","optionnel":true}]},
  mesures: {"nom":"mesures","titre":"Mesures","singulier":"mesure","pluriel":"mesures","feminin":true,"ajout":"une année","rubrique":"indicateurs","ecran":"indicateurs","unique":false,"parent":"indicateur_id","champs":[{"nom":"indicateur_id","libelle":"Indicateur","genre":"lien","optionnel":false,"lien":"indicateurs"},{"nom":"annee","libelle":"Année","genre":"annee","optionnel":false},{"nom":"numerateur","libelle":"Numérateur","genre":"nombre","optionnel":true},{"nom":"denominateur","libelle":"Dénominateur","genre":"nombre","optionnel":true},{"nom":"valeur","libelle":"Valeur saisie","aide":"Seulement si le numérateur et le dénominateur manquent.","genre":"nombre","optionnel":true},{"nom":"cible","libelle":"Cible","genre":"nombre","optionnel":true},{"nom":"statut","libelle":"Fiabilité","genre":"choix","optionnel":false,"choix":"statut_donnee"},{"nom":"commentaire","libelle":"Commentaire","genre":"texte_long","optionnel":false},{"nom":"preuve","libelle":"Preuve","genre":"texte","optionnel":false},{"nom":"cause","libelle":"Cause de l’écart","genre":"choix","optionnel":false,"choix":"cause_ecart"}]},
  action_indicateurs: {"nom":"action_indicateurs","titre":"Indicateurs de l’action","singulier":"lien entre action et indicateur","pluriel":"liens entre action et indicateur","feminin":false,"ajout":"un indicateur","rubrique":"objectifs","ecran":"objectifs","unique":false,"parent":"action_id","champs":[{"nom":"action_id","libelle":"Action","genre":"lien","optionnel":false,"lien":"actions"},{"nom":"indicateur_id","libelle":"Indicateur","genre":"lien","optionnel":false,"lien":"indicateurs"}]},
  engagements: {"nom":"engagements","titre":"Engagements réciproques","singulier":"engagement","pluriel":"engagements","feminin":false,"ajout":"un engagement","rubrique":"engagements","ecran":"objectifs","unique":false,"champs":[{"nom":"partie","libelle":"Partie","genre":"choix","optionnel":false,"choix":"partie"},{"nom":"code","libelle":"Code","genre":"texte","optionnel":false},{"nom":"texte","libelle":"Engagement","genre":"texte_long","optionnel":false},{"nom":"preuve","libelle":"Preuve","genre":"texte","optionnel":false},{"nom":"periodicite","libelle":"Périodicité ou échéance","court":"Périodicité","genre":"texte","optionnel":false},{"nom":"etat","libelle":"État","genre":"choix","optionnel":false,"choix":"etat_engagement"},{"nom":"commentaire","libelle":"Commentaire","genre":"texte_long","optionnel":false}]},
  financeurs: {"nom":"financeurs","titre":"Financeurs","singulier":"financeur","pluriel":"financeurs","feminin":false,"ajout":"un financeur","rubrique":"moyens","ecran":"moyens","unique":false,"champs":[{"nom":"code","libelle":"Code","genre":"texte","optionnel":false},{"nom":"libelle","libelle":"Financeur","genre":"texte","optionnel":false},{"nom":"categorie","libelle":"Catégorie","genre":"choix","optionnel":false,"choix":"categorie_financeur"},{"nom":"compte_dotation","libelle":"Heures comptées pour la dotation","court":"Compte pour la dotation","genre":"booleen","optionnel":false},{"nom":"supplement","libelle":"Un supplément est facturé au-delà du tarif","court":"Supplément facturé","aide":"Sans réponse, il est présumé facturé pour l’APA et la PCH, et pour elles seules.","genre":"booleen","optionnel":true}]},
  heures: {"nom":"heures","titre":"Heures","singulier":"nombre d’heures","pluriel":"nombres d’heures","feminin":false,"ajout":"une ligne d’heures","rubrique":"moyens","ecran":"moyens","unique":false,"parent":"financeur_id","champs":[{"nom":"financeur_id","libelle":"Financeur","genre":"lien","optionnel":false,"lien":"financeurs"},{"nom":"service_id","libelle":"Service","genre":"lien","optionnel":true,"lien":"services"},{"nom":"annee","libelle":"Année","genre":"annee","optionnel":false},{"nom":"nature","libelle":"Nature","genre":"choix","optionnel":false,"choix":"nature"},{"nom":"heures","libelle":"Heures","genre":"heures","optionnel":true}]},
  situations: {"nom":"situations","titre":"Situations intermédiaires","singulier":"situation intermédiaire","pluriel":"situations intermédiaires","feminin":true,"ajout":"une situation","rubrique":"indicateurs","ecran":"indicateurs","unique":false,"champs":[{"nom":"annee","libelle":"Année","genre":"annee","optionnel":false},{"nom":"date_debut","libelle":"Début","genre":"date","optionnel":true,"bord":"premier"},{"nom":"date_fin","libelle":"Fin","genre":"date","optionnel":true,"bord":"dernier"},{"nom":"nature","libelle":"Réalisé ou prévu","genre":"choix","optionnel":false,"choix":"nature"},{"nom":"commentaire","libelle":"Commentaire","genre":"texte","optionnel":false}]},
  mesures_provisoires: {"nom":"mesures_provisoires","titre":"Mesures provisoires","singulier":"mesure provisoire","pluriel":"mesures provisoires","feminin":true,"ajout":"une mesure","rubrique":"indicateurs","ecran":"indicateurs","unique":false,"parent":"situation_id","champs":[{"nom":"situation_id","libelle":"Situation","genre":"lien","optionnel":false,"lien":"situations"},{"nom":"indicateur_id","libelle":"Indicateur","genre":"lien","optionnel":false,"lien":"indicateurs"},{"nom":"numerateur","libelle":"Numérateur","genre":"nombre","optionnel":true},{"nom":"denominateur","libelle":"Dénominateur","genre":"nombre","optionnel":true},{"nom":"valeur","libelle":"Valeur saisie","genre":"nombre","optionnel":true}]},
  rendus: {"nom":"rendus","titre":"Rendus du suivi","singulier":"rendu","pluriel":"rendus","feminin":false,"ajout":"un rendu","rubrique":"indicateurs","ecran":"indicateurs","unique":false,"champs":[{"nom":"libelle","libelle":"Rendu","genre":"texte","optionnel":false},{"nom":"heures","libelle":"Temps à chaque fois","court":"Temps","genre":"heures","optionnel":true},{"nom":"fois_par_an","libelle":"Fois par an","genre":"entier","optionnel":true},{"nom":"qui","libelle":"Qui","genre":"texte","optionnel":false}]},
  tarifs: {"nom":"tarifs","titre":"Tarifs","singulier":"tarif","pluriel":"tarifs","feminin":false,"ajout":"un tarif","rubrique":"moyens","ecran":"moyens","unique":false,"champs":[{"nom":"annee","libelle":"Année","genre":"annee","optionnel":false},{"nom":"date_debut","libelle":"Applicable le","genre":"date","optionnel":true,"bord":"premier"},{"nom":"service_id","libelle":"Service","genre":"lien","optionnel":true,"lien":"services"},{"nom":"tarif_apa","libelle":"Tarif APA","court":"APA","genre":"prix","optionnel":true},{"nom":"tarif_pch","libelle":"Tarif PCH","court":"PCH","genre":"prix","optionnel":true},{"nom":"tarif_aide_sociale","libelle":"Tarif aide sociale","court":"Aide sociale","genre":"prix","optionnel":true},{"nom":"nature","libelle":"Nature du tarif","genre":"texte","optionnel":false},{"nom":"supplement_observe","libelle":"Supplément observé","court":"observé","genre":"prix","optionnel":true},{"nom":"supplement_prevu","libelle":"Supplément prévu ou plafond","court":"prévu","genre":"prix","optionnel":true},{"nom":"prix_caisses_retraite","libelle":"Caisses de retraite","genre":"prix","optionnel":true},{"nom":"prix_mutuelles","libelle":"Mutuelles","genre":"prix","optionnel":true},{"nom":"prix_particuliers","libelle":"Particuliers","genre":"prix","optionnel":true},{"nom":"supplement_libre","libelle":"Supplément que vous factureriez sans plafond","court":"sans plafond","aide":"Vide, c’est le supplément observé l’année de référence.","genre":"prix","optionnel":true}]},
  dotations: {"nom":"dotations","titre":"Dotation par année","singulier":"montant horaire","pluriel":"montants horaires","feminin":false,"ajout":"une année","rubrique":"moyens","ecran":"moyens","unique":false,"champs":[{"nom":"annee","libelle":"Année","genre":"annee","optionnel":false},{"nom":"montant_horaire","libelle":"Montant horaire conventionné","court":"Montant horaire","genre":"prix","optionnel":true},{"nom":"heures_convenues","libelle":"Heures convenues","genre":"heures","optionnel":true},{"nom":"consomme_hors_actions","libelle":"Consommé hors actions","genre":"montant","optionnel":true},{"nom":"commentaire","libelle":"Commentaire","genre":"texte","optionnel":false},{"nom":"heures_retenues","libelle":"Heures retenues par le Département pour le solde","court":"Heures retenues","genre":"heures","optionnel":true}]},
  versements: {"nom":"versements","titre":"Versements","singulier":"versement","pluriel":"versements","feminin":false,"ajout":"un versement","rubrique":"moyens","ecran":"moyens","unique":false,"champs":[{"nom":"annee","libelle":"Année","genre":"annee","optionnel":false},{"nom":"type_versement","libelle":"Type","genre":"choix","optionnel":false,"choix":"type_versement"},{"nom":"libelle","libelle":"Libellé","genre":"texte","optionnel":false},{"nom":"montant","libelle":"Montant","genre":"montant","optionnel":true},{"nom":"date","libelle":"Date","genre":"date","optionnel":true},{"nom":"statut","libelle":"Statut","genre":"choix","optionnel":false,"choix":"statut_versement"}]},
  financements: {"nom":"financements","titre":"Autres financements","singulier":"financement","pluriel":"financements","feminin":false,"ajout":"un financement","rubrique":"moyens","ecran":"moyens","unique":false,"champs":[{"nom":"annee","libelle":"Année","genre":"annee","optionnel":false},{"nom":"source","libelle":"Source","genre":"choix","optionnel":false,"choix":"source_financement"},{"nom":"libelle","libelle":"Libellé","genre":"texte","optionnel":false},{"nom":"montant","libelle":"Montant","genre":"montant","optionnel":true}]},
  groupes_budget: {"nom":"groupes_budget","titre":"Groupes du budget","singulier":"groupe du budget","pluriel":"groupes du budget","feminin":false,"ajout":"un groupe","rubrique":"moyens","ecran":"moyens","unique":false,"champs":[{"nom":"sens","libelle":"Charges ou produits","genre":"choix","optionnel":false,"choix":"sens_budget"},{"nom":"groupe","libelle":"Groupe","genre":"choix","optionnel":false,"choix":"groupe"},{"nom":"libelle","libelle":"Libellé","genre":"texte","optionnel":false}]},
  lignes_budget: {"nom":"lignes_budget","titre":"Lignes du budget","singulier":"ligne de budget","pluriel":"lignes de budget","feminin":true,"ajout":"une ligne","rubrique":"moyens","ecran":"moyens","unique":false,"champs":[{"nom":"sens","libelle":"Charges ou produits","genre":"choix","optionnel":false,"choix":"sens_budget"},{"nom":"groupe","libelle":"Groupe","genre":"choix","optionnel":false,"choix":"groupe"},{"nom":"libelle","libelle":"Libellé","genre":"texte","optionnel":false},{"nom":"role","libelle":"Rôle","genre":"choix","optionnel":false,"choix":"role_ligne"},{"nom":"part_variable_pct","libelle":"Part qui suit les heures","court":"Part variable","unite":"%","aide":"100 pour une charge qui suit les heures, 0 pour une charge fixe. Vide : 100 dans les groupes I et II, 0 dans le groupe III.","genre":"nombre","optionnel":true}]},
  montants_budget: {"nom":"montants_budget","titre":"Montants","singulier":"montant de budget","pluriel":"montants de budget","feminin":false,"ajout":"un montant","rubrique":"moyens","ecran":"moyens","unique":false,"parent":"ligne_id","champs":[{"nom":"ligne_id","libelle":"Ligne","genre":"lien","optionnel":false,"lien":"lignes_budget"},{"nom":"annee","libelle":"Année","genre":"annee","optionnel":false},{"nom":"nature","libelle":"Nature","genre":"choix","optionnel":false,"choix":"nature"},{"nom":"montant","libelle":"Montant","genre":"montant","optionnel":true}]},
  investissements: {"nom":"investissements","titre":"Investissements","singulier":"investissement","pluriel":"investissements","feminin":false,"ajout":"un investissement","rubrique":"moyens","ecran":"moyens","unique":false,"champs":[{"nom":"annee","libelle":"Année","genre":"annee","optionnel":false},{"nom":"libelle","libelle":"Investissement","genre":"texte","optionnel":false},{"nom":"montant","libelle":"Montant","genre":"montant","optionnel":true},{"nom":"duree_amortissement_ans","libelle":"Amortissement","unite":"ans","genre":"entier","optionnel":true},{"nom":"autofinancement","libelle":"Autofinancement","genre":"montant","optionnel":true},{"nom":"subvention","libelle":"Subvention","genre":"montant","optionnel":true},{"nom":"emprunt","libelle":"Emprunt","genre":"montant","optionnel":true},{"nom":"action_id","libelle":"Action","genre":"lien","optionnel":true,"lien":"actions"}]},
  emplois: {"nom":"emplois","titre":"Emplois","singulier":"emploi","pluriel":"emplois","feminin":false,"ajout":"un emploi","rubrique":"moyens","ecran":"moyens","unique":false,"champs":[{"nom":"categorie","libelle":"Catégorie","genre":"choix","optionnel":false,"choix":"categorie_emploi"},{"nom":"libelle","libelle":"Emploi","genre":"texte","optionnel":false}]},
  effectifs: {"nom":"effectifs","titre":"Effectifs","singulier":"effectif","pluriel":"effectifs","feminin":false,"ajout":"une ligne d’effectif","rubrique":"moyens","ecran":"moyens","unique":false,"parent":"emploi_id","champs":[{"nom":"emploi_id","libelle":"Emploi","genre":"lien","optionnel":false,"lien":"emplois"},{"nom":"annee","libelle":"Année","genre":"annee","optionnel":false},{"nom":"nature","libelle":"Nature","genre":"choix","optionnel":false,"choix":"nature"},{"nom":"etp","libelle":"ETP","unite":"ETP","genre":"nombre","optionnel":true}]},
  formations: {"nom":"formations","titre":"Formations","singulier":"formation","pluriel":"formations","feminin":true,"ajout":"une formation","rubrique":"moyens","ecran":"moyens","unique":false,"champs":[{"nom":"annee","libelle":"Année","genre":"annee","optionnel":false},{"nom":"nature","libelle":"Nature","genre":"choix","optionnel":false,"choix":"nature"},{"nom":"intitule","libelle":"Formation","genre":"texte","optionnel":false},{"nom":"duree_heures","libelle":"Durée par stagiaire","court":"Durée","genre":"heures","optionnel":true},{"nom":"stagiaires","libelle":"Stagiaires","genre":"entier","optionnel":true},{"nom":"cout_pedagogique","libelle":"Coût pédagogique","court":"Coût","genre":"montant","optionnel":true},{"nom":"financeur","libelle":"Financeur","genre":"texte","optionnel":false},{"nom":"action_id","libelle":"Action","genre":"lien","optionnel":true,"lien":"actions"},{"nom":"effet_attendu","libelle":"Effet attendu","genre":"texte_long","optionnel":false},{"nom":"effet_observe","libelle":"Effet observé","genre":"texte_long","optionnel":false},{"nom":"effet_mesure","libelle":"Mesure de l’effet","genre":"texte","optionnel":false}]},
  plans_formation: {"nom":"plans_formation","titre":"Plan de formation","singulier":"plan de formation","pluriel":"plans de formation","feminin":false,"ajout":"une année","rubrique":"moyens","ecran":"moyens","unique":false,"champs":[{"nom":"annee","libelle":"Année","genre":"annee","optionnel":false},{"nom":"heures_prevues","libelle":"Heures prévues","genre":"heures","optionnel":true},{"nom":"commentaire","libelle":"Commentaire","genre":"texte","optionnel":false}]},
  moyens_organisation: {"nom":"moyens_organisation","titre":"Moyens d’organisation","singulier":"moyen d’organisation","pluriel":"moyens d’organisation","feminin":false,"ajout":"un moyen","rubrique":"moyens","ecran":"moyens","unique":false,"champs":[{"nom":"nature","libelle":"Nature","genre":"choix","optionnel":false,"choix":"nature_moyen"},{"nom":"intitule","libelle":"Moyen","genre":"texte","optionnel":false},{"nom":"lieu","libelle":"Où le trouver","genre":"texte","optionnel":false},{"nom":"responsable","libelle":"Responsable","genre":"texte","optionnel":false},{"nom":"date","libelle":"Date","genre":"date","optionnel":true},{"nom":"action_id","libelle":"Action","genre":"lien","optionnel":true,"lien":"actions"},{"nom":"commentaire","libelle":"Commentaire","genre":"texte_long","optionnel":false}]},
  conditions_travail: {"nom":"conditions_travail","titre":"Conditions de travail, prévention et dialogue social","singulier":"mesure sur les conditions de travail","pluriel":"mesures sur les conditions de travail","feminin":true,"ajout":"une mesure","rubrique":"moyens","ecran":"moyens","unique":false,"champs":[{"nom":"domaine","libelle":"Domaine","genre":"choix","optionnel":false,"choix":"domaine_travail"},{"nom":"mesure","libelle":"Mesure","genre":"texte","optionnel":false},{"nom":"responsable","libelle":"Responsable","genre":"texte","optionnel":false},{"nom":"echeance","libelle":"Échéance","genre":"date","optionnel":true,"bord":"dernier"},{"nom":"etat","libelle":"État","genre":"choix","optionnel":false,"choix":"statut_etape"},{"nom":"resultat","libelle":"Résultat","genre":"texte_long","optionnel":false},{"nom":"action_id","libelle":"Action","genre":"lien","optionnel":true,"lien":"actions"}]},
  partages_pratiques: {"nom":"partages_pratiques","titre":"Bonnes pratiques partagées","singulier":"bonne pratique partagée","pluriel":"bonnes pratiques partagées","feminin":true,"ajout":"une bonne pratique","rubrique":"moyens","ecran":"moyens","unique":false,"champs":[{"nom":"annee","libelle":"Année","genre":"annee","optionnel":false},{"nom":"sens","libelle":"Sens","genre":"choix","optionnel":false,"choix":"sens_partage"},{"nom":"pratique","libelle":"Pratique","genre":"texte","optionnel":false},{"nom":"avec","libelle":"Avec qui","genre":"texte","optionnel":false},{"nom":"suite","libelle":"Ce qu’elle est devenue","genre":"texte_long","optionnel":false},{"nom":"action_id","libelle":"Action","genre":"lien","optionnel":true,"lien":"actions"}]},
  scenarios: {"nom":"scenarios","titre":"Scénarios","singulier":"scénario","pluriel":"scénarios","feminin":false,"ajout":"un scénario","rubrique":"moyens","ecran":"moyens","unique":false,"champs":[{"nom":"libelle","libelle":"Scénario","genre":"texte","optionnel":false},{"nom":"note","libelle":"Note","genre":"texte_long","optionnel":false}]},
  hypotheses: {"nom":"hypotheses","titre":"Hypothèses","singulier":"hypothèse","pluriel":"hypothèses","feminin":true,"ajout":"une hypothèse","rubrique":"moyens","ecran":"moyens","unique":false,"parent":"scenario_id","champs":[{"nom":"scenario_id","libelle":"Scénario","genre":"lien","optionnel":false,"lien":"scenarios"},{"nom":"cle","libelle":"Ce qui change","genre":"choix","optionnel":false,"choix":"cle_hypothese"},{"nom":"annee","libelle":"Année","aide":"Vide : toutes les années qui ne sont pas closes.","genre":"annee","optionnel":true},{"nom":"financeur_id","libelle":"Financeur","genre":"lien","optionnel":true,"lien":"financeurs"},{"nom":"action_id","libelle":"Action","genre":"lien","optionnel":true,"lien":"actions"},{"nom":"valeur","libelle":"Valeur","genre":"nombre","optionnel":true}]},
  visas: {"nom":"visas","titre":"Visas","singulier":"visa","pluriel":"visas","feminin":false,"ajout":"un visa","rubrique":"contrat","ecran":"contrat","unique":false,"champs":[{"nom":"texte","libelle":"Visa","genre":"texte_long","optionnel":false}]},
  articles: {"nom":"articles","titre":"Articles","singulier":"article","pluriel":"articles","feminin":false,"ajout":"un article","rubrique":"contrat","ecran":"contrat","unique":false,"champs":[{"nom":"titre","libelle":"Titre","genre":"texte","optionnel":false},{"nom":"texte","libelle":"Texte","genre":"texte_long","optionnel":false},{"nom":"optionnel","libelle":"Facultatif","genre":"booleen","optionnel":false},{"nom":"ecarte","libelle":"Écarté","genre":"booleen","optionnel":false}]},
  mentions: {"nom":"mentions","titre":"Mentions obligatoires","singulier":"mention","pluriel":"mentions","feminin":true,"ajout":"une mention","rubrique":"contrat","ecran":"contrat","unique":false,"champs":[{"nom":"groupe","libelle":"Source","genre":"choix","optionnel":false,"choix":"groupe_mention"},{"nom":"code","libelle":"Code","genre":"texte","optionnel":false},{"nom":"libelle","libelle":"Mention","genre":"texte","optionnel":false},{"nom":"verifie","libelle":"Vérifiée dans le texte en vigueur","genre":"booleen","optionnel":false}]},
  couvertures: {"nom":"couvertures","titre":"Articles qui la portent","singulier":"couverture de mention","pluriel":"couvertures de mention","feminin":true,"ajout":"un article","rubrique":"contrat","ecran":"contrat","unique":false,"parent":"mention_id","champs":[{"nom":"mention_id","libelle":"Mention","genre":"lien","optionnel":false,"lien":"mentions"},{"nom":"article_id","libelle":"Article","genre":"lien","optionnel":false,"lien":"articles"}]},
  annexes: {"nom":"annexes","titre":"Annexes","singulier":"annexe","pluriel":"annexes","feminin":true,"ajout":"une annexe","rubrique":"contrat","ecran":"contrat","unique":false,"champs":[{"nom":"titre","libelle":"Titre","genre":"texte","optionnel":false},{"nom":"texte","libelle":"Texte","genre":"texte_long","optionnel":false}]},
  avenants: {"nom":"avenants","titre":"Avenants","singulier":"avenant","pluriel":"avenants","feminin":false,"ajout":"un avenant","rubrique":"suivi","ecran":"suivi","unique":false,"champs":[{"nom":"numero","libelle":"Numéro","genre":"entier","optionnel":true},{"nom":"date","libelle":"Date","genre":"date","optionnel":true},{"nom":"date_effet","libelle":"Date d’effet","genre":"date","optionnel":true,"bord":"premier"},{"nom":"type_avenant","libelle":"Type","genre":"choix","optionnel":false,"choix":"type_avenant"},{"nom":"statut","libelle":"Statut","genre":"choix","optionnel":false,"choix":"statut_document"},{"nom":"deliberation","libelle":"Délibération","genre":"texte","optionnel":false},{"nom":"motif","libelle":"Motif","genre":"texte_long","optionnel":false},{"nom":"version_avant_id","libelle":"Version de départ","genre":"lien","optionnel":true,"lien":"versions"},{"nom":"version_apres_id","libelle":"Version consolidée","genre":"lien","optionnel":true,"lien":"versions"}]},
  modifications: {"nom":"modifications","titre":"Modifications","singulier":"modification d’avenant","pluriel":"modifications d’avenant","feminin":true,"ajout":"une modification","rubrique":"suivi","ecran":"suivi","unique":false,"parent":"avenant_id","champs":[{"nom":"avenant_id","libelle":"Avenant","genre":"lien","optionnel":false,"lien":"avenants"},{"nom":"objet","libelle":"Objet","genre":"texte","optionnel":false},{"nom":"champ","libelle":"Élément modifié","genre":"texte","optionnel":false},{"nom":"avant","libelle":"Avant","genre":"texte","optionnel":false},{"nom":"apres","libelle":"Après","genre":"texte","optionnel":false},{"nom":"cible_table","libelle":"Table visée","genre":"texte","optionnel":false},{"nom":"cible_ligne","libelle":"Ligne visée","genre":"entier","optionnel":true},{"nom":"cible_champ","libelle":"Champ visé","genre":"texte","optionnel":false},{"nom":"valeur_avant","libelle":"Valeur d’avant","genre":"texte","optionnel":false},{"nom":"valeur_apres","libelle":"Valeur d’après","genre":"texte","optionnel":false}]},
  bilans_annuels: {"nom":"bilans_annuels","titre":"Bilans annuels","singulier":"bilan annuel","pluriel":"bilans annuels","feminin":false,"ajout":"un bilan","rubrique":"suivi","ecran":"suivi","unique":false,"champs":[{"nom":"annee","libelle":"Année","genre":"annee","optionnel":false},{"nom":"statut","libelle":"Statut","genre":"choix","optionnel":false,"choix":"statut_document"},{"nom":"date_transmission","libelle":"Transmis le","genre":"date","optionnel":true},{"nom":"faits_marquants","libelle":"Faits marquants","genre":"texte_long","optionnel":false},{"nom":"synthese","libelle":"Synthèse","genre":"texte_long","optionnel":false},{"nom":"difficultes","libelle":"Difficultés","genre":"texte_long","optionnel":false},{"nom":"perspectives","libelle":"Perspectives","genre":"texte_long","optionnel":false},{"nom":"emploi_transmis_le","libelle":"Compte d’emploi transmis le","genre":"date","optionnel":true}]},
  echeances: {"nom":"echeances","titre":"Échéances","singulier":"échéance","pluriel":"échéances","feminin":true,"ajout":"une échéance","rubrique":"suivi","ecran":"suivi","unique":false,"champs":[{"nom":"date","libelle":"Date","genre":"date","optionnel":true,"bord":"dernier"},{"nom":"libelle","libelle":"Échéance","genre":"texte","optionnel":false},{"nom":"responsable","libelle":"Responsable","genre":"texte","optionnel":false},{"nom":"statut","libelle":"Statut","genre":"choix","optionnel":false,"choix":"statut_etape"},{"nom":"nature","libelle":"Nature","genre":"choix","optionnel":false,"choix":"nature_echeance"}]},
  comites: {"nom":"comites","titre":"Comités de suivi","singulier":"comité","pluriel":"comités","feminin":false,"ajout":"un comité","rubrique":"suivi","ecran":"suivi","unique":false,"champs":[{"nom":"date","libelle":"Date","genre":"date","optionnel":true},{"nom":"objet","libelle":"Objet","genre":"texte","optionnel":false},{"nom":"lieu","libelle":"Lieu","genre":"texte","optionnel":false},{"nom":"duree_minutes","libelle":"Durée","unite":"min","genre":"entier","optionnel":true},{"nom":"exercice","libelle":"Exercice examiné","genre":"annee","optionnel":true},{"nom":"documents_remis","libelle":"Documents remis","genre":"lignes","optionnel":false},{"nom":"ordre_du_jour","libelle":"Ordre du jour","genre":"lignes","optionnel":false},{"nom":"echanges","libelle":"Échanges","genre":"lignes","optionnel":false}]},
  participants: {"nom":"participants","titre":"Participants","singulier":"participant","pluriel":"participants","feminin":false,"ajout":"un participant","rubrique":"suivi","ecran":"suivi","unique":false,"parent":"comite_id","champs":[{"nom":"comite_id","libelle":"Comité","genre":"lien","optionnel":false,"lien":"comites"},{"nom":"organisme","libelle":"Organisme","genre":"texte","optionnel":false},{"nom":"fonctions","libelle":"Fonctions","genre":"lignes","optionnel":false}]},
  decisions: {"nom":"decisions","titre":"Décisions","singulier":"décision","pluriel":"décisions","feminin":true,"ajout":"une décision","rubrique":"suivi","ecran":"suivi","unique":false,"parent":"comite_id","champs":[{"nom":"comite_id","libelle":"Comité","genre":"lien","optionnel":false,"lien":"comites"},{"nom":"texte","libelle":"Décision","genre":"texte_long","optionnel":false},{"nom":"responsable","libelle":"Responsable","genre":"texte","optionnel":false},{"nom":"echeance","libelle":"Échéance","genre":"date","optionnel":true,"bord":"dernier"},{"nom":"etat","libelle":"État","genre":"choix","optionnel":false,"choix":"statut_etape"}]},
  revues: {"nom":"revues","titre":"Revues","singulier":"revue","pluriel":"revues","feminin":true,"ajout":"une revue","rubrique":"suivi","ecran":"suivi","unique":false,"champs":[{"nom":"type_revue","libelle":"Revue","genre":"choix","optionnel":false,"choix":"type_revue"},{"nom":"date_reunion","libelle":"Réunion","genre":"date","optionnel":true},{"nom":"statut","libelle":"Statut","genre":"choix","optionnel":false,"choix":"statut_document"},{"nom":"messages_cles","libelle":"Messages clés","genre":"lignes","optionnel":false}]},
  seances: {"nom":"seances","titre":"Séances","singulier":"séance","pluriel":"séances","feminin":true,"ajout":"une séance","rubrique":"suivi","ecran":"suivi","unique":false,"parent":"revue_id","champs":[{"nom":"revue_id","libelle":"Revue","genre":"lien","optionnel":false,"lien":"revues"},{"nom":"numero","libelle":"Numéro","court":"N°","genre":"entier","optionnel":true},{"nom":"date","libelle":"Date","genre":"date","optionnel":true},{"nom":"mode","libelle":"Mode","genre":"choix","optionnel":false,"choix":"mode_seance"},{"nom":"lieu","libelle":"Lieu","genre":"texte","optionnel":false},{"nom":"version_id","libelle":"Version gardée à l’ouverture","genre":"lien","optionnel":true,"lien":"versions"},{"nom":"etat","libelle":"État","genre":"choix","optionnel":false,"choix":"etat_seance"},{"nom":"comite_id","libelle":"Compte rendu","genre":"lien","optionnel":true,"lien":"comites"}]},
  demandes: {"nom":"demandes","titre":"Demandes","singulier":"demande","pluriel":"demandes","feminin":true,"ajout":"une demande","rubrique":"suivi","ecran":"suivi","unique":false,"parent":"revue_id","champs":[{"nom":"revue_id","libelle":"Revue","genre":"lien","optionnel":false,"lien":"revues"},{"nom":"code","libelle":"Code","genre":"texte","optionnel":false},{"nom":"objet","libelle":"Demande","genre":"texte_long","optionnel":false},{"nom":"justification","libelle":"Justification","genre":"texte_long","optionnel":false},{"nom":"impact","libelle":"Incidence","genre":"montant","optionnel":true},{"nom":"priorite","libelle":"Priorité","genre":"choix","optionnel":false,"choix":"priorite_demande"},{"nom":"position_repli","libelle":"Position de repli","court":"Repli","genre":"texte","optionnel":false},{"nom":"impact_repli","libelle":"Incidence du repli","genre":"montant","optionnel":true},{"nom":"origine","libelle":"Demandée par","genre":"choix","optionnel":false,"choix":"partie"},{"nom":"objectif_id","libelle":"Objectif","genre":"lien","optionnel":true,"lien":"objectifs"},{"nom":"cible_table","libelle":"Table visée","genre":"texte","optionnel":false},{"nom":"cible_ligne","libelle":"Ligne visée","genre":"entier","optionnel":true},{"nom":"cible_champ","libelle":"Champ visé","genre":"texte","optionnel":false},{"nom":"echeance","libelle":"Échéance","genre":"date","optionnel":true,"bord":"dernier"}]},
  positions: {"nom":"positions","titre":"Positions","singulier":"position","pluriel":"positions","feminin":true,"ajout":"une position","rubrique":"suivi","ecran":"suivi","unique":false,"parent":"demande_id","champs":[{"nom":"demande_id","libelle":"Demande","genre":"lien","optionnel":false,"lien":"demandes"},{"nom":"seance_id","libelle":"Séance","genre":"lien","optionnel":false,"lien":"seances"},{"nom":"partie","libelle":"Partie","genre":"choix","optionnel":false,"choix":"partie"},{"nom":"nature","libelle":"Nature","genre":"choix","optionnel":false,"choix":"nature_position"},{"nom":"valeur","libelle":"Valeur","genre":"nombre","optionnel":true},{"nom":"jour","libelle":"Jour","genre":"date","optionnel":true},{"nom":"texte","libelle":"En toutes lettres","genre":"texte_long","optionnel":false},{"nom":"divulguee","libelle":"Dite à l’autre partie","genre":"booleen","optionnel":false}]},
  questions: {"nom":"questions","titre":"Questions probables","singulier":"question","pluriel":"questions","feminin":true,"ajout":"une question","rubrique":"suivi","ecran":"suivi","unique":false,"parent":"revue_id","champs":[{"nom":"revue_id","libelle":"Revue","genre":"lien","optionnel":false,"lien":"revues"},{"nom":"question","libelle":"Question probable","genre":"texte_long","optionnel":false},{"nom":"reponse","libelle":"Réponse","genre":"texte_long","optionnel":false}]},
  pieces: {"nom":"pieces","titre":"Pièces jointes","singulier":"pièce","pluriel":"pièces","feminin":true,"ajout":"une pièce","rubrique":"suivi","ecran":"suivi","unique":false,"champs":[{"nom":"libelle","libelle":"Pièce","genre":"texte","optionnel":false},{"nom":"date","libelle":"Date","genre":"date","optionnel":true},{"nom":"validite","libelle":"Valable jusqu’au","genre":"date","optionnel":true,"bord":"dernier"},{"nom":"fichier","libelle":"Fichier","genre":"texte","optionnel":false},{"nom":"commentaire","libelle":"Commentaire","genre":"texte","optionnel":false},{"nom":"nature","libelle":"Nature","genre":"choix","optionnel":false,"choix":"nature_piece"},{"nom":"empreinte","libelle":"Empreinte","genre":"texte","optionnel":false},{"nom":"taille","libelle":"Taille","unite":"octets","genre":"entier","optionnel":true},{"nom":"extraite_le","libelle":"Extraite le","genre":"date","optionnel":true},{"nom":"logiciel","libelle":"Logiciel","genre":"texte","optionnel":false},{"nom":"rapport","libelle":"Rapport","genre":"texte","optionnel":false},{"nom":"filtres","libelle":"Filtres","genre":"texte","optionnel":false},{"nom":"nominative","libelle":"Contient des noms","aide":"Le fichier ne part jamais avec un dossier.","genre":"booleen","optionnel":false}]},
  justificatifs: {"nom":"justificatifs","titre":"Ce que prouvent les pièces","singulier":"justificatif","pluriel":"justificatifs","feminin":false,"ajout":"un justificatif","rubrique":"suivi","ecran":"suivi","unique":false,"parent":"piece_id","champs":[{"nom":"piece_id","libelle":"Pièce","genre":"lien","optionnel":false,"lien":"pieces"},{"nom":"annee","libelle":"Année","genre":"annee","optionnel":true},{"nom":"cible_table","libelle":"Table visée","genre":"texte","optionnel":false},{"nom":"cible_ligne","libelle":"Ligne visée","genre":"entier","optionnel":false},{"nom":"page","libelle":"Page","genre":"texte","optionnel":false}]},
  regles: {"nom":"regles","titre":"Règles de cohérence","singulier":"règle","pluriel":"règles","feminin":true,"ajout":"une règle","rubrique":"contrat","ecran":"contrat","unique":false,"champs":[{"nom":"texte","libelle":"Règle","genre":"texte_long","optionnel":false}]},
  decisions_reprise: {"nom":"decisions_reprise","titre":"Décisions sur les actions","singulier":"décision de reprise","pluriel":"décisions de reprise","feminin":true,"ajout":"une décision","rubrique":"versions","ecran":"versions","unique":false,"parent":"action_id","champs":[{"nom":"action_id","libelle":"Action","genre":"lien","optionnel":false,"lien":"actions"},{"nom":"decision","libelle":"Décision","genre":"choix","optionnel":false,"choix":"decision_reprise"},{"nom":"justification","libelle":"Justification","genre":"texte_long","optionnel":false}]},
  lignes_reprise: {"nom":"lignes_reprise","titre":"Ce qui a été repris","singulier":"ligne du rapport de reprise","pluriel":"lignes du rapport de reprise","feminin":true,"ajout":"une ligne","rubrique":"versions","ecran":"versions","unique":false,"champs":[{"nom":"rubrique","libelle":"Rubrique","genre":"texte","optionnel":false},{"nom":"objet","libelle":"Objet","genre":"texte","optionnel":false},{"nom":"traitement","libelle":"Traitement","genre":"choix","optionnel":false,"choix":"traitement"},{"nom":"avant","libelle":"Avant","genre":"texte","optionnel":false},{"nom":"apres","libelle":"Après","genre":"texte","optionnel":false}]},
  surcharges: {"nom":"surcharges","titre":"Valeurs de référence modifiées","singulier":"valeur de référence","pluriel":"valeurs de référence","feminin":true,"ajout":"une valeur","rubrique":"moyens","ecran":"moyens","unique":false,"champs":[{"nom":"cle","libelle":"Valeur de référence","genre":"texte","optionnel":false},{"nom":"valable_du","libelle":"Valable du","genre":"date","optionnel":true,"bord":"premier"},{"nom":"valable_au","libelle":"Valable au","genre":"date","optionnel":true,"bord":"dernier"},{"nom":"valeur","libelle":"Valeur","genre":"texte","optionnel":false},{"nom":"unite","libelle":"Unité","genre":"texte","optionnel":false},{"nom":"source","libelle":"Source","genre":"texte","optionnel":false},{"nom":"commentaire","libelle":"Commentaire","genre":"texte","optionnel":false}]},
  logos: {"nom":"logos","titre":"Logos","singulier":"logo","pluriel":"logos","feminin":false,"ajout":"un logo","rubrique":"dossier","ecran":"pdf","unique":false,"champs":[{"nom":"partie","libelle":"Partie","genre":"choix","optionnel":false,"choix":"partie"},{"nom":"gestionnaire_id","libelle":"Gestionnaire","genre":"lien","optionnel":true,"lien":"gestionnaires"},{"nom":"description","libelle":"Description lue à voix haute","genre":"texte","optionnel":false},{"nom":"type_image","libelle":"Format de l’image","genre":"choix","optionnel":false,"choix":"type_image"},{"nom":"contenu","libelle":"Image","genre":"octets","optionnel":false}]},
  sections_imprimees: {"nom":"sections_imprimees","titre":"Sections imprimées","singulier":"section imprimée","pluriel":"sections imprimées","feminin":true,"ajout":"une section","rubrique":"dossier","ecran":"pdf","unique":false,"champs":[{"nom":"document","libelle":"Document","genre":"choix","optionnel":false,"choix":"document_imprime"},{"nom":"section","libelle":"Section","genre":"texte","optionnel":false},{"nom":"ecartee","libelle":"Laissée de côté","genre":"booleen","optionnel":false}]},
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
  role_ligne: [{"code":"aucun","libelle":"ligne ordinaire"},{"code":"dotation","libelle":"dotation complémentaire"},{"code":"cofinancements","libelle":"cofinancements des actions"},{"code":"formation","libelle":"formation"},{"code":"tarif_apa","libelle":"heures d’APA au tarif"},{"code":"tarif_pch","libelle":"heures de PCH au tarif"},{"code":"aide_sociale","libelle":"heures d’aide sociale au tarif"},{"code":"supplement","libelle":"supplément au-delà du tarif"},{"code":"caisses","libelle":"heures des caisses de retraite"},{"code":"mutuelles","libelle":"heures des mutuelles et assurances"},{"code":"particuliers","libelle":"heures des particuliers"},{"code":"salaires","libelle":"salaires des intervenants"},{"code":"structure","libelle":"salaires de la structure"}],
  non_consomme: [{"code":"non_prevu","libelle":"le contrat n’en dit rien"},{"code":"report","libelle":"reportée en entier"},{"code":"report_plafonne","libelle":"reportée dans une limite"},{"code":"restitution","libelle":"rendue au Département"}],
  cause_ecart: [{"code":"non_dite","libelle":"non dite"},{"code":"recrutement","libelle":"recrutement"},{"code":"absence","libelle":"absences"},{"code":"demande","libelle":"demande des personnes"},{"code":"tiers","libelle":"délai d’un tiers"},{"code":"definition","libelle":"définition de l’indicateur"},{"code":"evenement","libelle":"événement"},{"code":"choix","libelle":"choix assumé"}],
  nature_piece: [{"code":"administrative","libelle":"pièce administrative"},{"code":"justificatif","libelle":"justificatif"}],
  cle_hypothese: [{"code":"heures_pct","libelle":"heures (%)"},{"code":"heures_financeur_pct","libelle":"heures d’un financeur (%)"},{"code":"etp_vacants","libelle":"postes d’intervenants vacants (ETP)"},{"code":"montant_horaire","libelle":"montant horaire (€)"},{"code":"plafond","libelle":"plafond du supplément (€)"},{"code":"supplement","libelle":"supplément facturé (€)"},{"code":"tarif","libelle":"tarif APA et PCH (€)"},{"code":"salaires_pct","libelle":"salaires des intervenants (%)"},{"code":"ajustement_pct","libelle":"groupe II ajusté aux heures (%)"},{"code":"acompte_pct","libelle":"acompte (%)"},{"code":"action_ecartee","libelle":"action écartée"}],
  type_versement: [{"code":"acompte","libelle":"acompte"},{"code":"solde","libelle":"solde"},{"code":"regularisation","libelle":"régularisation"},{"code":"restitution","libelle":"restitution"}],
  statut_versement: [{"code":"a_venir","libelle":"à venir"},{"code":"verse","libelle":"versé"},{"code":"en_retard","libelle":"en retard"}],
  source_financement: [{"code":"dotation","libelle":"dotation complémentaire"},{"code":"autofinancement","libelle":"autofinancement"},{"code":"cofinancement","libelle":"cofinancement"},{"code":"emprunt","libelle":"emprunt"}],
  categorie_emploi: [{"code":"intervenant","libelle":"intervenants"},{"code":"soignant","libelle":"soignants"},{"code":"structure","libelle":"structure"}],
  niveau_risque: [{"code":"non_cote","libelle":"à coter"},{"code":"faible","libelle":"faible"},{"code":"moyen","libelle":"moyen"},{"code":"eleve","libelle":"élevé"}],
  etat_risque: [{"code":"a_surveiller","libelle":"à surveiller"},{"code":"en_traitement","libelle":"parade en cours"},{"code":"survenu","libelle":"survenu"},{"code":"maitrise","libelle":"maîtrisé"},{"code":"ecarte","libelle":"écarté"}],
  nature_moyen: [{"code":"protocole","libelle":"protocole de coordination"},{"code":"outil","libelle":"outil de suivi"},{"code":"qualite","libelle":"démarche qualité"},{"code":"autre","libelle":"autre moyen"}],
  domaine_travail: [{"code":"conditions","libelle":"conditions de travail"},{"code":"prevention","libelle":"prévention des risques professionnels"},{"code":"dialogue","libelle":"dialogue social"}],
  sens_partage: [{"code":"donnee","libelle":"donnée"},{"code":"recue","libelle":"reçue"}],
  etat_engagement: [{"code":"non_evalue","libelle":"à évaluer"},{"code":"tenu","libelle":"tenu"},{"code":"partiellement_tenu","libelle":"partiellement tenu"},{"code":"en_cours","libelle":"en cours"},{"code":"en_retard","libelle":"en retard"},{"code":"non_tenu","libelle":"non tenu"}],
  nature_echeance: [{"code":"contractuelle","libelle":"contractuelle"},{"code":"legale","libelle":"légale"}],
  type_avenant: [{"code":"autre","libelle":"autre"},{"code":"actualisation","libelle":"actualisation annuelle"},{"code":"dotation","libelle":"dotation"},{"code":"perimetre","libelle":"périmètre"},{"code":"prorogation","libelle":"prorogation"},{"code":"objectifs","libelle":"objectifs"}],
  statut_document: [{"code":"en_preparation","libelle":"en préparation"},{"code":"transmis","libelle":"transmis"},{"code":"valide","libelle":"validé"},{"code":"signe","libelle":"signé"}],
  type_revue: [{"code":"mi_parcours","libelle":"revue à mi-parcours"},{"code":"dialogue_gestion","libelle":"dialogue de gestion"},{"code":"bilan_final","libelle":"bilan final"},{"code":"negociation","libelle":"négociation du contrat"}],
  etat_seance: [{"code":"prevue","libelle":"prévue"},{"code":"ouverte","libelle":"ouverte"},{"code":"close","libelle":"close"}],
  mode_seance: [{"code":"reunion","libelle":"en réunion"},{"code":"par_ecrit","libelle":"par écrit"}],
  nature_position: [{"code":"proposition","libelle":"proposition"},{"code":"accord","libelle":"accord"},{"code":"desaccord","libelle":"désaccord"},{"code":"report","libelle":"report"},{"code":"retrait","libelle":"retrait"}],
  priorite_demande: [{"code":"moyenne","libelle":"moyenne"},{"code":"haute","libelle":"haute"},{"code":"basse","libelle":"basse"}],
  etat_version: [{"code":"brouillon","libelle":"brouillon"},{"code":"fige","libelle":"figée"}],
  theme: [{"code":"bleu","libelle":"bleu"},{"code":"encre","libelle":"encre (noir et gris)"}],
  type_image: [{"code":"png","libelle":"PNG"},{"code":"jpeg","libelle":"JPEG"},{"code":"svg","libelle":"SVG"}],
  document_imprime: [{"code":"complet","libelle":"dossier complet"},{"code":"reunion","libelle":"dossier de réunion"},{"code":"synthese","libelle":"synthèse"},{"code":"bilan","libelle":"bilan annuel"},{"code":"bilan_final","libelle":"bilan final du contrat"},{"code":"candidature","libelle":"dossier de candidature"},{"code":"avenant","libelle":"avenant"},{"code":"passation","libelle":"dossier de passation"},{"code":"emploi","libelle":"compte d’emploi"},{"code":"modifications","libelle":"modifications depuis une version"},{"code":"releve","libelle":"relevé de décisions"}],
  destinataire: [{"code":"departement","libelle":"le Département"},{"code":"ars","libelle":"l’agence régionale de santé"},{"code":"conseil","libelle":"le conseil départemental ou le public, sans noms de personnes"},{"code":"interne","libelle":"l’agence elle-même (usage interne)"}],
  statut_reprise: [{"code":"aucune","libelle":"aucune"},{"code":"simulation","libelle":"simulation"},{"code":"reprise","libelle":"dossier issu d’une reprise"}],
  decision_reprise: [{"code":"a_decider","libelle":"à décider"},{"code":"reconduite","libelle":"reconduite"},{"code":"reconduite_modifiee","libelle":"reconduite et modifiée"},{"code":"integree_au_fonctionnement_courant","libelle":"intégrée au fonctionnement courant"},{"code":"terminee","libelle":"terminée"},{"code":"abandonnee","libelle":"abandonnée"}],
  traitement: [{"code":"garde","libelle":"gardé"},{"code":"reporte","libelle":"reporté"},{"code":"vide","libelle":"vidé"},{"code":"retire","libelle":"retiré"},{"code":"a_justifier","libelle":"à justifier"},{"code":"a_relire","libelle":"à relire"}],
  statut_indicateur: [{"code":"atteint","libelle":"atteint"},{"code":"partiellement_atteint","libelle":"partiellement atteint"},{"code":"non_atteint","libelle":"non atteint"},{"code":"en_cours","libelle":"en cours"},{"code":"a_venir","libelle":"à venir"},{"code":"non_renseigne","libelle":"non renseigné"},{"code":"a_apprecier","libelle":"à apprécier"}],
  severite: [{"code":"bloquant","libelle":"bloquant"},{"code":"a_completer","libelle":"à compléter"},{"code":"avertissement","libelle":"à vérifier"},{"code":"info","libelle":"pour information"}],
  etat_mention: [{"code":"couverte","libelle":"couverte"},{"code":"a_completer","libelle":"à compléter"},{"code":"a_rediger","libelle":"à rédiger"},{"code":"a_couvrir","libelle":"à couvrir"}],
  genre_repere: [{"code":"acte","libelle":"actes"},{"code":"rencontre","libelle":"rencontres"},{"code":"versement","libelle":"versements"},{"code":"echeance","libelle":"échéances"}],
  etat_repere: [{"code":"fait","libelle":"fait"},{"code":"en_retard","libelle":"en retard"},{"code":"a_confirmer","libelle":"à confirmer"},{"code":"a_venir","libelle":"à venir"}],
  etat_phase: [{"code":"preparation","libelle":"préparation"},{"code":"close","libelle":"comptes clos"},{"code":"ecoulee","libelle":"écoulée"},{"code":"en_cours","libelle":"en cours"},{"code":"a_venir","libelle":"à venir"}],
  phase_contrat: [{"code":"appel","libelle":"appel"},{"code":"candidature","libelle":"candidature"},{"code":"diagnostic","libelle":"diagnostic"},{"code":"negociation","libelle":"négociation"},{"code":"signature","libelle":"signature"},{"code":"suivi","libelle":"suivi"},{"code":"renouvellement","libelle":"renouvellement"}],
  etat_moment: [{"code":"passee","libelle":"passé"},{"code":"sans_trace","libelle":"sans date"},{"code":"en_cours","libelle":"en cours"},{"code":"a_venir","libelle":"à venir"}],
  genre_trou: [{"code":"axe_sans_objectif","libelle":"axe sans objectif"},{"code":"objectif_sans_action","libelle":"objectif sans action"},{"code":"action_sans_indicateur","libelle":"action sans indicateur"},{"code":"action_sans_budget","libelle":"action sans budget"},{"code":"action_sans_moyens","libelle":"action sans moyens décrits"},{"code":"indicateur_sans_action","libelle":"indicateur sans action"},{"code":"euros_sans_action","libelle":"euros sans action"}],
  genre_tendance: [{"code":"heures","libelle":"heures réalisées"},{"code":"dotation","libelle":"dotation utilisée"},{"code":"cibles","libelle":"cibles atteintes"}],
  chose_a_faire: [{"code":"ecrire","libelle":"écrire"},{"code":"relire","libelle":"relire"},{"code":"garder","libelle":"garder une version"},{"code":"annee","libelle":"saisir l’année"},{"code":"renouveler","libelle":"renouveler"}],
  etat_point: [{"code":"ouvert","libelle":"ouvert"},{"code":"accord","libelle":"accord"},{"code":"desaccord","libelle":"désaccord"},{"code":"reporte","libelle":"reporté"},{"code":"retire","libelle":"retiré"}],
  sort_accord: [{"code":"a_ecrire","libelle":"à écrire"},{"code":"deja_ecrit","libelle":"déjà dans le dossier"},{"code":"annee_close","libelle":"année close"},{"code":"cible_perdue","libelle":"la cible n’existe plus"},{"code":"sans_valeur","libelle":"sans valeur à écrire"},{"code":"remplace","libelle":"remplacé par un autre accord"}],
  completude: [{"code":"bloquante","libelle":"bloquée"},{"code":"a_completer","libelle":"à compléter"},{"code":"complete","libelle":"complète"}],
  etat_fichier: [{"code":"sans_fichier","libelle":"sans fichier"},{"code":"present","libelle":"présent"},{"code":"modifie","libelle":"modifié"},{"code":"introuvable","libelle":"introuvable"},{"code":"non_verifie","libelle":"non vérifié"}],
  ligne_equilibre: [{"code":"dotation","libelle":"dotation complémentaire"},{"code":"cofinancements","libelle":"cofinancements des actions"},{"code":"economies","libelle":"ce que les actions font économiser"},{"code":"cout_actions","libelle":"coût des actions"},{"code":"part_sans_contrat","libelle":"part que le service supporterait sans le contrat"},{"code":"effet_plafond","libelle":"supplément perdu sous le plafond"},{"code":"suivi","libelle":"suivi du contrat que rien ne paie"},{"code":"solde","libelle":"ce que le contrat rapporte ou coûte"},{"code":"solde_prudent","libelle":"solde prudent"}],
  genre_hypothese: [{"code":"supplement_libre","libelle":"supplément sans plafond"},{"code":"supplement_presume","libelle":"supplément sans plafond présumé"},{"code":"financeurs_presumes","libelle":"supplément présumé pour un financeur"},{"code":"part_sans_contrat","libelle":"part du coût sans le contrat"},{"code":"economies","libelle":"économies des actions"},{"code":"temps_suivi","libelle":"temps de suivi"},{"code":"cout_suivi","libelle":"coût d’une heure de suivi"},{"code":"finance_suivi","libelle":"action qui paie le suivi"},{"code":"prevu_non_constate","libelle":"prévu, non constaté"},{"code":"part_annee","libelle":"part de l’année"}],
  genre_remarque: [{"code":"commentaire","libelle":"commentaire"},{"code":"ajout","libelle":"ajout"},{"code":"suppression","libelle":"suppression"},{"code":"remplacement","libelle":"remplacement"},{"code":"valeur_changee","libelle":"valeur changée"},{"code":"annotation","libelle":"annotation"}],
  sort_remarque: [{"code":"a_noter","libelle":"à noter"},{"code":"rouvre","libelle":"rouvre un point tranché"},{"code":"deja_notee","libelle":"déjà notée"},{"code":"tranche","libelle":"point tranché dans cette séance"},{"code":"de_nous","libelle":"de notre main"},{"code":"sans_lieu","libelle":"à placer à la main"}],
  etape_annee: [{"code":"heures","libelle":"heures"},{"code":"donnees","libelle":"données de l’année"},{"code":"personnel","libelle":"personnel et formation"},{"code":"comptes","libelle":"comptes"},{"code":"indicateurs","libelle":"indicateurs"},{"code":"actions","libelle":"actions"},{"code":"bilan","libelle":"bilan"}],
  motif_reversement: [{"code":"trop_percu","libelle":"trop-perçu sur les heures"},{"code":"non_consomme","libelle":"dotation non consommée"},{"code":"plafond_depasse","libelle":"supplément au-delà du plafond"},{"code":"hors_objectifs","libelle":"actions hors des six objectifs"},{"code":"sans_piece","libelle":"dépenses sans pièce"},{"code":"cibles","libelle":"cibles non atteintes"},{"code":"surcompensation","libelle":"résultat au-delà de ce que le contrat admet"}],
  degre_reversement: [{"code":"certain","libelle":"certain"},{"code":"probable","libelle":"probable"},{"code":"a_surveiller","libelle":"à surveiller"}],
};

/** Figures that closing a year freezes, by table. */
export const FIGURES_FIGEES: Partial<Record<NomTable, readonly string[]>> = {
  plafonds: ["plafond"],
  valeurs: ["valeur"],
  heures_payees: ["conges_payes","trajets_intervacations","formation","temps_collectifs","absences_remunerees","autres"],
  budgets_action: ["dotation","autofinancement","cofinancement","dotation_consommee","autofinancement_realise","cofinancement_realise"],
  mesures: ["numerateur","denominateur","valeur","cible"],
  heures: ["heures"],
  tarifs: ["tarif_apa","tarif_pch","tarif_aide_sociale","supplement_observe","supplement_prevu","prix_caisses_retraite","prix_mutuelles","prix_particuliers"],
  dotations: ["montant_horaire","heures_convenues","consomme_hors_actions"],
  montants_budget: ["montant"],
  effectifs: ["etp"],
  formations: ["duree_heures","stagiaires","cout_pedagogique"],
};

/** Natures whose rows stay open in a closed year. */
export const NATURES_OUVERTES: readonly Nature[] = ["previsionnel"];
