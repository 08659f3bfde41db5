//! What goes onto official papers, and what a printed page says against what holds now.
//!
//! Papers are mostly made in the process that holds the profile; there all of this, pictures too, is passed on as it is.
//! Only where the command line asks another process does it become JSON, and only there pictures become base 64.

use std::collections::BTreeMap;
use std::fmt;
use std::path::PathBuf;
use std::sync::Arc;

use data_encoding::BASE64;
use jiff::civil::Date;
use serde::de::Error as _;
use serde::{Deserialize, Deserializer, Serialize, Serializer};

use super::dossier::Content;
use crate::command::PaperKind;

/// What papers of one kind are made from.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct Printout<S> {
    /// Text of the season file.
    pub season: String,
    /// The day of the season's clock.
    #[cfg_attr(feature = "ts", ts(type = "string"))]
    pub today: Date,
    /// Who prints.
    pub office: PrintingOffice,
    /// One paper each, unless one is made for each person on it.
    pub sheets: Vec<S>,
}

/// The bureau that prints, and who works at the device.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct PrintingOffice {
    /// Full name of the bureau.
    pub name: String,
    /// Who works there.
    pub person: String,
    /// Whether it is the municipal bureau.
    pub municipal: bool,
}

/// People, each at one version of the dossier.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct PeopleSheet {
    /// Hash of what is on the paper.
    pub hash: String,
    /// Who, in the order of the paper.
    pub nominees: Vec<PrintedNominee>,
}

/// A letter to a department.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct LetterSheet {
    /// About whom it asks.
    #[serde(flatten)]
    pub people: PeopleSheet,
    /// The letter.
    pub letter: PrintedLetter,
}

/// A meeting of the party group and whom it approved.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct MeetingSheet {
    /// Whom it approved.
    #[serde(flatten)]
    pub people: PeopleSheet,
    /// The meeting.
    pub meeting: PrintedMeeting,
}

/// What a sealed version said otherwise.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct CorrectionSheet {
    /// The one nominee.
    #[serde(flatten)]
    pub people: PeopleSheet,
    /// Number of the version that was printed.
    pub printed: u32,
    /// Field by field.
    pub differences: Vec<PrintedDifference>,
}

/// A notice of one period of publicity.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct NoticeSheet {
    /// Hash of what is on the paper.
    pub hash: String,
    /// The working days of the period.
    #[cfg_attr(feature = "ts", ts(type = "string[]"))]
    pub days: Vec<Date>,
    /// Who is shown, in the order of strokes.
    pub nominees: Vec<Line<Listed>>,
}

/// The published list.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct ListSheet {
    /// Hash of what is on the paper.
    pub hash: String,
    /// Number of the document that publishes it.
    pub doc_no: String,
    /// The day of that document, `2019-11-01`.
    pub date: String,
    /// Who is on it, in the order of strokes.
    pub nominees: Vec<Line<Listed>>,
}

/// The certificates that have numbers.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct CertificateSheet {
    /// Hash of what is on the papers.
    pub hash: String,
    /// Whose.
    pub nominees: Vec<Line<Certified>>,
}

/// Whom the prize is paid to.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct PayeeSheet {
    /// Hash of what is on the paper.
    pub hash: String,
    /// Number of the document that published the list.
    pub doc_no: String,
    /// The day of that document, `2019-11-01`.
    pub date: String,
    /// Who.
    pub nominees: Vec<Line<Payee>>,
}

/// Somebody of whom a paper says a few facts.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct Line<F> {
    /// The facts, under the keys of the form.
    pub fields: F,
}

/// What the public reads of somebody.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct Listed {
    /// The name.
    pub name: String,
    /// The employer.
    pub employer_name: String,
    /// Department and post.
    pub dept_post: String,
}

/// What stands on a certificate.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct Certified {
    /// The name.
    pub name: String,
    /// Number of the certificate.
    pub cert_no: String,
    /// The day on it; empty where none was noted.
    pub issued: String,
}

