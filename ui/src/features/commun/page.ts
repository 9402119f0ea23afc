/** How the parts of a long screen make themselves known to its strip of links. */
import { getContext, setContext } from 'svelte';

export interface PartiePage {
  id: string;
  titre: string;
  element: HTMLElement;
}

export interface Page {
  /** Adds a part; gives what takes it away. */
  inscrire: (partie: PartiePage) => () => void;
}

const CLE = Symbol('page');

export function fournirPage(page: Page): void {
  setContext(CLE, page);
}

export function pageCourante(): Page | undefined {
  return getContext<Page | undefined>(CLE);
}

/** In the order they stand on the screen, whatever the order they were drawn in. */
export function ordonner(parties: PartiePage[]): PartiePage[] {
  return [...parties].sort((a, b) =>
    a.element.compareDocumentPosition(b.element) & Node.DOCUMENT_POSITION_FOLLOWING ? -1 : 1,
  );
}
