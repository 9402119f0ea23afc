/** Texts of the screen « Suivi ». */
export const suivi = {
  sansDate: 'date à fixer',
  enRetard: 'En retard',
  retards: (n: number) => (n === 1 ? 'Une échéance en retard' : `${n} échéances en retard`),
  aVenir: 'À venir',
  aucuneEcheance: 'Les dates à tenir : rapport annuel, comités, versements, transmission des comptes.'.replace(
    ' :',
    '\u202f:',
  ),
  proposer: {
    titre: 'Échéances de la loi et du contrat',
    phrase:
      'Calculées d’après les dates du contrat. Celles qu’aucun texte ne fixe sont à vérifier dans le contrat signé ; elles se modifient ensuite comme les autres.'.replace(
        ' ;',
        '\u202f;',
      ),
    sansContrat:
      'Le contrat n’a pas encore de dates : seules restent les échéances qui partent d’un événement.'.replace(
        ' :',
        '\u202f:',
      ),
    rien: 'Le dossier a déjà toutes les échéances à venir.',
    sansDate: 'Date à fixer',
    memeJour: (libelle: string) => `le même jour\u202f: ${libelle}`,
    ajouter: (n: number) => (n <= 1 ? 'Ajouter l’échéance' : `Ajouter ${n} échéances`),
  },
  faites: (n: number) => (n === 1 ? 'Afficher l’échéance close' : `Afficher les ${n} échéances closes`),
  masquerFaites: 'Masquer les échéances closes',
  aucunComite: 'Après chaque réunion avec le Département : qui était là, ce qui s’est dit, ce qui est décidé.'.replace(
    ' :',
    '\u202f:',
  ),
  decisions: (n: number) => (n === 0 ? 'sans décision' : n === 1 ? '1 décision' : `${n} décisions`),
  decisionsEnRetard: (n: number) =>
    n === 1 ? 'Une décision aurait dû être exécutée.' : `${n} décisions auraient dû être exécutées.`,
  bilansAide: 'Le texte du rapport annuel. Les chiffres viennent des indicateurs et des moyens.',
  bilan: (annee: number) => `Bilan de l’année ${annee}`,
  aucunBilan: 'Aucun bilan rédigé.',
  ajouterBilan: (annee: number) => `Ajouter le bilan ${annee}`,
  revuesAide: 'Revue à mi-parcours, dialogue de gestion, bilan final.',
  aucuneRevue: 'Préparer une réunion : les messages, les demandes et les questions à prévoir.'.replace(' :', '\u202f:'),
  reserve:
    'Les priorités, les positions de repli et les questions ne s’impriment que dans un exemplaire à usage interne.',
  aucuneDemande: 'Ce que le service demandera, et ce qu’il pourra accepter à la place.',
  priorite: (mot: string) => `priorité ${mot}`,
  position: (partie: string, nature: string) => `${partie}\u202f: ${nature}`,
  seance: (numero: number | null, date: string | null) =>
    `Séance${numero === null ? '' : ` n°\u00a0${numero}`}${date === null ? '' : ` du ${date}`}`,
  aucuneSeance: 'Aucune séance tenue.',
  avenantsAide: 'Ce qui change au contrat : modifier le dossier, puis en faire un avenant.'.replace(' :', '\u202f:'),
  visees: 'Aller à\u202f:',
  preparer: {
    titre: 'Préparer un avenant',
    titreCompleter: 'Compléter l’avenant',
    completer: 'Compléter d’après le dossier…',
    depuis: (nom: string, date: string) => `Depuis «\u202f${nom}\u202f»${date ? `, ${date}` : ''}.`,
    phrase: 'Cocher ce que l’avenant doit dire.',
    rien: 'Rien de ce qui lie les parties n’a changé.',
    sansBase:
      'Aucune version du contrat n’est gardée dans ce dossier : dans Versions, garder celle du contrat signé, puis la sceller.'.replace(
        ' :',
        '\u202f:',
      ),
    base: 'À partir de',
    nonScellee: 'non scellée',
    prendre: 'Prendre',
    prendreQuoi: (libelle: string) => `Prendre ${libelle}`,
    quoi: 'Disposition',
    avant: 'Avant',
    apres: 'Après',
    absent: 'absent',
    ailleurs: (avenant: string) => `déjà dans : ${avenant}`.replace(' :', '\u202f:'),
    ecrire: (n: number) =>
      n === 0 ? 'Ne garder aucune modification' : n === 1 ? 'Écrire la modification' : `Écrire ${n} modifications`,
  },
  effet: {
    titre: 'Effet sur la dotation prévue, à heures constantes',
    annee: 'Année',
    avant: 'Avant',
    apres: 'Après',
    ecart: 'Écart',
    total: 'Durée du contrat',
    nul: (total: string) =>
      `Ces modifications ne changent pas la dotation prévue${total ? ` : ${total}` : ''}.`.replace(' :', '\u202f:'),
    sansDotation: 'Aucun montant horaire n’est saisi : l’effet sur la dotation n’est pas connu.'.replace(
      ' :',
      '\u202f:',
    ),
    laissees: (n: number) =>
      n === 1
        ? 'Une modification écrite en toutes lettres n’y est pas comptée.'
        : `${n} modifications écrites en toutes lettres n’y sont pas comptées.`,
  },
  signer: {
    bouton: 'Signer…',
    titre: (nom: string) => `${nom} : le contrat consolidé sera scellé`.replace(' :', '\u202f:'),
    phrase:
      'L’avenant passe à l’état signé, et le dossier d’aujourd’hui est gardé comme contrat consolidé. Cette version scellée ne pourra plus être changée ni retirée.',
    sansMotif: 'Le motif n’est pas écrit.',
    confirmer: 'Signer et sceller',
  },
  consolide: {
    titre: 'Contrat consolidé',
    sansVersion:
      'Il compare le contrat signé, chaque avenant et aujourd’hui, dès qu’une version du contrat est scellée (écran Versions).',
    rien: 'Aucune disposition n’a changé depuis la signature.',
    disposition: 'Disposition',
    reconstitue: 'reconstitué',
    reconstitueAide:
      'Reconstitué : ce contenu n’a pas été gardé, il est retrouvé en défaisant ce que disent les avenants.'.replace(
        ' :',
        '\u202f:',
      ),
    parties: {
      montants: 'Montants',
      cibles: 'Cibles',
      dates: 'Dates',
      textes: 'Textes',
      autres: 'Autres dispositions',
    },
    sansAvenant: (lieux: string[]) =>
      `Changé sans avenant : ${lieux.join(' ; ')}.`.replace(' :', '\u202f:').replaceAll(' ;', '\u202f;'),
    enToutesLettres: (n: number) =>
      n === 1
        ? 'Une modification écrite en toutes lettres n’est pas comparée.'
        : `${n} modifications écrites en toutes lettres ne sont pas comparées.`,
    etatsOmis: (n: number) =>
      n === 1 ? 'Un état intermédiaire n’est pas montré.' : `${n} états intermédiaires ne sont pas montrés.`,
  },
  avenant: (numero: number | null, motif: string) =>
    [numero === null ? 'Avenant' : `Avenant n°\u202f${numero}`, motif].filter(Boolean).join('. '),
  aucunAvenant: 'Aucun avenant.',
  piecesAide: 'Les documents à joindre au dossier, jusqu’à quand ils valent, et les chiffres qu’ils prouvent.',
  valable: (jour: string) => `valable jusqu’au ${jour}`,
  aucunePiece: 'Les documents de l’agence, les factures et les extractions qui prouvent les chiffres du contrat.',
  preuves: {
    verifier: 'Vérifier les fichiers',
    enCours: 'Vérification…',
    joindre: 'Joindre un fichier…',
    remplacer: 'Joindre son fichier…',
    retrouver: 'Dire où est le fichier…',
    joindreA: (objet: string) => `Joindre un fichier qui prouve «\u202f${objet}\u202f»`,
    copier: 'Copier le fichier à côté du dossier',
    copierAide: 'Sans cela, le fichier reste où il est ; seuls son chemin et son empreinte sont gardés.'.replace(
      ' ;',
      '\u202f;',
    ),
    annee: 'Exercice',
    annees: 'Preuves de l’exercice',
    sansPreuve: 'Sans pièce',
    bordereau: 'Bordereau de pièces',
    aucune: 'Aucune pièce ne prouve encore un chiffre de cette année.',
    numero: 'N°',
    piece: 'Pièce',
    objet: 'Chiffre prouvé',
    valeur: 'Valeur',
    page: 'Page',
    aCompleter: 'à compléter',
    fichier: 'Fichier',
    extraction: 'Extraction',
    extractionAide: 'Ce qu’il faut pour refaire la même extraction l’an prochain.',
    liens: 'Ce que prouve cette pièce',
    liensVides: 'Cette pièce ne prouve encore aucun chiffre.',
    tables: { budgets_action: 'Dépenses des actions', mesures: 'Indicateurs', valeurs: 'Données brutes' },
    nominative: 'contient des noms',
    prouve: (n: number) => (n === 1 ? 'prouve 1 chiffre' : `prouve ${n} chiffres`),
    prouvePar: (noms: string[]) => `Prouvé par ${noms.map((n) => `«\u202f${n}\u202f»`).join(', ')}`,
    afficher: (n: number) => `Afficher les ${n} chiffres`,
  },
  perimees: (n: number) => (n === 1 ? 'Une pièce n’est plus valable.' : `${n} pièces ne sont plus valables.`),
};
