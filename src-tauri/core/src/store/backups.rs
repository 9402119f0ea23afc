//! Backups: complete copies of a dossier, in a folder of the program, thinned with time.
//!
//! A copy is written under a temporary name, opened and read entirely, then renamed; its name gives time and cause
//! (`2026-11-21_14-02-00_fermeture.cpom`). Invariants: a backup is never changed once named; thinning never removes
//! the one just made, nor one made before an upgrade, and trusts no clock that jumps. The api decides when to make one.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use chrono::{Datelike, Duration, NaiveDateTime};

use super::{Acces, Fichier, connection, staging};
use crate::error::{Error, Result};
use crate::windows;

/// Reason for which a backup is made.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Cause {
    /// Before the file took a newer format.
    MiseANiveau,
    /// Before a renewal read it.
    Reprise,
    /// Before a backup replaced the content of the dossier.
    Restauration,
    /// Before a new file replaced the file of this name.
    Remplacement,
    /// Before old history was shortened.
    Allegement,
    /// Before a meeting of a negotiation.
    Seance,
    /// When the dossier was closed.
    Fermeture,
    /// After fifteen minutes of changes.
    Periode,
}

impl Cause {
    const TOUTES: [Self; 8] = [
        Self::MiseANiveau,
        Self::Reprise,
        Self::Restauration,
        Self::Remplacement,
        Self::Allegement,
        Self::Seance,
        Self::Fermeture,
        Self::Periode,
    ];

    /// Code of the cause in file names and answers.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::MiseANiveau => "mise_a_niveau",
            Self::Reprise => "reprise",
            Self::Restauration => "restauration",
            Self::Remplacement => "remplacement",
            Self::Allegement => "allegement",
            Self::Seance => "seance",
            Self::Fermeture => "fermeture",
            Self::Periode => "periode",
        }
    }
}

/// A backup, as its file name describes it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sauvegarde {
    /// Path of the backup.
    pub path: PathBuf,
    /// When it was made, local time.
    pub quand: NaiveDateTime,
    /// Reason for which the backup was made.
    pub cause: Cause,
    /// Mark of the place of the dossier it was made from; empty in the names of former programs.
    pub place: String,
    /// Its size in bytes.
    pub octets: u64,
}

impl Sauvegarde {
    /// Whether it was made from a dossier at `path`, as far as its name says.
    #[must_use]
    pub fn is_of_place(&self, path: &Path) -> bool {
        self.place.is_empty() || self.place == mark(path)
    }
}

const DATE: &str = "%Y-%m-%d_%H-%M-%S";
/// File beside the backups that holds the paths of the dossier and of its copies, one a line, the last seen at the end: the
/// backups of a file that no longer opens are found by its path.
const LIEU: &str = "lieu.txt";
/// Most paths kept in [`LIEU`].
const LIEUX_MAX: usize = 20;

/// The folder of the backups of a dossier, under the folder `racine` of all backups.
#[must_use]
pub fn folder(racine: &Path, identite: &str) -> PathBuf {
    racine.join(name_of(identite))
}

/// Name made of the identity of a file: hexadecimal digits alone. The identity comes from an untrusted file, so it is used
/// as it is only in the expected form, and its digest otherwise.
#[must_use]
pub fn name_of(identite: &str) -> String {
    let plain = identite.len() == 32 && identite.bytes().all(|b| b.is_ascii_hexdigit());
    if plain { identite.to_ascii_lowercase() } else { crate::echange::empreinte(identite) }
}

/// The folders of the backups of the dossiers seen at `path`, the one with the newest backup first: for a file whose identity
/// can no longer be read, or that replaced another dossier.
#[must_use]
pub fn folders_of_place(racine: &Path, path: &Path) -> Vec<PathBuf> {
    let wanted = whole(path);
    let mut found: Vec<PathBuf> = fs::read_dir(racine)
        .into_iter()
        .flatten()
        .filter_map(|e| e.ok().map(|e| e.path()))
        .filter(|f| {
            fs::read_to_string(f.join(LIEU)).is_ok_and(|text| text.lines().any(|l| windows::is_same_spelling(Path::new(l), &wanted)))
        })
        .collect();
    found.sort_by_cached_key(|f| std::cmp::Reverse(list(f).first().map(|s| s.quand)));
    found
}

fn whole(path: &Path) -> PathBuf {
    fs::canonicalize(path).or_else(|_| std::path::absolute(path)).unwrap_or_else(|_| path.to_owned())
}

/// The backups of a folder, newest first.
#[must_use]
pub fn list(folder: &Path) -> Vec<Sauvegarde> {
    let Ok(entries) = fs::read_dir(folder) else { return Vec::new() };
    let mut all: Vec<Sauvegarde> = entries.filter_map(|e| named(&e.ok()?.path())).collect();
    all.sort_by(|a, b| (b.quand, &b.path).cmp(&(a.quand, &a.path)));
    all
}

/// Mark of a place in the names of its backups: the first digits of the SHA-256 of its path.
fn mark(place: &Path) -> String {
    let mut digits = crate::echange::empreinte(&whole(place).to_string_lossy());
    digits.truncate(8);
    digits
}

