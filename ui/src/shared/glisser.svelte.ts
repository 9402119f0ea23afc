/**
 * Dragging of rows by pointer events: mouse, pen and touch. The drag and drop of HTML is not used: on Windows the window
 * receives its events instead of the page, because it accepts files, and touch does not start it.
 *
 * A press becomes a drag after some travel (mouse, pen, handle), or after a hold (a finger on a whole row: moving at
 * once scrolls). The row aimed at is the nearest one, so that the gaps between rows and the ends of the list count as
 * places. Escape, a window that is left, a second finger and a row that disappears end the drag without effect.
 * The keys and buttons that move rows belong to the lists.
 */
import { textes } from '../texts/fr';

/** Half of the row under the pointer. */
export type Moitie = 'haut' | 'bas';

/** Travel of a mouse, a pen or a handle, in pixels, under which a press remains a click. */
export const COURSE = 5;
/** Travel of a finger, in pixels, over which its press scrolls instead. */
const TREMBLEMENT = 10;
/** Time for which a finger holds a row before it is dragged, in milliseconds. */
export const TENUE = 400;
/** Distance from the list, in pixels, up to which the pointer still aims at its nearest row. */
const MARGE = 40;
/** Distance from the edge of what scrolls, in pixels, under which it scrolls. */
const BORD = 44;
/** Greatest speed of scrolling, in pixels per second. */
const VITESSE = 900;
/** Under reduced motion, scrolling goes by steps: height in pixels and time between two, in milliseconds. */
const PAS = 80;
const ATTENTE = 250;

export interface Regles<Q, L> {
  /** Name of what is dragged, shown beside the pointer. */
  nom: (quoi: Q) => string;
  /** Place of what is dragged, over a row, in one of its halves; null where it may not be dropped or would not move. */
  lieu: (quoi: Q, ligne: HTMLElement, moitie: Moitie, copie: boolean) => L | null;
  /** The place in words, shown beside the pointer: it may be out of sight. */
  dire: (lieu: L) => string;
  deposer: (quoi: Q, lieu: L, copie: boolean) => void;
  /** Whether Ctrl copies instead of moving. */
  copiable?: boolean;
}

interface Appui<Q> {
  quoi: Q;
  ligne: HTMLElement;
  pointeur: number;
  /** A finger on a whole row: the drag begins after a hold. */
  tenu: boolean;
  /** Point of the press, then of the pointer. */
  x: number;
  y: number;
  minuteur: ReturnType<typeof setTimeout> | undefined;
  /** It has moved since the drag began: a row taken near an edge does not scroll by itself. */
  bouge: boolean;
  ecoutes: (() => void)[];
}

/** One list whose rows are dragged; the components read `quoi` and `lieu` to show what moves, and where to. */
export class Glissement<Q, L> {
  /** Row that is dragged; null when none is. */
  quoi = $state.raw<Q | null>(null);
  /** Place where it would be dropped. */
  lieu = $state.raw<L | null>(null);

  #regles: Regles<Q, L>;
  #lignes = new Set<HTMLElement>();
  #zones = new Set<HTMLElement>();
  #appui: Appui<Q> | null = null;
  #copie = false;
  #nom: HTMLElement | null = null;
  #defilant: HTMLElement | null = null;
  #image = 0;

  constructor(regles: Regles<Q, L>) {
    this.#regles = regles;
  }

