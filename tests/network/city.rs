//! A municipal node and county desks that are enrolled with it.

use std::net::UdpSocket;

use crate::desk::{Desk, Node, text};

pub const YUCI: &str = "140702";
pub const TAIGU: &str = "140726";
pub const CITY: &str = "140700";

/// The municipal bureau's computer; its node listens at the same place whenever it runs.
pub struct Hub {
    pub desk: Desk,
    pub listen: String,
}

impl Hub {
    /// Founds a season, reachable on this computer only.
    pub fn founded() -> Self {
        let free = UdpSocket::bind("127.0.0.1:0").and_then(|socket| socket.local_addr()).expect("a port");
        Self::founded_at(Desk::new(), &free.to_string())
    }

    pub fn founded_at(desk: Desk, listen: &str) -> Self {
        let name = ["--bureau-name", "晋中市人力资源和社会保障局", "--device-name", "市局节点", "--person", "乔知远"];
        desk.does(&[&["campaign", "create"], &name[..]].concat());
        Self { desk, listen: listen.to_owned() }
    }

    pub fn serves(&self) -> Node {
        self.desk.serves(&["--listen", &self.listen, "--no-lan"])
    }

    /// Enrols a county's computer, without waiting for six digits to be read out.
    pub fn enrols(&self, desk: Desk, bureau: &str, name: &str) -> Desk {
        let ticket = self.desk.does(&["invite", "--bureau", bureau, "--preapproved"]);
        let words = ["join", &text(&ticket, "/ticket"), "--device-name", name, "--person", "武晓岚", "--no-lan"];
        let joined = desk.does(&words);
        assert_eq!(joined["state"], "enrolled", "{joined}");
        desk
    }

    pub fn revokes(&self, device: &str) {
        self.desk.does(&["device", "revoke", device, "--reason", "电脑遗失"]);
    }
}
