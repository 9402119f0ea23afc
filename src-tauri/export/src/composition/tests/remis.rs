//! Checks what is handed over: nothing of the workshop, references that hold, a calendar without gaps.

use cpom_core::choix::{StatutAction, StatutDocument};
use cpom_core::modele::SectionImprimee;
use cpom_core::reserve::{PreparationMontree, without_preparation};

use super::*;
use crate::bloc::{BordGantt, Gantt, Graphique};

fn read(d: &Dossier, options: &Options) -> String {
    LectureDocument::de(&composer(d, &calculer(d, day()), options)).textes
}

/// The complete document, without these sections.
fn without(d: &Dossier, codes: &[&str]) -> Document {
    let sections = ChoixSections { sans: codes.iter().map(|c| (*c).to_owned()).collect(), ..ChoixSections::default() };
    composer(d, &calculer(d, day()), &Options { sections, ..Options::new(TypeDocument::Complet, day()) })
}

#[test]
fn the_contract_that_is_handed_over_is_without_the_workshop() {
    let d = exemple().unwrap();
    let handed = |d: &Dossier| {
        let mut given = d.clone();
        without_preparation(&mut given, PreparationMontree::default());
        read(&given, &Options::new(TypeDocument::Complet, day()))
    };
    let given = handed(&d);
    let own = LectureDocument::de(&working(&d)).textes;
    let decision = collapse(&d.decisions_reprise[0].justification);
    for words in [
        "Règles de cohérence",
        "Valeurs de référence et sources",
        "Renouvellement\n",
        "Décisions par action",
        "h_binome",
        "interv_abs_rempl",
        "N° du catalogue",
        "Revue à mi-parcours du 10 décembre 2026",
        &decision,
    ] {
        let words = if words == "N° du catalogue" { cpom_core::champ!(Indicateur.catalogue).libelle } else { words };
        assert!(own.contains(words), "{words} is not in the agency’s own copy");
        assert!(!given.contains(words), "{words} is handed over");
    }
    for words in ["Mentions obligatoires et articles qui les portent", "Conventions de calcul", "couverte"] {
        assert!(given.contains(words), "{words}");
    }
    // A review that was held is part of the follow-up.
    let mut held = d.clone();
    held.revues[0].statut = StatutDocument::Valide;
    assert!(handed(&held).contains("Revue à mi-parcours du 10 décembre 2026"));
}

#[test]
fn the_meeting_file_for_the_departement_says_what_we_ask_and_nothing_of_what_we_keep() {
    let d = exemple().unwrap();
    let given = read(&d, &Options::new(TypeDocument::Reunion, day()));
    for words in [
        "Ne pas le remettre",
        "repli",
        "Questions à prévoir",
        "Ce que le Département demandera",
        "à expliquer",
        "Messages clés",
        "Priorité",
    ] {
        assert!(!given.contains(words), "{words}");
    }
    assert!(d.questions.iter().all(|q| !given.contains(&collapse(&q.question))));
    for demande in &d.demandes {
        assert!(given.contains(&collapse(&demande.objet)) && given.contains(&collapse(&demande.justification)));
    }
    assert!(given.contains("Écarts de l’année 2025") && given.contains("Prochaines échéances"));
}

#[test]
fn no_target_is_said_to_be_kept_when_none_is_judged() {
    let mut d = exemple().unwrap();
    let meeting = |d: &Dossier| read(d, &Options::new(TypeDocument::Reunion, day()));
    d.mesures.iter_mut().for_each(|m| m.cible = None);
    let said = meeting(&d);
    assert!(!said.contains("Aucune cible jugée n’est manquée"));
    assert!(said.contains("Aucune cible de 2025 n’est jugée"));
}

