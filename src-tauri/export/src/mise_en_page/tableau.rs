//! Tables: horizontal rules, tinted header drawn again on each page, figures aligned on the comma, whole rows.

use std::rc::Rc;

use super::{
    block_builder::{BlockBuilder, Cadre},
    bricks::{Brick, FormatFeuille, PlaceBrique, hauteur_totale, hauteur_utile, lier},
    cellules::CellulePosee,
    colonnes::{Besoin, share},
    style::{ENCRE, Gabarit, LIGNE, MARGE_H, TEINTE_PALE},
    traces::{NoeudId, Portee, Role, Trace},
};
use crate::{
    bloc::{Alignement, GenreLigne, Ligne, Tableau},
    texte::lignes::LigneTexte,
};

const MARGE_V: f32 = 2.4;
const MARGE_SERREE: f32 = 1.5;
/// Part of a page that rows kept together may take.
const GROUPE_MAX: f32 = 0.4;

/// A table being built.
pub(super) struct PlanTableau<'t> {
    pub tableau: &'t Tableau,
    pub cadre: Cadre,
    /// Left edges of the columns, and the right edge of the last.
    pub bords: Vec<f32>,
    /// Room after the comma, by column.
    decimales: Vec<f32>,
    /// Room kept at the right of a column's title, so that it ends where most of its figures do.
    pub retraits: Vec<f32>,
    pub gabarit: Gabarit,
    /// Room above and below the words of a row.
    pub marge: f32,
}

