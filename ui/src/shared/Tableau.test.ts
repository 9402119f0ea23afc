import { fireEvent, waitFor } from '@testing-library/svelte';
import { expect, it } from 'vitest';

import { rendre } from '../test/rendre';
import Tableau from './Tableau.svelte';

it('Alt et une flèche déplacent la ligne de la cellule active, sans changer de cellule', async () => {
  const { backend, container } = await rendre(Tableau, { table: 'formations', champs: ['annee', 'intitule'] });
  const cellule = container.querySelector('[data-r="1"][data-c="1"]') as HTMLElement;
  cellule.focus();
  await fireEvent.keyDown(cellule, { key: 'ArrowUp', altKey: true });
  await waitFor(() => expect(backend.demandes('ligne_deplacer')).toEqual([{ table: 'formations', id: 2, avant: 1 }]));
  await waitFor(() => expect(document.activeElement?.id).toBe('champ-formations-2-intitule'));
  // The first row has nowhere higher to go.
  await fireEvent.keyDown(document.activeElement as HTMLElement, { key: 'ArrowUp', altKey: true });
  expect(backend.demandes('ligne_deplacer')).toHaveLength(1);
});

it('les flèches de la ligne la déplacent, et gardent la main', async () => {
  const { backend, getAllByRole } = await rendre(Tableau, { table: 'formations', champs: ['annee', 'intitule'] });
  const descendre = getAllByRole('button', { name: /^Descendre/ });
  await fireEvent.click(descendre[0] as HTMLElement);
  await waitFor(() => expect(backend.demandes('ligne_deplacer')).toEqual([{ table: 'formations', id: 1, avant: 3 }]));
});
