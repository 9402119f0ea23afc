//! Convention between the two programs for Windows. A program of a window has no console there, so `atelier-cpom` alone belongs to the
//! console: it runs the window’s program with [`LIGNE`], and shows what this one prints (`console.rs`). One program then
//! holds the core, which an installer carries once.

/// First argument by which the window’s program runs a command line instead of showing a window; the command line follows.
pub const LIGNE: &str = "--ligne";
