import type { Component } from 'svelte';

import type { CleEcran } from '../texts/fr';

/** Content of the side panel: a component with its title and its properties. */
export interface VuePanneau {
  titre: string;
  composant: Component<Record<string, never>>;
  props: Record<string, unknown>;
}

/** State of the side panel; its content is kept for each screen. */
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
