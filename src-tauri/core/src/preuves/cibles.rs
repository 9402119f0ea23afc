//! Rows that a document may prove: their name in words, their figure, their place in the list of proofs.

use std::collections::BTreeMap;

use crate::calculs::{Calculs, answered_objectives, objective_measured};
use crate::choix::{Choix, Nature};
use crate::decimal::Montant;
use crate::designation::{avec_code, cut, plain};
use crate::francais::{avec_unite, court, euros, heures};
use crate::modele::mots::majuscule;
use crate::modele::{
    BudgetAction, Dossier, Effectif, Engagement, Entite, Formation, HeuresFinanceur, Id, Mesure, Piece, ValeurDonnee, Versement,
};

/// Tables whose rows a document may prove, in the order in which a list of proofs groups them.
pub const PROUVABLES: [&str; 8] = [
    BudgetAction::TABLE.nom,
    Formation::TABLE.nom,
    Mesure::TABLE.nom,
    Versement::TABLE.nom,
    HeuresFinanceur::TABLE.nom,
    Effectif::TABLE.nom,
    ValeurDonnee::TABLE.nom,
    Engagement::TABLE.nom,
];

/// Whether a document may prove the rows of this table.
#[must_use]
pub fn is_provable(table: &str) -> bool {
    PROUVABLES.contains(&table)
}

/// Row that a document proves, in words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ChiffreProuve {
    /// Name of the table.
    pub table: &'static str,
    /// Identifier of the row.
    pub id: Id,
    /// Name of the field that holds the figure, to jump to.
    pub champ: &'static str,
    /// Calendar year of the figure; `None` for a commitment, which has none.
    pub annee: Option<i32>,
    /// Name of the figure: « ACT-01 Tutorat, dépense 2025 ».
    pub objet: String,
    /// Figure with its unit; `None` while it is missing.
    pub valeur: Option<String>,
    /// Same figure in euros, when it is money.
    pub montant: Option<Montant>,
    /// Action to whose use of the grant it belongs.
    pub action_id: Option<Id>,
    /// Place in a list of proofs: legal objective, table, row of the action or of the indicator.
    pub(super) place: (u8, usize, usize),
}

/// Rank of a legal objective in a list: 1 to 6, then outside the six, then unknown.
fn rank(objective: Option<i32>) -> u8 {
    match objective {
        Some(n @ 1..=6) => u8::try_from(n).unwrap_or(7),
        Some(_) => 7,
        None => 8,
    }
}

/// Rank and row of an identifier in a table.
fn found<E: Entite>(rows: &[E], id: Id) -> Option<(usize, &E)> {
    rows.iter().enumerate().find(|(_, row)| row.id() == id)
}

/// Row that a document proves; `None` when the table cannot be proved or the row is gone. `year` is the year of the link, which a
/// commitment takes.
#[must_use]
pub fn prouve(d: &Dossier, c: &Calculs, table: &str, id: Id, year: Option<i32>) -> Option<ChiffreProuve> {
    Cibles::of(d, c).prouve(table, id, year)
}

/// Naming of many rows of one dossier.
pub(super) struct Cibles<'a> {
    d: &'a Dossier,
    c: &'a Calculs,
    objectives: BTreeMap<Id, i32>,
}

impl<'a> Cibles<'a> {
    pub(super) fn of(d: &'a Dossier, c: &'a Calculs) -> Self {
        Self { d, c, objectives: answered_objectives(d) }
    }

    pub(super) fn prouve(&self, table: &str, id: Id, year: Option<i32>) -> Option<ChiffreProuve> {
        let at = PROUVABLES.iter().position(|t| *t == table)?;
        let table = PROUVABLES[at];
        let mut out = match table {
            _ if table == BudgetAction::TABLE.nom => self.expense(id),
            _ if table == Formation::TABLE.nom => self.course(id),
            _ if table == Mesure::TABLE.nom => self.measure(id),
            _ if table == Versement::TABLE.nom => self.payment(id),
            _ if table == HeuresFinanceur::TABLE.nom => self.hours(id),
            _ if table == Effectif::TABLE.nom => self.staff(id),
            _ if table == ValeurDonnee::TABLE.nom => self.raw(id),
            _ => self.commitment(id, year),
        }?;
        out.place.1 = at;
        Some(out)
    }

    fn expense(&self, id: Id) -> Option<ChiffreProuve> {
        let (_, b) = found(&self.d.budgets_action, id)?;
        let (row, a) = found(&self.d.actions, b.action_id)?;
        Some(ChiffreProuve {
            table: BudgetAction::TABLE.nom,
            id,
            champ: "dotation_consommee",
            annee: Some(b.annee),
            objet: format!("{}, dépense {}", avec_code(&a.code, &a.intitule), b.annee),
            valeur: b.dotation_consommee.map(euros),
            montant: b.dotation_consommee,
            action_id: Some(a.id),
            place: (rank(self.objectives.get(&a.id).copied()), 0, row),
        })
    }

    fn course(&self, id: Id) -> Option<ChiffreProuve> {
        let (row, f) = found(&self.d.formations, id)?;
        let objective = f.action_id.and_then(|a| self.objectives.get(&a)).copied();
        Some(ChiffreProuve {
            table: Formation::TABLE.nom,
            id,
            champ: "cout_pedagogique",
            annee: Some(f.annee),
            objet: format!("{}, formation {}{}", nonempty(&f.intitule, "Formation"), f.annee, other(f.nature)),
            valeur: f.cout_pedagogique.map(euros),
            montant: f.cout_pedagogique,
            action_id: None,
            place: (rank(objective), 0, row),
        })
    }

