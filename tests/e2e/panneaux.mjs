// Every panel, menu and dialog of the page, with the way to open it, for the tests that visit them all.
import { copyFileSync, writeFileSync } from 'node:fs';

import { montrer } from './banc.mjs';

const dialogue = (page) => page.getByRole('dialog');
const bouton = (page, nom) => page.getByRole('button', { name: nom, exact: true });
const entree = (page, nom) => page.getByRole('menuitem', { name: nom });

async function parMenu(page, menu, choix) {
  await bouton(page, menu).first().click();
  await entree(page, choix).click();
  await dialogue(page).waitFor();
}

async function importer(page, banc, contenu) {
  writeFileSync(banc.dans('heures.csv'), contenu);
  writeFileSync(banc.dans('dialogues.txt'), `${banc.dans('heures.csv')}\n`);
  await montrer(page, 'moyens');
  await page.getByRole('button', { name: 'Importer un tableau…' }).click();
  await dialogue(page).waitFor();
}

async function garderVersion(page, banc) {
  await banc.appel('version_creer', { nom: 'Projet transmis', date: '2026-12-01' });
  await banc.appel('ligne_modifier', {
    table: 'articles',
    id: 1,
    champs: { texte: 'Le présent contrat fixe les objectifs.' },
  });
  await page.reload();
  await montrer(page, 'versions');
  await page.getByText('Projet transmis', { exact: false }).first().waitFor();
}

/** Opens a meeting of the review of the example, on the whole window. */
async function enSeance(page, banc) {
  await banc.appel('seance_ouvrir', {
    revue: 1,
    date: '2027-01-15',
    lieu: 'Hôtel du Département',
  });
  await page.reload();
  await bouton(page, 'Reprendre la séance').click();
}

/**
 * `modal`: keeps the focus until it is closed. `menu`: floats above the page, from its button. `panneau`:
 * stands beside the work area. `exemple: false`: opened from the home page.
 */
