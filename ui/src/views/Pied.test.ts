import { expect, it } from 'vitest';

import type { Constat } from '../backend';
import { rendreExemple } from '../test/exemple';
import Pied from './Pied.svelte';

const constat = (severite: Constat['severite']): Constat => ({
  code: 'X',
  severite,
  phrase: 'Un point.',
  table: 'actions',
  id: 3,
  champ: null,
});

it.each<[Constat['severite'][], string]>([
  [['info'], 'Aucun point à voir'],
  [['a_completer', 'avertissement'], 'Points à voir'],
  // A row that is added has gaps: the line says the same.
  [['a_completer', 'a_completer', 'avertissement'], 'Points à voir'],
  [['a_completer', 'bloquant'], '1 point bloquant'],
])('ne compte que les points bloquants : %j', async (severites, dit) => {
  const { getByRole } = await rendreExemple(Pied, {}, { backend: (b) => (b.constats = severites.map(constat)) });
  expect(getByRole('button', { name: dit })).toBeTruthy();
});
