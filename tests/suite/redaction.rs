//! Writing: marked-up texts in the documents, variables, preview, templates, fiches, branches.

use std::io::{Cursor, Read};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex};

use cpom_api::appel::call_partage;
use cpom_api::erreurs::Code;
use cpom_api::{HoteSansFenetre, Session, call};
use cpom_core::calculs::calculer;
use cpom_core::modele::Dossier;
use cpom_export::bloc::{Alignement, Bloc, Inline, Style, Tableau};
use cpom_export::composition::{Options, TypeDocument, composer};
use serde_json::{Value, json};
use tempfile::TempDir;

use crate::outils::{banc, exemple, jour};

struct Redacteur {
    folder: TempDir,
    hote: HoteSansFenetre,
    session: Session,
}

impl Redacteur {
    fn with_example() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let mut p = Self { hote: banc(folder.path()), folder, session: Session::default() };
        let chemin = p.path("a.cpom");
        p.ok("dossier_nouveau", json!({"chemin": chemin, "exemple": true}));
        p
    }

    fn path(&self, name: &str) -> String {
        self.folder.path().join(name).to_string_lossy().into_owned()
    }

    fn ok(&mut self, commande: &str, arguments: Value) -> Value {
        call(&mut self.session, &self.hote, commande, arguments).unwrap_or_else(|e| panic!("{commande}: {e}"))
    }

    fn refused(&mut self, commande: &str, arguments: Value) -> cpom_api::Erreur {
        call(&mut self.session, &self.hote, commande, arguments).unwrap_err()
    }

    fn dossier(&self) -> &Dossier {
        self.session.fichier.as_ref().unwrap().dossier()
    }
}

/// A contract whose first article has one of each kind of markup, and quotes the dossier.
fn written() -> Dossier {
    let mut d = exemple();
    d.articles[0].texte =
        "Le **service {{service.nom}}** agit *chaque jour*, [à compléter : où].\n\n- aide **directe**\n- {{contrat.duree}}\n\n\
                           1. un\n2. deux\n\n| Poste | Montant |\n| --- | --- |\n| Aide | 1 234,5 |\n| **Total** | {{dotation.2025}} |"
            .to_owned();
    d
}

fn article(d: &Dossier) -> Vec<Bloc> {
    let blocs = composer(d, &calculer(d, jour()), &Options::new(TypeDocument::Complet, jour())).blocs;
    let title = |b: &Bloc| matches!(b, Bloc::Titre(t) if t.ancre.as_deref() == Some("article-1"));
    let start = blocs.iter().position(title).unwrap() + 1;
    blocs[start..].iter().take_while(|b| !matches!(b, Bloc::Titre(_))).cloned().collect()
}

fn words(texte: &cpom_export::bloc::TexteRiche, wanted: Style) -> Vec<&str> {
    let of = |i| match i {
        &Inline::Texte { ref texte, style } if style == wanted => Some(texte.as_str()),
        _ => None,
    };
    texte.0.iter().filter_map(of).collect()
}

#[test]
fn an_article_prints_its_emphasis_lists_and_tables() {
    let d = written();
    let blocs = article(&d);
    let [Bloc::Paragraphe(p), Bloc::Liste(puces), Bloc::Liste(numeros), Bloc::Tableau(tableau)] = blocs.as_slice() else {
        panic!("{blocs:#?}");
    };
    assert_eq!(words(&p.texte, Style::Gras), [&format!("service {}", d.services[0].nom), "[à compléter : où]"]);
    assert_eq!(words(&p.texte, Style::Italique), ["chaque jour"]);
    assert_eq!(puces.elements.iter().map(|e| e.texte.brut()).collect::<Vec<_>>(), ["aide directe", "cinq ans"]);
    assert!(!puces.numerotee && numeros.numerotee && puces.contrat && numeros.contrat);
    let Tableau { colonnes, lignes, .. } = tableau;
    assert_eq!(colonnes.iter().map(|c| c.alignement).collect::<Vec<_>>(), [Alignement::Gauche, Alignement::Decimale]);
    assert_eq!(words(&lignes[1].cellules[0], Style::Gras), ["Total"]);
    assert!(lignes[1].cellules[1].brut().ends_with('€'), "{}", lignes[1].cellules[1].brut());
}

#[test]
fn a_value_that_looks_like_markup_stays_words() {
    let mut d = written();
    d.services[0].nom = "*A* | **B** {{x}}".to_owned();
    let Bloc::Paragraphe(p) = &article(&d)[0] else { panic!() };
    assert!(p.texte.brut().contains("service *A* | **B** {{x}}"), "{}", p.texte.brut());
}

