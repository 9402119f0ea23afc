/** Variables that a text may quote, with their present values; read from the core and shown by every chip. */
import type { Atelier } from '../../state/atelier.svelte';
import type { Backend } from '../../backend';
import type { VariableView } from '../../generated/api';

/** Content of a chip: the value of a variable, its absence, or an unknown name. */
export interface Puce {
  texte: string;
  titre: string;
  etat: 'valeur' | 'vide' | 'inconnue';
}

export class Variables {
  liste = $state.raw<VariableView[]>([]);
  chargee = $state(false);
  #parNom = $derived(new Map(this.liste.map((v) => [v.nom, v] as const)));
  #backend: Backend;

  constructor(backend: Backend) {
    this.#backend = backend;
  }

  /**
   * Reads the variables from the core. When it fails, chips show the names of the variables; the text does not depend
   * on it.
   */
  async charger(): Promise<void> {
    try {
      this.liste = await this.#backend.appeler('variables', {});
      this.chargee = true;
    } catch {
      this.chargee = false;
    }
  }

  puce(nom: string): Puce {
    const connue = this.#parNom.get(nom);
    if (!connue) return { texte: nom, titre: nom, etat: this.chargee ? 'inconnue' : 'valeur' };
    const titre = `${connue.libelle} ({{${nom}}})`;
    return connue.valeur === null
      ? { texte: connue.libelle, titre, etat: 'vide' }
      : { texte: connue.valeur, titre, etat: 'valeur' };
  }
}

const parAtelier = new WeakMap<Atelier, Variables>();

export function variables(atelier: Atelier): Variables {
  let v = parAtelier.get(atelier);
  if (!v) parAtelier.set(atelier, (v = new Variables(atelier.backend)));
  return v;
}
