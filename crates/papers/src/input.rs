//! What papers are made from. `answer.rs` builds it from what the engine answers; benches and tests by hand.

use std::collections::BTreeMap;

pub use jiangxuan_contract::answer::papers::{
    BoundScan as Scan, Picture, PrintedLetter as Letter, PrintedMeeting as Meeting, PrintedReceipt as Receipt,
    PrintedStanding as Standing,
};
use jiangxuan_rules::Season;
use jiangxuan_rules::check::Record;
use jiangxuan_rules::consultation::{self, LetterState};
use jiangxuan_rules::fields::split;
use jiangxuan_rules::matrix::{Flags, flags};
use jiff::civil::Date;

/// A nominee as one version of the dossier tells.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Nominee {
    /// Id of the dossier; empty on a paper that the public gets.
    pub id: String,
    /// Full name of the nominating bureau.
    pub bureau_name: String,
    /// Key → value.
    pub fields: BTreeMap<String, String>,
    /// Section → records, each key → value.
    pub records: BTreeMap<String, Vec<BTreeMap<String, String>>>,
    /// 事迹材料.
    pub narrative: String,
    /// Whether people do not agree about it; then it is a mixture that nobody wrote.
    pub narrative_contested: bool,
    /// Which version this is.
    pub version: Version,
    /// Whether anything changed after the version was sealed.
    pub edited_since_seal: bool,
    /// The receipt of the version, where it has one.
    pub receipt: Option<Receipt>,
    /// The scans that the bound volume holds, by the hash that `evidence` names.
    pub scans: BTreeMap<String, Scan>,
    /// Where the selection stands about the nominee; on papers of the municipal bureau.
    pub standing: Standing,
}

/// Everybody on one paper.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Sheet {
    /// Hash of what is on it.
    pub hash: String,
    /// The people, in the order of the paper.
    pub nominees: Vec<Nominee>,
}

/// What a department was asked about a nominee, and what it answered.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reply {
    /// The department.
    pub department: String,
    /// Whether it has to be asked.
    pub required: bool,
    /// Where letter and answer stand.
    pub state: LetterState,
    /// 无异议, 有异议; empty where nothing came.
    pub opinion: String,
    /// What the letter says.
    pub text: String,
    /// Who signed it.
    pub signer: String,
    /// When it was asked.
    pub sent: String,
    /// When it answered.
    pub replied: String,
}

/// A version of a dossier.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Version {
    /// Its number; 0 where none was sealed.
    pub number: u32,
    /// Hash of the seal, or of the present content where it is not sealed.
    pub hash: String,
    /// Day on which it was sealed, as printed; empty for a draft.
    pub sealed: String,
    /// Who sealed it.
    pub sealed_by: String,
}

impl Version {
    /// Whether nobody has signed this.
    #[must_use]
    pub fn draft(&self) -> bool {
        self.number == 0
    }
}

/// Who issues a paper, and when.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Office {
    /// Full name of the bureau, as on its seal.
    pub name: String,
    /// Person who fills it in; a blank line where unknown.
    pub person: String,
    /// Telephone; a blank line where unknown.
    pub phone: String,
    /// Day of issue.
    pub day: Date,
}

impl Nominee {
    /// A field, empty where nothing was written.
    #[must_use]
    pub fn field(&self, key: &str) -> &str {
        self.fields.get(key).map(String::as_str).unwrap_or_default()
    }

    /// The records of a section.
    #[must_use]
    pub fn section(&self, key: &str) -> &[BTreeMap<String, String>] {
        self.records.get(key).map(Vec::as_slice).unwrap_or_default()
    }

    /// The photo for the form: of several the one of the latest date.
    #[must_use]
    pub fn photo(&self) -> Option<&Picture> {
        let photos = self.section("evidence").iter().filter(|record| is_photo(record));
        let found = photos.filter_map(|record| match self.scans.get(record.get("blob")?)? {
            Scan::Pages(pages) => Some((record.get("date"), pages.first()?)),
            Scan::Lacking(_) => None,
        });
        found.max_by_key(|(date, _)| *date).map(|(_, page)| page)
    }

    /// The nominee's name.
    #[must_use]
    pub fn name(&self) -> &str {
        self.field("name")
    }

    /// Every department that must be asked about this nominee or was, as the bureau's screen tells it.
    #[must_use]
    pub fn replies(&self, season: &Season) -> Vec<Reply> {
        let letters: Vec<Record<'_>> = self.section("consultations").iter().map(letter).collect();
        let rows = consultation::rows(season, &self.held_flags(season), &letters);
        rows.iter().map(reply).collect()
    }

