/**
 * The ten screens: number in the dossier, key that shows the screen, tables the screen edits.
 * The components that draw them are in `views/ecrans.ts`.
 */
import type { CleEcran } from '../texts/fr';

export interface Ecran {
  cle: CleEcran;
  /** Number of the part in the dossier; null for a screen that is not a part of it. */
  numero: number | null;
  /** Digit pressed with Ctrl. */
  touche: string;
  tables: string[];
}

export const ECRANS: Ecran[] = [
  { cle: 'ensemble', numero: null, touche: '0', tables: ['dossier'] },
  {
    cle: 'parties',
    numero: 1,
    touche: '1',
    tables: [
      'departement',
      'objectifs_legaux',
      'plafonds',
      'gestionnaires',
      'services',
      'communes',
      'interlocuteurs',
      'signataires',
      'financements_soins',
    ],
  },
  {
    cle: 'diagnostic',
    numero: 2,
    touche: '2',
    tables: ['diagnostic', 'constats', 'exercices', 'donnees', 'valeurs', 'heures_payees', 'publics'],
  },
  {
    cle: 'objectifs',
    numero: 3,
    touche: '3',
    tables: [
      'axes',
      'objectifs',
      'actions',
      'etapes',
      'budgets_action',
      'risques',
      'bilans_action',
      'action_indicateurs',
      'engagements',
    ],
  },
  {
    cle: 'indicateurs',
    numero: 4,
    touche: '4',
    tables: ['indicateurs', 'mesures', 'situations', 'mesures_provisoires'],
  },
  {
    cle: 'moyens',
    numero: 5,
    touche: '5',
    tables: [
      'financeurs',
      'heures',
      'tarifs',
      'dotation',
      'dotations',
      'versements',
      'financements',
      'groupes_budget',
      'lignes_budget',
      'montants_budget',
      'investissements',
      'emplois',
      'effectifs',
      'formations',
      'plans_formation',
      'surcharges',
    ],
  },
  {
    cle: 'contrat',
    numero: 6,
    touche: '6',
    tables: ['contrat', 'visas', 'articles', 'mentions', 'couvertures', 'annexes', 'regles'],
  },
  {
    cle: 'suivi',
    numero: 7,
    touche: '7',
    tables: [
      'bilans_annuels',
      'pieces',
      'echeances',
      'comites',
      'participants',
      'decisions',
      'revues',
      'demandes',
      'questions',
      'avenants',
      'modifications',
    ],
  },
  {
    cle: 'pdf',
    numero: null,
    touche: '8',
    tables: ['presentation', 'logos', 'sections_imprimees'],
  },
  {
    cle: 'versions',
    numero: null,
    touche: '9',
    tables: ['versions', 'reprise', 'lignes_reprise', 'decisions_reprise'],
  },
];

export function ecranDe(cle: CleEcran): Ecran {
  const ecran = ECRANS.find((e) => e.cle === cle);
  if (!ecran) throw new Error(`écran inconnu : ${cle}`);
  return ecran;
}

export function ecranDeTable(table: string): CleEcran | null {
  return ECRANS.find((e) => e.tables.includes(table))?.cle ?? null;
}
