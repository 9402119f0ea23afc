import type { Dossier } from './modele';

const ACTIONS = [
  'Interventions en binôme pour les transferts et situations complexes',
  'Retour d’hospitalisation sous 48 heures',
  'Interventions du soir et du dimanche',
  'Desserte des communes prioritaires',
];

const HEURES: [string, (number | null)[]][] = [
  ['APA à domicile (Département)', [31200, 31900, 33000, 33460, 34210, null]],
  ['PCH (Département)', [10900, 11400, 11900, 12240, 12980, null]],
  ['Aide sociale (aide ménagère)', [820, 790, 760, 740.5, 725, null]],
  ['Caisses de retraite', [4600, 4350, 4100, 3900, 3710, null]],
  ['Mutuelles et assurances', [1480, 1390, 1340, 1290, 1250, null]],
  ['Particuliers', [6000, 6070, 6000, 6470, 6325, null]],
];

export const ANNEES = [2021, 2022, 2023, 2024, 2025, 2026];

/** A fresh fictional dossier over the small model. */
export function dossierEssai(): Dossier {
  return {
    dossier: {
      id: 1,
      intitule: 'Contrat pluriannuel d’objectifs et de moyens 2024-2028',
      date_debut: '2024-01-01',
      date_fin: '2028-12-31',
      preambule:
        'Le Département et le service partagent la volonté de permettre aux personnes âgées et aux personnes en situation de handicap de vivre chez elles, partout sur le territoire.',
    },
    departement: {
      id: 1,
      nom: 'Département de la Loire-Verte',
      code: '99',
      direction: 'Direction de l’autonomie',
      population: 412300,
      part_60_ans: 31.2,
      orientations: ['Permettre à chacun de vivre à domicile partout', 'Soutenir les aidants'],
    },
    gestionnaires: [
      {
        id: 1,
        raison_sociale: 'Les Tilleuls Domicile SAS',
        forme: 'societe',
        siren: '000000018',
        habilitation: null,
        capital: 40000,
        presentation: 'Créée en 2009, la société gère une agence à Aubelande.',
      },
    ],
    axes: [
      { id: 1, intitule: 'Prises en charge spécifiques' },
      { id: 2, intitule: 'Amplitude horaire' },
    ],
    actions: ACTIONS.map((intitule, i) => ({
      id: i + 1,
      intitule,
      axe_id: i < 2 ? 1 : 2,
      statut: i === 3 ? 'a_lancer' : 'en_cours',
      date_debut: '2024-01-01',
      prioritaire: i === 0,
      budget: 15900 + i * 1250.5,
      constat: 'Les personnes en GIR 1-2 et en PCH représentent 40,3 % des heures.',
      partenaires: ['Équipe médico-sociale APA', 'Ergothérapeute'],
    })),
    etapes: [
      { id: 1, action_id: 1, libelle: 'Grille de pénibilité adoptée', date: '2024-03-31' },
      { id: 2, action_id: 1, libelle: 'Premier bilan en comité de suivi', date: '2025-06-12' },
      { id: 3, action_id: 2, libelle: 'Convention avec le centre hospitalier', date: null },
    ],
    financeurs: HEURES.map(([libelle], i) => ({ id: i + 1, libelle })),
    heures: HEURES.flatMap(([, valeurs], i) =>
      valeurs.map((heures, k) => ({ id: i * 10 + k + 1, financeur_id: i + 1, annee: ANNEES[k] ?? 0, heures })),
    ),
    formations: [
      [2024, 'PRAP 2S (prévention des risques)', 'obligatoire', 20, 14, 3600, true, '2024-05-14'],
      [2024, 'Maladie d’Alzheimer et troubles apparentés', 'adaptation', 12, 21, 4150.5, true, '2024-10-03'],
      [2025, 'Parcours DEAES par apprentissage', 'qualifiante', 4, 567, 0, false, null],
      [2026, 'Repérage de la fragilité (ICOPE)', 'adaptation', 15, 7, null, false, '2026-11-27'],
    ].map(([annee, intitule, nature, stagiaires, duree, cout, realisee, date], i) => ({
      id: i + 1,
      annee: annee ?? null,
      intitule: intitule ?? '',
      nature: nature ?? '',
      stagiaires: stagiaires ?? null,
      duree: duree ?? null,
      cout: cout ?? null,
      realisee: realisee ?? false,
      date: date ?? null,
    })),
    echeances: [
      { id: 1, date: '2027-04-30', libelle: 'Rapport annuel 2026 au Département' },
      { id: 2, date: '2027-06-10', libelle: 'Comité de suivi' },
    ],
  };
}
