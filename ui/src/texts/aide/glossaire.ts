/**
 * The words of the trade, explained as to a new colleague. A definition that no official text confirms is
 * marked `aVerifier`.
 */
import { fr } from '../typographie';

export interface Terme {
  cle: string;
  mot: string;
  /** The full form of an abbreviation. */
  entier?: string;
  /** Other spellings found in texts. */
  aussi?: string[];
  sens: string;
  source?: string;
  aVerifier?: boolean;
}

const brut: Terme[] = [
  {
    cle: 'cpom',
    mot: 'CPOM',
    entier: "contrat pluriannuel d'objectifs et de moyens",
    sens: "Le contrat que le gestionnaire du service signe avec le Département : des objectifs, des engagements des deux parties, des moyens, et des indicateurs pour en juger chaque année. Il dure cinq ans au plus et peut être prolongé dans la limite d'une sixième année.",
    source: 'L. 313-11 et L. 313-11-1 CASF',
  },
  {
    cle: 'sad',
    mot: 'SAD',
    entier: 'service autonomie à domicile',
    sens: "Un service qui aide à domicile les personnes âgées ou handicapées, et organise une réponse à leurs besoins de soins. Il est « aide » quand il s'appuie sur d'autres pour les soins, « mixte » quand il les donne lui-même.",
    source: 'L. 313-1-3 CASF',
  },
  {
    cle: 'saad',
    mot: 'SAAD',
    entier: "service d'aide et d'accompagnement à domicile",
    sens: "Le nom du service d'aide avant la réforme. Depuis le 30 juin 2023, il est réputé autorisé comme service autonomie à domicile.",
    source: 'Loi 2021-1754, article 44',
  },
  {
    cle: 'ssiad',
    mot: 'SSIAD',
    entier: 'service de soins infirmiers à domicile',
    sens: "Le service de soins d'avant la réforme. Réuni à un service d'aide, il forme un service autonomie à domicile mixte.",
  },
  {
    cle: 'apa',
    mot: 'APA',
    entier: "allocation personnalisée d'autonomie",
    sens: "L'aide du Département aux personnes âgées qui perdent leur autonomie. Ses heures en mode prestataire comptent pour la dotation complémentaire.",
  },
  {
    cle: 'pch',
    mot: 'PCH',
    entier: 'prestation de compensation du handicap',
    sens: "L'aide du Département aux personnes handicapées. Ses heures en mode prestataire comptent pour la dotation complémentaire.",
  },
  {
    cle: 'aide_sociale',
    mot: 'aide sociale légale',
    aussi: ['aide-ménagère'],
    sens: "Des heures d'aide-ménagère payées par le Département. Elles ne comptent pas dans la base de la dotation remboursée par la CNSA ; le Département peut y ajouter son argent.",
    aVerifier: true,
  },
  {
    cle: 'dotation',
    mot: 'dotation complémentaire',
    aussi: ['dotation qualité'],
    sens: "L'argent que le Département verse pour des actions qui améliorent la qualité : heures comptées × montant horaire fixé au contrat. Elle s'obtient par un appel à candidatures et suppose un CPOM. Le montant national par heure est un plafond de ce que la CNSA rembourse au Département, pas un droit du service.",
    source: 'L. 314-2-1 et L. 314-2-2 CASF',
  },
  {
    cle: 'aac',
    mot: 'appel à candidatures',
    aussi: ['AAC'],
    sens: "La procédure par laquelle le Département choisit les services qui recevront la dotation. Il en fixe les priorités, les pièces et les dates ; il a lieu chaque année jusqu'à ce que tous les services l'aient, au plus tard fin 2030.",
    source: 'R. 314-136-1 CASF, décret 2022-735',
  },
  {
    cle: 'objectif_legal',
    mot: 'objectifs légaux',
    aussi: ['objectif légal'],
    sens: "Les six objectifs auxquels la dotation peut servir : profils spécifiques, amplitude horaire, couverture du territoire, soutien aux aidants, qualité de vie au travail, lutte contre l'isolement. Un Département peut n'en retenir que certains.",
    source: 'L. 314-2-2 CASF',
  },
  {
    cle: 'gir',
    mot: 'GIR',
    entier: 'groupe iso-ressources',
    sens: "Le degré de perte d'autonomie d'une personne âgée, de 1 (le plus lourd) à 6. Le dossier n'en garde que des totaux, jamais une personne.",
  },
  {
    cle: 'etp',
    mot: 'ETP',
    entier: 'équivalent temps plein',
    sens: "Le nombre de postes ramené à des temps pleins : heures payées ÷ heures payées d'un temps plein (1 820 par an, par exemple ; le nombre se règle dans la Vue d'ensemble).",
  },
  {
    cle: 'finess',
    mot: 'FINESS',
    sens: 'Le répertoire national des établissements. Le numéro « EJ » désigne le gestionnaire, le numéro « ET » chaque service.',
  },
  {
    cle: 'siret',
    mot: 'SIRET',
    aussi: ['SIREN'],
    sens: 'Le SIREN (9 chiffres) désigne la personne morale, le SIRET (14 chiffres) chacun de ses établissements.',
  },
  {
    cle: 'has',
    mot: 'HAS',
    entier: 'Haute Autorité de santé',
    sens: "Elle publie le référentiel de l'évaluation des services : 157 critères, dont 18 impératifs. Un organisme accrédité évalue tous les cinq ans ; le résultat va au Département et à la HAS.",
    source: 'L. 312-8 CASF',
  },
  {
    cle: 'casf',
    mot: 'CASF',
    entier: "code de l'action sociale et des familles",
    sens: 'Le code où se trouvent les règles des services, de leurs contrats et de leur financement.',
  },
  {
    cle: 'cnsa',
    mot: 'CNSA',
    entier: "Caisse nationale de solidarité pour l'autonomie",
    sens: "Elle rembourse au Département la dotation complémentaire, dans la limite d'un montant par heure. C'est pourquoi il demande des heures et des dépenses justifiées.",
  },
  {
    cle: 'ars',
    mot: 'ARS',
    entier: 'agence régionale de santé',
    sens: 'Elle autorise avec le Département les services mixtes et finance leur part de soins ; elle signe alors aussi le contrat.',
  },
  {
    cle: 'habilitation',
    mot: "habilitation à l'aide sociale",
    aussi: ['habilité', 'habilitation'],
    sens: "L'accord par lequel le Département peut confier au service des bénéficiaires de l'aide sociale, à un tarif qu'il fixe. Un service non habilité fixe ses prix, dont la hausse annuelle est plafonnée.",
    source: 'L. 313-8-1 et L. 347-1 CASF',
  },
  {
    cle: 'tarif_plancher',
    mot: 'tarif plancher',
    aussi: ['tarif minimal'],
    sens: "Le montant national au-dessous duquel une heure d'aide APA ou PCH ne peut pas être financée. Il change chaque 1er janvier ; les montants livrés portent leur source.",
    source: 'L. 314-2-1 CASF',
  },
  {
    cle: 'reste_a_charge',
    mot: 'reste à charge',
    sens: "Ce que le service facture aux personnes au-dessus du tarif de l'APA ou de la PCH. À ne pas confondre avec la participation de la personne selon ses revenus.",
    source: 'R. 314-136-1 CASF',
  },
  {
    cle: 'supplement',
    mot: 'supplément',
    sens: "La part du prix d'une heure qui dépasse le tarif du Département. Le contrat d'un service non habilité en fixe la limite. Ce n'est pas la participation, qui est une part du tarif.",
    source: 'R. 314-136-1 CASF',
  },
  {
    cle: 'participation',
    mot: 'participation',
    aussi: ['ticket modérateur'],
    sens: "La part du tarif que la personne paie selon ses ressources, dans son plan d'aide APA. Elle ne dépend pas du contrat et ne s'ajoute pas au supplément.",
    aVerifier: true,
  },
  {
    cle: 'montant_reference',
    mot: 'montant de référence',
    sens: "Ce que la CNSA rembourse au plus au Département par heure APA ou PCH : 3 € en 2022, relevé chaque 1er janvier du même coefficient que les pensions. Un montant horaire plus élevé resterait à la charge du Département. Ce n'est pas un droit du service.",
    source: 'R. 178-21 CSS',
    aVerifier: true,
  },
  {
    cle: 'non_consomme',
    mot: 'dotation non consommée',
    aussi: ['non consommé'],
    sens: "La part de la dotation acquise que les actions n'ont pas dépensée. Le contrat dit si elle est reportée, dans quelle limite, ou rendue.",
    source: 'L. 313-11-1 CASF',
  },
  {
    cle: 'scenario',
    mot: 'scénario',
    sens: "Une supposition gardée à côté du dossier : d'autres heures, un autre plafond, un autre montant horaire. Elle ne change rien au dossier et reste une réserve du service.",
  },
  {
    cle: 'prestataire',
    mot: 'mode prestataire',
    aussi: ['prestataire'],
    sens: "Le service emploie l'intervenant. En mode mandataire, c'est la personne aidée qui l'emploie : ces heures restent hors du CPOM.",
  },
  {
    cle: 'fiche_action',
    mot: 'fiche action',
    aussi: ['fiches actions'],
    sens: "Une action du contrat sur une page : le constat, ce qui sera fait, par qui, quand, avec quel argent, et à quoi on verra que c'est réussi.",
  },
  {
    cle: 'reference',
    mot: 'valeur de référence',
    aussi: ['année de référence'],
    sens: "Le point de départ d'un indicateur : sa valeur avant le contrat. La progression se mesure de là jusqu'à la cible.",
  },
  {
    cle: 'cible',
    mot: 'cible',
    sens: "La valeur que l'indicateur doit atteindre dans l'année. Elle se négocie avec le Département et s'écrit au contrat.",
  },
  {
    cle: 'avenant',
    mot: 'avenant',
    sens: 'Une modification du contrat signée par les parties : numéro, date, motif, et la liste de ce qui change, avant et après.',
  },
  {
    cle: 'suivi_modifications',
    mot: 'suivi des modifications',
    sens: "Dans un fichier Word, la marque de ce qui a été supprimé et ajouté, avec son auteur et son jour. Chaque changement s'accepte ou se refuse dans Word ou LibreOffice, sans rien récrire.",
  },
  {
    cle: 'consolide',
    mot: 'contrat consolidé',
    sens: "Le texte et les chiffres du contrat tels qu'ils sont après ses avenants. Il est gardé et scellé à la signature de chacun.",
  },
  {
    cle: 'comite',
    mot: 'comité de suivi',
    sens: "La réunion où le service et le Département regardent ensemble où en est le contrat, et décident de la suite. Sa composition et son rythme s'écrivent au contrat.",
  },
  {
    cle: 'dialogue',
    mot: 'dialogue de gestion',
    sens: "L'échange annuel avec le Département sur les résultats, les comptes et les demandes de l'année suivante.",
  },
  {
    cle: 'seance',
    mot: 'séance',
    sens: 'Un tour de négociation d’une revue, en réunion ou par écrit : chaque partie y dit sa position sur les points, et les accords s’y notent.',
  },
  {
    cle: 'mi_parcours',
    mot: 'revue à mi-parcours',
    sens: 'Le point fait vers la moitié du contrat, souvent la troisième année : les cibles peuvent y être revues par avenant.',
  },
  {
    cle: 'groupes',
    mot: 'groupes I, II et III',
    aussi: ['groupe I', 'groupe II', 'groupe III', 'groupes fonctionnels'],
    sens: "La présentation des budgets du secteur. Charges : exploitation courante, personnel, structure. Produits : tarification, autres produits d'exploitation, produits financiers et non encaissables.",
  },
  {
    cle: 'compte_emploi',
    mot: "compte d'emploi",
    sens: "L'état qui montre à quoi la dotation a servi. Le contrat dit quand l'envoyer, souvent avec les comptes, au 30 avril.",
    aVerifier: true,
  },
  {
    cle: 'bordereau',
    mot: 'bordereau de pièces',
    aussi: ['bordereau'],
    sens: "La liste numérotée de ce qui prouve les dépenses et les chiffres d'une année : numéro, pièce, chiffre prouvé, valeur, date, page. L'ordre est celui des objectifs, et le numéro d'une pièce en suit : il n'est pas gardé.",
  },
  {
    cle: 'empreinte',
    mot: 'empreinte',
    aussi: ['SHA-256'],
    sens: "Une suite de signes calculée sur le contenu d'un fichier. Elle change au moindre signe changé : elle dit si une pièce est encore celle qui a été jointe.",
  },
  {
    cle: 'compte_administratif',
    mot: 'compte administratif',
    sens: "Les comptes réalisés de l'année, envoyés au Département au printemps suivant, le plus souvent au 30 avril.",
    aVerifier: true,
  },
  {
    cle: 'sieg',
    mot: 'SIEG',
    entier: "service d'intérêt économique général",
    sens: 'Le cadre européen qui permet à une aide publique de payer un service rendu à tous. Le CPOM sert alors de mandat : obligations, durée, territoire, calcul et contrôle de la compensation.',
    source: 'Décision de la Commission européenne du 20 décembre 2011',
  },
  {
    cle: 'duerp',
    mot: 'DUERP',
    entier: "document unique d'évaluation des risques professionnels",
    sens: "Le document où l'employeur écrit les risques du travail et ce qu'il fait pour les éviter.",
    aVerifier: true,
  },
  {
    cle: 'heures-retenues',
    mot: 'heures retenues',
    sens: "Les heures que le Département reconnaît pour le solde de la dotation : celles de la partie de l'année que le contrat couvre. Elles remplacent les heures réalisées dans le calcul.",
    source: 'R. 178-21 CSS',
  },
  {
    cle: 'rupture-de-serie',
    mot: 'rupture de série',
    sens: "Le moment où la définition d'un indicateur change. Les valeurs d'avant et d'après ne se comparent pas : ni progression, ni courbe continue.",
  },
  {
    cle: 'bonne-pratique',
    mot: 'bonne pratique',
    aussi: ['bonnes pratiques'],
    sens: "Une façon de faire qui a réussi dans un service et qu'un autre peut reprendre. Le dossier dit avec qui elle est partagée et ce qu'elle est devenue.",
  },
  {
    cle: 'atmp',
    mot: 'AT-MP',
    entier: 'accidents du travail et maladies professionnelles',
    sens: 'Dans une petite équipe, un seul accident change beaucoup le taux : préférer la tendance sur trois ans.',
  },
  {
    cle: 'opco',
    mot: 'OPCO',
    entier: 'opérateur de compétences',
    sens: 'Il finance une part de la formation. Il dépend de la branche du service.',
    aVerifier: true,
  },
  {
    cle: 'schema',
    mot: 'schéma départemental',
    sens: "Le document où le Département écrit ses besoins et ses priorités pour plusieurs années. Le diagnostic et les objectifs du contrat s'y rattachent.",
    source: 'L. 312-5 CASF',
  },
  {
    cle: 'cvs',
    mot: 'CVS',
    entier: 'conseil de la vie sociale',
    sens: "Il n'est pas obligatoire pour un service à domicile : une autre forme de participation, comme un groupe d'expression ou une enquête de satisfaction, convient.",
    aVerifier: true,
  },
  {
    cle: 'dipc',
    mot: 'DIPC',
    entier: 'document individuel de prise en charge',
    sens: "Remis dans les quinze jours de l'admission, il dit les prestations prévues ; il est revu chaque année.",
    aVerifier: true,
  },
  {
    cle: 'telegestion',
    mot: 'télégestion',
    sens: "L'enregistrement des heures d'intervention à l'arrivée et au départ de l'intervenant. C'est la source habituelle des heures réalisées.",
  },
  {
    cle: 'report',
    mot: 'report',
    sens: "La part de la dotation acquise et non consommée dans l'année, gardée pour la suivante si le contrat le permet.",
  },
  {
    cle: 'exercice',
    mot: 'exercice',
    sens: 'Une année de comptes. « Clos » : ses chiffres ne changent plus.',
  },
];

export const GLOSSAIRE: Terme[] = brut
  .map((t) => ({
    ...t,
    mot: fr(t.mot),
    ...(t.entier ? { entier: fr(t.entier) } : {}),
    ...(t.aussi ? { aussi: t.aussi.map(fr) } : {}),
    sens: fr(t.sens),
  }))
  .sort((a, b) => a.mot.localeCompare(b.mot, 'fr'));

export function termeDe(cle: string): Terme | undefined {
  return GLOSSAIRE.find((t) => t.cle === cle);
}
