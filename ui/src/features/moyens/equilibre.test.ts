import { fireEvent, screen, waitFor, within } from '@testing-library/svelte';
import { describe, expect, it } from 'vitest';

import type { Calculs, EquilibreView, LevierRequest } from '../../backend';
import { equilibreEssai, scenario } from '../../test/equilibre';
import { rendreExemple } from '../../test/exemple';
import Equilibre from './Equilibre.svelte';
import { ecrire, ecrireSigne, leviersDe, morceler, operationsScenario, regler } from './equilibre';

const N = '\u202f';
/** Cells of a row, one after another. */
const cellules = (tr: Element | null | undefined): string[] =>
  [...(tr?.children ?? [])].map((c) => plat(c.textContent));
const plat = (texte: string | null | undefined): string => (texte ?? '').replace(/\s+/g, ' ').trim();

async function montrer(changer: (vue: EquilibreView) => void = () => undefined, calculs: Partial<Calculs> = {}) {
  const vue = equilibreEssai();
  changer(vue);
  const rendu = await rendreExemple(Equilibre, {}, { backend: (b) => (b.equilibre = vue), calculs });
  await screen.findByText(vue.base?.phrase ?? vue.phrase_total);
  const demande = () =>
    rendu.backend.demandes('equilibre').at(-1) as { annee: number | null; leviers: LevierRequest[] };
  return { ...rendu, vue, demande };
}

describe('les chiffres de l’équilibre', () => {
  it('s’écrivent dans leur unité, un tiret quand ils manquent, un signe quand ils sont un écart', () => {
    expect(ecrire('euros', -51198)).toBe(`−51${N}198\u00a0€`);
    expect(ecrire('heures', 1234.5)).toBe(`1${N}234,5\u00a0h`);
    expect(ecrire('prix', 4.4)).toBe('4,40\u00a0€/h');
    expect(ecrire('euros', null)).toBe('–');
    expect(ecrireSigne('euros', 7560)).toBe(`+7${N}560\u00a0€`);
    expect(ecrireSigne('euros', 0)).toBe('0\u00a0€');
    expect(ecrireSigne('euros', null)).toBe('–');
  });

  it('un levier remplace celui de la même sorte, et s’en va', () => {
    const un = regler([], 'heures_pct', -5, 2027);
    expect(un).toEqual([{ cle: 'heures_pct', valeur: -5, annee: 2027, financeur: null, action: null }]);
    expect(regler(un, 'heures_pct', -6, 2027)).toHaveLength(1);
    expect(regler(regler(un, 'plafond', 3, null), 'heures_pct', null, 2027).map((l) => l.cle)).toEqual(['plafond']);
  });

  it('un scénario gardé rend les leviers dont il vient', () => {
    const leviers: LevierRequest[] = [
      { cle: 'montant_horaire', valeur: 3.55, annee: 2027, financeur: null, action: null },
      { cle: 'action_ecartee', valeur: null, annee: null, financeur: null, action: 4 },
    ];
    const operations = operationsScenario('Offre', leviers);
    expect(operations[0]).toEqual({ geste: 'creer', table: 'scenarios', valeurs: { libelle: 'Offre' } });
    const rows = operations.slice(1).map((op, i) => {
      if (op.geste !== 'creer') throw new Error('une création');
      expect(op.valeurs).toMatchObject({ scenario_id: { cree: 0 } });
      return { ...op.valeurs, id: i + 1, scenario_id: 7 };
    });
    expect(leviersDe(rows as unknown as Parameters<typeof leviersDe>[0], 7)).toEqual(leviers);
    expect(leviersDe(rows as unknown as Parameters<typeof leviersDe>[0], 8)).toEqual([]);
  });
});

describe('une phrase et ses renvois', () => {
  const renvoi = { table: 'actions', id: 4, champ: 'pilote' };
  const nomme = (texte: string) => ({ texte, renvoi });

  it('se coupe là où elle nomme un lieu, et met les autres à la suite', () => {
    expect(morceler('Une part : ACT-04 : 20 %, ACT-08.', [nomme('ACT-04 : 20 %'), nomme('ACT-08')])).toEqual([
      { texte: 'Une part : ', renvoi: null },
      nomme('ACT-04 : 20 %'),
      { texte: ', ', renvoi: null },
      nomme('ACT-08'),
      { texte: '.', renvoi: null },
    ]);
    const apres = morceler('Le suivi prend 10 h.', [nomme('relevés'), nomme('rendus')]);
    expect(apres.map((m) => m.texte).join('')).toBe('Le suivi prend 10 h. relevés · rendus');
    expect(morceler('', [nomme('Il manque un tarif.')])).toEqual([nomme('Il manque un tarif.')]);
  });
});

