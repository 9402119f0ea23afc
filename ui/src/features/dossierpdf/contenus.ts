/** What each document holds, in the order it prints it: said before it is printed. */
import type { Document } from '../../backend';
import type { Dossier } from '../../backend/modele';
import { textes } from '../../texts/fr';

export type DocumentProposable = Exclude<Document, 'fiche'>;

export const DOCUMENTS: DocumentProposable[] = ['complet', 'reunion', 'synthese', 'bilan'];

/** The full dossier is the contract, then its own annexes; the others have a plan of their own. */
export function contenu(document: DocumentProposable, dossier: Dossier | null): readonly string[] {
  if (document !== 'complet') return textes.pdf.documents[document].contenu;
  const articles = (dossier?.articles ?? []).filter((a) => !a.ecarte).length;
  const annexes = (dossier?.annexes ?? []).map((a, i) => textes.pdf.annexe(i + 1, a.titre));
  return [textes.pdf.contrat(articles), textes.pdf.mentions, ...annexes];
}
