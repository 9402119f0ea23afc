//! The avenant as an act: parties, texts, reasons, what it changes in the words of lawyers, its effect on the grant, what stays,
//! when it binds, signatures.
//!
//! The modifications of the dossier say what changes; those that name a place are written as sentences and tables by kind, those
//! in words alone are printed as they are. The effect on the grant is that of `cpom_core::avenant::effet_de`: an amount that is not
//! known is a dash.

use std::collections::BTreeSet;

use cpom_core::avenant::{EffetDotation, effet_de, in_order, modifications_of};
use cpom_core::choix::{StatutDocument, TypeAvenant};
use cpom_core::comparaison::{Mot, comparer_textes};
use cpom_core::designation::plain;
use cpom_core::francais;
use cpom_core::modele::mots::{majuscule, minuscule};
use cpom_core::modele::{Avenant, Dossier, Id, Modification};

use super::contexte::{Contexte, a_completer};
use super::grille::cellule;
use super::sections::Section;
use super::{format, parties, textes};
use crate::bloc::{Bloc, Colonne, GenreParagraphe, Ligne, Liste, Tableau, TexteRiche};

const SIGNATURES: &str = "signatures";
/// Most replacements written one by one; a text that changed more is written again as a whole.
const REMPLACEMENTS: usize = 4;
/// Longest words that a replacement quotes, in words.
const CITATION: usize = 40;

/// Sections of the act.
pub(super) fn sections() -> Vec<Section> {
    const PARTIES: &str = "rien ne dit qui s’engage";
    const MODIFICATIONS: &str = "l’avenant ne dit pas ce qu’il change";
    const SANS_SIGNATURE: &str = "l’avenant ne peut pas être signé sur ce document";
    [
        ("parties", "Entre les soussignés", Some(PARTIES)),
        ("visas", "Visas", None),
        ("expose", "Exposé des motifs", None),
        ("modifications", "Modifications du contrat", Some(MODIFICATIONS)),
        ("incidence", "Incidence financière", None),
        ("inchange", "Clauses inchangées", None),
        ("effet", "Date d’effet", Some("rien ne dit quand l’avenant s’applique")),
        (SIGNATURES, "Signatures", Some(SANS_SIGNATURE)),
    ]
    .into_iter()
    .map(|(code, nom, perte)| Section::new(code, nom).perte(perte))
    .collect()
}

/// The avenant that is printed: the one of the number asked for, else the last that is not signed, else the last.
pub(super) fn chosen<'a>(ctx: &Contexte<'a>) -> Option<&'a Avenant> {
    let order = in_order(ctx.d);
    match ctx.numero {
        Some(numero) => order.into_iter().find(|a| a.numero == Some(numero)),
        None => order.iter().rev().find(|a| a.statut != StatutDocument::Signe).or(order.last()).copied(),
    }
}

/// Numbers of the avenants of a dossier, in order.
#[must_use]
pub fn connus(d: &Dossier) -> Vec<i32> {
    in_order(d).into_iter().filter_map(|a| a.numero).collect()
}

/// Title of the act.
pub(super) fn titre(ctx: &Contexte) -> String {
    let numero = chosen(ctx).and_then(|a| a.numero).map(|n| format!(" n° {n}")).unwrap_or_default();
    format!("Avenant{numero}")
}

/// The chosen sections; articles of the act are numbered in the order in which they are printed.
pub(super) fn blocs(ctx: &Contexte, sections: &[Section]) -> Vec<Bloc> {
    let mut out = vec![Bloc::titre(1, titre(ctx)).into(), Bloc::chapeau(object(ctx))];
    let Some(a) = chosen(ctx) else {
        out.push(a_completer("l’avenant : aucun n’est préparé dans le dossier"));
        return out;
    };
    let mut articles = 0;
    for section in sections.iter().filter(|s| !s.ecartee) {
        let mut act = Acte { ctx, avenant: a, articles: &mut articles, blocs: Vec::new() };
        match section.code.as_str() {
            "parties" => act.blocs.extend(parties::soussignes(ctx)),
            "visas" => act.visas(),
            "expose" => act.expose(),
            "modifications" => act.modifications(),
            "incidence" => act.incidence(),
            "inchange" => act.inchange(),
            "effet" => act.effet(),
            SIGNATURES => {
                // No page bears signatures alone: the last article stands above them.
                act.blocs = if *act.articles > 0 { super::end_of_act(&mut out) } else { Vec::new() };
                act.signatures();
                let fin = std::mem::take(&mut act.blocs);
                act.blocs.push(Bloc::GarderEnsemble(fin));
            }
            _ => {}
        }
        out.append(&mut act.blocs);
    }
    out
}

