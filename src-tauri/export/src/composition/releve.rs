//! The relevé de décisions of a meeting: what was said of each point, what was decided, what is left, to be signed in the room.
//!
//! It is the same for both parties and never has the reserve: the snapshot is that of the Département, and a position that was not
//! said is left out here again. Values are those of the round of the meeting, else the last said before it. The worth of an
//! agreement is computed on the state before the meeting, when the file gives it, since closing writes the agreed values.

use cpom_core::choix::{Choix, EtatPoint, ModeSeance, NaturePosition, Partie};
use cpom_core::decimal::Montant;
use cpom_core::designation::plain;
use cpom_core::modele::mots::majuscule;
use cpom_core::modele::{DecisionComite, Demande, Dossier, Id, Position, Seance};
use cpom_core::negociation::effet::{self, Chiffrage};
use cpom_core::negociation::mots::{self, ValeurPoint};
use cpom_core::negociation::{self, cible, etat, etat_apres, seances, tours};

use super::contexte::{Contexte, a_completer};
use super::grille::cellule;
use super::sections::Section;
use super::{format, parties};
use crate::bloc::{Bloc, Colonne, Definitions, Ligne, Signature, Tableau, TexteRiche};

/// Title of the document, before the name of the meeting.
const TITRE: &str = "Relevé de décisions";
/// For whom the document is.
pub(super) const EXEMPLAIRE: &str = "Relevé commun aux deux parties";
/// Words above each signature, of a meeting in a room and of an exchange in writing.
const MENTIONS: [&str; 2] = ["Relevé établi en séance, lu et accepté", "Relevé établi après échange écrit, lu et accepté"];
/// Lines on which a party writes what it does not accept.
const LIGNES_RESERVES: usize = 3;

/// Sections of the document.
pub(super) fn sections() -> Vec<Section> {
    const SANS_DECISIONS: &str = "le relevé ne dit pas ce qui a été décidé";
    const SANS_SIGNATURE: &str = "le relevé ne peut pas être signé en séance";
    [
        ("participants", "Participants", None),
        ("points", "Points examinés", Some(SANS_DECISIONS)),
        ("non_tranches", "Points non tranchés", None),
        ("suite", "Suite", None),
        ("signatures", "Signatures", Some(SANS_SIGNATURE)),
    ]
    .into_iter()
    .map(|(code, nom, perte)| Section::new(code, nom).perte(perte))
    .collect()
}

/// The meeting that is printed: the one asked for, else the last held; `None` when the dossier has none.
#[must_use]
pub fn chosen(d: &Dossier, asked: Option<Id>) -> Option<&Seance> {
    match asked {
        Some(id) => d.seances.iter().find(|s| s.id == id),
        None => {
            let held = |s: &&Seance| s.etat != cpom_core::choix::EtatSeance::Prevue;
            d.seances.iter().filter(held).max_by_key(|s| (s.date, s.numero)).or_else(|| d.seances.iter().max_by_key(|s| (s.date, s.numero)))
        }
    }
}

/// « Relevé de décisions – séance du 10 décembre 2026 ».
pub(super) fn titre(ctx: &Contexte) -> String {
    match chosen(ctx.d, ctx.seance) {
        Some(s) => format!("{TITRE} – {}", of_meeting(s)),
        None => TITRE.to_owned(),
    }
}

/// « séance du 10 décembre 2026 », else by its number.
fn of_meeting(s: &Seance) -> String {
    match (s.date, s.numero) {
        (Some(date), _) => format!("séance du {}", format::date(date)),
        (None, Some(n)) => format!("séance n° {n}"),
        (None, None) => "séance".to_owned(),
    }
}

