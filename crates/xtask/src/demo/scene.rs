//! The devices and what they have come to hold.

use std::net::{TcpListener, UdpSocket};
use std::path::PathBuf;

use serde_json::Value;

use super::node::Node;
use super::stage::Stage;
use crate::tool::{Failed, root};

/// Profile of the municipal bureau's node.
pub const HUB: &str = "shiju";
/// The two devices of the bureau of 榆次区.
pub const YUCI_1: &str = "yuci-1";
/// See [`YUCI_1`].
pub const YUCI_2: &str = "yuci-2";
/// The device of the bureau of 太谷县.
pub const TAIGU: &str = "taigu";
/// Through which a network namespace reaches the relay.
pub const SOCKET: &str = "relay.sock";
/// A pass over the network that stays off the local network, so that its path is known.
pub const SYNC: &[&str] = &["sync", "--timeout", "30", "--no-lan"];

/// Everything that one act leaves to the next.
pub struct Scene {
    /// The narrator.
    pub stage: Stage,
    /// Where the municipal node listens.
    pub listen: String,
    /// Where its relay listens.
    pub relay: String,
    /// The municipal node, while it runs.
    pub hub: Option<Node>,
    /// The dossier that both devices of 榆次区 work on.
    pub yuci: String,
    /// The one sealed before and received after closing.
    pub yuci_late: String,
    /// The dossier of 太谷县.
    pub taigu: String,
    /// A record that one device removes while the other edits it.
    pub award: String,
}

impl Scene {
    /// Nothing is there yet but two free ports.
    pub fn new(stage: Stage) -> Result<Self, Failed> {
        let port = |error| Failed::File(PathBuf::from("127.0.0.1"), error);
        let listen = UdpSocket::bind("127.0.0.1:0").and_then(|socket| socket.local_addr()).map_err(port)?;
        let relay = TcpListener::bind("127.0.0.1:0").and_then(|socket| socket.local_addr()).map_err(port)?;
        let none = String::new;
        Ok(Self {
            stage,
            listen: listen.to_string(),
            relay: relay.to_string(),
            hub: None,
            yuci: none(),
            yuci_late: none(),
            taigu: none(),
            award: none(),
        })
    }

    /// Starts the municipal node with its own relay.
    pub fn start_hub(&mut self) -> Result<(), Failed> {
        let (listen, relay) = (self.listen.clone(), self.relay.clone());
        let words = ["--listen", &listen, "--embed-relay", &relay, "--no-lan"];
        self.hub = Some(Node::start(&mut self.stage, HUB, &words)?);
        Ok(())
    }

    /// Stops the municipal node.
    pub fn stop_hub(&mut self) -> Result<(), Failed> {
        match self.hub.take() {
            Some(node) => node.stop(&mut self.stage),
            None => Ok(()),
        }
    }

    /// Ends whatever still runs.
    pub fn leave(&mut self) {
        self.hub = None;
        // Only there where the relay was shown.
        let _never_there = std::fs::remove_file(root().join(self.stage.file(SOCKET))).is_err();
    }

    /// One pass with the municipal node over this path.
    pub fn sync(&mut self, home: &str) -> Result<Value, Failed> {
        let answer = self.stage.run(home, SYNC)?;
        let paths: Vec<String> =
            answer["peers"].as_array().into_iter().flatten().map(|peer| text(peer, "/path")).collect();
        self.stage.check(&format!("{home} 与市局直接连通"), paths.iter().any(|path| path == "direct"))?;
        Ok(answer)
    }

    /// How far a dossier has come, as this device knows it.
    pub fn delivery(&mut self, home: &str, id: &str, wanted: &str) -> Result<Value, Failed> {
        let shown = self.stage.run(home, &["dossier", "show", id])?;
        let what = format!("{home} 上的状态是“{}”", in_words(wanted));
        self.stage.check(&what, text(&shown, "/delivery") == wanted)?;
        Ok(shown)
    }

    /// How many cards are open here.
    pub fn cards(&mut self, home: &str) -> Result<Vec<Value>, Failed> {
        let listed = self.stage.run(home, &["conflict", "list"])?;
        Ok(listed.as_array().cloned().unwrap_or_default())
    }
}

fn in_words(delivery: &str) -> &str {
    match delivery {
        "local" => "本机已保存",
        "bureau" => "同局已同步",
        "received" => "市局已收到",
        "closed" => "已封存",
        other => other,
    }
}

/// The text at a place of an answer; empty where there is none.
pub fn text(value: &Value, place: &str) -> String {
    value.pointer(place).and_then(Value::as_str).unwrap_or_default().to_owned()
}
