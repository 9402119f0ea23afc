/** Texts of the part « Équilibre » of the screen « Moyens ». The sentences on figures come from the core. */
import { fr } from './typographie';

export const equilibre = {
  reserve: fr('Réserve : jamais remis au Département'),
  annee: 'Année de l’équilibre',
  duree: 'Sur la durée',
  calcul: 'Calcul en cours…',
  absent: 'L’équilibre n’a pas pu être calculé.',

  version: fr("L'équilibre se calcule sur le dossier d'aujourd'hui, et non sur une version gardée."),
  parAnnee: 'Solde de chaque année',
  lignes: 'Ligne à ligne',

  cascade: {
    titre: (annee: string) => fr(`De la dotation au solde, ${annee}`),
    legende: fr('À droite ce qui entre, à gauche ce qui sort ; chaque barre part du bout de la précédente.'),
    equilibre: fr('Montant horaire d’équilibre :'),
    manque: 'à compléter',
    soldes: (lignes: string[]) => fr(`Solde de chaque année : ${lignes.join(', ')}.`),
  },
  hypotheses: {
    presumee: 'présumée',
    manques: 'Ce qui manque',
  },
  concessions: {
    titre: 'Ce que vaut une concession',
    objet: 'Ce qui est concédé',
    montant: 'Pour le service',
  },
  plafonds: {
    titre: 'Ce que coûte le plafond du supplément',
    aide: fr(
      "Le supplément est ce qui se facture au-delà du tarif (R. 314-136-1). La participation APA, fixée d'après les ressources, est autre chose et n'y est jamais ajoutée.",
    ),
    plafond: 'Plafond',
    effet: 'Effet pour le service',
    contrat: 'celui du contrat',
    autre: 'Un autre plafond',
    parChoix: (montant: string) => fr(`Laissé sous le plafond par choix, et non par le contrat : ${montant}.`),
  },
  objectifs: {
    titre: 'Par objectif de la loi',
    objectif: 'Objectif',
    dotation: 'Dotation',
    cofinancement: 'Cofinancements',
    cout: 'Coût',
    part: 'Supporté sans le contrat',
    solde: 'Solde',
  },
  reversements: {
    titre: 'Ce que le Département pourrait reprendre',
    aide: fr(
      "Les motifs se recoupent : ils ne s'additionnent pas. Certain : les comptes clos et le contrat le disent. Probable : une prévision, ou une règle que le Département peut appliquer. À surveiller : un contrôle pourrait le demander.",
    ),
    motif: 'Motif',
    vide: fr('Aucune année n’est close ni comptée : rien ne peut encore être repris.'),
  },
  etSi: {
    titre: 'Et si…',
    aide: fr(
      "Changer une valeur montre ce qui en suivrait. Rien n'est écrit dans le dossier tant que « Appliquer ce scénario » n'est pas choisi.",
    ),
    constatee: 'Les comptes de cette année sont clos : aucun levier ne la change. Choisir une autre année.'.replace(
      ' :',
      '\u202f:',
    ),
    leviers: 'Leviers',
    autres: 'Autres leviers',
    portee: 'Années que les leviers changent',
    cetteAnnee: (annee: number | null) => (annee === null ? 'Cette année' : `${annee} seulement`),
    toutesAnnees: 'Toutes les années ouvertes',
    invite: 'Taper une valeur, ou la faire varier avec − et +.',
    resultats: 'Ce qui en suivrait',
    grandeur: 'Chiffre',
    dossier: 'Dossier',
    essai: 'Essai',
    ecart: fr('écart'),
    cibles: fr('Cibles qui dépendent des heures :'),
    garder: 'Garder ce scénario',
    nom: 'Nom du scénario',
    nomPropose: (n: number) => `Scénario ${n}`,
    enregistrer: 'Garder',
    renoncer: 'Renoncer',
    remettre: 'Revenir au dossier',
    appliquer: 'Appliquer ce scénario',
    ecrira: (changements: string) => fr(`Écrirait dans le dossier, en une étape qui s'annule : ${changements}.`),
    rienAEcrire: fr('Rien à écrire : ces leviers ne sont pas des chiffres du dossier.'),
    reprendre: (nom: string) => fr(`Reprendre les leviers de « ${nom} »`),
    retirer: (nom: string) => fr(`Supprimer « ${nom} »`),
    complet: 'Quatre scénarios au plus se comparent : en supprimer un pour en garder un autre.'.replace(
      ' :',
      '\u202f:',
    ),
  },
  leviers: {
    base: (valeur: string) => fr(`au dossier : ${valeur}`),
    sansBase: 'pas de valeur au dossier',
    commeAuDossier: 'comme au dossier',
    moins: (nom: string) => fr(`Diminuer : ${nom}`),
    plus: (nom: string) => fr(`Augmenter : ${nom}`),
    bornes: (min: string, max: string) => `De ${min} à ${max}.`,
  },
};
