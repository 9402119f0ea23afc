//! Tables: columns set the alignment and width of their cells, rows their kind.

use super::TexteRiche;

/// A table: columns, rows, caption and note.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Tableau {
    /// Caption printed above the table.
    pub legende: Option<String>,
    /// The columns, from left to right.
    pub colonnes: Vec<Colonne>,
    /// The rows, from top to bottom.
    pub lignes: Vec<Ligne>,
    /// Whether the first cell of each row is its header (read out with each cell by screen readers).
    pub entete_de_ligne: bool,
    /// Small line below: unit, source, scope.
    pub note: Option<TexteRiche>,
    /// Rows set closer: a table of many figures.
    pub serre: bool,
}

/// Alignment of the cells of a column.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Alignement {
    /// Words, on the left.
    #[default]
    Gauche,
    /// Whole numbers, on the right.
    Droite,
    /// Short marks, in the middle.
    Centre,
    /// Numbers aligned on their comma.
    Decimale,
}

/// Rule that gives the width of a column.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub enum Largeur {
    /// Width that the content needs.
    #[default]
    Auto,
    /// A width in points.
    Fixe(f32),
    /// Takes what the others leave, in proportion.
    Souple(f32),
}

impl Eq for Largeur {}

/// A column: its header and how its cells are set.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Colonne {
    /// Words of the header.
    pub titre: TexteRiche,
    /// Header above this one, shared by neighbours that name the same.
    pub groupe: Option<String>,
    /// Alignment of the cells of the column.
    pub alignement: Alignement,
    /// Rule that gives the width of the column.
    pub largeur: Largeur,
}

impl Colonne {
    fn new(titre: impl Into<TexteRiche>, alignement: Alignement) -> Self {
        Self { titre: titre.into(), alignement, ..Self::default() }
    }

    /// A column of words.
    pub fn gauche(titre: impl Into<TexteRiche>) -> Self {
        Self::new(titre, Alignement::Gauche)
    }

    /// Column of whole numbers.
    pub fn droite(titre: impl Into<TexteRiche>) -> Self {
        Self::new(titre, Alignement::Droite)
    }

    /// A column of short marks.
    pub fn centre(titre: impl Into<TexteRiche>) -> Self {
        Self::new(titre, Alignement::Centre)
    }

    /// Column of decimals.
    pub fn decimale(titre: impl Into<TexteRiche>) -> Self {
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

/// Kind of a row, which sets its style.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum GenreLigne {
    /// A row of data, neither header nor total.
    #[default]
    Normale,
    /// Sum of the rows above, inside the table.
    SousTotal,
    /// The sum of the whole table.
    Total,
    /// Title of the rows below: its first cell spans the table.
    Section,
    /// Remark on the row above: its first cell spans the table.
    Detail,
}

impl GenreLigne {
    /// Whether the first cell spans the table.
    pub fn spans(self) -> bool {
        matches!(self, Self::Section | Self::Detail)
    }
}

/// A row of a table and its cells.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Ligne {
    /// Kind of the row, which sets its style.
    pub genre: GenreLigne,
    /// Cells of the row; missing ones print empty, those beyond the columns are joined to the last.
    pub cellules: Vec<TexteRiche>,
    /// Name under which links reach it.
    pub ancre: Option<String>,
    /// Announces the next row and stays with it, as a section title does.
    pub annonce: bool,
}

impl Ligne {
    /// A row of data with these cells.
    pub fn new<T: Into<TexteRiche>>(cellules: impl IntoIterator<Item = T>) -> Self {
        Self { cellules: cellules.into_iter().map(Into::into).collect(), ..Self::default() }
    }

    /// Keeps the row on the page of the next.
    pub fn annonce(mut self) -> Self {
        self.annonce = true;
        self
    }

    /// Sum inside the table.
    pub fn sous_total<T: Into<TexteRiche>>(cellules: impl IntoIterator<Item = T>) -> Self {
        Self { genre: GenreLigne::SousTotal, ..Self::new(cellules) }
    }

    /// A row that sums the whole table.
    pub fn total<T: Into<TexteRiche>>(cellules: impl IntoIterator<Item = T>) -> Self {
        Self { genre: GenreLigne::Total, ..Self::new(cellules) }
    }

    /// Remark on the row above, over the width of the table.
    pub fn detail(texte: impl Into<TexteRiche>) -> Self {
        Self { genre: GenreLigne::Detail, ..Self::new([texte.into()]) }
    }

    /// Title of the rows below.
    pub fn section(titre: impl Into<TexteRiche>) -> Self {
        Self { genre: GenreLigne::Section, ..Self::new([titre.into()]) }
    }
}

impl Tableau {
    /// A table with its columns and no row yet.
    pub fn new(colonnes: Vec<Colonne>) -> Self {
        Self { colonnes, ..Self::default() }
    }

    /// Sets the caption above the table.
    pub fn legende(mut self, legende: impl Into<String>) -> Self {
        self.legende = Some(legende.into());
        self
    }

    /// Sets the line below.
    pub fn note(mut self, note: impl Into<TexteRiche>) -> Self {
        self.note = Some(note.into());
        self
    }

    /// Sets the rows closer.
    pub fn serre(mut self) -> Self {
        self.serre = true;
        self
    }

    /// First cells are row headers.
    pub fn entete_de_ligne(mut self) -> Self {
        self.entete_de_ligne = true;
        self
    }

    /// Adds a row at the end.
    pub fn ligne(mut self, ligne: Ligne) -> Self {
        self.lignes.push(ligne);
        self
    }

    /// Adds rows at the end.
    pub fn lignes(mut self, lignes: impl IntoIterator<Item = Ligne>) -> Self {
        self.lignes.extend(lignes);
        self
    }
}
