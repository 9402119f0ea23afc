// Imports figures from a spreadsheet, from the file to the dossier, in a browser over the real core.
import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { describe, test } from 'node:test';

import { pourChaqueTest } from './banc.mjs';
import { jusqua } from './outils.mjs';

describe('importer un tableau', { concurrency: false }, () => {
  let banc, page;
  pourChaqueTest('exemple', (l) => ({ banc, page } = l));

  const appel = (...quoi) => banc.appel(...quoi);
  const table = (nom) => banc.table(nom);
  const aller = (ecran) => page.locator('nav').getByText(ecran, { exact: true }).first().click();
  const choisir = async (nom, texte) => {
    writeFileSync(banc.dans(nom), texte);
    writeFileSync(banc.dans('dialogues.txt'), `${banc.dans(nom)}\n`);
    await page.getByRole('button', { name: 'Importer un tableau…' }).click();
  };

  test('les heures d’un CSV se lisent, se corrigent, s’importent et s’annulent d’un coup', async () => {
    const [a, b] = await table('financeurs');
    const avant = await table('heures');
    await aller('Moyens');
    await choisir(
      'heures.csv',
      `Financeur;2024 réalisé;2025 réalisé\r\n${a.libelle};33 000,5;34 000\r\n${b.libelle};12 000;beaucoup\r\nTotal;45 000,5;34 000\r\n`,
    );
    const dialogue = page.getByRole('dialog');
    await dialogue.getByText('3 valeurs changent', { exact: false }).waitFor();
    await dialogue.getByText('Ce n’est pas un nombre.').waitFor();
    // Leaving out the second year updates the list of changes.
    await dialogue.getByLabel(/^Colonne C, 2025 réalisé.*ce qu’elle contient$/).selectOption('');
    await dialogue.getByText('2 valeurs changent', { exact: false }).waitFor();
    await dialogue.getByRole('button', { name: 'Importer 2 changements' }).click();
    await jusqua('les heures sont au dossier', async () => (await table('heures')).some((h) => h.heures === 33000.5));
    await dialogue.waitFor({ state: 'detached' });
    assert.equal((await appel('etat')).ouvert.annuler, 'importer 2 valeurs de «\u202Fheures.csv\u202F»');
    await page.keyboard.press('Control+z');
    await jusqua('comme avant', async () => JSON.stringify(await table('heures')) === JSON.stringify(avant));
  });

  test('douze colonnes de mois font une année, un nom inconnu se rapproche ou s’ajoute avec sa catégorie', async () => {
    const financeurs = await table('financeurs');
    const retraite = financeurs.find((f) => f.code === 'CAISSES_RETRAITE');
    await aller('Moyens');
    const mois = ['janv.', 'févr.', 'mars', 'avril', 'mai', 'juin', 'juil.', 'août', 'sept.', 'oct.', 'nov.', 'déc.'];
    const ligne = (nom, type, h) =>
      `${nom};${type};${mois.map((_, i) => String(h + i / 4).replace('.', ',')).join(';')};99999\r\n`;
    await choisir(
      'Heures réalisées 2026.csv',
      `Financeur;Type;${mois.join(';')};Total\r\n${ligne('Caisse de retraite', 'caisse de retraite', 100)}${ligne('Plein tarif', 'particulier sans prise en charge', 10)}`,
    );
    const dialogue = page.getByRole('dialog');
    await dialogue.getByText('2 noms que le dossier n’a pas').waitFor();
    assert.equal(await dialogue.getByLabel('Caisse de retraite', { exact: true }).inputValue(), String(retraite.id));
    await dialogue.getByText('1 valeur change', { exact: false }).waitFor();
    await dialogue.getByLabel('Ajouter les lignes que le dossier n’a pas').check();
    await dialogue.getByRole('cell', { name: 'C3 et 11 autres' }).waitFor();
    await dialogue.getByRole('button', { name: /^Importer \d+ changements/ }).click();
    const somme = async () =>
      (await table('heures')).filter((h) => h.annee === 2026 && h.nature === 'realise').map((h) => h.heures);
    await jusqua(
      'la somme de douze mois',
      async () => (await somme()).includes(1216.5) && (await somme()).includes(136.5),
    );
    const ajoute = (await table('financeurs')).find((f) => f.libelle === 'Plein tarif');
    assert.equal(ajoute?.categorie, 'particulier');
  });

  test('une valeur douteuse attend qu’on la prenne, et ne se compte pas avant', async () => {
    const [a, b] = await table('financeurs');
    await aller('Moyens');
    await choisir(
      'heures.csv',
      `Financeur;2024 réalisé;2025 réalisé\r\n${a.libelle};33.000;34 000,5\r\n${b.libelle};12.500;12 600\r\n`,
    );
    const dialogue = page.getByRole('dialog');
    await dialogue.getByText('2 valeurs changent', { exact: false }).waitFor();
    const doutes = dialogue.getByRole('region', { name: /à lire$/ });
    assert.match(await doutes.innerText(), /Cellule B2.*le point peut séparer/s);
    assert.equal(await dialogue.getByRole('cell', { name: 'non prise' }).count(), 2);
    await dialogue.getByRole('button', { name: '2 valeurs attendent une confirmation' }).click();
    await page.keyboard.press('Space');
    await dialogue.getByRole('button', { name: 'Importer 3 changements' }).click();
    await dialogue.waitFor({ state: 'detached' });
    const heures = (await table('heures')).map((h) => h.heures);
    assert.deepEqual(
      [33000, 34000.5, 12600, 12500].map((h) => heures.includes(h)),
      [true, true, true, false],
    );
  });

  test('une année close s’annonce avant d’écrire : importer sans elle, ou la rouvrir', async () => {
    await appel('exercice_clore', { annee: 2025, echeances: [] });
    await page.reload();
    const [a] = await table('financeurs');
    const heures = async (annee) =>
      (await table('heures')).find(
        (h) => h.financeur_id === a.id && h.annee === annee && h.nature === 'realise' && h.service_id === null,
      )?.heures;
    const avant = await heures(2025);
    await aller('Moyens');
    await choisir('heures.csv', `Financeur;2025 réalisé;2026 réalisé\r\n${a.libelle};34 321;35 321\r\n`);
    const dialogue = page.getByRole('dialog');
    const bloc = dialogue.getByRole('region', { name: '2025 est une année close' });
    await bloc.getByText(a.libelle, { exact: false }).waitFor();
    assert.ok(await dialogue.getByRole('button', { name: /^Importer \d/ }).isDisabled());
    await bloc.getByLabel('Importer sans les chiffres de 2025').check();
    await dialogue.getByRole('button', { name: 'Importer le changement' }).click();
    await dialogue.waitFor({ state: 'detached' });
    await jusqua('2026 est pris', async () => (await heures(2026)) === 35321);
    assert.equal(await heures(2025), avant);
    await page.keyboard.press('Control+z');
    await jusqua('défait', async () => (await heures(2026)) !== 35321);
    await choisir('heures.csv', `Financeur;2025 réalisé;2026 réalisé\r\n${a.libelle};34 321;35 321\r\n`);
    await bloc.getByRole('button', { name: 'Rouvrir l’exercice 2025' }).click();
    await dialogue.getByRole('button', { name: 'Importer 2 changements' }).click();
    await dialogue.waitFor({ state: 'detached' });
    await jusqua('2025 est pris', async () => (await heures(2025)) === 34321);
  });

  test('un fichier illisible se dit, sans rien changer', async () => {
    const avant = (await appel('etat')).ouvert.revision;
    await aller('Indicateurs');
    await choisir('vieux.xls', Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1]));
    await page
      .getByRole('alert')
      .getByText(/\.xlsx/)
      .waitFor();
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    assert.equal((await appel('etat')).ouvert.revision, avant);
  });

  test('la feuille de tous les indicateurs se remplit au clavier, colle un bloc et s’annule', async () => {
    await aller('Indicateurs');
    await page.getByRole('tab', { name: 'Toutes les années' }).click();
    const grille = page.getByRole('grid');
    await grille.locator('[data-r="1"][data-c="0"]').click();
    const avant = await table('mesures');
    const lu = async (annee) => (await table('mesures')).find((m) => m.indicateur_id === 1 && m.annee === annee);
    await page.keyboard.type('20 600,5');
    await page.keyboard.press('Tab');
    await page.keyboard.press('F2');
    await page.keyboard.press('Backspace');
    await page.keyboard.press('Escape');
    await jusqua('le numérateur est au dossier', async () => (await lu(2021)).numerateur === 20600.5);
    assert.equal(
      (await lu(2022)).numerateur,
      avant.find((m) => m.indicateur_id === 1 && m.annee === 2022).numerateur,
      'Échap a rendu la valeur',
    );
    await page.evaluate(() => {
      const donnees = new DataTransfer();
      donnees.setData('text/plain', '1 000,5\t2 000\r\n3 000\t4 000\r\n');
      document.activeElement.dispatchEvent(
        new ClipboardEvent('paste', { clipboardData: donnees, bubbles: true, cancelable: true }),
      );
    });
    await jusqua(
      'le bloc est collé',
      async () => (await lu(2022)).numerateur === 1000.5 && (await lu(2023)).denominateur === 4000,
    );
    await page.keyboard.press('Control+z');
    await jusqua(
      'une étape',
      async () =>
        (await lu(2022)).numerateur === avant.find((m) => m.indicateur_id === 1 && m.annee === 2022).numerateur &&
        (await lu(2021)).numerateur === 20600.5,
    );
    // To the last row and back: rows outside the view are created as the keyboard reaches them.
    await grille.locator('[data-r="1"][data-c="0"]').click();
    const rang = () => page.evaluate(() => Number(document.activeElement.dataset.r));
    await page.keyboard.press('Control+End');
    await jusqua('la dernière ligne est atteinte', async () => (await rang()) > 80);
    const dernier = await rang();
    await page.keyboard.press('ArrowUp');
    await jusqua('la ligne au-dessus', async () => (await rang()) === dernier - 1);
    await page.keyboard.press('Control+Home');
    await jusqua('la première ligne', async () => (await rang()) === 0);
  });
});
