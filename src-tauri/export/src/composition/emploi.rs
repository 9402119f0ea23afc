//! The compte d’emploi of a year: what the grant brought, what it paid, what is left of it, and the proofs.
//!
//! Each amount has two decimals, as accounts have. What is missing is marked where it is missing, and never left out: an expense
//! that is not entered in its cell, expenses without proof and gaps without reason under the table.

mod solde;

use cpom_core::calculs::economie::{EconomieAnnee, economie, nom_objectif};
use cpom_core::calculs::{DotationAnnee, PartBudget, Total, actions_by_objective, heures_financeur, unproved_uses, uses};
use cpom_core::champ;
use cpom_core::choix::{Choix, Nature, Partie};
use cpom_core::decimal::{Decimal, Heures, Montant, Prix, produit, taux};
use cpom_core::francais;
use cpom_core::modele::mots::{majuscule, minuscule};
use cpom_core::modele::{Action, BilanAction, Id, Indicateur};
use cpom_core::preuves::Bordereau;

use super::bilan::{SIGNATURE, numbered};
use super::contexte::{Contexte, Paires, a_completer, code_action, nom_indicateur, statut_indicateur};
use super::grille::{cellule, vide};
use super::sections::Section;
use super::{bordereau, dotation, format, parties, textes};
use crate::bloc::{Bloc, Colonne, GenreLigne, Ligne, Tableau, TexteRiche};

/// Title of the document.
pub(super) const TITRE: &str = "Compte d’emploi de la dotation";

/// Sections of the document.
pub(super) fn sections() -> Vec<Section> {
    const RESSOURCES: &str = "le Département ne peut pas vérifier ce que la dotation a apporté dans l’année";
    const EMPLOIS: &str = "le Département ne peut pas contrôler à quoi la dotation a servi, objet du compte d’emploi";
    const SANS_SIGNATURE: &str = "personne n’atteste les dépenses, et le compte ne peut pas être reçu";
    [
        ("identification", "Identification", None),
        ("ressources", "Ressources", Some(RESSOURCES)),
        ("emplois", "Emplois", Some(EMPLOIS)),
        ("solde", "Solde", None),
        ("reste_a_charge", "Reste à charge des personnes accompagnées", None),
        ("indicateurs", "Indicateurs des actions financées", None),
        (SIGNATURE, "Attestation", Some(SANS_SIGNATURE)),
        ("pieces", bordereau::TITRE, None),
    ]
    .into_iter()
    .map(|(code, nom, perte)| Section::new(code, nom).perte(perte))
    .collect()
}

/// The chosen sections, numbered.
pub(super) fn blocs(ctx: &Contexte, sections: &[Section]) -> Vec<Bloc> {
    let Some(annee) = ctx.annee else {
        return vec![Bloc::titre(1, TITRE).into(), a_completer("les chiffres d’une année au moins")];
    };
    let mut out = vec![Bloc::titre(1, format!("{TITRE}, exercice {annee}")).into()];
    if ctx.d.contrat.avec_dotation == Some(false) {
        out.push(Bloc::paragraphe("Le contrat n’ouvre pas droit à la dotation complémentaire : il n’y a pas d’emploi à justifier."));
    }
    let proofs = bordereau::of(ctx, Some(annee));
    out.extend(numbered(sections, "cette partie du compte d’emploi", |code| match code {
        "identification" => identification(ctx, annee),
        "ressources" => ressources(ctx, annee),
        "emplois" => emplois(ctx, annee, &proofs),
        "solde" => solde::solde(ctx, annee),
        "reste_a_charge" => reste_a_charge(ctx, annee),
        "indicateurs" => indicateurs(ctx, annee),
        SIGNATURE => attestation(ctx, annee),
        "pieces" => pieces(ctx, annee, &proofs),
        _ => Vec::new(),
    }));
    out
}

/// An amount, hours or a price with two decimals.
fn exact<const N: u32>(value: Decimal<N>) -> String {
    format::nombre(value, 2)
}

