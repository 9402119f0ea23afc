//! Charts as vectors: for each kind of data ([`crate::bloc::Graphique`]), its shapes.
//!
//! Drawings are legible in black and white: tones differ in lightness, lines in dash, and values are written
//! beside what they measure.

mod barres;
mod carte;
mod courbe;
mod echelle;
mod frise;
mod gantt;
mod tendance;
mod toile;

use crate::{bloc::Graphique, mise_en_page::traces::Trace, texte::police::Polices};
pub(crate) use tendance::draw as trend;
pub(crate) use toile::TONS;
use toile::{Toile, ZoneDessinee};

/// A drawn chart: from the top left corner of its box.
pub(crate) struct Dessin {
    pub hauteur: f32,
    pub traces: Vec<Trace>,
    /// Places of what is drawn, for those who point at it.
    pub zones: Vec<ZoneDessinee>,
    /// Description of the drawing in words.
    pub alternative: String,
}

/// Draws a chart over a width.
pub(crate) fn draw(polices: &Polices, graphique: &Graphique, largeur: f32, echelle: f32) -> Dessin {
    let mut toile = Toile::new(polices, largeur, echelle);
    let hauteur = match graphique {
        Graphique::Courbe(c) => courbe::draw(&mut toile, c),
        Graphique::Barres(b) => barres::draw(&mut toile, b),
        Graphique::Gantt(g) => gantt::draw(&mut toile, g),
        Graphique::Frise(f) => frise::draw(&mut toile, f),
        Graphique::Carte(c) => carte::draw(&mut toile, c),
    };
    Dessin { hauteur, traces: toile.traces, zones: toile.zones, alternative: alternative(graphique) }
}

/// Description of a chart in words, with its figures.
pub(crate) fn alternative(graphique: &Graphique) -> String {
    match graphique {
        Graphique::Courbe(c) => courbe::alternative(c),
        Graphique::Barres(b) => barres::alternative(b),
        Graphique::Gantt(g) => gantt::alternative(g),
        Graphique::Frise(f) => frise::sentences(f).join(" "),
        Graphique::Carte(c) => carte::alternative(c),
    }
}

/// Sentences of a drawing that Word writes in words; `None` for a chart that it draws.
pub(crate) fn in_words(graphique: &Graphique) -> Option<Vec<String>> {
    match graphique {
        Graphique::Frise(f) => Some(frise::sentences(f)),
        Graphique::Carte(c) => Some(carte::sentences(c)),
        Graphique::Courbe(_) | Graphique::Barres(_) | Graphique::Gantt(_) => None,
    }
}

