//! Ending: what is being written is written first.

use std::time::Duration;

use tauri::{AppHandle, Manager as _, Window, WindowEvent};

use crate::window::LABEL;

/// How long the page may take; one that is stuck must not keep the program from ending.
const PATIENCE: Duration = Duration::from_secs(3);
/// Told to the page, which answers with the command [`leave`].
const LEAVING: &str = "window.dispatchEvent(new Event('leaving'))";

/// Lets the page finish, and ends the program.
pub(crate) fn ask(app: &AppHandle) {
    let told = app.get_webview_window(LABEL).map(|window| window.eval(LEAVING));
    if !matches!(told, Some(Ok(()))) {
        return app.exit(0);
    }
    let app = app.clone();
    tauri::async_runtime::spawn(async move {
        tokio::time::sleep(PATIENCE).await;
        app.exit(0);
    });
}

/// The page has finished.
#[tauri::command]
pub(crate) fn leave(app: AppHandle) {
    app.exit(0);
}

/// Somebody closes the window.
pub(crate) fn closing(window: &Window, event: &WindowEvent) {
    if let WindowEvent::CloseRequested { api, .. } = event {
        api.prevent_close();
        ask(window.app_handle());
    }
}
