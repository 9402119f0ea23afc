//! The structure tree: what screen readers follow, and the table from marked content back to it.

use std::io::Write;

use lopdf::{Dictionary, Document as Lopdf, Object, ObjectId};

use super::{
    PdfError, dict, int, name, real,
    sortie::{Ecrits, write_dictionary, write_object},
    text,
};
use crate::mise_en_page::traces::{Enfant, Laid, ListNumbering, Noeud, Portee, ROLE_MAP, Role};

/// Writes the tree and the parent table; returns the root. `annotations` holds, by page, the links' objects.
///
/// Elements are most of the file's objects: they are written as bytes at once, never held as dictionaries.
pub(super) fn write(
    doc: &mut Lopdf,
    laid: &Laid,
    pages: &[ObjectId],
    annotations: &[Vec<ObjectId>],
    ecrits: &mut Ecrits,
) -> Result<ObjectId, PdfError> {
    let racine = doc.new_object_id();
    let ou = Lieux { laid, pages, annotations };
    let ids: Vec<Option<ObjectId>> = laid.noeuds.iter().map(|n| n.attache.then(|| doc.new_object_id())).collect();
    for (i, noeud) in laid.noeuds.iter().enumerate() {
        let Some(id) = ids[i] else { continue };
        let parent = if noeud.parent == i { racine } else { ids[noeud.parent].unwrap_or(racine) };
        ecrits.add(id, |octets| element(octets, noeud, parent, &ids, ou))?;
    }

    let (table, cle) = parent_table(doc, Lieux { laid, pages, annotations }, &ids, ecrits)?;
    let parents = doc.add_object(dict([("Nums", Object::Array(table))]));
    let premier = ids.first().copied().flatten().map_or(Object::Null, Object::Reference);
    let roles = Object::Dictionary(dict(ROLE_MAP.map(|(own, standard)| (own, name(standard)))));
    let mut arbre = dict([
        ("Type", name("StructTreeRoot")),
        ("K", Object::Array(vec![premier])),
        ("ParentTree", Object::Reference(parents)),
        ("ParentTreeNextKey", int(cle)),
    ]);
    if laid.noeuds.iter().any(|n| matches!(n.role, Role::Retrait | Role::Ajout)) {
        arbre.set("RoleMap", roles);
    }
    doc.objects.insert(racine, Object::Dictionary(arbre));
    Ok(racine)
}

/// From each marked sequence and each link back to its element; with the first number not used.
fn parent_table(
    doc: &mut Lopdf,
    Lieux { laid, pages, annotations }: Lieux,
    ids: &[Option<ObjectId>],
    ecrits: &mut Ecrits,
) -> Result<(Vec<Object>, usize), PdfError> {
    let mut table = Vec::new();
    for (p, page) in laid.pages.iter().enumerate() {
        let liste = doc.new_object_id();
        ecrits.add(liste, |octets| {
            octets.push(b'[');
            for n in &page.sequences {
                match ids[*n] {
                    Some((id, _)) => write!(octets, "{id} 0 R ")?,
                    None => octets.extend_from_slice(b"null "),
                }
            }
            octets.push(b']');
            Ok(())
        })?;
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

/// Places to which elements point.
#[derive(Clone, Copy)]
struct Lieux<'a> {
    laid: &'a Laid,
    pages: &'a [ObjectId],
    annotations: &'a [Vec<ObjectId>],
}

fn element(octets: &mut Vec<u8>, n: &Noeud, parent: ObjectId, ids: &[Option<ObjectId>], ou: Lieux) -> std::io::Result<()> {
    write!(octets, "<</Type /StructElem/S /{}/P {} 0 R", n.role.nom(), parent.0)?;
    let page_propre = n.enfants.iter().find_map(|e| if let Enfant::Contenu { page, .. } = e { Some(*page) } else { None });
    if let Some(p) = page_propre {
        write!(octets, "/Pg {} 0 R", ou.pages[p].0)?;
    }
    let existe = |e: &&Enfant| match **e {
        Enfant::Noeud(i) => ids[i].is_some(),
        Enfant::Contenu { .. } => true,
        Enfant::Annotation { page, lien } => lien < ou.annotations[page].len(),
    };
    let plusieurs = n.enfants.iter().filter(existe).nth(1).is_some();
    for (rang, e) in n.enfants.iter().filter(existe).enumerate() {
        octets.extend_from_slice(match (rang, plusieurs) {
            (0, false) => b"/K ",
            (0, true) => b"/K [",
            _ => b" ",
        });
        child(octets, e, page_propre, ids, ou)?;
    }
    if plusieurs {
        octets.push(b']');
    }
    if let Some(a) = attributes(n, ou.laid) {
        octets.extend_from_slice(b"/A ");
        write_dictionary(octets, &a);
    }
    if let Some(alternative) = &n.alternative {
        octets.extend_from_slice(b"/Alt ");
        write_object(octets, &text(alternative));
    }
    octets.extend_from_slice(b">>");
    Ok(())
}

fn child(octets: &mut Vec<u8>, e: &Enfant, page_propre: Option<usize>, ids: &[Option<ObjectId>], ou: Lieux) -> std::io::Result<()> {
    match *e {
        Enfant::Noeud(i) => write!(octets, "{} 0 R", ids[i].map_or(0, |id| id.0)),
        Enfant::Contenu { page, mcid } if Some(page) == page_propre => write!(octets, "{mcid}"),
        Enfant::Contenu { page, mcid } => write!(octets, "<</Type /MCR/Pg {} 0 R/MCID {mcid}>>", ou.pages[page].0),
        Enfant::Annotation { page, lien } => {
            write!(octets, "<</Type /OBJR/Pg {} 0 R/Obj {} 0 R>>", ou.pages[page].0, ou.annotations[page][lien].0)
        }
    }
}

fn attributes(n: &Noeud, laid: &Laid) -> Option<Dictionary> {
    let mut a = Dictionary::new();
    if matches!(n.role, Role::TH | Role::TD) {
        if let Some(portee) = n.portee {
            a.set("Scope", name(if portee == Portee::Colonne { "Column" } else { "Row" }));
        }
        if n.etendue > 1 {
            a.set("ColSpan", int(n.etendue.into()));
        }
        if n.rangees > 1 {
            a.set("RowSpan", int(n.rangees.into()));
        }
        if !a.is_empty() {
            a.set("O", name("Table"));
        }
    }
    if let Some((page, [g, h, d, b])) = n.boite.as_deref().copied() {
        let hauteur = laid.pages[page].hauteur;
        a.set("O", name("Layout"));
        a.set("BBox", Object::Array(vec![real(g), real(hauteur - b), real(d), real(hauteur - h)]));
        a.set("Placement", name("Block"));
    }
    if let Some(decoration) = match n.role {
        Role::Retrait => Some("LineThrough"),
        Role::Ajout => Some("Underline"),
        _ => None,
    } {
        a.set("O", name("Layout"));
        a.set("TextDecorationType", name(decoration));
    }
    if let Some(numerotation) = n.numerotation {
        a.set("O", name("List"));
        a.set("ListNumbering", name(if numerotation == ListNumbering::Chiffres { "Decimal" } else { "Disc" }));
    }
    (!a.is_empty()).then_some(a)
}
