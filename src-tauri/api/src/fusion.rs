//! Changes of another copy of the dossier, in French.

use std::collections::BTreeSet;

use cpom_core::comparaison::{Tables, comparer_textes};
use cpom_core::designation::cut_to;
use cpom_core::dire;
use cpom_core::francais;
use cpom_core::fusion::{ChangementFusion, Cote, Fusionne, NoteFusion, PlanFusion, Quoi, RefusFusion};
use cpom_core::modele::{Cellule, Dossier, Genre, Id, Rubrique, TableDef, mots};
use cpom_core::store::common_history::{Cle, Commun};
use serde::Serialize;

use crate::comparaison::{MotView, TotalView, stretch};
use crate::edition::LieuView;

/// Changes that may be taken from another copy, with what the present choices would do.
#[derive(Debug, Serialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct FusionView {
    /// Name of the other file, without its folders.
    pub fichier: String,
    /// Whether the state that both copies had in common is known: conflicts are then marked.
    pub commun: bool,
    /// French sentence on that state.
    pub phrase: String,
    /// Number of differences made here alone, which stay.
    pub faits_ici: usize,
    /// Number of changes that may be taken.
    pub nombre: usize,
    /// Number of these that both copies changed, each in its own way.
    pub conflits: usize,
    /// Changes that may be taken, by part of the dossier.
    pub rubriques: Vec<RubriqueFusionView>,
    /// Changes that cannot be taken.
    pub refus: Vec<RefusFusionView>,
    /// Effect of the present choices.
    pub apercu: ApercuFusionView,
}

/// Part of the dossier in which changes may be taken.
#[derive(Debug, Serialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct RubriqueFusionView {
    /// Title of the part, as in the window.
    pub titre: String,
    /// Rows that differ.
    pub lignes: Vec<LigneFusionView>,
}

/// Row that differs.
#[derive(Debug, Serialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct LigneFusionView {
    /// Name of the row in French.
    pub nom: String,
    /// Place of the row here; `None` for a row that is not here.
    pub lieu: Option<LieuView>,
    /// Choices that the row offers: one for each changed field, or one for the whole row.
    pub choix: Vec<ChoixFusionView>,
}

/// Change that may be taken.
#[derive(Debug, Serialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct ChoixFusionView {
    /// Key of the change, to choose it.
    pub cle: String,
    /// Label of the field, or what happens to the row: « ajoutée », « retirée », « ordre ».
    pub libelle: String,
    /// Code of who made it: `autre`, `conflit` or `inconnu`.
    pub cote: String,
    /// Value in the common state, in French; `None` when it is not known or not of one field.
    pub avant: Option<String>,
    /// Value here, in French; `None` for an added row.
    pub ici: Option<String>,
    /// Value there, in French; `None` for a removed row.
    pub la: Option<String>,
    /// Texts of here and there compared word by word, for a text; `ici` and `la` are given as well.
    pub mots: Option<Vec<MotView>>,
    /// Rows that come or go with it, in a phrase; empty when there are none.
    pub suite: String,
}

/// Change that cannot be taken.
#[derive(Debug, Serialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct RefusFusionView {
    /// Name of the row, with the field when one is concerned.
    pub nom: String,
    /// French sentence of the reason.
    pub phrase: String,
}

/// Effect of the choices, before they are applied.
#[derive(Debug, Default, Serialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct ApercuFusionView {
    /// Number of changes that would be taken, those that come along included.
    pub nombre: usize,
    /// Keys of the changes that come along with a chosen one.
    pub avec: Vec<String>,
    /// French sentences of what is to be known: codes that change, rows that are left.
    pub notes: Vec<String>,
    /// Computed figures that would change.
    pub totaux: Vec<TotalView>,
}

/// The states that the sentences name rows from.
pub(crate) struct LectureFusion<'a> {
    pub plan: &'a PlanFusion,
    pub commun: &'a Commun,
    pub ici: Tables,
    pub la: Tables,
    pub avant: Option<Tables>,
}

impl<'a> LectureFusion<'a> {
    pub fn of(plan: &'a PlanFusion, commun: &'a Commun, ici: &Dossier, la: &Dossier) -> Self {
        let avant = if let Commun::Connu(then) = commun { Some(Tables::of(then)) } else { None };
        Self { plan, commun, ici: Tables::of(ici), la: Tables::of(la), avant }
    }

    /// The whole reading; the caller fills in the name of the file and the effect of the choices.
    pub fn view(&self) -> FusionView {
        let taken = || self.plan.changements.iter().filter(|c| c.refus.is_none());
        FusionView {
            fichier: String::new(),
            commun: self.avant.is_some(),
            phrase: self.phrase().to_owned(),
            faits_ici: self.plan.faits_ici,
            nombre: taken().count(),
            conflits: taken().filter(|c| c.cote == Cote::LesDeux).count(),
            rubriques: self.rubriques(),
            refus: self.refus(),
            apercu: ApercuFusionView::default(),
        }
    }

