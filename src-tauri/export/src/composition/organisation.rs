//! Means of the contract other than figures: organisation, working life, shared practices, risks, effect of the
//! training courses. Each part prints only when the dossier has rows for it.

use cpom_core::calculs::EtatSuivi;
use cpom_core::champ;
use cpom_core::choix::{Choix, DomaineTravail, EtatRisque, Nature, NatureMoyen, NiveauRisque};
use cpom_core::modele::mots::majuscule;
use cpom_core::modele::{ChampDef, ConditionTravail, Formation, Id, MoyenOrganisation, PartagePratique, Risque, TableDef};

use super::contexte::{Contexte, code_action};
use super::emplacements::Emplacement;
use super::format;
use super::grille::{cellule, vide};
use crate::bloc::{Bloc, Colonne, Ligne, Tableau, TexteRiche};

/// Title of a table, from the model.
pub(crate) fn titre(table: &str) -> &'static str {
    TableDef::de(table).map_or("", |t| t.titre)
}

/// A text of the dossier, or the mark of an empty cell.
fn text(ctx: &Contexte, value: &str) -> TexteRiche {
    if value.trim().is_empty() { vide() } else { ctx.t(value.trim()) }
}

/// The action a row serves, as a link to its sheet.
fn served(ctx: &Contexte, id: Option<cpom_core::modele::Id>) -> TexteRiche {
    id.and_then(|id| ctx.action(id)).map_or_else(vide, |a| ctx.lien_action(a))
}

/// Means and measures that serve one action, for its sheet: means under their kind, measures under theirs, good practices.
pub(super) fn de_l_action(ctx: &Contexte, action: Id) -> Vec<(String, TexteRiche)> {
    let mut out: Vec<(String, TexteRiche)> = Vec::new();
    let mut add = |titre: &str, item: TexteRiche| match out.iter_mut().find(|(t, _)| *t == majuscule(titre)) {
        Some((_, items)) => {
            items.0.extend(TexteRiche::from(" ; ").0);
            items.0.extend(item.0);
        }
        None => out.push((majuscule(titre), item)),
    };
    for m in ctx.d.moyens_organisation.iter().filter(|m| m.action_id == Some(action)) {
        let details = [ctx.t(m.lieu.trim()), ctx.t(m.responsable.trim()), format::courte(m.date).into()];
        add(m.nature.libelle(), detailed(text(ctx, &m.intitule), details));
    }
    for c in ctx.d.conditions_travail.iter().filter(|c| c.action_id == Some(action)) {
        let details = [ctx.t(c.responsable.trim()), format::courte(c.echeance).into(), ctx.statut_condition(c)];
        add(c.domaine.libelle(), detailed(text(ctx, &c.mesure), details));
    }
    for p in ctx.d.partages_pratiques.iter().filter(|p| p.action_id == Some(action)) {
        let details = [p.sens.libelle().into(), ctx.t(p.avec.trim()), p.annee.to_string().into()];
        add(champ!(PartagePratique.pratique).libelle, detailed(text(ctx, &p.pratique), details));
    }
    out
}

/// A name, then what is said of it in brackets.
fn detailed(mut name: TexteRiche, details: impl IntoIterator<Item = TexteRiche>) -> TexteRiche {
    let said: Vec<TexteRiche> = details.into_iter().filter(|t| !t.is_empty()).collect();
    for (i, detail) in said.iter().enumerate() {
        name = name.et(if i == 0 { " (" } else { ", " });
        name.0.extend(detail.0.iter().cloned());
    }
    if said.is_empty() { name } else { name.et(")") }
}

/// Protocols, tools and quality approach, by kind.
pub(super) fn moyens(ctx: &Contexte) -> Vec<Bloc> {
    if ctx.d.moyens_organisation.is_empty() {
        return Vec::new();
    }
    let mut tableau = Tableau::new(vec![
        Colonne::gauche(champ!(MoyenOrganisation.intitule).colonne()).souple(1.4),
        Colonne::gauche(champ!(MoyenOrganisation.lieu).colonne()).souple(1.0),
        Colonne::gauche(champ!(MoyenOrganisation.responsable).colonne()).souple(0.8),
        Colonne::gauche(champ!(MoyenOrganisation.date).colonne()).fixe(58.0),
        Colonne::gauche(champ!(MoyenOrganisation.action_id).colonne()),
    ]);
    for nature in NatureMoyen::TOUS {
        let rows: Vec<&MoyenOrganisation> = ctx.d.moyens_organisation.iter().filter(|m| m.nature == *nature).collect();
        if !rows.is_empty() {
            tableau = tableau.ligne(Ligne::section(majuscule(nature.libelle())));
        }
        for m in rows {
            let mut name = text(ctx, &m.intitule);
            if !m.commentaire.trim().is_empty() {
                name = name.discret("\n");
                name.0.extend(ctx.t(m.commentaire.trim()).0);
            }
            let date = cellule(Some(format::courte(m.date)));
            tableau = tableau.ligne(Ligne::new([name, text(ctx, &m.lieu), text(ctx, &m.responsable), date, served(ctx, m.action_id)]));
        }
    }
    vec![Bloc::titre(2, titre("moyens_organisation")).ancre(Emplacement::Organisation).into(), tableau.into()]
}

