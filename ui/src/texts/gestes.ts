/**
 * The gestures of the program, in French: name, and other words by which the palette finds them. The name of a gesture is
 * written once here; menus, palette, help on a button read it.
 */
import type { NomTable } from '../generated/modele';

export const groupesGestes = {
  ajouter: 'Ajouter',
  fichier: 'Dossier',
  documents: 'Documents et chiffres',
  versions: 'Versions et contrat suivant',
  annee: 'Année',
  faire: 'Modifier',
  affichage: 'Affichage et aide',
};
export type GroupeGeste = keyof typeof groupesGestes;

interface Dit {
  nom: string;
  mots: string[];
}

const dits = {
  annuler: { nom: 'Annuler', mots: ['défaire', 'revenir en arrière', 'erreur'] },
  retablir: { nom: 'Rétablir', mots: ['refaire'] },
  enregistrer: { nom: 'Enregistrer', mots: ['sauver', 'sauvegarder'] },
  copier: {
    nom: 'Enregistrer une copie…',
    mots: ['enregistrer sous', 'dupliquer le dossier', 'envoyer à un collègue'],
  },
  commencer: {
    nom: 'Commencer en cinq questions…',
    mots: ['créer un contrat', 'assistant', 'premier contrat', 'préparer un dossier'],
  },
  relire: { nom: 'Relire le dossier', mots: ['points à voir', 'contrôler', 'vérifier', 'ce qui manque'] },
  nouveau: { nom: 'Nouveau dossier…', mots: ['créer un contrat', 'premier contrat'] },
  ouvrir: { nom: 'Ouvrir un dossier…', mots: ['autre dossier', 'fichier .cpom'] },
  renouveler: {
    nom: 'Renouveler ce contrat…',
    mots: ['prolonger', 'reconduire', 'contrat suivant', 'nouveau contrat', 'reprendre'],
  },
  fermer: { nom: 'Fermer le dossier', mots: ['accueil', 'quitter'] },
  exporterPdf: { nom: 'Exporter le PDF…', mots: ['imprimer', 'éditer', 'transmettre', 'envoyer au Département'] },
  preparerPdf: { nom: 'Choisir ce qui s’imprime', mots: ['imprimer', 'sections', 'dossier de réunion', 'synthèse'] },
  exporterEmploi: {
    nom: 'Exporter le compte d’emploi…',
    mots: ['dotation', 'dépenses', 'bordereau', 'attestation', 'rendre compte'],
  },
  exporterCarte: {
    nom: 'Exporter la carte…',
    mots: ['imprimer la carte', 'une page', 'poster', 'plan du contrat', 'PDF'],
  },
  exporterDocx: { nom: 'Exporter pour Word…', mots: ['docx', 'annoter', 'traitement de texte'] },
  exporterXlsx: { nom: 'Exporter pour Excel…', mots: ['xlsx', 'classeur', 'tableaux chiffrés'] },
  exporterIcs: { nom: 'Exporter les échéances…', mots: ['calendrier', 'agenda', 'Outlook', 'ics'] },
  exporterJson: { nom: 'Exporter les données…', mots: ['JSON', 'échange'] },
  ouvrirExport: { nom: 'Ouvrir le dernier document exporté', mots: ['PDF', 'Word', 'Excel', 'voir le fichier'] },
  montrerExport: { nom: 'Montrer le dernier document dans son répertoire', mots: ['emplacement', 'fichier', 'où est'] },
  copierChemin: { nom: 'Copier le chemin du dernier document', mots: ['emplacement', 'fichier'] },
  joindrePiece: {
    nom: 'Joindre un fichier…',
    mots: ['pièce', 'preuve', 'justificatif', 'facture', 'attestation', 'trombone'],
  },
  verifierPieces: { nom: 'Vérifier les fichiers joints', mots: ['pièces', 'preuves', 'modifié', 'introuvable'] },
  importerTableau: { nom: 'Importer un tableau…', mots: ['Excel', 'LibreOffice', 'CSV', 'reprendre des chiffres'] },
  apercu: { nom: 'Aperçu du PDF', mots: ['voir la page', 'prévisualiser'] },
  garderVersion: { nom: 'Garder une version', mots: ['jalon', 'transmise', 'figer', 'sceller', 'signer'] },
  comparer: { nom: 'Comparer des versions', mots: ['différences', 'ce qui a changé', 'avant et après'] },
  saisirAnnee: {
    nom: 'Saisir l’année',
    mots: ['campagne annuelle', 'remplir le réalisé', 'janvier', 'ce qui reste à saisir'],
  },
  cloreAnnee: { nom: 'Clore l’année', mots: ['clôturer', 'clôture', 'exercice', 'arrêter les comptes', 'fin d’année'] },
  rouvrirAnnee: { nom: 'Rouvrir l’année', mots: ['exercice', 'corriger une année close', 'déverrouiller'] },
  alleger: { nom: 'Alléger l’historique', mots: ['fichier trop gros', 'purger'] },
  catalogue: { nom: 'Prendre des indicateurs au catalogue…', mots: ['indicateurs types', 'modèles d’indicateurs'] },
  ficheExistante: { nom: 'Partir d’une fiche existante…', mots: ['fiche action', 'bibliothèque', 'modèle de fiche'] },
  proposerEcheances: { nom: 'Proposer les échéances', mots: ['calendrier légal', 'dates à tenir'] },
  preparerAvenant: {
    nom: 'Préparer un avenant…',
    mots: ['ce qui a changé depuis la signature', 'contrat consolidé', 'modification du contrat'],
  },
  ouvrirSeance: {
    nom: 'Ouvrir une séance…',
    mots: ['négociation', 'réunion', 'projecteur', 'mode réunion', 'relevé de décisions', 'reprendre la séance'],
  },
  relireReponse: {
    nom: 'Relire leur réponse…',
    mots: ['retour du Département', 'commentaires', 'modifications suivies', 'document annoté', 'remarques', 'Word'],
  },
  renumeroter: { nom: 'Renuméroter le plan', mots: ['codes', 'numéros'] },
  chercher: { nom: 'Rechercher ou aller à…', mots: [] },
  histoireChamp: { nom: 'Historique du champ', mots: [] },
  texteGrand: { nom: 'Agrandir le texte', mots: ['zoom', 'taille du texte', 'plus gros', 'lire mieux', 'police'] },
  textePetit: { nom: 'Réduire le texte', mots: ['zoom', 'taille du texte', 'plus petit', 'police'] },
  texteUsuel: { nom: 'Taille usuelle du texte', mots: ['zoom', '100 %', 'normale', 'police'] },
  orthographe: { nom: 'Vérifier l’orthographe', mots: ['correcteur', 'fautes', 'mots soulignés', 'dictionnaire'] },
  mesMots: { nom: 'Mes mots…', mots: ['orthographe', 'dictionnaire personnel', 'mots ajoutés'] },
  clair: { nom: 'Affichage clair', mots: ['thème', 'jour', 'couleurs'] },
  sombre: { nom: 'Affichage sombre', mots: ['thème', 'nuit', 'couleurs'] },
  auto: { nom: 'Affichage du système', mots: ['thème', 'automatique', 'couleurs'] },
  aide: { nom: 'Ouvrir l’aide', mots: ['guide', 'mode d’emploi', 'glossaire', 'raccourcis'] },
  aPropos: { nom: 'À propos', mots: ['version du programme', 'licence', 'assistance'] },
} satisfies Record<string, Dit>;

