//! Tables: real header rows that come back on each page, rows that are not cut, widths fit to the words.

use super::corps::{Cadre, Corps};
use super::couleurs::{ENCRE, TEINTE};
use super::format::Format;
use super::xml::{self, Element, Props, Retrait, Xml, el, shade, side, twips, val};
use crate::bloc::{Alignement, Colonne, GenreLigne, Largeur, Ligne, Tableau, TexteRiche};

/// Width of an average letter of a cell, and of what surrounds the words, in points.
const LETTRE: f32 = 4.5;
const MARGES: f32 = 11.0;
/// Longest line kept whole in a header, in letters.
const TITRE_MAX: usize = 12;

/// A cell: its width, what it spans, its ground, its paragraph.
pub(super) struct CelluleWord<'a> {
    pub largeur: u32,
    pub etendue: usize,
    /// `restart` or `continue`.
    pub fusion: &'a str,
    pub fond: &'a str,
    pub bordures: Xml,
    pub contenu: Xml,
}

impl CelluleWord<'_> {
    pub fn xml(self) -> Element {
        let mut props = el("w:tcPr").with(el("w:tcW").at("w:w", self.largeur).at("w:type", "dxa"));
        props = props.with((self.etendue > 1).then(|| val("w:gridSpan", self.etendue)));
        props = props.with((!self.fusion.is_empty()).then(|| val("w:vMerge", self.fusion)));
        if !self.bordures.is_empty() {
            props = props.with(el("w:tcBorders").with(self.bordures));
        }
        props = props.with((!self.fond.is_empty()).then(|| shade(self.fond)));
        el("w:tc").with(props).with(self.contenu)
    }
}

/// Cells of a table that are headers.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum EnTetes {
    /// None: the table only sets things side by side.
    Aucun,
    Ligne,
    LigneEtColonne,
}

/// A table: style, widths, title for screen readers, rows.
pub(super) fn table(style: &str, largeurs: &[u32], en_tetes: EnTetes, titre: &str, rangs: Xml) -> Element {
    let total: u32 = largeurs.iter().sum();
    let (ligne, colonne) = (en_tetes != EnTetes::Aucun, en_tetes == EnTetes::LigneEtColonne);
    // The same said as bits: first row, first column, no bands.
    let bits = 0x600 + if ligne { 0x20 } else { 0 } + if colonne { 0x80 } else { 0 };
    let look = val("w:tblLook", format!("{bits:04X}"))
        .at("w:firstRow", u8::from(ligne))
        .at("w:lastRow", 0)
        .at("w:firstColumn", u8::from(colonne))
        .at("w:lastColumn", 0)
        .at("w:noHBand", 1)
        .at("w:noVBand", 1);
    let mut props = el("w:tblPr")
        .with(val("w:tblStyle", style))
        .with(el("w:tblW").at("w:w", total).at("w:type", "dxa"))
        .with(el("w:tblLayout").at("w:type", "fixed"))
        .with(look);
    props = props.with((!titre.is_empty()).then(|| val("w:tblCaption", titre)));
    let grille: Xml = largeurs.iter().map(|l| el("w:gridCol").at("w:w", l)).collect();
    el("w:tbl").with(props).with(el("w:tblGrid").with(grille)).with(rangs)
}

/// A row that is not cut; a header row comes back on each page.
pub(super) fn row(en_tete: bool, hauteur: u32, cellules: Xml) -> Element {
    let hauteur = (hauteur > 0).then(|| val("w:trHeight", hauteur).at("w:hRule", "atLeast"));
    let props = el("w:trPr").with(el("w:cantSplit")).with(hauteur).with(en_tete.then(|| el("w:tblHeader")));
    el("w:tr").with(props).with(cellules)
}

/// A row of this height, in twentieths of a point, whatever its words.
pub(super) fn exact_row(hauteur: u32, cellules: Xml) -> Element {
    let props = el("w:trPr").with(el("w:cantSplit")).with(val("w:trHeight", hauteur).at("w:hRule", "exact"));
    el("w:tr").with(props).with(cellules)
}

