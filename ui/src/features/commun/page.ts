/** Part of a screen that is shown, for the parts themselves. */
import { getContext, setContext } from 'svelte';

import type { Onglet } from '../../state/ecrans';

export interface Page {
  /** The tab shown; undefined while the dossier has none. */
  readonly onglet: Onglet | undefined;
}

const CLE = Symbol('page');

export function fournirPage(page: Page): void {
  setContext(CLE, page);
}

export function pageCourante(): Page {
  return getContext<Page>(CLE);
}