export type CleGeste = keyof typeof dits;
export const gestes: Record<CleGeste, Dit> = dits;

/** A row to add: its table, its kind when a table has several, its name where « Ajouter une année » would not do. */
export interface AjoutDit {
  table: NomTable;
  sorte?: string;
  nom?: string;
  mots: string[];
}

export const ajouts: AjoutDit[] = [
  { table: 'axes', mots: ['priorité'] },
  { table: 'objectifs', mots: ['objectif opérationnel'] },
  { table: 'actions', mots: ['fiche action'] },
  {
    table: 'engagements',
    sorte: 'gestionnaire',
    nom: 'un engagement du gestionnaire',
    mots: ['engagement réciproque'],
  },
  { table: 'engagements', sorte: 'departement', nom: 'un engagement du Département', mots: ['engagement réciproque'] },
  { table: 'indicateurs', mots: ['mesure', 'critère'] },
  { table: 'situations', nom: 'une situation intermédiaire', mots: ['provisoire', 'semestre'] },
  { table: 'rendus', nom: 'un rendu du suivi', mots: ['temps passé'] },
  { table: 'echeances', mots: ['date à tenir', 'rappel', 'calendrier'] },
  { table: 'comites', mots: ['réunion', 'compte rendu', 'procès-verbal'] },
  { table: 'bilans_annuels', nom: 'un bilan annuel', mots: ['rapport annuel', 'rapport d’activité'] },
  { table: 'revues', mots: ['dialogue de gestion', 'mi-parcours', 'réunion'] },
  { table: 'avenants', mots: ['modifier le contrat', 'modification'] },
  { table: 'pieces', nom: 'une pièce jointe', mots: ['document', 'attestation', 'annexe'] },
  { table: 'gestionnaires', mots: ['association', 'organisme'] },
  { table: 'services', mots: ['agence', 'SAD', 'SAAD'] },
  { table: 'signataires', mots: ['signature', 'ARS'] },
  { table: 'interlocuteurs', mots: ['contact', 'personne à joindre'] },
  { table: 'plafonds', nom: 'un plafond du supplément', mots: ['reste à charge', 'année'] },
  { table: 'constats', sorte: 'force', nom: 'une force', mots: ['constat', 'diagnostic'] },
  { table: 'constats', sorte: 'faiblesse', nom: 'une faiblesse', mots: ['constat', 'diagnostic'] },
  { table: 'constats', sorte: 'opportunite', nom: 'une opportunité', mots: ['constat', 'diagnostic'] },
  { table: 'constats', sorte: 'menace', nom: 'une menace', mots: ['constat', 'risque', 'diagnostic'] },
  { table: 'constats', sorte: 'besoin', nom: 'un besoin du territoire', mots: ['constat', 'diagnostic'] },
  { table: 'publics', nom: 'une année de publics prévus', mots: ['bénéficiaires', 'personnes accompagnées'] },
  { table: 'exercices', nom: 'un exercice', mots: ['année', 'clore'] },
  { table: 'financeurs', mots: ['APA', 'PCH', 'caisse de retraite', 'heures'] },
  { table: 'tarifs', mots: ['prix', 'année', 'tarif horaire'] },
  { table: 'dotations', nom: 'une année de dotation', mots: ['montant horaire', 'subvention'] },
  { table: 'versements', nom: 'un versement de dotation', mots: ['acompte', 'avance', 'solde'] },
  { table: 'financements', nom: 'un financement', mots: ['cofinanceur', 'subvention'] },
  { table: 'lignes_budget', nom: 'une ligne de budget', mots: ['charge', 'produit', 'compte de résultat'] },
  { table: 'emplois', mots: ['poste', 'métier', 'effectif', 'salarié', 'ETP'] },
  { table: 'formations', mots: ['plan de formation', 'stage', 'diplôme'] },
  {
    table: 'conditions_travail',
    nom: 'une mesure sur les conditions de travail',
    mots: ['prévention', 'dialogue social'],
  },
  { table: 'moyens_organisation', nom: 'un moyen d’organisation', mots: ['outil', 'télégestion'] },
  { table: 'partages_pratiques', mots: ['partage'] },
  { table: 'investissements', mots: ['matériel', 'véhicule', 'achat'] },
  { table: 'visas', mots: ['vu la loi', 'délibération'] },
  { table: 'articles', mots: ['clause'] },
  { table: 'annexes', mots: [] },
  { table: 'mentions', mots: ['mention obligatoire'] },
];
