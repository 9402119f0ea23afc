import { fireEvent, waitFor } from '@testing-library/svelte';
import { beforeAll, describe, expect, it } from 'vitest';

import { TABLES } from '../generated/modele';
import { rendreExemple as rendre } from '../test/exemple';
import Cadre from './Cadre.svelte';
import { COMPOSANTS } from './ecrans';
import { Differe } from '../shared/differe.svelte';
import { ECRANS } from '../state/ecrans';
import { textes } from '../texts/fr';
import { correspond } from '../texts/recherche';

describe('Cadre', () => {
  // Compiling them here takes longer than the waits below.
  beforeAll(() => Promise.all(Object.values(COMPOSANTS).map((c) => c.lire())));

  it('numérote les parties et montre où elles en sont', async () => {
    const { getByRole } = await rendre(
      Cadre,
      {},
      { backend: (b) => (b.parties = [{ ecran: 'parties', etat: 'complete', mot: 'complet', premier: null }]) },
    );
    const entrees = [...getByRole('navigation').querySelectorAll('button')].map((b) =>
      b.textContent?.replace(/\s+/g, ' ').trim(),
    );
    expect(entrees).toHaveLength(ECRANS.length);
    expect(entrees.slice(1, 3)).toEqual(['L’année', '1 Parties complet']);
    expect(entrees[9]).toBe('Dossier PDF');
  });

  it('va aux écrans par Ctrl et un chiffre, quelle que soit la lettre de la touche', async () => {
    const { atelier, getByRole } = await rendre(Cadre, {});
    await fireEvent.keyDown(document.body, { key: '(', code: 'Digit5', ctrlKey: true });
    expect(atelier.navigation.ecran).toBe('moyens');
    await waitFor(() => expect(getByRole('heading', { level: 1 }).textContent).toBe('Moyens'));
    await fireEvent.keyDown(document.body, { key: 'Home', code: 'Home', altKey: true });
    expect(atelier.navigation.ecran).toBe('ensemble');
  });

  it('Ctrl+F, F3 et Ctrl+G ouvrent la recherche, Ctrl+P ce qui s’imprime', async () => {
    for (const touche of [{ key: 'f', ctrlKey: true }, { key: 'F3' }, { key: 'g', ctrlKey: true }]) {
      const { findByRole, unmount } = await rendre(Cadre, {});
      expect(await fireEvent.keyDown(document.body, touche)).toBe(false);
      expect(await findByRole('combobox')).toBeTruthy();
      unmount();
    }
    const { atelier } = await rendre(Cadre, {});
    expect(await fireEvent.keyDown(document.body, { key: 'p', ctrlKey: true })).toBe(false);
    expect(atelier.navigation.ecran).toBe('pdf');
  });

  it('propose de relire un écran qui n’a pas pu l’être', async () => {
    const garde = COMPOSANTS.contrat;
    let lectures = 0;
    COMPOSANTS.contrat = new Differe(async () => {
      lectures += 1;
      if (lectures === 1) throw new Error('coupé');
      return import('../features/contrat/EcranContrat.svelte');
    });
    try {
      const { atelier, findByRole, getByRole } = await rendre(Cadre, {});
      atelier.navigation.aller('contrat');
      await findByRole('heading', { level: 1, name: 'Contrat' });
      await fireEvent.click(await findByRole('button', { name: textes.panne.reprendre }));
      await waitFor(() => expect(COMPOSANTS.contrat.composant).not.toBeNull());
      await waitFor(() => expect(getByRole('tablist')).toBeTruthy());
    } finally {
      COMPOSANTS.contrat = garde;
    }
  });

  it('Ctrl+S envoie la saisie et fait enregistrer', async () => {
    const { magasin, backend, container } = await rendre(Cadre, {});
    magasin.saisir('departement', 1, 'nom', 'Loire');
    await fireEvent.keyDown(document.body, { key: 's', ctrlKey: true });
    await waitFor(() => expect(backend.demandes('dossier_enregistrer')).toHaveLength(1));
    expect(backend.dossier.departement.nom).toBe('Loire');
    await waitFor(() => expect(container.querySelector('[data-sauvegarde]')?.textContent).toBe('Enregistré à 14:02'));
  });

  it('Ctrl+Z annule, sauf dans un champ où l’on vient de taper', async () => {
    const { magasin, backend, container } = await rendre(Cadre, {});
    await magasin.modifier('departement', 1, { nom: 'Loire' });
    const champ = container.querySelector('main input') as HTMLInputElement;
    champ.focus();
    await fireEvent.input(champ, { target: { value: 'Autre titre' } });
    expect(await fireEvent.keyDown(champ, { key: 'z', ctrlKey: true })).toBe(true);
    expect(backend.demandes('annuler')).toEqual([]);
    champ.blur();
    expect(await fireEvent.keyDown(document.body, { key: 'z', ctrlKey: true })).toBe(false);
    await waitFor(() => expect(backend.demandes('annuler')).toHaveLength(1));
    await waitFor(() => expect(magasin.etat?.retablir).not.toBeNull());
    await fireEvent.keyDown(document.body, { key: 'Z', ctrlKey: true, shiftKey: true });
    await waitFor(() => expect(backend.demandes('retablir')).toHaveLength(1));
  });

  it('porte le curseur au champ d’un constat, sur son écran', async () => {
    const { atelier } = await rendre(Cadre, {});
    atelier.reveler({ table: 'etapes', id: 3, champ: 'libelle' });
    await waitFor(() => expect(document.activeElement?.id).toBe('champ-etapes-3-libelle'));
  });
});

it('chaque table est sur un écran et un seul, chaque touche ne sert qu’une fois', () => {
  const tables = ECRANS.flatMap((e) => e.tables);
  expect(tables.toSorted()).toEqual(Object.keys(TABLES).toSorted());
  expect(new Set(ECRANS.map((e) => e.touches)).size).toBe(ECRANS.length);
});

it('la palette cherche par débuts de mots, sans accents', () => {
  expect(correspond('Objectifs et actions', 'act')).toBe(true);
  expect(correspond('Rétablir', 'reta')).toBe(true);
  expect(correspond('Choisir ce qui s’imprime', 'impr cho')).toBe(true);
  expect(correspond('Contrat', 'rat')).toBe(false);
  expect(correspond('Contrat', '')).toBe(true);
});
