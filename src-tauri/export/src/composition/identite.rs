//! Identity of the parties: gestionnaires, services, Département, contacts, communes.

use cpom_core::champ;
use cpom_core::choix::{Choix, Habilitation, Partie, Priorite, StatutJuridique};
use cpom_core::modele::mots::majuscule;
use cpom_core::modele::{Commune, Gestionnaire, Service};

use super::contexte::{Contexte, Paires, a_completer, sujet};
use super::emplacements::{Emplacement, ancre_de};
use super::grille::{Grille, cellule, non_vide};
use super::{format, textes};
use crate::bloc::{Bloc, Colonne, GenreParagraphe, Ligne, Paragraphe, Tableau, TexteRiche};

/// The identity sheet.
pub(super) fn blocs(ctx: &Contexte) -> Vec<Bloc> {
    let mut out = Vec::new();
    if ctx.d.gestionnaires.is_empty() {
        out.extend([Bloc::titre(2, "Gestionnaire").into(), a_completer("le gestionnaire du service")]);
    }
    for g in &ctx.d.gestionnaires {
        out.extend(gestionnaire(ctx, g));
    }
    if ctx.d.services.is_empty() {
        out.extend([Bloc::titre(2, "Service").into(), a_completer("le service et son autorisation")]);
    }
    for s in &ctx.d.services {
        out.extend(service(ctx, s));
    }
    out.extend(departement(ctx));
    out.extend(objectifs_legaux(ctx));
    out.extend(plafonds(ctx));
    out.extend(interlocuteurs(ctx));
    out.extend(soins(ctx));
    out
}

fn gestionnaire(ctx: &Contexte, g: &Gestionnaire) -> Vec<Bloc> {
    let statut = if g.statut == StatutJuridique::NonPrecise { "" } else { g.statut.libelle() };
    let paires = Paires::new(ctx)
        .texte(champ!(Gestionnaire.raison_sociale).libelle, &g.raison_sociale)
        .texte(champ!(Gestionnaire.forme_juridique).libelle, &g.forme_juridique)
        .texte(champ!(Gestionnaire.statut).libelle, statut)
        .texte(champ!(Gestionnaire.siren).libelle, &g.siren)
        .texte(champ!(Gestionnaire.siret_siege).libelle, &g.siret_siege)
        .texte(champ!(Gestionnaire.finess_juridique).libelle, &g.finess_juridique)
        .texte("Adresse", &format!("{}\n{} {}", g.voie.trim(), g.code_postal.trim(), g.commune.trim()))
        .texte(champ!(Gestionnaire.representant_nom).libelle, &g.representant_nom)
        .texte(champ!(Gestionnaire.representant_fonction).libelle, &g.representant_fonction)
        .texte(champ!(Gestionnaire.convention_collective).libelle, &g.convention_collective)
        .texte(champ!(Gestionnaire.opco).libelle, &g.opco)
        .texte(champ!(Gestionnaire.federation).libelle, &g.federation)
        .oui_non(champ!(Gestionnaire.commissaire_aux_comptes).libelle, g.commissaire_aux_comptes)
        .lignes(champ!(Gestionnaire.activites_hors_perimetre).libelle, &g.activites_hors_perimetre);
    let plusieurs = ctx.d.gestionnaires.len() > 1 && !g.raison_sociale.trim().is_empty();
    let titre = if plusieurs { format!("Gestionnaire – {}", g.raison_sociale.trim()) } else { "Gestionnaire".to_owned() };
    let mut out = vec![Bloc::titre(2, titre).ancre(ancre_de::<Gestionnaire>(g.id)).into()];
    out.extend(paires.cote_a_cote());
    out.extend(fictif(g.fictif));
    out
}

fn fictif(oui: bool) -> Option<Bloc> {
    oui.then(|| Bloc::note("Structure fictive."))
}

