/** The shipped legal values, how they are written, and which ones the dossier overrides. */
import type { Calculs } from '../../backend';
import { INSECABLE, nombre, FINE } from '../../shared/format';

/** A value that the core computes from that of the year before. */
export type ValeurProposee = Calculs['references'][number];

export interface ValeurDatee {
  cle: string;
  valeur: string | null;
  unite: string;
  valable_du: string | null;
  valable_au: string | null;
}

/** A value with its unit, « 23,50 €/h »: the decimals of the source, and at least two for money. */
export function ecrireParametre(p: Pick<ValeurDatee, 'valeur' | 'unite'>): string {
  const texte = (p.valeur ?? '').trim();
  if (texte === '') return '';
  const valeur = Number(texte.replace(',', '.'));
  if (!Number.isFinite(valeur)) return texte;
  const decimales = (texte.split(/[.,]/)[1] ?? '').length;
  const chiffre = nombre(valeur, decimales, decimales);
  if (!p.unite) return chiffre;
  return `${chiffre}${p.unite === '%' ? FINE : INSECABLE}${p.unite}`;
}

/** The value of the dossier that overrides a shipped one: same key, same first day. */
export function remplacement<S extends ValeurDatee>(p: ValeurDatee, surcharges: S[]): S | undefined {
  return surcharges.find((s) => s.cle === p.cle && s.valable_du === p.valable_du && (s.valeur ?? '').trim() !== '');
}

/** The value that can be computed for a shipped one that is missing: same key, same first day. */
export function proposition(p: ValeurDatee, proposees: ValeurProposee[]): ValeurProposee | undefined {
  return proposees.find((v) => v.cle === p.cle && v.valable_du === p.valable_du);
}
