//! Poppler, the reader of PDF files that many other programs use: the text that it finds in ours.

use std::path::Path;
use std::process::Command;

use tempfile::tempdir;

/// Order in which the words of a page are given.
#[derive(Clone, Copy)]
pub enum Order {
    /// As they are written in the file, which is also the reading order.
    Content,
    /// As they stand on the page, a line of the page on a line.
    Page,
}

/// The text of a PDF; a form feed ends each page.
pub fn text(pdf: &[u8], order: Order) -> String {
    let t = tempdir().unwrap();
    let path = t.path().join("a.pdf");
    std::fs::write(&path, pdf).unwrap();
    text_of(&path, order)
}

/// The text of a PDF file; a form feed ends each page.
pub fn text_of(path: &Path, order: Order) -> String {
    let order = match order {
        Order::Content => "-raw",
        Order::Page => "-layout",
    };
    let out = Command::new("pdftotext").args([order, "-enc", "UTF-8"]).arg(path).arg("-").output();
    let out = out.unwrap_or_else(|e| panic!("pdftotext (package poppler-utils) is needed: {e}"));
    assert!(out.status.success(), "{}", String::from_utf8_lossy(&out.stderr));
    String::from_utf8(out.stdout).unwrap()
}
