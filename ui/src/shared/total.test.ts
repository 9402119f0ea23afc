import { describe, expect, it } from 'vitest';

import { complet, ecrireTotal, valeurTotal } from './total';

const ecrire = (v: number): string => `${v} €`;

describe('un total', () => {
  it('entier s’écrit comme un chiffre', () => {
    const entier = { somme: 358, etendue: null };
    expect([complet(entier), ecrireTotal(entier, ecrire), valeurTotal('montant', entier)]).toEqual([358, '358 €', 358]);
  });

  it('partiel dit ce qui le compose et n’est jamais un résultat', () => {
    const partiel = { somme: 358, etendue: '2 années sur 4' };
    expect(complet(partiel)).toBeNull();
    expect(ecrireTotal(partiel, ecrire)).toBe('358 € (2 années sur 4)');
    expect(valeurTotal('montant', partiel)).toBe('358 (2 années sur 4)');
  });

  it('dont rien n’est connu ne s’écrit pas', () => {
    for (const rien of [{ somme: null, etendue: null }, null, undefined]) {
      expect([complet(rien), ecrireTotal(rien, ecrire), valeurTotal('montant', rien)]).toEqual([null, '', null]);
    }
  });
});
