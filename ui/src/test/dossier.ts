import { type Dossier, type LigneDe, type NomTable, type Table, TABLES, type ValeursDe } from '../backend/modele';

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

/** A row with every field empty, then the given values. */
export function ligneVierge<T extends NomTable>(table: T, id: number, valeurs: ValeursDe<T> = {}): LigneDe<T> {
  const vide = (TABLES[table] as Table).champs.map(({ nom, genre }) => {
    if (genre === 'lignes') return [nom, []];
    if (genre === 'texte' || genre === 'texte_long' || genre === 'choix' || genre === 'octets') return [nom, ''];
    return [nom, null];
  });
  return { ...Object.fromEntries(vide), ...valeurs, id } as LigneDe<T>;
}

/** Rows of a table, numbered from 1. */
function lignes<T extends NomTable>(table: T, valeurs: ValeursDe<T>[]): LigneDe<T>[] {
  return valeurs.map((v, i) => ligneVierge(table, i + 1, v));
}

/** A fresh fictional dossier: a few rows of a few tables, enough to try every genre of field. */
export function dossierEssai(): Dossier {
  const vide = Object.values(TABLES as Record<NomTable, Table>).map(({ nom, unique }) => [
    nom,
    unique ? ligneVierge(nom as NomTable, 1) : [],
  ]);
  return {
    ...(Object.fromEntries(vide) as Dossier),
    departement: ligneVierge('departement', 1, {
      nom: 'Département de la Loire-Verte',
      code: '99',
      direction: 'Direction de l’autonomie',
      population: 412300,
      schema_orientations: ['Permettre à chacun de vivre à domicile partout', 'Soutenir les aidants'],
    }),
    gestionnaires: lignes('gestionnaires', [{ raison_sociale: 'Les Tilleuls Domicile SAS', siren: '000000018' }]),
    axes: lignes('axes', [{ libelle: 'Prises en charge spécifiques' }, { libelle: 'Amplitude horaire' }]),
    objectifs: lignes('objectifs', [
      { axe_id: 1, libelle: 'Sécuriser les situations complexes' },
      { axe_id: 2, libelle: 'Intervenir le soir et le dimanche' },
    ]),
    actions: lignes(
      'actions',
      ACTIONS.map((intitule, i) => ({
        intitule,
        objectif_id: i < 2 ? 1 : 2,
        statut: i === 3 ? 'a_lancer' : 'en_cours',
        date_debut: '2024-01-01',
        constat: 'Les personnes en GIR 1-2 et en PCH représentent 40,3 % des heures.',
        partenaires: ['Équipe médico-sociale APA', 'Ergothérapeute'],
        justification_requise: false,
      })),
    ),
    etapes: lignes('etapes', [
      { action_id: 1, libelle: 'Grille de pénibilité adoptée', echeance: '2024-03-31' },
      { action_id: 1, libelle: 'Premier bilan en comité de suivi', echeance: '2025-06-12' },
      { action_id: 2, libelle: 'Convention avec le centre hospitalier' },
    ]),
    financeurs: lignes(
      'financeurs',
      HEURES.map(([libelle]) => ({ libelle, compte_dotation: false })),
    ),
    heures: HEURES.flatMap(([, valeurs], i) =>
      valeurs.map((heures, k) =>
        ligneVierge('heures', i * 10 + k + 1, {
          financeur_id: i + 1,
          annee: ANNEES[k] ?? 0,
          nature: 'realise',
          heures,
        }),
      ),
    ),
    versements: lignes('versements', [{ annee: 2024, libelle: 'Acompte', montant: 15900 }]),
    formations: lignes('formations', [
      { annee: 2024, intitule: 'PRAP 2S (prévention des risques)', nature: 'realise', stagiaires: 20 },
      { annee: 2024, intitule: 'Maladie d’Alzheimer et troubles apparentés', nature: 'realise', stagiaires: 12 },
      { annee: 2025, intitule: 'Parcours DEAES par apprentissage', nature: 'realise', stagiaires: 4 },
      { annee: 2026, intitule: 'Repérage de la fragilité (ICOPE)', nature: 'previsionnel', stagiaires: 15 },
    ]),
    mentions: lignes('mentions', [
      { groupe: 'l313_11_1', libelle: 'Objet du contrat', verifie: true },
      { groupe: 'l313_11_1', libelle: 'Durée du contrat', verifie: true },
      { groupe: 'sieg', libelle: 'Montant de la dotation', verifie: true },
      { groupe: 'r314_136_1', libelle: 'Conditions de révision', verifie: false },
    ]),
    echeances: lignes('echeances', [
      { date: '2027-04-30', libelle: 'Rapport annuel 2026 au Département' },
      { date: '2027-06-10', libelle: 'Comité de suivi' },
    ]),
  };
}
