//! Comments and tracked changes of a Word document.
//!
//! The body is walked once, without recursion. A remark is put in the list as soon as it begins and gets its place at the end of
//! its paragraph, since a heading may itself be commented on. Headings are read as they were before the changes.

use std::collections::BTreeMap;

use cpom_core::modele::Dossier;
use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};

use super::lieux::{LieuxNommes, Titres};
use super::xml::{damaged, reference};
use super::{GenreRemarque, REMARQUES_MAX, RefusRetour, RemarqueRetour, Retour, TEXTE_MAX, iso_date};
use crate::archive::Archive;
use crate::ods::attribute;

pub(super) fn lire(mut archive: Archive<'_>, dossier: &Dossier) -> Result<Retour, RefusRetour> {
    let notes = match archive.part("word/comments.xml")? {
        Some(text) => notes(&text)?,
        None => BTreeMap::new(),
    };
    let body = archive.part("word/document.xml")?.unwrap_or_default();
    let mut walk = LecteurWord::new(LieuxNommes::of(dossier), notes);
    events(&body, |e| walk.event(e))?;
    Ok(Retour { remarques: walk.remarques, non_comparees: Vec::new() })
}

/// Part of a text that matters here.
enum Vu<'a> {
    Debut(&'a BytesStart<'a>, bool),
    Texte(&'a str),
    Fin(&'a str),
}

/// Walks through a part; references to characters come as text.
fn events(text: &str, mut see: impl FnMut(Vu<'_>)) -> Result<(), RefusRetour> {
    let mut reader = Reader::from_str(text);
    loop {
        match reader.read_event() {
            Ok(Event::Start(e)) => see(Vu::Debut(&e, false)),
            Ok(Event::Empty(e)) => see(Vu::Debut(&e, true)),
            Ok(Event::Text(t)) => see(Vu::Texte(&t)),
            Ok(Event::GeneralRef(r)) => see(Vu::Texte(&reference(&r.xml10_content()))),
            Ok(Event::End(e)) => see(Vu::Fin(e.local_name().as_ref())),
            Ok(Event::Eof) => return Ok(()),
            Ok(_) => {}
            Err(e) => return Err(damaged(e)),
        }
    }
}

/// A comment: its author, its day, its words.
#[derive(Default)]
struct NoteWord {
    auteur: String,
    date: String,
    texte: String,
}

/// Comments by identifier.
fn notes(text: &str) -> Result<BTreeMap<String, NoteWord>, RefusRetour> {
    let mut out: BTreeMap<String, NoteWord> = BTreeMap::new();
    let (mut id, mut in_text) = (None::<String>, false);
    events(text, |vu| match vu {
        Vu::Debut(e, empty) => match e.local_name().as_ref() {
            "comment" => {
                id = attribute(e, "w:id").filter(|_| out.len() < REMARQUES_MAX);
                let said = |nom: &str| attribute(e, nom).unwrap_or_default();
                if let Some(id) = &id {
                    out.insert(id.clone(), NoteWord { auteur: said("w:author"), date: said("w:date"), texte: String::new() });
                }
            }
            "t" => in_text = !empty,
            "p" | "br" | "tab" => add(&mut out, id.as_deref(), " "),
            _ => {}
        },
        Vu::Texte(t) if in_text => add(&mut out, id.as_deref(), t),
        Vu::Texte(_) => {}
        Vu::Fin("t") => in_text = false,
        Vu::Fin("comment") => id = None,
        Vu::Fin(_) => {}
    })?;
    Ok(out)
}

fn add(notes: &mut BTreeMap<String, NoteWord>, id: Option<&str>, texte: &str) {
    if let Some(note) = id.and_then(|id| notes.get_mut(id)) {
        push(&mut note.texte, texte);
    }
}

/// Adds to a text that is cut in the end: what is beyond it is not kept.
fn push(texte: &mut String, suite: &str) {
    if texte.len() < 8 * TEXTE_MAX {
        texte.push_str(suite);
    }
}

/// A tracked change being read.
struct ChangementSuivi {
    genre: GenreRemarque,
    auteur: String,
    date: String,
    texte: String,
}

/// A table being read: the place in it, its header, the first cell of the row.
#[derive(Default)]
struct TableLue {
    ligne: usize,
    colonne: usize,
    entetes: Vec<String>,
    premiere: String,
    cellule: String,
}

/// The paragraph being read.
#[derive(Default)]
struct ParagrapheLu {
    /// Level of the heading; `None` for a text.
    niveau: Option<usize>,
    numerote: bool,
    avant: String,
    apres: String,
    /// Remarks that begin in it.
    remarques: Vec<usize>,
}

struct LecteurWord {
    lieux: LieuxNommes,
    notes: BTreeMap<String, NoteWord>,
    remarques: Vec<RemarqueRetour>,
    titres: Titres,
    paragraphe: ParagrapheLu,
    tables: Vec<TableLue>,
    changements: Vec<ChangementSuivi>,
    /// Rank and author of the last change that ended, as long as no text follows it: a program may cut one change into several.
    dernier: Option<(usize, String)>,
    /// Ranks of the comments whose words are being read, by identifier.
    ouverts: BTreeMap<String, usize>,
    dits: BTreeMap<String, usize>,
    in_text: bool,
    /// Depth inside what is left aside: former properties, fallbacks of drawings.
    hors: usize,
}

impl LecteurWord {
    fn new(lieux: LieuxNommes, notes: BTreeMap<String, NoteWord>) -> Self {
        Self {
            lieux,
            notes,
            remarques: Vec::new(),
            titres: Titres::default(),
            paragraphe: ParagrapheLu::default(),
            tables: Vec::new(),
            changements: Vec::new(),
            dernier: None,
            ouverts: BTreeMap::new(),
            dits: BTreeMap::new(),
            in_text: false,
            hors: 0,
        }
    }

    fn event(&mut self, vu: Vu<'_>) {
        const ASIDE: [&str; 6] = ["pPrChange", "rPrChange", "tblPrChange", "tcPrChange", "trPrChange", "Fallback"];
        match vu {
            Vu::Debut(e, empty) => {
                let nom = e.local_name();
                if ASIDE.contains(&nom.as_ref()) {
                    self.hors += usize::from(!empty);
                } else if self.hors == 0 {
                    self.start(e, empty);
                }
            }
            Vu::Fin(nom) if ASIDE.contains(&nom) => self.hors = self.hors.saturating_sub(1),
            Vu::Texte(t) if self.in_text && self.hors == 0 => self.text(t),
            Vu::Fin(nom) if self.hors == 0 => self.end(nom),
            Vu::Texte(_) | Vu::Fin(_) => {}
        }
    }

    fn start(&mut self, e: &BytesStart<'_>, empty: bool) {
        let said = |nom: &str| attribute(e, nom).unwrap_or_default();
        match e.local_name().as_ref() {
            "p" => self.paragraphe = ParagrapheLu::default(),
            "pStyle" => self.paragraphe.niveau = level(&said("w:val")),
            "numPr" => self.paragraphe.numerote = true,
            "t" | "delText" => self.in_text = !empty,
            "tab" | "br" | "cr" => self.text(" "),
            // Inside the properties of a paragraph or of a row these have no content.
            "ins" | "moveTo" if !empty => self.change(GenreRemarque::Ajout, said("w:author"), said("w:date")),
            "del" | "moveFrom" if !empty => self.change(GenreRemarque::Suppression, said("w:author"), said("w:date")),
            "commentRangeStart" => {
                if let Some(rank) = self.comment(&said("w:id")) {
                    self.ouverts.insert(said("w:id"), rank);
                }
            }
            "commentRangeEnd" => drop(self.ouverts.remove(&said("w:id"))),
            "commentReference" => drop(self.comment(&said("w:id"))),
            "tbl" => self.tables.push(TableLue::default()),
            "tr" => {
                if let Some(t) = self.tables.last_mut() {
                    (t.ligne, t.colonne) = (t.ligne + 1, 0);
                    t.premiere.clear();
                }
            }
            "tc" => {
                if let Some(t) = self.tables.last_mut() {
                    t.colonne += 1;
                    t.cellule.clear();
                }
            }
            "gridSpan" => {
                let more = said("w:val").parse::<usize>().unwrap_or(1).clamp(1, 100) - 1;
                if let Some(t) = self.tables.last_mut() {
                    t.colonne += more;
                }
            }
            _ => {}
        }
    }

    fn text(&mut self, t: &str) {
        let genre = self.changements.last().map(|c| c.genre);
        if let Some(c) = self.changements.last_mut() {
            push(&mut c.texte, t);
        } else {
            self.dernier = None;
        }
        if genre != Some(GenreRemarque::Ajout) {
            push(&mut self.paragraphe.avant, t);
        }
        if genre != Some(GenreRemarque::Suppression) {
            push(&mut self.paragraphe.apres, t);
        }
        for rank in self.ouverts.values() {
            if let Some(r) = self.remarques.get_mut(*rank) {
                push(&mut r.avant, t);
            }
        }
    }

    fn end(&mut self, nom: &str) {
        match nom {
            "t" | "delText" => self.in_text = false,
            "ins" | "moveTo" | "del" | "moveFrom" => self.changed(),
            "p" => self.paragraph(),
            "tc" => {
                if let Some(t) = self.tables.last_mut() {
                    let text = std::mem::take(&mut t.cellule);
                    if t.ligne == 1 {
                        t.entetes.resize(t.colonne.max(t.entetes.len()), text.clone());
                    }
                    if t.premiere.is_empty() {
                        t.premiere = text;
                    }
                }
            }
            "tbl" => drop(self.tables.pop()),
            _ => {}
        }
    }

    fn change(&mut self, genre: GenreRemarque, auteur: String, date: String) {
        if self.changements.len() < 64 {
            self.changements.push(ChangementSuivi { genre, auteur, date, texte: String::new() });
        }
    }

    /// The change that ends: a remark, or the rest of the one just before it. What one person removes and adds at one place is a
    /// replacement.
    fn changed(&mut self) {
        let Some(c) = self.changements.pop().filter(|c| !c.texte.trim().is_empty()) else { return };
        let before = self.dernier.take().filter(|(_, auteur)| *auteur == c.auteur).map(|(rank, _)| rank);
        let joined = before.filter(|rank| self.remarques.get(*rank).is_some_and(|r| r.genre == c.genre || replaced(r.genre, c.genre)));
        let rank = joined.or_else(|| self.remark(c.genre, &c.auteur, &c.date));
        let Some((rank, r)) = rank.and_then(|rank| Some((rank, self.remarques.get_mut(rank)?))) else { return };
        if r.genre != c.genre {
            r.genre = GenreRemarque::Remplacement;
        }
        push(if c.genre == GenreRemarque::Ajout { &mut r.apres } else { &mut r.avant }, &c.texte);
        self.dernier = Some((rank, c.auteur));
    }

    /// The remark of a comment, made when it is first met.
    fn comment(&mut self, id: &str) -> Option<usize> {
        if let Some(rank) = self.dits.get(id) {
            return Some(*rank);
        }
        let note = self.notes.remove(id)?;
        let rank = self.remark(GenreRemarque::Commentaire, &note.auteur, &note.date)?;
        if let Some(r) = self.remarques.get_mut(rank) {
            r.apres = note.texte;
        }
        self.dits.insert(id.to_owned(), rank);
        Some(rank)
    }

    fn remark(&mut self, genre: GenreRemarque, auteur: &str, date: &str) -> Option<usize> {
        if self.remarques.len() >= REMARQUES_MAX {
            return None;
        }
        self.remarques.push(RemarqueRetour {
            lieu: None,
            ou: String::new(),
            genre,
            auteur: auteur.to_owned(),
            date: iso_date(date),
            avant: String::new(),
            apres: String::new(),
            valeur: None,
        });
        let rank = self.remarques.len() - 1;
        self.paragraphe.remarques.push(rank);
        Some(rank)
    }

    /// The end of a paragraph: a heading is entered, the remarks that began in it get their place.
    fn paragraph(&mut self) {
        self.dernier = None;
        let p = std::mem::take(&mut self.paragraphe);
        if let Some(niveau) = p.niveau.filter(|_| self.tables.is_empty()) {
            let lieu = [&p.avant, &p.apres].into_iter().find_map(|t| self.lieux.of_title(t, p.numerote));
            let titre = if p.avant.trim().is_empty() { &p.apres } else { &p.avant };
            self.titres.enter(niveau, titre.split_whitespace().collect::<Vec<_>>().join(" "), lieu);
        }
        let (mut lieu, mut ou) = self.titres.here();
        if let Some(t) = self.tables.last_mut() {
            push(&mut t.cellule, &p.avant);
            let first = if t.premiere.is_empty() { &t.cellule } else { &t.premiere };
            lieu = self.lieux.of_cell(first).or(lieu);
            let header = t.entetes.get(t.colonne.saturating_sub(1)).map(|h| h.trim()).filter(|h| !h.is_empty() && t.ligne > 1);
            ou.push_str(&format!(", ligne «\u{202F}{}\u{202F}»", first.trim()));
            ou.push_str(&header.map_or_else(|| format!(", colonne {}", t.colonne), |h| format!(", colonne «\u{202F}{h}\u{202F}»")));
        }
        for rank in p.remarques {
            if let Some(r) = self.remarques.get_mut(rank) {
                (r.lieu, r.ou) = (lieu, ou.clone());
            }
        }
    }
}

/// Whether a change at the place of another makes a replacement of it.
fn replaced(before: GenreRemarque, then: GenreRemarque) -> bool {
    use GenreRemarque::{Ajout, Remplacement, Suppression};
    matches!((before, then), (Suppression, Ajout) | (Ajout, Suppression) | (Remplacement, Ajout | Suppression))
}

/// Level of a heading by the name of its style: ours, or those of Word and LibreOffice.
fn level(style: &str) -> Option<usize> {
    let name = style.to_lowercase().replace([' ', '_'], "");
    let number = ["heading", "intertitre", "titre"].iter().find_map(|start| name.strip_prefix(start))?;
    number.parse::<usize>().ok().filter(|n| (1..=9).contains(n))
}
