import type { Ligne, Valeur, Valeurs } from '../backend';
import type { NomChamp, NomTable, ValeursDe } from '../backend/modele';
import type { MagasinDossier, Operation } from './dossier.svelte';
import type { OperationDe } from './operations';
import { anneeClose } from './verrou';

/** Key of a row of a grid. */
export type CleLigne = string | number;

/** A new value for one cell of a grid. */
export interface Changement {
  ligne: CleLigne;
  colonne: string;
  valeur: Valeur;
}

/** Place where a cell of a grid is stored: the row that has these values, and its field. */
export interface Adresse<T extends NomTable> {
  cles: ValeursDe<T>;
  champ: NomChamp<T>;
}

export interface LienGrille {
  valeur: (ligne: CleLigne, colonne: string) => Valeur | undefined;
  /** Identifier of the row behind a cell, to show its comment or its proof. */
  id: (ligne: CleLigne, colonne: string) => number | null;
  /** Closed year that freezes a cell; null when it can be typed in. */
  close: (ligne: CleLigne, colonne: string) => number | null;
  ecrire: (changements: Changement[]) => Promise<boolean>;
  /** Operations that `ecrire` would send, for figures that follow the typing. */
  operations: (changements: Changement[]) => Operation[];
}

/**
 * Binds a grid to the rows of a table, each found by the values that identify it: reading finds the row,
 * writing changes it or creates it, the cells of one row together.
 */
export function carte<T extends NomTable>(
  magasin: MagasinDossier,
  table: T,
  adresse: (ligne: CleLigne, colonne: string) => Adresse<T>,
): LienGrille {
  let indexe: unknown = null;
  let index = new Map<string, Map<string, Ligne>>();

  /** One pass a reading of the dossier, not one a cell. */
  function trouver(parChamp: ValeursDe<T>): Ligne | undefined {
    const cles = parChamp as Valeurs;
    if (magasin.dossier !== indexe) {
      indexe = magasin.dossier;
      index = new Map();
    }
    const champs = Object.keys(cles);
    const nom = champs.join();
    let rangees = index.get(nom);
    if (!rangees) {
      rangees = new Map();
      for (const l of magasin.lignes(table) as Ligne[]) {
        const k = champs.map((champ) => String(l[champ])).join('/');
        // The first row is the one shown, should two say the same.
        if (!rangees.has(k)) rangees.set(k, l);
      }
      index.set(nom, rangees);
    }
    return rangees.get(champs.map((champ) => String(cles[champ])).join('/'));
  }

  function enOperations(changements: Changement[]): Operation[] {
    const operations = new Map<string, OperationDe<T>>();
    for (const { ligne, colonne, valeur } of changements) {
      const { cles, champ } = adresse(ligne, colonne);
      const existe = trouver(cles);
      const k = JSON.stringify(cles);
      const deja = operations.get(k);
      if (existe) {
        if (existe[champ] === valeur) continue;
        const avant = deja?.geste === 'modifier' ? deja.champs : {};
        operations.set(k, { geste: 'modifier', table, id: existe.id, champs: { ...avant, [champ]: valeur } });
      } else if (valeur !== null && valeur !== '') {
        const avant = deja?.geste === 'creer' ? deja.valeurs : cles;
        operations.set(k, { geste: 'creer', table, valeurs: { ...avant, [champ]: valeur } });
      }
    }
    return [...operations.values()] as Operation[];
  }

  return {
    valeur: (ligne, colonne) => {
      const { cles, champ } = adresse(ligne, colonne);
      return trouver(cles)?.[champ];
    },
    id: (ligne, colonne) => trouver(adresse(ligne, colonne).cles)?.id ?? null,
    close: (ligne, colonne) => {
      const { cles, champ } = adresse(ligne, colonne);
      return anneeClose(magasin, table, champ, cles);
    },
    ecrire: (changements) => magasin.lot(enOperations(changements), true),
    operations: enOperations,
  };
}

export interface Matrice<T extends NomTable> {
  table: T;
  /** The field that says the row of the grid (a link, as a rule), the column (the year), the figure. */
  ligne: NomChamp<T>;
  colonne: NomChamp<T>;
  champ: NomChamp<T>;
  /** Fields every row of this grid shares: `{ nature: 'realise' }`. */
  fixes?: ValeursDe<T>;
}

/**
 * A grid of one kind of figure, one row of the table a cell (financeur × année). Rows of the grid are
 * keyed by the value of `ligne`, columns by that of `colonne` written as text.
 */
export function matrice<T extends NomTable>(magasin: MagasinDossier, m: Matrice<T>): LienGrille {
  return carte(magasin, m.table, (ligne, colonne) => ({
    cles: { ...m.fixes, [m.ligne]: ligne, [m.colonne]: enNombre(colonne) } as ValeursDe<T>,
    champ: m.champ,
  }));
}

export interface ParAnnee<T extends NomTable> {
  table: T;
  /** The row all the years belong to: `{ action_id: 3 }`. */
  parent: ValeursDe<T>;
}

/** A grid of several kinds of figures by year, one row of the table a year: rows are fields, columns years. */
export function champsParAnnee<T extends NomTable>(
  magasin: MagasinDossier,
  { table, parent }: ParAnnee<T>,
): LienGrille {
  return carte(magasin, table, (ligne, colonne) => ({
    cles: { ...parent, annee: enNombre(colonne) } as ValeursDe<T>,
    champ: String(ligne) as NomChamp<T>,
  }));
}

function enNombre(colonne: string): string | number {
  const nombre = Number(colonne);
  return Number.isNaN(nombre) ? colonne : nombre;
}
