/** Documents that prove the figures of the dossier, as the page holds them. */
import type { NomTable } from '../generated/modele';
import { textes } from '../texts/fr';
import type { MagasinDossier } from './dossier.svelte';

/** Tables whose rows a document may prove, as the core lists them. */
export const PROUVABLES: readonly NomTable[] = [
  'budgets_action',
  'formations',
  'mesures',
  'versements',
  'heures',
  'effectifs',
  'valeurs',
  'engagements',
];

/** Names of the documents that prove a row, in one sentence; null for a row without proof. */
export function preuveDe(magasin: MagasinDossier, table: NomTable, id: number | null): string | null {
  if (id === null) return null;
  const liens = magasin.lignes('justificatifs').filter((j) => j.cible_table === table && j.cible_ligne === id);
  if (liens.length === 0) return null;
  const noms = liens.map((j) => {
    const piece = magasin.ligne('pieces', j.piece_id);
    return [piece?.libelle ?? '', j.page].filter(Boolean).join(', ');
  });
  return textes.suivi.preuves.prouvePar(noms);
}
