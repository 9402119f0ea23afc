/** The rows of the yearly grid of an indicator, and how their values are computed. */
import { choixDe, champDe } from '../../backend/description';
import type { Indicateur } from '../../backend/modele';
import type { LigneFeuille } from '../../shared/feuille';
import type { ValeurAilleurs } from '../../shared/feuille_props';
import { nombre } from '../../shared/format';
import { majuscule } from '../../shared/noms';
import { libelleChamp, textes } from '../../texts/fr';
import {
  ecrireCourt,
  ecrireEcart,
  ecrireProgression,
  type IndicateurCalcule,
  pointDe,
  type PointIndicateur,
} from './lecture';

const t = textes.indicateursEcran.grille;

/** The rows to enter, then the computed rows, then the explanations. */
export function lignesGrille(ind: Indicateur): LigneFeuille[] {
  const options = (champ: 'statut' | 'cause') =>
    choixDe(champDe('mesures', champ)).map((o) => ({ valeur: o.code, libelle: majuscule(o.libelle) }));
  return [
    { cle: 'numerateur', libelle: t.numerateur, note: ind.numerateur, colonne: {} },
    ...(ind.denominateur || ind.formule_denominateur
      ? [{ cle: 'denominateur', libelle: t.denominateur, note: ind.denominateur, colonne: {} }]
      : []),
    { cle: 'valeur', libelle: t.valeur, note: t.valeurNote, colonne: {} },
    { cle: 'cible', libelle: t.cible, decimales: () => ind.decimales },
    { cle: 'resultat', libelle: t.resultat, sorte: 'total' },
    { cle: 'ecart', libelle: t.ecart, sorte: 'calculee' },
    { cle: 'progression', libelle: t.progression, note: t.progressionNote, sorte: 'calculee' },
    { cle: 'etat', libelle: t.statut, sorte: 'calculee' },
    { cle: 'statut', libelle: t.fiabilite, colonne: { genre: 'choix', options: options('statut') } },
    { cle: 'cause', libelle: libelleChamp('mesures', 'cause'), colonne: { genre: 'choix', options: options('cause') } },
    { cle: 'commentaire', libelle: t.commentaire, colonne: { genre: 'texte_long' } },
    { cle: 'preuve', libelle: t.preuve, colonne: { genre: 'texte' } },
  ];
}

/** The counts of a point, with what is typed and what is computed. */
type Comptes = Pick<PointIndicateur, 'numerateur' | 'denominateur' | 'valeur_saisie'>;

/** The computation of a value, « 25 010 ÷ 57 100 × 100 = 43,8 % »; null when there is none. */
export function formule(ind: Indicateur, point: Comptes | undefined, resultat: string): string | null {
  if (!point || resultat === '') return null;
  if (point.valeur_saisie) return t.saisie;
  const facteur = ind.facteur && ind.facteur !== 1 ? t.facteur(nombre(ind.facteur)) : '';
  const [num, den] = [point.numerateur.valeur, point.denominateur.valeur];
  if (num !== null && den !== null) return t.formule(nombre(num), nombre(den), facteur, resultat);
  if (num === null) return null;
  return facteur ? t.produit(nombre(num), facteur, resultat) : t.compte;
}

/** Value that the core computes for a cell of a year: a count, or a target from planned figures. */
export function calculee(calcul: IndicateurCalcule | undefined, annee: number, champ: string): ValeurAilleurs | null {
  const point = pointDe(calcul, annee);
  if (!calcul || !point) return null;
  if (champ === 'numerateur' || champ === 'denominateur') {
    const valeur = point[champ].calcule;
    const source = champ === 'numerateur' ? calcul.source_numerateur : calcul.source_denominateur;
    return valeur === null ? null : { valeur, dit: t.calcule(source, annee) };
  }
  if (champ !== 'cible' || point.cible_calculee === null) return null;
  return { valeur: point.cible_calculee, dit: t.cibleCalculee(calcul.source_numerateur, annee) };
}

/**
 * Figure that a cell held a year before: what is in the same cell, so a count, a target, or a value that was typed. Nothing
 * across a change of definition, which nothing compares.
 */
export function precedent(
  calcul: IndicateurCalcule | undefined,
  annee: number,
  champ: string,
): { annee: number; valeur: number } | null {
  const avant = pointDe(calcul, annee - 1);
  const ici = pointDe(calcul, annee);
  if (!avant || (ici && ici.hors_serie !== avant.hors_serie)) return null;
  const valeur =
    champ === 'numerateur' || champ === 'denominateur'
      ? avant[champ].valeur
      : champ === 'cible'
        ? avant.cible
        : champ === 'valeur' && avant.valeur_saisie
          ? avant.valeur
          : null;
  return valeur === null ? null : { annee: annee - 1, valeur };
}

/** The words of the definition for a count, « Dénominateur : Demandes reçues dans l’année »; null for other cells. */
export function aideCompte(ind: Indicateur | undefined, champ: string): string | null {
  if (!ind || (champ !== 'numerateur' && champ !== 'denominateur')) return null;
  const mots = ind[champ].trim();
  return mots === '' ? null : t.aideCompte(t[champ], mots);
}

/** Explanation of each computed row of the yearly grid. */
export function explication(
  ind: Indicateur,
  point: PointIndicateur | undefined,
  reference: number | null | undefined,
  ligne: string,
): string | null {
  if (!point || point.valeur === null) return null;
  const ecrit = (v: number): string => ecrireCourt(ind, v);
  if (ligne === 'resultat') return formule(ind, point, ecrit(point.valeur));
  if (point.cible === null) return null;
  if (ligne === 'ecart') return t.ecartFormule(ecrit(point.valeur), ecrit(point.cible), ecrireEcart(ind, point.ecart));
  if (ligne !== 'progression' || point.progression === null || reference === null || reference === undefined)
    return null;
  const [debut, fin] = [ecrit(reference), ecrireProgression(point.progression)];
  return t.progressionFormule(ecrit(point.valeur), debut, ecrit(point.cible), fin);
}
