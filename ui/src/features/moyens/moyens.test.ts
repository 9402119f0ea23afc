import { fireEvent, waitFor } from '@testing-library/svelte';
import { describe, expect, it } from 'vitest';

import type { Calculs } from '../../backend';
import { exemple, rendreExemple } from '../../test/exemple';
import { ecranDe } from '../../state/ecrans';
import { lignesDotation, TOTAL } from './calcul_dotation';
import { lignesCompte, valeurCalculee } from './compte';
import EcranMoyens from './EcranMoyens.svelte';
import Financement from './Financement.svelte';
import Heures from './Heures.svelte';
import { ecrireParametre, proposition, remplacement } from './parametres';
import { ecartsPlan, lignesAxes } from './plan';
import Tarifs from './Tarifs.svelte';

const N = '\u202f';
/** A total of which no term is missing. */
const entier = (somme: number) => ({ somme, etendue: null });
const RIEN = { somme: null, etendue: null };
const ANNEES = {
  contrat: [2024, 2025],
  historique: [2023],
  toutes: [2023, 2024, 2025],
  reference: 2023,
  derniere_close: 2024,
  partielles: [],
  bilans: [],
  saisie: 2025,
  bilan: 2025,
};

describe('la dotation s’explique', () => {
  const dotation: Calculs['dotation'] = {
    total_prevu: entier(300),
    total_acquis: entier(146240),
    total_consomme: entier(200),
    total_verse: RIEN,
    total_fleche: { somme: 146880, etendue: '1 année sur 2' },
    annees: [
      {
        annee: 2024,
        montant_horaire: 3.2,
        heures_prevues: 45900,
        au_prorata: false,
        montant_prevu: 146880,
        heures_realisees: 45700,
        heures_retenues: null,
        heures_constatees: 45700,
        a_confirmer: false,
        acquis: 146240,
        report_entrant: 0,
        disponible: 146240,
        consomme: entier(142230),
        report_sortant: 4010,
        taux_consommation: 97.3,
        acompte_attendu: 117504,
        solde_attendu: 28736,
        verse: RIEN,
        fleche: entier(146880),
      },
    ],
  };
  const lignes = lignesDotation(dotation, 80);
  const cellule = (cle: string, colonne = '2024') => lignes.find((l) => l.cle === cle)?.cellule(colonne);

  it('par sa formule et ses chiffres', () => {
    expect(cellule('acquis')?.formule).toBe(`45${N}700\u00a0h × 3,20\u00a0€/h = 146${N}240\u00a0€`);
    expect(cellule('report_sortant')?.formule).toBe(`146${N}240\u00a0€ − 142${N}230\u00a0€ = 4${N}010\u00a0€`);
    expect(cellule('acompte_attendu')?.formule).toBe(`80${N}% × 146${N}880\u00a0€ = 117${N}504\u00a0€`);
  });

  it('prend les heures retenues, et attend quand elles manquent', () => {
    const retenues = dotation.annees.map((d) => ({
      ...d,
      heures_retenues: 45000,
      heures_constatees: 45000,
      acquis: 144000,
    }));
    const par = (annees: typeof retenues, total: number) =>
      lignesDotation({ ...dotation, annees, total_acquis: entier(total) }, 80).find((l) => l.cle === 'acquis');
    expect(par(retenues, 144000)?.cellule('2024')?.formule).toBe(
      `45${N}000\u00a0h × 3,20\u00a0€/h = 144${N}000\u00a0€`,
    );
    const attente = dotation.annees.map((d) => ({ ...d, heures_constatees: null, acquis: null, a_confirmer: true }));
    const ligne = lignesDotation({ ...dotation, annees: attente, total_acquis: RIEN }, 80).find(
      (l) => l.cle === 'acquis',
    );
    expect(ligne?.cellule('2024')?.valeur).toBe('à confirmer');
    expect(ligne?.cellule(TOTAL)?.valeur).toBe('à confirmer');
  });

  it('ne montre sur la durée que les totaux du noyau', () => {
    expect(cellule('montant_prevu', TOTAL)?.valeur).toBe('300\u00a0€');
    expect(cellule('verse', TOTAL)).toBeNull();
    expect(cellule('fleche', TOTAL)?.valeur).toBe(`146${N}880\u00a0€ (1 année sur 2)`);
    expect(cellule('acquis', '2031')).toBeNull();
  });
});

