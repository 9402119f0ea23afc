//! Indicators and figures at renewal: past figures are kept, the years to come start empty.

use super::Periode;
use super::rapport::Rapport;
use crate::calculs::Calculs;
use crate::champ;
use crate::choix::{Choix, Nature, NonConsomme, RoleLigne};
use crate::francais;
use crate::modele::{Dossier, Indicateur, Mesure, MontantHoraire, RegleDotation, Rubrique, Tarif};

pub(super) fn carry(ancien: &Dossier, neuf: &mut Dossier, calculs: &Calculs, p: &Periode, rapport: &mut Rapport) {
    indicators(ancien, neuf, calculs, p, rapport);
    activity(ancien, neuf, calculs, p, rapport);
    tariffs_and_grant(ancien, neuf, calculs, p, rapport);
    budget(neuf, calculs, p, rapport);
    staff(neuf, p, rapport);
}

fn indicators(ancien: &Dossier, neuf: &mut Dossier, calculs: &Calculs, p: &Periode, rapport: &mut Rapport) {
    for (i, computed) in neuf.indicateurs.iter_mut().zip(&calculs.indicateurs) {
        let name = format!("{} {}", i.code, i.libelle);
        rapport.kept(Rubrique::Indicateurs, &format!("{name} (définition)"));
        let shown = |v: Option<crate::decimal::Nombre>, annee: Option<i32>, i: &Indicateur| {
            let year = annee.map(|a| format!(" ({a})")).unwrap_or_default();
            v.map(|v| format!("{}{year}", francais::avec_unite(v, u32::try_from(i.decimales).unwrap_or(0), &i.unite))).unwrap_or_default()
        };
        let last = computed.point(p.base).and_then(|x| x.valeur);
        let before = shown(computed.reference, computed.reference_annee, i);
        let after = shown(last, Some(p.base), i);
        if last.is_some() {
            rapport.carried(Rubrique::Indicateurs, &format!("{} : valeur de référence", i.code), &before, &after);
        } else {
            rapport.owing(
                Rubrique::Indicateurs,
                &format!("{} : valeur de référence", i.code),
                &before,
                &format!("aucune valeur en {}", p.base),
            );
        }
        let targets: Vec<String> =
            computed.points.iter().filter(|x| x.cible.is_some()).map(|x| format!("{} : {}", x.annee, shown(x.cible, None, i))).collect();
        rapport.emptied(Rubrique::Indicateurs, &format!("{} : cibles", i.code), &targets.join(", "));
        i.annee_reference = None;
        if let Some(annee) = i.rupture_annee {
            rapport.kept(Rubrique::Indicateurs, &format!("{} : définition changée en {annee}", i.code));
        }
        if let Some(minutes) = i.minutes_releve {
            rapport.kept(Rubrique::Indicateurs, &format!("{} : temps d’un relevé, {minutes} min", i.code));
        }
    }
    for r in &neuf.rendus {
        rapport.kept(Rubrique::Indicateurs, &format!("Rendu du suivi : {}", r.libelle));
    }
    neuf.mesures.retain(|m| m.annee <= p.base);
    for m in &mut neuf.mesures {
        m.cible = None;
    }
    let mut next = ancien.mesures.iter().map(|m| m.id).max().unwrap_or(0);
    for i in &neuf.indicateurs {
        for annee in p.annees() {
            next += 1;
            neuf.mesures.push(Mesure { id: next, indicateur_id: i.id, annee, ..Mesure::default() });
        }
    }
    neuf.mesures_provisoires.clear();
}

