//! For the person who would take the dossier over tomorrow: the contract on a page, the next twelve months, promises at risk, open
//! points, where figures and proofs come from, people, money, and what is written nowhere.
//!
//! The agency’s own copy alone prints it. Findings and the names of who typed a figure come with the request ([`super::DuFichier`]).

use std::collections::BTreeMap;

use chrono::{Datelike, Months, NaiveDate};
use cpom_core::calculs::EtatSuivi;
use cpom_core::calculs::economie::{economie, lignes, phrase};
use cpom_core::champ;
use cpom_core::choix::{Choix, EtatEngagement, LigneEquilibre, StatutDocument, StatutVersement};
use cpom_core::francais;
use cpom_core::modele::mots::majuscule;
use cpom_core::modele::{Engagement, Id, Indicateur, ValeurDonnee};

use super::contexte::{Contexte, Paires, a_completer, code_action};
use super::grille::{Grille, cellule, vide};
use super::sections::Section;
use super::{format, textes};
use crate::bloc::{Bloc, ChiffreCle, Colonne, Ligne, Tableau, TexteRiche};

/// Title of the document.
pub(super) const TITRE: &str = "Dossier de passation";
/// Months that follow the day.
const MOIS: u32 = 12;

/// Sections of the document.
pub(super) fn sections() -> Vec<Section> {
    [
        ("contrat", "Le contrat en une page"),
        ("mois", "Les douze prochains mois"),
        ("risques", "Ce qui est en retard ou en danger"),
        ("ouverts", "Décisions et demandes en cours"),
        ("argent", "L’argent en dix lignes"),
        ("chiffres", "D’où viennent les chiffres"),
        ("preuves", "Où sont les pièces"),
        ("personnes", "Avec qui travailler"),
        ("note", "Ce qui n’est écrit nulle part"),
    ]
    .into_iter()
    .map(|(code, nom)| Section::new(code, nom))
    .collect()
}

/// The chosen sections, numbered; one without content says what is missing.
pub(super) fn blocs(ctx: &Contexte, sections: &[Section]) -> Vec<Bloc> {
    let mut out = vec![
        Bloc::titre(1, TITRE).into(),
        Bloc::chapeau(format!("Ce qu’il faut savoir pour reprendre le contrat, au {}.", format::date(ctx.c.suivi.jour))),
    ];
    for (i, section) in sections.iter().filter(|s| !s.ecartee).enumerate() {
        out.push(Bloc::titre(2, &section.nom).numero((i + 1).to_string()).into());
        out.extend(match section.code.as_str() {
            "contrat" => le_contrat(ctx),
            "mois" => mois(ctx),
            "risques" => risques(ctx),
            "ouverts" => ouverts(ctx),
            "argent" => argent(ctx),
            "chiffres" => chiffres(ctx),
            "preuves" => preuves(ctx),
            "personnes" => personnes(ctx),
            "note" => note(ctx),
            _ => Vec::new(),
        });
    }
    out
}

