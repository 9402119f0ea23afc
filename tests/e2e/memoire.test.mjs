// Checks that the memory of the page stays level over many changes of screens and figures. CPOM_TOURS sets the
// number of rounds (`make soak` raises it).
import assert from 'node:assert/strict';
import { test } from 'node:test';

import { ECRANS, montrer, ouvrirBanc, ouvrirPage } from './banc.mjs';
import { ouvrirNavigateur } from './navigateur.mjs';

assert.ok(process.env.CPOM_HOST, 'CPOM_HOST names the loopback server');
/** Number of rounds; a round shows every screen, types in a field and undoes it. */
const TOURS = Number(process.env.CPOM_TOURS ?? 10);
/**
 * Rounds before the first measure, after which permanent data (fonts, compiled code, caches) are in memory.
 */
const RODAGE = 6;

/** Heap in MB, nodes and listeners of the page, after a collection. */
async function mesurer(cdp) {
  // The first collection runs finalizers, the second frees what they released.
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
      await montrer(page, 'parties', 'Département');
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
    // Keeping one screen per round (its nodes, its figures) exceeds this limit, whatever the number of rounds.
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
