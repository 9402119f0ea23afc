import type {
  AnneeView,
  Attendu,
  CarteView,
  Backend,
  Calculs,
  Commandes,
  Comparaison,
  CoupOeil,
  Constat,
  Correspondance,
  Etape,
  EtatDossierView,
  Fenetre,
  Ecart,
  EcartView,
  EtatPieceView,
  Frise,
  LectureView,
  MentionJugee,
  PartieView,
  PiecesView,
  Ligne,
  Referentiel,
  ReponsesDemarrage,
  EditionView,
  SauvegardeView,
  SupprimeeView,
  UsageRequest,
  Version,
} from '../backend';
import type {
  CibleAccordView,
  EssaiPositionView,
  PlanSeance,
  RetourView,
  SeanceView,
  AvenantDifferencesView,
  Consolide,
  EffetDotation,
  EquilibreView,
  FichesView,
  ModeleView,
  OperationRequest,
  SurveillanceView,
  VariableView,
} from '../generated/api';
import { ErreurAppel } from '../backend';
import { type Dossier, type NomTable, TABLES } from '../backend/modele';
import { anneeVue } from './annee';
import { carteVide } from './carte';
import { dossierEssai, ligneVierge } from './dossier';

/** Balance of a contract without years. */
const sansEquilibre: EquilibreView = {
  annees: [],
  annee: null,
  sans_dotation: false,
  phrase_total: '',
  lignes: [],
  base: null,
  reversements: [],
  leviers: [],
  essai: null,
  bilan_essai: null,
  scenarios: [],
  scenarios_avis: '',
};

/** Effect of changes that move no money. */
const sansEffet: EffetDotation = {
  annees: [],
  avant: { somme: null, etendue: null },
  apres: { somme: null, etendue: null },
  ecart: null,
  inchangee: true,
  laissees: 0,
};

type Appel = { commande: keyof Commandes; args: unknown };

/**
 * Fixed answers for component tests: a dossier in memory, with the answer of each command. Rows are created, changed
 * and deleted as asked; no rule of the core is repeated here, since the core is tested in Rust and by the browser
 * tests.
 */
