/** Choices of the display of a preview: width of its pages, strip of small pages; kept on this machine. */
const CLE = 'cpom.apercu';

/** Fitted to the width of the preview, to its height, or a per cent of the printed size. */
export type Zoom = 'largeur' | 'page' | number;

/** Per cents that the buttons go through. */
export const ZOOMS = [50, 75, 100, 125, 150, 200];

/** Pixels of the page to a point of paper, at 100 %. */
const PIXELS_PAR_POINT = 96 / 72;

/** Width at which a page is drawn, in pixels, in the room there is; a page is given as [width, height] in points. */
export function largeurDePage(zoom: Zoom, page: [number, number], largeur: number, hauteur: number): number {
  const [l, h] = page;
  if (zoom === 'largeur') return largeur;
  if (zoom === 'page') return Math.min(largeur, Math.max(120, (hauteur * l) / h));
  return (l * PIXELS_PAR_POINT * zoom) / 100;
}

/** The next per cent above (1) or below (-1) a page drawn `largeur` pixels wide; null at the end. */
export function zoomVoisin(pas: -1 | 1, page: [number, number], largeur: number): number | null {
  const present = (largeur / (page[0] * PIXELS_PAR_POINT)) * 100;
  // A page that is already drawn at a per cent, to a pixel, goes on to the next one.
  const suite = ZOOMS.filter((z) => (pas > 0 ? z > present + 0.5 : z < present - 0.5));
  return (pas > 0 ? suite[0] : suite.at(-1)) ?? null;
}

export class VueApercu {
  zoom = $state<Zoom>('largeur');
  vignettes = $state(false);
  #cle: string;

  /** `place` distinguishes the panel from the screen, which have not the same room. */
  constructor(place: string) {
    this.#cle = `${CLE}.${place}`;
    const [zoom, vignettes] = (localStorage.getItem(this.#cle) ?? '').split(' ');
    if (zoom === 'page' || ZOOMS.includes(Number(zoom))) this.zoom = zoom === 'page' ? zoom : Number(zoom);
    this.vignettes = vignettes === 'vignettes';
  }

  changer(zoom: Zoom): void {
    this.zoom = zoom;
    this.#garder();
  }

  montrer(vignettes: boolean): void {
    this.vignettes = vignettes;
    this.#garder();
  }

  #garder(): void {
    localStorage.setItem(this.#cle, `${this.zoom} ${this.vignettes ? 'vignettes' : ''}`);
  }
}
