/** Pages of the guide that belong to no single screen. */
import type { Guide } from './guide';

/** `importer` and `ecrire` are tasks of several screens. */
export type CleCommune = 'partout' | 'accueil' | 'importer' | 'ecrire';

export const communs: Record<CleCommune, Guide> = {
  partout: {
    pour: 'Un dossier est un seul fichier, sur cet ordinateur. Chaque saisie est enregistrée aussitôt : la ligne du bas dit à quelle heure.',
    gestes: [
      {
        titre: 'Annuler sans crainte',
        comment:
          "Tout s'annule et se rétablit, même après avoir fermé le dossier. Dans un champ où l'on vient de taper, Ctrl+Z défait la frappe ; ailleurs, il défait la dernière modification du dossier et montre où elle était. Un import ou un collage s'annule d'un coup.",
      },
      {
        titre: 'Lire ce qui vient de se faire',
        comment:
          "En bas de l'écran, une phrase dit le dernier geste : ce qui est supprimé et ce qui part avec, ce qui est collé, importé, annulé. « Annuler » le défait de là, « Aller » mène au premier chiffre importé. Après un export, « Ouvrir », « Montrer dans son répertoire » et « Copier le chemin » restent jusqu'à ce qu'on ferme la phrase, et Ctrl+K les garde.",
      },
      {
        titre: 'Retrouver une ancienne valeur',
        comment:
          "Dans un champ, Ctrl+Maj+H montre tout ce qui y a été écrit, quand et par qui. « Reprendre l'ancienne valeur » l'y remet, et cela aussi s'annule.",
      },
      {
        titre: 'Écrire un nombre ou une date',
        comment:
          "Comme sur le papier : 1 234,50 ; 12,5 % ; 12/03/2027 ou 12 mars 2027. Un début ou une fin peut ne dire que le mois, 03/2027 : c'est son premier ou son dernier jour.",
      },
      {
        titre: 'Voir la page en écrivant',
        comment:
          "Ctrl+Maj+P ouvre l'aperçu du PDF à côté de l'écran. Il se place sur la page de ce que l'on modifie et se met à jour quand on cesse de taper. Sous les pages : leur taille, leur numéro et les petites pages, pour aller d'un bout à l'autre.",
      },
      {
        titre: 'Tout faire par son nom',
        comment:
          "Ctrl+K trouve chaque geste par quelques lettres : ajouter un avenant, une échéance ou une action, aller à un écran ou à un onglet, exporter, garder une version, renouveler, changer l'affichage. Les mots du métier conviennent aussi : « prolonger » trouve le renouvellement, « imprimer » l'export, « rapport annuel » le bilan ; le mot trouvé se lit en gris. Vos derniers gestes viennent d'abord, sur cet ordinateur.",
      },
      {
        titre: 'Trouver et aller',
        comment:
          'La même recherche trouve les actions, les indicateurs et tout texte ou montant du dossier. Entrée mène au champ.',
      },
      {
        titre: 'Passer d’un onglet à l’autre',
        comment:
          "Chaque écran en plusieurs parties les montre par onglets : ← et → vont de l'un à l'autre, Origine et Fin au premier et au dernier. L'écran revient à l'onglet quitté. Ctrl+K y va par leur nom.",
      },
      {
        titre: 'Grossir le texte',
        comment:
          'Ctrl++ et Ctrl+− changent la taille de tout le texte de la fenêtre, de 80 à 175 % ; Ctrl+0 revient à la taille usuelle. Le menu du dossier et Ctrl+K le font aussi. La taille choisie reste sur cet ordinateur. Sur un clavier français, « − » est celui du pavé numérique, ou la touche à gauche de « = ».',
      },
      {
        titre: "Vérifier l'orthographe",
        comment:
          "Dans un texte, un mot inconnu est souligné d'une vague dès qu'on cesse de taper. F7 va au suivant et propose des corrections ; un clic droit sur le mot aussi. « Ajouter à mes mots » le garde sur cet ordinateur. Rien ne se corrige tout seul, et rien ne quitte l'ordinateur. « Vérifier l'orthographe », dans le menu du dossier, l'éteint ou la rallume.",
      },
      {
        titre: 'Lire les marques',
        comment:
          "● complet ou atteint, ◐ points à voir ou partiellement atteint, ○ bloquant ou non atteint. Un pointillé et « à vérifier » signalent une valeur livrée avec le programme qu'aucun texte n'a confirmée.",
      },
      {
        titre: 'Comprendre un chiffre calculé',
        comment:
          "Un chiffre sans cadre est calculé, et suit ce que l'on tape. Le choisir dit d'où il vient, avec ses nombres ; dans un tableau, la ligne du dessous le dit pour la case où l'on est.",
      },
      {
        titre: "Passer d'un dossier à l'autre",
        comment:
          "Le menu du dossier, sur son nom, ouvre un autre dossier, en commence un ou rouvre l'un des derniers. Ce qui est tapé est enregistré avant.",
      },
      {
        titre: 'Transmettre le dossier',
        comment:
          "« Enregistrer une copie » donne un fichier à envoyer à un collègue ; « Exporter » donne le PDF, Word, Excel ou le calendrier pour ceux qui n'ont pas le programme.",
      },
      {
        titre: "Demander de l'aide à quelqu'un",
        comment:
          "« À propos », dans le menu du dossier et sur l'accueil, donne la version, la licence et l'endroit des fichiers et des sauvegardes. « Copier pour l'assistance » copie le tout, sans aucun contenu du dossier, pour l'envoyer à qui suit le programme.",
      },
    ],
    touches: [
      ['Ctrl+K', 'tout geste, tout écran, tout passage du dossier par son nom'],
      ['Ctrl+F, F3', 'rechercher dans le dossier'],
      ['Ctrl+1 à 9', "aller à l'écran, dans l'ordre du sommaire"],
      ['Alt+Origine', "aller à la vue d'ensemble"],
      ['Alt+Fin', "aller à l'année à saisir"],
      ['Ctrl++, Ctrl+−, Ctrl+0', 'texte plus grand, plus petit, de taille usuelle'],
      ['Ctrl+P', "choisir ce qui s'imprime"],
      ['Ctrl+Maj+P', "ouvrir ou fermer l'aperçu du PDF"],
      ['Ctrl+Maj+H', "ouvrir l'historique du champ"],
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
        comment:
          '« Commencer en cinq questions » prépare le dossier : qui, quels services, de quand à quand, qui paie, quels objectifs. Chaque réponse peut rester vide, et une ligne en bas dit ce qui sera préparé. « Créer le dossier » ou Ctrl+Entrée à tout moment ; tout se change ensuite, et Ctrl+Z rend un dossier vide. « Nouveau dossier » part du modèle de contrat seul.',
      },
      {
        titre: 'Préparer le contrat suivant',
        comment:
          "« Renouveler à partir d'un dossier » reprend l'ancien sans le modifier : parties, actions et réalisés gardés, cibles et montants vidés, et la liste de ce qui reste à justifier. Le PDF d'un ancien dossier convient aussi.",
      },
    ],
  },
  importer: {
    pour: "Reprendre les chiffres d'un classeur Excel ou LibreOffice, ou d'un fichier CSV, sans les retaper.",
    gestes: [
      {
        titre: 'Choisir le tableau',
        comment:
          "« Importer un tableau » lit un .xlsx, un .ods ou un .csv, ou le classeur que contient le PDF d'un dossier complet. Si le classeur a plusieurs feuilles, choisir la bonne, puis dire ce qu'elle remplit : heures, effectifs, formations, budgets, indicateurs…",
      },
      {
        titre: 'Dire ce que contient chaque colonne',
        comment:
          "Les colonnes reconnues sont déjà remplies. Au-dessus de chacune, on corrige ce qu'elle contient, son année, et si c'est du réalisé ou du prévu. « laisser de côté » l'ignore.",
      },
      {
        titre: 'Lever les doutes',
        comment:
          'Ce que le tableau laisse incertain se lit avant les changements : un point qui peut séparer des milliers, une année incomplète, une colonne masquée, un total qui ne tombe pas juste. Les valeurs « à confirmer » ne sont pas prises : cocher « Prendre quand même » après avoir vérifié le tableau. Une confirmation ne vaut que pour cet import.',
      },
      {
        titre: 'Relire avant d’écrire',
        comment:
          "« Ce qui changera » liste chaque valeur, avec sa cellule, l'avant et l'après. Celles qui attendent une confirmation y sont dites non prises et ne sont pas comptées. Les cellules illisibles sont laissées de côté, et la raison est dite. Rien n'est écrit avant le bouton du bas.",
      },
      {
        titre: 'Importer dans une année close',
        comment:
          "Les chiffres d'une année close ne changent plus : le dialogue dit lesquels le tableau changerait, et l'import attend. « Rouvrir l'exercice » les rend à la saisie ; cocher « Importer sans les chiffres de » prend le reste et les laisse.",
      },
      {
        titre: 'Ajouter ce qui manque',
        comment:
          "Un nom du classeur peut s'écrire autrement dans le dossier : dire à quelle ligne il correspond. S'il n'y en a aucune, cocher « Ajouter les lignes que le dossier n'a pas » : le financeur ou l'emploi est créé en même temps, avec sa catégorie si une colonne la dit.",
      },
      {
        titre: 'Additionner des mois ou des salariés',
        comment:
          "Une colonne ou une ligne par mois, une ligne par salarié : « Additionner » en fait le chiffre de l'année. Les colonnes de total sont laissées de côté, et chaque somme dit combien de cellules elle réunit.",
      },
      {
        titre: 'Recommencer l’an prochain',
        comment:
          "La lecture des colonnes est retenue : un tableau aux mêmes titres se lit tout seul. Une cellule vide ne change rien, un total n'est pas repris, et un seul Ctrl+Z défait l'import.",
      },
    ],
  },
  ecrire: {
    pour: 'Mettre en forme un texte long : un article, un préambule, une fiche. Il s’imprime de la même façon en PDF et dans Word.',
    gestes: [
      {
        titre: 'Mettre en forme',
        comment:
          'La barre sous le texte donne le gras, l’italique, les listes et les tableaux. « - » ou « 1. » en début de ligne commence une liste ; Entrée deux fois la termine.',
      },
      {
        titre: 'Insérer une donnée',
        comment:
          "« Insérer une donnée », ou {{ au clavier, cherche par quelques lettres un nom, une date ou un chiffre du dossier. Le texte montre sa valeur du moment et la suivra : on n'écrit plus un chiffre deux fois.",
      },
      {
        titre: 'Voir une donnée sans valeur',
        comment:
          "Une donnée vide ou inconnue est signalée dans le texte. Elle s'imprime comme un vide à compléter tant que le dossier n'a pas sa valeur.",
      },
    ],
    touches: [
      ['Ctrl+B, Ctrl+I', 'gras, italique'],
      ['Ctrl+Maj+8, Ctrl+Maj+7', 'liste à puces, liste numérotée'],
      ['{{', 'insérer une donnée'],
    ],
  },
};
