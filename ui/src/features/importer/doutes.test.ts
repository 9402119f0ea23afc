import { fireEvent, within } from '@testing-library/svelte';
import { tick } from 'svelte';
import { afterEach, describe, expect, it, vi } from 'vitest';

import type { Correspondance } from '../../backend';
import { rendre } from '../../test/rendre';
import { type Doute, type Essai, grouper } from './doutes';
import ImporterTableau from './ImporterTableau.svelte';

const correspondance: Correspondance = {
  feuille: 0,
  cible: 'heures',
  entete: 0,
  double: false,
  fin: 4,
  colonnes: [
    { champ: 'financeur_id', annee: null, nature: null, ligne: null },
    { champ: 'heures', annee: 2026, nature: 'realise', ligne: null },
  ],
  annee: null,
  nature: null,
  creer: false,
  additionner: false,
  noms: {},
  confirmes: [],
  sans_annees_closes: false,
};

const doute = (cle: string, retient: boolean, phrase: string): Omit<Doute, 'confirme'> => ({
  cle,
  adresse: cle.split(':')[1] ?? '',
  phrase,
  retient,
});
const POINT = doute('point:B2', true, 'Cellule B2 : le point peut séparer des milliers ou des décimales.');
const PARTIE = doute('partie:B', true, 'Colonne B : la période est une partie de l’année.');
const MASQUEES = doute('masquees:A4', false, 'Cellule A4 : une ligne masquée est laissée de côté.');

/** The trial of two values of hours, each retained by doubts of its own. */
function essayer(doutes: Omit<Doute, 'confirme'>[], retenues: string[][]) {
  return ({ confirmes }: Correspondance): Essai => ({
    changements: retenues.map((cles, i) => ({
      adresse: `B${i + 2}`,
      table: 'heures',
      ligne: `Financeur ${i + 1}, 2026`,
      champ: 'heures',
      avant: null,
      apres: 33000 + i,
      nouvelle: false,
      arrondi: false,
      autres: 0,
      douteux: cles.some((cle) => !confirmes.includes(cle)),
      close: null,
      laisse: false,
    })),
    doutes: doutes.map((d) => ({ ...d, confirme: confirmes.includes(d.cle) })),
    noms: [],
    refus: [],
    identiques: 0,
    totaux: 0,
    calculees: 0,
    lignes_creees: 0,
    closes: [],
  });
}

async function importer(doutes: Omit<Doute, 'confirme'>[], retenues: string[][]) {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  const rendu = await rendre(ImporterTableau, {});
  const { backend, atelier } = rendu;
  backend.tableur = essayer(doutes, retenues);
  atelier.tableur.lu = {
    chemin: '/h.csv',
    fichier: 'h.csv',
    feuilles: [{ nom: 'h', lignes: 4, colonnes: 2, apercu: [['Financeur', '2026']] }],
    cibles: [],
    proposition: { correspondance, retenue: false },
  };
  atelier.tableur.correspondance = correspondance;
  const poser = async (): Promise<void> => {
    await vi.advanceTimersByTimeAsync(200);
    await tick();
  };
  await atelier.tableur.essayer();
  await poser();
  const dialogue = within(document.body.querySelector<HTMLElement>('[role="dialog"]') as HTMLElement);
  const bouton = (): HTMLButtonElement => dialogue.getByRole('button', { name: /^Importer/ });
  const cocher = async (i = 0): Promise<void> => {
    await fireEvent.click(dialogue.getAllByRole('checkbox', { name: 'Prendre quand même' })[i] as HTMLElement);
    await poser();
  };
  const rangees = (): string[] =>
    dialogue
      .getAllByRole('row')
      .filter((r) => r.textContent?.includes('Financeur '))
      .map((r) => r.textContent?.replace(/\s+/g, ' ').trim() ?? '');
  return { ...rendu, dialogue, bouton, cocher, rangees };
}

afterEach(() => vi.useRealTimers());

