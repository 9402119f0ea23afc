//! French sentences: one per finding, one per operation. The core gives codes and figures.

use cpom_core::annee::cloture::ClotureRefusee;
use cpom_core::choix::Completude;
use cpom_core::controles::{Constat, Controle, Parametre};
use cpom_core::dire;
use cpom_core::francais::{self, typographie::typographier};
use cpom_core::modele::TableDef;
use cpom_core::variables::{Connue, Part};

fn shown(p: &Parametre) -> String {
    match p {
        Parametre::Texte(text) => text.clone(),
        // Years and numbers of months stay below the thousands separator.
        Parametre::Entier(n) => n.to_string(),
        Parametre::Montant(m) => francais::euros(*m),
        Parametre::Prix(p) => francais::prix(*p),
        Parametre::Heures(h) => francais::heures(*h),
        Parametre::Nombre(n) => francais::court(*n),
        Parametre::Date(d) => francais::date(*d),
    }
}

/// Word printed in place of an empty name.
const SANS_NOM: &str = "sans nom";

/// French sentence of a finding.
#[must_use]
pub fn constat(c: &Constat) -> String {
    let p: Vec<String> = c.parametres.iter().map(shown).collect();
    // An empty parameter is replaced, so that the sentence stays complete.
    let p = |i: usize| p.get(i).map_or("", |text| if text.trim().is_empty() { SANS_NOM } else { text });
    let text = match c.controle {
        Controle::VersionAlteree => format!(
            "La version scellée « {} » n’est plus celle qui a été scellée : la comparer au document signé, ou reprendre une sauvegarde.",
            p(0)
        ),
        Controle::ChampVide => {
            let whose = if ["", SANS_NOM].contains(&p(0)) { String::new() } else { format!(" (« {} »)", p(0).trim()) };
            format!("{} à renseigner{whose}.", champ(c.table, c.champ.unwrap_or_default()))
        }
        Controle::PartieManquante => format!("Il manque {}.", p(0)),
        Controle::NumeroIncorrect => format!("Le numéro « {} » n’a pas la bonne longueur ou sa clé de contrôle est fausse.", p(0)),
        Controle::AutorisationTropCourte => {
            format!("L’autorisation du service « {} » prend fin le {}, avant la fin du contrat.", p(0), p(1))
        }
        Controle::ArsAbsente => format!("Le service « {} » est mixte : l’agence régionale de santé manque parmi les signataires.", p(0)),
        Controle::SignataireDifferent => {
            format!("{} du signataire : « {} », alors que sa partie dit « {} ».", dire::champ("signataires", p(0)), p(1), p(2))
        }
        Controle::HabilitationNonDite => format!("Préciser si le service « {} » est habilité à l’aide sociale.", p(0)),
        Controle::SoinsNonOrganises => format!("Le service « {} » ne dit pas comment il répond aux besoins de soins (conventions).", p(0)),
        Controle::EditionAncienne => {
            format!(
                "Tous les documents s’impriment à la date du {}, saisie comme date d’édition : la vider pour imprimer celle du jour.",
                p(0)
            )
        }
        Controle::PeriodeVide => "Les dates du contrat sont à fixer.".to_owned(),
        Controle::PeriodeInversee => "Le contrat se termine avant de commencer.".to_owned(),
        Controle::DureeLongue => {
            format!("Le contrat dure {} mois : plus de cinq ans suppose une prorogation (article L. 313-11 du CASF).", p(0))
        }
        Controle::DureeInterdite => {
            format!("Le contrat dure {} mois, au-delà de la sixième année permise (article L. 313-11 du CASF).", p(0))
        }
        Controle::MentionNonCouverte => format!("Aucun article ne porte la mention {} : {}.", p(0), p(1)),
        Controle::MentionARediger => format!("L’article qui doit porter la mention {} n’est pas rédigé : {}.", p(0), p(1)),
        Controle::TexteARelire => format!("{} : relire « {} », qui est du contrat précédent.", p(0), p(1)),
        Controle::MentionAVerifier => format!("Mention {} : libellé à vérifier dans le texte en vigueur ({}).", p(0), p(1)),
        Controle::ArticleVide => format!("L’article « {} » est vide.", p(0)),
        Controle::TexteACompleter => format!("{} : {}.", p(0), p(1)),
        Controle::VariableInconnue => format!("{} : la variable « {} » n’existe pas.", p(0), p(1)),
        Controle::VariableVide => format!("{} : la variable « {} » n’a pas encore de valeur.", p(0), p(1)),
        Controle::ContratVide => format!("Le contrat n’a aucun {}.", p(0)),
        Controle::CodeEnDouble => format!("Le code « {} » est porté deux fois.", p(0)),
        Controle::BrancheVide => format!("{} ne contient encore rien : « {} ».", p(0), p(1)),
        Controle::FicheIncomplete => format!("Fiche {} : « {} » à renseigner.", p(0), dire::champ("actions", p(1))),
        Controle::ActionSansIndicateur => format!("Fiche {} : aucun indicateur ne mesure « {} ».", p(0), p(1)),
        Controle::ActionSansBudget => format!("Fiche {} : aucun montant pour « {} ».", p(0), p(1)),
        Controle::ActionHorsPeriode => format!("Fiche {} : les dates de « {} » sont inversées ou dépassent le contrat.", p(0), p(1)),
        Controle::JustificationDue => format!("Fiche {} : la reconduction de « {} » doit être justifiée.", p(0), p(1)),
        Controle::EtapeEnRetard if p(2).is_empty() => format!("Fiche {} : l’étape « {} » est en retard.", p(0), p(1)),
        Controle::EtapeEnRetard => format!("Fiche {} : l’étape « {} », prévue le {}, est en retard.", p(0), p(1), p(2)),
        Controle::ActionEnRetard => {
            let why = match p(2) {
                "fin" => format!(" : sa fin était prévue le {}", p(3)),
                "etape" => format!(" : une étape était attendue le {}", p(3)),
                _ => String::new(),
            };
            format!("Fiche {} : « {} » est en retard{why}.", p(0), p(1))
        }
        Controle::ObjectifSansAction => format!("Aucune action ne répond à l’objectif {} retenu par l’appel : {}.", p(0), p(1)),
        Controle::RisqueEchu => format!("Fiche {} : la parade du risque « {} » était attendue le {}.", p(0), p(1), p(2)),
        Controle::RisqueSansSuivi => {
            format!("Fiche {} : risque élevé « {} », « {} » à renseigner.", p(0), p(1), dire::champ("risques", p(2)))
        }
        Controle::SansReference => format!("{} : pas de valeur de référence ({}, année {}).", p(0), p(1), p(2)),
        Controle::SansCible => format!("{} : cible à fixer pour {} ({}).", p(0), p(2), p(1)),
        Controle::SansValeur => format!("{} : valeur manquante pour l’année close {} ({}).", p(0), p(2), p(1)),
        Controle::ComptesDivergents => format!("{} en {} : saisi {}, calculé {} à partir {}.", p(0), p(1), p(2), p(3), p(4)),
        Controle::FormuleIncorrecte => format!("{} : la formule « {} » ne peut pas être calculée.", p(0), p(1)),
        Controle::PartImpossible => format!("{} en {} : {} % dépasse 100 %.", p(0), p(1), p(2)),
        Controle::ValeurAtypique => format!("{} en {} : {}, très loin de {} l’année précédente.", p(0), p(1), p(2), p(3)),
        Controle::PetitsNombres => format!("{} : petits nombres, lire la tendance sur plusieurs années ({}).", p(0), p(1)),
        Controle::EcartSansCommentaire => {
            format!("{} : la cible {} n’est pas atteinte et l’écart n’est pas commenté ({}).", p(0), p(2), p(1))
        }
        Controle::AucunIndicateur => "Aucun indicateur : en créer, ou en prendre au catalogue.".to_owned(),
        Controle::AucuneEcheance => "L’échéancier est vide : rapports annuels, comités, fin du contrat.".to_owned(),
        Controle::DenominateurNul => format!("{} en {} : le dénominateur est nul.", p(0), p(1)),
        Controle::RuptureDeSerie => {
            format!("{} : la définition change en {} ; les années d’avant et d’après ne se comparent pas ({}).", p(0), p(1), p(2))
        }
        Controle::ReferenceAvantRupture => format!(
            "{} : la référence de {} suit l’ancienne définition ; la progression n’est pas calculée à partir de {}. Fixer une nouvelle référence.",
            p(0),
            p(1),
            p(2)
        ),
        Controle::IndicateursSansResponsable => format!("Dire qui est responsable de chaque indicateur : {}.", p(0)),
        Controle::FlechageDivergent => {
            format!("Dotation {} : les fiches actions prévoient {}, la dotation calculée est de {}.", p(0), p(1), p(2))
        }
        Controle::VersementDivergent => format!("{} {} : {} saisi, {} attendu d’après le contrat.", p(0), p(1), p(2), p(3)),
        Controle::LigneDotationDivergente => {
            format!("Budget {} : la ligne de dotation porte {}, la dotation calculée est de {}.", p(0), p(1), p(2))
        }
        Controle::DotationDepassee => format!("Dotation {} : {} consommés pour {} disponibles.", p(0), p(1), p(2)),
        Controle::MontantHoraireAbsent => format!("Montant horaire de la dotation à saisir pour {}.", p(0)),
        Controle::TarifSousMinimum => format!("Tarif {} : {} est inférieur au tarif minimal national de {}.", p(0), p(1), p(2)),
        Controle::PlafondDepasse => format!("Supplément {} : {} dépasse le plafond de {}.", p(0), p(1), p(2)),
        Controle::InvestissementNonFinance => format!("« {} » : {} à financer, {} de financement.", p(0), p(1), p(2)),
        Controle::EtpDivergents => format!("Effectifs {} : {} ETP par emploi, {} d’après les heures payées.", p(0), p(1), p(2)),
        Controle::FormationDivergente => format!("Formation {} : {} au plan, {} payées.", p(0), p(1), p(2)),
        Controle::TarifAbsent => format!("Tarif à saisir pour {}.", p(0)),
        Controle::HeuresAbsentes => format!("Heures prévisionnelles à saisir pour {}.", p(0)),
        Controle::HausseDePrix => {
            format!("Prix {} : hausse de {} %, au-delà du plafond national de {} % pour les contrats en cours.", p(0), p(1), p(2))
        }
        Controle::Deficit => format!("Budget {} : résultat prévisionnel de {}.", p(0), p(1)),
        Controle::ReferenceAVerifier => {
            format!("{} {} : {} (à vérifier ; source : {}).", p(0), p(1), p(2), if p(3) == SANS_NOM { "aucune" } else { p(3) })
        }
        Controle::DotationHorsObjectifs => format!(
            "{} prend {} sur la dotation sans répondre à l’un des six objectifs de l’article L. 314-2-2 : \
             le Département peut les réclamer.",
            p(0),
            p(1)
        ),
        Controle::MontantHorsReference => {
            let beside = match c.parametres.get(1..3) {
                Some([Parametre::Prix(amount), Parametre::Prix(refunded)]) if amount > refunded => {
                    " ; le surplus resterait à sa charge".to_owned()
                }
                _ if p(4).is_empty() => String::new(),
                _ => format!(" ; marge de {}", p(4)),
            };
            format!(
                "Montant horaire {} : {} ; le montant de référence remboursé au Département est {} ({}){beside}.",
                p(0),
                p(1),
                p(2),
                p(3)
            )
        }
        Controle::HeuresRetenuesDivergentes => {
            format!("Heures {} : le Département en retient {}, vous en comptez {} : {}, soit {} de dotation.", p(0), p(1), p(2), p(3), p(4))
        }
        Controle::LigneDivergente => {
            format!("Budget {} {} : la ligne « {} » porte {} ; heures × tarif donnent {}.", p(0), p(1), p(2), p(3), p(4))
        }
        Controle::AtterrissageSousAcompte => format!(
            "Dotation {} : au rythme du {}, {} éligibles ; {} versés dépasseraient la dotation acquise ({}) : {} à rendre.",
            p(0),
            p(1),
            p(2),
            p(3),
            p(4),
            p(5)
        ),
        Controle::NonConsommeARendre => {
            format!("Dotation {} : {} non consommés ; le contrat n’en reporte que {}, {} seraient à restituer.", p(0), p(1), p(2), p(3))
        }
        Controle::NonConsommeNonPrevu => {
            "Le contrat ne dit pas ce que devient la dotation non consommée (5° de l’article L. 313-11-1).".to_owned()
        }
        Controle::ContratCouteux => {
            format!("{} : le contrat coûte {} au service ; il s’équilibrerait à {} de l’heure.", p(0), p(1), p(2).replace("€/h", "€"))
        }
        Controle::HeuresDepuisEffet => format!(
            "Le contrat prend effet le {} : seules les heures faites depuis cette date comptent pour la dotation {} (R. 178-21 CSS). \
             Saisissez les heures retenues.",
            p(0),
            p(1)
        ),
        Controle::HeuresJusquAuTerme => format!(
            "Le contrat prend fin le {} : seules les heures faites jusqu’à cette date comptent pour la dotation {} (R. 178-21 CSS). \
             Saisissez les heures retenues.",
            p(0),
            p(1)
        ),
        Controle::HeuresConvenuesPartielles => format!(
            "Dotation {} : le contrat ne couvre qu’une partie de l’année, et le montant prévu compte une part des heures de l’année, \
             au prorata des mois. Saisissez les heures convenues.",
            p(0)
        ),
        Controle::HeuresIncompletes => format!("Heures {}, {} : {} sans heures ; le total est partiel.", p(0), p(1), p(2)),
        Controle::BudgetIncomplet => {
            let side = |missing: &str, all: &str, one: &str, several: &str| match missing {
                "0" => None,
                "1" => Some(format!("1 {one} sur {all}")),
                n => Some(format!("{n} {several} sur {all}")),
            };
            let sides = [side(p(2), p(3), "charge", "charges"), side(p(4), p(5), "produit", "produits")];
            let sides: Vec<String> = sides.into_iter().flatten().collect();
            format!("Budget {}, {} : {} sans montant ; le résultat n’est pas calculé.", p(0), p(1), sides.join(" et "))
        }
        Controle::ConsommationIncomplete => {
            format!("Dotation {} : {} sans montant consommé ; le report n’est pas calculé.", p(0), p(1))
        }
        Controle::VersementSansMontant => format!("{} {} : versé, montant à saisir.", p(0), p(1)),
        Controle::FinancementSansMontant => format!("Financement « {} » ({}) : montant à saisir.", p(0), p(1)),
        Controle::PublicsIncomplets => format!("Personnes prévues {} : {} sans nombre ; le total est partiel.", p(0), p(1)),
        Controle::EffectifsIncomplets => {
            format!("Effectifs {}, {} : {} sans équivalents temps plein ; le total est partiel.", p(0), p(1), p(2))
        }
        Controle::HeuresPayeesIncompletes => {
            format!(
                "Heures payées {}, {} : {} sans heures ; le total et les équivalents temps plein ne sont pas calculés.",
                p(0),
                p(1),
                p(2)
            )
        }
        Controle::FormationsIncompletes => {
            let without = [(p(2), "sans durée ou sans stagiaires"), (p(3), "sans coût")];
            let said: Vec<String> = without.into_iter().filter(|(n, _)| *n != "0").map(|(n, what)| format!("{n} {what}")).collect();
            format!("Formations {}, {} : {}, sur {} ; les totaux sont partiels.", p(0), p(1), said.join(" et "), p(4))
        }
        Controle::InvestissementIncomplet => {
            let what = if p(2) == "montant" { "montant à saisir" } else { "financement à saisir" };
            format!("Investissement « {} » ({}) : {what}.", p(0), p(1))
        }
        Controle::PartHorsBornes => {
            let whose = if c.parametres.len() < 3 { String::new() } else { format!(" (« {} »)", p(2)) };
            format!("{}{whose} : {} % ; une part va de 0 à 100 %.", p(0), p(1))
        }
        Controle::ReportInitialAbsent => {
            format!("Dotation {} : report de l’ancien contrat à saisir, 0 s’il n’y en a pas ; le disponible n’est pas calculé.", p(0))
        }
        Controle::BudgetHorsAction => {
            let verb = if p(1) == "debut" { "commence" } else { "se termine" };
            format!("{} {verb} le {} et porte {} en {}.", p(0), p(2), p(3), p(4))
        }
        Controle::PromesseSansMesure => format!("{} promet {} sans indicateur qui le mesure.", p(0), p(1)),
        Controle::IndicateurSansObjet => format!("{} est suivi sans servir aucune action ni aucun objectif ({}).", p(0), p(1)),
        Controle::CibleEnRecul => format!("{} : la cible {} recule ({} puis {}).", p(0), p(1), p(2), p(3)),
        Controle::CibleDejaAtteinte => {
            let verb = if c.parametres.get(2) == c.parametres.get(4) { "atteint" } else { "dépasse" };
            format!("{} : le réalisé {} ({}) {verb} déjà la cible {} ({}).", p(0), p(1), p(2), p(3), p(4))
        }
        Controle::PiloteInconnu => format!("{} : « {} » n’existe pas dans les effectifs.", p(0), p(1)),
        Controle::ActionCloseFinancee => {
            format!("{} est {} et prend encore {} de dotation jusqu’en {} : dire ce qu’elle finance.", p(0), p(1), p(2), p(3))
        }
        Controle::PrioriteSansDotation => format!("L’objectif {} est prioritaire et ne reçoit rien en {}.", p(0), p(1)),
        Controle::AccordEchu => {
            format!(
                "{} est à l’accord depuis le {}, et son échéance ({}) est passée : la tenir, ou en convenir une autre.",
                p(0),
                p(1),
                p(2)
            )
        }
        Controle::ImpactDivergent => {
            format!("{} : l’effet saisi ({}) diffère de celui que donne la valeur proposée ({}).", p(0), p(1), p(2))
        }
        Controle::AccordNonEcrit => format!("{} : accord à {}, le dossier porte {}.", p(0), p(1), p(2)),
        Controle::RepliAbsent => format!("{} n’a pas de position de repli : dire jusqu’où aller.", p(0)),
        Controle::CiblePerdue => {
            format!("Ce que {} devait modifier n’existe plus dans le dossier : choisir une autre cible, ou aucune.", p(0))
        }
        Controle::SeanceOuverte => format!("{} : restée ouverte ; la reprendre, ou la clore.", p(0)),
        Controle::PieceModifiee => {
            format!("Le fichier de « {} » a changé depuis qu’il a été joint : rétablir celui d’alors, ou joindre le nouveau.", p(0))
        }
        Controle::PieceIntrouvable => {
            format!("Le fichier de « {} » est introuvable ({}) : dire où il est maintenant, ou le joindre à nouveau.", p(0), p(1))
        }
        Controle::DepensesSansPiece => match p(1) {
            "1" => format!("Une dépense de {} ({}) n’a pas de pièce.", p(0), p(2)),
            nombre => format!("{nombre} dépenses de {} ({}) n’ont pas de pièce.", p(0), p(2)),
        },
        Controle::PieceNominative => format!(
            "« {} » contient des noms : son fichier reste hors du paquet remis au Département. En préparer un sans noms, ou le tenir à \
             disposition.",
            p(0)
        ),
        Controle::RecetteInconnue => match p(1) {
            "1" => format!("Une valeur de {} est prouvée sans que sa pièce dise d’où elle est extraite (logiciel, rapport).", p(0)),
            nombre => format!(
                "{nombre} valeurs de {} sont prouvées sans que leurs pièces disent d’où elles sont extraites (logiciel, rapport).",
                p(0)
            ),
        },
        Controle::JustificatifPerdu => {
            format!("« {} » prouvait une ligne qui n’existe plus ({}) : choisir le chiffre qu’elle prouve, ou retirer ce lien.", p(0), p(1))
        }
        Controle::AucunMoyenOrganisation => "Aucun protocole de coordination, outil de suivi ni démarche qualité n’est décrit.".to_owned(),
        Controle::MoyenIncomplet => {
            format!("« {} » : « {} » à renseigner.", p(0), dire::champ("moyens_organisation", p(1)))
        }
        Controle::ConditionsAbsentes => format!("Aucune mesure n’est écrite pour : {}.", p(0)),
        Controle::ConditionIncomplete => {
            format!("« {} » : « {} » à renseigner.", p(0), dire::champ("conditions_travail", p(1)))
        }
        Controle::ConditionEnRetard if c.parametres.len() < 2 => format!("La mesure « {} » est en retard.", p(0)),
        Controle::ConditionEnRetard => format!("La mesure « {} » était attendue le {}.", p(0), p(1)),
        Controle::ConditionSansResultat => format!("La mesure « {} » est faite : écrire son résultat.", p(0)),
        Controle::PartageSansPartenaire => format!("Bonne pratique « {} » ({}) : dire avec quel service elle est partagée.", p(0), p(1)),
        Controle::PartageSansSuite => format!("Bonne pratique « {} » ({}) : dire ce qu’elle est devenue.", p(0), p(1)),
        Controle::EffetsNonDits => format!("Formations {} : aucun effet attendu ou observé n’est écrit.", p(0)),
        Controle::EffetIncomplet => {
            format!("Formation « {} » ({}) : « {} » à renseigner.", p(0), p(1), dire::champ("formations", p(2)))
        }
        Controle::DonneeDivergente => format!("« {} » en {} : saisi {}, calculé {} à partir {}.", p(0), p(1), p(2), p(3), p(4)),
        Controle::PublicsDivergents => format!("Publics {} : la somme des catégories ({}) diffère du total ({}).", p(0), p(1), p(2)),
        Controle::EffectifDivergent => format!("Effectif {} : {} saisi, {} attendu d’après les entrées et sorties.", p(0), p(1), p(2)),
        Controle::DiagnosticVide => "Le diagnostic est à rédiger : synthèse, forces, faiblesses, besoins.".to_owned(),
        Controle::ActiviteVide => "Les heures réalisées des dernières années sont à saisir.".to_owned(),
        Controle::EcheancePassee if p(1).is_empty() => format!("L’échéance « {} » est en retard.", p(0)),
        Controle::EcheancePassee => format!("L’échéance « {} », fixée au {}, est en retard.", p(0), p(1)),
        Controle::DecisionEnRetard if p(1).is_empty() => format!("La décision « {} » est en retard.", p(0)),
        Controle::DecisionEnRetard => format!("La décision « {} », à exécuter pour le {}, est en retard.", p(0), p(1)),
        Controle::ExerciceNonClos => format!("L’exercice {} est fini depuis le {} et n’est pas clos.", p(0), p(1)),
        Controle::AnneeCloseChangee if p(1) == "1" => {
            format!("Un chiffre de {}, année close, a changé depuis la version « {} ».", p(0), p(2))
        }
        Controle::AnneeCloseChangee => format!("{} chiffres de {}, année close, ont changé depuis la version « {} ».", p(1), p(0), p(2)),
        Controle::EmploiNonTransmis => {
            format!("Le compte d’emploi {} n’est pas marqué transmis ; il est attendu pour le {}, sauf autre date du contrat.", p(0), p(1))
        }
        Controle::LogoEcarte => format!("Le logo « {} » ne s’imprime pas : {}.", p(0), p(1)),
        Controle::CouleurIncorrecte => format!("La couleur « {} » n’est pas de la forme #1F4E79 : celle du thème la remplace.", p(0)),
        Controle::LogosEnTrop => format!("La couverture tient {} logos ; le dossier en a {}, les derniers ne s’impriment pas.", p(0), p(1)),
        Controle::PiecePerimee => format!("« {} » n’est plus valable depuis le {}.", p(0), p(1)),
        Controle::EngagementNonTenu => format!("Engagement {} non tenu ou en retard : {}.", p(0), p(1)),
        Controle::AvenantDivergent => {
            let which = if p(0) == SANS_NOM { "Un avenant".to_owned() } else { format!("L’avenant {}", p(0)) };
            format!("{which} dit « {} » pour {} ; le dossier porte « {} ».", p(1), p(2), p(3))
        }
        Controle::ChangeSansAvenant if p(1) == "1" => {
            format!("Depuis « {} », une disposition du contrat a changé sans avenant : {}.", p(0), p(2))
        }
        Controle::ChangeSansAvenant => {
            format!("Depuis « {} », {} dispositions du contrat ont changé sans avenant : {} et d’autres.", p(0), p(1), p(2))
        }
        Controle::AvenantSansEffet if p(0) == SANS_NOM => "Un avenant n’a pas de date d’effet.".to_owned(),
        Controle::AvenantSansEffet => format!("L’avenant {} n’a pas de date d’effet.", p(0)),
        Controle::ProrogationInterdite => {
            let which = if p(0) == SANS_NOM { String::new() } else { format!(" {}", p(0)) };
            format!("L’avenant{which} porterait le contrat à {} mois, prorogation comprise : la loi en permet 72.", p(1))
        }
        Controle::EngagementsAbsents => format!("Les engagements {} sont à écrire.", p(0)),
    };
    typographie(&text)
}

