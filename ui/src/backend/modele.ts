/**
 * Description of the tables, written from Rust. Everything above the backend imports it from here.
 *
 * Names of fields are typed by table: a field renamed in the core breaks the type check wherever the page names it.
 */
import type { Dossier, NomTable } from '../generated/modele';

export * from '../generated/modele';

type Element<X> = X extends readonly (infer L)[] ? L : X;
type Lignes = { [T in NomTable]: Element<Dossier[T]> };

/** A row of a table; of any table when none is given. */
export type LigneDe<T extends NomTable = NomTable> = Lignes[T];

/** Name of a field of a table, `id` excepted. */
export type NomChamp<T extends NomTable = NomTable> = { [U in NomTable]: Exclude<keyof Lignes[U], 'id'> & string }[T];

/** Values for some fields of a row. */
export type ValeursDe<T extends NomTable = NomTable> = { [U in NomTable]: Partial<Omit<Lignes[U], 'id'>> }[T];
