import { describe, expect, it } from 'vitest';

import type { Genre } from '../backend/modele';
import type { Valeur } from '../backend/commandes';
import {
  afficher,
  analyser,
  dateCourte,
  dateLongue,
  decimalesCommunes,
  editer,
  montant,
  nombre,
  pourcentage,
} from './format';
import { heure } from '../texts/typographie';

const FINE = '\u202f';

describe('lire un nombre', () => {
  const lus: [Genre, string, number][] = [
    ['nombre', '1 234,5', 1234.5],
    ['nombre', '1234.5', 1234.5],
    ['nombre', '1\u00a0234,5', 1234.5],
    ['nombre', '1\u202f234\u202f567,25', 1234567.25],
    ['nombre', "1'234,5", 1234.5],
    ['nombre', ' 12 ', 12],
    ['nombre', '-3,5', -3.5],
    ['nombre', '\u22123,5', -3.5],
    ['nombre', ',5', 0.5],
    ['nombre', '12,', 12],
    ['nombre', '4,7 %', 4.7],
    ['montant', '1.234,56', 1234.56],
    ['montant', '1,234.56', 1234.56],
    ['montant', '1.234.567', 1234567],
    ['montant', '13 900 €', 13900],
    ['montant', '12,50', 12.5],
    ['montant', '12,5000', 12.5],
    ['montant', '-0', 0],
    ['heures', '57 100 h', 57100],
    ['heures', '35,25', 35.25],
    ['prix', '24,5832 €/h', 24.5832],
    ['entier', '1 234', 1234],
    ['entier', '12,0', 12],
    ['annee', '2027', 2027],
    ['lien', '12', 12],
  ];
  it.each(lus)('%s « %s » → %d', (genre, texte, valeur) => {
    expect(analyser(genre, texte, true)).toEqual({ ok: true, valeur });
  });

  const refuses: [Genre, string, RegExp][] = [
    ['nombre', 'douze', /Écrire un nombre/],
    ['nombre', '1,2,3', /Écrire un nombre/],
    ['nombre', '12 34a', /Écrire un nombre/],
    ['nombre', '€', /Écrire un nombre/],
    ['nombre', '--4', /Écrire un nombre/],
    ['nombre', '1e5', /Écrire un nombre/],
    ['montant', '1.234', /ambigu/],
    ['heures', '12 %', /unité/],
    ['montant', '1,005', /deux décimales/],
    ['prix', '1,00005', /quatre décimales/],
    ['entier', '3,5', /entier/],
    ['montant', '99999999999', /trop grand/],
    ['annee', '27', /quatre chiffres/],
    ['annee', 'deux mille', /quatre chiffres/],
  ];
  it.each(refuses)('%s « %s » est refusé', (genre, texte, phrase) => {
    const lecture = analyser(genre, texte, true);
    expect(lecture.ok).toBe(false);
    expect(!lecture.ok && lecture.phrase).toMatch(phrase);
  });

  it('distingue vide et zéro', () => {
    expect(analyser('montant', ' \u00a0', true)).toEqual({ ok: true, valeur: null });
    expect(analyser('montant', '0', true)).toEqual({ ok: true, valeur: 0 });
    expect(analyser('montant', '', false).ok).toBe(false);
  });
});

describe('lire une date', () => {
  const lues: [string, string][] = [
    ['12/03/2027', '2027-03-12'],
    ['1/4/27', '2027-04-01'],
    ['12.03.2027', '2027-03-12'],
    ['2027-03-12', '2027-03-12'],
    ['12 mars 2027', '2027-03-12'],
    ['12\u00a0mars\u00a02027', '2027-03-12'],
    ['1er avril 2027', '2027-04-01'],
    ['15 févr. 2024', '2024-02-15'],
    ['15 fevrier 2024', '2024-02-15'],
    ['3 août 2026', '2026-08-03'],
    ['29/02/2028', '2028-02-29'],
  ];
  it.each(lues)('« %s » → %s', (texte, valeur) => {
    expect(analyser('date', texte, true)).toEqual({ ok: true, valeur });
  });

  it.each(['hier', '12/13/2027', '2027', '12 jui 2027', '3/4/1850'])('« %s » est refusé', (texte) => {
    expect(analyser('date', texte, true)).toMatchObject({
      ok: false,
      phrase: expect.stringMatching(/Écrire une date/),
    });
  });

  it.each(['29/02/2027', '31/04/2027', '0/4/2027'])('« %s » n’existe pas', (texte) => {
    expect(analyser('date', texte, true)).toMatchObject({ ok: false, phrase: expect.stringMatching(/n’existe pas/) });
  });

  it.each([
    ['premier', '01/2027', '2027-01-01'],
    ['premier', 'janvier 2027', '2027-01-01'],
    ['premier', '3-2027', '2027-03-01'],
    ['dernier', '12/2031', '2031-12-31'],
    ['dernier', 'févr. 2028', '2028-02-29'],
    ['dernier', '02.2027', '2027-02-28'],
  ] as const)('au %s jour du mois, « %s » est %s', (bord, texte, valeur) => {
    expect(analyser('date', texte, true, bord)).toEqual({ ok: true, valeur });
  });

  it('un mois seul n’est pas le jour d’une réunion', () => {
    expect(analyser('date', '03/2027', true)).toMatchObject({
      ok: false,
      phrase: expect.stringMatching(/^Préciser le jour/),
    });
    expect(analyser('date', '13/2027', true, 'premier')).toMatchObject({
      ok: false,
      phrase: expect.stringMatching(/Écrire une date/),
    });
  });
});