/// A figure that the account needs: marked where it is missing.
fn needed<const N: u32>(ctx: &Contexte, value: Option<Decimal<N>>) -> TexteRiche {
    value.map_or_else(|| ctx.t("[à compléter]"), |v| exact(v).into())
}

/// A text of the dossier that the account needs.
fn required(ctx: &Contexte, text: &str, what: &str) -> TexteRiche {
    if text.trim().is_empty() { ctx.t(&format!("[à compléter : {what}]")) } else { ctx.t(text.trim()) }
}

fn grant<'a>(ctx: &Contexte<'a>, annee: i32) -> Option<&'a DotationAnnee> {
    ctx.c.dotation.annees.iter().find(|a| a.annee == annee)
}

/// Contract, period, parties, year and state of its accounts.
fn identification(ctx: &Contexte, annee: i32) -> Vec<Bloc> {
    let contrat = &ctx.d.contrat;
    let period = match (contrat.date_debut, contrat.date_fin) {
        (Some(a), Some(b)) => format!("du {} au {}", format::date(a), format::date(b)),
        _ => String::new(),
    };
    let report = ctx.d.bilans_annuels.iter().find(|b| b.annee == annee);
    let sent = report.and_then(|b| b.emploi_transmis_le).map(format::date).unwrap_or_default();
    let mut pairs = Paires::new(ctx)
        .riche(champ!(Contrat.intitule).libelle, required(ctx, &contrat.intitule, "intitulé du contrat"))
        .riche(champ!(Contrat.reference).libelle, required(ctx, &contrat.reference, "référence du contrat"))
        .riche("Période", required(ctx, &period, "dates du contrat"))
        .dit(
            "Exercice",
            Some(format!(
                "{} ({})",
                ctx.c.annees.titre(annee),
                if ctx.d.is_closed(annee) { "comptes arrêtés" } else { "comptes non arrêtés" }
            )),
        )
        .riche("Département", required(ctx, &ctx.d.departement.nom, "nom du Département"))
        .riche(champ!(BilanAnnuel.emploi_transmis_le).libelle, required(ctx, &sent, "date de transmission"));
    for g in &ctx.d.gestionnaires {
        let mut who = required(ctx, &g.raison_sociale, "raison sociale du gestionnaire");
        for (label, value) in [("SIREN", &g.siren), ("SIRET du siège", &g.siret_siege), ("FINESS juridique", &g.finess_juridique)] {
            who = who.et(format!(", {label} ")).puis(required(ctx, value, label));
        }
        pairs = pairs.riche("Gestionnaire", who);
    }
    if ctx.d.gestionnaires.is_empty() {
        pairs = pairs.riche("Gestionnaire", ctx.t("[à compléter : gestionnaire]"));
    }
    for s in &ctx.d.services {
        let mut what = required(ctx, &s.nom, "nom du service");
        for (label, value) in [("SIRET", &s.siret), ("FINESS", &s.finess_etablissement)] {
            what = what.et(format!(", {label} ")).puis(required(ctx, value, label));
        }
        pairs = pairs.riche("Service", what);
    }
    if ctx.d.services.is_empty() {
        pairs = pairs.riche("Service", ctx.t("[à compléter : service]"));
    }
    pairs.bloc().into_iter().collect()
}

