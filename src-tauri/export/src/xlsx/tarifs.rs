//! T2: tariffs and prices; T11: what is left to people, against the ceiling.

use cpom_core::champ;
use cpom_core::decimal::Prix;
use cpom_core::modele::Tarif;
use rust_xlsxwriter::XlsxError;

use super::SourceClasseur;
use super::feuille::{CelluleExcel, Feuille, GenreChiffre, a1, calcul, chiffre, entier};
use crate::composition::tarifs::supplement_facture;

/// A row of prices: its name and where it stands.
type Ligne = (&'static str, fn(&Tarif) -> Option<Prix>);

const PRIX: [Ligne; 9] = [
    (champ!(Tarif.tarif_apa).libelle, |t| t.tarif_apa),
    (champ!(Tarif.tarif_pch).libelle, |t| t.tarif_pch),
    (champ!(Tarif.tarif_aide_sociale).libelle, |t| t.tarif_aide_sociale),
    (champ!(Tarif.supplement_observe).libelle, |t| t.supplement_observe),
    (champ!(Tarif.supplement_prevu).libelle, |t| t.supplement_prevu),
    SUPPLEMENT_LIBRE,
    (champ!(Tarif.prix_caisses_retraite).libelle, |t| t.prix_caisses_retraite),
    (champ!(Tarif.prix_mutuelles).libelle, |t| t.prix_mutuelles),
    (champ!(Tarif.prix_particuliers).libelle, |t| t.prix_particuliers),
];

/// A supposition of the agency, which the snapshot holds in its own copies alone: a row there, once it is entered.
const SUPPLEMENT_LIBRE: Ligne = (champ!(Tarif.supplement_libre).libelle, |t| t.supplement_libre);

impl SourceClasseur<'_> {
    /// Tariffs in the order of their dates, with an empty one for each year of the contract that has none.
    fn tariffs(&self) -> Vec<Tarif> {
        let mut tarifs = self.d.tarifs.clone();
        let missing = self.c.annees.missing(|annee| self.d.tarifs.iter().any(|t| t.annee == annee));
        tarifs.extend(missing.map(|annee| Tarif { annee, ..Tarif::default() }));
        tarifs.sort_by_key(|t| (t.annee, t.date_debut));
        tarifs
    }

    /// "2026", "2026 à partir du 01/07/2026 – Agence X".
    fn tariff_title(&self, t: &Tarif) -> String {
        let mut titre = t.annee.to_string();
        if let Some(d) = t.date_debut {
            titre.push_str(&format!(" à partir du {}", cpom_core::francais::date_courte(d)));
        }
        if let Some(s) = t.service_id.and_then(|id| self.d.services.iter().find(|s| s.id == id)) {
            titre.push_str(&format!(" – {}", s.nom));
        }
        titre
    }

    pub(super) fn tarifs(&self, f: &mut Feuille<'_>) -> Result<(), XlsxError> {
        let tarifs = self.tariffs();
        f.largeurs(&[44.0, 15.0], tarifs.len() + 1)?;
        let mut titres = vec!["Prix d’une heure".to_owned()];
        titres.extend(tarifs.iter().map(|t| self.tariff_title(t)));
        f.entete(&titres, 1)?;
        for (nom, prix) in PRIX {
            if nom == SUPPLEMENT_LIBRE.0 && !tarifs.iter().any(|t| prix(t).is_some()) {
                continue;
            }
            let mut rang = vec![CelluleExcel::from(nom)];
            rang.extend(tarifs.iter().map(|t| chiffre(prix(t), GenreChiffre::Prix)));
            f.donnees(&rang)?;
        }
        let mut rang = vec![CelluleExcel::from(champ!(Tarif.nature).libelle)];
        rang.extend(tarifs.iter().map(|t| CelluleExcel::from(&t.nature)));
        f.donnees(&rang)?;
        f.note(&supplement_facture(self.d).unwrap_or_default())
    }

    /// One row per tariff: what is billed above it, and the ceiling of that year.
    pub(super) fn restes_a_charge(&self, f: &mut Feuille<'_>) -> Result<(), XlsxError> {
        f.largeurs(&[34.0, 10.0, 15.0], 9)?;
        let titres = [
            "Période",
            champ!(Tarif.annee).libelle,
            champ!(Tarif.tarif_apa).libelle,
            champ!(Tarif.supplement_observe).libelle,
            champ!(Tarif.supplement_prevu).libelle,
            "Prix facturé",
            champ!(Plafond.plafond).libelle,
            "Marge sous le plafond",
            "Situation",
        ];
        f.entete(&titres, 2)?;
        for t in self.tariffs() {
            let plafond = self.d.plafonds.iter().find(|p| p.annee == t.annee).and_then(|p| p.plafond);
            // What was observed is compared first; a plan only where nothing was observed.
            let (colonne, supplement) = if t.supplement_observe.is_some() { (3, t.supplement_observe) } else { (4, t.supplement_prevu) };
            let l = f.ligne;
            let (tarif, sup, cap) = (a1(l, 2), a1(l, colonne), a1(l, 6));
            let situation = match plafond.zip(supplement) {
                Some((p, s)) if s > p => "au-dessus du plafond",
                Some(_) => "dans le plafond",
                None => "",
            };
            f.donnees(&[
                self.tariff_title(&t).into(),
                entier(Some(t.annee), GenreChiffre::Annee),
                chiffre(t.tarif_apa, GenreChiffre::Prix),
                chiffre(t.supplement_observe, GenreChiffre::Prix),
                chiffre(t.supplement_prevu, GenreChiffre::Prix),
                calcul(format!("{tarif}+{sup}"), t.tarif_apa.zip(supplement).map(|(a, b)| a + b), GenreChiffre::Prix),
                chiffre(plafond, GenreChiffre::Prix),
                calcul(format!("{cap}-{sup}"), plafond.zip(supplement).map(|(p, s)| p - s), GenreChiffre::Prix),
                situation.into(),
            ])?;
        }
        f.note(&self.d.departement.reste_a_charge_nature)?;
        Ok(())
    }
}
