//! The fixed parts of the package: styles, lists, settings, properties.
//!
//! Faces are those an office has (Calibri, Cambria and what replaces them elsewhere): the reader edits the text,
//! and a face that is missing would be replaced by chance. Built-in styles keep their English names, which Word shows
//! in its own language (« Titre 1 », « Légende »).

use super::couleurs::{ACCENT, DISCRET, ENCRE, FILET, TEINTE};
use super::xml::{Element, Xml, el, shade, side, val};

/// Namespaces of the parts of a document: prefix and identifier.
pub(super) const ESPACES: [(&str, &str); 5] = [
    ("xmlns:w", "http://schemas.openxmlformats.org/wordprocessingml/2006/main"),
    ("xmlns:r", "http://schemas.openxmlformats.org/officeDocument/2006/relationships"),
    ("xmlns:wp", "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"),
    ("xmlns:v", "urn:schemas-microsoft-com:vml"),
    ("xmlns:o", "urn:schemas-microsoft-com:office:office"),
];

/// A paragraph style: identifier, name, parent; `p` and `r` are its paragraph and character properties, constant XML.
struct StyleWord {
    id: &'static str,
    nom: &'static str,
    parent: &'static str,
    p: &'static str,
    r: &'static str,
}

const PARAGRAPHES: &[StyleWord] = &[
    StyleWord {
        id: "Heading1",
        nom: "heading 1",
        parent: "Normal",
        p: "<w:keepNext/><w:keepLines/><w:pageBreakBefore/><w:spacing w:before=\"0\" w:after=\"240\" w:line=\"460\" w:lineRule=\"exact\"/><w:outlineLvl w:val=\"0\"/>",
        r: "<w:b/><w:bCs/><w:sz w:val=\"36\"/><w:szCs w:val=\"36\"/>",
    },
    StyleWord {
        id: "Heading2",
        nom: "heading 2",
        parent: "Normal",
        p: "<w:keepNext/><w:keepLines/><w:spacing w:before=\"360\" w:after=\"120\" w:line=\"264\" w:lineRule=\"auto\"/><w:outlineLvl w:val=\"1\"/>",
        r: "<w:b/><w:bCs/><w:color w:val=\"1F4E79\"/><w:sz w:val=\"27\"/><w:szCs w:val=\"27\"/>",
    },
    StyleWord {
        id: "Heading3",
        nom: "heading 3",
        parent: "Normal",
        p: "<w:keepNext/><w:keepLines/><w:spacing w:before=\"260\" w:after=\"80\"/><w:outlineLvl w:val=\"2\"/>",
        r: "<w:b/><w:bCs/><w:sz w:val=\"23\"/><w:szCs w:val=\"23\"/>",
    },
    StyleWord {
        id: "Heading4",
        nom: "heading 4",
        parent: "Normal",
        p: "<w:keepNext/><w:keepLines/><w:spacing w:before=\"180\" w:after=\"60\"/><w:outlineLvl w:val=\"3\"/>",
        r: "<w:b/><w:bCs/><w:color w:val=\"5B6472\"/>",
    },
    StyleWord { id: "Intertitre1", nom: "Intertitre 1", parent: "Heading1", p: "<w:outlineLvl w:val=\"0\"/>", r: "" },
    StyleWord { id: "Intertitre2", nom: "Intertitre 2", parent: "Heading2", p: "<w:outlineLvl w:val=\"1\"/>", r: "" },
    StyleWord { id: "Intertitre3", nom: "Intertitre 3", parent: "Heading3", p: "<w:outlineLvl w:val=\"2\"/>", r: "" },
    StyleWord {
        id: "Title",
        nom: "Title",
        parent: "Normal",
        p: "<w:spacing w:before=\"0\" w:after=\"200\" w:line=\"240\" w:lineRule=\"auto\"/>",
        r: "<w:b/><w:bCs/><w:sz w:val=\"60\"/><w:szCs w:val=\"60\"/>",
    },
    StyleWord {
        id: "Subtitle",
        nom: "Subtitle",
        parent: "Normal",
        p: "<w:spacing w:before=\"0\" w:after=\"160\"/>",
        r: "<w:color w:val=\"5B6472\"/><w:sz w:val=\"30\"/><w:szCs w:val=\"30\"/>",
    },
    StyleWord {
        id: "Surtitre",
        nom: "Surtitre",
        parent: "Normal",
        p: "<w:spacing w:before=\"2400\" w:after=\"200\"/>",
        r: "<w:b/><w:bCs/><w:color w:val=\"1F4E79\"/><w:sz w:val=\"23\"/><w:szCs w:val=\"23\"/>",
    },
    StyleWord {
        id: "Partie",
        nom: "Partie signataire",
        parent: "Normal",
        p: "<w:spacing w:after=\"200\"/>",
        r: "<w:sz w:val=\"30\"/><w:szCs w:val=\"30\"/>",
    },
    StyleWord {
        id: "Chapeau",
        nom: "Chapeau",
        parent: "Normal",
        p: "<w:spacing w:after=\"180\"/>",
        r: "<w:color w:val=\"5B6472\"/><w:sz w:val=\"24\"/><w:szCs w:val=\"24\"/>",
    },
    StyleWord {
        id: "Note",
        nom: "Note",
        parent: "Normal",
        p: "<w:spacing w:before=\"40\" w:after=\"160\" w:line=\"240\" w:lineRule=\"auto\"/>",
        r: "<w:color w:val=\"5B6472\"/><w:sz w:val=\"17\"/><w:szCs w:val=\"17\"/>",
    },
    StyleWord {
        id: "Serre",
        nom: "Texte serré",
        parent: "Normal",
        p: "<w:spacing w:before=\"0\" w:after=\"60\" w:line=\"240\" w:lineRule=\"auto\"/>",
        r: "<w:sz w:val=\"18\"/><w:szCs w:val=\"18\"/>",
    },
    StyleWord {
        id: "Contrat",
        nom: "Contrat",
        parent: "Normal",
        p: "<w:spacing w:after=\"140\" w:line=\"300\" w:lineRule=\"auto\"/>",
        r: "<w:rFonts w:ascii=\"Cambria\" w:hAnsi=\"Cambria\" w:cs=\"Cambria\"/><w:sz w:val=\"20\"/><w:szCs w:val=\"20\"/>",
    },
    StyleWord { id: "ListBullet", nom: "List Bullet", parent: "Normal", p: "<w:spacing w:after=\"60\"/>", r: "" },
    StyleWord { id: "ListNumber", nom: "List Number", parent: "Normal", p: "<w:spacing w:after=\"60\"/>", r: "" },
    StyleWord { id: "ContratListe", nom: "Contrat – liste", parent: "Contrat", p: "<w:spacing w:after=\"60\"/>", r: "" },
    StyleWord { id: "Encadre", nom: "Encadré", parent: "Normal", p: "<w:spacing w:before=\"0\" w:after=\"80\"/>", r: "" },
    StyleWord {
        id: "EncadreTitre",
        nom: "Encadré – titre",
        parent: "Encadre",
        p: "<w:keepNext/><w:spacing w:before=\"120\" w:after=\"40\"/>",
        r: "<w:b/><w:bCs/>",
    },
    StyleWord {
        id: "Caption",
        nom: "caption",
        parent: "Normal",
        p: "<w:keepNext/><w:keepLines/><w:spacing w:before=\"160\" w:after=\"80\" w:line=\"240\" w:lineRule=\"auto\"/>",
        r: "<w:b/><w:bCs/><w:sz w:val=\"19\"/><w:szCs w:val=\"19\"/>",
    },
    StyleWord {
        id: "TableauTexte",
        nom: "Tableau – texte",
        parent: "Normal",
        p: "<w:spacing w:before=\"30\" w:after=\"30\" w:line=\"240\" w:lineRule=\"auto\"/>",
        r: "<w:sz w:val=\"17\"/><w:szCs w:val=\"17\"/>",
    },
    StyleWord { id: "TableauEntete", nom: "Tableau – en-tête", parent: "TableauTexte", p: "<w:keepNext/>", r: "<w:b/><w:bCs/>" },
    StyleWord { id: "TableauTotal", nom: "Tableau – total", parent: "TableauTexte", p: "", r: "<w:b/><w:bCs/>" },
    StyleWord {
        id: "TableauSection",
        nom: "Tableau – section",
        parent: "TableauTexte",
        p: "<w:keepNext/><w:spacing w:before=\"100\" w:after=\"40\"/>",
        r: "<w:b/><w:bCs/><w:color w:val=\"1F4E79\"/>",
    },
    StyleWord { id: "TableauLibelle", nom: "Tableau – libellé", parent: "TableauTexte", p: "", r: "<w:color w:val=\"5B6472\"/>" },
    StyleWord {
        id: "ChiffreCle",
        nom: "Chiffre clé",
        parent: "Normal",
        p: "<w:keepNext/><w:spacing w:before=\"0\" w:after=\"0\" w:line=\"240\" w:lineRule=\"auto\"/>",
        r: "<w:b/><w:bCs/><w:color w:val=\"1F4E79\"/><w:sz w:val=\"32\"/><w:szCs w:val=\"32\"/>",
    },
    StyleWord {
        id: "Interligne",
        nom: "Interligne",
        parent: "Normal",
        p: "<w:spacing w:before=\"0\" w:after=\"0\" w:line=\"120\" w:lineRule=\"exact\"/>",
        r: "<w:sz w:val=\"8\"/><w:szCs w:val=\"8\"/>",
    },
    StyleWord {
        id: "TOCHeading",
        nom: "TOC Heading",
        parent: "Normal",
        p: "<w:keepNext/><w:pageBreakBefore/><w:spacing w:before=\"0\" w:after=\"240\"/>",
        r: "<w:b/><w:bCs/><w:sz w:val=\"36\"/><w:szCs w:val=\"36\"/>",
    },
    StyleWord {
        id: "TOC1",
        nom: "toc 1",
        parent: "Normal",
        p: "<w:tabs><w:tab w:val=\"right\" w:leader=\"dot\" w:pos=\"9406\"/></w:tabs><w:spacing w:before=\"160\" w:after=\"20\"/>",
        r: "<w:b/><w:bCs/>",
    },
    StyleWord {
        id: "TOC2",
        nom: "toc 2",
        parent: "Normal",
        p: "<w:tabs><w:tab w:val=\"right\" w:leader=\"dot\" w:pos=\"9406\"/></w:tabs><w:spacing w:after=\"20\"/><w:ind w:left=\"280\"/>",
        r: "",
    },
    StyleWord {
        id: "TOC3",
        nom: "toc 3",
        parent: "Normal",
        p: "<w:tabs><w:tab w:val=\"right\" w:leader=\"dot\" w:pos=\"9406\"/></w:tabs><w:spacing w:after=\"20\"/><w:ind w:left=\"560\"/>",
        r: "<w:color w:val=\"5B6472\"/><w:sz w:val=\"19\"/><w:szCs w:val=\"19\"/>",
    },
    StyleWord {
        id: "Header",
        nom: "header",
        parent: "Normal",
        p: "<w:pBdr><w:bottom w:val=\"single\" w:sz=\"4\" w:space=\"6\" w:color=\"D9D6CE\"/></w:pBdr><w:spacing w:after=\"0\" w:line=\"240\" w:lineRule=\"auto\"/>",
        r: "<w:color w:val=\"5B6472\"/><w:sz w:val=\"17\"/><w:szCs w:val=\"17\"/>",
    },
    StyleWord {
        id: "Footer",
        nom: "footer",
        parent: "Normal",
        p: "<w:spacing w:after=\"0\" w:line=\"240\" w:lineRule=\"auto\"/>",
        r: "<w:color w:val=\"5B6472\"/><w:sz w:val=\"17\"/><w:szCs w:val=\"17\"/>",
    },
];

