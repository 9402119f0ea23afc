/** Rows of a long sheet that are drawn: those in sight, and the one that holds the focus. */
export interface Rangee {
  /** A row, or the first of those left out. */
  r: number;
  /** Number of rows left out here; 0 for a row. */
  vides: number;
  /** Only rows left out have a key of their own. */
  cle?: string;
}

export function rangees(nombre: number, vue: { debut: number; fin: number } | null, active: number): Rangee[] {
  if (!vue) return Array.from({ length: nombre }, (_, r) => ({ r, vides: 0 }));
  const debut = Math.max(0, Math.min(vue.debut, nombre));
  const fin = Math.max(debut, Math.min(vue.fin, nombre));
  const montrees = Array.from({ length: fin - debut }, (_, i) => debut + i);
  if (active >= 0 && active < debut) montrees.unshift(active);
  if (active >= fin && active < nombre) montrees.push(active);
  const items: Rangee[] = [];
  let suivante = 0;
  for (const r of [...montrees, nombre]) {
    if (r > suivante)
      items.push({
        r: suivante,
        vides: r - suivante,
        cle: `vides-${items.length === 0 ? 'haut' : r === nombre ? 'bas' : 'milieu'}`,
      });
    if (r < nombre) items.push({ r, vides: 0 });
    suivante = r + 1;
  }
  return items;
}
