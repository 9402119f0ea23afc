/**
 * Logic of a spreadsheet, without a screen: moving, ranges, the clipboard of Excel, reading a cell.
 * `Feuille.svelte` draws it.
 */
import type { Valeur } from '../backend';
import type { BordDuMois, Genre } from '../backend/modele';
import type { CleLigne } from '../state/matrice';
import { analyser, type Lecture } from './format';
import { textes } from '../texts/fr';

export interface Colonne {
  cle: string;
  libelle: string;
  genre: Genre;
  optionnel?: boolean;
  unite?: string | null;
  /** The day a month alone stands for, in a column of dates. */
  bord?: BordDuMois | undefined;
  /** The values of a choice or a link, with their words. */
  options?: { valeur: Valeur; libelle: string }[];
  largeur?: 'etroite' | 'normale' | 'double' | 'large';
  /** The year under way. */
  courante?: boolean;
  /** Figures of another time or of a plan, in grey, to compare with what is typed beside. */
  passee?: boolean;
  lectureSeule?: boolean;
  /** The name or the code of the rows: what it holds opens with F2, Enter or a double click, not with the first key. */
  identite?: boolean;
}

export interface LigneFeuille {
  cle: CleLigne;
  libelle?: string;
  /** A second line under the label. */
  note?: string;
  /** A row nobody types in: heading of a group, total, other computed figures. */
  sorte?: 'groupe' | 'total' | 'calculee';
  /** Kind of the cells, when it differs from that of their column (a comment under figures). */
  colonne?: Partial<Pick<Colonne, 'genre' | 'optionnel' | 'options' | 'lectureSeule'>>;
  /** Decimals of its figures, when its cells do not share those of their column; undefined: as they come. */
  decimales?: (colonne: string) => number | undefined;
}

export interface Position {
  r: number;
  c: number;
}

export interface Etendue {
  r1: number;
  r2: number;
  c1: number;
  c2: number;
}

export function etendue(a: Position, b: Position): Etendue {
  return { r1: Math.min(a.r, b.r), r2: Math.max(a.r, b.r), c1: Math.min(a.c, b.c), c2: Math.max(a.c, b.c) };
}

export function contient(e: Etendue, r: number, c: number): boolean {
  return r >= e.r1 && r <= e.r2 && c >= e.c1 && c <= e.c2;
}

/** Cell to which a key leads; null when the key does not move. Ctrl goes to the edge. */
export function deplacer(
  de: Position,
  touche: string,
  ctrl: boolean,
  lignes: number,
  colonnes: number,
): Position | null {
  const dernier = { r: lignes - 1, c: colonnes - 1 };
  switch (touche) {
    case 'ArrowUp':
      return { r: ctrl ? 0 : Math.max(0, de.r - 1), c: de.c };
    case 'ArrowDown':
      return { r: ctrl ? dernier.r : Math.min(dernier.r, de.r + 1), c: de.c };
    case 'ArrowLeft':
      return { r: de.r, c: ctrl ? 0 : Math.max(0, de.c - 1) };
    case 'ArrowRight':
      return { r: de.r, c: ctrl ? dernier.c : Math.min(dernier.c, de.c + 1) };
    case 'Home':
      return { r: ctrl ? 0 : de.r, c: 0 };
    case 'End':
      return { r: ctrl ? dernier.r : de.r, c: dernier.c };
    case 'PageUp':
      return { r: Math.max(0, de.r - 10), c: de.c };
    case 'PageDown':
      return { r: Math.min(dernier.r, de.r + 10), c: de.c };
    default:
      return null;
  }
}

/** Cells as Excel copies them: tabs, newlines, quotes around what holds either. */
export function versTsv(cellules: string[][]): string {
  const proteger = (texte: string): string => (/[\t\n\r"]/.test(texte) ? `"${texte.replaceAll('"', '""')}"` : texte);
  return cellules.map((ligne) => ligne.map(proteger).join('\t')).join('\r\n');
}

/** The block that was copied from a spreadsheet. */
export function depuisTsv(texte: string): string[][] {
  const lignes: string[][] = [];
  let ligne: string[] = [];
  let i = 0;
  const fin = texte.replace(/\r\n?/g, '\n').replace(/\n$/, '');
  while (i <= fin.length) {
    const { cellule, suite } = lireCelluleTsv(fin, i);
    ligne.push(cellule);
    if (fin[suite] !== '\t') {
      lignes.push(ligne);
      ligne = [];
    }
    i = suite + 1;
  }
  return lignes;
}

function lireCelluleTsv(texte: string, debut: number): { cellule: string; suite: number } {
  if (texte[debut] === '"') {
    const trouve = /"((?:[^"]|"")*)"(?=[\t\n]|$)/y;
    trouve.lastIndex = debut;
    const m = trouve.exec(texte);
    if (m) return { cellule: (m[1] ?? '').replaceAll('""', '"'), suite: debut + m[0].length };
  }
  const reste = /[^\t\n]*/y;
  reste.lastIndex = debut;
  const cellule = reste.exec(texte)?.[0] ?? '';
  return { cellule, suite: debut + cellule.length };
}

export interface Collage {
  cellules: { r: number; c: number; texte: string }[];
  /** Lines of the block below the last row, from the first column pasted. */
  surplus: { c: number; textes: string[] }[];
  /** Cells right of the last column. */
  perdues: number;
}

/** Cells that a pasted block fills; a block of one cell fills the whole selection. */
export function coller(bloc: string[][], sur: Etendue, lignes: number, colonnes: number): Collage {
  const collage: Collage = { cellules: [], surplus: [], perdues: 0 };
  const seule = bloc.length === 1 && bloc[0]?.length === 1 ? bloc[0][0] : undefined;
  if (seule !== undefined) {
    for (let r = sur.r1; r <= sur.r2; r++) {
      for (let c = sur.c1; c <= sur.c2; c++) collage.cellules.push({ r, c, texte: seule });
    }
    return collage;
  }
  bloc.forEach((rangee, dr) => {
    const dedans = rangee.slice(0, Math.max(0, colonnes - sur.c1));
    collage.perdues += rangee.length - dedans.length;
    if (sur.r1 + dr >= lignes) collage.surplus.push({ c: sur.c1, textes: dedans });
    else dedans.forEach((texte, dc) => collage.cellules.push({ r: sur.r1 + dr, c: sur.c1 + dc, texte }));
  });
  return collage;
}

/** A text typed or pasted into a cell of this column. */
export function lireCellule(colonne: Colonne, texte: string): Lecture {
  if (colonne.options) {
    const mot = texte.trim().toLocaleLowerCase('fr');
    if (mot === '') return { ok: true, valeur: colonne.genre === 'lien' ? null : '' };
    const option = colonne.options.find(
      (o) => String(o.valeur).toLocaleLowerCase('fr') === mot || o.libelle.toLocaleLowerCase('fr') === mot,
    );
    return option ? { ok: true, valeur: option.valeur } : { ok: false, phrase: textes.grille.choixInconnu };
  }
  return analyser(colonne.genre, texte, colonne.optionnel ?? true, colonne.bord ?? null);
}

/** The word of a choice or a link, for a cell. */
export function motDe(colonne: Colonne, valeur: Valeur | undefined): string {
  return colonne.options?.find((o) => o.valeur === valeur)?.libelle ?? '';
}
