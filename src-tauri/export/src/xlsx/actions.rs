//! T4: the budget of actions by year and source, the financing plan; the list of actions.

use cpom_core::calculs::{PartBudget, PlanAnnee, Total};
use cpom_core::champ;
use cpom_core::choix::{Choix, SourceFinancement};
use cpom_core::modele::{Action, ChampDef, Id, mots};
use rust_xlsxwriter::XlsxError;

use super::feuille::{
    Attente, CelluleExcel, Feuille, GenreChiffre, Rang, Zone, a1, ailleurs, chiffre, col, deduit, entier, repris, somme_attendue,
};
use super::{RETARD, SourceClasseur, late};

/// First column of years, after code and title.
const DEBUT: usize = 2;

/// A resource of the financing plan.
type Ressource = (SourceFinancement, fn(&PlanAnnee) -> Total<2>);
/// Figures of a year, in the order of their columns: cost, its sources, what was used, then the other sources as they were
/// spent or received.
const PARTS: [PartBudget; 7] = [
    PartBudget::Cout,
    PartBudget::Dotation,
    PartBudget::Autofinancement,
    PartBudget::Cofinancement,
    PartBudget::Consomme,
    PartBudget::AutofinancementRealise,
    PartBudget::CofinancementRealise,
];
/// Number of the figures that are always there; the others have columns once one of them is entered.
const TOUJOURS: usize = 5;

/// Title of the column of a figure.
fn titre(part: PartBudget) -> &'static str {
    match part {
        PartBudget::Cout => "Coût",
        PartBudget::Dotation => champ!(BudgetAction.dotation).colonne(),
        PartBudget::Autofinancement => champ!(BudgetAction.autofinancement).colonne(),
        PartBudget::Cofinancement => champ!(BudgetAction.cofinancement).colonne(),
        PartBudget::Consomme => champ!(BudgetAction.dotation_consommee).colonne(),
        PartBudget::AutofinancementRealise => champ!(BudgetAction.autofinancement_realise).colonne(),
        PartBudget::CofinancementRealise => champ!(BudgetAction.cofinancement_realise).colonne(),
    }
}

/// Cells that a sum of the plan adds, with their totals, in the column of a year.
type Terms<'a> = dyn Fn(u16, &PlanAnnee) -> (Zone, Vec<Total<2>>) + 'a;

