const F = '\u202f';

/** Texts of the screen « Vue d’ensemble ». */
export const ensemble = {
  parties: 'Où en est le dossier',
  points: 'Points à voir',
  attendus: {
    titre: 'Ce que le Département demandera',
    aide: 'Questions prévues, écarts et retards. Une explication écrite d’avance abrège la réunion.',
    aucun:
      'Les écarts aux cibles, les retards et les questions préparées dans le Suivi apparaîtront ici avant chaque réunion.',
    pret: 'réponse écrite',
    aPreparer: 'à expliquer',
  },
  prochaine: {
    titre: 'Prochaine chose à faire',
    gestes: {
      ecrire: 'Y aller',
      relire: 'Relire',
      garder: 'Garder une version',
      annee: 'Ouvrir l’année',
      renouveler: 'Renouveler',
    },
  },
  moments: {
    titre: 'Moments du contrat',
    de: (debut: string, fin: string) => `${debut} – ${fin}`,
  },
  tendances: { titre: 'Trois tendances' },
  jeune: {
    phrase: 'Le dossier commence : les points à voir attendent, et seuls ceux qui bloquent se montrent.'.replace(
      ' :',
      `${F}:`,
    ),
    relire: 'Relire le dossier',
    aide: 'Relire montre tout ce qui manque ou se contredit. Le jour est noté dans « Relu le », que l’on peut vider.'
      .replace('« ', `«${F}`)
      .replace(' »', `${F}»`),
  },
  reperes: 'Repères',
  aucunPoint: 'Les contrôles n’ont rien trouvé à signaler.',
  tous: (n: number) => `Afficher les ${n}`,
  afficher: (n: number) => (n === 1 ? 'Afficher' : `Afficher les ${n}`),
  moins: 'Afficher moins',
  contrat: (debut: string, fin: string, statut: string) => `contrat du ${debut} au ${fin}${F}: ${statut}.`,
  sansPeriode: 'la période du contrat reste à fixer.',
  fixerPeriode: 'Fixer les dates',
  echeances: 'Prochaines échéances',
  aucuneEcheance: 'Aucune échéance à venir.',
  enRetard: 'en retard',
  indicateurs: (annee: number) => `Indicateurs ${annee}`,
  atteints: (n: number, total: number) =>
    n === 1 ? `Une cible atteinte sur ${total}.` : `${n} cibles atteintes sur ${total}.`,
  versIndicateurs: 'Voir les indicateurs',
  dotationDe: (annee: number) => `Dotation complémentaire ${annee}`,
  consommee: (taux: string) => `Consommée à ${taux}.`,
  dotation: { acquis: 'Acquise', report: 'Report reçu', consomme: 'Consommée', reste: 'Reste à reporter' },
  versMoyens: 'Voir les moyens',
  aVerifier: 'Valeurs de référence à vérifier',
  aVerifierAide: 'Livrées avec le programme, elles n’ont pas pu être confirmées par un texte.',
  aVerifierNombre: (n: number) => (n === 1 ? 'Une valeur à vérifier' : `${n} valeurs à vérifier`),
  seuil: 'Progression pour « partiellement atteint »'.replace('« ', `«${F}`).replace(' »', `${F}»`),
  reglagesAide: 'Le titre, l’avertissement et les règles de calcul valent pour tout le dossier.',
};
