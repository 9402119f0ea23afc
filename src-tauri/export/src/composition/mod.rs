//! Turns a snapshot and its computed figures into a [`Document`]: what each kind of printed document contains,
//! in which order and in which words.
//!
//! [`composer`] is the only entry. Each file below composes one part of the document; `contexte` finds rows and
//! resolves variables, `format` writes numbers without floats, `grille` builds tables with years as columns,
//! `textes` holds the sentences used in several places. The functions are pure: the same snapshot, figures and
//! options give the same document. Deliberately absent: pages, fonts, typographic spaces (the layout sets
//! them), and computation (`cpom_core::calculs` does it).
//!
//! The snapshot of a copy that is handed over is without what its recipient may not have (`cpom_core::destinataire`): nothing
//! here has to hide it. What serves the work and not the contract (the program’s own rules and values, the preparation of a
//! review or of a renewal, the formulas and codes) is printed in internal copies alone ([`Options::pour`]).

mod annexes;
mod argument;
mod avenant;
mod bilan;
mod bilan_final;
mod bordereau;
mod budget;
mod candidature;
mod carte;
mod coeur;
mod comites;
mod consolide;
mod contexte;
mod contrat;
mod couverture;
mod diagnostic;
mod dotation;
mod effectifs;
mod emplacements;
mod emploi;
mod en_cours;
mod engagements;
mod equilibre;
mod explications;
mod fiches;
mod finances;
mod format;
mod graphiques;
mod grille;
mod heures;
mod identite;
mod images;
mod indicateurs;
mod ligne_du_temps;
mod modifications;
mod objectifs;
pub(crate) mod organisation;
mod parties;
mod passation;
mod points;
mod propositions;
mod qualite;
mod redaction;
mod references;
mod releve;
mod reprise;
mod retrait;
mod reunion;
mod savoir;
mod sections;
mod suivi;
mod synthese;
pub(crate) mod tarifs;
#[cfg(test)]
mod tests;
mod textes;
mod titres;

use std::collections::BTreeMap;
use std::sync::Arc;

use chrono::NaiveDate;
use cpom_core::annexes::{CONTRAT, SAVOIR, SIGNATURES, TABLEAU};
use cpom_core::avenant::Consolide;
use cpom_core::calculs::Calculs;
use cpom_core::choix::{Destinataire, Theme};
use cpom_core::modele::{Dossier, Id};

use crate::bloc::{Bloc, Document, MentionFinale, Palette, PieceJointe, Relation};
pub use avenant::connus as avenants_connus;
use contexte::Contexte;
pub(crate) use contexte::periode;
pub use emplacements::{Emplacement, Imprime, LIGNES};
pub use images::{ImageChiffree, image};
pub use releve::chosen as seance_imprimee;
pub use sections::{ChoixSections, Section, document_imprime};
pub(crate) use textes::SIGLE;

/// The value of a variable, written as documents print it.
#[must_use]
pub fn ecrire_variable(nom: &str, valeur: &cpom_core::variables::ValeurVariable) -> String {
    format::variable(nom, valeur)
}

/// The kinds of document that can be printed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TypeDocument {
    /// The whole dossier, as the Département may read it: the contract, then its annexes.
    Complet,
    /// The file for a meeting: facts, demands and room for the answers, or the positions of the agency at the same places.
    Reunion,
    /// Two pages for a decision-maker: the first section of the complete document, alone.
    Synthese,
    /// The report of one year.
    Bilan,
    /// The report of the whole contract.
    BilanFinal,
    /// The answer to a call for candidates.
    Candidature,
    /// An avenant, as the act that is signed.
    Avenant,
    /// For the person who would take the dossier over tomorrow; the agency’s own, whatever is asked.
    Passation,
    /// The account of how the grant of one year was used.
    Emploi,
    /// Changes since a kept version, which the request gives ([`DuFichier::avant`]).
    Modifications,
    /// Decisions of a meeting, to be signed in the room; the same for both parties.
    Releve,
    /// The map of the contract.
    Carte,
    /// The fiche of one action.
    Fiche(Id),
}

impl TypeDocument {
    /// Every kind but the fiche, which needs an action, the modifications, which need a former state, the relevé, which needs a
    /// meeting, and the passation, which nobody else may have.
    pub const SANS_ACTION: [Self; 9] = [
        Self::Complet,
        Self::Reunion,
        Self::Synthese,
        Self::Bilan,
        Self::BilanFinal,
        Self::Candidature,
        Self::Emploi,
        Self::Avenant,
        Self::Carte,
    ];
}

