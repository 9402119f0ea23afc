import { fireEvent, waitFor } from '@testing-library/svelte';
import { tick } from 'svelte';
import { describe, expect, it } from 'vitest';

import type { Calculs, Referentiel } from '../../backend';
import { exemple, rendreExemple } from '../../test/exemple';
import { ecranDe } from '../../state/ecrans';
import { depuisCatalogue } from './catalogue';
import DefinitionIndicateur from './DefinitionIndicateur.svelte';
import EcranIndicateurs from './EcranIndicateurs.svelte';
import { contientMots, filtrer, SANS_FILTRE } from './filtre';
import { formule, precedent } from './grille';
import { ecrireEcart, ecrireValeur, phrase } from './lecture';
import SaisieAnnee from './SaisieAnnee.svelte';

type IndicateurCalcule = Calculs['indicateurs'][number];
type Modele = Referentiel['indicateurs'][number];

const compte = (saisi: number | null, calcule: number | null = null) => ({ valeur: saisi ?? calcule, saisi, calcule });
const point = (annee: number, valeur: number | null, cible: number | null): IndicateurCalcule['points'][number] => ({
  annee,
  numerateur: compte(null),
  denominateur: compte(null),
  valeur,
  valeur_saisie: false,
  valeur_calculee: null,
  cible,
  cible_calculee: null,
  ecart: valeur !== null && cible !== null ? Number((valeur - cible).toFixed(1)) : null,
  progression: null,
  statut: valeur === null ? 'a_venir' : 'atteint',
  hors_serie: false,
  petits_nombres: false,
});
const calcul = (...points: IndicateurCalcule['points']): IndicateurCalcule => ({
  id: 1,
  reference_annee: 2023,
  reference: 40.3,
  rupture_annee: null,
  source_numerateur: 'des données et des heures',
  source_denominateur: 'des heures',
  points,
});
const indicateur = () => {
  const [ind] = exemple().indicateurs;
  if (!ind) throw new Error('exemple');
  return ind;
};

describe('en mots', () => {
  it('dit la dernière valeur et de quel côté de la cible elle est', () => {
    const ind = indicateur();
    expect(phrase(ind, calcul(point(2025, 43.8, 43), point(2026, null, 44.5)))).toBe(
      '43,8\u202f% en 2025, au-dessus de la cible de 43,0\u202f%.',
    );
    expect(phrase(ind, calcul(point(2025, 42, 43)))).toContain('au-dessous de la cible');
    expect(phrase(ind, calcul(point(2025, 43, 43)))).toContain('à la cible de 43,0');
    expect(phrase(ind, calcul(point(2024, 41.9, null)))).toBe('41,9\u202f% en 2024, contre 40,3\u202f% en 2023.');
    const changee = calcul({ ...point(2024, 41.9, null), hors_serie: true });
    expect(phrase(ind, changee)).toBe('41,9\u202f% en 2024.');
    expect(phrase(ind, undefined)).toBe('Aucune valeur pour le moment.');
  });

  it('écrit aux décimales de la définition, l’écart avec son signe', () => {
    expect(ecrireValeur({ unite: 'h', decimales: 0 }, 1400)).toBe('1\u202f400\u00a0h');
    expect(ecrireEcart({ decimales: 1 }, 1.4)).toBe('+1,4');
    expect(ecrireEcart({ decimales: 1 }, -4.6)).toBe('\u22124,6');
  });

  it('explique un taux par ses deux nombres, jamais sans eux', () => {
    const ind = indicateur();
    const mesure = { numerateur: compte(25010), denominateur: compte(null, 57100), valeur_saisie: false };
    expect(formule(ind, mesure, '43,8\u202f%')).toBe('25\u202f010 ÷ 57\u202f100 × 100 = 43,8\u202f%');
    expect(formule(ind, { ...mesure, numerateur: compte(null) }, '43,8\u202f%')).toBeNull();
    expect(formule(ind, { ...mesure, valeur_saisie: true }, '4,0\u202f%')).toBe('Valeur saisie telle quelle.');
  });
});

