//! Separates what the agency keeps to itself from what it shares with the Département.
//!
//! A document handed over must not reveal fall-back positions, the order in which demands would be given up, or
//! prepared answers, neither in print nor in the data that a file carries. [`RESERVE`] and [`PARTAGE`] together name
//! every table and field of the model; [`without_reserve`] empties what is reserved. Invariant: a table or field in
//! neither list fails the tests, so that a new one cannot be shared by oversight.
//!
//! Shared on purpose, although the agency writes them: the object and reason of a demand (it is put to the
//! Département, by the summary too), the key messages of a review (the summary handed over prints them). The decisions on actions and the
//! report of a renewal prepare the next contract: a fiche carried over says itself where it comes from and why.
//!
//! Of the positions on a point, those that were not said to the other party are reserved, row by row.
//!
//! A review in preparation is the agency's own until the meeting: [`without_preparation`] removes it, except the parts
//! that a document puts to the Département.
//!
//! The module [`crate::destinataire`] says what other recipients may not have besides.
//!
//! [`without_sections`] also empties what the sections left out of a document would have printed: [`SECTIONS`] says
//! which section prints which table.

use std::collections::{BTreeMap, BTreeSet};

use crate::choix::StatutDocument;
use crate::modele::{Cellule, ChampDef, Dossier, Id, TableModifiable};

/// Reserved part of a table.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PartReservee {
    /// All rows: documents for the Département leave the table out.
    Table,
    /// Only these fields of each row.
    Champs(&'static [&'static str]),
}

/// Parts of tables.
pub type Parts = &'static [(&'static str, PartReservee)];

/// Tables and fields that the agency keeps to itself.
pub const RESERVE: Parts = &[
    // Acceptable fall-back, its cost, and the order in which demands would be given up.
    ("demandes", PartReservee::Champs(&["priorite", "position_repli", "impact_repli"])),
    // Balance of the contract: what the agency would do and bill without it, and its suppositions.
    ("dossier", PartReservee::Champs(&["cout_horaire_suivi", "note_passation", "relu_le"])),
    ("actions", PartReservee::Champs(&["part_sans_contrat_pct", "finance_suivi"])),
    ("budgets_action", PartReservee::Champs(&["economie"])),
    ("tarifs", PartReservee::Champs(&["supplement_libre"])),
    ("lignes_budget", PartReservee::Champs(&["part_variable_pct"])),
    ("scenarios", PartReservee::Table),
    ("hypotheses", PartReservee::Table),
    // Closing of a year: its gaps, and the version kept then.
    ("exercices", PartReservee::Champs(&["manques", "version_id"])),
    // Remarks about the people with whom the agency works.
    ("interlocuteurs", PartReservee::Champs(&["note"])),
    // Time that the follow-up of the contract takes.
    ("indicateurs", PartReservee::Champs(&["minutes_releve"])),
    ("rendus", PartReservee::Table),
    // Expected questions and prepared answers.
    ("questions", PartReservee::Table),
    // Preparation of the next contract, and what a renewal did of each row.
    ("decisions_reprise", PartReservee::Table),
    ("lignes_reprise", PartReservee::Table),
];

