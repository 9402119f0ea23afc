import { describe, expect, it } from 'vitest';

import { exemple } from '../test/exemple';
import { fouiller } from './fouille';
import { normaliser } from '../texts/recherche';

const dossier = exemple();
const lieux = (recherche: string) => fouiller(dossier, recherche, 400).trouvailles.map(({ cible }) => cible);

describe('chercher dans le dossier', () => {
  it('trouve un texte sans accents ni majuscules, et dit où il est', () => {
    const { trouvailles, nombre } = fouiller(dossier, 'telegestion', 200);
    expect(nombre).toBeGreaterThan(0);
    expect(trouvailles[0]?.cible).toEqual({ table: 'actions', id: 18, champ: 'intitule' });
    expect(trouvailles[0]?.lieu).toMatch(/^Objectifs et actions · ACT-18 .* · Intitulé$/);
    expect(trouvailles[0]?.extrait[1]).toBe('télégestion');
  });

  it('trouve une clause du contrat, un commentaire, un code', () => {
    expect(lieux('resiliation').some((l) => l.table === 'articles' && l.champ === 'texte')).toBe(true);
    expect(lieux('ACT-03').some((l) => l.table === 'actions' && l.champ === 'code')).toBe(true);
    const question = dossier.questions[0];
    expect(lieux(question?.reponse ?? '')).toContainEqual({ table: 'questions', id: question?.id, champ: 'reponse' });
  });

  it('trouve un montant avec ou sans les espaces, une date lue ou tapée', () => {
    const heures = dossier.heures.find((h) => Number(h.heures) === 31200);
    for (const recherche of ['31200', '31 200', '31\u202f200']) {
      expect(lieux(recherche), recherche).toContainEqual({ table: 'heures', id: heures?.id, champ: 'heures' });
    }
    const echeance = dossier.echeances.find((e) => e.date === '2026-11-30');
    for (const recherche of ['30 novembre 2026', '30/11/2026']) {
      expect(lieux(recherche), recherche).toContainEqual({ table: 'echeances', id: echeance?.id, champ: 'date' });
    }
  });

  it('nomme les chiffres d’un tableau par leur ligne et leur année', () => {
    const { trouvailles } = fouiller(dossier, '31 200', 400);
    expect(trouvailles.find((t) => t.cible.table === 'heures')?.lieu).toMatch(/^Moyens · .*APA.* · 2021 · /);
  });

  it('demande deux lettres, compte tout et montre les premiers', () => {
    expect(fouiller(dossier, 'a', 10)).toEqual({ trouvailles: [], nombre: 0 });
    const large = fouiller(dossier, 'le', 5);
    expect(large.trouvailles).toHaveLength(5);
    expect(large.nombre).toBeGreaterThan(5);
    expect(fouiller(dossier, 'xyzzy', 5).nombre).toBe(0);
  });
});

it('normaliser garde la place de chaque lettre', () => {
  for (const texte of ['Évaluation', 'œuvre', '1\u202f234,56\u202f€', 'aİb', '👵 âgée', 'e\u0301té']) {
    expect(normaliser(texte)).toHaveLength(texte.length);
  }
  expect(normaliser('L’Été')).toBe("l'ete");
});
