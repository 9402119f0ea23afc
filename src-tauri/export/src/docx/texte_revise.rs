//! Tracked changes: a text beside its former wording, each change of which Word accepts or rejects.
//!
//! Accepting all of them leaves the new text, rejecting all of them the former one. The end of a paragraph is a change as well
//! when one of the two texts alone has it.

use cpom_core::comparaison::Mot;
use cpom_core::francais::typographie::typographier_suite;

use super::corps::{Cadre, Corps};
use super::xml::{self, Props, Xml};
use crate::bloc::{MarqueListe, ParagrapheRevise, SortRevision, TexteRevise};
use crate::texte::atomes::propre;

impl Corps<'_> {
    pub(super) fn texte_revise(&mut self, t: &TexteRevise, cadre: Cadre) {
        let mut list = None;
        for p in &t.paragraphes {
            let style = match (t.contrat, p.marque) {
                (true, None) => "Contrat",
                (true, Some(_)) => "ContratListe",
                (false, None) => "Normal",
                (false, Some(MarqueListe::Puce)) => "ListBullet",
                (false, Some(MarqueListe::Numero(_))) => "ListNumber",
            };
            // Numbered items that follow one another are one list.
            let liste = match p.marque {
                None => None,
                Some(MarqueListe::Puce) => Some((1, 0)),
                Some(MarqueListe::Numero(_)) => Some((*list.get_or_insert_with(|| self.numbered_list()), 0)),
            };
            list = list.filter(|_| matches!(p.marque, Some(MarqueListe::Numero(_))));
            let fin = p.fin.map(|sort| self.revisions.mark(sort));
            let runs = self.passages(p);
            let props = Props { liste, entier: cadre.entier, revision: fin, ..Props::new(style) };
            self.push(props, runs);
        }
    }

    fn passages(&mut self, p: &ParagrapheRevise) -> Xml {
        let mut out = Xml::new();
        for mot in &p.passages {
            let (Mot::Egal(t) | Mot::Retire(t) | Mot::Ajoute(t)) = mot;
            let words = if out.is_empty() { propre(t) } else { typographier_suite(&propre(t)) };
            match mot {
                Mot::Egal(_) => out.push(xml::run(&words, "")),
                Mot::Ajoute(_) => out.push(self.revisions.mark(SortRevision::Ajoute).with(xml::run(&words, ""))),
                Mot::Retire(_) => out.push(self.revisions.mark(SortRevision::Retire).with(xml::deleted_run(&words))),
            }
        }
        out
    }
}
