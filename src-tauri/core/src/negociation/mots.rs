//! French words of a point: the place it aims at, the values proposed for it, as they are typed and as they are read.

use chrono::NaiveDate;
use serde_json::{Value as Json, json};

use super::{CiblePoint, VisePoint, cell, cible};
use crate::avenant::{lieu, mots as avenant};
use crate::comparaison::Tables;
use crate::decimal::Nombre;
use crate::francais;
use crate::francais::lecture::{self, Unite};
use crate::modele::mots::majuscule;
use crate::modele::{BordDuMois, Cellule, Demande, Dossier, Genre, Modification, Position};

/// Value proposed for a cell: a figure in the unit of its field, or a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ValeurPoint {
    /// Figure of four decimals.
    Nombre(Nombre),
    /// Calendar day, for a field that holds a date.
    Jour(NaiveDate),
}

impl ValeurPoint {
    /// Value of a position; `None` when it is in words alone.
    #[must_use]
    pub fn of(p: &Position) -> Option<Self> {
        p.jour.map(Self::Jour).or(p.valeur.map(Self::Nombre))
    }
}

/// Reason why a typed value cannot be taken for a cell.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ValeurRefusee {
    /// No figure is read.
    PasUnNombre,
    /// No day is read.
    PasUneDate,
    /// The unit is not that of the field.
    AutreUnite,
    /// « 3.400 » may be three or three thousand.
    Douteux,
    /// More decimals than the field holds, or too great a figure.
    HorsBornes,
    /// The cell takes words, or the point has no cell.
    EnToutesLettres,
}

/// Cell that a value gives to a field; `None` when its kind holds no such value.
#[must_use]
pub fn cellule(cible: &CiblePoint, valeur: ValeurPoint) -> Option<Cellule> {
    match (cible.champ.genre, valeur) {
        (Genre::Date, ValeurPoint::Jour(jour)) => Some(Cellule::Texte(jour.to_string())),
        (Genre::Montant | Genre::Heures, ValeurPoint::Nombre(n)) => {
            (n.to::<2>().to::<4>() == n).then(|| Cellule::Entier(n.to::<2>().raw()))
        }
        (Genre::Prix | Genre::Nombre, ValeurPoint::Nombre(n)) => Some(Cellule::Entier(n.raw())),
        (Genre::Entier | Genre::Annee, ValeurPoint::Nombre(n)) => {
            (n.raw() % Nombre::ECHELLE == 0).then_some(Cellule::Entier(n.raw() / Nombre::ECHELLE))
        }
        _ => None,
    }
}

/// Value that an agreement gives to a cell, as it is stored and as the store takes it; `None`
/// when it says none.
#[must_use]
pub fn convenue(cible: &CiblePoint, issue: &Position) -> Option<(Cellule, Json)> {
    if en_toutes_lettres(cible) {
        let text = issue.texte.trim();
        return (!text.is_empty()).then(|| (Cellule::Texte(text.to_owned()), Json::from(text)));
    }
    let valeur = ValeurPoint::of(issue)?;
    let stored = cellule(cible, valeur)?;
    let json = match (cible.champ.genre, valeur) {
        (_, ValeurPoint::Jour(jour)) => json!(jour),
        (Genre::Montant | Genre::Heures, ValeurPoint::Nombre(n)) => json!(n.to::<2>()),
        (_, ValeurPoint::Nombre(n)) => json!(n),
    };
    Some((stored, json))
}

/// Value as it is typed, for a cell: « 3,48 € », « 77,5 % », « 31 mars 2027 ».
///
/// # Errors
/// The reason why it cannot be taken.
pub fn lire(d: &Dossier, cible: &CiblePoint, texte: &str) -> Result<ValeurPoint, ValeurRefusee> {
    match cible.champ.genre {
        Genre::Date => {
            let bord = cible.champ.bord.map(|b| match b {
                BordDuMois::Premier => lecture::BordDuMois::Premier,
                BordDuMois::Dernier => lecture::BordDuMois::Dernier,
            });
            lecture::date(texte, bord).map(ValeurPoint::Jour).ok_or(ValeurRefusee::PasUneDate)
        }
        Genre::Texte | Genre::TexteLong => Err(ValeurRefusee::EnToutesLettres),
        _ => {
            let lu = lecture::nombre(texte).ok_or(ValeurRefusee::PasUnNombre)?;
            if lu.unite.is_some_and(|unite| !accepts(d, cible, unite)) {
                return Err(ValeurRefusee::AutreUnite);
            }
            if lu.douteux {
                return Err(ValeurRefusee::Douteux);
            }
            let valeur = ValeurPoint::Nombre(lu.valeur.parse().map_err(|_| ValeurRefusee::HorsBornes)?);
            cellule(cible, valeur).map(|_| valeur).ok_or(ValeurRefusee::HorsBornes)
        }
    }
}

