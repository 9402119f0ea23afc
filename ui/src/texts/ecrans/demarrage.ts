const F = '\u202f';

/** Texts of the page of the five questions. */
export const demarrage = {
  titre: 'Commencer en cinq questions',
  invite: 'Chaque réponse peut rester vide, et tout se change ensuite. Le dossier se crée à tout moment.',
  qui: { titre: 'Qui', aide: 'Le gestionnaire qui signe, et le Département en face.' },
  quoi: {
    titre: 'Quels services',
    aide: 'La catégorie dit si l’ARS signe aussi ; l’habilitation, quelles dates valent.'.replace(' ;', `${F};`),
  },
  quand: {
    titre: 'De quand à quand',
    aide: 'Un mois suffit : 7/2027 est le 1er juillet au début, 6/2030 le 30 juin à la fin.'.replace(' :', `${F}:`),
  },
  paie: { titre: 'Qui paie les heures', aide: 'Sans choix, toute la liste reste.' },
  objectifs: {
    titre: 'Quels objectifs',
    aide: 'Les six de l’article L. 314-2-2 du CASF. Chacun apporte un axe et ses premiers indicateurs.',
  },
  nomDepartement: 'Département',
  nomArs: 'Agence régionale de santé',
  service: (n: number) => `Service ${n}`,
  nomService: 'Nom du service',
  ajouterService: 'Ajouter un service',
  retirerService: (n: number) => `Retirer le service ${n}`,
  signature: 'Signature souhaitée',
  formeVide: 'Non précisée',
  tous: 'Les six',
  aucun: 'Aucun',
  apercu: 'Ce qui sera préparé',
  remarques: (n: number) => (n === 1 ? 'Une chose à savoir' : `${n} choses à savoir`),
  creer: 'Créer le dossier',
  renoncer: 'Revenir à l’accueil',
  retour: 'Revenir au dossier',
  nomFichier: (titre: string) => `${titre}.cpom`,
};
