/**
 * Spelling of the texts that are typed. The core judges words; the page gives it the dictionary, read the first time a text is
 * judged, and shows what it found. Nothing is ever corrected by itself.
 */
import AFFIXES from '../../node_modules/dictionary-fr/index.aff?url';
import MOTS from '../../node_modules/dictionary-fr/index.dic?url';
import { type Backend, type Commandes, lireFichier } from '../backend';

export type Faute = Commandes['orthographe_verifier']['reponse'][number][number];

/** An unknown word of a field, for the menu of suggestions. */
export interface MotMarque {
  mot: string;
  /** Place of the word on the screen. */
  place: { gauche: number; haut: number; bas: number };
  /** Element in which the menu is drawn: inside the dialog that keeps the focus, when there is one. */
  hote: Element;
  remplacer: (par: string) => void;
  /** Gives the focus back to the text. */
  rendre: () => void;
}

/** Whether the spelling is shown; kept on this machine. */
const CLE = 'cpom.orthographe';
/** Time without a key, in milliseconds, after which a text is judged. */
export const ACCALMIE = 600;

type Attente = { textes: string[]; donner: (fautes: Faute[][]) => void };

export class Orthographe {
  actif = $state(localStorage.getItem(CLE) !== 'non');
  /** Raised when other words are known: texts that are shown are judged again. */
  tour = $state(0);
  /** The word whose suggestions are shown; null when none is. */
  menu = $state.raw<MotMarque | null>(null);
  /** Words of the person, kept on this machine. */
  mots = $state.raw<string[]>([]);
  /** Whether the list of these words is open. */
  mesMots = $state(false);
  readonly #backend: Backend;
  #dictionnaire: Promise<boolean> | null = null;
  #attentes: Attente[] = [];

  constructor(backend: Backend) {
    this.#backend = backend;
  }

  basculer(): void {
    this.actif = !this.actif;
    this.menu = null;
    if (this.actif) localStorage.removeItem(CLE);
    else localStorage.setItem(CLE, 'non');
  }

  /** Unknown words of each text; none when the spelling is off or its dictionary cannot be read. */
  async verifier(textes: string[]): Promise<Faute[][]> {
    const aucune = textes.map(() => []);
    if (!this.actif || textes.every((x) => x.trim() === '') || !(await this.#pret())) return aucune;
    return new Promise((donner) => {
      this.#attentes.push({ textes, donner });
      // Texts asked for in the same moment travel together.
      if (this.#attentes.length === 1) setTimeout(() => void this.#envoyer());
    });
  }

  async #envoyer(): Promise<void> {
    const attentes = this.#attentes;
    this.#attentes = [];
    const fautes = await this.#demander('orthographe_verifier', { textes: attentes.flatMap((a) => a.textes) });
    let de = 0;
    for (const a of attentes) {
      a.donner(a.textes.map((_, i) => fautes?.[de + i] ?? []));
      de += a.textes.length;
    }
  }

  async suggerer(mot: string): Promise<string[]> {
    return (await this.#demander('orthographe_suggerer', { mot })) ?? [];
  }

  /** Adds a word to those of this machine, or takes it away. */
  async retenir(mot: string, oublier = false): Promise<void> {
    const fait = await this.#demander('orthographe_retenir', { mot, oublier });
    if (!fait) return;
    this.mots = fait.mots;
    this.tour += 1;
  }

  /** Shows the words of this machine. */
  montrerMots(): void {
    void this.#pret();
    this.mesMots = true;
  }

  /** Reads the dictionary, once. */
  #pret(): Promise<boolean> {
    this.#dictionnaire ??= this.#charger();
    return this.#dictionnaire;
  }

  async #charger(): Promise<boolean> {
    try {
      const [aff, dic] = await Promise.all([AFFIXES, MOTS].map(lireFichier));
      if (aff === undefined || dic === undefined) return false;
      const fait = await this.#demander('orthographe_preparer', { aff, dic });
      this.mots = fait?.mots ?? [];
      return fait?.pret ?? false;
    } catch {
      return false;
    }
  }

  /** A question whose failure leaves the text unmarked: spelling is a help, never an incident. */
  async #demander<
    C extends 'orthographe_preparer' | 'orthographe_verifier' | 'orthographe_suggerer' | 'orthographe_retenir',
  >(commande: C, args: Commandes[C]['requete']): Promise<Commandes[C]['reponse'] | null> {
    try {
      return await this.#backend.appeler(commande, args);
    } catch {
      return null;
    }
  }
}
