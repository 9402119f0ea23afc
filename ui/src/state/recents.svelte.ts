/** Gestures taken last from the palette, the newest first; kept on this machine, not in the dossier. */
const CLE = 'cpom.gestes';
const GARDES = 12;

function lire(): string[] {
  try {
    const lus: unknown = JSON.parse(localStorage.getItem(CLE) ?? '[]');
    return Array.isArray(lus) ? lus.filter((cle) => typeof cle === 'string').slice(0, GARDES) : [];
  } catch {
    return [];
  }
}

export class GestesRecents {
  cles = $state.raw<string[]>(lire());

  noter(cle: string): void {
    this.cles = [cle, ...this.cles.filter((autre) => autre !== cle)].slice(0, GARDES);
    localStorage.setItem(CLE, JSON.stringify(this.cles));
  }
}
