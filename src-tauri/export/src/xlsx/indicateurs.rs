//! Indicators: one row per indicator and year, so that they can be sorted and filtered.

use std::collections::BTreeMap;

use cpom_core::calculs::{
    CompteIndicateur, IndicateurCalcule, PointIndicateur, ProvisoireCalculee, StatutIndicateur, partial_threshold, sans_denominateur,
};
use cpom_core::champ;
use cpom_core::choix::{Choix, Nature, Sens};
use cpom_core::decimal::Nombre;
use cpom_core::modele::{Id, Indicateur, Mesure, mots};
use rust_xlsxwriter::XlsxError;

use super::SourceClasseur;
use super::feuille::{CelluleExcel, DEBUT, Feuille, GenreChiffre, GraphiqueExcel, Rang, a1, calcul, chiffre, entier, plage};

const TITRES: [&str; 26] = [
    champ!(Indicateur.code).libelle,
    champ!(Indicateur.libelle).libelle,
    champ!(Mesure.annee).libelle,
    "Nature",
    champ!(Mesure.numerateur).libelle,
    champ!(Mesure.denominateur).libelle,
    champ!(Indicateur.facteur).libelle,
    "Valeur",
    champ!(Indicateur.unite).libelle,
    champ!(Mesure.cible).libelle,
    "Écart à la cible",
    "Progression",
    "Statut",
    champ!(Indicateur.annee_reference).libelle,
    "Valeur de référence",
    champ!(Indicateur.sens).libelle,
    champ!(Indicateur.numerateur).libelle,
    champ!(Indicateur.denominateur).libelle,
    champ!(Indicateur.finalite).libelle,
    champ!(Indicateur.source).libelle,
    champ!(Indicateur.frequence).libelle,
    champ!(Mesure.statut).libelle,
    champ!(Mesure.commentaire).libelle,
    champ!(Mesure.preuve).libelle,
    champ!(Indicateur.responsable).libelle,
    champ!(Indicateur.rupture_annee).libelle,
];
const LARGEURS: [f64; 26] = [
    9.0, 42.0, 8.0, 12.0, 12.0, 13.0, 10.0, 11.0, 12.0, 11.0, 11.0, 12.0, 20.0, 11.0, 11.0, 12.0, 34.0, 34.0, 34.0, 22.0, 13.0, 12.0, 34.0,
    24.0, 22.0, 14.0,
];
const ANNEE: u16 = 2;
const NUMERATEUR: u16 = 4;
const DENOMINATEUR: u16 = 5;
const FACTEUR: u16 = 6;
pub(super) const VALEUR: u16 = 7;
pub(super) const CIBLE: u16 = 9;
const STATUT: u16 = 12;
const REFERENCE: u16 = 14;

/// The counts of a period, as the core took them, and the value that follows from them.
struct Comptes {
    numerateur: CompteIndicateur,
    denominateur: CompteIndicateur,
    valeur: Option<Nombre>,
    /// Whether the value was typed in place of counts.
    saisie: bool,
}

impl From<&PointIndicateur> for Comptes {
    fn from(p: &PointIndicateur) -> Self {
        Self { numerateur: p.numerateur, denominateur: p.denominateur, valeur: p.valeur, saisie: p.valeur_saisie }
    }
}

impl From<&ProvisoireCalculee> for Comptes {
    fn from(p: &ProvisoireCalculee) -> Self {
        Self { numerateur: p.numerateur, denominateur: p.denominateur, valeur: p.valeur, saisie: p.valeur_saisie }
    }
}

