// An avenant as a manager makes it: a target changed, what changed since the signed contract, its boxes, the act prepared, undone,
// signed after its question; the consolidated contract and its jumps.
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';

import { fautes, montrer, pourChaqueTest } from './banc.mjs';
import { jusqua } from './outils.mjs';

/** Spaces of French text, whichever they are. */
const plat = (texte) => (texte ?? '').replace(/\s+/g, ' ').trim();

describe('avenants', { concurrency: false }, () => {
  let banc, page;

  const prendre = (dossier) =>
    pourChaqueTest(
      dossier,
      async (pris) => {
        ({ banc, page } = pris);
        await montrer(page, 'suivi', 'Avenants');
      },
      { env: { CPOM_MAINTENANT: '2026-11-21T10:00:00' } },
    );
  const cliche = async (nom) => {
    if (process.env.CPOM_CLICHES)
      await page.screenshot({
        path: `${process.env.CPOM_CLICHES}/${nom}.png`,
        fullPage: true,
      });
  };

  describe('exemple', () => {
    prendre('exemple');

    test('se prépare d’après le dossier, s’annule, se signe après sa question', async () => {
      const consolide = page.getByRole('region', { name: 'Contrat consolidé' });
      await consolide.getByRole('columnheader', { name: /Contrat signé/ }).waitFor();
      assert.match(plat(await consolide.textContent()), /IND-16, cible 2026.*1 200 heures.*950 heures.*950 heures/);
      await page.getByText(/Aucun montant n’a changé.*817.530/).waitFor();
      await cliche('avenants');

      await banc.appel('ligne_modifier', {
        table: 'dotations',
        id: 4,
        champs: { montant_horaire: 3.5 },
      });
      await banc.appel('ligne_modifier', {
        table: 'mesures',
        id: 127,
        champs: { cible: 1000 },
      });
      await page.reload();
      await montrer(page, 'suivi');
      await page.getByRole('tab', { name: 'Avenants', exact: true }).click();
      await page.getByRole('button', { name: 'Préparer un avenant…' }).click();
      const boite = page.getByRole('dialog');
      await boite.getByRole('checkbox', { name: /IND-16, cible 2027/ }).waitFor();
      assert.match(plat(await boite.textContent()), /1 100 heures.*1 000 heures/);
      await boite.getByText('Effet sur la dotation prévue, à heures constantes').waitFor();
      assert.match(plat(await boite.textContent()), /2027.*\+5 040/);
      await cliche('preparer');
      assert.deepEqual(await fautes(page), []);
      // Without the amount, the avenant moves no money.
      await boite.getByRole('checkbox', { name: /montant horaire/i }).uncheck();
      await boite.getByText(/ne changent pas la dotation/).waitFor();
      await boite.getByRole('button', { name: 'Écrire la modification' }).click();
      await jusqua('l’avenant est écrit', async () => (await banc.table('avenants')).length === 2);
      await page.keyboard.press('Control+z');
      await jusqua('un seul pas l’enlève', async () => (await banc.table('avenants')).length === 1);
      await page.keyboard.press('Control+Shift+z');
      await jusqua('il revient', async () => (await banc.table('avenants')).length === 2);

      const signer = page.getByRole('button', { name: 'Signer…' });
      const ligne = page.getByRole('button', { name: /Avenant n°.2/ }).first();
      await ligne.waitFor();
      // What was done again is shown: its row may be open already.
      if ((await signer.count()) === 0) await ligne.click();
      await signer.click();
      await cliche('signer');
      await page.getByRole('button', { name: 'Signer et sceller' }).click();
      await jusqua('l’avenant est signé', async () => (await banc.table('avenants'))[1].statut === 'signe');
      assert.equal((await banc.table('versions')).at(-1).libelle, 'Contrat consolidé après avenant n° 2');
      await consolide.getByRole('columnheader', { name: /après avenant n° 2/ }).waitFor();
      assert.match(plat(await page.getByRole('tabpanel').textContent()), /Changé sans avenant : .*2027/);
      await consolide.getByRole('button', { name: /IND-16, cible 2026/ }).click();
      await jusqua('la disposition se voit', () => page.locator('[id^="champ-mesures-126-"]').first().isVisible());
    });

    test('tient en 1280 × 800, en sombre', async () => {
      await page.emulateMedia({ colorScheme: 'dark' });
      await page.getByRole('region', { name: 'Contrat consolidé' }).waitFor();
      assert.deepEqual(await fautes(page), []);
      await cliche('sombre');
    });
  });

  describe('dossier vide', () => {
    prendre('vide');

    test('un dossier sans version gardée le dit', async () => {
      await page.getByRole('button', { name: 'Préparer un avenant…' }).click();
      await page.getByText(/Aucune version du contrat n’est gardée/).waitFor();
      await cliche('vide');
      assert.deepEqual(await fautes(page), []);
    });
  });
});