/// Hours of the financeurs that count for the grant, what they bring, what the year before left, and what was paid.
fn ressources(ctx: &Contexte, annee: i32) -> Vec<Bloc> {
    let grant = grant(ctx, annee);
    let price = grant.and_then(|g| g.montant_horaire);
    let realised = grant.and_then(|g| g.heures_realisees);
    let recognised = grant.and_then(|g| g.heures_retenues);
    let counted = grant.and_then(|g| g.heures_constatees);
    let acquired = grant.and_then(|g| g.acquis);
    // The Département recognises hours as a whole: those of a financeur are known when it recognises all of them.
    let each = counted.is_some() && counted == realised;
    let worth = |hours: Option<Heures>| hours.zip(price).filter(|_| each).map(|(h, p)| produit::<2, 4, 2>(h, p));
    let mut rounded = Montant::ZERO;
    let mut rows = Vec::new();
    for f in ctx.d.financeurs.iter().filter(|f| f.compte_dotation) {
        let hours = heures_financeur(ctx.d, f.id, annee, Nature::Realise);
        let amount = worth(hours.complet());
        rounded += amount.unwrap_or_default();
        rows.push(Ligne::new([
            ctx.t(f.libelle.trim()),
            hours.ecrit(exact).map_or_else(|| ctx.t("[à compléter]"), TexteRiche::from),
            cellule(hours.complet().filter(|_| each).map(exact)),
            cellule(price.map(format::prix_nu)),
            cellule(amount.map(exact)),
        ]));
    }
    if rows.is_empty() {
        rows.push(Ligne::new([ctx.t("[à compléter : financeurs dont les heures comptent pour la dotation]")]));
    }
    let total = Ligne::total([
        TexteRiche::from("Total"),
        needed(ctx, realised),
        needed(ctx, counted),
        price.map_or_else(|| ctx.t("[à compléter]"), |p| format::prix_nu(p).into()),
        needed(ctx, acquired),
    ]);
    let colonnes = vec![
        Colonne::gauche(champ!(HeuresFinanceur.financeur_id).colonne()).souple(1.0),
        Colonne::decimale("Heures réalisées"),
        Colonne::decimale(champ!(MontantHoraire.heures_retenues).colonne()),
        Colonne::decimale(format::entete(champ!(MontantHoraire.montant_horaire))),
        Colonne::decimale("Dotation (€)"),
    ];
    let mut tableau = Tableau::new(colonnes).lignes(rows).ligne(total);
    let mut notes = Vec::new();
    if recognised.is_none() && counted.is_some() {
        notes.push("Heures retenues par le Département non saisies : ce sont les heures réalisées.".to_owned());
    }
    if grant.is_some_and(|g| g.a_confirmer) {
        notes.push(format!("Dotation {} : le contrat ne couvre qu’une partie de l’année.", dotation::A_CONFIRMER));
    }
    if !each && counted.is_some() {
        notes.push("Le Département retient les heures en bloc : la dotation se calcule sur leur total.".to_owned());
    }
    if acquired.is_some_and(|a| each && a != rounded) {
        notes.push("La dotation est arrondie une fois, sur le total.".to_owned());
    }
    if !notes.is_empty() {
        tableau = tableau.note(notes.join(" "));
    }
    let mut out: Vec<Bloc> = vec![tableau.into()];
    let brought = grant.and_then(|g| g.report_entrant);
    let lines = [("Dotation acquise", acquired), ("Report de l’année précédente", brought)];
    let sums = Tableau::new(vec![Colonne::gauche("Ressources de l’année").souple(1.0), Colonne::decimale("Montant (€)")])
        .lignes(lines.map(|(nom, m)| Ligne::new([TexteRiche::from(nom), needed(ctx, m)])))
        .ligne(Ligne::total([TexteRiche::from("Disponible"), needed(ctx, grant.and_then(|g| g.disponible))]));
    out.extend([Bloc::titre(3, "Disponible").hors_sommaire().into(), sums.into()]);
    out.extend([Bloc::titre(3, "Versements du Département").hors_sommaire().into(), versements(ctx, annee, grant)]);
    out
}

