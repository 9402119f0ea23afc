//! Commands on proofs: a file joined to a figure, files looked for and compared, what a year still lacks.
//!
//! The core says what a figure is called, which number a document bears and what is missing (`cpom_core::preuves`); here files are
//! read. They are never copied into the dossier: it keeps their place, their size and their SHA-256.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};

use chrono::NaiveDate;
use cpom_core::choix::{Choix, EtatFichier, NaturePiece};
use cpom_core::controles::{self, Constat};
use cpom_core::error::RefusPiece;
use cpom_core::francais::{date_courte, entier, euros};
use cpom_core::modele::{Entite, Id, Justificatif, Piece, TableDef};
use cpom_core::op::{Geste, Op};
use cpom_core::preuves::chemins::{CheminLu, Deplacement, is_outside, located, written};
use cpom_core::preuves::{self, ChiffreProuve, SansPreuve, bordereau, is_provable, numero};
use cpom_core::store::{Fichier, fields, place, proof_files};
use cpom_core::{Error, calculs};
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value, json};

use super::RienRequest;
use crate::edition::{ConstatView, EditionView, change, computed, told};
use crate::erreurs::Erreur;
use crate::hote::Hote;
use crate::ouvert::opened;
use crate::presence::{PATIENCE, Recherche};
use crate::session::{Resultat, Session};

commandes! {
    /// Joins a file to the dossier, as the proof of a row when one is named; a file of the same content stays one document.
    Etape piece_joindre: JoindreRequest => EditionView,
    /// Says where the file of a document is now; the files that moved with it follow, as one step.
    Etape piece_retrouver: RetrouverRequest => EditionView,
    /// Compares the files of the documents with those that were joined; edits do not wait for it.
    Lecture pieces_verifier: RienRequest => Vec<EtatPieceView>,
    /// Lists the proofs of a year with their numbers, and what has none.
    Lecture pieces_annee: PiecesRequest => PiecesView,
}

/// Row that a file proves, by its place.
#[derive(Clone, Debug, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
#[serde(deny_unknown_fields)]
pub struct CibleRequest {
    /// Name of the table, one of those that a document may prove.
    pub table: String,
    /// Identifier of the row.
    pub id: Id,
}

/// File to join, with what is known of it.
#[derive(Clone, Debug, Default, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
#[serde(deny_unknown_fields, default)]
#[cfg_attr(feature = "ts", ts(optional_fields = nullable))]
pub struct JoindreRequest {
    /// Path of the file.
    pub chemin: String,
    /// Document to which the file belongs; when absent, the one of the same content, otherwise a new one.
    pub piece: Option<Id>,
    /// Row that it proves; none when absent.
    pub cible: Option<CibleRequest>,
    /// Year that it proves, for a commitment; the other rows have their own.
    pub annee: Option<i32>,
    /// Place in the document where the proof is read.
    pub page: Option<String>,
    /// Name of a new document; the name of the file when absent.
    pub libelle: Option<String>,
    /// Whether it holds names, so that the file is never handed over.
    pub nominative: Option<bool>,
    /// Software from which it was extracted.
    pub logiciel: Option<String>,
    /// Report or screen of that software.
    pub rapport: Option<String>,
    /// Period and choices made to extract it.
    pub filtres: Option<String>,
    /// Day of the extraction.
    pub extraite_le: Option<NaiveDate>,
    /// Whether the file is copied into the folder of proofs beside the dossier, which keeps the place of the copy.
    pub copier: bool,
}

/// Document whose file moved.
#[derive(Clone, Debug, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
#[serde(deny_unknown_fields)]
pub struct RetrouverRequest {
    /// Identifier of the document.
    pub piece: Id,
    /// Path of its file now: the same content.
    pub chemin: String,
}

/// State of the file of a document.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct EtatPieceView {
    /// Identifier of the document.
    pub id: Id,
    /// Name of the document.
    pub libelle: String,
    /// State of its file.
    pub etat: EtatFichier,
    /// The same in words.
    pub mot: String,
    /// French sentence on what is wrong or to be known; empty when there is nothing to say.
    pub phrase: String,
}

/// Year whose proofs to list.
#[derive(Clone, Debug, Default, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
#[serde(deny_unknown_fields, default)]
#[cfg_attr(feature = "ts", ts(optional_fields = nullable))]
pub struct PiecesRequest {
    /// Calendar year; the last closed one when absent.
    pub annee: Option<i32>,
}

