import { afterEach, beforeEach, expect, it, vi } from 'vitest';

import { COURSE, Glissement, glissementDeListe, rangDepose, TENUE } from './glisser.svelte';

let fins: (() => void)[] = [];
let deposes: [string, number][] = [];
let glisser: ReturnType<typeof glissementDeListe<string>>;

/** Three rows of 20 px, one under the other, each with a button. */
function liste(parPoignee = false): HTMLElement[] {
  return ['a', 'b', 'c'].map((cle, i) => {
    const ligne = document.createElement('li');
    ligne.dataset['cle'] = cle;
    ligne.innerHTML = '<span data-poignee></span><p>texte</p><button></button>';
    ligne.getBoundingClientRect = () => DOMRect.fromRect({ x: 0, y: i * 20, width: 100, height: 20 });
    document.body.append(ligne);
    const fin = glisser.ligne(() => cle, parPoignee)(ligne);
    fins.push(() => {
      fin?.();
      ligne.remove();
    });
    return ligne;
  });
}

beforeEach(() => {
  vi.useFakeTimers();
  fins = [];
  deposes = [];
  const rang = (cle: string): number => ['a', 'b', 'c'].indexOf(cle);
  glisser = glissementDeListe<string>({
    cle: (ligne) => ligne.dataset['cle'] ?? '',
    rang,
    nom: (cle) => `ligne ${cle}`,
    deposer: (cle, vers) => deposes.push([cle, vers]),
  });
});
afterEach(() => {
  for (const fin of fins) fin();
  vi.runAllTimers();
  vi.useRealTimers();
});

function pointeur(type: string, cible: EventTarget, x: number, y: number, plus: PointerEventInit = {}): PointerEvent {
  const e = new PointerEvent(type, {
    bubbles: true,
    cancelable: true,
    isPrimary: true,
    pointerId: 1,
    pointerType: 'mouse',
    button: 0,
    buttons: type === 'pointerup' ? 0 : 1,
    clientX: x,
    clientY: y,
    ...plus,
  });
  cible.dispatchEvent(e);
  return e;
}
const touche = (key: string): KeyboardEvent => {
  const e = new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true });
  document.body.dispatchEvent(e);
  return e;
};

it('un appui sans vrai déplacement reste un clic', () => {
  const [a] = liste() as [HTMLElement];
  pointeur('pointerdown', a, 10, 10);
  pointeur('pointermove', a, 10, 10 + COURSE - 1);
  expect(glisser.quoi).toBeNull();
  pointeur('pointerup', a, 10, 10 + COURSE - 1);
  const clic = new MouseEvent('click', { bubbles: true, cancelable: true });
  a.dispatchEvent(clic);
  expect(clic.defaultPrevented).toBe(false);
  expect(deposes).toEqual([]);
});

it('la ligne va où le pointeur la lâche, le lieu se lit, et le relâchement n’est pas un clic', () => {
  const [a] = liste() as [HTMLElement];
  pointeur('pointerdown', a, 10, 10);
  pointeur('pointermove', a, 10, 45);
  expect(glisser.quoi).toBe('a');
  expect(glisser.lieu).toEqual({ sur: 'c', moitie: 'haut', rang: 1 });
  expect(document.querySelector('.glisse-nom')?.textContent).toBe('ligne aavant ligne c');
  // Under the last row, at less than a row from it: the end of the list.
  pointeur('pointermove', a, 10, 75);
  expect(glisser.lieu).toEqual({ sur: 'c', moitie: 'bas', rang: 2 });
  pointeur('pointerup', a, 10, 75);
  expect(deposes).toEqual([['a', 2]]);
  expect([glisser.quoi, glisser.lieu, document.querySelector('.glisse-nom')]).toEqual([null, null, null]);
  const clic = new MouseEvent('click', { bubbles: true, cancelable: true });
  a.dispatchEvent(clic);
  expect(clic.defaultPrevented).toBe(true);
});

it('loin de la liste, ou à sa propre place, rien ne bouge', () => {
  const [, b] = liste() as [HTMLElement, HTMLElement];
  for (const [x, y] of [
    [300, 30],
    [10, 400],
    [10, 15],
    [10, 45],
  ] as const) {
    pointeur('pointerdown', b, 10, 30);
    pointeur('pointermove', b, 10, 50);
    pointeur('pointermove', b, x, y);
    expect(glisser.lieu).toBeNull();
    expect(document.querySelector('.glisse-nom')?.textContent).toContain('aucune place ici');
    pointeur('pointerup', b, x, y);
    vi.runAllTimers();
  }
  expect(deposes).toEqual([]);
});

it('Échap, une fenêtre quittée, un pointeur perdu, un bouton lâché ailleurs : le geste s’arrête sans effet', () => {
  const [a] = liste() as [HTMLElement];
  const arrets = [
    () => expect(touche('Escape').defaultPrevented).toBe(true),
    () => window.dispatchEvent(new FocusEvent('blur')),
    () => pointeur('pointercancel', a, 10, 50),
    () => pointeur('pointermove', a, 10, 55, { buttons: 0 }),
    () => fins[0]?.(),
  ];
  for (const arreter of arrets) {
    pointeur('pointerdown', a, 10, 10);
    pointeur('pointermove', a, 10, 50);
    expect(glisser.quoi).toBe('a');
    arreter();
    expect(glisser.quoi).toBeNull();
    pointeur('pointerup', a, 10, 50);
    vi.runAllTimers();
  }
  expect(deposes).toEqual([]);
  // Without a drag, Escape belongs to the page.
  expect(touche('Escape').defaultPrevented).toBe(false);
});

