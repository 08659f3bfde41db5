//! The always-on node.

use jiangxuan_api::network::{Listen, Plan};
use jiangxuan_api::session::Session;
use jiangxuan_contract::Reply;
use jiangxuan_contract::answer::season::Status;
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
    let asked = asked_to_end();
    match first_line(&session).await {
        Ok(line) => output.first_line(&line),
        Err(failure) => {
            session.close().await;
            return Err(failure);
        }
    }
    tokio::select! {
        () = session.service().stopped() => {}
        () = asked => {}
    }
    session.close().await;
    Ok(Value::Null)
}

fn plan(serve: Serve) -> Plan {
    let listen = serve.listen.map_or(Listen::Usually, Listen::At);
    Plan { listen, lan: !serve.lan.no_lan, relay: serve.relay, embed: serve.embed_relay }
}

async fn first_line(session: &Session) -> Answer {
    let device = match session.service().call(Command::Status).await? {
        Reply::Status(Status::Member(standing)) => Some(standing.device),
        Reply::Status(Status::Outside(outside)) => Some(outside.device),
        _ => None,
    };
    let here = session.service().whereabouts().await;
    Ok(json!({
        "listening": here.addresses.first(),
        "device": device,
        "addresses": here.addresses,
        "relay": here.relay,
    }))
}

/// Ends when the operating system asks this process to. It listens from the moment of the call: whoever reads
/// the first line may ask at once.
#[cfg(unix)]
fn asked_to_end() -> impl Future<Output = ()> {
    use tokio::signal::unix::{Signal, SignalKind, signal};
    async fn heard(signals: std::io::Result<Signal>) {
        match signals {
            Ok(mut signals) => drop(signals.recv().await),
            Err(_) => std::future::pending().await,
        }
    }
    let (term, interrupt) = (signal(SignalKind::terminate()), signal(SignalKind::interrupt()));
    async {
        tokio::select! {
            () = heard(term) => {}
            () = heard(interrupt) => {}
        }
    }
}

/// Ends when the operating system asks this process to.
#[cfg(not(unix))]
async fn asked_to_end() {
    // Without the handler the default one ends the process, which is safe as well.
    tokio::signal::ctrl_c().await.ok();
}
