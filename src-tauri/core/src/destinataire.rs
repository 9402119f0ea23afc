//! Takes out of a dossier what the recipient of a document may not have.
//!
//! The agency has all of it. The Département has it without the reserve ([`crate::reserve`]). The ARS and the conseil
//! départemental have it also without what the agency says to the Département alone ([`NEGOCIATION`]); the conseil
//! départemental, whose papers become public, without anything that names or reaches a natural person ([`PERSONNES`]).
//! [`PERSONNES`], [`SANS_PERSONNE`] and [`TEXTES_LIBRES`] together name every shared field of text; one in none of them
//! fails the tests, so that a new field names nobody by oversight. Texts typed freely are left as they are, and
//! [`non_relus`] says so: a search for names could miss some, and its silence would be trusted.

use std::collections::BTreeSet;

use crate::choix::Destinataire;
use crate::modele::{Cellule, Dossier};
use crate::preuves::chemins::{file_name, is_outside};
use crate::reserve::{PartReservee, Parts, PreparationMontree, remove, remove_orphans, without_preparation, without_reserve};

/// Demands and prices that the agency puts to the Département: a negotiation is between two, and prices outside the
/// APA and PCH plans are checked by nobody else (art. L. 347-1 of the code de l’action sociale et des familles).
pub const NEGOCIATION: Parts = &[
    ("seances", PartReservee::Table),
    ("demandes", PartReservee::Table),
    ("positions", PartReservee::Table),
    ("revues", PartReservee::Champs(&["messages_cles"])),
    ("tarifs", PartReservee::Champs(&["prix_caisses_retraite", "prix_mutuelles", "prix_particuliers"])),
];

/// Fields that hold, or may hold instead of a function, the name, the e-mail address or the telephone number of a natural
/// person.
pub const PERSONNES: &[(&str, &[&str])] = &[
    ("interlocuteurs", &["nom", "telephone", "courriel"]),
    ("gestionnaires", &["representant_nom"]),
    ("services", &["referent_bientraitance", "contact_rgpd"]),
    ("signataires", &["representant_nom"]),
    ("actions", &["pilote", "equipe"]),
    ("risques", &["responsable"]),
    ("indicateurs", &["responsable"]),
    ("moyens_organisation", &["responsable"]),
    ("conditions_travail", &["responsable"]),
    ("echeances", &["responsable"]),
    ("participants", &["fonctions"]),
    ("decisions", &["responsable"]),
];

/// Fields of text that name a body, a place, a thing, an act or a function, by their nature.
#[rustfmt::skip]
pub const SANS_PERSONNE: &[(&str, &[&str])] = &[
    ("dossier", &["titre"]),
    ("departement", &["nom", "code", "president_fonction", "direction", "adresse", "schema_intitule", "schema_orientations", "aac_reference"]),
    ("contrat", &["reference", "intitule", "signature_lieu"]),
    ("dotation", &["base_legale", "acompte_echeance", "solde_echeance"]),
    ("reprise", &["contrat_origine", "contrat_cible"]),
    ("presentation", &["couleur"]),
    ("objectifs_legaux", &["libelle"]),
    ("interlocuteurs", &["fonction"]),
    ("gestionnaires", &["raison_sociale", "forme_juridique", "siren", "siret_siege", "finess_juridique", "convention_collective", "opco", "federation", "voie", "code_postal", "commune", "representant_fonction", "activites_hors_perimetre"]),
    ("services", &["nom", "categorie_libelle", "siret", "finess_etablissement", "finess_categorie", "adresse", "autorisation_reference", "habilitation_perimetre", "habilitation_reference", "declaration_sap", "publics", "intercommunalites", "secteurs", "amplitude_intervention", "amplitude_accueil", "amplitude_astreinte", "conventions_soins", "autorisation_soins_reference", "logiciel_metier", "telegestion", "paie", "formats_export"]),
    ("communes", &["nom", "code_insee"]),
    ("signataires", &["denomination", "representant_fonction", "signature_qualite"]),
    ("donnees", &["code", "libelle", "unite"]),
    ("axes", &["code", "libelle"]),
    ("objectifs", &["code", "libelle"]),
    ("actions", &["code", "intitule", "orientation_schema", "cofinanceur"]),
    ("indicateurs", &["code", "libelle", "unite", "numerateur", "denominateur", "formule_numerateur", "formule_denominateur", "frequence_precision"]),
    ("engagements", &["code", "periodicite"]),
    ("financeurs", &["code", "libelle"]),
    ("tarifs", &["nature"]),
    ("versements", &["libelle"]),
    ("financements", &["libelle"]),
    ("groupes_budget", &["libelle"]),
    ("lignes_budget", &["libelle"]),
    ("investissements", &["libelle"]),
    ("emplois", &["libelle"]),
    ("formations", &["intitule", "financeur"]),
    ("moyens_organisation", &["intitule", "lieu"]),
    ("articles", &["titre"]),
    ("mentions", &["code", "libelle"]),
    ("annexes", &["titre"]),
    ("avenants", &["deliberation"]),
    ("comites", &["lieu"]),
    ("seances", &["lieu"]),
    ("participants", &["organisme"]),
    ("modifications", &["cible_table", "cible_champ"]),
    ("pieces", &["empreinte"]),
    ("justificatifs", &["cible_table", "page"]),
    ("demandes", &["code", "cible_table", "cible_champ"]),
    ("surcharges", &["cle", "valeur", "unite", "source"]),
    ("sections_imprimees", &["section"]),
];