/// The chosen sections, on landscape pages.
pub(super) fn blocs(ctx: &Contexte, sections: &[Section]) -> Vec<Bloc> {
    let mut out = vec![Bloc::titre(1, titre(ctx)).into()];
    let Some(s) = chosen(ctx.d, ctx.seance) else {
        out.push(a_completer("la séance : le dossier n’en a aucune"));
        return out;
    };
    let releve = ReleveSeance { ctx, s, avant: before(ctx) };
    out.push(Bloc::chapeau(ctx.t(&releve.object())));
    for section in sections.iter().filter(|s| !s.ecartee) {
        out.extend(match section.code.as_str() {
            "participants" => releve.participants(),
            "points" => releve.points(),
            "non_tranches" => releve.left(),
            "suite" => releve.next(),
            _ => releve.signatures(),
        });
    }
    vec![Bloc::Paysage(out)]
}

/// State before the meeting, on which agreements are worth something, with its figures.
fn before(ctx: &Contexte) -> (Dossier, Chiffrage) {
    let d = ctx.avant.as_ref().map_or_else(|| ctx.d.clone(), |a| (*a.contenu).clone());
    let chiffres = Chiffrage::of(&d, ctx.c.suivi.jour);
    (d, chiffres)
}

struct ReleveSeance<'c, 'a> {
    ctx: &'c Contexte<'a>,
    s: &'c Seance,
    avant: (Dossier, Chiffrage),
}

/// Positions said on a point up to the end of the meeting.
#[derive(Default)]
pub(super) struct DitDuPoint<'a> {
    /// Last proposal of the service.
    pub service: Option<&'a Position>,
    /// Last proposal of the other party.
    pub autre: Option<&'a Position>,
    /// Position that ended the point in this meeting.
    pub issue: Option<&'a Position>,
    /// Whether something was said of it in this meeting.
    pub ici: bool,
}

/// Positions said on a point up to a meeting; `partage` leaves out what was not said to the other party.
pub(super) fn dit<'a>(d: &'a Dossier, s: &Seance, point: &Demande, partage: bool) -> DitDuPoint<'a> {
    let mut out = DitDuPoint::default();
    let told = |p: Option<&'a Position>| p.filter(|p| p.divulguee || !partage);
    for tour in tours(d, point) {
        out.service = told(tour.service).or(out.service);
        out.autre = told(tour.autre).or(out.autre);
        if tour.seance.id == s.id {
            out.issue = told(tour.issue);
            out.ici = out.issue.is_some() || told(tour.service).is_some() || told(tour.autre).is_some();
            break;
        }
    }
    out
}

/// Words of what ended a point: « Accord : 3,50 € ».
pub(super) fn decision(ctx: &Contexte, point: &Demande, issue: Option<&Position>) -> TexteRiche {
    let Some(p) = issue else { return cellule(None) };
    let said = mots::position(ctx.d, point, p);
    if p.nature == NaturePosition::Proposition {
        return cellule(Some(said));
    }
    let head = TexteRiche::new().gras(majuscule(etat_apres(p.nature).libelle()));
    if said.is_empty() { head } else { head.et(" : ").puis(ctx.t(&said)) }
}

/// Worth of an agreement, computed on a state; empty when it is not computed, or when it rests on what the other party does not have.
pub(super) fn worth(d: &Dossier, chiffres: &Chiffrage, point: &Demande, issue: Option<&Position>, partage: bool) -> String {
    let accord = issue.filter(|p| p.nature == NaturePosition::Accord);
    let computed = accord.and_then(|p| {
        let cible = cible(d, point).cellule()?;
        let impact = effet::valoir(d, chiffres, &cible, ValeurPoint::of(p)?)?;
        Some((cible, impact))
    });
    let Some((cible, impact)) = computed.filter(|(cible, _)| !(partage && effet::rests_on_reserve(cible))) else { return String::new() };
    if impact.euros == Montant::ZERO && impact.autres.is_empty() {
        return String::new();
    }
    let euros = effet::euros(&impact);
    let others = effet::autres(d, &cible, &impact);
    std::iter::once(euros).chain(others).filter(|t| !t.is_empty()).collect::<Vec<_>>().join(" ; ")
}

