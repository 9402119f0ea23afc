/** Judgements on dates given by a test in place of the core; rows it does not name are open. */
import type { Suivi } from '../generated/api';
import type { Echeance } from '../generated/modele';

export function suivi(dit: Partial<Suivi>): Suivi {
  return {
    jour: '2027-01-05',
    actions: [],
    etapes: [],
    echeances: [],
    decisions: [],
    conditions_travail: [],
    risques: [],
    pieces: [],
    prochaines: [],
    prochaine_echeance: null,
    revue: null,
    ...dit,
  };
}

/** Four deadlines: one late (2), one done (3), two to come (4, then 1). */
export const ECHEANCES: Echeance[] = [
  { id: 1, date: '2027-06-10', libelle: 'Comité', statut: 'a_venir', responsable: '', nature: 'contractuelle' },
  { id: 2, date: '2026-04-30', libelle: 'Rapport', statut: 'a_faire', responsable: '', nature: 'legale' },
  { id: 3, date: '2025-01-01', libelle: 'Ancienne', statut: 'fait', responsable: '', nature: 'contractuelle' },
  { id: 4, date: '2027-02-01', libelle: 'Acompte', statut: 'a_venir', responsable: '', nature: 'contractuelle' },
];

/** State of these deadlines, as the core would compute it. */
export const SUIVI_ECHEANCES = suivi({
  echeances: [
    { id: 1, etat: 'ouvert' },
    { id: 2, etat: 'en_retard' },
    { id: 3, etat: 'clos' },
    { id: 4, etat: 'ouvert' },
  ],
  prochaines: [2, 4, 1],
  prochaine_echeance: 4,
});
