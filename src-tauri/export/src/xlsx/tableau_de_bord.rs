//! « Tableau de bord »: one row per indicator, the years side by side, with statuses that follow the values.

use cpom_core::champ;
use cpom_core::choix::Choix;
use rust_xlsxwriter::XlsxError;

use super::SourceClasseur;
use super::feuille::{CelluleExcel, Feuille, GenreChiffre, a1, ailleurs, chiffre, col, entier, repris};
use super::indicateurs::{CIBLE, VALEUR, unit};

/// Name of the sheet of definitions, from which the values come.
const INDICATEURS: &str = "Indicateurs";
/// Columns before those of the years; the last one is the baseline.
const DEBUT_ANNEES: usize = 6;
/// Columns of a year: value, target, status.
const PAR_ANNEE: usize = 3;

impl SourceClasseur<'_> {
    /// Years with columns: those of the contract, otherwise every year with a figure.
    fn board_years(&self) -> &[i32] {
        if self.c.annees.contrat.is_empty() { &self.c.annees.toutes } else { &self.c.annees.contrat }
    }

    pub(super) fn tableau_de_bord(&self, f: &mut Feuille<'_>) -> Result<(), XlsxError> {
        let annees = self.board_years();
        let mut titres = [
            champ!(Indicateur.code).libelle,
            champ!(Indicateur.libelle).libelle,
            champ!(Indicateur.unite).libelle,
            champ!(Indicateur.sens).colonne(),
            champ!(Indicateur.annee_reference).libelle,
            "Référence",
        ]
        .map(str::to_owned)
        .to_vec();
        for annee in annees {
            titres.extend(["Réalisé", "Cible", "Statut"].map(|t| format!("{annee}\n{t}")));
        }
        let mut largeurs = vec![9.0, 44.0, 13.0, 11.0, 11.0, 11.0];
        largeurs.extend(annees.iter().flat_map(|_| [11.0, 11.0, 20.0]));
        f.largeurs(&largeurs, titres.len())?;
        let entete = f.ligne;
        f.entete(&titres, 2)?;
        let premiere = f.ligne;
        let rows = self.indicator_rows();
        for (i, calcule) in self.d.indicateurs.iter().zip(&self.c.indicateurs) {
            let (l, unite) = (f.ligne, unit(i));
            let reference = a1(l, col(DEBUT_ANNEES - 1));
            let mut rang = vec![
                (&i.code).into(),
                (&i.libelle).into(),
                (&i.unite).into(),
                CelluleExcel::Mot(i.sens.libelle().to_owned()),
                entier(calcule.reference_annee, GenreChiffre::Annee),
                chiffre(calcule.reference, unite),
            ];
            for annee in annees {
                let point = calcule.points.iter().find(|p| p.annee == *annee);
                let Some((point, source)) = point.zip(rows.get(&(i.id, *annee))) else {
                    rang.extend(std::iter::repeat_n(CelluleExcel::Vide, PAR_ANNEE));
                    continue;
                };
                let (valeur, cible) = (a1(l, col(rang.len())), a1(l, col(rang.len() + 1)));
                rang.push(repris(&ailleurs(INDICATEURS, *source, VALEUR), point.valeur, unite));
                rang.push(repris(&ailleurs(INDICATEURS, *source, CIBLE), point.cible, unite));
                rang.push(self.status(i, point, [&valeur, &cible, &reference]));
            }
            f.donnees(&rang)?;
        }
        if let Some(derniere) = f.ligne.checked_sub(1).filter(|l| *l >= premiere) {
            for n in 0..annees.len() {
                f.statuts(col(DEBUT_ANNEES + n * PAR_ANNEE + PAR_ANNEE - 1), premiere, derniere)?;
            }
        }
        f.filtre(entete, titres.len())?;
        f.note("Valeurs et cibles viennent de la feuille Indicateurs ; le statut se recalcule quand une valeur change, ici ou là-bas.")?;
        f.note(&self.d.dossier.regle_statut)
    }
}
