import { fireEvent, waitFor } from '@testing-library/svelte';
import { tick } from 'svelte';
import { SvelteMap } from 'svelte/reactivity';
import { describe, expect, it, vi } from 'vitest';

import type { Valeur } from '../backend';
import type { MagasinDossier } from '../state/dossier.svelte';
import { rendre } from '../test/rendre';
import type { Changement, CleLigne } from '../state/matrice';
import Grille from './Grille.svelte';
import Tableau from './Tableau.svelte';

async function grille(plus: Record<string, unknown> = {}) {
  const ecrits: Changement[][] = [];
  const valeurs = new Map<string, Valeur>([
    ['1/2024', 33460],
    ['1/2025', 34210],
    ['2/2024', 740.5],
  ]);
  const rendu = await rendre(
    Grille as never,
    {
      cle: 'essai',
      titre: 'Heures',
      genre: 'heures',
      entete: 'Financeur',
      lignes: [
        { cle: 1, libelle: 'APA' },
        { cle: 2, libelle: 'PCH' },
      ],
      colonnes: ['2024', '2025', '2026'].map((a) => ({ cle: a, libelle: a, courante: a === '2026' })),
      valeur: (l: CleLigne, c: string) => valeurs.get(`${l}/${c}`) ?? null,
      ecrire: (ch: Changement[]) => {
        ecrits.push(ch);
        for (const { ligne, colonne, valeur } of ch) valeurs.set(`${ligne}/${colonne}`, valeur);
        return Promise.resolve();
      },
      ...plus,
    } as never,
  );
  const table = rendu.getByRole('grid');
  const cellule = (r: number, c: number) => table.querySelector(`[data-r="${r}"][data-c="${c}"]`) as HTMLElement;
  const active = (): [number, number] => {
    const el = document.activeElement?.closest<HTMLElement>('[data-r]');
    return [Number(el?.dataset['r']), Number(el?.dataset['c'])];
  };
  const touche = async (key: string, plusTouche: KeyboardEventInit = {}): Promise<boolean> => {
    const suite = await fireEvent.keyDown(document.activeElement as Element, { key, ...plusTouche });
    await tick();
    return suite;
  };
  const frapper = async (texte: string): Promise<void> => {
    await touche(texte.charAt(0));
    await fireEvent.input(document.activeElement as Element, { target: { value: texte } });
  };
  cellule(0, 0).focus();
  await tick();
  return { ...rendu, ecrits, cellule, active, touche, frapper };
}

