/**
 * Figures that keep up with what is being typed in a cell not yet confirmed: the core computes them as if it
 * were in the dossier, and writes nothing. What it answered stays shown until the change itself is.
 */
import type { Backend, Calculs } from '../backend';
import { appliquer } from './ecart';
import type { Operation } from './operations';

/** Pause in typing after which the core is asked. */
const DELAI = 80;

export class Essai {
  /** The figures as they would be; null when nothing is being tried. */
  calculs = $state.raw<Calculs | null>(null);

  #backend: Backend;
  /** Figures of the reading of this number; null when it is not the last one. */
  #base: (numero: number) => Calculs | null;
  #minuteur: ReturnType<typeof setTimeout> | undefined;
  /** Changes being typed; null once confirmed. */
  #operations: Operation[] | null = null;
  /** The answer to an older text is not shown. */
  #tour = 0;

  constructor(backend: Backend, base: (numero: number) => Calculs | null) {
    this.#backend = backend;
    this.#base = base;
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
      const { depuis, ecart } = await this.#backend.appeler('lot_essayer', {
        operations: operations.map((op) => (op.geste === 'creer' ? { ...op, apres: op.apres ?? null } : op)),
      });
      if (tour !== this.#tour) return;
      const base = depuis === null ? {} : this.#base(depuis);
      // The figures of another reading are tried again when it is shown.
      if (base) this.calculs = (ecart ? appliquer(base, ecart) : base) as Calculs;
    } catch {
      // A value the core will not have is refused, and said, when it is confirmed.
      if (tour === this.#tour) this.calculs = null;
    }
  }
}
