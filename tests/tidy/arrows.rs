//! Who may depend on whom (design §2).

use crate::files::{self, Source};

/// Crate → the crates of this workspace that it may name. Narrow on purpose: widening it is a decision,
/// to be written into `crates/README.md`.
const ARROWS: &[(&str, &[&str])] = &[
    ("durable", &[]),
    ("model", &[]),
    ("rules", &["model"]),
    ("trust", &["model"]),
    ("sync", &["model", "trust"]),
    ("store", &["durable", "model", "trust"]),
    ("contract", &["model", "rules", "trust"]),
    ("engine", &["durable", "model", "rules", "trust", "contract", "sync", "store"]),
    ("transport", &[]),
    ("foreign", &[]),
    ("papers", &["durable", "rules", "contract"]),
    ("api", &["durable", "model", "rules", "trust", "contract", "store", "engine", "transport", "foreign", "papers"]),
    ("node", &["model", "rules", "trust", "contract", "store", "engine", "api"]),
    ("src-tauri", &["api"]),
    ("sim", &["model", "rules", "trust", "contract", "sync", "store", "engine"]),
    ("bench", &["model", "rules", "trust", "sync", "store", "engine", "transport", "foreign", "papers"]),
    ("xtask", &[]),
];

/// Foreign package → the crates that may name it; a star stands for everything that starts so.
const OWNERS: &[(&str, &[&str])] = &[
    ("automerge", &["model", "sync", "bench"]),
    ("samod", &["bench"]),
    ("rusqlite", &["store", "bench"]),
    ("iroh*", &["transport", "bench"]),
    ("tauri*", &["src-tauri"]),
    ("webkit2gtk", &["src-tauri"]),
    ("typst*", &["papers"]),
    ("hayro*", &["foreign"]),
    ("rqrr", &["foreign"]),
];

/// A dependency as written in a manifest.
struct Arrow {
    path: String,
    line: usize,
    from: String,
    to: String,
    dev: bool,
}

fn arrows() -> Vec<Arrow> {
    let manifests = files::all(&["Cargo.toml"]);
    manifests.iter().filter(|source| source.path != "Cargo.toml").flat_map(of_manifest).collect()
}

fn of_manifest(source: &Source) -> Vec<Arrow> {
    let folder = source.path.trim_end_matches("/Cargo.toml");
    let from = folder.rsplit('/').next().unwrap_or(folder);
    let mut section = "";
    let mut found = Vec::new();
    for (at, line) in source.text.lines().enumerate() {
        if line.starts_with('[') {
            section = line;
        } else if section.ends_with("dependencies]")
            && let Some(to) = package(line)
        {
            let dev = section.contains("dev-dependencies");
            found.push(Arrow { path: source.path.clone(), line: at + 1, from: from.to_owned(), to, dev });
        }
    }
    found
}

/// The package that a line of a dependency table names.
fn package(line: &str) -> Option<String> {
    let name = line.split(['.', '=', ' ']).next().unwrap_or_default();
    let named = !name.is_empty() && !name.starts_with('#') && line.contains('=');
    named.then(|| name.trim_matches('"').to_owned())
}

fn allowed(from: &str) -> Option<&'static [&'static str]> {
    ARROWS.iter().find(|(name, _)| *name == from).map(|(_, to)| *to)
}

fn backwards(arrow: &Arrow) -> Option<String> {
    let to = arrow.to.strip_prefix("jiangxuan-")?;
    if arrow.from == "tests" || arrow.dev && (to == arrow.from || not_above(&arrow.from, to)) {
        return None;
    }
    let told = match allowed(&arrow.from) {
        Some(allowed) if allowed.contains(&to) => return None,
        Some(allowed) => format!("`{}` may depend on {allowed:?} only; move what it needs downwards", arrow.from),
        None => format!("`{}` is not in ARROWS of tests/tidy/arrows.rs; decide what it may depend on", arrow.from),
    };
    Some(format!("{}:{}: `{}`: {told}", arrow.path, arrow.line, arrow.to))
}

/// Tests of a crate may use its neighbours, but nothing that is built upon the crate.
fn not_above(from: &str, to: &str) -> bool {
    allowed(to).is_some_and(|below| !below.contains(&from))
}

fn trespass(arrow: &Arrow) -> Option<String> {
    let names =
        |pattern: &str| pattern.strip_suffix('*').map_or(arrow.to == pattern, |start| arrow.to.starts_with(start));
    let (_, owners) = OWNERS.iter().find(|(pattern, _)| names(pattern))?;
    let told = format!("only {owners:?} may name it; go through their interface");
    (!owners.contains(&arrow.from.as_str())).then(|| format!("{}:{}: `{}`: {told}", arrow.path, arrow.line, arrow.to))
}

#[test]
fn no_dependency_points_backwards() {
    crate::none(arrows().iter().filter_map(backwards).collect());
}

#[test]
fn each_foreign_engine_is_named_by_its_own_crate_only() {
    crate::none(arrows().iter().filter_map(trespass).collect());
}

/// The window's own library is behind one door, so that a browser can show the same screens.
#[test]
fn one_file_of_the_user_interface_speaks_with_the_window() {
    let sources = files::all(&[".ts", ".vue", ".js", ".mjs"]);
    let shown = |source: &&Source| source.path.starts_with("ui/src/") && !source.path.contains(".test.");
    let screens = sources.iter().filter(shown);
    let naming: Vec<&str> =
        screens.filter(|source| source.text.contains("@tauri-apps/")).map(|source| source.path.as_str()).collect();
    let advice = "only one file of ui/src/bridge may import @tauri-apps; call its functions";
    assert!(naming.len() <= 1 && naming.iter().all(|path| path.starts_with("ui/src/bridge/")), "{naming:?}: {advice}");
}

#[test]
fn a_manifest_line_yields_the_package_it_names() {
    for line in ["iroh.workspace = true", "iroh = \"1\"", "iroh = { workspace = true }", "\"iroh\" = \"1\""] {
        assert_eq!(package(line).as_deref(), Some("iroh"), "{line}");
    }
    assert_eq!(package("# iroh = 1"), None);
    assert_eq!(package(""), None);
}
