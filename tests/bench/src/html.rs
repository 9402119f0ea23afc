//! Writes a document as one HTML page with print styles, for browsers and CSS engines.

use std::fmt::Write;
use std::fs;
use std::path::Path;

use cpom_core::francais::typographie::typographier;
use cpom_export::bloc::{
    Alignement, Bloc, Definitions, Document, ElementListe, FicheAction, Figure, GenreLigne, GenreParagraphe, Inline, Liste, Statut, Style,
    Tableau, TexteRiche, Ton,
};

use crate::svg;

/// Sign that stands for a status.
pub fn sign(statut: Statut) -> &'static str {
    match statut {
        Statut::Atteint => "●",
        Statut::Partiel => "◐",
        Statut::NonAtteint => "○",
        Statut::EnCours => "–",
        Statut::AVenir => "·",
    }
}

/// Text made safe for HTML and SVG.
pub fn escape(texte: &str) -> String {
    typographier(texte).replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}

/// The alternative text of a figure; its drawing is written beside the page.
pub fn figure(folder: &Path, n: usize, f: &Figure) -> std::io::Result<(String, String)> {
    let name = format!("figure-{n}.svg");
    fs::write(folder.join(&name), svg::write(&f.graphique))?;
    Ok((name, f.alternative.clone().unwrap_or_else(|| f.legende.clone())))
}

/// Writes the page and its drawings.
pub fn write(document: &Document, folder: &Path) -> std::io::Result<String> {
    let mut p = PlumeHtml { s: String::new(), folder, figures: 0, titres: 0 };
    p.blocs(&document.blocs)?;
    let mut s = format!("<!doctype html><html lang=\"fr\"><head><meta charset=\"utf-8\"><title>{}</title>", escape(&document.titre));
    let _ = write!(s, "<style>{}</style></head><body>", include_str!("../pairs/dossier.css"));
    if let Some(c) = &document.couverture {
        let _ = write!(s, "<section class=\"cover\"><p>{}</p><p class=\"big\">{}</p>", escape(&c.surtitre), escape(&c.titre));
        for (role, nom) in &c.parties {
            let _ = write!(s, "<p class=\"muted\">{}</p><p>{}</p>", escape(role), escape(nom));
        }
        s.push_str("</section>");
    }
    let _ = write!(s, "<nav><h1>Sommaire</h1><ul>{}</ul></nav>", contents(&document.blocs, &mut 0));
    s.push_str(&p.s);
    if let Some(m) = &document.mention_finale {
        let _ = write!(s, "<p class=\"note\">{} {} {}</p>", escape(&m.version), escape(&m.date), m.empreinte.as_deref().unwrap_or(""));
    }
    Ok(s + "</body></html>")
}

/// Lines of the table of contents, numbered in the order of the headings.
fn contents(blocs: &[Bloc], n: &mut usize) -> String {
    let mut s = String::new();
    for bloc in blocs {
        let mut line = |texte: &str, niveau: u8| {
            let _ = write!(s, "<li class=\"l{niveau}\"><a href=\"#t{n}\">{}</a></li>", escape(texte));
            *n += 1;
        };
        match bloc {
            Bloc::Titre(t) => line(&format!("{} {}", t.numero.as_deref().unwrap_or(""), t.texte), t.niveau),
            Bloc::Fiche(f) => {
                line(&format!("{} {}", f.bandeau.numero, f.bandeau.titre), f.niveau);
                s.push_str(&contents(&f.blocs, n));
            }
            Bloc::Encadre(e) => s.push_str(&contents(&e.blocs, n)),
            Bloc::Paysage(b) | Bloc::GarderEnsemble(b) | Bloc::DeuxPages(b) | Bloc::AuPlusPlein(b) => s.push_str(&contents(b, n)),
            Bloc::CoteACote(c) => c.toutes().into_iter().for_each(|b| s.push_str(&contents(b, n))),
            _ => {}
        }
    }
    s
}