/// Facts that the file of a dossier has and a snapshot does not, passed as data since documents are pure.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct DuFichier {
    /// State to which the dossier is compared; `None` when none was given.
    pub avant: Option<EtatAvant>,
    /// States of the contract, from the contents of its sealed versions; `None` when they were not read.
    pub consolide: Option<Consolide>,
    /// Findings that put promises at risk, the gravest first: code and sentence; `None` when they were not looked for.
    pub risques: Option<Vec<(String, String)>>,
    /// Author of the last change of a row and its day (`AAAA-MM-JJ`), by table and row; each is empty when unknown.
    pub saisies: BTreeMap<(String, Id), (String, String)>,
}

/// State before the changes that a document lists, without what the recipient may not have.
#[derive(Debug, Clone, PartialEq)]
pub struct EtatAvant {
    /// The state after « depuis »: « la version 2 ».
    pub depuis: String,
    /// Its name and its day: « « Contrat signé », du 15 décembre 2023 »; empty when neither is known.
    pub precision: String,
    /// The dossier it holds.
    pub contenu: Arc<Dossier>,
}

/// The sentences of the yearly report drafted from the figures of a year, for the window, as of `jour`: those the report prints
/// as a proposal while its texts are not written. None when no figure of the year is complete.
#[must_use]
pub fn proposition_bilan(dossier: &Dossier, calculs: &Calculs, annee: i32, jour: NaiveDate) -> Vec<String> {
    let options = Options { annee: Some(annee), ..Options::new(TypeDocument::Bilan, jour) };
    propositions::phrases(&Contexte::new(dossier, calculs, &options), annee)
}

/// Options of a document, chosen by the caller.
#[derive(Debug, Clone, PartialEq)]
pub struct Options {
    /// Kind of document.
    pub document: TypeDocument,
    /// Year examined; `None` for the last closed one.
    pub annee: Option<i32>,
    /// Number of the avenant that is printed; `None` for the one in preparation, else the last.
    pub numero: Option<i32>,
    /// Identifier of the meeting that is printed; `None` for the last held.
    pub seance: Option<Id>,
    /// Facts of the file that the snapshot does not hold.
    pub fichier: DuFichier,
    /// Word printed across the pages.
    pub filigrane: Option<String>,
    /// Today's date; an edition date written in the dossier replaces it.
    pub date: NaiveDate,
    /// Recipient of the copy, which the foot of each page names: what the agency prepares or checks for its own use is
    /// printed in its own copy alone.
    pub pour: Destinataire,
    /// Name of the version printed on the cover.
    pub version: Option<String>,
    /// Sections chosen for this document, instead of those the dossier records.
    pub sections: ChoixSections,
    /// Colours chosen for this document, instead of those the dossier records.
    pub theme: Option<Theme>,
}

impl Options {
    /// A document for the Département, without version, watermark or data.
    #[must_use]
    pub fn new(document: TypeDocument, date: NaiveDate) -> Self {
        Self {
            document,
            annee: None,
            numero: None,
            seance: None,
            fichier: DuFichier::default(),
            filigrane: None,
            date,
            pour: Destinataire::Departement,
            version: None,
            sections: ChoixSections::default(),
            theme: None,
        }
    }
}

/// File name of the interchange document embedded in the PDF.
pub const NOM_DONNEES: &str = "dossier.json";
/// File name of the workbook embedded in the PDF.
pub const NOM_CLASSEUR: &str = "classeur.xlsx";

/// Composes a document.
#[must_use]
pub fn composer(dossier: &Dossier, calculs: &Calculs, options: &Options) -> Document {
    let ctx = Contexte::new(dossier, calculs, options);
    let titre = match options.document {
        TypeDocument::Complet => ctx.titre(),
        TypeDocument::Reunion => titres::titre_reunion(&ctx),
        TypeDocument::Synthese => titres::titre_synthese(&ctx),
        TypeDocument::Bilan => titres::titre_bilan(&ctx),
        TypeDocument::BilanFinal => titres::titre_bilan_final(&ctx),
        TypeDocument::Candidature => titres::titre_candidature(&ctx),
        TypeDocument::Avenant => titres::titre_avenant(&ctx),
        TypeDocument::Passation => titres::titre_passation(&ctx),
        TypeDocument::Emploi => titres::titre_emploi(&ctx),
        TypeDocument::Modifications => titres::titre_modifications(&ctx),
        TypeDocument::Releve => titres::titre_releve(&ctx),
        TypeDocument::Carte => titres::titre_carte(&ctx),
        TypeDocument::Fiche(id) => titres::titre_fiche(&ctx, id),
    };
    let (sections, mut blocs) = contenu(&ctx, options);
    if options.pour == Destinataire::Conseil {
        retrait::without_personal_columns(&mut blocs);
    }
    let mut document = Document::new(titre, ctx.date);
    document.entete = ctx.entete();
    document.auteur = ctx.gestionnaires();
    document.sujet = titres::sujet(&ctx);
    document.exemplaire =
        Some(if options.document == TypeDocument::Releve { releve::EXEMPLAIRE.to_owned() } else { options.pour.mention().to_owned() });
    document.version = options.version.as_deref().map(cpom_core::modele::mots::majuscule);
    document.filigrane.clone_from(&options.filigrane);
    document.palette = Palette::new(&dossier.presentation, options.theme);
    document.couverture = couverture::couverture(&ctx, options, &sections);
    document.sommaire = matches!(options.document, TypeDocument::Complet | TypeDocument::Candidature);
    // What has to be known comes before the contents, unless another section is put before it.
    let first = sections.iter().find(|s| !s.ecartee).filter(|_| document.sommaire);
    document.avant_sommaire = usize::from(first.is_some_and(|s| s.code == SAVOIR));
    document.blocs = blocs;
    document.mention_finale = mention_finale(&ctx, options);
    document
}

