import type { Commandes, Referentiel, Valeurs } from '../../backend';

/**
 * A new indicator made of its definition in the catalogue, whose number it keeps, with the formulas that the figures of
 * the dossier can compute.
 */
export function depuisCatalogue(
  m: Referentiel['indicateurs'][number],
  formules: Commandes['formules_catalogue']['reponse'] = [],
): Valeurs {
  const siennes = formules.find((f) => f.numero === m.numero);
  return {
    libelle: m.libelle,
    numerateur: m.numerateur,
    denominateur: m.denominateur ?? '',
    formule_numerateur: siennes?.numerateur ?? '',
    formule_denominateur: siennes?.denominateur ?? '',
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
