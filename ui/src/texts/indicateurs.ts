/** Texts of the screen « Indicateurs ». */
const F = '\u202f';

export const indicateursEcran = {
  onglet: {
    liste: 'Les indicateurs',
    toutes: 'Toutes les années',
    annee: 'Saisie de l’année',
    situation: 'Situation intermédiaire',
    rendus: 'Rendus du suivi',
  },

  rendus: {
    titre: 'Rendus du suivi',
    aide: 'Ce que le suivi demande en plus des indicateurs\u202f: rapports, comités, fichiers, revues, avec le temps passé. Réserve\u202f: jamais remis au Département.',
  },

  phrase: {
    sansValeur: 'Aucune valeur pour le moment.',
    valeur: (valeur: string, annee: number) => `${valeur} en ${annee}`,
    sur: (debut: string, cible: string) => `${debut}, à la cible de ${cible}.`,
    dessus: (debut: string, cible: string) => `${debut}, au-dessus de la cible de ${cible}.`,
    dessous: (debut: string, cible: string) => `${debut}, au-dessous de la cible de ${cible}.`,
    depuis: (debut: string, reference: string, annee: number) => `${debut}, contre ${reference} en ${annee}.`,
    seule: (debut: string) => `${debut}.`,
  },

  liste: {
    titre: 'Indicateurs du contrat',
    code: 'Code',
    libelle: 'Indicateur',
    reference: 'Référence',
    dernier: 'Dernière valeur',
    cible: (annee: number) => `Cible ${annee}`,
    statut: 'Statut',
    evolution: 'Évolution',
    filtrer: 'Filtrer',
    texte: 'Chercher un indicateur',
    axe: 'Axe',
    tousAxes: 'Tous les axes',
    sansAxe: 'Sans axe',
    statutFiltre: 'Statut',
    tousStatuts: 'Tous les statuts',
    ajouter: 'Ajouter un indicateur',
    catalogue: 'Prendre au catalogue…',
    aucun: 'Aucun indicateur ne correspond.',
    vide: 'Un objectif s’évalue par ses indicateurs. Le catalogue en propose 69, définis et prêts à remplir.',
    nombre: (n: number, total: number) =>
      n === total ? (n === 1 ? '1 indicateur' : `${n} indicateurs`) : `${n} sur ${total}`,
    enAnnee: (annee: number) => `en ${annee}`,
  },

  fiche: {
    retour: 'Tous les indicateurs',
    precedent: 'Indicateur précédent',
    suivant: 'Indicateur suivant',
    supprimer: 'Supprimer l’indicateur',
    annees: 'Valeurs et cibles par année',
    definition: 'Définition',
    rattachement: 'Rattachement',
    formules: 'Calcul à partir des données du dossier',
    formulesAide: `Quand une formule est écrite, une case vide montre le nombre calculé, en italique, et ce nombre compte comme s’il était saisi. Saisir par-dessus garde les deux${F}: un écart se lit dans les points à voir.`,
    formulesCatalogue: 'Reprendre les formules du catalogue',
    actions: 'Actions qui le font avancer',
    aucuneAction: 'Aucune action n’est reliée à cet indicateur.',
    catalogue: (n: number) => `Catalogue, n° ${n}`,
    petits: (annees: string) =>
      `Petits effectifs en ${annees}${F}: un seul cas change le résultat de plus de deux points. Préférer la tendance sur trois ans.`,
    constats: 'Points à voir',
  },

  rupture: {
    changee: 'La définition a changé.',
    marquer: (annee: number) => `Marquer une rupture de série en ${annee}`,
    laisser: 'Ne rien marquer',
  },

  grille: {
    ligne: 'Année par année',
    numerateur: 'Numérateur',
    nombre: 'Nombre',
    denominateur: 'Dénominateur',
    divise: (mots: string) => `÷ ${mots}`,
    valeur: 'Valeur saisie',
    valeurNote: 'si le détail est inconnu',
    cible: 'Cible',
    resultat: 'Valeur',
    ecart: 'Écart à la cible',
    progression: 'Progression',
    progressionNote: 'de la référence vers la cible',
    statut: 'Statut',
    fiabilite: 'Fiabilité',
    commentaire: 'Commentaire',
    preuve: 'Preuve',
    calcule: (source: string, annee: number) =>
      `Calculé à partir ${source}, année ${annee}. Saisir un nombre ici le remplace${F}; vider la case le rétablit.`,
    cibleCalculee: (source: string, annee: number) =>
      `Cible calculée à partir ${source}, en prévisionnel pour ${annee}. Saisir une cible ici la remplace.`,
    aideCompte: (compte: string, mots: string) => `${compte}${F}: ${mots}`,
    formule: (num: string, den: string, facteur: string, valeur: string) => `${num} ÷ ${den}${facteur} = ${valeur}`,
    facteur: (f: string) => ` × ${f}`,
    saisie: 'Valeur saisie telle quelle.',
    compte: 'Nombre compté, sans dénominateur.',
    produit: (num: string, facteur: string, valeur: string) => `${num}${facteur} = ${valeur}`,
    ecartFormule: (valeur: string, cible: string, ecart: string) =>
      `Valeur − cible${F}: ${valeur} − ${cible} = ${ecart}`,
    progressionFormule: (valeur: string, reference: string, cible: string, progression: string) =>
      `Chemin fait depuis la référence${F}: (${valeur} − ${reference}) ÷ (${cible} − ${reference}) = ${progression}`,
  },

  toutes: {
    titre: 'Tous les indicateurs, année par année',
    aCote: 'Indicateur de la cellule',
    petits: `Petit effectif${F}: un seul cas change le résultat de plus de deux points.`,
    choisir: 'Choisir une case\u202f: sa courbe, ses points à voir, son commentaire et sa preuve s’affichent ici.',
    commenter: 'Commenter ce chiffre calculé',
    sansMesure: 'Saisir un chiffre pour pouvoir le commenter et nommer sa preuve.',
  },

  annee: {
    annee: 'Année à saisir',
    titre: (annee: number) => `Mesures de ${annee}`,
    aide: 'Une ligne par indicateur. Un nombre en italique est calculé à partir de ce qui est saisi ailleurs.',
    valeur: 'Résultat',
    indicateur: 'Indicateur',
  },

  situation: {
    aide: 'Un point en cours d’année, pour une réunion. Il ne remplace pas la mesure annuelle.',
    aucune: 'Aucune situation intermédiaire.',
    ajouter: 'Ajouter une situation',
    titre: (annee: string, au: string) => (au ? `Situation ${annee} au ${au}` : `Situation ${annee}`),
    mesures: 'Mesures provisoires',
    resultat: 'Résultat',
    calcule: (source: string) =>
      `Calculé à partir ${source}, telles que comptées dans cette situation. Saisir un nombre ici le remplace.`,
    heures: 'Heures comptées',
    heuresFormule: 'Somme des heures provisoires de l’année, tous financeurs.',
    prorata: 'Heures prévues au prorata',
    prorataFormule: 'Heures prévues de l’année, en proportion des mois comptés, arrondies à l’heure.',
  },

  catalogue: {
    titre: 'Catalogue des indicateurs',
    phrase: 'La définition est reprise avec ses formules et reste modifiable. Le numéro du catalogue est gardé.',
    chercher: 'Chercher dans le catalogue',
    aucun: 'Rien ne correspond dans le catalogue.',
    deja: 'déjà dans le dossier',
    prendre: (n: number) =>
      n === 0 ? 'Choisir des indicateurs' : n === 1 ? 'Ajouter l’indicateur' : `Ajouter ${n} indicateurs`,
    numero: (n: number) => `n° ${n}`,
    absent: 'Le catalogue n’a pas pu être lu.',
  },
};