#[test]
fn word_and_pdf_carry_the_same_emphasis() {
    let d = written();
    let c = calculer(&d, jour());
    let options = Options::new(TypeDocument::Complet, jour());
    let docx = cpom_export::docx::write(&composer(&d, &c, &options)).unwrap();
    let mut xml = String::new();
    zip::ZipArchive::new(Cursor::new(docx)).unwrap().by_name("word/document.xml").unwrap().read_to_string(&mut xml).unwrap();
    assert!(!xml.contains("**") && !xml.contains("| ---"));
    assert!(xml.contains("chaque jour") && xml.contains("aide "));
    let (pdf, places) = cpom_export::pdf::with_places(&composer(&d, &c, &options)).unwrap();
    assert!(pdf.starts_with(b"%PDF-1.7"));
    let page = |ancre: &str| places.reperes.iter().find(|r| r.ancre == ancre).unwrap_or_else(|| panic!("{ancre}")).page;
    assert!(page("contrat") <= page("article-1") && page("article-1") <= page("article-2"));
    assert!(page("article-2") < page("dotation"));
}

#[test]
fn variables_are_offered_with_their_value_as_it_prints() {
    let mut p = Redacteur::with_example();
    let list = p.ok("variables", json!({}));
    let find = |nom: &str| list.as_array().unwrap().iter().find(|v| v["nom"] == nom).unwrap_or_else(|| panic!("{nom}")).clone();
    assert_eq!(find("contrat.duree")["valeur"], "cinq ans");
    assert_eq!(find("service.nom")["groupe"], "Service");
    let code = p.dossier().indicateurs[0].code.clone();
    let cible = find(&format!("indicateur.{code}.2026.cible"));
    assert!(cible["libelle"].as_str().unwrap().ends_with(", cible 2026"), "{cible}");
    assert!(find("dotation.2025.prevu")["valeur"].as_str().unwrap().ends_with('€'));
    let names: Vec<&str> = list.as_array().unwrap().iter().map(|v| v["nom"].as_str().unwrap()).collect();
    assert_eq!(names.iter().collect::<std::collections::BTreeSet<_>>().len(), names.len());
}

#[test]
fn a_preview_says_where_rows_stand_and_lets_edits_through() {
    let mut p = Redacteur::with_example();
    // Without a date of its own, the document asks the clock for it while the page is set.
    p.ok("ligne_modifier", json!({"table": "dossier", "id": 1, "champs": {"date_edition": null}}));
    let session = Arc::new(Mutex::new(p.session));
    let libre = Arc::new(AtomicBool::new(false));
    let (watched, seen) = (Arc::clone(&session), Arc::clone(&libre));
    let guet = HoteSansFenetre::new(move || {
        seen.store(watched.try_lock().is_ok(), Ordering::Relaxed);
        jour().and_hms_opt(14, 2, 0).unwrap()
    });
    let apercu = call_partage(&session, &guet, "apercu", json!({"demande": {"document": "complet"}})).unwrap();
    assert!(libre.load(Ordering::Relaxed), "an edit would have waited");
    let revision = session.lock().unwrap().fichier.as_ref().unwrap().revision().unwrap();
    assert_eq!(apercu["revision"], revision);
    assert!(apercu["pages"].as_array().unwrap().len() > 20);
    assert!(apercu["pdf"].as_str().unwrap().len() > 10_000);
    let place = |ancre: &str| apercu["reperes"].as_array().unwrap().iter().find(|r| r["ancre"] == ancre).cloned();
    for ancre in ["article-1", "action-1", "indicateur-1", "dotation", "annexe-1", "preambule", "service-1", "departement"] {
        assert!(place(ancre).is_some_and(|r| r["page"].as_u64().unwrap() > 1), "{ancre}");
    }
    let e = call_partage(&session, &p.hote, "apercu", json!({"demande": {"document": "roman"}})).unwrap_err();
    assert_eq!(e.code, Code::Requete);
    let e = call_partage(&session, &p.hote, "apercu", json!({"demande": {"document": "fiche"}})).unwrap_err();
    assert_eq!(e.code, Code::Export);
    let e = call_partage(&Mutex::new(Session::default()), &p.hote, "apercu", json!({"demande": {}})).unwrap_err();
    assert_eq!(e.code, Code::AucunDossier);
}

