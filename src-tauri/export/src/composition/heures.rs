//! Hours by financeur, people accompanied, counts during the year.

use cpom_core::calculs::{HeuresAnnee, Termes, Total, heures_financeur};
use cpom_core::champ;
use cpom_core::choix::{Choix, Nature};
use cpom_core::decimal::Heures;
use cpom_core::modele::{Id, Situation};

use super::contexte::{Contexte, Paires, a_completer, lien_indicateur};
use super::emplacements::Emplacement;
use super::grille::{Grille, annees_entieres, cellule, remplie};
use super::{format, graphiques};
use crate::bloc::{Bloc, Colonne, Ligne, Tableau, TexteRiche};

/// Hours, people accompanied, counts during the year.
pub(super) fn blocs(ctx: &Contexte) -> Vec<Bloc> {
    let mut out = annees(ctx);
    out.extend(publics(ctx));
    out.extend(situations(ctx));
    out
}

/// A row of hours: a financeur, and a service when services count apart.
struct SourceHeures {
    libelle: String,
    financeur: Id,
    service: Option<Id>,
}

fn sources(ctx: &Contexte) -> Vec<SourceHeures> {
    let mut out = Vec::new();
    for f in &ctx.d.financeurs {
        let mut services: Vec<Option<Id>> = Vec::new();
        for h in ctx.d.heures.iter().filter(|h| h.financeur_id == f.id) {
            if !services.contains(&h.service_id) {
                services.push(h.service_id);
            }
        }
        if services.is_empty() {
            services.push(None);
        }
        for service in services {
            let nom = service.and_then(|id| ctx.d.services.iter().find(|s| s.id == id)).map(|s| format!(" – {}", s.nom.trim()));
            out.push(SourceHeures { libelle: format!("{}{}", f.libelle.trim(), nom.unwrap_or_default()), financeur: f.id, service });
        }
    }
    out
}

fn heures_de(ctx: &Contexte, s: &SourceHeures, annee: i32, nature: Nature) -> Option<Heures> {
    let of = ctx.d.heures.iter().filter(|h| h.financeur_id == s.financeur && h.service_id == s.service);
    let filled: Vec<Heures> = of.filter(|h| h.annee == annee && h.nature == nature).filter_map(|h| h.heures).collect();
    (!filled.is_empty()).then(|| filled.into_iter().sum())
}

fn tableau_heures(ctx: &Contexte, g: &Grille) -> Tableau {
    let dit = |h: Heures| format::court(h);
    let note = ["† heures comptées pour la dotation complémentaire.".to_owned()].into_iter().chain(annees_entieres(&ctx.c.annees));
    let lignes = sources(ctx).into_iter().map(|s| {
        let counts = ctx.d.financeurs.iter().any(|f| f.id == s.financeur && f.compte_dotation);
        let libelle = TexteRiche::from(s.libelle.as_str());
        let libelle = if counts { libelle.discret(" †") } else { libelle };
        g.ligne(libelle, |a, n| heures_de(ctx, &s, a, n).map(dit))
    });
    let total = |f: fn(&HeuresAnnee) -> Total<2>| move |a, n| ctx.c.activite.total(a, n).and_then(|h| f(h).ecrit(dit));
    g.tableau()
        .lignes(lignes.filter(remplie))
        .ligne(g.sous_total("dont heures éligibles à la dotation", total(|h| h.eligibles)))
        .ligne(g.total("Total", total(|h| h.total)))
        .note(note.collect::<Vec<_>>().join(" "))
}

/// Averages: hours per person, minutes per intervention.
fn moyennes(ctx: &Contexte) -> Option<Bloc> {
    let years = &ctx.c.activite.moyennes;
    if years.is_empty() {
        return None;
    }
    let mut colonnes = vec![Colonne::gauche("Moyennes").souple(2.0)];
    colonnes.extend(years.iter().map(|m| Colonne::decimale(m.annee.to_string())));
    type Lire = fn(&cpom_core::calculs::MoyenneAnnee) -> Option<cpom_core::decimal::Nombre>;
    let rows: [(&str, Lire); 2] = [
        ("Heures par personne accompagnée et par mois", |m| m.heures_par_personne),
        ("Durée moyenne d’une intervention (minutes)", |m| m.duree_intervention),
    ];
    let lignes = rows.into_iter().filter(|(_, lire)| years.iter().any(|m| lire(m).is_some())).map(|(nom, lire)| {
        let figures = years.iter().map(|m| cellule(lire(m).map(|v| format::nombre(v, 1))));
        Ligne::new(std::iter::once(TexteRiche::from(nom)).chain(figures).collect::<Vec<TexteRiche>>())
    });
    Some(Tableau::new(colonnes).entete_de_ligne().lignes(lignes).into())
}