/// « au contrat … signé le 15 décembre 2023 ».
fn object(ctx: &Contexte) -> String {
    let c = &ctx.d.contrat;
    let reference = if c.reference.trim().is_empty() { String::new() } else { format!(" (référence {})", c.reference.trim()) };
    let signed = c.date_signature.map(|d| format!(", signé le {}", format::date(d))).unwrap_or_default();
    format!("au contrat « {} »{reference}{signed}", ctx.titre())
}

/// The act being written.
struct Acte<'c, 'a> {
    ctx: &'c Contexte<'a>,
    avenant: &'a Avenant,
    /// Number of articles written so far.
    articles: &'c mut usize,
    blocs: Vec<Bloc>,
}

/// Modifications of one kind that stand in one table.
struct GroupeModifications {
    titre: &'static str,
    phrase: &'static str,
    tables: &'static [&'static str],
}

const GROUPES: [GroupeModifications; 7] = [
    GroupeModifications {
        titre: "Modification du contrat",
        phrase: "Les dispositions générales du contrat sont ainsi modifiées :",
        tables: &["contrat"],
    },
    GroupeModifications { titre: "Modification des cibles", phrase: "Le tableau des cibles est ainsi modifié :", tables: &["mesures"] },
    GroupeModifications {
        titre: "Modification des objectifs et des fiches actions",
        phrase: "Les objectifs, les fiches actions et leurs budgets sont ainsi modifiés :",
        tables: &["axes", "objectifs", "actions", "budgets_action"],
    },
    GroupeModifications {
        titre: "Modification des indicateurs",
        phrase: "Les définitions des indicateurs sont ainsi modifiées :",
        tables: &["indicateurs"],
    },
    GroupeModifications {
        titre: "Modification des montants et des règles de la dotation",
        phrase: "Les montants et les règles de l’annexe financière sont ainsi modifiés :",
        tables: &["dotation", "dotations", "plafonds", "tarifs"],
    },
    GroupeModifications {
        titre: "Modification des engagements réciproques",
        phrase: "Les engagements réciproques sont ainsi modifiés :",
        tables: &["engagements"],
    },
    GroupeModifications { titre: "Modification des visas", phrase: "Les visas du contrat sont ainsi modifiés :", tables: &["visas"] },
];

impl Acte<'_, '_> {
    fn article(&mut self, titre: &str) {
        *self.articles += 1;
        self.blocs.push(Bloc::titre(2, titre).numero(format!("Article {}", self.articles)).into());
    }

    fn say(&mut self, texte: impl Into<TexteRiche>) {
        self.blocs.push(Bloc::contrat(texte));
    }

    /// The texts of the contract, the contract itself, the avenants that came before, the decision of the Département. A list follows
    /// « Vu : », unless the dossier writes « Vu » before each text.
    fn visas(&mut self) {
        let (ctx, d) = (self.ctx, self.ctx.d);
        self.blocs.push(Bloc::titre(2, "Visas").hors_sommaire().into());
        let texts: Vec<&str> = d.visas.iter().map(|v| v.texte.trim()).filter(|t| !t.is_empty()).collect();
        let each = !texts.is_empty() && texts.iter().all(|t| t.starts_with("Vu "));
        let day = |date: Option<chrono::NaiveDate>, missing: &str| date.map_or_else(|| missing.to_owned(), format::date);
        let signed = day(d.contrat.date_signature, "[à compléter : date de signature]");
        let mut own = vec![format!("le contrat « {} » signé le {signed}", ctx.titre())];
        let before = in_order(d).into_iter().take_while(|a| a.id != self.avenant.id).filter(|a| a.statut == StatutDocument::Signe);
        own.extend(before.map(|a| {
            let numero = a.numero.map(|n| format!(" n° {n}")).unwrap_or_default();
            format!("l’avenant{numero}{}", a.date.map(|day| format!(" du {}", format::date(day))).unwrap_or_default())
        }));
        let decision = self.avenant.deliberation.trim();
        own.push(format!(
            "la délibération {}",
            if decision.is_empty() { "[à compléter : celle qui autorise la signature]" } else { decision }
        ));
        if each {
            texts.iter().for_each(|t| self.say(ctx.t(t)));
            own.iter().for_each(|t| self.say(ctx.t(&format!("Vu {t}"))));
            return;
        }
        self.say("Vu :");
        let items = texts.into_iter().map(|t| ctx.t(t)).chain(own.iter().map(|t| ctx.t(t)));
        self.blocs.push(Liste { contrat: true, ..Liste::puces(items) }.into());
    }

