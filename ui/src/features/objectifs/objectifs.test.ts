import { fireEvent, waitFor } from '@testing-library/svelte';
import { tick } from 'svelte';
import { describe, expect, it } from 'vitest';

import { exemple, rendreExemple } from '../../test/exemple';
import { ecranDe } from '../../state/ecrans';
import { suivi } from '../../test/suivi';
import { arbre, avantQui, cleNoeud, fratrie, suivre, visibles } from './arbre';
import BudgetAction from './BudgetAction.svelte';
import EcranObjectifs from './EcranObjectifs.svelte';

const ecran = ecranDe('objectifs');

describe('l’arbre', () => {
  const racines = arbre(exemple());
  const tout = visibles(racines, new Set());

  it('range les actions sous leurs objectifs, les objectifs sous leurs axes', () => {
    const d = exemple();
    expect(tout).toHaveLength(d.axes.length + d.objectifs.length + d.actions.length);
    expect(tout.slice(0, 3).map((n) => [n.niveau, n.code])).toEqual([
      [1, 'AXE-1'],
      [2, 'OBJ-1.1'],
      [3, 'ACT-01'],
    ]);
    expect(visibles(racines, new Set(['axes/1']))[1]?.code).toBe('AXE-2');
  });

  it('suit les flèches comme un arbre', () => {
    const aucun = new Set<string>();
    expect(suivre('ArrowDown', 'axes/1', tout, aucun)).toEqual({ vers: 'objectifs/1' });
    expect(suivre('ArrowUp', 'axes/1', tout, aucun)).toBeNull();
    expect(suivre('ArrowLeft', 'axes/1', tout, aucun)).toEqual({ replier: 'axes/1' });
    const replies = new Set(['axes/1']);
    expect(suivre('ArrowRight', 'axes/1', visibles(racines, replies), replies)).toEqual({ deplier: 'axes/1' });
    expect(suivre('ArrowLeft', 'actions/1', tout, aucun)).toEqual({ vers: 'objectifs/1' });
    expect(suivre('ArrowRight', 'actions/1', tout, aucun)).toBeNull();
  });

  it('déplace parmi les sœurs, jamais au-delà', () => {
    const objectif = tout.find((n) => n.code === 'OBJ-1.1');
    const action = tout.find((n) => n.code === 'ACT-01');
    if (!objectif || !action) throw new Error('exemple');
    const soeurs = fratrie(racines, action);
    expect(soeurs.map((n) => n.id)).toEqual(objectif.enfants.map((n) => n.id));
    expect(avantQui(soeurs, action.id, -1)).toBeUndefined();
    expect(avantQui(soeurs, action.id, 1)).toBe(soeurs[2]?.id ?? null);
    expect(avantQui(soeurs, soeurs[1]?.id ?? 0, -1)).toBe(action.id);
  });
});