impl BlockBuilder<'_> {
    pub(super) fn tableau(&mut self, tableau: &Tableau, cadre: Cadre) -> Vec<Brick> {
        if tableau.colonnes.is_empty() {
            return Vec::new();
        }
        let gabarit = Gabarit::cellule().tight(cadre.echelle);
        let cellules: Vec<Vec<CellulePosee>> = tableau.lignes.iter().map(|l| self.cellules(tableau, l, &gabarit)).collect();
        let plan = self.plan(tableau, cadre, gabarit, &cellules);
        let cadre = plan.cadre;
        let noeud = self.noeud(Role::Table, cadre.noeud);
        let mut bricks = Vec::new();
        bricks.extend(self.legende(tableau, cadre.under(noeud)));
        let (entete, rappel) = self.entete(&plan, noeud);
        bricks.extend(entete);
        let corps = self.noeud(Role::TBody, noeud);
        let debut = bricks.len();
        let mut groupe = debut;
        for (ligne, cellules) in tableau.lignes.iter().zip(&cellules) {
            if ligne.genre == GenreLigne::Section {
                tie_group(&mut bricks[groupe..], cadre);
                groupe = bricks.len();
            }
            let mut rang = self.rang(&plan, ligne, cellules, corps, rappel.hauteur);
            tie_row(&mut bricks[debut..], ligne.genre);
            rang.iter_mut().for_each(|b| b.rappel = Some(Rc::clone(&rappel)));
            if let Some(b) = rang.last_mut() {
                b.lie |= ligne.annonce || ligne.genre == GenreLigne::Section;
            }
            bricks.append(&mut rang);
        }
        if groupe > debut {
            tie_group(&mut bricks[groupe..], cadre);
        }
        self.tie_table(&mut bricks, debut, cadre);
        if let Some(b) = bricks.last_mut() {
            b.apres = 14.0 * cadre.echelle;
        }
        if let Some(note) = tableau.note.as_ref().and_then(|n| self.note(n, cadre)) {
            if let Some(b) = bricks.last_mut() {
                (b.lie, b.apres) = (true, 4.0);
            }
            bricks.push(note);
        }
        bricks.iter_mut().for_each(|b| b.format = cadre.format);
        bricks
    }

    /// Header with its first rows, last rows together, small tables whole.
    fn tie_table(&self, bricks: &mut [Brick], debut: usize, cadre: Cadre) {
        let n = bricks.len();
        if hauteur_totale(bricks) < hauteur_utile(cadre.format) * 0.3 {
            lier(bricks);
            return;
        }
        for b in bricks.iter_mut().take((debut + 1).min(n.saturating_sub(1))) {
            b.lie = true;
        }
        if n > debut + 2 {
            bricks[n - 2].lie = true;
        }
    }

    fn plan<'t>(&self, tableau: &'t Tableau, cadre: Cadre, gabarit: Gabarit, cellules: &[Vec<CellulePosee>]) -> PlanTableau<'t> {
        let mut decimales = vec![0.0; tableau.colonnes.len()];
        let besoins: Vec<Besoin> =
            (0..tableau.colonnes.len()).map(|i| self.need(tableau, i, &gabarit, cellules, &mut decimales[i])).collect();
        let cadre = if cadre.tournable && low_header(tableau) && too_wide(&besoins, cadre.largeur) {
            Cadre::page(FormatFeuille::Paysage, cadre.noeud)
        } else {
            cadre
        };
        let mut x = cadre.x;
        let mut bords = vec![x];
        for largeur in share(&tableau.colonnes, &besoins, cadre.largeur) {
            x += largeur;
            bords.push(x);
        }
        let retraits = decimales.iter().enumerate().map(|(i, d)| if mostly_whole(cellules, i) { *d } else { 0.0 }).collect();
        PlanTableau {
            tableau,
            cadre,
            bords,
            decimales,
            retraits,
            gabarit,
            marge: if tableau.serre { MARGE_SERREE } else { MARGE_V } * cadre.echelle,
        }
    }

    fn legende(&mut self, tableau: &Tableau, cadre: Cadre) -> Option<Brick> {
        let legende = tableau.legende.as_deref().filter(|l| !l.trim().is_empty())?;
        let gabarit = Gabarit::cellule().semibold().scaled(1.08).tight(cadre.echelle);
        let lignes = self.lignes(&legende.into(), &gabarit, cadre.largeur);
        let noeud = self.noeud(Role::Caption, cadre.noeud);
        let mut b = Brick { avant: 8.0, apres: 4.0, lie: true, ..Brick::default() };
        b.hauteur = self.push_lines(&mut b, &lignes, &gabarit, PlaceBrique::new(cadre.x, 0.0, noeud));
        Some(b)
    }

    /// A row: one brick, or several when it is higher than a page.
    fn rang(&mut self, plan: &PlanTableau, ligne: &Ligne, cellules: &[CellulePosee], corps: NoeudId, entete: f32) -> Vec<Brick> {
        let gabarit = plan.gabarit;
        let (noeuds, lignes) = self.row_lines(plan, ligne, cellules, corps);
        let place = hauteur_utile(plan.cadre.format) - entete - 2.0 * plan.marge - 2.0;
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a few dozen lines")]
        let par_page = ((place / gabarit.interligne) as usize).max(1);
        let total = lignes.iter().map(Vec::len).max().unwrap_or(0).max(1);
        let mut bricks = Vec::new();
        for debut in (0..total).step_by(par_page) {
            let mut b = Brick { attacher: noeuds.clone(), ..Brick::default() };
            if debut == 0 {
                b.ancres.extend(ligne.ancre.clone());
            }
            let n = (total - debut).min(par_page);
            #[expect(clippy::cast_precision_loss, reason = "a few dozen lines")]
            let texte = n as f32 * gabarit.interligne;
            b.hauteur = texte + 2.0 * plan.marge;
            self.ground_of_row(&mut b, plan, ligne.genre, debut + n >= total);
            for (i, l) in lignes.iter().enumerate() {
                let part = &l[debut.min(l.len())..(debut + n).min(l.len())];
                if ligne.genre.spans() {
                    // Its title spans the row, whatever the first column holds.
                    self.push_lines(&mut b, part, &gabarit, PlaceBrique::new(plan.cadre.x + MARGE_H, plan.marge, noeuds[i]));
                    continue;
                }
                let virgule = cellules[i].virgule.or_else(|| plan.mark(i, l));
                let virgule = virgule.filter(|_| l.len() == 1);
                self.aligned(&mut b, plan, i, part, &gabarit, PlaceBrique::new(0.0, plan.marge, noeuds[i]), virgule);
            }
            bricks.push(b);
        }
        bricks
    }

    /// The nodes of a row's cells, and their lines.
    fn row_lines(
        &mut self,
        plan: &PlanTableau,
        ligne: &Ligne,
        cellules: &[CellulePosee],
        corps: NoeudId,
    ) -> (Vec<NoeudId>, Vec<Vec<LigneTexte>>) {
        let section = ligne.genre == GenreLigne::Section;
        let tr = self.noeud(Role::TR, corps);
        let mut noeuds = Vec::new();
        let mut lignes = Vec::new();
        for (i, c) in cellules.iter().enumerate() {
            let th = section || i == 0 && plan.tableau.entete_de_ligne;
            let n = self.noeud(if th { Role::TH } else { Role::TD }, tr);
            self.noeuds[n].portee = th.then_some(Portee::Ligne);
            let mut largeur = plan.interieur(i);
            if ligne.genre.spans() {
                self.noeuds[n].etendue = span(plan.tableau.colonnes.len());
                largeur = plan.cadre.largeur - 2.0 * MARGE_H;
            }
            noeuds.push(n);
            lignes.push(c.paragraphe.lignes(self.polices, largeur));
        }
        (noeuds, lignes)
    }

    fn ground_of_row(&self, b: &mut Brick, plan: &PlanTableau, genre: GenreLigne, dernier: bool) {
        let (x, l, h) = (plan.cadre.x, plan.cadre.largeur, b.hauteur);
        if matches!(genre, GenreLigne::Section | GenreLigne::Total) {
            b.push_ground(Trace::rect(x, 0.0, l, h, TEINTE_PALE));
        }
        match genre {
            GenreLigne::Total => b.push_ground(Trace::trait_droit((x, 0.0), (x + l, 0.0), ENCRE, 1.0)),
            GenreLigne::SousTotal => b.push_ground(Trace::trait_droit((x, 0.0), (x + l, 0.0), ENCRE, 0.5)),
            _ => {}
        }
        if dernier {
            b.push_ground(Trace::trait_droit((x, h), (x + l, h), LIGNE, 0.6));
        }
    }

    /// Puts the lines of a cell as its column stands.
    #[expect(clippy::too_many_arguments, reason = "a cell is a place, a column and a text")]
    pub(super) fn aligned(
        &mut self,
        b: &mut Brick,
        plan: &PlanTableau,
        colonne: usize,
        lignes: &[LigneTexte],
        gabarit: &Gabarit,
        place: PlaceBrique,
        virgule: Option<(f32, f32)>,
    ) {
        let (gauche, droite) = (plan.bords[colonne] + MARGE_H, plan.bords[colonne + 1] - MARGE_H);
        let mut y = place.y;
        for ligne in lignes {
            let x = match (plan.tableau.colonnes[colonne].alignement, virgule) {
                (Alignement::Decimale, Some((avant, _))) => droite - plan.decimales[colonne] - avant,
                (Alignement::Droite | Alignement::Decimale, _) => droite - ligne.largeur,
                (Alignement::Centre, _) => (gauche + droite - ligne.largeur) / 2.0,
                (Alignement::Gauche, _) => gauche,
            };
            y += self.push_lines(b, std::slice::from_ref(ligne), gabarit, PlaceBrique { x: x.max(gauche), y, ..place });
        }
    }
}

