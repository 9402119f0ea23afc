/**
 * Answer of the core to a command that reads, asked for again as what it depends on changes. Nothing is written here.
 *
 * An answer is asked for at once; while one is awaited only the last request is kept, so that figures follow the typing without
 * a queue of calculations behind it.
 */
import { type Backend, type Commandes, enErreurAppel } from '../backend';
import { textes } from '../texts/fr';

export class Lecture<C extends keyof Commandes> {
  /** The last answer; null before the first one, or when the core has nothing to say. */
  vue = $state.raw<Commandes[C]['reponse'] | null>(null);
  /** Whether an answer came. */
  lue = $state(false);
  /** Sentence of the last refusal; empty when the last request was answered. */
  refus = $state('');

  #backend: Backend;
  #commande: C;
  #enRoute = false;
  #suivante: Commandes[C]['requete'] | null = null;

  constructor(backend: Backend, commande: C) {
    this.#backend = backend;
    this.#commande = commande;
  }

  demander(requete: Commandes[C]['requete']): void {
    this.#suivante = requete;
    if (!this.#enRoute) void this.#envoyer();
  }

  async #envoyer(): Promise<void> {
    this.#enRoute = true;
    while (this.#suivante) {
      const requete = this.#suivante;
      this.#suivante = null;
      try {
        this.vue = await this.#backend.appeler(this.#commande, requete);
        this.lue = true;
        this.refus = '';
      } catch (cause) {
        this.refus = enErreurAppel(cause, textes.erreurs.liaison).phrase;
      }
    }
    this.#enRoute = false;
  }
}
