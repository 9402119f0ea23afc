// Journeys of a manager through the page, in a plain browser over the real core.
import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { describe, test } from 'node:test';

import { ECRANS as NOMS, montrer, pourChaqueTest } from './banc.mjs';
import { jusqua } from './outils.mjs';

const ECRANS = Object.values(NOMS);

describe('parcours', { concurrency: false }, () => {
  let banc, page;
  pourChaqueTest(null, (l) => ({ banc, page } = l));

  const demarrerPar = (nom) => page.getByRole('button', { name: nom }).first().click();
  /** Clicks and waits for the dossier: before that, the core has no dossier to read. */
  const ouvrirPar = async (nom) => {
    await demarrerPar(nom);
    await page.getByRole('heading', { level: 1, name: 'Vue d’ensemble' }).waitFor();
  };
  const aller = (ecran) => page.locator('nav').getByText(ecran, { exact: true }).first().click();
  const champ = (table, id, nom) => page.locator(`#champ-${table}-${id}-${nom}`);
  const appel = (...quoi) => banc.appel(...quoi);
  const table = (nom) => banc.table(nom);
  const enregistre = (quoi, condition) => jusqua(quoi, condition);

  test('chaque écran se dessine, en clair et en sombre, sans une erreur', async () => {
    await ouvrirPar(/Ouvrir l’exemple/);
    for (const theme of ['light', 'dark']) {
      await page.emulateMedia({ colorScheme: theme });
      for (const ecran of ECRANS) {
        await aller(ecran);
        await page.getByRole('heading', { level: 1, name: ecran }).waitFor();
        const deborde = await page.evaluate(
          () => document.documentElement.scrollWidth > document.documentElement.clientWidth,
        );
        assert.equal(deborde, false, `${ecran} déborde de la page`);
      }
    }
  });

  test('un chiffre changé au clavier suit partout, survit au rechargement et s’annule', async () => {
    await ouvrirPar(/Ouvrir l’exemple/);
    await aller('Moyens');
    const grille = page.getByRole('grid').first();
    const cellule = grille.getByText('31 200', { exact: true });
    await cellule.click();
    await page.keyboard.type('31300,5');
    await page.keyboard.press('Enter');
    await enregistre('les heures sont au dossier', async () => (await table('heures'))[0].heures === 31300.5);
    await grille.getByText('55 100,5', { exact: false }).first().waitFor();
    await page.reload();
    await aller('Moyens');
    await page
      .getByRole('grid')
      .first()
      .getByText(/31\s300,5/)
      .first()
      .waitFor();
    await page.keyboard.press('Control+z');
    await enregistre('l’ancienne valeur revient', async () => (await table('heures'))[0].heures === 31200);
  });

  test('un bloc venu d’un tableur se colle en une étape', async () => {
    await ouvrirPar(/Ouvrir l’exemple/);
    await aller('Moyens');
    const grille = page.getByRole('grid').first();
    await grille.getByText('31 200', { exact: true }).click();
    await page.evaluate(() => {
      const donnees = new DataTransfer();
      donnees.setData('text/plain', '1 000,5\t2 000\r\n3 000\t4 000\r\n');
      document.activeElement.dispatchEvent(
        new ClipboardEvent('paste', { clipboardData: donnees, bubbles: true, cancelable: true }),
      );
    });
    await enregistre('les quatre valeurs sont au dossier', async () => {
      const h = await table('heures');
      const lu = (financeur, annee) =>
        h.find((x) => x.financeur_id === financeur && x.annee === annee && x.nature === 'realise').heures;
      return lu(1, 2021) === 1000.5 && lu(1, 2022) === 2000 && lu(2, 2021) === 3000 && lu(2, 2022) === 4000;
    });
    await appel('annuler');
    assert.equal((await table('heures'))[0].heures, 31200);
  });

  test('de rien à un petit dossier et à son PDF', async () => {
    await ouvrirPar(/Nouveau dossier/);
    await aller('Contrat');
    for (const [nom, valeur] of [
      ['intitule', 'CPOM 2027-2029'],
      ['date_debut', '01/01/2027'],
      ['date_fin', '31 décembre 2029'],
    ]) {
      await champ('contrat', 1, nom).fill(valeur);
      await champ('contrat', 1, nom).blur();
    }
    await aller('Parties');
    await champ('gestionnaires', 1, 'raison_sociale').fill('Association du Val');
    await page.keyboard.press('Tab');
    await enregistre('le contrat et le gestionnaire sont au dossier', async () => {
      const [c, g] = [await table('contrat'), await table('gestionnaires')];
      return (
        c.date_debut === '2027-01-01' && c.date_fin === '2029-12-31' && g[0].raison_sociale === 'Association du Val'
      );
    });
    await aller('Objectifs et actions');
    for (const quoi of [/axe/i, /objectif/i, /action/i]) {
      await page
        .getByRole('button', { name: /^Ajouter/ })
        .first()
        .click();
      const entree = page.getByRole('menuitem', { name: quoi }).first();
      if (await entree.isVisible().catch(() => false)) await entree.click();
    }
    await enregistre('l’arbre a un axe, un objectif et une action', async () => {
      const compte = await Promise.all(['axes', 'objectifs', 'actions'].map(async (x) => (await table(x)).length));
      return compte.every((n) => n >= 1);
    });
    await aller('Dossier PDF');
    await page.getByRole('button', { name: 'Exporter le PDF' }).last().click();
    const pdf = await jusqua('le PDF est écrit', async () => {
      return readdirSync(banc.chemin).find((n) => n.endsWith('.pdf'));
    });
    assert.equal(readFileSync(banc.dans(pdf)).subarray(0, 5).toString(), '%PDF-');
  });

  test('un plan part des six objectifs de la loi, au clavier, en un pas', async () => {
    await ouvrirPar(/Nouveau dossier/);
    await montrer(page, 'objectifs');
    const codes = async () => (await table('axes')).map((a) => [a.code, a.objectif_legal, a.libelle.length > 0]);
    const six = [1, 2, 3, 4, 5, 6].map((n) => [`AXE-${n}`, n, true]);
    const noeuds = page.getByRole('treeitem');
    const partir = page.getByRole('button', { name: 'Partir des six objectifs de la loi' });
    await partir.click();
    await noeuds.nth(5).waitFor();
    assert.deepEqual(await codes(), six);
    await page.keyboard.press('Control+z');
    await jusqua('une annulation les ôte tous', async () => (await codes()).length === 0);
    // Then with the keyboard only: the button, the first axis, its name, and the rest.
    await partir.focus();
    await page.keyboard.press('Enter');
    await noeuds.nth(5).waitFor();
    assert.deepEqual(await codes(), six);
    await jusqua('le premier axe a le clavier', () => noeuds.first().evaluate((n) => n === document.activeElement));
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('F2');
    await page.keyboard.type('Publics du canton');
    await page.keyboard.press('Enter');
    await jusqua('le deuxième axe est renommé', async () => (await table('axes'))[1].libelle === 'Publics du canton');
    await page.keyboard.press('Control+z');
    await jusqua('son nom revient seul', async () => (await table('axes'))[1].libelle !== 'Publics du canton');
    assert.deepEqual(await codes(), six);
    await page.keyboard.press('Control+z');
    await jusqua('puis les six s’ôtent', async () => (await codes()).length === 0);
    await page.keyboard.press('Control+Shift+Z');
    await jusqua('et se rétablissent', async () => (await codes()).length === 6);
    // The axis is deleted through its menu; its neighbour takes its place and the focus.
    await noeuds.nth(2).click();
    await page.getByRole('button', { name: 'Plan', exact: true }).click();
    await page.getByRole('menuitem', { name: 'Supprimer l’axe' }).click();
    await jusqua('le troisième est ôté', async () => (await codes()).length === 5 && (await codes())[2][0] === 'AXE-4');
    await jusqua('son voisin a le clavier', () =>
      page.evaluate(() => document.activeElement.matches('[role=treeitem][aria-selected=true]')),
    );
    for (const reste of [4, 3, 2, 1, 0]) {
      await page.keyboard.press('Delete');
      await jusqua(
        `${reste} axes restent`,
        async () => (await codes()).length === reste && (await noeuds.count()) === reste,
      );
      if (reste > 0)
        await jusqua('le voisin a le clavier', () =>
          page.evaluate(() => document.activeElement.matches('[role=treeitem]')),
        );
    }
    await jusqua('on peut recommencer', () => partir.evaluate((b) => b === document.activeElement));
  });

  test('le clavier suit ce que l’on prend, ouvre, quitte et supprime', async () => {
    await ouvrirPar(/Nouveau dossier/);
    const sur = (quoi, selecteur) =>
      jusqua(quoi, () => page.evaluate((s) => document.activeElement.matches(s), selecteur));
    await montrer(page, 'indicateurs');
    await page.getByRole('button', { name: 'Prendre au catalogue…' }).focus();
    await page.keyboard.press('Enter');
    const cases = page.getByRole('dialog').getByRole('checkbox');
    await cases.nth(3).check();
    await cases.nth(5).check();
    await page.getByRole('button', { name: 'Ajouter 2 indicateurs' }).focus();
    await page.keyboard.press('Enter');
    // The button that opened the catalogue disappears with the empty list.
    await sur('le premier indicateur pris a le clavier', '[data-indicateur="1"]');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await sur('la fiche ouverte a le clavier', '.fiche-indicateur h2');
    await page.getByRole('button', { name: 'Tous les indicateurs' }).focus();
    await page.keyboard.press('Enter');
    await sur('la liste le rend à la ligne quittée', '[data-indicateur="2"]');
    await page.getByRole('button', { name: 'Ajouter un indicateur' }).focus();
    await page.keyboard.press('Enter');
    await sur('le nom du nouveau est à écrire', '#champ-indicateurs-3-libelle');

    await montrer(page, 'moyens');
    await page.getByRole('tab', { name: 'Investissements' }).click();
    const ajouter = page.getByRole('button', { name: 'Ajouter un investissement', exact: true });
    for (const n of [1, 2]) {
      await ajouter.focus();
      await page.keyboard.press('Enter');
      await sur(`la ligne ${n} est à remplir`, `#champ-investissements-${n}-annee`);
    }
    const supprimer = page.locator('main .tableau').getByRole('button', { name: /^Supprimer/ });
    await supprimer.last().click();
    await sur('la ligne voisine le prend', '#champ-investissements-1-annee');
    await supprimer.last().click();
    await sur('la dernière partie, on peut en ajouter une', '.tableau > .bouton');

    await page.getByRole('tab', { name: 'Tarifs et plafonds' }).click();
    await page.getByRole('button', { name: 'Remplacer', exact: true }).first().click();
    await sur('la valeur qui remplace est à écrire', '#champ-surcharges-1-valeur');
    assert.doesNotMatch(await page.locator('#champ-surcharges-1-cle').innerText(), /_/, 'son nom, non sa clé');
    await page.keyboard.type('22,50');
    await page.keyboard.press('Enter');
    await page.getByText('remplacée par 22,50 €/h').waitFor();

    await montrer(page, 'versions');
    const garder = page.getByRole('button', { name: 'Garder une version', exact: true });
    await garder.click();
    await page.getByLabel('Nom', { exact: true }).waitFor();
    await page.keyboard.press('Escape');
    await jusqua('Échap rend le clavier au bouton', () => garder.evaluate((b) => b === document.activeElement));
    await page.keyboard.press('Enter');
    await page.getByLabel('Nom', { exact: true }).fill('Projet transmis');
    await page.keyboard.press('Enter');
    await page.getByText('Projet transmis').first().waitFor();
    await jusqua('la version gardée aussi', () => garder.evaluate((b) => b === document.activeElement));
  });

  test('ajouter dans une liste, puis annuler', async () => {
    await ouvrirPar(/Ouvrir l’exemple/);
    const avant = await table('echeances');
    await aller('Suivi');
    await page
      .getByRole('button', { name: /Ajouter une échéance/ })
      .first()
      .click();
    await enregistre('une échéance de plus', async () => (await table('echeances')).length === avant.length + 1);
    await page.keyboard.press('Escape');
    await page.locator('h1').click();
    await page.keyboard.press('Control+z');
    await enregistre('comme avant', async () => (await table('echeances')).length === avant.length);
    assert.deepEqual(await table('echeances'), avant);
  });

  test('les échéances de la loi se proposent d’après le contrat, s’ajoutent en une étape et ne reviennent pas', async () => {
    await ouvrirPar(/Ouvrir l’exemple/);
    await aller('Suivi');
    const avant = (await table('echeances')).length;
    await page.getByRole('button', { name: 'Proposer les échéances' }).click();
    const renouvellement = page.getByRole('checkbox', { name: /Préparation du renouvellement/ });
    assert.ok(await renouvellement.isChecked());
    // With the keyboard only: one proposal is left out, the others are added.
    await renouvellement.focus();
    await page.keyboard.press('Space');
    await page.getByRole('button', { name: /^Ajouter \d+ échéances/ }).press('Enter');
    await enregistre('des échéances s’ajoutent', async () => (await table('echeances')).length > avant);
    await page.getByRole('button', { name: 'Proposer les échéances' }).click();
    await renouvellement.waitFor();
    assert.equal(await page.getByRole('checkbox', { name: /Propositions budgétaires – exercice 2028/ }).count(), 0);
    await page.keyboard.press('Escape');
    await page.keyboard.press('Control+z');
    await enregistre('un seul pas les enlève', async () => (await table('echeances')).length === avant);
  });

  test('renouveler, lire le rapport, arriver au nouveau dossier', async () => {
    await ouvrirPar(/Ouvrir l’exemple/);
    await aller('Vue d’ensemble');
    const ancien = banc.ici((await appel('etat')).ouvert.chemin);
    const octets = readFileSync(ancien);
    await appel('dossier_fermer');
    writeFileSync(banc.dans('dialogues.txt'), `${ancien}\n${banc.dans('r.cpom')}\n`);
    await page.reload();
    await demarrerPar(/Renouveler à partir d’un dossier/);
    await page
      .getByRole('button', { name: /Choisir/ })
      .first()
      .click();
    await page.getByRole('button', { name: /^Renouveler…/ }).click();
    await jusqua('le nouveau dossier existe', () => existsSync(banc.dans('r.cpom')));
    await page
      .getByText(/IND-01 : valeur de référence/)
      .first()
      .waitFor();
    assert.equal((await appel('etat')).ouvert.periode, '2029-2033');
    assert.ok(readFileSync(ancien).equals(octets), 'l’ancien fichier est identique');
    assert.ok(statSync(banc.dans('r.cpom')).size > 100000);
  });

  test('un texte hostile reste du texte', async () => {
    await ouvrirPar(/Ouvrir l’exemple/);
    const pieges = [
      '<img src=x onerror="window.piege=1">',
      '<script>window.piege=1</script>',
      '"><svg onload=window.piege=1>',
      '{{service.nom}}',
      '\u202Eabc',
    ];
    for (const [i, texte] of pieges.entries()) {
      await appel('ligne_modifier', {
        table: 'actions',
        id: i + 1,
        champs: { intitule: texte, constat: texte, pilote: texte },
      });
    }
    await page.reload();
    for (const ecran of ECRANS) {
      await aller(ecran);
      await page.getByRole('heading', { level: 1, name: ecran }).waitFor();
    }
    assert.equal(await page.evaluate(() => window.piege ?? null), null);
  });
});
