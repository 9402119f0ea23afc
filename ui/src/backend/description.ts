/** Look-ups in the description of the tables. */
import {
  type Champ,
  CHOIX,
  type Dossier,
  type LigneDe,
  type NomChamp,
  type NomTable,
  type Table,
  TABLES,
} from './modele';

export function estTable(nom: string): nom is NomTable {
  return Object.hasOwn(TABLES, nom);
}

/** True for a field of the table; names that come from the core as text are checked here. */
export function estChamp<T extends NomTable>(table: T, nom: string): nom is NomChamp<T> {
  return (TABLES[table] as Table).champs.some((c) => c.nom === nom);
}

/** Description of a field. Throws for a name that is not a field of the table. */
export function champDe<T extends NomTable>(table: T, nom: NomChamp<T>): Champ<T> {
  const champ = (TABLES[table] as Table).champs.find((c) => c.nom === nom);
  if (!champ) throw new Error(`champ inconnu : ${table}.${nom}`);
  return champ as Champ<T>;
}

/** The field of a table that names the parent row, and the table of that row. */
export function parentDe<T extends NomTable>(table: T): { champ: NomChamp<T>; table: NomTable } | null {
  const champ = (TABLES[table] as Table).parent as NomChamp<T> | undefined;
  if (!champ) return null;
  const lien = champDe(table, champ).lien;
  return lien && estTable(lien) ? { champ, table: lien } : null;
}

/** Tables whose rows belong to a row of this one. */
export function enfantsDe(table: NomTable): NomTable[] {
  return (Object.keys(TABLES) as NomTable[]).filter((nom) => parentDe(nom)?.table === table);
}

/** The fields a form shows: all but the link to the parent. */
export function champsDeForme<T extends NomTable>(table: T): Champ<T>[] {
  const { champs, parent } = TABLES[table] as Table;
  return champs.filter((c) => c.nom !== parent) as Champ<T>[];
}

export function choixDe(champ: Champ): { code: string; libelle: string }[] {
  return (champ.choix && CHOIX[champ.choix]) || [];
}

/** Whether a service of this category gives care as well: the codes of these categories begin alike. */
export function avecSoins(service: { categorie: string }): boolean {
  return service.categorie.startsWith('sad_mixte');
}

export function libelleChoix(liste: string, code: string): string {
  return CHOIX[liste]?.find((c) => c.code === code)?.libelle ?? code;
}

/** The rows of a table; a unique table is a list of one row. */
export function lignesDeTable<T extends NomTable>(dossier: Dossier, table: T): LigneDe<T>[] {
  const contenu = dossier[table] as unknown;
  if (Array.isArray(contenu)) return contenu as LigneDe<T>[];
  return contenu ? [contenu as LigneDe<T>] : [];
}