struct PlumeHtml<'a> {
    s: String,
    folder: &'a Path,
    figures: usize,
    titres: usize,
}

impl PlumeHtml<'_> {
    fn blocs(&mut self, blocs: &[Bloc]) -> std::io::Result<()> {
        blocs.iter().try_for_each(|b| self.bloc(b))
    }

    fn wrapped(&mut self, class: &str, blocs: &[Bloc]) -> std::io::Result<()> {
        let _ = write!(self.s, "<div class=\"{class}\">");
        self.blocs(blocs)?;
        self.s.push_str("</div>");
        Ok(())
    }

    fn titre(&mut self, niveau: u8, texte: &str) {
        let n = niveau.clamp(1, 4);
        let _ = write!(self.s, "<h{n} id=\"t{}\">{}</h{n}>", self.titres, escape(texte.trim()));
        self.titres += 1;
    }

    fn bloc(&mut self, bloc: &Bloc) -> std::io::Result<()> {
        match bloc {
            Bloc::Titre(t) => self.titre(t.niveau, &format!("{} {}", t.numero.as_deref().unwrap_or(""), t.texte)),
            Bloc::Paragraphe(p) => {
                let class = match p.genre {
                    GenreParagraphe::Corps => "",
                    GenreParagraphe::Contrat => "contrat",
                    GenreParagraphe::Chapeau => "chapeau",
                    GenreParagraphe::Note | GenreParagraphe::Serre => "note",
                };
                let _ = write!(self.s, "<p class=\"{class}\">{}</p>", inline(&p.texte));
            }
            Bloc::Liste(l) => self.s.push_str(&liste(l)),
            Bloc::TexteRevise(t) => self.blocs(&t.abrege())?,
            Bloc::Tableau(t) => self.tableau(t),
            Bloc::ChiffresCles(c) => {
                for c in c {
                    let detail = c.detail.as_deref().unwrap_or("");
                    let _ = write!(self.s, "<p><b>{}</b> {} {}</p>", escape(&c.valeur), escape(&c.libelle), escape(detail));
                }
            }
            Bloc::Encadre(e) => {
                let mot = match e.ton {
                    Ton::Info => "À noter",
                    Ton::Attention => "Attention",
                    Ton::AVerifier => "À vérifier",
                };
                let _ = write!(self.s, "<div class=\"encadre\"><p><b>{}</b></p>", escape(e.titre.as_deref().unwrap_or(mot)));
                self.blocs(&e.blocs)?;
                self.s.push_str("</div>");
            }
            Bloc::Graphique(f) => {
                let (name, alt) = figure(self.folder, self.figures, f)?;
                self.figures += 1;
                let _ = write!(self.s, "<p><b>{}</b></p><p><img src=\"{name}\" alt=\"{}\"></p>", escape(&f.legende), escape(&alt));
                if let Some(note) = &f.note {
                    let _ = write!(self.s, "<p class=\"note\">{}</p>", escape(note));
                }
            }
            Bloc::Place(p) => {
                let _ = write!(self.s, "<p>{}<br>{}</p>", escape(&p.titre), escape(&p.texte.brut()));
            }
            Bloc::BlocSignatures(all) => {
                for x in all {
                    let _ = write!(self.s, "<p>{}<br>{}<br>{}</p>", escape(&x.pour), escape(&x.qualite), escape(&x.nom));
                }
            }
            Bloc::Definitions(d) => self.definitions(d),
            Bloc::SautDePage => self.s.push_str("<div class=\"page\"></div>"),
            // The measured dossier has no logo.
            Bloc::Logos(_) => {}
            Bloc::Espace(_) => {}
            Bloc::Fiche(f) => self.fiche(f)?,
            Bloc::Paysage(b) => self.wrapped("paysage", b)?,
            Bloc::GarderEnsemble(b) => self.wrapped("ensemble", b)?,
            Bloc::DeuxPages(b) | Bloc::AuPlusPlein(b) => self.blocs(b)?,
            Bloc::CoteACote(c) => {
                self.wrapped("ensemble", &c.gauche)?;
                self.wrapped("ensemble", &c.droite)?;
            }
        }
        Ok(())
    }

    fn fiche(&mut self, f: &FicheAction) -> std::io::Result<()> {
        self.s.push_str("<section class=\"fiche\">");
        self.titre(f.niveau, &format!("{} {}", f.bandeau.numero, f.bandeau.titre));
        for c in &f.bandeau.champs {
            let _ = write!(self.s, "<p><span class=\"muted\">{}</span> {}</p>", escape(c.libelle), inline(&c.valeur));
        }
        self.blocs(&f.blocs)?;
        self.s.push_str("</section>");
        Ok(())
    }

    fn definitions(&mut self, d: &Definitions) {
        self.s.push_str("<dl>");
        for (nom, valeur) in &d.paires {
            let _ = write!(self.s, "<dt>{}</dt><dd>{}</dd>", escape(nom), inline(valeur));
        }
        self.s.push_str("</dl>");
    }

    fn tableau(&mut self, t: &Tableau) {
        self.s.push_str("<table>");
        if let Some(l) = &t.legende {
            let _ = write!(self.s, "<caption>{}</caption>", escape(l));
        }
        self.s.push_str("<thead><tr>");
        for c in &t.colonnes {
            let _ = write!(self.s, "<th scope=\"col\">{}</th>", inline(&c.titre));
        }
        self.s.push_str("</tr></thead><tbody>");
        for l in &t.lignes {
            if l.genre.spans() {
                let texte = l.cellules.first().map(inline).unwrap_or_default();
                let _ = write!(self.s, "<tr><th scope=\"row\" colspan=\"{}\">{texte}</th></tr>", t.colonnes.len());
                continue;
            }
            let class = if l.genre == GenreLigne::Normale { "" } else { " class=\"total\"" };
            let _ = write!(self.s, "<tr{class}>");
            for (i, c) in t.colonnes.iter().enumerate() {
                let tag = if i == 0 && t.entete_de_ligne { "th" } else { "td" };
                let scope = if tag == "th" { " scope=\"row\"" } else { "" };
                let side = match c.alignement {
                    Alignement::Gauche => "",
                    Alignement::Centre => " class=\"c\"",
                    Alignement::Droite | Alignement::Decimale => " class=\"r\"",
                };
                let _ = write!(self.s, "<{tag}{scope}{side}>{}</{tag}>", l.cellules.get(i).map(inline).unwrap_or_default());
            }
            self.s.push_str("</tr>");
        }
        self.s.push_str("</tbody></table>");
        if let Some(n) = &t.note {
            let _ = write!(self.s, "<p class=\"note\">{}</p>", inline(n));
        }
    }
}

fn liste(l: &Liste) -> String {
    let tag = if l.numerotee { "ol" } else { "ul" };
    let item = |e: &ElementListe| format!("<li>{}{}</li>", inline(&e.texte), e.sous.as_ref().map(liste).unwrap_or_default());
    format!("<{tag}>{}</{tag}>", l.elements.iter().map(item).collect::<String>())
}

fn inline(texte: &TexteRiche) -> String {
    let run = |i: &Inline| match i {
        Inline::Texte { texte, style } | Inline::Renvoi { texte, style, .. } => {
            let mots = escape(texte).replace('\n', "<br>");
            match style {
                Style::Normal => mots,
                Style::Gras => format!("<b>{mots}</b>"),
                Style::Italique => format!("<i>{mots}</i>"),
                Style::Discret => format!("<span class=\"muted\">{mots}</span>"),
            }
        }
        Inline::Lien { texte, .. } => escape(texte),
        Inline::Tendance(_) => String::new(),
        Inline::Revision { sort, texte } => format!("{}{}]", sort.ouverture(), escape(texte)),
        Inline::Statut { statut, mot } => format!("{} {}", sign(*statut), escape(mot.as_deref().unwrap_or(statut.mot()))),
    };
    texte.0.iter().map(run).collect()
}
