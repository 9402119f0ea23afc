/** The history: its requests, and its steps grouped by day, the last first. */
import type { Commandes, Etape } from '../../backend';

type Demande = Commandes['historique']['requete'];

/** A request; an absent parameter filters nothing. */
export function demande(plus: Partial<Demande> & { limite: number }): Demande {
  return { avant: null, tables: null, lieu: null, texte: null, auteur: null, ...plus };
}

export interface Jour {
  /** Day of the steps, AAAA-MM-JJ. */
  jour: string;
  etapes: Etape[];
}

export function parJour(etapes: Etape[]): Jour[] {
  const jours: Jour[] = [];
  for (const etape of [...etapes].sort((a, b) => b.id - a.id)) {
    const jour = etape.quand.slice(0, 10);
    const dernier = jours.at(-1);
    if (dernier?.jour === jour) dernier.etapes.push(etape);
    else jours.push({ jour, etapes: [etape] });
  }
  return jours;
}
