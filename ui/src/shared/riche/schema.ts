/** Document model of the editor of long texts, with exactly the elements of the markup, and both conversions. */
import { type Attrs, Fragment, type Node, Schema } from 'prosemirror-model';
import { tableNodes } from 'prosemirror-tables';

import { type Bloc, ecrire, fondre, lire, type Marque, type Morceau, type Suite } from './balisage';

const tables = tableNodes({ tableGroup: 'block', cellContent: 'paragraph', cellAttributes: {} });

export const schema = new Schema({
  nodes: {
    doc: { content: 'block+' },
    paragraph: { group: 'block', content: 'inline*', parseDOM: [{ tag: 'p' }], toDOM: () => ['p', 0] },
    bullet_list: { group: 'block', content: 'list_item+', parseDOM: [{ tag: 'ul' }], toDOM: () => ['ul', 0] },
    ordered_list: { group: 'block', content: 'list_item+', parseDOM: [{ tag: 'ol' }], toDOM: () => ['ol', 0] },
    list_item: { content: 'paragraph', defining: true, parseDOM: [{ tag: 'li' }], toDOM: () => ['li', 0] },
    ...tables,
    text: { group: 'inline' },
    variable: {
      group: 'inline',
      inline: true,
      atom: true,
      selectable: true,
      attrs: { nom: { validate: 'string' } },
      leafText: (n) => `{{${String(n.attrs['nom'])}}}`,
      parseDOM: [{ tag: 'span[data-variable]', getAttrs: (e): Attrs => ({ nom: e.dataset['variable'] ?? '' }) }],
      toDOM: (n) => ['span', { 'data-variable': String(n.attrs['nom']) }, `{{${String(n.attrs['nom'])}}}`],
    },
    hard_break: {
      group: 'inline',
      inline: true,
      selectable: false,
      linebreakReplacement: true,
      parseDOM: [{ tag: 'br' }],
      toDOM: () => ['br'],
    },
  },
  marks: {
    // One at a time: the paper has no bold italic.
    gras: {
      excludes: '_',
      parseDOM: [
        { tag: 'strong' },
        { tag: 'b', getAttrs: (e) => e.style.fontWeight !== 'normal' && null },
        { style: 'font-weight', getAttrs: (v) => /^(bold(er)?|[6-9]\d\d)$/.test(v) && null },
      ],
      toDOM: () => ['strong', 0],
    },
    italique: {
      excludes: '_',
      parseDOM: [{ tag: 'em' }, { tag: 'i' }, { style: 'font-style=italic' }],
      toDOM: () => ['em', 0],
    },
  },
});

const n = schema.nodes as Record<string, NonNullable<(typeof schema.nodes)[string]>>;
type NomNoeud = 'doc' | 'paragraph' | 'bullet_list' | 'ordered_list' | 'list_item' | 'variable' | 'hard_break';
type NomTableau = 'table' | 'table_row' | 'table_cell' | 'table_header';

export function type(nom: NomNoeud | NomTableau) {
  const trouve = n[nom];
  if (!trouve) throw new Error(`nœud inconnu : ${nom}`);
  return trouve;
}

export function marque(nom: 'gras' | 'italique') {
  const trouvee = schema.marks[nom];
  if (!trouvee) throw new Error(`marque inconnue : ${nom}`);
  return trouvee;
}

// From the markup -------------------------------------------------------------------------------

export function documentDe(texte: string): Node {
  return type('doc').create(null, noeudsDe(texte));
}

/** The blocks of a text as nodes; at least one paragraph to write in. */
export function noeudsDe(texte: string): Node[] {
  const blocs = lire(texte).map(noeud);
  return blocs.length > 0 ? blocs : [type('paragraph').create()];
}

function noeud(bloc: Bloc): Node {
  if ('paragraphe' in bloc) return paragraphe(bloc.paragraphe);
  if ('liste' in bloc) {
    const items = bloc.liste.elements.map((e) => type('list_item').create(null, paragraphe(e)));
    return type(bloc.liste.numerotee ? 'ordered_list' : 'bullet_list').create(null, items);
  }
  const rangee = (cells: Suite[], nom: NomTableau): Node =>
    type('table_row').create(
      null,
      cells.map((c) => type(nom).create(null, paragraphe(c))),
    );
  const { entete, lignes } = bloc.tableau;
  return type('table').create(null, [rangee(entete, 'table_header'), ...lignes.map((l) => rangee(l, 'table_cell'))]);
}

function paragraphe(suite: Suite): Node {
  return type('paragraph').create(null, Fragment.from(suite.map(inline)));
}

function inline(m: Morceau): Node {
  if (m === 'retour') return type('hard_break').create();
  const [valeur, quelle] = 'texte' in m ? m.texte : m.variable;
  const marques = quelle === 'aucune' ? [] : [marque(quelle).create()];
  return 'texte' in m ? schema.text(valeur, marques) : type('variable').create({ nom: valeur }, null, marques);
}

// To the markup ---------------------------------------------------------------------------------

export function texteDe(document: Node): string {
  return ecrire(blocsDe(document));
}

export function blocsDe(document: Node): Bloc[] {
  return document.children.flatMap((b): Bloc[] => {
    if (b.type === type('paragraph')) return b.childCount === 0 ? [] : [{ paragraphe: suiteDe(b) }];
    if (b.type === type('table')) {
      const rangees = b.children.map((r) => r.children.map((c) => (c.firstChild ? suiteDe(c.firstChild) : [])));
      const largeur = Math.max(1, ...rangees.map((r) => r.length));
      const [entete = [], ...lignes] = rangees.map((r) => [...r, ...Array<Suite>(largeur - r.length).fill([])]);
      return [{ tableau: { entete, lignes } }];
    }
    const elements = b.children.map((item) => (item.firstChild ? suiteDe(item.firstChild) : []));
    return [{ liste: { numerotee: b.type === type('ordered_list'), elements } }];
  });
}

function suiteDe(p: Node): Suite {
  return fondre(
    p.children.map((c): Morceau => {
      if (c.type === type('hard_break')) return 'retour';
      const nom = c.marks[0]?.type.name;
      const quelle: Marque = nom === 'gras' || nom === 'italique' ? nom : 'aucune';
      return c.isText ? { texte: [c.text ?? '', quelle] } : { variable: [String(c.attrs['nom']), quelle] };
    }),
  );
}
