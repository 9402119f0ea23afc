//! The pages around the content: cover, table of contents, running titles, watermark, closing lines.

use super::{
    block_builder::{BlockBuilder, Cadre, stacked},
    bricks::{Brick, FormatFeuille, LienLocal, PlaceBrique, Pose, hauteur_totale, hauteur_utile},
    style::{A4, ACCENT, BANDE, BAS, DISCRET, ENCRE, FILIGRANE, Gabarit, HAUT, LIGNE, MARGE},
    traces::{Contour, Page, Pagination, Role, TitrePlace, Trace},
};
use crate::{
    bloc::{Document, MentionFinale, PageDeGarde, TexteRiche},
    texte::police::Face,
};

/// Room of the number of a page, at the right of the footer.
const FOLIO: f32 = 70.0;
/// Top and height of the row of logos of a cover.
const COUVERTURE_LOGOS: (f32, f32) = (40.0, 64.0);

/// Spaces before the lines of the contents, in points.
#[derive(Clone, Copy)]
pub(super) struct EcartsSommaire {
    partie: f32,
    ligne: f32,
    /// Two columns a page, lines of the size of a table’s cells, and indicators by their codes side by side.
    pub(super) colonnes: bool,
}

impl EcartsSommaire {
    pub(super) const LARGES: Self = Self { partie: 9.0, ligne: 1.0, colonnes: false };
    /// Taken when they spare a page.
    pub(super) const SERRES: Self = Self { partie: 5.0, ligne: 0.0, colonnes: false };
    /// Taken when they spare one more.
    pub(super) const COLONNES: Self = Self { partie: 5.0, ligne: 0.0, colonnes: true };
}

/// Space between the columns of the contents.
const GOUTTIERE: f32 = 18.0;
/// Room that the words of a line of the contents leave to its dots and its page number; less beside a code.
const FOLIO_SOMMAIRE: f32 = 46.0;
const FOLIO_COLONNE: f32 = 26.0;
const FOLIO_ETROIT: f32 = 14.0;
/// Codes side by side in a column of the contents.
const CODES_PAR_LIGNE: usize = 4;

