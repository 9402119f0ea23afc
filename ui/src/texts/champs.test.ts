import { readFileSync, writeFileSync } from 'node:fs';

import { describe, expect, it } from 'vitest';

import { TABLES } from '../generated/modele';
import { champs, communs, tables } from './champs';

describe.each(Object.values(TABLES))('la table $nom', ({ nom, unique, champs: siens }) => {
  it('a un nom, un libellé pour chaque champ et aucun de trop', () => {
    expect(tables[nom]?.nom).toBeTruthy();
    expect(unique || Boolean(tables[nom]?.une)).toBe(true);
    const noms = siens.map((c) => c.nom);
    expect(noms.filter((c) => !champs[nom]?.[c] && !communs[c])).toEqual([]);
    expect(Object.keys(champs[nom] ?? {}).filter((c) => !noms.includes(c))).toEqual([]);
  });
});

// The core's sentences (history, comparison, command line) say fields as the window does: written with CPOM_ECRIRE=1.
it('les libellés que le programme dit hors de la fenêtre sont ceux-ci', () => {
  const chemin = '../src-tauri/api/src/libelles.json';
  const texte = `${JSON.stringify({ ...champs, '*': communs }, null, 1)}\n`;
  if (process.env['CPOM_ECRIRE']) writeFileSync(chemin, texte);
  expect(readFileSync(chemin, 'utf8')).toBe(texte);
});
