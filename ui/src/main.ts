import './styles/fonts.css';
import './styles/tokens.css';
import './styles/base.css';

import { mount } from 'svelte';

import App from './App.svelte';
import { choisirBackend } from './backend';
import { Atelier } from './state/atelier.svelte';
import { ecranDeTable } from './state/ecrans';
import { COMPOSANTS } from './views/ecrans';

const page = document.getElementById('page');
if (page) {
  const atelier = new Atelier(choisirBackend(), ecranDeTable);
  // In a plain browser a file dropped by mistake would take the place of the page.
  for (const geste of ['dragover', 'drop'] as const) {
    window.addEventListener(geste, (e) => {
      if (e.dataTransfer?.types.includes('Files')) e.preventDefault();
    });
  }
  // An uncaught error is shown, with the state of what was typed, instead of a page that stops answering.
  window.addEventListener('error', (e) => {
    // The browser's own warning that a size was measured twice in a frame is not a fault.
    if (e.message.startsWith('ResizeObserver loop')) return;
    // Shown once the page has finished drawing: until then its state may not change.
    queueMicrotask(() => atelier.pannes.signaler(e.error ?? e.message));
  });
  window.addEventListener('unhandledrejection', (e) => atelier.pannes.signaler(e.reason));
  // The first screen is read while the dossier opens; a failure is shown by the frame.
  COMPOSANTS[atelier.navigation.ecran].lire().catch(() => undefined);
  mount(App, { target: page, props: { atelier } });
  void atelier.demarrer();
}
