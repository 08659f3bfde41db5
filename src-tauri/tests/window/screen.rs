//! A screen that nobody sees.

use std::io::{BufRead as _, BufReader};
use std::process::{Child, Command, Stdio};

/// As large as the bureaus' old monitors.
const SIZE: &str = "1280x760x24";

/// A virtual screen; goes with the test.
pub struct Screen {
    server: Child,
    /// Its name, such as `:99`.
    pub display: String,
}

impl Screen {
    /// Starts a display server under the first number that is free.
    pub fn new() -> Self {
        let words = ["-displayfd", "1", "-screen", "0", SIZE, "-nolisten", "tcp"];
        let mut server =
            Command::new("Xvfb").args(words).stdout(Stdio::piped()).stderr(Stdio::null()).spawn().expect("Xvfb");
        let mut number = String::new();
        BufReader::new(server.stdout.take().expect("piped")).read_line(&mut number).expect("a display");
        Self { server, display: format!(":{}", number.trim()) }
    }
}

impl Drop for Screen {
    fn drop(&mut self) {
        self.server.kill().ok();
        self.server.wait().ok();
    }
}
