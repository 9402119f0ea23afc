//! The modifications since a version: accepted and refused by LibreOffice, heard in the PDF, asked of the commands.

use std::path::Path;
use std::process::Command;

use cpom_core::calculs::calculer;
use cpom_core::francais::typographie::typographier;
use cpom_core::modele::{Article, Dossier};
use cpom_export::demande::{DocumentRequest, FormatDocument, TypeDocument, produire};
use serde_json::{Value, json};
use tempfile::tempdir;

use crate::appel::Essai;
use crate::bureau::sans_libreoffice;
use crate::lecture::{lettres, read};
use crate::outils::{depuis, exemple, jour};

/// The former dossier and today’s, with texts that changed in every way.
fn states() -> (Dossier, Dossier) {
    let mut avant = exemple();
    let article = |id, titre: &str, texte: &str| Article { id, titre: titre.into(), texte: texte.into(), ..Article::default() };
    avant.articles = vec![
        article(1, "Objet", "Le contrat fixe les objectifs du service.\n\nIl dure cinq ans."),
        article(
            2,
            "Versement",
            "L’acompte est versé en mars : 80 %.\n\nLe solde suit le bilan :\n\n- au plus tard en septembre ;\n- après le comité de suivi.",
        ),
        article(3, "Contrôle", "Le Département contrôle le service une fois par an."),
        article(4, "Litiges", "Les parties se concilient.\nÀ défaut, le tribunal est saisi."),
    ];
    avant.actions[0].description = "Former les aides à domicile au repérage des fragilités.".into();
    let mut d = avant.clone();
    d.articles = vec![
        article(1, "Objet du contrat", "Le contrat fixe les objectifs du service.\n\nIl peut être revu chaque année.\n\nIl dure cinq ans."),
        article(
            2,
            "Versement",
            "Une avance est versée en mai : 75 %.\n\nLe solde suit le bilan :\n\n- au plus tard en juillet ;\n- après le comité de suivi ;\n- sur présentation des pièces.",
        ),
        article(4, "Litiges", "Les parties se concilient en deux mois.\nÀ défaut, le tribunal administratif est saisi."),
        article(9, "Données", "Le service transmet ses données.\n\nElles restent anonymes."),
    ];
    d.actions[0].description = "Former toutes les aides à domicile au repérage et à l’alerte.".into();
    (avant, d)
}

/// Macro that opens a document, accepts or rejects every tracked change, and writes the text with the number of changes before and
/// after.
const MACRO: &str = r#"<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE script:module PUBLIC "-//OpenOffice.org//DTD OfficeDocument 1.0//EN" "module.dtd">
<script:module xmlns:script="http://openoffice.org/2000/script" script:name="Module1" script:language="StarBasic">
Sub Main(dossier As String)
  Dim aOuvrir(0) As New com.sun.star.beans.PropertyValue
  Dim aEcrire(1) As New com.sun.star.beans.PropertyValue
  On Error GoTo Panne
  aOuvrir(0).Name = "Hidden"
  aOuvrir(0).Value = True
  aEcrire(0).Name = "FilterName"
  aEcrire(0).Value = "Text (encoded)"
  aEcrire(1).Name = "FilterOptions"
  aEcrire(1).Value = "UTF8,LF"
  oEnvoi = createUnoService("com.sun.star.frame.DispatchHelper")
  For Each sVerbe In Array("Accept", "Reject")
    oDoc = StarDesktop.loadComponentFromURL(ConvertToURL(dossier &amp; "/modifications.docx"), "_blank", 0, aOuvrir())
    nAvant = Compte(oDoc)
    oEnvoi.executeDispatch(oDoc.CurrentController.Frame, ".uno:" &amp; sVerbe &amp; "AllTrackedChanges", "", 0, Array())
    oDoc.storeToURL(ConvertToURL(dossier &amp; "/" &amp; sVerbe &amp; ".txt"), aEcrire())
    Open dossier &amp; "/" &amp; sVerbe &amp; ".nombre" For Output As #1
    Print #1, nAvant &amp; " " &amp; Compte(oDoc)
    Close #1
    oDoc.close(True)
  Next
  StarDesktop.terminate()
  Exit Sub
Panne:
  Open dossier &amp; "/panne" For Output As #1
  Print #1, Erl &amp; " " &amp; Error$
  Close #1
  StarDesktop.terminate()
End Sub
Function Compte(oDoc) As Integer
  oTous = oDoc.Redlines.createEnumeration()
  Do While oTous.hasMoreElements()
    oTous.nextElement()
    Compte = Compte + 1
  Loop