/// Character styles: identifier, name, properties.
const CARACTERES: &[(&str, &str, &str)] = &[
    ("Strong", "Strong", "<w:b/><w:bCs/>"),
    ("Emphasis", "Emphasis", "<w:i/><w:iCs/>"),
    ("Discret", "Discret", "<w:color w:val=\"5B6472\"/>"),
    ("Hyperlink", "Hyperlink", "<w:color w:val=\"1F4E79\"/><w:u w:val=\"single\"/>"),
    ("Numero", "Numéro", "<w:color w:val=\"1F4E79\"/>"),
    ("StatutAtteint", "Statut atteint", "<w:color w:val=\"1D6B3A\"/>"),
    ("StatutPartiel", "Statut partiel", "<w:color w:val=\"8A5A00\"/>"),
    ("StatutNonAtteint", "Statut non atteint", "<w:color w:val=\"A3262A\"/>"),
];

/// Built-in styles Word proposes first in its gallery.
fn quick(id: &str) -> Option<Element> {
    let reserve = ["TOC", "Header", "Footer", "Interligne"];
    (!reserve.iter().any(|r| id.starts_with(r))).then(|| el("w:qFormat"))
}

fn root(nom: &'static str) -> Element {
    ESPACES.iter().fold(el(nom), |e, (espace, uri)| e.at(espace, uri))
}