fn service(ctx: &Contexte, s: &Service) -> Vec<Bloc> {
    let titre = match s.nom.trim() {
        "" => "Service".to_owned(),
        nom if nom.to_lowercase().starts_with("service") => nom.to_owned(),
        nom => format!("Service {nom}"),
    };
    let mut out = vec![Bloc::titre(2, titre).ancre(ancre_de::<Service>(s.id)).into()];
    out.extend(
        Paires::new(ctx)
            .texte(champ!(Service.categorie).libelle, s.categorie.libelle())
            .texte(champ!(Service.categorie_libelle).libelle, &s.categorie_libelle)
            .texte(champ!(Service.siret).libelle, &s.siret)
            .texte(champ!(Service.finess_etablissement).libelle, &s.finess_etablissement)
            .texte(champ!(Service.finess_categorie).libelle, &s.finess_categorie)
            .texte(champ!(Service.mode_intervention).libelle, s.mode_intervention.libelle())
            .texte(champ!(Service.declaration_sap).libelle, &s.declaration_sap)
            .texte(champ!(Service.adresse).libelle, &s.adresse)
            .cote_a_cote(),
    );
    for (titre, bloc) in [
        ("Autorisation et habilitation", autorisation(ctx, s)),
        ("Publics et territoire", territoire(ctx, s)),
        ("Droits des personnes et qualité", qualite(ctx, s)),
        ("Soins", soins_service(ctx, s)),
        ("Systèmes d’information", systemes(ctx, s)),
    ] {
        if let Some(bloc) = bloc {
            out.extend([Bloc::titre(3, titre).into(), bloc]);
        }
    }
    out
}

fn autorisation(ctx: &Contexte, s: &Service) -> Option<Bloc> {
    let habilitation = if s.habilitation == Habilitation::NonPrecise { "" } else { s.habilitation.libelle() };
    Paires::new(ctx)
        .texte(champ!(Service.autorisation_reference).libelle, &s.autorisation_reference)
        .date(champ!(Service.autorisation_date).libelle, s.autorisation_date)
        .dit(champ!(Service.autorisation_duree_ans).libelle, s.autorisation_duree_ans.map(|n| format!("{n} ans")))
        .date(champ!(Service.autorisation_echeance).libelle, s.autorisation_echeance)
        .texte(champ!(Service.habilitation).libelle, habilitation)
        .texte(champ!(Service.habilitation_perimetre).libelle, &s.habilitation_perimetre)
        .dit(champ!(Service.habilitation_plafond_heures).libelle, s.habilitation_plafond_heures.map(format::heures))
        .texte(champ!(Service.habilitation_reference).libelle, &s.habilitation_reference)
        .date(champ!(Service.habilitation_date).libelle, s.habilitation_date)
        .cote_a_cote()
}

fn territoire(ctx: &Contexte, s: &Service) -> Option<Bloc> {
    Paires::new(ctx)
        .lignes(champ!(Service.publics).libelle, &s.publics)
        .lignes(champ!(Service.intercommunalites).libelle, &s.intercommunalites)
        .entier(champ!(Service.communes_desservies).libelle, s.communes_desservies)
        .suite(champ!(Service.secteurs).libelle, &s.secteurs)
        .texte(champ!(Service.amplitude_intervention).libelle, &s.amplitude_intervention)
        .texte(champ!(Service.amplitude_accueil).libelle, &s.amplitude_accueil)
        .texte(champ!(Service.amplitude_astreinte).libelle, &s.amplitude_astreinte)
        .cote_a_cote()
}

fn qualite(ctx: &Contexte, s: &Service) -> Option<Bloc> {
    Paires::new(ctx)
        .texte(champ!(Service.projet_de_service).libelle, &s.projet_de_service)
        .texte(champ!(Service.livret_accueil).libelle, &s.livret_accueil)
        .texte(champ!(Service.reglement_fonctionnement).libelle, &s.reglement_fonctionnement)
        .oui_non(champ!(Service.charte_droits_libertes).libelle, s.charte_droits_libertes)
        .texte(champ!(Service.forme_participation).libelle, &s.forme_participation)
        .oui_non(champ!(Service.personne_qualifiee_affichee).libelle, s.personne_qualifiee_affichee)
        .texte(champ!(Service.derniere_evaluation).libelle, &s.derniere_evaluation)
        .texte(champ!(Service.prochaine_evaluation_has).libelle, &s.prochaine_evaluation_has)
        .texte(champ!(Service.referent_bientraitance).libelle, &s.referent_bientraitance)
        .texte(champ!(Service.contact_rgpd).libelle, &s.contact_rgpd)
        .cote_a_cote()
}