describe('le compte de résultat', () => {
  const d = exemple();
  const lignes = lignesCompte(d);

  it('range chaque ligne dans son groupe, charges puis produits, sans en oublier', () => {
    expect(lignes.filter((l) => typeof l.cle === 'number')).toHaveLength(d.lignes_budget.length);
    const cles = lignes.map((l) => String(l.cle));
    expect(cles[0]).toBe('titre/charge/I');
    expect(cles.indexOf('total/charge')).toBeLessThan(cles.indexOf('titre/produit/I'));
    expect(lignes.filter((l) => typeof l.cle !== 'number').every((l) => l.sorte !== undefined)).toBe(true);
  });

  it('prend ses totaux au noyau', () => {
    const b = {
      annee: 2025,
      groupes: [{ sens: 'charge', groupe: 'II', total: entier(12) }],
      charges: { somme: 20, etendue: '1 ligne sur 2' },
      produits: entier(30),
      resultat: null,
      resultat_pct: 33.33,
      cout_horaire: 2,
    } as unknown as Calculs['budget'][number];
    expect(valeurCalculee(b, 'groupe/charge/II')).toBe(12);
    expect(valeurCalculee(b, 'groupe/charge/I')).toBeNull();
    expect(valeurCalculee(b, 'total/produit')).toBe(30);
    expect(valeurCalculee(b, 'total/charge')).toBe('20 (1 ligne sur 2)');
    expect(valeurCalculee(b, 'resultat')).toBeNull();
    expect(valeurCalculee(b, 'resultat_pct')).toBe(33.33);
    expect(valeurCalculee(b, 7)).toBeUndefined();
    expect(valeurCalculee(undefined, 'resultat')).toBeNull();
  });
});

describe('les valeurs de référence', () => {
  const livree = { cle: 'tarif_minimal', valeur: '23.50', unite: '€/h', valable_du: '2024-01-01', valable_au: null };

  it('s’écrivent comme elles ont été publiées', () => {
    expect(ecrireParametre(livree)).toBe('23,50\u00a0€/h');
    expect(ecrireParametre({ valeur: '3.144', unite: '€/h' })).toBe('3,144\u00a0€/h');
    expect(ecrireParametre({ valeur: null, unite: '%' })).toBe('');
  });

  it('ne sont remplacées que par une valeur écrite, de la même clé et du même jour', () => {
    const autre = { ...livree, valeur: '24' };
    expect(remplacement(livree, [autre])).toBe(autre);
    expect(remplacement(livree, [{ ...autre, valeur: ' ' }])).toBeUndefined();
    expect(remplacement(livree, [{ ...autre, valable_du: '2025-01-01' }])).toBeUndefined();
  });
});

it('le plan dit les années où ressources et emplois diffèrent', () => {
  const annee = {
    annee: 2024,
    dotation: entier(1),
    autofinancement: entier(1),
    cofinancement: RIEN,
    emprunt: RIEN,
    ressources: entier(2),
    emplois_par_axe: [{ axe_id: 1, montant: entier(2) }],
    hors_actions: RIEN,
    emplois: entier(2),
  };
  const sources = {
    annee: 0,
    dotation: RIEN,
    autofinancement: RIEN,
    cofinancement: RIEN,
    dotation_consommee: RIEN,
    autofinancement_realise: RIEN,
    cofinancement_realise: RIEN,
  };
  const plan = {
    annees: [annee, { ...annee, annee: 2025, emplois: entier(3) }],
    total: { ...annee, annee: 0 },
    budgets: [],
    budgets_total: sources,
  };
  expect(ecartsPlan(plan)).toEqual([2025]);
  const lignes = lignesAxes(plan, exemple().axes);
  expect(lignes[0]?.cellule('2024')?.valeur).toBe('2\u00a0€');
  expect(lignes[1]?.cellule('2024')).toBeNull();
});

