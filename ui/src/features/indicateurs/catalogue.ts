import type { Referentiel, Valeurs } from '../../backend';

/** A new indicator with the definition of the catalogue; it keeps the number of the catalogue. */
export function depuisCatalogue(m: Referentiel['indicateurs'][number], code: string): Valeurs {
  return {
    code,
    libelle: m.libelle,
    numerateur: m.numerateur,
    denominateur: m.denominateur ?? '',
    facteur: m.facteur,
    unite: m.unite,
    decimales: m.decimales,
    sens: m.sens,
    frequence: m.frequence,
    source: m.source,
    catalogue: m.numero,
    objectif_legal: m.objectifs[0] ?? null,
    commentaire: m.note ?? '',
  };
}