/// Payments made for the year, with their dates.
fn versements(ctx: &Contexte, annee: i32, grant: Option<&DotationAnnee>) -> Bloc {
    let rows: Vec<Ligne> = ctx
        .d
        .versements
        .iter()
        .filter(|v| v.annee == annee)
        .map(|v| {
            let nom = if v.libelle.trim().is_empty() { v.type_versement.libelle() } else { v.libelle.trim() };
            Ligne::new([
                ctx.t(&majuscule(nom)),
                v.date.map_or_else(|| ctx.t("[à compléter]"), |d| format::courte(Some(d)).into()),
                needed(ctx, v.montant),
                v.statut.libelle().into(),
            ])
        })
        .collect();
    if rows.is_empty() {
        return a_completer("les versements de l’année, ou leur absence");
    }
    let colonnes = vec![
        Colonne::gauche(champ!(Versement.libelle).colonne()).souple(1.0),
        Colonne::gauche(champ!(Versement.date).colonne()),
        Colonne::decimale(format::entete(champ!(Versement.montant))),
        Colonne::gauche(champ!(Versement.statut).colonne()),
    ];
    let paid = cellule(grant.and_then(|g| g.verse.ecrit(exact)));
    Tableau::new(colonnes).lignes(rows).ligne(Ligne::total([TexteRiche::from("Versé"), TexteRiche::new(), paid, TexteRiche::new()])).into()
}

/// Totals of some actions in a year.
struct Sommes {
    prevu: Total<2>,
    consomme: Total<2>,
    autofinancement: Total<2>,
    cofinancement: Total<2>,
}

impl Sommes {
    fn of(ctx: &Contexte, ids: &[Id], annee: i32) -> Self {
        let of = |part| ctx.budgets.total(ids, Some(annee), part);
        Self {
            prevu: of(PartBudget::Dotation),
            consomme: of(PartBudget::Consomme),
            autofinancement: of(PartBudget::AutofinancementRealise),
            cofinancement: of(PartBudget::CofinancementRealise),
        }
    }

    /// Gap between what was used and what was planned; nothing planned counts for nothing once something is used.
    fn ecart(&self) -> Option<Montant> {
        self.consomme.complet().zip(self.prevu.ou_zero()).map(|(c, p)| c - p)
    }

    fn cellules(&self, ctx: &Contexte) -> [TexteRiche; 6] {
        let money = |t: Total<2>| cellule(t.ecrit(exact));
        // A use that is expected and not entered is marked in its place.
        let missing = self.consomme.attendus() > 0 && self.consomme.somme().is_none();
        let used = if missing { ctx.t("[à compléter]") } else { money(self.consomme) };
        let rate = self.prevu.complet().zip(self.consomme.complet()).and_then(|(p, u)| taux(u, p, 100, 1));
        [
            money(self.prevu),
            used,
            cellule(self.ecart().map(|e| format::ecart(&exact(e), e.raw()))),
            cellule(rate.map(|r| format::pour_cent(r, 1))),
            money(self.autofinancement),
            money(self.cofinancement),
        ]
    }

    fn has_figures(&self) -> bool {
        [self.prevu, self.consomme, self.autofinancement, self.cofinancement].iter().any(|t| t.attendus() > 0)
    }
}

