//! Command line: runs the commands of the api without a window.
//!
//! Each subcommand runs bodies of the api on its own session, with a host without dialogs: so backups, findings and the
//! removal of reserved data are those of the window. The files it opens stay out of the list of recent dossiers. Exit
//! codes: 0 done, 1 blocking findings, 2 bad usage or input, 3 the file is damaged, locked, too new or not a dossier.
//! An error is one French sentence on the error output.

use std::ffi::OsString;
use std::path::{Path, PathBuf};

use chrono::{Local, NaiveDate};
use clap::Parser;
use cpom_api::commandes::{self as api, DocumentRequest, ExporterRequest, FormatDocument, NomDocument};
use cpom_api::comparaison::texte;
use cpom_api::erreurs::Code;
use cpom_api::fusion;
use cpom_api::{Erreur, HoteSansFenetre, Resultat, Session};
use cpom_core::Error;
use cpom_core::calculs::calculer;
use cpom_core::choix::{Choix, Destinataire, EtatFichier, Theme};
use cpom_core::controles::Severite;
use cpom_core::demarrage;
use cpom_core::error::RefusPiece;
use cpom_core::modele::{Dossier, Id};
use cpom_core::reprise::Debut;

use crate::cli_arguments::{AJoindre, ANoter, Arguments, Commande, Levier, Sorties};
use crate::cli_texte;

/// Request of a command line.
pub enum LigneLue {
    /// Nothing more: the help was printed, or a sentence on bad usage. Exit with this code.
    Fini(u8),
    /// Open the window, on a file if one is given.
    Fenetre(Option<PathBuf>),
    /// [`run`] a subcommand.
    Commande(Box<Commande>),
}

/// Parses the arguments, the first of which is the name of the program.
pub fn parse(args: impl IntoIterator<Item = OsString>) -> LigneLue {
    match Arguments::try_parse_from(args) {
        Err(e) => LigneLue::Fini(cli_texte::refuse(&e)),
        Ok(Arguments { commande: Some(commande), .. }) => LigneLue::Commande(Box::new(commande)),
        Ok(Arguments { fichier, .. }) => LigneLue::Fenetre(fichier),
    }
}

/// Runs a subcommand; returns its exit code.
pub fn run(commande: Commande) -> u8 {
    small_pages();
    execute(commande).unwrap_or_else(|e| {
        let option = if e.code == Code::Empreinte { " Option\u{202F}: --malgre-empreinte." } else { "" };
        eprintln!("{e}{option}");
        if e.code.du_fichier() { 3 } else { 2 }
    })
}

/// Turns transparent huge pages off: clearing pages of 2 MiB costs a short command more than they save. Only subcommands
/// call it, since the setting survives `exec` and the window must not have it.
fn small_pages() {
    // An error means that the system has no such pages.
    #[cfg(target_os = "linux")]
    let _ = rustix::thread::disable_transparent_huge_pages(true);
}

