import { describe, expect, it } from 'vitest';

import { type Colonne, coller, deplacer, depuisTsv, etendue, lireCellule, versTsv } from './feuille';

describe('se déplacer', () => {
  it.each([
    ['ArrowUp', false, { r: 0, c: 1 }],
    ['ArrowDown', false, { r: 2, c: 1 }],
    ['ArrowLeft', false, { r: 1, c: 0 }],
    ['ArrowRight', false, { r: 1, c: 2 }],
    ['ArrowDown', true, { r: 3, c: 1 }],
    ['ArrowRight', true, { r: 1, c: 4 }],
    ['Home', false, { r: 1, c: 0 }],
    ['End', true, { r: 3, c: 4 }],
    ['PageDown', false, { r: 3, c: 1 }],
    ['a', false, null],
  ])('%s (ctrl %s)', (touche, ctrl, vers) => {
    expect(deplacer({ r: 1, c: 1 }, touche, ctrl, 4, 5)).toEqual(vers);
  });

  it('ne sort pas de la feuille', () => {
    expect(deplacer({ r: 0, c: 0 }, 'ArrowUp', false, 4, 5)).toEqual({ r: 0, c: 0 });
    expect(deplacer({ r: 3, c: 4 }, 'ArrowRight', false, 4, 5)).toEqual({ r: 3, c: 4 });
  });
});

describe('le presse-papiers du tableur', () => {
  it.each([
    [
      'a\tb\r\n1\t2\r\n',
      [
        ['a', 'b'],
        ['1', '2'],
      ],
    ],
    ['seul', [['seul']]],
    [
      '\t\n\t',
      [
        ['', ''],
        ['', ''],
      ],
    ],
    ['"deux\nlignes"\tfin', [['deux\nlignes', 'fin']]],
    ['"dit ""oui"""\t', [['dit "oui"', '']]],
    ['12" de large\tx', [['12" de large', 'x']]],
  ])('lit %j', (texte, bloc) => expect(depuisTsv(texte)).toEqual(bloc));

  it('relit ce qu’il écrit', () => {
    const bloc = [
      ['1 234,5', 'a\tb', ''],
      ['l1\nl2', '"q"', 'fin'],
    ];
    expect(depuisTsv(versTsv(bloc))).toEqual(bloc);
  });

  it('place un bloc, met de côté ce qui dépasse', () => {
    const collage = coller(
      [
        ['1', '2', '3'],
        ['4', '5', '6'],
      ],
      etendue({ r: 1, c: 1 }, { r: 1, c: 1 }),
      2,
      3,
    );
    expect(collage.cellules).toEqual([
      { r: 1, c: 1, texte: '1' },
      { r: 1, c: 2, texte: '2' },
    ]);
    expect(collage.surplus).toEqual([{ c: 1, textes: ['4', '5'] }]);
    expect(collage.perdues).toBe(2);
  });

  it('remplit la sélection d’une seule cellule copiée', () => {
    const collage = coller([['7']], etendue({ r: 1, c: 1 }, { r: 0, c: 0 }), 3, 3);
    expect(collage.cellules).toHaveLength(4);
  });
});

describe('lire une cellule', () => {
  const statut: Colonne = {
    cle: 's',
    libelle: 'S',
    genre: 'choix',
    options: [
      { valeur: 'en_cours', libelle: 'En cours' },
      { valeur: 'fait', libelle: 'Fait' },
    ],
  };
  it('reconnaît le code et le mot d’un choix', () => {
    expect(lireCellule(statut, ' en COURS ')).toEqual({ ok: true, valeur: 'en_cours' });
    expect(lireCellule(statut, 'fait')).toEqual({ ok: true, valeur: 'fait' });
    expect(lireCellule(statut, '')).toEqual({ ok: true, valeur: '' });
    expect(lireCellule(statut, 'perdu').ok).toBe(false);
  });
  it('vide un lien en null', () => {
    const lien: Colonne = { cle: 'l', libelle: 'L', genre: 'lien', options: [{ valeur: 3, libelle: 'Axe 3' }] };
    expect(lireCellule(lien, '')).toEqual({ ok: true, valeur: null });
    expect(lireCellule(lien, '3')).toEqual({ ok: true, valeur: 3 });
  });
});
