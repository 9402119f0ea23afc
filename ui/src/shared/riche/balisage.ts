/**
 * The markup of long texts, read and written as the core does (`core/src/balisage`, where the grammar is
 * described): both are held to the cases of `core/src/balisage/cas.json`.
 */

export type Marque = 'aucune' | 'gras' | 'italique';
export type Morceau = { texte: [string, Marque] } | { variable: [string, Marque] } | 'retour';
export type Suite = Morceau[];
export type Bloc =
  | { paragraphe: Suite }
  | { liste: { numerotee: boolean; elements: Suite[] } }
  | { tableau: { entete: Suite[]; lignes: Suite[][] } };

/** Signs a backslash makes mean themselves. */
const SIGNES = '\\*|-–•.{';
const NOM_MAX = 120;

const rogner = (t: string): string => t.replace(/^[ \t\r]+|[ \t\r]+$/g, '');
const rognerDebut = (t: string): string => t.replace(/^[ \t\r]+/, '');

// Reading ---------------------------------------------------------------------------------------

export function lire(texte: string): Bloc[] {
  const lignes = texte.split('\n');
  const blocs: Bloc[] = [];
  let paragraphe: string[] = [];
  let elements: string[][] = [];
  let numerotee = false;

  const clore = (): void => {
    if (paragraphe.length > 0) blocs.push({ paragraphe: enLignes(paragraphe) });
    if (elements.length > 0) blocs.push({ liste: { numerotee, elements: elements.map(enLignes) } });
    paragraphe = [];
    elements = [];
    numerotee = false;
  };

  for (let i = 0; i < lignes.length; i++) {
    const brute = lignes[i] ?? '';
    const table = tableau(lignes, i);
    if (table) {
      clore();
      blocs.push(table.bloc);
      i += table.prises - 1;
      continue;
    }
    const ligne = rogner(brute);
    if (ligne === '') {
      clore();
      continue;
    }
    const attendu: number = numerotee ? elements.length + 1 : 1;
    const item = element(ligne);
    if (item && (item.numero === null || item.numero === attendu || item.numero === 1)) {
      const numerote: boolean = item.numero !== null;
      const suit = elements.length > 0 && numerotee === numerote && (!numerote || item.numero === attendu);
      if (!suit) clore();
      numerotee = numerote;
      elements.push([item.texte]);
      continue;
    }
    const dernier = elements.at(-1);
    if (dernier && brute.startsWith('  ')) {
      dernier.push(ligne);
      continue;
    }
    if (dernier) clore();
    paragraphe.push(ligne);
  }
  clore();
  return blocs;
}

/** Mark at the beginning of an item: its number if it has one, and the text that follows. */
function element(ligne: string): { numero: number | null; texte: string } | null {
  const puce = /^[-–•*] /.exec(ligne);
  if (puce) return { numero: null, texte: rognerDebut(ligne.slice(2)) };
  const numero = /^(\d{1,3})\. /.exec(ligne);
  if (!numero) return null;
  return { numero: Number(numero[1]), texte: rognerDebut(ligne.slice(numero[0].length)) };
}

function enLignes(lignes: string[]): Suite {
  return lignes.flatMap((l, i): Suite => (i === 0 ? morceaux(l) : ['retour', ...morceaux(l)]));
}

/** The cells of a line of a table, their signs still escaped. */
function cellules(ligne: string): string[] | null {
  const dedans = rogner(ligne);
  if (!dedans.startsWith('|')) return null;
  const out = [''];
  for (let i = 1; i < dedans.length; i++) {
    const c = dedans[i] as string;
    if (c === '|') out.push('');
    else if (c === '\\') out[out.length - 1] += c + (dedans[++i] ?? '');
    else out[out.length - 1] += c;
  }
  const reste = out.pop();
  return reste === '' && out.length > 0 ? out.map(rogner) : null;
}

