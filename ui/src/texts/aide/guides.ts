/**
 * The guide, a page a screen: what the screen is for, then how to do the few things one comes for.
 * It says only what the program does; a gesture that changes changes here too.
 */
import type { CleEcran } from '../../state/navigation.svelte';
import { fr } from '../typographie';

export interface Geste {
  titre: string;
  comment: string;
}

export interface Guide {
  /** What the screen is for. */
  pour: string;
  gestes: Geste[];
  /** Keys that work here: the keys, then what they do. */
  touches?: [string, string][];
}

export type ClePage = CleEcran | 'partout' | 'accueil';

const TABLEAU: [string, string][] = [
  ['Flèches', 'aller de case en case'],
  ['Entrée, Tab', 'valider et aller dessous, à droite'],
  ['F2', 'modifier la case sans la remplacer'],
  ['Échap', "rendre à la case ce qu'elle contenait"],
  ['Ctrl+C, Ctrl+V', 'copier et coller un bloc, avec Excel aussi'],
  ['Suppr', 'vider les cases choisies'],
];

const brut: Record<ClePage, Guide> = {
  partout: {
    pour: 'Un dossier est un seul fichier, sur cet ordinateur. Chaque saisie est enregistrée aussitôt : la ligne du bas dit à quelle heure.',
    gestes: [
      {
        titre: 'Annuler sans crainte',
        comment:
          "Tout s'annule et se rétablit, même après avoir fermé le dossier. Dans un champ où l'on vient de taper, Ctrl+Z défait la frappe ; ailleurs, il défait la dernière modification du dossier et montre où elle était.",
      },
      {
        titre: 'Trouver et aller',
        comment:
          'Ctrl+K cherche partout : les écrans, les commandes, les actions, les indicateurs et tout texte ou montant du dossier. Entrée mène au champ.',
      },
      {
        titre: 'Lire les marques',
        comment:
          "● complet ou atteint, ◐ à compléter ou partiellement atteint, ○ bloquant ou non atteint. Un pointillé et « à vérifier » signalent une valeur livrée avec le programme qu'aucun texte n'a confirmée.",
      },
      {
        titre: 'Comprendre un chiffre calculé',
        comment:
          "Un chiffre sans cadre est calculé. Le choisir dit d'où il vient : la formule en mots, avec ses nombres.",
      },
      {
        titre: 'Transmettre le dossier',
        comment:
          "« Enregistrer une copie » donne un fichier à envoyer à un collègue ; « Exporter » donne le PDF, Word, Excel ou le calendrier pour ceux qui n'ont pas le programme.",
      },
    ],
    touches: [
      ['Ctrl+K', 'rechercher ou aller à'],
      ['Ctrl+F', 'rechercher dans le dossier'],
      ['Ctrl+0 à 9', "aller à l'écran, dans l'ordre du sommaire"],
      ['Ctrl+Z', 'annuler'],
      ['Ctrl+Maj+Z, Ctrl+Y', 'rétablir'],
      ['Ctrl+S', "envoyer ce qui attend et s'assurer du fichier"],
      ['F1', "ouvrir ou fermer l'aide, sur le mot du champ s'il est expliqué"],
      ['Échap', 'fermer le panneau, le menu ou renoncer à la frappe'],
    ],
  },
  accueil: {
    pour: 'Choisir le dossier sur lequel travailler, ou en commencer un.',
    gestes: [
      {
        titre: 'Découvrir',
        comment: "« Ouvrir l'exemple » crée un dossier complet et fictif : tout peut y être essayé.",
      },
      {
        titre: 'Préparer un premier contrat',
        comment: '« Nouveau dossier » part du modèle de contrat, des objectifs légaux et des échéances.',
      },
      {
        titre: 'Préparer le contrat suivant',
        comment:
          "« Renouveler à partir d'un dossier » reprend l'ancien sans le modifier : parties, actions et réalisés gardés, cibles et montants vidés, et la liste de ce qui reste à justifier. Le PDF d'un ancien dossier convient aussi.",
      },
    ],
  },
  ensemble: {
    pour: 'Savoir où en est le dossier et par quoi continuer.',
    gestes: [
      {
        titre: 'Voir ce qui manque',
        comment:
          "Chaque partie dit combien de points restent, et lequel vient d'abord. Choisir un point mène au champ.",
      },
      {
        titre: 'Trier les points à voir',
        comment:
          "« Bloquant » empêche un contrat valable, « À compléter » est un vide, « À vérifier » une contradiction ou un doute, « Pour information » n'appelle rien. Un dossier inachevé est normal.",
      },
      {
        titre: 'Préparer la réunion',
        comment:
          '« Ce que le Département demandera » rassemble les écarts, les retards et les questions préparées dans le Suivi.',
      },
      {
        titre: 'Régler le calcul',
        comment:
          "En bas : le titre du dossier, les heures d'un temps plein, et à partir de quelle progression une cible est « partiellement atteinte ».",
      },
    ],
  },
  parties: {
    pour: "Dire qui signe : le gestionnaire, le service, le Département, et l'agence régionale de santé si le service est mixte.",
    gestes: [
      {
        titre: 'Identifier le gestionnaire et le service',
        comment:
          "Raison sociale, SIREN, SIRET et numéros FINESS s'impriment en tête du contrat. Autorisation et habilitation viennent des arrêtés du Département.",
      },
      {
        titre: 'Décrire le territoire',
        comment: 'Une ligne par commune desservie ; cocher celles que le Département dit prioritaires.',
      },
      {
        titre: "Reporter l'appel à candidatures",
        comment:
          "Noter la priorité que l'appel donne à chacun des six objectifs légaux, et le plafond du supplément par année.",
      },
      {
        titre: 'Ordonner les signatures',
        comment: "Les signataires s'impriment dans l'ordre de la liste. Alt+↑ et Alt+↓ déplacent une ligne.",
      },
    ],
  },
  diagnostic: {
    pour: 'Poser le point de départ que le service et le Département partagent : les chiffres, le territoire, les forces et les manques.',
    gestes: [
      {
        titre: "Saisir les chiffres de l'année",
        comment:
          "Les données brutes se saisissent une fois, une colonne par année. Les indicateurs et les chiffres clés s'en servent.",
      },
      {
        titre: 'Rédiger les constats',
        comment:
          'Une phrase et un chiffre par force, faiblesse, opportunité, menace ou besoin du territoire. Les fiches actions y répondent.',
      },
      {
        titre: 'Clore une année',
        comment: 'Dans « Exercices », une année close sert de référence : ses chiffres ne devraient plus changer.',
      },
    ],
    touches: TABLEAU,
  },
  objectifs: {
    pour: "Bâtir le contrat : des axes, leurs objectifs, les fiches actions qui y mènent, et ce que chaque partie promet à l'autre.",
    gestes: [
      {
        titre: 'Bâtir le plan',
        comment:
          "« Ajouter » crée un axe, un objectif ou une action dans la branche choisie. Glisser une ligne, ou Alt+↑ et Alt+↓, la déplace avec ce qu'elle contient ; « Renuméroter » refait la suite des codes.",
      },
      {
        titre: 'Remplir une fiche action',
        comment:
          "La fiche se lit comme elle s'imprime : constat, description, étapes datées, budget par année et par source, indicateurs, risques.",
      },
      {
        titre: 'Relier un indicateur',
        comment:
          "« Rattacher un indicateur » dit à quoi l'on verra que l'action réussit. Le lien se lit aussi depuis l'indicateur.",
      },
      {
        titre: 'Écrire les engagements réciproques',
        comment: "L'onglet liste ce que chaque partie promet, l'échéance et la preuve.",
      },
    ],
    touches: [
      ['Flèches', "parcourir l'arbre, ouvrir et fermer une branche"],
      ['Entrée', 'ouvrir la fiche'],
      ['F2', 'renommer'],
      ['Alt+↑, Alt+↓', 'déplacer'],
      ['Suppr', 'supprimer'],
    ],
  },
  indicateurs: {
    pour: 'Définir ce qui se mesure, saisir les chiffres de chaque année et voir si la cible est tenue.',
    gestes: [
      {
        titre: 'Choisir les indicateurs',
        comment:
          '« Prendre au catalogue » en propose 62, définis et prêts à remplir. Figer la définition au contrat évite les discussions : numérateur, dénominateur, date du compte.',
      },
      {
        titre: "Saisir l'année",
        comment:
          "« Saisie de l'année » montre une ligne par indicateur : numérateur et dénominateur suffisent, le taux se calcule.",
      },
      {
        titre: 'Fixer les cibles',
        comment:
          "Dans la fiche d'un indicateur, une cible par année. Le statut se déduit de la cible et du sens (à augmenter, à diminuer).",
      },
      {
        titre: 'Préparer une réunion en cours d’année',
        comment: '« Situation intermédiaire » garde un point provisoire, sans toucher à la mesure annuelle.',
      },
    ],
    touches: TABLEAU,
  },
  moyens: {
    pour: 'Chiffrer le contrat : heures, tarifs, dotation, financement des actions, compte de résultat, effectifs, formation, investissements.',
    gestes: [
      {
        titre: 'Saisir les heures',
        comment:
          'Par financeur et par année, réalisées puis prévues. « Compte pour la dotation » dit lesquelles entrent dans le calcul.',
      },
      {
        titre: 'Calculer la dotation',
        comment:
          "Heures comptées × montant horaire du contrat. Acompte, solde et report suivent. Le montant horaire national de 2025 et des années suivantes est à saisir : il n'a pas été trouvé.",
      },
      {
        titre: 'Équilibrer le financement',
        comment:
          'Le coût de chaque action se répartit entre dotation, autofinancement et cofinancement, dans sa fiche ou ici. La dotation des actions devrait égaler celle du contrat.',
      },
      {
        titre: 'Suivre les effectifs',
        comment: 'En ETP par emploi et par année. Le total se compare aux heures payées.',
      },
    ],
    touches: TABLEAU,
  },
  contrat: {
    pour: "Écrire le contrat lui-même, article par article, et voir si la loi y trouve tout ce qu'elle demande.",
    gestes: [
      {
        titre: 'Partir du modèle',
        comment:
          "Chaque Département écrit son contrat : le modèle livré est un point de départ. Les articles se renomment, se déplacent, s'écartent.",
      },
      {
        titre: 'Laisser les chiffres se remplir',
        comment:
          "Un texte comme {{service.nom}} est une variable : il suit les données du dossier et s'imprime avec leur valeur.",
      },
      {
        titre: 'Vérifier les mentions obligatoires',
        comment:
          "À côté des articles, chaque mention de l'article L. 313-11-1 dit quel article la porte. Les mentions marquées « à vérifier » n'ont pas pu être lues dans le texte en vigueur.",
      },
    ],
  },
  suivi: {
    pour: 'Faire vivre le contrat : échéances, comités, bilans annuels, préparation des revues, avenants et pièces.',
    gestes: [
      {
        titre: 'Tenir les échéances',
        comment:
          "Les dates légales sont proposées, celles du contrat s'ajoutent. « Exporter les échéances » les met dans un agenda.",
      },
      {
        titre: 'Noter un comité',
        comment:
          "Date, présents, points abordés, décisions avec leur responsable et leur date : ce qui est en retard remonte à la Vue d'ensemble.",
      },
      {
        titre: 'Préparer une revue',
        comment:
          "Les messages, les demandes et leur position de repli, les questions à prévoir et leur réponse. Ils ne s'impriment que dans le dossier de réunion.",
      },
      {
        titre: 'Faire un avenant',
        comment: 'Numéro, date, motif et la liste de ce qui change, avant et après.',
      },
    ],
  },
  pdf: {
    pour: "Choisir ce qui s'imprime et l'écrire dans un fichier.",
    gestes: [
      {
        titre: 'Choisir le document',
        comment:
          "« Dossier complet » et « Bilan d'une année » s'envoient au Département ; « Synthèse » tient sur une page ; « Dossier de réunion » contient les positions de repli et reste interne.",
      },
      {
        titre: 'Choisir le format',
        comment:
          "PDF pour la réunion et l'envoi, Word pour que le Département annote, Excel pour les tableaux, calendrier pour les échéances, données pour un autre programme.",
      },
      {
        titre: 'Marquer le projet',
        comment: "Tant que le contrat n'est pas signé, chaque page porte « PROJET ».",
      },
      {
        titre: 'Garder le PDF',
        comment: 'Il contient aussi les données : on peut renouveler ou importer à partir de lui.',
      },
    ],
  },
  versions: {
    pour: 'Retrouver ce qui a été fait, garder les états qui comptent et préparer le contrat suivant.',
    gestes: [
      {
        titre: "Lire l'historique",
        comment: "Chaque modification en une phrase, avec son heure. Rien ne s'efface, même ce qui a été annulé.",
      },
      {
        titre: 'Nommer une version',
        comment: 'Donner un nom aux états importants : dossier transmis, contrat signé, avenant.',
      },
      {
        titre: 'Préparer la suite',
        comment: 'Une décision par action, à poursuivre ou non : le renouvellement les applique.',
      },
    ],
  },
};

function ecrit(guide: Guide): Guide {
  return {
    pour: fr(guide.pour),
    gestes: guide.gestes.map((g) => ({ titre: fr(g.titre), comment: fr(g.comment) })),
    ...(guide.touches ? { touches: guide.touches.map(([k, v]) => [fr(k), fr(v)] as [string, string]) } : {}),
  };
}

export const GUIDES = Object.fromEntries(Object.entries(brut).map(([cle, guide]) => [cle, ecrit(guide)])) as Record<
  ClePage,
  Guide
>;
