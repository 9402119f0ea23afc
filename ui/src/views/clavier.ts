import type { Atelier } from '../state/atelier.svelte';
import { gestesAuClavier } from '../state/gestes';
import { estTouche } from '../state/touches';

/** Gestures that a meeting on the whole window leaves to their keys: the others act on screens that are not there. */
const EN_SEANCE = new Set(['annuler', 'retablir', 'enregistrer', 'texteGrand', 'textePetit', 'texteUsuel']);

/** Does what a key of the window asks. True when the key was ours, even when there is nothing to do. */
export function raccourci(e: KeyboardEvent, a: Atelier): boolean {
  if (e.isComposing || !(e.ctrlKey || e.metaKey || e.altKey || e.key.startsWith('F'))) return false;
  const geste = gestesAuClavier(a).find((g) =>
    [g.touches ?? '', ...(g.aussi ?? [])].some((touches) => estTouche(touches, e)),
  );
  if (!geste || !(a.ouvert || geste.partout)) return false;
  if (a.seance.id !== null && !EN_SEANCE.has(geste.cle)) return false;
  // Behind a dialog F1 is kept from the browser, whether there is a guide to open or not.
  if (geste.prend && !geste.prend(e)) return geste.cle === 'aide';
  if (!geste.desactive) geste.action();
  return true;
}
