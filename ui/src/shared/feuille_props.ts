/** Value the core computes for a cell that may be typed in, and the sentence about its source. */
export interface ValeurAilleurs {
  valeur: Valeur;
  dit: string;
}

/** Properties of a sheet: its rows and columns, functions that read and write its values, and texts about them. */
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
  /** Text of a cell’s corner mark (comment, proof); null for no mark. */
  marque?: ((ligne: CleLigne, colonne: string) => string | null) | undefined;
  /** Names of the documents that prove the figure of the cell: a paperclip; null for a figure without proof. */
  preuve?: ((ligne: CleLigne, colonne: string) => string | null) | undefined;
  /** Sentence of the findings about the cell; null for none. */
  constat?: ((ligne: CleLigne, colonne: string) => string | null) | undefined;
  /** Closed year that freezes a cell; null when it can be typed in. */
  close?: ((ligne: CleLigne, colonne: string) => number | null) | undefined;
  /** Buttons at the end of a row. */
  fin?: Snippet<[CleLigne, number]> | undefined;
  /** Content of a computed cell in place of its text (a status, a figure), with its origin. */
  contenu?: Snippet<[CleLigne, string, string | null]> | undefined;
  /** Value shown in a cell where nothing is typed; typing over it keeps both, emptying the cell shows it again. */
  calculee?: ((ligne: CleLigne, colonne: string) => ValeurAilleurs | null) | undefined;
  /** Figure of the year before, in grey beside what is typed, where there is room; null for none. */
  precedent?: ((ligne: CleLigne, colonne: string) => { annee: number; valeur: number } | null) | undefined;
  /** Words about what is to be typed in a cell; null for none. */
  aide?: ((ligne: CleLigne, colonne: string) => string | null) | undefined;
  /** Calculation of a computed figure, in words with its figures. */
  explication?: ((ligne: CleLigne, colonne: string) => string | null) | undefined;
  /** DOM id of a cell, so that a finding can lead to it. */
  idCellule?: ((ligne: CleLigne, colonne: string) => string | undefined) | undefined;
  lectureSeule?: boolean;
  /** Height of every row at the usual size of text, in pixels: a long sheet then draws only the rows in sight. */
  hauteur?: number;
  /** Calculation of the total of a column, in words with its figures. */
  explicationTotal?: ((colonne: string) => string | null) | undefined;
  /** The cell the keyboard is on. */
  oncellule?: (ligne: CleLigne, colonne: string) => void;
  onligne?: (ligne: CleLigne | null) => void;
}
