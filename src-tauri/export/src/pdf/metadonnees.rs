//! Metadata of the document: catalogue, properties, XMP, colour intent.

use chrono::Datelike;
use lopdf::{Document as Lopdf, Object, ObjectId, Stream};

use super::{PdfError, dict, int, name, text};
use crate::{bloc::Document, texte::atomes::propre};

const PROFIL: &[u8] = include_bytes!("../../assets/sRGB-v2-magic.icc");
/// Name in the metadata of the SHA-256 of the data the file carries.
pub(super) const EMPREINTE: &str = "cpom:empreinte";
const PDFUAID: &str = "http://www.aiim.org/pdfua/ns/id/";
/// Ours: a name, never an address to visit.
const CPOM: &str = "urn:atelier-cpom:pdf";
const PRODUCTEUR: &str = "Atelier CPOM";

/// Completes the catalogue and replaces the properties.
pub(super) fn write(
    doc: &mut Lopdf,
    document: &Document,
    structure: ObjectId,
    signets: Option<ObjectId>,
    fichiers: Vec<(String, ObjectId)>,
) -> Result<(), PdfError> {
    let intention = colour_intent(doc);
    let xmp = Stream::new(dict([("Type", name("Metadata")), ("Subtype", name("XML"))]), xmp(document).into_bytes()).with_compression(false);
    let xmp = doc.add_object(xmp);
    let info = doc.add_object(info(document));
    doc.trailer.set("Info", Object::Reference(info));
    // Replaced by the fingerprint of the file's body when it is written.
    doc.trailer.remove(b"ID");

    let catalogue = doc.catalog_mut()?;
    catalogue.set("Lang", text(&document.langue));
    catalogue.set("MarkInfo", dict([("Marked", Object::Boolean(true))]));
    catalogue.set("StructTreeRoot", Object::Reference(structure));
    catalogue.set("ViewerPreferences", dict([("DisplayDocTitle", Object::Boolean(true))]));
    catalogue.set("Metadata", Object::Reference(xmp));
    catalogue.set("OutputIntents", intention);
    let numerotation = vec![int(0), Object::Dictionary(dict([("S", name("D"))]))];
    catalogue.set("PageLabels", dict([("Nums", Object::Array(numerotation))]));
    catalogue.set("PageLayout", name("OneColumn"));
    let volet = if signets.is_some() { "UseOutlines" } else { "UseNone" };
    catalogue.set("PageMode", name(volet));
    if let Some(signets) = signets {
        catalogue.set("Outlines", Object::Reference(signets));
    }
    if !fichiers.is_empty() {
        let noms = fichiers.iter().flat_map(|(nom, id)| [text(nom), Object::Reference(*id)]).collect();
        let arbre = dict([("Names", Object::Array(noms))]);
        catalogue.set("Names", dict([("EmbeddedFiles", Object::Dictionary(arbre))]));
        let liste = fichiers.iter().map(|f| Object::Reference(f.1)).collect();
        catalogue.set("AF", Object::Array(liste));
    }
    Ok(())
}

/// Output intent that declares the colours to be sRGB.
fn colour_intent(doc: &mut Lopdf) -> Object {
    let entete = dict([("N", int(3)), ("Alternate", name("DeviceRGB"))]);
    let profil = doc.add_object(Stream::new(entete, PROFIL.to_vec()));
    let intention = dict([
        ("Type", name("OutputIntent")),
        ("S", name("GTS_PDFA1")),
        ("OutputConditionIdentifier", text("sRGB")),
        ("Info", text("sRGB IEC61966-2.1")),
        ("DestOutputProfile", Object::Reference(profil)),
    ]);
    Object::Array(vec![Object::Dictionary(intention)])
}

fn title(document: &Document) -> String {
    let titre = propre(&document.titre);
    match &document.sous_titre {
        Some(s) if !s.is_empty() => format!("{titre} – {}", propre(s)),
        _ => titre,
    }
}