/// Adds the non-breaking spaces of French typography to our own sentences.
fn typographie(text: &str) -> String {
    typographier(text).replace("..", ".")
}

/// Field as a finding names it: its label, followed by the name of its row’s kind where the label alone is ambiguous.
fn champ(table: &str, champ: &str) -> String {
    let label = format!("« {} »", dire::champ(table, champ));
    match TableDef::de(table) {
        Some(t) if !label.contains(t.singulier) => format!("{label} {}", t.du()),
        _ => label,
    }
}

/// Sentence on why a year cannot be closed or reopened.
pub(crate) fn cloture_refusee(why: ClotureRefusee, annee: i32) -> String {
    match why {
        ClotureRefusee::DejaClos => format!("L’exercice {annee} est déjà clos\u{202F}; rien n’a été changé."),
        ClotureRefusee::NonClos => format!("L’exercice {annee} n’est pas clos\u{202F}: il n’y a rien à rouvrir."),
        ClotureRefusee::AVenir => format!("L’année {annee} n’a pas commencé\u{202F}: elle ne peut pas être close."),
        ClotureRefusee::Inconnue => {
            format!("Le dossier n’a aucun chiffre de {annee}, qui n’est pas une année du contrat\u{202F}: il n’y a rien à clore.")
        }
    }
}

