//! Measures an SVG before it is parsed: nested copies can grow without bound, and only shapes look the same in all
//! programs.

use std::collections::BTreeMap;

use usvg::roxmltree::{Document, Node, ParsingOptions};
use usvg::{ImageHrefResolver, Options, Tree};

use super::RefusImage;

/// Most elements, copies counted as often as they are drawn.
const ELEMENTS_MAX: usize = 30_000;
/// Most comparisons of rules of style with elements.
const STYLE_MAX: usize = 6_000_000;
/// Deepest nesting: parsing is recursive.
const PROFONDEUR_MAX: usize = 200;
/// Elements of SVG that are not shapes.
const AUTRES: [&str; 8] = ["text", "image", "foreignObject", "pattern", "filter", "marker", "switch", "textPath"];

/// Reads the shapes of an SVG.
pub(super) fn lire(octets: &[u8]) -> Result<Tree, RefusImage> {
    let texte = std::str::from_utf8(octets).map_err(|_| RefusImage::Illisible)?;
    let texte = texte.trim_start_matches('\u{FEFF}');
    let options = ParsingOptions { allow_dtd: true, nodes_limit: 200_000, ..ParsingOptions::default() };
    let document = Document::parse_with_options(texte, options).map_err(|_| RefusImage::Illisible)?;
    weigh(&document)?;
    let options = Options {
        // No file, no address, no picture inside the picture.
        image_href_resolver: ImageHrefResolver { resolve_data: Box::new(|_, _, _| None), resolve_string: Box::new(|_, _| None) },
        ..Options::default()
    };
    Tree::from_xmltree(&document, &options).map_err(|_| RefusImage::Illisible)
}

fn weigh(document: &Document) -> Result<(), RefusImage> {
    let mut elements = 0_usize;
    let mut rules = 0_usize;
    let mut ids = BTreeMap::new();
    for node in document.descendants().filter(Node::is_element) {
        elements += 1;
        let nom = node.tag_name().name();
        if AUTRES.contains(&nom) {
            return Err(RefusImage::AutresContenus);
        }
        if node.ancestors().take(PROFONDEUR_MAX + 1).count() > PROFONDEUR_MAX {
            return Err(RefusImage::TropDeTraces);
        }
        if nom == "style" {
            rules += node.descendants().filter_map(|n| n.text()).map(|t| t.matches(['{', ',']).count()).sum::<usize>();
        }
        if let Some(id) = node.attribute("id") {
            ids.insert(id, node);
        }
    }
    if rules.saturating_mul(elements) > STYLE_MAX {
        return Err(RefusImage::TropDeTraces);
    }
    let poids = weight(document.root_element(), &ids, &mut BTreeMap::new(), 0)?;
    if poids > ELEMENTS_MAX { Err(RefusImage::TropDeTraces) } else { Ok(()) }
}

/// Number of elements drawn for a node, with those it copies; `None` in the cache marks a node being measured.
fn weight(
    node: Node,
    ids: &BTreeMap<&str, Node>,
    memoire: &mut BTreeMap<u32, Option<usize>>,
    profondeur: usize,
) -> Result<usize, RefusImage> {
    match memoire.get(&node.id().get()) {
        Some(Some(known)) => return Ok(*known),
        // The node copies itself.
        Some(None) => return Err(RefusImage::TropDeTraces),
        None => {}
    }
    if profondeur > 2 * PROFONDEUR_MAX {
        return Err(RefusImage::TropDeTraces);
    }
    memoire.insert(node.id().get(), None);
    let mut total = 1_usize;
    for child in node.children().filter(Node::is_element) {
        total = total.saturating_add(weight(child, ids, memoire, profondeur + 1)?);
    }
    if node.tag_name().name() == "use" {
        let href = node.attribute("href").or_else(|| node.attribute(("http://www.w3.org/1999/xlink", "href")));
        if let Some(target) = href.and_then(|h| h.trim().strip_prefix('#')).and_then(|id| ids.get(id)) {
            total = total.saturating_add(weight(*target, ids, memoire, profondeur + 1)?);
        }
    }
    memoire.insert(node.id().get(), Some(total));
    Ok(total)
}
