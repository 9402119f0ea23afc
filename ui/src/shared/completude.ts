/** Completeness of a part of the dossier, read from the findings of the core. */
import type { Constat } from '../backend';
import type { Ecran } from '../state/ecrans';
import { textes } from '../texts/fr';
import type { CodeEtat } from './Etat.svelte';

export interface Completude {
  code: CodeEtat;
  mot: string;
}

/** Completeness of the screen; null for a screen that is not a numbered part. */
export function completude(ecran: Ecran, constats: Constat[]): Completude | null {
  if (ecran.numero === null) return null;
  const siens = constats.filter((c) => ecran.tables.includes(c.table));
  const bloquants = siens.filter((c) => c.severite === 'bloquant').length;
  if (bloquants > 0) return { code: 'non_atteint', mot: textes.completude.bloquant(bloquants) };
  const points = siens.filter((c) => c.severite !== 'info').length;
  if (points > 0) return { code: 'partiellement_atteint', mot: textes.completude.a_completer(points) };
  return { code: 'atteint', mot: textes.completude.complet };
}
