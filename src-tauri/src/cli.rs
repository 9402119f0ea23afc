//! The command line: the same program without a window.
//!
//! Exit codes: 0 done, 1 blocking findings, 2 bad usage or input, 3 the file is damaged, locked, too new
//! or not a dossier. Errors are one French sentence on the error output.

use std::ffi::OsString;
use std::path::{Path, PathBuf};

use chrono::{Local, NaiveDateTime};
use clap::Parser;
use cpom_api::commandes::{DocumentRequest, ExporterRequest, FormatDocument};
use cpom_api::comparaison::{comparaison, texte};
use cpom_api::erreurs::Code;
use cpom_api::{
    Erreur, HoteSansFenetre, Session, exporter, instantane_numero, lire_ancien, lire_document, lister_versions, version_numero,
};
use cpom_core::calculs::calculer;
use cpom_core::choix::{Choix, Theme};
use cpom_core::controles::{Severite, controler};
use cpom_core::modele::Dossier;
use cpom_core::op::Op;
use cpom_core::referentiel::referentiel;
use cpom_core::reprise::{Decision, Options, reprendre};
use cpom_core::store::{Acces, Contexte, Fichier};
use cpom_core::{Error, exemple, neuf};

use crate::cli_arguments::{Arguments, Commande, Sorties};
use crate::{cli_surete, cli_texte};

/// What comes next.
pub enum Suite {
    /// Nothing: leave with this code.
    Fini(u8),
    /// The window, on a file if one is given.
    Fenetre(Option<PathBuf>),
}

/// Reads the arguments and runs what they ask.
pub fn run(args: impl IntoIterator<Item = OsString>) -> Suite {
    let arguments = match Arguments::try_parse_from(args) {
        Ok(a) => a,
        Err(e) => return Suite::Fini(cli_texte::refuse(&e)),
    };
    let Some(commande) = arguments.commande else {
        return Suite::Fenetre(arguments.fichier);
    };
    match execute(commande) {
        Ok(code) => Suite::Fini(code),
        Err(e) => {
            let option = if e.code == Code::Empreinte { " Option\u{202F}: --malgre-empreinte." } else { "" };
            eprintln!("{e}{option}");
            Suite::Fini(if e.code.du_fichier() { 3 } else { 2 })
        }
    }
}

pub(crate) type Resultat<T> = Result<T, Erreur>;

fn execute(commande: Commande) -> Resultat<u8> {
    crate::small_pages();
    match commande {
        Commande::Nouveau { fichier, exemple } => {
            let dossier = if exemple { exemple::exemple()? } else { neuf::dossier(referentiel()) };
            create(&fichier, &dossier, &Op::Nouveau)
        }
        Commande::Importer { source, fichier, malgre_empreinte } => {
            let dossier = lire_document(&source, malgre_empreinte)?;
            create(&fichier, &dossier, &Op::Importer)
        }
        Commande::Exporter { fichier, sorties, document, annee, filigrane, avec_reserve, sans_reserve, version, apparence } => {
            let demande = DocumentRequest {
                document,
                annee,
                filigrane,
                reserve: if avec_reserve || sans_reserve { Some(avec_reserve) } else { None },
                theme: apparence.theme.as_deref().and_then(Theme::from_code),
                sections: apparence.sections,
                sans_sections: Some(apparence.sans_section),
                version_imprimee: apparence.version_imprimee,
                ..DocumentRequest::default()
            };
            export(&fichier, sorties, &demande, version)
        }
        Commande::Versions { fichier, json } => versions(&fichier, json),
        Commande::Comparer { fichier, autre, version, json } => compare(&fichier, autre.as_deref(), version, json),
        Commande::Controler { fichier, json } => check(&fichier, json),
        Commande::Reprendre { ancien, nouveau, debut, decisions, malgre_empreinte } => {
            renew(&ancien, &nouveau, debut, decisions.as_deref(), malgre_empreinte)
        }
        Commande::Sauvegardes { fichier, restaurer, json } => cli_surete::backups(&fichier, restaurer.as_deref(), json),
        Commande::Recuperer { dommage, vers } => cli_surete::salvage(&dommage, &vers),
        Commande::Infos { fichier, json } => infos(&fichier, json),
    }
}

fn now() -> NaiveDateTime {
    Local::now().naive_local()
}

pub(crate) fn contexte() -> Contexte {
    Contexte { quand: now().format("%Y-%m-%dT%H:%M:%S").to_string(), auteur: String::new() }
}

pub(crate) fn open(path: &Path) -> Resultat<Fichier> {
    Ok(Fichier::open(path, Acces::Lecture, &contexte().quand)?)
}

fn create(path: &Path, dossier: &Dossier, op: &Op) -> Resultat<u8> {
    Fichier::create(path, false, dossier, op, &contexte())?;
    println!("{}", path.display());
    Ok(0)
}

