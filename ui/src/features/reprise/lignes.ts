/** The report of a renewal, filtered, then grouped by heading. */
import type { LigneReprise, Traitement } from '../../backend/modele';
import { contientTexte } from '../../texts/recherche';

/** The treatments, those that ask for work first. */
export const TRAITEMENTS: Traitement[] = ['a_justifier', 'a_relire', 'vide', 'reporte', 'retire', 'garde'];

export function compter(lignes: LigneReprise[]): Map<Traitement, number> {
  const comptes = new Map<Traitement, number>();
  for (const { traitement } of lignes) comptes.set(traitement, (comptes.get(traitement) ?? 0) + 1);
  return comptes;
}

export function filtrer(lignes: LigneReprise[], traitement: Traitement | null, texte: string): LigneReprise[] {
  return lignes.filter(
    (l) =>
      (traitement === null || l.traitement === traitement) &&
      contientTexte(`${l.rubrique} ${l.objet} ${l.avant} ${l.apres}`, texte),
  );
}

/** The lines by heading, in the order of the report. */
export function parRubrique(lignes: LigneReprise[]): [rubrique: string, lignes: LigneReprise[]][] {
  const groupes = new Map<string, LigneReprise[]>();
  for (const ligne of lignes) {
    const groupe = groupes.get(ligne.rubrique);
    if (groupe) groupe.push(ligne);
    else groupes.set(ligne.rubrique, [ligne]);
  }
  return [...groupes];
}
