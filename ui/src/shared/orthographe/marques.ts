/** Unknown words of a text while it changes: none is marked under the caret, and those that are left follow their word. */
import type { Faute } from '../../state/orthographe.svelte';

/** Words that are still where they were, or moved by what was typed before them. */
export function suivre(fautes: Faute[], avant: string, texte: string): Faute[] {
  const ecart = texte.length - avant.length;
  const lettre = /[\p{L}\p{M}\p{N}'’-]/u;
  const seul = (debut: number, fin: number): boolean =>
    !lettre.test(texte[debut - 1] ?? ' ') && !lettre.test(texte[fin] ?? ' ');
  return fautes.flatMap((f) => {
    for (const de of [0, ecart]) {
      const [debut, fin] = [f.debut + de, f.fin + de];
      if (debut >= 0 && texte.slice(debut, fin) === f.mot && seul(debut, fin)) return [{ ...f, debut, fin }];
    }
    return [];
  });
}

/** Words to show: not the one that the caret touches, which may be unfinished. */
export function visibles(fautes: Faute[], curseur: number | null): Faute[] {
  return curseur === null ? fautes : fautes.filter((f) => curseur < f.debut || curseur > f.fin);
}

/** The word to go to from a place: the first that ends after it, else the first of the text. */
export function prochaine(fautes: Faute[], de: number): Faute | null {
  return fautes.find((f) => f.fin > de) ?? fautes[0] ?? null;
}

/** Element in which the menu of a text is drawn: a dialog keeps the focus inside itself. */
export function hoteDe(texte: Element): Element {
  return texte.closest('[role=dialog]') ?? document.body;
}

/** Whether an element is in the menu of a word, whose choice changes the text that is being typed. */
export function dansLeMenu(element: Element | null): boolean {
  return element?.closest('.suggestions') != null;
}
