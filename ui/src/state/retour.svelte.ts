/**
 * A document of ours that came back from the other party: its remarks, those to note, the meeting that receives them. The core keeps
 * what it read, so that what is noted is what was shown.
 */
import { SvelteSet } from 'svelte/reactivity';

import type { Backend, Commandes } from '../backend';
import { enErreurAppel } from '../backend';
import { textes } from '../texts/fr';
import type { MagasinDossier } from './dossier.svelte';

export type RetourLu = Commandes['retour_lire']['reponse'];
export type Remarque = RetourLu['remarques'][number];

export class Retour {
  lu = $state.raw<RetourLu | null>(null);
  /** Ranks of the remarks to note. */
  readonly prises = new SvelteSet<number>();
  /** Reason why the document cannot be read or its remarks noted; null when there is none. */
  refus = $state<string | null>(null);
  /** Whether it is shown: what was read stays while one looks at a place. */
  montre = $state(false);
  /** A document is being read. */
  enCours = $state(false);

  #backend: Backend;
  #magasin: MagasinDossier;
  /** A late answer does not replace a newer one. */
  #tour = 0;

  constructor(backend: Backend, magasin: MagasinDossier) {
    this.#backend = backend;
    this.#magasin = magasin;
  }

  /** Reads a document; what is typed and not yet sent is sent first, since values are compared with the dossier. */
  async lire(chemin: string): Promise<void> {
    this.fermer();
    this.montre = true;
    this.enCours = true;
    await this.#magasin.vider();
    await this.#prendre(() => this.#backend.appeler('retour_lire', { chemin }));
  }

  /** Places the remarks on the points of another review. */
  async placer(revue: number): Promise<void> {
    await this.#prendre(() => this.#backend.appeler('retour_placer', { revue, seance: null }));
  }

  /** Notes the chosen remarks as one step; the meeting that holds them, null when refused. */
  async noter(jour: string | null): Promise<number | null> {
    const { lu } = this;
    if (!lu) return null;
    const remarques = [...this.prises].sort((a, b) => a - b);
    const demande = { revue: lu.revue, seance: lu.seance, date: jour, remarques };
    const fait = await this.#magasin.commander('retour_noter', demande);
    // A refusal is shown in the dialog; the frame behind would show it again.
    this.refus = fait ? null : (this.#magasin.incident?.phrase ?? null);
    if (!fait) {
      this.#magasin.incident = null;
      return null;
    }
    this.fermer();
    return fait.id;
  }

  fermer(): void {
    this.#tour += 1;
    this.lu = null;
    this.prises.clear();
    this.refus = null;
    this.montre = false;
    this.enCours = false;
  }

  async #prendre(faire: () => Promise<RetourLu>): Promise<void> {
    const tour = ++this.#tour;
    this.enCours = true;
    try {
      const lu = await faire();
      if (tour !== this.#tour) return;
      this.lu = lu;
      this.refus = null;
      this.prises.clear();
      // What an earlier meeting settled is reopened only on purpose.
      lu.remarques.forEach((r, rang) => r.sort === 'a_noter' && this.prises.add(rang));
    } catch (cause) {
      if (tour !== this.#tour) return;
      this.refus = enErreurAppel(cause, textes.erreurs.liaison).phrase;
    }
    this.enCours = false;
  }
}
