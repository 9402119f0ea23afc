import { getContext, setContext } from 'svelte';

import type { Atelier } from './atelier.svelte';

/** The key of the context: tests provide their own `Atelier` under it. */
export const CLE_ATELIER = Symbol('atelier');

export function fournirAtelier(atelier: Atelier): void {
  setContext(CLE_ATELIER, atelier);
}

/** The store, the navigation and the panel, from any component. */
export function atelier(): Atelier {
  return getContext<Atelier>(CLE_ATELIER);
}