fn style(sorte: &str, id: &str, nom: &str) -> Element {
    el("w:style").at("w:type", sorte).at("w:styleId", id).with(val("w:name", nom))
}

/// The style of a kind that applies when none is named.
fn default_style(sorte: &str, id: &str, nom: &str) -> Element {
    el("w:style").at("w:type", sorte).at("w:default", 1).at("w:styleId", id).with(val("w:name", nom))
}

/// The part `styles.xml`.
pub(super) fn styles(langue: &str) -> Element {
    let face = ["w:ascii", "w:hAnsi", "w:eastAsia", "w:cs"].into_iter().fold(el("w:rFonts"), |e, nom| e.at(nom, "Calibri"));
    let mots = el("w:rPr")
        .with(face)
        .with(val("w:color", ENCRE))
        .with(val("w:sz", 20))
        .with(val("w:szCs", 20))
        .with(val("w:lang", langue).at("w:eastAsia", langue).at("w:bidi", "ar-SA"));
    let espace = el("w:spacing").at("w:after", 120).at("w:line", 264).at("w:lineRule", "auto");
    let defauts = el("w:docDefaults").with(el("w:rPrDefault").with(mots)).with(el("w:pPrDefault").with(el("w:pPr").with(espace)));
    let mut s = root("w:styles").with(defauts).with(default_style("paragraph", "Normal", "Normal").with(el("w:qFormat"))).with(
        default_style("character", "DefaultParagraphFont", "Default Paragraph Font").with(val("w:uiPriority", 1)).with(el("w:semiHidden")),
    );
    for StyleWord { id, nom, parent, p, r } in PARAGRAPHES {
        let suivant = id.starts_with("Heading").then(|| val("w:next", "Normal"));
        let proprietes = el("w:pPr").with(Xml::fixed(p));
        s = s.with(
            style("paragraph", id, nom)
                .with(val("w:basedOn", parent))
                .with(suivant)
                .with(quick(id))
                .with(proprietes)
                .with(el("w:rPr").with(Xml::fixed(r))),
        );
    }
    for (id, nom, r) in CARACTERES {
        s = s.with(style("character", id, nom).with(el("w:rPr").with(Xml::fixed(r))));
    }
    s.with(table_styles())
}