/// Activity of past years for the diagnosis: its averages. Hours by financeur are in the financial annex.
pub(super) fn heures_realisees(ctx: &Contexte) -> Vec<Bloc> {
    let Some(moyennes) = moyennes(ctx) else { return Vec::new() };
    let mut text = TexteRiche::from("Les heures réalisées par financeur sont dans l’annexe financière.");
    if ctx.imprime("tarifs") {
        text = TexteRiche::from("Les heures réalisées par financeur sont dans l’annexe financière, ")
            .lien("heures d’intervention par financeur", Emplacement::Heures)
            .et(".");
    }
    vec![Bloc::titre(2, "Activité réalisée").into(), Bloc::paragraphe(text), moyennes]
}

/// Hours by financeur, realised and planned, with a chart.
pub(super) fn annees(ctx: &Contexte) -> Vec<Bloc> {
    let mut out = vec![Bloc::titre(2, "Heures d’intervention par financeur").ancre(Emplacement::Heures).into()];
    let known = |a: i32, n: Nature| n != Nature::Provisoire && ctx.c.activite.total(a, n).is_some();
    let g = Grille::natures("Heures", ctx.c, known).avec_contrat(&ctx.c.annees);
    if g.is_empty() {
        out.push(a_completer("les heures d’intervention"));
        return out;
    }
    out.extend(g.coupee().iter().map(|g| tableau_heures(ctx, g).into()));
    out.extend(ecarts(ctx));
    // One bar per year: realised hours where known, otherwise planned hours.
    let bars: Vec<(i32, Nature)> = ctx
        .c
        .annees
        .toutes
        .iter()
        .filter_map(|a| [Nature::Realise, Nature::Previsionnel].into_iter().find(|n| known(*a, *n)).map(|n| (*a, n)))
        .collect();
    let annees: Vec<String> = bars.iter().map(|b| b.0.to_string()).collect();
    let series = series(ctx, &bars);
    let series = series.iter().map(|(nom, valeurs)| (nom.as_str(), valeurs.clone()));
    let last = bars.iter().rev().find(|b| b.1 == Nature::Realise).map(|b| format!(", réalisées jusqu’en {}, prévues ensuite", b.0));
    out.extend(graphiques::empilees(&format!("Heures d’intervention par financeur{}", last.unwrap_or_default()), "h", annees, series));
    out
}

/// Maximum number of series that the tones of a chart can distinguish.
const SERIES_MAX: usize = 6;

/// Hours of each financeur over all services; beyond [`SERIES_MAX`], the smallest are added together.
pub(super) fn series(ctx: &Contexte, bars: &[(i32, Nature)]) -> Vec<(String, Vec<Total<2>>)> {
    let mut out: Vec<(String, Vec<Total<2>>)> = ctx
        .d
        .financeurs
        .iter()
        .map(|f| (f.libelle.trim().to_owned(), bars.iter().map(|(a, n)| heures_financeur(ctx.d, f.id, *a, *n)).collect::<Vec<_>>()))
        .filter(|(_, totaux)| totaux.iter().any(|t| t.somme().is_some()))
        .collect();
    if out.len() <= SERIES_MAX {
        return out;
    }
    let size = |totaux: &[Total<2>]| totaux.iter().filter_map(|t| t.somme()).sum::<Heures>();
    let mut sizes: Vec<Heures> = out.iter().map(|(_, v)| size(v)).collect();
    sizes.sort_unstable_by(|a, b| b.cmp(a));
    let least = sizes[SERIES_MAX - 2];
    let mut kept = 0;
    let (grands, petits): (Vec<_>, Vec<_>) = out.drain(..).partition(|(_, v)| {
        let large = size(v) >= least && kept < SERIES_MAX - 1;
        kept += usize::from(large);
        large
    });
    let reste = (0..bars.len()).map(|i| Total::des(Termes::Financeurs, petits.iter().map(|(_, v)| v[i])));
    let reste = ("Autres financeurs".to_owned(), reste.collect());
    grands.into_iter().chain([reste]).collect()
}

/// Hours realised beside those planned.
pub(super) fn ecarts(ctx: &Contexte) -> Option<Bloc> {
    let rows = &ctx.c.activite.ecarts;
    if rows.is_empty() {
        return None;
    }
    let colonnes = vec![
        Colonne::gauche("Année").souple(1.0),
        Colonne::decimale("Prévu (h)"),
        Colonne::decimale("Réalisé (h)"),
        Colonne::decimale("Écart (h)"),
        Colonne::decimale("Taux de réalisation"),
    ];
    let lignes = rows.iter().map(|e| {
        let ecart = cellule(e.ecart.map(|gap| format::ecart(&format::court(gap), gap.raw())));
        let taux = cellule(e.taux.map(|t| format::pour_cent(t, 1)));
        Ligne::new([
            TexteRiche::from(e.annee.to_string()),
            cellule(e.prevu.ecrit(format::court)),
            cellule(e.realise.ecrit(format::court)),
            ecart,
            taux,
        ])
    });
    Some(Tableau::new(colonnes).legende("Heures réalisées et prévues").lignes(lignes).into())
}