impl SourceClasseur<'_> {
    pub(super) fn indicateurs(&self, f: &mut Feuille<'_>) -> Result<(), XlsxError> {
        let entete = f.ligne;
        f.colonnes(LARGEURS, TITRES, 2)?;
        let premiere = f.ligne;
        let rows = self.indicator_rows();
        for (i, calcule) in self.d.indicateurs.iter().zip(&self.c.indicateurs) {
            for (n, point) in calcule.points.iter().enumerate() {
                debug_assert_eq!(rows.get(&(i.id, point.annee)), Some(&f.ligne), "the rows that other sheets name");
                let rang = self.yearly(f.ligne, i, calcule, point);
                // The first row of an indicator shows its texts in full; the others carry them for filters.
                f.donnees(&if n == 0 { rang } else { rang.into_iter().map(once_shown).collect() })?;
            }
            for m in self.d.mesures_provisoires.iter().filter(|m| m.indicateur_id == i.id) {
                let Some(computed) = self.c.provisoires.iter().find(|p| p.id == m.id) else { continue };
                let rang = self.provisional(f.ligne, i, m.situation_id, computed);
                f.donnees(&rang.into_iter().map(once_shown).collect::<Vec<_>>())?;
            }
        }
        f.filtre(entete, TITRES.len())?;
        let Some(derniere) = f.ligne.checked_sub(1).filter(|l| *l >= premiere) else { return Ok(()) };
        f.statuts(STATUT, premiere, derniere)?;
        self.balance(f, premiere, derniere)
    }

    fn yearly(&self, l: u32, i: &Indicateur, calcule: &IndicateurCalcule, point: &PointIndicateur) -> Vec<CelluleExcel> {
        let m = self.d.mesures.iter().find(|m| m.indicateur_id == i.id && m.annee == point.annee);
        let unite = unit(i);
        let (valeur, cible, reference) = (a1(l, VALEUR), a1(l, CIBLE), a1(l, REFERENCE));
        let mut rang = opening(i, point.annee, if point.valeur.is_some() { Nature::Realise.libelle() } else { "cible" });
        rang.extend(figures(l, i, &point.into()));
        rang.extend([
            (&i.unite).into(),
            chiffre(point.cible, unite),
            calcul(format!("{valeur}-{cible}"), point.ecart, unite),
            calcul(format!("ROUND(({valeur}-{reference})/({cible}-{reference})*100,1)"), point.progression, GenreChiffre::PourCent(1)),
            self.status(i, point, [&valeur, &cible, &reference]),
            entier(calcule.reference_annee, GenreChiffre::Annee),
            chiffre(calcule.reference, unite),
        ]);
        rang.extend(definition(i));
        let fiable = if point.valeur.is_some() { m.map(|m| m.statut).unwrap_or_default().libelle() } else { "" };
        let said = |text: fn(&Mesure) -> &String| m.map_or(CelluleExcel::Vide, |m| text(m).into());
        rang.extend([fiable.into(), said(|m| &m.commentaire), said(|m| &m.preuve)]);
        rang.extend(series(i));
        rang
    }

    /// Status of a year, by a formula that follows the value, the target and the baseline in the given cells. Without a value
    /// it is the core’s word; a value taken out later leaves « non renseigné ».
    pub(super) fn status(&self, i: &Indicateur, point: &PointIndicateur, [valeur, cible, reference]: [&str; 3]) -> CelluleExcel {
        let word = |s: StatutIndicateur| format!("\"{}\"", s.libelle());
        let missing = word(point.statut.filter(|_| point.valeur.is_none()).unwrap_or(StatutIndicateur::NonRenseigne));
        let seuil = partial_threshold(self.d);
        let progress = format!("ROUND(({valeur}-{reference})/({cible}-{reference})*100,1)>={seuil}");
        let short = match i.sens {
            Sens::Stable => word(StatutIndicateur::AApprecier),
            // A baseline with another definition measures no progress.
            _ if point.hors_serie => word(StatutIndicateur::AApprecier),
            _ => {
                let partly = format!("IF(COUNT({reference})=0,FALSE,IFERROR({progress},FALSE))");
                format!("IF({partly},{},{})", word(StatutIndicateur::PartiellementAtteint), word(StatutIndicateur::NonAtteint))
            }
        };
        let reached = match i.sens {
            Sens::Hausse => format!("{valeur}>={cible}"),
            Sens::Baisse => format!("{valeur}<={cible}"),
            Sens::Stable => format!("{valeur}={cible}"),
        };
        let judged = format!("IF({reached},{},{short})", word(StatutIndicateur::Atteint));
        let formule = format!("IF(COUNT({cible})=0,\"\",IF(COUNT({valeur})=0,{missing},{judged}))");
        CelluleExcel::MotCalcule(formule, point.statut.map(Choix::libelle).unwrap_or_default().to_owned())
    }

    /// Rows of the sheet, by indicator and year.
    pub(super) fn indicator_rows(&self) -> BTreeMap<(Id, i32), u32> {
        let mut out = BTreeMap::new();
        let mut ligne = DEBUT + 1;
        for (i, calcule) in self.d.indicateurs.iter().zip(&self.c.indicateurs) {
            for point in &calcule.points {
                out.insert((i.id, point.annee), ligne);
                ligne += 1;
            }
            let counted = |id: Id| self.c.provisoires.iter().any(|p| p.id == id);
            ligne += self.d.mesures_provisoires.iter().filter(|m| m.indicateur_id == i.id && counted(m.id)).map(|_| 1).sum::<u32>();
        }
        out
    }

    fn provisional(&self, l: u32, i: &Indicateur, situation: Id, computed: &ProvisoireCalculee) -> Vec<CelluleExcel> {
        let situation = self.d.situations.iter().find(|s| s.id == situation);
        let mut rang = opening(i, situation.map_or(0, |s| s.annee), Nature::Provisoire.libelle());
        rang.extend(figures(l, i, &computed.into()));
        rang.push((&i.unite).into());
        rang.extend(std::iter::repeat_n(CelluleExcel::Vide, 6));
        rang.extend(definition(i));
        rang.extend([CelluleExcel::Vide, situation.map_or(CelluleExcel::Vide, |s| (&s.commentaire).into()), CelluleExcel::Vide]);
        rang.extend(series(i));
        rang
    }

    /// Statuses counted by year.
    fn balance(&self, f: &mut Feuille<'_>, premiere: u32, derniere: u32) -> Result<(), XlsxError> {
        if self.c.bilans_indicateurs.is_empty() {
            return Ok(());
        }
        f.titre("Bilan des cibles par année")?;
        let statuts = [StatutIndicateur::Atteint, StatutIndicateur::PartiellementAtteint, StatutIndicateur::NonAtteint];
        let mut titres = vec!["Année", ""];
        titres.extend(statuts.iter().map(|s| s.libelle()));
        titres.push("Total");
        let entete = f.ligne;
        f.entete(&titres, 2)?;
        for b in &self.c.bilans_indicateurs {
            let l = f.ligne;
            let compte = |s: StatutIndicateur, n: i32| {
                let (annees, mots) = (plage(ANNEE, premiere, derniere), plage(STATUT, premiere, derniere));
                let formule = format!("COUNTIFS({annees},{},{mots},\"{}\")", a1(l, 0), s.libelle());
                calcul(formule, Some(Nombre::entier(i64::from(n))), GenreChiffre::Entier)
            };
            let total = calcul(format!("SUM({}:{})", a1(l, 2), a1(l, 4)), Some(Nombre::entier(i64::from(b.total))), GenreChiffre::Entier);
            f.rang(
                Rang::Normal,
                &[
                    entier(Some(b.annee), GenreChiffre::Annee),
                    CelluleExcel::Vide,
                    compte(statuts[0], b.atteint),
                    compte(statuts[1], b.partiellement_atteint),
                    compte(statuts[2], b.non_atteint),
                    total,
                ],
            )?;
        }
        f.note(&self.d.dossier.regle_statut)?;
        let (de, a) = (entete + 1, entete + u32::try_from(self.c.bilans_indicateurs.len()).unwrap_or(0));
        f.graphique(&GraphiqueExcel {
            titre: "Cibles atteintes, par année".to_owned(),
            description: "Colonnes empilées : nombre de cibles atteintes, partiellement atteintes et non atteintes de chaque année."
                .to_owned(),
            unite: "cibles",
            categories: (de, 0, a, 0),
            series: statuts.iter().zip(2..).map(|(s, c)| (mots::majuscule(s.libelle()), (de, c, a, c))).collect(),
            empile: true,
        })
    }
}

