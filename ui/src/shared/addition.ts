/** Sum written with its terms: « 12 000 € + 3 500 € = 15 500 € ». */

/** Terms beyond which figures are counted rather than listed. */
const MAX = 10;

interface Terme {
  nom: string;
  valeur: number | null | undefined;
}

/** Each figure with what it is: « APA 33 460 h + PCH 12 240 h = 45 700 h ». Null as for `addition`. */
export function additionNommee(termes: Terme[], total: number | null, ecrire: (v: number) => string): string | null {
  const connus = termes.flatMap(({ nom, valeur }) =>
    typeof valeur === 'number' && valeur !== 0 ? { nom, valeur } : [],
  );
  const somme = connus.reduce((s, { valeur }) => s + valeur, 0);
  if (total === null || connus.length === 0 || Math.abs(somme - total) > 0.005) return null;
  const debut = connus.slice(0, MAX).map(({ nom, valeur }) => (nom ? `${nom} ${ecrire(valeur)}` : ecrire(valeur)));
  return `${debut.join(' + ')}${connus.length > MAX ? ' + …' : ''} = ${ecrire(total)}`;
}

/** Null when there is nothing to add, or when the terms are not those of the total. */
export function addition(
  termes: (number | null | undefined)[],
  total: number | null,
  ecrire: (v: number) => string,
): string | null {
  return additionNommee(
    termes.map((valeur) => ({ nom: '', valeur })),
    total,
    ecrire,
  );
}
