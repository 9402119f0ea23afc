/** Events of a spreadsheet: keys, pointer, clipboard of Excel. The state of the sheet is `EtatFeuille`. */
import { on } from 'svelte/events';

import { appuye, auRelachement } from '../state/appui';
import { textes } from '../texts/fr';
import { coller, type Colonne, deplacer, depuisTsv, type LigneFeuille, type Position, versTsv } from './feuille';
import type { EtatFeuille } from './feuille_etat.svelte';
import { editer, estNumerique } from './format';
import { dansLeMenu } from './orthographe/marques';

/** Travel of the pointer, in pixels, under which a press remains a click. */
const COURSE = 4;

// Keyboard ------------------------------------------------------------------------------------

export function touche(f: EtatFeuille, e: KeyboardEvent): void {
  if (e.altKey || e.isComposing || horsCellule(e)) return;
  const ctrl = e.ctrlKey || e.metaKey;
  if (e.key !== 'Tab' && e.key !== 'Shift') f.sortie = false;
  if (f.edition) return toucheEdition(f, e);
  const vers = deplacer(f.actif, e.key, ctrl, f.nbLignes, f.nbColonnes);
  if (vers) {
    e.preventDefault();
    f.retour = null;
    void f.activer(vers, e.shiftKey);
  } else if (e.key === 'Tab' && !ctrl) {
    tabuler(f, e);
  } else if (e.key === 'Enter' && !ctrl) {
    e.preventDefault();
    if (f.protegee(f.actif) && f.modifiable(f.actif)) f.modifier(false);
    else descendre(f, e.shiftKey ? -1 : 1);
  } else if (e.key === 'Escape') {
    // Not prevented: a panel or a dialog around the sheet closes.
    f.sortie = true;
    f.rappel = textes.grille.sortie;
  } else {
    toucheCellule(f, e, ctrl);
  }
}

/** A button of the sheet has the keyboard: one at the end of a row, a total, or the figure that has been clicked. */
function horsCellule(e: KeyboardEvent): boolean {
  const cible = e.target instanceof Element ? e.target : null;
  if (!cible?.closest('td[data-r]')) return true;
  return cible instanceof HTMLButtonElement && (e.key === 'Enter' || e.key === ' ');
}

/** Keys that change the cell, or what is selected. */
function toucheCellule(f: EtatFeuille, e: KeyboardEvent, ctrl: boolean): void {
  const booleen = f.en(f.actif)?.col.genre === 'booleen';
  if (e.key === 'F2') {
    e.preventDefault();
    f.modifier(false);
  } else if ((e.key === 'Delete' || e.key === 'Backspace') && !ctrl) {
    e.preventDefault();
    f.effacer();
  } else if (ctrl && e.key.toLowerCase() === 'a') {
    e.preventDefault();
    f.ancre = { r: 0, c: 0 };
    void f.activer({ r: f.nbLignes - 1, c: f.nbColonnes - 1 }, true);
  } else if (e.key === ' ' && booleen) {
    e.preventDefault();
    f.basculer();
  } else if (e.key.length === 1 && !ctrl && !booleen) {
    // Not prevented: the key goes into the editor that has just been opened and focused.
    f.modifier(true);
  }
}

function toucheEdition(f: EtatFeuille, e: KeyboardEvent): void {
  const plusieursLignes = e.target instanceof HTMLTextAreaElement;
  if (e.key === 'Escape') {
    e.preventDefault();
    e.stopPropagation();
    f.renoncer();
  } else if (e.key === 'Enter' && !(plusieursLignes && e.shiftKey)) {
    e.preventDefault();
    f.valider();
    descendre(f, e.shiftKey ? -1 : 1);
  } else if (e.key === 'Tab') {
    f.valider();
    tabuler(f, e);
  }
}

function descendre(f: EtatFeuille, pas: number): void {
  const r = Math.max(0, Math.min(f.nbLignes - 1, f.actif.r + pas));
  const c = f.retour ?? f.actif.c;
  f.retour = null;
  void f.activer({ r, c });
}

/**
 * Goes to the next cell that takes what is typed, in the row then in the rows below (Shift: before, above). Leaves the
 * sheet after the last one, and after Escape, so that the keyboard is never trapped.
 */
function tabuler(f: EtatFeuille, e: KeyboardEvent): void {
  const vers = f.sortie ? null : f.voisine(f.actif, e.shiftKey ? -1 : 1);
  if (!vers) {
    f.retour = null;
    return;
  }
  e.preventDefault();
  // In another row, the run of Tabs begins anew.
  f.retour = vers.r === f.actif.r ? (f.retour ?? f.actif.c) : vers.c;
  void f.activer(vers);
}

// Clipboard -----------------------------------------------------------------------------------

