// The command line on Windows, under Wine: the same bytes as on Linux, files that other programs hold, names and paths that
// Windows refuses or bounds.
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { copyFileSync, existsSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { setTimeout as attendre } from 'node:timers/promises';
import { after, before, describe, test } from 'node:test';

import { dossierTemporaire, lancer } from '../e2e/outils.mjs';
import { WINE, donne, tenu, wine } from './outils.mjs';

const [PORTE, LINUX, EPREUVE] = ['PORTE', 'LINUX', 'EPREUVE'].map(donne);

/** Kinds of documents, with the options that a kind cannot do without on the example. */
const DOCUMENTS = [
  ['complet'],
  ['reunion'],
  ['synthese'],
  ['bilan'],
  ['bilan_final'],
  ['candidature'],
  ['emploi'],
  ['avenant'],
  ['modifications'],
  ['carte'],
  ['passation', '--pour', 'interne'],
];

/** Identifier of a process of this machine whose command line satisfies a condition; null when there is none. */
function processus(condition) {
  for (const pid of readdirSync('/proc').filter((nom) => /^\d+$/u.test(nom))) {
    try {
      if (condition(readFileSync(`/proc/${pid}/cmdline`, 'utf8').split('\0'))) return Number(pid);
    } catch {
      // It ended in between.
    }
  }
  return null;
}

/** Number of threads of a process; 0 once it ended. */
function taches(pid) {
  try {
    return readdirSync(`/proc/${pid}/task`).length;
  } catch {
    return 0;
  }
}

describe('ligne de commande sous Windows', () => {
  const t = dossierTemporaire();
  const a = t.dans('Dossier « 2026 » œuvre.cpom');
  const cpom = (...args) => wine(PORTE, ...args);
  const reussi = async (...args) => {
    const r = await cpom(...args);
    assert.equal(r.code, 0, `${args.join(' ')} → ${r.code} ${r.erreurs}`);
    return r.sortie;
  };
  const refuse = async (code, motif, ...args) => {
    const r = await cpom(...args);
    assert.equal(r.code, code, `${args.join(' ')} → ${r.code} ${r.sortie}${r.erreurs}`);
    assert.match(r.erreurs, motif);
    assert.equal(r.erreurs.trim().split('\n').length, 1, r.erreurs);
  };
  const restes = () => readdirSync(t.chemin).filter((nom) => nom.includes('.tmp'));

  before(() => reussi('nouveau', a, '--exemple'));
  after(() => t.enlever());

  test('chaque document a les mêmes octets que sous Linux', async () => {
    const [, noms] = /Document à composer : ([^(]+)/u.exec(await reussi('exporter', '--help'));
    assert.deepEqual(
      DOCUMENTS.map(([nom]) => nom),
      // The relevé is of a meeting, and the example has none.
      noms
        .trim()
        .split(/, | ou /u)
        .filter((nom) => nom !== 'releve'),
      'each kind of document is compared',
    );
    const formats = ['pdf', 'docx', 'xlsx', 'json', 'ics'];
    for (const [document, ...options] of DOCUMENTS) {
      const sorties = (systeme) =>
        formats.flatMap((format) => [`--${format}`, t.dans(`${systeme}-${document}.${format}`)]);
      await reussi('exporter', a, '--document', document, ...options, ...sorties('windows'));
      const r = await lancer(LINUX, ['exporter', a, '--document', document, ...options, ...sorties('linux')]);
      assert.equal(r.code, 0, r.erreurs);
      for (const format of formats) {
        const [ici, la] = ['windows', 'linux'].map((s) => readFileSync(t.dans(`${s}-${document}.${format}`)));
        assert.ok(ici.equals(la), `${document}.${format} : ${ici.length} et ${la.length} octets`);
      }
    }
  });

  test('un dossier d’un système s’ouvre sur l’autre, et revient identique', async () => {
    const [b, c] = ['b.cpom', 'c.cpom'].map(t.dans);
    await reussi('importer', t.dans('linux-complet.json'), b);
    const r = await lancer(LINUX, ['infos', b, '--json']);
    assert.equal(JSON.parse(r.sortie).integrite, true);
    assert.equal((await lancer(LINUX, ['nouveau', c, '--exemple'])).code, 0);
    assert.equal(JSON.parse(await reussi('infos', c, '--json')).integrite, true);
    await reussi('exporter', b, '--json', t.dans('b.json'));
    assert.ok(readFileSync(t.dans('b.json')).equals(readFileSync(t.dans('linux-complet.json'))));
  });

  test('une marque d’ordre et des fins de ligne de Windows sont acceptées dans un document importé', async () => {
    const texte = readFileSync(t.dans('linux-complet.json'), 'utf8');
    writeFileSync(t.dans('crlf.json'), `\uFEFF${texte.replaceAll('\n', '\r\n')}`);
    await reussi('importer', t.dans('crlf.json'), t.dans('crlf.cpom'));
    await reussi('exporter', t.dans('crlf.cpom'), '--json', t.dans('crlf-2.json'));
    assert.equal(readFileSync(t.dans('crlf-2.json'), 'utf8'), texte);
  });

  test('un document ouvert dans un lecteur n’est pas remplacé, et la phrase dit de le fermer', async () => {
    for (const partage of ['r', 'rw']) {
      for (const format of ['pdf', 'docx', 'xlsx']) {
        const cible = t.dans(`ouvert.${format}`);
        const avant = Buffer.concat([readFileSync(t.dans(`linux-complet.${format}`)), Buffer.from('ancien')]);
        writeFileSync(cible, avant);
        await tenu(cible, partage, () =>
          refuse(
            3,
            /ouvert dans un autre programme\s; il n’a pas été modifié\. Le fermer/u,
            'exporter',
            a,
            '--document',
            'synthese',
            `--${format}`,
            cible,
          ),
        );
        assert.ok(readFileSync(cible).equals(avant), cible);
        await reussi('exporter', a, '--document', 'synthese', `--${format}`, cible);
        assert.ok(!readFileSync(cible).equals(avant), cible);
      }
    }
    assert.deepEqual(restes(), []);
  });

  test('un fichier tenu un instant, comme par un antivirus, est attendu', async () => {
    const cible = t.dans('instant.json');
    copyFileSync(t.dans('linux-complet.json'), cible);
    await tenu(cible, 'r', async (lacher) => {
      const debut = Date.now();
      const ecrit = reussi('exporter', a, '--json', cible);
      // The program takes most of a second to start under Wine, then waits for about a second.
      setTimeout(lacher, 700);
      await ecrit;
      assert.ok(Date.now() - debut > 600);
    });
    assert.deepEqual(restes(), []);
  });

  test('un fichier qu’un autre programme ne partage pas est refusé avec sa raison', async () => {
    const motif =
      /ouvert dans un autre programme\s; il n’a pas été modifié\. Le fermer dans ce programme, puis réessayer/u;
    await tenu(t.dans('b.cpom'), '-', async () => {
      await refuse(3, motif, 'infos', t.dans('b.cpom'));
      await refuse(3, motif, 'exporter', t.dans('b.cpom'), '--json', t.dans('z.json'));
    });
    await tenu(t.dans('b.json'), '-', () => refuse(3, motif, 'importer', t.dans('b.json'), t.dans('z.cpom')));
    await reussi('infos', t.dans('b.cpom'));
  });

  test('deux programmes : le second lit le dossier, et dit qu’il est déjà ouvert quand il veut y écrire', async () => {
    const d = t.dans('deux.cpom');
    await reussi('nouveau', d, '--exemple');
    const enfant = spawn(WINE, [EPREUVE, d], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    const fini = once(enfant, 'close');
    await Promise.race([once(enfant.stdout, 'data'), fini]);
    assert.equal(enfant.exitCode, null, 'the program of the trial runs');
    enfant.stdout.resume();
    await refuse(3, /déjà ouvert depuis le .*le fermer là-bas/iu, 'versions', d, '--garder', 'essai');
    assert.equal(JSON.parse(await reussi('infos', d, '--json')).integrite, true);
    await refuse(2, /est un dossier Atelier CPOM\s; il n’a pas été remplacé/u, 'exporter', a, '--json', d);
    enfant.kill('SIGKILL');
    await fini;
    const infos = JSON.parse(await reussi('infos', d, '--json'));
    assert.equal(infos.integrite, true);
    assert.ok(infos.revision > 0);
  });

  test('tué douze fois, il ne perd rien de ce qu’il a dit fait', async () => {
    const d = t.dans('tué.cpom');
    await reussi('nouveau', d, '--exemple');
    for (let tour = 0; tour < 12; tour += 1) {
      const enfant = spawn(WINE, [EPREUVE, d], {
        stdio: ['ignore', 'pipe', 'inherit'],
      });
      const fini = once(enfant, 'close');
      let dit = '';
      // Killed as it acknowledges an edit: at its opening, then each time some edits later.
      await new Promise((resoudre) => {
        enfant.stdout.on('data', (octets) => {
          dit += octets;
          if (dit.split('\n').length > tour * 3 + 1) resoudre();
        });
        void fini.then(resoudre);
      });
      enfant.kill('SIGKILL');
      await fini;
      const acquis = [...dit.matchAll(/^(?:ouvert|fait) (\d+) /gmu)].map(([, n]) => Number(n));
      assert.ok(acquis.length > tour * 3, dit);
      const infos = JSON.parse(await reussi('infos', d, '--json'));
      assert.equal(infos.integrite, true);
      assert.ok(infos.revision >= acquis.at(-1), `${infos.revision} in the file, ${acquis.at(-1)} acknowledged`);
    }
  });

  test('un nom que Windows refuse l’est avec sa raison, avant que rien ne soit écrit', async () => {
    mkdirSync(t.dans('noms'));
    const cas = [
      ['CON', /réservé par Windows/u],
      ['nul.cpom', /réservé par Windows/u],
      ['COM1.cpom', /réservé par Windows/u],
      ['aux', /réservé par Windows/u],
      ['fin.', /finit par un point/u],
      ['fin.cpom ', /finit par un point ou une espace/u],
      ['q?.cpom', /contient «\s\?\s»/u],
      ['x*.cpom', /contient «\s\*\s»/u],
      ['flux:a.cpom', /contient «\s:\s»/u],
    ];
    for (const [nom, motif] of cas) {
      await refuse(2, motif, 'nouveau', `${t.dans('noms')}/${nom}`);
      await refuse(2, motif, 'exporter', a, '--json', `${t.dans('noms')}/${nom}`);
    }
    assert.deepEqual(readdirSync(t.dans('noms')), []);
    await refuse(2, /existe déjà/u, 'nouveau', t.dans('B.CPOM'));
    assert.equal(JSON.parse(await reussi('infos', t.dans('B.CPOM'), '--json')).integrite, true);
  });

  test('un nom aussi long que permis, et un chemin de plus de 260 caractères', async () => {
    const long = t.dans(`${'é'.repeat(115)}.cpom`);
    await reussi('nouveau', long);
    await reussi('infos', long);
    const dossiers = Array.from({ length: 9 }, (_, i) => `un-sous-dossier-au-nom-plutot-long-${i}`).join('/');
    mkdirSync(t.dans(dossiers), { recursive: true });
    const loin = t.dans(`${dossiers}/loin.cpom`);
    assert.ok(loin.length > 340);
    await reussi('nouveau', loin, '--exemple');
    assert.equal(JSON.parse(await reussi('infos', loin, '--json')).integrite, true);
    await reussi('exporter', loin, '--pdf', t.dans(`${dossiers}/loin.pdf`), '--json', t.dans(`${dossiers}/loin.json`));
    await reussi('reprendre', loin, t.dans(`${dossiers}/reprise.cpom`), '--debut', '2029');
    assert.match(await reussi('sauvegardes', loin), /renouvellement/u);
    assert.deepEqual(readdirSync(t.dans(dossiers)).sort(), ['loin.cpom', 'loin.json', 'loin.pdf', 'reprise.cpom']);
    const r = await lancer(LINUX, ['infos', loin, '--json']);
    assert.equal(JSON.parse(r.sortie).integrite, true);
  });

  test('la console fermée, la commande qu’elle montrait s’arrête avec elle', async () => {
    const nom = `coupe-${process.pid}.pdf`;
    const arrete = async () => {
      const enfant = spawn(WINE, [PORTE, 'exporter', a, '--pdf', t.dans(nom)], { stdio: 'ignore' });
      const fini = once(enfant, 'close');
      let pid = null;
      while (pid === null && enfant.exitCode === null) {
        pid = processus((mots) => mots.includes('--ligne') && mots.includes(t.dans(nom)));
        await attendre(5);
      }
      // Started: until then the launcher is still at making the process, and listens to nothing else.
      while (pid !== null && enfant.exitCode === null && taches(pid) < 2) await attendre(5);
      if (pid !== null) process.kill(pid, 'SIGSTOP');
      // The export was quicker than this test: nothing is shown.
      const trop = pid === null || existsSync(t.dans(nom));
      enfant.kill('SIGKILL');
      await fini;
      if (pid !== null) process.kill(pid, 'SIGCONT');
      while (processus((mots) => mots.includes(t.dans(nom))) !== null) await attendre(20);
      return !trop;
    };
    let tours = 0;
    while (!(await arrete())) {
      tours += 1;
      assert.ok(tours < 20, 'never stopped in time');
      rmSync(t.dans(nom), { force: true });
    }
    assert.equal(existsSync(t.dans(nom)), false);
    assert.equal(JSON.parse(await reussi('infos', a, '--json')).integrite, true);
  });

  test('sans le programme de la fenêtre : code 2, une phrase', async () => {
    const seul = t.dans('porte.exe');
    copyFileSync(PORTE, seul);
    const r = await wine(seul, a);
    assert.deepEqual([r.code, r.sortie], [2, '']);
    assert.match(r.erreurs, /atelier-cpom-fenetre, manque.*aucun dossier n’a été ouvert/u);
    assert.ok(existsSync(a));
  });
});
