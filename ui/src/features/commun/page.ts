/** Registers the parts of a long screen with its strip of links. */
import { getContext, setContext } from 'svelte';

export interface PartiePage {
  id: string;
  titre: string;
  element: HTMLElement;
}

export interface Page {
  /** Adds a part; returns a function that removes it. */
  inscrire: (partie: PartiePage) => () => void;
}

const CLE = Symbol('page');

export function fournirPage(page: Page): void {
  setContext(CLE, page);
}

export function pageCourante(): Page | undefined {
  return getContext<Page | undefined>(CLE);
}

/** The parts in the order of the screen, whatever the order in which they were drawn. */
export function ordonner(parties: PartiePage[]): PartiePage[] {
  return [...parties].sort((a, b) =>
    a.element.compareDocumentPosition(b.element) & Node.DOCUMENT_POSITION_FOLLOWING ? -1 : 1,
  );
}
