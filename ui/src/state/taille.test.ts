import { beforeEach, expect, it } from 'vitest';

import { Taille, TAILLES } from './taille.svelte';

beforeEach(() => localStorage.removeItem('cpom.taille'));
const racine = (): string => document.documentElement.style.fontSize;

it('va par pas, s’arrête aux bornes, revient à l’usuelle, et reste sur l’ordinateur', () => {
  const taille = new Taille();
  expect([taille.valeur, racine(), taille.peut(0)]).toEqual([100, '', false]);
  for (const attendue of [110, 125, 150, 175, 175]) {
    taille.changer(1);
    expect([taille.valeur, racine()]).toEqual([attendue, `${attendue}%`]);
  }
  expect([taille.peut(1), taille.peut(-1), taille.peut(0)]).toEqual([false, true, true]);
  expect(new Taille().valeur).toBe(175);
  for (let pas = 0; pas < TAILLES.length; pas += 1) taille.changer(-1);
  expect([taille.valeur, taille.facteur, taille.peut(-1)]).toEqual([80, 0.8, false]);
  taille.changer(0);
  expect([taille.valeur, racine(), localStorage.getItem('cpom.taille')]).toEqual([100, '', null]);
});

it('une taille gardée qui n’en est pas une est l’usuelle', () => {
  for (const gardee of ['1000', 'grand', '']) {
    localStorage.setItem('cpom.taille', gardee);
    expect(new Taille().valeur).toBe(100);
  }
});

it('aucune page n’est mise en forme en pixels : tout suit la taille du texte', () => {
  const sources = import.meta.glob<string>(['../**/*.svelte', '../styles/{base,tokens}.css'], {
    query: '?raw',
    import: 'default',
    eager: true,
  });
  expect(Object.keys(sources).length).toBeGreaterThan(100);
  const fautes = Object.entries(sources).flatMap(([nom, source]) => {
    const style = nom.endsWith('.css') ? source : (/<style>(.*)<\/style>/s.exec(source)?.[1] ?? '');
    // Hairlines, outlines, shadows and the drawing inside an image keep their pixels.
    return style
      .split('\n')
      .filter(
        (l) =>
          !/^\s*(outline|box-shadow|--ombre|text-underline-offset|font-size: 12px|stroke-width)|url\(|px rgb/.test(l),
      )
      .filter((l) => /@media \((max|min)-width|(?<![\w.-])([4-9]|\d{2,})(\.\d+)?px/.test(l))
      .map((l) => `${nom} : ${l.trim()}`);
  });
  expect(fautes).toEqual([]);
  const images = Object.entries(sources).filter(([, source]) => /<svg[^>]*\b(width|height)="\d+"/.test(source));
  expect(images.map(([nom]) => nom)).toEqual([]);
});
