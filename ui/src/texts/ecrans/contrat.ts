const F = '\u202f';

/** Texts of the screen « Contrat ». */
export const contrat = {
  identite: 'Identité et période',
  duree: (mois: number) => `${mois}\u00a0mois, premier et dernier jours compris`,
  visasAide: 'Les textes et décisions sur lesquels le contrat se fonde, dans l’ordre où ils s’impriment.',
  aucunVisa: 'Les textes et décisions que le contrat vise.',
  preambule: 'Préambule',
  articlesAide: 'Tels qu’ils s’impriment. Une donnée insérée dans le texte suit les chiffres du dossier.',
  texteDe: (titre: string) => `Texte de l’article${F}: ${titre}`,
  glisser: 'Glisser pour déplacer l’article',
  conseil: `Conseil du modèle${F}:`,
  retablirModele: 'Rétablir le texte du modèle',
  ajouterModele: 'Ajouter un article du modèle',
  aucunArticle: 'Aucun article. Le modèle de contrat en propose un jeu complet à la création d’un dossier.',
  article: (numero: number) => `Article ${numero}`,
  articleCourt: (numero: number) => `art. ${numero}`,
  articleEcarte: 'Écarté du contrat',
  mentionsDe: 'Mentions portées par l’article',
  ajouterMention: 'Mention',
  ajouterArticle: 'Article',
  oter: (quoi: string) => `Ôter${F}: ${quoi}`,
  modele: {
    titre: 'Modèle de contrat',
    enregistrer: 'Enregistrer comme modèle…',
    reprendre: 'Reprendre un modèle…',
    reprendreQuoi: (nom: string) => (nom ? `Reprendre le modèle «${F}${nom}${F}»` : 'Reprendre un modèle'),
    phrase: 'Les textes du contrat deviennent ceux du modèle. Une seule annulation les rend.',
    rien: 'Le contrat dit déjà ce que dit ce modèle.',
    confirmer: 'Reprendre le modèle',
    renoncer: 'Garder le contrat',
    bilan: (touches: number, gardes: number) =>
      `${touches === 0 ? 'rien ne change' : touches === 1 ? '1 changement' : `${touches} changements`}${gardes > 0 ? `, ${gardes} sans changement` : ''}`,
    sorts: { ajoute: 'ajouté', change: 'changé', retire: 'retiré', garde: 'gardé' },
    mentionsInconnues: (codes: string) => `Mentions du modèle que ce dossier ne suit pas${F}: ${codes}.`,
  },
  couverture: 'Mentions obligatoires',
  /** The mentions left, by state in the words of the core: « Sur 25 mentions : 2 à couvrir, 12 à compléter. » */
  bilanCouverture: (total: number, restes: [nombre: number, mot: string][], aVerifier: number) => {
    const manque =
      restes.length === 0
        ? `Les ${total} mentions sont couvertes`
        : `Sur ${total} mentions${F}: ${restes.map(([n, mot]) => `${n} ${mot}`).join(', ')}`;
    return aVerifier === 0
      ? `${manque}.`
      : `${manque}${restes.length === 0 ? ',' : F + ';'} ${aVerifier} à vérifier dans les textes.`;
  },
  aucuneMention: 'Aucune mention n’est suivie.',
  libelleAVerifier: 'à vérifier',
  porteePar: 'Portée par',
  mentionsAide: 'Ce que la loi demande d’écrire au contrat, et les articles qui le portent.',
  annexe: (numero: number) => `Annexe ${numero}`,
  annexesAide: 'Le dossier imprime à leur place les fiches, les tableaux et les indicateurs qu’elles annoncent.',
  signature: 'Signature',
  reglesAide: 'Ce qui doit rester vrai entre les chiffres du dossier.',
};
