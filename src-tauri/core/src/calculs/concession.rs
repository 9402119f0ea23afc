//! Worth of a concession: what another value in a cell of the dossier would bring or cost to the service.

use super::Calculs;
use super::activite::heures_financeur;
use super::economie::{Economie, EconomieAnnee, mean_price};
use super::total::{Termes, Total};
use crate::champ;
use crate::choix::{CategorieFinanceur, Nature, StatutIndicateur};
use crate::decimal::{Decimal, Montant, Nombre, Prix, div_round, produit};
use crate::modele::{BudgetAction, Dossier, Entite, Id, Mesure, MontantHoraire, Plafond, RegleDotation, Tarif};

/// Cell that a concession changes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct CelluleVisee<'a> {
    /// Name of the table.
    pub table: &'a str,
    /// Identifier of the row.
    pub id: Id,
    /// Name of the field.
    pub champ: &'a str,
}

/// Effect of another value in a cell.
#[derive(Clone, Debug, PartialEq)]
pub struct Impact {
    /// Euros for the service in the year of the cell: positive when it gains.
    pub euros: Montant,
    /// Year of the effect; `None` when the cell belongs to no year.
    pub annee: Option<i32>,
    /// Distance to the balance before and after; `None` when the effect is not on the balance, or a figure is missing.
    pub equilibre: Option<EcartEquilibre>,
    /// Effects that are not euros for the service.
    pub autres: Vec<AutreEffet>,
}

/// Amount per hour of the contract minus the one at which it balances: negative when the contract costs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct EcartEquilibre {
    /// With the present value, in euros per hour.
    pub avant: Prix,
    /// With the other value, in euros per hour.
    pub apres: Prix,
}

/// Effect of a concession that is not euros for the service.
#[derive(Clone, Debug, PartialEq)]
pub enum AutreEffet {
    /// Money received sooner, in euros; negative when it comes later.
    Tresorerie(Montant),
    /// Fall of the hours, in percent, beyond which the advance is to be paid back.
    SeuilTropPercu(Nombre),
    /// Last value of the indicator, judged against the target.
    Statut {
        /// Year of the value.
        annee: i32,
        /// Value of that year.
        valeur: Nombre,
        /// Status with the target.
        statut: StatutIndicateur,
    },
}

impl Impact {
    fn euros(annee: i32, euros: Montant) -> Self {
        Self { euros, annee: Some(annee), equilibre: None, autres: Vec::new() }
    }
}

/// Effect of a value in a cell; `None` for a cell whose effect is not computed, or when a figure is missing. `e` is the
/// balance of the same dossier.
#[must_use]
pub fn impact(d: &Dossier, c: &Calculs, e: &Economie, cible: CelluleVisee<'_>, valeur: Nombre) -> Option<Impact> {
    let CelluleVisee { table, id, champ } = cible;
    if table == MontantHoraire::TABLE.nom {
        let row = d.dotations.iter().find(|x| x.id == id)?;
        let year = e.annee(row.annee)?;
        let grant = c.dotation.annees.iter().find(|g| g.annee == row.annee)?;
        let price = |h, m| produit::<2, 4, 2>(h, m);
        if champ == champ!(MontantHoraire.montant_horaire).nom {
            let hours = grant.heures_prevues?;
            let before = row.montant_horaire.map_or(Montant::ZERO, |m| price(hours, m));
            return Some(balanced(year, year.heures, price(hours, valeur) - before));
        }
        if champ == champ!(MontantHoraire.heures_convenues).nom {
            let (amount, now) = grant.montant_horaire.zip(grant.heures_prevues)?;
            let hours = valeur.to::<2>();
            return Some(balanced(year, if year.constatee { year.heures } else { Some(hours) }, price(hours, amount) - price(now, amount)));
        }
        return None;
    }
    if table == Plafond::TABLE.nom && champ == champ!(Plafond.plafond).nom {
        let row = d.plafonds.iter().find(|x| x.id == id)?;
        let year = e.annee(row.annee)?;
        let billed = |ceiling: Option<Prix>, libre: Prix| ceiling.map_or(libre, |c| c.min(libre));
        let euros = |ceiling| year.supplement.somme(|s| s.libre.map(|libre| billed(ceiling, libre)));
        return Some(balanced(year, year.heures, euros(Some(valeur))? - euros(row.plafond)?));
    }
    if table == Tarif::TABLE.nom {
        return tariff(d, id, champ, valeur);
    }
    if table == RegleDotation::TABLE.nom && champ == champ!(RegleDotation.acompte_pct).nom {
        return advance(d, c, e, valeur);
    }
    if table == BudgetAction::TABLE.nom && champ == champ!(BudgetAction.dotation).nom {
        let row = d.budgets_action.iter().find(|x| x.id == id)?;
        return Some(Impact::euros(row.annee, valeur.to::<2>() - row.dotation?));
    }
    if table == Mesure::TABLE.nom && champ == champ!(Mesure.cible).nom {
        let row = d.mesures.iter().find(|x| x.id == id)?;
        let indicateur = d.indicateurs.iter().find(|i| i.id == row.indicateur_id)?;
        let computed = c.indicateurs.iter().find(|i| i.id == row.indicateur_id)?;
        let judged = computed.juger(d, indicateur, valeur).map(|(annee, valeur, statut)| AutreEffet::Statut { annee, valeur, statut });
        return Some(Impact { autres: judged.into_iter().collect(), ..Impact::euros(row.annee, Montant::ZERO) });
    }
    None
}

