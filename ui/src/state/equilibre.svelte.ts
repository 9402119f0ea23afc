/**
 * Balance of the contract as the core computes it for a year, with the levers being typed. Nothing is written here.
 *
 * An answer is asked for at once; while one is awaited only the last request is kept, so that figures follow the typing without
 * a queue of calculations behind it.
 */
import { type Backend, type Commandes, type EquilibreView, enErreurAppel } from '../backend';
import { textes } from '../texts/fr';

type Requete = Commandes['equilibre']['requete'];

export class Equilibre {
  /** The last answer; null before the first one. */
  vue = $state.raw<EquilibreView | null>(null);
  /** Sentence of the last refusal; empty when the last request was answered. */
  refus = $state('');

  #backend: Backend;
  #enRoute = false;
  #suivante: Requete | null = null;

  constructor(backend: Backend) {
    this.#backend = backend;
  }

  demander(requete: Requete): void {
    this.#suivante = requete;
    if (!this.#enRoute) void this.#envoyer();
  }

  async #envoyer(): Promise<void> {
    this.#enRoute = true;
    while (this.#suivante) {
      const requete = this.#suivante;
      this.#suivante = null;
      try {
        this.vue = await this.#backend.appeler('equilibre', requete);
        this.refus = '';
      } catch (cause) {
        this.refus = enErreurAppel(cause, textes.erreurs.liaison).phrase;
      }
    }
    this.#enRoute = false;
  }
}
