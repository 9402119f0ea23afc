/** Brings a field into view and gives it the focus, once its screen has drawn it. */
import { tick } from 'svelte';

import { type Cible, idLieu } from '../state/navigation.svelte';

/** The rows around the field open first: it may take a few frames before it exists. */
export async function montrer({ table, id, champ }: Cible): Promise<void> {
  for (let essai = 0; essai < 10; essai++) {
    await tick();
    const element = champ
      ? document.getElementById(idLieu(table, id, champ))
      : document.querySelector<HTMLElement>(`[id^="${idLieu(table, id, '')}"]`);
    if (element) {
      element.scrollIntoView({ block: 'center' });
      element.focus({ preventScroll: true });
      return;
    }
    await new Promise(requestAnimationFrame);
  }
}
