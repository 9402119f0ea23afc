/**
 * Figures that keep up with what is being typed in a cell not yet confirmed: the core computes them as if it
 * were in the dossier, and writes nothing. What it answered stays shown until the change itself is.
 */
import type { Backend, Calculs } from '../backend';
import type { Operation } from './operations';

/** Pause in typing after which the core is asked. */
const DELAI = 80;

export class Essai {
  /** The figures as they would be; null when nothing is being tried. */
  calculs = $state.raw<Calculs | null>(null);

  #backend: Backend;
  #minuteur: ReturnType<typeof setTimeout> | undefined;
  /** Changes being typed; null once confirmed. */
  #operations: Operation[] | null = null;
  /** The answer to an older text is not shown. */
  #tour = 0;

  constructor(backend: Backend) {
    this.#backend = backend;
  }

  tenter(operations: Operation[]): void {
    this.#arreter();
    this.#operations = operations;
    this.#minuteur = setTimeout(() => void this.#demander(operations), DELAI);
  }

  /** Called when the typed changes are sent: the figures stay shown until the answer is shown. */
  confirmer(): void {
    this.#arreter();
    this.#operations = null;
  }

  /** Drops the typed changes and their figures. */
  abandonner(): void {
    this.confirmer();
    this.calculs = null;
  }

  /** Called after the dossier was read again: changes still being typed are tried again on it. */
  relu(): void {
    if (this.#operations) void this.#demander(this.#operations);
    else this.calculs = null;
  }

  #arreter(): void {
    clearTimeout(this.#minuteur);
    this.#tour += 1;
  }

  async #demander(operations: Operation[]): Promise<void> {
    const tour = ++this.#tour;
    try {
      const calculs = await this.#backend.appeler('lot_essayer', {
        operations: operations.map((op) => (op.geste === 'creer' ? { ...op, apres: op.apres ?? null } : op)),
      });
      if (tour === this.#tour) this.calculs = calculs;
    } catch {
      // A value the core will not have is refused, and said, when it is confirmed.
      if (tour === this.#tour) this.calculs = null;
    }
  }
}
