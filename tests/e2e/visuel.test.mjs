// Compares every screen with its reference picture, light and dark. `make generate` rewrites those that
// changed.
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';

import { ECRANS, montrer, ouvrirBanc, ouvrirPage } from './banc.mjs';
import { comparer } from './images.mjs';
import { ouvrirNavigateur } from './navigateur.mjs';
import { jusqua } from './outils.mjs';

assert.ok(process.env.CPOM_HOST, 'CPOM_HOST names the loopback server');
/** Date of the pictures: lateness, deadlines and times of saving depend on it. */
const HEURE = { CPOM_MAINTENANT: '2027-01-15T10:00:00' };
const PORTABLE = { width: 1280, height: 800 };
const TOUS = Object.keys(ECRANS);

/** The preview is composed in the background and drawn page by page: waits until it no longer changes. */
async function apercuPose(page) {
  await page.locator('canvas').first().waitFor({ timeout: 30000 });
  let avant = null;
  await jusqua('l’aperçu est posé', async () => {
    const vu = await page.evaluate(() => [...document.querySelectorAll('canvas')].map((c) => c.toDataURL()).join());
    const pose = vu === avant;
    avant = vu;
    if (!pose) await page.waitForTimeout(300);
    return pose;
  });
}

describe('images', { concurrency: false }, () => {
  let navigateur;
  before(async () => (navigateur = await ouvrirNavigateur()));
  after(() => navigateur.close());

  /** Compares the pictures of some screens of a dossier, and reports all differences together. */
  async function voir(nom, dossier, options, ecrans) {
    const banc = await ouvrirBanc(dossier, HEURE);
    const page = await ouvrirPage(navigateur, banc, options);
    // What the page asks the core for, and has not been answered yet.
    let attendues = 0;
    page.on('request', () => (attendues += 1));
    for (const fin of ['requestfinished', 'requestfailed']) page.on(fin, () => (attendues -= 1));
    const deuxImages = () =>
      page.evaluate(() => new Promise((suite) => requestAnimationFrame(() => requestAnimationFrame(suite))));
    try {
      const ecarts = [];
      const photographier = async (cle) => {
        // No caret blinks, the pointer is on nothing, and two layouts in a row were the same.
        await page.mouse.move(0, 0);
        // A screen asks in its first drawing, and draws the answers.
        await deuxImages();
        await jusqua('tout est répondu', () => attendues <= 0);
        await deuxImages();
        if (cle === 'pdf') await apercuPose(page);
        const image = await page.screenshot({ animations: 'disabled', caret: 'hide' });
        ecarts.push(comparer(`${nom}-${cle}`, image));
      };
      if (!dossier) {
        await page.getByRole('heading', { level: 1 }).waitFor();
        await page.evaluate(() => document.fonts.ready);
        await photographier('accueil');
      }
      for (const cle of ecrans) {
        await montrer(page, cle);
        await photographier(cle);
        if (cle !== 'ensemble' || !['clair', 'sombre'].includes(nom)) continue;
        await page.getByRole('tab', { name: 'La carte' }).click();
        await page.getByRole('tree').waitFor();
        await photographier('carte');
      }
      assert.deepEqual(ecarts.filter(Boolean), []);
    } finally {
      await page.close();
      await banc.fermer();
    }
  }

  for (const [nom, colorScheme] of [
    ['clair', 'light'],
    ['sombre', 'dark'],
  ]) {
    test(`l’accueil, ${nom}`, () => voir(nom, null, { viewport: PORTABLE, colorScheme }, []));
    test(`les écrans de l’exemple, ${nom}`, () => voir(nom, 'exemple', { viewport: PORTABLE, colorScheme }, TOUS));
  }
  test('un dossier vide apprend par où commencer', () =>
    voir('vide', 'vide', { viewport: PORTABLE, colorScheme: 'light' }, [
      'ensemble',
      'objectifs',
      'indicateurs',
      'suivi',
    ]));
  test('un grand écran', () =>
    voir('grand', 'exemple', { viewport: { width: 1920, height: 1080 }, colorScheme: 'light' }, TOUS));
  // A 1280-pixel laptop zoomed to 150 % has 853 CSS pixels.
  test('à 150 %', () =>
    voir(
      '150',
      'exemple',
      { viewport: { width: 853, height: 533 }, deviceScaleFactor: 1.5, colorScheme: 'light' },
      TOUS,
    ));
});
