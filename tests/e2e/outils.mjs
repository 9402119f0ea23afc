// Helpers of the end-to-end tests: temporary folders, waiting for a condition, running the program.
import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A temporary folder for one test, removed at the end even when a browser is still writing in it. */
export function dossierTemporaire() {
  const chemin = mkdtempSync(join(tmpdir(), 'atelier-cpom-'));
  return {
    chemin,
    dans: (nom) => join(chemin, nom),
    async enlever() {
      for (let essai = 0; essai < 50; essai += 1) {
        try {
          rmSync(chemin, { recursive: true, force: true });
          return;
        } catch {
          await new Promise((suite) => setTimeout(suite, 100));
        }
      }
    },
  };
}

/** Waits until `condition` returns a true value; fails with `quoi` after `delai` ms. */
export async function jusqua(quoi, condition, delai = 15000) {
  const fin = Date.now() + delai;
  let derniere;
  while (Date.now() < fin) {
    try {
      const valeur = await condition();
      if (valeur) return valeur;
    } catch (cause) {
      derniere = cause;
    }
    await new Promise((suite) => setTimeout(suite, 50));
  }
  throw new Error(`en vain : ${quoi}`, { cause: derniere });
}

/** A line that Wine itself sometimes writes when a process ends while one of its threads waits for a pipe. */
const BRUIT_DE_WINE = /^wine client error:[^\n]*\n?/gmu;

/** Runs the program without a display; returns exit code, output and errors. */
export function lancer(programme, args, env = {}) {
  const sansEcran = { ...process.env, ...env };
  delete sansEcran.DISPLAY;
  delete sansEcran.WAYLAND_DISPLAY;
  return new Promise((suite) => {
    execFile(programme, args, { env: sansEcran, maxBuffer: 64 << 20 }, (erreur, sortie, erreurs) => {
      const dites = process.env.WINEPREFIX ? erreurs.replaceAll(BRUIT_DE_WINE, '') : erreurs;
      suite({ code: erreur ? (erreur.code ?? -1) : 0, sortie, erreurs: dites });
    });
  });
}