/// Who is paid.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct Payee {
    /// The name.
    pub name: String,
    /// The employer.
    pub employer_name: String,
    /// Identity number, in full.
    pub id_number: String,
    /// 开户行; empty where no account is noted.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub bank: String,
    /// Number of the account, in full; empty where none is noted.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub account: String,
    /// Whose account it is; empty where none is noted.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub holder: String,
}

/// A nominee as one version of the dossier tells; identity numbers are in full.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct PrintedNominee {
    /// The dossier.
    pub id: String,
    /// Full name of the bureau that nominates.
    pub bureau_name: String,
    /// What this version says.
    #[serde(flatten)]
    pub content: Content,
    /// Which version this is.
    pub version: PrintedVersion,
    /// Whether anything changed after the version was sealed.
    pub edited_since_seal: bool,
    /// The receipt of the version; null where it has none.
    pub receipt: Option<PrintedReceipt>,
    /// Where the selection stands; left out on papers that do not say it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "ts", ts(optional))]
    pub standing: Option<PrintedStanding>,
    /// The scans that the paper shows, by the hash that `evidence` names; left out on papers that show none.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "ts", ts(optional))]
    pub scans: Option<BTreeMap<String, BoundScan>>,
}

/// A version as it stands on papers.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct PrintedVersion {
    /// Its number; 0 where it was never sealed.
    pub number: u32,
    /// Id of the seal, or a hash of the content.
    pub hash: String,
    /// When it was sealed: 2019年8月5日09:06.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "ts", ts(optional))]
    pub sealed: Option<String>,
    /// By whom.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "ts", ts(optional))]
    pub sealed_by: Option<String>,
}

/// A signed receipt of the municipal bureau, as it stands on papers.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct PrintedReceipt {
    /// Its number.
    pub no: u64,
    /// When the work was received: 2019年7月20日12:05.
    pub time: String,
    /// The bureau that signed.
    pub by: String,
    /// The device that signed.
    pub node: String,
    /// Hash of the receipt.
    pub id: String,
    /// Whether it came after the closing.
    pub late: bool,
    /// Whether the signature was verified here.
    pub verified: bool,
}

/// What the municipal bureau adds to a line of the summary; empty where there is nothing to say yet.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct PrintedStanding {
    /// 总排名, from 1.
    pub rank: String,
    /// 评审方式.
    pub method: String,
    /// 专家平均分.
    pub score: String,
    /// 实地考察结论.
    pub visit: String,
    /// 是否拟定.
    pub shortlisted: String,
    /// 公示结果.
    pub publicity: String,
}

/// What a letter to a department says about itself, as the bureau's register of letters has it.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct PrintedLetter {
    /// The department: 政法.
    pub department: String,
    /// Its number.
    pub no: String,
    /// Its day, `2019-07-08`.
    pub date: String,
}

/// A meeting of the party group; what is empty is left to be filled in by hand.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct PrintedMeeting {
    /// Its day, `2019-07-19`.
    pub day: String,
    /// Number of the minutes.
    pub no: String,
    /// Who was in the chair.
    pub chair: String,
    /// Who attended.
    pub attendees: String,
}

/// A scan of a proof, drawn for print, or why it is not: in a few words for a clerk.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
#[serde(rename_all = "snake_case")]
pub enum BoundScan {
    /// Its pages.
    Pages(Vec<Picture>),
    /// Why it is not bound in.
    Lacking(String),
}

/// A picture as JPEG: bytes, and base 64 where it becomes JSON.
#[derive(Clone, PartialEq, Eq)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct Picture(#[cfg_attr(feature = "ts", ts(type = "string"))] pub Arc<[u8]>);

impl From<Vec<u8>> for Picture {
    fn from(bytes: Vec<u8>) -> Self {
        Self(bytes.into())
    }
}

impl AsRef<[u8]> for Picture {
    fn as_ref(&self) -> &[u8] {
        &self.0
    }
}