fn execute(commande: Commande) -> Resultat<u8> {
    let mut terminal = Terminal::new();
    match commande {
        Commande::Nouveau { fichier, depuis: Some(reponses), .. } => terminal.demarrer(&fichier, &reponses),
        Commande::Nouveau { fichier, exemple, depuis: None } => terminal.nouveau(&fichier, exemple),
        Commande::Importer { source, fichier, malgre_empreinte } => terminal.importer(&source, &fichier, malgre_empreinte),
        Commande::Exporter {
            fichier,
            sorties,
            document,
            annee,
            numero,
            seance,
            depuis_seance,
            filigrane,
            pour,
            avec_reserve,
            sans_reserve,
            taille_max,
            version,
            apparence,
        } => {
            let reserve = [(avec_reserve, Destinataire::Interne), (sans_reserve, Destinataire::Departement)];
            let demande = DocumentRequest {
                document,
                annee,
                numero,
                filigrane,
                pour: pour.or(reserve.into_iter().find(|(asked, _)| *asked).map(|(_, pour)| pour)),
                taille_max,
                theme: apparence.theme.as_deref().and_then(Theme::from_code),
                sections: apparence.sections,
                sans_sections: Some(apparence.sans_section),
                coeur: apparence.coeur.then_some(true),
                ..DocumentRequest::default()
            };
            terminal.exporter(&fichier, sorties, &demande, NumerosDemandes { version, seance, depuis_seance })
        }
        Commande::Versions { fichier, garder: Some(nom), sceller, date, json } => terminal.garder(&fichier, nom, sceller, date, json),
        Commande::Versions { fichier, json, .. } => terminal.versions(&fichier, json),
        Commande::Retour { fichier, document, notes, json } => terminal.retour(&fichier, &document, &notes, json),
        Commande::Comparer { fichier, autre: Some(autre), reprises, reprendre, json, .. } if reprises || !reprendre.is_empty() => {
            terminal.fusionner(&fichier, &autre, &reprendre, json)
        }
        Commande::Comparer { fichier, autre, version, json, .. } => terminal.comparer(&fichier, autre.as_deref(), version, json),
        Commande::Controler { fichier, json } => terminal.controler(&fichier, json),
        Commande::Piece { fichier, joindre, verifier: _, json } => terminal.piece(&fichier, joindre, json),
        Commande::Equilibre { fichier, annee, avec, json } => terminal.equilibre(&fichier, annee, &avec, json),
        Commande::Exercice { fichier, clore, rouvrir, essai, sans_echeances, json } => match (clore, rouvrir) {
            (Some(annee), _) => terminal.clore(&fichier, annee, essai, sans_echeances, json),
            (None, Some(annee)) => terminal.rouvrir(&fichier, annee),
            (None, None) => Err(Erreur::requete("choisir --clore ou --rouvrir")),
        },
        Commande::Reprendre { ancien, nouveau, debut, decisions, malgre_empreinte } => {
            terminal.reprendre(&ancien, &nouveau, debut, decisions.as_deref(), malgre_empreinte)
        }
        Commande::Sauvegardes { fichier, restaurer, json } => terminal.sauvegardes(&fichier, restaurer.as_deref(), json),
        Commande::Recuperer { dommage, vers } => terminal.recuperer(&dommage, &vers),
        Commande::Infos { fichier, json } => terminal.infos(&fichier, json),
    }
}

/// Numbers of the rows that an export names.
#[derive(Clone, Copy)]
struct NumerosDemandes {
    version: Option<i32>,
    seance: Option<i32>,
    depuis_seance: Option<i32>,
}

fn said(path: &Path) -> String {
    path.to_string_lossy().into_owned()
}

/// Session of the command line, with its host.
struct Terminal {
    session: Session,
    hote: HoteSansFenetre,
}

impl Terminal {
    fn new() -> Self {
        let hote = HoteSansFenetre {
            donnees: crate::lieux::donnees(),
            anciennes_donnees: crate::lieux::anciennes_donnees(),
            ..HoteSansFenetre::new(|| Local::now().naive_local())
        };
        Self { session: Session::discrete(), hote }
    }

    /// Opens a dossier for reading; a copy of its last committed content when the file is locked.
    fn open(&mut self, path: &Path) -> Resultat<()> {
        let request = api::OuvrirRequest { chemin: said(path), lecture_seule: true, forcer: None };
        api::dossier_ouvrir(&mut self.session, &self.hote, request).map(|_| ())
    }

    /// Opens a dossier to change it.
    fn open_to_write(&mut self, path: &Path) -> Resultat<()> {
        let request = api::OuvrirRequest { chemin: said(path), lecture_seule: false, forcer: None };
        api::dossier_ouvrir(&mut self.session, &self.hote, request).map(|_| ())
    }

    fn nouveau(&mut self, fichier: &Path, exemple: bool) -> Resultat<u8> {
        api::dossier_nouveau(&mut self.session, &self.hote, api::NouveauRequest { chemin: said(fichier), exemple, ecraser: false })?;
        cli_texte::say(&format!("{}\n", fichier.display()));
        Ok(0)
    }