fn le_contrat(ctx: &Contexte) -> Vec<Bloc> {
    let (c, grant) = (&ctx.d.contrat, &ctx.c.dotation);
    let jour = ctx.c.suivi.jour;
    let parties = ctx.c.signataires.iter().map(|s| s.denomination.clone()).filter(|n| !n.is_empty()).collect::<Vec<_>>();
    let signed = ctx.d.avenants.iter().filter(|a| a.statut == StatutDocument::Signe).count();
    let open = ctx.d.avenants.len() - signed;
    let next = ctx
        .d
        .echeances
        .iter()
        .filter(|e| ctx.c.suivi.echeance(e.id) == EtatSuivi::Ouvert)
        .filter_map(|e| Some((e.date.filter(|d| *d >= jour)?, e)))
        .min_by_key(|(d, _)| *d);
    let mut keys = Vec::new();
    if let Some(total) = grant.total_prevu.ecrit(format::euros) {
        let key = ChiffreCle::new(total, "Dotation prévue sur le contrat");
        keys.push(match grant.total_consomme.ecrit(format::euros) {
            Some(used) => key.detail(format!("consommé : {used}")),
            None => key,
        });
    }
    if let Some(b) = ctx.c.bilans_indicateurs.last() {
        keys.push(ChiffreCle::new(format!("{} sur {}", b.atteint, b.total), format!("Cibles {} atteintes", b.annee)));
    }
    let late = ctx.d.actions.iter().filter(|a| ctx.c.suivi.action_late(a.id)).count();
    if !ctx.d.actions.is_empty() {
        keys.push(ChiffreCle::new(format!("{late} sur {}", ctx.d.actions.len()), "Actions en retard"));
    }
    let mut out: Vec<Bloc> = Vec::new();
    if !keys.is_empty() {
        out.push(Bloc::ChiffresCles(keys));
    }
    let pairs = Paires::new(ctx)
        .texte(champ!(Contrat.intitule).libelle, &c.intitule)
        .texte(champ!(Contrat.reference).libelle, &c.reference)
        .dit("Parties", Some(francais::enumeration(&parties)).filter(|p| !p.is_empty()))
        .dit("Période", Some(format::periode(c.date_debut, c.date_fin)).filter(|p| !p.is_empty()))
        .dit(champ!(Contrat.statut).libelle, Some(c.statut.libelle().to_owned()))
        .date(champ!(Contrat.date_signature).libelle, c.date_signature)
        .dit("Avenants", Some(avenants(signed, open)))
        .dit("Prochaine échéance", next.map(|(day, e)| format!("{} : {}", format::date(day), e.libelle.trim())))
        .date("À renouveler avant le", c.date_fin);
    out.extend(pairs.cote_a_cote());
    if c.date_fin.is_none() {
        out.push(a_completer("les dates du contrat"));
    }
    out
}

fn avenants(signed: usize, open: usize) -> String {
    let parts = [(signed, textes::pluriel(signed, "signé", "signés")), (open, textes::pluriel(open, "en préparation", "en préparation"))];
    let said: Vec<String> = parts.into_iter().filter(|(n, _)| *n > 0).map(|(_, s)| s).collect();
    if said.is_empty() { "aucun".to_owned() } else { said.join(", ") }
}

/// Day on which there is something to do or to expect.
struct Jour {
    date: NaiveDate,
    quoi: TexteRiche,
    qui: TexteRiche,
}

/// Rows that have a date within the months that follow, by month.
fn mois(ctx: &Contexte) -> Vec<Bloc> {
    let jour = ctx.c.suivi.jour;
    let Some(end) = jour.checked_add_months(Months::new(MOIS)) else { return Vec::new() };
    let mut days = days(ctx);
    days.retain(|x| x.date >= jour && x.date <= end);
    days.sort_by_key(|x| x.date);
    if days.is_empty() {
        return vec![a_completer("les échéances, les étapes et les versements des douze prochains mois")];
    }
    let colonnes = vec![Colonne::gauche("Jour").fixe(58.0), Colonne::gauche("Quoi").souple(1.6), Colonne::gauche("Qui").souple(1.0)];
    let mut tableau = Tableau::new(colonnes).serre();
    let mut month = None;
    for x in days {
        let at = (x.date.year(), x.date.month());
        if month != Some(at) {
            // « 1er décembre 2026 » without its day.
            let name = francais::date(x.date);
            let name = name.split_once(['\u{A0}', ' ']).map_or(name.as_str(), |(_, rest)| rest);
            tableau = tableau.ligne(Ligne::section(majuscule(name)));
            month = Some(at);
        }
        tableau = tableau.ligne(Ligne::new([TexteRiche::from(format::courte(Some(x.date))), x.quoi, x.qui]));
    }
    vec![tableau.into()]
}