/// Group of a variable in the menu, by the first part of its name.
pub(crate) fn groupe_de_variable(nom: &str) -> &'static str {
    match nom.split('.').next().unwrap_or_default() {
        "contrat" => "Contrat",
        "annexe" => "Annexes",
        "article" => "Articles",
        "departement" => "Département",
        "gestionnaire" => "Gestionnaire",
        "service" => "Service",
        "indicateur" => "Indicateurs",
        "donnee" => "Données brutes",
        "heures" => "Heures",
        "tarif" => "Tarifs",
        "dotation" => "Dotation complémentaire",
        _ => "Ensemble du dossier",
    }
}

/// Meaning of a variable in French: « IND-04 Taux de…, cible 2026 ».
pub(crate) fn variable(v: &Connue) -> String {
    let objet = match v.nom.split('.').next().unwrap_or_default() {
        "heures" if v.objet.is_empty() => "Heures, tous financeurs".to_owned(),
        "heures" => format!("Heures {}", v.objet),
        "tarif" => "Tarif".to_owned(),
        "dotation" if v.annee.is_some() => "Dotation".to_owned(),
        _ => v.objet.clone(),
    };
    let part = match v.part {
        Part::Simple => "",
        Part::Numero => "numéro seul",
        Part::CibleFinale => "cible de fin de contrat",
        Part::Cible => "cible",
        Part::Reference => "valeur de référence",
        Part::Prevu if v.nom.starts_with("heures") => "prévues",
        Part::Prevu => "montant prévu",
        Part::Apa => "APA",
        Part::Pch => "PCH",
        Part::AideSociale => "aide sociale",
        Part::Acquis => "montant acquis",
        Part::Consomme => "montant consommé",
        Part::Horaire => "montant horaire",
    };
    let annee = v.annee.map(|a| a.to_string()).unwrap_or_default();
    let fin: Vec<&str> = [part, annee.as_str()].into_iter().filter(|t| !t.is_empty()).collect();
    if fin.is_empty() { objet } else { format!("{objet}, {}", fin.join(" ")) }
}

