/** The documents that can be printed, and for whom. */
import type { Destinataire, Document } from '../../backend';

export type DocumentProposable = Exclude<Document, 'fiche'>;

export const DOCUMENTS: DocumentProposable[] = [
  'complet',
  'reunion',
  'synthese',
  'bilan',
  'emploi',
  'bilan_final',
  'candidature',
];

export const DESTINATAIRES: Destinataire[] = ['departement', 'ars', 'conseil', 'interne'];
