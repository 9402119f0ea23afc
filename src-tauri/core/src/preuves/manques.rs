//! Figures of a year that no document proves, and those whose extraction cannot be done again.

use std::collections::BTreeSet;

use super::bordereau::bordereau;
use super::cibles::{ChiffreProuve, Cibles, recette};
use crate::calculs::{Calculs, proved_rows, uses};
use crate::choix::{Nature, StatutVersement};
use crate::decimal::Montant;
use crate::modele::{BudgetAction, Dossier, Effectif, Entite, Formation, HeuresFinanceur, Id, Mesure, ValeurDonnee, Versement};

/// Figures of one table in a year, and those that no document proves.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SansPreuve {
    /// Name of the table.
    pub table: &'static str,
    /// Number of figures that a document should prove.
    pub attendus: usize,
    /// Those that none proves, in the order of a list of proofs.
    pub sans: Vec<ChiffreProuve>,
    /// Sum of the known amounts among these; `None` when the table holds no money.
    pub montant: Option<Montant>,
}

/// Figures of a year that should be proved, table by table, those without any figure left out: uses of the grant above zero,
/// courses given, figures typed for indicators, payments received, realised hours and staff, raw figures. An indicator that
/// formulas alone compute is proved by the figures that they read.
#[must_use]
pub fn sans_preuve(d: &Dossier, c: &Calculs, annee: i32) -> Vec<SansPreuve> {
    let cibles = Cibles::of(d, c);
    let typed = |m: &&Mesure| {
        let point = c.indicateurs.iter().find(|i| i.id == m.indicateur_id).and_then(|i| i.point(annee));
        m.annee == annee
            && point.is_some_and(|p| p.valeur.is_some())
            && [m.numerateur, m.denominateur, m.valeur].iter().any(Option::is_some)
    };
    let realised = |year: i32, nature: Nature| year == annee && nature == Nature::Realise;
    let expected: [(&'static str, Vec<Id>); 7] = [
        (BudgetAction::TABLE.nom, uses(d, annee).map(|b| b.id).collect()),
        (Formation::TABLE.nom, d.formations.iter().filter(|f| realised(f.annee, f.nature)).map(|f| f.id).collect()),
        (Mesure::TABLE.nom, d.mesures.iter().filter(typed).map(|m| m.id).collect()),
        (
            Versement::TABLE.nom,
            d.versements.iter().filter(|v| v.annee == annee && v.statut == StatutVersement::Verse).map(|v| v.id).collect(),
        ),
        (HeuresFinanceur::TABLE.nom, d.heures.iter().filter(|h| realised(h.annee, h.nature) && h.heures.is_some()).map(|h| h.id).collect()),
        (Effectif::TABLE.nom, d.effectifs.iter().filter(|e| realised(e.annee, e.nature) && e.etp.is_some()).map(|e| e.id).collect()),
        (ValeurDonnee::TABLE.nom, d.valeurs.iter().filter(|v| v.annee == annee && v.valeur.is_some()).map(|v| v.id).collect()),
    ];
    let told = |(table, ids): (&'static str, Vec<Id>)| {
        let proved = proved_rows(d, table);
        let mut sans: Vec<ChiffreProuve> =
            ids.iter().filter(|id| !proved.contains(id)).filter_map(|id| cibles.prouve(table, *id, None)).collect();
        sans.sort_by_key(|x| x.place);
        let money = [BudgetAction::TABLE.nom, Formation::TABLE.nom, Versement::TABLE.nom].contains(&table);
        let montant = money.then(|| sans.iter().filter_map(|x| x.montant).sum());
        SansPreuve { table, attendus: ids.len(), sans, montant }
    };
    expected.into_iter().filter(|(_, ids)| !ids.is_empty()).map(told).collect()
}

/// Number of figures of a year proved only by documents that do not say from which software or report they come: figures
/// counted by a program, which somebody will have to extract again. Money has invoices and is not among them.
#[must_use]
pub fn sans_recette(d: &Dossier, c: &Calculs, annee: i32) -> usize {
    let counted = [Mesure::TABLE.nom, HeuresFinanceur::TABLE.nom, Effectif::TABLE.nom, ValeurDonnee::TABLE.nom];
    let lines = bordereau(d, c, Some(annee)).lignes;
    let of = |line: &super::LigneBordereau| (line.chiffre.table, line.chiffre.id);
    let known = |piece: Id| d.pieces.iter().any(|p| p.id == piece && !recette(p).is_empty());
    let told: BTreeSet<_> = lines.iter().filter(|l| known(l.piece_id)).map(of).collect();
    let all: BTreeSet<_> = lines.iter().filter(|l| counted.contains(&l.chiffre.table)).map(of).collect();
    all.difference(&told).count()
}
