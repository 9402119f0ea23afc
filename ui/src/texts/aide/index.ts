/** The help: guide, glossary, and the words around them. */
import { fr } from '../typographie';

export * from './glossaire';
export type { Geste, Guide } from './guide';
export * from './guides';
export * from './mots';

export const aide = {
  titre: 'Aide',
  chercher: fr("Chercher dans l'aide"),
  rien: fr("Rien dans l'aide ne correspond. Essayer un autre mot."),
  cetEcran: 'Cet écran',
  partout: 'Partout dans le programme',
  accueil: 'Accueil',
  importer: 'Importer un tableau',
  ecrire: 'Écrire un texte long',
  touches: 'Au clavier',
  glossaire: 'Les mots du métier',
  source: (source: string) => fr(`Source : ${source}`),
  aVerifier: 'à vérifier',
  aVerifierAide: fr("Aucun texte lu pour ce programme ne le confirme : le vérifier avant de s'y fier."),
  voir: fr("Voir dans l'aide"),
  resultats: (n: number) => (n === 1 ? '1 passage' : `${n} passages`),
};
