/** Marks the unknown words of a long text: decorations of ProseMirror, which follow the text and are read by screen readers. */
import type { Node } from 'prosemirror-model';
import { Plugin, PluginKey, TextSelection } from 'prosemirror-state';
import { Decoration, DecorationSet, type EditorView } from 'prosemirror-view';

import { ACCALMIE, type Faute, type Orthographe } from '../../state/orthographe.svelte';
import { hoteDe } from './marques';

interface Marques {
  /** Every unknown word, the one under the caret as well. */
  toutes: DecorationSet;
  vues: DecorationSet;
}

const cle = new PluginKey<Marques>('orthographe');
/** A leaf inside a line, such as a variable, takes one place: it is no letter. */
const FEUILLE = '\uFFFC';

interface Ligne {
  de: number;
  texte: string;
}

function lignes(doc: Node): Ligne[] {
  const out: Ligne[] = [];
  doc.descendants((noeud, pos) => {
    if (!noeud.isTextblock) return true;
    out.push({ de: pos + 1, texte: noeud.textBetween(0, noeud.content.size, FEUILLE, FEUILLE) });
    return false;
  });
  return out;
}

function marquer(doc: Node, trouvees: Faute[][], toutes: Ligne[]): DecorationSet {
  const marques = toutes.flatMap(({ de }, i) =>
    (trouvees[i] ?? []).map((f) =>
      Decoration.inline(de + f.debut, de + f.fin, { class: 'faute', 'aria-invalid': 'spelling' }, { mot: f.mot }),
    ),
  );
  return DecorationSet.create(doc, marques);
}

export interface GreffonOrthographe {
  greffon: Plugin;
  /** Judges the text again: other words are known, or the spelling was turned on or off. */
  rejuger: () => void;
}

export function greffonOrthographe(o: Orthographe): GreffonOrthographe {
  let vue: EditorView | null = null;
  let minuterie: ReturnType<typeof setTimeout> | undefined;
  let entre = false;

  async function juger(): Promise<void> {
    const v = vue;
    if (!v) return;
    const doc = v.state.doc;
    const siennes = lignes(doc);
    const trouvees = await o.verifier(siennes.map((l) => l.texte));
    if (vue !== v || v.state.doc !== doc) return;
    v.dispatch(v.state.tr.setMeta(cle, marquer(doc, trouvees, siennes)).setMeta('addToHistory', false));
  }

  function attendre(): void {
    clearTimeout(minuterie);
    minuterie = setTimeout(() => void juger(), ACCALMIE);
  }

  function ouvrir(v: EditorView, marque: Decoration): void {
    const { from, to } = marque;
    const mot = v.state.doc.textBetween(from, to);
    v.dispatch(v.state.tr.setSelection(TextSelection.create(v.state.doc, from, to)));
    v.focus();
    const [debut, fin] = [v.coordsAtPos(from), v.coordsAtPos(to)];
    o.menu = {
      mot,
      place: { gauche: debut.left, haut: debut.top, bas: Math.max(debut.bottom, fin.bottom) },
      hote: hoteDe(v.dom),
      remplacer: (par) => {
        v.dispatch(v.state.tr.insertText(par, from, to));
        v.focus();
      },
      rendre: () => v.focus(),
    };
  }

  const greffon: Plugin<Marques> = new Plugin<Marques>({
    key: cle,
    state: {
      init: () => ({ toutes: DecorationSet.empty, vues: DecorationSet.empty }),
      apply(tr, avant, _ancien, etat) {
        const recues = tr.getMeta(cle) as DecorationSet | undefined;
        let toutes = recues ?? avant.toutes;
        if (!recues && toutes === DecorationSet.empty) return avant;
        if (!recues && tr.docChanged) {
          toutes = toutes.map(tr.mapping, tr.doc);
          // A word that is being changed is no longer the one that was judged.
          const changees = toutes
            .find()
            .filter((d) => tr.doc.textBetween(d.from, d.to) !== (d.spec as { mot: string }).mot);
          if (changees.length > 0) toutes = toutes.remove(changees);
        }
        const { from, to } = etat.selection;
        const sous = toutes.find(from, to);
        return { toutes, vues: sous.length > 0 ? toutes.remove(sous) : toutes };
      },
    },
    props: {
      decorations(etat) {
        const marques = cle.getState(etat);
        // Left, the text shows all of its words.
        return vue?.hasFocus() ? marques?.vues : marques?.toutes;
      },
      handleDOMEvents: {
        focus: () => {
          if (!entre) {
            entre = true;
            attendre();
          }
          return false;
        },
        contextmenu: (v, e) => {
          const ici = v.posAtCoords({ left: e.clientX, top: e.clientY });
          const marque = ici ? cle.getState(v.state)?.toutes.find(ici.pos, ici.pos)[0] : undefined;
          if (!marque) return false;
          e.preventDefault();
          ouvrir(v, marque);
          return true;
        },
      },
    },
    view(v) {
      vue = v;
      // The window stops this key of the browser first, and ProseMirror passes over a key that was stopped.
      const touche = (e: KeyboardEvent): void => {
        if (e.key !== 'F7' || !o.actif || !v.editable) return;
        e.preventDefault();
        entre = true;
        void juger().then(() => {
          const toutes = cle.getState(v.state)?.toutes.find() ?? [];
          const { to } = v.state.selection;
          const marque = toutes.find((d) => d.to > to) ?? toutes[0];
          if (marque) ouvrir(v, marque);
        });
      };
      v.dom.addEventListener('keydown', touche);
      return {
        update: (_, avant) => {
          if (entre && avant.doc !== v.state.doc) attendre();
        },
        destroy: () => {
          clearTimeout(minuterie);
          v.dom.removeEventListener('keydown', touche);
          vue = null;
        },
      };
    },
  });
  return {
    greffon: greffon as Plugin,
    rejuger: () => {
      if (entre) void juger();
    },
  };
}