    fn phrase(&self) -> &'static str {
        match self.commun {
            Commun::Connu(_) => {
                "Les deux copies viennent du même dossier\u{202F}: ce qui n’a changé que là-bas est distingué de ce qui a changé des deux côtés."
            }
            Commun::Etranger => {
                "Ce fichier n’est pas une copie de ce dossier\u{202F}: rien ne dit qui a changé quoi, et chaque différence est un choix."
            }
            Commun::Oublie => {
                "L’historique a été allégé au-delà de l’état que les deux copies avaient en commun\u{202F}: rien ne dit qui a changé quoi, et chaque différence est un choix."
            }
        }
    }

    fn rubriques(&self) -> Vec<RubriqueFusionView> {
        let mut out = Vec::new();
        for rubrique in Rubrique::TOUTES {
            let mut lignes: Vec<(Option<(bool, Cle)>, LigneFusionView)> = Vec::new();
            for c in self.plan.changements.iter().filter(|c| c.refus.is_none() && c.table.rubrique == *rubrique) {
                let mine = !matches!(c.quoi, Quoi::Ajout);
                // Fields of one row stand together.
                let row = (c.quoi != Quoi::Ordre).then(|| (mine, (c.table.nom, if mine { c.ici } else { c.la.unwrap_or_default() })));
                match lignes.last_mut().filter(|(known, _)| row.is_some() && *known == row) {
                    Some((_, line)) => line.choix.push(self.choice(c)),
                    None => lignes.push((row, LigneFusionView { nom: self.name(c), lieu: place(c), choix: vec![self.choice(c)] })),
                }
            }
            if !lignes.is_empty() {
                let lignes = lignes.into_iter().map(|(_, line)| line).collect();
                out.push(RubriqueFusionView { titre: rubrique.titre().to_owned(), lignes });
            }
        }
        out
    }

    fn refus(&self) -> Vec<RefusFusionView> {
        let refused = self.plan.changements.iter().filter_map(|c| c.refus.as_ref().map(|r| (c, r)));
        let said = refused.map(|(c, r)| {
            let field = match &c.quoi {
                Quoi::Champ { champ, .. } => format!(", {}", mots::minuscule(&dire::champ(c.table.nom, champ.nom))),
                _ => String::new(),
            };
            RefusFusionView { nom: format!("{}{field}", mots::majuscule(&self.name(c))), phrase: self.reason(r) }
        });
        said.collect()
    }

    fn reason(&self, refus: &RefusFusion) -> String {
        match refus {
            RefusFusion::Version => "Les versions gardées restent dans le fichier où elles ont été gardées.".to_owned(),
            RefusFusion::AnneeClose(annee) => {
                format!("L’exercice {annee} est clos ici\u{202F}: ses chiffres ne changent plus, à moins de le rouvrir d’abord.")
            }
            RefusFusion::Cloture(annee) => {
                format!("L’exercice {annee} a été clos dans l’autre copie\u{202F}: il se clôt ici, une fois ses chiffres repris.")
            }
            RefusFusion::AvenantSigne => "Cet avenant est signé ici\u{202F}: il ne change plus.".to_owned(),
            RefusFusion::Renvoi(cle) => format!("Ce changement renvoie à {}, qui ne peut pas être repris.", self.there(*cle)),
        }
    }

    fn there(&self, (nom, id): Cle) -> String {
        TableDef::de(nom).map_or_else(|| nom.to_owned(), |table| dire::ligne(&self.la, table, id))
    }

    fn name(&self, c: &ChangementFusion) -> String {
        match (&c.quoi, c.la) {
            (Quoi::Ordre, _) => mots::minuscule(c.table.titre),
            (Quoi::Ajout, Some(la)) => dire::ligne(&self.la, c.table, la),
            _ => dire::ligne(&self.ici, c.table, c.ici),
        }
    }

    fn choice(&self, c: &ChangementFusion) -> ChoixFusionView {
        let cote = match c.cote {
            Cote::Autre => "autre",
            Cote::LesDeux => "conflit",
            Cote::Inconnu => "inconnu",
        };
        let e = if c.table.feminin { "e" } else { "" };
        let mut out = ChoixFusionView {
            cle: c.cle.clone(),
            libelle: String::new(),
            cote: cote.to_owned(),
            avant: None,
            ici: None,
            la: None,
            mots: None,
            suite: suite(&c.suite),
        };
        match &c.quoi {
            Quoi::Champ { champ, avant, ici, la } => {
                out.libelle = dire::champ(c.table.nom, champ.nom);
                out.avant = avant.as_ref().zip(self.avant.as_ref()).map(|(v, then)| dire::valeur(champ, v, then));
                out.ici = Some(dire::valeur(champ, ici, &self.ici));
                out.la = Some(dire::valeur(champ, la, &self.la));
                let text = matches!(champ.genre, Genre::Texte | Genre::TexteLong | Genre::Lignes);
                if let (true, Cellule::Texte(a), Cellule::Texte(b)) = (text, ici, la) {
                    out.mots = Some(comparer_textes(a, b).into_iter().map(stretch).collect());
                }
            }
            Quoi::Ajout => {
                out.libelle = format!("ajouté{e}");
                out.la = Some(self.contents(&self.la, c.table, c.la.unwrap_or_default()));
            }
            Quoi::Retrait => {
                out.libelle = format!("retiré{e}");
                out.ici = Some(self.contents(&self.ici, c.table, c.ici));
            }
            Quoi::Ordre => out.libelle = "ordre des lignes".to_owned(),
        }
        out
    }

    /// The first values of a row, in a line: « Pilote : direction ; Échéance : 31 décembre 2027 ».
    fn contents(&self, tables: &Tables, table: &'static TableDef, id: Id) -> String {
        let cells = tables.cells(table, id);
        let filled = table.champs.iter().zip(cells.into_iter().flatten()).filter(|(champ, cell)| {
            let empty = matches!(cell, Cellule::Nul) || matches!(cell, Cellule::Texte(t) if t.is_empty());
            !empty && Some(champ.nom) != table.parent && !(champ.genre == Genre::Booleen && **cell == Cellule::Entier(0))
        });
        let said = filled.take(VALEURS).map(|(champ, cell)| {
            let value: String = dire::valeur(champ, cell, tables).split_whitespace().collect::<Vec<_>>().join(" ");
            format!("{}\u{202F}: {}", dire::champ(table.nom, champ.nom), cut_to(&value, LONGUEUR))
        });
        said.collect::<Vec<_>>().join("\u{202F}; ")
    }

    /// Effect of the choices; the caller fills in the figures.
    pub fn apercu(&self, made: &Fusionne) -> ApercuFusionView {
        let avec = made.venus_avec.iter().map(|at| self.plan.changements[*at].cle.clone()).collect();
        let mut seen = BTreeSet::new();
        let notes = made.notes.iter().map(|note| self.note(note)).filter(|said| seen.insert(said.clone())).collect();
        ApercuFusionView { nombre: made.pris.len(), avec, notes, totaux: Vec::new() }
    }

    fn note(&self, note: &NoteFusion) -> String {
        match note {
            NoteFusion::Laissee(cle, refus) => format!("{} reste là-bas. {}", mots::majuscule(&self.there(*cle)), self.reason(refus)),
            NoteFusion::AnneeOuverte(annee) => {
                format!("L’exercice {annee} est repris ouvert\u{202F}: il se clôt ici, une fois ses chiffres repris.")
            }
            NoteFusion::Code(table, was, is) => {
                format!("{} {was} devient {is}\u{202F}: ce code est déjà pris ici.", mots::majuscule(&table.le()))
            }
            NoteFusion::Numero(table, was, _) => {
                format!(
                    "{} prend un autre numéro interne, le sien étant pris ici\u{202F}; ses liens suivent.",
                    mots::majuscule(&dire::ligne(&self.la, table, *was))
                )
            }
            NoteFusion::LienVide(cle, champ) => {
                format!("{}\u{202F}: «\u{202F}{}\u{202F}» reste vide.", mots::majuscule(&self.there(*cle)), dire::champ(cle.0, champ))
            }
        }
    }
}