    fn expose(&mut self) {
        self.blocs.push(Bloc::titre(2, "Exposé des motifs").into());
        let texte = self.ctx.paragraphes(&self.avenant.motif, GenreParagraphe::Contrat);
        if texte.is_empty() {
            self.blocs.push(a_completer("les motifs de l’avenant"));
        }
        self.blocs.extend(texte);
        self.say("Il est convenu ce qui suit :");
    }

    fn modifications(&mut self) {
        let all = modifications_of(self.ctx.d, self.avenant.id);
        self.article("Objet");
        let about = match self.avenant.type_avenant {
            TypeAvenant::Autre => "",
            TypeAvenant::Actualisation => ", qui porte l’actualisation annuelle,",
            TypeAvenant::Dotation => ", relatif à la dotation,",
            TypeAvenant::Perimetre => ", relatif au périmètre,",
            TypeAvenant::Prorogation => ", qui porte prorogation,",
            TypeAvenant::Objectifs => ", relatif aux objectifs,",
        };
        self.say(format!("Le présent avenant{about} modifie le contrat dans les conditions qui suivent."));
        if all.is_empty() {
            self.blocs.push(a_completer("ce que l’avenant change"));
        }
        for table in ["articles", "annexes"] {
            let rows: Vec<Id> = all.iter().filter(|m| m.cible_table == table).filter_map(|m| m.cible_ligne).collect();
            let mut seen = BTreeSet::new();
            for id in rows.into_iter().filter(|id| seen.insert(*id)) {
                let mine: Vec<&Modification> =
                    all.iter().copied().filter(|m| m.cible_table == table && m.cible_ligne == Some(id)).collect();
                self.texte(table, id, &mine);
            }
        }
        for groupe in &GROUPES {
            let mine: Vec<&Modification> = all.iter().copied().filter(|m| groupe.tables.contains(&m.cible_table.as_str())).collect();
            if !mine.is_empty() {
                self.article(groupe.titre);
                self.say(groupe.phrase);
                self.tableau(&mine);
            }
        }
        let words: Vec<&Modification> = all.iter().copied().filter(|m| m.cible_table.is_empty()).collect();
        if !words.is_empty() {
            self.article("Autres modifications");
            self.say("Le contrat est modifié comme suit :");
            self.tableau(&words);
        }
    }

    /// Provision, element, words of before and after; an added or removed row has one of them only.
    fn tableau(&mut self, rows: &[&Modification]) {
        let ctx = self.ctx;
        let colonnes = vec![
            Colonne::gauche("Disposition").souple(1.2),
            Colonne::gauche("Élément").souple(1.0),
            Colonne::gauche("Avant").souple(1.0),
            Colonne::gauche("Après").souple(1.0),
        ];
        let lignes = rows.iter().map(|m| {
            let [avant, apres] = [&m.avant, &m.apres].map(|t| if t.trim().is_empty() { cellule(None) } else { ctx.t(t.trim()) });
            Ligne::new([named(ctx, m), ctx.t(&majuscule(m.champ.trim())), avant, apres])
        });
        let tableau: Tableau = Tableau::new(colonnes).entete_de_ligne().lignes(lignes.collect::<Vec<_>>());
        self.blocs.push(tableau.into());
    }

