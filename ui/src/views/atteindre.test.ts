/**
 * Every field of the tables of these screens can be reached from a finding, an undo or a search. The grids of the means have
 * tests of their own (`features/moyens`).
 */
import { cleanup, waitFor } from '@testing-library/svelte';
import type { Component } from 'svelte';
import { expect, it } from 'vitest';

import type { Dossier, NomTable } from '../generated/modele';
import { TABLES } from '../generated/modele';
import type { CleEcran } from '../texts/fr';
import { rendreExemple } from '../test/exemple';
import { type Ecran, ecranDe } from '../state/ecrans';
import { COMPOSANTS } from './ecrans';

const ECRANS: CleEcran[] = [
  'ensemble',
  'parties',
  'diagnostic',
  'objectifs',
  'indicateurs',
  'contrat',
  'suivi',
  'versions',
];

/** Years that are columns of a grid, not cells. */
const COLONNES = ['budgets_action.annee', 'mesures.annee'];

/** The place that a modification changes is a jump beside its row, and its values are written there in words. */
const VISES = ['cible_table', 'cible_ligne', 'cible_champ', 'valeur_avant', 'valeur_apres'].map(
  (champ) => `modifications.${champ}`,
);

/** The cell that an agreement writes is chosen in the meeting, and read there in words. */
const POINTS = ['cible_table', 'cible_ligne', 'cible_champ'].map((champ) => `demandes.${champ}`);

/** Adds a row to each table that the example leaves empty, so that its fields can be reached. */
function remplir(d: Dossier): void {
  d.financements_soins = [{ id: 1, annee: 2025, forfait_global: null, dotation_coordination: null, commentaire: '' }];
  d.bilans_annuels = [
    {
      id: 1,
      annee: 2025,
      statut: 'transmis',
      date_transmission: null,
      faits_marquants: '',
      synthese: '',
      difficultes: '',
      perspectives: '',
      emploi_transmis_le: null,
    },
  ];
  d.seances = [
    {
      id: 1,
      revue_id: 1,
      numero: 1,
      date: '2026-12-10',
      mode: 'reunion',
      lieu: '',
      version_id: null,
      etat: 'prevue',
      comite_id: null,
    },
  ];
  d.positions = [
    {
      id: 1,
      demande_id: 1,
      seance_id: 1,
      partie: 'departement',
      nature: 'proposition',
      valeur: 3.45,
      jour: null,
      texte: '',
      divulguee: true,
    },
  ];
  d.justificatifs = [{ id: 1, piece_id: 1, annee: 2025, cible_table: 'budgets_action', cible_ligne: 2, page: '' }];
  // Only the signatory of a gestionnaire is linked to one.
  d.signataires.sort((a, b) => Number(b.role === 'gestionnaire') - Number(a.role === 'gestionnaire'));
  const action = d.actions[0];
  if (action) action.justification_requise = true;
  d.lignes_reprise = [{ id: 1, rubrique: 'Contrat', objet: 'Titre', traitement: 'garde', avant: '', apres: '' }];
}

it.each(ECRANS)('%s', { timeout: 60_000 }, async (cle) => {
  const ecran = ecranDe(cle);
  await COMPOSANTS[cle].lire();
  const { atelier, magasin, container } = await rendreExemple(
    COMPOSANTS[cle].composant as Component<{ ecran: Ecran }, object, 'ecran'>,
    { ecran },
    { dossier: remplir },
  );
  const manquent: string[] = [];
  for (const table of ecran.tables as NomTable[]) {
    const { champs, parent } = TABLES[table] as { champs: { nom: string }[]; parent?: string };
    const ligne = magasin.lignes(table)[0];
    if (!ligne) throw new Error(`${table} est vide`);
    for (const { nom } of champs) {
      // A chip shows a link as a whole, and a row is shown under its parent.
      if (nom === parent || table === 'couvertures' || [...COLONNES, ...VISES, ...POINTS].includes(`${table}.${nom}`))
        continue;
      atelier.reveler({ table, id: ligne.id, champ: nom });
      const id = `champ-${table}-${ligne.id}-${nom}`;
      await waitFor(() => expect(container.querySelector(`[id="${id}"]`)).not.toBeNull(), { timeout: 10_000 }).catch(
        () => manquent.push(`${table}.${nom}`),
      );
    }
  }
  expect(manquent).toEqual([]);
  cleanup();
});
