//! The window itself, and where it may go: nowhere but the user interface that is built in.

use tauri::webview::NewWindowResponse;
use tauri::{AppHandle, Manager as _, Url, WebviewUrl, WebviewWindow, WebviewWindowBuilder};

/// The one window's label.
pub(crate) const LABEL: &str = "desk";
/// The bureaus' old monitors.
const SIZE: (f64, f64) = (1280.0, 720.0);
const LEAST: (f64, f64) = (960.0, 600.0);
/// A page without anything.
const EMPTY: &str = "about:blank";
/// The user interface that is built in.
#[cfg(target_os = "linux")]
const PAGE: &str = "tauri://localhost";

/// Opens the window.
pub(crate) fn open(app: &AppHandle) -> tauri::Result<()> {
    let window = WebviewWindowBuilder::new(app, LABEL, first_page())
        .title("匠选")
        .inner_size(SIZE.0, SIZE.1)
        .min_inner_size(LEAST.0, LEAST.1)
        .on_navigation(ours)
        .on_new_window(|_, _| NewWindowResponse::Deny)
        .build()?;
    drawn_plainly(&window)
}

/// What the window shows while it is being set up. WebKit must know how to draw before a page begins to load: told
/// afterwards, it draws, and no longer answers to the mouse wheel.
#[cfg(target_os = "linux")]
fn first_page() -> WebviewUrl {
    EMPTY.parse().map_or_else(|_| WebviewUrl::default(), WebviewUrl::External)
}

/// Elsewhere nothing has to be set up.
#[cfg(not(target_os = "linux"))]
fn first_page() -> WebviewUrl {
    WebviewUrl::default()
}

/// Has the page drawn without the graphics card, and loads it: forms and lists gain nothing by the card, and where there
/// is none WebKit imitates one, which costs 100 MB and makes each key slower.
#[cfg(target_os = "linux")]
fn drawn_plainly(window: &WebviewWindow) -> tauri::Result<()> {
    use webkit2gtk::{HardwareAccelerationPolicy, SettingsExt as _, WebViewExt as _};
    window.with_webview(|webview| {
        let view = webview.inner();
        if let Some(settings) = view.settings() {
            settings.set_hardware_acceleration_policy(HardwareAccelerationPolicy::Never);
        }
        view.load_uri(PAGE);
    })
}

/// Elsewhere the system's own web view decides.
#[cfg(not(target_os = "linux"))]
fn drawn_plainly(_: &WebviewWindow) -> tauri::Result<()> {
    Ok(())
}

/// Brings the window to the front.
pub(crate) fn raise(app: &AppHandle) {
    if let Some(window) = app.get_webview_window(LABEL) {
        // A desktop may refuse to move the focus; the window is open all the same.
        window.unminimize().and_then(|()| window.set_focus()).ok();
    }
}

/// Linux and macOS serve the built-in pages under `tauri:`, Windows under a local name.
fn ours(url: &Url) -> bool {
    match url.scheme() {
        "tauri" => url.host_str() == Some("localhost"),
        "http" | "https" => url.host_str() == Some("tauri.localhost"),
        "about" => url.as_str() == EMPTY,
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_window_goes_nowhere_else() {
        let goes = |text: &str| ours(&text.parse().expect("address"));
        assert!(goes("tauri://localhost/index.html") && goes("http://tauri.localhost/") && goes(EMPTY));
        for elsewhere in [
            "https://example.org/",
            "http://app.tauri.localhost.example/",
            "tauri://example/",
            "file:///etc/passwd",
            "data:text/html,x",
            "about:srcdoc",
        ] {
            assert!(!goes(elsewhere), "{elsewhere}");
        }
    }
}
