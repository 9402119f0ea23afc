import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';

import { describe, expect, it } from 'vitest';

import type { BordDuMois, Genre } from '../backend/modele';
import { analyser, lireNombre } from './format';

/** Cases shared with the core: page and core must read the same texts as the same values. */
interface Cas {
  nombres: [texte: string, valeur: string | null][];
  points_douteux: [texte: string, milliers: string][];
  unites: [genre: Genre, texte: string, admise: boolean][];
  dates: [texte: string, bord: BordDuMois | null, valeur: string | null][];
  oui_non: [texte: string, valeur: boolean | null][];
}

const CAS = JSON.parse(readFileSync(resolve('../src-tauri/core/src/francais/cases.json'), 'utf8')) as Cas;

describe('lire comme le cœur', () => {
  it.each(CAS.nombres)('nombre « %s » → %s', (texte, valeur) => {
    const lu = lireNombre(texte);
    expect(lu?.valeur ?? null).toBe(valeur);
    expect(lu?.douteux ?? false).toBe(false);
  });

  it.each(CAS.points_douteux)('point douteux « %s » → %s', (texte, milliers) => {
    expect(lireNombre(texte)).toMatchObject({ valeur: milliers, douteux: true });
  });

  it.each(CAS.unites)('%s « %s » : %s', (genre, texte, admise) => {
    expect(analyser(genre, texte, true).ok).toBe(admise);
  });

  it.each(CAS.dates)('date « %s » (%s) → %s', (texte, bord, valeur) => {
    const lecture = analyser('date', texte, false, bord);
    expect(lecture.ok ? lecture.valeur : null).toBe(valeur);
  });

  it.each(CAS.oui_non)('oui ou non « %s » → %s', (texte, valeur) => {
    const lecture = analyser('booleen', texte, true);
    expect(lecture.ok ? lecture.valeur : null).toBe(valeur);
  });
});