/// Fields typed freely, in which nobody looks for names: who sends the document reads them again.
#[rustfmt::skip]
pub const TEXTES_LIBRES: &[(&str, &[&str])] = &[
    ("dossier", &["avertissement", "regle_statut", "conventions", "note_historique"]),
    ("departement", &["aac_mode_calcul", "reste_a_charge_nature"]),
    ("contrat", &["preambule"]),
    ("diagnostic", &["note", "synthese"]),
    ("dotation", &["formule", "note_comptable"]),
    ("reprise", &["regles"]),
    ("exercices", &["commentaire"]),
    ("services", &["projet_de_service", "livret_accueil", "reglement_fonctionnement", "forme_participation", "derniere_evaluation", "prochaine_evaluation_has"]),
    ("signataires", &["habilitation", "signature_pour"]),
    ("financements_soins", &["commentaire"]),
    ("constats", &["texte"]),
    ("valeurs", &["commentaire"]),
    ("actions", &["constat", "description", "effet_attendu", "livrables", "partenaires", "public_cible", "territoire", "moyens_humains", "moyens_materiels", "moyens_organisationnels", "modalites_evaluation", "points_vigilance", "origine", "justification_reprise"]),
    ("etapes", &["libelle"]),
    ("risques", &["risque", "mesure"]),
    ("bilans_action", &["texte", "analyse_ecart", "mesures_correctives", "decision_comite"]),
    ("indicateurs", &["finalite", "source", "commentaire"]),
    ("mesures", &["commentaire", "preuve"]),
    ("engagements", &["texte", "preuve", "commentaire"]),
    ("situations", &["commentaire"]),
    ("dotations", &["commentaire"]),
    ("formations", &["effet_attendu", "effet_observe", "effet_mesure"]),
    ("plans_formation", &["commentaire"]),
    ("moyens_organisation", &["commentaire"]),
    ("conditions_travail", &["mesure", "resultat"]),
    ("partages_pratiques", &["pratique", "avec", "suite"]),
    ("visas", &["texte"]),
    ("articles", &["texte"]),
    ("annexes", &["texte"]),
    ("avenants", &["motif"]),
    ("modifications", &["objet", "champ", "avant", "apres", "valeur_avant", "valeur_apres"]),
    ("bilans_annuels", &["faits_marquants", "synthese", "difficultes", "perspectives"]),
    ("echeances", &["libelle"]),
    ("comites", &["objet", "documents_remis", "ordre_du_jour", "echanges"]),
    ("decisions", &["texte"]),
    ("revues", &["messages_cles"]),
    ("demandes", &["objet", "justification"]),
    ("positions", &["texte"]),
    ("versions", &["libelle"]),
    ("pieces", &["libelle", "fichier", "commentaire", "logiciel", "rapport", "filtres"]),
    ("regles", &["texte"]),
    ("surcharges", &["commentaire"]),
    ("logos", &["description"]),
];