fn days(ctx: &Contexte) -> Vec<Jour> {
    let (d, suivi) = (ctx.d, &ctx.c.suivi);
    let said = |t: &str| if t.trim().is_empty() { vide() } else { ctx.t(t.trim()) };
    let mut out = Vec::new();
    let mut add = |date: Option<NaiveDate>, quoi: TexteRiche, qui: TexteRiche| out.extend(date.map(|date| Jour { date, quoi, qui }));
    for e in d.echeances.iter().filter(|e| suivi.echeance(e.id) == EtatSuivi::Ouvert) {
        let mut quoi = ctx.t(e.libelle.trim());
        if let Some(amount) = advance(ctx, &e.libelle, e.date) {
            quoi = quoi.et(format!(", attendu : {amount}"));
        }
        add(e.date, quoi, said(&e.responsable));
    }
    for e in d.etapes.iter().filter(|e| suivi.etape(e.id) == EtatSuivi::Ouvert) {
        let action = ctx.action(e.action_id);
        let code = action.map(|a| code_action(d, a)).unwrap_or_default();
        add(e.echeance, ctx.t(&format!("{code} : {}", e.libelle.trim())), action.map_or_else(vide, |a| said(&a.pilote)));
    }
    for x in d.decisions.iter().filter(|x| suivi.decision(x.id) == EtatSuivi::Ouvert) {
        add(x.echeance, ctx.t(&format!("Décision : {}", x.texte.trim())), said(&x.responsable));
    }
    for p in &d.pieces {
        add(p.validite, ctx.t(&format!("{} : fin de validité", p.libelle.trim())), vide());
    }
    for v in d.versements.iter().filter(|v| v.statut != StatutVersement::Verse) {
        let amount = v.montant.map(format::euros).unwrap_or_else(|| "[à compléter : montant]".to_owned());
        add(
            v.date,
            ctx.t(&format!("{} {} de la dotation : {amount}", majuscule(v.type_versement.libelle()), v.annee)),
            TexteRiche::from("Département"),
        );
    }
    for r in d.revues.iter().filter(|r| r.statut == StatutDocument::EnPreparation) {
        add(r.date_reunion, ctx.t(&format!("Réunion à préparer : {}", r.type_revue.libelle())), vide());
    }
    out
}

/// Advance expected of the year that a deadline names: « Acompte 2027 ».
fn advance(ctx: &Contexte, libelle: &str, date: Option<NaiveDate>) -> Option<String> {
    let about = francais::sans_accents(libelle).contains("acompte");
    let annee = date.filter(|_| about)?.year();
    let expected = ctx.c.dotation.annees.iter().find(|a| a.annee == annee)?.acompte_attendu?;
    Some(format::euros(expected))
}

fn risques(ctx: &Contexte) -> Vec<Bloc> {
    let mut out = late(ctx);
    match &ctx.risques {
        None => out.push(a_completer("les points à voir, que le programme relève quand le dossier est ouvert")),
        Some(points) if points.is_empty() => out.push(Bloc::paragraphe("Aucun avertissement sur les finances, les promesses et le suivi.")),
        Some(points) => {
            let colonnes = vec![Colonne::gauche("Point").fixe(52.0), Colonne::gauche("Ce que relève le programme").souple(1.0)];
            let lignes = points.iter().map(|(code, phrase)| Ligne::new([TexteRiche::from(code.as_str()), ctx.t(phrase)]));
            out.push(Tableau::new(colonnes).serre().lignes(lignes).into());
        }
    }
    out
}

/// Decisions, deadlines, actions and pieces that are late, and commitments that are not kept.
fn late(ctx: &Contexte) -> Vec<Bloc> {
    let (d, suivi) = (ctx.d, &ctx.c.suivi);
    let mut rows: Vec<[TexteRiche; 3]> = Vec::new();
    let day = |date: Option<NaiveDate>| cellule(Some(format::courte(date)));
    for (n, x) in (1..).zip(&d.decisions) {
        if suivi.decision(x.id) == EtatSuivi::EnRetard {
            rows.push([ctx.t(&format!("Décision n° {n} : {}", x.texte.trim())), day(x.echeance), ctx.t(x.responsable.trim())]);
        }
    }
    for e in d.echeances.iter().filter(|e| suivi.echeance(e.id) == EtatSuivi::EnRetard) {
        rows.push([ctx.t(e.libelle.trim()), day(e.date), ctx.t(e.responsable.trim())]);
    }
    for a in d.actions.iter().filter(|a| suivi.action_late(a.id)) {
        // The day since which it is late: that of its first late step, else its end when that has passed.
        let step =
            d.etapes.iter().filter(|e| e.action_id == a.id && suivi.etape(e.id) == EtatSuivi::EnRetard).filter_map(|e| e.echeance).min();
        let since = step.or(a.date_fin).filter(|day| *day < suivi.jour);
        rows.push([ctx.t(&format!("{} {}", code_action(d, a), a.intitule.trim())), day(since), ctx.t(a.pilote.trim())]);
    }
    for e in d.engagements.iter().filter(|e| matches!(e.etat, EtatEngagement::NonTenu | EtatEngagement::EnRetard)) {
        rows.push([engagement(ctx, e), TexteRiche::from(e.etat.libelle()), TexteRiche::from(majuscule(e.partie.libelle()))]);
    }
    for p in d.pieces.iter().filter(|p| suivi.piece(p.id) == EtatSuivi::EnRetard) {
        rows.push([ctx.t(&format!("{} : à renouveler", p.libelle.trim())), day(p.validite), vide()]);
    }
    if rows.is_empty() {
        return vec![Bloc::paragraphe("Rien n’est en retard.")];
    }
    let colonnes = vec![
        Colonne::gauche("En retard ou non tenu").souple(1.6),
        Colonne::gauche("Depuis").fixe(66.0),
        Colonne::gauche("Qui").souple(1.0),
    ];
    vec![Tableau::new(colonnes).serre().lignes(rows.into_iter().map(Ligne::new)).into()]
}