impl ReleveSeance<'_, '_> {
    /// « Revue à mi-parcours du contrat « … », à Vernay. »
    fn object(&self) -> String {
        let review = self.ctx.d.revues.iter().find(|r| r.id == self.s.revue_id).map(negociation::nom_revue);
        let review = review.unwrap_or_else(|| "Négociation".to_owned());
        let place = match negociation::lieu(self.s).as_str() {
            "" => String::new(),
            place => format!(" – {}", majuscule(place)),
        };
        format!("{review}, contrat « {} »{place}", self.ctx.titre())
    }

    /// Points of the review of the meeting, in the order of the dossier.
    fn rows(&self) -> impl Iterator<Item = &Demande> {
        self.ctx.d.demandes.iter().filter(|p| p.revue_id == self.s.revue_id)
    }

    fn participants(&self) -> Vec<Bloc> {
        let d = self.ctx.d;
        let mine = d.participants.iter().filter(|p| Some(p.comite_id) == self.s.comite_id);
        let mut rows = Definitions::new();
        for p in mine {
            let who: Vec<&str> = p.fonctions.iter().map(|f| f.trim()).filter(|f| !f.is_empty()).collect();
            rows = rows.paire(p.organisme.trim(), cellule(Some(who.join(", "))));
        }
        if rows.paires.is_empty() {
            // Before the meeting is closed, names are written by hand.
            rows = rows.paire("Pour le service", "…".repeat(40)).paire("Pour le Département", "…".repeat(40));
        }
        vec![Bloc::titre(2, "Participants").into(), rows.into()]
    }

    fn points(&self) -> Vec<Bloc> {
        let ctx = self.ctx;
        let mut out = vec![Bloc::titre(2, "Points examinés").into()];
        let colonnes = vec![
            Colonne::gauche("N°"),
            Colonne::gauche("Objectif").souple(0.7),
            Colonne::gauche("Point").souple(1.2),
            Colonne::gauche("Position du service").souple(1.0),
            Colonne::gauche("Position du Département").souple(1.0),
            Colonne::gauche("Décision").souple(1.0),
            Colonne::gauche("Effet").souple(0.7),
            Colonne::gauche("Responsable").souple(0.6),
            Colonne::gauche("Échéance").fixe(58.0),
        ];
        let (avant, chiffres) = (&self.avant.0, &self.avant.1);
        let mut examined = Vec::new();
        let mut lignes = Vec::new();
        for point in self.rows() {
            let said = dit(ctx.d, self.s, point, true);
            if !said.ici {
                continue;
            }
            examined.push(point);
            let proposal = |p: Option<&Position>, ours: bool| match p {
                Some(p) => ctx.t(&mots::position(ctx.d, point, p)),
                // Who raised the point holds to it as long as it says nothing else.
                None if ours == (point.origine == Partie::Gestionnaire) => TexteRiche::new().discret("Selon la demande"),
                None => cellule(None),
            };
            // What is to be carried out leaves room to write by hand who does it and for when.
            let written = |t: Option<String>| match said.issue.map(|p| p.nature) {
                Some(NaturePosition::Accord | NaturePosition::Report) => t.map_or_else(TexteRiche::new, TexteRiche::from),
                _ => cellule(t),
            };
            let follow = self.follow_up(point);
            let when = follow.and_then(|x| x.echeance).or(point.echeance);
            lignes.push(Ligne::new([
                ctx.t(point.code.trim()),
                self.objective(point),
                ctx.t(point.objet.trim()),
                proposal(said.service, true),
                proposal(said.autre, false),
                decision(ctx, point, said.issue),
                cellule(Some(worth(avant, chiffres, point, said.issue, true))),
                written(follow.map(|x| x.responsable.trim().to_owned())),
                written(when.map(|d| format::courte(Some(d)))),
            ]));
        }
        if lignes.is_empty() {
            out.push(Bloc::paragraphe("Aucun point n’a été examiné."));
            return out;
        }
        out.push(Tableau::new(colonnes).entete_de_ligne().lignes(lignes).into());
        let effect = effet::accords(ctx.d, avant, chiffres, ctx.c.suivi.jour, &examined, true);
        let sums = effect.sums();
        if sums.len() + examined.len() > 1 && !sums.is_empty() {
            out.push(Bloc::note(format!("Effet des accords ensemble, pour le service : {}.", format::enumeration(&sums))));
        }
        out
    }

