/** The yearly sheet of actions: state, progress and end are of the action, the words are of its review of the year. */
import type { NomChamp } from '../../backend/modele';
import type { MagasinDossier, Operation } from '../../state/dossier.svelte';
import { carte, type Changement, type LienGrille } from '../../state/matrice';

/** Columns that are fields of the review of the year. */
export const DU_BILAN = [
  'texte',
  'analyse_ecart',
  'mesures_correctives',
] as const satisfies NomChamp<'bilans_action'>[];

export function estDuBilan(colonne: string): colonne is (typeof DU_BILAN)[number] {
  return DU_BILAN.some((champ) => champ === colonne);
}

/** Both tables behind one sheet: what one gesture changes is one step. */
export function lienActions(magasin: MagasinDossier, annee: number): LienGrille {
  const bilan = carte(magasin, 'bilans_action', (ligne, colonne) => ({
    cles: { action_id: Number(ligne), annee },
    champ: colonne as NomChamp<'bilans_action'>,
  }));

  /** One change a row, with all its fields. */
  function surLesActions(changements: Changement[]): Operation[] {
    const parLigne = new Map<number, Record<string, unknown>>();
    for (const { ligne, colonne, valeur } of changements) {
      const id = Number(ligne);
      parLigne.set(id, { ...parLigne.get(id), [colonne]: valeur });
    }
    return [...parLigne].map(([id, champs]) => ({ geste: 'modifier', table: 'actions', id, champs }) as Operation);
  }

  const operations = (changements: Changement[]): Operation[] => [
    ...surLesActions(changements.filter((c) => !estDuBilan(c.colonne))),
    ...bilan.operations(changements.filter((c) => estDuBilan(c.colonne))),
  ];
  return {
    valeur: (ligne, colonne) =>
      estDuBilan(colonne)
        ? bilan.valeur(ligne, colonne)
        : magasin.valeur('actions', Number(ligne), colonne as NomChamp<'actions'>),
    id: (ligne, colonne) => (estDuBilan(colonne) ? bilan.id(ligne, colonne) : Number(ligne)),
    // State, progress and words of an action stay open: closing freezes figures.
    close: () => null,
    ecrire: (changements) => magasin.lot(operations(changements), true),
    operations,
  };
}
