//! T5: the operating account by functional group; T7: what an hour costs.

use cpom_core::calculs::{BudgetAnnee, Total};
use cpom_core::choix::{Choix, Groupe, Nature, SensBudget};
use cpom_core::decimal::{Montant, quotient};
use cpom_core::modele::{LigneBudget, mots};
use rust_xlsxwriter::XlsxError;

use super::activite;
use super::feuille::{
    Attente, CelluleExcel, Feuille, GenreChiffre, GraphiqueExcel, Rang, Zone, a1, ailleurs, chiffre, col, deduit, repris, somme_attendue,
};
use super::{Colonne, SourceClasseur, column_title, ordered, total};

/// Rows of the totals of T5; columns are those of [`SourceClasseur::accounts`].
#[derive(Default)]
pub(super) struct Positions {
    nom: &'static str,
    groupes: Vec<(SensBudget, Groupe, u32)>,
    charges: u32,
    produits: u32,
    heures: u32,
}

const GROUPES: [Groupe; 3] = [Groupe::I, Groupe::II, Groupe::III];

impl SourceClasseur<'_> {
    /// Accounts by year; within a year realised first. A year of the contract without one has an empty column.
    fn accounts(&self) -> Vec<BudgetAnnee> {
        let colonnes = self.with_contract_years(ordered(self.c.budget.iter().map(|b| (b.annee, b.nature))));
        let account = |(annee, nature): Colonne| {
            let known = self.c.budget.iter().find(|b| (b.annee, b.nature) == (annee, nature)).cloned();
            known.unwrap_or_else(|| BudgetAnnee {
                annee,
                nature,
                heures: self.c.activite.total(annee, nature).map(|h| h.total).unwrap_or_default(),
                groupes: Vec::new(),
                charges: Total::default(),
                produits: Total::default(),
                resultat: None,
                resultat_pct: None,
                cout_horaire: None,
                produit_horaire: None,
            })
        };
        colonnes.into_iter().map(account).collect()
    }

    fn amount(&self, l: &LigneBudget, annee: i32, nature: Nature) -> Option<Montant> {
        total(self.d.montants_budget.iter().filter(|m| m.ligne_id == l.id && m.annee == annee && m.nature == nature).map(|m| m.montant))
    }

    fn group_name(&self, sens: SensBudget, groupe: Groupe) -> String {
        let nom =
            self.d.groupes_budget.iter().find(|g| g.sens == sens && g.groupe == groupe).map(|g| g.libelle.as_str()).unwrap_or_default();
        let titre = mots::majuscule(groupe.libelle());
        if nom.is_empty() { titre } else { format!("{titre} – {nom}") }
    }

    pub(super) fn comptes(&self, f: &mut Feuille<'_>, heures: &activite::Positions) -> Result<Positions, XlsxError> {
        let comptes = self.accounts();
        f.largeurs(&[54.0, 15.0], comptes.len() + 1)?;
        let mut titres = vec!["Poste".to_owned()];
        titres.extend(comptes.iter().map(|b| column_title((b.annee, b.nature))));
        f.entete(&titres, 1)?;
        let mut p = Positions { nom: f.nom(), ..Positions::default() };
        p.charges = self.side(f, &comptes, SensBudget::Charge, &mut p.groupes)?;
        p.produits = self.side(f, &comptes, SensBudget::Produit, &mut p.groupes)?;
        let resultat = row(&comptes, "Résultat", &|c, b| {
            let (produits, charges) = (a1(p.produits, c), a1(p.charges, c));
            deduit(format!("{produits}-{charges}"), &[&produits, &charges], b.resultat, GenreChiffre::Euros)
        });
        let ligne = f.rang(Rang::Total, &resultat)?;
        f.donnees(&row(&comptes, "Résultat en % des produits", &|c, b| {
            let (resultat, produits) = (a1(ligne, c), a1(p.produits, c));
            deduit(format!("ROUND({resultat}/{produits}*100,2)"), &[&resultat, &produits], b.resultat_pct, GenreChiffre::PourCent(2))
        }))?;
        p.heures = f.donnees(&row(&comptes, "Heures d’intervention (T1)", &|_, b| match heures.colonnes.get(&(b.annee, b.nature)) {
            Some(c) => repris(&ailleurs("T1 Heures", heures.total, *c), b.heures.complet(), GenreChiffre::Heures),
            None => chiffre(b.heures.complet(), GenreChiffre::Heures),
        }))?;
        if comptes.iter().any(|b| b.charges.complet().is_some() || b.produits.complet().is_some()) {
            let (entete, fin) = (super::feuille::DEBUT, col(comptes.len()));
            f.graphique(&GraphiqueExcel {
                titre: "Charges et produits".to_owned(),
                description: format!("Colonnes : total des charges et des produits, en euros, {}.", self.years_said()),
                unite: "euros",
                categories: (entete, 1, entete, fin),
                series: vec![
                    ("Charges".to_owned(), (p.charges, 1, p.charges, fin)),
                    ("Produits".to_owned(), (p.produits, 1, p.produits, fin)),
                ],
                empile: false,
            })?;
        }
        Ok(p)
    }

    /// Charges or products: groups with their lines and sums, then the total, whose row is given back.
    fn side(
        &self,
        f: &mut Feuille<'_>,
        comptes: &[BudgetAnnee],
        sens: SensBudget,
        groupes: &mut Vec<(SensBudget, Groupe, u32)>,
    ) -> Result<u32, XlsxError> {
        let (titre, de) = match sens {
            SensBudget::Charge => ("Charges", "Total des charges"),
            SensBudget::Produit => ("Produits", "Total des produits"),
        };
        f.rang(Rang::Section, &[titre.into()])?;
        let mut sommes = Vec::new();
        for groupe in GROUPES {
            let lignes: Vec<&LigneBudget> = self.d.lignes_budget.iter().filter(|l| l.sens == sens && l.groupe == groupe).collect();
            if lignes.is_empty() {
                continue;
            }
            let premiere = f.ligne;
            for l in &lignes {
                f.donnees(&row(comptes, &l.libelle, &|_, b| chiffre(self.amount(l, b.annee, b.nature), GenreChiffre::Euros)))?;
            }
            let derniere = f.ligne - 1;
            let rang = row(comptes, &self.group_name(sens, groupe), &|c, b| {
                let total = group_total(b, sens, groupe);
                somme_attendue(&Zone::colonne(c, premiere, derniere), total, total, GenreChiffre::Euros)
            });
            let ligne = f.rang(Rang::SousTotal, &rang)?;
            groupes.push((sens, groupe, ligne));
            sommes.push(ligne);
        }
        f.rang(
            Rang::Total,
            &row(comptes, de, &|c, b| {
                let montant = if sens == SensBudget::Charge { b.charges } else { b.produits };
                let groups = b.groupes.iter().filter(|g| g.sens == sens).map(|g| g.total);
                somme_attendue(&Zone::lignes(c, &sommes), Attente::de(groups, montant), montant, GenreChiffre::Euros)
            }),
        )
    }

    pub(super) fn cout_de_revient(&self, f: &mut Feuille<'_>, p: &Positions) -> Result<(), XlsxError> {
        let comptes = self.accounts();
        f.largeurs(&[54.0, 15.0], comptes.len() + 1)?;
        let mut titres = vec!["Par heure d’intervention".to_owned()];
        titres.extend(comptes.iter().map(|b| column_title((b.annee, b.nature))));
        f.entete(&titres, 1)?;
        let charges =
            f.donnees(&row(&comptes, "Charges", &|c, b| repris(&ailleurs(p.nom, p.charges, c), b.charges.complet(), GenreChiffre::Euros)))?;
        let produits = f.donnees(&row(&comptes, "Produits", &|c, b| {
            repris(&ailleurs(p.nom, p.produits, c), b.produits.complet(), GenreChiffre::Euros)
        }))?;
        let heures = f.donnees(&row(&comptes, "Heures d’intervention", &|c, b| {
            repris(&ailleurs(p.nom, p.heures, c), b.heures.complet(), GenreChiffre::Heures)
        }))?;
        let par_heure = |montant: String, c: u16, resultat: Option<Montant>| {
            let hours = a1(heures, c);
            deduit(format!("ROUND({montant}/{hours},2)"), &[&montant, &hours], resultat, GenreChiffre::Euros)
        };
        let cout = f.rang(Rang::Total, &row(&comptes, "Coût de revient horaire", &|c, b| par_heure(a1(charges, c), c, b.cout_horaire)))?;
        for (sens, groupe, ligne) in p.groupes.iter().filter(|g| g.0 == SensBudget::Charge) {
            f.donnees(&row(&comptes, &format!("dont {}", self.group_name(*sens, *groupe)), &|c, b| {
                let de = group_total(b, *sens, *groupe).complet();
                let resultat = de.zip(b.heures.complet()).and_then(|(m, h)| quotient::<2, 2, 2>(m, h, 1));
                par_heure(ailleurs(p.nom, *ligne, c), c, resultat)
            }))?;
        }
        let produit =
            f.rang(Rang::SousTotal, &row(&comptes, "Produit par heure", &|c, b| par_heure(a1(produits, c), c, b.produit_horaire)))?;
        f.donnees(&row(&comptes, "Écart par heure", &|c, b| {
            let ecart = b.produit_horaire.zip(b.cout_horaire).map(|(p, c)| p - c);
            let (produit, cout) = (a1(produit, c), a1(cout, c));
            deduit(format!("{produit}-{cout}"), &[&produit, &cout], ecart, GenreChiffre::Euros)
        }))?;
        f.note("Les groupes sont arrondis chacun au centime : leur somme peut différer d’un centime du coût de revient.")
    }
}

fn group_total(b: &BudgetAnnee, sens: SensBudget, groupe: Groupe) -> Total<2> {
    b.groupes.iter().find(|g| g.sens == sens && g.groupe == groupe).map(|g| g.total).unwrap_or_default()
}

/// A row of the account.
fn row(comptes: &[BudgetAnnee], titre: &str, cellule: &dyn Fn(u16, &BudgetAnnee) -> CelluleExcel) -> Vec<CelluleExcel> {
    let mut r = vec![CelluleExcel::from(titre)];
    r.extend(comptes.iter().enumerate().map(|(i, b)| cellule(col(i + 1), b)));
    r
}