export class BackendMemoire implements Backend {
  appels: Appel[] = [];
  fenetre?: Fenetre;
  /** Sum and mean that `selection_sommer` answers. */
  somme: { somme: number | null; moyenne: number | null } = { somme: null, moyenne: null };
  /** Sentence of the gestures that come next. */
  fait: string | null = null;
  dossier: Dossier;
  ouvert: boolean;
  constats: Constat[] = [];
  parties: PartieView[] = [];
  /** Answer of the next changes. */
  rupture: EditionView['rupture'] = null;
  attendus: Attendu[] = [];
  /** Whether the core says that the dossier only begins. */
  jeune = false;
  /** Overview that `coup_oeil_lire` answers. */
  coupOeil: CoupOeil = { prochaine: null, moments: [], position: '', tendances: [] };
  /** Map that `carte_lire` answers. */
  carte: CarteView = carteVide;
  /** Picture that `image_lire` answers. */
  image: Commandes['image_lire']['reponse'] = null;
  /** Plan that `demarrage_lire` answers. */
  plan: (reponses: ReponsesDemarrage) => Commandes['demarrage_lire']['reponse'] = () => ({
    titre: 'Nouveau dossier',
    phrase: '',
    annees: [],
    indicateurs: [],
    retroplanning: [],
    echeances: 0,
    remarques: [],
    refus: [],
  });
  mentions: MentionJugee[] = [];
  calculs: Partial<Calculs> = {};
  /** Figures that `lot_essayer` answers for these operations. */
  essais: (operations: OperationRequest[]) => Partial<Calculs> = () => this.calculs;
  /** Proofs that `pieces_annee` answers, and states of files. */
  pieces: PiecesView = { annee: null, preuves: [], manques: [], phrase: '', pieces: [] };
  etatsPieces: EtatPieceView[] = [];
  /** Proofs that `paquet` leaves out. */
  avisPaquet: string[] = [];
  /** Balance that `equilibre` answers. */
  equilibre: EquilibreView = sansEquilibre;
  /** Line of time that `frise_lire` answers. */
  frise: Frise | null = null;
  /** Answer of `annee_lire` for a year. */
  annees: (annee: number) => AnneeView = (annee) =>
    anneeVue(
      annee,
      {},
      this.dossier.exercices.some((e) => e.annee === annee && e.clos && e.clos_le !== null),
      this.dossier.exercices.some((e) => e.annee === annee && e.clos),
    );
  /** Sentence that `phrase_ecart` proposes. */
  phrase = '';
  /** Sentences that `bilan_proposer` drafts. */
  brouillon: string[] = [];
  /** Meeting that `seance_lire` answers. */
  seance: (demande: Commandes['seance_lire']['requete']) => SeanceView = ({ seance }) => ({
    seance,
    nom: 'Séance n°\u00a01',
    revue: 'Revue à mi-parcours',
    lieu: '',
    etat: 'ouverte',
    groupes: [],
    compte: { ouverts: 0, accords: 0, desaccords: 0, reportes: 0, retires: 0, phrase: '0 accord' },
    questions: [],
  });
  /** Answer of `position_essayer`. */
  essaiPosition: (demande: Commandes['position_essayer']['requete']) => EssaiPositionView = () => ({
    lue: null,
    refus: null,
    effet: null,
    details: [],
  });
  /** Cells that `cibles_lire` answers. */
  cibles: CibleAccordView[] = [];
  /** Answer that `retour_lire` reads. */
  retour: (chemin: string) => RetourView = () => ({
    fichier: 'reponse.docx',
    revue: 1,
    seance: null,
    nom: 'Séance n°\u00a01 du 12\u00a0décembre 2026',
    date: '2026-12-12',
    refus: null,
    remarques: [],
    non_comparees: [],
  });
  /** Plan that `seance_cloture` answers. */
  cloture: PlanSeance = { seance: 1, valeurs: [], decisions: [], ouverts: [], parties: [] };
  /** Changes that `avenant_differences` answers. */
  differences: (demande: Commandes['avenant_differences']['requete']) => AvenantDifferencesView = () => ({
    base: null,
    bases: [],
    differences: [],
    effet: sansEffet,
  });
  /** States that `contrat_consolide` answers. */
  consolide: Consolide = {
    colonnes: [],
    lignes: [],
    montants_egaux: '',
    sans_avenant: [],
    en_toutes_lettres: 0,
    etats_omis: 0,
  };
  referentiel: Partial<Referentiel> = { parametres: [], donnees: [], indicateurs: [] };
  echeances: Commandes['echeances_proposees']['reponse'] = [];
  formules: Commandes['formules_catalogue']['reponse'] = [];
  etapes: Etape[] = [];
  /** Rows of the bin. */
  supprimees: SupprimeeView[] = [];
  /** Sections that `sections_document` answers. */
  sections: Commandes['sections_document']['reponse'] = [];
  versions: Version[] = [];
  /** Words of the person. */
  mots: string[] = [];
  /** Unknown words of a text. */
  fautes: (texte: string) => Commandes['orthographe_verifier']['reponse'][number] = () => [];
  /** Changes that another copy offers, for the choices of a request. */
  fusion: (demande: Commandes['fusion_lire']['requete']) => Commandes['fusion_lire']['reponse'] = () => ({
    fichier: 'autre.cpom',
    commun: true,
    phrase: 'Les deux copies viennent du même dossier.',
    faits_ici: 0,
    nombre: 0,
    conflits: 0,
    rubriques: [],
    refus: [],
    apercu: { nombre: 0, avec: [], notes: [], totaux: [] },
  });
  comparaison: Comparaison = { avant: '', apres: '', nombre: 0, totaux: [], rubriques: [] };
  auteur = '';
  /** Plan that the core would make of the sheet; a test that imports gives it. */
  tableur: (correspondance: Correspondance) => Commandes['tableur_essayer']['reponse'] = sansTableur;
  sauvegardes: SauvegardeView[] = [];
  surveillance: SurveillanceView = { avis: [], apercu: null };
  chemins: Partial<Record<UsageRequest, string | null>> = {};
  variables: VariableView[] = [];
  modele: ModeleView = { nom: '', changements: [], mentions_inconnues: [] };
  fiches: FichesView = { miennes: [], exemples: [], avis: null };
  /** Errors with which the next call of a command fails. */
  pannes = new Map<keyof Commandes, ErreurAppel>();
  /** When set, calls wait until it resolves. */
  barriere: Promise<void> | null = null;
  /** Labels of undo and redo in the state; null when there is nothing to undo or redo. */
  annulable: string | null = null;
  retablissable: string | null = null;
  /**
   * Changes to `dossier` that the core would make for a command (a move, an undo); a test that needs them gives them.
   */
  effets: Partial<Record<keyof Commandes, () => void>> = {};
  #revision = 1;

