/**
 * Applies what the core says differs between two readings. What is equal keeps its identity, so that nothing that follows
 * from it is computed again.
 */
import type { Ecart } from '../backend';

/** The value that `ecart` makes of `base`, which is left as it is. */
export function appliquer(base: unknown, ecart: Ecart): unknown {
  if ('valeur' in ecart) return ecart.valeur;
  if ('objet' in ecart) {
    const suite: Record<string, unknown> = { ...(base as object) };
    for (const nom of ecart.objet.retires) delete suite[nom];
    for (const [nom, partie] of Object.entries(ecart.objet.champs)) suite[nom] = appliquer(suite[nom], partie);
    return suite;
  }
  const liste = base as unknown[];
  if ('elements' in ecart) {
    const suite = [...liste];
    for (const [rang, partie] of Object.entries(ecart.elements)) {
      suite[Number(rang)] = appliquer(suite[Number(rang)], partie);
    }
    return suite;
  }
  const suite: unknown[] = [];
  let fait = 0;
  for (const { debut, retires, valeurs } of ecart.liste) {
    suite.push(...liste.slice(fait, debut), ...valeurs);
    fait = debut + retires;
  }
  return [...suite, ...liste.slice(fait)];
}