impl BlockBuilder<'_> {
    /// The cover as one brick from the top of the page.
    pub(super) fn couverture(&mut self, c: &PageDeGarde, cadre: Cadre) -> Brick {
        let noeud = self.noeud(Role::Sect, cadre.noeud);
        let cadre = cadre.under(noeud);
        let mut b = Brick::default();
        b.push_ground(Trace::rect(0.0, 0.0, A4.0, 9.0, BANDE));
        let logos = self.logo_row(&mut b, &c.logos, cadre, COUVERTURE_LOGOS.0, COUVERTURE_LOGOS.1);
        let mut grand = Gabarit::titre(1);
        (grand.jeu.normal.taille, grand.interligne) = (31.0, 36.0);
        let mut moyen = Gabarit::corps();
        (moyen.jeu.normal.taille, moyen.interligne) = (15.0, 21.0);
        let surtitre = Gabarit::titre(3).coloured(ACCENT);
        // The title keeps its place under one row of logos, and goes down under two.
        let mut y = 150.0_f32.max(COUVERTURE_LOGOS.0 + logos + 34.0);
        for (texte, gabarit, apres) in
            [(Some(&c.surtitre), surtitre, 10.0), (Some(&c.titre), grand, 10.0), (c.periode.as_ref(), moyen.coloured(DISCRET), 0.0)]
        {
            let role = if texte == Some(&c.titre) { Role::Titre(1) } else { Role::P };
            y += self.cover_text_as(role, &mut b, texte.map(String::as_str), &gabarit, cadre, y) + apres;
        }
        y += 26.0;
        b.push_ground(Trace::rect(cadre.x, y, 48.0, 2.4, BANDE));
        y += 26.0;
        for (role, nom) in &c.parties {
            y += self.cover_text(&mut b, Some(role), &Gabarit::libelle().scaled(1.1), cadre, y);
            y += self.cover_text(&mut b, Some(nom), &moyen, cadre, y) + 9.0;
        }
        self.cover_foot(&mut b, c, cadre, y);
        b
    }

    fn cover_text(&mut self, b: &mut Brick, texte: Option<&str>, gabarit: &Gabarit, cadre: Cadre, y: f32) -> f32 {
        self.cover_text_as(Role::P, b, texte, gabarit, cadre, y)
    }

    fn cover_text_as(&mut self, role: Role, b: &mut Brick, texte: Option<&str>, gabarit: &Gabarit, cadre: Cadre, y: f32) -> f32 {
        let Some(texte) = texte.filter(|t| !t.trim().is_empty()) else {
            return 0.0;
        };
        let noeud = self.noeud(role, cadre.noeud);
        let lignes = self.lignes(&texte.into(), gabarit, cadre.largeur);
        self.push_lines(b, &lignes, gabarit, PlaceBrique::new(cadre.x, y, noeud))
    }

    /// Draws the foot of the cover: notice, stamp, reference and state.
    fn cover_foot(&mut self, b: &mut Brick, c: &PageDeGarde, cadre: Cadre, y: f32) {
        let cadre_mince = Contour { couleur: LIGNE, epaisseur: 0.9, tirets: None };
        let (g, d) = (cadre.x, cadre.x + cadre.largeur);
        let boite = |haut: f32, bas: f32, contour| Trace::polygone(&[(g, haut), (d, haut), (d, bas), (g, bas)], None, Some(contour));
        let dedans = Cadre { x: g + 12.0, largeur: cadre.largeur - 24.0, ..cadre };
        let petit = Gabarit::cellule().coloured(DISCRET);
        let bas = A4.1 - BAS;
        let fort = petit.semibold().coloured(ENCRE);
        let pied: Vec<(&str, Gabarit)> = [(&c.extrait, fort), (&c.reference, petit), (&c.etat, petit)]
            .into_iter()
            .filter_map(|(t, g)| t.as_deref().filter(|t| !t.trim().is_empty()).map(|t| (t, g)))
            .collect();
        let lines = |(t, g): &(&str, Gabarit)| self.lignes(&(*t).into(), g, cadre.largeur).len();
        #[expect(clippy::cast_precision_loss, reason = "a few lines")]
        let haut_pied = bas - 13.0 * pied.iter().map(lines).sum::<usize>() as f32;
        let mut haut = haut_pied - 14.0;
        if c.bandeau_libre.is_some() {
            haut = (haut - 118.0).max(y + 6.0);
            b.push_ground(boite(haut, haut_pied - 14.0, Contour { tirets: Some((3.0, 2.5)), ..cadre_mince }));
        }
        if let Some(avis) = &c.avis {
            let gabarit = Gabarit::corps().semibold();
            let lignes = self.lignes(&avis.as_str().into(), &gabarit, dedans.largeur);
            #[expect(clippy::cast_precision_loss, reason = "a few lines")]
            let h = lignes.len() as f32 * gabarit.interligne + 16.0;
            let sommet = (haut - h - 16.0).max(y);
            b.push_ground(boite(sommet, sommet + h, Contour { couleur: ENCRE, ..cadre_mince }));
            self.cover_text(b, Some(avis), &gabarit, dedans, sommet + 8.0);
        }
        if let Some(libre) = &c.bandeau_libre {
            self.cover_text(b, Some(libre), &petit, dedans, haut + 8.0);
        }
        let mut y = haut_pied;
        for (texte, gabarit) in pied {
            y += self.cover_text(b, Some(texte), &gabarit, cadre, y).max(13.0);
        }
    }

    /// The table of contents, with these spaces before its lines; its first page has `place` for it.
    pub(super) fn sommaire(
        &mut self,
        titres: &[TitrePlace],
        ancres: &[String],
        ecarts: EcartsSommaire,
        cadre: Cadre,
        place: f32,
    ) -> Vec<Brick> {
        let column = if ecarts.colonnes { Cadre { largeur: (cadre.largeur - GOUTTIERE) / 2.0, ..cadre } } else { cadre };
        let noeud = self.noeud(Role::Toc, cadre.noeud);
        let mut bricks: Vec<Brick> = Vec::new();
        let listed: Vec<(&TitrePlace, &String)> = titres.iter().zip(ancres).filter(|(t, _)| super::in_contents(t)).collect();
        for (i, (titre, ancre)) in listed.iter().enumerate() {
            let gabarit = match titre.niveau {
                1 if !ecarts.colonnes => Gabarit::corps().semibold(),
                1 => Gabarit::sommaire_serre().semibold(),
                2 if !ecarts.colonnes => Gabarit::corps(),
                2 => Gabarit::sommaire_serre(),
                _ if ecarts.colonnes => Gabarit::sommaire_serre().coloured(DISCRET),
                _ => Gabarit::cellule().coloured(DISCRET),
            };
            // A line stays with the lines that belong to it; lines of one level would otherwise hold one another.
            let lie = titre.niveau == 1 && listed.get(i + 1).is_some_and(|(next, _)| next.niveau > 1);
            let avant = if titre.niveau == 1 { ecarts.partie } else { ecarts.ligne };
            let dans = column.under(noeud);
            if ecarts.colonnes && titre.niveau == 3 {
                // Numbered details stand side by side, by their number alone.
                let rank = listed[..i].iter().rev().take_while(|(t, _)| t.niveau == 3).count() % CODES_PAR_LIGNE;
                #[expect(clippy::cast_precision_loss, reason = "a few columns")]
                let (pas, n) = ((column.largeur - RETRAIT_CODES) / CODES_PAR_LIGNE as f32, rank as f32);
                let place = Cadre { x: column.x + RETRAIT_CODES + n * pas, largeur: pas - 6.0, ..dans };
                let code = TitrePlace { texte: number(&titre.texte).to_owned(), niveau: 1, ..(*titre).clone() };
                let cell = self.toc_line(&code, ancre, &gabarit, place, FOLIO_ETROIT);
                match bricks.last_mut().filter(|_| rank > 0) {
                    Some(line) => {
                        line.hauteur = line.hauteur.max(cell.hauteur);
                        line.poses.extend(cell.poses);
                        line.liens.extend(cell.liens);
                    }
                    None => bricks.push(cell),
                }
                continue;
            }
            bricks.push(Brick {
                lie,
                avant,
                ..self.toc_line(titre, ancre, &gabarit, dans, if ecarts.colonnes { FOLIO_COLONNE } else { FOLIO_SOMMAIRE })
            });
        }
        if ecarts.colonnes { in_columns(bricks, column.largeur + GOUTTIERE, place) } else { bricks }
    }

    fn toc_line(&mut self, titre: &TitrePlace, ancre: &str, gabarit: &Gabarit, cadre: Cadre, folio: f32) -> Brick {
        let retrait = [0.0, 14.0, 28.0][usize::from(titre.niveau.clamp(1, 3)) - 1];
        let toci = self.noeud(Role::Toci, cadre.noeud);
        let reference = self.noeud(Role::Reference, toci);
        let lien = self.noeud(Role::Link, reference);
        let mut b = Brick::default();
        let x = cadre.x + retrait;
        let lignes = self.lignes(&format!("{}\u{A0}", titre.texte).into(), gabarit, cadre.largeur - retrait - folio);
        b.hauteur = self.push_lines(&mut b, &lignes, gabarit, PlaceBrique::new(x, 0.0, lien));
        let page = (titre.page + 1).to_string();
        let numero = self.lignes(&page.as_str().into(), gabarit, 40.0);
        let largeur = numero.first().map_or(0.0, |l| l.largeur);
        let droite = cadre.x + cadre.largeur;
        let y = b.hauteur - gabarit.interligne;
        self.push_lines(&mut b, &numero, gabarit, PlaceBrique::new(droite - largeur, y, lien));
        let debut = x + lignes.last().map_or(0.0, |l| l.largeur) + 4.0;
        b.poses.extend(leaders(debut, droite - largeur - 5.0, y + gabarit.base()));
        b.liens.push(LienLocal {
            boite: [x, 0.0, droite, b.hauteur],
            ancre: ancre.into(),
            texte: format!("{}, page {page}", titre.texte),
            noeud: lien,
        });
        b
    }

    /// The closing lines of the document.
    pub(super) fn mention_finale(&mut self, m: &MentionFinale, cadre: Cadre) -> Vec<Brick> {
        let mut texte = TexteRiche::new().et(format!("{}\n{}", m.version, m.date).trim().to_owned());
        if let Some(empreinte) = &m.empreinte {
            texte = texte.et(format!("\nEmpreinte SHA-256 des données : {empreinte}"));
        }
        let mut bricks: Vec<Brick> = self.note(&texte, cadre).into_iter().collect();
        for b in &mut bricks {
            b.avant = 24.0;
            b.poses.iter_mut().for_each(|p| p.trace = p.trace.clone().moved(0.0, 8.0));
            b.hauteur += 8.0;
            b.push_ground(Trace::trait_droit((cadre.x, 0.0), (cadre.x + cadre.largeur, 0.0), LIGNE, 0.6));
        }
        bricks
    }

    /// One line of small text whose words are drawn at once: running titles, watermark.
    fn words(&self, texte: &str, gabarit: &Gabarit, limite: f32) -> Option<(f32, Vec<(f32, Trace)>)> {
        let mut lignes = self.lignes(&texte.into(), gabarit, limite);
        if lignes.len() > 1 {
            // Cut where the line ends, with a sign that it goes on.
            let debut = before_open_bracket(super::bricks::line_words(lignes.first()?));
            lignes = self.lignes(&format!("{debut}…").into(), gabarit, limite + 12.0);
        }
        let ligne = lignes.into_iter().next()?;
        let mut b = Vec::new();
        for m in &ligne.morceaux {
            if let crate::texte::lignes::ContenuLigne::Mots(mots) = &m.contenu {
                b.push((m.x, Trace::Texte { x: 0.0, y: 0.0, fonte: m.fonte, mots: mots.clone() }));
            }
        }
        Some((ligne.largeur, b))
    }

    /// Running titles on top of a page.
    pub(super) fn head(&self, page: &mut Page, document: &Document, section: &str) {
        let demi = (page.largeur - 2.0 * MARGE) / 2.0 - 8.0;
        self.running(page, [(&document.entete, demi), (section, demi)], 44.0, Pagination::Entete);
        let (gauche, droite) = (MARGE, page.largeur - MARGE);
        page.pagination.push((Pagination::Entete, Trace::trait_droit((gauche, HAUT - 22.0), (droite, HAUT - 22.0), LIGNE, 0.6)));
    }

    /// Recipient, version, date and number at the foot of a page.
    pub(super) fn foot(&self, page: &mut Page, document: &Document, numero: usize, total: usize) {
        let folio = format!("page {numero} / {total}");
        let large = page.largeur - 2.0 * MARGE - FOLIO - 16.0;
        self.running(page, [(&document.pied(), large), (&folio, FOLIO)], page.hauteur - 36.0, Pagination::Pied);
    }

    /// Small words at both ends of a line, each with the width it may take.
    fn running(&self, page: &mut Page, textes: [(&str, f32); 2], y: f32, genre: Pagination) {
        let (gauche, droite) = (MARGE, page.largeur - MARGE);
        for ((texte, limite), a_droite) in textes.into_iter().zip([false, true]) {
            let Some((largeur, traces)) = self.words(texte, &Gabarit::note(), limite) else {
                continue;
            };
            let x = if a_droite { droite - largeur } else { gauche };
            page.pagination.extend(traces.into_iter().map(|(dx, t)| (genre, t.moved(x + dx, y))));
        }
    }

    /// The watermark: very light, in the middle of the page.
    pub(super) fn watermark(&self, page: &mut Page, mot: &str) {
        let mut gabarit = Gabarit::titre(1).coloured(FILIGRANE);
        gabarit.jeu.normal.face = Face::SansGras;
        gabarit.jeu.normal.taille = 100.0;
        let naturelle = self.paragraphe(&mot.into(), &gabarit).largeur_naturelle().max(1.0);
        gabarit.jeu.normal.taille = (100.0 * (page.largeur - 2.0 * MARGE) / naturelle).min(128.0);
        let Some((largeur, traces)) = self.words(mot, &gabarit, 4000.0) else {
            return;
        };
        let (x, y) = ((page.largeur - largeur) / 2.0, page.hauteur / 2.0 + gabarit.jeu.normal.taille * 0.33);
        page.pagination.extend(traces.into_iter().map(|(dx, t)| (Pagination::Filigrane, t.moved(x + dx, y))));
    }
}