#[test]
fn references_follow_titles_order_and_what_is_left_out() {
    let mut d = exemple().unwrap();
    let complete = |d: &Dossier| read(d, &Options::new(TypeDocument::Complet, day()));
    assert!(complete(&d).contains("en fin de contrat, dont près des deux tiers au titre de l’APA (annexe 4)."));
    // Left out of one print, the annex keeps its number, and so do the others.
    let extract = without(&d, &["diagnostic", "finances"]);
    let said = LectureDocument::de(&extract).textes;
    assert!(said.contains("(annexes 1 et 2 (non jointe))") && said.contains("(annexe 4, non jointe)"), "{said}");
    assert!(said.contains("Annexe 5 Liste des communes prioritaires") && !said.contains("Annexe 4 Annexe financière"));
    assert!(said.contains("Annexe financière pluriannuelle – non jointe"), "the list of annexes names those left out");
    let cover = extract.couverture.unwrap().extrait.unwrap();
    assert!(cover.contains("Diagnostic partagé") && cover.contains("Annexe financière pluriannuelle"), "{cover}");
    // The order recorded for the dossier is that of the numbers.
    let codes =
        ["contrat", "signatures", "finances", "identite", "diagnostic", "fiches", "territoire", "suivi", "trame", "pieces", "references"];
    d.sections_imprimees = (1..).zip(codes).map(|(id, code)| SectionImprimee { id, section: code.into(), ..Default::default() }).collect();
    let said = complete(&d);
    assert!(said.contains("APA (annexe 1).") && said.contains("Annexe 1 Annexe financière pluriannuelle"));
    d.articles[0].texte = "Voir l’{{article.id-3}} et l’{{article.id-2}}, renommé {{annexe.id-4}}.".into();
    d.articles.swap(1, 2);
    d.annexes[3].titre = "Moyens financiers".into();
    d.articles[1].titre = "Publics".into();
    assert!(complete(&d).contains("Voir l’article 2 et l’article 3, renommé annexe 1."));
    d.articles[1].ecarte = true;
    assert!(complete(&d).contains("Voir l’[à compléter : article.id-3] et l’article 2"));
}

fn calendar(d: &Dossier) -> Gantt {
    fn find(blocs: &[Bloc]) -> Option<Gantt> {
        blocs.iter().find_map(|b| match b {
            Bloc::Graphique(f) => match &f.graphique {
                Graphique::Gantt(g) => Some(g.clone()),
                _ => None,
            },
            Bloc::Paysage(b) | Bloc::GarderEnsemble(b) | Bloc::DeuxPages(b) | Bloc::AuPlusPlein(b) => find(b),
            _ => None,
        })
    }
    find(&document(d, TypeDocument::Complet).blocs).unwrap()
}

#[test]
fn an_action_without_a_date_stays_in_the_calendar() {
    let mut d = exemple().unwrap();
    let whole = calendar(&d).lignes.len();
    (d.actions[0].date_fin, d.actions[1].date_debut) = (None, None);
    let g = calendar(&d);
    assert_eq!(g.lignes.len(), whole, "no row is lost");
    let row = |code: &str| g.lignes.iter().find(|l| l.libelle.starts_with(code)).unwrap();
    let (open, begun) = (row("ACT-01"), row("ACT-02"));
    assert_eq!((open.bord, open.periode.unwrap().1), (BordGantt::FinAFixer, d.contrat.date_fin.unwrap()));
    assert_eq!((begun.bord, begun.periode.unwrap().0), (BordGantt::DebutAFixer, d.contrat.date_debut.unwrap()));
    d.actions[2].date_debut = None;
    d.actions[2].date_fin = None;
    assert_eq!(calendar(&d).lignes.len(), whole - 1);
    let said = read(&d, &Options::new(TypeDocument::Complet, day()));
    assert!(said.contains("Sans aucune date, hors du calendrier : ACT-03."), "it is named beside");
}

#[test]
fn the_calendar_says_the_states_of_actions_and_not_of_targets() {
    let mut d = exemple().unwrap();
    d.actions[0].statut = StatutAction::Abandonne;
    let g = calendar(&d);
    let words: BTreeSet<&str> = g.lignes.iter().map(|l| l.mot.as_str()).filter(|m| !m.is_empty()).collect();
    assert!(words.contains("en retard") && words.contains("abandonnée") && words.contains("réalisée"), "{words:?}");
    assert!(words.iter().all(|w| !w.contains("atteint")), "{words:?}");
}

/// The two pages of the complete document, and the document of their own, as handed over.
fn known(d: &Dossier, options: &Options) -> String {
    let mut given = cpom_core::reserve::without_reserve(d);
    without_preparation(&mut given, PreparationMontree { messages: true, demandes: true });
    read(&given, options)
}

