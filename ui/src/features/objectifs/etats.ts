/** The shape that goes with each state: the word stays the model's own. */
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
