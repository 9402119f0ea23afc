/** Geometry of the line of time: places in hundredths of its width, dates that find room, order of the keyboard. */
import type { Frise } from '../../backend';
import type { NomTable } from '../../generated/modele';
import { libelleChoix } from '../../backend/description';

export type Repere = Frise['reperes'][number];
export type ActionFrise = Frise['actions'][number];

const JOUR = 86_400_000;

/** Field that holds the date of a row of the line. */
const CHAMPS: Partial<Record<NomTable, string>> = {
  contrat: 'date_signature',
  avenants: 'date',
  comites: 'date',
  revues: 'date_reunion',
  versements: 'date',
  decisions: 'echeance',
  echeances: 'date',
  actions: 'date_fin',
};

/** Field to show for a row of the line; null for the whole row. */
export function champDuRepere(table: string): string | null {
  return CHAMPS[table as NomTable] ?? null;
}

/** State of an action in words: under way from its first day, until it is done or late. */
export function etatAction(x: ActionFrise): string {
  return x.en_cours ? libelleChoix('etat_phase', 'en_cours') : libelleChoix('etat_repere', x.etat);
}

function jour(date: string): number {
  return Date.parse(`${date}T00:00:00Z`) / JOUR;
}

/** Place of the first instant of a day, from 0 to 100. */
export function place(frise: Pick<Frise, 'debut' | 'fin'>, date: string): number {
  const [debut, fin] = [jour(`${frise.debut}-01-01`), jour(`${frise.fin}-12-31`) + 1];
  return ((jour(date) - debut) / (fin - debut)) * 100;
}

/** The stretch of two days, both included. */
export function etendue(
  frise: Pick<Frise, 'debut' | 'fin'>,
  { debut, fin }: { debut: string; fin: string },
): { gauche: number; largeur: number } {
  const gauche = place(frise, debut);
  const un = 100 / (jour(`${frise.fin}-12-31`) + 1 - jour(`${frise.debut}-01-01`));
  return { gauche, largeur: place(frise, fin) + un - gauche };
}

/** Shape of a state: its meaning does not rest on a colour. */
export const FORMES: Record<Repere['etat'], { trace: string; creux: boolean }> = {
  fait: { trace: 'M7 2.5a4.5 4.5 0 1 1 0 9 4.5 4.5 0 0 1 0-9Z', creux: false },
  a_venir: { trace: 'M7 3a4 4 0 1 1 0 8 4 4 0 0 1 0-8Z', creux: true },
  en_retard: { trace: 'M7 1.5 13 12H1Z', creux: false },
  a_confirmer: { trace: 'M3.2 3.2h7.6v7.6H3.2Z', creux: true },
};

/** Order in which dates are written, and whether the nearest or the latest comes first. */
const ORDRE: Record<Repere['etat'], { rang: number; sens: 1 | -1 }> = {
  en_retard: { rang: 0, sens: 1 },
  a_confirmer: { rang: 1, sens: 1 },
  a_venir: { rang: 1, sens: 1 },
  fait: { rang: 2, sens: -1 },
};

/**
 * The dates of a line that are written: late ones first, then those to come from the nearest, then those done from the latest.
 * `reperes` are in the order of their dates; `demi` is half the width of a date, in hundredths of the line.
 */
export function datesEcrites(frise: Pick<Frise, 'debut' | 'fin'>, reperes: Repere[], demi: number): Set<Repere> {
  const ordre = reperes
    .map((r, i) => ({ r, rang: ORDRE[r.etat].rang, place: i * ORDRE[r.etat].sens }))
    .sort((a, b) => a.rang - b.rang || a.place - b.place)
    .map(({ r }) => r);
  const prises: number[] = [];
  const ecrites = new Set<Repere>();
  for (const r of ordre) {
    const x = place(frise, r.date);
    if (x < demi || x > 100 - demi || prises.some((p) => Math.abs(p - x) < 2 * demi)) continue;
    prises.push(x);
    ecrites.add(r);
  }
  return ecrites;
}

/**
 * Marks of a line that would hide one another, `serre` being the width of a mark in hundredths: each of a run is set a step
 * higher or lower, in turn.
 */
export function decalages(frise: Pick<Frise, 'debut' | 'fin'>, reperes: Repere[], serre: number): Map<Repere, number> {
  const pas = new Map<Repere, number>();
  let avant: { x: number; rang: number } | null = null;
  for (const r of reperes) {
    const x = place(frise, r.date);
    const rang: number = avant && x - avant.x < serre ? avant.rang + 1 : 0;
    pas.set(r, [0, -1, 1][rang % 3] ?? 0);
    avant = { x, rang };
  }
  return pas;
}

/** Cell of the keyboard that a key leads to, among lines of a varying number of marks; null when the key does not move. */
export function voisin(lignes: string[][], ici: string, touche: string): string | null {
  const r = lignes.findIndex((l) => l.includes(ici));
  const ligne = lignes[r];
  if (!ligne) return null;
  const c = ligne.indexOf(ici);
  switch (touche) {
    case 'ArrowRight':
      return ligne[c + 1] ?? null;
    case 'ArrowLeft':
      return ligne[c - 1] ?? null;
    case 'Home':
      return ligne[0] ?? null;
    case 'End':
      return ligne.at(-1) ?? null;
    case 'ArrowDown':
    case 'ArrowUp': {
      const vers = lignes[r + (touche === 'ArrowDown' ? 1 : -1)];
      return vers?.[Math.min(c, vers.length - 1)] ?? null;
    }
    default:
      return null;
  }
}
