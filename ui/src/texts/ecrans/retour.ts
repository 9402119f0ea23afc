/** Texts of a document that comes back from the other party. */
const fine = (phrase: string): string => phrase.replace(/ ([:;?!»])/g, '\u202f$1').replace(/« /g, '«\u202f');
const deux = (n: number, un: string, plusieurs: string): string => `${n} ${n > 1 ? plusieurs : un}`;

export const retour = {
  titre: 'Leur réponse',
  phrase: fine(
    'Ce qui est coché devient une position du Département ; rien du contrat ne change tant qu’un accord n’est pas noté et la séance close.',
  ),
  lecture: 'Lecture du document…',
  autreFichier: 'Autre document…',
  rien: fine('Ce document n’a ni commentaire, ni modification suivie, ni valeur changée, ni annotation.'),
  revue: 'Revue',
  jour: 'Reçue le',
  vers: (nom: string) => fine(`Noté dans la ${nom.charAt(0).toLowerCase()}${nom.slice(1)}, qui est ouverte.`),
  versNouvelle: fine('Une séance par écrit s’ouvre ; une version du dossier est gardée avant.'),
  aNoter: 'Remarques',
  noter: (dit: string) => fine(`Noter : ${dit}`),
  colonnes: { quoi: 'Ce qu’ils écrivent', ou: 'Où', qui: 'Qui, quand', point: 'Point' },
  ajoute: 'ajouté',
  supprime: 'supprimé',
  avant: 'avant',
  apres: 'après',
  sur: (mots: string) => fine(`sur « ${mots} »`),
  cite: (mots: string) => fine(`« ${mots} »`),
  nouveau: 'nouveau point',
  aller: (nom: string) => fine(`Aller à : ${nom}`),
  anonyme: 'non signé',
  aPlacer: 'À placer à la main',
  aPlacerAide: fine('Leur place dans le dossier n’est pas sûre : à lire, et à noter en séance sur le bon point.'),
  deNous: 'De notre main',
  deNousAide: 'Nos propres modifications ou commentaires, restés dans le document.',
  debut: 'début du document',
  nonComparees: (feuilles: string[]) => fine(`Feuilles qui ne se comparent pas au dossier : ${feuilles.join(', ')}.`),
  valeursAide: fine(
    'Une valeur que le service a changée depuis l’envoi apparaît aussi comme une différence : la décocher.',
  ),
  tout: 'Tout cocher',
  aucune: 'Tout décocher',
  compte: (n: number) => (n === 0 ? 'Rien à noter' : `Noter ${deux(n, 'remarque', 'remarques')}`),
  suspendu: 'Leur réponse attend.',
  revenir: 'Revenir à leur réponse',
};