/// Tables and fields that a document for the Département may contain, in the order of the model.
#[rustfmt::skip]
pub const PARTAGE: &[(&str, &[&str])] = &[
    ("dossier", &["titre", "avertissement", "fictif", "annee_reference", "date_edition", "seuil_partiel", "regle_statut", "heures_par_etp", "conventions", "note_historique"]),
    ("departement", &["nom", "code", "fictif", "president_fonction", "direction", "adresse", "experimentateur", "demographie_annee", "population", "population_60_ans_et_plus", "population_75_ans_et_plus", "beneficiaires_apa_domicile", "beneficiaires_pch", "services_autorises", "communes", "communes_prioritaires", "schema_intitule", "schema_orientations", "aac_reference", "aac_date_publication", "aac_date_limite", "aac_date_candidature", "aac_date_notification", "aac_mode_calcul", "reste_a_charge_limite", "reste_a_charge_nature"]),
    ("contrat", &["reference", "intitule", "date_debut", "date_fin", "date_signature", "statut", "avec_dotation", "volet_financier_pluriannuel", "preambule", "signature_lieu", "signature_date", "exemplaires"]),
    ("diagnostic", &["date", "annee_reference", "note", "synthese"]),
    ("dotation", &["base_legale", "formule", "acompte_pct", "acompte_echeance", "solde_echeance", "report_initial", "note_comptable", "non_consomme", "report_plafond_pct", "restitution_finale", "part_cibles_pct", "seuil_cibles_pct", "resultat_max_pct"]),
    ("reprise", &["statut", "contrat_origine", "contrat_cible", "annee_reference", "regles"]),
    ("presentation", &["theme", "couleur"]),
    ("exercices", &["annee", "clos", "commentaire", "clos_le"]),
    ("objectifs_legaux", &["numero", "libelle", "priorite"]),
    ("plafonds", &["annee", "plafond"]),
    ("interlocuteurs", &["partie", "fonction", "nom", "telephone", "courriel"]),
    ("gestionnaires", &["raison_sociale", "forme_juridique", "statut", "fictif", "siren", "siret_siege", "finess_juridique", "convention_collective", "opco", "federation", "voie", "code_postal", "commune", "representant_fonction", "representant_nom", "commissaire_aux_comptes", "activites_hors_perimetre"]),
    ("services", &["gestionnaire_id", "nom", "categorie", "categorie_libelle", "siret", "finess_etablissement", "finess_categorie", "adresse", "autorisation_reference", "autorisation_date", "autorisation_duree_ans", "autorisation_echeance", "habilitation", "habilitation_perimetre", "habilitation_plafond_heures", "habilitation_reference", "habilitation_date", "mode_intervention", "declaration_sap", "publics", "intercommunalites", "communes_desservies", "secteurs", "amplitude_intervention", "amplitude_accueil", "amplitude_astreinte", "conventions_soins", "capacite_soins", "autorisation_soins_reference", "projet_de_service", "livret_accueil", "reglement_fonctionnement", "charte_droits_libertes", "forme_participation", "derniere_evaluation", "prochaine_evaluation_has", "personne_qualifiee_affichee", "referent_bientraitance", "contact_rgpd", "logiciel_metier", "telegestion", "paie", "formats_export"]),
    ("communes", &["service_id", "nom", "code_insee", "prioritaire", "desservie"]),
    ("signataires", &["role", "denomination", "gestionnaire_id", "representant_fonction", "representant_nom", "habilitation", "signature_pour", "signature_qualite"]),
    ("financements_soins", &["annee", "forfait_global", "dotation_coordination", "commentaire"]),
    ("constats", &["nature", "texte"]),
    ("donnees", &["code", "libelle", "unite"]),
    ("valeurs", &["donnee_id", "annee", "valeur", "statut", "commentaire"]),
    ("heures_payees", &["annee", "nature", "conges_payes", "trajets_intervacations", "formation", "temps_collectifs", "absences_remunerees", "autres"]),
    ("publics", &["annee", "apa", "pch", "autres"]),
    ("axes", &["code", "libelle", "objectif_legal"]),
    ("objectifs", &["axe_id", "code", "libelle"]),
    ("actions", &["objectif_id", "code", "intitule", "objectif_legal", "orientation_schema", "constat", "description", "effet_attendu", "livrables", "pilote", "equipe", "partenaires", "public_cible", "public_nombre", "territoire", "date_debut", "date_fin", "moyens_humains", "moyens_materiels", "moyens_organisationnels", "cofinanceur", "modalites_evaluation", "points_vigilance", "statut", "avancement_pct", "origine", "justification_reprise", "justification_requise"]),
    ("etapes", &["action_id", "echeance", "libelle", "statut"]),
    ("budgets_action", &["action_id", "annee", "dotation", "autofinancement", "cofinancement", "dotation_consommee", "autofinancement_realise", "cofinancement_realise"]),
    ("risques", &["action_id", "risque", "mesure", "niveau", "responsable", "echeance", "etat"]),
    ("bilans_action", &["action_id", "annee", "texte", "analyse_ecart", "mesures_correctives", "decision_comite"]),
    ("indicateurs", &["objectif_id", "code", "libelle", "finalite", "objectif_legal", "unite", "sens", "decimales", "numerateur", "denominateur", "facteur", "formule_numerateur", "formule_denominateur", "frequence", "frequence_precision", "source", "annee_reference", "catalogue", "impose", "commentaire", "responsable", "rupture_annee"]),
    ("mesures", &["indicateur_id", "annee", "numerateur", "denominateur", "valeur", "cible", "statut", "commentaire", "preuve", "cause"]),
    ("action_indicateurs", &["action_id", "indicateur_id"]),
    ("engagements", &["partie", "code", "texte", "preuve", "periodicite", "etat", "commentaire"]),
    ("financeurs", &["code", "libelle", "categorie", "compte_dotation", "supplement"]),
    ("heures", &["financeur_id", "service_id", "annee", "nature", "heures"]),
    ("situations", &["annee", "date_debut", "date_fin", "nature", "commentaire"]),
    ("mesures_provisoires", &["situation_id", "indicateur_id", "numerateur", "denominateur", "valeur"]),
    ("tarifs", &["annee", "date_debut", "service_id", "tarif_apa", "tarif_pch", "tarif_aide_sociale", "nature", "supplement_observe", "supplement_prevu", "prix_caisses_retraite", "prix_mutuelles", "prix_particuliers"]),
    ("dotations", &["annee", "montant_horaire", "heures_convenues", "consomme_hors_actions", "commentaire", "heures_retenues"]),
    ("versements", &["annee", "type_versement", "libelle", "montant", "date", "statut"]),
    ("financements", &["annee", "source", "libelle", "montant"]),
    ("groupes_budget", &["sens", "groupe", "libelle"]),
    ("lignes_budget", &["sens", "groupe", "libelle", "role"]),
    ("montants_budget", &["ligne_id", "annee", "nature", "montant"]),
    ("investissements", &["annee", "libelle", "montant", "duree_amortissement_ans", "autofinancement", "subvention", "emprunt", "action_id"]),
    ("emplois", &["categorie", "libelle"]),
    ("effectifs", &["emploi_id", "annee", "nature", "etp"]),
    ("formations", &["annee", "nature", "intitule", "duree_heures", "stagiaires", "cout_pedagogique", "financeur", "action_id", "effet_attendu", "effet_observe", "effet_mesure"]),
    ("plans_formation", &["annee", "heures_prevues", "commentaire"]),
    ("moyens_organisation", &["nature", "intitule", "lieu", "responsable", "date", "action_id", "commentaire"]),
    ("conditions_travail", &["domaine", "mesure", "responsable", "echeance", "etat", "resultat", "action_id"]),
    ("partages_pratiques", &["annee", "sens", "pratique", "avec", "suite", "action_id"]),
    ("visas", &["texte"]),
    ("articles", &["titre", "texte", "optionnel", "ecarte"]),
    ("mentions", &["groupe", "code", "libelle", "verifie"]),
    ("couvertures", &["mention_id", "article_id"]),
    ("annexes", &["titre", "texte"]),
    ("avenants", &["numero", "date", "date_effet", "type_avenant", "statut", "deliberation", "motif", "version_avant_id", "version_apres_id"]),
    ("modifications", &["avenant_id", "objet", "champ", "avant", "apres", "cible_table", "cible_ligne", "cible_champ", "valeur_avant", "valeur_apres"]),
    ("bilans_annuels", &["annee", "statut", "date_transmission", "faits_marquants", "synthese", "difficultes", "perspectives", "emploi_transmis_le"]),
    ("echeances", &["date", "libelle", "responsable", "statut", "nature"]),
    ("comites", &["date", "objet", "lieu", "duree_minutes", "exercice", "documents_remis", "ordre_du_jour", "echanges"]),
    ("participants", &["comite_id", "organisme", "fonctions"]),
    ("decisions", &["comite_id", "texte", "responsable", "echeance", "etat"]),
    ("revues", &["type_revue", "date_reunion", "statut", "messages_cles"]),
    ("seances", &["revue_id", "numero", "date", "mode", "lieu", "version_id", "etat", "comite_id"]),
    ("demandes", &["revue_id", "code", "objet", "justification", "impact", "origine", "objectif_id", "cible_table", "cible_ligne", "cible_champ", "echeance"]),
    ("positions", &["demande_id", "seance_id", "partie", "nature", "valeur", "jour", "texte", "divulguee"]),
    ("versions", &["numero", "date", "libelle", "etat"]),
    ("pieces", &["libelle", "date", "validite", "fichier", "commentaire", "nature", "empreinte", "taille", "extraite_le", "logiciel", "rapport", "filtres", "nominative"]),
    ("justificatifs", &["piece_id", "annee", "cible_table", "cible_ligne", "page"]),
    ("regles", &["texte"]),
    ("surcharges", &["cle", "valable_du", "valable_au", "valeur", "unite", "source", "commentaire"]),
    ("logos", &["partie", "gestionnaire_id", "description", "type_image", "contenu"]),
    ("sections_imprimees", &["document", "section", "ecartee"]),
];

