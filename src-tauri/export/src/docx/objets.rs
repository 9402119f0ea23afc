//! Objects set as tables: key figures, label and value pairs, the band of a sheet, signatures, charts.

use super::corps::{Cadre, Corps};
use super::couleurs::{ACCENT, FILET, TEINTE};
use super::graphiques;
use super::tableau::{CelluleWord, EnTetes, exact_row, row, table};
use super::xml::{self, Props, Xml, side, twips};
use crate::bloc::{Bandeau, Bloc, ChiffreCle, Definitions, Figure, Graphique, PlaceReponse, Signature};
use crate::graphique;
use crate::mise_en_page::places;

/// Cuts the width of the line in shares of a thousand.
fn split(largeur: f32, parts: &[u32]) -> Vec<u32> {
    let total: u32 = parts.iter().sum::<u32>().max(1);
    let ligne = twips(largeur);
    parts.iter().map(|p| ligne * p / total).collect()
}

impl Corps<'_> {
    pub(super) fn chiffres_cles(&mut self, chiffres: &[ChiffreCle]) {
        let par_rang = match chiffres.len() {
            0 => return,
            n @ 1..=4 => n.max(2),
            5 | 6 | 9 => 3,
            _ => 4,
        };
        self.before_table();
        let largeurs = split(self.format.width(), &vec![1; par_rang]);
        let mut rangs = Xml::new();
        for rang in chiffres.chunks(par_rang) {
            let mut cellules = Xml::new();
            for (i, largeur) in largeurs.iter().enumerate() {
                let (bordures, contenu) = match rang.get(i) {
                    Some(c) => (side("w:left", 18, 0, ACCENT).into(), key_figure(c)),
                    None => (Xml::new(), Props::new("TableauTexte").paragraph(Xml::new()).into()),
                };
                cellules.push(CelluleWord { largeur: *largeur, etendue: 1, fusion: "", fond: "", bordures, contenu }.xml());
            }
            rangs.push(row(false, 0, cellules));
        }
        self.xml.push(table("Grille", &largeurs, EnTetes::Aucun, "", rangs));
        self.after_table();
    }

    pub(super) fn definitions(&mut self, d: &Definitions, cadre: Cadre) {
        if d.paires.is_empty() {
            return;
        }
        self.before_table();
        let (par_rang, parts): (usize, &[u32]) = if d.deux_colonnes { (2, &[190, 310, 190, 310]) } else { (1, &[270, 730]) };
        let largeurs = split(self.format.width(), parts);
        let mut rangs = Xml::new();
        let nombre = d.paires.chunks(par_rang).count();
        for (i, rang) in d.paires.chunks(par_rang).enumerate() {
            let lie = if i + 1 == nombre { cadre.avec_suivant } else { cadre.entier };
            let mut cellules = Xml::new();
            for c in 0..par_rang {
                let (libelle, valeur) = match rang.get(c) {
                    Some((l, v)) => (xml::run(&xml::texte(l), ""), self.runs(v)),
                    None => (Xml::new(), Xml::new()),
                };
                for (j, style, runs) in [(2 * c, "TableauLibelle", libelle), (2 * c + 1, "TableauTexte", valeur)] {
                    let contenu = Props { avec_suivant: lie, ..Props::new(style) }.paragraph(runs).into();
                    let bordures = side("w:bottom", 4, 0, FILET).into();
                    cellules.push(CelluleWord { largeur: largeurs[j], etendue: 1, fusion: "", fond: "", bordures, contenu }.xml());
                }
            }
            rangs.push(row(false, 0, cellules));
        }
        self.xml.push(table("Grille", &largeurs, EnTetes::Aucun, "", rangs));
        self.after_table();
    }

    /// The fields of a sheet, side by side under its title.
    pub(super) fn bandeau(&mut self, b: &Bandeau) {
        if b.champs.is_empty() {
            return;
        }
        self.before_table();
        let parts: Vec<u32> = b.champs.iter().map(|c| c.part).collect();
        let largeurs = split(self.format.width(), &parts);
        let mut cellules = Xml::new();
        for (c, largeur) in b.champs.iter().zip(&largeurs) {
            let libelle = Props { avec_suivant: true, ..Props::new("TableauLibelle") }.paragraph(xml::run(c.libelle, ""));
            let contenu =
                Xml::from(libelle).then(Props { avec_suivant: true, ..Props::new("TableauTexte") }.paragraph(self.runs(&c.valeur)));
            cellules.push(CelluleWord { largeur: *largeur, etendue: 1, fusion: "", fond: TEINTE, bordures: Xml::new(), contenu }.xml());
        }
        self.xml.push(table("Grille", &largeurs, EnTetes::Aucun, "", row(false, 0, cellules).into()));
        self.after_table();
    }

    pub(super) fn signatures(&mut self, signatures: &[Signature]) {
        if signatures.is_empty() {
            return;
        }
        self.before_table();
        let par_rang = if signatures.len() == 3 { 3 } else { 2 };
        let largeurs = split(self.format.width(), &vec![1; par_rang]);
        let mut rangs = Xml::new();
        let cadre = || ["w:top", "w:left", "w:bottom", "w:right"].into_iter().map(|nom| side(nom, 6, 0, FILET)).collect();
        for rang in signatures.chunks(par_rang) {
            let mut cellules = Xml::new();
            for (i, largeur) in largeurs.iter().enumerate() {
                let (bordures, contenu) = match rang.get(i) {
                    Some(s) => (cadre(), signature(s)),
                    None => (Xml::new(), Props::new("TableauTexte").paragraph(Xml::new()).into()),
                };
                cellules.push(CelluleWord { largeur: *largeur, etendue: 1, fusion: "", fond: "", bordures, contenu }.xml());
            }
            rangs.push(row(false, 2960, cellules));
        }
        self.xml.push(table("Grille", &largeurs, EnTetes::Aucun, "Signatures", rangs));
        self.after_table();
    }

    /// A room for an answer, of a height that its words do not change.
    pub(super) fn place(&mut self, p: &PlaceReponse, cadre: Cadre) {
        self.before_table();
        let largeurs = split(self.format.width(), &[1]);
        let bordures = ["w:top", "w:left", "w:bottom", "w:right"].into_iter().map(|nom| side(nom, 6, 0, FILET)).collect();
        let ligne = |style, runs| Props { avec_suivant: cadre.avec_suivant, ..Props::new(style) }.paragraph(runs);
        let mut contenu = Xml::from(ligne("TableauLibelle", xml::run(&xml::texte(&p.titre), "Strong")));
        if !p.texte.is_empty() {
            contenu.push(ligne("TableauTexte", self.runs(&p.texte)));
        }
        let cellule = CelluleWord { largeur: largeurs[0], etendue: 1, fusion: "", fond: "", bordures, contenu }.xml();
        let rang = exact_row(twips(places::hauteur(p.lignes)), cellule.into());
        self.xml.push(table("Grille", &largeurs, EnTetes::Aucun, &xml::ligne(&p.titre), rang.into()));
        self.after_table();
    }

    /// A chart: its caption, the drawing that the reader’s program makes of its figures, its note.
    pub(super) fn figure(&mut self, f: &Figure, cadre: Cadre) {
        if matches!(f.graphique, Graphique::Courbe(_)) && !self.courbes {
            for mots in [Some(&f.legende), f.note.as_ref()].into_iter().flatten().filter(|m| !m.is_empty()) {
                self.push(Props { avec_suivant: cadre.avec_suivant, ..Props::new("Note") }, xml::run(&xml::texte(mots), "Strong"));
            }
            return;
        }
        if !f.legende.is_empty() {
            self.push(Props { avec_suivant: true, ..Props::new("Caption") }, xml::run(&xml::texte(&f.legende), ""));
        }
        let note = f.note.as_deref().filter(|n| !n.is_empty());
        // The line of time and the map are written in words, which say what their note says, unless a table says them.
        if let Some(sentences) = graphique::in_words(&f.graphique) {
            if f.en_tableau {
                return;
            }
            return self.blocs(&[Bloc::puces(sentences)], cadre);
        }
        let generated = graphique::alternative(&f.graphique);
        let alternative = f.alternative.as_deref().filter(|a| !a.trim().is_empty()).unwrap_or(&generated);
        let parts = graphiques::parts(&f.graphique);
        let nombre = parts.len();
        if parts.is_empty() {
            self.push(Props::new("Note"), xml::run("Aucune donnée à représenter", ""));
        }
        for (i, (part, hauteur)) in parts.into_iter().enumerate() {
            let run = self.chart(part, hauteur, alternative);
            let avec_suivant = if i + 1 == nombre { cadre.avec_suivant || note.is_some() } else { false };
            self.push(Props { avec_suivant, ..Props::new("Normal") }, run.into());
        }
        if let Some(note) = note {
            self.push(Props { avec_suivant: cadre.avec_suivant, ..Props::new("Note") }, xml::run(&xml::texte(note), ""));
        }
    }
}

fn key_figure(c: &ChiffreCle) -> Xml {
    let ligne = |style, texte: &str, suite| Props { avec_suivant: suite, ..Props::new(style) }.paragraph(xml::run(&xml::texte(texte), ""));
    let mut s = Xml::from(ligne("ChiffreCle", &c.valeur, true)).then(ligne("TableauTexte", &c.libelle, c.detail.is_some()));
    s.push(c.detail.as_ref().map(|detail| ligne("TableauLibelle", detail, false)));
    s
}

fn signature(s: &Signature) -> Xml {
    let ligne = |style, mots: &str| Props::new(style).paragraph(xml::run(&xml::texte(mots), ""));
    [
        ("TableauTotal", s.pour.as_str()),
        ("TableauLibelle", s.qualite.as_str()),
        ("TableauTexte", s.nom.as_str()),
        ("TableauLibelle", "Date, signature et cachet"),
    ]
    .into_iter()
    .filter(|(_, mots)| !mots.is_empty())
    .map(|(style, mots)| ligne(style, mots))
    .collect()
}
