import type {
  Backend,
  Calculs,
  Commandes,
  Comparaison,
  Constat,
  Etape,
  EtatDossier,
  Fenetre,
  Lecture,
  Ligne,
  Referentiel,
  Reponse,
  SauvegardeDite,
  Usage,
  Valeurs,
  Version,
} from '../backend';
import type { FichesProposees, ModeleLu, Operation, Surveillance, VariableDite } from '../generated/api';
import type { ValeursLot } from '../state/dossier.svelte';
import { ErreurAppel } from '../backend';
import { dossierEssai } from './dossier';
import { type Dossier, type NomTable, TABLES } from './modele';

type Appel = { commande: keyof Commandes; args: unknown };

/** The core, in memory: same commands, same answers, one undo step a change. For tests and the showcase. */
export class BackendMemoire implements Backend {
  appels: Appel[] = [];
  fenetre?: Fenetre;
  dossier: Dossier;
  ouvert: boolean;
  constats: Constat[] = [];
  calculs: Partial<Calculs> = {};
  /** What the core would compute from changes tried. */
  essais: (operations: Operation[]) => Partial<Calculs> = () => this.calculs;
  referentiel: Partial<Referentiel> = {};
  echeances: Commandes['echeances_proposees']['reponse'] = [];
  etapes: Etape[] = [];
  /** The sections the core would offer. */
  sections: Commandes['sections_document']['reponse'] = [];
  versions: Version[] = [];
  comparaison: Comparaison = { avant: '', apres: '', nombre: 0, totaux: [], rubriques: [] };
  auteur = '';
  sauvegardes: SauvegardeDite[] = [];
  surveillance: Surveillance = { avis: [], apercu: null };
  chemins: Partial<Record<Usage, string | null>> = {};
  variables: VariableDite[] = [];
  modele: ModeleLu = { nom: '', changements: [], mentions_inconnues: [] };
  fiches: FichesProposees = { miennes: [], exemples: [] };
  /** Makes the next call of a command fail. */
  pannes = new Map<keyof Commandes, ErreurAppel>();
  /** When set, calls wait until it resolves. */
  barriere: Promise<void> | null = null;
  #passe: [string, Dossier][] = [];
  #futur: [string, Dossier][] = [];
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
    const gerer = this.#gestes[commande] as (a: Commandes[C]['requete']) => Commandes[C]['reponse'];
    return structuredClone(gerer(args));
  }

  demandes(commande: keyof Commandes): unknown[] {
    return this.appels.filter((a) => a.commande === commande).map((a) => a.args);
  }

  etat(): EtatDossier {
    return {
      chemin: '/dossiers/tilleuls.cpom',
      fichier: 'tilleuls.cpom',
      statut: 'en_cours',
      titre: 'Agence Les Tilleuls – Aubelande',
      periode: '2024-2028',
      lecture_seule: false,
      revision: this.#revision,
      enregistre_a: '2027-01-05T14:02:10',
      annuler: this.#passe.at(-1)?.[0] ?? null,
      retablir: this.#futur.at(-1)?.[0] ?? null,
    };
  }

  #lignes(table: string): Ligne[] {
    const contenu = this.dossier[table as NomTable];
    return Array.isArray(contenu) ? contenu : [contenu];
  }

  #trouver(table: string, id: number): Ligne {
    const ligne = this.#lignes(table).find((l) => l.id === id);
    if (!ligne)
      throw new ErreurAppel({ code: 'introuvable', details: { table }, phrase: 'Cette ligne n’existe plus.' });
    return ligne;
  }

  /** One step of the history; a change refused half-way leaves nothing behind. */
  #changer(libelle: string, table: string, faire: () => number, tables: string[] = [table]): Reponse {
    const avant = structuredClone(this.dossier);
    let id: number;
    try {
      id = faire();
    } catch (cause) {
      this.dossier = avant;
      throw cause;
    }
    this.#passe.push([libelle, avant]);
    this.#futur = [];
    this.#revision += 1;
    return { id, tables, etat: this.etat(), lieu: { table, id, champ: null } };
  }

  #creer(table: string, valeurs: Valeurs, apres: number | null): number {
    const ligne = this.#vierge(table, valeurs);
    const lignes = this.#lignes(table);
    const rang = apres === null ? lignes.length : lignes.findIndex((l) => l.id === apres) + 1;
    lignes.splice(rang, 0, ligne);
    return ligne.id;
  }

  #supprimer(table: string, id: number): number {
    const lignes = this.#lignes(table);
    lignes.splice(lignes.indexOf(this.#trouver(table, id)), 1);
    return id;
  }

  #executer(op: Operation): number {
    if (op.geste === 'creer') return this.#creer(op.table, op.valeurs as Valeurs, op.apres);
    if (op.geste === 'supprimer') return this.#supprimer(op.table, op.id);
    if (op.geste === 'deplacer') return this.#deplacer(op.table, op.id, op.avant);
    if (op.geste === 'copier') {
      const { id: _, ...valeurs } = this.#trouver(op.table, op.id);
      return this.#creer(op.table, { ...valeurs, ...(op.valeurs as Valeurs) }, op.apres);
    }
    Object.assign(this.#trouver(op.table, op.id), op.champs);
    return op.id;
  }

  #deplacer(table: string, id: number, avant: number | null): number {
    const lignes = this.#lignes(table);
    const ligne = this.#trouver(table, id);
    lignes.splice(lignes.indexOf(ligne), 1);
    lignes.splice(avant === null ? lignes.length : lignes.indexOf(this.#trouver(table, avant)), 0, ligne);
    return id;
  }

  /** The operations of a batch, a link to a row made on the way replaced by its id. */
  #lot(operations: Operation[]): number {
    const ids: number[] = [];
    for (const op of operations) {
      const valeurs = op.geste === 'creer' ? (op.valeurs as ValeursLot) : {};
      const resolues = Object.fromEntries(
        Object.entries(valeurs).map(([nom, v]) => [
          nom,
          typeof v === 'object' && v !== null && 'cree' in v ? (ids[v.cree] ?? null) : v,
        ]),
      );
      ids.push(this.#executer(op.geste === 'creer' ? { ...op, valeurs: resolues } : op));
    }
    return ids.at(-1) ?? 0;
  }

  #remonter(de: [string, Dossier][], vers: [string, Dossier][]): Reponse {
    const pas = de.pop();
    if (!pas) throw new ErreurAppel({ code: 'rien', details: {}, phrase: 'Il n’y a rien à annuler.' });
    vers.push([pas[0], this.dossier]);
    this.dossier = pas[1];
    this.#revision += 1;
    return { id: null, tables: Object.keys(TABLES), etat: this.etat(), lieu: null };
  }

  #vierge(table: string, valeurs: Valeurs): Ligne {
    const id = Math.max(0, ...this.#lignes(table).map((l) => l.id)) + 1;
    const ligne: Ligne = { id };
    for (const champ of TABLES[table as NomTable].champs) {
      const texte = ['texte', 'texte_long', 'choix', 'octets'].includes(champ.genre);
      ligne[champ.nom] = champ.genre === 'lignes' ? [] : texte ? '' : champ.genre === 'booleen' ? false : null;
    }
    return { ...ligne, ...valeurs, id };
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
    dossier_nouveau: () => this.#ouvrir(),
    dossier_ouvrir: () => this.#ouvrir(),
    dossier_copier: ({ chemin }) => ({ chemin, octets: 1 }),
    dossier_enregistrer: () => this.etat(),
    dossier_fermer: () => {
      this.ouvert = false;
      return null;
    },
    dossier_lire: ({ tables }) => ({
      revision: this.#revision,
      // The page is compiled against the generated model, of which this one has the shape.
      dossier: Object.fromEntries(
        Object.entries(this.dossier).filter(([nom]) => tables === null || tables.includes(nom)),
      ) as unknown as Lecture['dossier'],
      calculs: this.calculs as Calculs,
      constats: this.constats,
    }),
    ligne_creer: (args) => this.#changer('Ajout', args.table, () => this.#executer({ geste: 'creer', ...args })),
    ligne_modifier: (args) =>
      this.#changer('Modification', args.table, () => this.#executer({ geste: 'modifier', ...args })),
    ligne_supprimer: (args) =>
      this.#changer('Suppression', args.table, () => this.#executer({ geste: 'supprimer', ...args })),
    lot: ({ operations }) =>
      this.#changer('modifier plusieurs valeurs', operations.at(-1)?.table ?? '', () => this.#lot(operations), [
        ...new Set(operations.map((op) => op.table)),
      ]),
    lot_essayer: ({ operations }) => this.essais(operations) as Calculs,
    ligne_deplacer: ({ table, id, avant }) =>
      this.#changer('Déplacement', table, () => this.#deplacer(table, id, avant)),
    annuler: () => this.#remonter(this.#passe, this.#futur),
    retablir: () => this.#remonter(this.#futur, this.#passe),
    historique: () => this.etapes,
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
    version_creer: ({ nom }) =>
      this.#changer(`garder la version « ${nom} »`, 'versions', () => this.#creer('versions', { libelle: nom }, null)),
    version_sceller: () => this.#changer('sceller', 'versions', () => 1),
    version_restaurer: () => this.#changer('revenir', 'versions', () => 1, Object.keys(TABLES)),
    comparer: () => this.comparaison,
    referentiel: () => this.referentiel as Referentiel,
    echeances_proposees: () => this.echeances,
    sections_document: () => this.sections,
    exporter: ({ chemin }) => ({ chemin, octets: 1 }),
    reprendre: () => ({ etat: this.#ouvrir(), rapport: [] }),
    importer: () => this.#ouvrir(),
    apercu: () => ({ revision: this.#revision, pdf: '', pages: [], reperes: [] }),
    variables: () => this.variables,
    modele_enregistrer: ({ chemin }) => ({ chemin, octets: 1 }),
    modele_lire: () => this.modele,
    modele_reprendre: () => this.#changer('reprendre le modèle', 'contrat', () => 1),
    fiches: () => this.fiches,
    fiche_garder: () => this.fiches,
    fiche_oublier: () => this.fiches,
    fiche_inserer: ({ fiche, objectif, code }) =>
      this.#changer('Ajout', 'actions', () =>
        this.#creer('actions', { objectif_id: objectif, code, intitule: fiche.intitule }, null),
      ),
    tableur_lire: sansTableur,
    tableur_proposer: sansTableur,
    tableur_essayer: sansTableur,
    tableur_importer: sansTableur,
    surveiller: () => this.surveillance,
    sauvegardes: () => ({ liste: this.sauvegardes, repertoire: null }),
    sauvegarde_apercu: () => this.#ouvrir(),
    sauvegarde_restaurer: () => this.#ouvrir(),
    recuperer: () => ({ etat: this.#ouvrir(), phrase: '12 lignes récupérées.', tables: [] }),
    choisir_fichier: ({ usage }) => this.chemins[usage] ?? null,
  };

  #ouvrir(): EtatDossier {
    this.ouvert = true;
    return this.etat();
  }
}

/** Spreadsheets are read by the core alone. */
function sansTableur(): never {
  throw new Error('aucun tableur ici');
}
