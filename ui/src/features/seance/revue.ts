import { libelleChoix } from '../../backend/description';
import type { LigneDe } from '../../backend/modele';
import { dateLongue } from '../../shared/format';
import { majuscule } from '../../shared/noms';

/** A review in a list: its kind, then its day when it has one. */
export function nomRevue(r: LigneDe<'revues'>): string {
  const genre = majuscule(libelleChoix('type_revue', r.type_revue));
  return r.date_reunion ? `${genre}, ${dateLongue(r.date_reunion)}` : genre;
}
