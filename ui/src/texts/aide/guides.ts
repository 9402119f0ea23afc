/**
 * The guide, one page per screen: the purpose of the screen, then how to do the usual tasks. A command that
 * changes is described anew here in the same commit.
 */
import type { CleEcran } from '../fr';
import { fr } from '../typographie';
import type { Guide } from './guide';
import { type CleCommune, communs } from './guides_communs';

export type ClePage = CleEcran | CleCommune;

const TABLEAU: [string, string][] = [
  ['Flèches', 'aller de case en case'],
  ['Entrée', 'valider et aller dessous'],
  ['Tab', 'valider et aller à la case suivante à remplir ; au bout de la ligne, à celle du dessous'],
  ['F2', 'modifier la case sans la remplacer'],
  ['F2, Entrée', 'ouvrir un nom ou un code : une autre touche ne le remplace pas'],
  ['Échap', "rendre à la case ce qu'elle contenait ; une seconde fois, puis Tab : sortir du tableau"],
  ['Ctrl+C, Ctrl+V', 'copier et coller un bloc, avec Excel aussi'],
  ['Suppr', 'vider les cases choisies'],
  ['Maj+flèches', 'choisir plusieurs cases : leur somme et leur moyenne se lisent sous le tableau'],
];

const LIGNES: [string, string][] = [
  ['Ctrl+Entrée', 'insérer une ligne dessous'],
  ['Alt+↑, Alt+↓', 'déplacer la ligne'],
  ['Ctrl+Suppr', 'enlever la ligne'],
];

