// Opens each panel, menu and dialog; checks it with axe in both themes, its keyboard focus, and that every
// control can be reached at 200 %.
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';

import { fautes, ouvrirBanc, ouvrirPage } from './banc.mjs';
import { ouvrirNavigateur } from './navigateur.mjs';
import { jusqua } from './outils.mjs';
import { PANNEAUX } from './panneaux.mjs';

assert.ok(process.env.CPOM_HOST, 'CPOM_HOST names the loopback server');

describe('panneaux', { concurrency: false }, () => {
  let navigateur;
  before(async () => (navigateur = await ouvrirNavigateur()));
  after(() => navigateur.close());

  /** Opens each panel on a new page, and reports all faults together. */
  async function chacun(panneaux, options, regarder) {
    const defauts = [];
    for (const panneau of panneaux) {
      const banc = await ouvrirBanc(panneau.exemple === false ? null : 'exemple', {
        CPOM_MAINTENANT: '2027-01-15T10:00:00',
      });
      const page = await ouvrirPage(navigateur, banc, options);
      const dire = (phrases) => defauts.push(...phrases.map((p) => `${panneau.nom} : ${p}`));
      try {
        await panneau.ouvrir(page, banc);
        dire(await regarder(page, panneau));
        dire(page.plaintes);
      } catch (cause) {
        dire([cause.message]);
      } finally {
        await page.close();
        await banc.fermer();
      }
    }
    assert.deepEqual(defauts, []);
  }

  test('sous axe, dans les deux thèmes ; le clavier y est tenu, Échap le rend', () =>
    chacun(PANNEAUX, {}, async (page, { sorte }) => {
      const defauts = [];
      for (const colorScheme of ['dark', 'light']) {
        await page.emulateMedia({ colorScheme });
        // A floating element belongs to the button that opened it, not to a region of the page.
        const vus = await fautes(page, { region: { enabled: false } });
        defauts.push(...vus.map((f) => `${colorScheme} : ${f}`));
      }
      return sorte === 'panneau' ? defauts : [...defauts, ...(await clavierTenu(page, sorte))];
    }));

  // A window of 1280 × 800 zoomed to 200 % has 640 × 400 CSS pixels.
  test('à 200 %, chaque commande s’atteint', () =>
    chacun(PANNEAUX, { viewport: { width: 640, height: 400 } }, (page, { sorte }) =>
      page.evaluate(horsAtteinte, sorte),
    ));
});

/**
 * A floating element takes the focus, a dialog keeps it, Escape closes it and returns the focus to the button.
 */
async function clavierTenu(page, sorte) {
  const defauts = [];
  const dedans = () => page.evaluate(() => document.activeElement?.closest('[role=dialog], [role=menu]') !== null);
  await jusqua('le clavier y entre', dedans);
  for (let pas = 0; sorte === 'modal' && pas < 25; pas += 1) {
    await page.keyboard.press(pas % 5 === 4 ? 'Shift+Tab' : 'Tab');
    if (!(await dedans())) defauts.push(`le clavier sort au pas ${pas}`);
  }
  await page.keyboard.press('Escape');
  await jusqua('Échap le ferme', () =>
    page.evaluate(() => document.querySelector('[role=dialog], [role=menu]') === null),
  );
  await jusqua('le clavier est rendu', () => page.evaluate(() => document.activeElement !== document.body)).catch(() =>
    defauts.push('le clavier n’est rendu à personne'),
  );
  return defauts;
}

/** Runs in the page. Lists the controls of the open element that no scrolling makes visible. */
function horsAtteinte(sorte) {
  const flottant = '[role=dialog], [role=menu]';
  const racine =
    sorte === 'panneau'
      ? (document.querySelector('aside') ?? document.querySelector('main'))
      : document.querySelector(flottant);
  if (!racine) return ['rien d’ouvert'];
  const defauts = [];
  const cadre = racine.getBoundingClientRect();
  if (
    sorte !== 'panneau' &&
    (cadre.left < 0 || cadre.right > innerWidth || cadre.top < 0 || cadre.bottom > innerHeight)
  ) {
    defauts.push(
      `dépasse de la fenêtre : ${Math.round(cadre.left)}-${Math.round(cadre.right)} × ${Math.round(cadre.top)}-${Math.round(cadre.bottom)}`,
    );
  }
  const nom = (e) => (e.getAttribute('aria-label') || e.textContent || e.id).trim().slice(0, 40);
  for (const e of racine.querySelectorAll('button, input, select, textarea, a[href], [role=menuitem], [role=option]')) {
    if (e.closest('.hors-vue, [aria-hidden=true]') || getComputedStyle(e).visibility === 'hidden') continue;
    e.scrollIntoView({ block: 'center', inline: 'center' });
    const r = e.getBoundingClientRect();
    if (r.width <= 1 || r.height <= 1) continue;
    const dessus = document.elementFromPoint(
      Math.min(r.right, innerWidth) / 2 + Math.max(r.left, 0) / 2,
      (r.top + r.bottom) / 2,
    );
    const touche = dessus && (e.contains(dessus) || dessus.contains(e) || e.labels?.[0]?.contains(dessus));
    if (!touche) defauts.push(`hors d’atteinte : ${e.tagName} ${nom(e)} [${Math.round(r.left)}, ${Math.round(r.top)}]`);
  }
  return defauts;
}
