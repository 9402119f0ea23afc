import { expect, it } from 'vitest';

import { estTouche, pourAria } from './touches';

const touche = (key: string, code: string, plus: KeyboardEventInit = {}): KeyboardEvent =>
  new KeyboardEvent('keydown', { key, code, ...plus });
const ctrl = { ctrlKey: true };

it.each<[string, KeyboardEvent, boolean]>([
  ['Ctrl+K', touche('k', 'KeyK', ctrl), true],
  ['Ctrl+K', touche('K', 'KeyK', { ...ctrl, shiftKey: true }), false],
  ['Ctrl+K', touche('k', 'KeyK', { ...ctrl, altKey: true }), false],
  ['Ctrl+Maj+P', touche('P', 'KeyP', { ...ctrl, shiftKey: true }), true],
  ['Ctrl+P', touche('P', 'KeyP', { ...ctrl, shiftKey: true }), false],
  ['Alt+Origine', touche('Home', 'Home', { altKey: true }), true],
  ['F3', touche('F3', 'F3'), true],
  ['F3', touche('F3', 'F3', ctrl), false],
  // The digits of the top row of a French keyboard give « ( » and « - » without Shift.
  ['Ctrl+5', touche('(', 'Digit5', ctrl), true],
  ['Ctrl+6', touche('-', 'Digit6', ctrl), true],
  ['Ctrl+−', touche('-', 'Digit6', ctrl), false],
  ['Ctrl+5', touche('5', 'Numpad5', ctrl), true],
  ['Ctrl++', touche('=', 'Equal', ctrl), true],
  ['Ctrl++', touche('+', 'Equal', { ...ctrl, shiftKey: true }), true],
  ['Ctrl++', touche('+', 'NumpadAdd', ctrl), true],
  ['Ctrl+−', touche(')', 'Minus', ctrl), true],
  ['Ctrl+−', touche('-', 'NumpadSubtract', ctrl), true],
  ['Ctrl+0', touche('à', 'Digit0', ctrl), true],
])('%s', (ecrite, e, oui) => expect(estTouche(ecrite, e)).toBe(oui));

it('s’écrit pour les lecteurs d’écran', () => {
  expect(['Ctrl+Maj+P', 'Alt+Origine', 'F1', 'Ctrl+−'].map(pourAria)).toEqual([
    'Control+Shift+P',
    'Alt+Home',
    'F1',
    'Control+-',
  ]);
});
