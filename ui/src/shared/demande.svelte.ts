/** Answers to what the palette or a menu asks of a screen by its name: each is given by the component that knows how. */
import { untrack } from 'svelte';

import { atelier } from '../state/contexte';
import type { Demande } from '../state/navigation.svelte';

/**
 * Answers a demand, once: the first component that knows it takes it. `quoi` is the demand it answers at the moment, null for
 * none.
 */
export function repondre(quoi: () => Demande | null, faire: () => void): void {
  const { navigation } = atelier();
  $effect(() => {
    const demande = navigation.demande;
    if (demande === null || demande.quoi !== quoi()) return;
    untrack(() => {
      navigation.demande = null;
      faire();
    });
  });
}
