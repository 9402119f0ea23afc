//! The balance of the contract, in the agency’s own copy alone: rows of each year, legal objectives, money that may be taken
//! back, worth of concessions, kept scenarios.

use cpom_core::calculs::economie::{
    Economie, EconomieAnnee, LigneAnnees, au_centime_superieur, concessions, economie, lignes_annees, nom_objectif, phrase_total,
    reversement,
};
use cpom_core::choix::{Choix, LigneEquilibre};
use cpom_core::decimal::{Heures, Montant, Prix, produit};
use cpom_core::modele::mots::majuscule;
use cpom_core::scenario::kept_scenarios;
use rust_xlsxwriter::XlsxError;

use super::SourceClasseur;
use super::feuille::{CelluleExcel, Feuille, GenreChiffre, Rang, Zone, a1, chiffre, col, deduit, entier, somme_attendue};

/// Rows above those of the balance: hours, amount per hour.
const HEURES: u32 = 0;
const HORAIRE: u32 = 1;

impl SourceClasseur<'_> {
    /// Whether the workbook has this sheet: the copy is the agency’s own and the contract has years.
    pub(super) fn has_balance(&self) -> bool {
        self.interne && !self.c.annees.contrat.is_empty()
    }

    pub(super) fn equilibre(&self, f: &mut Feuille<'_>) -> Result<(), XlsxError> {
        let e = economie(self.d, self.c);
        self.annual_balance(f, &e)?;
        self.balance_by_objective(f, &e)?;
        self.taken_back(f, &e)?;
        if !e.sans_dotation {
            concessions_sheet(f, &e)?;
        }
        self.kept(f, &e)
    }

    /// Rows of the balance, a column a year and their sum; the balances and the amounts per hour are formulas of the rows above.
    fn annual_balance(&self, f: &mut Feuille<'_>, e: &Economie) -> Result<(), XlsxError> {
        let years = &e.annees;
        f.largeurs(&[48.0, 16.0], years.len() + 2)?;
        let mut titles = vec!["Rubrique".to_owned()];
        titles.extend(years.iter().map(|a| self.c.annees.titre(a.annee)));
        titles.push("Total".to_owned());
        f.entete(&titles, 1)?;
        let base = f.ligne;
        let at = |rank: u32, i: usize| a1(base + rank, col(i + 1));
        let row = |f: &mut Feuille<'_>, rang, label: &str, total: CelluleExcel, cell: &dyn Fn(usize, &EconomieAnnee) -> CelluleExcel| {
            let mut cells = vec![CelluleExcel::from(label)];
            cells.extend(years.iter().enumerate().map(|(i, a)| cell(i, a)));
            cells.push(total);
            f.rang(rang, &cells)
        };
        row(f, Rang::Normal, "Heures éligibles", CelluleExcel::Vide, &|_, a| chiffre(a.heures, GenreChiffre::Heures))?;
        row(f, Rang::Normal, "Montant horaire", CelluleExcel::Vide, &|_, a| chiffre(a.montant_horaire, GenreChiffre::Prix))?;

        let rows = lignes_annees(self.d, e);
        let (sums, terms): (Vec<&LigneAnnees>, Vec<&LigneAnnees>) =
            rows.iter().partition(|r| matches!(r.ligne, LigneEquilibre::Solde | LigneEquilibre::SoldePrudent));
        let first = f.ligne;
        // The sum of the years, which stand side by side in the row that is written next.
        let across = |f: &Feuille<'_>, r: &LigneAnnees| {
            somme_attendue(&Zone::ligne(f.ligne, 1, col(years.len())), r.total, r.total, GenreChiffre::Euros)
        };
        for r in &terms {
            let total = across(f, r);
            row(f, Rang::Normal, &r.libelle, total, &|i, a| {
                if r.ligne == LigneEquilibre::Dotation {
                    grant(a, &at(HEURES, i), &at(HORAIRE, i))
                } else {
                    chiffre(r.montants[i], GenreChiffre::Euros)
                }
            })?;
        }
        let rank = |ligne| terms.iter().position(|r| r.ligne == ligne).map(|i| first + u32::try_from(i).unwrap_or_default());
        let last = f.ligne - 1;
        let balance = f.ligne;
        for r in &sums {
            let total = across(f, r);
            row(f, Rang::Total, &r.libelle, total, &|i, _| {
                let column = col(i + 1);
                let above: Vec<String> = (first..=last).map(|l| a1(l, column)).collect();
                let needed: Vec<&str> = above.iter().map(String::as_str).collect();
                if e.sans_dotation {
                    CelluleExcel::Vide
                } else if r.ligne == LigneEquilibre::Solde {
                    deduit(format!("SUM({}:{})", a1(first, column), a1(last, column)), &needed, r.montants[i], GenreChiffre::Euros)
                } else {
                    let anyway: Vec<String> = [LigneEquilibre::PartSansContrat, LigneEquilibre::Economies]
                        .into_iter()
                        .filter_map(rank)
                        .map(|l| a1(l, column))
                        .collect();
                    let solde = a1(balance, column);
                    let formula = format!("{solde}-{}", anyway.join("-"));
                    deduit(formula, &[&solde], r.montants[i], GenreChiffre::Euros)
                }
            })?;
        }
        for (label, solde, prudent) in [("Montant d’équilibre", balance, false), ("Montant d’équilibre prudent", balance + 1, true)] {
            row(f, Rang::SousTotal, label, CelluleExcel::Vide, &|i, a| {
                let exact = if prudent { a.montant_equilibre_prudent } else { a.montant_equilibre };
                let shown = exact.map(au_centime_superieur);
                // Without an amount per hour there is no balance: the figure comes from the costs alone.
                if a.solde.is_none() {
                    return chiffre(shown, GenreChiffre::Prix);
                }
                let (hours, price, solde) = (at(HEURES, i), at(HORAIRE, i), a1(solde, col(i + 1)));
                // Four decimals, then the next whole cent; the inner rounding takes away what binary figures add.
                let formula = format!("-INT(-ROUND(ROUND({price}-{solde}/{hours},4)*100,2))/100");
                deduit(formula, &[&hours, &price, &solde], shown, GenreChiffre::Prix)
            })?;
        }
        f.note(&phrase_total(e))
    }

    /// A row for each year and legal objective.
    fn balance_by_objective(&self, f: &mut Feuille<'_>, e: &Economie) -> Result<(), XlsxError> {
        f.titre("Par objectif légal")?;
        f.entete(&["Objectif légal", "Année", "Dotation", "Cofinancement", "Coût", "Part sans le contrat", "Économies", "Solde"], 1)?;
        for a in &e.annees {
            for (numero, s) in a.objectifs.iter().filter(|(_, s)| s.cout.attendus() > 0) {
                let c: Vec<String> = (2..7).map(|column| a1(f.ligne, column)).collect();
                let [grant, other, cost, part, spared] = [&c[0], &c[1], &c[2], &c[3], &c[4]];
                let formula = format!("{grant}+{other}-{cost}+{part}+N({spared})");
                f.donnees(&[
                    majuscule(&nom_objectif(self.d, *numero)).into(),
                    entier(Some(a.annee), GenreChiffre::Annee),
                    chiffre(s.dotation.ou_zero(), GenreChiffre::Euros),
                    chiffre(s.cofinancement.ou_zero(), GenreChiffre::Euros),
                    chiffre(s.cout.complet(), GenreChiffre::Euros),
                    chiffre(s.part.complet(), GenreChiffre::Euros),
                    chiffre(s.economie, GenreChiffre::Euros),
                    deduit(formula, &[grant, other, cost, part], s.solde(), GenreChiffre::Euros),
                ])?;
            }
        }
        Ok(())
    }

    /// Motives under which something may be claimed, or an amount is missing.
    fn taken_back(&self, f: &mut Feuille<'_>, e: &Economie) -> Result<(), XlsxError> {
        let mut rows = e.reversements.iter().filter(|r| r.montant != Some(Montant::ZERO)).peekable();
        if rows.peek().is_none() {
            return Ok(());
        }
        f.titre("Ce que le Département pourrait reprendre")?;
        f.entete(&["Motif", "Année", "Montant", "Degré", "Détail"], 1)?;
        for r in rows {
            f.donnees(&[
                majuscule(r.motif.libelle()).into(),
                entier(Some(r.annee), GenreChiffre::Annee),
                chiffre(r.montant, GenreChiffre::Euros),
                CelluleExcel::Mot(r.degre.libelle().to_owned()),
                CelluleExcel::Rappel(reversement(self.d, e, r).phrase),
            ])?;
        }
        Ok(())
    }

    /// Balance of each kept scenario, a column a year.
    fn kept(&self, f: &mut Feuille<'_>, e: &Economie) -> Result<(), XlsxError> {
        if self.d.scenarios.is_empty() || e.sans_dotation {
            return Ok(());
        }
        f.titre("Scénarios gardés")?;
        let mut titles = vec!["Solde du contrat".to_owned()];
        titles.extend(e.annees.iter().map(|a| self.c.annees.titre(a.annee)));
        titles.extend(["Total".to_owned(), "Hypothèses".to_owned()]);
        f.entete(&titles, 1)?;
        for kept in kept_scenarios(self.d, self.c.suivi.jour) {
            let mut cells = vec![CelluleExcel::from(kept.scenario.libelle.trim())];
            cells.extend(kept.economie.annees.iter().map(|a| chiffre(a.solde, GenreChiffre::Euros)));
            let (zone, total) = (Zone::ligne(f.ligne, 1, col(e.annees.len())), kept.economie.solde);
            cells.push(somme_attendue(&zone, total, total, GenreChiffre::Euros));
            cells.push(CelluleExcel::Rappel(kept.leviers.join(", ")));
            f.donnees(&cells)?;
        }
        Ok(())
    }
}

/// Grant of a year: hours × amount per hour where it is their product.
fn grant(a: &EconomieAnnee, hours: &str, price: &str) -> CelluleExcel {
    let product = a.heures.zip(a.montant_horaire).map(|(h, m): (Heures, Prix)| produit::<2, 4, 2>(h, m));
    if product == a.dotation {
        return deduit(format!("ROUND({hours}*{price},2)"), &[hours, price], a.dotation, GenreChiffre::Euros);
    }
    chiffre(a.dotation, GenreChiffre::Euros)
}

/// Worth of ten cents and of one percent, each year.
fn concessions_sheet(f: &mut Feuille<'_>, e: &Economie) -> Result<(), XlsxError> {
    f.titre("Ce que vaut une concession pour le service")?;
    f.entete(&["Concession", "Année", "Vaut"], 1)?;
    for a in &e.annees {
        for c in concessions(a) {
            f.donnees(&[c.libelle.into(), entier(Some(a.annee), GenreChiffre::Annee), chiffre(c.montant, GenreChiffre::Euros)])?;
        }
    }
    Ok(())
}
