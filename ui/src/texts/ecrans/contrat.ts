const F = '\u202f';

/** The screen « Contrat ». */
export const contrat = {
  identite: 'Identité et période',
  identiteCourt: 'Identité',
  duree: 'Durée',
  mois: (n: number) => `${n} mois`,
  dureeDe: (debut: string, fin: string) => `Du ${debut} au ${fin}, les deux jours compris.`,
  visasAide: 'Les textes et décisions sur lesquels le contrat se fonde, dans l’ordre où ils s’impriment.',
  aucunVisa: 'Les textes et décisions que le contrat vise.',
  preambule: 'Préambule',
  articlesAide: 'Tels qu’ils s’impriment. Un texte comme {{service.nom}} suit les données du dossier.',
  aucunArticle: 'Aucun article. Le modèle de contrat en propose un jeu complet à la création d’un dossier.',
  article: (numero: number) => `Article ${numero}`,
  articleCourt: (numero: number) => `art. ${numero}`,
  articleEcarte: 'Écarté du contrat',
  facultatif: 'Facultatif',
  ecarter: 'Écarté',
  mentionsDe: 'Mentions portées par l’article',
  ajouterMention: 'Mention',
  ajouterArticle: 'Article',
  oter: (quoi: string) => `Ôter${F}: ${quoi}`,
  couverture: 'Mentions obligatoires',
  bilanCouverture: (total: number, manquantes: number, aVerifier: number) => {
    const manque = manquantes === 0 ? `Les ${total} mentions sont portées` : `${manquantes} sur ${total} sans article`;
    return aVerifier === 0 ? `${manque}.` : `${manque}, ${aVerifier} à vérifier dans les textes.`;
  },
  aucuneMention: 'Aucune mention n’est suivie.',
  etats: { couverte: 'portée', manquante: 'aucun article', a_verifier: 'à vérifier' },
  porteePar: 'Portée par',
  mentionsCourt: 'Mentions',
  mentionsAide: 'Ce que la loi demande d’écrire au contrat, et les articles qui le portent.',
  annexe: (numero: number) => `Annexe ${numero}`,
  annexesAide: 'Le dossier imprime à leur place les fiches, les tableaux et les indicateurs qu’elles annoncent.',
  signature: 'Signature',
  reglesCourt: 'Règles',
  reglesAide: 'Ce qui doit rester vrai entre les chiffres du dossier.',
};
