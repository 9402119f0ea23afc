const F = '\u202f';

/** Texts of the screen « L’année ». */
export const annee = {
  titre: (annee: number) => `L’année ${annee}`,
  saisir: (annee: number) => `Saisir l’année ${annee}`,
  clore: (annee: number) => `Clore l’année ${annee}`,
  rouvrirAnnee: (annee: number) => `Rouvrir l’année ${annee}`,
  choisir: 'Année',
  sansDates: 'La saisie d’une année commence quand le contrat a ses dates.',
  fixerDates: 'Fixer les dates',
  etapes: {
    heures: 'Heures',
    donnees: 'Données',
    personnel: 'Personnel',
    comptes: 'Comptes',
    indicateurs: 'Indicateurs',
    actions: 'Actions',
    bilan: 'Bilan',
    cloture: 'Clore',
  },
  progression: (saisis: number, attendus: number) => `${saisis} chiffres sur ${attendus}`,
  progressionDe: (annee: number) => `Chiffres saisis de l’année ${annee}`,
  complet: 'complet',
  manquent: (n: number) => (n === 1 ? '1 manque' : `${n} manquent`),
  aEcrire: (n: number) => (n === 1 ? '1 texte' : `${n} textes`),
  close: 'clos',
  ouverte: 'à clore',
  arretee: 'comptes arrêtés',
  reste: (n: number) => (n === 1 ? `Il manque encore un chiffre${F}:` : `Il manque encore ${n} chiffres${F}:`),
  resteTextes: (n: number) => (n === 1 ? `Il reste un texte à écrire${F}:` : `Il reste ${n} textes à écrire${F}:`),
  autres: (n: number) => (n === 1 ? 'et un autre' : `et ${n} autres`),
  aVerifier: (n: number) => (n === 1 ? `Un point à vérifier${F}:` : `${n} points à vérifier${F}:`),
  autresPoints: (n: number) =>
    n === 1 ? 'Et un autre, dans la Vue d’ensemble.' : `Et ${n} autres, dans la Vue d’ensemble.`,
  rienNeManque: 'Rien ne manque à cette étape.',
  premier: 'Aller au premier manque',
  suivante: (etape: string) => `Étape suivante${F}: ${etape}`,
  precedente: (etape: string) => `Étape précédente${F}: ${etape}`,
  estClose: (annee: number, depuis: string | null, manques: number | null) =>
    `${annee} est clos${depuis ? ` depuis le ${depuis}` : ''}${manques === null ? '' : manques === 0 ? ', sans manque' : manques === 1 ? ', avec un manque' : `, avec ${manques} manques`}. Ses chiffres se lisent ici et ne changent plus.`,
  rouvrir: (annee: number) => `Rouvrir l’exercice ${annee}`,
  rouvrirAide: 'Une correction reste possible en rouvrant l’exercice, puis en le closant de nouveau.',
  question: (annee: number) => `${annee} est clos. Rouvrir l’exercice${F}?`,
  caseClose: (annee: number) => `${annee} est clos${F}: ce chiffre ne change plus. F2 propose de rouvrir l’exercice.`,
  passer: (annee: number) => `Passer à ${annee}`,

  comptes: {
    prevu: (quoi: string) => `${quoi}, prévu`,
    actions: 'Argent des actions',
    actionsAide: 'Ce que chaque action a dépensé dans l’année, par source, en regard de ce qui était prévu.',
    dotation: 'Heures retenues et dotation hors actions',
    supplement: 'Supplément facturé au-delà du tarif',
    supplementAide: 'Le montant moyen facturé par heure, une ligne par tarif de l’année.',
  },

  ecarts: {
    titre: (n: number) => (n === 1 ? 'Une cible manquée' : `${n} cibles manquées`),
    aide: 'Dire pourquoi, et ce qui est fait. La cause et les mots s’impriment au bilan et au dossier de réunion.',
    pour: (valeur: string, cible: string) => `${valeur} pour une cible de ${cible}`,
    proposer: 'Proposer une phrase',
    prendre: 'Prendre cette phrase',
    laisser: 'Laisser',
  },

  actions: {
    titre: (annee: number) => `Actions en ${annee}`,
    aucune: 'Le plan n’a pas encore d’action.',
    echeance: 'Échéance',
  },

  bilan: {
    commencer: (annee: number) => `Commencer le bilan ${annee}`,
    vide: 'Les textes du rapport annuel. Ils s’impriment au bilan de l’année, avec les chiffres.',
    chiffres: 'L’année en chiffres',
    aucun: 'Les chiffres de l’année apparaîtront ici à mesure de la saisie.',
    reprendre: 'Reprendre dans la synthèse',
    reprendreAide: 'Ces phrases s’ajoutent à la synthèse, à relire.',
  },

  cloture: {
    titre: (annee: number) => `Clore l’exercice ${annee}`,
    faite: (annee: number) => `Exercice ${annee} clos`,
    phrase:
      'Clore fige les chiffres de l’année et en garde une version. Une année se clôt aussi avec des manques, qui sont comptés, et se rouvre.',
    etape: 'Étape',
    saisis: 'Saisis',
    attendus: 'Attendus',
    manquent: 'Manquent',
    textes: 'Textes à écrire',
    total: 'Total',
    effets: 'Ce que la clôture fera',
    echeances: (annee: number) => `Échéances de ${annee} à ajouter`,
    clore: (annee: number) => `Clore l’exercice ${annee}`,
    cloreAvec: (annee: number, manques: number) =>
      manques === 1 ? `Clore l’exercice ${annee} avec un manque` : `Clore l’exercice ${annee} avec ${manques} manques`,
    version: 'Version gardée à la clôture',
    sansVersion: 'La version gardée à la clôture n’est plus dans le dossier.',
    arretee: (annee: number) =>
      `Les comptes de ${annee} sont dits arrêtés, mais l’exercice n’est pas clos${F}: ses chiffres se corrigent encore, et aucune version n’en est gardée.`,
    voirVersion: (nom: string) => `Voir la version «${F}${nom}${F}»`,
    imprimer: (annee: number) => `Imprimer le bilan ${annee}`,
    sansDate: 'à fixer',
  },
};
