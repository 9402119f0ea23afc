/**
 * The one store of the page: the dossier as last read, what is being typed, and whether it is saved.
 *
 * Mechanism: a field gives each keystroke to `saisir`; the edit waits 400 ms or for a flush (`vider`:
 * leaving the field, the screen, Ctrl+S, export, close) and goes through a queue to the core, whose
 * answer says what differs in the rows, figures and findings: an edit is one request. Invariants: what was typed is never
 * lost, not even when it is refused (it stays in `attentes` with its sentence), nor when the page goes (`partir`); changes
 * reach the core in the order they were made; the page never computes a figure. Deliberately absent: which screen is shown
 * (`navigation`).
 */
import { SvelteMap } from 'svelte/reactivity';

import type {
  Commandes,
  Attendu,
  Backend,
  Calculs,
  Constat,
  Correspondance,
  EtatDossierView,
  LectureView,
  MentionJugee,
  Ligne,
  LieuView,
  EditionView,
  PartieView,
  RuptureProposee,
  SelectionView,
  Valeur,
  Valeurs,
} from '../backend';
import { enErreurAppel, type ErreurAppel } from '../backend';
import { lignesDeTable } from '../backend/description';
import type { Dossier, LigneDe, NomChamp, NomTable, ValeursDe } from '../backend/modele';
import { heure } from '../texts/typographie';
import { textes } from '../texts/fr';
import { accalmie } from './accalmie';
import { appliquer } from './ecart';
import { Essai } from './essai.svelte';
import { File } from './file';
import {
  type Attente,
  cleChamp,
  enLot,
  executer,
  memes,
  type Operation,
  type Sauvegarde,
  type VersionVue,
} from './operations';

export const DELAI_SAISIE = 400;
/** The same, while the preview shows what is typed. */
const DELAI_VU = 150;

export { memes } from './operations';
export type { Operation, Sauvegarde, ValeursLot, VersionVue } from './operations';

export class MagasinDossier {
  etat = $state.raw<EtatDossierView | null>(null);
  dossier = $state.raw<Dossier | null>(null);
  /** All findings, as the core gives them. */
  tousConstats = $state.raw<Constat[]>([]);
  /** Whether the dossier only begins, as the core says: its findings are then kept quiet. */
  jeune = $state(false);
  /**
   * Findings to show: all of them, or those that block as long as the dossier only begins. Beside a field, `constatsDe` also says
   * what is wrong in it.
   */
  constats = $derived(this.jeune ? this.tousConstats.filter((c) => c.severite === 'bloquant') : this.tousConstats);
  /** Completeness of each numbered part, in order. */
  parties = $state.raw<PartieView[]>([]);
  /** Questions to expect from the Département at the next meeting. */
  attendus = $state.raw<Attendu[]>([]);
  /** Mandatory mentions, with how far their articles are written. */
  mentions = $state.raw<MentionJugee[]>([]);
  /** A change of definition the core proposes to mark, until it is marked, left or undone. */
  rupture = $state.raw<RuptureProposee | null>(null);
  /** A refusal that belongs to no field; shown under the screen until closed. */
  incident = $state.raw<ErreurAppel | null>(null);
  /** The version shown, read-only; null shows the dossier as it is. */
  version = $state.raw<VersionVue | null>(null);
  readonly attentes = new SvelteMap<string, Attente>();
  /** Cells of grids that could not be read, by grid, row and column: kept as typed. */
  readonly cellules = new SvelteMap<string, { texte: string; phrase: string }>();

  /** Figures as they would be with what is being typed in a cell. */
  readonly essai: Essai;