    /// Makes a new dossier laid out from the answers of a file, then says what was laid out and what is to be known.
    fn demarrer(&mut self, fichier: &Path, source: &Path) -> Resultat<u8> {
        let text = std::fs::read_to_string(source).map_err(|e| Error::fichier(source, e))?;
        let reponses = demarrage::lire(&text)?;
        let plan = api::demarrage_lire(&mut self.session, &self.hote, api::DemarrageRequest { reponses: reponses.clone() })?;
        api::dossier_demarrer(&mut self.session, &self.hote, api::DemarrerRequest { chemin: said(fichier), reponses, ecraser: false })?;
        cli_texte::say(&format!("{}\n{}\n", fichier.display(), plan.phrase));
        plan.remarques.iter().for_each(|told| cli_texte::say(&format!("{told}\n")));
        Ok(0)
    }

    fn importer(&mut self, source: &Path, fichier: &Path, malgre_empreinte: bool) -> Resultat<u8> {
        let request = api::ImporterRequest { source: said(source), chemin: said(fichier), ecraser: false, malgre_empreinte };
        api::importer(&mut self.session, &self.hote, request)?;
        cli_texte::say(&format!("{}\n", fichier.display()));
        Ok(0)
    }

    fn exporter(&mut self, path: &Path, sorties: Sorties, demande: &DocumentRequest, numeros: NumerosDemandes) -> Resultat<u8> {
        let Sorties { pdf, docx, xlsx, json, ics, paquet } = sorties;
        use FormatDocument::{Docx, Ics, Json, Pdf, Xlsx};
        let targets = [(Pdf, pdf), (Docx, docx), (Xlsx, xlsx), (Json, json), (Ics, ics)];
        if targets.iter().all(|(_, t)| t.is_none()) && paquet.is_none() {
            return Err(Erreur::requete("choisir au moins une sortie\u{202F}: --pdf, --docx, --xlsx, --json, --ics ou --paquet"));
        }
        let places: Vec<&Path> = targets.iter().filter_map(|(_, t)| t.as_deref()).chain(paquet.as_deref()).collect();
        let twice =
            places.iter().enumerate().any(|(i, a)| places.iter().skip(i + 1).any(|b| a == b || cpom_core::store::place::is_same(a, b)));
        if twice {
            return Err(Erreur::requete("deux sorties ont le même nom\u{202F}: en donner un à chacune"));
        }
        self.open(path)?;
        let version = numeros.version.map(|numero| self.instantane(numero)).transpose()?;
        let [seance, depuis_seance] = [numeros.seance, numeros.depuis_seance].map(|n| n.map(|numero| self.seance(numero)).transpose());
        // Modifications are those of the dossier as it is, since that version.
        let changes = demande.document == NomDocument::Modifications;
        let depuis = version.filter(|_| changes);
        let demande = &DocumentRequest { depuis, seance: seance?, depuis_seance: depuis_seance?, ..demande.clone() };
        let version = version.filter(|_| !changes);
        if let Some(told) = cpom_core::destinataire::non_relus(demande.destinataire()) {
            eprintln!("{told}");
        }
        if paquet.is_some() || targets.iter().any(|(format, target)| *format != Json && target.is_some()) {
            for perte in self.pertes(demande, version)? {
                eprintln!("{perte}");
            }
        }
        for (format, target) in targets {
            let Some(target) = target else { continue };
            let demande = DocumentRequest { format, ..demande.clone() };
            api::exporter(&mut self.session, &self.hote, ExporterRequest { chemin: said(&target), demande, version })?;
            cli_texte::say(&format!("{}\n", target.display()));
        }
        if let Some(target) = paquet {
            let request = api::PaquetRequest { chemin: said(&target), demande: demande.clone(), version };
            let made = api::paquet(&mut self.session, &self.hote, request)?;
            made.avis.iter().for_each(|told| eprintln!("{told}"));
            cli_texte::say(&format!("{}\n", target.display()));
        }
        Ok(0)
    }

