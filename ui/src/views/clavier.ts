import type { Atelier } from '../state/atelier.svelte';
import { ECRANS } from '../state/ecrans';

/**
 * Whether Ctrl+Z belongs to the field: one of the dossier that was typed in since it was entered, or one that
 * holds nothing of the dossier (a search, a filter), as long as something is written in it.
 */
function annuleSaFrappe(cible: EventTarget | null): boolean {
  if (!(cible instanceof HTMLElement)) return false;
  if (cible.closest('[data-modifie]')) return true;
  const texte =
    cible instanceof HTMLTextAreaElement || (cible instanceof HTMLInputElement && /^(text|search)$/.test(cible.type));
  return texte && cible.value !== '' && !cible.id.startsWith('champ-') && !cible.closest('[role=grid]');
}

/** The word of the trade in the label of the field one is in, if it has one. */
export function termeDuChamp(element: Element | null): string | null {
  return element?.closest('.champ')?.querySelector<HTMLElement>('[data-terme]')?.dataset['terme'] ?? null;
}

/** The history of the field that has the focus. */
function histoire(cible: EventTarget | null, a: Atelier): boolean {
  const trouve = cible instanceof HTMLElement && /^champ-([a-z_]+)-(\d+)-([a-z0-9_]+)$/.exec(cible.id);
  if (!trouve) return false;
  const [, table = '', id = '', champ = ''] = trouve;
  a.histoireDemandee = { table, id: Number(id), champ };
  return true;
}

/** The keys of the whole window. True when the key was ours. */
export function raccourci(e: KeyboardEvent, a: Atelier, ouvrirPalette: () => void): boolean {
  if (e.key === 'F1') {
    // Behind a dialog that has no guide of its own, the panel could not be reached.
    if (document.activeElement?.closest('[role=dialog][data-dialog-content]')) return true;
    a.aide.basculer(termeDuChamp(document.activeElement));
    return true;
  }
  if (e.key === 'F3') {
    ouvrirPalette();
    return true;
  }
  if (!(e.ctrlKey || e.metaKey) || e.altKey || e.isComposing) return false;
  const touche = e.key.toLowerCase();
  if (touche === 's' && !e.shiftKey) {
    void a.magasin.enregistrer();
    return true;
  }
  if (touche === 'p' && e.shiftKey) {
    a.apercu = !a.apercu;
    return true;
  }
  if (touche === 'p') {
    a.aller('pdf');
    return true;
  }
  if (((touche === 'k' || touche === 'f') && !e.shiftKey) || touche === 'g') {
    ouvrirPalette();
    return true;
  }
  if (touche === 'z' || (touche === 'y' && !e.shiftKey)) {
    if (annuleSaFrappe(e.target)) return false;
    void (touche === 'y' || e.shiftKey ? a.retablir() : a.annuler());
    return true;
  }
  if (touche === 'h' && e.shiftKey) return histoire(e.target, a);
  // By place, not by letter: on a French keyboard the digits of the top row need Shift.
  const chiffre = /^(?:Digit|Numpad)(\d)$/.exec(e.code)?.[1];
  const ecran = chiffre === undefined || e.shiftKey ? undefined : ECRANS.find((x) => x.touche === chiffre);
  if (!ecran) return false;
  a.aller(ecran.cle);
  return true;
}
