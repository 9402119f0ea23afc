import { describe, expect, it } from 'vitest';

import { chercherAide } from './chercher';
import { ECRANS } from '../../state/ecrans';
import { GLOSSAIRE, GUIDES, segments } from '../../texts/aide';

const F = '\u202f';
const TEXTES = [
  ...Object.values(GUIDES).flatMap((g) => [g.pour, ...g.gestes.flatMap((x) => [x.titre, x.comment])]),
  ...GLOSSAIRE.flatMap((t) => [t.mot, t.entier ?? '', t.sens]),
];

describe('guide', () => {
  it('chaque écran a le sien, avec au moins trois gestes', () => {
    for (const { cle } of ECRANS) expect(GUIDES[cle].gestes.length, cle).toBeGreaterThanOrEqual(3);
  });

  it('dit ce que les écrans ont de moins évident', () => {
    for (const sujet of [
      'Insérer une donnée',
      'Importer un tableau',
      'sceller',
      'Comparer',
      'aperçu',
      'Ctrl+Maj+H',
      'Excel',
      'CSV',
    ]) {
      expect(chercherAide(sujet).passages.length, sujet).toBeGreaterThan(0);
    }
  });

  it('ne parle que de ce qui se lit à l’écran', () => {
    const boutons = Object.values(GUIDES).flatMap((g) =>
      g.gestes.flatMap((x) => [...x.comment.matchAll(/«\u202f([^»]{4,})\u202f»/g)].map((m) => m[1] ?? '')),
    );
    const sources = import.meta.glob(['../../texts/**/*.ts', '../../generated/modele.ts', '!../../texts/aide/**'], {
      query: '?raw',
      import: 'default',
      eager: true,
    });
    const lus = Object.values(sources as Record<string, string>)
      .join(' ')
      .replaceAll("\\'", '’')
      .toLocaleLowerCase('fr');
    expect(boutons.filter((mot) => !lus.includes(mot.toLocaleLowerCase('fr')))).toEqual([]);
  });

  it('chaque dialogue montre une page du guide par F1', () => {
    const composants = import.meta.glob('../../**/*.svelte', { query: '?raw', import: 'default', eager: true });
    const dialogues = Object.entries(composants as Record<string, string>).filter(([, source]) =>
      /<Dialogue\b/.test(source),
    );
    expect(dialogues.length).toBeGreaterThan(5);
    for (const [nom, source] of dialogues) {
      for (const [balise] of source.matchAll(/<Dialogue\b[^>]*>/g)) {
        const page = /guide="(\w+)"/.exec(balise)?.[1] ?? 'partout';
        expect(Object.keys(GUIDES), nom).toContain(page);
      }
    }
  });

  it('est écrit selon la typographie française', () => {
    for (const texte of TEXTES) {
      expect(texte, 'apostrophe droite').not.toContain("'");
      expect(texte, 'espace avant un signe haut').not.toMatch(/[ \u00a0][:;!?%»]|« /);
      expect(texte, 'signe haut collé').not.toMatch(/[\p{L}\d][;!?%»]/u);
      expect(texte, 'point d’exclamation').not.toContain('!');
    }
  });
});

describe('glossaire', () => {
  it('explique chaque mot une fois, par une phrase', () => {
    const formes = GLOSSAIRE.flatMap((t) => [t.mot, ...(t.aussi ?? [])]);
    expect(new Set(formes).size).toBe(formes.length);
    for (const t of GLOSSAIRE) expect(t.sens, t.mot).toMatch(/\.$/);
  });

  it('reconnaît les mots où ils se lisent, une fois par texte', () => {
    expect(segments('Heures APA et PCH, puis APA')).toEqual([
      { texte: 'Heures ', terme: null },
      { texte: 'APA', terme: 'apa' },
      { texte: ' et ', terme: null },
      { texte: 'PCH', terme: 'pch' },
      { texte: ', puis APA', terme: null },
    ]);
    expect(segments('Dotation complémentaire').map((s) => s.terme)).toEqual(['dotation']);
    expect(segments('un sad apareil').map((s) => s.terme)).toEqual([null]);
    expect(segments('')).toEqual([{ texte: '', terme: null }]);
  });
});

it('l’aide se cherche sans accents, dans le guide et le glossaire', () => {
  const { passages, termes } = chercherAide('numerateur');
  expect(passages.map((p) => p.titre)).toContain(`Saisir l’année`);
  expect(chercherAide('etp').termes.map((t) => t.cle)).toContain('etp');
  expect(termes.length + passages.length).toBeGreaterThan(1);
  expect(chercherAide('xyzzy')).toEqual({ passages: [], termes: [] });
  expect(GUIDES.partout.gestes[0]?.comment).toContain(`fermé le dossier`);
  expect(GLOSSAIRE.find((t) => t.cle === 'cpom')?.sens).toContain(`Département${F}:`);
});