impl PlanTableau<'_> {
    /// The mark of an empty cell stands where the whole figures of its column end.
    fn mark(&self, colonne: usize, lignes: &[LigneTexte]) -> Option<(f32, f32)> {
        let largeur = lignes.first().map(|l| l.largeur)?;
        (self.retraits[colonne] > 0.0 && largeur < self.gabarit.interligne).then_some((largeur, 0.0))
    }

    pub fn interieur(&self, colonne: usize) -> f32 {
        self.bords[colonne + 1] - self.bords[colonne] - 2.0 * MARGE_H
    }
}

/// Whether a table is cramped on an upright page and at ease on a landscape one: its words would be cut.
fn too_wide(besoins: &[Besoin], largeur: f32) -> bool {
    let mots: f32 = besoins.iter().map(|b| b.mot).sum();
    besoins.len() > 3 && mots > largeur && mots <= Cadre::page(FormatFeuille::Paysage, 0).largeur
}

/// Whether the header, drawn again on each of the lower landscape pages, leaves room for rows.
fn low_header(tableau: &Tableau) -> bool {
    tableau.colonnes.iter().map(|c| c.titre.brut()).all(|t| t.chars().count() <= 120 && t.lines().count() <= 3)
}

/// Whether most figures of a column have nothing after the comma.
fn mostly_whole(cellules: &[Vec<CellulePosee>], colonne: usize) -> bool {
    let figures = cellules.iter().filter_map(|c| c.get(colonne)).filter_map(|c| c.virgule);
    let (whole, all) = figures.fold((0, 0), |(w, n), (_, apres)| (w + usize::from(apres < 0.1), n + 1));
    whole * 2 > all
}

/// A number of columns or rows, as cells say it.
pub(super) fn span(n: usize) -> u16 {
    u16::try_from(n).unwrap_or(u16::MAX)
}

/// Keeps the rows under one section title on a page, when they are not most of it.
fn tie_group(bricks: &mut [Brick], cadre: Cadre) {
    if hauteur_totale(bricks) < hauteur_utile(cadre.format) * GROUPE_MAX {
        lier(bricks);
    }
}

/// Totals stay with the row above.
fn tie_row(bricks: &mut [Brick], genre: GenreLigne) {
    if let (Some(b), GenreLigne::Total | GenreLigne::SousTotal) = (bricks.last_mut(), genre) {
        b.lie = true;
    }
}
