import { fireEvent, render, waitFor } from '@testing-library/svelte';
import { describe, expect, it, vi } from 'vitest';

import App from '../../App.svelte';
import type { LigneReprise } from '../../generated/modele';
import { Atelier } from '../../state/atelier.svelte';
import { BackendMemoire } from '../../test/backend_memoire';
import { exemple, rendreExemple } from '../../test/rendre_exemple';
import { ecranDeTable } from '../../views/ecrans';
import { compter, filtrer, parRubrique } from './lignes';
import LignesReprise from './LignesReprise.svelte';

vi.mock('../../backend/modele', () => import('../../generated/modele'));

const LIGNES: LigneReprise[] = [
  { id: 1, rubrique: 'Contrat', objet: 'Préambule', traitement: 'garde', avant: '', apres: '' },
  { id: 2, rubrique: 'Tarifs', objet: 'Tarif 2029', traitement: 'vide', avant: '25,00 €', apres: '' },
  { id: 3, rubrique: 'Contrat', objet: 'Référence', traitement: 'vide', avant: 'CPOM-17', apres: '' },
  { id: 4, rubrique: 'Actions', objet: 'ACT-03', traitement: 'a_justifier', avant: 'en retard', apres: 'reconduite' },
];

async function accueil() {
  const backend = new BackendMemoire(exemple() as never, false);
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

describe('rapport', () => {
  it('se filtre par traitement et par mot', async () => {
    const { getByRole, getByText, queryByText } = await rendreExemple(LignesReprise, { lignes: LIGNES });
    await fireEvent.click(getByRole('button', { name: 'Vidé 2' }));
    expect(queryByText('Préambule')).toBeNull();
    expect(getByText('Tarif 2029')).toBeTruthy();
    await fireEvent.input(getByRole('searchbox'), { target: { value: 'reference' } });
    expect(queryByText('Tarif 2029')).toBeNull();
    expect(getByText('Référence')).toBeTruthy();
  });

  it('compte et groupe', () => {
    expect(Object.fromEntries(compter(LIGNES))).toEqual({ garde: 1, vide: 2, a_justifier: 1 });
    expect(parRubrique(LIGNES).map(([r, l]) => [r, l.length])).toEqual([
      ['Contrat', 2],
      ['Tarifs', 1],
      ['Actions', 1],
    ]);
    expect(filtrer(LIGNES, 'vide', 'contrat').map((l) => l.id)).toEqual([3]);
  });
});