describe('l’onglet Équilibre', () => {
  it('dit la phrase, marque la réserve, dessine la cascade et la double d’une table', async () => {
    const { container, vue } = await montrer();
    expect(plat(container.textContent)).toContain('Réserve : jamais remis au Département');
    const image = screen.getByRole('img', { name: vue.base?.alternative ?? '' });
    expect(image.querySelectorAll('rect.barre')).toHaveLength(2);
    const table = screen.getByRole('table', { name: plat('De la dotation au solde, 2027 (juil.–déc.)') });
    const lues = [...table.querySelectorAll('tr')].map(cellules);
    expect(lues[0]?.[1]).toContain('+171 360 €');
    expect(lues[2]).toEqual(['Suivi du contrat', '–']);
  });

  it('explique un chiffre, et mène à son hypothèse', async () => {
    const { atelier } = await montrer();
    const table = screen.getByRole('table', { name: plat('De la dotation au solde, 2027 (juil.–déc.)') });
    const bouton = within(table).getAllByRole('button')[0];
    if (bouton) await fireEvent.click(bouton);
    const bulle = await screen.findByRole('dialog');
    expect(plat(bulle.textContent)).toContain('Heures × montant horaire : 50 400 h × 3,40 €');
    await fireEvent.click(within(bulle).getByRole('button', { name: 'dotation 2027' }));
    expect(atelier.navigation.cible?.lieu).toEqual({ table: 'dotations', id: 4, champ: 'montant_horaire' });
  });

  it('nomme ce qui manque et y mène', async () => {
    const { atelier } = await montrer();
    await fireEvent.click(screen.getByRole('button', { name: 'Il manque le temps d’un rendu du suivi.' }));
    expect(atelier.navigation.cible?.lieu.table).toBe('versements');
  });

  it('range ce qui pourrait être repris par motif et par année, avec son degré', async () => {
    await montrer();
    const table = screen.getByRole('table', { name: 'Ce que le Département pourrait reprendre' });
    const lues = [...table.querySelectorAll('tbody tr')].map(cellules);
    expect(lues).toEqual([
      ['Actions hors des six objectifs', '3 260 € à surveiller'],
      ['Dépenses sans pièce', '153 950 € à surveiller'],
    ]);
  });

  it('demande une autre année, et la durée entière', async () => {
    const { demande, vue, container } = await montrer();
    await fireEvent.click(screen.getByRole('radio', { name: '2025' }));
    await waitFor(() => expect(demande().annee).toBe(2025));
    await fireEvent.click(screen.getByRole('radio', { name: 'Sur la durée' }));
    await screen.findByText(vue.phrase_total);
    const table = screen.getByRole('table', { name: 'Ligne à ligne' });
    expect(plat(table.textContent)).toContain('−29 187 € (1 année sur 2)');
    expect(container.querySelectorAll('svg rect.barre')).toHaveLength(1);
  });

  it('laisse ce qui a été choisi dans un autre dossier', async () => {
    const calculs: Partial<Calculs> = {};
    const { demande, magasin } = await montrer(undefined, calculs);
    await fireEvent.click(screen.getByRole('radio', { name: '2025' }));
    await waitFor(() => expect(demande().annee).toBe(2025));
    await fireEvent.click(screen.getByRole('radio', { name: '2027 (juil.–déc.)' }));
    await fireEvent.keyDown(screen.getByRole('spinbutton', { name: 'Heures' }), { key: 'ArrowDown' });
    await waitFor(() => expect(demande().leviers[0]?.annee).toBe(2027));
    const annees = magasin.calculs?.annees;
    if (annees) calculs.annees = { ...annees, contrat: [2030] };
    await magasin.relire();
    await waitFor(() => expect(demande()).toMatchObject({ annee: null, leviers: [{ annee: null, valeur: null }] }));
  });

  it('un contrat sans années ne montre que sa phrase', async () => {
    const { container } = await montrer((v) => Object.assign(v, { annees: [], annee: null, base: null, leviers: [] }));
    expect(container.querySelector('svg[role=img]')).toBeNull();
    expect(screen.queryByRole('spinbutton')).toBeNull();
  });
});

