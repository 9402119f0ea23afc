// Measures the real window with a dossier open: time from the start of the program until it accepts a click,
// and memory of all its processes. `ATELIER_CPOM=… xvfb-run … node tests/bench/fenetre.mjs FILE.cpom` prints
// one JSON line. Without a file, the browser that comes with the same engine is measured on a page of one button, with the same
// settings: what the engine takes by itself, below which no page goes.
import { readdirSync, readFileSync } from 'node:fs';

import { dossierTemporaire, jusqua } from '../e2e/outils.mjs';
import { Fenetre } from '../e2e/webdriver.mjs';

const PROGRAMME = process.env.ATELIER_CPOM;
const FICHIER = process.argv[2];
if (!PROGRAMME || !process.env.DISPLAY) throw new Error('ATELIER_CPOM and a display are needed');

/** Page of one button, which says « fait » once pressed. */
const NUE = `data:text/html,<button onclick="this.textContent='fait'">faire</button>`;

/** Fields of /proc/PID/stat after the name. */
const etat = (pid) => readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ').at(-1).split(' ');

/** The program and all its descendants. */
function famille(racines) {
  const parents = new Map();
  for (const pid of readdirSync('/proc').filter((n) => /^\d+$/.test(n))) {
    try {
      parents.set(Number(pid), Number(etat(pid)[1]));
    } catch {
      // The process ended in the meantime.
    }
  }
  const tous = new Set(racines);
  for (let avant = -1; avant !== tous.size;) {
    avant = tous.size;
    for (const [pid, parent] of parents) if (tous.has(parent)) tous.add(pid);
  }
  return [...tous];
}

/** Memory of a process in MiB: its private pages, and its share of the pages it has in common with others. */
function memoire(pid) {
  const pss = /^Pss:\s+(\d+) kB/m.exec(readFileSync(`/proc/${pid}/smaps_rollup`, 'utf8'));
  return Number(pss[1]) / 1024;
}

/** Milliseconds since a process started. The system counts in hundredths of a second. */
function age(pid) {
  const depuis = Number(readFileSync('/proc/uptime', 'utf8').split(' ')[0]);
  return depuis * 1000 - Number(etat(pid)[19]) * 10;
}

const t = dossierTemporaire();
const f = await Fenetre.ouvrir(PROGRAMME, FICHIER ? [FICHIER] : ['--automation'], {
  XDG_DATA_HOME: t.dans('data'),
  XDG_CONFIG_HOME: t.dans('config'),
  XDG_CACHE_HOME: t.dans('cache'),
  LANG: 'C.UTF-8',
  // The program sets this by itself; the bare engine is given the same.
  ...(FICHIER ? {} : { WEBKIT_DISABLE_COMPOSITING_MODE: '1' }),
});
try {
  const programme = f.programmes[0];
  if (!FICHIER) await f.aller(NUE);
  const montre = `return /${FICHIER ? 'Vue d’ensemble' : 'faire'}/.test(document.body.innerText)`;
  while (!(await f.executer(montre)));
  const visible = age(programme);
  if (FICHIER) {
    await f.cliquer(await f.parNom('1 Parties'));
    await jusqua('le champ du nom', () => f.trouver('#champ-gestionnaires-1-raison_sociale'));
  } else {
    await f.cliquer(await f.parNom('faire'));
    await f.parNom('fait');
  }
  const repond = age(programme);
  const processus = famille(f.programmes).map((pid) => ({
    pid,
    nom: readFileSync(`/proc/${pid}/comm`, 'utf8').trim(),
    mio: memoire(pid),
  }));
  const somme = processus.reduce((s, p) => s + p.mio, 0);
  console.log(
    JSON.stringify({
      visible_ms: visible,
      repond_ms: repond,
      mio: somme,
      processus: processus.map((p) => [p.nom, Math.round(p.mio)]),
    }),
  );
} finally {
  await f.fermer();
  await t.enlever();
}