export const PANNEAUX = [
  {
    nom: 'palette',
    sorte: 'modal',
    ouvrir: async (page) => {
      await montrer(page, 'ensemble');
      await page.locator('header .recherche').click();
      await page.getByRole('combobox').fill('dotation');
    },
  },
  {
    nom: 'menu du dossier',
    sorte: 'menu',
    ouvrir: async (page) => {
      await montrer(page, 'ensemble');
      await page.locator('header button[aria-haspopup=menu]').first().click();
      await page.getByRole('menu').waitFor();
    },
  },
  {
    nom: 'mes mots',
    sorte: 'modal',
    ouvrir: async (page, banc) => {
      await banc.appel('orthographe_retenir', { mot: 'Kerlouan' });
      await montrer(page, 'ensemble');
      await page.locator('header button[aria-haspopup=menu]').first().click();
      await entree(page, 'Mes mots…').click();
      await dialogue(page)
        .getByRole('button', { name: /Retirer/ })
        .waitFor();
    },
  },
  {
    nom: 'propositions d’orthographe',
    sorte: 'menu',
    ouvrir: async (page) => {
      await montrer(page, 'diagnostic', 'Diagnostic partagé');
      const champ = page.locator('main textarea').first();
      await champ.fill('Des hheures de nuit ');
      await champ.press('F7');
      await page.getByRole('menuitem', { name: 'heures', exact: true }).waitFor();
    },
  },
  {
    nom: 'menu Exporter',
    sorte: 'menu',
    ouvrir: async (page) => {
      await montrer(page, 'ensemble');
      await bouton(page, 'Exporter').click();
      await page.getByRole('menu').waitFor();
    },
  },
  {
    nom: 'aide',
    sorte: 'panneau',
    ouvrir: async (page) => {
      await montrer(page, 'contrat');
      await page.keyboard.press('F1');
      await page.getByRole('complementary', { name: 'Aide' }).waitFor();
    },
  },
  {
    nom: 'à propos',
    sorte: 'modal',
    ouvrir: async (page) => {
      await montrer(page, 'ensemble');
      await page.locator('header button[aria-haspopup=menu]').first().click();
      await entree(page, 'À propos').click();
      await dialogue(page).getByText('Composants livrés').click();
      await dialogue(page).getByRole('rowheader', { name: 'serde', exact: true }).waitFor();
    },
  },
  {
    nom: 'à propos, sans dossier',
    sorte: 'modal',
    exemple: false,
    ouvrir: async (page) => {
      await bouton(page, 'À propos').click();
      await dialogue(page).getByText('Composants livrés').waitFor();
    },
  },
  {
    nom: 'mot expliqué',
    sorte: 'menu',
    ouvrir: async (page) => {
      await montrer(page, 'moyens');
      await page.locator('main [data-terme]').first().click();
      await page.locator('.bulle-terme').waitFor();
    },
  },
  {
    nom: 'd’où vient un chiffre',
    sorte: 'menu',
    ouvrir: async (page) => {
      await montrer(page, 'moyens');
      await page.locator('main table tbody button').first().or(page.locator('tfoot button').first()).first().click();
      await page.locator('.calcule-bulle').waitFor();
    },
  },
  {
    nom: 'échéances proposées',
    sorte: 'modal',
    ouvrir: async (page) => {
      await montrer(page, 'suivi');
      await bouton(page, 'Proposer les échéances').click();
      await dialogue(page).getByRole('checkbox').first().waitFor();
    },
  },
  {
    nom: 'article en cours d’écriture',
    sorte: 'panneau',
    ouvrir: async (page) => {
      await montrer(page, 'contrat', 'Articles');
      await page.locator('#champ-articles-1-texte').focus();
      await page.getByRole('toolbar').first().waitFor();
    },
  },
  {
    nom: 'données à insérer',
    sorte: 'modal',
    ouvrir: async (page) => {
      await montrer(page, 'contrat', 'Articles');
      await page.locator('#champ-articles-1-texte').focus();
      await page.getByRole('toolbar').first().getByRole('button', { name: 'Donnée' }).click();
      await dialogue(page).getByRole('option').first().waitFor();
    },
  },
  {
    nom: 'menu de tableau',
    sorte: 'menu',
    ouvrir: async (page) => {
      await montrer(page, 'contrat', 'Articles');
      await page.locator('#champ-articles-1-texte').focus();
      await page.getByRole('toolbar').first().getByRole('button', { name: 'Tableau' }).click();
      await page.getByRole('menu').waitFor();
    },
  },
  {
    nom: 'menu du modèle',
    sorte: 'menu',
    ouvrir: async (page) => {
      await montrer(page, 'contrat', 'Articles');
      await bouton(page, 'Modèle de contrat').click();
      await page.getByRole('menu').waitFor();
    },
  },
  {
    nom: 'aperçu du PDF',
    sorte: 'panneau',
    ouvrir: async (page) => {
      await montrer(page, 'contrat');
      await page.keyboard.press('Control+Shift+P');
      await page
        .getByRole('complementary', { name: 'Aperçu du PDF' })
        .locator('canvas')
        .first()
        .waitFor({ timeout: 30000 });
    },
  },
  {
    nom: 'fiches existantes',
    sorte: 'modal',
    ouvrir: async (page) => {
      await montrer(page, 'objectifs');
      await parMenu(page, 'Ajouter', 'Partir d’une fiche existante…');
      await dialogue(page).getByRole('radio').first().check();
    },
  },
  {
    nom: 'déplacer une branche',
    sorte: 'modal',
    ouvrir: async (page) => {
      await montrer(page, 'objectifs');
      await page.locator('[data-cle="actions/1"]').click();
      await parMenu(page, 'Plan', 'Déplacer ou copier ailleurs…');
    },
  },
  {
    nom: 'catalogue des indicateurs',
    sorte: 'modal',
    ouvrir: async (page) => {
      await montrer(page, 'indicateurs');
      await page.getByRole('button', { name: 'Prendre au catalogue…' }).click();
      await dialogue(page).getByRole('checkbox').first().waitFor();
    },
  },
  {
    nom: 'indicateur',
    sorte: 'panneau',
    ouvrir: async (page) => {
      await montrer(page, 'indicateurs');
      await page
        .getByRole('button', { name: /^IND-01/ })
        .or(page.locator('main tbody tr button').first())
        .first()
        .click();
      await page.getByRole('grid').first().waitFor();
    },
  },
  {
    nom: 'import, lecture et changements',
    sorte: 'modal',
    ouvrir: async (page, banc) => {
      await importer(
        page,
        banc,
        'Financeur;2024 réalisé;2025 réalisé\r\nAPA à domicile (Département);33 000,5;34 000\r\nInconnu;1;2\r\nParticuliers sans prise en charge;12;beaucoup\r\n',
      );
      await dialogue(page)
        .getByText(/valeurs? change/)
        .first()
        .waitFor();
    },
  },
  {
    nom: 'import, fichier refusé',
    sorte: 'modal',
    ouvrir: async (page, banc) => {
      await importer(page, banc, Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1]));
      await dialogue(page).getByRole('alert').waitFor();
    },
  },
  {
    nom: 'garder une version',
    sorte: 'panneau',
    ouvrir: async (page) => {
      await montrer(page, 'versions');
      await bouton(page, 'Garder une version').click();
      await page.getByLabel('Nom de la version').or(page.locator('main form input')).first().waitFor();
    },
  },
  {
    nom: 'versions et comparaison',
    sorte: 'panneau',
    ouvrir: async (page, banc) => {
      await garderVersion(page, banc);
      await page.getByRole('button', { name: 'Comparer à aujourd’hui' }).first().click();
      await page.getByRole('tab', { name: 'Comparer', selected: true }).waitFor();
    },
  },
  {
    nom: 'reprendre les modifications d’une autre copie',
    sorte: 'modal',
    ouvrir: async (page, banc) => {
      await banc.appel('dossier_copier', { chemin: banc.dans('autre.cpom') });
      await banc.appel('ligne_modifier', { table: 'actions', id: 1, champs: { pilote: 'Directrice' } });
      await banc.appel('dossier_ouvrir', { chemin: banc.dans('autre.cpom') });
      await banc.appel('ligne_modifier', {
        table: 'actions',
        id: 1,
        champs: { pilote: 'Cadre de secteur', moyens_humains: 'Un ETP' },
      });
      await banc.appel('dossier_ouvrir', { chemin: banc.dans('dossier.cpom') });
      writeFileSync(banc.dans('dialogues.txt'), `${banc.dans('autre.cpom')}\n`);
      await page.reload();
      await montrer(page, 'versions', 'Comparer');
      const choix = page.getByLabel('De', { exact: true });
      if (await choix.count()) await choix.selectOption({ label: 'Un autre fichier…' });
      else await bouton(page, 'Choisir un fichier…').click();
      await bouton(page, 'Reprendre des modifications…').click();
      await dialogue(page).getByRole('checkbox').first().waitFor();
      await dialogue(page).getByRole('checkbox').nth(1).check();
    },
  },
  {
    nom: 'sceller une version',
    sorte: 'modal',
    ouvrir: async (page, banc) => {
      await garderVersion(page, banc);
      await page
        .getByRole('button', { name: /^Sceller/ })
        .first()
        .click();
      await dialogue(page).waitFor();
    },
  },
  {
    nom: 'version relue',
    sorte: 'panneau',
    ouvrir: async (page, banc) => {
      await garderVersion(page, banc);
      await page
        .getByRole('button', { name: /^(Voir|Relire|Consulter)/ })
        .first()
        .click();
      await page.waitForLoadState('networkidle');
      await montrer(page, 'contrat');
    },
  },
  {
    nom: 'alléger l’historique',
    sorte: 'modal',
    ouvrir: async (page) => {
      await montrer(page, 'versions', 'Historique');
      await page.getByRole('button', { name: /Alléger/ }).click();
      await dialogue(page).waitFor();
    },
  },
  {
    nom: 'historique d’un champ',
    sorte: 'panneau',
    ouvrir: async (page, banc) => {
      await banc.appel('ligne_modifier', { table: 'contrat', id: 1, champs: { intitule: 'Autre intitulé' } });
      await page.reload();
      await montrer(page, 'contrat');
      await page.locator('#champ-contrat-1-intitule').focus();
      await page.keyboard.press('Control+Shift+H');
      await page.locator('aside.panneau').waitFor();
    },
  },
  {
    nom: 'ouvrir une séance',
    sorte: 'modal',
    ouvrir: async (page) => {
      await montrer(page, 'suivi', 'Revues');
      const revues = page.getByRole('tabpanel');
      await revues.getByRole('button', { name: /2026\sRevue à mi-parcours/u }).click();
      await bouton(page, 'Ouvrir une séance…').click();
      await dialogue(page).getByLabel('Lieu').waitFor();
    },
  },
  {
    nom: 'clore une séance',
    sorte: 'modal',
    ouvrir: async (page, banc) => {
      await enSeance(page, banc);
      await bouton(page, 'Clore la séance…').click();
      await dialogue(page).getByText('Présents').waitFor();
    },
  },
  {
    nom: 'leur réponse',
    sorte: 'modal',
    ouvrir: async (page, banc) => {
      copyFileSync(new URL('../golden/retours/libreoffice.docx', import.meta.url), banc.dans('reponse.docx'));
      writeFileSync(banc.dans('dialogues.txt'), `${banc.dans('reponse.docx')}\n`);
      await enSeance(page, banc);
      await bouton(page, 'Relire leur réponse…').click();
      await dialogue(page).getByRole('checkbox').first().waitFor();
    },
  },
  {
    nom: 'renouveler',
    sorte: 'modal',
    exemple: false,
    ouvrir: async (page) => {
      await page
        .getByRole('button', { name: /Renouveler/ })
        .first()
        .click();
      await dialogue(page).waitFor();
    },
  },
  {
    nom: 'ouverture refusée',
    sorte: 'panneau',
    exemple: false,
    ouvrir: async (page, banc) => {
      writeFileSync(banc.dans('faux.cpom'), 'ceci n’est pas un dossier');
      writeFileSync(banc.dans('dialogues.txt'), `${banc.dans('faux.cpom')}\n`);
      await page
        .getByRole('button', { name: /^Ouvrir un dossier/ })
        .first()
        .click();
      await page.getByRole('alert').first().waitFor();
    },
  },
];