#[test]
fn a_template_goes_from_one_dossier_to_another() {
    let mut p = Redacteur::with_example();
    let chemin = p.path("maison.cpom-modele");
    p.ok("modele_enregistrer", json!({"chemin": chemin, "nom": "Maison"}));
    // The preview of a kept version shows the texts of that version.
    let gardee = p.ok("version_creer", json!({"nom": "Avant", "date": "2026-01-01"}));
    assert!(gardee["etat"]["annuler"].is_string());
    let instantane = p.ok("versions", json!({}))[0]["instantane"].clone();
    p.ok("ligne_modifier", json!({"table": "articles", "id": 1, "champs": {"texte": "Autre chose."}}));
    let ancien = p.path("ancien.cpom-modele");
    p.ok("modele_enregistrer", json!({"chemin": ancien, "nom": "Maison", "version": instantane}));
    assert_eq!(std::fs::read(&ancien).unwrap(), std::fs::read(&chemin).unwrap());
    p.ok("modele_enregistrer", json!({"chemin": ancien, "nom": "Maison"}));
    assert!(std::fs::read_to_string(&ancien).unwrap().contains("Autre chose."));
    let neuf = p.path("b.cpom");
    p.ok("dossier_nouveau", json!({"chemin": neuf}));
    let before = p.dossier().clone();
    let lu = p.ok("modele_lire", json!({"chemin": chemin}));
    assert_eq!(lu["nom"], "Maison");
    assert!(lu["changements"].as_array().unwrap().iter().any(|c| c["sort"] == "retire"));
    assert_eq!(*p.dossier(), before, "reading changes nothing");
    let r = p.ok("modele_reprendre", json!({"chemin": chemin}));
    assert_eq!(r["etat"]["annuler"], "reprendre le modèle de contrat «\u{202F}Maison\u{202F}»");
    assert_eq!(p.dossier().articles.len(), exemple().articles.iter().filter(|a| !a.ecarte).count());
    p.ok("annuler", json!({}));
    assert_eq!(*p.dossier(), before);

    std::fs::write(p.path("faux.cpom-modele"), b"\xFF\xFE\x00").unwrap();
    let faux = p.path("faux.cpom-modele");
    for commande in ["modele_lire", "modele_reprendre"] {
        let e = p.refused(commande, json!({"chemin": faux}));
        assert_eq!(e.code, Code::Modele);
        assert!(e.phrase.contains("Le dossier n’a pas changé"), "{}", e.phrase);
    }
    let absent = p.path("absent.cpom-modele");
    assert_eq!(p.refused("modele_lire", json!({"chemin": absent})).code, Code::Introuvable);
}

#[test]
fn a_branch_moves_and_is_copied_with_what_it_holds_in_one_step() {
    let mut p = Redacteur::with_example();
    let before = p.dossier().clone();
    let action = before.actions[0].clone();
    let vers = before.objectifs.iter().find(|o| o.id != action.objectif_id).unwrap().id;
    let r = p.ok(
        "lot",
        json!({"operations": [
            {"geste": "modifier", "table": "actions", "id": action.id, "champs": {"objectif_id": vers}},
            {"geste": "deplacer", "table": "actions", "id": action.id},
        ]}),
    );
    assert!(r["etat"]["annuler"].as_str().unwrap().starts_with("déplacer l’action"), "{r}");
    assert_eq!(p.dossier().actions.last().map(|a| (a.id, a.objectif_id)), Some((action.id, vers)));
    p.ok("annuler", json!({}));
    assert_eq!(*p.dossier(), before);

    let objectif = action.objectif_id;
    let of = |d: &Dossier, o| d.actions.iter().filter(|a| a.objectif_id == o).map(|a| a.id).collect::<Vec<_>>();
    let axe = before.axes.last().unwrap().id;
    let r = p.ok(
        "lot",
        json!({"operations": [
            {"geste": "copier", "table": "objectifs", "id": objectif, "valeurs": {"axe_id": axe, "code": "OBJ-9.9"}},
        ]}),
    );
    let copie = i32::try_from(r["id"].as_i64().unwrap()).unwrap();
    let d = p.dossier();
    assert_eq!(d.objectifs.iter().find(|o| o.id == copie).map(|o| (o.axe_id, o.code.as_str())), Some((axe, "OBJ-9.9")));
    let (was, is) = (of(&before, objectif), of(d, copie));
    assert_eq!(was.len(), is.len());
    assert!(!was.is_empty());
    for (a, b) in was.iter().zip(&is) {
        let steps = |d: &Dossier, id| d.etapes.iter().filter(|e| e.action_id == id).map(|e| e.libelle.clone()).collect::<Vec<_>>();
        assert_eq!(steps(d, *a), steps(d, *b));
        let links = |id| d.action_indicateurs.iter().filter(|l| l.action_id == id).map(|l| l.indicateur_id).collect::<Vec<_>>();
        assert_eq!(links(*a), links(*b));
        assert!(!d.bilans_action.iter().any(|x| x.action_id == *b), "a copy has no past");
    }
    let codes: std::collections::BTreeSet<&str> = d.actions.iter().map(|a| a.code.as_str()).collect();
    assert_eq!(codes.len(), d.actions.len(), "codes stay distinct");
    p.ok("annuler", json!({}));
    assert_eq!(*p.dossier(), before);
}

