//! One TCP port carried over a Unix socket, which network namespaces do not divide: this very
//! program, run again at either end.

use std::io::{BufRead as _, BufReader, copy};
use std::net::{Shutdown, TcpListener, TcpStream};
use std::os::unix::net::{UnixListener, UnixStream};
use std::process::{Child, Stdio};

use crate::desk::Desk;

const END: &str = "JIANGXUAN_TEST_TUNNEL";
const PORT: &str = "JIANGXUAN_TEST_TUNNEL_PORT";
const SOCKET: &str = "JIANGXUAN_TEST_TUNNEL_SOCKET";
const READY: &str = "carrying";

/// One end; it ends with this value.
pub struct Tunnel(Child);

impl Tunnel {
    /// The end that calls `port` for whoever comes through.
    pub fn calls(desk: &Desk, port: &str, socket: &str) -> Self {
        Self::starts(desk, "calls", port, socket)
    }

    /// The end that answers at `port`.
    pub fn answers(desk: &Desk, port: &str, socket: &str) -> Self {
        Self::starts(desk, "answers", port, socket)
    }

    fn starts(desk: &Desk, end: &str, port: &str, socket: &str) -> Self {
        let mut command = desk.local(&std::env::current_exe().expect("this program"));
        command.args(["--exact", "tunnel::carries", "--ignored", "--nocapture"]);
        command.env(END, end).env(PORT, port).env(SOCKET, socket);
        let mut child = command.stdout(Stdio::piped()).spawn().expect("started");
        let mut lines = BufReader::new(child.stdout.take().expect("piped")).lines();
        assert!(lines.any(|line| line.is_ok_and(|line| line.ends_with(READY))), "the tunnel does not open");
        std::thread::spawn(move || lines.count());
        Self(child)
    }
}

impl Drop for Tunnel {
    fn drop(&mut self) {
        self.0.kill().ok();
        self.0.wait().ok();
    }
}

#[test]
#[ignore = "a part that other tests have it play in a network namespace"]
fn carries() {
    let known = |name| std::env::var(name).ok();
    let (Some(end), Some(port), Some(socket)) = (known(END), known(PORT), known(SOCKET)) else { return };
    if end == "calls" {
        let listener = UnixListener::bind(&socket).expect("a socket");
        println!("{READY}");
        for stream in listener.incoming().map_while(Result::ok) {
            let port = port.clone();
            std::thread::spawn(move || TcpStream::connect(port).map(|tcp| join(tcp, stream)));
        }
    } else {
        let listener = TcpListener::bind(&port).expect("a port");
        println!("{READY}");
        for stream in listener.incoming().map_while(Result::ok) {
            let socket = socket.clone();
            std::thread::spawn(move || UnixStream::connect(socket).map(|unix| join(stream, unix)));
        }
    }
}

/// Copies both ways until both are done; a broken line ends either.
fn join(tcp: TcpStream, unix: UnixStream) {
    let (mut from_tcp, mut to_tcp) = (tcp.try_clone().expect("a copy"), tcp);
    let (mut from_unix, mut to_unix) = (unix.try_clone().expect("a copy"), unix);
    let back = std::thread::spawn(move || {
        copy(&mut from_unix, &mut to_tcp).ok();
        to_tcp.shutdown(Shutdown::Write).ok();
    });
    copy(&mut from_tcp, &mut to_unix).ok();
    to_unix.shutdown(Shutdown::Write).ok();
    back.join().ok();
}
