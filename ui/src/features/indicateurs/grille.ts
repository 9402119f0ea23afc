/** The rows of the yearly grid of an indicator, and how their values are computed. */
import { choixDe, champDe } from '../../backend/description';
import type { Indicateur } from '../../backend/modele';
import type { LigneFeuille } from '../../shared/feuille';
import { nombre } from '../../shared/format';
import { majuscule } from '../../shared/noms';
import { textes } from '../../texts/fr';
import { ecrireCourt, ecrireEcart, ecrireProgression, type PointIndicateur } from './lecture';

const t = textes.indicateursEcran.grille;

/** The rows to enter, then the computed rows, then the explanations. */
export function lignesGrille(ind: Indicateur): LigneFeuille[] {
  const options = choixDe(champDe('mesures', 'statut')).map((o) => ({ valeur: o.code, libelle: majuscule(o.libelle) }));
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
    { cle: 'statut', libelle: t.fiabilite, colonne: { genre: 'choix', options } },
    { cle: 'commentaire', libelle: t.commentaire, colonne: { genre: 'texte_long' } },
    { cle: 'preuve', libelle: t.preuve, colonne: { genre: 'texte' } },
  ];
}

interface Mesure {
  numerateur: number | null;
  denominateur: number | null;
  valeur: number | null;
}

/** The computation of a value, « 25 010 ÷ 57 100 × 100 = 43,8 % »; null when there is none. */
export function formule(ind: Indicateur, mesure: Mesure | undefined, resultat: string): string | null {
  if (!mesure || resultat === '') return null;
  const facteur = ind.facteur && ind.facteur !== 1 ? t.facteur(nombre(ind.facteur)) : '';
  if (mesure.numerateur !== null && mesure.denominateur !== null) {
    return t.formule(nombre(mesure.numerateur), nombre(mesure.denominateur), facteur, resultat);
  }
  if (mesure.numerateur !== null && !ind.denominateur) {
    return facteur ? t.produit(nombre(mesure.numerateur), facteur, resultat) : t.compte;
  }
  return mesure.valeur === null ? null : t.saisie;
}

/** Explanation of each computed row of the yearly grid. */
export function explication(
  ind: Indicateur,
  mesure: Mesure | undefined,
  point: PointIndicateur | undefined,
  reference: number | null | undefined,
  ligne: string,
): string | null {
  if (!point || point.valeur === null) return null;
  const ecrit = (v: number): string => ecrireCourt(ind, v);
  if (ligne === 'resultat') return formule(ind, mesure, ecrit(point.valeur));
  if (point.cible === null) return null;
  if (ligne === 'ecart') return t.ecartFormule(ecrit(point.valeur), ecrit(point.cible), ecrireEcart(ind, point.ecart));
  if (ligne !== 'progression' || point.progression === null || reference === null || reference === undefined)
    return null;
  const [debut, fin] = [ecrit(reference), ecrireProgression(point.progression)];
  return t.progressionFormule(ecrit(point.valeur), debut, ecrit(point.cible), fin);
}