/// Copy of the dossier for a recipient; `montree` says what a document for the Département shows of a review in
/// preparation, which no other recipient but the agency has.
#[must_use]
pub fn pour(dossier: &Dossier, destinataire: Destinataire, montree: PreparationMontree) -> Dossier {
    if destinataire == Destinataire::Interne {
        return dossier.clone();
    }
    let mut given = without_reserve(dossier);
    without_places(&mut given);
    if destinataire == Destinataire::Departement {
        without_preparation(&mut given, montree);
        return given;
    }
    without_preparation(&mut given, PreparationMontree::default());
    remove(&mut given, NEGOCIATION);
    remove_orphans(&mut given);
    if destinataire == Destinataire::Conseil {
        let parties = parties(&given);
        for rows in given.tables_mut() {
            let Some((_, champs)) = PERSONNES.iter().find(|(t, _)| *t == rows.def().nom) else { continue };
            // The words of a party do not name a person.
            let party = |cell: &Cellule| matches!(cell, Cellule::Texte(t) if parties.contains(&t.trim().to_lowercase()));
            rows.empty_fields(|nom, cell| champs.contains(&nom) && !party(cell));
        }
    }
    given
}

/// Reduces the paths of files outside the folder of the dossier to their names: they tell how the computer of the agency is set up.
/// The name of a file that holds names may be one, and is taken out.
fn without_places(dossier: &mut Dossier) {
    for p in &mut dossier.pieces {
        if p.nominative {
            p.fichier.clear();
        } else if is_outside(&p.fichier) {
            p.fichier = file_name(&p.fichier).to_owned();
        }
    }
}

/// Sentence on what a copy without names was not searched for; `None` for a recipient who may read names.
#[must_use]
pub fn non_relus(destinataire: Destinataire) -> Option<&'static str> {
    (destinataire == Destinataire::Conseil).then_some(
        "Sans les noms, adresses électroniques et téléphones des champs prévus pour eux. Les textes saisis librement (articles, constats, \
         comptes rendus, commentaires) n’ont pas été relus\u{202F}: y chercher les noms de personnes avant l’envoi.",
    )
}

/// Whether the field holds the name of a person, or may hold it.
#[must_use]
pub fn is_personal(table: &str, champ: &str) -> bool {
    PERSONNES.iter().any(|(t, champs)| *t == table && champs.contains(&champ))
}

