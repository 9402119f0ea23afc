/** Words shown for an indicator: its last value, its status, the form of its figures. */
import type { Calculs } from '../../backend';
import type { Indicateur } from '../../backend/modele';
import { FINE, INSECABLE, nombre, pourcentage } from '../../shared/format';
import { textes } from '../../texts/fr';

export type IndicateurCalcule = Calculs['indicateurs'][number];
export type PointIndicateur = IndicateurCalcule['points'][number];

export function calculDe(calculs: Calculs | null, id: number): IndicateurCalcule | undefined {
  return calculs?.indicateurs?.find((i) => i.id === id);
}

/** The last year with a value. */
export function dernierPoint(calcul: IndicateurCalcule | undefined): PointIndicateur | undefined {
  return calcul?.points.findLast((p) => p.valeur !== null);
}

export function pointDe(calcul: IndicateurCalcule | undefined, annee: number): PointIndicateur | undefined {
  return calcul?.points.find((p) => p.annee === annee);
}

/** A value with its unit and the decimals of its definition: « 4,8 % », « 12 h ». */
export function ecrireValeur(ind: Pick<Indicateur, 'unite' | 'decimales'>, valeur: number | null | undefined): string {
  if (valeur === null || valeur === undefined) return '';
  const unite = ind.unite.trim();
  const chiffre = nombre(valeur, ind.decimales, ind.decimales);
  if (!unite) return chiffre;
  // As on paper: the percent sign is joined by a narrow space, other units by a plain one.
  return `${chiffre}${unite === '%' || unite === '‰' ? FINE : INSECABLE}${unite}`;
}

/**
 * Whether the unit is short enough to follow each figure of a table; a long unit is written once, with the
 * name.
 */
export function uniteCourte(ind: Pick<Indicateur, 'unite'>): boolean {
  return ind.unite.trim().length <= 3;
}

export function ecrireCourt(ind: Pick<Indicateur, 'unite' | 'decimales'>, valeur: number | null | undefined): string {
  return ecrireValeur(uniteCourte(ind) ? ind : { ...ind, unite: '' }, valeur);
}

/** A difference, always with its sign. */
export function ecrireEcart(ind: Pick<Indicateur, 'decimales'>, ecart: number | null | undefined): string {
  if (ecart === null || ecart === undefined) return '';
  const chiffre = nombre(ecart, ind.decimales, ind.decimales);
  return ecart > 0 ? `+${chiffre}` : chiffre;
}

export function ecrireProgression(progression: number | null | undefined): string {
  return progression === null || progression === undefined ? '' : pourcentage(progression);
}

/** Sentence of the chart: last value, target of that year, baseline. */
export function phrase(ind: Indicateur, calcul: IndicateurCalcule | undefined): string {
  const t = textes.indicateursEcran.phrase;
  const dernier = dernierPoint(calcul);
  if (!dernier) return t.sansValeur;
  const debut = t.valeur(ecrireValeur(ind, dernier.valeur), dernier.annee);
  if (dernier.cible !== null && dernier.ecart !== null) {
    const cible = ecrireValeur(ind, dernier.cible);
    if (dernier.ecart === 0) return t.sur(debut, cible);
    return dernier.ecart > 0 ? t.dessus(debut, cible) : t.dessous(debut, cible);
  }
  if (
    calcul &&
    calcul.reference !== null &&
    calcul.reference_annee !== null &&
    calcul.reference_annee !== dernier.annee &&
    !dernier.hors_serie
  ) {
    return t.depuis(debut, ecrireValeur(ind, calcul.reference), calcul.reference_annee);
  }
  return t.seule(debut);
}
