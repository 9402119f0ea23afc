// Every gesture by its name: the palette, the menu of the dossier, the tabs, with the keyboard only.
import assert from 'node:assert/strict';
import { existsSync, writeFileSync } from 'node:fs';
import { describe, test } from 'node:test';

import { ECRANS, fautes, montrer, pourChaqueTest } from './banc.mjs';
import { jusqua } from './outils.mjs';

describe('gestes', { concurrency: false }, () => {
  let banc, page;
  pourChaqueTest('exemple', (l) => ({ banc, page } = l), { env: { CPOM_MAINTENANT: '2027-01-15T10:00:00' } });

  const ici = (quoi, selecteur) =>
    jusqua(quoi, () => page.evaluate((s) => document.activeElement.matches(s), selecteur));

  /** Takes the first entry of the palette whose name fits, with the keyboard only. */
  async function parPalette(recherche, nom) {
    await page.keyboard.press('Control+k');
    const champ = page.locator('.liste-cherchable').getByRole('combobox');
    await champ.fill(recherche);
    const entree = page.getByRole('option', { name: nom }).first();
    await entree.waitFor();
    for (let pas = 0; pas < 40 && (await entree.getAttribute('data-highlighted')) === null; pas += 1)
      await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await page.locator('.liste-cherchable').waitFor({ state: 'detached' });
  }

  test('une ligne s’ajoute de n’importe quel écran, et son premier champ a le clavier', async () => {
    await montrer(page, 'parties');
    for (const [recherche, nom, table, selecteur] of [
      ['avenant', 'Ajouter un avenant', 'avenants', '[id^=champ-avenants-]'],
      ['echeance', 'Ajouter une échéance', 'echeances', '[id^=champ-echeances-][id$=-libelle]'],
      ['fiche action', /^Ajouter une action/, 'actions', '[id^=champ-actions-][id$=-intitule]'],
      ['axe', 'Ajouter un axe', 'axes', '[id^=champ-axes-][id$=-libelle]'],
      ['indicateur', 'Ajouter un indicateur', 'indicateurs', '[id^=champ-indicateurs-][id$=-libelle]'],
      ['faiblesse', 'Ajouter une faiblesse', 'constats', '[id^=champ-constats-][id$=-texte]'],
      ['versement', 'Ajouter un versement de dotation', 'versements', '[id^=champ-versements-]'],
      ['publics', 'Ajouter une année de publics prévus', 'publics', '[id^=champ-publics-]'],
    ]) {
      const avant = (await banc.table(table)).length;
      await parPalette(recherche, nom);
      await jusqua(`${table} : une ligne de plus`, async () => (await banc.table(table)).length === avant + 1);
      await ici(`${table} : son champ a le clavier`, selecteur);
    }
    const neuf = (await banc.table('constats')).toSorted((a, b) => a.id - b.id).at(-1);
    assert.equal(neuf.nature, 'faiblesse');
  });

  test('un onglet s’ouvre par son nom, ses flèches suivent, et l’écran le retrouve', async () => {
    await montrer(page, 'ensemble');
    await parPalette('tarif', 'Moyens › Tarifs et plafonds');
    const choisi = page.getByRole('tab', { selected: true });
    await jusqua('l’onglet est montré', async () => (await choisi.textContent()) === 'Tarifs et plafonds');
    await ici('il a le clavier', '[role=tab][aria-selected=true]');
    await page.keyboard.press('ArrowRight');
    await jusqua('le suivant', async () => (await choisi.textContent()) === 'Dotation');
    await page.keyboard.press('End');
    await jusqua('le dernier', async () => (await choisi.textContent()) === 'Investissements');
    await montrer(page, 'suivi');
    await montrer(page, 'moyens');
    assert.equal(await choisi.textContent(), 'Investissements');
    // Every screen in tabs has the same.
    for (const cle of Object.keys(ECRANS)) {
      await montrer(page, cle);
      const onglets = page.getByRole('tab');
      if ((await onglets.count()) === 0) continue;
      const dernier = (await onglets.count()) - 1;
      await choisi.focus();
      await page.keyboard.press('Home');
      await jusqua(`${cle} : Origine`, async () => (await onglets.first().getAttribute('aria-selected')) === 'true');
      await page.keyboard.press('ArrowLeft');
      await jusqua(
        `${cle} : tourne`,
        async () => (await onglets.nth(dernier).getAttribute('aria-selected')) === 'true',
      );
      await ici(`${cle} : le clavier suit`, '[role=tab][aria-selected=true]');
    }
  });

  test('les derniers gestes viennent d’abord, et restent sur l’ordinateur', async () => {
    await montrer(page, 'ensemble');
    await parPalette('prolonger', /^Renouveler ce contrat/);
    await page.getByRole('dialog').waitFor();
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    await page.reload();
    await montrer(page, 'ensemble');
    await page.keyboard.press('Control+k');
    const premiere = page.getByRole('option').first();
    await premiere.waitFor();
    assert.match(await premiere.textContent(), /Renouveler ce contrat/);
  });

  test('le contrat ouvert se renouvelle par le menu, sans le chercher sur le disque', async () => {
    await montrer(page, 'moyens');
    writeFileSync(banc.dans('dialogues.txt'), `${banc.dans('suivant.cpom')}\n`);
    await page.locator('header button[aria-haspopup=menu]').first().click();
    await page.getByRole('menuitem', { name: 'Renouveler ce contrat…' }).click();
    const dialogue = page.getByRole('dialog');
    assert.ok(await dialogue.getByRole('radio').first().isChecked(), 'le dossier ouvert est le point de départ');
    await dialogue.getByRole('button', { name: 'Renouveler…' }).click();
    await page.getByRole('heading', { name: 'Ce qui a été repris' }).waitFor();
    assert.ok(existsSync(banc.dans('suivant.cpom')));
    await page.getByRole('button', { name: 'Ouvrir le nouveau dossier' }).click();
    // The former one is among the recent ones of the menu, and opens.
    await page.locator('header button[aria-haspopup=menu]').first().click();
    await page
      .getByRole('menuitem', { name: /^Ouvrir «/ })
      .first()
      .click();
    await jusqua('l’ancien est ouvert', async () => (await banc.appel('etat')).ouvert.chemin.endsWith('dossier.cpom'));
  });

  test('un geste se dit, sans bouger l’écran ni prendre le clavier, et s’annule de là', async () => {
    await montrer(page, 'objectifs');
    const message = page.getByRole('region', { name: 'Dernier geste' });
    const places = () =>
      page.evaluate(() =>
        ['main', 'footer', 'h1', '[role=tree]', 'header'].map((s) => {
          const { x, y, width, height } = document.querySelector(s).getBoundingClientRect();
          return [s, x, y, width, height];
        }),
      );
    const axes = await banc.table('axes');
    await page.locator(`[data-cle="axes/${axes[0].id}"]`).click();
    const avant = await places();
    await page.locator(`[data-cle="axes/${axes[0].id}"]`).press('Delete');
    await message.getByText(/^L’axe .* est supprimé, avec .*action/).waitFor();
    assert.deepEqual(
      (await places()).filter(([s]) => s !== '[role=tree]'),
      avant.filter(([s]) => s !== '[role=tree]'),
      'rien ne bouge',
    );
    await ici('le voisin a le clavier', '[role=treeitem]');
    for (const theme of ['light', 'dark']) {
      await page.emulateMedia({ colorScheme: theme });
      assert.deepEqual(await fautes(page), [], theme);
    }
    await message.getByRole('button', { name: 'Annuler' }).click();
    await jusqua('l’axe revient', async () => (await banc.table('axes')).length === axes.length);
    await message.getByText(/^Annulé/).waitFor();
    await message.getByRole('button', { name: 'Rétablir' }).click();
    await jusqua('et repart', async () => (await banc.table('axes')).length === axes.length - 1);
    await message.getByText(/^Rétabli/).waitFor();
    // Something else is done: the message no longer undoes.
    await banc.appel('ligne_modifier', { table: 'departement', id: 1, champs: { direction: 'Autre' } });
    await page.keyboard.press('Control+s');
    await message.getByRole('button', { name: 'Annuler' }).waitFor({ state: 'detached' });
  });

  test('après un export, le chemin se copie du message ou de la palette', async () => {
    await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
    await montrer(page, 'ensemble');
    await parPalette('agenda', /^Exporter les échéances/);
    const message = page.getByRole('region', { name: 'Dernier geste' });
    await message.getByText(/^Exporté/).waitFor();
    await message.getByRole('button', { name: 'Copier le chemin' }).click();
    await message.getByText(/^Chemin copié/).waitFor();
    const copie = await page.evaluate(() => navigator.clipboard.readText());
    assert.ok(existsSync(banc.ici(copie)), copie);
    assert.match(copie, /\.ics$/);
    await message.getByRole('button', { name: 'Fermer ce message' }).click();
    await parPalette('chemin', /^Copier le chemin du dernier document/);
    await message.getByText(/^Chemin copié/).waitFor();
  });

  test('garder une version par la palette : le nom est à écrire, puis la version est là', async () => {
    await montrer(page, 'ensemble');
    await parPalette('jalon', /^Garder une version/);
    await ici('le nom a le clavier', 'main form input');
    await page.keyboard.press('Control+a');
    await page.keyboard.type('Avant négociation');
    await page.keyboard.press('Enter');
    await page.getByText('Avant négociation').first().waitFor();
    const { liste } = await banc.appel('versions').then((v) => ({ liste: v }));
    assert.equal(liste[0].nom, 'Avant négociation');
  });
});