function tableau(lignes: string[], debut: number): { bloc: Bloc; prises: number } | null {
  const entete = cellules(lignes[debut] ?? '');
  const regle = entete && cellules(lignes[debut + 1] ?? '');
  if (!entete || !regle || regle.length !== entete.length || !regle.every((c) => /^-{3,}$/.test(c))) return null;
  const rangees: string[][] = [];
  for (let i = debut + 2; i < lignes.length; i++) {
    const cells = cellules(lignes[i] ?? '');
    if (!cells) break;
    rangees.push(cells);
  }
  const largeur = entete.length;
  const lireRangee = (cells: string[]): Suite[] => {
    const suites = cells.map(morceaux);
    const out = suites.slice(0, largeur);
    for (const delaisse of suites.slice(largeur)) {
      const derniere = out[largeur - 1] ?? [];
      const espace = derniere.length > 0 ? [texte(' ')] : [];
      if (delaisse.length > 0) out[largeur - 1] = fondre([...derniere, ...espace, ...delaisse]);
    }
    while (out.length < largeur) out.push([]);
    return out;
  };
  return {
    bloc: { tableau: { entete: lireRangee(entete), lignes: rangees.map(lireRangee) } },
    prises: 2 + rangees.length,
  };
}

function texte(mots: string, marque: Marque = 'aucune'): Morceau {
  return { texte: [mots, marque] };
}

/** The pieces of a line. */
function morceaux(ligne: string): Suite {
  const out: Suite = [];
  let reste = ligne;
  while (reste !== '') {
    const trouve = emphase(reste) ?? un(reste, 'aucune');
    out.push(...trouve.suite);
    reste = reste.slice(trouve.pris);
  }
  return fondre(out);
}

interface Trouve {
  suite: Suite;
  pris: number;
}

function un(reste: string, marque: Marque): Trouve {
  const { morceau, pris } = simple(reste, marque);
  return { suite: [morceau], pris };
}

function emphase(ligne: string): Trouve | null {
  if (!ligne.startsWith('*')) return null;
  const borne = ligne.startsWith('**') ? '**' : '*';
  const dedans = ligne.slice(borne.length);
  let fin = 0;
  while (fin < dedans.length && !dedans.startsWith(borne, fin)) fin += simple(dedans.slice(fin), 'aucune').pris;
  if (fin >= dedans.length) return null;
  const mots = dedans.slice(0, fin);
  if (mots === '' || rogner(mots) !== mots) return null;
  const suite: Suite = [];
  for (let i = 0; i < mots.length;) {
    const { morceau, pris } = simple(mots.slice(i), borne === '**' ? 'gras' : 'italique');
    suite.push(morceau);
    i += pris;
  }
  return { suite, pris: fin + 2 * borne.length };
}

/** One sign or one variable, and its length. */
function simple(reste: string, marque: Marque): { morceau: Morceau; pris: number } {
  const variable = auDebut(reste);
  if (variable) return { morceau: { variable: [variable.nom, marque] }, pris: variable.pris };
  const second = reste[1];
  if (reste[0] === '\\' && second !== undefined && SIGNES.includes(second)) {
    return { morceau: texte(second, marque), pris: 2 };
  }
  const signe = String.fromCodePoint(reste.codePointAt(0) ?? 0);
  return { morceau: texte(signe, marque), pris: signe.length };
}

/** The variable a text begins with. */
export function auDebut(reste: string): { nom: string; pris: number } | null {
  const brut = /^\{\{([^{}\n]*)\}\}/.exec(reste)?.[1];
  if (brut === undefined || brut.trim() === '' || new TextEncoder().encode(brut).length > NOM_MAX) return null;
  return { nom: brut.trim(), pris: brut.length + 4 };
}

/** Neighbours of the same look become one. */
export function fondre(suite: Suite): Suite {
  const out: Suite = [];
  for (const m of suite) {
    const avant = out.at(-1);
    if (estTexte(m) && avant && estTexte(avant) && avant.texte[1] === m.texte[1]) {
      out[out.length - 1] = texte(avant.texte[0] + m.texte[0], m.texte[1]);
    } else out.push(m);
  }
  return out;
}