/// Sentence shown before (`essai`) or after the history is shortened.
pub fn allegement(etapes: i64, octets: i64, jour: chrono::NaiveDate, essai: bool) -> String {
    let day = francais::date(jour);
    let steps = |s: &str| match etapes {
        1 => format!("1 étape {s}"),
        n => format!("{} étapes {s}s", francais::entier(n)),
    };
    let room = format!("{} ko", francais::entier((octets + 1023) / 1024));
    let text = match (octets, essai) {
        (0, _) => format!("Rien à alléger avant le {day}."),
        (_, true) => format!(
            "{} au {day} ne pourront plus être annulées ni montrer leurs valeurs ; leur phrase, leur date et leur auteur restent, \
             les versions gardées et le dossier ne changent pas. Place rendue : {room}.",
            steps("antérieure")
        ),
        (_, false) => format!("Historique allégé : {} au {day}, {room} rendus.", steps("antérieure")),
    };
    typographie(&text)
}

/// Completeness of a part of the dossier in words, with the number of points behind it.
pub(crate) fn completude(etat: Completude, points: usize) -> String {
    match (etat, points) {
        (Completude::Complete, _) => "complet".to_owned(),
        // Without their number, which each row added to an unfinished dossier raises.
        (Completude::ACompleter, _) => "points à voir".to_owned(),
        (Completude::Bloquante, 1) => "un point bloquant".to_owned(),
        (Completude::Bloquante, n) => format!("{n} points bloquants"),
    }
}

/// A date and time, `2026-11-21T14:02:00`, in French: « 21 novembre 2026 à 14:02 ».
#[must_use]
pub fn moment(quand: &str) -> String {
    let read = chrono::NaiveDateTime::parse_from_str(quand, "%Y-%m-%dT%H:%M:%S");
    read.map_or_else(|_| quand.to_owned(), |t| format!("{} à {}", cpom_core::francais::date(t.date()), t.format("%H:%M")))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_finding_has_a_sentence() {
        for controle in Controle::TOUS {
            let parametres = (1..5).map(|i| Parametre::Texte(format!("<{i}>"))).collect();
            let c = Constat { controle: *controle, table: "services", id: None, champ: Some("nom"), parametres };
            let text = constat(&c);
            assert!(text.ends_with('.') && text.chars().next().is_some_and(|c| !c.is_lowercase()), "{text}");
            assert!(!text.contains(" :") && !text.contains("« "), "{text}");
        }
    }
}
