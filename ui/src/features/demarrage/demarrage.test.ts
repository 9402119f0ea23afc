import { fireEvent } from '@testing-library/svelte';
import { describe, expect, it } from 'vitest';

import type { ReponsesDemarrage } from '../../backend';
import { rendreExemple } from '../../test/exemple';
import type { BackendMemoire } from '../../test/backend_memoire';
import CinqQuestions from './CinqQuestions.svelte';

const VIDE = { annees: [], indicateurs: [], retroplanning: [], echeances: 0, remarques: [], refus: [] };

const prete = (b: BackendMemoire): void => {
  b.referentiel = {
    enumerations: [
      {
        liste: 'financeur_heure',
        libelle: '',
        a_verifier: false,
        note: '',
        valeurs: [{ code: 'apa', libelle: 'APA', compte_dotation: true }],
      },
    ],
    objectifs_legaux: [],
  } as unknown as typeof b.referentiel;
  b.plan = (r: ReponsesDemarrage) => ({
    ...VIDE,
    titre: `CPOM – ${r.gestionnaire}`,
    phrase: `Le dossier de ${r.gestionnaire}.`,
    refus: r.siren === '1' ? [{ champ: 'siren', phrase: 'Le SIREN a un chiffre, il en faut neuf.' }] : [],
  });
  b.chemins = { nouveau: '/d/neuf.cpom' };
};

const rendre = () => rendreExemple(CinqQuestions, {}, { ferme: true, backend: prete });

describe('Cinq questions', () => {
  it('dit ce qui sera préparé, et crée le dossier des réponses', async () => {
    const { backend, atelier, getByLabelText, findByText, getByRole, findByLabelText } = await rendre();
    atelier.demarrage.ouvert = true;
    await fireEvent.input(getByLabelText('Raison sociale'), { target: { value: 'Ma Maison' } });
    await findByText('Le dossier de Ma Maison.');
    await fireEvent.click(await findByLabelText('APA'));
    await fireEvent.click(getByRole('button', { name: 'Créer le dossier' }));
    await expect.poll(() => backend.appels.some((a) => a.commande === 'dossier_demarrer')).toBe(true);
    const envoi = backend.appels.find((a) => a.commande === 'dossier_demarrer')?.args as {
      reponses: ReponsesDemarrage;
    };
    expect(envoi.reponses).toMatchObject({ gestionnaire: 'Ma Maison', financeurs: ['apa'], services: [] });
    const nom = backend.appels.find((a) => a.commande === 'choisir_fichier')?.args as { nom_propose: string };
    expect(nom.nom_propose).toBe('CPOM – Ma Maison.cpom');
    await expect.poll(() => atelier.demarrage.ouvert).toBe(false);
    expect(atelier.demarrage.reponses.gestionnaire).toBe('');
  });

  it('une réponse impossible prend le focus, et rien n’est créé', async () => {
    const { backend, getByLabelText, findByText, getByRole } = await rendre();
    const siren = getByLabelText('SIREN');
    await fireEvent.input(siren, { target: { value: '1' } });
    await findByText('Le SIREN a un chiffre, il en faut neuf.');
    expect(siren.getAttribute('aria-invalid')).toBe('true');
    await fireEvent.click(getByRole('button', { name: 'Créer le dossier' }));
    await expect.poll(() => document.activeElement).toBe(siren);
    expect(backend.appels.some((a) => a.commande === 'dossier_demarrer')).toBe(false);
  });

  it('demande l’ARS quand un service donne des soins, et garde ce qui ne se lit pas', async () => {
    const { atelier, getByLabelText, queryByLabelText, getByRole } = await rendre();
    expect(queryByLabelText('Agence régionale de santé')).toBeNull();
    await fireEvent.change(getByLabelText('Catégorie'), { target: { value: 'sad_mixte' } });
    expect(getByLabelText('Agence régionale de santé')).toBeTruthy();
    await fireEvent.click(getByRole('button', { name: 'Ajouter un service' }));
    await fireEvent.click(getByRole('button', { name: 'Retirer le service 1' }));
    expect(queryByLabelText('Agence régionale de santé')).toBeNull();
    const debut = getByLabelText('Premier jour');
    await fireEvent.focus(debut);
    await fireEvent.input(debut, { target: { value: 'demain' } });
    expect(atelier.demarrage.premierRefus).toBe('debut');
    await fireEvent.input(debut, { target: { value: '7/2027' } });
    expect([atelier.demarrage.reponses.debut, atelier.demarrage.premierRefus]).toEqual(['2027-07-01', null]);
  });
});
