import { fireEvent, waitFor } from '@testing-library/svelte';
import { describe, expect, it } from 'vitest';

import type { Comparaison, Etape, SupprimeeView, Version } from '../../backend';
import type { BackendMemoire } from '../../test/backend_memoire';
import { rendreExemple } from '../../test/exemple';
import { ecranDe } from '../../state/ecrans';
import EcranVersions from './EcranVersions.svelte';
import { parJour } from './historique';

const etape = (id: number, quand: string, libelle: string, plus: Partial<Etape> = {}): Etape => ({
  id,
  quand,
  auteur: 'Paul',
  libelle,
  en_vigueur: true,
  allegee: false,
  lieu: { table: 'services', id: 1, champ: null },
  changements: [],
  autres: 0,
  ...plus,
});
const ETAPES = [
  etape(1, '2026-11-20T09:00:00', 'créer le dossier', { lieu: null }),
  etape(2, '2026-11-21T14:02:00', 'modifier le service'),
  etape(3, '2026-11-21T14:05:00', 'supprimer l’axe', {
    en_vigueur: false,
    lieu: { table: 'axes', id: 99, champ: null },
  }),
];

const VERSION: Version = {
  instantane: 4,
  ligne: 2,
  numero: 2,
  nom: 'Transmise',
  date: '2026-11-02',
  quand: '2026-11-02T10:00:00',
  auteur: 'Paul',
  scellee: false,
  alteree: false,
  empreinte: 'ab12',
  etapes_depuis: 3,
};
const COMPARAISON: Comparaison = {
  avant: 'A',
  apres: 'B',
  nombre: 1,
  totaux: [{ libelle: 'Dotation', avant: '1 €', apres: '1 001 €', ecart: '+1 000 €' }],
  rubriques: [
    {
      titre: 'Clauses du contrat',
      lignes: [
        {
          sort: 'modifiee',
          mot: 'modifié',
          nom: 'article « Objet »',
          lieu: { table: 'articles', id: 1, champ: 'texte' },
          suite: '',
          champs: [
            {
              libelle: 'Texte',
              avant: null,
              apres: null,
              ecart: null,
              mots: [
                { sort: 'egal', texte: 'forme ' },
                { sort: 'retire', texte: 'dix' },
                { sort: 'ajoute', texte: 'douze' },
              ],
            },
          ],
        },
      ],
    },
  ],
};

const rendre = (versions: string, plus = {}) =>
  rendreExemple(
    EcranVersions,
    { ecran: ecranDe('versions') },
    {
      onglets: { versions },
      backend: (b) => {
        b.etapes = ETAPES;
      },
      ...plus,
    },
  );