fn named(path: &Path) -> Option<Sauvegarde> {
    let name = path.file_name()?.to_str()?.strip_suffix(".cpom")?;
    let (name, place) = match name.split_once('.') {
        Some((name, mark)) if mark.len() == 8 && mark.bytes().all(|b| b.is_ascii_hexdigit()) => (name, mark.to_owned()),
        Some(_) => return None,
        None => (name, String::new()),
    };
    let quand = NaiveDateTime::parse_from_str(name.get(..19)?, DATE).ok()?;
    let rest = name.get(19..)?.strip_prefix('_')?;
    let cause = Cause::TOUTES.into_iter().find(|c| rest == c.code() || rest.strip_prefix(c.code()).is_some_and(|n| n.starts_with('-')))?;
    Some(Sauvegarde { path: path.to_owned(), quand, cause, place, octets: fs::metadata(path).map_or(0, |m| m.len()) })
}

/// A free path in `folder`, which is created if needed. `place` is the path of the dossier: it marks the name, so that the
/// backups of a copy, which has the identity of its original, do not make those of the original old.
///
/// # Errors
/// [`Error::Fichier`] when the folder cannot be created; [`Error::ExisteDeja`] after a thousand names.
pub fn free_name(folder: &Path, cause: Cause, quand: NaiveDateTime, place: Option<&Path>) -> Result<PathBuf> {
    create_private(folder).map_err(|e| Error::fichier(folder, e))?;
    let begins = format!("{}_{}", quand.format(DATE), cause.code());
    let mark = place.map(|p| format!(".{}", mark(p))).unwrap_or_default();
    for n in 1..1000 {
        let number = if n == 1 { String::new() } else { format!("-{n}") };
        let path = folder.join(format!("{begins}{number}{mark}.cpom"));
        if !path.exists() {
            return Ok(path);
        }
    }
    Err(Error::ExisteDeja(folder.to_owned()))
}

/// Creates a folder that only its owner may read, where the system has such permissions. One that exists is unchanged.
fn create_private(folder: &Path) -> std::io::Result<()> {
    let mut builder = fs::DirBuilder::new();
    builder.recursive(true);
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    builder.create(folder)
}

/// Backs up an open dossier, reads the copy entirely, then thins the others.
///
/// # Errors
/// [`Error::Fichier`], [`Error::DisquePlein`]; [`Error::Endommage`] when the copy does not read back to the same dossier.
/// The copy is removed then, and the other backups are unchanged.
pub fn make(file: &Fichier, racine: &Path, cause: Cause, quand: NaiveDateTime) -> Result<Sauvegarde> {
    let folder = folder(racine, &file.identite()?);
    let path = free_name(&folder, cause, quand, Some(file.path()))?;
    file.copy_to(&path, false)?;
    let checked = Fichier::open(&path, Acces::Lecture, "").and_then(|copy| {
        let same = copy.dossier() == file.dossier() && copy.revision()? == file.revision()?;
        if same { Ok(()) } else { Err(Error::Endommage(path.clone(), "la copie diffère de l’original".to_owned())) }
    });
    if let Err(e) = checked {
        let _ = fs::remove_file(&path);
        return Err(e);
    }
    remember_place(&folder, file.path());
    thin(&folder, &path, quand);
    named(&path).ok_or_else(|| Error::Introuvable(path))
}

/// Records the path of the dossier beside its backups. A failure is ignored: it only makes the backups of a file that no
/// longer opens harder to find.
pub fn remember_place(folder: &Path, path: &Path) {
    let here = whole(path).to_string_lossy().into_owned();
    let known = fs::read_to_string(folder.join(LIEU)).unwrap_or_default();
    if known.lines().last() == Some(here.as_str()) {
        return;
    }
    let mut places: Vec<&str> = known.lines().filter(|l| !windows::is_same_spelling(Path::new(l), Path::new(&here))).collect();
    places.push(&here);
    let kept = places.len().saturating_sub(LIEUX_MAX);
    let _ = staging::write_file(&folder.join(LIEU), places.split_off(kept).join("\n").as_bytes());
}

/// Title and number of steps of a backup, read without checking it; `None` when it cannot be read.
#[must_use]
pub fn describe(path: &Path) -> Option<(String, i64)> {
    let newest = super::schema::version();
    if super::header::examine(path, newest).ok()?.version < newest {
        // The tables of an older format are read through a copy of it, upgraded.
        let file = Fichier::open(path, Acces::Lecture, "").ok()?;
        return Some((file.dossier().dossier.titre.clone(), file.etapes().ok()?));
    }
    let conn = connection::connect(path, Acces::Lecture).ok()?;
    let title = conn.query_row("SELECT titre FROM dossier", [], |r| r.get(0)).ok()?;
    Some((title, super::journal::count(&conn).ok()?))
}

