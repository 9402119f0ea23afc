// The balance of the contract, as a manager reads it before a negotiation: the sentence, other figures tried, a scenario kept,
// applied, undone. Nothing is written while levers move.
import assert from 'node:assert/strict';
import { after, afterEach, before, beforeEach, describe, test } from 'node:test';

import { fautes, montrer, ouvrirBanc, ouvrirPage } from './banc.mjs';
import { ouvrirNavigateur } from './navigateur.mjs';
import { jusqua } from './outils.mjs';

assert.ok(process.env.CPOM_HOST, 'CPOM_HOST names the loopback server');

/** Spaces of French numbers, whichever they are. */
const plat = (texte) => (texte ?? '').replace(/\s+/g, ' ').trim();

describe('équilibre', { concurrency: false }, () => {
  let navigateur, banc, page;

  before(async () => (navigateur = await ouvrirNavigateur()));
  after(() => navigateur.close());
  beforeEach(() => ouvrir('exemple'));
  afterEach(fermer);

  async function ouvrir(dossier, options = {}) {
    banc = await ouvrirBanc(dossier, { CPOM_MAINTENANT: '2026-11-21T10:00:00' });
    page = await ouvrirPage(navigateur, banc, options);
    await montrer(page, 'moyens');
    await page.getByRole('tab', { name: 'Équilibre', exact: true }).click();
    await page.getByText('Réserve').first().waitFor();
  }
  async function fermer() {
    const { plaintes } = page;
    await page.close();
    await banc.fermer();
    assert.deepEqual(plaintes, []);
  }

  const texte = async () => plat(await page.locator('[role=tabpanel]').textContent());
  const levier = (nom) => page.getByRole('spinbutton', { name: nom, exact: true });
  const resultats = () => page.getByRole('table', { name: 'Ce qui en suivrait', exact: true });
  /** Cells of a row of the figures beside one another. */
  const rangee = async (nom) => {
    const tr = resultats()
      .locator('tbody tr')
      .filter({ has: page.getByRole('rowheader', { name: nom, exact: true }) });
    return (await tr.locator('td').allTextContents()).map(plat);
  };
  const horaire = async (annee) => (await banc.table('dotations')).find((d) => d.annee === annee).montant_horaire;

  test('la phrase d’abord, la cascade et ses chiffres, une explication qui mène à son hypothèse', async () => {
    await page.getByText('En 2027, le contrat coûte 51 198 € au service').first().waitFor();
    assert.match(await texte(), /s’équilibrerait à 4,42 €/);
    const cascade = page.getByRole('img', { name: /51 198/ });
    assert.ok((await cascade.locator('rect.barre').count()) >= 7, 'une barre par ligne');
    const plafond = page.getByRole('row', { name: /plafond/ }).first();
    assert.match(plat(await plafond.textContent()), /−35 280 €/);
    await plafond.getByRole('button').click();
    const bulle = page.getByRole('dialog');
    assert.match(plat(await bulle.textContent()), /50 400/);
    await bulle.getByRole('button').first().click();
    await jusqua('l’onglet des tarifs', async () =>
      page.evaluate(() => document.activeElement?.id.startsWith('champ-tarifs-')),
    );
  });

  test('un levier tapé se lit à côté du dossier, se garde, s’applique et s’annule', async () => {
    await levier('Montant horaire').waitFor();
    await levier('Montant horaire').click();
    await page.keyboard.type('3,55');
    await jusqua('la dotation suit', async () => /\+7 560 €/.test((await rangee('Dotation'))[1] ?? ''));
    assert.equal(await horaire(2027), 3.4, 'rien n’est écrit en tapant');
    await page.keyboard.press('ArrowUp');
    await jusqua('un pas de plus', async () => /\+10 080 €/.test((await rangee('Dotation'))[1] ?? ''));
    await page.keyboard.press('ArrowDown');
    await jusqua('un pas de moins', async () => /\+7 560 €/.test((await rangee('Dotation'))[1] ?? ''));

    await page.getByRole('button', { name: 'Garder ce scénario' }).click();
    await page.keyboard.type('Demande de la revue');
    await page.keyboard.press('Enter');
    await jusqua('gardé', async () => (await banc.table('scenarios')).some((s) => s.libelle === 'Demande de la revue'));
    await jusqua('côte à côte', async () => /\+7 560 €/.test((await rangee('Dotation')).at(-1) ?? ''));
    assert.equal(await horaire(2027), 3.4);

    await page.getByRole('button', { name: 'Appliquer ce scénario' }).click();
    await jusqua('appliqué', async () => (await horaire(2027)) === 3.55);
    await page.getByText('En 2027, le contrat coûte 43 638 € au service').first().waitFor();
    await page.locator('h1').click();
    await page.keyboard.press('Control+z');
    await jusqua('annulé en une étape', async () => (await horaire(2027)) === 3.4);
    assert.equal((await banc.table('scenarios')).length, 1, 'le scénario reste gardé');
  });

  test('un dossier vide dit ce qui manque, sans aucun chiffre', async () => {
    await fermer();
    await ouvrir('vide');
    assert.doesNotMatch(await texte(), /(^|[^\d])0 €/);
    assert.deepEqual(await fautes(page), []);
  });

  test('se lit au clavier et par les lecteurs d’écran, dans les deux thèmes, de 1150 à 1920 points', async () => {
    for (const colorScheme of ['light', 'dark']) {
      for (const width of [1150, 1920]) {
        await page.emulateMedia({ colorScheme });
        await page.setViewportSize({ width, height: 900 });
        assert.deepEqual(await fautes(page), [], `${colorScheme} ${width}`);
        const deborde = await page.evaluate(() => {
          const main = document.querySelector('main');
          return main.scrollWidth > main.clientWidth;
        });
        assert.equal(deborde, false, `rien ne dépasse à ${width}`);
      }
    }
  });
});