/// Sections of the whole dossier that print each table, by their codes; a table in no line is carried by every document,
/// because the parties, the contract as a whole or the reading of the other tables need it.
#[rustfmt::skip]
pub const SECTIONS: &[(&str, &[&str])] = &[
    ("visas", &["contrat"]),
    ("articles", &["contrat"]),
    ("interlocuteurs", &["identite"]),
    ("financements_soins", &["identite"]),
    ("constats", &["diagnostic"]),
    ("donnees", &["diagnostic"]),
    ("valeurs", &["diagnostic"]),
    ("heures_payees", &["effectifs"]),
    ("heures", &["diagnostic", "finances"]),
    ("publics", &["finances"]),
    ("axes", &["fiches", "indicateurs", "tableau"]),
    ("objectifs", &["fiches", "indicateurs", "tableau"]),
    ("actions", &["fiches"]),
    ("etapes", &["fiches"]),
    ("budgets_action", &["fiches", "finances"]),
    ("risques", &["fiches"]),
    ("bilans_action", &["fiches"]),
    ("moyens_organisation", &["fiches"]),
    ("partages_pratiques", &["fiches"]),
    ("indicateurs", &["indicateurs", "fiches", "tableau"]),
    ("mesures", &["indicateurs", "fiches", "tableau"]),
    ("action_indicateurs", &["fiches"]),
    ("situations", &["finances"]),
    ("mesures_provisoires", &["finances"]),
    ("tarifs", &["finances"]),
    ("plafonds", &["finances", "identite"]),
    ("dotations", &["finances"]),
    ("versements", &["finances"]),
    ("financements", &["finances"]),
    ("groupes_budget", &["finances"]),
    ("lignes_budget", &["finances"]),
    ("montants_budget", &["finances"]),
    ("investissements", &["finances"]),
    ("emplois", &["effectifs"]),
    ("effectifs", &["effectifs"]),
    ("formations", &["effectifs"]),
    ("plans_formation", &["effectifs"]),
    ("conditions_travail", &["effectifs"]),
    ("communes", &["territoire"]),
    ("engagements", &["suivi"]),
    ("echeances", &["suivi"]),
    ("comites", &["suivi"]),
    ("participants", &["suivi"]),
    ("decisions", &["suivi"]),
    ("bilans_annuels", &["suivi"]),
    ("avenants", &["suivi"]),
    ("modifications", &["suivi"]),
    ("revues", &["suivi"]),
    ("seances", &["suivi"]),
    ("demandes", &["suivi"]),
    ("positions", &["suivi"]),
    ("pieces", &["pieces"]),
    ("justificatifs", &["pieces"]),
    ("regles", &["references"]),
    ("surcharges", &["references"]),
];

