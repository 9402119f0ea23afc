//! The financial annex, from hours to investments.

use super::contexte::Contexte;
use super::{budget, dotation, heures, tarifs};
use crate::bloc::Bloc;

/// Blocks of the annex, all on upright pages: years that would not fit side by side make one table per nature.
pub(super) fn blocs(ctx: &Contexte) -> Vec<Bloc> {
    let mut out = [heures::blocs(ctx), tarifs::blocs(ctx)].concat();
    out.extend(dotation::blocs(ctx));
    out.extend(dotation::versements(ctx));
    out.extend(budget::blocs(ctx));
    out
}
