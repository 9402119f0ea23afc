import { fr } from '../typographie';

/** Texts of the pictures beside figures. */
export const image = {
  copier: 'Copier l’image',
  enregistrer: 'Enregistrer l’image…',
  copiee: fr('Image copiée : la coller dans une diapositive ou un courrier.'),
  refusee: 'Le presse-papiers de cet ordinateur refuse l’image. L’enregistrer dans un fichier la rend aussi.',
  impossible: 'L’image n’a pas pu être faite. Les données du dossier ne sont pas touchées.',
  voir: 'Voir l’image',
  vide: 'L’image se dessine dès qu’un chiffre de ce tableau est connu.',
};
