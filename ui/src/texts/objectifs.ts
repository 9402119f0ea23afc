/** Texts of the screen « Objectifs et actions ». */
const F = '\u202f';

function combien(n: number, un: string, plusieurs: string): string {
  return `${n} ${n > 1 ? plusieurs : un}`;
}

export const objectifsEcran = {
  arborescence: 'Axes, objectifs et actions',
  onglet: { actions: 'Objectifs et actions', vues: 'Suivi des actions', engagements: 'Engagements réciproques' },
  aideArbre:
    'Flèches pour parcourir, Entrée pour ouvrir, F2 pour renommer, Alt+↑ ou ↓ pour déplacer, Ctrl+X ou Ctrl+C puis Ctrl+V pour déplacer ou copier ailleurs, Suppr pour supprimer.',
  vide: 'Le contrat se lit d’axe en objectif, puis en fiches actions. Les axes reprennent souvent les six objectifs de l’article L. 314-2-2.',
  partirDeLaLoi: 'Partir des six objectifs de la loi',
  renommer: (code: string) => `Renommer ${code}`,
  retard: 'en retard',
  avancement: (pct: number) => `${pct}${F}%`,
  deplace: (quoi: string, ou: string) => `${quoi} est maintenant dans ${ou}.`,
  sansIntitule: 'Sans intitulé',
  bibliotheque: {
    titre: 'Partir d’une fiche existante',
    vers: (objectif: string) => `La fiche s’ajoute à l’objectif ${objectif}. Tout s’y modifie ensuite.`,
    chercher: 'Chercher dans les fiches',
    miennes: 'Mes fiches, gardées d’autres dossiers',
    exemples: 'Exemples non officiels',
    aucune: `Aucune encore. Le bouton «${F}Garder comme fiche type${F}», au bas d’une fiche, en ajoute une.`,
    contient: (etapes: number, risques: number, indicateurs: number) =>
      [
        combien(etapes, 'étape', 'étapes'),
        combien(risques, 'risque', 'risques'),
        combien(indicateurs, 'indicateur', 'indicateurs'),
      ].join(', '),
    oublier: (quoi: string) => `Retirer de mes fiches${F}: ${quoi}`,
    renoncer: 'Renoncer',
    ajouter: 'Ajouter la fiche',
    gardee: (quoi: string) => `Fiche gardée pour d’autres dossiers${F}: ${quoi}`,
  },
  branche: {
    titreMenu: 'Plan',
    menu: 'Déplacer ou copier ailleurs…',
    dupliquer: 'Dupliquer',
    supprimer: { axes: 'Supprimer l’axe', objectifs: 'Supprimer l’objectif', actions: 'Supprimer la fiche' },
    titre: (code: string) => `Déplacer ou copier ${code}`,
    geste: 'Déplacer ou copier',
    deplacer: 'Déplacer',
    copier: 'Copier',
    versAxe: 'Dans l’axe',
    versObjectif: 'Dans l’objectif',
    aide: `Ce qui en dépend suit${F}: étapes, budgets, risques, indicateurs, bilans.`,
    aideCopie: 'La copie reprend étapes, budgets, risques et indicateurs, sans les bilans, sous un nouveau numéro.',
    renoncer: 'Ne rien changer',
    coupee: (quoi: string) => `${quoi} est à déplacer${F}: aller où le mettre, puis Ctrl+V.`,
    copiee: (quoi: string) => `${quoi} est à copier${F}: aller où le mettre, puis Ctrl+V.`,
  },

  vues: {
    titre: 'Façon de voir les actions',
    noms: { feuille: 'Feuille', colonnes: 'Par statut', calendrier: 'Calendrier' },
    aideFeuille: (annee: number) => `Les mots sont ceux du bilan ${annee} de chaque action.`,
    aideTableau: `Glisser une fiche d’une colonne à l’autre change son statut. Au clavier${F}: flèches pour parcourir, Alt+← ou → pour changer le statut, Entrée pour ouvrir la fiche.`,
    aideGantt: `Glisser la fin d’une barre, ou Entrée sur la barre, reporte l’échéance${F}; le motif est demandé, et va au bilan de l’année.`,
    sansDates: `Ni le contrat ni les actions n’ont de dates${F}: rien à placer sur un calendrier.`,
    colonne: (statut: string, n: number) => `${statut}, ${combien(n, 'action', 'actions')}`,
    vers: (statut: string) => `vers «${F}${statut}${F}»`,
    jusqua: (date: string) => `jusqu’au ${date}`,
    sansFin: 'sans échéance',
    barre: (nom: string, dit: string) => `${nom}${F}: ${dit}`,
    jours: (debut: string | null, fin: string | null) =>
      debut === null && fin === null
        ? 'sans dates'
        : [debut === null ? 'début non daté' : `du ${debut}`, fin === null ? 'sans échéance' : `au ${fin}`].join(' '),
    etape: (libelle: string, date: string, statut: string) => `Étape${F}: ${libelle}, ${date}, ${statut}`,
    glisser: 'Glisser pour reporter l’échéance',
    legende: { etape: 'étape', faite: 'étape faite' },
    report: {
      titre: (action: string) => `Reporter l’échéance${F}: ${action}`,
      aide: (annee: number) =>
        `Le motif s’ajoute à l’analyse de l’écart du bilan ${annee} de l’action, que le rapport annuel imprime.`,
      echeance: 'Nouvelle échéance',
      motif: 'Motif',
      faire: 'Reporter',
      avantDebut: 'Cette date est avant le début de l’action.',
      phrase: (avant: string | null, vers: string, motif: string) =>
        avant === null
          ? `Échéance fixée au ${vers}${F}: ${motif}`
          : `Échéance reportée du ${avant} au ${vers}${F}: ${motif}`,
    },
  },

  fiche: {
    exporter: 'Exporter la fiche…',
    garder: 'Garder comme fiche type',
    garderAide: `La retrouver dans «${F}Partir d’une fiche existante${F}», ici et dans d’autres dossiers`,
    supprimer: 'Supprimer la fiche',
    axe: 'Axe',
    objectif: 'Objectif',
    justification: 'Justification de la reconduction',
    justificationAide: 'L’action vient de l’ancien contrat, en retard ou non atteinte. Dire pourquoi la poursuivre.',
    pourquoi: 'Constat et effet attendu',
    quoi: 'Description',
    pour: 'Public et territoire',
    quand: 'Calendrier et étapes',
    avec: 'Équipe et partenaires',
    moyens: 'Moyens',
    budget: 'Budget',
    sansContrat: 'Sans le contrat',
    sansContratAide: `Ce que l’action coûterait de toute façon. Réserve${F}: jamais remis au Département.`,
    indicateurs: 'Indicateurs',
    evaluation: 'Évaluation et vigilance',
    risques: 'Risques',
    bilans: 'Bilans annuels',
    rattachement: 'Rattachement',
    aucuneEtape: 'Aucune étape. Une fiche se juge à ses étapes datées.',
    aucunBilan: 'Chaque année, dire ce qui a été fait et pourquoi le prévu n’a pas été tenu.',
    bilanAnnee: (annee: string) => `Bilan ${annee}`,
  },

  budget: {
    titre: 'Budget de l’action, par année et par source',
    source: 'Source',
    cout: 'Coût prévu',
    total: 'Sur la durée',
    consomme: 'Dotation consommée',
    aide: 'Le coût prévu additionne les trois sources de l’année.',
  },

  liens: {
    aucun: 'Aucun indicateur. Une action sans mesure ne s’évalue pas.',
    rattacher: 'Rattacher un indicateur',
    choisir: 'Choisir un indicateur…',
    retirer: (quoi: string) => `Retirer${F}: ${quoi}`,
    jamais: 'pas encore de valeur',
    valeur: (valeur: string, annee: number) => `${valeur} en ${annee}`,
  },

  axe: {
    objectifs: 'Objectifs de l’axe',
    cout: 'Coût prévu des actions de l’axe',
    coutFormule: 'Somme des coûts prévus de ses fiches actions, sur toutes les années du contrat.',
    aucun: 'Aucun objectif dans cet axe. Un objectif dit ce qui doit changer d’ici la fin du contrat.',
  },
  objectif: {
    actions: 'Actions de l’objectif',
    indicateurs: 'Indicateurs de l’objectif',
    aucune: `Aucune action dans cet objectif. Chaque action a sa fiche${F}: pilote, étapes, budget, indicateurs.`,
    aucunIndicateur: 'Aucun indicateur ne dit si cet objectif est atteint.',
  },
  legal: {
    aucun: 'Aucun (qualité, pilotage)',
    celuiDeLAxe: 'Celui de l’axe',
  },

  engagements: {
    aide: 'Ce que chaque partie promet à l’autre, et la preuve qui le montre.',
    aucun: 'Aucun engagement de cette partie.',
    autrePartie: 'Ajouter une partie',
  },
};
