// Écrit par les tests de cpom-api à partir des types Rust : ne pas modifier à la main.

import type { NomTable } from './modele';

/** A section of the printed documents that the preview can reach. */
export type Ancre = 'savoir' | 'contrat' | 'soussignes' | 'visas' | 'preambule' | 'signatures' | 'departement' | 'interlocuteurs' | 'soins' | 'diagnostic' | 'publics' | 'chiffres' | 'objectifs' | 'budget-actions' | 'organisation' | 'conditions' | 'partages' | 'risques' | 'indicateurs' | 'heures' | 'tarifs' | 'dotation' | 'versements' | 'financement' | 'compte' | 'investissements' | 'effectifs' | 'heures-payees' | 'formation' | 'effets' | 'engagements' | 'ligne-du-temps' | 'echeancier' | 'comites' | 'bilans' | 'revues' | 'seances' | 'avenants' | 'territoire' | 'pieces' | 'bordereau' | 'mentions' | 'regles' | 'conventions' | 'surcharges' | 'consolide' | 'versions' | 'reprise';

/** Where the rows of a table print. */
export const ANCRE_DE_TABLE: Partial<Record<NomTable, Ancre>> = {
  contrat: 'contrat',
  visas: 'visas',
  signataires: 'signatures',
  departement: 'departement',
  objectifs_legaux: 'departement',
  plafonds: 'departement',
  interlocuteurs: 'interlocuteurs',
  financements_soins: 'soins',
  diagnostic: 'diagnostic',
  constats: 'diagnostic',
  publics: 'publics',
  donnees: 'chiffres',
  valeurs: 'chiffres',
  exercices: 'chiffres',
  axes: 'objectifs',
  objectifs: 'objectifs',
  moyens_organisation: 'organisation',
  conditions_travail: 'conditions',
  partages_pratiques: 'partages',
  financeurs: 'heures',
  situations: 'heures',
  tarifs: 'tarifs',
  dotation: 'dotation',
  dotations: 'dotation',
  versements: 'versements',
  financements: 'financement',
  lignes_budget: 'compte',
  groupes_budget: 'compte',
  investissements: 'investissements',
  emplois: 'effectifs',
  heures_payees: 'heures-payees',
  formations: 'formation',
  plans_formation: 'formation',
  engagements: 'engagements',
  echeances: 'echeancier',
  comites: 'comites',
  bilans_annuels: 'bilans',
  revues: 'revues',
  seances: 'seances',
  positions: 'seances',
  avenants: 'avenants',
  communes: 'territoire',
  pieces: 'pieces',
  justificatifs: 'bordereau',
  mentions: 'mentions',
  regles: 'regles',
  dossier: 'conventions',
  surcharges: 'surcharges',
  versions: 'versions',
  reprise: 'reprise',
  decisions_reprise: 'reprise',
  lignes_reprise: 'reprise',
};

/** Where a field prints, when the other fields of its row print elsewhere. */
export const ANCRE_DE_CHAMP: Record<string, Ancre> = {
  'contrat.preambule': 'preambule',
  'contrat.signature_lieu': 'signatures',
  'contrat.signature_date': 'signatures',
  'contrat.exemplaires': 'signatures',
};

/** What comes before its identifier in the anchor of a row that prints under a heading of its own. */
export const ANCRE_DE_LIGNE: Partial<Record<NomTable, string>> = {
  articles: 'article',
  annexes: 'annexe',
  actions: 'action',
  indicateurs: 'indicateur',
  services: 'service',
  gestionnaires: 'gestionnaire',
};
