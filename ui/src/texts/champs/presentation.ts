export const presentation: Record<string, Record<string, string>> = {
  presentation: { theme: 'Couleurs', couleur: 'Couleur de l’agence' },
  logos: {
    partie: 'Partie',
    gestionnaire_id: 'Gestionnaire',
    description: 'Description lue à voix haute',
    type_image: 'Format de l’image',
    contenu: 'Image',
  },
  sections_imprimees: { document: 'Document', section: 'Section', ecartee: 'Laissée de côté' },
};
