// Changing screens and figures for long leaves the memory of the page level. CPOM_TOURS makes it long (`make soak`).
import assert from 'node:assert/strict';
import { test } from 'node:test';

import { ECRANS, montrer, ouvrirBanc, ouvrirPage } from './banc.mjs';
import { ouvrirNavigateur } from './navigateur.mjs';

assert.ok(process.env.CPOM_HOST, 'CPOM_HOST names the loopback server');
/** One round: every screen shown, a field typed in and undone. */
const TOURS = Number(process.env.CPOM_TOURS ?? 10);
/** Before measuring: what is kept once for good (fonts, compiled code, caches of the dossier) is kept by then. */
const RODAGE = 6;

/** Heap in MB, nodes and listeners of the page, after a collection. */
async function mesurer(cdp) {
  // A first collection frees what finalizers hold, the second what they let go.
  await cdp.send('HeapProfiler.collectGarbage');
  await cdp.send('HeapProfiler.collectGarbage');
  const { metrics } = await cdp.send('Performance.getMetrics');
  const lu = (nom) => metrics.find((m) => m.name === nom).value;
  return { tas: lu('JSHeapUsedSize') / 2 ** 20, noeuds: lu('Nodes'), ecouteurs: lu('JSEventListeners') };
}

test(`la mémoire reste égale après ${TOURS} tours des écrans`, async (t) => {
  const navigateur = await ouvrirNavigateur();
  const banc = await ouvrirBanc('exemple');
  try {
    const page = await ouvrirPage(navigateur, banc);
    const cdp = await page.context().newCDPSession(page);
    await cdp.send('Performance.enable');
    const tour = async (n) => {
      for (const cle of Object.keys(ECRANS)) await montrer(page, cle);
      await montrer(page, 'parties');
      const champ = page.locator('#champ-departement-1-direction');
      await champ.fill(`Direction ${n}`);
      await page.keyboard.press('Control+s');
      await page.waitForFunction(() => document.querySelector('[data-sauvegarde]').dataset.sauvegarde === 'enregistre');
      await page.keyboard.press('Control+k');
      await page.locator('.liste-cherchable input').fill(`Direction ${n}`);
      await page.locator('.liste-cherchable [role=option]').first().waitFor();
      await page.keyboard.press('Escape');
      await page.keyboard.press('F1');
      await page.keyboard.press('F1');
      await montrer(page, 'ensemble');
    };
    for (let n = 0; n < RODAGE; n += 1) await tour(n);
    const debut = await mesurer(cdp);
    for (let n = RODAGE; n < RODAGE + TOURS; n += 1) {
      await tour(n);
      if (n % 100 === 0) t.diagnostic(JSON.stringify({ tour: n, ...(await mesurer(cdp)) }));
    }
    const fin = await mesurer(cdp);
    t.diagnostic(JSON.stringify({ debut, fin }));
    // A leak of one screen a round (its nodes, its figures) is far above this, however many rounds.
    assert.ok(fin.tas < debut.tas * 1.1 + 2, `le tas est passé de ${debut.tas.toFixed(1)} à ${fin.tas.toFixed(1)} Mo`);
    assert.ok(fin.noeuds < debut.noeuds * 1.1 + 200, `les nœuds sont passés de ${debut.noeuds} à ${fin.noeuds}`);
    assert.ok(
      fin.ecouteurs < debut.ecouteurs * 1.1 + 50,
      `les écouteurs sont passés de ${debut.ecouteurs} à ${fin.ecouteurs}`,
    );
    assert.deepEqual(page.plaintes, []);
  } finally {
    await navigateur.close();
    await banc.fermer();
  }
});