#[test]
fn a_batch_links_rows_it_makes_and_refuses_others() {
    let mut p = Redacteur::with_example();
    let mention = p.dossier().mentions[0].id;
    let make = |cree: i64| {
        json!({"operations": [
            {"geste": "creer", "table": "articles", "valeurs": {"titre": "Neuf"}},
            {"geste": "creer", "table": "couvertures", "valeurs": {"mention_id": mention, "article_id": {"cree": cree}}},
        ]})
    };
    let before = p.dossier().clone();
    assert_eq!(p.refused("lot", make(7)).code, Code::ValeurRefusee);
    assert_eq!(*p.dossier(), before);
    p.ok("lot", make(0));
    let d = p.dossier();
    assert_eq!(d.couvertures.last().map(|c| c.article_id), d.articles.last().map(|a| a.id));
}

#[test]
fn a_fiche_kept_serves_in_another_dossier() {
    let mut p = Redacteur::with_example();
    let action = p.dossier().actions[0].clone();
    let gardees = p.ok("fiche_garder", json!({"action": action.id}));
    assert_eq!(gardees["miennes"].as_array().unwrap().len(), 1);
    assert_eq!(p.ok("fiche_garder", json!({"action": action.id}))["miennes"].as_array().unwrap().len(), 1, "kept once");
    assert!(gardees["exemples"].as_array().unwrap().len() > 5);
    let neuf = p.path("b.cpom");
    p.ok("dossier_nouveau", json!({"chemin": neuf}));
    let axe = p.ok("ligne_creer", json!({"table": "axes", "valeurs": {"code": "AXE-1"}}))["id"].clone();
    let objectif = p.ok("ligne_creer", json!({"table": "objectifs", "valeurs": {"axe_id": axe}}))["id"].clone();
    let before = p.dossier().clone();
    let fiche = p.ok("fiches", json!({}))["miennes"][0].clone();
    p.ok("fiche_inserer", json!({"fiche": fiche, "objectif": objectif, "code": "ACT-01"}));
    let d = p.dossier();
    assert_eq!((d.actions[0].intitule.as_str(), d.actions[0].code.as_str()), (action.intitule.as_str(), "ACT-01"));
    assert!(!d.etapes.is_empty() && d.etapes.iter().all(|e| e.echeance.is_none()));
    p.ok("annuler", json!({}));
    assert_eq!(*p.dossier(), before);

    assert_eq!(p.refused("fiche_oublier", json!({"rang": 0, "intitule": "autre"})).code, Code::Requete);
    assert_eq!(p.ok("fiche_oublier", json!({"rang": 0, "intitule": action.intitule}))["miennes"], json!([]));
    let refused = json!({"fiche": fiche, "objectif": 999, "code": "X"});
    assert_eq!(p.refused("fiche_inserer", refused).code, Code::ValeurRefusee);
}

/// A damaged file of fiches is set aside whole, and work goes on; that of a newer program is not touched.
#[test]
fn a_damaged_file_of_fiches_is_set_aside_and_said() {
    let mut p = Redacteur::with_example();
    let action = p.dossier().actions[0].id;
    p.ok("fiche_garder", json!({"action": action}));
    let folder = p.folder.path().join("donnees");
    let path = folder.join("fiches.json");
    let newer = std::fs::read_to_string(&path).unwrap().replacen("\"version\": 1", "\"version\": 9, \"ailleurs\": 1", 1);
    std::fs::write(&path, &newer).unwrap();
    let listed = p.ok("fiches", json!({}));
    assert!(listed["avis"].as_str().unwrap().contains("plus récent") && !listed["exemples"].as_array().unwrap().is_empty(), "{listed}");
    assert_eq!(p.refused("fiche_garder", json!({"action": action})).code, Code::EchangeTropRecent);
    assert_eq!(std::fs::read_to_string(&path).unwrap(), newer);

    for damaged in [&b"ab\xEEm"[..], b"", b"{\"fiches\": ["] {
        std::fs::write(&path, damaged).unwrap();
        let listed = p.ok("fiches", json!({}));
        assert!(!listed["exemples"].as_array().unwrap().is_empty() && listed["miennes"] == json!([]));
        let aside = std::fs::read_dir(&folder).unwrap().map(|e| e.unwrap().path());
        let aside = aside.filter(|f| f.to_string_lossy().contains("fiches-illisible")).last().unwrap();
        assert!(listed["avis"].as_str().unwrap().contains(aside.file_name().unwrap().to_str().unwrap()), "{listed}");
        assert_eq!(std::fs::read(&aside).unwrap(), damaged);
        assert_eq!(p.ok("fiches", json!({}))["avis"], json!(null));
        p.ok("fiche_garder", json!({"action": action}));
        std::fs::remove_file(aside).unwrap();
    }
}
