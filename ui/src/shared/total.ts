/** Totals of the core: the sum of the known terms, and how far it goes when some are missing. */
import type { Total, Valeur } from '../backend';
import type { Genre } from '../backend/modele';
import { afficher } from './format';

/** The sum when no term is missing; null otherwise. */
export function complet(total: Total | null | undefined): number | null {
  return total && total.etendue === null ? total.somme : null;
}

/** « 358 050 € », « 358 050 € (2 années sur 4) » when the sum is partial; empty when nothing is known. */
export function ecrireTotal(total: Total | null | undefined, ecrire: (v: number) => string): string {
  if (!total || total.somme === null) return '';
  return total.etendue === null ? ecrire(total.somme) : `${ecrire(total.somme)} (${total.etendue})`;
}

/** A total as a cell of a sheet: its figure, or the words of a partial sum. */
export function valeurTotal(genre: Genre, total: Total | null | undefined): Valeur {
  return complet(total) ?? (ecrireTotal(total, (v) => afficher(genre, v)) || null);
}
