//! The sections of each document: codes, names, what is lost without them, and the chosen order.
//!
//! The composition, the command line and the window use this one list. When the law or the signature needs a
//! section that is left out, [`Section::perte`] says what is lost; the cover names every section left out.

use cpom_core::annexes::{AnnexeNumerotee, PartieEcrite, du_coeur};
use cpom_core::choix::DocumentImprime;
use cpom_core::modele::Dossier;

use super::TypeDocument;

/// A section of a document, in the order it prints.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct Section {
    /// Stable code of the section.
    pub code: String,
    /// Name of the section, as the document prints it.
    pub nom: String,
    /// Effect of leaving out the section, besides the absence of its content; `None` when there is none.
    pub perte: Option<&'static str>,
    /// Whether the section is left out.
    pub ecartee: bool,
    /// Whether it is of the core of the complete document, which prints first and may be printed alone.
    #[serde(skip)]
    pub coeur: bool,
    /// Whether it is left out unless it is chosen.
    #[serde(skip)]
    facultative: bool,
}

impl Section {
    pub(super) fn new(code: impl Into<String>, nom: impl Into<String>) -> Self {
        Self { code: code.into(), nom: nom.into(), perte: None, ecartee: false, coeur: false, facultative: false }
    }

    pub(super) fn facultative(self) -> Self {
        Self { facultative: true, ..self }
    }

    /// The section of an annex, whatever its content.
    pub(super) fn of_annex(place: AnnexeNumerotee) -> Self {
        let perte = place.parties.iter().find_map(|p| perte(*p));
        let core = du_coeur(&place);
        let section = Self::new(place.code, place.titre).perte(perte);
        if core { section.du_coeur() } else { section }
    }

    pub(super) fn du_coeur(self) -> Self {
        Self { coeur: true, ..self }
    }

    pub(super) fn perte(mut self, perte: Option<&'static str>) -> Self {
        self.perte = perte;
        self
    }
}

/// The legal mention that is lost when the part is left out.
fn perte(partie: PartieEcrite) -> Option<&'static str> {
    match partie {
        PartieEcrite::Fiches => {
            Some("mentions obligatoires : objectifs poursuivis et moyens mis en œuvre, actions améliorant la qualité du service")
        }
        PartieEcrite::Indicateurs => Some("mentions obligatoires : critères d’évaluation et indicateurs de suivi des actions"),
        PartieEcrite::Finances => Some("mentions obligatoires : montant de la dotation, modalités de calcul et de versement"),
        PartieEcrite::Territoire => Some("mention obligatoire : territoire desservi"),
        _ => None,
    }
}

/// Sections chosen when the document is asked for, instead of those the dossier records.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct ChoixSections {
    /// Codes of the only sections to keep, in this order.
    pub seulement: Option<Vec<String>>,
    /// Codes of the sections to leave out.
    pub sans: Vec<String>,
    /// Whether the core of the complete document is printed alone: its annexes are said not to be joined.
    pub coeur: bool,
}

impl ChoixSections {
    /// The first chosen code that matches no section.
    #[must_use]
    pub fn inconnue<'a>(&'a self, sections: &[Section]) -> Option<&'a str> {
        let mut codes = self.seulement.iter().flatten().chain(&self.sans);
        codes.find(|c| sections.iter().all(|s| s.code != **c)).map(String::as_str)
    }
}

/// The value under which the dossier records the sections of this document; `None` for a document without
/// choice.
#[must_use]
pub fn document_imprime(document: TypeDocument) -> Option<DocumentImprime> {
    match document {
        TypeDocument::Complet => Some(DocumentImprime::Complet),
        TypeDocument::Reunion => Some(DocumentImprime::Reunion),
        TypeDocument::Synthese => Some(DocumentImprime::Synthese),
        TypeDocument::Bilan => Some(DocumentImprime::Bilan),
        TypeDocument::BilanFinal => Some(DocumentImprime::BilanFinal),
        TypeDocument::Candidature => Some(DocumentImprime::Candidature),
        TypeDocument::Avenant => Some(DocumentImprime::Avenant),
        TypeDocument::Passation => Some(DocumentImprime::Passation),
        TypeDocument::Emploi => Some(DocumentImprime::Emploi),
        TypeDocument::Modifications => Some(DocumentImprime::Modifications),
        TypeDocument::Releve => Some(DocumentImprime::Releve),
        TypeDocument::Carte | TypeDocument::Fiche(_) => None,
    }
}