function estTexte(m: Morceau): m is { texte: [string, Marque] } {
  return m !== 'retour' && 'texte' in m;
}

// Writing ---------------------------------------------------------------------------------------

export function ecrire(blocs: Bloc[]): string {
  return blocs
    .map(ecrireBloc)
    .filter((t) => t !== '')
    .join('\n\n');
}

function ecrireBloc(bloc: Bloc): string {
  if ('paragraphe' in bloc) {
    return lignesDe(bloc.paragraphe)
      .map((l) => garder(l, false))
      .join('\n');
  }
  if ('liste' in bloc) {
    return bloc.liste.elements
      .map(lignesDe)
      .filter((l) => l.length > 0)
      .map(([premiere = '', ...suite], i) =>
        [`${bloc.liste.numerotee ? `${i + 1}.` : '-'} ${premiere}`, ...suite.map((l) => `  ${garder(l, true)}`)].join(
          '\n',
        ),
      )
      .join('\n');
  }
  const { entete, lignes } = bloc.tableau;
  const rangee = (cells: Suite[]): string => `| ${cells.map((c) => rogner(ecrireLigne(c, true))).join(' | ')} |`;
  return [rangee(entete), `| ${entete.map(() => '---').join(' | ')} |`, ...lignes.map(rangee)].join('\n');
}

/** The lines of a text that are not empty. */
function lignesDe(suite: Suite): string[] {
  const lignes: Suite[] = [[]];
  for (const m of suite) {
    if (m === 'retour') lignes.push([]);
    else lignes.at(-1)?.push(m);
  }
  return lignes.map((l) => rogner(ecrireLigne(l, false))).filter((l) => l !== '');
}

/** A line whose first words would be taken for an item or a table. */
function garder(ligne: string, enListe: boolean): string {
  const item = element(ligne);
  if (item?.numero === null) return `\\${ligne}`;
  if (item && (item.numero === 1 || enListe)) return ligne.replace('.', '\\.');
  return !item && ligne.startsWith('|') ? `\\${ligne}` : ligne;
}

function ecrireLigne(suite: Suite, cellule: boolean): string {
  let out = '';
  for (let i = 0; i < suite.length;) {
    const marque = marqueDe(suite[i] as Morceau);
    let mots = '';
    while (i < suite.length && marqueDe(suite[i] as Morceau) === marque) {
      mots += ecrireMorceau(suite[i] as Morceau, cellule);
      i++;
    }
    out += marquer(mots, marque);
  }
  return out;
}

function marqueDe(m: Morceau): Marque {
  if (m === 'retour') return 'aucune';
  return estTexte(m) ? m.texte[1] : m.variable[1];
}

/** Stars hold to the words: spaces at the ends stay outside. */
function marquer(mots: string, marque: Marque): string {
  const borne = { aucune: '', gras: '**', italique: '*' }[marque];
  const coeur = rogner(mots);
  if (borne === '' || coeur === '') return mots;
  const avant = mots.length - rognerDebut(mots).length;
  return `${mots.slice(0, avant)}${borne}${coeur}${borne}${mots.slice(avant + coeur.length)}`;
}

function ecrireMorceau(m: Morceau, cellule: boolean): string {
  if (m === 'retour') return ' ';
  return estTexte(m) ? proteger(m.texte[0], cellule) : `{{${m.variable[0]}}}`;
}

function proteger(mots: string, cellule: boolean): string {
  let out = '';
  for (let i = 0; i < mots.length; i++) {
    const c = mots[i] as string;
    const suivant = mots[i + 1];
    const barre = c === '\\' && (suivant === undefined || SIGNES.includes(suivant));
    if (c === '*' || barre || (c === '{' && suivant === '{') || (c === '|' && cellule)) out += '\\';
    out += c === '\n' ? ' ' : c;
  }
  return out;
}
