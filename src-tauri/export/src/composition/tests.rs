//! Checks what the documents contain, and what they must not contain.

use std::collections::BTreeSet;

use chrono::NaiveDate;
use cpom_core::calculs::calculer;
use cpom_core::choix::Destinataire;
use cpom_core::exemple::exemple;
use cpom_core::modele::{Cellule, Dossier, Genre};

use super::*;
use crate::bloc::{Inline, Tableau, TexteRiche};
use crate::mise_en_page::layout;
use crate::texte::police::Polices;

mod avenants;
mod carte;
mod compte_emploi;
mod contrat;
mod exemplaires;
mod ligne_du_temps;
mod modifications;
mod rapports;
mod remis;

fn day() -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 11, 21).unwrap()
}

fn document(d: &Dossier, document: TypeDocument) -> Document {
    composer(d, &calculer(d, day()), &Options::new(document, day()))
}

/// The complete document as the agency’s own copy, which prints all it has.
fn working(d: &Dossier) -> Document {
    composer(d, &calculer(d, day()), &own(TypeDocument::Complet))
}

/// Options of the agency’s own copy.
fn own(document: TypeDocument) -> Options {
    Options { pour: Destinataire::Interne, ..Options::new(document, day()) }
}

fn pages(document: &Document) -> usize {
    layout(&Polices::load().unwrap(), document).pages.len()
}

/// Collects every text, link and anchor of a document.
#[derive(Default)]
struct LectureDocument {
    textes: String,
    liens: BTreeSet<String>,
    ancres: BTreeSet<String>,
    /// Each text with the anchor that it comes after.
    places: Vec<(Option<String>, String)>,
    ici: Option<String>,
}

impl LectureDocument {
    fn de(document: &Document) -> Self {
        let mut out = Self::default();
        if let Some(c) = &document.couverture {
            let options = [&c.periode, &c.reference, &c.etat, &c.bandeau_libre, &c.avis];
            [&c.surtitre, &c.titre].into_iter().chain(options.into_iter().flatten()).for_each(|t| out.push(t));
            c.parties.iter().for_each(|(role, nom)| [role, nom].into_iter().for_each(|t| out.push(t)));
        }
        out.blocs(&document.blocs);
        out
    }

    fn push(&mut self, texte: &str) {
        self.textes.push_str(&collapse(texte));
        self.textes.push('\n');
        self.places.push((self.ici.clone(), collapse(texte)));
    }

    fn ancre(&mut self, ancre: &Option<String>) {
        self.ancres.extend(ancre.clone());
        if ancre.is_some() {
            self.ici.clone_from(ancre);
        }
    }

    fn riche(&mut self, texte: &TexteRiche) {
        self.push(&texte.brut());
        for inline in &texte.0 {
            if let Inline::Lien { ancre, .. } = inline {
                self.liens.insert(ancre.clone());
            }
        }
    }

    fn tableau(&mut self, t: &Tableau) {
        t.legende.iter().for_each(|l| self.push(l));
        for c in &t.colonnes {
            c.groupe.iter().for_each(|g| self.push(g));
            self.riche(&c.titre);
        }
        for ligne in &t.lignes {
            assert!(ligne.cellules.len() <= t.colonnes.len(), "{ligne:?}");
            self.ancre(&ligne.ancre);
            ligne.cellules.iter().for_each(|c| self.riche(c));
        }
        t.note.iter().for_each(|n| self.riche(n));
    }

