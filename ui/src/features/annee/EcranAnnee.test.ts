import { fireEvent, waitFor, within } from '@testing-library/svelte';
import { beforeEach, describe, expect, it } from 'vitest';

import { ecranDe } from '../../state/ecrans';
import { anneeVue } from '../../test/annee';
import { type Preparation, rendreExemple } from '../../test/exemple';
import EcranAnnee from './EcranAnnee.svelte';

beforeEach(() => localStorage.clear());

const rendre = async (onglet = 'heures', plus: Preparation = {}) => {
  const vue = await rendreExemple(EcranAnnee, { ecran: ecranDe('annee') }, { onglets: { annee: onglet }, ...plus });
  vue.atelier.aller('annee', onglet);
  await waitFor(() => expect(vue.getByRole('heading', { level: 1 }).textContent).toBe('L’année 2026'));
  await waitFor(() => expect(vue.container.querySelector('progress')).not.toBeNull());
  const cases = () => [...vue.container.querySelectorAll<HTMLElement>('td[role=gridcell]')];
  return { ...vue, cases };
};
/** The same year, closed. */
const close: Preparation = {
  dossier: (d) => d.exercices.push({ ...d.exercices[0]!, id: 99, annee: 2026, clos: true, clos_le: '2027-03-12' }),
  backend: (b) => (b.annees = (annee) => anneeVue(annee, { close_le: '2027-03-12', manques_a_la_cloture: 3 }, true)),
};

