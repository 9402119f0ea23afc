//! Identity of the parties: gestionnaires, services, Département, contacts, communes.

use cpom_core::choix::{Choix, Habilitation, Partie, Priorite, StatutJuridique};
use cpom_core::modele::{Gestionnaire, Service};

use super::contexte::{Contexte, Paires, a_completer};
use super::grille::{Grille, cellule, non_vide};
use super::{format, textes};
use crate::bloc::{Bloc, Colonne, Ligne, Tableau, Texte};

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
        .texte("Raison sociale", &g.raison_sociale)
        .texte("Forme juridique", &g.forme_juridique)
        .texte("Statut", statut)
        .texte("SIREN", &g.siren)
        .texte("SIRET du siège", &g.siret_siege)
        .texte("FINESS juridique", &g.finess_juridique)
        .texte("Adresse", &format!("{}\n{} {}", g.voie.trim(), g.code_postal.trim(), g.commune.trim()))
        .texte("Représentant légal", &g.representant_nom)
        .texte("Qualité", &g.representant_fonction)
        .texte("Convention collective", &g.convention_collective)
        .texte("Opérateur de compétences", &g.opco)
        .texte("Fédération ou réseau", &g.federation)
        .oui_non("Commissaire aux comptes", g.commissaire_aux_comptes)
        .lignes("Activités hors périmètre", &g.activites_hors_perimetre);
    let plusieurs = ctx.d.gestionnaires.len() > 1 && !g.raison_sociale.trim().is_empty();
    let titre = if plusieurs { format!("Gestionnaire – {}", g.raison_sociale.trim()) } else { "Gestionnaire".to_owned() };
    let mut out = vec![Bloc::titre(2, titre).ancre(format!("gestionnaire-{}", g.id)).into()];
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
    let mut out = vec![Bloc::titre(2, titre).ancre(format!("service-{}", s.id)).into()];
    out.extend(
        Paires::new(ctx)
            .texte("Catégorie", s.categorie.libelle())
            .texte("Libellé de l’autorisation", &s.categorie_libelle)
            .texte("SIRET", &s.siret)
            .texte("FINESS", &s.finess_etablissement)
            .texte("Catégorie FINESS", &s.finess_categorie)
            .texte("Mode d’intervention", s.mode_intervention.libelle())
            .texte("Services à la personne", &s.declaration_sap)
            .texte("Adresse", &s.adresse)
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
        .texte("Autorisation", &s.autorisation_reference)
        .date("Date", s.autorisation_date)
        .dit("Durée", s.autorisation_duree_ans.map(|n| format!("{n} ans")))
        .date("Échéance", s.autorisation_echeance)
        .texte("Habilitation à l’aide sociale", habilitation)
        .texte("Périmètre", &s.habilitation_perimetre)
        .dit("Plafond annuel", s.habilitation_plafond_heures.map(format::heures))
        .texte("Acte d’habilitation", &s.habilitation_reference)
        .date("Date de cet acte", s.habilitation_date)
        .cote_a_cote()
}

fn territoire(ctx: &Contexte, s: &Service) -> Option<Bloc> {
    Paires::new(ctx)
        .lignes("Publics", &s.publics)
        .lignes("Intercommunalités", &s.intercommunalites)
        .entier("Communes desservies", s.communes_desservies)
        .suite("Secteurs", &s.secteurs)
        .texte("Interventions", &s.amplitude_intervention)
        .texte("Accueil", &s.amplitude_accueil)
        .texte("Astreinte", &s.amplitude_astreinte)
        .cote_a_cote()
}

fn qualite(ctx: &Contexte, s: &Service) -> Option<Bloc> {
    Paires::new(ctx)
        .texte("Projet de service", &s.projet_de_service)
        .texte("Livret d’accueil", &s.livret_accueil)
        .texte("Règlement de fonctionnement", &s.reglement_fonctionnement)
        .oui_non("Charte des droits et libertés remise", s.charte_droits_libertes)
        .texte("Participation des personnes", &s.forme_participation)
        .oui_non("Personne qualifiée affichée", s.personne_qualifiee_affichee)
        .texte("Dernière évaluation", &s.derniere_evaluation)
        .texte("Prochaine évaluation (HAS)", &s.prochaine_evaluation_has)
        .texte("Référent bientraitance", &s.referent_bientraitance)
        .texte("Données personnelles", &s.contact_rgpd)
        .cote_a_cote()
}

fn soins_service(ctx: &Contexte, s: &Service) -> Option<Bloc> {
    Paires::new(ctx)
        .lignes("Conventions de soins", &s.conventions_soins)
        .entier("Capacité de soins", s.capacite_soins)
        .texte("Autorisation de soins", &s.autorisation_soins_reference)
        .cote_a_cote()
}

fn systemes(ctx: &Contexte, s: &Service) -> Option<Bloc> {
    Paires::new(ctx)
        .texte("Logiciel métier", &s.logiciel_metier)
        .texte("Télégestion", &s.telegestion)
        .texte("Paie", &s.paie)
        .suite("Formats d’échange", &s.formats_export)
        .cote_a_cote()
}

