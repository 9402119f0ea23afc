export const diagnostic: Record<string, Record<string, string>> = {
  diagnostic: { date: 'Date du diagnostic', note: 'Note sur les chiffres', synthese: 'Synthèse' },
  constats: { nature: 'Rubrique', texte: 'Constat' },
  exercices: { clos: 'Comptes arrêtés' },
  donnees: { libelle: 'Donnée' },
  valeurs: { donnee_id: 'Donnée', valeur: 'Valeur', statut: 'Fiabilité' },
  heures_payees: {
    conges_payes: 'Congés payés',
    trajets_intervacations: 'Trajets entre deux interventions',
    formation: 'Formation',
    temps_collectifs: 'Temps collectifs',
    absences_remunerees: 'Absences rémunérées',
    autres: 'Autres',
  },
  publics: { apa: 'APA', pch: 'PCH', autres: 'Autres' },
};