fn engagement(ctx: &Contexte, e: &Engagement) -> TexteRiche {
    ctx.t(&format!("{} {}", e.code.trim(), cpom_core::designation::plain(&e.texte)))
}

fn ouverts(ctx: &Contexte) -> Vec<Bloc> {
    let d = ctx.d;
    let mut out = Vec::new();
    let open: Vec<_> = d.decisions.iter().filter(|x| ctx.c.suivi.decision(x.id) != EtatSuivi::Clos).collect();
    if !open.is_empty() {
        let colonnes = vec![
            Colonne::gauche("Décision").souple(1.6),
            Colonne::gauche(champ!(DecisionComite.responsable).colonne()),
            Colonne::gauche(champ!(DecisionComite.echeance).colonne()).fixe(58.0),
            Colonne::gauche(champ!(DecisionComite.etat).colonne()),
        ];
        let lignes = open.iter().map(|x| {
            Ligne::new([
                ctx.t(x.texte.trim()),
                ctx.t(x.responsable.trim()),
                cellule(Some(format::courte(x.echeance))),
                ctx.statut_decision(x),
            ])
        });
        out.push(Tableau::new(colonnes).serre().lignes(lignes).into());
    }
    let asked: Vec<_> =
        d.demandes.iter().filter(|x| d.revues.iter().any(|r| r.id == x.revue_id && r.statut == StatutDocument::EnPreparation)).collect();
    if !asked.is_empty() {
        let colonnes = vec![
            Colonne::gauche("Ce que nous demandons").souple(1.2),
            Colonne::decimale(format::entete(champ!(Demande.impact))),
            Colonne::gauche(champ!(Demande.priorite).colonne()),
            Colonne::gauche(champ!(Demande.position_repli).colonne()).souple(1.0),
        ];
        let lignes = asked.iter().map(|x| {
            let repli = if x.position_repli.trim().is_empty() { vide() } else { ctx.t(x.position_repli.trim()) };
            Ligne::new([
                ctx.t(&format!("{} {}", x.code.trim(), x.objet.trim())),
                cellule(format::incidence(x.impact, format::ronds)),
                TexteRiche::from(x.priorite.libelle()),
                repli,
            ])
        });
        out.push(Tableau::new(colonnes).serre().lignes(lignes).into());
    }
    if out.is_empty() {
        out.push(Bloc::paragraphe("Aucune décision ni aucune demande n’est en cours."));
    }
    out
}

