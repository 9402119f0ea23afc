// Keys of the browser lose nothing and do not reload; a page that really goes, in the middle of a word, loses nothing.
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';

import { montrer, pourChaqueTest } from './banc.mjs';
import { jusqua } from './outils.mjs';

describe('départ', { concurrency: false }, () => {
  let banc, page;
  pourChaqueTest('exemple', (l) => ({ banc, page } = l));

  const intitule = () => page.locator('#champ-contrat-1-intitule');
  const auDossier = async () => (await banc.table('contrat')).intitule;
  /** Types a word in a field and stops in the middle of it. */
  async function taper(mot) {
    await montrer(page, 'contrat');
    await intitule().fill('');
    await intitule().pressSequentially(mot);
  }
  /**
   * From here on, the page is the same until it is loaded again, and notes each event on which the browser may not act: without
   * a frame of its own, this one would not act on all of them anyway.
   */
  const marquer = () =>
    page.evaluate(() => {
      globalThis.memePage = true;
      globalThis.arretes = [];
      for (const type of ['keydown', 'mouseup']) {
        addEventListener(type, (e) => e.defaultPrevented && globalThis.arretes.push(e.key?.toLowerCase() ?? e.button));
      }
    });
  const arretes = () => page.evaluate(() => globalThis.arretes);
  const memePage = () => page.evaluate(() => globalThis.memePage === true);

  test('F5, Ctrl+R, F7, Alt+flèches au milieu d’un mot : ni rechargement ni perte, et la frappe continue', async () => {
    await taper('Contrat du Va');
    await marquer();
    for (const touche of [
      'F5',
      'Control+F5',
      'Control+r',
      'Control+Shift+r',
      'F7',
      'Alt+ArrowLeft',
      'Alt+ArrowRight',
    ]) {
      await page.keyboard.press(touche);
    }
    assert.deepEqual(await arretes(), ['f5', 'f5', 'r', 'r', 'f7', 'arrowleft', 'arrowright']);
    await page.keyboard.type('l');
    assert.equal(await intitule().inputValue(), 'Contrat du Val');
    assert.ok(await memePage(), 'la page est la même');
    assert.equal(page.context().pages().length, 1);
    await jusqua('le mot est au dossier', async () => (await auDossier()) === 'Contrat du Val');
  });

  test('Ctrl+P au milieu d’un mot mène à ce qui s’imprime, le mot est au dossier', async () => {
    await taper('Contrat à impri');
    await marquer();
    await page.keyboard.press('Control+p');
    await page.getByRole('heading', { level: 1, name: 'Dossier PDF' }).waitFor();
    assert.deepEqual([await arretes(), await memePage()], [['p'], true]);
    await jusqua('le mot est au dossier', async () => (await auDossier()) === 'Contrat à impri');
  });

  test('Ctrl+F, F3 et Ctrl+G ouvrent la recherche du dossier', async () => {
    await montrer(page, 'contrat');
    for (const touche of ['Control+f', 'F3', 'Control+g']) {
      await page.keyboard.press(touche);
      await page.getByRole('dialog').getByRole('combobox').waitFor();
      await page.keyboard.press('Escape');
      await page.getByRole('dialog').waitFor({ state: 'detached' });
    }
  });

  test('les boutons précédent et suivant d’une souris ne quittent pas la page', async () => {
    await page.evaluate(() => history.pushState(null, '', '#ailleurs'));
    await taper('Contrat en cou');
    await marquer();
    const ici = page.url();
    const cdp = await page.context().newCDPSession(page);
    for (const button of ['back', 'forward']) {
      for (const type of ['mousePressed', 'mouseReleased']) {
        await cdp.send('Input.dispatchMouseEvent', { type, button, x: 600, y: 300, clickCount: 1 });
      }
    }
    assert.deepEqual(await arretes(), [3, 4]);
    await page.keyboard.type('rs');
    assert.deepEqual([page.url(), await memePage()], [ici, true]);
    await jusqua('le mot est au dossier', async () => (await auDossier()).startsWith('Contrat en cou'));
  });

  /** A page of its own, in a session of the browser that stays: closing the first page would end the session with it. */
  async function autrePage() {
    page = await (
      await page
        .context()
        .browser()
        .newContext({ viewport: { width: 1280, height: 800 } })
    ).newPage();
    page.setDefaultTimeout(10000);
    await page.goto(banc.adresse);
  }

  // Each way by which a page goes. The typed word has not been sent: its delay has not passed.
  const DEPARTS = {
    rechargée: () => page.reload(),
    remplacée: () => page.goto('about:blank'),
    fermée: () => page.close({ runBeforeUnload: true }),
    'fermée sans rien demander': () => page.close(),
  };
  for (const [comment, partir] of Object.entries(DEPARTS)) {
    test(`une page ${comment} au milieu d’un mot ne perd rien`, async () => {
      await autrePage();
      await taper(`Contrat d’une page ${comment}`);
      await partir();
      await jusqua('le mot est au dossier', async () => (await auDossier()) === `Contrat d’une page ${comment}`);
    });
  }

  test('une page fermée au milieu d’une cellule, ou d’un nom de l’arbre, garde ce qui y est tapé', async () => {
    await autrePage();
    await montrer(page, 'objectifs');
    const [action] = await banc.table('actions');
    await page.locator(`[data-cle="actions/${action.id}"]`).click();
    await page.keyboard.press('F2');
    await page.locator(`[data-cle="actions/${action.id}"] input`).fill('Action renom');
    await page.reload();
    await jusqua(
      'le nom est au dossier',
      async () => (await banc.table('actions')).find((a) => a.id === action.id).intitule === 'Action renom',
    );
    await montrer(page, 'moyens');
    const avant = await banc.table('heures');
    const cellule = page.getByRole('grid').first().locator('td[data-r="0"]').first();
    await cellule.click();
    await page.keyboard.type('4321');
    await page.close({ runBeforeUnload: true });
    await jusqua('le chiffre est au dossier', async () => JSON.stringify(await banc.table('heures')).includes('4321'));
    assert.ok(!JSON.stringify(avant).includes('4321'));
  });

  test('plusieurs saisies et un geste en attente partent ensemble', async () => {
    await montrer(page, 'contrat', 'Articles');
    // The core answers slowly: what follows waits in the page.
    await page.route('**/appel', async (route) => {
      if (route.request().postDataJSON()?.commande === 'ligne_creer')
        await new Promise((suite) => setTimeout(suite, 400));
      await route.fallback();
    });
    const nombre = (await banc.table('articles')).length;
    await page.getByRole('button', { name: 'Ajouter un article', exact: true }).click();
    await page.getByRole('tab', { name: 'Identité' }).click();
    await intitule().fill('Pendant l’ajout');
    await page.goto('about:blank');
    await jusqua('la saisie est au dossier', async () => (await auDossier()) === 'Pendant l’ajout');
    assert.ok((await banc.table('articles')).length >= nombre);
  });

  test('une saisie qui ne peut pas être enregistrée retient la page', async () => {
    await montrer(page, 'contrat');
    // Typed: a browser asks only on a page that a person has used.
    await page.locator('#champ-contrat-1-date_debut').click();
    await page.keyboard.type('32/13/2027');
    await page.getByText(/^Non enregistré/).waitFor();
    let question = null;
    page.on('dialog', async (d) => {
      question = d.type();
      await d.dismiss();
    });
    page.reload().catch(() => {});
    await jusqua('le navigateur demande', () => question === 'beforeunload');
    assert.equal(await page.locator('#champ-contrat-1-date_debut').inputValue(), '32/13/2027');
  });
});
