//! The structure and contents of the written file.

use chrono::NaiveDate;
use lopdf::{Document as Lopdf, Object};

use super::{ContenuPdf, extract, pdf};
use crate::bloc::*;

fn sample() -> Document {
    let mut d = Document::new("Essai d'un titre", NaiveDate::from_ymd_opt(2027, 3, 12).unwrap());
    d.sommaire = true;
    d.filigrane = Some("PROJET".into());
    d.blocs = vec![
        Bloc::titre(1, "Première partie").numero("1").ancre("a").into(),
        Bloc::titre(2, "Sujet").into(),
        Bloc::paragraphe(TexteRiche::new().et("Voir ").lien("plus haut", "a").et(" 👩‍⚕️ ").statut(Statut::Atteint)),
        Bloc::contrat("Texte de l'article."),
        Bloc::SautDePage,
        Bloc::titre(1, "Seconde partie").into(),
    ];
    d.pieces_jointes = vec![
        PieceJointe {
            nom: "données é.json".into(),
            mime: "application/json".into(),
            relation: Relation::Source,
            description: "Données du dossier".into(),
            octets: b"{\"a\": 1}".repeat(500),
        },
        PieceJointe {
            nom: "a.bin".into(),
            mime: "application/octet-stream".into(),
            relation: Relation::Autre,
            description: String::new(),
            octets: vec![],
        },
    ];
    d
}

#[test]
fn same_document_same_bytes() {
    let d = sample();
    let un = pdf(&d).unwrap();
    assert_eq!(un, pdf(&d).unwrap());
    let mut autre = d;
    autre.titre.push('x');
    assert_ne!(un, pdf(&autre).unwrap());
}

#[test]
fn attached_files_come_back() {
    let d = sample();
    let mut attendu = d.pieces_jointes.clone();
    attendu.sort_by(|a, b| a.nom.cmp(&b.nom));
    assert_eq!(extract(&pdf(&d).unwrap()).unwrap().pieces, attendu);
    assert!(extract(b"not a pdf").is_err());
    let mut sans = d;
    sans.pieces_jointes.clear();
    assert_eq!(extract(&pdf(&sans).unwrap()).unwrap(), ContenuPdf { pieces: vec![], empreinte: None });
}

#[test]
fn the_catalogue_says_what_accessibility_wants() {
    let doc = Lopdf::load_mem(&pdf(&sample()).unwrap()).unwrap();
    let c = doc.catalog().unwrap();
    assert_eq!(c.get(b"Lang").unwrap().as_str().unwrap(), b"fr-FR");
    for cle in
        [b"StructTreeRoot".as_slice(), b"MarkInfo", b"Metadata", b"OutputIntents", b"Outlines", b"AF", b"PageLabels", b"ViewerPreferences"]
    {
        assert!(c.has(cle), "{}", String::from_utf8_lossy(cle));
    }
    let outlines = doc.get_dictionary(c.get(b"Outlines").unwrap().as_reference().unwrap()).unwrap();
    assert_eq!(outlines.get(b"Count").unwrap().as_i64().unwrap(), 2, "two parts, their subjects folded");
    for id in doc.get_pages().into_values() {
        let page = doc.get_dictionary(id).unwrap();
        assert_eq!(page.get(b"Tabs").unwrap().as_name().unwrap(), b"S");
        assert!(page.has(b"StructParents"));
    }
    // Every font carries its program: a validator may miss that.
    let polices: Vec<_> = doc.objects.values().filter_map(|o| o.as_dict().ok()).filter(|d| d.has(b"FontName")).collect();
    assert!(polices.len() >= 3 && polices.iter().all(|d| d.has(b"FontFile2")));
}

#[test]
fn links_have_words_a_target_and_their_node() {
    let doc = Lopdf::load_mem(&pdf(&sample()).unwrap()).unwrap();
    let liens: Vec<_> = doc
        .objects
        .values()
        .filter_map(|o| o.as_dict().ok())
        .filter(|d| d.get(b"Subtype").and_then(Object::as_name).is_ok_and(|n| n == b"Link"))
        .collect();
    assert_eq!(liens.len(), 4, "three in the contents, one in the text");
    for l in liens {
        assert!([b"Contents".as_slice(), b"Dest", b"StructParent", b"F"].iter().all(|c| l.has(c)));
    }
}