    /// Identifier of the kept content of the version with this printed number.
    fn instantane(&mut self, numero: i32) -> Resultat<i32> {
        let listed = api::versions(&mut self.session, &self.hote, api::RienRequest {})?;
        let found = listed.iter().filter(|v| v.numero == Some(numero)).find_map(|v| v.instantane);
        found.ok_or_else(|| Erreur::version_non_gardee(numero))
    }

    /// Identifier of the meeting with this number.
    fn seance(&self, numero: i32) -> Resultat<Id> {
        let found = self.session.fichier.as_ref().and_then(|f| f.dossier().seances.iter().find(|s| s.numero == Some(numero)));
        found.map(|s| s.id).ok_or_else(|| Erreur::requete(&format!("le dossier n’a pas de séance n° {numero}")))
    }

    /// Effects of the sections left out, one sentence each; wrong choices are refused later, when the document is made.
    fn pertes(&self, demande: &DocumentRequest, version: Option<i32>) -> Resultat<Vec<String>> {
        let Some(file) = &self.session.fichier else { return Ok(Vec::new()) };
        let dossier = &*file.etat(version)?;
        let date = dossier.dossier.date_edition.unwrap_or_else(|| Local::now().date_naive());
        let calculs = calculer(dossier, Local::now().date_naive());
        Ok(cpom_export::demande::pertes(dossier, &calculs, demande, date).unwrap_or_default())
    }

    fn versions(&mut self, path: &Path, json: bool) -> Resultat<u8> {
        self.open(path)?;
        let listed = api::versions(&mut self.session, &self.hote, api::RienRequest {})?;
        cli_texte::say(&cli_texte::versions(&listed, json));
        Ok(if listed.iter().any(|v| v.alteree) { 3 } else { 0 })
    }

    /// Keeps the dossier as it is under a name, seals it when asked, then lists the versions.
    fn garder(&mut self, path: &Path, nom: String, sceller: bool, date: Option<NaiveDate>, json: bool) -> Resultat<u8> {
        self.open_to_write(path)?;
        let request = api::VersionCreerRequest { nom, date: date.map(|d| d.to_string()) };
        let kept = api::version_creer(&mut self.session, &self.hote, request)?.id;
        if let Some(instantane) = kept.filter(|_| sceller) {
            api::version_sceller(&mut self.session, &self.hote, api::VersionRequest { instantane })?;
        }
        let listed = api::versions(&mut self.session, &self.hote, api::RienRequest {})?;
        cli_texte::say(&cli_texte::versions(&listed, json));
        Ok(0)
    }

    fn comparer(&mut self, path: &Path, autre: Option<&Path>, version: Option<i32>, json: bool) -> Resultat<u8> {
        self.open(path)?;
        let avant = version.map(|numero| self.instantane(numero)).transpose()?;
        if let Some(other) = autre {
            self.open(other)?;
        }
        let request = api::ComparerRequest { avant, apres: None, fichier: autre.map(|_| said(path)) };
        let told = api::comparer(&mut self.session, &self.hote, request)?;
        cli_texte::say(&if json { cli_texte::json(&told) } else { texte(&told) });
        Ok(0)
    }

