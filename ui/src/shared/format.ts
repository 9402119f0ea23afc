/**
 * French numbers and dates: shown, edited, and read back from what people type or paste.
 * Nothing here computes: a figure is read, written, never added.
 */
import type { BordDuMois, Genre } from '../backend/modele';
import type { Valeur } from '../backend/commandes';
import { normaliser } from '../texts/recherche';

/** Narrow no-break space: groups of digits, and before « ; : ! ? % ». */
export const FINE = '\u202f';
/** No-break space: before a unit. */
export const INSECABLE = '\u00a0';
const MOINS = '\u2212';

const MOIS = [
  'janvier',
  'février',
  'mars',
  'avril',
  'mai',
  'juin',
  'juillet',
  'août',
  'septembre',
  'octobre',
  'novembre',
  'décembre',
] as const;

export type Lecture = { ok: true; valeur: Valeur } | { ok: false; phrase: string };

/** Decimals a genre may carry; null where the genre is not a number. */
export function decimalesPermises(genre: Genre): number | null {
  switch (genre) {
    case 'entier':
    case 'annee':
      return 0;
    case 'montant':
    case 'heures':
      return 2;
    case 'prix':
    case 'nombre':
      return 4;
    default:
      return null;
  }
}

export function estNumerique(genre: Genre): boolean {
  return decimalesPermises(genre) !== null;
}

/** The unit a genre brings with it, to show in a header or at the end of a field. */
export function uniteDuGenre(genre: Genre): string | null {
  if (genre === 'montant') return '€';
  if (genre === 'heures') return 'h';
  if (genre === 'prix') return '€/h';
  return null;
}

const formats = new Map<string, Intl.NumberFormat>();

function formatDe(min: number, max: number): Intl.NumberFormat {
  const cle = `${min}/${max}`;
  let format = formats.get(cle);
  if (!format) {
    format = new Intl.NumberFormat('fr-FR', { minimumFractionDigits: min, maximumFractionDigits: max });
    formats.set(cle, format);
  }
  return format;
}

/** 1234.5 → « 1 234,5 »: rounded at display only, at most `max` decimals, at least `min`. */
export function nombre(valeur: number, max = 4, min = 0): string {
  const net = formatDe(min, Math.max(min, max)).format(valeur);
  return net
    .replace(/[\u00a0 ]/g, FINE)
    .replace(/^-(?=.*[1-9])/, MOINS)
    .replace(/^-/, '');
}

/** Amount in euros: whole euros without cents, otherwise both: « 1 234,50 € ». */
export function montant(valeur: number): string {
  return `${nombreDuGenre('montant', valeur)}${INSECABLE}€`;
}

/** « 41,9 % ». */
export function pourcentage(valeur: number, decimales = 1): string {
  return `${nombre(valeur, decimales, decimales)}${FINE}%`;
}

/** Number of decimals in the shortest writing of a value. */
export function decimalesDe(valeur: number): number {
  const texte = String(valeur);
  const point = texte.indexOf('.');
  return point < 0 || texte.includes('e') ? 0 : texte.length - point - 1;
}

/** The decimals every figure of a column is written with, so that the commas align. */
export function decimalesCommunes(genre: Genre, valeurs: Iterable<Valeur | undefined>): number {
  const permises = decimalesPermises(genre) ?? 0;
  let besoin = 0;
  for (const valeur of valeurs) {
    if (typeof valeur === 'number') besoin = Math.max(besoin, decimalesDe(valeur));
  }
  if (besoin > 0 && (genre === 'montant' || genre === 'prix')) besoin = Math.max(2, besoin);
  return Math.min(permises, besoin);
}

function nombreDuGenre(genre: Genre, valeur: number, decimales?: number): string {
  if (genre === 'annee') return String(valeur);
  const min = decimales ?? decimalesCommunes(genre, [valeur]);
  return nombre(valeur, Math.max(min, decimalesPermises(genre) ?? 4), min);
}

/** A value as it is read; empty when there is none. `decimales` aligns a column. */
export function afficher(genre: Genre, valeur: Valeur | undefined, decimales?: number): string {
  if (valeur === null || valeur === undefined) return '';
  if (Array.isArray(valeur)) return valeur.join(', ');
  if (typeof valeur === 'boolean') return valeur ? 'Oui' : 'Non';
  if (typeof valeur === 'number') return nombreDuGenre(genre, valeur, decimales);
  return genre === 'date' ? dateLongue(valeur) : valeur;
}

