//! T1: hours by financeur; the raw figures.

use std::collections::{BTreeMap, BTreeSet};

use cpom_core::champ;
use cpom_core::choix::Nature;
use cpom_core::decimal::{Heures, Nombre, taux};
use cpom_core::modele::Id;
use rust_xlsxwriter::XlsxError;

use super::feuille::{
    CelluleExcel, Feuille, GenreChiffre, GraphiqueExcel, Rang, Zone, a1, chiffre, col, deduit, entier, repris, somme_attendue,
};
use super::{Colonne, SourceClasseur, column_title, ordered, total};

/// Cells of the totals of hours, for the formulas of other sheets.
#[derive(Default)]
pub(super) struct Positions {
    pub colonnes: BTreeMap<Colonne, u16>,
    pub total: u32,
}

impl SourceClasseur<'_> {
    pub(super) fn heures(&self, f: &mut Feuille<'_>) -> Result<Positions, XlsxError> {
        let colonnes = self.with_contract_years(ordered(self.c.activite.heures.iter().map(|h| (h.annee, h.nature))));
        f.largeurs(&[38.0, 22.0, 13.0], colonnes.len() + 2)?;
        let mut titres =
            vec![champ!(HeuresFinanceur.financeur_id).colonne().to_owned(), champ!(Financeur.compte_dotation).colonne().to_owned()];
        titres.extend(colonnes.iter().copied().map(column_title));
        f.entete(&titres, 2)?;
        let premiere = f.ligne;
        let mut eligibles = Vec::new();
        for (financeur, service) in self.hour_rows() {
            let Some(x) = self.d.financeurs.iter().find(|x| x.id == financeur) else { continue };
            let nom_service = service.and_then(|id| self.d.services.iter().find(|s| s.id == id)).map(|s| format!(" – {}", s.nom));
            let mut rang = vec![
                format!("{}{}", x.libelle, nom_service.unwrap_or_default()).into(),
                CelluleExcel::Mot(if x.compte_dotation { "oui" } else { "non" }.to_owned()),
            ];
            rang.extend(colonnes.iter().map(|c| chiffre(self.hours(financeur, service, *c), GenreChiffre::Heures)));
            let ligne = f.donnees(&rang)?;
            if x.compte_dotation {
                eligibles.push(ligne);
            }
        }
        let positions = Positions { colonnes: colonnes.iter().copied().zip(2..).collect(), total: f.ligne };
        if f.ligne > premiere {
            self.hour_totals(f, &colonnes, premiere, &eligibles)?;
        }
        Ok(positions)
    }

    /// Rows of the table: financeurs in order, by service where hours are counted apart.
    fn hour_rows(&self) -> Vec<(Id, Option<Id>)> {
        let connus: BTreeSet<(Id, Option<Id>)> = self.d.heures.iter().map(|h| (h.financeur_id, h.service_id)).collect();
        self.d.financeurs.iter().flat_map(|f| connus.iter().copied().filter(|c| c.0 == f.id)).collect()
    }

    fn hours(&self, financeur: Id, service: Option<Id>, (annee, nature): Colonne) -> Option<Heures> {
        let de = self.d.heures.iter().filter(|h| h.financeur_id == financeur && h.service_id == service);
        total(de.filter(|h| h.annee == annee && h.nature == nature).map(|h| h.heures))
    }

    fn hour_totals(&self, f: &mut Feuille<'_>, colonnes: &[Colonne], premiere: u32, eligibles: &[u32]) -> Result<(), XlsxError> {
        let derniere = f.ligne - 1;
        let annee = |c: &Colonne| self.c.activite.total(c.0, c.1);
        let rang = |titre: &str, cellule: &dyn Fn(usize, &Colonne) -> CelluleExcel| {
            let mut r = vec![CelluleExcel::from(titre), CelluleExcel::Vide];
            r.extend(colonnes.iter().enumerate().map(|(i, c)| cellule(i, c)));
            r
        };
        let ligne_total = f.rang(
            Rang::Total,
            &rang("Total", &|i, c| {
                let total = annee(c).map(|h| h.total).unwrap_or_default();
                somme_attendue(&Zone::colonne(col(i + 2), premiere, derniere), total, total, GenreChiffre::Heures)
            }),
        )?;
        f.rang(
            Rang::SousTotal,
            &rang("dont heures qui comptent pour la dotation", &|i, c| {
                let total = annee(c).map(|h| h.eligibles).unwrap_or_default();
                somme_attendue(&Zone::lignes(col(i + 2), eligibles), total, total, GenreChiffre::Heures)
            }),
        )?;
        f.donnees(&rang("Évolution sur un an", &|i, c| {
            // Like with like: realised with realised, planned with planned, and the months of a provisional count with no
            // whole year.
            let avant = colonnes.iter().position(|x| *x == (c.0.saturating_sub(1), c.1));
            let Some((avant, precedent)) = avant.and_then(|p| annee(&colonnes[p]).map(|h| (p, h.total))) else { return CelluleExcel::Vide };
            let Some(h) = annee(c) else { return CelluleExcel::Vide };
            let taux = h.total.complet().zip(precedent.complet()).and_then(|(now, before)| taux(now - before, before, 100, 1));
            let (ici, la) = (a1(ligne_total, col(i + 2)), a1(ligne_total, col(avant + 2)));
            deduit(format!("ROUND(({ici}-{la})/{la}*100,1)"), &[&ici, &la], taux, GenreChiffre::PourCent(1))
        }))?;
        self.hour_gaps(f, colonnes, ligne_total)
    }

    fn hour_gaps(&self, f: &mut Feuille<'_>, colonnes: &[Colonne], ligne_total: u32) -> Result<(), XlsxError> {
        if self.c.activite.ecarts.is_empty() {
            return Ok(());
        }
        f.titre("Prévu et réalisé")?;
        f.entete(&["Année", "", "Prévu", "Réalisé", "Écart", "Réalisé ÷ prévu"], 2)?;
        let premiere = f.ligne;
        let cellule = |annee, nature| colonnes.iter().position(|c| *c == (annee, nature)).map(|i| a1(ligne_total, col(i + 2)));
        for e in &self.c.activite.ecarts {
            let (Some(prevu), Some(realise)) = (cellule(e.annee, Nature::Previsionnel), cellule(e.annee, Nature::Realise)) else {
                continue;
            };
            let l = f.ligne;
            let (p, r) = (a1(l, 2), a1(l, 3));
            f.donnees(&[
                entier(Some(e.annee), GenreChiffre::Annee),
                CelluleExcel::Vide,
                repris(&prevu, e.prevu.complet(), GenreChiffre::Heures),
                repris(&realise, e.realise.complet(), GenreChiffre::Heures),
                deduit(format!("{r}-{p}"), &[&r, &p], e.ecart, GenreChiffre::Heures),
                deduit(format!("ROUND({r}/{p}*100,1)"), &[&r, &p], e.taux, GenreChiffre::PourCent(1)),
            ])?;
        }
        let Some(derniere) = f.ligne.checked_sub(1).filter(|l| *l >= premiere) else { return Ok(()) };
        f.graphique(&GraphiqueExcel {
            titre: "Heures d’intervention, prévues et réalisées".to_owned(),
            description: "Colonnes : heures prévues et heures réalisées de chaque année qui a les deux.".to_owned(),
            unite: "heures",
            categories: (premiere, 0, derniere, 0),
            series: vec![("Prévu".to_owned(), (premiere, 2, derniere, 2)), ("Réalisé".to_owned(), (premiere, 3, derniere, 3))],
            empile: false,
        })
    }

    pub(super) fn donnees_brutes(&self, f: &mut Feuille<'_>) -> Result<(), XlsxError> {
        let annees: Vec<i32> = self.d.valeurs.iter().map(|v| v.annee).collect::<BTreeSet<_>>().into_iter().collect();
        f.largeurs(&[20.0, 60.0, 16.0, 12.0], annees.len() + 3)?;
        let mut titres = [champ!(Donnee.code), champ!(Donnee.libelle), champ!(Donnee.unite)].map(|c| c.colonne().to_owned()).to_vec();
        titres.extend(annees.iter().map(ToString::to_string));
        f.entete(&titres, 2)?;
        for x in &self.d.donnees {
            let valeur = |annee: i32| self.d.valeurs.iter().find(|v| v.donnee_id == x.id && v.annee == annee);
            let mut rang = vec![CelluleExcel::from(&x.code), (&x.libelle).into(), (&x.unite).into()];
            rang.extend(annees.iter().map(|a| {
                let value = self.c.valeur_brute(self.d, x.id, *a);
                chiffre(value, plain(value))
            }));
            let ligne = f.donnees(&rang)?;
            for (i, annee) in annees.iter().enumerate() {
                if let Some(v) = valeur(*annee) {
                    f.commentaire(ligne, col(i + 3), &v.remarque())?;
                }
            }
        }
        self.publics(f)
    }

    fn publics(&self, f: &mut Feuille<'_>) -> Result<(), XlsxError> {
        if self.d.publics.is_empty() {
            return Ok(());
        }
        f.titre("Personnes accompagnées prévues au 31 décembre")?;
        f.entete(
            &[
                champ!(Public.annee).colonne(),
                "",
                champ!(Public.apa).colonne(),
                champ!(Public.pch).colonne(),
                champ!(Public.autres).colonne(),
                "Total",
            ],
            2,
        )?;
        for (p, t) in self.d.publics.iter().zip(&self.c.activite.publics) {
            let l = f.ligne;
            f.donnees(&[
                entier(Some(p.annee), GenreChiffre::Annee),
                CelluleExcel::Vide,
                entier(p.apa, GenreChiffre::Entier),
                entier(p.pch, GenreChiffre::Entier),
                entier(p.autres, GenreChiffre::Entier),
                somme_attendue(&Zone::ligne(l, 2, 4), t.total, t.total, GenreChiffre::Entier),
            ])?;
        }
        Ok(())
    }
}

/// Number format with as many decimals as the figure has.
pub(super) fn plain(valeur: Option<Nombre>) -> GenreChiffre {
    let decimales = valeur.map(|v| v.to_string()).and_then(|t| t.split_once('.').map(|(_, d)| d.len())).unwrap_or_default();
    GenreChiffre::Decimales(u8::try_from(decimales).unwrap_or(4))
}