End Function
</script:module>
"#;
const BIBLIOTHEQUE: &str = r#"<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE library:library PUBLIC "-//OpenOffice.org//DTD OfficeDocument 1.0//EN" "library.dtd">
<library:library xmlns:library="http://openoffice.org/2000/library" library:name="Standard" library:readonly="false" library:passwordprotected="false"><library:element library:name="Module1"/></library:library>
"#;
const BIBLIOTHEQUES: &str = r#"<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE library:libraries PUBLIC "-//OpenOffice.org//DTD OfficeDocument 1.0//EN" "libraries.dtd">
<library:libraries xmlns:library="http://openoffice.org/2000/library" xmlns:xlink="http://www.w3.org/1999/xlink"><library:library library:name="Standard" library:link="false"/></library:libraries>
"#;

/// Says that the profile is set up: LibreOffice would otherwise put its own empty library over ours.
const REGLAGES: &str = r#"<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry" xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">
<item oor:path="/org.openoffice.Setup/Office"><prop oor:name="ooSetupInstCompleted" oor:op="fuse"><value>true</value></prop></item>
</oor:items>
"#;

/// Accepts, then rejects, every change of `modifications.docx` in a folder; both texts, and the numbers of changes before.
fn resolved(folder: &Path) -> [(String, usize); 2] {
    let basic = folder.join("profil/user/basic");
    std::fs::create_dir_all(basic.join("Standard")).unwrap();
    let files = [
        ("script.xlc", BIBLIOTHEQUES),
        ("Standard/script.xlb", BIBLIOTHEQUE),
        ("Standard/Module1.xba", MACRO),
        ("../registrymodifications.xcu", REGLAGES),
    ];
    for (file, content) in files {
        std::fs::write(basic.join(file), content).unwrap();
    }
    let out = Command::new("soffice")
        .arg(format!("-env:UserInstallation=file://{}", folder.join("profil").display()))
        .args(["--headless", "--norestore"])
        .arg(format!("macro:///Standard.Module1.Main(\"{}\")", folder.display()))
        .output()
        .unwrap_or_else(|e| panic!("soffice (package libreoffice-writer-nogui) is needed: {e}; CPOM_SANS_LIBREOFFICE=1 goes without"));
    let why = std::fs::read_to_string(folder.join("panne")).unwrap_or_default();
    assert!(out.status.success() && why.is_empty(), "{why} {}", String::from_utf8_lossy(&out.stderr));
    ["Accept", "Reject"].map(|verb| {
        let counts = std::fs::read_to_string(folder.join(format!("{verb}.nombre"))).unwrap();
        let counts: Vec<usize> = counts.split_whitespace().map(|n| n.parse().unwrap()).collect();
        assert_eq!(counts[1], 0, "{verb}: changes are left");
        (std::fs::read_to_string(folder.join(format!("{verb}.txt"))).unwrap(), counts[0])
    })
}

/// Lines under the heading that begins so, until the next heading; marks of lists are left out.
fn under(text: &str, heading: &str, headings: &[String]) -> Vec<String> {
    // Headings are found whatever their spaces; the lines below them are compared to the letter.
    let plain = |l: &str| l.replace(['\u{A0}', '\u{202F}'], " ");
    let mut lines = text.lines().skip_while(|l| !plain(l).starts_with(heading));
    assert!(lines.next().is_some(), "« {heading} » is missing: {text}");
    let mine = lines.take_while(|l| !headings.iter().any(|h| plain(l).starts_with(h.as_str())) && !l.starts_with("Document établi"));
    mine.map(|l| l.trim().trim_start_matches(['•', '\t']).trim().to_owned()).filter(|l| !l.is_empty()).collect()
}

/// The lines of an article as they print.
fn printed(titre: &str, texte: &str) -> Vec<String> {
    let lines = std::iter::once(titre).chain(texte.lines()).map(|l| typographier(l.trim().trim_start_matches("- ")));
    lines.filter(|l| !l.is_empty()).collect()
}

