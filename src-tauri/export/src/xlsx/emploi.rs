//! The compte d’emploi of a year as formulas, and the list of its proofs.

use cpom_core::calculs::economie::{economie, nom_objectif};
use cpom_core::calculs::{DotationAnnee, PartBudget, Total, actions_by_objective, heures_financeur};
use cpom_core::champ;
use cpom_core::choix::Nature;
use cpom_core::decimal::{Heures, Montant, produit, taux};
use cpom_core::modele::mots::majuscule;
use cpom_core::modele::{Action, BudgetAction, Entite, Id};
use cpom_core::preuves::{Bordereau, bordereau, numero};
use rust_xlsxwriter::XlsxError;

use super::SourceClasseur;
use super::feuille::{Attente, CelluleExcel, Feuille, GenreChiffre, Rang, Zone, a1, calcul, chiffre, deduit, repris, somme_attendue};

/// Columns of the uses.
mod colonnes {
    pub const PREVU: u16 = 1;
    pub const CONSOMME: u16 = 2;
    pub const ECART: u16 = 3;
    pub const AUTOFINANCEMENT: u16 = 5;
    pub const COFINANCEMENT: u16 = 6;
}

/// Cells of one block that another takes.
struct Reprises {
    /// Cell of the money available.
    disponible: String,
    /// Cell of the money used by the actions.
    consomme: String,
}

