//! From the engine's answer to papers.

use jiangxuan_engine::command::Failure;
use jiangxuan_papers::forms::{self, Correction, Letter, Standing};
use jiangxuan_papers::input::{Meeting, Nominee, Office, Receipt};
use jiangxuan_papers::{Paper, PaperError};
use jiangxuan_rules::Season;
use jiangxuan_rules::calendar::publicity_end;
use jiff::civil::Date;
use serde_json::{Value, json};

use super::{Kind, failure};
use crate::cli::papers::{MeetingArgs, Print};

/// What papers are made from.
pub(super) struct Content {
    season: Season,
    office: Office,
    nominees: Vec<Nominee>,
    receipts: Vec<Option<Receipt>>,
    stale: Vec<String>,
}

impl Content {
    /// Reads the engine's answer.
    pub fn read(mut answer: Value, print: &Print) -> Result<Self, Failure> {
        let season = Season::parse(answer["season"].as_str().unwrap_or_default());
        let season = season.map_err(|error| Failure::new("season", error.to_string()))?;
        let text = |key: &str| answer["office"][key].as_str().unwrap_or_default().to_owned();
        let today = answer["today"].as_str().and_then(|today| today.parse().ok()).unwrap_or(Date::ZERO);
        let office = Office {
            name: text("name"),
            person: print.person.clone().unwrap_or_else(|| text("person")),
            phone: print.phone.clone(),
            day: print.date.unwrap_or(today),
        };
        let mut content = Self { season, office, nominees: Vec::new(), receipts: Vec::new(), stale: Vec::new() };
        for mut row in answer["nominees"].take().as_array_mut().map(std::mem::take).unwrap_or_default() {
            let receipt = Some(row["receipt"].take()).filter(|receipt| !receipt.is_null());
            content.receipts.push(receipt.map(read).transpose()?);
            let moved = row["edited_since_seal"].as_bool().unwrap_or_default();
            let nominee: Nominee = read(row)?;
            content.stale.extend(moved.then(|| nominee.name().to_owned()));
            content.nominees.push(nominee);
        }
        Ok(content)
    }

    /// What was written, for the answer.
    pub fn told(&self, files: &[std::path::PathBuf]) -> Value {
        let drafts: Vec<&str> =
            self.nominees.iter().filter(|nominee| nominee.version.draft()).map(Nominee::name).collect();
        json!({ "files": files, "nominees": self.nominees.len(), "drafts": drafts, "stale": self.stale })
    }

    fn each(&self, make: impl Fn(&Nominee) -> Paper) -> Result<Vec<Paper>, PaperError> {
        if self.nominees.is_empty() { Err(PaperError::Nobody) } else { Ok(self.nominees.iter().map(make).collect()) }
    }
}

fn read<T: serde::de::DeserializeOwned>(value: Value) -> Result<T, Failure> {
    serde_json::from_value(value)
        .map_err(|error| Failure::new("internal", format!("申报件读不成打印内容：{error}。资料没有改动。")))
}

/// The papers of a kind.
pub(super) fn papers(kind: &Kind, content: &Content, traces: &[Value]) -> Result<Vec<Paper>, Failure> {
    let Content { season, office, nominees, .. } = content;
    let made = match kind {
        Kind::Annex1 => content.each(|nominee| forms::annex1(season, nominee)),
        Kind::Narrative => content.each(|nominee| forms::narrative(season, nominee)),
        Kind::Annex3(due) => content.each(|nominee| forms::annex3(season, office, nominee, *due)),
        Kind::Pack => packs(content),
        Kind::Annex2(meeting) => summary(content, meeting).map(one),
        Kind::Report(meeting) => forms::report(season, office, &self::meeting(meeting), nominees).map(one),
        Kind::Extract(meeting) => forms::extract(season, office, &self::meeting(meeting), nominees).map(one),
        Kind::Letter { department, no, due } => return letters(content, department.as_deref(), no, *due),
        Kind::Notice(from) => {
            let days = publicity_end(*from, season.publicity.workdays, season.publicity.start_counts);
            let days = days.map_err(|error| Failure::new("calendar", error.to_string()))?;
            forms::notice(season, office, &days, nominees).map(one)
        }
        Kind::List(no) => forms::final_list(season, office, no, nominees).map(one),
        Kind::Certificate => forms::certificates(season, office, nominees).map(one),
        Kind::Payment => forms::payment(season, office, nominees).map(one),
        Kind::Receipt => return receipts(content),
        Kind::Correction(printed) => return corrections(content, *printed, traces),
    };
    made.map_err(|error| failure(&error))
}

