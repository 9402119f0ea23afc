//! Commands that import last year’s figures from a spreadsheet: read the file, propose, try, import.
//!
//! The file is read once and kept in the session, so that the imported figures are those that were shown. The reading
//! of a sheet is saved under its headers, without their years, in the program’s own folder: next year’s file is then
//! read in the same way.

use std::path::{Path, PathBuf};

use cpom_core::Error;
use cpom_core::francais;
use cpom_core::import::{
    CIBLES, Cible, ColonneLue, Correspondance, Doute, DouteImport, FeuilleLue, Pieces, PlanImport, Raison, Remarque, Valeur, entetes,
    lignes_nommees, planifier, plat, proposer,
};
use cpom_core::modele::{Dossier, Id, mots};
use cpom_core::store::Fichier;
use cpom_export::demande::classeur_du_pdf;
use serde::{Deserialize, Serialize};
use serde_json::Value;

use crate::edition::{EditionView, answer, place_of};
use crate::erreurs::Erreur;
use crate::hote::Hote;
use crate::note::NoteJson;
use crate::session::{Resultat, Session, Tableur};

commandes! {
    /// Reads a spreadsheet and proposes how to import its sheet with the most figures.
    Lecture tableur_lire: TableurLireRequest => TableurView,
    /// Proposes how to import a sheet, with the header or the target that the user chose.
    Lecture tableur_proposer: TableurProposerRequest => PropositionView,
    /// Lists the changes that an import would make; writes nothing.
    Lecture tableur_essayer: TableurEssayerRequest => EssaiView,
    /// Imports the figures of the sheet.
    Etape tableur_importer: TableurEssayerRequest => EditionView,
}

/// Spreadsheet to read.
#[derive(Debug, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
#[serde(deny_unknown_fields)]
pub struct TableurLireRequest {
    /// Path of the file: `.xlsx`, `.ods`, `.csv`.
    pub chemin: String,
}

/// Content of a spreadsheet, with a proposed reading.
#[derive(Debug, Serialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct TableurView {
    /// Path of the file.
    pub chemin: String,
    /// Name of the file, without its folder.
    pub fichier: String,
    /// Sheets of the file, in its order.
    pub feuilles: Vec<FeuilleView>,
    /// Tables that an import may fill.
    pub cibles: Vec<CibleView>,
    /// Proposed reading of the sheet with the most figures for the dossier.
    pub proposition: PropositionView,
}

/// Sheet of the spreadsheet.
#[derive(Debug, Serialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct FeuilleView {
    /// Name of the sheet.
    pub nom: String,
    /// Number of rows, empty ones included.
    pub lignes: usize,
    /// Number of columns of its widest row.
    pub colonnes: usize,
    /// Text of the cells of its first rows, at most 60 rows of 60 columns.
    pub apercu: Vec<Vec<String>>,
}

/// Table that an import may fill.
#[derive(Debug, Serialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct CibleView {
    /// Name of the table.
    pub table: String,
    /// Field that refers to the parent row; `None` when the table has no parent.
    pub parent: Option<String>,
    /// Name of the parent table.
    pub table_parente: Option<String>,
    /// Fields of the parent that a column may give, for parent rows that the import adds.
    pub champs_parent: Vec<String>,
    /// Fields that identify a row of the table under its parent.
    pub cles: Vec<String>,
    /// Whether several cells may give parts of one figure, which are added.
    pub en_pieces: bool,
    /// Fields that a column may fill.
    pub champs: Vec<String>,
    /// Rows of the parent table, by name.
    pub lignes: Vec<LigneNommeeView>,
}

/// Row of the dossier, by its name.
#[derive(Debug, Serialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct LigneNommeeView {
    /// Identifier of the row.
    pub id: Id,
    /// Name of the row in French.
    pub nom: String,
}

/// Sheet to read again, with the header or the target that the user chose.
#[derive(Debug, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
#[serde(deny_unknown_fields)]
pub struct TableurProposerRequest {
    /// Rank of the sheet in the file, from 0.
    pub feuille: usize,
    /// Row of the header, from 0; found by the program when absent.
    #[serde(default)]
    pub entete: Option<usize>,
    /// Name of the table to fill; found by the program when absent.
    #[serde(default)]
    pub cible: Option<String>,
}

/// Proposed reading of a sheet.
#[derive(Debug, Serialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct PropositionView {
    /// Reading: header, target and content of each column.
    pub correspondance: Correspondance,
    /// Whether it repeats the reading of an earlier import with the same headers.
    pub retenue: bool,
}

