/** Calendar of the actions: its years, its bars, the day under a pointer, and what putting an end back writes. */
import type { Action } from '../../../backend/modele';
import { dateLongue } from '../../../shared/format';
import type { MagasinDossier, Operation } from '../../../state/dossier.svelte';
import { textes } from '../../../texts/fr';

export interface Etendue {
  debut: number;
  fin: number;
}

/** Years drawn: those of the contract, and those of an action that begins before or ends after; null without any date. */
export function anneesDessinees(contrat: readonly number[], actions: readonly Action[]): Etendue | null {
  const dates = actions.flatMap((x) => [x.date_debut, x.date_fin]).filter((d) => d !== null);
  const annees = [...contrat, ...dates.map((d) => Number(d.slice(0, 4)))];
  if (annees.length === 0) return null;
  return { debut: Math.min(...annees), fin: Math.max(...annees) };
}

/** Last day of the month under a place in hundredths of the width: the ends of actions are ends of months. */
export function finDeMois({ debut, fin }: Etendue, place: number): string {
  const mois = Math.floor((Math.min(Math.max(place, 0), 99.99) / 100) * (fin - debut + 1) * 12);
  const jour = new Date(Date.UTC(debut, mois + 1, 0));
  return jour.toISOString().slice(0, 10);
}

/** Last day of the month a number of months after that of a day. */
export function finDeMoisApres(date: string, mois: number): string {
  const [annee = 0, rang = 1] = date.split('-').map(Number);
  return new Date(Date.UTC(annee, rang + mois, 0)).toISOString().slice(0, 10);
}

/**
 * The changes that move the end of an action: its date, and the reason added to its review of the year, in one batch. The
 * review is made when the year has none.
 */
export function reporter(
  magasin: MagasinDossier,
  action: Action,
  vers: string,
  motif: string,
  annee: number,
): Operation[] {
  const t = textes.objectifsEcran.vues.report;
  const phrase = t.phrase(
    action.date_fin === null ? null : dateLongue(action.date_fin),
    dateLongue(vers),
    motif.trim(),
  );
  const bilan = magasin.enfants('bilans_action', 'action_id', action.id).find((b) => b.annee === annee);
  const analyse_ecart = [bilan?.analyse_ecart.trim() ?? '', phrase].filter(Boolean).join('\n\n');
  return [
    { geste: 'modifier', table: 'actions', id: action.id, champs: { date_fin: vers } },
    bilan
      ? { geste: 'modifier', table: 'bilans_action', id: bilan.id, champs: { analyse_ecart } }
      : { geste: 'creer', table: 'bilans_action', valeurs: { action_id: action.id, annee, analyse_ecart } },
  ];
}