describe('lire les autres genres', () => {
  const lus: [Genre, string, boolean, Valeur][] = [
    ['lignes', 'Nord\r\n\n Sud \nEst\n', true, ['Nord', 'Sud', 'Est']],
    ['lignes', '', true, []],
    ['texte', '   ', true, ''],
    ['texte_long', 'un\n\n  deux ', true, 'un\n\n  deux '],
    ['booleen', 'Oui', true, true],
    ['booleen', 'n', true, false],
    ['booleen', '', true, null],
    ['booleen', '', false, false],
    ['date', '', true, null],
  ];
  it.each(lus)('%s « %s »', (genre, texte, optionnel, valeur) => {
    expect(analyser(genre, texte, optionnel)).toEqual({ ok: true, valeur });
  });
  it('refuse un booléen illisible et une date obligatoire vide', () => {
    expect(analyser('booleen', 'peut-être', true).ok).toBe(false);
    expect(analyser('date', '', false)).toEqual({ ok: false, phrase: 'Indiquer une date.' });
  });
});

describe('écrire', () => {
  it.each([
    [1234.5, `1${FINE}234,5`],
    [-1234567.25, `\u22121${FINE}234${FINE}567,25`],
    [0, '0'],
    [-0.00001, '0'],
    [0.1 + 0.2, '0,3'],
  ])('%d', (valeur, texte) => expect(nombre(valeur)).toBe(texte));

  it.each([
    ['montant', 13900, `13${FINE}900`],
    ['montant', 1234.5, `1${FINE}234,50`],
    ['prix', 24.5, '24,50'],
    ['prix', 24.5832, '24,5832'],
    ['heures', 35.5, '35,5'],
    ['annee', 2027, '2027'],
    ['date', '2027-03-12', '12\u00a0mars\u00a02027'],
    ['booleen', true, 'Oui'],
    ['lignes', ['a', 'b'], 'a, b'],
    ['montant', null, ''],
  ] as [Genre, Valeur, string][])('%s %s', (genre, valeur, texte) => expect(afficher(genre, valeur)).toBe(texte));

  it('aligne une colonne sur sa virgule', () => {
    const decimales = decimalesCommunes('montant', [10, 12.5, null]);
    expect(decimales).toBe(2);
    expect(afficher('montant', 10, decimales)).toBe('10,00');
    expect(decimalesCommunes('heures', [10, 12.5])).toBe(1);
    expect(decimalesCommunes('montant', [10, 20])).toBe(0);
  });

  it('écrit montants, parts, dates et heures à la française', () => {
    expect(montant(1234.56)).toBe(`1${FINE}234,56\u00a0€`);
    expect(pourcentage(41.9)).toBe(`41,9${FINE}%`);
    expect(dateLongue('2027-04-01')).toBe('1er\u00a0avril\u00a02027');
    expect(dateLongue('à fixer')).toBe('à fixer');
    expect(dateCourte('2027-03-02')).toBe('02/03/2027');
    expect(heure('2027-01-05T14:02:10')).toBe('14:02');
  });
});

describe('éditer puis relire', () => {
  it.each([
    ['montant', 1234567.05],
    ['montant', -42410],
    ['prix', 24.5832],
    ['heures', 57100.25],
    ['nombre', 0.0125],
    ['entier', 412300],
    ['annee', 2024],
    ['date', '2028-12-31'],
    ['lignes', ['Nord', 'Sud']],
    ['texte_long', 'deux\nlignes'],
    ['booleen', true],
    ['montant', null],
  ] as [Genre, Valeur][])('%s %s revient à lui-même', (genre, valeur) => {
    expect(analyser(genre, editer(genre, valeur), true)).toEqual({ ok: true, valeur });
  });
});
