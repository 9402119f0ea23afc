/**
 * The state of a sheet: active cell, selection, edit under way, texts read and refused.
 * `Feuille.svelte` draws it, `feuille_gestes.ts` gives it the keyboard, the pointer and the clipboard.
 * Values come from `valeur` and leave by `ecrire`, one call a gesture. A cell that cannot be read keeps
 * its text, marked, in the store.
 */
import { flushSync, tick, untrack } from 'svelte';

import type { Valeur, Valeurs } from '../backend';
import type { Genre } from '../backend/modele';
import type { MagasinDossier } from '../state/dossier.svelte';
import { type Colonne, contient, etendue, type LigneFeuille, lireCellule, motDe, type Position } from './feuille';
import type { Changement, CleLigne } from '../state/matrice';
import type { ValeurAilleurs, PropsFeuille } from './feuille_props';
import { afficher, decimalesCommunes, editer, INSECABLE, uniteDuGenre } from './format';
import { textes } from '../texts/fr';

const RIEN = Symbol('rien');

/** Kinds of figures that add up whatever their row: a price or a figure of unknown unit does not. */
const ADDITIFS: Genre[] = ['montant', 'heures', 'entier'];
/** Pause after which the sum of a selection is asked for, in milliseconds. */
const DELAI_SOMME = 120;

class Envoi {
  valeur = $state.raw<Valeur | typeof RIEN>(RIEN);
}

export class EtatFeuille {
  actif = $state<Position>({ r: 0, c: 0 });
  ancre = $state<Position>({ r: 0, c: 0 });
  edition = $state<{ texte: string; depart: string } | null>(null);
  /** The focus is somewhere in the sheet. */
  dedans = $state(false);
  /** Place where the pointer was pressed in the sheet, in pixels of the window, while it is held. */
  appui: { x: number; y: number } | null = null;
  /** A selection is being dragged. */
  glisse = false;
  annonce = $state('');
  /** Sentence about the key just pressed, which did nothing; null when there is none. */
  rappel = $state<string | null>(null);
  /** Escape was pressed: the next Tab leaves the sheet. */
  sortie = false;
  table = $state<HTMLTableElement>();
  /** Column where the run of Tabs began: Enter comes back to it, one row down. */
  retour: number | null = null;
  /** Brings a row in sight before it takes the keyboard; set by a sheet that draws only what is in sight. */
  montrer: ((r: number) => void) | null = null;

  #props: () => PropsFeuille;
  #magasin: MagasinDossier;
  /** Called with the closed year that refuses what was typed. */
  #surClose: (annee: number) => void;
  /** Values sent and not yet read back, so that a cell does not blink to its old one; RIEN when there is none. */
  #envois = new Map<string, Envoi>();
  /** Moves at each gesture, for who reads cells that are not drawn. */
  #gestes = $state(0);

  constructor(props: () => PropsFeuille, magasin: MagasinDossier, surClose: (annee: number) => void) {
    this.#props = props;
    this.#magasin = magasin;
    this.#surClose = surClose;
  }

