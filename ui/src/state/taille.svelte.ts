/**
 * Size of the text of the whole window, as a share of the usual one; kept on this machine, not in the dossier. Sizes of the page
 * are in `rem`, the size of the root: text, fields, columns and the widths under which a screen is laid out otherwise follow.
 */
const CLE = 'cpom.taille';
export const TAILLES = [80, 90, 100, 110, 125, 150, 175];
const USUELLE = 100;

function lire(): number {
  const gardee = Number(localStorage.getItem(CLE));
  return TAILLES.includes(gardee) ? gardee : USUELLE;
}

export class Taille {
  /** In per cent. */
  valeur = $state(lire());

  constructor() {
    this.#poser();
  }

  /** Number by which a size in pixels is multiplied, for what is drawn by measure. */
  get facteur(): number {
    return this.valeur / USUELLE;
  }

  /** Whether there is a larger (1) or a smaller (-1) one; whether it is not the usual one (0). */
  peut(pas: -1 | 0 | 1): boolean {
    return pas === 0 ? this.valeur !== USUELLE : TAILLES[TAILLES.indexOf(this.valeur) + pas] !== undefined;
  }

  /** The next larger or smaller one; the usual one for 0. */
  changer(pas: -1 | 0 | 1): void {
    this.valeur = pas === 0 ? USUELLE : (TAILLES[TAILLES.indexOf(this.valeur) + pas] ?? this.valeur);
    if (this.valeur === USUELLE) localStorage.removeItem(CLE);
    else localStorage.setItem(CLE, String(this.valeur));
    this.#poser();
  }

  #poser(): void {
    document.documentElement.style.fontSize = this.valeur === USUELLE ? '' : `${this.valeur}%`;
  }
}
