/**
 * A pause in typing. Showing the rows and figures of a large dossier takes the page a moment; between two keys of someone
 * who fills a sheet that moment would be felt, so it waits until no key was pressed for 120 ms, for 700 ms at most.
 */
const SILENCE = 120;
/** At most, since the first change that waits. */
const PATIENCE = 700;
const PAS = 25;

let derniere = -Infinity;
globalThis.addEventListener?.('keydown', () => (derniere = performance.now()), { capture: true, passive: true });

/** Resolves after SILENCE without a key, PATIENCE after `depuis`, or when `interrompre` says so. */
export async function accalmie(depuis: number, interrompre: () => boolean): Promise<void> {
  for (;;) {
    const t = performance.now();
    if (interrompre() || t - derniere >= SILENCE || t - depuis >= PATIENCE) return;
    await new Promise((suite) => setTimeout(suite, PAS));
  }
}
