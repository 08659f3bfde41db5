//! The application, and the two commands through which its window speaks with it: it asks, and it listens.

use std::collections::BTreeMap;
use std::path::PathBuf;
use std::sync::{Mutex, PoisonError};

use jiangxuan_api::{Application, Event, Failure, Options};
use serde_json::Value;
use tauri::async_runtime::JoinHandle;
use tauri::ipc::Channel;
use tauri::{State, WebviewWindow};

use crate::arguments::Arguments;
use crate::menu::Zoom;

/// The application of this process.
pub(crate) struct Desk {
    pub application: Application,
    /// What runs for each window's channel.
    telling: Mutex<BTreeMap<String, JoinHandle<()>>>,
    zoom: Mutex<Zoom>,
}

impl Desk {
    pub fn new(home: PathBuf, arguments: &Arguments) -> Self {
        let passphrase = std::env::var("JIANGXUAN_PASSPHRASE").ok().filter(|given| !given.is_empty());
        let options = Options { plan: arguments.plan(), passphrase: passphrase.map(Into::into) };
        let desk =
            Self { application: Application::new(home, options), telling: Mutex::default(), zoom: Mutex::default() };
        desk.offer(arguments.files.iter().cloned());
        desk
    }

    /// Files that somebody wants to have taken in: the window asks before it does.
    pub fn offer(&self, files: impl Iterator<Item = PathBuf>) {
        for file in files {
            self.application.offer(std::path::absolute(&file).unwrap_or(file));
        }
    }

    /// How large things are shown from now on.
    pub fn zoomed(&self, change: impl FnOnce(Zoom) -> Zoom) -> Zoom {
        let mut zoom = self.zoom.lock().unwrap_or_else(PoisonError::into_inner);
        *zoom = change(*zoom);
        *zoom
    }
}

/// Answers a request of the window.
#[tauri::command]
pub(crate) async fn rpc(desk: State<'_, Desk>, request: Value) -> Result<Value, Failure> {
    desk.application.rpc(request).await
}

/// Opens the window's channel of events. A window that was loaded anew replaces its former channel.
#[tauri::command]
pub(crate) fn subscribe(desk: State<'_, Desk>, window: WebviewWindow, channel: Channel<Event>) {
    let mut subscription = desk.application.subscribe();
    let telling = tauri::async_runtime::spawn(async move {
        while let Some(event) = subscription.next().await {
            if channel.send(event).is_err() {
                return;
            }
        }
    });
    let mut all = desk.telling.lock().unwrap_or_else(PoisonError::into_inner);
    if let Some(former) = all.insert(window.label().to_owned(), telling) {
        former.abort();
    }
}
