/** The rows of the sheet of all indicators: computed value, then what is entered. */
import type { Indicateur } from '../../backend/modele';
import type { LigneFeuille } from '../../shared/feuille';
import { textes } from '../../texts/fr';
import { uniteCourte } from './lecture';

const t = textes.indicateursEcran.grille;

export type ChampGrille = 'resultat' | 'numerateur' | 'denominateur' | 'valeur' | 'cible';

export function cleDe(id: number, champ: ChampGrille): string {
  return `${id}/${champ}`;
}

export function lireCle(cle: string | number): { id: number; champ: ChampGrille } {
  const [id, champ] = String(cle).split('/');
  return { id: Number(id), champ: champ as ChampGrille };
}

/**
 * A row to type the value itself exists only for indicators whose counts are unknown: `sansComptes` are those
 * indicators.
 */
export function lignesToutes(indicateurs: Indicateur[], sansComptes: Set<number>): LigneFeuille[] {
  return indicateurs.flatMap((i): LigneFeuille[] => {
    const taux = Boolean(i.denominateur || i.formule_denominateur);
    const unite = i.unite && uniteCourte(i) ? ` (${i.unite})` : '';
    const libres = (): undefined => undefined;
    return [
      {
        cle: cleDe(i.id, 'resultat'),
        libelle: `${i.code} ${i.libelle}${unite}`,
        sorte: 'groupe',
        decimales: () => i.decimales,
      },
      {
        cle: cleDe(i.id, 'numerateur'),
        libelle: i.numerateur.trim() || (taux ? t.numerateur : t.nombre),
        decimales: libres,
      },
      ...(taux
        ? [
            {
              cle: cleDe(i.id, 'denominateur'),
              libelle: i.denominateur.trim() ? t.divise(i.denominateur.trim()) : t.denominateur,
              decimales: libres,
            },
          ]
        : []),
      ...(sansComptes.has(i.id) ? [{ cle: cleDe(i.id, 'valeur'), libelle: t.valeur, decimales: libres }] : []),
      { cle: cleDe(i.id, 'cible'), libelle: t.cible, decimales: () => i.decimales },
    ];
  });
}