/// Balance of this year and of the next, and the grant.
fn argent(ctx: &Contexte) -> Vec<Bloc> {
    let e = economie(ctx.d, ctx.c);
    let now = ctx.c.suivi.jour.year();
    let years: Vec<_> = e.annees.iter().filter(|a| a.annee == now || a.annee == now + 1).collect();
    let Some(year) = years.last() else { return vec![a_completer("les montants de cette année et de la suivante")] };
    let g = Grille::annees("Montants", years.iter().map(|a| a.annee)).du_contrat(&ctx.c.annees);
    let of = |annee: i32| ctx.c.dotation.annees.iter().find(|a| a.annee == annee);
    let mut rows = vec![
        g.ligne("Heures éligibles prévues", |a, _| of(a)?.heures_prevues.map(format::heures)),
        g.ligne("Montant horaire", |a, _| of(a)?.montant_horaire.map(format::prix)),
        g.ligne("Dotation prévue", |a, _| of(a)?.montant_prevu.map(format::euros)),
        g.ligne("Acompte attendu", |a, _| of(a)?.acompte_attendu.map(format::euros)),
        g.ligne("Versé", |a, _| of(a)?.verse.ecrit(format::euros)),
    ];
    let all: Vec<(i32, Vec<_>)> = years.iter().map(|a| (a.annee, lignes(ctx.d, &e, a))).collect();
    let amount = |annee: i32, ligne: LigneEquilibre| {
        let rows = &all.iter().find(|(a, _)| *a == annee)?.1;
        rows.iter().find(|r| r.ligne == ligne)?.montant
    };
    let shown = LigneEquilibre::TOUS.iter().filter(|l| all.iter().any(|(_, rows)| rows.iter().any(|r| r.ligne == **l)));
    rows.extend(shown.map(|l| g.ligne(majuscule(l.libelle()), |a, _| amount(a, *l).map(format::euros))));
    vec![Bloc::paragraphe(phrase(&e, year)), g.tableau().lignes(rows).into()]
}

/// For each indicator and each raw figure: where it is read, its last value, who typed it.
fn chiffres(ctx: &Contexte) -> Vec<Bloc> {
    let d = ctx.d;
    let mut out = Vec::new();
    if !d.indicateurs.is_empty() {
        let colonnes = vec![
            Colonne::gauche("Indicateur").souple(1.3),
            Colonne::gauche(champ!(Indicateur.source).colonne()).souple(1.2),
            Colonne::decimale("Dernière valeur"),
            Colonne::gauche("Saisi par"),
        ];
        let lignes = d.indicateurs.iter().map(|i| {
            Ligne::new([
                indicator(i),
                source(ctx, &i.source, &i.responsable),
                last_value(ctx, i),
                typed(
                    ctx,
                    d.mesures.iter().filter(|m| m.indicateur_id == i.id && has_value(m)).max_by_key(|m| m.annee).map(|m| ("mesures", m.id)),
                ),
            ])
        });
        out.push(Tableau::new(colonnes).serre().lignes(lignes).into());
    }
    let mut last: BTreeMap<Id, &ValeurDonnee> = BTreeMap::new();
    for v in d.valeurs.iter().filter(|v| v.valeur.is_some()) {
        let known = last.entry(v.donnee_id).or_insert(v);
        if v.annee > known.annee {
            *known = v;
        }
    }
    if !last.is_empty() {
        let colonnes = vec![
            Colonne::gauche("Donnée brute").souple(1.6),
            Colonne::decimale("Dernière valeur"),
            Colonne::centre("Année"),
            Colonne::gauche("Saisie par"),
        ];
        let lignes = d.donnees.iter().filter_map(|x| {
            let v = last.get(&x.id)?;
            Some(Ligne::new([
                super::contexte::with_unit(ctx.t(x.libelle.trim()), &x.unite),
                cellule(v.valeur.map(format::libre)),
                TexteRiche::from(v.annee.to_string()),
                typed(ctx, Some(("valeurs", v.id))),
            ]))
        });
        out.push(Tableau::new(colonnes).serre().lignes(lignes).into());
    }
    if out.is_empty() {
        out.push(a_completer("les indicateurs et les données brutes"));
    }
    out
}

fn indicator(i: &Indicateur) -> TexteRiche {
    super::contexte::with_unit(format!("{} {}", i.code.trim(), i.libelle.trim()).into(), &i.unite)
}

fn source(ctx: &Contexte, source: &str, responsable: &str) -> TexteRiche {
    match (source.trim(), responsable.trim()) {
        ("", "") => ctx.t("[à compléter : source]"),
        (s, "") => ctx.t(s),
        ("", r) => ctx.t("[à compléter : source]").discret(format!(" ({r})")),
        (s, r) => ctx.t(s).discret(format!(" ({r})")),
    }
}

