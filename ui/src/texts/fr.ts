/**
 * Every text of the interface. Narrow no-break spaces are written \u202f, so that they are visible here; the
 * here; the words of tables, fields and statuses come from the model (`generated/modele.ts`).
 */
import type { EtatMention, Severite, StatutIndicateur } from '../generated/api';
import {
  type Champ,
  CHOIX,
  type NomChamp,
  type NomEcran,
  type NomTable,
  type Table,
  TABLES,
} from '../generated/modele';
import { apparence } from './apparence';
import { importerTableau } from './importer';
import { indicateursEcran } from './indicateurs';
import { moyensEcran } from './moyens';
import { objectifsEcran } from './objectifs';
import { motsOnglets, onglets } from './onglets';
import * as ecrans from './ecrans';

const F = '\u202f';

/** The words of a closed list, by code. */
function mots<C extends string>(liste: string, dire: (mot: string) => string): Record<C, string> {
  return Object.fromEntries((CHOIX[liste] ?? []).map((c) => [c.code, dire(c.libelle)])) as Record<C, string>;
}

export const textes = {
  application: 'Atelier CPOM',
  /** Between a word and what it announces, and between two things of a list. */
  deuxPoints: `${F}:`,
  pointVirgule: `${F}; `,
  /** Beside what no document for the Département has. */
  reserve: 'réserve',

  ecrans: {
    ensemble: 'Vue d’ensemble',
    annee: 'L’année',
    parties: 'Parties',
    diagnostic: 'Diagnostic',
    objectifs: 'Objectifs et actions',
    indicateurs: 'Indicateurs',
    moyens: 'Moyens',
    contrat: 'Contrat',
    suivi: 'Suivi',
    pdf: 'Dossier PDF',
    versions: 'Versions',
  },

  statuts: mots<StatutIndicateur>('statut_indicateur', (mot) => mot),
  mentions: mots<EtatMention>('etat_mention', (mot) => mot),

  severites: mots<Severite>('severite', (mot) => mot.charAt(0).toUpperCase() + mot.slice(1)),

  orthographe: {
    annonce: (mots: string[]) =>
      `Orthographe${F}: ${mots.length === 1 ? '1 mot à vérifier' : `${mots.length} mots à vérifier`}, ${mots.join(', ')}. F7 les corrige un à un.`,
    menu: (mot: string) => `Orthographe de «${F}${mot}${F}»`,
    recherche: 'Recherche…',
    aucune: 'Aucune proposition',
    retenir: 'Ajouter à mes mots',
    ignorer: 'Laisser ainsi',
    mesMots: 'Mes mots',
    mesMotsPhrase: 'Les mots ajoutés sur cet ordinateur ne sont plus soulignés, dans aucun dossier.',
    aucunMot: 'Aucun mot pour l’instant.',
    oublier: 'Retirer',
    oublierMot: (mot: string) => `Retirer «${F}${mot}${F}»`,
  },

  sauvegarde: {
    enregistre: (quand: string) => (quand ? `Enregistré à ${quand}` : 'Enregistré'),
    enCours: 'Enregistrement…',
    echec: (phrase: string) => `Non enregistré${F}: ${phrase}`,
  },

  apercu: {
    titre: 'Aperçu du PDF',
    fermer: 'Fermer l’aperçu',
    enCours: 'Mise en page…',
    aJour: 'À jour',
    pageNom: 'Page',
    surTotal: (total: number) => `sur ${total}`,
    vignettes: 'Petites pages',
    allerPage: (page: number) => `Page ${page}`,
    reduire: 'Réduire la page',
    agrandir: 'Agrandir la page',
    largeur: 'Largeur',
    pageEntiere: 'Page entière',
    pourCent: (zoom: number) => `${zoom}${F}%`,
    pages: (page: number, total: number) => `Aperçu du PDF, page ${page} sur ${total}`,
    illisible: `L’aperçu ne peut pas s’afficher${F}; le dossier n’est pas en cause. L’export du PDF reste possible.`,
  },

  riche: {
    barre: 'Mise en forme',
    gras: 'Gras',
    italique: 'Italique',
    puces: 'Liste à puces',
    numeros: 'Liste numérotée',
    donnee: 'Insérer une donnée',
    donneeAide: 'Insérer une donnée du dossier, qui suivra les chiffres ({{)',
    tableau: {
      titre: 'Tableau',
      inserer: 'Insérer un tableau',
      ligne: 'Ajouter une ligne dessous',
      colonne: 'Ajouter une colonne à droite',
      oterLigne: 'Supprimer la ligne',
      oterColonne: 'Supprimer la colonne',
      oter: 'Supprimer le tableau',
    },
    menu: {
      titre: 'Insérer une donnée',
      invite: 'Nom, indicateur, année…',
      sansValeur: 'pas encore de valeur',
      aucune: 'Aucune donnée de ce nom.',
      lecture: 'Lecture des données…',
      suite: (n: number) => `Et ${n} autres${F}: préciser la recherche.`,
    },
    etats: { vide: 'pas encore de valeur dans le dossier', inconnue: 'ce nom n’existe pas' },
  },

  cadre: {
    sommaire: 'Sommaire',
    annulerQuoi: (quoi: string) => `Annuler${F}: ${quoi}`,
    retablirQuoi: (quoi: string) => `Rétablir${F}: ${quoi}`,
    exporter: 'Exporter',
    menuDossier: 'Dossier',
    lectureSeule: 'lecture seule',
    aucunPoint: 'Aucun point à voir',
    points: 'Points à voir',
    jeune: 'Dossier qui commence',
    bloquants: (n: number) => (n === 1 ? '1 point bloquant' : `${n} points bloquants`),
    echeance: (date: string) => `Prochaine échéance${F}: ${date}`,
    exporte: (nom: string) => `Exporté${F}: ${nom}`,
    copie: (nom: string) => `Copie enregistrée${F}: ${nom}`,
    fermerPanneau: 'Fermer le panneau',
    panneau: 'Panneau',
    lireSeulement: 'Ouvrir en lecture seule',
    accepterDonnees: 'Accepter ces données',
    fermerIncident: 'Fermer ce message',
  },

  message: {
    nom: 'Dernier geste',
    aller: 'Aller',
    ouvrir: 'Ouvrir',
    montrer: 'Montrer dans son répertoire',
    copierChemin: 'Copier le chemin',
    cheminCopie: (chemin: string) => `Chemin copié${F}: ${chemin}`,
    aLaMain: (chemin: string) => `Chemin à copier${F}: ${chemin}`,
    rienNOuvre: (nom: string) =>
      `Rien sur cet ordinateur n’a pu ouvrir ${nom}. Le fichier est écrit${F}; le chercher à son emplacement.`,
    taille: (pourCent: number) => `Taille du texte${F}: ${pourCent}${F}%`,
    annule: (quoi: string) => `Annulé${F}: ${quoi}`,
    retabli: (quoi: string) => `Rétabli${F}: ${quoi}`,
    versionGardee: (nom: string) => `La version «${F}${nom}${F}» est gardée.`,
    versionScellee: (nom: string) => `La version «${F}${nom}${F}» est scellée.`,
  },

  palette: {
    titre: 'Rechercher ou aller à',
    invite: 'Un geste, un écran, un mot, un montant…',
    recents: 'Derniers gestes',
    ecrans: 'Écrans et onglets',
    onglet: (ecran: string, onglet: string) => `${ecran} › ${onglet}`,
    dossiers: 'Dossiers récents',
    actions: 'Fiches actions',
    indicateurs: 'Indicateurs',
    dossier: 'Dans le dossier',
    autres: (n: number) =>
      n === 1 ? 'Un autre passage. Préciser pour le voir.' : `${n} autres passages. Préciser pour les voir.`,
    rien: 'Rien ne correspond.',
  },

  onglets,
  motsOnglets,
  partiesDe: (ecran: string) => `Parties de l’écran ${ecran}`,

  pdf: {
    quoi: 'Document',
    format: 'Format',
    formats: {
      pdf: {
        nom: 'PDF',
        geste: 'Exporter le PDF',
        aide: 'Pour la réunion et pour l’envoi. Il contient aussi les données, pour renouveler plus tard.',
      },
      docx: { nom: 'Word', geste: 'Exporter pour Word', aide: 'Pour que le Département annote et renvoie le texte.' },
      xlsx: { nom: 'Excel', geste: 'Exporter pour Excel', aide: 'Tous les tableaux chiffrés du dossier.' },
      ics: { nom: 'Calendrier', geste: 'Exporter le calendrier', aide: 'Les échéances, pour un agenda.' },
      json: { nom: 'Données', geste: 'Exporter les données', aide: 'Tout le dossier, pour un autre programme (JSON).' },
    },
    documents: {
      complet: {
        nom: 'Dossier complet',
        aide: 'Tout ce que le Département peut lire, dans l’ordre du contrat.',
      },
      reunion: {
        nom: 'Dossier de réunion',
        aide: 'Deux exemplaires aux mêmes pages : faits, demandes et place pour répondre ; nos positions, à usage interne.'
          .replace(' :', `${F}:`)
          .replace(' ;', `${F};`),
      },
      synthese: {
        nom: 'Synthèse',
        aide: 'Ce qu’il faut savoir, en deux pages.',
      },
      bilan: {
        nom: 'Bilan d’une année',
        aide: 'Le réalisé de l’année, la cause et la correction de chaque écart.',
      },
      bilan_final: {
        nom: 'Bilan final du contrat',
        aide: 'Toutes les années, les cibles, l’argent, les actions, et ce qui est à reprendre.',
      },
      candidature: {
        nom: 'Dossier de candidature',
        aide: 'La réponse à un appel, avec la liste des pièces.',
      },
      emploi: {
        nom: 'Compte d’emploi',
        aide: 'Ce que la dotation d’une année a apporté et payé, son solde, l’attestation et les pièces.',
      },
      avenant: {
        nom: 'Avenant',
        aide: 'L’acte à signer : ce qu’il change, son incidence, sa date d’effet.'.replace(' :', `${F}:`),
      },
      modifications: {
        nom: 'Modifications',
        aide: 'Ce qui a changé depuis une version gardée : chiffres, lignes, textes. En Word, chaque changement s’accepte ou se refuse.'.replace(
          ' :',
          `${F}:`,
        ),
      },
      releve: {
        nom: 'Relevé de décisions',
        aide: 'Ce qu’une séance a décidé, à signer sur place ; le même pour les deux parties.'.replace(' ;', `${F};`),
      },
      carte: {
        nom: 'Carte du contrat',
        aide: 'Objectifs, actions, indicateurs et euros sur une page, puis en tableau.',
      },
      passation: {
        nom: 'Dossier de passation',
        aide: 'Pour qui reprendrait le contrat demain. Reste dans l’agence.',
      },
    },
    annee: 'Année',
    numero: 'Numéro',
    numeroUsuel: 'Celui en préparation',
    depuis: 'Depuis',
    seance: 'Séance',
    seanceUsuelle: 'La dernière tenue',
    depuisUsuel: 'La dernière version gardée',
    tailleMax: 'Taille limite (Mo)',
    coeur: 'Le cœur seul',
    coeurAide: 'Contrat, indicateurs et argent. Les autres annexes sont dites non jointes.',
    projet: 'Marquer chaque page « PROJET »'.replace('« ', `«${F}`).replace(' »', `${F}»`),
    pour: 'Destinataire',
    destinataires: {
      departement: {
        nom: 'Département',
        aide: 'Sans les positions de repli, les priorités ni les questions préparées.',
      },
      ars: {
        nom: 'Agence régionale de santé',
        aide: 'Sans la réserve du service, ni les demandes faites au Département, ni les prix hors plans d’aide.',
      },
      conseil: {
        nom: 'Conseil départemental, public',
        aide: 'Comme pour l’ARS, et sans noms, adresses électroniques ni téléphones de personnes. Les textes saisis librement ne sont pas relus : y chercher les noms.'.replace(
          ' :',
          `${F}:`,
        ),
      },
      interne: {
        nom: 'Usage interne',
        aide: 'Avec les positions de repli et ce qui sert au travail. Pour travailler ou archiver, jamais pour envoyer.',
      },
    },
    nomInterne: (titre: string) => `${titre} – interne`,
    nomCoeur: (titre: string) => `${titre} – cœur`,
    paquet: {
      geste: 'Préparer le paquet…',
      aide: 'Un répertoire à remettre : le document en PDF et en Word, les pièces sans noms, leur bordereau et leurs empreintes.'.replace(
        ' :',
        `${F}:`,
      ),
      taille: 'Taille d’un sous-répertoire de pièces (Mo)',
      nom: (document: string, annee: number | null) => [document, annee].filter(Boolean).join(' '),
      fait: (nom: string, n: number) =>
        n === 0
          ? `Paquet «${F}${nom}${F}» écrit, sans pièce.`
          : `Paquet «${F}${nom}${F}» écrit, avec ${n} ${n === 1 ? 'pièce' : 'pièces'}.`,
      travail: 'Écriture du paquet',
    },
    filigrane: 'PROJET',
    enCours: 'Export en cours…',
    dernier: (nom: string) => `Exporté${F}: ${nom}`,
    interne: 'Ne pas transmettre ce document au Département.',
    bloquants: (n: number) =>
      n === 1 ? 'Un point bloquant reste à corriger.' : `${n} points bloquants restent à corriger.`,
    voirPoints: 'Voir les points',
    apparence,
  },

  aPropos: {
    titre: 'À propos d’Atelier CPOM',
    phrase:
      'Préparer, suivre et renouveler un contrat pluriannuel d’objectifs et de moyens. Tout reste sur cet ordinateur.',
    version: 'Version',
    licence: 'Licence',
    licenceDite: (spdx: string) => `${spdx}${F}: utiliser, copier et modifier le programme est permis, sans garantie`,
    systeme: 'Système',
    navigateur: 'Moteur de page',
    dossier: 'Dossier ouvert',
    aucunDossier: 'aucun',
    donnees: 'Réglages',
    sauvegardes: 'Sauvegardes',
    aucunLieu: 'aucun répertoire sur cet ordinateur',
    composants: (n: number) => `Composants livrés et leurs licences (${n})`,
    dictionnaire: 'Dictionnaire d’orthographe : sa licence (MPL 2.0)'.replace(' :', `${F}:`),
    nom: 'Nom',
    copier: 'Copier pour l’assistance',
    copie: 'Copié : version, emplacements et composants, sans aucun contenu du dossier.'.replace(' :', `${F}:`),
    aLaMain: 'Texte à copier, sans aucun contenu du dossier :'.replace(' :', `${F}:`),
  },

  panne: {
    titre: 'Le programme a rencontré une erreur.',
    intact: 'Tout ce qui a été saisi est enregistré.',
    enAttente: (n: number) =>
      n === 1
        ? 'Une saisie n’est pas encore enregistrée : son champ la garde.'.replace(' :', `${F}:`)
        : `${n} saisies ne sont pas encore enregistrées${F}: leurs champs les gardent.`,
    faire:
      'Continuer, ou recharger la page. Si l’erreur revient, copier le rapport et l’envoyer à qui suit le programme.',
    ecran: 'Cette partie n’a pas pu être affichée. Le dossier n’a pas changé.',
    reprendre: 'Afficher de nouveau',
    recharger: 'Recharger la page',
    copier: 'Copier le rapport',
    copie: 'Rapport copié, sans aucun contenu du dossier.',
    aLaMain: 'Rapport à copier, sans aucun contenu du dossier :'.replace(' :', `${F}:`),
  },

  travail: {
    export: (nom: string) => `Écriture de ${nom}…`,
    laisser: 'Ne plus attendre',
  },

  quitter: {
    titre: 'Une saisie n’est pas enregistrée',
    phrase: 'Le dossier est intact, mais ce qui suit serait perdu.',
    rester: 'Revenir corriger',
    quitter: 'Fermer sans cette saisie',
  },

  accueil: {
    titre: 'Atelier CPOM',
    invite: 'Préparer, suivre et renouveler le contrat pluriannuel d’objectifs et de moyens.',
    recents: 'Dossiers récents',
    commencer: 'Par où commencer',
    autreDossier: 'Un autre dossier',
    ouvrirRecent: (titre: string) => `Ouvrir «${F}${titre}${F}»`,
    absent: 'fichier introuvable',
    vuLe: (date: string) => `ouvert le ${date}`,
    commencerEnCinq: 'Commencer en cinq questions',
    commencerEnCinqQuand: 'Le service prépare son premier contrat, ou répond à un appel à candidatures.',
    commencerEnCinqAide:
      'Années, signataires, objectifs, indicateurs et échéances posés ; chaque réponse peut rester vide.'.replace(
        ' ;',
        `${F};`,
      ),
    nouveau: 'Nouveau dossier',
    nouveauQuand: 'Le service prépare son premier contrat sans répondre à rien.',
    nouveauAide: 'Avec le modèle de contrat, les mentions obligatoires et les six objectifs de la loi.',
    ouvrir: 'Ouvrir un dossier',
    ouvrirQuand: 'Le dossier est déjà commencé, ou un collègue l’a transmis.',
    ouvrirAide: 'Un fichier .cpom de cet ordinateur.',
    renouveler: 'Renouveler à partir d’un dossier',
    renouvelerQuand: 'Le contrat se termine et le suivant se négocie.',
    renouvelerAide: 'Reprendre les parties, les actions et les réalisés ; dire ligne à ligne ce qui change.'.replace(
      ' ;',
      `${F};`,
    ),
    exemple: 'Ouvrir l’exemple',
    exempleQuand: 'Pour découvrir, sans rien risquer.',
    exempleAide: 'Un dossier complet et fictif.',
    unFichier: 'Un dossier est un seul fichier, qui reste sur cet ordinateur : rien n’est envoyé ailleurs.'.replace(
      ' :',
      `${F}:`,
    ),
    importer: 'Importer des données…',
    version: (v: string) => `Version ${v}`,
    occupe: 'Ouverture du dossier…',
    nomNouveau: 'Nouveau dossier.cpom',
    nomExemple: 'Exemple.cpom',
    nomImport: 'Dossier importé.cpom',
  },

  depot: {
    phrase: 'Que faire de ce document ? Il ne sera pas modifié.'.replace(' ?', `${F}?`),
    relire: 'Relire leur réponse',
    relireAide: 'Les remarques du Département dans notre document, à noter comme ses positions.',
    importer: 'Importer un tableau',
    importerAide: 'Des chiffres à reprendre dans ce dossier.',
    creer: 'Créer un dossier à partir de ce document',
    creerAide: 'Le même contrat, dans un nouveau fichier .cpom.',
    renouveler: 'Commencer le renouvellement',
    renouvelerAide: 'Le contrat suivant, à partir de celui-ci.',
    plusieurs: 'Plusieurs fichiers ont été déposés ; rien n’a été ouvert ni changé. Déposer un seul fichier.'.replace(
      ' ;',
      `${F};`,
    ),
    inconnu: (nom: string) =>
      `«${F}${nom}${F}» n’est pas un fichier qui s’ouvre ici${F}; rien n’a été ouvert ni changé. Déposer un dossier .cpom, un PDF ou un JSON de dossier${F}; dans un dossier ouvert, aussi leur réponse en Word, Excel ou PDF.`,
  },

  reprise: {
    titre: 'Renouveler à partir d’un dossier',
    phrase: 'L’ancien dossier n’est pas modifié. Le nouveau en reprend les parties, les actions et les réalisés.',
    ancien: 'Dossier de départ',
    choisir: 'Choisir un fichier…',
    choisirAide: 'Un dossier .cpom, ou le PDF d’un ancien dossier.',
    debut: 'Première année du nouveau contrat',
    suite: 'À la suite de l’ancien contrat',
    suiteAide: 'L’année qui suit son dernier jour.',
    autreAnnee: 'Une autre année',
    lancer: 'Renouveler…',
    nom: (annee: number | null) => (annee === null ? 'Nouveau contrat.cpom' : `CPOM ${annee}.cpom`),
  },

  rapport: {
    titre: 'Ce qui a été repris',
    ouvrir: 'Ouvrir le nouveau dossier',
    intacte: 'L’ancien dossier n’a pas changé.',
    aJustifier: (n: number) => (n === 1 ? 'Une reprise est à justifier.' : `${n} reprises sont à justifier.`),
    aRelire: (n: number) =>
      n === 1
        ? 'Un texte parle encore de l’ancien contrat\u202f: le relire.'
        : `${n} textes parlent encore de l’ancien contrat${F}: les relire.`,
    aRemplir: (n: number) =>
      n === 1 ? 'Une valeur est à saisir de nouveau.' : `${n} valeurs sont à saisir de nouveau.`,
    plusTard: 'Cette liste reste dans l’écran Versions.',
    tout: 'Tout',
    filtrer: 'Traitement',
    chercher: 'Filtrer les lignes',
    rien: 'Aucune ligne ne correspond.',
    traitements: {
      a_justifier: 'À justifier',
      a_relire: 'À relire',
      vide: 'Vidé',
      reporte: 'Reporté',
      retire: 'Retiré',
      garde: 'Gardé',
    },
  },

  champ: {
    oui: 'Oui',
    non: 'Non',
    nonRenseigne: 'Non renseigné',
    aucun: '—',
    unParLigne: 'Un élément par ligne.',
    aRenseigner: 'À renseigner.',
    aVerifier: 'à vérifier',
    source: (source: string) => `Source${F}: ${source}`,
    formule: 'D’où vient ce chiffre',
  },

  liste: {
    ajouter: 'Ajouter',
    ajouterA: (quoi: string) => `Ajouter${quoi ? ` ${quoi}` : ''}`,
    supprimer: (quoi: string) => `Supprimer${F}: ${quoi}`,
    monter: (quoi: string) => `Monter${F}: ${quoi}`,
    descendre: (quoi: string) => `Descendre${F}: ${quoi}`,
    sansNom: 'Sans nom',
    deplacement: 'Alt+↑ et Alt+↓ déplacent la ligne.',
    position: (nom: string, rang: number, total: number) => `${nom}${F}: place ${rang} sur ${total}`,
    vide: 'Aucune ligne.',
    actions: 'Actions sur la ligne',
  },

  glisser: {
    copie: (quoi: string) => `Copier ${quoi}`,
    nullePart: 'aucune place ici',
    avant: (quoi: string) => `avant ${quoi}`,
    apres: (quoi: string) => `après ${quoi}`,
    dans: (quoi: string) => `dans ${quoi}`,
  },

  grille: {
    somme: (n: number, total: string) => `Somme de ${n} chiffres${F}: ${total}`,
    total: 'Total',
    aide: `Flèches pour se déplacer, F2 pour modifier, Entrée pour descendre, Tab pour la case suivante à remplir, Échap pour renoncer${F}; Échap puis Tab pour sortir. Copier et coller avec un tableur.`,
    nomProtege: 'F2, Entrée ou un double clic pour modifier ce nom.',
    sortie: 'Tab sort du tableau.',
    calcule: ', calculé',
    aideLignes: 'Ctrl+Entrée insère une ligne, Ctrl+Suppr l’enlève, Alt et une flèche la déplacent.',
    rien: 'Rien encore. Ajouter une ligne, ou coller ici un bloc copié d’un tableur.',
    annee: 'Année',
    trop: (n: number) =>
      n === 1
        ? 'Une cellule collée dépasse du tableau et a été ignorée.'
        : `${n} cellules collées dépassent du tableau et ont été ignorées.`,
    refusees: (n: number) => (n === 1 ? 'Une cellule n’a pas pu être lue.' : `${n} cellules n’ont pas pu être lues.`),
    choixInconnu: 'Choisir dans la liste.',
    selection: (connues: number, cellules: number, somme: string, moyenne: string) => {
      if (connues === 0) return `Sélection${F}: aucune valeur sur ${cellules}.`;
      if (connues < cellules)
        return `Sélection${F}: somme ${somme} (${connues} ${connues < 2 ? 'valeur' : 'valeurs'} sur ${cellules}).`;
      return `Sélection${F}: ${cellules} valeurs, somme ${somme}, moyenne ${moyenne}.`;
    },
    anneeAvant: (annee: number, valeur: string) => `${annee}${F}: ${valeur}`,
    enAnneeAvant: (avant: string) => `En ${avant}.`,
    enteteLigne: 'Ligne',
    nouvelle: 'Ajouter une ligne',
    preparer: (annees: number[]) => `Préparer les années du contrat (${annees[0]} à ${annees.at(-1)})`,
  },

  dialogue: { fermer: 'Fermer', renoncer: 'Renoncer' },

  erreurs: {
    liaison:
      'Le programme n’a pas répondu. Ce qui était enregistré est intact. Réessayer, ou fermer puis rouvrir le dossier.',
    relecture: 'Le dossier n’a pas pu être relu. Ce qui était enregistré est intact. Fermer puis rouvrir le dossier.',
    choixFichier: 'Aucun fichier n’a été choisi.',
  },

  ...ecrans,

  objectifsEcran,
  importerTableau,
  indicateursEcran,
  moyensEcran,
};

/** Key of a screen. */
export type CleEcran = NomEcran;

function tableDe(table: string): Table | undefined {
  return Object.hasOwn(TABLES, table) ? (TABLES[table as NomTable] as Table) : undefined;
}

function champDe(table: string, champ: string): Champ | undefined {
  return tableDe(table)?.champs.find((c) => c.nom === champ);
}

/** The label of a field, as the model gives it. */
export function libelleChamp<T extends NomTable>(table: T, champ: NomChamp<T>): string {
  return labelOf(table, champ);
}

/** The same for names the core sends as text; the name itself when the model has no such field. */
export function labelOf(table: string, champ: string): string {
  return champDe(table, champ)?.libelle ?? champ;
}

export function aideChamp<T extends NomTable>(table: T, champ: NomChamp<T>): string | null {
  return champDe(table, champ)?.aide ?? null;
}

export function uniteChamp<T extends NomTable>(table: T, champ: NomChamp<T>): string | null {
  return champDe(table, champ)?.unite ?? null;
}

/** The heading of a table: « Actions ». */
export function nomTable(table: string): string {
  return tableDe(table)?.titre ?? table;
}

/** « une action », for the button that adds a row. */
export function uneLigne(table: string): string {
  return tableDe(table)?.ajout ?? '';
}
