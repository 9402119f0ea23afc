//! Clocks and medians.

use std::time::{Duration, Instant};

/// Runs a function; returns its duration in milliseconds and its result.
pub fn time<T>(what: impl FnOnce() -> T) -> (f64, T) {
    let debut = Instant::now();
    let value = what();
    (ms(debut.elapsed()), value)
}

/// Milliseconds of a duration.
pub fn ms(d: Duration) -> f64 {
    d.as_secs_f64() * 1000.0
}

/// The middle value of the sorted values.
pub fn median(values: &[f64]) -> f64 {
    let mut sorted = values.to_vec();
    sorted.sort_by(f64::total_cmp);
    sorted.get(sorted.len() / 2).copied().unwrap_or(f64::NAN)
}
