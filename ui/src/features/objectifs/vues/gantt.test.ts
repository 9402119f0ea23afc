import { describe, expect, test } from 'vitest';
import type { Action } from '../../../backend/modele';
import { anneesDessinees, finDeMois, finDeMoisApres } from './gantt';

const action = (date_debut: string | null, date_fin: string | null): Action => ({ date_debut, date_fin }) as Action;

describe('calendrier des actions', () => {
  test('va des années du contrat à celles des actions qui en sortent', () => {
    expect(anneesDessinees([2024, 2025], [action(null, null)])).toEqual({ debut: 2024, fin: 2025 });
    expect(anneesDessinees([2024, 2025], [action('2023-06-01', '2024-01-31'), action(null, '2027-12-31')])).toEqual({
      debut: 2023,
      fin: 2027,
    });
    expect(anneesDessinees([], [action(null, null)])).toBeNull();
  });

  test('vise la fin du mois sous le pointeur, sans sortir du dessin', () => {
    const cadre = { debut: 2024, fin: 2025 };
    expect(finDeMois(cadre, 0)).toBe('2024-01-31');
    expect(finDeMois(cadre, 5)).toBe('2024-02-29');
    expect(finDeMois(cadre, 50)).toBe('2025-01-31');
    expect(finDeMois(cadre, 100)).toBe('2025-12-31');
    expect(finDeMois(cadre, -20)).toBe('2024-01-31');
    expect(finDeMois(cadre, 130)).toBe('2025-12-31');
  });

  test('compte en fins de mois', () => {
    expect(finDeMoisApres('2026-11-21', 0)).toBe('2026-11-30');
    expect(finDeMoisApres('2026-11-30', 3)).toBe('2027-02-28');
    expect(finDeMoisApres('2026-12-31', 2)).toBe('2027-02-28');
  });
});
