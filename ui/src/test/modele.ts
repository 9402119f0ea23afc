/**
 * A small description of tables of the shape the core generates: enough of it to try every genre,
 * a unique table, an ordered one, children of children, a link and a matrix by year.
 */
export type Genre =
  | 'texte'
  | 'texte_long'
  | 'lignes'
  | 'entier'
  | 'annee'
  | 'montant'
  | 'heures'
  | 'prix'
  | 'nombre'
  | 'date'
  | 'booleen'
  | 'choix'
  | 'lien'
  | 'octets';

export interface Champ {
  nom: string;
  genre: Genre;
  optionnel: boolean;
  choix?: string;
  lien?: string;
}

export interface Table {
  nom: string;
  unique: boolean;
  /** The field that links to the parent row. */
  parent?: string;
  champs: Champ[];
}

export type NomTable =
  | 'dossier'
  | 'departement'
  | 'gestionnaires'
  | 'axes'
  | 'actions'
  | 'etapes'
  | 'financeurs'
  | 'heures'
  | 'formations'
  | 'echeances';

const c = (nom: string, genre: Genre, plus: Partial<Champ> = {}): Champ => ({
  nom,
  genre,
  optionnel: !['texte', 'texte_long', 'lignes', 'choix'].includes(genre),
  ...plus,
});

export const TABLES: Record<NomTable, Table> = {
  dossier: {
    nom: 'dossier',
    unique: true,
    champs: [c('intitule', 'texte'), c('date_debut', 'date'), c('date_fin', 'date'), c('preambule', 'texte_long')],
  },
  departement: {
    nom: 'departement',
    unique: true,
    champs: [
      c('nom', 'texte'),
      c('code', 'texte'),
      c('direction', 'texte'),
      c('population', 'entier'),
      c('part_60_ans', 'nombre'),
      c('orientations', 'lignes'),
    ],
  },
  gestionnaires: {
    nom: 'gestionnaires',
    unique: false,
    champs: [
      c('raison_sociale', 'texte'),
      c('forme', 'choix', { choix: 'forme' }),
      c('siren', 'texte'),
      c('habilitation', 'booleen'),
      c('capital', 'montant'),
      c('presentation', 'texte_long'),
    ],
  },
  axes: { nom: 'axes', unique: false, champs: [c('intitule', 'texte')] },
  actions: {
    nom: 'actions',
    unique: false,
    champs: [
      c('intitule', 'texte'),
      c('axe_id', 'lien', { lien: 'axes' }),
      c('statut', 'choix', { choix: 'statut_action' }),
      c('date_debut', 'date'),
      c('prioritaire', 'booleen', { optionnel: false }),
      c('budget', 'montant'),
      c('constat', 'texte_long'),
      c('partenaires', 'lignes'),
    ],
  },
  etapes: {
    nom: 'etapes',
    unique: false,
    parent: 'action_id',
    champs: [c('action_id', 'lien', { lien: 'actions', optionnel: false }), c('libelle', 'texte'), c('date', 'date')],
  },
  financeurs: { nom: 'financeurs', unique: false, champs: [c('libelle', 'texte')] },
  heures: {
    nom: 'heures',
    unique: false,
    parent: 'financeur_id',
    champs: [
      c('financeur_id', 'lien', { lien: 'financeurs', optionnel: false }),
      c('annee', 'annee', { optionnel: false }),
      c('heures', 'heures'),
    ],
  },
  formations: {
    nom: 'formations',
    unique: false,
    champs: [
      c('annee', 'annee'),
      c('intitule', 'texte'),
      c('nature', 'choix', { choix: 'nature_formation' }),
      c('stagiaires', 'entier'),
      c('duree', 'heures'),
      c('cout', 'montant'),
      c('realisee', 'booleen', { optionnel: false }),
      c('date', 'date'),
    ],
  },
  echeances: { nom: 'echeances', unique: false, champs: [c('date', 'date'), c('libelle', 'texte')] },
};

export const CHOIX: Record<string, { code: string; libelle: string }[]> = {
  forme: [
    { code: 'association', libelle: 'Association' },
    { code: 'societe', libelle: 'Société commerciale' },
    { code: 'public', libelle: 'Organisme public' },
  ],
  statut_action: [
    { code: 'a_lancer', libelle: 'À lancer' },
    { code: 'en_cours', libelle: 'En cours' },
    { code: 'terminee', libelle: 'Terminée' },
  ],
  nature_formation: [
    { code: 'obligatoire', libelle: 'Obligatoire' },
    { code: 'qualifiante', libelle: 'Qualifiante' },
    { code: 'adaptation', libelle: 'Adaptation au poste' },
  ],
};

type V = string | number | boolean | null | string[];
type L = { id: number } & Record<string, V>;

export interface Dossier {
  dossier: L;
  departement: L;
  gestionnaires: L[];
  axes: L[];
  actions: L[];
  etapes: L[];
  financeurs: L[];
  heures: L[];
  formations: L[];
  echeances: L[];
}
