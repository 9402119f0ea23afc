import { fireEvent, waitFor } from '@testing-library/svelte';
import { describe, expect, it } from 'vitest';

import type { Dossier } from '../../generated/modele';
import { rendreExemple } from '../../test/exemple';
import { ecranDe } from '../../state/ecrans';
import type { Calculs } from '../../backend';
import { ECHEANCES, suivi, SUIVI_ECHEANCES } from '../../test/suivi';
import { textes } from '../../texts/fr';
import { etatSuivi, parDate } from '../commun/echeances';
import EcranSuivi from './EcranSuivi.svelte';

const echeances = (d: Dossier): void => {
  d.echeances = structuredClone(ECHEANCES);
};
const rendre = (suivi = 'echeances') =>
  rendreExemple(
    EcranSuivi,
    { ecran: ecranDe('suivi') },
    { dossier: echeances, calculs: { suivi: SUIVI_ECHEANCES }, onglets: { suivi } },
  );

describe('Suivi', () => {
  it('range les échéances par date, les retards d’abord, les closes à part', async () => {
    const { container, getByRole, getByText, queryByText } = await rendre();
    const noms = () => [...container.querySelectorAll('section:first-of-type .dit')].map((e) => e.textContent?.trim());
    expect(getByText('Une échéance en retard')).toBeTruthy();
    expect(noms().slice(0, 3)).toEqual(['Rapport', 'Acompte', 'Comité']);
    expect(queryByText('Ancienne')).toBeNull();
    await fireEvent.click(getByRole('button', { name: 'Afficher l’échéance close' }));
    expect(getByText('Ancienne')).toBeTruthy();
  });

  it('ouvre une échéance close quand on y mène', async () => {
    const { atelier, container } = await rendre();
    atelier.reveler({ table: 'echeances', id: 3, champ: 'libelle' });
    await waitFor(() => expect(container.querySelector('#champ-echeances-3-libelle')).not.toBeNull());
  });

  it('propose les échéances de la loi, ajoute celles qui sont cochées en une étape', async () => {
    const base = {
      exercice: null,
      responsable: 'Service',
      nature: 'contractuelle' as const,
      regle: 'Règle.',
      source: 'Contrat',
      date_proposee: true,
    };
    const { backend, getByRole, findByRole } = await rendreExemple(
      EcranSuivi,
      { ecran: ecranDe('suivi') },
      {
        dossier: echeances,
        calculs: { suivi: SUIVI_ECHEANCES },
        backend: (b) =>
          (b.echeances = [
            { ...base, libelle: 'Bilan à mi-parcours', date: '2029-06-30', a_verifier: true, meme_jour: null },
            { ...base, libelle: 'Dialogue de gestion', date: '2027-06-10', a_verifier: false, meme_jour: 1 },
            { ...base, libelle: 'Évaluation', date: null, a_verifier: false, meme_jour: null },
          ]),
      },
    );
    await fireEvent.click(getByRole('button', { name: 'Proposer les échéances' }));
    const cases = async (nom: RegExp) => (await findByRole('checkbox', { name: nom })) as HTMLInputElement;
    expect((await cases(/Bilan à mi-parcours/)).checked).toBe(true);
    // The same day as « Comité »: it may be the same meeting, so the user decides.
    expect((await cases(/Dialogue de gestion.*le même jour.: Comité/)).checked).toBe(false);
    await fireEvent.click(await cases(/Évaluation/));
    await fireEvent.click(getByRole('button', { name: 'Ajouter 2 échéances' }));
    const creer = (libelle: string, date: string | null) => ({
      geste: 'creer',
      table: 'echeances',
      valeurs: { libelle, date, statut: 'a_venir', nature: 'contractuelle', responsable: 'Service' },
    });
    await waitFor(() =>
      expect(backend.demandes('lot')).toMatchObject([
        { operations: [creer('Bilan à mi-parcours', '2029-06-30'), creer('Évaluation', null)] },
      ]),
    );
  });

  it('ajoute le bilan de la dernière année écoulée, puis de la suivante', async () => {
    const { backend, getByRole, findByRole } = await rendre('bilans');
    await fireEvent.click(getByRole('button', { name: 'Ajouter le bilan 2026' }));
    expect(backend.demandes('ligne_creer')).toMatchObject([
      { table: 'bilans_annuels', valeurs: { annee: 2026, statut: 'en_preparation' } },
    ]);
    expect(await findByRole('button', { name: 'Ajouter le bilan 2027' })).toBeTruthy();
  });

  it('montre avant et après dans un avenant, participants et décisions dans un comité', async () => {
    const { container, getByRole } = await rendre('avenants');
    await fireEvent.click(getByRole('button', { name: /2025 Avenant n°/ }));
    expect(container.querySelector('#champ-modifications-1-avant')?.textContent?.trim()).toBe('1\u202f200\u00a0heures');
    await fireEvent.click(getByRole('tab', { name: 'Comités' }));
    await fireEvent.click(getByRole('button', { name: /2025 Dialogue de gestion – exercice 2024/ }));
    expect(container.querySelector('#champ-decisions-1-etat')?.textContent?.trim()).toBe('Fait');
  });
});

it('dit combien de pièces ne sont plus valables, d’après le noyau', async () => {
  const calculs = {
    suivi: suivi({
      pieces: [
        { id: 2, etat: 'en_retard' },
        { id: 3, etat: 'ouvert' },
      ],
    }),
  };
  const { container } = await rendreExemple(
    EcranSuivi,
    { ecran: ecranDe('suivi') },
    { calculs, onglets: { suivi: 'pieces' } },
  );
  expect([...container.querySelectorAll('p.retard')].map((p) => p.textContent)).toEqual([textes.suivi.perimees(1)]);
});

it('range les lignes par date, celles qui n’en ont pas à la fin', () => {
  const l = (id: number, date: string | null) => ({ id, date });
  expect(parDate([l(1, null), l(2, '2027-01-01'), l(3, '2026-01-01')]).map((x) => x.id)).toEqual([3, 2, 1]);
});

it('ce que le noyau ne connaît pas encore n’est ni en retard ni clos', () => {
  expect(etatSuivi(null, 'echeances', 1)).toBe('ouvert');
  const calculs = { suivi: SUIVI_ECHEANCES } as Calculs;
  expect([1, 2, 3, 9].map((id) => etatSuivi(calculs, 'echeances', id))).toEqual([
    'ouvert',
    'en_retard',
    'clos',
    'ouvert',
  ]);
});
