import { describe, expect, it } from 'vitest';

import type { Calculs } from '../../backend';
import { calculsDe, exemple } from '../../test/rendre_exemple';
import { attendus } from './attendus';

const F = '\u202f';
const LE = '2026-11-21';

describe('ce que le Département demandera', () => {
  it('commence par les questions de la prochaine revue, et dit lesquelles ont une réponse', () => {
    const dossier = exemple();
    const [premiere] = dossier.questions;
    if (premiere) premiere.reponse = ' ';
    const liste = attendus(dossier, null, LE);
    const questions = liste.filter((a) => a.cible.table === 'questions');
    expect(questions.length).toBe(dossier.questions.length);
    expect(liste[0]?.cible.table).toBe('questions');
    expect(questions.map((q) => q.pret)).toEqual(dossier.questions.map((q) => q.reponse.trim() !== ''));
  });

  it('dit les cibles manquées de l’année, les manquées d’abord, et si le commentaire les explique', () => {
    const dossier = exemple();
    const [a, b] = dossier.indicateurs;
    const point = {
      annee: 2025,
      valeur: 1,
      cible: 2,
      ecart: -1,
      progression: null,
      hors_serie: false,
      petits_nombres: false,
    };
    const calculs = {
      ...calculsDe(dossier),
      bilans_indicateurs: [{ annee: 2025, total: 2, atteint: 0, partiellement_atteint: 1, non_atteint: 1 }],
      indicateurs: [
        { id: a?.id, points: [{ ...point, statut: 'partiellement_atteint' }] },
        { id: b?.id, points: [{ ...point, statut: 'non_atteint' }] },
      ],
    } as unknown as Calculs;
    for (const m of dossier.mesures) {
      if (m.annee === 2025) m.commentaire = m.indicateur_id === b?.id ? 'Deux départs en mars.' : '';
    }
    const ecarts = attendus(dossier, calculs, LE).filter((x) => x.cible.table === 'mesures');
    expect(ecarts.map((x) => x.pret)).toEqual([true, false]);
    expect(ecarts[0]?.phrase).toContain(b?.code);
    expect(ecarts[0]?.phrase).toMatch(new RegExp(`${F}: .* en 2025, pour une cible de `));
  });

  it('dit les actions en retard, les engagements non tenus et les pièces périmées', () => {
    const dossier = exemple();
    const tables = () => attendus(dossier, null, LE).map((x) => `${x.cible.table}/${x.cible.id}`);
    expect(attendus(dossier, null, LE).some((x) => /ACT-03 .* est en retard\.$/.test(x.phrase))).toBe(true);
    const [engagement] = dossier.engagements;
    const [piece] = dossier.pieces;
    if (!engagement || !piece) throw new Error('l’exemple a changé');
    Object.assign(engagement, { partie: 'gestionnaire', etat: 'non_tenu' });
    piece.validite = '2026-01-01';
    expect(tables()).toContain(`engagements/${engagement.id}`);
    expect(tables()).toContain(`pieces/${piece.id}`);
    piece.validite = '2027-01-01';
    expect(tables()).not.toContain(`pieces/${piece.id}`);
  });
});
