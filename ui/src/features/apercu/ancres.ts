/** Anchors of the rows of the dossier in a printed document: names of the places that the core gives with a preview. */
import type { Ligne } from '../../backend';
import { estTable, lignesDeTable, parentDe } from '../../backend/description';
import type { Dossier } from '../../backend/modele';
import type { CleEcran } from '../../texts/fr';

/** Rows that print under their own name. */
const PROPRES: Record<string, string> = {
  articles: 'article',
  annexes: 'annexe',
  actions: 'action',
  indicateurs: 'indicateur',
  services: 'service',
  gestionnaires: 'gestionnaire',
};

/** Sections, for rows that print in a table of theirs. */
const SECTIONS: Record<string, string> = {
  contrat: 'contrat',
  visas: 'visas',
  mentions: 'mentions',
  regles: 'mentions',
  axes: 'objectifs',
  objectifs: 'objectifs',
  engagements: 'engagements',
  departement: 'departement',
  signataires: 'signatures',
  diagnostic: 'diagnostic',
  constats: 'diagnostic',
  donnees: 'chiffres',
  valeurs: 'chiffres',
  exercices: 'chiffres',
  publics: 'publics',
  financeurs: 'heures',
  heures: 'heures',
  tarifs: 'tarifs',
  dotation: 'dotation',
  dotations: 'dotation',
  versements: 'dotation',
  lignes_budget: 'compte',
  montants_budget: 'compte',
  groupes_budget: 'compte',
  emplois: 'effectifs',
  effectifs: 'effectifs',
  formations: 'formation',
  plans_formation: 'formation',
  moyens_organisation: 'organisation',
  conditions_travail: 'conditions',
  partages_pratiques: 'partages',
  echeances: 'echeancier',
  comites: 'comites',
  bilans_annuels: 'bilans',
  revues: 'revues',
  avenants: 'avenants',
  reprise: 'reprise',
};

/** Anchor of the first part that a screen prints. */
const ECRANS: Partial<Record<CleEcran, string>> = {
  parties: 'soussignes',
  diagnostic: 'diagnostic',
  objectifs: 'objectifs',
  indicateurs: 'indicateurs',
  moyens: 'heures',
  contrat: 'contrat',
  suivi: 'echeancier',
};

export interface LieuEdite {
  table: string;
  id: number;
  champ: string;
}

/** The field an element of the page is, read from its id; null when it is none. */
export function lieuDe(element: Element | null): LieuEdite | null {
  const trouve = /^champ-([a-z_]+)-(\d+)-([a-z_0-9]+)$/.exec(element?.closest('[id^="champ-"]')?.id ?? '');
  return trouve ? { table: trouve[1] ?? '', id: Number(trouve[2]), champ: trouve[3] ?? '' } : null;
}

/** Names under which a row may be found, the most precise first. */
export function ancres(d: Dossier, lieu: LieuEdite): string[] {
  if (lieu.table === 'contrat' && lieu.champ === 'preambule') return ['preambule', 'contrat'];
  if (lieu.table === 'contrat' && lieu.champ.startsWith('signature')) return ['signatures', 'contrat'];
  const out: string[] = [];
  let { table, id } = lieu;
  for (let pas = 0; pas < 6; pas++) {
    const propre = PROPRES[table];
    if (propre) out.push(`${propre}-${id}`);
    const section = SECTIONS[table];
    if (section) out.push(section);
    const parent = estTable(table) ? parentDe(table) : null;
    const ligne = parent && estTable(table) ? lignesDeTable(d, table).find((l) => l.id === id) : undefined;
    const idParent = parent ? (ligne as Ligne | undefined)?.[parent.champ] : null;
    if (!parent || typeof idParent !== 'number') break;
    table = parent.table;
    id = idParent;
  }
  return out;
}

export function ancreDEcran(ecran: CleEcran): string | null {
  return ECRANS[ecran] ?? null;
}