  /**
   * Attachment of a row that can be dragged and aimed at. `quoi` is read at the press; null leaves the row in its place. With
   * `parPoignee` only the element marked `data-poignee` in the row starts a drag.
   */
  ligne(quoi: () => Q | null, parPoignee = false): (element: HTMLElement) => () => void {
    return (element) => {
      this.#lignes.add(element);
      const ecoutes = [
        ecouter<PointerEvent>(element, 'pointerdown', (e) => this.#presser(e, element, quoi, parPoignee)),
        // Present before the touch begins, or the browser does not ask it before scrolling.
        ecouter<TouchEvent>(
          element,
          'touchmove',
          (e) => {
            if (this.quoi !== null && e.cancelable) e.preventDefault();
          },
          { passive: false },
        ),
      ];
      return () => {
        if (this.#appui?.ligne === element) this.#finir();
        this.#lignes.delete(element);
        for (const fin of ecoutes) fin();
      };
    };
  }

  /** Attachment of an area aimed at wherever the pointer is in it, before any row; it is not dragged itself. */
  zone(): (element: HTMLElement) => () => void {
    return (element) => {
      this.#zones.add(element);
      return () => this.#zones.delete(element);
    };
  }

  #presser(e: PointerEvent, ligne: HTMLElement, quoi: () => Q | null, parPoignee: boolean): void {
    if (this.#appui) {
      // A second finger: it was not a drag.
      this.#finir();
      return;
    }
    if (e.button !== 0 || !e.isPrimary || !(e.target instanceof Element)) return;
    if (parPoignee ? !e.target.closest('[data-poignee]') : e.target.closest(COMMANDES)) return;
    const prise = quoi();
    if (prise === null) return;
    const tenu = e.pointerType === 'touch' && !parPoignee;
    const appui: Appui<Q> = {
      quoi: prise,
      ligne,
      pointeur: e.pointerId,
      tenu,
      x: e.clientX,
      y: e.clientY,
      minuteur: tenu ? setTimeout(() => this.#engager(appui), TENUE) : undefined,
      bouge: false,
      ecoutes: [],
    };
    this.#appui = appui;
    const finir = (): void => this.#finir();
    appui.ecoutes = [
      ecouter<PointerEvent>(window, 'pointermove', (m) => this.#bouger(m), { capture: true }),
      ecouter<PointerEvent>(window, 'pointerup', (m) => this.#lacher(m), { capture: true }),
      ecouter<PointerEvent>(window, 'pointercancel', (m) => m.pointerId === appui.pointeur && finir(), {
        capture: true,
      }),
      ecouter<KeyboardEvent>(window, 'keydown', (m) => this.#touche(m), { capture: true }),
      ecouter<KeyboardEvent>(window, 'keyup', (m) => this.#touche(m), { capture: true }),
      // Not in capture, or any field left would count.
      ecouter(window, 'blur', finir),
      ecouter(document, 'visibilitychange', finir),
      // A press that will perhaps drag selects no text, and a long one opens no menu.
      ecouter(document, 'selectstart', empecher),
      ...(e.pointerType !== 'mouse' ? [ecouter(window, 'contextmenu', empecher, { capture: true })] : []),
    ];
  }

  #bouger(e: PointerEvent): void {
    const appui = this.#appui;
    if (!appui || e.pointerId !== appui.pointeur) return;
    // The button was released where its release could not be seen.
    if ((e.buttons & 1) === 0) return this.#finir();
    if (this.quoi === null) {
      const course = Math.hypot(e.clientX - appui.x, e.clientY - appui.y);
      if (appui.tenu) {
        if (course > TREMBLEMENT) this.#finir();
        return;
      }
      if (course < COURSE) return;
      this.#engager(appui);
    }
    e.preventDefault();
    [appui.x, appui.y] = [e.clientX, e.clientY];
    appui.bouge = true;
    this.#copie = (this.#regles.copiable ?? false) && (e.ctrlKey || e.metaKey);
    this.#viser();
  }

  #engager(appui: Appui<Q>): void {
    if (this.#appui !== appui) return;
    try {
      appui.ligne.setPointerCapture(appui.pointeur);
    } catch {
      // The pointer has just gone: its end comes by `pointercancel`.
    }
    this.quoi = appui.quoi;
    this.#defilant = defilant(appui.ligne);
    document.documentElement.dataset['glisse'] = '';
    const nom = document.createElement('div');
    nom.className = 'glisse-nom';
    nom.setAttribute('aria-hidden', 'true');
    document.body.append(nom);
    this.#nom = nom;
    this.#viser();
    this.#defiler(performance.now());
  }

  #lacher(e: PointerEvent): void {
    const appui = this.#appui;
    if (!appui || e.pointerId !== appui.pointeur) return;
    if (this.quoi === null) return this.#finir();
    e.preventDefault();
    [appui.x, appui.y] = [e.clientX, e.clientY];
    this.#viser();
    const { lieu } = this;
    const copie = this.#copie;
    this.#finir(true);
    if (lieu !== null) this.#regles.deposer(appui.quoi, lieu, copie);
  }

  #touche(e: KeyboardEvent): void {
    if (this.quoi === null) return;
    if (e.key === 'Escape' && e.type === 'keydown') {
      e.preventDefault();
      e.stopImmediatePropagation();
      this.#finir();
    } else if (this.#regles.copiable && (e.key === 'Control' || e.key === 'Meta')) {
      this.#copie = e.type === 'keydown';
      this.#viser();
    }
  }

  #finir(relache = false): void {
    const appui = this.#appui;
    this.#appui = null;
    if (!appui) return;
    if (this.quoi !== null) {
      if (relache) taireApres();
      else ecouter(window, 'pointerup', taireApres, { capture: true, once: true });
    }
    clearTimeout(appui.minuteur);
    for (const fin of appui.ecoutes) fin();
    cancelAnimationFrame(this.#image);
    delete document.documentElement.dataset['glisse'];
    this.#nom?.remove();
    this.#nom = null;
    this.quoi = null;
    this.lieu = null;
    this.#copie = false;
  }

  /** Finds the place under the pointer, and shows it. */
  #viser(): void {
    const appui = this.#appui;
    if (!appui || !this.#nom) return;
    const sous = this.#proche(appui.x, appui.y);
    this.lieu = sous ? this.#regles.lieu(appui.quoi, sous.ligne, sous.moitie, this.#copie) : null;
    const { nom, dire } = this.#regles;
    const quoi = document.createElement('strong');
    quoi.textContent = this.#copie ? textes.glisser.copie(nom(appui.quoi)) : nom(appui.quoi);
    const ou = document.createElement('span');
    ou.textContent = this.lieu === null ? textes.glisser.nullePart : dire(this.lieu);
    this.#nom.replaceChildren(quoi, ou);
    this.#nom.classList.toggle('sans-lieu', this.lieu === null);
    // Beside the pointer, inside the window; above a finger, which would hide it.
    const { offsetWidth: largeur, offsetHeight: hauteur } = this.#nom;
    const x = Math.max(4, Math.min(appui.x + 14, window.innerWidth - largeur - 4));
    const dessous = appui.tenu ? appui.y - hauteur - 24 : appui.y + 18;
    const y = Math.max(4, Math.min(dessous, window.innerHeight - hauteur - 4));
    this.#nom.style.transform = `translate(${Math.round(x)}px, ${Math.round(y)}px)`;
  }

  /** The row nearest to a point, and its half on the side of the point; null away from the list. */
  #proche(x: number, y: number): { ligne: HTMLElement; moitie: Moitie } | null {
    for (const zone of this.#zones) {
      const r = zone.getBoundingClientRect();
      if (x >= r.left && x < r.right && y >= r.top && y < r.bottom) return { ligne: zone, moitie: 'haut' };
    }
    let trouvee: { ligne: HTMLElement; moitie: Moitie } | null = null;
    let meilleur = MARGE;
    for (const ligne of this.#lignes) {
      const r = ligne.getBoundingClientRect();
      if (r.height === 0 || x < r.left - MARGE || x > r.right + MARGE) continue;
      const ecart = Math.max(r.top - y, y - r.bottom, 0);
      if (ecart > meilleur || (ecart === meilleur && trouvee)) continue;
      meilleur = ecart;
      trouvee = { ligne, moitie: y < (r.top + r.bottom) / 2 ? 'haut' : 'bas' };
    }
    return trouvee;
  }

  /** Scrolls while the pointer is held near an edge, the faster the nearer; by steps under reduced motion. */
  #defiler(avant: number): void {
    this.#image = requestAnimationFrame((ici) => {
      const appui = this.#appui;
      if (!appui || this.quoi === null) return;
      const force = appui.bouge ? poussee(this.#defilant, appui.y) : 0;
      const parPas = matchMedia('(prefers-reduced-motion: reduce)').matches;
      const pas = parPas
        ? ici - avant < ATTENTE
          ? 0
          : PAS * Math.sign(force)
        : (VITESSE * force * (ici - avant)) / 1000;
      if (this.#defilant && pas !== 0) {
        this.#defilant.scrollTop += pas;
        this.#viser();
      }
      this.#defiler(parPas && force !== 0 && pas === 0 ? avant : ici);
    });
  }
}