/// Words of the parties, in lower case: who answers for a step, when it is a party, is no person.
fn parties(dossier: &Dossier) -> BTreeSet<String> {
    let said = [
        "département",
        "service",
        "gestionnaire",
        "agence",
        "ars",
        "les deux parties",
        "le département",
        "le service",
        "le gestionnaire",
        "l’ars",
    ];
    let known = dossier.gestionnaires.iter().map(|g| &g.raison_sociale).chain(dossier.services.iter().map(|s| &s.nom));
    let known = known.chain(dossier.signataires.iter().map(|s| &s.denomination)).chain([&dossier.departement.nom]);
    let words = known.map(|n| n.trim().to_lowercase()).filter(|n| !n.is_empty());
    said.into_iter().map(str::to_owned).chain(words).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::calculs::calculer;
    use crate::modele::{Genre, TABLES};
    use crate::reserve::{is_reserved, reserved};

    const LISTES: [&[(&str, &[&str])]; 3] = [PERSONNES, SANS_PERSONNE, TEXTES_LIBRES];

    #[test]
    fn every_field_of_text_is_in_one_list() {
        for table in TABLES.iter().filter(|t| reserved(t.nom) != Some(PartReservee::Table)) {
            let texts = table.champs.iter().filter(|c| matches!(c.genre, Genre::Texte | Genre::TexteLong | Genre::Lignes));
            for champ in texts.filter(|c| !is_reserved(table.nom, c.nom)) {
                let lists = LISTES.iter().filter(|l| l.iter().any(|(t, champs)| *t == table.nom && champs.contains(&champ.nom)));
                assert_eq!(lists.count(), 1, "{}.{}: write in one list whether it may name a person", table.nom, champ.nom);
            }
        }
        for (nom, champs) in LISTES.into_iter().flatten() {
            let table = TABLES.iter().find(|t| t.nom == *nom).unwrap_or_else(|| panic!("{nom} does not exist"));
            assert!(champs.iter().all(|c| table.champ(c).is_some()), "{nom}: {champs:?}");
            assert!(champs.iter().all(|c| !is_reserved(nom, c)), "{nom} is reserved");
        }
        for (nom, part) in NEGOCIATION {
            let table = TABLES.iter().find(|t| t.nom == *nom).unwrap();
            if let PartReservee::Champs(champs) = part {
                assert!(champs.iter().all(|c| table.champ(c).is_some()), "{nom}");
            }
        }
    }

    fn named() -> Dossier {
        let mut d = crate::exemple::exemple().unwrap();
        d.interlocuteurs[0].nom = "Ninon Ourlet".into();
        d.interlocuteurs[0].courriel = "ninon@ourlet.example".into();
        d.actions[0].pilote = "Ninon Ourlet".into();
        d.participants[0].fonctions = vec!["Ninon Ourlet, directrice".into()];
        d.decisions[0].responsable = "Ninon Ourlet".into();
        d.gestionnaires[0].representant_nom = "Ninon Ourlet".into();
        d
    }

    #[test]
    fn the_council_reads_no_name_and_still_who_answers_among_the_parties() {
        let d = named();
        let said = |destinataire| serde_json::to_string(&pour(&d, destinataire, PreparationMontree::default())).unwrap();
        for destinataire in [Destinataire::Departement, Destinataire::Ars] {
            assert!(said(destinataire).contains("Ourlet"), "{destinataire:?}");
        }
        assert!(!said(Destinataire::Conseil).contains("urlet"));
        let given = pour(&d, Destinataire::Conseil, PreparationMontree::default());
        let answering = |d: &Dossier| d.echeances.iter().filter(|e| e.responsable == "Département").count();
        assert!(answering(&d) > 0 && answering(&given) == answering(&d));
        assert!(given.actions.iter().all(|a| a.pilote.is_empty()));
        crate::echange::verify(&mut given.clone()).unwrap();
    }

    #[test]
    fn what_is_put_to_the_departement_is_said_to_it_alone() {
        let mut d = named();
        d.revues[0].statut = crate::choix::StatutDocument::Valide;
        let montree = PreparationMontree::default();
        assert_eq!(pour(&d, Destinataire::Interne, montree), d);
        let departement = pour(&d, Destinataire::Departement, montree);
        assert_eq!(departement, without_reserve(&d));
        for destinataire in [Destinataire::Ars, Destinataire::Conseil] {
            let given = pour(&d, destinataire, montree);
            assert!(given.demandes.is_empty() && given.tarifs.iter().all(|t| t.prix_particuliers.is_none()));
            assert!(given.revues.iter().all(|r| r.messages_cles.is_empty()) && given.revues.len() == d.revues.len());
            crate::echange::verify(&mut given.clone()).unwrap();
        }
    }

    #[test]
    fn the_places_of_the_computer_of_the_agency_go_nowhere() {
        let mut d = named();
        for (p, fichier) in
            d.pieces.iter_mut().zip([r"C:\Users\ninon.ourlet\f.pdf", "/home/ninon.ourlet/g.pdf", "preuves/h.pdf", "preuves/Ourlet.pdf"])
        {
            p.fichier = fichier.into();
        }
        d.pieces[3].nominative = true;
        let of = |destinataire| {
            pour(&d, destinataire, PreparationMontree::default()).pieces[..4].iter().map(|p| p.fichier.clone()).collect::<Vec<_>>()
        };
        for destinataire in [Destinataire::Departement, Destinataire::Ars, Destinataire::Conseil] {
            assert_eq!(of(destinataire), ["f.pdf", "g.pdf", "preuves/h.pdf", ""], "{destinataire:?}");
        }
        assert_eq!(of(Destinataire::Interne)[0], r"C:\Users\ninon.ourlet\f.pdf");
    }

    /// Documents print figures computed from the whole dossier, so no figure may depend on what a recipient does not have.
    #[test]
    fn no_figure_depends_on_the_recipient() {
        let d = named();
        let day = chrono::NaiveDate::from_ymd_opt(2026, 11, 21).unwrap();
        let whole = calculer(&d, day);
        for destinataire in [Destinataire::Ars, Destinataire::Conseil] {
            let mut of = calculer(&pour(&d, destinataire, PreparationMontree::default()), day);
            // The demands and the names of who signs are the only things computed that are taken out.
            (of.suivi, of.signataires, of.numerotation) = (whole.suivi.clone(), whole.signataires.clone(), whole.numerotation.clone());
            assert_eq!(of, whole, "{destinataire:?}");
        }
    }
}
