//! Commands with which the window turns to the person before it: choosing files, being told something.

use std::path::PathBuf;

use tauri::{AppHandle, WebviewWindow};
use tauri_plugin_dialog::{DialogExt as _, FileDialogBuilder, FilePath};
use tokio::sync::oneshot;

use crate::notify;

/// Lets the person choose a file to read; nothing where none was chosen.
#[tauri::command]
pub(crate) async fn pick_file(window: WebviewWindow, title: String, endings: Vec<String>) -> Option<PathBuf> {
    let endings: Vec<&str> = endings.iter().map(|ending| ending.trim_start_matches('.')).collect();
    let dialog = dialog(&window, &title);
    let dialog = if endings.is_empty() { dialog } else { dialog.add_filter(endings.join("、"), &endings) };
    let (choice, chosen) = oneshot::channel();
    // The window may be gone by then.
    dialog.pick_file(move |file| drop(choice.send(file)));
    path(chosen).await
}

/// Lets the person choose where to write; nothing where no place was chosen.
#[tauri::command]
pub(crate) async fn save_file(window: WebviewWindow, title: String, name: String) -> Option<PathBuf> {
    let (choice, chosen) = oneshot::channel();
    dialog(&window, &title).set_file_name(name).save_file(move |file| drop(choice.send(file)));
    path(chosen).await
}

/// Tells the person even when the window is not in front.
#[tauri::command]
pub(crate) fn notify(app: AppHandle, title: String, text: String) {
    notify::show(&app, &title, &text);
}

fn dialog(window: &WebviewWindow, title: &str) -> FileDialogBuilder<tauri::Wry> {
    window.dialog().file().set_parent(window).set_title(title)
}

async fn path(chosen: oneshot::Receiver<Option<FilePath>>) -> Option<PathBuf> {
    chosen.await.ok().flatten().and_then(|file| file.into_path().ok())
}