    fn objective(&self, point: &Demande) -> TexteRiche {
        let objective = point.objectif_id.and_then(|id| self.ctx.objectif(id));
        let name = objective.map(|o| match o.code.trim() {
            "" => o.libelle.trim().to_owned(),
            code => format!("{code} {}", o.libelle.trim()),
        });
        name.map_or_else(|| cellule(None), |n| self.ctx.t(&n))
    }

    /// The decision of the minutes that carries out a point.
    fn follow_up(&self, point: &Demande) -> Option<&DecisionComite> {
        let words = plain(&point.objet);
        let mine = self.ctx.d.decisions.iter().filter(|x| Some(x.comite_id) == self.s.comite_id);
        mine.filter(|_| !words.is_empty()).find(|x| plain(&x.texte).starts_with(&words))
    }

    /// Points that no agreement nor withdrawal ends, with where each stands.
    fn left(&self) -> Vec<Bloc> {
        let ctx = self.ctx;
        let open = self.rows().filter_map(|p| {
            let state = etat(ctx.d, p);
            if matches!(state, EtatPoint::Accord | EtatPoint::Retire) {
                return None;
            }
            let state = state.libelle();
            Some(TexteRiche::new().gras(p.code.trim()).et(" ").puis(ctx.t(p.objet.trim())).et(format!(" – {state}")))
        });
        let items: Vec<TexteRiche> = open.collect();
        let content = if items.is_empty() { Bloc::paragraphe("Tous les points sont tranchés.") } else { Bloc::puces(items) };
        vec![Bloc::titre(2, "Points non tranchés").into(), content]
    }

    fn next(&self) -> Vec<Bloc> {
        let after = |s: &&&Seance| s.id != self.s.id && s.date.zip(self.s.date).is_some_and(|(a, b)| a > b);
        let all = seances(self.ctx.d, self.s.revue_id);
        let day = all.iter().find(after).and_then(|s| s.date).map(format::date);
        let day = day.unwrap_or_else(|| "à convenir, le …………………………".to_owned());
        vec![Bloc::titre(2, "Suite").into(), Bloc::paragraphe(format!("Prochaine séance : {day}."))]
    }

    /// Room for what a party does not accept, then its signature.
    fn signatures(&self) -> Vec<Bloc> {
        let ctx = self.ctx;
        let reserves = ["Réserves du service", "Réserves du Département"].map(|t| Colonne::gauche(t).souple(1.0));
        let room = "\n".repeat(LIGNES_RESERVES);
        let places = [(Partie::Gestionnaire, "Pour le service"), (Partie::Departement, "Pour le Département")];
        let signing = places.map(|(role, pour)| {
            let mut known = parties::of_role(ctx, role);
            if known.is_empty() {
                known.push(Signature { pour: pour.to_owned(), ..Signature::default() });
            }
            known
        });
        vec![Bloc::GarderEnsemble(vec![
            Bloc::titre(2, "Signatures").into(),
            Bloc::paragraphe(format!("{}, le ……………………… à …… h ……", MENTIONS[usize::from(self.s.mode == ModeSeance::ParEcrit)])),
            Tableau::new(reserves.to_vec()).ligne(Ligne::new([room.clone(), room])).into(),
            Bloc::BlocSignatures(signing.into_iter().flatten().collect()),
        ])]
    }
}