/** Controls of a row, which keep their own press. */
const COMMANDES = 'button, input, select, textarea, a[href], [contenteditable="true"]';

/** Listens at once (`on` of Svelte attaches pointer events a moment later); returns the end of it. */
function ecouter<E extends Event>(
  cible: EventTarget,
  type: string,
  entendre: (e: E) => void,
  options: AddEventListenerOptions = {},
): () => void {
  const f = entendre as EventListener;
  cible.addEventListener(type, f, options);
  return () => cible.removeEventListener(type, f, options);
}

function empecher(e: Event): void {
  e.preventDefault();
}

/** The release of a drag is neither a click on the row nor, by touch, the call of a menu. */
function taireApres(): void {
  const taire = (e: Event): void => {
    e.preventDefault();
    e.stopPropagation();
  };
  const clic = ecouter(window, 'click', taire, { capture: true });
  const menu = ecouter(window, 'contextmenu', taire, { capture: true });
  setTimeout(clic);
  setTimeout(menu, 300);
}

/** The nearest element around a row that scrolls up and down. */
function defilant(ligne: HTMLElement): HTMLElement | null {
  for (let e = ligne.parentElement; e; e = e.parentElement) {
    if (e.scrollHeight > e.clientHeight && /^(auto|scroll)$/.test(getComputedStyle(e).overflowY)) return e;
  }
  return null;
}

