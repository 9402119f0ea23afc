import { fireEvent, within } from '@testing-library/svelte';
import { describe, expect, it } from 'vitest';

import type { Constat, PartieView } from '../../backend';
import { rendreExemple } from '../../test/exemple';
import { ecranDe } from '../../state/ecrans';
import { ECHEANCES, SUIVI_ECHEANCES } from '../../test/suivi';
import EcranEnsemble from './EcranEnsemble.svelte';

const constat = (severite: Constat['severite'], phrase: string, plus: Partial<Constat> = {}): Constat => ({
  code: 'X',
  severite,
  phrase,
  table: 'actions',
  id: 3,
  champ: 'statut',
  ...plus,
});

const rendre = (constats: Constat[], parties: PartieView[] = []) =>
  rendreExemple(
    EcranEnsemble,
    { ecran: ecranDe('ensemble') },
    {
      backend: (b) => {
        b.constats = constats;
        b.parties = parties;
        b.referentiel = { a_verifier: [{ cle: 'a', libelle: 'Tarif minimal 2027', detail: 'À saisir.' }] };
      },
    },
  );

describe('Vue d’ensemble', () => {
  it('range les points du plus grave au moins grave et y mène', async () => {
    const { atelier, getByRole, getAllByRole } = await rendre([
      constat('avertissement', 'Une action est en retard.'),
      constat('bloquant', 'Il manque le service.', { table: 'services', id: null, champ: null }),
    ]);
    const titres = getAllByRole('heading', { level: 3 }).map((h) => h.textContent?.replace(/\s+/g, ' ').trim());
    expect(titres.slice(0, 2)).toEqual(['Bloquant 1', 'À vérifier 1']);
    const points = getByRole('region', { name: 'À vérifier' });
    await fireEvent.click(within(points).getByRole('button', { name: /Une action est en retard/ }));
    expect(atelier.navigation.ecran).toBe('objectifs');
    expect(atelier.navigation.cible?.lieu).toEqual({ table: 'actions', id: 3, champ: 'statut' });
  });

  it('dit sous chaque partie ce qui lui manque d’abord, et y mène', async () => {
    const { atelier, getByRole } = await rendre(
      [
        constat('avertissement', 'Une action est en retard.'),
        constat('a_completer', 'Il manque un pilote.', { champ: 'pilote' }),
      ],
      [
        { ecran: 'parties', etat: 'complete', mot: 'complet', premier: null },
        { ecran: 'objectifs', etat: 'a_completer', mot: 'points à voir', premier: 1 },
      ],
    );
    const avancement = getByRole('region', { name: 'Où en est le dossier' });
    expect(within(avancement).getByText('complet')).toBeTruthy();
    expect(within(avancement).getByText('points à voir')).toBeTruthy();
    expect(within(avancement).queryByText('Une action est en retard.')).toBeNull();
    await fireEvent.click(within(avancement).getByRole('button', { name: 'Il manque un pilote.' }));
    expect(atelier.navigation.cible?.lieu).toEqual({ table: 'actions', id: 3, champ: 'pilote' });
  });

  it('ne montre d’abord que quelques points, puis tous', async () => {
    const douze = Array.from({ length: 12 }, (_, i) => constat('a_completer', `Point ${i + 1}.`, { id: i }));
    const { getByRole, queryByText } = await rendre(douze);
    expect(queryByText('Point 12.')).toBeNull();
    await fireEvent.click(getByRole('button', { name: 'Afficher les 12' }));
    expect(queryByText('Point 12.')).not.toBeNull();
  });

  it('compte les cibles de la dernière année et donne les échéances en retard d’abord', async () => {
    const { getByText, getByRole } = await rendreExemple(
      EcranEnsemble,
      { ecran: ecranDe('ensemble') },
      {
        dossier: (d) => {
          d.echeances = structuredClone(ECHEANCES);
        },
        calculs: { suivi: SUIVI_ECHEANCES },
      },
    );
    expect(getByText('Indicateurs 2025')).toBeTruthy();
    expect(getByText('19 cibles atteintes sur 30.')).toBeTruthy();
    const reperes = getByRole('complementary', { name: 'Repères' });
    const lignes = [...reperes.querySelectorAll('li button')].map((b) =>
      [...b.children].map((e) => e.textContent?.replace(/\s+/g, ' ').trim()),
    );
    expect(lignes).toEqual([
      ['30 avril 2026 · en retard', 'Rapport'],
      ['1er février 2027', 'Acompte'],
      ['10 juin 2027', 'Comité'],
    ]);
  });

  it('dit ce que le Département demandera, dans les phrases du noyau, et mène à la réponse', async () => {
    const attendu = { phrase: 'ACT-03 Télégestion est en retard.', table: 'actions', id: 3, champ: 'points_vigilance' };
    const { atelier, getByRole, getByText } = await rendreExemple(
      EcranEnsemble,
      { ecran: ecranDe('ensemble') },
      {
        backend: (b) => {
          b.attendus = [
            { ...attendu, pret: false },
            { ...attendu, id: 4, pret: null },
          ];
        },
      },
    );
    expect(getByText('à expliquer')).toBeTruthy();
    await fireEvent.click(getByRole('button', { name: /Télégestion est en retard\. à expliquer/ }));
    expect(atelier.navigation.cible?.lieu).toEqual({ table: 'actions', id: 3, champ: 'points_vigilance' });
  });

  it('tait les points d’un dossier qui commence, sauf ceux qui bloquent, jusqu’à Relire', async () => {
    const { atelier, backend, magasin, getByText, getByRole, queryByText } = await rendreExemple(
      EcranEnsemble,
      { ecran: ecranDe('ensemble') },
      {
        backend: (b) => {
          b.jeune = true;
          b.constats = [
            constat('bloquant', 'Le contrat finit avant de commencer.'),
            constat('a_completer', 'Il manque un pilote.', { champ: 'pilote' }),
            constat('avertissement', 'Ce numéro est faux.'),
          ];
          b.parties = [{ ecran: 'objectifs', etat: 'bloquante', mot: 'bloqué', premier: 1 }];
        },
      },
    );
    expect(getByText('Le contrat finit avant de commencer.')).toBeTruthy();
    expect(queryByText('Il manque un pilote.')).toBeNull();
    // Beside a field, what is wrong in it is said; what it lacks is not.
    expect(magasin.constatsDe('actions', 3).map((c) => c.phrase)).toEqual([
      'Le contrat finit avant de commencer.',
      'Ce numéro est faux.',
    ]);
    await fireEvent.click(getByRole('button', { name: 'Relire le dossier' }));
    await expect.poll(() => backend.dossier.dossier.relu_le).toBe(atelier.aujourdhui);
  });

  it('dit la prochaine chose et où en est le contrat, et y mène', async () => {
    const { atelier, getByRole, getByText, findByText } = await rendreExemple(
      EcranEnsemble,
      { ecran: ecranDe('ensemble') },
      {
        backend: (b) => {
          b.coupOeil = {
            prochaine: {
              chose: 'ecrire',
              phrase: 'Saisir les heures réalisées de 2023',
              raison: 'Le point de départ.',
              table: 'heures',
              id: null,
              champ: 'heures',
            },
            moments: [
              { phase: 'appel', etat: 'sans_trace', debut: null, fin: null, table: 'departement', id: 1, champ: 'nom' },
              {
                phase: 'suivi',
                etat: 'en_cours',
                debut: '2024-01-01',
                fin: '2028-12-31',
                table: 'contrat',
                id: 1,
                champ: 'date_debut',
              },
            ],
            position: 'Le contrat se suit.',
            tendances: [
              {
                genre: 'heures',
                points: [
                  { annee: 2024, valeur: 100, prevu: 110 },
                  { annee: 2025, valeur: null, prevu: 120 },
                ],
                phrase: '100 h en 2024.',
                manque: 'Manque 2025.',
              },
            ],
          };
        },
      },
    );
    await findByText('Le contrat se suit.');
    const ici = getByRole('list', { name: 'Moments du contrat' }).querySelector('[aria-current=step]');
    expect(ici?.textContent?.replace(/\s+/g, ' ').trim()).toBe('Suivi en cours 01/01/2024 – 31/12/2028');
    expect(getByText('Manque 2025.')).toBeTruthy();
    await fireEvent.click(getByRole('button', { name: 'Y aller' }));
    expect([atelier.navigation.ecran, atelier.navigation.onglet('moyens')]).toEqual(['moyens', 'heures']);
    await fireEvent.click(getByRole('button', { name: /Appel/ }));
    expect(atelier.navigation.cible?.lieu).toEqual({ table: 'departement', id: 1, champ: 'nom' });
  });
});