fn export(path: &Path, sorties: Sorties, demande: &DocumentRequest, version: Option<i32>) -> Resultat<u8> {
    let Sorties { pdf, docx, xlsx, json, ics } = sorties;
    use FormatDocument::{Docx, Ics, Json, Pdf, Xlsx};
    let targets = [(Pdf, pdf), (Docx, docx), (Xlsx, xlsx), (Json, json), (Ics, ics)];
    if targets.iter().all(|(_, t)| t.is_none()) {
        return Err(Erreur::requete("choisir au moins une sortie\u{202F}: --pdf, --docx, --xlsx, --json ou --ics"));
    }
    let file = open(path)?;
    let version = version.map(|numero| instantane_numero(&file, numero)).transpose()?;
    for perte in pertes(&*file.etat(version)?, demande) {
        eprintln!("{perte}");
    }
    let (mut session, hote) = (Session::default(), console());
    session.fichier = Some(file);
    for (format, target) in targets {
        let Some(target) = target else { continue };
        let demande = DocumentRequest { format, ..demande.clone() };
        let written = exporter(&mut session, &hote, ExporterRequest { chemin: target.to_string_lossy().into_owned(), demande, version })?;
        println!("{}", written.chemin);
    }
    Ok(0)
}

/// What the document loses for the sections it leaves out; what cannot be told here is refused when it is made.
fn pertes(dossier: &Dossier, demande: &DocumentRequest) -> Vec<String> {
    let date = dossier.dossier.date_edition.unwrap_or_else(|| now().date());
    cpom_export::demande::pertes(dossier, &calculer(dossier, date), demande, date).unwrap_or_default()
}

/// The dossier as it is, or as it was in the version of this number.
fn state(file: Fichier, version: Option<i32>) -> Resultat<Dossier> {
    match version {
        None => Ok(file.into_dossier()),
        Some(numero) => Ok(version_numero(&file, numero)?.1),
    }
}

fn versions(path: &Path, json: bool) -> Resultat<u8> {
    let file = open(path)?;
    let listed = lister_versions(&file)?;
    print!("{}", cli_texte::versions(&listed, json));
    Ok(if file.alterees().is_empty() { 0 } else { 3 })
}

fn compare(path: &Path, autre: Option<&Path>, version: Option<i32>, json: bool) -> Resultat<u8> {
    let file = open(path)?;
    let after = match autre {
        Some(other) => open(other)?.into_dossier(),
        None => file.dossier().clone(),
    };
    let before = state(file, version)?;
    let said = comparaison(&before, &after, now().date());
    print!("{}", if json { cli_texte::json(&said) } else { texte(&said) });
    Ok(0)
}

fn check(path: &Path, json: bool) -> Resultat<u8> {
    let file = open(path)?;
    let today = now().date();
    let calculs = calculer(file.dossier(), today);
    let mut constats = file.constats();
    constats.extend(controler(file.dossier(), &calculs, referentiel(), today));
    print!("{}", cli_texte::constats(&constats, json));
    Ok(u8::from(constats.iter().any(|c| c.controle.severite() == Severite::Bloquant)))
}

fn renew(ancien: &Path, nouveau: &Path, debut: Option<i32>, decisions: Option<&Path>, malgre_empreinte: bool) -> Resultat<u8> {
    let decisions: Vec<Decision> = match decisions {
        None => Vec::new(),
        Some(path) => {
            let text = std::fs::read_to_string(path).map_err(|e| match e.kind() {
                std::io::ErrorKind::NotFound => Error::Introuvable(path.to_owned()),
                _ => Error::Fichier(path.to_owned(), e),
            })?;
            serde_json::from_str(&text)
                .map_err(|e| Erreur::requete(&format!("les décisions ne peuvent pas être lues\u{202F}: ligne {}", e.line())))?
        }
    };
    let old = lire_ancien(ancien, &contexte().quand, malgre_empreinte)?;
    let dossier = reprendre(&old, &Options { debut, decisions })?;
    Fichier::create(nouveau, false, &dossier, &Op::Reprendre { origine: old.dossier.titre.clone() }, &contexte())?;
    print!("{}", cli_texte::rapport(&dossier.lignes_reprise));
    println!("{}", nouveau.display());
    Ok(0)
}

fn infos(path: &Path, json: bool) -> Resultat<u8> {
    let file = open(path)?;
    let d = file.dossier();
    let fault = file.integrity()?;
    let infos = cli_texte::Infos {
        fichier: path.display().to_string(),
        titre: d.dossier.titre.clone(),
        gestionnaires: d.gestionnaires.iter().map(|g| g.raison_sociale.clone()).collect(),
        services: d.services.iter().map(|s| s.nom.clone()).collect(),
        departement: d.departement.nom.clone(),
        debut: d.contrat.date_debut.map(|d| d.to_string()),
        fin: d.contrat.date_fin.map(|d| d.to_string()),
        statut: d.contrat.statut,
        programme: env!("CARGO_PKG_VERSION").to_owned(),
        format: file.format()?,
        identifiant: file.identite()?,
        revision: file.revision()?,
        etapes: file.etapes()?,
        octets_historique: file.taille_historique()?,
        modifie_le: file.modifie_le()?,
        versions: lister_versions(&file)?.len(),
        versions_alterees: file.alterees().len(),
        actions: d.actions.len(),
        indicateurs: d.indicateurs.len(),
        integrite: fault.is_none(),
        defaut: fault.map(str::to_owned),
    };
    print!("{}", cli_texte::infos(&infos, json));
    match fault {
        Some(why) => Err(cpom_core::Error::Endommage(path.to_owned(), why.to_owned()).into()),
        None => Ok(0),
    }
}

/// The machine of the command line: its clock, no dialog, no folder of its own.
fn console() -> HoteSansFenetre {
    HoteSansFenetre::new(now)
}
