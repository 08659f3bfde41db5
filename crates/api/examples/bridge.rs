//! The application behind HTTP, so that a browser can drive the very same screens over a real engine.
//! For tests of the user interface only; it is no part of the product and listens on this computer alone.
//!
//! ```text
//! cargo run -p jiangxuan-api --example bridge -- --home DIR --port N [--ui ui/dist] [--lan]
//! GET  /            the built user interface
//! POST /rpc         a request as JSON; answers with the value, or status 422 and {"code", "message"}
//! GET  /events      the numbered events of one screen, as server-sent events
//! POST /file        text as body; writes it into a file of its own and answers {"path"}
//! ```
//!
//! The passphrase is taken from `JIANGXUAN_PASSPHRASE`, if it is there. The first line of output is
//! `{"listening": "127.0.0.1:N"}`.

// The future behind a request is deeply nested.
#![recursion_limit = "256"]

use std::convert::Infallible;
use std::io::Write as _;
use std::net::{Ipv4Addr, SocketAddr};
use std::path::PathBuf;
use std::process::ExitCode;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use axum::extract::State;
use axum::http::StatusCode;
use axum::response::sse::{KeepAlive, Sse};
use axum::routing::{get, post};
use axum::{Json, Router};
use futures::Stream;
use jiangxuan_api::network::{Listen, Plan};
use jiangxuan_api::{Application, Failure, Options, worker};
use serde_json::{Value, json};
use tower_http::services::ServeDir;

/// What was typed.
struct Asked {
    home: PathBuf,
    port: u16,
    ui: PathBuf,
    lan: bool,
}

fn main() -> ExitCode {
    // Trials run in this very program.
    if std::env::args().nth(1).as_deref() == Some("worker") {
        return worker::run(std::env::args().nth(2).as_deref());
    }
    let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(2).enable_all().build();
    match asked().and_then(|asked| runtime.map_err(|error| error.to_string())?.block_on(serve(asked))) {
        Ok(()) => ExitCode::SUCCESS,
        Err(text) => {
            eprintln!("bridge: {text}");
            ExitCode::FAILURE
        }
    }
}

fn asked() -> Result<Asked, String> {
    let mut words = std::env::args().skip(1);
    let mut asked = Asked { home: PathBuf::new(), port: 0, ui: PathBuf::from("ui/dist"), lan: false };
    while let Some(word) = words.next() {
        if word == "--lan" {
            asked.lan = true;
            continue;
        }
        let value = words.next().ok_or_else(|| format!("{word} lacks its value"))?;
        match word.as_str() {
            "--home" => asked.home = std::path::absolute(value).map_err(|error| error.to_string())?,
            "--port" => asked.port = value.parse().map_err(|_| format!("{value} is no port"))?,
            "--ui" => asked.ui = PathBuf::from(value),
            other => return Err(format!("{other} is not understood")),
        }
    }
    if asked.home.as_os_str().is_empty() { Err("--home DIR is missing".to_owned()) } else { Ok(asked) }
}

/// What every request is answered with.
struct Bridge {
    application: Application,
    files: AtomicU64,
}

async fn serve(asked: Asked) -> Result<(), String> {
    let passphrase = std::env::var("JIANGXUAN_PASSPHRASE").ok().map(Into::into);
    let listen = Listen::At(SocketAddr::new(Ipv4Addr::LOCALHOST.into(), 0));
    let plan = Plan { listen: if asked.lan { Listen::Usually } else { listen }, lan: asked.lan, ..Plan::default() };
    let application = Application::new(asked.home, Options { plan, passphrase });
    let bridge = Arc::new(Bridge { application, files: AtomicU64::new(1) });
    let router = Router::new()
        .route("/rpc", post(rpc))
        .route("/events", get(events))
        .route("/file", post(file))
        .fallback_service(ServeDir::new(asked.ui))
        .with_state(Arc::clone(&bridge));
    let said = |error: std::io::Error| error.to_string();
    let listener = tokio::net::TcpListener::bind((Ipv4Addr::LOCALHOST, asked.port)).await.map_err(said)?;
    println!("{}", json!({ "listening": listener.local_addr().map_err(said)?.to_string() }));
    std::io::stdout().flush().map_err(said)?;
    tokio::select! {
        served = axum::serve(listener, router) => served.map_err(said)?,
        () = asked_to_end() => {}
        () = bridge.application.stopped() => {}
    }
    bridge.application.close().await;
    Ok(())
}

async fn rpc(State(bridge): State<Arc<Bridge>>, Json(request): Json<Value>) -> Result<Json<Value>, Refused> {
    bridge.application.rpc(request).await.map(Json).map_err(refused)
}

/// A failure as HTTP has it.
type Refused = (StatusCode, Json<Failure>);

fn refused(failure: Failure) -> Refused {
    (StatusCode::UNPROCESSABLE_ENTITY, Json(failure))
}

async fn events(
    State(bridge): State<Arc<Bridge>>,
) -> Sse<impl Stream<Item = Result<axum::response::sse::Event, Infallible>>> {
    let stream = futures::stream::unfold(bridge.application.subscribe(), |mut subscription| async move {
        let event = subscription.next().await?;
        let told = axum::response::sse::Event::default().json_data(&event).unwrap_or_default();
        Some((Ok(told), subscription))
    });
    Sse::new(stream).keep_alive(KeepAlive::default())
}

/// A browser has no paths: what it picked becomes a file beside the profile.
async fn file(State(bridge): State<Arc<Bridge>>, body: String) -> Result<Json<Value>, Refused> {
    let number = bridge.files.fetch_add(1, Ordering::Relaxed);
    let folder = bridge.application.home().with_extension("picked");
    let path = folder.join(format!("{number}.txt"));
    let written = std::fs::create_dir_all(&folder).and_then(|()| std::fs::write(&path, body));
    written.map_err(|error| refused(Failure::new("io", error.to_string())))?;
    Ok(Json(json!({ "path": path })))
}

/// Ends when the operating system asks this process to.
async fn asked_to_end() {
    #[cfg(unix)]
    {
        use tokio::signal::unix::{SignalKind, signal};
        if let Ok(mut term) = signal(SignalKind::terminate()) {
            tokio::select! {
                _ = term.recv() => {}
                _ = tokio::signal::ctrl_c() => {}
            }
            return;
        }
    }
    tokio::signal::ctrl_c().await.ok();
}
