// Helpers of the tests under Wine: running a program of Windows, holding a file open as another program does.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

import { lancer } from '../e2e/outils.mjs';

/** Variable of the environment that essayer.sh sets. */
export function donne(nom) {
  const valeur = process.env[nom];
  if (!valeur) throw new Error(`${nom} is not set: run make windows-test`);
  return valeur;
}

export const WINE = fileURLToPath(new URL('wine.sh', import.meta.url));

/** Runs a program of Windows; paths of Linux name files of drive Z:, that of the current folder. */
export const wine = (programme, ...args) => lancer(WINE, [programme, ...args]);

/**
 * Holds a file open while `pendant` runs. `partage` has a letter for each right left to others: r, w, d, or is « - ».
 * `lacher`, given to `pendant`, closes the file earlier.
 */
export async function tenu(fichier, partage, pendant) {
  const enfant = spawn(WINE, [donne('TENIR'), fichier, partage], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  const fini = once(enfant, 'close');
  const [dit] = await Promise.race([once(enfant.stdout, 'data'), fini]);
  if (!String(dit).startsWith('tenu')) throw new Error(`${fichier} could not be held: ${dit}`);
  try {
    return await pendant(() => enfant.stdin.end());
  } finally {
    enfant.stdin.end();
    await fini;
  }
}