  #backend: Backend;
  #calculs = $state.raw<Calculs | null>(null);
  /** Rows being deleted. */
  #enlevees = new Set<string>();
  #minuteurs = new Map<string, ReturnType<typeof setTimeout>>();
  /** Edits sent whose answer is not shown yet; forgotten once it is, unless typed again since. */
  #envoyees: [string, Attente][] = [];
  /** Edits sent because the page was going. */
  #parties = new WeakSet<Attente>();
  /** Last reading, brought up to date by each answer; the page may not show it yet. */
  #lecture: LectureView | null = null;
  /** Whether changes were answered that the page does not show yet. */
  #aMontrer = false;
  /** Revision shown: an older answer is not. */
  #revision = -1;
  #active = $state(false);
  #file = new File(
    () => this.#montrer(),
    (active) => (this.#active = active),
    (depuis, interrompre) => accalmie(depuis, () => this.#presse || interrompre()),
  );
  /** A change whose effect is waited for: showing it is not put off. */
  #presse = false;

  /** Called with the sentence of each gesture on rows, and the revision it gave; what is typed in a cell is no gesture. */
  #surGeste: (fait: string, revision: number) => void;

  constructor(backend: Backend, surGeste: (fait: string, revision: number) => void = () => undefined) {
    this.#backend = backend;
    this.#surGeste = surGeste;
    this.essai = new Essai(backend, (numero) =>
      this.#lecture?.numero === numero ? (this.#lecture?.calculs ?? null) : null,
    );
  }

  /** Figures computed from the dossier and from the changes being typed; null until a dossier is read. */
  get calculs(): Calculs | null {
    return this.essai.calculs ?? this.#calculs;
  }

  get lectureSeule(): boolean {
    return this.version !== null || (this.etat?.lecture_seule ?? false);
  }

  /** Years that were closed, whose figures no longer change; accounts that are only said to be closed do not count. */
  closes = $derived.by(
    () => new Set((this.dossier?.exercices ?? []).filter((e) => e.clos && e.clos_le !== null).map((e) => e.annee)),
  );

  /** Is everything typed in the file? Said in the status line. */
  sauvegarde = $derived.by<Sauvegarde>(() => {
    for (const { erreur } of this.attentes.values()) {
      if (erreur) return { etape: 'echec', phrase: textes.sauvegarde.echec(erreur) };
    }
    for (const { phrase } of this.cellules.values()) {
      return { etape: 'echec', phrase: textes.sauvegarde.echec(phrase) };
    }
    if (this.#active || this.attentes.size > 0) return { etape: 'en_cours', phrase: textes.sauvegarde.enCours };
    const quand = heure(this.etat?.enregistre_a ?? '');
    return { etape: 'enregistre', phrase: textes.sauvegarde.enregistre(quand) };
  });

  // Reading -----------------------------------------------------------------------------------

  lignes<T extends NomTable>(table: T): LigneDe<T>[] {
    return this.dossier ? lignesDeTable(this.dossier, table) : [];
  }

  ligne<T extends NomTable>(table: T, id: number): LigneDe<T> | undefined {
    return this.lignes(table).find((l) => l.id === id);
  }

  /** The rows of a table that belong to a parent row. */
  enfants<T extends NomTable>(table: T, champ: NomChamp<T>, parent: number): LigneDe<T>[] {
    return this.lignes(table).filter((l) => (l as Ligne)[champ] === parent);
  }

  /** The value as the user last left it: typed if an edit is on its way, else read from the core. */
  valeur<T extends NomTable>(table: T, id: number, champ: NomChamp<T>): Valeur | undefined {
    const attente = this.attentes.get(cleChamp(table, id, champ));
    if (attente && attente.valeur !== undefined) return attente.valeur;
    return (this.ligne(table, id) as Ligne | undefined)?.[champ];
  }

  attente<T extends NomTable>(table: T, id: number, champ: NomChamp<T>): Attente | undefined {
    return this.attentes.get(cleChamp(table, id, champ));
  }

  constatsDe<T extends NomTable>(table: T, id?: number, champ?: NomChamp<T>): Constat[] {
    const tus = ['a_completer', 'info'];
    const dits = this.jeune
      ? this.tousConstats.filter((c) => c.champ !== null && !tus.includes(c.severite))
      : this.constats;
    return dits.filter(
      (c) => c.table === table && (id === undefined || c.id === id) && (champ === undefined || c.champ === champ),
    );
  }

  // Life of the dossier -----------------------------------------------------------------------

  /** Shows a dossier the core has just opened. */
  async prendre(etat: EtatDossierView): Promise<void> {
    this.#oublierSaisies();
    this.#oublierLecture();
    this.cellules.clear();
    this.version = null;
    this.rupture = null;
    this.etat = etat;
    await this.relire();
  }

  /** Shows a kept version, read-only, or (null) the dossier as it is again. */
  async voir(version: VersionVue | null): Promise<void> {
    if (!(await this.vider())) return;
    const avant = this.version;
    this.version = version;
    try {
      await this.relire();
    } catch (cause) {
      this.version = avant;
      this.incident = enErreurAppel(cause, textes.erreurs.relecture);
    }
  }

  oublier(): void {
    this.#oublierSaisies();
    this.#oublierLecture();
    this.cellules.clear();
    this.etat = null;
    this.dossier = null;
    this.#calculs = null;
    this.essai.abandonner();
    this.tousConstats = [];
    this.jeune = false;
    this.parties = [];
    this.attendus = [];
    this.mentions = [];
    this.incident = null;
    this.rupture = null;
    this.version = null;
  }

  /** Reads everything again. */
  async relire(): Promise<void> {
    const version = this.version?.instantane ?? null;
    const lecture = await this.#backend.appeler('dossier_lire', { tables: null, version });
    if (version === null) this.#lecture = lecture;
    this.#placer(lecture);
  }

  #placer(lecture: LectureView): void {
    // Asked for all its tables, the core answers a whole dossier.
    this.dossier = lecture.dossier as Dossier;
    this.#calculs = lecture.calculs;
    this.tousConstats = lecture.constats;
    this.jeune = lecture.jeune;
    this.parties = lecture.parties;
    this.attendus = lecture.attendus;
    this.mentions = lecture.mentions;
    this.#revision = lecture.revision;
    this.essai.relu();
  }

  #oublierLecture(): void {
    this.#lecture = null;
    this.#aMontrer = false;
    this.#revision = -1;
  }