/// Proved figure, in the list of proofs.
#[derive(Debug, Serialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct PreuveView {
    /// Printed number of the document, « P-07 ».
    pub numero: String,
    /// Identifier of the document.
    pub piece: Id,
    /// Identifier of the link.
    pub justificatif: Id,
    /// Place of the figure.
    pub lieu: LieuChiffreView,
    /// Date of the document in figures; empty without any.
    pub date: String,
    /// Place in the document.
    pub page: String,
}

/// Figure that is proved, or should be.
#[derive(Debug, Serialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct LieuChiffreView {
    /// Name of the table.
    pub table: String,
    /// Identifier of the row.
    pub id: Id,
    /// Name of the field that holds the figure.
    pub champ: String,
    /// Name of the figure.
    pub objet: String,
    /// Figure with its unit; `None` while it is missing.
    pub valeur: Option<String>,
}

/// Figures of one table that no document proves.
#[derive(Debug, Serialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct ManqueView {
    /// Name of the table.
    pub table: String,
    /// French sentence: how many, on how many, and their amount.
    pub phrase: String,
    /// The figures, in order.
    pub chiffres: Vec<LieuChiffreView>,
}

/// Document, beside its row: what follows from it.
#[derive(Debug, Serialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct PieceSuivieView {
    /// Identifier of the document.
    pub id: Id,
    /// Software, report and filters of its extraction, in one line; empty when nothing is said.
    pub recette: String,
    /// Whether its file is outside the folder of the dossier.
    pub ailleurs: bool,
    /// Number of figures that it proves, in all years.
    #[cfg_attr(feature = "ts", ts(type = "number"))]
    pub prouve: usize,
}

/// Proofs of a year.
#[derive(Debug, Serialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct PiecesView {
    /// Year that is shown; `None` when the dossier has no closed year and none was asked for.
    pub annee: Option<i32>,
    /// Proofs in order.
    pub preuves: Vec<PreuveView>,
    /// Figures without proof, table by table; a table without gap is absent.
    pub manques: Vec<ManqueView>,
    /// French sentence on the whole year.
    pub phrase: String,
    /// All documents of the dossier.
    pub pieces: Vec<PieceSuivieView>,
}

/// Folder of the dossier, absolute.
pub(super) fn folder_of(dossier: &Path) -> PathBuf {
    let whole = std::path::absolute(dossier).unwrap_or_else(|_| dossier.to_owned());
    whole.parent().map(Path::to_owned).unwrap_or_default()
}

/// Text that the dossier keeps for a path. A path that reaches the folder of the dossier through a link is inside it all the same.
fn text_of(path: &Path, folder: &Path) -> Resultat<String> {
    let whole = std::path::absolute(path).map_err(|e| Error::fichier(path, e))?;
    let said = written(&whole, folder).ok_or_else(|| Error::PieceRefusee(path.to_owned(), RefusPiece::NomIllisible))?;
    if !said.1 {
        return Ok(said.0);
    }
    let real = |p: &Path| std::fs::canonicalize(p).ok();
    let through = whole.parent().and_then(real).zip(whole.file_name()).map(|(parent, name)| parent.join(name));
    let inside = through.zip(real(folder)).and_then(|(path, folder)| written(&path, &folder)).filter(|(_, outside)| !outside);
    Ok(inside.map_or(said.0, |(text, _)| text))
}

/// Reads a file to join, which is neither the open dossier nor a link.
fn content_of(dossier: &Path, path: &Path) -> Resultat<proof_files::ContenuFichier> {
    // Another handle on the open dossier would drop the lock of SQLite when it is closed.
    if place::is_same(dossier, path) {
        return Err(Error::PieceRefusee(path.to_owned(), RefusPiece::Dossier).into());
    }
    Ok(proof_files::read(path)?)
}