const brut: Record<ClePage, Guide> = {
  ...communs,
  ensemble: {
    pour: 'Savoir où en est le dossier et par quoi continuer.',
    gestes: [
      {
        titre: 'Faire la prochaine chose',
        comment:
          "« Prochaine chose à faire » en dit une, et pourquoi : ce qui est en retard ou presse d'abord, puis l'ordre d'écriture d'un contrat. « Y aller » y mène ; une fois faite, la suivante se dit.",
      },
      {
        titre: 'Voir où en est le contrat',
        comment:
          "De l'appel au renouvellement, le moment en cours est marqué ; un moment sans date du dossier est dit « sans date ». Sous la ligne du temps, trois tendances : heures réalisées et prévues, dotation utilisée, cibles atteintes. Une année sans chiffre est un trou, dit en toutes lettres.",
      },
      {
        titre: 'Voir le contrat sur une carte',
        comment:
          "« La carte » relie objectifs, actions, indicateurs et euros ; la largeur d'une bande dit les euros de toutes les années. Ce qui manque est en pointillés, avec ses mots, et se liste au-dessus. Choisir une case mène à sa ligne ; au clavier, les flèches vont de l'une à l'autre. « Lire en liste » dit tout en toutes lettres, « Exporter la carte… » l'imprime sur une page, « Copier l'image » la met dans une diapositive.",
      },
      {
        titre: 'Relire quand on est prêt',
        comment:
          "Tant qu'un dossier commence, les points à voir attendent, sauf ce qui bloque ; ce qui est faux dans un champ se dit à côté. « Relire le dossier » les montre tous, et note le jour dans « Relu le », en bas ; le vider les fait taire de nouveau. Un dossier transmis, gardé en version ou renouvelé montre tout.",
      },
      {
        titre: 'Lire la ligne du temps',
        comment:
          "En tête : les années du contrat, ce qui est fait, ce qui vient, ce qui est en retard, et aujourd'hui. Choisir un jour mène à sa ligne du dossier ; au clavier, les flèches vont de jour en jour. « Lire en liste » dit tout en toutes lettres. Elle est aussi en tête du Suivi, avec les actions.",
      },
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
        titre: 'Tenir ce qui est promis',
        comment:
          "Les points à voir rapprochent chaque promesse de ses moyens : de l'argent prévu avant le début d'une action ou après sa fin, une action réalisée ou abandonnée qui prend encore de la dotation, une action hors des six objectifs, un objectif prioritaire qui ne reçoit rien, un verbe qui ne dit rien de vérifiable (améliorer, favoriser…) sans indicateur, un pilote absent des effectifs, une cible qui recule ou que le réalisé atteint déjà. Un contrat terminé n'en a plus. Un écart à la cible est expliqué par le commentaire de l'indicateur, ou par le bilan de l'année d'une fiche liée.",
      },
      {
        titre: 'Préparer la réunion',
        comment:
          "« Ce que le Département demandera » rassemble les questions préparées pour la revue (la prochaine datée, sinon une revue sans date, sinon la dernière), les cibles manquées, les actions en retard, le reste de dotation, nos engagements non tenus et les pièces périmées. Le dossier de réunion l'imprime.",
      },
      {
        titre: 'Régler le calcul',
        comment:
          "En bas : le titre du dossier, les heures d'un temps plein, et à partir de quelle progression une cible manquée compte comme « partiellement atteint ».",
      },
    ],
  },
  annee: {
    pour: "Saisir une année en une fois, étape par étape, puis la clore. Les lignes sont celles des autres écrans : un chiffre n'y est saisi qu'une fois.",
    gestes: [
      {
        titre: "Saisir l'année de bout en bout",
        comment:
          "Les étapes se suivent : heures, données brutes, personnel, comptes, indicateurs, actions, bilan. Chacune dit ce qui manque ; sous le tableau, choisir un manque mène à sa case. Les chiffres de l'année d'avant et ceux du plan sont en gris, à côté. « Étape suivante » passe à la suite ; on reprend où l'on s'est arrêté.",
      },
      {
        titre: "Choisir l'année",
        comment:
          "À côté du titre. Sans choix, c'est l'année qui suit la dernière année close, dans le contrat. Le choix est gardé pour ce dossier, sur cet ordinateur.",
      },
      {
        titre: 'Expliquer une cible manquée',
        comment:
          "À l'étape « Indicateurs », chaque cible manquée a sa cause et ses mots. « Proposer une phrase » en écrit une avec les chiffres et la cause ; la prendre l'ajoute à ce qui est écrit, et ce que le programme ne sait pas y est marqué à compléter.",
      },
      {
        titre: 'Suivre toutes les actions',
        comment:
          "L'étape « Actions » tient en un tableau : statut, avancement, échéance, et les mots du bilan de l'année pour chaque action. Un bloc copié d'un tableur s'y colle.",
      },
      {
        titre: "Clore l'année",
        comment:
          "L'étape « Clore » compte ce qui manque et dit ce que la clôture fera : une version gardée, les bilans ouverts, les lignes de l'année suivante, les échéances cochées. Une année se clôt aussi avec des manques ; leur nombre reste écrit. La clôture s'annule comme le reste.",
      },
      {
        titre: 'Corriger une année close',
        comment:
          "Les chiffres d'une année close se lisent et ne changent plus, dans tous les tableaux. Une année aux comptes arrêtés, mais pas close, se corrige encore. « Rouvrir l'exercice » les rend à la saisie ; clore de nouveau ensuite.",
      },
    ],
    touches: TABLEAU,
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
        comment:
          "Les signataires s'impriment dans l'ordre de la liste. Alt+↑ et Alt+↓ déplacent une ligne. Nom, forme juridique, SIREN et représentant viennent de la fiche du gestionnaire ou du Département ; n'écrire chez le signataire que ce qui diffère. Quand un service est mixte, « Ajouter l’agence régionale de santé » complète la liste.",
      },
    ],
  },
  diagnostic: {
    pour: 'Poser le point de départ que le service et le Département partagent : les chiffres, le territoire, les forces et les manques.',
    gestes: [
      {
        titre: "Saisir les chiffres de l'année",
        comment:
          "Les données brutes se saisissent une fois, une colonne par année. Les chiffres clés et les formules des indicateurs les lisent ici. Un nombre en italique est calculé à partir d'un autre tableau : rien n'est à saisir.",
      },
      {
        titre: 'Rédiger les constats',
        comment:
          'Une phrase et un chiffre par force, faiblesse, opportunité, menace ou besoin du territoire. Les fiches actions y répondent.',
      },
      {
        titre: 'Clore une année',
        comment:
          "Dans « Exercices », « Clore… » mène au plan de clôture d'une année du contrat ; ses chiffres sont alors figés, jusqu'à « Rouvrir ». D'une année d'avant le contrat, on dit seulement « Comptes arrêtés » : elle sert de référence et se corrige encore.",
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
          "Dans un dossier neuf, « Partir des six objectifs de la loi » crée un axe pour chacun. « Ajouter » crée un axe, un objectif ou une action dans la branche choisie. Glisser une ligne (au doigt : la tenir, puis glisser), ou Alt+↑ et Alt+↓, la déplace avec ce qu'elle contient ; avec Ctrl, la ligne glissée est copiée ; « Renuméroter » refait la suite des codes. Une ligne nouvelle prend le numéro qui suit le plus grand de sa sorte : ACT-19 après ACT-18, OBJ-2.3 dans l'axe 2 ; un code écrit autrement est gardé.",
      },
      {
        titre: 'Remplir une fiche action',
        comment:
          "La fiche se lit comme elle s'imprime : constat, description, étapes datées, budget par année et par source, indicateurs, risques. Un risque a un niveau, un responsable, une date et un état.",
      },
      {
        titre: "Dire ce que l'action coûterait sans le contrat",
        comment:
          "Sous le budget : la part du coût que le service supporterait de toute façon, et si l'action paie le suivi du contrat. Le budget reçoit aussi l'autofinancement et le cofinancement constatés, et ce que l'action fait économiser. La part et l'économie sont une réserve : le Département ne les voit pas.",
      },
      {
        titre: 'Suivre les actions : feuille, statuts, calendrier',
        comment:
          "« Suivi des actions » montre les mêmes actions de trois façons. La feuille a le statut, l'avancement, l'échéance et les mots du bilan de l'année. « Par statut » les range en colonnes : glisser une fiche, ou Alt+← et Alt+→, change son statut. « Calendrier » les met sur les années du contrat, avec leurs étapes et aujourd'hui : glisser la fin d'une barre, ou Entrée sur la barre, reporte l'échéance. Le motif est demandé et s'ajoute à l'analyse de l'écart du bilan de l'année ; date et motif s'annulent ensemble.",
      },
      {
        titre: 'Savoir ce qui est en retard',
        comment:
          "Une étape, une échéance ou une décision est « en retard » dès le lendemain de sa date, tant qu'elle n'est ni faite ni abandonnée. Une action l'est quand sa fin est passée, quand une de ses étapes est en retard, ou quand son état le dit. Reportée, réalisée ou abandonnée, elle ne l'est plus. Une pièce n'est plus valable le lendemain de son dernier jour. L'arbre, les points à voir, le dossier de réunion, la synthèse, Excel et l'agenda suivent cette seule règle. « Non atteint » ne parle que des cibles des indicateurs.",
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
          '« Prendre au catalogue » en propose 69, définis et prêts à remplir. Figer la définition au contrat évite les discussions : numérateur, dénominateur, date du compte.',
      },
      {
        titre: 'Remplir toutes les années',
        comment:
          "« Toutes les années » est une feuille de calcul : les comptes se tapent, le taux se lit au-dessus à mesure. À droite, l'indicateur de la case : tendance, alertes, commentaire et preuve.",
      },
      {
        titre: "Saisir l'année",
        comment:
          "« Saisie de l'année » s'ouvre sur l'année à remplir, une ligne par indicateur : numérateur et dénominateur suffisent, le taux se calcule. En gris, à gauche, ce que la case contenait l'année d'avant.",
      },
      {
        titre: 'Ne pas saisir deux fois',
        comment:
          "Quand un indicateur a une formule, une case vide montre en italique le nombre calculé à partir des données, des heures, du personnel ou des formations ; il compte comme s'il était saisi, dans les statuts, les courbes, le PDF, Word et Excel. La ligne sous le tableau dit d'où il vient. Saisir par-dessus garde les deux, et un écart se lit dans les points à voir ; vider la case rétablit le calcul. S'il manque un chiffre à la formule, la case reste vide. Une cible vide se calcule de même à partir du prévisionnel. Les indicateurs pris au catalogue apportent leurs formules.",
      },
      {
        titre: 'Fixer les cibles',
        comment:
          "Dans la fiche d'un indicateur, une cible par année. Le statut se déduit de la cible et du sens (à augmenter, à diminuer).",
      },
      {
        titre: 'Changer une définition',
        comment:
          'Quand le numérateur, le dénominateur ou le mode de calcul change, « Première année de la nouvelle définition » sépare les années : ni progression ni courbe ne les relie. Quand des années sont déjà mesurées, « Marquer une rupture de série » apparaît sous la définition. Fixer alors une nouvelle année de référence.',
      },
      {
        titre: 'Préparer une réunion en cours d’année',
        comment: '« Situation intermédiaire » garde un point provisoire, sans toucher à la mesure annuelle.',
      },
      {
        titre: 'Compter le temps du suivi',
        comment:
          "« Temps d'un relevé », en minutes, dans la définition d'un indicateur ; vide, il est estimé d'après la source. « Rendus du suivi » ajoute rapports, comités et fichiers, en heures. Réserve : le Département ne le voit pas.",
      },
    ],
    touches: TABLEAU,
  },
  moyens: {
    pour: 'Chiffrer le contrat et dire comment il se tient : heures, tarifs, dotation, financement des actions, compte de résultat, équilibre, effectifs, formation, conditions de travail, organisation, investissements.',
    gestes: [
      {
        titre: 'Saisir les heures',
        comment:
          'Par financeur et par année, réalisées puis prévues. « Heures comptées pour la dotation » dit lesquelles entrent dans le calcul.',
      },
      {
        titre: 'Montrer des chiffres en image',
        comment:
          "Les heures, la dotation, le coût d'une heure, l'équilibre et le personnel ont leur image : à côté du tableau dans une fenêtre large, sinon sous « Voir l'image ». « Copier l'image » la met dans le presse-papiers, pour une diapositive. Une année sans chiffre est dite, et ce qui est compté en cours d'année n'est pas dessiné.",
      },
      {
        titre: 'Préparer les années',
        comment:
          'Un tableau vide tenu année par année (tarifs, plafonds, dotation, publics, soins) propose « Préparer les années du contrat » : une ligne par année, prête à remplir, en un seul geste qui s’annule.',
      },
      {
        titre: 'Noter deux tarifs la même année',
        comment:
          "Ctrl+Entrée sur la ligne d'une année en insère une seconde pour la même année ; « À partir du » dit de quel jour elle s'applique.",
      },
      {
        titre: 'Calculer la dotation',
        comment:
          'Heures comptées × montant horaire du contrat. Acompte, solde et report suivent. Le montant de référence remboursé au Département est un plafond de la CNSA, pas un droit du service ; ceux de 2025 et de 2026 sont calculés, à vérifier.',
      },
      {
        titre: 'Dire ce que devient le solde',
        comment:
          "Sous « Règle », ce que le contrat prévoit : dotation non consommée reportée ou rendue, part liée aux cibles, résultat admis. La CNSA ne rembourse au Département que les actions réalisées dans l'année : un report lui reste à charge, une clause écrite se demande.",
      },
      {
        titre: 'Retenir un montant de référence calculé',
        comment:
          "« Tarifs et plafonds » : le coefficient des pensions de janvier, ou la revalorisation de la MTP d'avril, se saisit par « Remplacer », sous la forme 1,008 pour 0,8 %. Le montant de l'année est alors proposé sous le sien ; « Retenir cette valeur » l'écrit avec son calcul.",
      },
      {
        titre: 'Distinguer supplément et participation',
        comment:
          'Le supplément est ce qui est facturé au-delà du tarif ; la participation, fixée selon les ressources, est une part du tarif. « Supplément facturé » se dit par financeur ; « Supplément que vous factureriez sans plafond » se note par année, en réserve.',
      },
      {
        titre: 'Dire ce qui suit les heures',
        comment:
          "« Lignes et groupes » : le rôle d'une ligne dit ce qui l'alimente (heures au tarif, supplément, salaires), « Part qui suit les heures » ce qui baisserait avec elles. Les scénarios en partent.",
      },
      {
        titre: 'Lire un total partiel',
        comment:
          'Une case vide est une valeur inconnue, pas un zéro. Un total auquel il manque des chiffres le dit : 358 050 (2 années sur 4). Le résultat, les taux et les reports restent vides tant qu’il en manque. Écrire 0 là où il n’y a rien.',
      },
      {
        titre: 'Saisir les heures retenues',
        comment:
          "« Heures retenues par le Département pour le solde » remplace les heures réalisées. Quand le contrat commence ou finit en cours d'année, seules les heures faites pendant cette partie comptent : sans elles, la dotation acquise reste à confirmer.",
      },
      {
        titre: "Écrire l'effet d'une formation",
        comment: "Sous le plan de formation : l'effet attendu, l'effet observé, et comment on le mesure.",
      },
      {
        titre: "Décrire l'organisation et les conditions de travail",
        comment:
          '« Organisation » réunit protocoles, outils, démarche qualité et bonnes pratiques partagées ; « Conditions de travail », les mesures de prévention et de dialogue social, chacune avec un responsable et une date.',
      },
      {
        titre: 'Équilibrer le financement',
        comment:
          'Le coût de chaque action se répartit entre dotation, autofinancement et cofinancement, dans sa fiche ou ici. La dotation des actions devrait égaler celle du contrat.',
      },
      {
        titre: 'Savoir si le contrat vaut le coup',
        comment:
          "« Équilibre » commence par une phrase : ce que le contrat coûte ou rapporte au service cette année-là, par heure, et le montant horaire auquel il s'équilibrerait. La cascade le montre ligne à ligne. Choisir un chiffre donne sa formule, ses nombres et ses hypothèses ; choisir une hypothèse y mène. Le solde compare le contrat à son absence : ce n'est pas le résultat des comptes. Un chiffre qui manque est un tiret, et « Ce qui manque » dit où le saisir. « Sur la durée » met toutes les années côte à côte, et le classeur Excel de l'exemplaire interne a les mêmes lignes, avec leurs formules. Cet onglet est une réserve : il n'est jamais remis au Département.",
      },
      {
        titre: 'Dire ce que vaut une concession',
        comment:
          '« Ce que vaut une concession » chiffre dix centimes de montant horaire, dix centimes de plafond, un pour cent d’heures. « Ce que coûte le plafond du supplément » essaie d’autres plafonds. Le supplément facturé au-delà du tarif et la participation APA sont deux choses : jamais ajoutées.',
      },
      {
        titre: 'Voir ce qui pourrait être repris',
        comment:
          "« Ce que le Département pourrait reprendre » range les motifs par année, avec leur degré : certain, probable, à surveiller. Les motifs se recoupent et ne s'additionnent pas.",
      },
      {
        titre: "Essayer d'autres chiffres",
        comment:
          "« Et si… » change les heures, les postes vacants, le montant horaire, le plafond ou les salaires : taper, ou ↑ et ↓ ; Échap rend la valeur du dossier. Les chiffres suivent à côté de ceux du dossier, et rien n'est écrit. « Garder ce scénario » en garde jusqu'à quatre côte à côte, chaque écart en gras avec son signe. « Appliquer ce scénario » écrit dans le dossier ce qui est annoncé à côté du bouton, en une étape qui s'annule. « Scénarios gardés » montre leur note et leurs leviers, ceux d'un seul financeur ou d'une action écartée compris.",
      },
      {
        titre: 'Suivre les effectifs',
        comment: 'En ETP par emploi et par année. Le total se compare aux heures payées.',
      },
      {
        titre: "Partir d'un classeur",
        comment:
          "Un bloc copié dans Excel se colle à partir de la case choisie ; au bas d'une liste, il ajoute les lignes. « Importer un tableau » lit un fichier entier et montre d'abord chaque changement.",
      },
    ],
    touches: [...TABLEAU, ...LIGNES],
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
          "« Insérer une donnée » met dans le texte un nom, une date, un compte ou un chiffre du dossier, et le numéro d'une annexe ou d'un article : tout suivra, même un titre ou un ordre changé. La variable se reconnaît à son fond, et s'imprime avec sa valeur.",
      },
      {
        titre: 'Ordonner et écarter',
        comment:
          "Les flèches d'un article le montent ou le descendent, sa poignée le glisse où l'on veut, et la numérotation suit. « Écarté » garde le texte sans l'imprimer ; « Rétablir le texte du modèle » revient au point de départ.",
      },
      {
        titre: 'Partager un modèle entre agences',
        comment:
          "« Modèle de contrat » enregistre les textes, sans aucun chiffre, dans un fichier .cpom-modele. « Reprendre un modèle » montre d'abord ce qui changera, article par article.",
      },
      {
        titre: 'Vérifier les mentions obligatoires',
        comment:
          "À côté des articles, chaque mention de l'article L. 313-11-1 dit quel article la porte. Elle n'est couverte que si cet article dit quelque chose : vide, ou fait seulement de trous à compléter, il laisse la mention à rédiger ; écrit mais troué, il la laisse à compléter. Les mentions marquées « à vérifier » n'ont pas pu être lues dans le texte en vigueur.",
      },
    ],
  },
  suivi: {
    pour: 'Faire vivre le contrat : échéances, comités, bilans annuels, préparation des revues, avenants et pièces.',
    gestes: [
      {
        titre: 'Tenir les échéances',
        comment:
          "« Proposer les échéances » calcule celles de la loi et du contrat d'après ses dates : compte d'emploi, bilan annuel, mi-parcours, renouvellement ; cocher celles à retenir. Noter aussi les comités et les versements. Celles qui sont en retard remontent à la Vue d'ensemble ; un mois seul, comme 04/2027, vaut son dernier jour ; « Exporter les échéances » les met dans un agenda ; exporter et importer à nouveau met à jour les dates qui ont bougé.",
      },
      {
        titre: 'Noter un comité',
        comment:
          "Date, présents, points abordés, décisions avec leur responsable et leur date : ce qui est en retard remonte à la Vue d'ensemble.",
      },
      {
        titre: 'Préparer une revue',
        comment:
          "Les demandes se lisent dans le dossier de réunion, dont un exemplaire se remet au Département, puis, la revue tenue, dans le dossier complet. L'exemplaire du Département laisse la place de ses réponses ; le nôtre y met nos positions, aux mêmes pages. Les priorités, les positions de repli, les questions à prévoir et leurs réponses restent dans l'exemplaire interne : rien d'autre ne les imprime ni ne les porte.",
      },
      {
        titre: 'Tenir une séance',
        comment:
          "« Ouvrir une séance… », dans la revue ou par Ctrl+K, garde une version du dossier et met la séance sur toute la fenêtre : les points à gauche, et pour chacun notre position, celle du Département, l'accord. Au clavier : flèches, N notre position, D la leur, A accord, X désaccord, R reporter, T retirer, E échéance, O rouvrir, P un point de plus ; chaque touche est une étape qui s'annule. Une valeur se tape comme elle se dit (3,48 €, 77,5 %, 31 mars 2027) ; son effet pour le service se lit pendant la frappe, et le compte des accords est en bas. « Dire ce que l'accord modifie… » relie un point à une valeur du dossier.",
      },
      {
        titre: "Partager l'écran d'une séance",
        comment:
          "« Partager l'écran » (Ctrl+Maj+P) masque la réserve : position de repli, priorité, questions, positions qui n'ont pas été dites, équilibre du contrat. « Plein écran » (F11) partage d'office ; la pastille dit toujours « Écran partagé » ou « Réserve visible ».",
      },
      {
        titre: 'Relire leur réponse',
        comment:
          "« Relire leur réponse… », dans la revue, dans la séance ou par Ctrl+K, ou en déposant le document sur la fenêtre, lit notre document revenu du Département : Word avec commentaires et modifications suivies, classeur aux cellules changées ou commentées, PDF annoté. Chaque remarque est listée avec ce qu'elle dit, son lieu (cliquer pour y aller), son auteur et sa date. Ce qui est coché devient une position du Département, sur le point qui vise déjà cette place ou sur un nouveau ; sans séance ouverte, une séance par écrit s'ouvre, et le tout s'annule en une fois. Rien du contrat ne change avant un accord et la clôture. Ce dont la place n'est pas sûre est à part, « À placer à la main » ; ce qui est déjà noté est dit et ne l'est pas deux fois.",
      },
      {
        titre: 'Clore une séance',
        comment:
          "« Clore la séance… » liste les valeurs à écrire, les décisions et les points laissés sans accord ; ce qui est coché s'écrit en une fois, avec le compte rendu du comité, et s'annule en une fois. Une valeur d'une année close ne s'écrit pas : rouvrir l'année d'abord. Une version est gardée après la séance et reste, même si la clôture est annulée. Une séance restée ouverte se reprend là où elle en était.",
      },
      {
        titre: 'Faire un avenant',
        comment:
          "Modifier d'abord le dossier : cible, montant, article. « Préparer un avenant… » montre alors ce qui lie les parties et a changé depuis la dernière version scellée du contrat, avec l'effet sur la dotation ; cocher ce que l'avenant doit dire. Compléter la date d'effet, la délibération et le motif ; l'acte s'imprime depuis « Dossier PDF ». Si le dossier change encore, « Compléter d'après le dossier… » remet la liste à jour. Une modification peut aussi s'écrire en toutes lettres.",
      },
      {
        titre: 'Signer un avenant',
        comment:
          "« Signer… » passe l'avenant à l'état signé et scelle le contrat consolidé, que rien ne changera plus ; annuler rend l'avenant à sa préparation et laisse cette version. « Contrat consolidé », sous la liste, met côte à côte le contrat signé, chaque avenant et aujourd'hui : seules les dispositions qui ont changé s'y lisent, et ce qui a changé sans avenant est nommé.",
      },
      {
        titre: 'Joindre une preuve',
        comment:
          "Onglet « Pièces » : sous « Sans pièce », chaque chiffre de l'exercice a son « Joindre un fichier… », et un clic sur son nom y mène. Un fichier déposé sur la ligne d'un chiffre, ici ou dans son tableau, s'y joint de même ; déposé ailleurs sur l'onglet, c'est une pièce de plus. Le fichier reste où il est ; le dossier garde son chemin depuis son propre répertoire, sa taille et son empreinte. « Copier le fichier à côté du dossier » le met dans un répertoire voisin, qui part avec lui. Le même fichier joint deux fois reste une seule pièce ; un trombone marque les chiffres prouvés. Un lien n'est pas suivi, un fichier de plus de 2 Go est refusé.",
      },
      {
        titre: 'Vérifier les fichiers',
        comment:
          "« Vérifier les fichiers » compare chacun à ce qu'il était : présent, modifié, introuvable, ou non vérifié quand son emplacement ne répond pas. « Dire où est le fichier… » retrouve celui qui a été déplacé, et avec lui ceux du même répertoire. Un fichier hors du répertoire du dossier ne se trouve pas depuis un autre ordinateur.",
      },
      {
        titre: "Noter d'où vient une extraction",
        comment:
          "Logiciel, rapport, filtres et date, sur la pièce : une ligne suffit pour refaire la même extraction l'an prochain. « Contient des noms » garde le fichier dans l'agence : il n'est dans aucun paquet, et les documents le disent à disposition sur place.",
      },
    ],
  },
  pdf: {
    pour: "Choisir ce qui s'imprime et l'écrire dans un fichier.",
    gestes: [
      {
        titre: 'Choisir le document',
        comment:
          "« Dossier complet » et « Bilan d'une année » s'envoient au Département ; « Le cœur seul » n'imprime du premier que ce qui se lit et se signe, et dit non jointes les autres annexes ; « Synthèse » dit en deux pages qui, jusqu'à quand, combien, si cela marche et ce qui est demandé, et ouvre aussi le dossier complet ; « Dossier de réunion » se fait en deux exemplaires qui se tournent ensemble. « Bilan final du contrat » réunit toutes les années, et « Dossier de candidature » répond à un appel. « Avenant » est l'acte à signer. « Modifications » dit ce qui a changé depuis une version gardée. « Carte du contrat » tient sur une page, puis se redit en tableau. « Dossier de passation », pour qui reprendrait le contrat demain, reste dans l'agence. Le PDF porte aussi les données, sans celles des sections écartées.",
      },
      {
        titre: 'Choisir le destinataire',
        comment:
          "« Destinataire » décide de ce que le fichier dit et porte, et chaque page le nomme en pied. Sans choix, c'est le Département : rien de la réserve du service. « Agence régionale de santé » laisse de plus les demandes faites au Département et les prix hors plans d'aide. « Conseil départemental, public » laisse de plus les noms, adresses électroniques et téléphones des champs prévus pour eux ; les textes saisis librement ne sont pas relus : y chercher les noms avant l'envoi. « Usage interne » ajoute ce qui sert au travail et non au contrat : réserve, renouvellement, règles, formules, valeurs à vérifier. Le choix tient tant que le dossier reste ouvert ; les données (JSON) sont, sans choix, une copie exacte.",
      },
      {
        titre: 'Imprimer les deux exemplaires de la réunion',
        comment:
          "« Dossier de réunion » pour le Département dit les faits, l'année en cours et son atterrissage, les demandes, et laisse la place de ses réponses. Pour « Usage interne », les mêmes pages aux mêmes numéros portent nos positions à ces places ; la réserve (messages, positions, équilibre, questions) vient après, sur des pages que l'autre exemplaire n'a pas.",
      },
      {
        titre: 'Rendre le bilan',
        comment:
          "Chaque cible manquée y porte sa cause et sa correction : le commentaire de la mesure, sinon l'analyse des actions liées. Un texte qui n'est pas écrit est proposé à partir des chiffres, dans un cadre qui le dit ; l'écrire dans « Suivi » le remplace. Une année en cours montre ses chiffres provisoires. « Bilan final du contrat » dit à quelle année il s'arrête tant que le contrat court ; les décisions du renouvellement n'y sont que pour « Usage interne ».",
      },
      {
        titre: 'Dire ce qui a changé',
        comment:
          "« Modifications » compare le dossier à la version choisie sous « Depuis », la dernière gardée sans ce choix : les montants et les cibles, avec leur écart ; les lignes ajoutées, retirées ou modifiées, en phrases ; les textes mot à mot. Dans le PDF, ce qui est supprimé est barré, ce qui est ajouté est souligné, chaque changement est dit entre crochets et « […] » tient lieu de ce qui n'a pas changé. Le fichier Word porte les textes entiers en suivi des modifications : le Département accepte ou refuse chaque changement ; tout accepter donne le texte d'aujourd'hui, tout refuser celui d'avant. Ce que le destinataire n'a pas n'y est pas, ni avant ni après.",
      },
      {
        titre: 'Signer le relevé de la séance',
        comment:
          "« Relevé de décisions » est offert dès qu'une revue a une séance : participants, points examinés avec la position de chaque partie, décision, effet des accords, responsable, échéance, points non tranchés, et la place des réserves et des signatures. Il est le même pour les deux parties : une position qui n'a pas été dite n'y est pas. « Modifications », depuis la version gardée à l'ouverture de la séance, dit ce que les accords ont changé dans le dossier.",
      },
      {
        titre: "Rendre le compte d'emploi",
        comment:
          "« Compte d'emploi » reprend l'exercice choisi : heures et dotation par financeur, report, versements, dépenses par action et par objectif avec leur écart et son explication, solde et ce qu'il devient selon le contrat, reste à charge, indicateurs des actions payées, attestation, bordereau. Ce qui manque s'y lit [à compléter]. Les explications sont celles des bilans d'action ; la date d'envoi se note sous « Suivi », « Bilans annuels ».",
      },
      {
        titre: 'Remettre les pièces avec le document',
        comment:
          "« Préparer le paquet… », pour le bilan et le compte d'emploi, écrit un répertoire neuf : PDF, Word, pièces renommées par leur numéro, bordereau, empreintes. Les pièces qui contiennent des noms, celles dont le fichier a changé et celles qui manquent n'y sont pas, et c'est dit. Une taille de sous-répertoire les répartit pour l'envoi.",
      },
      {
        titre: 'Répondre à un appel à candidatures',
        comment:
          "« Dossier de candidature » réunit identité, activité, effectifs, comptes, fiches actions, indicateurs, engagements et la liste des pièces, où « à joindre » marque celles sans fichier. « Taille limite (Mo) » est celle de l'appel : un fichier plus gros n'est pas écrit, et le message dit de combien il dépasse.",
      },
      {
        titre: 'Choisir le format',
        comment:
          "PDF pour la réunion et l'envoi, Word pour que le Département annote, Excel pour les tableaux, calendrier pour les échéances, données pour un autre programme. Word demande à l'ouverture s'il faut mettre à jour les champs : répondre « Oui » donne au sommaire ses numéros de page ; LibreOffice le fait seul.",
      },
      {
        titre: 'Marquer le projet',
        comment: "Tant que le contrat n'est pas signé, chaque page porte « PROJET ».",
      },
      {
        titre: 'Régler la présentation',
        comment:
          "Logos des parties, couleurs, sections imprimées et leur ordre ; le dossier complet imprime d'abord son cœur, puis les annexes. Une annexe écartée garde son numéro et le texte la dit non jointe ; la couverture nomme ce qui manque. L'aperçu à droite montre le document tel qu'il sortira.",
      },
      {
        titre: 'Imprimer une version gardée',
        comment:
          "Sous « Sections et version imprimées », « Version imprimée » choisit une version gardée : l'aperçu et le fichier sont alors les siens, et les pages portent son nom. Le dossier d'aujourd'hui ne porte le nom d'aucune version. Voir une version, depuis « Versions », fait de même.",
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
        titre: 'Reprendre une ligne supprimée',
        comment:
          "Onglet « Corbeille » : chaque ligne supprimée y reste, avec ce qui en dépendait. « Remettre » la rend à sa place sans toucher à ce qui a été fait depuis, et cela s'annule. Alléger l'historique vide la corbeille des lignes supprimées avant la date choisie.",
      },
      {
        titre: 'Garder une version',
        comment:
          "Le jour d'une transmission ou d'une signature : un nom, une date, et tout le dossier est gardé dans le même fichier. « Voir » la relit sur tous les écrans, sans rien changer ; « Revenir à aujourd'hui » la referme.",
      },
      {
        titre: 'Comparer',
        comment:
          "Deux versions, ou une version et le dossier d'aujourd'hui : les totaux qui changent en tête, puis les clauses mot à mot, les montants et les heures avec leur écart. Ajouté souligné, retiré barré.",
      },
      {
        titre: "Réunir deux copies d'un dossier",
        comment:
          "Sous « Comparer », choisir l'autre fichier, puis « Reprendre des modifications… » : cocher celles que l'on prend, ou toute une partie. Ce que l'autre copie a seule changé est distingué de ce qui a changé des deux côtés ; rien n'est coché d'avance. L'autre fichier est seulement lu, et tout s'annule d'un coup. Ce qui ne se reprend pas est listé, avec sa raison : une année close, un avenant signé, une version gardée.",
      },
      {
        titre: 'Restaurer ou sceller',
        comment:
          "« Restaurer cette version » remet le dossier dans l'état d'alors, et cela s'annule. « Sceller » fige une version signée pour toujours : comme alléger l'historique, ce geste ne s'annule pas.",
      },
      {
        titre: "Alléger l'historique",
        comment:
          'Quand le fichier grossit, le détail des étapes très anciennes peut être oublié. Leur liste et les versions gardées restent ; la place gagnée est dite avant.',
      },
      {
        titre: 'Préparer la suite',
        comment:
          "Sous « Décisions », une par action, à poursuivre ou non. « Renouveler ce contrat… », sous « Renouvellement » et dans le menu du dossier, les applique et part du dossier ouvert, qui n'est pas modifié.",
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
