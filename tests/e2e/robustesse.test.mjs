// Checks that failures and slow answers lose nothing: the dossier and the typed text are safe, and the page
// says so.
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';

import { montrer, pourChaqueTest } from './banc.mjs';
import { jusqua } from './outils.mjs';

describe('robustesse', { concurrency: false }, () => {
  let banc, page;
  pourChaqueTest('exemple', (l) => ({ banc, page } = l), { plaintes: true });

  /** Answers a command with `faire` instead of the core; returns a function that restores the core. */
  async function remplacer(commande, faire) {
    const regle = (route) => (route.request().postDataJSON()?.commande === commande ? faire(route) : route.fallback());
    await page.route('**/appel', regle);
    return () => page.unroute('**/appel', regle);
  }
  const intitule = () => page.locator('#champ-contrat-1-intitule');
  const sauvegarde = () => page.locator('[data-sauvegarde]');
  const table = (nom) => banc.table(nom);

  test('une erreur de la page se dit, avec un rapport sans contenu, et la fenêtre reste', async () => {
    await page.context().grantPermissions(['clipboard-read', 'clipboard-write'], { origin: banc.adresse });
    await montrer(page, 'contrat');
    await page.evaluate(() =>
      setTimeout(() => {
        throw new Error('index de "Les Tilleuls"');
      }),
    );
    const alerte = page.getByRole('alert').filter({ hasText: 'Le programme a rencontré une erreur' });
    await alerte.getByText(/Tout ce qui a été saisi est enregistré/).waitFor();
    await alerte.getByRole('button', { name: 'Copier le rapport' }).click();
    await alerte.getByText(/Rapport copié/).waitFor();
    const rapport = await page.evaluate(() => navigator.clipboard.readText());
    assert.match(rapport, /^Atelier CPOM \d/);
    assert.match(rapport, /écran contrat/);
    assert.match(rapport, /index de …/);
    assert.doesNotMatch(rapport, /Tilleuls/);
    await intitule().fill('Après l’erreur');
    await page.keyboard.press('Control+s');
    await jusqua(
      'la saisie suivante est au dossier',
      async () => (await table('contrat')).intitule === 'Après l’erreur',
    );
  });

  test('un écran qui ne se dessine pas laisse les autres, et se redessine', async () => {
    await montrer(page, 'ensemble');
    const arreter = await remplacer('dossier_lire', async (route) => {
      const reponse = await route.fetch();
      const lecture = await reponse.json();
      lecture.dossier.articles = [null];
      await route.fulfill({ json: lecture });
    });
    await page.reload();
    await page.keyboard.press('Control+6').catch(() => {});
    await jusqua('l’écran en panne', async () => {
      await page.keyboard.press('Control+6');
      await page
        .getByRole('tab', { name: 'Articles' })
        .click({ timeout: 500 })
        .catch(() => {});
      return page.getByText('Cette partie n’a pas pu être affichée').first().isVisible();
    });
    // The other parts of the same screen too.
    await page.getByRole('tab', { name: 'Identité' }).click();
    await intitule().waitFor();
    await montrer(page, 'parties');
    await page.locator('#champ-gestionnaires-1-raison_sociale').waitFor();
    await arreter();
    await page.reload();
    await montrer(page, 'contrat');
    await intitule().waitFor();
  });

  test('une saisie que le programme ne prend pas reste dans son champ, puis part', async () => {
    await montrer(page, 'contrat');
    const arreter = await remplacer('ligne_modifier', (route) => route.abort());
    await intitule().fill('Tapé pendant la panne');
    await page.keyboard.press('Tab');
    await jusqua('la ligne du bas le dit', async () => (await sauvegarde().textContent()).startsWith('Non enregistré'));
    await montrer(page, 'parties');
    await montrer(page, 'contrat');
    assert.equal(await intitule().inputValue(), 'Tapé pendant la panne');
    await arreter();
    await page.keyboard.press('Control+s');
    await jusqua('elle est au dossier', async () => (await table('contrat')).intitule === 'Tapé pendant la panne');
    await jusqua('la ligne du bas le dit', async () => (await sauvegarde().textContent()).startsWith('Enregistré'));
  });

  test('une commande qui s’effondre devient une phrase et un rapport', async () => {
    await montrer(page, 'suivi');
    const panne = {
      code: 'interne',
      details: { detail: 'panic "texte du dossier"' },
      phrase: 'Le programme a rencontré une erreur ; le dossier est resté dans son dernier état enregistré.',
    };
    const arreter = await remplacer('ligne_creer', (route) => route.fulfill({ status: 400, json: panne }));
    // Far from the top of the page, where rows are added.
    await page.locator('main').evaluate((e) => (e.scrollTop = e.scrollHeight));
    await page
      .getByRole('button', { name: /Ajouter une échéance/ })
      .first()
      .click();
    const alerte = page.getByRole('alert').filter({ hasText: 'dernier état enregistré' });
    await alerte.getByRole('button', { name: 'Copier le rapport' }).waitFor();
    const vue = await alerte.evaluate(
      (e) => e.getBoundingClientRect().top >= document.querySelector('header').getBoundingClientRect().bottom,
    );
    assert.ok(vue, 'elle se voit, aussi bas que l’on ait été');
    await arreter();
    const avant = (await table('echeances')).length;
    await page
      .getByRole('button', { name: /Ajouter une échéance/ })
      .first()
      .click();
    await jusqua('le geste suivant passe', async () => (await table('echeances')).length === avant + 1);
  });

  test('un export qui dure se voit, n’empêche pas de continuer, et dit sa fin', async () => {
    await montrer(page, 'ensemble');
    let laisserPasser;
    const barriere = new Promise((suite) => (laisserPasser = suite));
    await remplacer('exporter', async (route) => {
      await barriere;
      await route.fallback();
    });
    await page.getByRole('button', { name: 'Exporter' }).click();
    await page.getByRole('menuitem', { name: 'Exporter le PDF' }).click();
    await page.locator('footer').getByRole('progressbar').waitFor();
    await page.keyboard.press('Escape');
    await page.locator('footer').getByRole('progressbar').waitFor({ state: 'detached' });
    await montrer(page, 'contrat');
    laisserPasser();
    await page
      .getByRole('region', { name: 'Dernier geste' })
      .getByText(/^Exporté/)
      .waitFor();
  });

  test('Ctrl+Z défait la frappe dans le champ, puis le dossier en dehors', async () => {
    await montrer(page, 'contrat');
    const avant = await intitule().inputValue();
    await intitule().click();
    await page.keyboard.press('End');
    await page.keyboard.type(' bis');
    // The text is saved in the meantime; the undo of the field must still work.
    await jusqua('la frappe est au dossier', async () => (await table('contrat')).intitule === `${avant} bis`);
    await page.keyboard.press('Control+z');
    assert.equal(await intitule().inputValue(), avant);
    await page.keyboard.press('Control+Shift+z');
    assert.equal(await intitule().inputValue(), `${avant} bis`);
    await page.keyboard.press('Tab');
    await jusqua('la frappe rétablie est au dossier', async () => (await table('contrat')).intitule === `${avant} bis`);
    await page.locator('h1').click();
    await page.keyboard.press('Control+z');
    await jusqua('le dossier est revenu', async () => (await table('contrat')).intitule === avant);
    // The page shows the place of what was undone before it takes the next key.
    await page.waitForFunction(() => document.activeElement?.id === 'champ-contrat-1-intitule');

    // A search box holds nothing of the dossier and keeps its own undo.
    await montrer(page, 'versions', 'Historique');
    const filtre = page.getByRole('searchbox').first();
    await filtre.fill('');
    await filtre.pressSequentially('abc');
    const revision = (await banc.appel('etat')).ouvert.revision;
    await page.keyboard.press('Control+z');
    assert.notEqual(await filtre.inputValue(), 'abc');
    assert.equal((await banc.appel('etat')).ouvert.revision, revision);
  });
});