    fn measure(&self, id: Id) -> Option<ChiffreProuve> {
        let (_, m) = found(&self.d.mesures, id)?;
        let (row, i) = found(&self.d.indicateurs, m.indicateur_id)?;
        let point = self.c.indicateurs.iter().find(|x| x.id == i.id).and_then(|x| x.point(m.annee));
        let decimales = u32::try_from(i.decimales).unwrap_or(0);
        Some(ChiffreProuve {
            table: Mesure::TABLE.nom,
            id,
            champ: if m.valeur.is_some() { "valeur" } else { "numerateur" },
            annee: Some(m.annee),
            objet: format!("{}, {}", avec_code(&i.code, &i.libelle), m.annee),
            valeur: point.and_then(|p| p.valeur).map(|v| avec_unite(v, decimales, i.unite.trim())),
            montant: None,
            action_id: None,
            place: (rank(objective_measured(self.d, i)), 0, row),
        })
    }

    fn payment(&self, id: Id) -> Option<ChiffreProuve> {
        let (row, v) = found(&self.d.versements, id)?;
        let nom = nonempty(&v.libelle, &majuscule(v.type_versement.libelle()));
        Some(ChiffreProuve {
            table: Versement::TABLE.nom,
            id,
            champ: "montant",
            annee: Some(v.annee),
            objet: format!("{nom}, versement {}", v.annee),
            valeur: v.montant.map(euros),
            montant: v.montant,
            action_id: None,
            place: (rank(None), 0, row),
        })
    }

    fn hours(&self, id: Id) -> Option<ChiffreProuve> {
        let (row, h) = found(&self.d.heures, id)?;
        let (_, financeur) = found(&self.d.financeurs, h.financeur_id)?;
        Some(ChiffreProuve {
            table: HeuresFinanceur::TABLE.nom,
            id,
            champ: "heures",
            annee: Some(h.annee),
            objet: format!("Heures {}, {}{}", nonempty(&financeur.libelle, &financeur.code), h.annee, other(h.nature)),
            valeur: h.heures.map(heures),
            montant: None,
            action_id: None,
            place: (rank(None), 0, row),
        })
    }

    fn staff(&self, id: Id) -> Option<ChiffreProuve> {
        let (row, e) = found(&self.d.effectifs, id)?;
        let (_, emploi) = found(&self.d.emplois, e.emploi_id)?;
        Some(ChiffreProuve {
            table: Effectif::TABLE.nom,
            id,
            champ: "etp",
            annee: Some(e.annee),
            objet: format!("Effectif {}, {}{}", nonempty(&emploi.libelle, "sans nom"), e.annee, other(e.nature)),
            valeur: e.etp.map(|n| format!("{}\u{A0}ETP", court(n))),
            montant: None,
            action_id: None,
            place: (rank(None), 0, row),
        })
    }

    fn raw(&self, id: Id) -> Option<ChiffreProuve> {
        let (_, v) = found(&self.d.valeurs, id)?;
        let (row, donnee) = found(&self.d.donnees, v.donnee_id)?;
        let unite = donnee.unite.trim();
        let said = |n| if unite.is_empty() { court(n) } else { format!("{}\u{A0}{unite}", court(n)) };
        Some(ChiffreProuve {
            table: ValeurDonnee::TABLE.nom,
            id,
            champ: "valeur",
            annee: Some(v.annee),
            objet: format!("{}, {}", nonempty(&donnee.libelle, &donnee.code), v.annee),
            valeur: v.valeur.map(said),
            montant: None,
            action_id: None,
            place: (rank(None), 0, row),
        })
    }

    fn commitment(&self, id: Id, year: Option<i32>) -> Option<ChiffreProuve> {
        let (row, e) = found(&self.d.engagements, id)?;
        let when = year.map(|a| format!(", {a}")).unwrap_or_default();
        Some(ChiffreProuve {
            table: Engagement::TABLE.nom,
            id,
            champ: "etat",
            annee: year,
            objet: format!("{}{when}", avec_code(&e.code, &cut(&plain(&e.texte)))),
            valeur: Some(e.etat.libelle().to_owned()),
            montant: None,
            action_id: None,
            place: (rank(None), 0, row),
        })
    }
}

/// The first of two names that is not empty.
fn nonempty(nom: &str, other: &str) -> String {
    let nom = if nom.trim().is_empty() { other } else { nom };
    nom.trim().to_owned()
}

/// Nature of a figure that is not a realised one: « (prévisionnel) ».
fn other(nature: Nature) -> String {
    if nature == Nature::Realise { String::new() } else { format!(" ({})", nature.libelle()) }
}

/// Software, report and filters of an extraction, in one line; empty when nothing is said.
#[must_use]
pub fn recette(piece: &Piece) -> String {
    let parts = [&piece.logiciel, &piece.rapport, &piece.filtres].map(|t| t.trim());
    parts.into_iter().filter(|t| !t.is_empty()).collect::<Vec<_>>().join(" · ")
}