  constructor(dossier: Dossier = dossierEssai(), ouvert = true) {
    this.dossier = dossier;
    this.ouvert = ouvert;
  }

  async appeler<C extends keyof Commandes>(commande: C, args: Commandes[C]['requete']) {
    this.appels.push({ commande, args });
    await this.barriere;
    const panne = this.pannes.get(commande);
    if (panne) {
      this.pannes.delete(commande);
      throw panne;
    }
    this.effets[commande]?.();
    const gerer = this.#gestes[commande] as (a: Commandes[C]['requete']) => Commandes[C]['reponse'];
    return structuredClone(gerer(args));
  }

  demandes(commande: keyof Commandes): unknown[] {
    return this.appels.filter((a) => a.commande === commande).map((a) => a.args);
  }

  etat(): EtatDossierView {
    return {
      chemin: '/dossiers/tilleuls.cpom',
      fichier: 'tilleuls.cpom',
      statut: 'en_cours',
      titre: 'Agence Les Tilleuls – Aubelande',
      periode: '2024-2028',
      lecture_seule: false,
      revision: this.#revision,
      enregistre_a: '2027-01-05T14:02:10',
      annuler: this.annulable,
      retablir: this.retablissable,
    };
  }

  #lignes(table: NomTable): Ligne[] {
    const contenu = this.dossier[table] as Ligne | Ligne[];
    return Array.isArray(contenu) ? contenu : [contenu];
  }

  #lire(tables: string[] | null): LectureView {
    const lues = Object.entries(this.dossier).filter(([nom]) => tables === null || tables.includes(nom));
    return {
      numero: tables === null ? this.#revision : null,
      revision: this.#revision,
      dossier: Object.fromEntries(lues) as unknown as LectureView['dossier'],
      calculs: this.calculs as Calculs,
      jeune: this.jeune,
      constats: this.constats,
      parties: this.parties,
      attendus: this.attendus,
      mentions: this.mentions,
    };
  }

  /** Difference that puts every part of the reading, and the rows of these tables, in place of the former ones. */
  #ecart(tables: string[]): EcartView {
    const parties = Object.entries(this.#lire(tables)).filter(([nom]) => nom !== 'numero');
    const entiers = (valeurs: [string, unknown][]): Ecart => ({
      objet: { champs: Object.fromEntries(valeurs.map(([nom, valeur]) => [nom, { valeur }])), retires: [] },
    });
    const champs = parties.map(([nom, valeur]): [string, Ecart] => [
      nom,
      nom === 'dossier' ? entiers(Object.entries(valeur as object)) : { valeur },
    ]);
    const ecart = { objet: { champs: Object.fromEntries(champs), retires: [] } };
    return { depuis: this.#revision - 1, numero: this.#revision, ecart };
  }

  /** Applies a creation, a change or a deletion; the effects of a move, a copy or an undo come from `effets`. */
  #executer(op: OperationRequest): number | null {
    const table = op.table as NomTable;
    const lignes = this.#lignes(table);
    if (op.geste === 'creer') {
      const id = Math.max(0, ...lignes.map((l) => l.id)) + 1;
      const rang = op.apres === null ? lignes.length : lignes.findIndex((l) => l.id === op.apres) + 1;
      lignes.splice(rang, 0, ligneVierge(table, id, op.valeurs as object) as Ligne);
      return id;
    }
    const ligne = lignes.find((l) => l.id === op.id);
    if (ligne && op.geste === 'supprimer') lignes.splice(lignes.indexOf(ligne), 1);
    if (ligne && op.geste === 'modifier') Object.assign(ligne, op.champs);
    return op.id;
  }

  #change(tables: string[], id: number | null = null): EditionView {
    this.#revision += 1;
    this.annulable = 'Modification';
    return {
      id,
      tables,
      lecture: this.#ecart(tables),
      etat: this.etat(),
      lieu: null,
      rupture: this.rupture,
      fait: this.fait,
    };
  }

  #remonte(): EditionView {
    [this.annulable, this.retablissable] = [this.retablissable, this.annulable];
    this.#revision += 1;
    const tables = Object.keys(TABLES);
    return {
      id: null,
      tables,
      lecture: this.#ecart(tables),
      etat: this.etat(),
      lieu: null,
      rupture: null,
      fait: this.fait,
    };
  }

  #gestes: { [C in keyof Commandes]: (a: Commandes[C]['requete']) => Commandes[C]['reponse'] } = {
    etat: () => ({
      ouvert: this.ouvert ? this.etat() : null,
      recents: [
        {
          chemin: '/dossiers/tilleuls.cpom',
          titre: 'Agence Les Tilleuls – Aubelande',
          vu_le: '2027-01-04T17:40:00',
          present: true,
        },
        {
          chemin: '/dossiers/2019/tilleuls.cpom',
          titre: 'Les Tilleuls 2019-2023',
          vu_le: '2026-12-11T09:12:00',
          present: false,
        },
      ],
      version: '0.1.0',
      auteur: this.auteur,
      aujourdhui: '2027-01-05',
      a_ouvrir: null,
    }),
    a_propos: () => ({
      version: '0.1.0',
      licence: 'MIT',
      systeme: 'linux x86_64',
      dossier: this.ouvert ? this.etat().chemin : null,
      donnees: '/donnees/fr.atelier-cpom',
      sauvegardes: '/donnees/fr.atelier-cpom/sauvegardes',
    }),
    dossier_nouveau: () => this.#ouvrir(),
    dossier_ouvrir: () => this.#ouvrir(),
    dossier_copier: ({ chemin }) => ({ chemin, octets: 1 }),
    dossier_enregistrer: () => this.etat(),
    dossier_fermer: () => {
      this.ouvert = false;
      return null;
    },
    dossier_lire: ({ tables }) => this.#lire(tables),
    frise_lire: () => this.frise,
    coup_oeil_lire: () => this.coupOeil,
    carte_lire: () => this.carte,
    image_lire: () => this.image,
    image_ecrire: ({ chemin }) => ({ chemin, octets: 1 }),
    demarrage_lire: ({ reponses }) => this.plan(reponses),
    dossier_demarrer: () => this.#ouvrir(),
    annee_lire: ({ annee }) => this.annees(annee),
    exercice_clore: ({ annee }) => {
      const ligne = this.#lignes('exercices').find((e) => e['annee'] === annee);
      if (ligne) Object.assign(ligne, { clos: true, clos_le: '2026-11-21' });
      return this.#change(['exercices'], null);
    },
    exercice_rouvrir: ({ annee }) => {
      for (const e of this.#lignes('exercices'))
        if (e['annee'] === annee) Object.assign(e, { clos: false, clos_le: null });
      return this.#change(['exercices'], null);
    },
    phrase_ecart: () => ({ phrase: this.phrase }),
    bilan_proposer: () => ({ phrases: this.brouillon }),
    infos: () => {
      throw new Error('pas de fichier ici');
    },
    ligne_creer: (args) => this.#change([args.table], this.#executer({ geste: 'creer', ...args })),
    ligne_modifier: (args) => this.#change([args.table], this.#executer({ geste: 'modifier', ...args })),
    ligne_supprimer: (args) => this.#change([args.table], this.#executer({ geste: 'supprimer', ...args })),
    ligne_deplacer: ({ table, id }) => this.#change([table], id),
    lot: ({ operations }) => {
      const ids = operations.map((op) => this.#executer(op));
      return this.#change([...new Set(operations.map((op) => op.table))], ids.at(-1) ?? null);
    },
    lot_essayer: ({ operations }) => ({ depuis: null, ecart: { valeur: this.essais(operations) } }),
    equilibre: () => this.equilibre,
    pieces_annee: ({ annee }) => ({ ...this.pieces, annee: annee ?? this.pieces.annee }),
    pieces_verifier: () => this.etatsPieces,
    piece_joindre: () => this.#change(['pieces', 'justificatifs'], 1),
    piece_retrouver: () => this.#change(['pieces'], 1),
    paquet: ({ chemin }) => ({ chemin, pieces: 2, dossiers: 1, octets: 1, avis: this.avisPaquet }),
    selection_sommer: ({ valeurs }) => ({
      connues: valeurs.filter((v) => v !== null).length,
      cellules: valeurs.length,
      ...this.somme,
    }),
    scenario_appliquer: () => this.#change(Object.keys(TABLES), null),
    seance_lire: (args) => this.seance(args),
    position_essayer: (args) => this.essaiPosition(args),
    cibles_lire: () => ({ cibles: this.cibles }),
    seance_ouvrir: () => this.#change(['seances', 'versions'], 1),
    position_noter: () => this.#change(['positions'], null),
    point_rouvrir: () => this.#change(['positions'], null),
    point_ajouter: () => this.#change(['demandes'], 9),
    retour_lire: (args) => this.retour(args.chemin),
    retour_placer: () => this.retour(''),
    retour_noter: () => this.#change(['seances', 'positions', 'demandes', 'versions'], 1),
    seance_cloture: () => this.cloture,
    seance_clore: () => this.#change(['seances', 'comites', 'decisions', 'versions'], null),
    avenant_differences: (args) => this.differences(args),
    avenant_preparer: () => this.#change(['avenants', 'modifications'], 1),
    avenant_signer: () => this.#change(['avenants', 'versions'], 1),
    avenant_effet: () => sansEffet,
    contrat_consolide: () => this.consolide,
    annuler: () => this.#remonte(),
    retablir: () => this.#remonte(),
    historique: () => this.etapes,
    corbeille: () => this.supprimees,
    corbeille_rendre: ({ id }) => this.#change(['axes'], id),
    historique_alleger: ({ essai }) => ({
      etapes: 2,
      octets: 2048,
      reste: 512,
      phrase: essai ? 'Deux étapes.' : 'Fait.',
    }),
    auteur_definir: ({ nom }) => {
      this.auteur = nom;
      return null;
    },
    versions: () => this.versions,
    version_creer: () => this.#change(['versions'], 1),
    version_sceller: () => this.#change(['versions'], 1),
    version_restaurer: () => this.#change(Object.keys(TABLES), 1),
    comparer: () => this.comparaison,
    orthographe_preparer: () => ({ pret: true, mots: this.mots }),
    orthographe_verifier: ({ textes }) => textes.map((texte) => this.fautes(texte)),
    orthographe_suggerer: () => [],
    orthographe_retenir: ({ mot, oublier }) => {
      this.mots = oublier ? this.mots.filter((m) => m !== mot) : [...this.mots, mot];
      return { pret: true, mots: this.mots };
    },
    fusion_lire: (args) => this.fusion(args),
    fusion_appliquer: () => this.#change(['actions'], 1),
    referentiel: () => this.referentiel as Referentiel,
    echeances_proposees: () => this.echeances,
    formules_catalogue: () => this.formules,
    sections_document: () => this.sections,
    exporter: ({ chemin }) => ({ chemin, octets: 1 }),
    reprendre: () => ({ etat: this.#ouvrir(), rapport: [] }),
    importer: () => this.#ouvrir(),
    apercu: () => ({ revision: this.#revision, pdf: '', pages: [], reperes: [] }),
    variables: () => this.variables,
    modele_enregistrer: ({ chemin }) => ({ chemin, octets: 1 }),
    modele_lire: () => this.modele,
    modele_reprendre: () => this.#change(['contrat'], 1),
    fiches: () => this.fiches,
    fiche_garder: () => this.fiches,
    fiche_oublier: () => this.fiches,
    fiche_inserer: ({ fiche, objectif, code = '' }) => {
      const valeurs = { objectif_id: objectif, code, intitule: fiche.intitule };
      return this.#change(['actions'], this.#executer({ geste: 'creer', table: 'actions', valeurs, apres: null }));
    },
    tableur_lire: sansTableur,
    tableur_proposer: sansTableur,
    tableur_essayer: ({ correspondance }) => this.tableur(correspondance),
    tableur_importer: sansTableur,
    surveiller: () => this.surveillance,
    sauvegardes: () => ({ liste: this.sauvegardes, repertoire: null }),
    sauvegarde_apercu: () => this.#ouvrir(),
    sauvegarde_restaurer: () => this.#ouvrir(),
    recuperer: () => ({ etat: this.#ouvrir(), phrase: '12 lignes récupérées.', tables: [] }),
    choisir_fichier: ({ usage }) => this.chemins[usage] ?? null,
  };

  #ouvrir(): EtatDossierView {
    this.ouvert = true;
    return this.etat();
  }
}

/** Refuses a spreadsheet, which only the core can read. */
function sansTableur(): never {
  throw new Error('aucun tableur ici');
}
