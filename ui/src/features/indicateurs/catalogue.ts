import type { Referentiel, Valeurs } from '../../backend';

/** A new indicator made of its definition in the catalogue, whose number it keeps. */
export function depuisCatalogue(m: Referentiel['indicateurs'][number]): Valeurs {
  return {
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
