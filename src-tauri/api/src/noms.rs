//! What the rows of each table are called in a sentence: article, noun, plural.

/// Article and noun of each table: (« un », « le », noun).
fn noun(table: &str) -> (&'static str, &'static str, &'static str) {
    match table {
        "dossier" => ("un", "le", "dossier"),
        "departement" => ("un", "le", "Département"),
        "contrat" => ("un", "le", "contrat"),
        "diagnostic" => ("un", "le", "diagnostic"),
        "dotation" => ("une", "la", "dotation"),
        "reprise" => ("une", "la", "reprise"),
        "presentation" => ("une", "l’", "apparence des documents"),
        "exercices" => ("un", "l’", "exercice"),
        "objectifs_legaux" => ("un", "l’", "objectif légal"),
        "plafonds" => ("un", "le", "plafond"),
        "interlocuteurs" => ("un", "l’", "interlocuteur"),
        "gestionnaires" => ("un", "le", "gestionnaire"),
        "services" => ("un", "le", "service"),
        "communes" => ("une", "la", "commune"),
        "signataires" => ("un", "le", "signataire"),
        "financements_soins" => ("un", "le", "financement des soins"),
        "constats" => ("un", "le", "constat"),
        "donnees" => ("une", "la", "donnée"),
        "valeurs" => ("une", "la", "valeur"),
        "heures_payees" => ("une", "l’", "année d’heures payées"),
        "publics" => ("une", "la", "prévision de publics"),
        "axes" => ("un", "l’", "axe"),
        "objectifs" => ("un", "l’", "objectif"),
        "actions" => ("une", "l’", "action"),
        "etapes" => ("une", "l’", "étape"),
        "budgets_action" => ("un", "le", "budget d’action"),
        "risques" => ("un", "le", "risque"),
        "bilans_action" => ("un", "le", "bilan d’action"),
        "indicateurs" => ("un", "l’", "indicateur"),
        "mesures" => ("une", "la", "mesure"),
        "action_indicateurs" => ("un", "le", "lien entre action et indicateur"),
        "engagements" => ("un", "l’", "engagement"),
        "financeurs" => ("un", "le", "financeur"),
        "heures" => ("un", "le", "nombre d’heures"),
        "situations" => ("une", "la", "situation intermédiaire"),
        "mesures_provisoires" => ("une", "la", "mesure provisoire"),
        "tarifs" => ("un", "le", "tarif"),
        "dotations" => ("un", "le", "montant horaire"),
        "versements" => ("un", "le", "versement"),
        "financements" => ("un", "le", "financement"),
        "groupes_budget" => ("un", "le", "groupe du budget"),
        "lignes_budget" => ("une", "la", "ligne de budget"),
        "montants_budget" => ("un", "le", "montant de budget"),
        "investissements" => ("un", "l’", "investissement"),
        "emplois" => ("un", "l’", "emploi"),
        "effectifs" => ("un", "l’", "effectif"),
        "formations" => ("une", "la", "formation"),
        "plans_formation" => ("un", "le", "plan de formation"),
        "visas" => ("un", "le", "visa"),
        "articles" => ("un", "l’", "article"),
        "mentions" => ("une", "la", "mention"),
        "couvertures" => ("une", "la", "couverture de mention"),
        "annexes" => ("une", "l’", "annexe"),
        "avenants" => ("un", "l’", "avenant"),
        "modifications" => ("une", "la", "modification d’avenant"),
        "bilans_annuels" => ("un", "le", "bilan annuel"),
        "echeances" => ("une", "l’", "échéance"),
        "comites" => ("un", "le", "comité"),
        "participants" => ("un", "le", "participant"),
        "decisions" => ("une", "la", "décision"),
        "revues" => ("une", "la", "revue"),
        "demandes" => ("une", "la", "demande"),
        "questions" => ("une", "la", "question"),
        "versions" => ("une", "la", "version"),
        "pieces" => ("une", "la", "pièce"),
        "regles" => ("une", "la", "règle"),
        "decisions_reprise" => ("une", "la", "décision de reprise"),
        "lignes_reprise" => ("une", "la", "ligne du rapport de reprise"),
        "surcharges" => ("une", "la", "valeur de référence"),
        "logos" => ("un", "le", "logo"),
        "sections_imprimees" => ("une", "la", "section imprimée"),
        _ => ("une", "la", "ligne"),
    }
}

/// Noun of a table’s row.
pub(crate) fn nom(table: &str) -> &'static str {
    noun(table).2
}

/// Whether that noun is feminine.
pub(crate) fn est_feminin(table: &str) -> bool {
    noun(table).0 == "une"
}

/// The noun for so many rows.
pub(crate) fn noms(table: &str, n: usize) -> String {
    let singular = noun(table).2;
    if n < 2 {
        return singular.to_owned();
    }
    match table {
        "objectifs_legaux" => "objectifs légaux".to_owned(),
        "situations" => "situations intermédiaires".to_owned(),
        "mesures_provisoires" => "mesures provisoires".to_owned(),
        "bilans_annuels" => "bilans annuels".to_owned(),
        "sections_imprimees" => "sections imprimées".to_owned(),
        _ => {
            let (first, rest) = singular.split_once(' ').map_or((singular, ""), |(f, r)| (f, r));
            let plural = if first.ends_with(['s', 'x']) { first.to_owned() } else { format!("{first}s") };
            if rest.is_empty() { plural } else { format!("{plural} {rest}") }
        }
    }
}

/// With its first letter in capital.
pub(crate) fn majuscule(text: &str) -> String {
    let mut chars = text.chars();
    chars.next().map_or_else(String::new, |c| c.to_uppercase().chain(chars).collect())
}

/// With its first letter in lower case.
pub(crate) fn minuscule(text: &str) -> String {
    let mut chars = text.chars();
    chars.next().map_or_else(String::new, |c| c.to_lowercase().chain(chars).collect())
}

/// « une action ».
pub(crate) fn une(table: &str) -> String {
    let (un, _, nom) = noun(table);
    format!("{un} {nom}")
}

/// « l’action ».
pub(crate) fn le(table: &str) -> String {
    let (_, le, nom) = noun(table);
    if le == "l’" { format!("{le}{nom}") } else { format!("{le} {nom}") }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_table_has_its_noun() {
        for table in cpom_core::modele::TABLES {
            assert_ne!(noun(table.nom).2, "ligne", "{}", table.nom);
        }
    }
}
