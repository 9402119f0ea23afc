import { describe, expect, it } from 'vitest';

import cas from '../../../src-tauri/api/src/ecart_cas.json';
import type { Ecart } from '../backend';
import { appliquer } from './ecart';

describe('ce qui diffère entre deux lectures', () => {
  it.each(cas)('$cas', ({ avant, apres, ecart }) => {
    const base = structuredClone(avant);
    expect(appliquer(base, ecart as unknown as Ecart)).toEqual(apres);
    expect(base).toEqual(avant);
  });

  it('garde l’identité de ce qui ne change pas', () => {
    const base = { calculs: { a: 1 }, lignes: [{ id: 1 }, { id: 2, n: 5 }] };
    const ecart: Ecart = {
      objet: {
        champs: { lignes: { elements: { 1: { objet: { champs: { n: { valeur: 6 } }, retires: [] } } } } },
        retires: [],
      },
    };
    const suite = appliquer(base, ecart) as typeof base;
    expect(suite.lignes[1]).toEqual({ id: 2, n: 6 });
    expect(suite.calculs).toBe(base.calculs);
    expect(suite.lignes[0]).toBe(base.lignes[0]);
  });
});
