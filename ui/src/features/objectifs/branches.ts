/** Moving and copying a branch of the tree with all it holds: the operations of one step. */
import type { Numerotation } from '../../backend';
import type { Operation } from '../../state/dossier.svelte';
import { type Contenu, suivante, type TableArbre } from './arbre';

export interface Lieu {
  table: TableArbre;
  id: number;
}

/** The column of the parent of each table; null for an axis. */
const PARENT = {
  axes: null,
  objectifs: { table: 'axes', champ: 'axe_id' },
  actions: { table: 'objectifs', champ: 'objectif_id' },
} as const;

/** The table of the parents of this table. */
export function tableParent(table: TableArbre): 'axes' | 'objectifs' | null {
  return PARENT[table]?.table ?? null;
}

export function parentDe(d: Contenu, { table, id }: Lieu): number | null {
  if (table === 'objectifs') return d.objectifs.find((o) => o.id === id)?.axe_id ?? null;
  if (table === 'actions') return d.actions.find((a) => a.id === id)?.objectif_id ?? null;
  return null;
}

function enfants(d: Contenu, table: TableArbre, parent: number | null): { id: number }[] {
  if (table === 'objectifs') return d.objectifs.filter((o) => o.axe_id === parent);
  if (table === 'actions') return d.actions.filter((a) => a.objectif_id === parent);
  return d.axes;
}

/**
 * Place of a row dropped on a node: inside it when it may contain the row, otherwise before it among its siblings.
 */
export function destination(
  d: Contenu,
  traine: Lieu,
  cible: Lieu,
): { parent: number | null; avant: number | null } | null {
  if (traine.table === cible.table && traine.id === cible.id) return null;
  if (cible.table === tableParent(traine.table)) return { parent: cible.id, avant: null };
  if (cible.table === traine.table) return { parent: parentDe(d, cible), avant: cible.id };
  return null;
}

/** Place of a row that is dragged: inside `sur`, before it or after it, which is before `avant` in `parent`. */
export interface Depot {
  parent: number | null;
  avant: number | null;
  sur: Lieu;
  place: 'dans' | 'avant' | 'apres';
}

/**
 * Place of a row dropped on a half of a node. A node that may contain the row takes it last; a sibling has it before or
 * after it; a node deeper than that stands for the end of its branch. A copy goes beside its original, or last of
 * another branch. Null where the row may not be dropped, or would not move.
 */
export function depot(d: Contenu, quoi: Lieu, cible: Lieu, enBas: boolean, copie: boolean): Depot | null {
  const est = (a: Lieu, b: Lieu): boolean => a.table === b.table && a.id === b.id;
  let sur = cible;
  let bas = enBas;
  for (;;) {
    if (est(sur, quoi) && !copie) return null;
    const contient = sur.table === tableParent(quoi.table);
    if (contient || sur.table === quoi.table) {
      const parent = contient ? sur.id : parentDe(d, sur);
      return copie ? lieuCopie(d, quoi, parent) : lieuDeplace(d, quoi, parent, contient ? null : { sur, bas });
    }
    const table = tableParent(sur.table);
    const id = parentDe(d, sur);
    if (!table || id === null) return null;
    sur = { table, id };
    bas = true;
  }
}

function lieuCopie(d: Contenu, quoi: Lieu, parent: number | null): Depot {
  const table = tableParent(quoi.table);
  if (!table || parent === null || parent === parentDe(d, quoi)) {
    return { parent, avant: null, sur: quoi, place: 'apres' };
  }
  return { parent, avant: null, sur: { table, id: parent }, place: 'dans' };
}

function lieuDeplace(
  d: Contenu,
  quoi: Lieu,
  parent: number | null,
  soeur: { sur: Lieu; bas: boolean } | null,
): Depot | null {
  const rangees = enfants(d, quoi.table, parent);
  const ici = rangees.findIndex((e) => e.id === quoi.id);
  const autres = rangees.filter((e) => e.id !== quoi.id);
  const rang = soeur ? autres.findIndex((e) => e.id === soeur.sur.id) + (soeur.bas ? 1 : 0) : autres.length;
  if (rang === ici) return null;
  const avant = autres[rang]?.id ?? null;
  if (soeur) return { parent, avant, sur: soeur.sur, place: soeur.bas ? 'apres' : 'avant' };
  const table = tableParent(quoi.table);
  return table && parent !== null ? { parent, avant, sur: { table, id: parent }, place: 'dans' } : null;
}

/** The place before `avant`, or after the last child of the parent. */
function place(d: Contenu, { table, id }: Lieu, parent: number | null, avant: number | null): number | null {
  if (avant !== null) return avant;
  const derniere = enfants(d, table, parent)
    .filter((e) => e.id !== id)
    .at(-1);
  return derniere
    ? suivante(
        d[table].filter((l) => l.id !== id),
        derniere.id,
      )
    : null;
}

/** An objective bears the number of its axis: it takes the code the core gives it there. */
function numero(codes: Numerotation | undefined, table: TableArbre, parent: number): { code?: string } {
  const code = table === 'objectifs' ? codes?.objectifs.find((o) => o.axe_id === parent)?.code : undefined;
  return code === undefined ? {} : { code };
}

export function deplacer(
  d: Contenu,
  quoi: Lieu,
  parent: number | null,
  avant: number | null,
  codes: Numerotation | undefined,
): Operation[] {
  const { table, id } = quoi;
  const lien = PARENT[table];
  const operations: Operation[] = [];
  if (lien && parent !== null && parentDe(d, quoi) !== parent) {
    operations.push({
      geste: 'modifier',
      table,
      id,
      champs: { [lien.champ]: parent, ...numero(codes, table, parent) },
    });
  }
  operations.push({ geste: 'deplacer', table, id, avant: place(d, quoi, parent, avant) });
  return operations;
}

export function copier(d: Contenu, quoi: Lieu, parent: number | null): Operation[] {
  const { table, id } = quoi;
  const lien = PARENT[table];
  // The core gives the copy its code.
  const valeurs = lien && parent !== null ? { [lien.champ]: parent } : {};
  // Beside what it copies, or last of another branch.
  const meme = parentDe(d, quoi) === parent;
  const apres = meme ? id : (enfants(d, table, parent).at(-1)?.id ?? null);
  return [{ geste: 'copier', table, id, valeurs, apres }];
}

/** The branch before or after that of a node, for a move past the end of its branch. */
export function voisine(d: Contenu, quoi: Lieu, pas: -1 | 1): number | null {
  const table = tableParent(quoi.table);
  if (!table) return null;
  // In reading order: an objective comes after those of the axes above.
  const parents = table === 'axes' ? d.axes : d.axes.flatMap((a) => d.objectifs.filter((o) => o.axe_id === a.id));
  const rang = parents.findIndex((p) => p.id === parentDe(d, quoi));
  return rang < 0 ? null : (parents[rang + pas]?.id ?? null);
}

/** The first row of a branch, before which a row is inserted to be first. */
export function premiere(d: Contenu, table: TableArbre, parent: number): number | null {
  return enfants(d, table, parent)[0]?.id ?? null;
}