/// Joins a file to the dossier.
///
/// # Errors
/// `aucun_dossier`; `piece` when the file cannot be joined; `introuvable`, `fichier` and the other codes of files; `requete` for a
/// table that no document proves; `ligne_inconnue`.
pub fn piece_joindre(session: &mut Session, hote: &dyn Hote, r: JoindreRequest) -> Resultat<EditionView> {
    let file = opened(session)?;
    let source = PathBuf::from(&r.chemin);
    if let Some(cible) = r.cible.as_ref().filter(|c| !is_provable(&c.table)) {
        return Err(Erreur::requete(&format!("aucune pièce ne prouve une ligne de la table {}", cible.table)));
    }
    let own = file.path().to_owned();
    let content = content_of(&own, &source)?;
    let dossier = file.dossier();
    let year = match &r.cible {
        None => r.annee,
        Some(cible) => {
            let figure = preuves::prouve(dossier, &computed(dossier, hote), &cible.table, cible.id, r.annee);
            figure.ok_or_else(|| Error::LigneInconnue(cible.table.clone(), cible.id))?.annee
        }
    };
    let folder = folder_of(&own);
    let known = match r.piece {
        Some(id) => Some(dossier.pieces.iter().find(|p| p.id == id).ok_or_else(|| Error::LigneInconnue(Piece::TABLE.nom.to_owned(), id))?),
        None => dossier.pieces.iter().find(|p| p.empreinte.eq_ignore_ascii_case(&content.empreinte)),
    };
    // A file that is still in its place keeps it: the same content elsewhere is only a copy.
    let same = known.is_some_and(|p| p.empreinte.eq_ignore_ascii_case(&content.empreinte));
    let kept = known.filter(|p| same && !r.copier && verified(p, &folder, &own) == EtatFichier::Present);
    let text = match kept {
        Some(p) => p.fichier.clone(),
        None if r.copier => text_of(&proof_files::copy_beside(&source, &own)?, &folder)?,
        None => text_of(&source, &folder)?,
    };
    let mut champs = Map::new();
    champs.insert("fichier".into(), json!(text));
    champs.insert("empreinte".into(), json!(content.empreinte));
    champs.insert("taille".into(), json!(content.taille));
    let said = [
        // A document that is known by its content keeps its name.
        ("libelle", r.libelle.as_ref().filter(|_| known.is_none() || r.piece.is_some()).map(|t| json!(t.trim()))),
        ("nominative", r.nominative.map(|b| json!(b))),
        ("logiciel", r.logiciel.as_ref().map(|t| json!(t))),
        ("rapport", r.rapport.as_ref().map(|t| json!(t))),
        ("filtres", r.filtres.as_ref().map(|t| json!(t))),
        ("extraite_le", r.extraite_le.map(|d| json!(d))),
    ];
    champs.extend(said.into_iter().filter_map(|(nom, value)| Some((nom.to_owned(), value?))));
    let known = known.map(|p| (p.id, p.libelle.clone()));
    if known.is_none() {
        champs.insert("nature".into(), json!(NaturePiece::Justificatif));
        let name = source.file_stem().map(|n| n.to_string_lossy().into_owned()).unwrap_or_default();
        champs.entry("libelle").or_insert_with(|| json!(name));
    }
    let objet = champs.get("libelle").and_then(Value::as_str).map(str::to_owned);
    let objet = objet.or_else(|| known.as_ref().map(|(_, libelle)| libelle.clone())).unwrap_or_default();
    let linked = |piece: Id, c: &CibleRequest| {
        dossier.justificatifs.iter().find(|j| j.piece_id == piece && j.cible_table == c.table && j.cible_ligne == c.id)
    };
    let link = known.as_ref().zip(r.cible.as_ref()).and_then(|((id, _), c)| linked(*id, c)).map(|j| j.id);
    change(session, hote, |w| {
        let id = match known {
            Some((id, _)) => {
                w.update(Piece::TABLE.nom, id, &champs)?;
                id
            }
            None => w.create(Piece::TABLE.nom, &champs, None)?,
        };
        if let Some(c) = r.cible {
            let mut champs = Map::new();
            champs.extend(r.page.map(|page| ("page".to_owned(), json!(page.trim()))));
            match link {
                Some(link) => w.update(Justificatif::TABLE.nom, link, &champs)?,
                None => {
                    champs.extend(fields(json!({"piece_id": id, "annee": year, "cible_table": c.table, "cible_ligne": c.id})));
                    w.create(Justificatif::TABLE.nom, &champs, None)?;
                }
            }
        }
        Ok((Some(id), Op::Joindre { id, objet }))
    })
}

