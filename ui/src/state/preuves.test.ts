import { expect, it } from 'vitest';

import type { MagasinDossier } from './dossier.svelte';
import { preuveDe } from './preuves';

it('nomme les pièces qui prouvent une ligne', () => {
  const lignes = [
    { id: 1, piece_id: 4, annee: 2025, cible_table: 'mesures', cible_ligne: 12, page: 'p. 2' },
    { id: 2, piece_id: 5, annee: 2025, cible_table: 'valeurs', cible_ligne: 12, page: '' },
  ];
  const magasin = {
    lignes: () => lignes,
    ligne: (_: string, id: number) => ({ libelle: id === 4 ? 'Export de paie' : 'Autre' }),
  } as unknown as MagasinDossier;
  expect(preuveDe(magasin, 'mesures', 12)).toBe('Prouvé par «\u202fExport de paie, p. 2\u202f»');
  expect(preuveDe(magasin, 'mesures', 13)).toBeNull();
  expect(preuveDe(magasin, 'mesures', null)).toBeNull();
});