/// Section of the whole dossier that prints the same tables as a section of a report or of a candidature.
fn of_report(code: &str) -> &str {
    match code {
        "actions" | "emplois" => "fiches",
        "comptes" | "ressources" | "solde" | "reste_a_charge" => "finances",
        "suites" | "engagements" | "renouvellement" => "suivi",
        other => other,
    }
}

/// Copy of the dossier without the rows that only the sections left out would print; rows that need one of them go too.
/// `bilan` says that the sections are those of a report.
#[must_use]
pub fn without_sections(dossier: &Dossier, bilan: bool, ecartees: &[String]) -> Dossier {
    let mut absent: Vec<&str> = ecartees.iter().map(|c| if bilan { of_report(c) } else { c.as_str() }).collect();
    // A report has no section for the table of indicators alone.
    if bilan {
        absent.push(crate::annexes::TABLEAU);
    }
    // The code of an annex is that of its first part: the others go with it.
    for annexe in crate::annexes::annexes(dossier).into_iter().filter(|a| !bilan && ecartees.contains(&a.code)) {
        absent.extend(annexe.parties.iter().map(|p| p.code()));
    }
    let gone: Vec<&str> =
        SECTIONS.iter().filter(|(_, sections)| sections.iter().all(|s| absent.contains(s))).map(|(table, _)| *table).collect();
    let mut kept = dossier.clone();
    kept.tables_mut().into_iter().filter(|t| gone.contains(&t.def().nom) && !t.def().unique).for_each(TableModifiable::clear);
    remove_orphans(&mut kept);
    kept
}

