import { afterEach, expect, it } from 'vitest';

import { ecranDeTable } from '../state/ecrans';
import { Atelier } from '../state/atelier.svelte';
import { BackendMemoire } from '../test/backend_memoire';
import { tenirNavigateur, toucheDuNavigateur } from './navigateur';

const fins: (() => void)[] = [];
afterEach(() => {
  for (const fin of fins.splice(0)) fin();
  document.body.replaceChildren();
});

async function page(ouvert = true) {
  const backend = new BackendMemoire(undefined, ouvert);
  const atelier = new Atelier(backend, ecranDeTable);
  await atelier.demarrer();
  backend.appels = [];
  fins.push(tenirNavigateur(atelier));
  return { backend, atelier, magasin: atelier.magasin };
}

function dans(genre: string): HTMLElement {
  const e = document.createElement(genre);
  document.body.append(e);
  return e;
}

it('les touches du navigateur sont arrêtées, celles de l’édition, du zoom et des outils restent', () => {
  const touche = (key: string, plus: KeyboardEventInit = {}): boolean =>
    toucheDuNavigateur(new KeyboardEvent('keydown', { key, ...plus }));
  const ctrl = { ctrlKey: true };
  const arretees: [string, KeyboardEventInit?][] = [
    ['F5'],
    ['F5', ctrl],
    ['F3'],
    ['F3', { shiftKey: true }],
    ['F7'],
    ['BrowserBack'],
    ['r', ctrl],
    ['R', { ...ctrl, shiftKey: true }],
    ['p', ctrl],
    ['f', ctrl],
    ['g', ctrl],
    ['s', ctrl],
    ['u', ctrl],
    ['j', ctrl],
    ['ArrowLeft', { altKey: true }],
    ['ArrowRight', { altKey: true }],
  ];
  expect(arretees.filter(([cle, plus]) => !touche(cle, plus))).toEqual([]);
  const gardees: [string, KeyboardEventInit?][] = [
    ['r'],
    ['F1'],
    ['F2'],
    ['F6'],
    ['F12'],
    ['ArrowLeft'],
    ['ArrowLeft', ctrl],
    ['ArrowUp', { altKey: true }],
    ['c', ctrl],
    ['v', ctrl],
    ['x', ctrl],
    ['a', ctrl],
    ['z', ctrl],
    ['+', ctrl],
    ['-', ctrl],
    ['0', ctrl],
    ['I', { ...ctrl, shiftKey: true }],
    ['J', { ...ctrl, shiftKey: true }],
  ];
  expect(gardees.filter(([cle, plus]) => touche(cle, plus))).toEqual([]);
});

it('sans dossier aussi : la touche est arrêtée avant qu’un champ la retienne, Retour arrière efface dans les champs seuls', async () => {
  await page(false);
  const champ = dans('input');
  champ.addEventListener('keydown', (e) => e.stopPropagation());
  const touche = (cible: Element, key: string): boolean => {
    const e = new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true });
    cible.dispatchEvent(e);
    return e.defaultPrevented;
  };
  expect(touche(champ, 'F5')).toBe(true);
  expect(touche(champ, 'Backspace')).toBe(false);
  expect(touche(document.body, 'Backspace')).toBe(true);
});

it('les boutons précédent et suivant d’une souris et le menu du navigateur ne font rien hors des champs', async () => {
  await page();
  const [champ, texte] = [dans('input'), dans('p')];
  const evenement = (cible: Element, type: string, button: number): boolean => {
    const e = new MouseEvent(type, { button, bubbles: true, cancelable: true });
    cible.dispatchEvent(e);
    return e.defaultPrevented;
  };
  for (const button of [3, 4]) {
    for (const type of ['mousedown', 'mouseup', 'auxclick']) expect(evenement(texte, type, button)).toBe(true);
  }
  expect(evenement(texte, 'mousedown', 0)).toBe(false);
  expect(evenement(texte, 'auxclick', 1)).toBe(false);
  expect(evenement(champ, 'contextmenu', 2)).toBe(false);
  expect(evenement(texte, 'contextmenu', 2)).toBe(true);
  texte.textContent = 'à copier';
  getSelection()?.selectAllChildren(texte);
  expect(evenement(texte, 'contextmenu', 2)).toBe(false);
});

it('la page qui s’en va envoie ce qui est tapé ; ce qui ne peut pas l’être la retient', async () => {
  const { backend, magasin } = await page();
  const quitter = (): boolean => {
    const e = new Event('beforeunload', { cancelable: true });
    window.dispatchEvent(e);
    return !e.defaultPrevented;
  };
  expect(quitter()).toBe(true);
  magasin.saisir('departement', 1, 'nom', 'Loi');
  expect(quitter()).toBe(true);
  expect(backend.demandes('ligne_modifier')).toEqual([{ table: 'departement', id: 1, champs: { nom: 'Loi' } }]);
  magasin.saisir('departement', 1, 'nom', 'Loire');
  window.dispatchEvent(new Event('pagehide'));
  expect(backend.demandes('ligne_modifier').at(-1)).toEqual({ table: 'departement', id: 1, champs: { nom: 'Loire' } });
  await magasin.vider();
  magasin.refuser('contrat', 1, 'date_debut', '32/01', 'Cette date n’existe pas.');
  expect(quitter()).toBe(false);
});

it('un nom ou une cellule que l’on corrige est pris comme si l’on en sortait', async () => {
  const { atelier, backend } = await page();
  const champ = dans('input');
  champ.addEventListener('blur', () => void atelier.magasin.modifier('axes', 1, { libelle: 'Renommé' }));
  champ.focus();
  atelier.partir();
  expect(backend.demandes('ligne_modifier')).toEqual([{ table: 'axes', id: 1, champs: { libelle: 'Renommé' } }]);
});