    /// An article or an annex: its title, then its words replaced one by one, or its new text.
    fn texte(&mut self, table: &str, id: Id, mine: &[&Modification]) {
        let Some(first) = mine.first() else { return };
        let (ctx, d) = (self.ctx, self.ctx.d);
        let (noun, feminine) = if table == "articles" { ("article", "") } else { ("annexe", "e") };
        let row_title = if table == "articles" {
            d.articles.iter().find(|a| a.id == id).map(|a| a.titre.trim().to_owned())
        } else {
            d.annexes.iter().find(|a| a.id == id).map(|a| a.titre.trim().to_owned())
        };
        // « Article 12 » inside a sentence; « Annexe « Territoire » » keeps its title.
        let name = minuscule(first.objet.trim());
        let name = if name.starts_with(noun) { format!("l’{name}") } else { format!("l’{noun} {name}") };
        let heading = match row_title.filter(|t| !t.is_empty() && !name.contains(t.as_str())) {
            Some(titre) => format!("Modification de {name} – {titre}"),
            None => format!("Modification de {name}"),
        };
        self.article(&heading);
        let subject = majuscule(&name);
        for m in mine {
            let (before, after) = (json(&m.valeur_avant), json(&m.valeur_apres));
            let text = |v: &serde_json::Value, champ: &str| v.get(champ).and_then(serde_json::Value::as_str).unwrap_or_default().to_owned();
            match (m.cible_champ.as_str(), &before, &after) {
                ("texte", Some(serde_json::Value::String(was)), Some(serde_json::Value::String(is))) => {
                    self.words(&subject, &name, was, is, feminine);
                }
                ("titre", _, Some(serde_json::Value::String(is))) => self.say(ctx.t(&format!("L’intitulé de {name} devient « {is} »."))),
                ("ecarte", _, Some(serde_json::Value::Bool(true))) => self.say(format!("{subject} est abrogé{feminine}.")),
                ("ecarte", _, Some(serde_json::Value::Bool(false))) => {
                    self.say(format!("{subject} est rétabli{feminine} dans la rédaction suivante :"));
                    let kept = d.articles.iter().find(|a| a.id == id).map(|a| a.texte.clone()).unwrap_or_default();
                    self.quote(&kept);
                }
                ("", None, Some(row)) => {
                    self.say(format!(
                        "Il est inséré {} intitulé{feminine} « {} », ainsi rédigé{feminine} :",
                        if table == "articles" { "un article" } else { "une annexe" },
                        text(row, "titre")
                    ));
                    self.quote(&text(row, "texte"));
                }
                ("", Some(_), None) => self.say(format!("{subject} est supprimé{feminine}.")),
                _ => self.say(ctx.t(&format!("{subject} : {}, « {} » devient « {} ».", m.champ.trim(), m.avant.trim(), m.apres.trim()))),
            }
        }
    }

    /// A text that changed: its replaced words when there are few, else the new text.
    fn words(&mut self, subject: &str, name: &str, was: &str, is: &str, feminine: &str) {
        let ctx = self.ctx;
        let [old, new] = [was, is].map(|t| plain(&ctx.resolve(t)));
        match replacements(&old, &new) {
            Some(sentences) if sentences.len() == 1 => self.say(format!("Dans {name}, {}.", sentences[0])),
            Some(sentences) => {
                self.say(format!("{subject} est ainsi modifié{feminine} :"));
                let last = sentences.len().saturating_sub(1);
                let items = sentences.into_iter().enumerate().map(|(i, s)| format!("{}° {s}{}", i + 1, if i == last { "." } else { " ;" }));
                items.for_each(|s| self.say(s));
            }
            None => {
                self.say(format!("{subject} est remplacé{feminine} par les dispositions suivantes :"));
                self.quote(is);
            }
        }
    }

    fn quote(&mut self, texte: &str) {
        let blocs = self.ctx.paragraphes(texte, GenreParagraphe::Contrat);
        if blocs.is_empty() {
            self.blocs.push(a_completer("le texte de cette disposition"));
        }
        self.blocs.extend(blocs);
    }