/// Parts of a review in preparation that a document shows to the Département.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct PreparationMontree {
    /// Key messages, with the kind and the date of the review.
    pub messages: bool,
    /// Demands put to the Département.
    pub demandes: bool,
}

/// Removes from the dossier the reviews in preparation, except the parts that are shown. A review of which nothing is
/// shown goes with all the rows that need it.
pub fn without_preparation(dossier: &mut Dossier, montree: PreparationMontree) {
    let prepared: BTreeSet<Id> = dossier.revues.iter().filter(|r| r.statut == StatutDocument::EnPreparation).map(|r| r.id).collect();
    if !montree.demandes {
        dossier.demandes.retain(|d| !prepared.contains(&d.revue_id));
        dossier.seances.retain(|s| !prepared.contains(&s.revue_id));
        remove_orphans(dossier);
    }
    if !montree.messages {
        for revue in dossier.revues.iter_mut().filter(|r| prepared.contains(&r.id)) {
            revue.messages_cles.clear();
        }
    }
    if montree == PreparationMontree::default() {
        dossier.revues.retain(|r| !prepared.contains(&r.id));
        remove_orphans(dossier);
    }
}

/// Removes the rows that require a row which is gone. A row removed may be required by others, and these by others still:
/// at most as many times as there are tables.
pub(crate) fn remove_orphans(dossier: &mut Dossier) {
    for _ in 0..crate::modele::TABLES.len() {
        let present: PresentRows = dossier.tables().iter().map(|t| (t.def().nom, t.ids().map(i64::from).collect())).collect();
        let mut removed = false;
        for rows in dossier.tables_mut() {
            removed |= without_orphans(rows, &present);
        }
        if !removed {
            break;
        }
    }
}

/// Identifiers of the rows of each table.
type PresentRows = BTreeMap<&'static str, BTreeSet<i64>>;

/// Removes the rows of a table that require a row which is gone, and empties optional references to one; gives whether a row
/// was removed.
fn without_orphans(rows: &mut dyn TableModifiable, present: &PresentRows) -> bool {
    let table = rows.def();
    let before = rows.len();
    for place in (0..before).rev() {
        let cells = rows.cellules(place);
        let lost = |(champ, cell): (&ChampDef, &Cellule)| match (champ.lien, cell) {
            (Some(table), Cellule::Entier(id)) => !present.get(table).is_some_and(|ids| ids.contains(id)),
            _ => false,
        };
        let lost: Vec<bool> = table.champs.iter().zip(&cells).map(lost).collect();
        if !lost.contains(&true) {
            continue;
        }
        if table.champs.iter().zip(&lost).any(|(champ, lost)| *lost && !champ.optionnel) {
            rows.remove(place);
            continue;
        }
        let kept = cells.into_iter().zip(&lost).map(|(cell, lost)| if *lost { Cellule::Nul } else { cell }).collect();
        if rows.set_cellules(place, kept).is_err() {
            rows.empty_row(place);
        }
    }
    rows.len() < before
}

