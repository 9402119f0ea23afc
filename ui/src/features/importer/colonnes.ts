/** Choices for a column of a spreadsheet, in French words. */
import type { Commandes } from '../../backend';
import { labelOf, textes } from '../../texts/fr';

type Cible = Commandes['tableur_lire']['reponse']['cibles'][number];

/** Value of a column that names the field of its row; the figures are in other columns. */
export const MOT = '@champ';
export const FIGURE = '@valeur';

const t = textes.importerTableau;

export function options(cible: Cible): { valeur: string; libelle: string }[] {
  const champs = cible.champs.map((valeur) => ({ valeur, libelle: labelOf(cible.table, valeur) }));
  const nomme = cible.parent ? [{ valeur: cible.parent, libelle: t.nomme(labelOf(cible.table, cible.parent)) }] : [];
  const decrit = cible.champs_parent.map((champ) => ({
    valeur: `${cible.parent}.${champ}`,
    libelle: t.decrit(labelOf(cible.table_parente ?? '', champ)),
  }));
  // Rows name a field only when there are several figures.
  const figures = cible.champs.filter((c) => !cible.cles.includes(c));
  const parLigne =
    figures.length > 1
      ? [
          { valeur: MOT, libelle: t.mot },
          { valeur: FIGURE, libelle: t.figure },
        ]
      : [];
  return [{ valeur: '', libelle: t.laisser }, ...nomme, ...decrit, ...champs, ...parLigne];
}

/** Whether a column holds figures instead of identifying rows. */
export function estFigure(cible: Cible, champ: string): boolean {
  const decrit = cible.parent !== null && champ.startsWith(`${cible.parent}.`);
  return champ !== '' && champ !== MOT && champ !== cible.parent && !decrit && !cible.cles.includes(champ);
}
