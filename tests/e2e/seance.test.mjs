// A meeting as it is held: played with the keyboard alone on a shared screen, closed, undone; nothing reserved in the page meanwhile.
import assert from 'node:assert/strict';
import { copyFileSync, writeFileSync } from 'node:fs';
import { describe, test } from 'node:test';

import { fautes, montrer, pourChaqueTest } from './banc.mjs';
import { jusqua } from './outils.mjs';

/** Spaces of French text, whichever they are. */
const plat = (texte) => (texte ?? '').replace(/\s+/g, ' ').trim();

/** Words that the service keeps to itself, in the example and in this meeting. */
const RESERVE = /3,48|4 032|3,53|6 552|gardé pour la fin|haute|ne progresse-t-il pas|équilibre|repli/i;

describe('séance', { concurrency: false }, () => {
  let banc, page;
  pourChaqueTest('exemple', (pris) => void ({ banc, page } = pris), {
    env: { CPOM_MAINTENANT: '2026-12-10T14:00:00' },
  });

  const touche = (...touches) =>
    touches.reduce((avant, t) => avant.then(() => page.keyboard.press(t)), Promise.resolve());
  const point = (nom) => page.getByRole('article', { name: nom });
  const notees = async (n) => jusqua(`${n} positions`, async () => (await banc.table('positions')).length === n);
  const cliche = async (nom) => {
    if (!process.env.CPOM_CLICHES) return;
    for (const [largeur, hauteur] of [
      [1024, 768],
      [1280, 800],
      [1920, 1080],
    ]) {
      await page.setViewportSize({ width: largeur, height: hauteur });
      await page.screenshot({
        path: `${process.env.CPOM_CLICHES}/${nom}-${largeur}.png`,
      });
    }
    await page.setViewportSize({ width: 1280, height: 800 });
  };
  /** Types a value, waits for the core to read it, and notes it. */
  async function dire(lettre, valeur) {
    await touche(lettre);
    await page.getByRole('button', { name: 'Noter', exact: true }).waitFor();
    if (valeur !== null) await page.keyboard.insertText(valeur);
    await touche('Enter');
    await page.getByRole('button', { name: 'Noter', exact: true }).waitFor({ state: 'detached' });
  }

  // Once is enough for the gestures; pictures are taken in both themes.
  for (const theme of process.env.CPOM_CLICHES ? ['light', 'dark'] : ['light'])
    test(`se joue au clavier, se clôt, s’annule (${theme})`, async () => {
      await page.emulateMedia({ colorScheme: theme });
      await montrer(page, 'suivi');
      await page.keyboard.press('Control+k');
      await page.keyboard.type('ouvrir une séance');
      await page.getByRole('option', { name: /Ouvrir une séance/ }).waitFor();
      await touche('Enter');
      await page.getByRole('dialog').getByLabel('Lieu').fill('Hôtel du Département');
      await page.getByRole('button', { name: 'Ouvrir la séance' }).click();
      await page.getByRole('heading', { name: /Séance n°.1 du 10.décembre 2026/ }).waitFor();
      await page.getByText('Réserve visible').waitFor();
      await page.getByText('3,48 €').waitFor();
      await cliche(`reserve-${theme}`);

      // A proposal of ours, kept to ourselves; then the screen is shared.
      await touche('n');
      await page.keyboard.insertText('3,53 €');
      await page.getByText(/cette valeur.*6.552/).waitFor();
      await page.getByLabel('En toutes lettres').fill('gardé pour la fin');
      await touche('Enter');
      await notees(1);
      await page.getByText('non dite').waitFor();
      await touche('Control+Shift+P');
      await page.getByText('Écran partagé', { exact: true }).waitFor();
      await point(/DEM-1/).waitFor();
      const montre = async () => plat(await page.evaluate(() => document.documentElement.outerHTML));
      assert.doesNotMatch(await montre(), RESERVE);

      await touche('d');
      await page.keyboard.insertText('3,45 €');
      await page.getByText(/cette valeur.*2.520/).waitFor();
      await cliche(`frappe-${theme}`);
      await touche('Enter');
      await notees(2);
      await page.getByText(/Département.*\+2.520.*en 2027/).waitFor();
      assert.doesNotMatch(await montre(), RESERVE);
      assert.deepEqual(await fautes(page), []);
      await touche('ArrowDown');
      await point(/DEM-2/).waitFor();
      await dire('d', '78,0 %');
      // Points stand by objective.
      await touche('ArrowDown');
      await point(/DEM-4/).waitFor();
      await dire('d', 'd’accord, avant le 31/01/2027');
      await touche('ArrowDown');
      await point(/DEM-3/).waitFor();
      await dire('d', '31/03/2027');
      await notees(5);

      await dire('a', null);
      await touche('ArrowUp');
      await point(/DEM-4/).waitFor();
      await dire('a', null);
      await touche('e');
      await page.keyboard.insertText('31/01/2027');
      await touche('Enter');
      await cliche(`echeance-${theme}`);
      await page.getByText(/Échéance.*31.janvier.2027/).waitFor();
      await touche('ArrowUp');
      await point(/DEM-2/).waitFor();
      await dire('a', '77,5 %');
      await touche('ArrowUp');
      await point(/DEM-1/).waitFor();
      await dire('a', '3,50 €');
      await notees(9);
      await page.getByText(/4 accords.*\+5.040.*en 2027/).waitFor();
      // A slip of the finger is one step.
      await touche('x');
      await page.getByText(/3 accords/).waitFor();
      await touche('Control+z');
      await page.getByText(/4 accords/).waitFor();
      assert.doesNotMatch(await montre(), RESERVE);
      await cliche(`accords-${theme}`);

      await page.getByRole('button', { name: 'Clore la séance…' }).click();
      const boite = page.getByRole('dialog');
      await boite.getByRole('checkbox', { name: /Écrire .*montant horaire/i }).waitFor();
      assert.doesNotMatch(await montre(), RESERVE);
      await cliche(`cloture-${theme}`);
      assert.deepEqual(await fautes(page), []);
      await boite.getByRole('button', { name: 'Clore la séance' }).click();
      await page.getByText('Séance close.').waitFor();
      await cliche(`close-${theme}`);
      assert.equal((await banc.table('dotations'))[3].montant_horaire, 3.5);
      assert.equal((await banc.table('decisions')).length, 13);
      assert.equal((await banc.table('versions')).length, 5);
      await touche('Control+z');
      await page.getByRole('button', { name: 'Clore la séance…' }).waitFor();
      await jusqua('tout revient', async () => (await banc.table('dotations'))[3].montant_horaire === 3.4);
      assert.equal((await banc.table('versions')).length, 5, 'les versions restent');

      // The page falls: the meeting is resumed where it was.
      await page.reload();
      await page.getByRole('button', { name: 'Reprendre la séance' }).click();
      await page.getByText(/4 accords/).waitFor();
    });

  test('leur réponse se relit : coché, noté par écrit, ni deux fois ni dans le contrat', async () => {
    copyFileSync(new URL('../golden/retours/libreoffice.docx', import.meta.url), banc.dans('reponse.docx'));
    writeFileSync(banc.dans('dialogues.txt'), `${banc.dans('reponse.docx')}\n`.repeat(2));
    const avant = await banc.table('articles');
    const relire = async () => {
      await page.keyboard.press('Control+k');
      await page.keyboard.type('relire leur réponse');
      await page.getByRole('option', { name: /Relire leur réponse/ }).waitFor();
      await touche('Enter');
      await page.getByRole('dialog').getByRole('heading', { name: 'Leur réponse' }).waitFor();
    };
    await relire();
    const boite = page.getByRole('dialog');
    await boite.getByRole('checkbox').nth(3).waitFor();
    assert.match(plat(await boite.textContent()), /juillet → .*septembre.*Mme Roche.*12 décembre 2026/);
    assert.deepEqual(await fautes(page), []);
    await cliche('reponse');
    // A place is looked at, and the answer waits.
    await boite.getByRole('button', { name: /Aller à.*Litiges/ }).click();
    await page.getByRole('heading', { level: 1, name: 'Contrat' }).waitFor();
    await page.getByRole('button', { name: 'Revenir à leur réponse' }).click();
    await boite.getByRole('checkbox', { name: /Et le samedi/ }).uncheck();
    await boite.getByRole('button', { name: 'Noter 3 remarques' }).click();
    await page.getByRole('heading', { name: /Séance n°.1/ }).waitFor();
    await page.getByText('par écrit', { exact: false }).first().waitFor();
    await notees(3);
    await page
      .getByText(/Remplacé.*juillet.*septembre/)
      .first()
      .waitFor({ state: 'attached' });
    await cliche('reponse-notee');
    assert.deepEqual(await fautes(page), []);
    assert.deepEqual(await banc.table('articles'), avant, 'rien du contrat ne change');
    await page.getByRole('button', { name: 'Revenir au dossier' }).click();
    await relire();
    await boite.getByText('déjà notée').first().waitFor();
    assert.equal(await boite.getByRole('checkbox').count(), 1);
    await cliche('reponse-relue');
    await touche('Escape');
    await touche('Control+z');
    await jusqua('une seule étape', async () => (await banc.table('positions')).length === 0);
    assert.equal((await banc.table('seances')).length, 0);
  });
});
