// Every screen under axe (WCAG 2.2 AA) in both themes, full and empty; zoom, focus order, forced colours.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { after, before, describe, test } from 'node:test';

import { ECRANS, montrer, ouvrirBanc, ouvrirPage } from './banc.mjs';
import { ouvrirNavigateur } from './navigateur.mjs';

assert.ok(process.env.CPOM_HOST, 'CPOM_HOST names the loopback server');
const AXE = readFileSync(createRequire(new URL('../../ui/package.json', import.meta.url)).resolve('axe-core/axe.min.js'), 'utf8');
const NORMES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/** What axe finds on the page as it stands, one line a fault. */
async function fautes(page) {
  if (!(await page.evaluate(() => 'axe' in globalThis))) await page.evaluate(AXE);
  const { violations } = await page.evaluate(async (values) => {
    return globalThis.axe.run(document, { runOnly: { type: 'tag', values }, resultTypes: ['violations'] });
  }, NORMES);
  return violations.flatMap((v) => v.nodes.map((n) => `${v.id} ${n.target.join(' ')} : ${n.failureSummary?.replaceAll('\n', ' ')} ${n.html.slice(0, 160)}`));
}

describe('accessibilité', { concurrency: false }, () => {
  let navigateur;
  before(async () => (navigateur = await ouvrirNavigateur()));
  after(() => navigateur.close());

  /** Runs over a page of its own, and checks that it complained of nothing. */
  async function sur(dossier, options, faire) {
    const banc = await ouvrirBanc(dossier);
    const page = await ouvrirPage(navigateur, banc, options);
    try {
      await faire(page, banc);
      assert.deepEqual(page.plaintes, []);
    } finally {
      await page.close();
      await banc.fermer();
    }
  }

  for (const theme of ['light', 'dark']) {
    test(`l’accueil, en ${theme}`, () =>
      sur(null, { colorScheme: theme }, async (page) => {
        await page.getByRole('heading', { level: 1 }).waitFor();
        assert.deepEqual(await fautes(page), []);
      }));
    for (const dossier of ['exemple', 'vide']) {
      test(`les dix écrans, dossier ${dossier}, en ${theme}`, () =>
        sur(dossier, { colorScheme: theme }, async (page) => {
          const trouvees = [];
          for (const cle of Object.keys(ECRANS)) {
            await montrer(page, cle);
            trouvees.push(...(await fautes(page)).map((f) => `${cle} : ${f}`));
          }
          assert.deepEqual(trouvees, []);
        }));
    }
  }
});
