/**
 * Changes go to the core one at a time, in the order they were made, and what they answered is shown
 * once after each burst. A change is answered only after that, so that who asked for it finds its
 * effect on the page. `attendre` may put showing off: changes that come meanwhile are made at once,
 * and shown with the others. When the page goes, what is queued is asked for at once (`precipiter`).
 */
export class File {
  #taches: Tache[] = [];
  #marche: Promise<void> | null = null;
  /** Changes asked for out of the queue, and what to answer for those that are done. */
  #lancees = 0;
  #issues: (() => void)[] = [];
  #surFin: (() => void)[] = [];
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
      const tache: Tache = { faire, fini: (valeur) => resoudre(valeur as T), rate: rejeter };
      if (this.#lancees > 0) return this.#lancer(tache);
      this.#taches.push(tache);
      this.#marche ??= this.#marcher();
    });
  }

  /** Resolves when nothing is queued any more. */
  async vide(): Promise<void> {
    while (this.#marche || this.#lancees > 0) {
      await (this.#marche ?? new Promise<void>((suite) => this.#surFin.push(suite)));
    }
  }

  /**
   * Asks for everything queued without waiting for the answers, in the same order: the page goes, and they may never come.
   * If it stays, what is queued meanwhile goes the same way, and all is shown once everything is answered.
   */
  precipiter(): void {
    for (const tache of this.#taches.splice(0)) this.#lancer(tache);
  }

  #lancer({ faire, fini, rate }: Tache): void {
    this.#lancees += 1;
    this.#surActivite(true);
    void faire()
      .then(
        (valeur) => this.#issues.push(() => fini(valeur)),
        (cause: unknown) => this.#issues.push(() => rate(cause)),
      )
      .then(() => {
        this.#lancees -= 1;
        if (this.#lancees > 0) return;
        this.#montrer();
        for (const issue of this.#issues.splice(0)) issue();
        if (!this.#marche) this.#surActivite(false);
        for (const suite of this.#surFin.splice(0)) suite();
      });
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
