//! What the demonstration builds, the tests need not build again.

use std::collections::BTreeSet;
use std::process::Command;

use crate::files;

/// Every library with its features, as a build of the whole workspace takes it.
fn libraries(edges: &str) -> BTreeSet<String> {
    let cargo = std::env::var("CARGO").unwrap_or_else(|_| "cargo".to_owned());
    let words = ["tree", "--workspace", "--quiet", "--locked", "--prefix", "none", "--format", "{p} {f}"];
    let told = Command::new(cargo).args(words).args(["--edges", edges]).current_dir(files::root()).output();
    let told = told.expect("cargo tree");
    assert!(told.status.success(), "cargo tree: {}", String::from_utf8_lossy(&told.stderr));
    let lines = String::from_utf8(told.stdout).expect("UTF-8");
    // What was listed before has a star.
    let listed = lines.lines().map(|line| line.trim_end_matches(" (*)"));
    listed.filter(|line| !line.is_empty() && !line.starts_with("jiangxuan-")).map(str::to_owned).collect()
}

#[test]
fn the_program_is_built_with_the_libraries_that_the_tests_are_built_with() {
    let (program, tests) = (libraries("normal,build"), libraries("normal,build,dev"));
    assert!(program.len() > 100 && tests.len() >= program.len(), "cargo tree lists {} libraries", program.len());
    let advice = "a dev-dependency wants more features of it; name that one under [dependencies] of tests/Cargo.toml";
    crate::none(program.difference(&tests).map(|library| format!("tests/Cargo.toml: {library}: {advice}")).collect());
}
