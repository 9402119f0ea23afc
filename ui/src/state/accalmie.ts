/**
 * A pause in typing. Reading a large dossier again takes the page a moment; between two keys of someone who fills a
 * sheet that moment would be felt, so the reading waits for a silence, though never for long.
 */
const SILENCE = 120;
/** At most, since the first change that waits. */
const PATIENCE = 700;
const PAS = 25;

let derniere = -Infinity;
globalThis.addEventListener?.('keydown', () => (derniere = performance.now()), { capture: true, passive: true });

/** Resolves at the pause, at the end of one's patience, or when told to stop waiting. */
export async function accalmie(depuis: number, interrompre: () => boolean): Promise<void> {
  for (;;) {
    const t = performance.now();
    if (interrompre() || t - derniere >= SILENCE || t - depuis >= PATIENCE) return;
    await new Promise((suite) => setTimeout(suite, PAS));
  }
}