describe('L’année', () => {
  it('s’ouvre sur l’année que le cœur dit, compte ce qui manque à chaque étape', async () => {
    const { getAllByRole, getByText, getByRole } = await rendre();
    expect(getAllByRole('tab').map((o) => o.textContent?.replace(/\s+/g, ' ').trim())).toEqual([
      'Heures 2 manquent',
      'Données 1 manque',
      'Personnel complet',
      'Comptes complet',
      'Indicateurs complet',
      'Actions 1 texte',
      'Bilan complet',
      'Clore à clore',
    ]);
    expect(getByText('87 chiffres sur 90')).toBeTruthy();
    expect(getByRole('combobox')).toHaveProperty('value', '2026');
  });

  it('saisit les mêmes lignes que les autres écrans, à côté de l’année d’avant et du plan', async () => {
    const { container, backend } = await rendre();
    const feuille = container.querySelector<HTMLElement>('[data-feuille^="heures/"]')!;
    const titres = [...feuille.querySelectorAll('thead th')].map((th) => th.textContent?.trim());
    expect(titres.slice(1)).toEqual(
      ['2025 (h)', '2026, prévu (h)', '2026 (h)'].map((x) => expect.stringContaining(x.slice(0, 4))),
    );
    const rangee = feuille.querySelector('tbody tr')!;
    const [avant, prevu, ici] = [...rangee.querySelectorAll<HTMLElement>('td[role=gridcell]')];
    expect(avant?.getAttribute('aria-readonly')).toBe('true');
    expect(prevu?.getAttribute('aria-readonly')).toBe('true');
    ici!.focus();
    await fireEvent.keyDown(ici!, { key: 'F2' });
    await fireEvent.input(within(ici!).getByRole('textbox'), { target: { value: '33 500' } });
    await fireEvent.keyDown(within(ici!).getByRole('textbox'), { key: 'Enter' });
    await waitFor(() =>
      expect(backend.demandes('ligne_creer')).toEqual([
        {
          table: 'heures',
          apres: null,
          valeurs: expect.objectContaining({ annee: 2026, nature: 'realise', heures: 33500 }) as unknown,
        },
      ]),
    );
  });

  it('mène d’un manque à sa case, et d’une étape à la suivante', async () => {
    const { getByRole, container } = await rendre();
    await fireEvent.click(getByRole('button', { name: 'PCH' }));
    await waitFor(() => expect(document.activeElement?.getAttribute('role')).toBe('gridcell'));
    const rangee = document.activeElement?.closest('tr');
    expect(rangee?.dataset['ligne']).toBe('2');
    expect(document.activeElement?.getAttribute('aria-readonly')).toBeNull();
    await fireEvent.click(getByRole('button', { name: /^Étape suivante/ }));
    await waitFor(() => expect(container.querySelector('[data-feuille="valeurs/2026"]')).not.toBeNull());
  });

  it('garde l’année choisie pour ce dossier', async () => {
    const { getByRole, atelier } = await rendre();
    await fireEvent.change(getByRole('combobox'), { target: { value: '2025' } });
    await waitFor(() => expect(getByRole('heading', { level: 1 }).textContent).toBe('L’année 2025'));
    expect(atelier.annee.annee).toBe(2025);
    atelier.annee.laisser();
    expect(atelier.annee.annee).toBe(2026);
  });

  it('reprend à l’étape où l’on s’est arrêté, après une fermeture aussi', async () => {
    const { getByRole, unmount } = await rendre();
    await fireEvent.click(getByRole('tab', { name: /^Comptes/ }));
    unmount();
    const neuf = await rendreExemple(EcranAnnee, { ecran: ecranDe('annee') });
    await waitFor(() =>
      expect(neuf.getByRole('tab', { selected: true }).textContent?.replace(/\s+/g, ' ').trim()).toMatch(/^Comptes/),
    );
  });

  it('clôt avec ce qui manque et les échéances cochées, puis rouvre', async () => {
    const echeance = { date: '2027-04-30', libelle: 'Rapport', responsable: '', source: '', regle: '' };
    const { getByRole, backend, findByRole } = await rendre('cloture', {
      backend: (b) => {
        b.annees = (annee) =>
          anneeVue(annee, {
            echeances: [echeance, { ...echeance, libelle: 'Compte d’emploi' }].map((e) => ({
              ...e,
              nature: 'legale',
              meme_jour: null,
              a_verifier: false,
            })) as never,
          });
      },
    });
    await fireEvent.click(getByRole('checkbox', { name: /Rapport/ }));
    await fireEvent.click(getByRole('button', { name: 'Clore l’exercice 2026 avec 3 manques' }));
    await waitFor(() => expect(backend.demandes('exercice_clore')).toEqual([{ annee: 2026, echeances: [1] }]));
    expect(await findByRole('heading', { level: 1 })).toBeTruthy();
  });

  it('close, se lit sans se saisir : la frappe propose de rouvrir', async () => {
    const { container, atelier, backend, getByText } = await rendre('heures', close);
    expect(getByText(/2026 est clos depuis le 12\smars\s2027, avec 3 manques/)).toBeTruthy();
    const feuille = container.querySelector<HTMLElement>('[data-feuille^="heures/"]')!;
    const ici = [...feuille.querySelectorAll<HTMLElement>('tbody tr:first-child td[role=gridcell]')].at(-1)!;
    expect(ici.getAttribute('aria-readonly')).toBe('true');
    ici.focus();
    await fireEvent.keyDown(ici, { key: '4' });
    expect(ici.querySelector('input')).toBeNull();
    const message = atelier.messages.courant;
    expect(message?.phrase).toBe('2026 est clos. Rouvrir l’exercice\u202f?');
    message?.gestes[0]?.action();
    await waitFor(() => expect(backend.demandes('exercice_rouvrir')).toEqual([{ annee: 2026 }]));
  });

  it('tient toutes les actions en un tableau : statut sur l’action, mots sur son bilan de l’année', async () => {
    const { container, backend } = await rendre('actions');
    const rangee = container.querySelector<HTMLElement>('[data-feuille="actions/2026"] tbody tr')!;
    const colonne = (cle: string) => rangee.querySelector<HTMLElement>(`td[data-colonne="${cle}"]`)!;
    const ecrire = async (cle: string, valeur: string) => {
      colonne(cle).focus();
      await fireEvent.keyDown(colonne(cle), { key: 'F2' });
      const champ = await waitFor(() => {
        const trouve = colonne(cle).querySelector<HTMLInputElement>('input, textarea');
        expect(trouve).not.toBeNull();
        return trouve!;
      });
      await fireEvent.input(champ, { target: { value: valeur } });
      await fireEvent.keyDown(champ, { key: 'Enter' });
    };
    await ecrire('avancement_pct', '70');
    await waitFor(() =>
      expect(backend.demandes('ligne_modifier')).toContainEqual({
        table: 'actions',
        id: Number(rangee.dataset['ligne']),
        champs: { avancement_pct: 70 },
      }),
    );
    await ecrire('texte', 'Deux recrutements.');
    await waitFor(() => {
      const crees = backend.demandes('ligne_creer') as { table: string; valeurs: object }[];
      expect(crees.filter((c) => c.table === 'bilans_action').map((c) => c.valeurs)).toEqual([
        { action_id: Number(rangee.dataset['ligne']), annee: 2026, texte: 'Deux recrutements.' },
      ]);
    });
  });

  it('propose une phrase pour une cible manquée, à prendre ou à laisser', async () => {
    const id = 1;
    const point = {
      annee: 2026,
      numerateur: { valeur: 76, calcule: null, saisi: 76 },
      denominateur: { valeur: 100, calcule: null, saisi: 100 },
      valeur: 76,
      valeur_saisie: false,
      cible: 77.5,
      cible_calculee: null,
      statut: 'non_atteint',
      hors_serie: false,
      petits_nombres: false,
      ecart: -1.5,
      progression: null,
    };
    const { findByRole, getByRole, backend, magasin } = await rendre('indicateurs', {
      dossier: (d) => {
        d.mesures = [{ ...d.mesures[0]!, id: 500, indicateur_id: id, annee: 2026, commentaire: 'Déjà dit.' }];
      },
      calculs: { indicateurs: [{ id, points: [point] }] } as never,
      backend: (b) => (b.phrase = '76 % pour une cible de 77,5 %.'),
    });
    await fireEvent.click(await findByRole('button', { name: 'Proposer une phrase' }));
    await fireEvent.click(await findByRole('button', { name: 'Laisser' }));
    expect(magasin.ligne('mesures', 500)?.commentaire).toBe('Déjà dit.');
    await fireEvent.click(getByRole('button', { name: 'Proposer une phrase' }));
    await fireEvent.click(await findByRole('button', { name: 'Prendre cette phrase' }));
    await waitFor(() =>
      expect(backend.demandes('ligne_modifier')).toEqual([
        { table: 'mesures', id: 500, champs: { commentaire: 'Déjà dit.\n76 % pour une cible de 77,5 %.' } },
      ]),
    );
  });

  it('annuler reste sur l’année quand la ligne est la sienne', async () => {
    const { atelier, backend, magasin } = await rendre('donnees');
    const heure = magasin.lignes('heures').find((h) => h.annee === 2025 && h.nature === 'realise')!;
    atelier.annee.choisir(2025);
    atelier.montrerIci({ table: 'heures', id: heure.id, champ: 'heures' });
    expect([atelier.navigation.ecran, atelier.navigation.onglet('annee')]).toEqual(['annee', 'heures']);
    atelier.montrerIci({ table: 'communes', id: 1, champ: 'nom' });
    expect(atelier.navigation.ecran).toBe('parties');
    expect(backend.demandes('annuler')).toEqual([]);
  });
});