/// Values of a row that a choice shows.
const VALEURS: usize = 4;
/// Longest value shown, in characters.
const LONGUEUR: usize = 80;

fn place(c: &ChangementFusion) -> Option<LieuView> {
    let champ = match &c.quoi {
        Quoi::Champ { champ, .. } => Some(champ.nom.to_owned()),
        Quoi::Retrait => None,
        Quoi::Ajout | Quoi::Ordre => return None,
    };
    Some(LieuView { table: c.table.nom.to_owned(), id: c.ici, champ })
}

/// « avec 3 étapes et 2 risques »; empty when there are none.
fn suite(rows: &[(&'static TableDef, usize)]) -> String {
    let said = |(t, n): &(&TableDef, usize)| format!("{} {}", francais::entier(i64::try_from(*n).unwrap_or(i64::MAX)), t.nom_pour(*n));
    let parts: Vec<String> = rows.iter().map(said).collect();
    if parts.is_empty() { String::new() } else { format!("avec {}", francais::enumeration(&parts)) }
}

/// Writes what may be taken as lines of text with their keys, for the command line.
#[must_use]
pub fn texte(f: &FusionView) -> String {
    let mut out = format!("{}\n", f.phrase);
    for r in &f.rubriques {
        out.push_str(&format!("\n{}\n", r.titre));
        for l in &r.lignes {
            out.push_str(&format!("  {}\n", mots::majuscule(&l.nom)));
            for c in &l.choix {
                let both = if c.cote == "conflit" { " (changé des deux côtés)" } else { "" };
                let suite = if c.suite.is_empty() { String::new() } else { format!(", {}", c.suite) };
                out.push_str(&format!("    [{}] {}{both}{suite}\n", c.cle, c.libelle));
                for (word, value) in [("à l’origine", &c.avant), ("ici", &c.ici), ("là-bas", &c.la)] {
                    if let Some(value) = value {
                        out.push_str(&format!("      {word}\u{202F}: {}\n", value.replace('\n', "\n        ")));
                    }
                }
            }
        }
    }
    if !f.refus.is_empty() {
        out.push_str("\nNe se reprend pas\n");
        f.refus.iter().for_each(|r| out.push_str(&format!("  {}. {}\n", r.nom, r.phrase)));
    }
    out
}