impl SourceClasseur<'_> {
    pub(super) fn budget_actions(&self, f: &mut Feuille<'_>) -> Result<(), XlsxError> {
        let annees: Vec<i32> = self.c.plan.annees.iter().map(|p| p.annee).collect();
        let colonnes = DEBUT + (annees.len() + 1) * self.parts().len();
        f.largeurs(&[11.0, 48.0, 13.0], colonnes)?;
        let mut titres = vec![champ!(Action.code).colonne().to_owned(), champ!(BudgetAction.action_id).colonne().to_owned()];
        for an in annees.iter().map(|a| self.c.annees.titre(*a)).chain(["Total".to_owned()]) {
            titres.extend(self.parts().iter().map(|part| format!("{an}\n{}", titre(*part))));
        }
        f.entete(&titres, 2)?;
        let mut axes = Vec::new();
        for axe in &self.d.axes {
            let ligne_axe = f.ligne;
            f.ligne += 1;
            let mut objectifs = Vec::new();
            for objectif in self.d.objectifs.iter().filter(|o| o.axe_id == axe.id) {
                let ligne_objectif = f.ligne;
                f.ligne += 1;
                for action in self.d.actions.iter().filter(|a| a.objectif_id == objectif.id) {
                    let rang = self.action_row(f.ligne, action, &annees);
                    f.donnees(&rang)?;
                }
                let ids = self.actions_of(&[objectif.id]);
                let zone = |c: u16| Zone::colonne(c, ligne_objectif + 1, (ligne_objectif + 1).max(f.ligne.saturating_sub(1)));
                let rang = self.sum_row(ligne_objectif, [&objectif.code, &objectif.libelle], &ids, &annees, &|c, annee, part, total| {
                    let cellules = ids.iter().map(|id| self.budgets.total(&[*id], Some(annee), part));
                    (zone(c), Attente::de(cellules, total))
                });
                above(f, ligne_objectif, Rang::SousTotal, &rang)?;
                objectifs.push((ligne_objectif, ids));
            }
            let (lignes, parts) = split(&objectifs);
            let ids = parts.concat();
            let rang = self.sum_row(ligne_axe, [&axe.code, &axe.libelle], &ids, &annees, &|c, annee, part, total| {
                (Zone::lignes(c, &lignes), Attente::de(parts.iter().map(|ids| self.budgets.total(ids, Some(annee), part)), total))
            });
            above(f, ligne_axe, Rang::Section, &rang)?;
            axes.push((ligne_axe, ids));
        }
        let (lignes, parts) = split(&axes);
        let rang = self.sum_row(f.ligne, ["", "Total des actions"], &parts.concat(), &annees, &|c, annee, part, total| {
            (Zone::lignes(c, &lignes), Attente::de(parts.iter().map(|ids| self.budgets.total(ids, Some(annee), part)), total))
        });
        f.rang(Rang::Total, &rang).map(|_| ())
    }

    /// Figures that have columns.
    fn parts(&self) -> &'static [PartBudget] {
        let (always, realised) = PARTS.split_at(TOUJOURS);
        let entered = self.d.budgets_action.iter().any(|b| realised.iter().any(|part| part.lire(b).is_some()));
        if entered { &PARTS } else { always }
    }

    fn actions_of(&self, objectifs: &[Id]) -> Vec<Id> {
        self.d.actions.iter().filter(|a| objectifs.contains(&a.objectif_id)).map(|a| a.id).collect()
    }

    /// Cells of a year and of the total: each with its figure.
    fn action_row(&self, ligne: u32, action: &Action, annees: &[i32]) -> Vec<CelluleExcel> {
        let mut rang = vec![CelluleExcel::from(&action.code), (&action.intitule).into()];
        let of = |annee, part| self.budgets.total(&[action.id], Some(annee), part);
        let parts = self.parts();
        for (i, annee) in annees.iter().enumerate() {
            let c = DEBUT + i * parts.len();
            // An empty source beside another means that nothing is taken from it.
            let zone = Zone::ligne(ligne, col(c + 1), col(c + 3));
            rang.push(somme_attendue(&zone, Attente::une(of(*annee, PartBudget::Cout)), of(*annee, PartBudget::Cout), GenreChiffre::Euros));
            rang.extend(parts[1..].iter().map(|part| chiffre(of(*annee, *part).complet(), GenreChiffre::Euros)));
        }
        let calculee = self.c.actions.iter().find(|a| a.id == action.id);
        for (k, part) in parts.iter().enumerate() {
            let total = calculee.map(|a| a.part(*part));
            rang.push(self.years_sum(ligne, k, annees, |annee| of(annee, *part), total.unwrap_or_default()));
        }
        rang
    }

    /// Sum of the k-th figure of each year of a row.
    fn years_sum(&self, ligne: u32, k: usize, annees: &[i32], of: impl Fn(i32) -> Total<2>, total: Total<2>) -> CelluleExcel {
        let cellules = (0..annees.len()).map(|i| a1(ligne, col(DEBUT + i * self.parts().len() + k))).collect();
        somme_attendue(&Zone::cellules(cellules), Attente::de(annees.iter().map(|a| of(*a)), total), total, GenreChiffre::Euros)
    }

    /// A row of sums over some actions. `zone` gives the cells that a sum of a year adds, and how many are expected.
    fn sum_row(
        &self,
        ligne: u32,
        titres: [&str; 2],
        ids: &[Id],
        annees: &[i32],
        zone: &dyn Fn(u16, i32, PartBudget, Total<2>) -> (Zone, Attente),
    ) -> Vec<CelluleExcel> {
        let mut rang: Vec<CelluleExcel> = titres.map(CelluleExcel::from).into();
        for annee in annees {
            for part in self.parts().iter().copied() {
                let total = self.budgets.total(ids, Some(*annee), part);
                let (cellules, n) = zone(col(rang.len()), *annee, part, total);
                rang.push(somme_attendue(&cellules, n, total, GenreChiffre::Euros));
            }
        }
        for (k, part) in self.parts().iter().copied().enumerate() {
            let total = self.budgets.total(ids, None, part);
            rang.push(self.years_sum(ligne, k, annees, |annee| self.budgets.total(ids, Some(annee), part), total));
        }
        rang
    }

    pub(super) fn plan(&self, f: &mut Feuille<'_>) -> Result<(), XlsxError> {
        let annees = &self.c.plan.annees;
        f.largeurs(&[52.0, 16.0], annees.len() + 2)?;
        let mut titres = vec!["Rubrique".to_owned()];
        titres.extend(annees.iter().map(|a| self.c.annees.titre(a.annee)));
        titres.push("Total".to_owned());
        f.entete(&titres, 1)?;
        f.rang(Rang::Section, &["Ressources".into()])?;
        let ressources: [Ressource; 4] = [
            (SourceFinancement::Dotation, |p| p.dotation),
            (SourceFinancement::Autofinancement, |p| p.autofinancement),
            (SourceFinancement::Cofinancement, |p| p.cofinancement),
            (SourceFinancement::Emprunt, |p| p.emprunt),
        ];
        let debut = f.ligne;
        for (source, montant) in ressources {
            self.plan_row(f, Rang::Normal, &mots::majuscule(source.libelle()), None, montant)?;
        }
        let fin = f.ligne - 1;
        let sources = |p: &PlanAnnee| vec![p.dotation, p.autofinancement, p.cofinancement, p.emprunt];
        self.plan_row(f, Rang::Total, "Total des ressources", Some(&|c, p| (Zone::colonne(c, debut, fin), sources(p))), |p| p.ressources)?;
        f.rang(Rang::Section, &["Emplois".into()])?;
        let debut = f.ligne;
        for axe in &self.d.axes {
            let montant = |p: &PlanAnnee| p.emplois_par_axe.iter().find(|e| e.axe_id == axe.id).map(|e| e.montant).unwrap_or_default();
            self.plan_row(f, Rang::Normal, &format!("{} {}", axe.code, axe.libelle), None, montant)?;
        }
        self.plan_row(f, Rang::Normal, "Hors actions", None, |p| p.hors_actions)?;
        let fin = f.ligne - 1;
        let uses = |p: &PlanAnnee| p.emplois_par_axe.iter().map(|e| e.montant).chain([p.hors_actions]).collect();
        self.plan_row(f, Rang::Total, "Total des emplois", Some(&|c, p| (Zone::colonne(c, debut, fin), uses(p))), |p| p.emplois)?;
        let (ressources, emplois) = (debut - 2, f.ligne - 1);
        let mut rang = vec![CelluleExcel::from("Ressources moins emplois")];
        rang.extend(annees.iter().chain([&self.c.plan.total]).enumerate().map(|(i, p)| {
            let (ressources, emplois) = (a1(ressources, col(i + 1)), a1(emplois, col(i + 1)));
            let ecart = p.ressources.complet().zip(p.emplois.complet()).map(|(r, e)| r - e);
            deduit(format!("{ressources}-{emplois}"), &[&ressources, &emplois], ecart, GenreChiffre::Euros)
        }));
        f.rang(Rang::SousTotal, &rang)?;
        let prevue = |annee: i32| self.c.dotation.annees.iter().position(|a| a.annee == annee);
        let mut rang = vec![CelluleExcel::from("Pour mémoire, dotation prévue (T3)")];
        let ligne = super::dotation::LIGNE_PREVUE;
        rang.extend(annees.iter().map(|a| match prevue(a.annee) {
            Some(i) => repris(&ailleurs("T3 Dotation", ligne, col(i + 1)), self.c.dotation.annees[i].montant_prevu, GenreChiffre::Euros),
            None => CelluleExcel::Vide,
        }));
        rang.push(repris(
            &ailleurs("T3 Dotation", ligne, col(self.c.dotation.annees.len() + 1)),
            self.c.dotation.total_prevu.complet(),
            GenreChiffre::Euros,
        ));
        f.donnees(&rang)?;
        self.outside_actions(f)
    }

    /// A row of the plan: figures, or the sum of the rows above, given with their totals; the last cell adds the years.
    fn plan_row(
        &self,
        f: &mut Feuille<'_>,
        genre: Rang,
        titre: &str,
        somme: Option<&Terms<'_>>,
        montant: impl Fn(&PlanAnnee) -> Total<2>,
    ) -> Result<(), XlsxError> {
        let annees = &self.c.plan.annees;
        let mut rang = vec![CelluleExcel::from(titre)];
        rang.extend(annees.iter().enumerate().map(|(i, a)| match somme {
            Some(somme) => {
                let (zone, cellules) = somme(col(i + 1), a);
                somme_attendue(&zone, Attente::de(cellules, montant(a)), montant(a), GenreChiffre::Euros)
            }
            None => chiffre(montant(a).complet(), GenreChiffre::Euros),
        }));
        if !annees.is_empty() {
            let total = montant(&self.c.plan.total);
            let zone = Zone::ligne(f.ligne, 1, col(annees.len()));
            rang.push(somme_attendue(&zone, Attente::de(annees.iter().map(&montant), total), total, GenreChiffre::Euros));
        }
        f.rang(genre, &rang).map(|_| ())
    }

    fn outside_actions(&self, f: &mut Feuille<'_>) -> Result<(), XlsxError> {
        if self.d.financements.is_empty() {
            return Ok(());
        }
        f.titre("Détail hors actions")?;
        f.entete(
            &[champ!(Financement.libelle), champ!(Financement.annee), champ!(Financement.source), champ!(Financement.montant)]
                .map(ChampDef::colonne),
            1,
        )?;
        for x in &self.d.financements {
            let source: SourceFinancement = x.source;
            f.donnees(&[
                (&x.libelle).into(),
                entier(Some(x.annee), GenreChiffre::Annee),
                source.libelle().into(),
                chiffre(x.montant, GenreChiffre::Euros),
            ])?;
        }
        Ok(())
    }

    pub(super) fn actions(&self, f: &mut Feuille<'_>) -> Result<(), XlsxError> {
        let titres = [
            champ!(Action.code).colonne(),
            champ!(Action.intitule).colonne(),
            champ!(Objectif.axe_id).colonne(),
            champ!(Action.objectif_id).colonne(),
            champ!(Action.objectif_legal).colonne(),
            champ!(Action.pilote).colonne(),
            champ!(Action.date_debut).colonne(),
            champ!(Action.date_fin).colonne(),
            champ!(Action.statut).colonne(),
            RETARD,
            champ!(Action.avancement_pct).colonne(),
            "Coût",
            champ!(BudgetAction.dotation).colonne(),
            champ!(BudgetAction.dotation_consommee).colonne(),
            "Indicateurs",
            champ!(Action.constat).colonne(),
            champ!(Action.description).colonne(),
            champ!(Action.effet_attendu).colonne(),
            champ!(Action.livrables).colonne(),
            champ!(Action.equipe).colonne(),
            champ!(Action.partenaires).colonne(),
            champ!(Action.public_cible).colonne(),
            champ!(Action.public_nombre).colonne(),
            champ!(Action.territoire).colonne(),
            champ!(Action.cofinanceur).colonne(),
            champ!(Action.points_vigilance).colonne(),
        ];
        let entete = f.ligne;
        let largeurs = [
            10.0, 40.0, 12.0, 12.0, 9.0, 22.0, 12.0, 12.0, 12.0, 11.0, 11.0, 14.0, 14.0, 14.0, 18.0, 45.0, 45.0, 36.0, 36.0, 24.0, 28.0,
            24.0, 9.0, 24.0, 24.0, 36.0,
        ];
        f.colonnes(largeurs, titres, 2)?;
        for a in &self.d.actions {
            let rang = self.action_sheet(a);
            f.donnees(&rang)?;
        }
        f.filtre(entete, titres.len())
    }

    fn action_sheet(&self, a: &Action) -> Vec<CelluleExcel> {
        let objectif = self.d.objectifs.iter().find(|o| o.id == a.objectif_id);
        let axe = objectif.and_then(|o| self.d.axes.iter().find(|x| x.id == o.axe_id));
        // 0 stands for no objective of the law.
        let legal = a.objectif_legal.or_else(|| axe.and_then(|x| x.objectif_legal)).filter(|n| *n > 0);
        let codes: Vec<&str> = self
            .d
            .action_indicateurs
            .iter()
            .filter(|l| l.action_id == a.id)
            .filter_map(|l| self.d.indicateurs.iter().find(|i| i.id == l.indicateur_id).map(|i| i.code.as_str()))
            .collect();
        let calculee = self.c.actions.iter().find(|x| x.id == a.id);
        vec![
            (&a.code).into(),
            (&a.intitule).into(),
            axe.map_or(CelluleExcel::Vide, |x| (&x.code).into()),
            objectif.map_or(CelluleExcel::Vide, |o| (&o.code).into()),
            entier(legal, GenreChiffre::Entier),
            (&a.pilote).into(),
            a.date_debut.into(),
            a.date_fin.into(),
            CelluleExcel::Mot(a.statut.libelle().to_owned()),
            late(self.c.suivi.action_late(a.id)),
            entier(a.avancement_pct, GenreChiffre::PourCent(0)),
            chiffre(calculee.and_then(|x| x.total.complet()), GenreChiffre::Euros),
            chiffre(calculee.and_then(|x| x.dotation.complet()), GenreChiffre::Euros),
            chiffre(calculee.and_then(|x| x.consomme.complet()), GenreChiffre::Euros),
            codes.join(", ").into(),
            (&a.constat).into(),
            (&a.description).into(),
            (&a.effet_attendu).into(),
            a.livrables.join("\n").into(),
            (&a.equipe).into(),
            a.partenaires.join("\n").into(),
            (&a.public_cible).into(),
            entier(a.public_nombre, GenreChiffre::Entier),
            (&a.territoire).into(),
            (&a.cofinanceur).into(),
            (&a.points_vigilance).into(),
        ]
    }
}

/// Writes a row in the place kept for it above those written since.
fn above(f: &mut Feuille<'_>, ligne: u32, genre: Rang, rang: &[CelluleExcel]) -> Result<(), XlsxError> {
    let suite = f.ligne;
    f.ligne = ligne;
    f.rang(genre, rang)?;
    f.ligne = suite.max(ligne + 1);
    Ok(())
}

/// Rows of sums, and the actions of each.
fn split(rows: &[(u32, Vec<Id>)]) -> (Vec<u32>, Vec<Vec<Id>>) {
    rows.iter().cloned().unzip()
}
