import { expect, it } from 'vitest';

import { echelle, segments } from './courbe';

it('place les années et les valeurs aux bords du dessin', () => {
  const boite = { largeur: 200, hauteur: 100, haut: 10, bas: 20, gauche: 30, droite: 40 };
  const { x, y } = echelle([2021, 2025], [0, 50], boite);
  expect([x(2021), x(2025)]).toEqual([30, 160]);
  expect([y(50), y(0)]).toEqual([10, 80]);
});

it('coupe la ligne où une année manque', () => {
  const points = [1, null, 3, 4].map((valeur, i) => ({ annee: 2020 + i, valeur }));
  expect(segments(points).map((s) => s.map((p) => p.valeur))).toEqual([[1], [3, 4]]);
});

it('aucune ligne ne joint les années de part et d’autre d’une définition changée', () => {
  const points = [2022, 2023, 2024, 2025].map((annee) => ({ annee, valeur: annee - 2020 }));
  const annees = (rupture: number | null) => segments(points, rupture).map((s) => s.map((p) => p.annee));
  expect(annees(2024)).toEqual([
    [2022, 2023],
    [2024, 2025],
  ]);
  expect(annees(null)).toEqual([[2022, 2023, 2024, 2025]]);
  expect(annees(2022)).toEqual([[2022, 2023, 2024, 2025]]);
});
