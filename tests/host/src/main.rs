//! Loopback server over the api crate: the page in a plain browser, the real core behind it.
//!
//! `cpom-host PORT PAGE FOLDER`: serves the built page of PAGE on 127.0.0.1, answers `POST /appel` as the
//! window would, keeps its own data under FOLDER. Dialogs answer with the proposed name inside FOLDER, or
//! with the next line of FOLDER/dialogues.txt. `CPOM_MAINTENANT` (2027-01-15T10:00:00) stops its clock, so
//! that pictures can be compared. For tests only.

use std::io::{BufRead, BufReader, Read, Write};
use std::net::{TcpListener, TcpStream};
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex};

use chrono::Local;
use cpom_api::{HoteSansFenetre, Session, Usage, call_partage};
use serde_json::{Value, json};

/// The machine of the tests, in a folder of its own.
fn banc(folder: &Path) -> HoteSansFenetre {
    let asked = folder.to_owned();
    let now = || {
        let fixed = std::env::var("CPOM_MAINTENANT").ok();
        fixed.and_then(|f| f.parse().ok()).unwrap_or_else(|| Local::now().naive_local())
    };
    let reponse = move |usage: Usage, nom: Option<&str>| choose(&asked, usage, nom);
    HoteSansFenetre { reponse: Box::new(reponse), donnees: Some(folder.join("donnees")), ..HoteSansFenetre::new(now) }
}

/// The next prepared answer, an empty line for a cancelled dialog; else the proposed name.
fn choose(folder: &Path, usage: Usage, nom_propose: Option<&str>) -> Option<PathBuf> {
    let list = folder.join("dialogues.txt");
    let text = std::fs::read_to_string(&list).unwrap_or_default();
    if let Some((first, rest)) = text.split_once('\n') {
        let _ = std::fs::write(&list, rest);
        return (!first.is_empty()).then(|| PathBuf::from(first));
    }
    let end = match usage {
        Usage::Pdf => ".pdf",
        Usage::Docx => ".docx",
        Usage::Xlsx => ".xlsx",
        Usage::Ics => ".ics",
        Usage::Json | Usage::Import => ".json",
        Usage::ModeleNouveau | Usage::ModeleOuvrir => ".cpom-modele",
        _ => ".cpom",
    };
    nom_propose.map(|n| folder.join(format!("{}{end}", n.trim_end_matches(end))))
}

fn main() -> Result<(), Box<dyn std::error::Error + Send + Sync>> {
    let mut args = std::env::args().skip(1);
    let (Some(port), Some(page), Some(folder)) = (args.next(), args.next(), args.next()) else {
        return Err("usage: cpom-host PORT PAGE FOLDER".into());
    };
    std::fs::create_dir_all(&folder)?;
    let banc = Arc::new((PathBuf::from(page), banc(Path::new(&folder)), Mutex::new(Session::default())));
    let listener = TcpListener::bind(("127.0.0.1", port.parse::<u16>()?))?;
    println!("http://{}", listener.local_addr()?);
    // A browser opens connections ahead and leaves them silent: each has its thread, none waits for another. `tiny_http`
    // was tried: its pool queues a connection behind a silent one, and the page never loads.
    for stream in listener.incoming() {
        let banc = Arc::clone(&banc);
        std::thread::spawn(move || {
            if let Err(e) = stream.and_then(|s| converse(s, &banc.0, &banc.1, &banc.2)) {
                eprintln!("{e}");
            }
        });
    }
    Ok(())
}

/// One request, one answer, and the connection ends.
fn converse(stream: TcpStream, page: &Path, hote: &HoteSansFenetre, session: &Mutex<Session>) -> std::io::Result<()> {
    let mut reader = BufReader::new(stream.try_clone()?);
    let (mut first, mut line, mut length) = (String::new(), String::new(), 0_u64);
    reader.read_line(&mut first)?;
    while reader.read_line(&mut line)? > 2 {
        if let Some((name, value)) = line.split_once(':')
            && name.eq_ignore_ascii_case("content-length")
        {
            length = value.trim().parse().unwrap_or(0);
        }
        line.clear();
    }
    let mut words = first.split(' ');
    let (status, kind, body) = match (words.next(), words.next()) {
        (Some("POST"), Some("/appel")) => {
            let mut text = String::new();
            reader.take(length.min(64 << 20)).read_to_string(&mut text)?;
            answer(session, hote, &text)
        }
        (Some("GET"), Some(url)) => serve(page, url),
        _ => ("400 Bad Request", "text/plain", Vec::new()),
    };
    let mut stream = stream;
    write!(stream, "HTTP/1.1 {status}\r\nContent-Type: {kind}\r\nContent-Length: {}\r\nConnection: close\r\n\r\n", body.len())?;
    stream.write_all(&body)
}

type Reponse = (&'static str, &'static str, Vec<u8>);

fn answer(session: &Mutex<Session>, hote: &HoteSansFenetre, text: &str) -> Reponse {
    let envelope: Value = serde_json::from_str(text).unwrap_or(Value::Null);
    let commande = envelope["commande"].as_str().unwrap_or_default();
    match call_partage(session, hote, commande, envelope["arguments"].clone()) {
        Ok(value) => ("200 OK", "application/json", value.to_string().into_bytes()),
        Err(e) => ("400 Bad Request", "application/json", json!(e).to_string().into_bytes()),
    }
}

fn serve(page: &Path, url: &str) -> Reponse {
    let url = url.split('?').next().unwrap_or("/").trim_start_matches('/');
    let file = if url.is_empty() { "index.html" } else { url };
    // The page of the tests is ours and the server is on loopback: still, no way out of its folder.
    let safe = !file.split('/').any(|part| part == ".." || part.is_empty());
    let kind = match file.rsplit('.').next() {
        Some("html") => "text/html; charset=utf-8",
        Some("js" | "mjs") => "text/javascript",
        Some("css") => "text/css",
        Some("svg") => "image/svg+xml",
        Some("woff2") => "font/woff2",
        _ => "application/octet-stream",
    };
    match std::fs::read(page.join(file)) {
        Ok(bytes) if safe => ("200 OK", kind, bytes),
        _ => ("404 Not Found", "text/plain", Vec::new()),
    }
}
