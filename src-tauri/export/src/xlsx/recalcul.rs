//! For tests: reads a workbook back and computes its formulas, as a spreadsheet would.

use std::collections::BTreeMap;
use std::io::{Cursor, Read};

/// A cell as stored.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Lue {
    Texte(String),
    Nombre(f64),
    Formule(String, f64),
}

/// Cells by sheet name, column and row (both from 1).
pub(super) type Classeur = BTreeMap<String, BTreeMap<(u32, u32), Lue>>;

/// A file of the package.
pub(super) fn part(octets: &[u8], nom: &str) -> String {
    let mut archive = zip::ZipArchive::new(Cursor::new(octets)).unwrap();
    let mut s = String::new();
    archive.by_name(nom).unwrap().read_to_string(&mut s).unwrap();
    s
}

fn unescape(s: &str) -> String {
    s.replace("&lt;", "<").replace("&gt;", ">").replace("&quot;", "\"").replace("&apos;", "'").replace("&amp;", "&")
}

fn between<'a>(s: &'a str, debut: &str, fin: &str) -> Option<&'a str> {
    s.split_once(debut)?.1.split_once(fin).map(|r| r.0)
}

pub(super) fn read(octets: &[u8]) -> Classeur {
    let partages: Vec<String> = part(octets, "xl/sharedStrings.xml")
        .split("<si>")
        .skip(1)
        .map(|si| unescape(si.split("<t").nth(1).unwrap().split_once('>').unwrap().1.split("</t>").next().unwrap()))
        .collect();
    let noms: Vec<String> =
        part(octets, "xl/workbook.xml").split("<sheet name=\"").skip(1).map(|s| unescape(s.split('"').next().unwrap())).collect();
    noms.into_iter()
        .zip(1..)
        .map(|(nom, i)| {
            let xml = part(octets, &format!("xl/worksheets/sheet{i}.xml"));
            let cellules = xml.split("<c r=\"").skip(1).filter_map(|c| cell(c, &partages)).collect();
            (nom, cellules)
        })
        .collect()
}

fn cell(xml: &str, partages: &[String]) -> Option<((u32, u32), Lue)> {
    let reference = reference(xml.split('"').next()?)?;
    let xml = xml.split_once("</c>").map_or(xml, |r| r.0);
    let valeur = between(xml, "<v>", "</v>")?;
    let lue = if let Some(f) = between(xml, "<f>", "</f>") {
        Lue::Formule(unescape(f), valeur.parse().unwrap_or(f64::NAN))
    } else if xml.contains("t=\"s\"") {
        Lue::Texte(partages[valeur.parse::<usize>().ok()?].clone())
    } else {
        Lue::Nombre(valeur.parse().ok()?)
    };
    Some((reference, lue))
}

/// `$B$4` or `B4`: column and row.
pub(super) fn reference(s: &str) -> Option<(u32, u32)> {
    let s = s.replace('$', "");
    let lettres = s.bytes().take_while(u8::is_ascii_uppercase).count();
    let colonne = s[..lettres].bytes().fold(0, |n, b| n * 26 + u32::from(b - b'A') + 1);
    Some((colonne, s[lettres..].parse().ok()?)).filter(|_| lettres > 0)
}

/// The value of a formula of a sheet.
pub(super) fn evaluate(classeur: &Classeur, feuille: &str, formule: &str) -> f64 {
    let mut l = Lecteur { classeur, feuille, reste: formule };
    let v = l.sum();
    assert!(l.reste.is_empty(), "{feuille}: {formule}: reste {}", l.reste);
    v
}

struct Lecteur<'a> {
    classeur: &'a Classeur,
    feuille: &'a str,
    reste: &'a str,
}

impl<'a> Lecteur<'a> {
    fn eat(&mut self, signe: char) -> bool {
        let oui = self.reste.starts_with(signe);
        if oui {
            self.reste = &self.reste[signe.len_utf8()..];
        }
        oui
    }