it('au doigt, une ligne se prend en la tenant ; bouger tout de suite fait défiler', () => {
  const [a] = liste() as [HTMLElement];
  const doigt = { pointerType: 'touch' };
  pointeur('pointerdown', a, 10, 10, doigt);
  pointeur('pointermove', a, 10, 40, doigt);
  vi.advanceTimersByTime(TENUE);
  expect(glisser.quoi).toBeNull();
  pointeur('pointerup', a, 10, 40, doigt);

  const defiler = (): boolean => {
    const e = new Event('touchmove', { bubbles: true, cancelable: true });
    a.dispatchEvent(e);
    return !e.defaultPrevented;
  };
  pointeur('pointerdown', a, 10, 10, doigt);
  expect(defiler()).toBe(true);
  vi.advanceTimersByTime(TENUE);
  expect(glisser.quoi).toBe('a');
  expect(defiler()).toBe(false);
  pointeur('pointermove', a, 10, 55, doigt);
  const menu = new MouseEvent('contextmenu', { bubbles: true, cancelable: true });
  a.dispatchEvent(menu);
  expect(menu.defaultPrevented).toBe(true);
  pointeur('pointerup', a, 10, 55, doigt);
  expect(deposes).toEqual([['a', 2]]);
});

it('une poignée seule prend, au doigt aussi sans attendre ; un bouton de la ligne garde son appui', () => {
  const [a] = liste(true) as [HTMLElement];
  pointeur('pointerdown', a.querySelector('p') as Element, 10, 10);
  pointeur('pointermove', a, 10, 55);
  expect(glisser.quoi).toBeNull();
  const poignee = a.querySelector('[data-poignee]') as Element;
  pointeur('pointerdown', poignee, 10, 10, { pointerType: 'touch' });
  pointeur('pointermove', poignee, 10, 55, { pointerType: 'touch' });
  expect(glisser.quoi).toBe('a');
  pointeur('pointerup', poignee, 10, 55, { pointerType: 'touch' });
  expect(deposes).toEqual([['a', 2]]);
  for (const fin of fins) fin();
  const [b] = liste() as [HTMLElement];
  pointeur('pointerdown', b.querySelector('button') as Element, 10, 10);
  pointeur('pointermove', b, 10, 55);
  expect(glisser.quoi).toBeNull();
});

it('Ctrl copie, où la liste le veut', () => {
  const faits: boolean[] = [];
  const copiable = new Glissement<string, string>({
    copiable: true,
    nom: (quoi) => quoi,
    lieu: () => 'ici',
    dire: (lieu) => lieu,
    deposer: (_quoi, _lieu, copie) => faits.push(copie),
  });
  const ligne = document.createElement('li');
  ligne.getBoundingClientRect = () => DOMRect.fromRect({ x: 0, y: 0, width: 100, height: 20 });
  document.body.append(ligne);
  const fin = copiable.ligne(() => 'a')(ligne);
  fins.push(() => {
    fin?.();
    ligne.remove();
  });
  for (const ctrlKey of [false, true]) {
    pointeur('pointerdown', ligne, 10, 2);
    pointeur('pointermove', ligne, 10, 15, { ctrlKey });
    expect(document.querySelector('.glisse-nom strong')?.textContent).toBe(ctrlKey ? 'Copier a' : 'a');
    pointeur('pointerup', ligne, 10, 15, { ctrlKey });
  }
  expect(faits).toEqual([false, true]);
});

it('le rang d’une ligne lâchée sur une moitié d’une autre', () => {
  expect(rangDepose(0, 2, 'haut')).toBe(1);
  expect(rangDepose(0, 2, 'bas')).toBe(2);
  expect(rangDepose(2, 0, 'haut')).toBe(0);
  expect(rangDepose(2, 0, 'bas')).toBe(1);
  for (const [sur, moitie] of [
    [0, 'bas'],
    [1, 'haut'],
    [1, 'bas'],
    [2, 'haut'],
  ] as const) {
    expect(rangDepose(1, sur, moitie)).toBeNull();
  }
});

it('la page n’emploie nulle part le glisser-déposer de HTML, mort sous Windows et au doigt', () => {
  const sources = import.meta.glob<string>(['../**/*.svelte', '../**/*.ts', '!../**/*.test.ts', '!../generated/**'], {
    query: '?raw',
    import: 'default',
    eager: true,
  });
  expect(Object.keys(sources).length).toBeGreaterThan(150);
  const fautives = Object.entries(sources).filter(([, texte]) =>
    /\bdraggable\b|\b(on)?drag(start|end|enter|leave)\b|\bondrag(over)?\b|\bondrop\b/.test(texte),
  );
  expect(fautives.map(([chemin]) => chemin)).toEqual([]);
});
