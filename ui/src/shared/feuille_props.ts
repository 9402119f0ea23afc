/** What a sheet is given: its rows and columns, where its values come from and go to, what is said of them. */
import type { Snippet } from 'svelte';

import type { Valeur, Valeurs } from '../backend';
import type { Operation } from '../state/dossier.svelte';
import type { Colonne, LigneFeuille } from './feuille';
import type { Changement, CleLigne } from '../state/matrice';

export interface PropsFeuille {
  /** A name unique in the dossier: cells that could not be read are kept under it. */
  cle: string;
  titre: string;
  colonnes: Colonne[];
  lignes: LigneFeuille[];
  valeur: (ligne: CleLigne, colonne: string) => Valeur | undefined;
  /** All the changes of one gesture; `surplus` are rows pasted below the last one, when `extensible`. */
  ecrire: (changements: Changement[], surplus: Valeurs[]) => Promise<unknown>;
  /** The same changes as they would be sent: computed figures then follow what is being typed. */
  essai?: ((changements: Changement[]) => Operation[]) | undefined;
  extensible?: boolean;
  /** Heading of the first column; without it rows have no heading. */
  entete?: string | null;
  /** Row headings are sentences. */
  enteteLarge?: boolean;
  totalLigne?: ((ligne: CleLigne) => Valeur) | undefined;
  totalColonne?: ((colonne: string) => Valeur) | undefined;
  totalGeneral?: Valeur;
  libelleTotal?: string;
  /** What a cell's corner mark says (comment, proof), null for none. */
  marque?: ((ligne: CleLigne, colonne: string) => string | null) | undefined;
  /** What the checks say of a cell. */
  constat?: ((ligne: CleLigne, colonne: string) => string | null) | undefined;
  /** Buttons at the end of a row. */
  fin?: Snippet<[CleLigne, number]> | undefined;
  /** What a computed cell shows instead of its text (a status, a figure), with where it comes from. */
  contenu?: Snippet<[CleLigne, string, string | null]> | undefined;
  /** Where a computed figure comes from, in words with its figures. */
  explication?: ((ligne: CleLigne, colonne: string) => string | null) | undefined;
  /** DOM id of a cell, so that a finding can lead to it. */
  idCellule?: ((ligne: CleLigne, colonne: string) => string | undefined) | undefined;
  lectureSeule?: boolean;
  /** Height of every row: a long sheet then draws only the rows in sight. */
  hauteur?: number;
  /** Where the total of a column comes from, in words with its figures. */
  explicationTotal?: ((colonne: string) => string | null) | undefined;
  /** The cell the keyboard is on. */
  oncellule?: (ligne: CleLigne, colonne: string) => void;
  onligne?: (ligne: CleLigne | null) => void;
}