impl Corps<'_> {
    /// A table with its caption and its note.
    pub(super) fn tableau(&mut self, t: &Tableau, cadre: Cadre) {
        if t.colonnes.is_empty() {
            return;
        }
        if let Some(legende) = t.legende.as_deref().filter(|l| !l.is_empty()) {
            self.push(Props { avec_suivant: true, ..Props::new("Caption") }, xml::run(&xml::texte(legende), ""));
        }
        self.before_table();
        let largeurs = widths(t, self.format);
        let titre = t.legende.as_deref().map(xml::ligne).unwrap_or_default();
        let en_tetes = if t.entete_de_ligne { EnTetes::LigneEtColonne } else { EnTetes::Ligne };
        let mut rangs = self.header_rows(t, &largeurs);
        let retraits: Vec<Vec<u32>> = (0..t.colonnes.len()).map(|c| comma_indents(t, c)).collect();
        for (i, ligne) in t.lignes.iter().enumerate() {
            let lie = if i + 1 == t.lignes.len() { cadre.avec_suivant || t.note.is_some() } else { cadre.entier };
            let retraits: Vec<u32> = retraits.iter().map(|c| c.get(i).copied().unwrap_or_default()).collect();
            rangs.push(self.body_row(t, ligne, &largeurs, &retraits, lie));
        }
        self.xml.push(table("Tableau", &largeurs, en_tetes, &titre, rangs));
        match t.note.as_ref().filter(|n| !n.is_empty()) {
            Some(note) => {
                let runs = self.runs(note);
                self.push(Props { avec_suivant: cadre.avec_suivant, ..Props::new("Note") }, runs);
            }
            None => self.after_table(),
        }
    }

    fn header_rows(&self, t: &Tableau, largeurs: &[u32]) -> Xml {
        let groupee = t.colonnes.iter().any(|c| c.groupe.is_some());
        let cellule = |largeur, etendue, fusion, contenu: Element| {
            CelluleWord { largeur, etendue, fusion, fond: TEINTE, bordures: Xml::new(), contenu: contenu.into() }.xml()
        };
        let mut haut = Xml::new();
        let mut bas = Xml::new();
        let mut i = 0;
        while i < t.colonnes.len() {
            let groupe = t.colonnes[i].groupe.as_deref();
            let etendue = t.colonnes[i..].iter().take_while(|c| groupe.is_some() && c.groupe.as_deref() == groupe).count().max(1);
            if let Some(groupe) = groupe {
                let largeur = largeurs[i..i + etendue].iter().sum();
                let props = Props { alignement: Some("center"), avec_suivant: true, ..Props::new("TableauEntete") };
                haut.push(cellule(largeur, etendue, "", props.paragraph(xml::run(&xml::texte(groupe), ""))));
            }
            for (colonne, largeur) in t.colonnes.iter().zip(largeurs).skip(i).take(etendue) {
                let titre = self.header_cell(colonne);
                if groupe.is_some() || !groupee {
                    bas.push(cellule(*largeur, 1, "", titre));
                } else {
                    haut.push(cellule(*largeur, 1, "restart", titre));
                    bas.push(cellule(*largeur, 1, "continue", Props::new("TableauEntete").paragraph(Xml::new())));
                }
            }
            i += etendue;
        }
        let rangs = if groupee { vec![haut, bas] } else { vec![bas] };
        rangs.into_iter().map(|cellules| row(true, 0, cellules)).collect()
    }

    fn header_cell(&self, colonne: &Colonne) -> Element {
        let props = Props { alignement: Some(justification(colonne.alignement)), avec_suivant: true, ..Props::new("TableauEntete") };
        props.paragraph(self.runs(&colonne.titre))
    }

    fn body_row(&mut self, t: &Tableau, ligne: &Ligne, largeurs: &[u32], retraits: &[u32], lie: bool) -> Element {
        let (style, bordures) = match ligne.genre {
            GenreLigne::Normale | GenreLigne::Detail => ("TableauTexte", Xml::new()),
            GenreLigne::SousTotal => ("TableauTotal", Xml::new()),
            GenreLigne::Total => ("TableauTotal", side("w:top", 8, 0, ENCRE).into()),
            GenreLigne::Section => ("TableauSection", Xml::new()),
        };
        let (section, entiere) = (ligne.genre == GenreLigne::Section, ligne.genre.spans());
        let mut cellules = Xml::new();
        let colonnes = if entiere { 1 } else { t.colonnes.len() };
        for c in 0..colonnes {
            let texte = cell_text(ligne, c, colonnes);
            let mut runs = self.runs(&texte);
            if c == 0 {
                runs = self.marked(ligne.ancre.as_deref(), runs);
            }
            let props = Props {
                avec_suivant: lie || section,
                alignement: (!entiere).then(|| justification(t.colonnes[c].alignement)),
                retrait: retraits.get(c).copied().filter(|r| *r > 0).map(|droite| Retrait { droite, ..Retrait::default() }),
                ..Props::new(style)
            };
            let (largeur, etendue) = if entiere { (largeurs.iter().sum(), largeurs.len()) } else { (largeurs[c], 1) };
            let contenu = props.paragraph(runs).into();
            cellules.push(CelluleWord { largeur, etendue, fusion: "", fond: "", bordures: bordures.clone(), contenu }.xml());
        }
        row(false, 0, cellules)
    }
}

