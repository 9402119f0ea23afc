// A dossier begun in five questions, with the keyboard; its findings quiet until reread; the overview at a glance.
import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { mkdirSync } from 'node:fs';
import { after, before, describe, test } from 'node:test';

import { ECRANS, fautes, montrer, surUnBanc } from './banc.mjs';
import { ouvrirNavigateur } from './navigateur.mjs';
import { jusqua } from './outils.mjs';

assert.ok(process.env.CPOM_HOST, 'CPOM_HOST names the loopback server');
const HEURE = { CPOM_MAINTENANT: '2026-11-30T10:00:00' };
/** Clicks and keys that the same dossier took when everything was typed screen by screen. */
const AVANT = { clics: 110, touches: 1000 };
/** Folder where the pages seen are kept, when it is asked for. */
const VUES = process.env.CPOM_VUES;

describe('cinq questions', { concurrency: false }, () => {
  let navigateur;
  before(async () => (navigateur = await ouvrirNavigateur()));
  after(() => navigateur.close());

  const sur = (dossier, options, faire) =>
    surUnBanc(navigateur, dossier, { env: HEURE, options }, ({ page, banc }) => faire(page, banc));
  const voir = async (page, nom) => {
    if (!VUES) return;
    mkdirSync(VUES, { recursive: true });
    await page.screenshot({ path: `${VUES}/${nom}.png` });
  };

  test('de rien au PDF d’un petit dossier, en moitié moins de gestes', () =>
    sur(null, {}, async (page, banc) => {
      const compte = { clics: 0, touches: 0 };
      const cliquer = async (cible) => {
        compte.clics += 1;
        await cible.click();
      };
      const touche = async (nom, fois = 1) => {
        compte.touches += fois;
        for (let i = 0; i < fois; i += 1) await page.keyboard.press(nom);
      };
      const taper = async (texte) => {
        compte.touches += texte.length;
        await page.keyboard.type(texte);
      };
      await cliquer(page.getByRole('button', { name: /Commencer en cinq questions/ }));
      await page.getByRole('heading', { level: 1, name: 'Commencer en cinq questions' }).waitFor();
      // The first answer has the focus; the keyboard alone goes from answer to answer.
      await taper('Association Ma Maison');
      await touche('Tab');
      await taper('Assoc');
      await touche('Tab');
      await taper('732829321');
      await page.getByText('La clé du SIREN est fausse').waitFor();
      // A dossier that cannot be is not made: the focus goes to the answer.
      await touche('Control+Enter');
      await jusqua('le SIREN a le focus', () => page.evaluate(() => document.activeElement?.id === 'cinq-siren'));
      await touche('End');
      await touche('Backspace');
      await taper('0');
      await touche('Tab');
      await taper('Finistère');
      await touche('Tab');
      await taper('SAD Nord');
      await touche('Tab');
      await taper('SAD m');
      await touche('Tab', 3);
      await taper('ARS Bretagne');
      await touche('Tab');
      await taper('7/2027');
      await touche('Tab');
      await taper('6/2030');
      await touche('Tab');
      await taper('15/12/2027');
      for (const rang of [0, 1, 8]) {
        await touche('Tab', rang === 8 ? 7 : 1);
        await touche('Space');
      }
      await touche('Tab', 2);
      await touche('Space');
      await touche('Tab', 4);
      await touche('Space');
      await page
        .getByText(/2027 \(juil\.–déc\.\), 2028, 2029 et 2030 \(janv\.–juin\)/)
        .first()
        .waitFor();
      await page.getByText(/3 signataires/).waitFor();
      await voir(page, 'cinq-remplies');
      await touche('Control+Enter');
      await page.getByRole('heading', { level: 1, name: ECRANS.ensemble }).waitFor();

      const dossier = (await banc.appel('dossier_lire', {})).dossier;
      assert.equal(dossier.dossier.titre, 'CPOM de juillet 2027 à juin 2030 – Association Ma Maison');
      assert.deepEqual([dossier.gestionnaires[0].siren, dossier.departement.nom], ['732829320', 'Finistère']);
      assert.deepEqual(
        dossier.signataires.map((s) => [s.role, s.denomination]),
        [
          ['departement', ''],
          ['gestionnaire', ''],
          ['ars', 'ARS Bretagne'],
        ],
      );
      assert.deepEqual([dossier.contrat.date_debut, dossier.contrat.date_fin], ['2027-07-01', '2030-06-30']);
      assert.deepEqual(
        dossier.financeurs.map((f) => f.code),
        ['APA', 'PCH', 'PARTICULIER'],
      );
      assert.deepEqual(
        dossier.axes.map((a) => a.objectif_legal),
        [1, 5],
      );
      assert.ok(dossier.indicateurs.length >= 6 && dossier.mesures.every((m) => m.cible === null));
      assert.equal(dossier.services[0].categorie, 'sad_mixte');

      // Hours of the year of reference, then the amount per hour of each year.
      const grille = (nom) => page.getByRole('grid', { name: nom, exact: true });
      const cellule = (g, r, c) => g.locator(`[data-r="${r}"][data-c="${c}"]`);
      await touche('Control+5');
      const heures = grille('Heures réalisées');
      await heures.waitFor();
      const titres = (await heures.locator('thead th').allTextContents()).map((x) => x.trim());
      await cliquer(cellule(heures, 0, titres.indexOf('2026') - 1));
      for (const h of ['31200', '9400', '6100']) {
        await taper(h);
        await touche('Enter');
      }
      await cliquer(page.getByRole('tab', { name: 'Dotation', exact: true }));
      const montants = grille('Dotation par année');
      await cliquer(cellule(montants, 0, 1));
      for (const _ of dossier.dotations) {
        await taper('3,4');
        await touche('Enter');
      }
      await jusqua('les chiffres sont au dossier', async () => {
        const [h, m] = [await banc.table('heures'), await banc.table('dotations')];
        return h.length === 3 && m.every((x) => x.montant_horaire === 3.4);
      });
      // The tables of the contract name the months of a year that it cuts.
      await touche('Control+4');
      await page.getByRole('tab', { name: 'Toutes les années', exact: true }).click();
      await page.getByRole('grid').getByText('2027 (juil.–déc.)').first().waitFor();
      await page.getByRole('grid').getByText('2030 (janv.–juin)').first().waitFor();
      await voir(page, 'cinq-indicateurs');
      // Six actions, from the palette, each with its title.
      const ACTIONS = ['Binômes', 'Référents cognitifs', 'Retours d’hôpital', 'Tutorat', 'Temps d’équipe', 'Véhicules'];
      for (const [i, titre] of ACTIONS.entries()) {
        await touche('Control+k');
        await page.getByRole('dialog').getByRole('combobox').waitFor();
        await taper('fiche action');
        await page
          .getByRole('option', { name: /^Ajouter une action/ })
          .first()
          .waitFor();
        await touche('Enter');
        await jusqua('le titre est à écrire', () =>
          page.evaluate(() => /^champ-actions-\d+-intitule$/.test(document.activeElement?.id ?? '')),
        );
        await taper(titre);
        await touche('Tab');
        await jusqua('le titre est au dossier', async () => (await banc.table('actions'))[i]?.intitule === titre);
      }
      await touche('Control+8');
      await page.getByRole('heading', { level: 1, name: ECRANS.pdf }).waitFor();
      const pdf = banc.ici(await banc.appel('choisir_fichier', { usage: 'pdf', nom_propose: dossier.dossier.titre }));
      await cliquer(page.getByRole('button', { name: 'Exporter le PDF' }).last());
      await jusqua('le PDF est écrit', () => existsSync(pdf), 60000);
      console.log(`clics ${compte.clics}, touches ${compte.touches}`);
      assert.ok(compte.clics * 2 <= AVANT.clics && compte.touches * 2 <= AVANT.touches, JSON.stringify(compte));
    }));

  test('les points se taisent jusqu’à Relire ; une étape rend le dossier vide', () =>
    sur(null, {}, async (page, banc) => {
      await page.getByRole('button', { name: /Commencer en cinq questions/ }).click();
      // Nothing answered: the dossier is made all the same.
      await page.getByRole('button', { name: 'Créer le dossier' }).click();
      await page.getByRole('heading', { level: 1, name: ECRANS.ensemble }).waitFor();
      await page.getByText('Fixer le premier et le dernier jour du contrat').waitFor();
      assert.equal(await page.getByRole('contentinfo').getByText('Dossier qui commence').count(), 1);
      assert.equal(await page.getByRole('region', { name: 'À compléter' }).count(), 0);
      await voir(page, 'cinq-vide');
      // The next thing leads to its field; once it is done, the one after is said.
      await page.getByRole('button', { name: 'Y aller' }).click();
      await jusqua('le champ a le focus', () =>
        page.evaluate(() => document.activeElement?.id === 'champ-contrat-1-date_debut'),
      );
      await page.keyboard.type('1/1/2028');
      await page.keyboard.press('Tab');
      await page.keyboard.type('12/2030');
      await page.keyboard.press('Tab');
      await montrer(page, 'ensemble');
      await page.getByText('Nommer le gestionnaire').waitFor();
      // A wrong number is said beside its field, quiet or not.
      await banc.appel('ligne_modifier', { table: 'gestionnaires', id: 1, champs: { siren: '732829321' } });
      await page.reload();
      await montrer(page, 'parties');
      await page
        .getByText(/732829321/)
        .first()
        .waitFor();
      await montrer(page, 'ensemble');
      await page.getByRole('button', { name: 'Relire le dossier' }).click();
      await page.getByRole('region', { name: 'À compléter' }).waitFor();
      await jusqua('le jour est noté', async () => (await banc.table('dossier')).relu_le === '2026-11-30');
      await page.keyboard.press('Control+z');
      await page.getByRole('region', { name: 'À compléter' }).waitFor({ state: 'detached' });
    }));

  test('ce qui fut répondu attend qu’on revienne, et s’annule en une étape', () =>
    sur('vide', {}, async (page, banc) => {
      await page.getByRole('heading', { level: 1, name: ECRANS.ensemble }).waitFor();
      await page.keyboard.press('Control+k');
      await page.getByRole('combobox').fill('cinq questions');
      await page.keyboard.press('Enter');
      await page.getByRole('heading', { level: 1, name: 'Commencer en cinq questions' }).waitFor();
      await page.keyboard.type('Ma Maison');
      await page.locator('#cinq-debut').fill('32/13/2027');
      await page.locator('#cinq-debut').press('Tab');
      await page.keyboard.press('Escape');
      await page.getByRole('heading', { level: 1, name: ECRANS.ensemble }).waitFor();
      await page.keyboard.press('Control+k');
      await page.getByRole('combobox').fill('cinq questions');
      await page.keyboard.press('Enter');
      await jusqua(
        'la réponse est là',
        async () => (await page.locator('#cinq-gestionnaire').inputValue()) === 'Ma Maison',
      );
      assert.equal(await page.locator('#cinq-debut').inputValue(), '32/13/2027');
      // A date that cannot be read holds the creation back.
      await page.getByRole('button', { name: 'Créer le dossier' }).click();
      await jusqua('la date a le focus', () => page.evaluate(() => document.activeElement?.id === 'cinq-debut'));
      await page.locator('#cinq-debut').fill('');
      await page.getByRole('button', { name: 'Créer le dossier' }).click();
      await jusqua('le dossier est fait', async () => (await banc.table('dossier')).titre === 'CPOM – Ma Maison');
      await page.getByRole('heading', { level: 1, name: ECRANS.ensemble }).waitFor();
      await page.keyboard.press('Control+z');
      await jusqua('il est vide', async () => (await banc.table('dossier')).titre === 'Nouveau dossier');
      await page.keyboard.press('Control+y');
      await jusqua('il est refait', async () => (await banc.table('gestionnaires'))[0].raison_sociale === 'Ma Maison');
    }));

  test('la Vue d’ensemble d’un coup d’œil, sur trois dossiers, dans les deux thèmes et deux largeurs', async () => {
    const trouvees = [];
    const regarder = async (page, nom) => {
      for (const [theme, width, height] of [
        ['light', 1280, 800],
        ['dark', 1280, 800],
        ['light', 1920, 1080],
        ['dark', 1920, 1080],
      ]) {
        await page.emulateMedia({ colorScheme: theme });
        await page.setViewportSize({ width, height });
        await page.waitForLoadState('networkidle');
        await voir(page, `${nom}-${theme}-${width}`);
        const deborde = await page.evaluate(
          () => document.documentElement.scrollWidth > document.documentElement.clientWidth,
        );
        if (deborde) trouvees.push(`${nom} ${theme} ${width} déborde`);
        trouvees.push(...(await fautes(page)).map((f) => `${nom} ${theme} ${width} : ${f}`));
      }
    };
    await sur('exemple', {}, async (page) => {
      await montrer(page, 'ensemble');
      const moments = page.getByRole('list', { name: 'Moments du contrat' });
      await moments.waitFor();
      assert.equal(
        await moments
          .locator('[aria-current=step]')
          .innerText()
          .then((x) => x.split('\n')[0]),
        'Suivi',
      );
      const tendances = page.getByRole('list', { name: 'Trois tendances' }).getByRole('listitem');
      assert.equal(await tendances.count(), 3);
      assert.match(await tendances.first().innerText(), /h en 2025, .*% du prévu/u);
      await regarder(page, 'exemple');
      // With the keyboard: from the trends to their table, from a moment to where it is written.
      await tendances.first().getByRole('button').focus();
      await page.keyboard.press('Enter');
      await page.getByRole('heading', { level: 1, name: ECRANS.moyens }).waitFor();
      await montrer(page, 'ensemble');
      await moments.getByRole('button', { name: /^Signature/ }).press('Enter');
      await jusqua('la date de signature a le focus', () =>
        page.evaluate(() => document.activeElement?.id === 'champ-contrat-1-date_signature'),
      );
      // The map: one stop of the keyboard, whose arrows go from the axis to an action; Enter goes to its fiche.
      await montrer(page, 'ensemble', 'La carte');
      const arbre = page.getByRole('tree');
      await arbre.waitFor();
      assert.equal((await arbre.getByRole('treeitem').count()) > 80, true);
      await regarder(page, 'carte');
      await page.setViewportSize({ width: 1280, height: 800 });
      await arbre.focus();
      for (let i = 0; i < 2; i++) await page.keyboard.press('ArrowRight');
      await page.keyboard.press('ArrowDown');
      await page.keyboard.press('ArrowLeft');
      const ici = page.locator('[role=treeitem][aria-selected=true]');
      assert.match(await ici.getAttribute('aria-label'), /^ACT-01 .*, en cours$/u);
      await page.keyboard.press('Enter');
      await page.getByRole('heading', { level: 1, name: ECRANS.objectifs }).waitFor();
      // In a narrow window, the same tree is a list.
      await page.setViewportSize({ width: 640, height: 700 });
      await montrer(page, 'ensemble', 'La carte');
      await page.getByText('ACT-01 Interventions en binôme', { exact: false }).first().waitFor();
      await voir(page, 'carte-etroite');
    });
    await sur('vide', {}, async (page) => {
      await montrer(page, 'ensemble');
      await page.getByText('Aucune date ne dit encore où en est le contrat.').waitFor();
      assert.equal(await page.getByRole('list', { name: 'Trois tendances' }).count(), 0);
      await regarder(page, 'vide');
      await montrer(page, 'ensemble', 'La carte');
      await page.getByText('La carte se dessine avec le plan').waitFor();
      await regarder(page, 'carte-vide');
    });
    await sur(null, {}, async (page, banc) => {
      await page.getByRole('button', { name: /Commencer en cinq questions/ }).click();
      await regarder(page, 'cinq-questions');
      const reponses = {
        gestionnaire: 'Ma Maison',
        departement: 'Finistère',
        services: [{ nom: 'SAD Nord', categorie: 'sad_mixte' }],
        debut: '2027-07-01',
        fin: '2030-06-30',
        signature: '2027-12-15',
        objectifs: [1, 5],
      };
      await banc.appel('dossier_demarrer', { chemin: banc.dans('cinq.cpom'), reponses, ecraser: true });
      await page.reload();
      await montrer(page, 'ensemble');
      await page.getByText('Commencer le diagnostic partagé').first().waitFor();
      assert.ok(
        (await page.getByRole('list', { name: 'Trois tendances' }).innerText()).includes('Aucune heure réalisée'),
      );
      await regarder(page, 'cinq');
      await montrer(page, 'ensemble', 'La carte');
      await page.getByRole('heading', { name: 'Ce qui manque' }).waitFor();
      await regarder(page, 'carte-trouee');
    });
    assert.deepEqual(trouvees, []);
  });
});
