/** Screens over the whole example the program ships. */
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';

import { render } from '@testing-library/svelte';
import type { Component } from 'svelte';

import type { Calculs, MentionJugee } from '../backend';
import type { Dossier } from '../generated/modele';
import { Atelier } from '../state/atelier.svelte';
import { CLE_ATELIER } from '../state/contexte';
import { ecranDeTable } from '../state/ecrans';
import { oublierTout } from '../state/memoire.svelte';
import type { CleEcran } from '../texts/fr';
import { BackendMemoire } from './backend_memoire';

const CHEMIN = resolve(import.meta.dirname, '../../../src-tauri/core/exemple/exemple.json');
const TEXTE = readFileSync(CHEMIN, 'utf8');

/** A fresh copy of the example. */
export function exemple(): Dossier {
  return (JSON.parse(TEXTE) as { contenu: Dossier }).contenu;
}

/** The part of the computed figures that screens need, in the words of the core. */
function calculsDe(dossier: Dossier): Partial<Calculs> {
  const gardes = dossier.articles.filter((a) => !a.ecarte);
  return {
    annees: {
      contrat: [2024, 2025, 2026, 2027, 2028],
      historique: [2021, 2022, 2023],
      toutes: [2021, 2022, 2023, 2024, 2025, 2026, 2027, 2028],
      reference: 2023,
      derniere_close: 2025,
      partielles: [],
      bilans: [2024, 2025, 2026],
      saisie: 2026,
      bilan: 2026,
    },
    contrat: {
      duree_mois: 60,
      articles: gardes.map((a, i) => ({ id: a.id, numero: i + 1 })),
    },
    departement: { part_60_ans_et_plus: 31.2, part_75_ans_et_plus: 12.6 },
    bilans_indicateurs: [
      { annee: 2024, atteint: 28, partiellement_atteint: 1, non_atteint: 1, total: 30 },
      { annee: 2025, atteint: 19, partiellement_atteint: 10, non_atteint: 1, total: 30 },
    ],
  };
}

/** Each mention that a kept article contains is covered, in these tests: the core reads the texts. */
function mentionsDe(dossier: Dossier): MentionJugee[] {
  const gardes = new Set(dossier.articles.filter((a) => !a.ecarte).map((a) => a.id));
  const portees = new Set(dossier.couvertures.filter((c) => gardes.has(c.article_id)).map((c) => c.mention_id));
  return dossier.mentions.map(({ id }) => ({ id, etat: portees.has(id) ? 'couverte' : 'a_couvrir' }));
}

export interface Preparation {
  /** Changes the dossier before it is opened. */
  dossier?: (dossier: Dossier) => void;
  backend?: (backend: BackendMemoire) => void;
  /** More of what the core computes. */
  calculs?: Partial<Calculs>;
  /** Without an open dossier: the home page. */
  ferme?: boolean;
  /** Tab shown on a screen; the first when not given. */
  onglets?: Partial<Record<CleEcran, string>>;
}

export async function rendreExemple<P extends object>(
  composant: Component<P, object, keyof P | ''>,
  props: NoInfer<P>,
  { dossier: changer, backend: preparer, calculs, ferme = false, onglets = {} }: Preparation = {},
) {
  oublierTout();
  const dossier = exemple();
  changer?.(dossier);
  const backend = new BackendMemoire(dossier, !ferme);
  // Computed again at each reading, as the core does.
  Object.defineProperty(backend, 'calculs', {
    get: () => ({ ...calculsDe(backend.dossier), ...calculs }),
    configurable: true,
  });
  Object.defineProperty(backend, 'mentions', { get: () => mentionsDe(backend.dossier), configurable: true });
  preparer?.(backend);
  const atelier = new Atelier(backend, ecranDeTable);
  await atelier.demarrer();
  backend.appels = [];
  for (const [ecran, onglet] of Object.entries(onglets)) atelier.navigation.choisirOnglet(ecran as CleEcran, onglet);
  const vue = render(composant as unknown as Component<Record<string, unknown>>, {
    props: props as Record<string, unknown>,
    context: new Map([[CLE_ATELIER, atelier]]),
  });
  return { ...vue, backend, atelier, magasin: atelier.magasin };
}