/** A value as it is edited: what `analyser` reads back to the same value. */
export function editer(genre: Genre, valeur: Valeur | undefined): string {
  if (valeur === null || valeur === undefined) return '';
  if (Array.isArray(valeur)) return valeur.join('\n');
  if (typeof valeur === 'number') return nombreDuGenre(genre, valeur);
  if (genre === 'date' && typeof valeur === 'string') return dateCourte(valeur);
  return afficher(genre, valeur);
}

/** Parses typed text as a value of this kind; returns a sentence that says how to write it when it cannot. */
export function analyser(genre: Genre, texte: string, optionnel: boolean, bord: BordDuMois | null = null): Lecture {
  switch (genre) {
    case 'texte_long':
    case 'octets':
      return { ok: true, valeur: texte };
    case 'lignes':
      return { ok: true, valeur: lignesDe(texte) };
    case 'texte':
    case 'choix':
      return { ok: true, valeur: texte.trim() === '' ? '' : texte };
    case 'date':
      return vide(texte) ? absence(optionnel, 'une date') : analyserDate(texte, bord);
    case 'booleen':
      return analyserBooleen(texte, optionnel);
    case 'lien':
      return analyserNombre(texte, 'entier', optionnel);
    default:
      return analyserNombre(texte, genre, optionnel);
  }
}

function vide(texte: string): boolean {
  return texte.replace(/[\s\u200b\u2060\ufeff]/g, '') === '';
}

function absence(optionnel: boolean, quoi: string): Lecture {
  return optionnel ? { ok: true, valeur: null } : { ok: false, phrase: `Indiquer ${quoi}.` };
}

/** One item a line, without the empty ones: a trailing newline is not an item. */
export function lignesDe(texte: string): string[] {
  return texte
    .split(/\r\n|\r|\n/)
    .map((ligne) => ligne.trim())
    .filter((ligne) => ligne !== '');
}

function analyserBooleen(texte: string, optionnel: boolean): Lecture {
  const mot = texte.trim().toLowerCase();
  if (['oui', 'o', 'vrai', '1', 'x'].includes(mot)) return { ok: true, valeur: true };
  if (['non', 'n', 'faux', '0'].includes(mot)) return { ok: true, valeur: false };
  if (mot === '') return { ok: true, valeur: optionnel ? null : false };
  return { ok: false, phrase: 'Écrire « oui » ou « non ».'.replaceAll('« ', `«${FINE}`).replaceAll(' »', `${FINE}»`) };
}

const EXEMPLE = `1${FINE}234,5`;

/** Units as they are written, the longest of those that end alike first. */
const UNITES = [
  ['€/h', 'euros_par_heure'],
  ['€', 'euros'],
  ['euros', 'euros'],
  ['euro', 'euros'],
  ['eur', 'euros'],
  ['%', 'pour_cent'],
  ['heures', 'heures'],
  ['h', 'heures'],
  ['etp', 'etp'],
  ['ans', 'ans'],
] as const;
type Unite = (typeof UNITES)[number][1];

/** A number read in a text: plain notation (« -1234.5 »), its unit, and whether its point may group thousands. */
export type NombreLu = { valeur: string; unite: Unite | null; douteux: boolean };

/**
 * A number as French tables write it, or null. Blanks and apostrophes group by three, on one line. Core and page read
 * alike: both are held to `core/src/francais/cases.json`.
 */
export function lireNombre(texte: string): NombreLu | null {
  if (/[\n\r\t\v\f\u0085\u2028\u2029]/.test(texte.trim())) return null;
  let net = texte
    .replace(/[\u200b\u2060\ufeff]/g, '')
    .trim()
    .replace(/[\u2212\u2012\u2013]/g, '-')
    .toLowerCase();
  const perte = /^\((.*)\)$/.exec(net);
  if (perte) net = (perte[1] ?? '').trim();
  const unite = UNITES.find(([mot]) => net.endsWith(mot));
  if (unite) net = net.slice(0, -unite[0].length).trim();
  const signe = /^-(.*)$/.exec(net) ?? /^(.*)-$/.exec(net);
  if (signe && perte) return null;
  const corps = (signe?.[1] ?? net).replace(/^\+/, '').trim();
  const lu = separateurs(corps);
  if (lu === null) return null;
  const valeur = lu.replace(/^\./, '0.').replace(/\.$/, '');
  const douteux = /^[1-9]\d{0,2}\.\d{3}$/.test(corps);
  const sans = douteux ? valeur.replace('.', '') : valeur;
  return { valeur: signe || perte ? `-${sans}` : sans, unite: unite?.[1] ?? null, douteux };
}