fn table_styles() -> Xml {
    let marges: Xml = [("w:top", 20), ("w:left", 85), ("w:bottom", 20), ("w:right", 85)]
        .into_iter()
        .map(|(cote, largeur)| el(cote).at("w:w", largeur).at("w:type", "dxa"))
        .collect();
    let lignes: Xml = ["w:top", "w:bottom", "w:insideH"].into_iter().map(|cote| side(cote, 4, 0, FILET)).collect();
    let normal = default_style("table", "TableNormal", "Normal Table")
        .with(val("w:uiPriority", 99))
        .with(el("w:semiHidden"))
        .with(el("w:tblPr").with(el("w:tblInd").at("w:w", 0).at("w:type", "dxa")).with(el("w:tblCellMar").with(marges)));
    let premiere = el("w:tblStylePr")
        .at("w:type", "firstRow")
        .with(el("w:rPr").with(el("w:b")).with(el("w:bCs")))
        .with(el("w:tcPr").with(shade(TEINTE)));
    let tableau = style("table", "Tableau", "Tableau")
        .with(val("w:basedOn", "TableNormal"))
        .with(el("w:qFormat"))
        .with(el("w:tblPr").with(el("w:tblBorders").with(lignes)))
        .with(premiere);
    let grille = style("table", "Grille", "Grille de présentation").with(val("w:basedOn", "TableNormal"));
    [normal, tableau, grille].into_iter().collect()
}

