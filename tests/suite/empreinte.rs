//! A PDF gives its dossier back exactly, and a PDF whose data were changed after printing is detected.

use cpom_api::erreurs::Code;
use cpom_api::{Session, call};
use cpom_core::calculs::calculer;
use cpom_core::modele::Dossier;
use cpom_core::{Error, echange};
use cpom_export::demande::{DocumentRequest, FormatDocument, TypeDocument, donnees_du_pdf, produire};
use proptest::prelude::*;
use serde_json::json;
use tempfile::tempdir;

use crate::outils::{Hasard, banc, exemple, jour};

fn make(d: &Dossier, document: TypeDocument) -> Vec<u8> {
    let demande =
        DocumentRequest { pour: Some(cpom_core::choix::Destinataire::Interne), ..DocumentRequest::new(FormatDocument::Pdf, document) };
    produire(d, &calculer(d, jour()), &demande, jour()).unwrap()
}

/// The same PDF with another embedded document.
fn with_data(pdf: &[u8], change: impl FnOnce(Vec<u8>) -> Vec<u8>) -> Vec<u8> {
    let mut doc = lopdf::Document::load_mem(pdf).unwrap();
    let stream = doc
        .objects
        .values_mut()
        .filter_map(|o| o.as_stream_mut().ok())
        .find(|s| s.dict.get(b"Subtype").and_then(lopdf::Object::as_name).is_ok_and(|n| n == b"application/json"))
        .unwrap();
    let bytes = change(stream.decompressed_content().unwrap());
    stream.set_plain_content(bytes);
    let mut out = Vec::new();
    doc.save_to(&mut out).unwrap();
    out
}

/// The PDF as the versions before the SHA-256 wrote it.
fn without_fingerprint(pdf: &[u8]) -> Vec<u8> {
    let mut doc = lopdf::Document::load_mem(pdf).unwrap();
    let id = doc.catalog().unwrap().get(b"Metadata").unwrap().as_reference().unwrap();
    let stream = doc.get_object_mut(id).unwrap().as_stream_mut().unwrap();
    let xmp = String::from_utf8(stream.content.clone()).unwrap();
    let (before, rest) = xmp.split_once("<cpom:empreinte>").unwrap();
    let (_, after) = rest.split_once("</cpom:empreinte>").unwrap();
    stream.set_plain_content(format!("{before}{after}").into_bytes());
    let mut out = Vec::new();
    doc.save_to(&mut out).unwrap();
    out
}

#[test]
fn the_metadata_record_the_fingerprint_the_last_page_prints() {
    let carried = donnees_du_pdf(&make(&exemple(), TypeDocument::Complet)).unwrap();
    assert_eq!(carried.empreinte, Some(echange::empreinte(cpom_core::exemple::TEXTE)));
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 12, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_pdf_gives_its_dossier_back_exactly(seed in 1_u64..u64::MAX, kind in 0_usize..4, place in any::<prop::sample::Index>(), other in 1_u8..=255) {
        let d = Hasard::new(seed).dossier();
        let kinds = [TypeDocument::Synthese, TypeDocument::Reunion, TypeDocument::Bilan, TypeDocument::Complet];
        let pdf = make(&d, kinds[kind]);
        let carried = donnees_du_pdf(&pdf).unwrap();
        let back = carried.read(false).unwrap();
        prop_assert_eq!(echange::write(&back).unwrap().into_bytes(), carried.octets);
        prop_assert!(back == d);
        // A document with one changed byte, wherever it is, is refused; when the user accepts it, it is still
        // checked.
        let changed = donnees_du_pdf(&with_data(&pdf, |mut data| {
            let at = place.index(data.len());
            data[at] ^= other;
            data
        })).unwrap();
        prop_assert!(matches!(changed.read(false), Err(Error::Empreinte)));
        prop_assert!(!matches!(changed.read(true), Err(Error::Empreinte)));
    }
}

#[test]
fn a_pdf_without_a_fingerprint_still_imports() {
    let pdf = make(&exemple(), TypeDocument::Synthese);
    let old = donnees_du_pdf(&without_fingerprint(&pdf)).unwrap();
    assert_eq!(old.empreinte, None);
    assert!(old.read(false).unwrap() == exemple());
}

#[test]
fn importing_and_renewing_refuse_changed_data_unless_they_are_accepted() {
    let t = tempdir().unwrap();
    let hote = banc(t.path());
    let mut session = Session::default();
    let path = |n: &str| t.path().join(n).to_string_lossy().into_owned();
    let changed = with_data(&make(&exemple(), TypeDocument::Synthese), |data| {
        String::from_utf8(data).unwrap().replace("Tilleuls", "Tilleulx").into_bytes()
    });
    std::fs::write(path("change.pdf"), changed).unwrap();
    let asked = [
        ("importer", json!({"source": path("change.pdf"), "chemin": path("a.cpom")})),
        ("reprendre", json!({"ancien": path("change.pdf"), "nouveau": path("b.cpom")})),
    ];
    for (commande, mut arguments) in asked {
        let refused = call(&mut session, &hote, commande, arguments.clone()).unwrap_err();
        assert_eq!(refused.code, Code::Empreinte, "{commande}");
        assert!(!t.path().join("a.cpom").exists() && !t.path().join("b.cpom").exists());
        arguments["malgre_empreinte"] = json!(true);
        call(&mut session, &hote, commande, arguments).unwrap();
        session = Session::default();
        std::fs::remove_file(t.path().join(if commande == "importer" { "a.cpom" } else { "b.cpom" })).unwrap();
    }
}
