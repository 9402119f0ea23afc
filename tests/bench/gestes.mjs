// Measures two gestures in headless Chromium over the real core: from a key to the screen that it shows, and from a figure to its
// total. `CPOM_HOST=… node tests/bench/gestes.mjs` prints one JSON line, beside a key in a bare input field of the same browser.
import { ECRANS, montrer, ouvrirBanc, ouvrirPage, toucheDe } from '../e2e/banc.mjs';
import { ouvrirNavigateur } from '../e2e/navigateur.mjs';
import { attendreImage, centile, ouvrirChampNu, rond } from './image.mjs';

const FOIS = Number(process.env.CPOM_FOIS ?? 8);

const navigateur = await ouvrirNavigateur();
const banc = await ouvrirBanc('exemple');
try {
  const page = await ouvrirPage(navigateur, banc);
  page.setDefaultTimeout(30000);
  const nue = await ouvrirChampNu(navigateur);
  const texteDe = (selecteur) => page.locator(selecteur).evaluate((e) => e.textContent.trim());
  /** Time from a key to the frame where an element says something else. */
  const mesurer = async (touche, selecteur) => {
    await page.evaluate(attendreImage, { selecteur, etait: await texteDe(selecteur) });
    await page.keyboard.press(touche);
    return page.evaluate(() => window.image);
  };

  const premiers = [];
  const ecrans = [];
  const totaux = [];
  const total = 'main [data-feuille="heures/realise/0"] tfoot td:nth-of-type(6)';
  for (let fois = 0; fois < FOIS; fois += 1) {
    await page.bringToFront();
    await montrer(page, 'ensemble');
    // The preview of the PDF is measured apart: its screen starts a document.
    for (const cle of Object.keys(ECRANS).filter((c) => !['ensemble', 'pdf'].includes(c))) {
      (fois === 0 ? premiers : ecrans).push(await mesurer(toucheDe(cle), 'main h1'));
      await page.waitForTimeout(150);
    }
    await montrer(page, 'moyens', 'Heures');
    await page.locator('[data-feuille="heures/realise/0"] [data-r="0"][data-c="5"]').click();
    for (let n = 0; n < 4; n += 1) {
      await page.keyboard.type(String(100 + fois));
      await page.waitForTimeout(300);
      totaux.push(await mesurer(String(n), total));
      await page.keyboard.press('Enter');
      await page.keyboard.press('ArrowUp');
      await page.waitForTimeout(100);
    }
    await nue.bringToFront();
    for (let n = 0; n < 10; n += 1) {
      await nue.keyboard.press('1');
      await nue.waitForTimeout(40);
    }
  }
  const nus = (await nue.evaluate(() => window.mesures)).map((m) => m.ms);
  const resume = (valeurs) => ({
    fois: valeurs.length,
    p50_ms: rond(centile(valeurs, 50)),
    p95_ms: rond(centile(valeurs, 95)),
    max_ms: rond(Math.max(...valeurs)),
  });
  console.log(
    JSON.stringify({ nu: resume(nus), premier_ecran: resume(premiers), ecran: resume(ecrans), total: resume(totaux) }),
  );
} finally {
  await navigateur.close();
  await banc.fermer();
}