fn soins_service(ctx: &Contexte, s: &Service) -> Option<Bloc> {
    Paires::new(ctx)
        .lignes(champ!(Service.conventions_soins).libelle, &s.conventions_soins)
        .entier(champ!(Service.capacite_soins).libelle, s.capacite_soins)
        .texte(champ!(Service.autorisation_soins_reference).libelle, &s.autorisation_soins_reference)
        .cote_a_cote()
}

fn systemes(ctx: &Contexte, s: &Service) -> Option<Bloc> {
    Paires::new(ctx)
        .texte(champ!(Service.logiciel_metier).libelle, &s.logiciel_metier)
        .texte(champ!(Service.telegestion).libelle, &s.telegestion)
        .texte(champ!(Service.paie).libelle, &s.paie)
        .suite(champ!(Service.formats_export).libelle, &s.formats_export)
        .cote_a_cote()
}

fn departement(ctx: &Contexte) -> Vec<Bloc> {
    let x = &ctx.d.departement;
    let mut out = vec![Bloc::titre(2, "Département").ancre(Emplacement::Departement).into()];
    let identite = Paires::new(ctx)
        .texte(champ!(Departement.nom).libelle, &x.nom)
        .texte(champ!(Departement.code).libelle, &x.code)
        .texte(champ!(Departement.president_fonction).libelle, &x.president_fonction)
        .texte(champ!(Departement.direction).libelle, &x.direction)
        .texte(champ!(Departement.adresse).libelle, &x.adresse)
        .dit(champ!(Departement.experimentateur).libelle, x.experimentateur.then(|| "Département expérimentateur".to_owned()))
        .cote_a_cote();
    out.extend(identite.or_else(|| Some(a_completer("le Département"))));
    out.extend(fictif(x.fictif));
    for (titre, bloc) in
        [("Territoire et population", demographie(ctx)), ("Schéma départemental", schema(ctx)), ("Appel à candidatures", appel(ctx))]
    {
        if let Some(bloc) = bloc {
            out.extend([Bloc::titre(3, titre).into(), bloc]);
        }
    }
    out
}

fn demographie(ctx: &Contexte) -> Option<Bloc> {
    let (x, parts) = (&ctx.d.departement, &ctx.c.departement);
    let with = |n: Option<i32>, part: Option<cpom_core::decimal::Nombre>| {
        n.map(|n| part.map_or_else(|| format::entier(n), |p| format!("{} ({})", format::entier(n), format::pour_cent(p, 1))))
    };
    Paires::new(ctx)
        .dit(champ!(Departement.demographie_annee).libelle, x.demographie_annee.map(|a| a.to_string()))
        .entier(champ!(Departement.population).libelle, x.population)
        .dit(champ!(Departement.population_60_ans_et_plus).libelle, with(x.population_60_ans_et_plus, parts.part_60_ans_et_plus))
        .dit(champ!(Departement.population_75_ans_et_plus).libelle, with(x.population_75_ans_et_plus, parts.part_75_ans_et_plus))
        .entier(champ!(Departement.beneficiaires_apa_domicile).libelle, x.beneficiaires_apa_domicile)
        .entier(champ!(Departement.beneficiaires_pch).libelle, x.beneficiaires_pch)
        .entier(champ!(Departement.services_autorises).libelle, x.services_autorises)
        .entier(champ!(Departement.communes).libelle, x.communes)
        .entier(champ!(Departement.communes_prioritaires).libelle, x.communes_prioritaires)
        .cote_a_cote()
}

fn schema(ctx: &Contexte) -> Option<Bloc> {
    let x = &ctx.d.departement;
    Paires::new(ctx)
        .texte(champ!(Departement.schema_intitule).libelle, &x.schema_intitule)
        .lignes(champ!(Departement.schema_orientations).libelle, &x.schema_orientations)
        .bloc()
}