/// Says where a file is now; the others whose path began alike follow when the same content is there.
///
/// # Errors
/// `aucun_dossier`, `ligne_inconnue`; `piece` when the file has another content than the one joined, or cannot be read as a proof.
pub fn piece_retrouver(session: &mut Session, hote: &dyn Hote, r: RetrouverRequest) -> Resultat<EditionView> {
    let file = opened(session)?;
    let own = file.path().to_owned();
    let dossier = file.dossier();
    let piece =
        dossier.pieces.iter().find(|p| p.id == r.piece).ok_or_else(|| Error::LigneInconnue(Piece::TABLE.nom.to_owned(), r.piece))?;
    let path = PathBuf::from(&r.chemin);
    let content = content_of(&own, &path)?;
    if !content.empreinte.eq_ignore_ascii_case(piece.empreinte.trim()) {
        return Err(Error::PieceRefusee(path, RefusPiece::AutreContenu).into());
    }
    let folder = folder_of(&own);
    let text = text_of(&path, &folder)?;
    let moved = Deplacement::between(piece.fichier.trim(), &text);
    let followed = dossier.pieces.iter().filter(|p| p.id != r.piece && !p.empreinte.trim().is_empty()).filter_map(|p| {
        let there = Piece { fichier: moved.applied(p.fichier.trim())?, ..p.clone() };
        // A file that is still in its place did not move.
        let is_there = verified(&there, &folder, &own) == EtatFichier::Present && verified(p, &folder, &own) != EtatFichier::Present;
        is_there.then_some((p.id, there.fichier))
    });
    let texts: Vec<(Id, String)> = std::iter::once((r.piece, text)).chain(followed).collect();
    change(session, hote, |w| {
        for (id, text) in &texts {
            w.update(Piece::TABLE.nom, *id, &Map::from_iter([("fichier".to_owned(), json!(text))]))?;
        }
        let geste = Some(Geste::Modifier);
        Ok((Some(r.piece), Op::Lot { table: Piece::TABLE.nom.to_owned(), id: r.piece, nombre: texts.len(), geste, objet: String::new() }))
    })
}

/// State of one file; the open dossier itself is never read.
pub(super) fn verified(piece: &Piece, folder: &Path, dossier: &Path) -> EtatFichier {
    match located(&piece.fichier, folder) {
        CheminLu::Ici(path) if place::is_same(&path, dossier) => EtatFichier::NonVerifie,
        _ => proof_files::state(piece, folder),
    }
}

/// Documents to verify, copied from the session.
struct AVerifier {
    pieces: Vec<Piece>,
    dossier: PathBuf,
    recherche: Recherche,
}

fn to_verify(session: &mut Session) -> Resultat<AVerifier> {
    let recherche = session.recherche.clone();
    let file = opened(session)?;
    Ok(AVerifier { pieces: file.dossier().pieces.clone(), dossier: file.path().to_owned(), recherche })
}

/// States of the files. A folder that does not answer at once is not waited for: its files are not verified.
fn states(given: &AVerifier) -> BTreeMap<Id, EtatFichier> {
    let folder = folder_of(&given.dossier);
    let place = |p: &Piece| match located(&p.fichier, &folder) {
        CheminLu::Ici(path) => path.parent().map(Path::to_owned),
        CheminLu::Vide | CheminLu::Hors => None,
    };
    let places: BTreeSet<PathBuf> = given.pieces.iter().filter_map(place).collect();
    let places: Vec<PathBuf> = places.into_iter().collect();
    let answered = given.recherche.look(places.clone(), PATIENCE, |path| path.exists());
    let silent: BTreeSet<&PathBuf> = places.iter().zip(&answered).filter(|(_, found)| found.is_none()).map(|(path, _)| path).collect();
    let state = |p: &Piece| match place(p) {
        Some(at) if silent.contains(&at) => EtatFichier::NonVerifie,
        _ => verified(p, &folder, &given.dossier),
    };
    given.pieces.iter().map(|p| (p.id, state(p))).collect()
}

fn verify(given: &AVerifier) -> Vec<EtatPieceView> {
    let states = states(given);
    let view = |p: &Piece| {
        let etat = states.get(&p.id).copied().unwrap_or_default();
        let phrase = match etat {
            EtatFichier::Modifie => "Le fichier n’est plus celui qui a été joint.",
            EtatFichier::Introuvable => "Le fichier n’est plus à sa place.",
            EtatFichier::NonVerifie if p.empreinte.trim().is_empty() => "Le fichier n’a jamais été lu\u{202F}: le joindre pour le suivre.",
            EtatFichier::NonVerifie => "Son emplacement ne répond pas, ou n’est pas lisible d’ici.",
            EtatFichier::Present if is_outside(&p.fichier) => {
                "Le fichier est hors du répertoire du dossier\u{202F}: un autre ordinateur ne le trouvera pas."
            }
            EtatFichier::Present | EtatFichier::SansFichier => "",
        };
        EtatPieceView { id: p.id, libelle: p.libelle.clone(), etat, mot: etat.libelle().to_owned(), phrase: phrase.to_owned() }
    };
    given.pieces.iter().map(view).collect()
}