/// Sections in the chosen order, those left out marked.
pub(super) fn ordered(sections: Vec<Section>, dossier: &Dossier, document: TypeDocument, choix: &ChoixSections) -> Vec<Section> {
    let mut out = match &choix.seulement {
        Some(codes) => only(sections, codes),
        None => remembered(sections, dossier, document),
    };
    for s in &mut out {
        s.ecartee |= choix.sans.contains(&s.code);
    }
    out
}

/// The sections that print, in the order of the pages: the core first, unless an order is asked for; the core alone when it is.
pub(super) fn printed<'s>(sections: &'s [Section], choix: &ChoixSections) -> Vec<&'s Section> {
    let kept = || sections.iter().filter(|s| !s.ecartee);
    match (choix.coeur, choix.seulement.is_some()) {
        (true, _) => kept().filter(|s| s.coeur).collect(),
        (false, true) => kept().collect(),
        (false, false) => kept().filter(|s| s.coeur).chain(kept().filter(|s| !s.coeur)).collect(),
    }
}

/// Keeps these sections, in this order, and marks the others as left out.
fn only(sections: Vec<Section>, codes: &[String]) -> Vec<Section> {
    let rank = |s: &Section| codes.iter().position(|c| *c == s.code).unwrap_or(usize::MAX);
    let mut out: Vec<Section> = sections.into_iter().map(|s| Section { ecartee: rank(&s) == usize::MAX, ..s }).collect();
    out.sort_by_key(rank);
    out
}

/// Sections in the order that the dossier records, a rule of the core.
fn remembered(sections: Vec<Section>, dossier: &Dossier, document: TypeDocument) -> Vec<Section> {
    let Some(document) = document_imprime(document) else { return sections };
    let codes: Vec<&str> = sections.iter().map(|s| s.code.as_str()).collect();
    let order = cpom_core::annexes::remembered(&codes, dossier, document);
    let recorded = |code: &str| dossier.sections_imprimees.iter().any(|r| r.document == document && r.section == code);
    let left_out = |s: &Section| s.facultative && !recorded(&s.code);
    order.into_iter().map(|(i, ecartee)| Section { ecartee: ecartee || left_out(&sections[i]), ..sections[i].clone() }).collect()
}

