/** Texts of the screen of documents about appearance and sections. */
const F = '\u202f';

export const apparence = {
  sections: 'Sections et version imprimées',
  logosEtCouleurs: 'Logos et couleurs',
  sectionsAide:
    'Décocher pour ne pas imprimer. Déplacer avec les flèches, en glissant la ligne, ou par Alt + flèche au clavier.',
  ordreDOrigine: 'Revenir à l’ordre d’origine',
  monter: (nom: string) => `Monter «${F}${nom}${F}»`,
  descendre: (nom: string) => `Descendre «${F}${nom}${F}»`,
  deplacee: (nom: string, rang: number, total: number) => `${nom}${F}: place ${rang} sur ${total}.`,
  perte: (quoi: string) => `Sans elle${F}: ${quoi.replaceAll(' :', `${F}:`)}.`,
  version: 'Version imprimée',
  aujourdhui: 'Le dossier d’aujourd’hui, sans nom de version',
  laVersion: (numero: number | null, nom: string) =>
    numero === null ? nom : nom ? `${String(numero)} – ${nom}` : String(numero),
  ajouterLogo: 'Ajouter un logo',
  remplacer: 'Remplacer l’image',
  retirer: 'Retirer',
  retirerLogo: (rang: number) => `Retirer le logo ${rang}`,
  monterLogo: (rang: number) => `Placer le logo ${rang} plus à gauche`,
  vue: (rang: number) => `Logo ${rang}`,
  logosAide: `PNG, JPEG ou SVG, 1${F}Mo au plus. Le premier s’imprime à gauche, le dernier à droite.`,
  descriptionAide: 'Ce qu’entend une personne qui ne voit pas le logo. Vide, le nom de la structure est dit.',
  refus: {
    trop_grand: `Cette image dépasse 1${F}Mo. Rien n’a changé${F}; choisir une image plus légère.`,
    inconnu: `Ce fichier n’est ni un PNG, ni un JPEG, ni un SVG. Rien n’a changé${F}; choisir une autre image.`,
  },
  couleurs: 'Couleurs',
  themes: {
    bleu: { nom: 'Bleu', aide: 'Titres bleus, tableaux et graphiques en teintes de bleu.' },
    encre: { nom: 'Encre', aide: 'Noir et gris, pour une imprimante sans couleur.' },
  },
  couleur: 'Couleur de l’agence',
  couleurAide:
    'Elle remplace le bleu ou l’encre des titres. Trop claire pour être lue, elle est foncée dans les textes.',
  sansCouleur: 'Couleur du thème',
} as const;