describe('Grille au clavier', () => {
  it('se parcourt aux flèches, un seul arrêt de tabulation', async () => {
    const { active, touche, container } = await grille();
    await touche('ArrowRight');
    await touche('ArrowDown');
    expect(active()).toEqual([1, 1]);
    await touche('End');
    expect(active()).toEqual([1, 2]);
    expect(container.querySelectorAll('td[tabindex="0"]')).toHaveLength(1);
  });

  it('taper remplace, Entrée confirme et descend', async () => {
    const { frapper, touche, ecrits, active } = await grille();
    await frapper('1 234,5');
    await touche('Enter');
    expect(ecrits).toEqual([[{ ligne: 1, colonne: '2024', valeur: 1234.5 }]]);
    expect(active()).toEqual([1, 0]);
  });

  it('Tab va à droite, Entrée revient à la colonne de départ', async () => {
    const { frapper, touche, ecrits, active } = await grille();
    await frapper('1');
    await touche('Tab');
    expect(active()).toEqual([0, 1]);
    await frapper('2');
    await touche('Enter');
    expect(active()).toEqual([1, 0]);
    expect(ecrits.flat().map((c) => c.valeur)).toEqual([1, 2]);
  });

  it('Tab au bout d’une ligne va à la première case à remplir de la suivante, Maj+Tab l’inverse', async () => {
    const { frapper, touche, ecrits, active } = await grille({
      lignes: [
        { cle: 1, libelle: 'APA' },
        { cle: 'somme', libelle: 'Ensemble', sorte: 'calculee' },
        { cle: 2, libelle: 'PCH' },
      ],
      colonnes: ['2024', '2025', '2026'].map((a) => ({ cle: a, libelle: a, lectureSeule: a === '2024' })),
    });
    await touche('End');
    await frapper('3');
    expect(await touche('Tab')).toBe(false);
    expect(active()).toEqual([2, 1]);
    await frapper('4');
    await touche('Enter');
    expect(ecrits.flat()).toEqual([
      { ligne: 1, colonne: '2026', valeur: 3 },
      { ligne: 2, colonne: '2025', valeur: 4 },
    ]);
    await touche('Home');
    await touche('ArrowRight');
    expect(await touche('Tab', { shiftKey: true })).toBe(false);
    expect(active()).toEqual([0, 2]);
  });

  it('Tab sort après la dernière case, ou après Échap, et Maj+Tab avant la première', async () => {
    const { touche, container, active } = await grille();
    expect(await touche('Tab', { shiftKey: true })).toBe(true);
    await touche('Escape');
    expect(container.querySelector('.dit')?.textContent).toContain('Tab sort du tableau');
    expect(await touche('Tab')).toBe(true);
    await touche('ArrowRight');
    expect(await touche('Tab')).toBe(false);
    expect(active()).toEqual([0, 2]);
    await touche('End', { ctrlKey: true });
    expect(await touche('Tab')).toBe(true);
  });

  it('F2 modifie sur place, Échap renonce', async () => {
    const { touche, ecrits, cellule, active } = await grille();
    await touche('F2');
    const input = cellule(0, 0).querySelector('input') as HTMLInputElement;
    expect(input.value).toBe('33\u202f460');
    await fireEvent.input(input, { target: { value: '9' } });
    await touche('Escape');
    expect(ecrits).toEqual([]);
    expect(cellule(0, 0).textContent).toContain('33\u202f460');
    expect(active()).toEqual([0, 0]);
  });

  it('Suppr vide la sélection d’un seul geste', async () => {
    const { touche, ecrits } = await grille();
    await touche('ArrowRight', { shiftKey: true });
    await touche('ArrowDown', { shiftKey: true });
    await touche('Delete');
    expect(ecrits).toHaveLength(1);
    expect(ecrits[0]?.map((c) => [c.ligne, c.colonne, c.valeur])).toEqual([
      [1, '2024', null],
      [1, '2025', null],
      [2, '2024', null],
      [2, '2025', null],
    ]);
  });

  it('garde une cellule illisible, la marque, et la retient à la fermeture', async () => {
    const { frapper, touche, ecrits, cellule, magasin } = await grille();
    await frapper('abc');
    await touche('Enter');
    expect(ecrits).toEqual([]);
    expect(cellule(0, 0).textContent).toContain('abc');
    expect(cellule(0, 0).getAttribute('aria-invalid')).toBe('true');
    expect(magasin.sauvegarde.etape).toBe('echec');
    expect(await magasin.vider()).toBe(false);
    cellule(0, 0).focus();
    await tick();
    await frapper('12');
    await touche('Enter');
    expect(await magasin.vider()).toBe(true);
  });

  it('en lecture seule, rien ne s’ouvre ni ne s’efface', async () => {
    const { touche, ecrits, cellule } = await grille({ lectureSeule: true });
    await touche('F2');
    await touche('5');
    expect(cellule(0, 0).querySelector('input')).toBeNull();
    await touche('Delete');
    expect(ecrits).toEqual([]);
  });

  it('aligne les virgules et montre les totaux donnés', async () => {
    const { cellule, getByRole } = await grille({ totalColonne: (c: string) => (c === '2024' ? 34200.5 : 0) });
    expect(cellule(0, 0).textContent?.trim()).toBe('33\u202f460,0');
    expect(getByRole('grid').querySelector('tfoot')?.textContent).toContain('34\u202f200,5');
  });
});

