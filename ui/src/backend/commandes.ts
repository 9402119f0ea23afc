/** The types of the wire under the names the page uses; they are written from Rust in `generated/api.ts`. */
export type {
  ApercuSauvegarde,
  Attendu,
  Avis,
  Calculs,
  Commandes,
  ComparaisonDite as Comparaison,
  ConstatDit as Constat,
  Correspondance,
  EffetDit as Changement,
  EtapeDite as Etape,
  EtatDossier,
  EtatSuivi,
  FormatDocument as Format,
  NomDocument as Document,
  Lecture,
  Lieu,
  Numerotation,
  Recent as DossierRecent,
  Recuperation,
  Referentiel,
  Reponse,
  SauvegardeDite,
  Sauvegardes,
  Severite,
  StatutIndicateur,
  Usage,
  VersionDite as Version,
} from '../generated/api';

/** A value of a field as it travels: `lignes` are string[], optional fields may be null. */
export type Valeur = string | number | boolean | null | string[];
export type Valeurs = Record<string, Valeur>;
/** A row whose table is only known when the page runs; `magasin.dossier` has the precise types. */
export type Ligne = { id: number } & Record<string, Valeur>;
