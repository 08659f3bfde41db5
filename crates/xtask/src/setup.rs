//! What the build needs beyond Rust, installed where it is missing (Debian 12).

use std::path::Path;

use crate::fonts;
use crate::tool::{Failed, program, run, succeeds};

/// A package, what it is for, and a command that succeeds where it is there.
struct Need {
    package: &'static str,
    purpose: &'static str,
    probe: &'static [&'static str],
}

/// What the program needs, and the demonstration.
const NEEDS: &[Need] = &[
    Need { package: "build-essential", purpose: "compiles SQLite and OpenSSL", probe: &["cc", "--version"] },
    Need { package: "make", purpose: "builds OpenSSL", probe: &["make", "--version"] },
    // Debian's base system has a perl without the modules that OpenSSL's configuration uses.
    Need {
        package: "perl",
        purpose: "configures OpenSSL",
        probe: &["perl", "-MIPC::Cmd", "-MFindBin", "-MFile::Compare", "-e", "1"],
    },
    Need {
        package: "fonts-noto-cjk",
        purpose: "prints and shows Chinese, also characters that no other free font has",
        probe: &["test", "-e", "/usr/share/fonts/opentype/noto/NotoSerifCJK-Bold.ttc"],
    },
    Need {
        package: "fonts-liberation",
        purpose: "prints Latin letters and digits",
        probe: &["test", "-e", "/usr/share/fonts/truetype/liberation/LiberationSerif-Regular.ttf"],
    },
    Need { package: "iproute2", purpose: "brings up the demonstration's network namespace", probe: &["ip", "-V"] },
];

/// What the desktop application needs besides, and the tests.
const NEEDS_BESIDES: &[Need] = &[
    Need { package: "pkg-config", purpose: "finds the desktop's libraries", probe: &["pkg-config", "--version"] },
    Need {
        package: "libwebkit2gtk-4.1-dev",
        purpose: "shows the desktop application",
        probe: &["pkg-config", "--exists", "webkit2gtk-4.1"],
    },
    Need {
        package: "webkit2gtk-driver",
        purpose: "drives its window in tests",
        probe: &["sh", "-c", "command -v WebKitWebDriver"],
    },
    Need { package: "xvfb", purpose: "gives tests a screen", probe: &["sh", "-c", "command -v xvfb-run"] },
    Need { package: "dbus-daemon", purpose: "gives tests a message bus", probe: &["dbus-daemon", "--version"] },
    Need { package: "dbus-bin", purpose: "listens to it", probe: &["sh", "-c", "command -v dbus-monitor"] },
    Need { package: "xdotool", purpose: "turns the mouse wheel in tests", probe: &["xdotool", "version"] },
    Need { package: "xauth", purpose: "lets programs use that screen", probe: &["sh", "-c", "command -v xauth"] },
    Need { package: "chromium", purpose: "runs the journeys of the user interface", probe: &["chromium", "--version"] },
    Need { package: "poppler-utils", purpose: "reads printed papers back in tests", probe: &["pdftotext", "-v"] },
    // The tests open every Word file and spreadsheet with a program of others.
    Need {
        package: "libreoffice-writer-nogui",
        purpose: "opens Word files in tests",
        probe: &["test", "-e", "/usr/lib/libreoffice/program/libswlo.so"],
    },
    Need {
        package: "libreoffice-calc-nogui",
        purpose: "opens spreadsheets in tests",
        probe: &["test", "-e", "/usr/lib/libreoffice/program/libsclo.so"],
    },
];

/// Installs everything that is missing, as root or with sudo.
pub fn setup() -> Result<(), Failed> {
    lints()?;
    install(&[NEEDS, NEEDS_BESIDES])
}

/// The same for those who want no window and no tests.
pub fn setup_for_the_program() -> Result<(), Failed> {
    install(&[NEEDS])
}

fn install(lists: &[&[Need]]) -> Result<(), Failed> {
    let missing: Vec<&Need> = lists.iter().copied().flatten().filter(|need| !present(need)).collect();
    if missing.is_empty() {
        println!("set-up: nothing is missing");
        return fonts::gather();
    }
    for need in &missing {
        println!("set-up: {} is missing ({})", need.package, need.purpose);
    }
    let packages: Vec<&str> = missing.iter().map(|need| need.package).collect();
    if !Path::new("/usr/bin/apt-get").exists() {
        let list = packages.join(" ");
        return Err(Failed::Missing(format!("this system has no apt-get; install what corresponds to: {list}")));
    }
    apt(&["update", "-q"])?;
    let words = [&["install", "-q", "-y", "--no-install-recommends"], packages.as_slice()].concat();
    apt(&words)?;
    fonts::gather()
}

fn present(need: &Need) -> bool {
    need.probe.split_first().is_some_and(|(name, words)| succeeds(&mut program(name, words)))
}

/// Runs apt-get as root or with sudo.
pub fn apt(words: &[&str]) -> Result<(), Failed> {
    let quiet = ["env", "DEBIAN_FRONTEND=noninteractive", "apt-get"];
    let all: Vec<&str> = quiet.iter().chain(words).copied().collect();
    let as_root = succeeds(&mut program("sh", &["-c", "test \"$(id -u)\" = 0"]));
    let (name, words) = if as_root { ("env", &all[1..]) } else { ("sudo", &all[..]) };
    println!("set-up: {name} {}", words.join(" "));
    run(&mut program(name, words))
}

/// Lints and layout come with most installations of Rust, but not with the minimal one.
fn lints() -> Result<(), Failed> {
    for (component, command) in [("clippy", "clippy"), ("rustfmt", "fmt")] {
        if !succeeds(&mut crate::tool::cargo(&[command, "--version"])) {
            println!("set-up: rustup component add {component}");
            run(&mut program("rustup", &["component", "add", component]))?;
        }
    }
    Ok(())
}