describe('les doutes d’un import', () => {
  it('se disent avant les changements, ceux qui retiennent d’abord', () => {
    const tous = [MASQUEES, POINT, PARTIE, { ...POINT, cle: 'point:B3' }].map((d) => ({ ...d, confirme: false }));
    expect(grouper(tous).map((g) => g.doutes.map((d) => d.cle))).toEqual([
      ['point:B2', 'point:B3'],
      ['partie:B'],
      ['masquees:A4'],
    ]);
  });

  it('retiennent leurs valeurs, dites non prises et non comptées, jusqu’à la case cochée', async () => {
    const { dialogue, bouton, cocher, rangees, atelier } = await importer([POINT, MASQUEES], [['point:B2'], []]);
    const doutes = dialogue.getByRole('region', { name: '2 doutes à lire' });
    expect(doutes.compareDocumentPosition(dialogue.getByRole('heading', { name: 'Ce qui changera' }))).toBe(
      Node.DOCUMENT_POSITION_FOLLOWING,
    );
    expect(doutes.textContent).toContain(POINT.phrase);
    expect(within(doutes).getAllByRole('checkbox')).toHaveLength(1);
    expect(dialogue.getByText(/^1 valeur change\./).textContent).toContain('1 valeur attend une confirmation');
    expect(rangees()[0]).toMatch(/^non prise.*attend une confirmation$/);
    expect(rangees()[1]).toMatch(/^✓prise/);
    expect(bouton().textContent).toBe('Importer le changement');
    await cocher();
    expect(atelier.tableur.correspondance?.confirmes).toEqual(['point:B2']);
    expect(bouton().textContent).toBe('Importer 2 changements');
    expect(rangees().every((r) => r.startsWith('✓prise'))).toBe(true);
    await cocher();
    expect(atelier.tableur.correspondance?.confirmes).toEqual([]);
    expect(bouton().textContent).toBe('Importer le changement');
  });

  it('quand tout attend, le bouton ne se presse pas, dit pourquoi, et mène au doute', async () => {
    const { dialogue, bouton, cocher } = await importer([PARTIE], [['partie:B'], ['partie:B']]);
    expect(bouton().disabled).toBe(true);
    const raison = dialogue.getByRole('button', { name: /tout attend une confirmation/ });
    expect(bouton().getAttribute('aria-describedby')).toBe(raison.id);
    await fireEvent.click(raison);
    expect(document.activeElement).toBe(dialogue.getByRole('checkbox', { name: 'Prendre quand même' }));
    await cocher();
    expect(bouton().disabled).toBe(false);
    expect(dialogue.queryByText(/attend.* une confirmation/)).toBeNull();
  });

  it('d’une même sorte se prennent ensemble, et les premiers seuls se montrent', async () => {
    const points = Array.from({ length: 8 }, (_, i) => ({ ...POINT, cle: `point:B${i + 2}`, adresse: `B${i + 2}` }));
    const { dialogue, bouton, atelier } = await importer(
      points,
      points.map((p) => [p.cle]),
    );
    expect(dialogue.getAllByRole('checkbox', { name: 'Prendre quand même' })).toHaveLength(4);
    await fireEvent.click(dialogue.getByRole('button', { name: 'Afficher les 8' }));
    expect(dialogue.getAllByRole('checkbox', { name: 'Prendre quand même' })).toHaveLength(8);
    await fireEvent.click(dialogue.getByRole('button', { name: 'Prendre les 8 quand même' }));
    await vi.advanceTimersByTimeAsync(200);
    await tick();
    expect(atelier.tableur.correspondance?.confirmes).toHaveLength(8);
    expect(bouton().textContent).toBe('Importer 8 changements');
    dialogue.getByRole('button', { name: 'Laisser les 8' });
  });

  it('confirmés le restent quand une autre colonne change, non quand c’est la leur', async () => {
    const { atelier, cocher } = await importer([POINT], [['point:B2']]);
    await cocher();
    atelier.tableur.changerColonne(0, { champ: '' });
    expect(atelier.tableur.correspondance?.confirmes).toEqual(['point:B2']);
    atelier.tableur.changerColonne(1, { annee: 2025 });
    expect(atelier.tableur.correspondance?.confirmes).toEqual([]);
  });
});

describe('une année close, dans un import', () => {
  /** Two values, the first of which is of a closed year unless it was reopened. */
  async function surAnneeClose() {
    const rendu = await importer([], [[], []]);
    const { backend, atelier } = rendu;
    const sans = essayer([], [[], []]);
    let ouverte = false;
    backend.tableur = (c) => {
      const essai = sans(c);
      if (ouverte) return essai;
      const [un, ...autres] = essai.changements;
      return {
        ...essai,
        changements: [{ ...un!, close: 2025, laisse: c.sans_annees_closes }, ...autres],
        closes: [{ annee: 2025, valeurs: 1, lignes: ['Financeur 1, 2025, réalisé'] }],
      };
    };
    backend.effets.exercice_rouvrir = () => (ouverte = true);
    await atelier.tableur.essayer();
    await tick();
    return rendu;
  }

  it('s’annonce avant d’écrire, et l’import attend une décision', async () => {
    const { dialogue, bouton, rangees, atelier } = await surAnneeClose();
    const bloc = dialogue.getByRole('region', { name: '2025 est une année close' });
    expect(bloc.textContent).toContain('Financeur 1, 2025, réalisé');
    expect(rangees()[0]).toContain('2025 est clos');
    expect(bouton().disabled).toBe(true);
    const raison = dialogue.getByRole('button', { name: '1 valeur d’une année close, à décider' });
    expect(bouton().getAttribute('aria-describedby')).toBe(raison.id);
    await fireEvent.click(raison);
    const laisser = dialogue.getByRole('checkbox', { name: 'Importer sans les chiffres de 2025' });
    expect(document.activeElement).toBe(laisser);
    await fireEvent.click(laisser);
    await vi.advanceTimersByTimeAsync(200);
    await tick();
    expect(atelier.tableur.correspondance?.sans_annees_closes).toBe(true);
    expect(bouton().disabled).toBe(false);
    expect(bouton().textContent).toBe('Importer le changement');
    expect(rangees()[0]).toMatch(/^non prise/);
    expect(dialogue.getByText(/laissée de côté/)).toBeTruthy();
  });

  it('rouverte d’ici, elle se prend comme les autres', async () => {
    const { dialogue, bouton, backend } = await surAnneeClose();
    await fireEvent.click(dialogue.getByRole('button', { name: 'Rouvrir l’exercice 2025' }));
    await vi.advanceTimersByTimeAsync(200);
    await tick();
    expect(backend.demandes('exercice_rouvrir')).toEqual([{ annee: 2025 }]);
    expect(dialogue.queryByRole('region', { name: /année close/ })).toBeNull();
    expect(bouton().textContent).toBe('Importer 2 changements');
  });
});