describe('la souris', () => {
  /** A press at a point, then moves of the pointer over other cells, each at its point. */
  async function presser(depart: HTMLElement, x: number, ...passages: [HTMLElement, number][]): Promise<void> {
    const souris = (element: Element, type: string, clientX: number): Promise<boolean> =>
      fireEvent(
        element,
        new PointerEvent(type, { bubbles: true, button: 0, buttons: 1, clientX, clientY: 10, pointerType: 'mouse' }),
      );
    await souris(depart, 'pointerdown', x);
    depart.focus();
    for (const [element, vers] of passages) {
      await souris(element, 'pointerenter', vers);
      await souris(element, 'pointermove', vers);
    }
    await fireEvent(globalThis.window, new PointerEvent('pointerup', { button: 0 }));
  }
  const choisies = (container: Element): number => container.querySelectorAll('[aria-selected="true"]').length;

  it('garde la case pressée quand une autre passe sous le pointeur', async () => {
    const { cellule, container, frapper, touche, ecrits } = await grille();
    await presser(cellule(0, 1), 100, [cellule(1, 2), 100], [cellule(1, 2), 103]);
    expect(choisies(container)).toBe(1);
    await frapper('777');
    await touche('Enter');
    expect(ecrits).toEqual([[{ ligne: 1, colonne: '2025', valeur: 777 }]]);
  });

  it('choisit un bloc quand le pointeur a vraiment voyagé', async () => {
    const { cellule, container } = await grille();
    await presser(cellule(0, 0), 100, [cellule(0, 1), 102], [cellule(0, 1), 160], [cellule(1, 1), 165]);
    expect(choisies(container)).toBe(4);
    // Released: the pointer that goes on chooses nothing more.
    await fireEvent(cellule(1, 2), new PointerEvent('pointermove', { bubbles: true, clientX: 300 }));
    expect(choisies(container)).toBe(4);
  });
});

function pressePapiers(type: string, texte = ''): { evenement: Event; lu: () => string } {
  let garde = texte;
  const evenement = new Event(type, { bubbles: true, cancelable: true });
  Object.defineProperty(evenement, 'clipboardData', {
    value: { getData: () => garde, setData: (_: string, t: string) => (garde = t) },
  });
  return { evenement, lu: () => garde };
}

describe('copier et coller', () => {
  it('copie un bloc que le tableur relit', async () => {
    const { touche, cellule } = await grille();
    await touche('ArrowRight', { shiftKey: true });
    const { evenement, lu } = pressePapiers('copy');
    cellule(0, 0).dispatchEvent(evenement);
    expect(lu()).toBe('33460,0\t34210');
  });

  it('colle un bloc en un geste, retient l’illisible, dit ce qui dépasse', async () => {
    const { touche, ecrits, cellule, container } = await grille();
    await touche('ArrowRight');
    const { evenement } = pressePapiers('paste', '1 000,5\tx\t9\r\n2000\t3000\t9\r\n7\t7\t7\r\n');
    cellule(0, 1).dispatchEvent(evenement);
    await tick();
    expect(ecrits).toHaveLength(1);
    expect(ecrits[0]?.map((c) => [c.ligne, c.colonne, c.valeur])).toEqual([
      [1, '2025', 1000.5],
      [2, '2025', 2000],
      [2, '2026', 3000],
    ]);
    expect(cellule(0, 2).getAttribute('aria-invalid')).toBe('true');
    expect(container.querySelector('.dit')?.textContent).toContain('Une cellule n’a pas pu être lue.');
    expect(container.querySelector('.dit')?.textContent).toContain('5 cellules collées dépassent');
  });
});

describe('Tableau', () => {
  it('écrit les champs d’une ligne, reconnaît les choix, bascule les cases', async () => {
    const { getByRole, backend, magasin } = await rendre(
      Tableau as never,
      {
        table: 'mentions',
        champs: ['libelle', 'groupe', 'verifie'],
      } as never,
    );
    const cellule = (r: number, c: number) =>
      getByRole('grid').querySelector(`[data-r="${r}"][data-c="${c}"]`) as HTMLElement;
    expect(cellule(0, 1).textContent?.trim()).toBe('Article L. 313-11-1 du CASF');
    cellule(3, 0).focus();
    await tick();
    cellule(3, 0).dispatchEvent(
      pressePapiers('paste', 'Révision\tsieg\toui\nNouvelle\tArticle L. 313-11-1 du CASF\tnon').evenement,
    );
    await tick();
    await magasin.vider();
    expect(backend.demandes('lot')).toEqual([
      {
        operations: [
          {
            geste: 'modifier',
            table: 'mentions',
            id: 4,
            champs: { libelle: 'Révision', groupe: 'sieg', verifie: true },
          },
          {
            geste: 'creer',
            table: 'mentions',
            valeurs: { libelle: 'Nouvelle', groupe: 'l313_11_1', verifie: false },
            apres: null,
          },
        ],
      },
    ]);
    cellule(0, 2).focus();
    await tick();
    await fireEvent.keyDown(cellule(0, 2), { key: ' ' });
    await magasin.vider();
    expect(magasin.ligne('mentions', 1)?.verifie).toBe(false);
  });
});

