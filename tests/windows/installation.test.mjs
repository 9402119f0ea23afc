// The installer under Wine: silent installation, association of files, refusals, the page engine that is missing, removal that
// leaves what belongs to the person.
import assert from 'node:assert/strict';
import { execFileSync, spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { existsSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { userInfo } from 'node:os';
import { basename, join } from 'node:path';
import { after, before, describe, test } from 'node:test';

import { dossierTemporaire, jusqua, lancer } from '../e2e/outils.mjs';
import { WINE, donne, tenu, wine } from './outils.mjs';

const [INSTALLEUR, MSI, PREFIXE] = ['INSTALLEUR', 'MSI', 'WINEPREFIX'].map(donne);
const LOCAL = join(PREFIXE, 'drive_c/users', userInfo().username, 'AppData/Local');
const PLACE = join(LOCAL, 'Programs/Atelier CPOM');
const DONNEES = join(LOCAL, 'fr.atelier-cpom');
const WINDOWS = `C:\\users\\${userInfo().username}\\AppData\\Local\\Programs\\Atelier CPOM`;
const CLIENT = String.raw`HKCU\Software\Microsoft\EdgeUpdate\Clients\{F3017226-FE2A-4295-8BDF-00C3A9A7E4C5}`;
const FICHE = String.raw`HKCU\Software\Microsoft\Windows\CurrentVersion\Uninstall\fr.atelier-cpom`;
const CLASSES = String.raw`HKCU\Software\Classes`;

/** Value of the registry, empty when it is missing; the default one of a key without a name. */
async function registre(cle, nom) {
  const r = await wine('reg', 'query', cle, ...(nom ? ['/v', nom] : ['/ve']));
  return r.code === 0 ? (/REG_\w+\s+(.*?)\r?\n/u.exec(r.sortie)?.[1] ?? '') : '';
}

describe('installation sous Windows', () => {
  const t = dossierTemporaire();
  const installer = () => wine(INSTALLEUR, '/S');
  const porte = join(PLACE, 'atelier-cpom.exe');
  const fenetre = join(PLACE, 'atelier-cpom-fenetre.exe');

  // What a former run left.
  before(async () => {
    await wine('reg', 'delete', CLIENT, '/f');
    for (const place of [PLACE, DONNEES]) rmSync(place, { recursive: true, force: true });
  });
  after(() => t.enlever());

  test('la somme publiée est celle du fichier', () => {
    for (const fichier of [INSTALLEUR, MSI]) {
      const [somme, nom] = readFileSync(`${fichier}.sha256`, 'utf8').trim().split(/ +/u);
      assert.equal(nom, basename(fichier));
      assert.equal(somme, createHash('sha256').update(readFileSync(fichier)).digest('hex'));
    }
  });

  test('sans le moteur de page : installé, code 4', async () => {
    assert.equal((await installer()).code, 4);
    assert.deepEqual(readdirSync(PLACE).sort(), [
      'LICENCE.txt',
      'OFL-SourceSans3.txt',
      'OFL-SourceSerif4.txt',
      'WebView2Loader.dll',
      'atelier-cpom-fenetre.exe',
      'atelier-cpom.exe',
      'desinstaller.exe',
    ]);
  });

  test('sans le moteur de page, la fenêtre le dit en français, code 2', { skip: !process.env.DISPLAY }, async () => {
    // Wine crashes in its own library of themes when it says to be Windows 10.
    await wine('winecfg', '-v', 'win81');
    const enfant = spawn(WINE, [fenetre], {
      stdio: ['ignore', 'ignore', 'pipe'],
    });
    const fini = once(enfant, 'close');
    let dit = '';
    enfant.stderr.on('data', (octets) => (dit += octets));
    try {
      await jusqua(
        'la boîte de message',
        // `lancer` hides the display from programs; this one looks at it.
        () =>
          execFileSync('xdotool', ['search', '--name', '^Atelier CPOM$'], {
            encoding: 'utf8',
          }),
        60000,
      );
      // The program runs: it is not replaced. The version is that of programs started from now on.
      await wine('winecfg', '-v', 'win10');
      assert.equal((await wine(INSTALLEUR, '/S')).code, 3);
    } finally {
      enfant.kill('SIGKILL');
      await fini;
      await wine('winecfg', '-v', 'win10');
    }
    assert.match(
      dit,
      /La fenêtre ne peut pas s’ouvrir\s: il manque à cet ordinateur «\sMicrosoft Edge WebView2 Runtime\s»/u,
    );
    assert.match(dit, /Aucun dossier n’a été ouvert ni modifié\. Demander/u);
  });

  test('avec le moteur de page : installé par-dessus, code 0', async () => {
    await wine('reg', 'add', CLIENT, '/v', 'pv', '/d', '131.0.2903.86', '/f');
    assert.equal((await installer()).code, 0);
  });

  test('un double-clic va au programme de la fenêtre, le menu Démarrer aussi', async () => {
    assert.equal(await registre(`${CLASSES}\\.cpom`), 'AtelierCPOM.Dossier');
    const genre = `${CLASSES}\\AtelierCPOM.Dossier`;
    assert.equal(await registre(`${genre}\\shell\\open\\command`), `"${WINDOWS}\\atelier-cpom-fenetre.exe" "%1"`);
    assert.equal(await registre(`${genre}\\DefaultIcon`), `"${WINDOWS}\\atelier-cpom-fenetre.exe",0`);
    assert.equal(await registre(genre), 'Dossier CPOM');
    assert.equal(await registre(FICHE, 'DisplayName'), 'Atelier CPOM');
    assert.match(await registre(FICHE, 'QuietUninstallString'), /desinstaller\.exe" \/S$/u);
    const menu = join(LOCAL, '../Roaming/Microsoft/Windows/Start Menu/Programs/Atelier CPOM.lnk');
    assert.ok(readFileSync(menu).includes(Buffer.from('atelier-cpom-fenetre.exe', 'utf16le')));
  });

  test('le programme installé crée, sauvegarde et relit un dossier', async () => {
    const a = t.dans('a.cpom');
    for (const args of [
      ['nouveau', a, '--exemple'],
      ['exporter', a, '--pdf', t.dans('a.pdf')],
      ['reprendre', a, t.dans('b.cpom'), '--debut', '2029'],
    ]) {
      const r = await wine(porte, ...args);
      assert.equal(r.code, 0, r.erreurs);
    }
    assert.ok(readdirSync(join(DONNEES, 'sauvegardes')).length >= 1, 'les sauvegardes sont du côté local');
    assert.match((await wine(porte, 'sauvegardes', a)).sortie, /avant un renouvellement/u);
  });

  test('un programme en cours n’est ni remplacé ni retiré, code 3', async () => {
    // The uninstaller waits and gives its code when its folder is named last and without quotes, which Wine adds to an
    // argument with a space.
    const retirer = t.dans('retirer.bat');
    writeFileSync(retirer, `@start /wait "" "${WINDOWS}\\desinstaller.exe" /S _?=${WINDOWS}\r\n@exit %errorlevel%\r\n`);
    for (const programme of [porte, fenetre]) {
      await tenu(programme, 'r', async () => {
        assert.equal((await installer()).code, 3);
        assert.equal((await wine('cmd', '/c', retirer)).code, 3);
      });
    }
    assert.ok(existsSync(porte) && existsSync(fenetre));
  });

  test('désinstaller laisse les sauvegardes et ce que la personne a mis là', async () => {
    mkdirSync(join(DONNEES, 'EBWebView'), { recursive: true });
    writeFileSync(join(DONNEES, 'EBWebView/cache'), 'cache');
    writeFileSync(join(DONNEES, 'recents.json'), '[]');
    writeFileSync(join(PLACE, 'mes notes.txt'), 'notes');
    const gardes = readdirSync(join(DONNEES, 'sauvegardes'));
    assert.equal((await wine(join(PLACE, 'desinstaller.exe'), '/S')).code, 0);
    // The uninstaller copies itself elsewhere and answers at once.
    await jusqua('la fiche disparaît', async () => (await registre(FICHE, 'DisplayName')) === '', 60000);
    assert.deepEqual(readdirSync(PLACE), ['mes notes.txt']);
    assert.deepEqual(readdirSync(DONNEES).sort(), ['recents.json', 'sauvegardes']);
    assert.deepEqual(readdirSync(join(DONNEES, 'sauvegardes')), gardes);
    for (const cle of [
      `${CLASSES}\\.cpom`,
      `${CLASSES}\\AtelierCPOM.Dossier`,
      String.raw`HKCU\Software\fr.atelier-cpom`,
    ]) {
      assert.equal((await wine('reg', 'query', cle)).code, 1, cle);
    }
  });

  test('l’association d’un autre programme lui est laissée', async () => {
    assert.equal((await installer()).code, 0);
    await wine('reg', 'add', `${CLASSES}\\.cpom`, '/ve', '/d', 'Autre.Programme', '/f');
    assert.equal((await wine(join(PLACE, 'desinstaller.exe'), '/S')).code, 0);
    await jusqua('la fiche disparaît', async () => (await registre(FICHE, 'DisplayName')) === '', 60000);
    assert.equal(await registre(`${CLASSES}\\.cpom`), 'Autre.Programme');
    await wine('reg', 'delete', `${CLASSES}\\.cpom`, '/f');
  });

  test('un Windows trop ancien est refusé, code 5, et rien n’est installé', async () => {
    await wine('winecfg', '-v', 'win81');
    try {
      assert.equal((await installer()).code, 5);
      assert.deepEqual(readdirSync(PLACE), ['mes notes.txt']);
    } finally {
      await wine('winecfg', '-v', 'win10');
    }
  });

  test('un programme signé le reste, et se vérifie', async () => {
    const [cle, certificat, copie] = ['cle.pem', 'certificat.pem', 'copie.exe'].map(t.dans);
    const sujet = ['-subj', '/CN=Essai', '-addext', 'extendedKeyUsage=codeSigning'];
    const fait = await lancer('openssl', [
      ...['req', '-x509', '-newkey', 'rsa:2048', '-nodes', '-days', '2', '-keyout', cle, '-out', certificat],
      ...sujet,
    ]);
    assert.equal(fait.code, 0, fait.erreurs);
    writeFileSync(copie, readFileSync(INSTALLEUR));
    const signer = join(import.meta.dirname, '../../src-tauri/windows/signer.sh');
    assert.equal((await lancer(signer, [copie])).code, 0);
    assert.ok(readFileSync(copie).equals(readFileSync(INSTALLEUR)), 'sans certificat, rien ne change');
    const signe = await lancer(signer, [copie], {
      CERTIFICAT: certificat,
      CLE: cle,
    });
    assert.equal(signe.code, 0, signe.erreurs);
    const verifie = await lancer('osslsigncode', ['verify', '-CAfile', certificat, '-in', copie]);
    assert.match(verifie.sortie, /Signature verification: ok/u);
  });
});

describe('installation pour un parc, par un MSI', () => {
  const t = dossierTemporaire();
  const place = join(PREFIXE, 'drive_c/Program Files/Atelier CPOM');
  const porte = join(place, 'atelier-cpom.exe');
  const classes = String.raw`HKLM\Software\Classes`;
  const msiexec = (...args) => wine('msiexec', ...args, '/qn');
  const windows = (chemin) => `Z:${chemin.replaceAll('/', '\\')}`;

  after(() => t.enlever());

  test('installé pour toutes les personnes : fichiers, association, programme qui répond', async () => {
    assert.equal((await msiexec('/i', windows(MSI))).code, 0);
    assert.deepEqual(readdirSync(place).sort(), [
      'LICENCE.txt',
      'OFL-SourceSans3.txt',
      'OFL-SourceSerif4.txt',
      'WebView2Loader.dll',
      'atelier-cpom-fenetre.exe',
      'atelier-cpom.exe',
    ]);
    assert.equal(await registre(`${classes}\\.cpom`), 'AtelierCPOM.Dossier');
    assert.equal(
      await registre(`${classes}\\AtelierCPOM.Dossier\\shell\\open\\command`),
      String.raw`"C:\Program Files\Atelier CPOM\atelier-cpom-fenetre.exe" "%1"`,
    );
    const r = await wine(porte, 'nouveau', t.dans('a.cpom'), '--exemple');
    assert.equal(r.code, 0, r.erreurs);
  });

  test('une version suivante remplace la première, une plus ancienne est refusée', async () => {
    const contenu = join(MSI, '../contenu');
    const suivante = t.dans('suivante.msi');
    const fait = await lancer(
      join(import.meta.dirname, '../../src-tauri/windows/msi.sh'),
      [contenu, suivante, '99.0.0'],
      {
        SOURCE_DATE_EPOCH: '1800000000',
      },
    );
    assert.equal(fait.code, 0, fait.erreurs);
    assert.equal((await msiexec('/i', windows(suivante))).code, 0);
    assert.ok(existsSync(porte));
    assert.notEqual((await msiexec('/i', windows(MSI))).code, 0);
    assert.equal((await msiexec('/x', windows(suivante))).code, 0);
    assert.ok(!existsSync(place), 'rien ne reste du programme');
    assert.equal((await wine('reg', 'query', `${classes}\\.cpom`)).code, 1);
    assert.ok(existsSync(t.dans('a.cpom')), 'un dossier reste');
  });
});
