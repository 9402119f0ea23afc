/** The years of the diagnosis: those with figures, and the current year. */
import type { Calculs, Ligne } from '../../backend';
import type { Dossier } from '../../backend/modele';
import { anneesToutes } from '../../shared/annees';

/** Kinds of hours paid to field staff besides interventions, in order. */
export const POSTES_PAYES = [
  'conges_payes',
  'trajets_intervacations',
  'formation',
  'temps_collectifs',
  'absences_remunerees',
  'autres',
] as const;

/** From the first year of history to the current year, with any other year that has a raw figure. */
export function anneesObservees(calculs: Calculs | null, dossier: Dossier | null, aujourdhui: string): number[] {
  const courante = Number(aujourdhui.slice(0, 4));
  const annees = new Set(anneesToutes(calculs, aujourdhui).filter((a) => a <= courante));
  for (const { annee } of dossier?.valeurs ?? []) annees.add(annee);
  return [...annees].sort((a, b) => a - b);
}

/** Rows of a yearly table in the order of the years. */
export function parAnnee<L extends Ligne>(lignes: L[]): L[] {
  return [...lignes].sort((a, b) => Number(a.annee) - Number(b.annee));
}
