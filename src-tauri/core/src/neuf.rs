//! The content of a new dossier: empty, except for the lists and the texts that a contract starts from.
//!
//! All of it comes from the shipped reference data and can be edited. Facts that were not verified keep their «
//! à vérifier » mark.

use crate::choix::{CategorieFinanceur, Groupe, GroupeMention, Partie, RoleLigne, SensBudget};
use crate::decimal::{Heures, Nombre};
use crate::modele::{
    Annexe, Article, Couverture, Donnee, Dossier, Financeur, Gestionnaire, GroupeBudget, Id, LigneBudget, Mention, ObjectifLegal, Service,
    Signataire, Visa,
};
use crate::referentiel::{ConditionVisa, CoteBudget, GroupeMentionModele, Referentiel};

/// The dossier that a new file starts with.
#[must_use]
pub fn dossier(r: &Referentiel) -> Dossier {
    let mut d = Dossier::default();
    d.dossier.titre = "Nouveau dossier".to_owned();
    d.dossier.seuil_partiel = Some(Nombre::entier(50));
    d.dossier.heures_par_etp = Some(Heures::entier(1820));
    d.dossier.regle_statut =
        "Une cible est atteinte si elle est respectée dans le sens voulu\u{202F}; sinon partiellement atteinte si le taux de \
         progression (réalisé − référence) ÷ (cible − référence) est d’au moins 50\u{202F}%\u{202F}; sinon non atteinte."
            .to_owned();
    d.contrat.intitule = "Contrat pluriannuel d’objectifs et de moyens".to_owned();
    d.contrat.preambule.clone_from(&r.modele_contrat.preambule);
    d.contrat.avec_dotation = Some(true);
    d.dotation.formule = "heures APA et PCH réalisées en mode prestataire × montant horaire conventionné".to_owned();
    parties(&mut d);
    reference_lists(&mut d, r);
    contract(&mut d, r);
    d
}

fn parties(d: &mut Dossier) {
    d.gestionnaires.push(Gestionnaire { id: 1, ..Gestionnaire::default() });
    d.services.push(Service { id: 1, gestionnaire_id: 1, ..Service::default() });
    d.signataires.push(Signataire { id: 1, role: Partie::Departement, ..Signataire::default() });
    d.signataires.push(Signataire { id: 2, role: Partie::Gestionnaire, gestionnaire_id: Some(1), ..Signataire::default() });
}

fn reference_lists(d: &mut Dossier, r: &Referentiel) {
    for (o, id) in r.objectifs_legaux.iter().zip(1..) {
        d.objectifs_legaux.push(ObjectifLegal { id, numero: i32::from(o.numero), libelle: o.titre.clone(), ..ObjectifLegal::default() });
    }
    for (x, id) in r.donnees.iter().zip(1..) {
        d.donnees.push(Donnee { id, code: x.code.clone(), libelle: x.libelle.clone(), unite: x.unite.clone() });
    }
    for (f, id) in r.valeurs("financeur_heure").iter().zip(1..) {
        d.financeurs.push(Financeur {
            id,
            code: f.code.to_uppercase(),
            libelle: f.libelle.clone(),
            categorie: financeur(&f.code),
            compte_dotation: f.compte_dotation == Some(true),
            supplement: None,
        });
    }
    for (g, id) in r.groupes_budget.iter().zip(1..) {
        let sens = match g.nature {
            CoteBudget::Charges => SensBudget::Charge,
            CoteBudget::Produits => SensBudget::Produit,
        };
        let groupe = match g.groupe.as_str() {
            "I" => Groupe::I,
            "II" => Groupe::II,
            _ => Groupe::III,
        };
        d.groupes_budget.push(GroupeBudget { id, sens, groupe, libelle: g.libelle.clone() });
        for libelle in &g.lignes {
            let (id, role) = (next(d.lignes_budget.len()), role(libelle));
            d.lignes_budget.push(LigneBudget { id, sens, groupe, libelle: libelle.clone(), role, part_variable_pct: None });
        }
    }
}

