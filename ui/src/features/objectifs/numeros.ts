/** Codes proposed for new rows (AXE-3, OBJ-1.2, ACT-07): the user may write others, they are kept. */
import type { Dossier } from '../../backend/modele';
import type { Operation } from '../../state/dossier.svelte';
import type { Contenu } from './arbre';

/** The last number of a code: 12 for « ACT-12 », 2 for « OBJ-1.2 ». */
function dernier(code: string): number {
  return Number(/(\d+)\D*$/.exec(code)?.[1] ?? 0);
}

function suivant(codes: string[]): number {
  return Math.max(0, ...codes.map(dernier)) + 1;
}

export function codeAxe(d: Contenu): string {
  return `AXE-${suivant(d.axes.map((a) => a.code))}`;
}

/** Numbered within its axis, whose number it takes. */
export function codeObjectif(d: Contenu, axeId: number): string {
  const axe = d.axes.find((a) => a.id === axeId);
  const numero = dernier(axe?.code ?? '') || d.axes.findIndex((a) => a.id === axeId) + 1;
  const freres = d.objectifs.filter((o) => o.axe_id === axeId).map((o) => o.code);
  return `OBJ-${numero}.${suivant(freres)}`;
}

/** Numbered through the whole contract. */
export function codeAction(d: Contenu): string {
  return `ACT-${deux(suivant(d.actions.map((a) => a.code)))}`;
}

/** Numbered party by party: S for the service, D for the Département, A for the health agency. */
export function codeEngagement(d: Pick<Dossier, 'engagements'>, partie: string): string {
  const siens = d.engagements.filter((e) => e.partie === partie).map((e) => e.code);
  const usuel = { gestionnaire: 'ENG-S-', departement: 'ENG-D-', ars: 'ENG-A-' }[partie] ?? 'ENG-';
  const prefixe = /^(.*?)\d+$/.exec(siens.at(-1) ?? '')?.[1] ?? usuel;
  return `${prefixe}${deux(suivant(siens))}`;
}

function deux(n: number): string {
  return String(n).padStart(2, '0');
}

export interface Renumerotation {
  table: 'axes' | 'objectifs' | 'actions';
  id: number;
  code: string;
}

/** The codes that change if everything is numbered in the order it stands. */
export function renumeroter(d: Contenu): Renumerotation[] {
  const changes: Renumerotation[] = [];
  const noter = (table: Renumerotation['table'], ligne: { id: number; code: string }, code: string): void => {
    if (ligne.code !== code) changes.push({ table, id: ligne.id, code });
  };
  let action = 0;
  d.axes.forEach((axe, i) => {
    noter('axes', axe, `AXE-${i + 1}`);
    d.objectifs
      .filter((o) => o.axe_id === axe.id)
      .forEach((objectif, k) => {
        noter('objectifs', objectif, `OBJ-${i + 1}.${k + 1}`);
        for (const a of d.actions.filter((x) => x.objectif_id === objectif.id)) {
          action += 1;
          noter('actions', a, `ACT-${deux(action)}`);
        }
      });
  });
  return changes;
}

/** An axis for each objective of the law, as they are numbered there. */
export function axesDeLaLoi(d: Pick<Dossier, 'objectifs_legaux'>): Operation[] {
  return d.objectifs_legaux.map(({ numero, libelle }, i) => ({
    geste: 'creer',
    table: 'axes',
    valeurs: { code: `AXE-${i + 1}`, libelle, objectif_legal: numero },
  }));
}
