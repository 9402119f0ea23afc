/** The history as one reads it: filtered, then by day, the last first. */
import type { Etape } from '../../backend';
import { contientTexte } from '../reprise/lignes';

export interface Jour {
  /** AAAA-MM-JJ. */
  jour: string;
  etapes: Etape[];
}

export function parJour(etapes: Etape[], texte: string): Jour[] {
  const jours: Jour[] = [];
  const recentes = [...etapes].sort((a, b) => b.id - a.id);
  for (const etape of recentes) {
    if (!contientTexte(`${etape.libelle} ${etape.auteur}`, texte)) continue;
    const jour = etape.quand.slice(0, 10);
    const dernier = jours.at(-1);
    if (dernier?.jour === jour) dernier.etapes.push(etape);
    else jours.push({ jour, etapes: [etape] });
  }
  return jours;
}
