import { expect, it } from 'vitest';

import { exemple } from '../../test/exemple';
import { ancres } from './ancres';

it('une annexe s’atteint sous son identifiant, qu’une autre soit vide ou déplacée', () => {
  const d = exemple();
  const lieu = { table: 'annexes', id: 3, champ: 'texte' };
  expect(ancres(d, lieu)).toEqual(['annexe-3']);
  Object.assign(d.annexes[0] ?? {}, { titre: '', texte: '' });
  d.annexes.reverse();
  expect(ancres(d, lieu)).toEqual(['annexe-3']);
});

it('une ligne s’atteint par elle-même, puis par ce qui la contient', () => {
  const d = exemple();
  expect(ancres(d, { table: 'etapes', id: 10, champ: 'statut' })).toEqual(['action-4', 'objectifs', 'objectifs']);
  expect(ancres(d, { table: 'contrat', id: 1, champ: 'preambule' })[0]).toBe('preambule');
});
