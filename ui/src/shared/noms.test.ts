import { expect, it } from 'vitest';

import { court } from './noms';

it.each([
  ['un nom court', 60, 'un nom court'],
  ['Rapport annuel transmis au Département', 30, 'Rapport annuel transmis au…'],
  ['Code, notamment ses articles L. 313-11, L. 313-11-1', 42, 'Code, notamment ses articles L. 313-11…'],
  ['Pilote : responsable de secteur (agence)', 12, 'Pilote…'],
])('« %s » coupé à %i se lit jusqu’au bout', (texte, max, attendu) => expect(court(texte, max)).toBe(attendu));