/// Removes the backups of the same place that [`kept`] does not keep, but never `made`; a removal that fails is ignored.
fn thin(folder: &Path, made: &Path, now: NaiveDateTime) {
    let place = named(made).map(|s| s.place).unwrap_or_default();
    let all: Vec<Sauvegarde> = list(folder).into_iter().filter(|s| s.place == place && s.path != made).collect();
    let kept = kept(&all.iter().map(|s| (s.quand, s.cause)).collect::<Vec<_>>(), now);
    for (sauvegarde, keep) in all.iter().zip(kept) {
        if !keep {
            let _ = fs::remove_file(&sauvegarde.path);
        }
    }
}

/// Longest time between two backups that makes the older ones older. A clock that jumps ahead by years ages them by no more.
const PAUSE: Duration = Duration::days(31);

/// Choice of the backups to keep beside one made `now`, of a list newest first: two of today, then the newest of each day for
/// a week, of each week for five, of each month for the five years a contract lasts.
///
/// The age of a backup is the time in which the dossier was used since: a pause counts for `PAUSE` at most. Backups dated
/// after `now` were made under a clock that was ahead, or this clock is behind: they are kept, and count for nothing.
#[must_use]
pub fn kept(all: &[(NaiveDateTime, Cause)], now: NaiveDateTime) -> Vec<bool> {
    let (mut today, mut periods) = (0, BTreeSet::new());
    let (mut age, mut later) = (Duration::zero(), now.date());
    all.iter()
        .map(|(quand, cause)| {
            if *quand > now || *cause == Cause::MiseANiveau {
                return true;
            }
            let (day, week) = (quand.date(), quand.date().iso_week());
            age += (later - day).min(PAUSE);
            later = day;
            if day == now.date() {
                today += 1;
                return today <= 2;
            }
            let period = if age <= Duration::days(7) {
                (0, day.year(), day.ordinal())
            } else if age <= Duration::weeks(5) {
                (1, week.year(), week.week())
            } else if age <= Duration::days(5 * 366) {
                (2, day.year(), day.month())
            } else {
                return false;
            };
            periods.insert(period)
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(text: &str) -> NaiveDateTime {
        NaiveDateTime::parse_from_str(text, "%Y-%m-%dT%H:%M:%S").unwrap()
    }

    #[test]
    fn time_thins_backups_and_never_the_newest() {
        let now = at("2026-11-21T18:00:00");
        let mut all: Vec<(NaiveDateTime, Cause)> = Vec::new();
        // Four a day for three years.
        for day in 0..1100 {
            for hour in [17, 15, 11, 9] {
                all.push((now.date().and_hms_opt(hour, 0, 0).unwrap() - Duration::days(day), Cause::Periode));
            }
        }
        let kept = kept(&all, now);
        let of = |from: i64, to: i64| {
            all.iter().zip(&kept).filter(|((q, _), k)| **k && (from..=to).contains(&(now.date() - q.date()).num_days())).count()
        };
        assert_eq!(of(0, 0), 2, "beside the one just made");
        assert_eq!(of(1, 7), 7);
        assert!((4..=5).contains(&of(8, 35)), "{}", of(8, 35));
        assert!((34..=37).contains(&of(36, 1100)), "{}", of(36, 1100));
        for (quand, cause, expected) in [("2019-01-01T00:00:00", Cause::Fermeture, true), ("2018-01-01T00:00:00", Cause::MiseANiveau, true)]
        {
            assert_eq!(super::kept(&[(at(quand), cause)], now), [expected]);
        }
        // A pause of years makes nothing old: the clock may have jumped.
        let old = [(at("2019-02-01T00:00:00"), Cause::Fermeture), (at("2019-01-01T00:00:00"), Cause::Fermeture)];
        assert_eq!(super::kept(&old, now), [true, true]);
        // What is dated after now is kept and counts for nothing.
        let mut ahead = vec![(at("2035-01-02T00:00:00"), Cause::Fermeture), (at("2035-01-01T00:00:00"), Cause::Fermeture)];
        ahead.extend((0..40).map(|n| (now - Duration::hours(n), Cause::Periode)));
        let kept = super::kept(&ahead, now);
        assert_eq!((&kept[..2], kept.iter().filter(|k| **k).count()), (&[true, true][..], 5), "two of each of two days, and one");
    }

    #[test]
    fn names_tell_when_and_why_and_an_identity_is_never_a_path() {
        let s = named(Path::new("/x/2026-11-21_14-02-00_mise_a_niveau-2.cpom")).unwrap();
        assert_eq!((s.quand, s.cause), (at("2026-11-21T14:02:00"), Cause::MiseANiveau));
        for name in ["a.cpom", "2026-11-21_14-02-00_autre.cpom", "2026-11-21_14-02-00_fermeture.cpom.tmp", "é".repeat(40).as_str()] {
            assert_eq!(named(Path::new(name)), None, "{name}");
        }
        let racine = Path::new("/d");
        assert_eq!(folder(racine, &"A1".repeat(16)), racine.join("a1".repeat(16)));
        for hostile in ["../../etc", "", "/etc", "a/b"] {
            let f = folder(racine, hostile);
            assert_eq!(f.parent(), Some(racine));
            assert_eq!(f.file_name().unwrap().len(), 64);
        }
    }
}
