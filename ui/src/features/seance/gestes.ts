/** Gesture on a point, by its name in the texts. */
export type GestePoint = 'service' | 'autre' | 'accord' | 'desaccord' | 'report' | 'retrait' | 'echeance' | 'rouvrir';

/** Whether something is typed first: a position, an agreement, a day. */
export const GESTES: Record<GestePoint, boolean> = {
  service: true,
  autre: true,
  accord: true,
  desaccord: false,
  report: false,
  retrait: false,
  echeance: true,
  rouvrir: false,
};