/// Reserved part of a table; `None` when all of it is shared.
#[must_use]
pub fn reserved(table: &str) -> Option<PartReservee> {
    part(RESERVE, table)
}

/// Whether documents for the Département must leave this field out.
#[must_use]
pub fn is_reserved(table: &str, champ: &str) -> bool {
    match reserved(table) {
        Some(PartReservee::Table) => true,
        Some(PartReservee::Champs(champs)) => champs.contains(&champ),
        None => false,
    }
}

/// Copy of the dossier for the Département: reserved tables are empty, reserved fields have the value of a new row, and
/// positions that were not said to the other party are gone.
#[must_use]
pub fn without_reserve(dossier: &Dossier) -> Dossier {
    let mut shared = dossier.clone();
    remove(&mut shared, RESERVE);
    shared.positions.retain(|p| p.divulguee);
    shared
}

/// Empties these tables, and gives these fields the value of a new row.
pub(crate) fn remove(dossier: &mut Dossier, parts: Parts) {
    for rows in dossier.tables_mut() {
        match part(parts, rows.def().nom) {
            None => {}
            Some(PartReservee::Table) if rows.def().unique => rows.empty_row(0),
            Some(PartReservee::Table) => rows.clear(),
            Some(PartReservee::Champs(champs)) => rows.empty_fields(|nom, _| champs.contains(&nom)),
        }
    }
}

