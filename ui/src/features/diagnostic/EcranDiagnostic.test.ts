import { fireEvent, waitFor, within } from '@testing-library/svelte';
import { describe, expect, it } from 'vitest';

import { rendreExemple } from '../../test/exemple';
import { ecranDe } from '../../state/ecrans';
import EcranDiagnostic from './EcranDiagnostic.svelte';

const rendre = (diagnostic: string) =>
  rendreExemple(
    EcranDiagnostic,
    { ecran: ecranDe('diagnostic') },
    {
      onglets: { diagnostic },
      backend: (b) => {
        b.referentiel = {
          donnees: [
            { code: 'file_active', libelle: '', unite: '', groupe: 'Publics', chiffre: null },
            { code: 'km', libelle: '', unite: '', groupe: 'Territoire', chiffre: null },
          ],
        };
      },
    },
  );

describe('Diagnostic', () => {
  it('groupe les données comme le dictionnaire, et les filtre', async () => {
    const { getByRole, getAllByRole } = await rendre('donnees');
    const grille = getByRole('grid', { name: 'Données de l’année' });
    await waitFor(() => expect(within(grille).getByText('Territoire')).toBeTruthy());
    expect(
      within(grille)
        .getAllByRole('columnheader')
        .map((e) => e.textContent?.trim()),
    ).toContain('2025');
    const avant = within(grille).getAllByRole('row').length;
    await fireEvent.input(getAllByRole('searchbox')[0] as HTMLElement, { target: { value: 'kilometres' } });
    await waitFor(() => expect(within(grille).getAllByRole('row').length).toBeLessThan(avant));
    expect(
      within(grille)
        .getAllByRole('rowheader')
        .map((e) => e.textContent?.trim()),
    ).toContain('Kilomètres intervacations (km)');
    expect(within(grille).queryByText('Publics')).toBeNull();
  });

  it('quatre listes et les besoins ; un ajout garde sa rubrique', async () => {
    const { backend, getByRole } = await rendre('constats');
    const menaces = getByRole('heading', { name: 'Menaces' }).parentElement as HTMLElement;
    expect(within(menaces).getAllByRole('listitem')).toHaveLength(4);
    await fireEvent.click(within(menaces).getByRole('button', { name: 'Ajouter un constat' }));
    await waitFor(() =>
      expect(backend.demandes('ligne_creer')).toMatchObject([{ table: 'constats', valeurs: { nature: 'menace' } }]),
    );
    expect(getByRole('heading', { name: 'Besoins du territoire' })).toBeTruthy();
  });

  it('écrit les publics, années en colonnes, dans la ligne de leur année', async () => {
    const { backend, getByRole } = await rendre('publics');
    const grille = getByRole('grid', { name: 'Publics prévus' });
    const apa2024 = grille.querySelector<HTMLElement>('[data-r="0"][data-c="0"]') as HTMLElement;
    expect(apa2024.textContent?.trim()).toBe('162');
    apa2024.focus();
    await fireEvent.keyDown(apa2024, { key: 'Delete' });
    await waitFor(() => expect(backend.dossier['publics' as never]).toMatchObject([{ apa: null }, {}, {}, {}, {}]));
  });

  it('ouvre la définition d’une donnée quand un constat y mène', async () => {
    const { atelier, container } = await rendre('reperes');
    expect(container.querySelector('#champ-donnees-1-libelle')).toBeNull();
    atelier.reveler({ table: 'valeurs', id: 1, champ: 'statut' });
    await waitFor(() => expect(container.querySelector('#champ-valeurs-1-statut')).not.toBeNull());
  });

  it('lit l’état d’un exercice, et mène à le clore ou le rouvre', async () => {
    const { atelier, backend, getByRole, magasin } = await rendreExemple(
      EcranDiagnostic,
      { ecran: ecranDe('diagnostic') },
      {
        onglets: { diagnostic: 'exercices' },
        dossier: (d) => {
          const de = (annee: number) => d.exercices.find((e) => e.annee === annee)!;
          Object.assign(de(2025), { clos: true, clos_le: '2026-03-12' });
          Object.assign(de(2022), { clos: false });
        },
      },
    );
    const grille = getByRole('grid', { name: 'Exercices' });
    for (const cellule of grille.querySelectorAll('td[data-colonne="clos"]'))
      expect(cellule.getAttribute('aria-readonly')).toBe('true');
    const rangee = (annee: number) => {
      const id = magasin.lignes('exercices').find((e) => e.annee === annee)?.id;
      return within(grille.querySelector<HTMLElement>(`tr[data-ligne="${id}"]`)!);
    };
    // Closed, said to be closed, open; before the contract only said to be closed.
    expect(rangee(2025).queryByRole('button', { name: /^Clore/ })).toBeNull();
    expect(
      rangee(2024)
        .getAllByRole('button', { name: /2024/ })
        .map((b) => b.textContent),
    ).toEqual(expect.arrayContaining(['Rouvrir', 'Clore…']));
    expect(rangee(2022).queryByRole('button', { name: /^Clore/ })).toBeNull();
    await fireEvent.click(rangee(2022).getByRole('button', { name: 'Comptes arrêtés de 2022' }));
    await waitFor(() => expect(backend.demandes('ligne_modifier')).toMatchObject([{ champs: { clos: true } }]));
    await fireEvent.click(rangee(2025).getByRole('button', { name: 'Rouvrir l’exercice 2025' }));
    await waitFor(() => expect(backend.demandes('exercice_rouvrir')).toEqual([{ annee: 2025 }]));
    await fireEvent.click(rangee(2024).getByRole('button', { name: 'Clore l’exercice 2024' }));
    expect(atelier.navigation.ecran).toBe('annee');
    expect([atelier.annee.annee, atelier.navigation.onglet('annee')]).toEqual([2024, 'cloture']);
  });
});
