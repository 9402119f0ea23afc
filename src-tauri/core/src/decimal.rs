//! Exact decimal figures: an integer count of the smallest unit.
//!
//! Money, hours, prices and indicator values are added up and compared by both parties of a contract; a binary fraction
//! would lose a cent sooner or later. Mechanism: [`Decimal<N>`] holds `value × 10^N` in an `i64`; it is written in JSON
//! as a plain number (`24.58`, `117504`) that reads back to the same integer. Invariant: `|raw| ≤ 10^15`, below the
//! 2^53 from which a JSON number stops being exact. Left out on purpose: implicit conversion to floats.

use std::fmt;

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::{Deserialize, Deserializer, Serialize, Serializer, de};

/// Largest absolute raw value (see the module's invariant).
pub const RAW_MAX: i64 = 1_000_000_000_000_000;

/// A decimal number with `N` digits after the point, stored as an integer.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Decimal<const N: u32>(i64);

/// An amount in euros, stored in cents.
pub type Montant = Decimal<2>;
/// A duration in hours, stored in hundredths.
pub type Heures = Decimal<2>;
/// A price in euros per hour, stored in ten-thousandths (the CNSA publishes 3.144 €/h).
pub type Prix = Decimal<4>;
/// An indicator's numerator, target, percentage or full-time equivalent, stored in ten-thousandths.
pub type Nombre = Decimal<4>;

impl<const N: u32> Decimal<N> {
    /// The value zero.
    pub const ZERO: Self = Self(0);
    /// `10^N`: how many raw units make one.
    pub const ECHELLE: i64 = 10_i64.pow(N);

    /// From raw units (cents for a [`Montant`]). `None` beyond [`RAW_MAX`].
    #[must_use]
    pub const fn try_from_raw(raw: i64) -> Option<Self> {
        if raw <= RAW_MAX && raw >= -RAW_MAX { Some(Self(raw)) } else { None }
    }

    /// From raw units, held inside the bounds.
    #[must_use]
    pub const fn from_raw(raw: i64) -> Self {
        if raw > RAW_MAX {
            Self(RAW_MAX)
        } else if raw < -RAW_MAX {
            Self(-RAW_MAX)
        } else {
            Self(raw)
        }
    }

    /// From a whole number.
    #[must_use]
    pub const fn entier(value: i64) -> Self {
        Self::from_raw(value.saturating_mul(Self::ECHELLE))
    }

    /// The number of raw units (cents for a [`Montant`]).
    #[must_use]
    pub const fn raw(self) -> i64 {
        self.0
    }

    /// The same value with `M` decimals, rounded half away from zero.
    #[must_use]
    pub fn to<const M: u32>(self) -> Decimal<M> {
        Decimal::from_raw(div_round(i128::from(self.0) * i128::from(10_i64.pow(M)), i128::from(Self::ECHELLE)))
    }

    /// Rounded half away from zero to `decimals` digits (all of them if `decimals ≥ N`).
    #[must_use]
    pub fn round_to(self, decimals: u32) -> Self {
        if decimals >= N {
            return self;
        }
        let step = 10_i64.pow(N - decimals);
        Self::from_raw(div_round(i128::from(self.0), i128::from(step)).saturating_mul(step))
    }

    /// Whether the value is below zero.
    #[must_use]
    pub const fn is_negative(self) -> bool {
        self.0 < 0
    }

    /// The figure without its sign.
    #[must_use]
    pub const fn abs(self) -> Self {
        Self(self.0.abs())
    }
}

/// `a ÷ b` to the nearest integer, halves away from zero; held inside [`RAW_MAX`]. `b` must not be zero.
#[must_use]
pub fn div_round(a: i128, b: i128) -> i64 {
    let (a, b) = if b < 0 { (-a, -b) } else { (a, b) };
    let half = b / 2;
    let q = if a >= 0 { (a + half) / b } else { (a - half) / b };
    let max = i128::from(RAW_MAX);
    i64::try_from(q.clamp(-max, max)).unwrap_or(RAW_MAX)
}

/// `a × b` in the unit of the result, rounded once: hours × price = euros.
#[must_use]
pub fn produit<const A: u32, const B: u32, const R: u32>(a: Decimal<A>, b: Decimal<B>) -> Decimal<R> {
    let up = 10_i128.pow(R);
    let down = 10_i128.pow(A + B);
    Decimal::from_raw(div_round(i128::from(a.0) * i128::from(b.0) * up, down))
}

/// `a ÷ b × facteur` in the unit of the result, rounded once; `None` when `b` is zero.
#[must_use]
pub fn quotient<const A: u32, const B: u32, const R: u32>(a: Decimal<A>, b: Decimal<B>, facteur: i64) -> Option<Decimal<R>> {
    if b.0 == 0 {
        return None;
    }
    let up = 10_i128.pow(R + B) * i128::from(facteur);
    let down = 10_i128.pow(A);
    Some(Decimal::from_raw(div_round(i128::from(a.0) * up, i128::from(b.0) * down)))
}

