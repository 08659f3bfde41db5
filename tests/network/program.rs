//! Where the program is, built from this source: an older one would make these tests lie.
//!
//! `cargo xtask test` has just built it together with the tests and says where; by itself this suite builds it.

use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::OnceLock;

/// The program, which lies beside this test's folder.
pub fn program() -> &'static Path {
    static BUILT: OnceLock<PathBuf> = OnceLock::new();
    BUILT.get_or_init(|| std::env::var_os("JIANGXUAN_PROGRAM").map_or_else(build, PathBuf::from))
}

fn build() -> PathBuf {
    let here = std::env::current_exe().expect("this test");
    let folder = here.ancestors().nth(2).expect("the profile's folder").to_owned();
    let mut cargo = Command::new(env!("CARGO"));
    // Of the whole workspace, as the tests are: the same features of every library, so none is compiled anew.
    cargo.args(["build", "--quiet", "--workspace", "--bin", "jiangxuan"]);
    if folder.ends_with("release") {
        cargo.arg("--release");
    }
    let built = cargo.current_dir(env!("CARGO_MANIFEST_DIR")).status().expect("cargo");
    assert!(built.success(), "the program does not build");
    folder.join(format!("jiangxuan{}", std::env::consts::EXE_SUFFIX))
}
