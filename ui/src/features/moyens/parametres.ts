/** The legal values shipped, how they are written, and which ones this dossier replaces. */
import { INSECABLE, nombre, FINE } from '../../shared/format';

export interface ValeurDatee {
  cle: string;
  valeur: string | null;
  unite: string;
  valable_du: string | null;
  valable_au: string | null;
}

/** « 23,50 €/h »: as many decimals as the value came with, and two at least where it is money. */
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

/** The value of the dossier that stands for a shipped one: same key, from the same day. */
export function remplacement<S extends ValeurDatee>(p: ValeurDatee, surcharges: S[]): S | undefined {
  return surcharges.find((s) => s.cle === p.cle && s.valable_du === p.valable_du && (s.valeur ?? '').trim() !== '');
}
