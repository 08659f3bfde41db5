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
        purpose: "prints Chinese characters that no other free font has",
        probe: &["test", "-e", "/usr/share/fonts/opentype/noto/NotoSerifCJK-Bold.ttc"],
    },
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
    Need { package: "iproute2", purpose: "brings up the demonstration's network namespace", probe: &["ip", "-V"] },
];

/// Installs what is missing, as root or with sudo.
pub fn setup() -> Result<(), Failed> {
    lints()?;
    let missing: Vec<&Need> = NEEDS.iter().filter(|need| !present(need)).collect();
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

fn apt(words: &[&str]) -> Result<(), Failed> {
    let quiet = ["env", "DEBIAN_FRONTEND=noninteractive", "apt-get"];
    let all: Vec<&str> = quiet.iter().chain(words).copied().collect();
    let as_root = succeeds(&mut program("sh", &["-c", "test \"$(id -u)\" = 0"]));
    let (name, words) = if as_root { ("env", &all[1..]) } else { ("sudo", &all[..]) };
    println!("set-up: {name} {}", words.join(" "));
    run(&mut program(name, words))
}

/// The lints come with most installations of Rust, but not with the minimal one.
fn lints() -> Result<(), Failed> {
    if succeeds(&mut crate::tool::cargo(&["clippy", "--version"])) {
        return Ok(());
    }
    println!("set-up: rustup component add clippy");
    run(&mut program("rustup", &["component", "add", "clippy"]))
}
