//! The contract: parties, visas, preamble, articles, and which article covers each mandatory mention.

use cpom_core::champ;
use cpom_core::choix::{Choix, EtatMention, GroupeMention};
use cpom_core::modele::mots::majuscule;
use cpom_core::modele::{Article, Mention};

use super::contexte::{Contexte, a_completer, statut};
use super::emplacements::{Emplacement, ancre_de};
use super::{parties, textes};
use crate::bloc::{Bloc, Colonne, GenreParagraphe, Ligne, Liste, Statut, Tableau, TexteRiche};

/// From the parties to the last article. The list of annexes and the signatures are composed elsewhere.
pub(super) fn blocs(ctx: &Contexte) -> Vec<Bloc> {
    let mut out = vec![Bloc::titre(1, "Contrat").ancre(Emplacement::Contrat).into()];
    out.extend(identite(ctx));
    out.extend(parties::soussignes(ctx));
    out.extend(visas(ctx));
    out.extend(preambule(ctx));
    out.push(Bloc::contrat("Il est convenu ce qui suit :"));
    out.extend(articles(ctx));
    out
}

/// The contract in a few lines: title, reference, period, state.
fn identite(ctx: &Contexte) -> Option<Bloc> {
    let c = &ctx.d.contrat;
    let choix = |v: Option<bool>| v.map(|v| if v { "oui" } else { "non" }.to_owned());
    super::contexte::Paires::new(ctx)
        .texte(champ!(Contrat.intitule).libelle, &c.intitule)
        .texte(champ!(Contrat.reference).libelle, &c.reference)
        .dit("Période", (c.date_debut.is_some() || c.date_fin.is_some()).then(|| super::format::periode(c.date_debut, c.date_fin)))
        .dit("Durée", ctx.c.contrat.duree_mois.map(|m| format!("{m} mois")))
        .dit(champ!(Contrat.statut).libelle, Some(c.statut.libelle().to_owned()))
        .date(champ!(Contrat.date_signature).libelle, c.date_signature)
        .dit(champ!(Contrat.avec_dotation).libelle, choix(c.avec_dotation))
        .dit(champ!(Contrat.volet_financier_pluriannuel).libelle, choix(c.volet_financier_pluriannuel))
        .cote_a_cote()
}

fn visas(ctx: &Contexte) -> Vec<Bloc> {
    let mut out = vec![Bloc::titre(2, "Visas").hors_sommaire().ancre(Emplacement::Visas).into()];
    if ctx.d.visas.is_empty() {
        out.push(a_completer("les textes sur lesquels le contrat se fonde"));
        return out;
    }
    let textes: Vec<&str> = ctx.d.visas.iter().map(|v| v.texte.trim()).filter(|t| !t.is_empty()).collect();
    // Some users write « Vu le décret … » on each line, others list the texts without « Vu ».
    if textes.iter().all(|t| t.starts_with("Vu ")) {
        out.extend(textes.iter().map(|t| Bloc::contrat(ctx.t(t))));
        return out;
    }
    out.push(Bloc::contrat("Vu :"));
    out.push(Liste { contrat: true, ..Liste::puces(textes.iter().map(|t| ctx.t(t))) }.into());
    out
}

fn preambule(ctx: &Contexte) -> Vec<Bloc> {
    let mut out = vec![Bloc::titre(2, "Préambule").ancre(Emplacement::Preambule).into()];
    let texte = ctx.paragraphes(&ctx.d.contrat.preambule, GenreParagraphe::Contrat);
    if texte.is_empty() {
        out.push(a_completer("le préambule"));
    }
    out.extend(texte);
    out
}

/// Number of an article among those that are kept.
fn numero(ctx: &Contexte, article: &Article) -> Option<i32> {
    ctx.c.contrat.articles.iter().find(|n| n.id == article.id).map(|n| n.numero)
}

