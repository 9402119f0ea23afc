import { describe, expect, test } from 'vitest';

import { prochaine, suivre, visibles } from './marques';

const faute = (texte: string, mot: string) => {
  const debut = texte.indexOf(mot);
  return { debut, fin: debut + mot.length, mot };
};

describe('marques d’orthographe', () => {
  const texte = 'Une agense et des heurs';
  const fautes = [faute(texte, 'agense'), faute(texte, 'heurs')];

  test('suivent le texte tapé avant, tombent quand le mot change', () => {
    const apres = 'Une belle agense et des heurs';
    expect(suivre(fautes, texte, apres)).toEqual([faute(apres, 'agense'), faute(apres, 'heurs')]);
    const change = 'Une agensee et des heurs';
    expect(suivre(fautes, texte, change)).toEqual([faute(change, 'heurs')]);
    expect(suivre(fautes, texte, '')).toEqual([]);
  });

  test('le mot sous le curseur attend', () => {
    expect(visibles(fautes, 10).map((f) => f.mot)).toEqual(['heurs']);
    expect(visibles(fautes, 11).map((f) => f.mot)).toEqual(['agense', 'heurs']);
    expect(visibles(fautes, null)).toEqual(fautes);
  });

  test('F7 va au suivant, puis revient au premier', () => {
    expect(prochaine(fautes, 0)?.mot).toBe('agense');
    expect(prochaine(fautes, 10)?.mot).toBe('heurs');
    expect(prochaine(fautes, 23)?.mot).toBe('agense');
    expect(prochaine([], 0)).toBeNull();
  });
});
