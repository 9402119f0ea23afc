/** What the store is asked to change, and what it says of changes on their way. */
import type { Backend, Reponse, Valeur, Valeurs } from '../backend';
import type { NomTable } from '../backend/modele';

/** An edit on its way, or kept because it was refused. */
export interface Attente {
  table: NomTable;
  id: number;
  champ: string;
  /** The value to send; undefined when the text could not be read as one. */
  valeur: Valeur | undefined;
  /** The text as typed, when it is not simply the value's. */
  texte: string | null;
  /** Why it is not saved. */
  erreur: string | null;
  /** Refused by the page itself: sending it again would not help. */
  illisible: boolean;
}

export type Sauvegarde =
  { etape: 'enregistre'; phrase: string } | { etape: 'en_cours'; phrase: string } | { etape: 'echec'; phrase: string };

/** One change of a batch. */
export type Operation =
  | { geste: 'creer'; table: NomTable; valeurs: ValeursLot; apres?: number | null }
  | { geste: 'modifier'; table: NomTable; id: number; champs: Valeurs }
  | { geste: 'supprimer'; table: NomTable; id: number }
  | { geste: 'deplacer'; table: NomTable; id: number; avant: number | null }
  | { geste: 'copier'; table: NomTable; id: number; valeurs: Valeurs; apres: number | null };

/** In a batch a link may name the row made by an earlier operation, by its place from 0. */
export type ValeursLot = Record<string, Valeur | { cree: number }>;

/** A kept version being looked at instead of the dossier as it is. */
export interface VersionVue {
  instantane: number;
  nom: string;
  /** AAAA-MM-JJ. */
  date: string | null;
}

/** Where an edit is kept. */
export function cleChamp(table: NomTable, id: number, champ: string): string {
  return `${table}/${id}/${champ}`;
}

export function memes(a: Valeur | undefined, b: Valeur | undefined): boolean {
  if (Array.isArray(a) && Array.isArray(b)) return a.length === b.length && a.every((v, i) => v === b[i]);
  return a === b;
}

/** A batch: all of it or none, one step to undo. */
export function enLot(backend: Backend, operations: Operation[]): Promise<Reponse> {
  const completes = operations.map((op) => (op.geste === 'creer' ? { ...op, apres: op.apres ?? null } : op));
  return backend.appeler('lot', { operations: completes });
}

export function executer(backend: Backend, op: Operation): Promise<Reponse> {
  const { table } = op;
  if (op.geste === 'creer') {
    return backend.appeler('ligne_creer', { table, valeurs: op.valeurs, apres: op.apres ?? null });
  }
  if (op.geste === 'deplacer') return backend.appeler('ligne_deplacer', { table, id: op.id, avant: op.avant });
  if (op.geste === 'copier') return enLot(backend, [op]);
  if (op.geste === 'modifier') return backend.appeler('ligne_modifier', { table, id: op.id, champs: op.champs });
  return backend.appeler('ligne_supprimer', { table, id: op.id });
}
