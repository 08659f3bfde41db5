//! Prepares what Tauri compiles in: the permissions, and the built user interface.

use std::path::Path;

/// Where `npm run build` leaves the user interface.
const UI: &str = "../ui/dist";

/// Stands in for a user interface that nobody has built yet.
const UNBUILT: &str = "<!doctype html><meta charset=\"utf-8\"><title>匠选</title>\
    <p>界面还没有编译。请在项目文件夹里运行 cargo xtask app。</p>\n";

fn main() -> Result<(), Box<dyn std::error::Error>> {
    stand_in(Path::new(UI))?;
    println!("cargo:rerun-if-changed={UI}");
    let commands = tauri_build::AppManifest::new().commands(&[
        "rpc",
        "subscribe",
        "pick_file",
        "pick_files",
        "pick_folder",
        "save_file",
        "leave",
    ]);
    tauri_build::try_build(tauri_build::Attributes::new().app_manifest(commands))?;
    Ok(())
}

/// The workspace compiles on a fresh checkout, without Node.
fn stand_in(ui: &Path) -> std::io::Result<()> {
    let page = ui.join("index.html");
    if page.exists() {
        return Ok(());
    }
    std::fs::create_dir_all(ui)?;
    std::fs::write(page, UNBUILT)
}