/// Indent of the codes of a column of the contents.
const RETRAIT_CODES: f32 = 14.0;

/// The number of a heading as it is listed: what stands before its words.
fn number(texte: &str) -> &str {
    texte.split("\u{A0} ").next().unwrap_or(texte)
}

/// Numbers of lines of each column, when no column is higher than `most`, nor than the room of its page; two columns a page. No column
/// ends with a line that announces others.
fn column_lengths(lines: &[Brick], most: f32, first: f32) -> Vec<usize> {
    let page = hauteur_utile(FormatFeuille::Portrait);
    let (mut out, mut from): (Vec<usize>, usize) = (Vec::new(), 0);
    while from < lines.len() {
        let rest = &lines[from..];
        let place = most.min(if out.len() < 2 { first } else { page });
        let mut n = (1..=rest.len()).take_while(|n| hauteur_totale(&rest[..*n]) <= place).last().unwrap_or(1);
        while n > 1 && n < rest.len() && rest[n - 1].lie {
            n -= 1;
        }
        out.push(n);
        from += n;
    }
    out
}

/// Lines in two columns, a brick for each page: on as few pages as they take, and all columns about as high.
fn in_columns(mut lines: Vec<Brick>, pas: f32, first: f32) -> Vec<Brick> {
    let pages = |lengths: &[usize]| lengths.len().div_ceil(2);
    let page = hauteur_utile(FormatFeuille::Portrait);
    let least = pages(&column_lengths(&lines, page, first));
    #[expect(clippy::cast_precision_loss, reason = "a few pages")]
    let mut most = hauteur_totale(&lines) / (2.0 * least.max(1) as f32);
    while most < page && pages(&column_lengths(&lines, most, first)) > least {
        most += 4.0;
    }
    let lengths = column_lengths(&lines, most, first);
    let mut out = Vec::new();
    for two in lengths.chunks(2) {
        let mut b = Brick::default();
        for (n, dx) in two.iter().zip([0.0, pas]) {
            let column: Vec<Brick> = lines.drain(..*n).collect();
            b.hauteur = b.hauteur.max(hauteur_totale(&column));
            stacked(&mut b, column.into_iter().map(|c| c.aside(dx)).collect());
        }
        out.push(b);
    }
    out
}

