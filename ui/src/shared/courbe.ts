/** Geometry of the small chart: positions of its points, values of its axis. */

export interface Point {
  annee: number;
  valeur: number | null;
}

export interface Boite {
  largeur: number;
  hauteur: number;
  haut: number;
  bas: number;
  gauche: number;
  droite: number;
}

/** From a year and a value to the drawing. */
export function echelle(annees: number[], grads: number[], boite: Boite) {
  const a0 = Math.min(...annees);
  const a1 = Math.max(...annees);
  const v0 = grads[0] ?? 0;
  const v1 = grads.at(-1) ?? 1;
  const large = boite.largeur - boite.gauche - boite.droite;
  const haute = boite.hauteur - boite.haut - boite.bas;
  return {
    x: (annee: number): number => boite.gauche + (a1 === a0 ? large / 2 : ((annee - a0) / (a1 - a0)) * large),
    y: (valeur: number): number => boite.haut + haute - ((valeur - v0) / (v1 - v0 || 1)) * haute,
  };
}

/** The lines that join known points; a missing year breaks the line, and so does a change of definition. */
export function segments(points: Point[], rupture: number | null = null): { annee: number; valeur: number }[][] {
  const lignes: { annee: number; valeur: number }[][] = [];
  let courante: { annee: number; valeur: number }[] = [];
  for (const { annee, valeur } of points) {
    const avant = courante.at(-1);
    if (rupture !== null && avant && avant.annee < rupture && annee >= rupture) {
      lignes.push(courante);
      courante = [];
    }
    if (valeur !== null) {
      courante.push({ annee, valeur });
      continue;
    }
    if (courante.length > 0) lignes.push(courante);
    courante = [];
  }
  if (courante.length > 0) lignes.push(courante);
  return lignes;
}
