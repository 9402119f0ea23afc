//! The financial annex, from hours to investments.

use super::contexte::Contexte;
use super::{budget, dotation, heures, tarifs};
use crate::bloc::Bloc;

/// Hours and tariffs want the width of the page; what follows reads better upright.
pub(super) fn blocs(ctx: &Contexte) -> Vec<Bloc> {
    let large = [heures::blocs(ctx), tarifs::blocs(ctx)].concat();
    let mut out = if large.iter().any(|b| matches!(b, Bloc::Tableau(_))) { vec![Bloc::Paysage(large)] } else { large };
    out.extend(dotation::blocs(ctx));
    out.extend(dotation::versements(ctx));
    out.extend(budget::blocs(ctx));
    out
}
