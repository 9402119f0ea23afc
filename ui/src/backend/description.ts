/** Questions one asks of the description of the tables. */
import type { Ligne } from './commandes';
import { type Champ, CHOIX, type Dossier, type NomTable, type Table, TABLES } from './modele';

export function estTable(nom: string): nom is NomTable {
  return Object.hasOwn(TABLES, nom);
}

export function champDe(table: NomTable, nom: string): Champ {
  const champ = (TABLES[table] as Table).champs.find((c) => c.nom === nom);
  if (!champ) throw new Error(`champ inconnu : ${table}.${nom}`);
  return champ;
}

/** The table the parent field refers to, and that field. */
export function parentDe(table: NomTable): { champ: string; table: NomTable } | null {
  const champ = (TABLES[table] as Table).parent;
  if (!champ) return null;
  const lien = champDe(table, champ).lien;
  return lien && estTable(lien) ? { champ, table: lien } : null;
}

/** Tables whose rows belong to a row of this one. */
export function enfantsDe(table: NomTable): NomTable[] {
  return (Object.keys(TABLES) as NomTable[]).filter((nom) => parentDe(nom)?.table === table);
}

/** The fields a form shows: all but the link to the parent. */
export function champsDeForme(table: NomTable): Champ[] {
  const { champs, parent } = TABLES[table] as Table;
  return champs.filter((c) => c.nom !== parent);
}

export function choixDe(champ: Champ): { code: string; libelle: string }[] {
  return (champ.choix && CHOIX[champ.choix]) || [];
}

export function libelleChoix(liste: string, code: string): string {
  return CHOIX[liste]?.find((c) => c.code === code)?.libelle ?? code;
}

/** The rows of a table; a unique table is a list of one. */
export function lignesDeTable(dossier: Dossier, table: NomTable): Ligne[] {
  const contenu = dossier[table] as unknown;
  if (Array.isArray(contenu)) return contenu as Ligne[];
  return contenu ? [{ ...(contenu as Ligne), id: (contenu as Ligne).id ?? 1 }] : [];
}
