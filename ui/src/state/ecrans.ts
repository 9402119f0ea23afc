/**
 * The screens: number in the dossier, key that shows the screen, tabs, tables the screen edits (the model says which).
 * The components that draw them are in `views/ecrans.ts`.
 */
import { avecSoins } from '../backend/description';
import { type Dossier, type NomTable, type Table, TABLES } from '../generated/modele';
import type { CleEcran } from '../texts/fr';
import { textes } from '../texts/fr';
import { ETAPES } from './annee.svelte';

/** Place that a tab shows: the rows of a table, or one field of a table whose others are in another tab (`contrat.preambule`). */
type Lieu = NomTable | `contrat.${string}`;

export interface Onglet {
  cle: string;
  libelle: string;
  /** Places shown in the tab: it is selected to show one of them. */
  lieux: Lieu[];
}

export interface Ecran {
  cle: CleEcran;
  /** Number of the part in the dossier; null for a screen that is not a part of it. */
  numero: number | null;
  /** Key that shows the screen, as it is written. */
  touches: string;
  tables: string[];
  /** Empty for a screen of one piece. */
  onglets: Onglet[];
}

/** Tabs of each screen, in order; their names are in `textes.onglets`. */
const ONGLETS: Partial<Record<CleEcran, Record<string, Lieu[]>>> = {
  // The map shows rows that other screens own.
  ensemble: { bref: ['dossier'], carte: [] },
  // The steps of the year show rows that other screens own.
  annee: Object.fromEntries(ETAPES.map((etape) => [etape, []])),
  parties: {
    gestionnaire: ['gestionnaires'],
    service: ['services', 'communes'],
    soins: ['financements_soins'],
    departement: ['departement'],
    objectifs: ['objectifs_legaux'],
    plafonds: ['plafonds'],
    signataires: ['signataires'],
    interlocuteurs: ['interlocuteurs'],
  },
  diagnostic: {
    reperes: [],
    synthese: ['diagnostic'],
    constats: ['constats'],
    donnees: ['donnees', 'valeurs'],
    heures: ['heures_payees'],
    publics: ['publics'],
    exercices: ['exercices'],
  },
  objectifs: {
    actions: [
      'axes',
      'objectifs',
      'actions',
      'etapes',
      'budgets_action',
      'risques',
      'bilans_action',
      'action_indicateurs',
    ],
    // The same rows seen otherwise: places are shown in the tab of the fiches.
    vues: [],
    engagements: ['engagements'],
  },
  indicateurs: {
    liste: ['indicateurs', 'mesures'],
    toutes: ['mesures'],
    annee: ['mesures'],
    situation: ['situations', 'mesures_provisoires'],
    rendus: ['rendus'],
  },
  moyens: {
    heures: ['financeurs', 'heures'],
    tarifs: ['tarifs', 'surcharges'],
    dotation: ['dotation', 'dotations', 'versements'],
    financement: ['financements'],
    budget: ['groupes_budget', 'lignes_budget', 'montants_budget'],
    equilibre: ['scenarios', 'hypotheses'],
    effectifs: ['emplois', 'effectifs'],
    formation: ['formations', 'plans_formation'],
    travail: ['conditions_travail'],
    organisation: ['moyens_organisation', 'partages_pratiques'],
    investissements: ['investissements'],
  },
  contrat: {
    identite: ['contrat'],
    visas: ['visas'],
    preambule: ['contrat.preambule'],
    articles: ['articles'],
    mentions: ['mentions', 'couvertures'],
    annexes: ['annexes'],
    signature: ['contrat.signature_lieu', 'contrat.signature_date', 'contrat.exemplaires'],
    regles: ['regles'],
  },
  suivi: {
    echeances: ['echeances'],
    comites: ['comites', 'participants', 'decisions'],
    bilans: ['bilans_annuels'],
    revues: ['revues', 'demandes', 'positions', 'seances', 'questions'],
    avenants: ['avenants', 'modifications'],
    pieces: ['pieces', 'justificatifs'],
  },
  versions: {
    gardees: ['versions'],
    comparer: [],
    historique: [],
    corbeille: [],
    sauvegardes: [],
    decisions: ['decisions_reprise'],
    renouvellement: ['reprise'],
    repris: ['lignes_reprise'],
  },
};

const DECRITS: Pick<Ecran, 'cle' | 'numero' | 'touches'>[] = [
  { cle: 'ensemble', numero: null, touches: 'Alt+Origine' },
  { cle: 'annee', numero: null, touches: 'Alt+Fin' },
  { cle: 'parties', numero: 1, touches: 'Ctrl+1' },
  { cle: 'diagnostic', numero: 2, touches: 'Ctrl+2' },
  { cle: 'objectifs', numero: 3, touches: 'Ctrl+3' },
  { cle: 'indicateurs', numero: 4, touches: 'Ctrl+4' },
  { cle: 'moyens', numero: 5, touches: 'Ctrl+5' },
  { cle: 'contrat', numero: 6, touches: 'Ctrl+6' },
  { cle: 'suivi', numero: 7, touches: 'Ctrl+7' },
  { cle: 'pdf', numero: null, touches: 'Ctrl+8' },
  { cle: 'versions', numero: null, touches: 'Ctrl+9' },
];

export const ECRANS: Ecran[] = DECRITS.map((e) => ({
  ...e,
  tables: Object.values<Table>(TABLES).flatMap((t) => (t.ecran === e.cle ? [t.nom] : [])),
  onglets: Object.entries(ONGLETS[e.cle] ?? {}).map(([cle, lieux]) => ({
    cle,
    libelle: textes.onglets[e.cle]?.[cle] ?? cle,
    lieux,
  })),
}));

export function ecranDe(cle: CleEcran): Ecran {
  const ecran = ECRANS.find((e) => e.cle === cle);
  if (!ecran) throw new Error(`écran inconnu : ${cle}`);
  return ecran;
}

/** Tabs of a screen that this dossier has: figures of care are shown when a service gives care, or when there are some. */
export function ongletsDe(cle: CleEcran, dossier: Dossier | null): Onglet[] {
  const soins = dossier?.services.some(avecSoins) || (dossier?.financements_soins.length ?? 0) > 0;
  return ecranDe(cle).onglets.filter((o) => soins || cle !== 'parties' || o.cle !== 'soins');
}

/** The tab shown on a screen: the one chosen while the dossier has it, else the first. */
export function ongletActif(cle: CleEcran, dossier: Dossier | null, choisi: string | null): Onglet | undefined {
  const onglets = ongletsDe(cle, dossier);
  return onglets.find((o) => o.cle === choisi) ?? onglets[0];
}

export function ecranDeTable(table: string): CleEcran | null {
  return Object.hasOwn(TABLES, table) ? TABLES[table as NomTable].ecran : null;
}
