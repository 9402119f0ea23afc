//! « Données »: every figure of the dossier in one long table, one figure per row, for pivot tables and scripts.
//!
//! The header is the first row of the sheet, which has no title and no merged cell; a row without a figure is a figure that
//! is missing. Figures that the core computes and other sheets hold as formulas (totals, rates, statuses) are left out, but
//! for the values and targets of indicators and the amounts of the dotation.

use cpom_core::calculs::PartBudget;
use cpom_core::champ;
use cpom_core::choix::{Choix, Nature, SensBudget, StatutVersement};
use cpom_core::modele::mots;
use rust_xlsxwriter::XlsxError;

use super::SourceClasseur;
use super::activite::plain;
use super::feuille::{CelluleExcel, Feuille, GenreChiffre, chiffre, entier};
use super::indicateurs::unit;

/// Name of the table, for the programs that read it.
pub(super) const TABLE: &str = "Donnees";
const TITRES: [&str; 8] = ["Domaine", "Code", "Libellé", "Année", "Nature", "Valeur", "Unité", "Source"];
const LARGEURS: [f64; 8] = [20.0, 16.0, 64.0, 8.0, 18.0, 16.0, 16.0, 40.0];

/// A figure with the words that stand in its row.
struct RangDonnees<'a> {
    domaine: &'a str,
    code: &'a str,
    libelle: &'a str,
    annee: i32,
    nature: &'a str,
    valeur: CelluleExcel,
    unite: &'a str,
    source: &'a str,
}

/// Text on one line, whatever its length.
fn text(t: &str) -> CelluleExcel {
    if t.trim().is_empty() { CelluleExcel::Vide } else { CelluleExcel::Rappel(t.replace('\n', " ")) }
}

impl RangDonnees<'_> {
    fn rang(self) -> [CelluleExcel; 8] {
        [
            text(self.domaine),
            text(self.code),
            text(self.libelle),
            entier(Some(self.annee).filter(|a| *a > 0), GenreChiffre::Annee),
            text(self.nature),
            self.valeur,
            text(self.unite),
            text(self.source),
        ]
    }
}

const REALISE: &str = "réalisé";