fn info(document: &Document) -> lopdf::Dictionary {
    let d = document.date;
    let date = format!("D:{:04}{:02}{:02}000000Z", d.year(), d.month(), d.day());
    let mut info = dict([
        ("Title", text(&title(document))),
        ("Creator", text(PRODUCTEUR)),
        ("Producer", text(PRODUCTEUR)),
        ("CreationDate", text(&date)),
        ("ModDate", text(&date)),
    ]);
    for (cle, valeur) in [("Author", &document.auteur), ("Subject", &document.sujet)] {
        if !valeur.is_empty() {
            info.set(cle, text(&propre(valeur)));
        }
    }
    info
}

fn xml(texte: &str) -> String {
    texte.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}

/// Declares one property of ours, as PDF/A requires for every name outside its own schemas.
fn schema(titre: &str, prefixe: &str, espace: &str, propriete: &str, genre: &str, sens: &str) -> String {
    format!(
        r#"<rdf:li rdf:parseType="Resource">
<pdfaSchema:schema>{titre}</pdfaSchema:schema>
<pdfaSchema:namespaceURI>{espace}</pdfaSchema:namespaceURI>
<pdfaSchema:prefix>{prefixe}</pdfaSchema:prefix>
<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">
<pdfaProperty:name>{propriete}</pdfaProperty:name>
<pdfaProperty:valueType>{genre}</pdfaProperty:valueType>
<pdfaProperty:category>internal</pdfaProperty:category>
<pdfaProperty:description>{sens}</pdfaProperty:description>
</rdf:li></rdf:Seq></pdfaSchema:property>
</rdf:li>"#
    )
}

fn xmp(document: &Document) -> String {
    let d = document.date;
    let date = format!("{:04}-{:02}-{:02}T00:00:00Z", d.year(), d.month(), d.day());
    let titre = xml(&title(document));
    let auteur = if document.auteur.is_empty() {
        String::new()
    } else {
        format!("<dc:creator><rdf:Seq><rdf:li>{}</rdf:li></rdf:Seq></dc:creator>\n", xml(&propre(&document.auteur)))
    };
    let sujet = if document.sujet.is_empty() {
        String::new()
    } else {
        format!(
            "<dc:description><rdf:Alt><rdf:li xml:lang=\"x-default\">{}</rdf:li></rdf:Alt></dc:description>\n",
            xml(&propre(&document.sujet))
        )
    };
    let langue = xml(&document.langue);
    let (empreinte, schema_empreinte) = match &document.empreinte {
        Some(e) => (
            format!("<{EMPREINTE}>{}</{EMPREINTE}>\n", xml(e)),
            schema("Atelier CPOM", "cpom", CPOM, "empreinte", "Text", "SHA-256 of the embedded dossier.json"),
        ),
        None => (String::new(), String::new()),
    };
    let schema_ua =
        schema("PDF/UA identification schema", "pdfuaid", PDFUAID, "part", "Integer", "Part of ISO 14289 the document conforms to");
    format!(
        r#"<?xpacket begin="{bom}" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/">
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:xmp="http://ns.adobe.com/xap/1.0/" xmlns:pdf="http://ns.adobe.com/pdf/1.3/" xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/" xmlns:pdfuaid="{PDFUAID}" xmlns:cpom="{CPOM}">
<dc:format>application/pdf</dc:format>
<dc:title><rdf:Alt><rdf:li xml:lang="x-default">{titre}</rdf:li></rdf:Alt></dc:title>
{auteur}{sujet}<dc:language><rdf:Bag><rdf:li>{langue}</rdf:li></rdf:Bag></dc:language>
<xmp:CreatorTool>{PRODUCTEUR}</xmp:CreatorTool>
<xmp:CreateDate>{date}</xmp:CreateDate>
<xmp:ModifyDate>{date}</xmp:ModifyDate>
<pdf:Producer>{PRODUCTEUR}</pdf:Producer>
<pdfaid:part>3</pdfaid:part>
<pdfaid:conformance>A</pdfaid:conformance>
<pdfuaid:part>1</pdfuaid:part>
{empreinte}</rdf:Description>
<rdf:Description rdf:about="" xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/" xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#" xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">
<pdfaExtension:schemas><rdf:Bag>{schema_ua}{schema_empreinte}</rdf:Bag></pdfaExtension:schemas>
</rdf:Description>
</rdf:RDF>
</x:xmpmeta>
<?xpacket end="w"?>"#,
        bom = '\u{FEFF}',
    )
}