/// Identifier of the list that numbers the articles.
pub(super) const ARTICLES: usize = 9_000;

/// Space that a style sets above its paragraphs, in twentieths of a point; `None` when it sets none.
pub(super) fn space_before(id: &str) -> Option<u32> {
    let style = PARAGRAPHES.iter().find(|s| s.id == id)?;
    let own = style.p.split("w:before=\"").nth(1).and_then(|rest| rest.split('"').next()?.parse().ok());
    own.or_else(|| space_before(style.parent))
}

/// `numbering.xml`; each numbered list counts from 1 on its own, list 1 is that of bullets, [`ARTICLES`] that of articles.
pub(super) fn numbering(listes_numerotees: usize) -> Element {
    let mut s = root("w:numbering");
    for (id, numerote) in [(0, false), (1, true)] {
        let mut liste = el("w:abstractNum").at("w:abstractNumId", id).with(val("w:multiLevelType", "hybridMultilevel"));
        for niveau in 0..4_usize {
            let (format, signe) = match (numerote, niveau) {
                (true, n) => ("decimal", format!("%{}.", n + 1)),
                (false, 0) => ("bullet", "•".to_owned()),
                (false, _) => ("bullet", "–".to_owned()),
            };
            let retrait = el("w:ind").at("w:left", 340 * (niveau + 1)).at("w:hanging", 340);
            liste = liste.with(
                el("w:lvl")
                    .at("w:ilvl", niveau)
                    .with(val("w:start", 1))
                    .with(val("w:numFmt", format))
                    .with(val("w:lvlText", signe))
                    .with(val("w:lvlJc", "left"))
                    .with(el("w:pPr").with(retrait))
                    .with(el("w:rPr").with(val("w:color", DISCRET))),
            );
        }
        s = s.with(liste);
    }
    let article = el("w:lvl")
        .at("w:ilvl", 0)
        .with(val("w:start", 1))
        .with(val("w:numFmt", "decimal"))
        .with(val("w:suff", "space"))
        .with(val("w:lvlText", "Article %1"))
        .with(val("w:lvlJc", "left"))
        .with(el("w:pPr").with(el("w:ind").at("w:left", 0).at("w:firstLine", 0)))
        .with(el("w:rPr").with(val("w:color", ACCENT)));
    s = s.with(el("w:abstractNum").at("w:abstractNumId", 2).with(val("w:multiLevelType", "singleLevel")).with(article));
    s = s.with(el("w:num").at("w:numId", 1).with(val("w:abstractNumId", 0)));
    for i in 0..listes_numerotees {
        let departs: Xml = (0..4).map(|n| el("w:lvlOverride").at("w:ilvl", n).with(val("w:startOverride", 1))).collect();
        s = s.with(el("w:num").at("w:numId", i + 2).with(val("w:abstractNumId", 1)).with(departs));
    }
    s.with(el("w:num").at("w:numId", ARTICLES).with(val("w:abstractNumId", 2)))
}

/// The part `settings.xml`; `paged` when the document prints page numbers as fields, which Word then computes when it opens the file,
/// after asking.
pub(super) fn settings(langue: &str, paged: bool) -> Element {
    let mode =
        el("w:compatSetting").at("w:name", "compatibilityMode").at("w:uri", "http://schemas.microsoft.com/office/word").at("w:val", 15);
    root("w:settings")
        .with(el("w:zoom").at("w:percent", 100))
        .with(val("w:defaultTabStop", 709))
        .with(val("w:characterSpacingControl", "doNotCompress"))
        .with(paged.then(|| val("w:updateFields", "true")))
        .with(el("w:compat").with(mode))
        .with(val("w:themeFontLang", langue))
        .with(val("w:decimalSymbol", ","))
        .with(val("w:listSeparator", ";"))
}
