/** Rows of figures on which dropped files fall, which they then prove. */
import { estTable } from '../backend/description';
import { PROUVABLES } from './preuves';
import type { Cible } from './preuves.svelte';

/** Place of a dropped file in the page, in CSS pixels. */
export interface Point {
  x: number;
  y: number;
}

/** Element on which a file falls, and the row it shows. */
export interface Chute {
  element: Element;
  cible: Cible;
}

/** The row that a DOM id of a field names (`champ-mesures-12-valeur`), when a document may prove it. */
function rowOf(id: string): Cible | null {
  const trouve = /^(?:champ|preuve)-([a-z_]+)-(\d+)(?:-|$)/.exec(id);
  const table = trouve?.[1] ?? '';
  return estTable(table) && PROUVABLES.includes(table) ? { table, id: Number(trouve?.[2]) } : null;
}

const MARQUES = '[id^="champ-"], [id^="preuve-"]';

/** The figure under an element: its own cell, else the only one of its row. Nothing is proved through a dialog. */
export function chuteSur(element: Element | null): Chute | null {
  if (!element || element.closest('[role="dialog"]')) return null;
  const ici = element.closest(MARQUES);
  const cible = ici && rowOf(ici.id);
  if (cible) return { element: ici, cible };
  const rangee = element.closest('tr, li');
  const toutes = [...(rangee?.querySelectorAll(MARQUES) ?? [])].flatMap((x) => rowOf(x.id) ?? []);
  const [premiere] = toutes;
  const seule = premiere && toutes.every((x) => x.table === premiere.table && x.id === premiere.id);
  return rangee && seule ? { element: rangee, cible: premiere } : null;
}

const MARQUE = 'data-depot';

/** Outlines the element on which a file would fall; none takes the outline away. */
export function marquer(element: Element | null): void {
  for (const x of document.querySelectorAll(`[${MARQUE}]`)) if (x !== element) x.removeAttribute(MARQUE);
  element?.setAttribute(MARQUE, '');
}

/** The element under a point of the window. */
export function sous(point: Point | null): Element | null {
  return point && document.elementFromPoint(point.x, point.y);
}
