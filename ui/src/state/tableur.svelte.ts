/**
 * Figures being taken from a spreadsheet: the file read, how its sheet is understood, what would change.
 * Each choice is tried at once by the core, which writes nothing until `importer`.
 */
import type { Backend, Commandes, Correspondance, LieuView } from '../backend';
import { enErreurAppel } from '../backend';
import { textes } from '../texts/fr';
import type { MagasinDossier } from './dossier.svelte';

type TableurLu = Commandes['tableur_lire']['reponse'];
type Essai = Commandes['tableur_essayer']['reponse'];

/** Letters of a column, as a spreadsheet names it: A, Z, AA. */
export function lettres(rang: number): string {
  const dessus = Math.floor(rang / 26) - 1;
  return (dessus >= 0 ? lettres(dessus) : '') + String.fromCharCode(65 + (rang % 26));
}

/** Letters of the column that a doubt is about (« point:B2 »); empty for the whole sheet. */
function colonneDe(doute: string): string {
  return /:([A-Z]*)\d*$/.exec(doute)?.[1] ?? '';
}

/** Pause after which a choice is tried. */
const DELAI = 150;

export class ImportTableau {
  lu = $state.raw<TableurLu | null>(null);
  correspondance = $state.raw<Correspondance | null>(null);
  /** The columns come from an earlier import of the same headers. */
  retenue = $state(false);
  essai = $state.raw<Essai | null>(null);
  /** A choice has not been tried yet. */
  enCours = $state(false);
  /** Reason why it cannot be read or imported; null when there is none. */
  refus = $state<string | null>(null);

  #backend: Backend;
  #magasin: MagasinDossier;
  #minuteur: ReturnType<typeof setTimeout> | undefined;
  /** The answer of an older choice is not shown. */
  #tour = 0;

  constructor(backend: Backend, magasin: MagasinDossier) {
    this.#backend = backend;
    this.#magasin = magasin;
  }

  get ouvert(): boolean {
    return this.lu !== null || this.refus !== null;
  }

  /** Reads a file; what is typed and not yet sent is sent before it is compared with anything. */
  async lire(chemin: string): Promise<void> {
    this.fermer();
    await this.#magasin.vider();
    const lu = await this.#demander(() => this.#backend.appeler('tableur_lire', { chemin }));
    if (!lu) return;
    this.lu = lu;
    this.#prendre(lu.proposition);
  }

  /** Another sheet, another header or another target: the columns are looked at again. */
  async proposer(feuille: number, entete: number | null, cible: string | null): Promise<void> {
    const p = await this.#demander(() => this.#backend.appeler('tableur_proposer', { feuille, entete, cible }));
    if (p) this.#prendre(p);
  }

  changer(quoi: Partial<Correspondance>): void {
    this.retenue = false;
    this.#poser(quoi);
  }

  /** Takes the values that these doubts retain, or leaves them again. */
  confirmer(cles: string[], oui: boolean): void {
    const autres = this.correspondance?.confirmes.filter((cle) => !cles.includes(cle)) ?? [];
    this.#poser({ confirmes: oui ? [...autres, ...cles] : autres });
  }

  /** Leaves aside the values of closed years, or wants them again. */
  laisserCloses(oui: boolean): void {
    this.#poser({ sans_annees_closes: oui });
  }

  #poser(quoi: Partial<Correspondance>): void {
    if (!this.correspondance) return;
    this.correspondance = { ...this.correspondance, ...quoi };
    clearTimeout(this.#minuteur);
    this.enCours = true;
    this.#minuteur = setTimeout(() => void this.essayer(), DELAI);
  }

  changerColonne(rang: number, quoi: Partial<Correspondance['colonnes'][number]>): void {
    const { correspondance } = this;
    if (!correspondance) return;
    // What was confirmed was confirmed of the column as it was read.
    const confirmes = correspondance.confirmes.filter((cle) => colonneDe(cle) !== lettres(rang));
    this.changer({ colonnes: correspondance.colonnes.map((c, i) => (i === rang ? { ...c, ...quoi } : c)), confirmes });
  }

  async essayer(): Promise<void> {
    const { correspondance } = this;
    if (!correspondance) return;
    clearTimeout(this.#minuteur);
    this.enCours = true;
    const tour = ++this.#tour;
    const essai = await this.#demander(() => this.#backend.appeler('tableur_essayer', { correspondance }));
    if (tour !== this.#tour) return;
    this.essai = essai;
    this.enCours = false;
  }

  /** Writes what was shown, as one step; gives how many values and where the first is, null when refused. */
  async importer(): Promise<{ nombre: number; lieu: LieuView | null } | null> {
    const { correspondance, essai } = this;
    if (!correspondance || !essai) return null;
    const fait = await this.#magasin.parTableur(correspondance);
    if (!fait) return null;
    this.fermer();
    return { nombre: essai.changements.filter((c) => !c.douteux && !c.laisse).length, lieu: fait.lieu };
  }

  fermer(): void {
    clearTimeout(this.#minuteur);
    this.#tour += 1;
    this.lu = null;
    this.correspondance = null;
    this.essai = null;
    this.enCours = false;
    this.refus = null;
  }

  #prendre(p: TableurLu['proposition']): void {
    this.correspondance = p.correspondance;
    this.retenue = p.retenue;
    void this.essayer();
  }

  async #demander<R>(faire: () => Promise<R>): Promise<R | null> {
    try {
      const reponse = await faire();
      this.refus = null;
      return reponse;
    } catch (cause) {
      this.refus = enErreurAppel(cause, textes.erreurs.liaison).phrase;
      return null;
    }
  }
}
