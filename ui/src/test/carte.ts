/** Maps of contracts, as `carte_lire` answers them. */
import type { CarteView, DessinView } from '../backend';

/** The map of a dossier in which nothing is written. */
export const carteVide: CarteView = {
  carte: {
    jour: '2026-11-21',
    axes: [],
    sans_action: [],
    sources: [],
    hors_actions: [],
    a_affecter: null,
    total: { somme: null, etendue: null },
    trous: [],
  },
  dessin: null,
};

/** A drawing with the places of some things, and nothing else. */
export function dessinDe(cles: string[]): DessinView {
  return {
    largeur: 600,
    hauteur: 20 * cles.length,
    formes: [
      { genre: 'chemin', d: 'M0 0L10 10', fond: 'ton_doux', trait: 'accent', epaisseur: 0.5, tirets: [2, 1] },
      { genre: 'texte', x: 2, y: 9, mots: 'Objectifs', largeur: 30, taille: 8, gras: true, ton: 'encre' },
    ],
    zones: cles.map((cle, i) => ({ cle, x: 0, y: 20 * i, l: 100, h: 20 })),
    alternative: 'Carte du contrat.',
  };
}

/** One axis, two objectives of which one has no action, an action without a budget, an indicator alone. */
export function carteTrouee(): CarteView {
  const carte: CarteView['carte'] = {
    ...carteVide.carte,
    axes: [
      {
        id: 1,
        code: 'AXE-1',
        nom: 'Accompagner',
        montant: { somme: 103800, etendue: '1 action sur 2' },
        trous: [],
        objectifs: [
          {
            id: 1,
            code: 'OBJ-1.1',
            nom: 'Sécuriser',
            montant: { somme: 103800, etendue: '1 action sur 2' },
            trous: [],
            actions: [
              {
                id: 1,
                code: 'ACT-01',
                nom: 'Binômes',
                statut: 'en_retard',
                montant: { somme: 103800, etendue: null },
                sources: [
                  { source: 'dotation', montant: 90800 },
                  { source: 'autofinancement', montant: 13000 },
                ],
                indicateurs: [{ id: 1, code: 'IND-01', nom: 'Part des heures', annee: 2025, statut: 'atteint' }],
                trous: [],
              },
              {
                id: 2,
                code: 'ACT-02',
                nom: 'Référents',
                statut: 'en_cours',
                montant: { somme: null, etendue: null },
                sources: [],
                indicateurs: [],
                trous: ['action_sans_indicateur', 'action_sans_budget', 'action_sans_moyens'],
              },
            ],
          },
          {
            id: 2,
            code: 'OBJ-1.2',
            nom: 'Fluidifier',
            montant: { somme: null, etendue: null },
            trous: ['objectif_sans_action'],
            actions: [],
          },
        ],
      },
    ],
    sans_action: [{ id: 2, code: 'IND-02', nom: 'Seul', annee: null, statut: null }],
    sources: [
      {
        source: 'dotation',
        actions: { somme: 90800, etendue: null },
        hors_actions: { somme: null, etendue: null },
      },
    ],
    total: { somme: 103800, etendue: '1 action sur 2' },
    trous: [
      { genre: 'action_sans_budget', table: 'actions', id: 2, nom: 'ACT-02 Référents', montant: null },
      { genre: 'objectif_sans_action', table: 'objectifs', id: 2, nom: 'OBJ-1.2 Fluidifier', montant: null },
    ],
  };
  const cles = [
    'axe-1',
    'objectif-1',
    'action-1',
    'indicateur-1-1',
    'budget-1',
    'action-2',
    'trou-indicateur-2',
    'budget-2',
  ];
  return {
    carte,
    dessin: dessinDe([...cles, 'objectif-2', 'trou-objectif-2', 'sans-action', 'seul-2', 'source-dotation']),
  };
}
