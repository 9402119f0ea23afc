// Opens a page over the real core, on the example or an empty dossier, for tests that visit every screen.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { after, afterEach, before, beforeEach } from 'node:test';
import { fileURLToPath } from 'node:url';

import { demarrerHote, ouvrirNavigateur } from './navigateur.mjs';
import { dossierTemporaire } from './outils.mjs';

const PAGE = process.env.CPOM_PAGE ?? fileURLToPath(new URL('../../ui/dist', import.meta.url));

export const ECRANS = {
  ensemble: 'Vue d’ensemble',
  annee: 'L’année',
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

/** Keys of the screens that are no numbered part; the others have Ctrl and their rank. */
const TOUCHES = { ensemble: 'Alt+Home', annee: 'Alt+End' };
const NUMEROTES = Object.keys(ECRANS).filter((cle) => !(cle in TOUCHES));

/** Starts a host with a dossier: `exemple`, `vide`, or `null` for the home page. */
export async function ouvrirBanc(dossier, env = {}) {
  const t = dossierTemporaire();
  const hote = await demarrerHote(process.env.CPOM_HOST, PAGE, t.chemin, env);
  const appel = async (commande, args = {}) => {
    const r = await fetch(`${hote.adresse}/appel`, {
      method: 'POST',
      body: JSON.stringify({ commande, arguments: args }),
    });
    return r.json();
  };
  if (dossier) {
    await appel('dossier_nouveau', { chemin: t.dans('dossier.cpom'), exemple: dossier === 'exemple', ecraser: true });
  }
  const table = async (nom) => (await appel('dossier_lire', { tables: [nom] })).dossier[nom];
  return {
    appel,
    /** The rows of a table, as the core returns them. */
    table,
    adresse: hote.adresse,
    chemin: t.chemin,
    dans: t.dans,
    /** Path of a file that the host names, as this machine writes it; the host of Windows has a drive and other separators. */
    ici: (chemin) => (process.env.CPOM_WINE ? chemin.replace(/^[A-Z]:/u, '').replaceAll('\\', '/') : chemin),
    async fermer() {
      hote.arreter();
      await t.enlever();
    },
  };
}

/** Opens a page of the bench. Errors logged by the page are collected in `plaintes`. */
export async function ouvrirPage(navigateur, banc, options = {}) {
  const page = await navigateur.newPage({
    viewport: { width: 1280, height: 800 },
    reducedMotion: 'reduce',
    ...options,
  });
  page.setDefaultTimeout(10000);
  const plaintes = [];
  page.on('console', (m) => m.type() === 'error' && !m.text().includes('status of 400') && plaintes.push(m.text()));
  page.on('pageerror', (e) => plaintes.push(e.message));
  await page.goto(banc.adresse);
  return Object.assign(page, { plaintes });
}

/**
 * Runs a journey on a bench and a page of its own, which close afterwards. A complaint of the page is a failure.
 */
export async function surUnBanc(navigateur, dossier, { env = {}, options = {} }, parcourir) {
  const banc = await ouvrirBanc(dossier, env);
  const page = await ouvrirPage(navigateur, banc, options);
  try {
    await parcourir({ banc, page });
    assert.deepEqual(page.plaintes, []);
  } finally {
    await page.close();
    await banc.fermer();
  }
}

/** Key that shows a screen. */
export const toucheDe = (cle) => TOUCHES[cle] ?? `Control+${NUMEROTES.indexOf(cle) + 1}`;

/** Shows a screen by its key, on a tab when one is named, and waits for its title, its fonts and its figures. */
export async function montrer(page, cle, onglet = null) {
  await page.locator('#sommaire').waitFor({ state: 'attached' });
  await page.keyboard.press(toucheDe(cle));
  await page.getByRole('heading', { level: 1, name: ECRANS[cle] }).first().waitFor();
  if (onglet) await page.getByRole('tab', { name: onglet, exact: true }).click();
  await page.waitForLoadState('networkidle');
  await page.evaluate(() => document.fonts.ready);
}

/**
 * Gives each test of a suite a bench and a page through `prendre`, and closes them afterwards. A test fails
 * when its page logged an error, unless the test is about `plaintes`.
 */
export function pourChaqueTest(dossier, prendre, { env = {}, plaintes = false } = {}) {
  assert.ok(process.env.CPOM_HOST, 'CPOM_HOST names the loopback server');
  let navigateur, banc, page;
  before(async () => (navigateur = await ouvrirNavigateur()));
  after(() => navigateur.close());
  beforeEach(async () => {
    banc = await ouvrirBanc(dossier, env);
    page = await ouvrirPage(navigateur, banc);
    if (dossier) await page.getByRole('heading', { level: 1, name: ECRANS.ensemble }).waitFor();
    await prendre({ banc, page });
  });
  afterEach(async () => {
    await page.close();
    await banc.fermer();
    if (!plaintes) assert.deepEqual(page.plaintes, []);
  });
}

const AXE = readFileSync(
  createRequire(new URL('../../ui/package.json', import.meta.url)).resolve('axe-core/axe.min.js'),
  'utf8',
);
const NORMES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/** The faults that axe finds on the present page, one line each. */
export async function fautes(page, rules = {}) {
  if (!(await page.evaluate(() => 'axe' in globalThis))) await page.evaluate(AXE);
  const { violations } = await page.evaluate(
    async ({ values, rules }) => {
      return globalThis.axe.run(document, { runOnly: { type: 'tag', values }, rules, resultTypes: ['violations'] });
    },
    { values: NORMES, rules },
  );
  return violations.flatMap((v) =>
    v.nodes.map(
      (n) => `${v.id} ${n.target.join(' ')} : ${n.failureSummary?.replaceAll('\n', ' ')} ${n.html.slice(0, 160)}`,
    ),
  );
}
