//! The bodies of the commands: a few lines each, from request to answer.

use std::path::{Path, PathBuf};

use chrono::NaiveDate;
use cpom_core::calculs::{Calculs, calculer};
use cpom_core::choix::Choix;
use cpom_core::controles::{Constat, controler};
use cpom_core::modele::{Dossier, Entite, Id, Regard};
use cpom_core::op::Op;
use cpom_core::referentiel::{Referentiel, referentiel as reference};
use cpom_core::store::journal::Etape;
use cpom_core::store::sauvegardes::Cause;
use cpom_core::store::{Acces, Ecriture, Fait, Fichier};
use cpom_core::{echange, echeancier, exemple, neuf, reprise};
use cpom_export::demande;

use crate::commandes::*;
use crate::erreurs::Erreur;
use crate::phrases;
use crate::session::{self, Hote, Session};
use crate::surete;
pub(crate) use crate::surete::{recuperer, sauvegarde_apercu, sauvegarde_restaurer, sauvegardes, surveiller};
pub use crate::tableur::{tableur_essayer, tableur_importer, tableur_lire, tableur_proposer};
pub use crate::{comparaison::comparer, histoire::*, versions::*};

mod essai;
mod lot;
mod redaction;

pub use essai::lot_essayer;
pub use lot::lot;
pub use redaction::*;

type Resultat<T> = Result<T, Erreur>;

pub(crate) fn opened(session: &mut Session) -> Resultat<&mut Fichier> {
    session.fichier.as_mut().ok_or_else(Erreur::aucun_dossier)
}

pub(crate) fn computed(dossier: &Dossier, hote: &dyn Hote) -> Calculs {
    calculer(dossier, hote.maintenant().date())
}

/// The frame’s view of the open dossier.
pub(crate) fn state(file: &Fichier) -> Resultat<EtatDossier> {
    let d = file.dossier();
    let years = d.contrat.date_debut.zip(d.contrat.date_fin);
    Ok(EtatDossier {
        chemin: file.path().to_string_lossy().into_owned(),
        fichier: name(file.path()),
        titre: d.dossier.titre.clone(),
        periode: years.map(|(a, b)| format!("{}-{}", a.format("%Y"), b.format("%Y"))).unwrap_or_default(),
        statut: d.contrat.statut.code().to_owned(),
        lecture_seule: file.acces() == Acces::Lecture,
        revision: file.revision()?,
        enregistre_a: file.modifie_le()?,
        annuler: file.annulable()?.map(|e| phrases::libelle_op(&e.op)),
        retablir: file.retablissable()?.map(|e| phrases::libelle_op(&e.op)),
    })
}

/// Makes `file` the open dossier; the former one is closed by then.
pub(crate) fn take(session: &mut Session, hote: &dyn Hote, file: Fichier) -> Resultat<EtatDossier> {
    let etat = state(&file)?;
    let quand = session.contexte(hote).quand;
    session::remember(hote, file.path(), &etat.titre, &quand);
    surete::close(session, hote);
    session.fichier = Some(file);
    surete::watch(session, hote);
    Ok(etat)
}

/// Whether a path is the open dossier. Its file must not be opened a second time here, even to look: closing
/// any handle on it would let go of the lock.
pub(crate) fn is_open(session: &Session, path: &Path) -> bool {
    session
        .fichier
        .as_ref()
        .is_some_and(|f| std::fs::canonicalize(f.path()).is_ok_and(|a| std::fs::canonicalize(path).is_ok_and(|b| a == b)))
}

/// Closes the open dossier when it is the file about to be written or opened: its own lock would refuse.
pub(crate) fn release(session: &mut Session, hote: &dyn Hote, path: &Path) {
    if is_open(session, path) {
        surete::close(session, hote);
    }
}

fn create(session: &mut Session, hote: &dyn Hote, path: &str, ecraser: bool, dossier: &Dossier, op: &Op) -> Resultat<EtatDossier> {
    let path = PathBuf::from(path);
    if ecraser {
        release(session, hote, &path);
        surete::back_up_file(&path, hote, Cause::Remplacement);
    }
    let file = Fichier::create(&path, ecraser, dossier, op, &session.contexte(hote))?;
    take(session, hote, file)
}

