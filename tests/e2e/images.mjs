// Compares pictures of the page with their references, within a tolerance; writes them again on request.
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import { deflateSync } from 'node:zlib';

const ui = createRequire(new URL('../../ui/package.json', import.meta.url));
const { PNG } = ui('pngjs');
const { default: pixelmatch } = await import(ui.resolve('pixelmatch'));

const REFERENCES = new URL('./references/', import.meta.url);
/** Folder where a failing comparison writes its pictures. */
const ECARTS = new URL('../../target/visuel/', import.meta.url);
/**
 * Share of differing pixels allowed: a moved line or a changed word exceeds it, the smoothing of letters does
 * not.
 */
const TOLERE = 0.0002;

/**
 * A PNG reduced to 256 colours, the others replaced by the nearest: paper, ink and tints are exact, the
 * smoothing of letters changes little, and the file is five times smaller.
 */
function ecrire(png) {
  const usage = new Map();
  for (let i = 0; i < png.data.length; i += 4) {
    const cle = png.data.readUIntBE(i, 3);
    usage.set(cle, (usage.get(cle) ?? 0) + 1);
  }
  const frequents = [...usage].sort((a, b) => b[1] - a[1]).map(([cle]) => cle);
  // Rare colours are kept too (a late item is a few red letters): one colour of each group first, then the most
  // used.
  const sortes = new Map();
  for (const cle of frequents) if (!sortes.has(cle & 0xe0e0e0)) sortes.set(cle & 0xe0e0e0, cle);
  const palette = [...new Set([...[...sortes.values()].slice(0, 128), ...frequents])].slice(0, 256);
  const rangs = new Map(palette.map((cle, rang) => [cle, rang]));
  const proche = (cle) => {
    const ecart = (autre) =>
      [16, 8, 0].reduce((somme, k) => somme + (((cle >> k) & 255) - ((autre >> k) & 255)) ** 2, 0);
    return palette.reduce((meilleur, autre, rang) => (ecart(autre) < ecart(palette[meilleur]) ? rang : meilleur), 0);
  };
  const lignes = Buffer.alloc((png.width + 1) * png.height);
  for (let y = 0; y < png.height; y += 1) {
    for (let x = 0; x < png.width; x += 1) {
      const cle = png.data.readUIntBE((y * png.width + x) * 4, 3);
      if (!rangs.has(cle)) rangs.set(cle, proche(cle));
      lignes[y * (png.width + 1) + 1 + x] = rangs.get(cle);
    }
  }
  const entete = Buffer.alloc(13);
  entete.writeUInt32BE(png.width, 0);
  entete.writeUInt32BE(png.height, 4);
  entete.set([8, 3, 0, 0, 0], 8);
  const couleurs = Buffer.from(palette.flatMap((c) => [c >> 16, (c >> 8) & 255, c & 255]));
  const signature = Buffer.from([137, 80, 78, 71, 13, 10, 26, 10]);
  const morceaux = [
    ['IHDR', entete],
    ['PLTE', couleurs],
    ['IDAT', deflateSync(lignes, { level: 9 })],
    ['IEND', Buffer.alloc(0)],
  ];
  return Buffer.concat([signature, ...morceaux.map(([nom, contenu]) => morceau(nom, contenu))]);
}

function morceau(nom, contenu) {
  const corps = Buffer.concat([Buffer.from(nom, 'latin1'), contenu]);
  const bloc = Buffer.alloc(corps.length + 8);
  bloc.writeUInt32BE(contenu.length, 0);
  corps.copy(bloc, 4);
  bloc.writeUInt32BE(crc(corps), corps.length + 4);
  return bloc;
}

function crc(octets) {
  let c = 0xffffffff;
  for (const octet of octets) {
    c ^= octet;
    for (let k = 0; k < 8; k += 1) c = c & 1 ? (c >>> 1) ^ 0xedb88320 : c >>> 1;
  }
  return (c ^ 0xffffffff) >>> 0;
}

/**
 * Compares a picture with its reference; returns the difference in words, or null. With CPOM_ECRIRE=1, a
 * picture that differs replaces the reference.
 */
export function comparer(nom, octets) {
  const vue = PNG.sync.read(octets);
  const reference = new URL(`${nom}.png`, REFERENCES);
  const connue = existsSync(reference) ? PNG.sync.read(readFileSync(reference)) : null;
  const memeTaille = connue && connue.width === vue.width && connue.height === vue.height;
  const ecart = new PNG({ width: vue.width, height: vue.height });
  const differents = memeTaille
    ? pixelmatch(connue.data, vue.data, ecart.data, vue.width, vue.height, { threshold: 0.15 })
    : Infinity;
  if (differents <= vue.width * vue.height * TOLERE) return null;
  if (process.env.CPOM_ECRIRE === '1') {
    mkdirSync(REFERENCES, { recursive: true });
    writeFileSync(reference, ecrire(vue));
    return null;
  }
  mkdirSync(ECARTS, { recursive: true });
  const garder = (suffixe, png) => {
    const chemin = fileURLToPath(new URL(`${nom}${suffixe}.png`, ECARTS));
    writeFileSync(chemin, PNG.sync.write(png));
    return chemin;
  };
  const vu = garder('', vue);
  if (!connue) return `${nom} : pas encore de référence (vu : ${vu})`;
  if (!memeTaille)
    return `${nom} : ${vue.width}×${vue.height} au lieu de ${connue.width}×${connue.height} (vu : ${vu})`;
  return `${nom} : ${differents} pixels diffèrent (vu : ${vu}, écart : ${garder('-ecart', ecart)})`;
}