/// `a ÷ b × facteur` rounded once, at `decimales` digits: a rate as it is shown and compared. `None` when
/// `b` is zero.
#[must_use]
pub fn taux<const A: u32, const B: u32>(a: Decimal<A>, b: Decimal<B>, facteur: i64, decimales: u32) -> Option<Nombre> {
    if b.0 == 0 {
        return None;
    }
    let decimales = decimales.min(4);
    let up = 10_i128.pow(decimales + B) * i128::from(facteur);
    let rounded = div_round(i128::from(a.0) * up, i128::from(b.0) * 10_i128.pow(A));
    Some(Nombre::from_raw(rounded.saturating_mul(10_i64.pow(4 - decimales))))
}

impl<const N: u32> std::ops::Add for Decimal<N> {
    type Output = Self;
    fn add(self, other: Self) -> Self {
        Self::from_raw(self.0 + other.0)
    }
}

impl<const N: u32> std::ops::Sub for Decimal<N> {
    type Output = Self;
    fn sub(self, other: Self) -> Self {
        Self::from_raw(self.0 - other.0)
    }
}

impl<const N: u32> std::ops::AddAssign for Decimal<N> {
    fn add_assign(&mut self, other: Self) {
        *self = *self + other;
    }
}

impl<const N: u32> std::iter::Sum for Decimal<N> {
    fn sum<I: Iterator<Item = Self>>(iter: I) -> Self {
        iter.fold(Self::ZERO, |a, b| a + b)
    }
}

impl<const N: u32> fmt::Display for Decimal<N> {
    /// Plain notation with a point and no trailing zero: `24.58`, `-0.5`, `117504`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let sign = if self.0 < 0 { "-" } else { "" };
        let abs = self.0.unsigned_abs();
        let scale = Self::ECHELLE.unsigned_abs();
        let (whole, frac) = (abs / scale, abs % scale);
        if frac == 0 {
            return write!(f, "{sign}{whole}");
        }
        let digits = format!("{frac:0width$}", width = N as usize);
        write!(f, "{sign}{whole}.{}", digits.trim_end_matches('0'))
    }
}

impl<const N: u32> std::str::FromStr for Decimal<N> {
    type Err = TropPrecis;

    /// Reads the plain notation of [`fmt::Display`].
    fn from_str(text: &str) -> Result<Self, TropPrecis> {
        let (negative, body) = text.strip_prefix('-').map_or((false, text), |rest| (true, rest));
        let (whole, frac) = body.split_once('.').unwrap_or((body, ""));
        let digits = |s: &str| !s.is_empty() && s.bytes().all(|b| b.is_ascii_digit());
        if !digits(whole) || whole.len() > 15 || frac.len() > N as usize || (body.contains('.') && !digits(frac)) {
            return Err(TropPrecis(N));
        }
        let padded = format!("{whole}{frac:0<width$}", width = N as usize);
        let raw: i64 = padded.parse().map_err(|_| TropPrecis(N))?;
        Self::try_from_raw(if negative { -raw } else { raw }).ok_or(TropPrecis(N))
    }
}

/// The text is not a number, is too large, or has more than this many decimals.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("not a decimal number of at most {0} decimals")]
pub struct TropPrecis(pub u32);

/// Reason why a JSON number is not a figure.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum RefusNombre {
    /// The figure is beyond [`RAW_MAX`].
    #[error("nombre trop grand")]
    TropGrand,
    /// The number has more decimals than the figure keeps.
    #[error("nombre de plus de {0} décimales")]
    TropPrecis(u32),
}

impl<const N: u32> Decimal<N> {
    /// The figure a JSON number writes, exactly.
    ///
    /// # Errors
    /// [`RefusNombre`].
    pub fn from_json(number: &serde_json::Number) -> Result<Self, RefusNombre> {
        match (number.as_i64(), number.as_f64()) {
            (Some(whole), _) => Self::whole(whole),
            (None, Some(value)) => Self::nearest(value),
            (None, None) => Err(RefusNombre::TropGrand),
        }
    }

    fn whole(value: i64) -> Result<Self, RefusNombre> {
        value.checked_mul(Self::ECHELLE).and_then(Self::try_from_raw).ok_or(RefusNombre::TropGrand)
    }