fn activity(ancien: &Dossier, neuf: &mut Dossier, calculs: &Calculs, p: &Periode, rapport: &mut Rapport) {
    let history = |nature: Nature, annee: i32| nature == Nature::Realise && annee <= p.base;
    for h in &calculs.activite.heures {
        let objet = format!("Heures {} : {}", h.annee, crate::choix::Choix::libelle(h.nature));
        if history(h.nature, h.annee) {
            rapport.kept(Rubrique::Moyens, &objet);
        } else {
            rapport.emptied(Rubrique::Moyens, &objet, &h.total.ecrit(francais::heures).unwrap_or_default());
        }
    }
    neuf.heures.retain(|h| history(h.nature, h.annee));
    neuf.heures_payees.retain(|h| history(h.nature, h.annee));
    for s in &ancien.situations {
        rapport.removed(Rubrique::Moyens, &format!("Situation intermédiaire {}", s.annee), "dans l’ancien dossier");
    }
    neuf.situations.clear();
    for x in &calculs.activite.publics {
        let people = x.total.ecrit(francais::court).unwrap_or_default();
        rapport.emptied(Rubrique::Moyens, &format!("Personnes prévues {}", x.annee), &people);
    }
    neuf.publics = p.annees().zip(1..).map(|(annee, id)| crate::modele::Public { id, annee, ..Default::default() }).collect();
    neuf.valeurs.retain(|x| x.annee <= p.base);
    rapport.kept(Rubrique::Moyens, &format!("Données brutes jusqu’en {}", p.base));
}

fn tariffs_and_grant(ancien: &Dossier, neuf: &mut Dossier, calculs: &Calculs, p: &Periode, rapport: &mut Rapport) {
    for x in &ancien.tarifs {
        let shown = x.tarif_apa.or(x.tarif_pch).map(francais::prix).unwrap_or_default();
        if x.annee <= p.base {
            rapport.kept(Rubrique::Moyens, &format!("Tarifs {} : {shown}", x.annee));
        } else {
            rapport.emptied(Rubrique::Moyens, &format!("Tarifs {}", x.annee), &shown);
        }
        if let Some(libre) = x.supplement_libre {
            let objet = format!("{} {}", champ!(Tarif.supplement_libre).libelle, x.annee);
            match x.annee <= p.base {
                true => rapport.kept(Rubrique::Moyens, &objet),
                false => rapport.emptied(Rubrique::Moyens, &objet, &francais::prix(libre)),
            }
        }
    }
    neuf.tarifs.retain(|x| x.annee <= p.base);
    let first = ancien.tarifs.iter().map(|x| x.id).max().unwrap_or(0) + 1;
    neuf.tarifs.extend(p.annees().zip(first..).map(|(annee, id)| Tarif { id, annee, ..Tarif::default() }));
    for a in &calculs.dotation.annees {
        rapport.emptied(
            Rubrique::Moyens,
            &format!("Montant horaire {}", a.annee),
            &a.montant_horaire.map(francais::prix).unwrap_or_default(),
        );
        if let Some(hours) = a.heures_retenues {
            rapport.emptied(Rubrique::Moyens, &format!("Heures retenues par le Département {}", a.annee), &francais::heures(hours));
        }
    }
    neuf.dotations = p.annees().zip(1..).map(|(annee, id)| MontantHoraire { id, annee, ..MontantHoraire::default() }).collect();
    if let Some(left) = calculs.dotation.annees.iter().filter(|a| a.annee <= p.base).filter_map(|a| a.report_sortant).next_back() {
        rapport.emptied(Rubrique::Moyens, "Crédits non consommés, à régler avec le Département", &francais::euros(left));
    }
    neuf.dotation.report_initial = None;
    grant_rules(&neuf.dotation, rapport);
    if let Some(cost) = neuf.dossier.cout_horaire_suivi {
        rapport.kept(Rubrique::Moyens, &format!("{} : {}", champ!(InfosDossier.cout_horaire_suivi).libelle, francais::prix(cost)));
    }
    for f in &neuf.financeurs {
        if let Some(billed) = f.supplement {
            let said = if billed { "oui" } else { "non" };
            rapport.kept(Rubrique::Moyens, &format!("{}, {} : {said}", f.libelle, champ!(Financeur.supplement).colonne()));
        }
    }
    for s in &ancien.scenarios {
        rapport.removed(Rubrique::Moyens, &format!("Scénario : {}", s.libelle), "dans l’ancien dossier");
    }
    neuf.scenarios.clear();
    neuf.hypotheses.clear();
    for x in &ancien.versements {
        rapport.removed(
            Rubrique::Moyens,
            &format!("Versement : {} {}", x.libelle, x.annee),
            &x.montant.map(francais::euros).unwrap_or_default(),
        );
    }
    neuf.versements.clear();
    for x in &ancien.financements {
        rapport.removed(
            Rubrique::Moyens,
            &format!("Financement : {} {}", x.libelle, x.annee),
            &x.montant.map(francais::euros).unwrap_or_default(),
        );
    }
    neuf.financements.clear();
    for x in &mut neuf.financements_soins {
        rapport.emptied(
            Rubrique::Moyens,
            &format!("Financement des soins {}", x.annee),
            &x.forfait_global.take().map(francais::euros).unwrap_or_default(),
        );
        x.dotation_coordination = None;
    }
    neuf.financements_soins.clear();
}