/// Cuts a chart that would not fit a height.
pub(crate) fn parts(polices: &Polices, graphique: &Graphique, largeur: f32, echelle: f32, hauteur: f32) -> Vec<Graphique> {
    match graphique {
        Graphique::Gantt(g) => gantt::parts(&Toile::new(polices, largeur, echelle), g, hauteur).into_iter().map(Graphique::Gantt).collect(),
        Graphique::Frise(f) => frise::parts(&Toile::new(polices, largeur, echelle), f, hauteur).into_iter().map(Graphique::Frise).collect(),
        Graphique::Carte(c) => carte::parts(polices, c, largeur, hauteur).into_iter().map(Graphique::Carte).collect(),
        autre => vec![autre.clone()],
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::bloc::{Barres, Courbe, Serie};

    /// Texts of a drawing with their left and right ends and baseline.
    fn texts(polices: &Polices, dessin: &Dessin) -> Vec<(String, f32, f32, f32)> {
        let texts = dessin.traces.iter().filter_map(|t| match t {
            Trace::Texte { x, y, fonte, mots } => {
                let mot: String = mots.iter().map(|f| &*f.texte).collect();
                let largeur = polices.largeur(fonte.face, fonte.taille, mot.trim());
                Some((mot.trim().to_owned(), *x, x + largeur, *y))
            }
            _ => None,
        });
        texts.collect()
    }

    fn curve(unite: &str) -> Graphique {
        Courbe {
            nom: "Accidents".into(),
            unite: unite.into(),
            decimales: 1,
            mesures: vec![(2024, 90.0), (2025, 58.9)],
            cibles: vec![(2028, 40.0)],
            reference: Some(2024),
            rupture: None,
        }
        .into()
    }

    #[test]
    fn nothing_joins_the_years_on_either_side_of_a_changed_definition() {
        let polices = Polices::load().unwrap();
        let mesures = vec![(2022, 10.0), (2023, 12.0), (2024, 40.0), (2025, 44.0)];
        let lines = |rupture| {
            let courbe = Courbe { mesures: mesures.clone(), decimales: 0, rupture, ..Courbe::default() };
            draw(&polices, &courbe.into(), 470.0, 1.0)
        };
        let solid =
            |t: &&Trace| matches!(t, Trace::Chemin { contour: Some(c), remplissage: None, .. } if c.tirets.is_none() && c.epaisseur > 1.5);
        let strokes = |d: &Dessin| d.traces.iter().filter(solid).count();
        let (whole, cut) = (lines(None), lines(Some(2024)));
        assert_eq!((strokes(&whole), strokes(&cut)), (1, 2));
        assert!(texts(&polices, &cut).iter().any(|t| t.0.contains("définition changée en 2024")));
        assert!(cut.alternative.contains("ne se comparent pas") && !whole.alternative.contains("ne se comparent pas"));
    }

    #[test]
    fn a_long_unit_is_printed_once() {
        let polices = Polices::load().unwrap();
        let long = "accidents par million d’heures";
        let dessin = draw(&polices, &curve(long), 470.0, 1.0);
        let found = texts(&polices, &dessin);
        let with = |mot: &str| found.iter().filter(|t| t.0.contains(mot)).count();
        assert_eq!(with("million"), 1, "{found:?}");
        assert!(dessin.alternative.contains(long));
        let court = draw(&polices, &curve("%"), 470.0, 1.0);
        assert!(texts(&polices, &court).iter().filter(|t| t.0.contains('%')).count() > 4);
        assert!(court.hauteur <= dessin.hauteur && dessin.hauteur < 120.0);
        assert!(found.iter().all(|t| t.3 <= dessin.hauteur), "{found:?}");
    }

    #[test]
    fn words_of_any_length_stay_in_the_drawing() {
        let polices = Polices::load().unwrap();
        let long = "caisses de retraite et mutuelles ".repeat(12);
        let series = ["APA", &long, "PCH", &long].map(|nom| Serie::new(nom, [Some(1.0), Some(2.0)]));
        let barres =
            Barres { unite: long.clone(), categories: vec!["2024".into(), "2025".into()], series: series.to_vec(), ..Barres::default() };
        for g in [barres.into(), curve(&long)] {
            let dessin = draw(&polices, &g, 470.0, 1.0);
            let found = texts(&polices, &dessin);
            assert!(found.len() > 5 && found.iter().all(|t| t.1 >= 0.0 && t.2 <= 470.5 && t.3 <= dessin.hauteur), "{found:?}");
        }
    }

    #[test]
    fn the_line_of_time_says_in_words_what_its_shapes_say() {
        use cpom_core::choix::{EtatPhase, EtatRepere, GenreRepere};
        let polices = Polices::load().unwrap();
        let day = |t: &str| t.parse().unwrap();
        let repere = |date: &str, etat, libelle: &str| cpom_core::calculs::RepereFrise {
            date: day(date),
            genre: GenreRepere::Echeance,
            etat,
            libelle: libelle.to_owned(),
            table: "echeances",
            id: 1,
        };
        let f = cpom_core::calculs::Frise {
            jour: day("2026-11-21"),
            debut: 2026,
            fin: 2027,
            phases: vec![cpom_core::calculs::PhaseFrise {
                nom: "2026".into(),
                debut: day("2026-01-01"),
                fin: day("2026-12-31"),
                etat: EtatPhase::EnCours,
            }],
            reperes: vec![
                repere("2026-02-01", EtatRepere::Fait, "Acompte"),
                repere("2026-10-31", EtatRepere::EnRetard, "Commission mixte"),
                repere("2026-11-02", EtatRepere::AConfirmer, "Réunion"),
                repere("2027-04-30", EtatRepere::AVenir, &"Rapport annuel ".repeat(30)),
            ],
            actions: Vec::new(),
            hors: 0,
        };
        for largeur in [240.0, 470.0] {
            let dessin = draw(&polices, &f.clone().into(), largeur, 1.0);
            let found = texts(&polices, &dessin);
            for words in ["2026", "en cours", "31/10", "30/04", "en retard", "à confirmer", "à venir", "fait"] {
                assert!(found.iter().any(|t| t.0 == words), "{words}: {found:?}");
            }
            assert!(found.iter().all(|t| t.1 >= 0.0 && t.2 <= largeur + 0.5 && t.3 <= dessin.hauteur), "{found:?}");
            let dates: Vec<_> = found.iter().filter(|t| t.0.contains('/')).collect();
            for (i, a) in dates.iter().enumerate() {
                assert!(dates[i + 1..].iter().all(|b| a.2 <= b.1 || b.2 <= a.1), "{dates:?}");
            }
            for words in ["2026 : en cours", "En retard : Commission mixte, 31\u{A0}octobre 2026", "À confirmer : Réunion", "échéances : 1"]
            {
                assert!(dessin.alternative.contains(words), "{words}: {}", dessin.alternative);
            }
        }
    }

    #[test]
    fn actions_stand_under_the_days_with_their_codes_and_go_on_where_the_page_ends() {
        use cpom_core::calculs::{ActionFrise, Frise};
        use cpom_core::choix::EtatRepere;
        let polices = Polices::load().unwrap();
        let day = |t: &str| t.parse().unwrap();
        let action = |i: i32, debut: &str, fin: &str, etat| ActionFrise {
            id: i,
            libelle: format!("ACT-{i:02} Un intitulé qui ne tient pas toujours dans sa barre"),
            debut: day(debut),
            fin: day(fin),
            etat,
            en_cours: false,
        };
        let mut actions = vec![
            action(1, "2024-01-01", "2028-12-31", EtatRepere::EnRetard),
            action(2, "2024-01-01", "2024-01-31", EtatRepere::Fait),
            action(3, "2028-12-01", "2028-12-31", EtatRepere::AVenir),
        ];
        let f = |actions: &[ActionFrise]| Frise {
            jour: day("2026-11-21"),
            debut: 2024,
            fin: 2028,
            phases: Vec::new(),
            reperes: Vec::new(),
            actions: actions.to_vec(),
            hors: 0,
        };
        for largeur in [240.0, 470.0] {
            let dessin = draw(&polices, &f(&actions).into(), largeur, 1.0);
            let found = texts(&polices, &dessin);
            for words in ["Actions", "ACT-01, en retard", "ACT-02", "ACT-03"] {
                assert!(found.iter().any(|t| t.0.starts_with(words)), "{words}: {found:?}");
            }
            assert!(found.iter().all(|t| t.1 >= 0.0 && t.2 <= largeur + 0.5 && t.3 <= dessin.hauteur), "{found:?}");
            assert!(dessin.alternative.contains("Actions en retard : ACT-01") && dessin.alternative.contains("Actions terminées : ACT-02"));
        }
        actions.extend((4..100).map(|i| action(i, "2025-01-01", "2026-06-30", EtatRepere::AVenir)));
        let whole: Graphique = f(&actions).into();
        let cut = parts(&polices, &whole, 470.0, 1.0, 400.0);
        let shown: Vec<i32> = cut
            .iter()
            .flat_map(|g| match g {
                Graphique::Frise(f) => f.actions.iter().map(|a| a.id).collect::<Vec<_>>(),
                _ => Vec::new(),
            })
            .collect();
        assert_eq!(shown, (1..100).collect::<Vec<_>>(), "each action once, in order");
        assert!(cut.len() > 2 && cut.iter().all(|g| draw(&polices, g, 470.0, 1.0).hauteur <= 400.0));
    }

    #[test]
    fn values_over_bars_never_touch() {
        let polices = Polices::load().unwrap();
        let serie = |nom: &str, v: [f64; 3]| Serie::new(nom, v.map(Some));
        for largeur in [260.0, 470.0] {
            let barres = Barres {
                categories: vec!["2024".into(), "2025".into(), "2026".into()],
                series: vec![
                    serie("Prévue", [146_880.0, 156_420.0, 10.0]),
                    serie("Acquise", [146_240.0, 155_727.0, 150_000.0]),
                    serie("Consommée", [142_230.0, 153_950.0, 20.0]),
                ],
                ..Barres::default()
            };
            let dessin = draw(&polices, &barres.into(), largeur, 1.0);
            let values: Vec<_> = texts(&polices, &dessin)
                .into_iter()
                .filter(|t| t.0.chars().all(|c| c.is_ascii_digit() || c == '\u{202F}'))
                .filter(|t| t.3 < dessin.hauteur - 15.0)
                .collect();
            assert!(values.iter().any(|t| t.0 == "146\u{202F}880"), "{values:?}");
            for (i, a) in values.iter().enumerate() {
                for b in &values[i + 1..] {
                    let apart = a.2 <= b.1 || b.2 <= a.1 || (a.3 - b.3).abs() >= 8.0;
                    assert!(apart, "{a:?} {b:?}");
                }
            }
        }
    }

    /// WCAG 1.4.11: each shape of a chart stands out from the paper by its ground or by its outline, whatever the colours chosen.
    #[test]
    fn shapes_stand_out_from_the_paper_in_every_palette() {
        use crate::bloc::{BordGantt, Gantt, LigneGantt, Palette, Statut, contrast_with_white};
        use crate::mise_en_page::style::LIGNE;
        use cpom_core::choix::Theme;
        let polices = Polices::load().unwrap();
        let day = |t: &str| t.parse().unwrap();
        let series = (0..6).map(|i| Serie::new(format!("S{i}"), [Some(40.0 + f64::from(i)), Some(30.0)]));
        let barres = |empilees| Barres {
            empilees,
            categories: vec!["2024".into(), "2025".into()],
            series: series.clone().collect(),
            ..Barres::default()
        };
        let bar = |statut| LigneGantt {
            libelle: "Action".into(),
            periode: Some((day("2024-02-01"), day("2025-06-30"))),
            bord: BordGantt::FinAFixer,
            jalons: vec![day("2024-09-01")],
            statut: Some(statut),
            mot: statut.mot().into(),
            etape: false,
        };
        let states = [Statut::Atteint, Statut::Partiel, Statut::NonAtteint, Statut::EnCours, Statut::AVenir];
        let gantt = Gantt { debut: 2024, fin: 2025, lignes: states.map(bar).to_vec(), repere: None };
        let d = cpom_core::exemple::exemple().unwrap();
        let frise = cpom_core::calculs::frise(&d, &cpom_core::calculs::calculer(&d, day("2026-11-21"))).unwrap();
        let charts: [Graphique; 5] = [barres(true).into(), barres(false).into(), gantt.into(), curve("%"), frise.into()];
        for couleur in ["", "#FFFF00", "#FF6600", "#8A0303"] {
            for theme in [Theme::Bleu, Theme::Encre] {
                let presentation = cpom_core::modele::Presentation { couleur: couleur.into(), theme, ..Default::default() };
                let palette = Palette::new(&presentation, None);
                let contrast = |c| contrast_with_white(palette.ton(c));
                for (i, chart) in charts.iter().enumerate() {
                    for trace in draw(&polices, chart, 470.0, 1.0).traces {
                        // Grids, and white lines between the parts of a bar, carry nothing.
                        let Trace::Chemin { remplissage, contour, .. } = trace else { continue };
                        let Some(fond) = remplissage else { continue };
                        let outlined = contour.is_some_and(|c| c.couleur != LIGNE && contrast(c.couleur) >= 3.0);
                        assert!(contrast(fond) >= 3.0 || outlined, "{couleur} {theme:?}: chart {i}: {fond:?} {contour:?}");
                    }
                }
            }
        }
    }
}