    /// Lists what a dossier may take from another copy, or takes what is asked for.
    fn fusionner(&mut self, path: &Path, autre: &Path, reprendre: &[String], json: bool) -> Resultat<u8> {
        let fichier = said(autre);
        if reprendre.is_empty() {
            self.open(path)?;
            let told = api::fusion_lire(&mut self.session, &self.hote, api::FusionRequest { fichier, choisis: Vec::new() })?;
            cli_texte::say(&if json { cli_texte::json(&told) } else { fusion::texte(&told) });
            return Ok(0);
        }
        self.open_to_write(path)?;
        let told = api::fusion_lire(&mut self.session, &self.hote, api::FusionRequest { fichier: fichier.clone(), choisis: Vec::new() })?;
        let choices = told.rubriques.iter().flat_map(|r| &r.lignes).flat_map(|l| &l.choix);
        let choisis: Vec<String> = match reprendre {
            [all] if all == "tout" => choices.map(|c| c.cle.clone()).collect(),
            [alone] if alone == "sans-conflit" => choices.filter(|c| c.cote == "autre").map(|c| c.cle.clone()).collect(),
            keys => keys.to_vec(),
        };
        if choisis.is_empty() {
            cli_texte::say("Rien à reprendre.\n");
            return Ok(0);
        }
        let request = || api::FusionRequest { fichier: fichier.clone(), choisis: choisis.clone() };
        let seen = api::fusion_lire(&mut self.session, &self.hote, request())?;
        let done = api::fusion_appliquer(&mut self.session, &self.hote, request())?;
        if json {
            cli_texte::say(&cli_texte::json(&seen));
        } else {
            cli_texte::say(&format!("{}\n", done.fait.unwrap_or_default()));
            seen.apercu.notes.iter().for_each(|note| cli_texte::say(&format!("{note}\n")));
            seen.refus.iter().for_each(|r| eprintln!("{}. {}", r.nom, r.phrase));
        }
        Ok(0)
    }

    /// Lists the remarks of a document that came back, then notes those that are asked for.
    fn retour(&mut self, path: &Path, document: &Path, notes: &ANoter, json: bool) -> Resultat<u8> {
        let read = api::RetourLireRequest { chemin: said(document) };
        if !notes.noter {
            self.open(path)?;
            let lu = api::retour_lire(&mut self.session, &self.hote, read)?;
            cli_texte::say(&if json { cli_texte::json(&lu) } else { cli_texte::retour(&lu) });
            return Ok(0);
        }
        self.open_to_write(path)?;
        let seance = notes.seance.map(|numero| self.seance(numero)).transpose()?;
        api::retour_lire(&mut self.session, &self.hote, read)?;
        let lu = api::retour_placer(&mut self.session, &self.hote, api::RetourPlacerRequest { revue: None, seance })?;
        let all = || lu.remarques.iter().enumerate().filter(|(_, r)| r.notable).map(|(rank, _)| rank).collect();
        // Numbers of the list begin at 1.
        let wanted = |list: &Vec<usize>| list.iter().map(|n| n.checked_sub(1)).collect::<Option<Vec<usize>>>();
        let remarques = match &notes.remarques {
            None => Some(all()),
            Some(list) => wanted(list),
        };
        let remarques = remarques.ok_or_else(|| Erreur::requete("les remarques sont numérotées à partir de 1"))?;
        let request = api::RetourNoterRequest { revue: None, seance, date: notes.le.map(|d| d.to_string()), remarques };
        let done = api::retour_noter(&mut self.session, &self.hote, request)?;
        if json {
            let after = api::retour_placer(&mut self.session, &self.hote, api::RetourPlacerRequest { revue: None, seance: done.id })?;
            cli_texte::say(&cli_texte::json(&after));
        } else {
            cli_texte::say(&format!("{}{}\n", cli_texte::retour(&lu), done.fait.unwrap_or_default()));
        }
        Ok(0)
    }

    fn controler(&mut self, path: &Path, json: bool) -> Resultat<u8> {
        self.open(path)?;
        let request = api::LireRequest { tables: Some(Vec::new()), version: None };
        let mut constats = api::dossier_lire(&mut self.session, &self.hote, request)?.constats;
        constats.extend(api::constats_fichiers(&mut self.session)?);
        constats.sort_by_key(|c| c.severite);
        cli_texte::say(&cli_texte::constats(&constats, json));
        Ok(u8::from(constats.iter().any(|c| c.severite == Severite::Bloquant)))
    }

