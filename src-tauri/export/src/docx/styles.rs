//! The fixed parts of the package: styles, lists, settings, properties.
//!
//! Faces are those an office has (Calibri, Cambria and what replaces them elsewhere): the reader edits the text,
//! and a face that is missing would be replaced by chance. Built-in styles keep their English names, which Word shows
//! in its own language (« Titre 1 », « Légende »).

use super::xml::escape;

pub(super) const ESPACES: &str = "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\" \
     xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\" \
     xmlns:wp=\"http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing\" xmlns:v=\"urn:schemas-microsoft-com:vml\" xmlns:o=\"urn:schemas-microsoft-com:office:office\"";
pub(super) const PROLOGUE: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";

pub(super) const ACCENT: &str = "1F4E79";
pub(super) const ENCRE: &str = "1B1F27";
pub(super) const DISCRET: &str = "5B6472";
pub(super) const PARTIEL: &str = "8A5A00";
pub(super) const TEINTE: &str = "ECF0F5";

/// A paragraph style: identifier, name, parent, paragraph and character properties.
struct Style {
    id: &'static str,
    nom: &'static str,
    parent: &'static str,
    p: &'static str,
    r: &'static str,
}

const PARAGRAPHES: &[Style] = &[
    Style {
        id: "Heading1",
        nom: "heading 1",
        parent: "Normal",
        p: "<w:keepNext/><w:keepLines/><w:pageBreakBefore/><w:spacing w:before=\"0\" w:after=\"240\" w:line=\"460\" w:lineRule=\"exact\"/><w:outlineLvl w:val=\"0\"/>",
        r: "<w:b/><w:bCs/><w:sz w:val=\"36\"/><w:szCs w:val=\"36\"/>",
    },
    Style {
        id: "Heading2",
        nom: "heading 2",
        parent: "Normal",
        p: "<w:keepNext/><w:keepLines/><w:spacing w:before=\"360\" w:after=\"120\" w:line=\"264\" w:lineRule=\"auto\"/><w:outlineLvl w:val=\"1\"/>",
        r: "<w:b/><w:bCs/><w:color w:val=\"1F4E79\"/><w:sz w:val=\"27\"/><w:szCs w:val=\"27\"/>",
    },
    Style {
        id: "Heading3",
        nom: "heading 3",
        parent: "Normal",
        p: "<w:keepNext/><w:keepLines/><w:spacing w:before=\"260\" w:after=\"80\"/><w:outlineLvl w:val=\"2\"/>",
        r: "<w:b/><w:bCs/><w:sz w:val=\"23\"/><w:szCs w:val=\"23\"/>",
    },
    Style {
        id: "Heading4",
        nom: "heading 4",
        parent: "Normal",
        p: "<w:keepNext/><w:keepLines/><w:spacing w:before=\"180\" w:after=\"60\"/><w:outlineLvl w:val=\"3\"/>",
        r: "<w:b/><w:bCs/><w:color w:val=\"5B6472\"/>",
    },
    Style { id: "Intertitre1", nom: "Intertitre 1", parent: "Heading1", p: "<w:outlineLvl w:val=\"0\"/>", r: "" },
    Style { id: "Intertitre2", nom: "Intertitre 2", parent: "Heading2", p: "<w:outlineLvl w:val=\"1\"/>", r: "" },
    Style { id: "Intertitre3", nom: "Intertitre 3", parent: "Heading3", p: "<w:outlineLvl w:val=\"2\"/>", r: "" },
    Style {
        id: "Title",
        nom: "Title",
        parent: "Normal",
        p: "<w:spacing w:before=\"0\" w:after=\"200\" w:line=\"240\" w:lineRule=\"auto\"/>",
        r: "<w:b/><w:bCs/><w:sz w:val=\"60\"/><w:szCs w:val=\"60\"/>",
    },
    Style {
        id: "Subtitle",
        nom: "Subtitle",
        parent: "Normal",
        p: "<w:spacing w:before=\"0\" w:after=\"160\"/>",
        r: "<w:color w:val=\"5B6472\"/><w:sz w:val=\"30\"/><w:szCs w:val=\"30\"/>",
    },
    Style {
        id: "Surtitre",
        nom: "Surtitre",
        parent: "Normal",
        p: "<w:spacing w:before=\"2400\" w:after=\"200\"/>",
        r: "<w:b/><w:bCs/><w:color w:val=\"1F4E79\"/><w:sz w:val=\"23\"/><w:szCs w:val=\"23\"/>",
    },
    Style {
        id: "Partie",
        nom: "Partie signataire",
        parent: "Normal",
        p: "<w:spacing w:after=\"200\"/>",
        r: "<w:sz w:val=\"30\"/><w:szCs w:val=\"30\"/>",
    },
    Style {
        id: "Chapeau",
        nom: "Chapeau",
        parent: "Normal",
        p: "<w:spacing w:after=\"180\"/>",
        r: "<w:color w:val=\"5B6472\"/><w:sz w:val=\"24\"/><w:szCs w:val=\"24\"/>",
    },
    Style {
        id: "Note",
        nom: "Note",
        parent: "Normal",
        p: "<w:spacing w:before=\"40\" w:after=\"160\" w:line=\"240\" w:lineRule=\"auto\"/>",
        r: "<w:color w:val=\"5B6472\"/><w:sz w:val=\"17\"/><w:szCs w:val=\"17\"/>",
    },
    Style {
        id: "Contrat",
        nom: "Contrat",
        parent: "Normal",
        p: "<w:spacing w:after=\"140\" w:line=\"300\" w:lineRule=\"auto\"/>",
        r: "<w:rFonts w:ascii=\"Cambria\" w:hAnsi=\"Cambria\" w:cs=\"Cambria\"/><w:sz w:val=\"20\"/><w:szCs w:val=\"20\"/>",
    },
    Style { id: "ListBullet", nom: "List Bullet", parent: "Normal", p: "<w:spacing w:after=\"60\"/>", r: "" },
    Style { id: "ListNumber", nom: "List Number", parent: "Normal", p: "<w:spacing w:after=\"60\"/>", r: "" },
    Style { id: "ContratListe", nom: "Contrat – liste", parent: "Contrat", p: "<w:spacing w:after=\"60\"/>", r: "" },
    Style { id: "Encadre", nom: "Encadré", parent: "Normal", p: "<w:spacing w:before=\"0\" w:after=\"80\"/>", r: "" },
    Style {
        id: "EncadreTitre",
        nom: "Encadré – titre",
        parent: "Encadre",
        p: "<w:keepNext/><w:spacing w:before=\"120\" w:after=\"40\"/>",
        r: "<w:b/><w:bCs/>",
    },
    Style {
        id: "Caption",
        nom: "caption",
        parent: "Normal",
        p: "<w:keepNext/><w:keepLines/><w:spacing w:before=\"160\" w:after=\"80\" w:line=\"240\" w:lineRule=\"auto\"/>",
        r: "<w:b/><w:bCs/><w:sz w:val=\"19\"/><w:szCs w:val=\"19\"/>",
    },
    Style {
        id: "TableauTexte",
        nom: "Tableau – texte",
        parent: "Normal",
        p: "<w:spacing w:before=\"30\" w:after=\"30\" w:line=\"240\" w:lineRule=\"auto\"/>",
        r: "<w:sz w:val=\"17\"/><w:szCs w:val=\"17\"/>",
    },
    Style { id: "TableauEntete", nom: "Tableau – en-tête", parent: "TableauTexte", p: "<w:keepNext/>", r: "<w:b/><w:bCs/>" },
    Style { id: "TableauTotal", nom: "Tableau – total", parent: "TableauTexte", p: "", r: "<w:b/><w:bCs/>" },
    Style {
        id: "TableauSection",
        nom: "Tableau – section",
        parent: "TableauTexte",
        p: "<w:keepNext/><w:spacing w:before=\"100\" w:after=\"40\"/>",
        r: "<w:b/><w:bCs/><w:color w:val=\"1F4E79\"/>",
    },
    Style { id: "TableauLibelle", nom: "Tableau – libellé", parent: "TableauTexte", p: "", r: "<w:color w:val=\"5B6472\"/>" },
    Style {
        id: "ChiffreCle",
        nom: "Chiffre clé",
        parent: "Normal",
        p: "<w:keepNext/><w:spacing w:before=\"0\" w:after=\"0\" w:line=\"240\" w:lineRule=\"auto\"/>",
        r: "<w:b/><w:bCs/><w:color w:val=\"1F4E79\"/><w:sz w:val=\"32\"/><w:szCs w:val=\"32\"/>",
    },
    Style {
        id: "Interligne",
        nom: "Interligne",
        parent: "Normal",
        p: "<w:spacing w:before=\"0\" w:after=\"0\" w:line=\"120\" w:lineRule=\"exact\"/>",
        r: "<w:sz w:val=\"8\"/><w:szCs w:val=\"8\"/>",
    },
    Style {
        id: "TOCHeading",
        nom: "TOC Heading",
        parent: "Normal",
        p: "<w:keepNext/><w:pageBreakBefore/><w:spacing w:before=\"0\" w:after=\"240\"/>",
        r: "<w:b/><w:bCs/><w:sz w:val=\"36\"/><w:szCs w:val=\"36\"/>",
    },
    Style {
        id: "TOC1",
        nom: "toc 1",
        parent: "Normal",
        p: "<w:tabs><w:tab w:val=\"right\" w:leader=\"dot\" w:pos=\"9406\"/></w:tabs><w:spacing w:before=\"160\" w:after=\"20\"/>",
        r: "<w:b/><w:bCs/>",
    },
    Style {
        id: "TOC2",
        nom: "toc 2",
        parent: "Normal",
        p: "<w:tabs><w:tab w:val=\"right\" w:leader=\"dot\" w:pos=\"9406\"/></w:tabs><w:spacing w:after=\"20\"/><w:ind w:left=\"280\"/>",
        r: "",
    },
    Style {
        id: "TOC3",
        nom: "toc 3",
        parent: "Normal",
        p: "<w:tabs><w:tab w:val=\"right\" w:leader=\"dot\" w:pos=\"9406\"/></w:tabs><w:spacing w:after=\"20\"/><w:ind w:left=\"560\"/>",
        r: "<w:color w:val=\"5B6472\"/><w:sz w:val=\"19\"/><w:szCs w:val=\"19\"/>",
    },
    Style {
        id: "Header",
        nom: "header",
        parent: "Normal",
        p: "<w:pBdr><w:bottom w:val=\"single\" w:sz=\"4\" w:space=\"6\" w:color=\"D9D6CE\"/></w:pBdr><w:spacing w:after=\"0\" w:line=\"240\" w:lineRule=\"auto\"/>",
        r: "<w:color w:val=\"5B6472\"/><w:sz w:val=\"17\"/><w:szCs w:val=\"17\"/>",
    },
    Style {
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
fn quick(id: &str) -> &'static str {
    let reserve = ["TOC", "Header", "Footer", "Interligne"];
    if reserve.iter().any(|r| id.starts_with(r)) { "" } else { "<w:qFormat/>" }
}

/// `styles.xml`.
pub(super) fn styles(langue: &str) -> String {
    let langue = escape(langue);
    let mut s = format!(
        "{PROLOGUE}<w:styles {ESPACES}><w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii=\"Calibri\" w:hAnsi=\"Calibri\" \
         w:eastAsia=\"Calibri\" w:cs=\"Calibri\"/><w:color w:val=\"{ENCRE}\"/><w:sz w:val=\"20\"/><w:szCs w:val=\"20\"/>\
         <w:lang w:val=\"{langue}\" w:eastAsia=\"{langue}\" w:bidi=\"ar-SA\"/></w:rPr></w:rPrDefault><w:pPrDefault><w:pPr>\
         <w:spacing w:after=\"120\" w:line=\"264\" w:lineRule=\"auto\"/></w:pPr></w:pPrDefault></w:docDefaults>\
         <w:style w:type=\"paragraph\" w:default=\"1\" w:styleId=\"Normal\"><w:name w:val=\"Normal\"/><w:qFormat/></w:style>\
         <w:style w:type=\"character\" w:default=\"1\" w:styleId=\"DefaultParagraphFont\"><w:name w:val=\"Default Paragraph Font\"/>\
         <w:uiPriority w:val=\"1\"/><w:semiHidden/></w:style>"
    );
    for style in PARAGRAPHES {
        let Style { id, nom, parent, p, r } = style;
        let suivant = if id.starts_with("Heading") { "<w:next w:val=\"Normal\"/>" } else { "" };
        let q = quick(id);
        s.push_str(&format!(
            "<w:style w:type=\"paragraph\" w:styleId=\"{id}\"><w:name w:val=\"{nom}\"/><w:basedOn w:val=\"{parent}\"/>{suivant}{q}\
             <w:pPr>{p}</w:pPr><w:rPr>{r}</w:rPr></w:style>"
        ));
    }
    for (id, nom, r) in CARACTERES {
        s.push_str(&format!("<w:style w:type=\"character\" w:styleId=\"{id}\"><w:name w:val=\"{nom}\"/><w:rPr>{r}</w:rPr></w:style>"));
    }
    s.push_str(&table_styles());
    s.push_str("</w:styles>");
    s
}

fn table_styles() -> String {
    let marges = "<w:tblCellMar><w:top w:w=\"20\" w:type=\"dxa\"/><w:left w:w=\"85\" w:type=\"dxa\"/><w:bottom w:w=\"20\" w:type=\"dxa\"/>\
         <w:right w:w=\"85\" w:type=\"dxa\"/></w:tblCellMar>";
    let trait_fin = |nom: &str| format!("<w:{nom} w:val=\"single\" w:sz=\"4\" w:space=\"0\" w:color=\"D9D6CE\"/>");
    let lignes = [trait_fin("top"), trait_fin("bottom"), trait_fin("insideH")].concat();
    format!(
        "<w:style w:type=\"table\" w:default=\"1\" w:styleId=\"TableNormal\"><w:name w:val=\"Normal Table\"/><w:uiPriority w:val=\"99\"/>\
         <w:semiHidden/><w:tblPr><w:tblInd w:w=\"0\" w:type=\"dxa\"/>{marges}</w:tblPr></w:style>\
         <w:style w:type=\"table\" w:styleId=\"Tableau\"><w:name w:val=\"Tableau\"/><w:basedOn w:val=\"TableNormal\"/><w:qFormat/>\
         <w:tblPr><w:tblBorders>{lignes}</w:tblBorders></w:tblPr><w:tblStylePr w:type=\"firstRow\"><w:rPr><w:b/><w:bCs/></w:rPr>\
         <w:tcPr><w:shd w:val=\"clear\" w:color=\"auto\" w:fill=\"{TEINTE}\"/></w:tcPr></w:tblStylePr></w:style>\
         <w:style w:type=\"table\" w:styleId=\"Grille\"><w:name w:val=\"Grille de présentation\"/><w:basedOn w:val=\"TableNormal\"/></w:style>"
    )
}

/// `numbering.xml`; each numbered list counts from 1 on its own, list 1 is that of bullets.
pub(super) fn numbering(listes_numerotees: usize) -> String {
    let mut s = format!("{PROLOGUE}<w:numbering {ESPACES}>");
    for (id, numerote) in [(0, false), (1, true)] {
        s.push_str(&format!("<w:abstractNum w:abstractNumId=\"{id}\"><w:multiLevelType w:val=\"hybridMultilevel\"/>"));
        for niveau in 0..4_usize {
            let retrait = 340 * (niveau + 1);
            let (format, signe) = match (numerote, niveau) {
                (true, n) => ("decimal", format!("%{}.", n + 1)),
                (false, 0) => ("bullet", "•".to_owned()),
                (false, _) => ("bullet", "–".to_owned()),
            };
            s.push_str(&format!(
                "<w:lvl w:ilvl=\"{niveau}\"><w:start w:val=\"1\"/><w:numFmt w:val=\"{format}\"/><w:lvlText w:val=\"{signe}\"/>\
                 <w:lvlJc w:val=\"left\"/><w:pPr><w:ind w:left=\"{retrait}\" w:hanging=\"340\"/></w:pPr>\
                 <w:rPr><w:color w:val=\"{DISCRET}\"/></w:rPr></w:lvl>"
            ));
        }
        s.push_str("</w:abstractNum>");
    }
    s.push_str("<w:num w:numId=\"1\"><w:abstractNumId w:val=\"0\"/></w:num>");
    for i in 0..listes_numerotees {
        let departs: String =
            (0..4).map(|n| format!("<w:lvlOverride w:ilvl=\"{n}\"><w:startOverride w:val=\"1\"/></w:lvlOverride>")).collect();
        s.push_str(&format!("<w:num w:numId=\"{}\"><w:abstractNumId w:val=\"1\"/>{departs}</w:num>", i + 2));
    }
    s.push_str("</w:numbering>");
    s
}

/// `settings.xml`.
pub(super) fn settings(langue: &str) -> String {
    let langue = escape(langue);
    format!(
        "{PROLOGUE}<w:settings {ESPACES}><w:zoom w:percent=\"100\"/><w:defaultTabStop w:val=\"709\"/>\
         <w:characterSpacingControl w:val=\"doNotCompress\"/><w:compat><w:compatSetting w:name=\"compatibilityMode\" \
         w:uri=\"http://schemas.microsoft.com/office/word\" w:val=\"15\"/></w:compat>\
         <w:themeFontLang w:val=\"{langue}\"/><w:decimalSymbol w:val=\",\"/><w:listSeparator w:val=\";\"/></w:settings>"
    )
}
