/** Figures that closing a year freezes, as the core names them: nothing is typed there until the year is reopened. */
import type { NomTable } from '../backend/modele';
import { FIGURES_FIGEES, NATURES_OUVERTES } from '../generated/modele';
import type { MagasinDossier } from './dossier.svelte';

/** The closed year that freezes a field of a row; null when it can be typed in. */
export function anneeClose(magasin: MagasinDossier, table: NomTable, champ: string, ligne: object): number | null {
  const { annee, nature } = ligne as { annee?: unknown; nature?: unknown };
  if (typeof annee !== 'number' || !magasin.closes.has(annee) || !FIGURES_FIGEES[table]?.includes(champ)) return null;
  return NATURES_OUVERTES.some((n) => n === nature) ? null : annee;
}
