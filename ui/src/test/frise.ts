/** Line of time given by a test in place of the core: a day of each state, two actions. */
import type { Frise } from '../backend';

export const FRISE: Frise = {
  jour: '2027-01-05',
  debut: 2026,
  fin: 2028,
  phases: [
    { nom: '2026', debut: '2026-01-01', fin: '2026-12-31', etat: 'ecoulee' },
    { nom: '2027', debut: '2027-01-01', fin: '2027-12-31', etat: 'en_cours' },
    { nom: '2028', debut: '2028-01-01', fin: '2028-12-31', etat: 'a_venir' },
  ],
  reperes: [
    { date: '2026-02-14', genre: 'versement', etat: 'fait', libelle: 'Acompte 2026', table: 'versements', id: 1 },
    {
      date: '2026-10-31',
      genre: 'echeance',
      etat: 'en_retard',
      libelle: 'Commission mixte',
      table: 'decisions',
      id: 1,
    },
    { date: '2026-12-10', genre: 'rencontre', etat: 'a_confirmer', libelle: 'Revue', table: 'revues', id: 1 },
    { date: '2027-04-30', genre: 'echeance', etat: 'a_venir', libelle: 'Rapport', table: 'echeances', id: 1 },
  ],
  actions: [
    { id: 1, libelle: 'ACT-01 Recruter', debut: '2026-01-01', fin: '2027-12-31', etat: 'a_venir', en_cours: false },
    { id: 2, libelle: 'ACT-02 Former', debut: '2026-03-01', fin: '2026-09-30', etat: 'en_retard', en_cours: false },
  ],
  hors: 0,
};
