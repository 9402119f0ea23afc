import { fireEvent, waitFor } from '@testing-library/svelte';
import { describe, expect, it, vi } from 'vitest';

import type { Etape } from '../../backend';
import { rendreExemple } from '../../test/rendre_exemple';
import { ecranDe } from '../../views/ecrans';
import EcranVersions from './EcranVersions.svelte';
import { parJour } from './historique';

vi.mock('../../backend/modele', () => import('../../generated/modele'));

const etape = (id: number, quand: string, libelle: string, plus: Partial<Etape> = {}): Etape => ({
  id,
  quand,
  auteur: 'Paul',
  libelle,
  en_vigueur: true,
  lieu: { table: 'services', id: 1 },
  ...plus,
});
const ETAPES = [
  etape(1, '2026-11-20T09:00:00', 'créer le dossier', { lieu: null }),
  etape(2, '2026-11-21T14:02:00', 'modifier le service'),
  etape(3, '2026-11-21T14:05:00', 'supprimer l’axe', { en_vigueur: false, lieu: { table: 'axes', id: 99 } }),
];

const rendre = (plus = {}) =>
  rendreExemple(
    EcranVersions,
    { ecran: ecranDe('versions') },
    {
      backend: (b) => {
        b.etapes = ETAPES;
      },
      ...plus,
    },
  );

describe('Versions', () => {
  it('dit l’histoire en phrases, mène à ce qui existe encore et barre ce qui est annulé', async () => {
    const { atelier, findByRole, getByText, queryByRole } = await rendre();
    const service = await findByRole('button', { name: 'Modifier le service' });
    expect(getByText('Supprimer l’axe').closest('li')?.textContent).toContain('annulée');
    // What was deleted has no place to go to.
    expect(queryByRole('button', { name: 'Supprimer l’axe' })).toBeNull();
    await fireEvent.click(service);
    expect(atelier.navigation.ecran).toBe('parties');
  });

  it('prépare les décisions qui manquent, une par action', async () => {
    const { backend, getByRole, container } = await rendre({
      dossier: (d: { decisions_reprise: { action_id: number }[] }) => {
        d.decisions_reprise = d.decisions_reprise.filter((x) => x.action_id > 2);
      },
    });
    await fireEvent.click(getByRole('button', { name: 'Préparer les 2 décisions' }));
    await waitFor(() => expect(backend.demandes('lot')).toHaveLength(1));
    expect(backend.demandes('lot')).toMatchObject([
      {
        operations: [
          { geste: 'creer', table: 'decisions_reprise', valeurs: { action_id: 1, decision: 'a_decider' } },
          { geste: 'creer', table: 'decisions_reprise', valeurs: { action_id: 2, decision: 'a_decider' } },
        ],
      },
    ]);
    expect(container.querySelector('[id^="champ-decisions_reprise-"][id$="-justification"]')).not.toBeNull();
  });
});

it('l’histoire se lit par jour, la plus récente d’abord', () => {
  expect(parJour(ETAPES, '').map((j) => [j.jour, j.etapes.map((e) => e.id)])).toEqual([
    ['2026-11-21', [3, 2]],
    ['2026-11-20', [1]],
  ]);
  expect(parJour(ETAPES, 'creer')).toHaveLength(1);
});