describe('Versions', () => {
  it('dit l’histoire en phrases, mène à ce qui existe encore et barre ce qui est annulé', async () => {
    const { atelier, findByRole, getByText, queryByRole } = await rendre('historique');
    const service = await findByRole('button', { name: 'Modifier le service' });
    expect(getByText('Supprimer l’axe').closest('li')?.textContent).toContain('annulée');
    // A deleted row has no place to go to.
    expect(queryByRole('button', { name: 'Supprimer l’axe' })).toBeNull();
    await fireEvent.click(service);
    expect(atelier.navigation.ecran).toBe('parties');
  });

  it('cherche, filtre par partie et par auteur dans le programme, qui a tout l’historique', async () => {
    const { backend, findByLabelText, getByPlaceholderText } = await rendre('historique');
    await fireEvent.input(getByPlaceholderText('Filtrer l’historique'), { target: { value: 'Hélène' } });
    await fireEvent.change(await findByLabelText('Partie du dossier'), { target: { value: 'contrat' } });
    await waitFor(() =>
      expect(backend.demandes('historique').at(-1)).toMatchObject({
        texte: 'Hélène',
        tables: expect.arrayContaining(['articles']) as unknown,
      }),
    );
  });

  it('rend une ligne supprimée depuis la corbeille, qui se cherche', async () => {
    const ligne = (id: number, objet: string): SupprimeeView => ({
      etape: id + 10,
      lieu: { table: 'axes', id, champ: null },
      objet,
      libelle: id === 3 ? 'revenir à la version' : null,
      quand: '2026-11-21T14:02:00',
      auteur: 'Paul',
      suite: id,
      apercu: ['Finalité\u202f: tenir'],
    });
    const { backend, findByRole, getByPlaceholderText, queryByRole, getByText } = await rendre('corbeille', {
      backend: (b: BackendMemoire) => {
        b.supprimees = [ligne(1, 'axe « Qualité »'), ligne(3, 'axe « Accès »')];
      },
    });
    await findByRole('button', { name: /^Remettre\s*axe « Qualité »$/ });
    expect(getByText('avec 3 autres lignes')).toBeTruthy();
    expect(getByText('Revenir à la version')).toBeTruthy();
    await fireEvent.input(getByPlaceholderText('Chercher une ligne supprimée'), { target: { value: 'accès' } });
    await waitFor(() => expect(queryByRole('button', { name: /Qualité/ })).toBeNull());
    await fireEvent.click(await findByRole('button', { name: /Accès/ }));
    await waitFor(() => expect(backend.demandes('corbeille_rendre')).toEqual([{ etape: 13, table: 'axes', id: 3 }]));
  });

  it('garde une version sous le nom et à la date proposés', async () => {
    const { backend, findByRole, findByLabelText } = await rendre('gardees');
    await fireEvent.click(await findByRole('button', { name: 'Garder une version' }));
    expect(((await findByLabelText('Nom')) as HTMLInputElement).value).toMatch(
      /^Transmise au Département le 5\sjanvier\s2027$/,
    );
    await fireEvent.click(await findByRole('button', { name: 'Garder une version' }));
    await waitFor(() => expect(backend.demandes('version_creer')).toHaveLength(1));
    expect(backend.demandes('version_creer')[0]).toMatchObject({ date: '2027-01-05' });
  });

  it('compare aussi avec un autre fichier, même sans version gardée', async () => {
    const { atelier, backend, findByRole, findByLabelText, findByText } = await rendre('comparer', {
      backend: (b: BackendMemoire) => {
        b.chemins = { ouvrir: '/cle/Dossier (1).cpom' };
        b.comparaison = COMPARAISON;
      },
    });
    await fireEvent.click(await findByRole('button', { name: 'Choisir un fichier…' }));
    await findByText('Dossier (1).cpom');
    await waitFor(() =>
      expect(backend.demandes('comparer').at(-1)).toEqual({
        avant: null,
        apres: null,
        fichier: '/cle/Dossier (1).cpom',
      }),
    );
    await findByText('Écart');
    // Cancelling the dialog keeps the chosen file.
    backend.chemins = {};
    const de = (await findByLabelText('De')) as HTMLSelectElement;
    await fireEvent.change(de, { target: { value: 'autre' } });
    await waitFor(() => expect(de.value).toBe('/cle/Dossier (1).cpom'));
    expect(atelier.surete.aComparer).toBe('/cle/Dossier (1).cpom');
  });

  it('montre une version en lecture seule, puis revient', async () => {
    const { backend, magasin, findByRole } = await rendre('gardees', {
      backend: (b: BackendMemoire) => {
        b.versions = [VERSION];
      },
    });
    await fireEvent.click(await findByRole('button', { name: 'Voir' }));
    await waitFor(() => expect(magasin.lectureSeule).toBe(true));
    expect(backend.demandes('dossier_lire').at(-1)).toMatchObject({ version: 4 });
    await magasin.annuler();
    expect(backend.demandes('annuler')).toHaveLength(0);
    await magasin.voir(null);
    expect(magasin.lectureSeule).toBe(false);
  });

  it('ne scelle qu’après confirmation', async () => {
    const { backend, findByRole, findAllByRole } = await rendre('gardees', {
      backend: (b: BackendMemoire) => {
        b.versions = [VERSION];
      },
    });
    await fireEvent.click(await findByRole('button', { name: 'Sceller' }));
    expect(backend.demandes('version_sceller')).toHaveLength(0);
    const boutons = await findAllByRole('button', { name: 'Sceller' });
    await fireEvent.click(boutons.at(-1) as HTMLElement);
    await waitFor(() => expect(backend.demandes('version_sceller')).toEqual([{ instantane: 4 }]));
  });

  it('lit ce qui a changé mot à mot', async () => {
    const { findByText, container } = await rendre('comparer', {
      backend: (b: BackendMemoire) => {
        b.versions = [VERSION];
        b.comparaison = COMPARAISON;
      },
    });
    expect((await findByText('douze')).tagName).toBe('INS');
    expect((await findByText('dix')).tagName).toBe('DEL');
    expect(container.textContent).toContain('+1 000 €');
  });

  it('prépare les décisions qui manquent, une par action', async () => {
    const { backend, getByRole, container } = await rendre('decisions', {
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
  expect(parJour(ETAPES).map((j) => [j.jour, j.etapes.map((e) => e.id)])).toEqual([
    ['2026-11-21', [3, 2]],
    ['2026-11-20', [1]],
  ]);
});