impl SourceClasseur<'_> {
    pub(super) fn donnees(&self, f: &mut Feuille<'_>) -> Result<(), XlsxError> {
        let mut rangs = Vec::new();
        let mut add = |x: RangDonnees<'_>| rangs.push(x.rang());
        self.tidy_indicators(&mut add);
        self.tidy_activity(&mut add);
        self.tidy_grant(&mut add);
        self.tidy_accounts(&mut add);
        self.tidy_means(&mut add);
        f.tableau(TABLE, LARGEURS, TITRES, &rangs)
    }

    fn tidy_indicators(&self, add: &mut dyn FnMut(RangDonnees<'_>)) {
        for (i, calcule) in self.d.indicateurs.iter().zip(&self.c.indicateurs) {
            let unite = unit(i);
            let mut row = |annee, nature: &str, valeur| {
                add(RangDonnees {
                    domaine: "Indicateurs",
                    code: &i.code,
                    libelle: &i.libelle,
                    annee,
                    nature,
                    valeur,
                    unite: &i.unite,
                    source: &i.source,
                });
            };
            if let Some(annee) = calcule.reference_annee {
                row(annee, "référence", chiffre(calcule.reference, unite));
            }
            for p in &calcule.points {
                row(p.annee, REALISE, chiffre(p.valeur, unite));
                row(p.annee, "cible", chiffre(p.cible, unite));
            }
            for m in self.d.mesures_provisoires.iter().filter(|m| m.indicateur_id == i.id) {
                let annee = self.d.situations.iter().find(|s| s.id == m.situation_id).map_or(0, |s| s.annee);
                let valeur = self.c.provisoires.iter().find(|p| p.id == m.id).and_then(|p| p.valeur);
                row(annee, Nature::Provisoire.libelle(), chiffre(valeur, unite));
            }
        }
    }

    fn tidy_activity(&self, add: &mut dyn FnMut(RangDonnees<'_>)) {
        for h in &self.d.heures {
            let financeur = self.d.financeurs.iter().find(|f| f.id == h.financeur_id);
            let service = h.service_id.and_then(|id| self.d.services.iter().find(|s| s.id == id)).map(|s| s.nom.as_str());
            let libelle = financeur.map(|f| f.libelle.as_str()).unwrap_or_default();
            let libelle = service.map_or_else(|| libelle.to_owned(), |s| format!("{libelle} – {s}"));
            add(RangDonnees {
                domaine: "Heures",
                code: financeur.map(|f| f.code.as_str()).unwrap_or_default(),
                libelle: &libelle,
                annee: h.annee,
                nature: h.nature.libelle(),
                valeur: chiffre(h.heures, GenreChiffre::Heures),
                unite: "heures",
                source: "T1 Heures",
            });
        }
        for p in &self.d.publics {
            for (champ, nombre) in [(champ!(Public.apa), p.apa), (champ!(Public.pch), p.pch), (champ!(Public.autres), p.autres)] {
                add(RangDonnees {
                    domaine: "Personnes prévues",
                    code: champ.nom,
                    libelle: champ.libelle,
                    annee: p.annee,
                    nature: Nature::Previsionnel.libelle(),
                    valeur: entier(nombre, GenreChiffre::Entier),
                    unite: "personnes",
                    source: "Données brutes",
                });
            }
        }
        for v in &self.d.valeurs {
            let Some(x) = self.d.donnees.iter().find(|x| x.id == v.donnee_id) else { continue };
            let valeur = self.c.valeur_brute(self.d, x.id, v.annee);
            add(RangDonnees {
                domaine: "Données brutes",
                code: &x.code,
                libelle: &x.libelle,
                annee: v.annee,
                nature: v.statut.libelle(),
                valeur: chiffre(valeur, plain(valeur)),
                unite: &x.unite,
                source: &v.commentaire,
            });
        }
        for t in &self.d.tarifs {
            for (champ, prix) in [
                (champ!(Tarif.tarif_apa), t.tarif_apa),
                (champ!(Tarif.tarif_pch), t.tarif_pch),
                (champ!(Tarif.tarif_aide_sociale), t.tarif_aide_sociale),
                (champ!(Tarif.supplement_observe), t.supplement_observe),
                (champ!(Tarif.supplement_prevu), t.supplement_prevu),
                (champ!(Tarif.prix_caisses_retraite), t.prix_caisses_retraite),
                (champ!(Tarif.prix_mutuelles), t.prix_mutuelles),
                (champ!(Tarif.prix_particuliers), t.prix_particuliers),
            ] {
                add(RangDonnees {
                    domaine: "Tarifs",
                    code: champ.nom,
                    libelle: champ.libelle,
                    annee: t.annee,
                    nature: &t.nature,
                    valeur: chiffre(prix, GenreChiffre::Prix),
                    unite: "euros par heure",
                    source: "T2 Tarifs",
                });
            }
        }
    }

    fn tidy_grant(&self, add: &mut dyn FnMut(RangDonnees<'_>)) {
        let prevu = Nature::Previsionnel.libelle();
        for a in &self.c.dotation.annees {
            let mut row = |code: &str, libelle: &str, nature: &str, unite: &str, valeur| {
                add(RangDonnees { domaine: "Dotation", code, libelle, annee: a.annee, nature, valeur, unite, source: "T3 Dotation" });
            };
            let horaire = champ!(MontantHoraire.montant_horaire);
            row(horaire.nom, horaire.libelle, prevu, "euros par heure", chiffre(a.montant_horaire, GenreChiffre::Prix));
            row("heures_eligibles", "Heures éligibles", prevu, "heures", chiffre(a.heures_prevues, GenreChiffre::Heures));
            row("heures_eligibles", "Heures éligibles", REALISE, "heures", chiffre(a.heures_realisees, GenreChiffre::Heures));
            row("prevue", "Dotation prévue", prevu, "euros", chiffre(a.montant_prevu, GenreChiffre::Euros));
            row("acquise", "Dotation acquise", REALISE, "euros", chiffre(a.acquis, GenreChiffre::Euros));
            row("consommee", "Dotation consommée", REALISE, "euros", chiffre(a.consomme.complet(), GenreChiffre::Euros));
        }
        for v in &self.d.versements {
            add(RangDonnees {
                domaine: "Versements",
                code: v.type_versement.code(),
                libelle: &v.libelle,
                annee: v.annee,
                nature: if v.statut == StatutVersement::Verse { REALISE } else { prevu },
                valeur: chiffre(v.montant, GenreChiffre::Euros),
                unite: "euros",
                source: "T10 Versements",
            });
        }
        for b in &self.d.budgets_action {
            let Some(action) = self.d.actions.iter().find(|a| a.id == b.action_id) else { continue };
            let parts = [
                ("Coût", PartBudget::Cout, prevu),
                (champ!(BudgetAction.dotation).libelle, PartBudget::Dotation, prevu),
                (champ!(BudgetAction.autofinancement).libelle, PartBudget::Autofinancement, prevu),
                (champ!(BudgetAction.cofinancement).libelle, PartBudget::Cofinancement, prevu),
                (champ!(BudgetAction.dotation_consommee).libelle, PartBudget::Consomme, REALISE),
            ];
            for (nom, part, nature) in parts {
                add(RangDonnees {
                    domaine: "Budget des actions",
                    code: &action.code,
                    libelle: nom,
                    annee: b.annee,
                    nature,
                    valeur: chiffre(self.budgets.total(&[action.id], Some(b.annee), part).complet(), GenreChiffre::Euros),
                    unite: "euros",
                    source: "T4 Budget des actions",
                });
            }
        }
        for x in &self.d.financements {
            add(RangDonnees {
                domaine: "Financements hors actions",
                code: x.source.code(),
                libelle: &x.libelle,
                annee: x.annee,
                nature: prevu,
                valeur: chiffre(x.montant, GenreChiffre::Euros),
                unite: "euros",
                source: "T4 Plan de financement",
            });
        }
    }

    fn tidy_accounts(&self, add: &mut dyn FnMut(RangDonnees<'_>)) {
        for m in &self.d.montants_budget {
            let Some(l) = self.d.lignes_budget.iter().find(|l| l.id == m.ligne_id) else { continue };
            let sens = if l.sens == SensBudget::Charge { "Charges" } else { "Produits" };
            add(RangDonnees {
                domaine: sens,
                code: &mots::majuscule(l.groupe.libelle()),
                libelle: &l.libelle,
                annee: m.annee,
                nature: m.nature.libelle(),
                valeur: chiffre(m.montant, GenreChiffre::Euros),
                unite: "euros",
                source: "T5 Compte de résultat",
            });
        }
        for i in &self.d.investissements {
            add(RangDonnees {
                domaine: "Investissements",
                code: "",
                libelle: &i.libelle,
                annee: i.annee,
                nature: Nature::Previsionnel.libelle(),
                valeur: chiffre(i.montant, GenreChiffre::Euros),
                unite: "euros",
                source: "T8 Investissements",
            });
        }
    }

    fn tidy_means(&self, add: &mut dyn FnMut(RangDonnees<'_>)) {
        for e in &self.d.effectifs {
            let Some(emploi) = self.d.emplois.iter().find(|x| x.id == e.emploi_id) else { continue };
            add(RangDonnees {
                domaine: "Effectifs",
                code: emploi.categorie.libelle(),
                libelle: &emploi.libelle,
                annee: e.annee,
                nature: e.nature.libelle(),
                valeur: chiffre(e.etp, GenreChiffre::Decimales(2)),
                unite: "équivalents temps plein",
                source: "T6 Effectifs",
            });
        }
        for p in &self.d.heures_payees {
            for (champ, heures) in [
                (champ!(HeuresPayees.conges_payes), p.conges_payes),
                (champ!(HeuresPayees.trajets_intervacations), p.trajets_intervacations),
                (champ!(HeuresPayees.formation), p.formation),
                (champ!(HeuresPayees.temps_collectifs), p.temps_collectifs),
                (champ!(HeuresPayees.absences_remunerees), p.absences_remunerees),
                (champ!(HeuresPayees.autres), p.autres),
            ] {
                add(RangDonnees {
                    domaine: "Heures payées",
                    code: champ.nom,
                    libelle: champ.libelle,
                    annee: p.annee,
                    nature: p.nature.libelle(),
                    valeur: chiffre(heures, GenreChiffre::Heures),
                    unite: "heures",
                    source: "T6 Effectifs",
                });
            }
        }
        for x in &self.d.formations {
            let heures = self.c.heures_formation.iter().find(|h| h.id == x.id).map(|h| h.heures);
            for (code, valeur, unite) in [
                ("heures", chiffre(heures, GenreChiffre::Heures), "heures"),
                ("cout", chiffre(x.cout_pedagogique, GenreChiffre::Euros), "euros"),
            ] {
                add(RangDonnees {
                    domaine: "Formation",
                    code,
                    libelle: &x.intitule,
                    annee: x.annee,
                    nature: x.nature.libelle(),
                    valeur,
                    unite,
                    source: "T9 Formation",
                });
            }
        }
    }
}
