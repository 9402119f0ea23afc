/** Types of the commands, under the names the page uses; `generated/api.ts` is written from Rust. */
export type {
  ApercuSauvegardeView,
  Attendu,
  AvisView,
  Calculs,
  Completude,
  Ecart,
  Commandes,
  ComparaisonView as Comparaison,
  ConstatView as Constat,
  Correspondance,
  EffetView as Changement,
  EtapeView as Etape,
  EtatDossierView,
  EtatSuivi,
  FormatDocument as Format,
  NomDocument as Document,
  EcartView,
  LectureView,
  EtatMention,
  LieuView,
  MentionJugee,
  Numerotation,
  Recent as DossierRecent,
  PartieView,
  RecuperationView,
  Referentiel,
  EditionView,
  RuptureProposee,
  SauvegardeView,
  SauvegardesView,
  Severite,
  StatutIndicateur,
  Total,
  UsageRequest,
  VersionView as Version,
} from '../generated/api';

/** A value of a field as it travels: `lignes` are string[], optional fields may be null. */
export type Valeur = string | number | boolean | null | string[];
export type Valeurs = Record<string, Valeur>;
/** A row whose table is only known when the page runs; `magasin.dossier` has the precise types. */
export type Ligne = { id: number } & Record<string, Valeur>;