    fn blocs(&mut self, blocs: &[Bloc]) {
        for bloc in blocs {
            match bloc {
                Bloc::Titre(t) => {
                    self.ancre(&t.ancre);
                    self.push(&format!("{} {}", t.numero.as_deref().unwrap_or_default(), t.texte));
                }
                Bloc::Paragraphe(p) => {
                    self.ancre(&p.ancre);
                    self.riche(&p.texte);
                }
                Bloc::Liste(l) => l.elements.iter().for_each(|e| {
                    self.riche(&e.texte);
                    self.blocs(&e.sous.iter().cloned().map(Bloc::Liste).collect::<Vec<_>>());
                }),
                Bloc::Tableau(t) => self.tableau(t),
                Bloc::ChiffresCles(rows) => {
                    rows.iter().for_each(|c| self.push(&format!("{} {} {}", c.valeur, c.libelle, c.detail.as_deref().unwrap_or_default())))
                }
                Bloc::Encadre(e) => self.blocs(&e.blocs),
                Bloc::Place(p) => self.push(&format!("{} {}", p.titre, p.texte.brut())),
                Bloc::Graphique(f) => {
                    self.push(&f.legende);
                    f.note.iter().for_each(|n| self.push(n));
                }
                Bloc::BlocSignatures(rows) => rows.iter().for_each(|s| self.push(&format!("{} {} {}", s.pour, s.qualite, s.nom))),
                Bloc::Definitions(d) => d.paires.iter().for_each(|(libelle, valeur)| {
                    self.push(libelle);
                    self.riche(valeur);
                }),
                Bloc::Logos(l) => l.iter().for_each(|l| self.push(&l.alternative)),
                Bloc::TexteRevise(t) => self.blocs(&t.abrege()),
                Bloc::SautDePage | Bloc::Espace(_) => {}
                Bloc::Fiche(f) => {
                    self.ancre(&f.ancre);
                    let b = &f.bandeau;
                    [&b.numero, &b.titre].into_iter().for_each(|t| self.push(t));
                    b.champs.iter().for_each(|c| self.riche(&c.valeur));
                    self.blocs(&f.blocs);
                }
                Bloc::Paysage(b) | Bloc::GarderEnsemble(b) | Bloc::DeuxPages(b) | Bloc::AuPlusPlein(b) => self.blocs(b),
                Bloc::CoteACote(c) => c.toutes().into_iter().for_each(|b| self.blocs(b)),
            }
        }
    }
}

