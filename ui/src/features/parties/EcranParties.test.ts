import { fireEvent, waitFor } from '@testing-library/svelte';
import { describe, expect, it } from 'vitest';

import type { Calculs } from '../../backend';
import type { Dossier } from '../../backend/modele';
import type { BackendMemoire } from '../../test/backend_memoire';
import { rendreExemple } from '../../test/exemple';
import { ecranDe } from '../../state/ecrans';
import EcranParties from './EcranParties.svelte';

const resolu = (id: number, dit: object): Calculs['signataires'][number] => ({
  id,
  gestionnaire_id: null,
  denomination: '',
  forme_juridique: '',
  siren: '',
  representant_nom: '',
  representant_fonction: '',
  signature_pour: '',
  signature_qualite: '',
  differences: [],
  ...dit,
});
const rendre = (plus = {}) => rendreExemple(EcranParties, { ecran: ecranDe('parties') }, plus);
const liens = (racine: HTMLElement) => [...racine.querySelectorAll('[role=tab]')].map((b) => b.textContent?.trim());

describe('Parties', () => {
  it('montre d’emblée la fiche du gestionnaire et du service quand ils sont seuls', async () => {
    const { container, getByRole } = await rendre();
    expect(container.querySelector('#champ-gestionnaires-1-raison_sociale')).not.toBeNull();
    await fireEvent.click(getByRole('tab', { name: 'Service' }));
    expect(container.querySelector('#champ-services-1-autorisation_echeance')).not.toBeNull();
    expect(container.textContent).toContain('11 communes prioritaires desservies sur 14.');
    expect(liens(container)).toEqual([
      'Gestionnaire',
      'Service',
      'Département',
      'Objectifs de l’appel',
      'Plafonds',
      'Signataires',
      'Interlocuteurs',
    ]);
  });

  it('parle des soins dès que le service est mixte', async () => {
    const { magasin, container } = await rendre();
    await magasin.modifier('services', 1, { categorie: 'sad_mixte' });
    await waitFor(() => expect(liens(container)[2]).toBe('Soins'));
  });

  it('donne à chaque champ des gestionnaires, des services et du Département sa place', async () => {
    const { container, magasin, getByRole } = await rendre();
    const onglets = { gestionnaires: 'Gestionnaire', services: 'Service', departement: 'Département' } as const;
    for (const table of ['gestionnaires', 'services', 'departement'] as const) {
      await fireEvent.click(getByRole('tab', { name: onglets[table] }));
      for (const champ of Object.keys(magasin.lignes(table)[0] ?? {})) {
        if (champ === 'id') continue;
        expect(container.querySelector(`#champ-${table}-1-${champ}`), `${table}.${champ}`).not.toBeNull();
      }
    }
  });

  it('un plafond ajouté est pour l’année qui suit, jamais pour l’an zéro', async () => {
    const { backend, getByRole, magasin } = await rendre({ onglets: { parties: 'plafonds' } });
    const annees = magasin.lignes('plafonds').map((l) => Number(l.annee));
    await fireEvent.click(getByRole('button', { name: 'Ajouter un plafond' }));
    await waitFor(() =>
      expect(backend.demandes('ligne_creer')).toMatchObject([
        { table: 'plafonds', valeurs: { annee: Math.max(...annees) + 1 } },
      ]),
    );
  });

  it('un signataire montre ce que dit sa partie, et seul un gestionnaire en désigne un', async () => {
    const { container, atelier } = await rendre({
      dossier: (d: Dossier) => {
        for (const s of d.signataires) Object.assign(s, { denomination: '', representant_fonction: '' });
      },
      calculs: {
        signataires: [
          resolu(1, { denomination: 'Département de la Loire-Verte', representant_fonction: 'Présidente' }),
          resolu(2, { denomination: 'Les Tilleuls Domicile SAS', gestionnaire_id: 1 }),
        ],
      },
    });
    atelier.reveler({ table: 'signataires', id: 1, champ: 'denomination' });
    const invite = (id: number, champ: string) =>
      container.querySelector<HTMLInputElement>(`#champ-signataires-${id}-${champ}`)?.placeholder;
    await waitFor(() => expect(invite(1, 'denomination')).toBe('Département de la Loire-Verte'));
    expect(invite(1, 'representant_fonction')).toBe('Présidente');
    atelier.reveler({ table: 'signataires', id: 2, champ: 'denomination' });
    await waitFor(() => expect(invite(2, 'denomination')).toBe('Les Tilleuls Domicile SAS'));
    expect(container.querySelector('#champ-signataires-1-gestionnaire_id')).toBeNull();
    expect(container.querySelector('#champ-signataires-2-gestionnaire_id')).not.toBeNull();
  });

  it('propose l’agence régionale de santé quand elle manque à un service mixte', async () => {
    const vue = await rendre({
      onglets: { parties: 'service' },
      backend: (b: BackendMemoire) =>
        (b.constats = [
          {
            code: 'PAR-05',
            severite: 'avertissement',
            table: 'services',
            id: 1,
            champ: 'categorie',
            phrase: '',
          } as never,
        ]),
    });
    await vue.magasin.modifier('services', 1, { categorie: 'sad_mixte' });
    // Among the signatories, and where the category is chosen.
    const bouton = () => vue.findByRole('button', { name: 'Ajouter l’agence régionale de santé' });
    await fireEvent.click(vue.getByRole('tab', { name: 'Signataires' }));
    expect(await bouton()).toBeTruthy();
    await fireEvent.click(vue.getByRole('tab', { name: 'Service' }));
    await fireEvent.click(await bouton());
    await waitFor(() =>
      expect(vue.backend.demandes('ligne_creer')).toMatchObject([{ table: 'signataires', valeurs: { role: 'ars' } }]),
    );
    await waitFor(() =>
      expect(vue.atelier.navigation.cible?.lieu).toMatchObject({ table: 'signataires', champ: 'denomination' }),
    );
  });

  it('un tableau vide tenu par année prépare les années du contrat en un geste', async () => {
    const { backend, getAllByRole, magasin } = await rendre({
      dossier: (d: Dossier) => (d.plafonds = []),
      onglets: { parties: 'plafonds' },
    });
    await fireEvent.click(
      getAllByRole('button', { name: 'Préparer les années du contrat (2024 à 2028)' })[0] as HTMLElement,
    );
    await waitFor(() => expect(magasin.lignes('plafonds').map((l) => l.annee)).toEqual([2024, 2025, 2026, 2027, 2028]));
    expect(backend.demandes('lot')).toHaveLength(1);
  });

  it('un deuxième gestionnaire fait une liste', async () => {
    const { backend, container, getByRole } = await rendre();
    await fireEvent.click(getByRole('button', { name: 'Ajouter un autre gestionnaire' }));
    await waitFor(() => expect(container.querySelectorAll('#champ-gestionnaires-2-raison_sociale')).toHaveLength(1));
    expect(backend.demandes('ligne_creer')).toMatchObject([{ table: 'gestionnaires' }]);
    expect(container.querySelectorAll('li[data-id]').length).toBeGreaterThanOrEqual(2);
  });
});