/// The text of a cell; those beyond the columns are joined to the last.
fn cell_text(ligne: &Ligne, colonne: usize, colonnes: usize) -> TexteRiche {
    let mut texte = ligne.cellules.get(colonne).cloned().unwrap_or_default();
    if colonne + 1 == colonnes {
        for suite in ligne.cellules.iter().skip(colonnes) {
            texte = texte.et(" ");
            texte.0.extend(suite.0.iter().cloned());
        }
    }
    texte
}

fn justification(a: Alignement) -> &'static str {
    match a {
        Alignement::Gauche => "left",
        Alignement::Droite | Alignement::Decimale => "right",
        Alignement::Centre => "center",
    }
}

/// Right indents that bring the commas of a decimal column under each other: numbers stand on the right, those with
/// fewer decimals a little away from it. (Decimal tabs inside cells are not drawn alike by all programs.)
fn comma_indents(t: &Tableau, colonne: usize) -> Vec<u32> {
    if t.colonnes[colonne].alignement != Alignement::Decimale {
        return Vec::new();
    }
    let decimales = |l: &Ligne| {
        let brut = l.cellules.get(colonne).map(TexteRiche::brut).unwrap_or_default();
        let chiffree = brut.starts_with(|c: char| c.is_ascii_digit() || "-−+".contains(c));
        let apres = brut.rsplit_once(',').map_or(0, |(_, d)| d.chars().take_while(char::is_ascii_digit).count());
        chiffree.then_some(apres)
    };
    let max = t.lignes.iter().filter_map(decimales).max().unwrap_or_default();
    t.lignes
        .iter()
        .map(|l| match decimales(l) {
            // Figures are half an em wide, the comma a quarter; cells are set in 8.5 points.
            #[expect(clippy::cast_precision_loss, reason = "a few decimals")]
            Some(n) if n < max => twips((max - n) as f32 * 4.31 + if n == 0 { 2.15 } else { 0.0 }),
            _ => 0,
        })
        .collect()
}

/// Letters of the longest line and of the longest piece that cannot be cut.
fn lengths<'a>(textes: impl Iterator<Item = std::borrow::Cow<'a, str>>) -> (usize, usize) {
    let (mut ligne, mut mot) = (0, 0);
    for texte in textes {
        for l in texte.lines() {
            ligne = ligne.max(l.chars().count());
            mot = l.split([' ', '-', '/']).map(|m| m.chars().count()).chain([mot]).max().unwrap_or(mot);
        }
    }
    (ligne, mot)
}

/// Widths that a column needs, in points: without cutting a word, and with all its content on one line.
struct LargeurVoulue {
    mot: f32,
    naturel: f32,
}

