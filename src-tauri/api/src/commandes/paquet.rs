//! The package that is handed over: a document as PDF and Word, the files that prove its figures, their list, their digests.
//!
//! Invariants: a file is packed only while its content is the one that was joined, so that nobody hands over what was never looked
//! at; one that holds names is never packed; the folder is there whole or not at all, and nothing is replaced.

use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};

use cpom_core::Error;
use cpom_core::choix::{Choix, Destinataire, EtatFichier};
use cpom_core::destinataire;
use cpom_core::francais::{date_courte, entier};
use cpom_core::modele::{Dossier, Id, Piece};
use cpom_core::preuves::chemins::{CheminLu, file_name, located};
use cpom_core::preuves::{Bordereau, bordereau, numero};
use cpom_core::reserve::PreparationMontree;
use cpom_core::store::proof_files::{self, ContenuFichier};
use cpom_core::store::staging_folder::ChantierRepertoire;
use cpom_core::windows::plain_name;
use cpom_export::demande::{self, DocumentRequest, FormatDocument, NomDocument};
use serde::{Deserialize, Serialize};

use super::documents::{printed, printed_on, unmade};
use super::pieces::{folder_of, verified};
use crate::edition::computed;
use crate::erreurs::Erreur;
use crate::hote::Hote;
use crate::ouvert::opened;
use crate::session::{Resultat, Session};

commandes! {
    /// Writes a folder with a yearly report or a compte d’emploi, its proofs and their list; a folder that holds anything is refused.
    Fait paquet: PaquetRequest => PaquetView,
}

/// Package to write.
#[derive(Clone, Debug, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
#[serde(deny_unknown_fields)]
pub struct PaquetRequest {
    /// Path of the folder, which is made.
    pub chemin: String,
    /// Document and choices; the format is ignored, and its `taille_max` is that of each sub-folder of proofs.
    pub demande: DocumentRequest,
    /// Identifier of a kept version to print; the dossier as it is when absent.
    #[serde(default)]
    pub version: Option<Id>,
}

/// Package that was written.
#[derive(Debug, Serialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct PaquetView {
    /// Path of the folder.
    pub chemin: String,
    /// Number of proofs that were packed.
    #[cfg_attr(feature = "ts", ts(type = "number"))]
    pub pieces: usize,
    /// Number of sub-folders of proofs.
    #[cfg_attr(feature = "ts", ts(type = "number"))]
    pub dossiers: usize,
    /// Sum of the sizes of all files, in bytes.
    #[cfg_attr(feature = "ts", ts(type = "number"))]
    pub octets: u64,
    /// French sentences on the proofs that were left out and on what does not fit.
    pub avis: Vec<String>,
}

/// Proof to put in the package.
struct Emportee {
    numero: u32,
    source: PathBuf,
    content: ContenuFichier,
    /// Name in the package: « P-07 - facture.pdf ».
    nom: String,
    /// Name of its sub-folder.
    dossier: String,
}

/// Writes a package.
///
/// # Errors
/// `aucun_dossier`; `requete` for a document that has no package, or a recipient whose papers become public; `existe_deja` when the
/// folder holds something; `export` and the codes of files when a part cannot be made: nothing is left then.
pub fn paquet(session: &mut Session, hote: &dyn Hote, r: PaquetRequest) -> Resultat<PaquetView> {
    if !matches!(r.demande.document, NomDocument::Bilan | NomDocument::Emploi) {
        return Err(Erreur::requete("le paquet accompagne un bilan ou un compte d’emploi"));
    }
    if r.demande.pour == Some(Destinataire::Conseil) {
        return Err(Erreur::requete(
            "le paquet n’est pas fait pour le conseil départemental\u{202F}: ses pièces peuvent nommer des personnes",
        ));
    }
    let limit = r.demande.taille_max.map(u64::from);
    let file = opened(session)?;
    let own = file.path().to_owned();
    let (dossier, request) = printed(file, r.version, DocumentRequest { taille_max: None, ..r.demande })?;
    let (calculs, date) = (computed(&dossier, hote), printed_on(&dossier, hote));
    let target = PathBuf::from(&r.chemin);
    let staged = ChantierRepertoire::begin(&target)?;
    let mut sums = Vec::new();
    let mut write = |name: &str, bytes: &[u8]| -> Resultat<u64> {
        let path = staged.path().join(name);
        fs::write(&path, bytes).map_err(|e| Error::fichier(&target.join(name), e))?;
        let content = proof_files::read(&path)?;
        sums.push((name.to_owned(), content.empreinte));
        Ok(bytes.len() as u64)
    };
    let annee = demande::annee_examinee(&calculs, &request);
    let name = document_name(&request, annee);
    let mut octets = 0;
    for (format, extension) in [(FormatDocument::Pdf, "pdf"), (FormatDocument::Docx, "docx")] {
        let made = demande::produire(&dossier, &calculs, &DocumentRequest { format, ..request.clone() }, date).map_err(unmade)?;
        octets += write(&format!("{name}.{extension}"), &made)?;
    }
    let mut avis = Vec::new();
    if let Some(max) = limit.filter(|max| octets > *max) {
        avis.push(format!("Les deux documents pèsent {} à eux seuls, plus que les {} demandés.", megabytes(octets), megabytes(max)));
    }
    let list = bordereau(&dossier, &calculs, annee);
    let mut packed = taken(&dossier, &list, &own, &mut avis);
    let folders = distribute(&mut packed, limit, &mut avis);
    // What the recipient may not have is not in the list either.
    let given = match request.destinataire() {
        Destinataire::Interne => dossier.clone(),
        other => std::borrow::Cow::Owned(destinataire::pour(&dossier, other, PreparationMontree::default())),
    };
    octets += write("bordereau.csv", table(&given, &list, &packed).as_bytes())?;
    for p in &packed {
        let folder = staged.path().join(&p.dossier);
        fs::create_dir_all(&folder).map_err(|e| Error::fichier(&folder, e))?;
        proof_files::copy_same(&p.source, &p.content, &folder.join(&p.nom), &own)?;
        octets += u64::try_from(p.content.taille).unwrap_or_default();
        sums.push((format!("{}/{}", p.dossier, p.nom), p.content.empreinte.clone()));
    }
    let text = sums.iter().fold(String::new(), |mut text, (name, sum)| {
        let _ = writeln!(text, "{sum}  {name}");
        text
    });
    fs::write(staged.path().join("SHA256SUMS"), &text).map_err(|e| Error::fichier(&target, e))?;
    octets += text.len() as u64;
    staged.finish()?;
    Ok(PaquetView { chemin: r.chemin, pieces: packed.len(), dossiers: folders, octets, avis })
}

