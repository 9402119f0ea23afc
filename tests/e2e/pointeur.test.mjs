// The cell that is pressed is the cell that is written: no table moves under the pointer, whatever the press shows.
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';

import { montrer, surUnBanc } from './banc.mjs';
import { ouvrirNavigateur } from './navigateur.mjs';
import { jusqua } from './outils.mjs';

assert.ok(process.env.CPOM_HOST, 'CPOM_HOST names the loopback server');

describe('pointeur', { concurrency: false }, () => {
  let navigateur;
  before(async () => (navigateur = await ouvrirNavigateur()));
  after(() => navigateur.close());

  const env = { CPOM_MAINTENANT: '2027-01-15T10:00:00' };
  const sur = (dossier, parcourir) => surUnBanc(navigateur, dossier, { env }, parcourir);

  /** Two frames drawn: what a press shows at once is there. */
  const dessiner = (page) =>
    page.evaluate(() => new Promise((suite) => requestAnimationFrame(() => requestAnimationFrame(suite))));
  const place = async (cellule) => {
    const { x, y, width, height } = await cellule.boundingBox();
    return [x, y, width, height].map(Math.round).join(' ');
  };
  /** Presses a cell, its centre by default, holds, trembles by one pixel, releases; the cell must not have moved. */
  async function presser(page, cellule, quoi) {
    const { x, y, width, height } = await cellule.boundingBox();
    const [cx, cy] = [x + width / 2, y + height / 2];
    const avant = await place(cellule);
    await page.mouse.move(cx, cy);
    await page.mouse.down();
    await dessiner(page);
    await page.mouse.move(cx + 1, cy + 1);
    await dessiner(page);
    assert.equal(await place(cellule), avant, `${quoi} : la case tient sous le pointeur`);
    await page.mouse.up();
    await dessiner(page);
    return avant;
  }

  test('toutes les années : le chiffre va dans la case pressée, à chaque largeur, sur trois et cinq ans', async () => {
    for (const fin of ['2029-12-31', '2031-12-31']) {
      await sur('vide', async ({ banc, page }) => {
        const champs = { date_debut: '2027-01-01', date_fin: fin };
        await banc.appel('ligne_modifier', { table: 'contrat', id: 1, champs });
        for (let n = 1; n <= 4; n += 1) {
          const valeurs = { libelle: `Délai moyen de réponse aux demandes, ${n}` };
          await banc.appel('ligne_creer', { table: 'indicateurs', valeurs, apres: null });
        }
        await page.reload();
        for (const [i, width] of [1150, 1280, 1366, 1920].entries()) {
          await page.setViewportSize({ width, height: 800 });
          await montrer(page, 'indicateurs');
          await page.getByRole('tab', { name: 'Les indicateurs' }).click();
          await page.getByRole('tab', { name: 'Toutes les années' }).click();
          const grille = page.getByRole('grid');
          const titres = await grille.locator('thead th').allTextContents();
          const c = titres.map((t) => t.trim()).indexOf('2027') - 1;
          const cible = grille.locator('tbody tr', { has: page.getByRole('rowheader', { name: 'Cible' }) }).nth(1);
          const cellule = cible.locator(`[data-c="${c}"]`);
          const quoi = `${fin.slice(0, 4)}, ${width} px`;
          const avant = await presser(page, cellule, quoi);
          await page.getByRole('complementary', { name: 'Indicateur de la cellule' }).getByText(', 2').waitFor();
          assert.equal(await place(cellule), avant, `${quoi} : ni une fois le panneau rempli`);
          assert.equal(await grille.locator('[aria-selected="true"]').count(), 1, `${quoi} : une seule case`);
          await page.keyboard.type(`${70 + i}`);
          await page.keyboard.press('Enter');
          await jusqua(`${quoi} : écrit`, async () => (await banc.table('mesures')).some((m) => m.cible === 70 + i));
        }
        const ecrites = (await banc.table('mesures')).map((m) => [m.indicateur_id, m.annee, m.cible]);
        assert.deepEqual(ecrites, [[2, 2027, 73]], 'une seule case a jamais été écrite');
      });
    }
  });

  test('aucune feuille du dossier ne bouge sous le pointeur', async () => {
    await sur('exemple', async ({ page }) => {
      const feuilles = async (quoi) => {
        const grilles = page.locator('main [role=grid]:visible');
        for (let n = 0; n < (await grilles.count()); n += 1) {
          // The second cell of a row, if any: the first may be a name.
          const cellules = grilles.nth(n).locator('td[data-c="1"]:visible');
          if ((await cellules.count()) === 0) continue;
          const cellule = cellules.nth((await cellules.count()) >> 1);
          await cellule.scrollIntoViewIfNeeded();
          const nom = `${quoi}, ${await grilles.nth(n).getAttribute('aria-label')}`;
          const avant = await presser(page, cellule, nom);
          await page.waitForLoadState('networkidle');
          assert.equal(await place(cellule), avant, `${nom} : ni une fois relâchée`);
        }
      };
      for (const ecran of ['parties', 'diagnostic', 'indicateurs', 'moyens', 'suivi', 'versions']) {
        await montrer(page, ecran);
        const onglets = page.locator('main [role=tab]');
        for (let n = 0; n < Math.max(1, await onglets.count()); n += 1) {
          if ((await onglets.count()) > 0) await onglets.nth(n).click();
          await dessiner(page);
          await feuilles(ecran);
        }
      }
    });
  });

  test('valider en pressant ailleurs ne déplace pas la case pressée, même quand la colonne doit s’élargir', async () => {
    await sur('exemple', async ({ banc, page }) => {
      await montrer(page, 'moyens');
      await page.getByRole('tab', { name: 'Compte de résultat' }).click();
      const grille = page.getByRole('grid').first();
      const premiere = grille.locator('td[data-c="0"]:not([aria-readonly])').first();
      const autre = grille.locator('td[data-c="3"]:not([aria-readonly])').nth(1);
      await premiere.click();
      await page.keyboard.type('1234567890,12');
      await presser(page, autre, 'compte de résultat');
      await page.keyboard.type('4242');
      await page.keyboard.press('Enter');
      await jusqua('les deux montants', async () => {
        const montants = (await banc.table('montants_budget')).map((m) => m.montant);
        return montants.includes(1234567890.12) && montants.includes(4242);
      });
      const annees = (await grille.locator('thead th').allTextContents()).map((t) => parseInt(t, 10)).filter(Boolean);
      const ecrit = (await banc.table('montants_budget')).find((m) => m.montant === 4242);
      assert.equal(ecrit.annee, annees[3]);
    });
  });

  test('Tab enchaîne les lignes d’une feuille et n’atteint pas la suivante', async () => {
    await sur('exemple', async ({ banc, page }) => {
      await montrer(page, 'moyens');
      const financeurs = await banc.table('financeurs');
      const grille = page.getByRole('grid', { name: 'Heures prévues' });
      await grille.locator('td[data-r="0"][data-c="0"]').click();
      const colonnes = await grille.locator('tbody tr').first().locator('td[data-c]').count();
      for (let n = 0; n < colonnes + 2; n += 1) {
        await page.keyboard.type(`${8000 + n}`);
        await page.keyboard.press('Tab');
      }
      await jusqua('tous écrits', async () => {
        const heures = (await banc.table('heures')).map((h) => h.heures);
        return Array.from({ length: colonnes + 2 }, (_, n) => 8000 + n).every((h) => heures.includes(h));
      });
      const suivants = (await banc.table('heures')).filter((h) => h.heures >= 8000 + colonnes && h.heures < 8100);
      assert.deepEqual(new Set(suivants.map((h) => h.financeur_id)).size, 1, 'la fin va à la ligne suivante');
      assert.deepEqual(await banc.table('financeurs'), financeurs);
      // A stray key on a code writes nothing; F2 opens it.
      const code = page.getByRole('grid', { name: 'Financeurs' }).locator('td[data-r="0"][data-c="0"]');
      await code.click();
      await page.keyboard.type('6200');
      await page.keyboard.press('Delete');
      assert.equal(await code.locator('input').count(), 0);
      await page.keyboard.press('F2');
      await page.keyboard.type('X');
      await page.keyboard.press('Enter');
      await jusqua(
        'le code complété',
        async () => (await banc.table('financeurs'))[0].code === `${financeurs[0].code}X`,
      );
    });
  });
});
