// Proofs in the page: a file joined to an expense, verified, found again, handed over. `CPOM_VUES=FOLDER` keeps pictures.
import assert from 'node:assert/strict';
import { existsSync, mkdirSync, renameSync, writeFileSync } from 'node:fs';
import { describe, test } from 'node:test';

import { montrer, pourChaqueTest } from './banc.mjs';
import { jusqua } from './outils.mjs';

describe('pièces', { concurrency: false }, () => {
  let banc, page;
  pourChaqueTest('exemple', (l) => ({ banc, page } = l));

  const vue = async (nom) => process.env.CPOM_VUES && page.screenshot({ path: `${process.env.CPOM_VUES}/${nom}.png` });
  const choisir = (chemin) => writeFileSync(banc.dans('dialogues.txt'), `${chemin}\n`);
  const liens = async () =>
    (await banc.appel('dossier_lire', { tables: ['justificatifs'] })).dossier.justificatifs.length;

  test('une preuve se joint au chiffre qui n’en a pas, se vérifie, se retrouve et s’annule', async () => {
    const facture = banc.dans('preuves/Facture.pdf');
    mkdirSync(banc.dans('preuves'));
    writeFileSync(facture, 'abc');
    await montrer(page, 'suivi', 'Pièces');
    await page.getByText(/^Dépenses des actions.*18 sans pièce sur 18/u).click();
    await vue('sans-piece');
    choisir(facture);
    await page
      .getByRole('button', { name: /^Joindre un fichier qui prouve/u })
      .first()
      .click();
    await page.getByText(/17 sans pièce sur 18/u).waitFor();
    assert.equal(await liens(), 1);
    await page.getByRole('button', { name: 'Vérifier les fichiers' }).click();
    await page.getByText('présent', { exact: true }).waitFor();
    await vue('pieces');
    renameSync(banc.dans('preuves'), banc.dans('archives'));
    await page.getByRole('button', { name: 'Vérifier les fichiers' }).click();
    await page.getByText('introuvable', { exact: true }).waitFor();
    await page.getByRole('button', { name: /Facture/u, expanded: false }).click();
    await vue('piece');
    choisir(banc.dans('archives/Facture.pdf'));
    await page.getByRole('button', { name: 'Dire où est le fichier…' }).click();
    await page.getByText('présent', { exact: true }).waitFor();
    // The figure that is proved has its paperclip, and its proof in words.
    await page
      .getByRole('button', { name: /^ACT-01 .*dépense 2025/u })
      .last()
      .click();
    await page
      .getByRole('gridcell', { name: /Prouvé par/u })
      .first()
      .waitFor();
    await vue('fiche');
    await page.keyboard.press('Control+z');
    await page.keyboard.press('Control+z');
    await jusqua('le lien est annulé', async () => (await liens()) === 0);
  });

  test('le compte d’emploi se montre et se remet avec ses pièces', async () => {
    await montrer(page, 'pdf');
    await page.getByRole('radio', { name: /^Compte d’emploi/u }).check();
    await page.getByRole('combobox', { name: 'Année' }).selectOption('2025');
    await page.locator('canvas').first().waitFor({ timeout: 30000 });
    await vue('emploi');
    choisir(banc.dans('Paquet 2025'));
    await page.getByRole('button', { name: 'Préparer le paquet…' }).click();
    await page.getByText(/^Paquet .*écrit, sans pièce/u).waitFor();
    assert.ok(existsSync(banc.dans('Paquet 2025/SHA256SUMS')));
  });
});
