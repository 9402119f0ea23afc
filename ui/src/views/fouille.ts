/**
 * Search across the dossier: every text, figure and date of every row, whatever the accents and capitals.
 *
 * A text is found when it contains each word searched; a figure by its digits, with or without the spaces
 * of thousands; a date as it is read or typed. What a row says is prepared once: rows that a change left
 * alone keep their identity, so that only new ones are read again.
 */
import type { Ligne } from '../backend';
import { estTable, lignesDeTable } from '../backend/description';
import { type Champ, type Dossier, type NomTable, type Table, TABLES } from '../backend/modele';
import { afficher, editer, estNumerique } from '../shared/format';
import { court, nomLigne } from '../shared/noms';
import type { Cible } from '../state/navigation.svelte';
import { labelOf, textes } from '../texts/fr';
import { ECRANS } from '../state/ecrans';
import { normaliser } from '../texts/recherche';

export interface Trouvaille {
  cible: Cible;
  /** Around what was found: before, found, after. */
  extrait: [string, string, string];
  /** The screen, the row, the field. */
  lieu: string;
}

interface Dit {
  champ: string;
  texte: string;
  cherche: string;
  /** A figure without its spaces, to be found by its first digits. */
  chiffres: string | null;
}

const dits = new WeakMap<Ligne, Dit[]>();
/** A link is another row's name, a choice a word of the program: neither is a text of the dossier. */
const MUETS = new Set(['lien', 'choix', 'booleen']);

function ditsDe(table: NomTable, ligne: Ligne): Dit[] {
  let connus = dits.get(ligne);
  if (!connus) {
    connus = (TABLES[table] as Table).champs.filter((c) => !MUETS.has(c.genre)).flatMap((c) => dit(c, ligne));
    dits.set(ligne, connus);
  }
  return connus;
}

function dit(champ: Champ, ligne: Ligne): Dit[] {
  const valeur = ligne[champ.nom];
  if (valeur === null || valeur === undefined || valeur === '' || (Array.isArray(valeur) && valeur.length === 0))
    return [];
  const texte =
    estNumerique(champ.genre) || champ.genre === 'date' ? afficher(champ.genre, valeur) : editer(champ.genre, valeur);
  const aussi = champ.genre === 'date' ? ` ${editer(champ.genre, valeur)} ${String(valeur)}` : '';
  const chiffres = estNumerique(champ.genre) ? sansEspaces(texte) : null;
  return [{ champ: champ.nom, texte, cherche: normaliser(texte + aussi).replaceAll('œ', 'oe'), chiffres }];
}

function sansEspaces(texte: string): string {
  return texte.replace(/[\s\u202f\u00a0€]/g, '').replace('.', ',');
}

export interface Fouille {
  trouvailles: Trouvaille[];
  /** All that was found, shown or not. */
  nombre: number;
}

/** Places of the dossier that contain the searched words, in the order of the screens; the first `max`. */
export function fouiller(dossier: Dossier, recherche: string, max: number): Fouille {
  const mots = normaliser(recherche).replaceAll('œ', 'oe').split(/\s+/).filter(Boolean);
  const chiffres = /^[\d\s\u202f\u00a0.,€-]+$/.test(recherche) ? sansEspaces(recherche) : '';
  const trouvailles: Trouvaille[] = [];
  let nombre = 0;
  if (mots.join('').length < 2) return { trouvailles, nombre };
  for (const ecran of ECRANS) {
    for (const table of ecran.tables) {
      if (!estTable(table)) continue;
      for (const ligne of lignesDeTable(dossier, table)) {
        for (const d of ditsDe(table, ligne)) {
          const trouve =
            chiffres && d.chiffres !== null
              ? d.chiffres.startsWith(chiffres)
              : mots.every((m) => d.cherche.includes(m));
          if (!trouve) continue;
          nombre += 1;
          if (trouvailles.length >= max) continue;
          trouvailles.push({
            cible: { table, id: ligne.id, champ: d.champ },
            extrait: extraire(d.texte, chiffres && d.chiffres !== null ? null : (mots[0] ?? '')),
            lieu: [textes.ecrans[ecran.cle], ...contexte(dossier, table, ligne, d.champ)].join(' · '),
          });
        }
      }
    }
  }
  return { trouvailles, nombre };
}

/** The row by its name, or by the rows it is about and its year; then the field. */
function contexte(dossier: Dossier, table: NomTable, ligne: Ligne, champ: string): string[] {
  const { champs, unique } = TABLES[table] as Table;
  const liees = champs.flatMap((c) => {
    const cle = ligne[c.nom];
    if (c.genre !== 'lien' || !c.lien || !estTable(c.lien) || typeof cle !== 'number') return [];
    const autre = lignesDeTable(dossier, c.lien).find((l) => l.id === cle);
    return autre ? [court(nomLigne(c.lien, autre), 48)] : [];
  });
  const nom = nomLigne(table, ligne);
  // Found by its own name, it is described by what it belongs to.
  const anonyme = /^\d{4}$/.test(nom) || nom === textes.liste.sansNom || (nom === ligne[champ] && liees.length > 0);
  const annee = typeof ligne.annee === 'number' ? [String(ligne.annee)] : [];
  const ligneDite = unique ? [] : anonyme ? [...liees.slice(0, 1), ...annee] : [court(nom, 48)];
  return [...ligneDite, labelOf(table, champ)];
}

const AVANT = 28;
const APRES = 60;

/** A line of text around the first place found; without a word, the text as it begins. */
function extraire(texte: string, mot: string | null): [string, string, string] {
  const plat = texte.replace(/\s*\n\s*/g, ' ');
  if (mot === null) return ['', plat, ''];
  const debut = normaliser(plat).indexOf(mot);
  if (debut < 0) return ['', '', plat.slice(0, AVANT + APRES)];
  const depuis = debut <= AVANT ? 0 : plat.lastIndexOf(' ', debut - AVANT) + 1;
  const fin = debut + mot.length;
  return [
    (depuis > 0 ? '… ' : '') + plat.slice(depuis, debut),
    plat.slice(debut, fin),
    plat.slice(fin, fin + APRES) + (plat.length > fin + APRES ? '…' : ''),
  ];
}