/// Whether a unit written after a figure is that of the cell; the unit of a target is that of its indicator.
fn accepts(d: &Dossier, cible: &CiblePoint, unite: Unite) -> bool {
    let said = unit(d, cible);
    match unite {
        Unite::Euros => matches!(cible.champ.genre, Genre::Montant | Genre::Prix) || said.starts_with('€'),
        Unite::EurosParHeure => cible.champ.genre == Genre::Prix || said == "€/h",
        Unite::PourCent => said == "%",
        Unite::Heures => cible.champ.genre == Genre::Heures || matches!(said.as_str(), "h" | "heure" | "heures"),
        Unite::Etp => said.eq_ignore_ascii_case("etp"),
        Unite::Ans => matches!(said.as_str(), "an" | "ans"),
    }
}

/// Whether a cell takes words: what is agreed is then its wording.
#[must_use]
pub fn en_toutes_lettres(cible: &CiblePoint) -> bool {
    matches!(cible.champ.genre, Genre::Texte | Genre::TexteLong)
}

/// Unit of a cell, empty when its kind gives it or it has none.
fn unit(d: &Dossier, cible: &CiblePoint) -> String {
    let indicator = || {
        let of = d.mesures.iter().find(|m| m.id == cible.id)?.indicateur_id;
        d.indicateurs.iter().find(|i| i.id == of).map(|i| i.unite.trim().to_owned())
    };
    match cible.table.nom {
        "mesures" => indicator().unwrap_or_default(),
        _ => cible.champ.unite.unwrap_or_default().to_owned(),
    }
}

/// Place of a cell as it is read: « IND-25, cible 2027 ».
#[must_use]
pub fn place(d: &Dossier, cible: &CiblePoint) -> String {
    places(d, std::slice::from_ref(cible)).pop().unwrap_or_default()
}

/// Place that a point names, cell or row as a whole; empty when it names none that exists.
#[must_use]
pub fn visee(d: &Dossier, point: &Demande) -> String {
    if let VisePoint::Cellule(cible) = cible(d, point) {
        return place(d, &cible);
    }
    let row = super::ligne_visee(d, point).filter(|_| point.cible_champ.is_empty());
    row.map(|(table, id)| majuscule(&crate::dire::ligne(&Tables::of(d), table, id))).unwrap_or_default()
}

/// Places of several cells.
#[must_use]
pub fn places(d: &Dossier, cibles: &[CiblePoint]) -> Vec<String> {
    let tables = Tables::of(d);
    let of = |c: &CiblePoint| {
        let objet = avenant::objet(d, &tables, c.table, c.id);
        lieu(&Modification { objet, champ: avenant::champ(&tables, c.table, c.id, c.champ), ..Modification::default() })
    };
    cibles.iter().map(of).collect()
}

/// Value of a cell in French with its unit; empty when it holds none.
#[must_use]
pub fn dite(d: &Dossier, cible: &CiblePoint, cell: &Cellule) -> String {
    let said = avenant::valeur(d, &Tables::default(), cible.table, cible.id, cible.champ, cell);
    if cible.champ.genre == Genre::TexteLong { crate::designation::plain(&said) } else { said }
}

/// Present value of a cell in French; empty when it holds none.
#[must_use]
pub fn actuelle(d: &Dossier, cible: &CiblePoint) -> String {
    cell(d, cible).map(|c| dite(d, cible, &c)).unwrap_or_default()
}

/// Value of a position in French, with the unit of the cell that its point names; empty when it is in words alone.
#[must_use]
pub fn valeur(d: &Dossier, point: &Demande, p: &Position) -> String {
    let Some(valeur) = ValeurPoint::of(p) else { return String::new() };
    let known = match cible(d, point) {
        VisePoint::Cellule(cible) => cellule(&cible, valeur).map(|c| dite(d, &cible, &c)),
        VisePoint::Aucun | VisePoint::Perdu => None,
    };
    known.unwrap_or_else(|| match valeur {
        ValeurPoint::Nombre(n) => francais::court(n),
        ValeurPoint::Jour(jour) => francais::date(jour),
    })
}

/// Words of a position: its value, then what was said with it; the value alone when the words only repeat it.
#[must_use]
pub fn position(d: &Dossier, point: &Demande, p: &Position) -> String {
    let (valeur, texte) = (valeur(d, point, p), p.texte.trim());
    let repeats = || cible(d, point).cellule().is_some_and(|c| lire(d, &c, texte).ok() == ValeurPoint::of(p));
    match (valeur.is_empty(), texte.is_empty()) {
        (true, _) => texte.to_owned(),
        (false, true) => valeur,
        (false, false) if repeats() => valeur,
        (false, false) => format!("{valeur}\u{202F}; {texte}"),
    }
}
