/** Components that have a file of their own, read when they are first needed: the first screen does not wait for them. */
import type { Component } from 'svelte';

/** A component and its reading. */
export class Differe<P extends object = Record<string, never>> {
  /** The component; null until it is read. */
  composant = $state.raw<Component<P> | null>(null);
  /** Whether the last reading failed. */
  manque = $state(false);
  #source: () => Promise<{ default: Component<P> }>;
  #lecture: Promise<void> | null = null;

  constructor(source: () => Promise<{ default: Component<P> }>) {
    this.#source = source;
  }

  /** Reads the component once; a reading that failed is tried again at the next call, and throws. */
  lire(): Promise<void> {
    this.#lecture ??= this.#source().then(
      ({ default: composant }) => {
        this.composant = composant;
        this.manque = false;
      },
      (cause: unknown) => {
        this.#lecture = null;
        this.manque = true;
        throw cause;
      },
    );
    return this.#lecture;
  }
}
