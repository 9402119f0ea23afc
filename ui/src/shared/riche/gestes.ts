/** Commands of the keyboard and of the toolbar in a long text. */
import { baseKeymap, chainCommands, exitCode, toggleMark } from 'prosemirror-commands';
import { history, redo, redoDepth, undo, undoDepth } from 'prosemirror-history';
import { InputRule, inputRules, wrappingInputRule } from 'prosemirror-inputrules';
import { keymap } from 'prosemirror-keymap';
import { Fragment, Slice } from 'prosemirror-model';
import { liftListItem, splitListItem, wrapInList } from 'prosemirror-schema-list';
import { type Command, type EditorState, Plugin, TextSelection } from 'prosemirror-state';
import {
  addColumnAfter,
  addRowAfter,
  deleteColumn,
  deleteRow,
  deleteTable,
  goToNextCell,
  isInTable,
  selectedRect,
  tableEditing,
} from 'prosemirror-tables';

import { marque, noeudsDe, schema, type } from './schema';

export { redoDepth, undoDepth };

// Commands --------------------------------------------------------------------------------------

export const gras: Command = toggleMark(marque('gras'));
export const italique: Command = toggleMark(marque('italique'));

type Liste = 'bullet_list' | 'ordered_list';

/** Makes a list, changes its kind, or takes the item out of it. */
export function liste(nom: Liste): Command {
  return (etat, envoyer, vue) => {
    if (isInTable(etat)) return false;
    const { $from } = etat.selection;
    for (let d = $from.depth; d > 0; d--) {
      const noeud = $from.node(d);
      if (noeud.type === type(nom)) return liftListItem(type('list_item'))(etat, envoyer, vue);
      if (noeud.type === type('bullet_list') || noeud.type === type('ordered_list')) {
        envoyer?.(etat.tr.setNodeMarkup($from.before(d), type(nom)));
        return true;
      }
    }
    return wrapInList(type(nom))(etat, envoyer, vue);
  };
}

/** A table of three columns and three rows, in the place of an empty paragraph or after the block. */
export const insererTableau: Command = (etat, envoyer) => {
  const { $from } = etat.selection;
  if (isInTable(etat) || $from.depth === 0) return false;
  const rangee = (nom: 'table_header' | 'table_cell') =>
    type('table_row').create(
      null,
      [0, 1, 2].map(() => type(nom).create(null, type('paragraph').create())),
    );
  const table = type('table').create(null, [rangee('table_header'), rangee('table_cell'), rangee('table_cell')]);
  const vide = $from.depth === 1 && $from.parent.content.size === 0;
  const debut = vide ? $from.before(1) : $from.after(1);
  const tr = vide ? etat.tr.replaceWith(debut, $from.after(1), table) : etat.tr.insert(debut, table);
  envoyer?.(tr.setSelection(TextSelection.near(tr.doc.resolve(debut + 3))).scrollIntoView());
  return true;
};

export { addColumnAfter, addRowAfter, deleteColumn, deleteRow, deleteTable, isInTable };

/** Puts a variable where the cursor is. */
export function insererVariable(nom: string): Command {
  return (etat, envoyer) => {
    const marques = etat.storedMarks ?? etat.selection.$from.marks();
    envoyer?.(etat.tr.replaceSelectionWith(type('variable').create({ nom }, null, marques), false).scrollIntoView());
    return true;
  };
}

/** In a table Enter goes one row down, and makes one after the last. */
const rangeeSuivante: Command = (etat, envoyer, vue) => {
  if (!isInTable(etat)) return false;
  const { map, bottom, left, tableStart } = selectedRect(etat);
  const aller = (e: EditorState): void => {
    const rect = selectedRect(e);
    const cible = rect.map.map[rect.map.width * bottom + left];
    if (cible === undefined) return;
    vue?.dispatch(e.tr.setSelection(TextSelection.near(e.doc.resolve(tableStart + cible + 1))).scrollIntoView());
  };
  if (!envoyer || !vue) return true;
  if (bottom >= map.height) addRowAfter(etat, vue.dispatch.bind(vue));
  aller(vue.state);
  return true;
};

