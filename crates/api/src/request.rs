//! What a screen can ask for beside the engine's commands: what there is before a profile is open, and
//! what a window needs to draw.

use std::path::PathBuf;

use jiangxuan_engine::command::{Command, Failure};
use jiangxuan_rules::statistics::Scope;
use serde::{Deserialize, Serialize};
use serde_json::Value;

use crate::printing::{Details, Job, Order};

/// A request that the host of the engine answers.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "command", rename_all = "snake_case")]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub enum HostRequest {
    /// Whether there is a profile and whether it is open; opens it where that needs no asking.
    ProfileState,
    /// Makes a profile: opened by a key in the keyring, or by the passphrase where one is given.
    ProfileCreate {
        /// To open it with; none leaves it to the keyring.
        passphrase: Option<String>,
    },
    /// Opens the profile.
    Unlock {
        /// What opens it; none leaves it to the keyring.
        passphrase: Option<String>,
    },
    /// The season files that come with the program.
    SeasonTemplates,
    /// A season file of one's own: read and checked.
    SeasonFile {
        /// Where it is.
        file: PathBuf,
    },
    /// Makes a profile out of a backup and opens it.
    BackupRestore {
        /// The backup.
        from: PathBuf,
        /// Its passphrase.
        backup_passphrase: String,
        /// To open the profile with; none leaves it to the keyring.
        passphrase: Option<String>,
    },
    /// The official form as data: fields, records, lists to choose from, words of the notice.
    Fields,
    /// An invitation, read from its text, its file or its picture, before it is answered.
    TicketRead {
        /// The text, or the path of a file that holds it: as text, or as a square code in a picture.
        ticket: String,
    },
    /// Draws an invitation as a square code into a new PNG.
    TicketPicture {
        /// The text.
        ticket: String,
        /// Where to write it.
        out: PathBuf,
    },
    /// Looks at a file that is about to be attached, in a process of its own: `{pages, seen, warnings, picture}`.
    FileLook {
        /// The file.
        file: PathBuf,
        /// Which page, from 0 on; none looks at all of them and draws the first.
        page: Option<u32>,
        /// Width of the picture in pixels; none draws nothing.
        width: Option<u32>,
    },
    /// Brings two versions of a text together as far as that needs no person; needs no profile. Answers [`TextMerge`].
    ///
    /// [`TextMerge`]: jiangxuan_model::passage::TextMerge
    TextMerge {
        /// What both sides started from.
        base: String,
        /// What our side made of it.
        ours: String,
        /// What their side made of it.
        theirs: String,
    },
    /// The files that somebody opened with this program since it was last asked.
    OfferedFiles,
    /// Writes the authority key into a new file, protected by a passphrase.
    RecoveryFile {
        /// Passphrase of the file.
        passphrase: String,
        /// Where to write it.
        out: PathBuf,
    },
    /// Takes the authority key from a recovery file.
    RecoveryOpen {
        /// The file.
        file: PathBuf,
        /// Its passphrase.
        passphrase: String,
    },
    /// Makes official papers as files.
    PapersMake(Job),
    /// One page of official papers as they would be printed. The first page is set anew, so that it shows what holds.
    PapersPreview {
        /// Which.
        order: Order,
        /// What is said otherwise.
        details: Details,
        /// Which page, from 0 on.
        page: u32,
        /// Width of the picture, in pixels.
        width: u32,
    },
    /// Which fonts there are to print with, and whether they have every character of a text.
    PapersFonts {
        /// The text.
        text: String,
    },
    /// Reads the code on a scanned page and says what has changed since it was printed.
    PageRead {
        /// A JPG, PNG, TIFF or PDF; its first page is read.
        file: PathBuf,
    },
    /// What an old list (xlsx, xls, ods, csv) would do to the dossiers, row by row; nothing is written.
    ImportRead {
        /// The list.
        file: PathBuf,
        /// Rows, by their numbers, that are to be left out.
        #[serde(default)]
        skip: Vec<usize>,
        /// Rows, by their numbers, that are to be taken although the preview asks about them.
        #[serde(default)]
        take: Vec<usize>,
    },
    /// Does what `ImportRead` showed under this digest. Where something has changed since, nothing is written and
    /// the answer is the new preview, with `moved`.
    ImportApply {
        /// The list.
        file: PathBuf,
        /// As for `ImportRead`.
        #[serde(default)]
        skip: Vec<usize>,
        /// As for `ImportRead`.
        #[serde(default)]
        take: Vec<usize>,
        /// As the preview told it.
        digest: String,
    },
    /// Writes a numbered, signed score sheet for an expert, who fills it in without this program.
    ScoreSheet {
        /// Name of the expert.
        expert: String,
        /// Where to write it; a file of that name stays.
        out: PathBuf,
    },
    /// Writes the 统计表 into a new spreadsheet: `{file}`.
    StatisticsFile {
        /// Who is counted.
        scope: Scope,
        /// Where to write it.
        out: PathBuf,
    },
    /// What an expert's filled-in score sheet would do, row by row; nothing is written.
    ScoresRead {
        /// The sheet.
        file: PathBuf,
    },
    /// Does what `ScoresRead` showed under this digest; otherwise as `ImportApply`.
    ScoresApply {
        /// The sheet.
        file: PathBuf,
        /// As the preview told it.
        digest: String,
    },
    /// Writes what the press gets of an awardee into a new folder: `{folder, files}`.
    StoryPack {
        /// Which dossier.
        id: String,
        /// The folder in which to make it.
        out: PathBuf,
    },
    /// Takes in the signed list of whom an earlier season put forward for 三晋英才.
    AwardTakeOver {
        /// The list.
        file: PathBuf,
    },
    /// Checks a receipt that somebody brought as a file, against the authority of this season where there is one.
    ReceiptVerify {
        /// The file.
        file: PathBuf,
    },
    /// Checks an exported audit trail in the same way.
    TrailVerify {
        /// The file.
        file: PathBuf,
    },
}

