import { render } from '@testing-library/svelte';
import type { Component } from 'svelte';

import { Atelier } from '../state/atelier.svelte';
import { CLE_ATELIER } from '../state/contexte';
import { ecranDeTable } from '../state/ecrans';
import { BackendMemoire } from './backend_memoire';

/** A component over a dossier in memory, already read. */
export async function rendre<P extends object>(composant: Component<P, object, keyof P | ''>, props: NoInfer<P>) {
  const backend = new BackendMemoire();
  const atelier = new Atelier(backend, ecranDeTable);
  await atelier.demarrer();
  backend.appels = [];
  const vue = render(composant as unknown as Component<Record<string, unknown>>, {
    props: props as Record<string, unknown>,
    context: new Map([[CLE_ATELIER, atelier]]),
  });
  return { ...vue, backend, atelier, magasin: atelier.magasin };
}