const retour: Command = (etat, envoyer) => {
  if (isInTable(etat)) return true;
  envoyer?.(etat.tr.replaceSelectionWith(type('hard_break').create(), false).scrollIntoView());
  return true;
};

/** Whether the selection is bold, in a list, in a table: what the toolbar shows pressed. */
export function situation(etat: EditorState) {
  const { from, $from, to, empty } = etat.selection;
  const porte = (nom: 'gras' | 'italique'): boolean =>
    empty ? !!marque(nom).isInSet(etat.storedMarks ?? $from.marks()) : etat.doc.rangeHasMark(from, to, marque(nom));
  const dans = (nom: Liste): boolean => {
    for (let d = $from.depth; d > 0; d--) if ($from.node(d).type === type(nom)) return true;
    return false;
  };
  return {
    gras: porte('gras'),
    italique: porte('italique'),
    puces: dans('bullet_list'),
    numeros: dans('ordered_list'),
    tableau: isInTable(etat),
  };
}

// Plugins ---------------------------------------------------------------------------------------

interface Rappels {
  /** « {{ » was typed: the menu of variables is wanted. */
  onvariable: () => void;
}

/** Undo belongs to the field while it has something to undo; afterwards the key is the dossier’s. */
const annulation = (
  commande: Command,
): ((etat: EditorState, e: KeyboardEvent, v: Parameters<Command>[2]) => boolean) => {
  return (etat, e, vue) => {
    if (!commande(etat, vue?.dispatch.bind(vue), vue)) return false;
    e.stopPropagation();
    return true;
  };
};

export function greffons({ onvariable }: Rappels): Plugin[] {
  const item = type('list_item');
  return [
    new Plugin({
      props: {
        handleKeyDown(vue, e) {
          if (!(e.ctrlKey || e.metaKey) || e.altKey) return false;
          const touche = e.key.toLowerCase();
          if (touche === 'z' && !e.shiftKey) return annulation(undo)(vue.state, e, vue);
          if (touche === 'y' || (touche === 'z' && e.shiftKey)) return annulation(redo)(vue.state, e, vue);
          return false;
        },
        clipboardTextParser: (texte) => {
          const noeuds = noeudsDe(texte.replace(/\r\n?/g, '\n'));
          const seul = noeuds.length === 1 && noeuds[0]?.type === type('paragraph');
          return new Slice(Fragment.from(noeuds), seul ? 1 : 0, seul ? 1 : 0);
        },
      },
    }),
    inputRules({
      rules: [
        wrappingInputRule(/^[-•–]\s$/, type('bullet_list')),
        wrappingInputRule(/^1\.\s$/, type('ordered_list')),
        new InputRule(/\{\{([^{}\n]{1,120})\}\}$/, (etat, [, nom = ''], debut, fin) =>
          nom.trim() === '' ? null : etat.tr.replaceWith(debut, fin, type('variable').create({ nom: nom.trim() })),
        ),
        new InputRule(/\{\{$/, (etat, _, debut, fin) => {
          queueMicrotask(onvariable);
          return etat.tr.delete(debut, fin);
        }),
      ],
    }),
    keymap({
      'Mod-b': gras,
      'Mod-i': italique,
      'Mod-Shift-8': liste('bullet_list'),
      'Mod-Shift-7': liste('ordered_list'),
      Enter: chainCommands(rangeeSuivante, splitListItem(item), liftListItem(item)),
      'Shift-Enter': chainCommands(exitCode, retour),
      Tab: goToNextCell(1),
      'Shift-Tab': goToNextCell(-1),
    }),
    keymap(baseKeymap),
    tableEditing(),
    history(),
  ];
}

export { schema };
