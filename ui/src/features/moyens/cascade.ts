/** Geometry of the waterfall: where each bar stands, what links it to the next one. */

export interface Etendue {
  /** Beginning and end of the bar, in euros; null when a row above, or its own amount, is missing. */
  debut: number | null;
  fin: number | null;
}

export interface Barre {
  x: number;
  largeur: number;
  /** Whether the bar goes towards more, less, or nowhere. */
  sens: 'plus' | 'moins' | 'nul';
}

export interface Dessin {
  /** Place of zero. */
  zero: number;
  /** One item a row; null where there is nothing to draw. */
  barres: (Barre | null)[];
  /** Link from a bar to the one below, where the second begins at the end of the first, or sums up to it. */
  liens: { rang: number; x: number }[];
}

/** Width under which a bar would not be seen. */
const MINIMUM = 2;

/** The bars in a drawing of this width, with room on both sides. */
export function dessiner(rows: Etendue[], largeur: number, marge = 8): Dessin {
  const connus = rows.flatMap(({ debut, fin }) => (debut === null || fin === null ? [] : [debut, fin]));
  const [min, max] = [Math.min(0, ...connus), Math.max(0, ...connus)];
  const utile = Math.max(1, largeur - 2 * marge);
  const x = (euros: number): number => marge + ((euros - min) / (max - min || 1)) * utile;
  const barres = rows.map(({ debut, fin }): Barre | null => {
    if (debut === null || fin === null) return null;
    const [a, b] = [x(Math.min(debut, fin)), x(Math.max(debut, fin))];
    return { x: a, largeur: Math.max(MINIMUM, b - a), sens: fin > debut ? 'plus' : fin < debut ? 'moins' : 'nul' };
  });
  const liens = rows.flatMap(({ fin }, rang) => {
    const suivante = rows[rang + 1];
    return fin !== null && suivante && suivante.fin !== null && (suivante.debut === fin || suivante.fin === fin)
      ? [{ rang, x: x(fin) }]
      : [];
  });
  return { zero: x(0), barres, liens };
}
