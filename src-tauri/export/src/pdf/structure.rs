//! The structure tree: what screen readers follow, and the table from marked content back to it.

use lopdf::{Dictionary, Document as Lopdf, Object, ObjectId};

use super::{Error, dict, int, name, real, text};
use crate::mise_en_page::traces::{Enfant, Laid, Noeud, Role};

/// Writes the tree and the parent table; returns the root. `annotations` holds, by page, the links' objects.
pub(super) fn write(doc: &mut Lopdf, laid: &Laid, pages: &[ObjectId], annotations: &[Vec<ObjectId>]) -> Result<ObjectId, Error> {
    let racine = doc.new_object_id();
    let ids: Vec<Option<ObjectId>> = laid.noeuds.iter().map(|n| n.attache.then(|| doc.new_object_id())).collect();
    for (i, noeud) in laid.noeuds.iter().enumerate() {
        let Some(id) = ids[i] else { continue };
        let parent = if noeud.parent == i { racine } else { ids[noeud.parent].unwrap_or(racine) };
        let element = element(noeud, parent, &ids, laid, pages, annotations);
        doc.objects.insert(id, Object::Dictionary(element));
    }

    let (table, cle) = parent_table(doc, laid, pages, annotations, &ids)?;
    let parents = doc.add_object(dict([("Nums", Object::Array(table))]));
    let premier = ids.first().copied().flatten().map_or(Object::Null, Object::Reference);
    let arbre = dict([
        ("Type", name("StructTreeRoot")),
        ("K", Object::Array(vec![premier])),
        ("ParentTree", Object::Reference(parents)),
        ("ParentTreeNextKey", int(cle)),
    ]);
    doc.objects.insert(racine, Object::Dictionary(arbre));
    Ok(racine)
}

/// From each marked sequence and each link back to its element; with the first number not used.
fn parent_table(
    doc: &mut Lopdf,
    laid: &Laid,
    pages: &[ObjectId],
    annotations: &[Vec<ObjectId>],
    ids: &[Option<ObjectId>],
) -> Result<(Vec<Object>, usize), Error> {
    let mut table = Vec::new();
    for (p, page) in laid.pages.iter().enumerate() {
        let liste = page.sequences.iter().map(|n| ids[*n].map_or(Object::Null, Object::Reference)).collect();
        let liste = doc.add_object(Object::Array(liste));
        table.extend([int(p), Object::Reference(liste)]);
    }
    let mut cle = laid.pages.len();
    for (p, page) in laid.pages.iter().enumerate() {
        for (l, lien) in page.liens.iter().enumerate() {
            if let (Some(annotation), Some(noeud)) = (annotations[p].get(l), ids[lien.noeud]) {
                table.extend([int(cle), Object::Reference(noeud)]);
                doc.get_dictionary_mut(*annotation)?.set("StructParent", int(cle));
                cle += 1;
            }
        }
    }
    for (p, id) in pages.iter().enumerate() {
        let page = doc.get_dictionary_mut(*id)?;
        page.set("StructParents", int(p));
        page.set("Tabs", name("S"));
    }
    Ok((table, cle))
}

fn element(
    n: &Noeud,
    parent: ObjectId,
    ids: &[Option<ObjectId>],
    laid: &Laid,
    pages: &[ObjectId],
    annotations: &[Vec<ObjectId>],
) -> Dictionary {
    let mut d = dict([("Type", name("StructElem")), ("S", name(n.role.nom())), ("P", Object::Reference(parent))]);
    let page_propre = n.enfants.iter().find_map(|e| if let Enfant::Contenu { page, .. } = e { Some(*page) } else { None });
    if let Some(p) = page_propre {
        d.set("Pg", Object::Reference(pages[p]));
    }
    let mut enfants = Vec::new();
    for e in &n.enfants {
        match *e {
            Enfant::Noeud(i) => enfants.extend(ids[i].map(Object::Reference)),
            Enfant::Contenu { page, mcid } if Some(page) == page_propre => enfants.push(int(mcid)),
            Enfant::Contenu { page, mcid } => {
                enfants.push(Object::Dictionary(dict([("Type", name("MCR")), ("Pg", Object::Reference(pages[page])), ("MCID", int(mcid))])))
            }
            Enfant::Annotation { page, lien } => {
                if let Some(a) = annotations[page].get(lien) {
                    enfants.push(Object::Dictionary(dict([
                        ("Type", name("OBJR")),
                        ("Pg", Object::Reference(pages[page])),
                        ("Obj", Object::Reference(*a)),
                    ])));
                }
            }
        }
    }
    match enfants.len() {
        0 => {}
        1 => d.set("K", enfants.swap_remove(0)),
        _ => d.set("K", Object::Array(enfants)),
    }
    if let Some(a) = attributes(n, laid) {
        d.set("A", a);
    }
    if let Some(alternative) = &n.alternative {
        d.set("Alt", text(alternative));
    }
    d
}

fn attributes(n: &Noeud, laid: &Laid) -> Option<Object> {
    let mut a = Dictionary::new();
    if matches!(n.role, Role::TH | Role::TD) {
        if let Some(portee) = n.portee {
            a.set("Scope", name(portee));
        }
        if n.etendue > 1 {
            a.set("ColSpan", int(n.etendue));
        }
        if n.rangees > 1 {
            a.set("RowSpan", int(n.rangees));
        }
        if !a.is_empty() {
            a.set("O", name("Table"));
        }
    }
    if let Some((page, [g, h, d, b])) = n.boite {
        let hauteur = laid.pages[page].hauteur;
        a.set("O", name("Layout"));
        a.set("BBox", Object::Array(vec![real(g), real(hauteur - b), real(d), real(hauteur - h)]));
        a.set("Placement", name("Block"));
    }
    if let Some(numerotation) = n.numerotation {
        a.set("O", name("List"));
        a.set("ListNumbering", name(numerotation));
    }
    (!a.is_empty()).then_some(Object::Dictionary(a))
}
