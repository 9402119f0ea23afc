// Drags rows with a real pointer, by mouse and by touch: the tree, the articles, the sections of a document.
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';

import { fautes, montrer, surUnBanc } from './banc.mjs';
import { ouvrirNavigateur } from './navigateur.mjs';
import { jusqua } from './outils.mjs';

assert.ok(process.env.CPOM_HOST, 'CPOM_HOST names the loopback server');

describe('glisser', { concurrency: false }, () => {
  let navigateur;
  before(async () => (navigateur = await ouvrirNavigateur()));
  after(() => navigateur.close());

  const env = { CPOM_MAINTENANT: '2027-01-15T10:00:00' };
  const sur = (options, parcourir) => surUnBanc(navigateur, 'exemple', { env, options }, parcourir);

  const milieu = async (lieu) => {
    const { x, y, width, height } = await lieu.boundingBox();
    return { x: x + width / 2, y: y + height / 2 };
  };
  /** A point of a row: `part` of its height from its top. */
  const point = async (lieu, part) => {
    const { x, y, width, height } = await lieu.boundingBox();
    return { x: x + Math.min(width / 2, 120), y: y + height * part };
  };
  const etapes = (de, vers, n = 8) =>
    Array.from({ length: n }, (_, i) => ({
      x: de.x + ((vers.x - de.x) * (i + 1)) / n,
      y: de.y + ((vers.y - de.y) * (i + 1)) / n,
    }));
  const nom = (page) => page.locator('.glisse-nom');

  /** By mouse: presses, travels, and does `avant` before releasing. */
  async function souris(page, de, vers, avant = async () => {}) {
    await page.mouse.move(de.x, de.y);
    await page.mouse.down();
    for (const p of etapes(de, vers)) await page.mouse.move(p.x, p.y);
    await nom(page).waitFor();
    await avant();
    await page.mouse.up();
    await nom(page).waitFor({ state: 'detached' });
  }

  /** A finger, which the browser may take to scroll: only events it sends by itself are used. */
  async function doigt(page) {
    const cdp = await page.context().newCDPSession(page);
    const envoyer = (type, points) =>
      cdp.send('Input.dispatchTouchEvent', { type, touchPoints: points.map((p) => ({ ...p, id: 1 })) });
    return {
      async glisser(de, vers, tenir) {
        await envoyer('touchStart', [de]);
        if (tenir) await nom(page).waitFor();
        for (const p of etapes(de, vers)) await envoyer('touchMove', [p]);
        await envoyer('touchEnd', []);
        await nom(page).waitFor({ state: 'detached' });
      },
    };
  }

  const ordre = async (banc, table) => (await banc.table(table)).map((l) => l.id);
  const noeud = (page, cle) => page.locator(`[role=treeitem][data-cle="${cle}"]`);
  const tactile = { hasTouch: true };

  test('aucun élément de la page ne se glisse à la manière de HTML', () =>
    sur({}, async ({ page }) => {
      for (const ecran of ['objectifs', 'contrat', 'pdf']) {
        await montrer(page, ecran);
        assert.equal(await page.locator('[draggable=true]').count(), 0, ecran);
      }
    }));

  test('arbre, à la souris : dans une branche, entre deux lignes, en copie, et Échap renonce', () =>
    sur({}, async ({ banc, page }) => {
      await montrer(page, 'objectifs');
      const actions = await banc.table('actions');
      const [une] = actions;
      const ailleurs = actions.find((a) => a.objectif_id !== une.objectif_id);
      const voisins = actions.filter((a) => a.objectif_id === ailleurs.objectif_id);
      const source = noeud(page, `actions/${une.id}`);
      const objectif = noeud(page, `objectifs/${ailleurs.objectif_id}`);
      await source.waitFor();

      // A press that trembles remains a click: the sheet opens and nothing moves.
      const revision = async () => (await banc.appel('etat')).ouvert.revision;
      const avant = await revision();
      const depart = await point(source, 0.5);
      await page.mouse.move(depart.x, depart.y);
      await page.mouse.down();
      await page.mouse.move(depart.x + 2, depart.y + 2);
      await page.mouse.up();
      await page.waitForFunction((id) => document.querySelector(`#champ-actions-${id}-intitule`), une.id);
      assert.equal(await nom(page).count(), 0);

      await souris(page, depart, await point(objectif, 0.5), async () => {
        assert.match(await nom(page).innerText(), /^.*\ndans /s);
        assert.match(await objectif.getAttribute('class'), /survole/);
        await page.keyboard.press('Escape');
        await nom(page).waitFor({ state: 'detached' });
      });
      assert.equal(await revision(), avant, 'Échap renonce');

      await souris(page, await point(source, 0.5), await point(objectif, 0.5));
      await jusqua('elle est dans l’autre objectif', async () => {
        const a = (await banc.table('actions')).find((x) => x.id === une.id);
        return a.objectif_id === ailleurs.objectif_id;
      });
      await jusqua('son nœud a le clavier', () =>
        page.evaluate((cle) => document.activeElement?.dataset.cle === cle, `actions/${une.id}`),
      );
      assert.deepEqual(
        (await banc.table('actions')).filter((a) => a.objectif_id === ailleurs.objectif_id).map((a) => a.id),
        [...voisins.map((a) => a.id), une.id],
      );

      // Before the first of its branch, then one step of undo.
      const premier = noeud(page, `actions/${voisins[0].id}`);
      await premier.scrollIntoViewIfNeeded();
      await souris(page, await point(source, 0.5), await point(premier, 0.2), async () =>
        assert.match(await premier.getAttribute('class'), /avant/),
      );
      const freres = async () =>
        (await banc.table('actions')).filter((a) => a.objectif_id === ailleurs.objectif_id).map((a) => a.id);
      await jusqua('elle est la première', async () => (await freres())[0] === une.id);
      await page.keyboard.press('Control+z');
      await jusqua('un seul pas la remet', async () => (await freres()).at(-1) === une.id);

      // With Ctrl, a copy.
      const nombre = (await banc.table('actions')).length;
      await souris(page, await point(source, 0.5), await point(premier, 0.5), async () => {
        await page.keyboard.down('Control');
        await jusqua('la copie se dit', async () => (await nom(page).innerText()).startsWith('Copier'));
      });
      await page.keyboard.up('Control');
      await jusqua('la copie est faite', async () => (await banc.table('actions')).length === nombre + 1);
    }));

  test('arbre, au doigt : tenir puis glisser déplace, glisser tout de suite défile', () =>
    sur({ ...tactile, viewport: { width: 1280, height: 500 } }, async ({ banc, page }) => {
      await montrer(page, 'objectifs');
      const [une, deux] = await banc.table('actions');
      assert.equal(une.objectif_id, deux.objectif_id);
      const source = noeud(page, `actions/${une.id}`);
      const cible = noeud(page, `actions/${deux.id}`);
      await source.waitFor();
      const main = await doigt(page);
      const avant = await ordre(banc, 'actions');
      const haut = () => source.evaluate((e) => e.getBoundingClientRect().top);
      const place = await haut();
      const de = await point(cible, 0.5);
      await main.glisser(de, { x: de.x, y: de.y - 120 }, false);
      await jusqua('la page a défilé', async () => (await haut()) < place - 40);
      assert.deepEqual(await ordre(banc, 'actions'), avant, 'et rien n’a bougé');

      await source.scrollIntoViewIfNeeded();
      await main.glisser(await point(source, 0.5), await point(cible, 0.8), true);
      await jusqua('elle est passée après', async () => {
        const suite = await ordre(banc, 'actions');
        return suite.indexOf(une.id) === suite.indexOf(deux.id) + 1;
      });
    }));

  for (const parDoigt of [false, true]) {
    test(`articles, ${parDoigt ? 'au doigt' : 'à la souris'} : la poignée déplace, et le numéro suit`, () =>
      sur(parDoigt ? tactile : {}, async ({ banc, page }) => {
        await montrer(page, 'contrat', 'Articles');
        const article = (id) => page.locator(`[data-article="${id}"]`);
        const [premier, deuxieme, troisieme] = await ordre(banc, 'articles');
        const poignee = article(deuxieme).locator('[data-poignee]');
        await poignee.scrollIntoViewIfNeeded();
        // So that both articles are in sight.
        await article(premier).evaluate((e) => e.scrollIntoView({ block: 'start' }));
        await article(deuxieme).hover();
        const vers = await point(article(premier), 0.1);
        if (parDoigt) {
          assert.equal(await poignee.evaluate((e) => getComputedStyle(e).touchAction), 'none');
          await (await doigt(page)).glisser(await milieu(poignee), vers, false);
        } else {
          await souris(page, await milieu(poignee), vers, async () => {
            assert.match(await article(premier).getAttribute('class'), /avant/);
          });
        }
        await jusqua('il est le premier', async () => (await ordre(banc, 'articles'))[0] === deuxieme);
        assert.deepEqual((await ordre(banc, 'articles')).slice(0, 3), [deuxieme, premier, troisieme]);
        await article(deuxieme).getByRole('heading', { name: 'Article 1', exact: true }).waitFor();
      }));

    test(`sections, ${parDoigt ? 'au doigt' : 'à la souris'} : la ligne va où elle est lâchée, sans cocher`, () =>
      sur(parDoigt ? tactile : {}, async ({ banc, page }) => {
        await montrer(page, 'pdf');
        await page.getByText('Sections et version imprimées', { exact: true }).click();
        const lignes = page.locator('li[data-section]');
        await lignes.nth(3).waitFor();
        // Away from the edges, where the list would scroll under the pointer.
        await lignes.nth(3).evaluate((e) => e.scrollIntoView({ block: 'center' }));
        const codes = () => lignes.evaluateAll((l) => l.map((e) => e.dataset.section));
        const avant = await codes();
        const cochees = () => page.locator('li[data-section] input:checked').count();
        const nombre = await cochees();
        const [de, vers] = [await point(lignes.nth(1), 0.5), await point(lignes.nth(3), 0.8)];
        if (parDoigt) await (await doigt(page)).glisser(de, vers, true);
        else await souris(page, de, vers);
        const attendu = [avant[0], avant[2], avant[3], avant[1], ...avant.slice(4)];
        await jusqua('l’ordre est celui du geste', async () => (await codes()).join() === attendu.join());
        assert.equal(await cochees(), nombre, 'le relâchement n’est pas un clic');
        await jusqua('il est au dossier', async () => {
          const gardees = (await banc.table('sections_imprimees')).filter((l) => l.document === 'complet');
          return gardees.map((l) => l.section).join() === attendu.join();
        });
      }));
  }

  test('actions : glissées ou menées au clavier d’un statut à l’autre, leur fin reportée avec son motif, en une étape', () =>
    sur({ viewport: { width: 1366, height: 900 } }, async ({ banc, page }) => {
      const action = async (id) => (await banc.table('actions')).find((x) => x.id === id);
      await montrer(page, 'objectifs', 'Suivi des actions');
      await page.getByText('Par statut', { exact: true }).click();
      const colonne = (statut) => page.locator(`[data-statut="${statut}"]`);
      const [premiere] = (await banc.table('actions')).filter((x) => x.statut === 'en_cours');
      const carte = page.locator(`[data-carte="${premiere.id}"]`);
      await souris(page, await point(carte, 0.3), await milieu(colonne('reporte').locator('h2')), async () => {
        assert.match(await nom(page).innerText(), /vers «\s?Reportée\s?»/u);
      });
      await jusqua('le statut est au dossier', async () => (await action(premiere.id)).statut === 'reporte');
      await colonne('reporte').locator(`[data-carte="${premiere.id}"]:focus`).waitFor();
      await page.keyboard.press('Alt+ArrowLeft');
      await jusqua('la colonne d’avant', async () => (await action(premiere.id)).statut === 'realise');
      assert.deepEqual(await fautes(page), []);

      await page.getByText('Calendrier', { exact: true }).click();
      const suivie = (await banc.table('actions')).find((x) => x.statut === 'en_cours' && x.date_fin !== null);
      const barre = page.locator(`[data-action="${suivie.id}"]`);
      await barre.scrollIntoViewIfNeeded();
      const { x, y, width, height } = await barre.boundingBox();
      await page.mouse.move(x + width, y + height / 2);
      await page.mouse.down();
      await page.mouse.move(x + width / 2, y + height / 2, { steps: 4 });
      await page.mouse.up();
      const dialogue = page.getByRole('dialog');
      const dite = await dialogue.getByLabel('Nouvelle échéance').inputValue();
      assert.notEqual(dite, '');
      assert.deepEqual(await fautes(page), []);
      // Nothing is written before the reason is given.
      await page.keyboard.press('Escape');
      assert.equal((await action(suivie.id)).date_fin, suivie.date_fin);
      await barre.press('Enter');
      await dialogue.getByLabel('Nouvelle échéance').fill('31/03/2028');
      await dialogue.getByLabel('Motif').fill('Deux départs à remplacer.');
      await dialogue.getByRole('button', { name: 'Reporter' }).click();
      await jusqua('l’échéance est au dossier', async () => (await action(suivie.id)).date_fin === '2028-03-31');
      const bilans = async () => (await banc.table('bilans_action')).filter((b) => b.action_id === suivie.id);
      const ecrit = async () => (await bilans()).map((b) => b.analyse_ecart.replace(/\s/gu, ' ')).join();
      assert.match(await ecrit(), /au 31 mars 2028 : Deux départs à remplacer\./u);
      assert.deepEqual(await fautes(page), []);
      await banc.appel('annuler');
      assert.equal((await action(suivie.id)).date_fin, suivie.date_fin, 'one step');
      assert.doesNotMatch(await ecrit(), /Deux départs/u);
    }));

  for (const reducedMotion of ['no-preference', 'reduce']) {
    test(`tenue au bord, la ligne fait défiler la liste (mouvement : ${reducedMotion})`, () =>
      sur({ reducedMotion, viewport: { width: 1280, height: 520 } }, async ({ banc, page }) => {
        await montrer(page, 'contrat', 'Articles');
        const ids = await ordre(banc, 'articles');
        const poignee = page.locator(`[data-article="${ids[0]}"] [data-poignee]`);
        await poignee.scrollIntoViewIfNeeded();
        await page.locator(`[data-article="${ids[0]}"]`).hover({ position: { x: 40, y: 20 } });
        const defile = () => page.locator('main').evaluate((e) => e.scrollTop);
        const depart = await defile();
        const cadre = await page.locator('main').boundingBox();
        const bas = { x: cadre.x + 100, y: cadre.y + cadre.height - 4 };
        await souris(page, await milieu(poignee), bas, async () => {
          await jusqua('la liste défile sous la ligne tenue', async () => (await defile()) > depart + 300);
          assert.match(await nom(page).innerText(), /\n(avant|après) /);
        });
        await jusqua('l’article a changé de place', async () => (await ordre(banc, 'articles'))[0] !== ids[0]);
      }));
  }
});
