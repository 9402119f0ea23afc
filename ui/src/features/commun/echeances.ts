/** Rows with a date: their state, computed by the core as of today, and their order. */
import type { Calculs, EtatSuivi, Ligne } from '../../backend';

/** The lists of the follow-up the core judges row by row. */
export type ListeSuivie = 'actions' | 'etapes' | 'echeances' | 'decisions' | 'pieces';

/** State of a row with a date; a row added since the last reading is open. */
export function etatSuivi(calculs: Calculs | null, liste: ListeSuivie, id: number): EtatSuivi {
  return calculs?.suivi?.[liste].find((l) => l.id === id)?.etat ?? 'ouvert';
}

export function enRetard(calculs: Calculs | null, liste: ListeSuivie, id: number): boolean {
  return etatSuivi(calculs, liste, id) === 'en_retard';
}

/** By date; those without one come last, in their own order. */
export function parDate<L extends Ligne>(lignes: L[], champ = 'date'): L[] {
  const cle = (l: L): string => (typeof l[champ] === 'string' && l[champ] !== '' ? String(l[champ]) : '9999');
  return [...lignes].sort((a, b) => (cle(a) < cle(b) ? -1 : cle(a) > cle(b) ? 1 : 0));
}

/** Rows still to be done: the late ones, then those to come. */
export function prochaines<L extends Ligne>(calculs: Calculs | null, lignes: L[], nombre: number): L[] {
  const ids = calculs?.suivi?.prochaines ?? [];
  return ids.flatMap((id) => lignes.find((l) => l.id === id) ?? []).slice(0, nombre);
}