/// Measures on working conditions, prevention and social dialogue.
pub(super) fn conditions(ctx: &Contexte) -> Vec<Bloc> {
    if ctx.d.conditions_travail.is_empty() {
        return Vec::new();
    }
    let mut tableau = Tableau::new(vec![
        Colonne::gauche(champ!(ConditionTravail.mesure).colonne()).souple(1.4),
        Colonne::gauche(champ!(ConditionTravail.responsable).colonne()).souple(0.8),
        Colonne::gauche(champ!(ConditionTravail.echeance).colonne()).fixe(58.0),
        Colonne::gauche(champ!(ConditionTravail.etat).colonne()),
        Colonne::gauche(champ!(ConditionTravail.resultat).colonne()).souple(1.2),
        Colonne::gauche(champ!(ConditionTravail.action_id).colonne()),
    ]);
    for domaine in DomaineTravail::TOUS {
        let rows: Vec<&ConditionTravail> = ctx.d.conditions_travail.iter().filter(|c| c.domaine == *domaine).collect();
        if !rows.is_empty() {
            tableau = tableau.ligne(Ligne::section(majuscule(domaine.libelle())));
        }
        for c in rows {
            tableau = tableau.ligne(Ligne::new([
                text(ctx, &c.mesure),
                text(ctx, &c.responsable),
                cellule(Some(format::courte(c.echeance))),
                ctx.statut_condition(c),
                text(ctx, &c.resultat),
                served(ctx, c.action_id),
            ]));
        }
    }
    vec![Bloc::titre(2, titre("conditions_travail")).ancre(Emplacement::Conditions).into(), tableau.into()]
}

/// Good practices given and received; `annee` keeps one year.
pub(super) fn partages(ctx: &Contexte, annee: Option<i32>) -> Vec<Bloc> {
    let rows: Vec<&PartagePratique> = ctx.d.partages_pratiques.iter().filter(|p| annee.is_none_or(|a| a == p.annee)).collect();
    if rows.is_empty() {
        return Vec::new();
    }
    let colonnes = vec![
        Colonne::gauche(champ!(PartagePratique.annee).colonne()),
        Colonne::gauche(champ!(PartagePratique.pratique).colonne()).souple(1.2),
        Colonne::gauche(champ!(PartagePratique.sens).colonne()),
        Colonne::gauche(champ!(PartagePratique.avec).colonne()).souple(0.8),
        Colonne::gauche(champ!(PartagePratique.suite).colonne()).souple(1.4),
        Colonne::gauche(champ!(PartagePratique.action_id).colonne()),
    ];
    let lignes = rows.iter().map(|p| {
        Ligne::new([
            TexteRiche::from(p.annee.to_string()),
            text(ctx, &p.pratique),
            p.sens.libelle().into(),
            text(ctx, &p.avec),
            text(ctx, &p.suite),
            served(ctx, p.action_id),
        ])
    });
    vec![Bloc::titre(2, titre("partages_pratiques")).ancre(Emplacement::Partages).into(), Tableau::new(colonnes).lignes(lignes).into()]
}

/// Expected and observed effects of the courses, with the way they were measured; `annee` keeps one year.
pub(super) fn effets(ctx: &Contexte, annee: Option<i32>) -> Vec<Bloc> {
    let told = |f: &&Formation| ![&f.effet_attendu, &f.effet_observe, &f.effet_mesure].iter().all(|x| x.trim().is_empty());
    let rows: Vec<&Formation> = ctx.d.formations.iter().filter(|f| annee.is_none_or(|a| a == f.annee)).filter(told).collect();
    if rows.is_empty() {
        return Vec::new();
    }
    let colonnes = vec![
        Colonne::gauche(champ!(Formation.intitule).colonne()).souple(1.0),
        Colonne::gauche(champ!(Formation.effet_attendu).colonne()).souple(1.0),
        Colonne::gauche(champ!(Formation.effet_observe).colonne()).souple(1.0),
        Colonne::gauche(champ!(Formation.effet_mesure).colonne()).souple(0.8),
    ];
    let lignes = rows.iter().map(|f| {
        let planned = if f.nature == Nature::Realise { String::new() } else { format!(", {}", f.nature.libelle()) };
        let name = ctx.t(&f.intitule).discret(format!(" ({}{planned})", f.annee));
        Ligne::new([name, text(ctx, &f.effet_attendu), text(ctx, &f.effet_observe), text(ctx, &f.effet_mesure)])
    });
    vec![Bloc::titre(2, "Effet des formations").ancre(Emplacement::Effets).into(), Tableau::new(colonnes).lignes(lignes).into()]
}

