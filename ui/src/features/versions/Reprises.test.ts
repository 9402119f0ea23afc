import { fireEvent, waitFor } from '@testing-library/svelte';
import { describe, expect, it } from 'vitest';

import type { Commandes } from '../../backend';
import { rendreExemple } from '../../test/exemple';
import Reprises from './Reprises.svelte';

type Vue = Commandes['fusion_lire']['reponse'];
type Choix = Vue['rubriques'][number]['lignes'][number]['choix'][number];

const choix = (cle: string, libelle: string, cote: string, plus: Partial<Choix> = {}): Choix => ({
  cle,
  libelle,
  cote,
  avant: null,
  ici: 'Directrice',
  la: 'Responsable',
  mots: null,
  suite: '',
  ...plus,
});

const VUE: Vue = {
  fichier: 'Copie.cpom',
  commun: true,
  phrase: 'Les deux copies viennent du même dossier.',
  faits_ici: 2,
  nombre: 3,
  conflits: 1,
  rubriques: [
    {
      titre: 'Objectifs et actions',
      lignes: [
        {
          nom: 'action 1.1',
          lieu: { table: 'actions', id: 1, champ: 'pilote' },
          choix: [
            choix('actions/1/pilote', 'Pilote', 'conflit', { avant: 'Coordinatrice' }),
            choix('actions/1/intitule', 'Intitulé', 'autre'),
          ],
        },
        {
          nom: 'action 1.9',
          lieu: null,
          choix: [choix('+actions/19', 'ajoutée', 'autre', { ici: null, suite: 'avec 2 étapes' })],
        },
      ],
    },
  ],
  refus: [{ nom: 'Mesure 2025', phrase: 'L’exercice 2025 est clos ici.' }],
  apercu: { nombre: 0, avec: [], notes: [], totaux: [] },
};

async function rendre() {
  const vue = await rendreExemple(
    Reprises,
    { ouvert: true, fichier: '/cle/Copie.cpom' },
    {
      backend: (b) => {
        b.fusion = ({ choisis = [] }) => ({
          ...VUE,
          apercu: {
            nombre: choisis.length,
            avec: [],
            notes: choisis.includes('+actions/19') ? ['Un code change.'] : [],
            totaux: [],
          },
        });
      },
    },
  );
  await vue.findByText('Les deux copies viennent du même dossier.', { exact: false });
  return vue;
}

describe('reprendre les modifications d’une autre copie', () => {
  it('ne coche rien d’avance, et montre les trois valeurs d’un conflit', async () => {
    const { findByText, queryAllByRole } = await rendre();
    const cases = queryAllByRole('checkbox') as HTMLInputElement[];
    expect(cases.length).toBe(4);
    expect(cases.some((c) => c.checked)).toBe(false);
    await findByText('⚠ Changé des deux côtés');
    await findByText('Coordinatrice');
    await findByText('1 différence ne se reprend pas');
  });

  it('coche ce que l’autre a seul changé, et l’écrit d’un pas', async () => {
    const { backend, findByRole, findByText } = await rendre();
    await fireEvent.click(await findByRole('button', { name: 'Cocher ce que l’autre copie a seule changé' }));
    await findByText('Un code change.');
    await fireEvent.click(await findByRole('button', { name: 'Reprendre 2 modifications' }));
    await waitFor(() =>
      expect(backend.demandes('fusion_appliquer')).toEqual([
        { fichier: '/cle/Copie.cpom', choisis: ['actions/1/intitule', '+actions/19'] },
      ]),
    );
  });

  it('prend toute une partie, et la rend', async () => {
    const { findByRole } = await rendre();
    const tout = (await findByRole('checkbox', { name: /Tout prendre dans/ })) as HTMLInputElement;
    await fireEvent.click(tout);
    await findByRole('button', { name: 'Reprendre 3 modifications' });
    await fireEvent.click(await findByRole('button', { name: 'Tout décocher' }));
    expect(((await findByRole('button', { name: 'Reprendre' })) as HTMLButtonElement).disabled).toBe(true);
  });
});
