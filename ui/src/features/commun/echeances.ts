/** Deadlines in order, and which of them are late. ISO dates compare as text. */
import type { Ligne } from '../../backend';

const CLOSES = ['fait', 'abandonne'];

export function close(ligne: Ligne): boolean {
  return CLOSES.includes(String(ligne.statut ?? ligne.etat ?? ''));
}

/** Its date is past and it is neither done nor given up. */
export function enRetard(ligne: Ligne, aujourdhui: string, champ = 'date'): boolean {
  const date = ligne[champ];
  return typeof date === 'string' && date !== '' && date < aujourdhui && !close(ligne);
}

/** By date; those without one come last, in their own order. */
export function parDate<L extends Ligne>(lignes: L[], champ = 'date'): L[] {
  const cle = (l: L): string => (typeof l[champ] === 'string' && l[champ] !== '' ? String(l[champ]) : '9999');
  return [...lignes].sort((a, b) => (cle(a) < cle(b) ? -1 : cle(a) > cle(b) ? 1 : 0));
}

/** What is still to be done: the late ones, then those to come. */
export function prochaines<L extends Ligne>(lignes: L[], aujourdhui: string, nombre: number): L[] {
  const ouvertes = parDate(lignes.filter((l) => !close(l) && typeof l.date === 'string'));
  const retards = ouvertes.filter((l) => enRetard(l, aujourdhui));
  const aVenir = ouvertes.filter((l) => !enRetard(l, aujourdhui));
  return [...retards, ...aVenir].slice(0, nombre);
}