fn has_value(m: &cpom_core::modele::Mesure) -> bool {
    m.numerateur.is_some() || m.valeur.is_some()
}

fn last_value(ctx: &Contexte, i: &Indicateur) -> TexteRiche {
    let decimales = u32::try_from(i.decimales).unwrap_or(0);
    let last = ctx.calcule(i.id).and_then(|c| c.points.iter().rev().find_map(|p| Some((p.annee, p.valeur?))));
    last.map_or_else(vide, |(annee, v)| TexteRiche::from(format::nombre(v, decimales)).discret(format!(" ({annee})")))
}

/// Author and day of the last change of a row; a dash when nobody is known.
fn typed(ctx: &Contexte, row: Option<(&str, Id)>) -> TexteRiche {
    let found = row.and_then(|(table, id)| ctx.saisies.get(&(table.to_owned(), id)));
    match found {
        None => vide(),
        Some((who, when)) => {
            let day = when.parse().ok().map(|d| format::courte(Some(d))).unwrap_or_default();
            match (who.trim(), day.as_str()) {
                ("", "") => vide(),
                ("", day) => TexteRiche::new().discret(format!("auteur inconnu, {day}")),
                (who, "") => ctx.t(who),
                (who, day) => ctx.t(who).discret(format!(", {day}")),
            }
        }
    }
}

fn preuves(ctx: &Contexte) -> Vec<Bloc> {
    if ctx.d.pieces.is_empty() {
        return vec![a_completer("les pièces et l’endroit où elles sont")];
    }
    let colonnes = vec![
        Colonne::gauche(champ!(Piece.libelle).colonne()).souple(1.2),
        Colonne::gauche(champ!(Piece.validite).colonne()).fixe(70.0),
        Colonne::gauche(champ!(Piece.fichier).colonne()).souple(1.0),
    ];
    let lignes = ctx.d.pieces.iter().map(|p| {
        let file = if p.fichier.trim().is_empty() { ctx.t("[à compléter : endroit]") } else { ctx.t(p.fichier.trim()) };
        Ligne::new([ctx.t(p.libelle.trim()), cellule(Some(format::courte(p.validite))), file])
    });
    vec![Tableau::new(colonnes).serre().lignes(lignes).into()]
}

/// People of both sides, with what has to be known to work with them.
fn personnes(ctx: &Contexte) -> Vec<Bloc> {
    let d = ctx.d;
    let mut rows: Vec<[TexteRiche; 4]> = Vec::new();
    let said = |t: &str| if t.trim().is_empty() { vide() } else { ctx.t(t.trim()) };
    for i in &d.interlocuteurs {
        let reach: Vec<&str> = [i.telephone.trim(), i.courriel.trim()].into_iter().filter(|t| !t.is_empty()).collect();
        let who: Vec<&str> = [i.nom.trim(), i.fonction.trim()].into_iter().filter(|t| !t.is_empty()).collect();
        rows.push([TexteRiche::from(majuscule(i.partie.libelle())), said(&who.join(", ")), said(&reach.join("\n")), said(&i.note)]);
    }
    for s in &ctx.c.signataires {
        let who: Vec<&str> =
            [s.representant_nom.as_str(), s.representant_fonction.as_str()].into_iter().filter(|t| !t.is_empty()).collect();
        if !who.is_empty() {
            rows.push([said(&s.denomination), said(&who.join(", ")), vide(), TexteRiche::new().discret("signe le contrat")]);
        }
    }
    if rows.is_empty() {
        return vec![a_completer("les interlocuteurs des deux parties")];
    }
    let colonnes = vec![
        Colonne::gauche("Partie"),
        Colonne::gauche("Qui").souple(1.0),
        Colonne::gauche("Comment joindre").souple(0.8),
        Colonne::gauche("À savoir").souple(1.0),
    ];
    vec![Tableau::new(colonnes).serre().lignes(rows.into_iter().map(Ligne::new)).into()]
}

fn note(ctx: &Contexte) -> Vec<Bloc> {
    let texts = ctx.libre(&ctx.d.dossier.note_passation);
    if texts.is_empty() { vec![a_completer("ce que devrait savoir la personne qui reprendrait le dossier demain")] } else { texts }
}