/// People that the service plans to accompany.
pub(super) fn publics(ctx: &Contexte) -> Vec<Bloc> {
    if ctx.d.publics.is_empty() {
        return Vec::new();
    }
    let g = Grille::annees("Personnes prévues au 31 décembre", ctx.d.publics.iter().map(|p| p.annee));
    let part = |f: fn(&cpom_core::modele::Public) -> Option<i32>| {
        move |a: i32, _: Nature| ctx.d.publics.iter().find(|p| p.annee == a).and_then(f).map(format::entier)
    };
    let total = g.total("Total", |a, _| ctx.c.activite.publics.iter().find(|p| p.annee == a).and_then(|p| p.total.ecrit(format::court)));
    let tableau = g
        .tableau()
        .ligne(g.ligne(champ!(Public.apa).libelle, part(|p| p.apa)))
        .ligne(g.ligne(champ!(Public.pch).libelle, part(|p| p.pch)))
        .ligne(g.ligne(champ!(Public.autres).libelle, part(|p| p.autres)));
    vec![Bloc::titre(2, "Personnes accompagnées prévues").hors_sommaire().into(), tableau.ligne(total).into()]
}

/// Counts during the year, with the provisional values of their indicators.
fn situations(ctx: &Contexte) -> Vec<Bloc> {
    let mut out = Vec::new();
    for s in &ctx.d.situations {
        let titre = format!("Situation {} {}", s.annee, format::periode(s.date_debut, s.date_fin));
        out.push(Bloc::titre(2, titre).into());
        let calcule = ctx.c.activite.situations.iter().find(|x| x.id == s.id);
        out.extend(
            Paires::new(ctx)
                .dit(champ!(Situation.nature).libelle, Some(s.nature.libelle().to_owned()))
                .dit("Heures comptées", calcule.and_then(|x| x.total.ecrit(format::heures)))
                .dit("Prévu au prorata des mois", calcule.and_then(|x| x.prorata_prevu).map(format::heures))
                .texte(champ!(Situation.commentaire).libelle, &s.commentaire)
                .cote_a_cote(),
        );
        out.extend(heures_situation(ctx, s));
        out.extend(mesures_provisoires(ctx, s.id));
    }
    out
}

fn heures_situation(ctx: &Contexte, s: &Situation) -> Option<Bloc> {
    let lignes: Vec<Ligne> = sources(ctx)
        .iter()
        .filter_map(|x| heures_de(ctx, x, s.annee, s.nature).map(|h| Ligne::new([x.libelle.clone(), format::court(h)])))
        .collect();
    if lignes.is_empty() {
        return None;
    }
    let colonnes = vec![Colonne::gauche("Heures par financeur").souple(1.0), Colonne::decimale("Heures")];
    Some(Tableau::new(colonnes).lignes(lignes).into())
}

fn mesures_provisoires(ctx: &Contexte, situation: Id) -> Option<Bloc> {
    let rows: Vec<_> = ctx.d.mesures_provisoires.iter().filter(|m| m.situation_id == situation).collect();
    if rows.is_empty() {
        return None;
    }
    let colonnes = vec![
        Colonne::gauche(champ!(MesureProvisoire.indicateur_id).colonne()).souple(1.0),
        Colonne::decimale(champ!(MesureProvisoire.numerateur).colonne()),
        Colonne::decimale(champ!(MesureProvisoire.denominateur).colonne()),
        Colonne::decimale("Valeur provisoire"),
        Colonne::gauche(champ!(Indicateur.unite).colonne()),
    ];
    let lignes = rows.iter().filter_map(|m| {
        let i = ctx.d.indicateurs.iter().find(|i| i.id == m.indicateur_id)?;
        let c = ctx.c.provisoires.iter().find(|p| p.id == m.id)?;
        let decimales = u32::try_from(i.decimales).unwrap_or(0);
        Some(Ligne::new([
            lien_indicateur(i).et(format!(" {}", i.libelle.trim())),
            cellule(c.numerateur.valeur.map(format::libre)),
            cellule(c.denominateur.valeur.map(format::libre)),
            cellule(c.valeur.map(|v| format::nombre(v, decimales))),
            i.unite.as_str().into(),
        ]))
    });
    Some(Tableau::new(colonnes).legende("Indicateurs provisoires").lignes(lignes).into())
}
