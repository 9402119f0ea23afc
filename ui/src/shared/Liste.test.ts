import { fireEvent, waitFor } from '@testing-library/svelte';
import { describe, expect, it } from 'vitest';

import { rendre } from '../test/rendre';
import ListeTable from '../test/ListeTable.svelte';

describe('Liste', () => {
  it('ajoute une ligne, l’ouvre et place le curseur dans son premier champ', async () => {
    const { getByText, container, magasin } = await rendre(ListeTable, { table: 'axes' });
    await fireEvent.click(getByText(/^Ajouter/));
    await magasin.vider();
    await waitFor(() => expect(document.activeElement?.id).toBe('champ-axes-3-code'));
    expect(container.querySelectorAll('li[data-id]')).toHaveLength(3);
  });

  it('déplace au clavier en gardant le focus et le dit', async () => {
    const { backend, getByText, magasin, container } = await rendre(ListeTable, { table: 'axes' });
    backend.effets.ligne_deplacer = () => backend.dossier.axes.reverse();
    const nom = getByText('Amplitude horaire').closest('button') as HTMLElement;
    nom.focus();
    await fireEvent.keyDown(nom, { key: 'ArrowUp', altKey: true });
    await waitFor(() => expect(magasin.lignes('axes').map((l) => l.id)).toEqual([2, 1]));
    expect(backend.demandes('ligne_deplacer')).toEqual([{ table: 'axes', id: 2, avant: 1 }]);
    await waitFor(() => expect(container.querySelector('[aria-live]')?.textContent).toContain('place 1 sur 2'));
    expect(document.activeElement?.textContent).toContain('Amplitude horaire');
    await fireEvent.keyDown(document.activeElement as Element, { key: 'ArrowUp', altKey: true });
    expect(magasin.lignes('axes').map((l) => l.id)).toEqual([2, 1]);
  });

  it('supprime sans demander et passe à la voisine', async () => {
    const { getByLabelText, magasin } = await rendre(ListeTable, { table: 'axes' });
    await fireEvent.click(getByLabelText(/Supprimer.*Prises en charge/));
    await waitFor(() => expect(magasin.lignes('axes')).toHaveLength(1));
    await waitFor(() => expect(document.activeElement?.textContent).toContain('Amplitude horaire'));
  });

  it('ouvre les lignes qui mènent à un lieu demandé', async () => {
    const { atelier, container } = await rendre(ListeTable, { table: 'actions' });
    atelier.reveler({ table: 'etapes', id: 3, champ: 'libelle' });
    await waitFor(() => expect(container.querySelector('#champ-etapes-3-libelle')).not.toBeNull());
    expect(container.querySelector('#champ-etapes-1-libelle')).toBeNull();
  });
});
