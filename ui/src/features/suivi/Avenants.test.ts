import { fireEvent, waitFor } from '@testing-library/svelte';
import { describe, expect, it } from 'vitest';

import type { AvenantDifferencesView } from '../../generated/api';
import { type Preparation, rendreExemple } from '../../test/exemple';
import { ecranDe } from '../../state/ecrans';
import EcranSuivi from './EcranSuivi.svelte';

const total = (somme: number) => ({ somme, etendue: null });
const change = (cle: string, libelle: string, choisie: boolean) => ({
  cle,
  libelle,
  sort: 'modifiee',
  avant: 'un',
  apres: 'deux',
  lieu: { table: 'mesures', id: 127, champ: 'cible' },
  choisie,
  ailleurs: choisie ? null : 'Avenant n° 2',
});
const vue = (ecart: number): AvenantDifferencesView => ({
  base: { instantane: 2, nom: 'Contrat signé', date: '2023-12-15', scellee: true },
  bases: [{ instantane: 2, nom: 'Contrat signé', date: '2023-12-15', scellee: true }],
  differences: [
    change('mesures/127/cible', 'IND-16, cible 2027', true),
    change('dotations/4/x', 'montant 2027', false),
  ],
  effet: {
    annees: [{ annee: 2027, avant: 1000, apres: 1000 + ecart, ecart }],
    avant: total(5000),
    apres: total(5000 + ecart),
    ecart,
    inchangee: ecart === 0,
    laissees: 0,
  },
});
const rendre = (plus: Preparation = {}) =>
  rendreExemple(EcranSuivi, { ecran: ecranDe('suivi') }, { onglets: { suivi: 'avenants' }, ...plus });

describe('Avenants', () => {
  it('coche ce que le cœur propose, redemande l’effet, écrit en une étape', async () => {
    const demandees: (string[] | null | undefined)[] = [];
    const { backend, findByRole, findByText, getByRole } = await rendre({
      backend: (b) =>
        (b.differences = ({ choisies }) => {
          demandees.push(choisies);
          return vue(choisies?.length === 2 ? 100 : 0);
        }),
    });
    await fireEvent.click(getByRole('button', { name: 'Préparer un avenant…' }));
    const cible = (await findByRole('checkbox', { name: 'Prendre IND-16, cible 2027' })) as HTMLInputElement;
    const montant = (await findByRole('checkbox', { name: 'Prendre montant 2027' })) as HTMLInputElement;
    expect([cible.checked, montant.checked]).toEqual([true, false]);
    expect(await findByText(/ne changent pas la dotation prévue/)).toBeTruthy();
    await fireEvent.click(montant);
    expect(await findByText('Effet sur la dotation prévue, à heures constantes')).toBeTruthy();
    expect(demandees).toEqual([null, ['mesures/127/cible', 'dotations/4/x']]);
    await fireEvent.click(getByRole('button', { name: 'Écrire 2 modifications' }));
    await waitFor(() =>
      expect(backend.demandes('avenant_preparer')).toEqual([
        { avenant: null, version: null, choisies: ['mesures/127/cible', 'dotations/4/x'] },
      ]),
    );
  });

  it('dit qu’aucune version n’est gardée', async () => {
    const { findByText, getByRole } = await rendre();
    await fireEvent.click(getByRole('button', { name: 'Préparer un avenant…' }));
    expect(await findByText(/Aucune version du contrat n’est gardée/)).toBeTruthy();
  });

  it('ne signe qu’après la question', async () => {
    const { atelier, backend, findByRole } = await rendre({
      dossier: (d) => {
        const premier = d.avenants[0];
        if (premier) premier.statut = 'en_preparation';
      },
    });
    atelier.reveler({ table: 'avenants', id: 1, champ: 'motif' });
    await fireEvent.click(await findByRole('button', { name: 'Signer…' }));
    expect(backend.demandes('avenant_signer')).toEqual([]);
    await fireEvent.click(await findByRole('button', { name: 'Signer et sceller' }));
    await waitFor(() => expect(backend.demandes('avenant_signer')).toEqual([{ avenant: 1, date: null }]));
  });

  it('montre les états du contrat et mène à la disposition', async () => {
    const { findByRole, getByText } = await rendre({
      backend: (b) =>
        (b.consolide = {
          colonnes: [
            { nom: 'Contrat signé', date: '2023-12-15', reconstitue: true },
            { nom: 'Aujourd’hui', date: null, reconstitue: false },
          ],
          lignes: [
            {
              partie: 'cibles',
              libelle: 'IND-16, cible 2026',
              valeurs: ['1 200', '950'],
              changees: [false, true],
              table: 'mesures',
              id: 126,
              champ: 'cible',
            },
          ],
          montants_egaux: 'Aucun montant n’a changé.',
          sans_avenant: ['IND-16, cible 2026'],
          en_toutes_lettres: 0,
          etats_omis: 0,
        }),
    });
    expect(await findByRole('columnheader', { name: /Contrat signé.*reconstitué/ })).toBeTruthy();
    expect(getByText('Aucun montant n’a changé.')).toBeTruthy();
    expect(getByText(/Changé sans avenant.: IND-16, cible 2026\./)).toBeTruthy();
    expect(await findByRole('button', { name: 'IND-16, cible 2026' })).toBeTruthy();
  });
});