/// Effect in euros with the distance to the balance, over the hours of after.
fn balanced(year: &EconomieAnnee, hours: Option<Decimal<2>>, euros: Montant) -> Impact {
    let per_hour = |m: Montant, h: Option<Decimal<2>>| {
        let h = h.filter(|h| h.raw() > 0)?;
        Some(Prix::from_raw(div_round(i128::from(m.raw()) * 10_000, i128::from(h.raw()))))
    };
    let equilibre =
        year.solde.and_then(|solde| Some(EcartEquilibre { avant: per_hour(solde, year.heures)?, apres: per_hour(solde + euros, hours)? }));
    Impact { equilibre, ..Impact::euros(year.annee, euros) }
}

/// Effect of a tariff: planned hours at this tariff × its difference, weighed by the days of the tariff.
fn tariff(d: &Dossier, id: Id, champ: &str, valeur: Nombre) -> Option<Impact> {
    type Champ = fn(&Tarif) -> Option<Prix>;
    let (categorie, read): (CategorieFinanceur, Champ) = match champ {
        c if c == champ!(Tarif.tarif_apa).nom => (CategorieFinanceur::Apa, |t| t.tarif_apa),
        c if c == champ!(Tarif.tarif_pch).nom => (CategorieFinanceur::Pch, |t| t.tarif_pch),
        _ => return None,
    };
    let row = d.tarifs.iter().find(|t| t.id == id)?;
    let mut changed = Dossier { tarifs: d.tarifs.clone(), ..Dossier::default() };
    for t in changed.tarifs.iter_mut().filter(|t| t.id == id) {
        if categorie == CategorieFinanceur::Apa { t.tarif_apa = Some(valeur) } else { t.tarif_pch = Some(valeur) }
    }
    let before = mean_price(d, row.service_id, row.annee, read)?;
    let after = mean_price(&changed, row.service_id, row.annee, read)?;
    let payers = d.financeurs.iter().filter(|f| f.categorie == categorie);
    let hours = match row.service_id {
        None => Total::des(Termes::Financeurs, payers.map(|f| heures_financeur(d, f.id, row.annee, Nature::Previsionnel))).complet()?,
        Some(_) => {
            let rows =
                d.heures.iter().filter(|h| h.annee == row.annee && h.nature == Nature::Previsionnel && h.service_id == row.service_id);
            let mine = rows.filter(|h| d.financeurs.iter().any(|f| f.id == h.financeur_id && f.categorie == categorie));
            Total::de(Termes::Lignes, mine.map(|h| h.heures)).complet()?
        }
    };
    Some(Impact::euros(row.annee, produit::<2, 4, 2>(hours, after) - produit::<2, 4, 2>(hours, before)))
}

/// Effect of the share of the advance, in the first year that is not closed: money sooner, and a nearer overpayment.
fn advance(d: &Dossier, c: &Calculs, e: &Economie, valeur: Nombre) -> Option<Impact> {
    let year = e.annees.iter().find(|a| !a.constatee)?;
    let grant = c.dotation.annees.iter().find(|g| g.annee == year.annee)?;
    let planned = grant.montant_prevu?;
    let share =
        |pct: Nombre| Montant::from_raw(div_round(i128::from(planned.raw()) * i128::from(pct.raw()), 100 * i128::from(Nombre::ECHELLE)));
    let now = d.dotation.acompte_pct?;
    let threshold = AutreEffet::SeuilTropPercu(Nombre::entier(100) - valeur);
    let autres = vec![AutreEffet::Tresorerie(share(valeur) - share(now)), threshold];
    Some(Impact { autres, ..Impact::euros(year.annee, Montant::ZERO) })
}