/// Reading to try, or to import.
#[derive(Debug, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
#[serde(deny_unknown_fields)]
pub struct TableurEssayerRequest {
    /// Reading, as proposed or as the user corrected it.
    pub correspondance: Correspondance,
}

/// Changes that an import would make.
#[derive(Debug, Serialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct EssaiView {
    /// Values that would change.
    pub changements: Vec<ChangementView>,
    /// Uncertain readings, to be shown before the changes.
    pub doutes: Vec<DouteView>,
    /// Names found in the sheet and absent from the dossier.
    pub noms: Vec<NomView>,
    /// Cells that cannot be imported, with the reason.
    pub refus: Vec<RefusView>,
    /// Number of cells whose value the dossier already has.
    pub identiques: usize,
    /// Number of rows of totals, which are not imported.
    pub totaux: usize,
    /// Number of cells of rates that the dossier computes, which are not imported.
    pub calculees: usize,
    /// Number of rows the import would add.
    pub lignes_creees: usize,
    /// Closed years whose figures the sheet would change, in order.
    pub closes: Vec<AnneeCloseView>,
}

/// Closed year whose figures the sheet would change: the import is refused, unless the year is reopened or its values are left
/// aside.
#[derive(Debug, Serialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct AnneeCloseView {
    /// Calendar year that was closed.
    pub annee: i32,
    /// Number of its values that would change.
    pub valeurs: usize,
    /// Names of the rows that would change, in the order of the sheet, each once.
    pub lignes: Vec<String>,
}

/// Uncertain reading of a cell, a column or the sheet.
#[derive(Debug, Serialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct DouteView {
    /// Name to put in the reading’s `confirmes` to take the values it retains.
    pub cle: String,
    /// The cell (« B2 ») or the column (« C »); empty for the whole sheet.
    pub adresse: String,
    /// Doubt and what was done with it, in French.
    pub phrase: String,
    /// Whether values wait for it to be confirmed.
    pub retient: bool,
    /// Whether it was confirmed.
    pub confirme: bool,
}

/// Name found in the sheet and absent from the dossier.
#[derive(Debug, Serialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct NomView {
    /// Name as the sheet writes it.
    pub nom: String,
    /// Key of this name in `Correspondance::noms`.
    pub cle: String,
    /// Row of the dossier that the user chose for this name.
    pub ligne: Option<Id>,
}

/// Value that would change.
#[derive(Debug, Serialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct ChangementView {
    /// Address of the cell (`C12`).
    pub adresse: String,
    /// Name of the table.
    pub table: String,
    /// Name of the row in French.
    pub ligne: String,
    /// Name of the field.
    pub champ: String,
    /// Value of the dossier; null when it has none.
    #[cfg_attr(feature = "ts", ts(type = "unknown"))]
    pub avant: Value,
    /// Value of the sheet, rounded to the decimals of the field.
    #[cfg_attr(feature = "ts", ts(type = "unknown"))]
    pub apres: Value,
    /// Whether the import would add the row.
    pub nouvelle: bool,
    /// Whether the sheet has more decimals than the field keeps.
    pub arrondi: bool,
    /// Number of further cells added to the one at `adresse`.
    pub autres: usize,
    /// Whether a doubt keeps it from being written.
    pub douteux: bool,
    /// Closed year whose figure it would change.
    pub close: Option<i32>,
    /// Whether it is left aside with its closed year.
    pub laisse: bool,
}

/// Cell that cannot be imported.
#[derive(Debug, Serialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct RefusView {
    /// Address of the cell (`C12`).
    pub adresse: String,
    /// Text of the cell.
    pub texte: String,
    /// Reason in French.
    pub phrase: String,
}

/// Greatest numbers of rows and of columns in the preview of a sheet.
const APERCU: (usize, usize) = (60, 60);
/// Greatest number of readings kept for later imports.
const RETENUES: usize = 60;

fn refused(chemin: &Path, refus: cpom_import::RefusTableur) -> Erreur {
    match refus {
        cpom_import::RefusTableur::Fichier(e) => Error::fichier(chemin, e).into(),
        other => Erreur::tableur(chemin, &other),
    }
}

/// Sheets of a file: those of a spreadsheet, or of the workbook that a PDF made here carries.
fn sheets(chemin: &Path) -> Resultat<Vec<FeuilleLue>> {
    let mut head = Vec::new();
    let opened = std::fs::File::open(chemin).and_then(|f| std::io::Read::read_to_end(&mut std::io::Read::take(f, 5), &mut head));
    let read = if opened.is_ok() && head == b"%PDF-" { workbook_of(chemin) } else { cpom_import::lire(chemin) };
    read.map_err(|e| refused(chemin, e))
}

