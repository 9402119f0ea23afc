//! Lends the console of this process to another program: what it prints is shown here, and its exit code is returned.

use std::io::{self, Read, Write};
use std::process::{Command, ExitStatus, Stdio};
use std::thread;

/// Runs a program to its end; copies what it prints to `sortie` and `erreurs` as it comes. Its input is a pipe that nobody
/// writes to, which the system closes when this process ends, however it ends: the program then knows that its console is gone.
pub fn lend(commande: &mut Command, sortie: &mut (impl Write + Send), erreurs: &mut (impl Write + Send)) -> io::Result<ExitStatus> {
    let mut enfant = commande.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn()?;
    let open = enfant.stdin.take();
    let (printed, errors) = (enfant.stdout.take(), enfant.stderr.take());
    thread::scope(|s| {
        s.spawn(|| copy(errors, erreurs));
        copy(printed, sortie);
    });
    let status = enfant.wait();
    drop(open);
    status
}

/// Copies a stream to its end. An output that takes no more closes the stream, as it would for the program itself.
fn copy(from: Option<impl Read>, to: &mut impl Write) {
    if let Some(mut from) = from {
        let _ = io::copy(&mut from, to).and_then(|_| to.flush());
    }
}

#[cfg(all(test, unix))]
mod tests {
    use super::*;

    fn shell(script: &str) -> Command {
        let mut sh = Command::new("sh");
        sh.args(["-c", script]);
        sh
    }

    #[test]
    fn both_outputs_and_the_exit_code_come_back() {
        // More than a pipe holds, on both: neither waits for the other.
        let script = "i=0; while [ $i -lt 4000 ]; do echo ligne numero $i; echo erreur numero $i >&2; i=$((i+1)); done; printf fin; exit 3";
        let (mut out, mut err) = (Vec::new(), Vec::new());
        let status = lend(&mut shell(script), &mut out, &mut err).unwrap();
        assert_eq!(status.code(), Some(3));
        let (out, err) = (String::from_utf8(out).unwrap(), String::from_utf8(err).unwrap());
        assert_eq!((out.lines().count(), err.lines().count()), (4001, 4000));
        assert!(out.ends_with("ligne numero 3999\nfin"));
    }

    #[test]
    fn the_input_stays_open_until_the_end() {
        // Without waiting, a closed input gives nothing, and an open one without a byte is an error.
        let script = "dd iflag=nonblock bs=1 count=1 2>/dev/null && echo fermee || echo ouverte";
        let (mut out, mut err) = (Vec::new(), Vec::new());
        lend(&mut shell(script), &mut out, &mut err).unwrap();
        assert_eq!(String::from_utf8(out).unwrap(), "ouverte\n");
    }

    #[test]
    fn an_output_that_takes_no_more_does_not_hold_the_program() {
        struct Closed;
        impl Write for Closed {
            fn write(&mut self, _: &[u8]) -> io::Result<usize> {
                Err(io::ErrorKind::BrokenPipe.into())
            }
            fn flush(&mut self) -> io::Result<()> {
                Ok(())
            }
        }
        let status = lend(&mut shell("while :; do echo encore || exit 9; done"), &mut Closed, &mut Vec::new()).unwrap();
        assert!(!status.success());
    }
}
