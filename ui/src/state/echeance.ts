import type { Ligne } from '../backend';

/** What ends a deadline before its date. */
const CLOSES = ['fait', 'abandonne'];

/** The first deadline still to come; ISO dates compare as text. */
export function prochaineEcheance(echeances: Ligne[], aujourdhui: string): { date: string; libelle: string } | null {
  let premiere: { date: string; libelle: string } | null = null;
  for (const ligne of echeances) {
    const { date, libelle, statut } = ligne;
    if (typeof date !== 'string' || date < aujourdhui || CLOSES.includes(String(statut))) continue;
    if (!premiere || date < premiere.date) premiere = { date, libelle: String(libelle ?? '') };
  }
  return premiere;
}
