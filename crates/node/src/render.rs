//! Answers as people read them, in Chinese. Each type of answer has its text, or is a few plain facts ([`details`]).

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
mod statistics;
mod table;
mod words;

use std::io::IsTerminal;

use anstyle::{AnsiColor, Style};
use jiangxuan_contract::{Command, Reply};
use serde_json::Value;

use crate::request::{Finish, Request};

/// Turns what this program says of itself into text.
pub(crate) type View = fn(&Value, Paint) -> String;

/// Turns the answer of a request into text.
pub(crate) fn of(request: &Request) -> impl Fn(&Reply, Paint) -> String + use<> {
    let sheets = request.finish == Finish::Print;
    move |reply, paint| match reply {
        Reply::Receipts(receipts) if sheets => municipal::receipt_sheets(receipts, paint),
        reply => said(reply, paint),
    }
}

/// The text of an answer: a few plain facts, or what a file is made of, where it has none of its own.
pub(crate) fn said(reply: &Reply, paint: Paint) -> String {
    let areas = [of_the_season, of_dossiers, of_a_bureau, of_the_selection, of_the_award, of_the_record];
    let text = areas.iter().find_map(|area| area(reply, paint));
    text.unwrap_or_else(|| details(&reply.clone().into_value(), paint))
}

fn of_the_season(reply: &Reply, paint: Paint) -> Option<String> {
    Some(match reply {
        Reply::Status(status) => season::status(status, paint),
        Reply::Campaign(campaign) => season::campaign(campaign, paint),
        Reply::Devices(devices) => season::devices(devices, paint),
        Reply::Peers(peers) => season::peers(peers, paint),
        Reply::Invitation(invitation) => season::invitation(invitation, paint),
        Reply::Joining(joining) => season::joining(joining, paint),
        Reply::SyncReport(report) => season::pass(report, paint),
        _ => return None,
    })
}

fn of_dossiers(reply: &Reply, paint: Paint) -> Option<String> {
    Some(match reply {
        Reply::Dossiers(dossiers) => dossier::list(dossiers, paint),
        Reply::Statistics(counts) => statistics::tables(counts, paint),
        Reply::Dossier(dossier) => dossier::form(dossier, paint),
        Reply::History(history) => dossier::history(history, paint),
        Reply::Check(check) => dossier::findings(check, paint),
        Reply::Versions(versions) => assessment::versions(versions, paint),
        Reply::Comparison(comparison) => assessment::differences(comparison, paint),
        Reply::Saved(saved) => dossier::saved(saved, paint),
        Reply::Sealed(seal) => dossier::sealed(seal, paint),
        Reply::Proofs(proofs) => evidence::list(proofs, paint),
        Reply::Scans(scans) => evidence::beside(scans, paint),
        Reply::ProofAttached(proof) => evidence::proof_attached(proof, paint),
        Reply::ScanAttached(scan) => evidence::scan_attached(scan, paint),
        Reply::ScanWritten(written) => evidence::written(written, paint),
        Reply::Import(preview) => import::preview(preview, paint),
        _ => return None,
    })
}

fn of_a_bureau(reply: &Reply, paint: Paint) -> Option<String> {
    Some(match reply {
        Reply::Reviewed(reviewed) => dossier::saved(&reviewed.saved, paint),
        Reply::Matrix(matrix) => county::matrix(matrix, paint),
        Reply::LettersSent(sent) => county::sent(sent, paint),
        Reply::Visited(visited) => county::visited(visited, paint),
        Reply::MeetingNoted(noted) => county::met(noted, paint),
        Reply::Meetings(meetings) => county::meetings(meetings, paint),
        Reply::LocalRanking(rows) => county::ranking(rows, paint),
        Reply::Applicants(rows) => county::register(rows, paint),
        Reply::Materials(list) => county::materials(list, paint),
        Reply::Conditions(rows) => county::conditions(rows, paint),
        Reply::Quotas(rows) => county::quotas(rows, paint),
        Reply::Timetable(timetable) => season::timetable(timetable, paint),
        _ => return None,
    })
}

fn of_the_selection(reply: &Reply, paint: Paint) -> Option<String> {
    Some(match reply {
        Reply::FormalChecks(rows) => assessment::formal_list(rows, paint),
        Reply::FormalCheck(row) => assessment::formal(row, paint),
        Reply::Doubles(doubles) => assessment::duplicates(doubles, paint),
        Reply::Experts(experts) => ranking::experts(experts, paint),
        Reply::Scores(scores) => ranking::scores(scores, paint),
        Reply::FilledSheet(sheet) => import::scores(sheet, paint),
        Reply::Order(list) => ranking::order(list, paint),
        Reply::Moves(moves) => ranking::log(moves, paint),
        Reply::Shortlist(list) => ranking::shortlist(list, paint),
        Reply::Approved(approved) => ranking::approved(approved, paint),
        Reply::Course(rows) => ranking::standings(rows, paint),
        Reply::Publicity(shown) => publication::publicity(shown, paint),
        Reply::Objections(cases) => publication::objections(cases, paint),
        Reply::Objection(case) => publication::objection(case, paint),
        _ => return None,
    })
}

fn of_the_award(reply: &Reply, paint: Paint) -> Option<String> {
    Some(match reply {
        Reply::FinalList(list) => publication::final_list(list, paint),
        Reply::Certificates(rows) => publication::register(rows, paint),
        Reply::Payment(sheet) => publication::sheet(sheet, paint),
        Reply::Accounts(rows) => publication::accounts(rows, paint),
        Reply::Account(row) => publication::accounts(std::slice::from_ref(row), paint),
        Reply::AwardNotes(notes) => publication::notes(notes, paint),
        Reply::Former(list) => publication::former(list, paint),
        Reply::TakenOver(taken) => publication::taken_over(taken, paint),
        Reply::Archive(archive) => publication::archive(archive, paint),
        _ => return None,
    })
}

fn of_the_record(reply: &Reply, paint: Paint) -> Option<String> {
    Some(match reply {
        Reply::Conflicts(conflicts) => conflict::cards(conflicts, paint),
        Reply::Quarantine(items) => municipal::quarantine(items, paint),
        Reply::Receipts(receipts) => municipal::receipts(receipts, paint),
        Reply::Late(rows) => municipal::late(rows, paint),
        Reply::PhoneNotes(rows) => municipal::telephoned(rows, paint),
        Reply::PhoneCode(code) => municipal::phone_code(code, paint),
        Reply::Audit(rows) => audit::list(rows, paint),
        Reply::SignedFile(file) => municipal::proof(file, paint),
        Reply::PageRead(page) => papers::trace(page, paint),
        Reply::PapersMade(made) => papers::written(made, paint),
        Reply::Fonts(report) => papers::fonts(report, paint),
        _ => return None,
    })
}

/// The text that people read where a command is answered so, without colours.
///
/// # Errors
/// Where the answer has not the shape that the command's answers have.
pub fn shown(command: Command, answer: Value) -> Result<String, serde_json::Error> {
    let reply = jiangxuan_contract::table::read(&command, answer)?;
    Ok(of(&command.into())(&reply, Paint { colours: false }))
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