describe('les noms et les codes', () => {
  async function mentions() {
    const rendu = await rendre(Tableau as never, { table: 'mentions', champs: ['libelle', 'groupe'] } as never);
    const cellule = (r: number, c: number) =>
      rendu.getByRole('grid').querySelector(`[data-r="${r}"][data-c="${c}"]`) as HTMLElement;
    const touche = async (key: string, plus: KeyboardEventInit = {}): Promise<void> => {
      await fireEvent.keyDown(document.activeElement as Element, { key, ...plus });
      await tick();
    };
    cellule(1, 0).focus();
    await tick();
    return { ...rendu, cellule, touche };
  }

  it('ne sont ni remplacés ni effacés par une touche, qui dit comment les modifier', async () => {
    const { cellule, touche, backend, container } = await mentions();
    const avant = cellule(1, 0).textContent;
    expect(avant?.trim()).not.toBe('');
    for (const key of ['6', 'Delete', 'Backspace']) {
      await touche(key);
      expect(cellule(1, 0).querySelector('input, textarea')).toBeNull();
      expect(cellule(1, 0).textContent).toBe(avant);
      expect(container.querySelector('.dit')?.textContent).toContain('F2');
    }
    expect(backend.demandes('ligne_modifier')).toEqual([]);
  });

  it.each(['F2', 'Enter', 'double'])('s’ouvrent avec leur texte par %s', async (geste) => {
    const { cellule, touche } = await mentions();
    const avant = cellule(1, 0).textContent?.trim();
    if (geste === 'double') await fireEvent.dblClick(cellule(1, 0));
    else await touche(geste);
    expect(cellule(1, 0).querySelector<HTMLInputElement>('input, textarea')?.value).toBe(avant);
  });

  it('se tapent aussitôt tant qu’ils sont vides, et se laissent quand on vide une sélection', async () => {
    const { cellule, touche, backend, magasin } = await mentions();
    await touche('ArrowRight', { shiftKey: true });
    await touche('Delete');
    await magasin.vider();
    expect(backend.demandes('ligne_modifier')).toEqual([{ table: 'mentions', id: 2, champs: { groupe: '' } }]);
    await magasin.modifier('mentions', 2, { libelle: '' });
    await magasin.vider();
    await touche('ArrowLeft');
    await touche('N');
    expect(cellule(1, 0).querySelector('input, textarea')).not.toBeNull();
  });
});

describe('les totaux', () => {
  it('suivent pendant la saisie, calculés par le noyau, et reviennent quand on renonce', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    const ici = new SvelteMap<string, MagasinDossier>();
    const g = await grille({
      totalColonne: () => ici.get('magasin')?.calculs?.departement?.part_60_ans_et_plus ?? null,
      essai: (ch: Changement[]) => [
        { geste: 'modifier', table: 'heures', id: 7, champs: { heures: ch[0]?.valeur ?? null } },
      ],
    });
    g.backend.essais = (operations) => ({
      departement: {
        part_60_ans_et_plus: operations.length,
        part_75_ans_et_plus: null,
      },
    });
    ici.set('magasin', g.magasin);
    const total = (): string => g.container.querySelector('tfoot td')?.textContent?.trim() ?? '';
    const pause = async (): Promise<void> => {
      await vi.advanceTimersByTimeAsync(200);
      await tick();
    };
    expect(total()).toBe('');
    await g.frapper('33 000');
    await pause();
    expect(g.backend.demandes('lot_essayer')).toEqual([
      { operations: [{ geste: 'modifier', table: 'heures', id: 7, champs: { heures: 33000 } }] },
    ]);
    expect(total()).toBe('1,0');
    await g.touche('Escape');
    await pause();
    expect(total()).toBe('');
    expect(g.ecrits).toEqual([]);
    vi.useRealTimers();
  });

  it('disent ce qu’ils additionnent', async () => {
    const { container } = await grille({ totalColonne: (c: string) => (c === '2024' ? 34200.5 : null) });
    expect(container.querySelector('tfoot .calcule-bouton')).not.toBeNull();
    expect(container.querySelectorAll('tfoot td')[2]?.textContent?.trim()).toBe('');
  });
});

