/** Names of the pages of the guide. */
import { textes } from '../fr';
import { aide, type ClePage } from '.';

/** Title of a page of the guide: the name of its screen, or its own. */
export function nomPage(cle: ClePage): string {
  if (cle === 'partout' || cle === 'accueil' || cle === 'importer' || cle === 'ecrire') return aide[cle];
  return textes.ecrans[cle];
}