fn once_shown(cellule: CelluleExcel) -> CelluleExcel {
    if let CelluleExcel::Texte(t) = cellule { CelluleExcel::Rappel(t) } else { cellule }
}

pub(super) fn unit(i: &Indicateur) -> GenreChiffre {
    let decimales = u8::try_from(i.decimales.clamp(0, 4)).unwrap_or(0);
    if i.unite.trim() == "%" { GenreChiffre::PourCent(decimales) } else { GenreChiffre::Decimales(decimales) }
}

fn opening(i: &Indicateur, annee: i32, nature: &str) -> Vec<CelluleExcel> {
    vec![
        (&i.code).into(),
        (&i.libelle).into(),
        entier(Some(annee).filter(|a| *a > 0), GenreChiffre::Annee),
        CelluleExcel::Mot(nature.to_owned()),
    ]
}

/// Numerator, denominator, factor and value: a formula where the counts are known, else the value typed in.
fn figures(l: u32, i: &Indicateur, c: &Comptes) -> [CelluleExcel; 4] {
    let valeur = c.valeur;
    let unite = unit(i);
    let decimales = i.decimales.clamp(0, 4);
    let (n, d, facteur) = (a1(l, NUMERATEUR), a1(l, DENOMINATEUR), a1(l, FACTEUR));
    let cellule = match (c.numerateur.valeur, c.denominateur.valeur) {
        _ if c.saisie => chiffre(valeur, unite),
        (Some(_), Some(_)) => calcul(format!("ROUND({n}/{d}*{facteur},{decimales})"), valeur, unite),
        (Some(_), None) if sans_denominateur(i) => calcul(format!("ROUND({n}*{facteur},{decimales})"), valeur, unite),
        _ => chiffre(valeur, unite),
    };
    let compte = |c: CompteIndicateur| chiffre(c.valeur, super::activite::plain(c.valeur));
    [compte(c.numerateur), compte(c.denominateur), entier(Some(i.facteur.unwrap_or(1)), GenreChiffre::Entier), cellule]
}

fn definition(i: &Indicateur) -> [CelluleExcel; 6] {
    [
        i.sens.libelle().into(),
        (&i.numerateur).into(),
        (&i.denominateur).into(),
        (&i.finalite).into(),
        (&i.source).into(),
        i.frequence.libelle().into(),
    ]
}

/// Cells for the person in charge of the indicator, and for the first year of a changed definition.
fn series(i: &Indicateur) -> [CelluleExcel; 2] {
    [(&i.responsable).into(), entier(i.rupture_annee, GenreChiffre::Annee)]
}
