// Checks writing: an article with emphasis, lists, tables and variables; templates; branches; fiches; the
// preview.
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';

import { montrer, pourChaqueTest } from './banc.mjs';
import { jusqua } from './outils.mjs';

const { getDocument } = await import(
  createRequire(new URL('../../ui/package.json', import.meta.url)).resolve('pdfjs-dist/legacy/build/pdf.mjs')
);

const POLITIQUE =
  "default-src 'self'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; connect-src 'self'; object-src 'none'; base-uri 'none'; form-action 'none'";

describe('rédaction', { concurrency: false }, () => {
  let banc, page;
  pourChaqueTest('exemple', async (l) => {
    ({ banc, page } = l);
    // Applies the content policy of the window, and a frozen prototype.
    await page.route('**/*', async (route) => {
      if (route.request().resourceType() !== 'document') return route.continue();
      const r = await route.fetch();
      await route.fulfill({ response: r, headers: { ...r.headers(), 'content-security-policy': POLITIQUE } });
    });
    await page.addInitScript(() => Object.freeze(Object.prototype));
    await page.reload();
  });

  const table = (nom) => banc.table(nom);
  const texte = async (id) => (await table('articles')).find((a) => a.id === id).texte;
  const champ = (id) => page.locator(`#champ-articles-${id}-texte`);

  // Moves with the keyboard: the program types faster than a click sets the caret.
  const auBout = async (lieu) => {
    await lieu.focus();
    await page.keyboard.press('Control+End');
    await page.waitForFunction(() => {
      const s = getSelection();
      const fin = document.createRange();
      fin.selectNodeContents(document.activeElement);
      fin.setStart(s.focusNode, s.focusOffset);
      return s.isCollapsed && fin.toString().trim() === '';
    });
  };

  test('un article s’écrit avec gras, listes et tableau, et s’annule', async () => {
    await montrer(page, 'contrat', 'Articles');
    const avant = await texte(1);
    await auBout(champ(1));
    await page.keyboard.press('Enter');
    await page.keyboard.type('- aide ');
    await page.keyboard.press('Control+b');
    await page.keyboard.type('directe');
    await page.keyboard.press('Control+b');
    await page.keyboard.press('Enter');
    await page.keyboard.type('repas*');
    await page.keyboard.press('Enter');
    await page.keyboard.press('Enter');
    await page.getByRole('button', { name: 'Tableau', exact: true }).click();
    await page.getByRole('menuitem', { name: 'Insérer un tableau' }).click();
    for (const mot of ['Poste', '2025', '2026']) {
      await page.keyboard.type(mot);
      await page.keyboard.press('Tab');
    }
    await page.keyboard.type('Aide | soins');
    await page.keyboard.press('Control+s');
    const attendu = `${avant}\n\n- aide **directe**\n- repas\\*\n\n| Poste | 2025 | 2026 |\n| --- | --- | --- |\n| Aide \\| soins |  |  |\n|  |  |  |`;
    await jusqua('l’article est enregistré', async () => (await texte(1)) === attendu).catch(async () =>
      assert.equal(await texte(1), attendu),
    );
    // Undo inside the field comes before the undo of the dossier.
    await page.locator('#champ-articles-1-titre').click();
    while ((await texte(1)) !== avant) {
      await page.keyboard.press('Control+z');
      await page.waitForTimeout(150);
    }
    await jusqua('l’éditeur suit', async () => !(await champ(1).innerText()).includes('repas'));
  });

  test('une donnée s’insère par quelques lettres et montre sa valeur', async () => {
    await montrer(page, 'contrat', 'Articles');
    await auBout(champ(2));
    await page.keyboard.type(' Durée : {{');
    await page.getByRole('combobox', { name: 'Insérer une donnée' }).fill('duree contrat');
    await page.getByRole('option', { name: /Durée du contrat/ }).waitFor();
    await page.keyboard.press('Enter');
    await page.waitForFunction(() => document.activeElement?.isContentEditable);
    await page.keyboard.type('.');
    const fin = ' Durée : {{contrat.duree}}.';
    await jusqua('la variable est dans le texte', async () => (await texte(2)).endsWith(fin)).catch(async () =>
      assert.equal(await texte(2), fin),
    );
    assert.equal(await champ(2).locator('[data-variable]').last().innerText(), 'cinq ans');
    await banc.appel('ligne_modifier', { table: 'contrat', id: 1, champs: { date_fin: '2027-12-31' } });
    await page.keyboard.press('Control+s');
    await page.reload();
    await montrer(page, 'contrat', 'Articles');
    await jusqua(
      'la valeur suit',
      async () => (await champ(2).locator('[data-variable]').last().innerText()) === 'quatre ans',
    );
  });

  test('un modèle s’enregistre, se compare, se reprend en un pas ; un faux est refusé', async () => {
    const modele = banc.dans('maison.cpom-modele');
    writeFileSync(banc.dans('dialogues.txt'), `${modele}\n${modele}\n${banc.dans('faux.cpom-modele')}\n`);
    writeFileSync(banc.dans('faux.cpom-modele'), '{"format":"autre"}');
    await montrer(page, 'contrat', 'Articles');
    const menu = page.getByRole('button', { name: 'Modèle de contrat', exact: true });
    await menu.click();
    await page.getByRole('menuitem', { name: 'Enregistrer comme modèle…' }).click();
    await jusqua('le modèle est écrit', () => {
      try {
        return JSON.parse(readFileSync(modele, 'utf8')).articles.length > 10;
      } catch {
        return false;
      }
    });
    await banc.appel('ligne_modifier', { table: 'articles', id: 1, champs: { texte: 'Autre chose.' } });
    await banc.appel('ligne_creer', { table: 'articles', valeurs: { titre: 'En trop' } });
    await page.reload();
    await montrer(page, 'contrat', 'Articles');
    const avant = await table('articles');
    await menu.click();
    await page.getByRole('menuitem', { name: 'Reprendre un modèle…' }).click();
    const dialogue = page.getByRole('dialog');
    await dialogue.getByText('Autre chose.').waitFor({ state: 'attached' });
    assert.deepEqual(await table('articles'), avant);
    await dialogue.getByRole('button', { name: 'Reprendre le modèle', exact: true }).click();
    await jusqua('le contrat a les textes du modèle', async () => {
      const lus = await table('articles');
      return lus.length === avant.length - 1 && lus[0].texte !== 'Autre chose.';
    });
    await page.keyboard.press('Control+z');
    await jusqua(
      'une annulation les rend',
      async () => JSON.stringify(await table('articles')) === JSON.stringify(avant),
    );
    await menu.click();
    await page.getByRole('menuitem', { name: 'Reprendre un modèle…' }).click();
    await page.getByText('Le modèle ne peut pas être repris').waitFor();
  });

  test('une fiche change d’objectif par le clavier, le menu et la souris, en un pas', async () => {
    await montrer(page, 'objectifs');
    const avant = await table('actions');
    const ou = async (id) => (await table('actions')).find((a) => a.id === id).objectif_id;
    const noeud = (t, id) => page.locator(`[data-cle="${t}/${id}"]`);
    const [a] = avant;
    const [, autre] = await table('objectifs');
    await noeud('actions', a.id).click();
    await page.keyboard.press('Control+x');
    await noeud('objectifs', autre.id).click();
    await noeud('objectifs', autre.id).focus();
    await page.keyboard.press('Control+v');
    await jusqua('coupée puis collée', async () => (await ou(a.id)) === autre.id);
    await page.keyboard.press('Control+z');
    await jusqua('rendue', async () => (await ou(a.id)) === a.objectif_id);
    await noeud('actions', a.id).dragTo(noeud('objectifs', autre.id));
    await jusqua('glissée', async () => (await ou(a.id)) === autre.id);
    await noeud('actions', a.id).click();
    await page.getByRole('button', { name: 'Plan', exact: true }).click();
    await page.getByRole('menuitem', { name: 'Déplacer ou copier ailleurs…' }).click();
    await page.getByRole('dialog').getByRole('radio', { name: 'Copier' }).check();
    await page.getByLabel('Dans l’objectif').selectOption(String(a.objectif_id));
    await page.getByRole('dialog').getByRole('button', { name: 'Copier' }).click();
    await jusqua('copiée', async () => (await table('actions')).length === avant.length + 1);
    const copie = (await table('actions')).find((x) => !avant.some((y) => y.id === x.id));
    assert.equal(copie.intitule, a.intitule);
    assert.notEqual(copie.code, a.code);
    const etapes = (await table('etapes')).filter((e) => e.action_id === copie.id);
    assert.equal(etapes.length, (await table('etapes')).filter((e) => e.action_id === a.id).length);
  });

  test('une fiche gardée sert à en commencer une autre', async () => {
    await montrer(page, 'objectifs');
    const avant = await table('actions');
    await page.getByRole('button', { name: 'Garder comme fiche type' }).click();
    await page.getByText('Fiche gardée pour d’autres dossiers').waitFor();
    await page.getByRole('button', { name: 'Ajouter', exact: true }).first().click();
    await page.getByRole('menuitem', { name: 'Partir d’une fiche existante…' }).click();
    const dialogue = page.getByRole('dialog');
    await dialogue.getByText('Exemples non officiels').waitFor();
    await dialogue.getByRole('radio').first().check();
    await dialogue.getByRole('button', { name: 'Ajouter la fiche' }).click();
    await jusqua('la fiche est là', async () => (await table('actions')).length === avant.length + 1);
    const fiche = (await table('actions')).find((x) => !avant.some((y) => y.id === x.id));
    assert.equal(fiche.intitule, avant[0].intitule);
    assert.equal(fiche.statut, 'a_lancer');
  });

  test('l’aperçu suit ce que l’on écrit, sur sa page, sans bouger la lecture', async () => {
    await montrer(page, 'contrat', 'Articles');
    await page.keyboard.press('Control+Shift+P');
    const apercu = page.getByRole('complementary', { name: 'Aperçu du PDF' });
    await apercu.locator('canvas').first().waitFor();
    const pied = apercu.locator('.pied');
    const zone = apercu.getByRole('region');
    const pageVue = async () => Number(/page (\d+)/.exec(await zone.getAttribute('aria-label'))?.[1]);
    const reperes = (await banc.appel('apercu', { demande: {} })).reperes;
    const pageDe = (ancre) => reperes.find((r) => r.ancre === ancre).page;
    await champ(12).click();
    await jusqua('la page de l’article', async () => Math.abs((await pageVue()) - pageDe('article-12')) <= 1);
    await pied.getByText('À jour').waitFor();
    const toile = () =>
      zone.evaluate((z) => [...z.querySelectorAll('canvas')].map((c) => c.toDataURL().length).join('/'));
    const [haut, image] = [await zone.evaluate((z) => z.scrollTop), await toile()];
    await page.keyboard.press('Control+End');
    await page.keyboard.type(' Une phrase que l’aperçu montre.');
    await jusqua('la page est redessinée', async () => (await toile()) !== image);
    await pied.getByText('À jour').waitFor();
    assert.ok(Math.abs((await zone.evaluate((z) => z.scrollTop)) - haut) < 2);
    await montrer(page, 'moyens');
    await jusqua('un autre écran, une autre page', async () => Math.abs((await pageVue()) - pageDe('heures')) <= 1);
    // The size of the pages, and the small pages that lead to each.
    const large = async () => (await apercu.locator('.feuille[data-page]').first().boundingBox()).width;
    const ajustee = await large();
    await pied.getByRole('button', { name: 'Agrandir la page' }).click();
    await jusqua('la page est plus grande', async () => (await large()) > ajustee + 1);
    await pied.getByRole('button', { name: 'Largeur' }).click();
    await jusqua('la page tient dans la largeur', async () => Math.abs((await large()) - ajustee) < 2);
    await pied.getByRole('button', { name: 'Petites pages' }).click();
    const petites = apercu.getByRole('navigation', { name: 'Petites pages' });
    await petites.getByRole('button', { name: 'Page 5', exact: true }).click();
    await jusqua('la page choisie', async () => (await pageVue()) === 5);
    await petites.locator('[aria-current] canvas').waitFor();
    await page.keyboard.press('ArrowDown');
    await jusqua('la page suivante, au clavier', async () => (await pageVue()) === 6);
    await pied.getByLabel('Page', { exact: true }).fill('2');
    await page.keyboard.press('Enter');
    await jusqua('la page tapée', async () => (await pageVue()) === 2);
    await pied.getByRole('button', { name: 'Petites pages' }).click();
    await montrer(page, 'pdf');
    await page.locator('canvas').first().waitFor();
  });

  test('l’aperçu d’une version gardée montre le texte d’alors', async () => {
    /** The text drawn on the preview. */
    const lireApercu = async () => {
      const r = await page.waitForResponse(
        (r) => r.url().endsWith('/appel') && r.request().postDataJSON()?.commande === 'apercu',
      );
      const tache = getDocument({
        data: new Uint8Array(Buffer.from((await r.json()).pdf, 'base64')),
        useWasm: false,
        verbosity: 0,
      });
      const pdf = await tache.promise;
      const pages = [];
      for (let n = 1; n <= pdf.numPages; n += 1) {
        pages.push((await (await pdf.getPage(n)).getTextContent()).items.map((i) => i.str).join(' '));
      }
      await tache.destroy();
      return pages.join(' ').replace(/\s+/g, ' ');
    };
    // The same length and shape: only the words distinguish one preview from the other.
    const ecrire = (mot) =>
      banc.appel('ligne_modifier', { table: 'articles', id: 1, champs: { texte: `Texte ${mot} de l’article.` } });
    await ecrire('ancien');
    await banc.appel('version_creer', { nom: 'Projet transmis', date: '2026-12-01' });
    await ecrire('récent');
    await page.reload();
    await montrer(page, 'contrat', 'Articles');
    const apercu = page.getByRole('complementary', { name: 'Aperçu du PDF' });
    const toile = async () => {
      await apercu.locator('.pied').getByText('À jour').waitFor();
      return apercu.locator('canvas').evaluateAll((t) => t.map((c) => c.toDataURL()).join());
    };
    await champ(1).focus();
    const [, duJour] = await Promise.all([page.keyboard.press('Control+Shift+P'), lireApercu()]);
    assert.match(duJour, /Texte récent de l’article/);
    assert.doesNotMatch(duJour, /Texte ancien/);
    await montrer(page, 'versions');
    const [, alors] = await Promise.all([
      page.getByRole('button', { name: 'Voir', exact: true }).first().click(),
      lireApercu(),
    ]);
    assert.match(alors, /Texte ancien de l’article/);
    assert.doesNotMatch(alors, /Texte récent/);
    // The page drawn is that of the version; afterwards it is the present one again.
    await montrer(page, 'contrat', 'Articles');
    await champ(1).focus();
    const deLaVersion = await toile();
    const [, revenu] = await Promise.all([
      page.getByRole('button', { name: 'Revenir à aujourd’hui' }).click(),
      lireApercu(),
    ]);
    assert.match(revenu, /Texte récent de l’article/);
    await jusqua('la page est redessinée', async () => (await toile()) !== deLaVersion);
  });
});
