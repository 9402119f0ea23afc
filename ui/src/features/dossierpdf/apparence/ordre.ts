/** The order of the sections of a document, and the rows that record it. */
import type { Section } from '../../../generated/api';
import type { Operation } from '../../../state/dossier.svelte';
import type { DocumentImprime, SectionImprimee } from '../../../backend/modele';

/** A copy of the list with one element moved. */
export function deplacee<T>(liste: readonly T[], de: number, vers: number): T[] {
  const suite = [...liste];
  const [prise] = suite.splice(de, 1);
  if (prise !== undefined) suite.splice(Math.max(0, Math.min(vers, suite.length)), 0, prise);
  return suite;
}

/** The operations that record a choice in the dossier: one row per section, in order; one step to undo. */
export function aRetenir(
  document: DocumentImprime,
  rangees: readonly SectionImprimee[],
  sections: readonly Section[],
): Operation[] {
  const table = 'sections_imprimees';
  return [
    ...aOublier(document, rangees),
    ...sections.map(({ code, ecartee }): Operation => ({
      geste: 'creer',
      table,
      valeurs: { document, section: code, ecartee },
    })),
  ];
}

/** The operations that restore the default order, with every section printed. */
export function aOublier(document: DocumentImprime, rangees: readonly SectionImprimee[]): Operation[] {
  return rangees
    .filter((l) => l.document === document)
    .map((l): Operation => ({ geste: 'supprimer', table: 'sections_imprimees', id: l.id }));
}