  choisies = $derived.by(() => etendue(this.ancre, this.actif));
  plusieurs = $derived(this.choisies.r1 !== this.choisies.r2 || this.choisies.c1 !== this.choisies.c2);
  /** Decimals shared by a column; a row with its own kind of figure has its own. */
  #decimales = $derived.by(() => {
    const { colonnes, lignes, totalColonne } = this.#props();
    const communes = lignes.filter((l) => !l.colonne && !l.decimales);
    const parColonne = colonnes.map((col): [string, number] => [
      col.cle,
      decimalesCommunes(col.genre, [...communes.map((l) => this.lire(l.cle, col.cle)), totalColonne?.(col.cle)]),
    ]);
    const parLigne = lignes
      .filter((l) => l.colonne && !l.decimales)
      .map((l): [string, number] => {
        const genre = l.colonne?.genre ?? colonnes[0]?.genre ?? 'nombre';
        const valeurs = colonnes.map((col) => this.lire(l.cle, col.cle));
        return [`ligne ${l.cle}`, decimalesCommunes(genre, valeurs)];
      });
    return new Map([...parColonne, ...parLigne]);
  });
  genreTotal = $derived.by(() => this.#props().colonnes[0]?.genre ?? 'nombre');
  decimalesTotal = $derived.by(() => {
    const { totalGeneral, lignes, totalLigne } = this.#props();
    return decimalesCommunes(this.genreTotal, [totalGeneral, ...lignes.map((l) => totalLigne?.(l.cle))]);
  });

  get props(): PropsFeuille {
    return this.#props();
  }

  get nbLignes(): number {
    return this.#props().lignes.length;
  }

  get nbColonnes(): number {
    return this.#props().colonnes.length;
  }

  /** The column as this row sees it: some rows hold another kind of value. */
  colonneDe(ligne: LigneFeuille, col: Colonne): Colonne {
    if (!ligne.colonne && !ligne.sorte) return col;
    return {
      ...col,
      ...ligne.colonne,
      lectureSeule: ligne.sorte !== undefined || (ligne.colonne?.lectureSeule ?? col.lectureSeule ?? false),
    };
  }

  /** Row and column at a place; null outside the sheet. */
  en(p: Position): { ligne: LigneFeuille; col: Colonne } | null {
    const { lignes, colonnes } = this.#props();
    const ligne = lignes[p.r];
    const col = colonnes[p.c];
    return ligne && col ? { ligne, col: this.colonneDe(ligne, col) } : null;
  }

  decimalesDe(colonne: string): number | undefined {
    return this.#decimales.get(colonne);
  }

  cleCellule(ligne: CleLigne, colonne: string): string {
    return `${this.#props().cle}/${ligne}/${colonne}`;
  }

  refusee(ligne: CleLigne, colonne: string): { texte: string; phrase: string } | undefined {
    return this.#magasin.cellules.get(this.cleCellule(ligne, colonne));
  }

  lire(ligne: CleLigne, colonne: string): Valeur | undefined {
    const envoi = this.#envois.get(this.cleCellule(ligne, colonne));
    if (!envoi) void this.#gestes;
    return envoi && envoi.valeur !== RIEN ? envoi.valeur : this.#props().valeur(ligne, colonne);
  }

  /** A cell that is drawn has a signal of its own: what is sent from another is not its business. */
  suivre(ligne: CleLigne, colonne: string): void {
    const k = this.cleCellule(ligne, colonne);
    if (!this.#envois.has(k)) this.#envois.set(k, new Envoi());
  }

  // Totals ------------------------------------------------------------------------------------

  totalColonne(colonne: string): Valeur {
    return this.#props().totalColonne?.(colonne) ?? null;
  }

  totalLigne(ligne: CleLigne): Valeur {
    return this.#props().totalLigne?.(ligne) ?? null;
  }

  /** « 31 200 + 10 400 = 41 600 »: what a total adds up, with its figures. */
  formuleColonne(colonne: string): string | null {
    const { lignes, explicationTotal } = this.#props();
    if (explicationTotal) return explicationTotal(colonne);
    const genre = this.#props().colonnes.find((c) => c.cle === colonne)?.genre ?? this.genreTotal;
    return this.#somme(
      genre,
      lignes.filter((l) => !l.sorte).map((l) => this.#lireVue(l, colonne)),
      this.totalColonne(colonne),
    );
  }

  formuleLigne(ligne: CleLigne): string | null {
    return this.#somme(
      this.genreTotal,
      this.#props().colonnes.map((c) => this.lire(ligne, c.cle)),
      this.totalLigne(ligne),
    );
  }

  /** The value of a cell, or what is being typed in it. */
  #lireVue(ligne: LigneFeuille, colonne: string): Valeur | undefined {
    const ici = this.edition && this.en(this.actif);
    if (!this.edition || ici?.ligne.cle !== ligne.cle || ici.col.cle !== colonne) return this.lire(ligne.cle, colonne);
    const lecture = lireCellule(ici.col, this.edition.texte);
    return lecture.ok ? lecture.valeur : null;
  }

  #somme(genre: Genre, valeurs: (Valeur | undefined)[], total: Valeur): string | null {
    const connues = valeurs.filter((v): v is number => typeof v === 'number' && v !== 0);
    if (typeof total !== 'number' || connues.length === 0) return null;
    // A total that is not the sum of these rows is not explained by them.
    if (Math.abs(connues.reduce((a, b) => a + b, 0) - total) > 0.005) return null;
    const ecrit = afficher(genre, total);
    if (connues.length > 12) return textes.grille.somme(connues.length, ecrit);
    return `${connues.map((v) => afficher(genre, v)).join(' + ')} = ${ecrit}`;
  }

  /** Sentence on the figures selected, their sum made by the core; null when they do not add up. */
  somme = $state.raw<string | null>(null);

  /** Asks for the sum of the selection, once it no longer changes; returns what gives it up. */
  sommer(): (() => void) | undefined {
    const choix = this.#aSommer();
    this.somme = null;
    if (!choix) return;
    let suivie = true;
    const minuteur = setTimeout(async () => {
      const dite = await this.#magasin.sommer(choix.valeurs);
      if (!dite || !suivie) return;
      const ecrire = (genre: Genre, v: number | null): string =>
        v === null ? '' : afficher(genre, v) + (choix.unite ? `${INSECABLE}${choix.unite}` : '');
      this.somme = textes.grille.selection(
        dite.connues,
        dite.cellules,
        ecrire(choix.genre, dite.somme),
        ecrire(choix.genre === 'entier' ? 'nombre' : choix.genre, dite.moyenne),
      );
    }, DELAI_SOMME);
    return () => {
      suivie = false;
      clearTimeout(minuteur);
    };
  }

  /**
   * The figures of several cells of one unit. Computed cells are left out beside cells to fill, whose sum they often are; a text
   * that could not be read is no figure.
   */
  #aSommer(): { genre: Genre; unite: string | null; valeurs: (number | null)[] } | null {
    if (!this.dedans || !this.plusieurs || this.edition) return null;
    const { r1, r2, c1, c2 } = this.choisies;
    const cellules: { saisie: boolean; valeur: number | null }[] = [];
    let commun: { genre: Genre; unite: string | null } | null = null;
    for (let r = r1; r <= r2; r++) {
      for (let c = c1; c <= c2; c++) {
        const ici = this.en({ r, c });
        if (!ici) return null;
        const { ligne, col } = ici;
        // A heading may leave out a unit that goes without saying.
        const unite = col.unite ?? uniteDuGenre(col.genre);
        const additive = ADDITIFS.includes(col.genre) || (col.genre === 'nombre' && unite !== null);
        commun ??= { genre: col.genre, unite };
        if (!additive || commun.genre !== col.genre || commun.unite !== unite) return null;
        const refusee = this.refusee(ligne.cle, col.cle) !== undefined;
        const v = refusee ? null : (this.calculee(ligne, col)?.valeur ?? this.lire(ligne.cle, col.cle));
        cellules.push({ saisie: !col.lectureSeule, valeur: typeof v === 'number' ? v : null });
      }
    }
    if (!commun) return null;
    const saisies = cellules.filter((x) => x.saisie);
    const prises = saisies.length > 0 ? saisies : cellules;
    return prises.length < 2 ? null : { ...commun, valeurs: prises.map((x) => x.valeur) };
  }

  texteLu(ligne: LigneFeuille, col: Colonne): string {
    const refusee = this.refusee(ligne.cle, col.cle);
    if (refusee) return refusee.texte;
    const v = this.calculee(ligne, col)?.valeur ?? this.lire(ligne.cle, col.cle);
    if (col.options) return motDe(col, v);
    const decimales = ligne.decimales
      ? ligne.decimales(col.cle)
      : this.#decimales.get(ligne.colonne ? `ligne ${ligne.cle}` : col.cle);
    return afficher(col.genre, v, decimales);
  }

  /** Value that the core computes for a cell where nothing is typed; null elsewhere. */
  calculee(ligne: LigneFeuille, col: Colonne): ValeurAilleurs | null {
    const { calculee } = this.#props();
    if (!calculee || col.lectureSeule || this.refusee(ligne.cle, col.cle)) return null;
    return (this.lire(ligne.cle, col.cle) ?? null) === null ? calculee(ligne.cle, col.cle) : null;
  }

  /** « 2025 : 45 455 », what the cell held a year before; null when nothing is typed here or nothing was known. */
  precedent(ligne: LigneFeuille, col: Colonne): string | null {
    if (col.lectureSeule) return null;
    const avant = this.#props().precedent?.(ligne.cle, col.cle) ?? null;
    if (avant === null) return null;
    return textes.grille.anneeAvant(avant.annee, afficher(col.genre, avant.valeur, ligne.decimales?.(col.cle)));
  }

  texteEdite(ligne: CleLigne, col: Colonne): string {
    const refusee = this.refusee(ligne, col.cle);
    if (refusee) return refusee.texte;
    const v = this.lire(ligne, col.cle);
    return col.options ? String(v ?? '') : editer(col.genre, v);
  }

  modifiable(p: Position): boolean {
    const ici = this.en(p);
    return ici !== null && !this.#props().lectureSeule && !ici.col.lectureSeule && this.close(p) === null;
  }

  /** The closed year that freezes a cell; null for a cell that can be typed in, or that never is. */
  close(p: Position): number | null {
    const ici = this.en(p);
    if (!ici || ici.col.lectureSeule || this.#props().lectureSeule) return null;
    return this.#props().close?.(ici.ligne.cle, ici.col.cle) ?? null;
  }

  /** Says why nothing is typed in a cell, when its year is closed. */
  #refuserClose(p: Position): void {
    const annee = this.close(p);
    if (annee !== null) this.#surClose(annee);
  }

  /** A name or a code already written: a key alone neither replaces nor empties it. */
  protegee(p: Position): boolean {
    const ici = this.en(p);
    return ici !== null && ici.col.identite === true && this.texteLu(ici.ligne, ici.col).trim() !== '';
  }

  /** Next cell, or previous one, where what is typed is written; null past the last row, or the first. */
  voisine(de: Position, pas: 1 | -1): Position | null {
    for (let r = de.r, c = de.c + pas; r >= 0 && r < this.nbLignes; r += pas, c = pas > 0 ? 0 : this.nbColonnes - 1) {
      for (; c >= 0 && c < this.nbColonnes; c += pas) {
        const p = { r, c };
        if (this.modifiable(p) && !this.protegee(p)) return p;
      }
    }
    return null;
  }

  estActive(p: Position): boolean {
    return this.actif.r === p.r && this.actif.c === p.c;
  }

  estChoisie(p: Position): boolean {
    return contient(this.choisies, p.r, p.c);
  }

  cellule(p: Position): HTMLElement | null {
    return this.table?.querySelector<HTMLElement>(`[data-r="${p.r}"][data-c="${p.c}"]`) ?? null;
  }

  async activer(p: Position, etendre = false): Promise<void> {
    this.actif = p;
    if (!etendre) this.ancre = p;
    this.rappel = null;
    this.montrer?.(p.r);
    await tick();
    this.cellule(p)?.focus({ preventScroll: false });
  }

  /** Rows may go away under the active cell. */
  ramener(): void {
    const r = Math.max(0, Math.min(this.actif.r, this.nbLignes - 1));
    const c = Math.max(0, Math.min(this.actif.c, this.nbColonnes - 1));
    if (!this.estActive({ r, c })) this.actif = this.ancre = { r, c };
  }

  /** Sentence about the active cell: refusal, finding, comment, source or calculation of its figure, what it holds. */
  dit = $derived.by((): string | null => {
    const ici = this.en(this.actif);
    if (!ici) return null;
    const { constat, marque, aide } = this.#props();
    const [ligne, colonne] = [ici.ligne.cle, ici.col.cle];
    const refus = this.refusee(ligne, colonne)?.phrase ?? constat?.(ligne, colonne) ?? marque?.(ligne, colonne);
    const calcul = this.calculee(ici.ligne, ici.col)?.dit ?? this.explication(ici.ligne, ici.col);
    const avant = this.precedent(ici.ligne, ici.col);
    const close = this.close(this.actif);
    const dits = [
      close === null ? null : textes.annee.caseClose(close),
      refus ?? calcul ?? aide?.(ligne, colonne),
      avant && textes.grille.enAnneeAvant(avant),
    ];
    return dits.filter(Boolean).join(' ') || null;
  });

  /** Calculation of the figure of a computed cell; null while a figure it depends on is being typed. */
  explication(ligne: LigneFeuille, col: Colonne): string | null {
    if (!col.lectureSeule || this.#magasin.essai.calculs) return null;
    return this.#props().explication?.(ligne.cle, col.cle) ?? null;
  }

  // Editing -----------------------------------------------------------------------------------

  /** Opens the cell. `vide`: the key that was pressed will replace its content; a name or a code is not replaced so. */
  modifier(vide: boolean): void {
    const ici = this.en(this.actif);
    if (!ici || !this.modifiable(this.actif)) return this.#refuserClose(this.actif);
    if (ici.col.genre === 'booleen') return this.basculer();
    if (vide && this.protegee(this.actif)) {
      this.rappel = textes.grille.nomProtege;
      return;
    }
    this.rappel = null;
    const depart = this.texteEdite(ici.ligne.cle, ici.col);
    this.ancre = this.actif;
    flushSync(() => (this.edition = { texte: vide && !ici.col.options ? '' : depart, depart }));
    const controle = this.cellule(this.actif)?.querySelector<HTMLElement>('input, textarea, select');
    controle?.focus();
    if (!vide && controle instanceof HTMLInputElement) controle.setSelectionRange(depart.length, depart.length);
  }

  /** The computed figures follow what is being typed, as soon as it can be read. */
  essayer(): void {
    if (!this.edition) return;
    const { texte, depart } = this.edition;
    untrack(() => {
      const { essai } = this.#magasin;
      const ici = this.en(this.actif);
      const lecture = ici && lireCellule(ici.col, texte);
      const operations =
        ici && lecture?.ok
          ? this.#props().essai?.([{ ligne: ici.ligne.cle, colonne: ici.col.cle, valeur: lecture.valeur }])
          : undefined;
      if (texte !== depart && operations?.length) essai.tenter(operations);
      else essai.abandonner();
    });
  }

  renoncer(): void {
    this.edition = null;
    this.#magasin.essai.abandonner();
    void this.activer(this.actif);
  }

  /** Takes what was typed; the cell keeps it even when it cannot be read. */
  valider(): void {
    if (!this.edition) return;
    const { texte, depart } = this.edition;
    this.edition = null;
    this.#magasin.essai.confirmer();
    if (texte !== depart) this.appliquer([{ ...this.actif, texte }], []);
  }

  basculer(): void {
    const ici = this.en(this.actif);
    if (!ici || !this.modifiable(this.actif)) return;
    const valeur = this.lire(ici.ligne.cle, ici.col.cle) !== true;
    void this.#envoyer([{ ligne: ici.ligne.cle, colonne: ici.col.cle, valeur }], []);
  }

  /** Empties the selection, but for names and codes. */
  effacer(): void {
    const { r1, r2, c1, c2 } = this.choisies;
    const entrees: { r: number; c: number; texte: string }[] = [];
    let gardees = 0;
    for (let r = r1; r <= r2; r++) {
      for (let c = c1; c <= c2; c++) {
        if (this.protegee({ r, c })) gardees += 1;
        else entrees.push({ r, c, texte: '' });
      }
    }
    if (gardees > 0 && !this.props.lectureSeule) this.rappel = textes.grille.nomProtege;
    this.appliquer(entrees, []);
  }

  /** Reads texts into cells, keeps apart those that cannot be, sends the rest as one gesture. */
  appliquer(entrees: { r: number; c: number; texte: string }[], surplus: { c: number; textes: string[] }[]): number {
    const changements: Changement[] = [];
    let refusees = 0;
    let close: Position | null = null;
    for (const { r, c, texte } of entrees) {
      const ici = this.en({ r, c });
      if (!ici || !this.modifiable({ r, c })) {
        if (this.close({ r, c }) !== null) close = { r, c };
        continue;
      }
      const k = this.cleCellule(ici.ligne.cle, ici.col.cle);
      const lecture = lireCellule(ici.col, texte);
      if (lecture.ok) {
        this.#magasin.cellules.delete(k);
        changements.push({ ligne: ici.ligne.cle, colonne: ici.col.cle, valeur: lecture.valeur });
      } else {
        refusees += 1;
        this.#magasin.cellules.set(k, { texte, phrase: lecture.phrase });
      }
    }
    const nouvelles = surplus.map(({ c, textes }) => {
      const { valeurs, illisibles } = this.#lireNouvelle(c, textes);
      refusees += illisibles;
      return valeurs;
    });
    if (close) this.#refuserClose(close);
    void this.#envoyer(changements, nouvelles);
    return refusees;
  }

  #lireNouvelle(c: number, cellules: string[]): { valeurs: Valeurs; illisibles: number } {
    const valeurs: Valeurs = {};
    let illisibles = 0;
    cellules.forEach((texte, i) => {
      const col = this.#props().colonnes[c + i];
      if (col?.lectureSeule) return;
      const lecture = col && lireCellule(col, texte);
      if (col && lecture?.ok) valeurs[col.cle] = lecture.valeur;
      else illisibles += 1;
    });
    return { valeurs, illisibles };
  }

  async #envoyer(changements: Changement[], surplus: Valeurs[]): Promise<void> {
    if (changements.length > 0 || surplus.length > 0) {
      const poser = (valeur: (ch: Changement) => Valeur | typeof RIEN): void => {
        for (const ch of changements) {
          this.suivre(ch.ligne, ch.colonne);
          const envoi = this.#envois.get(this.cleCellule(ch.ligne, ch.colonne));
          if (envoi) envoi.valeur = valeur(ch);
        }
        this.#gestes += 1;
      };
      poser((ch) => ch.valeur);
      await this.#props().ecrire(changements, surplus);
      poser(() => RIEN);
    }
    // Refused, or already so: nothing was read since.
    this.#magasin.essai.relu();
  }
}
