//! No circle of modules inside a crate: what stands beside each other in a folder can be read in some order.
//!
//! Modules are compared with their neighbours in the same folder, a folder and the file of its name being one. What a
//! child uses of its parents is no arrow: parents hold what their children share.

use std::collections::{BTreeMap, BTreeSet};

use crate::code::without_tests;
use crate::files;

/// Circles that stand today: folder, and the modules that use each other. Never add a module, never add a circle: take
/// what both need downwards into a module of its own.
const CIRCLES: &[(&str, &[&str])] = &[
    ("crates/api/src", &["control", "network", "session"]),
    ("crates/engine/src/core", &["approval", "award", "course", "order", "publicity"]),
    ("crates/engine/src/core", &["saving", "state", "transfer"]),
    ("crates/model/src", &["document", "edit"]),
    (
        "crates/node/src",
        &["errand", "finish", "output", "papers", "program", "progress", "render", "request", "rules", "serve"],
    ),
    ("crates/rules/src", &["check", "consultation", "fields", "matrix", "season"]),
    ("crates/sim/src", &["bug", "facts", "machine", "network", "scans", "world"]),
    ("crates/sync/src", &["admission", "columns", "wire"]),
    ("crates/sync/src", &["trial", "whole"]),
    ("crates/transport/src", &["error", "peer"]),
    ("crates/transport/src", &["lan", "link", "shared", "table"]),
    ("crates/trust/src", &["access", "statement"]),
    ("src-tauri/src", &["desk", "menu"]),
];

/// A module's path from its crate, such as `core::edit`, and its code.
struct Module {
    path: Vec<String>,
    code: String,
}

/// Modules of one crate.
fn modules(source: &str, files: &[files::Source]) -> Vec<Module> {
    let of = |file: &files::Source| {
        let inside = file.path.strip_prefix(source)?.strip_suffix(".rs")?;
        let mut path: Vec<String> = inside.split('/').map(str::to_owned).collect();
        path.pop_if(|last| matches!(last.as_str(), "mod" | "lib" | "main"));
        Some(Module { path, code: without_tests(&file.text) })
    };
    files.iter().filter_map(of).collect()
}

/// Every path that begins with `crate`, `self` or `super`, with the braces of a `use` taken apart.
fn paths(code: &str) -> Vec<Vec<String>> {
    let part = |c: char| c.is_alphanumeric() || c == '_';
    let begins = |word: &'static str| code.match_indices(word).map(|(at, _)| at);
    let starts = ["crate::", "super::", "self::"].into_iter().flat_map(begins);
    let starts = starts.filter(|at| !code[..*at].ends_with(|c| part(c) || c == ':' || c == '$'));
    starts.flat_map(|at| expanded(&code[at..]).0).collect()
}

/// The paths of a tree such as `a::{b, c::d}`, and what follows it.
fn expanded(tree: &str) -> (Vec<Vec<String>>, &str) {
    let tree = tree.trim_start();
    if let Some(mut rest) = tree.strip_prefix('{') {
        let mut all = Vec::new();
        loop {
            rest = rest.trim_start().trim_start_matches(',').trim_start();
            match rest.strip_prefix('}') {
                Some(after) => return (all, after),
                None if rest.is_empty() => return (all, rest),
                None => {
                    let (some, after) = expanded(rest);
                    all.extend(some);
                    // Whatever is no path, such as `as name`, is passed over.
                    let next = after.find([',', '}']).unwrap_or(after.len());
                    rest = &after[next..];
                }
            }
        }
    }
    let end = tree.find(|c: char| !c.is_alphanumeric() && c != '_').unwrap_or(tree.len());
    let (name, rest) = tree.split_at(end);
    let first = vec![name.to_owned()];
    match rest.strip_prefix("::").filter(|rest| rest.starts_with(|c: char| c.is_alphanumeric() || "_{".contains(c))) {
        Some(deeper) => {
            let (tails, rest) = expanded(deeper);
            (tails.into_iter().map(|tail| [first.clone(), tail].concat()).collect(), rest)
        }
        None => (vec![first], rest),
    }
}

/// A path from the root of the crate, with what its parents call by another module's name followed once.
fn absolute(from: &[String], path: &[String], names: &BTreeMap<Vec<String>, Vec<String>>) -> Vec<String> {
    let mut at = from.to_vec();
    for (index, segment) in path.iter().enumerate() {
        match segment.as_str() {
            "crate" if index == 0 => at.clear(),
            "self" if index == 0 => {}
            "super" => _ = at.pop(),
            name => at.push(name.to_owned()),
        }
    }
    (1..=at.len()).rev().find_map(|length| names.get(&at[..length])).cloned().unwrap_or(at)
}

/// What a parent hands on of its children: `pub use edit::Edit` in `core/mod.rs` makes `core::Edit` into `core::edit`.
fn handed_on(modules: &[Module]) -> BTreeMap<Vec<String>, Vec<String>> {
    let known: BTreeSet<&[String]> = modules.iter().map(|module| module.path.as_slice()).collect();
    let mut names = BTreeMap::new();
    for module in modules {
        for (at, _) in module.code.match_indices("use ") {
            for path in expanded(&module.code[at + 4..]).0 {
                let path = if path.first().is_some_and(|first| first == "self") { &path[1..] } else { &path[..] };
                let [child, .., name] = path else { continue };
                let child = [module.path.as_slice(), std::slice::from_ref(child)].concat();
                if known.contains(child.as_slice()) {
                    names.insert([module.path.as_slice(), std::slice::from_ref(name)].concat(), child);
                }
            }
        }
    }
    names
}

