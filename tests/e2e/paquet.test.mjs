// Checks the packages of Linux: what they hold, their installation, update and removal in a root of their own.
// PAQUETS names a folder of packages already made (`make package`); otherwise they are made of the programs just built.
import assert from 'node:assert/strict';
import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { fileURLToPath } from 'node:url';

import { dossierTemporaire, lancer } from './outils.mjs';

const RACINE = fileURLToPath(new URL('../..', import.meta.url));
const PROGRAMME = process.env.ATELIER_CPOM;
const FAITS = process.env.PAQUETS;
assert.ok(PROGRAMME || FAITS, 'ATELIER_CPOM names the program, or PAQUETS the folder of the packages');
const LIMITE = 10_000_000;
// What a person without administrator’s rights cannot do even in a root of her own, the user namespace allows.
const ENTREE = process.getuid() === 0 ? [] : ['unshare', '-r'];
const executer = (...ligne) => {
  const [programme, ...args] = [...ENTREE, ...ligne];
  return execFileSync(programme, args, { maxBuffer: 64 << 20, stdio: ['ignore', 'pipe', 'pipe'] }).toString();
};
const disponible = (programme) => spawnSync(programme, ['--version'], { stdio: 'ignore' }).status === 0;

describe('paquets de Linux', () => {
  const t = dossierTemporaire();
  const empaqueter = (sortie) =>
    execFileSync(join(RACINE, 'src-tauri/linux/empaqueter.sh'), [dirname(PROGRAMME), sortie], {
      env: { ...process.env, COMPRESSION: '0' },
      stdio: ['ignore', 'ignore', 'inherit'],
    });
  const dans = (dossier, fin) => join(dossier, readdirSync(dossier).find((nom) => nom.endsWith(fin)) ?? `?${fin}`);
  const paquets = FAITS ?? t.dans('paquets');

  before(() => FAITS || empaqueter(paquets));
  after(() => t.enlever());

  /** The programs of an installed tree answer, its entries of the desktop are sound. */
  async function essayer(racine) {
    const programme = join(racine, 'usr/bin/atelier-cpom');
    assert.ok(
      existsSync(join(racine, 'usr/bin/atelier-cpom-fenetre')),
      'the window program is beside the command line',
    );
    const dossier = join(racine, 'a.cpom');
    assert.equal((await lancer(programme, ['nouveau', dossier, '--exemple'])).erreurs, '');
    const infos = await lancer(programme, ['infos', dossier]);
    assert.match(infos.sortie, /Les Tilleuls Domicile SAS/);
    // The dossier is recognised by its name and by its content.
    executer('update-mime-database', join(racine, 'usr/share/mime'));
    assert.match(
      readFileSync(join(racine, 'usr/share/mime/globs2'), 'utf8'),
      /application\/vnd\.atelier-cpom:\*\.cpom$/m,
    );
    executer('desktop-file-validate', join(racine, 'usr/share/applications/atelier-cpom.desktop'));
    for (const taille of ['32x32', '128x128', '256x256', '512x512']) {
      assert.ok(existsSync(join(racine, `usr/share/icons/hicolor/${taille}/apps/atelier-cpom.png`)), taille);
    }
    const droits = readFileSync(join(racine, 'usr/share/doc/atelier-cpom/copyright'), 'utf8');
    assert.match(droits, /rusqlite\t/);
    assert.match(droits, /SIL OPEN FONT LICENSE/i);
    return dossier;
  }

  test('le paquet Debian s’installe, se met à jour et s’enlève', async () => {
    const deb = dans(paquets, '.deb');
    const racine = t.dans('debian');
    for (const d of ['info', 'updates', 'triggers']) mkdirSync(join(racine, 'var/lib/dpkg', d), { recursive: true });
    for (const f of ['status', 'available']) writeFileSync(join(racine, 'var/lib/dpkg', f), '');
    const dpkg = (...args) => executer('dpkg', `--root=${racine}`, '--force-depends', '--log=/dev/null', ...args);
    const champ = (nom) => execFileSync('dpkg-deb', ['-f', deb, nom]).toString().trim();
    assert.match(champ('Depends'), /libwebkit2gtk-4\.1-0/);
    assert.match(champ('Version'), /^\d+\.\d+\.\d+$/);
    dpkg('--install', deb);
    dpkg('--verify', 'atelier-cpom');
    const dossier = await essayer(racine);
    dpkg('--install', deb);
    assert.match((await lancer(join(racine, 'usr/bin/atelier-cpom'), ['infos', dossier])).sortie, /Les Tilleuls/);
    const installes = dpkg('--listfiles', 'atelier-cpom').trim().split('\n');
    dpkg('--purge', 'atelier-cpom');
    assert.ok(existsSync(dossier), 'a dossier stays');
    const restes = installes.filter((f) => f !== '/.' && existsSync(join(racine, f)) && f.includes('atelier-cpom'));
    assert.deepEqual(restes, []);
  });

  test(
    'le paquet RPM s’installe et s’enlève',
    { skip: !FAITS && !disponible('rpmbuild') && 'rpmbuild is not installed' },
    async () => {
      const rpm = dans(paquets, '.rpm');
      const racine = t.dans('rpm');
      mkdirSync(racine);
      const executerRpm = (...args) => executer('rpm', '--root', racine, '--dbpath', '/var/lib/rpm', ...args);
      assert.match(executer('rpm', '-qp', '--requires', rpm), /libwebkit2gtk-4\.1\.so/);
      executerRpm('--install', '--nodeps', rpm);
      executerRpm('--verify', '--nodeps', 'atelier-cpom');
      const dossier = await essayer(racine);
      executerRpm('--erase', 'atelier-cpom');
      assert.ok(existsSync(dossier), 'a dossier stays');
      assert.ok(!existsSync(join(racine, 'usr/bin/atelier-cpom')));
    },
  );

  test('les mêmes programmes donnent les mêmes octets', { skip: FAITS && 'packages already made' }, () => {
    empaqueter(t.dans('encore'));
    for (const nom of readdirSync(paquets)) {
      assert.ok(readFileSync(join(paquets, nom)).equals(readFileSync(t.dans(join('encore', nom)))), nom);
    }
  });

  test('chaque paquet pèse moins de dix mégaoctets', { skip: !FAITS && 'programs that are not optimised' }, () => {
    for (const nom of readdirSync(paquets)) {
      const poids = readFileSync(join(paquets, nom)).length;
      assert.ok(poids <= LIMITE, `${nom} weighs ${poids} bytes`);
    }
  });
});