fn one(paper: Paper) -> Vec<Paper> {
    vec![paper]
}

/// Every copy of every volume.
fn packs(content: &Content) -> Result<Vec<Paper>, PaperError> {
    let copies = (1..=content.season.papers.copies)
        .map(|copy| content.each(|nominee| forms::pack(&content.season, &content.office, nominee, copy)));
    copies.collect::<Result<Vec<_>, _>>().map(|copies| copies.concat())
}

/// The municipal bureau has columns of its own, which are filled in by hand until the season gets there.
fn summary(content: &Content, meeting: &MeetingArgs) -> Result<Paper, PaperError> {
    let Content { season, office, nominees, .. } = content;
    if office.name == season.municipal().name {
        let all: Vec<(Nominee, Standing)> =
            nominees.iter().map(|nominee| (nominee.clone(), Standing::default())).collect();
        return forms::annex2_municipal(season, office, &all);
    }
    forms::annex2(season, office, &self::meeting(meeting), nominees)
}

fn meeting(args: &MeetingArgs) -> Meeting {
    Meeting {
        day: args.meeting_date.map(|date| date.to_string()).unwrap_or_default(),
        no: args.meeting_no.clone(),
        chair: args.chair.clone(),
        attendees: args.attendees.clone(),
    }
}

/// One letter to each department that is to be asked about anybody.
fn letters(content: &Content, only: Option<&str>, no: &str, due: Option<Date>) -> Result<Vec<Paper>, Failure> {
    let Content { season, office, nominees, .. } = content;
    let known: Vec<&str> = season.departments.iter().map(|department| department.zh.as_str()).collect();
    if let Some(name) = only.filter(|name| !known.contains(name)) {
        let text = format!("本年度没有「{name}」这个部门，没有生成。可用的部门：{}。", known.join("、"));
        return Err(Failure::new("unknown_department", text));
    }
    let wanted = known.into_iter().filter(|department| only.is_none_or(|only| only == *department));
    let mut papers = Vec::new();
    for department in wanted {
        let about: Vec<Nominee> = nominees
            .iter()
            .filter(|nominee| nominee.departments(season).iter().any(|d| d == department))
            .cloned()
            .collect();
        if about.is_empty() {
            continue;
        }
        let letter = Letter { department: department.to_owned(), no: no.to_owned(), due };
        papers.push(forms::consultation_letter(season, office, &letter, &about).map_err(|error| failure(&error))?);
    }
    if papers.is_empty() { Err(failure(&PaperError::Nobody)) } else { Ok(papers) }
}

fn receipts(content: &Content) -> Result<Vec<Paper>, Failure> {
    let held = content.nominees.iter().zip(&content.receipts);
    let papers: Vec<Paper> = held
        .filter_map(|(nominee, receipt)| {
            Some(forms::receipt(&content.season, &content.office, nominee, receipt.as_ref()?))
        })
        .collect();
    if papers.is_empty() {
        return Err(Failure::new(
            "no_receipt",
            "这些申报件还没有市局回执，没有生成。资料都在；请先同步（sync），收到回执后再打印。",
        ));
    }
    Ok(papers)
}

fn corrections(content: &Content, printed: u64, traces: &[Value]) -> Result<Vec<Paper>, Failure> {
    let text = |row: &Value, key: &str| row[key].as_str().unwrap_or_default().to_owned();
    let mut papers = Vec::new();
    for (nominee, trace) in content.nominees.iter().zip(traces) {
        let rows = trace["differences"].as_array().map(Vec::as_slice).unwrap_or_default();
        let all: Vec<Correction> = rows
            .iter()
            .map(|row| Correction { label: text(row, "label"), printed: text(row, "printed"), now: text(row, "now") })
            .collect();
        if !all.is_empty() {
            papers.push(forms::correction(&content.season, &content.office, nominee, printed, &all));
        }
    }
    if papers.is_empty() {
        return Err(Failure::new("no_difference", format!("第 {printed} 版之后没有改动，不需要更正单。")));
    }
    Ok(papers)
}
