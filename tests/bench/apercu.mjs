// Measures the live preview: time from the last key of a sentence to the drawn page, in headless Chromium over
// the real core. `CPOM_HOST=… node tests/bench/apercu.mjs` prints one JSON line. The time includes the pause
// that the page waits for.
import { montrer, ouvrirBanc, ouvrirPage } from '../e2e/banc.mjs';
import { ouvrirNavigateur } from '../e2e/navigateur.mjs';

const FOIS = Number(process.env.CPOM_FOIS ?? 15);
const LIMITE = 500;

/**
 * Runs in the page. Measures the time until the visible page of the preview has changed and is marked up to
 * date.
 */
function guetter() {
  const zone = document.querySelector('.apercu');
  const toiles = () => [...zone.querySelectorAll('canvas')].map((c) => c.toDataURL()).join();
  const avant = toiles();
  addEventListener('keydown', () => (window.derniere = performance.now()), true);
  window.vu = new Promise((suite) => {
    const pas = () => {
      if (window.derniere && zone.querySelector('.pied').textContent.includes('À jour') && toiles() !== avant)
        suite(performance.now() - window.derniere);
      else setTimeout(pas, 10);
    };
    pas();
  });
}

const navigateur = await ouvrirNavigateur();
const banc = await ouvrirBanc('exemple');
try {
  const page = await ouvrirPage(navigateur, banc);
  page.setDefaultTimeout(30000);
  await montrer(page, 'contrat', 'Articles');
  await page.keyboard.press('Control+Shift+P');
  const apercu = page.getByRole('complementary', { name: 'Aperçu du PDF' });
  await apercu.locator('canvas').first().waitFor();
  await page.locator('#champ-articles-12-texte').click();
  await page.keyboard.press('Control+End');
  const temps = [];
  for (let n = 0; n < FOIS; n += 1) {
    await apercu.getByText('À jour').waitFor();
    await page.waitForTimeout(1000);
    await page.evaluate(guetter);
    await page.keyboard.type(` Phrase ${n}.`, { delay: 30 });
    temps.push(await page.evaluate(() => window.vu));
    await page.evaluate(() => (window.derniere = 0));
  }
  temps.sort((a, b) => a - b);
  const rond = (x) => Math.round(x);
  console.log(
    JSON.stringify({ fois: FOIS, median_ms: rond(temps[FOIS >> 1]), pire_ms: rond(temps.at(-1)), limite_ms: LIMITE }),
  );
} finally {
  await navigateur.close();
  await banc.fermer();
}
