//! Looks for files without waiting for a place that does not answer: a network share that is away costs Windows twenty seconds or
//! more for each of its files.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Condvar, Mutex, PoisonError};
use std::time::Duration;

/// Longest wait for all the files of a list together.
pub const PATIENCE: Duration = Duration::from_millis(300);

/// Files that are being looked for. A place that does not answer is asked once, however often the list is read.
#[derive(Clone, Debug, Default)]
pub struct Recherche(Arc<Mutex<BTreeSet<PathBuf>>>);

/// Answers of one list, and how many are still waited for.
struct Answers {
    found: Vec<Option<bool>>,
    waited: usize,
}

impl Recherche {
    /// Looks for each file in a thread of its own, by `exists`; `None` for a file whose place did not answer within `patience`.
    pub fn look<F>(&self, paths: Vec<PathBuf>, patience: Duration, exists: F) -> Vec<Option<bool>>
    where
        F: Fn(&Path) -> bool + Clone + Send + 'static,
    {
        let shared = Arc::new((Mutex::new(Answers { found: vec![None; paths.len()], waited: 0 }), Condvar::new()));
        for (i, path) in paths.into_iter().enumerate() {
            if !self.held().insert(path.clone()) {
                continue;
            }
            let (shared_there, pending, exists) = (Arc::clone(&shared), self.clone(), exists.clone());
            let here = path.clone();
            let look = move || {
                let found = exists(&path);
                pending.held().remove(&path);
                let (answers, signal) = &*shared_there;
                let mut answers = answers.lock().unwrap_or_else(PoisonError::into_inner);
                answers.found[i] = Some(found);
                answers.waited -= 1;
                signal.notify_one();
            };
            // Counted before the thread can answer.
            shared.0.lock().unwrap_or_else(PoisonError::into_inner).waited += 1;
            if std::thread::Builder::new().name("presence".to_owned()).spawn(look).is_err() {
                self.held().remove(&here);
                shared.0.lock().unwrap_or_else(PoisonError::into_inner).waited -= 1;
            }
        }
        let (answers, signal) = &*shared;
        let answers = answers.lock().unwrap_or_else(PoisonError::into_inner);
        let (answers, _) = signal.wait_timeout_while(answers, patience, |a| a.waited > 0).unwrap_or_else(PoisonError::into_inner);
        answers.found.clone()
    }

    fn held(&self) -> std::sync::MutexGuard<'_, BTreeSet<PathBuf>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::sync::atomic::{AtomicUsize, Ordering};
    use std::sync::mpsc;

    fn paths(names: &[&str]) -> Vec<PathBuf> {
        names.iter().map(PathBuf::from).collect()
    }

    #[test]
    fn a_place_that_does_not_answer_is_not_waited_for() {
        let (release, released) = mpsc::channel::<()>();
        let released = Arc::new(Mutex::new(released));
        let asked = Arc::new(AtomicUsize::new(0));
        let count = Arc::clone(&asked);
        let exists = move |path: &Path| {
            if path == Path::new("away") {
                count.fetch_add(1, Ordering::SeqCst);
                let _ = released.lock().unwrap().recv();
            }
            path != Path::new("absent")
        };
        let search = Recherche::default();
        let long = Duration::from_secs(60);
        assert_eq!(search.look(paths(&["here", "absent"]), long, exists.clone()), [Some(true), Some(false)]);
        assert_eq!(search.look(paths(&["away", "away"]), Duration::from_millis(20), exists.clone()), [None, None]);
        // A second reading asks the others alone, and does not wait for the one that is still away.
        assert_eq!(search.look(paths(&["away", "here"]), long, exists.clone()), [None, Some(true)]);
        drop(release);
        while search.held().contains(Path::new("away")) {
            std::thread::yield_now();
        }
        assert_eq!(asked.load(Ordering::SeqCst), 1);
        assert_eq!(search.look(paths(&["away"]), long, exists), [Some(true)], "asked again once it has answered");
    }
}
