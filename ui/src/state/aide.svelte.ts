/** Whether the help is shown, and for which word. It replaces the content of the panel, which comes back when it closes. */
export class AideOuverte {
  ouverte = $state(false);
  /** The term to bring into view; changes at each request, even for the same one. */
  terme = $state.raw<{ cle: string } | null>(null);

  ouvrir(terme: string | null = null): void {
    this.ouverte = true;
    this.terme = terme ? { cle: terme } : null;
  }

  /** F1: closes what is open, unless it is asked about a word. */
  basculer(terme: string | null = null): void {
    if (this.ouverte && !terme) this.fermer();
    else this.ouvrir(terme);
  }

  fermer(): void {
    this.ouverte = false;
    this.terme = null;
  }
}
