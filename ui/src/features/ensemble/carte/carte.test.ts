import { fireEvent, waitFor } from '@testing-library/svelte';
import { describe, expect, it, vi } from 'vitest';

import { rendreExemple } from '../../../test/exemple';
import { carteTrouee, carteVide } from '../../../test/carte';
import Carte from './Carte.svelte';
import { noeuds, voisin } from './noeuds';

describe('l’arbre de la carte', () => {
  const tous = noeuds(carteTrouee().carte);
  const dit = (cle: string): string | undefined => tous.find((n) => n.cle === cle)?.libelle;

  it('dit en mots ce que le dessin montre, un montant absent n’étant jamais zéro', () => {
    expect(dit('axe-1')).toMatch(/^AXE-1 Accompagner, 103.800.€ \(1 action sur 2\)$/);
    expect(dit('action-1')).toBe('ACT-01 Binômes, en retard');
    expect(dit('action-2')).toBe('ACT-02 Référents, en cours, action sans moyens décrits');
    expect(dit('indicateur-1-1')).toBe('IND-01 Part des heures, atteint en 2025');
    expect(dit('budget-1')).toMatch(/^103.800.€.: dotation complémentaire 90.800.€, autofinancement 13.000.€$/);
    expect(dit('budget-2')).toBe('sans budget');
    expect(dit('trou-objectif-2')).toBe('aucune action');
    expect(dit('seul-2')).toBe('IND-02 Seul, sans valeur');
    expect(tous.some((n) => /(^|\s)0.€/.test(n.libelle))).toBe(false);
  });

  it('compte les sœurs et la profondeur de chacun, sans clé double', () => {
    expect(new Set(tous.map((n) => n.cle)).size).toBe(tous.length);
    const action = tous.find((n) => n.cle === 'action-2');
    expect([action?.niveau, action?.rang, action?.nombre]).toEqual([3, 2, 2]);
    expect(tous.find((n) => n.cle === 'objectif-2')?.rang).toBe(2);
  });

  it('mène où les flèches mènent dans un arbre', () => {
    expect(voisin(tous, 'axe-1', 'ArrowRight')).toBe('objectif-1');
    expect(voisin(tous, 'indicateur-1-1', 'ArrowRight')).toBe(null);
    expect(voisin(tous, 'indicateur-1-1', 'ArrowLeft')).toBe('action-1');
    expect(voisin(tous, 'action-1', 'ArrowDown')).toBe('indicateur-1-1');
    expect(voisin(tous, 'objectif-1', 'ArrowUp')).toBe('axe-1');
    expect(voisin(tous, 'action-2', 'Home')).toBe('axe-1');
    expect(voisin(tous, 'axe-1', 'End')).toBe('source-dotation');
    expect(voisin(tous, 'axe-1', 'x')).toBe(null);
  });
});

/** jsdom measures nothing: each element is as wide as asked for. */
function large(pixels: number): void {
  vi.spyOn(HTMLElement.prototype, 'clientWidth', 'get').mockReturnValue(pixels);
}

describe('la carte', () => {
  const rendre = (carte = carteTrouee()) =>
    rendreExemple(Carte, {}, { backend: (b) => (b.carte = carte), onglets: { ensemble: 'carte' } });

  it('se lit et se parcourt comme un arbre, et mène à la ligne', async () => {
    large(1000);
    const { findByRole, getAllByRole, getByRole, atelier } = await rendre();
    const arbre = await findByRole('tree');
    const [axe, objectif] = getAllByRole('treeitem');
    const ici = (): string | null => arbre.getAttribute('aria-activedescendant');
    expect([ici(), axe?.getAttribute('aria-selected')]).toEqual([axe?.id, 'true']);
    expect(arbre.previousElementSibling?.getAttribute('aria-hidden')).toBe('true');
    await fireEvent.keyDown(arbre, { key: 'ArrowDown' });
    await waitFor(() => expect(ici()).toBe(objectif?.id));
    const reveler = vi.spyOn(atelier, 'reveler');
    await fireEvent.keyDown(arbre, { key: 'Enter' });
    expect(reveler).toHaveBeenCalledWith({ table: 'objectifs', id: 1, champ: 'libelle' });
    await fireEvent.click(getByRole('treeitem', { name: /^IND-01/ }));
    expect(reveler).toHaveBeenLastCalledWith({ table: 'indicateurs', id: 1, champ: 'libelle' });
  });

  it('nomme ce qui manque et y mène', async () => {
    large(1000);
    const { findByRole, atelier } = await rendre();
    const reveler = vi.spyOn(atelier, 'reveler');
    await fireEvent.click(await findByRole('button', { name: 'ACT-02 Référents' }));
    expect(reveler).toHaveBeenCalledWith({ table: 'actions', id: 2, champ: 'intitule' });
  });

  it('devient une liste dans une fenêtre étroite, ou quand on la demande', async () => {
    large(400);
    const { findByRole, getByText, container } = await rendre();
    await findByRole('tree');
    expect(getByText('ACT-01 Binômes, en retard')).toBeTruthy();
    await fireEvent.click(await findByRole('button', { name: 'Lire en liste' }));
    await waitFor(() => expect(container.querySelector('svg')).toBeTruthy());
  });

  it('d’un dossier vide, dit par quoi commencer', async () => {
    large(1000);
    const { findByText, queryByRole, findByRole, atelier } = await rendre(carteVide);
    await findByText('La carte se dessine avec le plan');
    expect(queryByRole('tree')).toBe(null);
    const aller = vi.spyOn(atelier, 'aller');
    await fireEvent.click(await findByRole('button', { name: 'Écrire le premier axe' }));
    expect(aller).toHaveBeenCalledWith('objectifs', 'actions');
  });
});
