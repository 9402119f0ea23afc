/** A drawing of the core: size on the screen, and the same picture as a PNG for slides. */
import type { DessinView, TonDessin } from '../backend';

/** Pixels of a point at the usual size of text: the smallest letters of the paper, 8 points, are then 12 pixels. */
export const PIXELS_PAR_POINT = 1.5;

/** Width to ask for, in points, of a drawing that fills so many pixels; `facteur` is the size of the text. */
export function enPoints(pixels: number, facteur: number): number {
  return pixels / (PIXELS_PAR_POINT * facteur);
}

/** A length of a drawing, in points, as CSS writes it: it follows the size of the text. */
export function enRem(points: number): string {
  return `${((points * PIXELS_PAR_POINT) / 16).toFixed(4)}rem`;
}

/** Colour of each role in the page, which changes with the theme. */
export const COULEURS: Record<TonDessin, string> = {
  accent: 'var(--accent)',
  encre: 'var(--encre)',
  discret: 'var(--encre-douce)',
  ligne: 'var(--ligne)',
  teinte: 'var(--teinte)',
  teinte_pale: 'var(--teinte-pale)',
  ton_moyen: 'var(--ton-moyen)',
  ton_doux: 'var(--ton-doux)',
  ton_clair: 'var(--ton-clair)',
  atteint: 'var(--atteint)',
  partiel: 'var(--partiel)',
  non_atteint: 'var(--non-atteint)',
  papier: 'var(--surface)',
  gris_fonce: 'var(--gris-fonce)',
  gris_moyen: 'var(--gris-moyen)',
  gris_clair: 'var(--gris-clair)',
};

/** Pixels of a point in a picture: sharp on a projected slide. */
const ECHELLE = 3;
/** Room around the drawing and height of its title, in points. */
const MARGE = 12;
const TITRE = 11;

/** The value of each role in a theme, `lire` giving that of a property. */
function palette(lire: (propriete: string) => string): Record<TonDessin, string> {
  const valeur = (v: string): string => lire(v.slice('var('.length, -1)).trim();
  const entrees = Object.entries(COULEURS).map(([ton, v]) => [ton, valeur(v)]);
  return Object.fromEntries(entrees) as Record<TonDessin, string>;
}

/** The light colours, whatever the theme of the window: a slide is white. */
function claires(): Record<TonDessin, string> {
  const racine = document.documentElement;
  const avant = racine.dataset['theme'];
  racine.dataset['theme'] = 'clair';
  const style = getComputedStyle(racine);
  const couleurs = palette((p) => style.getPropertyValue(p));
  if (avant === undefined) delete racine.dataset['theme'];
  else racine.dataset['theme'] = avant;
  return couleurs;
}

/** Paints a drawing with its title on a canvas, in light colours. */
export function peindre(toile: HTMLCanvasElement, dessin: DessinView, titre: string): boolean {
  const haut = MARGE + TITRE * 1.6;
  toile.width = Math.round((dessin.largeur + 2 * MARGE) * ECHELLE);
  toile.height = Math.round((dessin.hauteur + haut + MARGE) * ECHELLE);
  const c = toile.getContext('2d');
  if (!c) return false;
  const couleurs = claires();
  c.fillStyle = couleurs.papier;
  c.fillRect(0, 0, toile.width, toile.height);
  c.scale(ECHELLE, ECHELLE);
  const ecrire = (mots: string, x: number, y: number, taille: number, gras: boolean, large: number): void => {
    c.font = `${gras ? 600 : 400} ${taille}px Fine, 'Source Sans 3', sans-serif`;
    c.fillText(mots, x, y, large);
  };
  c.fillStyle = couleurs.encre;
  ecrire(titre, MARGE, MARGE + TITRE, TITRE, true, dessin.largeur);
  c.translate(MARGE, haut);
  for (const forme of dessin.formes) {
    if (forme.genre === 'texte') {
      c.fillStyle = couleurs[forme.ton];
      ecrire(forme.mots, forme.x, forme.y, forme.taille, forme.gras, forme.largeur + 1);
      continue;
    }
    const chemin = new Path2D(forme.d);
    if (forme.fond) {
      c.fillStyle = couleurs[forme.fond];
      c.fill(chemin);
    }
    if (forme.trait) {
      c.strokeStyle = couleurs[forme.trait];
      c.lineWidth = forme.epaisseur;
      c.setLineDash(forme.tirets ?? []);
      c.stroke(chemin);
    }
  }
  return true;
}

/** A drawing as a PNG. */
export async function enPng(dessin: DessinView, titre: string): Promise<Blob> {
  await Promise.all(['400', '600'].map((gras) => document.fonts.load(`${gras} 8px 'Source Sans 3'`)));
  const toile = document.createElement('canvas');
  const peint = peindre(toile, dessin, titre);
  const png = peint && (await new Promise<Blob | null>((suite) => toile.toBlob(suite, 'image/png')));
  if (!png) throw new Error('toBlob');
  return png;
}
