//! A screen that nobody sees, and a message bus of its own: no test meets the desktop of whoever runs it.

use std::io::{BufRead as _, BufReader, Lines};
use std::path::{Path, PathBuf};
use std::process::{Child, ChildStdout, Command, Stdio};
use std::sync::mpsc::{Receiver, channel};
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use image::{Rgb, RgbImage};
use tempfile::TempDir;

/// As large as the bureaus' old monitors.
const SIZE: &str = "1280x760x24";
/// How long a notification may take.
const PATIENCE: Duration = Duration::from_secs(60);

/// WebKit's drivers that start windows at the same moment now and then speak with each other's: one screen at a time.
static TURN: Mutex<()> = Mutex::new(());

/// A virtual screen with its bus and its folder; goes with the test.
pub struct Screen {
    server: Child,
    bus: Child,
    /// Its name, such as `:99`.
    pub display: String,
    /// Where its bus is.
    pub address: String,
    folder: TempDir,
    _turn: MutexGuard<'static, ()>,
}

impl Screen {
    /// Starts a display server under the first number that is free, and a bus.
    pub fn new() -> Self {
        let turn = TURN.lock().unwrap_or_else(PoisonError::into_inner);
        let folder = tempfile::tempdir().expect("a folder");
        let words = ["-displayfd", "1", "-screen", "0", SIZE, "-nolisten", "tcp", "-fbdir"];
        let (server, mut lines) = started(Command::new("Xvfb").args(words).arg(folder.path()));
        let number = lines.next().expect("a display").expect("text");
        let (bus, mut lines) = started(Command::new("dbus-daemon").arg("--print-address").arg(configuration(&folder)));
        let address = lines.next().expect("an address").expect("text");
        Self { server, bus, display: format!(":{}", number.trim()), address, folder, _turn: turn }
    }

    /// The folder of something that belongs to this test.
    pub fn folder(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    /// Where everything that is on the screen can be seen, as `xwd` would write it.
    pub fn seen(&self) -> PathBuf {
        self.folder("Xvfb_screen0")
    }

    /// A program that knows this screen, this bus and no other place of whoever runs the test.
    pub fn program(&self, path: &Path) -> Command {
        let mut program = Command::new(path);
        program.env("DISPLAY", &self.display).env("DBUS_SESSION_BUS_ADDRESS", &self.address).env("NO_AT_BRIDGE", "1");
        for kind in ["XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME"] {
            program.env(kind, self.folder(kind));
        }
        program.env_remove("JIANGXUAN_PASSPHRASE").env_remove("WAYLAND_DISPLAY").stdin(Stdio::null());
        program
    }

    /// Hears what is told to the person on this screen from now on.
    pub fn listens(&self) -> Notifications {
        self.hears("type='method_call',interface='org.freedesktop.Notifications',member='Notify'")
    }

    /// Hears of second starts that speak with the first from now on.
    pub fn hears_of_starts(&self) -> Notifications {
        self.hears("type='method_call',interface='org.SingleInstance.DBus'")
    }

    fn hears(&self, rule: &str) -> Notifications {
        let words = ["--address", &self.address, "--monitor", rule];
        let (monitor, mut lines) = started(Command::new("dbus-monitor").args(words));
        // The first thing that a monitor hears is that it has become one.
        lines.find(|line| line.as_ref().is_ok_and(|line| line.contains("NameLost"))).expect("a monitor").expect("text");
        let (heard, told) = channel();
        // It ends with the monitor, or when nobody listens any more.
        std::thread::spawn(move || lines.map_while(Result::ok).try_for_each(|line| heard.send(line)));
        Notifications { monitor, told }
    }
}

impl Drop for Screen {
    fn drop(&mut self) {
        for child in [&mut self.bus, &mut self.server] {
            child.kill().ok();
            child.wait().ok();
        }
    }
}

/// What is told on a screen.
pub struct Notifications {
    monitor: Child,
    told: Receiver<String>,
}

impl Notifications {
    /// Waits for a notification that says this.
    pub fn says(&self, text: &str) {
        let mut heard = Vec::new();
        while !heard.last().is_some_and(|line: &String| line.contains(text)) {
            let line = self.told.recv_timeout(PATIENCE);
            heard.push(line.unwrap_or_else(|_| panic!("no notification says `{text}`, but: {heard:#?}")));
        }
    }
}

impl Drop for Notifications {
    fn drop(&mut self) {
        self.monitor.kill().ok();
        self.monitor.wait().ok();
    }
}

/// What a file of `xwd` shows, where each dot has four bytes: blue, green, red and one that says nothing.
pub fn picture(xwd: &[u8]) -> RgbImage {
    let number = |at: usize| u32::from_be_bytes(*xwd[4 * at..].first_chunk().expect("a header"));
    let [header, width, height, line, colours] = [0, 4, 5, 12, 19].map(number);
    // Behind the header is a table of colours, of twelve bytes each, that such a screen does not use.
    let begin = header + 12 * colours;
    RgbImage::from_fn(width, height, |x, y| {
        let dot = (begin + y * line + 4 * x) as usize;
        Rgb([xwd[dot + 2], xwd[dot + 1], xwd[dot]])
    })
}

fn started(program: &mut Command) -> (Child, Lines<BufReader<ChildStdout>>) {
    let name = program.get_program().to_owned();
    let spawned = program.stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::null()).spawn();
    let mut child = spawned.unwrap_or_else(|error| panic!("{name:?}: {error}; `cargo xtask setup` installs it"));
    let lines = BufReader::new(child.stdout.take().expect("piped")).lines();
    (child, lines)
}

/// A session bus that starts no services: neither a keyring nor anything else of the computer.
fn configuration(folder: &TempDir) -> String {
    let file = folder.path().join("bus.conf");
    let text = format!(
        "<busconfig><type>session</type><listen>unix:dir={}</listen><auth>EXTERNAL</auth>\
         <policy context=\"default\"><allow send_destination=\"*\" eavesdrop=\"true\"/><allow eavesdrop=\"true\"/>\
         <allow own=\"*\"/></policy></busconfig>",
        folder.path().display()
    );
    std::fs::write(&file, text).expect("written");
    format!("--config-file={}", file.display())
}
