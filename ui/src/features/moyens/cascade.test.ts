import { describe, expect, it } from 'vitest';

import { dessiner } from './cascade';

const rows = [
  { debut: 0, fin: 100 },
  { debut: 100, fin: -50 },
  { debut: -50, fin: -50 },
  { debut: 0, fin: -50 },
];

describe('la cascade', () => {
  it('pose chaque barre de sa ligne entre ses deux bouts, de part et d’autre de zéro', () => {
    const { zero, barres } = dessiner(rows, 316);
    expect(zero).toBe(108);
    expect(barres).toEqual([
      { x: 108, largeur: 200, sens: 'plus' },
      { x: 8, largeur: 300, sens: 'moins' },
      { x: 8, largeur: 2, sens: 'nul' },
      { x: 8, largeur: 100, sens: 'moins' },
    ]);
  });

  it('relie une barre à celle qui la continue, et à aucune autre', () => {
    expect(dessiner(rows, 316).liens).toEqual([
      { rang: 0, x: 308 },
      { rang: 1, x: 8 },
      { rang: 2, x: 8 },
    ]);
  });

  it('ne dessine rien à partir d’un chiffre qui manque', () => {
    const { barres, liens } = dessiner(
      [
        { debut: 0, fin: 100 },
        { debut: null, fin: null },
        { debut: null, fin: null },
      ],
      316,
    );
    expect(barres.map((b) => b !== null)).toEqual([true, false, false]);
    expect(liens).toEqual([]);
    expect(dessiner([{ debut: null, fin: null }], 316).barres).toEqual([null]);
  });
});
