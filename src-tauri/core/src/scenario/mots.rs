//! French words of scenarios: levers, points at which something turns, what applying does not write.

use super::Bascules;
use crate::choix::{Choix, CleHypothese};
use crate::decimal::Nombre;
use crate::francais::{FINE, court, decimal, prix};
use crate::modele::{Dossier, Hypothese};

fn signed(v: Nombre) -> String {
    let sign = if v > Nombre::ZERO { "+" } else { "" };
    format!("{sign}{}{FINE}%", court(v))
}

/// A lever in words: « heures −20 % », « plafond du supplément 3,00 €/h en 2027 ».
#[must_use]
pub fn levier(d: &Dossier, h: &Hypothese) -> String {
    let v = h.valeur.unwrap_or_default();
    let financeur = || d.financeurs.iter().find(|f| Some(f.id) == h.financeur_id).map(|f| f.code.clone()).unwrap_or_default();
    let action = || d.actions.iter().find(|a| Some(a.id) == h.action_id).map(|a| a.code.clone()).unwrap_or_default();
    let mut out = match h.cle {
        CleHypothese::ActionEcartee => format!("sans {}", action()),
        _ if h.valeur.is_none() => format!("{}{FINE}: sans valeur", h.cle.libelle()),
        CleHypothese::HeuresPct => format!("heures {}", signed(v)),
        CleHypothese::HeuresFinanceurPct => format!("heures {} {}", financeur(), signed(v)),
        CleHypothese::EtpVacants => format!("{} ETP vacants", court(v)),
        CleHypothese::MontantHoraire => format!("montant horaire {}", prix(v)),
        CleHypothese::Plafond => format!("plafond {}", prix(v)),
        CleHypothese::Supplement => format!("supplément {}", prix(v)),
        CleHypothese::Tarif => format!("tarif APA et PCH {}", prix(v)),
        CleHypothese::SalairesPct => format!("salaires {}", signed(v)),
        CleHypothese::AjustementPct => format!("groupe II ajusté à {}{FINE}%", court(v)),
        CleHypothese::AcomptePct => format!("acompte {}{FINE}%", court(v)),
    };
    if let Some(annee) = h.annee {
        out.push_str(&format!(" en {annee}"));
    }
    out
}

/// Sentences on the hours of a year at which the result is nil and the advance is to be paid back.
#[must_use]
pub fn bascules(b: &Bascules, annee: i32) -> Vec<String> {
    let pct = |v: Nombre| format!("{}{}{FINE}%", if v > Nombre::ZERO { "+" } else { "" }, decimal(v, 2));
    let mut out = Vec::new();
    if let Some(v) = b.resultat_nul {
        out.push(match v {
            Nombre::ZERO => format!("Le résultat {annee} est nul."),
            v => {
                format!("Le résultat {annee} devient nul à {} d’heures (calculé par approches successives, au centième de point).", pct(v))
            }
        });
    }
    if let Some(v) = b.trop_percu {
        out.push(if v > Nombre::ZERO {
            format!("L’avance dépasse déjà la dotation {annee}{FINE}: il faudrait {} d’heures éligibles pour la garder.", pct(v))
        } else {
            format!("Au-delà de {} d’heures éligibles en {annee}, une part de l’avance est à rendre.", pct(v))
        });
    }
    out
}

/// Reason for which a lever is not written in the dossier.
#[must_use]
pub fn non_ecrit(h: &Hypothese) -> String {
    let what = h.cle.libelle();
    match h.cle {
        CleHypothese::EtpVacants => format!("«\u{202F}{what}\u{202F}» ne s’écrit pas{FINE}: les effectifs prévus restent ceux du dossier."),
        CleHypothese::SalairesPct => {
            format!("«\u{202F}{what}\u{202F}» ne s’écrit pas{FINE}: les salaires du budget restent ceux du dossier.")
        }
        _ => format!("«\u{202F}{what}\u{202F}» ne s’écrit pas{FINE}: ce n’est pas un chiffre du dossier."),
    }
}

/// Reason for which a lever of a closed year changes nothing.
#[must_use]
pub fn annee_close(annee: i32) -> String {
    format!("L’exercice {annee} est clos{FINE}: aucune hypothèse ne le change.")
}
