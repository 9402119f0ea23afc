/** Selects the indicators that match a filter. */
import type { Dossier, Indicateur } from '../../backend/modele';
import type { StatutIndicateur } from '../../backend';
import { sansAccents } from '../../texts/recherche';

export interface Filtre {
  texte: string;
  /** An axis; 0 for the indicators without axis, null for all. */
  axe: number | null;
  statut: StatutIndicateur | null;
}

export const SANS_FILTRE: Filtre = { texte: '', axe: null, statut: null };

/** Whether the text holds every searched word. */
export function contientMots(ou: string, cherche: string): boolean {
  const dedans = sansAccents(ou);
  return sansAccents(cherche)
    .split(/\s+/)
    .every((mot) => dedans.includes(mot));
}

/** The axis of the objective that an indicator is attached to; 0 without objective. */
export function axeDe(ind: Indicateur, d: Pick<Dossier, 'objectifs'>): number {
  return d.objectifs.find((o) => o.id === ind.objectif_id)?.axe_id ?? 0;
}

export function filtrer(
  indicateurs: Indicateur[],
  d: Pick<Dossier, 'objectifs'>,
  filtre: Filtre,
  statutDe: (ind: Indicateur) => StatutIndicateur | null,
): Indicateur[] {
  return indicateurs.filter(
    (ind) =>
      (filtre.axe === null || axeDe(ind, d) === filtre.axe) &&
      (filtre.statut === null || statutDe(ind) === filtre.statut) &&
      contientMots(`${ind.code} ${ind.libelle} ${ind.finalite}`, filtre.texte),
  );
}