pub fn etat(session: &mut Session, hote: &dyn Hote, _: Rien) -> Resultat<Etat> {
    Ok(Etat {
        ouvert: session.fichier.as_ref().map(state).transpose()?,
        recents: session::recents(hote),
        version: env!("CARGO_PKG_VERSION").to_owned(),
        auteur: session.contexte(hote).auteur,
        aujourdhui: hote.maintenant().format("%Y-%m-%d").to_string(),
        a_ouvrir: session.a_ouvrir.take().map(|p| p.to_string_lossy().into_owned()),
    })
}

pub fn dossier_nouveau(session: &mut Session, hote: &dyn Hote, r: Nouveau) -> Resultat<EtatDossier> {
    let dossier = if r.exemple { exemple::exemple()? } else { neuf::dossier(reference()) };
    create(session, hote, &r.chemin, r.ecraser, &dossier, &Op::Nouveau)
}

pub fn dossier_ouvrir(session: &mut Session, hote: &dyn Hote, r: Ouvrir) -> Resultat<EtatDossier> {
    let path = PathBuf::from(&r.chemin);
    release(session, hote, &path);
    let file = surete::open(session, hote, &path, &r)?;
    take(session, hote, file)
}

pub fn dossier_copier(session: &mut Session, hote: &dyn Hote, r: Copier) -> Resultat<Ecrit> {
    let target = PathBuf::from(&r.chemin);
    let contexte = session.contexte(hote);
    let file = opened(session)?;
    let copied = file.copy_to(&target, r.ecraser);
    if copied.is_err() && !file.present() {
        // The medium is gone: what is in memory is all there is, without its history.
        Fichier::create(&target, r.ecraser, file.dossier(), &Op::Recuperer { origine: name(file.path()) }, &contexte)?;
    } else {
        copied?;
    }
    Ok(written(&target))
}

fn name(path: &Path) -> String {
    path.file_name().map(|n| n.to_string_lossy().into_owned()).unwrap_or_default()
}

fn written(path: &Path) -> Ecrit {
    Ecrit { chemin: path.to_string_lossy().into_owned(), octets: std::fs::metadata(path).map_or(0, |m| m.len()) }
}

/// Every edit is on the disk already; this says so, after the page has sent its pending edits.
pub fn dossier_enregistrer(session: &mut Session, _: &dyn Hote, _: Rien) -> Resultat<EtatDossier> {
    state(opened(session)?)
}

pub fn dossier_fermer(session: &mut Session, hote: &dyn Hote, _: Rien) -> Resultat<()> {
    surete::close(session, hote);
    Ok(())
}

/// Tables of a snapshot as JSON, by name.
struct Tables<'a> {
    wanted: Option<&'a [String]>,
    out: std::collections::BTreeMap<String, serde_json::Value>,
}

impl Regard for Tables<'_> {
    type Erreur = Erreur;

    fn table<E: Entite>(&mut self, rows: &[E]) -> Resultat<()> {
        let nom = E::TABLE.nom;
        if self.wanted.is_none_or(|w| w.iter().any(|t| t == nom)) {
            let json = if E::TABLE.unique { serde_json::to_value(rows.first()) } else { serde_json::to_value(rows) };
            self.out.insert(nom.to_owned(), json.map_err(|e| Erreur::interne(&e.to_string()))?);
        }
        Ok(())
    }
}

pub fn dossier_lire(session: &mut Session, hote: &dyn Hote, r: Lire) -> Resultat<Lecture> {
    let file = opened(session)?;
    let dossier = &*file.etat(r.version)?;
    let calculs = computed(dossier, hote);
    let mut constats = file.constats();
    constats.extend(controler(dossier, &calculs, reference(), hote.maintenant().date()));
    let mut tables = Tables { wanted: r.tables.as_deref(), out: std::collections::BTreeMap::new() };
    dossier.regarder(&mut tables)?;
    Ok(Lecture { revision: file.revision()?, dossier: tables.out, calculs, constats: constats.iter().map(told).collect() })
}

fn told(c: &Constat) -> ConstatDit {
    ConstatDit {
        code: c.controle.code().to_owned(),
        severite: c.controle.severite(),
        phrase: phrases::constat(c),
        table: c.table.to_owned(),
        id: c.id,
        champ: c.champ.map(str::to_owned),
    }
}

