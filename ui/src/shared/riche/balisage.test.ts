import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';

import { exemple } from '../../test/exemple';
import { type Bloc, ecrire, lire } from './balisage';
import { blocsDe, documentDe, schema } from './schema';

interface Cas {
  texte: string;
  blocs: Bloc[];
  normal?: string;
}

/** The tests run in `ui`; the core is held to the same file. */
const CAS = JSON.parse(readFileSync(resolve('../src-tauri/core/src/balisage/cas.json'), 'utf8')) as Cas[];

describe('balisage', () => {
  it.each(CAS.map((c) => [c.texte, c] as const))('lit et écrit comme le noyau : %j', (texte, { blocs, normal }) => {
    expect(lire(texte)).toEqual(blocs);
    expect(ecrire(blocs)).toBe(normal ?? texte);
  });

  it('laisse inchangés les textes du modèle livré et de l’exemple', () => {
    const modele = JSON.parse(readFileSync(resolve('../src-tauri/core/referentiel/modele_contrat.json'), 'utf8')) as {
      preambule: string;
      articles: { texte: string }[];
    };
    const d = exemple();
    const textes = [
      modele.preambule,
      ...modele.articles.map((a) => a.texte),
      d.contrat.preambule,
      d.diagnostic.synthese,
      ...d.articles.map((a) => a.texte),
      ...d.annexes.map((a) => a.texte),
    ];
    expect(textes.length).toBeGreaterThan(50);
    for (const texte of textes) expect(ecrire(blocsDe(documentDe(texte)))).toBe(texte);
  });

  it('écrire puis lire redonne les mêmes blocs, par l’éditeur aussi', () => {
    const bouts = ['*', '**', '\\', '|', '\n', '\n\n', '\n  ', ' ', '\t', '- ', '• ', '1. ', '2. ', '{{service.nom}}'];
    bouts.push('{{', '}}', 'a', 'été', '😀', '. ', '| a | b |\n| --- | --- |\n| c | d |', '| --- |');
    let graine = 42;
    const tirer = (n: number): number => {
      graine = (graine * 1103515245 + 12345) % 2147483648;
      return Math.floor((graine / 2147483648) * n);
    };
    for (let essai = 0; essai < 3000; essai++) {
      const texte = Array.from({ length: tirer(12) }, () => bouts[tirer(bouts.length)]).join('');
      const blocs = lire(texte);
      const normal = ecrire(blocs);
      expect(lire(normal), JSON.stringify(texte)).toEqual(blocs);
      const document = documentDe(normal);
      document.check();
      expect(ecrire(blocsDe(document)), JSON.stringify(normal)).toBe(normal);
      expect(schema.nodeFromJSON(document.toJSON()).eq(document)).toBe(true);
    }
  });
});
