//! Loopback server over the api crate: the page in a plain browser, the real core behind it.
//!
//! `cpom-host PORT PAGE FOLDER`: serves the built page of PAGE on 127.0.0.1, answers `POST /appel` as the
//! window would, keeps its own data under FOLDER. Dialogs answer with the proposed name inside FOLDER, or
//! with the next line of FOLDER/dialogues.txt. For tests only.

use std::io::Read;
use std::path::{Path, PathBuf};

use chrono::{Local, NaiveDate, NaiveDateTime};
use cpom_api::commandes::Exporter;
use cpom_api::{Format, Hote, Session, Usage, call};
use cpom_core::calculs::Calculs;
use cpom_core::modele::Dossier;
use cpom_export::demande::{Demande, FormatDocument, TypeDocument, donnees_du_pdf, produire};
use serde_json::{Value, json};
use tiny_http::{Header, Method, Request, Response, Server};

struct Banc {
    folder: PathBuf,
}

impl Hote for Banc {
    fn maintenant(&self) -> NaiveDateTime {
        Local::now().naive_local()
    }

    fn choisir(&self, _: Usage, nom_propose: Option<&str>) -> Option<PathBuf> {
        let list = self.folder.join("dialogues.txt");
        let text = std::fs::read_to_string(&list).unwrap_or_default();
        match text.split_once('\n') {
            Some((first, rest)) => {
                let _ = std::fs::write(&list, rest);
                (!first.is_empty()).then(|| PathBuf::from(first))
            }
            None => nom_propose.map(|n| self.folder.join(n)),
        }
    }

    fn composer(&self, d: &Dossier, c: &Calculs, e: &Exporter, date: NaiveDate) -> Result<Vec<u8>, String> {
        let format = match e.format {
            Format::Docx => FormatDocument::Docx,
            Format::Xlsx => FormatDocument::Xlsx,
            Format::Ics => FormatDocument::Ics,
            Format::Pdf | Format::Json => FormatDocument::Pdf,
        };
        let document = TypeDocument::from_nom(e.document.as_deref().unwrap_or("complet"), e.action).ok_or("document inconnu")?;
        let demande = Demande { format, document, annee: e.annee, filigrane: e.filigrane.clone(), date };
        produire(d, c, &demande).map_err(|e| e.to_string())
    }

    fn donnees_du_pdf(&self, octets: &[u8]) -> Result<String, String> {
        donnees_du_pdf(octets).map_err(|e| e.to_string())
    }

    fn donnees(&self) -> Option<PathBuf> {
        Some(self.folder.join("donnees"))
    }
}

fn main() -> Result<(), Box<dyn std::error::Error + Send + Sync>> {
    let mut args = std::env::args().skip(1);
    let (Some(port), Some(page), Some(folder)) = (args.next(), args.next(), args.next()) else {
        return Err("usage: cpom-host PORT PAGE FOLDER".into());
    };
    let (page, hote) = (PathBuf::from(page), Banc { folder: PathBuf::from(folder) });
    std::fs::create_dir_all(&hote.folder)?;
    let server = Server::http(("127.0.0.1", port.parse::<u16>()?))?;
    println!("http://{}", server.server_addr());
    let mut session = Session::default();
    for request in server.incoming_requests() {
        let done = match (request.method(), request.url()) {
            (Method::Post, "/appel") => answer(&mut session, &hote, request),
            (Method::Get, _) => serve(&page, request),
            _ => request.respond(Response::empty(405)),
        };
        if let Err(e) = done {
            eprintln!("{e}");
        }
    }
    Ok(())
}

fn answer(session: &mut Session, hote: &Banc, mut request: Request) -> std::io::Result<()> {
    let mut text = String::new();
    request.as_reader().take(64 << 20).read_to_string(&mut text)?;
    let envelope: Value = serde_json::from_str(&text).unwrap_or(Value::Null);
    let commande = envelope["commande"].as_str().unwrap_or_default().to_owned();
    let (status, body) = match call(session, hote, &commande, envelope["arguments"].clone()) {
        Ok(value) => (200, value),
        Err(e) => (400, json!(e)),
    };
    request.respond(Response::from_string(body.to_string()).with_status_code(status).with_header(header("application/json")))
}

fn header(kind: &str) -> Header {
    Header { field: "Content-Type".parse().unwrap_or_else(|()| unreachable!("a constant")), value: kind.parse().unwrap_or_default() }
}

fn serve(page: &Path, request: Request) -> std::io::Result<()> {
    let url = request.url().split('?').next().unwrap_or("/").trim_start_matches('/').to_owned();
    let file = if url.is_empty() { "index.html" } else { &url };
    // The page of the tests is ours and the server is on loopback: still, no way out of its folder.
    let safe = !file.split('/').any(|part| part == ".." || part.is_empty());
    match std::fs::read(page.join(file)) {
        Ok(bytes) if safe => {
            let kind = match file.rsplit('.').next() {
                Some("html") => "text/html; charset=utf-8",
                Some("js") => "text/javascript",
                Some("css") => "text/css",
                Some("svg") => "image/svg+xml",
                Some("woff2") => "font/woff2",
                _ => "application/octet-stream",
            };
            request.respond(Response::from_data(bytes).with_header(header(kind)))
        }
        _ => request.respond(Response::empty(404)),
    }
}