/// Sheets of the workbook attached to a PDF; a PDF without one is refused as before.
fn workbook_of(chemin: &Path) -> Result<Vec<FeuilleLue>, cpom_import::RefusTableur> {
    if std::fs::metadata(chemin)?.len() > cpom_import::TAILLE_MAX {
        return Err(cpom_import::RefusTableur::TropGros);
    }
    match classeur_du_pdf(&std::fs::read(chemin)?) {
        Ok(Some(bytes)) => cpom_import::lire_octets(&bytes, ""),
        Ok(None) | Err(_) => cpom_import::lire(chemin),
    }
}

/// Reads a spreadsheet, keeps it in the session and proposes a reading of its sheet with the most figures.
pub(crate) fn tableur_lire(session: &mut Session, hote: &dyn Hote, r: TableurLireRequest) -> Resultat<TableurView> {
    let chemin = PathBuf::from(&r.chemin);
    let feuilles = sheets(&chemin)?;
    let tableur = Tableur { chemin, feuilles };
    let file = opened(session)?;
    let d = file.dossier();
    // Largest gain wins; among equal gains, the first sheet.
    let essais = tableur.feuilles.iter().enumerate().map(|(i, f)| {
        let proposition = proposition(hote, file, f, i, None, None);
        let gain = planifier(d, f, &proposition.correspondance).map_or(0, |p| p.changements.len() + p.identiques);
        (gain, std::cmp::Reverse(i), proposition)
    });
    let best = essais.max_by_key(|(gain, rank, _)| (*gain, *rank)).map(|e| e.2);
    let lu = TableurView {
        chemin: tableur.chemin.to_string_lossy().into_owned(),
        fichier: tableur.nom(),
        feuilles: tableur.feuilles.iter().map(shown).collect(),
        cibles: CIBLES.iter().map(|c| said(d, c)).collect(),
        proposition: best.ok_or_else(|| Erreur::requete("aucune feuille"))?,
    };
    session.tableur = Some(tableur);
    Ok(lu)
}

/// Proposes a reading of a sheet, with the header or the target that the user chose.
pub(crate) fn tableur_proposer(session: &mut Session, hote: &dyn Hote, r: TableurProposerRequest) -> Resultat<PropositionView> {
    let (file, tableur) = both(session)?;
    let f = sheet(tableur, r.feuille)?;
    Ok(proposition(hote, file, f, r.feuille, r.entete, r.cible.as_deref()))
}

/// Lists the changes that an import would make; nothing is written.
pub(crate) fn tableur_essayer(session: &mut Session, _: &dyn Hote, r: TableurEssayerRequest) -> Resultat<EssaiView> {
    let (file, tableur) = both(session)?;
    let plan = planifier(file.dossier(), sheet(tableur, r.correspondance.feuille)?, &r.correspondance)?;
    Ok(told(plan))
}

/// Imports the figures as one step, and saves the reading for later imports.
pub(crate) fn tableur_importer(session: &mut Session, hote: &dyn Hote, r: TableurEssayerRequest) -> Resultat<EditionView> {
    let contexte = session.contexte(hote);
    let (plan, nom, retenue) = {
        let (file, tableur) = both(session)?;
        let f = sheet(tableur, r.correspondance.feuille)?;
        let plan = planifier(file.dossier(), f, &r.correspondance)?;
        let retenue = Retenue { entetes: signature(f, &r.correspondance), dossier: file.identite()?, correspondance: r.correspondance };
        (plan, tableur.nom(), retenue)
    };
    if plan.est_vide() {
        return Err(Erreur::requete("la feuille ne change rien, ou tout y attend une confirmation ou est laissé de côté"));
    }
    let file = session.fichier.as_mut().ok_or_else(Erreur::aucun_dossier)?;
    let done = file.transact(&contexte, |w| {
        let op = plan.appliquer(w, &nom)?;
        Ok((place_of(&op), op))
    })?;
    remember(hote, retenue);
    let lieu = done.valeur.clone();
    answer(session, hote, done, |_| None, lieu)
}

fn opened(session: &Session) -> Resultat<&Fichier> {
    session.fichier.as_ref().ok_or_else(Erreur::aucun_dossier)
}

