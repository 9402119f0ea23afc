import { isTauri } from '@tauri-apps/api/core';

import type { Commandes } from './commandes';
import { backendHttp } from './http';
import { backendTauri } from './tauri';

export type * from './commandes';
export { enErreurAppel, ErreurAppel } from './erreur';

/** The only way to the core. A refusal arrives as an `ErreurAppel`. */
export interface Backend {
  appeler<C extends keyof Commandes>(commande: C, args: Commandes[C]['requete']): Promise<Commandes[C]['reponse']>;
  /** What the window tells the page; absent where there is no window of our own. */
  fenetre?: Fenetre;
}

/** The window around the page: it asks before it closes, and passes on files the system wants opened. */
export interface Fenetre {
  surFermeture(rappel: () => void): void;
  surOuverture(rappel: (chemin: string) => void): void;
  /** Files dropped on the window. */
  surDepot(rappel: (chemins: string[]) => void): void;
  /** Closes the window for good. */
  fermer(): Promise<void>;
  /** Keeps it open: something could not be saved. */
  retenir(): Promise<void>;
}

/** The way that fits where the page runs. */
export function choisirBackend(): Backend {
  return isTauri() ? backendTauri : backendHttp();
}
