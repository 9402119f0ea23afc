//! T4: the budget of actions by year and source, the financing plan; the list of actions.

use cpom_core::calculs::PlanAnnee;
use cpom_core::champ;
use cpom_core::choix::{Choix, SourceFinancement};
use cpom_core::decimal::Montant;
use cpom_core::modele::{Action, BudgetAction, ChampDef, Id, mots};
use rust_xlsxwriter::XlsxError;

use super::feuille::{CelluleExcel, Feuille, GenreChiffre, Rang, a1, addition, ailleurs, calcul, chiffre, col, entier, somme};
use super::{RETARD, SourceClasseur, late, total};

/// Columns of a year: cost, then its sources, then what was used.
const PAR_ANNEE: usize = 5;
/// First column of years, after code and title.
const DEBUT: usize = 2;

/// A source of money of an action.
type OrigineMontant = fn(&BudgetAction) -> Option<Montant>;
/// A resource of the financing plan.
type Ressource = (SourceFinancement, fn(&PlanAnnee) -> Montant);
const PARTS: [OrigineMontant; 4] = [|b| b.dotation, |b| b.autofinancement, |b| b.cofinancement, |b| b.dotation_consommee];

impl SourceClasseur<'_> {
    pub(super) fn budget_actions(&self, f: &mut Feuille<'_>) -> Result<(), XlsxError> {
        let annees: Vec<i32> = self.c.plan.annees.iter().map(|p| p.annee).collect();
        let colonnes = DEBUT + (annees.len() + 1) * PAR_ANNEE;
        f.largeurs(&[11.0, 48.0, 13.0], colonnes)?;
        let mut titres = vec![champ!(Action.code).colonne().to_owned(), champ!(BudgetAction.action_id).colonne().to_owned()];
        for an in annees.iter().map(ToString::to_string).chain(["Total".to_owned()]) {
            titres.extend(
                [
                    "Coût",
                    champ!(BudgetAction.dotation).colonne(),
                    champ!(BudgetAction.autofinancement).colonne(),
                    champ!(BudgetAction.cofinancement).colonne(),
                    champ!(BudgetAction.dotation_consommee).colonne(),
                ]
                .map(|t| format!("{an}\n{t}")),
            );
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
                let (fin, ids) = (f.ligne, self.actions_of(&[objectif.id]));
                let formule = |c: u16| if fin > ligne_objectif + 1 { somme(c, ligne_objectif + 1, fin - 1) } else { "0".to_owned() };
                self.sum_row(f, ligne_objectif, Rang::SousTotal, [&objectif.code, &objectif.libelle], &ids, &annees, &formule)?;
                objectifs.push(ligne_objectif);
            }
            let ids = self.actions_of(&self.d.objectifs.iter().filter(|o| o.axe_id == axe.id).map(|o| o.id).collect::<Vec<_>>());
            self.sum_row(f, ligne_axe, Rang::Section, [&axe.code, &axe.libelle], &ids, &annees, &|c| addition(c, &objectifs))?;
            axes.push(ligne_axe);
        }
        let ids: Vec<Id> = self.d.actions.iter().map(|a| a.id).collect();
        let derniere = f.ligne;
        self.sum_row(f, derniere, Rang::Total, ["", "Total des actions"], &ids, &annees, &|c| addition(c, &axes))
    }

    fn actions_of(&self, objectifs: &[Id]) -> Vec<Id> {
        self.d.actions.iter().filter(|a| objectifs.contains(&a.objectif_id)).map(|a| a.id).collect()
    }

    /// Sum of a source over some actions, in a year or in all.
    fn part(&self, ids: &[Id], annee: Option<i32>, part: OrigineMontant) -> Option<Montant> {
        let de = self.d.budgets_action.iter().filter(|b| ids.contains(&b.action_id) && annee.is_none_or(|a| b.annee == a));
        total(de.map(part))
    }

    fn cost(&self, ids: &[Id], annee: Option<i32>) -> Option<Montant> {
        total(PARTS[..3].iter().map(|p| self.part(ids, annee, *p)))
    }

    fn action_row(&self, ligne: u32, action: &Action, annees: &[i32]) -> Vec<CelluleExcel> {
        let mut rang = vec![CelluleExcel::from(&action.code), (&action.intitule).into()];
        for (i, annee) in annees.iter().enumerate() {
            let c = DEBUT + i * PAR_ANNEE;
            let cout = format!("SUM({}:{})", a1(ligne, col(c + 1)), a1(ligne, col(c + 3)));
            rang.push(calcul(cout, self.cost(&[action.id], Some(*annee)), GenreChiffre::Euros));
            rang.extend(PARTS.map(|p| chiffre(self.part(&[action.id], Some(*annee), p), GenreChiffre::Euros)));
        }
        let calculee = self.c.actions.iter().find(|a| a.id == action.id);
        for k in 0..PAR_ANNEE {
            let colonnes: Vec<String> = (0..annees.len()).map(|i| a1(ligne, col(DEBUT + i * PAR_ANNEE + k))).collect();
            let resultat = match k {
                0 => calculee.map(|a| a.total),
                1 => calculee.map(|a| a.dotation),
                4 => calculee.map(|a| a.consomme),
                _ => self.part(&[action.id], None, PARTS[k - 1]),
            };
            let resultat = resultat.filter(|_| !colonnes.is_empty());
            rang.push(calcul(format!("SUM({})", colonnes.join(",")), resultat, GenreChiffre::Euros));
        }
        rang
    }

    /// A row of sums, written above or below the rows it adds.
    #[expect(clippy::too_many_arguments, reason = "one call for objectives, axes and the total")]
    fn sum_row(
        &self,
        f: &mut Feuille<'_>,
        ligne: u32,
        genre: Rang,
        titres: [&str; 2],
        ids: &[Id],
        annees: &[i32],
        formule: &dyn Fn(u16) -> String,
    ) -> Result<(), XlsxError> {
        let mut rang: Vec<CelluleExcel> = titres.map(CelluleExcel::from).into();
        for annee in annees.iter().copied().map(Some).chain([None]) {
            let mut sommes = vec![self.cost(ids, annee)];
            sommes.extend(PARTS.map(|p| self.part(ids, annee, p)));
            for s in sommes {
                rang.push(calcul(formule(col(rang.len())), s, GenreChiffre::Euros));
            }
        }
        let suite = f.ligne;
        f.ligne = ligne;
        f.rang(genre, &rang)?;
        f.ligne = suite.max(ligne + 1);
        Ok(())
    }

    pub(super) fn plan(&self, f: &mut Feuille<'_>) -> Result<(), XlsxError> {
        let annees = &self.c.plan.annees;
        f.largeurs(&[52.0, 16.0], annees.len() + 2)?;
        let mut titres = vec!["Rubrique".to_owned()];
        titres.extend(annees.iter().map(|a| a.annee.to_string()));
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
        self.plan_row(f, Rang::Total, "Total des ressources", Some(&|c| somme(c, debut, fin)), |p| p.ressources)?;
        f.rang(Rang::Section, &["Emplois".into()])?;
        let debut = f.ligne;
        for axe in &self.d.axes {
            let montant = |p: &PlanAnnee| p.emplois_par_axe.iter().find(|e| e.axe_id == axe.id).map_or(Montant::ZERO, |e| e.montant);
            self.plan_row(f, Rang::Normal, &format!("{} {}", axe.code, axe.libelle), None, montant)?;
        }
        self.plan_row(f, Rang::Normal, "Hors actions", None, |p| p.hors_actions)?;
        let fin = f.ligne - 1;
        self.plan_row(f, Rang::Total, "Total des emplois", Some(&|c| somme(c, debut, fin)), |p| p.emplois)?;
        let (ressources, emplois) = (debut - 2, f.ligne - 1);
        self.plan_row(
            f,
            Rang::SousTotal,
            "Ressources moins emplois",
            Some(&|c| format!("{}-{}", a1(ressources, c), a1(emplois, c))),
            |p| p.ressources - p.emplois,
        )?;
        let prevue = |annee: i32| self.c.dotation.annees.iter().position(|a| a.annee == annee);
        let mut rang = vec![CelluleExcel::from("Pour mémoire, dotation prévue (T3)")];
        let ligne = super::dotation::LIGNE_PREVUE;
        rang.extend(annees.iter().map(|a| match prevue(a.annee) {
            Some(i) => calcul(ailleurs("T3 Dotation", ligne, col(i + 1)), self.c.dotation.annees[i].montant_prevu, GenreChiffre::Euros),
            None => CelluleExcel::Vide,
        }));
        rang.push(calcul(
            ailleurs("T3 Dotation", ligne, col(self.c.dotation.annees.len() + 1)),
            Some(self.c.dotation.total_prevu),
            GenreChiffre::Euros,
        ));
        f.donnees(&rang)?;
        self.outside_actions(f)
    }

    /// A row of the plan: figures, or a formula over the rows above; the total adds the years.
    fn plan_row(
        &self,
        f: &mut Feuille<'_>,
        genre: Rang,
        titre: &str,
        formule: Option<&dyn Fn(u16) -> String>,
        montant: impl Fn(&PlanAnnee) -> Montant,
    ) -> Result<(), XlsxError> {
        let annees = &self.c.plan.annees;
        let mut rang = vec![CelluleExcel::from(titre)];
        rang.extend(annees.iter().enumerate().map(|(i, a)| match formule {
            Some(formule) => calcul(formule(col(i + 1)), Some(montant(a)), GenreChiffre::Euros),
            None => chiffre(Some(montant(a)), GenreChiffre::Euros),
        }));
        if !annees.is_empty() {
            let l = f.ligne;
            rang.push(calcul(
                format!("SUM({}:{})", a1(l, 1), a1(l, col(annees.len()))),
                Some(montant(&self.c.plan.total)),
                GenreChiffre::Euros,
            ));
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
            chiffre(calculee.map(|x| x.total), GenreChiffre::Euros),
            chiffre(calculee.map(|x| x.dotation), GenreChiffre::Euros),
            chiffre(calculee.map(|x| x.consomme), GenreChiffre::Euros),
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