/// Folder → module → the neighbours that it uses.
type Arrows = BTreeMap<Vec<String>, BTreeMap<String, BTreeSet<String>>>;

fn arrows(modules: &[Module]) -> Arrows {
    let names = handed_on(modules);
    let known: BTreeSet<&[String]> = modules.iter().map(|module| module.path.as_slice()).collect();
    let mut arrows = Arrows::new();
    for module in modules {
        for path in paths(&module.code) {
            let to = absolute(&module.path, &path, &names);
            let common = module.path.iter().zip(&to).take_while(|(one, other)| one == other).count();
            let (Some(one), Some(other)) = (module.path.get(common), to.get(common)) else { continue };
            if known.contains(&to[..=common]) {
                let folder = arrows.entry(to[..common].to_vec()).or_default();
                folder.entry(one.clone()).or_default().insert(other.clone());
            }
        }
    }
    arrows
}

/// The modules that can be reached from one.
fn reached<'a>(from: &'a str, arrows: &'a BTreeMap<String, BTreeSet<String>>) -> BTreeSet<&'a str> {
    let mut reached = BTreeSet::new();
    let mut open = vec![from];
    while let Some(next) = open.pop() {
        let uses = arrows.get(next).into_iter().flatten().map(String::as_str);
        open.extend(uses.filter(|module| reached.insert(*module)));
    }
    reached
}

/// Groups of modules that all use each other, directly or in a circle.
fn circles(arrows: &BTreeMap<String, BTreeSet<String>>) -> BTreeSet<Vec<String>> {
    let group = |module: &String| -> Option<Vec<String>> {
        let reached_by_it = reached(module, arrows);
        let back = reached_by_it.iter().filter(|other| reached(other, arrows).contains(module.as_str()));
        let group: Vec<String> = back.map(|other| (*other).to_owned()).collect();
        (group.len() > 1).then_some(group)
    };
    arrows.keys().filter_map(group).collect()
}

/// Every circle with its folder.
fn found() -> Vec<(String, Vec<String>)> {
    let sources: Vec<files::Source> =
        files::all(&[".rs"]).into_iter().filter(|source| files::shipped(&source.path)).collect();
    let roots: BTreeSet<&str> =
        sources.iter().filter_map(|source| Some(&source.path[..source.path.find("/src/")? + 5])).collect();
    let mut found = Vec::new();
    for root in roots {
        for (folder, arrows) in arrows(&modules(root, &sources)) {
            let place = format!("{root}{}", folder.join("/"));
            found.extend(circles(&arrows).into_iter().map(|circle| (place.trim_end_matches('/').to_owned(), circle)));
        }
    }
    found
}

#[test]
fn no_modules_of_a_folder_use_each_other_in_a_circle() {
    let found = found();
    let listed = |(place, circle): &&(String, Vec<String>)| {
        CIRCLES
            .iter()
            .any(|(folder, known)| folder == place && circle.iter().all(|name| known.contains(&name.as_str())))
    };
    let mut findings: Vec<String> = Vec::new();
    for (place, circle) in found.iter().filter(|circle| !listed(circle)) {
        let names = circle.join(", ");
        findings.push(format!("{place}: {names} use each other; take what both need into a module below them"));
    }
    for (folder, known) in CIRCLES {
        let left =
            |name: &&&str| !found.iter().any(|(place, circle)| place == folder && circle.iter().any(|m| m == **name));
        let gone: Vec<&str> = known.iter().filter(left).copied().collect();
        if !gone.is_empty() {
            findings.push(format!("{folder}: {} left the circle: take them out of CIRCLES", gone.join(", ")));
        }
    }
    crate::none(findings);
}

#[cfg(test)]
fn sample(files: &[(&str, &str)]) -> BTreeSet<Vec<String>> {
    let file = |(path, text): &(&str, &str)| files::Source { path: (*path).to_owned(), text: (*text).to_owned() };
    let files: Vec<files::Source> = files.iter().map(file).collect();
    arrows(&modules("s/", &files)).values().flat_map(circles).collect()
}

#[test]
fn a_circle_is_found_in_every_way_of_naming_a_module() {
    let pair = BTreeSet::from([vec!["a".to_owned(), "b".to_owned()]]);
    assert_eq!(sample(&[("s/a.rs", "use crate::b::X;"), ("s/b.rs", "fn f() { super::a::g() }")]), pair);
    assert_eq!(
        sample(&[("s/a/c.rs", "use crate::{d, b::{X, Y}};"), ("s/b.rs", "use super::a;"), ("s/a.rs", "")]),
        pair
    );
    let handed_on =
        [("s/lib.rs", "mod a; mod b; pub use a::X;"), ("s/a.rs", "use crate::b;"), ("s/b.rs", "use crate::X;")];
    assert_eq!(sample(&handed_on), pair);
    assert_eq!(
        sample(&[("s/a.rs", "use crate::b::X;"), ("s/b.rs", "#[cfg(test)] mod t { use crate::a; }")]),
        BTreeSet::new()
    );
    assert_eq!(
        sample(&[("s/lib.rs", "use a::X;"), ("s/a.rs", "use crate::Y;"), ("s/b.rs", "use crate::a;")]),
        BTreeSet::new()
    );
}