    fn incidence(&mut self) {
        let ctx = self.ctx;
        self.article("Incidence financière");
        let effect = effet_de(ctx.d, self.avenant.id, ctx.c.suivi.jour);
        if ctx.d.contrat.avec_dotation == Some(false) && effect.annees.is_empty() {
            self.say("Le contrat ne porte pas de dotation complémentaire : le présent avenant est sans incidence sur elle.");
            return;
        }
        if effect.inchangee && !effect.annees.is_empty() {
            let total =
                effect.apres.complet().map(|t| format!(", dont le montant prévu reste de {} sur la durée du contrat", format::euros(t)));
            self.say(format!("Le présent avenant ne modifie pas la dotation complémentaire{}.", total.unwrap_or_default()));
        } else if effect.annees.is_empty() {
            self.blocs.push(a_completer("l’incidence financière : aucun montant horaire n’est saisi"));
        } else {
            self.say("La dotation complémentaire prévue est ainsi modifiée, à heures constantes :");
            self.blocs.push(effect_table(&effect));
            if effect.ecart.is_none() {
                self.blocs.push(a_completer("l’incidence sur la durée du contrat : il manque des montants ou des heures"));
            }
        }
        if effect.laissees > 0 {
            let n = textes::pluriel(
                effect.laissees,
                "modification écrite en toutes lettres n’est pas comptée",
                "modifications écrites en toutes lettres ne sont pas comptées",
            );
            self.blocs.push(Bloc::note(format!("{n} dans cette incidence.")));
        }
    }

    fn inchange(&mut self) {
        self.article("Clauses inchangées");
        self.say("Les autres dispositions du contrat, de ses avenants et de ses annexes demeurent inchangées, dans la mesure où elles ne sont pas contraires au présent avenant.");
    }

    fn effet(&mut self) {
        self.article("Date d’effet");
        let day = self.avenant.date_effet.map_or_else(|| "[à compléter : date d’effet]".to_owned(), |d| format!("le {}", format::date(d)));
        self.say(self.ctx.t(&format!("Le présent avenant prend effet {day}.")));
    }

    fn signatures(&mut self) {
        let ctx = self.ctx;
        let day = self.avenant.date.map_or_else(|| "[à compléter : date de signature]".to_owned(), format::date);
        let copies = match ctx.d.contrat.exemplaires {
            Some(1) => "en un exemplaire original",
            _ => "en {{contrat.exemplaires}} exemplaires originaux",
        };
        self.blocs.extend([
            Bloc::titre(2, "Signatures").into(),
            Bloc::contrat(ctx.t(&format!("Fait à {{{{contrat.lieu_signature}}}}, le {day}, {copies}."))),
            if ctx.d.signataires.is_empty() { a_completer("les signataires") } else { parties::bloc_signatures(ctx) },
        ]);
    }
}

/// The object of a modification, with the title of an indicator or of an action, whose code says little.
pub(super) fn named(ctx: &Contexte, m: &Modification) -> TexteRiche {
    let d = ctx.d;
    let id = m.cible_ligne.unwrap_or_default();
    let indicator = |id: Id| d.indicateurs.iter().find(|i| i.id == id).map(|i| i.libelle.trim());
    let action = |id: Id| d.actions.iter().find(|a| a.id == id).map(|a| a.intitule.trim());
    let titled = match m.cible_table.as_str() {
        "mesures" => d.mesures.iter().find(|x| x.id == id).and_then(|x| indicator(x.indicateur_id)),
        "indicateurs" => indicator(id),
        "actions" => action(id),
        "budgets_action" => d.budgets_action.iter().find(|x| x.id == id).and_then(|x| action(x.action_id)),
        _ => None,
    };
    let objet = ctx.t(m.objet.trim());
    match titled.filter(|t| !t.is_empty() && *t != m.apres.trim()) {
        Some(titre) => objet.et(format!(" {titre}")),
        None => objet,
    }
}

/// Value in the notation of the interchange document; `None` when there is none.
fn json(text: &str) -> Option<serde_json::Value> {
    if text.is_empty() { None } else { serde_json::from_str(text).ok() }
}

/// Planned grant before, after, and the gap, by year and in all.
fn effect_table(effect: &EffetDotation) -> Bloc {
    let money = |m| cellule(Option::map(m, format::euros));
    let gap = |m: Option<cpom_core::decimal::Montant>| cellule(m.map(|m| format::ecart(&format::euros(m), m.raw())));
    let lignes =
        effect.annees.iter().map(|a| Ligne::new([TexteRiche::from(a.annee.to_string()), money(a.avant), money(a.apres), gap(a.ecart)]));
    let total = [
        TexteRiche::from("Durée du contrat"),
        cellule(effect.avant.ecrit(francais::euros)),
        cellule(effect.apres.ecrit(francais::euros)),
        gap(effect.ecart),
    ];
    let colonnes =
        vec![Colonne::gauche("Année").souple(1.0), Colonne::decimale("Avant"), Colonne::decimale("Après"), Colonne::decimale("Écart")];
    Tableau::new(colonnes).entete_de_ligne().lignes(lignes).ligne(Ligne::total(total)).into()
}