fn articles(ctx: &Contexte) -> Vec<Bloc> {
    let mut out = Vec::new();
    for article in &ctx.d.articles {
        let Some(numero) = numero(ctx, article) else {
            continue;
        };
        let titre = if article.titre.trim().is_empty() { "Sans titre" } else { article.titre.trim() };
        out.push(Bloc::titre(2, titre).numero(format!("Article {numero}")).ancre(ancre_de::<Article>(article.id)).into());
        let texte = ctx.paragraphes(&article.texte, GenreParagraphe::Contrat);
        if texte.is_empty() {
            out.push(a_completer("le texte de cet article"));
        }
        out.extend(texte);
    }
    if out.is_empty() {
        out.push(Bloc::titre(2, "Articles").into());
        out.push(a_completer("les articles du contrat"));
    }
    out
}

/// The table of the mandatory mentions, with the articles that cover each of them.
pub(super) fn mentions(ctx: &Contexte) -> Vec<Bloc> {
    if ctx.d.mentions.is_empty() {
        return Vec::new();
    }
    let mut tableau = Tableau::new(vec![
        Colonne::centre(champ!(Mention.code).colonne()).fixe(48.0),
        Colonne::gauche(champ!(Mention.libelle).colonne()).souple(2.0),
        Colonne::gauche("Articles").souple(1.0),
        Colonne::gauche("Couverture"),
    ]);
    let states = cpom_core::mentions::mentions(ctx.d, ctx.c);
    let mut unchecked = false;
    for groupe in GroupeMention::TOUS {
        let rows: Vec<&Mention> = ctx.d.mentions.iter().filter(|m| m.groupe == *groupe).collect();
        if rows.is_empty() {
            continue;
        }
        tableau = tableau.ligne(Ligne::section(majuscule(groupe.libelle())));
        for mention in rows {
            unchecked |= !mention.verifie;
            let etat = states.iter().find(|m| m.id == mention.id).map_or(EtatMention::ACouvrir, |m| m.etat);
            tableau = tableau.ligne(mention_ligne(ctx, mention, etat));
        }
    }
    let left: Vec<String> = [EtatMention::ACouvrir, EtatMention::ARediger, EtatMention::ACompleter]
        .into_iter()
        .map(|etat| (states.iter().filter(|m| m.etat == etat).count(), etat))
        .filter(|(n, _)| *n > 0)
        .map(|(n, etat)| format!("{} {}", textes::pluriel(n, "mention", "mentions"), etat.libelle()))
        .collect();
    let phrase = if left.is_empty() {
        "Chaque mention est portée par au moins un article.".to_owned()
    } else {
        format!("Il reste {}.", super::format::enumeration(&left))
    };
    if unchecked {
        tableau = tableau.note("« À vérifier » : le libellé de la mention n’a pas été relu dans le texte en vigueur.");
    }
    let titre = Bloc::titre(2, "Mentions obligatoires et articles qui les portent").ancre(Emplacement::Mentions).into();
    vec![titre, Bloc::paragraphe(format!("Article {} et textes d’application. {phrase}", textes::L313111)), tableau.into()]
}

fn mention_ligne(ctx: &Contexte, mention: &Mention, etat: EtatMention) -> Ligne {
    let mut articles = TexteRiche::new();
    for article in ctx.d.articles.iter() {
        let carries = ctx.d.couvertures.iter().any(|c| c.mention_id == mention.id && c.article_id == article.id);
        if let (true, Some(numero)) = (carries, numero(ctx, article)) {
            if !articles.is_empty() {
                articles = articles.et(", ");
            }
            articles = articles.lien(numero.to_string(), ancre_de::<Article>(article.id));
        }
    }
    let forme = match etat {
        EtatMention::Couverte => Statut::Atteint,
        EtatMention::ACompleter => Statut::Partiel,
        EtatMention::ARediger | EtatMention::ACouvrir => Statut::NonAtteint,
    };
    let etat = statut(forme, etat.libelle());
    let mut objet = ctx.t(&mention.libelle);
    if !mention.verifie && !mention.libelle.contains(textes::A_VERIFIER) {
        objet = objet.discret(format!(" – {}", textes::A_VERIFIER));
    }
    Ligne::new([ctx.t(&mention.code), objet, articles, etat])
}
