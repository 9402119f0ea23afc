/** The financing plan as the core computed it: cost by axis, resources and uses. */
import type { Calculs, Total } from '../../backend';
import type { Axe } from '../../backend/modele';
import { montant } from '../../shared/format';
import type { LigneCalculee } from '../../shared/TableCalculee.svelte';
import { textes } from '../../texts/fr';
import { addition, additionNommee } from '../../shared/addition';
import { complet, ecrireTotal } from '../../shared/total';

type Plan = Calculs['plan'];
type Annee = Plan['total'];

export const TOTAL = 'total';
const t = textes.moyensEcran.financement;

function enAnnee(plan: Plan, colonne: string): Annee | undefined {
  return colonne === TOTAL ? plan.total : plan.annees.find((p) => String(p.annee) === colonne);
}

function ligne(
  plan: Plan,
  cle: string,
  libelle: string,
  lire: (p: Annee) => Total,
  sorte: LigneCalculee['sorte'] = 'normale',
  termes: (p: Annee) => Total[] = () => [],
): LigneCalculee {
  return {
    cle,
    libelle,
    sorte,
    cellule: (colonne) => {
      const p = enAnnee(plan, colonne);
      if (!p) return null;
      const somme = addition(termes(p).map(complet), complet(lire(p)), montant);
      return {
        valeur: ecrireTotal(lire(p), montant),
        formule: somme ?? t.origine[cle as keyof typeof t.origine] ?? null,
      };
    },
  };
}

/** Cost of each action of an axis, in a year or over all of them. */
export type CoutsAxe = (axe: number, annee: number) => { nom: string; valeur: number | null }[];

export function lignesAxes(plan: Plan, axes: Axe[], couts: CoutsAxe = () => []): LigneCalculee[] {
  return [
    ...axes.map((axe): LigneCalculee => ({
      cle: String(axe.id),
      libelle: `${axe.code} ${axe.libelle}`,
      cellule: (colonne) => {
        const p = enAnnee(plan, colonne);
        const total = p?.emplois_par_axe.find((e) => e.axe_id === axe.id)?.montant;
        if (!p || !total) return null;
        return {
          valeur: ecrireTotal(total, montant),
          formule: additionNommee(couts(axe.id, p.annee), complet(total), montant) ?? t.origine.axe,
        };
      },
    })),
    ligne(plan, 'hors', t.horsActions, (p) => p.hors_actions),
    ligne(plan, 'emplois', t.emplois, (p) => p.emplois, 'total', emploisDe),
  ];
}

const emploisDe = (p: Annee): Total[] => [...p.emplois_par_axe.map((e) => e.montant), p.hors_actions];

export function lignesPlan(plan: Plan): LigneCalculee[] {
  return [
    ligne(plan, 'dotation', t.sources.dotation, (p) => p.dotation),
    ligne(plan, 'autofinancement', t.sources.autofinancement, (p) => p.autofinancement),
    ligne(plan, 'cofinancement', t.sources.cofinancement, (p) => p.cofinancement),
    ligne(plan, 'emprunt', t.emprunt, (p) => p.emprunt),
    ligne(
      plan,
      'ressources',
      t.ressources,
      (p) => p.ressources,
      'total',
      (p) => [p.dotation, p.autofinancement, p.cofinancement, p.emprunt],
    ),
    ligne(plan, 'emplois', t.emplois, (p) => p.emplois, 'total', emploisDe),
  ];
}

/** Years whose resources and uses, both known in full, differ. */
export function ecartsPlan(plan: Plan): number[] {
  return plan.annees.filter((p) => complet(p.ressources) !== complet(p.emplois)).map((p) => p.annee);
}
