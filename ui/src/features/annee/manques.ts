/** Cells where the gaps of a year are typed, while they have no row yet. */

/** Beginning of the name of the sheet that shows the rows of a table, in the steps of the year. */
const FEUILLES: Record<string, string> = {
  heures: 'heures/',
  heures_payees: 'heures_payees/',
  valeurs: 'valeurs/',
  effectifs: 'effectifs/',
  montants_budget: 'budget/',
  budgets_action: 'budgets_action/',
  mesures: 'mesures/',
  bilans_action: 'actions/',
};

/**
 * The cell of a gap: that of its parent and field where rows have a parent, else the first of its sheet that waits for something;
 * null when this step has no such sheet.
 */
export function cellule(
  racine: HTMLElement,
  table: string,
  parent: number | null,
  champ: string | null,
): HTMLElement | null {
  const debut = FEUILLES[table];
  const feuille = debut === undefined ? null : racine.querySelector(`[data-feuille^="${debut}"]`);
  if (!feuille) return null;
  const rangee = parent === null ? feuille : feuille.querySelector(`tr[data-ligne="${parent}"]`);
  const cases = [...(rangee?.querySelectorAll<HTMLElement>('td[data-r]:not([aria-readonly])') ?? [])];
  return cases.find((c) => c.dataset['colonne'] === champ) ?? cases[0] ?? null;
}
