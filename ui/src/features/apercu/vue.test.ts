import { beforeEach, expect, it } from 'vitest';
import { largeurDePage, VueApercu, ZOOMS, zoomVoisin } from './vue.svelte';

const A4: [number, number] = [595.28, 841.89];

beforeEach(() => localStorage.clear());

it('une page tient dans la largeur, dans la hauteur, ou à sa taille imprimée', () => {
  expect(largeurDePage('largeur', A4, 400, 300)).toBe(400);
  expect(largeurDePage('page', A4, 400, 420.945)).toBeCloseTo(297.64);
  // A page wider than the room is held by its width.
  expect(largeurDePage('page', [841.89, 595.28], 400, 900)).toBe(400);
  expect(Math.round(largeurDePage(100, A4, 400, 300))).toBe(794);
});

it('les boutons vont d’un pour-cent au suivant, depuis une page ajustée aussi', () => {
  expect(zoomVoisin(1, A4, 450)).toBe(75);
  expect(zoomVoisin(-1, A4, 450)).toBe(50);
  expect(zoomVoisin(1, A4, largeurDePage(100, A4, 0, 0))).toBe(125);
  expect(zoomVoisin(-1, A4, largeurDePage(100, A4, 0, 0))).toBe(75);
  expect(zoomVoisin(1, A4, largeurDePage(ZOOMS.at(-1) ?? 0, A4, 0, 0))).toBeNull();
});

it('le réglage reste sur cet ordinateur, place par place', () => {
  const vue = new VueApercu('panneau');
  vue.changer(150);
  vue.montrer(true);
  const autre = new VueApercu('panneau');
  expect([autre.zoom, autre.vignettes]).toEqual([150, true]);
  expect(new VueApercu('ecran').zoom).toBe('largeur');
  localStorage.setItem('cpom.apercu.panneau', '999 x');
  expect([new VueApercu('panneau').zoom, new VueApercu('panneau').vignettes]).toEqual(['largeur', false]);
});
