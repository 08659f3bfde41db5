//! Commands with which the window lets the person before it choose files.

use std::path::PathBuf;

use tauri::WebviewWindow;
use tauri_plugin_dialog::{DialogExt as _, FileDialogBuilder, FilePath};
use tokio::sync::oneshot;

/// Lets the person choose a file to read; nothing where none was chosen.
#[tauri::command]
pub(crate) async fn pick_file(window: WebviewWindow, title: String, endings: Vec<String>) -> Option<PathBuf> {
    let (choice, chosen) = oneshot::channel();
    // The window may be gone by then.
    showing(dialog(&window, &title), &endings).pick_file(move |file| drop(choice.send(file)));
    path(chosen).await
}

/// Lets the person choose files to read; none where none was chosen.
#[tauri::command]
pub(crate) async fn pick_files(window: WebviewWindow, title: String, endings: Vec<String>) -> Vec<PathBuf> {
    let (choice, chosen) = oneshot::channel();
    showing(dialog(&window, &title), &endings).pick_files(move |files| drop(choice.send(files)));
    let files = chosen.await.ok().flatten().unwrap_or_default();
    files.into_iter().filter_map(|file| file.into_path().ok()).collect()
}

/// Lets the person choose the folder to write into; nothing where none was chosen.
#[tauri::command]
pub(crate) async fn pick_folder(window: WebviewWindow, title: String) -> Option<PathBuf> {
    let (choice, chosen) = oneshot::channel();
    dialog(&window, &title).pick_folder(move |folder| drop(choice.send(folder)));
    path(chosen).await
}

/// Lets the person choose where to write; nothing where no place was chosen.
#[tauri::command]
pub(crate) async fn save_file(window: WebviewWindow, title: String, name: String) -> Option<PathBuf> {
    let (choice, chosen) = oneshot::channel();
    dialog(&window, &title).set_file_name(name).save_file(move |file| drop(choice.send(file)));
    path(chosen).await
}

/// Shows only files with these endings, or all where there are none.
fn showing(dialog: FileDialogBuilder<tauri::Wry>, endings: &[String]) -> FileDialogBuilder<tauri::Wry> {
    let endings: Vec<&str> = endings.iter().map(|ending| ending.trim_start_matches('.')).collect();
    if endings.is_empty() { dialog } else { dialog.add_filter(endings.join("、"), &endings) }
}

fn dialog(window: &WebviewWindow, title: &str) -> FileDialogBuilder<tauri::Wry> {
    window.dialog().file().set_parent(window).set_title(title)
}

async fn path(chosen: oneshot::Receiver<Option<FilePath>>) -> Option<PathBuf> {
    chosen.await.ok().flatten().and_then(|file| file.into_path().ok())
}
