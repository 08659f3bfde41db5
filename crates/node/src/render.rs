//! Answers as people read them, in Chinese.
//!
//! A view takes the JSON that scripts get, so that people and scripts are told the same. What a
//! view does not know it leaves out; [`details`] shows everything.

mod assessment;
mod audit;
mod conflict;
mod county;
mod difference;
mod dossier;
mod evidence;
mod import;
mod municipal;
mod papers;
mod publication;
mod ranking;
mod season;
mod table;
mod words;

use std::io::IsTerminal;

use anstyle::{AnsiColor, Style};
use jiangxuan_engine::command::Command;
use serde_json::Value;

pub(crate) use papers::fonts;

use crate::request::{Finish, Request};

/// Turns an answer into text.
pub(crate) type View = fn(&Value, Paint) -> String;

/// The view that fits a request.
pub(crate) fn of(request: &Request) -> View {
    match &request.command {
        Command::Status => season::status,
        Command::CampaignShow => season::campaign,
        Command::DeviceList => season::devices,
        Command::PeerList => season::peers,
        Command::Invite { .. } => season::invitation,
        Command::Join { .. } => season::joining,
        Command::Sync { .. } => season::pass,
        Command::DossierList => dossier::list,
        Command::DossierShow { .. } => dossier::form,
        Command::DossierImport { .. } => import::preview,
        Command::DossierSet { .. } => dossier::saved,
        Command::DossierCheck { .. } => dossier::findings,
        Command::DossierHistory { .. } => dossier::history,
        Command::DossierSeal { .. } => dossier::sealed,
        Command::County(act) => county::of(act),
        Command::DossierAttach { .. } | Command::ScanAttach { .. } => evidence::attached,
        Command::DossierEvidence { .. } => evidence::list,
        Command::ScanList { .. } => evidence::beside,
        Command::DossierExtract { .. } | Command::ScanExtract { .. } => evidence::written,
        Command::ConflictList { .. } => conflict::cards,
        Command::QuarantineList => municipal::quarantine,
        Command::ReceiptList { .. } if request.finish == Finish::Print => municipal::receipt_sheets,
        Command::ReceiptList { .. } => municipal::receipts,
        Command::CloseLate => municipal::late,
        Command::PhoneList => municipal::telephoned,
        Command::PhoneCode { .. } => municipal::phone_code,
        Command::DossierVersions { .. } => assessment::versions,
        Command::DossierDiff { .. } => assessment::differences,
        Command::AuditList(_) => audit::list,
        Command::Municipal(act) => assessment::of(act),
        Command::Papers(act) => papers::of(act),
        _ => details,
    }
}

/// Every key with its value, for answers of a few plain facts.
pub(crate) fn details(value: &Value, _paint: Paint) -> String {
    match value {
        Value::Object(facts) => {
            let lines: Vec<(&str, String)> =
                facts.iter().map(|(key, value)| (words::key(key), words::plain(key, value))).collect();
            table::facts(&lines)
        }
        other => words::plain("", other),
    }
}

/// Colours, where they are seen.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Paint {
    colours: bool,
}

impl Paint {
    /// Colours for a stream that is a terminal, unless `NO_COLOR` forbids them.
    pub fn of(stream: &impl IsTerminal) -> Self {
        Self { colours: stream.is_terminal() && std::env::var_os("NO_COLOR").is_none_or(|value| value.is_empty()) }
    }

    /// No colours.
    #[cfg(test)]
    pub fn none() -> Self {
        Self { colours: false }
    }

    fn with(self, style: Style, text: &str) -> String {
        if self.colours { format!("{style}{text}{style:#}") } else { text.to_owned() }
    }

    /// For headings.
    pub fn strong(self, text: &str) -> String {
        self.with(Style::new().bold(), text)
    }

    /// For what matters less.
    pub fn faint(self, text: &str) -> String {
        self.with(Style::new().dimmed(), text)
    }

    /// For what is as it should be.
    pub fn good(self, text: &str) -> String {
        self.with(AnsiColor::Green.on_default(), text)
    }

    /// For what wants attention.
    pub fn warn(self, text: &str) -> String {
        self.with(AnsiColor::Yellow.on_default(), text)
    }

    /// For what went wrong or was taken away.
    pub fn bad(self, text: &str) -> String {
        self.with(AnsiColor::Red.on_default(), text)
    }
}

/// The text under a key; empty where there is none.
fn text<'a>(value: &'a Value, key: &str) -> &'a str {
    value[key].as_str().unwrap_or_default()
}

/// The elements of a list; none where it is something else.
fn rows(value: &Value) -> &[Value] {
    value.as_array().map_or(&[], Vec::as_slice)
}

/// The number under a key; zero where there is none.
fn number(value: &Value, key: &str) -> u64 {
    value[key].as_u64().unwrap_or_default()
}
