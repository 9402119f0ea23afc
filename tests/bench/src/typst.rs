//! Writes a document as Typst source.

use std::error::Error;
use std::fmt::Write;

use cpom_core::francais::typographie::typographier;
use cpom_export::bloc::{
    Alignement, Bloc, Definitions, Document, FicheAction, Figure, GenreParagraphe, Inline, Liste, Style, Tableau, TexteRiche, Ton,
};

use crate::html::sign;

/// A text as a Typst string literal.
fn string(texte: &str) -> String {
    let s = typographier(texte).replace('\\', "\\\\").replace('"', "\\\"").replace('\n', "\\n");
    format!("\"{s}\"")
}

/// The Typst source; figures and fonts are beside it.
pub fn write(document: &Document) -> Result<String, Box<dyn Error>> {
    let mut p = PlumeTypst { s: String::new(), figures: 0, niveau: 0 };
    let _ = writeln!(p.s, "#set document(title: {}, author: {})", string(&document.titre), string(&document.auteur));
    p.s.push_str(include_str!("../pairs/dossier.typ"));
    for piece in &document.pieces_jointes {
        let _ = writeln!(
            p.s,
            "#pdf.attach({}, relationship: \"data\", mime-type: {}, description: {})",
            string(&piece.nom),
            string(&piece.mime),
            string(&piece.description)
        );
    }
    if let Some(c) = &document.couverture {
        let _ = writeln!(p.s, "#v(80pt)\n#text({})\n\n#text(size: 31pt, weight: 600, {})\n", string(&c.surtitre), string(&c.titre));
        for (role, nom) in &c.parties {
            let _ = writeln!(p.s, "#muted({})\n\n#text({})\n", string(role), string(nom));
        }
        p.s.push_str("#pagebreak()\n");
    }
    p.s.push_str("#outline(title: \"Sommaire\", depth: 3)\n");
    p.blocs(&document.blocs);
    if let Some(m) = &document.mention_finale {
        let texte = format!("{} {} {}", m.version, m.date, m.empreinte.as_deref().unwrap_or(""));
        let _ = writeln!(p.s, "#note[#{}]", string(&texte));
    }
    Ok(p.s)
}

struct PlumeTypst {
    s: String,
    figures: usize,
    niveau: u8,
}

impl PlumeTypst {
    fn blocs(&mut self, blocs: &[Bloc]) {
        blocs.iter().for_each(|b| self.bloc(b));
    }

    /// Heading levels never skip one, because PDF/UA requires it.
    fn titre(&mut self, niveau: u8, texte: &str) {
        self.niveau = niveau.clamp(1, 4).min(self.niveau + 1);
        let _ = writeln!(self.s, "#heading(level: {}, {})", self.niveau, string(texte.trim()));
    }

    fn bloc(&mut self, bloc: &Bloc) {
        match bloc {
            Bloc::Titre(t) => self.titre(t.niveau, &format!("{} {}", t.numero.as_deref().unwrap_or(""), t.texte)),
            Bloc::Paragraphe(p) => {
                let fonction = match p.genre {
                    GenreParagraphe::Corps => "corps",
                    GenreParagraphe::Contrat => "contrat",
                    GenreParagraphe::Chapeau => "chapeau",
                    GenreParagraphe::Note | GenreParagraphe::Serre => "note",
                };
                let _ = writeln!(self.s, "#{fonction}[{}]\n", inline(&p.texte));
            }
            Bloc::Liste(l) => {
                let _ = writeln!(self.s, "#{}\n", liste(l));
            }
            Bloc::TexteRevise(t) => t.abrege().iter().for_each(|b| self.bloc(b)),
            Bloc::Tableau(t) => self.tableau(t),
            Bloc::ChiffresCles(all) => {
                for c in all {
                    let suite = format!(" {} {}", c.libelle, c.detail.as_deref().unwrap_or(""));
                    let _ = writeln!(self.s, "#strong({})#{}\n", string(&c.valeur), string(&suite));
                }
            }
            Bloc::Encadre(e) => {
                let mot = match e.ton {
                    Ton::Info => "À noter",
                    Ton::Attention => "Attention",
                    Ton::AVerifier => "À vérifier",
                };
                let _ = writeln!(self.s, "#encadre[#strong({})\n", string(e.titre.as_deref().unwrap_or(mot)));
                self.blocs(&e.blocs);
                self.s.push_str("]\n");
            }
            Bloc::Graphique(f) => self.figure(f),
            Bloc::Place(p) => {
                let _ = writeln!(self.s, "#{} \\ #{}\n", string(&p.titre), string(&p.texte.brut()));
            }
            Bloc::BlocSignatures(all) => {
                for x in all {
                    let _ = writeln!(self.s, "#{} \\ #{} \\ #{}\n", string(&x.pour), string(&x.qualite), string(&x.nom));
                }
            }
            Bloc::Definitions(d) => self.definitions(d),
            Bloc::SautDePage => self.s.push_str("#pagebreak(weak: true)\n"),
            // The measured dossier has no logo.
            Bloc::Logos(_) => {}
            Bloc::Espace(_) => {}
            Bloc::Fiche(f) => self.fiche(f),
            Bloc::Paysage(b) => {
                self.s.push_str("#page(flipped: true)[\n");
                self.blocs(b);
                self.s.push_str("]\n");
            }
            Bloc::DeuxPages(b) | Bloc::AuPlusPlein(b) => self.blocs(b),
            Bloc::CoteACote(c) => c.toutes().into_iter().for_each(|b| self.blocs(b)),
            // Typst breaks no page inside a block: what starts one stands before it, or leaves it breakable.
            Bloc::GarderEnsemble(b) => {
                let (tete, corps) = b.split_at(b.iter().position(|b| !starts_page(b)).unwrap_or(b.len()));
                self.blocs(tete);
                if corps.iter().any(starts_page) {
                    self.blocs(corps);
                } else if !corps.is_empty() {
                    self.s.push_str("#block(breakable: false)[\n");
                    self.blocs(corps);
                    self.s.push_str("]\n");
                }
            }
        }
    }