describe('les grilles', () => {
  it('montrent le total du noyau, jamais une somme de la page', async () => {
    const { getAllByRole } = await rendreExemple(
      Heures,
      {},
      {
        calculs: {
          annees: ANNEES,
          activite: {
            heures: [],
            par_service: [{ annee: 2023, nature: 'realise', service_id: null, total: entier(12345) }],
            ecarts: [],
            payees: [],
            publics: [],
            moyennes: [],
            situations: [],
          },
        },
      },
    );
    expect(getAllByRole('grid')[0]?.querySelector('tfoot')?.textContent).toContain(`12${N}345`);
  });

  it('écrivent la source choisie de l’action choisie', async () => {
    const { getAllByRole, getByLabelText, backend, magasin } = await rendreExemple(
      Financement,
      {},
      {
        calculs: { annees: ANNEES },
      },
    );
    await fireEvent.change(getByLabelText('Source affichée'), { target: { value: 'cofinancement' } });
    const cellule = getAllByRole('grid')[0]?.querySelector('[data-r="1"][data-c="0"]') as HTMLElement;
    cellule.focus();
    await fireEvent.keyDown(cellule, { key: '9' });
    await fireEvent.input(document.activeElement as Element, { target: { value: '900' } });
    await fireEvent.keyDown(document.activeElement as Element, { key: 'Enter' });
    await magasin.vider();
    const action = magasin.dossier?.actions[1]?.id;
    const budget = exemple().budgets_action.find((b) => b.action_id === action && b.annee === 2024);
    expect(backend.demandes('ligne_modifier')).toEqual([
      { table: 'budgets_action', id: budget?.id, champs: { cofinancement: 900 } },
    ]);
  });
});

it('chaque table de l’écran a son onglet, qu’un lieu demandé fait venir', async () => {
  const ecran = ecranDe('moyens');
  const { atelier, backend, getByRole } = await rendreExemple(EcranMoyens, { ecran });
  backend.referentiel = { parametres: [] };
  for (const table of ecran.tables) {
    atelier.navigation.chemin = [];
    atelier.reveler({ table, id: 1, champ: null });
    await waitFor(() => {
      const panneau = getByRole('tabpanel');
      const actif = getByRole('tab', { selected: true });
      expect(panneau.getAttribute('aria-labelledby')).toBe(actif.id);
      expect(actif.dataset['tables']?.split(' ')).toContain(table);
    });
  }
});

it('un montant ou un effectif demandé est montré du bon côté, réalisé ou prévisionnel', async () => {
  const { atelier, backend, container } = await rendreExemple(EcranMoyens, { ecran: ecranDe('moyens') });
  backend.referentiel = { parametres: [] };
  const d = exemple();
  const prevu = d.montants_budget.find((m) => m.nature === 'previsionnel');
  const etp = d.effectifs.find((e) => e.nature === 'previsionnel');
  atelier.reveler({ table: 'montants_budget', id: prevu?.id ?? 0, champ: 'montant' });
  await waitFor(() => expect(container.querySelector(`#champ-montants_budget-${prevu?.id}-montant`)).not.toBeNull());
  atelier.reveler({ table: 'effectifs', id: etp?.id ?? 0, champ: 'etp' });
  await waitFor(() => expect(container.querySelector(`#champ-effectifs-${etp?.id}-etp`)).not.toBeNull());
});

it('un montant calculé se retient comme valeur du dossier, avec son calcul', async () => {
  const manquante = {
    cle: 'dotation_horaire',
    libelle: 'Montant horaire de référence',
    valeur: null,
    unite: '€/h',
    valable_du: '2027-01-01',
    valable_au: null,
    source: 'R. 178-21 CSS',
    confiance: 'aucune' as const,
    a_verifier: true,
    note: '',
  };
  const proposee = {
    cle: 'dotation_horaire',
    valable_du: '2027-01-01',
    base: 3.414,
    coefficient: 1.008,
    cle_coefficient: 'coefficient_pensions',
    valeur: 3.441,
  };
  expect(proposition(manquante, [proposee])).toBe(proposee);
  expect(proposition(manquante, [{ ...proposee, valable_du: '2028-01-01' }])).toBeUndefined();
  const { backend, findByText, getByText } = await rendreExemple(
    Tarifs,
    {},
    {
      backend: (b) => (b.referentiel = { parametres: [manquante] }),
      calculs: { references: [proposee] },
    },
  );
  await findByText(/3,414 × 1,008/);
  expect(getByText(/^3,441/)).toBeTruthy();
  await fireEvent.click(getByText('Retenir cette valeur'));
  await waitFor(() => expect(backend.demandes('ligne_creer')).toHaveLength(1));
  expect(backend.demandes('ligne_creer')[0]).toMatchObject({
    table: 'surcharges',
    valeurs: { cle: 'dotation_horaire', valable_du: '2027-01-01', valeur: '3.441', source: 'R. 178-21 CSS' },
  });
});