/// The sections that a document may print, in the chosen order.
#[must_use]
pub fn sections(dossier: &Dossier, calculs: &Calculs, options: &Options) -> Vec<Section> {
    contenu(&Contexte::new(dossier, calculs, options), options).0
}

/// The sections of a document, and the blocks of the sections that are kept.
fn contenu(ctx: &Contexte, options: &Options) -> (Vec<Section>, Vec<Bloc>) {
    let chosen = |offertes| sections::ordered(offertes, ctx.d, options.document, &options.sections);
    match options.document {
        TypeDocument::Complet => complet(ctx, options),
        TypeDocument::Reunion => {
            let sections = reunion::ordered(chosen(reunion::sections(ctx.pour)));
            let mut blocs = reunion::blocs(ctx, &sections);
            blocs.insert(0, Bloc::Logos(couverture::logos(ctx)));
            (sections, blocs)
        }
        TypeDocument::Synthese => {
            let sections = chosen(savoir::sections());
            let blocs = vec![savoir::bloc(ctx, &sections)];
            (sections, blocs)
        }
        TypeDocument::Bilan => {
            let sections = chosen(bilan::sections());
            let blocs = bilan::blocs(ctx, &sections);
            (sections, blocs)
        }
        TypeDocument::BilanFinal => {
            let sections = chosen(bilan_final::sections());
            let blocs = bilan_final::blocs(ctx, &sections);
            (sections, blocs)
        }
        TypeDocument::Candidature => {
            let sections = chosen(candidature::sections());
            let blocs = candidature::blocs(ctx, &sections);
            (sections, blocs)
        }
        TypeDocument::Avenant => {
            let sections = chosen(avenant::sections());
            let mut blocs = avenant::blocs(ctx, &sections);
            blocs.insert(0, Bloc::Logos(couverture::logos(ctx)));
            (sections, blocs)
        }
        TypeDocument::Passation => {
            let sections = chosen(passation::sections());
            let blocs = passation::blocs(ctx, &sections);
            (sections, blocs)
        }
        TypeDocument::Emploi => {
            let sections = chosen(emploi::sections());
            let blocs = emploi::blocs(ctx, &sections);
            (sections, blocs)
        }
        TypeDocument::Modifications => {
            let sections = chosen(modifications::sections());
            let mut blocs = modifications::blocs(ctx, options, &sections);
            blocs.insert(0, Bloc::Logos(couverture::logos(ctx)));
            (sections, blocs)
        }
        TypeDocument::Releve => {
            let sections = chosen(releve::sections());
            let blocs = releve::blocs(ctx, &sections);
            (sections, blocs)
        }
        TypeDocument::Carte => (Vec::new(), carte::blocs(ctx)),
        TypeDocument::Fiche(id) => (Vec::new(), fiches::seule(ctx, id)),
    }
}

/// The sections of another document, in the order that the dossier records.
fn sections_imprimees(ctx: &Contexte, document: TypeDocument, offertes: Vec<Section>) -> Vec<Section> {
    sections::ordered(offertes, ctx.d, document, &ChoixSections::default())
}

