const F = '\u202f';

/** Texts of the screen « Parties ». */
export const parties = {
  gestionnaire: 'Gestionnaire',
  gestionnaires: 'Gestionnaires',
  aucunGestionnaire:
    'Commencer par la personne morale qui signe le contrat : association, société ou établissement public.'.replace(
      ' :',
      `${F}:`,
    ),
  autreGestionnaire: 'Ajouter un autre gestionnaire',
  gestionnaireDabord: 'Ajouter d’abord un gestionnaire.',
  service: 'Service',
  services: 'Services',
  aucunService: 'Le service d’aide à domicile que le contrat engage, tel qu’il est autorisé.',
  autreService: 'Ajouter un autre service',
  prioritairesDesservies: (n: number, total: number) =>
    n === total
      ? `Les ${total} communes prioritaires sont desservies.`
      : `${n} ${n > 1 ? 'communes prioritaires desservies' : 'commune prioritaire desservie'} sur ${total}.`,
  soins: 'Agence régionale de santé et financement des soins',
  soinsAide:
    'Le service donne aussi des soins : l’agence régionale de santé signe le contrat et finance cette part.'.replace(
      ' :',
      `${F}:`,
    ),
  objectifsLegaux: 'Objectifs de l’appel à candidatures',
  objectifsAide: 'Les six objectifs de l’article L. 314-2-2 et la priorité que l’appel leur donne.',
  numero: 'N°',
  priorite: 'Priorité',
  plafonds: 'Plafonds du supplément par année',
  plafondsAide: 'Ce que le service peut demander de plus que le tarif, par heure.',
  plafond: 'Plafond',
  signatairesAide:
    'Dans l’ordre des signatures du contrat. Un champ laissé vide se lit dans la fiche de la partie : le gestionnaire ou le Département.'.replace(
      ' :',
      `${F}:`,
    ),
  signataire: {
    deLaPartie: 'Comme sa partie. N’écrire ici que ce qui diffère.',
    pour: 'En-tête du bloc de signature. Vide, il nomme la partie.',
    qualite: 'Sous l’en-tête. Vide, c’est la fonction du représentant.',
  },
  ars: {
    manque: 'Un service mixte a pour autre signataire l’agence régionale de santé.',
    ajouter: 'Ajouter l’agence régionale de santé',
  },
  aucunSignataire:
    'Le Département et le gestionnaire signent ; l’agence régionale de santé aussi quand le service est mixte.'.replace(
      ' ;',
      `${F};`,
    ),
  interlocuteursAide: 'Les personnes à joindre chez chaque partie. La fonction suffit souvent.',
  part60: 'Part des 60 ans et plus',
  part75: 'Part des 75 ans et plus',
  partDe: (partie: string, total: string) => `${partie} personnes ÷ ${total} habitants × 100.`,
  sections: {
    identite: 'Identité',
    siege: 'Siège',
    representant: 'Représentant légal',
    autres: 'Comptes et autres activités',
    autorisation: 'Autorisation et habilitation',
    territoire: 'Territoire et horaires',
    qualite: 'Qualité et droits des personnes',
    soins: 'Réponse aux besoins de soins',
    systemes: 'Systèmes d’information',
    population: 'Population et services',
    schema: 'Schéma départemental',
    appel: 'Appel à candidatures',
  },
};
