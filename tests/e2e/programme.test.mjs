// Checks the command line without a display: what it writes, what it refuses, and its exit codes.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  chmodSync,
  copyFileSync,
  existsSync,
  mkdirSync,
  readFileSync,
  rmSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { userInfo } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { fileURLToPath } from 'node:url';

import { dossierTemporaire, lancer } from './outils.mjs';

const PROGRAMME = process.env.ATELIER_CPOM;
assert.ok(PROGRAMME, 'ATELIER_CPOM names the program');
// Prefix of Wine when the program is that of Windows (tests/windows): it keeps its data there, whatever XDG_DATA_HOME says.
const WINE = process.env.CPOM_WINE;
const donneesDe = (voulu) => (WINE ? join(WINE, 'drive_c/users', userInfo().username, 'AppData/Local') : voulu);
/** Removes what earlier tests left there, which a folder of its own makes useless on Linux. */
const donneesVides = () => WINE && rmSync(join(donneesDe(''), 'fr.atelier-cpom'), { recursive: true, force: true });
const empreinte = (chemin) => createHash('sha256').update(readFileSync(chemin)).digest('hex');

describe('ligne de commande', () => {
  const t = dossierTemporaire();
  const a = t.dans('a.cpom');
  const cpom = (...args) => lancer(PROGRAMME, args);
  const reussi = async (...args) => {
    const r = await cpom(...args);
    assert.equal(r.code, 0, `${args.join(' ')} → ${r.code} ${r.erreurs}`);
    assert.equal(r.erreurs, '');
    return r.sortie;
  };
  const refuse = async (code, motif, ...args) => {
    const r = await cpom(...args);
    assert.equal(r.code, code, `${args.join(' ')} → ${r.code} ${r.erreurs}`);
    assert.match(r.erreurs, motif);
    assert.equal(r.erreurs.trim().split('\n').length, 1, r.erreurs);
    assert.doesNotMatch(r.erreurs, /error|panick|thread/i);
  };

  before(() => reussi('nouveau', a, '--exemple'));
  after(() => t.enlever());

  test('une année : essayer de la clore n’écrit rien ; close, elle ne change plus ; rouverte, elle change', async () => {
    const annee = t.dans('annee.cpom');
    await reussi('nouveau', annee, '--exemple');
    const avant = empreinte(annee);
    const essai = await reussi('exercice', annee, '--clore', '2026', '--essai');
    assert.match(essai, /^2026 : 189 sur 209 chiffres attendus manquent\n/);
    assert.match(essai, /La version «\u202FClôture 2026\u202F» est gardée\./u);
    assert.equal(empreinte(annee), avant);
    const lu = JSON.parse(await reussi('exercice', annee, '--clore', '2026', '--essai', '--json'));
    const nombre = (table) => lu.saisie.rubriques.flatMap((r) => r.manques).filter((m) => m.table === table).length;
    assert.deepEqual(
      [
        'mesures',
        'heures',
        'heures_payees',
        'montants_budget',
        'effectifs',
        'budgets_action',
        'formations',
        'tarifs',
        'versements',
      ].map(nombre),
      [30, 6, 1, 26, 9, 54, 6, 1, 1],
    );
    await reussi('exercice', annee, '--clore', '2026', '--sans-echeances');
    const versions = JSON.parse(await reussi('versions', annee, '--json'));
    assert.ok(versions.some((v) => v.nom === 'Clôture 2026' && v.instantane !== null));
    const controles = JSON.parse(await reussi('controler', annee, '--json'));
    assert.ok(!controles.some((c) => c.code === 'ANN-01'));
    await refuse(2, /déjà clos/, 'exercice', annee, '--clore', '2026');
    assert.match(await reussi('exercice', annee, '--rouvrir', '2026'), /rouvert/);
    await refuse(2, /n’est pas clos/, 'exercice', annee, '--rouvrir', '2026');
    await refuse(2, /n’a pas commencé/, 'exercice', annee, '--clore', '2099');
    await refuse(2, /comprise/, 'exercice', annee);
  });

  test('exemple, infos, export, import : les données font l’aller-retour', async () => {
    const infos = JSON.parse(await reussi('infos', a, '--json'));
    assert.equal(infos.debut, '2024-01-01');
    assert.equal(infos.integrite, true);
    assert.equal(infos.actions, 18);
    const [pdf, json, b, json2] = ['a.pdf', 'a.json', 'b.cpom', 'b.json'].map(t.dans);
    await reussi('exporter', a, '--pdf', pdf, '--json', json, '--avec-reserve');
    await reussi('importer', json, b);
    await reussi('exporter', b, '--json', json2);
    assert.equal(readFileSync(json2, 'utf8'), readFileSync(json, 'utf8'));
    assert.ok(readFileSync(pdf).subarray(0, 5).toString() === '%PDF-');
    const duPdf = t.dans('du-pdf.cpom');
    await reussi('importer', pdf, duPdf);
    await reussi('exporter', duPdf, '--json', t.dans('du-pdf.json'));
    assert.equal(readFileSync(t.dans('du-pdf.json'), 'utf8'), readFileSync(json, 'utf8'));
    assert.match(await reussi('infos', a), /Les Tilleuls Domicile SAS/);
  });

  test('une version qui n’a pas été gardée n’est le nom d’aucun document', async () => {
    // An interchange document lists versions and holds none of their contents.
    const [json, sans] = [t.dans('sans.json'), t.dans('sans-contenu.cpom')];
    await reussi('exporter', a, '--json', json);
    await reussi('importer', json, sans);
    for (const option of ['--version', '--version-imprimee']) {
      await refuse(2, /pas gardé le contenu d’une version 1/, 'exporter', sans, '--pdf', t.dans('v1.pdf'), option, '1');
    }
    assert.ok(!existsSync(t.dans('v1.pdf')));
  });

  test('l’exemple garde le contenu de ses versions', async () => {
    const listees = JSON.parse(await reussi('versions', a, '--json'));
    assert.deepEqual(
      listees.map((v) => [v.numero, v.scellee, v.instantane !== null]),
      [
        [3, false, true],
        [2, true, true],
        [1, true, true],
      ],
    );
    assert.match(await reussi('comparer', a, '--version', '1'), /1\u202f200 → 950/u);
  });

  test('ce qu’une autre copie a changé se liste, se reprend, et rien n’est écrit ailleurs', async () => {
    const [a, b, json, c] = [
      t.dans('fusion.cpom'),
      t.dans('autre.cpom'),
      t.dans('autre.json'),
      t.dans('etranger.cpom'),
    ];
    await reussi('nouveau', a, '--exemple');
    copyFileSync(a, b);
    assert.match(await reussi('comparer', a, b, '--reprises'), /viennent du même dossier/u);
    await reussi('exporter', b, '--json', json);
    const lu = JSON.parse(readFileSync(json, 'utf8'));
    lu.contenu.axes[0].libelle = 'Changé là-bas';
    lu.contenu.actions[0].pilote = 'Marie';
    writeFileSync(json, JSON.stringify(lu));
    await reussi('importer', json, c);
    const avant = empreinte(c);
    const liste = await reussi('comparer', a, c, '--reprises');
    assert.match(liste, /n’est pas une copie/u);
    assert.match(liste, /\[axes\/1\/libelle\][\s\S]*là-bas\s?: Changé là-bas[\s\S]*\[actions\/1\/pilote\]/u);
    await refuse(2, /n’existe plus/u, 'comparer', a, c, '--reprendre', 'axes/1/nimporte');
    assert.match(await reussi('comparer', a, c, '--reprendre', 'sans-conflit'), /Rien à reprendre/u);
    assert.match(await reussi('comparer', a, c, '--reprendre', 'axes/1/libelle'), /1 modification .* est reprise/u);
    assert.match(await reussi('comparer', a, c, '--reprendre', 'tout'), /1 modification .* est reprise/u);
    assert.match(await reussi('comparer', a, c), /Aucune différence/u);
    assert.match(await reussi('comparer', a, c, '--reprendre', 'tout'), /Rien à reprendre/u);
    assert.equal(empreinte(c), avant);
  });

  test('leur réponse se lit sans rien écrire, se note une fois, et le dit', async () => {
    const b = t.dans('reponse.cpom');
    const reponse = fileURLToPath(new URL('../golden/retours/libreoffice.docx', import.meta.url));
    await reussi('nouveau', b, '--exemple');
    const avant = empreinte(b);
    const lue = await reussi('retour', b, reponse);
    assert.match(lue, /^\s*1\. article .*remplacé .*juillet.* par .*septembre.* → nouveau point$/mu);
    assert.equal(empreinte(b), avant);
    await refuse(2, /n’a pas été comprise/u, 'retour', b, reponse, '--seance', '1');
    await refuse(2, /n’a pas de séance n° 7/u, 'retour', b, reponse, '--noter', '--seance', '7');
    assert.equal(empreinte(b), avant);
    const notee = await reussi('retour', b, reponse, '--noter', '--remarques', '1,3', '--le', '2026-12-13');
    assert.match(notee, /2 remarques de .*libreoffice\.docx.* sont notées\.$/mu);
    const vue = JSON.parse(await reussi('retour', b, reponse, '--noter', '--seance', '1', '--json'));
    assert.deepEqual(
      vue.remarques.map((r) => [r.sort, r.point.code]),
      [
        ['deja_notee', 'DEM-5'],
        ['deja_notee', 'DEM-7'],
        ['deja_notee', 'DEM-6'],
        ['deja_notee', 'DEM-8'],
      ],
    );
  });

  test('une version se garde et se scelle, puis ne change plus', async () => {
    const b = t.dans('versions.cpom');
    await reussi('nouveau', b, '--exemple');
    const dit = await reussi('versions', b, '--garder', 'Essai', '--date', '2026-12-01');
    assert.match(dit.split('\n')[0], /^\s*4 {2}2026-12-01 {2}Essai {2}\(gardée\)$/u);
    await reussi('versions', b, '--garder', 'Signé', '--sceller');
    const listees = JSON.parse(await reussi('versions', b, '--json'));
    assert.deepEqual(
      listees.slice(0, 2).map((v) => [v.numero, v.nom, v.scellee]),
      [
        [5, 'Signé', true],
        [4, 'Essai', false],
      ],
    );
    // Its row alone differs from what it holds: it was sealed after.
    const depuis = await reussi('comparer', b, '--version', '5');
    assert.deepEqual(
      depuis.split('\n').filter((l) => /^\S/u.test(l)),
      ['Versions et renouvellement'],
    );
    await refuse(2, /nom de la version manque/u, 'versions', b, '--garder', '  ');
    await refuse(2, /n’a pas été comprise/u, 'versions', b, '--sceller');
    await refuse(2, /n’a pas été comprise/u, 'versions', b, '--garder', 'X', '--date', 'demain');
    const avant = empreinte(b);
    await refuse(2, /introuvable/u, 'versions', t.dans('absent.cpom'), '--garder', 'X');
    assert.equal(empreinte(b), avant);
  });

  test('l’avenant s’imprime par son numéro, la passation ne sort pas de l’agence', async () => {
    const [docx, pdf] = [t.dans('avenant.docx'), t.dans('avenant.pdf')];
    await reussi('exporter', a, '--document', 'avenant', '--numero', '1', '--docx', docx, '--pdf', pdf);
    assert.ok(existsSync(docx) && existsSync(pdf));
    await refuse(2, /pas d’avenant n° 9/u, 'exporter', a, '--document', 'avenant', '--numero', '9', '--pdf', pdf);
    const passation = ['exporter', a, '--document', 'passation', '--pdf', t.dans('passation.pdf')];
    await refuse(2, /reste dans l’agence/u, ...passation, '--pour', 'departement');
    await refuse(2, /reste dans l’agence/u, ...passation, '--sans-reserve');
    assert.ok(!existsSync(t.dans('passation.pdf')));
    await reussi(...passation, '--docx', t.dans('passation.docx'));
    assert.ok(existsSync(t.dans('passation.docx')));
  });

  test('rien de la réserve du service ne part sans qu’on le demande', async () => {
    const reserve = ['3,48 €', '31 mars 2027', 'Que devient la dotation non consommée'];
    const dedans = async (nom, ...options) => {
      const [pdf, cpom, json] = [`${nom}.pdf`, `${nom}.cpom`, `${nom}.json`].map(t.dans);
      await reussi('exporter', a, '--pdf', pdf, ...options);
      await reussi('importer', pdf, cpom);
      await reussi('exporter', cpom, '--json', json);
      const texte = readFileSync(json, 'utf8');
      return reserve.filter((mots) => texte.includes(mots)).length;
    };
    for (const document of ['complet', 'reunion', 'synthese', 'bilan', 'bilan_final', 'candidature', 'emploi']) {
      assert.equal(await dedans(`sans-${document}`, '--document', document), 0, document);
      assert.equal(await dedans(`ancienne-${document}`, '--document', document, '--sans-reserve'), 0, document);
      assert.equal(await dedans(`avec-${document}`, '--document', document, '--avec-reserve'), 3, document);
      assert.equal(await dedans(`interne-${document}`, '--document', document, '--pour', 'interne'), 3, document);
    }
    const json = (...options) =>
      reussi('exporter', a, '--json', t.dans('reserve.json'), ...options).then(() =>
        readFileSync(t.dans('reserve.json'), 'utf8'),
      );
    const [entier, partage] = [await json(), await json('--sans-reserve')];
    assert.ok(reserve.every((mots) => entier.includes(mots)));
    assert.ok(reserve.every((mots) => !partage.includes(mots)));
    await refuse(
      2,
      /n’a pas été comprise/u,
      'exporter',
      a,
      '--json',
      t.dans('x.json'),
      '--avec-reserve',
      '--sans-reserve',
    );
  });

  test('le destinataire décide, et dit ce qu’il n’a pas relu', async () => {
    const pour = (...options) => cpom('exporter', a, '--pdf', t.dans('pour.pdf'), ...options);
    const conseil = await pour('--pour', 'conseil');
    assert.equal(conseil.code, 0);
    assert.match(conseil.erreurs, /textes saisis librement .* n’ont pas été relus/u);
    assert.equal((await pour('--pour', 'ars')).erreurs, '');
    await refuse(2, /n’a pas été comprise/u, 'exporter', a, '--pdf', t.dans('x.pdf'), '--pour', 'maire');
    await refuse(
      2,
      /n’a pas été comprise/u,
      'exporter',
      a,
      '--pdf',
      t.dans('x.pdf'),
      '--pour',
      'ars',
      '--avec-reserve',
    );
  });

  test('un fichier plus gros que la taille demandée n’est pas écrit', async () => {
    const gros = t.dans('gros.pdf');
    const demande = ['exporter', a, '--document', 'candidature', '--pdf', gros, '--taille-max'];
    await refuse(2, /pèserait .*\sMo, plus que les 0,10\sMo demandés/u, ...demande, '0,1');
    assert.ok(!existsSync(gros));
    await reussi(...demande, '20');
    assert.ok(existsSync(gros));
    await refuse(2, /n’a pas été comprise/u, ...demande, 'beaucoup');
  });

  test('le compte d’emploi dit les chiffres de l’exercice', async () => {
    const [pdf, xlsx] = [t.dans('emploi.pdf'), t.dans('emploi.xlsx')];
    await reussi('exporter', a, '--document', 'emploi', '--annee', '2025', '--pdf', pdf, '--xlsx', xlsx);
    const texte = execFileSync('pdftotext', ['-layout', pdf, '-'], { encoding: 'utf8' }).replace(
      /[\u202f\u00a0]/gu,
      ' ',
    );
    for (const chiffre of ['159 737,00', '153 950,00', '5 787,00', '141 570,00']) {
      assert.ok(texte.includes(chiffre), chiffre);
    }
    await refuse(
      2,
      /hors de la période du contrat/u,
      'exporter',
      a,
      '--document',
      'emploi',
      '--annee',
      '2050',
      '--pdf',
      pdf,
    );
  });

  test('une preuve se joint, se vérifie et se remet', async () => {
    const dossier = t.dans('preuves.cpom');
    await reussi('nouveau', dossier, '--exemple');
    const facture = t.dans('facture.pdf');
    writeFileSync(facture, 'abc');
    const joindre = (...options) => cpom('piece', dossier, '--joindre', facture, ...options);
    assert.match(
      (await joindre('--a', 'budgets_action:2', '--page', 'p. 3')).sortie,
      /La pièce .*facture.* est jointe/u,
    );
    await refuse(2, /Cette ligne n’existe plus/u, 'piece', dossier, '--joindre', facture, '--a', 'budgets_action:9999');
    await refuse(2, /n’a pas été comprise/u, 'piece', dossier, '--joindre', facture, '--a', 'budgets_action');
    await refuse(2, /n’a pas été comprise/u, 'piece', dossier);
    assert.match(await reussi('piece', dossier, '--verifier'), /^présent +facture$/mu);
    const paquet = t.dans('Paquet');
    await reussi('exporter', dossier, '--document', 'emploi', '--annee', '2025', '--paquet', paquet);
    assert.ok(existsSync(join(paquet, 'Pieces', 'P-01 - facture.pdf')));
    execFileSync('sha256sum', ['-c', '--strict', 'SHA256SUMS'], { cwd: paquet });
    const encore = await cpom('exporter', dossier, '--document', 'emploi', '--paquet', paquet);
    assert.equal(encore.code, 2);
    assert.match(encore.erreurs, /existe déjà/u);
    const pdf = execFileSync('pdftotext', ['-layout', join(paquet, 'Compte d’emploi 2025.pdf'), '-'], {
      encoding: 'utf8',
    });
    assert.match(pdf, /P-01/u);
    writeFileSync(facture, 'abd');
    const change = await cpom('piece', dossier, '--verifier', '--json');
    assert.equal(change.code, 1);
    assert.equal(JSON.parse(change.sortie).find((e) => e.libelle === 'facture').etat, 'modifie');
    assert.match((await cpom('controler', dossier)).sortie, /PIE-01/u);
  });

  test('tous les documents, dans tous les formats, deux fois les mêmes octets', async () => {
    for (const document of ['complet', 'reunion', 'synthese', 'bilan', 'bilan_final', 'candidature', 'emploi']) {
      const [p1, p2, d1, d2] = [1, 2, 3, 4].map((n) => t.dans(`${document}-${n}`));
      await reussi('exporter', a, '--document', document, '--pdf', p1, '--docx', d1, '--filigrane', 'PROJET');
      await reussi('exporter', a, '--document', document, '--pdf', p2, '--docx', d2, '--filigrane', 'PROJET');
      assert.equal(empreinte(p1), empreinte(p2), document);
      assert.equal(empreinte(d1), empreinte(d2), document);
    }
    await reussi(
      'exporter',
      a,
      '--xlsx',
      t.dans('a.xlsx'),
      '--ics',
      t.dans('a.ics'),
      '--document',
      'bilan',
      '--annee',
      '2024',
    );
    assert.match(readFileSync(t.dans('a.ics'), 'utf8'), /^BEGIN:VCALENDAR\r\n/);
    assert.equal(readFileSync(t.dans('a.xlsx')).subarray(0, 2).toString(), 'PK');
  });

  test('reprendre laisse l’ancien fichier identique et écrit le rapport', async () => {
    const avant = empreinte(a);
    const r = t.dans('r.cpom');
    const donnees = t.dans('donnees-reprise');
    donneesVides();
    const fait = await lancer(PROGRAMME, ['reprendre', a, r, '--debut', '2029'], { XDG_DATA_HOME: donnees });
    assert.equal(fait.code, 0, fait.erreurs);
    const sortie = fait.sortie;
    const gardees = await lancer(PROGRAMME, ['sauvegardes', a], { XDG_DATA_HOME: donnees });
    assert.match(
      gardees.sortie,
      /^ *1 .*\(avant .*(reprise|renouvellement)/mu,
      'l’ancien dossier est sauvegardé avant',
    );
    assert.equal(
      existsSync(`${donneesDe(donnees)}/fr.atelier-cpom/recents.json`),
      false,
      'rien n’entre dans les dossiers récents',
    );
    assert.match(sortie, /^reporté\s.*IND-01 : valeur de référence \(40,3\s% \(2023\) → 43,8\s% \(2025\)\)$/mu);
    assert.match(sortie, /^retiré\s.*ACT-05/mu);
    assert.equal(empreinte(a), avant);
    const infos = JSON.parse(await reussi('infos', r, '--json'));
    assert.deepEqual([infos.debut, infos.fin, infos.statut], ['2029-01-01', '2033-12-31', 'projet']);
    const constats = JSON.parse(await reussi('controler', r, '--json'));
    assert.ok(constats.some((c) => c.code === 'IND-02'));
    await reussi('exporter', r, '--pdf', t.dans('r.pdf'));
    const decisions = t.dans('d.json');
    writeFileSync(
      decisions,
      JSON.stringify([{ action: 'ACT-01', decision: 'abandonnee', justification: 'Sans suite' }]),
    );
    const choisi = await reussi('reprendre', a, t.dans('r2.cpom'), '--decisions', decisions);
    assert.match(choisi, /retiré\s.*ACT-01 .*abandonnée : Sans suite/u);
    await reussi('reprendre', t.dans('r.pdf'), t.dans('r3.cpom'), '--debut', '2035');
  });

  test('un PDF dont les données ont changé est refusé, sauf si on l’accepte', async () => {
    const octets = readFileSync(t.dans('a.pdf'));
    const debut = octets.indexOf('<cpom:empreinte>') + '<cpom:empreinte>'.length;
    assert.ok(debut > 100);
    octets[debut] = octets[debut] === 0x30 ? 0x31 : 0x30;
    const change = t.dans('change.pdf');
    writeFileSync(change, octets);
    await refuse(2, /ont été modifiées depuis.*--malgre-empreinte/u, 'importer', change, t.dans('c.cpom'));
    await refuse(
      2,
      /ont été modifiées depuis.*--malgre-empreinte/u,
      'reprendre',
      change,
      t.dans('c.cpom'),
      '--debut',
      '2029',
    );
    assert.equal(existsSync(t.dans('c.cpom')), false);
    await reussi('importer', change, t.dans('c.cpom'), '--malgre-empreinte');
    await reussi('reprendre', change, t.dans('c2.cpom'), '--debut', '2029', '--malgre-empreinte');
    await reussi('exporter', t.dans('c.cpom'), '--json', t.dans('c.json'));
    assert.equal(readFileSync(t.dans('c.json'), 'utf8'), readFileSync(t.dans('a.json'), 'utf8'));
  });

  test('contrôler : code 1 seulement si un point est bloquant', async () => {
    await reussi('controler', a);
    const json = JSON.parse(readFileSync(t.dans('a.json'), 'utf8'));
    json.contenu.contrat.date_fin = '2020-01-01';
    writeFileSync(t.dans('faux.json'), JSON.stringify(json));
    await reussi('importer', t.dans('faux.json'), t.dans('faux.cpom'));
    const r = await cpom('controler', t.dans('faux.cpom'));
    assert.equal(r.code, 1);
    assert.match(r.sortie, /^CON-02 \[bloquant\]/m);
  });

  test('l’équilibre du contrat, ses leviers, et rien d’écrit', async () => {
    const before = empreinte(a);
    const figures = JSON.parse(await reussi('equilibre', a, '--json'));
    const kept = JSON.parse(readFileSync(new URL('../golden/economie.json', import.meta.url), 'utf8'));
    for (const part of ['economie', 'total', 'atterrissage_2026']) assert.deepEqual(figures[part], kept[part], part);
    const lines = await reussi(
      'equilibre',
      a,
      '--annee',
      '2027',
      '--avec',
      'heures_pct=-25',
      '--avec',
      'montant_horaire=3,55',
    );
    assert.match(lines, /En 2027, le contrat coûte 51\s198\s€/);
    assert.match(lines, /3,55/);
    assert.equal(empreinte(a), before);
    await refuse(2, /2031/, 'equilibre', a, '--annee', '2031');
    await refuse(2, /--avec/, 'equilibre', a, '--avec', 'heures_pct=beaucoup');
  });

  test('un dossier vide se contrôle, s’exporte dans tous les formats', async () => {
    const vide = t.dans('vide.cpom');
    await reussi('nouveau', vide);
    await reussi('controler', vide);
    for (const document of ['complet', 'reunion', 'synthese', 'bilan']) {
      await reussi(
        'exporter',
        vide,
        '--document',
        document,
        '--pdf',
        t.dans('v.pdf'),
        '--docx',
        t.dans('v.docx'),
        '--xlsx',
        t.dans('v.xlsx'),
        '--ics',
        t.dans('v.ics'),
        '--json',
        t.dans('v.json'),
      );
    }
    await refuse(2, /aucune année/u, 'reprendre', vide, t.dans('rv.cpom'));
  });

  test('cinq réponses préparent un dossier ; une réponse impossible ne crée rien', async () => {
    const [reponses, cinq] = [t.dans('reponses.json'), t.dans('cinq.cpom')];
    const bonnes = { gestionnaire: 'Ma Maison', debut: '2027-07-01', fin: '2030-06-30', objectifs: [1, 5] };
    const ecrire = (contenu) => writeFileSync(reponses, JSON.stringify(contenu));
    for (const [contenu, dit] of [
      [{ ...bonnes, siren: '732829321' }, /clé du SIREN/u],
      [{ ...bonnes, debut: 'demain' }, /debut/u],
      [{ ...bonnes, fin: '2026-01-01' }, /avant de commencer/u],
      [{ inconnu: 1 }, /champ inconnu/u],
    ]) {
      ecrire(contenu);
      await refuse(2, dit, 'nouveau', cinq, '--depuis', reponses);
      assert.ok(!existsSync(cinq));
    }
    ecrire(bonnes);
    const sortie = await reussi('nouveau', cinq, '--depuis', reponses);
    assert.match(sortie, /2027 \(juil\.–déc\.\), 2028, 2029 et 2030 \(janv\.–juin\)/u);
    assert.match(sortie, /6 mois/u);
    assert.match(await reussi('infos', cinq), /CPOM de juillet 2027 à juin 2030 – Ma Maison/u);
    // Every finding is printed, although the window keeps them quiet.
    assert.ok((await reussi('controler', cinq)).split('\n').length > 20);
  });

  test('mauvais usage : code 2, une phrase', async () => {
    await refuse(2, /n’a pas été comprise/u, 'exporter', a);
    await refuse(2, /n’a pas été comprise/u, 'exporter', a, '--document', 'roman', '--pdf', t.dans('x.pdf'));
    await refuse(2, /n’a pas été comprise/u, 'inventer', a, 'b');
    await refuse(2, /n’a pas été comprise/u, 'nouveau');
    await refuse(2, /n’a pas été comprise/u, 'infos', a, '--xml');
    await refuse(2, /existe déjà/u, 'nouveau', a);
    await refuse(2, /introuvable/u, 'infos', t.dans('absent.cpom'));
    await refuse(2, /introuvable/u, 'importer', t.dans('absent.json'), t.dans('y.cpom'));
    writeFileSync(
      t.dans('mauvais.json'),
      '{"format":"atelier-cpom/dossier","version":1,"contenu":{"axes":[{"id":1,"couleur":"bleu"}]}}',
    );
    await refuse(2, /axes\[0\].*champ inconnu/u, 'importer', t.dans('mauvais.json'), t.dans('y.cpom'));
    assert.equal(existsSync(t.dans('y.cpom')), false);
    if (!WINE) await refuse(2, /Aucun écran/u, a);
    assert.match((await cpom('--help')).sortie, /Utilisation/);
    assert.match((await cpom('exporter', '--help')).sortie, /filigrane/);
    // No word of the parser's own language, in the help of the program and of each command.
    const aide = (await cpom('--help')).sortie;
    const commandes = [...aide.matchAll(/^ {2}([a-z]+) {2,}/gmu)].map(([, nom]) => nom);
    assert.ok(commandes.length > 10, aide);
    for (const nom of commandes) {
      const texte = (await cpom(nom, '--help')).sortie;
      assert.match(texte, /Afficher cette aide/u);
      assert.doesNotMatch(aide + texte, /Print|COMMAND>|Usage/u);
    }
    assert.equal((await cpom('--version')).code, 0);
  });

  test('fichier refusé : code 3, une phrase, octets inchangés', async () => {
    const cas = {
      'texte.cpom': (p) => writeFileSync(p, 'Bonjour'),
      'coupe.cpom': (p) => (copyFileSync(a, p), truncateSync(p, 20000)),
      'recent.cpom': (p) => {
        const octets = readFileSync(a);
        octets.writeUInt32BE(99, 60);
        writeFileSync(p, octets);
      },
      'abime.cpom': (p) => {
        const octets = readFileSync(a);
        octets.fill(0x5a, 8192, 40960);
        writeFileSync(p, octets);
      },
    };
    for (const [nom, faire] of Object.entries(cas)) {
      const p = t.dans(nom);
      faire(p);
      const avant = empreinte(p);
      for (const args of [
        ['infos', p],
        ['controler', p],
        ['exporter', p, '--json', t.dans('z.json')],
        ['reprendre', p, t.dans('z.cpom')],
      ]) {
        await refuse(3, /n’a pas été (modifié|ouvert)/u, ...args);
      }
      assert.equal(empreinte(p), avant, nom);
      assert.equal(existsSync(t.dans('z.cpom')), false);
    }
  });

  test(
    'la ligne de commande ne charge aucune bibliothèque de fenêtre',
    { skip: process.platform !== 'linux' || WINE !== undefined },
    async () => {
      const liens = await lancer('ldd', [PROGRAMME]);
      assert.match(liens.sortie, /libc\.so/);
      assert.doesNotMatch(liens.sortie, /webkit|gtk|javascriptcore/i);
    },
  );

  // tests/windows/ligne.test.mjs does the same for Windows.
  test('sans le programme de la fenêtre : code 2, une phrase', { skip: WINE !== undefined }, async () => {
    const seul = t.dans('porte');
    copyFileSync(PROGRAMME, seul);
    const r = await lancer(seul, [a]);
    assert.deepEqual([r.code, r.sortie], [2, '']);
    assert.match(r.erreurs, /atelier-cpom-fenetre, manque.*aucun dossier n’a été ouvert/u);
  });

  test('un fichier en lecture seule se lit', async () => {
    const p = t.dans('fige.cpom');
    copyFileSync(a, p);
    chmodSync(p, 0o444);
    await reussi('infos', p);
    await reussi('exporter', p, '--json', t.dans('fige.json'));
  });

  test('les sauvegardes se listent, et l’une se copie dans un nouveau fichier', async () => {
    donneesVides();
    const { identifiant } = JSON.parse(await reussi('infos', a, '--json'));
    const dossier = join(donneesDe(t.dans('donnees')), 'fr.atelier-cpom/sauvegardes', identifiant);
    const avec = (...args) => lancer(PROGRAMME, args, { XDG_DATA_HOME: t.dans('donnees') });
    assert.match((await avec('sauvegardes', a)).sortie, /Aucune sauvegarde/);
    mkdirSync(dossier, { recursive: true });
    copyFileSync(a, `${dossier}/2026-11-20_18-00-00_fermeture.cpom`);
    copyFileSync(a, `${dossier}/2026-11-21_09-30-00_periode.cpom`);
    const liste = await avec('sauvegardes', a);
    assert.equal(liste.code, 0, liste.erreurs);
    const lignes = liste.sortie.trim().split('\n');
    assert.match(lignes[0], /^ *1 +21.novembre.2026 à 09:30 .*1 étape .*\(pendant le travail\)$/u);
    assert.match(lignes[1], /^ *2 .*\(à la fermeture\)$/u);
    const vers = t.dans('restaure.cpom');
    assert.equal((await avec('sauvegardes', a, '--restaurer', '2', vers)).code, 0);
    assert.equal(JSON.parse(await reussi('infos', vers, '--json')).identifiant, identifiant);
    assert.equal(
      (await avec('sauvegardes', a, '--restaurer', '2', vers)).code,
      2,
      'un fichier présent n’est jamais remplacé',
    );
    assert.equal((await avec('sauvegardes', a, '--restaurer', '9', t.dans('x.cpom'))).code, 2);
  });

  test('un dossier endommagé se récupère dans un nouveau fichier', async () => {
    const [dommage, vers] = ['dommage.cpom', 'recupere.cpom'].map(t.dans);
    copyFileSync(a, dommage);
    truncateSync(dommage, Math.floor(readFileSync(a).length * 0.8));
    const avant = empreinte(dommage);
    await refuse(3, /endommagé/u, 'infos', dommage);
    const dit = await reussi('recuperer', dommage, vers);
    assert.match(dit, /lignes récupérées/u);
    await reussi('infos', vers);
    assert.equal(empreinte(dommage), avant);
    await refuse(2, /existe déjà/u, 'recuperer', dommage, vers);
    writeFileSync(t.dans('texte.cpom'), 'Bonjour');
    await refuse(3, /n’est pas un dossier/u, 'recuperer', t.dans('texte.cpom'), t.dans('y.cpom'));
  });
});
