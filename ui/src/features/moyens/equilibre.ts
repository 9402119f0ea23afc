/** Writing of the figures of the balance, and keeping of levers. The core computes every figure. */
import type { EcartScenarioView, LevierRequest, Renvoi, RenvoiNomme } from '../../backend';
import type { LigneDe } from '../../backend/modele';
import { INSECABLE, montant, nombre } from '../../shared/format';
import type { Operation } from '../../state/operations';

type Unite = EcartScenarioView['unite'];

/** A figure in its unit; a dash when it is missing. */
export function ecrire(unite: Unite, valeur: number | null): string {
  if (valeur === null) return '–';
  if (unite === 'heures') return `${nombre(valeur)}${INSECABLE}h`;
  if (unite === 'prix') return `${nombre(valeur, 4, 2)}${INSECABLE}€/h`;
  return montant(valeur);
}

/** The same with the sign « + » when it is positive: a difference, or a row of the balance. */
export function ecrireSigne(unite: Unite, valeur: number | null): string {
  return valeur !== null && valeur > 0 ? `+${ecrire(unite, valeur)}` : ecrire(unite, valeur);
}

/** The levers with one of them set, or taken away (`null`). */
export function regler(
  leviers: LevierRequest[],
  cle: LevierRequest['cle'],
  valeur: number | null,
  annee: number | null,
) {
  const autres = leviers.filter((l) => l.cle !== cle);
  return valeur === null ? autres : [...autres, { cle, valeur, annee, financeur: null, action: null }];
}

/** The levers of a kept scenario. */
export function leviersDe(rows: LigneDe<'hypotheses'>[], scenario: number): LevierRequest[] {
  return rows
    .filter((h) => h.scenario_id === scenario)
    .map(({ cle, valeur, annee, financeur_id, action_id }) => ({
      cle: cle as LevierRequest['cle'],
      valeur,
      annee,
      financeur: financeur_id,
      action: action_id,
    }));
}

/** Rows that keeping a scenario adds: its own, then one row a lever. */
export function operationsScenario(libelle: string, leviers: LevierRequest[]): Operation[] {
  const hypotheses = leviers.map(({ cle, valeur, annee, financeur, action }): Operation => ({
    geste: 'creer',
    table: 'hypotheses',
    valeurs: {
      scenario_id: { cree: 0 },
      cle,
      valeur,
      annee: annee ?? null,
      financeur_id: financeur ?? null,
      action_id: action ?? null,
    },
  }));
  return [{ geste: 'creer', table: 'scenarios', valeurs: { libelle } }, ...hypotheses];
}

/** A sentence cut at the places it names; those that it does not name come after it. */
export function morceler(phrase: string, renvois: RenvoiNomme[]): { texte: string; renvoi: Renvoi | null }[] {
  const morceaux: { texte: string; renvoi: Renvoi | null }[] = [];
  let reste = phrase;
  const dehors: RenvoiNomme[] = [];
  for (const nomme of renvois) {
    const rang = nomme.texte === '' ? -1 : reste.indexOf(nomme.texte);
    if (rang < 0) {
      dehors.push(nomme);
      continue;
    }
    morceaux.push({ texte: reste.slice(0, rang), renvoi: null }, nomme);
    reste = reste.slice(rang + nomme.texte.length);
  }
  morceaux.push({ texte: reste, renvoi: null });
  for (const [i, nomme] of dehors.entries()) {
    const avant = i > 0 ? ' · ' : phrase === '' ? '' : ' ';
    morceaux.push({ texte: avant, renvoi: null }, nomme);
  }
  return morceaux.filter((m) => m.texte !== '');
}
