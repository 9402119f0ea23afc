/** A sum said with its figures: « 12 000 € + 3 500 € = 15 500 € ». */

/** Terms beyond which figures are counted rather than listed. */
const MAX = 10;

/** Null when there is nothing to add, or when the terms are not those of the total. */
export function addition(
  termes: (number | null | undefined)[],
  total: number,
  ecrire: (v: number) => string,
): string | null {
  const connus = termes.filter((v): v is number => typeof v === 'number' && v !== 0);
  const somme = connus.reduce((a, b) => a + b, 0);
  if (connus.length === 0 || Math.abs(somme - total) > 0.005) return null;
  const debut = connus.slice(0, MAX).map(ecrire).join(' + ');
  return `${debut}${connus.length > MAX ? ' + …' : ''} = ${ecrire(total)}`;
}
