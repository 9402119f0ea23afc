/** View of a screen (tab, chosen row, filter), kept while the program runs. */
import { SvelteMap } from 'svelte/reactivity';

const valeurs = new SvelteMap<string, unknown>();

export interface Souvenir<T> {
  valeur: T | null;
}

export function memoire<T>(cle: string): Souvenir<T> {
  return {
    get valeur(): T | null {
      return (valeurs.get(cle) as T | undefined) ?? null;
    },
    set valeur(valeur: T | null) {
      valeurs.set(cle, valeur);
    },
  };
}

/** Nothing is kept from one test to the next. */
export function oublierTout(): void {
  valeurs.clear();
}
