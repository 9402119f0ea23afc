/** Screens over the whole example the program ships. */
import { render } from '@testing-library/svelte';
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import type { Component } from 'svelte';

import type { Calculs, Constat } from '../backend';
import type { Dossier } from '../generated/modele';
import { Atelier } from '../state/atelier.svelte';
import { CLE_ATELIER } from '../state/contexte';
import { oublierTout } from '../state/memoire.svelte';
import { ecranDeTable } from '../state/ecrans';
import { BackendMemoire } from './backend_memoire';

/** The tests run in `ui`. */
const FICHIER = resolve('../src-tauri/core/exemple/exemple.json');

export function exemple(): Dossier {
  return (JSON.parse(readFileSync(FICHIER, 'utf8')) as { contenu: Dossier }).contenu;
}

interface Depart {
  calculs?: Partial<Calculs>;
  constats?: Constat[];
  /** Changes the dossier before it is opened. */
  preparer?: (dossier: Dossier) => void;
}

export async function rendreExemple<P extends object>(
  composant: Component<P, object, keyof P | ''>,
  props: NoInfer<P>,
  { calculs = {}, constats = [], preparer }: Depart = {},
) {
  oublierTout();
  const dossier = exemple();
  preparer?.(dossier);
  const backend = new BackendMemoire(dossier);
  backend.calculs = calculs;
  backend.constats = constats;
  const atelier = new Atelier(backend, ecranDeTable);
  await atelier.demarrer();
  backend.appels = [];
  const vue = render(composant as unknown as Component<Record<string, unknown>>, {
    props: props as Record<string, unknown>,
    context: new Map([[CLE_ATELIER, atelier]]),
  });
  return { ...vue, backend, atelier, magasin: atelier.magasin };
}
