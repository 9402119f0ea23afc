import { fireEvent, waitFor } from '@testing-library/svelte';
import { expect, it } from 'vitest';

import { rendre } from '../test/rendre';
import Tableau from './Tableau.svelte';

it('Alt et une flèche déplacent la ligne de la cellule active, sans changer de cellule', async () => {
  const { backend, container } = await rendre(Tableau, { table: 'formations', champs: ['annee', 'intitule'] });
  backend.effets.ligne_deplacer = () => backend.dossier.formations.unshift(...backend.dossier.formations.splice(1, 1));
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

it('laisse aux boutons du tableau leurs touches, et ne retire une ligne au clavier que depuis sa cellule', async () => {
  const { getByRole, getAllByRole, backend, magasin } = await rendre(
    Tableau as never,
    {
      table: 'formations',
      champs: ['intitule', 'nature'],
    } as never,
  );
  const bouton = getAllByRole('button', { name: /^Supprimer/ })[0] as HTMLElement;
  bouton.focus();
  // Not prevented: the browser will press the button.
  expect(await fireEvent.keyDown(bouton, { key: 'Enter' })).toBe(true);
  const lignes = magasin.lignes('formations').length;
  const cellule = getByRole('grid').querySelector('[data-r="1"][data-c="0"]') as HTMLElement;
  cellule.focus();
  await fireEvent.keyDown(cellule, { key: 'Enter', ctrlKey: true });
  await magasin.vider();
  expect(backend.demandes('ligne_creer')).toEqual([
    { table: 'formations', valeurs: {}, apres: magasin.lignes('formations')[1]?.id },
  ]);
  await fireEvent.keyDown(cellule, { key: 'Delete', ctrlKey: true });
  await magasin.vider();
  expect(magasin.lignes('formations')).toHaveLength(lignes);
});