fn both(session: &Session) -> Resultat<(&Fichier, &Tableur)> {
    let tableur = session.tableur.as_ref().ok_or_else(|| Erreur::requete("aucun tableau n’a été lu"))?;
    Ok((opened(session)?, tableur))
}

fn sheet(tableur: &Tableur, rank: usize) -> Resultat<&FeuilleLue> {
    tableur.feuilles.get(rank).ok_or_else(|| Erreur::requete("cette feuille n’existe pas"))
}

fn shown(f: &FeuilleLue) -> FeuilleView {
    let row = |r: usize| (0..f.largeur().min(APERCU.1)).map(|c| f.cellule(r, c).texte()).collect();
    FeuilleView {
        nom: f.nom.clone(),
        lignes: f.lignes.len(),
        colonnes: f.largeur(),
        apercu: (0..f.lignes.len().min(APERCU.0)).map(row).collect(),
    }
}

fn said(d: &Dossier, c: &Cible) -> CibleView {
    let lignes = c.parent.as_ref().map_or_else(Vec::new, |p| lignes_nommees(d, p.table));
    CibleView {
        table: c.table.to_owned(),
        parent: c.parent.as_ref().map(|p| p.champ.to_owned()),
        table_parente: c.parent.as_ref().map(|p| p.table.to_owned()),
        champs_parent: c.parent.iter().flat_map(|p| p.champs).map(|x| x.0.to_owned()).collect(),
        cles: c.cles.iter().map(|x| (*x).to_owned()).collect(),
        en_pieces: c.pieces != Pieces::Non,
        champs: c.champs.iter().map(|x| x.0.to_owned()).collect(),
        lignes: lignes.into_iter().map(|(id, nom)| LigneNommeeView { id, nom }).collect(),
    }
}

/// Closed years that an import touches, with their rows.
fn closed_years(plan: &PlanImport) -> Vec<AnneeCloseView> {
    let mut out: Vec<AnneeCloseView> = Vec::new();
    for (annee, c) in plan.changements.iter().filter_map(|c| Some((c.close?, c))) {
        let rank = out.iter().position(|x| x.annee == annee).unwrap_or_else(|| {
            out.push(AnneeCloseView { annee, valeurs: 0, lignes: Vec::new() });
            out.len() - 1
        });
        let Some(year) = out.get_mut(rank) else { continue };
        year.valeurs += 1;
        if !year.lignes.contains(&c.ligne) {
            year.lignes.push(c.ligne.clone());
        }
    }
    out.sort_by_key(|x| x.annee);
    out
}

fn told(plan: PlanImport) -> EssaiView {
    let closes = closed_years(&plan);
    let changements = plan.changements.into_iter().map(|c| ChangementView {
        adresse: c.adresse,
        table: c.table.to_owned(),
        ligne: c.ligne,
        champ: c.champ.to_owned(),
        avant: c.avant,
        apres: c.apres,
        nouvelle: c.nouvelle,
        arrondi: c.arrondi,
        autres: c.autres,
        douteux: c.douteux,
        close: c.close,
        laisse: c.laisse,
    });
    let refus = plan.refus.into_iter().map(|r| RefusView { adresse: r.adresse, texte: r.texte, phrase: phrase(&r.raison) });
    let noms = plan.noms.into_iter().map(|n| NomView { nom: n.nom, cle: n.cle, ligne: n.ligne });
    EssaiView {
        changements: changements.collect(),
        doutes: plan.doutes.iter().map(doubt).collect(),
        noms: noms.collect(),
        refus: refus.collect(),
        identiques: plan.identiques,
        totaux: plan.totaux,
        calculees: plan.calculees,
        lignes_creees: plan.lignes_creees,
        closes,
    }
}

/// A figure in the words of a sentence, its thousands parted.
fn figure(n: f64) -> String {
    let written = Valeur::Nombre(n.abs()).texte();
    let (whole, rest) = written.split_once(',').map_or((written.as_str(), None), |(whole, rest)| (whole, Some(rest)));
    let Ok(whole) = whole.parse::<i64>() else { return Valeur::Nombre(n).texte() };
    let sign = if n < 0.0 { "−" } else { "" };
    format!("{sign}{}{}", francais::entier(whole), rest.map_or_else(String::new, |r| format!(",{r}")))
}

