//! The always-on node.

use jiangxuan_api::network::{Listen, Plan};
use jiangxuan_api::session::Session;
use jiangxuan_engine::command::{Answer, Command};
use serde_json::{Value, json};

use crate::cli::Globals;
use crate::cli::season::Serve;
use crate::output::Output;
use crate::{errand, failures, profile};

/// Runs until a signal or `stop` ends it.
pub(crate) async fn serve(globals: &Globals, serve: Serve, output: Output) -> Answer {
    let home = profile::home(globals)?;
    if !jiangxuan_api::profile::exists(&home) {
        return Err(failures::no_profile(&home));
    }
    let database = errand::open_for_serving(&home).await?;
    let session = Session::serve(&home, database, plan(serve)).await?;
    match first_line(&session).await {
        Ok(line) => output.first_line(&line),
        Err(failure) => {
            session.close().await;
            return Err(failure);
        }
    }
    tokio::select! {
        () = session.service().stopped() => {}
        () = asked_to_end() => {}
    }
    session.close().await;
    Ok(Value::Null)
}

fn plan(serve: Serve) -> Plan {
    let listen = serve.listen.map_or(Listen::Usually, Listen::At);
    Plan { listen, lan: !serve.lan.no_lan, relay: serve.relay, embed: serve.embed_relay }
}

async fn first_line(session: &Session) -> Answer {
    let status = session.service().call(Command::Status).await?;
    let here = session.service().whereabouts().await;
    Ok(json!({
        "listening": here.addresses.first(),
        "device": status["device"],
        "addresses": here.addresses,
        "relay": here.relay,
    }))
}

/// Ends when the operating system asks this process to.
#[cfg(unix)]
async fn asked_to_end() {
    use tokio::signal::unix::{SignalKind, signal};
    let term = async {
        match signal(SignalKind::terminate()) {
            Ok(mut signals) => drop(signals.recv().await),
            Err(_) => std::future::pending().await,
        }
    };
    tokio::select! {
        () = term => {}
        _ = tokio::signal::ctrl_c() => {}
    }
}

/// Ends when the operating system asks this process to.
#[cfg(not(unix))]
async fn asked_to_end() {
    // Without the handler the default one ends the process, which is safe as well.
    tokio::signal::ctrl_c().await.ok();
}