describe('l’écran', () => {
  const noeud = (racine: Element, cle: string): HTMLElement =>
    racine.querySelector(`[data-cle="${cle}"]`) as HTMLElement;

  async function ouvert() {
    const vue = await rendreExemple(EcranObjectifs, { ecran });
    const arbreVu = vue.getByRole('tree');
    const touche = async (key: string, plus: KeyboardEventInit = {}): Promise<void> => {
      await fireEvent.keyDown(document.activeElement as Element, { key, ...plus });
      await tick();
    };
    noeud(arbreVu, cleNoeud('actions', 1)).focus();
    return { ...vue, arbreVu, touche };
  }

  it('n’a qu’un arrêt de tabulation, ouvre par Entrée', async () => {
    const { arbreVu, touche, container } = await ouvert();
    expect(arbreVu.querySelectorAll('[tabindex="0"]')).toHaveLength(1);
    await touche('ArrowDown');
    expect((document.activeElement as HTMLElement).dataset['cle']).toBe('actions/2');
    expect(noeud(arbreVu, 'actions/2').getAttribute('aria-selected')).toBe('false');
    await touche('Enter');
    expect(noeud(arbreVu, 'actions/2').getAttribute('aria-selected')).toBe('true');
    expect(container.querySelector('#champ-actions-2-pilote')).not.toBeNull();
  });

  it('Alt et une flèche déplacent, F2 renomme, Suppr supprime', async () => {
    const { backend, magasin, touche, arbreVu } = await ouvert();
    const { actions } = backend.dossier;
    backend.effets.ligne_deplacer = () => actions.unshift(...actions.splice(1, 1));
    await touche('ArrowDown', { altKey: true });
    await magasin.vider();
    expect(backend.demandes('ligne_deplacer')).toEqual([{ table: 'actions', id: 1, avant: 3 }]);
    expect(magasin.dossier?.actions.slice(0, 3).map((a) => a.id)).toEqual([2, 1, 3]);
    await waitFor(() => expect(document.activeElement).toBe(noeud(arbreVu, 'actions/1')));
    await tick();
    await touche('F2');
    const nom = noeud(arbreVu, 'actions/1').querySelector('input') as HTMLInputElement;
    await fireEvent.input(nom, { target: { value: 'Binômes' } });
    await fireEvent.keyDown(nom, { key: 'Enter' });
    await magasin.vider();
    expect(magasin.ligne('actions', 1)?.intitule).toBe('Binômes');
    noeud(arbreVu, 'actions/1').focus();
    await touche('Delete');
    await waitFor(() => expect(magasin.ligne('actions', 1)).toBeUndefined());
  });

  it('ajoute au bon niveau, prêt à nommer ; le code est du noyau', async () => {
    const { backend, getByText, getByRole, container } = await rendreExemple(
      EcranObjectifs,
      { ecran },
      {
        dossier: (d) => Object.assign(d, { axes: [], objectifs: [], actions: [], etapes: [], action_indicateurs: [] }),
      },
    );
    await fireEvent.click(getByText('Ajouter un axe', { selector: '.fiche .bouton' }));
    await waitFor(() => expect(document.activeElement?.id).toBe('champ-axes-1-libelle'));
    await fireEvent.click(getByText('Ajouter un objectif'));
    await waitFor(() => expect(getByRole('tree').querySelectorAll('li')).toHaveLength(2));
    expect(backend.demandes('ligne_creer')).toEqual([
      { table: 'axes', valeurs: {}, apres: null },
      { table: 'objectifs', valeurs: { axe_id: 1 }, apres: null },
    ]);
    expect(container.querySelector('#champ-axes-1-code')).not.toBeNull();
  });

  it('part des six objectifs de la loi, en une étape', async () => {
    const axes = exemple().objectifs_legaux.map(({ numero, libelle }) => ({ libelle, objectif_legal: numero }));
    const { magasin, backend, getByRole } = await rendreExemple(
      EcranObjectifs,
      { ecran },
      {
        calculs: { numerotation: { objectifs: [], a_renumeroter: [], axes_de_la_loi: axes } },
        dossier: (d) => Object.assign(d, { axes: [], objectifs: [], actions: [], etapes: [], action_indicateurs: [] }),
      },
    );
    await fireEvent.click(getByRole('button', { name: 'Partir des six objectifs de la loi' }));
    await waitFor(() => expect(getByRole('tree').querySelectorAll('li')).toHaveLength(6));
    expect(backend.demandes('lot')).toHaveLength(1);
    expect(magasin.lignes('axes').map((a) => a['objectif_legal'])).toEqual([1, 2, 3, 4, 5, 6]);
  });

  it('montre le retard que dit le noyau, dans l’arbre et en tête de fiche', async () => {
    const calculs = {
      suivi: suivi({ actions: [{ id: 1, etat: 'en_retard', motif: 'fin', depuis: '2026-12-31' }] }),
    };
    const { container, getByRole } = await rendreExemple(EcranObjectifs, { ecran }, { calculs });
    const tardifs = [...getByRole('tree').querySelectorAll('.retard')];
    expect(tardifs.map((e) => e.closest('li')?.dataset['cle'])).toEqual(['actions/1']);
    await fireEvent.click(noeud(getByRole('tree'), 'actions/1'));
    await waitFor(() => expect(container.querySelector('header .retard')?.textContent).toBe('en retard'));
  });

  it('propose la justification due en tête de fiche, et rien sinon', async () => {
    const sans = await rendreExemple(EcranObjectifs, { ecran });
    expect(sans.queryByText('Justification de la reconduction')).toBeNull();
    sans.unmount();
    const avec = await rendreExemple(
      EcranObjectifs,
      { ecran },
      {
        dossier: (d) => d.actions[0] && (d.actions[0].justification_requise = true),
      },
    );
    const titres = [...avec.container.querySelectorAll('article h3')].map((h) => h.textContent);
    expect(titres[0]).toBe('Justification de la reconduction');
  });

  it('vient à la fiche et à l’onglet d’un lieu demandé', async () => {
    const { atelier, container } = await ouvert();
    atelier.reveler({ table: 'etapes', id: 10, champ: 'statut' });
    await waitFor(() => expect(container.querySelector('#champ-etapes-10-statut')).not.toBeNull());
    atelier.reveler({ table: 'engagements', id: 2, champ: 'etat' });
    await waitFor(() => expect(container.querySelector('#champ-engagements-2-etat')).not.toBeNull());
  });
});

it('le budget d’une action montre les totaux du noyau et les écrit par année', async () => {
  const couts = [{ annee: 2024, montant: 99 }];
  const entier = (somme: number) => ({ somme, etendue: null });
  const { getByRole, backend, magasin } = await rendreExemple(
    BudgetAction,
    { id: 1 },
    {
      calculs: {
        annees: {
          contrat: [2024, 2025],
          historique: [],
          toutes: [2024, 2025],
          reference: 2023,
          derniere_close: 2025,
          bilans: [2024, 2025],
          saisie: 2025,
          bilan: 2025,
          partielles: [],
        },
        actions: [
          {
            id: 1,
            couts,
            total: entier(99),
            dotation: entier(77),
            autofinancement: entier(66),
            cofinancement: entier(0),
            consomme: entier(55),
            autofinancement_realise: entier(44),
            cofinancement_realise: entier(33),
          },
        ],
      },
    },
  );
  const grille = getByRole('grid');
  const rangee = (r: number): string => grille.querySelectorAll('tbody tr')[r]?.textContent?.replace(/\s+/g, ' ') ?? '';
  expect(rangee(3)).toContain('Coût prévu');
  expect(rangee(3)).toContain('99');
  expect(rangee(0)).toMatch(/77\s*$/);
  expect(rangee(5)).toMatch(/^\s*Autofinancement constaté.*44\s*$/);
  expect(rangee(6)).toMatch(/^\s*Cofinancement constaté.*33\s*$/);
  const cellule = grille.querySelector('[data-r="1"][data-c="0"]') as HTMLElement;
  cellule.focus();
  await fireEvent.keyDown(cellule, { key: '5' });
  await fireEvent.input(document.activeElement as Element, { target: { value: '2500' } });
  await fireEvent.keyDown(document.activeElement as Element, { key: 'Enter' });
  await magasin.vider();
  expect(backend.demandes('ligne_modifier')).toEqual([
    { table: 'budgets_action', id: 1, champs: { autofinancement: 2500 } },
  ]);
});
