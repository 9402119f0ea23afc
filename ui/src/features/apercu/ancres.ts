/** Anchors of the rows of the dossier in a printed document: names of the places that the core gives with a preview. */
import type { Ligne } from '../../backend';
import { estTable, lignesDeTable, parentDe } from '../../backend/description';
import type { Dossier } from '../../backend/modele';
import { type Ancre, ANCRE_DE_CHAMP, ANCRE_DE_LIGNE, ANCRE_DE_TABLE } from '../../generated/ancres';
import type { CleEcran } from '../../texts/fr';

/** First section that a screen prints. */
const ECRANS: Partial<Record<CleEcran, Ancre>> = {
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
  const out: string[] = [];
  const champ = ANCRE_DE_CHAMP[`${lieu.table}.${lieu.champ}`];
  if (champ) out.push(champ);
  let { table, id } = lieu;
  for (let pas = 0; pas < 6 && estTable(table); pas++) {
    const propre = ANCRE_DE_LIGNE[table];
    if (propre) out.push(`${propre}-${id}`);
    const section = ANCRE_DE_TABLE[table];
    if (section) out.push(section);
    const parent = parentDe(table);
    const ligne = parent && lignesDeTable(d, table).find((l) => l.id === id);
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
