import { fireEvent, waitFor } from '@testing-library/svelte';
import { describe, expect, it } from 'vitest';

import { rendreExemple } from '../../test/exemple';
import { ecranDe } from '../../state/ecrans';
import EcranParties from './EcranParties.svelte';

const rendre = (plus = {}) => rendreExemple(EcranParties, { ecran: ecranDe('parties') }, plus);
const liens = (racine: HTMLElement) => [...racine.querySelectorAll('nav button')].map((b) => b.textContent?.trim());

describe('Parties', () => {
  it('montre d’emblée la fiche du gestionnaire et du service quand ils sont seuls', async () => {
    const { container } = await rendre();
    expect(container.querySelector('#champ-gestionnaires-1-raison_sociale')).not.toBeNull();
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
    const { container, magasin } = await rendre();
    for (const table of ['gestionnaires', 'services', 'departement'] as const) {
      for (const champ of Object.keys(magasin.lignes(table)[0] ?? {})) {
        if (champ === 'id') continue;
        expect(container.querySelector(`#champ-${table}-1-${champ}`), `${table}.${champ}`).not.toBeNull();
      }
    }
  });

  it('un plafond ajouté est pour l’année qui suit, jamais pour l’an zéro', async () => {
    const { backend, getByRole, magasin } = await rendre();
    const annees = magasin.lignes('plafonds').map((l) => Number(l.annee));
    await fireEvent.click(getByRole('button', { name: 'Ajouter un plafond' }));
    await waitFor(() =>
      expect(backend.demandes('ligne_creer')).toMatchObject([
        { table: 'plafonds', valeurs: { annee: Math.max(...annees) + 1 } },
      ]),
    );
  });

  it('un deuxième gestionnaire fait une liste', async () => {
    const { backend, container, getByRole } = await rendre();
    await fireEvent.click(getByRole('button', { name: 'Ajouter un autre gestionnaire' }));
    await waitFor(() => expect(container.querySelectorAll('#champ-gestionnaires-2-raison_sociale')).toHaveLength(1));
    expect(backend.demandes('ligne_creer')).toMatchObject([{ table: 'gestionnaires' }]);
    expect(container.querySelectorAll('li[data-id]').length).toBeGreaterThanOrEqual(2);
  });
});