describe('et si…', () => {
  it('un levier tapé, ou bougé au clavier, se demande aussitôt et n’écrit rien', async () => {
    const { backend, demande } = await montrer();
    expect(demande().leviers).toMatchObject([{ valeur: null }]);
    const champ = screen.getByRole('spinbutton', { name: 'Montant horaire' });
    expect(champ.getAttribute('placeholder')).toBe('3,40');
    await fireEvent.input(champ, { target: { value: '3,55' } });
    await waitFor(() =>
      expect(demande().leviers).toEqual([
        { cle: 'montant_horaire', valeur: 3.55, annee: 2027, financeur: null, action: null },
      ]),
    );
    await fireEvent.blur(champ);
    await fireEvent.keyDown(champ, { key: 'ArrowUp' });
    await waitFor(() => expect(demande().leviers[0]?.valeur).toBe(3.6));
    await fireEvent.keyDown(champ, { key: 'Escape' });
    await waitFor(() => expect(demande().leviers[0]?.valeur).toBeNull());
    const heures = screen.getByRole('spinbutton', { name: 'Heures' });
    await fireEvent.keyDown(heures, { key: 'PageDown' });
    await waitFor(() => expect(demande().leviers[0]).toMatchObject({ cle: 'heures_pct', valeur: -10 }));
    const ecritures = backend.appels.filter((a) => a.commande !== 'equilibre');
    expect(ecritures).toEqual([]);
  });

  it('refuse un texte illisible ou hors bornes, et le dit', async () => {
    const { demande, container } = await montrer();
    const champ = screen.getByRole('spinbutton', { name: 'Heures' });
    const avant = demande();
    for (const texte of ['abc', '150']) {
      await fireEvent.input(champ, { target: { value: texte } });
      expect(champ.getAttribute('aria-invalid')).toBe('true');
    }
    expect(plat(container.textContent)).toContain('De −100 à 100.');
    expect(demande()).toEqual(avant);
  });

  it('vaut pour l’année montrée, ou pour toutes les années ouvertes', async () => {
    const { demande } = await montrer();
    await fireEvent.keyDown(screen.getByRole('spinbutton', { name: 'Heures' }), { key: 'ArrowDown' });
    await waitFor(() => expect(demande().leviers[0]).toMatchObject({ annee: 2027 }));
    await fireEvent.click(screen.getByRole('radio', { name: 'Toutes les années ouvertes' }));
    await waitFor(() => expect(demande().leviers[0]).toMatchObject({ annee: null, valeur: -1 }));
  });

  it('se garde en une étape, avec son nom', async () => {
    const { backend } = await montrer();
    const garder = () => screen.getByRole('button', { name: 'Garder ce scénario' });
    expect(garder()).toHaveProperty('disabled', true);
    await fireEvent.keyDown(screen.getByRole('spinbutton', { name: 'Montant horaire' }), { key: 'ArrowUp' });
    await waitFor(() => expect(garder()).toHaveProperty('disabled', false));
    await fireEvent.click(garder());
    await fireEvent.input(screen.getByRole('textbox', { name: 'Nom du scénario' }), { target: { value: 'Offre' } });
    await fireEvent.click(screen.getByRole('button', { name: 'Garder' }));
    await waitFor(() => expect(backend.demandes('lot')).toHaveLength(1));
    expect(backend.demandes('lot')[0]).toMatchObject({
      operations: [
        { geste: 'creer', table: 'scenarios', valeurs: { libelle: 'Offre' } },
        { geste: 'creer', table: 'hypotheses', valeurs: { cle: 'montant_horaire', valeur: 3.45, annee: 2027 } },
      ],
    });
  });

  it('dit ce qu’il écrirait, s’applique, et rend les leviers', async () => {
    const { backend, container, demande } = await montrer();
    await fireEvent.keyDown(screen.getByRole('spinbutton', { name: 'Montant horaire' }), { key: 'ArrowUp' });
    await waitFor(() => expect(plat(container.textContent)).toContain('une étape qui s’annule : 1 montant horaire.'));
    await fireEvent.click(screen.getByRole('button', { name: 'Appliquer ce scénario' }));
    await waitFor(() => expect(backend.demandes('scenario_appliquer')).toHaveLength(1));
    expect(backend.demandes('scenario_appliquer')[0]).toMatchObject({
      leviers: [{ cle: 'montant_horaire', valeur: 3.45, annee: 2027 }],
    });
    await waitFor(() => expect(demande().leviers).toMatchObject([{ valeur: null }]));
  });

  it('montre les scénarios gardés côte à côte, chaque écart avec son signe', async () => {
    await montrer((v) => {
      v.scenarios = [
        scenario('Offre', 1, -43638),
        scenario('Repli', 2, -58758),
        scenario('C', 3, 0),
        scenario('D', 4, 1),
      ];
    });
    const table = screen.getByRole('table', { name: 'Ce qui en suivrait' });
    const solde = within(table).getByRole('rowheader', { name: 'Solde du contrat' }).closest('tr');
    expect(cellules(solde)).toEqual([
      'Solde du contrat',
      '−51 198 €',
      '',
      '−43 638 € écart +7 560 €',
      '−58 758 € écart −7 560 €',
      '0 € écart +51 198 €',
      '1 € écart +51 199 €',
    ]);
    expect(screen.getByRole('button', { name: 'Garder ce scénario' })).toHaveProperty('disabled', true);
  });

  it('une année close ne se change pas', async () => {
    const { container } = await montrer((v) => (v.annee = 2025));
    expect(plat(container.textContent)).toContain('aucun levier ne la change');
    expect(screen.getByRole('spinbutton', { name: 'Heures' }).closest('fieldset')).toHaveProperty('disabled', true);
  });
});