/// The whole dossier: the contract, its signatures and its annexes, in the chosen order.
fn complet(ctx: &Contexte, options: &Options) -> (Vec<Section>, Vec<Bloc>) {
    let mut annexes = annexes::composees(ctx);
    let mut offertes = vec![
        savoir::section(),
        Section::new(CONTRAT, "Contrat").perte(Some(textes::PERTE_CONTRAT)).du_coeur(),
        Section::new(SIGNATURES, "Signatures").perte(Some(textes::PERTE_SIGNATURES)).du_coeur(),
        indicateurs::section(),
    ];
    offertes.extend(annexes.iter().map(|a| a.section.clone()));
    offertes.extend(consolide::section(ctx).map(Section::du_coeur));
    offertes.push(argument::section());
    let sections = sections::ordered(offertes, ctx.d, options.document, &options.sections);
    let printed = sections::printed(&sections, &options.sections);
    let mut starts = coeur::starts(ctx, &printed, &annexes, &options.sections);
    let kept: Vec<&str> = printed.iter().map(|s| s.code.as_str()).collect();
    let rank = |code: &str| kept.iter().position(|c| *c == code);
    let liste = annexes::liste(ctx, &annexes);
    annexes.retain(|a| rank(&a.section.code).is_some());
    annexes.sort_by_key(|a| rank(&a.section.code));
    let mut annexes = annexes.into_iter();
    let mut blocs = Vec::new();
    for (i, code) in kept.iter().enumerate() {
        let debut = blocs.len();
        match *code {
            CONTRAT => {
                blocs.extend(contrat::blocs(ctx));
                blocs.extend(liste.iter().cloned());
            }
            // Right after the contract, the signatures close it; elsewhere they make a section of their own.
            SIGNATURES if i > 0 && kept[i - 1] == CONTRAT => {
                // No page bears signatures alone: the end of the act stands above them.
                let mut fin = end_of_act(&mut blocs);
                fin.extend(parties::signatures(ctx, 2));
                blocs.extend([Bloc::GarderEnsemble(fin), Bloc::SautDePage]);
            }
            SIGNATURES => blocs.extend(parties::signatures(ctx, 1)),
            TABLEAU => blocs.extend(indicateurs::tableau(ctx)),
            consolide::CODE => blocs.extend(consolide::blocs(ctx, 1)),
            argument::CODE => blocs.extend(argument::blocs(ctx, 1)),
            // One block, so that its place before the contents is counted.
            SAVOIR => {
                let parts = sections_imprimees(ctx, TypeDocument::Synthese, savoir::sections());
                blocs.push(savoir::bloc(ctx, &parts));
            }
            _ => blocs.extend(annexes.next().map(annexes::blocs).unwrap_or_default()),
        }
        if let Some(tete) = starts.remove(&i) {
            let mut part = blocs.split_off(debut);
            coeur::head(&mut part, tete);
            blocs.extend(part);
        }
    }
    (sections, blocs)
}

/// Takes the last article, or the list of annexes, off the blocks of the contract.
fn end_of_act(blocs: &mut Vec<Bloc>) -> Vec<Bloc> {
    let starts = |b: &Bloc| matches!(b, Bloc::GarderEnsemble(_)) || matches!(b, Bloc::Titre(t) if t.niveau == 2);
    let at = blocs.iter().rposition(starts).unwrap_or(blocs.len());
    blocs.split_off(at)
}

/// Writes the SHA-256 of the data that a document comes from, in hexadecimal, in its metadata and its closing lines.
pub fn attest(document: &mut Document, empreinte: &str) {
    document.empreinte = Some(empreinte.to_owned());
    if let Some(m) = &mut document.mention_finale {
        m.empreinte = Some(empreinte.to_owned());
    }
}

/// Attaches the interchange document to its document, which attests it.
pub fn attach_data(document: &mut Document, json: String) {
    attest(document, &cpom_core::echange::empreinte(&json));
    document.pieces_jointes.push(PieceJointe {
        nom: NOM_DONNEES.to_owned(),
        mime: "application/json".to_owned(),
        relation: Relation::Donnees,
        description: textes::DONNEES_JOINTES.to_owned(),
        octets: json.into_bytes(),
    });
}

/// The workbook as it is attached to the PDF of the same data.
#[must_use]
pub fn classeur(octets: Vec<u8>) -> PieceJointe {
    PieceJointe {
        nom: NOM_CLASSEUR.to_owned(),
        mime: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet".to_owned(),
        relation: Relation::Supplement,
        description: textes::CLASSEUR_JOINT.to_owned(),
        octets,
    }
}

/// Closing lines of a document that is handed over; a summary and the manager's notes have none.
fn mention_finale(ctx: &Contexte, options: &Options) -> Option<MentionFinale> {
    // An act ends with its signatures, and the passation is not handed over.
    if matches!(
        options.document,
        TypeDocument::Reunion
            | TypeDocument::Synthese
            | TypeDocument::Avenant
            | TypeDocument::Passation
            | TypeDocument::Releve
            | TypeDocument::Carte
            | TypeDocument::Fiche(_)
    ) {
        return None;
    }
    let version = options.version.as_ref().map(|v| format!(", {v}")).unwrap_or_default();
    Some(MentionFinale {
        version: format!("Document établi avec Atelier CPOM {}{version}", env!("CARGO_PKG_VERSION")),
        date: cpom_core::francais::date(ctx.date),
        empreinte: None,
    })
}
