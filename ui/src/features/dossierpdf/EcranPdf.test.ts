import { fireEvent, waitFor } from '@testing-library/svelte';
import { describe, expect, it } from 'vitest';

import { type Preparation, rendreExemple } from '../../test/exemple';
import type { Version } from '../../backend';
import { ecranDe } from '../../state/ecrans';
import EcranPdf from './EcranPdf.svelte';

const version = (v: Partial<Version>): Version => ({
  instantane: null,
  ligne: 1,
  numero: null,
  nom: '',
  date: null,
  quand: null,
  auteur: '',
  scellee: false,
  alteree: false,
  empreinte: '',
  etapes_depuis: 0,
  ...v,
});

const rendre = (plus: Preparation = {}) =>
  rendreExemple(
    EcranPdf,
    { ecran: ecranDe('pdf') },
    {
      backend: (b) => {
        b.chemins = { pdf: '/x/dossier.pdf', xlsx: '/x/dossier.xlsx' };
      },
      ...plus,
    },
  );

describe('Dossier PDF', () => {
  it('exporte le dossier complet d’un seul bouton, et nomme le fichier', async () => {
    const { backend, getByRole, findByText } = await rendre();
    await fireEvent.click(getByRole('button', { name: 'Exporter le PDF' }));
    expect(await findByText('Exporté : dossier.pdf')).toBeTruthy();
    expect(backend.demandes('exporter')).toEqual([
      {
        chemin: '/x/dossier.pdf',
        demande: {
          format: 'pdf',
          document: 'complet',
          annee: null,
          filigrane: null,
          pour: 'departement',
        },
        version: null,
      },
    ]);
  });

  it('ne joint les positions de repli que si on le demande', async () => {
    const { backend, getByRole } = await rendre();
    const pour = () => getByRole('combobox', { name: 'Destinataire' }) as HTMLSelectElement;
    expect(pour().value).toBe('departement');
    await fireEvent.change(pour(), { target: { value: 'interne' } });
    await fireEvent.click(getByRole('button', { name: 'Exporter le PDF' }));
    await waitFor(() => expect(backend.demandes('exporter')).toMatchObject([{ demande: { pour: 'interne' } }]));
    // Two copies of one document have two names.
    expect(backend.demandes('choisir_fichier').at(-1)).toMatchObject({
      nom_propose: expect.stringMatching(/ – interne$/),
    });
    // Each document has its own recipient: no other leaves with what was asked for this one.
    await fireEvent.click(getByRole('radio', { name: /Dossier de réunion/ }));
    expect(pour().value).toBe('departement');
    await waitFor(() =>
      expect(backend.demandes('apercu').at(-1)).toMatchObject({
        demande: { document: 'reunion', pour: 'departement' },
      }),
    );
    await fireEvent.click(getByRole('radio', { name: /Dossier complet/ }));
    expect(pour().value).toBe('interne');
  });

  it('demande le document d’échange entier, sans la réserve pour le Département', async () => {
    const { backend, getByRole } = await rendre();
    backend.chemins.json = '/x/dossier.json';
    await fireEvent.click(getByRole('radio', { name: 'Données' }));
    await fireEvent.click(getByRole('button', { name: 'Exporter les données' }));
    await waitFor(() =>
      expect(backend.demandes('exporter').at(-1)).toMatchObject({ demande: { format: 'json', pour: 'interne' } }),
    );
    await fireEvent.change(getByRole('combobox', { name: 'Destinataire' }), { target: { value: 'departement' } });
    await fireEvent.click(getByRole('button', { name: 'Exporter les données' }));
    await waitFor(() =>
      expect(backend.demandes('exporter').at(-1)).toMatchObject({ demande: { format: 'json', pour: 'departement' } }),
    );
  });

  it('dit ce que l’exemplaire sans noms n’a pas relu', async () => {
    const { backend, getByRole, findByText } = await rendre();
    await fireEvent.change(getByRole('combobox', { name: 'Destinataire' }), { target: { value: 'conseil' } });
    expect(await findByText(/y chercher les noms/)).toBeTruthy();
    await waitFor(() => expect(backend.demandes('apercu').at(-1)).toMatchObject({ demande: { pour: 'conseil' } }));
  });

  it('marque PROJET un contrat qui n’est pas signé', async () => {
    const { backend, getByRole } = await rendre({ dossier: (d) => (d.contrat.statut = 'projet') });
    expect((getByRole('checkbox', { name: /PROJET/ }) as HTMLInputElement).checked).toBe(true);
    await fireEvent.click(getByRole('button', { name: 'Exporter le PDF' }));
    await waitFor(() => expect(backend.demandes('exporter')).toMatchObject([{ demande: { filigrane: 'PROJET' } }]));
  });

  it('demande l’année du bilan, celle qu’il reste à écrire d’abord', async () => {
    const { backend, getByRole } = await rendre();
    await fireEvent.click(getByRole('radio', { name: /Bilan d’une année/ }));
    const annee = getByRole('combobox', { name: 'Année' }) as HTMLSelectElement;
    expect(annee.value).toBe('2026');
    await fireEvent.change(annee, { target: { value: '2024' } });
    await fireEvent.click(getByRole('button', { name: 'Exporter le PDF' }));
    await waitFor(() =>
      expect(backend.demandes('exporter')).toMatchObject([{ demande: { document: 'bilan', annee: 2024 } }]),
    );
  });

  it('imprime le cœur seul du dossier complet, et d’aucun autre', async () => {
    const { backend, getByRole } = await rendre();
    await fireEvent.click(getByRole('checkbox', { name: 'Le cœur seul' }));
    await waitFor(() =>
      expect(backend.demandes('apercu').at(-1)).toMatchObject({ demande: { document: 'complet', coeur: true } }),
    );
    await fireEvent.click(getByRole('button', { name: 'Exporter le PDF' }));
    await waitFor(() => expect(backend.demandes('exporter').at(-1)).toMatchObject({ demande: { coeur: true } }));
    // The file does not take the name of the whole document.
    expect(backend.demandes('choisir_fichier').at(-1)).toMatchObject({
      nom_propose: expect.stringMatching(/ – cœur$/),
    });
    await fireEvent.click(getByRole('radio', { name: /Bilan d’une année/ }));
    await fireEvent.click(getByRole('button', { name: 'Exporter le PDF' }));
    await waitFor(() => expect(backend.demandes('exporter').at(-1)).toMatchObject({ demande: { document: 'bilan' } }));
    expect(backend.demandes('exporter').at(-1)).not.toHaveProperty('demande.coeur');
  });

  it('borne la taille d’une candidature', async () => {
    const { backend, getByRole } = await rendre();
    await fireEvent.click(getByRole('radio', { name: /Dossier de candidature/ }));
    await fireEvent.input(getByRole('spinbutton', { name: 'Taille limite (Mo)' }), { target: { value: '4.5' } });
    await fireEvent.click(getByRole('button', { name: 'Exporter le PDF' }));
    await waitFor(() =>
      expect(backend.demandes('exporter')).toMatchObject([
        { demande: { document: 'candidature', taille_max: 4_500_000 } },
      ]),
    );
  });

  it('n’offre pas de document pour Excel, qui porte tout le dossier', async () => {
    const { backend, getByRole, queryByRole } = await rendre();
    await fireEvent.click(getByRole('radio', { name: 'Excel' }));
    expect(queryByRole('radio', { name: /Dossier complet/ })).toBeNull();
    await fireEvent.click(getByRole('button', { name: 'Exporter pour Excel' }));
    await waitFor(() => expect(backend.demandes('exporter')).toMatchObject([{ demande: { format: 'xlsx' } }]));
  });

  it('imprime le dossier d’aujourd’hui, ou une version gardée que les pages nomment', async () => {
    const { backend, getByRole, findByLabelText } = await rendre({
      backend: (b) => {
        b.chemins = { pdf: '/x/dossier.pdf' };
        b.versions = [version({ instantane: 7, numero: 4, nom: 'Envoyée' }), version({ numero: 1 })];
      },
    });
    const choix = (await findByLabelText(/Version imprimée/)) as HTMLSelectElement;
    expect([...choix.options].map((o) => o.textContent)).toEqual([
      'Le dossier d’aujourd’hui, sans nom de version',
      '4 – Envoyée',
    ]);
    await waitFor(() => expect(backend.demandes('apercu').at(-1)).toMatchObject({ version: null }));
    await fireEvent.change(choix, { target: { value: '7' } });
    await waitFor(() => expect(backend.demandes('apercu').at(-1)).toMatchObject({ version: 7 }));
    await fireEvent.click(getByRole('button', { name: 'Exporter le PDF' }));
    await waitFor(() => expect(backend.demandes('exporter').at(-1)).toMatchObject({ version: 7 }));
  });

  it('offre le relevé dès qu’il y a une séance, et pour les deux parties seulement', async () => {
    const seance = {
      id: 3,
      revue_id: 1,
      numero: 1,
      date: '2026-12-10',
      mode: 'reunion' as const,
      lieu: '',
      version_id: null,
      etat: 'close' as const,
      comite_id: null,
    };
    const sans = await rendre();
    expect(sans.queryByRole('radio', { name: /Relevé de décisions/ })).toBeNull();
    sans.unmount();
    const { backend, getByRole } = await rendre({ dossier: (d) => (d.seances = [seance]) });
    await fireEvent.click(getByRole('radio', { name: /Relevé de décisions/ }));
    const pour = getByRole('combobox', { name: 'Destinataire' }) as HTMLSelectElement;
    expect([...pour.options].map((o) => o.value)).toEqual(['departement']);
    await fireEvent.click(getByRole('button', { name: 'Exporter le PDF' }));
    await waitFor(() =>
      expect(backend.demandes('exporter').at(-1)).toMatchObject({
        demande: { document: 'releve', pour: 'departement' },
      }),
    );
  });

  it('dit depuis quelle version les modifications se comptent', async () => {
    const { backend, getByRole, findByLabelText } = await rendre({
      backend: (b) => {
        b.chemins = { docx: '/x/modifications.docx' };
        b.versions = [version({ instantane: 7, numero: 4, nom: 'Envoyée' })];
      },
    });
    await fireEvent.click(getByRole('radio', { name: /^Modifications/ }));
    const depuis = (await findByLabelText('Depuis')) as HTMLSelectElement;
    expect([...depuis.options].map((o) => o.textContent)).toEqual(['La dernière version gardée', '4 – Envoyée']);
    await fireEvent.change(depuis, { target: { value: '7' } });
    await fireEvent.click(getByRole('radio', { name: 'Word' }));
    await fireEvent.click(getByRole('button', { name: 'Exporter pour Word' }));
    await waitFor(() =>
      expect(backend.demandes('exporter').at(-1)).toMatchObject({
        demande: { document: 'modifications', depuis: 7, format: 'docx' },
        version: null,
      }),
    );
  });
});
