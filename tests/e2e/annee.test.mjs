// The yearly routine on one screen, as in January: the figures of a year typed with the keyboard, step by step, the year closed,
// what closing refuses, reopening, and the way back.
import assert from 'node:assert/strict';
import { beforeEach, describe, test } from 'node:test';

import { montrer, pourChaqueTest } from './banc.mjs';
import { jusqua } from './outils.mjs';

/** Spaces of French numbers, whichever they are. */
const plat = (texte) => (texte ?? '').replace(/\s+/g, ' ').trim();

describe('l’année', { concurrency: false }, () => {
  let banc, page;
  pourChaqueTest('exemple', (x) => ({ banc, page } = x), { env: { CPOM_MAINTENANT: '2027-01-15T10:00:00' } });
  beforeEach(() => montrer(page, 'annee'));

  const titre = async () => plat(await page.getByRole('heading', { level: 1 }).textContent());
  const etape = (nom) => page.getByRole('tab', { name: new RegExp(`^${nom}`) });
  const feuille = (debut) => page.locator(`[data-feuille^="${debut}"]`);
  /** The cells of the year to fill in, in the first sheet whose name begins so. */
  const cases = (debut) => feuille(debut).first().locator('tbody td[data-colonne="2026"]');
  const realisees = async () =>
    (await banc.table('heures')).filter((h) => h.annee === 2026 && h.nature === 'realise').map((h) => h.heures);
  const clos = async () => (await banc.table('exercices')).some((e) => e.annee === 2026 && e.clos);
  const message = () => page.getByRole('region', { name: 'Dernier geste' });

  async function frapper(...valeurs) {
    for (const valeur of valeurs) {
      await page.keyboard.type(valeur);
      await page.keyboard.press('Enter');
    }
  }

  test('se saisit au clavier d’une étape à l’autre, se clôt, refuse, se rouvre, s’annule', async () => {
    assert.equal(await titre(), 'L’année 2026');
    const avant = plat(await page.locator('.progression').textContent());

    // From a gap to its cell, then down the column.
    const manque = page.locator('.reste button').first();
    await manque.click();
    await jusqua('la première case', async () =>
      page.evaluate(() => document.activeElement?.matches('td[data-colonne="2026"]')),
    );
    await frapper('34400', '13100,5', '6200', '1800', '2300', '900');
    await jusqua('les heures sont au dossier', async () => (await realisees()).length === 6);
    assert.deepEqual(await realisees(), [34400, 13100.5, 6200, 1800, 2300, 900]);
    await page.getByRole('button', { name: /^Étape suivante/ }).press('Enter');
    await jusqua('l’étape des données', async () => (await etape('Données').getAttribute('aria-selected')) === 'true');
    await jusqua(
      'ce qui manque a baissé',
      async () => plat(await page.locator('.progression').textContent()) !== avant,
    );

    // Closed with its gaps: they are counted, a version is kept, the year is still the one shown.
    await etape('Clore').click();
    await page.getByRole('button', { name: /^Clore l’exercice 2026 avec/ }).press('Enter');
    await jusqua('l’exercice est clos', clos);
    await page.getByText(/^2026 est clos depuis le 15\sjanvier\s2027, avec \d+ manques/).waitFor();
    assert.equal(await titre(), 'L’année 2026');
    assert.ok((await banc.table('versions')).some((v) => /Clôture 2026/.test(v.libelle)));

    // A closed figure is read, here and in the other grids; the core refuses it as well.
    await etape('Heures').click();
    const premiere = cases('heures/').first();
    await premiere.click();
    await page.keyboard.type('1');
    await message().getByText('2026 est clos. Rouvrir l’exercice').waitFor();
    assert.equal(await premiere.getAttribute('aria-readonly'), 'true');
    await montrer(page, 'moyens', 'Heures');
    const ailleurs = feuille('heures/realise').locator('tbody tr').first().locator('td[data-colonne="2026"]');
    assert.equal(await ailleurs.getAttribute('aria-readonly'), 'true');
    const [ligne] = (await banc.table('heures')).filter((h) => h.annee === 2026 && h.nature === 'realise');
    const refus = await banc.appel('ligne_modifier', { table: 'heures', id: ligne.id, champs: { heures: 1 } });
    assert.equal(refus.code, 'exercice_clos');
    assert.deepEqual(await realisees(), [34400, 13100.5, 6200, 1800, 2300, 900]);

    // Reopened from the refusal, typed again; each undo goes one step back, on this screen.
    await montrer(page, 'annee');
    await cases('heures/').first().click();
    await page.keyboard.type('1');
    await message().getByRole('button', { name: 'Rouvrir l’exercice 2026' }).click();
    await jusqua('l’exercice est rouvert', async () => !(await clos()));
    await cases('heures/').first().click();
    await frapper('34500');
    await jusqua('la correction', async () => (await realisees())[0] === 34500);
    await page.locator('main').focus();
    await page.keyboard.press('Control+z');
    await jusqua('la correction est annulée', async () => (await realisees())[0] === 34400);
    assert.equal(await titre(), 'L’année 2026');
    await page.keyboard.press('Control+z');
    await jusqua('de nouveau clos', clos);
    await page.keyboard.press('Control+z');
    await jusqua('la clôture est annulée', async () => !(await clos()));
    assert.deepEqual(await realisees(), [34400, 13100.5, 6200, 1800, 2300, 900]);
  });

  test('toutes les actions en un tableau, leurs mots au bilan de l’année', async () => {
    await etape('Actions').click();
    const rangee = feuille('actions/').locator('tbody tr').first();
    const id = Number(await rangee.getAttribute('data-ligne'));
    await rangee.locator('td[data-colonne="avancement_pct"]').click();
    await frapper('85');
    await jusqua(
      'l’avancement',
      async () => (await banc.table('actions')).find((a) => a.id === id).avancement_pct === 85,
    );
    await rangee.locator('td[data-colonne="texte"]').click();
    await page.keyboard.type('Deux tournées de plus.');
    await page.keyboard.press('Enter');
    await jusqua('le bilan', async () =>
      (await banc.table('bilans_action')).some(
        (b) => b.action_id === id && b.annee === 2026 && b.texte === 'Deux tournées de plus.',
      ),
    );
    assert.equal(plat(await rangee.locator('td[data-colonne="avancement_pct"]').textContent()), '85');
  });

  test('une cible manquée de 2025 a sa cause et sa phrase, à prendre ou à laisser', async () => {
    await page.getByRole('combobox', { name: 'Année' }).selectOption('2025');
    await etape('Indicateurs').click();
    const ecart = page
      .getByRole('listitem')
      .filter({ has: page.getByLabel('Cause de l’écart') })
      .first();
    await ecart.getByLabel('Cause de l’écart').selectOption('recrutement');
    await jusqua('la cause', async () => (await banc.table('mesures')).some((m) => m.cause === 'recrutement'));
    const mesure = (await banc.table('mesures')).find((m) => m.cause === 'recrutement');
    await ecart.getByRole('button', { name: 'Proposer une phrase' }).click();
    await ecart.getByText(/l’écart vient de\s: recrutement/).waitFor();
    await ecart.getByRole('button', { name: 'Laisser', exact: true }).click();
    const relue = async () => (await banc.table('mesures')).find((m) => m.id === mesure.id).commentaire;
    assert.equal(await relue(), mesure.commentaire);
    await ecart.getByRole('button', { name: 'Proposer une phrase' }).click();
    await ecart.getByRole('button', { name: 'Prendre cette phrase' }).click();
    await jusqua('la phrase', async () => /recrutement/.test(await relue()));
    assert.ok((await relue()).startsWith(mesure.commentaire.trim()));
  });

  test('la ligne du temps mène de chaque jour à sa ligne, au clavier', async () => {
    await montrer(page, 'suivi');
    const frise = page.getByRole('toolbar', { name: /^Ligne du temps du contrat/ });
    await frise.waitFor();
    const retards = await frise.getByRole('button', { name: /, en retard$/ }).all();
    assert.ok(retards.length > 0, 'ce qui est en retard se dit en toutes lettres');
    await frise.locator('[data-repere][tabindex="0"]').focus();
    await page.keyboard.press('Home');
    const nom = await page.evaluate(() => document.activeElement.getAttribute('aria-label'));
    await page.keyboard.press('ArrowRight');
    assert.notEqual(await page.evaluate(() => document.activeElement.getAttribute('aria-label')), nom);
    const vise = await page.evaluate(() => document.activeElement.dataset.repere);
    await page.keyboard.press('Enter');
    const [table, id] = vise.split('/');
    await jusqua('le champ de la date', async () =>
      page.evaluate((debut) => document.activeElement?.id.startsWith(debut), `champ-${table}-${id}-`),
    );
  });
});
