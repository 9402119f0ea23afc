/** Doubts of an import, by kind: those that retain values first, since they wait for an answer. */
import type { Commandes } from '../../backend';

export type Essai = Commandes['tableur_essayer']['reponse'];
export type Doute = Essai['doutes'][number];

export interface GroupeDoutes {
  genre: string;
  /** Values wait for these doubts to be confirmed. */
  retient: boolean;
  doutes: Doute[];
}

export function grouper(doutes: Doute[]): GroupeDoutes[] {
  const groupes = new Map<string, GroupeDoutes>();
  for (const doute of doutes) {
    // A key is a kind and a place: « point:B2 ».
    const genre = `${doute.cle.split(':', 1)[0]}/${doute.retient}`;
    const groupe = groupes.get(genre) ?? { genre, retient: doute.retient, doutes: [] };
    groupe.doutes.push(doute);
    groupes.set(genre, groupe);
  }
  return [...groupes.values()].sort((a, b) => Number(b.retient) - Number(a.retient));
}

/** Values that would be written, and those that wait for a doubt to be confirmed. */
export function compter(essai: Essai | null): { pris: number; attendent: number } {
  const attendent = essai?.changements.filter((c) => c.douteux).length ?? 0;
  return { pris: (essai?.changements.length ?? 0) - attendent, attendent };
}
