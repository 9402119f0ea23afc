/**
 * The ten screens: number in the dossier, key that shows the screen, tables the screen edits (the model says which).
 * The components that draw them are in `views/ecrans.ts`.
 */
import { type NomTable, type Table, TABLES } from '../generated/modele';
import type { CleEcran } from '../texts/fr';

export interface Ecran {
  cle: CleEcran;
  /** Number of the part in the dossier; null for a screen that is not a part of it. */
  numero: number | null;
  /** Digit pressed with Ctrl. */
  touche: string;
  tables: string[];
}

const DECRITS: Omit<Ecran, 'tables'>[] = [
  { cle: 'ensemble', numero: null, touche: '0' },
  {
    cle: 'parties',
    numero: 1,
    touche: '1',
  },
  {
    cle: 'diagnostic',
    numero: 2,
    touche: '2',
  },
  {
    cle: 'objectifs',
    numero: 3,
    touche: '3',
  },
  {
    cle: 'indicateurs',
    numero: 4,
    touche: '4',
  },
  {
    cle: 'moyens',
    numero: 5,
    touche: '5',
  },
  {
    cle: 'contrat',
    numero: 6,
    touche: '6',
  },
  {
    cle: 'suivi',
    numero: 7,
    touche: '7',
  },
  {
    cle: 'pdf',
    numero: null,
    touche: '8',
  },
  {
    cle: 'versions',
    numero: null,
    touche: '9',
  },
];

export const ECRANS: Ecran[] = DECRITS.map((e) => ({
  ...e,
  tables: Object.values<Table>(TABLES).flatMap((t) => (t.ecran === e.cle ? [t.nom] : [])),
}));

export function ecranDe(cle: CleEcran): Ecran {
  const ecran = ECRANS.find((e) => e.cle === cle);
  if (!ecran) throw new Error(`écran inconnu : ${cle}`);
  return ecran;
}

export function ecranDeTable(table: string): CleEcran | null {
  return Object.hasOwn(TABLES, table) ? TABLES[table as NomTable].ecran : null;
}
