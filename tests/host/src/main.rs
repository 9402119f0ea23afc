//! Loopback server over the api crate: the page in a plain browser, the real core behind it.
//!
//! `cpom-host PORT PAGE FOLDER`: serves the built page of PAGE on 127.0.0.1, answers `POST /appel` as the
//! window would, keeps its own data under FOLDER. Dialogs answer with the proposed name inside FOLDER, or
//! with the next line of FOLDER/dialogues.txt. `CPOM_MAINTENANT` (2027-01-15T10:00:00) stops its clock, so
//! that pictures can be compared. For tests only.

use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex};

use axum::body::Bytes;
use axum::extract::{DefaultBodyLimit, State};
use axum::http::StatusCode;
use axum::routing::post;
use axum::{Json, Router};
use chrono::Local;
use cpom_api::{HoteSansFenetre, Session, UsageRequest, call_partage};
use serde_json::{Value, json};
use tokio::net::TcpListener;
use tokio::task::JoinError;
use tower_http::services::ServeDir;

/// The machine of the tests, in a folder of its own.
fn hote(folder: &Path) -> HoteSansFenetre {
    let asked = folder.to_owned();
    let now = || {
        let fixed = std::env::var("CPOM_MAINTENANT").ok();
        fixed.and_then(|f| f.parse().ok()).unwrap_or_else(|| Local::now().naive_local())
    };
    let reponse = move |usage: UsageRequest, nom: Option<&str>| choose(&asked, usage, nom);
    HoteSansFenetre { reponse: Box::new(reponse), donnees: Some(folder.join("donnees")), ..HoteSansFenetre::new(now) }
}

/// The next prepared answer, an empty line for a cancelled dialog; else the proposed name.
fn choose(folder: &Path, usage: UsageRequest, nom_propose: Option<&str>) -> Option<PathBuf> {
    let list = folder.join("dialogues.txt");
    let text = std::fs::read_to_string(&list).unwrap_or_default();
    if let Some((first, rest)) = text.split_once('\n') {
        let _ = std::fs::write(&list, rest);
        return (!first.is_empty()).then(|| PathBuf::from(first));
    }
    let end = match usage {
        UsageRequest::Pdf => ".pdf",
        UsageRequest::Docx => ".docx",
        UsageRequest::Xlsx => ".xlsx",
        UsageRequest::Ics => ".ics",
        UsageRequest::Json | UsageRequest::Import => ".json",
        UsageRequest::ModeleNouveau | UsageRequest::ModeleOuvrir => ".cpom-modele",
        _ => ".cpom",
    };
    nom_propose.map(|n| folder.join(format!("{}{end}", n.trim_end_matches(end))))
}

/// State from which requests are answered.
struct Banc {
    hote: HoteSansFenetre,
    session: Mutex<Session>,
}

/// Largest request read, in bytes: a dossier pasted whole fits.
const REQUEST_MAX: usize = 64 << 20;

#[tokio::main]
async fn main() -> Result<(), Box<dyn std::error::Error + Send + Sync>> {
    let mut args = std::env::args().skip(1);
    let (Some(port), Some(page), Some(folder)) = (args.next(), args.next(), args.next()) else {
        return Err("usage: cpom-host PORT PAGE FOLDER".into());
    };
    std::fs::create_dir_all(&folder)?;
    let banc = Arc::new(Banc { hote: hote(Path::new(&folder)), session: Mutex::new(Session::default()) });
    let server = Router::new()
        .route("/appel", post(answer))
        .layer(DefaultBodyLimit::max(REQUEST_MAX))
        .with_state(banc)
        .fallback_service(ServeDir::new(page));
    let listener = TcpListener::bind(("127.0.0.1", port.parse::<u16>()?)).await?;
    println!("http://{}", listener.local_addr()?);
    Ok(axum::serve(listener, server).await?)
}

/// Runs one command of the page on a thread of its own: a command blocks while it reads and writes files. The body is JSON
/// whatever its declared type, so that a script of a few lines can call.
async fn answer(State(banc): State<Arc<Banc>>, body: Bytes) -> (StatusCode, Json<Value>) {
    let run = move || {
        let mut envelope: Value = serde_json::from_slice(&body).unwrap_or_default();
        let commande = envelope["commande"].as_str().unwrap_or_default().to_owned();
        match call_partage(&banc.session, &banc.hote, &commande, envelope["arguments"].take()) {
            Ok(value) => (StatusCode::OK, Json(value)),
            Err(e) => (StatusCode::BAD_REQUEST, Json(json!(e))),
        }
    };
    let panicked = |e: JoinError| (StatusCode::INTERNAL_SERVER_ERROR, Json(json!(e.to_string())));
    tokio::task::spawn_blocking(run).await.unwrap_or_else(panicked)
}