/** Strength, from -1 (up) to 1 (down), with which a pointer at this height scrolls the element. */
function poussee(element: HTMLElement | null, y: number): number {
  if (!element) return 0;
  const r = element.getBoundingClientRect();
  const [haut, bas] = [Math.max(r.top, 0) + BORD, Math.min(r.bottom, window.innerHeight) - BORD];
  if (y < haut) return Math.max(-1, (y - haut) / BORD);
  return y > bas ? Math.min(1, (y - bas) / BORD) : 0;
}

/** Rank that a row takes when it is dropped on a half of another; null when it stays where it is. */
export function rangDepose(de: number, sur: number, moitie: Moitie): number | null {
  const place = moitie === 'haut' ? sur : sur + 1;
  const rang = place > de ? place - 1 : place;
  return rang === de ? null : rang;
}

/** Place in a flat list: before (`haut`) or after (`bas`) the row `sur`, which makes it this rank. */
export interface LieuListe<K> {
  sur: K;
  moitie: Moitie;
  rang: number;
}

/** Dragging in a flat list, whose rows carry their key. */
export function glissementDeListe<K>(liste: {
  cle: (ligne: HTMLElement) => K;
  rang: (cle: K) => number;
  nom: (cle: K) => string;
  deposer: (cle: K, rang: number) => void;
}): Glissement<K, LieuListe<K>> {
  const { cle, rang, nom } = liste;
  return new Glissement<K, LieuListe<K>>({
    nom,
    lieu: (quoi, ligne, moitie) => {
      const sur = cle(ligne);
      const vers = rangDepose(rang(quoi), rang(sur), moitie);
      return vers === null ? null : { sur, moitie, rang: vers };
    },
    dire: ({ sur, moitie }) => textes.glisser[moitie === 'haut' ? 'avant' : 'apres'](nom(sur)),
    deposer: (quoi, lieu) => liste.deposer(quoi, lieu.rang),
  });
}
