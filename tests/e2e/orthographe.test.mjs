// Unknown words of the texts that are typed: not the one under the caret, nor names, codes and figures; suggestions by F7 and by the
// mouse; a word kept; nothing marked once it is off. The real dictionary.
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';

import { fautes, montrer, pourChaqueTest } from './banc.mjs';
import { jusqua } from './outils.mjs';

describe('orthographe', { concurrency: false }, () => {
  let banc, page;
  pourChaqueTest('exemple', (pris) => {
    ({ banc, page } = pris);
  });
  const marques = (dans = page.locator('main')) => dans.locator('.faute').allTextContents();
  const cliche = async (nom) => {
    if (process.env.CPOM_CLICHES) await page.screenshot({ path: `${process.env.CPOM_CLICHES}/${nom}.png` });
  };

  test('un texte long : soulignés, corrigés par F7, un mot gardé, tout éteint', async () => {
    await montrer(page, 'contrat', 'Préambule');
    const texte = page.locator('main .ProseMirror').first();
    await texte.click();
    await page.keyboard.press('Control+a');
    const [gestionnaire] = await banc.table('gestionnaires');
    await page.keyboard.type(
      `L’agense de ${gestionnaire.raison_sociale} verse 1 234,56 € à l’APA (ACT-01) ; elle acceuille bie`,
    );
    await jusqua('les mots sont soulignés', async () => (await marques()).length >= 2);
    assert.deepEqual(await marques(), ['L’agense', 'acceuille'], 'ni les noms, ni les codes, ni le mot en cours');
    assert.equal(await page.locator('main .faute').first().getAttribute('aria-invalid'), 'spelling');
    await cliche('orthographe');
    assert.deepEqual(await fautes(page), []);
    await page.keyboard.press('F7');
    const menu = page.getByRole('menu', { name: /Orthographe de/ });
    // After the end of the text the first word comes again.
    await menu.getByRole('menuitem', { name: 'L’agence', exact: true }).waitFor();
    await cliche('orthographe-menu');
    // A floating element belongs to the text that it was opened from, not to a region of the page.
    assert.deepEqual(await fautes(page, { region: { enabled: false } }), []);
    await page.keyboard.press('Escape');
    await jusqua('le texte reprend la main', () => texte.evaluate((n) => n.contains(document.activeElement)));
    await page.locator('main .faute', { hasText: 'acceuille' }).click({ button: 'right' });
    await menu.getByRole('menuitem', { name: 'accueille', exact: true }).click();
    await jusqua('le mot est corrigé', async () => (await texte.textContent()).includes('elle accueille'));
    await page.locator('main .faute', { hasText: 'agense' }).click({ button: 'right' });
    await menu.getByRole('menuitem', { name: 'Ajouter à mes mots' }).click();
    await jusqua('un mot gardé n’est plus souligné', async () => !(await marques()).includes('L’agense'));
  });

  test('un champ : le calque suit le texte, se dit, et s’éteint par le menu', async () => {
    await montrer(page, 'diagnostic', 'Diagnostic partagé');
    const champ = page.locator('main textarea').first();
    await champ.fill('Des hheures de nuit et ');
    await jusqua('le mot est souligné', async () => (await marques()).includes('hheures'));
    assert.match(await champ.getAttribute('aria-description'), /1 mot à vérifier, hheures/);
    assert.equal(await champ.getAttribute('aria-invalid'), 'spelling');
    // The copy lies on the text: same line, same height.
    const ecart = await champ.evaluate((n) => {
      const calque = n.parentElement.querySelector('.orthographe').getBoundingClientRect();
      const lui = n.getBoundingClientRect();
      return Math.max(
        Math.abs(calque.left - lui.left),
        Math.abs(calque.top - lui.top),
        Math.abs(calque.width - lui.width),
      );
    });
    assert.ok(ecart <= 2, `${ecart}`);
    await cliche('orthographe-champ');
    await champ.press('F7');
    await page.getByRole('menuitem', { name: 'heures', exact: true }).click();
    await jusqua('le mot est corrigé', async () => (await champ.inputValue()) === 'Des heures de nuit et ');
    await champ.fill('Encore hheures ici ');
    await jusqua('le mot est souligné', async () => (await marques()).includes('hheures'));
    await page.locator('header button[aria-haspopup=menu]').first().click();
    await page
      .getByRole('menuitem', { name: 'Vérifier l’orthographe' })
      .or(page.getByRole('menuitemcheckbox', { name: 'Vérifier l’orthographe' }))
      .click();
    await jusqua('rien n’est souligné', async () => (await marques()).length === 0);
  });

  test('la cellule d’un tableau : soulignée, corrigée sans que la saisie se ferme', async () => {
    await montrer(page, 'objectifs', 'Suivi des actions');
    await page.getByText('Feuille', { exact: true }).click();
    const cellule = page.locator('main td[data-colonne="texte"]').first();
    await cellule.click();
    await page.keyboard.type('Deux embauchhes et ');
    await jusqua('le mot est souligné', async () => (await marques()).includes('embauchhes'));
    await cliche('orthographe-cellule');
    await page.keyboard.press('F7');
    await page.getByRole('menuitem', { name: 'embauches', exact: true }).click();
    const champ = cellule.locator('textarea, input');
    await jusqua('le mot est corrigé', async () => (await champ.inputValue()) === 'Deux embauches et ');
    await page.keyboard.press('Escape');
    await jusqua('rien n’est écrit', async () => (await cellule.locator('textarea, input').count()) === 0);
    await cellule.click();
    await page.keyboard.type('Un recrutemment ');
    await jusqua('le mot est souligné', async () => (await marques()).includes('recrutemment'));
    await page.keyboard.press('F7');
    await page.getByRole('menuitem', { name: 'Laisser ainsi' }).click();
    await page.keyboard.press('Tab');
    await jusqua('la cellule est écrite', async () => (await cellule.textContent()).includes('Un recrutemment'));
    assert.deepEqual(await marques(), []);
  });
});