/// One change: the operation, then the answer every change gives.
fn change(
    session: &mut Session,
    hote: &dyn Hote,
    body: impl FnOnce(&mut Ecriture<'_>) -> cpom_core::Result<(Option<Id>, Op)>,
) -> Resultat<Reponse> {
    let contexte = session.contexte(hote);
    let file = opened(session)?;
    let done = file.transact(&contexte, body)?;
    answer(file, done, |id| *id, None)
}

pub(crate) fn answer<T>(file: &Fichier, done: Fait<T>, id: impl Fn(&T) -> Option<Id>, lieu: Option<Lieu>) -> Resultat<Reponse> {
    Ok(Reponse { id: id(&done.valeur), tables: done.tables.iter().map(|t| (*t).to_owned()).collect(), etat: state(file)?, lieu })
}

pub fn ligne_creer(session: &mut Session, hote: &dyn Hote, r: LigneCreer) -> Resultat<Reponse> {
    change(session, hote, |w| {
        let id = w.create(&r.table, &r.valeurs, r.apres)?;
        Ok((Some(id), Op::Creer { table: r.table.clone(), id, objet: w.designation(&r.table, id)? }))
    })
}

pub fn ligne_modifier(session: &mut Session, hote: &dyn Hote, r: LigneModifier) -> Resultat<Reponse> {
    change(session, hote, |w| {
        let objet = w.designation(&r.table, r.id)?;
        w.update(&r.table, r.id, &r.champs)?;
        Ok((None, Op::Modifier { table: r.table.clone(), id: r.id, champs: r.champs.keys().cloned().collect(), objet }))
    })
}

pub fn ligne_supprimer(session: &mut Session, hote: &dyn Hote, r: LigneSupprimer) -> Resultat<Reponse> {
    change(session, hote, |w| {
        let objet = w.designation(&r.table, r.id)?;
        w.delete(&r.table, r.id)?;
        Ok((None, Op::Supprimer { table: r.table.clone(), id: r.id, objet }))
    })
}

pub fn ligne_deplacer(session: &mut Session, hote: &dyn Hote, r: LigneDeplacer) -> Resultat<Reponse> {
    change(session, hote, |w| {
        let objet = w.designation(&r.table, r.id)?;
        w.move_before(&r.table, r.id, r.avant)?;
        Ok((None, Op::Deplacer { table: r.table.clone(), id: r.id, objet }))
    })
}

/// The place an operation names.
pub(crate) fn place_of(op: &Op) -> Option<Lieu> {
    let champ = match op {
        Op::Modifier { champs, .. } => champs.first().cloned(),
        _ => None,
    };
    op.lieu().map(|(table, id)| Lieu { table: table.to_owned(), id, champ })
}

/// Where an undone or redone step shows now.
fn place_now(file: &Fichier, step: &Etape) -> Resultat<Option<Lieu>> {
    let found = file.lieu(step)?;
    Ok(found.map(|l| Lieu { table: l.table.to_owned(), id: l.id, champ: l.champ }))
}

pub fn annuler(session: &mut Session, hote: &dyn Hote, _: Rien) -> Resultat<Reponse> {
    let contexte = session.contexte(hote);
    let file = opened(session)?;
    let done = file.undo(&contexte)?;
    let lieu = place_now(file, &done.valeur)?;
    answer(file, done, |_| None, lieu)
}

pub fn retablir(session: &mut Session, hote: &dyn Hote, _: Rien) -> Resultat<Reponse> {
    let contexte = session.contexte(hote);
    let file = opened(session)?;
    let done = file.redo(&contexte)?;
    let lieu = place_now(file, &done.valeur)?;
    answer(file, done, |_| None, lieu)
}

#[allow(clippy::unnecessary_wraps)]
pub fn referentiel(_: &mut Session, _: &dyn Hote, _: Rien) -> Resultat<Referentiel> {
    Ok(reference().clone())
}

/// Deadlines the law and the contract call for and the dossier does not have.
pub fn echeances_proposees(session: &mut Session, hote: &dyn Hote, _: Rien) -> Resultat<Vec<EcheanceProposee>> {
    let d = opened(session)?.dossier();
    Ok(echeancier::proposer(d, &computed(d, hote), reference(), hote.maintenant().date()))
}

/// Writes a document in a file.
///
/// # Errors
/// No dossier is open, the document cannot be made, or the file cannot be written.
pub fn exporter(session: &mut Session, hote: &dyn Hote, r: ExporterRequest) -> Resultat<Ecrit> {
    let file = opened(session)?;
    let dossier = &*file.etat(r.version)?;
    let date = printed_on(dossier, hote);
    let bytes = demande::produire(dossier, &calculer(dossier, date), &r.demande, date).map_err(unmade)?;
    let target = PathBuf::from(&r.chemin);
    cpom_core::store::open::write_file(&target, &bytes)?;
    Ok(written(&target))
}

/// The date of a document: that of the dossier’s edition, else today. Its figures are those of that day.
pub(crate) fn printed_on(dossier: &Dossier, hote: &dyn Hote) -> NaiveDate {
    dossier.dossier.date_edition.unwrap_or_else(|| hote.maintenant().date())
}

/// A document that could not be made; what the dossier’s data refuse keeps its own code.
pub(crate) fn unmade(why: demande::Error) -> Erreur {
    match why {
        demande::Error::Donnees(e) => e.into(),
        other => Erreur::export(&other.to_string()),
    }
}

pub fn sections_document(session: &mut Session, hote: &dyn Hote, r: ApercuRequest) -> Resultat<Vec<Section>> {
    let file = opened(session)?;
    let dossier = &*file.etat(r.version)?;
    let date = printed_on(dossier, hote);
    demande::sections(dossier, &calculer(dossier, date), &r.demande, date).map_err(unmade)
}

pub fn reprendre(session: &mut Session, hote: &dyn Hote, r: Reprendre) -> Resultat<RepriseFaite> {
    let ancien = PathBuf::from(&r.ancien);
    release(session, hote, &ancien);
    surete::back_up_file(&ancien, hote, Cause::Reprise);
    let contexte = session.contexte(hote);
    let old = lire_ancien(&ancien, &contexte.quand, r.malgre_empreinte)?;
    let options = reprise::Options { debut: r.debut, decisions: r.decisions.into_iter().map(Into::into).collect() };
    let dossier = reprise::reprendre(&old, &options)?;
    let op = Op::Reprendre { origine: old.dossier.titre.clone() };
    let etat = create(session, hote, &r.nouveau, r.ecraser, &dossier, &op)?;
    Ok(RepriseFaite { etat, rapport: dossier.lignes_reprise })
}

/// Last year’s dossier, only read: a dossier’s file, a PDF that carries its data, or an interchange document.
///
/// # Errors
/// Those of opening a dossier, or of reading its document.
pub fn lire_ancien(path: &Path, quand: &str, malgre_empreinte: bool) -> Resultat<Dossier> {
    if echange::is_pdf(path) {
        return from_pdf(path, malgre_empreinte);
    }
    if echange::is_json(path) {
        return Ok(echange::read_file(path)?);
    }
    Ok(Fichier::open(path, Acces::Lecture, quand)?.dossier().clone())
}

/// The dossier of an interchange document, or of a PDF that carries one.
///
/// # Errors
/// Those of reading the document.
pub fn lire_document(path: &Path, malgre_empreinte: bool) -> Resultat<Dossier> {
    if echange::is_pdf(path) { from_pdf(path, malgre_empreinte) } else { Ok(echange::read_file(path)?) }
}

/// Largest PDF read, in bytes: many times a dossier with its annexes.
const PDF_MAX: u64 = 256 * 1024 * 1024;

fn from_pdf(path: &Path, malgre_empreinte: bool) -> Resultat<Dossier> {
    if std::fs::metadata(path).is_ok_and(|m| m.len() > PDF_MAX) {
        return Err(cpom_core::Error::echange("", "le PDF dépasse 256 Mo").into());
    }
    let bytes = std::fs::read(path).map_err(|e| cpom_core::Error::Fichier(path.to_owned(), e))?;
    let carried = demande::donnees_du_pdf(&bytes).map_err(|why| cpom_core::Error::echange("", &why.to_string()))?;
    Ok(carried.read(malgre_empreinte)?)
}

pub fn importer(session: &mut Session, hote: &dyn Hote, r: Importer) -> Resultat<EtatDossier> {
    let source = PathBuf::from(&r.source);
    if is_open(session, &source) {
        return Err(cpom_core::Error::echange("", "c’est le dossier ouvert, pas un document d’échange").into());
    }
    let dossier = lire_document(&source, r.malgre_empreinte)?;
    create(session, hote, &r.chemin, r.ecraser, &dossier, &Op::Importer)
}

#[allow(clippy::unnecessary_wraps)]
pub fn choisir_fichier(_: &mut Session, hote: &dyn Hote, r: Choisir) -> Resultat<Option<String>> {
    Ok(hote.choisir(r.usage, r.nom_propose.as_deref()).map(|p| p.to_string_lossy().into_owned()))
}