/** Whether a unit written after a figure is that of its field; a plain number has any unit. */
function uniteAdmise(genre: Genre, unite: Unite | null): boolean {
  if (unite === null || genre === 'nombre') return true;
  if (genre === 'montant') return unite === 'euros';
  if (genre === 'prix') return unite === 'euros' || unite === 'euros_par_heure';
  if (genre === 'heures') return unite === 'heures';
  return genre === 'entier' && unite === 'ans';
}

function analyserNombre(texte: string, genre: Genre, optionnel: boolean): Lecture {
  if (vide(texte)) return absence(optionnel, 'un nombre');
  const lu = lireNombre(texte);
  if (lu === null) return nombreIllisible(genre);
  if (!uniteAdmise(genre, lu.unite)) return uniteEtrangere(genre);
  if (lu.douteux) return pointDouteux(lu.valeur);
  const max = decimalesPermises(genre) ?? 4;
  const decimales = (lu.valeur.split('.')[1] ?? '').replace(/0+$/, '');
  if (decimales.length > max) return tropDeDecimales(max);
  const valeur = Number(lu.valeur);
  if (!Number.isFinite(valeur) || Math.abs(valeur) > 9_000_000_000) {
    return { ok: false, phrase: 'Ce nombre est trop grand.' };
  }
  if (genre === 'annee' && (valeur < 1900 || valeur > 2200)) {
    return { ok: false, phrase: 'Écrire l’année avec quatre chiffres, par exemple 2027.' };
  }
  return { ok: true, valeur: valeur === 0 ? 0 : valeur };
}

function uniteEtrangere(genre: Genre): Lecture {
  const attendu = uniteDuGenre(genre);
  const suite = attendu ? `un nombre, en ${attendu}` : 'un nombre sans unité';
  return { ok: false, phrase: `L’unité n’est pas celle de ce champ${FINE}: écrire ${suite}.` };
}

/** A point before three digits: the person says which number it is. */
function pointDouteux(milliers: string): Lecture {
  const grand = nombre(Number(milliers));
  const petit = nombre(Number(milliers) / 1000, 4, 0);
  return { ok: false, phrase: `Un point est ambigu${FINE}: écrire ${grand}, ou ${petit} avec une virgule.` };
}

function nombreIllisible(genre: Genre): Lecture {
  if (genre === 'annee') return { ok: false, phrase: 'Écrire l’année avec quatre chiffres, par exemple 2027.' };
  const exemple = genre === 'entier' || genre === 'lien' ? `1${FINE}234` : EXEMPLE;
  return { ok: false, phrase: `Écrire un nombre, par exemple ${exemple}.` };
}

function tropDeDecimales(max: number): Lecture {
  if (max === 0) return { ok: false, phrase: 'Écrire un nombre entier, sans virgule.' };
  return { ok: false, phrase: `Écrire au plus ${max === 2 ? 'deux' : 'quatre'} décimales.` };
}

