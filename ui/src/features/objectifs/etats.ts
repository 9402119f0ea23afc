/** The shape that goes with each state: the word stays the model's own. */
import type { Action, Etape } from '../../backend/modele';
import { libelleChoix } from '../../backend/description';
import type { CodeEtat } from '../../shared/Etat.svelte';

const ACTION: Record<string, CodeEtat> = {
  a_lancer: 'a_venir',
  en_cours: 'en_cours',
  en_retard: 'non_atteint',
  realise: 'atteint',
  reporte: 'partiellement_atteint',
  abandonne: 'a_apprecier',
};

const ENGAGEMENT: Record<string, CodeEtat> = {
  non_evalue: 'a_venir',
  tenu: 'atteint',
  partiellement_tenu: 'partiellement_atteint',
  en_cours: 'en_cours',
  en_retard: 'non_atteint',
  non_tenu: 'non_atteint',
};

export interface EtatDit {
  code: CodeEtat;
  mot: string;
}

export function etatAction(statut: string): EtatDit {
  return { code: ACTION[statut] ?? 'a_venir', mot: libelleChoix('statut_action', statut) };
}

export function etatEngagement(etat: string): EtatDit {
  return { code: ENGAGEMENT[etat] ?? 'a_venir', mot: libelleChoix('etat_engagement', etat) };
}

/** Said late, or past its end, or with a step past its date: whatever its own state says. */
export function enRetard(action: Action, etapes: Etape[], aujourdhui: string): boolean {
  if (action.statut === 'realise' || action.statut === 'abandonne') return false;
  if (action.statut === 'en_retard') return true;
  if (action.date_fin && action.date_fin < aujourdhui) return true;
  return etapes.some((e) => e.action_id === action.id && etapeEnRetard(e, aujourdhui));
}

export function etapeEnRetard(etape: Etape, aujourdhui: string): boolean {
  if (etape.statut === 'fait' || etape.statut === 'abandonne') return false;
  return etape.statut === 'en_retard' || (etape.echeance !== null && etape.echeance < aujourdhui);
}
