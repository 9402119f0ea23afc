//! T6: staff and paid hours; T8: investments; T9: training.

use cpom_core::calculs::{EffectifsAnnee, Termes, Total, investment_source};
use cpom_core::champ;
use cpom_core::choix::{CategorieEmploi, Choix, Nature};
use cpom_core::decimal::{Heures, Montant};
use cpom_core::modele::{HeuresPayees, Investissement};
use rust_xlsxwriter::XlsxError;

use super::feuille::{
    Attente, CelluleExcel, Feuille, GenreChiffre, Rang, Zone, a1, calcul, chiffre, col, deduit, entier, plage, somme_attendue, sommes_si,
};
use super::{Colonne, SourceClasseur, column_title, ordered, total};

const ETP: GenreChiffre = GenreChiffre::Decimales(2);

/// A family of jobs, its name and its sum.
type Famille = (CategorieEmploi, &'static str, fn(&EffectifsAnnee) -> Total<4>);
/// A part of paid hours.
type PartHeures = (&'static str, fn(&HeuresPayees) -> Option<Heures>);

impl SourceClasseur<'_> {
    pub(super) fn effectifs(&self, f: &mut Feuille<'_>) -> Result<(), XlsxError> {
        let annees = self.staff_years();
        f.largeurs(&[54.0, 14.0], annees.len().max(self.d.heures_payees.len()) + 1)?;
        let mut titres = vec!["Équivalents temps plein".to_owned()];
        titres.extend(annees.iter().map(|e| column_title((e.annee, e.nature))));
        f.entete(&titres, 1)?;
        let rang = |titre: &str, cellule: &dyn Fn(u16, &EffectifsAnnee) -> CelluleExcel| {
            let mut r = vec![CelluleExcel::from(titre)];
            r.extend(annees.iter().enumerate().map(|(i, e)| cellule(col(i + 1), e)));
            r
        };
        let mut sommes = Vec::new();
        let familles: [Famille; 3] = [
            (CategorieEmploi::Intervenant, "Intervenants", |e| e.intervenants),
            (CategorieEmploi::Soignant, "Soignants", |e| e.soignants),
            (CategorieEmploi::Structure, "Structure", |e| e.structure),
        ];
        for (categorie, titre, somme_de) in familles {
            let premiere = f.ligne;
            for emploi in self.d.emplois.iter().filter(|e| e.categorie == categorie) {
                let etp = |e: &EffectifsAnnee| {
                    let de = self.d.effectifs.iter().filter(|x| x.emploi_id == emploi.id && x.annee == e.annee && x.nature == e.nature);
                    total(de.map(|x| x.etp))
                };
                f.donnees(&rang(&emploi.libelle, &|_, e| chiffre(etp(e), ETP)))?;
            }
            if f.ligne > premiere {
                let derniere = f.ligne - 1;
                let cellules = rang(titre, &|c, e| {
                    let total = somme_de(e);
                    somme_attendue(&Zone::colonne(c, premiere, derniere), total, total, ETP)
                });
                sommes.push((categorie, f.rang(Rang::SousTotal, &cellules)?));
            }
        }
        let lignes: Vec<u32> = sommes.iter().map(|s| s.1).collect();
        let ligne_total = f.rang(
            Rang::Total,
            &rang("Total", &|c, e| {
                let n = Attente::de([e.intervenants, e.soignants, e.structure], e.total);
                somme_attendue(&Zone::lignes(c, &lignes), n, e.total, ETP)
            }),
        )?;
        let structure = sommes.iter().find(|s| s.0 == CategorieEmploi::Structure).map(|s| s.1);
        f.donnees(&rang("Structure pour dix intervenants", &|c, e| {
            let (Some(structure), Some(_)) = (structure, e.structure.somme()) else { return CelluleExcel::Vide };
            let (structure, tout) = (a1(structure, c), a1(ligne_total, c));
            deduit(format!("ROUND({structure}/({tout}-{structure})*10,2)"), &[&structure, &tout], e.ratio_encadrement, ETP)
        }))?;
        self.heures_payees(f)
    }

    /// Staff by year; within a year observed first. A year of the contract without any has an empty column.
    fn staff_years(&self) -> Vec<EffectifsAnnee> {
        let colonnes = self.with_contract_years(ordered(self.c.effectifs.iter().map(|e| (e.annee, e.nature))));
        let staff = |(annee, nature): Colonne| {
            let none = Total::default();
            let known = self.c.effectifs.iter().find(|e| (e.annee, e.nature) == (annee, nature)).copied();
            known.unwrap_or(EffectifsAnnee {
                annee,
                nature,
                intervenants: none,
                soignants: none,
                structure: none,
                total: none,
                ratio_encadrement: None,
            })
        };
        colonnes.into_iter().map(staff).collect()
    }

    fn heures_payees(&self, f: &mut Feuille<'_>) -> Result<(), XlsxError> {
        let rows: Vec<(&HeuresPayees, _)> = self.d.heures_payees.iter().zip(&self.c.activite.payees).collect();
        if rows.is_empty() {
            return Ok(());
        }
        f.titre("Heures payées aux intervenants")?;
        let mut titres = vec!["Heures".to_owned()];
        titres.extend(rows.iter().map(|(p, _)| column_title((p.annee, p.nature))));
        f.entete(&titres, 1)?;
        let base = f.ligne;
        let parts: [PartHeures; 6] = [
            (champ!(HeuresPayees.conges_payes).libelle, |p| p.conges_payes),
            (champ!(HeuresPayees.trajets_intervacations).libelle, |p| p.trajets_intervacations),
            (champ!(HeuresPayees.formation).libelle, |p| p.formation),
            (champ!(HeuresPayees.temps_collectifs).libelle, |p| p.temps_collectifs),
            (champ!(HeuresPayees.absences_remunerees).libelle, |p| p.absences_remunerees),
            (champ!(HeuresPayees.autres).libelle, |p| p.autres),
        ];
        let mut rang = vec![CelluleExcel::from("Interventions (T1)")];
        rang.extend(rows.iter().map(|(_, c)| chiffre(c.interventions.complet(), GenreChiffre::Heures)));
        f.donnees(&rang)?;
        for (titre, part) in parts {
            let mut rang = vec![CelluleExcel::from(titre)];
            rang.extend(rows.iter().map(|(p, _)| chiffre(part(p), GenreChiffre::Heures)));
            f.donnees(&rang)?;
        }
        let ligne_total = f.ligne;
        let mut totaux: [Vec<CelluleExcel>; 4] = [
            "Total payé",
            "Heures travaillées (hors congés et absences)",
            "Équivalents temps plein",
            "Interventions en % des heures payées",
        ]
        .map(|t| vec![CelluleExcel::from(t)]);
        for (i, (_, c)) in rows.iter().enumerate() {
            let at = |l: u32| a1(l, col(i + 1));
            let tout = at(ligne_total);
            let zone = Zone::colonne(col(i + 1), base, base + 6);
            totaux[0].push(somme_attendue(&zone, c.total, c.total, GenreChiffre::Heures));
            // A kind that no year has is empty and takes nothing away.
            let away = Zone::cellules(vec![at(base + 1), at(base + 5)]).somme();
            totaux[1].push(deduit(format!("{tout}-{away}"), &[&tout], c.travaillees, GenreChiffre::Heures));
            totaux[2].push(match self.d.dossier.heures_par_etp {
                Some(un) => deduit(format!("ROUND({tout}/{un},2)"), &[&tout], c.etp, ETP),
                None => CelluleExcel::Vide,
            });
            let interventions = at(base);
            let presence = format!("ROUND({interventions}/{tout}*100,1)");
            totaux[3].push(deduit(presence, &[&interventions, &tout], c.taux_presence, GenreChiffre::PourCent(1)));
        }
        for (rang, genre) in totaux.iter().zip([Rang::Total, Rang::Normal, Rang::Normal, Rang::Normal]) {
            f.rang(genre, rang)?;
        }
        Ok(())
    }

    pub(super) fn action_code(&self, id: Option<i32>) -> CelluleExcel {
        self.d.actions.iter().find(|a| Some(a.id) == id).map_or(CelluleExcel::Vide, |a| (&a.code).into())
    }

    pub(super) fn investissements(&self, f: &mut Feuille<'_>) -> Result<(), XlsxError> {
        f.largeurs(&[10.0, 46.0, 15.0, 12.0, 15.0], 10)?;
        let duree = champ!(Investissement.duree_amortissement_ans);
        let duree = format!("{} ({})", duree.colonne(), duree.unite.unwrap_or_default());
        let titres = [
            champ!(Investissement.annee).colonne(),
            champ!(Investissement.libelle).colonne(),
            champ!(Investissement.montant).colonne(),
            duree.as_str(),
            champ!(Investissement.autofinancement).colonne(),
            champ!(Investissement.subvention).colonne(),
            champ!(Investissement.emprunt).colonne(),
            "Financement",
            "Amortissement annuel",
            champ!(Investissement.action_id).colonne(),
        ];
        f.entete(&titres, 2)?;
        let premiere = f.ligne;
        for i in &self.d.investissements {
            let l = f.ligne;
            let financement = total([i.autofinancement, i.subvention, i.emprunt].into_iter());
            let amorti = self.c.amortissements.iter().find(|a| a.id == i.id).map(|a| a.montant);
            f.donnees(&[
                entier(Some(i.annee), GenreChiffre::Annee),
                (&i.libelle).into(),
                chiffre(i.montant, GenreChiffre::Euros),
                entier(i.duree_amortissement_ans, GenreChiffre::Entier),
                chiffre(i.autofinancement, GenreChiffre::Euros),
                chiffre(i.subvention, GenreChiffre::Euros),
                chiffre(i.emprunt, GenreChiffre::Euros),
                calcul(format!("SUM({}:{})", a1(l, 4), a1(l, 6)), financement, GenreChiffre::Euros),
                deduit(format!("ROUND({}/{},2)", a1(l, 2), a1(l, 3)), &[&a1(l, 2), &a1(l, 3)], amorti, GenreChiffre::Euros),
                self.action_code(i.action_id),
            ])?;
        }
        let Some(derniere) = f.ligne.checked_sub(1).filter(|l| *l >= premiere) else { return Ok(()) };
        let par_annee = &self.c.investissements;
        let all = || self.d.investissements.iter();
        let source = |part: fn(&Investissement) -> Option<Montant>| investment_source(all(), part);
        let t = |c: u16, total: Total<2>| somme_attendue(&Zone::colonne(c, premiere, derniere), total, total, GenreChiffre::Euros);
        let financed = |i: &Investissement| total([i.autofinancement, i.subvention, i.emprunt].into_iter());
        f.rang(
            Rang::Total,
            &[
                "Total".into(),
                CelluleExcel::Vide,
                t(2, Total::de(Termes::Investissements, all().map(|i| i.montant))),
                CelluleExcel::Vide,
                t(4, source(|i| i.autofinancement)),
                t(5, source(|i| i.subvention)),
                t(6, source(|i| i.emprunt)),
                t(7, Total::de(Termes::Investissements, all().map(financed))),
            ],
        )?;
        f.titre("Par année")?;
        f.entete(
            &[
                champ!(Investissement.annee).colonne(),
                "",
                champ!(Investissement.montant).colonne(),
                "",
                champ!(Investissement.autofinancement).colonne(),
                champ!(Investissement.subvention).colonne(),
                champ!(Investissement.emprunt).colonne(),
            ],
            2,
        )?;
        for a in par_annee {
            let annee = a1(f.ligne, 0);
            let de = |c: u16, total: Total<2>| {
                sommes_si(&format!("{},{annee}", plage(0, premiere, derniere)), &plage(c, premiere, derniere), total, GenreChiffre::Euros)
            };
            let (tout, auto, sub, emp) = (de(2, a.total), de(4, a.autofinancement), de(5, a.subvention), de(6, a.emprunt));
            f.donnees(&[entier(Some(a.annee), GenreChiffre::Annee), CelluleExcel::Vide, tout, CelluleExcel::Vide, auto, sub, emp])?;
        }
        Ok(())
    }

    pub(super) fn formation(&self, f: &mut Feuille<'_>) -> Result<(), XlsxError> {
        f.colonnes(
            [10.0, 15.0, 50.0, 14.0, 14.0, 14.0, 14.0, 14.0, 14.0, 36.0, 36.0, 28.0],
            [
                champ!(Formation.annee).libelle,
                champ!(Formation.nature).libelle,
                champ!(Formation.intitule).libelle,
                champ!(Formation.duree_heures).libelle,
                champ!(Formation.stagiaires).libelle,
                "Heures",
                champ!(Formation.cout_pedagogique).libelle,
                champ!(Formation.financeur).libelle,
                champ!(Formation.action_id).libelle,
                champ!(Formation.effet_attendu).libelle,
                champ!(Formation.effet_observe).libelle,
                champ!(Formation.effet_mesure).libelle,
            ],
            3,
        )?;
        let premiere = f.ligne;
        for x in &self.d.formations {
            let l = f.ligne;
            let heures = self.c.heures_formation.iter().find(|h| h.id == x.id).map(|h| h.heures);
            f.donnees(&[
                entier(Some(x.annee), GenreChiffre::Annee),
                nature(x.nature),
                (&x.intitule).into(),
                chiffre(x.duree_heures, GenreChiffre::Heures),
                entier(x.stagiaires, GenreChiffre::Entier),
                deduit(format!("{}*{}", a1(l, 3), a1(l, 4)), &[&a1(l, 3), &a1(l, 4)], heures, GenreChiffre::Heures),
                chiffre(x.cout_pedagogique, GenreChiffre::Euros),
                (&x.financeur).into(),
                self.action_code(x.action_id),
                (&x.effet_attendu).into(),
                (&x.effet_observe).into(),
                (&x.effet_mesure).into(),
            ])?;
        }
        let Some(derniere) = f.ligne.checked_sub(1).filter(|l| *l >= premiere) else { return Ok(()) };
        f.titre("Par année")?;
        f.entete(
            &[
                champ!(Formation.annee).libelle,
                champ!(Formation.nature).libelle,
                "",
                champ!(PlanFormation.heures_prevues).libelle,
                "",
                "Heures",
                champ!(Formation.cout_pedagogique).libelle,
            ],
            3,
        )?;
        let mut annees: Vec<_> = self.c.formations.iter().collect();
        annees.sort_by_key(|a| (a.annee, a.nature));
        let (par_annee, par_nature) = (plage(0, premiere, derniere), plage(1, premiere, derniere));
        for a in annees {
            let l = f.ligne;
            let criteres = format!("{par_annee},{},{par_nature},{}", a1(l, 0), a1(l, 1));
            let de = |c: u16, total, genre| sommes_si(&criteres, &plage(c, premiere, derniere), total, genre);
            f.donnees(&[
                entier(Some(a.annee), GenreChiffre::Annee),
                nature(a.nature),
                CelluleExcel::Vide,
                chiffre(a.prevues, GenreChiffre::Heures),
                CelluleExcel::Vide,
                de(5, a.heures, GenreChiffre::Heures),
                de(6, a.cout, GenreChiffre::Euros),
            ])?;
        }
        Ok(())
    }
}

fn nature(n: Nature) -> CelluleExcel {
    CelluleExcel::Mot(n.libelle().to_owned())
}
