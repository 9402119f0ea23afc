/** The documents that can be printed. */
import type { Document } from '../../backend';

export type DocumentProposable = Exclude<Document, 'fiche'>;

export const DOCUMENTS: DocumentProposable[] = ['complet', 'reunion', 'synthese', 'bilan'];