    /// Joins a file to the dossier, or verifies those that were joined: 1 when one changed or is missing.
    fn piece(&mut self, path: &Path, joindre: AJoindre, json: bool) -> Resultat<u8> {
        let Some(source) = joindre.joindre else {
            self.open(path)?;
            let states = api::pieces_verifier(&mut self.session, &self.hote, api::RienRequest {})?;
            cli_texte::say(&cli_texte::etats_pieces(&states, json));
            let wrong = |e: &api::EtatPieceView| matches!(e.etat, EtatFichier::Modifie | EtatFichier::Introuvable);
            return Ok(u8::from(states.iter().any(wrong)));
        };
        if source.to_str().is_none() {
            return Err(Error::PieceRefusee(source, RefusPiece::NomIllisible).into());
        }
        self.open_to_write(path)?;
        let joined = api::JoindreRequest {
            chemin: said(&source),
            piece: None,
            cible: joindre.a.map(|(table, id)| api::CibleRequest { table, id }),
            annee: joindre.annee,
            page: joindre.page,
            libelle: joindre.libelle,
            nominative: joindre.nominative.then_some(true),
            logiciel: joindre.logiciel,
            rapport: joindre.rapport,
            filtres: joindre.filtres,
            extraite_le: joindre.extraite_le,
            copier: joindre.copier,
        };
        let made = api::piece_joindre(&mut self.session, &self.hote, joined)?;
        if json {
            cli_texte::say(&cli_texte::json(&serde_json::json!({ "piece": made.id })));
        } else {
            cli_texte::say(&format!("{}\n", made.fait.unwrap_or_default()));
        }
        let outside = api::pieces_annee(&mut self.session, &self.hote, api::PiecesRequest::default())?;
        if outside.pieces.iter().any(|p| Some(p.id) == made.id && p.ailleurs) {
            eprintln!("Le fichier est hors du répertoire du dossier\u{202F}: un autre ordinateur ne le trouvera pas.");
        }
        Ok(0)
    }

    /// Balance of the contract; levers apply to the year asked for, otherwise to every year that is not closed.
    fn equilibre(&mut self, path: &Path, annee: Option<i32>, avec: &[Levier], json: bool) -> Resultat<u8> {
        self.open(path)?;
        let lever = |l: &Levier| api::LevierRequest {
            cle: l.cle,
            valeur: l.valeur,
            annee,
            financeur: self.row_with_code(l, |d| d.financeurs.iter().map(|f| (f.id, f.code.clone())).collect()),
            action: self.row_with_code(l, |d| d.actions.iter().map(|a| (a.id, a.code.clone())).collect()),
        };
        let request = api::EquilibreRequest { annee, leviers: avec.iter().map(lever).collect(), plafonds: Vec::new() };
        if json {
            let figures = api::equilibre_chiffres(&mut self.session, &self.hote, &request)?;
            cli_texte::say(&cli_texte::json(&figures));
        } else {
            let view = api::equilibre(&mut self.session, &self.hote, request)?;
            cli_texte::say(&cli_texte::equilibre(&view));
        }
        Ok(0)
    }

    /// Closes a year, or says with `essai` what it lacks and what closing it would do.
    fn clore(&mut self, path: &Path, annee: i32, essai: bool, sans_echeances: bool, json: bool) -> Resultat<u8> {
        if essai {
            self.open(path)?
        } else {
            self.open_to_write(path)?
        }
        let read = api::annee_lire(&mut self.session, &self.hote, api::AnneeRequest { annee })?;
        if let Some(refus) = &read.refus {
            return Err(Erreur::exercice(refus.clone()));
        }
        cli_texte::say(&if json { cli_texte::json(&read) } else { cli_texte::annee(&read) });
        if !essai {
            let echeances = sans_echeances.then(Vec::new);
            api::exercice_clore(&mut self.session, &self.hote, api::ExerciceCloreRequest { annee, echeances })?;
        }
        Ok(0)
    }

