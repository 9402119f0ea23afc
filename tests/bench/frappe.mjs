// Measures typing latency in the sheet of all indicators: 300 indicators × 10 years, headless Chromium over the
// real core. `CPOM_HOST=… node tests/bench/frappe.mjs` prints one JSON line: milliseconds between a key and the
// frame that shows it, beside the same keys in a bare input field of the same browser, turn by turn; requests for each edit (the
// trials of what is being typed apart), kilobytes of each answer.
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

import { demarrerHote, ouvrirNavigateur } from '../e2e/navigateur.mjs';
import { dossierTemporaire, jusqua } from '../e2e/outils.mjs';
import { centile, chronometrer, ouvrirChampNu, rond } from './image.mjs';

const HOTE = process.env.CPOM_HOST;
if (!HOTE || !existsSync(HOTE)) throw new Error('CPOM_HOST names the loopback server');
const PAGE = process.env.CPOM_PAGE ?? fileURLToPath(new URL('../../ui/dist', import.meta.url));
const INDICATEURS = Number(process.env.CPOM_INDICATEURS ?? 300);
const ANNEES = Array.from({ length: 10 }, (_, i) => 2021 + i);
const TOUCHES = Number(process.env.CPOM_TOUCHES ?? 600);
/** Times of the bare field that a key of the sheet may take. */
const VISE = 3;
/** Turns between the sheet and the bare field. */
const TOURS = 6;
const SUITE = ['1', '2', '3', 'Enter', 'ArrowDown', 'ArrowRight', 'ArrowLeft'];

/** The example with that many indicators, each with figures for every year. */
function gonfler(source) {
  const d = JSON.parse(readFileSync(source, 'utf8'));
  const racine = d.contenu;
  const modele = racine.indicateurs[0];
  const neuf = (i) => ({
    ...modele,
    id: i,
    code: `IND-${String(i).padStart(3, '0')}`,
    libelle: `Indicateur de mesure ${i}`,
    catalogue: null,
    formule_numerateur: '',
    formule_denominateur: '',
  });
  const garde = racine.indicateurs.length;
  for (let i = garde + 1; i <= INDICATEURS; i += 1) racine.indicateurs.push(neuf(i));
  const connues = new Set(racine.mesures.map((m) => `${m.indicateur_id}/${m.annee}`));
  let id = Math.max(...racine.mesures.map((m) => m.id));
  for (const ind of racine.indicateurs) {
    for (const annee of ANNEES) {
      if (connues.has(`${ind.id}/${annee}`)) continue;
      id += 1;
      racine.mesures.push({
        id,
        indicateur_id: ind.id,
        annee,
        numerateur: 100 + ((ind.id * 7 + annee) % 80),
        denominateur: 400,
        cible: 40,
      });
    }
  }
  return JSON.stringify(d);
}

/** Presses keys at an even pace; returns how many. */
async function taper(page, fois) {
  let frappes = 0;
  while (frappes < fois) {
    for (const touche of SUITE) {
      await page.keyboard.press(touche);
      frappes += 1;
      await new Promise((suite) => setTimeout(suite, 40));
    }
  }
  return frappes;
}

