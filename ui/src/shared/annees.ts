/** The columns of a grid by year. */
import type { Calculs } from '../backend';

export interface ColonneAnnee {
  cle: string;
  libelle: string;
  courante: boolean;
  /** Figures to compare with: nothing is typed there. */
  passee?: boolean;
  lectureSeule?: boolean;
}

/** One column a year, the one to fill marked; `aujourdhui` is the core's date. */
export function colonnesAnnees(annees: number[], calculs: Calculs | null, aujourdhui: string): ColonneAnnee[] {
  const courante = anneeSaisie(calculs, aujourdhui);
  return annees.map((annee) => ({ cle: String(annee), libelle: String(annee), courante: annee === courante }));
}

/** The same, with the months of the years that the contract covers in part: « 2027 (juil.–déc.) ». */
export function colonnesContrat(annees: number[], calculs: Calculs | null, aujourdhui: string): ColonneAnnee[] {
  return colonnesAnnees(annees, calculs, aujourdhui).map((c) => ({
    ...c,
    libelle: titreAnnee(Number(c.cle), calculs),
  }));
}

/** The year being filled in, after the one before it, in grey. */
export function colonnesSaisie(annee: number, calculs: Calculs | null): ColonneAnnee[] {
  return [
    { cle: String(annee - 1), libelle: String(annee - 1), courante: false, passee: true, lectureSeule: true },
    { cle: String(annee), libelle: titreAnnee(annee, calculs), courante: true },
  ];
}

/** « 2027 (juil.–déc.) » for a year that the contract covers in part, else the year. */
export function titreAnnee(annee: number, calculs: Calculs | null): string {
  return calculs?.annees?.partielles.find((p) => p.annee === annee)?.titre ?? String(annee);
}

/** Years of the contract; while it has no dates, the five that the next contract would cover. */
export function anneesContrat(calculs: Calculs | null, aujourdhui: string): number[] {
  const connues = calculs?.annees?.contrat ?? [];
  return connues.length > 0 ? connues : prochaines(aujourdhui);
}

/** Years with history: the three before the contract, those that have figures, then those of the contract. */
export function anneesToutes(calculs: Calculs | null, aujourdhui: string): number[] {
  const contrat = anneesContrat(calculs, aujourdhui);
  const premiere = contrat[0];
  const avant = premiere === undefined ? [] : [premiere - 3, premiere - 2, premiere - 1];
  return [...new Set([...avant, ...(calculs?.annees?.toutes ?? []), ...contrat])].sort((a, b) => a - b);
}

/** A contract written in the second half of a year begins the next one. */
function prochaines(aujourdhui: string): number[] {
  const [annee, mois] = aujourdhui.split('-').map(Number);
  if (!annee || !mois) return [];
  const premiere = mois > 6 ? annee + 1 : annee;
  return Array.from({ length: 5 }, (_, i) => premiere + i);
}

/** Years given and years of the rows, in ascending order. */
export function avecAnnees(annees: number[], lignes: readonly object[]): number[] {
  const toutes = new Set(annees);
  for (const ligne of lignes) {
    const { annee } = ligne as { annee?: unknown };
    if (typeof annee === 'number') toutes.add(annee);
  }
  return [...toutes].sort((a, b) => a - b);
}

/** The year being filled, as the core says it; while the contract has no dates, the one under way. */
export function anneeSaisie(calculs: Calculs | null, aujourdhui: string): number {
  return calculs?.annees?.saisie ?? Number(aujourdhui.slice(0, 4));
}

/** The years of the contract that no row is for. */
export function anneesSansLigne(lignes: readonly object[], calculs: Calculs | null): number[] {
  const connues = new Set(avecAnnees([], lignes));
  return (calculs?.annees?.contrat ?? []).filter((annee) => !connues.has(annee));
}

/**
 * The year a new row of a yearly table is for: the first of the contract, or of the next one while there are no dates, that
 * has no row; else the one after the last row.
 */
export function anneeSuivante(lignes: readonly object[], calculs: Calculs | null, aujourdhui: string): number {
  const connues = avecAnnees([], lignes).filter((annee) => annee > 0);
  const sans = anneesContrat(calculs, aujourdhui).find((annee) => !connues.includes(annee));
  return sans ?? Math.max(...connues, Number(aujourdhui.slice(0, 4)) - 1) + 1;
}
