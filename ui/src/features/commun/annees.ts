/** The year a new row of a yearly table is for: the one after the last, or the first of the contract. */
import type { Calculs, Ligne } from '../../backend';

export function anneeSuivante(lignes: Ligne[], calculs: Calculs | null, aujourdhui: string): number {
  const connues = lignes.map((l) => l['annee']).filter((a): a is number => typeof a === 'number' && a > 0);
  if (connues.length > 0) return Math.max(...connues) + 1;
  return calculs?.annees?.contrat?.[0] ?? Number(aujourdhui.slice(0, 4));
}
