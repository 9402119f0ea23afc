/**
 * The tree of the contract: axes, their objectives, their actions; visible rows, and where a key leads.
 * `Arbre.svelte` draws it.
 */
import type { Dossier } from '../../backend/modele';

export type TableArbre = 'axes' | 'objectifs' | 'actions';

export interface Noeud {
  table: TableArbre;
  id: number;
  code: string;
  libelle: string;
  /** Level as `aria-level` counts it: 1 for an axis. */
  niveau: 1 | 2 | 3;
  parent: string | null;
  enfants: Noeud[];
}

export type Contenu = Pick<Dossier, 'axes' | 'objectifs' | 'actions'>;

export function cleNoeud(table: TableArbre, id: number): string {
  return `${table}/${id}`;
}

export function arbre(d: Contenu): Noeud[] {
  return d.axes.map((axe) => ({
    ...noeud('axes', axe.id, axe.code, axe.libelle, 1, null),
    enfants: d.objectifs
      .filter((o) => o.axe_id === axe.id)
      .map((o) => ({
        ...noeud('objectifs', o.id, o.code, o.libelle, 2, cleNoeud('axes', axe.id)),
        enfants: d.actions
          .filter((a) => a.objectif_id === o.id)
          .map((a) => noeud('actions', a.id, a.code, a.intitule, 3, cleNoeud('objectifs', o.id))),
      })),
  }));
}

function noeud(
  table: TableArbre,
  id: number,
  code: string,
  libelle: string,
  niveau: Noeud['niveau'],
  parent: string | null,
): Noeud {
  return { table, id, code, libelle, niveau, parent, enfants: [] };
}

/** The visible nodes from top to bottom: those whose parents are all unfolded. */
export function visibles(racines: Noeud[], replies: ReadonlySet<string>): Noeud[] {
  return racines.flatMap((n) => (replies.has(cleNoeud(n.table, n.id)) ? [n] : [n, ...visibles(n.enfants, replies)]));
}

export type Pas = { vers: string } | { replier: string } | { deplier: string } | null;

/** Node to which an arrow key leads: right unfolds then enters, left folds then leaves. */
export function suivre(touche: string, ici: string, vus: Noeud[], replies: ReadonlySet<string>): Pas {
  const rang = vus.findIndex((n) => cleNoeud(n.table, n.id) === ici);
  const n = vus[rang];
  const a = (autre: Noeud | undefined): Pas => (autre ? { vers: cleNoeud(autre.table, autre.id) } : null);
  if (!n) return a(vus[0]);
  switch (touche) {
    case 'ArrowDown':
      return a(vus[rang + 1]);
    case 'ArrowUp':
      return a(vus[rang - 1]);
    case 'Home':
      return a(vus[0]);
    case 'End':
      return a(vus.at(-1));
    case 'ArrowRight':
      if (n.enfants.length === 0) return null;
      return replies.has(ici) ? { deplier: ici } : a(n.enfants[0]);
    case 'ArrowLeft':
      if (n.enfants.length > 0 && !replies.has(ici)) return { replier: ici };
      return n.parent ? { vers: n.parent } : null;
    default:
      return null;
  }
}

/** The children of the same parent, including the node. */
export function fratrie(racines: Noeud[], n: Noeud): Noeud[] {
  if (n.parent === null) return racines;
  for (const racine of racines) {
    if (cleNoeud(racine.table, racine.id) === n.parent) return racine.enfants;
    const dedans = racine.enfants.find((e) => cleNoeud(e.table, e.id) === n.parent);
    if (dedans) return dedans.enfants;
  }
  return [];
}

/** The row before which to move, to go one place up or down among siblings; undefined at the edge. */
export function avantQui(soeurs: Noeud[], id: number, pas: -1 | 1): number | null | undefined {
  const rang = soeurs.findIndex((s) => s.id === id);
  const vers = rang + pas;
  if (rang < 0 || vers < 0 || vers >= soeurs.length) return undefined;
  return (pas === -1 ? soeurs[vers] : soeurs[vers + 1])?.id ?? null;
}

/** The row that comes after another in its table, null after the last. */
export function suivante(lignes: { id: number }[], id: number): number | null {
  return lignes[lignes.findIndex((l) => l.id === id) + 1]?.id ?? null;
}
