//! The menu: what every desktop program has, in Chinese.

use tauri::menu::{Menu, MenuBuilder, MenuEvent, MenuItemBuilder, PredefinedMenuItem, SubmenuBuilder};
use tauri::{AppHandle, Manager as _, Wry};
use tauri_plugin_dialog::DialogExt as _;

use crate::desk::Desk;
use crate::leave;
use crate::window::LABEL;

const IMPORT: &str = "import";
const QUIT: &str = "quit";
const LARGER: &str = "larger";
const SMALLER: &str = "smaller";
const USUAL: &str = "usual";
const FULL: &str = "full";
/// Endings of the files that people bring.
const ENDINGS: &[&str] = &["jiangxuan", "jxc", "jxj"];

/// Builds the menu.
pub(crate) fn menu(app: &AppHandle) -> tauri::Result<Menu<Wry>> {
    let item = |id: &str, text: &str, keys: &str| MenuItemBuilder::with_id(id, text).accelerator(keys).build(app);
    let file = SubmenuBuilder::new(app, "文件")
        .item(&item(IMPORT, "收进带来的文件…", "CmdOrCtrl+O")?)
        .separator()
        .item(&item(QUIT, "退出", "CmdOrCtrl+Q")?)
        .build()?;
    let view = SubmenuBuilder::new(app, "显示")
        .item(&item(LARGER, "放大", "CmdOrCtrl+=")?)
        .item(&item(SMALLER, "缩小", "CmdOrCtrl+-")?)
        .item(&item(USUAL, "实际大小", "CmdOrCtrl+0")?)
        .separator()
        .item(&item(FULL, "全屏", "F11")?)
        .build()?;
    let about = PredefinedMenuItem::about(app, Some("关于匠选"), None)?;
    let help = SubmenuBuilder::new(app, "帮助").item(&about).build()?;
    MenuBuilder::new(app).items(&[&file, &view, &help]).build()
}

/// Does what was chosen.
pub(crate) fn chosen(app: &AppHandle, event: MenuEvent) {
    let done = match event.id().as_ref() {
        IMPORT => {
            import(app);
            Ok(())
        }
        QUIT => {
            leave::ask(app);
            Ok(())
        }
        LARGER => zoom(app, Zoom::larger),
        SMALLER => zoom(app, Zoom::smaller),
        USUAL => zoom(app, |_| Zoom::default()),
        FULL => full_screen(app),
        _ => Ok(()),
    };
    if let Err(error) = done {
        tracing::warn!(%error, "the window did not follow");
    }
}

/// Lets somebody pick files, and offers them to the window.
fn import(app: &AppHandle) {
    let desk = app.clone();
    let dialog = app.dialog().file().set_title("收进带来的文件").add_filter("匠选文件", ENDINGS);
    dialog.pick_files(move |files| {
        let paths = files.unwrap_or_default().into_iter().filter_map(|file| file.into_path().ok());
        desk.state::<Desk>().offer(paths);
    });
}

/// How large things are shown, in tenths.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Zoom(u8);

impl Default for Zoom {
    fn default() -> Self {
        Self(10)
    }
}

impl Zoom {
    fn larger(self) -> Self {
        Self((self.0 + 1).min(20))
    }

    fn smaller(self) -> Self {
        Self((self.0 - 1).max(5))
    }
}

fn zoom(app: &AppHandle, change: impl FnOnce(Zoom) -> Zoom) -> tauri::Result<()> {
    let desk = app.state::<Desk>();
    let next = desk.zoomed(change);
    app.get_webview_window(LABEL).map_or(Ok(()), |window| window.set_zoom(f64::from(next.0) / 10.0))
}

fn full_screen(app: &AppHandle) -> tauri::Result<()> {
    let Some(window) = app.get_webview_window(LABEL) else { return Ok(()) };
    window.set_fullscreen(!window.is_fullscreen()?)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn zooming_stays_readable() {
        let far = (0..40).fold(Zoom::default(), |zoom, _| zoom.larger());
        let near = (0..40).fold(Zoom::default(), |zoom, _| zoom.smaller());
        assert_eq!((far, near), (Zoom(20), Zoom(5)));
    }
}
