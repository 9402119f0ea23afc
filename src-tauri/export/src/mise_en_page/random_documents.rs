//! Random blocks in any order: every mark is inside its page and belongs to the structure tree.
//!
//! `CPOM_HASARD=5000` tries as many documents.

use chrono::NaiveDate;
use proptest::collection::vec;
use proptest::prelude::*;

use super::{
    layout,
    style::{BAS, HAUT},
    traces::{Enfant, EtapeTrace, Laid, Page, Trace},
};
use crate::{bloc::*, texte::police::Polices, texte::police::points};

fn cases() -> u32 {
    std::env::var("CPOM_HASARD").ok().and_then(|n| n.parse().ok()).unwrap_or(120)
}

fn mots() -> impl Strategy<Value = String> {
    prop_oneof![
        4 => "[a-zéA-Z0-9 ,’:;\\-]{0,60}",
        1 => "\\PC{0,200}",
        1 => "[a-zé \n]{0,600}",
        2 => "-?[0-9]{1,9}(,[0-9]{1,4})?",
        1 => "[a-z]{60,300}",
        1 => Just(String::new()),
        1 => (1_usize..900).prop_map(|n| "mot ".repeat(n)),
    ]
}

fn texte() -> impl Strategy<Value = TexteRiche> {
    let statut = prop_oneof![Just(Statut::Atteint), Just(Statut::Partiel), Just(Statut::EnCours)];
    prop_oneof![
        6 => mots().prop_map(TexteRiche::from),
        1 => (mots(), mots(), mots()).prop_map(|(a, b, c)| TexteRiche::new().gras(a).italique(b).lien(c, "ici")),
        1 => statut.prop_map(TexteRiche::from),
    ]
}

fn colonne() -> impl Strategy<Value = Colonne> {
    let sorte = prop_oneof![Just(Alignement::Gauche), Just(Alignement::Droite), Just(Alignement::Centre), Just(Alignement::Decimale)];
    let largeur =
        prop_oneof![5 => Just(Largeur::Auto), 1 => (0.0_f32..300.0).prop_map(Largeur::Fixe), 1 => (0.0_f32..3.0).prop_map(Largeur::Souple)];
    let groupe = prop_oneof![4 => Just(None), 1 => Just(Some("2027".to_owned())), 1 => mots().prop_map(Some)];
    (texte(), sorte, largeur, groupe).prop_map(|(titre, alignement, largeur, groupe)| Colonne { titre, alignement, largeur, groupe })
}

fn tableau() -> impl Strategy<Value = Tableau> {
    let genre = prop_oneof![6 => Just(GenreLigne::Normale), 1 => Just(GenreLigne::SousTotal), 1 => Just(GenreLigne::Total), 1 => Just(GenreLigne::Section), 1 => Just(GenreLigne::Detail)];
    let ligne = (genre, vec(texte(), 0..9), any::<bool>()).prop_map(|(genre, cellules, annonce)| Ligne {
        genre,
        cellules,
        annonce,
        ..Ligne::default()
    });
    let legende = proptest::option::of(mots());
    (vec(colonne(), 0..9), vec(ligne, 0..40), any::<bool>(), legende, proptest::option::of(texte())).prop_map(
        |(colonnes, lignes, entete_de_ligne, legende, note)| Tableau {
            legende,
            colonnes,
            serre: lignes.len() % 2 == 1,
            lignes,
            entete_de_ligne,
            note,
        },
    )
}

fn figure() -> impl Strategy<Value = Figure> {
    let valeurs = vec((1990_i32..2100, -1e9_f64..1e9), 0..14);
    let courbe = (mots(), mots(), valeurs.clone(), valeurs).prop_map(|(nom, unite, mesures, cibles)| {
        let reference = mesures.first().map(|m| m.0);
        let rupture = mesures.get(1).map(|m| m.0).filter(|a| a % 2 == 0);
        Graphique::Courbe(Courbe { nom, unite, decimales: 1, mesures, cibles, reference, rupture })
    });
    let serie = (mots(), vec(proptest::option::of(-1e6_f64..1e7), 0..12)).prop_map(|(nom, v)| Serie::new(nom, v));
    let barres = (any::<bool>(), vec(mots(), 0..12), vec(serie, 0..8)).prop_map(|(empilees, categories, series)| {
        Graphique::Barres(Barres { empilees, nom: "n".into(), unite: "h".into(), decimales: 0, categories, series })
    });
    let ligne = mots().prop_map(|libelle| LigneGantt { libelle, ..LigneGantt::default() });
    let gantt = vec(ligne, 0..60).prop_map(|lignes| Graphique::Gantt(Gantt { debut: 2027, fin: 2031, lignes, repere: None }));
    (mots(), prop_oneof![courbe, barres, gantt]).prop_map(|(legende, g)| Figure::new(legende, g))
}

