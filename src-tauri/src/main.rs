//! The desktop application: one window over the application of `jiangxuan-api`.
//!
//! ```text
//! arguments  what can be typed
//! desk       the application, and the two commands through which its window speaks with it
//! window     the window itself, and where it may go
//! leave      ending, once what is being written is written
//! menu       the menu
//! notify     notifications of the desktop
//! files      commands with which the window lets a person choose files
//! ```
//!
//! Everything that could be tested without a window is elsewhere.

// The future behind a request is deeply nested.
#![recursion_limit = "256"]
#![cfg_attr(all(windows, not(debug_assertions)), windows_subsystem = "windows")]

mod arguments;
mod desk;
mod files;
mod leave;
mod menu;
mod notify;
mod window;

use std::process::ExitCode;

use arguments::Arguments;
use clap::Parser as _;
use tauri::{AppHandle, Manager as _, RunEvent};
use tracing_subscriber::EnvFilter;

use desk::Desk;

fn main() -> ExitCode {
    if let Ok(filter) = EnvFilter::try_from_env("JIANGXUAN_LOG") {
        tracing_subscriber::fmt().with_env_filter(filter).with_writer(std::io::stderr).init();
    }
    // Foreign data is tried out in a process of this very program, without any window.
    if std::env::args_os().nth(1).is_some_and(|word| word == "worker") {
        return jiangxuan_api::worker::run(std::env::args().nth(2).as_deref());
    }
    match run(Arguments::parse()) {
        Ok(()) => ExitCode::SUCCESS,
        Err(text) => {
            eprintln!("{text}");
            ExitCode::FAILURE
        }
    }
}

fn run(arguments: Arguments) -> Result<(), String> {
    let home = jiangxuan_api::profile::home(arguments.home.clone()).map_err(|failure| failure.message)?;
    let mut context = tauri::generate_context!();
    // One window for each profile: whoever opens it a second time is shown the first.
    context.config_mut().identifier +=
        &format!(".p{}", &blake3::hash(home.as_os_str().as_encoded_bytes()).to_hex()[..16]);
    let desk = Desk::new(home, &arguments);
    let app = tauri::Builder::default()
        .plugin(tauri_plugin_single_instance::init(again))
        .plugin(tauri_plugin_dialog::init())
        .plugin(tauri_plugin_notification::init())
        .manage(desk)
        .menu(menu::menu)
        .on_menu_event(menu::chosen)
        .on_window_event(leave::closing)
        .invoke_handler(tauri::generate_handler![
            desk::rpc,
            desk::subscribe,
            files::pick_file,
            files::pick_files,
            files::pick_folder,
            files::save_file,
            leave::leave
        ])
        .setup(|app| {
            window::open(app.handle())?;
            notify::start(app.handle());
            end_when_asked(app.handle().clone());
            Ok(())
        })
        .build(context)
        .map_err(|error| {
            start_anew(&error);
            format!("匠选打不开窗口：{error}。数据没有改动。请确认桌面环境正常后重试。")
        })?;
    app.run(|app, event| {
        if matches!(event, RunEvent::Exit) {
            // What was answered is on disk already; this lets connections end politely.
            tauri::async_runtime::block_on(app.state::<Desk>().application.close());
        }
    });
    Ok(())
}

/// Where the window of this profile ended just when it was asked to come forward, this start is the first after all:
/// the program begins anew in this very process, once.
#[cfg(unix)]
fn start_anew(error: &tauri::Error) {
    use std::os::unix::process::CommandExt as _;
    const ANEW: &str = "JIANGXUAN_STARTED_ANEW";
    let unanswered = matches!(error, tauri::Error::PluginInitialization(name, _) if name == "single-instance");
    if let (true, None, Ok(program)) = (unanswered, std::env::var_os(ANEW), std::env::current_exe()) {
        let failed = std::process::Command::new(program).args(std::env::args_os().skip(1)).env(ANEW, "1").exec();
        tracing::warn!("not started anew: {failed}");
    }
}

/// Elsewhere a start is told at once whether there is another.
#[cfg(not(unix))]
fn start_anew(_: &tauri::Error) {}

/// Somebody started the program again for this profile, perhaps to open a file.
fn again(app: &AppHandle, words: Vec<String>, folder: String) {
    window::raise(app);
    if let Ok(arguments) = Arguments::try_parse_from(words) {
        app.state::<Desk>().offer(arguments.files.iter().map(|file| std::path::Path::new(&folder).join(file)));
    }
}

/// `jiangxuan stop` ends a window as it ends a node.
fn end_when_asked(app: AppHandle) {
    tauri::async_runtime::spawn(async move {
        app.state::<Desk>().application.stopped().await;
        leave::ask(&app);
    });
}