#[test]
fn two_pages_answer_who_how_long_how_much_whether_it_works_and_what_is_asked() {
    let mut d = exemple().unwrap();
    let summary = Options::new(TypeDocument::Synthese, day());
    let said = known(&d, &summary);
    for words in [
        "Les Tilleuls Domicile SAS",
        "du 01/01/2024 au 31/12/2028 (5 ans)",
        "[à compléter : contact du gestionnaire]",
        "817 530",
        "Dotation consommée",
        "cibles atteintes : 19 sur 30",
        "En retard : Réunir la commission mixte",
        "Ce qui est attendu du Département, et pour quand",
        "Communication du tarif et du montant horaire 2027",
        "Ce qui manque encore au dossier",
    ] {
        assert!(said.contains(words), "{words}: {said}");
    }
    for demande in &d.demandes {
        assert!(said.contains(&collapse(&demande.objet)) && !said.contains(&collapse(&demande.justification)));
    }
    assert!(said.contains("sans incidence") && !said.contains("aucune action"));
    // An objective without an action is named.
    d.axes.retain(|a| a.objectif_legal != Some(6));
    d.actions.iter_mut().filter(|a| a.objectif_legal == Some(6)).for_each(|a| a.objectif_legal = Some(5));
    assert!(known(&d, &summary).contains("aucune action"));
}

#[test]
fn what_is_left_out_of_a_print_is_left_out_of_its_first_pages() {
    let d = exemple().unwrap();
    let first = |codes: &[&str]| {
        let document = without(&d, codes);
        let blocs = &document.blocs[..document.avant_sommaire];
        LectureDocument::de(&Document { blocs: blocs.to_vec(), couverture: None, ..document.clone() }).textes
    };
    let whole = first(&[]);
    for words in
        ["Montants par année", "Les six objectifs de la loi", "Indicateurs clés (6 sur 30)", "Engagement non tenu", "Ligne du temps"]
    {
        assert!(whole.contains(words), "{words}: {whole}");
    }
    assert!(!first(&["finances"]).contains("Montants par année") && !first(&["finances"]).contains("817 530"));
    let less = first(&["fiches", "tableau", "suivi"]);
    for words in ["Les six objectifs", "Indicateurs clés", "Engagement non tenu", "Ce qui est attendu"] {
        assert!(!less.contains(words), "{words}: {less}");
    }
    assert_eq!(first(&["savoir"]), "");
    // Another section first, and the two pages stand where they are put.
    let mut moved = d.clone();
    moved.sections_imprimees =
        (1..).zip(["contrat", "savoir"]).map(|(id, code)| SectionImprimee { id, section: code.into(), ..Default::default() }).collect();
    let document = document(&moved, TypeDocument::Complet);
    assert_eq!(document.avant_sommaire, 0);
    assert!(LectureDocument::de(&document).textes.contains("Les six objectifs de la loi"));
}

#[test]
fn a_missed_target_has_its_cause_its_correction_and_a_date_or_gaps_to_fill_in() {
    let mut d = exemple().unwrap();
    let complete = |d: &Dossier| read(d, &Options::new(TypeDocument::Complet, day()));
    assert!(complete(&d).contains("Cibles 2025 non atteintes : causes et corrections"));
    d.bilans_action.clear();
    d.mesures.iter_mut().for_each(|m| m.commentaire.clear());
    d.indicateurs.iter_mut().for_each(|i| i.commentaire.clear());
    let gaps = |d: &Dossier| complete(d).matches("[à compléter]\n").count();
    assert!(gaps(&d) >= 33, "{}", gaps(&d));
    d.mesures.iter_mut().for_each(|m| m.cible = None);
    assert!(!complete(&d).contains("causes et corrections"));
}