describe('le filtre', () => {
  it('cherche sans accents, par axe et par statut', () => {
    const d = exemple();
    expect(contientMots('Délai de réponse', 'REPONSE delai')).toBe(true);
    const garder = (f: Partial<typeof SANS_FILTRE>) =>
      filtrer(d.indicateurs, d, { ...SANS_FILTRE, ...f }, (i) => (i.id === 2 ? 'non_atteint' : 'atteint')).map(
        (i) => i.id,
      );
    expect(garder({})).toHaveLength(d.indicateurs.length);
    expect(garder({ statut: 'non_atteint' })).toEqual([2]);
    expect(garder({ texte: 'binome' })).toEqual([2]);
    const objectifs = d.objectifs.filter((o) => o.axe_id === 1).map((o) => o.id);
    expect(garder({ axe: 1 })).toEqual(
      d.indicateurs.filter((i) => i.objectif_id !== null && objectifs.includes(i.objectif_id)).map((i) => i.id),
    );
  });
});

const modele = (numero: number, libelle: string): Modele => ({
  numero,
  groupe: 'Finances',
  libelle,
  numerateur: 'Charges',
  denominateur: 'Heures',
  formule_numerateur: null,
  formule_denominateur: null,
  facteur: 1,
  unite: '€',
  decimales: 2,
  sens: 'stable',
  frequence: 'annuelle',
  source: 'Comptabilité',
  objectifs: [5],
  domaines: [],
  note: null,
  repere: null,
  exemple: null,
});

describe('l’écran', () => {
  const ecran = ecranDe('indicateurs');

  it('prend au catalogue d’un seul geste, avec la définition et le numéro', async () => {
    const vue = await rendreExemple(EcranIndicateurs, { ecran });
    vue.backend.formules = [{ numero: 61, numerateur: '', denominateur: 'heures.total' }];
    vue.backend.referentiel = { indicateurs: [modele(61, 'Coût de revient'), modele(62, 'Écart de prix')] };
    await fireEvent.click(vue.getByText('Prendre au catalogue…'));
    await fireEvent.click(await vue.findByLabelText(/Coût de revient/));
    await fireEvent.click(vue.getByLabelText(/Écart de prix/));
    await fireEvent.click(vue.getByText('Ajouter 2 indicateurs'));
    await waitFor(() => expect(vue.magasin.lignes('indicateurs')).toHaveLength(exemple().indicateurs.length + 2));
    expect(vue.backend.demandes('lot')).toHaveLength(1);
    const [avant, dernier] = vue.magasin.lignes('indicateurs').slice(-2);
    expect(avant).toMatchObject({ catalogue: 61, libelle: 'Coût de revient', denominateur: 'Heures' });
    expect(avant).toMatchObject({ formule_numerateur: '', formule_denominateur: 'heures.total' });
    expect(dernier).toMatchObject({ catalogue: 62, unite: '€', decimales: 2, objectif_legal: 5 });
    expect(depuisCatalogue(modele(1, 'x'))['sens']).toBe('stable');
  });

  it('va de la liste à la fiche et revient', async () => {
    const vue = await rendreExemple(
      EcranIndicateurs,
      { ecran },
      {
        calculs: { indicateurs: [calcul(point(2025, 43.8, 43))] },
      },
    );
    expect(vue.container.querySelectorAll('tbody tr')).toHaveLength(exemple().indicateurs.length);
    await fireEvent.click(vue.getByText(indicateur().libelle));
    await waitFor(() => expect(vue.container.querySelector('figcaption')?.textContent).toContain('43,8'));
    expect(vue.container.querySelector('#champ-indicateurs-1-finalite')).not.toBeNull();
    await fireEvent.click(vue.getByText('Tous les indicateurs'));
    await waitFor(() => expect(vue.container.querySelector('#champ-indicateurs-1-finalite')).toBeNull());
  });
});

it('une définition qui change après des valeurs propose de marquer la rupture, sous son champ, jusqu’à ce qu’on l’annule', async () => {
  const vue = await rendreExemple(DefinitionIndicateur, { id: 1 });
  const propose = () => vue.queryByRole('button', { name: 'Marquer une rupture de série en 2026' });
  let fois = 0;
  const changer = async () => {
    vue.backend.rupture = { indicateur: 1, champ: 'numerateur', annee: 2026 };
    vue.magasin.saisir('indicateurs', 1, 'numerateur', `Autre chose ${(fois += 1)}`);
    await vue.magasin.vider();
    vue.backend.rupture = null;
    await tick();
  };
  expect(propose()).toBeNull();
  await changer();
  expect(propose()?.title).toBe('Première année de la nouvelle définition : 2026');
  await vue.magasin.annuler();
  await tick();
  expect(propose()).toBeNull();
  await changer();
  await fireEvent.click(vue.getByRole('button', { name: 'Ne rien marquer' }));
  expect(propose()).toBeNull();
  await changer();
  await fireEvent.click(propose() as HTMLElement);
  await waitFor(() => expect(propose()).toBeNull());
  expect(vue.backend.demandes('ligne_modifier').at(-1)).toEqual({
    table: 'indicateurs',
    id: 1,
    champs: { rupture_annee: 2026 },
  });
});