const t = dossierTemporaire();
const hote = await demarrerHote(HOTE, PAGE, t.chemin);
const navigateur = await ouvrirNavigateur();
try {
  const appel = async (commande, args) => {
    const r = await fetch(`${hote.adresse}/appel`, {
      method: 'POST',
      body: JSON.stringify({ commande, arguments: args }),
    });
    const corps = await r.json();
    if (!r.ok) throw new Error(JSON.stringify(corps));
    return corps;
  };
  await appel('dossier_nouveau', { chemin: t.dans('exemple.cpom'), exemple: true });
  await appel('exporter', { demande: { format: 'json' }, chemin: t.dans('exemple.json') });
  writeFileSync(t.dans('gros.json'), gonfler(t.dans('exemple.json')));
  await appel('importer', { source: t.dans('gros.json'), chemin: t.dans('gros.cpom') });
  const lu = async () => (await appel('dossier_lire', { tables: ['mesures', 'indicateurs'] })).dossier;
  const avant = await lu();

  const page = await navigateur.newPage({ viewport: { width: 1280, height: 800 } });
  await page.addInitScript(chronometrer);
  const nue = await ouvrirChampNu(navigateur);
  await page.goto(hote.adresse);
  await page.locator('nav').getByText('Indicateurs', { exact: true }).first().click();
  const debutOuverture = Date.now();
  await page.getByRole('tab', { name: 'Toutes les années' }).click();
  const grille = page.getByRole('grid');
  await grille.waitFor();
  const ouverture = Date.now() - debutOuverture;
  await grille.locator('[data-r="1"][data-c="0"]').click();
  await page.evaluate(() => (window.mesures = []));
  /** Requests of the page while typing, by command, with the length of each answer. */
  const demandes = [];
  const reponses = [];
  page.on('response', (r) => {
    if (!r.url().endsWith('/appel')) return;
    const { commande } = r.request().postDataJSON();
    reponses.push(r.body().then((corps) => demandes.push({ commande, octets: corps.length })));
  });

  // Types figures and confirms them row after row, at an even pace.
  for (let tour = 0; tour < TOURS; tour += 1) {
    for (const p of [page, nue]) {
      await p.bringToFront();
      await taper(p, TOUCHES / TOURS);
    }
  }
  await jusqua('tout est enregistré', async () => (await page.locator('body').innerText()).includes('Enregistré à'));
  await Promise.all(reponses);
  const ecritures = demandes.filter((d) => ['ligne_creer', 'ligne_modifier', 'lot'].includes(d.commande));
  const essais = demandes.filter((d) => d.commande === 'lot_essayer');
  const parEdition = (demandes.length - essais.length) / ecritures.length;
  const kilos = (liste) =>
    rond(
      centile(
        liste.map((d) => d.octets),
        50,
      ) / 1024,
    );
  const mesures = await page.evaluate(() => window.mesures);
  const apres = await lu();
  const changees = apres.mesures.filter(
    (m, i) => m.numerateur !== avant.mesures[i]?.numerateur || m.denominateur !== avant.mesures[i]?.denominateur,
  ).length;
  const tous = mesures.map((m) => m.ms);
  const nus = (await nue.evaluate(() => window.mesures)).map((m) => m.ms);
  const de = (...touches) => mesures.filter((m) => touches.includes(m.touche)).map((m) => m.ms);
  const resultat = {
    indicateurs: apres.indicateurs.length,
    annees: ANNEES.length,
    mesures: apres.mesures.length,
    cellules_dessinees: await grille.locator('[role=gridcell]').count(),
    ouverture_ms: ouverture,
    frappes: tous.length,
    mesures_changees: changees,
    p50_ms: rond(centile(tous, 50)),
    p95_ms: rond(centile(tous, 95)),
    max_ms: rond(Math.max(...tous)),
    chiffre_p95_ms: rond(centile(de('1', '2', '3'), 95)),
    entree_p95_ms: rond(centile(de('Enter'), 95)),
    fleche_p95_ms: rond(centile(de('ArrowDown', 'ArrowRight', 'ArrowLeft'), 95)),
    nu_p50_ms: rond(centile(nus, 50)),
    nu_p95_ms: rond(centile(nus, 95)),
    nu_max_ms: rond(Math.max(...nus)),
    rapport_p95: rond(centile(tous, 95) / centile(nus, 95)),
    vise: VISE,
    editions: ecritures.length,
    demandes_par_edition: rond(parEdition),
    reponse_edition_ko: kilos(ecritures),
    essais: essais.length,
    reponse_essai_ko: essais.length > 0 ? kilos(essais) : null,
  };
  console.log(JSON.stringify(resultat));
  if (changees === 0 || parEdition !== 1) process.exitCode = 1;
} finally {
  await navigateur.close();
  hote.arreter();
  await t.enlever();
}
