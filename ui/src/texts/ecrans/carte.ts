import { fr } from '../typographie';

const pluriel = (n: number, un: string, plusieurs: string): string => `${n} ${n < 2 ? un : plusieurs}`;

/** Texts of the map of the contract. */
export const carte = {
  titre: 'Carte du contrat',
  nom: fr('Carte du contrat : objectifs, actions, indicateurs et euros'),
  aide: fr('Flèches pour aller d’une chose à l’autre, Entrée pour y aller dans le dossier.'),
  compte: (axes: number, objectifs: number, actions: number) =>
    `${pluriel(axes, 'axe', 'axes')}, ${pluriel(objectifs, 'objectif', 'objectifs')}, ${pluriel(actions, 'action', 'actions')}`,
  budget: (montant: string) => fr(`budget de toutes les années : ${montant}`),
  sansBudget: 'aucun budget saisi',
  rienNeManque: fr('Chaque objectif a une action, chaque action un indicateur, un budget et des moyens.'),
  manque: fr('Ce qui manque'),
  autres: (n: number) => (n === 1 ? 'et un autre' : `et ${n} autres`),
  liste: 'Lire en liste',
  dessin: 'Voir la carte',
  exporter: fr('Exporter la carte…'),
  vide: {
    titre: 'La carte se dessine avec le plan',
    phrase: fr(
      'Un axe, ses objectifs, leurs actions : ils apparaîtront ici, reliés aux indicateurs qui les mesurent et aux euros qu’ils coûtent.',
    ),
    geste: 'Écrire le premier axe',
  },
  axe: (nom: string, montant: string) => `${nom}${montant && `, ${montant}`}`,
  action: (nom: string, statut: string, manques: string) => `${nom}, ${statut}${manques && `, ${manques}`}`,
  indicateur: (nom: string, etat: string) => `${nom}, ${etat}`,
  enAnnee: (statut: string, annee: number) => `${statut} en ${annee}`,
  sansCible: (annee: number) => `sans cible en ${annee}`,
  sansValeur: 'sans valeur',
  aucunIndicateur: 'aucun indicateur',
  aucunObjectif: 'aucun objectif',
  aucuneAction: 'aucune action',
  sansBudgetAction: 'sans budget',
  sansMontant: 'sans montant',
  budgetDe: (montant: string, sources: string) => `${montant}${sources && fr(` : ${sources}`)}`,
  seuls: fr('Sans action'),
  indicateursSeuls: (n: number) => (n === 1 ? 'un indicateur sans action' : `${n} indicateurs sans action`),
  argentSeul: (nom: string, montant: string) => fr(`aucune action : ${nom}, ${montant}`),
  affecter: (montant: string) => fr(`aucune action : dotation prévue, ${montant}`),
  source: (nom: string, montant: string) => fr(`${nom} : ${montant}`),
};
