//! The season that was just played, in windows of the desktop application.

use std::process::Stdio;

use super::guard::RESTORED;
use super::scene::{HUB, Scene, TAIGU};
use super::stage::{OUT, PASSPHRASE};
use crate::tool::{Failed, root, timed};
use crate::{desktop, setup};

/// Whether there is anywhere to show a window.
#[must_use]
pub fn shown() -> bool {
    cfg!(windows) || ["DISPLAY", "WAYLAND_DISPLAY"].iter().any(|name| std::env::var_os(name).is_some())
}

/// Opens the municipal bureau's window and two of counties, freshly built unless they are there as wanted; they
/// stay open.
pub fn open(scene: &mut Scene, build: bool) -> Result<(), Failed> {
    if build {
        timed("set-up", setup::setup)?;
        desktop::build()?;
    }
    let listen = scene.listen.clone();
    for (home, listen) in [(HUB, &*listen), (RESTORED, "127.0.0.1:0"), (TAIGU, "127.0.0.1:0")] {
        let folder = root().join(OUT).join(home);
        let mut window = desktop::window(&["--no-lan", "--listen", listen, "--home", &folder.to_string_lossy()]);
        window.env("JIANGXUAN_PASSPHRASE", PASSPHRASE).stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null());
        scene.stage.announce(&window);
        // It outlives the demonstration: whoever looks at it closes it.
        let _child = window.spawn().map_err(|error| Failed::Start("jiangxuan-app".to_owned(), error))?;
    }
    scene.stage.say("已打开三个窗口：市局、榆次区（从备份恢复的一号机）、太谷县（已停用，只能查看）。");
    Ok(())
}