/// Actions that take from the grant, by legal objective, then what the table lacks.
fn emplois(ctx: &Contexte, annee: i32, proofs: &Bordereau) -> Vec<Bloc> {
    let mut tableau = Tableau::new(vec![
        Colonne::gauche("Action").souple(1.0),
        Colonne::decimale("Prévu").groupe("Dotation (€)"),
        Colonne::decimale("Consommé").groupe("Dotation (€)"),
        Colonne::decimale("Écart").groupe("Dotation (€)"),
        Colonne::decimale("Part").groupe("Dotation (€)"),
        Colonne::decimale("Autofin.").groupe("Constaté (€)"),
        Colonne::decimale("Cofin.").groupe("Constaté (€)"),
        Colonne::gauche("Pièces"),
    ])
    .serre();
    let mut unexplained = Vec::new();
    for (numero, actions) in actions_by_objective(ctx.d) {
        let shown: Vec<(&Action, Sommes)> =
            actions.into_iter().map(|a| (a, Sommes::of(ctx, &[a.id], annee))).filter(|(_, s)| s.has_figures()).collect();
        if shown.is_empty() {
            continue;
        }
        tableau = tableau.ligne(Ligne::section(heading(ctx, numero)));
        for (a, sums) in &shown {
            let [b, c, d, e, f, g] = sums.cellules(ctx);
            let name = TexteRiche::from(format!("{} {}", code_action(ctx.d, a), a.intitule.trim()));
            let mut row = Ligne::new([name, b, c, d, e, f, g, numbers(ctx, a.id, annee, proofs)]);
            let (label, why) = reason(ctx, a.id, annee);
            match sums.ecart().filter(|e| *e != Montant::ZERO) {
                Some(_) if !why.is_empty() => {
                    row = row.annonce();
                    let said = TexteRiche::new().gras(format!("{label} : ")).puis(ctx.t(&why));
                    tableau = tableau.ligne(row).ligne(Ligne::detail(said));
                    continue;
                }
                Some(_) => unexplained.push(code_action(ctx.d, a)),
                None => {}
            }
            tableau = tableau.ligne(row);
        }
        let ids: Vec<Id> = shown.iter().map(|(a, _)| a.id).collect();
        let [b, c, d, e, f, g] = Sommes::of(ctx, &ids, annee).cellules(ctx);
        tableau = tableau.ligne(Ligne::sous_total([TexteRiche::from("Total de l’objectif"), b, c, d, e, f, g, TexteRiche::new()]));
    }
    if tableau.lignes.is_empty() {
        return vec![a_completer("les actions payées par la dotation et leurs dépenses")];
    }
    let all: Vec<Id> = ctx.d.actions.iter().map(|a| a.id).collect();
    let sums = Sommes::of(ctx, &all, annee);
    let [b, c, d, e, f, g] = sums.cellules(ctx);
    tableau = tableau.ligne(Ligne {
        genre: GenreLigne::Total,
        ..Ligne::new([TexteRiche::from("Total des actions"), b, c, d, e, f, g, TexteRiche::new()])
    });
    let mut out: Vec<Bloc> = vec![tableau.into()];
    let lacks = gaps(ctx, annee, &sums, &unexplained);
    if !lacks.is_empty() {
        out.push(Bloc::puces(lacks));
    }
    out
}

/// Heading of the actions of an objective; those that answer none of the six are flagged.
fn heading(ctx: &Contexte, numero: Option<i32>) -> TexteRiche {
    let nom = TexteRiche::from(majuscule(&nom_objectif(ctx.d, numero)));
    match numero {
        Some(0) => nom.et(format!(" de l’article {} : à justifier auprès du Département", textes::L31422)),
        None => nom.et(" ").puis(ctx.t("[à compléter]")),
        Some(_) => nom,
    }
}

/// Numbers of the proofs of an action in a year.
fn numbers(ctx: &Contexte, action: Id, annee: i32, proofs: &Bordereau) -> TexteRiche {
    let rows = ctx.d.budgets_action.iter().filter(|b| b.action_id == action && b.annee == annee);
    let mut known: Vec<String> = rows.map(|b| proofs.numeros_de("budgets_action", b.id)).filter(|n| !n.is_empty()).collect();
    known.dedup();
    if known.is_empty() { vide() } else { known.join(", ").into() }
}

/// Words of the review of an action on its gap, and whether they analyse it or only say what was done; empty without any.
fn reason(ctx: &Contexte, action: Id, annee: i32) -> (&'static str, String) {
    let review = ctx.d.bilans_action.iter().find(|b| b.action_id == action && b.annee == annee);
    let analysed = review.is_some_and(|b| b.explication() != b.texte.trim());
    (if analysed { "Écart" } else { "Bilan" }, review.map(BilanAction::explication).unwrap_or_default())
}

