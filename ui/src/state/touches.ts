/** Keys as they are written beside a gesture (« Ctrl+Maj+P »), read from an event. */

/** Keys that a French keyboard names otherwise than the event. */
const NOMS: Record<string, string> = { Origine: 'home', Fin: 'end', Suppr: 'delete', Entrée: 'enter', Échap: 'escape' };

function estLaTouche(nom: string, e: KeyboardEvent): boolean {
  // By place, not by letter: on a French keyboard the digits of the top row need Shift, and « - » is on the key of 6.
  if (/^\d$/.test(nom)) return !e.shiftKey && (e.code === `Digit${nom}` || e.code === `Numpad${nom}`);
  const parPlace = e.code.startsWith('Digit');
  if (nom === '+') return e.code === 'Equal' || e.code === 'NumpadAdd' || (!parPlace && e.key === '+');
  if (nom === '−') return e.code === 'Minus' || e.code === 'NumpadSubtract' || (!parPlace && e.key === '-');
  return e.key.toLowerCase() === (NOMS[nom] ?? nom.toLowerCase());
}

/** Whether an event is the combination written. Shift counts for letters and named keys; signs and digits stand where they stand. */
export function estTouche(ecrite: string, e: KeyboardEvent): boolean {
  const lue = /^(Ctrl\+)?(Alt\+)?(Maj\+)?(.+)$/.exec(ecrite);
  if (!lue) return false;
  const [, ctrl, alt, maj, nom = ''] = lue;
  if (Boolean(ctrl) !== (e.ctrlKey || e.metaKey) || Boolean(alt) !== e.altKey) return false;
  if (!/^[\d+−]$/.test(nom) && Boolean(maj) !== e.shiftKey) return false;
  return estLaTouche(nom, e);
}

/** The same for `aria-keyshortcuts`: « Control+Shift+P ». */
export function pourAria(ecrite: string): string {
  return ecrite
    .replace('Ctrl', 'Control')
    .replace('Maj', 'Shift')
    .replace('Origine', 'Home')
    .replace('Fin', 'End')
    .replace('−', '-');
}