/// Reports the rules of the grant, which come along: the new contract starts from them and negotiates them again.
fn grant_rules(x: &RegleDotation, rapport: &mut Rapport) {
    let mut tell = |objet: &str, what: &str| rapport.kept(Rubrique::Moyens, &format!("{objet} : {what} (à renégocier)"));
    if x.non_consomme != NonConsomme::NonPrevu {
        tell(champ!(RegleDotation.non_consomme).libelle, x.non_consomme.libelle());
    }
    for (champ, part) in [
        (champ!(RegleDotation.report_plafond_pct), x.report_plafond_pct),
        (champ!(RegleDotation.part_cibles_pct), x.part_cibles_pct),
        (champ!(RegleDotation.seuil_cibles_pct), x.seuil_cibles_pct),
        (champ!(RegleDotation.resultat_max_pct), x.resultat_max_pct),
    ] {
        if let Some(part) = part {
            tell(champ.libelle, &francais::part(part));
        }
    }
    if x.restitution_finale {
        tell(champ!(RegleDotation.restitution_finale).libelle, "oui");
    }
}

fn budget(neuf: &mut Dossier, calculs: &Calculs, p: &Periode, rapport: &mut Rapport) {
    for b in &calculs.budget {
        let objet = format!("Compte de résultat {} ({})", b.annee, crate::choix::Choix::libelle(b.nature));
        if b.nature == Nature::Realise && b.annee <= p.base {
            rapport.kept(Rubrique::Moyens, &objet);
        } else {
            let sides = [("charges", b.charges), ("produits", b.produits)];
            let said = sides.into_iter().filter_map(|(side, total)| Some(format!("{side} {}", total.ecrit(francais::euros)?)));
            rapport.emptied(Rubrique::Moyens, &objet, &said.collect::<Vec<_>>().join(", "));
        }
    }
    neuf.montants_budget.retain(|m| m.nature == Nature::Realise && m.annee <= p.base);
    for l in &neuf.lignes_budget {
        let role = if l.role == RoleLigne::Aucun { String::new() } else { format!(" ({})", l.role.libelle()) };
        let part = l.part_variable_pct.map(|x| format!(", part qui suit les heures {}", francais::part(x))).unwrap_or_default();
        rapport.kept(Rubrique::Moyens, &format!("Ligne du budget : {}{role}{part}", l.libelle));
    }
    for i in &neuf.investissements {
        rapport.removed(
            Rubrique::Moyens,
            &format!("Investissement : {} {}", i.libelle, i.annee),
            &i.montant.map(francais::euros).unwrap_or_default(),
        );
    }
    neuf.investissements.clear();
}

fn staff(neuf: &mut Dossier, p: &Periode, rapport: &mut Rapport) {
    for e in &neuf.emplois {
        rapport.kept(Rubrique::Moyens, &format!("Emploi : {}", e.libelle));
    }
    let (before, history) = (neuf.effectifs.len(), |nature: Nature, annee: i32| nature == Nature::Realise && annee <= p.base);
    neuf.effectifs.retain(|e| history(e.nature, e.annee));
    if neuf.effectifs.len() < before {
        rapport.emptied(Rubrique::Moyens, "ETP prévisionnels", &format!("{} valeurs", before - neuf.effectifs.len()));
    }
    for f in neuf.formations.iter().filter(|f| !history(f.nature, f.annee)) {
        let cost = f.cout_pedagogique.map(francais::euros).unwrap_or_default();
        rapport.removed(Rubrique::Moyens, &format!("Formation : {} {}", f.intitule, f.annee), &cost);
    }
    neuf.formations.retain(|f| history(f.nature, f.annee));
    if neuf.formations.iter().any(|f| !f.effet_observe.trim().is_empty()) {
        rapport.kept(Rubrique::Moyens, &format!("Effets des formations observés jusqu’en {}", p.base));
    }
    neuf.plans_formation.retain(|x| x.annee <= p.base);
}