/// Gaps of the table of the uses, one sentence each.
fn gaps(ctx: &Contexte, annee: i32, sums: &Sommes, unexplained: &[String]) -> Vec<TexteRiche> {
    let mut out = Vec::new();
    let unproved = unproved_uses(ctx.d, annee);
    if !unproved.is_empty() {
        let amount: Montant = unproved.iter().filter_map(|b| b.dotation_consommee).sum();
        let of = uses(ctx.d, annee).count();
        let expenses = textes::pluriel(of, "dépense", "dépenses");
        let mut text = format!("Dépenses sans pièce : {} sur {expenses}, {}", unproved.len(), format::euros(amount));
        if unproved.len() < of {
            let mut codes: Vec<String> = unproved.iter().filter_map(|b| ctx.action(b.action_id)).map(|a| code_action(ctx.d, a)).collect();
            codes.dedup();
            text.push_str(&format!(" ({})", codes.join(", ")));
        }
        out.push(ctx.t(&format!("{text} [à compléter : pièces]")));
    }
    for (named, part, planned) in [
        (champ!(BudgetAction.autofinancement_realise), sums.autofinancement, PartBudget::Autofinancement),
        (champ!(BudgetAction.cofinancement_realise), sums.cofinancement, PartBudget::Cofinancement),
    ] {
        let expected = ctx.budgets.total_of_all(Some(annee), planned);
        let awaited = part.somme().is_none() && expected.somme().is_some_and(|m| m > Montant::ZERO);
        if let Some(plan) = expected.ecrit(format::euros).filter(|_| awaited) {
            out.push(ctx.t(&format!("{} en {annee} : [à compléter], pour {plan} prévus.", named.libelle)));
        }
    }
    if !unexplained.is_empty() {
        out.push(ctx.t(&format!("Écarts sans explication : {} [à compléter : analyse de l’écart]", unexplained.join(", "))));
    }
    out
}

/// Supplement billed above the tariff, beside its ceiling.
fn reste_a_charge(ctx: &Contexte, annee: i32) -> Vec<Bloc> {
    let e = economie(ctx.d, ctx.c);
    let Some(year) = e.annees.iter().find(|a| a.annee == annee) else {
        return vec![a_completer("le plafond et le supplément facturé dans l’année")];
    };
    let s = &year.supplement;
    if s.sans_objet {
        return vec![Bloc::paragraphe("Aucun supplément n’est facturé au-delà des tarifs, et le contrat n’a pas de plafond pour l’année.")];
    }
    let price = |p: Option<Prix>| p.map_or_else(|| ctx.t("[à compléter]"), |p| format::prix(p).into());
    let mut pairs = Paires::new(ctx).riche("Plafond du supplément, par heure", price(s.plafond));
    for of in &s.services {
        let name = of.service_id.and_then(|id| ctx.d.services.iter().find(|x| x.id == id)).map(|x| format!(" ({})", x.nom.trim()));
        let name = name.filter(|_| s.services.len() > 1).unwrap_or_default();
        pairs = pairs.riche(&format!("Supplément observé, par heure{name}"), price(of.observe));
    }
    if s.services.is_empty() {
        pairs = pairs.riche("Supplément observé, par heure", price(None));
    }
    let billed = s.somme(|of| of.observe);
    let hours = s.heures.map_or_else(|| ctx.t("[à compléter]"), |h| format::heures(h).into());
    let pairs = pairs
        .riche("Heures concernées", hours)
        .riche("Total facturé au-delà du tarif", billed.map_or_else(|| ctx.t("[à compléter]"), |m| euros_exacts(m).into()));
    let mut out: Vec<Bloc> = pairs.cote_a_cote().into_iter().collect();
    out.extend(above(ctx, year).map(Bloc::paragraphe));
    out.push(Bloc::paragraphe(TexteRiche::new().discret(
        "Supplément au sens de l’article R. 314-136-1 du code de l’action sociale et des familles ; la participation fixée selon les ressources n’y est pas.",
    )));
    out
}

/// An amount with its sign and two decimals.
fn euros_exacts(m: Montant) -> String {
    format!("{}\u{A0}€", exact(m))
}

/// Euros billed above the ceiling, if any.
fn above(ctx: &Contexte, year: &EconomieAnnee) -> Option<TexteRiche> {
    let over = year.supplement.depassement?;
    Some(ctx.t(&if over > Montant::ZERO {
        format!("Le plafond est dépassé de {} sur l’année.", format::euros(over))
    } else {
        "Le plafond est respecté.".to_owned()
    }))
}

