/**
 * Changes go to the core one at a time, in the order they were made, and what they answered is shown
 * once after each burst. A change is answered only after that, so that who asked for it finds its
 * effect on the page. `attendre` may put showing off: changes that come meanwhile are made at once,
 * and shown with the others.
 */
export class File {
  #taches: Tache[] = [];
  #marche: Promise<void> | null = null;
  #montrer: () => void;
  #surActivite: (active: boolean) => void;
  #attendre: (depuis: number, interrompre: () => boolean) => Promise<void>;

  constructor(
    montrer: () => void,
    surActivite: (active: boolean) => void,
    attendre: (depuis: number, interrompre: () => boolean) => Promise<void> = () => Promise.resolve(),
  ) {
    this.#montrer = montrer;
    this.#surActivite = surActivite;
    this.#attendre = attendre;
  }

  /** Queues a change; the promise settles once its effect is shown. */
  ajouter<T>(faire: () => Promise<T>): Promise<T> {
    return new Promise<T>((resoudre, rejeter) => {
      this.#taches.push({
        faire,
        fini: (valeur) => resoudre(valeur as T),
        rate: rejeter,
      });
      this.#marche ??= this.#marcher();
    });
  }

  /** Resolves when nothing is queued any more. */
  async vide(): Promise<void> {
    while (this.#marche) await this.#marche;
  }

  async #marcher(): Promise<void> {
    this.#surActivite(true);
    while (this.#taches.length > 0) {
      const issues: (() => void)[] = [];
      const depuis = performance.now();
      let change = false;
      do {
        for (let tache = this.#taches.shift(); tache; tache = this.#taches.shift()) {
          const { faire, fini, rate } = tache;
          try {
            const valeur = await faire();
            change = true;
            issues.push(() => fini(valeur));
          } catch (cause) {
            issues.push(() => rate(cause));
          }
        }
        if (change) await this.#attendre(depuis, () => this.#taches.length > 0);
      } while (this.#taches.length > 0);
      if (change) this.#montrer();
      for (const issue of issues) issue();
      // Those who were answered may queue their next change before the page rests.
      await Promise.resolve();
    }
    this.#marche = null;
    this.#surActivite(false);
  }
}

interface Tache {
  faire: () => Promise<unknown>;
  fini: (valeur: unknown) => void;
  rate: (cause: unknown) => void;
}