/// Whether somebody rated, took or dated a risk.
fn followed(r: &Risque) -> bool {
    r.niveau != NiveauRisque::NonCote || !r.responsable.trim().is_empty() || r.echeance.is_some() || r.etat != EtatRisque::ASurveiller
}

/// State of a risk: « niveau élevé, Responsable de secteur, 30/06/2026, parade en cours ».
pub(super) fn suivi_du_risque(ctx: &Contexte, r: &Risque) -> Option<TexteRiche> {
    let level = (r.niveau != NiveauRisque::NonCote).then(|| format!("niveau {}", r.niveau.libelle()));
    let owner = Some(r.responsable.trim().to_owned()).filter(|x| !x.is_empty());
    let date = r.echeance.map(|_| format!("échéance {}", format::courte(r.echeance)));
    let parts: Vec<String> = [level, owner, date, Some(r.etat.libelle().to_owned())].into_iter().flatten().collect();
    followed(r).then(|| ctx.t(&parts.join(", ")))
}

/// The risks that are followed, of every action.
pub(super) fn risques(ctx: &Contexte) -> Vec<Bloc> {
    let rows: Vec<&Risque> = ctx.d.risques.iter().filter(|r| followed(r)).collect();
    if rows.is_empty() {
        return Vec::new();
    }
    let colonnes = vec![
        Colonne::gauche(champ!(Risque.action_id).colonne()),
        Colonne::gauche(champ!(Risque.risque).colonne()).souple(1.0),
        Colonne::gauche(champ!(Risque.mesure).colonne()).souple(1.0),
        Colonne::gauche(champ!(Risque.niveau).colonne()),
        Colonne::gauche(champ!(Risque.responsable).colonne()).souple(0.7),
        Colonne::gauche(champ!(Risque.echeance).colonne()).fixe(58.0),
        Colonne::gauche(champ!(Risque.etat).colonne()),
    ];
    let lignes = rows.iter().map(|r| {
        let action = ctx.action(r.action_id).map_or_else(vide, |a| code_action(ctx.d, a).into());
        let niveau = if r.niveau == NiveauRisque::NonCote { vide() } else { r.niveau.libelle().into() };
        Ligne::new([
            action,
            text(ctx, &r.risque),
            text(ctx, &r.mesure),
            niveau,
            text(ctx, &r.responsable),
            cellule(Some(format::courte(r.echeance))),
            r.etat.libelle().into(),
        ])
    });
    vec![Bloc::titre(2, "Risques suivis").ancre(Emplacement::Risques).into(), Tableau::new(colonnes).lignes(lignes).into()]
}

/// Risks and measures past their date, for the meeting.
pub(super) fn en_retard(ctx: &Contexte) -> Vec<Bloc> {
    let mut out = Vec::new();
    let risks: Vec<&Risque> = ctx.d.risques.iter().filter(|r| ctx.c.suivi.risque(r.id) == EtatSuivi::EnRetard).collect();
    if !risks.is_empty() {
        let champs: [&ChampDef; 4] = [champ!(Risque.echeance), champ!(Risque.action_id), champ!(Risque.risque), champ!(Risque.responsable)];
        let colonnes = champs.map(|c| Colonne::gauche(c.colonne()).souple(1.0));
        let lignes = risks.iter().map(|r| {
            let action = ctx.action(r.action_id).map(|a| code_action(ctx.d, a));
            let date = cellule(Some(format::courte(r.echeance)));
            Ligne::new([date, cellule(action), text(ctx, &r.risque), text(ctx, &r.responsable)])
        });
        let tableau = Tableau::new(colonnes.to_vec()).lignes(lignes).note(ctx.late_on());
        out.extend([Bloc::titre(2, "Risques en retard").into(), tableau.into()]);
    }
    let measures: Vec<&ConditionTravail> =
        ctx.d.conditions_travail.iter().filter(|c| ctx.c.suivi.condition_travail(c.id) == EtatSuivi::EnRetard).collect();
    if !measures.is_empty() {
        let champs: [&ChampDef; 4] = [
            champ!(ConditionTravail.echeance),
            champ!(ConditionTravail.domaine),
            champ!(ConditionTravail.mesure),
            champ!(ConditionTravail.responsable),
        ];
        let colonnes = champs.map(|c| Colonne::gauche(c.colonne()).souple(1.0));
        let lignes = measures.iter().map(|c| {
            let date = cellule(Some(format::courte(c.echeance)));
            Ligne::new([date, c.domaine.libelle().into(), text(ctx, &c.mesure), text(ctx, &c.responsable)])
        });
        let tableau = Tableau::new(colonnes.to_vec()).lignes(lignes).note(ctx.late_on());
        out.extend([Bloc::titre(2, "Mesures en retard").into(), tableau.into()]);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_title_has_its_words() {
        assert!(["moyens_organisation", "conditions_travail", "partages_pratiques"].iter().all(|t| !titre(t).is_empty()));
    }
}
