//! Header of a table: one row, or two when columns are grouped; drawn again on following pages.

use std::rc::Rc;

use super::{
    block_builder::BlockBuilder,
    bricks::{Brick, PlaceBrique, Rappel, hauteur_utile},
    style::{ACCENT, Gabarit, MARGE_H, TEINTE},
    tableau::{PlanTableau, span},
    traces::{NoeudId, Portee, Role, Trace},
};
use crate::{bloc::Tableau, texte::lignes::LigneTexte};

/// A header cell, in reading order.
struct Case {
    /// First column, and the one after the last.
    colonnes: (usize, usize),
    /// Names a group of columns rather than one column.
    groupe: bool,
    noeud: NoeudId,
    lignes: Vec<LigneTexte>,
}

impl BlockBuilder<'_> {
    /// The header, as content and as what is drawn again: nothing when it alone fills half a page.
    pub(super) fn entete(&mut self, plan: &PlanTableau, table: NoeudId) -> (Vec<Brick>, Rc<Rappel>) {
        let gabarit = plan.gabarit.semibold().coloured(ACCENT);
        let cases = self.cases(plan, table, &gabarit);
        let highest = |groupe: bool, minimum: f32| {
            let hauteurs = cases.iter().filter(|c| c.groupe == groupe).map(|c| height(&c.lignes, &gabarit));
            hauteurs.fold(minimum, f32::max)
        };
        let groupes = match highest(true, 0.0) {
            h if h > 0.0 => h + 2.0,
            _ => 0.0,
        };
        let hauteur = plan.marge + groupes + highest(false, gabarit.interligne) + plan.marge + 0.6;
        if hauteur > hauteur_utile(plan.cadre.format) / 2.0 {
            return (self.tall_header(plan, &cases, &gabarit), Rc::default());
        }
        let mut b = Brick { lie: true, avant: 4.0, hauteur, ..Brick::default() };
        b.attacher = cases.iter().map(|c| c.noeud).collect();
        let (x, l, h) = (plan.cadre.x, plan.cadre.largeur, b.hauteur);
        b.push_ground(Trace::rect(x, 0.0, l, h, TEINTE));
        b.push_ground(Trace::trait_droit((x, h), (x + l, h), ACCENT, 0.9));
        for case in &cases {
            if case.groupe {
                self.group_title(&mut b, plan, case, &gabarit, groupes);
            } else {
                let y = h - plan.marge - height(&case.lignes, &gabarit);
                let place = PlaceBrique::new(0.0, y, case.noeud);
                let colonne = case.colonnes.0;
                let large = case.lignes.iter().map(|l| l.largeur).fold(0.0, f32::max);
                // As `aligned` reads it: all of the title stands before the room of the comma.
                let comme_nombre = (plan.retraits[colonne] > 0.0).then_some((large, 0.0));
                self.aligned(&mut b, plan, colonne, &case.lignes, &gabarit, place, comme_nombre.filter(|_| case.lignes.len() == 1));
            }
        }
        let traces = b.poses.iter().map(|p| p.trace.clone()).collect();
        let rappel = Rc::new(Rappel { hauteur: b.hauteur, traces });
        (vec![b], rappel)
    }

    /// A header that cannot stand on each page: its titles run on from page to page, like a long row.
    fn tall_header(&mut self, plan: &PlanTableau, cases: &[Case], gabarit: &Gabarit) -> Vec<Brick> {
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a few dozen lines")]
        let par_page = (((hauteur_utile(plan.cadre.format) - 2.0 * plan.marge - 6.0) / gabarit.interligne) as usize).max(1);
        let mut bricks = Vec::new();
        for groupe in [true, false] {
            let rang: Vec<&Case> = cases.iter().filter(|c| c.groupe == groupe).collect();
            let total = rang.iter().map(|c| c.lignes.len()).max().unwrap_or(0);
            for debut in (0..total).step_by(par_page) {
                let fin = (debut + par_page).min(total);
                let mut b = Brick { attacher: rang.iter().map(|c| c.noeud).collect(), ..Brick::default() };
                #[expect(clippy::cast_precision_loss, reason = "a few dozen lines")]
                let texte = (fin - debut) as f32 * gabarit.interligne;
                b.hauteur = texte + 2.0 * plan.marge;
                let (x, l, h) = (plan.cadre.x, plan.cadre.largeur, b.hauteur);
                b.push_ground(Trace::rect(x, 0.0, l, h, TEINTE));
                for case in &rang {
                    let part = &case.lignes[debut.min(case.lignes.len())..fin.min(case.lignes.len())];
                    self.aligned(&mut b, plan, case.colonnes.0, part, gabarit, PlaceBrique::new(0.0, plan.marge, case.noeud), None);
                }
                bricks.push(b);
            }
        }
        bricks
    }

    /// The cells of both rows: groups and columns without one, then the columns of the groups.
    fn cases(&mut self, plan: &PlanTableau, table: NoeudId, gabarit: &Gabarit) -> Vec<Case> {
        let tete = self.noeud(Role::THead, table);
        let premiere = self.noeud(Role::TR, tete);
        let groupes = groups(plan.tableau);
        let deux_rangs = groupes.iter().any(|g| g.2.is_some());
        let mut cases = Vec::new();
        for &(de, a, groupe) in &groupes {
            let noeud = self.header_node(premiere);
            let lignes = match groupe {
                Some(titre) => {
                    self.noeuds[noeud].etendue = span(a - de);
                    let largeur = plan.bords[a] - plan.bords[de] - 2.0 * MARGE_H;
                    self.lignes(&titre.into(), gabarit, largeur)
                }
                None => {
                    self.noeuds[noeud].rangees = if deux_rangs { 2 } else { 1 };
                    self.column_title(plan, de, gabarit)
                }
            };
            cases.push(Case { colonnes: (de, a), groupe: groupe.is_some(), noeud, lignes });
        }
        if deux_rangs {
            let seconde = self.noeud(Role::TR, tete);
            for i in groupes.iter().filter(|g| g.2.is_some()).flat_map(|g| g.0..g.1) {
                let noeud = self.header_node(seconde);
                let lignes = self.column_title(plan, i, gabarit);
                cases.push(Case { colonnes: (i, i + 1), groupe: false, noeud, lignes });
            }
        }
        cases
    }

    fn header_node(&mut self, rang: NoeudId) -> NoeudId {
        let noeud = self.noeud(Role::TH, rang);
        self.noeuds[noeud].portee = Some(Portee::Colonne);
        noeud
    }

    fn column_title(&self, plan: &PlanTableau, colonne: usize, gabarit: &Gabarit) -> Vec<LigneTexte> {
        self.lignes(&plan.tableau.colonnes[colonne].titre, gabarit, plan.interieur(colonne))
    }

    /// A group's title, centred over a rule as wide as its columns.
    fn group_title(&mut self, b: &mut Brick, plan: &PlanTableau, case: &Case, gabarit: &Gabarit, bas: f32) {
        let (g, d) = (plan.bords[case.colonnes.0] + MARGE_H, plan.bords[case.colonnes.1] - MARGE_H);
        let largeur = case.lignes.iter().map(|l| l.largeur).fold(0.0, f32::max).min(d - g);
        let place = PlaceBrique::new(g + (d - g - largeur) / 2.0, plan.marge - 1.0, case.noeud);
        self.push_lines(b, &case.lignes, gabarit, place);
        let y = plan.marge + bas - 2.0;
        b.push_ground(Trace::trait_droit((g, y), (d, y), ACCENT, 0.5));
    }
}

/// Runs of columns under one group title; columns without group stand alone.
fn groups(tableau: &Tableau) -> Vec<(usize, usize, Option<&str>)> {
    let mut sortie: Vec<(usize, usize, Option<&str>)> = Vec::new();
    for (i, c) in tableau.colonnes.iter().enumerate() {
        let groupe = c.groupe.as_deref();
        match sortie.last_mut() {
            Some((_, fin, g)) if g.is_some() && *g == groupe => *fin = i + 1,
            _ => sortie.push((i, i + 1, groupe)),
        }
    }
    sortie
}

#[expect(clippy::cast_precision_loss, reason = "a few dozen lines")]
fn height(lignes: &[LigneTexte], gabarit: &Gabarit) -> f32 {
    lignes.len() as f32 * gabarit.interligne
}
