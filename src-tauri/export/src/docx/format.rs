//! Formats of the pages: their sizes, and the properties of a section.

use super::xml::{Element, Xml, el, val};

/// Left and right margins, in points.
const MARGE: f32 = 62.4;

/// Orientation of a section's pages.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Format {
    Portrait,
    Paysage,
}

impl Format {
    fn page(self) -> (u32, u32) {
        match self {
            Self::Portrait => (11906, 16838),
            Self::Paysage => (16838, 11906),
        }
    }

    /// Width of the line, in points.
    pub fn width(self) -> f32 {
        match self {
            Self::Portrait => 595.3 - 2.0 * MARGE,
            Self::Paysage => 841.9 - 2.0 * MARGE,
        }
    }

    /// Name of its running titles in the package.
    pub fn name(self) -> &'static str {
        match self {
            Self::Portrait => "portrait",
            Self::Paysage => "paysage",
        }
    }

    /// Properties of a section; a cover has running titles of its own.
    pub fn section(self, couverture: bool) -> Element {
        let (l, h) = self.page();
        let titres = |sorte, nom: &str| -> Xml {
            [("w:headerReference", "entete"), ("w:footerReference", "pied")]
                .into_iter()
                .map(|(element, partie)| el(element).at("w:type", sorte).at("r:id", format!("rId-{partie}-{nom}")))
                .collect()
        };
        let mut s = el("w:sectPr").with(titres("default", self.name()));
        if couverture {
            s = s.with(titres("first", "couverture"));
        }
        let mut page = el("w:pgSz").at("w:w", l).at("w:h", h);
        if self == Self::Paysage {
            page = page.at("w:orient", "landscape");
        }
        let marges = el("w:pgMar")
            .at("w:top", 1480)
            .at("w:right", 1248)
            .at("w:bottom", 1320)
            .at("w:left", 1248)
            .at("w:header", 700)
            .at("w:footer", 620)
            .at("w:gutter", 0);
        s.with(val("w:type", "nextPage")).with(page).with(marges).with(couverture.then(|| el("w:titlePg")))
    }
}
