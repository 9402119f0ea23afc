import { appuye } from './appui';

/**
 * Waits for a pause in typing. Showing the rows and figures of a large dossier keeps the page busy for a moment, which
 * would delay the next key of a user who fills a sheet; so it is done when no key was pressed for a while, and not while a
 * button of the pointer is held, since what is shown may move what is under the pointer.
 */

/** Time without a key that counts as a pause, in milliseconds. */
const SILENCE = 120;
/** Longest wait since the first change, in milliseconds. */
const PATIENCE = 700;
/** Longest wait for the release of the pointer, in milliseconds. */
const APPUI = 3000;
/** Time between two looks at the keyboard, in milliseconds. */
const PAS = 25;

let derniere = -Infinity;
globalThis.addEventListener?.('keydown', () => (derniere = performance.now()), { capture: true, passive: true });

/**
 * Resolves after 120 ms without a key, 700 ms after `depuis` (`performance.now()`), or when `interrompre` returns true;
 * then at the release of the pointer, 3 s after `depuis` at most.
 */
export async function accalmie(depuis: number, interrompre: () => boolean): Promise<void> {
  for (;;) {
    const t = performance.now();
    const pause = t - derniere >= SILENCE || t - depuis >= PATIENCE;
    if (interrompre() || (pause && (!appuye() || t - depuis >= APPUI))) return;
    await new Promise((suite) => setTimeout(suite, PAS));
  }
}