    fn rouvrir(&mut self, path: &Path, annee: i32) -> Resultat<u8> {
        self.open_to_write(path)?;
        let done = api::exercice_rouvrir(&mut self.session, &self.hote, api::AnneeRequest { annee })?;
        cli_texte::say(&format!("{}\n", done.fait.unwrap_or_default()));
        Ok(0)
    }

    /// Row that a lever names by its code, if it names one.
    fn row_with_code(&self, l: &Levier, rows: fn(&Dossier) -> Vec<(Id, String)>) -> Option<Id> {
        let wanted = l.code.as_deref()?;
        let dossier = self.session.fichier.as_ref()?.dossier();
        rows(dossier).into_iter().find(|(_, code)| code.eq_ignore_ascii_case(wanted)).map(|(id, _)| id)
    }

    fn reprendre(
        &mut self,
        ancien: &Path,
        nouveau: &Path,
        debut: Option<Debut>,
        decisions: Option<&Path>,
        malgre_empreinte: bool,
    ) -> Resultat<u8> {
        let decisions = decisions.map(decided).transpose()?.unwrap_or_default();
        let request =
            api::ReprendreRequest { ancien: said(ancien), nouveau: said(nouveau), debut, decisions, ecraser: false, malgre_empreinte };
        let made = api::reprendre(&mut self.session, &self.hote, request)?;
        cli_texte::say(&cli_texte::rapport(&made.rapport));
        cli_texte::say(&format!("{}\n", nouveau.display()));
        Ok(0)
    }

    /// Lists the backups of a dossier, or copies one of them to a new file.
    fn sauvegardes(&mut self, path: &Path, restaurer: Option<&[String]>, json: bool) -> Resultat<u8> {
        let chemin = Some(said(path));
        let listed = api::sauvegardes(&mut self.session, &self.hote, api::LireSauvegardesRequest { chemin: chemin.clone() })?.liste;
        let Some([number, target]) = restaurer else {
            if listed.is_empty() && !path.exists() {
                return Err(Error::Introuvable(path.to_owned()).into());
            }
            cli_texte::say(&cli_texte::sauvegardes(&listed, json));
            return Ok(0);
        };
        let chosen = number.parse::<usize>().ok().and_then(|n| listed.get(n.checked_sub(1)?));
        let chosen = chosen.ok_or_else(|| Erreur::requete(&format!("la sauvegarde numéro {number} n’existe pas")))?;
        let request = api::RestaurerSauvegardeRequest { nom: chosen.nom.clone(), chemin, vers: Some(target.clone()), ecraser: false };
        api::sauvegarde_restaurer(&mut self.session, &self.hote, request)?;
        cli_texte::say(&format!("{target}\n"));
        Ok(0)
    }

    /// Salvages a damaged dossier into a new file.
    fn recuperer(&mut self, dommage: &Path, vers: &Path) -> Resultat<u8> {
        let request = api::RecupererRequest { chemin: said(dommage), vers: said(vers), ecraser: false };
        let made = api::recuperer(&mut self.session, &self.hote, request)?;
        cli_texte::say(&cli_texte::recuperation(&made));
        cli_texte::say(&format!("{}\n", vers.display()));
        Ok(0)
    }

    fn infos(&mut self, path: &Path, json: bool) -> Resultat<u8> {
        self.open(path)?;
        let infos = api::InfosView { fichier: said(path), ..api::infos(&mut self.session, &self.hote, api::RienRequest {})? };
        cli_texte::say(&cli_texte::infos(&infos, json));
        match infos.defaut {
            Some(why) => Err(Error::Endommage(path.to_owned(), why).into()),
            None => Ok(0),
        }
    }
}

/// Reads the decisions of a JSON list of objects {action, decision, justification}.
fn decided(path: &Path) -> Resultat<Vec<api::DecisionRequest>> {
    let text = std::fs::read_to_string(path).map_err(|e| Error::fichier(path, e))?;
    serde_json::from_str(&text).map_err(|e| Erreur::requete(&format!("les décisions ne peuvent pas être lues\u{202F}: ligne {}", e.line())))
}
