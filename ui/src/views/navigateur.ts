/**
 * Keys, buttons and menus of the browser that shows the page. The window leaves them on (WebView2 has a setting that Tauri
 * does not pass on), so they would reload the page in the middle of a word, print the screen or look for a word in
 * what is drawn only. They are stopped here on every screen; `raccourci` gives some of them a use in an open dossier.
 * Kept: zoom by the wheel, editing keys, and those of the developer tools, which a released
 * window does not have.
 *
 * The page may still go without having asked: everything typed is sent then.
 */
import { on } from 'svelte/events';

import type { Atelier } from '../state/atelier.svelte';

/** Reload, find, caret browsing, keys of keyboards made for browsers. */
const SEULES = /^(F3|F5|F7|Browser(Back|Forward|Refresh|Search|Favorites|Home))$/;
/** With Ctrl: bookmarks, find, history, downloads, open, print, reload, save the page, source. */
const AVEC_CTRL = 'dfghjoprsu';
/** Back and forward buttons of a mouse. */
const RETOUR = [3, 4];

const editable = (cible: EventTarget | null): boolean =>
  cible instanceof Element && cible.closest('input, textarea, select, [contenteditable="true"]') !== null;

/** Whether the browser would act on this key. */
export function toucheDuNavigateur(e: KeyboardEvent): boolean {
  if (SEULES.test(e.key)) return true;
  if (e.key === 'Backspace') return !editable(e.target);
  const mac = /mac/i.test(navigator.platform);
  const ctrl = mac ? e.metaKey : e.ctrlKey;
  if (e.altKey) return !ctrl && !mac && (e.key === 'ArrowLeft' || e.key === 'ArrowRight');
  // Ctrl+Maj+J opens the developer tools.
  if (!ctrl || e.key.length !== 1 || (e.shiftKey && e.key.toLowerCase() === 'j')) return false;
  return AVEC_CTRL.includes(e.key.toLowerCase());
}

/** Stops the browser from acting on the page, and sends what is typed when the page goes; returns the end of it. */
export function tenirNavigateur(atelier: Atelier): () => void {
  const capture = { capture: true };
  const bouton = (e: MouseEvent): void => {
    if (RETOUR.includes(e.button)) e.preventDefault();
  };
  const ecoutes = [
    on(window, 'keydown', (e) => toucheDuNavigateur(e) && e.preventDefault(), capture),
    on(window, 'mousedown', bouton, capture),
    on(window, 'mouseup', bouton, capture),
    on(window, 'auxclick', bouton, capture),
    // Copy and paste stay, in a field or on selected words; the rest of the menu reloads, saves or prints the page.
    on(
      window,
      'contextmenu',
      (e) => {
        if (!editable(e.target) && getSelection()?.isCollapsed !== false) e.preventDefault();
      },
      capture,
    ),
    on(window, 'beforeunload', (e) => {
      if (atelier.partir()) return;
      e.preventDefault();
      // Engines that do not ask for the first alone.
      e.returnValue = true;
    }),
    on(window, 'pagehide', () => void atelier.partir()),
    on(document, 'visibilitychange', () => {
      if (document.visibilityState === 'hidden') void atelier.magasin.vider();
    }),
  ];
  return () => ecoutes.forEach((fin) => fin());
}
