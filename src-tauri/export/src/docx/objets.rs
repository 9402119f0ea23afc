//! Objects set as tables: key figures, label and value pairs, the band of a sheet, signatures, charts.

use super::corps::{Cadre, Corps};
use super::couleurs::{ACCENT, FILET, TEINTE};
use super::tableau::{CelluleWord, EnTetes, row, table};
use super::xml::{self, Props, Xml, side, twips};
use crate::bloc::{
    Bandeau, Barres, BordGantt, ChiffreCle, Colonne, Courbe, Definitions, Figure, Gantt, Graphique, Inline, Ligne, Signature, Tableau,
    TexteRiche,
};
use crate::texte::nombres::decimal;
use cpom_core::champ;
use cpom_core::francais::date_courte;

/// Most columns of years a table of figures holds before it is turned.
const COLONNES_MAX: usize = 9;

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
        self.xml.push(table("Grille", &largeurs, EnTetes::Aucun, "", "", rangs));
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
        self.xml.push(table("Grille", &largeurs, EnTetes::Aucun, "", "", rangs));
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
        self.xml.push(table("Grille", &largeurs, EnTetes::Aucun, "", "", row(false, 0, cellules).into()));
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
        self.xml.push(table("Grille", &largeurs, EnTetes::Aucun, "Signatures", "", rangs));
        self.after_table();
    }

    /// A chart: its text alternative, then the table of its figures, which stays editable.
    pub(super) fn figure(&mut self, f: &Figure, cadre: Cadre) {
        let mut t = match &f.graphique {
            Graphique::Courbe(c) => curve(c),
            Graphique::Barres(b) => bars(b),
            Graphique::Gantt(g) => calendar(g),
        };
        t.legende = Some(f.legende.clone()).filter(|l| !l.is_empty());
        t.note = f.note.as_deref().filter(|n| !n.is_empty()).map(TexteRiche::from);
        let alternative = f.alternative.as_deref().filter(|a| !a.trim().is_empty()).unwrap_or("Chiffres du graphique.");
        self.tableau(&t, cadre, Some(alternative));
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

fn with_unit(nom: &str, unite: &str) -> String {
    if unite.is_empty() { nom.to_owned() } else { format!("{nom} ({unite})") }
}

/// Years across, values and targets below; years down when they are many.
fn curve(c: &Courbe) -> Tableau {
    let annees: std::collections::BTreeSet<i32> = c.mesures.iter().chain(&c.cibles).map(|(a, _)| *a).collect();
    let valeur = |serie: &[(i32, f64)], annee: i32| serie.iter().find(|(a, _)| *a == annee).map(|(_, v)| *v);
    let category = |a: &i32| match (c.reference == Some(*a), c.rupture == Some(*a)) {
        (true, true) => format!("{a} (référence, définition changée)"),
        (true, false) => format!("{a} (référence)"),
        (false, true) => format!("{a} (définition changée)"),
        (false, false) => a.to_string(),
    };
    let categories = annees.iter().map(category).collect();
    let serie = |nom: &str, points: &[(i32, f64)]| (nom.to_owned(), annees.iter().map(|a| valeur(points, *a)).collect());
    let mut series = vec![serie("Mesuré", &c.mesures)];
    if !c.cibles.is_empty() {
        series.push(serie("Cible", &c.cibles));
    }
    figures(with_unit(&c.nom, &c.unite), categories, series, c.decimales)
}

fn bars(b: &Barres) -> Tableau {
    let series = b.series.iter().map(|s| (s.nom.clone(), s.valeurs.clone())).collect();
    figures(with_unit(&b.nom, &b.unite), b.categories.clone(), series, b.decimales)
}

fn figures(coin: String, categories: Vec<String>, series: Vec<(String, Vec<Option<f64>>)>, decimales: u8) -> Tableau {
    let nombre = |v: Option<f64>| v.map_or_else(|| "–".to_owned(), |v| decimal(v, decimales));
    let at = |valeurs: &[Option<f64>], i: usize| valeurs.get(i).copied().flatten();
    let titres: Vec<String> =
        if categories.len() > COLONNES_MAX { series.iter().map(|s| s.0.clone()).collect() } else { categories.clone() };
    let colonnes = std::iter::once(Colonne::gauche(coin)).chain(titres.into_iter().map(Colonne::decimale)).collect();
    let lignes: Vec<Ligne> = if categories.len() > COLONNES_MAX {
        let ligne = |(i, c): (usize, &String)| Ligne::new(std::iter::once(c.clone()).chain(series.iter().map(|s| nombre(at(&s.1, i)))));
        categories.iter().enumerate().map(ligne).collect()
    } else {
        let ligne = |(nom, valeurs): &(String, Vec<Option<f64>>)| {
            Ligne::new(std::iter::once(nom.clone()).chain((0..categories.len()).map(|i| nombre(at(valeurs, i)))))
        };
        series.iter().map(ligne).collect()
    };
    Tableau::new(colonnes).entete_de_ligne().lignes(lignes)
}

fn calendar(g: &Gantt) -> Tableau {
    let colonnes = vec![
        Colonne::gauche("Action").souple(2.0),
        Colonne::centre(champ!(Action.date_debut).colonne()),
        Colonne::centre(champ!(Action.date_fin).colonne()),
        Colonne::gauche("Jalons").souple(1.0),
        Colonne::gauche(champ!(Action.statut).colonne()),
    ];
    let lignes = g.lignes.iter().map(|l| match l.periode {
        None => Ligne::section(l.libelle.as_str()),
        Some((debut, fin)) => {
            let libelle = if l.etape { format!("– {}", l.libelle) } else { l.libelle.clone() };
            let jalons: Vec<String> = l.jalons.iter().copied().map(date_courte).collect();
            let statut = l.statut.map(|statut| TexteRiche(vec![Inline::Statut { statut, mot: Some(l.mot.clone()) }])).unwrap_or_default();
            let said = |day, missing: BordGantt| if l.bord == missing { missing.mot().to_owned() } else { date_courte(day) };
            let (debut, fin) = (said(debut, BordGantt::DebutAFixer), said(fin, BordGantt::FinAFixer));
            Ligne::new([TexteRiche::from(libelle), debut.into(), fin.into(), jalons.join(", ").into(), statut])
        }
    });
    Tableau::new(colonnes).entete_de_ligne().lignes(lignes)
}