#[test]
fn libreoffice_accepts_into_todays_texts_and_rejects_into_the_former_ones() {
    if sans_libreoffice() {
        return;
    }
    let (avant, d) = states();
    let t = tempdir().unwrap();
    let demande = depuis(DocumentRequest::new(FormatDocument::Docx, TypeDocument::Modifications), &avant);
    std::fs::write(t.path().join("modifications.docx"), produire(&d, &calculer(&d, jour()), &demande, jour()).unwrap()).unwrap();
    let [(accepted, changes), (rejected, _)] = resolved(t.path());
    assert!(changes > 10, "{changes} changes only");
    let action = format!("Action {}", d.actions[0].code);
    let headings: Vec<String> = ["Article 1 ", "Article 2 ", "Article 3 ", "Article 4 ", &action].map(str::to_owned).to_vec();
    let find = |d: &Dossier, id: i32| d.articles.iter().find(|a| a.id == id).cloned();
    // The title of an article is under its heading where it changed, came or went.
    for (heading, id, titled) in [
        ("Article 1 – Objet du contrat", 1, true),
        ("Article 2 – Versement", 2, false),
        ("Article 3 – Contrôle (supprimé)", 3, true),
        ("Article 3 – Litiges (ancien article 4)", 4, false),
        ("Article 4 – Données (ajouté)", 9, true),
    ] {
        for (text, state) in [(&accepted, &d), (&rejected, &avant)] {
            let expected = find(state, id).map_or_else(Vec::new, |a| printed(if titled { &a.titre } else { "" }, &a.texte));
            assert_eq!(under(text, heading, &headings), expected, "{heading}");
        }
    }
    assert_eq!(under(&accepted, &action, &headings), [d.actions[0].description.clone()]);
    assert_eq!(under(&rejected, &action, &headings), [avant.actions[0].description.clone()]);
}

#[test]
fn a_screen_reader_hears_what_was_removed_and_what_was_added() {
    let (avant, d) = states();
    let demande = depuis(DocumentRequest::new(FormatDocument::Pdf, TypeDocument::Modifications), &avant);
    let pdf = produire(&d, &calculer(&d, jour()), &demande, jour()).unwrap();
    let lu = read(&pdf);
    assert_eq!(lettres(&lu.lecture()), lettres(&lu.contenu()), "one order in the tree and on the pages");
    let all = lu.racine.tous();
    for (role, opening, example) in [("Del", "[supprimé", "septembre"), ("Ins", "[ajouté", "juillet")] {
        let passages: Vec<String> = all.iter().filter(|e| e.role == role).map(|e| lu.texte(e)).collect();
        assert!(passages.len() > 3, "{role}: {passages:?}");
        assert!(passages.iter().all(|p| p.starts_with(opening) && p.ends_with(']')), "{role}: {passages:?}");
        assert!(passages.iter().any(|p| p.contains(example)), "{role}: {passages:?}");
    }
    let doc = lopdf::Document::load_mem(&pdf).unwrap();
    let root = doc.catalog().unwrap().get(b"StructTreeRoot").and_then(|o| doc.dereference(o)).unwrap().1.as_dict().unwrap();
    let roles = root.get(b"RoleMap").unwrap().as_dict().unwrap();
    assert!([b"Del", b"Ins"].iter().all(|r| roles.get(*r).unwrap().as_name().unwrap() == b"Span"));
}

#[test]
fn modifications_are_those_since_the_version_asked_for_else_the_last() {
    let mut e = Essai::with_example();
    let listed = e.ok("versions", json!({}));
    let kept = |numero: i64| listed.as_array().unwrap().iter().find(|v| v["numero"] == numero).unwrap()["instantane"].clone();
    let mut text = |demande: Value, version: Value| {
        let path = e.path("m.pdf");
        e.ok("exporter", json!({"demande": demande, "chemin": path, "version": version}));
        crate::documents::text(&std::fs::read(path).unwrap()).replace('\n', " ")
    };
    let last = text(json!({"document": "modifications"}), Value::Null);
    assert!(last.contains("Modifications depuis la version 3") && last.contains("Rien n’a changé depuis la version 3."), "{last}");
    let first = text(json!({"document": "modifications", "depuis": kept(1)}), Value::Null);
    assert!(first.contains("Modifications depuis la version 1") && first.contains("[supprimé : septembre] [ajouté : juillet]"), "{first}");
    // From one version to another: the pages name both.
    let between = text(json!({"document": "modifications", "depuis": kept(1)}), kept(2));
    assert!(between.contains("et la version 2") && between.contains("septembre"), "{between}");
    assert_eq!(
        e.refused("exporter", json!({"demande": {"document": "modifications", "depuis": 99}, "chemin": e.path("x.pdf")})),
        cpom_api::erreurs::Code::LigneInconnue
    );
}

#[test]
fn nothing_is_told_where_no_version_was_kept() {
    let mut e = Essai::with_example();
    let (json, other) = (e.path("x.json"), e.path("sans.cpom"));
    e.ok("exporter", json!({"demande": {"format": "json"}, "chemin": json}));
    e.ok("importer", json!({"source": json, "chemin": other}));
    let asked = json!({"demande": {"document": "modifications"}, "chemin": e.path("m.pdf")});
    assert_eq!(e.refused("exporter", asked), cpom_api::erreurs::Code::Export);
}
