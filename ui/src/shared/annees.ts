/** The columns of a grid by year. */
import type { Calculs } from '../backend';

export interface ColonneAnnee {
  cle: string;
  libelle: string;
  courante: boolean;
}

/** One column a year, the one under way marked; `aujourdhui` is the core's date. */
export function colonnesAnnees(annees: number[], aujourdhui: string): ColonneAnnee[] {
  const courante = Number(aujourdhui.slice(0, 4));
  return annees.map((annee) => ({ cle: String(annee), libelle: String(annee), courante: annee === courante }));
}

/** Years of the contract; the year under way and those around it while the contract has no dates. */
export function anneesContrat(calculs: Calculs | null, aujourdhui: string): number[] {
  const connues = calculs?.annees?.contrat ?? [];
  return connues.length > 0 ? connues : autour(aujourdhui);
}

/** Years with history: those before the contract that have figures, then those of the contract. */
export function anneesToutes(calculs: Calculs | null, aujourdhui: string): number[] {
  const connues = calculs?.annees?.toutes ?? [];
  return connues.length > 0 ? connues : autour(aujourdhui);
}

function autour(aujourdhui: string): number[] {
  const annee = Number(aujourdhui.slice(0, 4));
  return Number.isFinite(annee) && annee > 0 ? [annee - 1, annee, annee + 1] : [];
}

/** The years given and those the rows speak of, in order. */
export function avecAnnees(annees: number[], lignes: readonly object[]): number[] {
  const toutes = new Set(annees);
  for (const ligne of lignes) {
    const { annee } = ligne as { annee?: unknown };
    if (typeof annee === 'number') toutes.add(annee);
  }
  return [...toutes].sort((a, b) => a - b);
}