/// Compares the files of the documents with those that were joined.
///
/// # Errors
/// `aucun_dossier`.
pub fn pieces_verifier(session: &mut Session, _: &dyn Hote, _: RienRequest) -> Resultat<Vec<EtatPieceView>> {
    Ok(verify(&to_verify(session)?))
}

/// The same, holding the session only to copy the list of documents.
pub(crate) fn pieces_verifier_partage(session: &Mutex<Session>) -> Resultat<Vec<EtatPieceView>> {
    let given = to_verify(&mut session.lock().unwrap_or_else(PoisonError::into_inner))?;
    Ok(verify(&given))
}

/// Findings on the files of the documents, which the checks of the dossier alone cannot make.
///
/// # Errors
/// `aucun_dossier`.
pub fn constats_fichiers(session: &mut Session) -> Resultat<Vec<ConstatView>> {
    let given = to_verify(session)?;
    let states = states(&given);
    let found: Vec<Constat> = controles::fichiers_de_pieces(opened(session)?.dossier(), &states);
    Ok(found.iter().map(told).collect())
}

fn place_of_figure(x: ChiffreProuve) -> LieuChiffreView {
    LieuChiffreView { table: x.table.to_owned(), id: x.id, champ: x.champ.to_owned(), objet: x.objet, valeur: x.valeur }
}

fn count(n: usize) -> String {
    entier(i64::try_from(n).unwrap_or(i64::MAX))
}

fn lacking(s: SansPreuve) -> ManqueView {
    let nom = match s.table {
        "budgets_action" => "Dépenses des actions",
        "mesures" => "Indicateurs",
        "valeurs" => "Données brutes",
        table => TableDef::de(table).map_or(table, |t| t.titre),
    };
    let amount = s.montant.map(|m| format!(", {}", euros(m))).unwrap_or_default();
    ManqueView {
        table: s.table.to_owned(),
        phrase: format!("{nom}\u{202F}: {} sans pièce sur {}{amount}", count(s.sans.len()), count(s.attendus)),
        chiffres: s.sans.into_iter().map(place_of_figure).collect(),
    }
}

fn of_year(file: &Fichier, hote: &dyn Hote, annee: Option<i32>) -> PiecesView {
    let d = file.dossier();
    let c: calculs::Calculs = computed(d, hote);
    let annee = annee.or(c.annees.derniere_close);
    let list = annee.map(|a| bordereau(d, &c, Some(a))).unwrap_or_default();
    let gaps = annee.map(|a| preuves::sans_preuve(d, &c, a)).unwrap_or_default();
    let (lack, expected) = gaps.iter().fold((0, 0), |(n, of), s| (n + s.sans.len(), of + s.attendus));
    let phrase = match annee {
        None => "Aucune année n’est close.".to_owned(),
        Some(a) if expected == 0 => format!("Aucun chiffre de {a} n’attend de pièce."),
        Some(a) if lack == 0 => format!("Tous les chiffres de {a} ont une pièce."),
        Some(a) => format!("{} chiffres de {a} sur {} n’ont pas de pièce.", count(lack), count(expected)),
    };
    let proved = |id: Id| d.justificatifs.iter().filter(|j| j.piece_id == id).count();
    let preuve = |l: preuves::LigneBordereau| PreuveView {
        numero: numero(l.numero),
        piece: l.piece_id,
        justificatif: l.justificatif_id,
        lieu: place_of_figure(l.chiffre),
        date: l.date.map(date_courte).unwrap_or_default(),
        page: l.page,
    };
    PiecesView {
        annee,
        preuves: list.lignes.into_iter().map(preuve).collect(),
        manques: gaps.into_iter().filter(|s| !s.sans.is_empty()).map(lacking).collect(),
        phrase,
        pieces: d
            .pieces
            .iter()
            .map(|p| PieceSuivieView { id: p.id, recette: preuves::recette(p), ailleurs: is_outside(&p.fichier), prouve: proved(p.id) })
            .collect(),
    }
}

/// Lists the proofs of a year.
///
/// # Errors
/// `aucun_dossier`.
pub fn pieces_annee(session: &mut Session, hote: &dyn Hote, r: PiecesRequest) -> Resultat<PiecesView> {
    Ok(of_year(opened(session)?, hote, r.annee))
}
