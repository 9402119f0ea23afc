import { fireEvent, waitFor } from '@testing-library/svelte';
import { describe, expect, it } from 'vitest';

import { type Preparation, rendreExemple } from '../../test/exemple';
import { ecranDe } from '../../state/ecrans';
import EcranPdf from './EcranPdf.svelte';

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
          version_imprimee: null,
          reserve: false,
        },
        version: null,
      },
    ]);
  });

  it('ne joint les positions de repli que si on le demande', async () => {
    const { backend, getByRole, queryByRole } = await rendre();
    const case_ = () => queryByRole('checkbox', { name: /positions de repli/ });
    await fireEvent.click(case_() as HTMLElement);
    await fireEvent.click(getByRole('button', { name: 'Exporter le PDF' }));
    await waitFor(() => expect(backend.demandes('exporter')).toMatchObject([{ demande: { reserve: true } }]));
    await fireEvent.click(getByRole('radio', { name: /Dossier de réunion/ }));
    expect(case_()).toBeNull();
  });

  it('demande le document d’échange entier, sans la réserve si on le décoche', async () => {
    const { backend, getByRole } = await rendre();
    backend.chemins.json = '/x/dossier.json';
    await fireEvent.click(getByRole('radio', { name: 'Données' }));
    await fireEvent.click(getByRole('button', { name: 'Exporter les données' }));
    await waitFor(() =>
      expect(backend.demandes('exporter').at(-1)).toMatchObject({ demande: { format: 'json', reserve: true } }),
    );
    await fireEvent.click(getByRole('checkbox', { name: /positions de repli/ }));
    await fireEvent.click(getByRole('button', { name: 'Exporter les données' }));
    await waitFor(() =>
      expect(backend.demandes('exporter').at(-1)).toMatchObject({ demande: { format: 'json', reserve: false } }),
    );
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

  it('n’offre pas de document pour Excel, qui porte tout le dossier', async () => {
    const { backend, getByRole, queryByRole } = await rendre();
    await fireEvent.click(getByRole('radio', { name: 'Excel' }));
    expect(queryByRole('radio', { name: /Dossier complet/ })).toBeNull();
    await fireEvent.click(getByRole('button', { name: 'Exporter pour Excel' }));
    await waitFor(() => expect(backend.demandes('exporter')).toMatchObject([{ demande: { format: 'xlsx' } }]));
  });

  it('montre dans l’aperçu la version que les pages nomment', async () => {
    const { backend, getByLabelText } = await rendre();
    const choix = getByLabelText(/Version/) as HTMLSelectElement;
    await waitFor(() =>
      expect(backend.demandes('apercu').at(-1)).toMatchObject({ demande: { version_imprimee: null } }),
    );
    await fireEvent.change(choix, { target: { value: '1' } });
    await waitFor(() => expect(backend.demandes('apercu').at(-1)).toMatchObject({ demande: { version_imprimee: 1 } }));
    await fireEvent.change(choix, { target: { value: '0' } });
    await waitFor(() => expect(backend.demandes('apercu').at(-1)).toMatchObject({ demande: { version_imprimee: 0 } }));
  });
});