    #[allow(clippy::cast_precision_loss, clippy::cast_possible_truncation)]
    fn nearest(value: f64) -> Result<Self, RefusNombre> {
        let scaled = value * Self::ECHELLE as f64;
        if !scaled.is_finite() || scaled.abs() > RAW_MAX as f64 {
            return Err(RefusNombre::TropGrand);
        }
        let raw = scaled.round();
        // The nearest double of a short decimal, scaled, stands within a few units in the last place
        // of an integer; a figure with more decimals does not.
        if (scaled - raw).abs() > (scaled.abs() * 4.0 * f64::EPSILON).max(1e-6) {
            return Err(RefusNombre::TropPrecis(N));
        }
        Self::try_from_raw(raw as i64).ok_or(RefusNombre::TropGrand)
    }
}

impl<const N: u32> Serialize for Decimal<N> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        if self.0 % Self::ECHELLE == 0 {
            serializer.serialize_i64(self.0 / Self::ECHELLE)
        } else {
            // Exact to the reader: the raw value is below 2^53, so the nearest double prints back to it.
            #[allow(clippy::cast_precision_loss)]
            serializer.serialize_f64(self.0 as f64 / Self::ECHELLE as f64)
        }
    }
}

impl<'de, const N: u32> Deserialize<'de> for Decimal<N> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Visitor<const N: u32>;

        impl<const N: u32> de::Visitor<'_> for Visitor<N> {
            type Value = Decimal<N>;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                write!(f, "un nombre d’au plus {N} décimales")
            }

            fn visit_i64<E: de::Error>(self, v: i64) -> Result<Self::Value, E> {
                Decimal::whole(v).map_err(E::custom)
            }

            fn visit_u64<E: de::Error>(self, v: u64) -> Result<Self::Value, E> {
                i64::try_from(v).map_err(|_| RefusNombre::TropGrand).and_then(Decimal::whole).map_err(E::custom)
            }

            fn visit_f64<E: de::Error>(self, v: f64) -> Result<Self::Value, E> {
                Decimal::nearest(v).map_err(E::custom)
            }
        }

        deserializer.deserialize_any(Visitor::<N>)
    }
}

impl<const N: u32> JsonSchema for Decimal<N> {
    fn inline_schema() -> bool {
        true
    }

    fn schema_name() -> std::borrow::Cow<'static, str> {
        format!("Decimal{N}").into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({ "type": "number", "description": format!("Au plus {N} décimales.") })
    }
}

#[cfg(feature = "ts")]
impl<const N: u32> ts_rs::TS for Decimal<N> {
    type WithoutGenerics = Self;
    type OptionInnerType = Self;

    fn name(_: &ts_rs::Config) -> String {
        "number".to_owned()
    }

    fn inline(_: &ts_rs::Config) -> String {
        "number".to_owned()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rounds_once_and_away_from_zero() {
        // 33 460 + 12 240 h at 3.20 €/h: the example's 2024 grant.
        let heures = Heures::entier(45_700);
        let prix: Prix = "3.2".parse().unwrap();
        assert_eq!(produit::<2, 4, 2>(heures, prix).to_string(), "146240");
        assert_eq!(div_round(5, 10), 1);
        assert_eq!(div_round(-5, 10), -1);
        assert_eq!(div_round(4, 10), 0);
        let value: Nombre = "40.25".parse().unwrap();
        assert_eq!(value.round_to(1).to_string(), "40.3");
        assert_eq!(Nombre::from_raw(-402_500).round_to(1).to_string(), "-40.3");
    }

    #[test]
    fn a_rate_is_computed_exactly() {
        let n = Nombre::entier(20_500);
        let d = Nombre::entier(55_000);
        let taux: Nombre = quotient(n, d, 100).unwrap();
        assert_eq!(taux.round_to(1).to_string(), "37.3");
        assert_eq!(quotient::<4, 4, 4>(n, Nombre::ZERO, 100), None);
        assert_eq!(super::taux(n, Nombre::ZERO, 100, 1), None);
        // 40.24996 % is 40.2 %: rounding at four digits first would make it 40.3 %.
        assert_eq!(super::taux(Nombre::entier(4_024_996), Nombre::entier(10_000_000), 100, 1).unwrap().to_string(), "40.2");
    }

    #[test]
    fn json_numbers_read_back_to_the_same_units() {
        for raw in [0, 1, -1, 2458, 100, 999_999_999_999_999, -123_456_789, RAW_MAX] {
            let value = Montant::from_raw(raw);
            let text = serde_json::to_string(&value).unwrap();
            assert_eq!(serde_json::from_str::<Montant>(&text).unwrap(), value, "{text}");
            assert_eq!(value.to_string().parse::<Montant>().unwrap(), value);
        }
    }

    #[test]
    fn what_is_not_a_figure_is_refused() {
        for bad in ["1.234", "1.2304", "1e40", "\"12\"", "true", "null"] {
            assert!(serde_json::from_str::<Montant>(bad).is_err(), "{bad}");
        }
        for bad in ["", "-", "1.", ".5", "1,5", "1.234", "99999999999999999"] {
            assert!(bad.parse::<Montant>().is_err(), "{bad}");
        }
    }
}