/** The digits with a point as decimal sign, or null. With a comma and a point the last is decimal, the other groups by three. */
function separateurs(corps: string): string | null {
  const groupes = /^\d{1,3}([\s'’]\d{3})+([.,]\d*)?$/.test(corps);
  const net = groupes ? corps.replace(/[\s'’]/g, '') : corps;
  if (/^\d+([.,]\d*)?$/.test(net) || /^[.,]\d+$/.test(net)) return net.replace(',', '.');
  if (/^\d{1,3}(\.\d{3})+(,\d*)?$/.test(net) && (net.includes(',') || net.split('.').length > 2)) {
    return net.replaceAll('.', '').replace(',', '.');
  }
  if (/^\d{1,3}(,\d{3})+(\.\d*)?$/.test(net) && (net.includes('.') || net.split(',').length > 2)) {
    return net.replaceAll(',', '');
  }
  return null;
}

const DATE_ILLISIBLE: Lecture = { ok: false, phrase: 'Écrire une date, par exemple 12/03/2027.' };

function analyserDate(texte: string, bord: BordDuMois | null): Lecture {
  const net = texte
    .normalize('NFC')
    .trim()
    .toLowerCase()
    .replace(/[\s\u00a0\u202f]+/g, ' ');
  const iso = /^(\d{4})-(\d{1,2})-(\d{1,2})$/.exec(net);
  if (iso) return dateValide(Number(iso[1]), Number(iso[2]), Number(iso[3]));
  const chiffres = /^(\d{1,2})[/. -](\d{1,2})[/. -](\d{4}|\d{2})$/.exec(net);
  if (chiffres) return dateValide(annee(chiffres[3]), Number(chiffres[2]), Number(chiffres[1]));
  const lettres = /^(\d{1,2})(?:er)? ([a-zàâçéèêëîïôûùü]+)\.? (\d{4}|\d{2})$/.exec(net);
  if (lettres) return dateValide(annee(lettres[3]), moisDe(lettres[2] ?? ''), Number(lettres[1]));
  const seul = /^(?:(\d{1,2})[/. -]|([a-zàâçéèêëîïôûùü]+)\.? )(\d{4})$/.exec(net);
  if (seul) return moisSeul(Number(seul[3]), seul[1] ? Number(seul[1]) : moisDe(seul[2] ?? ''), bord);
  return DATE_ILLISIBLE;
}

function moisSeul(an: number, mois: number, bord: BordDuMois | null): Lecture {
  const premier = dateValide(an, mois, 1);
  if (!premier.ok || bord === 'premier') return premier;
  if (bord === null) return { ok: false, phrase: 'Préciser le jour, par exemple 12/03/2027.' };
  return dateValide(an, mois, dernierJour(an, mois));
}

function dernierJour(an: number, mois: number): number {
  return new Date(Date.UTC(an, mois, 0)).getUTCDate();
}

function annee(chiffres: string | undefined): number {
  const valeur = Number(chiffres);
  return valeur < 100 ? 2000 + valeur : valeur;
}

/** « mars », « janv », « fevr »: a beginning of three letters or more that names one month; « jun » and « jul » too. */
function moisDe(mot: string): number {
  const debut = { jun: 'juin', jul: 'juillet' }[mot] ?? normaliser(mot);
  if (debut.length < 3) return 0;
  const trouves = MOIS.filter((mois) => normaliser(mois).startsWith(debut));
  return trouves.length === 1 && trouves[0] ? MOIS.indexOf(trouves[0]) + 1 : 0;
}

function dateValide(an: number, mois: number, jour: number): Lecture {
  if (an < 1900 || an > 2200 || mois < 1 || mois > 12) return DATE_ILLISIBLE;
  if (jour < 1 || jour > dernierJour(an, mois)) return { ok: false, phrase: 'Ce jour n’existe pas dans ce mois.' };
  return { ok: true, valeur: `${an}-${String(mois).padStart(2, '0')}-${String(jour).padStart(2, '0')}` };
}

function morceaux(iso: string): [an: number, mois: number, jour: number] | null {
  const trouve = /^(\d{4})-(\d{2})-(\d{2})/.exec(iso);
  return trouve ? [Number(trouve[1]), Number(trouve[2]), Number(trouve[3])] : null;
}

/** « 2027-03-12 » → « 12 mars 2027 », « 1er avril 2027 ». */
export function dateLongue(iso: string): string {
  const parts = morceaux(iso);
  if (!parts) return iso;
  const [an, mois, jour] = parts;
  return `${jour === 1 ? '1er' : jour}${INSECABLE}${MOIS[mois - 1] ?? ''}${INSECABLE}${an}`;
}

/** « 2027-03-12 » → « 12/03/2027 ». */
export function dateCourte(iso: string): string {
  const parts = morceaux(iso);
  if (!parts) return iso;
  const [an, mois, jour] = parts;
  return `${String(jour).padStart(2, '0')}/${String(mois).padStart(2, '0')}/${an}`;
}
