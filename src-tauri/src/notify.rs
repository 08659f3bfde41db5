//! Notifications of the desktop: a receipt, a return, three days left.

use std::time::Duration;

use jiangxuan_api::event::What;
use jiangxuan_api::{Application, Event, Happening};
use serde_json::{Value, json};
use tauri::{AppHandle, Manager as _};
use tauri_plugin_notification::NotificationExt as _;

use crate::desk::Desk;

/// Days before the deadline at which to say so.
const SOON: i64 = 3;
/// Between two looks at the calendar.
const LOOK: Duration = Duration::from_secs(3600);

/// What to say.
#[derive(Debug, PartialEq, Eq)]
struct News {
    title: String,
    body: String,
}

impl News {
    fn new(title: &str, body: String) -> Self {
        Self { title: title.to_owned(), body }
    }
}

/// Starts watching.
pub(crate) fn start(app: &AppHandle) {
    let app = app.clone();
    tauri::async_runtime::spawn(async move {
        let desk = app.state::<Desk>();
        let mut events = desk.application.subscribe();
        let mut timer = tokio::time::interval(LOOK);
        let mut told = None;
        loop {
            let news = tokio::select! {
                event = events.next() => match event {
                    Some(Event { happening: Happening::Profile { open: true }, .. }) => days_left(&desk.application, &mut told).await,
                    Some(event) => delivered(&desk.application, &event).await,
                    None => return,
                },
                _ = timer.tick() => days_left(&desk.application, &mut told).await,
            };
            if let Some(news) = news {
                show(&app, &news.title, &news.body);
            }
        }
    });
}

/// Shows a notification.
fn show(app: &AppHandle, title: &str, body: &str) {
    if let Err(error) = app.notification().builder().title(title).body(body).show() {
        // Some desktops have no notifications; the window shows the same.
        tracing::debug!(%error, "not notified");
    }
}

/// News of a dossier that came from elsewhere.
async fn delivered(application: &Application, event: &Event) -> Option<News> {
    let Happening::Changed { what: What::Statement, doc: Some(doc), claim: Some(claim), here: false } =
        &event.happening
    else {
        return None;
    };
    if claim != "receipt" && claim != "reopen" {
        return None;
    }
    let status = ask(application, json!({ "command": "status" })).await?;
    let check = json!({ "command": "municipal", "matter": "formal", "act": "show", "id": doc });
    of_dossier(&status, claim, &ask(application, check).await?)
}

/// The nominating bureau wants to know; the municipal bureau did it itself.
fn of_dossier(status: &Value, claim: &str, check: &Value) -> Option<News> {
    if status["role"] != "editor" {
        return None;
    }
    let name = check["name"].as_str()?;
    if claim == "receipt" {
        let number = check["receipt"].as_u64().map_or_else(String::new, |no| format!("，回执第 {no} 号"));
        return Some(News::new("市局已收到", format!("{name}的申报材料市局已收到{number}。")));
    }
    Some(match check["due"].as_str() {
        Some(due) => News::new("市局退回补正", format!("{name}的申报须在 {due} 前补正，改好后另行签发。")),
        // A colleague took the seal back, or the reasons of the return are still under way.
        None => News::new("申报已重新打开", format!("{name}的申报可以修改，改好后须另行签发。")),
    })
}

async fn days_left(application: &Application, told: &mut Option<i64>) -> Option<News> {
    let status = ask(application, json!({ "command": "status" })).await?;
    let days = status["days_left"].as_i64()?;
    let news = soon(&status, days).filter(|_| *told != Some(days));
    if news.is_some() {
        *told = Some(days);
    }
    news
}

fn soon(status: &Value, days: i64) -> Option<News> {
    let open = status["phase"] == "open" && status["role"] == "editor" && status["extension"].is_null();
    let body = match days {
        0 => "今天是最后一天。签发并看到回执号，才算送到市局。".to_owned(),
        1..=SOON => format!("距截止还有 {days} 天。签发并看到回执号，才算送到市局。"),
        _ => return None,
    };
    open.then(|| News::new(status["title"].as_str().unwrap_or("匠选"), body))
}

/// Nobody to ask while the profile is locked.
async fn ask(application: &Application, request: Value) -> Option<Value> {
    application.rpc(request).await.ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_receipt_is_news_for_the_bureau_that_nominates() {
        let check = json!({ "name": "闻人守拙", "receipt": 12, "due": null });
        let news = of_dossier(&json!({ "role": "editor" }), "receipt", &check).expect("news");
        assert!(news.body.contains("闻人守拙") && news.body.contains("12"), "{news:?}");
        assert_eq!(of_dossier(&json!({ "role": "municipal" }), "receipt", &check), None);
    }

    #[test]
    fn a_return_says_until_when_it_is_to_be_corrected() {
        let check = json!({ "name": "闻人守拙", "receipt": 12, "due": "2019-08-10" });
        let news = of_dossier(&json!({ "role": "editor" }), "reopen", &check).expect("news");
        assert!(news.title.contains("退回") && news.body.contains("2019-08-10"), "{news:?}");
    }

    #[test]
    fn the_last_three_days_are_told_while_the_season_is_open() {
        let status = |phase: &str| json!({ "role": "editor", "phase": phase, "title": "晋中工匠" });
        let said = |days| soon(&status("open"), days).is_some();
        assert!(said(3) && said(1) && said(0) && !said(4) && !said(-1));
        assert_eq!(soon(&status("closed"), 2), None);
    }
}
