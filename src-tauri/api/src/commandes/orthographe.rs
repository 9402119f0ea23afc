//! Commands that judge the spelling of texts. The dictionary is the page’s, given once, since only the window needs it.

use cpom_core::orthographe::{Correcteur, LONG_MAX, MotsConnus};
use serde::{Deserialize, Serialize};

use crate::erreurs::Erreur;
use crate::hote::Hote;
use crate::note::NoteJson;
use crate::session::{Resultat, Session};

commandes! {
    /// Takes the dictionary that later readings of texts rest on.
    Lecture orthographe_preparer: DictionnaireRequest => OrthographeView,
    /// Finds the words of texts that are not known.
    Lecture orthographe_verifier: VerifierTextesRequest => Vec<Vec<FauteView>>,
    /// Suggests words near an unknown one.
    Lecture orthographe_suggerer: MotRequest => Vec<String>,
    /// Adds a word to those of this machine, or takes it away.
    Fait orthographe_retenir: RetenirMotRequest => OrthographeView,
}

/// Words of the person, kept on this machine: a dossier travels between people, each with their own words.
const MOTS: NoteJson<Vec<String>> = NoteJson::new("mots.json");
/// Most words of the person.
const MOTS_MAX: usize = 5000;

/// Dictionary, as the contents of its two files.
#[derive(Debug, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
#[serde(deny_unknown_fields)]
pub struct DictionnaireRequest {
    /// Rules of the dictionary (`.aff`).
    pub aff: String,
    /// Words of the dictionary (`.dic`).
    pub dic: String,
}

/// Texts whose words are to be judged.
#[derive(Debug, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
#[serde(deny_unknown_fields)]
pub struct VerifierTextesRequest {
    /// Texts as they are typed.
    pub textes: Vec<String>,
}

/// A word to find suggestions for.
#[derive(Debug, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
#[serde(deny_unknown_fields)]
pub struct MotRequest {
    /// The word, as it is written.
    pub mot: String,
}

/// A word of the person.
#[derive(Debug, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
#[serde(deny_unknown_fields)]
pub struct RetenirMotRequest {
    /// The word, as it is written.
    pub mot: String,
    /// Whether it is taken away instead of added.
    #[serde(default)]
    pub oublier: bool,
}

/// State of the spelling.
#[derive(Debug, Serialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct OrthographeView {
    /// Whether a dictionary was given.
    pub pret: bool,
    /// Words of the person, kept on this machine.
    pub mots: Vec<String>,
}

/// An unknown word of a text.
#[derive(Debug, Serialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct FauteView {
    /// Place of its first character, in units of UTF-16.
    pub debut: usize,
    /// Place after its last character, in units of UTF-16.
    pub fin: usize,
    /// The word, as it stands in the text.
    pub mot: String,
}

fn state(session: &Session, hote: &dyn Hote) -> OrthographeView {
    OrthographeView { pret: session.correcteur.is_some(), mots: MOTS.read(hote) }
}

fn orthographe_preparer(session: &mut Session, hote: &dyn Hote, r: DictionnaireRequest) -> Resultat<OrthographeView> {
    let made = Correcteur::new(&r.aff, &r.dic).map_err(|e| Erreur::requete(&format!("ce dictionnaire ne peut pas être lu ({e})")))?;
    session.correcteur = Some(made);
    Ok(state(session, hote))
}

fn orthographe_verifier(session: &mut Session, hote: &dyn Hote, r: VerifierTextesRequest) -> Resultat<Vec<Vec<FauteView>>> {
    // Without a dictionary no word can be called unknown.
    let Some(correcteur) = &session.correcteur else { return Ok(r.textes.iter().map(|_| Vec::new()).collect()) };
    let connus = MotsConnus::of(session.fichier.as_ref().map(cpom_core::store::Fichier::dossier), &MOTS.read(hote));
    let judged = r.textes.iter().map(|text| {
        let mut units = 0;
        let mut from = 0;
        let faults = correcteur.fautes(text, &connus).into_iter().map(|range| {
            units += text[from..range.start].encode_utf16().count();
            from = range.start;
            let mot = text[range].to_owned();
            FauteView { debut: units, fin: units + mot.encode_utf16().count(), mot }
        });
        faults.collect()
    });
    Ok(judged.collect())
}

fn orthographe_suggerer(session: &mut Session, _hote: &dyn Hote, r: MotRequest) -> Resultat<Vec<String>> {
    Ok(session.correcteur.as_ref().map(|c| c.suggestions(&r.mot)).unwrap_or_default())
}

fn orthographe_retenir(session: &mut Session, hote: &dyn Hote, r: RetenirMotRequest) -> Resultat<OrthographeView> {
    let mot = r.mot.trim();
    if mot.is_empty() || mot.chars().count() > LONG_MAX || mot.contains(char::is_whitespace) {
        return Err(Erreur::requete("ce n’est pas un mot"));
    }
    let mut mots = MOTS.read(hote);
    mots.retain(|m| m != mot);
    if !r.oublier {
        mots.push(mot.to_owned());
        mots.sort_unstable();
        mots.truncate(MOTS_MAX);
    }
    MOTS.write(hote, &mots);
    Ok(state(session, hote))
}