/// Part of a table in a list of parts.
fn part(parts: Parts, table: &str) -> Option<PartReservee> {
    parts.iter().find(|(t, _)| *t == table).map(|(_, part)| *part)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::calculs::calculer;
    use crate::comparaison::{Sort, Tables, comparer};
    use crate::modele::{TABLES, defaults};

    fn shared(table: &str) -> Option<&'static [&'static str]> {
        PARTAGE.iter().find(|(t, _)| *t == table).map(|(_, champs)| *champs)
    }

    #[test]
    fn every_table_and_field_is_reserved_or_shared() {
        for table in TABLES {
            let listed = shared(table.nom).unwrap_or_default();
            for champ in table.champs {
                assert!(
                    listed.contains(&champ.nom) != is_reserved(table.nom, champ.nom),
                    "{}.{}: decide whether the Département may have it, and write it in RESERVE or in PARTAGE, once",
                    table.nom,
                    champ.nom
                );
            }
            for champ in listed {
                assert!(table.champ(champ).is_some(), "{}.{champ} is listed and does not exist", table.nom);
            }
        }
        for nom in RESERVE.iter().map(|(t, _)| t).chain(PARTAGE.iter().map(|(t, _)| t)) {
            assert!(TABLES.iter().any(|t| t.nom == *nom), "{nom} is listed and does not exist");
        }
        for (nom, part) in RESERVE {
            let PartReservee::Champs(champs) = part else { continue };
            let table = TABLES.iter().find(|t| t.nom == *nom).unwrap();
            assert!(champs.iter().all(|c| table.champ(c).is_some()), "{nom}");
        }
    }

    /// Tables that every document carries, whatever sections it leaves out.
    #[rustfmt::skip]
    const COMMUNES: &[&str] = &[
        "dossier", "departement", "contrat", "diagnostic", "dotation", "reprise", "presentation", "exercices", "objectifs_legaux",
        "gestionnaires", "services", "signataires", "financeurs", "mentions", "couvertures", "annexes", "versions", "logos",
        "sections_imprimees",
    ];

    #[test]
    fn every_shared_table_has_its_sections_or_is_carried_always() {
        let parts: Vec<&str> = crate::annexes::PartieEcrite::TOUTES.into_iter().map(crate::annexes::PartieEcrite::code).collect();
        for table in TABLES.iter().filter(|t| reserved(t.nom) != Some(PartReservee::Table)) {
            let printed = SECTIONS.iter().any(|(nom, _)| *nom == table.nom);
            assert_ne!(printed, COMMUNES.contains(&table.nom), "{}: write in SECTIONS what prints it, or in COMMUNES", table.nom);
        }
        for (nom, sections) in SECTIONS {
            assert!(TABLES.iter().any(|t| t.nom == *nom && !t.unique), "{nom}");
            let apart = [crate::annexes::CONTRAT, crate::annexes::TABLEAU];
            assert!(sections.iter().all(|s| parts.contains(s) || apart.contains(s)), "{nom}: {sections:?}");
        }
    }

    #[test]
    fn what_only_the_sections_left_out_print_goes_with_what_needs_it() {
        let mut whole = crate::exemple::exemple().unwrap();
        "Fiches actions".clone_into(&mut whole.annexes[2].titre);
        whole.annexes.push(crate::modele::Annexe { id: 99, titre: "Indicateurs".into(), ..Default::default() });
        let of = |codes: &[&str]| without_sections(&whole, false, &codes.iter().map(|c| (*c).to_owned()).collect::<Vec<_>>());
        assert_eq!(of(&[]), whole);
        let given = of(&["fiches"]);
        assert!(given.actions.is_empty() && given.etapes.is_empty() && given.risques.is_empty() && given.action_indicateurs.is_empty());
        assert!(given.budgets_action.is_empty(), "an amount needs its action");
        assert_eq!(given.formations.len(), whole.formations.len());
        assert!(given.formations.iter().all(|f| f.action_id.is_none()), "an optional reference is emptied");
        assert_eq!(given.objectifs, whole.objectifs, "the table of indicators prints them");
        let mut again = given.clone();
        crate::echange::verify(&mut again).unwrap();
        "Fiches actions et indicateurs".clone_into(&mut whole.annexes[2].titre);
        whole.annexes.pop();
        let of = |codes: &[&str]| without_sections(&whole, false, &codes.iter().map(|c| (*c).to_owned()).collect::<Vec<_>>());
        assert!(of(&["fiches", "tableau"]).indicateurs.is_empty(), "one annex holds both");
        assert_eq!(of(&["fiches"]).mesures, whole.mesures, "the table of the core prints them");
        assert!(of(&["contrat"]).couvertures.is_empty());
        assert_eq!(of(&["diagnostic"]).heures, whole.heures, "the financial annex prints the hours");
    }

    /// Removing a reserved row must not leave a shared row with a missing required reference.
    #[test]
    fn nothing_shared_requires_a_reserved_row() {
        for table in TABLES.iter().filter(|t| reserved(t.nom) != Some(PartReservee::Table)) {
            for champ in table.champs.iter().filter(|c| !is_reserved(table.nom, c.nom)) {
                let target = champ.lien.and_then(reserved);
                assert_ne!(target, Some(PartReservee::Table), "{}.{}", table.nom, champ.nom);
            }
        }
    }

    #[test]
    fn what_is_reserved_goes_and_the_rest_stays() {
        let whole = crate::exemple::exemple().unwrap();
        let given = without_reserve(&whole);
        assert!(!whole.questions.is_empty() && given.questions.is_empty());
        assert!(whole.demandes.iter().any(|d| !d.position_repli.is_empty() && d.impact_repli.is_some()));
        for (a, b) in whole.demandes.iter().zip(&given.demandes) {
            assert_eq!((b.position_repli.as_str(), b.impact_repli, b.priorite), ("", None, Default::default()));
            assert_eq!((&a.objet, &a.justification, a.impact, a.id), (&b.objet, &b.justification, b.impact, b.id));
        }
        assert!(!whole.decisions_reprise.is_empty() && given.decisions_reprise.is_empty());
        assert!(!whole.rendus.is_empty() && given.rendus.is_empty());
        assert!(whole.actions.iter().any(|a| a.finance_suivi && a.part_sans_contrat_pct.is_some()));
        assert!(whole.tarifs.iter().any(|t| t.supplement_libre.is_some()));
        assert!(whole.lignes_budget.iter().any(|l| l.part_variable_pct.is_some()));
        // What differs is what is reserved, and has the value of a new row.
        let differences = comparer(&Tables::of(&whole), &Tables::of(&given));
        for line in &differences {
            if line.sort == Sort::Retiree {
                assert_eq!(reserved(line.table.nom), Some(PartReservee::Table), "{} {}", line.table.nom, line.id);
                continue;
            }
            assert_eq!(line.sort, Sort::Modifiee);
            for c in &line.champs {
                let at = line.table.champs.iter().position(|champ| champ.nom == c.champ.nom).unwrap();
                assert!(is_reserved(line.table.nom, c.champ.nom), "{}.{} {}", line.table.nom, c.champ.nom, line.id);
                assert_eq!(c.apres, defaults(line.table)[at], "{}.{} {}", line.table.nom, c.champ.nom, line.id);
            }
        }
        // Each reserved field that the example fills went from every row.
        for (nom, part) in RESERVE {
            let PartReservee::Champs(champs) = part else { continue };
            for champ in *champs {
                let of = |d: &Dossier| serde_json::to_value(d).unwrap()[nom].clone();
                let filled = |rows: serde_json::Value| match rows {
                    serde_json::Value::Array(rows) => rows.iter().map(|r| r[champ].clone()).collect::<Vec<_>>(),
                    row => vec![row[champ].clone()],
                };
                let (before, after) = (filled(of(&whole)), filled(of(&given)));
                assert!(after.iter().all(|v| *v == after[0]), "{nom}.{champ}");
                let told = differences.iter().filter(|l| l.table.nom == *nom).flat_map(|l| &l.champs).any(|c| c.champ.nom == *champ);
                assert_eq!(told, before != after, "{nom}.{champ}");
            }
        }
        assert_eq!(without_reserve(&given), given);
    }

    #[test]
    fn a_review_in_preparation_goes_except_what_is_shown_of_it() {
        let mut whole = crate::exemple::exemple().unwrap();
        let prepared = whole.revues.iter().find(|r| r.statut == StatutDocument::EnPreparation).unwrap().id;
        let mut held = whole.revues[0].clone();
        (held.id, held.statut) = (Id::try_from(900).unwrap(), StatutDocument::Transmis);
        let mut kept = whole.demandes[0].clone();
        (kept.id, kept.revue_id) = (Id::try_from(900).unwrap(), held.id);
        whole.revues.push(held.clone());
        whole.demandes.push(kept.clone());
        let of = |messages, demandes| {
            let mut d = whole.clone();
            without_preparation(&mut d, PreparationMontree { messages, demandes });
            crate::echange::verify(&mut d.clone()).unwrap();
            d
        };
        let none = of(false, false);
        assert_eq!((none.revues, none.demandes), (vec![held.clone()], vec![kept.clone()]));
        assert!(none.questions.iter().all(|q| q.revue_id != prepared));
        let messages = of(true, false);
        assert_eq!((&messages.revues, messages.demandes), (&whole.revues, vec![kept]));
        let demands = of(false, true);
        assert!(demands.revues.iter().all(|r| r.messages_cles.is_empty() == (r.id == prepared)));
        assert_eq!(demands.demandes, whole.demandes);
        assert_eq!(of(true, true), whole);
    }

    /// Documents print figures computed from the whole dossier, so no figure may depend on reserved data.
    #[test]
    fn no_figure_depends_on_the_reserve() {
        let whole = crate::exemple::exemple().unwrap();
        let day = chrono::NaiveDate::from_ymd_opt(2026, 11, 21).unwrap();
        let (own, given) = (calculer(&whole, day), calculer(&without_reserve(&whole), day));
        assert_eq!(own, given);
        let landings = crate::calculs::economie::atterrissages(&whole, &own);
        assert!(!landings.is_empty());
        assert_eq!(landings, crate::calculs::economie::atterrissages(&without_reserve(&whole), &given));
    }
}