fn appel(ctx: &Contexte) -> Option<Bloc> {
    let x = &ctx.d.departement;
    Paires::new(ctx)
        .texte(champ!(Departement.aac_reference).libelle, &x.aac_reference)
        .date(champ!(Departement.aac_date_publication).libelle, x.aac_date_publication)
        .date(champ!(Departement.aac_date_limite).libelle, x.aac_date_limite)
        .date(champ!(Departement.aac_date_candidature).libelle, x.aac_date_candidature)
        .date(champ!(Departement.aac_date_notification).libelle, x.aac_date_notification)
        .texte(champ!(Departement.aac_mode_calcul).libelle, &x.aac_mode_calcul)
        .oui_non(champ!(Departement.reste_a_charge_limite).libelle, x.reste_a_charge_limite)
        .texte(champ!(Departement.reste_a_charge_nature).libelle, &x.reste_a_charge_nature)
        .bloc()
}

fn objectifs_legaux(ctx: &Contexte) -> Vec<Bloc> {
    if ctx.d.objectifs_legaux.is_empty() {
        return Vec::new();
    }
    let rows = ctx.d.objectifs_legaux.iter().map(|o| {
        let priorite = if o.priorite == Priorite::NonPrecisee { String::new() } else { o.priorite.libelle().to_owned() };
        Ligne::new([TexteRiche::from(o.numero.to_string()), ctx.t(&o.libelle), cellule(Some(priorite))])
    });
    let colonnes = vec![
        Colonne::centre(champ!(ObjectifLegal.numero).colonne()).fixe(30.0),
        Colonne::gauche(champ!(ObjectifLegal.libelle).colonne()).souple(1.0),
        Colonne::gauche(champ!(ObjectifLegal.priorite).colonne()),
    ];
    let titre = format!("Objectifs de l’article {} retenus", textes::L31422);
    vec![Bloc::titre(3, titre).into(), Tableau::new(colonnes).lignes(rows).into()]
}

fn plafonds(ctx: &Contexte) -> Vec<Bloc> {
    if ctx.d.plafonds.is_empty() {
        return Vec::new();
    }
    let g = Grille::annees("Plafond (€ par heure)", ctx.d.plafonds.iter().map(|p| p.annee));
    let ligne = g.ligne("Supplément au-delà du tarif APA/PCH", |a, _| {
        ctx.d.plafonds.iter().find(|p| p.annee == a).and_then(|p| p.plafond).map(format::prix_nu)
    });
    vec![Bloc::titre(3, "Plafond du supplément facturé").into(), g.tableau().ligne(ligne).into()]
}

fn interlocuteurs(ctx: &Contexte) -> Vec<Bloc> {
    let mut tableau = Tableau::new(vec![
        Colonne::gauche(champ!(Interlocuteur.fonction).colonne()).souple(2.0),
        Colonne::gauche(champ!(Interlocuteur.nom).colonne()).souple(1.0),
        Colonne::gauche(champ!(Interlocuteur.telephone).colonne()),
        Colonne::gauche(champ!(Interlocuteur.courriel).colonne()),
    ]);
    for partie in Partie::TOUS {
        let rows: Vec<_> = ctx.d.interlocuteurs.iter().filter(|i| i.partie == *partie).collect();
        if rows.is_empty() {
            continue;
        }
        tableau = tableau.ligne(Ligne::section(majuscule(partie.libelle())));
        tableau = tableau.lignes(rows.iter().map(|i| {
            let [nom, tel, mail] = [&i.nom, &i.telephone, &i.courriel].map(|v| cellule(Some(v.trim().to_owned())));
            Ligne::new([ctx.t(&i.fonction), nom, tel, mail])
        }));
    }
    non_vide(tableau)
        .map(|t| vec![Bloc::titre(2, "Interlocuteurs").hors_sommaire().ancre(Emplacement::Interlocuteurs).into(), t])
        .unwrap_or_default()
}