/// The core of the example fits thirty pages, and what it cites and does not hold is said not to be joined.
#[test]
fn the_core_prints_first_with_its_part_named_and_alone_without_the_annexes() {
    let d = exemple().unwrap();
    let whole = document(&d, TypeDocument::Complet);
    let said = LectureDocument::de(&whole).textes;
    let at = |words: &str| said.find(words).unwrap_or_else(|| panic!("{words} is missing"));
    let order = [
        "Première partie – Le cœur du contrat",
        "Article 1 Objet",
        "Pour le Département de la Loire-Verte",
        "Tableau des indicateurs",
        "Annexe 4 Annexe financière pluriannuelle",
        "Seconde partie – Les annexes",
        "Annexe 1 Fiche d’identité",
        "Annexe 3 Fiches actions",
    ]
    .map(at);
    assert!(order.is_sorted(), "{order:?}");
    let sections = ChoixSections { coeur: true, ..ChoixSections::default() };
    let core = composer(&d, &calculer(&d, day()), &Options { sections, ..Options::new(TypeDocument::Complet, day()) });
    let pages = pages(&core);
    assert!(pages <= 30, "{pages} pages");
    let cover = core.couverture.clone().unwrap().extrait.unwrap();
    assert_eq!(cover, "Cœur du contrat, imprimé seul : les annexes 1 à 3 et 5 à 9 ne sont pas jointes.");
    let alone = LectureDocument::de(&core);
    for words in [
        "(annexes 1 (non jointe) et 2 (non jointe))",
        "(annexe 3, non jointe)",
        "Fiche d’identité du service – non jointe",
        "Annexe 4 Annexe financière",
    ] {
        assert!(alone.textes.contains(words), "{words}: {}", alone.textes);
    }
    for words in ["Première partie", "Annexe 1 Fiche", "Fiche ACT-01", "Annexe 4 – non jointe", "annexe 4, non jointe"] {
        assert!(!alone.textes.contains(words), "{words}");
    }
    // Its first pages are those of the complete document, but for a part that they name and that is not there.
    for words in ["Les six objectifs de la loi", "Engagement non tenu", "Ce qui est attendu du Département"] {
        assert!(alone.textes.contains(words), "{words}");
    }
    assert!(!alone.textes.contains("« Ligne du temps »."));
}

/// Tables have whole euros; what is signed or paid is exact, and a rounded table says so.
#[test]
fn tables_are_in_whole_euros_and_signed_totals_are_exact() {
    use crate::bloc::GenreLigne;
    use cpom_core::decimal::Montant;
    let mut d = exemple().unwrap();
    let cents = |m: &mut Option<Montant>| *m = m.map(|m| Montant::from_raw(m.raw() / 100 * 100 + 37));
    d.montants_budget.iter_mut().for_each(|x| cents(&mut x.montant));
    d.budgets_action
        .iter_mut()
        .for_each(|x| [&mut x.dotation, &mut x.autofinancement, &mut x.dotation_consommee].into_iter().for_each(cents));
    d.versements.iter_mut().for_each(|x| cents(&mut x.montant));
    let document = document(&d, TypeDocument::Complet);
    fn tables<'b>(blocs: &'b [Bloc], out: &mut Vec<&'b Tableau>) {
        for b in blocs {
            match b {
                Bloc::Tableau(t) => out.push(t),
                Bloc::Fiche(f) => tables(&f.blocs, out),
                Bloc::Paysage(x) | Bloc::GarderEnsemble(x) | Bloc::DeuxPages(x) | Bloc::AuPlusPlein(x) => tables(x, out),
                _ => {}
            }
        }
    }
    let mut all = Vec::new();
    tables(&document.blocs, &mut all);
    let titled = |words: &str| all.iter().filter(|t| t.colonnes[0].titre.brut() == words).copied().collect::<Vec<_>>();
    let note = |t: &Tableau| t.note.as_ref().map(TexteRiche::brut).unwrap_or_default();
    let exact = |l: &crate::bloc::Ligne| l.cellules.iter().skip(1).any(|c| c.brut().contains(','));
    for words in ["Budget (€)", "Budget par action (€)", "Plan de financement (€)"] {
        let found = titled(words);
        assert!(!found.is_empty(), "{words}");
        assert!(found.iter().all(|t| t.lignes.iter().all(|l| !exact(l)) && note(t).contains("arrondis à l’euro")), "{words}");
    }
    for account in titled("Compte de résultat (€)") {
        for l in &account.lignes {
            let nom = l.cellules[0].brut();
            let signed = l.genre == GenreLigne::Total || nom.starts_with("Total des ");
            assert_eq!(exact(l), signed, "{nom}");
        }
        assert!(note(account).contains("totaux et résultat au centime"));
    }
    let paid = all.iter().find(|t| {
        t.colonnes.iter().any(|c| c.titre.brut() == "Libellé") && t.colonnes.iter().any(|c| c.titre.brut().starts_with("Montant"))
    });
    assert!(paid.unwrap().lignes.iter().any(|l| l.cellules[3].brut().ends_with(",37")), "a payment is exact");
}