/// The source of a line of the shipped budget.
fn role(libelle: &str) -> RoleLigne {
    match libelle {
        "Dotation complémentaire" => RoleLigne::Dotation,
        "APA, participation des personnes comprise" => RoleLigne::TarifApa,
        "PCH" => RoleLigne::TarifPch,
        "Aide sociale légale" => RoleLigne::AideSociale,
        "Supplément à la charge des personnes, au-delà du tarif" => RoleLigne::Supplement,
        "Caisses de retraite" => RoleLigne::Caisses,
        "Mutuelles et assurances" => RoleLigne::Mutuelles,
        "Particuliers sans prise en charge" => RoleLigne::Particuliers,
        "Subventions d’exploitation et cofinancements d’actions" => RoleLigne::Cofinancements,
        "Salaires et charges des intervenants" | "Majorations des soirs, dimanches et jours fériés, primes" => RoleLigne::Salaires,
        "Salaires et charges de la structure" => RoleLigne::Structure,
        _ => RoleLigne::Aucun,
    }
}

/// The category of funder of a code of the shipped list.
fn financeur(code: &str) -> CategorieFinanceur {
    match code {
        "apa" => CategorieFinanceur::Apa,
        "pch" => CategorieFinanceur::Pch,
        "aide_sociale" => CategorieFinanceur::AideSociale,
        "carsat_cnav" | "msa" | "autres_caisses" => CategorieFinanceur::CaisseRetraite,
        "mutuelles" => CategorieFinanceur::Mutuelle,
        "caf_pmi_ase" => CategorieFinanceur::Famille,
        "particulier" => CategorieFinanceur::Particulier,
        _ => CategorieFinanceur::Autre,
    }
}

fn contract(d: &mut Dossier, r: &Referentiel) {
    let kept = [ConditionVisa::Toujours, ConditionVisa::Dotation, ConditionVisa::ACompleter];
    for (v, id) in r.visas.iter().filter(|v| kept.contains(&v.condition)).zip(1..) {
        d.visas.push(Visa { id, texte: v.texte.clone() });
    }
    for (m, id) in r.mentions.iter().zip(1..) {
        let groupe = match m.groupe {
            GroupeMentionModele::L313_11_1 => GroupeMention::L313111,
            GroupeMentionModele::R314_136_1 => GroupeMention::R3141361,
            GroupeMentionModele::Sieg => GroupeMention::Sieg,
        };
        d.mentions.push(Mention { id, groupe, code: m.code.clone(), libelle: m.libelle.clone(), verifie: m.verifie });
    }
    for (a, id) in r.modele_contrat.articles.iter().zip(1..) {
        d.articles.push(Article { id, titre: a.titre.clone(), texte: a.texte.clone(), optionnel: a.optionnel, ecarte: false });
        for code in &a.mentions {
            if let Some(mention) = d.mentions.iter().find(|m| m.code == *code) {
                d.couvertures.push(Couverture { id: next(d.couvertures.len()), mention_id: mention.id, article_id: id });
            }
        }
    }
    for (a, id) in r.modele_contrat.annexes.iter().zip(1..) {
        d.annexes.push(Annexe { id, titre: a.titre.clone(), texte: String::new() });
    }
}

/// The identifier that follows `count` rows numbered from 1.
fn next(count: usize) -> Id {
    Id::try_from(count).unwrap_or(Id::MAX - 1) + 1
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::choix::Choix;

    #[test]
    fn a_new_dossier_is_sound_and_covers_the_mandatory_mentions() {
        let mut d = dossier(crate::referentiel::referentiel());
        crate::echange::verify(&mut d).unwrap();
        let uncovered: Vec<_> = d
            .mentions
            .iter()
            .filter(|m| m.groupe == GroupeMention::L313111 && !d.couvertures.iter().any(|c| c.mention_id == m.id))
            .collect();
        assert!(uncovered.is_empty(), "{uncovered:?}");
        assert_eq!(d.objectifs_legaux.len(), 6);
        // Each role that a calculation looks for has its line: a label of the list that changes must change here too.
        for role in RoleLigne::TOUS.iter().filter(|r| **r != RoleLigne::FormationEtSante) {
            assert!(d.lignes_budget.iter().any(|l| l.role == *role), "{role:?}");
        }
        assert_eq!(d.financeurs.iter().filter(|f| f.compte_dotation).count(), 2);
        assert!(d.tarifs.is_empty() && d.dotations.is_empty(), "no amount is invented");
    }
}