/// Nursing care given by a SAD mixte.
fn soins(ctx: &Contexte) -> Vec<Bloc> {
    let rows = &ctx.d.financements_soins;
    if rows.is_empty() {
        return Vec::new();
    }
    let colonnes = vec![
        Colonne::centre(champ!(FinancementSoins.annee).colonne()).fixe(44.0),
        Colonne::decimale(format::entete(champ!(FinancementSoins.forfait_global))),
        Colonne::decimale(format::entete(champ!(FinancementSoins.dotation_coordination))),
        Colonne::gauche(champ!(FinancementSoins.commentaire).colonne()).souple(1.0),
    ];
    let montant = |m: Option<cpom_core::decimal::Montant>| cellule(m.map(format::ronds));
    let lignes = rows.iter().map(|r| {
        Ligne::new([
            TexteRiche::from(r.annee.to_string()),
            montant(r.forfait_global),
            montant(r.dotation_coordination),
            ctx.t(&r.commentaire),
        ])
    });
    vec![Bloc::titre(2, "Financement des soins").ancre(Emplacement::Soins).into(), Tableau::new(colonnes).lignes(lignes).into()]
}

/// Communes of the territory, by service.
pub(super) fn communes(ctx: &Contexte) -> Vec<Bloc> {
    let mut out = Vec::new();
    for s in &ctx.d.services {
        let rows: Vec<_> = ctx.d.communes.iter().filter(|c| c.service_id == s.id).collect();
        if rows.is_empty() {
            continue;
        }
        if ctx.d.services.len() > 1 {
            out.push(Bloc::titre(2, s.nom.clone()).into());
        }
        let prioritaires = rows.iter().filter(|c| c.prioritaire).count();
        let served = rows.iter().filter(|c| c.prioritaire && c.desservie == Some(true)).count();
        let phrase = format!(
            "{}, dont {} ; {served} desservies.",
            textes::pluriel(rows.len(), "commune", "communes"),
            textes::pluriel(prioritaires, "prioritaire", "prioritaires")
        );
        let ancre = (!out.iter().any(|b| matches!(b, Bloc::Paragraphe(_)))).then(|| Emplacement::Territoire.into());
        out.push(Paragraphe { texte: phrase.into(), genre: GenreParagraphe::Corps, ancre }.into());
        // Without codes, names by what is said of them are as complete as a table, and shorter.
        if rows.iter().all(|c| c.code_insee.trim().is_empty()) {
            out.extend(communes_en_suite(ctx, &rows));
            continue;
        }
        let colonnes = vec![
            Colonne::gauche(champ!(Commune.nom).colonne()).souple(1.0),
            Colonne::gauche(champ!(Commune.code_insee).colonne()),
            Colonne::gauche(champ!(Commune.prioritaire).colonne()),
            Colonne::gauche(champ!(Commune.desservie).colonne()),
        ];
        let oui = |v: Option<bool>| cellule(v.map(|v| if v { "oui" } else { "non" }.to_owned()));
        let lignes = rows.iter().map(|c| {
            Ligne::new([ctx.t(&c.nom), cellule(Some(c.code_insee.trim().to_owned())), oui(Some(c.prioritaire)), oui(c.desservie)])
        });
        out.push(Tableau::new(colonnes).entete_de_ligne().lignes(lignes).into());
    }
    out
}

/// Names of communes in a sentence for each kind: « Prioritaires, desservies : … ».
fn communes_en_suite(ctx: &Contexte, rows: &[&Commune]) -> Vec<Bloc> {
    let mut kinds: Vec<(bool, Option<bool>)> = rows.iter().map(|c| (c.prioritaire, c.desservie)).collect();
    kinds.sort_by_key(|(p, d)| (!p, *d != Some(true), d.is_none()));
    kinds.dedup();
    let named = |(prioritaire, desservie): (bool, Option<bool>)| {
        let of = rows.iter().filter(|c| (c.prioritaire, c.desservie) == (prioritaire, desservie));
        let noms: Vec<String> = of.map(|c| c.nom.trim().to_owned()).filter(|n| !n.is_empty()).collect();
        let kind = if prioritaire { "Prioritaires" } else { "Autres communes" };
        let served = match desservie {
            Some(true) => "desservies",
            Some(false) => "non desservies",
            None => "desserte non dite",
        };
        (!noms.is_empty()).then(|| sujet(&format!("{kind}, {served}"), ctx.t(&format!("{}.", format::enumeration(&noms)))))
    };
    kinds.into_iter().filter_map(named).collect()
}
