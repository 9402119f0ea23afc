/** Changes that the store is asked to make, and the state of those not yet saved. */
import type { Backend, EditionView, Valeur, Valeurs } from '../backend';
import type { LigneDe, NomChamp, NomTable, ValeursDe } from '../backend/modele';

/** An edit on its way, or kept because it was refused. */
export interface Attente {
  table: NomTable;
  id: number;
  champ: string;
  /** The value to send; undefined when the text could not be read as one. */
  valeur: Valeur | undefined;
  /** The text as typed, when it is not simply the value's. */
  texte: string | null;
  /** Reason why it is not saved; null when there is none. */
  erreur: string | null;
  /** Refused by the page itself: sending it again would not help. */
  illisible: boolean;
}

export type Sauvegarde =
  { etape: 'enregistre'; phrase: string } | { etape: 'en_cours'; phrase: string } | { etape: 'echec'; phrase: string };

/** One change of a batch, to a row of table `T`. */
export type OperationDe<T extends NomTable> =
  | { geste: 'creer'; table: T; valeurs: ValeursLot<T>; apres?: number | null }
  | { geste: 'modifier'; table: T; id: number; champs: ValeursDe<T> }
  | { geste: 'supprimer'; table: T; id: number }
  | { geste: 'deplacer'; table: T; id: number; avant: number | null }
  | { geste: 'copier'; table: T; id: number; valeurs: ValeursDe<T>; apres: number | null };

export type Operation = { [T in NomTable]: OperationDe<T> }[NomTable];

/** In a batch a link may name the row made by an earlier operation, by its place from 0. */
export type ValeursLot<T extends NomTable = NomTable> = {
  [U in NomTable]: { [C in NomChamp<U>]?: LigneDe<U>[C & keyof LigneDe<U>] | { cree: number } };
}[T];

/** A kept version being looked at instead of the dossier as it is. */
export interface VersionVue {
  instantane: number;
  nom: string;
  /** AAAA-MM-JJ. */
  date: string | null;
}

/** Key under which a pending edit is kept. */
export function cleChamp(table: NomTable, id: number, champ: string): string {
  return `${table}/${id}/${champ}`;
}

export function memes(a: Valeur | undefined, b: Valeur | undefined): boolean {
  if (Array.isArray(a) && Array.isArray(b)) return a.length === b.length && a.every((v, i) => v === b[i]);
  return a === b;
}

/** A batch: all of it or none, one step to undo. */
export function enLot(backend: Backend, operations: Operation[]): Promise<EditionView> {
  const completes = operations.map((op) => (op.geste === 'creer' ? { ...op, apres: op.apres ?? null } : op));
  return backend.appeler('lot', { operations: completes });
}

export function executer(backend: Backend, op: Operation): Promise<EditionView> {
  const { table } = op;
  if (op.geste === 'creer') {
    return backend.appeler('ligne_creer', { table, valeurs: op.valeurs as Valeurs, apres: op.apres ?? null });
  }
  if (op.geste === 'deplacer') return backend.appeler('ligne_deplacer', { table, id: op.id, avant: op.avant });
  if (op.geste === 'copier') return enLot(backend, [op]);
  if (op.geste === 'modifier') return backend.appeler('ligne_modifier', { table, id: op.id, champs: op.champs });
  return backend.appeler('ligne_supprimer', { table, id: op.id });
}
