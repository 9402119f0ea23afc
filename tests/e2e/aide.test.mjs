// The help, the search across the dossier, and what the page does when something fails: in a plain browser over the real core.
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';

import { montrer, pourChaqueTest } from './banc.mjs';

describe('aide et recherche', { concurrency: false }, () => {
  let page;
  pourChaqueTest('exemple', (l) => ({ page } = l));

  test('F1 ouvre le guide de l’écran, le suit, se cherche et rend la place', async () => {
    await montrer(page, 'moyens');
    await page.keyboard.press('F1');
    const panneau = page.getByRole('complementary', { name: 'Aide' });
    await panneau.getByRole('heading', { name: 'Moyens' }).waitFor();
    await montrer(page, 'suivi');
    await panneau.getByRole('heading', { name: 'Suivi' }).waitFor();
    await panneau.getByRole('searchbox').fill('telegestion');
    await panneau.getByText('télégestion', { exact: true }).waitFor();
    await panneau.getByRole('searchbox').fill('');
    await page.keyboard.press('Escape');
    await panneau.waitFor({ state: 'detached' });
    assert.equal(await page.evaluate(() => document.activeElement.getAttribute('aria-keyshortcuts')), 'F1');
  });

  test('un mot du métier s’explique où il se lit, à la souris et par F1', async () => {
    await montrer(page, 'parties', 'Service');
    const mot = page.locator('label [data-terme=finess]').first();
    await mot.click();
    const bulle = page.locator('.bulle-terme');
    await bulle.getByText(/répertoire national/).waitFor();
    await bulle.getByRole('button', { name: 'Voir dans l’aide' }).click();
    const definition = page.locator('#aide-terme-finess');
    await definition.waitFor();
    assert.equal(await page.evaluate(() => document.activeElement.id), 'aide-terme-finess');
    await page.keyboard.press('F1');
    await page.getByRole('complementary', { name: 'Aide' }).waitFor({ state: 'detached' });
    await page.locator('.champ:has([data-terme=siret]) input').first().focus();
    await page.keyboard.press('F1');
    await page.waitForFunction(() => document.activeElement.id === 'aide-terme-siret');
  });

  test('Ctrl+K trouve une clause, un montant, une action, et mène au champ', async () => {
    await montrer(page, 'ensemble');
    const chercher = async (texte, option) => {
      await page.keyboard.press('Control+k');
      await page.locator('.liste-cherchable').getByRole('combobox').fill(texte);
      await page.getByRole('option', { name: option }).first().waitFor();
    };
    await chercher('act-07', /ACT-07/);
    await page.keyboard.press('Enter');
    await page.waitForFunction(() => /^champ-actions-\d+-intitule$/.test(document.activeElement.id));

    await chercher('resiliation', /Contrat · .*Texte/);
    await page
      .getByRole('option', { name: /Contrat · .*Texte/ })
      .first()
      .click();
    await page.getByRole('heading', { level: 1, name: 'Contrat' }).waitFor();
    await page.waitForFunction(() => document.activeElement.id.startsWith('champ-articles-'));

    await page.keyboard.press('Control+f');
    await page.locator('.liste-cherchable').getByRole('combobox').fill('31200');
    await page
      .getByRole('option', { name: /Moyens · .*2021/ })
      .first()
      .click();
    await page.waitForFunction(() => /^champ-heures-\d+-heures$/.test(document.activeElement.id));
    assert.match(await page.evaluate(() => document.activeElement.textContent), /31\s200/);
  });
});