/// Name of the document in the package, without its extension.
fn document_name(request: &DocumentRequest, annee: Option<i32>) -> String {
    let kind = if request.document == NomDocument::Emploi { "Compte d’emploi" } else { "Bilan" };
    annee.map_or_else(|| kind.to_owned(), |a| format!("{kind} {a}"))
}

/// A size in megabytes of a million bytes, with one decimal.
fn megabytes(octets: u64) -> String {
    let tenths = octets.div_ceil(100_000);
    format!("{},{}\u{202F}Mo", entier(i64::try_from(tenths / 10).unwrap_or(i64::MAX)), tenths % 10)
}

/// Proofs whose file may be handed over and is the one that was joined; the others become sentences of `avis`.
fn taken(dossier: &Dossier, list: &Bordereau, own: &Path, avis: &mut Vec<String>) -> Vec<Emportee> {
    let folder = folder_of(own);
    let mut out = Vec::new();
    for (n, id) in list.pieces() {
        let Some(piece) = dossier.pieces.iter().find(|p| p.id == id) else { continue };
        match to_pack(piece, &folder, own) {
            Ok((source, content)) => out.push(Emportee { numero: n, nom: packed_name(n, piece), source, content, dossier: String::new() }),
            Err(why) => {
                avis.push(format!("{} «\u{202F}{}\u{202F}» n’est pas dans le paquet\u{202F}: {why}.", numero(n), piece.libelle.trim()))
            }
        }
    }
    out
}

/// File of a proof with its content, or the reason why it is left out.
fn to_pack(piece: &Piece, folder: &Path, own: &Path) -> Result<(PathBuf, ContenuFichier), String> {
    if piece.nominative {
        return Err("elle contient des noms, et se tient à disposition sur place".to_owned());
    }
    let CheminLu::Ici(path) = located(&piece.fichier, folder) else { return Err(left_out(EtatFichier::SansFichier)) };
    match verified(piece, folder, own) {
        EtatFichier::Present => {}
        other => return Err(left_out(other)),
    }
    let content = proof_files::read(&path).map_err(|_| left_out(EtatFichier::NonVerifie))?;
    // The file may have changed since it was verified.
    if content.empreinte.eq_ignore_ascii_case(piece.empreinte.trim()) { Ok((path, content)) } else { Err(left_out(EtatFichier::Modifie)) }
}

fn left_out(etat: EtatFichier) -> String {
    match etat {
        EtatFichier::SansFichier => "aucun fichier n’y est joint".to_owned(),
        other => format!("son fichier est {}", other.libelle()),
    }
}

/// Longest name kept of a file, in bytes, beside its number and its extension.
const NOM_MAX: usize = 180;

/// Name of a proof in the package, which every system accepts.
fn packed_name(n: u32, piece: &Piece) -> String {
    let known = plain_name(file_name(&piece.fichier));
    let (stem, extension) = known.rsplit_once('.').filter(|(stem, _)| !stem.is_empty()).unwrap_or((&known, ""));
    let stem = &stem[..stem.floor_char_boundary(NOM_MAX)];
    let extension = &extension[..extension.floor_char_boundary(16)];
    let dot = if extension.is_empty() { "" } else { "." };
    format!("{} - {}{dot}{extension}", numero(n), stem.trim_end_matches([' ', '.']))
}