    fn word(&mut self, garde: impl Fn(char) -> bool) -> &'a str {
        let fin = self.reste.find(|c| !garde(c)).unwrap_or(self.reste.len());
        let (mot, reste) = self.reste.split_at(fin);
        self.reste = reste;
        mot
    }

    fn sum(&mut self) -> f64 {
        let mut v = self.product();
        loop {
            if self.eat('+') {
                v += self.product();
            } else if self.eat('-') {
                v -= self.product();
            } else {
                return v;
            }
        }
    }

    fn product(&mut self) -> f64 {
        let mut v = self.term();
        loop {
            if self.eat('*') {
                v *= self.term();
            } else if self.eat('/') {
                v /= self.term();
            } else {
                return v;
            }
        }
    }

    fn term(&mut self) -> f64 {
        if self.eat('(') {
            let v = self.sum();
            assert!(self.eat(')'));
            return v;
        }
        if self.reste.starts_with(|c: char| c.is_ascii_digit()) {
            return self.word(|c| c.is_ascii_digit() || c == '.').parse().unwrap();
        }
        match self.operand() {
            Operande::Cellules(c) => c.iter().map(|c| c.nombre()).sum(),
            Operande::Valeur(v) => v,
        }
    }

    /// A cell, a range or a function.
    fn operand(&mut self) -> Operande {
        let mut feuille = self.feuille;
        if self.eat('\'') {
            feuille = self.word(|c| c != '\'');
            assert!(self.eat('\'') && self.eat('!'));
        }
        let mot = self.word(|c| c.is_ascii_alphanumeric() || c == '$');
        if self.eat('(') {
            return Operande::Valeur(self.function(mot));
        }
        let debut = reference(mot).unwrap_or_else(|| panic!("{mot}"));
        let fin = if self.eat(':') { reference(self.word(|c| c.is_ascii_alphanumeric() || c == '$')).unwrap() } else { debut };
        let cellules = &self.classeur[feuille];
        let mut valeurs = Vec::new();
        for ligne in debut.1..=fin.1 {
            for colonne in debut.0..=fin.0 {
                valeurs.push(Valeur(cellules.get(&(colonne, ligne)).cloned()));
            }
        }
        Operande::Cellules(valeurs)
    }

    fn function(&mut self, nom: &str) -> f64 {
        let mut arguments: Vec<Vec<Valeur>> = Vec::new();
        loop {
            arguments.push(if self.eat('"') {
                let mot = self.word(|c| c != '"');
                assert!(self.eat('"'));
                vec![Valeur(Some(Lue::Texte(mot.to_owned())))]
            } else if nom == "ROUND" {
                vec![Valeur(Some(Lue::Nombre(self.sum())))]
            } else {
                match self.operand() {
                    Operande::Cellules(c) => c,
                    Operande::Valeur(v) => vec![Valeur(Some(Lue::Nombre(v)))],
                }
            });
            if !self.eat(',') {
                break;
            }
        }
        assert!(self.eat(')'), "{}", self.reste);
        let a = &arguments;
        match nom {
            "SUM" => a.iter().flatten().map(Valeur::nombre).sum(),
            "ROUND" => {
                let echelle = 10_f64.powf(a[1][0].nombre());
                let v = a[0][0].nombre() * echelle;
                (v + v.signum() * 1e-7).round() / echelle
            }
            "SUMIF" => a[0].iter().zip(&a[2]).filter(|(c, _)| c.same(&a[1][0])).map(|(_, v)| v.nombre()).sum(),
            "SUMIFS" => (0..a[0].len()).filter(|i| a[1..].chunks(2).all(|p| p[0][*i].same(&p[1][0]))).map(|i| a[0][i].nombre()).sum(),
            #[expect(clippy::cast_precision_loss, reason = "a few rows")]
            "COUNTIFS" => (0..a[0].len()).filter(|i| a.chunks(2).all(|p| p[0][*i].same(&p[1][0]))).count() as f64,
            autre => panic!("{autre}"),
        }
    }
}

enum Operande {
    Cellules(Vec<Valeur>),
    Valeur(f64),
}

struct Valeur(Option<Lue>);

impl Valeur {
    fn nombre(&self) -> f64 {
        match &self.0 {
            Some(Lue::Nombre(n) | Lue::Formule(_, n)) => *n,
            _ => 0.0,
        }
    }

    fn same(&self, autre: &Self) -> bool {
        match (&self.0, &autre.0) {
            (Some(Lue::Texte(a)), Some(Lue::Texte(b))) => a == b,
            (Some(Lue::Nombre(a)), Some(Lue::Nombre(b))) => a == b,
            _ => false,
        }
    }
}
