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
  avenantsAide: 'Chaque avenant est la liste de ce qu’il change au contrat.',
  avenant: (numero: number | null, motif: string) =>
    [numero === null ? 'Avenant' : `Avenant n°\u202f${numero}`, motif].filter(Boolean).join('. '),
  aucunAvenant: 'Aucun avenant.',
  piecesAide: 'Les documents à joindre au dossier, et jusqu’à quand ils valent.',
  perimees: (n: number) => (n === 1 ? 'Une pièce n’est plus valable.' : `${n} pièces ne sont plus valables.`),
};