/// Puts the proofs in sub-folders of at most `limit` bytes, in their order; the number of sub-folders.
fn distribute(packed: &mut [Emportee], limit: Option<u64>, avis: &mut Vec<String>) -> usize {
    let size = |p: &Emportee| u64::try_from(p.content.taille).unwrap_or_default();
    let total: u64 = packed.iter().map(size).sum();
    let split = limit.is_some_and(|max| total > max);
    let (mut rank, mut filled) = (1, 0);
    for p in packed.iter_mut() {
        let own = size(p);
        if let Some(max) = limit.filter(|_| split) {
            if filled > 0 && filled + own > max {
                (rank, filled) = (rank + 1, 0);
            }
            if own > max {
                avis.push(format!("{} pèse {} à elle seule, plus que les {} demandés.", numero(p.numero), megabytes(own), megabytes(max)));
            }
        }
        filled += own;
        p.dossier = if split { format!("Pieces {rank}") } else { "Pieces".to_owned() };
    }
    if packed.is_empty() { 0 } else { rank }
}

/// List of the proofs for a spreadsheet: UTF-8 with its mark, semicolons, every cell in quotes.
fn table(dossier: &Dossier, list: &Bordereau, packed: &[Emportee]) -> String {
    let mut out = String::from("\u{FEFF}");
    let mut line = |cells: [&str; 9]| {
        out.push_str(&cells.map(cell).join(";"));
        out.push_str("\r\n");
    };
    line(["N°", "Pièce", "Objet justifié", "Montant ou valeur", "Date", "Page", "Fichier", "SHA-256", "Remarque"]);
    for l in &list.lignes {
        let piece = dossier.pieces.iter().find(|p| p.id == l.piece_id);
        let file = packed.iter().find(|p| p.numero == l.numero);
        let place = file.map(|p| format!("{}/{}", p.dossier, p.nom)).unwrap_or_default();
        let remark = match (file, piece) {
            (Some(_), _) => "",
            (None, Some(p)) if p.nominative => "contient des noms, à disposition sur place",
            (None, _) => "hors du paquet",
        };
        line([
            &numero(l.numero),
            piece.map_or("", |p| p.libelle.trim()),
            &l.chiffre.objet,
            l.chiffre.valeur.as_deref().unwrap_or_default(),
            &l.date.map(date_courte).unwrap_or_default(),
            &l.page,
            &place,
            piece.map_or("", |p| p.empreinte.trim()),
            remark,
        ]);
    }
    out
}

/// A cell of a delimited text: in quotes, on one line, never taken for a formula by a spreadsheet.
fn cell(text: &str) -> String {
    let text = text.replace(['\r', '\n', '\t'], " ").replace('"', "\"\"");
    let guard = if text.starts_with(['=', '+', '-', '@']) { "'" } else { "" };
    format!("\"{guard}{text}\"")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn proof(numero: u32, taille: i32) -> Emportee {
        let content = ContenuFichier { empreinte: String::new(), taille };
        Emportee { numero, source: PathBuf::new(), content, nom: String::new(), dossier: String::new() }
    }

    #[test]
    fn proofs_are_parted_under_the_size_in_their_order() {
        let folders = |sizes: &[i32], limit: Option<u64>| {
            let mut all: Vec<Emportee> = sizes.iter().zip(1..).map(|(s, n)| proof(n, *s)).collect();
            let mut avis = Vec::new();
            let count = distribute(&mut all, limit, &mut avis);
            (count, all.into_iter().map(|p| p.dossier).collect::<Vec<_>>().join(" "), avis.len())
        };
        assert_eq!(folders(&[], Some(10)), (0, String::new(), 0));
        assert_eq!(folders(&[6, 3], None), (1, "Pieces Pieces".into(), 0));
        assert_eq!(folders(&[6, 3], Some(9)), (1, "Pieces Pieces".into(), 0));
        assert_eq!(folders(&[6, 3, 5, 4], Some(9)), (2, "Pieces 1 Pieces 1 Pieces 2 Pieces 2".into(), 0));
        assert_eq!(folders(&[1, 20, 1], Some(9)), (3, "Pieces 1 Pieces 2 Pieces 3".into(), 1), "a file larger than the size is told");
    }

    #[test]
    fn a_name_is_one_that_every_system_accepts() {
        let named = |fichier: &str| packed_name(7, &Piece { fichier: fichier.into(), ..Piece::default() });
        assert_eq!(named("preuves/Facture n° 12.pdf"), "P-07 - Facture n° 12.pdf");
        assert_eq!(named(r"C:\preuves\paie.v2.xlsx"), "P-07 - paie.v2.xlsx");
        for strange in ["a:b?.pdf", "x\n.pdf", "nul.pdf", &format!("{}.pdf", "é".repeat(400))] {
            let name = named(strange);
            assert!(cpom_core::windows::name_fault(&name).is_none() && !name.contains('\n') && name.len() < 240, "{name}");
        }
    }

    #[test]
    fn a_cell_is_never_a_formula() {
        assert_eq!(["=1+1", "a \"b\"", "−2", "x\ny"].map(cell), ["\"'=1+1\"", "\"a \"\"b\"\"\"", "\"−2\"", "\"x y\""]);
    }
}
