/**
 * Whether a button of the pointer is held. What is on the screen stays where it is meanwhile: an element that moved under
 * the pointer would receive what was meant for another.
 */
let appui = false;
const suites = new Set<() => void>();

function lacher(): void {
  appui = false;
  for (const suite of suites) suite();
  suites.clear();
}

if (typeof globalThis.addEventListener === 'function') {
  const options = { capture: true, passive: true };
  globalThis.addEventListener('pointerdown', () => (appui = true), options);
  for (const type of ['pointerup', 'pointercancel']) globalThis.addEventListener(type, lacher, options);
  // Another window takes the pointer: its release does not come here. Not in capture, or any field left would count.
  globalThis.addEventListener('blur', lacher);
}

/** Whether a button of the pointer is held. */
export function appuye(): boolean {
  return appui;
}

/** Does something at the release of the pointer, or at once when no button is held. */
export function auRelachement(suite: () => void): void {
  if (appui) suites.add(suite);
  else suite();
}
