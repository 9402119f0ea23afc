//! T5: the operating account by functional group; T7: what an hour costs.

use cpom_core::calculs::BudgetAnnee;
use cpom_core::choix::{Choix, Groupe, Nature, SensBudget};
use cpom_core::decimal::{Montant, quotient};
use cpom_core::modele::{LigneBudget, mots};
use rust_xlsxwriter::XlsxError;

use super::activite;
use super::feuille::{CelluleExcel, Feuille, GenreChiffre, Rang, a1, addition, ailleurs, calcul, chiffre, col, somme};
use super::{SourceClasseur, column_title, total};

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
    /// Accounts by year; within a year realised first.
    fn accounts(&self) -> Vec<&BudgetAnnee> {
        let mut comptes: Vec<&BudgetAnnee> = self.c.budget.iter().collect();
        comptes.sort_by_key(|b| (b.annee, b.nature));
        comptes
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
            calcul(format!("{}-{}", a1(p.produits, c), a1(p.charges, c)), Some(b.resultat), GenreChiffre::Euros)
        });
        let ligne = f.rang(Rang::Total, &resultat)?;
        f.donnees(&row(&comptes, "Résultat en % des produits", &|c, b| {
            calcul(format!("ROUND({}/{}*100,2)", a1(ligne, c), a1(p.produits, c)), b.resultat_pct, GenreChiffre::PourCent(2))
        }))?;
        p.heures = f.donnees(&row(&comptes, "Heures d’intervention (T1)", &|_, b| match heures.colonnes.get(&(b.annee, b.nature)) {
            Some(c) => calcul(ailleurs("T1 Heures", heures.total, *c), b.heures, GenreChiffre::Heures),
            None => chiffre(b.heures, GenreChiffre::Heures),
        }))?;
        Ok(p)
    }

    /// Charges or products: groups with their lines and sums, then the total, whose row is given back.
    fn side(
        &self,
        f: &mut Feuille<'_>,
        comptes: &[&BudgetAnnee],
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
            let somme_de = |b: &BudgetAnnee| b.groupes.iter().find(|g| g.sens == sens && g.groupe == groupe).map(|g| g.total);
            let rang = row(comptes, &self.group_name(sens, groupe), &|c, b| {
                calcul(somme(c, premiere, derniere), somme_de(b), GenreChiffre::Euros)
            });
            let ligne = f.rang(Rang::SousTotal, &rang)?;
            groupes.push((sens, groupe, ligne));
            sommes.push(ligne);
        }
        f.rang(
            Rang::Total,
            &row(comptes, de, &|c, b| {
                let montant = if sens == SensBudget::Charge { b.charges } else { b.produits };
                calcul(addition(c, &sommes), Some(montant), GenreChiffre::Euros)
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
            f.donnees(&row(&comptes, "Charges", &|c, b| calcul(ailleurs(p.nom, p.charges, c), Some(b.charges), GenreChiffre::Euros)))?;
        let produits =
            f.donnees(&row(&comptes, "Produits", &|c, b| calcul(ailleurs(p.nom, p.produits, c), Some(b.produits), GenreChiffre::Euros)))?;
        let heures = f.donnees(&row(&comptes, "Heures d’intervention", &|c, b| {
            calcul(ailleurs(p.nom, p.heures, c), b.heures, GenreChiffre::Heures)
        }))?;
        let par_heure = |montant: String, c: u16| format!("ROUND({montant}/{},2)", a1(heures, c));
        let cout = f.rang(
            Rang::Total,
            &row(&comptes, "Coût de revient horaire", &|c, b| calcul(par_heure(a1(charges, c), c), b.cout_horaire, GenreChiffre::Euros)),
        )?;
        for (sens, groupe, ligne) in p.groupes.iter().filter(|g| g.0 == SensBudget::Charge) {
            f.donnees(&row(&comptes, &format!("dont {}", self.group_name(*sens, *groupe)), &|c, b| {
                let de = b.groupes.iter().find(|g| g.sens == *sens && g.groupe == *groupe).map(|g| g.total);
                let resultat = de.zip(b.heures).and_then(|(m, h)| quotient::<2, 2, 2>(m, h, 1));
                calcul(par_heure(ailleurs(p.nom, *ligne, c), c), resultat, GenreChiffre::Euros)
            }))?;
        }
        let produit = f.rang(
            Rang::SousTotal,
            &row(&comptes, "Produit par heure", &|c, b| calcul(par_heure(a1(produits, c), c), b.produit_horaire, GenreChiffre::Euros)),
        )?;
        f.donnees(&row(&comptes, "Écart par heure", &|c, b| {
            let ecart = b.produit_horaire.zip(b.cout_horaire).map(|(p, c)| p - c);
            calcul(format!("{}-{}", a1(produit, c), a1(cout, c)), ecart, GenreChiffre::Euros)
        }))?;
        f.note("Les groupes sont arrondis chacun au centime : leur somme peut différer d’un centime du coût de revient.")
    }
}

/// A row of the account.
fn row(comptes: &[&BudgetAnnee], titre: &str, cellule: &dyn Fn(u16, &BudgetAnnee) -> CelluleExcel) -> Vec<CelluleExcel> {
    let mut r = vec![CelluleExcel::from(titre)];
    r.extend(comptes.iter().enumerate().map(|(i, b)| cellule(col(i + 1), b)));
    r
}
