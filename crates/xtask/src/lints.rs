//! Lints and tests from one compile.
//!
//! `cargo clippy` checks every library that we use once more, in a form that no test can be linked with. So the tests'
//! build asks the lints itself: cargo calls this program as the compiler of our own crates (`build.rustc-workspace-wrapper`).
//! It lets the compiler work exactly as asked, and then shows the same source to Clippy. What runs in the tests is what
//! the compiler made: Clippy's own driver is no general replacement for it, it optimises less.

use std::path::{Path, PathBuf};
use std::process::{Command, ExitStatus};

use crate::tool::{Failed, cargo, target};

/// The options with which cargo has our own crates linted while it builds them.
///
/// The tests' build also replaces the program that runs here, so cargo calls a copy of it.
pub fn cargo_with_lints(words: &[&str]) -> Result<Command, Failed> {
    let this = std::env::current_exe().map_err(|error| Failed::File(PathBuf::from("cargo xtask"), error))?;
    let tools = target().join("tools");
    let copy = tools.join(format!("lints{}", std::env::consts::EXE_SUFFIX));
    let copied = std::fs::create_dir_all(&tools).and_then(|()| std::fs::copy(this, &copy));
    copied.map_err(|error| Failed::File(copy.clone(), error))?;
    let mut command = cargo(&[]);
    // In TOML a literal string takes a Windows path as it is.
    command.arg("--config").arg(format!("build.rustc-workspace-wrapper='{}'", copy.display())).args(words);
    Ok(command)
}

/// Whether cargo calls this program in place of the compiler: then the first word is the compiler's path.
#[must_use]
pub fn is_compiler(word: &str) -> bool {
    Path::new(word).file_stem().is_some_and(|name| name == "rustc")
}

/// Compiles as asked, then lints the same source.
pub fn compile_and_lint(compiler: &str, words: &[String]) -> Result<(), Failed> {
    finish(compiler, Command::new(compiler).args(words).status())?;
    let Some(look) = Look::from(words) else { return Ok(()) };
    std::fs::create_dir_all(&look.folder).map_err(|error| Failed::File(look.folder.clone(), error))?;
    let driver = Path::new(compiler).with_file_name(format!("clippy-driver{}", std::env::consts::EXE_SUFFIX));
    let driver = if driver.is_file() { driver } else { PathBuf::from("clippy-driver") };
    let linted = Command::new(&driver).arg(compiler).args(&look.words).status();
    // Nobody reads what the look leaves behind; a rest of it would be no failure of the lints.
    std::fs::remove_dir_all(&look.folder).ok();
    finish(&driver.to_string_lossy(), linted)
}

fn finish(name: &str, status: std::io::Result<ExitStatus>) -> Result<(), Failed> {
    match status {
        Ok(status) if status.success() => Ok(()),
        Ok(_) => Err(Failed::Program(name.to_owned())),
        Err(error) => Err(Failed::Start(name.to_owned(), error)),
    }
}

/// The second look at a source: nothing is made of it but what the lints need.
#[derive(Debug, PartialEq, Eq)]
struct Look {
    words: Vec<String>,
    /// Where it writes; its own, so that it takes nothing from what was compiled.
    folder: PathBuf,
}

impl Look {
    /// From the words with which the compiler was called; `None` where cargo only asked the compiler about itself.
    fn from(words: &[String]) -> Option<Self> {
        let value = |option: &str| words.iter().skip_while(|word| *word != option).nth(1);
        let (name, out) = (value("--crate-name")?, value("--out-dir")?);
        if !words.iter().any(|word| word.starts_with("--emit=")) {
            return None;
        }
        let extra = words.iter().find_map(|word| word.strip_prefix("extra-filename=")).unwrap_or_default();
        let folder = Path::new(out).join(format!("lints-{name}{extra}"));
        let mut looked: Vec<String> = words.iter().map(|word| Self::word(word, out, &folder)).collect();
        looked.extend(["-D", "warnings"].map(str::to_owned));
        Some(Self { words: looked, folder })
    }

    fn word(word: &str, out: &str, folder: &Path) -> String {
        if word == out {
            return folder.to_string_lossy().into_owned();
        }
        if word.starts_with("--emit=") {
            return "--emit=metadata".to_owned();
        }
        // Cargo would take the look's metadata for the crate's.
        if let Some(told) = word.strip_prefix("--json=") {
            let kept: Vec<&str> = told.split(',').filter(|kind| *kind != "artifacts").collect();
            return format!("--json={}", kept.join(","));
        }
        match word.strip_prefix("incremental=") {
            Some(kept) => format!("incremental={}", Path::new(kept).join("lints").display()),
            None => word.to_owned(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(text: &str) -> Vec<String> {
        text.split(' ').map(str::to_owned).collect()
    }

    #[test]
    fn the_second_look_makes_nothing_and_touches_nothing_that_was_compiled() {
        let asked = "--crate-name a --json=diagnostic-rendered-ansi,artifacts,future-incompat \
            --emit=dep-info,metadata,link -C extra-filename=-77 --out-dir t/deps -C incremental=t/inc -L dependency=t/deps";
        let look = Look::from(&words(&asked.replace("            ", ""))).expect("a crate is compiled");
        let wanted = "--crate-name a --json=diagnostic-rendered-ansi,future-incompat --emit=metadata \
            -C extra-filename=-77 --out-dir t/deps/lints-a-77 -C incremental=t/inc/lints -L dependency=t/deps -D warnings";
        assert_eq!(look.words, words(&wanted.replace("            ", "")));
        assert_eq!(look.folder, Path::new("t/deps/lints-a-77"));
    }

    #[test]
    fn a_question_about_the_compiler_is_no_source() {
        assert_eq!(Look::from(&words("-vV")), None);
        assert_eq!(Look::from(&words("- --crate-name ___ --print=file-names")), None);
    }

    #[test]
    fn the_compiler_is_known_by_its_name() {
        assert!(is_compiler("/toolchain/bin/rustc") && is_compiler("rustc") && !is_compiler("test"));
    }
}