/// Warning for the cover, which names every section left out; `None` when all are printed. A section that prints only when it is
/// chosen is not missed.
pub(super) fn extrait(sections: &[Section]) -> Option<String> {
    let manquent: Vec<String> = sections.iter().filter(|s| s.ecartee && !s.facultative).map(|s| format!("« {} »", s.nom)).collect();
    if manquent.is_empty() { None } else { Some(format!("Extrait : imprimé sans {}.", super::format::enumeration(&manquent))) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use cpom_core::modele::SectionImprimee;

    fn base() -> Vec<Section> {
        ["a", "b", "c", "d"].map(|c| Section::new(c, c.to_uppercase())).to_vec()
    }

    fn codes(sections: &[Section]) -> String {
        sections.iter().map(|s| if s.ecartee { format!("-{}", s.code) } else { s.code.clone() }).collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn an_optional_section_prints_when_it_is_chosen() {
        let offered = || [base(), vec![Section::new("e", "E").facultative()]].concat();
        let said = |d: &Dossier, choix: &ChoixSections| ordered(offered(), d, TypeDocument::Bilan, choix);
        let none = ChoixSections::default();
        let sections = said(&Dossier::default(), &none);
        assert_eq!((codes(&sections).as_str(), extrait(&sections)), ("a b c d -e", None));
        assert_eq!(codes(&said(&with(&[("e", false)]), &none)), "a b c d e");
        let only = ChoixSections { seulement: Some(vec!["e".to_owned()]), sans: Vec::new(), coeur: false };
        assert_eq!(codes(&said(&Dossier::default(), &only)), "e -a -b -c -d");
    }

    fn with(rows: &[(&str, bool)]) -> Dossier {
        let rows = rows.iter().map(|(code, ecartee)| SectionImprimee {
            document: DocumentImprime::Bilan,
            section: (*code).to_owned(),
            ecartee: *ecartee,
            ..SectionImprimee::default()
        });
        Dossier { sections_imprimees: rows.collect(), ..Dossier::default() }
    }

    #[test]
    fn the_order_chosen_is_kept_and_the_rest_follows_its_neighbours() {
        let of = |rows: &[(&str, bool)]| codes(&ordered(base(), &with(rows), TypeDocument::Bilan, &ChoixSections::default()));
        assert_eq!(of(&[]), "a b c d");
        assert_eq!(of(&[("d", false), ("c", false), ("b", true), ("a", false)]), "d c -b a");
        assert_eq!(of(&[("c", false), ("a", false)]), "c d a b");
        assert_eq!(of(&[("b", true)]), "a -b c d");
        assert_eq!(of(&[("zzz", true), ("d", false)]), "a b c d");
        // The choice recorded for one document does not apply to another.
        assert_eq!(codes(&ordered(base(), &with(&[("b", true)]), TypeDocument::Complet, &ChoixSections::default())), "a b c d");
    }

    #[test]
    fn what_is_asked_at_the_time_goes_first() {
        let ask = |seulement: Option<&[&str]>, sans: &[&str]| {
            let list = |c: &[&str]| c.iter().map(|c| (*c).to_owned()).collect::<Vec<_>>();
            ChoixSections { seulement: seulement.map(list), sans: list(sans), coeur: false }
        };
        let of = |choix: &ChoixSections| codes(&ordered(base(), &with(&[("b", true)]), TypeDocument::Bilan, choix));
        assert_eq!(of(&ask(Some(&["c", "b"]), &[])), "c b -a -d");
        assert_eq!(of(&ask(None, &["a"])), "-a -b c d");
        assert_eq!(ask(Some(&["a", "x"]), &[]).inconnue(&base()), Some("x"));
        assert_eq!(ask(None, &["d"]).inconnue(&base()), None);
    }

    #[test]
    fn the_core_prints_first_or_alone() {
        let offered = || ["a", "b", "c", "d"].map(|c| if c == "c" || c == "a" { base_of(c).du_coeur() } else { base_of(c) }).to_vec();
        let of = |rows: &[(&str, bool)], choix: &ChoixSections| {
            let sections = ordered(offered(), &with(rows), TypeDocument::Bilan, choix);
            printed(&sections, choix).iter().map(|s| s.code.clone()).collect::<String>()
        };
        let alone = ChoixSections { coeur: true, ..ChoixSections::default() };
        assert_eq!(of(&[], &ChoixSections::default()), "acbd");
        assert_eq!(of(&[("d", false), ("c", false), ("b", false), ("a", false)], &ChoixSections::default()), "cadb");
        assert_eq!(of(&[("a", true)], &alone), "c");
        let asked = ChoixSections { seulement: Some(vec!["b".to_owned(), "a".to_owned()]), ..ChoixSections::default() };
        assert_eq!(of(&[], &asked), "ba", "the order asked for is kept");
    }

    fn base_of(code: &str) -> Section {
        Section::new(code, code.to_uppercase())
    }

    #[test]
    fn what_is_lost_is_said() {
        let mut sections = base();
        sections[1].perte = Some("tout");
        assert_eq!(extrait(&sections), None);
        sections[1].ecartee = true;
        sections[2].ecartee = true;
        assert_eq!(extrait(&sections).as_deref(), Some("Extrait : imprimé sans « B » et « C »."));
    }
}
