/** The documents that can be printed, and for whom. */
import type { Destinataire, Document } from '../../backend';

export type DocumentProposable = Exclude<Document, 'fiche'>;

/** A document whose sections are chosen; the map is of one piece. */
export type DocumentEnSections = Exclude<DocumentProposable, 'carte'>;

export function enSections(document: DocumentProposable): document is DocumentEnSections {
  return document !== 'carte';
}

export const DOCUMENTS: DocumentProposable[] = [
  'complet',
  'reunion',
  'synthese',
  'bilan',
  'emploi',
  'bilan_final',
  'candidature',
  'avenant',
  'modifications',
  'releve',
  'carte',
];

/** The documents that stay in the agency. */
export const INTERNES: DocumentProposable[] = ['passation'];

export const DESTINATAIRES: Destinataire[] = ['departement', 'ars', 'conseil', 'interne'];

/** For whom a document may be made; the relevé of a meeting is the same for both parties. */
export function destinatairesDe(document: string): Destinataire[] {
  if (document === 'releve') return ['departement'];
  return INTERNES.some((d) => d === document) ? ['interne'] : DESTINATAIRES;
}