export function copier(f: EtatFeuille, e: ClipboardEvent): void {
  if (f.edition || !e.clipboardData) return;
  e.preventDefault();
  const { r1, r2, c1, c2 } = f.choisies;
  const bloc: string[][] = [];
  for (let r = r1; r <= r2; r++) {
    const rangee: string[] = [];
    for (let c = c1; c <= c2; c++) {
      const ici = f.en({ r, c });
      if (ici) rangee.push(texteCopie(f, ici.ligne, ici.col));
    }
    bloc.push(rangee);
  }
  e.clipboardData.setData('text/plain', versTsv(bloc));
  if (e.type === 'cut') f.effacer();
}

/** Numbers without their thin spaces, which spreadsheets would take for text. */
function texteCopie(f: EtatFeuille, ligne: LigneFeuille, col: Colonne): string {
  const texte = f.texteLu(ligne, col);
  if (estNumerique(col.genre)) return texte.replaceAll('\u202f', '').replace('\u2212', '-');
  return col.genre === 'date' ? editer('date', f.lire(ligne.cle, col.cle)) : texte;
}

export function recoller(f: EtatFeuille, e: ClipboardEvent): void {
  if (f.edition || !e.clipboardData || f.props.lectureSeule) return;
  e.preventDefault();
  const bloc = depuisTsv(e.clipboardData.getData('text/plain'));
  const collage = coller(bloc, f.choisies, f.nbLignes, f.nbColonnes);
  const extensible = f.props.extensible ?? false;
  const surplus = extensible ? collage.surplus : [];
  const perdues = collage.perdues + (extensible ? 0 : collage.surplus.reduce((n, s) => n + s.textes.length, 0));
  const refusees = f.appliquer(collage.cellules, surplus);
  const phrases = [];
  if (refusees > 0) phrases.push(textes.grille.refusees(refusees));
  if (perdues > 0) phrases.push(textes.grille.trop(perdues));
  f.annonce = phrases.join(' ');
  const dernier = collage.cellules.at(-1);
  if (dernier) {
    f.ancre = { r: f.choisies.r1, c: f.choisies.c1 };
    void f.activer({ r: dernier.r, c: dernier.c }, true);
  }
}

/**
 * Cancels `beforecopy`, `beforecut` and `beforepaste`: without a text selection, WebKit sends the copy events only
 * then.
 */
export function pressePapiers(f: EtatFeuille): (cadre: HTMLElement) => () => void {
  return (cadre) => {
    const fins = ['beforecopy', 'beforecut', 'beforepaste'].map((type) =>
      on(cadre, type, (e) => {
        if (!f.edition) e.preventDefault();
      }),
    );
    return () => fins.forEach((fin) => fin());
  };
}

// Pointer and focus ---------------------------------------------------------------------------

export function presser(f: EtatFeuille, e: PointerEvent, p: Position): void {
  if (e.button !== 0) return;
  if (f.edition && f.estActive(p)) return;
  valider(f);
  f.retour = null;
  f.sortie = false;
  f.rappel = null;
  f.actif = p;
  if (!e.shiftKey) f.ancre = p;
  f.appui = { x: e.clientX, y: e.clientY };
  f.glisse = false;
}

/** The pointer moves over a cell: it drags a selection once it has really travelled since the press. */
export function passer(f: EtatFeuille, e: PointerEvent, p: Position): void {
  if (!f.appui || f.edition) return;
  if (!f.glisse && Math.hypot(e.clientX - f.appui.x, e.clientY - f.appui.y) < COURSE) return;
  f.glisse = true;
  if (!f.estActive(p)) f.actif = p;
}

export function lacher(f: EtatFeuille): void {
  f.appui = null;
  f.glisse = false;
}

/** Takes what was typed. By a press elsewhere, the sheet is laid out again at the release only. */
function valider(f: EtatFeuille): void {
  if (f.edition && appuye()) figer(f);
  f.valider();
}

/** Keeps the columns as wide as they are until the release of the pointer: a new value may need more room. */
function figer(f: EtatFeuille): void {
  const { table } = f;
  const titres = [...(table?.tHead?.rows[0]?.cells ?? [])];
  if (!table || titres.length === 0) return;
  // All are measured before any is set.
  const tenus = [table, ...titres].map((e) => ({ e, largeur: e.getBoundingClientRect().width }));
  for (const { e, largeur } of tenus) {
    e.style.width = `${largeur}px`;
    e.style.maxWidth = 'none';
  }
  table.style.tableLayout = 'fixed';
  auRelachement(() => {
    for (const { e } of tenus) {
      e.style.removeProperty('width');
      e.style.removeProperty('max-width');
    }
    table.style.removeProperty('table-layout');
  });
}

export function quitter(f: EtatFeuille, e: FocusEvent): void {
  const vers = e.relatedTarget as Element | null;
  if (f.table?.contains(vers) || (f.edition && dansLeMenu(vers))) return;
  valider(f);
  f.rappel = null;
  f.sortie = false;
  f.dedans = false;
}
