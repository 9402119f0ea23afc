import { describe, expect, it } from 'vitest';

import { rangees } from './fenetre';

const lues = (...args: Parameters<typeof rangees>) =>
  rangees(...args).map((x) => (x.vides > 0 ? `${x.r}+${x.vides}` : x.r));

describe('les lignes dessinées', () => {
  it('toutes sans fenêtre', () => expect(lues(3, null, 0)).toEqual([0, 1, 2]));
  it('celles de la vue, et de la place pour les autres', () =>
    expect(lues(100, { debut: 10, fin: 13 }, 11)).toEqual(['0+10', 10, 11, 12, '13+87']));
  it('garde la ligne qui tient le clavier, au-dessus comme au-dessous', () => {
    expect(lues(100, { debut: 10, fin: 12 }, 2)).toEqual(['0+2', 2, '3+7', 10, 11, '12+88']);
    expect(lues(100, { debut: 10, fin: 12 }, 99)).toEqual(['0+10', 10, 11, '12+87', 99]);
  });
  it('compte toujours toutes les lignes', () => {
    for (const [debut, fin, active] of [
      [-8, 20, 0],
      [90, 140, 3],
      [0, 0, 50],
      [200, 300, 99],
    ] as const) {
      const total = rangees(100, { debut, fin }, active).reduce((n, x) => n + Math.max(1, x.vides), 0);
      expect(total).toBe(100);
    }
  });
  it('deux vides n’ont jamais la même clé', () => {
    for (const active of [0, 5, 50, 98, 99]) {
      const cles = rangees(100, { debut: 20, fin: 30 }, active).flatMap((x) => x.cle ?? []);
      expect(new Set(cles).size).toBe(cles.length);
    }
  });
});