/// A text cut short, without a bracket or a quotation that it opens and does not close.
fn before_open_bracket(mut texte: String) -> String {
    for (ouvre, ferme) in [('(', ')'), ('«', '»')] {
        if let Some(i) = texte.rfind(ouvre).filter(|i| *i > 0 && !texte[*i..].contains(ferme)) {
            texte.truncate(i);
        }
    }
    texte.trim_end_matches([' ', '\u{A0}', '\u{202F}', ',', '·', '–']).to_owned()
}

/// Dots between a title and its page number.
fn leaders(debut: f32, fin: f32, y: f32) -> Vec<Pose> {
    if fin - debut < 8.0 {
        return Vec::new();
    }
    let contour = Contour { couleur: DISCRET, epaisseur: 0.7, tirets: Some((0.7, 3.3)) };
    // Dots of all lines stand below each other.
    let debut = (debut / 4.0).ceil() * 4.0;
    vec![Pose { noeud: None, trace: Trace::ligne_brisee(&[(debut, y - 0.4), (fin, y - 0.4)], contour) }]
}

#[cfg(test)]
mod tests {
    use super::before_open_bracket;

    #[test]
    fn a_title_is_not_cut_inside_a_bracket() {
        let cut = |t: &str| before_open_bracket(t.to_owned());
        assert_eq!(cut("CPOM 2027 · SAD du Haut-Pays (aide"), "CPOM 2027 · SAD du Haut-Pays");
        assert_eq!(cut("CPOM (2027) · SAD"), "CPOM (2027) · SAD");
        assert_eq!(cut("Annexe « Moyens"), "Annexe");
        assert_eq!(cut("(tout entre parenthèses"), "(tout entre parenthèses");
    }
}
