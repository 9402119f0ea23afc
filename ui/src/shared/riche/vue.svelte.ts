/** View of the editor: ProseMirror with the schema of the markup; its chips show the values of the core. */
import 'prosemirror-gapcursor/style/gapcursor.css';
import 'prosemirror-view/style/prosemirror.css';

import { gapCursor } from 'prosemirror-gapcursor';
import type { Node } from 'prosemirror-model';
import { EditorState, type Plugin } from 'prosemirror-state';
import { EditorView, type NodeView } from 'prosemirror-view';

import { greffons, situation, undoDepth } from './gestes';
import { documentDe, texteDe } from './schema';
import type { Variables } from './variables.svelte';

export type Situation = ReturnType<typeof situation>;

interface Options {
  racine: HTMLElement;
  texte: string;
  attributs: () => Record<string, string>;
  modifiable: () => boolean;
  variables: Variables;
  /** Additions to the editor, such as the marks of the spelling. */
  plus: Plugin[];
  mots: { vide: string; inconnue: string };
  ontexte: (texte: string) => void;
  onsituation: (s: Situation) => void;
  onvariable: () => void;
  onsortie: () => void;
}

export interface Editeur {
  vue: EditorView;
  /** Shows another text; the history of the field starts again. */
  montrer: (texte: string) => void;
  rafraichir: () => void;
  detruire: () => void;
}

export function creerEditeur(o: Options): Editeur {
  const plugins = [...greffons({ onvariable: o.onvariable }), gapCursor(), ...o.plus];
  const etatDe = (texte: string): EditorState => EditorState.create({ doc: documentDe(texte), plugins });
  const vue = new EditorView(o.racine, {
    state: etatDe(o.texte),
    editable: o.modifiable,
    attributes: (etat) => ({ ...o.attributs(), ...(undoDepth(etat) > 0 ? { 'data-modifie': 'true' } : {}) }),
    nodeViews: { variable: (noeud) => puce(noeud, o) },
    dispatchTransaction(tr) {
      const suivant = vue.state.apply(tr);
      vue.updateState(suivant);
      o.onsituation(situation(suivant));
      if (tr.docChanged) o.ontexte(texteDe(suivant.doc));
    },
    handleDOMEvents: {
      blur: () => {
        o.onsortie();
        return false;
      },
    },
  });
  return {
    vue,
    montrer: (texte) => {
      vue.updateState(etatDe(texte));
      o.onsituation(situation(vue.state));
    },
    rafraichir: () => vue.setProps({}),
    detruire: () => vue.destroy(),
  };
}

function puce(noeud: Node, o: Options): NodeView {
  const dom = document.createElement('span');
  dom.dataset['variable'] = String(noeud.attrs['nom']);
  dom.contentEditable = 'false';
  const arreter = $effect.root(() => {
    $effect(() => {
      const { texte, titre, etat } = o.variables.puce(String(noeud.attrs['nom']));
      dom.textContent = texte;
      dom.className = etat;
      dom.title = etat === 'valeur' ? titre : `${titre} – ${o.mots[etat]}`;
    });
  });
  return { dom, destroy: arreter, ignoreMutation: () => true };
}
