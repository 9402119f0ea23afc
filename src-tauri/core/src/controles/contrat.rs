//! Checks of the contract: its period, its articles, the mentions required by law.

use super::{Controle, Parametre, Vue, n, t};
use crate::choix::{EtatMention, GroupeMention, StatutReprise};
use crate::mentions::MentionJugee;
use crate::relecture::{ContratRelu, doubt};
use crate::variables::{Resolution, Segment, resoudre, segments};

/// Greatest duration of a contract in months (art. L. 313-11 CASF, version of 4 March 2022).
const DUREE_MAX: i32 = 60;
/// Greatest duration in months with the extension that the same article allows.
const DUREE_PROLONGEE: i32 = 72;
/// Beginning of a gap that the shipped texts leave for the user to fill in.
const TROU: &str = crate::referentiel::A_COMPLETER;

pub(super) fn check(v: &mut Vue<'_>) {
    period(v);
    mentions(v);
    let d = v.d;
    for (nom, empty, table) in [("visa", d.visas.is_empty(), "visas"), ("article", d.articles.is_empty(), "articles")] {
        if empty {
            v.add(Controle::ContratVide, table, None, None, vec![t(nom)]);
        }
    }
    for a in d.articles.iter().filter(|a| !a.ecarte) {
        if a.texte.trim().is_empty() {
            v.add(Controle::ArticleVide, "articles", Some(a.id), Some("texte"), vec![t(&a.titre)]);
        }
        text(v, "articles", Some(a.id), "texte", &a.titre, &a.texte);
    }
    for x in &d.visas {
        text(v, "visas", Some(x.id), "texte", "Visas", &x.texte);
    }
    text(v, "contrat", Some(1), "preambule", "Préambule", &d.contrat.preambule);
    renewed(v);
}

/// Texts of a renewed contract that speak of the former one: one finding for each text.
fn renewed(v: &mut Vue<'_>) {
    let (d, years) = (v.d, &v.c.annees.contrat);
    let Some(contrat) = ContratRelu::of(d, years).filter(|_| d.reprise.statut == StatutReprise::Reprise) else { return };
    let mut texts = vec![("contrat", 1, "preambule", "Préambule", d.contrat.preambule.as_str())];
    texts.extend(d.visas.iter().map(|x| ("visas", x.id, "texte", "Visas", x.texte.as_str())));
    texts.extend(d.articles.iter().filter(|a| !a.ecarte).map(|a| ("articles", a.id, "texte", a.titre.as_str(), a.texte.as_str())));
    texts.extend(d.annexes.iter().map(|a| ("annexes", a.id, "texte", a.titre.as_str(), a.texte.as_str())));
    for (table, id, champ, place, texte) in texts {
        if let Some(words) = doubt(texte, contrat) {
            v.add(Controle::TexteARelire, table, Some(id), Some(champ), vec![t(place), Parametre::Texte(words)]);
        }
    }
}

fn period(v: &mut Vue<'_>) {
    let c = &v.d.contrat;
    match (c.date_debut, c.date_fin) {
        (Some(from), Some(to)) if to <= from => v.add(Controle::PeriodeInversee, "contrat", Some(1), Some("date_fin"), vec![]),
        (Some(_), Some(_)) => match v.c.contrat.duree_mois {
            Some(months) if months > DUREE_PROLONGEE => {
                v.add(Controle::DureeInterdite, "contrat", Some(1), Some("date_fin"), vec![n(months)]);
            }
            Some(months) if months > DUREE_MAX => v.add(Controle::DureeLongue, "contrat", Some(1), Some("date_fin"), vec![n(months)]),
            _ => {}
        },
        (from, _) => {
            let champ = if from.is_none() { "date_debut" } else { "date_fin" };
            v.add(Controle::PeriodeVide, "contrat", Some(1), Some(champ), vec![]);
        }
    }
}

fn mentions(v: &mut Vue<'_>) {
    let d = v.d;
    for (m, MentionJugee { etat, .. }) in d.mentions.iter().zip(crate::mentions::mentions(d, v.c)) {
        let parameters = || vec![t(&m.code), t(&m.libelle)];
        let owed = m.groupe == GroupeMention::L313111 || (m.groupe == GroupeMention::R3141361 && d.contrat.avec_dotation == Some(true));
        match etat {
            EtatMention::ACouvrir if owed => v.add(Controle::MentionNonCouverte, "mentions", Some(m.id), None, parameters()),
            EtatMention::ARediger if owed => v.add(Controle::MentionARediger, "mentions", Some(m.id), None, parameters()),
            // A gap is a finding of its article already.
            _ => {}
        }
        if !m.verifie {
            v.add(Controle::MentionAVerifier, "mentions", Some(m.id), None, parameters());
        }
    }
}

/// Checks a text for gaps to fill in, unknown variables and variables without a figure.
fn text(v: &mut Vue<'_>, table: &'static str, id: Option<i32>, champ: &'static str, place: &str, text: &str) {
    if let Some(at) = text.find(TROU) {
        let gap: String = text[at..].chars().take_while(|c| *c != ']').chain([']']).collect();
        v.add(Controle::TexteACompleter, table, id, Some(champ), vec![t(place), Parametre::Texte(gap)]);
    }
    for segment in segments(text) {
        let Segment::Variable(nom) = segment else { continue };
        let controle = match resoudre(nom, v.d, v.c) {
            Resolution::Valeur(_) => continue,
            Resolution::Vide => Controle::VariableVide,
            Resolution::Inconnue => Controle::VariableInconnue,
        };
        v.add(controle, table, id, Some(champ), vec![t(place), t(nom)]);
    }
}
