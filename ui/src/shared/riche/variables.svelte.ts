/** Variables that a text may quote, with their values in the dossier or in the version shown; read from the core and shown by every chip. */
import type { Atelier } from '../../state/atelier.svelte';
import type { Dossier } from '../../backend/modele';
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
  // Not derived: a derived value stops with the component that read it first, and these outlive every screen.
  #parNom = $state.raw(new Map<string, VariableView>());
  #atelier: Atelier;
  /** Tables of the dossier at the last reading of the variables. */
  #lus: unknown[] = [];
  /** Number of readings asked for: an answer that comes after a later one is not shown. */
  #demandes = 0;

  constructor(atelier: Atelier) {
    this.#atelier = atelier;
  }

  /** Reads the variables again when the data they quote have changed; texts around them are not such data. */
  suivre(dossier: Dossier | null): void {
    if (!dossier) return;
    const { articles: _a, annexes: _b, visas: _c, couvertures: _d, ...donnees } = dossier;
    const tables: unknown[] = Object.values(donnees);
    if (tables.length === this.#lus.length && tables.every((v, i) => v === this.#lus[i])) return;
    this.#lus = tables;
    void this.charger();
  }

  /**
   * Reads the variables from the core. When it fails, chips show the names of the variables; the text does not depend
   * on it.
   */
  async charger(): Promise<void> {
    const demande = ++this.#demandes;
    try {
      const version = this.#atelier.magasin.version?.instantane ?? null;
      const liste = await this.#atelier.backend.appeler('variables', { version });
      if (demande !== this.#demandes) return;
      this.liste = liste;
      this.#parNom = new Map(liste.map((v) => [v.nom, v] as const));
      this.chargee = true;
    } catch {
      if (demande !== this.#demandes) return;
      this.#lus = [];
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
  if (!v) parAtelier.set(atelier, (v = new Variables(atelier)));
  return v;
}
