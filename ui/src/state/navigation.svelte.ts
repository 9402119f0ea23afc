import type { LieuView, Ligne } from '../backend';
import { estTable, lignesDeTable, parentDe } from '../backend/description';
import type { Dossier, NomChamp, NomTable } from '../backend/modele';
import type { CleEcran } from '../texts/fr';

/** A place to show: a row, and possibly one of its fields. */
export type Cible = LieuView;

/** The place of a field, its name checked against its table. */
export function placeOf<T extends NomTable>(table: T, id: number, champ: NomChamp<T>): Cible {
  return { table, id, champ };
}

/** A row, whatever the field. */
export interface Rangee {
  table: string;
  id: number;
}

/** Screen shown, and the row or field it must bring into view. */
export class Navigation {
  ecran = $state<CleEcran>('ensemble');
  /** The row to bring into view, then the rows that hold it, up to the root. Lists open theirs. */
  chemin = $state.raw<Rangee[]>([]);
  /** The field to focus once the screen has drawn it; changes at each request, even for the same place. */
  cible = $state.raw<{ lieu: Cible; rang: number } | null>(null);
  #rang = 0;
  #ecranDeTable: (table: string) => CleEcran | null;

  constructor(ecranDeTable: (table: string) => CleEcran | null) {
    this.#ecranDeTable = ecranDeTable;
  }

  aller(ecran: CleEcran): void {
    this.ecran = ecran;
    this.chemin = [];
    this.cible = null;
  }

  /** Shows the screen of a place, opens the rows around it and focuses its field. */
  reveler(lieu: Cible, dossier: Dossier): void {
    const ecran = this.#ecranDeTable(lieu.table);
    if (ecran) this.ecran = ecran;
    this.chemin = ancetres(lieu, dossier);
    this.#rang += 1;
    this.cible = { lieu, rang: this.#rang };
  }
}

/** The row, the row it belongs to, and so on up to a row that belongs to none. */
function ancetres(lieu: LieuView, dossier: Dossier): Rangee[] {
  const chemin: Rangee[] = [];
  let { table, id } = lieu;
  while (estTable(table) && chemin.length < 10) {
    chemin.push({ table, id });
    const parent = parentDe(table);
    const ligne = lignesDeTable(dossier, table).find((l) => l.id === id) as Ligne | undefined;
    const idParent = parent ? ligne?.[parent.champ] : null;
    if (!parent || typeof idParent !== 'number') break;
    table = parent.table;
    id = idParent;
  }
  return chemin;
}

/** The DOM id of a field, so that a finding, an undo or a test can reach it. */
export function idChamp<T extends NomTable>(table: T, id: number, champ: NomChamp<T>): string {
  return idLieu(table, id, champ);
}

/** The same for a place named by the core, whose table and field are text. */
export function idLieu(table: string, id: number, champ: string): string {
  return `champ-${table}-${id}-${champ}`;
}