/// Indicators of the actions that took from the grant in the year.
fn indicateurs(ctx: &Contexte, annee: i32) -> Vec<Bloc> {
    let paid: Vec<Id> = uses(ctx.d, annee).map(|b| b.action_id).collect();
    let actions_of = |i: &Indicateur| -> Vec<String> {
        let linked = ctx.d.action_indicateurs.iter().filter(|l| l.indicateur_id == i.id && paid.contains(&l.action_id));
        linked.filter_map(|l| ctx.action(l.action_id)).map(|a| code_action(ctx.d, a)).collect()
    };
    let rows: Vec<Ligne> = ctx
        .d
        .indicateurs
        .iter()
        .filter_map(|i| Some((i, actions_of(i))).filter(|(_, of)| !of.is_empty()))
        .map(|(i, of)| {
            let decimales = u32::try_from(i.decimales).unwrap_or(0);
            let point = ctx.calcule(i.id).and_then(|c| c.point(annee));
            let said = |v| format::nombre(v, decimales);
            let valeur = point.and_then(|p| p.valeur).map_or_else(|| ctx.t("[à compléter]"), |v| said(v).into());
            Ligne::new([
                nom_indicateur(i),
                of.join(", ").into(),
                cellule(point.and_then(|p| p.cible).map(said)),
                valeur,
                statut_indicateur(point.and_then(|p| p.statut)),
            ])
        })
        .collect();
    if rows.is_empty() {
        return vec![a_completer("les indicateurs des actions payées par la dotation")];
    }
    let colonnes = vec![
        Colonne::gauche(champ!(Indicateur.libelle).colonne()).souple(1.0),
        Colonne::gauche("Actions").fixe(92.0),
        Colonne::decimale(champ!(Mesure.cible).colonne()),
        Colonne::decimale("Réalisé"),
        Colonne::gauche("Statut"),
    ];
    let mut out: Vec<Bloc> = vec![Tableau::new(colonnes).serre().lignes(rows).into()];
    if let Some((part, threshold)) = ctx.d.dotation.part_cibles_pct.zip(ctx.d.dotation.seuil_cibles_pct) {
        out.insert(
            0,
            Bloc::paragraphe(format!(
                "{} de la dotation dépendent des cibles : {} d’entre elles doivent être atteintes.",
                francais::part(part),
                francais::part(threshold)
            )),
        );
    }
    out
}

/// Statement of the legal representative of each gestionnaire, of the auditor when there is one, and the places to sign.
fn attestation(ctx: &Contexte, annee: i32) -> Vec<Bloc> {
    let mut out = vec![Bloc::paragraphe(format!(
        "Le représentant légal atteste que les dépenses de ce compte ont été faites en {annee} pour les actions du contrat, qu’elles ne \
         sont payées par aucune autre recette que celles qui y figurent, et que leurs pièces sont tenues à la disposition du Département."
    ))];
    out.push(parties::places(ctx, Partie::Gestionnaire).unwrap_or_else(|| a_completer("le représentant légal qui signe")));
    for g in &ctx.d.gestionnaires {
        let who = g.raison_sociale.trim();
        match g.commissaire_aux_comptes {
            Some(true) => out.push(Bloc::paragraphe(
                ctx.t(&format!("Visa du commissaire aux comptes de {who} : [à compléter : nom, date et signature]")),
            )),
            Some(false) => {}
            None => out.push(Bloc::paragraphe(
                ctx.t(&format!("[à compléter : {} de {who}]", minuscule(champ!(Gestionnaire.commissaire_aux_comptes).libelle))),
            )),
        }
    }
    out
}

fn pieces(ctx: &Contexte, annee: i32, proofs: &Bordereau) -> Vec<Bloc> {
    let mut out = bordereau::blocs(ctx, proofs);
    if proofs.lignes.is_empty() {
        out.push(a_completer(&format!("les pièces qui prouvent les dépenses et les chiffres de {annee}")));
    }
    out
}
