import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

const feuille = readFileSync('src/styles/tokens.css', 'utf8');

/** The colours declared in the block that follows a selector. */
function bloc(selecteur: string): Record<string, string> {
  const debut = feuille.indexOf(selecteur);
  expect(debut, selecteur).toBeGreaterThanOrEqual(0);
  const corps = feuille.slice(feuille.indexOf('{', debut) + 1, feuille.indexOf('}', debut));
  return Object.fromEntries([...corps.matchAll(/--([\w-]+):\s*(#[0-9a-f]{6})/g)].map((m) => [m[1] ?? '', m[2] ?? '']));
}

const clair = bloc(':root {');
const sombre = bloc(":root[data-theme='sombre'] {");
const systeme = bloc(":root:not([data-theme='clair']) {");

function luminance(couleur: string): number {
  const [r = 0, v = 0, b = 0] = [1, 3, 5].map((i) => {
    const c = parseInt(couleur.slice(i, i + 2), 16) / 255;
    return c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r + 0.7152 * v + 0.0722 * b;
}

function contraste(a: string, b: string): number {
  const [clairs = 0, fonce = 0] = [luminance(a), luminance(b)].sort((x, y) => y - x);
  return (clairs + 0.05) / (fonce + 0.05);
}

const fonds = ['papier', 'surface', 'survol', 'selection', 'annee-courante', 'fond-erreur'];
const encres = ['encre', 'encre-douce'];
const accents = ['accent', 'atteint', 'partiel', 'non-atteint'];

describe.each([
  ['clair', clair],
  ['sombre', sombre],
])('thème %s', (_nom, couleurs) => {
  const texte: [string, string][] = [
    ...encres.flatMap((e) => fonds.map((f): [string, string] => [e, f])),
    ...accents.flatMap((e) => ['papier', 'surface', 'survol'].map((f): [string, string] => [e, f])),
    ['non-atteint', 'fond-erreur'],
    // Words of drawings on their grounds.
    ...['teinte', 'teinte-pale', 'ton-moyen', 'ton-doux', 'ton-clair', 'gris-moyen', 'gris-clair'].map(
      (f): [string, string] => ['encre', f],
    ),
    ['accent', 'teinte'],
    ['accent', 'teinte-pale'],
    ['surface', 'accent'],
    ['surface', 'gris-fonce'],
    ['sur-accent', 'accent'],
  ];
  it.each(texte)('%s sur %s se lit (4,5:1)', (encre, fond) => {
    expect(contraste(couleurs[encre] ?? '', couleurs[fond] ?? '')).toBeGreaterThanOrEqual(4.5);
  });

  const bords: [string, string][] = ['papier', 'surface'].flatMap((f): [string, string][] => [
    ['ligne-champ', f],
    ['accent', f],
  ]);
  it.each(bords)('le bord %s se voit sur %s (3:1)', (bord, fond) => {
    expect(contraste(couleurs[bord] ?? '', couleurs[fond] ?? '')).toBeGreaterThanOrEqual(3);
  });
});

it('le thème sombre est le même, choisi ou demandé par le système', () => {
  expect(systeme).toEqual(sombre);
  expect(Object.keys(sombre).sort()).toEqual(Object.keys(clair).sort());
});