impl fmt::Debug for Picture {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Picture({} bytes)", self.0.len())
    }
}

impl Serialize for Picture {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&BASE64.encode(&self.0))
    }
}

impl<'de> Deserialize<'de> for Picture {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        BASE64.decode(text.as_bytes()).map(|bytes| Self(bytes.into())).map_err(D::Error::custom)
    }
}

/// A field that a printed version says differently.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct PrintedDifference {
    /// Path of the field.
    pub field: String,
    /// What the paper says; empty for nothing.
    pub printed: String,
    /// What holds now; empty for nothing.
    pub now: String,
}

/// A printed page against what holds now.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct PageRead {
    /// Which paper.
    pub paper: PaperKind,
    /// When it was printed, as papers say it; null where this device does not remember it, as of a sealed version.
    pub printed: Option<String>,
    /// Whether anything is otherwise by now.
    pub moved: bool,
    /// The people on it.
    pub people: Vec<PrintedPerson>,
    /// Lines of a public paper that are otherwise by now.
    pub lines: Vec<MovedLine>,
}

/// Somebody on a printed page.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct PrintedPerson {
    /// The dossier.
    pub id: String,
    /// The nominee's name.
    pub name: String,
    /// Name of the bureau that nominates.
    pub bureau_name: String,
    /// The version on the page; 0 where it was printed unsealed.
    pub printed_version: u32,
    /// The newest sealed version; 0 where there is none.
    pub version: u32,
    /// When the printed version was sealed, as papers say it; null where it was not.
    pub sealed: Option<String>,
    /// Why the printed version was taken back or returned; null where it was not.
    pub taken_back: Option<String>,
    /// Whether anything is otherwise by now.
    pub moved: bool,
    /// Field by field.
    pub differences: Vec<PrintedDifference>,
}

/// A line of a public paper that is otherwise by now.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct MovedLine {
    /// The name.
    pub name: String,
    /// What stands beside it on the paper.
    pub printed: String,
    /// What stands beside it now; empty where it is on no such paper.
    pub now: String,
}

/// Papers that were written into files, and what to mind about them.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct PapersMade {
    /// The files.
    #[cfg_attr(feature = "ts", ts(type = "string[]"))]
    pub files: Vec<PathBuf>,
    /// Names of those whose papers say that they are drafts.
    pub drafts: Vec<String>,
    /// Names of those whose content changed after the version that was printed.
    pub stale: Vec<String>,
}

/// Which fonts there are, and which characters of a text they lack.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct FontReport {
    /// The fonts.
    pub fonts: Vec<FoundFont>,
    /// Roles of the official typography that none plays.
    pub lacking: Vec<String>,
    /// Characters that only a font which helps out has.
    pub helped: Vec<char>,
    /// Characters that no font has.
    pub missing: Vec<char>,
}

/// A font.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct FoundFont {
    /// What it is used for: 仿宋, 黑体, 补字.
    pub role: String,
    /// Its family.
    pub family: String,
    /// Its file.
    #[cfg_attr(feature = "ts", ts(type = "string"))]
    pub file: PathBuf,
    /// Whether it is the one that the standard prescribes.
    pub prescribed: bool,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_picture_is_bytes_here_and_base_64_as_json() {
        let scans =
            [BoundScan::Pages(vec![Picture([0xff, 0xd8, 0xff].into())]), BoundScan::Lacking("打不开".to_owned())];
        let json = serde_json::to_string(&scans).expect("json");
        assert_eq!(json, r#"[{"pages":["/9j/"]},{"lacking":"打不开"}]"#);
        assert_eq!(serde_json::from_str::<[BoundScan; 2]>(&json).expect("scans"), scans);
        assert!(serde_json::from_str::<Picture>("\"no base 64\"").is_err());
        assert_eq!(format!("{:?}", Picture([1, 2].into())), "Picture(2 bytes)", "a log line is no place for a scan");
    }
}
