const F = '\u202f';

/** Texts of the line of time of the contract. */
export const frise = {
  titre: 'Le contrat d’un coup d’œil',
  nom: (debut: number, fin: number) => `Ligne du temps du contrat, de ${debut} à ${fin}`,
  phases: 'Contrat',
  actions: 'Actions',
  aujourdhui: (date: string) => `aujourd’hui, ${date}`,
  repere: (quoi: string, date: string, etat: string) => `${quoi}, ${date}, ${etat}`,
  tardive: (code: string, etat: string) => `${code}, ${etat}`,
  action: (tete: string, titre: string, debut: string, fin: string, etat: string) =>
    `${tete} ${titre}, du ${debut} au ${fin}${etat === '' ? '' : `, ${etat}`}`,
  phase: (nom: string, debut: string, fin: string, etat: string) => `${nom}, du ${debut} au ${fin}${F}: ${etat}`,
  vide: 'La ligne du temps se dessine dès que le contrat a ses dates.',
  enRetard: 'En retard',
  aConfirmer: 'Date passée, à confirmer',
  prochaine: 'Prochaine date',
  aide: 'Flèches pour aller de date en date, Entrée pour aller à la ligne du dossier.',
  autres: (n: number) => (n === 1 ? 'et une autre' : `et ${n} autres`),
  hors: (n: number) => (n === 1 ? 'Une date hors de ces années.' : `${n} dates hors de ces années.`),
  liste: 'Lire en liste',
  colonnes: { date: 'Date', quoi: 'Quoi', genre: 'Ligne', etat: 'État' },
  deplier: (n: number) => (n === 1 ? 'Montrer l’action' : `Montrer les ${n} actions`),
  replier: 'Replier les actions',
  retards: (n: number, total: number) =>
    n === 0 ? `${total} actions` : n === 1 ? `une sur ${total} en retard` : `${n} sur ${total} en retard`,
};