fn departement(ctx: &Contexte) -> Vec<Bloc> {
    let x = &ctx.d.departement;
    let mut out = vec![Bloc::titre(2, "Département").ancre("departement").into()];
    let identite = Paires::new(ctx)
        .texte("Nom", &x.nom)
        .texte("Code", &x.code)
        .texte("Signataire", &x.president_fonction)
        .texte("Direction", &x.direction)
        .texte("Adresse", &x.adresse)
        .dit("Expérimentation de financement global", x.experimentateur.then(|| "Département expérimentateur".to_owned()))
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
        .dit("Année des chiffres", x.demographie_annee.map(|a| a.to_string()))
        .entier("Habitants", x.population)
        .dit("60 ans et plus", with(x.population_60_ans_et_plus, parts.part_60_ans_et_plus))
        .dit("75 ans et plus", with(x.population_75_ans_et_plus, parts.part_75_ans_et_plus))
        .entier("Bénéficiaires de l’APA à domicile", x.beneficiaires_apa_domicile)
        .entier("Bénéficiaires de la PCH", x.beneficiaires_pch)
        .entier("Services autorisés", x.services_autorises)
        .entier("Communes", x.communes)
        .entier("Communes prioritaires", x.communes_prioritaires)
        .cote_a_cote()
}

fn schema(ctx: &Contexte) -> Option<Bloc> {
    let x = &ctx.d.departement;
    Paires::new(ctx).texte("Intitulé", &x.schema_intitule).lignes("Orientations", &x.schema_orientations).bloc()
}

fn appel(ctx: &Contexte) -> Option<Bloc> {
    let x = &ctx.d.departement;
    Paires::new(ctx)
        .texte("Référence", &x.aac_reference)
        .date("Publication", x.aac_date_publication)
        .date("Clôture", x.aac_date_limite)
        .date("Dépôt de la candidature", x.aac_date_candidature)
        .date("Notification", x.aac_date_notification)
        .texte("Mode de calcul", &x.aac_mode_calcul)
        .oui_non("Reste à charge limité", x.reste_a_charge_limite)
        .texte("Ce qui est limité", &x.reste_a_charge_nature)
        .bloc()
}

fn objectifs_legaux(ctx: &Contexte) -> Vec<Bloc> {
    if ctx.d.objectifs_legaux.is_empty() {
        return Vec::new();
    }
    let rows = ctx.d.objectifs_legaux.iter().map(|o| {
        let priorite = if o.priorite == Priorite::NonPrecisee { String::new() } else { o.priorite.libelle().to_owned() };
        Ligne::new([Texte::from(o.numero.to_string()), ctx.t(&o.libelle), cellule(Some(priorite))])
    });
    let colonnes = vec![Colonne::centre("N°").fixe(30.0), Colonne::gauche("Objectif").souple(1.0), Colonne::gauche("Place dans l’appel")];
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
        Colonne::gauche("Fonction").souple(2.0),
        Colonne::gauche("Nom").souple(1.0),
        Colonne::gauche("Téléphone"),
        Colonne::gauche("Courriel"),
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
    non_vide(tableau).map(|t| vec![Bloc::titre(2, "Interlocuteurs").hors_sommaire().into(), t]).unwrap_or_default()
}

/// First letter in upper case.
pub(super) fn majuscule(texte: &str) -> String {
    let mut chars = texte.chars();
    chars.next().map(|c| c.to_uppercase().chain(chars).collect()).unwrap_or_default()
}

/// Nursing care given by a SAD mixte.
fn soins(ctx: &Contexte) -> Vec<Bloc> {
    let rows = &ctx.d.financements_soins;
    if rows.is_empty() {
        return Vec::new();
    }
    let colonnes = vec![
        Colonne::centre("Année").fixe(44.0),
        Colonne::decimale("Forfait global de soins (€)"),
        Colonne::decimale("Dotation de coordination (€)"),
        Colonne::gauche("Commentaire").souple(1.0),
    ];
    let montant = |m: Option<cpom_core::decimal::Montant>| cellule(m.map(format::court));
    let lignes = rows.iter().map(|r| {
        Ligne::new([Texte::from(r.annee.to_string()), montant(r.forfait_global), montant(r.dotation_coordination), ctx.t(&r.commentaire)])
    });
    vec![Bloc::titre(2, "Financement des soins").into(), Tableau::new(colonnes).lignes(lignes).into()]
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
        out.push(Bloc::paragraphe(phrase));
        let colonnes = vec![
            Colonne::gauche("Commune").souple(1.0),
            Colonne::gauche("Code INSEE"),
            Colonne::gauche("Prioritaire"),
            Colonne::gauche("Desservie"),
        ];
        let oui = |v: Option<bool>| cellule(v.map(|v| if v { "oui" } else { "non" }.to_owned()));
        let lignes = rows.iter().map(|c| {
            Ligne::new([ctx.t(&c.nom), cellule(Some(c.code_insee.trim().to_owned())), oui(Some(c.prioritaire)), oui(c.desservie)])
        });
        out.push(Tableau::new(colonnes).entete_de_ligne().lignes(lignes).into());
    }
    out
}