impl SourceClasseur<'_> {
    /// Year of the compte d’emploi, when the dossier has a grant to account for in it.
    pub(super) fn year_of_account(&self) -> Option<i32> {
        let annee = self.annee.or(self.c.annees.bilan).or(self.c.annees.derniere_close)?;
        let grant = self.c.dotation.annees.iter().find(|a| a.annee == annee)?;
        (grant.acquis.is_some() || grant.a_confirmer || grant.consomme.attendus() > 0).then_some(annee)
    }

    /// Resources, uses by action, what is left, supplement billed.
    pub(super) fn emploi(&self, f: &mut Feuille<'_>, annee: i32) -> Result<(), XlsxError> {
        f.largeurs(&[48.0, 17.0, 17.0, 17.0, 13.0, 17.0, 17.0, 20.0], 8)?;
        let Some(grant) = self.c.dotation.annees.iter().find(|a| a.annee == annee) else { return Ok(()) };
        let disponible = self.resources(f, grant)?;
        f.titre("Emplois")?;
        let consomme = self.uses_by_objective(f, annee)?;
        self.what_is_left(f, grant, &Reprises { disponible, consomme })?;
        self.supplement(f, annee)
    }

    /// Hours that count for the grant and what they bring; the cell of the money available.
    fn resources(&self, f: &mut Feuille<'_>, grant: &DotationAnnee) -> Result<String, XlsxError> {
        let titres = ["Financeur", "Heures réalisées", champ!(MontantHoraire.heures_retenues).colonne(), "Montant horaire", "Dotation"];
        f.entete(&titres, 1)?;
        let each = grant.heures_constatees.is_some() && grant.heures_constatees == grant.heures_realisees;
        let first = f.ligne;
        let mut hours: Vec<Total<2>> = Vec::new();
        for financeur in self.d.financeurs.iter().filter(|x| x.compte_dotation) {
            let of = heures_financeur(self.d, financeur.id, grant.annee, Nature::Realise);
            let recognised: Option<Heures> = of.complet().filter(|_| each);
            let worth = recognised.zip(grant.montant_horaire).map(|(h, p)| produit::<2, 4, 2>(h, p));
            let (h, p) = (a1(f.ligne, 2), a1(f.ligne, 3));
            f.donnees(&[
                (&financeur.libelle).into(),
                chiffre(of.complet(), GenreChiffre::Heures),
                chiffre(recognised, GenreChiffre::Heures),
                chiffre(grant.montant_horaire, GenreChiffre::Prix),
                deduit(format!("ROUND({h}*{p},2)"), &[&h, &p], worth, GenreChiffre::Euros),
            ])?;
            hours.push(of);
        }
        let (h, p) = (a1(f.ligne, 2), a1(f.ligne, 3));
        let sum = |col: u16| format!("SUM({}:{})", a1(first, col), a1(f.ligne - 1, col));
        let total = |col: u16, value: Option<Heures>| {
            if hours.is_empty() { CelluleExcel::Vide } else { calcul(sum(col), value, GenreChiffre::Heures) }
        };
        let counted = if each { total(2, grant.heures_constatees) } else { chiffre(grant.heures_constatees, GenreChiffre::Heures) };
        let row = f.rang(
            Rang::Total,
            &[
                "Total".into(),
                total(1, grant.heures_realisees),
                counted,
                chiffre(grant.montant_horaire, GenreChiffre::Prix),
                deduit(format!("ROUND({h}*{p},2)"), &[&h, &p], grant.acquis, GenreChiffre::Euros),
            ],
        )?;
        f.titre("Ressources de l’année")?;
        f.entete(&["Ressource", "Montant"], 1)?;
        let acquis = f.ligne;
        f.donnees(&["Dotation acquise".into(), repris(&a1(row, 4), grant.acquis, GenreChiffre::Euros)])?;
        f.donnees(&["Report de l’année précédente".into(), chiffre(grant.report_entrant, GenreChiffre::Euros)])?;
        let (a, b) = (a1(acquis, 1), a1(acquis + 1, 1));
        let row =
            f.rang(Rang::Total, &["Disponible".into(), deduit(format!("{a}+{b}"), &[&a, &b], grant.disponible, GenreChiffre::Euros)])?;
        Ok(a1(row, 1))
    }

    /// Actions that take from the grant, with a subtotal for each legal objective; the cell of the money used by all.
    fn uses_by_objective(&self, f: &mut Feuille<'_>, annee: i32) -> Result<String, XlsxError> {
        use colonnes::*;
        f.entete(
            &[
                "Action",
                "Dotation prévue",
                "Dotation consommée",
                "Écart",
                "Consommé",
                "Autofinancement constaté",
                "Cofinancement constaté",
                "Pièces",
            ],
            1,
        )?;
        let list = bordereau(self.d, self.c, Some(annee));
        let mut subtotals = Vec::new();
        let mut groups: Vec<[Total<2>; 4]> = Vec::new();
        for (numero, actions) in actions_by_objective(self.d) {
            let shown: Vec<(&Action, [Total<2>; 4])> = actions
                .into_iter()
                .map(|a| (a, self.sums(&[a.id], annee)))
                .filter(|(_, sums)| sums.iter().any(|t| t.attendus() > 0))
                .collect();
            if shown.is_empty() {
                continue;
            }
            f.rang(Rang::Section, &[majuscule(&nom_objectif(self.d, numero)).into()])?;
            let first = f.ligne;
            for (a, sums) in &shown {
                let row = self.row_of_action(f.ligne, a, sums, &list, annee);
                f.donnees(&row)?;
            }
            let ids: Vec<Id> = shown.iter().map(|(a, _)| a.id).collect();
            let of_group = self.sums(&ids, annee);
            let last = f.ligne - 1;
            let cells = |i: usize, col: u16| {
                somme_attendue(
                    &Zone::colonne(col, first, last),
                    Attente::de(shown.iter().map(|(_, s)| s[i]), of_group[i]),
                    of_group[i],
                    GenreChiffre::Euros,
                )
            };
            let row = self.sum_of_uses("Total de l’objectif", f.ligne, &of_group, cells);
            subtotals.push(f.rang(Rang::SousTotal, &row)?);
            groups.push(of_group);
        }
        let all: Vec<Id> = self.d.actions.iter().map(|a| a.id).collect();
        let total = self.sums(&all, annee);
        let cells = |i: usize, col: u16| {
            somme_attendue(
                &Zone::lignes(col, &subtotals),
                Attente::de(groups.iter().map(|g| g[i]), total[i]),
                total[i],
                GenreChiffre::Euros,
            )
        };
        let row = self.sum_of_uses("Total des actions", f.ligne, &total, cells);
        let at = f.rang(Rang::Total, &row)?;
        Ok(a1(at, CONSOMME))
    }

    /// Planned and used grant, own money and money of others, of some actions in a year.
    fn sums(&self, ids: &[Id], annee: i32) -> [Total<2>; 4] {
        [PartBudget::Dotation, PartBudget::Consomme, PartBudget::AutofinancementRealise, PartBudget::CofinancementRealise]
            .map(|part| self.budgets.total(ids, Some(annee), part))
    }

    /// Gap and rate of a row, computed from its cells.
    fn gap_and_rate(ligne: u32, [prevu, consomme, ..]: &[Total<2>; 4]) -> [CelluleExcel; 2] {
        use colonnes::*;
        let (p, c) = (a1(ligne, PREVU), a1(ligne, CONSOMME));
        let gap: Option<Montant> = consomme.complet().zip(prevu.ou_zero()).map(|(c, p)| c - p);
        let gap = if prevu.attendus() == 0 {
            deduit(c.clone(), &[&c], gap, GenreChiffre::Euros)
        } else {
            deduit(format!("{c}-{p}"), &[&c, &p], gap, GenreChiffre::Euros)
        };
        let rate = prevu.complet().zip(consomme.complet()).and_then(|(p, u)| taux(u, p, 100, 1));
        [gap, deduit(format!("ROUND({c}/{p}*100,1)"), &[&c, &p], rate, GenreChiffre::PourCent(1))]
    }

    fn row_of_action(&self, ligne: u32, a: &Action, sums: &[Total<2>; 4], list: &Bordereau, annee: i32) -> Vec<CelluleExcel> {
        let [gap, rate] = Self::gap_and_rate(ligne, sums);
        let rows = self.d.budgets_action.iter().filter(|b| b.action_id == a.id && b.annee == annee);
        let mut proofs: Vec<String> = rows.map(|b| list.numeros_de(BudgetAction::TABLE.nom, b.id)).filter(|n| !n.is_empty()).collect();
        proofs.dedup();
        let money = |t: Total<2>| chiffre(t.complet(), GenreChiffre::Euros);
        vec![
            format!("{} {}", a.code.trim(), a.intitule.trim()).trim().to_owned().into(),
            money(sums[0]),
            money(sums[1]),
            gap,
            rate,
            money(sums[2]),
            money(sums[3]),
            proofs.join(", ").into(),
        ]
    }

    fn sum_of_uses(&self, nom: &str, ligne: u32, sums: &[Total<2>; 4], cells: impl Fn(usize, u16) -> CelluleExcel) -> Vec<CelluleExcel> {
        use colonnes::*;
        let [gap, rate] = Self::gap_and_rate(ligne, sums);
        debug_assert_eq!(ECART, CONSOMME + 1, "the gap stands after the use");
        vec![
            nom.into(),
            cells(0, PREVU),
            cells(1, CONSOMME),
            gap,
            rate,
            cells(2, AUTOFINANCEMENT),
            cells(3, COFINANCEMENT),
            CelluleExcel::Vide,
        ]
    }

    fn what_is_left(&self, f: &mut Feuille<'_>, grant: &DotationAnnee, from: &Reprises) -> Result<(), XlsxError> {
        f.titre("Solde")?;
        f.entete(&["Solde", "Montant"], 1)?;
        let euros = GenreChiffre::Euros;
        let by_actions = self.budgets.total_of_all(Some(grant.annee), PartBudget::Consomme).complet();
        let available = a1(f.donnees(&["Disponible".into(), repris(&from.disponible, grant.disponible, euros)])?, 1);
        let mut used = a1(f.donnees(&["Consommé par les actions".into(), repris(&from.consomme, by_actions, euros)])?, 1);
        if let Some(outside) = self.d.dotations.iter().find(|m| m.annee == grant.annee).and_then(|m| m.consomme_hors_actions) {
            let row = f.donnees(&[champ!(MontantHoraire.consomme_hors_actions).libelle.into(), chiffre(Some(outside), euros)])?;
            let (a, b) = (used.clone(), a1(row, 1));
            let both = by_actions.map(|m| m + outside);
            used = a1(f.rang(Rang::SousTotal, &["Consommé".into(), deduit(format!("{a}+{b}"), &[&a, &b], both, euros)])?, 1);
        }
        let left = deduit(format!("{available}-{used}"), &[&available, &used], grant.report_sortant, euros);
        f.rang(Rang::Total, &["Non consommé".into(), left])?;
        let rate = format!("ROUND({used}/{available}*100,1)");
        f.donnees(&[
            "Part consommée du disponible".into(),
            deduit(rate, &[&used, &available], grant.taux_consommation, GenreChiffre::PourCent(1)),
        ])?;
        Ok(())
    }

    /// Supplement billed above the tariff, beside its ceiling.
    fn supplement(&self, f: &mut Feuille<'_>, annee: i32) -> Result<(), XlsxError> {
        let e = economie(self.d, self.c);
        let Some(s) = e.annees.iter().find(|a| a.annee == annee).map(|a| &a.supplement).filter(|s| !s.sans_objet) else { return Ok(()) };
        f.titre("Reste à charge des personnes accompagnées")?;
        f.entete(&["Supplément au-delà du tarif", "Valeur"], 1)?;
        f.donnees(&["Plafond du supplément, par heure".into(), chiffre(s.plafond, GenreChiffre::Prix)])?;
        let billed = s.somme(|of| of.observe);
        // One price for all hours: the total follows from the two cells above it.
        let [only] = s.services.as_slice() else {
            f.donnees(&["Heures concernées".into(), chiffre(s.heures, GenreChiffre::Heures)])?;
            f.donnees(&["Total facturé au-delà du tarif".into(), chiffre(billed, GenreChiffre::Euros)])?;
            return Ok(());
        };
        let price = a1(f.donnees(&["Supplément observé, par heure".into(), chiffre(only.observe, GenreChiffre::Prix)])?, 1);
        let hours = a1(f.donnees(&["Heures concernées".into(), chiffre(s.heures, GenreChiffre::Heures)])?, 1);
        let total = if s.part_d_annee {
            chiffre(billed, GenreChiffre::Euros)
        } else {
            deduit(format!("ROUND({price}*{hours},2)"), &[&price, &hours], billed, GenreChiffre::Euros)
        };
        f.donnees(&["Total facturé au-delà du tarif".into(), total])?;
        Ok(())
    }

    /// Proofs of the year, one a line.
    pub(super) fn bordereau(&self, f: &mut Feuille<'_>, annee: i32) -> Result<(), XlsxError> {
        let entete = f.ligne;
        let titres = [
            "N°",
            champ!(Justificatif.piece_id).colonne(),
            "Objet justifié",
            "Montant",
            "Valeur",
            champ!(Piece.date).colonne(),
            champ!(Piece.empreinte).colonne(),
            champ!(Justificatif.page).colonne(),
        ];
        f.colonnes([8.0, 44.0, 56.0, 17.0, 20.0, 12.0, 68.0, 20.0], titres, 1)?;
        for l in bordereau(self.d, self.c, Some(annee)).lignes {
            let piece = self.d.pieces.iter().find(|p| p.id == l.piece_id);
            f.donnees(&[
                CelluleExcel::Mot(numero(l.numero)),
                piece.map(|p| p.libelle.as_str()).unwrap_or_default().into(),
                l.chiffre.objet.as_str().into(),
                chiffre(l.chiffre.montant, GenreChiffre::Euros),
                l.chiffre.valeur.filter(|_| l.chiffre.montant.is_none()).unwrap_or_default().into(),
                l.date.into(),
                piece.map(|p| p.empreinte.as_str()).unwrap_or_default().into(),
                l.page.as_str().into(),
            ])?;
        }
        f.filtre(entete, titres.len())
    }
}
