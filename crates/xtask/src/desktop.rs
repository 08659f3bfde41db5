//! The desktop application: opened for a look, and packed for the bureaus' computers.

use std::path::{Path, PathBuf};
use std::process::{Child, Command};
use std::time::{Duration, Instant};

use crate::tool::{Failed, cargo, program, run, succeeds, target, timed};
use crate::{setup, ui};

/// How long a freshly installed window may take to open its profile.
const PATIENCE: Duration = Duration::from_secs(120);
/// Between two questions whether it has.
const LOOK_AGAIN: Duration = Duration::from_millis(250);
const PASSPHRASE: &str = "package-package";

/// Builds user interface and application, and opens a window; `words` go to it. Without `--home` among them it
/// opens on a profile that is not there yet.
pub fn app(words: &[String]) -> Result<(), Failed> {
    timed("set-up", setup::setup)?;
    build()?;
    let mut window = window(&[]);
    if !words.iter().any(|word| word == "--home" || word.starts_with("--home=")) {
        let home = fresh()?;
        println!("profile: {}", home.display());
        window.arg("--home").arg(home);
    }
    run(window.args(words))
}

/// Builds the user interface and the application around it, as the tests do.
pub fn build() -> Result<(), Failed> {
    ui::build()?;
    timed("build", || run(&mut cargo(&["build", "--workspace", "--bin", "jiangxuan-app", "--bin", "jiangxuan"])))
}

/// The application as it was built here.
#[must_use]
pub fn window(words: &[&str]) -> Command {
    program(&built("jiangxuan-app").to_string_lossy(), words)
}

/// A folder that nobody has used.
fn fresh() -> Result<PathBuf, Failed> {
    let all = target().join("app");
    std::fs::create_dir_all(&all).map_err(|error| Failed::File(all.clone(), error))?;
    let mut numbers = (1..).map(|n: u32| all.join(n.to_string())).filter(|home| !home.exists());
    numbers.next().ok_or_else(|| Failed::Missing(format!("{}: no name is free", all.display())))
}

/// What is to be packed, and whether it is tried.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Packing {
    debug: bool,
    check: bool,
}

impl Packing {
    /// What was built for the tests, packed and tried.
    #[must_use]
    pub fn trial() -> Self {
        Self { debug: true, check: true }
    }

    /// Reads the words after `package`.
    pub fn read(words: &[String]) -> Result<Self, Failed> {
        let mut packing = Self::default();
        for word in words {
            match word.as_str() {
                "--debug" => packing.debug = true,
                "--check" => packing.check = true,
                other => return Err(Failed::Usage(format!("`{other}` is not understood"))),
            }
        }
        Ok(packing)
    }
}

/// Makes the .deb and the .rpm; with `--check` installs the .deb and starts what it brought.
pub fn package(packing: &Packing) -> Result<(), Failed> {
    timed("set-up", setup::setup)?;
    if packing.debug {
        build()?;
    } else {
        ui::build()?;
        let release = ["build", "--release", "--workspace", "--bin", "jiangxuan-app"];
        timed("build", || run(&mut cargo(&release)))?;
        timed("command line", || run(&mut cargo(&["build", "--workspace", "--bin", "jiangxuan"])))?;
    }
    pack(packing)
}

/// Packs what has been built.
pub fn pack(packing: &Packing) -> Result<(), Failed> {
    let words = ["bundle", "--bundles", "deb,rpm", "--debug"];
    let words = if packing.debug { &words[..] } else { &words[..3] };
    timed("packages", || run(&mut ui::bin("tauri", words)))?;
    let made = found(packing.debug)?;
    for file in &made {
        println!("{}", file.display());
    }
    let deb = made.iter().find(|file| file.extension().is_some_and(|ending| ending == "deb"));
    match deb {
        Some(deb) if packing.check => timed("trial of the package", || try_out(deb)),
        _ => Ok(()),
    }
}

/// The packages of this build.
fn found(debug: bool) -> Result<Vec<PathBuf>, Failed> {
    let bundle = target().join(if debug { "debug" } else { "release" }).join("bundle");
    let mut files = Vec::new();
    for kind in ["deb", "rpm"] {
        let folder = bundle.join(kind);
        let entries = std::fs::read_dir(&folder).map_err(|error| Failed::File(folder.clone(), error))?;
        let packed = |path: &PathBuf| path.extension().is_some_and(|ending| ending == kind);
        files.extend(entries.flatten().map(|entry| entry.path()).filter(packed));
    }
    Ok(files)
}

/// Installs the package, opens a window on a profile, asks it through the control socket, and ends it.
fn try_out(deb: &Path) -> Result<(), Failed> {
    setup::apt(&["install", "-q", "-y", "--no-install-recommends", "--reinstall", &deb.to_string_lossy()])?;
    let home = target().join("package-trial");
    if home.exists() {
        std::fs::remove_dir_all(&home).map_err(|error| Failed::File(home.clone(), error))?;
    }
    run(&mut jiangxuan(&home, &["campaign", "create", "--bureau-name", "晋中市人力资源和社会保障局"]))?;
    let words = ["--auto-servernum", "jiangxuan-app", "--listen", "127.0.0.1:0", "--no-lan", "--home"];
    let mut window = program("xvfb-run", &words);
    let window = window.arg(&home).env("JIANGXUAN_PASSPHRASE", PASSPHRASE).env_remove("DBUS_SESSION_BUS_ADDRESS");
    let started = window.spawn().map_err(|error| Failed::Start("xvfb-run jiangxuan-app".to_owned(), error))?;
    if opened_and_ended(started, &home) {
        println!("the installed window opened its profile and ended when asked");
        return Ok(());
    }
    Err(Failed::Missing("the installed window did not open its profile and end when asked".to_owned()))
}

/// Only a process that holds the profile can be asked to stop, and the window opens it once its page is drawn.
fn opened_and_ended(mut window: Child, home: &Path) -> bool {
    let end = Instant::now() + PATIENCE;
    while Instant::now() < end && matches!(window.try_wait(), Ok(None)) {
        if succeeds(&mut jiangxuan(home, &["stop"])) {
            return window.wait().is_ok_and(|status| status.success());
        }
        std::thread::sleep(LOOK_AGAIN);
    }
    // It may have ended by itself.
    let _ended = window.kill().is_err();
    false
}

fn jiangxuan(home: &Path, words: &[&str]) -> Command {
    let mut command = program(&built("jiangxuan").to_string_lossy(), &["--home", &home.to_string_lossy()]);
    command.args(words).env("JIANGXUAN_PASSPHRASE", PASSPHRASE);
    command
}

fn built(name: &str) -> PathBuf {
    target().join("debug").join(format!("{name}{}", std::env::consts::EXE_SUFFIX))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_package_is_made_for_release_unless_said_otherwise() {
        let read = |word: &str| Packing::read(&[word.to_owned()]).ok();
        assert_eq!(read("--check"), Some(Packing { debug: false, check: true }));
        assert_eq!(read("--debug"), Some(Packing { debug: true, check: false }));
        assert_eq!(read("--fast"), None);
    }
}