describe('la somme des cellules choisies', () => {
  const dit = (c: HTMLElement): string => c.querySelector('.dit p')?.textContent?.replace(/\s/g, ' ') ?? '';

  it('est demandée au programme et se lit sous le tableau', async () => {
    const { backend, container, touche } = await grille();
    backend.somme = { somme: 67670, moyenne: 33835 };
    await touche('ArrowRight', { shiftKey: true });
    await waitFor(() => expect(dit(container)).toBe('Sélection : 2 valeurs, somme 67 670 h, moyenne 33 835 h.'));
    expect(backend.demandes('selection_sommer')).toEqual([{ valeurs: [33460, 34210] }]);
    await touche('ArrowLeft');
    await waitFor(() => expect(dit(container)).toBe(''));
  });

  it('dit combien de valeurs manquent, sans les compter pour zéro', async () => {
    const { backend, container, touche } = await grille();
    backend.somme = { somme: 68410.5, moyenne: null };
    await touche('ArrowRight', { shiftKey: true });
    await touche('ArrowDown', { shiftKey: true });
    await waitFor(() => expect(dit(container)).toBe('Sélection : somme 68 410,5 h (3 valeurs sur 4).'));
    expect(backend.demandes('selection_sommer').at(-1)).toEqual({ valeurs: [33460, 34210, 740.5, null] });
    backend.somme = { somme: null, moyenne: null };
    await touche('ArrowRight');
    await touche('ArrowUp', { shiftKey: true });
    await waitFor(() => expect(dit(container)).toBe('Sélection : aucune valeur sur 2.'));
  });

  it('n’additionne ni des prix, ni des nombres sans unité, ni des unités différentes', async () => {
    for (const plus of [
      { genre: 'prix' },
      { genre: 'nombre' },
      {
        lignes: [
          { cle: 1, libelle: 'APA' },
          { cle: 2, libelle: 'Coût', colonne: { genre: 'montant' } },
        ],
      },
    ]) {
      const { backend, container, touche, unmount } = await grille(plus);
      await touche('ArrowDown', { shiftKey: true });
      await new Promise((suite) => setTimeout(suite, 200));
      expect(backend.demandes('selection_sommer')).toEqual([]);
      expect(dit(container)).not.toContain('Sélection');
      unmount();
    }
  });

  it('laisse de côté les cellules calculées à côté de celles à remplir', async () => {
    const { backend, touche } = await grille({
      lignes: [
        { cle: 1, libelle: 'APA' },
        { cle: 2, libelle: 'Total', sorte: 'total' },
      ],
    });
    await touche('ArrowRight', { shiftKey: true });
    await touche('ArrowDown', { shiftKey: true });
    await waitFor(() => expect(backend.demandes('selection_sommer').at(-1)).toEqual({ valeurs: [33460, 34210] }));
  });
});

it('le chiffre de l’année d’avant se lit en gris et en description, et n’est jamais une valeur', async () => {
  const { cellule, container, ecrits, touche } = await grille({
    precedent: (_: CleLigne, c: string) => (c === '2026' ? { annee: 2025, valeur: 34210 } : null),
  });
  const vide = cellule(0, 2);
  expect(vide.querySelector('.texte')?.textContent).toBe('');
  const gris = vide.querySelector('.avant');
  expect(gris?.textContent).toMatch(/^2025\s: 34\s210$/);
  expect(gris?.getAttribute('aria-hidden')).toBe('true');
  expect(vide.title).toMatch(/^En 2025\s: 34\s210\.$/);
  vide.focus();
  await tick();
  expect(container.querySelector('.dit p')?.textContent).toMatch(/^En 2025\s: 34\s210\.$/);
  // Opened and left as it is, the cell stays empty: the figure shown was no value.
  await touche('F2');
  const champ = document.activeElement as HTMLInputElement;
  expect([champ.value, champ.placeholder.replace(/\s/g, ' ')]).toEqual(['', '2025 : 34 210']);
  await touche('Enter');
  expect(ecrits).toEqual([]);
  expect(cellule(0, 1).querySelector('.avant')).toBeNull();
});
