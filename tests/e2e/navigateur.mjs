// Drives Debian's Chromium on the page, over the real core, with playwright-core.
import { spawn } from 'node:child_process';
import { createRequire } from 'node:module';
import { createInterface } from 'node:readline';

const { chromium } = createRequire(new URL('../../ui/package.json', import.meta.url))('playwright-core');

/** Starts the loopback server on `dossier`; returns its address and a function that stops it. */
export async function demarrerHote(programme, page, dossier, env = {}) {
  const hote = spawn(programme, ['0', page, dossier], {
    stdio: ['ignore', 'pipe', 'inherit'],
    env: { ...process.env, ...env },
  });
  const adresse = await new Promise((suite, echec) => {
    createInterface({ input: hote.stdout }).once('line', suite);
    hote.once('error', echec);
    hote.once('exit', (code) => echec(new Error(`le serveur s’est arrêté (${code})`)));
  });
  return { adresse, arreter: () => hote.kill() };
}

/** A browser whose network is limited to loopback. */
export async function ouvrirNavigateur() {
  return chromium.launch({
    executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      '--no-first-run',
      // Letters are drawn the same whatever the font settings of the machine, because pictures are compared.
      '--font-render-hinting=none',
      '--disable-lcd-text',
    ],
  });
}