/// « les mots « en septembre » sont remplacés par les mots « en juillet » », for each change; `None` when they are many or long.
fn replacements(old: &str, new: &str) -> Option<Vec<String>> {
    let mots = comparer_textes(old, new);
    let mut out = Vec::new();
    let mut before = String::new();
    let mut i = 0;
    while let Some(mot) = mots.get(i) {
        let (gone, come, step) = match (mot, mots.get(i + 1)) {
            (Mot::Egal(same), _) => {
                before.push_str(same);
                i += 1;
                continue;
            }
            (Mot::Retire(a), Some(Mot::Ajoute(b))) => (a.trim(), b.trim(), 2),
            (Mot::Retire(a), _) => (a.trim(), "", 1),
            (Mot::Ajoute(b), _) => ("", b.trim(), 1),
        };
        i += step;
        let count = |t: &str| t.split_whitespace().count();
        if count(gone).max(count(come)) > CITATION {
            return None;
        }
        // Words that stand more than once are quoted with those before them.
        let context = last_words(&before, 3);
        let (gone, come) = if !gone.is_empty() && old.matches(gone).count() > 1 && !context.is_empty() {
            (format!("{context} {gone}"), if come.is_empty() { context.clone() } else { format!("{context} {come}") })
        } else {
            (gone.to_owned(), come.to_owned())
        };
        out.push(match (gone.is_empty(), come.is_empty()) {
            (false, false) => format!("{} « {gone} » {} par {} « {come} »", the_words(&gone), are(&gone, "remplacé"), the_words(&come)),
            (false, true) => format!("{} « {gone} » {}", the_words(&gone), are(&gone, "supprimé")),
            _ if context.is_empty() => format!("au début, {} « {come} » {}", the_words(&come), are(&come, "inséré")),
            _ => format!("après {} « {context} », {} « {come} » {}", the_words(&context), the_words(&come), are(&come, "inséré")),
        });
        before.push_str(mots.get(i - 1).map_or("", |m| if let Mot::Retire(t) = m { t.as_str() } else { "" }));
    }
    // A text of which more than half is new reads better as a whole.
    let words = |t: &str| t.split_whitespace().count();
    let changed: usize = mots.iter().map(|m| if let Mot::Ajoute(t) = m { words(t) } else { 0 }).sum();
    let short = (1..=REMPLACEMENTS).contains(&out.len()) && (changed * 2 <= words(new) || out.len() == 1);
    short.then_some(out)
}

fn last_words(text: &str, n: usize) -> String {
    let words: Vec<&str> = text.split_whitespace().collect();
    words[words.len().saturating_sub(n)..].join(" ")
}

fn the_words(quoted: &str) -> &'static str {
    if quoted.split_whitespace().count() < 2 { "le mot" } else { "les mots" }
}

fn are(quoted: &str, verb: &str) -> String {
    if quoted.split_whitespace().count() < 2 { format!("est {verb}") } else { format!("sont {verb}s") }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn said(old: &str, new: &str) -> String {
        replacements(old, new).map_or_else(|| "remplacé".to_owned(), |s| s.join(" ; "))
    }

    #[test]
    fn changes_are_said_as_lawyers_say_them() {
        for (old, new, expected) in [
            ("solde en septembre", "solde en juillet", "le mot « septembre » est remplacé par le mot « juillet »"),
            ("un acompte est versé", "un acompte de 80 % est versé", "après les mots « un acompte », les mots « de 80 % » sont insérés"),
            ("versé sous réserve", "versé", "les mots « sous réserve » sont supprimés"),
            (
                "en mars, puis en mars",
                "en mars, puis en juin",
                "les mots « mars, puis en mars » sont remplacés par les mots « mars, puis en juin »",
            ),
            ("versé", "Il est versé", "au début, les mots « Il est » sont insérés"),
            ("a b c d e f g h i", "z b y d x f w h v", "remplacé"),
            ("même texte", "même texte", "remplacé"),
        ] {
            assert_eq!(said(old, new), expected, "{old} → {new}");
        }
    }
}
