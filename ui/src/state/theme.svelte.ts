export type ChoixTheme = 'auto' | 'clair' | 'sombre';

const CLE = 'cpom.theme';

function lire(): ChoixTheme {
  const garde = localStorage.getItem(CLE);
  return garde === 'clair' || garde === 'sombre' ? garde : 'auto';
}

/** Light, dark, or as the system asks; kept on this machine, not in the dossier. */
export class Theme {
  choix = $state<ChoixTheme>(lire());

  constructor() {
    this.#poser();
  }

  choisir(choix: ChoixTheme): void {
    this.choix = choix;
    if (choix === 'auto') localStorage.removeItem(CLE);
    else localStorage.setItem(CLE, choix);
    this.#poser();
  }

  #poser(): void {
    if (this.choix === 'auto') delete document.documentElement.dataset['theme'];
    else document.documentElement.dataset['theme'] = this.choix;
  }
}