fn feuille() -> impl Strategy<Value = Bloc> {
    let signature = (mots(), mots(), mots()).prop_map(|(pour, qualite, nom)| Signature { pour, qualite, nom });
    let paires = (vec((mots(), texte()), 0..8), any::<bool>()).prop_map(|(paires, deux_colonnes)| Definitions { paires, deux_colonnes });
    let chiffre =
        (mots(), mots(), proptest::option::of(mots())).prop_map(|(valeur, libelle, detail)| ChiffreCle { valeur, libelle, detail });
    prop_oneof![
        3 => (0_u8..6, mots()).prop_map(|(niveau, t)| Bloc::titre(niveau, t).into()),
        4 => texte().prop_map(Bloc::paragraphe),
        2 => vec(texte(), 0..6).prop_map(Bloc::puces),
        4 => tableau().prop_map(Bloc::Tableau),
        1 => vec(chiffre, 0..7).prop_map(Bloc::ChiffresCles),
        2 => figure().prop_map(Bloc::Graphique),
        1 => vec(signature, 0..5).prop_map(Bloc::BlocSignatures),
        1 => (mots(), texte(), 0_u8..8).prop_map(|(titre, texte, lignes)| Bloc::Place(PlaceReponse { titre, lignes, texte })),
        2 => paires.prop_map(Bloc::Definitions),
        1 => Just(Bloc::SautDePage),
        1 => (0.0_f32..900.0).prop_map(Bloc::Espace),
    ]
}

fn bloc() -> impl Strategy<Value = Bloc> {
    feuille().prop_recursive(2, 12, 4, |dedans| {
        let fiche = (mots(), mots(), vec(mots(), 0..5), vec(dedans.clone(), 0..4)).prop_map(|(numero, titre, champs, blocs)| {
            let champs = champs.into_iter().map(|t| ChampBandeau { libelle: "Libellé", valeur: t.into(), part: 1 }).collect();
            Bloc::Fiche(FicheAction { niveau: 2, ancre: None, bandeau: Bandeau { numero, titre, champs }, blocs })
        });
        prop_oneof![
            vec(dedans.clone(), 0..4).prop_map(|b| Bloc::encadre(Ton::Attention, b)),
            vec(dedans.clone(), 0..4).prop_map(Bloc::Paysage),
            vec(dedans.clone(), 0..4).prop_map(Bloc::GarderEnsemble),
            vec(dedans.clone(), 0..4).prop_map(Bloc::DeuxPages),
            vec(dedans.clone(), 0..4).prop_map(Bloc::AuPlusPlein),
            (vec(dedans.clone(), 0..4), vec(dedans, 0..4))
                .prop_map(|(gauche, droite)| Bloc::CoteACote(crate::bloc::ColonnesBlocs { gauche, droite })),
            fiche,
        ]
    })
}

/// Left, top, right and bottom of a mark; the top of words is not asked for.
pub(super) fn bounds(trace: &Trace) -> [f32; 4] {
    match trace {
        Trace::Texte { x, y, fonte, mots } => [*x, *y, *x + mots.iter().map(|f| points(f.largeur, fonte.taille)).sum::<f32>(), *y],
        Trace::Rect { x, y, l, h, .. } | Trace::Image { x, y, l, h, .. } => [*x, *y, x + l, y + h],
        Trace::Chemin { etapes, .. } => etapes.iter().fold([f32::MAX, f32::MAX, f32::MIN, f32::MIN], |b, e| match *e {
            EtapeTrace::Aller(x, y) | EtapeTrace::Droite(x, y) | EtapeTrace::Courbe(.., x, y) => {
                [b[0].min(x), b[1].min(y), b[2].max(x), b[3].max(y)]
            }
            EtapeTrace::Fermer => b,
        }),
    }
}

fn check_page(page: &Page, trace: &Trace) -> Result<(), TestCaseError> {
    let [g, h, d, b] = bounds(trace);
    prop_assert!([g, h, d, b].iter().all(|v| v.is_finite()), "{trace:?}");
    prop_assert!(g >= -1.0 && d <= page.largeur + 1.0, "{g} to {d} on {}: {trace:?}", page.largeur);
    prop_assert!(h >= HAUT - 12.0 && b <= page.hauteur - BAS + 8.0, "{h} to {b} on {}: {trace:?}", page.hauteur);
    Ok(())
}

fn check(l: &Laid) -> Result<(), TestCaseError> {
    for (p, page) in l.pages.iter().enumerate() {
        for trace in page.fond.iter().chain(page.contenu.iter().map(|c| &c.1)) {
            check_page(page, trace)?;
        }
        for (m, noeud) in page.sequences.iter().enumerate() {
            let held = l.noeuds[*noeud].enfants.iter().filter(|e| matches!(e, Enfant::Contenu { page, mcid } if *page == p && *mcid == m));
            prop_assert_eq!(held.count(), 1);
        }
    }
    for (i, n) in l.noeuds.iter().enumerate().filter(|(_, n)| n.attache).skip(1) {
        prop_assert!(l.noeuds[n.parent].enfants.iter().any(|e| matches!(e, Enfant::Noeud(k) if *k == i)), "{:?} has no parent", n.role);
    }
    prop_assert!(l.titres.iter().all(|t| t.page < l.pages.len()));
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: cases(), ..ProptestConfig::default() })]
    #[test]
    fn any_blocks_stay_on_their_pages(blocs in vec(bloc(), 0..10), sommaire in any::<bool>()) {
        let mut d = Document::new("Essai", NaiveDate::from_ymd_opt(2027, 3, 12).unwrap());
        (d.blocs, d.sommaire) = (blocs, sommaire);
        check(&layout(&Polices::load().unwrap(), &d))?;
    }
}