    fn figure(&mut self, f: &Figure) {
        let alt = f.alternative.clone().unwrap_or_else(|| f.legende.clone());
        let _ = writeln!(self.s, "#strong({})\n", string(&f.legende));
        let _ = writeln!(self.s, "#image(\"figure-{}.svg\", width: 100%, alt: {})\n", self.figures, string(&alt));
        self.figures += 1;
        if let Some(note) = &f.note {
            let _ = writeln!(self.s, "#note[#{}]\n", string(note));
        }
    }

    fn fiche(&mut self, f: &FicheAction) {
        self.s.push_str("#pagebreak(weak: true)\n");
        self.titre(f.niveau, &format!("{} {}", f.bandeau.numero, f.bandeau.titre));
        for c in &f.bandeau.champs {
            let _ = writeln!(self.s, "#muted({}) {}\n", string(c.libelle), inline(&c.valeur));
        }
        self.blocs(&f.blocs);
    }

    fn definitions(&mut self, d: &Definitions) {
        self.s.push_str("#grid(columns: (150pt, 1fr), row-gutter: 5pt,\n");
        for (nom, valeur) in &d.paires {
            let _ = writeln!(self.s, "  muted({}), [{}],", string(nom), inline(valeur));
        }
        self.s.push_str(")\n");
    }

    fn tableau(&mut self, t: &Tableau) {
        if let Some(l) = &t.legende {
            let _ = writeln!(self.s, "#strong({})\n", string(l));
        }
        let sides = t.colonnes.iter().map(|c| match c.alignement {
            Alignement::Gauche => "left",
            Alignement::Centre => "center",
            Alignement::Droite | Alignement::Decimale => "right",
        });
        let _ = writeln!(
            self.s,
            "#table(columns: ({}), align: ({}),",
            "auto,".repeat(t.colonnes.len()),
            sides.map(|s| format!("{s},")).collect::<String>()
        );
        let titres: String = t.colonnes.iter().map(|c| format!("[{}], ", inline(&c.titre))).collect();
        let _ = writeln!(self.s, "  table.header({titres}),");
        for l in &t.lignes {
            let cell = |i: usize| l.cellules.get(i).map(inline).unwrap_or_default();
            if l.genre.spans() {
                let _ = writeln!(self.s, "  table.cell(colspan: {}, fill: rgb(\"#f5f7fa\"))[{}],", t.colonnes.len(), cell(0));
            } else {
                let row: String = (0..t.colonnes.len()).map(|i| format!("[{}], ", cell(i))).collect();
                let _ = writeln!(self.s, "  {row}");
            }
        }
        self.s.push_str(")\n");
        if let Some(n) = &t.note {
            let _ = writeln!(self.s, "#note[{}]\n", inline(n));
        }
    }
}

/// Whether a block starts a page, or holds one that does.
fn starts_page(bloc: &Bloc) -> bool {
    match bloc {
        Bloc::Titre(t) => t.niveau == 1,
        Bloc::SautDePage | Bloc::Fiche(_) | Bloc::Paysage(_) => true,
        Bloc::GarderEnsemble(b) | Bloc::DeuxPages(b) | Bloc::AuPlusPlein(b) => b.iter().any(starts_page),
        Bloc::CoteACote(c) => c.toutes().into_iter().flatten().any(starts_page),
        _ => false,
    }
}

fn liste(l: &Liste) -> String {
    let items = l.elements.iter().map(|e| {
        let sous = e.sous.as_ref().map(|s| format!("#{}", liste(s))).unwrap_or_default();
        format!("[{}{sous}], ", inline(&e.texte))
    });
    format!("{}({})", if l.numerotee { "enum" } else { "list" }, items.collect::<String>())
}

fn inline(texte: &TexteRiche) -> String {
    let run = |i: &Inline| match i {
        Inline::Texte { texte, style } | Inline::Renvoi { texte, style, .. } => {
            let mots = string(texte);
            match style {
                Style::Normal => format!("#{mots};"),
                Style::Gras => format!("#strong({mots});"),
                Style::Italique => format!("#emph({mots});"),
                Style::Discret => format!("#muted({mots});"),
            }
        }
        Inline::Tendance(_) => String::new(),
        Inline::Revision { sort, texte } => format!("#{};", string(&format!("{}{texte}]", sort.ouverture()))),
        Inline::Lien { texte, .. } => format!("#{};", string(texte)),
        Inline::Statut { statut, mot } => {
            format!("#{};", string(&format!("{} {}", sign(*statut), mot.as_deref().unwrap_or(statut.mot()))))
        }
    };
    texte.0.iter().map(run).collect()
}
