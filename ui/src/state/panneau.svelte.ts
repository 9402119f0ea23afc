import type { Component } from 'svelte';

import type { CleEcran } from './navigation.svelte';

/** What the side panel shows: a component and what it is about. */
export interface VuePanneau {
  titre: string;
  composant: Component<Record<string, never>>;
  props: Record<string, unknown>;
}

/** The side panel remembers what it showed on each screen. */
export class Panneau {
  #vues = $state.raw<Partial<Record<CleEcran, VuePanneau>>>({});

  vue(ecran: CleEcran): VuePanneau | null {
    return this.#vues[ecran] ?? null;
  }

  // A component of any props: the pair is checked here, once, then travels as one.
  ouvrir<P extends Record<string, any>>(ecran: CleEcran, titre: string, composant: Component<P>, props: P): void {
    this.#vues = {
      ...this.#vues,
      [ecran]: { titre, composant: composant as unknown as VuePanneau['composant'], props },
    };
  }

  fermer(ecran: CleEcran): void {
    const { [ecran]: _, ...reste } = this.#vues;
    this.#vues = reste;
  }

  toutFermer(): void {
    this.#vues = {};
  }
}
