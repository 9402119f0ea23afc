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

export interface Comptes {
  /** Values that would be written. */
  pris: number;
  /** Values that wait for a doubt to be confirmed. */
  attendent: number;
  /** Values of closed years, because of which the import would be refused. */
  figees: number;
  /** Values of closed years that are left aside. */
  laissees: number;
}

export function compter(essai: Essai | null): Comptes {
  const tous = essai?.changements ?? [];
  const laissees = tous.filter((c) => c.laisse);
  const attendent = tous.filter((c) => c.douteux && !c.laisse);
  const pris = tous.filter((c) => !c.douteux && !c.laisse);
  return {
    pris: pris.length,
    attendent: attendent.length,
    figees: pris.filter((c) => c.close !== null).length,
    laissees: laissees.length,
  };
}
