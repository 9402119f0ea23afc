//! With what: hours, tariffs, grant, budget, investments, staff, training.

use super::entite::{Date, Entier, Id, Texte, entites};
use crate::choix::{
    CategorieEmploi, CategorieFinanceur, Groupe, Nature, RoleLigne, SensBudget, SourceFinancement, StatutVersement, TypeVersement,
};
use crate::decimal::{Heures, Montant, Nombre, Prix};

entites! {
    /// Who pays hours of intervention.
    Financeur "financeurs" {
        /// Code.
        code: Texte,
        /// Name.
        libelle: Texte,
        /// Kind.
        categorie: CategorieFinanceur,
        /// Whether its hours count for the dotation complémentaire.
        compte_dotation: bool,
    }

    /// Hours of intervention paid by one financeur in a year.
    HeuresFinanceur "heures" {
        /// Financeur.
        financeur_id: Id => "financeurs",
        /// Service, when the contract has several and counts them apart.
        service_id: Option<Id> => "services",
        /// Year.
        annee: Entier [Annee],
        /// Realised, planned or provisional.
        nature: Nature,
        /// Hours.
        heures: Option<Heures> [Heures],
    }

    /// A count during the year.
    Situation "situations" {
        /// Year.
        annee: Entier [Annee],
        /// First day counted.
        date_debut: Date,
        /// Last day counted.
        date_fin: Date,
        /// Whether it is final or provisional.
        nature: Nature,
        /// Remark.
        commentaire: Texte,
    }

    /// An indicator’s value in a count during the year.
    MesureProvisoire "mesures_provisoires" {
        /// Count.
        situation_id: Id => "situations",
        /// Indicator.
        indicateur_id: Id => "indicateurs",
        /// Counted above the line.
        numerateur: Option<Nombre>,
        /// Counted below the line.
        denominateur: Option<Nombre>,
        /// Value, only when the counts are not known.
        valeur: Option<Nombre>,
    }

    /// Tariffs of a year, or of a part of it.
    Tarif "tarifs" {
        /// Year.
        annee: Entier [Annee],
        /// First day, when the tariff changes within the year.
        date_debut: Date,
        /// Service, when tariffs differ.
        service_id: Option<Id> => "services",
        /// Value of an APA hour.
        tarif_apa: Option<Prix> [Prix],
        /// Value of a PCH hour.
        tarif_pch: Option<Prix> [Prix],
        /// Tariff of the aide sociale.
        tarif_aide_sociale: Option<Prix> [Prix],
        /// What the tariff is founded on.
        nature: Texte,
        /// Average amount billed above the tariff.
        supplement_observe: Option<Prix> [Prix],
        /// That amount as capped or planned.
        supplement_prevu: Option<Prix> [Prix],
        /// Price paid by pension funds.
        prix_caisses_retraite: Option<Prix> [Prix],
        /// Price paid by insurers.
        prix_mutuelles: Option<Prix> [Prix],
        /// Price paid by persons without support.
        prix_particuliers: Option<Prix> [Prix],
    }

    /// The rules of the dotation complémentaire in this contract.
    RegleDotation "dotation" unique {
        /// Legal basis.
        base_legale: Texte [TexteLong],
        /// How it is computed, in words.
        formule: Texte [TexteLong],
        /// Share paid in advance, in percent.
        acompte_pct: Option<Nombre>,
        /// When the advance is paid, in words.
        acompte_echeance: Texte,
        /// When the balance is paid, in words.
        solde_echeance: Texte,
        /// Unspent grant brought from before the first year.
        report_initial: Option<Montant>,
        /// Remark on the accounts.
        note_comptable: Texte [TexteLong],
    }

    /// The amount per hour agreed for a year.
    MontantHoraire "dotations" {
        /// Year.
        annee: Entier [Annee],
        /// Amount per eligible hour.
        montant_horaire: Option<Prix> [Prix],
        /// Eligible hours agreed, when they are not those of the activity table.
        heures_convenues: Option<Heures> [Heures],
        /// Grant used outside the fiches actions.
        consomme_hors_actions: Option<Montant>,
        /// Remark.
        commentaire: Texte,
    }

    /// A payment of the grant.
    Versement "versements" {
        /// Year the payment is for.
        annee: Entier [Annee],
        /// Kind.
        type_versement: TypeVersement,
        /// Name as printed.
        libelle: Texte,
        /// Amount.
        montant: Option<Montant>,
        /// Date.
        date: Date,
        /// State.
        statut: StatutVersement,
    }

    /// Money of the financing plan that no fiche action carries.
    Financement "financements" {
        /// Year.
        annee: Entier [Annee],
        /// Source.
        source: SourceFinancement,
        /// Name.
        libelle: Texte,
        /// Amount.
        montant: Option<Montant>,
    }

    /// The printed name of a functional group.
    GroupeBudget "groupes_budget" {
        /// Side.
        sens: SensBudget,
        /// Group.
        groupe: Groupe,
        /// Name.
        libelle: Texte,
    }

    /// A line of the budget.
    LigneBudget "lignes_budget" {
        /// Side.
        sens: SensBudget,
        /// Group.
        groupe: Groupe,
        /// Name.
        libelle: Texte,
        /// What feeds it.
        role: RoleLigne,
    }

    /// The amount of a budget line in a year.
    MontantBudget "montants_budget" {
        /// Line.
        ligne_id: Id => "lignes_budget",
        /// Year.
        annee: Entier [Annee],
        /// Realised or planned.
        nature: Nature,
        /// Amount.
        montant: Option<Montant>,
    }

    /// An investment.
    Investissement "investissements" {
        /// Year.
        annee: Entier [Annee],
        /// What is bought.
        libelle: Texte,
        /// Amount.
        montant: Option<Montant>,
        /// Years of depreciation.
        duree_amortissement_ans: Option<Entier>,
        /// Own money.
        autofinancement: Option<Montant>,
        /// Grant.
        subvention: Option<Montant>,
        /// Loan.
        emprunt: Option<Montant>,
        /// Action it serves.
        action_id: Option<Id> => "actions",
    }

    /// A job.
    Emploi "emplois" {
        /// Family.
        categorie: CategorieEmploi,
        /// Name.
        libelle: Texte,
    }

    /// Full-time equivalents of a job in a year.
    Effectif "effectifs" {
        /// Job.
        emploi_id: Id => "emplois",
        /// Year.
        annee: Entier [Annee],
        /// Observed or planned.
        nature: Nature,
        /// Full-time equivalents.
        etp: Option<Nombre>,
    }

    /// A training course of a year’s plan.
    Formation "formations" {
        /// Year.
        annee: Entier [Annee],
        /// Done or planned.
        nature: Nature,
        /// Title.
        intitule: Texte,
        /// Hours for each trainee.
        duree_heures: Option<Heures> [Heures],
        /// Trainees.
        stagiaires: Option<Entier>,
        /// Cost of teaching.
        cout_pedagogique: Option<Montant>,
        /// Who pays.
        financeur: Texte,
        /// Action it serves.
        action_id: Option<Id> => "actions",
    }

    /// Hours of training a year’s plan announced.
    PlanFormation "plans_formation" {
        /// Year.
        annee: Entier [Annee],
        /// Hours planned.
        heures_prevues: Option<Heures> [Heures],
        /// Remark.
        commentaire: Texte,
    }
}