fn needs(t: &Tableau, i: usize, colonne: &Colonne) -> LargeurVoulue {
    if let Largeur::Fixe(p) = colonne.largeur {
        return LargeurVoulue { mot: p, naturel: p };
    }
    let cellules = t.lignes.iter().filter(|l| !l.genre.spans()).filter_map(|l| l.cellules.get(i)).map(TexteRiche::brut);
    let (ligne, mot) = lengths(cellules.map(Into::into));
    let (ligne_titre, mot_titre) = lengths(std::iter::once(colonne.titre.brut().into()));
    let mot_titre = mot_titre.max(group_share(t, colonne));
    #[expect(clippy::cast_precision_loss, reason = "letters of a line")]
    let points = |lettres: usize| lettres as f32 * LETTRE + MARGES;
    // Numbers pushed left under their comma need that room too.
    #[expect(clippy::cast_precision_loss, reason = "less than a line")]
    let virgule = comma_indents(t, i).into_iter().max().unwrap_or_default() as f32 / 20.0;
    // Headers are bold, hence a little wider; a long one is cut in lines.
    let mot = (points(mot.min(30)) + virgule).max(points(mot_titre.min(30)) * 1.06);
    let naturel = (points(ligne) + virgule).max(points(ligne_titre.min(TITRE_MAX)) * 1.06).max(mot);
    LargeurVoulue { mot, naturel }
}

/// Widths of the columns, in twentieths of a point; together they fill the line.
pub(super) fn widths(t: &Tableau, format: Format) -> Vec<u32> {
    let disponible = format.width();
    let besoins: Vec<LargeurVoulue> = t.colonnes.iter().enumerate().map(|(i, c)| needs(t, i, c)).collect();
    let minimum: f32 = besoins.iter().map(|b| b.mot).sum();
    let naturel: f32 = besoins.iter().map(|b| b.naturel).sum();
    let mut finales: Vec<f32> = if minimum >= disponible {
        besoins.iter().map(|b| b.mot * disponible / minimum).collect()
    } else if naturel > disponible {
        fill(&besoins, disponible)
    } else {
        let parts = shares(t, &besoins);
        let total: f32 = parts.iter().sum::<f32>().max(0.001);
        besoins.iter().zip(parts).map(|(b, p)| b.naturel + (disponible - naturel) * p / total).collect()
    };
    // Rounding must not make the table wider than the line.
    let somme: f32 = finales.iter().sum();
    if let Some(derniere) = finales.last_mut() {
        *derniere += disponible - somme;
    }
    finales.into_iter().map(|f| twips(f.max(4.0))).collect()
}

/// Short columns get their natural width; long ones share the rest by the root of their length, which comes close to the
/// lowest rows.
fn fill(besoins: &[LargeurVoulue], disponible: f32) -> Vec<f32> {
    let at = |t: f32| -> Vec<f32> { besoins.iter().map(|b| (t * b.naturel.sqrt()).clamp(b.mot, b.naturel)).collect() };
    let (mut bas, mut haut) = (0.0_f32, 100.0_f32);
    for _ in 0..40 {
        let milieu = f32::midpoint(bas, haut);
        if at(milieu).iter().sum::<f32>() > disponible { haut = milieu } else { bas = milieu }
    }
    at(bas)
}

/// Letters a column must leave to the header it shares with its neighbours.
fn group_share(t: &Tableau, colonne: &Colonne) -> usize {
    let Some(groupe) = &colonne.groupe else { return 0 };
    let (_, mot) = lengths(std::iter::once(groupe.as_str().into()));
    let partage = t.colonnes.iter().filter(|c| c.groupe.as_ref() == Some(groupe)).count();
    mot.div_ceil(partage.max(1))
}

/// Shares of the columns in the room left: flexible columns, otherwise columns of words, otherwise all.
fn shares(t: &Tableau, besoins: &[LargeurVoulue]) -> Vec<f32> {
    let souples: Vec<f32> = t.colonnes.iter().map(|c| if let Largeur::Souple(p) = c.largeur { p.max(0.01) } else { 0.0 }).collect();
    if souples.iter().any(|p| *p > 0.0) {
        return souples;
    }
    let mots: Vec<f32> = t
        .colonnes
        .iter()
        .zip(besoins)
        .map(|(c, b)| if c.alignement == Alignement::Gauche && c.largeur == Largeur::Auto { b.naturel } else { 0.0 })
        .collect();
    if mots.iter().any(|p| *p > 0.0) { mots } else { besoins.iter().map(|b| b.naturel).collect() }
}
