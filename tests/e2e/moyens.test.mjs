// Means, one grid at a time, as a manager fills them: figures follow while she types, each says where it comes from,
// rows come and go, blocks are pasted from a spreadsheet, everything is undone.
import assert from 'node:assert/strict';
import { after, afterEach, before, beforeEach, describe, test } from 'node:test';

import { montrer, ouvrirBanc, ouvrirPage } from './banc.mjs';
import { ouvrirNavigateur } from './navigateur.mjs';
import { jusqua } from './outils.mjs';

assert.ok(process.env.CPOM_HOST, 'CPOM_HOST names the loopback server');

/** Spaces of French numbers, whichever they are. */
const plat = (texte) => (texte ?? '').replace(/\s+/g, ' ').trim();

describe('moyens', { concurrency: false }, () => {
  let navigateur, banc, page;

  before(async () => (navigateur = await ouvrirNavigateur()));
  after(() => navigateur.close());
  beforeEach(() => ouvrir('exemple'));
  afterEach(fermer);

  async function ouvrir(dossier) {
    banc = await ouvrirBanc(dossier, { CPOM_MAINTENANT: '2027-01-15T10:00:00' });
    page = await ouvrirPage(navigateur, banc);
    await montrer(page, 'moyens');
  }
  async function fermer() {
    const { plaintes } = page;
    await page.close();
    await banc.fermer();
    assert.deepEqual(plaintes, []);
  }

  const table = (nom) => banc.table(nom);
  const onglet = (nom) => page.getByRole('tab', { name: nom, exact: true }).click();
  const grille = (nom) => page.getByRole('grid', { name: nom, exact: true });
  const cellule = (g, r, c) => g.locator(`[data-r="${r}"][data-c="${c}"]`);
  const colonne = async (g, nom) => {
    const titres = (await g.locator('thead th').allTextContents()).map(plat);
    const entete = (await g.locator('tbody tr').first().locator('th').count()) > 0 ? 1 : 0;
    const rang = titres.findIndex((t) => t === nom || t.replace(/ \S+$/, '') === nom);
    assert.ok(rang >= 0, `pas de colonne ${nom} dans ${titres.join(' | ')}`);
    return rang - entete;
  };
  /** Text of a cell in a read-only table, by the names of its row and column. */
  const lu = async (nom, ligne, col) => {
    const t = page.getByRole('table', { name: nom, exact: true });
    const titres = (await t.locator('thead th').allTextContents()).map(plat);
    const rangee = t
      .locator('tbody tr')
      .filter({ has: page.getByRole('rowheader', { name: ligne, exact: true }) })
      .first();
    return plat(
      await rangee
        .locator('td')
        .nth(titres.indexOf(col) - 1)
        .locator('.chiffres')
        .textContent(),
    );
  };
  const totalDe = async (g, c) => plat(await g.locator('tfoot td').nth(c).locator('.chiffres').textContent());
  const dit = (g) => page.locator('.feuille').filter({ has: g }).locator('.dit');
  const annuler = () => page.keyboard.press('Control+z');
  const coller = (texte) =>
    page.evaluate((t) => {
      const donnees = new DataTransfer();
      donnees.setData('text/plain', t);
      document.activeElement.dispatchEvent(
        new ClipboardEvent('paste', { clipboardData: donnees, bubbles: true, cancelable: true }),
      );
    }, texte);

  test('heures : total, dotation et écart suivent avant la validation, Échap les rend', async () => {
    const avant = await table('heures');
    const g = grille('Heures réalisées');
    const c = await colonne(g, '2025');
    assert.equal(await totalDe(g, c), '59 380');
    await cellule(g, 0, c).click();
    await page.keyboard.type('35210');
    await jusqua('le total suit', async () => (await totalDe(g, c)) === '60 380');
    await jusqua('les heures comptées suivent', async () => {
      const lignes = page.getByRole('table', { name: 'Prévu et réalisé' }).locator('tbody tr');
      return plat(await lignes.nth(3).locator('td').nth(4).locator('.chiffres').textContent()) === '48 190 h';
    });
    assert.deepEqual(await table('heures'), avant, 'rien n’est écrit avant la validation');
    await page.keyboard.press('Escape');
    await jusqua('le total revient', async () => (await totalDe(g, c)) === '59 380');
    await page.keyboard.type('35210');
    await page.keyboard.press('Enter');
    await jusqua('écrit', async () => (await table('heures')).some((h) => h.heures === 35210));
    await onglet('Dotation');
    await jusqua(
      'la dotation suit',
      async () => (await lu('Calcul de la dotation', 'Heures éligibles réalisées', '2025')) === '48 190 h',
    );
    await onglet('Heures');
    await annuler();
    await jusqua('annulé', async () => JSON.stringify(await table('heures')) === JSON.stringify(avant));
  });

  test('vingt chiffres changés au clavier seul, sur deux écrans, s’annulent un à un', async () => {
    const [heures, mesures] = [await table('heures'), await table('mesures')];
    const actif = (selecteur) => page.evaluate((s) => document.activeElement?.closest(s) !== null, selecteur);
    const entrer = async (selecteur) => {
      for (let i = 0; i < 60 && !(await actif(selecteur)); i += 1) await page.keyboard.press('Tab');
      assert.ok(await actif(selecteur), `Tab mène à ${selecteur}`);
    };
    // Hours: five rows of two years, down with Enter, back up with the arrows.
    await page.reload();
    await montrer(page, 'moyens');
    await entrer('[role=grid]');
    await page.keyboard.press('Control+Home');
    for (let c = 0; c < 2; c += 1) {
      for (let r = 0; r < 5; r += 1) {
        await page.keyboard.type(`${7000 + 100 * c + r}`);
        await page.keyboard.press('Enter');
      }
      for (let r = 0; r < 5; r += 1) await page.keyboard.press('ArrowUp');
      await page.keyboard.press('ArrowRight');
    }
    const neufs = (lignes, champ, de, a) => lignes.filter((l) => l[champ] >= de && l[champ] < a).length;
    await jusqua(
      'dix heures',
      async () => neufs(await table('heures'), 'heures', 7000, 7200) === 10 + neufs(heures, 'heures', 7000, 7200),
    );
    // Indicators, all years: the tab by its arrows, then numerator and denominator of five years.
    await montrer(page, 'indicateurs');
    await entrer('[role=tab]');
    await page.keyboard.press('ArrowRight');
    await page.getByRole('grid').waitFor();
    await entrer('[role=grid]');
    await page.keyboard.press('Control+Home');
    await page.keyboard.press('ArrowDown');
    for (let c = 0; c < 5; c += 1) {
      for (let r = 0; r < 2; r += 1) {
        await page.keyboard.type(`${9100 + 2 * c + r}`);
        await page.keyboard.press('Enter');
      }
      for (const touche of ['ArrowUp', 'ArrowUp', 'ArrowRight']) await page.keyboard.press(touche);
    }
    const comptes = async () => {
      const toutes = await table('mesures');
      return neufs(toutes, 'numerateur', 9100, 9110) + neufs(toutes, 'denominateur', 9100, 9110);
    };
    await jusqua('dix mesures', async () => (await comptes()) === 10);
    for (let n = 0; n < 20; n += 1) await banc.appel('annuler');
    assert.deepEqual([await table('heures'), await table('mesures')], [heures, mesures]);
  });

  test('heures : un bloc d’Excel se colle, chaque total dit ce qu’il additionne, au clavier', async () => {
    const avant = await table('heures');
    const g = grille('Heures prévues');
    await cellule(g, 0, 0).click();
    await coller('30 000,5\t31 000\r\n12 000\t12 500\r\n');
    await jusqua('collé', async () => (await table('heures')).some((h) => h.heures === 30000.5));
    await jusqua('le total suit', async () => (await totalDe(g, 0)) === '54 350,5');
    await g.locator('tfoot button').first().focus();
    await page.keyboard.press('Enter');
    const bulle = page.getByRole('dialog', { name: 'D’où vient ce chiffre' });
    assert.match(plat(await bulle.textContent()), /^30 000,5 \+ 12 000 .*= 54 350,5$/);
    await page.keyboard.press('Escape');
    await bulle.waitFor({ state: 'detached' });
    assert.ok(
      await g
        .locator('tfoot button')
        .first()
        .evaluate((b) => b === document.activeElement),
      'le clavier revient au chiffre',
    );
    await annuler();
    await jusqua('une étape', async () => JSON.stringify(await table('heures')) === JSON.stringify(avant));
  });

  test('tarifs : deux tarifs une même année, une ligne insérée, déplacée, enlevée au clavier', async () => {
    await onglet('Tarifs et plafonds');
    const g = grille('Tarifs');
    const avant = await table('tarifs');
    const rang = avant.findIndex((t) => t.annee === 2026);
    await cellule(g, rang, 0).click();
    await page.keyboard.press('Control+Enter');
    await jusqua('une ligne de plus, dessous', async () => (await table('tarifs'))[rang + 1]?.annee === 2026);
    await jusqua('le clavier y est', () => cellule(g, rang + 1, 0).evaluate((td) => td === document.activeElement));
    await page.keyboard.press('Tab');
    await page.keyboard.type('01/07/2026');
    await page.keyboard.press('Tab');
    await page.keyboard.type('25,4');
    await page.keyboard.press('Enter');
    await jusqua('le second tarif est écrit', async () => {
      const neuf = (await table('tarifs'))[rang + 1];
      return neuf.date_debut === '2026-07-01' && neuf.tarif_apa === 25.4;
    });
    assert.equal((await table('tarifs')).filter((t) => t.annee === 2026).length, 2);
    await cellule(g, rang + 1, 0).click();
    await page.keyboard.press('Alt+ArrowUp');
    await jusqua('montée', async () => (await table('tarifs'))[rang].tarif_apa === 25.4);
    await page.keyboard.press('Control+Delete');
    await jusqua('enlevée', async () => (await table('tarifs')).length === avant.length);
    assert.deepEqual(await table('tarifs'), avant);
    await annuler();
    await jusqua('rendue', async () => (await table('tarifs')).length === avant.length + 1);
  });

  test('dotation : le montant horaire tapé change dotation, acompte et total, qui s’expliquent', async () => {
    await onglet('Dotation');
    const g = grille('Dotation par année');
    const c = await colonne(g, 'Montant horaire conventionné');
    const r = (await table('dotations')).findIndex((d) => d.annee === 2028);
    await cellule(g, r, c).click();
    await page.keyboard.type('4');
    await jusqua(
      'la dotation prévue suit',
      async () => (await lu('Calcul de la dotation', 'Dotation prévue', '2028')) === '207 600 €',
    );
    assert.equal(await lu('Calcul de la dotation', 'Acompte attendu', '2028'), '166 080 €');
    assert.equal(await lu('Calcul de la dotation', 'Dotation prévue', 'Sur la durée'), '846 075 €');
    await page.keyboard.press('Enter');
    await jusqua('écrit', async () => (await table('dotations'))[r].montant_horaire === 4);
    const chiffre = page
      .getByRole('table', { name: 'Calcul de la dotation' })
      .getByRole('button', { name: /166 080 €/ });
    await chiffre.focus();
    await page.keyboard.press('Enter');
    assert.equal(plat(await page.getByRole('dialog').textContent()), '80 % × 207 600 € = 166 080 €');
    await page.keyboard.press('Escape');
  });

  test('financement : chaque source a ses totaux, le plan et le coût des axes suivent', async () => {
    await onglet('Financement des actions');
    await page.getByLabel('Source affichée').selectOption('cofinancement');
    const g = page.getByRole('grid').first();
    const avant = await totalDe(g, 0);
    await cellule(g, 0, 0).click();
    await page.keyboard.type('1000');
    await jusqua('le total de l’année suit', async () => (await totalDe(g, 0)) !== avant);
    const plan = await lu('Plan de financement', 'Cofinancement', '2024');
    assert.equal(await totalDe(g, 0), plan.replace(' €', ''));
    await page.keyboard.press('Enter');
    await jusqua('écrit', async () => (await table('budgets_action')).some((b) => b.cofinancement === 1000));
    const parLigne = plat(await g.locator('tbody tr').first().locator('td.total .chiffres').textContent());
    assert.match(parLigne, /^\d/);
    const axe = page.getByRole('table', { name: 'Coût par axe' }).locator('tbody button').first();
    await axe.focus();
    await page.keyboard.press('Enter');
    assert.match(plat(await page.getByRole('dialog').textContent()), /^ACT-01 .*= /);
    await page.keyboard.press('Escape');
    await annuler();
  });

  test('compte de résultat : groupes, résultat et coût horaire suivent ; la ligne sous le tableau explique', async () => {
    await onglet('Compte de résultat');
    const g = grille('Compte de résultat réalisé');
    const c = await colonne(g, '2025');
    const rang = async (nom, n = 0) =>
      Number(
        await g
          .locator('tbody tr')
          .filter({ has: page.getByRole('rowheader', { name: nom, exact: true }) })
          .nth(n)
          .locator('td')
          .first()
          .getAttribute('data-r'),
      );
    const [saisie, groupe, charges, resultat] = [
      await rang('Indemnités kilométriques'),
      await rang('Total groupe I'),
      await rang('Total des charges'),
      await rang('Résultat'),
    ];
    const lire = async (r) => plat(await cellule(g, r, c).locator('.chiffres, .texte').first().textContent());
    assert.equal(await lire(resultat), '22 430,40');
    await cellule(g, saisie, c).click();
    await page.keyboard.type('73700');
    await jusqua('le résultat suit', async () => (await lire(resultat)) === '21 430,40');
    assert.equal(await lire(groupe), '127 200,00');
    assert.equal(await lire(charges), '1 816 000,00');
    await page.keyboard.press('Enter');
    await cellule(g, groupe, c).focus();
    await jusqua('la formule est dite', async () =>
      /73 700 € \+ .* = 127 200 €/.test(plat(await dit(g).textContent())),
    );
    await annuler();
    await jusqua('annulé', async () => (await lire(resultat)) === '22 430,40');
  });

  test('effectifs : total, catégories et encadrement suivent ; un emploi s’ajoute et prend sa place', async () => {
    await onglet('Effectifs');
    const g = grille('ETP constatés');
    const c = await colonne(g, '2025');
    await cellule(g, 0, c).click();
    await page.keyboard.type('13,37');
    await jusqua('le total suit', async () => (await totalDe(g, c)) === '49,26');
    assert.equal(await lu('Totaux', 'Intervenants', '2025'), '43,66');
    assert.equal(await lu('Totaux', 'Encadrement pour 10 intervenants', '2025'), '1,28');
    await page.keyboard.press('Escape');
    const emplois = await table('emplois');
    await page.getByRole('button', { name: 'Ajouter un emploi', exact: true }).click();
    await jusqua('ajouté', async () => (await table('emplois')).length === emplois.length + 1);
    await jusqua('le clavier y est', () =>
      cellule(grille('Emplois'), emplois.length, 0).evaluate((td) => td === document.activeElement),
    );
    await page.keyboard.type('Infirmière coordinatrice');
    await page.keyboard.press('Tab');
    await page.keyboard.type('soignants');
    await page.keyboard.press('Enter');
    await jusqua('nommé', async () => (await table('emplois')).at(-1).libelle === 'Infirmière coordinatrice');
    await jusqua(
      'il a sa ligne',
      async () => (await g.getByRole('rowheader', { name: /Infirmière coordinatrice/ }).count()) === 1,
    );
  });

  test('formation : les heures de la ligne et le plan suivent, un bloc collé ajoute des lignes', async () => {
    await onglet('Formation');
    const g = grille('Formations');
    const [stagiaires, heures] = [await colonne(g, 'Stagiaires'), await colonne(g, 'Heures')];
    const avant = await table('formations');
    await cellule(g, 0, stagiaires).click();
    await page.keyboard.type('21');
    await jusqua('les heures suivent', async () => plat(await cellule(g, 0, heures).textContent()).startsWith('294'));
    assert.equal(await lu('Plan de formation, par année', 'Heures stagiaires, réalisé', '2024'), '844 h');
    await page.keyboard.press('Enter');
    await cellule(g, 0, heures).focus();
    await jusqua(
      'la formule est dite',
      async () => plat(await dit(g).textContent()) === '14 h × 21 stagiaires = 294 h',
    );
    await cellule(g, avant.length - 1, 0).click();
    await page.keyboard.press('ArrowUp');
    const bas = avant.at(-1);
    await page.keyboard.press('Control+End');
    await page.keyboard.press('Home');
    await coller(`${bas.annee}\tPrévisionnel\t${bas.intitule}\r\n2028\tPrévisionnel\tGestes et postures\t7\t12\r\n`);
    await jusqua('une ligne de plus', async () => (await table('formations')).length === avant.length + 1);
    const neuve = (await table('formations')).find((f) => f.intitule === 'Gestes et postures');
    assert.deepEqual([neuve.annee, neuve.nature, neuve.duree_heures, neuve.stagiaires], [2028, 'previsionnel', 7, 12]);
  });

  test('investissements : couvert ou à revoir, par an et par année suivent', async () => {
    await onglet('Investissements');
    const g = grille('Investissements');
    const [montant, parAn] = [await colonne(g, 'Montant'), await colonne(g, 'Par an')];
    await cellule(g, 0, montant).click();
    await page.keyboard.type('12000');
    await jusqua(
      'l’amortissement suit',
      async () => plat(await cellule(g, 0, parAn).locator('.chiffres, .texte').first().textContent()) === '4 000,00',
    );
    assert.equal(await lu('Par année', 'Total', '2024'), '24 400 €');
    await page.keyboard.press('Enter');
    await jusqua('écrit', async () => (await table('investissements'))[0].montant === 12000);
    const couvert = await colonne(g, 'Financement');
    await jusqua(
      'à revoir',
      async () => plat(await cellule(g, 0, couvert).locator('.chiffres, .texte').first().textContent()) === 'à revoir',
    );
    await cellule(g, 0, parAn).focus();
    await jusqua('la formule est dite', async () => plat(await dit(g).textContent()) === '12 000 € ÷ 3 ans = 4 000 €');
    await annuler();
    await jusqua('annulé', async () => (await table('investissements'))[0].montant !== 12000);
  });

  test('indicateur : le taux se lit pendant que l’on tape ses comptes', async () => {
    await montrer(page, 'indicateurs');
    await page.getByRole('table').getByRole('button').or(page.getByRole('row')).first().waitFor();
    const ind = (await table('indicateurs')).find((i) => i.denominateur);
    await page
      .getByRole('button', { name: new RegExp(`^${ind.code}`) })
      .or(page.getByText(ind.libelle, { exact: true }))
      .first()
      .click();
    const g = grille('Année par année');
    await g.waitFor();
    const c = await colonne(g, '2026');
    const lire = async () => plat(await cellule(g, 3, c).textContent());
    await cellule(g, 0, c).click();
    await page.keyboard.type('30');
    await page.keyboard.press('Enter');
    await page.keyboard.type('60');
    const resultat = g.locator('tbody tr.total').first().locator('td').nth(c);
    await jusqua(
      'le taux est là',
      async () => /\d/.test(plat(await resultat.locator('.chiffres').textContent())),
      8000,
    ).catch(async () => assert.fail(`taux : ${plat(await resultat.textContent())} ; ${await lire()}`));
    assert.equal(
      (await table('mesures')).filter((m) => m.indicateur_id === ind.id && m.annee === 2026 && m.denominateur === 60)
        .length,
      0,
      'rien n’est écrit',
    );
    await page.keyboard.press('Enter');
  });

  test('d’un dossier vide : les années utiles sont là, le premier bloc se colle dans un tableau vide', async () => {
    await fermer();
    await ouvrir('vide');
    await page.getByText('Les dates du contrat ne sont pas fixées', { exact: false }).waitFor();
    const g = grille('Heures réalisées');
    for (const annee of ['2024', '2025', '2026']) await colonne(g, annee);
    await cellule(g, 0, await colonne(g, '2024')).click();
    await coller('31 000\t32 000\t33 000\r\n10 000\t10 500\t11 000\r\n');
    await jusqua('le total est là', async () => (await totalDe(g, await colonne(g, '2026'))) === '44 000');
    await onglet('Effectifs');
    const emplois = page.getByRole('group', { name: 'Emplois', exact: true });
    await emplois.focus();
    await coller('Aides à domicile\tIntervenants\r\nResponsable de secteur\tStructure\r\n');
    await jusqua(
      'deux emplois',
      async () => (await table('emplois')).map((e) => e.categorie).join() === 'intervenant,structure',
    );
    await onglet('Tarifs et plafonds');
    await page.getByRole('button', { name: 'Ajouter un tarif', exact: true }).click();
    await jusqua('la première année proposée', async () => (await table('tarifs'))[0]?.annee === 2027);
    await page.getByRole('button', { name: 'Ajouter un tarif', exact: true }).click();
    await jusqua('puis la suivante', async () => (await table('tarifs'))[1]?.annee === 2028);
    await page.getByRole('button', { name: 'Fixer les dates' }).click();
    await page.locator('#champ-contrat-1-date_debut').waitFor();
  });
});
