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

/** Round values that frame the data, three to five of them; a flat series gets room around it. */
export function graduations(valeurs: number[], voulu = 3): number[] {
  if (valeurs.length === 0) return [];
  let min = Math.min(...valeurs);
  let max = Math.max(...valeurs);
  if (min === max) {
    const marge = Math.abs(min) * 0.1 || 1;
    min -= marge;
    max += marge;
  }
  const brut = (max - min) / voulu;
  const ordre = 10 ** Math.floor(Math.log10(brut));
  const pas = ([1, 2, 2.5, 5, 10].find((m) => m * ordre >= brut) ?? 10) * ordre;
  const premier = Math.floor(min / pas + 1e-9);
  const dernier = Math.ceil(max / pas - 1e-9);
  const liste: number[] = [];
  // Counted in steps, so that no drift writes 0,30000000000000004.
  for (let i = premier; i <= dernier; i++) liste.push(Number((i * pas).toPrecision(12)));
  return liste;
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