/// French sentence of a doubt: the place, the doubt, what was done with it.
fn sentence(d: &DouteImport) -> String {
    let where_ = match d.adresse.as_str() {
        "" => String::new(),
        at if at.bytes().all(|b| b.is_ascii_uppercase()) => format!("Colonne {at}\u{202F}: "),
        at => format!("Cellule {at}\u{202F}: "),
    };
    let said = match &d.doute {
        Doute::Point => "le point peut séparer des milliers ou des décimales\u{202F}; il est lu comme des milliers.".to_owned(),
        Doute::Zero => "le zéro du début, perdu par le tableur, a été remis.".to_owned(),
        Doute::Fraction => {
            "un taux en % est écrit comme une fraction, inférieure à 1\u{202F}; il est multiplié par 100 si tous le sont.".to_owned()
        }
        Doute::Voisins { annee, valeur } => format!(
            "la valeur est loin de celle de {annee} ({})\u{202F}: un chiffre, une unité ou une virgule de trop\u{202F}?",
            figure(valeur.as_f64().unwrap_or_default())
        ),
        Doute::MoisManquants { mois, .. } => format!("l’année est incomplète\u{202F}: {mois} mois sur 12."),
        Doute::PartieDAnnee => "la période est une partie de l’année (mois, trimestre, semestre, semaine), pas l’année.".to_owned(),
        Doute::MesurePartielle(mot) => {
            format!("l’en-tête dit aussi «\u{202F}{mot}\u{202F}»\u{202F}: ce n’est peut-être qu’une partie du chiffre attendu.")
        }
        Doute::DeuxColonnes(other) => format!("la colonne {other} donne le même chiffre\u{202F}; une seule est lue."),
        Doute::Milliers(1_000) => "les montants sont en milliers d’euros\u{202F}: ils sont multipliés par 1\u{202F}000.".to_owned(),
        Doute::Milliers(_) => "les montants sont en millions d’euros\u{202F}: ils sont multipliés par 1\u{202F}000\u{202F}000.".to_owned(),
        Doute::PlusieursAnnees(years) => {
            let years: Vec<String> = years.iter().map(ToString::to_string).collect();
            format!("le titre, le nom de la feuille et les colonnes ne disent pas la même année ({}).", years.join(", "))
        }
        Doute::AnneeRelative(annee) => format!("l’année écrite par rapport à N (N-1, N+1) est lue comme {annee}."),
        Doute::LignesMasquees(1) => "une ligne masquée (à la main ou par un filtre) est laissée de côté.".to_owned(),
        Doute::LignesMasquees(n) => format!("{n} lignes masquées (à la main ou par un filtre) sont laissées de côté, à partir d’ici."),
        Doute::ColonneMasquee => "la colonne est masquée dans le tableau.".to_owned(),
        Doute::MesuresMelangees(kinds) => {
            format!("des chiffres de sortes différentes ({}) seraient additionnés.", kinds.join(", "))
        }
        Doute::TotalDifferent { total, lu } => format!("total du fichier {}, importé {}.", figure(*total), figure(*lu)),
        Doute::SousTotal => "la ligne est la somme de celles du dessus\u{202F}: elle est laissée de côté comme un sous-total.".to_owned(),
        Doute::EffectifParMois => {
            "les mois d’un effectif ne s’additionnent pas\u{202F}: choisir la colonne du mois à retenir (décembre, par exemple) ou donner \
             la moyenne de l’année."
                .to_owned()
        }
        Doute::ColonneLaissee(header) => format!("«\u{202F}{header}\u{202F}» pourrait donner des chiffres et est laissée de côté."),
        Doute::Lecture(Remarque::GuillemetOuvert(line)) => {
            format!("un guillemet ouvert à la ligne {line} n’est jamais fermé\u{202F}; les guillemets sont lus comme de simples signes.")
        }
        Doute::Lecture(Remarque::Encodage(nom)) => {
            format!("le fichier ne dit pas dans quel jeu de caractères il est écrit\u{202F}; les accents sont lus comme {nom}.")
        }
    };
    if where_.is_empty() { mots::majuscule(&said) } else { format!("{where_}{said}") }
}

fn doubt(d: &DouteImport) -> DouteView {
    DouteView { cle: d.cle.clone(), adresse: d.adresse.clone(), phrase: sentence(d), retient: d.retient, confirme: d.confirme }
}