/// Whatever a window can ask.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(untagged)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub enum Rpc {
    /// Of the host.
    Host(HostRequest),
    /// Of the engine.
    Command(Command),
}

impl Rpc {
    /// Reads a request; the tag `command` says which it is.
    pub fn read(request: Value) -> Result<Self, Failure> {
        match serde_json::from_value(request.clone()) {
            Ok(host) => Ok(Self::Host(host)),
            Err(error) if !error.to_string().starts_with("unknown variant") => Err(unreadable(&error)),
            Err(_) => serde_json::from_value(request).map(Self::Command).map_err(|error| unreadable(&error)),
        }
    }
}

fn unreadable(error: &serde_json::Error) -> Failure {
    Failure::new(
        "request",
        format!("界面发来的请求无法识别（{error}）。没有改动任何资料。请重新打开匠选；仍不行请联系维护人员。"),
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn one_manner_for_requests_of_host_and_engine() {
        let read = |value| Rpc::read(value).expect("read");
        assert_eq!(read(json!({ "command": "profile_state" })), Rpc::Host(HostRequest::ProfileState));
        assert_eq!(read(json!({ "command": "unlock" })), Rpc::Host(HostRequest::Unlock { passphrase: None }));
        assert_eq!(read(json!({ "command": "status" })), Rpc::Command(Command::Status));
        let new = Command::DossierNew { name: "闻人守拙".to_owned() };
        assert_eq!(read(json!({ "command": "dossier_new", "name": "闻人守拙" })), Rpc::Command(new));
    }

    #[test]
    fn a_merge_is_asked_of_the_host() {
        let request = json!({ "command": "text_merge", "base": "甲。", "ours": "子。", "theirs": "甲。" });
        let text = |text: &str| text.to_owned();
        let merge = HostRequest::TextMerge { base: text("甲。"), ours: text("子。"), theirs: text("甲。") };
        assert_eq!(Rpc::read(request).expect("read"), Rpc::Host(merge));
    }

    #[test]
    fn what_cannot_be_read_is_refused_by_name() {
        for (request, named) in [
            (json!({ "command": "no_such_thing" }), "no_such_thing"),
            (json!({ "command": "season_file" }), "file"),
            (json!({ "command": "dossier_show", "id": 3 }), "3"),
            (json!("status"), "status"),
        ] {
            let failure = Rpc::read(request).expect_err("refused");
            assert!(failure.code == "request" && failure.message.contains(named), "{failure:?}");
        }
    }
}
