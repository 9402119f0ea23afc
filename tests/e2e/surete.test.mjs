// Checks what a manager sees when the file is in trouble: backups, a copy in conflict, a damaged file, a file
// that was moved. `CPOM_VUES=FOLDER` keeps pictures.
import assert from 'node:assert/strict';
import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { describe, test } from 'node:test';

import { montrer, pourChaqueTest } from './banc.mjs';
import { jusqua } from './outils.mjs';

describe('sûreté', { concurrency: false }, () => {
  let banc, page;
  pourChaqueTest('exemple', (l) => ({ banc, page } = l));

  const vue = async (nom) => process.env.CPOM_VUES && page.screenshot({ path: `${process.env.CPOM_VUES}/${nom}.png` });
  const dossier = () => banc.dans('dossier.cpom');
  const ouvert = async () => banc.ici((await banc.appel('etat')).ouvert?.chemin ?? '');
  const titre = async () => (await banc.appel('dossier_lire', { tables: ['dossier'] })).dossier.dossier.titre;
  const renommer = (titre) => banc.appel('ligne_modifier', { table: 'dossier', id: 1, champs: { titre } });
  /** Closes the dossier and opens it again from the page. */
  const rouvrir = async () => {
    await banc.appel('dossier_fermer');
    await page.reload();
    writeFileSync(banc.dans('dialogues.txt'), `${dossier()}\n`);
    await page.getByRole('button', { name: /^Ouvrir un dossier/ }).click();
  };

  test('une sauvegarde se regarde, puis le dossier revient à cet état, et cela s’annule', async () => {
    await renommer('Le bon titre');
    await banc.appel('dossier_fermer');
    await banc.appel('dossier_ouvrir', { chemin: dossier() });
    await renommer('Une erreur');
    await page.reload();
    await montrer(page, 'versions', 'Sauvegardes');
    await page
      .getByRole('button', { name: /^Regarder la sauvegarde du/ })
      .first()
      .click();
    const apercu = page.getByRole('status').filter({ hasText: 'Vous regardez la sauvegarde' });
    await apercu.waitFor();
    assert.equal(await titre(), 'Le bon titre');
    await vue('apercu');
    await montrer(page, 'contrat');
    assert.equal(await page.locator('#champ-contrat-1-intitule').isEditable(), false, 'rien ne s’y modifie');
    await apercu.getByRole('button', { name: 'Revenir à cet état' }).click();
    await jusqua(
      'le dossier est revenu',
      async () => (await ouvert()) === dossier() && (await titre()) === 'Le bon titre',
    );
    await apercu.waitFor({ state: 'detached' });
    await page.keyboard.press('Control+z');
    // The page goes to the place of the undone change first.
    await page.locator('header').getByText('Une erreur').waitFor();
    assert.equal(await titre(), 'Une erreur', 'cela s’annule');
    await montrer(page, 'versions', 'Sauvegardes');
    await page.getByText('Avant une restauration').waitFor();
    await vue('sauvegardes');
  });

  test('une copie en conflit se voit, et se compare', async () => {
    await banc.appel('dossier_copier', { chemin: banc.dans('dossier (copie en conflit de Marie).cpom') });
    await banc.appel('ligne_modifier', { table: 'actions', id: 1, champs: { pilote: 'Cadre de secteur' } });
    await rouvrir();
    const avis = page.getByRole('status').filter({ hasText: 'copie en conflit' });
    await avis.waitFor();
    await vue('conflit');
    await avis.getByRole('button', { name: 'Comparer' }).click();
    await page
      .getByText(/^1 différence entre «\s?dossier \(copie en conflit de Marie\)\.cpom\s?» et le dossier d’aujourd’hui/)
      .waitFor();
    await vue('conflit-compare');
  });

  test('un fichier endommagé n’est jamais remplacé : sa sauvegarde s’ouvre, ses lignes se récupèrent', async () => {
    await renommer('Avant le dommage');
    await banc.appel('dossier_fermer');
    const octets = readFileSync(dossier());
    octets.fill(0xa5, octets.length - 40 * 4096, octets.length - 20 * 4096);
    writeFileSync(dossier(), octets);
    await rouvrir();
    const alerte = page.getByRole('alert');
    await alerte.getByRole('button', { name: /^Regarder la sauvegarde du/ }).waitFor();
    await vue('endommage');
    await alerte.getByRole('button', { name: /^Regarder la sauvegarde du/ }).click();
    await page.getByRole('status').filter({ hasText: 'Vous regardez la sauvegarde' }).waitFor();
    assert.equal(await titre(), 'Avant le dommage');
    assert.equal(
      await page.getByRole('button', { name: 'Revenir à cet état' }).count(),
      0,
      'le fichier endommagé ne se remplace pas',
    );
    writeFileSync(banc.dans('dialogues.txt'), `${banc.dans('restaure.cpom')}\n`);
    await page.getByRole('button', { name: 'L’enregistrer dans un nouveau fichier…' }).click();
    await jusqua('le nouveau fichier est ouvert', async () => (await ouvert()) === banc.dans('restaure.cpom'));
    assert.equal(await titre(), 'Avant le dommage');

    await rouvrir();
    const recuperer = page.getByRole('alert').getByRole('button', { name: 'Récupérer ce qui peut l’être…' });
    // The first dialog was answered: the next answer may be written.
    await recuperer.waitFor();
    writeFileSync(banc.dans('dialogues.txt'), `${banc.dans('recupere.cpom')}\n`);
    await recuperer.click();
    await page.getByText(/lignes récupérées.*Le fichier endommagé n’a pas été modifié/).waitFor();
    await vue('recupere');
    assert.deepEqual(readFileSync(dossier()), octets, 'le fichier endommagé n’a pas changé');
  });

  test('un fichier renommé pendant le travail se dit, et rien ne s’écrit ailleurs', async () => {
    await montrer(page, 'contrat');
    renameSync(dossier(), banc.dans('parti.cpom'));
    await page.locator('#champ-contrat-1-intitule').fill('Tapé après');
    await page.keyboard.press('Tab');
    await page.getByRole('alert').first().waitFor();
    await vue('deplace');
    assert.ok(!existsSync(dossier()), 'rien n’est recréé sous l’ancien nom');
    renameSync(banc.dans('parti.cpom'), dossier());
    await page.keyboard.press('Control+s');
    await jusqua(
      'remis à sa place, tout s’enregistre',
      async () => (await banc.appel('dossier_lire', { tables: ['contrat'] })).dossier.contrat.intitule === 'Tapé après',
    );
  });

  test('un fichier tenu par un autre ordinateur se lit, ou s’ouvre si elle le décide', async () => {
    await banc.appel('dossier_fermer');
    writeFileSync(
      banc.dans('.~lock.dossier.cpom#'),
      JSON.stringify({ qui: 'Marie Dupont', ordinateur: 'PC-BUREAU', depuis: '2027-01-15T08:30:00' }),
    );
    await rouvrir();
    const alerte = page.getByRole('alert');
    await alerte.getByText(/Marie Dupont/).waitFor();
    await vue('tenu');
    await alerte.getByRole('button', { name: 'Ouvrir quand même' }).click();
    await page.getByRole('heading', { level: 1, name: 'Vue d’ensemble' }).waitFor();
    await renommer('Repris');
    assert.equal(await titre(), 'Repris');
  });
});