/// French reason for which a cell is left aside.
fn phrase(raison: &Raison) -> String {
    match raison {
        Raison::PasUnNombre => "Ce n’est pas un nombre.".to_owned(),
        Raison::PasEntier => "Un nombre entier est attendu.".to_owned(),
        Raison::PasUneAnnee => "Ce n’est pas une année.".to_owned(),
        Raison::PasUneDate => "Ce n’est pas une date (12/03/2027).".to_owned(),
        Raison::PasOuiNon => "Oui ou non est attendu.".to_owned(),
        Raison::MotInconnu(mots) => format!("Mot inconnu\u{202F}; attendu\u{202F}: {}.", mots.join(", ")),
        Raison::TropGrand => "Ce nombre est trop grand.".to_owned(),
        Raison::Formule => "La formule est en erreur dans le tableau.".to_owned(),
        Raison::Pourcentage => "C’est un pourcentage, un nombre est attendu.".to_owned(),
        Raison::LigneInconnue => "Cette ligne n’existe pas dans le dossier.".to_owned(),
        Raison::SansNom => "La ligne ne dit pas de quoi elle parle.".to_owned(),
        Raison::SansAnnee => "L’année n’est pas dite.".to_owned(),
        Raison::Ambigu => "Plusieurs lignes du dossier correspondent\u{202F}: ajouter la colonne qui les distingue.".to_owned(),
        Raison::DejaDonne(ou) => format!("Valeur déjà donnée, différente, en {ou}."),
        Raison::Unite => "L’unité n’est pas celle de ce chiffre.".to_owned(),
        Raison::JamaisCalculee => {
            "La formule n’a jamais été calculée\u{202F}: ouvrir le fichier dans un tableur et l’enregistrer.".to_owned()
        }
        Raison::PlusieursLignes => "La cellule a plusieurs lignes\u{202F}: un seul nombre est attendu.".to_owned(),
        Raison::CodeContredit(nom) => format!("Le libellé désigne une autre ligne du dossier\u{202F}: {nom}."),
        Raison::ChampInconnu => "Cette ligne ne correspond à aucun champ.".to_owned(),
    }
}

// Readings kept for later imports ----------------------------------------------------------------

/// Reading of a sheet, saved under its headers.
#[derive(Clone, Debug, Serialize, Deserialize)]
struct Retenue {
    entetes: Vec<String>,
    /// Identity of the dossier: row numbers of the reading are valid only there.
    dossier: String,
    correspondance: Correspondance,
}

/// Headers without their years, since next year’s file differs only by these.
fn signature(f: &FeuilleLue, c: &Correspondance) -> Vec<String> {
    let sans_annee = |t: &String| plat(t).split(' ').filter(|w| !(w.len() == 4 && w.starts_with("20"))).collect::<Vec<_>>().join(" ");
    entetes(f, c.entete, c.double).iter().map(sans_annee).collect()
}

fn proposition(
    hote: &dyn Hote,
    file: &Fichier,
    f: &FeuilleLue,
    rank: usize,
    entete: Option<usize>,
    cible: Option<&str>,
) -> PropositionView {
    let d = file.dossier();
    let fresh = proposer(d, f, rank, entete, cible);
    if cible.is_some() || entete.is_some() {
        return PropositionView { correspondance: fresh, retenue: false };
    }
    let same = |r: &&Retenue| r.correspondance.entete < f.lignes.len() && signature(f, &r.correspondance) == r.entetes;
    let Some(known) = IMPORTS.read(hote).into_iter().find(|r| same(&r)) else {
        return PropositionView { correspondance: fresh, retenue: false };
    };
    let here = file.identite().is_ok_and(|i| i == known.dossier);
    let k = known.correspondance;
    let now = proposer(d, f, rank, Some(k.entete), Some(&k.cible));
    let column = |(was, is): (&ColonneLue, &ColonneLue)| ColonneLue {
        champ: was.champ.clone(),
        annee: was.annee.and(is.annee).or(was.annee),
        nature: was.nature,
        ligne: was.ligne.and(is.ligne).or(was.ligne.filter(|_| here)),
    };
    let colonnes = k.colonnes.iter().zip(&now.colonnes).map(column).collect();
    PropositionView {
        correspondance: Correspondance {
            feuille: rank,
            fin: now.fin,
            annee: now.annee,
            colonnes,
            // What was confirmed or left aside was so of another file.
            confirmes: fresh.confirmes,
            sans_annees_closes: false,
            noms: if here { now.noms.into_iter().chain(k.noms).collect() } else { now.noms },
            ..k
        },
        retenue: true,
    }
}

const IMPORTS: NoteJson<Vec<Retenue>> = NoteJson::new("imports.json");

fn remember(hote: &dyn Hote, retenue: Retenue) {
    let mut all = IMPORTS.read(hote);
    all.retain(|r| r.entetes != retenue.entetes);
    all.insert(0, retenue);
    all.truncate(RETENUES);
    IMPORTS.write(hote, &all);
}
