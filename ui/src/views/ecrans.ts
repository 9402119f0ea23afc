/** The ten screens: their number in the dossier, the key that shows them, the tables they hold. */
import type { Component } from 'svelte';

import type { Constat } from '../backend';
import EcranContrat from '../features/contrat/EcranContrat.svelte';
import EcranDiagnostic from '../features/diagnostic/EcranDiagnostic.svelte';
import EcranPdf from '../features/dossierpdf/EcranPdf.svelte';
import EcranEnsemble from '../features/ensemble/EcranEnsemble.svelte';
import EcranIndicateurs from '../features/indicateurs/EcranIndicateurs.svelte';
import EcranMoyens from '../features/moyens/EcranMoyens.svelte';
import EcranObjectifs from '../features/objectifs/EcranObjectifs.svelte';
import EcranParties from '../features/parties/EcranParties.svelte';
import EcranSuivi from '../features/suivi/EcranSuivi.svelte';
import EcranVersions from '../features/versions/EcranVersions.svelte';
import type { CodeEtat } from '../shared/Etat.svelte';
import type { CleEcran } from '../state/navigation.svelte';
import { textes } from '../texts/fr';

/** A screen is told which it is; most have no use for it. */
export type ComposantEcran = Component<{ ecran: Ecran }>;

export interface Ecran {
  cle: CleEcran;
  /** As the dossier numbers it; null for what is not a part of it. */
  numero: number | null;
  /** With Ctrl. */
  touche: string;
  tables: string[];
  composant: ComposantEcran;
}

export const ECRANS: Ecran[] = [
  { cle: 'ensemble', numero: null, touche: '0', tables: ['dossier'], composant: EcranEnsemble },
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
    composant: EcranParties,
  },
  {
    cle: 'diagnostic',
    numero: 2,
    touche: '2',
    tables: ['diagnostic', 'constats', 'exercices', 'donnees', 'valeurs', 'heures_payees', 'publics'],
    composant: EcranDiagnostic,
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
    composant: EcranObjectifs,
  },
  {
    cle: 'indicateurs',
    numero: 4,
    touche: '4',
    tables: ['indicateurs', 'mesures', 'situations', 'mesures_provisoires'],
    composant: EcranIndicateurs,
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
    composant: EcranMoyens,
  },
  {
    cle: 'contrat',
    numero: 6,
    touche: '6',
    tables: ['contrat', 'visas', 'articles', 'mentions', 'couvertures', 'annexes', 'regles'],
    composant: EcranContrat,
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
    composant: EcranSuivi,
  },
  {
    cle: 'pdf',
    numero: null,
    touche: '8',
    tables: ['presentation', 'logos', 'sections_imprimees'],
    composant: EcranPdf,
  },
  {
    cle: 'versions',
    numero: null,
    touche: '9',
    tables: ['versions', 'reprise', 'lignes_reprise', 'decisions_reprise'],
    composant: EcranVersions,
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

export interface Completude {
  code: CodeEtat;
  mot: string;
}

/** Where a part of the dossier stands, from what the checks found in it; null where it makes no sense. */
export function completude(ecran: Ecran, constats: Constat[]): Completude | null {
  if (ecran.numero === null) return null;
  const siens = constats.filter((c) => ecran.tables.includes(c.table));
  const bloquants = siens.filter((c) => c.severite === 'bloquant').length;
  if (bloquants > 0) return { code: 'non_atteint', mot: textes.completude.bloquant(bloquants) };
  const points = siens.filter((c) => c.severite !== 'info').length;
  if (points > 0) return { code: 'partiellement_atteint', mot: textes.completude.a_completer(points) };
  return { code: 'atteint', mot: textes.completude.complet };
}
