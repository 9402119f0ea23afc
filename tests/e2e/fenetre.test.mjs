// Checks the real window on a virtual display: edits reach the file, documents are written.
import assert from 'node:assert/strict';
import { execFileSync, spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { after, afterEach, before, describe, test } from 'node:test';
import { fileURLToPath } from 'node:url';

import { demarrerHote } from './navigateur.mjs';
import { dossierTemporaire, jusqua, lancer } from './outils.mjs';
import { Fenetre } from './webdriver.mjs';

const PROGRAMME = process.env.ATELIER_CPOM;
assert.ok(PROGRAMME, 'ATELIER_CPOM names the program');
assert.ok(process.env.CPOM_HOST, 'CPOM_HOST names the loopback server, a second program that writes dossiers');
assert.ok(process.env.DISPLAY, 'a display is needed: run under xvfb-run');
const PAGE = fileURLToPath(new URL('../../ui/dist', import.meta.url));
const empreinte = (chemin) => createHash('sha256').update(readFileSync(chemin)).digest('hex');

describe('la fenêtre', { concurrency: false }, () => {
  const t = dossierTemporaire();
  const a = t.dans('a.cpom');
  let gestionnaire;
  let f;

  /** Opens the window on `args`; `dialogues` are the answers to the next file dialogs, `null` shows the real ones. */
  async function ouvrir(args = [a], dialogues = []) {
    f = await Fenetre.ouvrir(PROGRAMME, args, {
      XDG_DATA_HOME: t.dans('data'),
      XDG_CONFIG_HOME: t.dans('config'),
      XDG_CACHE_HOME: t.dans('cache'),
      ...(dialogues && { ATELIER_CPOM_DIALOGUES: dialogues.join('\n') }),
      LANG: 'C.UTF-8',
    });
    return f;
  }

  const xdotool = (...args) => execFileSync('xdotool', args.map(String)).toString().trim();
  const fenetres = () => execFileSync('wmctrl', ['-l']).toString();

  /** Closes the window with the window manager, and waits until the program has ended. */
  async function fermerCommeUnePersonne() {
    execFileSync('wmctrl', ['-c', 'Atelier CPOM']);
    await jusqua('la fenêtre se ferme', () => !execFileSync('wmctrl', ['-l']).toString().includes('Atelier CPOM'));
    await f.fermer();
    f = null;
  }

  /** The visible window with this title. Places are given inside a window: what xdotool says of its own place is wrong by its frame. */
  const identifiant = (titre) => xdotool('search', '--onlyvisible', '--name', titre).split('\n').at(-1);
  const vers = (titre, x, y) => ['mousemove', '--window', identifiant(titre), x, y];

  /** Drags a file from another window with the mouse and drops it on a place of ours. */
  async function glisser(chemin, { x, y } = { x: 540, y: 370 }) {
    const source = spawn('/usr/bin/python3', [fileURLToPath(new URL('glisser.py', import.meta.url)), chemin], {
      stdio: ['ignore', 'pipe', 'ignore'],
    });
    let dit = '';
    source.stdout.on('data', (d) => (dit += d));
    try {
      await jusqua('le fichier à glisser', () => dit.includes('pret'));
      const pas = Array.from({ length: 10 }, (_, i) => [
        ...vers('Atelier CPOM', 900 + ((x - 900) * (i + 1)) / 10, 100 + ((y - 100) * (i + 1)) / 10),
        'sleep',
        0.05,
      ]);
      xdotool(...vers('^Source du glisser$', 60, 60), 'sleep', 0.1, 'mousedown', 1, ...pas.flat(), 'mouseup', 1);
      await jusqua('le fichier est lâché', () => dit.includes('fini'));
    } finally {
      source.kill();
    }
  }

  /** Goes to the name of the agency through the table of contents. */
  async function champDuNom() {
    await f.voir(/Vue d’ensemble/);
    await f.cliquer(await f.parNom('1 Parties'));
    await f.cliquer(await f.parNom('Service'));
    return jusqua('le champ du nom', () => f.trouver('#champ-services-1-nom'));
  }

  const json = async (fichier) => {
    const sortie = t.dans('lu.json');
    const r = await lancer(PROGRAMME, ['exporter', fichier, '--json', sortie]);
    assert.equal(r.code, 0, r.erreurs);
    return JSON.parse(readFileSync(sortie, 'utf8')).contenu;
  };

  before(async () => {
    gestionnaire = spawn('openbox', [], { stdio: 'ignore' });
    // The first program that draws text on a new machine waits for the list of its fonts to be made.
    await jusqua(
      'un gestionnaire de fenêtres',
      () => execFileSync('wmctrl', ['-m'], { stdio: ['ignore', 'pipe', 'ignore'] }).includes('Openbox'),
      120_000,
    );
    assert.equal((await lancer(PROGRAMME, ['nouveau', a, '--exemple'])).code, 0);
  });
  afterEach(async () => {
    await f?.fermer();
    f = null;
  });
  after(async () => {
    gestionnaire.kill();
    await t.enlever();
  });

  test('ouvrir l’exemple, changer le nom de l’agence, fermer, rouvrir, le retrouver', async () => {
    await ouvrir();
    const champ = await champDuNom();
    await f.remplacer(champ, 'Agence du Val – Aubelande');
    // The window is closed while the text is still in the field: nothing is lost.
    await fermerCommeUnePersonne();
    assert.equal((await json(a)).services[0].nom, 'Agence du Val – Aubelande');
    await ouvrir();
    const relu = await champDuNom();
    assert.equal(
      await f.executer('return arguments[0].value', { 'element-6066-11e4-a52e-4f735466cecf': relu }),
      'Agence du Val – Aubelande',
    );
  });

  test('Ctrl+S dit quand c’est enregistré ; annuler après réouverture rend l’ancien nom', async () => {
    await ouvrir();
    const champ = await champDuNom();
    await f.remplacer(champ, 'Autre nom');
    await f.touche('\uE009s\uE009');
    await f.voir(/Enregistré à \d{1,2}:\d{2}/);
    assert.equal(
      (
        await jusqua('le nom est au titre de l’annulation', async () =>
          (
            await f.executer(
              'return [...document.querySelectorAll("button")].map((b) => b.getAttribute("aria-label") ?? "").join("|")',
            )
          ).match(/Annuler\s: modifier le service/u),
        )
      )[0].length > 0,
      true,
    );
    await f.cliquer(await f.trouver('h1'));
    await f.touche('\uE009z\uE009');
    await jusqua(
      'le nom revient',
      async () =>
        (await f.executer('return document.querySelector("#champ-services-1-nom")?.value')) ===
        'Agence du Val – Aubelande',
    );
    await fermerCommeUnePersonne();
    assert.equal((await json(a)).services[0].nom, 'Agence du Val – Aubelande');
  });

  test('un mot inconnu est souligné : le dictionnaire se lit dans la fenêtre', async () => {
    await ouvrir();
    await f.cliquer(await f.parNom('6 Contrat'));
    const champ = await jusqua('l’intitulé', () => f.trouver('#champ-contrat-1-intitule'));
    await f.remplacer(champ, 'Contrat de l’agense ');
    await jusqua('le mot est souligné', async () =>
      /agense/.test(await f.executer('return document.querySelector("main .faute")?.textContent ?? ""')),
    );
  });

  test('exporter le PDF par le bouton Exporter', async () => {
    const pdf = t.dans('dossier.pdf');
    await ouvrir([a], [pdf]);
    await f.voir(/Vue d’ensemble/);
    await f.cliquer(await f.parNom('Exporter'));
    await f.cliquer(await f.parNom('Exporter le PDF'));
    await jusqua('le PDF est écrit', () => existsSync(pdf));
    assert.equal(readFileSync(pdf).subarray(0, 5).toString(), '%PDF-');
    await f.voir(/dossier\.pdf/);
    await fermerCommeUnePersonne();
  });

  // The toolkit opens the files of the folder that a dialog shows, and closing them drops the locks of the process.
  test('un dialogue montré dans le dossier ne laisse pas entrer un second écrivain', async () => {
    const pdf = t.dans('par-le-dialogue.pdf');
    const second = await demarrerHote(process.env.CPOM_HOST, PAGE, t.chemin);
    const ouvrirAilleurs = async () => {
      const corps = { commande: 'dossier_ouvrir', arguments: { chemin: a } };
      return (await fetch(`${second.adresse}/appel`, { method: 'POST', body: JSON.stringify(corps) })).json();
    };
    try {
      await ouvrir([a], null);
      await f.remplacer(await champDuNom(), 'Agence au dialogue');
      await f.touche('\uE009s\uE009');
      await f.voir(/Enregistré à \d{1,2}:\d{2}/);
      assert.equal((await ouvrirAilleurs()).code, 'verrouille');
      await f.cliquer(await f.parNom('Exporter'));
      await f.cliquer(await f.parNom('Exporter le PDF'));
      await jusqua('le dialogue est montré', () => /Exporter le PDF/.test(fenetres()));
      await jusqua('le dialogue montre le dossier', () => Boolean(xdotool('search', '--name', '^Exporter le PDF$')));
      xdotool('sleep', 0.5, 'key', 'ctrl+a', 'type', pdf);
      assert.equal((await ouvrirAilleurs()).code, 'verrouille', 'pendant le dialogue');
      xdotool('key', 'Return');
      await jusqua('le PDF est écrit', () => existsSync(pdf));
      assert.equal((await ouvrirAilleurs()).code, 'verrouille', 'après le dialogue');
      await f.remplacer(await champDuNom(), 'Agence du Val – Aubelande');
      await fermerCommeUnePersonne();
    } finally {
      second.arreter();
    }
    assert.equal((await json(a)).services[0].nom, 'Agence du Val – Aubelande');
  });

  test('toutes les années : le chiffre va dans la case pressée, à chaque largeur', async () => {
    const [vide, b] = [t.dans('vide.cpom'), t.dans('trois-ans.cpom')];
    assert.equal((await lancer(PROGRAMME, ['nouveau', vide])).code, 0);
    const trois = t.dans('trois-ans.json');
    assert.equal((await lancer(PROGRAMME, ['exporter', vide, '--json', trois])).code, 0);
    const contenu = JSON.parse(readFileSync(trois, 'utf8'));
    Object.assign(contenu.contenu.contrat, { date_debut: '2027-01-01', date_fin: '2029-12-31' });
    contenu.contenu.indicateurs = [1, 2, 3, 4].map((id) => ({
      id,
      libelle: `Délai moyen de réponse aux demandes, ${id}`,
    }));
    writeFileSync(trois, JSON.stringify(contenu));
    const importe = await lancer(PROGRAMME, ['importer', trois, b]);
    assert.equal(importe.code, 0, importe.erreurs);
    await ouvrir([b]);
    await f.cliquer(await f.parNom('4 Indicateurs'));
    await f.cliquer(await f.parNom('Les indicateurs'));
    await f.cliquer(await f.parNom('Toutes les années'));
    /** Middle of the cell « Cible 2027 » of the second indicator, in the page. */
    const cellule = () =>
      f.executer(`
        const titres = [...document.querySelectorAll('[role=grid] thead th')].map((e) => e.textContent.trim());
        const lignes = [...document.querySelectorAll('[role=grid] tbody tr')].filter(
          (l) => l.querySelector('th')?.textContent.trim() === 'Cible');
        const r = lignes[1]?.querySelector('[data-c="' + (titres.indexOf('2027') - 1) + '"]')?.getBoundingClientRect();
        return r ? [r.x + r.width / 2, r.y + r.height / 2].map(Math.round) : null;`);
    for (const [i, largeur] of [1150, 1280, 1366, 1900].entries()) {
      xdotool('windowsize', identifiant('Atelier CPOM'), largeur, 800);
      await jusqua('la largeur', async () => Math.abs((await f.executer('return innerWidth')) - largeur) < 3);
      const avant = await jusqua('la case', cellule);
      xdotool(
        ...vers('Atelier CPOM', ...avant),
        'mousedown',
        1,
        'sleep',
        0.2,
        'mousemove_relative',
        1,
        1,
        'sleep',
        0.2,
      );
      assert.deepEqual(await cellule(), avant, `${largeur} px : la case tient sous le pointeur`);
      xdotool('mouseup', 1, 'sleep', 0.3);
      assert.deepEqual(await cellule(), avant, `${largeur} px : ni une fois le panneau rempli`);
      xdotool('type', '--delay', 100, `${70 + i}`);
      xdotool('key', 'Return');
      await f.voir(new RegExp(`\\b${70 + i}\\b`));
      xdotool('sleep', 0.5);
    }
    await fermerCommeUnePersonne();
    const ecrites = (await json(b)).mesures.map((m) => [m.indicateur_id, m.annee, m.cible]);
    assert.deepEqual(ecrites, [[2, 2027, 73]], 'une seule case a jamais été écrite');
  });

  test('renouveler depuis l’accueil laisse l’ancien dossier identique', async () => {
    const avant = empreinte(a);
    const r = t.dans('r.cpom');
    await ouvrir([], [a, r]);
    await f.cliquer(await f.parNom('Renouveler à partir d’un dossier'));
    await f.cliquer(await f.parNom('Choisir'));
    await f.voir(/a\.cpom/);
    await f.cliquer(await f.parNom('Renouveler…'));
    await jusqua('le nouveau dossier est écrit', () => existsSync(r));
    await f.voir(/CPOM 2\d{3}-2\d{3}/);
    await fermerCommeUnePersonne();
    assert.equal(empreinte(a), avant);
    const neuf = await json(r);
    assert.equal(neuf.reprise.statut, 'reprise');
    assert.ok(neuf.lignes_reprise.length > 100);
  });

  test('un PDF donné au programme : le renouveler, ou en faire un dossier', async () => {
    const [pdf, cree] = [t.dans('contrat.pdf'), t.dans('du-pdf.cpom')];
    assert.equal(
      (await lancer(PROGRAMME, ['exporter', a, '--document', 'synthese', '--pdf', pdf, '--avec-reserve'])).code,
      0,
    );
    await ouvrir([pdf], [cree]);
    await f.voir(/Commencer le renouvellement/);
    await f.cliquer(await f.parNom('Créer un dossier à partir de ce document'));
    await jusqua('le dossier est créé', () => existsSync(cree));
    await f.voir(/Vue d’ensemble/);
    await fermerCommeUnePersonne();
    assert.deepEqual(await json(cree), await json(a));
  });

  test('un PDF dont les données ont changé est refusé, puis accepté', async () => {
    const [pdf, cree] = [t.dans('change.pdf'), t.dans('change.cpom')];
    assert.equal(
      (await lancer(PROGRAMME, ['exporter', a, '--document', 'synthese', '--pdf', pdf, '--avec-reserve'])).code,
      0,
    );
    const octets = readFileSync(pdf);
    const debut = octets.indexOf('<cpom:empreinte>') + '<cpom:empreinte>'.length;
    octets[debut] = octets[debut] === 0x30 ? 0x31 : 0x30;
    writeFileSync(pdf, octets);
    await ouvrir([pdf], [cree]);
    await f.cliquer(await f.parNom('Créer un dossier à partir de ce document'));
    await f.voir(/ont été modifiées depuis/);
    assert.equal(existsSync(cree), false);
    await f.cliquer(await f.parNom('Accepter ces données'));
    await jusqua('le dossier est créé', () => existsSync(cree));
    await fermerCommeUnePersonne();
  });

  test('un dossier glissé sur la fenêtre s’ouvre, un PDF demande ce qu’il faut en faire', async () => {
    const pdf = t.dans('glisse.pdf');
    assert.equal(
      (await lancer(PROGRAMME, ['exporter', a, '--document', 'synthese', '--pdf', pdf, '--avec-reserve'])).code,
      0,
    );
    await ouvrir([]);
    await f.voir(/Renouveler à partir d’un dossier/);
    await glisser(a);
    await f.voir(/Vue d’ensemble/);
    await glisser(pdf);
    await f.voir(/glisse\.pdf/);
    await f.voir(/Commencer le renouvellement/);
    await fermerCommeUnePersonne();
  });

  test('un fichier glissé sur un chiffre en devient la preuve, sur les pièces il en devient une', async () => {
    const [preuve, piece] = ['releve.csv', 'attestation.txt'].map((nom) => t.dans(nom));
    writeFileSync(preuve, 'heures;45210');
    writeFileSync(piece, 'Attestation');
    const avant = await json(a);
    await ouvrir();
    await f.voir(/Vue d’ensemble/);
    await f.cliquer(await f.parNom('5 Moyens'));
    const cellule = await jusqua('un chiffre d’heures', () =>
      f.executer(`
        const vue = [...document.querySelectorAll('[id^="champ-heures-"]')].map((e) => [e.id, e.getBoundingClientRect()]);
        const [id, r] = vue.find(([, r]) => r.width > 0 && r.top > 200 && r.bottom < innerHeight - 80) ?? [];
        return id ? { id, x: r.left + r.width / 2, y: r.top + r.height / 2 } : null;`),
    );
    await glisser(preuve, cellule);
    await f.voir(/releve/);
    const ligne = Number(/champ-heures-(\d+)-/u.exec(cellule.id)[1]);
    const jointe = await jusqua('la preuve est au dossier', async () =>
      (await json(a)).justificatifs.find((j) => j.cible_table === 'heures' && j.cible_ligne === ligne),
    );
    const lue = await json(a);
    assert.equal(lue.pieces.length, avant.pieces.length + 1);
    assert.match(lue.pieces.find((x) => x.id === jointe.piece_id).fichier, /releve\.csv$/u);
    await f.cliquer(await f.parNom('7 Suivi'));
    await f.cliquer(await f.parNom('Pièces'));
    await f.voir(/Joindre un fichier/);
    await glisser(piece);
    await jusqua('la pièce est au dossier', async () =>
      (await json(a)).pieces.some((x) => /attestation\.txt$/u.test(x.fichier)),
    );
    await fermerCommeUnePersonne();
  });

  test('un fichier refusé : une phrase, l’accueil reste, le fichier est intact', async () => {
    const texte = t.dans('texte.cpom');
    writeFileSync(texte, 'Bonjour');
    await ouvrir([texte]);
    await f.voir(/n’est pas un dossier Atelier CPOM/);
    assert.equal(readFileSync(texte, 'utf8'), 'Bonjour');
    await fermerCommeUnePersonne();
  });

  test('F11 met une séance en plein écran, réserve masquée, et la rend à sa fenêtre', async () => {
    const b = t.dans('seance.cpom');
    const reponse = fileURLToPath(new URL('../golden/retours/libreoffice.docx', import.meta.url));
    assert.equal((await lancer(PROGRAMME, ['nouveau', b, '--exemple'])).code, 0);
    const note = await lancer(PROGRAMME, ['retour', b, reponse, '--noter']);
    assert.equal(note.code, 0, note.erreurs);
    await ouvrir([b]);
    await f.cliquer(await f.parNom('Reprendre la séance'));
    await f.voir(/Réserve visible/);
    const id = identifiant('Atelier CPOM');
    const ecran = xdotool('getdisplaygeometry');
    const plein = () => {
      const lue = xdotool('getwindowgeometry', '--shell', id);
      return `${/WIDTH=(\d+)/u.exec(lue)?.[1]} ${/HEIGHT=(\d+)/u.exec(lue)?.[1]}` === ecran;
    };
    const f11 = () => xdotool('windowactivate', '--sync', id, 'key', 'F11');
    const page = () => f.executer('return document.body.innerText');
    assert.equal(plein(), false);
    f11();
    await jusqua('la fenêtre remplit l’écran', plein);
    await f.voir(/Écran partagé/);
    assert.doesNotMatch(await page(), /Position de repli|Réserve visible/u);
    f11();
    await jusqua('elle reprend sa place', () => !plein());
    // What was hidden stays so until it is asked for.
    await f.voir(/Écran partagé/);
    await f.cliquer(await f.parNom('Montrer la réserve'));
    await f.voir(/Réserve visible/);
    await fermerCommeUnePersonne();
  });
});
