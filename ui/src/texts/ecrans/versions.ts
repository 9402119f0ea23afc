const F = '\u202f';

/** The screen « Versions ». */
export const versions = {
  historique: 'Historique',
  historiqueAide: 'Tout ce qui a été fait, même annulé. Rien ne s’efface.',
  aucuneEtape: 'Les modifications du dossier apparaîtront ici, une phrase pour chacune.',
  filtrer: 'Filtrer l’historique',
  annulee: 'annulée',
  plus: 'Afficher plus loin',
  versionsAide: 'Les états du dossier qui ont un nom : contrat signé, avenant, dossier transmis.'.replace(
    ' :',
    `${F}:`,
  ),
  decisionsCourt: 'Décisions',
  decisionsAide: 'Ce que devient chaque action au prochain contrat. Le renouvellement les applique.',
  aucuneAction: 'Les actions du contrat apparaîtront ici.',
  decider: (n: number) => (n === 1 ? 'Préparer la dernière décision' : `Préparer les ${n} décisions`),
  deciderUne: 'Décider',
  retirerDecision: (nom: string) => `Retirer la décision${F}: ${nom}`,
  repriseAide: 'D’où vient ce dossier, et ce que vise le suivant.',
  repriseCourt: 'Ce qui a été repris',
  corriger: 'Corriger les lignes',
  lire: 'Revenir à la lecture',
  aucuneReprise: 'Ce dossier ne vient pas d’un renouvellement.',
};