fn collapse(texte: &str) -> String {
    texte.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Fields that the complete document leaves out, with the reason.
fn left_out(table: &str, champ: &str) -> bool {
    match (table, champ) {
        // The agency’s own preparation.
        (table, champ) if cpom_core::reserve::is_reserved(table, champ) => true,
        // The code is a key for formulas; the document prints the name of the financeur.
        ("financeurs", "code") => true,
        // The list of proofs names the row that is proved, in words; the first signs of a digest stand for it.
        ("justificatifs", "cible_table") | ("pieces", "empreinte") => true,
        // Colours and choices of sections have no text in the document.
        ("presentation", "couleur") | ("sections_imprimees", _) => true,
        // Place and values of a modification are for the program; its words are printed.
        ("modifications", "cible_table" | "cible_champ" | "valeur_avant" | "valeur_apres") => true,
        // The cell that an agreement writes; the demand says it in words.
        ("demandes", "cible_table" | "cible_champ") => true,
        _ => false,
    }
}

/// Writes a distinct word in every empty text of a dossier, and gives every text with its place.
fn texts(d: &mut Dossier) -> Vec<(String, String)> {
    let mut out = Vec::new();
    for rows in d.tables_mut() {
        let table = rows.def();
        for place in 0..rows.len() {
            let (id, mut cellules) = (rows.id(place), rows.cellules(place));
            for (champ, cellule) in table.champs.iter().zip(&mut cellules) {
                let Cellule::Texte(texte) = cellule else { continue };
                if !matches!(champ.genre, Genre::Texte | Genre::TexteLong | Genre::Lignes) {
                    continue;
                }
                if texte.trim().is_empty() {
                    *texte = format!("Mot {}.{}.{id} fin", table.nom, champ.nom);
                }
                if !left_out(table.nom, champ.nom) {
                    out.extend(texte.lines().map(|l| (format!("{}.{} {id}", table.nom, champ.nom), l.to_owned())));
                }
            }
            rows.set_cellules(place, cellules).unwrap();
        }
    }
    out
}

/// Every decimal figure of a dossier, in each form in which it may be printed.
fn figures(d: &Dossier) -> Vec<(String, Vec<String>)> {
    let mut out = Vec::new();
    for rows in d.tables() {
        let table = rows.def();
        for (id, cells) in rows.rows() {
            for (champ, cellule) in table.champs.iter().zip(cells) {
                let Cellule::Entier(raw) = cellule else { continue };
                let echelle = match champ.genre {
                    Genre::Montant | Genre::Heures => 2,
                    Genre::Prix | Genre::Nombre => 4,
                    _ => continue,
                };
                if left_out(table.nom, champ.nom) {
                    continue;
                }
                let parts = |n: u32| 10_i64.pow(echelle - n);
                let exact = (0..=echelle).filter(|n| raw % parts(*n) == 0);
                let mut forms: Vec<String> = exact.map(|n| collapse(&cpom_core::francais::unites(raw / parts(n), n))).collect();
                // Tables have whole euros.
                if champ.genre == Genre::Montant {
                    forms.push(collapse(&format::ronds(cpom_core::decimal::Montant::from_raw(raw))));
                }
                out.push((format!("{}.{} {id}", table.nom, champ.nom), forms));
            }
        }
    }
    out
}

/// The example, with a row in every table and a word in every text.
fn plein() -> (Dossier, Vec<(String, String)>) {
    let mut d = exemple().unwrap();
    let id = 1;
    d.bilans_annuels.push(cpom_core::modele::BilanAnnuel { id, annee: 2025, ..Default::default() });
    d.financements.push(cpom_core::modele::Financement { id, annee: 2026, ..Default::default() });
    d.financements_soins.push(cpom_core::modele::FinancementSoins { id, annee: 2026, ..Default::default() });
    d.lignes_reprise.push(cpom_core::modele::LigneReprise { id, ..Default::default() });
    d.surcharges.push(cpom_core::modele::Surcharge { id, ..Default::default() });
    d.scenarios.push(cpom_core::modele::Scenario { id, ..Default::default() });
    d.hypotheses.push(cpom_core::modele::Hypothese { id, scenario_id: id, ..Default::default() });
    d.seances.push(cpom_core::modele::Seance { id, revue_id: id, ..Default::default() });
    d.positions.push(cpom_core::modele::Position { id, demande_id: id, seance_id: id, ..Default::default() });
    d.justificatifs.push(cpom_core::modele::Justificatif {
        id,
        piece_id: id,
        cible_table: "budgets_action".to_owned(),
        cible_ligne: 2,
        ..Default::default()
    });
    let textes = texts(&mut d);
    // Texts are looked for by row. Logos have their own tests, and a choice of sections would change the document.
    for rows in d.tables() {
        let apart = ["logos", "sections_imprimees"].contains(&rows.def().nom);
        assert!(!rows.is_empty() || apart, "{}: give it a row in the example, or here in `plein`", rows.def().nom);
    }
    (d, textes)
}

#[test]
fn documents_print_the_counts_that_formulas_give() {
    let mut d = exemple().unwrap();
    let of = |d: &Dossier| -> Vec<String> {
        TypeDocument::SANS_ACTION.into_iter().map(|x| LectureDocument::de(&document(d, x)).textes).collect()
    };
    let typed = of(&d);
    for m in &mut d.mesures {
        (m.numerateur, m.denominateur) = (None, None);
    }
    assert_eq!(of(&d), typed);
}

#[test]
fn the_complete_document_prints_every_text() {
    let (d, textes) = plein();
    let lu = LectureDocument::de(&working(&d));
    let c = calculer(&d, day());
    let ctx = Contexte::new(&d, &c, &Options::new(TypeDocument::Complet, day()));
    let printed = |t: &str| lu.textes.contains(&collapse(&ctx.t(t).brut()));
    let missing: Vec<_> = textes.iter().filter(|(_, t)| !printed(t)).collect();
    assert!(textes.len() > 2000, "{}", textes.len());
    assert!(missing.is_empty(), "{} textes absents : {:#?}", missing.len(), &missing[..missing.len().min(30)]);
}

/// Whether a figure stands in a text by itself, not inside a longer figure.
fn stands(texte: &str, figure: &str) -> bool {
    let part = |c: Option<char>| c.is_some_and(|c| c.is_ascii_digit());
    texte.match_indices(figure).any(|(i, _)| {
        let (before, after) = (&texte[..i], &texte[i + figure.len()..]);
        let group = |s: &str| s.starts_with([' ', ',']) && part(s.chars().nth(1)) && s.len() > 1;
        !part(before.chars().next_back()) && !part(after.chars().next()) && !group(after)
    })
}

#[test]
fn the_complete_document_prints_every_figure() {
    let mut d = exemple().unwrap();
    // Figures that the example leaves empty.
    let part = |raw| Some(cpom_core::decimal::Nombre::from_raw(raw));
    let euros = |raw| Some(cpom_core::decimal::Montant::from_raw(raw));
    let x = &mut d.dotation;
    (x.report_plafond_pct, x.part_cibles_pct, x.seuil_cibles_pct, x.resultat_max_pct) =
        (part(31_700), part(112_300), part(873_100), part(19_100));
    let b = &mut d.budgets_action[0];
    (b.autofinancement_realise, b.cofinancement_realise) = (euros(731_917), euros(538_279));
    let lu = LectureDocument::de(&working(&d));
    let chiffres = figures(&d);
    let found = |forms: &[String]| forms.iter().any(|f| stands(&lu.textes, f));
    let missing: Vec<_> = chiffres.iter().filter(|(_, forms)| !found(forms)).collect();
    assert!(chiffres.len() > 1000);
    assert!(missing.is_empty(), "{} chiffres absents : {:#?}", missing.len(), &missing[..missing.len().min(30)]);
}

#[test]
fn reserved_positions_are_in_the_meeting_file_alone() {
    let d = exemple().unwrap();
    let reserved: Vec<String> = d
        .questions
        .iter()
        .flat_map(|q| [q.question.clone(), q.reponse.clone()])
        .chain(d.demandes.iter().map(|d| d.position_repli.clone()).filter(|t| t.len() > 8))
        .map(|t| collapse(&t))
        .collect();
    assert!(reserved.len() >= 4);
    let meeting = LectureDocument::de(&composer(&d, &calculer(&d, day()), &own(TypeDocument::Reunion))).textes;
    assert!(reserved.iter().all(|t| meeting.contains(t)));
    for other in TypeDocument::SANS_ACTION.into_iter().chain([TypeDocument::Fiche(d.actions[0].id)]) {
        let textes = LectureDocument::de(&document(&d, other)).textes;
        assert!(reserved.iter().all(|t| !textes.contains(t)), "{other:?}");
    }
}

#[test]
fn every_kept_article_is_printed_with_its_number() {
    let mut d = exemple().unwrap();
    d.articles[1].ecarte = true;
    "Le service {{service.nom}} dure {{contrat.duree}} ; {{service.siret}} ; {{gestionnaire.pouvoir}}."
        .clone_into(&mut d.articles[2].texte);
    d.signataires.clear();
    let lu = LectureDocument::de(&document(&d, TypeDocument::Complet)).textes;
    for (numero, article) in d.articles.iter().filter(|a| !a.ecarte).enumerate() {
        assert!(lu.contains(&format!("Article {} {}", numero + 1, article.titre)), "{}", article.titre);
    }
    assert!(!lu.contains(&format!(" {}\n", d.articles[1].titre)));
    assert!(lu.contains("Agence Les Tilleuls – Aubelande dure cinq ans"));
    assert!(lu.contains("[à compléter : service.siret, variable inconnue]"));
    assert!(lu.contains("[à compléter : Acte qui autorise la signature du gestionnaire]"));
}

#[test]
fn a_chart_keeps_to_the_tones_it_has() {
    let mut d = exemple().unwrap();
    for i in 0..6 {
        let id = 900 + i;
        d.financeurs.push(cpom_core::modele::Financeur { id, libelle: format!("Financeur {i}"), ..Default::default() });
        let heures = Some(cpom_core::decimal::Heures::entier(10 + i64::from(i)));
        d.heures.push(cpom_core::modele::HeuresFinanceur { id, financeur_id: id, annee: 2025, heures, ..Default::default() });
    }
    fn bars(blocs: &[Bloc], out: &mut Vec<crate::bloc::Barres>) {
        for b in blocs {
            match b {
                Bloc::Graphique(f) => match &f.graphique {
                    crate::bloc::Graphique::Barres(b) if f.legende.starts_with("Heures d’intervention") => out.push(b.clone()),
                    _ => {}
                },
                Bloc::Paysage(b) | Bloc::GarderEnsemble(b) | Bloc::DeuxPages(b) | Bloc::AuPlusPlein(b) => bars(b, out),
                _ => {}
            }
        }
    }
    let mut found = Vec::new();
    bars(&document(&d, TypeDocument::Complet).blocs, &mut found);
    let chart = found.first().unwrap();
    assert_eq!(chart.series.len(), 6);
    assert_eq!(chart.series[5].nom, "Autres financeurs");
    let year = chart.categories.iter().position(|c| c == "2025").unwrap();
    let total: f64 = chart.series.iter().filter_map(|s| s.valeurs[year]).sum();
    assert!((total - 59_380.0 - 75.0).abs() < 1e-6, "{total}");
}

#[test]
fn links_lead_somewhere() {
    for d in [exemple().unwrap(), plein().0] {
        let lu = LectureDocument::de(&document(&d, TypeDocument::Complet));
        assert!(lu.liens.len() > 50);
        let lost: Vec<_> = lu.liens.difference(&lu.ancres).collect();
        assert!(lost.is_empty(), "{lost:?}");
    }
}

/// The parent of each row that has one.
type Parents = std::collections::BTreeMap<(&'static str, Id), (&'static str, Id)>;

fn parents(d: &Dossier) -> Parents {
    let mut out = Parents::new();
    for rows in d.tables() {
        let table = rows.def();
        let Some(rank) = table.champs.iter().position(|c| Some(c.nom) == table.parent) else { continue };
        for (row, cells) in rows.rows() {
            let Cellule::Entier(id) = cells[rank] else { continue };
            out.insert((table.nom, row), (table.champs[rank].lien.unwrap(), Id::try_from(id).unwrap()));
        }
    }
    out
}

/// The anchors under which the page looks for a field (`ui/src/features/apercu/ancres.ts`).
fn looked_for(parents: &Parents, table: &'static str, id: Id, champ: Option<&str>) -> Vec<String> {
    let mut out = Vec::new();
    let (mut table, mut id, mut champ) = (table, id, champ);
    loop {
        let printed = |i: &Imprime, wanted: Option<&str>| i.table == table && i.champ == wanted;
        let of = |wanted| Emplacement::TOUS.iter().find(|e| e.imprime().iter().any(|i| printed(i, wanted))).map(|e| e.ancre().to_owned());
        out.extend(champ.and_then(|c| of(Some(c))));
        out.extend(LIGNES.iter().find(|(t, _)| *t == table).map(|(_, prefixe)| format!("{prefixe}-{id}")));
        out.extend(of(None));
        let Some((parent, of)) = parents.get(&(table, id)) else { return out };
        (table, id, champ) = (parent, *of, None);
    }
}

/// Tables whose rows the preview cannot follow, with the reason.
fn without_place(table: &str) -> bool {
    match table {
        // The agency’s own preparation.
        _ if cpom_core::modele::TableDef::de(table)
            .is_some_and(|t| t.champs.iter().all(|c| cpom_core::reserve::is_reserved(table, c.nom))) =>
        {
            true
        }
        // How documents look, not what they say.
        "presentation" | "logos" | "sections_imprimees" => true,
        _ => false,
    }
}

#[test]
fn every_row_is_found_where_it_prints() {
    let (d, textes) = plein();
    let parents = parents(&d);
    let lu = LectureDocument::de(&working(&d));
    let c = calculer(&d, day());
    let ctx = Contexte::new(&d, &c, &Options::new(TypeDocument::Complet, day()));
    let mut rows: std::collections::BTreeMap<(&str, Id), bool> = std::collections::BTreeMap::new();
    for (lieu, texte) in &textes {
        let (table, rest) = lieu.split_once('.').unwrap();
        let (champ, id) = rest.split_once(' ').unwrap();
        let (table, id) = (cpom_core::modele::TableDef::de(table).unwrap().nom, id.parse::<Id>().unwrap());
        let wanted = looked_for(&parents, table, id, Some(champ));
        let texte = collapse(&ctx.t(texte).brut());
        let there = lu.places.iter().any(|(ici, t)| t.contains(&texte) && ici.as_ref().is_some_and(|i| wanted.contains(i)));
        *rows.entry((table, id)).or_default() |= there;
    }
    let lost: Vec<_> = rows.iter().filter(|((table, _), there)| !**there && !without_place(table)).map(|(row, _)| row).collect();
    assert!(rows.len() > 300, "{}", rows.len());
    assert!(lost.is_empty(), "printed elsewhere than where the preview goes: {lost:?}");
}

#[test]
fn every_table_and_every_anchor_has_its_place() {
    let (d, _) = plein();
    let parents = parents(&d);
    for table in cpom_core::modele::TABLES {
        let id = parents.keys().find(|(t, _)| *t == table.nom).map_or(1, |(_, id)| *id);
        assert!(
            without_place(table.nom) || !looked_for(&parents, table.nom, id, None).is_empty(),
            "{}: no place in `emplacements!`",
            table.nom
        );
    }
    let mut ancres = LectureDocument::de(&working(&d)).ancres;
    ancres.extend([TypeDocument::Reunion, TypeDocument::Bilan].into_iter().flat_map(|k| LectureDocument::de(&document(&d, k)).ancres));
    let unused: Vec<_> = Emplacement::TOUS.iter().filter(|e| !ancres.contains(e.ancre())).collect();
    assert!(unused.is_empty(), "no document has the anchor of {unused:?}");
    let of_row = |a: &str| a.rsplit_once('-').is_some_and(|(prefixe, _)| LIGNES.iter().any(|(_, p)| *p == prefixe));
    let unknown: Vec<_> = ancres.iter().filter(|a| !of_row(a) && Emplacement::TOUS.iter().all(|e| e.ancre() != **a)).collect();
    assert!(unknown.is_empty(), "anchors that `emplacements!` does not list: {unknown:?}");
}

#[test]
fn an_empty_dossier_says_what_to_complete() {
    let d = Dossier::default();
    for kind in TypeDocument::SANS_ACTION.into_iter().chain([TypeDocument::Fiche(7)]) {
        let document = document(&d, kind);
        assert!(LectureDocument::de(&document).textes.contains("[à compléter"), "{kind:?}");
        assert!(pages(&document) >= 1);
    }
}

#[test]
fn a_page_means_one_page_and_two_mean_two() {
    let example = exemple().unwrap();
    let mut full = plein().0;
    for a in &mut full.actions {
        a.statut = cpom_core::choix::StatutAction::EnRetard;
        a.intitule = "Un intitulé qui n’en finit pas ".repeat(20);
    }
    for i in &mut full.indicateurs {
        i.libelle = "Un libellé qui n’en finit pas ".repeat(20);
    }
    for m in full.revues.iter_mut().flat_map(|r| &mut r.messages_cles) {
        *m = "Un message qui n’en finit pas ".repeat(20);
    }
    full.echeances.iter_mut().for_each(|e| e.libelle = "Une échéance ".repeat(40));
    for d in [&Dossier::default(), &example, &full] {
        assert!(pages(&document(d, TypeDocument::Synthese)) <= 2);
    }
    for a in &example.actions {
        assert_eq!(pages(&document(&example, TypeDocument::Fiche(a.id))), 1, "{}", a.code);
    }
}

#[test]
fn the_sheet_of_an_action_names_what_serves_it() {
    let d = exemple().unwrap();
    let rows = d.moyens_organisation.iter().map(|m| (m.action_id, &m.intitule));
    let rows = rows.chain(d.conditions_travail.iter().map(|c| (c.action_id, &c.mesure)));
    let rows = rows.chain(d.partages_pratiques.iter().map(|p| (p.action_id, &p.pratique)));
    let mut seen = 0;
    for (action, name) in rows {
        for a in &d.actions {
            let lu = LectureDocument::de(&document(&d, TypeDocument::Fiche(a.id))).textes;
            assert_eq!(lu.contains(&collapse(name)), action == Some(a.id), "{} {name}", a.code);
            seen += usize::from(action == Some(a.id));
        }
    }
    assert!(seen > 10, "{seen}");
}

#[test]
fn the_report_follows_its_announced_plan() {
    let d = exemple().unwrap();
    let report = document(&d, TypeDocument::Bilan);
    let lu = LectureDocument::de(&report).textes;
    let places: Vec<Option<usize>> =
        bilan::sections().iter().enumerate().map(|(i, s)| lu.find(&format!("{} {}\n", i + 1, s.nom))).collect();
    assert!(places.iter().all(Option::is_some), "{places:?}");
    assert!(places.is_sorted());
    assert!(lu.contains("Bilan de l’année 2025"), "the last closed year");
    let mut options = Options::new(TypeDocument::Bilan, day());
    options.annee = Some(2024);
    let older = LectureDocument::de(&composer(&d, &calculer(&d, day()), &options)).textes;
    assert!(older.contains("Bilan de l’année 2024") && older.contains("58 100"));
}

/// A section whose code the document does not know prints nothing, or says that it is to be completed.
#[test]
fn each_section_prints_something_of_its_own() {
    let mut d = plein().0;
    d.pieces[0].validite = NaiveDate::from_ymd_opt(2026, 1, 1);
    let c = calculer(&d, day());
    for (kind, sections) in [
        (TypeDocument::Bilan, bilan::sections()),
        (TypeDocument::Reunion, reunion::sections(Destinataire::Interne)),
        (TypeDocument::Synthese, savoir::sections()),
        (TypeDocument::BilanFinal, bilan_final::sections()),
        (TypeDocument::Candidature, candidature::sections()),
        (TypeDocument::Avenant, avenant::sections()),
        (TypeDocument::Passation, passation::sections()),
        (TypeDocument::Emploi, emploi::sections()),
        (TypeDocument::Modifications, super::modifications::sections()),
    ] {
        let only = |codes: Vec<String>| {
            let chosen = ChoixSections { seulement: Some(codes), ..ChoixSections::default() };
            LectureDocument::de(&composer(&d, &c, &modifications::since(Options { sections: chosen, ..own(kind) }, Dossier::default())))
                .textes
        };
        let without = only(Vec::new());
        for s in sections {
            let with = only(vec![s.code.clone()]);
            assert!(with.len() > without.len() && !with.contains("cette partie d"), "{kind:?}, {}: nothing is printed", s.code);
        }
    }
}

#[test]
fn the_data_travel_inside() {
    let d = exemple().unwrap();
    let mut document = composer(&d, &calculer(&d, day()), &Options::new(TypeDocument::Candidature, day()));
    attach_data(&mut document, "{}".to_owned());
    let sum = cpom_core::echange::empreinte("{}");
    assert_eq!(document.empreinte.as_ref(), Some(&sum));
    assert_eq!(document.mention_finale.as_ref().unwrap().empreinte.as_ref(), Some(&sum));
    assert_eq!(document.pieces_jointes.len(), 1);
    assert_eq!((document.pieces_jointes[0].nom.as_str(), document.pieces_jointes[0].relation), (NOM_DONNEES, Relation::Donnees));
}
