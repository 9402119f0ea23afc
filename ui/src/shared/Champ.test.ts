import { fireEvent, waitFor } from '@testing-library/svelte';
import { describe, expect, it } from 'vitest';

import { rendre } from '../test/rendre';
import Champ from './Champ.svelte';
import Formulaire from './Formulaire.svelte';

async function taper(champ: HTMLInputElement | HTMLTextAreaElement, texte: string): Promise<void> {
  champ.focus();
  await fireEvent.input(champ, { target: { value: texte } });
}

describe('Champ', () => {
  it('montre la valeur à la française et envoie ce qui est lu en quittant', async () => {
    const { container, backend, magasin } = await rendre(Champ, { table: 'versements', id: 1, champ: 'montant' });
    const input = container.querySelector('input') as HTMLInputElement;
    expect(input.value).toBe('15\u202f900');
    await taper(input, '16 250,5');
    await fireEvent.blur(input);
    await magasin.vider();
    expect(backend.demandes('ligne_modifier')).toEqual([{ table: 'versements', id: 1, champs: { montant: 16250.5 } }]);
    expect(input.value).toBe('16\u202f250,50');
  });

  it('garde une saisie illisible, dit pourquoi à côté, et ne l’envoie pas', async () => {
    const { container, backend, magasin, getByRole } = await rendre(Champ, {
      table: 'versements',
      id: 1,
      champ: 'montant',
    });
    const input = container.querySelector('input') as HTMLInputElement;
    await taper(input, '12,345');
    await fireEvent.blur(input);
    await magasin.vider();
    expect(input.value).toBe('12,345');
    expect(input.getAttribute('aria-invalid')).toBe('true');
    expect(getByRole('alert').textContent).toContain('deux décimales');
    expect(container.querySelector(`#${input.getAttribute('aria-describedby')}`)?.textContent).toContain('décimales');
    expect(backend.appels).toEqual([]);
  });

  it('Échap rend la valeur d’avant la saisie', async () => {
    const { container, backend, magasin } = await rendre(Champ, { table: 'departement', id: 1, champ: 'nom' });
    const input = container.querySelector('input') as HTMLInputElement;
    await taper(input, 'Autre');
    expect(input.dataset['modifie']).toBe('true');
    await fireEvent.keyDown(input, { key: 'Escape' });
    await magasin.vider();
    expect(input.value).toBe('Département de la Loire-Verte');
    expect(backend.appels).toEqual([]);
  });

  it('suit une annulation même quand le champ a le focus', async () => {
    const { backend, container, magasin } = await rendre(Champ, { table: 'departement', id: 1, champ: 'nom' });
    const input = container.querySelector('input') as HTMLInputElement;
    await taper(input, 'Autre');
    await magasin.vider();
    expect(input.value).toBe('Autre');
    backend.effets.annuler = () => (backend.dossier.departement.nom = 'Département de la Loire-Verte');
    await magasin.annuler();
    await Promise.resolve();
    expect(input.value).toBe('Département de la Loire-Verte');
  });

  it('lit une date et une liste de lignes', async () => {
    const { container, backend, magasin } = await rendre(Formulaire, {
      table: 'actions',
      id: 2,
      sections: [{ champs: ['date_debut', 'partenaires'] }],
    });
    const date = container.querySelector('input') as HTMLInputElement;
    expect(date.value).toBe('1er\u00a0janvier\u00a02024');
    date.focus();
    await Promise.resolve();
    expect(date.value).toBe('01/01/2024');
    await taper(date, '12 mars 2027');
    const zone = container.querySelector('textarea') as HTMLTextAreaElement;
    await taper(zone, 'CLIC\nMaison des aidants\n');
    await magasin.vider();
    expect(backend.demandes('ligne_modifier')).toEqual([
      { table: 'actions', id: 2, champs: { date_debut: '2027-03-12' } },
      { table: 'actions', id: 2, champs: { partenaires: ['CLIC', 'Maison des aidants'] } },
    ]);
  });

  it('propose les choix et les lignes liées', async () => {
    const { container, backend, magasin } = await rendre(Formulaire, {
      table: 'formations',
      id: 1,
      sections: [{ champs: ['nature', 'action_id'] }],
    });
    const [nature, action] = [...container.querySelectorAll('select')];
    expect([...(nature?.options ?? [])].map((o) => o.text)).toEqual(['Réalisé', 'Prévisionnel', 'Provisoire']);
    expect([...(action?.options ?? [])].map((o) => o.text)).toEqual([
      '—',
      'Interventions en binôme pour les transferts et situations complexes',
      'Retour d’hospitalisation sous 48 heures',
      'Interventions du soir et du dimanche',
      'Desserte des communes prioritaires',
    ]);
    await fireEvent.change(action as HTMLSelectElement, { target: { value: '2' } });
    await magasin.vider();
    expect(backend.demandes('ligne_modifier')).toEqual([{ table: 'formations', id: 1, champs: { action_id: 2 } }]);
  });

  it('distingue oui, non et non renseigné', async () => {
    const { getByLabelText, backend, magasin } = await rendre(Champ, {
      table: 'gestionnaires',
      id: 1,
      champ: 'commissaire_aux_comptes',
    });
    expect((getByLabelText('Non renseigné') as HTMLInputElement).checked).toBe(true);
    await fireEvent.click(getByLabelText('Non'));
    await magasin.vider();
    expect(backend.demandes('ligne_modifier')).toEqual([
      { table: 'gestionnaires', id: 1, champs: { commissaire_aux_comptes: false } },
    ]);
  });

  it('montre ce que les contrôles disent du champ', async () => {
    const { magasin, backend, findByText } = await rendre(Champ, { table: 'departement', id: 1, champ: 'nom' });
    backend.constats = [
      { code: 'x', severite: 'avertissement', phrase: 'Nom à vérifier.', table: 'departement', id: 1, champ: 'nom' },
    ];
    await magasin.relire();
    expect(await findByText('Nom à vérifier.')).toBeTruthy();
  });

  it('dit d’un champ vide qu’il est à renseigner, sans répéter son nom', async () => {
    const { magasin, findByText, queryByText } = await rendre(Champ, { table: 'departement', id: 1, champ: 'nom' });
    const phrase = 'Nom du Département à renseigner.';
    magasin.constats = [{ code: 'PAR-01', severite: 'a_completer', phrase, table: 'departement', id: 1, champ: 'nom' }];
    expect(await findByText('À renseigner.')).toBeTruthy();
    expect(queryByText(phrase)).toBeNull();
  });

  it('montre deux constats de même code sur un même champ', async () => {
    const constat = { code: 'CON-04', severite: 'a_completer' as const, table: 'departement', id: 1, champ: 'nom' };
    const { magasin, getByText } = await rendre(Champ, { table: 'departement', id: 1, champ: 'nom' });
    magasin.constats = [
      { ...constat, phrase: 'Une partie reste à écrire.' },
      { ...constat, phrase: 'Une autre reste à écrire.' },
    ];
    await waitFor(() => expect(getByText('Une autre reste à écrire.')).toBeTruthy());
    expect(getByText('Une partie reste à écrire.')).toBeTruthy();
  });
});