  /** Ctrl+S: sends what waits, then has the core make sure of the file. */
  async enregistrer(): Promise<boolean> {
    const complet = await this.vider();
    const etat = await this.#tenter(() => this.#backend.appeler('dossier_enregistrer', {}));
    if (etat) this.etat = etat;
    return complet && etat !== null;
  }

  #presses = 0;

  /** Someone watches what is typed: it is sent sooner until the given function is called. */
  presser(): () => void {
    this.#presses += 1;
    return () => (this.#presses -= 1);
  }

  // Typing ------------------------------------------------------------------------------------

  /** A readable value was typed: it will be sent after a pause, or at the next flush. */
  saisir<T extends NomTable>(
    table: T,
    id: number,
    champ: NomChamp<T>,
    valeur: Valeur,
    texte: string | null = null,
  ): void {
    const k = cleChamp(table, id, champ);
    this.#annulerMinuteur(k);
    const enRoute = this.#envoyees.some(([autre]) => autre === k);
    if (!enRoute && memes((this.ligne(table, id) as Ligne | undefined)?.[champ], valeur)) {
      this.attentes.delete(k);
      return;
    }
    this.attentes.set(k, { table, id, champ, valeur, texte, erreur: null, illisible: false });
    this.#minuteurs.set(
      k,
      setTimeout(() => void this.#envoyer(k), this.#presses > 0 ? DELAI_VU : DELAI_SAISIE),
    );
  }

  /** Keeps a text that cannot be read as a value, with the sentence that says why, until it is corrected. */
  refuser<T extends NomTable>(table: T, id: number, champ: NomChamp<T>, texte: string, phrase: string): void {
    const k = cleChamp(table, id, champ);
    this.#annulerMinuteur(k);
    this.attentes.set(k, { table, id, champ, valeur: undefined, texte, erreur: phrase, illisible: true });
  }

  /** Escape: back to what the core has. */
  abandonner<T extends NomTable>(table: T, id: number, champ: NomChamp<T>): void {
    const k = cleChamp(table, id, champ);
    this.#annulerMinuteur(k);
    this.attentes.delete(k);
  }

  /** Sends the edit of one field now. */
  async viderChamp<T extends NomTable>(table: T, id: number, champ: NomChamp<T>): Promise<void> {
    await this.#envoyer(cleChamp(table, id, champ));
  }

  /** Sends everything that waits; false when something could not be saved. */
  async vider(): Promise<boolean> {
    this.#presse = true;
    await Promise.all([...this.attentes.keys()].map((k) => this.#envoyer(k)));
    await this.#file.vide();
    this.#presse = false;
    return this.attentes.size === 0 && this.cellules.size === 0;
  }

  /**
   * The page goes: everything that waits is asked for now, without waiting for any answer. An edit on its way is sent again,
   * since the end of the page may cut the request that carries it; the same value twice changes nothing.
   */
  partir(): void {
    this.#file.precipiter();
    for (const [k, attente] of [...this.attentes]) {
      const { table, id, champ, valeur, illisible } = attente;
      if (illisible || valeur === undefined || this.#parties.has(attente)) continue;
      this.#parties.add(attente);
      if (!this.#envoyees.some(([, a]) => a === attente)) {
        void this.#envoyer(k);
      } else {
        this.#backend.appeler('ligne_modifier', { table, id, champs: { [champ]: valeur } }).catch(() => undefined);
      }
    }
    this.#file.precipiter();
  }

  async #envoyer(k: string): Promise<void> {
    this.#annulerMinuteur(k);
    const attente = this.attentes.get(k);
    if (!attente || attente.illisible || this.#envoyees.some(([, a]) => a === attente)) return;
    const { table, id, champ, valeur } = attente;
    if (valeur === undefined) return;
    this.#envoyees.push([k, attente]);
    try {
      await this.#file.ajouter(async () => {
        try {
          const reponse = await this.#backend.appeler('ligne_modifier', { table, id, champs: { [champ]: valeur } });
          await this.#noter(reponse);
        } catch (cause) {
          // Removed from the list first, since showing the answer clears what the list holds.
          this.#envoyees = this.#envoyees.filter(([, a]) => a !== attente);
          throw cause;
        }
      });
    } catch (cause) {
      if (this.attentes.get(k) !== attente) return;
      const erreur = enErreurAppel(cause, textes.erreurs.liaison).phrase;
      this.attentes.set(k, { ...attente, erreur });
    }
  }

  // Changes of rows ---------------------------------------------------------------------------

  /** Adds a row and gives its id, or null when refused. */
  async creer<T extends NomTable>(
    table: T,
    valeurs: ValeursDe<T> = {},
    apres: number | null = null,
  ): Promise<number | null> {
    const reponse = await this.#changer(() =>
      this.#backend.appeler('ligne_creer', { table, valeurs: valeurs as Valeurs, apres }),
    );
    return reponse?.id ?? null;
  }

  async modifier<T extends NomTable>(table: T, id: number, champs: ValeursDe<T>): Promise<boolean> {
    const demande = { table, id, champs: champs as Valeurs };
    return (await this.#changer(() => this.#backend.appeler('ligne_modifier', demande))) !== null;
  }

  /** Pressed again before the answer, it is the same deletion. */
  async supprimer(table: NomTable, id: number): Promise<boolean> {
    const cle = `${table}/${id}`;
    if (this.#enlevees.has(cle)) return false;
    this.#enlevees.add(cle);
    this.#oublierSaisies((a) => a.table === table && a.id === id);
    const reponse = await this.#changer(() => this.#backend.appeler('ligne_supprimer', { table, id }));
    this.#enlevees.delete(cle);
    return reponse !== null;
  }

  /** Moves a row before another of its table; at the end when `avant` is null. */
  async deplacer(table: NomTable, id: number, avant: number | null): Promise<boolean> {
    // Where it went is seen, and said by the list.
    return (
      (await this.#changer(() => this.#backend.appeler('ligne_deplacer', { table, id, avant }), false, false)) !== null
    );
  }

  /** Several changes made by one gesture (a paste, a clearing of cells): all of them or none, one step to undo. */
  async lot(operations: Operation[], frappe = false): Promise<boolean> {
    const [seule] = operations;
    if (!seule) return true;
    const simple = operations.length === 1 && seule.geste !== 'copier';
    return (
      (await this.#changer(
        () => (simple ? executer(this.#backend, seule) : enLot(this.#backend, operations)),
        frappe,
        !frappe || operations.length > 1,
      )) !== null
    );
  }

  /** The same, for the row the batch makes; null when refused. */
  async lotCreateur(operations: Operation[]): Promise<number | null> {
    return (await this.#changer(() => enLot(this.#backend, operations)))?.id ?? null;
  }

  /** A change the core makes as a whole; what is being typed is sent first. Null when refused. */
  async commander<
    C extends
      | 'modele_reprendre'
      | 'fiche_inserer'
      | 'scenario_appliquer'
      | 'fusion_appliquer'
      | 'avenant_preparer'
      | 'avenant_signer'
      | 'piece_joindre'
      | 'piece_retrouver'
      | 'exercice_clore'
      | 'seance_ouvrir'
      | 'seance_clore'
      | 'retour_noter'
      | 'position_noter'
      | 'point_rouvrir'
      | 'point_ajouter'
      | 'exercice_rouvrir'
      | 'version_creer'
      | 'version_sceller'
      | 'version_restaurer'
      | 'corbeille_rendre',
  >(commande: C, args: Commandes[C]['requete']): Promise<EditionView | null> {
    await this.vider();
    return this.#changer(() => this.#backend.appeler(commande, args));
  }

  /** Proposals of the core from the dossier as it is typed; null when it refuses. */
  async lire<C extends 'formules_catalogue'>(commande: C): Promise<Commandes[C]['reponse'] | null> {
    await this.vider();
    return this.#tenter(() => this.#backend.appeler(commande, {}));
  }

  /** Sum of figures that are shown; null when the core cannot say. */
  async sommer(valeurs: (number | null)[]): Promise<SelectionView | null> {
    try {
      return await this.#backend.appeler('selection_sommer', { valeurs });
    } catch {
      return null;
    }
  }

  /** Takes the figures of the spreadsheet being read, as one step. */
  async parTableur(correspondance: Correspondance): Promise<EditionView | null> {
    return this.#changer(() => this.#backend.appeler('tableur_importer', { correspondance }));
  }

  /** Undoes the last change; what is being typed becomes a change first. Gives the place to show; null when nothing was done. */
  async annuler(): Promise<{ lieu: LieuView | null } | null> {
    return this.#remonter('annuler');
  }

  async retablir(): Promise<{ lieu: LieuView | null } | null> {
    return this.#remonter('retablir');
  }

  async #remonter(sens: 'annuler' | 'retablir'): Promise<{ lieu: LieuView | null } | null> {
    await this.vider();
    if (this.version || !this.etat?.[sens]) return null;
    const reponse = await this.#changer(() => this.#backend.appeler(sens, {}));
    this.rupture = null;
    return reponse;
  }

  /**
   * Brings the reading up to date. It is read again when the answer follows another one: changes sent together may be
   * answered in another order.
   */
  async #noter(reponse: EditionView): Promise<void> {
    if (!this.etat || reponse.etat.revision >= this.etat.revision) this.etat = reponse.etat;
    this.rupture = reponse.rupture ?? this.rupture;
    const { lecture } = reponse;
    if (lecture !== null && this.#lecture?.numero === lecture.depuis) {
      this.#lecture = { ...(appliquer(this.#lecture, lecture.ecart) as LectureView), numero: lecture.numero };
    } else {
      const entiere = await this.#backend.appeler('dossier_lire', { tables: null, version: null });
      if ((entiere.numero ?? 0) >= (this.#lecture?.numero ?? 0)) this.#lecture = entiere;
    }
    this.#aMontrer = true;
  }

  async #changer(faire: () => Promise<EditionView>, frappe = false, dire = true): Promise<EditionView | null> {
    this.#presse ||= !frappe;
    const reponse = await this.#tenter(() =>
      this.#file.ajouter(async () => {
        const reponse = await faire();
        await this.#noter(reponse);
        return reponse;
      }),
    );
    if (dire && reponse?.fait) this.#surGeste(reponse.fait, reponse.etat.revision);
    return reponse;
  }

  /** Runs something of the core; a refusal becomes the incident shown under the screen. */
  async #tenter<R>(faire: () => Promise<R>): Promise<R | null> {
    try {
      return await faire();
    } catch (cause) {
      this.incident = enErreurAppel(cause, textes.erreurs.liaison);
      return null;
    }
  }

  /** Shows what the changes answered; a reading of everything made since has it already. */
  #montrer(): void {
    const lues = [...this.#envoyees];
    const recue = this.#aMontrer ? this.#lecture : null;
    this.#aMontrer = false;
    this.#presse = false;
    if (recue && recue.revision >= this.#revision && !this.version) this.#placer(recue);
    // Not before it is shown: until then a flush must know that they are on their way.
    this.#envoyees = this.#envoyees.filter((envoi) => !lues.includes(envoi));
    for (const [k, attente] of lues) {
      if (this.attentes.get(k) === attente) this.attentes.delete(k);
    }
  }

  #annulerMinuteur(k: string): void {
    clearTimeout(this.#minuteurs.get(k));
    this.#minuteurs.delete(k);
  }

  #oublierSaisies(lesquelles: (a: Attente) => boolean = () => true): void {
    for (const [k, attente] of this.attentes) {
      if (!lesquelles(attente)) continue;
      this.#annulerMinuteur(k);
      this.attentes.delete(k);
    }
  }
}
