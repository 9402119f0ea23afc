//! Tables: columns say how their cells are set, rows say what they are.

use super::{Bloc, Texte};

/// Table.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Tableau {
    /// Caption above.
    pub legende: Option<String>,
    /// The columns.
    pub colonnes: Vec<Colonne>,
    /// The rows.
    pub lignes: Vec<Ligne>,
    /// Whether the first cell of each row is its header (read out with each cell by screen readers).
    pub entete_de_ligne: bool,
    /// Small line below: unit, source, scope.
    pub note: Option<Texte>,
}

/// How the cells of a column stand.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Alignement {
    /// Words.
    #[default]
    Gauche,
    /// Whole numbers.
    Droite,
    /// Short marks.
    Centre,
    /// Numbers aligned on their comma.
    Decimale,
}

/// How wide a column wants to be.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub enum Largeur {
    /// As its content needs.
    #[default]
    Auto,
    /// In points.
    Fixe(f32),
    /// Takes what the others leave, in proportion.
    Souple(f32),
}

impl Eq for Largeur {}

/// Column.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Colonne {
    /// Header.
    pub titre: Texte,
    /// Header above this one, shared by neighbours that name the same.
    pub groupe: Option<String>,
    /// How cells stand.
    pub alignement: Alignement,
    /// How wide.
    pub largeur: Largeur,
}

impl Colonne {
    fn new(titre: impl Into<Texte>, alignement: Alignement) -> Self {
        Self { titre: titre.into(), alignement, ..Self::default() }
    }

    /// Column of words.
    pub fn gauche(titre: impl Into<Texte>) -> Self {
        Self::new(titre, Alignement::Gauche)
    }

    /// Column of whole numbers.
    pub fn droite(titre: impl Into<Texte>) -> Self {
        Self::new(titre, Alignement::Droite)
    }

    /// Column of marks.
    pub fn centre(titre: impl Into<Texte>) -> Self {
        Self::new(titre, Alignement::Centre)
    }

    /// Column of decimals.
    pub fn decimale(titre: impl Into<Texte>) -> Self {
        Self::new(titre, Alignement::Decimale)
    }

    /// Sets a width in points.
    pub fn fixe(mut self, points: f32) -> Self {
        self.largeur = Largeur::Fixe(points);
        self
    }

    /// Lets the column take what is left, in proportion.
    pub fn souple(mut self, part: f32) -> Self {
        self.largeur = Largeur::Souple(part);
        self
    }

    /// Puts the column under a shared header.
    pub fn groupe(mut self, groupe: impl Into<String>) -> Self {
        self.groupe = Some(groupe.into());
        self
    }
}

/// What a row is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum GenreLigne {
    /// Data.
    #[default]
    Normale,
    /// Sum of the rows above, inside the table.
    SousTotal,
    /// Sum of the table.
    Total,
    /// Title of the rows below: its first cell spans the table.
    Section,
}

/// Row.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Ligne {
    /// What it is.
    pub genre: GenreLigne,
    /// Its cells; missing ones print empty, those beyond the columns are joined to the last.
    pub cellules: Vec<Texte>,
    /// Name under which links reach it.
    pub ancre: Option<String>,
    /// Announces the next row and stays with it, as a section title does.
    pub annonce: bool,
}

impl Ligne {
    /// Row of data.
    pub fn new<T: Into<Texte>>(cellules: impl IntoIterator<Item = T>) -> Self {
        Self { cellules: cellules.into_iter().map(Into::into).collect(), ..Self::default() }
    }

    /// Keeps the row on the page of the next.
    pub fn annonce(mut self) -> Self {
        self.annonce = true;
        self
    }

    /// Sum inside the table.
    pub fn sous_total<T: Into<Texte>>(cellules: impl IntoIterator<Item = T>) -> Self {
        Self { genre: GenreLigne::SousTotal, ..Self::new(cellules) }
    }

    /// Sum of the table.
    pub fn total<T: Into<Texte>>(cellules: impl IntoIterator<Item = T>) -> Self {
        Self { genre: GenreLigne::Total, ..Self::new(cellules) }
    }

    /// Title of the rows below.
    pub fn section(titre: impl Into<Texte>) -> Self {
        Self { genre: GenreLigne::Section, ..Self::new([titre.into()]) }
    }
}

impl Tableau {
    /// A table with its columns and no row yet.
    pub fn new(colonnes: Vec<Colonne>) -> Self {
        Self { colonnes, ..Self::default() }
    }

    /// Sets the caption.
    pub fn legende(mut self, legende: impl Into<String>) -> Self {
        self.legende = Some(legende.into());
        self
    }

    /// Sets the line below.
    pub fn note(mut self, note: impl Into<Texte>) -> Self {
        self.note = Some(note.into());
        self
    }

    /// First cells are row headers.
    pub fn entete_de_ligne(mut self) -> Self {
        self.entete_de_ligne = true;
        self
    }

    /// Adds a row.
    pub fn ligne(mut self, ligne: Ligne) -> Self {
        self.lignes.push(ligne);
        self
    }

    /// Adds rows.
    pub fn lignes(mut self, lignes: impl IntoIterator<Item = Ligne>) -> Self {
        self.lignes.extend(lignes);
        self
    }
}

impl From<Tableau> for Bloc {
    fn from(tableau: Tableau) -> Self {
        Self::Tableau(tableau)
    }
}