    /// How many of the departments agree, and what follows: 4/4 全部无异议.
    #[must_use]
    pub fn consulted(&self, season: &Season) -> (usize, usize, &'static str) {
        let all = self.replies(season);
        let required: Vec<&Reply> = all.iter().filter(|reply| reply.required).collect();
        let fine = required.iter().filter(|reply| reply.state == LetterState::Fine).count();
        let word = if all.iter().any(|reply| reply.state == LetterState::Objection) {
            "有异议"
        } else if fine == required.len() {
            "全部无异议"
        } else if required.iter().any(|reply| reply.state == LetterState::NotSent) {
            "待发函"
        } else {
            "待回复"
        };
        (fine, required.len(), word)
    }

    fn held_flags(&self, season: &Season) -> Flags {
        flags(season, &self.fields.iter().map(|(key, value)| (key.as_str(), value.as_str())).collect())
    }

    /// The flags that hold, in words, such as 党员、创办企业.
    #[must_use]
    pub fn flags(&self, season: &Season) -> String {
        let held = self.held_flags(season);
        let named = ["party_member", "public_official", "big_operator", "founder"];
        let all = season.flags.iter().filter(|flag| held.contains(&flag.key) && named.contains(&flag.key.as_str()));
        all.map(|flag| flag.zh.clone()).collect::<Vec<_>>().join("、")
    }

    /// The claimed conditions as printed: ①③.
    #[must_use]
    pub fn conditions(&self, season: &Season) -> String {
        conditions(season, self.field("claimed_conditions"))
    }

    /// Skill level and professional title on one line.
    #[must_use]
    pub fn level(&self) -> String {
        join(&[self.field("skill_level"), self.field("pro_title")], "、")
    }

    /// Employer, post and duty on one line, with wide blanks between them: that is how an import finds them again.
    #[must_use]
    pub fn post(&self) -> String {
        join(&[self.field("employer_name"), self.field("dept_post"), self.field("duty")], "　")
    }

    /// Industry, with its name where it is none of the listed ones.
    #[must_use]
    pub fn industry(&self) -> String {
        let other = self.field("industry_other");
        if other.is_empty() {
            self.field("industry").to_owned()
        } else {
            format!("{}（{other}）", self.field("industry"))
        }
    }
}

fn letter(record: &BTreeMap<String, String>) -> Record<'_> {
    let values = record.iter().map(|(key, value)| (key.as_str(), value.as_str())).collect();
    Record { id: record.get("id").map(String::as_str).unwrap_or_default(), values }
}

/// Of several letters to one department the one that its standing rests on.
fn reply(row: &consultation::Row<'_>) -> Reply {
    let standing = row.letters.iter().filter(|record| !consultation::superseded(record));
    let shown = standing
        .max_by_key(|record| (consultation::answer(record) == row.state, record.get("sent"), record.get("replied")));
    let get = |key: &str| shown.map(|record| record.get(key)).unwrap_or_default().to_owned();
    let answered = matches!(row.state, LetterState::Fine | LetterState::Objection);
    let said = |key: &str| if answered { get(key) } else { String::new() };
    Reply {
        department: row.zh.to_owned(),
        required: row.required.is_some(),
        state: row.state,
        opinion: said("opinion"),
        text: said("text"),
        signer: said("signer"),
        sent: get("sent"),
        replied: said("replied"),
    }
}

/// The parts that are there, with `between` between them; 无 among them counts as nothing.
pub(crate) fn join(parts: &[&str], between: &str) -> String {
    parts.iter().filter(|part| !part.trim().is_empty() && **part != "无").copied().collect::<Vec<_>>().join(between)
}

/// Whether a proof is the photo for the form, and no proof of anything.
pub(crate) fn is_photo(record: &BTreeMap<String, String>) -> bool {
    record.get("kind").is_some_and(|key| key == "photo")
}

/// Conditions as printed: ①③.
pub(crate) fn conditions(season: &Season, numbers: &str) -> String {
    let sign = |no: &str| season.condition(no).map_or_else(|| no.to_owned(), |condition| condition.sign.clone());
    split(numbers).map(sign).collect()
}

/// A stored date as forms print it: 2019.07, or 2019年7月31日 for a whole day.
#[must_use]
pub fn month(stored: &str) -> String {
    let mut parts = stored.split('-');
    match (parts.next(), parts.next()) {
        (Some(year), Some(month)) if digits(year) && digits(month) => format!("{year}.{month}"),
        _ => stored.to_owned(),
    }
}

/// A stored day in words: 2019年7月31日.
#[must_use]
pub fn day(stored: &str) -> String {
    stored.parse::<Date>().map_or_else(|_| stored.to_owned(), day_of)
}

/// A day in words.
#[must_use]
pub fn day_of(date: Date) -> String {
    format!("{}年{}月{}日", date.year(), date.month(), date.day())
}

fn digits(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit())
}
