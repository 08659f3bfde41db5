//! A relay reachable from a network namespace that nothing else leaves.
//!
//! Inside the namespace there is only a loopback interface, so every direct path is refused by the
//! kernel itself. One TCP port of it is carried over a Unix socket, which namespaces do not divide,
//! to the same port outside: the relay's.

use std::io::{self, copy};
use std::net::{Shutdown, TcpListener, TcpStream};
use std::os::unix::net::{UnixListener, UnixStream};
use std::path::Path;
use std::process::Command;

use crate::tool::{Failed, root, run, succeeds};

/// Whether a process may have a namespace of its own here.
pub fn possible() -> bool {
    succeeds(Command::new("unshare").args(["-Urn", "ip", "link", "set", "lo", "up"]))
}

/// Outside: carries what arrives on the Unix socket to the relay, until the process ends.
pub fn open(socket: &str, relay: String) -> Result<(), Failed> {
    let path = root().join(socket);
    let listener = UnixListener::bind(&path).map_err(|error| Failed::File(path, error))?;
    std::thread::spawn(move || {
        for inside in listener.incoming().map_while(Result::ok) {
            let relay = relay.clone();
            std::thread::spawn(move || TcpStream::connect(relay).and_then(|outside| join(outside, inside)));
        }
    });
    Ok(())
}

/// The same command, inside.
pub fn inside(command: &Command, relay: &str, socket: &str) -> Result<Command, Failed> {
    let tool = std::env::current_exe().map_err(|error| Failed::File("xtask".into(), error))?;
    let mut wrapped = Command::new("unshare");
    wrapped.arg("-Urn").arg(tool).args(["forward", relay, socket]).arg(command.get_program()).args(command.get_args());
    wrapped.current_dir(root());
    for (name, value) in command.get_envs().filter_map(|(name, value)| Some((name, value?))) {
        wrapped.env(name, value);
    }
    Ok(wrapped)
}

/// Inside: `forward ADDRESS SOCKET PROGRAM WORDS...` listens for the relay's clients and runs the program.
pub fn forward(words: &[String]) -> Result<(), Failed> {
    let [relay, socket, program, rest @ ..] = words else {
        return Err(Failed::Usage("forward ADDRESS SOCKET PROGRAM WORDS...".to_owned()));
    };
    run(Command::new("ip").args(["link", "set", "lo", "up"]))?;
    let listener = TcpListener::bind(relay).map_err(|error| Failed::File(relay.into(), error))?;
    let socket = root().join(socket);
    std::thread::spawn(move || {
        for client in listener.incoming().map_while(Result::ok) {
            let socket = socket.clone();
            std::thread::spawn(move || carry(client, &socket));
        }
    });
    run(Command::new(program).args(rest))
}

fn carry(client: TcpStream, socket: &Path) -> io::Result<()> {
    join(client, UnixStream::connect(socket)?)
}

/// Copies both ways until both are done.
fn join(tcp: TcpStream, unix: UnixStream) -> io::Result<()> {
    let (mut from_tcp, mut to_tcp) = (tcp.try_clone()?, tcp);
    let (mut from_unix, mut to_unix) = (unix.try_clone()?, unix);
    let back = std::thread::spawn(move || {
        let copied = copy(&mut from_unix, &mut to_tcp);
        to_tcp.shutdown(Shutdown::Write).and(copied)
    });
    let copied = copy(&mut from_tcp, &mut to_unix);
    to_unix.shutdown(Shutdown::Write)?;
    // A thread that panicked has nothing more to copy either.
    copied.and(back.join().unwrap_or(Ok(0))).map(|_bytes| ())
}
