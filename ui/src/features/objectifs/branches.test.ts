import { describe, expect, it } from 'vitest';

import type { Contenu } from './arbre';
import { copier, depot, deplacer, destination, type Lieu, premiere, voisine } from './branches';

const d = {
  axes: [
    { id: 1, code: 'AXE-1', libelle: '' },
    { id: 2, code: 'AXE-2', libelle: '' },
  ],
  objectifs: [
    { id: 10, axe_id: 1, code: 'OBJ-1.1', libelle: '' },
    { id: 11, axe_id: 2, code: 'OBJ-2.1', libelle: '' },
    { id: 12, axe_id: 1, code: 'OBJ-1.2', libelle: '' },
  ],
  actions: [
    { id: 20, objectif_id: 10, code: 'ACT-01', intitule: '' },
    { id: 21, objectif_id: 10, code: 'ACT-02', intitule: '' },
    { id: 22, objectif_id: 11, code: 'ACT-03', intitule: '' },
  ],
} as unknown as Contenu;
const action = (id: number) => ({ table: 'actions' as const, id });
const objectif = (id: number) => ({ table: 'objectifs' as const, id });
const axe = (id: number) => ({ table: 'axes' as const, id });

describe('branches', () => {
  it('une action change d’objectif en un pas, à la fin ou avant une autre, sans changer de numéro', () => {
    expect(deplacer(d, action(20), 11, null, undefined)).toEqual([
      { geste: 'modifier', table: 'actions', id: 20, champs: { objectif_id: 11 } },
      { geste: 'deplacer', table: 'actions', id: 20, avant: null },
    ]);
    expect(deplacer(d, action(22), 10, 21, undefined)).toEqual([
      { geste: 'modifier', table: 'actions', id: 22, champs: { objectif_id: 10 } },
      { geste: 'deplacer', table: 'actions', id: 22, avant: 21 },
    ]);
    expect(deplacer(d, action(21), 10, 20, undefined)).toEqual([
      { geste: 'deplacer', table: 'actions', id: 21, avant: 20 },
    ]);
  });

  it('un objectif prend le numéro de son nouvel axe', () => {
    const codes = { objectifs: [{ axe_id: 2, code: 'OBJ-2.2' }], a_renumeroter: [], axes_de_la_loi: [] };
    expect(deplacer(d, objectif(10), 2, null, codes)[0]).toEqual({
      geste: 'modifier',
      table: 'objectifs',
      id: 10,
      champs: { axe_id: 2, code: 'OBJ-2.2' },
    });
  });

  it('une copie va à côté de l’original, ou à la fin d’une autre branche', () => {
    expect(copier(d, action(20), 10)).toEqual([
      { geste: 'copier', table: 'actions', id: 20, valeurs: { objectif_id: 10 }, apres: 20 },
    ]);
    expect(copier(d, objectif(10), 2)).toEqual([
      { geste: 'copier', table: 'objectifs', id: 10, valeurs: { axe_id: 2 }, apres: 11 },
    ]);
    expect(copier(d, axe(1), null)).toEqual([{ geste: 'copier', table: 'axes', id: 1, valeurs: {}, apres: 1 }]);
  });

  it('on ne dépose que dans ce qui peut contenir, ou avant une sœur', () => {
    expect(destination(d, action(20), objectif(11))).toEqual({ parent: 11, avant: null });
    expect(destination(d, action(20), action(22))).toEqual({ parent: 11, avant: 22 });
    expect(destination(d, objectif(10), axe(2))).toEqual({ parent: 2, avant: null });
    expect(destination(d, axe(2), axe(1))).toEqual({ parent: null, avant: 1 });
    expect(destination(d, action(20), axe(2))).toBeNull();
    expect(destination(d, objectif(10), action(22))).toBeNull();
    expect(destination(d, action(20), action(20))).toBeNull();
  });

  it('au bout d’une branche vient la suivante, dans l’ordre où l’on lit', () => {
    expect(voisine(d, action(21), 1)).toBe(12);
    expect(voisine(d, action(22), -1)).toBe(12);
    expect(voisine(d, action(22), 1)).toBeNull();
    expect(voisine(d, axe(1), 1)).toBeNull();
    expect(premiere(d, 'actions', 10)).toBe(20);
    expect(premiere(d, 'actions', 12)).toBeNull();
  });

  it('une ligne glissée va avant ou après une voisine, ou dans la branche qui peut la contenir', () => {
    const lieu = (quoi: Lieu, cible: Lieu, bas: boolean) => {
      const l = depot(d, quoi, cible, bas, false);
      return l && [l.place, l.sur.id, l.parent, l.avant];
    };
    expect(lieu(action(22), action(21), false)).toEqual(['avant', 21, 10, 21]);
    expect(lieu(action(22), action(20), true)).toEqual(['apres', 20, 10, 21]);
    expect(lieu(action(22), action(21), true)).toEqual(['apres', 21, 10, null]);
    expect(lieu(action(22), objectif(10), false)).toEqual(['dans', 10, 10, null]);
    // In its own branch: to its end, unless it is there.
    expect(lieu(action(20), objectif(10), false)).toEqual(['dans', 10, 10, null]);
    expect(lieu(action(21), objectif(10), false)).toBeNull();
    // A deeper row stands for the end of its branch; its own is no place.
    expect(lieu(objectif(11), action(20), false)).toEqual(['apres', 10, 1, 12]);
    expect(lieu(objectif(10), action(20), true)).toBeNull();
    expect(lieu(axe(2), objectif(12), false)).toBeNull();
    expect(lieu(axe(1), action(22), false)).toEqual(['apres', 2, null, null]);
    // Where it is already, and where it cannot go.
    expect(lieu(action(20), action(21), false)).toBeNull();
    expect(lieu(action(21), action(20), true)).toBeNull();
    expect(lieu(action(20), axe(2), true)).toBeNull();
  });

  it('une copie glissée dit où elle ira : à côté de l’original, ou dans l’autre branche', () => {
    expect(depot(d, action(20), action(21), false, true)).toEqual({
      parent: 10,
      avant: null,
      sur: action(20),
      place: 'apres',
    });
    expect(depot(d, action(20), action(22), false, true)).toEqual({
      parent: 11,
      avant: null,
      sur: objectif(11),
      place: 'dans',
    });
    expect(depot(d, axe(1), axe(2), true, true)).toMatchObject({ parent: null, sur: axe(1), place: 'apres' });
  });
});
