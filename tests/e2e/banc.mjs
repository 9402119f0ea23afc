// A page of its own over the real core, on the example or an empty dossier, for tests that look at every screen.
import { fileURLToPath } from 'node:url';

import { demarrerHote } from './navigateur.mjs';
import { dossierTemporaire } from './outils.mjs';

const PAGE = process.env.CPOM_PAGE ?? fileURLToPath(new URL('../../ui/dist', import.meta.url));

export const ECRANS = {
  ensemble: 'Vue d’ensemble',
  parties: 'Parties',
  diagnostic: 'Diagnostic',
  objectifs: 'Objectifs et actions',
  indicateurs: 'Indicateurs',
  moyens: 'Moyens',
  contrat: 'Contrat',
  suivi: 'Suivi',
  pdf: 'Dossier PDF',
  versions: 'Versions',
};

/** A host with a dossier: `exemple`, `vide`, or `null` for the home page. */
export async function ouvrirBanc(dossier, env = {}) {
  const t = dossierTemporaire();
  const hote = await demarrerHote(process.env.CPOM_HOST, PAGE, t.chemin, env);
  const appel = async (commande, args = {}) => {
    const r = await fetch(`${hote.adresse}/appel`, { method: 'POST', body: JSON.stringify({ commande, arguments: args }) });
    return r.json();
  };
  if (dossier) {
    await appel('dossier_nouveau', { chemin: t.dans('dossier.cpom'), exemple: dossier === 'exemple', ecraser: true });
  }
  return {
    appel,
    adresse: hote.adresse,
    dans: t.dans,
    async fermer() {
      hote.arreter();
      await t.enlever();
    },
  };
}

/** A page of the bench; what it complains of is in `plaintes`. */
export async function ouvrirPage(navigateur, banc, options = {}) {
  const page = await navigateur.newPage({ viewport: { width: 1280, height: 800 }, reducedMotion: 'reduce', ...options });
  page.setDefaultTimeout(10000);
  const plaintes = [];
  page.on('console', (m) => m.type() === 'error' && !m.text().includes('status of 400') && plaintes.push(m.text()));
  page.on('pageerror', (e) => plaintes.push(e.message));
  await page.goto(banc.adresse);
  return Object.assign(page, { plaintes });
}

/** Shows a screen by its key, and waits for its title, its fonts and its figures. */
export async function montrer(page, cle) {
  const touche = String(Object.keys(ECRANS).indexOf(cle));
  await page.locator('#sommaire').waitFor({ state: 'attached' });
  await page.keyboard.press(`Control+${touche}`);
  await page.getByRole('heading', { level: 1, name: ECRANS[cle] }).first().waitFor();
  await page.waitForLoadState('networkidle');
  await page.evaluate(() => document.fonts.ready);
}
