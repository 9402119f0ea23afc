import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';

import { expect, it } from 'vitest';

import { contientTexte, sansAccents } from './recherche';

const CAS = resolve(import.meta.dirname, '../../../src-tauri/core/src/sans_accents.json');

it('ôte les accents comme le noyau, sur les mêmes cas', () => {
  const cas = JSON.parse(readFileSync(CAS, 'utf8')) as [avant: string, apres: string][];
  expect(cas.length).toBeGreaterThan(8);
  for (const [avant, apres] of cas) expect(sansAccents(avant), avant).toBe(apres);
});

it('trouve « cœur » par « coeur », et une lettre dont l’accent est à part', () => {
  expect(contientTexte('Cœur de métier', 'coeur')).toBe(true);
  expect(contientTexte('re\u0301alise\u0301', 'Réalisé')).toBe(true);
});
