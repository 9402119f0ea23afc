/** Journeys that cross several screens, from the home page. */
import { fireEvent, render, waitFor } from '@testing-library/svelte';
import { describe, expect, it, vi } from 'vitest';

import App from './App.svelte';
import type { LigneReprise } from './generated/modele';
import { Atelier } from './state/atelier.svelte';
import { ecranDeTable } from './state/ecrans';
import { BackendMemoire } from './test/backend_memoire';
import { exemple } from './test/exemple';

const LIGNES: LigneReprise[] = [
  { id: 1, rubrique: 'Contrat', objet: 'Préambule', traitement: 'garde', avant: '', apres: '' },
];

async function accueil() {
  const backend = new BackendMemoire(exemple(), false);
  backend.chemins = { reprise_ancien: '/a/ancien.pdf', reprise_nouveau: '/a/neuf.cpom' };
  const repondre = backend.appeler.bind(backend);
  vi.spyOn(backend, 'appeler').mockImplementation(async (commande, args) => {
    const reponse = await repondre(commande, args);
    return (commande === 'reprendre' ? { ...(reponse as object), rapport: LIGNES } : reponse) as never;
  });
  const atelier = new Atelier(backend, ecranDeTable);
  await atelier.demarrer();
  return { backend, atelier, ...render(App, { props: { atelier } }) };
}

describe('renouveler', () => {
  it('laisse le programme trouver l’année, montre le rapport, puis ouvre le dossier', async () => {
    const { backend, getByRole, findByRole, queryByRole } = await accueil();
    await fireEvent.click(getByRole('button', { name: /Renouveler à partir/ }));
    await fireEvent.click(await findByRole('button', { name: 'Choisir un fichier…' }));
    await waitFor(() =>
      expect((getByRole('button', { name: 'Renouveler…' }) as HTMLButtonElement).disabled).toBe(false),
    );
    await fireEvent.click(getByRole('button', { name: 'Renouveler…' }));
    expect(await findByRole('heading', { level: 1, name: 'Ce qui a été repris' })).toBeTruthy();
    expect(backend.demandes('reprendre')).toEqual([
      {
        ancien: '/a/ancien.pdf',
        nouveau: '/a/neuf.cpom',
        debut: null,
        decisions: [],
        ecraser: true,
        malgre_empreinte: false,
      },
    ]);
    await fireEvent.click(getByRole('button', { name: 'Ouvrir le nouveau dossier' }));
    await waitFor(() => expect(queryByRole('heading', { level: 1 })?.textContent).toBe('Vue d’ensemble'));
  });

  it('propose un dossier ou le renouvellement d’un document déposé', async () => {
    const { atelier, backend, findByRole, queryByRole, getByRole } = await accueil();
    backend.chemins.nouveau = '/a/cree.cpom';
    await atelier.recevoir(['/a/Contrat signé.pdf'], true);
    expect(await findByRole('heading', { name: 'Contrat signé.pdf' })).toBeTruthy();
    await fireEvent.click(getByRole('button', { name: /Commencer le renouvellement/ }));
    const choisi = await findByRole('radio', { name: 'Contrat signé.pdf' });
    expect((choisi as HTMLInputElement).checked).toBe(true);
    await waitFor(() => expect(queryByRole('button', { name: /Commencer le renouvellement/ })).toBeNull());
    await fireEvent.click(getByRole('button', { name: 'Renoncer' }));
    await waitFor(() => expect(queryByRole('dialog')).toBeNull());
    await atelier.recevoir(['/a/donnees.json'], true);
    await fireEvent.click(await findByRole('button', { name: /Créer un dossier à partir de ce document/ }));
    await waitFor(() =>
      expect(backend.demandes('importer')).toEqual([
        { source: '/a/donnees.json', chemin: '/a/cree.cpom', ecraser: true, malgre_empreinte: false },
      ]),
    );
    await waitFor(() => expect(queryByRole('heading', { level: 1 })?.textContent).toBe('Vue d’ensemble'));
  });

  it('apprend à un premier utilisateur par où commencer', async () => {
    const { atelier, getByRole, queryByText } = await accueil();
    expect(queryByText('Par où commencer')).toBeNull();
    atelier.recents = [];
    await waitFor(() => expect(getByRole('heading', { name: 'Par où commencer' })).toBeTruthy());
    expect(getByRole('button', { name: /Nouveau dossier.*premier contrat/ })).toBeTruthy();
  });
});
