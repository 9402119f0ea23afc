//! Loopback server over the api crate: the page in a plain browser, the real core behind it.
//!
//! `cpom-host PORT PAGE FOLDER`: serves the built page of PAGE on 127.0.0.1, answers `POST /appel` as the
//! window would, keeps its own data under FOLDER. Dialogs answer with the proposed name inside FOLDER, or
//! with the next line of FOLDER/dialogues.txt. `CPOM_MAINTENANT` (2027-01-15T10:00:00) stops its clock, so
//! that pictures can be compared. For tests only.

use std::io::Read;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex};

use chrono::Local;
use cpom_api::{HoteSansFenetre, Session, Usage, call_partage};
use serde_json::{Value, json};
use tiny_http::{Header, Method, Request, Response, Server};

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
    let server = Arc::new(Server::http(("127.0.0.1", port.parse::<u16>()?))?);
    println!("http://{}", server.server_addr());
    // A preview takes a moment, and edits do not wait for it: several requests are answered at once.
    let workers = (0..WORKERS).map(|_| {
        let (server, banc) = (Arc::clone(&server), Arc::clone(&banc));
        std::thread::spawn(move || {
            for request in server.incoming_requests() {
                if let Err(e) = converse(request, &banc.0, &banc.1, &banc.2) {
                    eprintln!("{e}");
                }
            }
        })
    });
    workers.collect::<Vec<_>>().into_iter().for_each(|w| drop(w.join()));
    Ok(())
}

/// Requests answered at once.
const WORKERS: usize = 8;
/// Largest request read, in bytes.
const REQUEST_MAX: u64 = 64 << 20;

fn converse(mut request: Request, page: &Path, hote: &HoteSansFenetre, session: &Mutex<Session>) -> std::io::Result<()> {
    let (method, url) = (request.method().clone(), request.url().to_owned());
    let (status, kind, body) = match (&method, url.as_str()) {
        (Method::Post, "/appel") => {
            let mut text = String::new();
            request.as_reader().take(REQUEST_MAX).read_to_string(&mut text)?;
            answer(session, hote, &text)
        }
        (Method::Get, url) => serve(page, url),
        _ => (400, "text/plain", Vec::new()),
    };
    let kind = Header::from_bytes("Content-Type", kind).map_err(|()| std::io::Error::other("header"))?;
    request.respond(Response::from_data(body).with_status_code(status).with_header(kind))
}

/// Status, kind and body of an answer.
type Reponse = (u16, &'static str, Vec<u8>);

fn answer(session: &Mutex<Session>, hote: &HoteSansFenetre, text: &str) -> Reponse {
    let envelope: Value = serde_json::from_str(text).unwrap_or(Value::Null);
    let commande = envelope["commande"].as_str().unwrap_or_default();
    match call_partage(session, hote, commande, envelope["arguments"].clone()) {
        Ok(value) => (200, "application/json", value.to_string().into_bytes()),
        Err(e) => (400, "application/json", json!(e).to_string().into_bytes()),
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
        Ok(bytes) if safe => (200, kind, bytes),
        _ => (404, "text/plain", Vec::new()),
    }
}
