import { fireEvent, waitFor, within } from '@testing-library/svelte';
import { describe, expect, it } from 'vitest';

import { rendreExemple } from '../../test/exemple';
import { FRISE } from '../../test/frise';
import Frise from './Frise.svelte';
import { datesEcrites, decalages, etendue, place, voisin } from './frise';

const rendre = async (deplie = true) => {
  const vue = await rendreExemple(Frise, { cle: 'essai', deplie }, { backend: (b) => (b.frise = FRISE) });
  await waitFor(() => expect(vue.container.querySelector('[data-repere]')).not.toBeNull());
  const repere = (cle: string) => vue.container.querySelector<HTMLElement>(`[data-repere="${cle}"]`)!;
  return { ...vue, repere };
};

describe('la ligne du temps', () => {
  it('dit chaque jour par ses mots, sa date et son état, et mène à sa ligne', async () => {
    const { repere, atelier, container } = await rendre();
    expect(repere('decisions/1').getAttribute('aria-label')).toBe(
      'Commission mixte, 31\u00a0octobre\u00a02026, en retard',
    );
    expect(repere('actions/2').getAttribute('aria-label')).toContain('en retard');
    await fireEvent.click(repere('versements/1'));
    expect(atelier.navigation.cible?.lieu).toEqual({ table: 'versements', id: 1, champ: 'date' });
    // What is late, to be confirmed and next is written, each a way to its row.
    await fireEvent.click(
      within(container.querySelector<HTMLElement>('.pied')!).getByRole('button', { name: /^Revue, 10/ }),
    );
    expect(atelier.navigation.cible?.lieu).toEqual({ table: 'revues', id: 1, champ: 'date_reunion' });
  });

  it('est un seul arrêt du clavier : les flèches vont de jour en jour et de ligne en ligne', async () => {
    const { container, repere } = await rendre();
    const arrets = () => [...container.querySelectorAll<HTMLElement>('[data-repere][tabindex="0"]')];
    // The first that asks for something.
    expect(arrets().map((e) => e.dataset['repere'])).toEqual(['decisions/1']);
    repere('decisions/1').focus();
    const presser = (key: string) => fireEvent.keyDown(document.activeElement!, { key });
    const ici = async (cle: string) =>
      waitFor(() => expect((document.activeElement as HTMLElement).dataset['repere']).toBe(cle));
    await presser('ArrowRight');
    await ici('echeances/1');
    await presser('ArrowDown');
    await ici('actions/1');
    await presser('ArrowDown');
    await ici('actions/2');
    await presser('Home');
    await ici('actions/2');
    expect(arrets()).toHaveLength(1);
  });

  it('se lit aussi en liste, actions comprises', async () => {
    const { container } = await rendre(false);
    const lignes = [...container.querySelectorAll('details tbody tr')].map((r) => r.textContent);
    expect(lignes).toHaveLength(FRISE.reperes.length + FRISE.actions.length);
    expect(lignes.filter((l) => l?.includes('en retard'))).toHaveLength(2);
    // Folded, their number and how many are late stay in words.
    expect(container.querySelector('.resume')?.textContent?.trim()).toBe('une sur 2 en retard');
    expect(container.querySelector('[data-repere^="actions/"]')).toBeNull();
  });

  it('suit le dossier, et la version regardée', async () => {
    const { backend, magasin } = await rendre();
    const avant = backend.demandes('frise_lire').length;
    await magasin.modifier('echeances', 1, { libelle: 'Autre' });
    await waitFor(() => expect(backend.demandes('frise_lire').length).toBeGreaterThan(avant));
    await magasin.voir({ instantane: 4, nom: 'Transmise', date: null });
    await waitFor(() => expect(backend.demandes('frise_lire').at(-1)).toEqual({ version: 4 }));
  });
});

describe('la géométrie de la frise', () => {
  const an = { debut: 2026, fin: 2026 };
  it('place les jours entre le premier et le dernier, bords compris', () => {
    expect(place(an, '2026-01-01')).toBe(0);
    expect(place(an, '2027-01-01')).toBe(100);
    const tout = etendue(an, { debut: '2026-01-01', fin: '2026-12-31' });
    expect([tout.gauche, Math.round(tout.largeur * 1e6) / 1e6]).toEqual([0, 100]);
    expect(etendue(an, { debut: '2026-12-31', fin: '2026-12-31' }).largeur).toBeCloseTo(100 / 365);
  });

  it('écrit d’abord ce qui est en retard, sans que deux dates se touchent', () => {
    const [acompte, commission, revue, rapport] = FRISE.reperes;
    const ecrites = datesEcrites(FRISE, FRISE.reperes, 5);
    expect(ecrites.has(commission!)).toBe(true);
    expect(ecrites.has(revue!)).toBe(false);
    expect([acompte, rapport].filter((r) => ecrites.has(r!)).length).toBe(1);
    const deuxMemes = [acompte!, { ...acompte!, id: 9 }, rapport!];
    expect([...decalages(FRISE, deuxMemes, 1).values()]).toEqual([0, -1, 0]);
  });

  it('ne sort ni par les bords ni par une ligne plus courte', () => {
    const lignes = [['a', 'b', 'c'], ['d']];
    expect(voisin(lignes, 'c', 'ArrowRight')).toBeNull();
    expect(voisin(lignes, 'c', 'ArrowDown')).toBe('d');
    expect(voisin(lignes, 'd', 'ArrowUp')).toBe('a');
    expect(voisin(lignes, 'a', 'End')).toBe('c');
    expect(voisin(lignes, 'x', 'End')).toBeNull();
    expect(voisin(lignes, 'a', 'x')).toBeNull();
  });
});
