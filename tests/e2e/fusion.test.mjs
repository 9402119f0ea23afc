// Two people worked on two copies: what one takes of the other, box by box; a conflict shows both values and the common one; one
// step, undone at once; the other file is only read.
import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import { describe, test } from 'node:test';

import { fautes, montrer, pourChaqueTest } from './banc.mjs';
import { jusqua } from './outils.mjs';

const plat = (texte) => (texte ?? '').replace(/\s+/g, ' ').trim();

describe('réunir deux copies', { concurrency: false }, () => {
  let banc, page;
  pourChaqueTest('exemple', (pris) => {
    ({ banc, page } = pris);
  });
  const modifier = (table, id, champs) => banc.appel('ligne_modifier', { table, id, champs });
  const cliche = async (nom) => {
    if (process.env.CPOM_CLICHES) await page.screenshot({ path: `${process.env.CPOM_CLICHES}/${nom}.png` });
  };

  test('ce que l’autre a seul changé, un conflit, une action ajoutée ; repris d’un pas, annulé d’un pas', async () => {
    const autre = banc.dans('Copie de Marie.cpom');
    await banc.appel('dossier_copier', { chemin: autre });
    await modifier('actions', 1, { pilote: 'Directrice' });
    await banc.appel('dossier_ouvrir', { chemin: autre });
    await modifier('actions', 1, { pilote: 'Adjointe de secteur' });
    await modifier('axes', 1, { libelle: 'Titre changé par Marie' });
    await banc.appel('ligne_creer', { table: 'actions', valeurs: { objectif_id: 1, intitule: 'Action de Marie' } });
    await banc.appel('dossier_ouvrir', { chemin: banc.dans('dossier.cpom') });
    const avant = readFileSync(autre);

    await page.reload();
    writeFileSync(banc.dans('dialogues.txt'), `${autre}\n`);
    await montrer(page, 'versions', 'Comparer');
    const choix = page.getByLabel('De', { exact: true });
    if (await choix.count()) await choix.selectOption({ label: 'Un autre fichier…' });
    else await page.getByRole('button', { name: 'Choisir un fichier…' }).click();
    await page.getByRole('button', { name: 'Reprendre des modifications…' }).click();
    const boite = page.getByRole('dialog');
    await boite.getByText(/peuvent être reprises, dont 1 en conflit/).waitFor();
    await boite.getByText(/viennent du même dossier/).waitFor();
    assert.equal(await boite.getByRole('checkbox', { checked: true }).count(), 0, 'rien n’est coché d’avance');
    const texte = plat(await boite.textContent());
    assert.match(texte, /Changé des deux côtés.*À l’origine.*Ici ?Directrice.*Là-bas ?Adjointe de secteur/);
    await cliche('reprises');
    assert.deepEqual(await fautes(page), []);

    await boite.getByRole('button', { name: 'Cocher ce que l’autre copie a seule changé' }).click();
    await boite.getByRole('button', { name: 'Reprendre 2 modifications' }).waitFor();
    assert.equal(await boite.getByRole('checkbox', { name: /pilote/i }).isChecked(), false, 'un conflit se choisit');
    await boite.getByRole('button', { name: 'Reprendre 2 modifications' }).click();
    await page.getByText(/2 modifications de «.Copie de Marie\.cpom.» sont reprises/).waitFor();
    await page.getByRole('button', { name: 'Aller', exact: true }).waitFor();
    const [axe] = await banc.table('axes');
    assert.equal(axe.libelle, 'Titre changé par Marie');
    const actions = await banc.table('actions');
    assert.ok(actions.some((a) => a.intitule === 'Action de Marie'));
    assert.equal(actions[0].pilote, 'Directrice');
    await page.getByRole('button', { name: 'Annuler', exact: true }).last().click();
    await jusqua(
      'un pas défait tout',
      async () => !(await banc.table('actions')).some((a) => a.intitule === 'Action de Marie'),
    );
    assert.deepEqual(readFileSync(autre), avant, 'l’autre fichier est seulement lu');
  });
});
