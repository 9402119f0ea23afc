import type { Component } from 'svelte';

import type { CleEcran } from '../texts/fr';

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

  /** The signature checks that the props fit the component; the pair is then stored without its type. */
  ouvrir<P extends object>(ecran: CleEcran, titre: string, composant: Component<P>, props: P): void {
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
