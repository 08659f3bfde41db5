//! The files of the repository that people write.

use std::path::{Path, PathBuf};

/// A text file, by its path from the root of the repository.
pub struct Source {
    /// With forward slashes.
    pub path: String,
    /// As it stands on disk.
    pub text: String,
}

/// The root of the repository.
pub fn root() -> PathBuf {
    let here = Path::new(env!("CARGO_MANIFEST_DIR"));
    here.parent().map_or_else(|| here.to_owned(), Path::to_owned)
}

/// One file of the repository, empty where it is missing.
pub fn read(path: &str) -> String {
    std::fs::read_to_string(root().join(path)).unwrap_or_default()
}

/// Every text file whose name ends in one of `endings`.
pub fn all(endings: &[&str]) -> Vec<Source> {
    let mut found = Vec::new();
    walk(&root(), endings, &mut found);
    found.sort_by(|one, other| one.path.cmp(&other.path));
    found
}

fn walk(folder: &Path, endings: &[&str], found: &mut Vec<Source>) {
    for entry in std::fs::read_dir(folder).into_iter().flatten().flatten() {
        let (path, name) = (entry.path(), entry.file_name().to_string_lossy().into_owned());
        if path.is_dir() {
            if !made_by_tools(&name) {
                walk(&path, endings, found);
            }
        } else if endings.iter().any(|ending| name.ends_with(ending)) {
            let text = std::fs::read_to_string(&path).expect("a text file in UTF-8");
            found.push(Source { path: from_root(&path), text });
        }
    }
}

fn made_by_tools(folder: &str) -> bool {
    matches!(folder, ".git" | "target" | "node_modules" | "demo-out" | "dist" | "gen")
}

fn from_root(path: &Path) -> String {
    let inside = path.strip_prefix(root()).unwrap_or(path);
    inside.to_string_lossy().replace('\\', "/")
}

/// Whether a Rust file is compiled into the product, rather than into tests or tools for them.
pub fn shipped(path: &str) -> bool {
    let tests = ["/tests/", "/testing/", "/examples/", "/benches/"].iter().any(|folder| path.contains(folder));
    let ours = path.starts_with("crates/") || path.starts_with("src-tauri/");
    ours && path.contains("/src/") && !tests && !path.ends_with("/tests.rs")
}

#[test]
fn no_file_is_longer_than_600_lines() {
    let long = |source: &Source| {
        let lines = source.text.lines().count();
        let advice = "split it where its parts change for different reasons";
        (lines > 600).then(|| format!("{}:{lines}: longer than 600 lines; {advice}", source.path))
    };
    crate::none(all(&[".rs", ".ts", ".vue", ".mjs", ".css", ".md"]).iter().filter_map(long).collect());
}
