import { afterEach, beforeEach, expect, it } from 'vitest';

import { chuteSur, marquer } from './depot';

beforeEach(() => {
  document.body.innerHTML = `
    <table><tbody>
      <tr id="depenses"><th>ACT-01</th><td id="champ-budgets_action-2-dotation"></td><td id="champ-budgets_action-2-dotation_consommee"><span></span></td></tr>
      <tr id="heures"><th>APA</th><td id="champ-heures-1-heures"></td><td id="champ-heures-2-heures"></td></tr>
      <tr id="article"><td id="champ-articles-4-titre"></td></tr>
    </tbody></table>
    <ul><li id="preuve-mesures-12"><button>IND-01</button></li></ul>
    <div role="dialog"><p id="champ-heures-3-heures"></p></div>`;
});
afterEach(() => document.body.replaceChildren());

const sur = (choix: string) => chuteSur(document.querySelector(choix));

it('trouve le chiffre sous un fichier déposé : sa case, sinon le seul de sa ligne', () => {
  expect(sur('span')?.cible).toEqual({ table: 'budgets_action', id: 2 });
  expect(sur('#depenses th')).toMatchObject({ cible: { table: 'budgets_action', id: 2 }, element: { id: 'depenses' } });
  expect(sur('#champ-heures-2-heures')?.cible).toEqual({ table: 'heures', id: 2 });
  expect(sur('li button')?.cible).toEqual({ table: 'mesures', id: 12 });
});

it('ne devine pas : plusieurs chiffres sur la ligne, une table sans preuve, un dialogue', () => {
  for (const choix of ['#heures th', '#champ-articles-4-titre', '[role="dialog"] p', 'body'])
    expect(sur(choix)).toBeNull();
  expect(chuteSur(null)).toBeNull();
});

it('marque le chiffre survolé, un seul à la fois', () => {
  marquer(sur('span')?.element ?? null);
  marquer(sur('li button')?.element ?? null);
  const marques = (): string[] => [...document.querySelectorAll('[data-depot]')].map((x) => x.id);
  expect(marques()).toEqual(['preuve-mesures-12']);
  marquer(null);
  expect(marques()).toEqual([]);
});