it('la saisie de l’année écrit la mesure, et la crée une seule fois pour deux cellules', async () => {
  const vue = await rendreExemple(
    SaisieAnnee,
    {},
    {
      calculs: {
        annees: {
          contrat: [2029],
          historique: [],
          toutes: [2028, 2029],
          reference: 2023,
          derniere_close: 2028,
          partielles: [],
          bilans: [],
          saisie: 2029,
          bilan: 2028,
        },
      },
    },
  );
  const cellule = vue.getByRole('grid').querySelector('[data-r="0"][data-c="0"]') as HTMLElement;
  cellule.focus();
  await tick();
  const collage = new Event('paste', { bubbles: true, cancelable: true });
  Object.defineProperty(collage, 'clipboardData', { value: { getData: () => '120\t300' } });
  cellule.dispatchEvent(collage);
  await vue.magasin.vider();
  expect(vue.backend.demandes('ligne_creer')).toEqual([
    {
      table: 'mesures',
      valeurs: { indicateur_id: 1, annee: 2029, numerateur: 120, denominateur: 300 },
      apres: null,
    },
  ]);
});

it('une case vide montre le compte calculé et sa source ; ce qui est saisi passe devant, vider le rend', async () => {
  let saisi: number | null = null;
  const vue = await rendreExemple(
    SaisieAnnee,
    {},
    {
      dossier: (d) => (d.mesures = []),
      calculs: {
        annees: {
          contrat: [2026],
          historique: [],
          toutes: [2026],
          reference: 2023,
          derniere_close: 2025,
          partielles: [],
          bilans: [2026],
          saisie: 2026,
          bilan: 2025,
        },
        get indicateurs() {
          return [calcul({ ...point(2026, 40, null), numerateur: compte(saisi, 1148), denominateur: compte(null) })];
        },
      },
    },
  );
  const cellule = (c: number) => vue.getByRole('grid').querySelector(`[data-r="0"][data-c="${c}"]`) as HTMLElement;
  expect(cellule(0).textContent).toContain('1\u202f148');
  expect(cellule(0).textContent).toContain('calculé');
  expect(cellule(0).title).toMatch(/^Calculé à partir des données et des heures, année 2026/);
  expect(cellule(0).querySelector('.d-ailleurs')).not.toBeNull();
  // No formula gives this one: it stays empty, and the sheet says in the words of the definition what is counted.
  expect(cellule(1).textContent?.trim()).toBe('');
  cellule(1).focus();
  await waitFor(() => expect(vue.container.textContent).toContain(`Dénominateur\u202f: ${indicateur().denominateur}`));
  saisi = 1150;
  await vue.magasin.creer('mesures', { indicateur_id: 1, annee: 2026, numerateur: 1150 });
  await waitFor(() => expect(cellule(0).textContent?.trim()).toBe('1\u202f150'));
  expect(cellule(0).querySelector('.d-ailleurs')).toBeNull();
  saisi = null;
  const [mesure] = vue.magasin.lignes('mesures');
  await vue.magasin.modifier('mesures', mesure?.id ?? 0, { numerateur: null });
  await waitFor(() => expect(cellule(0).querySelector('.d-ailleurs')?.textContent).toBe('1\u202f148'));
});

it('l’année d’avant : le même compte, la même cible, une valeur tapée ; rien par-dessus un changement de définition', () => {
  const avant = { ...point(2025, 43.8, 45), numerateur: compte(25010), denominateur: compte(null, 57100) };
  const c = calcul(avant, point(2026, null, 46));
  expect(['numerateur', 'denominateur', 'cible', 'valeur'].map((champ) => precedent(c, 2026, champ))).toEqual([
    { annee: 2025, valeur: 25010 },
    { annee: 2025, valeur: 57100 },
    { annee: 2025, valeur: 45 },
    // Computed from the counts: it is not typed again.
    null,
  ]);
  expect(precedent(calcul({ ...avant, valeur_saisie: true }), 2026, 'valeur')).toEqual({ annee: 2025, valeur: 43.8 });
  expect(precedent(calcul(avant, { ...point(2026, null, null), hors_serie: true }), 2026, 'numerateur')).toBeNull();
  expect(precedent(c, 2024, 'numerateur')).toBeNull();
});
