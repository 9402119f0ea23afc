import { isTauri } from '@tauri-apps/api/core';

import { backendHttp } from './http';
import type { Backend } from './interface';
import { backendTauri } from './tauri';

export type * from './commandes';
export { enBase64 } from './base64';
export { enErreurAppel, ErreurAppel } from './erreur';
export { lireFichier } from './fichier';
export type { Backend, Fenetre } from './interface';

/** Transport for the place where the page runs: the application, or a browser. */
export function choisirBackend(): Backend {
  return isTauri() ? backendTauri : backendHttp();
}
